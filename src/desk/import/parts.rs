//! The lists of a plan: what stands in each, and its lines a page at a time. Of the ledger only what the lists show
//! is kept.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDate;

use super::held_of;
use super::shown::{
    Asked, ChangedShown, Effect, FactShown, HomeShown, LikeHint, LikeShown, MoveShown, PersonShown, PlanLines,
    PlanPart, ProblemLine, Totals, UnsureShown,
};
use crate::desk::views::{HouseholdRef, PersonRef};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::household::{Household, HouseholdFacts};
use crate::domain::ids::{HouseholdId, PersonId};
use crate::domain::import_plan::{
    Choices, Home, HouseholdTarget, ImportPlan, Like, News, PlannedRow, RowChoice, UnsureRow, Verdict,
};
use crate::domain::partial_date::PartialDate;
use crate::domain::person::{Person, PersonFacts};
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::store::{HouseholdRow, PersonRow};
use crate::text::collate::area_key;

/// A line of the changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum ChangedLine {
    /// Places of a household and of its change.
    Household(usize, usize),
    /// Places of a row and of its change.
    Person(usize, usize),
    /// Place of a row of which only the problems changed.
    Problems(usize),
}

/// What is kept of a person.
struct Kept {
    reference: PersonRef,
    name: String,
    birth: Option<PartialDate>,
    number: Option<PersonNumber>,
    phone: Option<Phone>,
    household: HouseholdId,
}

/// The lists of a plan.
#[derive(Default)]
pub(super) struct Parts {
    changed: Vec<ChangedLine>,
    /// Places of the rows.
    pub(super) moves: Vec<usize>,
    /// Places of the rows.
    pub(super) unsure: Vec<usize>,
    /// Places in the problems of the plan.
    problems: Vec<usize>,
    held: usize,
    absent: Vec<Kept>,
    pub(super) absent_elsewhere: u64,
    pub(super) new_problems: usize,
    names: HashMap<PersonId, String>,
    people: HashMap<PersonId, Kept>,
    homes: HashMap<HouseholdId, (HouseholdRef, HouseholdFacts)>,
    /// What stands in the ledger, where the last import said something else.
    currents: HashMap<(PersonId, Field), Option<String>>,
    household_currents: HashMap<(HouseholdId, HouseholdField), Option<String>>,
    meant: HashSet<PersonId>,
}

impl Parts {
    /// Of a plan and the ledger that it was made from.
    pub(super) fn of(plan: &ImportPlan, households: Vec<HouseholdRow>, people: Vec<PersonRow>, day: NaiveDate) -> Self {
        let mut parts = Self { held: held_of(plan).len(), ..Self::default() };
        parts.find_lines(plan);
        let covered = covered_areas(plan, &households);
        parts.take_in_people(plan, people, (&households, &covered), day);
        for planned in &plan.households {
            if let HouseholdTarget::Known(id, changes) = &planned.target {
                parts.household_currents.extend(changes.iter().map(|change| ((*id, change.field), None)));
            }
        }
        for HouseholdRow { number, household } in households {
            for field in HouseholdField::ALL {
                if let Some(current) = parts.household_currents.get_mut(&(household.id, field)) {
                    *current = household.facts.get(field).map(str::to_owned);
                }
            }
            parts.homes.insert(household.id, (HouseholdRef(number), household.facts));
        }
        parts
    }

