//! Rows of the table as rows of the roster: the household from the rows above, the person from the cells.

use chrono::{Datelike, NaiveDate};

use super::cells::{Cells, is_mark};
use super::household::Above;
use super::limits;
use super::milestones;
use super::remembered::Remembered;
use super::role::Role;
use super::sheet::{Row, Value};
use super::table::Table;
use super::words_of_cells::{self, Mark, mark};
use crate::domain::household;
use crate::domain::partial_date::{DateFault, PartialDate, parse_cell_date};
use crate::domain::person::{Papers, PersonFacts};
use crate::domain::person_number::{NumberCell, NumberFinding, PersonNumber, parse_cell_number};
use crate::domain::phone::{Phone, parse_cell_phone};
use crate::domain::presence::{Presence, Residence};
use crate::domain::problem::ProblemCode;
use crate::domain::roster::{HeldCells, Place, RosterRow, cell_name};
use crate::domain::sex::Sex;
use crate::text::clean::{clean, visible};
use crate::text::fold::strict;
use crate::text::name_case::name_case;

/// Words that come again and again, read once.
#[derive(Default)]
pub(super) struct Words {
    sex: Remembered<Option<Sex>>,
    presence: Remembered<Option<Presence>>,
    residence: Remembered<Option<Residence>>,
    is_head: Remembered<bool>,
}

/// Makes a person of a row that has a name.
pub(super) fn person(
    row: Row<'_>,
    table: &Table,
    above: &mut Above,
    words: &mut Words,
    setting: &Setting,
) -> RosterRow {
    let mut cells = Cells::new(row, table);
    let reference = cells.reference();
    if table.has(Role::Reference) {
        // In a list of people from here and there nothing is meant by the row above.
        above.stand_alone();
    }
    above.enter_area(&mut cells);
    let relationship = cells.text(Role::Relationship);
    let is_head = is_head(&cells, relationship.as_deref(), words);
    let household = above.household(&mut cells, is_head);
    let facts = facts(&mut cells, relationship, words, setting.as_of);
    RosterRow {
        place: Place { row: row.number, ..setting.place },
        household_no: household.number,
        head_name: household.head_name,
        area: above.area.clone(),
        address: household.address,
        is_head,
        opens_household: household.opens,
        reference,
        facts,
        problems: cells.problems,
    }
}

/// Passes a person's row that is left out: only what it says of the household is taken.
pub(super) fn pass(row: Row<'_>, table: &Table, above: &mut Above, words: &mut Words) {
    let mut cells = Cells::new(row, table);
    above.enter_area(&mut cells);
    let relationship = cells.text(Role::Relationship);
    let is_head = is_head(&cells, relationship.as_deref(), words);
    above.pass(&mut cells, is_head);
}

fn is_head(cells: &Cells<'_>, relationship: Option<&str>, words: &mut Words) -> bool {
    cells.get(Role::HeadName).is_some_and(|value| is_mark(value, Mark::Yes))
        || relationship.is_some_and(|text| words.is_head.get(text, household::is_head))
}

/// Keeps the cells of a row without a name, sensitive ones left out.
pub(super) fn nameless(row: Row<'_>, table: &Table, setting: &Setting) -> HeldCells {
    HeldCells {
        place: Place { row: row.number, ..setting.place },
        code: ProblemCode::NoName,
        column: table.place(Role::FullName).or_else(|| table.place(Role::GivenName)),
        cells: raw_cells(row, table),
        reference: Cells::new(row, table).reference().map(|reference| reference.key),
    }
}

