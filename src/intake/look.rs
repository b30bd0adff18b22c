//! A first look at files: which tables are in them and what their columns seem to hold, from the beginning of each
//! sheet, so that it can be shown and corrected before the files are read.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::container;
use super::error::IntakeError;
use super::headings::Overrides;
use super::limits;
use super::row_kind::{RowKind, kind_of};
use super::sheet::{Batch, Piece, Row, SheetStart};
use super::table::{self, Table};
use super::{Extent, HiddenParts, ReadOptions, Source};
use crate::domain::roster::RowsOf;
use crate::text::clean::{clean, visible};

/// A file that was looked at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LookedFile {
    /// The file.
    pub path: PathBuf,
    /// Its sheets, hidden ones too.
    pub sheets: Vec<LookedSheet>,
}

/// A sheet that was looked at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LookedSheet {
    /// Its name; for a delimited text the file's stem.
    pub name: String,
    /// Whether a spreadsheet program hides it.
    pub is_hidden: bool,
    /// Encoding of its text, as the contract names it.
    pub encoding: &'static str,
    /// The table of people in it, where there is one.
    pub table: Option<LookedTable>,
}

/// A table that was found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LookedTable {
    /// What its rows are.
    pub of: RowsOf,
    /// First row of the heading, 1-based.
    pub heading_row: u32,
    /// Whether it can be read as it stands.
    pub fitness: Fitness,
    /// How many people, or households, were seen in the beginning.
    pub rows: RowsSeen,
    /// How many of them are in hidden rows.
    pub hidden_rows: u32,
    /// The day that a title says.
    pub as_of: Option<NaiveDate>,
    /// The area that a title says.
    pub area: Option<String>,
    /// The columns that have a heading.
    pub columns: Vec<LookedColumn>,
}

/// Whether a table can be read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fitness {
    /// It can.
    Ready,
    /// Names, or everything else, are not among the columns that are understood: the row is only the likeliest to be
    /// a heading, and must be told what it holds.
    Unnamed,
}

/// How many rows of people there are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowsSeen {
    /// So many: the sheet was seen to its end.
    All(u32),
    /// So many at least.
    AtLeast(u32),
}

/// A column under a heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LookedColumn {
    /// Its place, 0-based.
    pub place: u32,
    /// All that stands above it in one line: what [`ReadOptions::map`] calls it.
    pub heading: String,
    /// What it holds.
    pub holds: Holds,
    /// Its first cells, cleaned; none of a column that is never read.
    pub samples: Vec<String>,
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Holds {
    /// A field, by the name that [`ReadOptions::map`] takes.
    Field(&'static str),
    /// What another column holds already: this one is not read.
    Again(&'static str),
    /// Nothing that is known: not read.
    Unknown,
    /// Sensitive data: never read.
    Refused,
}

/// Rows of people whose cells are shown.
const SAMPLES: usize = 5;
/// Longest sample, in characters.
const SAMPLE_CHARS: usize = 60;

/// Looks at files. `go_on` is asked at every sheet.
pub fn look(
    paths: &[PathBuf],
    options: &ReadOptions,
    go_on: &mut dyn FnMut() -> ControlFlow<()>,
) -> Result<Vec<LookedFile>, IntakeError> {
    let overrides = Overrides::new(&options.map)?;
    // Hidden sheets are shown too: whether they are read is decided by whoever sees them.
    let every = ReadOptions { hidden: HiddenParts::Take, left_out: Vec::new(), ..options.clone() };
    let mut files = Vec::with_capacity(paths.len());
    for path in paths {
        let container = container::inspect(path)?;
        let source = Source { path, container: &container, options: &every, extent: Extent::Beginning };
        let mut looking = Looking { path, overrides: &overrides, sheets: Vec::new(), is_hidden: false, is_new: false };
        source.stream(&mut |piece, _| match go_on() {
            ControlFlow::Continue(()) => looking.take(piece),
            ControlFlow::Break(()) => Err(IntakeError::Cancelled),
        })?;
        if looking.sheets.iter().all(|sheet| sheet.table.is_none()) {
            return Err(IntakeError::NoTable { path: path.clone() });
        }
        files.push(LookedFile { path: path.clone(), sheets: looking.sheets });
    }
    Ok(files)
}

struct Looking<'l> {
    path: &'l Path,
    overrides: &'l Overrides,
    sheets: Vec<LookedSheet>,
    /// Whether the sheet that comes next is hidden.
    is_hidden: bool,
    /// Whether the last sheet has no rows yet.
    is_new: bool,
}

impl Looking<'_> {
    fn take(&mut self, piece: Piece) -> Result<(), IntakeError> {
        match piece {
            Piece::Hidden(_) => self.is_hidden = true,
            Piece::Sheet(SheetStart { name, encoding, .. }) => {
                let is_hidden = std::mem::take(&mut self.is_hidden);
                self.sheets.push(LookedSheet { name, is_hidden, encoding, table: None });
                self.is_new = true;
            }
            Piece::Rows(batch) => {
                let is_first = std::mem::take(&mut self.is_new);
                if let Some(sheet) = self.sheets.last_mut().filter(|_| is_first) {
                    sheet.table = look_at(self.path, &batch, self.overrides)?;
                } else if let Some(table) = self.sheets.last_mut().and_then(|sheet| sheet.table.as_mut()) {
                    // A delimited text goes on to its end: there is more than was counted.
                    let (RowsSeen::All(rows) | RowsSeen::AtLeast(rows)) = table.rows;
                    table.rows = RowsSeen::AtLeast(rows);
                }
            }
        }
        Ok(())
    }
}

