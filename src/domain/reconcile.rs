//! The ledger beside the extract of accounts: what both have, what only one of them has, and where their days differ
//! (contract.md "reconcile"). What is later than the extract's day is no difference: the extract cannot know it.

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::extract::{Extract, ExtractRow};
use super::field::Field;
use super::ids::PersonId;
use super::milestone::{Milestone, Milestones, Reached};
use super::person_number::PersonNumber;
use super::problem::ProblemCode;
use super::roster::{CellProblem, Place};
use crate::text::fold::loose;

/// A person of the ledger, as far as the comparison has to know them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Known {
    /// Identity.
    pub id: PersonId,
    /// The name.
    pub full_name: String,
    /// Other names that lists gave them.
    pub other_names: Vec<String>,
    /// Their number, and those of entries that were merged into theirs.
    pub numbers: Vec<PersonNumber>,
    /// What is recorded.
    pub milestones: Milestones,
}

/// What the comparison gives. Each difference is about one milestone of one person.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Comparison {
    /// Milestones that both have.
    pub agree: u64,
    /// The ledger has it, the extract does not.
    pub only_here: Vec<Difference>,
    /// The extract has it, the ledger does not.
    pub only_there: Vec<Difference>,
    /// Both have it, and the extract knows another day.
    pub different_day: Vec<Difference>,
    /// Numbers of nobody in the ledger.
    pub unknown: Vec<UnknownNumber>,
    /// Numbers that stand in the extract twice.
    pub problems: Vec<(Place, CellProblem)>,
}

/// One milestone of one person.
#[derive(Clone, PartialEq, Debug)]
pub struct Difference {
    /// The person's place in the list that was compared.
    pub person: usize,
    /// The milestone.
    pub milestone: Milestone,
    /// What the ledger says.
    pub here: Reached,
    /// What the extract says.
    pub there: Reached,
    /// The row and column of the extract that say so.
    pub place: Option<(Place, Option<u32>)>,
    /// Why somebody must look before it is taken over.
    pub doubt: Option<Doubt>,
}

/// Why a difference is never taken over together with others.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Doubt {
    /// The number belongs to somebody with another name: perhaps it is wrong. The name in the extract.
    OtherName(String),
    /// Several people of the ledger have the number.
    NumberTwice,
    /// The extract gives several days for it.
    ToldTwice,
    /// The day is still to come.
    FutureDay,
}

impl Doubt {
    /// Stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OtherName(_) => "other_name",
            Self::NumberTwice => "number_twice",
            Self::ToldTwice => "told_twice",
            Self::FutureDay => "future_day",
        }
    }
}

/// A number of nobody in the ledger.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UnknownNumber {
    /// The number.
    pub person_number: PersonNumber,
    /// The name in the extract.
    pub full_name: Option<String>,
    /// What the extract says they have reached.
    pub reached: Vec<(Milestone, Reached)>,
    /// The row, and the column of the number.
    pub place: (Place, Option<u32>),
}

/// People between two looks at whether to go on.
const BETWEEN: usize = 1_000;

/// Compares an extract with the people of the ledger; nothing when it was stopped.
pub fn compare(
    extract: &Extract,
    people: &[Known],
    today: NaiveDate,
    go_on: &mut dyn FnMut() -> ControlFlow<()>,
) -> Option<Comparison> {
    let numbers = Numbers::of(people);
    let mut comparison = Comparison::default();
    let mut met: HashSet<usize> = HashSet::with_capacity(extract.rows.len());
    for (at, rows) in by_number(&extract.rows).into_iter().enumerate() {
        if at.is_multiple_of(BETWEEN) && go_on().is_break() {
            return None;
        }
        let Some(first) = rows.first() else { continue };
        let told = Told::by(&rows, &mut comparison.problems);
        match numbers.of_row(first, people) {
            None => comparison.unknown.push(unknown(first, &told)),
            Some((place, doubt)) => {
                met.insert(place);
                let pair = Pair { extract, today, place, told: &told, doubt };
                if let Some(known) = people.get(place) {
                    comparison.take_in(&pair, known);
                }
            }
        }
    }
    let nothing = Told::default();
    for (place, known) in people.iter().enumerate() {
        if place.is_multiple_of(BETWEEN) && go_on().is_break() {
            return None;
        }
        if !met.contains(&place) {
            comparison.take_in(&Pair { extract, today, place, told: &nothing, doubt: None }, known);
        }
    }
    comparison.only_here.sort_by_key(|difference| (difference.person, difference.milestone));
    Some(comparison)
}

