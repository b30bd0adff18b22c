//! What is wrong with the facts of a person, and how facts typed by hand are read (domain.md sections 3 and 6).

use chrono::NaiveDate;

use super::field::Field;
use super::milestone::{Milestone, Milestones};
use super::partial_date::{PartialDate, parse_cell_date, parse_typed_day};
use super::person::{Person, PersonFacts};
use super::person_number::{PersonNumber, mismatch};
use super::phone::parse_cell_phone;
use super::problem::ProblemCode;
use super::repair::Contradiction;
use super::sex::Sex;
use crate::msg;
use crate::text::clean::clean;
use crate::text::fold::loose;
use crate::text::name_case::name_case;
use crate::text::words::Message;

/// Problems that can be seen in the facts themselves; the others need the cell they came from.
const FOUND_BY_RULE: [ProblemCode; 3] =
    [ProblemCode::PersonIdMismatch, ProblemCode::OrderOfMilestones, ProblemCode::FutureDate];

/// Longest name, in characters (reliability.md A4).
pub const NAME_LIMIT: usize = 100;
/// Longest other text, in characters (reliability.md A4).
pub const TEXT_LIMIT: usize = 1_000;

/// Whether [`findings`] sees this problem, so that it need not be remembered.
pub fn is_found_by_rule(code: ProblemCode) -> bool {
    FOUND_BY_RULE.contains(&code)
}

/// Whether a list told of somebody's card: a card that no list speaks of is not known, and so not missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CardTold {
    /// The last list has a place for it, or said it.
    Told,
    /// No list did: in the ledger the card is blank because nobody was asked.
    Untold,
}

impl CardTold {
    /// Of a person. Of lists the ledger remembers what they said, and not what they could have said: that the last one
    /// told of cards and said none beside level 2 is known by the problem that its row had at the cell of the card.
    pub fn of(person: &Person) -> Self {
        let at_card = (ProblemCode::OrderOfMilestones, Some(Field::Milestone(Milestone::CardIssued)));
        let was_blank = || person.problems.iter().any(|(problem, _)| (problem.code, problem.field) == at_card);
        let was_said = |milestone| person.imported_value(Field::Milestone(milestone)).flatten().is_some();
        if was_blank() || was_said(Milestone::CardIssued) || was_said(Milestone::CardApplied) {
            Self::Told
        } else {
            Self::Untold
        }
    }
}

/// What rules find in the facts, on a day.
pub fn findings(facts: &PersonFacts, card: CardTold, today: NaiveDate) -> Vec<(ProblemCode, Option<Field>)> {
    let mut found = Vec::new();
    if facts.person_number.as_ref().is_some_and(|number| mismatch(number, facts.birth_date, facts.sex)) {
        found.push((ProblemCode::PersonIdMismatch, Some(Field::PersonNumber)));
    }
    if !contradictions(&facts.milestones, facts.birth_date, card).is_empty() {
        found.push((ProblemCode::OrderOfMilestones, None));
    }
    if facts.birth_date.is_some_and(|birth| birth.first_day() > today) {
        found.push((ProblemCode::FutureDate, Some(Field::BirthDate)));
    }
    for (milestone, reached) in facts.milestones.iter() {
        if reached.stated_day().is_some_and(|day| day > today) {
            found.push((ProblemCode::FutureDate, Some(Field::Milestone(milestone))));
        }
    }
    found
}

/// What a problem is found in, as one text: another text is another problem, whoever looked at this one.
pub fn evidence(facts: &PersonFacts, code: ProblemCode, field: Option<Field>) -> String {
    let text = |field| facts.get(field).unwrap_or_default();
    match (code, field) {
        (ProblemCode::PersonIdMismatch, _) => {
            [Field::PersonNumber, Field::BirthDate, Field::Sex].map(text).join(EVIDENCE_SEPARATOR)
        }
        (ProblemCode::OrderOfMilestones, _) => {
            let days = facts.milestones.iter().map(|(_, reached)| reached.to_string());
            std::iter::once(text(Field::BirthDate)).chain(days).collect::<Vec<_>>().join(EVIDENCE_SEPARATOR)
        }
        (ProblemCode::SharedPhone, _) => text(Field::Phone),
        (_, Some(field)) => text(field),
        (_, None) => String::new(),
    }
}

const EVIDENCE_SEPARATOR: &str = "|";

