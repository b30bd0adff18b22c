//! Which household each row of the files belongs to: by number, by the head above, by address.

use std::collections::HashMap;

use super::ledger_index::{LedgerIndex, address_key};
use crate::domain::household::HouseholdFacts;
use crate::domain::problem::ProblemCode;
use crate::domain::roster::{CellProblem, HouseholdRow, Place, RosterRow};
use crate::text::collate::area_key;
use crate::text::fold::loose;

/// The households of the files and which one each row belongs to.
pub(super) struct Groups {
    pub(super) households: Vec<HouseholdFacts>,
    pub(super) household_of_row: Vec<usize>,
    /// What rows of their own say of households: of the first ones.
    pub(super) stated_facts: Vec<HouseholdFacts>,
}

impl Groups {
    pub(super) fn of(rows: &mut [RosterRow], stated: &[HouseholdRow], index: &LedgerIndex<'_>) -> Self {
        let numbered: Vec<bool> = per_file(rows, |row| row.place, |row| row.household_no.is_some());
        let headed: Vec<bool> = per_file(rows, |row| row.place, opens_household);
        let mut grouping = Grouping::new(index.areas.clone());
        grouping.state(stated);
        let stated_facts = grouping.households.clone();
        let household_of_row = rows.iter_mut().map(|row| {
            let in_file = |flags: &[bool]| flags.get(usize::from(row.place.file)).copied().unwrap_or(false);
            let by_head = !in_file(&numbered) && in_file(&headed);
            grouping.take(row, if by_head { Unnumbered::ByHead } else { Unnumbered::ByAddress }).household
        });
        let household_of_row = household_of_row.collect();
        Self { households: grouping.households, household_of_row, stated_facts }
    }
}

/// How rows without a household number find their household; the whole file tells.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unnumbered {
    /// The head opens a household up to the next one.
    ByHead,
    /// The same address is the same household.
    ByAddress,
}

/// Where a row belongs.
pub(super) struct Grouped {
    /// Index of its household.
    pub(super) household: usize,
    /// Whether it says of its household what no row before it did.
    pub(super) says_more: bool,
}

/// Puts rows into households, one after the other.
#[derive(Default)]
pub(super) struct Grouping {
    pub(super) households: Vec<HouseholdFacts>,
    /// Areas by their keys, as first written.
    areas: HashMap<String, String>,
    known: HashMap<String, usize>,
    /// The household that goes on below its head: file, sheet, area, and the line of the head.
    open: Option<(u16, u16, String, usize)>,
    /// The area of the row before, as written, and its key.
    last_area: (Option<String>, String),
    /// The household number of the row before in the same area, as written, and its household.
    last_number: Option<(String, usize)>,
    lines: usize,
}

impl Grouping {
    /// With the areas that are known, by their keys.
    fn new(areas: HashMap<String, String>) -> Self {
        Self { areas, ..Self::default() }
    }

    /// The household of the next row.
    pub(super) fn take(&mut self, row: &mut RosterRow, unnumbered: Unnumbered) -> Grouped {
        let line = self.lines;
        self.lines += 1;
        self.name_area(row);
        let area = row.area.as_deref();
        let area_id = &self.last_area.1;
        if let Some((number, household)) = &self.last_number
            && row.household_no.as_ref() == Some(number)
        {
            // Rows of one household follow each other mostly.
            let household = *household;
            return Grouped { household, says_more: self.say(household, row) };
        }
        let key = if let Some(number) = row.household_no.as_deref() {
            key_of_number(area_id, number)
        } else if unnumbered == Unnumbered::ByHead {
            let same_block = |(file, sheet, block, _): &(u16, u16, String, usize)| {
                (*file, *sheet) == (row.place.file, row.place.sheet) && block == area_id
            };
            if let Some((.., first)) = self.open.as_ref().filter(|block| !opens_household(row) && same_block(block)) {
                format!("\u{1}{first}")
            } else {
                self.open = Some((row.place.file, row.place.sheet, area_id.clone(), line));
                format!("\u{1}{line}")
            }
        } else if let Some(address) = row.address.as_deref() {
            key_of_address(area, address, row.head_name.as_deref())
        } else {
            row.problems.push(CellProblem {
                code: ProblemCode::MissingHousehold,
                column: None,
                field: None,
                raw: String::new(),
            });
            format!("\u{3}{line}")
        };
        let households = &mut self.households;
        let household = *self.known.entry(key).or_insert_with(|| {
            households.push(HouseholdFacts {
                household_no: row.household_no.clone(),
                area: row.area.clone(),
                ..HouseholdFacts::default()
            });
            households.len() - 1
        });
        self.last_number = row.household_no.clone().map(|number| (number, household));
        Grouped { household, says_more: self.say(household, row) }
    }

