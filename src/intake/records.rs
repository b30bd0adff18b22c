//! Records of delimited text, read within limits: a record that never ends must not fill the memory.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

use super::limits;

/// A reader of records.
pub(super) struct Records<'t> {
    text: &'t [u8],
    at: usize,
    reader: Reader,
    output: Vec<u8>,
    ends: Vec<usize>,
}

/// A record.
#[derive(Clone, Copy)]
pub(super) struct Record<'r> {
    /// Where it begins in the text, empty lines above it included.
    pub at: usize,
    text: &'r str,
    ends: &'r [usize],
}

/// Why a record cannot be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum RecordFault {
    /// It has more cells than a spreadsheet has columns.
    TooWide,
    /// It is far too long, in one line.
    TooLong,
    /// It is far too long, over many lines.
    Unclosed,
    /// Its bytes are no text: the delimiter is part of a letter.
    NoText,
}

impl<'t> Records<'t> {
    /// Of a text, with this delimiter.
    pub(super) fn new(text: &'t str, delimiter: u8) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        Self { text: text.as_bytes(), at: 0, reader, output: vec![0; 16 << 10], ends: vec![0; 256] }
    }

    /// Reads the next record; a fault comes with the place where its record begins.
    pub(super) fn read(&mut self) -> Result<Option<Record<'_>>, (RecordFault, usize)> {
        let begin = self.at;
        let (mut written, mut ended) = (0, 0);
        loop {
            let input = self.text.get(self.at..).unwrap_or_default();
            let output = self.output.get_mut(written..).unwrap_or_default();
            let ends = self.ends.get_mut(ended..).unwrap_or_default();
            let (result, taken, more_written, more_ended) = self.reader.read_record(input, output, ends);
            self.at += taken;
            written += more_written;
            ended += more_ended;
            match result {
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::OutputFull if self.output.len() >= limits::RECORD_BYTES => {
                    let lines = memchr::memchr_iter(b'\n', &self.output).count() as u64;
                    let is_long = lines <= limits::LINES_OF_RECORD;
                    return Err((if is_long { RecordFault::TooLong } else { RecordFault::Unclosed }, begin));
                }
                ReadRecordResult::OutputFull => self.output.resize(self.output.len() * 2, 0),
                ReadRecordResult::OutputEndsFull if self.ends.len() >= limits::CELLS_OF_RECORD => {
                    return Err((RecordFault::TooWide, begin));
                }
                ReadRecordResult::OutputEndsFull => self.ends.resize(self.ends.len() * 2, 0),
                ReadRecordResult::Record => break,
                ReadRecordResult::End => return Ok(None),
            }
        }
        let text = self.output.get(..written).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let text = text.ok_or((RecordFault::NoText, begin))?;
        Ok(Some(Record { at: begin, text, ends: self.ends.get(..ended).unwrap_or_default() }))
    }
}

impl<'r> Record<'r> {
    /// How many cells it has.
    pub(super) fn len(self) -> usize {
        self.ends.len()
    }

    /// Its cells.
    pub(super) fn cells(self) -> impl Iterator<Item = &'r str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(self.ends).map(move |(start, end)| self.text.get(start..*end).unwrap_or_default())
    }

    /// Line ends within its cells.
    pub(super) fn lines(self) -> u64 {
        memchr::memchr_iter(b'\n', self.text.as_bytes()).count() as u64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_and_where_they_begin() {
        let text = "a,b\r\n\n\"c\nd\",\"e\"\"\"\n,é";
        let mut records = Records::new(text, b',');
        let mut found = Vec::new();
        while let Some(record) = records.read().unwrap() {
            found.push((record.at, record.lines(), record.cells().map(str::to_owned).collect::<Vec<_>>()));
        }
        let cells = |cells: &[&str]| cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>();
        assert_eq!(found.len(), 3);
        assert_eq!((found[0].0, &found[0].2), (0, &cells(&["a", "b"])));
        assert_eq!((found[1].1, &found[1].2), (1, &cells(&["c\nd", "e\""])));
        assert_eq!(found[2].2, cells(&["", "é"]));
    }

    #[test]
    fn records_that_never_end() {
        for (text, expected) in [
            (format!("a\n{}", "a,".repeat(limits::CELLS_OF_RECORD * 2)), RecordFault::TooWide),
            (format!("a\n{}", "a".repeat(limits::RECORD_BYTES * 2)), RecordFault::TooLong),
            (format!("a\n\"{}", "a,b\n".repeat(limits::RECORD_BYTES)), RecordFault::Unclosed),
        ] {
            let mut records = Records::new(&text, b',');
            assert!(records.read().is_ok_and(|record| record.is_some()));
            assert_eq!(records.read().err().map(|(fault, _)| fault), Some(expected));
        }
    }
}
