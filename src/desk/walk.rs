//! The doors of an evening: in the order in which they are walked, with what waits behind each, and what the evening
//! has brought so far. From what is kept in memory; the list is made again when anything was recorded.

use std::collections::{BTreeMap, HashSet};

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::lists::{Window, frailty_of};
use super::shelf::{Shelf, index_of};
use super::views::{HouseholdRef, PersonRef};
use crate::domain::milestone::Milestone;
use crate::domain::next_step::{NextStep, step_of};
use crate::domain::reason::Reason;
use crate::domain::visit::{Appointment, Outcome, ResultKind, VisitResult};
use crate::domain::walk::{Behind, Call, Evening, Knock, Need};
use crate::sys::settings::{DoneDoors, WalkChoice, WalkOnly, WalkOrder, WalkSides};
use crate::text::collate::area_key;

/// One door.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DoorLine {
    /// Short reference of the household.
    pub reference: HouseholdRef,
    /// Whom to ask for: the first who can be activated, else the first member.
    pub person: Option<PersonRef>,
    /// Area.
    pub area: String,
    /// Address.
    pub address: String,
    /// Number of the household on the roster; empty where it has none.
    pub household_no: String,
    /// Name of the head.
    pub head: String,
    /// Members who count.
    pub residents: usize,
    /// Why to go there tonight.
    pub need: Need,
    /// For how many people each next step is, the most urgent first; those who need nothing are left out.
    pub steps: Vec<(NextStep, usize)>,
    /// Day of the latest visit and what came of it.
    pub latest: Option<(NaiveDate, Outcome)>,
    /// The appointment that it left.
    pub appointment: Option<Appointment>,
}

/// How many doors there are of each need; one with an appointment and somebody to activate is of both.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct DoorCounts {
    /// With somebody to activate.
    pub activate: usize,
    /// With an appointment today, or one that has passed.
    pub due: usize,
    /// Not visited yet.
    pub unvisited: usize,
    /// With other steps.
    pub other: usize,
    /// With nothing to do tonight.
    pub done: usize,
}

/// A window of the doors.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DoorsPage {
    /// How many are listed.
    pub total: usize,
    /// Place of the first line of the window.
    pub first: usize,
    /// Place of the door that was to be kept in sight, if it is in the list.
    pub kept: Option<usize>,
    /// The lines.
    pub lines: Vec<DoorLine>,
    /// The doors of the chosen areas, listed or not.
    pub counts: DoorCounts,
    /// What whoever works here has done today.
    pub evening: Evening,
}

/// A list that was made and not changed since.
pub struct ListedDoors {
    choice: WalkChoice,
    on: NaiveDate,
    doors: Vec<(u32, Need)>,
    counts: DoorCounts,
    evening: Evening,
}

impl DoorCounts {
    /// How many doors have this need.
    pub fn of(&self, need: Need) -> usize {
        match need {
            Need::Activate => self.activate,
            Need::Due => self.due,
            Need::Unvisited => self.unvisited,
            Need::Other => self.other,
            Need::Done => self.done,
        }
    }

    fn add(&mut self, call: Call) {
        let one = |need: Need| usize::from(call.is_for(need));
        self.activate += one(Need::Activate);
        self.due += one(Need::Due);
        self.unvisited += one(Need::Unvisited);
        self.other += one(Need::Other);
        self.done += one(Need::Done);
    }
}

impl Desk {
    /// A window of the doors of the chosen areas.
    pub fn doors_window(&mut self, choice: &WalkChoice, window: &Window<HouseholdRef>) -> Result<DoorsPage, DeskError> {
        let today = self.clock.today();
        let made = match self.listed.doors.take().filter(|made| made.choice == *choice && made.on == today) {
            Some(made) => made,
            None => self.list_doors(choice, today)?,
        };
        let listed = self.listed.doors.insert(made);
        let (total, counts, evening) = (listed.doors.len(), listed.counts, listed.evening);
        let kept = window.keep.and_then(|keep| listed.doors.iter().position(|(door, _)| *door == index_of(keep.0)));
        let first = window.around(kept);
        let shown: Vec<(u32, Need)> = listed.doors.iter().skip(first).take(window.count).copied().collect();
        let shelf = self.shelf()?;
        let lines = shown.into_iter().filter_map(|(door, need)| line(shelf, (door, need), today)).collect();
        Ok(DoorsPage { total, first, kept, lines, counts, evening })
    }

