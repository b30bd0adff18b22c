//! One row's cells as facts: each cell is read by itself, and what is wrong with it is noted, never lost.

use chrono::{Datelike, NaiveDate};

use super::limits;
use super::role::Role;
use super::sheet::{Row, Value};
use super::table::Table;
use super::words_of_cells::{Mark, mark};
use crate::domain::list_key::{ListKey, Seal};
use crate::domain::partial_date::{DateFault, PartialDate, parse_cell_date};
use crate::domain::problem::ProblemCode;
use crate::domain::roster::{CellProblem, RowReference};
use crate::text::clean::{clean, visible};

/// The cells of a row by what they hold, and what was found wrong with them so far.
pub(super) struct Cells<'a> {
    pub table: &'a Table,
    row: Row<'a>,
    values: [Option<Value<'a>>; Role::COUNT],
    pub problems: Vec<CellProblem>,
    /// Texts for the note that stood in other columns.
    pub notes: Vec<String>,
}

impl<'a> Cells<'a> {
    pub(super) fn new(row: Row<'a>, table: &'a Table) -> Self {
        let mut values = [None; Role::COUNT];
        let is_masked = |value: Value<'_>| table.has(Role::Reference) && value.as_text().is_some_and(is_masked);
        // Digits that a list hid when it went out say nothing when it comes back.
        for (column, value) in row.cells().filter(|(_, value)| !is_masked(*value)) {
            if let Some(place) = table.role(column).and_then(|role| values.get_mut(role.index())) {
                *place = Some(value);
            }
        }
        Self { table, row, values, problems: Vec::new(), notes: Vec::new() }
    }

    /// The cell of a role.
    pub(super) fn get(&self, role: Role) -> Option<Value<'a>> {
        self.values.get(role.index()).copied().flatten()
    }

    /// What the row is about, in a list that went out to be corrected; a key that cannot be read is a problem.
    pub(super) fn reference(&mut self) -> Option<RowReference> {
        let text = self.get(Role::Reference)?.shown();
        let Some(key) = ListKey::parse(&text) else {
            self.problem(ProblemCode::UnknownValue, Role::Reference);
            return None;
        };
        let seal = self.get(Role::Seal).and_then(Value::as_text).and_then(Seal::parse);
        Some(RowReference { key, seal, column: self.table.place(Role::Reference) })
    }

    /// Notes a problem of a cell, with its raw text.
    pub(super) fn problem(&mut self, code: ProblemCode, role: Role) {
        let value = self.get(role);
        // What a formula did not give is no wrong date or number: nobody knows what it is.
        let code = if matches!(value, Some(Value::Fault(_))) { ProblemCode::UnknownValue } else { code };
        let raw = self.day_in_parts(role).or_else(|| value.map(Value::shown)).unwrap_or_default();
        let place = self.table.place(role);
        self.problems.push(CellProblem { code, column: place, field: role.field(), raw: shortened(&visible(&raw)) });
    }

    /// The cleaned text of a cell.
    pub(super) fn text(&mut self, role: Role) -> Option<String> {
        self.text_within(role, limits::CELL_CHARS)
    }

    /// The cleaned text of a cell, cut to a number of characters.
    pub(super) fn text_within(&mut self, role: Role, chars: usize) -> Option<String> {
        let text = match self.get(role)? {
            Value::Text(raw) => {
                let cleaned = clean(raw);
                if cleaned.removed_controls {
                    self.problem(ProblemCode::ControlCharacters, role);
                }
                if raw.contains(char::REPLACEMENT_CHARACTER) {
                    // Bytes that no encoding explains: what stood there is lost.
                    self.problem(ProblemCode::UnknownValue, role);
                }
                cleaned.text
            }
            value @ (Value::Number(_) | Value::Date(_)) => value.shown(),
            Value::Flag(_) | Value::Fault(_) => {
                self.problem(ProblemCode::UnknownValue, role);
                return None;
            }
        };
        match text.char_indices().nth(chars).filter(|_| text.len() > chars) {
            Some((end, _)) => {
                self.problem(ProblemCode::TooLong, role);
                text.get(..end).map(|text| text.trim_end().to_owned())
            }
            None => Some(text).filter(|text| !text.is_empty()),
        }
    }

    /// The name: from one column, or family and given name from two. None without a letter.
    pub(super) fn name(&mut self) -> Option<String> {
        let name = self.text_within(Role::FullName, limits::NAME_CHARS).unwrap_or_else(|| {
            let family = self.text_within(Role::FamilyName, limits::NAME_CHARS);
            let given = self.text_within(Role::GivenName, limits::NAME_CHARS);
            [family, given].into_iter().flatten().collect::<Vec<_>>().join(" ")
        });
        let name = without_bullet(&name).to_owned();
        Some(name).filter(|name| name.chars().any(char::is_alphabetic))
    }

    /// The address; a house number that a spreadsheet took for a day is written back as day and month.
    pub(super) fn address(&mut self, role: Role) -> Option<String> {
        let day = match self.get(role)? {
            Value::Date(day) => Some((day.day(), day.month())),
            Value::Text(text) => house_number_as_day(text.trim()),
            Value::Number(_) | Value::Flag(_) | Value::Fault(_) => None,
        };
        let Some((day, month)) = day else { return self.text(role) };
        self.problem(ProblemCode::DateInAddress, role);
        Some(format!("{day}/{month}"))
    }

    /// Day, month and year of a fact from columns of their own, as a date is written; none where there is only a year.
    pub(super) fn day_in_parts(&self, fact: Role) -> Option<String> {
        self.table.day_in_parts(fact, self.row)
    }

    /// The date of a cell. A two-digit year needs a year that it can be.
    pub(super) fn date(&self, role: Role, year: Option<i32>) -> Result<Option<PartialDate>, DateFault> {
        if let Some(parts) = self.day_in_parts(role) {
            return parse_cell_date(&parts, year).map(Some);
        }
        self.get(role).map(|value| date_of(value, year, self.table.counts_from_1904)).transpose()
    }
}

