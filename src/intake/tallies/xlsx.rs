//! Workbooks: every sheet with cells, within limits. A formula counts by the result that is stored with it.

use std::io::Cursor;

use calamine::{Reader as _, SheetType, Xlsx, XlsxError, XlsxFormulaMetadata};

use super::error::{TallyFault, TallyFileError};
use super::limits;
use super::table::{self, Held, Sheet, SheetRow};
use crate::domain::rollup::WardFigures;
use crate::intake::container::WorkbookFacts;
use crate::intake::error::IntakeError;
use crate::intake::sheet::Value;
use crate::intake::xlsx::value_of;

/// Reads a workbook that was looked through.
pub(super) fn read(bytes: &[u8], about: &WorkbookFacts, file: &str) -> Result<WardFigures, TallyFileError> {
    table::read(&sheets(bytes, about, file)?, file)
}

/// Its sheets.
pub(super) fn sheets(bytes: &[u8], about: &WorkbookFacts, file: &str) -> Result<Vec<Sheet>, TallyFileError> {
    if about.bytes > limits::UNPACKED_BYTES {
        return Err(IntakeError::Suspicious { path: file.into() }.into());
    }
    let damaged = |error: XlsxError| TallyFileError::from(IntakeError::damaged(file.as_ref(), &error));
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let names: Vec<String> = workbook
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    if names.len() > limits::SHEETS {
        return Err(TallyFault::TooMuch { limit: limits::SHEETS }.of(file));
    }
    let mut left = limits::CELLS;
    let mut sheets = Vec::with_capacity(names.len());
    for name in names {
        let mut sheet = Sheet { name, rows: Vec::new() };
        let mut cells = workbook.worksheet_cells_reader(&sheet.name).map_err(damaged)?;
        while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(damaged)? {
            let (row, column) = cell.pos;
            let held = match value_of(&cell.value) {
                Some(Value::Text(text)) if text.trim().is_empty() => None,
                Some(Value::Text(text)) => Some(Held::Text(text.to_owned())),
                Some(Value::Number(number)) => Some(Held::Number(number)),
                Some(Value::Date(day)) => Some(Held::Day(day)),
                Some(Value::Flag(flag)) => Some(Held::Text(flag.to_string())),
                Some(Value::Fault(fault)) => Some(Held::Fault(fault.to_owned())),
                None => cell.formula.as_ref().and_then(uncomputed),
            };
            let Some(held) = held else { continue };
            left = left.checked_sub(1).ok_or_else(|| TallyFault::TooMuch { limit: limits::CELLS }.of(file))?;
            push(&mut sheet, row.saturating_add(1), column, held);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

/// A formula that nobody computed.
fn uncomputed(formula: &XlsxFormulaMetadata) -> Option<Held> {
    Some(Held::Fault(match formula {
        XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => format!("={formula}"),
        XlsxFormulaMetadata::SharedDerived { .. } | _ => "=".to_owned(),
    }))
}

/// Puts a cell in. A file may give them in any order, and one place twice: then the first stands.
fn push(sheet: &mut Sheet, row: u32, column: u32, held: Held) {
    let at = match sheet.rows.last() {
        Some(last) if last.number == row => sheet.rows.len() - 1,
        Some(last) if last.number > row => match sheet.rows.binary_search_by_key(&row, |known| known.number) {
            Ok(at) => at,
            Err(at) => {
                sheet.rows.insert(at, SheetRow { number: row, cells: Vec::new() });
                at
            }
        },
        Some(_) | None => {
            sheet.rows.push(SheetRow { number: row, cells: Vec::new() });
            sheet.rows.len() - 1
        }
    };
    let Some(SheetRow { cells, .. }) = sheet.rows.get_mut(at) else { return };
    if let Err(place) = cells.binary_search_by_key(&column, |(known, _)| *known) {
        cells.insert(place, (column, held));
    }
}
