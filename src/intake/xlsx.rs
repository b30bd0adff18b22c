//! Workbooks (.xlsx), read cell by cell: the size that a sheet claims is never believed.

use std::collections::BTreeMap;
use std::io::{BufReader, Read, Seek};
use std::path::Path;
use std::sync::atomic::AtomicU64;

use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxCellReader, XlsxError, XlsxFormulaMetadata};
use chrono::NaiveDate;

use super::Source;
use super::chosen::{Choice, Found, choose};
use super::container::WorkbookFacts;
use super::counting::Counting;
use super::error::IntakeError;
use super::filling::{Filling, Next};
use super::fonts::{FontVotes, is_old};
use super::limits;
use super::number_format::value_of_day;
use super::part_scan::SheetFacts;
use super::sheet::{Piece, SheetStart, Sink, Value};
use super::workbook_parts::{WorkbookParts, without_space};

/// Reads the sheets that the options ask for.
pub(super) fn read(
    source: Source<'_>,
    facts: &WorkbookFacts,
    done: &AtomicU64,
    sink: Sink<'_>,
) -> Result<(), IntakeError> {
    let Source { path, options, extent, .. } = source;
    let mut parts = WorkbookParts::open(path, done).of_sheets();
    let texts =
        if facts.has_old_fonts { WorkbookParts::open(path, done).texts_in_old_fonts() } else { BTreeMap::new() };
    let mut workbook = open(path, done)?;
    let from_1904 = workbook.has_1904_epoch();
    for Choice { found, is_read, .. } in choose(path, found(&workbook), options)? {
        if found.is_hidden && sink(Piece::Hidden(found.name.clone())).is_break() {
            return Ok(());
        }
        if !is_read {
            continue;
        }
        let unknown = SheetFacts::default();
        let about = parts.remove(&found.name).and_then(|part| facts.sheets.get(&part)).unwrap_or(&unknown);
        let fonts = fonts(path, &mut workbook, &found.name, &texts)?;
        let start = SheetStart { name: found.name.clone(), encoding: "unicode", from_1904, fonts };
        let mut filling = Filling::new(start, extent, sink);
        if read_sheet(path, &mut workbook, &found.name, about, &mut filling)? == Next::Stop || filling.end().is_break()
        {
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
    let file = Counting::open(path, done)?;
    Xlsx::new(BufReader::new(file)).map_err(|error| IntakeError::damaged(path, &error))
}

/// The sheets with cells.
fn found(workbook: &Workbook<'_>) -> Vec<Found> {
    let sheets = workbook.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let found =
        sheets.map(|sheet| Found { name: sheet.name.clone(), is_hidden: sheet.visible != SheetVisible::Visible });
    found.collect()
}

/// The fonts of the columns, from the first rows: only where the workbook has an old font at all.
fn fonts(
    path: &Path,
    workbook: &mut Workbook<'_>,
    name: &str,
    texts: &BTreeMap<String, String>,
) -> Result<Vec<(u32, String)>, IntakeError> {
    let damaged = |error: XlsxError| IntakeError::damaged(path, &error);
    let mut cells = workbook.worksheet_cells_reader(name).map_err(damaged)?;
    let font = |style: &calamine::Style| style.font.as_ref()?.name.clone().filter(|name| is_old(name));
    let of_formats: Vec<Option<String>> = cells.styles().iter().map(font).collect();
    if of_formats.iter().all(Option::is_none) && texts.is_empty() {
        return Ok(Vec::new());
    }
    let mut votes = FontVotes::default();
    let (mut last_row, mut rows) = (None, 0);
    while let Some((cell, format)) = cells.next_cell_with_style_id().map_err(damaged)? {
        let Some(text) = value_of(cell.get_value()).and_then(Value::as_text) else { continue };
        let (row, column) = cell.get_position();
        rows += u32::from(last_row != Some(row));
        last_row = Some(row);
        if rows > limits::ROWS_OF_FONTS {
            break;
        }
        let of_runs = if texts.is_empty() { None } else { texts.get(&without_space(text)) };
        votes.add(column, of_runs.or(of_formats.get(format).and_then(Option::as_ref)).map(String::as_str));
    }
    Ok(votes.elected())
}

fn read_sheet(
    path: &Path,
    workbook: &mut Workbook<'_>,
    name: &str,
    about: &SheetFacts,
    filling: &mut Filling<'_, '_>,
) -> Result<Next, IntakeError> {
    let damaged = |error: XlsxError| IntakeError::damaged(path, &error);
    let mut cells = workbook.worksheet_cells_reader(name).map_err(damaged)?;
    while let Some(cell) = next_cell(&mut cells, about).map_err(damaged)? {
        let formula = cell.formula.as_deref().map(Value::Fault);
        let Some(value) = value_of(&cell.value).or(formula) else { continue };
        let (row, column) = cell.position;
        let row = row.saturating_add(1);
        let next = filling.row(row, about.is_hidden(row));
        if next != Next::Cells {
            return Ok(next);
        }
        filling.cell(column, value);
    }
    Ok(Next::EndOfSheet)
}

struct Cell<'w> {
    position: (u32, u32),
    value: DataRef<'w>,
    /// The formula of a cell without a stored result.
    formula: Option<String>,
}

/// The next cell. Formulas are looked at only where there are any, and only to tell one that was never computed from
/// a cell with nothing in it.
fn next_cell<'w, F: Read + Seek>(
    cells: &mut XlsxCellReader<'w, F>,
    about: &SheetFacts,
) -> Result<Option<Cell<'w>>, XlsxError> {
    if !about.has_formulas {
        let cell = cells.next_cell()?;
        return Ok(cell.map(|cell| Cell {
            position: cell.get_position(),
            value: cell.get_value().clone(),
            formula: None,
        }));
    }
    Ok(cells.next_cell_with_formula_metadata()?.map(|record| {
        let formula = record.formula.filter(|_| record.value == DataRef::Empty).map(|formula| match formula {
            XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => {
                format!("={formula}")
            }
            XlsxFormulaMetadata::SharedDerived { .. } | _ => "=".to_owned(),
        });
        Cell { position: record.pos, value: record.value, formula }
    }))
}

/// The neutral value of a cell, or nothing for an empty one. Only the stored result of a formula is used.
pub(super) fn value_of<'a>(value: &'a DataRef<'_>) -> Option<Value<'a>> {
    match value {
        DataRef::SharedString(text) => Some(Value::Text(text)),
        DataRef::Float(number) => Some(Value::Number(*number)),
        #[expect(clippy::cast_precision_loss, reason = "a spreadsheet holds no more than 15 digits")]
        DataRef::Int(number) => Some(Value::Number(*number as f64)),
        DataRef::Bool(flag) => Some(Value::Flag(*flag)),
        DataRef::DateTime(serial) => Some(value_of_day(serial)),
        DataRef::DateTimeIso(text) => Some(iso_day(text).map_or(Value::Text(text), Value::Date)),
        DataRef::String(text) | DataRef::DurationIso(text) => Some(Value::Text(text)),
        DataRef::Error(error) => Some(Value::Fault(fault_text(error))),
        DataRef::Empty => None,
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
