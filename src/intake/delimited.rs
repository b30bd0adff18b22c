//! Delimited text (.csv, .tsv, .txt): comma, semicolon, tab or a bar; UTF-8, UTF-16, or Windows-1258.

use std::borrow::Cow;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1258};

use super::error::IntakeError;
use super::limits;
use super::records::{Record, RecordFault, Records};
use super::sheet::{Batch, Piece, SheetStart, Sink, Value, beginning};

/// Reads the one sheet that such a file is.
pub(super) fn read(path: &Path, done: &AtomicU64, sink: Sink<'_>) -> Result<(), IntakeError> {
    let bytes = fs::read(path).map_err(IntakeError::unreadable(path))?;
    let decoded = decode(&bytes);
    let text = with_line_feeds(&decoded.text);
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        return Err(IntakeError::NulInText { path: path.to_owned(), line: line_of(&text, at) });
    }
    let (text, rows_before, delimiter) = delimiter_of(&text);

    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    if sink(Piece::Sheet(SheetStart { name, encoding: decoded.encoding, from_1904: false, fonts: Vec::new() }))
        .is_break()
    {
        return Ok(());
    }
    let scale = |at: u64| at.saturating_mul(bytes.len() as u64) / (text.len() as u64).max(1);
    let mut records = Records::new(text, delimiter);
    let mut batch = Batch::default();
    let mut lines = Lines { text: text.as_bytes(), at: 0, line: 1 + rows_before };
    // Lines within cells, which are no rows.
    let mut inner_lines = 0;
    loop {
        let record = match records.read() {
            Ok(Some(record)) => record,
            Ok(None) => break,
            Err((fault, at)) => {
                lines.go_to(at);
                return Err(error_of(path, fault, lines.line));
            }
        };
        lines.go_to(record.at);
        let within = record.lines();
        if within > 0 && is_unclosed(record, within, lines.rest(), delimiter) {
            return Err(IntakeError::UnclosedQuote { path: path.to_owned(), line: lines.line });
        }
        if batch.is_full() {
            done.store(scale(lines.at as u64), Ordering::Relaxed);
            if sink(Piece::Rows(std::mem::take(&mut batch))).is_break() {
                return Ok(());
            }
        }
        batch.begin_row(u32::try_from(lines.line.saturating_sub(inner_lines)).unwrap_or(u32::MAX));
        for (column, cell) in (0..).zip(record.cells()) {
            if !cell.is_empty() {
                batch.push(column, Value::Text(cell));
            }
        }
        inner_lines += within;
    }
    done.store(bytes.len() as u64, Ordering::Relaxed);
    let _: ControlFlow<()> = sink(Piece::Rows(batch));
    Ok(())
}

fn error_of(path: &Path, fault: RecordFault, line: u64) -> IntakeError {
    let path = path.to_owned();
    match fault {
        RecordFault::TooWide => {
            let row = u32::try_from(line).unwrap_or(u32::MAX);
            IntakeError::TooManyColumns { path, row, limit: limits::COLUMNS }
        }
        RecordFault::TooLong => IntakeError::LineTooLong { path, line, limit_mb: (limits::RECORD_BYTES >> 20) as u64 },
        RecordFault::Unclosed => IntakeError::UnclosedQuote { path, line },
        RecordFault::NoText => IntakeError::damaged(&path, &"the delimiter is no letter of its own"),
    }
}

/// Reads every cell and counts those that are not empty.
pub(super) fn count_cells(path: &Path) -> Result<u64, IntakeError> {
    let bytes = fs::read(path).map_err(IntakeError::unreadable(path))?;
    let decoded = decode(&bytes);
    let (text, _, delimiter) = delimiter_of(&decoded.text);
    let mut reader = builder(delimiter).from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut count = 0;
    while reader.read_record(&mut record).map_err(|error| IntakeError::damaged(path, &error))? {
        count += record.iter().filter(|cell| !cell.is_empty()).count() as u64;
    }
    Ok(count)
}

pub(super) struct Decoded<'a> {
    pub text: Cow<'a, str>,
    /// As the contract names it.
    encoding: &'static str,
}

/// A byte order mark decides; else what is valid UTF-8, but for a few broken letters, is UTF-8; else Vietnamese
/// Windows. What stood in place of a broken letter is lost: its cell is a problem.
///
/// Text comes out as it lies there: composing to NFC is left to the cleaning of each cell.
pub(super) fn decode(bytes: &[u8]) -> Decoded<'_> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return Decoded { text, encoding: "unicode" };
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        return Decoded { text, encoding: "unicode" };
    }
    match UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Decoded { text, encoding: "unicode" },
        None if is_nearly_utf8(bytes) => Decoded { text: String::from_utf8_lossy(bytes), encoding: "unicode" },
        None => Decoded { text: WINDOWS_1258.decode_without_bom_handling(bytes).0, encoding: "cp1258" },
    }
}

