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
use crate::text::collate::area_key;

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

    /// Whether the person with this index is counted on a day: on the roster, and born (domain.md section 2).
    pub fn is_counted(&self, index: u32, person: &CountedPerson, day: NaiveDate) -> bool {
        person.born.is_none_or(|born| born <= day) && self.presence_on(index, person, day).is_counted()
    }

    /// The index of the area of a household; nothing where there is no such household.
    pub fn area_of(&self, household: u32) -> Option<u32> {
        *self.households.get(household as usize)?
    }
}

impl CountedPerson {
    /// Whether they are of age on a day.
    pub fn is_of_age(&self, day: NaiveDate) -> bool {
        self.of_age_from.is_some_and(|from| from <= day)
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

/// What somebody, a household or a visit is counted in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Tallied {
    /// A count of the day.
    Count(Count),
    /// New in the period.
    New(Milestone),
    /// The latest reason.
    Reason(Reason),
}

impl Tallied {
    /// Whether households are counted, or visits to them, and not people.
    pub fn is_of_households(self) -> bool {
        matches!(self, Self::Count(Count::Households | Count::Visits | Count::HouseholdsVisited))
    }

    /// The figure in a row.
    pub fn in_row(self, row: &TallyRow) -> u64 {
        match self {
            Self::Count(count) => row.count(count),
            Self::New(milestone) => row.new_in_period(milestone),
            Self::Reason(reason) => row.reasons.get(&reason).copied().unwrap_or(0),
        }
    }

    fn add_to(self, row: &mut TallyRow) {
        match self {
            Self::Count(count) => row.add(count, 1),
            Self::New(milestone) => row.add_new(milestone, 1),
            Self::Reason(reason) => *row.reasons.entry(reason).or_default() += 1,
        }
    }
}

/// Counts the tally of a day.
pub fn count(ground: &Ground, asked: &Asked<'_>) -> Tally {
    let mut rows: Vec<TallyRow> = ground.areas.iter().map(|area| TallyRow::of_area(area)).collect();
    each_counted(ground, (asked.since, asked.as_of), |figure, area, _| {
        if let Some(row) = rows.get_mut(area as usize) {
            figure.add_to(row);
        }
    });
    // People without an area have a row of their own, but only where there is somebody.
    rows.retain(|row| !row.area.is_empty() || row.count(Count::Residents) + row.count(Count::Visits) > 0);
    let mut total = TallyRow::default();
    total.target = asked.target;
    let targets = Targets::of(asked.area_targets);
    for row in &mut rows {
        row.target = targets.of_area(&row.area);
        total.add_row(row);
    }
    Tally { rows, total }
}

/// The targets of the areas, however the areas are spelled in them: somebody types them into a file.
struct Targets<'a> {
    exact: &'a BTreeMap<String, u64>,
    by_key: BTreeMap<String, u64>,
}

impl<'a> Targets<'a> {
    fn of(exact: &'a BTreeMap<String, u64>) -> Self {
        Self { exact, by_key: exact.iter().map(|(area, target)| (area_key(area), *target)).collect() }
    }

    fn of_area(&self, area: &str) -> Option<u64> {
        if self.exact.is_empty() {
            return None;
        }
        self.exact.get(area).or_else(|| self.by_key.get(&area_key(area))).copied()
    }
}

/// Who is counted in a figure, of an area or of all of them: indexes of people, or of households where those are
/// counted, in no order that means anything; a household that was visited twice is there twice among the visits. The
/// tally counts by the same pass, so that a figure and the list behind it cannot differ.
pub fn counted_in(
    ground: &Ground,
    (since, as_of): (NaiveDate, NaiveDate),
    figure: Tallied,
    area: Option<&str>,
) -> Vec<u32> {
    let area = area.map(|area| ground.areas.iter().position(|other| other == area));
    let mut counted = Vec::new();
    each_counted(ground, (since, as_of), |other, place, index| {
        if other == figure && area.is_none_or(|area| area == Some(place as usize)) {
            counted.push(index);
        }
    });
    counted
}

/// Calls with each figure that somebody, a household or a visit is counted in, the area, and the index of the person
/// or the household.
fn each_counted(ground: &Ground, (since, as_of): (NaiveDate, NaiveDate), mut each: impl FnMut(Tallied, u32, u32)) {
    let mut seen = vec![false; ground.households.len()];
    let reasons = latest_reasons(ground, as_of);
    for (index, person) in (0_u32..).zip(&ground.people) {
        let Some(person) = person else { continue };
        let Some(area) = ground.area_of(person.household) else { continue };
        if !ground.is_counted(index, person, as_of) {
            continue;
        }
        each(Tallied::Count(Count::Residents), area, index);
        if is_first(&mut seen, person.household) {
            each(Tallied::Count(Count::Households), area, person.household);
        }
        if person.is_of_age(as_of) {
            let reason = reasons.get(index as usize).copied().flatten();
            each_of_eligible(&person.milestones, reason, (since, as_of), |figure| each(figure, area, index));
        }
    }
    each_of_visits(ground, (since, as_of), each);
}

/// Whether a household was not seen yet; from now on it was.
fn is_first(seen: &mut [bool], household: u32) -> bool {
    seen.get_mut(household as usize).is_some_and(|seen| !std::mem::replace(seen, true))
}

fn each_of_eligible(
    milestones: &Milestones,
    reason: Option<Reason>,
    (since, as_of): (NaiveDate, NaiveDate),
    mut each: impl FnMut(Tallied),
) {
    let by = |milestone| milestones.reached_by(milestone, as_of);
    let mut is = |count| each(Tallied::Count(count));
    is(Count::Eligible);
    is(if by(Milestone::CardIssued) {
        Count::CardIssued
    } else if by(Milestone::CardApplied) {
        Count::CardApplied
    } else {
        Count::CardMissing
    });
    if by(Milestone::L2Enrolled) {
        is(Count::L2Enrolled);
    }
    if by(Milestone::L2Approved) {
        is(Count::L2Approved);
    }
    if by(Milestone::L2Rejected) {
        is(Count::L2Rejected);
    }
    if by(Milestone::L2Activated) {
        is(Count::L2Activated);
        is(Count::Activated);
    } else {
        if by(Milestone::L2Approved) {
            is(Count::L2ToActivate);
        }
        if by(Milestone::L1Activated) {
            is(Count::L1Activated);
            is(Count::Activated);
        }
        if let Some(reason) = reason {
            each(Tallied::Reason(reason));
        }
    }
    for (milestone, reached) in milestones.iter() {
        if matches!(reached, Reached::On(day) if day >= since && day <= as_of) {
            each(Tallied::New(milestone));
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

fn each_of_visits(ground: &Ground, (since, as_of): (NaiveDate, NaiveDate), mut each: impl FnMut(Tallied, u32, u32)) {
    let mut visited = vec![false; ground.households.len()];
    for visit in ground.visits.iter().filter(|visit| visit.on >= since && visit.on <= as_of) {
        let Some(area) = ground.area_of(visit.household) else { continue };
        each(Tallied::Count(Count::Visits), area, visit.household);
        if is_first(&mut visited, visit.household) {
            each(Tallied::Count(Count::HouseholdsVisited), area, visit.household);
        }
    }
}
