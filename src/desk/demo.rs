//! The demo: an invented ward in memory, brought in and visited through the same events as a real one. Nothing of
//! it touches the disk.

use chrono::{NaiveDate, TimeDelta};

use super::Desk;
use super::error::DeskError;
use crate::desk::reports::ReportQuery;
use crate::domain::demo::{DemoVisit, DemoWard, demo_ward, plus};
use crate::domain::event::{Body, ImportSummary, OperationKind, Source};
use crate::domain::field::{Change, Field};
use crate::domain::ids::{HouseholdId, PersonId};
use crate::domain::milestone::{Milestone, Milestones, Reached};
use crate::domain::person::PersonFacts;
use crate::domain::problem::{Problem, ProblemCode};
use crate::domain::quality::{self, CardTold};
use crate::domain::repair::Contradiction;
use crate::domain::reports::ReportKind;
use crate::domain::reports::period::{Period, cut_of};
use crate::domain::time::Timestamp;
use crate::domain::visit::{ResultKind, Visit, VisitResult};
use crate::store::Store;
use crate::sys::clock::Clock;
use crate::sys::entropy;

/// How many people the demo has where nothing else is asked for: a ward that looks like one, and is there at once.
pub const PEOPLE: usize = 4_000;

/// And its seed.
pub const SEED: u64 = 1;

/// When the first door of an evening is reached, local time, and how long an evening is (district practice, 19:30 to
/// 21:30).
const FIRST_DOOR: (u32, u32) = (19, 30);
const EVENING_MINUTES: usize = 120;
/// When the roster was brought in.
const EVENING: (u32, u32) = (21, 30);

/// A household of the demo in the ledger: its identity and its members'.
struct Placed {
    household: HouseholdId,
    members: Vec<(PersonId, Milestones)>,
}

/// Makes the demo and opens it.
pub fn make(people: usize, seed: u64, clock: Clock, actor: &str) -> Result<Desk, DeskError> {
    let ward = demo_ward(people, seed, clock.today());
    let Begun { mut desk, mut placed } = before_visits(&ward, clock, actor)?;
    let (first, yesterday) = (plus(clock.today(), -DAYS_SENT), plus(clock.today(), -1));
    let mut to_send = first;
    let mut send_before = |desk: &mut Desk, day: NaiveDate| -> Result<(), DeskError> {
        while to_send < day.min(yesterday) {
            send(desk, to_send, to_send == first)?;
            to_send = plus(to_send, 1);
        }
        Ok(())
    };
    let mut late: Option<DemoVisit> = None;
    for evening in ward.visits.chunk_by(|one, next| one.on == next.on) {
        let Some(on) = evening.first().map(|visit| visit.on) else { continue };
        send_before(&mut desk, on)?;
        let mut tonight = evening.to_vec();
        let is_told_late = on >= first && on < yesterday;
        let held = if is_told_late { take_late(&mut tonight) } else { None };
        write_evening(&mut desk, &mut placed, &tonight, on)?;
        // What somebody forgot to write down on an evening is written down on the next one: it was done on that day.
        if let Some(visit) = late.take() {
            write_evening(&mut desk, &mut placed, &[visit], on)?;
        }
        late = held;
    }
    send_before(&mut desk, yesterday)?;
    if let Some(visit) = late {
        write_evening(&mut desk, &mut placed, &[visit], yesterday)?;
    }
    // It is read again when it is wanted, as behind every screen.
    (desk.shelf, desk.sent) = (None, None);
    Ok(desk)
}

/// The demo without anything that was sent: what tests of reports begin with.
#[cfg(test)]
pub(super) fn make_unsent(people: usize, seed: u64, clock: Clock, actor: &str) -> Result<Desk, DeskError> {
    let ward = demo_ward(people, seed, clock.today());
    let mut begun = before_visits(&ward, clock, actor)?;
    for evening in ward.visits.chunk_by(|one, next| one.on == next.on) {
        let Some(on) = evening.first().map(|visit| visit.on) else { continue };
        write_evening(&mut begun.desk, &mut begun.placed, evening, on)?;
    }
    Ok(begun.desk)
}

/// A desk with the roster, and where everybody of it is.
struct Begun {
    desk: Desk,
    placed: Vec<Placed>,
}

fn before_visits(ward: &DemoWard, clock: Clock, actor: &str) -> Result<Begun, DeskError> {
    // Opened from the first start nobody has said who they are.
    let actor = if actor.is_empty() { "demo" } else { actor };
    let mut store = Store::in_memory()?;
    let placed = set_up(&mut store, ward, actor)?;
    Ok(Begun { desk: Desk::over(store, clock, actor), placed })
}

/// Reports of so many days were sent, the last one of the day before yesterday: yesterday's is due.
const DAYS_SENT: i64 = 8;

/// When a report is sent, local time.
const MORNING: (u32, u32) = (7, 40);

/// The morning after an evening its report is sent; on the first such morning that of the month too.
fn send(desk: &mut Desk, on: NaiveDate, is_first: bool) -> Result<(), DeskError> {
    let (hour, minute) = MORNING;
    let next = plus(on, 1);
    let at = Timestamp::from_local(next.and_hms_opt(hour, minute, 0).unwrap_or_default());
    let campaign = desk.store.campaign()?;
    let cut = cut_of(&campaign, next);
    let month = if is_first { Period::last_finished(ReportKind::Monthly, &campaign, next, next).as_of } else { cut };
    if (is_first && campaign.start.is_some_and(|start| start <= month)) || cut == next {
        let query = ReportQuery { kind: ReportKind::Monthly, on: Some(month) };
        desk.seal_report_at(query, at, |_| Ok(()))?;
    }
    desk.seal_report_at(ReportQuery { kind: ReportKind::Daily, on: Some(on) }, at, |_| Ok(()))?;
    Ok(())
}

