//! Copies of a ledger: taken page by page through a keyed connection, reopened and verified before they get their
//! name, thinned out as reliability.md 3.6 says. Bringing one back makes a new file beside the ledger.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU8, Ordering};

use chrono::{Datelike, NaiveDateTime};
use rusqlite::backup::{Backup as Copying, StepResult};
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::error::StoreError;
use super::open::{Location, Store, apply_key, open_connection};
use super::pages::{PAGE_SIZE, PageCodes, foreign_pages};
use crate::sys::attended::{Listener, attend};
use crate::sys::files;

/// Why a backup is made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BackupReason {
    /// The first opening of the day.
    Daily,
    /// Before an import, a change of passphrase, a migration.
    BeforeOperation,
    /// Somebody asked for it.
    OnDemand,
}

impl BackupReason {
    fn code(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::BeforeOperation => "before",
            Self::OnDemand => "asked",
        }
    }
}

/// A backup in the ledger's folder of backups.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Backup {
    /// When it was made, local time.
    pub at: NaiveDateTime,
    /// Why: `daily`, `before` or `asked`.
    pub reason: String,
    /// The file.
    pub path: PathBuf,
}

/// Days of which the first backup is kept.
const KEPT_DAYS: usize = 7;
/// Weeks of which the first backup is kept.
const KEPT_WEEKS: usize = 2;
/// Backups before operations that are kept.
const KEPT_BEFORE: usize = 3;
/// Nothing is kept longer: what is erased by law must be gone from backups too (domain.md section 10).
const KEPT_AT_MOST_DAYS: i64 = 20;
const TIME_FORMAT: &str = "%Y%m%d-%H%M%S";
/// Pages copied between two calls for progress.
const PAGES_A_STEP: i32 = 500;
/// Progress of a copy, in percent; breaking stops it. It is told from a thread of its own where the copy is busy.
pub type Percent<'p> = &'p mut (dyn FnMut(u8) -> ControlFlow<()> + Send);

/// Ending of a ledger's file name.
const EXTENSION: &str = "tungnha";

impl Store {
    /// The folder of this ledger's backups: beside it, named after it.
    pub fn backup_folder(&self) -> Option<PathBuf> {
        match &self.location {
            Location::File(path) => Some(backup_folder(path)),
            Location::Memory => None,
        }
    }

    /// Copies the ledger into its folder of backups and thins the folder out.
    pub fn back_up(
        &self,
        reason: BackupReason,
        now: NaiveDateTime,
        progress: Percent<'_>,
    ) -> Result<Option<PathBuf>, StoreError> {
        let Some(folder) = self.backup_folder() else { return Ok(None) };
        files::create_private_dir(&folder).map_err(files_error(&folder))?;
        let name = format!("{}-{}.{EXTENSION}", now.format(TIME_FORMAT), reason.code());
        let path = self.copy_to(&files::free_name(&folder.join(name)), progress)?;
        for old in surplus(&list(&folder), now) {
            // A file that cannot be removed now is removed next time.
            let _ = files::remove(&old.path);
        }
        Ok(Some(path))
    }

    /// Whether a backup of this day exists.
    pub fn has_backup_of(&self, now: NaiveDateTime) -> bool {
        self.backup_folder().is_some_and(|folder| list(&folder).iter().any(|backup| backup.at.date() == now.date()))
    }

    /// The backups there are, newest first.
    pub fn backups(&self) -> Vec<Backup> {
        self.backup_folder().map(|folder| list(&folder)).unwrap_or_default()
    }

    /// Copies the ledger to a path where nothing stands, verified.
    pub fn copy_to(&self, target: &Path, progress: Percent<'_>) -> Result<PathBuf, StoreError> {
        if target.symlink_metadata().is_ok() {
            return Err(StoreError::Exists { path: target.to_owned() });
        }
        let mut aside = target.as_os_str().to_owned();
        aside.push(".part");
        let aside = files::free_name(&PathBuf::from(aside));
        let percent = AtomicU8::new(0);
        let mut tell = || progress(percent.load(Ordering::Relaxed));
        let listener = Listener::new(&mut tell);
        let copied = self.copy_and_verify(&aside, &percent, &listener);
        let copied = if listener.is_stopped() { Err(StoreError::Cancelled) } else { copied };
        let outcome = copied.and_then(|()| {
            std::fs::hard_link(&aside, target)
                .or_else(|_no_links| {
                    if target.exists() {
                        Err(std::io::ErrorKind::AlreadyExists.into())
                    } else {
                        std::fs::rename(&aside, target)
                    }
                })
                .map_err(StoreError::io(target))
        });
        let _ = files::remove(&aside);
        outcome.map(|()| target.to_owned())
    }

