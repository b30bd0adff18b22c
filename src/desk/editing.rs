//! Adding, correcting and moving people and households by hand.

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::views::{Done, HouseholdRef, PersonRef};
use crate::domain::event::{Body, OperationKind, Source};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::household::{HouseholdFacts, is_head};
use crate::domain::ids::{HouseholdId, PersonId};
use crate::domain::person::PersonFacts;
use crate::domain::quality;
use crate::msg;
use crate::store::PersonRow;
use crate::sys::entropy;
use crate::text::clean::clean;
use crate::text::collate::area_key;

/// Facts to be set by hand, each from the text of its field in the contract; no text clears the fact.
pub type Assignments = Vec<(String, Option<String>)>;

impl Desk {
    /// Adds a household.
    pub fn add_household(&mut self, assignments: &Assignments) -> Result<(HouseholdRef, Done), DeskError> {
        let facts = self.household_facts(assignments)?;
        let id = HouseholdId(entropy::id());
        let today = self.clock.today();
        let (number, recorded) = self.transact(OperationKind::AddHousehold, |recording| {
            recording.push(today, Body::HouseholdAdded { household: id, facts, source: Source::Hand })?;
            Ok(recording.household_number(id)?)
        })?;
        let reference = HouseholdRef(number);
        let about = Some(reference.to_string());
        Ok((reference, Done { operation: recorded.operation, kind: OperationKind::AddHousehold, about }))
    }

    /// Adds a person, to the household named by `household=REF` or by its number and area; else to a new one.
    pub fn add_person(&mut self, assignments: &Assignments) -> Result<(PersonRef, Done), DeskError> {
        let today = self.clock.today();
        let (mut facts, mut place, mut household) = (PersonFacts::default(), HouseholdFacts::default(), None);
        for (name, value) in assignments {
            let value = value.as_deref();
            if name == Field::Household.code() {
                household = Some(self.refer_to_household(value.unwrap_or_default())?);
            } else if let Some(field) = HouseholdField::from_code(name) {
                place.set(field, self.household_text(field, value)?);
            } else {
                let field = Field::from_code(name).ok_or_else(|| unknown_field(name))?;
                quality::set_from_typed(&mut facts, field, value, today).map_err(|bad| refused_value(name, bad))?;
            }
        }
        if facts.full_name.is_empty() {
            return Err(DeskError::refused("no_name", msg!("error-no-name")));
        }
        self.refuse_taken_number(&facts, None)?;
        let existing = match household {
            Some(household) => Some(household),
            None => self.household_with(&place)?,
        };
        let existing = match existing {
            Some(household) => self.store.household(household.0)?.map(|row| row.household.id),
            None => None,
        };
        let person = PersonId(entropy::id());
        let (number, recorded) = self.transact(OperationKind::AddPerson, |recording| {
            let household = if let Some(household) = existing {
                household
            } else {
                let household = HouseholdId(entropy::id());
                if place.head_name.is_none() && facts.relationship.as_deref().is_some_and(is_head) {
                    place.head_name = Some(facts.full_name.clone());
                }
                recording.push(today, Body::HouseholdAdded { household, facts: place, source: Source::Hand })?;
                household
            };
            let facts = Box::new(facts);
            let source = Source::Hand;
            recording.push(today, Body::PersonAdded { person, household, facts, problems: Vec::new(), source })?;
            Ok(recording.person_number(person)?)
        })?;
        let reference = PersonRef(number);
        let about = Some(reference.to_string());
        Ok((reference, Done { operation: recorded.operation, kind: OperationKind::AddPerson, about }))
    }

    /// Corrects a person. `on` is the day from which a change of presence counts.
    pub fn edit_person(
        &mut self,
        person: PersonRef,
        assignments: &Assignments,
        on: Option<NaiveDate>,
    ) -> Result<Done, DeskError> {
        let row = self.store.person(person.0)?.ok_or(DeskError::Locked)?;
        let given_day = on.is_some();
        let on = on.unwrap_or(self.clock.today());
        let mut facts = row.person.facts.clone();
        let mut changes: Vec<Change<Field>> = Vec::new();
        for (name, value) in assignments {
            let field =
                Field::from_code(name).filter(|field| *field != Field::Household).ok_or_else(|| unknown_field(name))?;
            let old = facts.get(field);
            quality::set_from_typed(&mut facts, field, value.as_deref(), on).map_err(|bad| refused_value(name, bad))?;
            let new = facts.get(field);
            let settles = row.person.has_conflict(field);
            let differs = if field == Field::Presence {
                // What counts is the day: a change that is stated from an earlier day is one.
                let stated = row.person.presence_changes.iter().any(|(day, _)| *day == on);
                Some(row.person.presence_on(on)) != facts.presence || given_day && !stated && old == new
            } else {
                old != new
            };
            if differs || settles {
                changes.retain(|change| change.field != field);
                changes.push(Change { field, old: row.person.facts.get(field), new });
            }
        }
        self.refuse_taken_number(&facts, Some(row.number))?;
        self.change_person(OperationKind::EditPerson, &row, changes, on)
    }

