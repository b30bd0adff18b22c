//! The journal: appending the events of one operation, each with its number, chain hash and projection in one
//! transaction; reading events back.

use std::collections::{BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::RecvTimeoutError;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, Transaction, params};

use super::error::StoreError;
use super::journal_format::{self, Envelope, VERSION, chain_hash, commitment, kind_of};
use super::open::Store;
use super::projection::{Folding, Projection};
use super::rows::{day_number, day_of};
use crate::domain::event::{Body, Event, EventKey, Operation, OperationKind};
use crate::domain::ids::{DeviceId, HouseholdId, OperationId, PersonId, SubjectId};
use crate::domain::time::Timestamp;
use crate::sys::attended::{ATTENTION, drop_aside};
use crate::sys::entropy::{self, Salts};

/// What a recording changed in the projection, by number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Touched {
    /// People.
    pub people: BTreeSet<i64>,
    /// Households.
    pub households: BTreeSet<i64>,
    /// Settings of the ward or the campaign.
    pub settings: bool,
    /// Visits that were added, by position.
    pub new_visits: Vec<i64>,
    /// Whether visits were taken back or came again.
    pub other_visits: bool,
}

/// A recording that was committed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// The operation; `None` when there was nothing to record.
    pub operation: Option<OperationId>,
    /// How many events.
    pub events: u64,
    /// What changed.
    pub touched: Touched,
}

/// The events of one operation, being written. Dropped before [`Recording::commit`], nothing of it stays.
pub struct Recording<'s> {
    pub(super) projection: Projection<'s>,
    device_number: i64,
    operation_number: i64,
    first_seq: u64,
    encoder: Encoder,
}

/// Gives events their numbers, their written form and their place in the chain.
struct Encoder {
    device: DeviceId,
    operation: Arc<Operation>,
    seq: u64,
    lamport: u64,
    previous: [u8; 32],
    salts: Salts,
}

/// An event ready to be inserted.
struct Encoded {
    event: Event,
    payload: String,
    salt: [u8; 16],
    hash: [u8; 32],
}

impl Encoder {
    fn encode(&mut self, on: NaiveDate, body: Body) -> Result<Encoded, StoreError> {
        let key = EventKey { lamport: self.lamport + 1, device: self.device, seq: self.seq + 1 };
        let payload = journal_format::write_payload(&body).map_err(|_unwritable| StoreError::damaged("an event"))?;
        let salt = self.salts.salt();
        let event = Event { key, operation: Arc::clone(&self.operation), on, body };
        let envelope = Envelope {
            key,
            operation: &self.operation,
            operation_kind: self.operation.kind.code(),
            kind: (kind_of(&event.body), VERSION),
            subject: event.body.subject(),
            on_day: day_number(on),
            commitment: commitment(&salt, &payload),
        };
        let hash = chain_hash(&self.previous, &envelope);
        (self.seq, self.lamport, self.previous) = (key.seq, key.lamport, hash);
        Ok(Encoded { event, payload, salt, hash })
    }
}

impl Store {
    /// Begins an operation. Nothing is written until the first event.
    pub fn record(&mut self, kind: OperationKind, actor: &str, now: Timestamp) -> Result<Recording<'_>, StoreError> {
        self.write_into_log()?;
        self.begin(kind, actor, now)
    }

    /// Begins an operation that is about a whole ward: the first one comes in faster.
    pub fn record_many(
        &mut self,
        kind: OperationKind,
        actor: &str,
        now: Timestamp,
    ) -> Result<Recording<'_>, StoreError> {
        if self.has_people()? {
            self.write_into_log()?;
        } else {
            self.write_in_place()?;
        }
        self.begin(kind, actor, now)
    }

    fn has_people(&self) -> Result<bool, StoreError> {
        Ok(self.connection.query_row("SELECT EXISTS (SELECT 1 FROM person)", [], |row| row.get(0))?)
    }

    fn begin(&mut self, kind: OperationKind, actor: &str, now: Timestamp) -> Result<Recording<'_>, StoreError> {
        let device = self.device;
        let device_number = self.device_number;
        let tx = self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let last: Option<(u64, [u8; 32])> = tx
            .prepare_cached("SELECT seq, hash FROM event WHERE device = ?1 ORDER BY seq DESC LIMIT 1")?
            .query_row([device_number], |row| Ok((row.get::<_, i64>(0)?.unsigned_abs(), row.get(1)?)))
            .optional()?;
        let lamport: Option<String> = tx
            .prepare_cached("SELECT value FROM meta WHERE key = 'lamport'")?
            .query_row([], |row| row.get(0))
            .optional()?;
        let lamport = lamport
            .map_or(Ok(0), |text| text.parse())
            .map_err(|_bad: std::num::ParseIntError| StoreError::damaged("logical clock"))?;
        let (seq, previous) = last.unwrap_or((0, [0; 32]));
        let operation_number =
            tx.prepare_cached("SELECT ifnull(max(number), 0) + 1 FROM operation")?.query_row([], |row| row.get(0))?;
        let operation = Arc::new(Operation { id: OperationId(entropy::id()), kind, actor: actor.to_owned(), at: now });
        Ok(Recording {
            projection: Projection::new(tx)?,
            device_number,
            operation_number,
            first_seq: seq + 1,
            encoder: Encoder { device, operation, seq, lamport, previous, salts: Salts::new() },
        })
    }
}

