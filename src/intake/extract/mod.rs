//! The extract of issued and activated accounts: tables with a personal number and what the unit above knows of each,
//! with or without names. Headings, cells and days are read as those of a roster; what only an extract has, the level
//! of the account and its status in words, is of [`columns`] and [`words`].

mod columns;
mod words;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use columns::Columns;

use super::cells::Cells;
use super::decoding::Decoding;
use super::error::IntakeError;
use super::headings::Overrides;
use super::mapping::PieceTaker;
use super::row_kind::{RowKind, kind_of};
use super::rows;
use super::sheet::{Batch, Piece, Row, SheetStart};
use super::table::{self, Table};
use super::{ReadOptions, limits};
use crate::domain::extract::{Extract, ExtractRow};
use crate::domain::field::Field;
use crate::domain::milestone::Reached;
use crate::domain::problem::ProblemCode;
use crate::domain::roster::{CellProblem, HiddenRows, Place, RosterFile, RosterSheet, RowsOf};
use crate::text::clean::visible;
use crate::text::name_case::name_case;

/// An extract in the making.
pub(super) struct Reading<'a> {
    options: &'a ReadOptions,
    overrides: Overrides,
    extract: Extract,
    path: PathBuf,
    sheet: Option<Sheet>,
    has_titled_day: bool,
    rows_seen: u64,
}

/// The sheet that is being read.
struct Sheet {
    start: SheetStart,
    decoding: Decoding,
    table: Option<(Table, Columns)>,
    has_been_looked_at: bool,
    is_after_end: bool,
    rows: u32,
    hidden_rows: HiddenRows,
}

impl<'a> Reading<'a> {
    /// Checks the options.
    pub(super) fn new(options: &'a ReadOptions) -> Result<Self, IntakeError> {
        let extract = Extract {
            files: Vec::new(),
            as_of: options.as_of.unwrap_or(options.today),
            covers: Vec::new(),
            rows: Vec::new(),
            problems: Vec::new(),
        };
        let overrides = Overrides::new(&options.map)?;
        let path = PathBuf::new();
        Ok(Self { options, overrides, extract, path, sheet: None, has_titled_day: false, rows_seen: 0 })
    }

    /// All files are read.
    pub(super) fn finish(mut self) -> Extract {
        // A title may come after rows that were read as of today.
        let (today, as_of) = (self.options.today, self.extract.as_of);
        for said in self.extract.rows.iter_mut().flat_map(|row| &mut row.said) {
            if said.reached == (Reached::DayUnknown { counted_from: today }) {
                said.reached = Reached::DayUnknown { counted_from: as_of };
            }
        }
        self.extract
    }

