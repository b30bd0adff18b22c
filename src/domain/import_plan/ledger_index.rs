//! What an import looks up in the ledger: households by number, address and head, people by number and name; each
//! by what the last import said of them, else by what stands there.

use std::collections::{HashMap, HashSet};

use super::likeness::differ;
use crate::domain::decision::RowIdentity;
use crate::domain::event::HeldRow;
use crate::domain::field::{Field, HouseholdField};
use crate::domain::household::{Household, HouseholdFacts};
use crate::domain::ids::{HeldRowId, HouseholdId, PersonId};
use crate::domain::list_key::ListKey;
use crate::domain::partial_date::PartialDate;
use crate::domain::person::Person;
use crate::domain::problem::ProblemCode;
use crate::text::collate::area_key;
use crate::text::fold::loose;

/// What the ledger holds, as far as an import has to know it.
#[derive(Default)]
pub struct LedgerIndex<'l> {
    pub(super) households: Vec<&'l Household>,
    pub(super) household_by_key: HashMap<String, HouseholdId>,
    pub(super) household_by_number: HashMap<String, Vec<HouseholdId>>,
    pub(super) household_by_address: HashMap<String, Vec<HouseholdId>>,
    pub(super) household_by_head: HashMap<String, Vec<HouseholdId>>,
    pub(super) people: Vec<&'l Person>,
    /// People by their numbers of now and of the last import.
    pub(super) by_number: HashMap<String, Vec<usize>>,
    pub(super) by_name: HashMap<String, Vec<usize>>,
    pub(super) household_at: HashMap<HouseholdId, usize>,
    pub(super) areas: HashMap<String, String>,
    /// What the areas of earlier rosters are called now, where all their households agree on it and none has the name
    /// of the roster any more.
    renamed: HashMap<String, Renamed>,
    /// The rows that were put aside: the same cells are the same row, wherever they stood.
    held: HashSet<(ProblemCode, &'l [(String, String)])>,
    /// Places of people by the keys of lists.
    person_of_key: HashMap<ListKey, usize>,
    held_of_key: HashMap<ListKey, HeldRowId>,
    /// Keys of rows that wait no more.
    settled_keys: HashSet<ListKey>,
    /// Of an entry that was merged, the place of who stands for it.
    standing: HashMap<PersonId, usize>,
    /// The people whom rows mean by a decision; none where decisions contradict each other.
    known_as: HashMap<RowIdentity, Option<usize>>,
}

/// An area of earlier rosters that is called otherwise now.
struct Renamed {
    /// As the roster wrote it.
    said: String,
    now: Option<String>,
    holds: bool,
}

impl<'l> LedgerIndex<'l> {
    /// Indexes the ledger by what the last import said, else by what stands there.
    pub fn new(
        households: impl IntoIterator<Item = &'l Household>,
        people: impl IntoIterator<Item = &'l Person>,
        held: impl IntoIterator<Item = &'l HeldRow>,
    ) -> Self {
        let held = held.into_iter().map(|row| (row.code, row.cells.as_slice())).collect();
        let mut index = Self { held, ..Self::default() };
        for household in households {
            index.take_in_household(household);
        }
        index.settle_renamed();
        for person in people {
            index.take_in_person(person);
        }
        index
    }

    /// And the keys by which lists that come back name people and waiting rows.
    #[must_use]
    pub fn with_keys(
        mut self,
        people: impl IntoIterator<Item = (i64, PersonId)>,
        held: impl IntoIterator<Item = HeldRowId>,
    ) -> Self {
        let places: HashMap<PersonId, usize> =
            self.people.iter().enumerate().map(|(place, person)| (person.id, place)).collect();
        let keys = people
            .into_iter()
            .filter_map(|(number, person)| Some((ListKey::of_person(number, person), *places.get(&person)?)));
        self.person_of_key = keys.collect();
        self.held_of_key = held.into_iter().map(|row| (ListKey::of_held(row), row)).collect();
        self
    }

    /// And the keys of rows that wait no more: a list may come back after they were settled, or twice.
    #[must_use]
    pub fn with_settled(mut self, settled: impl IntoIterator<Item = HeldRowId>) -> Self {
        self.settled_keys = settled.into_iter().map(ListKey::of_held).collect();
        self
    }

