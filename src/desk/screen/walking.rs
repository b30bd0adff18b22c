//! The doors of an evening that the screen asks for, and how they are listed, kept for the next one.

use std::path::PathBuf;

use super::{Job, Reply};
use crate::desk::Desk;
use crate::desk::error::DeskError;
use crate::desk::lists::Window;
use crate::desk::settings::save_walk;
use crate::desk::views::HouseholdRef;
use crate::desk::walk::DoorsPage;
use crate::sys::settings::WalkChoice;
use crate::text::words::Message;

/// What is asked for.
pub enum WalkingRequest {
    /// A window of the doors.
    Doors {
        /// Number of the request: the newest wins.
        number: u64,
        /// Which ones, in what order.
        choice: WalkChoice,
        /// Which lines are wanted.
        window: Window<HouseholdRef>,
    },
    /// Keep the choice for the next evening.
    Keep {
        /// The folder of the settings.
        folder: PathBuf,
        /// The choice.
        choice: WalkChoice,
    },
}

/// What is answered.
pub enum WalkingReply {
    /// A window of the doors.
    Doors {
        /// Number of the request.
        number: u64,
        /// The window.
        page: DoorsPage,
    },
    /// The choice is kept.
    Kept,
    /// It could not be: it holds until the program ends.
    NotKept(Message),
}

impl WalkingRequest {
    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        false
    }

    /// Whether an earlier request of the same kind need not be answered any more.
    pub fn replaces(&self, earlier: &Self) -> bool {
        matches!((self, earlier), (Self::Doors { .. }, Self::Doors { .. }) | (Self::Keep { .. }, Self::Keep { .. }))
    }

    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk, _job: &mut Job<'_>) -> Result<Reply, DeskError> {
        Ok(Reply::Walking(match self {
            Self::Doors { number, choice, window } => {
                WalkingReply::Doors { number, page: desk.doors_window(&choice, &window)? }
            }
            Self::Keep { folder, choice } => match save_walk(&folder, &choice) {
                Ok(()) => WalkingReply::Kept,
                Err(why) => WalkingReply::NotKept(why),
            },
        }))
    }
}
