//! Cleaning up from the screen: what is to be done, the people of a kind, rows that were put aside.

use std::ops::ControlFlow;
use std::path::Path;

use super::figures::not_written;
use super::{Job, NotWritten, Progress, Reply};
use crate::desk::Desk;
use crate::desk::clean_up_list::{Digits, ListWritten};
use crate::desk::cleaning::{CleaningPage, HeldPage, Mend, TakeIn, Worklist};
use crate::desk::error::DeskError;
use crate::desk::export::Proposal;
use crate::desk::lists::Window;
use crate::desk::views::{Done, PersonRef};
use crate::domain::ids::HeldRowId;
use crate::domain::problem::ProblemCode;
use crate::store::StoreError;
use crate::text::numbers::Lang;
use crate::text::words::Words;

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
    /// A window of the rows that wait to be mended.
    Held {
        /// Number of the request: the newest wins.
        number: u64,
        /// Which rows are wanted.
        window: Window<HeldRowId>,
    },
    /// Take a row in.
    TakeIn(TakeIn),
    /// Drop a row.
    Drop(HeldRowId),
    /// Where the list of open problems could go.
    ProposeList {
        /// The folder that was chosen.
        folder: Option<String>,
    },
    /// Write it.
    WriteList {
        /// Whether numbers are written whole.
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
    /// A window of the rows that wait to be mended.
    Held {
        /// Number of the request.
        number: u64,
        /// The window.
        page: HeldPage,
    },
    /// All of a kind that are sure were done.
    Repaired(Done),
    /// Where the list could go.
    ListProposed(Proposal),
    /// The list is written.
    ListWritten(ListWritten),
    /// The list is not written.
    ListNotWritten(NotWritten),
    /// Nothing is open: there is no list.
    NothingToList,
    /// Long work was stopped; nothing changed.
    Stopped,
}

impl CleaningRequest {
    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        matches!(self, Self::CountSure(_) | Self::RepairAll(_) | Self::WriteList { .. })
    }

    /// Whether an earlier request of the same kind need not be answered any more.
    pub fn replaces(&self, earlier: &Self) -> bool {
        matches!((self, earlier), (Self::People { .. }, Self::People { .. }) | (Self::Held { .. }, Self::Held { .. }))
    }

    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk, job: &mut Job<'_>) -> Result<Reply, DeskError> {
        match self.answer(desk, job) {
            Err(DeskError::Cancelled | DeskError::Store(StoreError::Cancelled)) => {
                Ok(Reply::Cleaning(CleaningReply::Stopped))
            }
            answer => answer,
        }
    }

    fn answer(self, desk: &mut Desk, job: &mut Job<'_>) -> Result<Reply, DeskError> {
        let mut step = |percent: u8| -> ControlFlow<()> { job.step(Progress::Percent(percent)) };
        Ok(Reply::Cleaning(match self {
            Self::Worklist => CleaningReply::Worklist(Box::new(desk.worklist()?)),
            Self::People { number, code, window } => {
                CleaningReply::People { number, page: desk.cleaning_page(code, &window)? }
            }
            Self::CountSure(code) => CleaningReply::Sure { code, people: desk.sure_repairs(code, &mut step)? },
            Self::Held { number, window } => CleaningReply::Held { number, page: desk.held_page(&window)? },
            Self::Mend { person, code, mend } => return Ok(Reply::Done(desk.mend(person, code, &mend)?)),
            Self::RepairAll(code) => CleaningReply::Repaired(desk.repair_all(code, &mut step)?.done),
            Self::TakeIn(taken) => return Ok(Reply::Done(desk.take_in_held(&taken)?.1)),
            Self::Drop(row) => return Ok(Reply::Done(desk.drop_held(row)?)),
            Self::ProposeList { folder } => CleaningReply::ListProposed(desk.propose_clean_up_list(folder.as_deref())?),
            Self::WriteList { digits, folder, name, purpose, lang } => {
                let path = Path::new(&folder).join(&name);
                let written = desk.write_clean_up_list(digits, (&path, &purpose), &Words::new(lang), &mut step);
                match written {
                    Ok(Some(written)) => CleaningReply::ListWritten(written),
                    Ok(None) => CleaningReply::NothingToList,
                    Err(DeskError::Files(error)) => CleaningReply::ListNotWritten(not_written(&error)),
                    Err(error) => return Err(error),
                }
            }
        }))
    }
}
