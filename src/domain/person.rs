//! A person on the roster (nhân khẩu): the facts, and what is remembered about where they came from.

use chrono::NaiveDate;

use super::decision::Decision;
use super::field::{Conflict, Field};
use super::ids::{HouseholdId, PersonId};
use super::milestone::Milestones;
use super::partial_date::PartialDate;
use super::person_number::PersonNumber;
use super::phone::Phone;
use super::presence::{Presence, Residence};
use super::problem::Problem;
use super::sex::Sex;

/// What is known of a person, apart from the household.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PersonFacts {
    /// Full name: NFC, name case, never empty once stored.
    pub full_name: String,
    /// Birth date, possibly only a year or a month.
    pub birth_date: Option<PartialDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Personal number (số định danh cá nhân).
    pub person_number: Option<PersonNumber>,
    /// Old identity card number (CMND).
    pub old_id: Option<String>,
    /// Mobile phone.
    pub phone: Option<Phone>,
    /// Relation to the head of the household, as written.
    pub relationship: Option<String>,
    /// How they are registered.
    pub residence: Option<Residence>,
    /// Whether they are there; nothing said means resident.
    pub presence: Option<Presence>,
    /// Nationality as written; nothing said means Vietnamese.
    pub nationality: Option<String>,
    /// Free note.
    pub note: Option<String>,
    /// Papers integrated into the account.
    pub papers: Papers,
    /// The eight milestones.
    pub milestones: Milestones,
}

/// Papers integrated into the account: yes, no, or not known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Papers {
    /// Health insurance (BHYT).
    pub bhyt: Option<bool>,
    /// Driving licence (giấy phép lái xe).
    pub gplx: Option<bool>,
    /// Vehicle registration (đăng ký xe).
    pub vehicle: Option<bool>,
    /// Social insurance (BHXH).
    pub bhxh: Option<bool>,
}

/// A value that a field cannot take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} cannot take this value", .field.code())]
pub struct BadValue {
    /// The field.
    pub field: Field,
}

impl PersonFacts {
    /// The canonical text of a fact; `Field::Household` is not a fact of these.
    pub fn get(&self, field: Field) -> Option<String> {
        match field {
            Field::FullName => Some(self.full_name.clone()).filter(|name| !name.is_empty()),
            Field::BirthDate => self.birth_date.map(|date| date.to_string()),
            Field::Sex => self.sex.map(|sex| sex.code().to_owned()),
            Field::PersonNumber => self.person_number.as_ref().map(|number| number.as_str().to_owned()),
            Field::OldId => self.old_id.clone(),
            Field::Phone => self.phone.as_ref().map(|phone| phone.as_str().to_owned()),
            Field::Relationship => self.relationship.clone(),
            Field::Residence => self.residence.map(|residence| residence.code().to_owned()),
            Field::Presence => self.presence.map(|presence| presence.code().to_owned()),
            Field::Nationality => self.nationality.clone(),
            Field::Note => self.note.clone(),
            Field::Bhyt => yes_or_no(self.papers.bhyt),
            Field::Gplx => yes_or_no(self.papers.gplx),
            Field::Vehicle => yes_or_no(self.papers.vehicle),
            Field::Bhxh => yes_or_no(self.papers.bhxh),
            Field::Household => None,
            Field::Milestone(milestone) => Some(self.milestones.get(milestone))
                .filter(|reached| reached.is_reached())
                .map(|reached| reached.to_string()),
        }
    }

    /// Sets a fact from its canonical text; nothing clears it.
    pub fn set(&mut self, field: Field, value: Option<&str>) -> Result<(), BadValue> {
        let bad = BadValue { field };
        match field {
            Field::FullName => value.filter(|name| !name.is_empty()).ok_or(bad)?.clone_into(&mut self.full_name),
            Field::BirthDate => self.birth_date = parsed(value, |text| text.parse().ok(), bad)?,
            Field::Sex => self.sex = parsed(value, Sex::from_code, bad)?,
            Field::PersonNumber => self.person_number = parsed(value, PersonNumber::new, bad)?,
            Field::OldId => self.old_id = value.map(str::to_owned),
            Field::Phone => self.phone = parsed(value, Phone::new, bad)?,
            Field::Relationship => self.relationship = value.map(str::to_owned),
            Field::Residence => self.residence = parsed(value, Residence::from_code, bad)?,
            Field::Presence => self.presence = parsed(value, Presence::from_code, bad)?,
            Field::Nationality => self.nationality = value.map(str::to_owned),
            Field::Note => self.note = value.map(str::to_owned),
            Field::Bhyt => self.papers.bhyt = parsed(value, from_yes_or_no, bad)?,
            Field::Gplx => self.papers.gplx = parsed(value, from_yes_or_no, bad)?,
            Field::Vehicle => self.papers.vehicle = parsed(value, from_yes_or_no, bad)?,
            Field::Bhxh => self.papers.bhxh = parsed(value, from_yes_or_no, bad)?,
            Field::Household => return Err(bad),
            Field::Milestone(milestone) => {
                let reached = parsed(value, |text| text.parse().ok(), bad)?;
                self.milestones.set(milestone, reached.unwrap_or_default());
            }
        }
        Ok(())
    }

