//! A short summary beside a table: a column of labels and one of figures ("Số hộ | 5"), with an empty column between
//! them and the people. Its labels sound like headings and its figures like data, so it must be put aside before the
//! heading is read.

use std::collections::BTreeSet;
use std::ops::Range;

use super::headings::{Overrides, role_of};
use super::limits;
use super::sheet::{Row, Value};
use crate::text::clean::clean;

/// The columns that are a table's, and what stands beside them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Extent {
    /// Columns of the table.
    pub columns: Range<u32>,
    /// The first label of each summary that was put aside.
    pub beside: Vec<String>,
}

impl Default for Extent {
    fn default() -> Self {
        Self { columns: 0..limits::COLUMNS, beside: Vec::new() }
    }
}

/// The extent of a table whose names stand in a column, from the rows from its heading on. None where it is all that
/// stands there, which is nearly always.
pub(super) fn extent(rows: &[Row<'_>], names: u32, overrides: &Overrides) -> Option<Extent> {
    let filled: BTreeSet<u32> = rows.iter().flat_map(|row| row.cells().map(|(column, _)| column)).collect();
    let mut extent = Extent::default();
    let mut is_cut = |summary: Option<[u32; 2]>, cut: &mut dyn FnMut(&mut Range<u32>)| {
        let Some([labels, figures]) = summary else { return };
        let Some(label) = first_label(rows, labels, figures, overrides) else { return };
        cut(&mut extent.columns);
        extent.beside.push(label);
    };
    let mut left = filled.iter().copied();
    is_cut(pair_before_gap(&mut left, |one, next| one + 1 == next), &mut |columns| {
        columns.start = columns.start.max(left_edge(&filled));
    });
    let mut right = filled.iter().rev().copied();
    let of_right = pair_before_gap(&mut right, |one, next| next + 1 == one).map(|[figures, labels]| [labels, figures]);
    is_cut(of_right, &mut |columns| columns.end = of_right.map_or(columns.end, |[labels, _]| labels));
    (!extent.beside.is_empty() && extent.columns.contains(&names)).then_some(extent)
}

/// The two outermost columns, if they lie together and the third does not.
fn pair_before_gap(columns: &mut dyn Iterator<Item = u32>, are_neighbours: fn(u32, u32) -> bool) -> Option<[u32; 2]> {
    let (one, other, third) = (columns.next()?, columns.next()?, columns.next()?);
    (are_neighbours(one, other) && !are_neighbours(other, third)).then_some([one, other])
}

/// The first column after a summary at the left.
fn left_edge(filled: &BTreeSet<u32>) -> u32 {
    filled.iter().nth(2).copied().unwrap_or(0)
}

/// The first label, if the two columns are a summary: labels of words, none of them twice, and figures.
///
/// The first row may be a heading of its own ("Chỉ tiêu | Số lượng", a title over both) that means nothing here.
fn first_label(rows: &[Row<'_>], labels: u32, figures: u32, overrides: &Overrides) -> Option<String> {
    let mut pairs = rows
        .iter()
        .map(|row| (row.get(labels), row.get(figures)))
        .filter(|(label, figure)| label.is_some() || figure.is_some());
    let (first, figure_of_first) = pairs.next()?;
    let first = first?.as_text()?;
    if !figure_of_first.is_some_and(is_figure) {
        let is_heading = |text: Option<&str>| text.is_some_and(|text| role_of(&[text], overrides).is_some());
        let has_other = figure_of_first.is_some_and(|value| value.as_text().is_none());
        if has_other || is_heading(Some(first)) || is_heading(figure_of_first.and_then(Value::as_text)) {
            return None;
        }
    }
    let mut seen = BTreeSet::from([first]);
    let mut count = usize::from(figure_of_first.is_some_and(is_figure));
    for (label, figure) in pairs {
        let label = label?.as_text().filter(|text| text.chars().any(char::is_alphabetic))?;
        if !seen.insert(label) || figure.is_some_and(|figure| !is_figure(figure)) {
            return None;
        }
        count += usize::from(figure.is_some());
    }
    (count >= FEWEST_FIGURES && seen.len() <= MOST_LABELS).then(|| clean(first).text)
}

/// Fewer figures are no summary.
const FEWEST_FIGURES: usize = 2;
/// More labels are a table of their own.
const MOST_LABELS: usize = 20;

/// `5`, `1.250`, `41,5%`.
fn is_figure(value: Value<'_>) -> bool {
    match value {
        Value::Number(_) | Value::Fault(_) => true,
        Value::Text(text) => {
            let is_of_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | ' ' | '-' | '–');
            text.chars().all(is_of_figure) && text.chars().filter(char::is_ascii_digit).count() <= DIGITS_OF_FIGURE
        }
        Value::Date(_) | Value::Flag(_) => false,
    }
}

/// More are a phone or a number of a person.
const DIGITS_OF_FIGURE: usize = 7;
