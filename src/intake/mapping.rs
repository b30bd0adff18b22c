//! Pieces of files into a roster: keeps what the rows so far have said.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::decoding::Decoding;
use super::error::IntakeError;
use super::headings::Overrides;
use super::household::Above;
use super::household_rows;
use super::limits;
use super::role::Role;
use super::row_kind::{RowKind, kind_of};
use super::rows::{self, Setting, Words};
use super::sheet::{Batch, Piece, Row, SheetStart};
use super::table::{self, Table};
use super::{HiddenParts, ReadOptions};
use crate::domain::field::Field;
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::problem::ProblemCode;
use crate::domain::roster::{
    CellProblem, HiddenRows, Place, Roster, RosterFile, RosterPart, RosterRow, RosterSheet, RowsOf,
};
use crate::text::collate::is_area_word;

/// A roster in the making.
pub(super) struct Mapping<'a> {
    options: &'a ReadOptions,
    overrides: Overrides,
    roster: Roster,
    path: PathBuf,
    sheet: Option<Sheet>,
    words: Words,
    /// The day of the titles, with the rows that had been read before it was known.
    titled_day: Option<(NaiveDate, usize)>,
    rows_seen: u64,
    bytes_seen: u64,
    /// Of the headings that were given a meaning, whether a table has them.
    found_headings: Vec<bool>,
}

/// The sheet that is being read.
struct Sheet {
    start: SheetStart,
    decoding: Decoding,
    table: Option<Table>,
    has_been_looked_at: bool,
    above: Above,
    is_after_end: bool,
    rows: u32,
    hidden_rows: HiddenRows,
}

type Progress<'p> = &'p mut dyn FnMut(u64) -> ControlFlow<()>;

/// Makes something of the pieces of files.
pub(super) trait PieceTaker {
    /// The next file.
    fn begin_file(&mut self, path: &Path);
    /// Takes a piece of the file; tells the rows so far, and stops when told to.
    fn take(&mut self, piece: Piece, progress: Progress<'_>) -> Result<(), IntakeError>;
    /// The file is read.
    fn end_file(&mut self) -> Result<(), IntakeError>;
}

impl<'a> Mapping<'a> {
    /// Checks the options.
    pub(super) fn new(options: &'a ReadOptions) -> Result<Self, IntakeError> {
        let as_of = options.as_of.unwrap_or(options.today);
        Ok(Self {
            options,
            overrides: Overrides::new(&options.map)?,
            roster: Roster { files: Vec::new(), as_of, rows: Vec::new(), nameless: Vec::new(), households: Vec::new() },
            path: PathBuf::new(),
            sheet: None,
            words: Words::default(),
            titled_day: None,
            rows_seen: 0,
            bytes_seen: 0,
            found_headings: vec![false; options.map.len()],
        })
    }

    /// What was read until it was given up.
    pub(super) fn given_up(self) -> Roster {
        self.roster
    }

    /// The people read since the last time.
    pub(super) fn part(&mut self) -> Option<RosterPart> {
        let rows = std::mem::take(&mut self.roster.rows);
        if rows.is_empty() {
            return None;
        }
        let done = self.roster.files.last().map(|file| file.sheets.as_slice()).unwrap_or_default();
        let now = self.sheet.as_ref().filter(|sheet| sheet.table.is_some()).map(|sheet| &sheet.start.name);
        let sheets = done.iter().map(|sheet| &sheet.name).chain(now).cloned().collect();
        Some(RosterPart { rows, as_of: self.roster.as_of, sheets })
    }

    /// All files are read.
    pub(super) fn finish(mut self) -> Result<Roster, IntakeError> {
        let unused = self.options.map.iter().zip(&self.found_headings).find(|(_, found)| !**found);
        if let Some(((heading, _), _)) = unused {
            return Err(IntakeError::UnknownHeading { heading: heading.clone() });
        }
        if let Some((day, rows_before)) = self.titled_day {
            let today = self.options.today;
            for row in self.roster.rows.iter_mut().take(rows_before) {
                count_from(row, today, day);
            }
        }
        Ok(self.roster)
    }

