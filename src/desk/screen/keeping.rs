//! History, backups and settings from the screen.

use super::{Job, Reply};
use crate::desk::Desk;
use crate::desk::error::DeskError;

/// What is asked for.
pub enum KeepingRequest {}

/// What is answered.
pub enum KeepingReply {}

impl KeepingRequest {
    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        match *self {}
    }

    /// Does it.
    pub(super) fn serve(self, _desk: &mut Desk, _job: &mut Job<'_>) -> Result<Reply, DeskError> {
        match self {}
    }
}
