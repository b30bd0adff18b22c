//! The facts of a person and of a household as entries of a form: what stands there, and how it is typed.

use chrono::NaiveDate;

use crate::desk::editing::Assignments;
use crate::desk::views::HouseholdRef;
use crate::domain::field::{Field, HouseholdField};
use crate::domain::household::HouseholdFacts;
use crate::domain::milestone::Milestone;
use crate::domain::partial_date::PartialDate;
use crate::domain::person::PersonFacts;
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::domain::presence::{Presence, Residence};
use crate::domain::quality::{NAME_LIMIT, TEXT_LIMIT, set_from_typed};
use crate::domain::sex::Sex;
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::widgets::form::{Entry, Form};

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
    /// A number that a card gives and that is not shown: nothing typed takes it over.
    Given(String),
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
    let old = facts.old_id.as_ref().map(|_| HIDDEN.to_owned());
    vec![
        text(Field::FullName.code(), NAME_LIMIT, &facts.full_name),
        birth(facts),
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

/// One fact of a person, milestones included.
pub fn of_field(field: Field, facts: &PersonFacts) -> Asked {
    let code = field.code();
    let value = facts.get(field);
    let paper = |is_there: Option<bool>| choice(code, YES_NO, is_there.map(yes_or_no), "tui-paper");
    match field {
        Field::BirthDate => birth(facts),
        Field::Sex => choice(code, SEXES, facts.sex.map(Sex::code), "sex"),
        Field::Residence => choice(code, RESIDENCES, facts.residence.map(Residence::code), "residence"),
        Field::Presence => choice(code, PRESENCES, Some(facts.presence.unwrap_or_default().code()), "presence"),
        Field::Bhyt => paper(facts.papers.bhyt),
        Field::Gplx => paper(facts.papers.gplx),
        Field::Vehicle => paper(facts.papers.vehicle),
        Field::Bhxh => paper(facts.papers.bhxh),
        Field::PersonNumber => hidden(code, facts.person_number.as_ref().map(PersonNumber::masked)),
        Field::Phone => hidden(code, facts.phone.as_ref().map(Phone::masked)),
        Field::OldId => hidden(code, facts.old_id.as_ref().map(|_| HIDDEN.to_owned())),
        Field::Milestone(milestone) => {
            let day = facts.milestones.get(milestone).stated_day().map(numbers::day);
            let shown = match (day, value) {
                (Some(day), _) => day,
                // As it is typed: reached, nobody knows when.
                (None, Some(_)) => DAY_UNKNOWN.to_owned(),
                (None, None) => String::new(),
            };
            let entry = Entry::day(label(code), &shown).with_hint(msg!("tui-facts-milestone-hint"));
            (Fact { code, before: Before::Text(shown) }, entry)
        }
        Field::FullName => text(code, NAME_LIMIT, &facts.full_name),
        Field::Relationship | Field::Nationality | Field::Note | Field::Household => {
            text(code, TEXT_LIMIT, value.as_deref().unwrap_or_default())
        }
    }
}

/// What is typed for a milestone that was reached on a day that nobody knows.
const DAY_UNKNOWN: &str = "x";
/// How a number is shown that has no other form.
const HIDDEN: &str = "•••••••••";

fn yes_or_no(is_there: bool) -> &'static str {
    if is_there { "yes" } else { "no" }
}

fn birth(facts: &PersonFacts) -> Asked {
    let code = Field::BirthDate.code();
    let birth = facts.birth_date.map(PartialDate::display).unwrap_or_default();
    let entry = Entry::day(label(code), &birth).with_hint(msg!("tui-facts-birth-hint"));
    (Fact { code, before: Before::Text(birth) }, entry)
}

/// What is typed in an entry, if it is another value than before.
#[expect(clippy::option_option, reason = "no change, a value taken away, another value")]
pub fn change(fact: &Fact, form: &Form, place: usize) -> Option<Option<String>> {
    let typed = Some(form.text(place)).filter(|text| !text.is_empty());
    match &fact.before {
        Before::Text(before) => (typed.as_deref().unwrap_or_default() != before).then_some(typed),
        Before::Hidden => typed.map(|typed| Some(typed).filter(|typed| typed != TAKE_AWAY)),
        Before::Given(given) => match typed {
            None => Some(Some(given.clone())),
            Some(typed) if typed == TAKE_AWAY => None,
            Some(typed) => Some(Some(typed)),
        },
        Before::Choice { codes, chosen } => {
            let now = form.chosen(place);
            (now != *chosen).then(|| codes.get(now).copied().flatten().map(str::to_owned))
        }
        Before::FromDay => None,
    }
}

/// Typed in place of a hidden number, it takes the number away.
const TAKE_AWAY: &str = "-";

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

/// The facts of a household that is added with a person. Whoever is added as the head gives the household its head; it
/// is not asked twice.
pub fn of_household_of_person(facts: &HouseholdFacts) -> Vec<Asked> {
    let is_head = |fact: &Fact| fact.code == HouseholdField::HeadName.code();
    of_household(facts).into_iter().filter(|(fact, _)| !is_head(fact)).collect()
}

/// The facts of somebody new of whom a card says these, and those of a household for them.
pub fn given(given: &Assignments, today: NaiveDate) -> (Vec<Asked>, Vec<Asked>) {
    let (mut person, mut place) = (PersonFacts::default(), HouseholdFacts::default());
    for (code, value) in given {
        if let Some(field) = Field::from_code(code) {
            // What cannot stand there is not shown either.
            let _refused = set_from_typed(&mut person, field, value.as_deref(), today);
        } else if let Some(field) = HouseholdField::from_code(code) {
            place.set(field, value.clone());
        }
    }
    let issued = of_field(Field::Milestone(Milestone::CardIssued), &person);
    (of_person(&person).into_iter().chain([issued]).collect(), of_household_of_person(&place))
}

/// Makes what stands in an entry a change, as if it had been typed over nothing.
pub fn as_typed(fact: &mut Fact, given: &Assignments) {
    let value = given.iter().find(|(code, _)| code == fact.code).and_then(|(_, value)| value.clone());
    match (&mut fact.before, value) {
        (Before::Text(before), _) => before.clear(),
        (Before::Choice { chosen, .. }, _) => *chosen = 0,
        (before @ Before::Hidden, Some(value)) => *before = Before::Given(value),
        (Before::Hidden | Before::Given(_) | Before::FromDay, _) => {}
    }
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
    .map(|(field, paper)| choice(field.code(), YES_NO, paper.map(yes_or_no), "tui-paper"))
    .collect()
}

/// What an area is called.
pub fn area_name(area: &str, words: &Words) -> String {
    if area.is_empty() { words.get("tui-no-area") } else { area.to_owned() }
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