/// Events that wait between the thread that encodes them and the one that inserts them.
const BATCH: usize = 512;
const BATCHES_WAITING: usize = 4;

impl Recording<'_> {
    /// The operation being recorded.
    pub fn operation(&self) -> OperationId {
        self.encoder.operation.id
    }

    /// Writes one event and what it changes.
    pub fn push(&mut self, on: NaiveDate, body: Body) -> Result<(), StoreError> {
        let encoded = self.encoder.encode(on, body)?;
        insert(&mut self.projection, (self.device_number, self.operation_number), encoded)
    }

    /// Takes an operation back, or does it again: a whole import may be folded anew, so `folding` is told of it, and may
    /// stop the work.
    pub fn push_reversal(&mut self, on: NaiveDate, body: Body, folding: Folding<'_>) -> Result<(), StoreError> {
        let encoded = self.encoder.encode(on, body)?;
        insert_event(&self.projection, (self.device_number, self.operation_number), &encoded)?;
        self.projection.reverse(&encoded.event.body, folding)
    }

    /// Writes many events of one day: they are encoded on a thread of their own while others are inserted. `progress`
    /// is told how many were written, at least every [`ATTENTION`] while none come, and may stop the work.
    pub fn push_all(
        &mut self,
        on: NaiveDate,
        bodies: impl Iterator<Item = Body> + Send + 'static,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<(), StoreError> {
        let Self { projection, device_number, operation_number, encoder, .. } = self;
        std::thread::scope(|scope| {
            let (ready, inbox) = std::sync::mpsc::sync_channel::<Vec<Encoded>>(BATCHES_WAITING);
            let encoding = scope.spawn(move || -> Result<(), StoreError> {
                let mut bodies = bodies.peekable();
                while bodies.peek().is_some() {
                    let batch: Result<Vec<Encoded>, StoreError> =
                        bodies.by_ref().take(BATCH).map(|body| encoder.encode(on, body)).collect();
                    // Nobody takes it: inserting failed or was stopped.
                    if ready.send(batch?).is_err() {
                        // The rest may be a whole roster.
                        drop_aside(bodies);
                        break;
                    }
                }
                Ok(())
            });
            let mut written = 0;
            let mut inserted = Ok(());
            while inserted.is_ok() {
                let batch = match inbox.recv_timeout(ATTENTION) {
                    Ok(batch) => batch,
                    Err(RecvTimeoutError::Timeout) => Vec::new(),
                    Err(RecvTimeoutError::Disconnected) => break,
                };
                let numbers = (*device_number, *operation_number);
                written += batch.len() as u64;
                inserted = batch.into_iter().try_for_each(|encoded| insert(projection, numbers, encoded));
                if inserted.is_ok() && progress(written).is_break() {
                    inserted = Err(StoreError::Cancelled);
                }
            }
            drop(inbox);
            let encoded =
                encoding.join().unwrap_or_else(|_bug| Err(StoreError::damaged("events could not be encoded")));
            inserted.and(encoded)
        })
    }

    /// The short reference of a household that stands in the ledger or was just added.
    pub fn household_number(&mut self, id: HouseholdId) -> Result<i64, StoreError> {
        self.projection.household_number(id)
    }

    /// The short reference of a person that stands in the ledger or was just added.
    pub fn person_number(&mut self, id: PersonId) -> Result<i64, StoreError> {
        self.projection.person_number(id)
    }

    /// Commits everything, or nothing.
    pub fn commit(self) -> Result<Recorded, StoreError> {
        let Encoder { operation, seq, lamport, .. } = &self.encoder;
        let events = *seq + 1 - self.first_seq;
        if events == 0 {
            return Ok(Recorded { operation: None, events: 0, touched: Touched::default() });
        }
        let tx = self.projection.transaction();
        tx.prepare_cached(
            "INSERT INTO operation (number, id, device, first_seq, last_seq, kind, actor, at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            self.operation_number,
            operation.id.0,
            self.device_number,
            self.first_seq.cast_signed(),
            seq.cast_signed(),
            operation.kind.code(),
            operation.actor,
            operation.at.millis()
        ])?;
        tx.prepare_cached("INSERT OR REPLACE INTO meta (key, value) VALUES ('lamport', ?1)")?
            .execute([lamport.to_string()])?;
        let operation = Some(operation.id);
        let touched = self.projection.finish()?;
        Ok(Recorded { operation, events, touched })
    }
}

/// Inserts an event and applies it to the projection.
fn insert(projection: &mut Projection<'_>, numbers: (i64, i64), encoded: Encoded) -> Result<(), StoreError> {
    let position = insert_event(projection, numbers, &encoded)?;
    projection.apply_newest(position, encoded.event)
}

