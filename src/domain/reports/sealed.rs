//! What was sent stays as it was sent: a sealed report (báo cáo đã chốt) keeps its figures, and what the ledger learns
//! later about its period stands as an adjustment (bổ sung) in the next report of the same kind, never as a silent
//! change (domain.md section 5).

use super::ReportKind;
use super::period::Period;
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::milestone::Milestone;
use crate::domain::tally::{Count, Tally, TallyRow};
use crate::domain::time::Timestamp;

/// That a report was sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Seal {
    /// When, by the clock of the laptop.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
}

/// What happened in a period: what is new, and the visits. Of an adjustment it is the difference, and may be
/// negative.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Flow {
    new: [i64; 8],
    /// Visits.
    pub visits: i64,
}

impl Flow {
    /// That of a row of a tally.
    pub fn of(row: &TallyRow) -> Self {
        let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        let new = Milestone::ALL.map(|milestone| signed(row.new_in_period(milestone)));
        Self { new, visits: signed(row.count(Count::Visits)) }
    }

    /// People whose milestone has a stated day in the period.
    pub fn new_of(&self, milestone: Milestone) -> i64 {
        self.new.get(milestone as usize).copied().unwrap_or(0)
    }

    /// Adds to the people of a milestone.
    pub fn add_new(&mut self, milestone: Milestone, more: i64) {
        if let Some(slot) = self.new.get_mut(milestone as usize) {
            *slot += more;
        }
    }

    /// Adds another one.
    pub fn add(&mut self, other: &Self) {
        self.new.iter_mut().zip(other.new).for_each(|(sum, more)| *sum += more);
        self.visits += other.visits;
    }

    /// Takes another one off.
    pub fn take(&mut self, other: &Self) {
        self.new.iter_mut().zip(other.new).for_each(|(sum, less)| *sum -= less);
        self.visits -= other.visits;
    }

    /// Whether nothing of it is other than zero.
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// What became known, after the sealing of an earlier period, about that period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Adjustment {
    /// The earlier period.
    pub about: Period,
    /// What is to be added to what was said of it so far.
    pub change: Flow,
}

/// The report of the same kind that was sent before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Previous {
    /// Its period.
    pub period: Period,
    /// What it said of the whole ward.
    pub total: TallyRow,
}

/// What a periodic report says beyond the tally of its period.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PeriodReport {
    /// Which report.
    pub kind: ReportKind,
    /// That it was sent; nothing while it can still change.
    pub seal: Option<Seal>,
    /// What became known about earlier periods since the last one was sealed, the earliest first; only those with
    /// something to say.
    pub adjustments: Vec<Adjustment>,
    /// The one before, to compare with.
    pub previous: Option<Previous>,
}

impl PeriodReport {
    /// All adjustments together.
    pub fn adjusted(&self) -> Flow {
        let mut sum = Flow::default();
        self.adjustments.iter().for_each(|adjustment| sum.add(&adjustment.change));
        sum
    }
}

/// A report as it was sent: everything that it is printed from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealedReport {
    /// Which report.
    pub kind: ReportKind,
    /// What it covers.
    pub period: Period,
    /// Head of the journal when it was made, as it is printed.
    pub journal_head: String,
    /// The ward.
    pub ward: Ward,
    /// The campaign as it was set.
    pub campaign: Campaign,
    /// The figures.
    pub tally: Tally,
    /// What it said about earlier periods.
    pub adjustments: Vec<Adjustment>,
    /// What it was compared with.
    pub previous: Option<Previous>,
}
