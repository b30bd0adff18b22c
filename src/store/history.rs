//! The log of operations, newest first, and what each of them did.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, ToSql, params};

use super::error::StoreError;
use super::journal::events;
use super::journal_format::hex;
use super::open::Store;
use super::projection::reversed;
use crate::domain::event::{Body, Event, OperationKind};
use crate::domain::ids::{OperationId, SubjectId};
use crate::domain::time::Timestamp;

/// An operation of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationRow {
    /// Identity.
    pub id: OperationId,
    /// What kind of thing.
    pub kind: OperationKind,
    /// Who.
    pub actor: String,
    /// The device, as hexadecimal digits.
    pub device: String,
    /// When, by that device's clock.
    pub at: Timestamp,
    /// How many events.
    pub events: u64,
    /// Whether it is taken back.
    pub undone: bool,
    /// Short reference of one household or person it is about, where it is about one.
    pub about: Option<(char, i64)>,
    /// The operation that it takes back or does again.
    pub target: Option<OperationId>,
}

/// Which operations of the log; everything that is said has to fit.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct OperationFilter {
    /// Of this person.
    pub actor: Option<String>,
    /// Of this kind.
    pub kind: Option<OperationKind>,
    /// Not before this moment.
    pub since: Option<Timestamp>,
    /// Before this moment.
    pub before: Option<Timestamp>,
}

const COLUMNS: &str = "operation.id, operation.kind, operation.actor, device.id, operation.at,
    operation.last_seq - operation.first_seq + 1, reversed.operation IS NOT NULL,
    (SELECT about.subject FROM event AS about WHERE about.device = operation.device AND about.seq = operation.last_seq),
    (SELECT about.subject FROM event AS about WHERE about.device = operation.device AND about.seq = operation.first_seq),
    (SELECT count(*) FROM event AS visited WHERE operation.kind = 'record_visit' AND visited.device = operation.device
     AND visited.seq BETWEEN operation.first_seq AND operation.last_seq AND visited.kind = 'visit_recorded')";
const TABLES: &str = "operation JOIN device ON device.number = operation.device
    LEFT JOIN reversed ON reversed.operation = operation.id";
const FITS: &str = "(?1 IS NULL OR operation.actor = ?1) AND (?2 IS NULL OR operation.kind = ?2)
    AND (?3 IS NULL OR operation.at >= ?3) AND (?4 IS NULL OR operation.at < ?4)";

