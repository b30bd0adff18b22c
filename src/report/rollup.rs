//! From the roll-up to the report: wards in place of areas, with their rank; beside them what was found.

use std::collections::BTreeMap;

use super::figures::{
    Chart, Definitions, Fact, FactValue, Figure, FigureBlock, FigureColumn, FigureRow, FigureTable, Mark, Official,
    Part, Report,
};
use super::rollup_json::SCHEMA;
use super::said::{Said, said};
use super::tally_tables::definitions_of;
use super::tree::{Kind, Layout};
use crate::domain::milestone::Milestone;
use crate::domain::rollup::{Figure as Key, FindingCode, Ranking, RollUp, RollUpRow};
use crate::domain::tally::{Count, Denominator, Rate};
use crate::domain::time::Timestamp;
use crate::text::clean::visible;
use crate::text::words::Words;

/// Counts of a period rather than of a day.
const OF_PERIOD: [Count; 2] = [Count::Visits, Count::HouseholdsVisited];
/// Counts that speak of people, those that speak of their cards; the others speak of accounts. Rank, day and findings
/// stand with the people: as many columns as a page has room for.
const OF_PEOPLE: [Count; 3] = [Count::Households, Count::Residents, Count::Eligible];
const OF_CARDS: [Count; 3] = [Count::CardIssued, Count::CardApplied, Count::CardMissing];
const ACCOUNTS: usize = 2;
const RATES: usize = 3;
/// So many findings are written out in a document; the table counts all.
const WRITTEN_OUT: usize = 300;
/// Wards that a short text names from the top and from the bottom.
const NAMED: usize = 3;

/// The report of a roll-up.
pub fn rollup_report(made: &RollUp, made_at: Timestamp, words: &Words) -> Report {
    let tables = vec![day(made, words), period(made, words)];
    let charts = chart(&tables, made.ranking, words).into_iter().collect();
    let title = said!(words, "rollup-title", wards = count_of(made.rows.len()));
    Report {
        official: official(made, (&title, made_at), words),
        title,
        subtitles: subtitles(made, words),
        facts_heading: said!(words, "report-sheet-facts"),
        facts: facts(made, made_at, words),
        parts: parts(made, words),
        closing: said!(words, "rollup-closing"),
        short: short(made, words),
        tables,
        more_tables: findings_table(made, words).into_iter().collect(),
        definitions: definitions(made, words),
        charts_heading: said!(words, "report-sheet-charts"),
        charts,
        made_at,
    }
}

/// What was found, a line each, for a terminal: with the names of files.
pub fn rollup_findings(made: &RollUp, words: &Words) -> String {
    if made.findings.is_empty() {
        return format!("\n{}\n", words.get("rollup-no-findings"));
    }
    let mut out = format!("\n{}\n", words.say(&crate::msg!("rollup-findings", count = made.findings.len())));
    for finding in &made.findings {
        let line = format!("{} – {}", words.say(&finding.code.name()), words.say(&finding.message));
        out.push_str(&format!("- {}\n", visible(&line)));
    }
    out
}

fn count_of(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

fn subtitles(made: &RollUp, words: &Words) -> Vec<Said> {
    let as_of = made.as_of.map_or(Said::NONE, |day| said!(words, "report-as-of", day = day));
    let lines = [Said::unit_of(made.parent.as_deref()), Said::campaign_of(made.campaign.as_deref()), as_of];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

fn facts(made: &RollUp, made_at: Timestamp, words: &Words) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut state = |key: &'static str, in_title: bool, shown: Said, value: FactValue| {
        facts.push(Fact { key, label: Said::coded(words, "rollup-fact", key), in_title, shown, value });
    };
    let mut count = |key: &'static str, number: usize| {
        let figure = Figure::from(count_of(number));
        let shown = Said::count(words.lang, i64::try_from(number).unwrap_or(i64::MAX));
        state(key, false, shown, FactValue::Figure(figure));
    };
    count("wards", made.rows.len());
    if let Some(listed) = made.listed {
        count("listed", listed);
    }
    count("files", made.files);
    count("findings", made.findings.len());
    if let Some(day) = made.as_of {
        state("newest", true, Said::day(day), FactValue::Figure(day.into()));
    }
    let ranked = Said::coded(words, "report-rate", made.ranking.rate.key());
    state("ranked_by", false, ranked, FactValue::Said(Said::key(made.ranking.rate.key())));
    state("made_at", false, Said::moment(made_at), FactValue::Said(Said::moment_for_programs(made_at)));
    state("schema", true, Said::key(SCHEMA), FactValue::Said(Said::key(SCHEMA)));
    facts
}

// The tables.

type FigureOf = Box<dyn Fn(&RollUpRow) -> Figure>;

