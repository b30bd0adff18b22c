//! Two entries side by side: put together into one, or told apart for good. The entry with the smaller identity
//! stays, whichever of the two it is; whose facts are kept is chosen.

use chrono::NaiveDate;

use crate::desk::Desk;
use crate::desk::error::DeskError;
use crate::desk::views::{Done, HouseholdRef, PersonCard, PersonRef};
use crate::domain::decision::Decision;
use crate::domain::event::{Body, OperationKind, Source};
use crate::domain::field::{Change, Field};
use crate::domain::household::HouseholdFacts;
use crate::domain::ids::PersonId;
use crate::domain::likeness::{LikeEntry, LikeReason, Likenesses};
use crate::domain::merging::{FactChoice, choices};
use crate::domain::person::Person;
use crate::msg;
use crate::store::PersonRow;

/// Two entries, in either order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sides(pub PersonRef, pub PersonRef);

/// Two entries side by side.
#[derive(Clone, PartialEq, Debug)]
pub struct SideBySide {
    /// The entry that stays, where they are put together.
    pub stays: Box<PersonCard>,
    /// The other one.
    pub other: Box<PersonCard>,
    /// What they say differently.
    pub choices: Vec<FactChoice>,
    /// The households that the choices name by their identity: what each is called.
    pub households: Vec<(String, HouseholdRef, HouseholdFacts)>,
    /// Why they may be one person; nothing where nobody proposed it.
    pub reason: Option<LikeReason>,
    /// Whether somebody said that they are two.
    pub are_apart: bool,
    /// How many entries were put into the other one before: they go with it.
    pub merged_before: usize,
}

/// A fact with the value that is kept of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Kept {
    /// The fact.
    pub field: Field,
    /// The value; nothing for none.
    pub value: Option<String>,
}

impl Desk {
    /// Two entries side by side; nothing where one of them is gone or they are the same.
    pub fn side_by_side(&mut self, sides: Sides) -> Result<Option<SideBySide>, DeskError> {
        let Some((stays, other)) = self.in_order(sides)? else { return Ok(None) };
        let choices = choices(&stays.person, &other.person);
        let entry = |row: &PersonRow| LikeEntry::of(row.number, &row.person);
        let reason = Likenesses::compare_anyway(&entry(&stays), &entry(&other)).map(|pair| pair.reason);
        let are_apart = stays.person.is_apart_from(other.person.id) || other.person.is_apart_from(stays.person.id);
        let merged_before = self.merged_into(other.number)?.len();
        let mut households = Vec::new();
        for row in [&stays, &other] {
            let facts = self.store.household(row.household)?.map(|row| row.household.facts).unwrap_or_default();
            households.push((row.person.household.to_string(), HouseholdRef(row.household), facts));
        }
        let (stays, other) = (PersonRef(stays.number), PersonRef(other.number));
        let (Some(stays), Some(other)) = (self.person_card(stays)?, self.person_card(other)?) else { return Ok(None) };
        let (stays, other) = (Box::new(stays), Box::new(other));
        Ok(Some(SideBySide { stays, other, choices, households, reason, are_apart, merged_before }))
    }

    /// Puts two entries together: one stands for both from then on. What is kept is named for each fact that they say
    /// differently; of those that are not named, what is proposed. Visits stay as they were recorded.
    pub fn merge_people(&mut self, sides: Sides, kept: &[Kept]) -> Result<Done, DeskError> {
        let (stays, other) = self.in_order(sides)?.ok_or_else(gone)?;
        let choices = choices(&stays.person, &other.person);
        let mut changes = Vec::new();
        for choice in &choices {
            let named = kept.iter().find(|kept| kept.field == choice.field);
            let value = match named {
                Some(kept) => {
                    let place = choice.values.iter().position(|value| *value == kept.value);
                    if !place.is_some_and(|place| choice.can_choose(place)) {
                        return Err(DeskError::refused("not_a_choice", msg!("error-merge-not-a-choice")));
                    }
                    kept.value.clone()
                }
                None => choice.proposed_value().map(str::to_owned),
            };
            let old = stays.person.get(choice.field);
            if value != old {
                changes.push(Change { field: choice.field, old, new: value });
            }
        }
        // What was decided before the other values were seen is not decided by them.
        if kept.iter().any(|kept| !choices.iter().any(|choice| choice.field == kept.field)) {
            return Err(DeskError::refused("not_a_choice", msg!("error-merge-not-a-choice")));
        }
        self.refuse_number_of_third(&changes, (stays.number, other.number))?;
        let today = self.clock.today();
        let presences = presences(&mut changes, &other.person, today);
        let merged_before = self.merged_into(other.number)?;
        let apart: Vec<PersonId> = other.person.apart_from().filter(|third| *third != stays.person.id).collect();
        let (person, into) = (other.person.id, stays.person.id);
        let kind = OperationKind::MergePeople;
        let ((), recorded) = self.transact(kind, |recording| {
            let changed = |changes| Body::PersonChanged { person: into, changes, problems: None, source: Source::Hand };
            if !changes.is_empty() {
                recording.push(today, changed(changes))?;
            }
            for (on, change) in presences {
                recording.push(on, changed(vec![change]))?;
            }
            // Who is not the other one is not the one who stands for them either.
            for third in apart {
                recording.push(today, Body::PersonDecided { person: into, decision: Decision::ApartFrom(third) })?;
            }
            for merged in merged_before.into_iter().chain([person]) {
                let decision = Decision::MergedInto(into);
                recording.push(today, Body::PersonDecided { person: merged, decision })?;
            }
            Ok(())
        })?;
        Ok(Done { operation: recorded.operation, kind, about: Some(PersonRef(stays.number).to_string()) })
    }

