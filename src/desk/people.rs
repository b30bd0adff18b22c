//! Finding, showing, listing people; adding, correcting and moving them by hand.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::search::matched_letters;
use super::shelf::{Shelf, index_of};
use super::sieve::{Days, Sieve};
use super::views::{
    HouseholdCard, HouseholdRef, PeoplePage, PersonCard, PersonLine, PersonRef, ProblemShown, VisitShown,
};
use crate::domain::milestone::Milestone;
use crate::domain::next_step::{Frailty, next_step};
use crate::domain::person::Mended;
use crate::domain::problem::ProblemCode;
use crate::domain::quality;
use crate::domain::reason::Reason;
use crate::store::{AuditEntry, PersonRow, VisitRow};
use crate::text::clean::clean;
use crate::text::collate::name_key;

/// Which people are listed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ListQuery {
    /// What was typed; empty for everybody.
    pub text: String,
    /// Joined by *and*.
    pub filters: Vec<Filter>,
    /// The order where nothing was typed.
    pub sort: Sort,
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
    /// Counted: on the roster, resident or absent, and born.
    Resident,
    /// Eligible, the milestone reached or implied.
    Reached(Milestone),
    /// Eligible, the milestone not reached.
    NotReached(Milestone),
    /// Eligible, an account of level 1 or 2 activated.
    AnyAccount,
    /// The household has an appointment today.
    DueToday,
    /// The household's appointment has passed.
    Late,
    /// The household has an appointment tomorrow.
    DueTomorrow,
    /// Not old enough yet, but from a day on that the campaign still has.
    ComesOfAge,
    /// The household was visited from this day on.
    VisitedSince(NaiveDate),
    /// Eligible, the milestone reached on a stated day from this one on.
    NewSince(Milestone, NaiveDate),
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

/// A list that was made and not changed since, for the next window of it.
pub struct Listed {
    query: ListQuery,
    people: Vec<(u32, u32)>,
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
    /// A window of the people whom a query fits.
    pub fn people_page(&mut self, query: &ListQuery, first: usize, count: usize) -> Result<PeoplePage, DeskError> {
        if self.listed.as_ref().is_none_or(|listed| listed.query != *query) {
            let people = self.list(query)?;
            self.listed = Some(Listed { query: query.clone(), people });
        }
        let people = self.listed.as_ref().map(|listed| listed.people.as_slice()).unwrap_or_default();
        let total = people.len();
        let window: Vec<(u32, u32)> = people.iter().skip(first).take(count).copied().collect();
        let mut lines = Vec::with_capacity(window.len());
        let minimum_age = self.store.campaign()?.minimum_age;
        for (number, score) in window {
            if let Some(line) = self.line(number, score, &query.text, minimum_age)? {
                lines.push(line);
            }
        }
        Ok(PeoplePage { total, first, lines })
    }

    /// Everybody whom a query fits, as numbers with scores, in the order of the list.
    fn list(&mut self, query: &ListQuery) -> Result<Vec<(u32, u32)>, DeskError> {
        self.make_ready_for(query)?;
        let today = self.clock.today();
        let problems = self.people_with_problems(query, today)?;
        let last_day = self.store.campaign()?.end;
        let Self { store, shelf, .. } = self;
        let shelf = super::shelf_of(shelf, store)?;
        let typed = query.text.trim();
        let mut people: Vec<(u32, u32)> = if typed.is_empty() {
            shelf.in_order().iter().map(|number| (*number, 0)).collect()
        } else {
            shelf.find(typed).into_iter().map(|hit| (hit.person, hit.score)).collect()
        };
        if !query.filters.is_empty() {
            let sieve = Sieve::new(shelf, Days { today, last: last_day }, &query.filters, &problems);
            people.retain(|(number, _)| sieve.lets(*number));
        }
        if typed.is_empty() {
            self.sort(&mut people, query.sort)?;
        }
        Ok(people)
    }

    fn make_ready_for(&mut self, query: &ListQuery) -> Result<(), DeskError> {
        if query.text.trim().is_empty() {
            self.shelf()?.make_order();
            return Ok(());
        }
        self.make_ready()
    }

    fn sort(&self, people: &mut [(u32, u32)], sort: Sort) -> Result<(), DeskError> {
        if sort == Sort::Address {
            return Ok(());
        }
        let wanted: HashSet<u32> = people.iter().map(|(number, _)| *number).collect();
        let mut keys = std::collections::HashMap::with_capacity(wanted.len());
        self.store.each_person::<DeskError>(|row| {
            let number = index_of(row.number);
            if wanted.contains(&number) {
                let name = name_key(&row.person.facts.full_name);
                let key = match sort {
                    Sort::Name | Sort::Address => name,
                    Sort::Area => {
                        let household = index_of(row.household);
                        let area = self
                            .shelf
                            .as_ref()
                            .and_then(|shelf| shelf.ground.households.get(household as usize).copied().flatten());
                        format!("{:08x}{name}", area.unwrap_or(u32::MAX))
                    }
                    Sort::Birth => {
                        let born = row.person.facts.birth().map(|birth| birth.to_string());
                        format!("{}\u{1}{name}", born.unwrap_or_else(|| "9".to_owned()))
                    }
                };
                keys.insert(number, key);
            }
            Ok(())
        })?;
        people.sort_by(|one, other| keys.get(&one.0).cmp(&keys.get(&other.0)));
        Ok(())
    }

