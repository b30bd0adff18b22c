//! Counting: from the people, visits and reasons of the ledger to the [`Tally`] of a day. One pass over flat rows,
//! so that any day of 200,000 people is answered at once.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::eligibility::of_age_from;
use super::milestone::{Milestone, Milestones, Reached};
use super::person::{Person, presence_on};
use super::presence::Presence;
use super::reason::Reason;
use super::tally::{Count, Tally, TallyRow};

/// What the tally needs of one person.
#[derive(Clone, Debug)]
pub struct CountedPerson {
    /// Index of the household in [`Ground::households`].
    pub household: u32,
    /// First day of being on the roster, by birth; `None` where the birth is not known.
    pub born: Option<NaiveDate>,
    /// First day of being eligible; `None` for foreigners and where the age is not known.
    pub of_age_from: Option<NaiveDate>,
    /// The presence of the first statement.
    pub first_presence: Option<Presence>,
    /// The milestones.
    pub milestones: Milestones,
}

impl CountedPerson {
    /// Takes what is needed of a person of the household with this index.
    pub fn of(person: &Person, household: u32, minimum_age: u32) -> Self {
        let birth = person.facts.birth();
        Self {
            household,
            born: birth.map(super::partial_date::PartialDate::first_day),
            of_age_from: birth.filter(|_| person.facts.is_citizen()).map(|birth| of_age_from(birth, minimum_age)),
            first_presence: person.first_presence,
            milestones: person.facts.milestones,
        }
    }
}

/// A visit, as far as the tally counts it.
#[derive(Clone, Copy, Debug)]
pub struct CountedVisit {
    /// Index of the household.
    pub household: u32,
    /// The day.
    pub on: NaiveDate,
}

/// A reason that was given at a visit.
#[derive(Clone, Copy, Debug)]
pub struct CountedReason {
    /// Index of the person.
    pub person: u32,
    /// The day.
    pub on: NaiveDate,
    /// The reason.
    pub reason: Reason,
}

/// What is counted. Indexes are positions in the lists; `None` in a list is a place that is free.
#[derive(Clone, Debug, Default)]
pub struct Ground {
    /// Names of the areas; the tally has its rows in this order.
    pub areas: Vec<String>,
    /// Index of the area of each household.
    pub households: Vec<Option<u32>>,
    /// The people.
    pub people: Vec<Option<CountedPerson>>,
    /// Changes of presence, by index of the person.
    pub presence_changes: HashMap<u32, Vec<(NaiveDate, Option<Presence>)>>,
    /// Visits, in any order.
    pub visits: Vec<CountedVisit>,
    /// Reasons, in the order of (day, journal).
    pub reasons: Vec<CountedReason>,
}

impl Ground {
    /// Where the person with this index is on a day.
    pub fn presence_on(&self, index: u32, person: &CountedPerson, day: NaiveDate) -> Presence {
        match self.presence_changes.get(&index) {
            Some(changes) => presence_on(person.first_presence, changes, day),
            None => person.first_presence.unwrap_or_default(),
        }
    }
}

/// Which tally is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The day up to which things count.
    pub as_of: NaiveDate,
    /// First day of the period of what is new.
    pub since: NaiveDate,
    /// The ward's target.
    pub target: Option<u64>,
    /// Targets of areas by name.
    pub area_targets: &'a BTreeMap<String, u64>,
}

/// Counts the tally of a day.
pub fn count(ground: &Ground, asked: &Asked<'_>) -> Tally {
    let mut rows: Vec<TallyRow> = ground.areas.iter().map(|area| TallyRow::of_area(area)).collect();
    let mut household_counts = vec![false; ground.households.len()];
    let reasons = latest_reasons(ground, asked.as_of);
    for (index, person) in (0_u32..).zip(&ground.people) {
        let Some(person) = person else { continue };
        let Some(row) = row_of(&mut rows, ground, person.household) else { continue };
        if !ground.presence_on(index, person, asked.as_of).is_counted()
            || person.born.is_some_and(|born| born > asked.as_of)
        {
            continue;
        }
        row.add(Count::Residents, 1);
        if let Some(seen) = household_counts.get_mut(person.household as usize)
            && !*seen
        {
            *seen = true;
            row.add(Count::Households, 1);
        }
        if person.of_age_from.is_some_and(|from| from <= asked.as_of) {
            let reason = reasons.get(index as usize).copied().flatten();
            count_eligible(row, &person.milestones, reason, asked);
        }
    }
    count_visits(&mut rows, ground, asked);
    // People without an area have a row of their own, but only where there is somebody.
    rows.retain(|row| !row.area.is_empty() || row.count(Count::Residents) + row.count(Count::Visits) > 0);
    let mut total = TallyRow::default();
    total.target = asked.target;
    for row in &mut rows {
        row.target = asked.area_targets.get(&row.area).copied();
        total.add_row(row);
    }
    Tally { rows, total }
}

fn row_of<'r>(rows: &'r mut [TallyRow], ground: &Ground, household: u32) -> Option<&'r mut TallyRow> {
    let area = (*ground.households.get(household as usize)?)?;
    rows.get_mut(area as usize)
}

fn count_eligible(row: &mut TallyRow, milestones: &Milestones, reason: Option<Reason>, asked: &Asked<'_>) {
    let by = |milestone| milestones.reached_by(milestone, asked.as_of);
    row.add(Count::Eligible, 1);
    let card = if by(Milestone::CardIssued) {
        Count::CardIssued
    } else if by(Milestone::CardApplied) {
        Count::CardApplied
    } else {
        Count::CardMissing
    };
    row.add(card, 1);
    let l2_activated = by(Milestone::L2Activated);
    if by(Milestone::L2Enrolled) {
        row.add(Count::L2Enrolled, 1);
    }
    if by(Milestone::L2Approved) {
        row.add(Count::L2Approved, 1);
    }
    if by(Milestone::L2Rejected) {
        row.add(Count::L2Rejected, 1);
    }
    if l2_activated {
        row.add(Count::L2Activated, 1);
        row.add(Count::Activated, 1);
    } else {
        if by(Milestone::L2Approved) {
            row.add(Count::L2ToActivate, 1);
        }
        if by(Milestone::L1Activated) {
            row.add(Count::L1Activated, 1);
            row.add(Count::Activated, 1);
        }
        if let Some(reason) = reason {
            *row.reasons.entry(reason).or_default() += 1;
        }
    }
    for (milestone, reached) in milestones.iter() {
        if let Reached::On(day) = reached
            && day >= asked.since
            && day <= asked.as_of
        {
            row.add_new(milestone, 1);
        }
    }
}

/// The latest reason of each person by index, given on or before a day.
pub fn latest_reasons(ground: &Ground, as_of: NaiveDate) -> Vec<Option<Reason>> {
    let mut latest = vec![None; ground.people.len()];
    for reason in ground.reasons.iter().filter(|reason| reason.on <= as_of) {
        if let Some(slot) = latest.get_mut(reason.person as usize) {
            *slot = Some(reason.reason);
        }
    }
    latest
}

fn count_visits(rows: &mut [TallyRow], ground: &Ground, asked: &Asked<'_>) {
    let mut visited = vec![false; ground.households.len()];
    for visit in ground.visits.iter().filter(|visit| visit.on >= asked.since && visit.on <= asked.as_of) {
        let Some(row) = row_of(rows, ground, visit.household) else { continue };
        row.add(Count::Visits, 1);
        if let Some(seen) = visited.get_mut(visit.household as usize)
            && !*seen
        {
            *seen = true;
            row.add(Count::HouseholdsVisited, 1);
        }
    }
}