/// The rows of each number, in the order in which the numbers appear.
fn by_number(rows: &[ExtractRow]) -> Vec<Vec<&ExtractRow>> {
    let mut groups: Vec<Vec<&ExtractRow>> = Vec::with_capacity(rows.len());
    let mut places: HashMap<&str, usize> = HashMap::with_capacity(rows.len());
    for row in rows {
        let place = *places.entry(row.person_number.as_str()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(row),
            None => groups.push(vec![row]),
        }
    }
    groups
}

/// The people of the ledger by their numbers.
struct Numbers<'p>(HashMap<&'p str, Vec<usize>>);

impl<'p> Numbers<'p> {
    fn of(people: &'p [Known]) -> Self {
        let mut numbers: HashMap<&str, Vec<usize>> = HashMap::with_capacity(people.len());
        for (place, known) in people.iter().enumerate() {
            for number in &known.numbers {
                let places = numbers.entry(number.as_str()).or_default();
                if !places.contains(&place) {
                    places.push(place);
                }
            }
        }
        Self(numbers)
    }

    /// Whom a row means: of several with its number the one with its name.
    fn of_row(&self, row: &ExtractRow, people: &[Known]) -> Option<(usize, Option<Doubt>)> {
        let places = self.0.get(row.person_number.as_str())?;
        let named = |place: &&usize| people.get(**place).is_some_and(|known| has_name(known, row));
        let place = *places.iter().find(named).or(places.first())?;
        let doubt = match &row.full_name {
            Some(name) if !people.get(place).is_some_and(|known| has_name(known, row)) => {
                Some(Doubt::OtherName(name.clone()))
            }
            _ if places.len() > 1 => Some(Doubt::NumberTwice),
            _ => None,
        };
        Some((place, doubt))
    }
}

/// Whether a row gives a person's name, with or without its marks; a row without a name contradicts nobody.
fn has_name(known: &Known, row: &ExtractRow) -> bool {
    let Some(name) = row.full_name.as_deref() else { return true };
    if name == known.full_name {
        return true;
    }
    let name = loose(name);
    std::iter::once(&known.full_name).chain(&known.other_names).any(|other| loose(other) == name)
}

/// What all rows of one number say together: what one of them has is reached.
#[derive(Default)]
struct Told {
    milestones: Milestones,
    /// Each milestone that a row speaks of, with its cell.
    cells: Vec<(Milestone, (Place, Option<u32>))>,
    /// Milestones for which several days are given.
    twice: Vec<Milestone>,
}

impl Told {
    fn by(rows: &[&ExtractRow], problems: &mut Vec<(Place, CellProblem)>) -> Self {
        let mut told = Self::default();
        for row in rows {
            let mut repeats = false;
            for said in &row.said {
                let (milestone, reached) = (said.milestone, said.reached);
                let cell = (row.place, said.column);
                let before = told.milestones.get(milestone);
                let known = told.cells.iter().position(|(other, _)| *other == milestone);
                repeats |= before.is_reached() && reached.is_reached();
                match (before.stated_day(), reached.stated_day()) {
                    (Some(one), Some(other)) if one != other => told.twice.push(milestone),
                    (Some(_), _) => {}
                    (None, None) if before.is_reached() => {}
                    (None, Some(_) | None) => told.set(milestone, reached, cell, known),
                }
            }
            if repeats {
                let raw = row.person_number.as_str().to_owned();
                let (code, field) = (ProblemCode::DuplicateId, Some(Field::PersonNumber));
                problems.push((row.place, CellProblem { code, column: row.number_column, field, raw }));
            }
        }
        told
    }

    fn set(&mut self, milestone: Milestone, reached: Reached, cell: (Place, Option<u32>), known: Option<usize>) {
        self.milestones.set(milestone, reached);
        match known.and_then(|at| self.cells.get_mut(at)) {
            Some(slot) => slot.1 = cell,
            None => self.cells.push((milestone, cell)),
        }
    }

