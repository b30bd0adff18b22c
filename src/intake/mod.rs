//! Rosters in: files become rows of people with the problems of their cells. Knows neither store nor terminal, and
//! compares nothing with the ledger; that is the plan of an import.
//!
//! A file is told by its bytes and checked ([`container`], [`part_scan`]), read cell by cell into neutral sheets
//! ([`xlsx`], [`xls`], [`ods`], [`delimited`], all giving the pieces of [`sheet`], the first three by [`filling`]) on a
//! thread of its own, while the caller's thread brings text out of old encodings ([`decoding`]), looks for the table
//! ([`table`], [`beside`], [`headings`], [`day_columns`], [`role`], [`titles`]), tells persons from other rows ([`row_kind`]) and reads their cells
//! ([`rows`], [`household`], [`household_rows`], [`cells`], [`milestones`], [`words_of_cells`]); [`mod@extract`] does
//! that for an extract of accounts. [`mod@look`] does the first half of that with the beginning of each sheet, so that
//! it can be shown before anything is read.
//!
//! [`tallies`] reads the figures of wards back, for the roll-up of the unit above.
//!
//! A further kind of file is one more module that gives pieces. Nothing here fails for a bad cell, and nothing is guessed.

mod beside;
mod cells;
mod chosen;
mod container;
mod counting;
mod day_columns;
mod decoding;
mod delimited;
mod error;
mod extract;
mod filling;
mod fonts;
mod headings;
mod held;
mod household;
mod household_rows;
mod limits;
mod look;
mod mapping;
mod milestones;
mod number_format;
mod ods;
mod part_scan;
mod records;
mod remembered;
mod role;
mod row_kind;
mod rows;
mod sheet;
mod table;
pub mod tallies;
mod titles;
mod words_of_cells;
mod workbook_parts;
mod xls;
mod xlsx;

#[cfg(test)]
mod tests;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;

use chrono::NaiveDate;

use container::Container;
pub use error::IntakeError;
pub use headings::IGNORE;
pub use held::{facts_of_cells, holds_numbers};
pub use look::{Fitness, Holds, LookedColumn, LookedFile, LookedNames, LookedSheet, LookedTable, RowsSeen, look};
use mapping::{Mapping, PieceTaker};
use role::Role;
use sheet::Piece;

use crate::domain::extract::Extract;
use crate::domain::roster::{Roster, RosterPart};
use crate::sys::attended::{ATTENTION, attend, drop_aside};
pub use crate::text::legacy::TextEncoding;
pub use crate::text::legacy::judge::DecidedBy;

/// What to do with hidden sheets and hidden rows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum HiddenParts {
    /// Leave them out, and say so.
    #[default]
    Skip,
    /// Read them like the others.
    Take,
}

/// How to read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReadOptions {
    /// The only sheet to read, by name; else all with a table.
    pub sheet: Option<String>,
    /// The day that the roster shows; else a day in its titles, else today.
    pub as_of: Option<NaiveDate>,
    /// Today.
    pub today: NaiveDate,
    /// Headings that are given a meaning: heading, field of the contract.
    pub map: Vec<(String, String)>,
    /// What to do with hidden sheets and hidden rows.
    pub hidden: HiddenParts,
    /// Sheets that are not read, whatever is in them.
    pub left_out: Vec<LeftOut>,
    /// The encoding of all text, where the user says so; else each column shows its own.
    pub encoding: Option<TextEncoding>,
    /// The encoding of single sheets, which goes before that.
    pub sheet_encodings: Vec<SheetEncoding>,
}

/// The encoding of a sheet, as the user says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetEncoding {
    /// Its file.
    pub path: PathBuf,
    /// Its name.
    pub sheet: String,
    /// What its text is written in.
    pub encoding: TextEncoding,
}

/// A sheet that is not to be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftOut {
    /// Its file.
    pub path: PathBuf,
    /// Its name.
    pub sheet: String,
}

impl ReadOptions {
    /// Every visible sheet with a table, as it is recognised.
    pub fn usual(today: NaiveDate) -> Self {
        Self {
            sheet: None,
            as_of: None,
            today,
            map: Vec::new(),
            hidden: HiddenParts::Skip,
            left_out: Vec::new(),
            encoding: None,
            sheet_encodings: Vec::new(),
        }
    }

    /// What the user says of the encoding of a sheet.
    fn encoding_of(&self, path: &Path, sheet: &str) -> Option<TextEncoding> {
        let own = self.sheet_encodings.iter().find(|other| other.path == path && other.sheet == sheet);
        own.map(|own| own.encoding).or(self.encoding)
    }

