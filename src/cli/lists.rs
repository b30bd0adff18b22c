//! People and households as text for a terminal, and as tables for files.

use crate::desk::views::{HouseholdCard, PersonCard, PersonLine, VisitShown};
use crate::domain::event::HeldRow;
use crate::domain::field::HouseholdField;
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::domain::reason::Reason;
use crate::domain::visit::Appointment;
use crate::msg;
use crate::report::text::{Emphasis, TextStyle, text_table};
use crate::report::{Cell, Column, Kind, Table};
use crate::text::numbers::{Lang, day};
use crate::text::words::{Message, Words};

use super::output::Output;

/// Columns of a terminal for lists: they are read in a wide window, or piped.
const LIST_WIDTH: usize = 200;

/// Lines of people for a terminal.
pub fn lines(lines: &[PersonLine], output: &Output) -> String {
    let words = &output.words;
    if lines.is_empty() {
        return String::new();
    }
    let heading = |id: &'static str| words.get(id);
    let table = Table {
        name: "people".to_owned(),
        columns: vec![
            Column::new("ref", heading("cli-list-ref"), Kind::Text),
            Column::new("full_name", heading("field-full-name"), Kind::Text),
            Column::new("birth_date", heading("field-birth-date"), Kind::Text),
            Column::new("area", heading("field-area"), Kind::Text),
            Column::new("address", heading("field-address"), Kind::Text),
            Column::new("household", heading("cli-list-household"), Kind::Text),
            Column::new("next_step", heading("cli-list-next-step"), Kind::Text),
        ],
        rows: lines
            .iter()
            .map(|line| {
                vec![
                    line.reference.to_string().as_str().into(),
                    line.full_name.as_str().into(),
                    line.birth_date
                        .map(crate::domain::partial_date::PartialDate::display)
                        .unwrap_or_default()
                        .as_str()
                        .into(),
                    line.area.as_str().into(),
                    line.address.as_str().into(),
                    line.household.to_string().as_str().into(),
                    words.say(&Message::of_code("next-step-short", line.next_step.code())).as_str().into(),
                ]
            })
            .collect(),
        ..Table::default()
    };
    text_of(&table, output)
}

/// A table for a terminal.
pub fn text_of(table: &Table, output: &Output) -> String {
    let emphasis = if output.is_colored() { Emphasis::Bold } else { Emphasis::None };
    text_table(table, TextStyle { lang: output.words.lang, width: LIST_WIDTH, emphasis }).trim_start().to_owned()
}

/// A person for a terminal; number and phone masked (JSON gives them whole, and is logged).
pub fn person(card: &PersonCard, output: &Output) -> String {
    let words = &output.words;
    let facts = &card.person.facts;
    let mut out = format!("{}  {}\n", card.reference, crate::text::clean::visible(&facts.full_name));
    let mut fact = |id: &'static str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            out.push_str(&format!("  {}: {}\n", words.get(id), crate::text::clean::visible(&value)));
        }
    };
    fact("field-birth-date", facts.birth_date.map(crate::domain::partial_date::PartialDate::display));
    fact("field-sex", facts.sex.map(|sex| words.say(&Message::of_code("sex", sex.code()))));
    fact("field-person-id", facts.person_number.as_ref().map(PersonNumber::masked));
    fact("field-phone", facts.phone.as_ref().map(Phone::masked));
    fact("field-relationship", facts.relationship.clone());
    fact("field-presence", Some(words.say(&Message::of_code("presence", card.presence.code()))));
    fact("cli-list-household", Some(card.household.to_string()));
    fact("field-area", card.household_facts.area.clone());
    fact("field-address", card.household_facts.address.clone());
    fact("field-note", facts.note.clone());
    for milestone in Milestone::ALL {
        let said = reached(facts.milestones.get(milestone), words);
        if let Some(said) = said {
            out.push_str(&format!("  ✓ {}: {said}\n", words.say(&Message::of_code("milestone", milestone.code()))));
        }
    }
    let step = words.say(&Message::of_code("next-step", &card.next_step.message_code()));
    out.push_str(&format!("  → {step}\n"));
    if let Some(reason) = card.reason {
        out.push_str(&format!("  {}: {}\n", words.get("cli-show-reason"), reason_label(reason, words.lang)));
    }
    for problem in &card.problems {
        let said = words.say(&Message::of_code("problem", problem.code.code()));
        let raw = crate::text::clean::visible(&problem.raw);
        out.push_str(format!("  ! {said} {raw} {}", problem.cell).trim_end());
        out.push('\n');
    }
    for conflict in &card.person.conflicts {
        let field = words.say(&Message::of_code("field", conflict.field.code()));
        let other = conflict.other.clone().unwrap_or_else(|| words.get("cli-show-nothing"));
        out.push_str(&format!("  ! {}\n", words.say(&msg!("cli-show-conflict", field = field, other = other))));
    }
    out
}