    fn take_rows(&mut self, mut batch: Batch, progress: Progress<'_>) -> Result<(), IntakeError> {
        // Out of its place while its rows are read, which need the rest of the mapping too.
        let Some(mut sheet) = self.sheet.take() else { return Ok(()) };
        if sheet.table.is_some() || !sheet.has_been_looked_at {
            self.bytes_seen += batch.text_bytes() as u64;
            if self.bytes_seen > limits::TEXT_BYTES {
                let limit_mb = limits::TEXT_BYTES >> 20;
                return Err(IntakeError::TooMuchText { path: self.path.clone(), limit_mb });
            }
        }
        sheet.decoding.rewrite(&mut batch, &|rows| table::locate(rows, &self.overrides));
        if !sheet.has_been_looked_at {
            sheet.has_been_looked_at = true;
            self.look_for_table(&mut sheet, &batch)?;
        }
        let taken = self.map_rows(&mut sheet, &batch, progress);
        self.sheet = Some(sheet);
        taken
    }

    fn look_for_table(&mut self, sheet: &mut Sheet, batch: &Batch) -> Result<(), IntakeError> {
        let rows: Vec<Row<'_>> = batch.rows().take(limits::ROWS_ABOVE_TABLE * 2).collect();
        let Some(mut table) = table::locate(&rows, &self.overrides) else { return Ok(()) };
        table::refuse_wide(&self.path, &rows, &table)?;
        table.counts_from_1904 = sheet.start.from_1904;
        for ((heading, _), found) in self.options.map.iter().zip(&mut self.found_headings) {
            *found |= table.has_heading(&crate::text::fold::loose(heading));
        }
        if let Some(day) = table.titles.as_of.filter(|_| self.options.as_of.is_none() && self.titled_day.is_none()) {
            self.titled_day = Some((day, self.roster.rows.len()));
            self.roster.as_of = day;
        }
        let name = Some(sheet.start.name.trim()).filter(|name| is_area_word(name) && !table.has(Role::Area));
        sheet.above.area = name.map(str::to_owned).or_else(|| table.titles.area.clone());
        sheet.table = Some(table);
        Ok(())
    }

    fn map_rows(&mut self, sheet: &mut Sheet, batch: &Batch, progress: Progress<'_>) -> Result<(), IntakeError> {
        let Some(table) = &sheet.table else { return Ok(()) };
        let place = |len: usize| u16::try_from(len).unwrap_or(u16::MAX);
        let setting = Setting {
            place: Place {
                file: place(self.roster.files.len().saturating_sub(1)),
                sheet: place(self.roster.files.last().map_or(0, |file| file.sheets.len())),
                row: 0,
            },
            as_of: self.roster.as_of,
        };
        for row in batch.rows().filter(|row| row.number > table.last_heading_row).filter_map(|row| table.own_row(row)) {
            let kind = kind_of(row, table, sheet.is_after_end);
            if kind != RowKind::Nothing {
                sheet.is_after_end = kind == RowKind::End;
            }
            let is_data = match table.of {
                RowsOf::People => matches!(kind, RowKind::Person | RowKind::Nameless),
                RowsOf::Households => kind == RowKind::Household,
            };
            let is_hidden = row.is_hidden && is_data;
            if is_hidden {
                sheet.hidden_rows.add(row.number);
            }
            let is_left_out = is_hidden && self.options.hidden == HiddenParts::Skip;
            match kind {
                RowKind::Person if is_left_out => rows::pass(row, table, &mut sheet.above, &mut self.words),
                RowKind::Nameless if is_left_out => sheet.above.note_household(row, table),
                RowKind::Person => {
                    let mut person = rows::person(row, table, &mut sheet.above, &mut self.words, &setting);
                    person.problems.extend(sheet.decoding.problems(row.number, table));
                    self.roster.rows.push(person);
                }
                RowKind::Nameless => {
                    sheet.above.note_household(row, table);
                    self.roster.nameless.push(rows::nameless(row, table, &setting));
                }
                RowKind::Household if is_left_out => {}
                RowKind::Household if table.of == RowsOf::Households => {
                    self.roster.households.push(household_rows::read(row, table, &mut sheet.above, &setting));
                }
                RowKind::Household => sheet.above.note_household(row, table),
                RowKind::Area(area) => sheet.above.begin_area(area),
                RowKind::End | RowKind::Nothing => {}
            }
            if is_data {
                sheet.rows += u32::from(!is_left_out);
                self.rows_seen += 1;
                if self.rows_seen > limits::ROWS {
                    return Err(IntakeError::TooManyRows { path: self.path.clone(), limit: limits::ROWS });
                }
                if self.rows_seen.is_multiple_of(limits::PROGRESS_ROWS) && progress(self.rows_seen).is_break() {
                    return Err(IntakeError::Cancelled);
                }
            }
        }
        Ok(())
    }

