//! What can be done about a problem: the repair that the facts themselves decide, and what contradicts what. Nothing
//! is guessed: where the facts do not decide, there is no repair, and whoever knows says what is right
//! (domain.md section 6).

use chrono::{Datelike, NaiveDate};

use super::field::Field;
use super::milestone::{Milestone, Milestones};
use super::partial_date::{DateFault, PartialDate, parse_cell_date};
use super::person::PersonFacts;
use super::person_number::{NumberFinding, PersonNumber, mismatch, parse_cell_number};
use super::phone::parse_cell_phone;
use super::problem::ProblemCode;
use super::quality::{CardTold, contradictions};

/// What is to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Remedy {
    /// The fact is right as it stands: the program has repaired the cell already, and somebody looks at it.
    Confirm,
    /// The fact gets this value, as the journal writes it.
    Set(Field, String),
}

/// How sure a repair is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Certainty {
    /// All that is known agrees: many can be done at once.
    Sure,
    /// Something else could be meant: somebody looks at each.
    Likely,
}

/// A repair.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Repair {
    /// What.
    pub remedy: Remedy,
    /// How sure.
    pub certainty: Certainty,
}

impl Repair {
    fn confirm(certainty: Certainty) -> Option<Self> {
        Some(Self { remedy: Remedy::Confirm, certainty })
    }

    fn set(field: Field, value: &dyn std::fmt::Display, certainty: Certainty) -> Option<Self> {
        Some(Self { remedy: Remedy::Set(field, value.to_string()), certainty })
    }
}

/// How much a kind of problem presses.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Urgency {
    /// Something is wrong or missing.
    Wrong,
    /// The program has repaired it, and somebody should look.
    ToConfirm,
}

/// The kinds of problem in the order in which they are worked off: what decides who somebody is first.
pub const BY_URGENCY: [ProblemCode; 17] = [
    ProblemCode::NoName,
    ProblemCode::DuplicateId,
    ProblemCode::BadPersonId,
    ProblemCode::PersonIdMismatch,
    ProblemCode::BadDate,
    ProblemCode::FutureDate,
    ProblemCode::MissingHousehold,
    ProblemCode::OrderOfMilestones,
    ProblemCode::SharedPhone,
    ProblemCode::BadPhone,
    ProblemCode::UnknownValue,
    ProblemCode::TooLong,
    ProblemCode::PersonIdRestored,
    ProblemCode::DateInAddress,
    ProblemCode::PhoneConverted,
    ProblemCode::RepairedText,
    ProblemCode::ControlCharacters,
];

/// How much a kind presses.
pub fn urgency(code: ProblemCode) -> Urgency {
    match code {
        ProblemCode::PersonIdRestored
        | ProblemCode::DateInAddress
        | ProblemCode::PhoneConverted
        | ProblemCode::RepairedText
        | ProblemCode::ControlCharacters => Urgency::ToConfirm,
        ProblemCode::NoName
        | ProblemCode::DuplicateId
        | ProblemCode::BadPersonId
        | ProblemCode::PersonIdMismatch
        | ProblemCode::BadDate
        | ProblemCode::FutureDate
        | ProblemCode::MissingHousehold
        | ProblemCode::OrderOfMilestones
        | ProblemCode::SharedPhone
        | ProblemCode::BadPhone
        | ProblemCode::UnknownValue
        | ProblemCode::TooLong => Urgency::Wrong,
    }
}

/// The repair of a problem, if the facts decide one. `raw` is the text of the cell, empty for what a rule found.
pub fn repair(facts: &PersonFacts, (code, field): (ProblemCode, Option<Field>), raw: &str) -> Option<Repair> {
    match code {
        ProblemCode::PersonIdRestored
        | ProblemCode::DateInAddress
        | ProblemCode::PhoneConverted
        | ProblemCode::RepairedText
        | ProblemCode::ControlCharacters => Repair::confirm(Certainty::Sure),
        // What was cut off is lost from the ledger: somebody reads it.
        ProblemCode::TooLong => Repair::confirm(Certainty::Likely),
        ProblemCode::BadPersonId if facts.person_number.is_none() => number_of(raw, facts),
        ProblemCode::BadPhone if facts.phone.is_none() => phone_of(raw),
        ProblemCode::BadDate if field == Some(Field::BirthDate) && facts.birth_date.is_none() => birth_of(raw, facts),
        ProblemCode::PersonIdMismatch => by_number(facts),
        ProblemCode::UnknownValue if field == Some(Field::Sex) && facts.sex.is_none() => sex_of_number(facts),
        ProblemCode::BadPersonId
        | ProblemCode::BadPhone
        | ProblemCode::BadDate
        | ProblemCode::UnknownValue
        | ProblemCode::FutureDate
        | ProblemCode::DuplicateId
        | ProblemCode::SharedPhone
        | ProblemCode::NoName
        | ProblemCode::MissingHousehold
        | ProblemCode::OrderOfMilestones => None,
    }
}