fn reached(reached: Reached, words: &Words) -> Option<String> {
    match reached {
        Reached::No => None,
        Reached::On(on) => Some(day(on)),
        Reached::DayUnknown { .. } => Some(words.get("cli-show-day-unknown")),
    }
}

/// The label of a reason.
pub fn reason_label(reason: Reason, lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => reason.row().label_vi,
        Lang::En => reason.row().label_en,
    }
}

/// A household for a terminal.
pub fn household(card: &HouseholdCard, output: &Output) -> String {
    let words = &output.words;
    let mut out = format!("{}", card.reference);
    for field in [HouseholdField::HouseholdNo, HouseholdField::Area, HouseholdField::Address, HouseholdField::HeadName]
    {
        if let Some(value) = card.household.facts.get(field) {
            let label = words.say(&Message::of_code("field", field.code()));
            out.push_str(&format!("  {label}: {}", crate::text::clean::visible(value)));
        }
    }
    out.push('\n');
    if let Some(next) = card.appointment {
        out.push_str(&format!("  {}\n", words.say(&msg!("cli-show-appointment", at = shown_appointment(next)))));
    }
    for conflict in &card.household.conflicts {
        let field = words.say(&Message::of_code("field", conflict.field.code()));
        let other = conflict.other.clone().unwrap_or_else(|| words.get("cli-show-nothing"));
        out.push_str(&format!("  ! {}\n", words.say(&msg!("cli-show-conflict", field = field, other = other))));
    }
    for member in &card.members {
        out.push_str(&person(member, output));
    }
    for visit in &card.visits {
        out.push_str(&format!("  {}\n", visit_line(visit, words)));
    }
    out
}

fn shown_appointment(next: Appointment) -> String {
    match next.time {
        Some(time) => format!("{} {}", day(next.day), time.format("%H:%M")),
        None => day(next.day),
    }
}

fn visit_line(visit: &VisitShown, words: &Words) -> String {
    let mut line = format!("{}  {}", day(visit.on), words.say(&Message::of_code("outcome", visit.outcome.code())));
    for one in &visit.results {
        let result = words.say(&Message::of_code("result", one.result.code()));
        line.push_str(&format!("; {} {result}", one.person));
        if let Some(reason) = one.reason {
            line.push_str(&format!(" ({})", reason_label(reason, words.lang)));
        }
        if let Some(phone) = one.phone {
            line.push_str(&format!(" ({})", words.say(&Message::of_code("handset", phone.code()))));
        }
    }
    if let Some(next) = visit.next {
        line.push_str(&format!("; {}", words.say(&msg!("cli-show-next", at = shown_appointment(next)))));
    }
    if let Some(note) = &visit.note {
        line.push_str(&format!("; {}", crate::text::clean::visible(note)));
    }
    line.push_str(&format!(" ({})", words.say(&msg!("cli-show-by", name = &visit.by))));
    line
}

/// Held rows as a table: where each stands, why it waits, its raw cells.
pub fn held_table(held: &[HeldRow], words: &Words) -> Table {
    let mut headings: Vec<&str> = Vec::new();
    for (heading, _) in held.iter().flat_map(|row| &row.cells) {
        if !headings.contains(&heading.as_str()) {
            headings.push(heading);
        }
    }
    let mut columns = vec![
        Column::new("file", words.get("cli-held-file"), Kind::Text),
        Column::new("sheet", words.get("cli-held-sheet"), Kind::Text),
        Column::new("row", words.get("cli-held-row"), Kind::Text),
        Column::new("why", words.get("cli-held-why"), Kind::Text),
    ];
    columns.extend(headings.iter().map(|heading| Column::new(*heading, *heading, Kind::Text)));
    let rows = held
        .iter()
        .map(|row| {
            let why = words.say(&Message::of_code("problem", row.code.code()));
            let start = [row.file.as_str(), row.sheet.as_str(), &row.row.to_string(), &why].map(Cell::from);
            let cells = headings.iter().map(|heading| {
                let cell = row.cells.iter().find(|(other, _)| other == heading);
                Cell::from(cell.map(|(_, text)| text.as_str()).unwrap_or_default())
            });
            start.into_iter().chain(cells).collect()
        })
        .collect();
    Table { name: "held".to_owned(), heading: words.get("cli-held-heading"), columns, rows, ..Table::default() }
}