    fn find_lines(&mut self, plan: &ImportPlan) {
        for (place, household) in plan.households.iter().enumerate() {
            if let HouseholdTarget::Known(_, changes) = &household.target {
                self.changed.extend((0..changes.len()).map(|change| ChangedLine::Household(place, change)));
            }
        }
        for (place, row) in plan.rows.iter().enumerate() {
            match &row.verdict {
                Verdict::Update { changes, from_household, .. } => {
                    let before = self.changed.len();
                    let says = |change: &Change<Field>| change.old != change.new;
                    let news = changes.iter().enumerate().filter(|(_, change)| says(change));
                    self.changed.extend(news.map(|(change, _)| ChangedLine::Person(place, change)));
                    if from_household.is_some() {
                        self.moves.push(place);
                    } else if self.changed.len() == before {
                        self.changed.push(ChangedLine::Problems(place));
                    }
                }
                Verdict::Unsure(_) => self.unsure.push(place),
                Verdict::Add { .. } | Verdict::Same(_) | Verdict::Duplicate | Verdict::Held(_) => {}
            }
        }
        let of = |news: News| {
            let found = plan.problems.iter().enumerate().filter(move |(_, found)| found.news == news);
            found.map(|(place, _)| place)
        };
        self.problems = of(News::New).collect();
        self.new_problems = self.problems.len();
        self.problems.extend(of(News::Known));
    }

    fn take_in_people(
        &mut self,
        plan: &ImportPlan,
        people: Vec<PersonRow>,
        (households, covered): (&[HouseholdRow], &BTreeSet<String>),
        day: NaiveDate,
    ) {
        let mut updated: HashMap<PersonId, Vec<usize>> = HashMap::new();
        let mut wanted: HashSet<PersonId> = HashSet::new();
        let mut perhaps: HashSet<PersonId> = HashSet::new();
        for (place, row) in plan.rows.iter().enumerate() {
            self.meant.extend(row.verdict.person());
            match &row.verdict {
                Verdict::Update { person, from_household, .. } => {
                    updated.entry(*person).or_default().push(place);
                    wanted.extend(from_household.map(|_| *person));
                }
                Verdict::Unsure(unsure) => perhaps.extend(unsure.likes.iter().map(|like| like.person)),
                Verdict::Add { .. } | Verdict::Same(_) | Verdict::Duplicate | Verdict::Held(_) => {}
            }
        }
        wanted.extend(&perhaps);
        let is_covered: HashMap<HouseholdId, bool> = households
            .iter()
            .map(|row| (row.household.id, keys_of(&row.household).any(|key| covered.contains(&key))))
            .collect();
        for PersonRow { number, person, .. } in people {
            for place in updated.get(&person.id).into_iter().flatten() {
                self.names.entry(person.id).or_insert_with(|| person.facts.full_name.clone());
                self.keep_currents(plan.rows.get(*place), &person);
            }
            let is_absent = !self.meant.contains(&person.id)
                && !perhaps.contains(&person.id)
                && person.presence_on(day).is_counted();
            let id = person.id;
            let is_wanted = wanted.contains(&id);
            if is_absent && !is_covered.get(&person.household).copied().unwrap_or(false) {
                self.absent_elsewhere += 1;
            } else if is_absent {
                self.absent.push(kept(number, person));
            } else if is_wanted {
                self.people.insert(id, kept(number, person));
            }
        }
    }

    fn keep_currents(&mut self, row: Option<&PlannedRow>, person: &Person) {
        let Some(Verdict::Update { changes, .. }) = row.map(|row| &row.verdict) else { return };
        for Change { field, old, .. } in changes {
            let current = person.get(*field);
            if !PersonFacts::same_value(*field, current.as_deref(), old.as_deref()) {
                self.currents.insert((person.id, *field), current);
            }
        }
    }

    /// How many lines each part has.
    pub(super) fn totals(&self) -> Totals {
        Totals {
            changed: self.changed.len(),
            moves: self.moves.len(),
            unsure: self.unsure.len(),
            problems: self.problems.len(),
            held: self.held,
            absent: self.absent.len(),
        }
    }

