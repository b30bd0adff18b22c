//! What was left to be followed up: appointments by when they are due, whom to call back, who waits for the mobile
//! team. From what is kept in memory; the lists are made again when anything was recorded.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::lists::{Window, frailty_of};
use super::shelf::{Shelf, index_of};
use super::views::{HouseholdRef, PersonRef};
use crate::domain::count::CountedPerson;
use crate::domain::milestone::Milestone;
use crate::domain::next_step::{Frailty, NextStep, next_step, step_of};
use crate::domain::phone::Phone;
use crate::domain::reason::Reason;
use crate::domain::visit::{Appointment, Outcome};
use crate::store::VisitRow;
use crate::text::collate::area_key;

/// What is to be followed up.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum FollowUp {
    /// Appointments that have passed.
    Late,
    /// Appointments of today.
    #[default]
    Today,
    /// Those of tomorrow.
    Tomorrow,
    /// Later ones.
    Later,
    /// Whom to call back: no appointment, and nobody was home last time or there is a reason to.
    CallBack,
    /// Who waits for the mobile team.
    MobileTeam,
}

impl FollowUp {
    /// All of them, in the order of their digits on the screen.
    pub const ALL: [Self; 6] = [Self::Late, Self::Today, Self::Tomorrow, Self::Later, Self::CallBack, Self::MobileTeam];

    /// Code in the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Today => "today",
            Self::Tomorrow => "tomorrow",
            Self::Later => "later",
            Self::CallBack => "call_back",
            Self::MobileTeam => "mobile_team",
        }
    }

    /// Its place among all.
    pub fn place(self) -> usize {
        Self::ALL.iter().position(|other| *other == self).unwrap_or(0)
    }

    fn of_day(day: NaiveDate, today: NaiveDate) -> Self {
        if day < today {
            Self::Late
        } else if day == today {
            Self::Today
        } else if Some(day) == today.succ_opt() {
            Self::Tomorrow
        } else {
            Self::Later
        }
    }
}

/// What the visits left behind, by household.
#[derive(Default)]
pub struct FollowUps {
    left: HashMap<u32, Left>,
}

/// What the visits to a household left behind.
#[derive(Clone, Copy, Debug)]
struct Left {
    /// Position of the latest visit.
    latest: i64,
    /// Position of the visit at which the standing appointment was made.
    promise: Option<i64>,
}

impl FollowUps {
    /// Forgets all of it.
    pub fn clear(&mut self) {
        self.left.clear();
    }

    /// A visit, the latest so far, with the appointment that stands after it.
    pub fn put(&mut self, household: u32, row: &VisitRow, standing: Option<Appointment>) {
        let before = self.left.get(&household).and_then(|left| left.promise);
        let made_now = row.visit.next.map(|_| row.position);
        let promise = standing.and(made_now.or(before));
        self.left.insert(household, Left { latest: row.position, promise });
    }
}

/// One line: a household, or for the mobile team a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FollowUpLine {
    /// Short reference of the household.
    pub reference: HouseholdRef,
    /// Whom to ask for, or to call.
    pub person: PersonRef,
    /// Their name.
    pub name: String,
    /// Their phone; where they have none, somebody's of the household.
    pub phone: Option<Phone>,
    /// The name of that other member, where it is not their own.
    pub phone_of: Option<String>,
    /// Area.
    pub area: String,
    /// Address.
    pub address: String,
    /// How many people of the household it is about.
    pub people: usize,
    /// What is next for the person.
    pub step: NextStep,
    /// The appointment that stands.
    pub appointment: Option<Appointment>,
    /// The latest reason of the person.
    pub reason: Option<Reason>,
    /// The latest visit: its day and what came of it at the door.
    pub latest: Option<(NaiveDate, Outcome)>,
    /// Who promised to come, or else was there last; empty where nobody was.
    pub by: String,
}

/// A window of a list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FollowUpPage {
    /// How many there are in all.
    pub total: usize,
    /// Place of the first line of the window.
    pub first: usize,
    /// Place of the household and person that were to be kept in sight, if they are in the list.
    pub kept: Option<usize>,
    /// How many each list has, in the order of [`FollowUp::ALL`].
    pub counts: [usize; 6],
    /// The lines.
    pub lines: Vec<FollowUpLine>,
}

/// The lists of an area, made and not changed since.
pub struct ListedFollowUps {
    area: Option<String>,
    on: NaiveDate,
    lists: [Vec<Found>; 6],
}

