//! Which household each row of the files belongs to: by number, by the head above, by address.

use std::collections::HashMap;

use super::ledger_index::{LedgerIndex, address_key};
use crate::domain::household::HouseholdFacts;
use crate::domain::problem::ProblemCode;
use crate::domain::roster::{CellProblem, RosterRow};
use crate::text::collate::area_key;
use crate::text::fold::loose;

/// The households of the files and which one each row belongs to.
pub(super) struct Groups {
    pub(super) households: Vec<HouseholdFacts>,
    pub(super) household_of_row: Vec<usize>,
}

impl Groups {
    pub(super) fn of(rows: &mut [RosterRow], index: &LedgerIndex<'_>) -> Self {
        let numbered: Vec<bool> = per_file(rows, |row| row.household_no.is_some());
        let headed: Vec<bool> = per_file(rows, opens_household);
        let (with_areas, area_of_number) = areas_of_numbers(rows);
        let mut areas = index.areas.clone();
        let mut groups = Self { households: Vec::new(), household_of_row: Vec::with_capacity(rows.len()) };
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut open: Option<(u16, u16, String, usize)> = None;
        let mut last_area: (Option<String>, String) = (None, String::new());
        for (line, row) in rows.iter_mut().enumerate() {
            let in_file = |flags: &[bool]| flags.get(usize::from(row.place.file)).copied().unwrap_or(false);
            if !in_file(&with_areas)
                && let Some(number) = row.household_no.as_deref()
            {
                row.area = area_of_number.get(&loose(number)).cloned().flatten();
            }
            let area = row.area.as_deref().filter(|area| !area.is_empty());
            if last_area.0.as_deref() != Some(area.unwrap_or_default()) {
                // Rows of one area follow each other: its key is made once.
                last_area = (Some(area.unwrap_or_default().to_owned()), area_key(area.unwrap_or_default()));
            }
            let area_id = last_area.1.clone();
            if let Some(area) = area {
                // Areas are compared folded and shown as first written.
                let first = areas.entry(area_id.clone()).or_insert_with(|| area.to_owned());
                row.area = Some(first.clone());
            }
            let area = row.area.as_deref();
            let key = if let Some(number) = row.household_no.as_deref() {
                format!("{area_id}\u{1f}{}", loose(number))
            } else if !in_file(&numbered) && in_file(&headed) {
                let same_block = |(file, sheet, block, _): &(u16, u16, String, usize)| {
                    (*file, *sheet) == (row.place.file, row.place.sheet) && *block == area_id
                };
                if let Some((.., first)) = open.as_ref().filter(|block| !opens_household(row) && same_block(block)) {
                    format!("\u{1}{first}")
                } else {
                    open = Some((row.place.file, row.place.sheet, area_id, line));
                    format!("\u{1}{line}")
                }
            } else if let Some(address) = row.address.as_deref() {
                format!(
                    "\u{2}{}\u{1f}{}",
                    address_key(area, address),
                    loose(row.head_name.as_deref().unwrap_or_default())
                )
            } else {
                row.problems.push(CellProblem {
                    code: ProblemCode::MissingHousehold,
                    column: None,
                    field: None,
                    raw: String::new(),
                });
                format!("\u{3}{line}")
            };
            let place = *known.entry(key).or_insert_with(|| {
                groups.households.push(HouseholdFacts {
                    household_no: row.household_no.clone(),
                    area: row.area.clone(),
                    ..HouseholdFacts::default()
                });
                groups.households.len() - 1
            });
            groups.household_of_row.push(place);
            if let Some(household) = groups.households.get_mut(place) {
                let head = if row.is_head { Some(&row.facts.full_name) } else { row.head_name.as_ref() };
                fill(&mut household.head_name, head);
                fill(&mut household.address, row.address.as_ref());
                fill(&mut household.area, row.area.as_ref());
            }
        }
        groups
    }
}

/// Whether a household without a number begins with a row.
fn opens_household(row: &RosterRow) -> bool {
    row.is_head || row.opens_household
}

/// For each file whether it has areas; and the area of each household number that only one area has. A file without
/// areas is joined to the others by number (contract.md "Import").
fn areas_of_numbers(rows: &[RosterRow]) -> (Vec<bool>, HashMap<String, Option<String>>) {
    let with_areas = per_file(rows, |row| row.area.as_deref().is_some_and(|area| !area.is_empty()));
    let mut areas: HashMap<String, Option<String>> = HashMap::new();
    if with_areas.iter().all(|with| *with) {
        return (with_areas, areas);
    }
    for row in rows {
        let area = row.area.as_ref().filter(|area| !area.is_empty());
        if let (Some(area), Some(number)) = (area, row.household_no.as_deref()) {
            let only = areas.entry(loose(number)).or_insert_with(|| Some(area.clone()));
            if only.as_deref().is_some_and(|only| area_key(only) != area_key(area)) {
                *only = None;
            }
        }
    }
    (with_areas, areas)
}

fn fill(slot: &mut Option<String>, value: Option<&String>) {
    if slot.is_none() {
        *slot = value.filter(|text| !text.is_empty()).cloned();
    }
}

/// For each file whether any of its rows has something.
fn per_file(rows: &[RosterRow], has: impl Fn(&RosterRow) -> bool) -> Vec<bool> {
    let mut files = Vec::new();
    for row in rows {
        let file = usize::from(row.place.file);
        if files.len() <= file {
            files.resize(file + 1, false);
        }
        if let Some(flag) = files.get_mut(file) {
            *flag |= has(row);
        }
    }
    files
}
