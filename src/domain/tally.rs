//! The tally (bảng tổng hợp): the ward's counts as of a day, for the ward and each area (domain.md section 5).
//! Every rate carries its name, numerator and denominator, because the papers of the campaign use six different
//! ones and call them all the same.

use std::collections::BTreeMap;

use super::milestone::Milestone;
use super::reason::Reason;
use crate::text::numbers::rate_hundredths;

/// A count of the tally.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Count {
    /// Households with at least one counted resident.
    Households,
    /// Counted residents.
    Residents,
    /// Eligible residents.
    Eligible,
    /// Chip card issued.
    CardIssued,
    /// Applied for, not issued.
    CardApplied,
    /// Neither issued nor applied for.
    CardMissing,
    /// Level 1 activated, level 2 not activated.
    L1Activated,
    /// Level 2 enrolled, or implied.
    L2Enrolled,
    /// Level 2 approved, or implied.
    L2Approved,
    /// Rejected and not enrolled again since.
    L2Rejected,
    /// Level 2 activated.
    L2Activated,
    /// Approved and not activated: the people to visit first.
    L2ToActivate,
    /// Level 1 and level 2 accounts together (document 001).
    Activated,
    /// Visits in the period.
    Visits,
    /// Households visited in the period.
    HouseholdsVisited,
}

impl Count {
    /// All counts, in the order of the contract.
    pub const ALL: [Self; 15] = [
        Self::Households,
        Self::Residents,
        Self::Eligible,
        Self::CardIssued,
        Self::CardApplied,
        Self::CardMissing,
        Self::L1Activated,
        Self::L2Enrolled,
        Self::L2Approved,
        Self::L2Rejected,
        Self::L2Activated,
        Self::L2ToActivate,
        Self::Activated,
        Self::Visits,
        Self::HouseholdsVisited,
    ];

    /// The key of the contract.
    pub fn key(self) -> &'static str {
        match self {
            Self::Households => "households",
            Self::Residents => "residents",
            Self::Eligible => "eligible",
            Self::CardIssued => "card_issued",
            Self::CardApplied => "card_applied",
            Self::CardMissing => "card_missing",
            Self::L1Activated => "l1_activated",
            Self::L2Enrolled => "l2_enrolled",
            Self::L2Approved => "l2_approved",
            Self::L2Rejected => "l2_rejected",
            Self::L2Activated => "l2_activated",
            Self::L2ToActivate => "l2_to_activate",
            Self::Activated => "activated",
            Self::Visits => "visits",
            Self::HouseholdsVisited => "households_visited",
        }
    }
}

/// A rate of the tally: named, with what is divided by what.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rate {
    /// Card issued of eligible.
    Card,
    /// Level 2 enrolled of eligible.
    L2Enrolled,
    /// Level 2 approved of enrolled.
    L2Approval,
    /// Level 2 activated of approved (TP.HCM, 3/2023).
    L2Activation,
    /// Level 2 activated of eligible (document 000).
    L2,
    /// Accounts of both levels of eligible.
    Activated,
    /// Level 2 activated of the target; may pass 100 %.
    L2Target,
    /// Level 2 enrolled of the target.
    EnrolledTarget,
}

/// What a rate divides by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Denominator {
    /// A count of the same row.
    Count(Count),
    /// The target of the ward or the area.
    Target,
}

impl Rate {
    /// All rates, in the order of domain.md.
    pub const ALL: [Self; 8] = [
        Self::Card,
        Self::L2Enrolled,
        Self::L2Approval,
        Self::L2Activation,
        Self::L2,
        Self::Activated,
        Self::L2Target,
        Self::EnrolledTarget,
    ];

    /// The key of the contract.
    pub fn key(self) -> &'static str {
        match self {
            Self::Card => "card_rate",
            Self::L2Enrolled => "l2_enrolled_rate",
            Self::L2Approval => "l2_approval_rate",
            Self::L2Activation => "l2_activation_rate",
            Self::L2 => "l2_rate",
            Self::Activated => "activated_rate",
            Self::L2Target => "l2_target_rate",
            Self::EnrolledTarget => "enrolled_target_rate",
        }
    }

    /// What is divided.
    pub fn numerator(self) -> Count {
        match self {
            Self::Card => Count::CardIssued,
            Self::L2Enrolled | Self::EnrolledTarget => Count::L2Enrolled,
            Self::L2Approval => Count::L2Approved,
            Self::L2Activation | Self::L2 | Self::L2Target => Count::L2Activated,
            Self::Activated => Count::Activated,
        }
    }

    /// What it is divided by.
    pub fn denominator(self) -> Denominator {
        match self {
            Self::Card | Self::L2Enrolled | Self::L2 | Self::Activated => Denominator::Count(Count::Eligible),
            Self::L2Approval => Denominator::Count(Count::L2Enrolled),
            Self::L2Activation => Denominator::Count(Count::L2Approved),
            Self::L2Target | Self::EnrolledTarget => Denominator::Target,
        }
    }
}

/// The counts of one area, or of the ward.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TallyRow {
    /// The area's name as first written; `""` for people without one; empty for the total too.
    pub area: String,
    counts: [u64; 15],
    new: [u64; 8],
    /// Latest reasons of eligible people without an activated level 2.
    pub reasons: BTreeMap<Reason, u64>,
    /// How many level-2 activations are to be reached, where a target is set.
    pub target: Option<u64>,
}

impl TallyRow {
    /// A row of zeros.
    pub fn of_area(area: &str) -> Self {
        Self { area: area.to_owned(), ..Self::default() }
    }

    /// One count.
    pub fn count(&self, count: Count) -> u64 {
        self.counts.get(count as usize).copied().unwrap_or(0)
    }

    /// People whose milestone has a stated day in the period.
    pub fn new_in_period(&self, milestone: Milestone) -> u64 {
        self.new.get(milestone as usize).copied().unwrap_or(0)
    }

    /// One rate in hundredths of a percent, half up; nothing where the denominator is 0 or no target is set.
    pub fn rate(&self, rate: Rate) -> Option<i64> {
        let whole = match rate.denominator() {
            Denominator::Count(count) => self.count(count),
            Denominator::Target => self.target?,
        };
        rate_hundredths(to_signed(self.count(rate.numerator())), to_signed(whole))
    }

    /// Adds to a count.
    pub fn add(&mut self, count: Count, more: u64) {
        if let Some(slot) = self.counts.get_mut(count as usize) {
            *slot += more;
        }
    }

    /// Adds to the people new in the period.
    pub fn add_new(&mut self, milestone: Milestone, more: u64) {
        if let Some(slot) = self.new.get_mut(milestone as usize) {
            *slot += more;
        }
    }

    /// Adds every count of another row.
    pub fn add_row(&mut self, other: &Self) {
        self.counts.iter_mut().zip(other.counts).for_each(|(sum, more)| *sum += more);
        self.new.iter_mut().zip(other.new).for_each(|(sum, more)| *sum += more);
        for (reason, more) in &other.reasons {
            *self.reasons.entry(*reason).or_default() += more;
        }
    }

    /// Level-2 activations still missing to the target.
    pub fn remaining(&self) -> Option<u64> {
        self.target.map(|target| target.saturating_sub(self.count(Count::L2Activated)))
    }
}

fn to_signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The ward's tally.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// One row an area, in natural order.
    pub rows: Vec<TallyRow>,
    /// The ward.
    pub total: TallyRow,
}
