//! A report in a dozen lines, for pasting into a chat: no columns, nothing bold, each rate beside what it is of.

use super::figures::{Figure, Report};
use super::narrative::changes;
use super::said::{Said, said};
use super::tally::{TallyHead, pace_left};
use super::tally_tables::{of_period, people, reasons_of};
use crate::domain::milestone::Milestone;
use crate::domain::reports::period::Period;
use crate::domain::tally::{Count, Rate, Tally};
use crate::text::clean::visible;
use crate::text::words::Words;

/// As many reasons are named.
const MOST_REASONS: usize = 3;

/// The lines as a text.
pub fn chat_report(report: &Report) -> String {
    report.short.iter().flat_map(|line| [visible(line.as_str()), "\n".to_owned()]).collect()
}

/// The lines.
pub(super) fn lines(head: &TallyHead, tally: &Tally, words: &Words) -> Vec<Said> {
    let total = &tally.total;
    let count = |count| total.count(count);
    let new = |milestone| total.new_in_period(milestone);
    let rate = |rate| Said::rate(words.lang, total.rate(rate));
    let period = of_period(Period { since: head.since, as_of: head.as_of }, words);
    let kind = Said::coded(words, "report-kind", head.kind_code());
    let mut lines = vec![said!(words, "chat-head", ward = Said::ward(&head.ward), kind = kind, period = &period)];
    lines.push(said!(
        words,
        "chat-new-taken",
        card = new(Milestone::CardApplied),
        account = new(Milestone::L2Enrolled),
        approved = new(Milestone::L2Approved),
    ));
    lines.push(said!(
        words,
        "chat-new-activated",
        second = new(Milestone::L2Activated),
        first = new(Milestone::L1Activated),
        visits = count(Count::Visits),
    ));
    lines.push(said!(words, "chat-all", day = head.as_of));
    let eligible = count(Count::Eligible);
    lines.push(said!(
        words,
        "chat-cards",
        issued = count(Count::CardIssued),
        eligible = eligible,
        rate = rate(Rate::Card)
    ));
    lines.push(said!(
        words,
        "chat-enrolled",
        enrolled = count(Count::L2Enrolled),
        approved = count(Count::L2Approved),
        waiting = count(Count::L2ToActivate),
    ));
    lines.push(said!(
        words,
        "chat-activated",
        activated = count(Count::L2Activated),
        eligible = eligible,
        rate = rate(Rate::L2),
    ));
    lines.push(said!(words, "chat-of-approved", approved = count(Count::L2Approved), rate = rate(Rate::L2Activation),));
    if let (Some(target), Some(remaining)) = (total.target, total.remaining()) {
        let rates = (rate(Rate::L2Target), rate(Rate::EnrolledTarget));
        lines.push(said!(
            words,
            "chat-target",
            target = target,
            rate = rates.0,
            enrolled = rates.1,
            remaining = remaining,
        ));
        if let Some((pace, days)) = pace_left(head, tally, words).filter(|_| remaining > 0) {
            lines.push(said!(words, "form-all-pace", pace = pace, days = days));
        }
    }
    if let Some(report) = &head.report {
        for adjustment in &report.adjustments {
            let (period, changes) = (of_period(adjustment.about, words), changes(&adjustment.change, words));
            lines.push(said!(words, "chat-adjusted", period = period, changes = changes));
        }
    }
    lines.extend(reasons(tally, words));
    if head.report.as_ref().is_some_and(|report| report.seal.is_none()) {
        lines.push(said!(words, "chat-not-sealed"));
    }
    lines
}

fn reasons(tally: &Tally, words: &Words) -> Option<Said> {
    // A chat goes anywhere: what few people could be recognised by stays out of it.
    let said = |(reason, _): &(_, u64)| match people(&tally.total, *reason) {
        Figure::Count(people) => {
            Some(said!(words, "chat-reason", reason = Said::reason(words.lang, *reason), people = people))
        }
        Figure::Few(_) | Figure::None | Figure::Rate(_) | Figure::Day(_) => None,
    };
    let reasons: Vec<Said> = reasons_of(&tally.total).iter().filter_map(said).take(MOST_REASONS).collect();
    (!reasons.is_empty()).then(|| said!(words, "chat-reasons", reasons = Said::joined(&reasons, "; ")))
}
