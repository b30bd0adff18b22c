//! People and households as rows of the projection, both ways.

use chrono::{Datelike, NaiveDate};
use rusqlite::{CachedStatement, Row, Transaction, named_params, params};
use serde::{Deserialize, Serialize};

use super::error::StoreError;
use super::journal_format::{WrittenDecision, WrittenProblem};
use crate::domain::field::{Conflict, Field, HouseholdField};
use crate::domain::household::{Household, HouseholdFacts};
use crate::domain::ids::{HouseholdId, PersonId};
use crate::domain::milestone::{Milestone, Milestones, Reached};
use crate::domain::partial_date::PartialDate;
use crate::domain::person::{Mended, Person, PersonFacts};
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::domain::presence::{Presence, Residence};
use crate::domain::sex::Sex;

/// A day as the number that stands in the ledger: days since 1 January of the year 1.
pub fn day_number(day: NaiveDate) -> i32 {
    day.num_days_from_ce()
}

/// The day of a number that stands in the ledger.
pub fn day_of(number: i32) -> Result<NaiveDate, StoreError> {
    NaiveDate::from_num_days_from_ce_opt(number).ok_or_else(|| StoreError::damaged("a day out of range"))
}

fn reached_number(reached: Reached) -> Option<i32> {
    match reached {
        Reached::No => None,
        Reached::On(day) => Some(day_number(day)),
        Reached::DayUnknown { counted_from } => Some(-day_number(counted_from)),
    }
}

fn reached_of(number: Option<i32>) -> Result<Reached, StoreError> {
    Ok(match number {
        None => Reached::No,
        Some(number) if number < 0 => Reached::DayUnknown { counted_from: day_of(-number)? },
        Some(number) => Reached::On(day_of(number)?),
    })
}

/// A list as JSON, none for an empty one.
fn json<T: Serialize>(list: &[T]) -> Result<Option<String>, StoreError> {
    if list.is_empty() {
        return Ok(None);
    }
    serde_json::to_string(list).map(Some).map_err(|_unwritable| StoreError::damaged("a list that cannot be written"))
}

fn of_json<T: for<'a> Deserialize<'a>>(text: Option<&str>) -> Result<Vec<T>, StoreError> {
    let Some(text) = text else { return Ok(Vec::new()) };
    serde_json::from_str(text).map_err(|_unreadable| StoreError::damaged("a list of the projection"))
}

type Imported = Vec<(String, Option<String>)>;

/// Fields whose imported value differs from the one that stands there, with the imported one.
type Differing<F> = Vec<(F, Option<String>)>;

/// What was imported, where it differs: none for somebody added by hand, `[]` for no difference.
fn imported_json<F: Copy>(
    imported: Option<&[(F, Option<String>)]>,
    name: impl Fn(F) -> &'static str,
) -> Result<Option<String>, StoreError> {
    let Some(differing) = imported else { return Ok(None) };
    let mut written: Imported =
        differing.iter().map(|(field, value)| (name(*field).to_owned(), value.clone())).collect();
    written.sort();
    serde_json::to_string(&written)
        .map(Some)
        .map_err(|_unwritable| StoreError::damaged("a list that cannot be written"))
}

fn imported_of<F>(text: Option<&str>, field: impl Fn(&str) -> Option<F>) -> Result<Option<Differing<F>>, StoreError> {
    let Some(text) = text else { return Ok(None) };
    let written: Imported = of_json(Some(text))?;
    Ok(Some(written.into_iter().filter_map(|(name, value)| Some((field(&name)?, value))).collect()))
}

const ADD_PERSON: &str = concat!("INSERT ", include_str!("put_person.sql"));
const PUT_PERSON: &str = concat!("INSERT OR REPLACE ", include_str!("put_person.sql"));
const ADD_HOUSEHOLD: &str = concat!("INSERT ", include_str!("put_household.sql"));
const PUT_HOUSEHOLD: &str = concat!("INSERT OR REPLACE ", include_str!("put_household.sql"));

/// Whether a row can stand there already. Where none can, it is written without the means to take back a row that
/// was replaced: a whole roster comes in noticeably faster.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is new.
    New,
    /// It is new, or takes the place of the old one.
    Put,
}