/// The facts that an editor of a problem asks for; none where the problem is in a fact of the household.
pub fn fields_to_mend(
    (facts, card): (&PersonFacts, CardTold),
    (code, field): (ProblemCode, Option<Field>),
) -> Vec<Field> {
    match code {
        ProblemCode::PersonIdMismatch => vec![Field::PersonNumber, Field::BirthDate, Field::Sex],
        ProblemCode::SharedPhone => vec![Field::Phone],
        ProblemCode::OrderOfMilestones => {
            let found = contradictions(&facts.milestones, facts.birth_date, card);
            let of = |wrong: &Contradiction| match *wrong {
                Contradiction::Before { first, then } => [Field::Milestone(first), Field::Milestone(then)],
                Contradiction::BeforeBirth(milestone) => [Field::BirthDate, Field::Milestone(milestone)],
                Contradiction::WithoutCard(milestone) => {
                    [Field::Milestone(Milestone::CardIssued), Field::Milestone(milestone)]
                }
            };
            let mut fields: Vec<Field> = Vec::new();
            for field in found.iter().flat_map(of) {
                if !fields.contains(&field) {
                    fields.push(field);
                }
            }
            fields
        }
        ProblemCode::BadDate
        | ProblemCode::FutureDate
        | ProblemCode::BadPersonId
        | ProblemCode::PersonIdRestored
        | ProblemCode::DuplicateId
        | ProblemCode::BadPhone
        | ProblemCode::PhoneConverted
        | ProblemCode::NoName
        | ProblemCode::UnknownValue
        | ProblemCode::MissingHousehold
        | ProblemCode::DateInAddress
        | ProblemCode::RepairedText
        | ProblemCode::TooLong
        | ProblemCode::ControlCharacters => field.into_iter().collect(),
    }
}

/// What contradicts what among the milestones of a person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Contradiction {
    /// A stage lies before the one that it needs.
    Before {
        /// The stage that comes first.
        first: Milestone,
        /// The one that needs it.
        then: Milestone,
    },
    /// A milestone lies before birth.
    BeforeBirth(Milestone),
    /// Level 2 without a card.
    WithoutCard(Milestone),
}

/// The stated days of milestones, the earliest first.
pub fn days_in_a_line(milestones: &Milestones) -> Vec<(NaiveDate, Milestone)> {
    let mut days: Vec<(NaiveDate, Milestone)> =
        milestones.iter().filter_map(|(milestone, reached)| Some((reached.stated_day()?, milestone))).collect();
    days.sort_by_key(|(day, _)| *day);
    days
}

/// The phone of a cell whose digits were typed as letters.
fn phone_of(raw: &str) -> Option<Repair> {
    let cell = parse_cell_phone(&digits_for_letters(raw)?);
    let phone = cell.phone.filter(|_| cell.rest.is_none())?;
    Repair::set(Field::Phone, &phone.as_str(), Certainty::Sure)
}

/// The personal number of a cell with lost zeros or letters for digits, where birth and sex agree with it.
fn number_of(raw: &str, facts: &PersonFacts) -> Option<Repair> {
    let cell = parse_cell_number(&digits_for_letters(raw)?, facts.birth_date, facts.sex);
    let number = cell.number.filter(|_| !cell.findings.contains(&NumberFinding::Mismatch))?;
    let certainty = match (facts.birth_date, facts.sex) {
        (Some(_), Some(_)) => Certainty::Sure,
        (Some(_), None) | (None, Some(_)) => Certainty::Likely,
        (None, None) => return None,
    };
    Repair::set(Field::PersonNumber, &number.as_str(), certainty)
}

/// The birth date of a cell that the personal number completes: its century, or at least the year that both say.
fn birth_of(raw: &str, facts: &PersonFacts) -> Option<Repair> {
    let year = facts.person_number.as_ref()?.birth_year()?;
    match parse_cell_date(raw, Some(year)) {
        Ok(date) => (date.year() == year).then_some(date).and_then(|date| set_birth(date, Certainty::Sure)),
        Err(DateFault::Impossible) if years_of(raw).eq([year]) => set_birth(PartialDate::Year(year), Certainty::Likely),
        Err(DateFault::Impossible | DateFault::TwoDigitYear | DateFault::NotADate) => None,
    }
}

fn set_birth(date: PartialDate, certainty: Certainty) -> Option<Repair> {
    Repair::set(Field::BirthDate, &date, certainty)
}

/// The numbers of four digits in a text.
fn years_of(raw: &str) -> impl Iterator<Item = i32> {
    let runs = raw.split(|c: char| !c.is_ascii_digit());
    runs.filter(|digits| digits.len() == 4).filter_map(|digits| digits.parse().ok())
}

/// Of a number that contradicts sex or year of birth, but not both, what it says.
fn by_number(facts: &PersonFacts) -> Option<Repair> {
    let number = facts.person_number.as_ref()?;
    if !mismatch(number, facts.birth_date, None) && facts.birth_date.is_some() {
        return Repair::set(Field::Sex, &number.sex()?.code(), Certainty::Likely);
    }
    if facts.sex.is_none() || mismatch(number, None, facts.sex) {
        return None;
    }
    let year = number.birth_year()?;
    let born = match facts.birth_date? {
        PartialDate::Day(day) => PartialDate::Day(day.with_year(year)?),
        PartialDate::Month { month, .. } => PartialDate::Month { year, month },
        PartialDate::Year(_) => PartialDate::Year(year),
    };
    set_birth(born, Certainty::Likely)
}

/// The sex that a number says which fits the birth.
fn sex_of_number(facts: &PersonFacts) -> Option<Repair> {
    let number: &PersonNumber = facts.person_number.as_ref()?;
    facts.birth_date.filter(|_| !mismatch(number, facts.birth_date, None))?;
    Repair::set(Field::Sex, &number.sex()?.code(), Certainty::Likely)
}

/// A text with the letters that people type for digits read as digits; nothing where other letters are left.
fn digits_for_letters(raw: &str) -> Option<String> {
    let text: String = raw
        .chars()
        .map(|letter| match letter {
            'O' | 'o' => '0',
            'l' | 'I' | '|' => '1',
            other => other,
        })
        .collect();
    (!text.chars().any(char::is_alphabetic)).then_some(text)
}

#[cfg(test)]
#[path = "repair_tests.rs"]
mod tests;
