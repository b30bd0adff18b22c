//! What is to be cleaned up: the kinds of problem with how many people have each, the people of a kind with what the
//! cell said and what can be done, rows that were put aside. `mending` records it, `held` is about the rows.

mod held;
mod mending;
#[cfg(test)]
mod tests;

pub use held::{HeldPage, HeldShown, Holder, Meant, TakeIn};
pub use mending::Mend;

use std::ops::ControlFlow;

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::lists::Window;
use super::problems::{Problems, problems_of};
use super::shelf::{Shelf, index_of};
use super::views::{HouseholdRef, PersonRef, ProblemShown};
use crate::domain::field::Field;
use crate::domain::household::HouseholdFacts;
use crate::domain::partial_date::PartialDate;
use crate::domain::person::PersonFacts;
use crate::domain::problem::ProblemCode;
use crate::domain::quality::CardTold;
use crate::domain::repair::{BY_URGENCY, Certainty, Remedy, Repair, repair};
use crate::store::PersonRow;
use crate::text::collate::are_alike_areas;

/// Progress is told each time so many people are done.
const TOLD_EACH: usize = 100;

/// How clean the data is: of the people of the ledger, those of whom nothing is to be mended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Quality {
    /// Everybody of the ledger.
    pub people: u64,
    /// Those without an open problem.
    pub clean: u64,
}

impl Quality {
    fn add(&mut self, is_clean: bool) {
        self.people += 1;
        self.clean += u64::from(is_clean);
    }

    /// Those with an open problem.
    pub fn open(self) -> u64 {
        self.people.saturating_sub(self.clean)
    }
}

/// What is to be done.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Worklist {
    /// Each kind that somebody has, and how many people; what presses most first.
    pub kinds: Vec<(ProblemCode, usize)>,
    /// Rows that wait to be mended.
    pub held: usize,
    /// How clean the ward's data is.
    pub quality: Quality,
    /// And that of each area, in the order of the areas.
    pub areas: Vec<(String, Quality)>,
    /// How many pairs of entries may be one person; nothing where nobody looked for them yet.
    pub pairs: Option<usize>,
    /// How many areas may be the same as another one.
    pub alike_areas: usize,
}

/// Somebody with a problem.
#[derive(Clone, PartialEq, Debug)]
pub struct CleaningItem {
    /// Short reference.
    pub reference: PersonRef,
    /// Short reference of the household.
    pub household: HouseholdRef,
    /// The facts as they are now.
    pub facts: PersonFacts,
    /// Area, as it is shown.
    pub area: String,
    /// The facts of the household.
    pub household_facts: HouseholdFacts,
    /// Whether a list told of the person's card.
    pub card: CardTold,
    /// The fact it is about.
    pub field: Option<Field>,
    /// What the cells said, and where they are; nothing for what a rule found.
    pub cells: Vec<(String, String)>,
    /// What can be done about it, where the facts decide that.
    pub repair: Option<Repair>,
    /// Who has the same phone, where that is the problem; the person among them.
    pub sharing: Vec<Sharer>,
}

/// Somebody who shares a phone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sharer {
    /// Short reference.
    pub reference: PersonRef,
    /// Full name.
    pub full_name: String,
    /// Birth date.
    pub birth_date: Option<PartialDate>,
    /// Relation to the head of the household.
    pub relationship: Option<String>,
    /// Where they live.
    pub address: String,
}

/// A window of the people with one kind of problem.
#[derive(Clone, PartialEq, Debug)]
pub struct CleaningPage {
    /// How many there are in all.
    pub total: usize,
    /// Place of the first one.
    pub first: usize,
    /// Place of the person who was to be kept in sight.
    pub kept: Option<usize>,
    /// The people.
    pub items: Vec<CleaningItem>,
}

