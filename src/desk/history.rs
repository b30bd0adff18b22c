//! The log of operations; taking one back and doing it again.

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::views::{FactChange, History, HistoryLine, HouseholdRef, LogLine, PersonRef, Place, Reversal};
use crate::domain::event::{Body, Event, OperationKind};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::ids::{HouseholdId, OperationId};
use crate::msg;
use crate::store::{ReversalTarget, Told};
use crate::text::words::Message;

/// So many hexadecimal digits of an operation are enough to name it.
const FEWEST_DIGITS: usize = 4;

impl Desk {
    /// The log, newest first.
    pub fn log(&self, since: Option<NaiveDate>, limit: usize) -> Result<Vec<LogLine>, DeskError> {
        let operations = self.store.operations(since, limit)?;
        Ok(operations
            .into_iter()
            .map(|row| LogLine {
                id: row.id,
                kind: row.kind,
                about: row.about.map(|(letter, number)| format!("{letter}{number}")),
                at: row.at,
                actor: row.actor,
                device: row.device,
                events: row.events,
                undone: row.undone,
            })
            .collect())
    }

    /// What happened to a person, newest first.
    pub fn history_of_person(&self, person: PersonRef) -> Result<History, DeskError> {
        let Some(row) = self.store.person(person.0)? else { return Ok(History::default()) };
        let lines = lines_of(&self.store.told_of(row.person.id.0)?);
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
        Ok(History { lines, household: Some(HouseholdRef(row.household)), places })
    }

    /// What happened to a household, newest first: its facts and its visits.
    pub fn history_of_household(&self, household: HouseholdRef) -> Result<History, DeskError> {
        let Some(row) = self.store.household(household.0)? else { return Ok(History::default()) };
        Ok(History { lines: lines_of(&self.store.told_of(row.household.id.0)?), ..History::default() })
    }

    fn place(&self, id: String) -> Result<Place, DeskError> {
        let number = match id.parse::<HouseholdId>() {
            Ok(household) => self.store.number_of_household(household)?,
            Err(_) => None,
        };
        let row = number.map(|number| self.store.household(number)).transpose()?.flatten();
        let label = row.map(|row| {
            let facts = row.household.facts;
            let parts: Vec<String> = [facts.head_name, facts.address, facts.area].into_iter().flatten().collect();
            parts.join(", ")
        });
        Ok(Place { id, reference: number.map(HouseholdRef), label: label.unwrap_or_default() })
    }

    /// Takes an operation back: the last one of this device if none is named.
    pub fn undo(&mut self, named: Option<&str>) -> Result<Reversal, DeskError> {
        let target = match named {
            Some(text) => self.operation_named(text)?,
            None => self
                .store
                .last_to_reverse()?
                .ok_or_else(|| DeskError::refused("nothing_to_undo", msg!("error-nothing-to-undo")))?,
        };
        if self.store.is_reversed(target)? {
            return Err(DeskError::refused("already_undone", msg!("error-already-undone")));
        }
        self.reverse(target, OperationKind::Undo, Body::OperationReversed { operation: target })
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) -> Result<Reversal, DeskError> {
        let target = self
            .store
            .last_to_restore()?
            .ok_or_else(|| DeskError::refused("nothing_to_redo", msg!("error-nothing-to-redo")))?;
        self.reverse(target, OperationKind::Redo, Body::OperationRestored { operation: target })
    }

    fn reverse(&mut self, target: OperationId, how: OperationKind, body: Body) -> Result<Reversal, DeskError> {
        let kind = match self.store.reversal(target)? {
            None => return Err(unknown(&target.to_string())),
            Some(ReversalTarget::Free(_, kind)) => kind,
            Some(ReversalTarget::Blocked { by, .. }) => return Err(self.blocked(by)?),
        };
        if kind.is_reversal() || kind == OperationKind::SetUp {
            return Err(DeskError::refused("cannot_undo", msg!("error-cannot-undo")));
        }
        let today = self.clock.today();
        let ((), _) = self.transact(how, |recording| Ok(recording.push(today, body)?))?;
        Ok(Reversal { operation: target, kind, undone: how == OperationKind::Undo })
    }

    fn blocked(&self, by: OperationId) -> Result<DeskError, DeskError> {
        let kind = self.store.operation_kind(by)?.unwrap_or(OperationKind::Other);
        let digits: String = by.to_string().chars().take(8).collect();
        Ok(DeskError::refused_with_hint(
            "undo_blocked",
            msg!("error-undo-blocked", label = Message::of_code("operation", kind.code()), operation = digits.clone()),
            msg!("error-undo-blocked-hint", operation = digits),
        ))
    }

    fn operation_named(&self, text: &str) -> Result<OperationId, DeskError> {
        let digits = text.trim();
        let looks_right = digits.len() >= FEWEST_DIGITS && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        if !looks_right {
            return Err(unknown(digits));
        }
        let mut found = self.store.operations_starting(digits)?;
        match (found.pop(), found.pop()) {
            (Some(operation), None) => Ok(operation),
            (Some(_), Some(_)) => {
                Err(DeskError::refused("ambiguous_operation", msg!("error-ambiguous-operation", operation = digits)))
            }
            (None, _) => Err(unknown(digits)),
        }
    }
}

/// One line an operation, newest first.
fn lines_of(told: &Told) -> Vec<HistoryLine> {
    let mut lines: Vec<HistoryLine> = Vec::new();
    for event in &told.events {
        let changes = changes_of(event);
        let operation = &event.operation;
        match lines.last_mut().filter(|line| line.operation == operation.id) {
            Some(line) => line.changes.extend(changes),
            None => lines.push(HistoryLine {
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
        Body::PersonChanged { changes, .. } => {
            changes.iter().map(|change| fact_change(change.field.code(), change)).collect()
        }
        Body::HouseholdAdded { facts, .. } => HouseholdField::ALL
            .into_iter()
            .filter_map(|field| new(field.code(), facts.get(field).map(str::to_owned)))
            .collect(),
        Body::HouseholdChanged { changes, .. } => {
            changes.iter().map(|change| fact_change(change.field.code(), change)).collect()
        }
        Body::WardSet { .. }
        | Body::CampaignSet { .. }
        | Body::VisitRecorded { .. }
        | Body::RowHeld { .. }
        | Body::RosterImported { .. }
        | Body::OperationReversed { .. }
        | Body::OperationRestored { .. }
        | Body::Unknown { .. } => Vec::new(),
    }
}

fn fact_change<F>(field: &'static str, change: &Change<F>) -> FactChange {
    FactChange { field, old: change.old.clone(), new: change.new.clone() }
}

fn unknown(digits: &str) -> DeskError {
    DeskError::refused_with_hint(
        "unknown_operation",
        msg!("error-unknown-operation", operation = digits),
        msg!("error-unknown-operation-hint"),
    )
}
