//! The tables of a report as an annex: bold headings in the middle, a row of column numbers, words left, figures right;
//! headings again on every page. A table that is too wide for a page goes on below.

use super::model::{Align, Cell, Content, Grid, Margins, Page, Paragraph, Row, Run, Section, millimetres};
use crate::report::figures::{Definition, Definitions, Fact, FactValue, Figure, Report};
use crate::report::text::{Emphasis, TextStyle};
use crate::report::tree::{self, Column, Kind, Table};
use crate::text::numbers::Lang;

/// Sizes of letters in half points.
const TITLE: u32 = 28;
const CAPTION: u32 = 24;
const HEADING: u32 = 19;
const FIGURE: u32 = 20;
const NOTE: u32 = 20;

/// Widths of columns.
const NUMBER: u32 = millimetres(10);
const NAME: u32 = millimetres(47);
const WIDEST_NAME: u32 = millimetres(110);
const WIDEST_FIGURE: u32 = millimetres(30);
const PADDING: u32 = millimetres(1);
/// More columns of figures do not stand side by side.
const MOST_FIGURES: usize = 10;
/// The grey behind headings: pale enough for a copier.
const SHADE: &str = "EDEDED";
/// Rows that are kept on a page together.
const MOST_KEPT: usize = 15;
/// Of a larger table, rows that stay with its headings.
const FIRST_KEPT: usize = 3;
/// White above and below what is in a cell, in twentieths of a point: two tables of a dozen areas fit on a page.
const AIR: u32 = 6;
/// White between paragraphs.
const GAP: u32 = 120;

const PAGE: Page = Page {
    landscape: true,
    margins: Margins { top: millimetres(25), right: millimetres(20), bottom: millimetres(20), left: millimetres(20) },
    numbered_first: true,
};

/// The annex of a report.
pub(super) fn section(report: &Report, lang: Lang) -> Section {
    let centred = |run: Run| Paragraph::of(run).align(Align::Centre);
    let mut content: Vec<Content> = vec![
        centred(Run::new(report.official.annex.as_str(), TITLE).bold()).into(),
        centred(Run::new(report.official.annex_subject.as_str(), CAPTION).italic()).spaced(0, GAP).into(),
    ];
    let style = TextStyle { lang, width: usize::MAX, emphasis: Emphasis::None };
    let mut number = 0;
    for table in report.tables.iter().chain(&report.more_tables) {
        number += 1;
        push_table(&mut content, (number, &table.into()), report, style);
    }
    if !report.definitions.rates.is_empty() {
        content.push(caption(&format!("{}. {}", number + 1, report.definitions.heading)).into());
        content.push(definitions(&report.definitions, style).into());
    }
    // A paper that is signed and sent does not say that it may still change.
    let is_to_be_sealed =
        |fact: &Fact| fact.key == "sealed_at" && matches!(&fact.value, FactValue::Said(at) if at.is_empty());
    let is_printed = |fact: &&Fact| !fact.in_title && !fact.shown.is_empty() && !is_to_be_sealed(fact);
    let facts = report.facts.iter().filter(is_printed);
    let facts: Vec<String> = facts.map(|fact| format!("{}: {}", fact.label, fact.shown)).collect();
    content.push(note(&format!("{}.", facts.join("; "))).into());
    Section { page: PAGE, content }
}

fn caption(text: &str) -> Paragraph {
    Paragraph { keep_next: true, ..Paragraph::of(Run::new(text, CAPTION).bold()).spaced(GAP, GAP / 2) }
}

fn note(text: &str) -> Paragraph {
    Paragraph::of(Run::new(text, NOTE).italic()).spaced(GAP / 2, 0)
}

/// The blocks of a table one below the other, in parts that fit on a page.
fn push_table(content: &mut Vec<Content>, (number, table): (usize, &Table), report: &Report, style: TextStyle) {
    let blocks = table.blocks.iter().map(|block| block.caption.as_str()).enumerate();
    let many = table.blocks.len() > 1;
    for (block, words) in blocks {
        let is_inside =
            |(place, column): &(usize, &Column)| *place > 0 && column.block == block && !table.is_empty_column(*place);
        let places: Vec<usize> = table.columns.iter().enumerate().filter(is_inside).map(|(place, _)| place).collect();
        let parts = places.len().div_ceil(MOST_FIGURES).max(1);
        let heading = if many { format!("{number}.{}. {words}", block + 1) } else { format!("{number}. {words}") };
        for (part, places) in places.chunks(places.len().div_ceil(parts).max(1)).enumerate() {
            let heading = if part == 0 { heading.clone() } else { format!("{heading} {}", report.official.continued) };
            content.push(caption(&heading).into());
            content.push(grid(table, places, report, style).into());
        }
    }
    content.extend(table.notes.iter().map(|text| note(text).into()));
}