/// Heading and raw text of each cell, sensitive columns left out. A day in three columns is one text: apart from its
/// neighbours a cell of them says nothing.
pub(super) fn raw_cells(row: Row<'_>, table: &Table) -> Vec<(String, String)> {
    let heading = |column| match table.heading(column) {
        "" => cell_name(column, row.number),
        heading => visible(heading),
    };
    let shown = |text: &str| visible(text).chars().take(limits::CELL_CHARS).collect();
    let mut days: Vec<Role> = Vec::new();
    let mut raw: Vec<(String, String)> = Vec::new();
    for (column, value) in row.cells().filter(|(column, _)| !table.is_refused(*column)) {
        match table.fact_in_parts(column) {
            Some(fact) if days.contains(&fact) => {}
            Some(fact) => {
                days.push(fact);
                let day = table.day_in_parts(fact, row).unwrap_or_else(|| value.shown());
                raw.push((visible(&table.heading_of_parts(fact)), shown(&day)));
            }
            None => raw.push((heading(column), shown(&value.shown()))),
        }
    }
    raw
}

/// What all rows of a sheet share.
pub(super) struct Setting {
    /// File and sheet.
    pub place: Place,
    /// The day that the list shows.
    pub as_of: NaiveDate,
}

fn facts(cells: &mut Cells<'_>, relationship: Option<String>, words: &mut Words, as_of: NaiveDate) -> PersonFacts {
    let full_name = cells.name().map(|name| name_case(&name)).unwrap_or_default();
    let (birth_role, stated_sex) = birth_column(cells);
    let sex = sex(cells, words).or(stated_sex);
    let (birth_date, person_number, number_of_old_card) = birth_and_number(cells, birth_role, sex, as_of);
    let old_id = old_id(cells).or(number_of_old_card);
    let phone = phone(cells);
    let (residence, presence) = residence_and_presence(cells, words);
    let milestones = milestones::read(cells, as_of);
    let facts = PersonFacts {
        full_name,
        birth_date,
        sex,
        person_number,
        old_id,
        phone,
        relationship,
        residence,
        presence,
        nationality: cells.text(Role::Nationality),
        note: None,
        papers: Papers {
            bhyt: yes_or_no(cells, Role::Bhyt),
            gplx: yes_or_no(cells, Role::Gplx),
            vehicle: yes_or_no(cells, Role::Vehicle),
            bhxh: yes_or_no(cells, Role::Bhxh),
        },
        milestones,
    };
    milestones::check_order(cells, &milestones, birth_date);
    PersonFacts { note: note(cells), ..facts }
}

/// The column of birth that is filled in; one for men or women tells the sex too.
fn birth_column(cells: &Cells<'_>) -> (Role, Option<Sex>) {
    let says_so = |role| cells.get(role).is_some_and(|value| !is_mark(value, Mark::No));
    match () {
        () if says_so(Role::BirthMale) => (Role::BirthMale, Some(Sex::Male)),
        () if says_so(Role::BirthFemale) => (Role::BirthFemale, Some(Sex::Female)),
        () => (Role::BirthDate, None),
    }
}

fn sex(cells: &mut Cells<'_>, words: &mut Words) -> Option<Sex> {
    word(cells, Role::Sex, &mut words.sex, Sex::parse_cell)
}

/// The meaning of a cell in a column of few words.
fn word<T: Copy>(
    cells: &mut Cells<'_>,
    role: Role,
    remembered: &mut Remembered<Option<T>>,
    read: impl Fn(&str) -> Option<T>,
) -> Option<T> {
    let meaning = match cells.get(role)? {
        Value::Text(text) => remembered.get(text, read),
        Value::Number(_) | Value::Date(_) | Value::Flag(_) | Value::Fault(_) => None,
    };
    if meaning.is_none() && !cells.get(role).and_then(Value::as_text).is_some_and(words_of_cells::is_dash) {
        cells.problem(ProblemCode::UnknownValue, role);
    }
    meaning
}