    /// The person of a key.
    pub(super) fn person_of(&self, key: ListKey) -> Option<&'l Person> {
        self.person_of_key.get(&key).and_then(|place| self.people.get(*place)).copied()
    }

    /// Whether an identical row was put aside before.
    pub(super) fn holds(&self, held: &HeldRow) -> bool {
        self.held.contains(&(held.code, held.cells.as_slice()))
    }

    /// The waiting row of a key.
    pub(super) fn held_of(&self, key: ListKey) -> Option<HeldRowId> {
        self.held_of_key.get(&key).copied()
    }

    /// Whether a key is that of a row that waits or waited.
    pub(super) fn is_of_held(&self, key: ListKey) -> bool {
        self.held_of_key.contains_key(&key) || self.settled_keys.contains(&key)
    }

    /// And the entries that were merged into somebody: they come after those who stand for themselves, and their rows
    /// mean who stands for them.
    #[must_use]
    pub fn with_merged(mut self, merged: impl IntoIterator<Item = &'l Person>) -> Self {
        let merged: Vec<&Person> = merged.into_iter().collect();
        let into: HashMap<PersonId, PersonId> =
            merged.iter().filter_map(|entry| Some((entry.id, entry.merged_into()?))).collect();
        if into.is_empty() {
            return self;
        }
        let place_of: HashMap<PersonId, usize> =
            self.people.iter().enumerate().map(|(place, person)| (person.id, place)).collect();
        for entry in merged {
            // Each step leads to a smaller identity: it ends.
            let last = std::iter::successors(Some(entry.id), |id| into.get(id).copied()).last();
            if let Some(place) = last.and_then(|id| place_of.get(&id)) {
                self.standing.insert(entry.id, *place);
                self.take_in_person(entry);
            }
        }
        self
    }

    fn take_in_household(&mut self, household: &'l Household) {
        let said = |field| household.imported_value(field).unwrap_or_else(|| household.facts.get(field));
        let area = said(HouseholdField::Area);
        if let Some(number) = said(HouseholdField::HouseholdNo) {
            self.household_by_key.entry(number_key(area, number)).or_insert(household.id);
            self.household_by_number.entry(loose(number)).or_default().push(household.id);
        }
        if let Some(address) = said(HouseholdField::Address) {
            self.household_by_address.entry(address_key(area, address)).or_default().push(household.id);
        }
        if let Some(head) = said(HouseholdField::HeadName) {
            self.household_by_head.entry(address_key(area, head)).or_default().push(household.id);
        }
        if let Some(area) = household.facts.area.as_deref() {
            self.areas.entry(area_key(area)).or_insert_with(|| area.to_owned());
        }
        self.take_in_area(household);
        self.household_at.insert(household.id, self.households.len());
        self.households.push(household);
    }

    /// Whether the household tells of an area of a roster that it is called otherwise now.
    fn take_in_area(&mut self, household: &'l Household) {
        let Some(said) = household.imported_value(HouseholdField::Area).flatten() else { return };
        let now = household.facts.area.as_deref();
        if now == Some(said) {
            // The usual case: the area has its name still.
            return;
        }
        let key = |area: Option<&str>| area_key(area.unwrap_or_default());
        let key_now = key(now);
        let renamed = self.renamed.entry(area_key(said)).or_insert_with(|| Renamed {
            said: said.to_owned(),
            now: now.map(str::to_owned),
            holds: true,
        });
        renamed.holds &= key(renamed.now.as_deref()) == key_now;
    }

    /// An area that somebody still has was not renamed; one that was keeps the spelling of its roster.
    fn settle_renamed(&mut self) {
        let areas = &self.areas;
        self.renamed.retain(|said, renamed| renamed.holds && !areas.contains_key(said));
        for (key, renamed) in &self.renamed {
            self.areas.insert(key.clone(), renamed.said.clone());
        }
    }

    /// What an area of a roster is called in the ledger now, where it was renamed since; nothing inside for no area.
    #[expect(clippy::option_option, reason = "not renamed, renamed to no area, renamed to one")]
    pub(super) fn area_now(&self, area: Option<&str>) -> Option<Option<&str>> {
        self.renamed.get(&area_key(area?)).map(|renamed| renamed.now.as_deref())
    }

    fn take_in_person(&mut self, person: &'l Person) {
        let place = self.people.len();
        let imported = person.imported_value(Field::PersonNumber).flatten();
        let current = person.facts.person_number.as_ref().map(|number| number.as_str().to_owned());
        let imported = imported.filter(|number| Some(number) != current.as_ref());
        for number in current.iter().chain(&imported) {
            self.by_number.entry(number.clone()).or_default().push(place);
        }
        let mut names = vec![loose(&person.facts.full_name)];
        let imported_name = person.imported_value(Field::FullName).flatten().map(|name| loose(&name));
        names.extend(imported_name.filter(|name| !names.contains(name)).into_iter().collect::<Vec<_>>());
        for name in names {
            self.by_name.entry(name).or_default().push(place);
        }
        self.people.push(person);
        for row in person.known_as() {
            let meant = match self.known_as.get(row) {
                None => Some(place),
                Some(other) => other.filter(|other| {
                    let other = self.people.get(*other).map(|other| self.standing_of(other).id);
                    other == Some(self.standing_of(person).id)
                }),
            };
            self.known_as.insert(row.clone(), meant);
        }
    }
}