    fn leaves_out(&self, path: &Path, sheet: &str) -> bool {
        self.left_out.iter().any(|other| other.path == path && other.sheet == sheet)
    }
}

/// The largest file that is opened, in bytes.
pub const MOST_BYTES: u64 = limits::CONTAINER_BYTES;

/// How far a reading is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadProgress {
    /// Rows of data so far.
    pub rows: u64,
    /// Bytes of the files so far, packed as they lie there.
    pub bytes_done: u64,
    /// Bytes of all files.
    pub bytes_total: u64,
}

/// Reads files into one roster. `progress` is told about every 500 rows, and while none come at least every
/// [`ATTENTION`], how far it is, and may stop the reading.
pub fn read(
    paths: &[PathBuf],
    options: &ReadOptions,
    progress: &mut dyn FnMut(ReadProgress) -> ControlFlow<()>,
) -> Result<Roster, IntakeError> {
    let mut mapping = Mapping::new(options)?;
    if let Err(error) = take_files(paths, options, &mut mapping, progress) {
        // It may be nearly a whole ward, and somebody waits for the answer.
        drop_aside(mapping.given_up());
        return Err(error);
    }
    mapping.finish()
}

/// Like [`read`], but hands the people over while it reads, a batch at a time: they are not in the roster it gives.
pub fn read_in_parts(
    paths: &[PathBuf],
    options: &ReadOptions,
    progress: &mut dyn FnMut(ReadProgress) -> ControlFlow<()>,
    take: &mut dyn FnMut(RosterPart) -> ControlFlow<()>,
) -> Result<Roster, IntakeError> {
    let mut parting = Parting { mapping: Mapping::new(options)?, take };
    take_files(paths, options, &mut parting, progress)?;
    parting.mapping.finish()
}

/// A mapping that keeps no people.
struct Parting<'a, 't> {
    mapping: Mapping<'a>,
    take: &'t mut dyn FnMut(RosterPart) -> ControlFlow<()>,
}

impl PieceTaker for Parting<'_, '_> {
    fn begin_file(&mut self, path: &Path) {
        self.mapping.begin_file(path);
    }

    fn take(&mut self, piece: Piece, progress: &mut dyn FnMut(u64) -> ControlFlow<()>) -> Result<(), IntakeError> {
        self.mapping.take(piece, progress)?;
        go_on(self.mapping.part().map_or(ControlFlow::Continue(()), &mut *self.take))
    }

    fn end_file(&mut self) -> Result<(), IntakeError> {
        self.mapping.end_file()
    }
}

/// Reads files into one extract of accounts: tables with a personal number and what is known of each account. Names
/// are not needed. `progress` is as for [`read`].
pub fn read_extract(
    paths: &[PathBuf],
    options: &ReadOptions,
    progress: &mut dyn FnMut(ReadProgress) -> ControlFlow<()>,
) -> Result<Extract, IntakeError> {
    let mut reading = extract::Reading::new(options)?;
    take_files(paths, options, &mut reading, progress)?;
    Ok(reading.finish())
}

/// Gives every piece of files to `taker`.
fn take_files(
    paths: &[PathBuf],
    options: &ReadOptions,
    taker: &mut dyn PieceTaker,
    progress: &mut dyn FnMut(ReadProgress) -> ControlFlow<()>,
) -> Result<(), IntakeError> {
    let mut files = Vec::with_capacity(paths.len());
    let mut bytes_total = 0;
    for path in paths {
        let opening = ReadProgress { rows: 0, bytes_done: 0, bytes_total };
        let container = inspect(path, &mut || progress(opening))?;
        let bytes = file_bytes(path)?;
        files.push((path, container, bytes));
        bytes_total += bytes;
    }
    let mut bytes_before = 0;
    let mut rows_so_far = 0;
    for (path, container, bytes) in files {
        let source = Source { path, container: &container, options, extent: Extent::Whole };
        taker.begin_file(path);
        source.stream(&mut |piece, done| {
            let mut tell = |rows| {
                let bytes_done = bytes_before + done.load(Ordering::Relaxed).min(bytes);
                progress(ReadProgress { rows, bytes_done, bytes_total })
            };
            match piece {
                None => go_on(tell(rows_so_far)),
                Some(piece) => taker.take(piece, &mut |rows| {
                    rows_so_far = rows;
                    tell(rows)
                }),
            }
        })?;
        taker.end_file()?;
        bytes_before += bytes;
    }
    Ok(())
}

