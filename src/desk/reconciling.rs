//! Setting the ledger beside the extract of accounts that the unit above sends, and taking over what it knows better:
//! one operation that is written whole or not at all. Nothing of the ledger is ever taken away by it.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::sync::Arc;

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::import::{ImportStage, Stages, finish, go_on, reading};
use super::views::{HouseholdRef, PersonRef};
use crate::domain::event::{Body, OperationKind, Source};
use crate::domain::extract::Extract;
use crate::domain::field::{Change, Field};
use crate::domain::ids::{OperationId, PersonId};
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::person::Person;
use crate::domain::person_number::PersonNumber;
use crate::domain::reconcile::{Comparison, Difference, Known, compare};
use crate::domain::roster::{CellProblem, Place, RosterFile};
use crate::intake::{self, ReadOptions, ReadProgress};
use crate::sys::attended::Listener;

pub use crate::domain::reconcile::{Doubt, UnknownNumber};

/// An extract of accounts beside the ledger as it was then.
#[derive(Clone, PartialEq, Debug)]
pub struct Compared {
    /// The files and how they were read.
    pub files: Vec<RosterFile>,
    /// The day that the extract shows.
    pub as_of: NaiveDate,
    /// Milestones that both have.
    pub agree: u64,
    /// The ledger has it, the extract does not.
    pub only_here: Vec<Line>,
    /// The extract has it, the ledger does not.
    pub only_there: Vec<Line>,
    /// Both have it, and the extract knows another day.
    pub different_day: Vec<Line>,
    /// Numbers of nobody in the ledger.
    pub unknown: Vec<UnknownNumber>,
    /// What is wrong with cells of the extract.
    pub problems: Vec<(Place, CellProblem)>,
}

/// A group of differences.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Group {
    /// The ledger has it, the extract does not.
    OnlyHere,
    /// The extract has it, the ledger does not.
    OnlyThere,
    /// Both have it, and the extract knows another day.
    DifferentDay,
}

/// One milestone of one person that differs.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// The person.
    pub person: Arc<PersonTold>,
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

/// A person whose milestones differ.
#[derive(Clone, PartialEq, Debug)]
pub struct PersonTold {
    /// Identity.
    pub id: PersonId,
    /// Short reference.
    pub reference: PersonRef,
    /// Short reference of the household.
    pub household: HouseholdRef,
    /// The name.
    pub full_name: String,
    /// The personal number.
    pub person_number: Option<PersonNumber>,
}

/// Which differences are taken over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Which {
    /// These, by group and place; somebody has looked at each.
    These(Vec<(Group, usize)>),
    /// All of a group that nobody has to look at first.
    OfGroup(Group),
    /// All that nobody has to look at first.
    All,
}

/// What was taken over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Accepted {
    /// The operation; nothing when there was nothing to take over.
    pub operation: Option<OperationId>,
    /// How many milestones were recorded.
    pub applied: u64,
}

impl Compared {
    /// The differences of a group.
    pub fn group(&self, group: Group) -> &[Line] {
        match group {
            Group::OnlyHere => &self.only_here,
            Group::OnlyThere => &self.only_there,
            Group::DifferentDay => &self.different_day,
        }
    }

    /// How many of a group are taken over together.
    pub fn without_doubt(&self, group: Group) -> usize {
        self.chosen(&Which::OfGroup(group)).len()
    }

    /// What is taken over: never what only the ledger has.
    fn chosen(&self, which: &Which) -> Vec<&Line> {
        let together = |group: Group| self.group(group).iter().filter(|line| line.doubt.is_none());
        match which {
            Which::These(places) => {
                let taken = places.iter().filter(|(group, _)| *group != Group::OnlyHere);
                taken.filter_map(|(group, place)| self.group(*group).get(*place)).collect()
            }
            Which::OfGroup(Group::OnlyHere) => Vec::new(),
            Which::OfGroup(group) => together(*group).collect(),
            Which::All => together(Group::OnlyThere).chain(together(Group::DifferentDay)).collect(),
        }
    }
}

impl Line {
    /// What it changes. `on` is the day it happened.
    fn body(&self) -> (NaiveDate, Option<Body>) {
        let text = |reached: Reached| Some(reached).filter(|one| one.is_reached()).map(|one| one.to_string());
        let change = Change { field: Field::Milestone(self.milestone), old: text(self.here), new: text(self.there) };
        let (person, problems, source) = (self.person.id, None, Source::Hand);
        match self.there.counts_from() {
            Some(on) => (on, Some(Body::PersonChanged { person, changes: vec![change], problems, source })),
            None => (NaiveDate::MIN, None),
        }
    }
}

impl Desk {
    /// Reads an extract.
    pub fn read_extract(
        &self,
        path: &Path,
        as_of: Option<NaiveDate>,
        progress: Stages<'_>,
    ) -> Result<Extract, DeskError> {
        let options = ReadOptions { as_of, ..ReadOptions::usual(self.today()) };
        Ok(intake::read_extract(&[path.to_owned()], &options, &mut |step: ReadProgress| progress(reading(step)))?)
    }

