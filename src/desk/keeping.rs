//! Keeping a ledger: check, backup, passphrase, recovery words.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use zeroize::Zeroizing;

use super::Desk;
use super::error::DeskError;
use crate::msg;
use crate::store::{self, BackupReason, Depth, Finding};
use crate::sys::clock::Clock;
use crate::sys::files;

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

/// Progress of long work in percent; breaking stops it.
pub type Percent<'p> = &'p mut dyn FnMut(u8) -> ControlFlow<()>;

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

    /// The backup of the day, unless there is one.
    pub fn daily_backup(&self) -> Result<(), DeskError> {
        let now = wall_clock();
        if !self.store.has_backup_of(now) {
            self.store.back_up(BackupReason::Daily, now, &mut |_| ControlFlow::Continue(()))?;
        }
        Ok(())
    }

    /// A backup before something large.
    pub(super) fn back_up_before(&self) -> Result<(), DeskError> {
        let now = wall_clock();
        self.store.back_up(BackupReason::BeforeOperation, now, &mut |_| ControlFlow::Continue(()))?;
        Ok(())
    }

    /// Changes the passphrase, after a backup.
    pub fn change_passphrase(&mut self, passphrase: &str) -> Result<(), DeskError> {
        super::refuse_passphrase(passphrase)?;
        self.back_up_before()?;
        Ok(self.store.change_passphrase(passphrase)?)
    }

    /// The recovery words, for a sealed envelope.
    pub fn recovery_words(&self) -> Result<Zeroizing<String>, DeskError> {
        Ok(self.store.recovery_words()?)
    }
}

/// Brings a backup back beside the ledger, or in its place where there is none; says where it is.
pub fn restore(backup: &Path, ledger: &Path, typed: &str) -> Result<PathBuf, DeskError> {
    if let Some(folder) = ledger.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        files::create_private_dir(folder)?;
    }
    Ok(store::restore(backup, ledger, typed, wall_clock())?)
}
