//! Rows that were put aside: what their cells say, who has their number, and how they are taken in or dropped.

use crate::desk::Desk;
use crate::desk::editing::{Assignments, refused_value, unknown_field};
use crate::desk::error::DeskError;
use crate::desk::lists::Window;
use crate::desk::views::{Done, HouseholdRef, PersonRef};
use crate::domain::event::{Body, OperationKind, Settled, Source};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::household::{HouseholdFacts, is_head};
use crate::domain::ids::{HeldRowId, HouseholdId, PersonId};
use crate::domain::person::PersonFacts;
use crate::domain::problem::{Problem, ProblemCode};
use crate::domain::quality;
use crate::intake::facts_of_cells;
use crate::msg;
use crate::store::{HeldEntry, PersonRow};
use crate::sys::entropy;
use crate::text::collate::area_key;
use crate::text::fold::loose;

/// A row that waits to be mended.
#[derive(Clone, PartialEq, Debug)]
pub struct HeldShown {
    /// Identity.
    pub id: HeldRowId,
    /// Name of the file.
    pub file: String,
    /// Name of the sheet.
    pub sheet: String,
    /// Row, 1-based.
    pub row: u32,
    /// Why it waits.
    pub code: ProblemCode,
    /// Heading and raw text of each cell.
    pub cells: Vec<(String, String)>,
    /// What the cells say, field by field, as it would be typed.
    pub facts: Vec<(&'static str, String)>,
    /// Who has its personal number already.
    pub holder: Option<Holder>,
}

/// A window of the rows that wait.
#[derive(Clone, PartialEq, Debug)]
pub struct HeldPage {
    /// How many there are in all.
    pub total: usize,
    /// Place of the first one.
    pub first: usize,
    /// Place of the row that was to be kept in sight.
    pub kept: Option<usize>,
    /// The rows.
    pub rows: Vec<HeldShown>,
}

/// Who has the personal number of a row.
#[derive(Clone, PartialEq, Debug)]
pub struct Holder {
    /// Short reference.
    pub reference: PersonRef,
    /// Short reference of the household.
    pub household: HouseholdRef,
    /// The facts.
    pub facts: PersonFacts,
    /// The facts of the household.
    pub household_facts: HouseholdFacts,
}

/// Whom a row means that is taken in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meant {
    /// Somebody new.
    New,
    /// Somebody new, to whom the number belongs: who has it in the ledger has none from now on.
    NewWithNumberOf(PersonRef),
    /// Somebody of the ledger.
    Known(PersonRef),
}

/// A row as it is taken in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TakeIn {
    /// The row.
    pub row: HeldRowId,
    /// Whom it means.
    pub meant: Meant,
    /// Facts of the person and of the household, as they were typed over what the cells say. Nothing typed is nothing
    /// known; of somebody of the ledger it changes nothing.
    pub facts: Assignments,
}

impl Desk {
    /// A window of the rows that wait to be mended, in the order in which they came.
    pub fn held_page(&mut self, window: &Window<HeldRowId>) -> Result<HeldPage, DeskError> {
        let total = self.store.count_waiting_rows()?;
        let kept = match window.keep {
            Some(keep) => self.store.place_of_waiting_row(keep)?,
            None => None,
        };
        let first = window.around(kept);
        let rows = self.held_shown(self.store.waiting_rows((first, window.count))?)?;
        Ok(HeldPage { total, first, kept, rows })
    }

    fn held_shown(&self, entries: Vec<HeldEntry>) -> Result<Vec<HeldShown>, DeskError> {
        let mut shown = Vec::new();
        for HeldEntry { id, held, .. } in entries {
            let facts = facts_of_cells(&held.cells);
            let number = facts.iter().find(|(field, _)| *field == Field::PersonNumber.code());
            let holder = match number {
                Some((_, number)) => self.people_with_number(number)?.into_iter().next(),
                None => None,
            };
            let holder = match holder {
                Some(row) => Some(self.holder(row)?),
                None => None,
            };
            let (file, sheet, row, code, cells) = (held.file, held.sheet, held.row, held.code, held.cells);
            shown.push(HeldShown { id, file, sheet, row, code, cells, facts, holder });
        }
        Ok(shown)
    }

