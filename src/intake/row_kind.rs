//! What a row below the heading is: a person, or one of the rows that lists have besides.

use super::headings::is_name_heading;
use super::household_rows;
use super::limits;
use super::role::Role;
use super::sheet::{Row, Value};
use super::table::{Table, is_numbering, is_remark};
use super::titles::{area_alone, area_in, is_numbering as is_part_number};
use super::words_of_cells::{Mark, mark};
use crate::domain::list_key::ListKey;
use crate::domain::roster::RowsOf;
use crate::domain::sex::Sex;
use crate::text::fold;

/// Kinds of row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum RowKind {
    /// Somebody with a name.
    Person,
    /// Data of somebody whose name is missing.
    Nameless,
    /// A household's number or address on a row of its own, above its people.
    Household,
    /// A row that names the area of the rows below it.
    Area(String),
    /// Totals or signatures: what follows is data only if it plainly is.
    End,
    /// A title, a repeated heading, numbers of columns: nothing.
    Nothing,
}

/// Tells what a row is; `is_after_end` when totals or signatures have been met and no data since.
pub(super) fn kind_of(row: Row<'_>, table: &Table, is_after_end: bool) -> RowKind {
    if table.of == RowsOf::Households {
        return household_rows::kind_of(row, table, is_after_end);
    }
    if is_of_person(row, table) {
        return RowKind::Person;
    }
    let name = name_text(row, table);
    if row.cells().len() <= 2
        && let Some(area) = area_alone(row).or_else(|| area_of_part(row))
    {
        return RowKind::Area(area);
    }
    let is_plainly_somebody = has_evidence(row, table) || (name.is_some() && has_running_number(row, table));
    if let Some(name) = name
        && is_plainly_somebody
        && !is_total(name)
    {
        return RowKind::Person;
    }
    if is_numbering(row) || repeats_heading(row, table) {
        return RowKind::Nothing;
    }
    if is_totals(row, table) || (!is_plainly_somebody && is_signed(row)) {
        return RowKind::End;
    }
    match name {
        Some(_) if is_plainly_somebody => RowKind::Person,
        _ if is_after_end && !is_plainly_somebody => RowKind::Nothing,
        Some(name) if row.cells().len() > 1 || looks_like_name(name) => RowKind::Person,
        None if row.cells().any(|(column, value)| is_data(table.role(column), value)) => RowKind::Nameless,
        None if is_household(row, table) => RowKind::Household,
        Some(_) | None => RowKind::Nothing,
    }
}

/// What a row of a table of households is, if it is none: a name of an area, a title, totals, signatures.
pub(super) fn beside_households(row: Row<'_>, table: &Table) -> Option<RowKind> {
    if row.cells().len() <= 2
        && let Some(area) = area_alone(row).or_else(|| area_of_part(row))
    {
        return Some(RowKind::Area(area));
    }
    if is_numbering(row) || repeats_heading(row, table) {
        return Some(RowKind::Nothing);
    }
    (is_totals(row, table) || is_signed(row)).then_some(RowKind::End)
}

/// Whether a row of a list that comes back is about a person, whatever was left of it.
fn is_of_person(row: Row<'_>, table: &Table) -> bool {
    let key = table.place(Role::Reference).and_then(|column| row.get(column)).and_then(Value::as_text);
    matches!(key.and_then(ListKey::parse), Some(ListKey::Person { .. }))
}

/// The name, or what stands in its column, if it has letters.
fn name_text<'a>(row: Row<'a>, table: &Table) -> Option<&'a str> {
    let text = |role| table.place(role).and_then(|column| row.get(column)).and_then(Value::as_text);
    let with_letters = |text: &&str| text.chars().any(char::is_alphabetic);
    let of = |role| text(role).filter(with_letters);
    of(Role::FullName).or_else(|| of(Role::GivenName)).or_else(|| of(Role::FamilyName))
}

/// Whether the list numbers the row.
fn has_running_number(row: Row<'_>, table: &Table) -> bool {
    let number = table.place(Role::RowNo).and_then(|column| row.get(column));
    number.is_some_and(|value| match value {
        Value::Text(text) => text.trim().trim_end_matches('.').parse::<u32>().is_ok(),
        Value::Number(_) => value.as_whole_number().is_some(),
        Value::Date(_) | Value::Flag(_) | Value::Fault(_) => false,
    })
}

/// Whether a cell says something that only a row about a person has: a birth, a number, a sex, a phone, a mark.
fn has_evidence(row: Row<'_>, table: &Table) -> bool {
    row.cells().any(|(column, value)| match table.role(column) {
        Some(Role::PersonId | Role::OldId | Role::Phone) => digits(value) >= 8,
        Some(Role::BirthDate | Role::BirthMale | Role::BirthFemale) => match value {
            Value::Date(_) => true,
            Value::Text(text) => digits(value) >= 3 && letters(text) <= LETTERS_OF_DATE,
            Value::Number(_) => value
                .as_whole_number()
                .is_some_and(|number| limits::YEARS.contains(&number) || limits::SERIAL_DAYS.contains(&number)),
            Value::Flag(_) | Value::Fault(_) => false,
        },
        Some(Role::Sex) => value.as_text().is_some_and(|text| Sex::parse_cell(text).is_some()),
        Some(role) if role.is_milestone() => match value {
            Value::Date(_) => true,
            Value::Text(text) => {
                mark(text) == Mark::Yes && digits(value) == 0 || digits(value) >= 6 && letters(text) == 0
            }
            Value::Number(_) | Value::Flag(_) | Value::Fault(_) => false,
        },
        _ => false,
    })
}

/// Those of "ngày", "tháng" and "năm"; a place before them makes it a line of signatures.
const LETTERS_OF_DATE: usize = 12;

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