impl Store {
    /// The log, newest first, from a day on.
    pub fn operations(&self, since: Option<NaiveDate>, limit: usize) -> Result<Vec<OperationRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM {TABLES} ORDER BY operation.number DESC");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([])?;
        let mut operations = Vec::new();
        while let Some(row) = rows.next()? {
            let at = Timestamp::from_millis(row.get(4)?);
            if since.is_some_and(|since| at.local_day() < since) {
                continue;
            }
            operations.push(self.operation_of(row)?);
            if operations.len() >= limit {
                break;
            }
        }
        Ok(operations)
    }

    /// How many operations a filter lets through, and a window of them, newest first.
    pub fn operations_window(
        &self,
        filter: &OperationFilter,
        (first, count): (usize, usize),
    ) -> Result<(usize, Vec<OperationRow>), StoreError> {
        let kind = filter.kind.map(OperationKind::code);
        let (since, before) = (filter.since.map(Timestamp::millis), filter.before.map(Timestamp::millis));
        let fits: [&dyn ToSql; 4] = [&filter.actor, &kind, &since, &before];
        let total: i64 = self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM operation WHERE {FITS}"))?
            .query_row(fits, |row| row.get(0))?;
        let limits = [i64::try_from(count).unwrap_or(i64::MAX), i64::try_from(first).unwrap_or(i64::MAX)];
        let [count, first] = &limits;
        let [actor, kind, since, before] = fits;
        // The window is found in the table alone; what is joined is read for its lines only.
        let sql = format!(
            "SELECT {COLUMNS} FROM {TABLES}
             WHERE operation.number IN
                 (SELECT number FROM operation WHERE {FITS} ORDER BY number DESC LIMIT ?5 OFFSET ?6)
             ORDER BY operation.number DESC"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params![actor, kind, since, before, count, first])?;
        let mut operations = Vec::new();
        while let Some(row) = rows.next()? {
            operations.push(self.operation_of(row)?);
        }
        Ok((usize::try_from(total).unwrap_or(0), operations))
    }

    /// One operation of the log.
    pub fn operation(&self, id: OperationId) -> Result<Option<OperationRow>, StoreError> {
        let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE operation.id = ?1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query([id.0])?;
        rows.next()?.map(|row| self.operation_of(row)).transpose()
    }

    /// How many households and people stand in the ledger.
    pub fn size(&self) -> Result<(u64, u64), StoreError> {
        let sql = "SELECT (SELECT count(*) FROM household), (SELECT count(*) FROM person WHERE merged_into IS NULL)";
        let (households, people): (i64, i64) =
            self.connection.prepare_cached(sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok((households.unsigned_abs(), people.unsigned_abs()))
    }

    /// Everybody who ever did something, by name.
    pub fn actors(&self) -> Result<Vec<String>, StoreError> {
        let mut statement = self.connection.prepare_cached("SELECT DISTINCT actor FROM operation ORDER BY actor")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The device of this ledger, as hexadecimal digits.
    pub fn own_device(&self) -> String {
        hex(&self.device.0)
    }

    /// The first events of an operation, with their positions, in the order in which they were written; what sums a
    /// roster up, which may be written when all its rows are, before them.
    pub fn events_of(&self, id: OperationId, limit: usize) -> Result<Vec<(i64, Event)>, StoreError> {
        let tx = self.read()?;
        let tail = "WHERE event.device = (SELECT device FROM operation WHERE id = ?1)
             AND event.seq BETWEEN (SELECT first_seq FROM operation WHERE id = ?1)
                 AND (SELECT last_seq FROM operation WHERE id = ?1)
             ORDER BY event.device, event.seq LIMIT ?2";
        let mut first = events(&tx, tail, params![id.0, i64::try_from(limit).unwrap_or(i64::MAX)])?;
        let tail = "WHERE event.device = (SELECT device FROM operation WHERE id = ?1)
             AND event.seq = (SELECT last_seq FROM operation WHERE id = ?1)";
        let last = events(&tx, tail, [id.0])?.pop();
        if let Some(summary) = last.filter(|(_, event)| matches!(event.body, Body::RosterImported { .. })) {
            first.retain(|(position, _)| *position != summary.0);
            first.truncate(limit.saturating_sub(1));
            first.insert(0, summary);
        }
        Ok(first)
    }

    /// What a setting was before the event at a position.
    pub fn setting_before(&self, subject: SubjectId, position: i64) -> Result<Option<Body>, StoreError> {
        let tx = self.read()?;
        let taken_back = reversed(&tx)?;
        let tail = "WHERE event.subject = ?1 AND event.position < ?2 ORDER BY event.position DESC";
        let before = events(&tx, tail, params![subject, position])?;
        Ok(before.into_iter().find(|(_, event)| !taken_back.contains(&event.operation.id)).map(|(_, event)| event.body))
    }

    /// What a person or a household is called: a name, or an address. Where it is not in the ledger any more, what it
    /// was called when it came.
    pub fn called(&self, (letter, number): (char, i64)) -> Result<Option<String>, StoreError> {
        let sql = if letter == 'P' {
            "SELECT full_name FROM person WHERE number = ?1"
        } else {
            "SELECT coalesce(address, head_name) FROM household WHERE number = ?1"
        };
        let name: Option<Option<String>> =
            self.connection.prepare_cached(sql)?.query_row([number], |row| row.get(0)).optional()?;
        if let Some(name) = name {
            return Ok(name);
        }
        let added = events(&self.read()?, "WHERE event.position = ?1", [number])?.pop();
        Ok(added.and_then(|(_, event)| match event.body {
            Body::PersonAdded { facts, .. } => Some(facts.full_name),
            Body::HouseholdAdded { facts, .. } => facts.address.or(facts.head_name),
            Body::WardSet { .. }
            | Body::CampaignSet { .. }
            | Body::HouseholdChanged { .. }
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
            | Body::Unknown { .. } => None,
        }))
    }

    fn operation_of(&self, row: &Row<'_>) -> Result<OperationRow, StoreError> {
        let (kind, device): (String, [u8; 16]) = (row.get(1)?, row.get(3)?);
        let kind = OperationKind::from_code(&kind);
        let subject: SubjectId = match kind {
            OperationKind::RecordVisit => row.get(8)?,
            OperationKind::SetUp
            | OperationKind::ChangeSettings
            | OperationKind::Import
            | OperationKind::AddHousehold
            | OperationKind::AddPerson
            | OperationKind::EditHousehold
            | OperationKind::EditPerson
            | OperationKind::MovePerson
            | OperationKind::RecordMilestone
            | OperationKind::MergePeople
            | OperationKind::TellApart
            | OperationKind::CleanUp
            | OperationKind::SettleHeld
            | OperationKind::ChangeAreas
            | OperationKind::Reconcile
            | OperationKind::MakeSheet
            | OperationKind::SealReport
            | OperationKind::Undo
            | OperationKind::Redo
            | OperationKind::Other => row.get(7)?,
        };
        // Of many households, or people, none is the one that it is about.
        let is_of_many = kind == OperationKind::Import
            || (kind == OperationKind::RecordVisit && row.get::<_, i64>(9)? > 1)
            || (kind == OperationKind::RecordMilestone && row.get::<_, SubjectId>(7)? != row.get::<_, SubjectId>(8)?);
        let about = if is_of_many { None } else { self.reference_of(subject)? };
        Ok(OperationRow {
            id: OperationId(row.get(0)?),
            kind,
            actor: row.get(2)?,
            device: hex(&device),
            at: Timestamp::from_millis(row.get(4)?),
            events: row.get::<_, i64>(5)?.unsigned_abs(),
            undone: row.get(6)?,
            about,
            target: kind.is_reversal().then_some(OperationId(subject)),
        })
    }
}