/// A table of wards in the making: each column beside its total and the function that fills it.
struct Columns {
    names: FigureColumn,
    figures: Vec<(FigureColumn, Figure, FigureOf)>,
}

impl Columns {
    fn of_wards(words: &Words) -> Self {
        Self {
            names: FigureColumn::new(Said::key("ward"), said!(words, "rollup-ward"), Kind::Text),
            figures: Vec::new(),
        }
    }

    fn push(&mut self, column: FigureColumn, total: Figure, figure: impl Fn(&RollUpRow) -> Figure + 'static) {
        self.figures.push((column, total, Box::new(figure)));
    }

    fn push_key(&mut self, key: Key, made: &RollUp, words: &Words, block: usize) {
        let (code, heading) = match key {
            Key::Count(count) => (Said::key(count.key()), name_of(count, words)),
            Key::New(milestone) => {
                (Said::key_in("new", milestone.code()), Said::coded(words, "report-new", milestone.code()))
            }
            Key::Target => (Said::key("target"), said!(words, "report-count-target")),
        };
        let column = FigureColumn::new(code, heading, Kind::Count).in_block(block);
        self.push(column, made.total.figure(key).into(), move |row| row.figures.figure(key).into());
    }

    fn place_of(&self, key: &str) -> usize {
        self.figures.iter().position(|(column, ..)| column.key.as_str() == key).map_or(0, |place| place + 1)
    }

    fn fill(self, made: &RollUp, words: &Words) -> FigureTable {
        let row = |row: &RollUpRow| FigureRow {
            name: ward_name(row),
            figures: self.figures.iter().map(|(_, _, figure)| figure(row)).collect(),
        };
        let rows = made.rows.iter().map(row).collect();
        let total = self.figures.iter().map(|(_, total, _)| *total).collect();
        FigureTable {
            rows,
            total: Some(FigureRow { name: said!(words, "report-total"), figures: total }),
            columns: std::iter::once(self.names).chain(self.figures.into_iter().map(|(column, ..)| column)).collect(),
            ..FigureTable::default()
        }
    }
}

/// The ward; with what is above it where another ward has the same name.
fn ward_name(row: &RollUpRow) -> Said {
    let ward = &row.figures.ward;
    if row.figures.label == ward.name {
        return Said::ward(ward);
    }
    Said::joined(&[Said::ward(ward), Said::unit_above(ward)], ", ")
}

fn name_of(count: Count, words: &Words) -> Said {
    Said::coded(words, "report-count", count.key())
}

fn wide(caption: Said) -> FigureBlock {
    FigureBlock { caption, layout: Layout::Wide }
}

fn day(made: &RollUp, words: &Words) -> FigureTable {
    let mut columns = Columns::of_wards(words);
    let rank = FigureColumn::new(Said::key("rank"), said!(words, "rollup-rank"), Kind::Count);
    columns.push(rank, Figure::None, |row| row.rank.map(count_of).into());
    let as_of = FigureColumn::new(Said::key("as_of"), said!(words, "rollup-as-of"), Kind::Day);
    columns.push(as_of, Figure::None, |row| row.figures.as_of.into());
    let found = findings_by_ward(made);
    let heading = said!(words, "rollup-findings-column");
    let all = Figure::from(count_of(made.findings.len()));
    columns.push(FigureColumn::new(Said::key("findings"), heading, Kind::Count), all, move |row| {
        count_of(found.get(&row.figures.label).copied().unwrap_or(0)).into()
    });
    for count in Count::ALL.into_iter().filter(|count| !OF_PERIOD.contains(count)) {
        let block = match count {
            count if OF_PEOPLE.contains(&count) => 0,
            count if OF_CARDS.contains(&count) => 1,
            _ => ACCOUNTS,
        };
        columns.push_key(Key::Count(count), made, words, block);
    }
    columns.push_key(Key::Target, made, words, ACCOUNTS);
    for rate in Rate::ALL {
        let whole = match rate.denominator() {
            Denominator::Count(count) => count.key(),
            Denominator::Target => "target",
        };
        let (numerator, denominator) = (columns.place_of(rate.numerator().key()), columns.place_of(whole));
        let heading = Said::coded(words, "report-rate", rate.key());
        let kind = Kind::Rate { numerator, denominator };
        let mut column = FigureColumn::new(Said::key_in("rates", rate.key()), heading, kind).in_block(RATES);
        column.short = Said::coded(words, "report-rate-short", rate.key());
        let total = made.total.rate(rate).map_or(Figure::None, Figure::Rate);
        columns.push(column, total, move |row| row.rate(rate).map_or(Figure::None, Figure::Rate));
    }
    FigureTable {
        name: "day",
        heading: said!(words, "report-sheet-day"),
        blocks: vec![
            wide(said!(words, "rollup-block-people")),
            wide(said!(words, "rollup-block-cards")),
            wide(said!(words, "report-block-accounts")),
            wide(said!(words, "report-block-rates")),
        ],
        notes: notes(made, words),
        ..columns.fill(made, words)
    }
}