    fn cell(&self, milestone: Milestone) -> Option<(Place, Option<u32>)> {
        self.cells.iter().find(|(other, _)| *other == milestone).map(|(_, cell)| *cell)
    }
}

fn unknown(row: &ExtractRow, told: &Told) -> UnknownNumber {
    UnknownNumber {
        person_number: row.person_number.clone(),
        full_name: row.full_name.clone(),
        reached: told.milestones.iter().filter(|(_, reached)| reached.is_reached()).collect(),
        place: (row.place, row.number_column),
    }
}

/// A person, and what the extract tells of them.
struct Pair<'a> {
    extract: &'a Extract,
    today: NaiveDate,
    place: usize,
    told: &'a Told,
    doubt: Option<Doubt>,
}

/// What two sayings about one milestone come to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Verdict {
    Agree,
    OnlyHere,
    OnlyThere,
    DifferentDay,
}

impl Comparison {
    fn take_in(&mut self, pair: &Pair<'_>, known: &Known) {
        let is_compared = |milestone| pair.extract.covers.contains(&milestone) || pair.told.cell(milestone).is_some();
        for milestone in Milestone::ALL.into_iter().filter(|milestone| is_compared(*milestone)) {
            let (here, there) = (&known.milestones, &pair.told.milestones);
            let Some(verdict) = verdict(milestone, (here, there), pair.extract.as_of, &is_compared) else { continue };
            let group = match verdict {
                Verdict::Agree => {
                    self.agree += 1;
                    continue;
                }
                Verdict::OnlyHere => &mut self.only_here,
                Verdict::OnlyThere => &mut self.only_there,
                Verdict::DifferentDay => &mut self.different_day,
            };
            let there = there.get(milestone);
            group.push(Difference {
                person: pair.place,
                milestone,
                here: here.get(milestone),
                there,
                place: pair.told.cell(milestone),
                doubt: pair.doubt_of(milestone, there),
            });
        }
    }
}

impl Pair<'_> {
    fn doubt_of(&self, milestone: Milestone, there: Reached) -> Option<Doubt> {
        let told_twice = || self.told.twice.contains(&milestone).then_some(Doubt::ToldTwice);
        let future = || there.stated_day().filter(|day| *day > self.today).map(|_| Doubt::FutureDay);
        self.doubt.clone().or_else(told_twice).or_else(future)
    }
}

/// Compares one milestone. What a later stage implies counts as reached, its day unknown; it is not told again beside
/// that stage.
fn verdict(
    milestone: Milestone,
    (here, there): (&Milestones, &Milestones),
    as_of: NaiveDate,
    is_compared: &dyn Fn(Milestone) -> bool,
) -> Option<Verdict> {
    let ever = |milestones: &Milestones| milestones.reached_by(milestone, NaiveDate::MAX);
    let (stated_here, stated_there) = (here.get(milestone), there.get(milestone));
    match (ever(here), ever(there)) {
        (false, false) => None,
        (false, true) => stated_there.is_reached().then_some(Verdict::OnlyThere),
        (true, false) => {
            let is_told_by_later = !stated_here.is_reached()
                && later(milestone).iter().any(|later| is_compared(*later) && here.get(*later).is_reached());
            (here.reached_by(milestone, as_of) && !is_told_by_later).then_some(Verdict::OnlyHere)
        }
        (true, true) => Some(match (stated_here.stated_day(), stated_there.stated_day()) {
            (Some(one), Some(other)) if one == other => Verdict::Agree,
            (_, Some(_)) => Verdict::DifferentDay,
            // A mark without a day says less than the ledger may know.
            (_, None) => Verdict::Agree,
        }),
    }
}

/// The stages that imply a milestone (domain.md section 3).
fn later(milestone: Milestone) -> &'static [Milestone] {
    match milestone {
        Milestone::CardApplied => &[Milestone::CardIssued],
        Milestone::L1Registered => &[Milestone::L1Activated],
        Milestone::L2Enrolled => &[Milestone::L2Approved, Milestone::L2Rejected, Milestone::L2Activated],
        Milestone::L2Approved => &[Milestone::L2Activated],
        Milestone::CardIssued | Milestone::L1Activated | Milestone::L2Rejected | Milestone::L2Activated => &[],
    }
}

#[cfg(test)]
#[path = "reconcile_tests.rs"]
mod tests;
