//! Lists that the screen asks for, and recording for many people at once.

use chrono::NaiveDate;

use super::{Job, Reply};
use crate::desk::Desk;
use crate::desk::bulk::Marked;
use crate::desk::error::DeskError;
use crate::desk::households::HouseholdQuery;
use crate::desk::lists::Window;
use crate::desk::people::ListQuery;
use crate::desk::views::{DoneMany, Foreseen, HouseholdRef, HouseholdsPage, PersonRef};
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::problem::ProblemCode;
use crate::domain::visit::Outcome;

/// What is asked for.
pub enum ListsRequest {
    /// A window of the households that a query fits.
    Households {
        /// Number of the request: the newest wins.
        number: u64,
        /// What was typed and filtered.
        query: HouseholdQuery,
        /// Which lines are wanted.
        window: Window<HouseholdRef>,
    },
    /// These people as lines of a list; answered as a window of people.
    These {
        /// Number of the request.
        number: u64,
        /// Who, in this order.
        people: Vec<PersonRef>,
    },
    /// How many a query fits.
    Count {
        /// Number of the request: the newest wins.
        number: u64,
        /// What is counted.
        of: Counted,
    },
    /// Everybody whom a query fits, to be marked.
    Everybody {
        /// The query.
        query: ListQuery,
    },
    /// Every household that a query fits, to be marked.
    EveryHousehold {
        /// The query.
        query: HouseholdQuery,
    },
    /// How many people have each problem.
    ProblemCounts,
    /// What recording the same for many would do.
    Foresee {
        /// Number of the request: the newest wins.
        number: u64,
        /// What would be recorded.
        what: ToForesee,
    },
    /// Record a visit with the same outcome to many households.
    VisitMany {
        /// What is marked.
        marked: Marked,
        /// What came of it at the door.
        outcome: Outcome,
        /// The day; today if nothing is said.
        on: Option<NaiveDate>,
    },
    /// Record a milestone of many people.
    RecordMany {
        /// The people.
        people: Vec<PersonRef>,
        /// The milestone.
        milestone: Milestone,
        /// How far it is.
        reached: Reached,
    },
    /// Write down that the numbers and phones of so many people were shown whole.
    LogSeen {
        /// How many.
        people: usize,
    },
}

/// What would be recorded for many.
pub enum ToForesee {
    /// A milestone.
    Milestone {
        /// The people.
        people: Vec<PersonRef>,
        /// The milestone.
        milestone: Milestone,
        /// How far it is.
        reached: Reached,
    },
    /// A visit.
    Visits {
        /// What is marked.
        marked: Marked,
        /// What came of it at the door.
        outcome: Outcome,
        /// The day; today if nothing is said.
        on: Option<NaiveDate>,
    },
}

/// What is counted.
pub enum Counted {
    /// People.
    People(ListQuery),
    /// Households.
    Households(HouseholdQuery),
}

/// What is answered.
pub enum ListsReply {
    /// A window of households.
    Households {
        /// Number of the request.
        number: u64,
        /// The window.
        page: HouseholdsPage,
    },
    /// How many a query fits.
    Count {
        /// Number of the request.
        number: u64,
        /// How many.
        total: usize,
    },
    /// Everybody whom a query fits.
    Everybody {
        /// The query.
        query: ListQuery,
        /// The people, in the order of the list.
        people: Vec<PersonRef>,
    },
    /// Every household that a query fits.
    EveryHousehold {
        /// The query.
        query: HouseholdQuery,
        /// The households, in the order of the list.
        households: Vec<HouseholdRef>,
    },
    /// What recording the same for many would do.
    Foreseen {
        /// Number of the request.
        number: u64,
        /// What it would do.
        foreseen: Foreseen,
    },
    /// How many people have each problem that somebody has.
    ProblemCounts(Vec<(ProblemCode, usize)>),
    /// Something was recorded for many.
    RecordedMany(DoneMany),
    /// It is written down.
    Logged,
}

/// What the log of who saw what calls numbers and phones shown whole on the screen.
const SEEN_ON_SCREEN: &str = "seen_on_screen";

impl ListsRequest {
    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        false
    }

    /// Whether an earlier request of the same kind need not be answered any more.
    pub fn replaces(&self, earlier: &Self) -> bool {
        matches!(
            (self, earlier),
            (Self::Households { .. }, Self::Households { .. })
                | (Self::Count { .. }, Self::Count { .. })
                | (Self::Foresee { .. }, Self::Foresee { .. })
        )
    }

    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk, _job: &mut Job<'_>) -> Result<Reply, DeskError> {
        Ok(Reply::Lists(match self {
            Self::Households { number, query, window } => {
                ListsReply::Households { number, page: desk.households_window(&query, &window)? }
            }
            Self::These { number, people } => return Ok(Reply::People { number, page: desk.these_people(&people)? }),
            Self::Count { number, of } => {
                let total = match of {
                    Counted::People(query) => desk.count_people(&query)?,
                    Counted::Households(query) => desk.count_households(&query)?,
                };
                ListsReply::Count { number, total }
            }
            Self::Everybody { query } => {
                let people = desk.everybody(&query)?;
                ListsReply::Everybody { query, people }
            }
            Self::EveryHousehold { query } => {
                let households = desk.every_household(&query)?;
                ListsReply::EveryHousehold { query, households }
            }
            Self::Foresee { number, what } => {
                let foreseen = match what {
                    ToForesee::Milestone { people, milestone, reached } => {
                        desk.foresee_record(&people, milestone, reached)?
                    }
                    ToForesee::Visits { marked, outcome, on } => desk.foresee_visits(&marked, outcome, on)?,
                };
                ListsReply::Foreseen { number, foreseen }
            }
            Self::VisitMany { marked, outcome, on } => ListsReply::RecordedMany(desk.visit_many(&marked, outcome, on)?),
            Self::ProblemCounts => ListsReply::ProblemCounts(desk.problem_counts()?),
            Self::RecordMany { people, milestone, reached } => {
                ListsReply::RecordedMany(desk.record_many(&people, milestone, reached)?)
            }
            Self::LogSeen { people } => {
                desk.log_seen(SEEN_ON_SCREEN, people, "")?;
                ListsReply::Logged
            }
        }))
    }
}
