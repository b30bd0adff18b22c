//! The tables of a tally.

use super::figures::{Chart, Definition, Definitions, Figure, FigureBlock, FigureColumn, FigureRow, FigureTable};
use super::json::TARGET_KEY;
use super::said::{Said, said};
use super::tally::TallyHead;
use super::tree::{Kind, Layout};
use crate::domain::campaign::Campaign;
use crate::domain::milestone::Milestone;
use crate::domain::reason::Reason;
use crate::domain::reports::period::Period;
use crate::domain::reports::sealed::{Flow, PeriodReport, Previous};
use crate::domain::tally::{Count, Denominator, Rate, Tally, TallyRow};
use crate::text::words::Words;

/// Counts of a period rather than of a day.
const OF_PERIOD: [Count; 2] = [Count::Visits, Count::HouseholdsVisited];

/// Counts that speak of people and their cards; the others speak of accounts.
const OF_PEOPLE: [Count; 6] =
    [Count::Households, Count::Residents, Count::Eligible, Count::CardIssued, Count::CardApplied, Count::CardMissing];

/// Numbers of people small enough to tell who they are, once a reason stands beside them (domain.md section 10).
pub(super) const SMALL_COUNTS: std::ops::RangeInclusive<u64> = 1..=2;

/// What moves from report to report, and is compared.
pub(super) const COMPARED: [Count; 6] =
    [Count::Eligible, Count::CardIssued, Count::L2Enrolled, Count::L2Approved, Count::L2Activated, Count::Activated];

/// Makes the figure of one column from a row of the tally.
type FigureOf = Box<dyn Fn(&TallyRow) -> Figure>;

/// A table in the making: each column stands beside the function that fills it.
struct Columns {
    names: FigureColumn,
    figures: Vec<(FigureColumn, FigureOf)>,
}

impl Columns {
    /// Begins with the column of the areas.
    fn of_areas(words: &Words) -> Self {
        let mut names = FigureColumn::new(Said::key("area"), said!(words, "report-area"), Kind::Text);
        names.when_empty = said!(words, "report-area-none");
        Self { names, figures: Vec::new() }
    }

    fn push(&mut self, column: FigureColumn, figure: impl Fn(&TallyRow) -> Figure + 'static) {
        self.figures.push((column, Box::new(figure)));
    }

    fn push_count(&mut self, count: Count, heading: Said, block: usize) {
        let column = FigureColumn::new(Said::key(count.key()), heading, Kind::Count).in_block(block);
        self.push(column, move |row| row.count(count).into());
    }

    fn place_of(&self, key: &str) -> usize {
        self.figures.iter().position(|(column, _)| column.key.as_str() == key).map_or(0, |place| place + 1)
    }

    fn fill(self, tally: &Tally, words: &Words) -> FigureTable {
        let row = |name: Said, row: &TallyRow| FigureRow {
            name,
            figures: self.figures.iter().map(|(_, figure)| figure(row)).collect(),
        };
        FigureTable {
            rows: tally.rows.iter().map(|area| row(Said::area(area), area)).collect(),
            total: Some(row(said!(words, "report-total"), &tally.total)),
            columns: std::iter::once(self.names).chain(self.figures.into_iter().map(|(column, _)| column)).collect(),
            ..FigureTable::default()
        }
    }
}

fn wide(caption: Said) -> FigureBlock {
    FigureBlock { caption, layout: Layout::Wide }
}

/// What a count is called; the age is the campaign's.
pub(super) fn name_of(count: Count, campaign: &Campaign, words: &Words) -> Said {
    if count == Count::Eligible {
        said!(words, "report-eligible-from-age", age = campaign.minimum_age)
    } else {
        Said::coded(words, "report-count", count.key())
    }
}

fn whole_of(rate: Rate) -> &'static str {
    match rate.denominator() {
        Denominator::Count(count) => count.key(),
        Denominator::Target => TARGET_KEY,
    }
}

/// The counts of the day, with their rates.
pub(super) fn day(head: &TallyHead, tally: &Tally, words: &Words) -> FigureTable {
    let mut columns = Columns::of_areas(words);
    for count in Count::ALL.into_iter().filter(|count| !OF_PERIOD.contains(count)) {
        let block = usize::from(!OF_PEOPLE.contains(&count));
        columns.push_count(count, name_of(count, &head.campaign, words), block);
    }
    let target = FigureColumn::new(Said::key(TARGET_KEY), said!(words, "report-count-target"), Kind::Count);
    columns.push(target.in_block(1), |row| row.target.into());
    for rate in Rate::ALL {
        let (numerator, denominator) = (columns.place_of(rate.numerator().key()), columns.place_of(whole_of(rate)));
        let heading = Said::coded(words, "report-rate", rate.key());
        let kind = Kind::Rate { numerator, denominator };
        let mut column = FigureColumn::new(Said::key_in("rates", rate.key()), heading, kind).in_block(2);
        column.short = Said::coded(words, "report-rate-short", rate.key());
        columns.push(column, move |row| row.rate(rate).map_or(Figure::None, Figure::Rate));
    }
    FigureTable {
        name: "day",
        heading: said!(words, "report-sheet-day"),
        blocks: vec![
            wide(said!(words, "report-block-people")),
            wide(said!(words, "report-block-accounts")),
            wide(said!(words, "report-block-rates")),
        ],
        notes: vec![said!(words, "report-note-l1")],
        ..columns.fill(tally, words)
    }
}

