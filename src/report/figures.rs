//! A report: figures and the words around them. Its types have no place for a text from elsewhere, and so none for a
//! person; lists of people are [`Table`]s, which are no reports.

use chrono::NaiveDate;

use super::said::Said;
use super::tree::{Block, Cell, Column, Kind, Layout, Table};
use crate::domain::time::Timestamp;

/// A report: everything that its forms print, each figure once.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// What it is.
    pub title: Said,
    /// Whose, and of which day.
    pub subtitles: Vec<Said>,
    /// What its facts are called together.
    pub facts_heading: Said,
    /// Single statements about it.
    pub facts: Vec<Fact>,
    /// What stands around it in the official form.
    pub official: Official,
    /// What an office writes about the figures.
    pub parts: Vec<Part>,
    /// The last sentence of an official paper.
    pub closing: Said,
    /// The same in a dozen lines, for a chat.
    pub short: Vec<Said>,
    /// Its figures by area. All tables have the same rows in the same order, named by their first column.
    pub tables: Vec<FigureTable>,
    /// Tables with rows of their own: what was adjusted, what it is compared with.
    pub more_tables: Vec<FigureTable>,
    /// What its rates mean.
    pub definitions: Definitions,
    /// What its pictures are called together.
    pub charts_heading: Said,
    /// Pictures of columns of its tables.
    pub charts: Vec<Chart>,
    /// When it was made.
    pub made_at: Timestamp,
}

/// One statement about a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fact {
    /// Key of the contract.
    pub key: &'static str,
    /// What it is called.
    pub label: Said,
    /// Whether people read it elsewhere, or need not.
    pub in_title: bool,
    /// As people read it.
    pub shown: Said,
    /// As a machine reads it.
    pub value: FactValue,
}

/// A fact as a machine reads it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum FactValue {
    /// Words.
    Said(Said),
    /// A figure or a day.
    Figure(Figure),
}

/// What stands around a report in the official form (NĐ 30/2020/NĐ-CP), in the order in which it is printed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Official {
    /// The superior body, in capitals.
    pub superior: Said,
    /// The issuing body, in capitals.
    pub issuer: Said,
    /// The name of the country.
    pub country: Said,
    /// Its motto.
    pub motto: Said,
    /// Number and symbol.
    pub number: Said,
    /// Where and when.
    pub place_and_day: Said,
    /// What kind of paper it is.
    pub title: Said,
    /// What it is about.
    pub subject: Said,
    /// The same where it is too long for a line: the matter, and when.
    pub subject_lines: [Said; 2],
    /// To whom.
    pub to: Said,
    /// The first sentence.
    pub opening: Said,
    /// What stands above those who receive it.
    pub recipients_heading: Said,
    /// Those who receive it; the archive last.
    pub recipients: Vec<Said>,
    /// On whose behalf it is signed; often nobody's.
    pub on_behalf: Said,
    /// The title of whoever signs.
    pub signer_title: Said,
    /// The name of whoever signs.
    pub signer_name: Said,
    /// What stands above the tables that follow.
    pub annex: Said,
    /// Which report they belong to.
    pub annex_subject: Said,
    /// Stands behind the heading of a table that goes on.
    pub continued: Said,
    /// What the numbers of rows are called.
    pub row_number: Said,
}

/// A part of what an office writes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    /// What it is called, with its number.
    pub heading: Said,
    /// Sentences.
    pub lines: Vec<(Mark, Said)>,
}

/// How a sentence stands in a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// By itself.
    None,
    /// As an item.
    Item,
    /// As an item below another.
    Below,
    /// As dots to be filled in by hand.
    Gap,
}

/// A table of figures.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FigureTable {
    /// Stable English name.
    pub name: &'static str,
    /// What it is called; the name of its sheet.
    pub heading: Said,
    /// Parts of a wide table that are read together; columns name theirs by its place here.
    pub blocks: Vec<FigureBlock>,
    /// Its columns; the first one names the row.
    pub columns: Vec<FigureColumn>,
    /// The figures.
    pub rows: Vec<FigureRow>,
    /// The sums, where there are any.
    pub total: Option<FigureRow>,
    /// What a reader must know, below the table.
    pub notes: Vec<Said>,
}

/// A part of a wide table of figures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FigureBlock {
    /// What it is called.
    pub caption: Said,
    /// How it is read best.
    pub layout: Layout,
}