/// Somebody activated on an evening whom nobody wrote down.
fn take_late(tonight: &mut Vec<DemoVisit>) -> Option<DemoVisit> {
    let activated = ResultKind::Milestone(Milestone::L2Activated);
    let is_it = |visit: &DemoVisit| visit.results.iter().any(|(_, result, _)| *result == activated);
    let place = tonight.iter().rposition(is_it)?;
    Some(tonight.remove(place))
}

/// What reading the list finds and no rule does later: that it leaves a card blank beside level 2.
fn problems_of_row(facts: &PersonFacts) -> Vec<Problem> {
    let found = quality::contradictions(&facts.milestones, facts.birth_date, CardTold::Told);
    let without_card = found.iter().any(|wrong| matches!(wrong, Contradiction::WithoutCard(_)));
    let problem = || Problem {
        code: ProblemCode::OrderOfMilestones,
        field: Some(Field::Milestone(Milestone::CardIssued)),
        raw: String::new(),
        cell: String::new(),
    };
    without_card.then(problem).into_iter().collect()
}

fn moment(day: NaiveDate) -> Timestamp {
    let (hour, minute) = EVENING;
    Timestamp::from_local(day.and_hms_opt(hour, minute, 0).unwrap_or_default())
}

fn set_up(store: &mut Store, ward: &DemoWard, actor: &str) -> Result<Vec<Placed>, DeskError> {
    let (day, at) = (ward.as_of, moment(ward.as_of));
    let mut settings = store.record(OperationKind::SetUp, actor, at)?;
    settings.push(day, Body::WardSet { ward: ward.ward.clone() })?;
    settings.push(day, Body::CampaignSet { campaign: Box::new(ward.campaign.clone()) })?;
    settings.commit()?;
    let mut import = store.record_many(OperationKind::Import, actor, at)?;
    let count = ward.households.iter().map(|household| household.members.len() as u64).sum();
    let files = vec!["danh-sach.xlsx".to_owned()];
    let summary = ImportSummary { files, as_of: Some(day), rows: count, added: count, updated: 0 };
    import.push(day, Body::RosterImported { summary })?;
    let source = Source::Import;
    let mut placed = Vec::with_capacity(ward.households.len());
    for demo in &ward.households {
        let household = HouseholdId(entropy::id());
        import.push(day, Body::HouseholdAdded { household, facts: demo.facts.clone(), source })?;
        let mut members = Vec::with_capacity(demo.members.len());
        for facts in &demo.members {
            let person = PersonId(entropy::id());
            members.push((person, facts.milestones));
            let (facts, problems) = (Box::new(facts.clone()), problems_of_row(facts));
            import.push(day, Body::PersonAdded { person, household, facts, problems, source })?;
        }
        placed.push(Placed { household, members });
    }
    import.commit()?;
    Ok(placed)
}

/// Each door is an operation of its own, as it is in the field; those of one evening are written one after another.
fn write_evening(desk: &mut Desk, placed: &mut [Placed], visits: &[DemoVisit], on: NaiveDate) -> Result<(), DeskError> {
    let actor = desk.actor.clone();
    for (number, demo) in visits.iter().enumerate() {
        let Some(place) = placed.get_mut(demo.household) else { continue };
        let mut changes = Vec::new();
        let mut results = Vec::new();
        for (member, result, reason) in &demo.results {
            let Some((person, milestones)) = place.members.get_mut(*member) else { continue };
            results.push(VisitResult { person: *person, result: *result, reason: *reason, phone: None });
            if let ResultKind::Milestone(milestone) = result {
                let text = |reached: Reached| Some(reached.to_string()).filter(|text| !text.is_empty());
                let (old, new) = (text(milestones.get(*milestone)), text(Reached::On(demo.on)));
                milestones.set(*milestone, Reached::On(demo.on));
                changes.push((*person, Change { field: Field::Milestone(*milestone), old, new }));
            }
        }
        let visit = Visit { on: demo.on, outcome: demo.outcome, results, next: demo.next, note: demo.note.clone() };
        let mut recording =
            desk.store.record(OperationKind::RecordVisit, &actor, at_door(on, (number, visits.len())))?;
        recording.push(demo.on, Body::VisitRecorded { household: place.household, visit })?;
        for (person, change) in changes {
            let (changes, problems, source) = (vec![change], None, Source::Hand);
            recording.push(demo.on, Body::PersonChanged { person, changes, problems, source })?;
        }
        let recorded = recording.commit()?;
        desk.take_in(&recorded)?;
    }
    Ok(())
}

/// When a door of an evening was written down: one after the other between its first and its last minute.
fn at_door(on: NaiveDate, (number, doors): (usize, usize)) -> Timestamp {
    let (hour, minute) = FIRST_DOOR;
    let first = on.and_hms_opt(hour, minute, 0).unwrap_or_default();
    let spent = EVENING_MINUTES * (number + 1) / doors.max(1);
    Timestamp::from_local(first + TimeDelta::minutes(i64::try_from(spent).unwrap_or(0)))
}