    fn copy_and_verify(&self, aside: &Path, percent: &AtomicU8, listener: &Listener<'_>) -> Result<(), StoreError> {
        super::open::create_private(aside)?;
        let mut target = open_connection(aside, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        apply_key(&target, &self.key, &self.salt)?;
        listener.while_working(&|| (), || {
            let copying = Copying::new(&self.connection, &mut target)?;
            loop {
                let step = copying.step(PAGES_A_STEP)?;
                let shape = copying.progress();
                let done = 100 - shape.remaining.saturating_mul(100) / shape.pagecount.max(1);
                percent.store(u8::try_from(done.clamp(0, 100)).unwrap_or(100), Ordering::Relaxed);
                if listener.tell().is_break() {
                    return Err(StoreError::Cancelled);
                }
                if step == StepResult::Done {
                    break;
                }
            }
            drop(copying);
            // The copy must not need a log beside it.
            target.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
            target.close().map_err(|(_, error)| error)?;
            Ok(())
        })?;
        let connection = open_connection(aside, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let interrupt = connection.get_interrupt_handle();
        listener.while_working(&|| interrupt.interrupt(), || self.verify_copy(aside, connection, listener))
    }

    /// Looks through a copy that was opened again, with the same key: page codes, structure, the same journal, and not
    /// in plain text.
    fn verify_copy(&self, copy: &Path, connection: Connection, listener: &Listener<'_>) -> Result<(), StoreError> {
        apply_key(&connection, &self.key, &self.salt)?;
        // What `PRAGMA cipher_integrity_check` does, which cannot be stopped before it has seen every page.
        let codes = PageCodes::of(&self.key, &self.salt).ok_or_else(|| StoreError::damaged("copy: no page codes"))?;
        let mut file = std::fs::File::open(copy).map_err(StoreError::io(copy))?;
        let foreign = foreign_pages(&file, &codes, 1, &|_, _| !listener.is_stopped()).map_err(StoreError::io(copy))?;
        if let Some(number) = foreign.first() {
            return Err(StoreError::damaged(format!("copy: the code of page {number} does not fit")));
        }
        let sound: String = connection.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        let head: (i64, Option<Vec<u8>>) = connection.query_row(
            "SELECT count(*), (SELECT hash FROM event ORDER BY position DESC LIMIT 1) FROM event",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        drop(connection);
        let (events, own) = self.head()?;
        let head_text = head.1.as_deref().map(super::journal_format::hex).unwrap_or_default();
        let mut start = [0; 16];
        std::io::Seek::rewind(&mut file)
            .and_then(|()| std::io::Read::read_exact(&mut file, &mut start))
            .map_err(StoreError::io(copy))?;
        if sound != "ok" || head.0.unsigned_abs() != events || head_text != own || &start == b"SQLite format 3\0" {
            return Err(StoreError::damaged("the copy differs from the ledger"));
        }
        file.sync_all().map_err(StoreError::io(copy))
    }
}

/// A backup that was copied aside and opened there: the backup itself is never opened for writing.
pub struct Aside {
    /// The ledger in it.
    pub store: Store,
    // Removed when the store is closed: fields drop in this order.
    _folder: tempfile::TempDir,
}

/// Opens a backup aside with what was typed. `go_on` is asked while it is copied and opened.
pub fn open_aside(backup: &Path, typed: &str, go_on: &mut dyn FnMut() -> ControlFlow<()>) -> Result<Aside, StoreError> {
    let about = backup.metadata().map_err(StoreError::missing_or_io(backup))?;
    if !about.is_file() {
        return Err(StoreError::BadPath { path: backup.to_owned() });
    }
    if about.len() < PAGE_SIZE as u64 {
        return Err(StoreError::damaged("shorter than one page"));
    }
    // A copy that was broken off, from a stick that was pulled out too early.
    if !about.len().is_multiple_of(PAGE_SIZE as u64) {
        return Err(StoreError::damaged("its end is missing"));
    }
    // Given up, the folder is removed here, whatever is still being copied into it.
    let folder = tempfile::tempdir().map_err(StoreError::io(std::env::temp_dir()))?;
    let (backup, tried) = (backup.to_owned(), folder.path().join("tried.tungnha"));
    let typed = Zeroizing::new(typed.to_owned());
    let open = move || {
        files::copy_aside(&backup, &tried).map_err(files_error(&tried))?;
        Store::open(&tried, &typed)
    };
    let store = attend(open, go_on).ok_or(StoreError::Cancelled)??;
    Ok(Aside { store, _folder: folder })
}

/// How much of bringing a backup back is checking it, in percent; the rest is copying.
const CHECKING: u8 = 70;

/// Brings a backup back as a new ledger beside an old one (or in its place, where there is none). The backup is
/// opened with what was typed and checked first; it stays where it is. Stopped, nothing of it stays.
pub fn restore(
    backup: &Path,
    ledger: &Path,
    (typed, now): (&str, NaiveDateTime),
    progress: Percent<'_>,
) -> Result<PathBuf, StoreError> {
    let aside = open_aside(backup, typed, &mut || progress(0))?;
    let target = if ledger.symlink_metadata().is_ok() {
        let stem = ledger.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let name = format!("{stem}-restored-{}.{EXTENSION}", now.format(TIME_FORMAT));
        files::free_name(&ledger.with_file_name(name))
    } else {
        ledger.to_owned()
    };
    let part = |percent: u8, of: u8| u8::try_from(u16::from(percent.min(100)) * u16::from(of) / 100).unwrap_or(of);
    let findings = aside.store.check(super::Depth::Full, &mut |percent| progress(part(percent, CHECKING)))?;
    if let Some(finding) = findings.first() {
        return Err(StoreError::damaged(format!("{}: {}", finding.code, finding.detail)));
    }
    aside.store.copy_to(&target, &mut |percent| progress(CHECKING + part(percent, 100 - CHECKING)))
}

fn files_error(path: &Path) -> impl FnOnce(files::FilesError) -> StoreError {
    let path = path.to_owned();
    move |error| StoreError::io(path)(std::io::Error::other(error))
}

fn backup_folder(ledger: &Path) -> PathBuf {
    let stem = ledger.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    ledger.with_file_name(format!("{stem}-backups"))
}

/// The backups of a folder, newest first; anything else in it is left alone.
fn list(folder: &Path) -> Vec<Backup> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut backups: Vec<Backup> = entries.filter_map(|entry| backup_of(entry.ok()?.path())).collect();
    backups.sort_by(|one, other| other.cmp(one));
    backups
}

fn backup_of(path: PathBuf) -> Option<Backup> {
    if path.extension()? != EXTENSION {
        return None;
    }
    let stem = path.file_stem()?.to_str()?;
    let mut parts = stem.splitn(3, '-');
    let (day, time, reason) = (parts.next()?, parts.next()?, parts.next()?);
    let at = NaiveDateTime::parse_from_str(&format!("{day}-{time}"), TIME_FORMAT).ok()?;
    let reason = reason.split(' ').next().unwrap_or_default().to_owned();
    Some(Backup { at, reason, path })
}

/// Which backups (newest first) are no longer kept.
fn surplus(backups: &[Backup], now: NaiveDateTime) -> Vec<&Backup> {
    let (mut days, mut weeks, mut before) = (BTreeSet::new(), BTreeSet::new(), 0);
    backups
        .iter()
        // The one just made and the newest before it stay, whatever the clock says: it may be wrong by years.
        .skip(2)
        .filter(|backup| {
            if (now - backup.at).num_days() >= KEPT_AT_MOST_DAYS {
                return true;
            }
            if backup.reason == BackupReason::BeforeOperation.code() {
                before += 1;
                return before > KEPT_BEFORE;
            }
            if backup.reason == BackupReason::OnDemand.code() || days.contains(&backup.at.date()) {
                return backup.reason != BackupReason::OnDemand.code();
            }
            if days.len() < KEPT_DAYS {
                days.insert(backup.at.date());
                return false;
            }
            let week = backup.at.iso_week();
            !(weeks.len() < KEPT_WEEKS && weeks.insert((week.year(), week.week())))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seven_days_two_weeks_three_before_and_nothing_of_twenty_days() {
        let now: NaiveDateTime = "2023-06-30T08:00:00".parse().unwrap();
        let made = |days: i64, reason: &str| Backup {
            at: now - chrono::TimeDelta::days(days),
            reason: reason.to_owned(),
            path: PathBuf::from(format!("{reason}-{days}")),
        };
        let mut backups: Vec<Backup> = (0..30).map(|days| made(days, "daily")).collect();
        backups.extend((0..6).map(|days| made(days, "before")));
        backups.extend([made(3, "asked"), made(25, "asked")]);
        backups.sort_by(|one, other| other.cmp(one));
        let gone = surplus(&backups, now);
        let kept: Vec<&Backup> = backups.iter().filter(|backup| !gone.contains(backup)).collect();
        let count = |reason: &str| kept.iter().filter(|backup| backup.reason == reason).count();
        // The two newest stand apart from the rule: one of each kind here.
        assert_eq!((count("daily"), count("before"), count("asked")), (10, 4, 1));
        assert!(kept.iter().all(|backup| (now - backup.at).num_days() < 20));
    }
}
