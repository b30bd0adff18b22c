//! The eight milestones of a person on the way from card to activated account (domain.md section 3; the stages
//! come from NĐ 59/2022 and the campaign documents 002, 003, 004).

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

/// One stage. The order of the variants is the order of the columns everywhere.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Milestone {
    /// File for the chip card taken (đã thu nhận hồ sơ cấp CCCD).
    CardApplied,
    /// Chip card issued or received (đã cấp CCCD gắn chíp).
    CardIssued,
    /// Level 1 registered in the app (đã đăng ký mức 1).
    L1Registered,
    /// Level 1 activated (đã kích hoạt mức 1).
    L1Activated,
    /// File for level 2 taken by the police (đã thu nhận hồ sơ mức 2).
    L2Enrolled,
    /// Level 2 approved by the centre (đã phê duyệt mức 2).
    L2Approved,
    /// File for level 2 sent back (hồ sơ mức 2 không đạt).
    L2Rejected,
    /// Level 2 activated (đã kích hoạt mức 2).
    L2Activated,
}

impl Milestone {
    /// All of them, in order.
    pub const ALL: [Self; 8] = [
        Self::CardApplied,
        Self::CardIssued,
        Self::L1Registered,
        Self::L1Activated,
        Self::L2Enrolled,
        Self::L2Approved,
        Self::L2Rejected,
        Self::L2Activated,
    ];

    /// The code of the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::CardApplied => "card_applied",
            Self::CardIssued => "card_issued",
            Self::L1Registered => "l1_registered",
            Self::L1Activated => "l1_activated",
            Self::L2Enrolled => "l2_enrolled",
            Self::L2Approved => "l2_approved",
            Self::L2Rejected => "l2_rejected",
            Self::L2Activated => "l2_activated",
        }
    }

    /// The milestone of a code of the contract.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|milestone| milestone.code() == code)
    }

    fn index(self) -> usize {
        self as usize
    }
}

/// How far one milestone is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Reached {
    /// Not reached.
    #[default]
    No,
    /// Reached on a known day.
    On(NaiveDate),
    /// Reached, the day not known; it counts from the day it was recorded (for an import: the roster's as-of day).
    DayUnknown {
        /// The first day on which it counts.
        counted_from: NaiveDate,
    },
}

impl Reached {
    /// The first day on which the milestone counts, or nothing when it is not reached.
    pub fn counts_from(self) -> Option<NaiveDate> {
        match self {
            Self::No => None,
            Self::On(day) | Self::DayUnknown { counted_from: day } => Some(day),
        }
    }

    /// Whether it counts on `day`.
    pub fn by(self, day: NaiveDate) -> bool {
        self.counts_from().is_some_and(|from| from <= day)
    }

    /// The stated day, if there is one.
    pub fn stated_day(self) -> Option<NaiveDate> {
        match self {
            Self::On(day) => Some(day),
            Self::No | Self::DayUnknown { .. } => None,
        }
    }

    /// Whether it is reached at all.
    pub fn is_reached(self) -> bool {
        self != Self::No
    }

    /// Whether two say the same: two unknown days are the same, whatever day they were recorded.
    pub fn same_as(self, other: Self) -> bool {
        match (self, other) {
            (Self::DayUnknown { .. }, Self::DayUnknown { .. }) => true,
            _ => self == other,
        }
    }
}

/// Canonical text: `2023-06-15`, or `?2023-06-15` for a day unknown that counts from then. `No` has none.
impl fmt::Display for Reached {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::No => Ok(()),
            Self::On(day) => write!(f, "{day}"),
            Self::DayUnknown { counted_from } => write!(f, "?{counted_from}"),
        }
    }
}

impl FromStr for Reached {
    type Err = chrono::ParseError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.strip_prefix('?') {
            _ if text.is_empty() => Ok(Self::No),
            Some(rest) => Ok(Self::DayUnknown { counted_from: rest.parse()? }),
            None => Ok(Self::On(text.parse()?)),
        }
    }
}

/// The eight milestones of one person.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Milestones([Reached; 8]);

impl Milestones {
    /// What is recorded of one milestone (without what others imply).
    pub fn get(&self, milestone: Milestone) -> Reached {
        self.0.get(milestone.index()).copied().unwrap_or_default()
    }

    /// Records one milestone.
    pub fn set(&mut self, milestone: Milestone, reached: Reached) {
        if let Some(slot) = self.0.get_mut(milestone.index()) {
            *slot = reached;
        }
    }

