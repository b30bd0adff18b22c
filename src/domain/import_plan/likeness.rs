//! Somebody of the ledger who is like a row that has no known number: surely the same person, perhaps, or nobody.

use super::ledger_index::{LedgerIndex, said_area};
use super::target::household_changes;
use super::verdict::{Changed, compare};
use super::{HouseholdTarget, Like, PlannedHousehold};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::household::HouseholdFacts;
use crate::domain::ids::HouseholdId;
use crate::domain::partial_date::PartialDate;
use crate::domain::person::Person;
use crate::domain::problem::Problem;
use crate::domain::roster::RosterRow;
use crate::text::collate::area_key;

/// Nobody chooses among more people who are like a row.
const MOST_LIKES: usize = 9;

pub(super) enum Likeness<'l> {
    Same(&'l Person),
    Unsure(Vec<&'l Person>),
    None,
}

/// Whether two birth dates contradict each other: both known, and neither within the other.
pub(super) fn differ(one: Option<PartialDate>, other: Option<PartialDate>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.last_day() < other.first_day() || other.last_day() < one.first_day(),
        (None, _) | (_, None) => false,
    }
}

/// Somebody of the ledger with the same name: the same person when the ledger has no number for them (or had none
/// when they were last imported) and birth date and household are the same too; otherwise perhaps the same.
pub(super) fn likeness<'l>(
    row: &RosterRow,
    name: &str,
    target: Option<&PlannedHousehold>,
    index: &LedgerIndex<'l>,
) -> Likeness<'l> {
    let Some(places) = index.by_name.get(name) else { return Likeness::None };
    let household = match target.map(|planned| &planned.target) {
        Some(HouseholdTarget::Known(id, _)) => Some(*id),
        Some(HouseholdTarget::New(_)) | None => None,
    };
    let mut perhaps: Vec<(u8, &Person)> = Vec::new();
    for person in places.iter().filter_map(|place| index.people.get(*place)).copied() {
        let same_household = household.is_some_and(|id| imported_household(person) == id || person.household == id);
        let said_number = match person.imported {
            Some(_) => person.imported_value(Field::PersonNumber).flatten(),
            None => person.facts.person_number.as_ref().map(|number| number.as_str().to_owned()),
        };
        let said_birth = person
            .imported_value(Field::BirthDate)
            .map_or(person.facts.birth_date, |text| text.and_then(|text| text.parse().ok()));
        let same_birth = said_birth == row.facts.birth_date;
        if same_household && same_birth && said_number.is_none() {
            return Likeness::Same(person);
        }
        let one_without = said_number.is_none() || row.facts.person_number.is_none();
        let compatible = !differ(said_birth, row.facts.birth_date);
        let both_born = said_birth.is_some() && row.facts.birth_date.is_some();
        let area = index.household(person.household).and_then(said_area).map(area_key).unwrap_or_default();
        let same_area = area == area_key(row.area.as_deref().unwrap_or_default());
        let nothing_against = row.facts.person_number.is_none() && same_area;
        if compatible && (same_household || one_without && both_born && same_birth || nothing_against) {
            let against = u8::from(!same_household) + u8::from(!same_birth) + u8::from(!same_area);
            let standing = index.standing_of(person);
            if perhaps.iter().all(|(_, other)| other.id != standing.id) {
                perhaps.push((against, standing));
            }
        }
    }
    if perhaps.is_empty() {
        return Likeness::None;
    }
    perhaps.sort_by_key(|(against, _)| *against);
    Likeness::Unsure(perhaps.into_iter().map(|(_, person)| person).take(MOST_LIKES).collect())
}

/// What a row would change in somebody who it may be.
pub(super) fn like(
    person: &Person,
    row: &RosterRow,
    (target, index): (Option<&PlannedHousehold>, &LedgerIndex<'_>),
    problems: &[Problem],
) -> Like {
    let Changed { changes, problems } = compare(person, row, problems);
    let from = imported_household(person);
    let own_household = match target.map(|planned| &planned.target) {
        Some(HouseholdTarget::New(facts)) if facts.household_no.is_none() => changes_of(index, from, facts),
        Some(HouseholdTarget::New(_) | HouseholdTarget::Known(..)) | None => Vec::new(),
    };
    Like { person: person.id, changes, problems, from, at: person.household, own_household }
}

/// What a roster changes in a household, if it means this one.
pub(super) fn changes_of(
    index: &LedgerIndex<'_>,
    household: HouseholdId,
    facts: &HouseholdFacts,
) -> Vec<Change<HouseholdField>> {
    index.household(household).map(|known| household_changes(facts, known)).unwrap_or_default()
}

/// The household of the last import.
pub(super) fn imported_household(person: &Person) -> HouseholdId {
    let said = person.imported_value(Field::Household).flatten();
    said.and_then(|text| text.parse().ok()).unwrap_or(person.household)
}
