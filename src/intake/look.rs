//! A first look at files: which tables are in them and what their columns seem to hold, from the beginning of each
//! sheet, so that it can be shown and corrected before the files are read.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::decoding::Decoding;
use super::error::IntakeError;
use super::headings::Overrides;
use super::limits;
use super::role::Role;
use super::row_kind::{RowKind, kind_of};
use super::sheet::{Batch, Piece, Row, SheetStart};
use super::table::{self, Table};
use super::{DecidedBy, Extent, HiddenParts, ReadOptions, Source, TextEncoding};
use crate::domain::roster::RowsOf;
use crate::text::clean::{clean, visible};
use crate::text::name_case::name_case;

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
    /// Why it is not taken for plain Unicode, where it is not.
    pub decided_by: Option<DecidedBy>,
    /// A few names in every encoding.
    pub names: LookedNames,
    /// The table of people in it, where there is one.
    pub table: Option<LookedTable>,
}

/// A few names of a sheet before and after decoding.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct LookedNames {
    /// As they lie in the file.
    pub before: Vec<String>,
    /// As they are read.
    pub read: Vec<String>,
    /// As they read in each encoding.
    pub after: Vec<(TextEncoding, Vec<String>)>,
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

/// Looks at files. `go_on` is asked at every sheet, and while none comes.
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
        let container = super::inspect(path, go_on)?;
        let source = Source { path, container: &container, options: &every, extent: Extent::Beginning };
        let mut looking =
            Looking { path, options, overrides: &overrides, sheets: Vec::new(), is_hidden: false, decoding: None };
        source.stream(&mut |piece, _| match go_on() {
            ControlFlow::Continue(()) => piece.map_or(Ok(()), |piece| looking.take(piece)),
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
    options: &'l ReadOptions,
    overrides: &'l Overrides,
    sheets: Vec<LookedSheet>,
    /// Whether the sheet that comes next is hidden.
    is_hidden: bool,
    /// Of the last sheet while it has no rows yet.
    decoding: Option<Decoding>,
}

impl Looking<'_> {
    fn take(&mut self, piece: Piece) -> Result<(), IntakeError> {
        match piece {
            Piece::Hidden(_) => self.is_hidden = true,
            Piece::Sheet(start) => {
                let asked = self.options.encoding_of(self.path, &start.name);
                self.decoding = Some(Decoding::new(&start, asked));
                let SheetStart { name, encoding, .. } = start;
                let is_hidden = std::mem::take(&mut self.is_hidden);
                let names = LookedNames::default();
                self.sheets.push(LookedSheet { name, is_hidden, encoding, decided_by: None, names, table: None });
            }
            Piece::Rows(mut batch) => {
                if let Some((sheet, mut decoding)) = self.sheets.last_mut().zip(self.decoding.take()) {
                    let raw = batch.clone();
                    decoding.rewrite(&mut batch, &|rows| table::locate(rows, self.overrides));
                    sheet.encoding = decoding.code();
                    sheet.decided_by = decoding.decided_by();
                    if let Some(seen) = look_at(self.path, &batch, self.overrides)? {
                        sheet.names = names((&raw, &batch), &seen, &decoding);
                        sheet.table = Some(seen.looked);
                    }
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

/// A table with what is not shown of it.
struct Seen {
    looked: LookedTable,
    table: Table,
    /// Rows of people, by number.
    people: Vec<u32>,
}

/// The table in the first rows of a sheet.
fn look_at(path: &Path, batch: &Batch, overrides: &Overrides) -> Result<Option<Seen>, IntakeError> {
    let rows: Vec<Row<'_>> = batch.rows().take(limits::ROWS_ABOVE_TABLE * 2).collect();
    let (table, fitness) = match table::locate(&rows, overrides) {
        Some(table) => (table, Fitness::Ready),
        None => match table::likeliest(&rows, overrides) {
            Some(table) => (table, Fitness::Unnamed),
            None => return Ok(None),
        },
    };
    table::refuse_wide(path, &rows, &table)?;
    let (mut people, mut numbers) = (Vec::new(), Vec::new());
    let (mut count, mut hidden_rows, mut is_after_end) = (0, 0, false);
    for row in batch.rows().filter(|row| row.number > table.last_heading_row).filter_map(|row| table.own_row(row)) {
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
            numbers.push(row.number);
        }
    }
    let columns = table.described().into_iter().map(|(place, heading, holds)| LookedColumn {
        place,
        heading,
        holds,
        samples: if holds == Holds::Refused { Vec::new() } else { samples(&people, place) },
    });
    let looked = LookedTable {
        of: table.of,
        heading_row: table.heading_row,
        fitness,
        rows: if batch.is_full() { RowsSeen::AtLeast(count) } else { RowsSeen::All(count) },
        hidden_rows,
        as_of: table.titles.as_of,
        area: table.titles.area.clone(),
        columns: columns.collect(),
    };
    Ok(Some(Seen { looked, table, people: numbers }))
}

/// Texts of the name of a person, with their columns.
type Parts = Vec<(u32, String)>;

/// The first names that are not plain ASCII, else the first ones.
fn names((raw, read): (&Batch, &Batch), seen: &Seen, decoding: &Decoding) -> LookedNames {
    let places: Vec<u32> = [Role::FullName, Role::FamilyName, Role::GivenName]
        .into_iter()
        .filter_map(|role| seen.table.place(role))
        .collect();
    let parts = |row: Row<'_>| -> Vec<(u32, String)> {
        let texts = places.iter().filter_map(|place| Some((*place, row.get(*place)?.as_text()?.to_owned())));
        texts.collect()
    };
    let rows = raw.rows().zip(read.rows()).filter(|(row, _)| seen.people.binary_search(&row.number).is_ok());
    let all: Vec<(Parts, Parts)> =
        rows.map(|(raw, read)| (parts(raw), parts(read))).filter(|(raw, _)| !raw.is_empty()).collect();
    let is_marked = |(raw, _): &&(Parts, Parts)| raw.iter().any(|(_, text)| !text.is_ascii());
    let mut shown: Vec<&(Parts, Parts)> = all.iter().filter(is_marked).take(SAMPLES).collect();
    if shown.is_empty() {
        shown = all.iter().take(SAMPLES).collect();
    }
    let joined = |parts: &[(u32, String)], read: &dyn Fn(u32, &str) -> String| {
        let texts: Vec<String> = parts.iter().map(|(column, text)| read(*column, text)).collect();
        clean(&texts.join(" ")).text.chars().take(SAMPLE_CHARS).collect::<String>()
    };
    let in_encoding = |encoding: TextEncoding| {
        let read = |column: u32, text: &str| decoding.reading(column, encoding, text);
        (encoding, shown.iter().map(|(raw, _)| name_case(&joined(raw, &read))).collect())
    };
    let as_it_stands = |_, text: &str| text.to_owned();
    LookedNames {
        before: shown.iter().map(|(raw, _)| joined(raw, &as_it_stands)).collect(),
        read: shown.iter().map(|(_, read)| name_case(&joined(read, &as_it_stands))).collect(),
        after: TextEncoding::ALL.into_iter().map(in_encoding).collect(),
    }
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
