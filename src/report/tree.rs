//! Tables of typed cells: what writers write. What a cell looks like is their business.

use chrono::NaiveDate;

/// A list under a title, such as a sheet for a walk.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TitledTable {
    /// What it is.
    pub title: String,
    /// Whose, and of which day.
    pub subtitles: Vec<String>,
    /// The list.
    pub table: Table,
}

/// A table: of a report, or a list by itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Table {
    /// Stable English name.
    pub name: String,
    /// What it is called; the name of its sheet.
    pub heading: String,
    /// Parts of a wide table that are read together; columns name theirs by its place here.
    pub blocks: Vec<Block>,
    /// Its columns; the first one names the row.
    pub columns: Vec<Column>,
    /// One cell a column.
    pub rows: Vec<Vec<Cell>>,
    /// The sums, where there are any.
    pub total: Option<Vec<Cell>>,
    /// What a reader must know, below the table.
    pub notes: Vec<String>,
}

/// A part of a wide table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// What it is called.
    pub caption: String,
    /// How it is read best.
    pub layout: Layout,
}

/// How a part of a table is laid out as text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// As it is.
    Wide,
    /// Turned over: a line for each column, since their headings are sentences.
    Tall,
}

/// A column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Key of the contract.
    pub key: String,
    /// What it is called.
    pub heading: String,
    /// What it is called where there is little room; empty: the same.
    pub short: String,
    /// What its cells are.
    pub kind: Kind,
    /// Which block it belongs to.
    pub block: usize,
    /// What people read where its text is empty.
    pub when_empty: String,
}

impl Column {
    /// A column of the first block.
    pub fn new(key: impl Into<String>, heading: impl Into<String>, kind: Kind) -> Self {
        let (key, heading) = (key.into(), heading.into());
        Self { key, heading, short: String::new(), kind, block: 0, when_empty: String::new() }
    }

    /// The heading where there is little room.
    pub fn short(&self) -> &str {
        if self.short.is_empty() { &self.heading } else { &self.short }
    }

    /// The same in another block.
    #[must_use]
    pub fn in_block(self, block: usize) -> Self {
        Self { block, ..self }
    }
}

/// What the cells of a column are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Words, and digits that are no number (phones, personal numbers).
    Text,
    /// Days.
    Day,
    /// Whole numbers that add up.
    Count,
    /// Percentages of one column in another, both by their place in the same table.
    Rate {
        /// What is divided.
        numerator: usize,
        /// What it is divided by.
        denominator: usize,
    },
}

/// A cell.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Cell {
    /// Nothing.
    #[default]
    None,
    /// Words.
    Text(String),
    /// A day.
    Day(NaiveDate),
    /// A whole number.
    Count(i64),
    /// A number of people so small that they could be recognised: marked where people read it.
    Few(i64),
    /// Hundredths of a percent.
    Rate(i64),
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Cell {
    fn from(count: u64) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<NaiveDate> for Cell {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl<T: Into<Self>> From<Option<T>> for Cell {
    fn from(cell: Option<T>) -> Self {
        cell.map_or(Self::None, Into::into)
    }
}

impl Table {
    /// The rows and, last, the total.
    pub fn rows_and_total(&self) -> impl Iterator<Item = &Vec<Cell>> {
        self.rows.iter().chain(&self.total)
    }

    /// Whether nobody would miss a column: it has cells, and nothing in any of them.
    pub fn is_empty_column(&self, place: usize) -> bool {
        let mut cells = self.rows_and_total().filter_map(|row| row.get(place)).peekable();
        cells.peek().is_some() && cells.all(|cell| *cell == Cell::None)
    }

    /// The sum of a column over the rows; nothing where there are no rows, or one of them has no number.
    pub fn sum_of(&self, place: usize) -> Option<i64> {
        let number = |row: &Vec<Cell>| match row.get(place) {
            Some(Cell::Count(count) | Cell::Few(count)) => Some(*count),
            Some(Cell::None | Cell::Text(_) | Cell::Day(_) | Cell::Rate(_)) | None => None,
        };
        self.rows.first()?;
        self.rows.iter().map(number).try_fold(0_i64, |sum, count| sum.checked_add(count?))
    }

    /// Adds the columns of another table with the same rows, all but the first, which names them.
    pub fn join(&mut self, other: Self) {
        let (columns, blocks) = (self.columns.len().saturating_sub(1), self.blocks.len());
        self.blocks.extend(other.blocks);
        self.columns.extend(other.columns.into_iter().skip(1).map(|mut column| {
            column.block += blocks;
            if let Kind::Rate { numerator, denominator } = &mut column.kind {
                *numerator += columns;
                *denominator += columns;
            }
            column
        }));
        for (row, more) in self.rows.iter_mut().zip(other.rows) {
            row.extend(more.into_iter().skip(1));
        }
        if let (Some(total), Some(more)) = (&mut self.total, other.total) {
            total.extend(more.into_iter().skip(1));
        }
        self.notes.extend(other.notes);
    }
}
