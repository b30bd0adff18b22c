//! The facts of a person and of a household as entries of a form: what stands there, and how it is typed.

use crate::desk::views::HouseholdRef;
use crate::domain::field::{Field, HouseholdField};
use crate::domain::household::HouseholdFacts;
use crate::domain::partial_date::PartialDate;
use crate::domain::person::PersonFacts;
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::domain::presence::{Presence, Residence};
use crate::domain::quality::{NAME_LIMIT, TEXT_LIMIT};
use crate::domain::sex::Sex;
use crate::msg;
use crate::text::words::Message;
use crate::tui::widgets::form::Entry;

/// A number with spaces, as people type it.
const NUMBER_CHARS: usize = 30;

/// A fact that a form asks for.
pub struct Fact {
    /// Its name in the contract.
    pub code: &'static str,
    /// What stands there.
    pub before: Before,
}

/// What stands there before anything is typed.
pub enum Before {
    /// A text, which is shown; nothing typed takes it away.
    Text(String),
    /// A number or phone that is there and not shown: nothing typed leaves it.
    Hidden,
    /// One of a few codes; none where nothing is known.
    Choice {
        /// The codes, in the order of the options.
        codes: &'static [Option<&'static str>],
        /// Which of them stands there.
        chosen: usize,
    },
    /// The day from which the others count.
    FromDay,
}

/// A fact with its entry in the form.
pub type Asked = (Fact, Entry);

/// Integrated, not integrated, not known.
const YES_NO: &[Option<&str>] = &[None, Some("yes"), Some("no")];
const SEXES: &[Option<&str>] = &[None, Some("male"), Some("female")];
const RESIDENCES: &[Option<&str>] = &[None, Some("permanent"), Some("temporary")];
const PRESENCES: &[Option<&str>] =
    &[Some("resident"), Some("absent"), Some("moved_away"), Some("deceased"), Some("not_living_here")];

/// The facts of a person, without the milestones.
pub fn of_person(facts: &PersonFacts) -> Vec<Asked> {
    let number = facts.person_number.as_ref().map(PersonNumber::masked);
    let phone = facts.phone.as_ref().map(Phone::masked);
    let old = facts.old_id.as_ref().map(|_| "•••••••••".to_owned());
    let birth = facts.birth_date.map(PartialDate::display).unwrap_or_default();
    vec![
        text(Field::FullName.code(), NAME_LIMIT, &facts.full_name),
        (
            Fact { code: Field::BirthDate.code(), before: Before::Text(birth.clone()) },
            Entry::day(label(Field::BirthDate.code()), &birth).with_hint(msg!("tui-facts-birth-hint")),
        ),
        choice(Field::Sex.code(), SEXES, facts.sex.map(Sex::code), "sex"),
        hidden(Field::PersonNumber.code(), number),
        hidden(Field::Phone.code(), phone),
        text(Field::Relationship.code(), TEXT_LIMIT, facts.relationship.as_deref().unwrap_or_default()),
        choice(Field::Residence.code(), RESIDENCES, facts.residence.map(Residence::code), "residence"),
        hidden(Field::OldId.code(), old),
        text(Field::Nationality.code(), TEXT_LIMIT, facts.nationality.as_deref().unwrap_or_default()),
        text(Field::Note.code(), TEXT_LIMIT, facts.note.as_deref().unwrap_or_default()),
    ]
}

/// The facts of a household.
pub fn of_household(facts: &HouseholdFacts) -> Vec<Asked> {
    let of = |field: HouseholdField, most| text(field.code(), most, facts.get(field).unwrap_or_default());
    vec![
        of(HouseholdField::Address, TEXT_LIMIT),
        of(HouseholdField::Area, TEXT_LIMIT),
        of(HouseholdField::HouseholdNo, NUMBER_CHARS),
        of(HouseholdField::HeadName, NAME_LIMIT),
    ]
}

/// Presence and the day from which it counts.
pub fn of_presence(presence: Presence) -> Vec<Asked> {
    let from = Entry::day(msg!("tui-facts-from-day"), "")
        .with_hint(msg!("tui-facts-from-day-hint"))
        .with_placeholder(msg!("tui-facts-today"));
    vec![
        choice(Field::Presence.code(), PRESENCES, Some(presence.code()), "presence"),
        (Fact { code: "", before: Before::FromDay }, from),
    ]
}

/// Papers that are integrated into the account.
pub fn of_papers(facts: &PersonFacts) -> Vec<Asked> {
    let papers = &facts.papers;
    [
        (Field::Bhyt, papers.bhyt),
        (Field::Bhxh, papers.bhxh),
        (Field::Gplx, papers.gplx),
        (Field::Vehicle, papers.vehicle),
    ]
    .into_iter()
    .map(|(field, paper)| {
        choice(field.code(), YES_NO, paper.map(|is_there| if is_there { "yes" } else { "no" }), "tui-paper")
    })
    .collect()
}

/// What a household is called in one line.
pub fn household_name(reference: HouseholdRef, facts: &HouseholdFacts) -> String {
    let parts: Vec<&str> =
        [&facts.address, &facts.area, &facts.head_name].into_iter().flatten().map(String::as_str).collect();
    if parts.is_empty() { reference.to_string() } else { parts.join(" · ") }
}

fn label(code: &str) -> Message {
    Message::of_code("field", code)
}

fn text(code: &'static str, most_chars: usize, value: &str) -> Asked {
    (Fact { code, before: Before::Text(value.to_owned()) }, Entry::text(label(code), most_chars, value))
}

/// A number is typed anew, never shown while others look on; where there is none yet it is a text like any other.
fn hidden(code: &'static str, masked: Option<String>) -> Asked {
    match masked {
        None => text(code, NUMBER_CHARS, ""),
        Some(masked) => {
            let entry = Entry::text(label(code), NUMBER_CHARS, "")
                .with_placeholder(msg!("tui-facts-hidden", value = masked))
                .with_hint(msg!("tui-facts-hidden-hint"));
            (Fact { code, before: Before::Hidden }, entry)
        }
    }
}

fn choice(code: &'static str, codes: &'static [Option<&'static str>], now: Option<&str>, prefix: &str) -> Asked {
    let chosen = codes.iter().position(|code| *code == now).unwrap_or(0);
    let named =
        |code: Option<&str>| code.map_or_else(|| msg!("tui-facts-unknown"), |code| Message::of_code(prefix, code));
    let entry = Entry::choice(label(code), codes.iter().copied().map(named).collect(), chosen)
        .with_hint(msg!("tui-facts-choice-hint"));
    (Fact { code, before: Before::Choice { codes, chosen } }, entry)
}
