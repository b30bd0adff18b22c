//! REF of the contract: a personal number, or the short reference that `find` and `show` print.

use super::Desk;
use super::error::DeskError;
use super::views::{HouseholdRef, PersonRef};
use crate::domain::person_number::PersonNumber;
use crate::msg;
use crate::store::PersonRow;

/// What a reference names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reference {
    /// A person.
    Person(PersonRef),
    /// A household.
    Household(HouseholdRef),
}

impl Desk {
    /// What a reference names; it stands in the ledger.
    pub fn refer(&self, text: &str) -> Result<Reference, DeskError> {
        let unknown = || {
            DeskError::refused_with_hint(
                "unknown_reference",
                msg!("error-unknown-reference", reference = text.trim()),
                msg!("error-unknown-reference-hint"),
            )
        };
        let text = text.trim();
        if let Some(number) = PersonNumber::new(text) {
            let mut people = self.people_with_number(number.as_str())?;
            return match (people.pop(), people.pop()) {
                (Some(person), None) => Ok(Reference::Person(PersonRef(person.number))),
                (Some(one), Some(other)) => Err(DeskError::refused(
                    "ambiguous_reference",
                    msg!(
                        "error-ambiguous-reference",
                        one = format!("P{}", other.number),
                        other = format!("P{}", one.number)
                    ),
                )),
                (None, _) => self.stands_with_number(number.as_str())?.map(Reference::Person).ok_or_else(unknown),
            };
        }
        let mut letters = text.chars();
        let kind = letters.next().map(|letter| letter.to_ascii_uppercase());
        let number: i64 = letters.as_str().parse().map_err(|_not_a_number: std::num::ParseIntError| unknown())?;
        match kind {
            Some('P') if self.store.person(number)?.is_some() => Ok(Reference::Person(PersonRef(number))),
            Some('P') => self.stands_for(PersonRef(number))?.map(Reference::Person).ok_or_else(unknown),
            Some('H') if self.store.household(number)?.is_some() => Ok(Reference::Household(HouseholdRef(number))),
            _ => Err(unknown()),
        }
    }

    /// The people with a personal number: one, unless the roster has a doubt. Found in memory where everybody is there.
    pub(super) fn people_with_number(&self, digits: &str) -> Result<Vec<PersonRow>, DeskError> {
        let Some(search) = self.shelf.as_ref().and_then(|shelf| shelf.search.as_ref()) else {
            return Ok(self.store.people_with_number(digits)?);
        };
        let rows = search.with_number(digits).filter_map(|person| self.store.person(i64::from(person)).transpose());
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Who stands for the one entry that had a number and was put into another one.
    fn stands_with_number(&self, digits: &str) -> Result<Option<PersonRef>, DeskError> {
        let has = |row: &PersonRow| row.person.facts.person_number.as_ref().is_some_and(|own| own.as_str() == digits);
        let mut standing: Vec<i64> =
            self.store.merged_people()?.into_iter().filter(|(row, _)| has(row)).map(|(_, into)| into).collect();
        standing.dedup();
        Ok(if let [only] = standing.as_slice() { Some(PersonRef(*only)) } else { None })
    }

    /// The short reference that a text gives for an entry that was put into another one, and who stands for it.
    pub fn merged_reference(&self, text: &str) -> Result<Option<(PersonRef, PersonRef)>, DeskError> {
        let number = text.trim().strip_prefix(['P', 'p']).and_then(|digits| digits.parse().ok());
        let Some(entry) = number.map(PersonRef) else { return Ok(None) };
        Ok(self.stands_for(entry)?.map(|standing| (entry, standing)))
    }

    /// The person of a reference.
    pub fn refer_to_person(&self, text: &str) -> Result<PersonRef, DeskError> {
        match self.refer(text)? {
            Reference::Person(person) => Ok(person),
            Reference::Household(_) => {
                Err(DeskError::refused("not_a_person", msg!("error-not-a-person", reference = text.trim())))
            }
        }
    }

    /// The household of a reference; a person stands for their household.
    pub fn refer_to_household(&self, text: &str) -> Result<HouseholdRef, DeskError> {
        match self.refer(text)? {
            Reference::Household(household) => Ok(household),
            Reference::Person(person) => {
                let row = self.store.person(person.0)?;
                row.map(|row| HouseholdRef(row.household)).ok_or(DeskError::Locked)
            }
        }
    }
}
