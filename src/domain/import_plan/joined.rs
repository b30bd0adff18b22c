//! Files and sheets that say different things of the same households: joined by number, and by area where both have
//! one (contract.md "Import"). What could be two households is joined to neither.

use std::collections::HashMap;

use super::groups::per_file;
use super::ledger_index::LedgerIndex;
use crate::domain::problem::ProblemCode;
use crate::domain::roster::{CellProblem, HeldCells, HouseholdRow, Place, Roster, RosterRow};
use crate::text::collate::area_key;
use crate::text::fold::loose;

/// Gives rows of files without areas the area that their household number has elsewhere. A household that could be
/// two, or is told twice and differently, waits with its raw cells.
pub(super) fn join(roster: &mut Roster, index: &LedgerIndex<'_>) {
    let of_households = per_file(&roster.households, |row| row.place, |row| has_area(row.area.as_deref()));
    let of_people = per_file(&roster.rows, |row| row.place, |row| has_area(row.area.as_deref()));
    if !roster.households.is_empty() || of_people.iter().any(|has| !has) {
        let areas = areas_of_numbers(&roster.rows, &roster.households);
        let is_without = |flags: &[bool], place: Place| !flags.get(usize::from(place.file)).copied().unwrap_or(false);
        let mut held = Vec::new();
        roster.households.retain_mut(|row| {
            if is_without(&of_households, row.place) && !take_area(&mut row.area, row.household_no.as_deref(), &areas)
                || row.area.is_none() && index.has_several(row.household_no.as_deref())
            {
                held.push(held_household(row));
                return false;
            }
            true
        });
        for row in roster.rows.iter_mut().filter(|row| is_without(&of_people, row.place)) {
            if !take_area(&mut row.area, row.household_no.as_deref(), &areas) {
                row.problems.push(two_households(row.household_no.clone()));
            }
        }
        roster.nameless.append(&mut held);
    }
    hold_contradictions(roster);
}

/// A household that is told twice, each time with another head or address: only the first is taken.
fn hold_contradictions(roster: &mut Roster) {
    let mut told: HashMap<String, (Option<String>, Option<String>)> = HashMap::new();
    let mut held = Vec::new();
    roster.households.retain(|row| {
        let Some(number) = row.household_no.as_deref() else { return true };
        let key = format!("{}\u{1f}{}", area_key(row.area.as_deref().unwrap_or_default()), loose(number));
        let said = |text: &Option<String>| text.as_deref().map(loose);
        let (head, address) = told.entry(key).or_default();
        let differs = |known: &Option<String>, now: &Option<String>| known.is_some() && now.is_some() && known != now;
        let (said_head, said_address) = (said(&row.head_name), said(&row.address));
        if differs(head, &said_head) || differs(address, &said_address) {
            held.push(held_household(row));
            return false;
        }
        *head = head.take().or(said_head);
        *address = address.take().or(said_address);
        true
    });
    roster.nameless.append(&mut held);
}

/// Takes the area that a number has in other files; false where it has several.
fn take_area(area: &mut Option<String>, number: Option<&str>, areas: &HashMap<String, Option<String>>) -> bool {
    let Some(known) = number.and_then(|number| areas.get(&loose(number))) else { return true };
    area.clone_from(known);
    known.is_some()
}

/// The area of each household number that has only one; none where it has several.
fn areas_of_numbers(rows: &[RosterRow], households: &[HouseholdRow]) -> HashMap<String, Option<String>> {
    let of_people = rows.iter().map(|row| (row.area.as_ref(), row.household_no.as_deref()));
    let of_households = households.iter().map(|row| (row.area.as_ref(), row.household_no.as_deref()));
    let mut areas: HashMap<String, Option<String>> = HashMap::new();
    for (area, number) in of_households.chain(of_people) {
        if let (Some(area), Some(number)) = (area.filter(|area| !area.is_empty()), number) {
            let only = areas.entry(loose(number)).or_insert_with(|| Some(area.clone()));
            if only.as_deref().is_some_and(|only| only != area && area_key(only) != area_key(area)) {
                *only = None;
            }
        }
    }
    areas
}

fn has_area(area: Option<&str>) -> bool {
    area.is_some_and(|area| !area.is_empty())
}

fn held_household(row: &HouseholdRow) -> HeldCells {
    let cells = row.cells.clone();
    HeldCells { place: row.place, code: ProblemCode::MissingHousehold, column: None, cells, reference: None }
}

fn two_households(number: Option<String>) -> CellProblem {
    let raw = number.unwrap_or_default();
    CellProblem { code: ProblemCode::MissingHousehold, column: None, field: None, raw }
}