/// The table in the first rows of a sheet.
fn look_at(path: &Path, batch: &Batch, overrides: &Overrides) -> Result<Option<LookedTable>, IntakeError> {
    let rows: Vec<Row<'_>> = batch.rows().take(limits::ROWS_ABOVE_TABLE * 2).collect();
    let (table, fitness) = match table::locate(&rows, overrides) {
        Some(table) => (table, Fitness::Ready),
        None => match table::likeliest(&rows, overrides) {
            Some(table) => (table, Fitness::Unnamed),
            None => return Ok(None),
        },
    };
    table::refuse_wide(path, &rows, &table)?;
    let mut people = Vec::new();
    let (mut count, mut hidden_rows, mut is_after_end) = (0, 0, false);
    for row in batch.rows().filter(|row| row.number > table.last_heading_row) {
        let kind = match fitness {
            Fitness::Ready => kind_of(row, &table, is_after_end),
            Fitness::Unnamed => RowKind::Person,
        };
        if kind != RowKind::Nothing {
            is_after_end = kind == RowKind::End;
        }
        let is_data = match table.of {
            RowsOf::People => matches!(kind, RowKind::Person | RowKind::Nameless),
            RowsOf::Households => kind == RowKind::Household,
        };
        if is_data {
            count += 1;
            hidden_rows += u32::from(row.is_hidden);
            if people.len() < SAMPLES {
                people.push(row);
            }
        }
    }
    let columns = table.described().into_iter().map(|(place, heading, holds)| LookedColumn {
        place,
        heading,
        holds,
        samples: if holds == Holds::Refused { Vec::new() } else { samples(&people, place) },
    });
    Ok(Some(LookedTable {
        of: table.of,
        heading_row: table.heading_row,
        fitness,
        rows: if batch.is_full() { RowsSeen::AtLeast(count) } else { RowsSeen::All(count) },
        hidden_rows,
        as_of: table.titles.as_of,
        area: table.titles.area.clone(),
        columns: columns.collect(),
    }))
}

fn samples(people: &[Row<'_>], place: u32) -> Vec<String> {
    let shown = people.iter().filter_map(|row| row.get(place)).map(|value| clean(&visible(&value.shown())).text);
    shown.map(|text| text.chars().take(SAMPLE_CHARS).collect()).collect()
}

impl Table {
    /// Place, heading and content of every column that has a heading.
    fn described(&self) -> Vec<(u32, String, Holds)> {
        let columns = (0..self.width()).map(|place| {
            let holds = match self.any_role(place) {
                _ if self.is_refused(place) => Holds::Refused,
                Some((role, true)) => Holds::Again(role.name()),
                Some((role, false)) => Holds::Field(role.name()),
                None => Holds::Unknown,
            };
            (place, self.whole_heading(place), holds)
        });
        columns.filter(|(_, heading, _)| !heading.is_empty()).collect()
    }
}