    /// Moves a person to another household.
    pub fn move_person(&mut self, person: PersonRef, to: HouseholdRef) -> Result<Done, DeskError> {
        let row = self.store.person(person.0)?.ok_or(DeskError::Locked)?;
        let target = self.store.household(to.0)?.ok_or(DeskError::Locked)?.household.id;
        let field = Field::Household;
        let mut changes = Vec::new();
        let settles = row.person.has_conflict(field);
        if target != row.person.household || settles {
            changes.push(Change { field, old: row.person.get(field), new: Some(target.to_string()) });
        }
        let today = self.clock.today();
        self.change_person(OperationKind::MovePerson, &row, changes, today)
    }

    /// Moves a person to a household that is added for it, in one operation.
    pub fn move_to_new_household(
        &mut self,
        person: PersonRef,
        assignments: &Assignments,
    ) -> Result<(HouseholdRef, Done), DeskError> {
        let row = self.store.person(person.0)?.ok_or(DeskError::Locked)?;
        let facts = self.household_facts(assignments)?;
        let (id, kind, today) = (HouseholdId(entropy::id()), OperationKind::MovePerson, self.clock.today());
        let change =
            Change { field: Field::Household, old: row.person.get(Field::Household), new: Some(id.to_string()) };
        let (number, recorded) = self.transact(kind, |recording| {
            let source = Source::Hand;
            recording.push(today, Body::HouseholdAdded { household: id, facts, source })?;
            let number = recording.household_number(id)?;
            let (person, changes, problems) = (row.person.id, vec![change], None);
            recording.push(today, Body::PersonChanged { person, changes, problems, source })?;
            Ok(number)
        })?;
        let done = Done { operation: recorded.operation, kind, about: Some(person.to_string()) };
        Ok((HouseholdRef(number), done))
    }

    /// Settles a conflict of a person: of the values that stand, this one counts.
    pub fn settle_person(&mut self, person: PersonRef, field: Field, value: Option<String>) -> Result<Done, DeskError> {
        let row = self.store.person(person.0)?.ok_or(DeskError::Locked)?;
        let shown = row.person.get(field);
        let others = || row.person.conflicts.iter().filter(|conflict| conflict.field == field);
        let stands = others().next().is_some() && (value == shown || others().any(|conflict| conflict.other == value));
        let kind = match field {
            Field::Household => OperationKind::MovePerson,
            Field::Milestone(_) => OperationKind::RecordMilestone,
            Field::FullName
            | Field::BirthDate
            | Field::Sex
            | Field::PersonNumber
            | Field::OldId
            | Field::Phone
            | Field::Relationship
            | Field::Residence
            | Field::Presence
            | Field::Nationality
            | Field::Note
            | Field::Bhyt
            | Field::Gplx
            | Field::Vehicle
            | Field::Bhxh => OperationKind::EditPerson,
        };
        let mut facts = row.person.facts.clone();
        if field != Field::Household && facts.set(field, value.as_deref()).is_ok() {
            self.refuse_taken_number(&facts, Some(row.number))?;
        }
        let changes = if stands { vec![Change { field, old: shown, new: value }] } else { Vec::new() };
        let today = self.clock.today();
        self.change_person(kind, &row, changes, today)
    }

    /// Settles a conflict of a household: of the values that stand, this one counts.
    pub fn settle_household(
        &mut self,
        household: HouseholdRef,
        field: HouseholdField,
        value: Option<String>,
    ) -> Result<Done, DeskError> {
        self.edit_household(household, &vec![(field.code().to_owned(), value)])
    }

    /// The names of the areas, in the order of the list.
    pub fn area_names(&mut self) -> Result<Vec<String>, DeskError> {
        Ok(self.shelf()?.ground.areas.iter().filter(|area| !area.is_empty()).cloned().collect())
    }

    /// The household of a person.
    pub fn household_of(&self, person: PersonRef) -> Result<HouseholdRef, DeskError> {
        let row = self.store.person(person.0)?.ok_or(DeskError::Locked)?;
        Ok(HouseholdRef(row.household))
    }

