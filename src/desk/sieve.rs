//! Which people the filters of a list let through, over the shelf: by the same rules as the tally, so that a figure
//! and the list behind it never disagree.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::behind::Behind;
use super::follow_up::{is_for_mobile_team, is_to_call_back};
use super::people::Filter;
use super::shelf::Shelf;
use crate::domain::count::{CountedPerson, latest_reasons};
use crate::domain::milestone::{Milestone, Milestones, Reached};
use crate::domain::problem::ProblemCode;
use crate::domain::reason::Reason;
use crate::domain::visit::Handset;
use crate::text::collate::area_key;

/// The days that filters look at.
#[derive(Clone, Copy, Debug)]
pub struct Days {
    /// Today.
    pub today: NaiveDate,
    /// The last day of the campaign.
    pub last: Option<NaiveDate>,
}

/// What filters look up elsewhere than on the shelf.
#[derive(Clone, Copy, Default)]
pub struct LookedUp<'s> {
    /// Who has each problem that is filtered by.
    pub problems: &'s [(ProblemCode, HashSet<u32>)],
    /// Who stands behind each figure that is filtered by.
    pub behind: &'s [Behind],
}

/// The filters of a list, joined by *and*.
pub struct Sieve<'s> {
    shelf: &'s Shelf,
    days: Days,
    filters: &'s [Filter],
    looked_up: LookedUp<'s>,
    /// Names of areas are compared once, not for each person.
    areas: Vec<Option<u32>>,
    reasons: Vec<Option<Reason>>,
    visited: HashSet<u32>,
}

impl<'s> Sieve<'s> {
    /// The filters, made ready.
    pub fn new(shelf: &'s Shelf, days: Days, filters: &'s [Filter], looked_up: LookedUp<'s>) -> Self {
        let mut sieve =
            Self { shelf, days, filters, looked_up, areas: Vec::new(), reasons: Vec::new(), visited: HashSet::new() };
        for filter in filters {
            match filter {
                Filter::Area(area) => {
                    let wanted = area_key(area);
                    let place = shelf.ground.areas.iter().position(|other| area_key(other) == wanted);
                    sieve.areas.push(place.and_then(|place| u32::try_from(place).ok()));
                }
                Filter::Reason(_) => sieve.reasons = latest_reasons(&shelf.ground, days.today),
                Filter::VisitedSince(since) => {
                    let visits =
                        shelf.ground.visits.iter().filter(|visit| visit.on >= *since && visit.on <= days.today);
                    sieve.visited = visits.map(|visit| visit.household).collect();
                }
                Filter::Eligible
                | Filter::NoCard
                | Filter::NotEnrolled
                | Filter::ToActivate
                | Filter::Activated
                | Filter::Unvisited
                | Filter::Due
                | Filter::Problem(_)
                | Filter::AnyProblem
                | Filter::Resident
                | Filter::Reached(_)
                | Filter::NotReached(_)
                | Filter::AnyAccount
                | Filter::HelperPhone
                | Filter::DueToday
                | Filter::Late
                | Filter::DueTomorrow
                | Filter::CallBack
                | Filter::MobileTeam
                | Filter::ComesOfAge
                | Filter::NewSince(..)
                | Filter::Behind(_) => {}
            }
        }
        sieve
    }

    /// Whether a person passes all filters.
    pub fn lets(&self, number: u32) -> bool {
        let Some(Some(person)) = self.shelf.ground.people.get(number as usize) else { return false };
        self.filters.iter().all(|filter| self.passes(number, person, filter))
    }

    /// Whether a household has a member who passes all filters; one without members passes those about the door.
    pub fn lets_household(&self, household: u32, members: &[u32]) -> bool {
        if !members.is_empty() {
            return members.iter().any(|number| self.lets(*number));
        }
        let nobody = CountedPerson {
            household,
            born: None,
            of_age_from: None,
            first_presence: None,
            milestones: Milestones::default(),
        };
        self.filters.iter().all(|filter| is_about_the_door(filter) && self.passes(u32::MAX, &nobody, filter))
    }

