//! Sent reports over real ledgers in memory.

use super::*;
use crate::desk::demo;
use crate::desk::export::tally_bytes;
use crate::desk::history::HistoryFilter;
use crate::desk::people::{Filter, ListQuery};
use crate::domain::campaign::Campaign;
use crate::domain::milestone::Reached;
use crate::domain::tally::Count;
use crate::report::text::Emphasis;
use crate::sys::clock::Clock;
use crate::text::numbers::Lang;
use crate::text::words::Explain as _;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A ward on an evening, and nothing of it sent yet.
fn ward_at(moment: &str) -> Desk {
    demo::make_unsent(400, 5, Clock::fixed(moment.parse().unwrap()), "Cán bộ Mẫu").unwrap()
}

pub(super) fn set_clock(desk: &mut Desk, moment: &str) {
    desk.clock = Clock::fixed(moment.parse().unwrap());
}

fn daily(on: &str) -> ReportQuery {
    ReportQuery { kind: ReportKind::Daily, on: Some(day(on)) }
}

fn seal(desk: &mut Desk, query: ReportQuery) -> (TallyHead, Tally) {
    desk.seal_report(query, |_| Ok(())).unwrap()
}

fn activate(desk: &mut Desk, person: PersonRef, on: &str) {
    desk.record(person, Milestone::L2Activated, Reached::On(day(on))).unwrap();
}

fn to_activate(desk: &mut Desk) -> Vec<PersonRef> {
    desk.everybody(&ListQuery { filters: vec![Filter::ToActivate], ..ListQuery::default() }).unwrap()
}

fn adjusted(made: &(TallyHead, Tally)) -> Vec<(NaiveDate, i64)> {
    let report = made.0.report.as_ref().unwrap();
    report.adjustments.iter().map(|one| (one.about.as_of, one.change.new_of(Milestone::L2Activated))).collect()
}

/// The list behind says exactly what the figures say.
pub(super) fn expect_list_as_figures(desk: &mut Desk, query: ReportQuery) -> Vec<AdjustedPerson> {
    let (head, _) = desk.report(query).unwrap();
    let people = desk.adjusted_people(query).unwrap();
    let mut left = people.clone();
    for Adjustment { about, change } in head.report.unwrap().adjustments {
        for milestone in Milestone::ALL {
            let (of_it, others): (Vec<_>, Vec<_>) =
                left.into_iter().partition(|person| (person.about, person.milestone) == (about, milestone));
            let listed: i64 = of_it.iter().map(|person| if person.added { 1 } else { -1 }).sum();
            assert_eq!(listed, change.new_of(milestone), "{about:?} {milestone:?}");
            left = others;
        }
    }
    // What is left cancels out: nobody is listed about a period that nothing changed in.
    let sum: i64 = left.iter().map(|person| if person.added { 1 } else { -1 }).sum();
    assert_eq!(sum, 0, "{left:?}");
    people
}

#[test]
fn what_was_sent_prints_the_same_whatever_happens() {
    let mut desk = ward_at("2023-06-16T07:45:00");
    let query = daily("2023-06-15");
    let sent = seal(&mut desk, query);
    let words = Words::new(Lang::Vi);
    let printed = |made: &(TallyHead, Tally)| {
        [TallyFormat::Json, TallyFormat::Csv, TallyFormat::Text]
            .map(|format| tally_bytes(made, format, &words, Emphasis::None).unwrap())
    };
    let before = printed(&sent);
    assert_eq!(printed(&desk.report(query).unwrap()), before);
    set_clock(&mut desk, "2023-06-16T07:46:00");
    let people = to_activate(&mut desk);
    activate(&mut desk, people[0], "2023-06-15");
    let (mut ward, campaign) = desk.ward_and_campaign().unwrap();
    ward.name = "Phường Khác".to_owned();
    desk.change_settings(&ward, &Campaign { minimum_age: 30, target: Some(3), ..campaign }).unwrap();
    set_clock(&mut desk, "2024-02-01T12:00:00");
    desk.sent = None;
    let again = desk.report(query).unwrap();
    assert_eq!(again, sent);
    assert_eq!(printed(&again), before);
    assert_eq!(seal(&mut desk, query), sent, "sent twice it is still what was sent first");
    assert_eq!(desk.sent_reports().unwrap().iter().filter(|line| line.period.as_of == day("2023-06-15")).count(), 1);
    // What is known now is another thing, and the tally says it.
    let now = desk.tally(&TallyQuery { as_of: Some(day("2023-06-15")), ..TallyQuery::default() }).unwrap();
    assert_ne!(now.1.total, sent.1.total);
    // What was known then is what was sent.
    let then = TallyQuery {
        as_of: Some(day("2023-06-15")),
        since: None,
        known_at: sent.0.report.clone().unwrap().seal.map(|seal| seal.at),
    };
    let known = desk.tally(&then).unwrap();
    assert_eq!(known.1.total, sent.1.total);
}

