//! History, backups and settings from the screen.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use super::{Job, Progress, Reply, reversing};
use crate::desk::Desk;
use crate::desk::error::DeskError;
use crate::desk::history::{HistoryFilter, HistoryLine, HistoryPage, OperationCard};
use crate::desk::keeping::{BackupList, Checked, TriedBackup, try_backup};
use crate::desk::settings::{Known, save_app};
use crate::desk::{Depth, StoreError};
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::ids::OperationId;
use crate::sys::settings::AppSettings;
use crate::text::numbers::Lang;
use crate::text::words::Words;

/// What is asked for.
pub enum KeepingRequest {
    /// A window of the log, newest first.
    History {
        /// Which operations.
        filter: HistoryFilter,
        /// Place of the first line wanted.
        first: usize,
        /// How many lines are wanted.
        count: usize,
    },
    /// One operation with what it did.
    Operation(OperationId),
    /// Take this operation back.
    UndoOperation(OperationId),
    /// The backups.
    Backups,
    /// Make one now.
    BackUp,
    /// Copy the ledger to what was typed.
    CopyTo(String),
    /// Open a backup aside and check it.
    TryBackup {
        /// The file, as typed.
        path: String,
        /// The passphrase or the recovery words.
        typed: Zeroizing<String>,
    },
    /// Bring a backup back beside the ledger.
    BringBack {
        /// The file.
        path: PathBuf,
        /// The passphrase or the recovery words.
        typed: Zeroizing<String>,
    },
    /// Check the ledger.
    Check(Depth),
    /// Change the settings of the ward and the campaign.
    ChangeSettings {
        /// The ward.
        ward: Ward,
        /// The campaign.
        campaign: Box<Campaign>,
    },
    /// Where the settings of the campaign could be written.
    ProposeCampaign,
    /// Write them into a file that is not there yet.
    WriteCampaign {
        /// The file, as typed.
        path: String,
        /// The language of its comments.
        lang: Lang,
    },
    /// Read them from a file; nothing is changed.
    ReadCampaign {
        /// The file, as typed.
        path: String,
    },
    /// Save the settings of the program.
    SaveApp {
        /// The folder of the settings.
        folder: PathBuf,
        /// The settings.
        app: AppSettings,
    },
    /// Change the passphrase.
    ChangePassphrase {
        /// The present one, asked again.
        present: Zeroizing<String>,
        /// The new one.
        new: Zeroizing<String>,
    },
    /// The recovery words.
    RecoveryWords {
        /// The passphrase, asked again.
        present: Zeroizing<String>,
    },
}

/// What is answered.
pub enum KeepingReply {
    /// A window of the log.
    History {
        /// Which operations.
        filter: HistoryFilter,
        /// The window.
        page: HistoryPage,
    },
    /// An operation; `None` where there is none.
    Operation(Option<Box<OperationCard>>),
    /// An operation is not taken back: this later one stands on it.
    Blocked(Box<HistoryLine>),
    /// The backups.
    Backups(BackupList),
    /// A backup or a copy was made and verified; here it is.
    BackedUp(PathBuf),
    /// What is in a backup.
    Tried(Box<TriedBackup>),
    /// A backup was brought back; here it is.
    BroughtBack(PathBuf),
    /// What a check found.
    Checked(Checked),
    /// Where the settings of the campaign could be written.
    CampaignProposed(PathBuf),
    /// They are written, there.
    CampaignWritten(PathBuf),
    /// What a file makes of them.
    CampaignRead {
        /// The ward.
        ward: Ward,
        /// As they hold now.
        old: Box<Campaign>,
        /// As they would be.
        new: Box<Campaign>,
    },
    /// The settings of the program, as they hold now.
    AppSaved(AppSettings),
    /// The passphrase is changed; these are the recovery words now.
    PassphraseChanged(Zeroizing<String>),
    /// The recovery words.
    RecoveryWords(Zeroizing<String>),
    /// What was typed is not the passphrase.
    WrongPassphrase,
    /// Long work was stopped; nothing changed.
    Stopped,
}

