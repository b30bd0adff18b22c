//! Taking an operation back, and doing it again: by an event, never by deleting. Folding leaves out the events of
//! operations that are taken back (contract.md, architecture.md "Data").

use std::collections::{HashMap, HashSet};

use super::decision::Decision;
use super::event::{Body, Event, EventKey};
use super::field::{Field, HouseholdField};
use super::ids::{HouseholdId, OperationId, SubjectId};

/// The operations that are taken back, of all reversals and restorations in the journal's order.
pub fn reversed_operations<'a>(reversals: impl IntoIterator<Item = &'a Event>) -> HashSet<OperationId> {
    let mut last: HashMap<OperationId, (EventKey, bool)> = HashMap::new();
    for event in reversals {
        let (operation, reversed) = match &event.body {
            Body::OperationReversed { operation } => (*operation, true),
            Body::OperationRestored { operation } => (*operation, false),
            Body::WardSet { .. }
            | Body::CampaignSet { .. }
            | Body::HouseholdAdded { .. }
            | Body::HouseholdChanged { .. }
            | Body::PersonAdded { .. }
            | Body::PersonChanged { .. }
            | Body::PersonDecided { .. }
            | Body::VisitRecorded { .. }
            | Body::RowHeld { .. }
            | Body::HeldRowSettled { .. }
            | Body::RosterImported { .. }
            | Body::SheetMade { .. }
            | Body::ReportSealed { .. }
            | Body::Unknown { .. } => continue,
        };
        let latest = last.entry(operation).or_insert((event.key, reversed));
        if event.key > latest.0 {
            *latest = (event.key, reversed);
        }
    }
    last.into_iter().filter(|(_, (_, reversed))| *reversed).map(|(operation, _)| operation).collect()
}

/// What an operation did, as far as later operations can stand on it.
#[derive(Debug, Default)]
pub struct Footprint {
    added: HashSet<SubjectId>,
    person_fields: HashMap<SubjectId, (EventKey, Vec<Field>)>,
    household_fields: HashMap<SubjectId, (EventKey, Vec<HouseholdField>)>,
    settings: HashMap<SubjectId, EventKey>,
    merges: HashMap<SubjectId, EventKey>,
    first: Option<EventKey>,
}

impl Footprint {
    /// Adds one event of the operation.
    pub fn take_in(&mut self, event: &Event) {
        self.first = Some(self.first.map_or(event.key, |first| first.min(event.key)));
        let subject = event.body.subject();
        match &event.body {
            Body::HouseholdAdded { .. } | Body::PersonAdded { .. } | Body::RowHeld { .. } => {
                self.added.insert(subject);
            }
            Body::PersonChanged { changes, .. } => {
                let entry = self.person_fields.entry(subject).or_insert_with(|| (event.key, Vec::new()));
                entry.1.extend(changes.iter().map(|change| change.field));
            }
            Body::HouseholdChanged { changes, .. } => {
                let entry = self.household_fields.entry(subject).or_insert_with(|| (event.key, Vec::new()));
                entry.1.extend(changes.iter().map(|change| change.field));
            }
            Body::WardSet { .. } | Body::CampaignSet { .. } => {
                self.settings.insert(subject, event.key);
            }
            Body::PersonDecided { decision: Decision::MergedInto(_), .. } => {
                self.merges.insert(subject, event.key);
            }
            Body::PersonDecided { .. }
            | Body::VisitRecorded { .. }
            | Body::HeldRowSettled { .. }
            | Body::RosterImported { .. }
            | Body::SheetMade { .. }
            | Body::ReportSealed { .. }
            | Body::OperationReversed { .. }
            | Body::OperationRestored { .. }
            | Body::Unknown { .. } => {}
        }
    }

    /// The first place in the journal from which another event can stand on the operation.
    pub fn first(&self) -> Option<EventKey> {
        self.first
    }

    /// Whether `event`, of another operation that holds, stands on this one: it came later and changed the same
    /// field, or it is about something that this operation made.
    pub fn carries(&self, event: &Event) -> bool {
        let subject = event.body.subject();
        if self.added.contains(&subject) {
            return true;
        }
        let made = |household: &HouseholdId| self.added.contains(&household.0);
        match &event.body {
            Body::PersonAdded { household, .. } => made(household),
            Body::PersonChanged { changes, .. } => {
                let moved_in = changes.iter().any(|change| {
                    change.field == Field::Household
                        && change.new.as_deref().and_then(|text| text.parse().ok()).is_some_and(|id| made(&id))
                });
                let same_field = self.person_fields.get(&subject).is_some_and(|(key, fields)| {
                    event.key > *key && changes.iter().any(|change| fields.contains(&change.field))
                });
                moved_in || same_field
            }
            Body::HouseholdChanged { changes, .. } => {
                self.household_fields.get(&subject).is_some_and(|(key, fields)| {
                    event.key > *key && changes.iter().any(|change| fields.contains(&change.field))
                })
            }
            Body::VisitRecorded { visit, .. } => {
                visit.results.iter().any(|result| self.added.contains(&result.person.0))
            }
            Body::WardSet { .. } | Body::CampaignSet { .. } => {
                self.settings.get(&subject).is_some_and(|key| event.key > *key)
            }
            Body::PersonDecided { decision, .. } => match decision {
                // Who was merged into somebody who was merged further is decided again with them.
                Decision::MergedInto(other) => {
                    let again = self.merges.get(&subject).is_some_and(|key| event.key > *key);
                    again || self.added.contains(&other.0)
                }
                Decision::ApartFrom(other) => self.added.contains(&other.0),
                Decision::KnownAs(_) | Decision::Accepted(_) | Decision::MoveRefused(_) => false,
            },
            Body::HouseholdAdded { .. }
            | Body::RowHeld { .. }
            | Body::HeldRowSettled { .. }
            | Body::RosterImported { .. }
            | Body::SheetMade { .. }
            | Body::ReportSealed { .. }
            | Body::OperationReversed { .. }
            | Body::OperationRestored { .. }
            | Body::Unknown { .. } => false,
        }
    }
}
