//! The checker: whether a ledger is sound. Everything else that is tested under hard conditions is judged by it.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::atomic::{AtomicU8, Ordering};

use rusqlite::Transaction;

use super::backup::Percent;
use super::error::StoreError;
use super::journal::{EVENT_COLUMNS, EVENT_TABLES};
use super::journal_format::{Envelope, chain_hash, commitment};
use super::open::{Location, Store};
use super::pages::{PageCodes, foreign_pages};
use super::projection::reversed;
use super::queries::each_event;
use super::rows::{HOUSEHOLD_COLUMNS, PERSON_COLUMNS, PERSON_TABLES, household_of, person_of};
use crate::domain::event::{Body, EventKey, Operation, OperationKind};
use crate::domain::ids::{DeviceId, HouseholdId, OperationId};
use crate::domain::ledger::LedgerState;
use crate::domain::time::Timestamp;
use crate::domain::undo::reversed_operations;
use crate::domain::visit::Visit;
use crate::sys::attended::{Listener, drop_aside};

/// How thorough a check is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Depth {
    /// The structure of the file, references, the ends of the chains.
    Quick,
    /// Also every page code, every link of every chain, every commitment, and the projection made again from the
    /// journal and compared.
    Full,
}

/// Something that is not as it should be. Names no personal data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Stable code.
    pub code: &'static str,
    /// Where, in English, for whoever repairs it.
    pub detail: String,
}

/// So many broken pages are named: the file is not better for more of them.
const MOST_PAGES: usize = 100;

/// Somebody who is told how far a check is.
struct Attention<'a> {
    percent: &'a AtomicU8,
    listener: &'a Listener<'a>,
}

impl Attention<'_> {
    fn at(&self, percent: u8) {
        self.percent.store(percent, Ordering::Relaxed);
    }

    /// A part of the whole, from one percentage to another, of which so much is done.
    fn part(&self, (from, to): (u8, u8), (done, whole): (u64, u64)) {
        let part = done.min(whole) * u64::from(to - from) / whole.max(1);
        self.at(from + u8::try_from(part).unwrap_or(to - from));
    }
}

impl Store {
    /// Checks the ledger. `progress` is told a number from 0 to 100, from a thread of its own, and may stop the work.
    pub fn check(&self, depth: Depth, progress: Percent<'_>) -> Result<Vec<Finding>, StoreError> {
        let percent = AtomicU8::new(0);
        let mut tell = || progress(percent.load(Ordering::Relaxed));
        let listener = Listener::new(&mut tell);
        if listener.tell().is_break() {
            return Err(StoreError::Cancelled);
        }
        let findings = self
            .attended(&listener, || self.look_through(depth, &Attention { percent: &percent, listener: &listener }))?;
        percent.store(100, Ordering::Relaxed);
        if listener.tell().is_break() { Err(StoreError::Cancelled) } else { Ok(findings) }
    }

    fn look_through(&self, depth: Depth, attention: &Attention<'_>) -> Result<Vec<Finding>, StoreError> {
        let mut findings = Vec::new();
        if depth == Depth::Full {
            self.check_pages(attention, &mut findings)?;
        }
        attention.at(20);
        self.collect("PRAGMA integrity_check", "structure", &mut findings)?;
        attention.at(40);
        self.collect("PRAGMA foreign_key_check", "reference", &mut findings)?;
        attention.at(42);
        if !findings.is_empty() {
            // What is read from a broken file would only be reported a second time.
            return Ok(findings);
        }
        let tx = self.connection.unchecked_transaction()?;
        check_series(&tx, &mut findings)?;
        attention.at(50);
        if depth == Depth::Full {
            let (events, _) = self.head()?;
            check_chains(&tx, &mut findings, &mut |done| attention.part((50, 75), (done, events)))?;
            self.compare_with_journal(&tx, &mut findings, &mut |done| attention.part((75, 98), (done, events)))?;
        }
        Ok(findings)
    }

    /// The codes of the pages in the file itself: what stands in the log has to be there first. (What `PRAGMA
    /// cipher_integrity_check` does, which cannot be stopped before it has seen every page.)
    fn check_pages(&self, attention: &Attention<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
        let (Some(file), Location::File(path)) = (&self.file, &self.location) else { return Ok(()) };
        self.checkpoint()?;
        let codes = PageCodes::of(&self.key, &self.salt).ok_or_else(|| StoreError::damaged("no page codes"))?;
        // The same file, as seen by this handle: nothing is closed that the connection has locked.
        let go_on = |done, pages| {
            attention.part((0, 20), (done, pages));
            !attention.listener.is_stopped()
        };
        let foreign = foreign_pages(file, &codes, MOST_PAGES, &go_on).map_err(StoreError::io(path))?;
        findings.extend(
            foreign
                .into_iter()
                .map(|page| Finding { code: "page_code", detail: format!("the code of page {page} does not fit") }),
        );
        Ok(())
    }

