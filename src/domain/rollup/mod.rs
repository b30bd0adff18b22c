//! The roll-up (gộp số liệu nhiều phường) of the unit above: the figures of many wards in one table, with a total,
//! a ranking, and what is wrong with them.
//!
//! `intake::tallies` reads files into [`WardFigures`]; [`roll_up`] takes of each ward the newest, adds them up and
//! says what it found ([`finding`]): wards that sent nothing or are late, figures that went down ([`checks`]). Which
//! names mean one ward is the business of [`ward_name`]. Nothing is mended and nothing is guessed: what a file does
//! not say stays empty, and so does the total of it.

mod checks;
pub mod figures;
pub mod finding;
mod gather;
pub mod ranking;
pub mod ward_name;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;

pub use figures::{Figure, FigureSet, StatedRate, WardFigures};
pub use finding::{Finding, FindingCode};
pub use ranking::{Order, Ranking};

use super::campaign::Ward;
use super::milestone::Milestone;
use super::reports::ReportKind;
use super::tally::{Count, Denominator, Rate, TallyRow};
use crate::text::words::Message;

/// A file of which nothing could be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unreadable {
    /// Its name, as people know it.
    pub file: String,
    /// What is wrong with it.
    pub message: Message,
    /// What to do about it.
    pub hint: Option<Message>,
}

/// What is put together.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Given {
    /// The files that were read.
    pub files: Vec<WardFigures>,
    /// Those that were not.
    pub unreadable: Vec<Unreadable>,
    /// The wards that are to send something; nothing: whoever sends belongs.
    pub listed: Option<Vec<Ward>>,
}

/// One ward of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RollUpRow {
    /// Its place by the rate of the ranking, equal rates sharing one; nothing where it has no such rate.
    pub rank: Option<usize>,
    /// What was taken of it: the newest file.
    pub figures: WardFigures,
}

impl RollUpRow {
    /// A count; nothing where the file does not say it.
    pub fn count(&self, count: Count) -> Option<u64> {
        self.figures.count(count)
    }

    /// One rate in hundredths of a percent, from the counts.
    pub fn rate(&self, rate: Rate) -> Option<i64> {
        self.figures.rate(rate)
    }
}

/// The sums. A figure that one of the wards does not say has no sum, and a rate is given only where both of its parts
/// have one: it is of the same wards above and below the line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Total {
    sums: TallyRow,
    absent: FigureSet,
    /// Wards with a target of their own.
    pub wards_with_target: usize,
    /// The sum of their targets.
    pub targets: u64,
}

impl Total {
    /// The sum of a count.
    pub fn count(&self, count: Count) -> Option<u64> {
        (!self.absent.has(Figure::Count(count))).then(|| self.sums.count(count))
    }

    /// The sum of what is new in the periods of the wards.
    pub fn new_in_period(&self, milestone: Milestone) -> Option<u64> {
        (!self.absent.has(Figure::New(milestone))).then(|| self.sums.new_in_period(milestone))
    }

    /// The sum of a figure.
    pub fn figure(&self, figure: Figure) -> Option<u64> {
        match figure {
            Figure::Count(count) => self.count(count),
            Figure::New(milestone) => self.new_in_period(milestone),
            Figure::Target => self.target(),
        }
    }

    /// The sum of the targets, where every ward has one.
    pub fn target(&self) -> Option<u64> {
        self.sums.target
    }

    /// A rate of the sums.
    pub fn rate(&self, rate: Rate) -> Option<i64> {
        figures::rate_of(&self.sums, self.absent, rate)
    }

    /// The sums as a row of a tally; see [`Total::count`] for what is left out.
    pub fn sums(&self) -> &TallyRow {
        &self.sums
    }

    fn of(rows: &[RollUpRow]) -> Self {
        let mut total = Self::default();
        for row in rows {
            total.sums.add_row(&row.figures.total);
            total.absent.add_all(row.figures.absent);
            if let Some(target) = row.figures.total.target {
                total.wards_with_target += 1;
                total.targets += target;
            }
        }
        let is_whole = !rows.is_empty() && total.wards_with_target == rows.len();
        total.sums.target = is_whole.then_some(total.targets);
        total
    }
}

/// Many wards in one table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RollUp {
    /// One row a ward, in the order asked for.
    pub rows: Vec<RollUpRow>,
    /// The sums.
    pub total: Total,
    /// What is wrong, the gravest first.
    pub findings: Vec<Finding>,
    /// The day that most is of: the newest of all.
    pub as_of: Option<NaiveDate>,
    /// First day of the period, where it is the same for all.
    pub since: Option<NaiveDate>,
    /// Which report, where it is the same for all; nothing for tallies on demand.
    pub kind: Option<ReportKind>,
    /// The unit above, where it is the same for all.
    pub parent: Option<String>,
    /// The campaign, where it is the same for all.
    pub campaign: Option<String>,
    /// How many files were read.
    pub files: usize,
    /// How many wards were to send something, where that was said.
    pub listed: Option<usize>,
    /// How the rows are ordered.
    pub ranking: Ranking,
}

/// Puts wards together.
pub fn roll_up(given: Given, ranking: Ranking) -> RollUp {
    let files = given.files.len();
    let listed = given.listed.as_ref().map(Vec::len);
    let gathered = gather::gather(given);
    let mut findings = gathered.findings;
    let taken: Vec<&WardFigures> = gathered.taken.iter().collect();
    findings.extend(checks::across(&taken));
    taken.iter().for_each(|figures| findings.extend(checks::within(figures)));
    findings.sort_by_cached_key(Finding::order);

    let same_day = checks::newest(&taken);
    let since = common(taken.iter().map(|figures| figures.since)).flatten();
    let kind = common(taken.iter().map(|figures| figures.kind)).flatten();
    let parent = common(taken.iter().map(|figures| figures.ward.parent.clone())).filter(|parent| !parent.is_empty());
    let campaign = common(taken.iter().map(|figures| figures.campaign.clone())).filter(|name| !name.is_empty());
    let rows: Vec<RollUpRow> = gathered.taken.into_iter().map(|figures| RollUpRow { rank: None, figures }).collect();
    let total = Total::of(&rows);
    let mut made =
        RollUp { rows, total, findings, as_of: same_day, since, kind, parent, campaign, files, listed, ranking };
    made.rank(ranking);
    made
}

/// What all have; nothing where they differ, or where there are none.
fn common<T: PartialEq>(all: impl IntoIterator<Item = T>) -> Option<T> {
    let mut all = all.into_iter();
    let first = all.next()?;
    all.all(|one| one == first).then_some(first)
}

/// Whether a rate divides by a target.
pub fn is_of_target(rate: Rate) -> bool {
    match rate.denominator() {
        Denominator::Target => true,
        Denominator::Count(_) => false,
    }
}
