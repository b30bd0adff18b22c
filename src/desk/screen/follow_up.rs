//! What is to be followed up, for the screen.

use std::path::Path;

use super::figures::not_written;
use super::{NotWritten, Reply};
use crate::desk::Desk;
use crate::desk::clean_up_list::Digits;
use crate::desk::error::DeskError;
use crate::desk::export::Proposal;
use crate::desk::follow_up::{FollowUp, FollowUpPage};
use crate::desk::lists::Window;
use crate::desk::mobile_team::HandedOver;
use crate::desk::views::{HouseholdRef, PersonRef};
use crate::text::numbers::Lang;
use crate::text::words::Words;

/// What is asked for.
pub enum FollowUpRequest {
    /// A window of one of the lists.
    Window {
        /// Number of the request: the newest wins.
        number: u64,
        /// Which list.
        kind: FollowUp,
        /// The area; the whole ward is none.
        area: Option<String>,
        /// Which lines are wanted.
        window: Window<(HouseholdRef, PersonRef)>,
    },
    /// Where the list of the mobile team could go.
    ProposeList {
        /// The folder that was chosen.
        folder: Option<String>,
    },
    /// Write it.
    WriteList {
        /// The area; the whole ward is none.
        area: Option<String>,
        /// Whether phones are written whole.
        digits: Digits,
        /// The folder.
        folder: String,
        /// The name.
        name: String,
        /// What it is for.
        purpose: String,
        /// The language.
        lang: Lang,
    },
}

/// What is answered.
pub enum FollowUpReply {
    /// A window of one of the lists.
    Window {
        /// Number of the request.
        number: u64,
        /// The window.
        page: FollowUpPage,
    },
    /// Where the list of the mobile team could go.
    ListProposed(Proposal),
    /// It is written.
    ListWritten(HandedOver),
    /// It is not written.
    ListNotWritten(NotWritten),
    /// Nobody waits for the mobile team: there is no list.
    NobodyWaits,
}

impl FollowUpRequest {
    /// Whether an earlier request of the same kind need not be answered any more.
    pub fn replaces(&self, earlier: &Self) -> bool {
        matches!((self, earlier), (Self::Window { .. }, Self::Window { .. }))
    }

    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk) -> Result<Reply, DeskError> {
        Ok(Reply::FollowUp(match self {
            Self::Window { number, kind, area, window } => {
                FollowUpReply::Window { number, page: desk.follow_up_window((kind, area.as_deref()), &window)? }
            }
            Self::ProposeList { folder } => {
                FollowUpReply::ListProposed(desk.propose_mobile_team_list(folder.as_deref())?)
            }
            Self::WriteList { area, digits, folder, name, purpose, lang } => {
                let path = Path::new(&folder).join(&name);
                let (area, words) = (area.as_deref(), Words::new(lang));
                match desk.write_mobile_team_list(area, digits, (&path, &purpose), &words) {
                    Ok(Some(written)) => FollowUpReply::ListWritten(written),
                    Ok(None) => FollowUpReply::NobodyWaits,
                    Err(DeskError::Files(error)) => FollowUpReply::ListNotWritten(not_written(&error)),
                    Err(error) => return Err(error),
                }
            }
        }))
    }
}
