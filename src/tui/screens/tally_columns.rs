//! The columns of the tally's table: every count of the day, the rates, what is new in the period, the reasons.

use super::people_detail::reason_label;
use crate::domain::count::Tallied;
use crate::domain::milestone::Milestone;
use crate::domain::reason::Reason;
use crate::domain::tally::{Count, Denominator, Rate, Tally, TallyRow};
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::widgets::cells;

/// A column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// A count.
    Count(Count),
    /// What is to be reached.
    Target,
    /// A rate.
    Rate(Rate),
    /// New in the period.
    New(Milestone),
    /// A reason.
    Reason(Reason),
}

/// Columns that are read together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// People and their cards.
    People,
    /// Accounts.
    Accounts,
    /// Rates.
    Rates,
    /// The period.
    Period,
    /// The reasons.
    Reasons,
}

const OF_PEOPLE: [Count; 6] =
    [Count::Households, Count::Residents, Count::Eligible, Count::CardIssued, Count::CardApplied, Count::CardMissing];
const OF_ACCOUNTS: [Count; 7] = [
    Count::L2Activated,
    Count::L2ToActivate,
    Count::L2Approved,
    Count::L2Enrolled,
    Count::L2Rejected,
    Count::L1Activated,
    Count::Activated,
];
const OF_PERIOD: [Count; 2] = [Count::Visits, Count::HouseholdsVisited];

/// Lines of a heading.
pub const HEADING_LINES: u16 = 3;
/// Cells of the narrowest column.
const LEAST_WIDE: usize = 8;

/// The columns of a tally; of the reasons those that occur, the most frequent first.
pub fn columns(tally: &Tally) -> Vec<Column> {
    let mut reasons: Vec<(Reason, u64)> = tally.total.reasons.iter().map(|(reason, count)| (*reason, *count)).collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let counts = |counts: &'static [Count]| counts.iter().copied().map(Column::Count);
    counts(&OF_PEOPLE)
        .chain(counts(&OF_ACCOUNTS))
        .chain([Column::Target])
        .chain(Rate::ALL.into_iter().map(Column::Rate))
        .chain(Milestone::ALL.into_iter().map(Column::New))
        .chain(counts(&OF_PERIOD))
        .chain(reasons.into_iter().map(|(reason, _)| Column::Reason(reason)))
        .collect()
}

impl Column {
    /// The columns that it is read with.
    pub fn group(self) -> Group {
        match self {
            Self::Count(count) if OF_PEOPLE.contains(&count) => Group::People,
            Self::Count(count) if OF_PERIOD.contains(&count) => Group::Period,
            Self::Count(_) | Self::Target => Group::Accounts,
            Self::Rate(_) => Group::Rates,
            Self::New(_) => Group::Period,
            Self::Reason(_) => Group::Reasons,
        }
    }

    /// What stands above it.
    pub fn heading(self, words: &Words) -> String {
        match self {
            Self::Count(count) => words.say(&Message::of_code("report-count", count.key())),
            Self::Target => words.get("report-count-target"),
            Self::Rate(rate) => words.say(&Message::of_code("report-rate-short", rate.key())),
            Self::New(milestone) => words.say(&Message::of_code("report-new", milestone.code())),
            Self::Reason(reason) => reason_label(reason, words.lang).to_owned(),
        }
    }

    /// Its whole name, with what a rate divides by what.
    pub fn name(self, words: &Words, minimum_age: u32) -> String {
        match self {
            Self::Count(Count::Eligible) => words.say(&msg!("report-eligible-from-age", age = minimum_age)),
            Self::Target => words.get("tui-tally-target-name"),
            Self::Rate(rate) => words.say(&Message::of_code("report-rate", rate.key())),
            Self::Count(_) | Self::New(_) | Self::Reason(_) => self.heading(words),
        }
    }

    /// How wide it is: its heading in a few lines, and every figure of it.
    pub fn wide(self, words: &Words, tally: &Tally) -> usize {
        let heading = self.heading(words);
        let figures = std::iter::once(&tally.total).chain(&tally.rows).map(|row| cells::width(&self.cell(words, row)));
        let least = figures.max().unwrap_or(0).max(LEAST_WIDE);
        (least..cells::width(&heading).max(least))
            .find(|wide| cells::wrap(&heading, *wide).len() <= usize::from(HEADING_LINES))
            .unwrap_or_else(|| cells::width(&heading).max(least))
    }

    /// The figure of a row.
    pub fn cell(self, words: &Words, row: &TallyRow) -> String {
        match self {
            Self::Rate(rate) => numbers::percent(words.lang, row.rate(rate)),
            Self::Target => row.target.map_or_else(|| "–".to_owned(), |target| count(words, target)),
            Self::Count(_) | Self::New(_) | Self::Reason(_) => count(words, self.number(row)),
        }
    }

