//! Lines of cells: comma, semicolon or tab, UTF-8, UTF-16 or Windows-1258.

use super::error::{TallyFault, TallyFileError};
use super::limits;
use super::table::{self, Held, Sheet, SheetRow};
use crate::domain::rollup::WardFigures;
use crate::intake::delimited::{builder, decode, delimiter_of, with_line_feeds};
use crate::intake::error::IntakeError;

/// Reads such a text.
pub(super) fn read(bytes: &[u8], file: &str) -> Result<WardFigures, TallyFileError> {
    table::read(&[sheet(bytes, file)?], file)
}

/// The sheet that such a text is.
pub(super) fn sheet(bytes: &[u8], file: &str) -> Result<Sheet, TallyFileError> {
    let decoded = decode(bytes);
    let text = with_line_feeds(decoded.text.trim_start_matches('\u{feff}')).into_owned();
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        let line = 1 + memchr::memchr_iter(b'\n', text.as_bytes().get(..at).unwrap_or_default()).count() as u64;
        return Err(IntakeError::NulInText { path: file.into(), line }.into());
    }
    let (text, before, delimiter) = delimiter_of(&text);
    let mut sheet = Sheet::default();
    let mut cells = 0;
    for record in builder(delimiter).from_reader(text.as_bytes()).into_records() {
        let record = record.map_err(|error| IntakeError::damaged(file.as_ref(), &error))?;
        let number = record.position().map_or(0, csv::Position::line) + before;
        if record.len() > limits::COLUMNS {
            return Err(TallyFault::TooMuch { limit: limits::COLUMNS }.of(file));
        }
        let filled: Vec<(u32, Held)> = (0..)
            .zip(record.iter())
            .filter(|(_, cell)| !cell.trim().is_empty())
            .map(|(column, cell)| (column, Held::Text(cell.to_owned())))
            .collect();
        cells += filled.len();
        if cells > limits::CELLS {
            return Err(TallyFault::TooMuch { limit: limits::CELLS }.of(file));
        }
        sheet.rows.push(SheetRow { number: u32::try_from(number).unwrap_or(u32::MAX), cells: filled });
    }
    Ok(sheet)
}
