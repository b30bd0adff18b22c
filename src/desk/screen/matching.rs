//! Entries that may be one person, and the areas, for the screen.

use std::ops::ControlFlow;

use super::{Job, Progress, Reply};
use crate::desk::Desk;
use crate::desk::areas::{AreaChange, AreaChangePlan, AreaLine};
use crate::desk::error::{DeskError, Refusal};
use crate::desk::matching::{Kept, PairsShown, SideBySide, Sides};
use crate::desk::views::Done;
use crate::store::StoreError;

/// What is asked for.
pub enum MatchingRequest {
    /// The pairs that are proposed.
    Pairs,
    /// Two entries side by side.
    SideBySide(Sides),
    /// Put two entries together.
    Merge {
        /// The two.
        sides: Sides,
        /// What is kept of them.
        kept: Vec<Kept>,
    },
    /// Say that two entries are two people.
    TellApart(Sides),
    /// The areas.
    Areas,
    /// What a change of an area would do.
    PlanAreaChange(AreaChange),
    /// Rename an area or put it into another one.
    ChangeArea(AreaChange),
}

/// What is answered.
pub enum MatchingReply {
    /// The pairs that are proposed.
    Pairs(PairsShown),
    /// Two entries side by side; nothing where one of them is gone.
    SideBySide {
        /// The two, as they were asked for.
        sides: Sides,
        /// What is known of them.
        shown: Option<Box<SideBySide>>,
    },
    /// Two entries were put together, or told apart.
    Settled {
        /// The two, as they were asked for.
        sides: Sides,
        /// What was done.
        done: Done,
    },
    /// The areas.
    Areas(Vec<AreaLine>),
    /// What a change of an area would do.
    AreaChange(AreaChangePlan),
    /// It cannot be done so.
    NoAreaChange(Refusal),
    /// An area was changed.
    AreaChanged(Done),
    /// Long work was stopped; nothing changed.
    Stopped,
}

impl MatchingRequest {
    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        match self {
            Self::Pairs | Self::ChangeArea(_) => true,
            Self::SideBySide(_) | Self::Merge { .. } | Self::TellApart(_) | Self::Areas | Self::PlanAreaChange(_) => {
                false
            }
        }
    }

    /// Whether an earlier request of the same kind need not be answered any more.
    pub fn replaces(&self, earlier: &Self) -> bool {
        matches!((self, earlier), (Self::Areas, Self::Areas))
    }

    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk, job: &mut Job<'_>) -> Result<Reply, DeskError> {
        let mut step = |percent: u8| -> ControlFlow<()> { job.step(Progress::Percent(percent)) };
        let answer = match self {
            Self::Pairs => desk.likely_pairs(&mut step).map(MatchingReply::Pairs),
            Self::SideBySide(sides) => {
                let shown = desk.side_by_side(sides)?.map(Box::new);
                Ok(MatchingReply::SideBySide { sides, shown })
            }
            Self::Merge { sides, kept } => {
                desk.merge_people(sides, &kept).map(|done| MatchingReply::Settled { sides, done })
            }
            Self::TellApart(sides) => desk.tell_apart(sides).map(|done| MatchingReply::Settled { sides, done }),
            Self::Areas => desk.areas().map(MatchingReply::Areas),
            Self::PlanAreaChange(change) => match desk.plan_area_change(&change) {
                Err(DeskError::Refused(refusal)) => Ok(MatchingReply::NoAreaChange(refusal)),
                planned => planned.map(MatchingReply::AreaChange),
            },
            Self::ChangeArea(change) => desk.change_area(&change, &mut step).map(MatchingReply::AreaChanged),
        };
        match answer {
            Err(DeskError::Cancelled | DeskError::Store(StoreError::Cancelled)) => {
                Ok(Reply::Matching(MatchingReply::Stopped))
            }
            answer => answer.map(Reply::Matching),
        }
    }
}