/// Finds out what a file is; `tell` is called while that takes long, and may stop it.
fn inspect(path: &Path, tell: &mut dyn FnMut() -> ControlFlow<()>) -> Result<Container, IntakeError> {
    let file = path.to_owned();
    attend(move || container::inspect(&file), tell).unwrap_or(Err(IntakeError::Cancelled))
}

fn go_on(flow: ControlFlow<()>) -> Result<(), IntakeError> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(IntakeError::Cancelled),
    }
}

/// Names of the fields that [`ReadOptions::map`] takes, in the order of a list.
pub fn field_names() -> impl Iterator<Item = &'static str> {
    role::all().filter(|role| *role != Role::Refused).map(Role::name)
}

/// The field of the contract that a column with this heading gives, as far as the heading alone says.
pub fn field_of_heading(heading: &str) -> Option<&'static str> {
    let role = headings::role_of(&[heading], &headings::Overrides::default())?;
    (role != Role::Refused).then(|| role.contract_name())
}

/// Reads every cell of a file with the same library and nothing else, and counts those that are not empty: what a
/// reading is measured against.
pub fn count_cells(path: &Path) -> Result<u64, IntakeError> {
    match container::inspect(path)? {
        Container::Workbook(_) => xlsx::count_cells(path),
        Container::OldWorkbook => xls::count_cells(path),
        Container::OpenDocument => ods::count_cells(path),
        Container::Delimited => delimited::count_cells(path),
    }
}

fn file_bytes(path: &Path) -> Result<u64, IntakeError> {
    Ok(std::fs::metadata(path).map_err(IntakeError::unreadable(path))?.len())
}

/// One file to be read.
#[derive(Clone, Copy)]
struct Source<'a> {
    path: &'a Path,
    container: &'a Container,
    options: &'a ReadOptions,
    extent: Extent,
}

/// How much of each sheet is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Extent {
    /// All of it.
    Whole,
    /// Its first batch of rows.
    Beginning,
}

/// Takes a piece, with how many bytes of the file have been read; none came for a while where there is none.
type Take<'t> = &'t mut dyn FnMut(Option<Piece>, &AtomicU64) -> Result<(), IntakeError>;

/// In the place of the bytes that were read: nobody wants more of the file.
const NO_MORE: u64 = u64::MAX;

impl Source<'_> {
    /// Reads the file on a second thread and takes its pieces on this one, a few batches behind. Where no more is
    /// wanted, the second thread is left to end by itself: it may be within something long of a library's.
    fn stream(self, take: Take<'_>) -> Result<(), IntakeError> {
        let done = Arc::new(AtomicU64::new(0));
        let (sender, pieces) = sync_channel(limits::BATCHES_WAITING);
        let (path, container, options) = (self.path.to_owned(), self.container.clone(), self.options.clone());
        let (counted, extent) = (Arc::clone(&done), self.extent);
        let reader = thread::Builder::new().name("intake".to_owned());
        let reading = reader
            .spawn(move || {
                let source = Source { path: &path, container: &container, options: &options, extent };
                source.give(&counted, &mut |piece| match sender.send(piece) {
                    Ok(()) => ControlFlow::Continue(()),
                    // The mapping has stopped listening.
                    Err(_) => ControlFlow::Break(()),
                })
            })
            .map_err(IntakeError::unreadable(self.path))?;

        loop {
            let taken = match pieces.recv_timeout(ATTENTION) {
                Ok(piece) => take(Some(piece), &done),
                Err(RecvTimeoutError::Timeout) => take(None, &done),
                Err(RecvTimeoutError::Disconnected) => break,
            };
            if taken.is_err() {
                // The next look into the file fails.
                done.store(NO_MORE, Ordering::Relaxed);
                return taken;
            }
        }
        // A panic of the library is a file that it cannot read.
        reading.join().unwrap_or_else(|_| Err(IntakeError::damaged(self.path, &"the reader gave up")))
    }

    fn give(self, done: &AtomicU64, sink: &mut dyn FnMut(Piece) -> ControlFlow<()>) -> Result<(), IntakeError> {
        match self.container {
            Container::Workbook(facts) => xlsx::read(self, facts, done, sink),
            Container::OldWorkbook => xls::read(self, done, sink),
            Container::OpenDocument => ods::read(self, done, sink),
            Container::Delimited => delimited::read(self.path, done, sink),
        }
    }
}
