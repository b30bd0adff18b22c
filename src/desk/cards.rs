//! A card that was scanned: whose it is, what it says differently, and what of that is taken over.

use chrono::{Datelike, NaiveDate};

use super::Desk;
use super::editing::Assignments;
use super::error::DeskError;
use super::views::{Done, PersonCard, PersonRef};
use crate::domain::card::{Card, CardFact, Difference, differences, is_same_birth, is_same_name};
use crate::domain::event::{Body, OperationKind, Source};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::milestone::Milestone;
use crate::domain::partial_date::PartialDate;
use crate::store::PersonRow;
use crate::text::fold::{has_marks, loose};
use crate::text::numbers;

/// So many people are proposed for a card whose number nobody has.
const MOST_PROPOSED: usize = 9;

/// How somebody was found by a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FoundBy {
    /// The number is theirs.
    Number,
    /// The number of the old card is theirs.
    OldId,
    /// Name and birth date are theirs, and they have no number yet.
    NameAndBirth,
    /// Name and birth date are theirs, and another number.
    NameAndBirthOtherNumber,
}

/// Somebody whose card it may be.
#[derive(Clone, PartialEq, Debug)]
pub struct CardHolder {
    /// How they were found.
    pub found_by: FoundBy,
    /// Who it is.
    pub person: Box<PersonCard>,
    /// What the card says differently.
    pub differences: Vec<Difference>,
}

impl Desk {
    /// Whose a card may be: whoever has its number, and only where nobody does whoever it is like, the likeliest first.
    pub fn holders_of(&mut self, card: &Card) -> Result<Vec<CardHolder>, DeskError> {
        let by_number = self.store.people_with_number(card.person_number.as_str())?;
        let found = if by_number.is_empty() {
            self.like_card(card)?
        } else {
            by_number.into_iter().map(|row| (FoundBy::Number, row)).collect()
        };
        let today = self.clock.today();
        let mut holders = Vec::new();
        for (found_by, row) in found {
            let Some(person) = self.person_card(PersonRef(row.number))?.map(Box::new) else { continue };
            let address = person.household_facts.address.as_deref();
            let differences = differences(card, &person.person.facts, address, today);
            holders.push(CardHolder { found_by, person, differences });
        }
        Ok(holders)
    }

    /// People whom a card is like, though none of them has its number.
    fn like_card(&mut self, card: &Card) -> Result<Vec<(FoundBy, PersonRow)>, DeskError> {
        self.make_ready()?;
        // Without marks, as many rosters are.
        let name = card.full_name.as_deref().filter(|_| card.birth_date.is_some()).map(loose);
        let queries = [card.old_id.clone(), name];
        let mut found: Vec<(FoundBy, PersonRow)> = Vec::new();
        for query in queries.into_iter().flatten() {
            for person in self.perhaps(&query, card)? {
                let Some(row) = self.store.person(person)? else { continue };
                let is_known = found.iter().any(|(_, known)| known.number == row.number);
                if let Some(found_by) = likeness(card, &row).filter(|_| !is_known) {
                    found.push((found_by, row));
                }
            }
        }
        found.sort_by_key(|(found_by, row)| {
            let order = [FoundBy::Number, FoundBy::OldId, FoundBy::NameAndBirth, FoundBy::NameAndBirthOtherNumber];
            (order.iter().position(|known| known == found_by), row.number)
        });
        found.truncate(MOST_PROPOSED);
        Ok(found)
    }

    /// Whom the search finds, without those who were surely born on another day.
    fn perhaps(&mut self, query: &str, card: &Card) -> Result<Vec<i64>, DeskError> {
        let shelf = self.shelf()?;
        let hits = shelf.find(query);
        let is_of_year = |person: u32| {
            let born = shelf.ground.people.get(person as usize).and_then(Option::as_ref).and_then(|person| person.born);
            let year = |day: NaiveDate| day.year();
            born.zip(card.birth_date).is_none_or(|(born, birth)| year(born) == year(birth))
        };
        let by_number = card.old_id.as_deref() == Some(query);
        let people = hits.into_iter().map(|hit| hit.person).filter(|person| by_number || is_of_year(*person));
        Ok(people.map(i64::from).collect())
    }