    /// For each problem that is filtered by, who has it.
    fn people_with_problems(
        &self,
        query: &ListQuery,
        today: NaiveDate,
    ) -> Result<Vec<(ProblemCode, HashSet<u32>)>, DeskError> {
        let mut found: Vec<(ProblemCode, HashSet<u32>)> = Vec::new();
        for filter in &query.filters {
            if let Filter::Problem(code) = filter {
                found.push((*code, HashSet::new()));
            }
        }
        if found.is_empty() {
            return Ok(found);
        }
        let mut phones: std::collections::HashMap<String, Vec<u32>> = std::collections::HashMap::new();
        self.store.each_person::<DeskError>(|row| {
            let codes: Vec<ProblemCode> = problems_of(&row, today).into_iter().map(|problem| problem.code).collect();
            for (code, people) in &mut found {
                if codes.contains(code) {
                    people.insert(index_of(row.number));
                }
            }
            if let Some(phone) = row.person.facts.phone.as_ref().filter(|_| quality::has_account(&row.person.facts)) {
                phones.entry(phone.as_str().to_owned()).or_default().push(index_of(row.number));
            }
            Ok(())
        })?;
        for (code, people) in &mut found {
            if *code == ProblemCode::SharedPhone {
                people.extend(phones.values().filter(|holders| holders.len() > 1).flatten());
            }
        }
        Ok(found)
    }

    fn line(
        &mut self,
        number: u32,
        score: u32,
        query: &str,
        minimum_age: u32,
    ) -> Result<Option<PersonLine>, DeskError> {
        let Some(row) = self.store.person(i64::from(number))? else { return Ok(None) };
        let today = self.clock.today();
        let shelf = self.shelf()?;
        let household = index_of(row.household);
        let frailty = frailty_of(shelf, number);
        let facts = &row.person.facts;
        Ok(Some(PersonLine {
            reference: PersonRef(row.number),
            household: HouseholdRef(row.household),
            matched: if query.trim().is_empty() { Vec::new() } else { matched_letters(&facts.full_name, query) },
            birth_date: facts.birth_date,
            person_number: facts.person_number.as_ref().map(|number| number.as_str().to_owned()),
            area: shelf.area_of(household).to_owned(),
            address: shelf.facts_of(household).and_then(|facts| facts.address.clone()).unwrap_or_default(),
            presence: row.person.presence_on(today),
            next_step: next_step(&row.person, frailty, today, minimum_age),
            score: i64::from(score),
            full_name: row.person.facts.full_name,
        }))
    }

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
                of_person.filter(|(person, _)| **person == row.number).map(|(_, result)| result)
            })
        };
        let reason = results().filter_map(|result| result.reason).next_back();
        let frail = reason.is_some_and(Reason::is_frail)
            || results().any(|result| result.result == crate::domain::visit::ResultKind::MobileTeam);
        let frailty = if frail { Frailty::Frail } else { Frailty::Able };
        Ok(PersonCard {
            reference: PersonRef(row.number),
            household: HouseholdRef(row.household),
            household_facts,
            presence: row.person.presence_on(today),
            next_step: next_step(&row.person, frailty, today, minimum_age),
            reason,
            problems: problems_of(&row, today),
            visits: own.iter().map(shown).collect(),
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
        let is_head = |card: &PersonCard| quality::is_head(card.person.facts.relationship.as_deref());
        members.sort_by_key(|card| {
            (!is_head(card), card.person.facts.birth().map(super::super::domain::partial_date::PartialDate::first_day))
        });
        Ok(Some(HouseholdCard {
            reference: household,
            household: row.household,
            members,
            appointment: visits.last().and_then(|visit| visit.visit.next),
            visits: visits.iter().map(shown).collect(),
        }))
    }

    /// Writes down that people were seen or exported.
    pub fn log_seen(&self, action: &'static str, people: usize, purpose: &str) -> Result<(), DeskError> {
        let purpose = clean(purpose).text;
        let entry = AuditEntry { actor: self.actor.clone(), action, people: people as u64, purpose };
        Ok(self.store.audit(self.clock.now(), &entry)?)
    }
}

fn frailty_of(shelf: &Shelf, person: u32) -> Frailty {
    let frail = shelf.reasons.get(&person).is_some_and(|reason| reason.is_frail());
    if frail || shelf.mobile_team.contains(&person) { Frailty::Frail } else { Frailty::Able }
}

fn shown(row: &VisitRow) -> VisitShown {
    VisitShown {
        household: HouseholdRef(row.household),
        on: row.visit.on,
        outcome: row.visit.outcome,
        results: row
            .people
            .iter()
            .zip(&row.visit.results)
            .map(|(person, result)| (PersonRef(*person), result.result, result.reason))
            .collect(),
        next: row.visit.next,
        note: row.visit.note.clone(),
    }
}

/// Problems that still stand: those of the last import, and those that a rule finds in the facts of now.
fn problems_of(row: &PersonRow, today: NaiveDate) -> Vec<ProblemShown> {
    let mut shown: Vec<ProblemShown> = row
        .person
        .problems
        .iter()
        .filter(|(problem, mended)| *mended == Mended::Open && !quality::is_found_by_rule(problem.code))
        .map(|(problem, _)| ProblemShown {
            code: problem.code,
            field: problem.field,
            raw: problem.raw.clone(),
            cell: problem.cell.clone(),
        })
        .collect();
    for (code, field) in quality::findings(&row.person.facts, today) {
        shown.push(ProblemShown { code, field, raw: String::new(), cell: String::new() });
    }
    shown
}