    /// The doors of the chosen areas that are listed, in order.
    pub(super) fn doors_of(&mut self, choice: &WalkChoice) -> Result<Vec<u32>, DeskError> {
        let today = self.clock.today();
        Ok(self.list_doors(choice, today)?.doors.into_iter().map(|(door, _)| door).collect())
    }

    fn list_doors(&mut self, choice: &WalkChoice, on: NaiveDate) -> Result<ListedDoors, DeskError> {
        let evening = self.evening(on)?;
        let shelf = self.shelf()?;
        shelf.make_order();
        let places = chosen_places(shelf, choice);
        let mut households = match choice.sides {
            WalkSides::UpAndBack => shelf.in_walking_order(),
            WalkSides::Together => shelf.in_order().households().to_vec(),
        };
        if let Some(places) = &places {
            households.retain(|door| places.contains(&shelf.area_place(*door)));
        }
        let mut counts = DoorCounts::default();
        let mut doors: Vec<(u32, Need)> = Vec::new();
        for door in households {
            let call = call_at(shelf, door, on);
            counts.add(call);
            if is_listed(call, choice) {
                doors.push((door, call.need));
            }
        }
        if choice.order == WalkOrder::UrgentFirst {
            // Stable: within a group the walk stays a walk.
            doors.sort_by_key(|(door, need)| (shelf.area_place(*door), *need));
        }
        Ok(ListedDoors { choice: choice.clone(), on, doors, counts, evening })
    }

    /// What whoever works here has recorded of a day's visits.
    fn evening(&mut self, on: NaiveDate) -> Result<Evening, DeskError> {
        let positions = self.shelf()?.visits_of_day.get(&on).cloned().unwrap_or_default();
        let mut knocks = Vec::new();
        for position in positions {
            let recorded = self.store.recorded_by(position)?.filter(|(actor, _)| *actor == self.actor);
            let Some((_, at)) = recorded else { continue };
            let Some(row) = self.store.visit(position)? else { continue };
            let results = || row.people.iter().zip(&row.visit.results);
            // Of somebody who is away the others have told.
            let was_met = |result: &VisitResult| {
                row.visit.outcome == Outcome::Met && !result.reason.is_some_and(Reason::is_elsewhere)
            };
            let activated = results().filter(|(_, result)| is_activation(result.result));
            knocks.push(Knock {
                household: row.household,
                at,
                met: results().filter(|(_, result)| was_met(result)).map(|(person, _)| *person).collect(),
                activated: activated.map(|(person, _)| *person).collect(),
            });
        }
        Ok(Evening::of(&knocks))
    }
}

/// How many doors of the whole ward wait for what, in one pass over the people: before anything is put in order.
pub fn door_counts(shelf: &Shelf, today: NaiveDate) -> DoorCounts {
    let mut behind = vec![Behind::default(); shelf.ground.households.len()];
    for (number, person) in (0..).zip(&shelf.ground.people) {
        let door = person.as_ref().and_then(|person| behind.get_mut(person.household as usize));
        if let (Some(door), Some(step)) = (door, step(shelf, number, today)) {
            door.add(step);
        }
    }
    let mut counts = DoorCounts::default();
    for door in shelf.household_numbers() {
        let behind = behind.get(door as usize).copied().unwrap_or_default();
        counts.add(behind.call(shelf.last_visit.get(&door), today));
    }
    counts
}

/// The places of the chosen areas; none for the whole ward. Areas that the ledger does not have (any more) choose
/// nothing: those of another ward are not an empty evening.
fn chosen_places(shelf: &Shelf, choice: &WalkChoice) -> Option<HashSet<u32>> {
    let wanted: HashSet<String> = choice.areas.iter().flatten().map(|area| area_key(area)).collect();
    let places: HashSet<u32> = (0..)
        .zip(&shelf.ground.areas)
        .filter(|(_, area)| wanted.contains(&area_key(area)))
        .map(|(place, _)| place)
        .collect();
    Some(places).filter(|places| !places.is_empty())
}