    /// Each milestone with what is recorded of it.
    pub fn iter(&self) -> impl Iterator<Item = (Milestone, Reached)> + '_ {
        Milestone::ALL.into_iter().zip(self.0)
    }

    /// Whether a milestone counts on `day`, itself or by a later stage that implies it: activated ⇒ approved ⇒
    /// enrolled; rejected ⇒ enrolled; issued ⇒ applied; level 1 likewise (domain.md section 3).
    pub fn reached_by(&self, milestone: Milestone, day: NaiveDate) -> bool {
        let by = |other| self.get(other).by(day);
        match milestone {
            Milestone::CardApplied => by(Milestone::CardApplied) || by(Milestone::CardIssued),
            Milestone::L1Registered => by(Milestone::L1Registered) || by(Milestone::L1Activated),
            Milestone::L2Enrolled => {
                by(Milestone::L2Enrolled)
                    || by(Milestone::L2Approved)
                    || by(Milestone::L2Rejected)
                    || by(Milestone::L2Activated)
            }
            Milestone::L2Approved => by(Milestone::L2Approved) || by(Milestone::L2Activated),
            Milestone::L2Rejected => self.is_rejected_by(day),
            Milestone::CardIssued | Milestone::L1Activated | Milestone::L2Activated => by(milestone),
        }
    }

    /// Rejected on `day` and nothing since that clears it: a later enrolment, or an approval or activation of the
    /// same day or later. An approval or activation of unknown day clears it too (an account that exists is not
    /// rejected); an enrolment of unknown day does not (it may be the one that was rejected).
    fn is_rejected_by(&self, day: NaiveDate) -> bool {
        let Some(rejected) = self.get(Milestone::L2Rejected).counts_from().filter(|from| *from <= day) else {
            return false;
        };
        let enrolled_again =
            self.get(Milestone::L2Enrolled).stated_day().is_some_and(|enrolled| enrolled > rejected && enrolled <= day);
        let clears = |milestone| match self.get(milestone) {
            Reached::No => false,
            Reached::On(on) => on >= rejected && on <= day,
            Reached::DayUnknown { counted_from } => counted_from <= day,
        };
        !(enrolled_again || clears(Milestone::L2Approved) || clears(Milestone::L2Activated))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn milestones(list: &[(Milestone, &str)]) -> Milestones {
        let mut all = Milestones::default();
        for (milestone, reached) in list {
            all.set(*milestone, reached.parse().unwrap());
        }
        all
    }

    #[test]
    fn later_stages_imply_earlier_ones_of_their_line() {
        use Milestone::*;
        let activated =
            milestones(&[(L2Activated, "2023-06-10"), (L1Activated, "2023-06-01"), (CardIssued, "2022-01-01")]);
        for (milestone, on, expected) in [
            (L2Approved, "2023-06-10", true),
            (L2Approved, "2023-06-09", false),
            (L2Enrolled, "2023-06-10", true),
            (L1Registered, "2023-06-01", true),
            (CardApplied, "2022-01-01", true),
            (CardApplied, "2021-12-31", false),
            (L2Rejected, "2023-06-10", false),
        ] {
            assert_eq!(activated.reached_by(milestone, day(on)), expected, "{milestone:?} on {on}");
        }
        assert!(milestones(&[(L2Rejected, "2023-05-01")]).reached_by(L2Enrolled, day("2023-05-01")));
    }

    #[test]
    fn a_rejection_is_cleared_by_what_comes_later() {
        use Milestone::*;
        let rejected = (L2Rejected, "2023-05-01");
        for (others, expected) in [
            (vec![], true),
            (vec![(L2Enrolled, "2023-04-01")], true),
            (vec![(L2Enrolled, "2023-05-02")], false),
            (vec![(L2Enrolled, "?2023-06-01")], true),
            (vec![(L2Approved, "2023-05-20")], false),
            (vec![(L2Approved, "2023-04-20")], true),
            (vec![(L2Activated, "?2023-06-01")], false),
            (vec![(L2Activated, "2023-07-01")], true),
        ] {
            let mut list = vec![rejected];
            list.extend(others.iter().copied());
            assert_eq!(milestones(&list).reached_by(L2Rejected, day("2023-06-15")), expected, "{others:?}");
        }
    }

    #[test]
    fn canonical_texts_read_back() {
        for text in ["", "2023-06-15", "?2023-06-15"] {
            assert_eq!(text.parse::<Reached>().unwrap().to_string(), text);
        }
        assert!("31/6/2023".parse::<Reached>().is_err());
        for milestone in Milestone::ALL {
            assert_eq!(Milestone::from_code(milestone.code()), Some(milestone));
        }
    }
}