    /// The rows of a pragma that reports findings (nothing or `ok` where there are none).
    fn collect(&self, pragma: &str, code: &'static str, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
        let mut statement = self.connection.prepare(pragma)?;
        let mut rows = statement.query([])?;
        loop {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => return Ok(()),
                // A page that does not open stops the pragma itself: that is a finding, not a failure.
                Err(error) => {
                    let finding = Finding { code, detail: error.to_string() };
                    if !findings.contains(&finding) {
                        findings.push(finding);
                    }
                    return Ok(());
                }
            };
            let detail: String = row.get::<_, rusqlite::types::Value>(0).map(|value| text_of(&value))?;
            if detail != "ok" {
                findings.push(Finding { code, detail });
            }
        }
    }

    /// The projection, made again from the journal in memory, against the one that stands in the file.
    fn compare_with_journal(
        &self,
        tx: &Transaction<'_>,
        findings: &mut Vec<Finding>,
        done: &mut dyn FnMut(u64),
    ) -> Result<(), StoreError> {
        let reversals = super::journal::events(
            tx,
            "WHERE event.kind IN ('operation_reversed', 'operation_restored') ORDER BY event.position",
            [],
        )?;
        let expected = reversed_operations(reversals.iter().map(|(_, event)| event));
        if expected != reversed(tx)? {
            findings.push(Finding { code: "projection", detail: "operations taken back".to_owned() });
        }
        let mut told = Told::default();
        // A whole ward is dropped elsewhere, also when this is stopped half-way.
        let compared = self.compare_told(tx, (&expected, &mut told), findings, done);
        drop_aside(told);
        compared
    }

    fn compare_told(
        &self,
        tx: &Transaction<'_>,
        (taken_back, told): (&HashSet<OperationId>, &mut Told),
        findings: &mut Vec<Finding>,
        done: &mut dyn FnMut(u64),
    ) -> Result<(), StoreError> {
        let Told { state, visits } = told;
        let mut seen = 0;
        each_event(tx, "WHERE ?1 = 1 ORDER BY event.lamport, device.id, event.seq", [1], |position, event| {
            seen += 1;
            done(seen);
            if !taken_back.contains(&event.operation.id) {
                if let Body::VisitRecorded { household, visit } = &event.body {
                    visits.insert(position, (*household, visit.clone()));
                }
                state.apply(event);
            }
            Ok(())
        })?;
        compare_people(tx, state, findings)?;
        compare_households(tx, state, findings)?;
        let mut stored = BTreeMap::new();
        for row in self.visits()? {
            stored.insert(row.position, row);
        }
        let numbers = self.households()?;
        let numbers: HashMap<i64, _> = numbers.into_iter().map(|row| (row.number, row.household.id)).collect();
        let same = stored.len() == visits.len()
            && visits.iter().all(|(position, (household, visit))| {
                stored.get(position).is_some_and(|row| {
                    row.visit == *visit && numbers.get(&row.household).is_none_or(|stored| stored == household)
                })
            });
        if !same {
            findings.push(Finding { code: "projection", detail: "visits".to_owned() });
        }
        let entries = self.held_rows()?;
        let settled = entries.iter().filter_map(|entry| Some((entry.id, entry.settled?)));
        let settled_as_told = settled.eq(state.settled.iter().map(|(row, settled)| (*row, *settled)));
        let held: BTreeMap<_, _> = entries.iter().map(|entry| (entry.id, entry.held.clone())).collect();
        if held != state.held || !settled_as_told {
            findings.push(Finding { code: "projection", detail: "held rows".to_owned() });
        }
        if self.ward()? != state.ward || self.campaign()? != state.campaign {
            findings.push(Finding { code: "projection", detail: "settings".to_owned() });
        }
        Ok(())
    }
}

/// What the journal tells.
#[derive(Default)]
struct Told {
    state: LedgerState,
    visits: BTreeMap<i64, (HouseholdId, Visit)>,
}

fn text_of(value: &rusqlite::types::Value) -> String {
    if let rusqlite::types::Value::Text(text) = value { text.clone() } else { format!("{value:?}") }
}