    fn locate(&self, rows: &[Row<'_>]) -> Option<Table> {
        table::locate_as(rows, &self.overrides, columns::is_of_accounts)
    }

    fn look_for_table(&mut self, sheet: &mut Sheet, batch: &Batch) -> Result<(), IntakeError> {
        let rows: Vec<Row<'_>> = batch.rows().take(limits::ROWS_ABOVE_TABLE * 2).collect();
        let Some(mut table) = self.locate(&rows) else { return Ok(()) };
        table::refuse_wide(&self.path, &rows, &table)?;
        table.counts_from_1904 = sheet.start.from_1904;
        if let Some(day) = table.titles.as_of.filter(|_| self.options.as_of.is_none() && !self.has_titled_day) {
            self.has_titled_day = true;
            self.extract.as_of = day;
        }
        let columns = Columns::of(&table);
        for milestone in columns.covers() {
            if !self.extract.covers.contains(&milestone) {
                self.extract.covers.push(milestone);
            }
        }
        self.extract.covers.sort_unstable();
        sheet.table = Some((table, columns));
        Ok(())
    }

    fn read_rows(
        &mut self,
        sheet: &mut Sheet,
        batch: &Batch,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<(), IntakeError> {
        let Some((table, columns)) = &sheet.table else { return Ok(()) };
        let index = |len: usize| u16::try_from(len).unwrap_or(u16::MAX);
        let place = Place {
            file: index(self.extract.files.len().saturating_sub(1)),
            sheet: index(self.extract.files.last().map_or(0, |file| file.sheets.len())),
            row: 0,
        };
        for row in batch.rows().filter(|row| row.number > table.last_heading_row).filter_map(|row| table.own_row(row)) {
            let kind = kind_of(row, table, sheet.is_after_end);
            if kind != RowKind::Nothing {
                sheet.is_after_end = kind == RowKind::End;
            }
            if !matches!(kind, RowKind::Person | RowKind::Nameless) {
                continue;
            }
            if row.is_hidden {
                // What a filter hides was sent all the same.
                sheet.hidden_rows.add(row.number);
            }
            let place = Place { row: row.number, ..place };
            let read = read_row(row, (table, columns), place, self.extract.as_of);
            self.extract.rows.extend(read.row);
            self.extract.problems.extend(read.problems.into_iter().map(|problem| (place, problem)));
            sheet.rows += 1;
            self.rows_seen += 1;
            if self.rows_seen > limits::ROWS {
                return Err(IntakeError::TooManyRows { path: self.path.clone(), limit: limits::ROWS });
            }
            if self.rows_seen.is_multiple_of(limits::PROGRESS_ROWS) && progress(self.rows_seen).is_break() {
                return Err(IntakeError::Cancelled);
            }
        }
        Ok(())
    }

    fn end_sheet(&mut self) {
        let Some(Sheet { start, decoding, table: Some((table, columns)), rows, hidden_rows, .. }) = self.sheet.take()
        else {
            return;
        };
        let sheet = RosterSheet {
            name: start.name,
            of: RowsOf::People,
            heading_row: table.heading_row,
            rows,
            fields: columns.fields(&table),
            ignored: columns.ignored(&table),
            hidden_rows,
            encoding: decoding.code(),
        };
        if let Some(file) = self.extract.files.last_mut() {
            file.sheets.push(sheet);
        }
    }
}

impl PieceTaker for Reading<'_> {
    fn begin_file(&mut self, path: &Path) {
        path.clone_into(&mut self.path);
        self.extract.files.push(RosterFile { path: path.display().to_string(), ..RosterFile::default() });
    }

    fn take(&mut self, piece: Piece, progress: &mut dyn FnMut(u64) -> ControlFlow<()>) -> Result<(), IntakeError> {
        match piece {
            Piece::Hidden(name) => {
                if let Some(file) = self.extract.files.last_mut() {
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
                    is_after_end: false,
                    rows: 0,
                    hidden_rows: HiddenRows { are_taken: true, ..HiddenRows::default() },
                });
                Ok(())
            }
            Piece::Rows(mut batch) => {
                // Out of its place while its rows are read, which need the rest of the reading too.
                let Some(mut sheet) = self.sheet.take() else { return Ok(()) };
                sheet.decoding.rewrite(&mut batch, &|rows| self.locate(rows));
                let mut taken = Ok(());
                if !sheet.has_been_looked_at {
                    sheet.has_been_looked_at = true;
                    taken = self.look_for_table(&mut sheet, &batch);
                }
                let taken = taken.and_then(|()| self.read_rows(&mut sheet, &batch, progress));
                self.sheet = Some(sheet);
                taken
            }
        }
    }

    fn end_file(&mut self) -> Result<(), IntakeError> {
        self.end_sheet();
        match self.extract.files.last() {
            Some(file) if file.sheets.is_empty() => Err(IntakeError::NoAccounts { path: self.path.clone() }),
            _ => Ok(()),
        }
    }
}

/// What one row gives.
struct ReadRow {
    row: Option<ExtractRow>,
    problems: Vec<CellProblem>,
}

fn read_row(row: Row<'_>, (table, columns): (&Table, &Columns), place: Place, as_of: NaiveDate) -> ReadRow {
    let mut cells = Cells::new(row, table);
    let (number_column, number) = rows::number_of_account(&mut cells, as_of);
    let full_name = cells.name().map(|name| name_case(&name));
    let said = columns.read(row, &mut cells, as_of);
    let mut problems = cells.problems;
    let Some(person_number) = number else {
        // A number that cannot be read is told already; one that is missing is not.
        if !problems.iter().any(|problem| problem.code == ProblemCode::BadPersonId) {
            let raw = full_name.as_deref().map(visible).unwrap_or_default();
            let (code, field) = (ProblemCode::BadPersonId, Some(Field::PersonNumber));
            problems.push(CellProblem { code, column: number_column, field, raw });
        }
        return ReadRow { row: None, problems };
    };
    ReadRow { row: Some(ExtractRow { place, person_number, number_column, full_name, said }), problems }
}
