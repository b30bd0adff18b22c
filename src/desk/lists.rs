//! Lists of people: whom a query fits, in what order, and a window of them. The list that was made last is kept for
//! its next window until anything changes.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::households::HouseholdQuery;
use super::people::{Direction, Filter, ListQuery, Sort};
use super::search::parts_of;
use super::shelf::{Shelf, index_of};
use super::sieve::{Days, LookedUp, Sieve};
use super::views::{HouseholdRef, Matched, PeoplePage, PersonLine, PersonRef};
use crate::domain::next_step::{Frailty, next_step};
use crate::domain::problem::ProblemCode;
use crate::domain::repair::BY_URGENCY;
use crate::store::{PersonRow, Store};
use crate::text::matched::matched_letters;
use crate::text::query::Part;

/// A list that was made and not changed since, for the next window of it.
#[derive(Default)]
pub struct Listed {
    /// The day they were made on: who is due is another one tomorrow.
    on: Option<NaiveDate>,
    people: Option<(ListQuery, Made<(u32, u32)>)>,
    pub(super) households: Option<(HouseholdQuery, Made<u32>)>,
    pub(super) follow_ups: Option<super::follow_up::ListedFollowUps>,
    pub(super) doors: Option<super::walk::ListedDoors>,
}

/// A list, by numbers.
#[derive(Clone)]
pub(super) struct Made<N> {
    /// Who is in it, in its order.
    pub listed: Vec<N>,
    /// How many were counted in the figure that it is the list of, and have no entry any more.
    pub gone: usize,
}

/// Which lines of a list are wanted.
#[derive(Clone, Copy, Debug)]
pub struct Window<R> {
    /// Place of the first one.
    pub first: usize,
    /// How many.
    pub count: usize,
    /// Who is to be among them wherever they stand, if they are in the list at all.
    pub keep: Option<R>,
}

impl<R> Window<R> {
    /// Moves the window so that a place is in it, if it is not.
    pub(super) fn around(&self, place: Option<usize>) -> usize {
        match place {
            Some(place) if place < self.first || place >= self.first.saturating_add(self.count) => {
                place.saturating_sub(self.count / 2)
            }
            Some(_) | None => self.first,
        }
    }
}

impl Desk {
    /// A window of the people whom a query fits.
    pub fn people_page(&mut self, query: &ListQuery, first: usize, count: usize) -> Result<PeoplePage, DeskError> {
        self.people_window(query, &Window { first, count, keep: None })
    }

    /// A window of the people whom a query fits, with the place of somebody who is to be kept in sight.
    pub fn people_window(&mut self, query: &ListQuery, window: &Window<PersonRef>) -> Result<PeoplePage, DeskError> {
        let Made { listed: people, gone } = self.listed_people(query)?;
        let (total, gone) = (people.len(), *gone);
        let kept = window.keep.and_then(|keep| people.iter().position(|(number, _)| *number == index_of(keep.0)));
        let first = window.around(kept);
        let shown: Vec<(u32, u32)> = people.iter().skip(first).take(window.count).copied().collect();
        Ok(PeoplePage { total, gone, first, kept, lines: self.lines(&shown, &query.text)? })
    }

    /// How many people a query fits.
    pub fn count_people(&mut self, query: &ListQuery) -> Result<usize, DeskError> {
        Ok(self.list(query)?.listed.len())
    }

    /// Everybody whom a query fits, in the order of the list.
    pub fn everybody(&mut self, query: &ListQuery) -> Result<Vec<PersonRef>, DeskError> {
        let people = &self.listed_people(query)?.listed;
        Ok(people.iter().map(|(number, _)| PersonRef(i64::from(*number))).collect())
    }

    /// These people, as far as they are in the ledger, as lines of a list.
    pub fn these_people(&mut self, people: &[PersonRef]) -> Result<PeoplePage, DeskError> {
        let numbers: Vec<(u32, u32)> = people.iter().map(|person| (index_of(person.0), 0)).collect();
        let lines = self.lines(&numbers, "")?;
        Ok(PeoplePage { total: lines.len(), gone: 0, first: 0, kept: None, lines })
    }

    /// Lists of yesterday are of no use.
    pub(super) fn forget_old_lists(&mut self) {
        let today = Some(self.clock.today());
        if self.listed.on != today {
            self.listed = Listed { on: today, ..Listed::default() };
        }
    }

    fn listed_people(&mut self, query: &ListQuery) -> Result<&Made<(u32, u32)>, DeskError> {
        self.forget_old_lists();
        let made = match self.listed.people.take().filter(|(made_for, _)| made_for == query) {
            Some(made) => made,
            None => (query.clone(), self.list(query)?),
        };
        Ok(&self.listed.people.insert(made).1)
    }

