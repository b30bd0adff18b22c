//! The cells of a sheet: first where each is, so that they can be read in order, then what it holds.

use std::path::Path;

use super::super::error::IntakeError;
use super::super::number_format::value_of_number;
use super::super::sheet::Value;
use super::globals::Globals;
use super::records::{Record, Records, f64_at, kind, parts, rk_at, u16_at, u32_at};
use super::strings::{Coding, Length, Texts};

/// Where a cell is.
#[derive(Clone, Copy)]
pub(super) struct CellPlace {
    /// Row, 0-based.
    pub row: u16,
    /// Column, 0-based.
    pub column: u16,
    /// Its format.
    pub format: u16,
    /// Which of the numbers of its record it is.
    part: u16,
    /// Where its record begins.
    at: u32,
}

/// The cells of a sheet, row by row, and its hidden rows.
pub(super) struct Index {
    pub cells: Vec<CellPlace>,
    hidden: Vec<u16>,
}

/// The bit of a row's flags that says that it is not shown.
const IS_HIDDEN: u8 = 0x20;
const FLAGS_OF_ROW: usize = 12;
/// Bytes of the format and the number of a cell among several of one record.
const BYTES_OF_RK: usize = 6;

impl Index {
    /// Reads where the cells of a sheet are. Excel writes them row by row, other programs as it comes.
    pub(super) fn of(path: &Path, stream: &[u8], at: usize) -> Result<Self, IntakeError> {
        let mut records = Records::from(stream, at);
        if records.next().is_none_or(|record| record.kind != kind::BEGIN_OF_FILE) {
            return Err(IntakeError::damaged(path, &"a sheet is not where it should be"));
        }
        let mut index = Self { cells: Vec::new(), hidden: Vec::new() };
        // A chart within the sheet has cells of its own.
        let mut depth = 0_u32;
        for record in records {
            match record.kind {
                kind::BEGIN_OF_FILE => depth += 1,
                kind::END_OF_FILE if depth == 0 => break,
                kind::END_OF_FILE => depth -= 1,
                kind::ROW if depth == 0 => {
                    let is_hidden = record.data.get(FLAGS_OF_ROW).is_some_and(|flags| flags & IS_HIDDEN != 0);
                    index.hidden.extend(u16_at(record.data, 0).filter(|_| is_hidden));
                }
                _ if depth == 0 => index.add(record),
                _ => {}
            }
        }
        if !index.cells.is_sorted_by_key(|cell| (cell.row, cell.column)) {
            index.cells.sort_by_key(|cell| (cell.row, cell.column));
        }
        index.hidden.sort_unstable();
        Ok(index)
    }

    /// Whether a row, 0-based, is not shown.
    pub(super) fn is_hidden(&self, row: u16) -> bool {
        self.hidden.binary_search(&row).is_ok()
    }

    fn add(&mut self, record: Record<'_>) {
        let (Some(row), Some(column), Ok(at)) =
            (u16_at(record.data, 0), u16_at(record.data, 2), u32::try_from(record.at))
        else {
            return;
        };
        match record.kind {
            kind::MULTIPLE_RK => {
                let count = record.data.len().saturating_sub(6) / BYTES_OF_RK;
                for part in 0..u16::try_from(count).unwrap_or(0) {
                    let format = u16_at(record.data, 4 + usize::from(part) * BYTES_OF_RK).unwrap_or(0);
                    self.cells.push(CellPlace { row, column: column.saturating_add(part), format, part, at });
                }
            }
            kind::FORMULA
            | kind::RICH_STRING
            | kind::LABEL_SST
            | kind::NUMBER
            | kind::LABEL
            | kind::BOOL_OR_ERROR
            | kind::RK => {
                let format = u16_at(record.data, 4).unwrap_or(0);
                self.cells.push(CellPlace { row, column, format, part: 0, at });
            }
            _ => {}
        }
    }
}

/// What a cell holds; its text, if it is in no table, is written to `text`.
pub(super) fn cell_value<'a>(
    stream: &'a [u8],
    globals: &'a Globals,
    cell: CellPlace,
    text: &'a mut String,
) -> Option<Value<'a>> {
    let record = Records::from(stream, usize::try_from(cell.at).ok()?).next()?;
    let number = |number: f64| value_of_number(number, globals.kind(cell.format), globals.from_1904);
    match record.kind {
        kind::NUMBER => f64_at(record.data, 6).map(number),
        kind::RK => rk_at(record.data, 6).map(number),
        kind::MULTIPLE_RK => rk_at(record.data, 6 + usize::from(cell.part) * BYTES_OF_RK).map(number),
        kind::LABEL_SST => {
            let place = usize::try_from(u32_at(record.data, 6)?).ok()?;
            // A place that the table does not have is nothing that can be guessed.
            Some(globals.texts.get(place).map_or(Value::Fault(NO_SUCH_TEXT), Value::Text))
                .filter(|value| !is_blank(*value))
        }
        kind::LABEL | kind::RICH_STRING => text_of(stream, record, 6, globals.coding, text),
        kind::BOOL_OR_ERROR => match record.data.get(6..8)? {
            [flag, 0] => Some(Value::Flag(*flag != 0)),
            [code, _] => Some(Value::Fault(fault(*code))),
            _ => None,
        },
        kind::FORMULA => result(stream, record, globals, cell, text),
        _ => None,
    }
}

const NO_SUCH_TEXT: &str = "#N/A";

fn is_blank(value: Value<'_>) -> bool {
    value.as_text().is_some_and(str::is_empty)
}

fn text_of<'a>(
    stream: &[u8],
    record: Record<'_>,
    at: usize,
    coding: Coding,
    text: &'a mut String,
) -> Option<Value<'a>> {
    text.clear();
    let parts = parts(stream, record);
    // What breaks off is kept as far as it goes.
    let _: Option<()> = Texts::from(&parts, at).text(coding, Length::Two, text);
    Some(Value::Text(text)).filter(|value| !is_blank(*value))
}

/// The stored result of a formula.
fn result<'a>(
    stream: &[u8],
    record: Record<'_>,
    globals: &Globals,
    cell: CellPlace,
    text: &'a mut String,
) -> Option<Value<'a>> {
    const IS_NO_NUMBER: [u8; 2] = [0xFF, 0xFF];
    let result = record.data.get(6..14)?;
    if result.get(6..8) != Some(&IS_NO_NUMBER) {
        return f64_at(record.data, 6)
            .map(|number| value_of_number(number, globals.kind(cell.format), globals.from_1904));
    }
    match (result.first()?, result.get(2)?) {
        (0, _) => {
            // The text follows in a record of its own, sometimes after the formula's shared part.
            let next = Records::from(stream, record.at).skip(1).take(RECORDS_TO_TEXT);
            let string = next.into_iter().find(|next| next.kind == kind::STRING)?;
            text_of(stream, string, 0, globals.coding, text)
        }
        (1, flag) => Some(Value::Flag(*flag != 0)),
        (2, code) => Some(Value::Fault(fault(*code))),
        _ => None,
    }
}

/// A formula, its array or its shared part, its text.
const RECORDS_TO_TEXT: usize = 3;

fn fault(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        _ => "#N/A",
    }
}