    fn holder(&self, row: PersonRow) -> Result<Holder, DeskError> {
        let household = self.store.household(row.household)?;
        Ok(Holder {
            reference: PersonRef(row.number),
            household: HouseholdRef(row.household),
            facts: row.person.facts,
            household_facts: household.map(|household| household.household.facts).unwrap_or_default(),
        })
    }

    /// Takes a row in: as somebody new, or as somebody of the ledger. One operation.
    pub fn take_in_held(&mut self, taken: &TakeIn) -> Result<(PersonRef, Done), DeskError> {
        let entry = self.store.waiting_row(taken.row)?;
        let entry =
            entry.ok_or_else(|| DeskError::refused("held_row_is_settled", msg!("error-held-row-is-settled")))?;
        match taken.meant {
            Meant::Known(person) => self.take_in_as(&entry, person, taken),
            Meant::New => self.take_in_new(&entry, None, taken),
            Meant::NewWithNumberOf(holder) => self.take_in_new(&entry, Some(holder), taken),
        }
    }

    /// Drops a row: it is nobody of the ward. It is still known, so that it does not come back with the next list.
    pub fn drop_held(&mut self, row: HeldRowId) -> Result<Done, DeskError> {
        let (kind, today) = (OperationKind::SettleHeld, self.clock.today());
        if self.store.place_of_waiting_row(row)?.is_none() {
            return Ok(Done { operation: None, kind, about: None });
        }
        let ((), recorded) = self.transact(kind, |recording| {
            Ok(recording.push(today, Body::HeldRowSettled { row, settled: Settled::Dropped })?)
        })?;
        Ok(Done { operation: recorded.operation, kind, about: None })
    }

    fn take_in_new(
        &mut self,
        entry: &HeldEntry,
        holder: Option<PersonRef>,
        taken: &TakeIn,
    ) -> Result<(PersonRef, Done), DeskError> {
        let today = self.clock.today();
        let (facts, place) = self.typed_facts(PersonFacts::default(), &taken.facts)?;
        if facts.full_name.is_empty() {
            return Err(DeskError::refused("no_name", msg!("error-no-name")));
        }
        let released = match holder {
            Some(holder) => Some(self.row_of(holder)?),
            None => None,
        };
        self.refuse_taken_number(&facts, released.as_ref().map(|row| row.number))?;
        // What the list says is remembered as the list's: what was typed over it stays when the list comes again.
        let said = said_by_list(entry, &facts, today);
        let changes = differences(&said, &facts);
        let known = self.household_meant(&place)?;
        let problems = if place == HouseholdFacts::default() { vec![missing_household()] } else { Vec::new() };
        let (person, new_household) = (PersonId(entropy::id()), HouseholdId(entropy::id()));
        let row = entry.id;
        let (number, recorded) = self.transact(OperationKind::SettleHeld, |recording| {
            if let Some(released) = &released {
                let field = Field::PersonNumber;
                let change = Change { field, old: released.person.get(field), new: None };
                recording.push(today, by_hand(released.person.id, vec![change]))?;
            }
            if known.is_none() {
                let (household, source) = (new_household, Source::Hand);
                recording.push(today, Body::HouseholdAdded { household, facts: place, source })?;
            }
            let household = known.unwrap_or(new_household);
            let (facts, source) = (Box::new(said), Source::Import);
            recording.push(today, Body::PersonAdded { person, household, facts, problems, source })?;
            if !changes.is_empty() {
                recording.push(today, by_hand(person, changes))?;
            }
            recording.push(today, Body::HeldRowSettled { row, settled: Settled::TakenIn(person) })?;
            Ok(recording.person_number(person)?)
        })?;
        let reference = PersonRef(number);
        let about = Some(reference.to_string());
        Ok((reference, Done { operation: recorded.operation, kind: OperationKind::SettleHeld, about }))
    }

    fn take_in_as(
        &mut self,
        entry: &HeldEntry,
        person: PersonRef,
        taken: &TakeIn,
    ) -> Result<(PersonRef, Done), DeskError> {
        let today = self.clock.today();
        let known = self.row_of(person)?;
        let typed: Assignments = taken.facts.iter().filter(|(_, value)| value.is_some()).cloned().collect();
        let before = &known.person.facts;
        let (mut facts, _) = self.typed_facts(before.clone(), &typed)?;
        // What came from the field stays: a list adds milestones and takes none away.
        for (milestone, reached) in before.milestones.iter().filter(|(_, reached)| reached.is_reached()) {
            facts.milestones.set(milestone, reached);
        }
        self.refuse_taken_number(&facts, Some(known.number))?;
        let changes = differences(before, &facts);
        let (row, id) = (entry.id, known.person.id);
        let ((), recorded) = self.transact(OperationKind::SettleHeld, |recording| {
            if !changes.is_empty() {
                recording.push(today, by_hand(id, changes))?;
            }
            Ok(recording.push(today, Body::HeldRowSettled { row, settled: Settled::TakenIn(id) })?)
        })?;
        let about = Some(person.to_string());
        Ok((person, Done { operation: recorded.operation, kind: OperationKind::SettleHeld, about }))
    }

