//! What can be asked of a list of people, and one person or household with everything that is known.

use chrono::NaiveDate;

use super::Desk;
use super::behind::TallyFigure;
use super::error::DeskError;
use super::problems::problems_of;
use super::views::{HouseholdCard, HouseholdRef, PersonCard, PersonRef, PersonResult, VisitShown};
use crate::domain::household::is_head;
use crate::domain::milestone::Milestone;
use crate::domain::next_step::{Frailty, next_step};
use crate::domain::problem::ProblemCode;
use crate::domain::reason::Reason;
use crate::domain::visit::Appointment;
use crate::store::{AuditEntry, PersonRow, VisitRow};
use crate::text::clean::clean;

/// Which people are listed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ListQuery {
    /// What was typed; empty for everybody.
    pub text: String,
    /// Joined by *and*.
    pub filters: Vec<Filter>,
    /// The order where nothing was typed.
    pub sort: Sort,
    /// Which end of it comes first.
    pub direction: Direction,
}

/// A filter of the contract.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Filter {
    /// Lives in this area, compared folded.
    Area(String),
    /// Counted and of age.
    Eligible,
    /// Eligible, no card issued.
    NoCard,
    /// Eligible, level 2 not enrolled.
    NotEnrolled,
    /// Eligible, approved and not activated.
    ToActivate,
    /// Eligible, level 2 activated.
    Activated,
    /// The household was never visited.
    Unvisited,
    /// The household has an appointment today or before.
    Due,
    /// The latest reason.
    Reason(Reason),
    /// An open problem.
    Problem(ProblemCode),
    /// Any open problem.
    AnyProblem,
    /// Counted: on the roster, resident or absent, and born.
    Resident,
    /// Eligible, the milestone reached or implied.
    Reached(Milestone),
    /// Eligible, the milestone not reached.
    NotReached(Milestone),
    /// Eligible, an account of level 1 or 2 activated.
    AnyAccount,
    /// Eligible, an account activated on the phone of whoever helped.
    HelperPhone,
    /// The household has an appointment today.
    DueToday,
    /// The household's appointment has passed.
    Late,
    /// The household has an appointment tomorrow.
    DueTomorrow,
    /// Eligible, level 2 not activated, no appointment: nobody was home last time, or there is a reason to call back.
    CallBack,
    /// Eligible and frail, and what is next is done at a desk: the mobile team comes to the home.
    MobileTeam,
    /// Not old enough yet, but from a day on that the campaign still has.
    ComesOfAge,
    /// The household was visited from this day on.
    VisitedSince(NaiveDate),
    /// Eligible, the milestone reached on a stated day from this one on.
    NewSince(Milestone, NaiveDate),
    /// Counted in a figure of a tally, of whatever day.
    Behind(TallyFigure),
}

/// The order of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sort {
    /// By area and address.
    #[default]
    Address,
    /// By name, the Vietnamese way.
    Name,
    /// By area, then name.
    Area,
    /// By birth date.
    Birth,
}

/// Which end of an order comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Direction {
    /// The usual one.
    #[default]
    Usual,
    /// The other one.
    Reversed,
}

impl Filter {
    /// The filter of the contract's text: `to_activate`, `area=Tổ 1`, `reason=no_smartphone`, `problem=bad_date`.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text.split_once('=') {
            Some(("area", area)) => Self::Area(area.to_owned()),
            Some(("reason", code)) => Self::Reason(Reason::from_code(code)?),
            Some(("problem", code)) => Self::Problem(ProblemCode::from_code(code)?),
            Some(_) => return None,
            None => match text {
                "eligible" => Self::Eligible,
                "no_card" => Self::NoCard,
                "not_enrolled" => Self::NotEnrolled,
                "to_activate" => Self::ToActivate,
                "activated" => Self::Activated,
                "unvisited" => Self::Unvisited,
                "due" => Self::Due,
                "helper_phone" => Self::HelperPhone,
                "due_today" => Self::DueToday,
                "late" => Self::Late,
                "due_tomorrow" => Self::DueTomorrow,
                "call_back" => Self::CallBack,
                "mobile_team" => Self::MobileTeam,
                _ => return None,
            },
        })
    }
}

