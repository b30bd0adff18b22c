//! Which sheets of a workbook are read: the one that is asked for, else all that are not left out.

use std::path::Path;

use super::error::IntakeError;
use super::limits;
use super::{HiddenParts, ReadOptions};
use crate::text::fold;

/// A sheet of a workbook.
#[derive(Clone)]
pub(super) struct Found {
    /// Its name.
    pub name: String,
    /// Whether a spreadsheet program hides it.
    pub is_hidden: bool,
}

/// A sheet to be announced, if it is hidden, and to be read or not.
pub(super) struct Choice {
    /// Its place among the sheets of the workbook.
    pub place: usize,
    /// The sheet.
    pub found: Found,
    /// Whether it is read.
    pub is_read: bool,
}

/// Chooses among the sheets of a file.
pub(super) fn choose(path: &Path, sheets: Vec<Found>, options: &ReadOptions) -> Result<Vec<Choice>, IntakeError> {
    if let Some(wanted) = &options.sheet {
        let key = fold::loose(wanted);
        let exact = sheets.iter().position(|sheet| sheet.name == *wanted);
        let found = exact.or_else(|| sheets.iter().position(|sheet| fold::loose(&sheet.name) == key));
        let place = found.ok_or_else(|| IntakeError::NoSuchSheet {
            path: path.to_owned(),
            name: wanted.clone(),
            sheets: sheets.iter().take(limits::SHEETS).map(|sheet| sheet.name.clone()).collect(),
        })?;
        let found = sheets.into_iter().nth(place);
        return Ok(found.map(|found| Choice { place, found, is_read: true }).into_iter().collect());
    }
    if sheets.len() > limits::SHEETS {
        return Err(IntakeError::TooManySheets { path: path.to_owned(), limit: limits::SHEETS });
    }
    let choices = sheets.into_iter().enumerate().map(|(place, found)| {
        let is_read = is_read(path, &found, options);
        Choice { place, found, is_read }
    });
    Ok(choices.collect())
}

/// Whether a sheet is read where none is asked for by name.
pub(super) fn is_read(path: &Path, sheet: &Found, options: &ReadOptions) -> bool {
    (!sheet.is_hidden || options.hidden == HiddenParts::Take) && !options.leaves_out(path, &sheet.name)
}
