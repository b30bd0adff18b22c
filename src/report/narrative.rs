//! What an office writes about the figures: what the period brought, where the ward stands, what became known about
//! earlier reports, how the figures moved, why people are not done.

use super::figures::{Figure, Mark, Part};
use super::said::{Said, said};
use super::tally::{TallyHead, pace_left};
use super::tally_tables::{COMPARED, name_of, of_period, people, reasons_of};
use crate::domain::milestone::Milestone;
use crate::domain::reason::Reason;
use crate::domain::reports::ReportKind;
use crate::domain::reports::period::Period;
use crate::domain::reports::sealed::{Flow, PeriodReport, Previous};
use crate::domain::tally::{Count, Rate, Tally, TallyRow};
use crate::text::words::Words;

/// As many reasons are named in words; the rest stand in their table.
const MOST_REASONS: usize = 5;

/// The parts of a report, numbered.
pub(super) fn parts(head: &TallyHead, tally: &Tally, words: &Words) -> Vec<Part> {
    let report = head.report.as_ref();
    let mut parts = vec![
        (
            said!(
                words,
                "form-part-period",
                period = of_period(Period { since: head.since, as_of: head.as_of }, words)
            ),
            items(new_in_period(&tally.total, words)),
        ),
        (said!(words, "form-part-cumulated", day = head.as_of), items(cumulated(head, tally, words))),
    ];
    if let Some(report) = report.filter(|report| !report.adjustments.is_empty()) {
        parts.push((said!(words, "form-part-adjustments"), adjustments(report, words)));
    }
    if let Some(previous) = report.and_then(|report| report.previous.as_ref()) {
        let period = of_period(previous.period, words);
        parts.push((
            said!(words, "form-part-comparison", period = period),
            items(comparison(previous, head, &tally.total, words)),
        ));
    }
    if tally.total.reasons.values().any(|people| *people > 0) {
        parts.push((said!(words, "form-part-reasons"), reasons(&tally.total, words)));
    }
    if report.is_some_and(|report| report.kind != ReportKind::Daily) {
        // What is asked for is not a figure: it is written by hand.
        parts.push((said!(words, "form-part-requests"), vec![(Mark::Gap, said!(words, "form-lines"))]));
    }
    let numbered = |(number, (heading, lines)): (usize, (Said, Vec<(Mark, Said)>))| Part {
        heading: said!(words, "form-part", number = Said::roman(number), heading = heading.capitals()),
        lines,
    };
    (1..).zip(parts).map(numbered).collect()
}

fn items(lines: Vec<Said>) -> Vec<(Mark, Said)> {
    lines.into_iter().map(|line| (Mark::Item, line)).collect()
}

fn new_in_period(total: &TallyRow, words: &Words) -> Vec<Said> {
    let new = |milestone| total.new_in_period(milestone);
    vec![
        said!(
            words,
            "form-new-enrolled",
            card = new(Milestone::CardApplied),
            account = new(Milestone::L2Enrolled),
            issued = new(Milestone::CardIssued),
        ),
        said!(words, "form-new-approved", approved = new(Milestone::L2Approved), rejected = new(Milestone::L2Rejected),),
        said!(
            words,
            "form-new-activated",
            second = new(Milestone::L2Activated),
            first = new(Milestone::L1Activated),
            registered = new(Milestone::L1Registered),
        ),
        said!(
            words,
            "form-new-visits",
            visits = total.count(Count::Visits),
            households = total.count(Count::HouseholdsVisited),
        ),
    ]
}