impl KeepingRequest {
    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        match self {
            Self::UndoOperation(_)
            | Self::BackUp
            | Self::CopyTo(_)
            | Self::TryBackup { .. }
            | Self::BringBack { .. }
            | Self::Check(_) => true,
            Self::History { .. }
            | Self::Operation(_)
            | Self::Backups
            | Self::ChangeSettings { .. }
            | Self::ProposeCampaign
            | Self::WriteCampaign { .. }
            | Self::ReadCampaign { .. }
            | Self::SaveApp { .. }
            | Self::ChangePassphrase { .. }
            | Self::RecoveryWords { .. } => false,
        }
    }

    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk, job: &mut Job<'_>) -> Result<Reply, DeskError> {
        let served = self.serve_or_stop(desk, job);
        match served {
            Err(DeskError::Store(StoreError::Cancelled)) => Ok(Reply::Keeping(KeepingReply::Stopped)),
            served => served,
        }
    }

    fn serve_or_stop(self, desk: &mut Desk, job: &mut Job<'_>) -> Result<Reply, DeskError> {
        Ok(Reply::Keeping(match self {
            Self::History { filter, first, count } => {
                let page = desk.history(&filter, (first, count))?;
                KeepingReply::History { filter, page }
            }
            Self::Operation(id) => KeepingReply::Operation(desk.operation_card(id)?.map(Box::new)),
            Self::UndoOperation(id) => return reversing::undo_operation(desk, id, job),
            Self::Backups => KeepingReply::Backups(desk.backups()),
            Self::BackUp => KeepingReply::BackedUp(desk.back_up(None, &mut percent(job))?),
            Self::CopyTo(typed) => KeepingReply::BackedUp(desk.copy_to(&typed, &mut percent(job))?),
            Self::TryBackup { path, typed } => match try_backup(&path, &typed, &mut percent(job)) {
                Ok(tried) => KeepingReply::Tried(Box::new(tried)),
                Err(DeskError::Store(StoreError::WrongPassphrase)) => KeepingReply::WrongPassphrase,
                Err(error) => return Err(error),
            },
            Self::BringBack { path, typed } => {
                KeepingReply::BroughtBack(desk.bring_back(&path, &typed, &mut percent(job))?)
            }
            Self::Check(depth) => KeepingReply::Checked(desk.check(depth, &mut percent(job))?),
            Self::ChangeSettings { ward, campaign } => {
                return Ok(Reply::Done(desk.change_settings(&ward, &campaign)?));
            }
            Self::ProposeCampaign => {
                let proposal = desk.propose_campaign_file()?;
                KeepingReply::CampaignProposed(Path::new(&proposal.folder).join(proposal.name))
            }
            Self::WriteCampaign { path, lang } => {
                KeepingReply::CampaignWritten(desk.write_campaign(&path, &Words::new(lang))?)
            }
            Self::ReadCampaign { path } => {
                let new = Box::new(desk.campaign_of(&path)?);
                let (ward, old) = desk.ward_and_campaign()?;
                KeepingReply::CampaignRead { ward, old: Box::new(old), new }
            }
            Self::SaveApp { folder, app } => {
                let app = save_app(&folder, &app)?;
                desk.set_actor(&app.actor);
                KeepingReply::AppSaved(app)
            }
            Self::ChangePassphrase { present, new } => match desk.change_known_passphrase(&present, &new)? {
                Known::Yes => KeepingReply::PassphraseChanged(desk.recovery_words()?),
                Known::No => KeepingReply::WrongPassphrase,
            },
            Self::RecoveryWords { present } => {
                if desk.knows(&present)? {
                    desk.log_seen("recovery", 0, "")?;
                    KeepingReply::RecoveryWords(desk.recovery_words()?)
                } else {
                    KeepingReply::WrongPassphrase
                }
            }
        }))
    }
}

fn percent<'j>(job: &'j mut Job<'_>) -> impl FnMut(u8) -> ControlFlow<()> + Send + 'j {
    |percent| job.step(Progress::Percent(percent))
}
