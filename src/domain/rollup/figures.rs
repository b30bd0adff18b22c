//! What one file says of one ward.

use chrono::NaiveDate;

use crate::domain::campaign::Ward;
use crate::domain::milestone::Milestone;
use crate::domain::reports::ReportKind;
use crate::domain::tally::{Count, Denominator, Rate, TallyRow};
use crate::domain::time::Timestamp;

/// A figure that a file can say or not.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Figure {
    /// A count.
    Count(Count),
    /// People whose milestone has a day in the period.
    New(Milestone),
    /// The target.
    Target,
}

impl Figure {
    /// All of them, in the order of the contract.
    pub fn all() -> impl Iterator<Item = Self> {
        let counts = Count::ALL.into_iter().map(Self::Count);
        counts.chain([Self::Target]).chain(Milestone::ALL.into_iter().map(Self::New))
    }

    /// The key of the contract, as columns have it.
    pub fn key(self) -> String {
        match self {
            Self::Count(count) => count.key().to_owned(),
            Self::New(milestone) => format!("new.{}", milestone.code()),
            Self::Target => "target".to_owned(),
        }
    }

    /// The figure of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::all().find(|figure| figure.key() == key)
    }

    fn bit(self) -> u32 {
        match self {
            Self::Count(count) => 1 << (count as u32),
            Self::New(milestone) => 1 << (FIRST_NEW + milestone as u32),
            Self::Target => 1 << 31,
        }
    }
}

/// The place of the first milestone, after the counts.
const FIRST_NEW: u32 = 16;

/// Some of the figures.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct FigureSet(u32);

impl FigureSet {
    /// All that there are.
    pub fn all() -> Self {
        let mut set = Self::default();
        Figure::all().for_each(|figure| set.add(figure));
        set
    }

    /// Whether one is among them.
    pub fn has(self, figure: Figure) -> bool {
        self.0 & figure.bit() != 0
    }

    /// Puts one in.
    pub fn add(&mut self, figure: Figure) {
        self.0 |= figure.bit();
    }

    /// Takes one out.
    pub fn remove(&mut self, figure: Figure) {
        self.0 &= !figure.bit();
    }

    /// Puts all of another set in.
    pub fn add_all(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Those that are in it, in the order of the contract.
    pub fn iter(self) -> impl Iterator<Item = Figure> {
        Figure::all().filter(move |figure| self.has(*figure))
    }
}

/// A rate as a file prints it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatedRate {
    /// Which one.
    pub rate: Rate,
    /// Place of its row among the areas; nothing for the ward.
    pub row: Option<usize>,
    /// What stands there, in hundredths of a percent.
    pub stated: Option<i64>,
    /// What it says to divide by what, where that is not what we do.
    pub other_parts: Option<(String, String)>,
}

/// What one file says of one ward.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WardFigures {
    /// The name of the file, as people know it.
    pub file: String,
    /// The ward; its name may be a file's name ([`WardFigures::is_named_by_file`]).
    pub ward: Ward,
    /// What the ward is called here: its name, with what is above it where another ward has the same name. The roll-up
    /// gives it; a file has none.
    pub label: String,
    /// Whether the file does not say whose it is, and its own name had to.
    pub is_named_by_file: bool,
    /// The campaign's name.
    pub campaign: String,
    /// The day up to which things count.
    pub as_of: NaiveDate,
    /// First day of the period.
    pub since: Option<NaiveDate>,
    /// Which report; nothing for a tally on demand.
    pub kind: Option<ReportKind>,
    /// When it was made.
    pub made_at: Option<Timestamp>,
    /// Whether it was sealed.
    pub is_sealed: bool,
    /// From which age people are eligible, where the file says it.
    pub minimum_age: Option<u32>,
    /// What the file lacks beside figures, by its keys; then an older version wrote it.
    pub lacks: Vec<String>,
    /// The ward.
    pub total: TallyRow,
    /// Figures that the file does not say of the ward: they are 0 in its row, and must not be taken for that.
    pub absent: FigureSet,
    /// Its areas.
    pub rows: Vec<TallyRow>,
    /// Figures that the file does not say of one of the areas.
    pub absent_of_rows: FigureSet,
    /// The rates as printed.
    pub stated_rates: Vec<StatedRate>,
}

impl WardFigures {
    /// A count; nothing where the file does not say it.
    pub fn count(&self, count: Count) -> Option<u64> {
        (!self.absent.has(Figure::Count(count))).then(|| self.total.count(count))
    }

    /// People new in the period; nothing where the file does not say it.
    pub fn new_in_period(&self, milestone: Milestone) -> Option<u64> {
        (!self.absent.has(Figure::New(milestone))).then(|| self.total.new_in_period(milestone))
    }

    /// A rate of the ward, from its counts.
    pub fn rate(&self, rate: Rate) -> Option<i64> {
        rate_of(&self.total, self.absent, rate)
    }

    /// A figure; nothing where the file does not say it.
    pub fn figure(&self, figure: Figure) -> Option<u64> {
        match figure {
            Figure::Count(count) => self.count(count),
            Figure::New(milestone) => self.new_in_period(milestone),
            Figure::Target => self.total.target,
        }
    }
}

/// A rate of a row, unless one of its parts is not said.
pub(super) fn rate_of(row: &TallyRow, absent: FigureSet, rate: Rate) -> Option<i64> {
    let whole = match rate.denominator() {
        Denominator::Count(count) => Figure::Count(count),
        Denominator::Target => Figure::Target,
    };
    let is_known = !absent.has(Figure::Count(rate.numerator())) && !absent.has(whole);
    row.rate(rate).filter(|_| is_known)
}