/// What happened in the period.
pub(super) fn period(head: &TallyHead, tally: &Tally, words: &Words) -> FigureTable {
    let mut columns = Columns::of_areas(words);
    for milestone in Milestone::ALL {
        columns.push(new_column(milestone, words), move |row| row.new_in_period(milestone).into());
    }
    for count in OF_PERIOD {
        columns.push_count(count, name_of(count, &head.campaign, words), 0);
    }
    FigureTable {
        name: "period",
        heading: said!(words, "report-sheet-period"),
        blocks: vec![wide(in_period(Period { since: head.since, as_of: head.as_of }, words))],
        notes: vec![said!(words, "report-note-new")],
        ..columns.fill(tally, words)
    }
}

fn new_column(milestone: Milestone, words: &Words) -> FigureColumn {
    let heading = Said::coded(words, "report-new", milestone.code());
    FigureColumn::new(Said::key_in("new", milestone.code()), heading, Kind::Count)
}

/// In a period, as a heading.
pub(super) fn in_period(period: Period, words: &Words) -> Said {
    if period.since == period.as_of {
        said!(words, "report-block-one-day", day = period.as_of)
    } else {
        said!(words, "report-block-period", since = period.since, day = period.as_of)
    }
}

/// A period, within a sentence.
pub(super) fn of_period(period: Period, words: &Words) -> Said {
    if period.since == period.as_of {
        said!(words, "report-of-day", day = period.as_of)
    } else {
        said!(words, "report-of-period", since = period.since, day = period.as_of)
    }
}

/// People with a reason, marked where they are so few that they could be recognised.
pub(super) fn people(row: &TallyRow, reason: Reason) -> Figure {
    match row.reasons.get(&reason).copied().unwrap_or(0) {
        few if SMALL_COUNTS.contains(&few) => Figure::Few(i64::try_from(few).unwrap_or(i64::MAX)),
        count => count.into(),
    }
}

/// The reasons that occur in the ward, those of most people first.
pub(super) fn reasons_of(total: &TallyRow) -> Vec<(Reason, u64)> {
    let people = |reason: &Reason| total.reasons.get(reason).copied().unwrap_or(0);
    let mut reasons: Vec<_> = Reason::all().map(|reason| (reason, people(&reason))).collect();
    reasons.retain(|(_, people)| *people > 0);
    reasons.sort_by_key(|(_, people)| std::cmp::Reverse(*people));
    reasons
}

/// Says which numbers are marked, and why.
pub(super) fn note_of_small(words: &Words) -> Said {
    said!(words, "report-note-small", from = *SMALL_COUNTS.start(), to = *SMALL_COUNTS.end())
}

/// The reasons; no table when there are none.
pub(super) fn reasons(tally: &Tally, words: &Words) -> Option<FigureTable> {
    let reasons = reasons_of(&tally.total);
    if reasons.is_empty() {
        return None;
    }
    let mut columns = Columns::of_areas(words);
    for (reason, _) in reasons {
        let key = Said::key_in("reasons", reason.code());
        let column = FigureColumn::new(key, Said::reason(words.lang, reason), Kind::Count);
        columns.push(column, move |row| people(row, reason));
    }
    let mut table = columns.fill(tally, words);
    let is_small = |figure: &Figure| matches!(figure, Figure::Few(_));
    if table.rows.iter().chain(&table.total).flat_map(|row| &row.figures).any(is_small) {
        table.notes.push(note_of_small(words));
    }
    Some(FigureTable {
        name: "reasons",
        heading: said!(words, "report-sheet-reasons"),
        blocks: vec![FigureBlock { caption: said!(words, "report-block-reasons"), layout: Layout::Tall }],
        ..table
    })
}

/// What a periodic report says beyond the tally: what became known about earlier periods, and what moved.
pub(super) fn beyond(head: &TallyHead, tally: &Tally, words: &Words) -> Vec<FigureTable> {
    let Some(report) = &head.report else { return Vec::new() };
    let compared = report.previous.as_ref().map(|previous| comparison(previous, head, &tally.total, words));
    adjustments(report, words).into_iter().chain(compared).collect()
}