fn notes(made: &RollUp, words: &Words) -> Vec<Said> {
    let (with, wards) = (made.total.wards_with_target, made.rows.len());
    let mut notes = vec![said!(words, "report-note-l1")];
    if with > 0 && with < wards {
        notes.push(said!(
            words,
            "rollup-note-targets",
            with = count_of(with),
            wards = count_of(wards),
            sum = made.total.targets
        ));
    }
    if Key::all().any(|key| key != Key::Target && made.total.figure(key).is_none()) {
        notes.push(said!(words, "rollup-note-absent"));
    }
    notes
}

fn period(made: &RollUp, words: &Words) -> FigureTable {
    let mut columns = Columns::of_wards(words);
    let since = FigureColumn::new(Said::key("since"), said!(words, "rollup-since"), Kind::Day);
    columns.push(since, Figure::None, |row| row.figures.since.into());
    for milestone in Milestone::ALL {
        columns.push_key(Key::New(milestone), made, words, 0);
    }
    for count in OF_PERIOD {
        columns.push_key(Key::Count(count), made, words, 0);
    }
    let mut notes = vec![said!(words, "report-note-new")];
    if made.findings.iter().any(|finding| finding.code == FindingCode::OtherPeriod) {
        notes.push(said!(words, "rollup-note-periods"));
    }
    FigureTable {
        name: "period",
        heading: said!(words, "report-sheet-period"),
        blocks: vec![wide(said!(words, "rollup-block-period"))],
        notes,
        ..columns.fill(made, words)
    }
}

fn findings_by_ward(made: &RollUp) -> BTreeMap<String, usize> {
    let mut found = BTreeMap::new();
    for finding in &made.findings {
        *found.entry(finding.ward.clone()).or_default() += 1;
    }
    found
}

/// How many findings of each kind each ward has, the sentences below.
fn findings_table(made: &RollUp, words: &Words) -> Option<FigureTable> {
    if made.findings.is_empty() {
        return None;
    }
    let of_code = |code: FindingCode| made.findings.iter().filter(move |finding| finding.code == code);
    let codes: Vec<FindingCode> = FindingCode::ALL.into_iter().filter(|code| of_code(*code).next().is_some()).collect();
    let mut wards: BTreeMap<&str, Said> = BTreeMap::new();
    made.findings.iter().for_each(|finding| drop(wards.insert(&finding.ward, Said::ward_of(finding))));
    let mut names = FigureColumn::new(Said::key("ward"), said!(words, "rollup-ward"), Kind::Text);
    names.when_empty = said!(words, "report-area-none");
    let column = |code: &FindingCode| {
        let heading = Said::coded(words, "rollup-code", code.code());
        FigureColumn::new(Said::key_in("findings", code.code()), heading, Kind::Count)
    };
    let figures = |of: &dyn Fn(&str) -> bool| {
        codes.iter().map(|code| count_of(of_code(*code).filter(|finding| of(&finding.ward)).count()).into()).collect()
    };
    let row = |(ward, name): (&&str, &Said)| FigureRow { name: name.clone(), figures: figures(&|of| of == *ward) };
    let mut notes: Vec<Said> =
        made.findings.iter().take(WRITTEN_OUT).map(|finding| Said::finding(words, finding)).collect();
    if made.findings.len() > WRITTEN_OUT {
        notes.push(said!(words, "rollup-more-findings", count = count_of(made.findings.len() - WRITTEN_OUT)));
    }
    Some(FigureTable {
        name: "findings",
        heading: said!(words, "rollup-sheet-findings"),
        blocks: vec![wide(said!(words, "rollup-block-findings"))],
        columns: std::iter::once(names).chain(codes.iter().map(column)).collect(),
        rows: wards.iter().map(row).collect(),
        total: Some(FigureRow { name: said!(words, "report-total"), figures: figures(&|_| true) }),
        notes,
    })
}

fn definitions(made: &RollUp, words: &Words) -> Definitions {
    let part = |count: Count| (name_of(count, words), made.total.count(count).into());
    definitions_of(part, made.total.target(), |rate| made.total.rate(rate), words)
}

fn chart(tables: &[FigureTable], ranking: Ranking, words: &Words) -> Option<Chart> {
    let key = Said::key_in("rates", ranking.rate.key());
    let column = tables.first()?.columns.iter().position(|column| column.key == key)?;
    Some(Chart { title: Said::coded(words, "report-rate", ranking.rate.key()), table: 0, column })
}

// What an office writes.

