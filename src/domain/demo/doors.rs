//! One visit: what comes of it at the door and for each person.

use chrono::{Datelike, NaiveDate, Weekday};

use super::DemoVisit;
use super::people::{Home, Member};
use super::random::{Random, plus};
use super::stages::{Stage, is_eligible};
use super::texts::Texts;
use crate::domain::milestone::Milestone;
use crate::domain::reason::Reason;
use crate::domain::visit::{Appointment, Outcome, ResultKind};

/// Why the team is at this door.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Occasion {
    /// For the first time.
    First,
    /// Once more, nobody having agreed on it.
    Again,
    /// By appointment.
    Agreed,
}

type Result = (usize, ResultKind, Option<Reason>);

/// The visit to a home; nothing where nobody there has anything left to do.
pub(super) fn visit(
    home: &mut Home,
    occasion: Occasion,
    on: NaiveDate,
    texts: &Texts,
    random: &mut Random,
) -> Option<DemoVisit> {
    let open: Vec<usize> = (0..)
        .zip(&home.members)
        .filter(|(_, member)| member.now < Stage::Activated && is_eligible(member, on))
        .map(|(place, _)| place)
        .collect();
    if open.is_empty() {
        return None;
    }
    home.members.iter_mut().for_each(|member| member.is_visited = true);
    let outcome = outcome(occasion, random);
    let results = match outcome {
        Outcome::NotHome => Vec::new(),
        Outcome::Met => met(home, &open, occasion, texts, random),
        Outcome::Vacant => given(home, open, "vacant", texts, random),
        Outcome::Moved => given(home, open, "moved", texts, random),
        Outcome::Refused => given(home, open.into_iter().take(1).collect(), "refused", texts, random),
    };
    let has_more = home.members.iter().any(|member| member.now < Stage::Activated && is_eligible(member, on));
    let next = if has_more { appointment(outcome, &results, on, texts, random) } else { None };
    let note = note(outcome, &results, texts, random);
    Some(DemoVisit { household: home.index, on, outcome, results, next, note })
}

fn outcome(occasion: Occasion, random: &mut Random) -> Outcome {
    let not_home = match occasion {
        Occasion::First => 345,
        Occasion::Again => 290,
        Occasion::Agreed => 110,
    };
    match random.below(1000) {
        drawn if drawn < not_home => Outcome::NotHome,
        965..975 if occasion != Occasion::Agreed => Outcome::Refused,
        975..990 if occasion == Occasion::First => Outcome::Vacant,
        990.. if occasion == Occasion::First => Outcome::Moved,
        _ => Outcome::Met,
    }
}

/// What is said of all of them alike.
fn given(home: &mut Home, open: Vec<usize>, stage: &str, texts: &Texts, random: &mut Random) -> Vec<Result> {
    let mut results = Vec::new();
    for place in open {
        let Some(member) = home.members.get_mut(place) else { continue };
        results.extend(result(place, member, stage, texts, random));
    }
    results
}

/// Those who are in are asked; of those away the family tells.
fn met(home: &mut Home, open: &[usize], occasion: Occasion, texts: &Texts, random: &mut Random) -> Vec<Result> {
    let mut results = Vec::new();
    for place in open {
        let Some(member) = home.members.get_mut(*place) else { continue };
        let chance = match (member.is_absent(), occasion) {
            (true, _) => 45,
            (false, Occasion::Agreed) => 90,
            (false, Occasion::First | Occasion::Again) => 76,
        };
        if random.percent(chance) {
            let stage = stage_of(member);
            results.extend(result(*place, member, stage, texts, random));
        }
    }
    if results.is_empty() {
        // Whoever opened could only say when the others are in.
        results.extend(open.first().map(|place| (*place, ResultKind::Appointment, None)));
    }
    results
}

/// The rows of `results.tsv` that hold for somebody.
fn stage_of(member: &Member) -> &'static str {
    if member.is_absent() {
        return "absent";
    }
    if member.awaits_mobile_team && member.now == Stage::Card {
        return "mobile";
    }
    if member.awaits_mobile_team && member.now == Stage::NoCard {
        return "mobile_no_card";
    }
    member.now.key()
}

fn result(place: usize, member: &mut Member, stage: &str, texts: &Texts, random: &mut Random) -> Option<Result> {
    let (result, reason) = texts.result(stage, member.age, random)?;
    match result {
        ResultKind::Milestone(Milestone::L2Activated) => member.now = Stage::Activated,
        ResultKind::Milestone(Milestone::L2Approved) => member.now = Stage::Approved,
        ResultKind::Milestone(Milestone::L2Enrolled) => member.now = Stage::Enrolled,
        ResultKind::Milestone(Milestone::CardIssued) => member.now = Stage::Card,
        ResultKind::Milestone(Milestone::CardApplied) => member.now = Stage::Applied,
        ResultKind::Milestone(Milestone::L1Registered | Milestone::L1Activated) if member.has_l1_since => {
            return Some((place, ResultKind::Guided, reason));
        }
        ResultKind::Milestone(Milestone::L1Registered | Milestone::L1Activated) => member.has_l1_since = true,
        ResultKind::MobileTeam => member.awaits_mobile_team = true,
        ResultKind::Milestone(Milestone::L2Rejected)
        | ResultKind::Guided
        | ResultKind::Appointment
        | ResultKind::None => {}
    }
    Some((place, result, reason))
}

/// When to come again: as agreed, the mobile team by day, after nobody was home where a neighbour knew when.
fn appointment(
    outcome: Outcome,
    results: &[Result],
    on: NaiveDate,
    texts: &Texts,
    random: &mut Random,
) -> Option<Appointment> {
    let has = |wanted: ResultKind| results.iter().any(|(_, result, _)| *result == wanted);
    let (chance, kind) = match outcome {
        Outcome::NotHome => (15, "evening"),
        Outcome::Met if has(ResultKind::Appointment) => (100, "evening"),
        Outcome::Met if has(ResultKind::Milestone(Milestone::L2Approved)) => (90, "evening"),
        Outcome::Met if has(ResultKind::MobileTeam) => (55, "daytime"),
        Outcome::Met => (3, "evening"),
        Outcome::Refused | Outcome::Vacant | Outcome::Moved => return None,
    };
    if !random.percent(chance) {
        return None;
    }
    let mut day = plus(on, 1 + random.between(0, 8).min(random.between(0, 8)));
    if kind == "daytime" {
        // The mobile team goes out on Saturdays.
        day = plus(day, i64::from(Weekday::Sat.days_since(day.weekday())));
    }
    Some(Appointment { day, time: texts.time(kind, random) })
}

/// A short note about one of the results, else about the door.
fn note(outcome: Outcome, results: &[Result], texts: &Texts, random: &mut Random) -> Option<String> {
    const NOTED_PERCENT: u64 = 30;
    if !random.percent(NOTED_PERCENT) {
        return None;
    }
    let key = match results.get(random.index(results.len())) {
        Some((_, result, reason)) => reason.map_or(result.code(), Reason::code),
        None => outcome.code(),
    };
    texts.note(key, random).or_else(|| texts.note(outcome.code(), random)).map(str::to_owned)
}
