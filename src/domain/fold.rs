//! Folding: the only place where an event changes a household or a person. What comes out is a function of the
//! SET of events, taken in the order (lamport, device, seq): it does not depend on the order in which they arrived
//! or on how often (architecture.md "Data").
//!
//! A change carries the value it replaces. Where folding finds another value, both stand as a conflict until
//! somebody who saw the one that is shown settles it; meanwhile a milestone shows the earlier day, anything else
//! the later statement, and a roster never overwrites what was entered in the ledger.

use chrono::NaiveDate;

use super::decision::Decision;
use super::event::{Body, Event, Source};
use super::field::{Change, Conflict, Field, HouseholdField};
use super::household::Household;
use super::ids::{HouseholdId, PersonId};
use super::milestone::{Milestone, Reached};
use super::person::{Mended, Person, PersonFacts};
use super::problem::{Problem, ProblemCode};

/// Applies one event to the person it is about. The events of a person come in the journal's order, those of
/// operations that were taken back left out.
pub fn apply_to_person(person: &mut Option<Person>, event: &Event) {
    match &event.body {
        Body::PersonAdded { person: id, household, facts, problems, source } => {
            if person.is_none() {
                *person = Some(added((*id, *household), (**facts).clone(), problems.clone(), *source));
            }
        }
        Body::PersonDecided { decision, .. } => {
            if let Some(person) = person {
                decide(person, decision);
            }
        }
        Body::PersonChanged { changes, problems, source, .. } => {
            let Some(person) = person else { return };
            for change in changes {
                change_person(person, change, *source, event);
            }
            if let Some(problems) = problems {
                let mended = |problem: &Problem| {
                    let same = |other: &Problem| {
                        (other.code, other.field, &other.raw) == (problem.code, problem.field, &problem.raw)
                    };
                    person.problems.iter().any(|(other, state)| *state == Mended::Mended && same(other))
                };
                let state = |problem: &Problem| if mended(problem) { Mended::Mended } else { Mended::Open };
                person.problems = problems.iter().map(|problem| (problem.clone(), state(problem))).collect();
            }
        }
        Body::WardSet { .. }
        | Body::CampaignSet { .. }
        | Body::HouseholdAdded { .. }
        | Body::HouseholdChanged { .. }
        | Body::VisitRecorded { .. }
        | Body::RowHeld { .. }
        | Body::HeldRowSettled { .. }
        | Body::RosterImported { .. }
        | Body::SheetMade { .. }
        | Body::ReportSealed { .. }
        | Body::OperationReversed { .. }
        | Body::OperationRestored { .. }
        | Body::Unknown { .. } => {}
    }
}

/// The person whom an event adds, without a copy of what it says; none where it is about something else.
pub fn person_added(event: Event) -> Option<Person> {
    let Body::PersonAdded { person, household, facts, problems, source } = event.body else { return None };
    Some(added((person, household), *facts, problems, source))
}

fn added(
    (id, household): (PersonId, HouseholdId),
    facts: PersonFacts,
    problems: Vec<Problem>,
    source: Source,
) -> Person {
    Person {
        id,
        household,
        presence_changes: Vec::new(),
        first_presence: facts.presence,
        facts,
        imported: (source == Source::Import).then(Vec::new),
        problems: problems.into_iter().map(|problem| (problem, Mended::Open)).collect(),
        conflicts: Vec::new(),
        decisions: Vec::new(),
    }
}

fn decide(person: &mut Person, decision: &Decision) {
    if let Decision::Accepted(accepted) = decision {
        for (problem, mended) in &mut person.problems {
            if (problem.code, problem.field) == (accepted.code, accepted.field) {
                *mended = Mended::Mended;
            }
        }
    }
    if !person.decisions.contains(decision) {
        person.decisions.push(decision.clone());
    }
}