impl Desk {
    /// What is to be done.
    pub fn worklist(&mut self) -> Result<Worklist, DeskError> {
        let held = self.store.count_waiting_rows()?;
        let pairs = self.count_of_pairs();
        let today = self.clock.today();
        let Self { store, shelf, .. } = self;
        let shelf = super::shelf_of(shelf, store)?;
        shelf.problems(store, today)?;
        let Some(problems) = shelf.known_problems(today) else { return Ok(Worklist::default()) };
        let kinds = BY_URGENCY.into_iter().map(|code| (code, problems.count(code))).filter(|(_, people)| *people > 0);
        let (quality, areas) = quality_by_area(shelf, problems);
        let is_alike = |(name, _): &&(String, Quality)| {
            areas.iter().any(|(other, _)| other != name && are_alike_areas(name, other))
        };
        let alike_areas = areas.iter().filter(is_alike).count();
        Ok(Worklist { kinds: kinds.collect(), held, quality, areas, pairs, alike_areas })
    }

    /// How clean the data is, once the search is ready: until then nobody waits for it.
    pub(super) fn quality(&mut self) -> Result<Option<Quality>, DeskError> {
        let today = self.clock.today();
        let Self { store, shelf, is_ready, .. } = self;
        if !*is_ready {
            return Ok(None);
        }
        let shelf = super::shelf_of(shelf, store)?;
        let people = shelf.ground.people.iter().flatten().count() as u64;
        let open = shelf.problems(store, today)?.people() as u64;
        Ok(Some(Quality { people, clean: people.saturating_sub(open) }))
    }

    /// A window of the people with one kind of problem, in walking order.
    pub fn cleaning_page(&mut self, code: ProblemCode, window: &Window<PersonRef>) -> Result<CleaningPage, DeskError> {
        let people = self.people_with(code)?;
        let kept = window.keep.and_then(|keep| people.iter().position(|number| *number == index_of(keep.0)));
        let first = window.around(kept);
        let mut items = Vec::new();
        for number in people.iter().skip(first).take(window.count) {
            items.extend(self.cleaning_item(PersonRef(i64::from(*number)), code)?);
        }
        Ok(CleaningPage { total: people.len(), first, kept, items })
    }

    /// How many people with this problem have a repair that is sure. `progress` is told how many percent are done and
    /// may stop the work.
    pub fn sure_repairs(
        &mut self,
        code: ProblemCode,
        progress: &mut dyn FnMut(u8) -> ControlFlow<()>,
    ) -> Result<usize, DeskError> {
        let mut count = 0;
        let people = self.people_with(code)?;
        let total = people.len();
        for (place, number) in people.into_iter().enumerate() {
            told(progress, (place, total), (0, 100))?;
            let item = self.cleaning_item(PersonRef(i64::from(number)), code)?;
            count += usize::from(item.is_some_and(|item| is_sure(item.repair.as_ref())));
        }
        Ok(count)
    }

    fn people_with(&mut self, code: ProblemCode) -> Result<Vec<u32>, DeskError> {
        let today = self.clock.today();
        let Self { store, shelf, .. } = self;
        let shelf = super::shelf_of(shelf, store)?;
        let with = shelf.problems(store, today)?.with(code);
        Ok(shelf.in_order().people().iter().copied().filter(|number| with.contains(number)).collect())
    }

    /// Somebody with a problem of a kind: the first one, where there are several.
    pub(super) fn cleaning_item(
        &mut self,
        person: PersonRef,
        code: ProblemCode,
    ) -> Result<Option<CleaningItem>, DeskError> {
        let Some(row) = self.store.person(person.0)? else { return Ok(None) };
        let sharing = self.sharing(&row, code)?;
        let open: Vec<ProblemShown> =
            problems_of(&row, self.clock.today()).into_iter().filter(|problem| problem.code == code).collect();
        let field = match open.first() {
            Some(problem) => problem.field,
            None if sharing.is_empty() => return Ok(None),
            None => None,
        };
        let same = open.iter().filter(|problem| problem.field == field && !problem.raw.is_empty());
        let cells: Vec<(String, String)> = same.map(|problem| (problem.raw.clone(), problem.cell.clone())).collect();
        let raw = match cells.as_slice() {
            // Of cells that say different things none decides.
            [(raw, _), rest @ ..] if rest.iter().all(|(other, _)| other == raw) => raw.as_str(),
            _ => "",
        };
        let repair = repair(&row.person.facts, (code, field), raw);
        let repair = self.without_taken_number(&row, repair)?;
        let (area, household_facts) = self.place_of(row.household)?;
        Ok(Some(CleaningItem {
            reference: person,
            household: HouseholdRef(row.household),
            card: CardTold::of(&row.person),
            facts: row.person.facts,
            area,
            household_facts,
            field,
            cells,
            repair,
            sharing,
        }))
    }