/// Whether bytes are UTF-8 with a few letters broken, as by a text that was cut and joined: Vietnamese Windows hardly
/// ever makes a letter of UTF-8 by chance.
fn is_nearly_utf8(bytes: &[u8]) -> bool {
    const LETTERS_FOR_ONE_BROKEN: usize = 20;
    let (mut letters, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|letter| !letter.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    letters > broken * LETTERS_FOR_ONE_BROKEN
}

/// UTF-16 shows by a zero in every other byte where the text is plain (digits, delimiters).
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let start = bytes.get(..BYTES_OF_GUESS.min(bytes.len() & !1))?;
    let zeros = |odd: usize| start.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let many = (start.len() / 2).div_ceil(3).max(4);
    match () {
        () if odd >= many && even == 0 => Some(UTF_16LE),
        () if even >= many && odd == 0 => Some(UTF_16BE),
        () => None,
    }
}

/// Bytes from which the encoding and the delimiter are guessed.
const BYTES_OF_GUESS: usize = 16 << 10;

/// Old Macs end a line with CR alone, which would leave every row on line 1.
pub(super) fn with_line_feeds(text: &str) -> Cow<'_, str> {
    if memchr::memchr(b'\n', text.as_bytes()).is_none() && memchr::memchr(b'\r', text.as_bytes()).is_some() {
        Cow::Owned(text.replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The text of the records, the rows before it, and the delimiter: as a first line `sep=;` says, else the one that
/// cuts most lines into the same number of several cells.
pub(super) fn delimiter_of(text: &str) -> (&str, u64, u8) {
    if let Some((first, rest)) = text.split_once('\n')
        && let Some(&[delimiter]) = first.trim_end().strip_prefix("sep=").map(str::as_bytes)
    {
        return (rest, 1, delimiter);
    }
    let start = beginning(text, BYTES_OF_GUESS);
    let best = [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|delimiter| fit(start, *delimiter));
    (text, 0, best.unwrap_or(b','))
}

/// How well a delimiter fits: cells in the lines that have the most usual number of them.
fn fit(text: &str, delimiter: u8) -> usize {
    let mut lines_with = std::collections::BTreeMap::<usize, usize>::new();
    for record in builder(delimiter).from_reader(text.as_bytes()).into_records().map_while(Result::ok) {
        if record.len() > 1 {
            *lines_with.entry(record.len()).or_default() += 1;
        }
    }
    lines_with.into_iter().map(|(cells, lines)| cells * lines).max().unwrap_or(0)
}

pub(super) fn builder(delimiter: u8) -> ReaderBuilder {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    builder
}

/// Whether a record of several lines is a quotation mark that nobody closed: it spans too many lines, a cell of it
/// holds what looks like whole rows, or the file ends within it. `rest` is the text from its start.
fn is_unclosed(record: Record<'_>, lines: u64, rest: &[u8], delimiter: u8) -> bool {
    if lines > limits::LINES_OF_RECORD {
        return true;
    }
    let delimiters = |cell: &str| memchr::memchr_iter(delimiter, cell.as_bytes()).count();
    if record.cells().any(|cell| cell.contains('\n') && delimiters(cell) >= (record.len() / 2).max(3)) {
        return true;
    }
    let after = usize::try_from(lines).unwrap_or(usize::MAX);
    let is_last = memchr::memchr_iter(b'\n', rest).nth(after).is_none_or(|end| end + 1 >= rest.len());
    is_last && memchr::memchr_iter(b'"', rest).count() % 2 == 1
}

/// Where a record begins, in lines: the reader of records counts a line only when it comes to the next record, and
/// empty lines are rows too.
struct Lines<'a> {
    text: &'a [u8],
    at: usize,
    /// The line at `at`, 1-based.
    line: u64,
}

impl<'a> Lines<'a> {
    /// Goes on to the first line that is not empty from a place on.
    fn go_to(&mut self, byte: usize) {
        let mut to = byte.max(self.at);
        while let Some(b'\r' | b'\n') = self.text.get(to) {
            to += 1;
        }
        let passed = self.text.get(self.at..to).unwrap_or_default();
        self.line += memchr::memchr_iter(b'\n', passed).count() as u64;
        self.at = to;
    }

    fn rest(&self) -> &'a [u8] {
        self.text.get(self.at..).unwrap_or_default()
    }
}

fn line_of(text: &str, at: usize) -> u64 {
    1 + memchr::memchr_iter(b'\n', text.as_bytes().get(..at).unwrap_or_default()).count() as u64
}