fn change_person(person: &mut Person, change: &Change<Field>, source: Source, event: &Event) {
    let field = change.field;
    if source == Source::Import && person.imported.is_none() {
        // Somebody added by hand is on a roster for the first time: nothing that stands there was imported.
        let nothing_imported = Field::all().filter(|field| person.get(*field).is_some()).map(|field| (field, None));
        person.imported = Some(nothing_imported.collect());
    }
    let imported_before = person.imported_value(field);
    let current = person.get(field);
    let says_the_same = PersonFacts::same_value(field, change.old.as_deref(), change.new.as_deref());
    let verdict = if source == Source::Import && says_the_same {
        // What a roster says is remembered and nothing else: a move that was refused, or what one of two rows of the
        // same person says.
        Verdict::Same
    } else if field == Field::Presence && source == Source::Hand {
        // Presence has a day: each statement stands from its own, and none contradicts another.
        Verdict::Replace
    } else {
        judge(
            current.as_deref(),
            change.old.as_deref(),
            change.new.as_deref(),
            source,
            |one, other| PersonFacts::same_value(field, one, other),
            |current, new| keep_milestone(field, current, new),
        )
    };
    if weigh(&mut person.conflicts, change, verdict, source, current.as_deref()) == Shown::New {
        set_on_person(person, field, change.new.as_deref(), event);
    }
    if source == Source::Hand {
        for (problem, mended) in &mut person.problems {
            let finds_household = field == Field::Household && problem.code == ProblemCode::MissingHousehold;
            if problem.field == Some(field) || finds_household {
                *mended = Mended::Mended;
            }
        }
    }
    let said = Said::after(source, change.new.as_ref(), imported_before);
    let now = person.get(field);
    remember_import(&mut person.imported, field, said, now.as_deref());
}

fn set_on_person(person: &mut Person, field: Field, value: Option<&str>, event: &Event) {
    if field == Field::Household {
        if let Some(household) = value.and_then(|text| text.parse::<HouseholdId>().ok()) {
            person.household = household;
        }
        return;
    }
    // A value that this version cannot read changes nothing: the journal keeps it.
    if person.facts.set(field, value).is_ok() && field == Field::Presence {
        person.presence_changes.push((event.on, person.facts.presence));
        // The fact is what holds from the latest day on.
        person.facts.presence = Some(person.presence_on(NaiveDate::MAX));
    }
}

/// What the last import said of a fact.
enum Said {
    /// It was never on a roster.
    Nothing,
    /// It was, with this value.
    Imported(Option<String>),
}

impl Said {
    /// After a change: what a roster says now, or what it said before.
    #[expect(clippy::option_option, reason = "never imported, imported without a value, imported with one")]
    fn after(source: Source, new: Option<&String>, before: Option<Option<String>>) -> Self {
        match source {
            Source::Import => Self::Imported(new.cloned()),
            Source::Hand => before.map_or(Self::Nothing, Self::Imported),
        }
    }
}

