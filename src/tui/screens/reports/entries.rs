//! What stands in a report on the screen, line by line: every figure beside that of the report before.

use crate::desk::screen::ReportPage;
use crate::domain::count::Tallied;
use crate::domain::milestone::Milestone;
use crate::domain::reports::sealed::{Adjustment, PeriodReport};
use crate::domain::tally::{Count, Denominator, Rate, TallyRow};
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};

/// A line that can be selected.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entry {
    /// New in the period.
    New(Milestone),
    /// A count, of the period or cumulated.
    Count(Count),
    /// A rate.
    Rate(Rate),
    /// What became known about an earlier period.
    Adjusted(Adjustment),
}

/// Lines that stand together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// In the period.
    Period,
    /// Up to its end.
    Cumulated,
    /// About earlier periods.
    Adjustments,
}

/// What is new, in the order of a report (document 003: files taken, accounts activated).
const NEW: [Milestone; 5] = [
    Milestone::CardApplied,
    Milestone::L2Enrolled,
    Milestone::L2Approved,
    Milestone::L1Activated,
    Milestone::L2Activated,
];
const OF_PERIOD: [Count; 2] = [Count::Visits, Count::HouseholdsVisited];
const CUMULATED: [Count; 7] = [
    Count::Eligible,
    Count::CardIssued,
    Count::L2Enrolled,
    Count::L2Approved,
    Count::L2Activated,
    Count::L1Activated,
    Count::Activated,
];
const RATES: [Rate; 4] = [Rate::L2, Rate::Activated, Rate::L2Activation, Rate::L2Target];

impl Entry {
    /// Where it stands.
    pub fn part(self) -> Part {
        match self {
            Self::New(_) | Self::Count(Count::Visits | Count::HouseholdsVisited) => Part::Period,
            Self::Count(_) | Self::Rate(_) => Part::Cumulated,
            Self::Adjusted(_) => Part::Adjustments,
        }
    }

    /// What it is called.
    pub fn label(self, page: &ReportPage, words: &Words) -> String {
        words.say(&match self {
            Self::New(milestone) => Message::of_code("report-new", milestone.code()),
            Self::Count(Count::Eligible) => msg!("report-eligible-from-age", age = page.head.campaign.minimum_age),
            Self::Count(count) => Message::of_code("report-count", count.key()),
            Self::Rate(rate) => Message::of_code("report-rate", rate.key()),
            Self::Adjusted(adjustment) => return adjusted(&adjustment, words),
        })
    }

    /// Its figure in a row.
    pub fn figure(self, row: &TallyRow, words: &Words) -> String {
        match self {
            Self::Rate(rate) => numbers::percent(words.lang, row.rate(rate)),
            Self::New(_) | Self::Count(_) => numbers::count(words.lang, self.number(row)),
            Self::Adjusted(_) => String::new(),
        }
    }

    fn number(self, row: &TallyRow) -> i64 {
        let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
        match self {
            Self::New(milestone) => signed(row.new_in_period(milestone)),
            Self::Count(count) => signed(row.count(count)),
            Self::Rate(_) | Self::Adjusted(_) => 0,
        }
    }

    /// How it differs from the report before, with its sign; rates in points of a percent.
    pub fn change(self, now: &TallyRow, before: &TallyRow, words: &Words) -> String {
        match self {
            Self::Rate(rate) => match (now.rate(rate), before.rate(rate)) {
                (Some(now), Some(before)) => {
                    let change = now - before;
                    format!("{}{}", sign(change), numbers::percent(words.lang, Some(change.abs())))
                }
                (None, _) | (_, None) => String::new(),
            },
            Self::New(_) | Self::Count(_) => signed(self.number(now) - self.number(before), words),
            Self::Adjusted(_) => String::new(),
        }
    }

    /// The list behind it; a rate's is that of what is divided.
    pub fn opens(self) -> Option<Tallied> {
        match self {
            Self::New(milestone) => Some(Tallied::New(milestone)),
            Self::Count(count) => Some(Tallied::Count(count)),
            Self::Rate(rate) => Some(Tallied::Count(rate.numerator())),
            Self::Adjusted(_) => None,
        }
    }

    /// What is divided by what, of a rate.
    pub fn definition(self, row: &TallyRow, words: &Words) -> Option<String> {
        let Self::Rate(rate) = self else { return None };
        let count = |count: u64| numbers::count(words.lang, i64::try_from(count).unwrap_or(i64::MAX));
        let name = |count: Count| words.say(&Message::of_code("report-count", count.key()));
        let (whole, whole_name) = match rate.denominator() {
            Denominator::Count(of) => (Some(row.count(of)), name(of)),
            Denominator::Target => (row.target, words.get("report-count-target")),
        };
        let whole = whole.map_or_else(|| numbers::percent(words.lang, None), count);
        Some(words.say(&msg!(
            "tui-report-definition",
            part = count(row.count(rate.numerator())),
            whole = whole,
            part_name = name(rate.numerator()),
            whole_name = whole_name
        )))
    }
}

/// The lines of a report.
pub fn entries(report: &PeriodReport) -> Vec<Entry> {
    let new = NEW.into_iter().map(Entry::New);
    let counts = OF_PERIOD.into_iter().chain(CUMULATED).map(Entry::Count);
    let adjustments = report.adjustments.iter().rev().copied().map(Entry::Adjusted);
    new.chain(counts).chain(RATES.into_iter().map(Entry::Rate)).chain(adjustments).collect()
}

fn sign(change: i64) -> &'static str {
    match change {
        0 => "",
        1.. => "+",
        _ => "−",
    }
}

/// A difference with its sign.
pub fn signed(change: i64, words: &Words) -> String {
    format!("{}{}", sign(change), numbers::count(words.lang, change.abs()))
}

/// What became known about a period: its figures with their signs.
fn adjusted(adjustment: &Adjustment, words: &Words) -> String {
    let Adjustment { about, change } = adjustment;
    let of_milestone = |milestone: Milestone| {
        let people = change.new_of(milestone);
        let name = words.say(&Message::of_code("report-new", milestone.code()));
        (people != 0).then(|| format!("{name} {}", signed(people, words)))
    };
    let mut parts: Vec<String> = Milestone::ALL.into_iter().filter_map(of_milestone).collect();
    if change.visits != 0 {
        let name = words.say(&Message::of_code("report-count", Count::Visits.key()));
        parts.push(format!("{name} {}", signed(change.visits, words)));
    }
    let period = if about.since == about.as_of {
        msg!("tui-report-about-day", day = about.as_of)
    } else {
        msg!("tui-report-about-period", since = about.since, day = about.as_of)
    };
    format!("{}: {}", words.say(&period), parts.join(", "))
}
