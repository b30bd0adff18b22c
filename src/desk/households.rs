//! Lists of households: one line a door, from what is kept in memory.

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::lists::{Made, Window, people_with_problems};
use super::people::{Direction, Filter};
use super::search::parts_of;
use super::shelf::{Shelf, index_of};
use super::sieve::{Days, LookedUp, Sieve};
use super::views::{HouseholdLine, HouseholdRef, HouseholdsPage, Matched, PersonRef};
use crate::text::collate::natural_key;
use crate::text::matched::matched_letters;
use crate::text::query::Part;

/// Which households are listed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HouseholdQuery {
    /// What was typed: number, head, address, or what finds somebody who lives there; empty for all.
    pub text: String,
    /// Joined by *and*: a household is listed for the people of it whom they all let through.
    pub filters: Vec<Filter>,
    /// The order where nothing was typed.
    pub sort: HouseholdSort,
    /// Which end of it comes first.
    pub direction: Direction,
}

/// The order of a list of households.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum HouseholdSort {
    /// By area and address.
    #[default]
    Address,
    /// By the roster's household number.
    Number,
    /// The longest not visited first; those never visited before all.
    LastVisit,
    /// The earliest appointment first; those without one last.
    Appointment,
}

impl Desk {
    /// A window of the households that a query fits.
    pub fn households_window(
        &mut self,
        query: &HouseholdQuery,
        window: &Window<HouseholdRef>,
    ) -> Result<HouseholdsPage, DeskError> {
        self.forget_old_lists();
        let made = match self.listed.households.take().filter(|(made_for, _)| made_for == query) {
            Some(made) => made,
            None => (query.clone(), self.list_households(query)?),
        };
        let Made { listed: households, gone } = &self.listed.households.insert(made).1;
        let (total, gone) = (households.len(), *gone);
        let kept = window.keep.and_then(|keep| households.iter().position(|number| *number == index_of(keep.0)));
        let first = window.around(kept);
        let shown: Vec<u32> = households.iter().skip(first).take(window.count).copied().collect();
        let days = self.days()?;
        let shelf = self.shelf()?;
        shelf.make_order();
        let counting = Counting::new(shelf, days);
        let parts = parts_of(&query.text);
        let lines = shown.into_iter().filter_map(|number| counting.line(number, &parts)).collect();
        Ok(HouseholdsPage { total, gone, first, kept, lines })
    }

    /// Every household that a query fits, in the order of the list.
    pub fn every_household(&mut self, query: &HouseholdQuery) -> Result<Vec<HouseholdRef>, DeskError> {
        let households = self.list_households(query)?.listed;
        Ok(households.into_iter().map(|number| HouseholdRef(i64::from(number))).collect())
    }

    /// How many households a query fits.
    pub fn count_households(&mut self, query: &HouseholdQuery) -> Result<usize, DeskError> {
        Ok(self.list_households(query)?.listed.len())
    }

    fn days(&self) -> Result<Days, DeskError> {
        Ok(Days { today: self.clock.today(), last: self.store.campaign()?.end })
    }

    fn list_households(&mut self, query: &HouseholdQuery) -> Result<Made<u32>, DeskError> {
        self.make_ready_for(&query.text)?;
        let behind = self.behind(&query.filters)?;
        let days = self.days()?;
        let Self { store, shelf, .. } = self;
        let shelf = super::shelf_of(shelf, store)?;
        let problems = people_with_problems((shelf, store), &query.filters, days.today)?;
        let typed = query.text.trim();
        let mut households =
            if typed.is_empty() { shelf.in_order().households().to_vec() } else { shelf.find_households(typed) };
        if !query.filters.is_empty() {
            let looked_up = LookedUp { problems: &problems, behind: &behind };
            let sieve = Sieve::new(shelf, days, &query.filters, looked_up);
            let members = |household: u32| shelf.order().map(|order| order.members(household)).unwrap_or_default();
            households.retain(|number| sieve.lets_household(*number, members(*number)));
        }
        if typed.is_empty() {
            sort(shelf, &mut households, query.sort);
            if query.direction == Direction::Reversed {
                households.reverse();
            }
        }
        Ok(Made { listed: households, gone: behind.iter().map(|behind| behind.gone).sum() })
    }
}

/// Puts households that stand in walking order in another one; those that are alike in it stay in walking order.
fn sort(shelf: &Shelf, households: &mut [u32], sort: HouseholdSort) {
    let last_visit = |number: &u32| shelf.last_visit.get(number);
    match sort {
        HouseholdSort::Address => {}
        HouseholdSort::Number => households.sort_by_cached_key(|number| {
            let facts = shelf.facts_of(*number);
            let household_no = facts.and_then(|facts| facts.household_no.as_deref());
            (household_no.is_none(), natural_key(household_no.unwrap_or_default()))
        }),
        HouseholdSort::LastVisit => households.sort_by_key(|number| last_visit(number).map(|visit| visit.on)),
        HouseholdSort::Appointment => households.sort_by_key(|number| {
            let next = last_visit(number).and_then(|visit| visit.next);
            (next.is_none(), next.map(|next| (next.day, next.time)))
        }),
    }
}

/// What is counted of each household that is shown.
struct Counting<'s> {
    shelf: &'s Shelf,
    today: NaiveDate,
    residents: Sieve<'s>,
    eligible: Sieve<'s>,
    activated: Sieve<'s>,
    to_activate: Sieve<'s>,
}

impl<'s> Counting<'s> {
    fn new(shelf: &'s Shelf, days: Days) -> Self {
        let sieve = |filter: &'static [Filter]| Sieve::new(shelf, days, filter, LookedUp::default());
        Self {
            shelf,
            today: days.today,
            residents: sieve(&[Filter::Resident]),
            eligible: sieve(&[Filter::Eligible]),
            activated: sieve(&[Filter::Activated]),
            to_activate: sieve(&[Filter::ToActivate]),
        }
    }

    fn line(&self, number: u32, parts: &[Part]) -> Option<HouseholdLine> {
        let facts = self.shelf.facts_of(number)?;
        let members = self.shelf.order().map(|order| order.members(number)).unwrap_or_default();
        let count = |sieve: &Sieve<'_>| members.iter().filter(|person| sieve.lets(**person)).count();
        let first = members.iter().find(|person| self.to_activate.lets(**person)).or(members.first());
        let visit = self.shelf.last_visit.get(&number).filter(|visit| visit.on <= self.today);
        let head = facts.head_name.clone().unwrap_or_default();
        let area = self.shelf.area_of(number).to_owned();
        let address = facts.address.clone().unwrap_or_default();
        let household_no = facts.household_no.clone().unwrap_or_default();
        let [of_head, of_address, of_area, of_number] = matched_letters([&head, &address, &area, &household_no], parts);
        let matched =
            Matched { name: of_head, address: of_address, area: of_area, number: of_number, ..Matched::default() };
        Some(HouseholdLine {
            reference: HouseholdRef(i64::from(number)),
            person: first.map(|person| PersonRef(i64::from(*person))),
            matched,
            household_no,
            area,
            address,
            residents: count(&self.residents),
            eligible: count(&self.eligible),
            activated: count(&self.activated),
            to_activate: count(&self.to_activate),
            last_visit: visit.map(|visit| visit.on),
            appointment: self.shelf.last_visit.get(&number).and_then(|visit| visit.next),
            head,
        })
    }
}
