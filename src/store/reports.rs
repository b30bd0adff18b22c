//! The reports that were sent: read from the journal itself. There may be hundreds of them; what they are asked for
//! again and again is kept by whoever asks.

use super::error::StoreError;
use super::journal::events;
use super::journal_reports::{SealedShort, WrittenShort};
use super::open::Store;
use crate::domain::event::{Body, REPORT_SUBJECT};
use crate::domain::reports::sealed::{Seal, SealedReport};
use crate::domain::time::Timestamp;

/// A report that was sent: its place in the journal, and what is asked of it again and again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealedRow {
    /// Its place in the journal as it arrived here.
    pub position: i64,
    /// When it was sent, and by whom.
    pub seal: Seal,
    /// The rest.
    pub short: SealedShort,
}

impl Store {
    /// All reports that were sent, in the journal's order. Those of kinds of a later version are left out.
    pub fn sealed_reports(&self) -> Result<Vec<SealedRow>, StoreError> {
        let sql = "SELECT event.position, operation.at, operation.actor, event.payload
             FROM event CROSS JOIN operation ON operation.number = event.operation
             WHERE event.subject = ?1 AND event.kind = 'report_sealed' AND event.version = 1
                 AND event.payload IS NOT NULL
             ORDER BY event.lamport, event.device, event.seq";
        let tx = self.read()?;
        let mut statement = tx.prepare_cached(sql)?;
        let mut rows = statement.query([REPORT_SUBJECT])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let text: String = row.get(3)?;
            let short: WrittenShort =
                serde_json::from_str(&text).map_err(|_unreadable| StoreError::damaged("a report that was sent"))?;
            let seal = Seal { at: Timestamp::from_millis(row.get(1)?), by: row.get(2)? };
            found.extend(short.read().map(|short| SealedRow { position: row.get(0).unwrap_or(0), seal, short }));
        }
        Ok(found)
    }

    /// The whole of one, by its place in the journal.
    pub fn sealed_report(&self, position: i64) -> Result<Option<SealedReport>, StoreError> {
        let tx = self.read()?;
        let tail = "WHERE event.position = ?1 AND event.kind = 'report_sealed'";
        let found = events(&tx, tail, [position])?.pop();
        Ok(found
            .and_then(|(_, event)| if let Body::ReportSealed { report } = event.body { Some(*report) } else { None }))
    }

    /// The first day that the ledger knows of: when it was set up.
    pub fn first_day(&self) -> Result<Option<chrono::NaiveDate>, StoreError> {
        use rusqlite::OptionalExtension as _;
        let tx = self.read()?;
        let found: Option<i32> = tx
            .prepare_cached("SELECT on_day FROM event ORDER BY position LIMIT 1")?
            .query_row([], |row| row.get(0))
            .optional()?;
        found.map(super::rows::day_of).transpose()
    }
}