fn grid(table: &Table, places: &[usize], report: &Report, style: TextStyle) -> Grid {
    let count = u32::try_from(places.len()).unwrap_or(u32::MAX).max(1);
    let figure = ((PAGE.width() - NUMBER - NAME) / count).min(WIDEST_FIGURE);
    let name = PAGE.width().saturating_sub(NUMBER + count * figure).min(WIDEST_NAME);
    let headings = std::iter::once(0).chain(places.iter().copied()).filter_map(|place| table.columns.get(place));
    let headings = std::iter::once(report.official.row_number.as_str()).chain(headings.map(Column::short));
    let mut rows = vec![
        heading_row(headings),
        Row { cells: (1..=places.len() + 2).map(|number| number_cell(&format!("({number})"))).collect(), height: 0 },
    ];
    // A small table is not broken by the end of a page, a large one not right below its headings: rows stay with the next.
    let is_small = table.rows.len() <= MOST_KEPT;
    let line = |number: String, cells: &Vec<tree::Cell>, (is_total, keep_next): (bool, bool)| {
        let run = |text: String| if is_total { Run::new(text, FIGURE).bold() } else { Run::new(text, FIGURE) };
        let shown = |place: usize| table.columns.get(place).map(|column| style.cell(cells.get(place), column));
        let first = Paragraph::of(run(number)).align(Align::Centre);
        let name = Paragraph::of(run(shown(0).unwrap_or_default()));
        let figures = places.iter().map(|place| {
            Paragraph::of(run(shown(*place).unwrap_or_default())).align(align_of(table.columns.get(*place)))
        });
        let paragraphs = [first, name].into_iter().chain(figures);
        let cells = paragraphs.map(|paragraph| Cell::of(Paragraph { keep_next, ..paragraph }.spaced(AIR, AIR)));
        Row { cells: cells.collect(), height: 0 }
    };
    rows.extend(
        (1..).zip(&table.rows).map(|(number, cells): (usize, _)| {
            line(number.to_string(), cells, (false, is_small || number <= FIRST_KEPT))
        }),
    );
    rows.extend(table.total.as_ref().map(|cells| line(String::new(), cells, (true, false))));
    let widths = [NUMBER, name].into_iter().chain(places.iter().map(|_| figure)).collect();
    Grid { widths, framed: true, padding: PADDING, heading_rows: 2, rows }
}

fn align_of(column: Option<&Column>) -> Align {
    match column.map(|column| column.kind) {
        Some(Kind::Count | Kind::Rate { .. }) => Align::Right,
        Some(Kind::Day) => Align::Centre,
        Some(Kind::Text) | None => Align::Left,
    }
}

fn heading_row<'t>(texts: impl Iterator<Item = &'t str>) -> Row {
    let cell = |text| {
        let paragraph = Paragraph::of(Run::new(text, HEADING).bold()).align(Align::Centre).spaced(AIR, AIR);
        Cell { shade: SHADE, ..Cell::of(Paragraph { keep_next: true, ..paragraph }) }
    };
    Row { cells: texts.map(cell).collect(), height: 0 }
}

fn number_cell(text: &str) -> Cell {
    let paragraph = Paragraph::of(Run::new(text, HEADING - 2).italic()).align(Align::Centre);
    Cell::of(Paragraph { keep_next: true, ..paragraph })
}

fn definitions(definitions: &Definitions, style: TextStyle) -> Grid {
    let shown = |figure: Figure, kind| style.cell(Some(&figure.into()), &Column::new("", "", kind));
    let cell = |text: String, align| Cell::of(Paragraph::of(Run::new(text, FIGURE)).align(align));
    let line = |definition: &Definition| {
        let of = |(name, figure): &(_, Figure)| {
            let name: &crate::report::said::Said = name;
            format!("{name}: {}", shown(*figure, Kind::Count))
        };
        let rate = shown(definition.rate, Kind::Rate { numerator: 0, denominator: 0 });
        Row {
            cells: vec![
                cell(definition.name.to_string(), Align::Left),
                cell(of(&definition.numerator), Align::Left),
                cell(of(&definition.denominator), Align::Left),
                cell(rate, Align::Right),
                cell(definition.meaning.to_string(), Align::Left),
            ],
            height: 0,
        }
    };
    let numbers = (1..=definitions.columns.len()).map(|number| number_cell(&format!("({number})"))).collect();
    let headings = heading_row(definitions.columns.iter().map(crate::report::said::Said::as_str));
    Grid {
        widths: [52, 44, 46, 20, 95].map(millimetres).into(),
        framed: true,
        padding: PADDING,
        heading_rows: 2,
        rows: [headings, Row { cells: numbers, height: 0 }]
            .into_iter()
            .chain(definitions.rates.iter().map(line))
            .collect(),
    }
}
