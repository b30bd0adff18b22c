//! The orders of lists, kept in memory: the walking order of people and doors, and the order of names. Made when
//! they are first wanted and kept until somebody moves, or is called otherwise.

use super::shelf::{Shelf, index_of};
use crate::domain::address::{plain_key, walk_key};
use crate::store::{Store, StoreError};
use crate::text::collate::{name_key, natural_key};

/// Everybody, and every household, in walking order: by area, address, household number, head.
#[derive(Default)]
pub struct WalkingOrder {
    people: Vec<u32>,
    households: Vec<u32>,
    /// By household: where its members stand among the people.
    members: Vec<(u32, u32)>,
    /// The households as streets are walked, once that is wanted.
    up_and_back: Option<Vec<u32>>,
}

impl WalkingOrder {
    /// Puts everybody in order.
    pub fn of(shelf: &Shelf) -> Self {
        let mut keyed: Vec<(u32, String, String, String, u32)> = shelf
            .household_numbers()
            .filter_map(|number| {
                let facts = shelf.facts_of(number)?;
                let area = shelf.area_place(number);
                let address = plain_key(facts.address.as_deref().unwrap_or_default()).sort_text();
                let household_no = natural_key(facts.household_no.as_deref().unwrap_or_default());
                let head = facts.head_name.as_deref().map(name_key).unwrap_or_default();
                Some((area, address, household_no, head, number))
            })
            .collect();
        keyed.sort_unstable();
        let households: Vec<u32> = keyed.into_iter().map(|(.., number)| number).collect();
        let places = shelf.ground.households.len();
        let mut rank_of = vec![u32::MAX; places];
        for (rank, number) in (0..).zip(&households) {
            if let Some(slot) = rank_of.get_mut(*number as usize) {
                *slot = rank;
            }
        }
        let mut ranked: Vec<(u32, u32)> = (0..)
            .zip(&shelf.ground.people)
            .filter_map(|(number, person)| {
                let household = person.as_ref()?.household;
                Some((rank_of.get(household as usize).copied().unwrap_or(u32::MAX), number))
            })
            .collect();
        ranked.sort_unstable();
        let mut members = vec![(0, 0); places];
        for (place, (rank, _)) in (0_u32..).zip(&ranked) {
            let household = households.get(*rank as usize).and_then(|number| members.get_mut(*number as usize));
            if let Some((first, end)) = household {
                if first == end {
                    *first = place;
                }
                *end = place + 1;
            }
        }
        Self { people: ranked.into_iter().map(|(_, number)| number).collect(), households, members, up_and_back: None }
    }

    /// Puts the households in the order in which streets are walked: up the odd side, back down the even one. Those
    /// alike in it (several of one house) stay as they are.
    pub fn make_up_and_back(&mut self, shelf: &Shelf) {
        if self.up_and_back.is_some() {
            return;
        }
        let mut households = self.households.clone();
        households.sort_by_cached_key(|number| {
            let address = shelf.facts_of(*number).and_then(|facts| facts.address.as_deref());
            (shelf.area_place(*number), walk_key(address.unwrap_or_default()))
        });
        self.up_and_back = Some(households);
    }

    /// The households in that order, once it is made.
    pub fn up_and_back(&self) -> &[u32] {
        self.up_and_back.as_deref().unwrap_or_default()
    }

    /// The people.
    pub fn people(&self) -> &[u32] {
        &self.people
    }

    /// The households.
    pub fn households(&self) -> &[u32] {
        &self.households
    }

    /// The members of a household.
    pub fn members(&self, household: u32) -> &[u32] {
        let (first, end) = self.members.get(household as usize).copied().unwrap_or_default();
        self.people.get(first as usize..end as usize).unwrap_or_default()
    }
}

/// The order of names, the Vietnamese way: the key of each name, and the place it has among all.
#[derive(Default)]
pub struct NameOrder {
    keys: Vec<Option<Box<str>>>,
    order: Vec<u32>,
    ranks: Vec<u32>,
    stale: bool,
}

impl NameOrder {
    /// Reads all names.
    pub fn read(store: &Store) -> Result<Self, StoreError> {
        let mut names = Self::default();
        store.each_name(|number, full_name| names.put(index_of(number), Some(full_name)))?;
        names.make();
        Ok(names)
    }

    /// A person is called so now; nothing for somebody who is gone.
    pub fn put(&mut self, person: u32, full_name: Option<&str>) {
        let place = person as usize;
        if self.keys.len() <= place {
            self.keys.resize(place + 1, None);
        }
        let Some(slot) = self.keys.get_mut(place) else { return };
        let key = full_name.map(|name| name_key(name).into_boxed_str());
        if *slot != key {
            if slot.is_none() {
                self.order.push(person);
            }
            *slot = key;
            self.stale = true;
        }
    }

    /// Gives everybody a place, if anything changed since. What was in order before is put in order again quickly.
    pub fn make(&mut self) {
        if !std::mem::take(&mut self.stale) {
            return;
        }
        let keys = &self.keys;
        let key_of = |person: u32| keys.get(person as usize).and_then(Option::as_deref);
        self.order.retain(|person| key_of(*person).is_some());
        self.order.sort_by(|one, other| key_of(*one).cmp(&key_of(*other)).then(one.cmp(other)));
        self.ranks.clear();
        self.ranks.resize(keys.len(), u32::MAX);
        for (rank, person) in (0..).zip(&self.order) {
            if let Some(slot) = self.ranks.get_mut(*person as usize) {
                *slot = rank;
            }
        }
    }

    /// The place of a person among all names.
    pub fn rank(&self, person: u32) -> u32 {
        self.ranks.get(person as usize).copied().unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_changes_takes_its_new_place() {
        let mut names = NameOrder::default();
        for (person, name) in (0..).zip(["Trần Văn Bình", "Nguyễn Thị An", "Lê Văn Cường"]) {
            names.put(person, Some(name));
        }
        names.make();
        assert_eq!([0, 1, 2].map(|person| names.rank(person)), [1, 0, 2]);
        names.put(1, Some("Nguyễn Thị Dung"));
        names.put(0, None);
        names.put(3, Some("Nguyễn Thị Ánh"));
        names.make();
        assert_eq!([0, 1, 2, 3].map(|person| names.rank(person)), [u32::MAX, 2, 1, 0]);
    }
}
