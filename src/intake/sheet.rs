//! The neutral form that every kind of file is brought into: sheets, and rows of cells in batches.
//!
//! The texts of a batch lie in one string: 200,000 people have four million cells, and a heap block for each would
//! cost more than reading them.

use std::ops::{ControlFlow, Range};

use chrono::NaiveDate;

use super::limits;

/// What a cell holds.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Value<'a> {
    /// Text, at least one character that is not white space.
    Text(&'a str),
    /// A number without a date format.
    Number(f64),
    /// A number with a date format.
    Date(NaiveDate),
    /// TRUE or FALSE.
    Flag(bool),
    /// An error of a formula: `#REF!`.
    Fault(&'a str),
}

/// A part of a file, in the order of reading. Every row belongs to the last sheet that was announced.
pub(super) enum Piece {
    /// A sheet begins. Its first batch holds the sheet whole, or at least
    /// [`limits::ROWS_ABOVE_TABLE`] rows.
    Sheet(SheetStart),
    /// A hidden sheet was met; it is announced as a sheet too if it is to be read.
    Hidden(String),
    /// Rows that are not empty.
    Rows(Batch),
}

/// What is known of a sheet before its rows.
pub(super) struct SheetStart {
    /// Its name; for a delimited text the file's stem.
    pub name: String,
    /// Encoding of its text, as the contract names it.
    pub encoding: &'static str,
    /// Whether its serial days count from 1904.
    pub from_1904: bool,
    /// The font of most texts of a column, where the file says one: old fonts tell an old encoding.
    pub fonts: Vec<(u32, String)>,
}

/// Takes the pieces of a file; breaks when nobody wants more.
pub(super) type Sink<'a> = &'a mut dyn FnMut(Piece) -> ControlFlow<()>;

/// Rows, one after the other.
#[derive(Default, Clone)]
pub(super) struct Batch {
    text: String,
    cells: Vec<Cell>,
    rows: Vec<RowHead>,
}

#[derive(Clone)]
struct Cell {
    column: u32,
    held: Held,
}

/// [`Value`] with its text as a place in the batch's string.
#[derive(Clone)]
enum Held {
    Text { start: u32, end: u32 },
    Number(f64),
    Date(NaiveDate),
    Flag(bool),
    Fault { start: u32, end: u32 },
}

#[derive(Clone)]
struct RowHead {
    number: u32,
    first_cell: usize,
    is_too_wide: bool,
    is_hidden: bool,
}

/// A row of a batch.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    /// Row number, 1-based, as a spreadsheet shows it.
    pub number: u32,
    /// Whether it has cells beyond the last column that is read.
    pub is_too_wide: bool,
    /// Whether a spreadsheet program does not show it: hidden, or filtered out.
    pub is_hidden: bool,
    cells: &'a [Cell],
    text: &'a str,
}

impl Batch {
    /// Begins a row.
    pub(super) fn begin_row(&mut self, number: u32) {
        self.rows.push(RowHead { number, first_cell: self.cells.len(), is_too_wide: false, is_hidden: false });
    }

