//! Rows and cells of any spreadsheet into pieces: where a sheet ends, when a batch is handed over, what is said of
//! the sheet before its rows.

use std::ops::ControlFlow;

use super::Extent;
use super::fonts::FontVotes;
use super::limits;
use super::sheet::{Batch, Piece, SheetStart, Value};

/// A sheet that is being filled.
pub(super) struct Filling<'f, 's> {
    sink: &'f mut (dyn FnMut(Piece) -> ControlFlow<()> + 's),
    extent: Extent,
    /// What is said of the sheet; handed over before its first batch.
    start: Option<SheetStart>,
    votes: FontVotes,
    batch: Batch,
    last_row: u32,
    rows: u64,
}

/// What comes after the beginning of a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Next {
    /// Its cells.
    Cells,
    /// Nothing more of this sheet.
    EndOfSheet,
    /// Nothing more of this file: nobody wants it.
    Stop,
}

impl<'f, 's> Filling<'f, 's> {
    /// Begins a sheet.
    pub(super) fn new(
        start: SheetStart,
        extent: Extent,
        sink: &'f mut (dyn FnMut(Piece) -> ControlFlow<()> + 's),
    ) -> Self {
        Self {
            sink,
            extent,
            start: Some(start),
            votes: FontVotes::default(),
            batch: Batch::default(),
            last_row: 0,
            rows: 0,
        }
    }

    /// Begins a row, 1-based, if it is not the one that was begun last.
    pub(super) fn row(&mut self, number: u32, is_hidden: bool) -> Next {
        if number == self.last_row {
            return Next::Cells;
        }
        if number > self.last_row.saturating_add(limits::EMPTY_ROWS) {
            return Next::EndOfSheet;
        }
        if self.batch.is_full() {
            if self.hand_over().is_break() {
                return Next::Stop;
            }
            if self.extent == Extent::Beginning {
                return Next::EndOfSheet;
            }
        }
        self.batch.begin_row(number);
        if is_hidden {
            self.batch.hide_row();
        }
        self.last_row = number;
        self.rows += 1;
        Next::Cells
    }

    /// Adds a cell to the row that was begun last.
    pub(super) fn cell(&mut self, column: u32, value: Value<'_>) {
        self.batch.push(column, value);
    }

    /// Says the font of a text cell of the row that was begun last.
    pub(super) fn font(&mut self, column: u32, font: Option<&str>) {
        if self.start.is_some() && self.rows <= u64::from(limits::ROWS_OF_FONTS) {
            self.votes.add(column, font);
        }
    }

    /// Rows that were begun.
    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    /// Ends the sheet.
    pub(super) fn end(mut self) -> ControlFlow<()> {
        if self.start.is_none() && (self.batch.is_empty() || self.extent == Extent::Beginning) {
            return ControlFlow::Continue(());
        }
        self.hand_over()
    }

    fn hand_over(&mut self) -> ControlFlow<()> {
        if let Some(mut start) = self.start.take() {
            start.fonts.extend(std::mem::take(&mut self.votes).elected());
            (self.sink)(Piece::Sheet(start))?;
        }
        (self.sink)(Piece::Rows(std::mem::take(&mut self.batch)))
    }
}