impl<'l> LedgerIndex<'l> {
    pub(super) fn household(&self, id: HouseholdId) -> Option<&'l Household> {
        self.household_at.get(&id).and_then(|place| self.households.get(*place)).copied()
    }

    /// Whether rows can mean somebody by more than what stands in them.
    pub(super) fn has_decisions(&self) -> bool {
        !self.known_as.is_empty() || !self.standing.is_empty()
    }

    /// Whether any row means somebody by a decision.
    pub(super) fn knows_rows(&self) -> bool {
        !self.known_as.is_empty()
    }

    /// Whom a row means by a decision.
    pub(super) fn known_as(&self, row: &RowIdentity) -> Option<&'l Person> {
        self.known_as.get(row).copied().flatten().and_then(|place| self.people.get(place)).copied()
    }

    /// Who stands for an entry that was merged.
    pub(super) fn merged_into(&self, entry: PersonId) -> Option<&'l Person> {
        self.standing.get(&entry).and_then(|place| self.people.get(*place)).copied()
    }

    /// Who stands for an entry: itself, unless it was merged.
    pub(super) fn standing_of(&self, entry: &'l Person) -> &'l Person {
        self.merged_into(entry.id).unwrap_or(entry)
    }

    /// The household that a roster means: by number and area, by number alone where one of the two has no area, by
    /// address and head, by head and area. What fits several means none.
    pub(super) fn household_meant(&self, facts: &HouseholdFacts) -> Option<&'l Household> {
        let area = facts.area.as_deref();
        let head = facts.head_name.as_deref().map(loose);
        if let Some(number) = &facts.household_no {
            return self.household_keyed(facts).or_else(|| {
                let without_area = |household: &&Household| area.is_none() || said_area(household).is_none();
                self.only_one(self.household_by_number.get(&loose(number)), without_area)
            });
        }
        let heads_agree = |household: &&Household| match (&head, said_head(household)) {
            (Some(head), Some(other)) => *head == loose(other),
            (None, _) | (_, None) => true,
        };
        match (&facts.address, &head) {
            (Some(address), _) => {
                self.only_one(self.household_by_address.get(&address_key(area, address)), heads_agree)
            }
            (None, Some(head)) => self.only_one(self.household_by_head.get(&address_key(area, head)), |_| true),
            (None, None) => None,
        }
    }

    /// The household that has the very number and area of one of a roster.
    pub(super) fn household_keyed(&self, facts: &HouseholdFacts) -> Option<&'l Household> {
        let key = number_key(facts.area.as_deref(), facts.household_no.as_deref()?);
        self.household_by_key.get(&key).and_then(|id| self.household(*id))
    }

    /// Whether several households of the ledger have a number, and none of them is without an area.
    pub(super) fn has_several(&self, number: Option<&str>) -> bool {
        number.is_some_and(|number| {
            !self.household_by_key.contains_key(&number_key(None, number))
                && self.household_by_number.get(&loose(number)).is_some_and(|households| households.len() > 1)
        })
    }

    fn only_one(&self, ids: Option<&Vec<HouseholdId>>, fits: impl Fn(&&Household) -> bool) -> Option<&'l Household> {
        let mut found = ids?.iter().filter_map(|id| self.household(*id)).filter(|household| fits(household));
        let one = found.next()?;
        found.next().is_none().then_some(one)
    }

    /// The person whom a personal number means: of those who have or had it, the one whose name fits, else one whom
    /// name or birth date does not exclude. `Err` where it belongs only to others. Of two entries that were merged it
    /// is the one of whom rosters said the number: what the other one's row said is not this row's.
    pub(super) fn person_with(
        &self,
        number: &str,
        name: &str,
        birth: Option<PartialDate>,
    ) -> Result<Option<&'l Person>, ()> {
        let Some(places) = self.by_number.get(number) else { return Ok(None) };
        let (mut called, mut possible) = (None, None);
        for person in places.iter().filter_map(|place| self.people.get(*place)) {
            if is_called(person, name) || self.merged_into(person.id).is_some_and(|standing| is_called(standing, name))
            {
                if person.imported_value(Field::PersonNumber).flatten().as_deref() == Some(number) {
                    return Ok(Some(person));
                }
                called = called.or(Some(*person));
                continue;
            }
            let said_birth = person.imported_value(Field::BirthDate).flatten().and_then(|text| text.parse().ok());
            let excluded =
                differ(person.facts.birth_date, birth) && (said_birth.is_none() || differ(said_birth, birth));
            if !excluded {
                possible = possible.or(Some(*person));
            }
        }
        called.or(possible).map(Some).ok_or(())
    }
}

/// Whether somebody has this name, or had it on the last roster.
fn is_called(person: &Person, name: &str) -> bool {
    let imported = || person.imported_value(Field::FullName).flatten().map(|name| loose(&name));
    loose(&person.facts.full_name) == name || imported().as_deref() == Some(name)
}

pub(super) fn said_area(household: &Household) -> Option<&str> {
    household.imported_value(HouseholdField::Area).unwrap_or_else(|| household.facts.get(HouseholdField::Area))
}

fn said_head(household: &Household) -> Option<&str> {
    household.imported_value(HouseholdField::HeadName).unwrap_or_else(|| household.facts.get(HouseholdField::HeadName))
}

pub(super) fn number_key(area: Option<&str>, number: &str) -> String {
    format!("{}\u{1f}{}", area_key(area.unwrap_or_default()), loose(number))
}

pub(super) fn address_key(area: Option<&str>, address: &str) -> String {
    format!("{}\u{1f}{}", area_key(area.unwrap_or_default()), loose(address))
}