    /// Some lines of a part.
    pub(super) fn page(
        &self,
        plan: &ImportPlan,
        choices: &Choices,
        part: PlanPart,
        (from, most): (usize, usize),
    ) -> PlanLines {
        match part {
            PlanPart::Changed => PlanLines::Changed(self.changes(plan, from, most)),
            PlanPart::Moves => {
                let rows = self.moves.iter().skip(from).take(most);
                PlanLines::Moves(rows.filter_map(|place| self.moved(plan, *place, choices)).collect())
            }
            PlanPart::Unsure => {
                let rows = self.unsure.iter().skip(from).take(most);
                PlanLines::Unsure(rows.filter_map(|place| self.unsure(plan, *place, choices)).collect())
            }
            PlanPart::Problems => {
                let found = self.problems.iter().skip(from).take(most).filter_map(|place| plan.problems.get(*place));
                let line = found.map(|found| ProblemLine {
                    place: found.place,
                    problem: found.problem.clone(),
                    news: found.news,
                });
                PlanLines::Problems(line.collect())
            }
            PlanPart::Held => PlanLines::Held(held_of(plan).into_iter().skip(from).take(most).collect()),
            PlanPart::Absent => {
                PlanLines::Absent(self.absent.iter().skip(from).take(most).map(|kept| self.person(kept)).collect())
            }
        }
    }

    /// Some changes.
    pub(super) fn changes(&self, plan: &ImportPlan, from: usize, most: usize) -> Vec<ChangedShown> {
        self.changed.iter().skip(from).take(most).filter_map(|line| self.change(plan, *line)).collect()
    }

    fn change(&self, plan: &ImportPlan, line: ChangedLine) -> Option<ChangedShown> {
        match line {
            ChangedLine::Household(household, change) => {
                let HouseholdTarget::Known(id, changes) = &plan.households.get(household)?.target else { return None };
                let Change { field, old, new } = changes.get(change)?;
                let current = self.household_currents.get(&(*id, *field)).cloned().unwrap_or_default();
                let effect = effect_of(current == *new, current == *old);
                let home = self.home(*id);
                let name = home.facts.head_name.or(home.facts.address).or(home.facts.household_no);
                let name = name.or(home.reference.map(|reference| reference.to_string())).unwrap_or_default();
                let fact = FactShown::Household(*field);
                Some(ChangedShown { name, fact, old: current, new: new.clone(), effect })
            }
            ChangedLine::Person(row, change) => {
                let Verdict::Update { person, changes, .. } = &plan.rows.get(row)?.verdict else { return None };
                let Change { field, old, new } = changes.get(change)?;
                let current = self.currents.get(&(*person, *field)).unwrap_or(old).clone();
                let same =
                    |other: &Option<String>| PersonFacts::same_value(*field, current.as_deref(), other.as_deref());
                let effect = effect_of(same(new), same(old));
                let (name, fact) = (self.name(*person), FactShown::Person(*field));
                Some(ChangedShown { name, fact, old: current, new: new.clone(), effect })
            }
            ChangedLine::Problems(row) => {
                let name = self.name(plan.rows.get(row)?.verdict.person()?);
                let (fact, effect) = (FactShown::Problems, Effect::Replaces);
                Some(ChangedShown { name, fact, old: None, new: None, effect })
            }
        }
    }

    fn moved(&self, plan: &ImportPlan, place: usize, choices: &Choices) -> Option<MoveShown> {
        let row = plan.rows.get(place)?;
        let Verdict::Update { person, from_household: Some(from), .. } = &row.verdict else { return None };
        let kept = self.people.get(person)?;
        let home = if choices.get(&place) == Some(&RowChoice::Stays) { Home::Kept } else { Home::AsListed };
        Some(MoveShown {
            person: self.person(kept),
            from: self.home(*from),
            to: self.target(plan, row.household),
            home,
            effect: effect_of(false, kept.household == *from),
        })
    }

