//! What else is told of a person or a household: further facts, values that contradict each other, visits that name
//! them, and their history. Numbers and phones are masked here as everywhere.

use ratatui::text::Line;

use super::people_detail::{self, day_shown, visits_told};
use crate::desk::views::{FactChange, HouseholdCard, PersonCard, SubjectHistory, SubjectHistoryLine};
use crate::domain::event::OperationKind;
use crate::domain::field::Field;
use crate::domain::milestone::Reached;
use crate::domain::partial_date::PartialDate;
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::msg;
use crate::text::words::Message;
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// How a number is shown whose digits are nobody's business.
const HIDDEN: &str = "•••••••••";

/// Everything about a person, as lines: what every screen shows of them, further facts, and what contradicts itself.
pub fn person_lines(
    member: &PersonCard,
    history: Option<&SubjectHistory>,
    shared: &Shared,
    wide: usize,
) -> Vec<Line<'static>> {
    let mut lines = brief_lines(member, shared, wide);
    lines.extend(dispute_lines(&disputes_of_person(member), history, shared, wide));
    lines
}

/// The same where the person is one of several: what contradicts itself is only named.
pub fn member_lines(member: &PersonCard, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    let mut lines = brief_lines(member, shared, wide);
    let fields = disputes_of_person(member).into_iter();
    let fields: Vec<String> = fields.map(|dispute| words.say(&Message::of_code("field", dispute.field))).collect();
    if !fields.is_empty() {
        let text = format!("! {}", words.say(&msg!("tui-dispute-of-member", fields = fields.join(", "))));
        let texts = cells::wrap(&text, wide).into_iter();
        lines.extend(texts.map(|text| Line::styled(text, theme.style(Role::Trouble))));
    }
    lines
}

fn brief_lines(member: &PersonCard, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let mut lines = people_detail::person_lines(member, shared, wide);
    lines.extend(fact_lines(member, shared, wide));
    lines
}

/// Relation, registration, nationality, papers, presence with its day.
fn fact_lines(member: &PersonCard, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let words = &shared.words;
    let facts = &member.person.facts;
    let value = |field: Field| facts.get(field).map(|value| shown(field.code(), Some(&value), None, shared));
    let named = |field: Field| {
        value(field).map(|value| format!("{}: {value}", words.say(&Message::of_code("field", field.code()))))
    };
    let of_person = [Field::Relationship, Field::Residence, Field::Nationality, Field::OldId];
    let of_papers = [Field::Bhyt, Field::Bhxh, Field::Gplx, Field::Vehicle];
    let mut texts: Vec<String> = Vec::new();
    let mut put = |parts: Vec<String>| {
        if !parts.is_empty() {
            texts.push(parts.join(" · "));
        }
    };
    put(of_person.into_iter().filter_map(named).collect());
    put(of_papers.into_iter().filter_map(named).collect());
    let presences = member.person.presence_changes.iter().map(|(day, presence)| {
        let presence = Message::of_code("presence", presence.unwrap_or_default().code());
        words.say(&msg!("tui-presence-from", presence = presence, day = *day))
    });
    put(presences.collect());
    texts.iter().flat_map(|text| cells::wrap(text, wide)).map(Line::from).collect()
}

/// A fact with the values that stand, the one that is shown first.
pub struct Dispute {
    /// Its name in the contract.
    pub field: &'static str,
    /// The values.
    pub values: Vec<Option<String>>,
}

/// What contradicts itself in a person.
pub fn disputes_of_person(member: &PersonCard) -> Vec<Dispute> {
    let person = &member.person;
    let conflicts = person.conflicts.iter().map(|conflict| (conflict.field.code(), conflict.other.clone()));
    disputes(conflicts, |code| Field::from_code(code).and_then(|field| person.get(field)))
}

/// What contradicts itself in a household.
pub fn disputes_of_household(card: &HouseholdCard) -> Vec<Dispute> {
    use crate::domain::field::HouseholdField;
    let household = &card.household;
    let conflicts = household.conflicts.iter().map(|conflict| (conflict.field.code(), conflict.other.clone()));
    let value = |code: &str| HouseholdField::from_code(code).and_then(|field| household.facts.get(field));
    disputes(conflicts, |code| value(code).map(str::to_owned))
}

fn disputes(
    conflicts: impl Iterator<Item = (&'static str, Option<String>)>,
    shown: impl Fn(&str) -> Option<String>,
) -> Vec<Dispute> {
    let mut found: Vec<Dispute> = Vec::new();
    for (field, other) in conflicts {
        match found.iter_mut().find(|dispute| dispute.field == field) {
            Some(dispute) => dispute.values.push(other),
            None => found.push(Dispute { field, values: vec![shown(field), other] }),
        }
    }
    found
}

/// Lines over the values that contradict each other; none where nothing does.
pub fn dispute_lines(
    disputes: &[Dispute],
    history: Option<&SubjectHistory>,
    shared: &Shared,
    wide: usize,
) -> Vec<Line<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    let mut lines = Vec::new();
    for dispute in disputes {
        let values: Vec<String> =
            dispute.values.iter().map(|value| value_told(dispute.field, value.as_deref(), history, shared)).collect();
        let field = Message::of_code("field", dispute.field);
        let text = words.say(&msg!("tui-dispute", field = field, values = values.join(" / ")));
        let texts = cells::wrap(&format!("! {text}"), wide);
        lines.extend(texts.into_iter().map(|text| Line::styled(text, theme.style(Role::Trouble))));
    }
    lines
}