/// What contradicts what among the milestones: a day of a later stage before the stage it needs, or before birth; level
/// 2 without a card, where a list told of cards.
pub fn contradictions(milestones: &Milestones, birth: Option<PartialDate>, card: CardTold) -> Vec<Contradiction> {
    // Rejected and enrolled again is the usual way back in: those two are no pair.
    const PAIRS: [(Milestone, Milestone); 5] = [
        (Milestone::CardApplied, Milestone::CardIssued),
        (Milestone::L1Registered, Milestone::L1Activated),
        (Milestone::L2Enrolled, Milestone::L2Approved),
        (Milestone::L2Enrolled, Milestone::L2Activated),
        (Milestone::L2Approved, Milestone::L2Activated),
    ];
    let day = |milestone| milestones.get(milestone).stated_day();
    let is_before =
        |(first, then): &(Milestone, Milestone)| day(*first).zip(day(*then)).is_some_and(|(first, then)| then < first);
    let before_its_stage =
        PAIRS.into_iter().filter(is_before).map(|(first, then)| Contradiction::Before { first, then });
    let is_unborn = |day: NaiveDate| birth.is_some_and(|birth| day < birth.first_day());
    let before_birth = milestones
        .iter()
        .filter(|(_, reached)| reached.stated_day().is_some_and(is_unborn))
        .map(|(milestone, _)| Contradiction::BeforeBirth(milestone));
    let is_reached = |milestone: &Milestone| milestones.get(*milestone).is_reached();
    let has_card = card == CardTold::Untold || [Milestone::CardIssued, Milestone::CardApplied].iter().any(is_reached);
    let level_2 = [Milestone::L2Approved, Milestone::L2Activated].into_iter().find(is_reached);
    let without_card = level_2.filter(|_| !has_card).map(Contradiction::WithoutCard);
    before_its_stage.chain(before_birth).chain(without_card).collect()
}

/// Whether somebody has an account of either level.
pub fn has_account(facts: &PersonFacts) -> bool {
    [Milestone::L1Registered, Milestone::L1Activated, Milestone::L2Approved, Milestone::L2Activated]
        .iter()
        .any(|milestone| facts.milestones.get(*milestone).is_reached())
}

/// A typed value that a field cannot take.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BadTyped {
    field: Field,
}

impl BadTyped {
    /// What the field takes.
    pub fn hint(self) -> Message {
        match self.field {
            Field::BirthDate => msg!("error-value-hint-birth-date"),
            Field::Sex => msg!("error-value-hint-sex"),
            Field::PersonNumber => msg!("error-value-hint-person-id"),
            Field::OldId => msg!("error-value-hint-old-id"),
            Field::Phone => msg!("error-value-hint-phone"),
            Field::Residence => msg!("error-value-hint-residence"),
            Field::Presence => msg!("error-value-hint-presence"),
            Field::Bhyt | Field::Gplx | Field::Vehicle | Field::Bhxh => msg!("error-value-hint-yes-no"),
            Field::Milestone(_) => msg!("error-value-hint-day"),
            Field::FullName | Field::Relationship | Field::Nationality | Field::Note | Field::Household => {
                msg!("error-value-hint-text")
            }
        }
    }
}

/// Sets a fact from what somebody typed: codes of the contract, and days and words as people write them. Nothing
/// typed clears the fact. `day` is the day meant by `today`.
pub fn set_from_typed(
    facts: &mut PersonFacts,
    field: Field,
    typed: Option<&str>,
    day: NaiveDate,
) -> Result<(), BadTyped> {
    let bad = BadTyped { field };
    let Some(text) = typed.map(|typed| clean(typed).text).filter(|text| !text.is_empty()) else {
        return facts.set(field, None).map_err(|_refused| bad);
    };
    let canonical = match field {
        Field::FullName => Some(name_case(&text)).filter(|name| name.chars().count() <= NAME_LIMIT),
        Field::BirthDate => {
            let hint = facts.person_number.as_ref().and_then(PersonNumber::birth_year);
            parse_cell_date(&text, hint).ok().map(|date| date.to_string())
        }
        Field::Sex => Sex::from_code(&text).or_else(|| Sex::parse_cell(&text)).map(|sex| sex.code().to_owned()),
        Field::PersonNumber => Some(text.chars().filter(|letter| !matches!(letter, ' ' | '.' | '-')).collect()),
        Field::OldId => {
            Some(text).filter(|digits| digits.len() == 9 && digits.bytes().all(|byte| byte.is_ascii_digit()))
        }
        Field::Phone => parse_cell_phone(&text).phone.map(|phone| phone.as_str().to_owned()),
        Field::Bhyt | Field::Gplx | Field::Vehicle | Field::Bhxh => match loose(&text).as_str() {
            "yes" | "co" | "x" | "1" | "roi" => Some("yes".to_owned()),
            "no" | "khong" | "0" | "chua" => Some("no".to_owned()),
            _ => None,
        },
        Field::Milestone(_) => match loose(&text).as_str() {
            "x" | "unknown" | "co" | "roi" => Some(format!("?{day}")),
            _ => parse_typed_day(&text, day).map(|day| day.to_string()),
        },
        Field::Residence | Field::Presence => Some(text),
        Field::Relationship | Field::Nationality | Field::Note => {
            Some(text).filter(|text| text.chars().count() <= TEXT_LIMIT)
        }
        Field::Household => None,
    };
    let canonical = canonical.ok_or(bad)?;
    facts.set(field, Some(&canonical)).map_err(|_refused| bad)
}
