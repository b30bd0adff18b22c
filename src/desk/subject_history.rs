//! What happened to one household or person.

use super::Desk;
use super::error::DeskError;
use super::views::{FactChange, HouseholdRef, NamedHousehold, PersonRef, SubjectHistory, SubjectHistoryLine};
use crate::domain::event::{Body, Event, OperationKind, Source};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::ids::HouseholdId;
use crate::store::Told;

impl Desk {
    /// What happened to a person, newest first.
    pub fn history_of_person(&self, person: PersonRef) -> Result<SubjectHistory, DeskError> {
        let Some(row) = self.store.person(person.0)? else {
            let Some(stands) = self.stands_for(person)? else { return Ok(SubjectHistory::default()) };
            return Ok(SubjectHistory { stands: Some(stands), ..self.history_of_person(stands)? });
        };
        let mut told = self.store.told_of(row.person.id.0)?;
        for merged in self.merged_into(row.number)? {
            // That another entry was put into this one is told here too.
            let of_merged = self.store.told_of(merged.0)?;
            let is_merge = |event: &Event| event.operation.kind == OperationKind::MergePeople;
            told.events.extend(of_merged.events.into_iter().filter(is_merge));
            told.undone.extend(of_merged.undone);
        }
        told.events.sort_by_key(|event| event.key);
        let lines = lines_of(&told);
        let in_conflict = row.person.conflicts.iter().filter(|conflict| conflict.field == Field::Household);
        let in_conflict = in_conflict.filter_map(|conflict| conflict.other.clone());
        let changed = lines.iter().flat_map(|line| &line.changes);
        let changed = changed.filter(|change| change.field == Field::Household.code());
        let mut ids: Vec<String> =
            changed.flat_map(|change| [change.old.clone(), change.new.clone()]).flatten().collect();
        ids.extend(in_conflict);
        ids.push(row.person.household.to_string());
        ids.sort_unstable();
        ids.dedup();
        let places = ids.into_iter().map(|id| self.place(id)).collect::<Result<_, _>>()?;
        Ok(SubjectHistory { lines, household: Some(HouseholdRef(row.household)), places, stands: None })
    }

    /// What happened to a household, newest first: its facts and its visits.
    pub fn history_of_household(&self, household: HouseholdRef) -> Result<SubjectHistory, DeskError> {
        let Some(row) = self.store.household(household.0)? else { return Ok(SubjectHistory::default()) };
        Ok(SubjectHistory { lines: lines_of(&self.store.told_of(row.household.id.0)?), ..SubjectHistory::default() })
    }

    fn place(&self, id: String) -> Result<NamedHousehold, DeskError> {
        let number = match id.parse::<HouseholdId>() {
            Ok(household) => self.store.reference_of(household.0)?.map(|(_, number)| number),
            Err(_) => None,
        };
        let row = number.map(|number| self.store.household(number)).transpose()?.flatten();
        let label = row.map(|row| {
            let facts = row.household.facts;
            let parts: Vec<String> = [facts.head_name, facts.address, facts.area].into_iter().flatten().collect();
            parts.join(", ")
        });
        Ok(NamedHousehold { id, reference: number.map(HouseholdRef), label: label.unwrap_or_default() })
    }
}

/// One line an operation, newest first.
fn lines_of(told: &Told) -> Vec<SubjectHistoryLine> {
    let mut lines: Vec<SubjectHistoryLine> = Vec::new();
    for event in &told.events {
        let changes = changes_of(event);
        let operation = &event.operation;
        match lines.last_mut().filter(|line| line.operation == operation.id) {
            Some(line) => line.changes.extend(changes),
            None => lines.push(SubjectHistoryLine {
                operation: operation.id,
                kind: operation.kind,
                actor: operation.actor.clone(),
                at: operation.at,
                on: event.on,
                undone: told.undone.contains(&operation.id),
                changes,
            }),
        }
    }
    lines.reverse();
    lines
}

fn changes_of(event: &Event) -> Vec<FactChange> {
    let new = |field, value: Option<String>| value.map(|value| FactChange { field, old: None, new: Some(value) });
    match &event.body {
        Body::PersonAdded { facts, household, .. } => Field::all()
            .filter_map(|field| new(field.code(), facts.get(field)))
            .chain(new(Field::Household.code(), Some(household.to_string())))
            .collect(),
        Body::PersonChanged { changes, source, .. } => changes
            .iter()
            .filter(|change| is_told(change, *source))
            .map(|change| fact_change(change.field.code(), change))
            .collect(),
        Body::HouseholdAdded { facts, .. } => HouseholdField::ALL
            .into_iter()
            .filter_map(|field| new(field.code(), facts.get(field).map(str::to_owned)))
            .collect(),
        Body::HouseholdChanged { changes, source, .. } => changes
            .iter()
            .filter(|change| is_told(change, *source))
            .map(|change| fact_change(change.field.code(), change))
            .collect(),
        Body::WardSet { .. }
        | Body::CampaignSet { .. }
        | Body::VisitRecorded { .. }
        | Body::PersonDecided { .. }
        | Body::RowHeld { .. }
        | Body::HeldRowSettled { .. }
        | Body::RosterImported { .. }
        | Body::SheetMade { .. }
        | Body::ReportSealed { .. }
        | Body::OperationReversed { .. }
        | Body::OperationRestored { .. }
        | Body::Unknown { .. } => Vec::new(),
    }
}

/// What a list says as the ledger has it is remembered of the list, and changed nothing. By hand the same value can be
/// given another day.
fn is_told<F>(change: &Change<F>, source: Source) -> bool {
    source == Source::Hand || change.old != change.new
}

fn fact_change<F>(field: &'static str, change: &Change<F>) -> FactChange {
    FactChange { field, old: change.old.clone(), new: change.new.clone() }
}