    /// Says that two entries are two people: they are never proposed again.
    pub fn tell_apart(&mut self, sides: Sides) -> Result<Done, DeskError> {
        let (stays, other) = self.in_order(sides)?.ok_or_else(gone)?;
        let (kind, about) = (OperationKind::TellApart, Some(PersonRef(stays.number).to_string()));
        let (one, two) = (stays.person.id, other.person.id);
        if stays.person.is_apart_from(two) && other.person.is_apart_from(one) {
            return Ok(Done { operation: None, kind, about });
        }
        let today = self.clock.today();
        let ((), recorded) = self.transact(kind, |recording| {
            recording.push(today, Body::PersonDecided { person: one, decision: Decision::ApartFrom(two) })?;
            recording.push(today, Body::PersonDecided { person: two, decision: Decision::ApartFrom(one) })?;
            Ok(())
        })?;
        Ok(Done { operation: recorded.operation, kind, about })
    }

    /// Who stands for an entry that was put into another one.
    pub fn stands_for(&self, person: PersonRef) -> Result<Option<PersonRef>, DeskError> {
        Ok(self.store.standing_for(person.0)?.map(PersonRef))
    }

    /// The entry that stays, then the other one.
    fn in_order(&self, Sides(one, other): Sides) -> Result<Option<(PersonRow, PersonRow)>, DeskError> {
        if one == other {
            return Ok(None);
        }
        let (Some(one), Some(other)) = (self.store.person(one.0)?, self.store.person(other.0)?) else {
            return Ok(None);
        };
        Ok(Some(if one.person.id < other.person.id { (one, other) } else { (other, one) }))
    }

    /// The entries that were put into this one.
    pub(in crate::desk) fn merged_into(&self, number: i64) -> Result<Vec<PersonId>, DeskError> {
        let merged = self.store.merged_people()?.into_iter();
        Ok(merged.filter(|(_, into)| *into == number).map(|(row, _)| row.person.id).collect())
    }

    /// A personal number that is kept belongs to nobody but these two.
    fn refuse_number_of_third(&self, changes: &[Change<Field>], own: (i64, i64)) -> Result<(), DeskError> {
        let number = changes.iter().find(|change| change.field == Field::PersonNumber);
        let Some(number) = number.and_then(|change| change.new.as_deref()) else { return Ok(()) };
        let third = self.people_with_number(number)?.into_iter();
        match third.map(|row| row.number).find(|number| *number != own.0 && *number != own.1) {
            None => Ok(()),
            Some(third) => Err(DeskError::refused(
                "number_taken",
                msg!("error-number-taken", reference = PersonRef(third).to_string()),
            )),
        }
    }
}

fn gone() -> DeskError {
    DeskError::refused("merge_gone", msg!("error-merge-gone"))
}

/// A change of presence is taken out of the others: where the other entry's is kept, so are the days of it.
fn presences(changes: &mut Vec<Change<Field>>, other: &Person, today: NaiveDate) -> Vec<(NaiveDate, Change<Field>)> {
    let Some(place) = changes.iter().position(|change| change.field == Field::Presence) else { return Vec::new() };
    let Change { field, old, new } = changes.remove(place);
    let mut before = old;
    let mut dated: Vec<(NaiveDate, Option<String>)> = other
        .presence_changes
        .iter()
        .map(|(day, presence)| (*day, presence.map(|presence| presence.code().to_owned())))
        .collect();
    dated.sort_by_key(|(day, _)| *day);
    if dated.last().is_none_or(|(_, last)| *last != new) {
        dated.push((today, new));
    }
    let mut told = Vec::new();
    for (day, new) in dated {
        let old = std::mem::replace(&mut before, new.clone());
        told.push((day, Change { field, old, new }));
    }
    told
}
