//! Old encodings, between the pieces of a sheet and its table: decides from the first rows what each column is written
//! in, and rewrites batches column by column. Where nothing but plain Unicode is met, batches pass as they are.
//!
//! Titles and headings are judged cell by cell, for they lie in columns whose people may be written otherwise; the body
//! is judged by column. A column that says nothing yet is judged when it does.

use std::borrow::Cow;

use super::limits;
use super::sheet::{Batch, Row, SheetStart, Value};
use super::table::Table;
use crate::domain::problem::ProblemCode;
use crate::domain::roster::CellProblem;
use crate::text::clean::visible;
use crate::text::legacy::capitals::{Capitals, Style, restore};
use crate::text::legacy::evidence::{Evidence, is_plain, reads_well};
use crate::text::legacy::judge::{Column, DecidedBy, ENOUGH, Judged, contradicts, judge, shown_by_most};
use crate::text::legacy::{Font, Origin, TextEncoding, decode};

/// What is known of the encodings of one sheet.
pub(super) struct Decoding {
    asked: Option<TextEncoding>,
    origin: Origin,
    /// The encoding that the reader told, as the contract names it.
    base: &'static str,
    columns: Vec<State>,
    /// What most of the sheet shows.
    shown: Option<TextEncoding>,
    /// What titles and headings may be written in.
    of_headings: Vec<TextEncoding>,
    /// Whether headings that fit the likeliest of them are taken for it without showing it themselves.
    reads_all_headings: bool,
    has_begun: bool,
    /// Of the batch that was rewritten last, by row.
    notes: Vec<Note>,
}

/// What is known of a column.
#[derive(Default)]
struct State {
    font: Option<Font>,
    judged: Option<Judged>,
    evidence: Evidence,
    capitals: Option<Capitals>,
    is_told: bool,
}

/// A cell that was decoded, or could not be.
struct Note {
    row: u32,
    column: u32,
    raw: String,
    code: ProblemCode,
}

/// Decoded cells of a column and a batch among which the one is that tells of it: the first of a person.
const NOTES_OF_COLUMN: usize = 100;

