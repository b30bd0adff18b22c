//! What a card says differently from the ledger. Spelling habits are no difference: case, where in the syllable the
//! tone is written, marks that the reader dropped; nor is an address that says more of the same place.

use chrono::NaiveDate;

use super::{Card, CardFact, Marks};
use crate::domain::field::Field;
use crate::domain::milestone::Milestone;
use crate::domain::partial_date::PartialDate;
use crate::domain::person::PersonFacts;
use crate::domain::person_number::PersonNumber;
use crate::domain::sex::Sex;
use crate::text::fold::{loose, strict};
use crate::text::name_case::name_case;

/// A fact that card and ledger state differently.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// The fact.
    pub fact: CardFact,
    /// What the ledger says, as it keeps it.
    pub ledger: Option<String>,
    /// What the card says, as the ledger would keep it.
    pub card: String,
    /// How it is taken over.
    pub taken: Taken,
}

/// How a difference is taken over.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Taken {
    /// With all others, or alone.
    WithAll,
    /// Only alone, for the card may well be the one that is out of date or says less.
    Alone,
}

/// What a card says differently from a person of the ledger and the address of their household; first that it was
/// issued.
pub fn differences(card: &Card, facts: &PersonFacts, address: Option<&str>, today: NaiveDate) -> Vec<Difference> {
    let known = facts.milestones.get(Milestone::CardIssued);
    let says_more = match (known.stated_day(), card.issue_day(today)) {
        (Some(day), Some(on)) => (day != on).then_some(Taken::Alone),
        (Some(_), None) => None,
        (None, on) => (!known.is_reached() || on.is_some()).then_some(Taken::WithAll),
    };
    let issued = Field::Milestone(Milestone::CardIssued);
    let of = |field: Field, card: String, taken| Difference {
        fact: CardFact::Person(field),
        ledger: facts.get(field),
        card,
        taken,
    };
    let mut found: Vec<Difference> =
        says_more.map(|taken| of(issued, card.reached(today).to_string(), taken)).into_iter().collect();
    if let Some(name) = card.full_name.as_deref().filter(|name| !is_same_name(card, name, &facts.full_name)) {
        let taken = if card.marks == Marks::Kept { Taken::WithAll } else { Taken::Alone };
        found.push(of(Field::FullName, name_case(name), taken));
    }
    let birth = card.birth().filter(|birth| facts.birth_date != Some(*birth));
    found.extend(birth.map(|birth| of(Field::BirthDate, birth.to_string(), Taken::WithAll)));
    let sex = card.sex.filter(|sex| facts.sex != Some(*sex));
    found.extend(sex.map(|sex: Sex| of(Field::Sex, sex.code().to_owned(), Taken::WithAll)));
    let number: Option<&PersonNumber> =
        Some(&card.person_number).filter(|number| facts.person_number.as_ref() != Some(*number));
    found.extend(number.map(|number| of(Field::PersonNumber, number.as_str().to_owned(), Taken::WithAll)));
    let old_id = card.old_id.clone().filter(|old_id| facts.old_id.as_ref() != Some(old_id));
    found.extend(old_id.map(|old_id| of(Field::OldId, old_id, Taken::WithAll)));
    let place = card.address.as_deref().filter(|place| !is_same_place(place, address.unwrap_or_default()));
    found.extend(place.map(|place| Difference {
        fact: CardFact::Address,
        ledger: address.map(str::to_owned),
        card: place.to_owned(),
        // It is the household's, and many live elsewhere than their card says.
        taken: Taken::Alone,
    }));
    found
}

/// Whether a name is the one of the card, however it is written.
pub fn is_same_name(card: &Card, on_card: &str, in_ledger: &str) -> bool {
    match card.marks {
        Marks::Kept => strict(on_card) == strict(in_ledger),
        Marks::Gone => loose(on_card) == loose(in_ledger),
    }
}

/// Whether the birth dates can be those of one person.
pub fn is_same_birth(on_card: NaiveDate, in_ledger: PartialDate) -> bool {
    (in_ledger.first_day()..=in_ledger.last_day()).contains(&on_card)
}

/// Whether one of two addresses goes on where the other ends: the card names ward and province too.
fn is_same_place(one: &str, other: &str) -> bool {
    let (one, other) = (words(one), words(other));
    !one.is_empty() && !other.is_empty() && (one.starts_with(&other) || other.starts_with(&one))
}

/// The words of an address; `số` before a number says nothing.
fn words(address: &str) -> Vec<String> {
    loose(address).split(' ').filter(|word| !matches!(*word, "" | "so")).map(str::to_owned).collect()
}