/// Inserts an event; its position.
fn insert_event(
    projection: &Projection<'_>,
    (device_number, operation_number): (i64, i64),
    encoded: &Encoded,
) -> Result<i64, StoreError> {
    let Encoded { event, payload, salt, hash } = encoded;
    let tx = projection.transaction();
    tx.prepare_cached(
        "INSERT INTO event
         (device, seq, lamport, operation, arrived, kind, version, subject, on_day, hash, salt, payload)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
    )?
    .execute(params![
        device_number,
        event.key.seq.cast_signed(),
        event.key.lamport.cast_signed(),
        operation_number,
        event.operation.at.millis(),
        kind_of(&event.body),
        VERSION,
        event.body.subject(),
        day_number(event.on),
        hash,
        salt,
        payload
    ])?;
    Ok(tx.last_insert_rowid())
}

/// Everything of an event, as [`event_of`] reads it.
pub const EVENT_COLUMNS: &str = "event.position, device.id, event.seq, event.lamport, operation.id, operation.kind, \
    operation.actor, operation.at, event.kind, event.version, event.subject, event.on_day, event.payload";

/// The tables of [`EVENT_COLUMNS`].
pub const EVENT_TABLES: &str = "event CROSS JOIN device ON device.number = event.device \
    CROSS JOIN operation ON operation.number = event.operation";

/// Operations that were read, so that the events of one share it.
#[derive(Default)]
pub struct Operations(HashMap<OperationId, Arc<Operation>>);

impl Operations {
    fn shared(&mut self, id: OperationId, row: &Row<'_>) -> Result<Arc<Operation>, StoreError> {
        if let Some(operation) = self.0.get(&id) {
            return Ok(Arc::clone(operation));
        }
        let kind: String = row.get(5)?;
        let operation = Arc::new(Operation {
            id,
            kind: OperationKind::from_code(&kind),
            actor: row.get(6)?,
            at: Timestamp::from_millis(row.get(7)?),
        });
        self.0.insert(id, Arc::clone(&operation));
        Ok(operation)
    }
}

/// A row of [`EVENT_COLUMNS`] as it stands, not yet understood: understanding it can be another thread's work.
pub struct RawEvent {
    position: i64,
    key: EventKey,
    operation: Arc<Operation>,
    on: NaiveDate,
    kind: String,
    version: i64,
    subject: SubjectId,
    /// Nothing where it was erased by law.
    payload: Option<String>,
}

impl RawEvent {
    /// Takes it off a row.
    pub fn of(row: &Row<'_>, operations: &mut Operations) -> Result<Self, StoreError> {
        let text = |index: usize| {
            let text = row.get_ref(index)?.as_str_or_null();
            text.map(|text| text.map(str::to_owned)).map_err(|_bad| StoreError::damaged("a text of the journal"))
        };
        Ok(Self {
            position: row.get(0)?,
            key: EventKey {
                lamport: row.get::<_, i64>(3)?.unsigned_abs(),
                device: DeviceId(row.get(1)?),
                seq: row.get::<_, i64>(2)?.unsigned_abs(),
            },
            operation: operations.shared(OperationId(row.get(4)?), row)?,
            on: day_of(row.get(11)?)?,
            kind: text(8)?.unwrap_or_default(),
            version: row.get(9)?,
            subject: row.get(10)?,
            payload: text(12)?,
        })
    }

    /// What happened, with its position.
    pub fn read(self) -> Result<(i64, Event), StoreError> {
        let Self { position, key, operation, on, kind, version, subject, payload } = self;
        let mut body = match payload {
            // Erased by law: nothing is known of it but that it was there.
            None => Body::Unknown { kind, subject, payload: String::new() },
            Some(text) => journal_format::read_payload(&kind, version, subject, &text)
                .map_err(|unreadable| StoreError::damaged(unreadable.to_string()))?,
        };
        if let Body::VisitRecorded { visit, .. } = &mut body {
            visit.on = on;
        }
        Ok((position, Event { key, operation, on, body }))
    }
}

/// The event of a row of [`EVENT_COLUMNS`], with its position.
pub fn event_of(row: &Row<'_>, operations: &mut Operations) -> Result<(i64, Event), StoreError> {
    RawEvent::of(row, operations)?.read()
}

/// The events of a query over [`EVENT_COLUMNS`] that ends with `tail`, in the order it gives.
pub fn events(
    tx: &Transaction<'_>,
    tail: &str,
    parameter: impl rusqlite::Params,
) -> Result<Vec<(i64, Event)>, StoreError> {
    let sql = format!("SELECT {EVENT_COLUMNS} FROM {EVENT_TABLES} {tail}");
    let mut statement = tx.prepare_cached(&sql)?;
    let mut rows = statement.query(parameter)?;
    let mut operations = Operations::default();
    let mut events = Vec::new();
    while let Some(row) = rows.next()? {
        events.push(event_of(row, &mut operations)?);
    }
    Ok(events)
}