fn adjustments(report: &PeriodReport, words: &Words) -> Option<FigureTable> {
    if report.adjustments.is_empty() {
        return None;
    }
    let figures = |change: &Flow| {
        let new = Milestone::ALL.map(|milestone| Figure::Count(change.new_of(milestone)));
        new.into_iter().chain([Figure::Count(change.visits)]).collect()
    };
    let row = |(name, change): (Said, &Flow)| FigureRow { name, figures: figures(change) };
    let periods = report.adjustments.iter().map(|adjustment| (of_period(adjustment.about, words), &adjustment.change));
    let names = FigureColumn::new(Said::key("period"), said!(words, "report-adjusted-period"), Kind::Text);
    let visits = Said::coded(words, "report-count", Count::Visits.key());
    let visits = FigureColumn::new(Said::key(Count::Visits.key()), visits, Kind::Count);
    let new = Milestone::ALL.map(|milestone| new_column(milestone, words));
    Some(FigureTable {
        name: "adjustments",
        heading: said!(words, "report-sheet-adjustments"),
        blocks: vec![wide(said!(words, "report-block-adjustments"))],
        columns: std::iter::once(names).chain(new).chain([visits]).collect(),
        rows: periods.map(row).collect(),
        total: Some(row((said!(words, "report-total"), &report.adjusted()))),
        notes: vec![said!(words, "report-note-adjustments")],
    })
}

fn comparison(previous: &Previous, head: &TallyHead, total: &TallyRow, words: &Words) -> FigureTable {
    let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let row = |count: Count| {
        let (before, now) = (signed(previous.total.count(count)), signed(total.count(count)));
        let figures = [before, now, now.saturating_sub(before)].map(Figure::Count).into();
        FigureRow { name: name_of(count, &head.campaign, words), figures }
    };
    let column = |key, heading| FigureColumn::new(Said::key(key), heading, Kind::Count);
    let of = |day| said!(words, "report-column-as-of", day = day);
    FigureTable {
        name: "comparison",
        heading: said!(words, "report-sheet-comparison"),
        blocks: vec![wide(said!(words, "report-block-comparison"))],
        columns: vec![
            FigureColumn::new(Said::key("measure"), said!(words, "report-measure"), Kind::Text),
            column("previous", of(previous.period.as_of)),
            column("current", of(head.as_of)),
            column("change", said!(words, "report-change")),
        ],
        rows: COMPARED.map(row).into(),
        total: None,
        notes: Vec::new(),
    }
}

/// What the rates mean, with the figures of the ward.
pub(super) fn definitions(head: &TallyHead, total: &TallyRow, words: &Words) -> Definitions {
    let part = |count| (name_of(count, &head.campaign, words), total.count(count).into());
    definitions_of(part, total.target, |rate| total.rate(rate), words)
}

/// What the rates mean, with the name and the number of each count, the target, and the value of each rate; those of a
/// target only where there is one.
pub(super) fn definitions_of(
    part: impl Fn(Count) -> (Said, Figure),
    target: Option<u64>,
    value: impl Fn(Rate) -> Option<i64>,
    words: &Words,
) -> Definitions {
    let definition = |rate: Rate| Definition {
        key: rate.key(),
        name: Said::coded(words, "report-rate", rate.key()),
        numerator: part(rate.numerator()),
        denominator: match rate.denominator() {
            Denominator::Count(count) => part(count),
            Denominator::Target => (said!(words, "report-count-target"), target.into()),
        },
        rate: value(rate).map_or(Figure::None, Figure::Rate),
        meaning: Said::coded(words, "report-means", rate.key()),
    };
    let is_wanted = |rate: &Rate| rate.denominator() != Denominator::Target || target.is_some();
    Definitions {
        heading: said!(words, "report-definitions"),
        short_heading: said!(words, "report-sheet-definitions"),
        columns: [
            said!(words, "report-definition-rate"),
            said!(words, "report-definition-numerator"),
            said!(words, "report-definition-denominator"),
            said!(words, "report-definition-result"),
            said!(words, "report-definition-meaning"),
        ],
        rates: Rate::ALL.into_iter().filter(is_wanted).map(definition).collect(),
    }
}

/// How far each area is, and what it did in the period.
pub(super) fn charts(tables: &[FigureTable], words: &Words) -> Vec<Chart> {
    let chart = |title: Said, key: Said| {
        let place = |table: &FigureTable| table.columns.iter().position(|column| column.key == key);
        let (table, column) = tables.iter().enumerate().find_map(|(number, table)| Some((number, place(table)?)))?;
        Some(Chart { title, table, column })
    };
    [
        chart(said!(words, "report-chart-l2-rate"), Said::key_in("rates", Rate::L2.key())),
        chart(said!(words, "report-chart-new"), Said::key_in("new", Milestone::L2Activated.code())),
    ]
    .into_iter()
    .flatten()
    .collect()
}