/// Writes a person's row.
/// `merged_into` is the number of who stands for them.
pub fn put_person(
    tx: &Transaction<'_>,
    row: Standing,
    (number, household, merged_into): (i64, i64, Option<i64>),
    person: &Person,
) -> Result<(), StoreError> {
    let facts = &person.facts;
    let milestone = |which| reached_number(facts.milestones.get(which));
    let presence_changes: Vec<(i32, Option<&str>)> = person
        .presence_changes
        .iter()
        .map(|(day, presence)| (day_number(*day), presence.map(Presence::code)))
        .collect();
    let problems: Vec<(WrittenProblem, bool)> = person
        .problems
        .iter()
        .map(|(problem, mended)| (WrittenProblem::of(problem), *mended == Mended::Mended))
        .collect();
    let conflicts: Vec<(&str, Option<&str>)> =
        person.conflicts.iter().map(|conflict| (conflict.field.code(), conflict.other.as_deref())).collect();
    let decisions: Vec<WrittenDecision> = person.decisions.iter().map(WrittenDecision::of).collect();
    let papers = papers_text(facts);
    let sql = match row {
        Standing::New => ADD_PERSON,
        Standing::Put => PUT_PERSON,
    };
    let mut statement: CachedStatement<'_> = tx.prepare_cached(sql)?;
    statement.execute(params![
        number,
        person.id.0,
        household,
        facts.full_name,
        facts.birth_date.map(|date| date.to_string()),
        facts.sex.map(Sex::code),
        facts.person_number.as_ref().map(PersonNumber::as_str),
        facts.old_id,
        facts.phone.as_ref().map(Phone::as_str),
        facts.relationship,
        facts.residence.map(Residence::code),
        facts.presence.map(Presence::code),
        facts.nationality,
        facts.note,
        papers,
        milestone(Milestone::CardApplied),
        milestone(Milestone::CardIssued),
        milestone(Milestone::L1Registered),
        milestone(Milestone::L1Activated),
        milestone(Milestone::L2Enrolled),
        milestone(Milestone::L2Approved),
        milestone(Milestone::L2Rejected),
        milestone(Milestone::L2Activated),
        person.first_presence.map(Presence::code),
        json(&presence_changes)?,
        imported_json(person.imported.as_deref(), Field::code)?,
        json(&problems)?,
        json(&conflicts)?,
        json(&decisions)?,
        merged_into,
    ])?;
    Ok(())
}

fn papers_text(facts: &PersonFacts) -> Option<String> {
    let papers = PAPERS.map(|field| facts.get(field));
    if papers.iter().all(Option::is_none) {
        return None;
    }
    Some(papers.map(Option::unwrap_or_default).join(","))
}

const PAPERS: [Field; 4] = [Field::Bhyt, Field::Gplx, Field::Vehicle, Field::Bhxh];

/// The columns of a person, in the order that [`person_of`] reads them; the household's identity and the decisions come last.
pub const PERSON_COLUMNS: &str = "person.number, person.id, person.household, full_name, birth_date, sex, person_id, \
    old_id, phone, relationship, residence, presence, nationality, note, papers, card_applied, card_issued, \
    l1_registered, l1_activated, l2_enrolled, l2_approved, l2_rejected, l2_activated, first_presence, \
    presence_changes, person.imported, problems, person.conflicts, \
    coalesce(household.id, (SELECT subject FROM event WHERE position = person.household)), decisions";

/// The tables of [`PERSON_COLUMNS`].
pub const PERSON_TABLES: &str = "person LEFT JOIN household ON household.number = person.household";