    fn passes(&self, number: u32, person: &CountedPerson, filter: &Filter) -> bool {
        let today = self.days.today;
        let reached = |milestone| person.milestones.reached_by(milestone, today);
        let eligible = || self.is_counted(number, person) && person.of_age_from.is_some_and(|from| from <= today);
        match filter {
            Filter::Area(_) => {
                let place = self.shelf.ground.households.get(person.household as usize).copied().flatten();
                self.areas.iter().all(|wanted| wanted.is_some() && place == *wanted)
            }
            Filter::Eligible => eligible(),
            Filter::Resident => self.is_counted(number, person),
            Filter::NoCard => eligible() && !reached(Milestone::CardIssued),
            Filter::NotEnrolled => eligible() && !reached(Milestone::L2Enrolled),
            Filter::ToActivate => eligible() && reached(Milestone::L2Approved) && !reached(Milestone::L2Activated),
            Filter::Activated => eligible() && reached(Milestone::L2Activated),
            Filter::Reached(milestone) => eligible() && reached(*milestone),
            Filter::NotReached(milestone) => eligible() && !reached(*milestone),
            Filter::AnyAccount => eligible() && (reached(Milestone::L1Activated) || reached(Milestone::L2Activated)),
            Filter::HelperPhone => {
                let has_account = reached(Milestone::L1Activated) || reached(Milestone::L2Activated);
                has_account && eligible() && self.shelf.phones.get(&number) == Some(&Handset::Helper)
            }
            Filter::NewSince(milestone, since) => {
                let stated = person.milestones.get(*milestone);
                eligible() && matches!(stated, Reached::On(day) if day >= *since && day <= today)
            }
            Filter::ComesOfAge => {
                self.is_counted(number, person)
                    && person
                        .of_age_from
                        .is_some_and(|from| from > today && self.days.last.is_some_and(|last| from <= last))
            }
            Filter::Unvisited => !self.shelf.last_visit.contains_key(&person.household),
            Filter::VisitedSince(_) => self.visited.contains(&person.household),
            Filter::Due => self.appointment(person).is_some_and(|day| day <= today),
            Filter::DueToday => self.appointment(person) == Some(today),
            Filter::Late => self.appointment(person).is_some_and(|day| day < today),
            Filter::DueTomorrow => self.appointment(person).is_some_and(|day| Some(day) == today.succ_opt()),
            Filter::CallBack => is_to_call_back(self.shelf, (number, person), today),
            Filter::MobileTeam => is_for_mobile_team(self.shelf, (number, person), today),
            Filter::Reason(reason) => self.reasons.get(number as usize) == Some(&Some(*reason)),
            Filter::Behind(figure) => {
                let behind = self.looked_up.behind.iter().find(|behind| behind.is_of(figure));
                behind.is_some_and(|behind| behind.lists(number, person.household))
            }
            Filter::AnyProblem => self.looked_up.problems.iter().any(|(_, people)| people.contains(&number)),
            Filter::Problem(code) => {
                self.looked_up.problems.iter().any(|(other, people)| other == code && people.contains(&number))
            }
        }
    }

    /// The day of the household's appointment.
    fn appointment(&self, person: &CountedPerson) -> Option<NaiveDate> {
        self.shelf.last_visit.get(&person.household)?.next.map(|next| next.day)
    }

    fn is_counted(&self, number: u32, person: &CountedPerson) -> bool {
        self.shelf.is_counted(number, person, self.days.today)
    }
}

/// Whether a filter is about the household, whoever lives there.
fn is_about_the_door(filter: &Filter) -> bool {
    match filter {
        Filter::Area(_)
        | Filter::Unvisited
        | Filter::VisitedSince(_)
        | Filter::Due
        | Filter::DueToday
        | Filter::Late
        | Filter::DueTomorrow => true,
        Filter::Behind(figure) => figure.who.is_of_households(),
        Filter::Eligible
        | Filter::NoCard
        | Filter::NotEnrolled
        | Filter::ToActivate
        | Filter::Activated
        | Filter::Reason(_)
        | Filter::Problem(_)
        | Filter::AnyProblem
        | Filter::Resident
        | Filter::Reached(_)
        | Filter::NotReached(_)
        | Filter::AnyAccount
        | Filter::HelperPhone
        | Filter::CallBack
        | Filter::MobileTeam
        | Filter::ComesOfAge
        | Filter::NewSince(..) => false,
    }
}
