//! What the desk reads from a ledger.

use rusqlite::{OptionalExtension, Transaction, params};

use super::error::StoreError;
use super::journal::{EVENT_COLUMNS, EVENT_TABLES, Operations, event_of};
use super::journal_format::hex;
use super::open::Store;
use super::projection::reversed;
use super::rows::{HOUSEHOLD_COLUMNS, PERSON_COLUMNS, PERSON_TABLES, day_of, household_of, person_of};
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::event::{Event, OperationKind};
use crate::domain::household::Household;
use crate::domain::ids::{OperationId, PersonId, SubjectId};
use crate::domain::person::Person;
use crate::domain::reason::Reason;
use crate::domain::time::Timestamp;
use crate::domain::undo::Footprint;
use crate::domain::visit::{Handset, Outcome, ResultKind, Visit, VisitResult};

/// A person with short references.
#[derive(Clone, Debug, PartialEq)]
pub struct PersonRow {
    /// Short reference (`P345` without the letter).
    pub number: i64,
    /// Short reference of the household.
    pub household: i64,
    /// The person.
    pub person: Person,
}

/// A household with its short reference.
#[derive(Clone, Debug, PartialEq)]
pub struct HouseholdRow {
    /// Short reference (`H12` without the letter).
    pub number: i64,
    /// The household.
    pub household: Household,
}

/// A visit with short references.
#[derive(Clone, Debug, PartialEq)]
pub struct VisitRow {
    /// Position of its event: later visits have larger ones.
    pub position: i64,
    /// Short reference of the household.
    pub household: i64,
    /// The visit.
    pub visit: Visit,
    /// Short reference of the person of each result; of one who was merged, that of who stands for them.
    pub people: Vec<i64>,
}

/// An operation that can be taken back or done again, or the one in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReversalTarget {
    /// Free to go.
    Free(OperationId, OperationKind),
    /// A later operation stands on it.
    Blocked {
        /// The operation asked for.
        target: OperationId,
        /// The one in the way.
        by: OperationId,
    },
}

/// An entry of the log of who saw and exported what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// Who.
    pub actor: String,
    /// What was done: a stable code.
    pub action: &'static str,
    /// How many people it showed.
    pub people: u64,
    /// Why, as stated.
    pub purpose: String,
}

/// Entries that stand for themselves.
const STANDING: &str = "person.merged_into IS NULL";

