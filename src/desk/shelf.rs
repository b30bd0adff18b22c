//! What the desk keeps in memory so that any figure and any search is answered at once: the ground of the tally,
//! the search index, the walking order, and what is due. Read from the projection, kept up to date by every change.

mod ready;

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use chrono::NaiveDate;

use super::follow_up::FollowUps;
use super::order::{NameOrder, WalkingOrder};
use super::problems::Problems;
use super::search::Hit;
use super::searches::Searches;
use crate::domain::count::{CountedPerson, CountedReason, CountedVisit, Ground};
use crate::domain::household::HouseholdFacts;
use crate::domain::reason::Reason;
use crate::domain::visit::{Appointment, Handset, ResultKind};
use crate::domain::walk::LatestVisit;
use crate::store::{HouseholdRow, PersonRow, Store, StoreError, Touched, VisitRow};
use crate::text::collate::{area_key, natural_key};

/// So many people for whom something was recorded last are remembered: a screen of them.
const MOST_RECORDED: usize = 20;

/// Everything in memory. Indexes of people and households are the numbers of their short references.
#[derive(Default)]
pub struct Shelf {
    /// What the tally counts.
    pub ground: Ground,
    /// The search, once it is ready.
    pub search: Option<Searches>,
    /// The latest visit to each household, with the appointment that stands after it.
    pub last_visit: HashMap<u32, LatestVisit>,
    /// What else the visits left to be followed up.
    pub follow_ups: FollowUps,
    /// The positions of the visits of each day.
    pub visits_of_day: HashMap<NaiveDate, Vec<i64>>,
    /// People for whom a visit's result was the mobile team.
    pub mobile_team: HashSet<u32>,
    /// Whose phone somebody's account was activated on last, where it was said.
    pub phones: HashMap<u32, Handset>,
    /// For whom visits recorded something last, the latest at the end.
    pub recorded_last: VecDeque<u32>,
    /// The latest reason of each person.
    pub reasons: HashMap<u32, Reason>,
    households: Vec<Option<HouseholdFacts>>,
    areas: BTreeMap<String, AreaNames>,
    order: Option<WalkingOrder>,
    names: Option<NameOrder>,
    problems: Option<Problems>,
    minimum_age: u32,
}

/// An area: the name that is shown (the first written), and how many households have it.
#[derive(Clone, Debug)]
struct AreaNames {
    shown: String,
    households: usize,
}

impl Shelf {
    /// Reads what the tally needs.
    pub fn read(store: &Store) -> Result<Self, StoreError> {
        Self::read_with(store, None)
    }

    /// Reads what the tally and the search need, in one pass over the people.
    pub fn read_with_search(store: &Store) -> Result<Self, StoreError> {
        Self::read_with(store, Some(Searches::default()))
    }

    fn read_with(store: &Store, mut search: Option<Searches>) -> Result<Self, StoreError> {
        let mut shelf = Self { minimum_age: store.campaign()?.minimum_age, ..Self::default() };
        for row in store.households()? {
            shelf.set_household(&row);
        }
        store.each_person::<StoreError>(|row| {
            shelf.set_person(&row);
            if let Some(search) = &mut search {
                shelf.put_in_search(search, &row);
            }
            Ok(())
        })?;
        shelf.search = search.map(|search| shelf.with_households(search));
        shelf.number_areas();
        shelf.set_visits(&store.visits()?);
        Ok(shelf)
    }

    fn put_in_search(&self, search: &mut Searches, row: &PersonRow) {
        search.put_person(row, self.facts_of(index_of(row.household)));
    }

    fn with_households(&self, mut search: Searches) -> Searches {
        for number in self.household_numbers() {
            search.put_household(number, self.facts_of(number));
        }
        search
    }

