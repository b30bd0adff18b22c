//! Keeping a ledger: check, backup, passphrase, recovery words.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use zeroize::Zeroizing;

use super::Desk;
use super::error::DeskError;
use crate::domain::time::Timestamp;
use crate::msg;
use crate::store::{self, BackupReason, Depth, Finding, Location};
use crate::sys::clock::Clock;
use crate::sys::{files, paths};
use crate::text::words::Explain;

/// Backups are named and thinned out by the clock of the laptop, never by a day that is only believed.
fn wall_clock() -> NaiveDateTime {
    Clock::system().now().to_local()
}

/// What a check found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Checked {
    /// What is not as it should be; nothing for a sound ledger.
    pub findings: Vec<Finding>,
    /// How many events the journal has.
    pub events: u64,
    /// Hash of the last event.
    pub head: String,
}

/// The backups of a ledger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackupList {
    /// The ledger, and the folder of its backups; a ledger in memory has neither.
    pub places: Option<(PathBuf, PathBuf)>,
    /// The backups, newest first.
    pub backups: Vec<BackupShown>,
    /// When this was read, by the clock of the laptop, which is the clock of the backups.
    pub now: NaiveDateTime,
}

/// A backup as it is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BackupShown {
    /// When it was made, local time.
    pub at: NaiveDateTime,
    /// Why: `daily`, `before` or `asked`.
    pub reason: String,
    /// Its size in bytes.
    pub size_bytes: u64,
    /// The file.
    pub path: PathBuf,
}

/// A backup that was opened aside and checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TriedBackup {
    /// The file.
    pub path: PathBuf,
    /// The ward's name.
    pub ward: String,
    /// How many households.
    pub households: u64,
    /// How many people.
    pub people: u64,
    /// When something was done last.
    pub last: Option<Timestamp>,
    /// What the full check found.
    pub checked: Checked,
}

/// Progress of long work in percent; breaking stops it.
pub use crate::store::Percent;

impl Desk {
    /// Checks the ledger.
    pub fn check(&self, depth: Depth, progress: Percent<'_>) -> Result<Checked, DeskError> {
        let findings = self.store.check(depth, progress)?;
        let (events, head) = self.store.head()?;
        Ok(Checked { findings, events, head })
    }

    /// Copies the ledger: to a path, or into its folder of backups.
    pub fn back_up(&self, target: Option<&Path>, progress: Percent<'_>) -> Result<PathBuf, DeskError> {
        self.store.checkpoint()?;
        let made = match target {
            Some(target) => Some(self.store.copy_to(target, progress)?),
            None => self.store.back_up(BackupReason::OnDemand, wall_clock(), progress)?,
        };
        made.ok_or_else(|| DeskError::refused("nothing_to_back_up", msg!("error-nothing-to-back-up")))
    }

    /// The backups there are.
    pub fn backups(&self) -> BackupList {
        let shown = |backup: store::Backup| BackupShown {
            at: backup.at,
            reason: backup.reason,
            size_bytes: backup.path.metadata().map_or(0, |about| about.len()),
            path: backup.path,
        };
        let places = match (self.store.location(), self.store.backup_folder()) {
            (Location::File(ledger), Some(folder)) => Some((ledger.clone(), folder)),
            (Location::File(_) | Location::Memory, _) => None,
        };
        BackupList { places, backups: self.store.backups().into_iter().map(shown).collect(), now: wall_clock() }
    }

    /// Copies the ledger to where somebody typed: a file that is not there yet, or a folder such as a memory stick,
    /// in which the copy gets a name with the day.
    pub fn copy_to(&self, typed: &str, progress: Percent<'_>) -> Result<PathBuf, DeskError> {
        let mut path = absolute(typed)?;
        if path.is_dir() {
            let stem = match self.store.location() {
                Location::File(ledger) => ledger.file_stem().map(|stem| stem.to_string_lossy().into_owned()),
                Location::Memory => None,
            };
            let name = format!("{}-{}.tungnha", stem.unwrap_or_default(), wall_clock().format("%Y%m%d-%H%M"));
            path = files::free_name(&path.join(name));
        }
        let shown = path.display().to_string();
        if path.symlink_metadata().is_ok() {
            return Err(DeskError::refused("copy_exists", msg!("error-copy-exists", path = shown)));
        }
        if path.parent().is_some_and(|folder| !folder.is_dir()) {
            return Err(DeskError::refused("copy_no_folder", msg!("error-copy-no-folder", path = shown)));
        }
        self.back_up(Some(&path), progress)
    }