    /// The row that was begun last is hidden.
    pub(super) fn hide_row(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.is_hidden = true;
        }
    }

    /// Adds a cell to the row that was begun last; a text of white space is no cell.
    pub(super) fn push(&mut self, column: u32, value: Value<'_>) {
        if column >= limits::COLUMNS {
            if let Some(row) = self.rows.last_mut() {
                row.is_too_wide = true;
            }
            return;
        }
        let held = match value {
            Value::Text(text) => {
                if text.chars().all(char::is_whitespace) {
                    return;
                }
                let (start, end) = self.keep(text);
                Held::Text { start, end }
            }
            Value::Fault(text) => {
                let (start, end) = self.keep(text);
                Held::Fault { start, end }
            }
            Value::Number(number) => Held::Number(number),
            Value::Date(day) => Held::Date(day),
            Value::Flag(flag) => Held::Flag(flag),
        };
        self.cells.push(Cell { column, held });
    }

    /// Whether it is time to hand it over.
    pub(super) fn is_full(&self) -> bool {
        self.rows.len() >= limits::BATCH_ROWS
            || (self.text.len() >= limits::BATCH_BYTES && self.rows.len() >= limits::ROWS_ABOVE_TABLE)
            || self.text.len() >= limits::BATCH_BYTES_MOST
    }

    /// Whether there is nothing in it.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Bytes of its texts.
    pub(super) fn text_bytes(&self) -> usize {
        self.text.len()
    }

    /// The rows that have cells.
    pub(super) fn rows(&self) -> impl Iterator<Item = Row<'_>> + Clone {
        let ends = self.rows.iter().skip(1).map(|row| row.first_cell).chain([self.cells.len()]);
        self.rows.iter().zip(ends).filter_map(|(head, end)| {
            let cells = self.cells.get(head.first_cell..end).filter(|cells| !cells.is_empty())?;
            let RowHead { number, is_too_wide, is_hidden, .. } = *head;
            Some(Row { number, is_too_wide, is_hidden, cells, text: &self.text })
        })
    }

    /// Gives texts another wording: `other` is asked for each with its row and column.
    pub(super) fn replace_texts(&mut self, mut other: impl FnMut(u32, u32, &str) -> Option<String>) {
        let ends: Vec<usize> = self.rows.iter().skip(1).map(|row| row.first_cell).chain([self.cells.len()]).collect();
        let mut cells = std::mem::take(&mut self.cells);
        let numbers: Vec<(u32, usize, usize)> =
            self.rows.iter().zip(ends).map(|(row, end)| (row.number, row.first_cell, end)).collect();
        for (number, first, end) in numbers {
            for cell in cells.get_mut(first..end).unwrap_or_default() {
                let Held::Text { start, end } = cell.held else { continue };
                let text = self.text.get(start as usize..end as usize).unwrap_or_default();
                if let Some(worded) = other(number, cell.column, text) {
                    let (start, end) = self.keep(&worded);
                    cell.held = Held::Text { start, end };
                }
            }
        }
        self.cells = cells;
    }

    /// Keeps a text; what is far too long is cut, and is still too long for whoever stores it.
    fn keep(&mut self, text: &str) -> (u32, u32) {
        let text = beginning(text, limits::CELL_BYTES);
        let start = self.text.len();
        self.text.push_str(text);
        let place = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        (place(start), place(self.text.len()))
    }
}

impl<'a> Row<'a> {
    /// The cells that are not empty, with their columns.
    pub(super) fn cells(self) -> impl ExactSizeIterator<Item = (u32, Value<'a>)> {
        self.cells.iter().map(move |cell| (cell.column, self.value(&cell.held)))
    }

    /// The cell of a column.
    pub(super) fn get(self, column: u32) -> Option<Value<'a>> {
        self.cells.iter().find(|cell| cell.column == column).map(|cell| self.value(&cell.held))
    }

    /// The row with the cells of these columns alone; none where that leaves it empty.
    pub(super) fn within(self, columns: &Range<u32>) -> Option<Self> {
        // Nearly always all of them. Cells out of order, as only a broken file has them, stay together.
        if columns.contains(&0) && columns.contains(&(limits::COLUMNS - 1))
            || !self.cells.is_sorted_by_key(|cell| cell.column)
        {
            return Some(self);
        }
        let first = self.cells.partition_point(|cell| cell.column < columns.start);
        let last = self.cells.partition_point(|cell| cell.column < columns.end);
        let cells = self.cells.get(first..last).filter(|cells| !cells.is_empty())?;
        Some(Self { cells, ..self })
    }

    fn value(self, held: &Held) -> Value<'a> {
        let text = |start: u32, end: u32| self.text.get(start as usize..end as usize).unwrap_or_default();
        match held {
            Held::Text { start, end } => Value::Text(text(*start, *end)),
            Held::Fault { start, end } => Value::Fault(text(*start, *end)),
            Held::Number(number) => Value::Number(*number),
            Held::Date(day) => Value::Date(*day),
            Held::Flag(flag) => Value::Flag(*flag),
        }
    }
}

impl<'a> Value<'a> {
    /// The text of a text cell.
    pub(super) fn as_text(self) -> Option<&'a str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(_) | Self::Date(_) | Self::Flag(_) | Self::Fault(_) => None,
        }
    }

    /// What a person would read in the cell.
    pub(super) fn shown(self) -> String {
        match self {
            Self::Text(text) | Self::Fault(text) => text.to_owned(),
            // Display of a float never writes an exponent: 79093123456, not 7.9E+10.
            Self::Number(number) => number.to_string(),
            Self::Date(day) => day.format("%d/%m/%Y").to_string(),
            Self::Flag(flag) => if flag { "TRUE" } else { "FALSE" }.to_owned(),
        }
    }

    /// The whole number of a number cell, if it is one.
    pub(super) fn as_whole_number(self) -> Option<i32> {
        match self {
            #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small enough")]
            Self::Number(number) if number.fract() == 0.0 && number.abs() < 1e9 => Some(number as i32),
            Self::Number(_) | Self::Text(_) | Self::Date(_) | Self::Flag(_) | Self::Fault(_) => None,
        }
    }
}

/// At most so many bytes of a text, cut between characters.
pub(super) fn beginning(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}