    /// Records changes of a person; nothing to change records nothing.
    pub(super) fn change_person(
        &mut self,
        kind: OperationKind,
        row: &PersonRow,
        changes: Vec<Change<Field>>,
        on: NaiveDate,
    ) -> Result<Done, DeskError> {
        let about = Some(PersonRef(row.number).to_string());
        if changes.is_empty() {
            return Ok(Done { operation: None, kind, about });
        }
        let person = row.person.id;
        let ((), recorded) = self.transact(kind, |recording| {
            let (problems, source) = (None, Source::Hand);
            Ok(recording.push(on, Body::PersonChanged { person, changes, problems, source })?)
        })?;
        Ok(Done { operation: recorded.operation, kind, about })
    }

    /// Corrects a household.
    pub fn edit_household(&mut self, household: HouseholdRef, assignments: &Assignments) -> Result<Done, DeskError> {
        let row = self.store.household(household.0)?.ok_or(DeskError::Locked)?;
        let mut changes: Vec<Change<HouseholdField>> = Vec::new();
        for (name, value) in assignments {
            let field = HouseholdField::from_code(name).ok_or_else(|| unknown_field(name))?;
            let new = self.household_text(field, value.as_deref())?;
            let old = row.household.facts.get(field).map(str::to_owned);
            let settles = row.household.has_conflict(field);
            if old != new || settles {
                changes.push(Change { field, old, new });
            }
        }
        let (kind, about) = (OperationKind::EditHousehold, Some(household.to_string()));
        if changes.is_empty() {
            return Ok(Done { operation: None, kind, about });
        }
        let (household, source, today) = (row.household.id, Source::Hand, self.clock.today());
        let ((), recorded) = self.transact(kind, |recording| {
            Ok(recording.push(today, Body::HouseholdChanged { household, changes, source })?)
        })?;
        Ok(Done { operation: recorded.operation, kind, about })
    }

    /// The facts of a household to be added: some, and not those of one that is there.
    fn household_facts(&mut self, assignments: &Assignments) -> Result<HouseholdFacts, DeskError> {
        let mut facts = HouseholdFacts::default();
        for (name, value) in assignments {
            let field = HouseholdField::from_code(name).ok_or_else(|| unknown_field(name))?;
            facts.set(field, self.household_text(field, value.as_deref())?);
        }
        if facts == HouseholdFacts::default() {
            return Err(DeskError::refused("empty_household", msg!("error-empty-household")));
        }
        if facts.household_no.is_some() && self.household_with(&facts)?.is_some() {
            return Err(DeskError::refused("household_exists", msg!("error-household-exists")));
        }
        Ok(facts)
    }

    /// A text of a household as it is stored: clean; an area under the name it already has.
    pub(super) fn household_text(
        &mut self,
        field: HouseholdField,
        typed: Option<&str>,
    ) -> Result<Option<String>, DeskError> {
        let Some(text) = typed.map(|typed| clean(typed).text).filter(|text| !text.is_empty()) else { return Ok(None) };
        if field == HouseholdField::Area {
            let shown = self.shelf()?.shown_area(&text).filter(|shown| !shown.is_empty()).map(str::to_owned);
            return Ok(Some(shown.unwrap_or(text)));
        }
        Ok(Some(text))
    }

    /// The household with the same number in the same area.
    pub(super) fn household_with(&mut self, facts: &HouseholdFacts) -> Result<Option<HouseholdRef>, DeskError> {
        let Some(wanted) = facts.household_no.as_deref() else { return Ok(None) };
        let area = area_key(facts.area.as_deref().unwrap_or_default());
        let shelf = self.shelf()?;
        let found = shelf.household_numbers().find(|number| {
            shelf.facts_of(*number).is_some_and(|other| {
                other.household_no.as_deref() == Some(wanted)
                    && area_key(other.area.as_deref().unwrap_or_default()) == area
            })
        });
        Ok(found.map(|number| HouseholdRef(i64::from(number))))
    }

    /// A personal number belongs to one person only.
    pub(super) fn refuse_taken_number(&self, facts: &PersonFacts, own: Option<i64>) -> Result<(), DeskError> {
        let Some(number) = &facts.person_number else { return Ok(()) };
        let holder = self.people_with_number(number.as_str())?.into_iter().find(|row| Some(row.number) != own);
        match holder {
            None => Ok(()),
            Some(holder) => Err(DeskError::refused(
                "number_taken",
                msg!("error-number-taken", reference = PersonRef(holder.number).to_string()),
            )),
        }
    }
}

pub(super) fn unknown_field(name: &str) -> DeskError {
    DeskError::refused_with_hint(
        "unknown_field",
        msg!("error-unknown-field", field = name),
        msg!("error-unknown-field-hint"),
    )
}

pub(super) fn refused_value(name: &str, bad: quality::BadTyped) -> DeskError {
    DeskError::refused_with_hint("bad_value", msg!("error-bad-value", field = name), bad.hint())
}
