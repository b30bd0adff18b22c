//! The projection: the tables that queries read, kept in the transaction that writes the event. What an event does
//! to a person or a household is decided by `domain::fold` only.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::ControlFlow;

use rusqlite::{OptionalExtension, Transaction, params};

use super::error::StoreError;
use super::journal::{Touched, events};
use super::journal_format::WrittenSettled;
use super::rows::{
    HOUSEHOLD_COLUMNS, PERSON_COLUMNS, PERSON_TABLES, Standing, day_number, household_of, person_of, put_household,
    put_person,
};
use crate::domain::event::{Body, Event, HeldRow, Settled};
use crate::domain::fold::{apply_to_household, apply_to_person, person_added};
use crate::domain::ids::{HeldRowId, HouseholdId, OperationId, PersonId, SubjectId};
use crate::domain::person::Person;
use crate::domain::visit::Visit;

/// The projection within a transaction.
pub struct Projection<'s> {
    tx: Transaction<'s>,
    touched: Touched,
    household_numbers: HashMap<HouseholdId, i64>,
    latest_person: Option<(PersonId, i64)>,
    reversed: HashSet<OperationId>,
}

/// Told how many subjects of how many are folded again; may stop the work.
pub type Folding<'f> = &'f mut dyn FnMut(u64, u64) -> ControlFlow<()>;

/// What kind of thing a subject is, for folding it again.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Again {
    Person(PersonId),
    Household(HouseholdId),
    Visit(i64),
    Held(SubjectId),
    Settings(SubjectId),
}

impl<'s> Projection<'s> {
    /// The projection that a transaction sees.
    pub fn new(tx: Transaction<'s>) -> Result<Self, StoreError> {
        let reversed = reversed(&tx)?;
        Ok(Self { tx, touched: Touched::default(), household_numbers: HashMap::new(), latest_person: None, reversed })
    }