    /// Brings a backup back beside this ledger; says where it is.
    pub fn bring_back(&self, backup: &Path, typed: &str, progress: Percent<'_>) -> Result<PathBuf, DeskError> {
        match self.store.location() {
            Location::File(ledger) => restore(backup, ledger, typed, progress),
            Location::Memory => Err(DeskError::refused("nothing_to_back_up", msg!("error-nothing-to-back-up"))),
        }
    }

    /// Whether what was typed opens this ledger; there is nothing to open in memory.
    pub fn knows(&self, typed: &str) -> Result<bool, DeskError> {
        Ok(self.store.knows(typed)?)
    }

    /// The backup of the day, unless there is one.
    pub fn daily_backup(&self) -> Result<(), DeskError> {
        let now = wall_clock();
        if !self.store.has_backup_of(now) {
            self.store.back_up(BackupReason::Daily, now, &mut |_| ControlFlow::Continue(()))?;
        }
        Ok(())
    }

    /// A backup before something large.
    pub(super) fn back_up_before(&self, progress: Percent<'_>) -> Result<(), DeskError> {
        let now = wall_clock();
        self.store.back_up(BackupReason::BeforeOperation, now, progress)?;
        Ok(())
    }

    /// Changes the passphrase, after a backup.
    pub fn change_passphrase(&mut self, passphrase: &str) -> Result<(), DeskError> {
        super::refuse_passphrase(passphrase)?;
        self.back_up_before(&mut |_| ControlFlow::Continue(()))?;
        Ok(self.store.change_passphrase(passphrase)?)
    }

    /// The recovery words, for a sealed envelope.
    pub fn recovery_words(&self) -> Result<Zeroizing<String>, DeskError> {
        Ok(self.store.recovery_words()?)
    }
}

/// Opens a backup aside, checks it whole, and says what is in it.
pub fn try_backup(typed_path: &str, typed: &str, progress: Percent<'_>) -> Result<TriedBackup, DeskError> {
    let path = absolute(typed_path)?;
    refuse_other_files(&path)?;
    let aside = store::open_aside(&path, typed, &mut || progress(0))?;
    let store = &aside.store;
    let findings = store.check(Depth::Full, progress)?;
    let ((events, head), (households, people)) = (store.head()?, store.size()?);
    let last = store.operations(None, 1)?.first().map(|row| row.at);
    let checked = Checked { findings, events, head };
    Ok(TriedBackup { path, ward: store.ward()?.name, households, people, last, checked })
}

/// What was typed, as a path.
pub(super) fn absolute(typed: &str) -> Result<PathBuf, DeskError> {
    paths::absolute(Path::new(typed.trim())).map_err(|error| {
        let (code, message) = (error.code(), error.message());
        match error.hint() {
            Some(hint) => DeskError::refused_with_hint(code, message, hint),
            None => DeskError::refused(code, message),
        }
    })
}

/// So much of a file tells text from a ledger, whose pages look like noise.
const LOOKED_AT: u64 = 512;
/// How spreadsheets and papers begin: zip, the older kind of Office, PDF.
const OTHER_FILES: [&[u8]; 3] = [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"];

/// A list that was chosen by mistake is not said to have another passphrase.
fn refuse_other_files(path: &Path) -> Result<(), DeskError> {
    use std::io::Read;
    let mut start = Vec::new();
    let is_read = path.is_file()
        && std::fs::File::open(path).and_then(|file| file.take(LOOKED_AT).read_to_end(&mut start)).is_ok();
    let is_text = start.iter().all(|byte| !byte.is_ascii_control() || b"\t\r\n".contains(byte));
    let is_other = is_text || OTHER_FILES.iter().any(|other| start.starts_with(other));
    if is_read && !start.is_empty() && is_other {
        let (message, hint) = (msg!("error-not-a-ledger"), msg!("error-not-a-ledger-hint"));
        return Err(DeskError::refused_with_hint("not_a_ledger", message, hint));
    }
    Ok(())
}

/// Brings a backup back beside the ledger, or in its place where there is none; says where it is.
pub fn restore(backup: &Path, ledger: &Path, typed: &str, progress: Percent<'_>) -> Result<PathBuf, DeskError> {
    refuse_other_files(backup)?;
    if let Some(folder) = ledger.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        files::create_private_dir(folder)?;
    }
    Ok(store::restore(backup, ledger, (typed, wall_clock()), progress)?)
}
