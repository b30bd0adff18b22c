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
        let mut found: Vec<(u32, u32, Held)> = Vec::new();
        let mut cells = workbook.worksheet_cells_reader(&name).map_err(damaged)?;
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
            found.push((row.saturating_add(1), column, held));
        }
        sheets.push(Sheet { name, rows: rows_of(found) });
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

/// The rows of cells. A file may give them in any order, and one place twice: then the first stands.
fn rows_of(mut cells: Vec<(u32, u32, Held)>) -> Vec<SheetRow> {
    cells.sort_by_key(|(row, column, _)| (*row, *column));
    cells.dedup_by_key(|(row, column, _)| (*row, *column));
    let mut rows: Vec<SheetRow> = Vec::new();
    for (number, column, held) in cells {
        match rows.last_mut() {
            Some(last) if last.number == number => last.cells.push((column, held)),
            Some(_) | None => rows.push(SheetRow { number, cells: vec![(column, held)] }),
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Putting each into its place one by one, half a million cells from the last to the first took minutes.
    #[test]
    fn cells_come_in_any_order() {
        let cell = |row: u32, column: u32, number: f64| (row, column, Held::Number(number));
        let rows = rows_of(vec![cell(9, 2, 1.0), cell(9, 1, 2.0), cell(3, 5, 3.0), cell(9, 2, 4.0), cell(3, 0, 5.0)]);
        let seen: Vec<(u32, Vec<(u32, Held)>)> = rows.into_iter().map(|row| (row.number, row.cells)).collect();
        let expected = |row, cells: &[(u32, f64)]| {
            (row, cells.iter().map(|(column, number)| (*column, Held::Number(*number))).collect::<Vec<_>>())
        };
        assert_eq!(seen, [expected(3, &[(0, 5.0), (5, 3.0)]), expected(9, &[(1, 2.0), (2, 1.0)])]);
        let most = u32::try_from(limits::CELLS).unwrap();
        assert_eq!(rows_of((0..most).rev().map(|row| cell(row, 0, 1.0)).collect()).len(), limits::CELLS);
    }
}
