//! Figures in: the files that `tally` and `report` write, back as [`WardFigures`]. Knows neither store nor terminal,
//! and compares nothing; putting wards together is `domain::rollup`.
//!
//! What a file is, its bytes say ([`super::container`]): JSON is read by its keys ([`json`], over the bounded tree of
//! [`node`]); CSV ([`csv`]) and XLSX ([`xlsx`]) are brought into sheets of cells in which the row of the contract's
//! keys is looked for ([`table`]), so that columns may stand in any order, in any language. Files of older versions
//! lack things: that is said, not refused. Files come from many hands: sizes are bounded ([`limits`]), and a figure
//! that is no count ([`numbers`]) refuses its file with the place where it stands, for a sum would hide it.

mod csv;
mod error;
mod facts;
mod json;
mod limits;
mod list;
mod node;
mod numbers;
mod table;
mod xlsx;

#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

pub use error::{TallyFault, TallyFileError};
pub use list::read_list;

use super::container::{Container, inspect_bytes};
use super::error::IntakeError;
use crate::domain::rollup::WardFigures;

/// Reads a file of figures. `name` is what people know it by.
pub fn read(path: &Path, name: &str) -> Result<WardFigures, TallyFileError> {
    let bytes = bytes_of(path, name)?;
    read_bytes(&bytes, name)
}

/// Reads what such a file holds.
pub fn read_bytes(bytes: &[u8], name: &str) -> Result<WardFigures, TallyFileError> {
    match inspect_bytes(Path::new(name), bytes)? {
        Container::Workbook(about) => xlsx::read(bytes, &about, name),
        Container::OldWorkbook => Err(unsupported(name, "xls")),
        Container::OpenDocument => Err(unsupported(name, "ods")),
        Container::Delimited if json::is_json(bytes) => json::read(bytes, name),
        Container::Delimited => csv::read(bytes, name),
    }
}

fn unsupported(name: &str, kind: &'static str) -> TallyFileError {
    IntakeError::Unsupported { path: name.into(), kind }.into()
}

/// A small file, whole.
fn bytes_of(path: &Path, name: &str) -> Result<Vec<u8>, IntakeError> {
    let shown = Path::new(name);
    let unreadable = IntakeError::unreadable(shown);
    let about = path.metadata().map_err(&unreadable)?;
    if !about.is_file() {
        return Err(IntakeError::NotAFile { path: shown.to_owned() });
    }
    let mut bytes = Vec::new();
    File::open(path).map_err(&unreadable)?.take(limits::FILE_BYTES + 1).read_to_end(&mut bytes).map_err(&unreadable)?;
    match bytes.len() as u64 {
        0 => Err(IntakeError::Empty { path: shown.to_owned() }),
        length if length > limits::FILE_BYTES => {
            Err(IntakeError::TooLarge { path: shown.to_owned(), limit_mb: limits::FILE_BYTES >> 20 })
        }
        _ => Ok(bytes),
    }
}