/// A line before it is read.
#[derive(Clone, Copy, Debug)]
struct Found {
    household: u32,
    person: u32,
    people: usize,
}

impl Desk {
    /// A window of what is to be followed up, of an area or of the whole ward.
    pub fn follow_up_window(
        &mut self,
        (kind, area): (FollowUp, Option<&str>),
        window: &Window<(HouseholdRef, PersonRef)>,
    ) -> Result<FollowUpPage, DeskError> {
        let listed = self.listed_follow_ups(area)?;
        let counts = listed.lists.each_ref().map(Vec::len);
        let list = listed.lists.get(kind.place()).map(Vec::as_slice).unwrap_or_default();
        let total = list.len();
        let is_kept = |found: &Found, (household, person): (HouseholdRef, PersonRef)| {
            let is_person = kind != FollowUp::MobileTeam || found.person == index_of(person.0);
            found.household == index_of(household.0) && is_person
        };
        let kept = window.keep.and_then(|keep| list.iter().position(|found| is_kept(found, keep)));
        let first = window.around(kept);
        let shown: Vec<Found> = list.iter().skip(first).take(window.count).copied().collect();
        let mut lines = Vec::with_capacity(shown.len());
        for found in shown {
            lines.extend(self.follow_up_line(found)?);
        }
        Ok(FollowUpPage { total, first, kept, counts, lines })
    }

    fn listed_follow_ups(&mut self, area: Option<&str>) -> Result<&ListedFollowUps, DeskError> {
        let today = self.clock.today();
        let made = self.listed.follow_ups.take();
        let made = if let Some(made) = made.filter(|made| made.area.as_deref() == area && made.on == today) {
            made
        } else {
            let shelf = self.shelf()?;
            shelf.make_order();
            ListedFollowUps { area: area.map(str::to_owned), on: today, lists: lists(shelf, area, today) }
        };
        Ok(self.listed.follow_ups.insert(made))
    }

    fn follow_up_line(&mut self, found: Found) -> Result<Option<FollowUpLine>, DeskError> {
        let today = self.clock.today();
        let minimum_age = self.store.campaign()?.minimum_age;
        let Some(row) = self.store.person(i64::from(found.person))? else { return Ok(None) };
        let shelf = self.shelf()?;
        let frailty = frailty_of(shelf, found.person);
        let reason = shelf.reasons.get(&found.person).copied();
        let (area, facts) = (shelf.area_of(found.household).to_owned(), shelf.facts_of(found.household).cloned());
        let visit = shelf.last_visit.get(&found.household).copied();
        let left = shelf.follow_ups.left.get(&found.household).copied();
        let recorded = match left {
            Some(left) => self.store.recorded_by(left.promise.unwrap_or(left.latest))?,
            None => None,
        };
        let mut phone = row.person.facts.phone.clone();
        let mut phone_of = None;
        if phone.is_none() {
            let members = self.store.members(i64::from(found.household))?;
            let mut facts = members.into_iter().map(|member| member.person.facts);
            (phone, phone_of) = facts.find_map(|facts| Some((facts.phone?, facts.full_name))).unzip();
        }
        Ok(Some(FollowUpLine {
            reference: HouseholdRef(row.household),
            person: PersonRef(row.number),
            step: next_step(&row.person, frailty, today, minimum_age),
            name: row.person.facts.full_name,
            phone,
            phone_of,
            area,
            address: facts.and_then(|facts| facts.address).unwrap_or_default(),
            people: found.people,
            appointment: visit.and_then(|visit| visit.next),
            reason,
            latest: visit.map(|visit| (visit.on, visit.outcome)),
            by: recorded.map(|(actor, _)| actor).unwrap_or_default(),
        }))
    }
}

/// Whether somebody without an appointment is to be called back: level 2 is not activated, and nobody was home at the
/// latest visit, or their latest reason asks for it.
pub fn is_to_call_back(shelf: &Shelf, (number, person): (u32, &CountedPerson), today: NaiveDate) -> bool {
    let latest = shelf.last_visit.get(&person.household);
    if latest.is_some_and(|visit| visit.next.is_some()) {
        return false;
    }
    let nobody_was_home = latest.is_some_and(|visit| visit.outcome == Outcome::NotHome);
    let has_reason = || shelf.reasons.get(&number).is_some_and(|reason| reason.is_to_call_back());
    (nobody_was_home || has_reason())
        && is_eligible(shelf, (number, person), today)
        && !person.milestones.reached_by(Milestone::L2Activated, today)
}

