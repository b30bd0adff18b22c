//! Plain text for a terminal, and for pasting into a chat: columns aligned by what is seen, wide tables in parts,
//! bold where the terminal has it and nowhere else.

use super::figures::{Definition, Report};
use super::grid::{Align, Grid};
use super::tree::{Block, Cell, Column, Kind, Layout, Table, TitledTable};
use crate::text::clean::visible;
use crate::text::numbers::{self, Lang};

/// Whether anything is bold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Emphasis {
    /// Letters only.
    None,
    /// Headings and totals are bold, by the terminal's own codes.
    Bold,
}

/// How a text is laid out.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TextStyle {
    /// Language of numbers.
    pub lang: Lang,
    /// Columns of the terminal; wider tables are split.
    pub width: usize,
    /// Whether anything is bold.
    pub emphasis: Emphasis,
}

/// Marks numbers of people so small that they could be recognised.
pub(super) const FEW: char = '*';

/// Columns where nobody says how many there are: a sheet of paper, most chats on a computer.
pub const USUAL_WIDTH: usize = 100;

/// A whole report.
pub fn text_report(report: &Report, style: TextStyle) -> String {
    let mut out = String::new();
    push_line(&mut out, &style.bold(&visible(report.title.as_str())));
    report.subtitles.iter().for_each(|line| push_line(&mut out, &visible(line.as_str())));
    out.push('\n');
    for fact in report.facts.iter().filter(|fact| !fact.in_title) {
        push_line(&mut out, &format!("{}: {}", visible(fact.label.as_str()), visible(fact.shown.as_str())));
    }
    for table in report.tables.iter().chain(&report.more_tables) {
        push_table(&mut out, &table.into(), style);
    }
    let definitions = &report.definitions;
    if !definitions.rates.is_empty() {
        out.push('\n');
        push_line(&mut out, &style.bold(&visible(definitions.heading.as_str())));
        out.push_str(&meanings(&definitions.rates).render(style));
    }
    out
}

/// What each rate means. What is divided by what stands beside it in the table.
fn meanings(rates: &[Definition]) -> Grid {
    let line = |rate: &Definition| vec![visible(rate.name.as_str()), visible(rate.meaning.as_str())];
    Grid { align: vec![Align::Left, Align::Left], rows: rates.iter().map(line).collect(), ..Grid::default() }
}

/// A list under its title.
pub fn text_titled(list: &TitledTable, style: TextStyle) -> String {
    let mut out = String::new();
    push_line(&mut out, &style.bold(&visible(&list.title)));
    list.subtitles.iter().for_each(|line| push_line(&mut out, &visible(line)));
    out.push('\n');
    push_table(&mut out, &list.table, style);
    out
}

/// A single table, such as a list.
pub fn text_table(table: &Table, style: TextStyle) -> String {
    let mut out = String::new();
    push_table(&mut out, table, style);
    out.trim_start_matches('\n').to_owned()
}

impl TextStyle {
    pub(super) fn bold(self, line: &str) -> String {
        match self.emphasis {
            Emphasis::None => line.to_owned(),
            Emphasis::Bold => format!("\u{1b}[1m{line}\u{1b}[0m"),
        }
    }

    pub(super) fn cell(self, cell: Option<&Cell>, column: &Column) -> String {
        match cell.unwrap_or(&Cell::None) {
            Cell::Text(text) if text.is_empty() => visible(&column.when_empty),
            Cell::Text(text) => visible(text),
            Cell::Day(day) => numbers::day(*day),
            Cell::Count(count) => numbers::count(self.lang, *count),
            Cell::Few(count) => format!("{}{FEW}", numbers::count(self.lang, *count)),
            Cell::Rate(hundredths) => numbers::percent(self.lang, Some(*hundredths)),
            Cell::None => match column.kind {
                Kind::Text | Kind::Day => String::new(),
                Kind::Count | Kind::Rate { .. } => numbers::percent(self.lang, None),
            },
        }
    }
}

