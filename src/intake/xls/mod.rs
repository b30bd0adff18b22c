//! Workbooks of Excel 5.0 to 2003 (.xls, BIFF5 and BIFF8), read from their records.
//!
//! Not by the library that reads .xlsx: it makes room for the size that a sheet claims (65,536 × 256 cells are half a
//! gigabyte) and then for the whole rectangle between its first and its last cell, of all sheets at once; it trusts
//! the places of sheets, and says nothing of hidden rows and fonts. Here the container is opened by a library of its
//! own, its one stream (not larger than the file) is kept, and each sheet is read cell by cell.
//!
//! [`records`] cuts the stream, [`strings`] reads texts, [`globals`] what holds for the whole workbook, [`cells`] the
//! cells of a sheet. Formulas are never looked at: only their stored results.

mod cells;
mod globals;
mod records;
mod strings;

use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use cfb::CompoundFile;

use super::Source;
use super::chosen::{Choice, Found, choose};
use super::error::IntakeError;
use super::filling::{Filling, Next};
use super::limits;
use super::sheet::{Piece, SheetStart, Sink};
use cells::{Index, cell_value};
use globals::{BoundSheet, Globals};

/// Names of the stream that holds the workbook: of BIFF8, then of BIFF5.
pub(super) const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// Reads the sheets that the options ask for.
pub(super) fn read(source: Source<'_>, done: &AtomicU64, sink: Sink<'_>) -> Result<(), IntakeError> {
    let Source { path, options, extent, .. } = source;
    let stream = stream(path)?;
    let globals = Globals::read(path, &stream)?;
    let sheets = globals.sheets.iter().map(|sheet| Found { name: sheet.name.clone(), is_hidden: sheet.is_hidden });
    let mut rows = 0;
    for Choice { place, found, is_read } in choose(path, sheets.collect(), options)? {
        if found.is_hidden && sink(Piece::Hidden(found.name.clone())).is_break() {
            return Ok(());
        }
        let Some(sheet) = globals.sheets.get(place).filter(|_| is_read) else { continue };
        let start = SheetStart {
            name: found.name,
            encoding: globals.encoding,
            from_1904: globals.from_1904,
            fonts: Vec::new(),
        };
        let mut filling = Filling::new(start, extent, sink);
        let next = read_sheet(path, &stream, &globals, sheet, &mut filling)?;
        rows += filling.rows();
        if rows > limits::ROWS_GIVEN {
            return Err(IntakeError::TooManyRows { path: path.to_owned(), limit: limits::ROWS_GIVEN });
        }
        done.store(sheet.at as u64, Ordering::Relaxed);
        if next == Next::Stop || filling.end().is_break() {
            return Ok(());
        }
    }
    Ok(())
}

/// Reads every cell of every sheet and counts those that are not empty.
pub(super) fn count_cells(path: &Path) -> Result<u64, IntakeError> {
    let stream = stream(path)?;
    let globals = Globals::read(path, &stream)?;
    let mut count = 0;
    for sheet in &globals.sheets {
        let mut text = String::new();
        for cell in Index::of(path, &stream, sheet.at)?.cells {
            count += u64::from(cell_value(&stream, &globals, cell, &mut text).is_some());
        }
    }
    Ok(count)
}

/// The stream of the workbook.
fn stream(path: &Path) -> Result<Vec<u8>, IntakeError> {
    let damaged = |error: std::io::Error| IntakeError::damaged(path, &error);
    let file = File::open(path).map_err(IntakeError::unreadable(path))?;
    let mut container = CompoundFile::open(file).map_err(damaged)?;
    let name = STREAMS.iter().find(|name| container.is_stream(name));
    let name = name.ok_or_else(|| IntakeError::damaged(path, &"no workbook in it"))?;
    let mut bytes = Vec::new();
    // A chain of sectors that bites its tail would go on for ever.
    let stream = container.open_stream(name).map_err(damaged)?;
    stream.take(limits::CONTAINER_BYTES).read_to_end(&mut bytes).map_err(damaged)?;
    Ok(bytes)
}

fn read_sheet(
    path: &Path,
    stream: &[u8],
    globals: &Globals,
    sheet: &BoundSheet,
    filling: &mut Filling<'_, '_>,
) -> Result<Next, IntakeError> {
    let index = Index::of(path, stream, sheet.at)?;
    let mut text = String::new();
    for cell in &index.cells {
        let Some(value) = cell_value(stream, globals, *cell, &mut text) else { continue };
        let next = filling.row(u32::from(cell.row) + 1, index.is_hidden(cell.row));
        if next != Next::Cells {
            return Ok(next);
        }
        let column = u32::from(cell.column);
        if value.as_text().is_some() {
            filling.font(column, globals.font(cell.format));
        }
        filling.cell(column, value);
    }
    Ok(Next::EndOfSheet)
}
