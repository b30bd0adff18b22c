//! What the desk cannot do, in words: a *refusal* the user can mend, or a *trouble* with a file, a key, a disk.

use crate::intake::IntakeError;
use crate::msg;
use crate::store::StoreError;
use crate::sys::files::FilesError;
use crate::text::words::{Explain, Message};

/// Why something was not done. Nothing changed.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// Trouble with the ledger.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Trouble with a roster.
    #[error(transparent)]
    Intake(#[from] IntakeError),
    /// Trouble with a file to be written.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// The user can mend it.
    #[error("refused: {}", .0.code)]
    Refused(Refusal),
    /// No ledger is open.
    #[error("no ledger is open")]
    Locked,
    /// Long work was cancelled.
    #[error("cancelled")]
    Cancelled,
}

/// Something that is not accepted as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// Stable code.
    pub code: &'static str,
    /// What is wrong.
    pub message: Message,
    /// What to do.
    pub hint: Option<Message>,
}

impl DeskError {
    /// A refusal without a hint.
    pub fn refused(code: &'static str, message: Message) -> Self {
        Self::Refused(Refusal { code, message, hint: None })
    }

    /// A refusal with what to do about it.
    pub fn refused_with_hint(code: &'static str, message: Message, hint: Message) -> Self {
        Self::Refused(Refusal { code, message, hint: Some(hint) })
    }
}

impl Explain for DeskError {
    fn code(&self) -> &'static str {
        match self {
            Self::Store(error) => error.code(),
            Self::Intake(error) => error.code(),
            Self::Files(error) => error.code(),
            Self::Refused(refusal) => refusal.code,
            Self::Locked => "locked",
            Self::Cancelled => "cancelled",
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Store(error) => error.message(),
            Self::Intake(error) => error.message(),
            Self::Files(error) => error.message(),
            Self::Refused(refusal) => refusal.message.clone(),
            Self::Locked => msg!("error-locked"),
            Self::Cancelled => msg!("error-cancelled"),
        }
    }

    fn hint(&self) -> Option<Message> {
        match self {
            Self::Store(error) => error.hint(),
            Self::Intake(error) => error.hint(),
            Self::Files(error) => error.hint(),
            Self::Refused(refusal) => refusal.hint.clone(),
            Self::Locked => Some(msg!("error-locked-hint")),
            Self::Cancelled => None,
        }
    }
}