/// A name without the stroke, dot or number that a layout puts before it: `- Đỗ Văn Một`, `2. Đỗ Thị Hai`.
fn without_bullet(name: &str) -> &str {
    // A text in an old encoding that was not told begins with stranger signs than these.
    let name = name.trim_start_matches(['-', '–', '—', '+', '*', '•', '▪', '●', ' ']);
    let unnumbered = name.trim_start_matches(|c: char| c.is_ascii_digit());
    match unnumbered.strip_prefix(['.', ')', '/', '-']) {
        Some(rest) if unnumbered.len() < name.len() => rest.trim_start(),
        Some(_) | None => name,
    }
}

/// Whether digits of a text are hidden: `097••••333`, `097****333`.
fn is_masked(text: &str) -> bool {
    text.contains('•') || text.contains("**")
}

/// The date of a value: plain numbers are years or, where plausible, serial days; texts are never serial days.
pub(super) fn date_of(value: Value<'_>, year: Option<i32>, from_1904: bool) -> Result<PartialDate, DateFault> {
    match value {
        Value::Text(text) => {
            plain_date(text).map_or_else(|| parse_cell_date(text, year), |day| Ok(PartialDate::Day(day)))
        }
        Value::Date(day) => Ok(PartialDate::Day(day)),
        Value::Number(_) => match value.as_whole_number() {
            Some(year) if limits::YEARS.contains(&year) => Ok(PartialDate::Year(year)),
            Some(serial) if limits::SERIAL_DAYS.contains(&serial) => {
                day_of_serial(serial, from_1904).map(PartialDate::Day).ok_or(DateFault::Impossible)
            }
            // 5071985 and 05071985 as a number: what its text says, with the zero that a number loses.
            Some(number) if number > 1_000_000 => parse_cell_date(&format!("{number:08}"), year),
            _ => Err(DateFault::NotADate),
        },
        Value::Flag(_) | Value::Fault(_) => Err(DateFault::NotADate),
    }
}

