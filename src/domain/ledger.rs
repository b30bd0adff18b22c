//! The whole ledger as a function of a set of events: what tallies known at a past moment, the full check and the
//! tests of the merge laws are made from.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::campaign::{Campaign, Ward};
use super::event::{Body, Event, EventKey, HeldRow, Settled};
use super::fold::{apply_to_household, apply_to_person};
use super::household::Household;
use super::ids::{HeldRowId, HouseholdId, OperationId, PersonId};
use super::person::Person;
use super::visit::Visit;

/// Everything that a ledger holds, folded.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LedgerState {
    /// The ward.
    pub ward: Ward,
    /// The campaign.
    pub campaign: Campaign,
    /// Households by identity.
    pub households: HashMap<HouseholdId, Household>,
    /// People by identity.
    pub people: HashMap<PersonId, Person>,
    /// Entries of people for whom another one stands.
    pub merged: HashMap<PersonId, Person>,
    /// Visits in the journal's order.
    pub visits: BTreeMap<EventKey, (HouseholdId, Visit)>,
    /// Rows that wait.
    pub held: BTreeMap<HeldRowId, HeldRow>,
    /// What became of rows that waited.
    pub settled: BTreeMap<HeldRowId, Settled>,
    /// Events of later versions of the program.
    pub unknown: u64,
}

impl LedgerState {
    /// Folds events that come in the journal's order. `reversed` are the operations that are taken back.
    pub fn fold(events: impl IntoIterator<Item = Event>, reversed: &HashSet<OperationId>) -> Self {
        let mut state = Self::default();
        for event in events {
            if !reversed.contains(&event.operation.id) {
                state.apply(event);
            }
        }
        state
    }

    /// Applies the next event of the journal's order.
    pub fn apply(&mut self, event: Event) {
        match &event.body {
            Body::WardSet { ward } => self.ward = ward.clone(),
            Body::CampaignSet { campaign } => self.campaign = (**campaign).clone(),
            Body::HouseholdAdded { household, .. } | Body::HouseholdChanged { household, .. } => {
                let id = *household;
                let mut folded = self.households.remove(&id);
                apply_to_household(&mut folded, &event);
                if let Some(folded) = folded {
                    self.households.insert(id, folded);
                }
            }
            Body::PersonAdded { person, .. }
            | Body::PersonChanged { person, .. }
            | Body::PersonDecided { person, .. } => {
                let id = *person;
                let mut folded = self.people.remove(&id).or_else(|| self.merged.remove(&id));
                apply_to_person(&mut folded, &event);
                if let Some(folded) = folded {
                    let place = if folded.merged_into().is_some() { &mut self.merged } else { &mut self.people };
                    place.insert(id, folded);
                }
            }
            Body::VisitRecorded { .. } => {
                if let Body::VisitRecorded { household, visit } = event.body {
                    self.visits.insert(event.key, (household, visit));
                }
            }
            Body::RowHeld { row, held } => {
                self.held.insert(*row, held.clone());
            }
            Body::HeldRowSettled { row, settled } => {
                self.settled.insert(*row, *settled);
            }
            Body::Unknown { .. } => self.unknown += 1,
            Body::RosterImported { .. }
            | Body::SheetMade { .. }
            | Body::ReportSealed { .. }
            | Body::OperationReversed { .. }
            | Body::OperationRestored { .. } => {}
        }
    }
}

impl LedgerState {
    /// The person who stands for an entry: themselves, or the one they were merged into.
    pub fn standing_for(&self, person: PersonId) -> PersonId {
        // Each step leads to a smaller identity: it ends.
        std::iter::successors(Some(person), |entry| self.merged.get(entry).and_then(Person::merged_into))
            .last()
            .unwrap_or(person)
    }
}

/// A set of events and what follows from it: what a laptop knows while events arrive in whatever order, and again.
#[derive(Clone, Default)]
pub struct Replica {
    events: BTreeMap<EventKey, Event>,
    reversed: HashSet<OperationId>,
    state: LedgerState,
}

impl Replica {
    /// Takes events in; those it has already change nothing. Events that come after all others are applied as they
    /// stand; anything that comes late, or takes something back, folds the set again.
    pub fn absorb(&mut self, arriving: impl IntoIterator<Item = Event>) {
        let mut again = false;
        for event in arriving {
            let newest = self.events.last_key_value().is_none_or(|(last, _)| *last < event.key);
            if self.events.contains_key(&event.key) {
                continue;
            }
            let reversal = matches!(event.body, Body::OperationReversed { .. } | Body::OperationRestored { .. });
            again |= reversal || !newest;
            if !again && !self.reversed.contains(&event.operation.id) {
                self.state.apply(event.clone());
            }
            self.events.insert(event.key, event);
        }
        if again {
            self.reversed = crate::domain::undo::reversed_operations(self.events.values());
            self.state = LedgerState::fold(self.events.values().cloned(), &self.reversed);
        }
    }

    /// What follows from the events.
    pub fn state(&self) -> &LedgerState {
        &self.state
    }
}

#[cfg(test)]
#[path = "ledger_tests.rs"]
mod tests;