    fn sharing(&mut self, row: &PersonRow, code: ProblemCode) -> Result<Vec<Sharer>, DeskError> {
        if code != ProblemCode::SharedPhone {
            return Ok(Vec::new());
        }
        let today = self.clock.today();
        let Self { store, shelf, .. } = self;
        let problems = super::shelf_of(shelf, store)?.problems(store, today)?;
        let mut numbers = problems.sharing_with(index_of(row.number)).to_vec();
        numbers.sort_unstable();
        let mut sharing = Vec::new();
        for number in numbers {
            let Some(other) = self.store.person(i64::from(number))? else { continue };
            let (area, place) = self.place_of(other.household)?;
            let place: Vec<String> =
                [place.address.unwrap_or_default(), area].into_iter().filter(|text| !text.is_empty()).collect();
            sharing.push(Sharer {
                reference: PersonRef(other.number),
                full_name: other.person.facts.full_name,
                birth_date: other.person.facts.birth_date,
                relationship: other.person.facts.relationship,
                address: place.join(", "),
            });
        }
        Ok(sharing)
    }

    /// A number that somebody else has is no repair.
    fn without_taken_number(&self, row: &PersonRow, repair: Option<Repair>) -> Result<Option<Repair>, DeskError> {
        let Some(Repair { remedy: Remedy::Set(Field::PersonNumber, digits), .. }) = &repair else { return Ok(repair) };
        let holders = self.people_with_number(digits)?;
        Ok(repair.filter(|_| holders.iter().all(|holder| holder.number == row.number)))
    }

    /// Area, as it is shown, and facts of a household.
    fn place_of(&mut self, household: i64) -> Result<(String, HouseholdFacts), DeskError> {
        let shelf = self.shelf()?;
        let number = index_of(household);
        Ok((shelf.area_of(number).to_owned(), shelf.facts_of(number).cloned().unwrap_or_default()))
    }

    /// The facts of a person as they are, for what is about to be recorded.
    fn row_of(&self, person: PersonRef) -> Result<PersonRow, DeskError> {
        self.store.person(person.0)?.ok_or(DeskError::Locked)
    }
}

/// Tells how far a work is that goes from one percentage to another, each time so many are done.
pub(super) fn told(
    progress: &mut dyn FnMut(u8) -> ControlFlow<()>,
    (done, total): (usize, usize),
    (from, to): (usize, usize),
) -> Result<(), DeskError> {
    if !done.is_multiple_of(TOLD_EACH) {
        return Ok(());
    }
    let percent = from + done * (to - from) / total.max(1);
    match progress(u8::try_from(percent).unwrap_or(u8::MAX)) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(DeskError::Cancelled),
    }
}

/// Whether a repair can be done for many at once.
fn is_sure(repair: Option<&Repair>) -> bool {
    repair.is_some_and(|repair| repair.certainty == Certainty::Sure)
}

/// How clean the whole and each area is, in one pass over the people.
fn quality_by_area(shelf: &Shelf, problems: &Problems) -> (Quality, Vec<(String, Quality)>) {
    let mut areas: Vec<(String, Quality)> =
        shelf.ground.areas.iter().map(|area| (area.clone(), Quality::default())).collect();
    let mut all = Quality::default();
    for (number, person) in (0..).zip(&shelf.ground.people) {
        let Some(person) = person else { continue };
        let is_clean = !problems.has_any(number);
        all.add(is_clean);
        let area = shelf.ground.households.get(person.household as usize).copied().flatten();
        if let Some((_, quality)) = area.and_then(|area| areas.get_mut(area as usize)) {
            quality.add(is_clean);
        }
    }
    areas.retain(|(_, quality)| quality.people > 0);
    (all, areas)
}

/// What is open of a person, of one kind and one fact.
fn open_of(row: &PersonRow, code: ProblemCode, field: Option<Field>, today: NaiveDate) -> Option<ProblemShown> {
    problems_of(row, today).into_iter().find(|problem| (problem.code, problem.field) == (code, field))
}