/// Whether a cell holds a mark of one kind: in words, as 1 or 0, as TRUE or FALSE.
pub(super) fn is_mark(value: Value<'_>, wanted: Mark) -> bool {
    match value {
        Value::Text(text) => mark(text) == wanted,
        Value::Flag(flag) => flag == (wanted == Mark::Yes),
        Value::Number(_) => match value.as_whole_number() {
            Some(1) => wanted == Mark::Yes,
            Some(0) => wanted == Mark::No,
            _ => false,
        },
        Value::Date(_) | Value::Fault(_) => false,
    }
}

/// `05/07/2023`, the form of nearly all days, read without looking for others.
fn plain_date(text: &str) -> Option<NaiveDate> {
    let &[d1, d2, b'/', m1, m2, b'/', y1, y2, y3, y4] = text.as_bytes() else { return None };
    let number = |digits: &[u8]| {
        digits
            .iter()
            .try_fold(0_u32, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok().filter(|year| limits::YEARS.contains(year))?;
    NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
}

fn day_of_serial(serial: i32, from_1904: bool) -> Option<NaiveDate> {
    let first = if from_1904 { NaiveDate::from_ymd_opt(1904, 1, 1) } else { NaiveDate::from_ymd_opt(1899, 12, 30) };
    first?.checked_add_signed(chrono::Duration::days(i64::from(serial)))
}

/// `12-May`, `12-Thg5`, `12/05/2023`: what becomes of the house number 12/5 when a spreadsheet is saved as text.
fn house_number_as_day(text: &str) -> Option<(u32, u32)> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let first_is_digit = text.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    if !first_is_digit || text.len() < 5 || text.len() > 10 {
        return None;
    }
    if text.len() >= 8
        && let Ok(PartialDate::Day(day)) = parse_cell_date(text, None)
        && text.ends_with(&day.year().to_string())
    {
        return Some((day.day(), day.month()));
    }
    let (day, month) = text.split_once('-')?;
    let month = month.to_ascii_lowercase();
    let of_name = || MONTHS.iter().position(|name| *name == month).and_then(|at| u32::try_from(at + 1).ok());
    let of_number = || month.strip_prefix("thg").or(month.strip_prefix("th"))?.trim().parse().ok();
    let month = of_name().or_else(of_number)?;
    let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    (1..=12).contains(&month).then_some((day, month))
}

fn shortened(text: &str) -> String {
    text.chars().take(limits::CELL_CHARS).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_texts_as_dates() {
        for (value, expected) in [
            (Value::Number(1950.0), Ok("1950")),
            (Value::Number(25992.0), Ok("1971-02-28")),
            (Value::Number(5_071_985.0), Ok("1985-07-05")),
            (Value::Number(12.0), Err(DateFault::NotADate)),
            (Value::Number(1950.5), Err(DateFault::NotADate)),
            (Value::Text("25992"), Err(DateFault::NotADate)),
            (Value::Text("05/07/1985"), Ok("1985-07-05")),
            (Value::Text("31/06/2023"), Err(DateFault::Impossible)),
            (Value::Fault("#REF!"), Err(DateFault::NotADate)),
        ] {
            assert_eq!(
                date_of(value, None, false).map(|date| date.to_string()),
                expected.map(str::to_owned),
                "{value:?}"
            );
        }
        assert_eq!(
            date_of(Value::Number(24530.0), None, true).map(|date| date.to_string()),
            Ok("1971-02-28".to_owned())
        );
    }

    #[test]
    fn house_numbers_taken_for_days() {
        for (text, expected) in [
            ("12-May", Some((12, 5))),
            ("12-Thg5", Some((12, 5))),
            ("12/05/2023", Some((12, 5))),
            ("12/5", None),
            ("131/9/2", None),
            ("12-14", None),
            ("45-Maybe", None),
        ] {
            assert_eq!(house_number_as_day(text), expected, "{text}");
        }
    }
}