    /// Takes facts of a card over, in one operation: those that are named and still differ.
    pub fn take_card(&mut self, person: PersonRef, card: &Card, facts: &[CardFact]) -> Result<Done, DeskError> {
        let row = self.store.person(person.0)?.ok_or(DeskError::Locked)?;
        let household = self.store.household(row.household)?.ok_or(DeskError::Locked)?;
        let today = self.clock.today();
        let address = household.household.facts.address.as_deref();
        let found = differences(card, &row.person.facts, address, today);
        let mut changes: Vec<Change<Field>> = Vec::new();
        let mut place: Vec<Change<HouseholdField>> = Vec::new();
        for Difference { fact, ledger, card: new, .. } in found.into_iter().filter(|found| facts.contains(&found.fact))
        {
            let new = Some(new);
            match fact {
                CardFact::Person(field) => changes.push(Change { field, old: ledger, new }),
                CardFact::Address => place.push(Change { field: HouseholdField::Address, old: ledger, new }),
            }
        }
        let mut taken = row.person.facts.clone();
        for Change { field, new, .. } in &changes {
            // What the card says is in the ledger's own form.
            let _is_known = taken.set(*field, new.as_deref());
        }
        self.refuse_taken_number(&taken, Some(row.number))?;
        let is_issue = |change: &Change<Field>| change.field == Field::Milestone(Milestone::CardIssued);
        let kind = match (changes.as_slice(), place.is_empty()) {
            ([], false) => OperationKind::EditHousehold,
            ([only], true) if is_issue(only) => OperationKind::RecordMilestone,
            _ => OperationKind::EditPerson,
        };
        let about = Some(person.to_string());
        if changes.is_empty() && place.is_empty() {
            return Ok(Done { operation: None, kind, about });
        }
        let (person, household, source) = (row.person.id, household.household.id, Source::Hand);
        let (issued, changes): (Vec<_>, Vec<_>) = changes.into_iter().partition(is_issue);
        let issued_on = card.reached(today).counts_from().unwrap_or(today);
        let ((), recorded) = self.transact(kind, |recording| {
            for (on, changes) in [(issued_on, issued), (today, changes)] {
                if !changes.is_empty() {
                    recording.push(on, Body::PersonChanged { person, changes, problems: None, source })?;
                }
            }
            if !place.is_empty() {
                recording.push(today, Body::HouseholdChanged { household, changes: place, source })?;
            }
            Ok(())
        })?;
        Ok(Done { operation: recorded.operation, kind, about })
    }
}

/// Why somebody without the card's number may be its holder.
fn likeness(card: &Card, row: &PersonRow) -> Option<FoundBy> {
    let facts = &row.person.facts;
    if card.old_id.is_some() && card.old_id == facts.old_id {
        return Some(FoundBy::OldId);
    }
    let has_name = card.full_name.as_deref().is_some_and(|name| is_same_name(card, name, &facts.full_name));
    // A roster without marks does not know better.
    let is_bare = !has_marks(&facts.full_name) && card.full_name.as_deref().map(loose) == Some(loose(&facts.full_name));
    let has_birth = card.birth_date.zip(facts.birth_date).is_some_and(|(on_card, known)| is_same_birth(on_card, known));
    ((has_name || is_bare) && has_birth).then_some(match facts.person_number {
        None => FoundBy::NameAndBirth,
        Some(_) => FoundBy::NameAndBirthOtherNumber,
    })
}

/// What a card says, as facts of somebody new.
pub fn facts_of_card(card: &Card, today: NaiveDate) -> Assignments {
    let person = [
        (Field::FullName, card.full_name.clone()),
        (Field::BirthDate, card.birth().map(PartialDate::display)),
        (Field::Sex, card.sex.map(|sex| sex.code().to_owned())),
        (Field::PersonNumber, Some(card.person_number.as_str().to_owned())),
        (Field::OldId, card.old_id.clone()),
        (Field::Milestone(Milestone::CardIssued), Some(card.issue_day(today).map_or("x".to_owned(), numbers::day))),
    ];
    let address = (HouseholdField::Address.code().to_owned(), card.address.clone());
    let facts = person.map(|(field, value)| (field.code().to_owned(), value)).into_iter().chain([address]);
    facts.filter(|(_, value)| value.is_some()).collect()
}
