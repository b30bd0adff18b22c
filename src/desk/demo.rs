//! The demo: an invented ward in memory, brought in and visited through the same events as a real one. Nothing of
//! it touches the disk.

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use crate::domain::demo::{DemoVisit, DemoWard, demo_ward};
use crate::domain::event::{Body, ImportSummary, OperationKind, Source};
use crate::domain::field::{Change, Field};
use crate::domain::ids::{HouseholdId, PersonId};
use crate::domain::milestone::{Milestone, Milestones, Reached};
use crate::domain::person::PersonFacts;
use crate::domain::problem::{Problem, ProblemCode};
use crate::domain::quality::{self, CardTold};
use crate::domain::repair::Contradiction;
use crate::domain::time::Timestamp;
use crate::domain::visit::{ResultKind, Visit, VisitResult};
use crate::store::Store;
use crate::sys::clock::Clock;
use crate::sys::entropy;

/// How many people the demo has where nothing else is asked for: a ward that looks like one, and is there at once.
pub const PEOPLE: usize = 4_000;

/// And its seed.
pub const SEED: u64 = 1;

/// When an evening's visits are written down, local time.
const EVENING: (u32, u32) = (21, 30);

/// A household of the demo in the ledger: its identity and its members'.
struct Placed {
    household: HouseholdId,
    members: Vec<(PersonId, Milestones)>,
}

/// Makes the demo and opens it.
pub fn make(people: usize, seed: u64, clock: Clock, actor: &str) -> Result<Desk, DeskError> {
    // Opened from the first start nobody has said who they are.
    let actor = if actor.is_empty() { "demo" } else { actor };
    let ward = demo_ward(people, seed, clock.today());
    let mut store = Store::in_memory()?;
    let mut placed = set_up(&mut store, &ward, actor)?;
    let mut visits = ward.visits.as_slice();
    while let Some(first) = visits.first() {
        let evening = visits.iter().take_while(|visit| visit.on == first.on).count();
        let (tonight, later) = visits.split_at_checked(evening).unwrap_or((visits, &[]));
        write_evening(&mut store, &mut placed, tonight, first.on, actor)?;
        visits = later;
    }
    Ok(Desk::over(store, clock, actor))
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
fn write_evening(
    store: &mut Store,
    placed: &mut [Placed],
    visits: &[DemoVisit],
    on: NaiveDate,
    actor: &str,
) -> Result<(), DeskError> {
    for demo in visits {
        let Some(place) = placed.get_mut(demo.household) else { continue };
        let mut changes = Vec::new();
        let mut results = Vec::new();
        for (member, result, reason) in &demo.results {
            let Some((person, milestones)) = place.members.get_mut(*member) else { continue };
            results.push(VisitResult { person: *person, result: *result, reason: *reason, phone: None });
            if let ResultKind::Milestone(milestone) = result {
                let text = |reached: Reached| Some(reached.to_string()).filter(|text| !text.is_empty());
                let (old, new) = (text(milestones.get(*milestone)), text(Reached::On(on)));
                milestones.set(*milestone, Reached::On(on));
                changes.push((*person, Change { field: Field::Milestone(*milestone), old, new }));
            }
        }
        let visit = Visit { on, outcome: demo.outcome, results, next: demo.next, note: demo.note.clone() };
        let mut recording = store.record(OperationKind::RecordVisit, actor, moment(on))?;
        recording.push(on, Body::VisitRecorded { household: place.household, visit })?;
        for (person, change) in changes {
            let (changes, problems, source) = (vec![change], None, Source::Hand);
            recording.push(on, Body::PersonChanged { person, changes, problems, source })?;
        }
        recording.commit()?;
    }
    Ok(())
}