/// A person of a row of [`PERSON_COLUMNS`], with number and the household's number.
pub fn person_of(row: &Row<'_>) -> Result<(i64, i64, Person), StoreError> {
    let text = |index: usize| -> Result<Option<&str>, StoreError> {
        row.get_ref(index)?.as_str_or_null().map_err(|_bad| StoreError::damaged("a text of the projection"))
    };
    let coded = |what: &'static str| move || StoreError::damaged(what);
    let mut milestones = Milestones::default();
    for (index, milestone) in (15..).zip(Milestone::ALL) {
        milestones.set(milestone, reached_of(row.get(index)?)?);
    }
    let mut facts = PersonFacts {
        full_name: row.get(3)?,
        birth_date: text(4)?.map(str::parse::<PartialDate>).transpose().map_err(|_bad| coded("a birth date")())?,
        sex: text(5)?.map(|code| Sex::from_code(code).ok_or_else(coded("a sex"))).transpose()?,
        person_number: text(6)?
            .map(|digits| PersonNumber::new(digits).ok_or_else(coded("a personal number")))
            .transpose()?,
        old_id: row.get(7)?,
        phone: text(8)?.map(|digits| Phone::new(digits).ok_or_else(coded("a phone"))).transpose()?,
        relationship: row.get(9)?,
        residence: text(10)?.map(|code| Residence::from_code(code).ok_or_else(coded("a residence"))).transpose()?,
        presence: presence_of(text(11)?)?,
        nationality: row.get(12)?,
        note: row.get(13)?,
        milestones,
        ..PersonFacts::default()
    };
    if let Some(papers) = text(14)? {
        for (field, value) in PAPERS.into_iter().zip(papers.split(',')) {
            facts.set(field, Some(value).filter(|value| !value.is_empty())).map_err(|_bad| coded("papers")())?;
        }
    }
    let mut presence_changes = Vec::new();
    for (day, code) in of_json::<(i32, Option<String>)>(text(24)?)? {
        presence_changes.push((day_of(day)?, presence_of(code.as_deref())?));
    }
    let problems = of_json::<(WrittenProblem, bool)>(text(26)?)?
        .into_iter()
        .filter_map(|(written, mended)| Some((written.read()?, if mended { Mended::Mended } else { Mended::Open })))
        .collect();
    let conflicts = of_json::<(String, Option<String>)>(text(27)?)?
        .into_iter()
        .filter_map(|(field, other)| Some(Conflict { field: Field::from_code(&field)?, other }))
        .collect();
    let person = Person {
        id: PersonId(row.get(1)?),
        household: HouseholdId(row.get(28)?),
        facts,
        presence_changes,
        first_presence: presence_of(text(23)?)?,
        imported: imported_of(text(25)?, Field::from_code)?,
        problems,
        conflicts,
        decisions: of_json::<WrittenDecision>(text(29)?)?.into_iter().filter_map(WrittenDecision::read).collect(),
    };
    Ok((row.get(0)?, row.get(2)?, person))
}

fn presence_of(code: Option<&str>) -> Result<Option<Presence>, StoreError> {
    code.map(|code| Presence::from_code(code).ok_or_else(|| StoreError::damaged("a presence"))).transpose()
}

/// Writes a household's row.
pub fn put_household(
    tx: &Transaction<'_>,
    row: Standing,
    number: i64,
    household: &Household,
) -> Result<(), StoreError> {
    let facts = &household.facts;
    let conflicts: Vec<(&str, Option<&str>)> =
        household.conflicts.iter().map(|conflict| (conflict.field.code(), conflict.other.as_deref())).collect();
    let sql = match row {
        Standing::New => ADD_HOUSEHOLD,
        Standing::Put => PUT_HOUSEHOLD,
    };
    let mut statement = tx.prepare_cached(sql)?;
    statement.execute(named_params! {
        ":number": number,
        ":id": household.id.0,
        ":household_no": facts.household_no,
        ":head_name": facts.head_name,
        ":area": facts.area,
        ":address": facts.address,
        ":imported": imported_json(household.imported.as_deref(), HouseholdField::code)?,
        ":conflicts": json(&conflicts)?,
    })?;
    Ok(())
}

/// The columns of a household, in the order that [`household_of`] reads them.
pub const HOUSEHOLD_COLUMNS: &str = "number, id, household_no, head_name, area, address, imported, conflicts";

/// A household of a row of [`HOUSEHOLD_COLUMNS`], with its number.
pub fn household_of(row: &Row<'_>) -> Result<(i64, Household), StoreError> {
    let imported: Option<String> = row.get(6)?;
    let conflicts: Option<String> = row.get(7)?;
    let conflicts = of_json::<(String, Option<String>)>(conflicts.as_deref())?
        .into_iter()
        .filter_map(|(field, other)| Some(Conflict { field: HouseholdField::from_code(&field)?, other }))
        .collect();
    let household = Household {
        id: HouseholdId(row.get(1)?),
        facts: HouseholdFacts {
            household_no: row.get(2)?,
            head_name: row.get(3)?,
            area: row.get(4)?,
            address: row.get(5)?,
        },
        imported: imported_of(imported.as_deref(), HouseholdField::from_code)?,
        conflicts,
    };
    Ok((row.get(0)?, household))
}
