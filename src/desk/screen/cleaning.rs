//! Cleaning up from the screen: what is to be done, the people of a kind, rows that were put aside.

use super::{Job, Reply};
use crate::desk::Desk;
use crate::desk::cleaning::{CleaningPage, HeldShown, Mend, TakeIn, Worklist};
use crate::desk::error::DeskError;
use crate::desk::lists::Window;
use crate::desk::views::PersonRef;
use crate::domain::ids::HeldRowId;
use crate::domain::problem::ProblemCode;

/// What is asked for.
pub enum CleaningRequest {
    /// What is to be done.
    Worklist,
    /// A window of the people with one kind of problem.
    People {
        /// Number of the request: the newest wins.
        number: u64,
        /// The kind.
        code: ProblemCode,
        /// Which lines are wanted.
        window: Window<PersonRef>,
    },
    /// Do something about a problem of a person.
    Mend {
        /// The person.
        person: PersonRef,
        /// The kind.
        code: ProblemCode,
        /// What.
        mend: Mend,
    },
    /// How many of a kind have a repair that is sure.
    CountSure(ProblemCode),
    /// Do all these.
    RepairAll(ProblemCode),
    /// Rows that wait to be mended.
    Held,
    /// Take a row in.
    TakeIn(TakeIn),
    /// Drop a row.
    Drop(HeldRowId),
}

/// What is answered.
pub enum CleaningReply {
    /// What is to be done.
    Worklist(Box<Worklist>),
    /// A window of people.
    People {
        /// Number of the request.
        number: u64,
        /// The window.
        page: CleaningPage,
    },
    /// How many of a kind have a repair that is sure.
    Sure {
        /// The kind.
        code: ProblemCode,
        /// How many.
        people: usize,
    },
    /// Rows that wait to be mended.
    Held(Vec<HeldShown>),
}

impl CleaningRequest {
    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        false
    }

    /// Whether an earlier request of the same kind need not be answered any more.
    pub fn replaces(&self, earlier: &Self) -> bool {
        matches!((self, earlier), (Self::People { .. }, Self::People { .. }))
    }

    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk, _job: &mut Job<'_>) -> Result<Reply, DeskError> {
        Ok(Reply::Cleaning(match self {
            Self::Worklist => CleaningReply::Worklist(Box::new(desk.worklist()?)),
            Self::People { number, code, window } => {
                CleaningReply::People { number, page: desk.cleaning_page(code, &window)? }
            }
            Self::CountSure(code) => CleaningReply::Sure { code, people: desk.sure_repairs(code)? },
            Self::Held => CleaningReply::Held(desk.held_shown()?),
            Self::Mend { person, code, mend } => return Ok(Reply::Done(desk.mend(person, code, &mend)?)),
            Self::RepairAll(code) => return Ok(Reply::Done(desk.repair_all(code)?.done)),
            Self::TakeIn(taken) => return Ok(Reply::Done(desk.take_in_held(&taken)?.1)),
            Self::Drop(row) => return Ok(Reply::Done(desk.drop_held(row)?)),
        }))
    }
}