    /// What a row says of its household; whether no row before it said so much.
    fn say(&mut self, household: usize, row: &RosterRow) -> bool {
        let Some(facts) = self.households.get_mut(household) else { return false };
        let head = if row.is_head { Some(&row.facts.full_name) } else { row.head_name.as_ref() };
        let says_head = fill(&mut facts.head_name, head);
        let says_address = fill(&mut facts.address, row.address.as_ref());
        let says_area = fill(&mut facts.area, row.area.as_ref());
        says_head || says_address || says_area
    }

    /// Areas are compared folded and shown as first written. Rows of one area follow each other: its key is made once.
    fn name_area(&mut self, row: &mut RosterRow) {
        let area = row.area.as_deref().filter(|area| !area.is_empty());
        if self.last_area.0.as_deref() != Some(area.unwrap_or_default()) {
            self.last_area = (Some(area.unwrap_or_default().to_owned()), area_key(area.unwrap_or_default()));
            self.last_number = None;
        }
        if let Some(area) = area {
            match self.areas.get(&self.last_area.1) {
                Some(first) if first == area => {}
                Some(first) => row.area = Some(first.clone()),
                None => {
                    self.areas.insert(self.last_area.1.clone(), area.to_owned());
                }
            }
        }
    }

    /// Households with rows of their own come first: what they say of number, head and address goes before what rows
    /// of people say.
    fn state(&mut self, stated: &[HouseholdRow]) {
        for row in stated {
            let area = row.area.as_deref().filter(|area| !area.is_empty());
            let area_id = area_key(area.unwrap_or_default());
            let area = area.map(|area| self.areas.entry(area_id.clone()).or_insert_with(|| area.to_owned()).clone());
            let key = match (&row.household_no, &row.address) {
                (Some(number), _) => key_of_number(&area_id, number),
                (None, Some(address)) => key_of_address(area.as_deref(), address, row.head_name.as_deref()),
                (None, None) => continue,
            };
            let place = *self.known.entry(key).or_insert_with(|| {
                self.households.push(HouseholdFacts {
                    household_no: row.household_no.clone(),
                    area,
                    ..HouseholdFacts::default()
                });
                self.households.len() - 1
            });
            if let Some(household) = self.households.get_mut(place) {
                fill(&mut household.head_name, row.head_name.as_ref());
                fill(&mut household.address, row.address.as_ref());
            }
        }
    }
}

/// Whether a household without a number begins with a row.
pub(super) fn opens_household(row: &RosterRow) -> bool {
    row.is_head || row.opens_household
}

fn key_of_number(area_id: &str, number: &str) -> String {
    format!("{area_id}\u{1f}{}", loose(number))
}

fn key_of_address(area: Option<&str>, address: &str, head: Option<&str>) -> String {
    format!("\u{2}{}\u{1f}{}", address_key(area, address), loose(head.unwrap_or_default()))
}

/// Fills what is still empty; says whether it did.
fn fill(slot: &mut Option<String>, value: Option<&String>) -> bool {
    if slot.is_none() {
        *slot = value.filter(|text| !text.is_empty()).cloned();
        return slot.is_some();
    }
    false
}

/// For each file whether any of its rows has something.
pub(super) fn per_file<R>(rows: &[R], place: impl Fn(&R) -> Place, has: impl Fn(&R) -> bool) -> Vec<bool> {
    let mut files = Vec::new();
    for row in rows {
        let file = usize::from(place(row).file);
        if files.len() <= file {
            files.resize(file + 1, false);
        }
        if let Some(flag) = files.get_mut(file) {
            *flag |= has(row);
        }
    }
    files
}