impl Store {
    pub(super) fn read(&self) -> Result<Transaction<'_>, StoreError> {
        Ok(self.connection.unchecked_transaction()?)
    }

    fn setting<T: serde::de::DeserializeOwned + Default>(&self, key: &str) -> Result<T, StoreError> {
        let text: Option<String> = self
            .connection
            .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        text.map_or_else(
            || Ok(T::default()),
            |text| serde_json::from_str(&text).map_err(|_unreadable| StoreError::damaged("a setting")),
        )
    }

    /// The ward.
    pub fn ward(&self) -> Result<Ward, StoreError> {
        self.setting("ward")
    }

    /// The campaign.
    pub fn campaign(&self) -> Result<Campaign, StoreError> {
        self.setting("campaign")
    }

    /// Calls for every person, in the order of their references.
    pub fn each_person<E: From<StoreError>>(&self, mut with: impl FnMut(PersonRow) -> Result<(), E>) -> Result<(), E> {
        self.people_where(STANDING, [], &mut with)
    }

    fn people_where<E: From<StoreError>>(
        &self,
        condition: &str,
        parameter: impl rusqlite::Params,
        with: &mut dyn FnMut(PersonRow) -> Result<(), E>,
    ) -> Result<(), E> {
        let sql = format!(
            "SELECT {PERSON_COLUMNS} FROM {PERSON_TABLES}
             WHERE {condition} ORDER BY person.number"
        );
        let mut statement = self.connection.prepare_cached(&sql).map_err(StoreError::from)?;
        let mut rows = statement.query(parameter).map_err(StoreError::from)?;
        while let Some(row) = rows.next().map_err(StoreError::from)? {
            let (number, household, person) = person_of(row)?;
            with(PersonRow { number, household, person })?;
        }
        Ok(())
    }

    fn collected(&self, condition: &str, parameter: impl rusqlite::Params) -> Result<Vec<PersonRow>, StoreError> {
        let mut people = Vec::new();
        self.people_where::<StoreError>(condition, parameter, &mut |person| {
            people.push(person);
            Ok(())
        })?;
        Ok(people)
    }

    /// Entries of people for whom another one stands, each with the number of that one.
    pub fn merged_people(&self) -> Result<Vec<(PersonRow, i64)>, StoreError> {
        let people = self.collected("person.merged_into IS NOT NULL", [])?;
        let mut merged = Vec::with_capacity(people.len());
        for row in people {
            if let Some(into) = self.standing_for(row.number)? {
                merged.push((row, into));
            }
        }
        Ok(merged)
    }

    /// The number of the person who stands for an entry that was merged.
    pub fn standing_for(&self, number: i64) -> Result<Option<i64>, StoreError> {
        let sql = "SELECT merged_into FROM person WHERE number = ?1";
        let found = self.connection.prepare_cached(sql)?.query_row([number], |row| row.get(0)).optional()?;
        Ok(found.flatten())
    }

    /// How many entries stand for themselves.
    pub fn count_people(&self) -> Result<u64, StoreError> {
        let sql = "SELECT count(*) FROM person WHERE merged_into IS NULL";
        let count: i64 = self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// Calls with every person's number and full name, in the order of their references.
    pub fn each_name(&self, mut with: impl FnMut(i64, &str)) -> Result<(), StoreError> {
        let sql = "SELECT number, full_name FROM person WHERE merged_into IS NULL ORDER BY number";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            with(row.get(0)?, row.get_ref(1)?.as_str().unwrap_or_default());
        }
        Ok(())
    }

    /// The person of a short reference.
    pub fn person(&self, number: i64) -> Result<Option<PersonRow>, StoreError> {
        Ok(self.collected("person.number = ?1 AND person.merged_into IS NULL", [number])?.pop())
    }

    /// The people with a personal number: one, unless the roster has a doubt.
    pub fn people_with_number(&self, digits: &str) -> Result<Vec<PersonRow>, StoreError> {
        self.collected("person.person_id = ?1 AND person.merged_into IS NULL", [digits])
    }

    /// The members of a household.
    pub fn members(&self, household: i64) -> Result<Vec<PersonRow>, StoreError> {
        self.collected("person.household = ?1 AND person.merged_into IS NULL", [household])
    }

    /// Calls for every household, in the order of their references.
    pub fn households(&self) -> Result<Vec<HouseholdRow>, StoreError> {
        let mut statement =
            self.connection.prepare_cached(&format!("SELECT {HOUSEHOLD_COLUMNS} FROM household ORDER BY number"))?;
        let rows = statement.query_and_then([], household_of)?;
        rows.map(|row| row.map(|(number, household)| HouseholdRow { number, household })).collect()
    }

    /// The household of a short reference.
    pub fn household(&self, number: i64) -> Result<Option<HouseholdRow>, StoreError> {
        self.connection
            .prepare_cached(&format!("SELECT {HOUSEHOLD_COLUMNS} FROM household WHERE number = ?1"))?
            .query_and_then([number], household_of)?
            .next()
            .transpose()
            .map(|row| row.map(|(number, household)| HouseholdRow { number, household }))
    }

    /// All visits, in the order of (day, journal).
    pub fn visits(&self) -> Result<Vec<VisitRow>, StoreError> {
        self.visits_where("", [])
    }

    /// The visits to a household, in the order of (day, journal).
    pub fn visits_to(&self, household: i64) -> Result<Vec<VisitRow>, StoreError> {
        self.visits_where("WHERE visit.household = ?1", [household])
    }

    /// The visits whose results name a person, wherever the person lived then, in the order of (day, journal).
    pub fn visits_of(&self, person: i64) -> Result<Vec<VisitRow>, StoreError> {
        self.visits_where(
            "WHERE visit.position IN (SELECT visit FROM visit_result AS own WHERE own.person = ?1
                 OR own.person IN (SELECT number FROM person AS entry WHERE entry.merged_into = ?1))",
            [person],
        )
    }

    /// The visit of a position.
    pub fn visit(&self, position: i64) -> Result<Option<VisitRow>, StoreError> {
        Ok(self.visits_where("WHERE visit.position = ?1", [position])?.pop())
    }

    /// Who recorded the visit of a position, and when.
    pub fn recorded_by(&self, position: i64) -> Result<Option<(String, Timestamp)>, StoreError> {
        let sql = "SELECT operation.actor, operation.at
             FROM event JOIN operation ON operation.number = event.operation WHERE event.position = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let found = statement.query_row([position], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        Ok(found.map(|(actor, at)| (actor, Timestamp::from_millis(at))))
    }

    fn visits_where(&self, condition: &str, parameter: impl rusqlite::Params) -> Result<Vec<VisitRow>, StoreError> {
        let sql = format!(
            "SELECT visit.position, visit.household, on_day, outcome, next_at, visit.note, visit_result.person, result, reason,
                    visit_result.phone,
                    coalesce(person.id, (SELECT subject FROM event WHERE event.position = visit_result.person)),
                    coalesce(person.merged_into, visit_result.person)
             FROM visit LEFT JOIN visit_result ON visit_result.visit = visit.position
             LEFT JOIN person ON person.number = visit_result.person
             {condition} ORDER BY on_day, visit.position, ordinal"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(parameter)?;
        let mut visits: Vec<VisitRow> = Vec::new();
        while let Some(row) = rows.next()? {
            let position: i64 = row.get(0)?;
            if visits.last().is_none_or(|last| last.position != position) {
                let outcome: String = row.get(3)?;
                let next: Option<String> = row.get(4)?;
                let visit = Visit {
                    on: day_of(row.get(2)?)?,
                    outcome: Outcome::from_code(&outcome).ok_or_else(|| StoreError::damaged("an outcome"))?,
                    results: Vec::new(),
                    next: next.and_then(|text| text.parse().ok()),
                    note: row.get(5)?,
                };
                visits.push(VisitRow { position, household: row.get(1)?, visit, people: Vec::new() });
            }
            let person: Option<i64> = row.get(11)?;
            if let (Some(visit), Some(number)) = (visits.last_mut(), person) {
                let (result, reason): (String, Option<String>) = (row.get(7)?, row.get(8)?);
                let result = ResultKind::from_code(&result).ok_or_else(|| StoreError::damaged("a result"))?;
                let reason = reason.as_deref().and_then(Reason::from_code);
                let phone: Option<String> = row.get(9)?;
                let phone = phone.as_deref().and_then(Handset::from_code);
                visit.visit.results.push(VisitResult { person: PersonId(row.get(10)?), result, reason, phone });
                visit.people.push(number);
            }
        }
        Ok(visits)
    }

    /// The short reference of a person or a household, whether it still stands in the ledger or not.
    pub fn reference_of(&self, subject: SubjectId) -> Result<Option<(char, i64)>, StoreError> {
        let found: Option<(String, i64)> = self
            .connection
            .prepare_cached(
                "SELECT kind, position FROM event
                 WHERE subject = ?1 AND kind IN ('person_added', 'household_added') ORDER BY position LIMIT 1",
            )?
            .query_row([subject], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(found.map(|(kind, position)| (if kind == "person_added" { 'P' } else { 'H' }, position)))
    }

    /// Operations of this device that `undo` takes back, or `redo` brings back, newest first: the first of them.
    pub fn last_to_reverse(&self) -> Result<Option<OperationId>, StoreError> {
        self.first_operation(
            "SELECT operation.id FROM operation LEFT JOIN reversed ON reversed.operation = operation.id
             WHERE device = ?1 AND kind NOT IN ('undo', 'redo', 'set_up', 'seal_report') AND reversed.operation IS NULL
             ORDER BY operation.number DESC LIMIT 1",
        )
    }

    /// The operation that was taken back last on this device and still is. New work ends it: what was taken back may
    /// have been done otherwise since.
    pub fn last_to_restore(&self) -> Result<Option<OperationId>, StoreError> {
        self.first_operation(
            // From the few that are taken back to their events, never through all events.
            "SELECT event.subject FROM reversed CROSS JOIN event ON event.subject = reversed.operation
             WHERE event.device = ?1 AND event.kind = 'operation_reversed'
                 AND NOT EXISTS (SELECT 1 FROM operation AS newer WHERE newer.device = event.device
                     AND newer.first_seq > event.seq AND newer.kind NOT IN ('undo', 'redo'))
             ORDER BY event.position DESC LIMIT 1",
        )
    }

    fn first_operation(&self, sql: &str) -> Result<Option<OperationId>, StoreError> {
        let found =
            self.connection.prepare_cached(sql)?.query_row([self.device_number], |row| row.get(0)).optional()?;
        Ok(found.map(OperationId))
    }

    /// Operations whose identity starts with these hexadecimal digits, at most two.
    pub fn operations_starting(&self, digits: &str) -> Result<Vec<OperationId>, StoreError> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM operation WHERE substr(lower(hex(id)), 1, ?1) = ?2 ORDER BY number LIMIT 2",
        )?;
        let length = i64::try_from(digits.len()).unwrap_or(i64::MAX);
        let rows = statement.query_map(params![length, digits.to_lowercase()], |row| row.get(0).map(OperationId))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether an operation can be taken back (or done again): nothing later stands on it.
    pub fn reversal(&self, target: OperationId) -> Result<Option<ReversalTarget>, StoreError> {
        let tx = self.read()?;
        let (mut footprint, mut seen) = (Footprint::default(), None);
        let own = "WHERE event.device = (SELECT device FROM operation WHERE id = ?1)
             AND event.seq BETWEEN (SELECT first_seq FROM operation WHERE id = ?1)
                 AND (SELECT last_seq FROM operation WHERE id = ?1)";
        each_event(&tx, own, [target.0], |position, event| {
            let (first, _) = seen.get_or_insert((position, event.operation.kind));
            *first = position.min(*first);
            footprint.take_in(&event);
            Ok(())
        })?;
        let Some((first, kind)) = seen else { return Ok(None) };
        let reversed = reversed(&tx)?;
        let mut in_the_way = None;
        each_event(&tx, "WHERE event.position > ?1 ORDER BY event.position DESC", [first], |_, event| {
            let other = event.operation.id;
            if other != target && !reversed.contains(&other) && in_the_way.is_none() && footprint.carries(&event) {
                in_the_way = Some(other);
            }
            Ok(())
        })?;
        Ok(Some(match in_the_way {
            Some(by) => ReversalTarget::Blocked { target, by },
            None => ReversalTarget::Free(target, kind),
        }))
    }

    /// Whether an operation is taken back.
    pub fn is_reversed(&self, operation: OperationId) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM reversed WHERE operation = ?1)";
        Ok(self.connection.prepare_cached(sql)?.query_row([operation.0], |row| row.get(0))?)
    }

    /// One operation of the log.
    pub fn operation_kind(&self, operation: OperationId) -> Result<Option<OperationKind>, StoreError> {
        let sql = "SELECT kind FROM operation WHERE id = ?1";
        let kind: Option<String> =
            self.connection.prepare_cached(sql)?.query_row([operation.0], |row| row.get(0)).optional()?;
        Ok(kind.map(|kind| OperationKind::from_code(&kind)))
    }

    /// How many events the journal has, and the hash of the last that arrived (empty before the first).
    pub fn head(&self) -> Result<(u64, String), StoreError> {
        let found: Option<(i64, [u8; 32])> = self
            .connection
            .prepare_cached("SELECT position, hash FROM event ORDER BY position DESC LIMIT 1")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        Ok(found.map_or((0, String::new()), |(position, hash)| (position.unsigned_abs(), hex(&hash))))
    }

    /// Writes down who saw or exported how much, and why.
    pub fn audit(&self, at: Timestamp, entry: &AuditEntry) -> Result<(), StoreError> {
        self.connection
            .prepare_cached("INSERT INTO audit (at, actor, action, people, purpose) VALUES (?1, ?2, ?3, ?4, ?5)")?
            .execute(params![at.millis(), entry.actor, entry.action, entry.people.cast_signed(), entry.purpose])?;
        Ok(())
    }
}

/// Calls for each event of a query over [`EVENT_COLUMNS`] that ends with `tail`.
pub fn each_event(
    tx: &Transaction<'_>,
    tail: &str,
    parameter: impl rusqlite::Params,
    mut with: impl FnMut(i64, Event) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let sql = format!("SELECT {EVENT_COLUMNS} FROM {EVENT_TABLES} {tail}");
    let mut statement = tx.prepare_cached(&sql)?;
    let mut rows = statement.query(parameter)?;
    let mut operations = Operations::default();
    while let Some(row) = rows.next()? {
        let (position, event) = event_of(row, &mut operations)?;
        with(position, event)?;
    }
    Ok(())
}
