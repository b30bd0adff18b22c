//! From the tally to the tree.

use chrono::NaiveDate;

use super::json::TARGET_KEY;
use super::tree::{Block, Cell, Column, Fact, Kind, Layout, Report, Table};
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::milestone::Milestone;
use crate::domain::reason::Reason;
use crate::domain::reports::sealed::PeriodReport;
use crate::domain::tally::{Count, Denominator, Rate, Tally, TallyRow};
use crate::domain::time::Timestamp;
use crate::msg;
use crate::text::numbers::{self, Lang};
use crate::text::words::{Message, Words};

/// What a tally is of: whose, of which day and period, and what was known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TallyHead {
    /// The ward.
    pub ward: Ward,
    /// Its campaign.
    pub campaign: Campaign,
    /// The day up to which things count.
    pub as_of: NaiveDate,
    /// First day of the period.
    pub since: NaiveDate,
    /// What the ledger learned later is left out; nothing: all that is known.
    pub known_at: Option<Timestamp>,
    /// When it was made.
    pub made_at: Timestamp,
    /// Head of the journal it was made from, as it is printed.
    pub journal_head: String,
    /// What a periodic report says beyond the tally; nothing for a tally on demand.
    pub report: Option<PeriodReport>,
}

/// Counts of a period rather than of a day.
const OF_PERIOD: [Count; 2] = [Count::Visits, Count::HouseholdsVisited];

/// Counts that speak of people and their cards; the others speak of accounts.
const OF_PEOPLE: [Count; 6] =
    [Count::Households, Count::Residents, Count::Eligible, Count::CardIssued, Count::CardApplied, Count::CardMissing];

/// Numbers of people small enough to tell who they are, once a reason stands beside them (domain.md section 10).
const SMALL_COUNTS: std::ops::RangeInclusive<i64> = 1..=2;

/// The tree of a tally: the counts of a day with their rates, what is new in the period, the reasons.
pub fn tally_report(head: &TallyHead, tally: &Tally, words: &Words) -> Report {
    let mut tables = vec![day_table(head, tally, words), period_table(head, tally, words)];
    tables.extend(reasons_table(tally, words));
    Report {
        title: words.get("report-title"),
        subtitles: subtitles(head, words),
        facts_heading: words.get("report-sheet-facts"),
        facts: facts(head, tally, words),
        tables,
    }
}

fn subtitles(head: &TallyHead, words: &Words) -> Vec<String> {
    let ward = match (head.ward.name.as_str(), head.ward.parent.as_str()) {
        (name, "") => name.to_owned(),
        (name, parent) => format!("{name}, {parent}"),
    };
    [ward, head.campaign.name.clone(), words.say(&msg!("report-as-of", day = head.as_of))]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect()
}

fn facts(head: &TallyHead, tally: &Tally, words: &Words) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut state = |key: &str, in_title: bool, shown: String, cell: Cell| {
        let label = words.say(&Message::of_code("report-fact", key));
        facts.push(Fact { key: key.to_owned(), label, in_title, shown, cell });
    };
    let moment = |at: Timestamp| (at.to_local().format("%d/%m/%Y %H:%M").to_string(), at.to_rfc3339_local().into());

    for (key, text) in [("ward", &head.ward.name), ("parent", &head.ward.parent), ("campaign", &head.campaign.name)] {
        state(key, true, text.clone(), text.as_str().into());
    }
    for (key, day) in [("since", head.since), ("as_of", head.as_of)] {
        state(key, true, numbers::day(day), day.into());
    }
    if let Some(at) = head.known_at {
        let (shown, cell) = moment(at);
        state("known_at", false, shown, cell);
    }
    if let Some(target) = tally.total.target {
        state(TARGET_KEY, false, say_count(words.lang, target), target.into());
    }
    if let Some(remaining) = tally.total.remaining() {
        state("remaining", false, say_count(words.lang, remaining), remaining.into());
        if let Some(days) = days_left(head) {
            let pace = say_tenths(words.lang, pace_needed_tenths(remaining, days));
            let shown = words.say(&msg!("report-pace", pace = pace, days = days));
            state("pace_needed", false, shown.clone(), shown.into());
        }
    }
    let (shown, cell) = moment(head.made_at);
    state("made_at", false, shown, cell);
    if !head.journal_head.is_empty() {
        state("journal_head", false, head.journal_head.clone(), head.journal_head.as_str().into());
    }
    facts
}

/// Days left including the day of the tally; none after the campaign's end.
fn days_left(head: &TallyHead) -> Option<u64> {
    let left = (head.campaign.end? - head.as_of).num_days().checked_add(1)?;
    u64::try_from(left).ok().filter(|days| *days > 0)
}

/// Activations a day that reach the target, in tenths, rounded up: fewer would not reach it.
fn pace_needed_tenths(remaining: u64, days: u64) -> u64 {
    remaining.saturating_mul(10).div_ceil(days.max(1))
}

fn say_tenths(lang: Lang, tenths: u64) -> String {
    let mark = match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    };
    match tenths % 10 {
        0 => say_count(lang, tenths / 10),
        tenth => format!("{}{mark}{tenth}", say_count(lang, tenths / 10)),
    }
}

fn say_count(lang: Lang, count: u64) -> String {
    numbers::count(lang, i64::try_from(count).unwrap_or(i64::MAX))
}

/// Makes the cell of one column from a row of the tally.
type CellOf = Box<dyn Fn(&TallyRow) -> Cell>;

/// A table in the making: each column stands beside the function that fills it.
struct Columns(Vec<(Column, CellOf)>);