/// Finds the table in the first rows of a sheet, once they can be read.
pub(super) type Find<'f> = &'f dyn Fn(&[Row<'_>]) -> Option<Table>;

impl Decoding {
    /// Of a sheet. `asked` is what the user says.
    pub(super) fn new(start: &SheetStart, asked: Option<TextEncoding>) -> Self {
        let is_of_bytes = start.encoding == TextEncoding::Cp1258.code();
        let mut decoding = Self {
            asked,
            origin: if is_of_bytes { Origin::Windows1258 } else { Origin::Characters },
            base: start.encoding,
            columns: Vec::new(),
            shown: None,
            of_headings: Vec::new(),
            reads_all_headings: false,
            has_begun: false,
            notes: Vec::new(),
        };
        for (column, font) in &start.fonts {
            if *column < limits::COLUMNS {
                decoding.state(*column).font = Font::named(font);
            }
        }
        decoding
    }

    /// Rewrites a batch; the first one is the beginning of the sheet, with its headings.
    pub(super) fn rewrite(&mut self, batch: &mut Batch, find: Find<'_>) {
        self.notes.clear();
        if self.asked == Some(TextEncoding::Unicode) {
            return;
        }
        let body_from = if std::mem::replace(&mut self.has_begun, true) {
            self.take_evidence(batch);
            0
        } else {
            self.begin(batch, find)
        };
        if self.columns.iter().any(State::is_old) || body_from > 0 {
            self.replace(batch, body_from);
        }
    }

    /// Problems of a person's cells in the batch that was rewritten last: those that could not be decoded, and of each
    /// column the first that was.
    pub(super) fn problems(&mut self, row: u32, table: &Table) -> Vec<CellProblem> {
        let from = self.notes.partition_point(|note| note.row < row);
        let of_row = self.notes.get(from..).unwrap_or_default().iter().take_while(|note| note.row == row);
        let mut problems = Vec::new();
        for note in of_row {
            let Some(role) = table.role(note.column) else { continue };
            let state = self.columns.get_mut(note.column as usize);
            let is_news = match (note.code, state) {
                (ProblemCode::RepairedText, Some(state)) => !std::mem::replace(&mut state.is_told, true),
                (_, _) => true,
            };
            if is_news {
                let raw = visible(&note.raw).chars().take(limits::CELL_CHARS).collect();
                problems.push(CellProblem { code: note.code, column: Some(note.column), field: role.field(), raw });
            }
        }
        problems
    }

    /// The encoding of the sheet, as the contract names it: of its columns where they agree, those that say nothing left
    /// out; of its headings where no column says anything.
    pub(super) fn code(&self) -> &'static str {
        let mut old: Vec<TextEncoding> = self.columns.iter().filter_map(State::old).collect();
        old.sort_unstable();
        old.dedup();
        let says_unicode = |state: &State| match (state.old(), old.first()) {
            (None, Some(encoding)) => contradicts(&state.evidence, *encoding),
            (None, None) => !state.evidence.is_empty(),
            (Some(_), _) => false,
        };
        let has_unicode = self.columns.iter().any(says_unicode);
        match (old.as_slice(), self.of_headings.first()) {
            ([], Some(encoding)) if !has_unicode => encoding.code(),
            ([], _) => self.base,
            ([encoding], _) if !has_unicode => encoding.code(),
            (_, _) => "mixed",
        }
    }

    /// Why the sheet is not taken for plain Unicode.
    pub(super) fn decided_by(&self) -> Option<DecidedBy> {
        let by = |state: &State| state.old().and(state.judged).map(|judged| judged.by);
        self.columns.iter().filter_map(by).min().or(self.of_headings.first().map(|_| DecidedBy::Syllables))
    }

    /// How a cell reads in an encoding; as it stands where it does not decode.
    pub(super) fn reading(&self, column: u32, encoding: TextEncoding, text: &str) -> String {
        let font = self.columns.get(column as usize).and_then(|state| state.font);
        let font = font.filter(|font| font.encoding == encoding);
        let capitals = font.map_or(Capitals::Names, |font| font.capitals);
        decode(encoding, self.origin, text)
            .map_or_else(|| text.to_owned(), |decoded| with_capitals(decoded, encoding, capitals))
    }

    fn state(&mut self, column: u32) -> &mut State {
        let place = column as usize;
        if self.columns.len() <= place {
            self.columns.resize_with(place + 1, State::default);
        }
        // The place was just made.
        let last = self.columns.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "not beyond the last, of which there is one")]
        &mut self.columns[place.min(last)]
    }

    /// Judges titles, headings and columns; gives the last row of the heading where any of it is to be decoded, else 0.
    fn begin(&mut self, batch: &Batch, find: Find<'_>) -> u32 {
        self.of_headings = self.possible(batch.rows());
        // Where the heading ends is seen once it can be read; it says nothing of the cells below it.
        let mut heading_ends = self.end_of_heading(batch, find);
        if heading_ends.is_none() && !self.of_headings.is_empty() {
            self.reads_all_headings = true;
            heading_ends = self.end_of_heading(batch, find);
            self.reads_all_headings = heading_ends.is_some();
        }
        let last_heading_row = heading_ends.unwrap_or(0);
        self.take_evidence_of(&batch.rows().filter(|row| row.number > last_heading_row));

        let mut top = Evidence::default();
        for (_, value) in batch.rows().take_while(|row| row.number <= last_heading_row).flat_map(Row::cells) {
            if let Some(text) = value.as_text() {
                top.add(text, self.origin);
            }
        }
        let top = Column { font: None, evidence: &top };
        self.shown = shown_by_most(&[top], self.shown);
        let shown = self.shown;
        self.of_headings = self.in_order(top.evidence, |encoding| if shown == Some(encoding) { 1 } else { ENOUGH });
        // What most of the sheet shows goes first.
        self.of_headings.sort_by_key(|encoding| shown != Some(*encoding));
        self.reads_all_headings |=
            self.of_headings.first().is_some_and(|encoding| top.evidence.tally(*encoding).loss == 0);
        if self.of_headings.is_empty() { 0 } else { last_heading_row }
    }

    /// The last row of the heading, where a table is found in what can be read.
    fn end_of_heading(&self, batch: &Batch, find: Find<'_>) -> Option<u32> {
        let mut readable = Cow::Borrowed(batch);
        if !self.of_headings.is_empty() {
            let last = batch.rows().take(limits::ROWS_ABOVE_TABLE * 2).last().map_or(0, |row| row.number);
            readable.to_mut().replace_texts(|row, _, text| if row <= last { self.heading(text) } else { None });
        }
        let rows: Vec<Row<'_>> = readable.rows().take(limits::ROWS_ABOVE_TABLE * 2).collect();
        find(&rows).map(|table| table.last_heading_row)
    }

    /// Encodings that explain anything at all, the one that explains most first.
    fn possible<'b>(&self, rows: impl Iterator<Item = Row<'b>>) -> Vec<TextEncoding> {
        let mut all = Evidence::default();
        for (_, value) in rows.flat_map(Row::cells) {
            if let Some(text) = value.as_text() {
                all.add(text, self.origin);
            }
        }
        self.in_order(&all, |_| ENOUGH)
    }

    /// Encodings that explain enough, the one that explains most first.
    fn in_order(&self, evidence: &Evidence, needed: impl Fn(TextEncoding) -> u32) -> Vec<TextEncoding> {
        let mut found: Vec<TextEncoding> = match self.asked {
            Some(asked) => vec![asked],
            None => TextEncoding::OLD.to_vec(),
        };
        found.retain(|encoding| evidence.tally(*encoding).gain >= needed(*encoding));
        found.sort_by_key(|encoding| std::cmp::Reverse(evidence.tally(*encoding).net()));
        found
    }

    fn take_evidence(&mut self, batch: &Batch) {
        self.take_evidence_of(&batch.rows());
    }

    /// Looks at the columns that have said nothing yet.
    fn take_evidence_of<'b>(&mut self, rows: &(impl Iterator<Item = Row<'b>> + Clone)) {
        let mut has_news = false;
        for (column, value) in rows.clone().flat_map(Row::cells) {
            let Value::Text(text) = value else { continue };
            let is_open = self.columns.get(column as usize).is_none_or(|state| state.judged.is_none());
            if is_open && !is_plain(text) {
                has_news = true;
                let origin = self.origin;
                self.state(column).evidence.add(text, origin);
            }
        }
        if !has_news {
            return;
        }
        let columns: Vec<Column<'_>> = self.columns.iter().map(State::column).collect();
        self.shown = shown_by_most(&columns, self.shown);
        let judged: Vec<Option<Judged>> =
            columns.into_iter().map(|column| judge(column, self.shown, self.asked)).collect();
        for (column, (state, judged)) in (0_u32..).zip(self.columns.iter_mut().zip(judged)) {
            if state.judged.is_none() && judged.is_some() {
                state.judged = judged;
                state.capitals = state.old().map(|encoding| {
                    let font = state.font.filter(|font| font.encoding == encoding);
                    let of_texts = || style(rows.clone(), column, encoding, self.origin).capitals();
                    font.filter(|font| font.capitals == Capitals::All).map_or_else(of_texts, |font| font.capitals)
                });
            }
        }
    }

    /// A title or heading, decoded if an encoding of the sheet explains it and plain Unicode does not.
    fn heading(&self, text: &str) -> Option<String> {
        if is_plain(text) {
            return None;
        }
        let mut evidence = Evidence::default();
        evidence.add(text, self.origin);
        let explains = |encoding: &&TextEncoding| {
            let tally = evidence.tally(**encoding);
            tally.explains(1) && tally.loss == 0
        };
        let whole = |encoding: &&TextEncoding| explains(encoding) && evidence.tally(**encoding).neither == 0;
        // Of headings that all fit one encoding, those that fit it too are written in it: "Sè CCCD" among others.
        let fits = |encoding: &&TextEncoding| self.reads_all_headings && evidence.tally(**encoding).loss == 0;
        let best = self.of_headings.iter().find(whole).or_else(|| self.of_headings.iter().find(explains));
        let best = best.or_else(|| self.of_headings.first().filter(fits));
        let encoding = *best?;
        decode(encoding, self.origin, text).map(|decoded| with_capitals(decoded, encoding, Capitals::Words))
    }

    /// Rewrites the cells of a batch.
    fn replace(&mut self, batch: &mut Batch, last_heading_row: u32) {
        let mut notes = Vec::new();
        let mut noted = vec![0; self.columns.len()];
        batch.replace_texts(|row, column, text| {
            if row <= last_heading_row {
                return self.heading(text);
            }
            let state = self.columns.get(column as usize)?;
            let encoding = state.old().filter(|_| !is_plain(text))?;
            let Some(decoded) = decode(encoding, self.origin, text) else {
                // What reads well as it stands was typed later, and is right.
                if !reads_well(text) {
                    notes.push(Note { row, column, raw: text.to_owned(), code: ProblemCode::UnknownValue });
                }
                return None;
            };
            let decoded = with_capitals(decoded, encoding, state.capitals.unwrap_or(Capitals::Words));
            if decoded == text {
                return None;
            }
            if let Some(noted) = noted.get_mut(column as usize).filter(|noted| **noted < NOTES_OF_COLUMN)
                && !state.is_told
            {
                *noted += 1;
                notes.push(Note { row, column, raw: text.to_owned(), code: ProblemCode::RepairedText });
            }
            Some(decoded)
        });
        notes.sort_by_key(|note| note.row);
        self.notes = notes;
    }
}

impl State {
    fn column(&self) -> Column<'_> {
        Column { font: self.font, evidence: &self.evidence }
    }

    fn old(&self) -> Option<TextEncoding> {
        self.judged.map(|judged| judged.encoding).filter(|encoding| *encoding != TextEncoding::Unicode)
    }

    fn is_old(&self) -> bool {
        self.old().is_some()
    }
}

fn style<'b>(rows: impl Iterator<Item = Row<'b>>, column: u32, encoding: TextEncoding, origin: Origin) -> Style {
    let mut style = Style::default();
    for text in rows.filter_map(|row| row.get(column).and_then(Value::as_text)) {
        style.add(&decode(encoding, origin, text).map_or(Cow::Borrowed(text), Cow::Owned));
    }
    style
}

/// Only TCVN3 cannot tell capitals.
fn with_capitals(decoded: String, encoding: TextEncoding, capitals: Capitals) -> String {
    if encoding == TextEncoding::Tcvn3 { restore(&decoded, capitals) } else { decoded }
}