fn is_listed(call: Call, choice: &WalkChoice) -> bool {
    match choice.only {
        WalkOnly::All => call.need != Need::Done || choice.done == DoneDoors::Shown,
        WalkOnly::Activate => call.is_for(Need::Activate),
        WalkOnly::Due => call.is_for(Need::Due),
        WalkOnly::Unvisited => call.is_for(Need::Unvisited),
        WalkOnly::Other => call.is_for(Need::Other),
    }
}

fn is_activation(result: ResultKind) -> bool {
    matches!(result, ResultKind::Milestone(Milestone::L1Activated | Milestone::L2Activated))
}

fn members(shelf: &Shelf, door: u32) -> &[u32] {
    shelf.order().map(|order| order.members(door)).unwrap_or_default()
}

/// Who waits behind a door for something that is to be done or waited for, in the order of the household.
pub(super) fn waiting_behind(shelf: &Shelf, door: u32, today: NaiveDate) -> Vec<u32> {
    let waits = |number: &u32| step(shelf, *number, today).is_some_and(|step| URGENCY.contains(&step));
    members(shelf, door).iter().copied().filter(waits).collect()
}

/// The next step of somebody who is asked to do something.
fn step(shelf: &Shelf, number: u32, today: NaiveDate) -> Option<NextStep> {
    let person = shelf.ground.people.get(number as usize)?.as_ref()?;
    let is_eligible = shelf.is_counted(number, person, today) && person.of_age_from.is_some_and(|from| from <= today);
    is_eligible.then(|| step_of(&person.milestones, frailty_of(shelf, number), today))
}

fn call_at(shelf: &Shelf, door: u32, today: NaiveDate) -> Call {
    let mut behind = Behind::default();
    members(shelf, door).iter().filter_map(|person| step(shelf, *person, today)).for_each(|step| behind.add(step));
    behind.call(shelf.last_visit.get(&door), today)
}

fn line(shelf: &Shelf, (door, need): (u32, Need), today: NaiveDate) -> Option<DoorLine> {
    let facts = shelf.facts_of(door)?;
    let members = members(shelf, door);
    let is_resident = |number: &&u32| {
        let person = shelf.ground.people.get(**number as usize).and_then(Option::as_ref);
        person.is_some_and(|person| shelf.is_counted(**number, person, today))
    };
    let mut first = None;
    let mut steps: BTreeMap<usize, (NextStep, usize)> = BTreeMap::new();
    for (number, step) in members.iter().filter_map(|number| Some((*number, step(shelf, *number, today)?))) {
        if step == NextStep::ActivateNow && first.is_none() {
            first = Some(number);
        }
        if let Some(urgency) = URGENCY.iter().position(|other| *other == step) {
            steps.entry(urgency).or_insert((step, 0)).1 += 1;
        }
    }
    let latest = shelf.last_visit.get(&door);
    Some(DoorLine {
        reference: HouseholdRef(i64::from(door)),
        person: first.or(members.first().copied()).map(|number| PersonRef(i64::from(number))),
        area: shelf.area_of(door).to_owned(),
        address: facts.address.clone().unwrap_or_default(),
        household_no: facts.household_no.clone().unwrap_or_default(),
        head: facts.head_name.clone().unwrap_or_default(),
        residents: members.iter().filter(is_resident).count(),
        need,
        steps: steps.into_values().collect(),
        latest: latest.map(|visit| (visit.on, visit.outcome)),
        appointment: latest.and_then(|visit| visit.next),
    })
}

/// The next steps that are something to do or to wait for, the most urgent at a door first.
const URGENCY: [NextStep; 7] = [
    NextStep::ActivateNow,
    NextStep::Resubmit,
    NextStep::Enrol,
    NextStep::ApplyCard,
    NextStep::FindCard,
    NextStep::MobileTeam,
    NextStep::AwaitApproval,
];