    fn unsure(&self, plan: &ImportPlan, place: usize, choices: &Choices) -> Option<UnsureShown> {
        let row = plan.rows.get(place)?;
        let Verdict::Unsure(unsure) = &row.verdict else { return None };
        let choice = match choices.get(&place) {
            Some(RowChoice::Same(person, home)) => {
                let at = unsure.likes.iter().position(|like| like.person == *person);
                at.map_or(Asked::Nothing, |at| Asked::Same(at, *home))
            }
            Some(RowChoice::Another) => Asked::Another,
            Some(RowChoice::Stays) | None => Asked::Nothing,
        };
        let target = plan.households.get(row.household).map(|household| &household.target);
        Some(UnsureShown {
            place: row.place,
            facts: unsure.facts.clone(),
            home: self.target(plan, row.household),
            likes: unsure.likes.iter().filter_map(|like| self.like(unsure, like, target)).collect(),
            choice,
        })
    }

    fn like(&self, unsure: &UnsureRow, like: &Like, target: Option<&HouseholdTarget>) -> Option<LikeShown> {
        let kept = self.people.get(&like.person)?;
        let is_elsewhere = match target {
            Some(HouseholdTarget::Known(id, _)) => *id != like.from && *id != like.at,
            Some(HouseholdTarget::New(facts)) => facts.household_no.is_some(),
            None => false,
        };
        let same_birth = kept.birth.is_some() && kept.birth == unsure.facts.birth_date;
        let hint = if self.meant.contains(&like.person) {
            LikeHint::HasOwnRow
        } else if is_elsewhere && same_birth {
            LikeHint::Moved
        } else {
            LikeHint::None
        };
        Some(LikeShown { person: self.person(kept), hint })
    }

    fn name(&self, person: PersonId) -> String {
        self.names.get(&person).cloned().unwrap_or_default()
    }

    fn person(&self, kept: &Kept) -> PersonShown {
        PersonShown {
            reference: kept.reference,
            name: kept.name.clone(),
            birth: kept.birth,
            number: kept.number.clone(),
            phone: kept.phone.clone(),
            home: self.home(kept.household),
        }
    }

    fn home(&self, household: HouseholdId) -> HomeShown {
        let known = self.homes.get(&household).cloned();
        known.map_or_else(HomeShown::default, |(reference, facts)| HomeShown { reference: Some(reference), facts })
    }

    fn target(&self, plan: &ImportPlan, household: usize) -> HomeShown {
        match plan.households.get(household).map(|planned| &planned.target) {
            Some(HouseholdTarget::Known(id, _)) => self.home(*id),
            Some(HouseholdTarget::New(facts)) => HomeShown { reference: None, facts: facts.clone() },
            None => HomeShown::default(),
        }
    }
}

fn effect_of(stands: bool, is_as_imported: bool) -> Effect {
    match (stands, is_as_imported) {
        (true, _) => Effect::Stands,
        (false, true) => Effect::Replaces,
        (false, false) => Effect::Contradicts,
    }
}

fn kept(number: i64, person: Person) -> Kept {
    let PersonFacts { full_name, birth_date, person_number, phone, .. } = person.facts;
    Kept {
        reference: PersonRef(number),
        name: full_name,
        birth: birth_date,
        number: person_number,
        phone,
        household: person.household,
    }
}

/// The areas that the files are about: those of their rows, and of the households that they mean.
fn covered_areas(plan: &ImportPlan, households: &[HouseholdRow]) -> BTreeSet<String> {
    let mut covered = plan.areas.clone();
    let meant: HashSet<HouseholdId> = plan
        .households
        .iter()
        .filter_map(|planned| match &planned.target {
            HouseholdTarget::Known(id, _) => Some(*id),
            HouseholdTarget::New(_) => None,
        })
        .collect();
    let known = households.iter().filter(|row| meant.contains(&row.household.id));
    covered.extend(known.flat_map(|row| keys_of(&row.household).collect::<Vec<_>>()));
    covered
}

/// The area of a household, of now and of the last import.
fn keys_of(household: &Household) -> impl Iterator<Item = String> {
    let now = household.facts.area.as_deref();
    let imported = household.imported_value(HouseholdField::Area).flatten().filter(|area| Some(*area) != now);
    std::iter::once(area_key(now.unwrap_or_default())).chain(imported.map(area_key))
}
