//! The search of people and that of households, by the same rules: a household is found by its number, head, address
//! and area, and by whoever lives in it.

use super::order::WalkingOrder;
use super::search::{Entry, Hit, PeopleSet, SearchIndex};
use super::shelf::index_of;
use crate::domain::household::HouseholdFacts;
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::store::PersonRow;
use crate::text::fold::loose;

/// Both.
#[derive(Default)]
pub struct Searches {
    people: SearchIndex,
    households: SearchIndex,
}

impl Searches {
    /// Puts a person in, or in again after a change.
    pub fn put_person(&mut self, row: &PersonRow, household: Option<&HouseholdFacts>) {
        let facts = &row.person.facts;
        let numbers = [
            facts.person_number.as_ref().map(PersonNumber::as_str),
            facts.phone.as_ref().map(Phone::as_str),
            facts.old_id.as_deref(),
        ];
        let place = household.map(place_of).unwrap_or_default();
        let entry = Entry { full_name: &facts.full_name, place: &place, numbers, born: facts.birth_date };
        self.people.put(index_of(row.number), &entry);
    }

    /// Takes a person out.
    pub fn remove_person(&mut self, person: u32) {
        self.people.remove(person);
    }

    /// Puts a household in, or in again after a change; takes it out where there is none.
    pub fn put_household(&mut self, household: u32, facts: Option<&HouseholdFacts>) {
        let Some(facts) = facts else { return self.households.remove(household) };
        let household_no = facts.household_no.as_deref().unwrap_or_default();
        // Each has its own: as words they would take more room than all others.
        let is_number = household_no.bytes().all(|byte| byte.is_ascii_digit());
        let place = place_of(facts);
        let entry = Entry {
            full_name: facts.head_name.as_deref().unwrap_or_default(),
            place: &if is_number { place } else { format!("{place} {household_no}") },
            numbers: [Some(household_no).filter(|number| is_number && !number.is_empty()), None, None],
            born: None,
        };
        self.households.put(household, &entry);
    }

    /// Everybody is in: room that was kept for more is given back.
    pub fn settle(&mut self) {
        self.people.settle();
        self.households.settle();
    }

    /// The people with exactly this personal number.
    pub fn with_number(&self, digits: &str) -> impl Iterator<Item = u32> {
        self.people.with_number(digits)
    }

    /// Everybody whom a query fits, the best first.
    pub fn people(&self, typed: &str, order: &WalkingOrder) -> Vec<Hit> {
        self.people.find(typed, order.people())
    }

    /// The households that a query fits, the best first: those with this number before all; of those that it fits
    /// equally well by themselves and by somebody who lives there, the former.
    pub fn households<'f>(
        &self,
        typed: &str,
        order: &WalkingOrder,
        facts_of: impl Fn(u32) -> Option<&'f HouseholdFacts>,
        household_of: impl Fn(u32) -> Option<u32>,
    ) -> Vec<u32> {
        // Nobody types the noughts before a number.
        let short = |text: &str| loose(text).trim_start_matches('0').to_owned();
        let wanted = short(typed);
        let has_number = |number: &u32| {
            let household_no = facts_of(*number).and_then(|facts| facts.household_no.as_deref());
            household_no.is_some_and(|household_no| short(household_no) == wanted)
        };
        // Numbers of households are short; a name need not be compared with all of them.
        let is_number = !wanted.is_empty() && typed.bytes().any(|byte| byte.is_ascii_digit());
        let numbered = order.households().iter().filter(|_| is_number).filter(|number| has_number(number)).copied();
        let doors = self.households.find(typed, order.households());
        let by_people = self.people.find(typed, order.people()).into_iter().filter_map(|hit| {
            let household = household_of(hit.person)?;
            Some(Hit { person: household, ..hit })
        });
        let most = order.households().iter().max().map_or(0, |most| *most as usize + 1);
        let mut seen = PeopleSet::with_room(most);
        numbered.chain(merged(doors, by_people)).filter(|number| seen.insert(*number)).collect()
    }
}

/// Address and area.
fn place_of(facts: &HouseholdFacts) -> String {
    format!("{} {}", facts.address.as_deref().unwrap_or_default(), facts.area.as_deref().unwrap_or_default())
}

/// Two lists, each the best first, as one; of equals the first list's.
fn merged(one: Vec<Hit>, other: impl Iterator<Item = Hit>) -> impl Iterator<Item = u32> {
    let (mut one, mut other) = (one.into_iter().peekable(), other.peekable());
    std::iter::from_fn(move || {
        let takes_one = match (one.peek(), other.peek()) {
            (Some(hit), Some(another)) => hit.score >= another.score,
            (Some(_), None) => true,
            (None, _) => false,
        };
        if takes_one { one.next() } else { other.next() }.map(|hit| hit.person)
    })
}
