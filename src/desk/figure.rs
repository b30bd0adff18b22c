//! A figure that is shown, and the list behind it: the filters that let exactly those people through who were
//! counted.

use chrono::NaiveDate;

use super::people::Filter;
use crate::domain::count::Tallied;
use crate::domain::milestone::Milestone;
use crate::domain::reason::Reason;
use crate::domain::tally::Count;

/// A figure of the ward or of an area.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Figure {
    /// A count of the tally.
    Count(Count),
    /// New in the period.
    New(Milestone),
    /// People whose latest reason it is.
    Reason(Reason),
    /// People of households with an appointment today.
    DueToday,
    /// People of households with an appointment tomorrow.
    DueTomorrow,
    /// People of households whose appointment has passed.
    Late,
    /// People of households that were never visited.
    Unvisited,
    /// Who comes of age while the campaign lasts.
    ComesOfAge,
}

impl Figure {
    /// The same figure of any tally; what waits is only of today.
    pub fn tallied(self) -> Option<Tallied> {
        match self {
            Self::Count(count) => Some(Tallied::Count(count)),
            Self::New(milestone) => Some(Tallied::New(milestone)),
            Self::Reason(reason) => Some(Tallied::Reason(reason)),
            Self::DueToday | Self::DueTomorrow | Self::Late | Self::Unvisited | Self::ComesOfAge => None,
        }
    }

    /// The filters of the list behind it; figures of a period count from `since` to today. A figure of households
    /// opens their people.
    pub fn filters(self, since: NaiveDate) -> Vec<Filter> {
        use Milestone::{CardApplied, CardIssued, L1Activated, L2Activated, L2Approved, L2Enrolled, L2Rejected};
        match self {
            Self::Count(count) => match count {
                Count::Households | Count::Residents => vec![Filter::Resident],
                Count::Eligible => vec![Filter::Eligible],
                Count::CardIssued => vec![Filter::Reached(CardIssued)],
                Count::CardApplied => vec![Filter::Reached(CardApplied), Filter::NotReached(CardIssued)],
                Count::CardMissing => vec![Filter::NotReached(CardApplied)],
                Count::L1Activated => vec![Filter::Reached(L1Activated), Filter::NotReached(L2Activated)],
                Count::L2Enrolled => vec![Filter::Reached(L2Enrolled)],
                Count::L2Approved => vec![Filter::Reached(L2Approved)],
                Count::L2Rejected => vec![Filter::Reached(L2Rejected)],
                Count::L2Activated => vec![Filter::Activated],
                Count::L2ToActivate => vec![Filter::ToActivate],
                Count::Activated => vec![Filter::AnyAccount],
                Count::Visits | Count::HouseholdsVisited => vec![Filter::VisitedSince(since)],
            },
            Self::New(milestone) => vec![Filter::NewSince(milestone, since)],
            Self::Reason(reason) => vec![Filter::NotReached(L2Activated), Filter::Reason(reason)],
            Self::DueToday => vec![Filter::DueToday, Filter::Resident],
            Self::DueTomorrow => vec![Filter::DueTomorrow, Filter::Resident],
            Self::Late => vec![Filter::Late, Filter::Resident],
            Self::Unvisited => vec![Filter::Unvisited, Filter::Resident],
            Self::ComesOfAge => vec![Filter::ComesOfAge],
        }
    }
}