fn official(made: &RollUp, (title, made_at): (&Said, Timestamp), words: &Words) -> Official {
    let gap = || said!(words, "form-gap");
    let day = made_at.local_day();
    Official {
        issuer: Said::unit_of(made.parent.as_deref()).or(gap).capitals(),
        country: said!(words, "form-country"),
        motto: said!(words, "form-motto"),
        number: said!(words, "form-number", symbol = said!(words, "form-symbol")),
        place_and_day: said!(
            words,
            "form-place-and-day",
            place = gap(),
            day = Said::day_of_month(day),
            month = Said::month(day),
            year = Said::year(day),
        ),
        signer_title: gap(),
        title: said!(words, "form-title"),
        subject: title.clone(),
        to: said!(words, "form-to", to = said!(words, "form-long-gap")),
        opening: match made.as_of {
            Some(day) => said!(words, "rollup-opening", wards = count_of(made.rows.len()), day = day),
            None => title.clone(),
        },
        recipients_heading: said!(words, "form-recipients"),
        recipients: vec![said!(words, "form-as-above"), said!(words, "form-archive")],
        annex: said!(words, "form-annex"),
        annex_subject: said!(words, "form-annex-subject", subject = title),
        ..Official::default()
    }
}

fn parts(made: &RollUp, words: &Words) -> Vec<Part> {
    let mut parts = vec![(said!(words, "rollup-part-total"), totals(made, words))];
    if !made.findings.is_empty() {
        let mut found: Vec<Said> =
            made.findings.iter().take(WRITTEN_OUT).map(|finding| Said::finding(words, finding)).collect();
        if made.findings.len() > WRITTEN_OUT {
            found.push(said!(words, "rollup-more-findings", count = count_of(made.findings.len() - WRITTEN_OUT)));
        }
        parts.push((said!(words, "rollup-part-findings"), found));
    }
    let numbered = |(number, (heading, paragraphs)): (usize, (Said, Vec<Said>))| Part {
        heading: said!(words, "form-part", number = Said::roman(number), heading = heading.capitals()),
        lines: paragraphs.into_iter().map(|line| (Mark::Item, line)).collect(),
    };
    (1..).zip(parts).map(numbered).collect()
}

/// The sums in sentences; a rate beside what it is of.
fn totals(made: &RollUp, words: &Words) -> Vec<Said> {
    let total = &made.total;
    let count = |count: Count| {
        total.count(count).map_or(said!(words, "rollup-nothing"), |count| {
            Said::count(words.lang, i64::try_from(count).unwrap_or(i64::MAX))
        })
    };
    let line = |rate: Rate| match rate.denominator() {
        Denominator::Count(whole) => said!(
            words,
            "rollup-rate-line",
            rate = Said::key(rate.key()),
            part = count(rate.numerator()),
            whole = count(whole),
            percent = Said::rate(words.lang, total.rate(rate)),
        ),
        Denominator::Target => Said::NONE,
    };
    let rates = [Rate::Card, Rate::L2Enrolled, Rate::L2Approval, Rate::L2Activation, Rate::L2, Rate::Activated];
    rates.into_iter().map(line).collect()
}

fn short(made: &RollUp, words: &Words) -> Vec<Said> {
    let title = said!(words, "rollup-title", wards = count_of(made.rows.len()));
    let as_of = made.as_of.map_or(Said::NONE, |day| said!(words, "report-as-of", day = day));
    let mut lines = vec![Said::joined(&[title, as_of], ". ")];
    lines.extend(totals(made, words));
    let rate = made.ranking.rate;
    let named = |rows: &mut dyn Iterator<Item = &RollUpRow>| {
        let one = |row: &RollUpRow| Said::joined(&[ward_name(row), Said::rate(words.lang, row.rate(rate))], " ");
        Said::joined(&rows.take(NAMED).map(one).collect::<Vec<_>>(), "; ")
    };
    let mut ranked: Vec<&RollUpRow> = made.rows.iter().filter(|row| row.rank.is_some()).collect();
    ranked.sort_by_key(|row| row.rank);
    if ranked.len() > NAMED {
        let of = Said::coded(words, "report-rate-short", rate.key());
        let best = named(&mut ranked.iter().copied());
        let last = named(&mut ranked.iter().rev().copied());
        lines.push(said!(words, "rollup-best", rate = of, wards = best));
        lines.push(said!(words, "rollup-last", wards = last));
    }
    for code in [FindingCode::Missing, FindingCode::Late] {
        let wards: Vec<Said> = made.findings.iter().filter(|finding| finding.code == code).map(Said::ward_of).collect();
        if !wards.is_empty() {
            let name = Said::coded(words, "rollup-code", code.code());
            let number = count_of(wards.len());
            lines.push(said!(words, "rollup-named", name = name, count = number, wards = Said::joined(&wards, ", ")));
        }
    }
    lines
}