    /// Everybody whom a query fits, as numbers with scores, in the order of the list.
    fn list(&mut self, query: &ListQuery) -> Result<Made<(u32, u32)>, DeskError> {
        self.make_ready_for(&query.text)?;
        let behind = self.behind(&query.filters)?;
        let today = self.clock.today();
        let days = Days { today, last: self.store.campaign()?.end };
        let Self { store, shelf, .. } = self;
        let shelf = super::shelf_of(shelf, store)?;
        let problems = people_with_problems((shelf, store), &query.filters, today)?;
        let typed = query.text.trim();
        let mut people: Vec<(u32, u32)> = if typed.is_empty() {
            shelf.in_order().people().iter().map(|number| (*number, 0)).collect()
        } else {
            shelf.find(typed).into_iter().map(|hit| (hit.person, hit.score)).collect()
        };
        if !query.filters.is_empty() {
            let looked_up = LookedUp { problems: &problems, behind: &behind };
            let sieve = Sieve::new(shelf, days, &query.filters, looked_up);
            people.retain(|(number, _)| sieve.lets(*number));
        }
        if typed.is_empty() {
            sort((shelf, store), &mut people, query.sort)?;
            if query.direction == Direction::Reversed {
                people.reverse();
            }
        }
        Ok(Made { listed: people, gone: behind.iter().map(|behind| behind.gone).sum() })
    }

    /// Reads what a list with this text needs.
    pub(super) fn make_ready_for(&mut self, text: &str) -> Result<(), DeskError> {
        if text.trim().is_empty() {
            self.shelf()?.make_order();
            return Ok(());
        }
        self.make_ready()
    }

    fn lines(&mut self, people: &[(u32, u32)], text: &str) -> Result<Vec<PersonLine>, DeskError> {
        let minimum_age = self.store.campaign()?.minimum_age;
        let parts = parts_of(text);
        let mut lines = Vec::with_capacity(people.len());
        for (number, score) in people {
            if let Some(row) = self.store.person(i64::from(*number))? {
                lines.push(self.line(row, *score, (&parts, minimum_age))?);
            }
        }
        Ok(lines)
    }

    fn line(
        &mut self,
        row: PersonRow,
        score: u32,
        (parts, minimum_age): (&[Part], u32),
    ) -> Result<PersonLine, DeskError> {
        let today = self.clock.today();
        let shelf = self.shelf()?;
        let household = index_of(row.household);
        let frailty = frailty_of(shelf, index_of(row.number));
        let facts = &row.person.facts;
        let area = shelf.area_of(household).to_owned();
        let address = shelf.facts_of(household).and_then(|facts| facts.address.clone()).unwrap_or_default();
        let born = facts.birth_date.map(|date| date.year().to_string()).unwrap_or_default();
        let [name, year, of_address, of_area] = matched_letters([&facts.full_name, &born, &address, &area], parts);
        Ok(PersonLine {
            reference: PersonRef(row.number),
            household: HouseholdRef(row.household),
            matched: Matched { name, year, address: of_address, area: of_area, ..Matched::default() },
            birth_date: facts.birth_date,
            person_number: facts.person_number.as_ref().map(|number| number.as_str().to_owned()),
            area,
            address,
            presence: row.person.presence_on(today),
            next_step: next_step(&row.person, frailty, today, minimum_age),
            score: i64::from(score),
            full_name: row.person.facts.full_name,
        })
    }

    /// How many people have each problem that somebody has.
    pub fn problem_counts(&mut self) -> Result<Vec<(ProblemCode, usize)>, DeskError> {
        let today = self.clock.today();
        let Self { store, shelf, .. } = self;
        let problems = super::shelf_of(shelf, store)?.problems(store, today)?;
        let counts = ProblemCode::ALL.into_iter().map(|code| (code, problems.count(code)));
        Ok(counts.filter(|(_, count)| *count > 0).collect())
    }
}

/// For each problem that is filtered by, who has it.
pub fn people_with_problems(
    (shelf, store): (&mut Shelf, &Store),
    filters: &[Filter],
    today: NaiveDate,
) -> Result<Vec<(ProblemCode, HashSet<u32>)>, DeskError> {
    let mut found = Vec::new();
    for filter in filters {
        if let Filter::Problem(code) = filter {
            found.push((*code, shelf.problems(store, today)?.with(*code)));
        }
        if *filter == Filter::AnyProblem {
            let problems = shelf.problems(store, today)?;
            found.extend(BY_URGENCY.map(|code| (code, problems.with(code))));
        }
    }
    Ok(found)
}

/// Puts people who stand in walking order in another one; people who are alike in it by name.
fn sort((shelf, store): (&mut Shelf, &Store), people: &mut [(u32, u32)], sort: Sort) -> Result<(), DeskError> {
    if sort == Sort::Address {
        return Ok(());
    }
    shelf.make_names(store)?;
    let Some(names) = shelf.names() else { return Ok(()) };
    let ground = &shelf.ground;
    people.sort_by_cached_key(|(number, _)| {
        let person = ground.people.get(*number as usize).and_then(Option::as_ref);
        let first = match sort {
            Sort::Name | Sort::Address => 0,
            Sort::Area => {
                let household = person.and_then(|person| ground.households.get(person.household as usize));
                household.copied().flatten().map_or(i64::MAX, i64::from)
            }
            Sort::Birth => person
                .and_then(|person| person.born)
                .map_or(i64::MAX, |born| i64::from(chrono::Datelike::num_days_from_ce(&born))),
        };
        (first, names.rank(*number))
    });
    Ok(())
}

/// Whether somebody cannot come to a desk, as far as is known.
pub(super) fn frailty_of(shelf: &Shelf, person: u32) -> Frailty {
    let frail = shelf.reasons.get(&person).is_some_and(|reason| reason.is_frail());
    if frail || shelf.mobile_team.contains(&person) { Frailty::Frail } else { Frailty::Able }
}