#[test]
fn what_comes_late_is_an_adjustment_once_with_its_people() {
    let mut desk = ward_at("2023-06-16T07:45:00");
    let first = seal(&mut desk, daily("2023-06-15"));
    let people = to_activate(&mut desk);
    for person in &people[..3] {
        activate(&mut desk, *person, "2023-06-15");
    }
    activate(&mut desk, people[3], "2023-06-16");
    set_clock(&mut desk, "2023-06-17T07:45:00");
    let second = seal(&mut desk, daily("2023-06-16"));
    assert_eq!(adjusted(&second), [(day("2023-06-15"), 3)]);
    assert_eq!(second.1.total.new_in_period(Milestone::L2Activated), 1);
    assert_eq!(second.0.report.as_ref().unwrap().previous.as_ref().unwrap().total, first.1.total);
    let listed = expect_list_as_figures(&mut desk, daily("2023-06-16"));
    let mut names: Vec<PersonRef> = listed.iter().filter_map(|person| Some(person.place?.1)).collect();
    names.sort_unstable();
    assert_eq!(names, people[..3].to_vec().tap_sorted());
    // What was said is not said again; what is taken back is said with its sign.
    let third = daily("2023-06-17");
    set_clock(&mut desk, "2023-06-18T07:45:00");
    assert!(adjusted(&desk.report(third).unwrap()).is_empty());
    desk.record(people[0], Milestone::L2Activated, Reached::No).unwrap();
    desk.record(people[1], Milestone::L2Activated, Reached::On(day("2023-06-16"))).unwrap();
    let report = desk.report(third).unwrap();
    assert_eq!(adjusted(&report), [(day("2023-06-15"), -2), (day("2023-06-16"), 1)]);
    let listed = expect_list_as_figures(&mut desk, third);
    assert_eq!(listed.iter().filter(|person| person.added).count(), 1);
    assert_eq!(listed.len(), 3);
    // A day that was left out is sent later: what was said of the first one since is not said again.
    seal(&mut desk, third);
    let people = to_activate(&mut desk);
    activate(&mut desk, people[5], "2023-06-15");
    set_clock(&mut desk, "2023-06-20T07:45:00");
    let fifth = seal(&mut desk, daily("2023-06-19"));
    assert_eq!(adjusted(&fifth), [(day("2023-06-15"), 1)]);
    let fourth = desk.report(daily("2023-06-18")).unwrap();
    assert!(adjusted(&fourth).is_empty(), "{:?}", adjusted(&fourth));
    expect_list_as_figures(&mut desk, daily("2023-06-19"));
    expect_list_as_figures(&mut desk, daily("2023-06-18"));
}

trait Sorted {
    fn tap_sorted(self) -> Self;
}

impl Sorted for Vec<PersonRef> {
    fn tap_sorted(mut self) -> Self {
        self.sort_unstable();
        self
    }
}

#[test]
fn people_who_come_late_or_leave_adjust_what_was_said() {
    let mut desk = ward_at("2023-06-16T07:45:00");
    let people = to_activate(&mut desk);
    activate(&mut desk, people[0], "2023-06-15");
    activate(&mut desk, people[1], "2023-06-15");
    seal(&mut desk, daily("2023-06-15"));
    // Moved away before the day that was reported, as it turns out.
    let gone = vec![("presence".to_owned(), Some("moved_away".to_owned()))];
    desk.edit_person(people[0], &gone, Some(day("2023-06-10"))).unwrap();
    // Never was somebody of their own.
    desk.merge_people(crate::desk::matching::Sides(people[2], people[1]), &[]).unwrap();
    set_clock(&mut desk, "2023-06-17T07:45:00");
    let report = desk.report(daily("2023-06-16")).unwrap();
    assert!(adjusted(&report).iter().map(|(_, change)| *change).sum::<i64>() < 0);
    let listed = expect_list_as_figures(&mut desk, daily("2023-06-16"));
    assert!(listed.iter().any(|person| !person.added && person.place.is_some_and(|(_, place)| place == people[0])));
}