fn push_line(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

fn push_table(out: &mut String, table: &Table, style: TextStyle) {
    let whole = [Block { caption: table.heading.clone(), layout: Layout::Wide }];
    let blocks = if table.blocks.is_empty() { whole.as_slice() } else { table.blocks.as_slice() };
    for (number, block) in blocks.iter().enumerate() {
        let columns: Vec<usize> = columns_of(table, number).collect();
        if columns.is_empty() {
            continue;
        }
        out.push('\n');
        if !block.caption.is_empty() {
            push_line(out, &style.bold(&visible(&block.caption)));
        }
        if let Some(rates) = rates_of_total(table, &columns, style) {
            out.push_str(&rates.render(style));
            out.push('\n');
        }
        let grid = match block.layout {
            Layout::Wide => wide(table, &columns, style),
            Layout::Tall => tall(table, &columns, style),
        };
        out.push_str(&grid.render(style));
    }
    if !table.notes.is_empty() {
        out.push('\n');
        table.notes.iter().for_each(|note| push_line(out, &visible(note)));
    }
}

/// The columns of a block that have anything to say; the first column names the rows and belongs to all.
fn columns_of(table: &Table, block: usize) -> impl Iterator<Item = usize> {
    let inside = move |(place, column): &(usize, &Column)| *place > 0 && column.block == block;
    let places = table.columns.iter().enumerate().filter(inside).map(|(place, _)| place);
    places.filter(|place| !table.is_empty_column(*place))
}

fn wide(table: &Table, columns: &[usize], style: TextStyle) -> Grid {
    let columns: Vec<(usize, &Column)> =
        [0].iter().chain(columns).filter_map(|place| Some((*place, table.columns.get(*place)?))).collect();
    let line =
        |row: &Vec<Cell>| columns.iter().map(|(place, column)| style.cell(row.get(*place), column)).collect::<Vec<_>>();
    Grid {
        header: columns.iter().map(|(_, column)| visible(column.short())).collect(),
        align: columns.iter().map(|(_, column)| align_of(column.kind)).collect(),
        rows: table.rows.iter().map(line).collect(),
        total: table.total.as_ref().map(line),
    }
}

/// A line for each column: its heading, the total, then each row of the table.
fn tall(table: &Table, columns: &[usize], style: TextStyle) -> Grid {
    let Some(names) = table.columns.first() else { return Grid::default() };
    let across: Vec<&Vec<Cell>> = table.total.iter().chain(&table.rows).collect();
    let header = std::iter::once(String::new()).chain(across.iter().map(|row| style.cell(row.first(), names)));
    let line = |place: &usize| {
        let column = table.columns.get(*place)?;
        let cells = across.iter().map(|row| style.cell(row.get(*place), column));
        Some(std::iter::once(visible(&column.heading)).chain(cells).collect())
    };
    Grid {
        header: header.collect(),
        align: std::iter::once(Align::Left).chain(across.iter().map(|_| Align::Right)).collect(),
        rows: columns.iter().filter_map(line).collect(),
        total: None,
    }
}

/// The rates of the total, each with what is divided by what.
fn rates_of_total(table: &Table, columns: &[usize], style: TextStyle) -> Option<Grid> {
    let total = table.total.as_ref()?;
    let part = |place: usize| style.cell(total.get(place), table.columns.get(place)?).into();
    let line = |place: &usize| {
        let column = table.columns.get(*place)?;
        match column.kind {
            Kind::Rate { numerator, denominator } => {
                let of: Option<String> = part(numerator);
                let of = format!("{} / {}", of?, part(denominator)?);
                Some(vec![visible(&column.heading), style.cell(total.get(*place), column), of])
            }
            Kind::Text | Kind::Day | Kind::Count => None,
        }
    };
    let rows: Vec<Vec<String>> = columns.iter().filter_map(line).collect();
    let align = vec![Align::Left, Align::Right, Align::Right];
    (!rows.is_empty()).then(|| Grid { align, rows, ..Grid::default() })
}

fn align_of(kind: Kind) -> Align {
    match kind {
        Kind::Text | Kind::Day => Align::Left,
        Kind::Count | Kind::Rate { .. } => Align::Right,
    }
}