/// Residence and presence, each from its column; where a list has one column for both, its words tell them apart.
fn residence_and_presence(cells: &mut Cells<'_>, words: &mut Words) -> (Option<Residence>, Option<Presence>) {
    let text_of = |role| cells.get(role).and_then(Value::as_text);
    let (of_residence, of_presence) = (text_of(Role::Residence), text_of(Role::Presence));
    let residence_elsewhere = of_presence
        .filter(|_| of_residence.is_none())
        .and_then(|text| words.residence.get(text, words_of_cells::residence));
    let presence_elsewhere = of_residence
        .filter(|_| of_presence.is_none())
        .and_then(|text| words.presence.get(text, words_of_cells::presence));
    let presence = match residence_elsewhere {
        Some(_) => None,
        None => presence(cells, words).or(presence_elsewhere),
    };
    let residence = match presence_elsewhere {
        Some(_) => None,
        None => word(cells, Role::Residence, &mut words.residence, words_of_cells::residence).or(residence_elsewhere),
    };
    (residence, presence)
}

/// Presence; a remark in its column ("chưa có ĐT thông minh") goes to the note.
fn presence(cells: &mut Cells<'_>, words: &mut Words) -> Option<Presence> {
    let known =
        cells.get(Role::Presence)?.as_text().and_then(|text| words.presence.get(text, words_of_cells::presence));
    let text = cells.get(Role::Presence).and_then(Value::as_text);
    match text.map(mark) {
        _ if known.is_some() => {}
        Some(Mark::No) => {}
        Some(Mark::NoWithRemark) => cells.notes.extend(text.map(|text| clean(text).text)),
        Some(Mark::Yes | Mark::Unknown) | None => cells.problem(ProblemCode::UnknownValue, Role::Presence),
    }
    known
}

type BirthAndNumber = (Option<PartialDate>, Option<PersonNumber>, Option<String>);

/// Birth and personal number help each other: the number gives a two-digit year its century, the birth tells whether
/// lost zeros may be put back.
fn birth_and_number(cells: &mut Cells<'_>, role: Role, sex: Option<Sex>, as_of: NaiveDate) -> BirthAndNumber {
    let is_mere_mark = role != Role::BirthDate && cells.get(role).is_some_and(|value| is_mark(value, Mark::Yes));
    let stated = if is_mere_mark { Ok(None) } else { cells.date(role, None) };
    let number_role = number_column(cells);
    // "chưa có" says that there is none, as it does in the column of the phone.
    let stated_number = cells.get(number_role).filter(|value| !is_mark(*value, Mark::No));
    let number = stated_number.map(|value| number_of(value, stated.ok().flatten(), sex)).unwrap_or_default();
    for finding in &number.findings {
        let code = match finding {
            NumberFinding::Restored => ProblemCode::PersonIdRestored,
            NumberFinding::Mismatch => ProblemCode::PersonIdMismatch,
            NumberFinding::Bad => ProblemCode::BadPersonId,
        };
        cells.problem(code, number_role);
    }
    let birth = stated.or_else(|fault| match (fault, number.number.as_ref().and_then(PersonNumber::birth_year)) {
        (DateFault::TwoDigitYear, Some(year)) => cells.date(role, Some(year)),
        (fault, _) => Err(fault),
    });
    let birth = birth.unwrap_or_else(|_| {
        cells.problem(ProblemCode::BadDate, role);
        None
    });
    if birth.is_some_and(|birth| birth.first_day() > as_of) {
        cells.problem(ProblemCode::FutureDate, role);
    } else if birth.is_some_and(|birth| as_of.year() - birth.year() > limits::OLDEST_AGE_YEARS) {
        cells.problem(ProblemCode::BadDate, role);
    }
    (birth, number.number, number.old_id)
}

/// The column and the personal number of a row of an extract, in the light of birth and sex where they stand beside it.
pub(super) fn number_of_account(cells: &mut Cells<'_>, as_of: NaiveDate) -> (Option<u32>, Option<PersonNumber>) {
    let (birth_role, stated_sex) = birth_column(cells);
    let told = cells.get(Role::Sex).and_then(Value::as_text).and_then(Sex::parse_cell);
    let (_, number, _) = birth_and_number(cells, birth_role, told.or(stated_sex), as_of);
    (cells.table.place(number_column(cells)), number)
}

