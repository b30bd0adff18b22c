//! History, backups and settings from the screen.

use super::{Job, Reply};
use crate::desk::Desk;
use crate::desk::error::DeskError;
use crate::desk::history::{HistoryFilter, HistoryLine, HistoryPage, OperationCard, Undone};
use crate::domain::ids::OperationId;

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
}

impl KeepingRequest {
    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        match self {
            Self::History { .. } | Self::Operation(_) | Self::UndoOperation(_) => false,
        }
    }

    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk, _job: &mut Job<'_>) -> Result<Reply, DeskError> {
        Ok(Reply::Keeping(match self {
            Self::History { filter, first, count } => {
                let page = desk.history(&filter, (first, count))?;
                KeepingReply::History { filter, page }
            }
            Self::Operation(id) => KeepingReply::Operation(desk.operation_card(id)?.map(Box::new)),
            Self::UndoOperation(id) => match desk.undo_operation(id)? {
                Undone::Reversed(reversal) => return Ok(Reply::Reversed(reversal)),
                Undone::Blocked(by) => KeepingReply::Blocked(by),
            },
        }))
    }
}
