//! The events of an import.

use crate::domain::event::{Body, HeldRow, Settled, Source};
use crate::domain::field::{Change, Field};
use crate::domain::household::HouseholdFacts;
use crate::domain::ids::{HeldRowId, HouseholdId, PersonId};
use crate::domain::import_plan::{HouseholdTarget, PlannedHousehold, PlannedRow, RowNote, Verdict};
use crate::sys::entropy;

/// The events of an import, made from its plan one row after the other.
pub(super) struct Bodies {
    households: Vec<PlannedHousehold>,
    /// The identity of each planned household once its event is made.
    written: Vec<Option<HouseholdId>>,
    ids: Ids,
}

impl Bodies {
    /// Of the households of a plan.
    pub(super) fn new(households: Vec<PlannedHousehold>) -> Self {
        Self { written: vec![None; households.len()], households, ids: Ids::new() }
    }

    /// A new household that was planned later, at its place among all.
    pub(super) fn put_household(&mut self, place: usize, facts: HouseholdFacts) {
        let planned = |facts| PlannedHousehold { target: HouseholdTarget::New(facts), is_stated: false, renamed: None };
        if self.households.len() <= place {
            self.households.resize_with(place + 1, || planned(HouseholdFacts::default()));
            self.written.resize(place + 1, None);
        }
        if let Some(household) = self.households.get_mut(place) {
            *household = planned(facts);
        }
    }

    /// A row that is put aside.
    pub(super) fn held(&mut self, held: HeldRow) -> Body {
        Body::RowHeld { row: HeldRowId(self.ids.next()), held }
    }

    /// Changes of households that the ledger has.
    pub(super) fn changed_households(&mut self) -> Vec<Body> {
        let mut bodies = Vec::new();
        for (planned, written) in self.households.iter().zip(&mut self.written) {
            if let HouseholdTarget::Known(household, changes) = &planned.target {
                *written = Some(*household);
                if !changes.is_empty() {
                    let (household, changes, source) = (*household, changes.clone(), Source::Import);
                    bodies.push(Body::HouseholdChanged { household, changes, source });
                }
            }
        }
        bodies
    }

    /// Households that a table of households names, and the ledger does not have: people or none.
    pub(super) fn stated_households(&mut self) -> Vec<Body> {
        let mut bodies = Vec::new();
        for place in 0..self.households.len() {
            if self.households.get(place).is_some_and(|planned| planned.is_stated) {
                self.household(place, &mut bodies);
            }
        }
        bodies
    }

    /// The events of a row: its household's, where it is new, before its own.
    pub(super) fn of_row(&mut self, row: PlannedRow) -> Vec<Body> {
        let mut bodies = Vec::with_capacity(1);
        let source = Source::Import;
        let mut meant = None;
        let mut added = None;
        match row.verdict {
            Verdict::Add { facts, problems } => {
                if let Some(household) = self.household(row.household, &mut bodies) {
                    let person = PersonId(self.ids.next());
                    (meant, added) = (Some(person), Some(person));
                    bodies.push(Body::PersonAdded { person, household, facts, problems, source });
                }
            }
            Verdict::Update { person, mut changes, from_household, problems } => {
                meant = Some(person);
                changes.extend(self.moved(from_household, row.household, &mut bodies));
                bodies.push(Body::PersonChanged { person, changes, problems, source });
            }
            Verdict::Held(Some(held)) => bodies.push(self.held(held)),
            Verdict::Same(person) => meant = Some(person),
            Verdict::Duplicate | Verdict::Held(None) | Verdict::Unsure(_) => {}
        }
        if let (Some(row), Some(person)) = (row.settles, meant) {
            bodies.push(Body::HeldRowSettled { row, settled: Settled::TakenIn(person) });
        }
        for note in row.notes {
            match note {
                RowNote::Said { person, mut changes, from_household, problems } => {
                    changes.extend(self.moved(from_household, row.household, &mut bodies));
                    bodies.push(Body::PersonChanged { person, changes, problems, source });
                }
                RowNote::Decided { person, decision } => {
                    bodies.extend(person.or(added).map(|person| Body::PersonDecided { person, decision }));
                }
            }
        }
        bodies
    }

    /// The change of household of somebody who comes from another one.
    fn moved(&mut self, from: Option<HouseholdId>, place: usize, bodies: &mut Vec<Body>) -> Option<Change<Field>> {
        let from = from?;
        let to = self.household(place, bodies)?;
        Some(Change { field: Field::Household, old: Some(from.to_string()), new: Some(to.to_string()) })
    }

    /// The household of a row; a new one gets its event.
    fn household(&mut self, place: usize, bodies: &mut Vec<Body>) -> Option<HouseholdId> {
        if let Some(Some(household)) = self.written.get(place) {
            return Some(*household);
        }
        let planned = self.households.get(place)?;
        let HouseholdTarget::New(facts) = &planned.target else { return None };
        let (facts, household) = (facts.clone(), HouseholdId(self.ids.next()));
        bodies.push(Body::HouseholdAdded { household, facts, source: Source::Import });
        // The roster keeps its name of the area, by which the household is found again; the ledger has its own.
        if let Some(renamed) = planned.renamed.clone() {
            let (changes, source) = (vec![renamed], Source::Hand);
            bodies.push(Body::HouseholdChanged { household, changes, source });
        }
        if let Some(slot) = self.written.get_mut(place) {
            *slot = Some(household);
        }
        Some(household)
    }
}

/// Identities of one import: twelve random bytes and a number, so that they are appended to the indexes of the
/// ledger instead of being scattered through them.
struct Ids {
    start: [u8; 16],
    number: u32,
}

impl Ids {
    fn new() -> Self {
        Self { start: entropy::id(), number: 0 }
    }

    fn next(&mut self) -> [u8; 16] {
        let mut id = self.start;
        id.iter_mut().rev().zip(self.number.to_le_bytes()).for_each(|(slot, byte)| *slot = byte);
        self.number += 1;
        id
    }
}