/// The column of the personal number: that of old numbers holds it in lists that never changed their headings.
fn number_column(cells: &Cells<'_>) -> Role {
    let digits = |value: Value<'_>| value.shown().bytes().filter(u8::is_ascii_digit).count();
    match (cells.get(Role::PersonId), cells.get(Role::OldId)) {
        (None, Some(value)) if digits(value) > DIGITS_OF_OLD_ID => Role::OldId,
        _ => Role::PersonId,
    }
}

/// An old identity card (CMND) has nine.
const DIGITS_OF_OLD_ID: usize = 9;

fn number_of(value: Value<'_>, birth: Option<PartialDate>, sex: Option<Sex>) -> NumberCell {
    match value {
        // The point of a fraction is no separator of digits.
        Value::Number(number) if number.fract() != 0.0 => {
            NumberCell { findings: vec![NumberFinding::Bad], ..NumberCell::default() }
        }
        Value::Number(_) | Value::Text(_) | Value::Date(_) | Value::Flag(_) | Value::Fault(_) => {
            parse_cell_number(&clean(&value.shown()).text, birth, sex)
        }
    }
}

fn old_id(cells: &mut Cells<'_>) -> Option<String> {
    let value = cells.get(Role::OldId).filter(|value| !is_mark(*value, Mark::No))?;
    let cell = number_of(value, None, None);
    // A personal number in its place has been read, or stands in its own column too.
    if cell.old_id.is_none() && cell.number.is_none() && number_column(cells) != Role::OldId {
        cells.problem(ProblemCode::BadPersonId, Role::OldId);
    }
    cell.old_id
}

fn phone(cells: &mut Cells<'_>) -> Option<Phone> {
    let value = cells.get(Role::Phone)?;
    if let Some(phone) = value.as_text().and_then(Phone::new) {
        return Some(phone);
    }
    if is_mark(value, Mark::No) {
        return None;
    }
    let cell = parse_cell_phone(&clean(&value.shown()).text);
    if cell.converted {
        cells.problem(ProblemCode::PhoneConverted, Role::Phone);
    }
    if cell.bad {
        cells.problem(ProblemCode::BadPhone, Role::Phone);
    }
    cells.notes.extend(cell.rest);
    cell.phone
}

fn yes_or_no(cells: &mut Cells<'_>, role: Role) -> Option<bool> {
    let value = cells.get(role)?;
    let marked = match value {
        Value::Text(text) => mark(text),
        Value::Date(_) | Value::Flag(true) => Mark::Yes,
        Value::Flag(false) => Mark::No,
        Value::Number(_) if is_mark(value, Mark::Yes) => Mark::Yes,
        Value::Number(_) if is_mark(value, Mark::No) => Mark::No,
        Value::Number(_) | Value::Fault(_) => Mark::Unknown,
    };
    match marked {
        Mark::Yes => Some(true),
        Mark::No => Some(false),
        Mark::NoWithRemark => {
            cells.notes.extend(value.as_text().map(|text| clean(text).text));
            Some(false)
        }
        Mark::Unknown if value.as_text().is_some_and(|text| parse_cell_date(text, None).is_ok()) => Some(true),
        Mark::Unknown => {
            cells.problem(ProblemCode::UnknownValue, role);
            None
        }
    }
}

/// The note with what other columns leave to it: remarks, further phones, the permanent address where it differs.
fn note(cells: &mut Cells<'_>) -> Option<String> {
    let own = cells.text(Role::Note);
    let current = cells.get(Role::AddressCurrent).map(|current| strict(&current.shown()));
    let permanent = current
        .and_then(|current| cells.address(Role::AddressPermanent).filter(|permanent| strict(permanent) != current));
    let permanent = permanent.map(|address| {
        let heading = cells.table.place(Role::AddressPermanent).map(|column| cells.table.heading(column));
        format!("{}: {address}", clean(heading.unwrap_or_default()).text)
    });
    let parts: Vec<String> = own.into_iter().chain(std::mem::take(&mut cells.notes)).chain(permanent).collect();
    (!parts.is_empty()).then(|| parts.join("; ").chars().take(limits::CELL_CHARS).collect())
}