fn digits(value: Value<'_>) -> usize {
    match value {
        Value::Text(text) => text.bytes().filter(u8::is_ascii_digit).count(),
        Value::Number(_) => value.shown().bytes().filter(u8::is_ascii_digit).count(),
        Value::Date(_) | Value::Flag(_) | Value::Fault(_) => 0,
    }
}

/// Whether a cell is data of a person: not a running number, nothing of the household, not a bare "no".
fn is_data(role: Option<Role>, value: Value<'_>) -> bool {
    let says_something = match value {
        Value::Text(text) => text.chars().any(char::is_alphanumeric) && text.trim() != "0",
        Value::Number(_) => value.as_whole_number() != Some(0),
        Value::Date(_) | Value::Flag(true) => true,
        Value::Flag(false) | Value::Fault(_) => false,
    };
    // Without letters it is no name.
    let says_nothing = |role| {
        is_of_household(role) || matches!(role, Role::RowNo | Role::FullName | Role::FamilyName | Role::GivenName)
    };
    says_something && role.is_some_and(|role| !says_nothing(role))
}

/// Whether a row says something of a household; a lone text without a digit is a title.
fn is_household(row: Row<'_>, table: &Table) -> bool {
    let of_household = |column| table.role(column).is_some_and(is_of_household);
    row.cells().any(|(column, value)| of_household(column) && (row.cells().len() > 1 || digits(value) > 0))
}

fn is_of_household(role: Role) -> bool {
    matches!(
        role,
        Role::HouseholdNo | Role::HeadName | Role::Area | Role::Address | Role::AddressCurrent | Role::AddressPermanent
    )
}

/// `I | Tổ dân phố số 1`: a numbering and an area.
fn area_of_part(row: Row<'_>) -> Option<String> {
    let mut cells = row.cells();
    let ((_, number), (_, text)) = (cells.next()?, cells.next()?);
    if cells.next().is_some() || !is_part_number(number.as_text()?) {
        return None;
    }
    area_in(text.as_text()?)
}

fn repeats_heading(row: Row<'_>, table: &Table) -> bool {
    let name = name_text(row, table);
    name.is_some_and(is_name_heading)
        || row.cells().all(|(column, value)| {
            value.as_text().is_some_and(|text| table.repeats_heading(column, text) || is_remark(text))
        }) && (row.cells().len() > 1 || row.number <= table.last_heading_row + 2)
}

/// Whether a row adds up: the word stands in it, and nothing that only a person has.
fn is_totals(row: Row<'_>, table: &Table) -> bool {
    let is_id =
        |(column, value)| matches!(table.role(column), Some(Role::PersonId | Role::Phone)) && digits(value) >= 8;
    row.cells().any(|(_, value)| value.as_text().is_some_and(is_total)) && !row.cells().any(is_id)
}

/// Whether a text is a word for totals. Names are safe: "Tổng" and "Cộng" must be the whole text, with their marks.
fn is_total(text: &str) -> bool {
    // Cheap, for it is asked of every name.
    let text = text.trim_start();
    if !text.starts_with(['T', 't', 'C', 'c', '*', '-']) {
        return false;
    }
    let strict = fold::strict(text);
    let begins = |words: &str| strict.strip_prefix(words).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    // "Cộng: 45 hộ", "Tổng 160 khẩu": a number is no name.
    let counts = ["tông2 ", "công5 ", "tong ", "cong "]
        .iter()
        .any(|word| strict.strip_prefix(word).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())));
    counts
        || matches!(strict.as_str(), "tông2" | "công5" | "tong" | "tong cong" | "tong so" | "cong")
        || [
            "tông2 công5",
            "tông2 sô4",
            "công5 tô2",
            "công5 khu",
            "công5 thôn",
            "công5 âp4",
            "công5 hô5",
            "tông2 hô5",
            "tông2 nhân khâu2",
        ]
        .iter()
        .any(|words| begins(words))
}

/// Whether a row is one of the few words at the end of a paper.
fn is_signed(row: Row<'_>) -> bool {
    row.cells().len() <= MOST_SIGNATURES && row.cells().any(|(_, value)| is_signature(value))
}

/// Who made the list, who checked it, who commands.
const MOST_SIGNATURES: usize = 4;

/// Words of the end of a paper: who signs, where and when.
fn is_signature(value: Value<'_>) -> bool {
    const BEGINNINGS: [&str; 26] = [
        "nguoi lap",
        "lap bieu",
        "lap bang",
        "lap danh sach",
        "truong cong an",
        "pho truong",
        "thu truong",
        "chu tich",
        "pho chu tich",
        "kt truong",
        "kt chu tich",
        "tm ubnd",
        "tm uy ban",
        "tl truong",
        "ky ten",
        "ky ghi",
        "ky dong dau",
        "can bo",
        "xac nhan",
        "to truong",
        "truong khu",
        "truong thon",
        "truong ban",
        "bi thu",
        "noi nhan",
        "canh sat khu vuc",
    ];
    let Some(text) = value.as_text() else { return false };
    let folded = fold::loose(text);
    let is_place_and_day = folded.contains(" ngay ") && folded.contains(" thang ") && folded.contains(" nam ");
    is_place_and_day || BEGINNINGS.iter().any(|beginning| folded.starts_with(beginning))
}

/// Whether a text that stands alone in the column of names is one: two to seven words of letters.
fn looks_like_name(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (2..=7).contains(&words)
        && text.chars().all(|c| !c.is_ascii_digit() && !matches!(c, ':' | '/' | ';' | '!' | '?'))
        && !["danh sach", "tong", "cong", "ghi chu", "ho so"].iter().any(|word| fold::loose(text).starts_with(word))
}
