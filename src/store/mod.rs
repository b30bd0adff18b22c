//! The ledger file: `SQLite` under `SQLCipher`, one file, one connection. The ONLY module that names rusqlite.
//!
//! It holds: opening and keying (`open`, `key`, `pages`, `log_file`), the journal (`journal`, `journal_format`), the projection
//! that is kept in the same transaction (`projection`, `rows`), a first roster written straight to its place (`in_place`),
//! queries (`queries`, `history`, `held` rows, `figures`), `check` and `backup`.
//! It must not decide anything about the campaign: events change people and households only in `domain::fold`.
//! Nothing here deletes, truncates or replaces a ledger.

mod backup;
mod check;
mod error;
mod figures;
#[cfg(test)]
mod format_tests;
mod held;
mod history;
mod in_place;
mod journal;
mod journal_format;
mod journal_reports;
mod key;
mod known;
mod lock;
mod log_file;
mod migrations;
mod open;
mod pages;
mod projection;
mod queries;
mod reports;
mod rows;
mod sheets;
mod told;

pub use backup::{Aside, Backup, BackupReason, Percent, open_aside, restore};
pub use check::{Depth, Finding};
pub use error::StoreError;
pub use figures::{Numbers, VisitMoment};
pub use held::HeldEntry;
pub use history::{OperationFilter, OperationRow};
pub use journal::{Recorded, Recording, Touched};
pub use journal_reports::SealedShort;
pub use key::{Key, RECOVERY_WORDS, Strength, is_recovery_words, strength};
pub use known::Known;
pub use open::{Location, Store, Warning};
pub use queries::{AuditEntry, HouseholdRow, PersonRow, ReversalTarget, VisitRow};
pub use reports::SealedRow;
pub use sheets::SheetRow;
pub use told::Told;