#[test]
fn undo_passes_over_what_was_sent() {
    let mut desk = ward_at("2023-06-16T07:45:00");
    let people = to_activate(&mut desk);
    activate(&mut desk, people[0], "2023-06-15");
    seal(&mut desk, daily("2023-06-15"));
    let sealing = desk.history(&HistoryFilter::default(), (0, 1)).unwrap().lines[0].log.id;
    let refused = desk.undo(Some(&sealing.to_string())).unwrap_err();
    assert_eq!(refused.code(), "cannot_undo_report");
    let undone = desk.undo(None).unwrap();
    assert_eq!(undone.kind, OperationKind::RecordMilestone);
    set_clock(&mut desk, "2023-06-17T07:45:00");
    assert_eq!(adjusted(&desk.report(daily("2023-06-16")).unwrap()), [(day("2023-06-15"), -1)]);
}

#[test]
fn a_period_that_is_not_over_is_shown_and_not_sealed() {
    let mut desk = ward_at("2023-06-16T20:00:00");
    let tomorrow = daily("2023-06-17");
    assert_eq!(desk.report(tomorrow).unwrap().0.as_of, day("2023-06-17"));
    let refused = desk.seal_report(tomorrow, |_| Ok(())).unwrap_err();
    assert_eq!(refused.code(), "report_not_over");
    // The evening's own report goes out in the evening; what comes after it is an adjustment.
    seal(&mut desk, daily("2023-06-16"));
    let people = to_activate(&mut desk);
    activate(&mut desk, people[0], "2023-06-16");
    assert_eq!(adjusted(&desk.report(tomorrow).unwrap()), [(day("2023-06-16"), 1)]);
}

#[test]
fn nothing_is_sealed_where_its_file_cannot_be_written() {
    let mut desk = ward_at("2023-06-16T07:45:00");
    let before = desk.store.head().unwrap();
    let error = desk.seal_report(daily("2023-06-15"), |_| Err(DeskError::Cancelled)).unwrap_err();
    assert_eq!(error.code(), "cancelled");
    assert_eq!(desk.store.head().unwrap(), before);
    assert!(desk.report(daily("2023-06-15")).unwrap().0.report.unwrap().seal.is_none());
}

#[test]
fn each_kind_has_its_own_period_and_its_own_adjustments() {
    let mut desk = ward_at("2023-06-20T07:45:00");
    let (ward, campaign) = desk.ward_and_campaign().unwrap();
    let campaign = Campaign { start: Some(day("2023-05-01")), end: Some(day("2023-07-31")), ..campaign };
    desk.change_settings(&ward, &campaign).unwrap();
    let monthly = ReportQuery { kind: ReportKind::Monthly, on: None };
    let month = seal(&mut desk, monthly);
    assert_eq!((month.0.since, month.0.as_of), (day("2023-05-11"), day("2023-06-10")));
    seal(&mut desk, daily("2023-06-19"));
    let people = to_activate(&mut desk);
    activate(&mut desk, people[0], "2023-06-10");
    set_clock(&mut desk, "2023-07-11T07:45:00");
    assert!(adjusted(&desk.report(daily("2023-06-20")).unwrap()).is_empty(), "the daily ones said nothing of it");
    let next = desk.report(monthly).unwrap();
    assert_eq!((next.0.since, next.0.as_of), (day("2023-06-11"), day("2023-07-10")));
    assert_eq!(adjusted(&next), [(day("2023-06-10"), 1)]);
    let last = desk.report(ReportQuery { kind: ReportKind::Final, on: None }).unwrap();
    assert_eq!((last.0.since, last.0.as_of), (day("2023-05-01"), day("2023-07-11")));
    assert!(last.1.total.count(Count::Eligible) > 0);
    let sent = desk.sent().unwrap();
    assert_eq!(sent.of(ReportKind::Monthly), Some(day("2023-06-10")));
    assert_eq!(sent.of(ReportKind::Daily), Some(day("2023-06-19")));
    assert_eq!(sent.of(ReportKind::Final), None);
}

