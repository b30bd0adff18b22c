//! One cell: its stored value, else the text that is shown.

use std::io::Read;

use chrono::NaiveDate;
use quick_xml::events::{BytesStart, Event};

use super::super::error::IntakeError;
use super::super::limits;
use super::super::number_format::{Kind, value_of_number};
use super::super::sheet::{Value, beginning};
use super::{Xml, attribute};

/// A cell that is not empty.
#[derive(Clone)]
pub(super) struct Cell {
    held: Held,
    /// The font of its text, where that is an old one.
    pub font: Option<String>,
}

#[derive(Clone)]
enum Held {
    Text(String),
    Number(f64),
    Date(NaiveDate),
    Flag(bool),
    Fault(String),
}

impl Cell {
    /// Reads the cell that has just begun, to its end.
    pub(super) fn read<R: Read>(start: &BytesStart<'_>, xml: &mut Xml<'_, R>) -> Result<Option<Self>, IntakeError> {
        let text = shown_text(xml)?;
        Ok(held(start, text).map(|held| Self { held, font: None }))
    }

    /// What it holds.
    pub(super) fn value(&self) -> Value<'_> {
        match &self.held {
            Held::Text(text) => Value::Text(text),
            Held::Number(number) => Value::Number(*number),
            Held::Date(day) => Value::Date(*day),
            Held::Flag(flag) => Value::Flag(*flag),
            Held::Fault(text) => Value::Fault(text),
        }
    }
}

fn held(start: &BytesStart<'_>, text: String) -> Option<Held> {
    let formula = attribute(start, "table:formula");
    if attribute(start, "calcext:value-type").is_some_and(|kind| kind == "error") {
        return Some(Held::Fault(text));
    }
    let kind = attribute(start, "office:value-type").unwrap_or_default();
    let number = || attribute(start, "office:value")?.parse::<f64>().ok();
    let day = || day(&attribute(start, "office:date-value")?);
    let flag = || match attribute(start, "office:boolean-value")?.as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    };
    let stored = match kind.as_str() {
        "float" | "percentage" | "currency" => number().map(Held::Number),
        "date" => day().map(|day| as_typed(day).map_or(Held::Date(day), Held::Number)),
        "boolean" => flag().map(Held::Flag),
        "string" => attribute(start, "office:string-value").filter(|text| !text.is_empty()).map(Held::Text),
        _ => None,
    };
    let is_blank = text.chars().all(char::is_whitespace);
    match stored {
        Some(stored) => Some(stored),
        None if !is_blank => Some(Held::Text(text)),
        // A formula that was never computed.
        None if kind.is_empty() => formula.map(Held::Fault),
        None => None,
    }
}

fn day(text: &str) -> Option<NaiveDate> {
    text.get(..10)?.parse().ok()
}

/// A year typed into a cell with a date format (1950, shown as 3/5/1905) is a number, as in other spreadsheets.
fn as_typed(day: NaiveDate) -> Option<f64> {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let serial = f64::from(i32::try_from(day.signed_duration_since(first).num_days()).ok()?);
    match value_of_number(serial, Kind::Day, false) {
        Value::Number(number) => Some(number),
        Value::Date(_) | Value::Text(_) | Value::Flag(_) | Value::Fault(_) => None,
    }
}

/// The paragraphs of a cell, one a line; remarks and drawings are not its text.
fn shown_text<R: Read>(xml: &mut Xml<'_, R>) -> Result<String, IntakeError> {
    let outside = xml.depth.saturating_sub(1);
    let mut text = String::new();
    let mut paragraphs = 0_u32;
    while xml.depth > outside {
        let mut is_foreign = false;
        match xml.next()? {
            Event::Start(start) => match start.name().as_ref() {
                "text:p" => {
                    if paragraphs > 0 {
                        text.push('\n');
                    }
                    paragraphs = paragraphs.saturating_add(1);
                }
                "text:s" => {
                    let count = attribute(&start, "text:c").and_then(|count| count.parse().ok()).unwrap_or(1);
                    text.extend(std::iter::repeat_n(' ', limits::CELL_CHARS.min(count)));
                }
                "text:tab" => text.push('\t'),
                "text:line-break" => text.push('\n'),
                name => is_foreign = !name.starts_with("text:"),
            },
            Event::Text(part) if paragraphs > 0 => text.push_str(beginning(&part, limits::CELL_BYTES)),
            Event::CData(part) if paragraphs > 0 => text.push_str(beginning(&part, limits::CELL_BYTES)),
            Event::GeneralRef(name) if paragraphs > 0 => text.extend(letter(&name)),
            Event::Eof => return Err(xml.broken_off()),
            _ => {}
        }
        if is_foreign {
            xml.skip_element()?;
        }
        if text.len() > limits::CELL_BYTES {
            text.truncate(beginning(&text, limits::CELL_BYTES).len());
        }
    }
    Ok(text)
}

/// The letter that a reference stands for.
fn letter(name: &quick_xml::events::BytesRef<'_>) -> Option<char> {
    match name.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.resolve_char_ref().ok().flatten(),
    }
}