    fn end_sheet(&mut self) {
        let Some(Sheet { start, decoding, table: Some(table), rows, hidden_rows, .. }) = self.sheet.take() else {
            return;
        };
        let sheet = RosterSheet {
            name: start.name,
            of: table.of,
            heading_row: table.heading_row,
            rows,
            fields: table.fields(),
            ignored: table.ignored(),
            hidden_rows,
            encoding: decoding.code(),
        };
        if let Some(file) = self.roster.files.last_mut() {
            file.sheets.push(sheet);
        }
    }
}

impl PieceTaker for Mapping<'_> {
    fn begin_file(&mut self, path: &Path) {
        path.clone_into(&mut self.path);
        self.roster.files.push(RosterFile { path: path.display().to_string(), ..RosterFile::default() });
    }

    fn take(&mut self, piece: Piece, progress: Progress<'_>) -> Result<(), IntakeError> {
        match piece {
            Piece::Hidden(name) => {
                if let Some(file) = self.roster.files.last_mut() {
                    file.hidden_sheets.push(name);
                }
                Ok(())
            }
            Piece::Sheet(start) => {
                self.end_sheet();
                let asked = self.options.encoding_of(&self.path, &start.name);
                self.sheet = Some(Sheet {
                    decoding: Decoding::new(&start, asked),
                    start,
                    table: None,
                    has_been_looked_at: false,
                    above: Above::default(),
                    is_after_end: false,
                    rows: 0,
                    hidden_rows: HiddenRows {
                        are_taken: self.options.hidden == HiddenParts::Take,
                        ..HiddenRows::default()
                    },
                });
                Ok(())
            }
            Piece::Rows(batch) => self.take_rows(batch, progress),
        }
    }

    fn end_file(&mut self) -> Result<(), IntakeError> {
        self.end_sheet();
        match self.roster.files.last() {
            Some(file) if file.sheets.is_empty() => Err(IntakeError::NoTable { path: self.path.clone() }),
            _ => Ok(()),
        }
    }
}

/// A row that was read before the day of the list was known, as of today: its marks count from the list's day, and
/// days between the two are in the future.
fn count_from(row: &mut RosterRow, today: NaiveDate, as_of: NaiveDate) {
    for milestone in Milestone::ALL {
        match row.facts.milestones.get(milestone) {
            Reached::DayUnknown { counted_from } if counted_from == today => {
                row.facts.milestones.set(milestone, Reached::DayUnknown { counted_from: as_of });
            }
            Reached::On(day) if day > as_of && day <= today => row.problems.push(CellProblem {
                code: ProblemCode::FutureDate,
                column: None,
                field: Some(Field::Milestone(milestone)),
                raw: crate::text::numbers::day(day),
            }),
            Reached::No | Reached::On(_) | Reached::DayUnknown { .. } => {}
        }
    }
}
