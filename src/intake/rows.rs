//! Rows of the table as rows of the roster: the household from the rows above, the person from the cells.

use chrono::{Datelike, NaiveDate};

use super::cells::Cells;
use super::headings::Role;
use super::limits;
use super::milestones;
use super::remembered::Remembered;
use super::sheet::{Row, Value};
use super::table::Table;
use super::words_of_cells::{self, Mark, mark};
use crate::domain::partial_date::{DateFault, PartialDate, parse_cell_date};
use crate::domain::person::{Papers, PersonFacts};
use crate::domain::person_number::{NumberCell, NumberFinding, PersonNumber, parse_cell_number};
use crate::domain::phone::{Phone, parse_cell_phone};
use crate::domain::presence::{Presence, Residence};
use crate::domain::problem::ProblemCode;
use crate::domain::roster::{HeldCells, Place, RosterRow, cell_name};
use crate::domain::sex::Sex;
use crate::text::clean::{clean, visible};
use crate::text::collate::area_key;
use crate::text::name_case::name_case;

/// What the rows of one sheet have in common, and what the rows above say of the next one.
#[derive(Default)]
pub(super) struct Above {
    /// Area of the separator, the column or the sheet.
    pub area: Option<String>,
    household_no: Option<String>,
    address: Option<String>,
    /// From a row of the household's own, for its first person.
    first: Option<HouseholdRow>,
}

struct HouseholdRow {
    address: Option<String>,
    head_name: Option<String>,
}

/// Words that come again and again, read once.
#[derive(Default)]
pub(super) struct Words {
    sex: Remembered<Option<Sex>>,
    presence: Remembered<Option<Presence>>,
    residence: Remembered<Option<Residence>>,
    is_head: Remembered<bool>,
    area: Remembered<String>,
}

impl Above {
    /// A row that names an area begins it.
    pub(super) fn begin_area(&mut self, area: String) {
        *self = Self { area: Some(area), ..Self::default() };
    }

    /// A row of the household's own, above its people.
    pub(super) fn begin_household(&mut self, row: Row<'_>, table: &Table, words: &mut Words) {
        let mut cells = Cells::new(row, table);
        self.enter_area(&mut cells, words);
        if let Some(number) = cells.text(Role::HouseholdNo) {
            self.household_no = Some(number);
        }
        let address = cells.address(Role::AddressCurrent);
        self.address.clone_from(&address);
        self.first = Some(HouseholdRow { address, head_name: cells.text(Role::HeadName) });
    }

    fn enter_area(&mut self, cells: &mut Cells<'_>, words: &mut Words) {
        let area = match cells.get(Role::Area) {
            Some(Value::Text(raw)) => {
                let area = words.area.get(raw, |raw| clean(raw).text);
                if clean_differs(raw, &area) {
                    // Said once more for its problems.
                    cells.text(Role::Area);
                }
                Some(area).filter(|area| !area.is_empty())
            }
            _ => cells.text(Role::Area),
        };
        let Some(area) = area else { return };
        if self.area.as_ref() == Some(&area) {
            return;
        }
        if self.area.as_deref().map(area_key) != Some(area_key(&area)) {
            *self = Self::default();
        }
        self.area = Some(area);
    }

    /// Number and address of the household of a row.
    fn household(&mut self, cells: &mut Cells<'_>, is_head: bool) -> (Option<String>, Option<String>) {
        let address = cells.address(Role::AddressCurrent);
        if !cells.table.has(Role::HouseholdNo) {
            if address.is_some() || is_head {
                self.address.clone_from(&address);
            }
            return (None, address.or_else(|| self.address.clone()));
        }
        match cells.text(Role::HouseholdNo) {
            Some(number) if self.household_no.as_ref() != Some(&number) => {
                self.household_no = Some(number);
                self.first = None;
            }
            // A head without a number is another household than the one above.
            None if is_head && self.first.is_none() => self.household_no = None,
            Some(_) | None => {}
        }
        (self.household_no.clone(), address)
    }
}

fn clean_differs(raw: &str, cleaned: &str) -> bool {
    raw.len() != cleaned.len()
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
    above.enter_area(&mut cells, words);
    let relationship = cells.text(Role::Relationship);
    let marked_head = cells.get(Role::HeadName).is_some_and(|value| is_mark(value, Mark::Yes));
    let is_head =
        marked_head || relationship.as_deref().is_some_and(|text| words.is_head.get(text, words_of_cells::is_head));
    let (household_no, mut address) = above.household(&mut cells, is_head);
    let mut head_name = if marked_head { None } else { cells.text(Role::HeadName).map(|name| name_case(&name)) };
    if let Some(first) = above.first.take() {
        address = address.or(first.address);
        head_name = head_name.or(first.head_name);
    }

    let facts = facts(&mut cells, relationship, words, setting.as_of);
    RosterRow {
        place: Place { row: row.number, ..setting.place },
        household_no,
        head_name,
        area: above.area.clone(),
        address,
        is_head,
        facts,
        problems: cells.problems,
    }
}

/// Keeps the cells of a row without a name, sensitive ones left out.
pub(super) fn nameless(row: Row<'_>, table: &Table, setting: &Setting) -> HeldCells {
    let heading = |column| match table.heading(column) {
        "" => cell_name(column, row.number),
        heading => visible(heading),
    };
    let cells = row.cells().filter(|(column, _)| !table.is_refused(*column));
    HeldCells {
        place: Place { row: row.number, ..setting.place },
        code: ProblemCode::NoName,
        column: table.place(Role::FullName).or_else(|| table.place(Role::GivenName)),
        cells: cells
            .map(|(column, value)| {
                (heading(column), visible(&value.shown()).chars().take(limits::CELL_CHARS).collect())
            })
            .collect(),
    }
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
    let residence = word(cells, Role::Residence, &mut words.residence, words_of_cells::residence);
    let presence = presence(cells, words);
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

fn is_mark(value: Value<'_>, wanted: Mark) -> bool {
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
    if meaning.is_none() && !cells.get(role).is_some_and(|value| is_mark(value, Mark::No)) {
        cells.problem(ProblemCode::UnknownValue, role);
    }
    meaning
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
    let number =
        cells.get(Role::PersonId).map(|value| number_of(value, stated.ok().flatten(), sex)).unwrap_or_default();
    for finding in &number.findings {
        let code = match finding {
            NumberFinding::Restored => ProblemCode::PersonIdRestored,
            NumberFinding::Mismatch => ProblemCode::PersonIdMismatch,
            NumberFinding::Bad => ProblemCode::BadPersonId,
        };
        cells.problem(code, Role::PersonId);
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
    let raw = cells.get(Role::OldId)?.shown();
    let cell = parse_cell_number(&clean(&raw).text, None, None);
    if cell.old_id.is_none() && !is_mark(Value::Text(&raw), Mark::No) {
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
    let permanent = cells.address(Role::AddressPermanent).filter(|permanent| {
        let current = cells.get(Role::AddressCurrent).map(Value::shown);
        current.is_none_or(|current| crate::text::fold::strict(&current) != crate::text::fold::strict(permanent))
    });
    let permanent = permanent.map(|address| {
        let heading = cells.table.place(Role::AddressPermanent).map(|column| cells.table.heading(column));
        format!("{}: {address}", clean(heading.unwrap_or_default()).text)
    });
    let parts: Vec<String> = own.into_iter().chain(std::mem::take(&mut cells.notes)).chain(permanent).collect();
    (!parts.is_empty()).then(|| parts.join("; ").chars().take(limits::CELL_CHARS).collect())
}
