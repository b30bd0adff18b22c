//! Workbooks (.xlsx), read cell by cell: the size that a sheet claims is never believed.

use std::fs::File;
use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx};
use chrono::NaiveDate;

use super::error::IntakeError;
use super::limits;
use super::sheet::{Batch, Piece, SheetStart, Sink, Value};
use super::{Extent, HiddenParts, ReadOptions, Source};
use crate::text::fold;

/// Reads the sheets that the options ask for.
pub(super) fn read(source: Source<'_>, done: &AtomicU64, sink: Sink<'_>) -> Result<(), IntakeError> {
    let Source { path, options, extent, .. } = source;
    let mut workbook = open(path, done)?;
    let from_1904 = workbook.has_1904_epoch();
    for (name, is_hidden) in chosen(path, &workbook, options)? {
        if is_hidden && sink(Piece::Hidden(name.clone())).is_break() {
            return Ok(());
        }
        if is_hidden && options.hidden == HiddenParts::Skip && options.sheet.is_none() {
            continue;
        }
        if options.leaves_out(path, &name) {
            continue;
        }
        let start = SheetStart { name: name.clone(), encoding: "unicode", from_1904, fonts: Vec::new() };
        if sink(Piece::Sheet(start)).is_break() || read_sheet((path, extent), &mut workbook, &name, sink)?.is_break() {
            return Ok(());
        }
    }
    Ok(())
}

/// Reads every cell of every sheet and counts those that are not empty.
pub(super) fn count_cells(path: &Path) -> Result<u64, IntakeError> {
    let done = AtomicU64::new(0);
    let mut workbook = open(path, &done)?;
    let mut count = 0;
    for name in workbook.sheet_names() {
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(|error| IntakeError::damaged(path, &error))?;
        while let Some(cell) = cells.next_cell().map_err(|error| IntakeError::damaged(path, &error))? {
            count += u64::from(*cell.get_value() != DataRef::Empty);
        }
    }
    Ok(count)
}

type Workbook<'a> = Xlsx<BufReader<Counting<'a>>>;

fn open<'a>(path: &Path, done: &'a AtomicU64) -> Result<Workbook<'a>, IntakeError> {
    let file = File::open(path).map_err(IntakeError::unreadable(path))?;
    Xlsx::new(BufReader::new(Counting { file, done })).map_err(|error| IntakeError::damaged(path, &error))
}

/// The sheets to look at, each with whether it is hidden.
fn chosen(path: &Path, workbook: &Workbook<'_>, options: &ReadOptions) -> Result<Vec<(String, bool)>, IntakeError> {
    let sheets = || workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let described = |sheet: &calamine::Sheet| (sheet.name.clone(), sheet.visible != SheetVisible::Visible);
    if let Some(wanted) = &options.sheet {
        let key = fold::loose(wanted);
        let exact = sheets().find(|sheet| sheet.name == *wanted);
        let found = exact.or_else(|| sheets().find(|sheet| fold::loose(&sheet.name) == key));
        return found.map(|sheet| vec![described(sheet)]).ok_or_else(|| IntakeError::NoSuchSheet {
            path: path.to_owned(),
            name: wanted.clone(),
            sheets: sheets().map(|sheet| sheet.name.clone()).collect(),
        });
    }
    let all: Vec<_> = sheets().map(described).collect();
    if all.len() > limits::SHEETS {
        return Err(IntakeError::TooManySheets { path: path.to_owned(), limit: limits::SHEETS });
    }
    Ok(all)
}

fn read_sheet(
    (path, extent): (&Path, Extent),
    workbook: &mut Workbook<'_>,
    name: &str,
    sink: Sink<'_>,
) -> Result<ControlFlow<()>, IntakeError> {
    let damaged = |error: calamine::XlsxError| IntakeError::damaged(path, &error);
    let mut cells = workbook.worksheet_cells_reader(name).map_err(damaged)?;
    let mut batch = Batch::default();
    let mut last_row = 0;
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let Some(value) = value_of(cell.get_value()) else { continue };
        let (row, column) = cell.get_position();
        let row = row.saturating_add(1);
        if row != last_row {
            if row > last_row.saturating_add(limits::EMPTY_ROWS) {
                break;
            }
            if batch.is_full() {
                let taken = sink(Piece::Rows(std::mem::take(&mut batch)));
                if taken.is_break() || extent == Extent::Beginning {
                    return Ok(taken);
                }
            }
            batch.begin_row(row);
            last_row = row;
        }
        batch.push(column, value);
    }
    Ok(sink(Piece::Rows(batch)))
}

/// The neutral value of a cell, or nothing for an empty one. Only the stored result of a formula is used.
fn value_of<'a>(value: &'a DataRef<'_>) -> Option<Value<'a>> {
    match value {
        DataRef::SharedString(text) => Some(Value::Text(text)),
        DataRef::Float(number) => Some(Value::Number(*number)),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet holds no more than 15 digits")]
        DataRef::Int(number) => Some(Value::Number(*number as f64)),
        DataRef::Bool(flag) => Some(Value::Flag(*flag)),
        DataRef::DateTime(serial) => Some(day_of(serial)),
        DataRef::DateTimeIso(text) => Some(iso_day(text).map_or(Value::Text(text), Value::Date)),
        DataRef::String(text) | DataRef::DurationIso(text) => Some(Value::Text(text)),
        DataRef::Error(error) => Some(Value::Fault(fault_text(error))),
        DataRef::Empty => None,
    }
}

/// The day of a cell with a date format. A year typed into such a cell (1950, shown as 3/5/1905) is a number.
fn day_of(serial: &calamine::ExcelDateTime) -> Value<'static> {
    let number = serial.as_f64();
    let is_year = Value::Number(number).as_whole_number().is_some_and(|year| limits::YEARS.contains(&year));
    match serial.as_datetime() {
        Some(at) if serial.is_datetime() && number >= 1.0 && !is_year => Value::Date(at.date()),
        _ => Value::Number(number),
    }
}

fn iso_day(text: &str) -> Option<NaiveDate> {
    text.get(..10)?.parse().ok()
}

fn fault_text(error: &calamine::CellErrorType) -> &'static str {
    use calamine::CellErrorType as Fault;
    match error {
        Fault::Div0 => "#DIV/0!",
        Fault::NA => "#N/A",
        Fault::Name => "#NAME?",
        Fault::Null => "#NULL!",
        Fault::Num => "#NUM!",
        Fault::Ref => "#REF!",
        Fault::Value => "#VALUE!",
        Fault::GettingData => "#DATA!",
    }
}

/// A file that tells how far it has been read.
struct Counting<'a> {
    file: File,
    done: &'a AtomicU64,
}

impl Read for Counting<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(buffer)?;
        if let Ok(at) = self.file.stream_position() {
            self.done.store(at, Ordering::Relaxed);
        }
        Ok(count)
    }
}

impl Seek for Counting<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}
