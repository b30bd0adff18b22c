//! Comma-separated text for spreadsheets and programs: UTF-8 with a mark at its start (Excel reads it as the local
//! code page otherwise), one line of keys, plain numbers.

use std::borrow::Cow;

use ::csv::{QuoteStyle, WriterBuilder};

use super::figures::Report;
use super::tree::{Cell, Column, Kind, Table};

/// Tells Excel that the file is UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Facts that stand at the end of every line of a report, so that a line says whose it is wherever it is copied to.
const IN_EVERY_LINE: [&str; 8] = ["ward", "parent", "as_of", "since", "kind", "sealed_at", "made_at", "schema"];

/// A report's tables as one, the total last; each line ends with whose it is, and of which day.
pub fn csv_report(report: &Report) -> Vec<u8> {
    let mut table = report.joined();
    for fact in IN_EVERY_LINE.iter().filter_map(|key| report.fact(key)) {
        table.columns.push(Column::new(fact.key, fact.label.as_str(), Kind::Text));
        table.rows.iter_mut().chain(&mut table.total).for_each(|row| row.push((&fact.value).into()));
    }
    csv_table(&table)
}

/// A table; columns are called by their keys.
pub fn csv_table(table: &Table) -> Vec<u8> {
    let mut writer = WriterBuilder::new().flexible(true).quote_style(QuoteStyle::Necessary).from_writer(Vec::new());
    let keys = table.columns.iter().map(|column| column.key.as_str().into()).collect();
    let lines = std::iter::once(keys).chain(table.rows_and_total().map(|row| row.iter().map(field).collect()));
    for line in lines {
        let line: Vec<Cow<'_, str>> = line;
        // Writing into memory cannot fail.
        let _ = writer.write_record(line.iter().map(|field| field.as_bytes()));
    }
    let mut bytes = BYTE_ORDER_MARK.as_bytes().to_vec();
    bytes.extend(writer.into_inner().unwrap_or_default());
    bytes
}

fn field(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::None => "".into(),
        Cell::Text(text) => harmless(text),
        Cell::Day(day) => day.to_string().into(),
        Cell::Count(count) | Cell::Few(count) => count.to_string().into(),
        Cell::Rate(hundredths) => plain_percent(*hundredths).into(),
    }
}

/// `37.51`, whatever the language: for programs.
pub(super) fn plain_percent(hundredths: i64) -> String {
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    format!("{sign}{}.{:02}", size / 100, size % 100)
}

/// Whether a spreadsheet could take a text for a formula or a command: it looks at the first character, some of
/// them at the first one that is not a space, and full-width signs count too (OWASP ASVS 5.0, 1.2.10).
pub(super) fn is_formula_like(text: &str) -> bool {
    const STARTERS: [char; 9] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\0'];
    let starts = |text: &str, list: &[char]| text.starts_with(list);
    starts(text, &['\t', '\r', '\n']) || starts(text.trim_start(), &STARTERS)
}

/// A text as a cell that is shown and never computed.
fn harmless(text: &str) -> Cow<'_, str> {
    if is_formula_like(text) { format!("'{text}").into() } else { text.into() }
}
