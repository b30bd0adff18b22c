//! The list behind a figure of a tally of any day, any period, and what was known at any moment: exactly those who
//! were counted, by the counter's own pass.

use super::Desk;
use super::error::DeskError;
use super::figures::TallyQuery;
use super::people::Filter;
use super::shelf::{Shelf, index_of};
use crate::domain::count::{Ground, Tallied, counted_in};
use crate::domain::tally::{Denominator, Rate};
use crate::store::Numbers;

/// A figure of a tally, whose list is wanted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TallyFigure {
    /// The tally.
    pub query: TallyQuery,
    /// Who of it.
    pub who: Who,
    /// Only this area, as the tally names it.
    pub area: Option<String>,
}

/// Who is listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// Who is counted in the figure.
    In(Tallied),
    /// Who is in what a rate divides by, and not in what it divides: whom it still lacks.
    MissingOf(Rate),
}

impl Who {
    /// Whether it is a list of households.
    pub fn is_of_households(self) -> bool {
        match self {
            Self::In(figure) => figure.is_of_households(),
            Self::MissingOf(_) => false,
        }
    }

    /// The indexes of those who are counted.
    fn counted(self, ground: &Ground, days: (chrono::NaiveDate, chrono::NaiveDate), area: Option<&str>) -> Vec<u32> {
        let distinct = |figure: Tallied| {
            let mut counted = counted_in(ground, days, figure, area);
            counted.sort_unstable();
            counted.dedup();
            counted
        };
        match self {
            Self::In(figure) => distinct(figure),
            Self::MissingOf(rate) => {
                // A target is a number that was set: nobody is in it.
                let Denominator::Count(whole) = rate.denominator() else { return Vec::new() };
                let done = distinct(Tallied::Count(rate.numerator()));
                let mut missing = distinct(Tallied::Count(whole));
                missing.retain(|index| done.binary_search(index).is_err());
                missing
            }
        }
    }
}

/// Who stands behind a figure, by short reference.
pub struct Behind {
    of: TallyFigure,
    listed: Vec<bool>,
    /// How many were counted then and are not on the list, because the ledger of today has no entry of their own for
    /// them any more.
    pub gone: usize,
}

impl Behind {
    /// Whether it is that of this figure.
    pub fn is_of(&self, figure: &TallyFigure) -> bool {
        self.of == *figure
    }

    /// Whether this person of this household is on the list.
    pub fn lists(&self, person: u32, household: u32) -> bool {
        let number = if self.of.who.is_of_households() { household } else { person };
        self.listed.get(number as usize).copied().unwrap_or(false)
    }

    /// Who is counted, as numbers of today's ledger; `number_of` says which.
    fn of(figure: &TallyFigure, counted: &[u32], shelf: &Shelf, number_of: impl Fn(u32) -> Option<u32>) -> Self {
        let is_of_households = figure.who.is_of_households();
        let is_there = |number: u32| {
            if is_of_households {
                shelf.facts_of(number).is_some()
            } else {
                shelf.ground.people.get(number as usize).is_some_and(Option::is_some)
            }
        };
        let mut listed = Vec::new();
        let mut gone = 0;
        for number in counted.iter().map(|index| number_of(*index).filter(|number| is_there(*number))) {
            let Some(place) = number.map(|number| number as usize) else {
                gone += 1;
                continue;
            };
            if listed.len() <= place {
                listed.resize(place + 1, false);
            }
            // Two who were told apart then may be one entry now.
            match listed.get_mut(place) {
                Some(slot) if !*slot => *slot = true,
                Some(_) | None => gone += 1,
            }
        }
        Self { of: figure.clone(), listed, gone }
    }
}

impl Desk {
    /// Who stands behind each of the filters that are figures.
    pub(super) fn behind(&mut self, filters: &[Filter]) -> Result<Vec<Behind>, DeskError> {
        let figures = filters.iter().filter_map(|filter| if let Filter::Behind(of) = filter { Some(of) } else { None });
        figures.map(|figure| self.behind_figure(figure)).collect()
    }

    fn behind_figure(&mut self, figure: &TallyFigure) -> Result<Behind, DeskError> {
        let (since, as_of) = figure.query.days(self.clock.today());
        let area = figure.area.as_deref();
        let Some(moment) = figure.query.known_at else {
            let shelf = self.shelf()?;
            let counted = figure.who.counted(&shelf.ground, (since, as_of), area);
            return Ok(Behind::of(figure, &counted, shelf, Some));
        };
        let Self { store, shelf, known, .. } = self;
        let known = super::figures::known_ledger(known, store, moment)?;
        let shelf = super::shelf_of(shelf, store)?;
        let counted = figure.who.counted(&known.ground, (since, as_of), area);
        let numbers: Numbers = store.numbers()?;
        let number = |number: Option<&i64>| number.map(|number| index_of(*number));
        Ok(if figure.who.is_of_households() {
            let of =
                |index: u32| number(known.households.get(index as usize).and_then(|id| numbers.households.get(id)));
            Behind::of(figure, &counted, shelf, of)
        } else {
            let of = |index: u32| number(known.people.get(index as usize).and_then(|id| numbers.people.get(id)));
            Behind::of(figure, &counted, shelf, of)
        })
    }
}