    /// Takes in what an operation changed.
    pub fn refresh(&mut self, store: &Store, touched: &Touched) -> Result<(), StoreError> {
        if touched.settings {
            let minimum_age = store.campaign()?.minimum_age;
            if minimum_age != self.minimum_age {
                *self = if self.search.is_some() { Self::read_with_search(store)? } else { Self::read(store)? };
                return Ok(());
            }
        }
        let mut moved = false;
        for number in &touched.households {
            let before = self.facts_of(index_of(*number)).cloned();
            let row = store.household(*number)?;
            moved |= before.as_ref() != row.as_ref().map(|row| &row.household.facts);
            match row {
                Some(row) => self.set_household(&row),
                None => self.remove_household(index_of(*number)),
            }
            if let Some(mut search) = self.search.take() {
                search.put_household(index_of(*number), self.facts_of(index_of(*number)));
                self.search = Some(search);
            }
        }
        let mut people = touched.people.clone();
        for number in &touched.households {
            people.extend(store.members(*number)?.iter().map(|row| row.number));
        }
        let mut search = self.search.take();
        for number in people {
            let household_of = |shelf: &Self| {
                let person = shelf.ground.people.get(index_of(number) as usize)?.as_ref();
                person.map(|person| person.household)
            };
            let before = household_of(self);
            let row = store.person(number)?;
            self.keep_up(index_of(number), row.as_ref());
            if let Some(row) = row {
                self.set_person(&row);
                if let Some(search) = &mut search {
                    self.put_in_search(search, &row);
                }
            } else {
                if let Some(slot) = self.ground.people.get_mut(index_of(number) as usize) {
                    *slot = None;
                }
                if let Some(search) = &mut search {
                    search.remove_person(index_of(number));
                }
            }
            moved |= before != household_of(self);
        }
        self.search = search;
        // Most of what is recorded moves nobody: the order of a whole ward is not made again for it.
        if moved {
            self.name_areas();
            self.number_areas();
            self.order = None;
        }
        self.refresh_visits(store, touched)
    }

    /// Keeps up what was made when it was first wanted.
    fn keep_up(&mut self, person: u32, row: Option<&PersonRow>) {
        if let Some(names) = &mut self.names {
            names.put(person, row.map(|row| row.person.facts.full_name.as_str()));
        }
        match (&mut self.problems, row) {
            (Some(problems), Some(row)) => problems.put(row),
            (Some(problems), None) => problems.remove(person),
            (None, _) => {}
        }
    }

    /// A visit of the latest day is put behind the others; anything else is read again, in order.
    fn refresh_visits(&mut self, store: &Store, touched: &Touched) -> Result<(), StoreError> {
        let mut added = Vec::new();
        for position in &touched.new_visits {
            added.extend(store.visit(*position)?);
        }
        let last = self.ground.visits.last().map(|visit| visit.on);
        let in_order = added.iter().all(|row| last.is_none_or(|last| last <= row.visit.on));
        if touched.other_visits || !in_order {
            self.set_visits(&store.visits()?);
        } else {
            added.into_iter().for_each(|row| self.put_visit(&row));
        }
        Ok(())
    }

    fn set_household(&mut self, row: &HouseholdRow) {
        let place = index_of(row.number) as usize;
        if self.households.len() <= place {
            self.households.resize(place + 1, None);
        }
        self.forget_area_of(place);
        let facts = row.household.facts.clone();
        let area = facts.area.clone().unwrap_or_default();
        let names = self.areas.entry(area_key(&area)).or_insert(AreaNames { shown: area, households: 0 });
        names.households += 1;
        if let Some(slot) = self.households.get_mut(place) {
            *slot = Some(facts);
        }
    }

    fn remove_household(&mut self, number: u32) {
        self.forget_area_of(number as usize);
        if let Some(slot) = self.households.get_mut(number as usize) {
            *slot = None;
        }
    }

    fn forget_area_of(&mut self, place: usize) {
        let Some(Some(before)) = self.households.get(place) else { return };
        let key = area_key(before.area.as_deref().unwrap_or_default());
        if let Some(names) = self.areas.get_mut(&key) {
            names.households -= 1;
            if names.households == 0 {
                self.areas.remove(&key);
            }
        }
    }