    /// Whether two values of a field say the same (unknown days of a milestone do, whatever day they were recorded).
    pub fn same_value(field: Field, one: Option<&str>, other: Option<&str>) -> bool {
        let day_unknown = |value: Option<&str>| value.is_some_and(|text| text.starts_with('?'));
        one == other || matches!(field, Field::Milestone(_)) && day_unknown(one) && day_unknown(other)
    }

    /// The year of birth: stated, else as the personal number carries it (NĐ 137/2015).
    pub fn birth(&self) -> Option<PartialDate> {
        let of_number = || self.person_number.as_ref().and_then(PersonNumber::birth_year).map(PartialDate::Year);
        self.birth_date.or_else(of_number)
    }

    /// Whether the person is a Vietnamese citizen, as far as the roster says.
    pub fn is_citizen(&self) -> bool {
        match &self.nationality {
            None => true,
            Some(text) => {
                let folded = crate::text::fold::loose(text);
                matches!(folded.as_str(), "" | "viet nam" | "vietnam" | "vn" | "vietnamese" | "viet")
            }
        }
    }
}

fn yes_or_no(value: Option<bool>) -> Option<String> {
    value.map(|yes| if yes { "yes" } else { "no" }.to_owned())
}

fn from_yes_or_no(text: &str) -> Option<bool> {
    match text {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}

fn parsed<T>(value: Option<&str>, parse: impl FnOnce(&str) -> Option<T>, bad: BadValue) -> Result<Option<T>, BadValue> {
    value.map(|text| parse(text).ok_or(bad)).transpose()
}

/// A person as the ledger has them: the result of folding their events.
#[derive(Clone, PartialEq, Debug)]
pub struct Person {
    /// Identity.
    pub id: PersonId,
    /// The household they belong to.
    pub household: HouseholdId,
    /// The facts as they are now.
    pub facts: PersonFacts,
    /// Changes of presence after the first statement, each with the day from which it counts, in the order in
    /// which they were folded.
    pub presence_changes: Vec<(NaiveDate, Option<Presence>)>,
    /// The presence of the first statement, which is not dated.
    pub first_presence: Option<Presence>,
    /// Where the last imported value differs from the fact of now; `None` for somebody added by hand.
    pub imported: Option<Vec<(Field, Option<String>)>>,
    /// Problems of the last import of this person, each with whether somebody has mended it since.
    pub problems: Vec<(Problem, Mended)>,
    /// Facts with two values.
    pub conflicts: Vec<Conflict<Field>>,
    /// What somebody decided about them, in the order in which it was folded.
    pub decisions: Vec<Decision>,
}

/// Whether a problem of an import still stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mended {
    /// It stands.
    Open,
    /// Somebody changed the field since.
    Mended,
}

impl Person {
    /// Whether a fact has two values that wait to be settled.
    pub fn has_conflict(&self, field: Field) -> bool {
        self.conflicts.iter().any(|conflict| conflict.field == field)
    }

    /// The presence on a day: the last change that counts by then, else the first statement.
    pub fn presence_on(&self, day: NaiveDate) -> Presence {
        presence_on(self.first_presence, &self.presence_changes, day)
    }

    /// The canonical text of a fact, the household included.
    pub fn get(&self, field: Field) -> Option<String> {
        if field == Field::Household { Some(self.household.to_string()) } else { self.facts.get(field) }
    }

    /// The value that the last import gave for a fact, or nothing for somebody added by hand.
    pub fn imported_value(&self, field: Field) -> Option<Option<String>> {
        let differing = self.imported.as_ref()?;
        Some(match differing.iter().find(|(other, _)| *other == field) {
            Some((_, value)) => value.clone(),
            None => self.get(field),
        })
    }
}

/// The presence on a day, of a first statement and its dated changes (a later day wins; on one day the later in
/// the journal).
pub fn presence_on(first: Option<Presence>, changes: &[(NaiveDate, Option<Presence>)], day: NaiveDate) -> Presence {
    let mut best: Option<(NaiveDate, Option<Presence>)> = None;
    for change in changes.iter().filter(|(from, _)| *from <= day) {
        if best.is_none_or(|(from, _)| from <= change.0) {
            best = Some(*change);
        }
    }
    best.map_or(first, |(_, presence)| presence).unwrap_or_default()
}