impl Columns {
    /// Begins with the column of the areas.
    fn of_areas(words: &Words) -> Self {
        let mut column = Column::new("area", words.get("report-area"), Kind::Text);
        column.when_empty = words.get("report-area-none");
        Self(vec![(column, Box::new(|row| row.area.as_str().into()))])
    }

    fn push(&mut self, column: Column, cell: impl Fn(&TallyRow) -> Cell + 'static) {
        self.0.push((column, Box::new(cell)));
    }

    fn push_count(&mut self, count: Count, heading: String, block: usize) {
        let column = Column::new(count.key(), heading, Kind::Count).in_block(block);
        self.push(column, move |row| row.count(count).into());
    }

    fn place_of(&self, key: &str) -> usize {
        self.0.iter().position(|(column, _)| column.key == key).unwrap_or_default()
    }

    fn fill(self, tally: &Tally, words: &Words) -> Table {
        let cells = |row: &TallyRow| self.0.iter().map(|(_, cell)| cell(row)).collect::<Vec<_>>();
        let mut total = cells(&tally.total);
        if let Some(name) = total.first_mut() {
            *name = words.get("report-total").into();
        }
        Table {
            rows: tally.rows.iter().map(cells).collect(),
            total: Some(total),
            columns: self.0.into_iter().map(|(column, _)| column).collect(),
            ..Table::default()
        }
    }
}

fn wide(caption: String) -> Block {
    Block { caption, layout: Layout::Wide }
}

fn day_table(head: &TallyHead, tally: &Tally, words: &Words) -> Table {
    let mut columns = Columns::of_areas(words);
    for count in Count::ALL.into_iter().filter(|count| !OF_PERIOD.contains(count)) {
        // The age is the campaign's.
        let heading = if count == Count::Eligible {
            words.say(&msg!("report-eligible-from-age", age = head.campaign.minimum_age))
        } else {
            words.say(&Message::of_code("report-count", count.key()))
        };
        columns.push_count(count, heading, usize::from(!OF_PEOPLE.contains(&count)));
    }
    let target = Column::new(TARGET_KEY, words.get("report-count-target"), Kind::Count).in_block(1);
    columns.push(target, |row| row.target.into());
    for rate in Rate::ALL {
        let whole = match rate.denominator() {
            Denominator::Count(count) => count.key(),
            Denominator::Target => TARGET_KEY,
        };
        let kind =
            Kind::Rate { numerator: columns.place_of(rate.numerator().key()), denominator: columns.place_of(whole) };
        let heading = words.say(&Message::of_code("report-rate", rate.key()));
        let mut column = Column::new(format!("rates.{}", rate.key()), heading, kind).in_block(2);
        column.short = words.say(&Message::of_code("report-rate-short", rate.key()));
        columns.push(column, move |row| row.rate(rate).map_or(Cell::None, Cell::Rate));
    }
    Table {
        name: "day".to_owned(),
        heading: words.get("report-sheet-day"),
        blocks: ["report-block-people", "report-block-accounts", "report-block-rates"]
            .map(|id| wide(words.get(id)))
            .into(),
        notes: vec![words.get("report-note-l1")],
        ..columns.fill(tally, words)
    }
}

fn period_table(head: &TallyHead, tally: &Tally, words: &Words) -> Table {
    let mut columns = Columns::of_areas(words);
    for milestone in Milestone::ALL {
        let heading = words.say(&Message::of_code("report-new", milestone.code()));
        let column = Column::new(format!("new.{}", milestone.code()), heading, Kind::Count);
        columns.push(column, move |row| row.new_in_period(milestone).into());
    }
    for count in OF_PERIOD {
        columns.push_count(count, words.say(&Message::of_code("report-count", count.key())), 0);
    }
    let caption = if head.since == head.as_of {
        words.say(&msg!("report-block-one-day", day = head.as_of))
    } else {
        words.say(&msg!("report-block-period", since = head.since, day = head.as_of))
    };
    Table {
        name: "period".to_owned(),
        heading: words.get("report-sheet-period"),
        blocks: vec![wide(caption)],
        notes: vec![words.get("report-note-new")],
        ..columns.fill(tally, words)
    }
}

/// The reasons that occur, by number of people; no table when there are none.
fn reasons_table(tally: &Tally, words: &Words) -> Option<Table> {
    let people = |row: &TallyRow, reason: Reason| row.reasons.get(&reason).copied().unwrap_or(0);
    let mut reasons: Vec<Reason> = Reason::all().filter(|reason| people(&tally.total, *reason) > 0).collect();
    if reasons.is_empty() {
        return None;
    }
    reasons.sort_by_key(|reason| std::cmp::Reverse(people(&tally.total, *reason)));
    let mut columns = Columns::of_areas(words);
    for reason in reasons {
        let heading = match words.lang {
            Lang::Vi => reason.row().label_vi,
            Lang::En => reason.row().label_en,
        };
        let column = Column::new(format!("reasons.{}", reason.code()), heading, Kind::Count);
        columns.push(column, move |row| people(row, reason).into());
    }
    let mut table = columns.fill(tally, words);
    let is_small = |cell: &Cell| matches!(cell, Cell::Count(people) if SMALL_COUNTS.contains(people));
    if table.rows_and_total().flatten().any(is_small) {
        let note = msg!("report-note-small", from = *SMALL_COUNTS.start(), to = *SMALL_COUNTS.end());
        table.notes.push(words.say(&note));
    }
    Some(Table {
        name: "reasons".to_owned(),
        heading: words.get("report-sheet-reasons"),
        blocks: vec![Block { caption: words.get("report-block-reasons"), layout: Layout::Tall }],
        ..table
    })
}