    /// Sets an extract beside the ledger; nothing is written.
    pub fn compare_extract(&self, extract: &Extract, progress: Stages<'_>) -> Result<Compared, DeskError> {
        let mut tell = || progress(ImportStage::Comparing);
        let listener = Listener::new(&mut tell);
        go_on(listener.tell())?;
        let (people, places) = self.store.attended(&listener, || self.known_people())?;
        listener.while_working(&|| (), || {
            let comparison = compare(extract, &people, self.today(), &mut || listener.tell());
            Ok(shown(extract, comparison.ok_or(DeskError::Cancelled)?, &people, &places))
        })
    }

    /// The people of the ledger, and where each stands.
    fn known_people(&self) -> Result<KnownPeople, DeskError> {
        let mut people: Vec<Known> = Vec::new();
        let mut places: Vec<(PersonRef, HouseholdRef)> = Vec::new();
        self.store.each_person::<DeskError>(|row| {
            people.push(known(row.person));
            places.push((PersonRef(row.number), HouseholdRef(row.household)));
            Ok(())
        })?;
        for (merged, into) in self.store.merged_people()? {
            let stands = places.binary_search_by_key(&into, |(reference, _)| reference.0).ok();
            if let Some(person) = stands.and_then(|place| people.get_mut(place)) {
                person.numbers.extend(merged.person.facts.person_number);
                person.other_names.push(merged.person.facts.full_name);
            }
        }
        Ok((people, places))
    }

    /// Takes differences over: one operation, whole or not at all. The ledger must be the one that was compared.
    pub fn accept(&mut self, compared: &Compared, which: &Which, progress: Stages<'_>) -> Result<Accepted, DeskError> {
        let mut by_day: BTreeMap<NaiveDate, Vec<Body>> = BTreeMap::new();
        for line in compared.chosen(which) {
            let (on, body) = line.body();
            by_day.entry(on).or_default().extend(body);
        }
        let total = by_day.values().map(Vec::len).sum::<usize>() as u64;
        if total == 0 {
            return Ok(Accepted { operation: None, applied: 0 });
        }
        go_on(progress(ImportStage::Writing { rows: 0, total }))?;
        self.back_up_before(&mut |_| progress(ImportStage::BackingUp))?;
        let mut recording = self.store.record_many(OperationKind::Reconcile, &self.actor, self.clock.now())?;
        let mut before = 0;
        for (on, bodies) in by_day {
            let count = bodies.len() as u64;
            recording.push_all(on, bodies.into_iter(), &mut |written| {
                progress(ImportStage::Writing { rows: before + written, total })
            })?;
            before += count;
        }
        let recorded = finish(recording, progress)?;
        self.take_in(&recorded)?;
        Ok(Accepted { operation: recorded.operation, applied: total })
    }
}

/// People of a ledger, and where each stands.
type KnownPeople = (Vec<Known>, Vec<(PersonRef, HouseholdRef)>);

fn known(person: Person) -> Known {
    let imported = person.imported_value(Field::FullName).flatten().filter(|name| *name != person.facts.full_name);
    let other_names = imported.into_iter().chain(person.known_as().map(|row| row.name.clone())).collect();
    Known {
        id: person.id,
        other_names,
        numbers: person.facts.person_number.into_iter().collect(),
        milestones: person.facts.milestones,
        full_name: person.facts.full_name,
    }
}

fn shown(
    extract: &Extract,
    comparison: Comparison,
    people: &[Known],
    places: &[(PersonRef, HouseholdRef)],
) -> Compared {
    let mut told: HashMap<usize, Arc<PersonTold>> = HashMap::new();
    let mut lines = |differences: Vec<Difference>| -> Vec<Line> {
        let line = |difference: Difference| {
            let known = people.get(difference.person)?;
            let (reference, household) = *places.get(difference.person)?;
            let person = told.entry(difference.person).or_insert_with(|| {
                Arc::new(PersonTold {
                    id: known.id,
                    reference,
                    household,
                    full_name: known.full_name.clone(),
                    person_number: known.numbers.first().cloned(),
                })
            });
            let Difference { milestone, here, there, place, doubt, .. } = difference;
            Some(Line { person: Arc::clone(person), milestone, here, there, place, doubt })
        };
        differences.into_iter().filter_map(line).collect()
    };
    let Comparison { agree, only_here, only_there, different_day, unknown, problems } = comparison;
    let mut all_problems = extract.problems.clone();
    all_problems.extend(problems);
    all_problems.sort_by_key(|(place, _)| *place);
    Compared {
        files: extract.files.clone(),
        as_of: extract.as_of,
        agree,
        only_here: lines(only_here),
        only_there: lines(only_there),
        different_day: lines(different_day),
        unknown,
        problems: all_problems,
    }
}