    fn set_person(&mut self, row: &PersonRow) {
        let index = index_of(row.number);
        let place = index as usize;
        if self.ground.people.len() <= place {
            self.ground.people.resize(place + 1, None);
        }
        let counted = CountedPerson::of(&row.person, index_of(row.household), self.minimum_age);
        if row.person.presence_changes.is_empty() {
            self.ground.presence_changes.remove(&index);
        } else {
            self.ground.presence_changes.insert(index, row.person.presence_changes.clone());
        }
        if let Some(slot) = self.ground.people.get_mut(place) {
            *slot = Some(counted);
        }
    }

    /// Areas are shown as first written by a household that is there: one that was written otherwise since counts
    /// with what it says now.
    fn name_areas(&mut self) {
        self.areas.clear();
        let mut keys: HashMap<&str, String> = HashMap::new();
        for facts in self.households.iter().flatten() {
            let area = facts.area.as_deref().unwrap_or_default();
            let key = keys.entry(area).or_insert_with(|| area_key(area));
            match self.areas.get_mut(key) {
                Some(names) => names.households += 1,
                None => {
                    self.areas.insert(key.clone(), AreaNames { shown: area.to_owned(), households: 1 });
                }
            }
        }
    }

    /// Gives the areas their order and each household the place of its area.
    fn number_areas(&mut self) {
        let mut areas: Vec<(String, &String)> =
            self.areas.iter().map(|(key, names)| (natural_key(&names.shown), key)).collect();
        areas.sort();
        let place_of: HashMap<&String, u32> = areas.iter().map(|(_, key)| *key).zip(0..).collect();
        self.ground.areas =
            areas.iter().filter_map(|(_, key)| self.areas.get(*key)).map(|names| names.shown.clone()).collect();
        // The key of a name is slow to make; there are few different names.
        let mut keys: HashMap<&str, Option<u32>> = HashMap::new();
        self.ground.households = self
            .households
            .iter()
            .map(|facts| {
                let area = facts.as_ref()?.area.as_deref().unwrap_or_default();
                *keys.entry(area).or_insert_with(|| place_of.get(&area_key(area)).copied())
            })
            .collect();
    }

    fn set_visits(&mut self, visits: &[VisitRow]) {
        self.ground.visits.clear();
        self.ground.reasons.clear();
        self.last_visit.clear();
        self.follow_ups.clear();
        self.visits_of_day.clear();
        self.mobile_team.clear();
        self.phones.clear();
        self.reasons.clear();
        self.recorded_last.clear();
        visits.iter().for_each(|row| self.put_visit(row));
    }

    fn put_visit(&mut self, row: &VisitRow) {
        let household = index_of(row.household);
        self.ground.visits.push(CountedVisit { household, on: row.visit.on });
        let before = self.last_visit.get(&household).and_then(|visit| visit.next);
        let next = Appointment::after(before, &row.visit);
        self.follow_ups.put(household, row, next);
        let (on, outcome) = (row.visit.on, row.visit.outcome);
        self.last_visit.insert(household, LatestVisit { on, outcome, next });
        self.visits_of_day.entry(row.visit.on).or_default().push(row.position);
        for (person, result) in row.people.iter().zip(&row.visit.results) {
            let person = index_of(*person);
            self.remember_recorded(person);
            if let Some(reason) = row.visit.reason_of(result) {
                self.ground.reasons.push(CountedReason { person, on: row.visit.on, reason });
                self.reasons.insert(person, reason);
            }
            if let Some(phone) = result.phone {
                self.phones.insert(person, phone);
            }
            if result.result == ResultKind::MobileTeam {
                self.mobile_team.insert(person);
            }
        }
    }

    fn remember_recorded(&mut self, person: u32) {
        self.recorded_last.retain(|other| *other != person);
        if self.recorded_last.len() == MOST_RECORDED {
            self.recorded_last.pop_front();
        }
        self.recorded_last.push_back(person);
    }

    /// The facts of a household.
    pub fn facts_of(&self, household: u32) -> Option<&HouseholdFacts> {
        self.households.get(household as usize)?.as_ref()
    }