    /// The figure of a row, said in full.
    pub fn said(self, words: &Words, row: &TallyRow) -> String {
        let Self::Rate(rate) = self else {
            return match self.tallied() {
                Ok(figure) if !figure.is_of_households() => {
                    words.say(&msg!("tui-tally-people", count = self.number(row)))
                }
                Ok(_) | Err(_) => self.cell(words, row),
            };
        };
        let whole = match (rate.denominator(), row.target) {
            (Denominator::Count(of), _) => count(words, row.count(of)),
            (Denominator::Target, Some(target)) => count(words, target),
            (Denominator::Target, None) => return words.get("tui-tally-no-target"),
        };
        let part = count(words, row.count(rate.numerator()));
        words.say(&match row.rate(rate) {
            Some(_) => msg!("tui-tally-rate", percent = self.cell(words, row), part = part, whole = whole),
            None => msg!("tui-tally-rate-none", part = part, whole = whole),
        })
    }

    /// What is counted; of a rate, what is divided.
    pub fn tallied(self) -> Result<Tallied, Message> {
        match self {
            Self::Count(count) => Ok(Tallied::Count(count)),
            Self::Rate(rate) => Ok(Tallied::Count(rate.numerator())),
            Self::New(milestone) => Ok(Tallied::New(milestone)),
            Self::Reason(reason) => Ok(Tallied::Reason(reason)),
            Self::Target => Err(msg!("tui-why-no-list-of-target")),
        }
    }

    /// The figure of a row as a number: of a rate in hundredths of a percent. Nothing where there is none.
    pub fn value(self, row: &TallyRow) -> Option<i64> {
        match self {
            Self::Rate(rate) => row.rate(rate),
            Self::Target => row.target.map(|target| i64::try_from(target).unwrap_or(i64::MAX)),
            Self::Count(_) | Self::New(_) | Self::Reason(_) => {
                Some(i64::try_from(self.number(row)).unwrap_or(i64::MAX))
            }
        }
    }

    /// What it means: who is counted; of a rate what is divided by what, and where that is in use.
    pub fn meaning(self, words: &Words, minimum_age: u32) -> String {
        match self {
            Self::Count(Count::Eligible) => words.say(&msg!("tui-means-eligible", age = minimum_age)),
            Self::Count(count) => words.say(&Message::of_code("tui-means", count.key())),
            Self::Rate(rate) => words.say(&Message::of_code("tui-means", rate.key())),
            Self::Target => words.get("tui-means-target"),
            Self::New(Milestone::L1Activated) => words.get("tui-means-new-l1"),
            Self::New(_) => words.get("tui-means-new"),
            Self::Reason(_) => words.get("tui-means-reason"),
        }
    }

    fn number(self, row: &TallyRow) -> u64 {
        match self {
            Self::Count(count) => row.count(count),
            Self::Target => row.target.unwrap_or(0),
            Self::Rate(rate) => row.count(rate.numerator()),
            Self::New(milestone) => row.new_in_period(milestone),
            Self::Reason(reason) => row.reasons.get(&reason).copied().unwrap_or(0),
        }
    }
}

impl Group {
    /// What the group is called.
    pub fn title(self, words: &Words) -> String {
        match self {
            Self::People => words.get("report-block-people"),
            Self::Accounts => words.get("report-block-accounts"),
            Self::Rates => words.get("report-block-rates"),
            Self::Period => words.get("report-sheet-period"),
            Self::Reasons => words.get("report-block-reasons"),
        }
    }
}

fn count(words: &Words, count: u64) -> String {
    numbers::count(words.lang, i64::try_from(count).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::numbers::Lang;

    #[test]
    fn every_figure_of_the_tally_has_a_column() {
        let mut tally = Tally::default();
        tally.total.reasons = Reason::all().zip(1..).collect();
        let columns = columns(&tally);
        for count in Count::ALL {
            assert!(columns.contains(&Column::Count(count)), "{count:?}");
        }
        assert_eq!(
            columns.len(),
            Count::ALL.len() + 1 + Rate::ALL.len() + Milestone::ALL.len() + Reason::all().count()
        );
        // Columns of a group stand together.
        let mut groups: Vec<Group> = columns.iter().map(|column| column.group()).collect();
        groups.dedup();
        assert_eq!(groups, [Group::People, Group::Accounts, Group::Rates, Group::Period, Group::Reasons]);
    }

    #[test]
    fn headings_are_whole_in_their_lines() {
        for lang in [Lang::Vi, Lang::En] {
            let words = Words::new(lang);
            let mut tally = Tally::default();
            tally.total.reasons = Reason::all().zip(1..).collect();
            for column in columns(&tally) {
                let lines = cells::wrap(&column.heading(&words), column.wide(&words, &tally));
                assert!(lines.len() <= usize::from(HEADING_LINES), "{lines:?}");
                assert!(!column.name(&words, 14).starts_with("report-") && !column.heading(&words).contains("report-"));
            }
        }
    }
}