fn cumulated(head: &TallyHead, tally: &Tally, words: &Words) -> Vec<Said> {
    let total = &tally.total;
    let count = |count| total.count(count);
    let rate = |rate| Said::rate(words.lang, total.rate(rate));
    let mut lines = vec![
        said!(
            words,
            "form-all-people",
            households = count(Count::Households),
            residents = count(Count::Residents),
            eligible = count(Count::Eligible),
            age = head.campaign.minimum_age,
        ),
        said!(
            words,
            "form-all-cards",
            issued = count(Count::CardIssued),
            eligible = count(Count::Eligible),
            rate = rate(Rate::Card),
            applied = count(Count::CardApplied),
            missing = count(Count::CardMissing),
        ),
        said!(
            words,
            "form-all-enrolled",
            enrolled = count(Count::L2Enrolled),
            eligible = count(Count::Eligible),
            rate = rate(Rate::L2Enrolled),
            rejected = count(Count::L2Rejected),
        ),
        said!(
            words,
            "form-all-approved",
            approved = count(Count::L2Approved),
            enrolled = count(Count::L2Enrolled),
            rate = rate(Rate::L2Approval),
        ),
        said!(
            words,
            "form-all-activated",
            activated = count(Count::L2Activated),
            eligible = count(Count::Eligible),
            rate = rate(Rate::L2),
            approved = count(Count::L2Approved),
            of_approved = rate(Rate::L2Activation),
            waiting = count(Count::L2ToActivate),
        ),
        said!(
            words,
            "form-all-both",
            both = count(Count::Activated),
            eligible = count(Count::Eligible),
            rate = rate(Rate::Activated),
            first = count(Count::L1Activated),
        ),
    ];
    if let (Some(target), Some(remaining)) = (total.target, total.remaining()) {
        lines.push(said!(
            words,
            "form-all-target",
            activated = count(Count::L2Activated),
            target = target,
            rate = rate(Rate::L2Target),
            enrolled = count(Count::L2Enrolled),
            of_enrolled = rate(Rate::EnrolledTarget),
            remaining = remaining,
        ));
        if let Some((pace, days)) = pace_left(head, tally, words).filter(|_| remaining > 0) {
            lines.push(said!(words, "form-all-pace", pace = pace, days = days));
        }
    }
    lines
}

/// What became known about each earlier period, as signed numbers.
fn adjustments(report: &PeriodReport, words: &Words) -> Vec<(Mark, Said)> {
    let mut lines: Vec<(Mark, Said)> = report
        .adjustments
        .iter()
        .map(|adjustment| {
            let period = of_period(adjustment.about, words);
            let changes = changes(&adjustment.change, words);
            (Mark::Item, said!(words, "form-adjusted", period = period, changes = changes))
        })
        .collect();
    lines.push((Mark::None, said!(words, "report-note-adjustments")));
    lines
}

/// The changes of a period that are other than zero.
pub(super) fn changes(change: &Flow, words: &Words) -> Said {
    let said = |name: Said, more: i64| match more {
        ..0 => said!(words, "form-change-less", name = name, less = more.saturating_neg()),
        0.. => said!(words, "form-change-more", name = name, more = more),
    };
    let new =
        Milestone::ALL.map(|milestone| (Said::coded(words, "form-short", milestone.code()), change.new_of(milestone)));
    let visits = (said!(words, "form-short-visits"), change.visits);
    let changes: Vec<Said> =
        new.into_iter().chain([visits]).filter(|(_, more)| *more != 0).map(|(name, more)| said(name, more)).collect();
    Said::joined(&changes, "; ").or(|| said!(words, "form-no-change"))
}

fn comparison(previous: &Previous, head: &TallyHead, total: &TallyRow, words: &Words) -> Vec<Said> {
    let signed = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let (mut lines, mut same) = (Vec::new(), Vec::new());
    for count in COMPARED {
        let (before, now) = (signed(previous.total.count(count)), signed(total.count(count)));
        let (name, change) = (name_of(count, &head.campaign, words), now.saturating_sub(before));
        match change {
            0 => same.push(name),
            1.. => lines.push(said!(words, "form-more", name = name, now = now, change = change, before = before)),
            _ => {
                let less = change.saturating_neg();
                lines.push(said!(words, "form-less", name = name, now = now, change = less, before = before));
            }
        }
    }
    if !same.is_empty() {
        lines.push(said!(words, "form-same", names = Said::joined(&same, "; ")));
    }
    lines
}

/// The reasons of most people. Those of so few that they could be recognised stand in their table alone, marked.
fn reasons(total: &TallyRow, words: &Words) -> Vec<(Mark, Said)> {
    let all = reasons_of(total);
    let known: u64 = all.iter().map(|(_, people)| *people).sum();
    let line = |(reason, _): &(Reason, u64)| match people(total, *reason) {
        Figure::Count(people) => {
            let line = said!(words, "form-reason", reason = Said::reason(words.lang, *reason), people = people);
            Some((Mark::Below, line))
        }
        Figure::Few(_) | Figure::None | Figure::Rate(_) | Figure::Day(_) => None,
    };
    let most: Vec<(Mark, Said)> = all.iter().filter_map(line).take(MOST_REASONS).collect();
    let first = if most.is_empty() {
        said!(words, "form-reasons-few", people = known)
    } else {
        said!(words, "form-reasons-known", people = known)
    };
    std::iter::once((Mark::Item, first)).chain(most).collect()
}