#[test]
fn no_day_is_reported_twice_where_the_calendar_changes() {
    let mut desk = ward_at("2023-07-11T07:45:00");
    let (ward, campaign) = desk.ward_and_campaign().unwrap();
    let campaign = Campaign { start: Some(day("2023-05-01")), end: Some(day("2023-12-31")), ..campaign };
    desk.change_settings(&ward, &campaign).unwrap();
    let monthly = ReportQuery { kind: ReportKind::Monthly, on: None };
    seal(&mut desk, monthly);
    let reports = crate::domain::campaign::ReportDuties { monthly_on: 15, ..campaign.reports.clone() };
    desk.change_settings(&ward, &Campaign { reports, ..campaign }).unwrap();
    set_clock(&mut desk, "2023-07-16T07:45:00");
    let next = desk.report(monthly).unwrap();
    assert_eq!((next.0.since, next.0.as_of), (day("2023-07-11"), day("2023-07-15")));
    let before = desk.report(ReportQuery { on: Some(day("2023-07-09")), ..monthly }).unwrap();
    assert_eq!((before.0.since, before.0.as_of), (day("2023-06-11"), day("2023-07-10")), "as it was sent");
}

/// The first month begins with the campaign; a day before it is of another one, which ends where that begins.
#[test]
fn a_month_ends_before_one_that_was_sent() {
    let mut desk = ward_at("2023-07-11T07:45:00");
    let (ward, campaign) = desk.ward_and_campaign().unwrap();
    desk.change_settings(&ward, &Campaign { start: Some(day("2023-05-27")), ..campaign }).unwrap();
    let on = |text: &str| ReportQuery { kind: ReportKind::Monthly, on: Some(day(text)) };
    let days = |made: (TallyHead, Tally)| (made.0.since, made.0.as_of);
    assert_eq!(days(seal(&mut desk, on("2023-06-01"))), (day("2023-05-27"), day("2023-06-10")));
    assert_eq!(days(seal(&mut desk, on("2023-05-20"))), (day("2023-05-11"), day("2023-05-26")));
}

#[test]
fn a_final_report_says_everything_and_adjusts_nothing() {
    let mut desk = ward_at("2023-06-16T07:45:00");
    let on = |text: &str| ReportQuery { kind: ReportKind::Final, on: Some(day(text)) };
    let first = seal(&mut desk, on("2023-06-15"));
    let people = to_activate(&mut desk);
    activate(&mut desk, people[0], "2023-06-14");
    set_clock(&mut desk, "2023-06-20T07:45:00");
    let second = desk.report(on("2023-06-19")).unwrap();
    let new = |made: &(TallyHead, Tally)| made.1.total.new_in_period(Milestone::L2Activated);
    assert_eq!(new(&second), new(&first) + 1);
    assert!(adjusted(&second).is_empty());
    assert_eq!(desk.report(on("2023-06-15")).unwrap(), first);
}

/// Late or early is decided by the journal, not by a clock that was set back.
#[test]
fn a_clock_that_is_set_back_changes_nothing_of_what_was_sent() {
    let mut desk = ward_at("2023-06-16T07:45:00");
    let sent = seal(&mut desk, daily("2023-06-15"));
    let people = to_activate(&mut desk);
    set_clock(&mut desk, "2023-06-16T06:00:00");
    activate(&mut desk, people[0], "2023-06-15");
    let at = sent.0.report.clone().unwrap().seal.map(|seal| seal.at);
    let query = TallyQuery { as_of: Some(day("2023-06-15")), since: None, known_at: at };
    assert_eq!(desk.tally(&query).unwrap().1, sent.1);
    set_clock(&mut desk, "2023-06-17T07:45:00");
    assert_eq!(adjusted(&desk.report(daily("2023-06-16")).unwrap()), [(day("2023-06-15"), 1)]);
    expect_list_as_figures(&mut desk, daily("2023-06-16"));
}
