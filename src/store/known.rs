//! The ledger as it was known at a past moment: the journal up to there, folded anew. One thread reads the events, the
//! other understands and folds them.

use std::collections::HashSet;
use std::sync::mpsc::{Receiver, sync_channel};

use rusqlite::{OptionalExtension, Transaction, params};

use super::error::StoreError;
use super::journal::{EVENT_COLUMNS, EVENT_TABLES, Operations, RawEvent, events};
use super::journal_format::hex;
use super::open::Store;
use crate::domain::event::REPORT_SUBJECT;
use crate::domain::ids::OperationId;
use crate::domain::ledger::LedgerState;
use crate::domain::time::Timestamp;
use crate::domain::undo::reversed_operations;

/// Events that wait between the two threads.
const BATCH: usize = 512;
const BATCHES_WAITING: usize = 4;

/// What was known at some moment.
#[derive(Debug)]
pub struct Known {
    /// The ledger then.
    pub state: LedgerState,
    /// Hash of the last event then, in hexadecimal digits; empty before the first.
    pub head: String,
}

impl Store {
    /// The ledger as it was known at a moment: the events that had arrived by then. Arrival follows the journal's
    /// own order: an event counts as arrived when it, or any after it, carries a time up to that moment. The moment at
    /// which a report was sent is the report's own place in that order, whatever a clock said afterwards.
    pub fn known_at(&self, moment: Timestamp) -> Result<Known, StoreError> {
        let tx = self.read()?;
        let sent: Option<i64> = tx
            .prepare_cached("SELECT max(position) FROM event WHERE subject = ?1 AND arrived = ?2")?
            .query_row(params![REPORT_SUBJECT, moment.millis()], |row| row.get(0))?;
        if let Some(position) = sent {
            return known_up_to(&tx, position);
        }
        let last: Option<i64> = tx
            .prepare_cached("SELECT max(position) FROM event WHERE arrived <= ?1 AND arrived >= ?2")?
            .query_row(params![moment.millis(), made_at(&tx)?], |row| row.get(0))?;
        known_up_to(&tx, last.unwrap_or(0))
    }

    /// The ledger as it was known when the event at a position had arrived.
    pub fn known_at_position(&self, position: i64) -> Result<Known, StoreError> {
        known_up_to(&self.read()?, position)
    }
}

/// When the first event arrived: a clock that shows less than that is broken, and no moment goes by it.
fn made_at(tx: &Transaction<'_>) -> Result<i64, StoreError> {
    let made: Option<i64> = tx
        .prepare_cached("SELECT arrived FROM event ORDER BY position LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(made.unwrap_or(i64::MIN))
}

fn known_up_to(tx: &Transaction<'_>, last: i64) -> Result<Known, StoreError> {
    let head: Option<[u8; 32]> = tx
        .prepare_cached("SELECT hash FROM event WHERE position = ?1")?
        .query_row([last], |row| row.get(0))
        .optional()?;
    let reversals = events(
        tx,
        "WHERE event.position <= ?1 AND event.kind IN ('operation_reversed', 'operation_restored')",
        [last],
    )?;
    let reversed = reversed_operations(reversals.iter().map(|(_, event)| event));
    let state = std::thread::scope(|scope| {
        let (ready, inbox) = sync_channel::<Vec<RawEvent>>(BATCHES_WAITING);
        let folding = scope.spawn(|| fold(inbox, &reversed));
        let read = read_raw(tx, last, |batch| ready.send(batch).is_ok());
        drop(ready);
        let folded = folding.join().unwrap_or_else(|_bug| Err(StoreError::damaged("events could not be folded")));
        read.and(folded)
    })?;
    Ok(Known { state, head: head.map(|hash| hex(&hash)).unwrap_or_default() })
}

fn fold(inbox: Receiver<Vec<RawEvent>>, reversed: &HashSet<OperationId>) -> Result<LedgerState, StoreError> {
    let mut state = LedgerState::default();
    for raw in inbox.into_iter().flatten() {
        let (_, event) = raw.read()?;
        if !reversed.contains(&event.operation.id) {
            state.apply(event);
        }
    }
    Ok(state)
}

/// Reads the events up to a position in the journal's order, without those that change nothing of a ledger's state;
/// `with` says whether anybody still listens.
fn read_raw(tx: &Transaction<'_>, last: i64, mut with: impl FnMut(Vec<RawEvent>) -> bool) -> Result<(), StoreError> {
    let devices: i64 = tx.query_row("SELECT count(*) FROM device", [], |row| row.get(0))?;
    // One writer's events arrive in the journal's order: no sorting of a whole journal.
    let order = if devices == 1 { "event.position" } else { "event.lamport, device.id, event.seq" };
    let sql = format!(
        "SELECT {EVENT_COLUMNS} FROM {EVENT_TABLES}
         WHERE event.position <= ?1 AND event.kind NOT IN ('report_sealed', 'sheet_made') ORDER BY {order}"
    );
    let mut statement = tx.prepare_cached(&sql)?;
    let mut rows = statement.query([last])?;
    let mut operations = Operations::default();
    let mut batch = Vec::with_capacity(BATCH);
    while let Some(row) = rows.next()? {
        batch.push(RawEvent::of(row, &mut operations)?);
        if batch.len() == BATCH && !with(std::mem::replace(&mut batch, Vec::with_capacity(BATCH))) {
            return Ok(());
        }
    }
    with(batch);
    Ok(())
}
