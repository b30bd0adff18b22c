//! Reconciling from the screen: reading the extract, setting it beside the ledger, taking differences over.

use std::path::PathBuf;
use std::sync::Arc;

use super::{Job, Progress, Reply};
use crate::desk::error::DeskError;
use crate::desk::import::remember_folder;
use crate::desk::reconciling::{Accepted, Compared, Which};
use crate::desk::{Beside, Desk};
use crate::intake::IntakeError;
use crate::store::StoreError;
use crate::text::words::{Explain, Message};

/// What is asked for.
pub enum ReconcilingRequest {
    /// Read an extract and set it beside the ledger; the desk keeps both.
    Read {
        /// Number of the request.
        number: u64,
        /// The file.
        path: PathBuf,
        /// The settings folder, where recent folders are remembered.
        settings: Option<PathBuf>,
    },
    /// Set the extract that was read beside the ledger as it is now.
    CompareAgain {
        /// Number of the request.
        number: u64,
    },
    /// Take differences over.
    Accept {
        /// Number of the request.
        number: u64,
        /// Number of the request that the comparison answered.
        compared: u64,
        /// Which.
        which: Which,
    },
    /// Forget the extract.
    Forget,
}

/// What is answered.
pub enum ReconcilingReply {
    /// The extract beside the ledger.
    Compared {
        /// Number of the request.
        number: u64,
        /// What differs.
        compared: Arc<Compared>,
    },
    /// The ledger is not the one that was compared, or the extract has to be read again. Nothing is written.
    IsOld {
        /// Number of the request.
        number: u64,
    },
    /// It is taken over.
    Accepted {
        /// Number of the request.
        number: u64,
        /// What.
        accepted: Accepted,
    },
    /// It was stopped; nothing is written.
    Cancelled {
        /// Number of the request.
        number: u64,
    },
    /// It could not be done; nothing is written.
    Failed {
        /// Number of the request.
        number: u64,
        /// Why.
        message: Message,
        /// What to do.
        hint: Option<Message>,
    },
    /// The extract is forgotten.
    Forgotten,
}

impl ReconcilingRequest {
    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        match self {
            Self::Read { .. } | Self::CompareAgain { .. } | Self::Accept { .. } => true,
            Self::Forget => false,
        }
    }

    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk, job: &mut Job<'_>) -> Reply {
        Reply::Reconciling(match self {
            Self::Read { number, path, settings } => {
                desk.beside = None;
                if let Some(folder) = settings {
                    remember_folder(&folder, std::slice::from_ref(&path));
                }
                let read = desk.read_extract(&path, None, &mut |stage| job.step(Progress::Import(stage)));
                match read.and_then(|extract| {
                    desk.beside = Some(Beside { extract: Box::new(extract), compared: None });
                    compare(desk, number, job)
                }) {
                    Ok(reply) => reply,
                    Err(error) => failed(number, &error),
                }
            }
            Self::CompareAgain { number } => compare(desk, number, job).unwrap_or_else(|error| failed(number, &error)),
            Self::Accept { number, compared, which } => {
                let kept = desk.beside.as_ref().and_then(|beside| beside.compared.as_ref());
                match kept.filter(|(made_for, _)| *made_for == compared).map(|(_, kept)| Arc::clone(kept)) {
                    None => ReconcilingReply::IsOld { number },
                    Some(kept) => match desk.accept(&kept, &which, &mut |stage| job.step(Progress::Import(stage))) {
                        Ok(accepted) => ReconcilingReply::Accepted { number, accepted },
                        Err(error) => failed(number, &error),
                    },
                }
            }
            Self::Forget => {
                desk.beside = None;
                ReconcilingReply::Forgotten
            }
        })
    }
}

fn compare(desk: &mut Desk, number: u64, job: &mut Job<'_>) -> Result<ReconcilingReply, DeskError> {
    let Some(mut beside) = desk.beside.take() else { return Ok(ReconcilingReply::IsOld { number }) };
    let compared = desk.compare_extract(&beside.extract, &mut |stage| job.step(Progress::Import(stage)));
    let compared = compared.map(Arc::new);
    beside.compared = compared.as_ref().ok().map(|compared| (number, Arc::clone(compared)));
    desk.beside = Some(beside);
    Ok(ReconcilingReply::Compared { number, compared: compared? })
}

fn failed(number: u64, error: &DeskError) -> ReconcilingReply {
    match error {
        DeskError::Cancelled | DeskError::Intake(IntakeError::Cancelled) | DeskError::Store(StoreError::Cancelled) => {
            ReconcilingReply::Cancelled { number }
        }
        DeskError::Store(_)
        | DeskError::Intake(_)
        | DeskError::Files(_)
        | DeskError::Refused(_)
        | DeskError::Locked => ReconcilingReply::Failed { number, message: error.message(), hint: error.hint() },
    }
}