    /// The facts of a person and of a household that were typed.
    fn typed_facts(
        &mut self,
        mut facts: PersonFacts,
        typed: &Assignments,
    ) -> Result<(PersonFacts, HouseholdFacts), DeskError> {
        let today = self.clock.today();
        let mut place = HouseholdFacts::default();
        for (name, value) in typed {
            let value = value.as_deref();
            if let Some(field) = HouseholdField::from_code(name) {
                place.set(field, self.household_text(field, value)?);
            } else {
                let field = Field::from_code(name)
                    .filter(|field| *field != Field::Household)
                    .ok_or_else(|| unknown_field(name))?;
                set(&mut facts, field, value, today).map_err(|bad| refused_value(name, bad))?;
            }
        }
        if place.head_name.is_none() && facts.relationship.as_deref().is_some_and(is_head) {
            place.head_name = Some(facts.full_name.clone());
        }
        Ok((facts, place))
    }

    /// The household of the ledger with this number in this area, or else the only one at this address.
    fn household_meant(&mut self, place: &HouseholdFacts) -> Result<Option<HouseholdId>, DeskError> {
        let mut found = self.household_with(place)?;
        if let (None, None, Some(address)) = (found, &place.household_no, &place.address) {
            let key = |facts: &HouseholdFacts| {
                (area_key(facts.area.as_deref().unwrap_or_default()), facts.address.as_deref().map(loose))
            };
            let wanted = (area_key(place.area.as_deref().unwrap_or_default()), Some(loose(address)));
            let shelf = self.shelf()?;
            let mut at =
                shelf.household_numbers().filter(|number| shelf.facts_of(*number).map(key) == Some(wanted.clone()));
            let first = at.next();
            found = first.filter(|_| at.next().is_none()).map(|number| HouseholdRef(i64::from(number)));
        }
        let Some(found) = found else { return Ok(None) };
        Ok(self.store.household(found.0)?.map(|row| row.household.id))
    }
}

/// A fact from what is typed, or from the journal's text of a milestone whose day is not known.
fn set(
    facts: &mut PersonFacts,
    field: Field,
    value: Option<&str>,
    today: chrono::NaiveDate,
) -> Result<(), quality::BadTyped> {
    if matches!(field, Field::Milestone(_))
        && value.is_some_and(|text| text.starts_with('?'))
        && facts.set(field, value).is_ok()
    {
        return Ok(());
    }
    quality::set_from_typed(facts, field, value, today)
}

/// What the list says of the person: what its cells say, as far as they can be read, under the name that is known now.
fn said_by_list(entry: &HeldEntry, typed: &PersonFacts, today: chrono::NaiveDate) -> PersonFacts {
    let mut said = PersonFacts::default();
    for (name, text) in facts_of_cells(&entry.held.cells) {
        if let Some(field) = Field::from_code(name) {
            // A cell that cannot be read says nothing; what was typed instead is a change by hand.
            let _unreadable = set(&mut said, field, Some(&text), today);
        }
    }
    if said.full_name.is_empty() {
        said.full_name.clone_from(&typed.full_name);
    }
    said
}

/// Nothing says where the person lives.
fn missing_household() -> Problem {
    Problem { code: ProblemCode::MissingHousehold, field: None, raw: String::new(), cell: String::new() }
}

fn differences(before: &PersonFacts, after: &PersonFacts) -> Vec<Change<Field>> {
    let change = |field: Field| Change { field, old: before.get(field), new: after.get(field) };
    Field::all().map(change).filter(|change| change.old != change.new).collect()
}

fn by_hand(person: PersonId, changes: Vec<Change<Field>>) -> Body {
    Body::PersonChanged { person, changes, problems: None, source: Source::Hand }
}