    /// The transaction.
    pub fn transaction(&self) -> &Transaction<'s> {
        &self.tx
    }

    /// Commits.
    pub fn finish(self) -> Result<Touched, StoreError> {
        self.tx.commit()?;
        Ok(self.touched)
    }

    /// Applies an event that comes after everything else in the journal's order.
    pub fn apply_newest(&mut self, position: i64, event: Event) -> Result<(), StoreError> {
        match &event.body {
            Body::WardSet { .. } | Body::CampaignSet { .. } => self.put_setting(&event),
            Body::HouseholdAdded { household, .. } => {
                let number = position;
                self.household_numbers.insert(*household, number);
                let mut folded = None;
                apply_to_household(&mut folded, &event);
                self.touched.households.insert(number);
                folded.map_or(Ok(()), |household| put_household(&self.tx, Standing::New, number, &household))
            }
            Body::HouseholdChanged { household, .. } => {
                let number = self.household_number(*household)?;
                let mut folded = self
                    .tx
                    .prepare_cached(&format!("SELECT {HOUSEHOLD_COLUMNS} FROM household WHERE number = ?1"))?
                    .query_and_then([number], household_of)?
                    .next()
                    .transpose()?
                    .map(|(_, household)| household);
                apply_to_household(&mut folded, &event);
                self.touched.households.insert(number);
                folded.map_or(Ok(()), |household| put_household(&self.tx, Standing::Put, number, &household))
            }
            Body::PersonAdded { .. } => person_added(event).map_or(Ok(()), |person| self.add_person(position, &person)),
            Body::PersonChanged { person, .. } | Body::PersonDecided { person, .. } => {
                let number = self.person_number(*person)?;
                let sql = format!(
                    "SELECT {PERSON_COLUMNS} FROM {PERSON_TABLES}
                     WHERE person.number = ?1"
                );
                let mut folded = self
                    .tx
                    .prepare_cached(&sql)?
                    .query_and_then([number], person_of)?
                    .next()
                    .transpose()?
                    .map(|(_, _, person)| person);
                apply_to_person(&mut folded, &event);
                self.touched.people.insert(number);
                folded.map_or(Ok(()), |person| self.put_folded(number, &person))
            }
            Body::VisitRecorded { household, visit } => self.put_visit(position, *household, visit),
            Body::RowHeld { row, held } => self.put_held(*row, held),
            Body::HeldRowSettled { row, settled } => self.settle_held(*row, *settled),
            Body::OperationReversed { .. } | Body::OperationRestored { .. } => {
                self.reverse(&event.body, &mut |_, _| ControlFlow::Continue(()))
            }
            Body::RosterImported { .. } | Body::SheetMade { .. } | Body::ReportSealed { .. } | Body::Unknown { .. } => {
                Ok(())
            }
        }
    }

    fn add_person(&mut self, number: i64, person: &Person) -> Result<(), StoreError> {
        self.latest_person = Some((person.id, number));
        let household = self.household_number(person.household)?;
        self.touched.people.insert(number);
        put_person(&self.tx, Standing::New, (number, household, None), person)
    }

    /// Takes an operation back, or does it again; `folding` is told of each subject of it.
    pub fn reverse(&mut self, body: &Body, folding: Folding<'_>) -> Result<(), StoreError> {
        if let Body::OperationReversed { operation } = body {
            self.mark_reversed(*operation)?;
            self.fold_operation_again(*operation, folding)?;
        }
        if let Body::OperationRestored { operation } = body {
            self.reversed.remove(operation);
            self.tx.execute("DELETE FROM reversed WHERE operation = ?1", [operation.0])?;
            self.fold_operation_again(*operation, folding)?;
        }
        Ok(())
    }

    fn mark_reversed(&mut self, operation: OperationId) -> Result<(), StoreError> {
        self.reversed.insert(operation);
        self.tx.execute("INSERT OR IGNORE INTO reversed (operation) VALUES (?1)", [operation.0])?;
        Ok(())
    }

    /// Folds again whatever an operation is about.
    fn fold_operation_again(&mut self, operation: OperationId, folding: Folding<'_>) -> Result<(), StoreError> {
        let again = self.again_of_operation(operation, folding)?;
        let whole = again.len() as u64;
        for (done, one) in (0..).zip(&again) {
            told(folding, (done, whole))?;
            self.fold_again(one)?;
        }
        told(folding, (whole, whole))
    }

    fn again_of_operation(&self, operation: OperationId, folding: Folding<'_>) -> Result<BTreeSet<Again>, StoreError> {
        let mut statement = self.tx.prepare_cached(
            "SELECT event.kind, event.subject, event.position FROM operation
             JOIN event ON event.device = operation.device
                 AND event.seq BETWEEN operation.first_seq AND operation.last_seq
             WHERE operation.id = ?1",
        )?;
        let mut rows = statement.query([operation.0])?;
        let mut again = BTreeSet::new();
        while let Some(row) = rows.next()? {
            // How many there will be is not known before all were seen.
            told(folding, (0, 0))?;
            again.extend(again_of(row.get_ref(0)?.as_str().unwrap_or_default(), row.get(1)?, row.get(2)?));
        }
        Ok(again)
    }

    fn fold_again(&mut self, one: &Again) -> Result<(), StoreError> {
        match one {
            Again::Person(person) => self.fold_person_again(*person),
            Again::Household(household) => self.fold_household_again(*household),
            Again::Visit(position) => self.fold_visit_again(*position),
            Again::Held(subject) => self.fold_held_again(*subject),
            Again::Settings(subject) => self.fold_setting_again(*subject),
        }
    }

    /// The events about a subject that hold, in the journal's order.
    fn holding(&self, subject: SubjectId) -> Result<Vec<(i64, Event)>, StoreError> {
        let mut found = events(&self.tx, "WHERE event.subject = ?1", [subject])?;
        found.retain(|(_, event)| !self.reversed.contains(&event.operation.id));
        found.sort_by_key(|(_, event)| event.key);
        Ok(found)
    }

    fn fold_person_again(&mut self, person: PersonId) -> Result<(), StoreError> {
        let number = self.person_number(person)?;
        let mut folded = None;
        for (_, event) in self.holding(person.0)? {
            apply_to_person(&mut folded, &event);
        }
        self.touched.people.insert(number);
        if let Some(person) = folded {
            self.put_folded(number, &person)
        } else {
            self.tx.prepare_cached("DELETE FROM person WHERE number = ?1")?.execute([number])?;
            Ok(())
        }
    }

    /// Writes a person who was there before; who stands for them now, or did before, is touched too.
    fn put_folded(&mut self, number: i64, person: &Person) -> Result<(), StoreError> {
        let household = self.household_number(person.household)?;
        let merged_into = person.merged_into().map(|into| self.person_number(into)).transpose()?;
        let before: Option<i64> = self
            .tx
            .prepare_cached("SELECT merged_into FROM person WHERE number = ?1")?
            .query_row([number], |row| row.get(0))
            .optional()?
            .flatten();
        if merged_into != before {
            self.touched.people.extend(before.into_iter().chain(merged_into));
            self.touched.other_visits = true;
        }
        put_person(&self.tx, Standing::Put, (number, household, merged_into), person)
    }

    fn fold_household_again(&mut self, household: HouseholdId) -> Result<(), StoreError> {
        let number = self.household_number(household)?;
        let mut folded = None;
        for (_, event) in self.holding(household.0)? {
            apply_to_household(&mut folded, &event);
        }
        self.touched.households.insert(number);
        if let Some(household) = folded {
            put_household(&self.tx, Standing::Put, number, &household)
        } else {
            self.tx.prepare_cached("DELETE FROM household WHERE number = ?1")?.execute([number])?;
            Ok(())
        }
    }

    fn fold_visit_again(&mut self, position: i64) -> Result<(), StoreError> {
        self.tx.prepare_cached("DELETE FROM visit_result WHERE visit = ?1")?.execute([position])?;
        self.tx.prepare_cached("DELETE FROM visit WHERE position = ?1")?.execute([position])?;
        self.touched.other_visits = true;
        for (position, event) in events(&self.tx, "WHERE event.position = ?1", [position])? {
            if let Body::VisitRecorded { household, visit } = &event.body {
                if self.reversed.contains(&event.operation.id) {
                    let number = self.household_number(*household)?;
                    self.touched.households.insert(number);
                } else {
                    self.put_visit(position, *household, visit)?;
                }
            }
        }
        Ok(())
    }

    fn fold_held_again(&mut self, subject: SubjectId) -> Result<(), StoreError> {
        self.tx.prepare_cached("DELETE FROM held_row WHERE id = ?1")?.execute([subject])?;
        for (_, event) in self.holding(subject)? {
            if let Body::RowHeld { row, held } = &event.body {
                self.put_held(*row, held)?;
            }
            if let Body::HeldRowSettled { row, settled } = &event.body {
                self.settle_held(*row, *settled)?;
            }
        }
        Ok(())
    }

    fn fold_setting_again(&mut self, subject: SubjectId) -> Result<(), StoreError> {
        self.tx.execute("DELETE FROM setting WHERE key = ?1", [setting_key(subject)])?;
        self.touched.settings = true;
        for (_, event) in self.holding(subject)? {
            self.put_setting(&event)?;
        }
        Ok(())
    }

    fn put_setting(&mut self, event: &Event) -> Result<(), StoreError> {
        let written = match &event.body {
            Body::WardSet { ward } => serde_json::to_string(ward),
            Body::CampaignSet { campaign } => serde_json::to_string(campaign),
            Body::HouseholdAdded { .. }
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
            | Body::OperationReversed { .. }
            | Body::OperationRestored { .. }
            | Body::Unknown { .. } => return Ok(()),
        };
        let value = written.map_err(|_unwritable| StoreError::damaged("a setting that cannot be written"))?;
        self.touched.settings = true;
        self.tx
            .prepare_cached("INSERT OR REPLACE INTO setting (key, value) VALUES (?1, ?2)")?
            .execute(params![setting_key(event.body.subject()), value])?;
        Ok(())
    }

    fn put_visit(&mut self, position: i64, household: HouseholdId, visit: &Visit) -> Result<(), StoreError> {
        let number = self.household_number(household)?;
        self.tx
            .prepare_cached(
                "INSERT INTO visit (position, household, on_day, outcome, next_at, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![
                position,
                number,
                day_number(visit.on),
                visit.outcome.code(),
                visit.next.map(|next| next.to_string()),
                visit.note
            ])?;
        for (ordinal, result) in (0_i64..).zip(&visit.results) {
            let person = self.person_number(result.person)?;
            self.touched.people.insert(person);
            self.tx
                .prepare_cached(
                    "INSERT INTO visit_result (visit, ordinal, person, result, reason, phone)
                     VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                )?
                .execute(params![
                    position,
                    ordinal,
                    person,
                    result.result.code(),
                    result.reason.map(crate::domain::reason::Reason::code),
                    result.phone.map(crate::domain::visit::Handset::code)
                ])?;
        }
        self.touched.new_visits.push(position);
        self.touched.households.insert(number);
        Ok(())
    }

    fn put_held(&mut self, row: HeldRowId, held: &HeldRow) -> Result<(), StoreError> {
        let cells = serde_json::to_string(&held.cells).map_err(|_unwritable| StoreError::damaged("a held row"))?;
        self.tx
            .prepare_cached(
                "INSERT OR REPLACE INTO held_row (id, file, sheet, row, code, cells) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute(params![row.0, held.file, held.sheet, held.row, held.code.code(), cells])?;
        Ok(())
    }

    fn settle_held(&mut self, row: HeldRowId, settled: Settled) -> Result<(), StoreError> {
        let settled = serde_json::to_string(&WrittenSettled::of(settled))
            .map_err(|_unwritable| StoreError::damaged("a held row"))?;
        self.tx.prepare_cached("UPDATE held_row SET settled = ?2 WHERE id = ?1")?.execute(params![row.0, settled])?;
        Ok(())
    }

    /// The short reference of a household: the position of the event that added it.
    pub fn household_number(&mut self, id: HouseholdId) -> Result<i64, StoreError> {
        if let Some(number) = self.household_numbers.get(&id) {
            return Ok(*number);
        }
        let number = self.position_of_adding(id.0)?;
        self.household_numbers.insert(id, number);
        Ok(number)
    }

    /// The short reference of a person: the position of the event that added them.
    pub fn person_number(&mut self, id: PersonId) -> Result<i64, StoreError> {
        match self.latest_person {
            Some((latest, number)) if latest == id => Ok(number),
            Some(_) | None => self.position_of_adding(id.0),
        }
    }

    fn position_of_adding(&mut self, subject: SubjectId) -> Result<i64, StoreError> {
        let found: Option<i64> = self
            .tx
            .prepare_cached(
                "SELECT min(position) FROM event WHERE subject = ?1 AND kind IN ('person_added', 'household_added')",
            )?
            .query_row([subject], |row| row.get(0))?;
        found.ok_or_else(|| StoreError::damaged("something was changed that was never added"))
    }
}

/// The operations that are taken back, as the projection has them.
pub fn reversed(tx: &Transaction<'_>) -> Result<HashSet<OperationId>, StoreError> {
    let mut statement = tx.prepare_cached("SELECT operation FROM reversed")?;
    let rows = statement.query_map([], |row| row.get(0).map(OperationId))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn told(folding: Folding<'_>, (done, whole): (u64, u64)) -> Result<(), StoreError> {
    if folding(done, whole).is_break() { Err(StoreError::Cancelled) } else { Ok(()) }
}

fn setting_key(subject: SubjectId) -> &'static str {
    if subject == crate::domain::event::WARD_SUBJECT { "ward" } else { "campaign" }
}

fn again_of(kind: &str, subject: SubjectId, position: i64) -> Option<Again> {
    match kind {
        "ward_set" | "campaign_set" => Some(Again::Settings(subject)),
        "household_added" | "household_changed" => Some(Again::Household(HouseholdId(subject))),
        "person_added" | "person_changed" | "person_decided" => Some(Again::Person(PersonId(subject))),
        "visit_recorded" => Some(Again::Visit(position)),
        "row_held" | "held_row_settled" => Some(Again::Held(subject)),
        _ => None,
    }
}