/// A column of figures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FigureColumn {
    /// Key of the contract.
    pub key: Said,
    /// What it is called.
    pub heading: Said,
    /// What it is called where there is little room; empty: the same.
    pub short: Said,
    /// What its figures are; text is for the names of the rows alone.
    pub kind: Kind,
    /// Which block it belongs to.
    pub block: usize,
    /// What people read where a name is empty.
    pub when_empty: Said,
}

impl FigureColumn {
    /// A column of the first block.
    pub fn new(key: Said, heading: Said, kind: Kind) -> Self {
        Self { key, heading, short: Said::NONE, kind, block: 0, when_empty: Said::NONE }
    }

    /// The same in another block.
    #[must_use]
    pub fn in_block(self, block: usize) -> Self {
        Self { block, ..self }
    }
}

/// A row of figures.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FigureRow {
    /// Of what.
    pub name: Said,
    /// One figure for each column but the first.
    pub figures: Vec<Figure>,
}

/// A figure. There is none for words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Figure {
    /// Nothing.
    #[default]
    None,
    /// A whole number.
    Count(i64),
    /// A number of people so small, and beside something so personal, that they could be recognised.
    Few(i64),
    /// Hundredths of a percent.
    Rate(i64),
    /// A day.
    Day(NaiveDate),
}

impl From<u64> for Figure {
    fn from(count: u64) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Figure {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

impl From<NaiveDate> for Figure {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl<T: Into<Self>> From<Option<T>> for Figure {
    fn from(figure: Option<T>) -> Self {
        figure.map_or(Self::None, Into::into)
    }
}

/// What rates mean: "each rate carries its name, numerator and denominator" (domain.md section 5).
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Definitions {
    /// What they are called together.
    pub heading: Said,
    /// The same in a word or two.
    pub short_heading: Said,
    /// What is told of each: the rate, numerator, denominator, result, meaning.
    pub columns: [Said; 5],
    /// The rates.
    pub rates: Vec<Definition>,
}

/// What a rate means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Definition {
    /// Key of the contract.
    pub key: &'static str,
    /// The rate.
    pub name: Said,
    /// What is divided, and how much of it there is.
    pub numerator: (Said, Figure),
    /// What it is divided by, and how much of it there is.
    pub denominator: (Said, Figure),
    /// The rate of the whole.
    pub rate: Figure,
    /// In a sentence.
    pub meaning: Said,
}

/// A picture of one column, row by row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Chart {
    /// What it shows.
    pub title: Said,
    /// Which table.
    pub table: usize,
    /// Which of its columns.
    pub column: usize,
}

impl From<Figure> for Cell {
    fn from(figure: Figure) -> Self {
        match figure {
            Figure::None => Self::None,
            Figure::Count(count) => Self::Count(count),
            Figure::Few(count) => Self::Few(count),
            Figure::Rate(hundredths) => Self::Rate(hundredths),
            Figure::Day(day) => Self::Day(day),
        }
    }
}

impl From<&FactValue> for Cell {
    fn from(value: &FactValue) -> Self {
        match value {
            FactValue::Said(said) => said.as_str().into(),
            FactValue::Figure(figure) => (*figure).into(),
        }
    }
}

impl From<&FigureRow> for Vec<Cell> {
    fn from(row: &FigureRow) -> Self {
        std::iter::once(row.name.as_str().into()).chain(row.figures.iter().map(|figure| (*figure).into())).collect()
    }
}

/// The way goes from figures to a table that writers read, and never back.
impl From<&FigureTable> for Table {
    fn from(table: &FigureTable) -> Self {
        let block = |block: &FigureBlock| Block { caption: block.caption.to_string(), layout: block.layout };
        let column = |column: &FigureColumn| Column {
            key: column.key.to_string(),
            heading: column.heading.to_string(),
            short: column.short.to_string(),
            kind: column.kind,
            block: column.block,
            when_empty: column.when_empty.to_string(),
        };
        Self {
            name: table.name.to_owned(),
            heading: table.heading.to_string(),
            blocks: table.blocks.iter().map(block).collect(),
            columns: table.columns.iter().map(column).collect(),
            rows: table.rows.iter().map(Into::into).collect(),
            total: table.total.as_ref().map(Into::into),
            notes: table.notes.iter().map(ToString::to_string).collect(),
        }
    }
}

impl Report {
    /// A fact by its key.
    pub fn fact(&self, key: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.key == key)
    }

    /// All tables by area side by side as one, for formats that have a single table.
    pub fn joined(&self) -> Table {
        let mut tables = self.tables.iter().map(Table::from);
        let Some(mut joined) = tables.next() else { return Table::default() };
        tables.for_each(|table| joined.join(table));
        joined
    }
}
