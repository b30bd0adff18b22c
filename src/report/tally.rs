//! From the tally to the report.

use chrono::NaiveDate;

use super::figures::{Fact, FactValue, Figure, Report};
use super::json::TARGET_KEY;
use super::said::{Said, said};
use super::{narrative, official, short, tally_tables};
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::reports::sealed::PeriodReport;
use crate::domain::tally::Tally;
use crate::domain::time::Timestamp;
use crate::text::words::Words;

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

impl TallyHead {
    /// The code of a kind of report, or that of a tally on demand.
    pub fn kind_code(&self) -> &'static str {
        self.report.as_ref().map_or("tally", |report| report.kind.code())
    }

    /// The document of the contract that it is.
    pub fn schema(&self) -> &'static str {
        match self.report {
            Some(_) => "tungnha.report/1",
            None => "tungnha.tally/1",
        }
    }
}

/// The report of a tally: the counts of a day with their rates, what is new in the period, the reasons; and, for a
/// periodic report, what became known about earlier ones and how the figures moved.
pub fn tally_report(head: &TallyHead, tally: &Tally, words: &Words) -> Report {
    let mut tables = vec![tally_tables::day(head, tally, words), tally_tables::period(head, tally, words)];
    let charts = tally_tables::charts(&tables, words);
    tables.extend(tally_tables::reasons(tally, words));
    Report {
        title: match &head.report {
            Some(_) => official::subject(head, words),
            None => said!(words, "report-title"),
        },
        subtitles: subtitles(head, words),
        facts_heading: said!(words, "report-sheet-facts"),
        facts: facts(head, tally, words),
        official: official::around(head, words),
        parts: narrative::parts(head, tally, words),
        closing: said!(words, "form-closing", ward = Said::ward(&head.ward)),
        short: short::lines(head, tally, words),
        tables,
        more_tables: tally_tables::beyond(head, tally, words),
        definitions: tally_tables::definitions(head, &tally.total, words),
        charts_heading: said!(words, "report-sheet-charts"),
        charts,
        made_at: head.made_at,
    }
}

fn subtitles(head: &TallyHead, words: &Words) -> Vec<Said> {
    let ward = Said::joined(&[Said::ward(&head.ward), Said::unit_above(&head.ward)], ", ");
    [ward, Said::campaign(&head.campaign), said!(words, "report-as-of", day = head.as_of)]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect()
}

fn facts(head: &TallyHead, tally: &Tally, words: &Words) -> Vec<Fact> {
    let mut facts = Vec::new();
    let mut state = |key: &'static str, in_title: bool, shown: Said, value: FactValue| {
        facts.push(Fact { key, label: Said::coded(words, "report-fact", key), in_title, shown, value });
    };
    let text = |said: Said| (said.clone(), FactValue::Said(said));
    let moment = |at: Timestamp| (Said::moment(at), FactValue::Said(Said::moment_for_programs(at)));
    let count = |count: u64| {
        let figure = Figure::from(count);
        (Said::count(words.lang, i64::try_from(count).unwrap_or(i64::MAX)), FactValue::Figure(figure))
    };

    let (kind, schema) = (head.kind_code(), head.schema());
    state("kind", true, Said::coded(words, "report-kind", kind), FactValue::Said(Said::key(kind)));
    for (key, said) in [
        ("ward", Said::ward(&head.ward)),
        ("parent", Said::unit_above(&head.ward)),
        ("campaign", Said::campaign(&head.campaign)),
    ] {
        let (shown, value) = text(said);
        state(key, true, shown, value);
    }
    for (key, day) in [("since", head.since), ("as_of", head.as_of)] {
        state(key, true, Said::day(day), FactValue::Figure(day.into()));
    }
    if let Some(report) = &head.report {
        match &report.seal {
            Some(seal) => {
                let (shown, value) = moment(seal.at);
                state("sealed_at", false, shown, value);
                let (shown, value) = text(Said::sealed_by(seal));
                state("sealed_by", false, shown, value);
            }
            None => state("sealed_at", false, said!(words, "report-not-sealed"), FactValue::Said(Said::NONE)),
        }
    }
    if let Some(at) = head.known_at {
        let (shown, value) = moment(at);
        state("known_at", false, shown, value);
    }
    if let Some(target) = tally.total.target {
        let (shown, value) = count(target);
        state(TARGET_KEY, false, shown, value);
    }
    if let Some(remaining) = tally.total.remaining() {
        let (shown, value) = count(remaining);
        state("remaining", false, shown, value);
    }
    if let Some(pace) = pace_needed(head, tally, words) {
        let (shown, value) = text(pace);
        state("pace_needed", false, shown, value);
    }
    let (shown, value) = moment(head.made_at);
    state("made_at", false, shown, value);
    if !head.journal_head.is_empty() {
        let (shown, value) = text(Said::journal_head(head));
        state("journal_head", false, shown, value);
    }
    state("schema", true, Said::key(schema), FactValue::Said(Said::key(schema)));
    facts
}

/// Activations a day that reach the target, and the days that are left; nothing without a target or after the end.
pub(super) fn pace_needed(head: &TallyHead, tally: &Tally, words: &Words) -> Option<Said> {
    let (pace, days) = pace_left(head, tally, words)?;
    Some(said!(words, "report-pace", pace = pace, days = days))
}

/// The same in two figures.
pub(super) fn pace_left(head: &TallyHead, tally: &Tally, words: &Words) -> Option<(Said, u64)> {
    let (remaining, days) = (tally.total.remaining()?, days_left(head)?);
    let tenths = i64::try_from(pace_needed_tenths(remaining, days)).unwrap_or(i64::MAX);
    Some((Said::tenths(words.lang, tenths), days))
}

/// Days left including the day of the tally; none after the campaign's end. The last day of a report that is made the
/// day after or later is over: nobody activates anything on it any more.
fn days_left(head: &TallyHead) -> Option<u64> {
    let is_over = head.report.is_some() && head.made_at.local_day() > head.as_of;
    let left = (head.campaign.end? - head.as_of).num_days().checked_add(i64::from(!is_over))?;
    u64::try_from(left).ok().filter(|days| *days > 0)
}

/// Activations a day that reach the target, in tenths, rounded up: fewer would not reach it.
fn pace_needed_tenths(remaining: u64, days: u64) -> u64 {
    remaining.saturating_mul(10).div_ceil(days.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::reports::ReportKind;
    use crate::report::samples;

    #[test]
    fn a_day_that_is_over_is_not_left() {
        let days_on = |head: &TallyHead| days_left(head).unwrap();
        let mut head = samples::periodic(ReportKind::Daily);
        head.campaign.end = head.as_of.checked_add_days(chrono::Days::new(10));
        head.made_at = Timestamp::from_local(head.as_of.and_hms_opt(21, 0, 0).unwrap());
        assert_eq!(days_on(&head), 11, "its own evening counts");
        let next_morning = head.as_of.succ_opt().unwrap().and_hms_opt(7, 30, 0).unwrap();
        head.made_at = Timestamp::from_local(next_morning);
        assert_eq!(days_on(&head), 10);
        head.report = None;
        assert_eq!(days_on(&head), 11, "a tally on demand is of its day, whenever it is made");
    }

    #[test]
    fn a_pace_reaches_its_target() {
        for (remaining, days, expected) in [(0, 5, 0), (10, 4, 25), (10, 3, 34), (1, 0, 10), (u64::MAX, 1, u64::MAX)] {
            assert_eq!(pace_needed_tenths(remaining, days), expected, "{remaining} in {days}");
        }
    }
}