/// A value with who said it and when, as far as the history knows.
pub fn value_told(field: &str, value: Option<&str>, history: Option<&SubjectHistory>, shared: &Shared) -> String {
    let text = shown(field, value, history, shared);
    let says = |line: &&SubjectHistoryLine| {
        let change = |change: &FactChange| change.field == field && change.new.as_deref() == value;
        !line.undone && line.changes.iter().any(change)
    };
    match history.and_then(|history| history.lines.iter().find(says)) {
        Some(line) => {
            let who = who(line, shared);
            shared.words.say(&msg!("tui-value-by", value = text, who = who, day = line.at.local_day()))
        }
        None => text,
    }
}

/// A roster says it, or somebody.
fn who(line: &SubjectHistoryLine, shared: &Shared) -> String {
    let kind = shared.words.say(&Message::of_code("operation", line.kind.code()));
    if line.kind == OperationKind::Import { kind } else { line.actor.clone() }
}

/// The visits that name a person, the latest first.
pub fn own_visit_lines(member: &PersonCard, card: &HouseholdCard, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let words = &shared.words;
    let title = words.say(&msg!("tui-own-visits", count = member.visits.len()));
    let mut lines = vec![boxes::rule(shared.theme, &title, wide)];
    if member.visits.is_empty() {
        lines.push(Line::styled(words.get("tui-own-visits-none"), shared.theme.style(Role::Muted)));
    }
    lines.extend(visits_told(&member.visits, card, words, wide));
    lines
}

/// What happened, the latest first: when, what, who, and which facts changed.
pub fn history_lines(history: Option<&SubjectHistory>, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    let mut lines = vec![boxes::rule(theme, &words.get("tui-past"), wide)];
    let Some(history) = history else {
        lines.push(Line::styled(words.get("tui-loading"), theme.style(Role::Muted)));
        return lines;
    };
    for line in &history.lines {
        let role = if line.undone { Role::Muted } else { Role::Plain };
        let mut texts: Vec<String> = cells::wrap(&words.say(&headline(line)), wide);
        for text in change_texts(line, history, shared) {
            texts.extend(cells::wrap(&text, wide.saturating_sub(4)).into_iter().map(|text| format!("    {text}")));
        }
        lines.extend(texts.into_iter().map(|text| Line::styled(text, theme.style(role))));
    }
    lines
}

/// When, what, who.
pub fn headline(line: &SubjectHistoryLine) -> Message {
    let what = Message::of_code("operation", line.kind.code());
    let when = line.at.to_local().format("%d/%m/%Y %H:%M").to_string();
    if line.undone {
        msg!("tui-past-undone", when = when, what = what, who = &line.actor)
    } else {
        msg!("tui-past-line", when = when, what = what, who = &line.actor)
    }
}

/// Each fact that changed: what stood there, what stands there since. Of somebody who was added, everything is new.
pub fn change_texts(line: &SubjectHistoryLine, history: &SubjectHistory, shared: &Shared) -> Vec<String> {
    let words = &shared.words;
    let is_new = line.changes.iter().all(|change| change.old.is_none());
    let came = matches!(line.kind, OperationKind::AddPerson | OperationKind::AddHousehold | OperationKind::Import);
    if is_new && came {
        return Vec::new();
    }
    let arrow = shared.theme.pick("→", "=>");
    let text = |change: &FactChange| {
        let field = words.say(&Message::of_code("field", change.field));
        let old = shown(change.field, change.old.as_deref(), Some(history), shared);
        let new = shown(change.field, change.new.as_deref(), Some(history), shared);
        format!("{field}: {old} {arrow} {new}")
    };
    line.changes.iter().map(text).collect()
}

/// A value as people read it.
pub fn shown(field: &str, value: Option<&str>, history: Option<&SubjectHistory>, shared: &Shared) -> String {
    let words = &shared.words;
    let Some(value) = value.filter(|value| !value.is_empty()) else { return words.get("tui-value-none") };
    let whole = || value.to_owned();
    let secret = |masked: Option<String>| {
        if shared.is_revealed() { value.to_owned() } else { masked.unwrap_or_else(|| HIDDEN.to_owned()) }
    };
    let Some(field) = Field::from_code(field) else { return whole() };
    match field {
        Field::PersonNumber => secret(PersonNumber::new(value).map(|number| number.masked())),
        Field::Phone => secret(Phone::new(value).map(|phone| phone.masked())),
        Field::OldId => secret(None),
        Field::BirthDate => value.parse::<PartialDate>().map_or_else(|_| whole(), PartialDate::display),
        Field::Sex => words.say(&Message::of_code("sex", value)),
        Field::Residence => words.say(&Message::of_code("residence", value)),
        Field::Presence => words.say(&Message::of_code("presence", value)),
        Field::Bhyt | Field::Gplx | Field::Vehicle | Field::Bhxh => words.say(&Message::of_code("tui-paper", value)),
        Field::Household => {
            let place = history.and_then(|history| history.places.iter().find(|place| place.id == value));
            match place {
                Some(place) if !place.label.is_empty() => place.label.clone(),
                Some(crate::desk::views::NamedHousehold { reference: Some(reference), .. }) => reference.to_string(),
                Some(_) | None => words.get("tui-value-other-household"),
            }
        }
        Field::Milestone(_) => match value.parse::<Reached>() {
            Ok(Reached::On(day)) => day_shown(day),
            Ok(Reached::DayUnknown { .. }) => words.get("tui-reached-day-unknown"),
            Ok(Reached::No) | Err(_) => whole(),
        },
        Field::FullName | Field::Relationship | Field::Nationality | Field::Note => whole(),
    }
}