    /// Households there are, by number.
    pub fn household_numbers(&self) -> impl Iterator<Item = u32> + '_ {
        (0..).zip(&self.households).filter(|(_, facts)| facts.is_some()).map(|(number, _)| number)
    }

    /// Whether a person is counted on a day: on the roster, and born.
    pub fn is_counted(&self, number: u32, person: &CountedPerson, day: NaiveDate) -> bool {
        self.ground.is_counted(number, person, day)
    }

    /// The area of a household, as it is shown.
    pub fn area_of(&self, household: u32) -> &str {
        let place = self.ground.households.get(household as usize).copied().flatten();
        place.and_then(|place| self.ground.areas.get(place as usize)).map(String::as_str).unwrap_or_default()
    }

    /// The name under which an area is shown, if the ledger has it.
    pub fn shown_area(&self, area: &str) -> Option<&str> {
        self.areas.get(&area_key(area)).map(|names| names.shown.as_str())
    }

    /// Everybody in walking order: by area, address, household; the head's line order within it.
    pub fn in_order(&mut self) -> &WalkingOrder {
        let order = match self.order.take() {
            Some(order) => order,
            None => WalkingOrder::of(self),
        };
        self.order.insert(order)
    }

    /// The walking order, once it is made.
    pub fn order(&self) -> Option<&WalkingOrder> {
        self.order.as_ref()
    }

    /// The households in the order in which streets are walked: made when it is first wanted.
    pub fn in_walking_order(&mut self) -> Vec<u32> {
        let mut order = match self.order.take() {
            Some(order) => order,
            None => WalkingOrder::of(self),
        };
        order.make_up_and_back(self);
        self.order.insert(order).up_and_back().to_vec()
    }

    /// The place of a household's area among the areas; those without one come last.
    pub fn area_place(&self, household: u32) -> u32 {
        self.ground.households.get(household as usize).copied().flatten().unwrap_or(u32::MAX)
    }

    /// Everybody whom a query fits, the best first; nobody until the search is ready.
    pub fn find(&mut self, query: &str) -> Vec<Hit> {
        self.make_order();
        match (&self.search, &self.order) {
            (Some(search), Some(order)) => search.people(query, order),
            (None, _) | (_, None) => Vec::new(),
        }
    }

    /// The households that a query fits, the best first; none until the search is ready.
    pub fn find_households(&mut self, query: &str) -> Vec<u32> {
        self.make_order();
        let (Some(search), Some(order)) = (&self.search, &self.order) else { return Vec::new() };
        let household_of = |person: u32| Some(self.ground.people.get(person as usize)?.as_ref()?.household);
        search.households(query, order, |number| self.facts_of(number), household_of)
    }

    /// Puts everybody in order, if anybody moved since.
    pub fn make_order(&mut self) {
        if self.order.is_none() {
            self.order = Some(WalkingOrder::of(self));
        }
    }

    /// Makes the order of names ready; all are read the first time.
    pub fn make_names(&mut self, store: &Store) -> Result<(), StoreError> {
        match &mut self.names {
            Some(names) => names.make(),
            None => self.names = Some(NameOrder::read(store)?),
        }
        Ok(())
    }

    /// The order of names, once it is made.
    pub fn names(&self) -> Option<&NameOrder> {
        self.names.as_ref()
    }

    /// Who has which problem, if that is known already.
    pub fn known_problems(&self, today: NaiveDate) -> Option<&Problems> {
        self.problems.as_ref().filter(|problems| problems.are_of(today))
    }

    /// Who has which problem; everybody is read the first time.
    pub fn problems(&mut self, store: &Store, today: NaiveDate) -> Result<&Problems, StoreError> {
        let problems = match self.problems.take().filter(|problems| problems.are_of(today)) {
            Some(problems) => problems,
            None => Problems::read(store, today)?,
        };
        Ok(self.problems.insert(problems))
    }
}

/// A short reference's number as an index.
pub fn index_of(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