fn compare_people(
    tx: &Transaction<'_>,
    state: &mut LedgerState,
    findings: &mut Vec<Finding>,
) -> Result<(), StoreError> {
    // A short reference is the position of the event that added the person.
    let sql = format!(
        "SELECT {PERSON_COLUMNS} FROM {PERSON_TABLES}
         JOIN event ON event.position = person.number AND event.subject = person.id"
    );
    let mut statement = tx.prepare(&sql)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (number, _, stored) = person_of(row)?;
        let mut folded = state.people.remove(&stored.id).or_else(|| state.merged.remove(&stored.id));
        // The order of what was imported differently carries no meaning.
        if let Some(imported) = folded.as_mut().and_then(|person| person.imported.as_mut()) {
            imported.sort_by(|one, other| one.0.code().cmp(other.0.code()));
        }
        if folded.as_ref() != Some(&stored) {
            findings.push(Finding { code: "projection", detail: format!("P{number}") });
        }
    }
    let missing = state.people.len() + state.merged.len();
    if missing > 0 {
        findings.push(Finding { code: "projection", detail: format!("{missing} people missing") });
    }
    Ok(())
}

fn compare_households(
    tx: &Transaction<'_>,
    state: &mut LedgerState,
    findings: &mut Vec<Finding>,
) -> Result<(), StoreError> {
    let mut statement = tx.prepare(&format!("SELECT {HOUSEHOLD_COLUMNS} FROM household"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (number, mut stored) = household_of(row)?;
        let mut folded = state.households.remove(&stored.id);
        for household in folded.iter_mut().chain([&mut stored]) {
            if let Some(imported) = &mut household.imported {
                imported.sort();
            }
        }
        if folded.as_ref() != Some(&stored) {
            findings.push(Finding { code: "projection", detail: format!("H{number}") });
        }
    }
    if !state.households.is_empty() {
        findings.push(Finding { code: "projection", detail: format!("{} households missing", state.households.len()) });
    }
    Ok(())
}

/// Each series starts at 1 and has no gaps.
fn check_series(tx: &Transaction<'_>, findings: &mut Vec<Finding>) -> Result<(), StoreError> {
    let mut statement =
        tx.prepare("SELECT device, min(seq), max(seq), count(*) FROM event GROUP BY device ORDER BY device")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (device, first, last, count): (i64, i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
        if first != 1 || last != count {
            findings.push(Finding { code: "series", detail: format!("device {device}: {count} events up to {last}") });
        }
    }
    let adrift: i64 = tx.query_row(
        "SELECT count(*) FROM event LEFT JOIN operation ON operation.number = event.operation
         AND operation.device = event.device AND event.seq BETWEEN operation.first_seq AND operation.last_seq
         LEFT JOIN device ON device.number = event.device
         WHERE operation.number IS NULL OR device.number IS NULL",
        [],
        |row| row.get(0),
    )?;
    if adrift > 0 {
        findings.push(Finding { code: "reference", detail: format!("{adrift} events without operation or device") });
    }
    Ok(())
}

/// Each event's hash follows from the one before and from everything in its envelope; each payload fits.
fn check_chains(
    tx: &Transaction<'_>,
    findings: &mut Vec<Finding>,
    done: &mut dyn FnMut(u64),
) -> Result<(), StoreError> {
    let sql = format!(
        "SELECT {EVENT_COLUMNS}, event.commitment, event.hash, event.salt FROM {EVENT_TABLES}
         ORDER BY event.device, event.seq"
    );
    let mut statement = tx.prepare(&sql)?;
    let mut rows = statement.query([])?;
    let mut previous: HashMap<DeviceId, [u8; 32]> = HashMap::new();
    let mut seen = 0;
    while let Some(row) = rows.next()? {
        seen += 1;
        done(seen);
        let device = DeviceId(row.get(1)?);
        let key = EventKey {
            lamport: row.get::<_, i64>(3)?.unsigned_abs(),
            device,
            seq: row.get::<_, i64>(2)?.unsigned_abs(),
        };
        let (operation_kind, kind): (String, String) = (row.get(5)?, row.get(8)?);
        let payload: Option<String> = row.get(12)?;
        let operation = Operation {
            id: OperationId(row.get(4)?),
            kind: OperationKind::from_code(&operation_kind),
            actor: row.get(6)?,
            at: Timestamp::from_millis(row.get(7)?),
        };
        let (erased, stored_hash, salt): (Option<[u8; 32]>, [u8; 32], Option<[u8; 16]>) =
            (row.get(13)?, row.get(14)?, row.get(15)?);
        // Of an erased payload the commitment stayed; of any other it follows from the payload.
        let committed = match (erased, salt, payload) {
            (Some(commitment), _, _) => commitment,
            (None, Some(salt), Some(payload)) => commitment(&salt, &payload),
            (None, _, _) => [0; 32],
        };
        let envelope = Envelope {
            key,
            operation: &operation,
            operation_kind: &operation_kind,
            kind: (&kind, row.get(9)?),
            subject: row.get(10)?,
            on_day: row.get(11)?,
            commitment: committed,
        };
        let before = previous.entry(device).or_insert([0; 32]);
        if chain_hash(before, &envelope) != stored_hash {
            findings.push(Finding { code: "chain", detail: format!("device {device} event {}", key.seq) });
        }
        *before = stored_hash;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