impl Sort {
    /// The order of an option's text.
    pub fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "address" => Self::Address,
            "name" => Self::Name,
            "area" => Self::Area,
            "birth" => Self::Birth,
            _ => return None,
        })
    }
}

impl Desk {
    /// A person with everything that is known.
    pub fn person_card(&mut self, person: PersonRef) -> Result<Option<PersonCard>, DeskError> {
        let Some(row) = self.store.person(person.0)? else { return Ok(None) };
        self.card(row).map(Some)
    }

    fn card(&mut self, row: PersonRow) -> Result<PersonCard, DeskError> {
        let own = self.store.visits_of(row.number)?;
        let today = self.clock.today();
        let minimum_age = self.store.campaign()?.minimum_age;
        let household_facts =
            self.store.household(row.household)?.map(|household| household.household.facts).unwrap_or_default();
        let results = || {
            own.iter().flat_map(|visit| {
                let of_person = visit.people.iter().zip(&visit.visit.results);
                of_person.filter(|(person, _)| **person == row.number).map(|(_, result)| (&visit.visit, result))
            })
        };
        let reason = results().filter_map(|(visit, result)| visit.reason_of(result)).next_back();
        let phone = results().filter_map(|(_, result)| result.phone).next_back();
        let frail = reason.is_some_and(Reason::is_frail)
            || results().any(|(_, result)| result.result == crate::domain::visit::ResultKind::MobileTeam);
        let frailty = if frail { Frailty::Frail } else { Frailty::Able };
        Ok(PersonCard {
            reference: PersonRef(row.number),
            household: HouseholdRef(row.household),
            household_facts,
            presence: row.person.presence_on(today),
            next_step: next_step(&row.person, frailty, today, minimum_age),
            reason,
            phone,
            problems: problems_of(&row, today),
            visits: self.visits_shown(&own)?,
            person: row.person,
        })
    }

    /// A household with its members and visits.
    pub fn household_card(&mut self, household: HouseholdRef) -> Result<Option<HouseholdCard>, DeskError> {
        let Some(row) = self.store.household(household.0)? else { return Ok(None) };
        let visits = self.store.visits_to(household.0)?;
        let mut members = Vec::new();
        for member in self.store.members(household.0)? {
            members.push(self.card(member)?);
        }
        let heads = |card: &PersonCard| card.person.facts.relationship.as_deref().is_some_and(is_head);
        members.sort_by_key(|card| {
            (!heads(card), card.person.facts.birth().map(super::super::domain::partial_date::PartialDate::first_day))
        });
        Ok(Some(HouseholdCard {
            reference: household,
            household: row.household,
            members,
            appointment: visits.iter().fold(None, |standing, row| Appointment::after(standing, &row.visit)),
            visits: self.visits_shown(&visits)?,
        }))
    }

    fn visits_shown(&self, visits: &[VisitRow]) -> Result<Vec<VisitShown>, DeskError> {
        let with_actor = |row: &VisitRow| {
            let recorded = self.store.recorded_by(row.position)?;
            Ok(shown(row, recorded.map(|(actor, _)| actor).unwrap_or_default()))
        };
        visits.iter().map(with_actor).collect()
    }

    /// Writes down that people were seen or exported.
    pub fn log_seen(&self, action: &'static str, people: usize, purpose: &str) -> Result<(), DeskError> {
        let purpose = clean(purpose).text;
        let entry = AuditEntry { actor: self.actor.clone(), action, people: people as u64, purpose };
        Ok(self.store.audit(self.clock.now(), &entry)?)
    }
}

fn shown(row: &VisitRow, by: String) -> VisitShown {
    VisitShown {
        household: HouseholdRef(row.household),
        on: row.visit.on,
        outcome: row.visit.outcome,
        results: row
            .people
            .iter()
            .zip(&row.visit.results)
            .map(|(person, one)| PersonResult {
                person: PersonRef(*person),
                result: one.result,
                reason: one.reason,
                phone: one.phone,
            })
            .collect(),
        next: row.visit.next,
        note: row.visit.note.clone(),
        by,
    }
}