/// Remembers what the last import said, where it differs from what stands there now.
fn remember_import<F: PartialEq + Copy>(
    imported: &mut Option<Vec<(F, Option<String>)>>,
    field: F,
    said: Said,
    now: Option<&str>,
) {
    let (Some(differing), Said::Imported(said)) = (imported.as_mut(), said) else { return };
    differing.retain(|(other, _)| *other != field);
    if said.as_deref() != now {
        differing.push((field, said));
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shown {
    Current,
    New,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    Same,
    Replace,
    KeepBoth { shown: Shown },
}

#[expect(clippy::too_many_arguments, reason = "the three values, who says it, and the two rules of its kind")]
/// What a change does where `current` stands.
fn judge(
    current: Option<&str>,
    old: Option<&str>,
    new: Option<&str>,
    source: Source,
    same: impl Fn(Option<&str>, Option<&str>) -> bool,
    prefer: impl Fn(Option<&str>, Option<&str>) -> Option<Shown>,
) -> Verdict {
    if same(current, new) {
        return Verdict::Same;
    }
    if same(current, old) {
        return Verdict::Replace;
    }
    let shown = match source {
        Source::Import => Shown::Current,
        Source::Hand => prefer(current, new).unwrap_or(Shown::New),
    };
    Verdict::KeepBoth { shown }
}

/// Keeps the conflicts of a fact as a verdict asks, and says which value is shown then.
fn weigh<F: Copy + PartialEq>(
    conflicts: &mut Vec<Conflict<F>>,
    change: &Change<F>,
    verdict: Verdict,
    source: Source,
    current: Option<&str>,
) -> Shown {
    let field = change.field;
    match verdict {
        Verdict::Same => {
            // Saying by hand again what is shown settles a conflict in its favour.
            if source == Source::Hand && current == change.old.as_deref() {
                conflicts.retain(|conflict| conflict.field != field);
            }
            Shown::Current
        }
        Verdict::Replace => {
            conflicts.retain(|conflict| conflict.field != field);
            Shown::New
        }
        Verdict::KeepBoth { shown } => {
            let other = if shown == Shown::New { current.map(str::to_owned) } else { change.new.clone() };
            conflicts.retain(|conflict| conflict.field != field || conflict.other != other);
            conflicts.push(Conflict { field, other });
            shown
        }
    }
}

/// Of two statements about a milestone the earlier day is shown, and reached before not reached.
fn keep_milestone(field: Field, current: Option<&str>, new: Option<&str>) -> Option<Shown> {
    let Field::Milestone(milestone) = field else { return None };
    // A file may be taken, and sent back, more than once: of two statements the later one is shown.
    let again = matches!(milestone, Milestone::L2Enrolled | Milestone::L2Rejected);
    let day = |text: Option<&str>| text.and_then(|text| text.parse::<Reached>().ok()).and_then(Reached::counts_from);
    match (day(current), day(new)) {
        (Some(current), Some(new)) if new != current && (new < current) != again => Some(Shown::New),
        (Some(_), _) => Some(Shown::Current),
        (None, _) => Some(Shown::New),
    }
}

/// Applies one event to the household it is about, under the same terms as [`apply_to_person`]. Visits are facts
/// of their own and change nothing here.
pub fn apply_to_household(household: &mut Option<Household>, event: &Event) {
    match &event.body {
        Body::HouseholdAdded { household: id, facts, source } => {
            if household.is_none() {
                *household = Some(Household {
                    id: *id,
                    facts: facts.clone(),
                    imported: (*source == Source::Import).then(Vec::new),
                    conflicts: Vec::new(),
                });
            }
        }
        Body::HouseholdChanged { changes, source, .. } => {
            let Some(household) = household else { return };
            if *source == Source::Import && household.imported.is_none() {
                let fields = HouseholdField::ALL.into_iter().filter(|field| household.facts.get(*field).is_some());
                household.imported = Some(fields.map(|field| (field, None)).collect());
            }
            for change in changes {
                let field = change.field;
                let imported_before = household.imported_value(field).map(|value| value.map(str::to_owned));
                let current = household.facts.get(field).map(str::to_owned);
                let verdict = judge(
                    current.as_deref(),
                    change.old.as_deref(),
                    change.new.as_deref(),
                    *source,
                    |one, other| one == other,
                    |_, _| None,
                );
                if weigh(&mut household.conflicts, change, verdict, *source, current.as_deref()) == Shown::New {
                    household.facts.set(field, change.new.clone());
                }
                let said = Said::after(*source, change.new.as_ref(), imported_before);
                let now = household.facts.get(field).map(str::to_owned);
                remember_import(&mut household.imported, field, said, now.as_deref());
            }
        }
        Body::WardSet { .. }
        | Body::CampaignSet { .. }
        | Body::PersonAdded { .. }
        | Body::PersonChanged { .. }
        | Body::PersonDecided { .. }
        | Body::VisitRecorded { .. }
        | Body::RowHeld { .. }
        | Body::HeldRowSettled { .. }
        | Body::RosterImported { .. }
        | Body::SheetMade { .. }
        | Body::ReportSealed { .. }
        | Body::OperationReversed { .. }
        | Body::OperationRestored { .. }
        | Body::Unknown { .. } => {}
    }
}