/// Whether somebody waits for the mobile team: frail, and what is next would be done at a desk.
pub fn is_for_mobile_team(shelf: &Shelf, (number, person): (u32, &CountedPerson), today: NaiveDate) -> bool {
    frailty_of(shelf, number) == Frailty::Frail
        && is_eligible(shelf, (number, person), today)
        && step_of(&person.milestones, Frailty::Frail, today).is_at_a_desk()
}

fn is_eligible(shelf: &Shelf, (number, person): (u32, &CountedPerson), today: NaiveDate) -> bool {
    shelf.is_counted(number, person, today) && person.of_age_from.is_some_and(|from| from <= today)
}

/// All lists in one pass over the doors in walking order. A household is followed up where somebody is counted in it.
fn lists(shelf: &Shelf, area: Option<&str>, today: NaiveDate) -> [Vec<Found>; 6] {
    let mut lists: [Vec<Found>; 6] = Default::default();
    let Some(order) = shelf.order() else { return lists };
    let wanted = area.map(area_key);
    let place = wanted.as_ref().map(|wanted| shelf.ground.areas.iter().position(|other| area_key(other) == *wanted));
    let mut put = |kind: FollowUp, found: Found| {
        if let Some(list) = lists.get_mut(kind.place()) {
            list.push(found);
        }
    };
    for household in order.households().iter().copied() {
        let of_area = shelf.ground.households.get(household as usize).copied().flatten();
        if place.is_some_and(|place| place.is_none() || of_area.map(|area| area as usize) != place) {
            continue;
        }
        let members = || {
            let person = |number: &u32| Some((*number, shelf.ground.people.get(*number as usize)?.as_ref()?));
            order.members(household).iter().filter_map(person)
        };
        for (number, _) in members().filter(|member| is_for_mobile_team(shelf, *member, today)) {
            put(FollowUp::MobileTeam, Found { household, person: number, people: 1 });
        }
        let next = shelf.last_visit.get(&household).and_then(|visit| visit.next);
        let (kind, found) = if let Some(next) = next {
            let counted = members().filter(|(number, person)| shelf.is_counted(*number, person, today));
            let mut found = found(household, counted);
            if let (Some(found), Some(first)) = (&mut found, first_waiting(shelf, members(), today)) {
                found.person = first;
            }
            (FollowUp::of_day(next.day, today), found)
        } else {
            let called = members().filter(|member| is_to_call_back(shelf, *member, today));
            (FollowUp::CallBack, found(household, called))
        };
        if let Some(found) = found {
            put(kind, found);
        }
    }
    for kind in [FollowUp::Late, FollowUp::Today, FollowUp::Tomorrow, FollowUp::Later] {
        let appointment = |found: &Found| shelf.last_visit.get(&found.household).and_then(|visit| visit.next);
        if let Some(list) = lists.get_mut(kind.place()) {
            // Those without a time come last of their day. Alike, they stay in walking order.
            list.sort_by_key(|found| appointment(found).map(|next| (next.day, next.time.is_none(), next.time)));
        }
    }
    lists
}

/// The first of some members of a household, and how many they are.
fn found<'p>(household: u32, mut members: impl Iterator<Item = (u32, &'p CountedPerson)>) -> Option<Found> {
    let (person, _) = members.next()?;
    Some(Found { household, person, people: 1 + members.count() })
}

/// Whom to ask for: the first who can be activated, else the first who is not.
fn first_waiting<'p>(
    shelf: &Shelf,
    members: impl Iterator<Item = (u32, &'p CountedPerson)>,
    today: NaiveDate,
) -> Option<u32> {
    let mut first = None;
    for (number, person) in members.filter(|member| is_eligible(shelf, *member, today)) {
        match step_of(&person.milestones, Frailty::Able, today) {
            NextStep::ActivateNow => return Some(number),
            NextStep::IntegratePapers | NextStep::None(_) => {}
            NextStep::ApplyCard
            | NextStep::FindCard
            | NextStep::Resubmit
            | NextStep::AwaitApproval
            | NextStep::MobileTeam
            | NextStep::Enrol => first = first.or(Some(number)),
        }
    }
    first
}
