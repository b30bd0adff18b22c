//! The lists of a plan, as they are drawn: a line each, and more about the selected one below.

use super::plan_lists::Planned;
use super::{discreet, discreet_cell, discreet_number, name_of};
use crate::desk::import::{
    ChangedShown, Effect, FactShown, HomeShown, MoveShown, PersonShown, PlanLines, PlanShown, ProblemLine,
};
use crate::domain::event::HeldRow;
use crate::domain::field::Field;
use crate::domain::import_plan::{Home, News};
use crate::domain::partial_date::PartialDate;
use crate::domain::problem::ProblemCode;
use crate::domain::roster::{Place, cell_name};
use crate::msg;
use crate::text::words::{Message, Words};
use crate::tui::model::Shared;
use crate::tui::screens::people_told;
use crate::tui::widgets::cells;

/// Cells of what is wrong with a cell.
const PROBLEM_WIDE: usize = 31;

/// The line of a place, if it is here.
pub fn line(planned: &Planned, place: usize, shared: &Shared, wide: usize) -> Option<String> {
    let (from, lines) = planned.lines()?;
    let at = place.checked_sub(from)?;
    match lines {
        PlanLines::Changed(lines) => lines.get(at).map(|changed| change_line(changed, shared, wide)),
        PlanLines::Moves(lines) => lines.get(at).map(|moved| move_line(moved, shared, wide)),
        PlanLines::Unsure(lines) => lines.get(at).map(|unsure| super::decide_view::line(unsure, shared)),
        PlanLines::Problems(lines) => lines.get(at).map(|problem| problem_line(&planned.plan, problem, shared, wide)),
        PlanLines::Held(lines) => lines.get(at).map(|held| held_line(held, shared, wide)),
        PlanLines::Absent(lines) => lines.get(at).map(|person| absent_line(person, shared, wide)),
    }
}

/// More about the selected line.
pub fn detail(planned: &Planned, shared: &Shared) -> String {
    let Some((from, lines)) = planned.lines() else { return String::new() };
    let Some(at) = planned.selected.checked_sub(from) else { return String::new() };
    let detail = match lines {
        PlanLines::Changed(lines) => lines.get(at).map(|changed| change_detail(changed, shared)),
        PlanLines::Moves(lines) => lines.get(at).map(|moved| move_detail(moved, shared)),
        PlanLines::Unsure(_) => None,
        PlanLines::Problems(lines) => lines.get(at).map(|problem| problem_detail(&planned.plan, problem, shared)),
        PlanLines::Held(lines) => lines.get(at).map(|held| held_detail(held, shared)),
        PlanLines::Absent(lines) => lines.get(at).map(|person| absent_detail(person, shared)),
    };
    detail.unwrap_or_default()
}

/// A change in one line.
pub fn change_line(changed: &ChangedShown, shared: &Shared, wide: usize) -> String {
    let (name_wide, fact_wide) = (wide / 3, (wide / 4).min(22));
    let name = cells::left(&changed.name, name_wide);
    if changed.fact == FactShown::Problems {
        return format!("{name} {}", shared.words.get("tui-import-change-problems"));
    }
    let sign = match changed.effect {
        Effect::Replaces => " ",
        Effect::Contradicts => shared.theme.pick("≠", "!"),
        Effect::Stands => "=",
    };
    format!("{name} {} {sign} {}", cells::left(&fact(changed, &shared.words), fact_wide), values(changed, shared))
}

fn change_detail(changed: &ChangedShown, shared: &Shared) -> String {
    let words = &shared.words;
    let effect = words.get(match (changed.fact, changed.effect) {
        (FactShown::Problems, _) => return format!("{}: {}", changed.name, words.get("tui-import-change-problems")),
        (_, Effect::Replaces) => "tui-import-change-replaces",
        (_, Effect::Contradicts) => "tui-import-change-contradicts",
        (_, Effect::Stands) => "tui-import-change-stands",
    });
    format!("{}. {}: {}. {effect}", changed.name, fact(changed, words), values(changed, shared))
}

fn fact(changed: &ChangedShown, words: &Words) -> String {
    let code = match changed.fact {
        FactShown::Person(field) => field.code(),
        FactShown::Household(field) => field.code(),
        FactShown::Problems => return String::new(),
    };
    words.say(&Message::of_code("field", code))
}

fn values(changed: &ChangedShown, shared: &Shared) -> String {
    let value = |text: &Option<String>| match changed.fact {
        FactShown::Person(field) => people_told::shown(field.code(), text.as_deref(), None, shared),
        FactShown::Household(_) | FactShown::Problems => {
            text.clone().unwrap_or_else(|| shared.words.get("tui-value-none"))
        }
    };
    format!("{} {} {}", value(&changed.old), shared.theme.pick("→", "=>"), value(&changed.new))
}

/// A household in a few words.
pub fn home(home: &HomeShown, words: &Words) -> String {
    let facts = &home.facts;
    let number = facts.household_no.as_ref().map(|number| words.say(&msg!("tui-import-home-number", number = number)));
    let parts = [facts.area.clone(), number, facts.head_name.clone(), facts.address.clone()];
    let said: Vec<String> = parts.into_iter().flatten().collect();
    match (said.is_empty(), home.reference) {
        (false, _) => said.join(", "),
        (true, Some(reference)) => reference.to_string(),
        (true, None) => words.get("tui-value-none"),
    }
}

/// A household by its number, else by its address or its head.
fn home_in_short(home: &HomeShown, words: &Words) -> String {
    let facts = &home.facts;
    let number = facts.household_no.as_ref().map(|number| words.say(&msg!("tui-import-home-number", number = number)));
    let which = number.or(facts.address.clone()).or(facts.head_name.clone());
    let which = which.or(home.reference.map(|reference| reference.to_string()));
    let parts: Vec<String> = [facts.area.clone(), which].into_iter().flatten().collect();
    parts.join(", ")
}

fn move_line(moved: &MoveShown, shared: &Shared, wide: usize) -> String {
    let words = &shared.words;
    let choice = words.get(match moved.home {
        Home::AsListed => "tui-import-move-goes",
        Home::Kept => "tui-import-move-stays",
    });
    let arrow = shared.theme.pick("→", "=>");
    let sign = if moved.effect == Effect::Contradicts { shared.theme.pick("≠", "!") } else { " " };
    format!(
        "{} {} {sign} {} {arrow} {}",
        cells::left(&choice, 8),
        cells::left(&moved.person.name, wide / 4),
        home_in_short(&moved.from, words),
        home_in_short(&moved.to, words)
    )
}

fn move_detail(moved: &MoveShown, shared: &Shared) -> String {
    let words = &shared.words;
    let from = home(&moved.from, words);
    let place = msg!("tui-import-move-of", name = &moved.person.name, from = from, to = home(&moved.to, words));
    let what = match (moved.home, moved.effect) {
        (Home::Kept, _) => words.get("tui-import-move-kept"),
        (Home::AsListed, Effect::Contradicts) => {
            words.say(&msg!("tui-import-move-contradicts", now = home(&moved.person.home, words)))
        }
        (Home::AsListed, Effect::Replaces | Effect::Stands) => String::new(),
    };
    format!("{} {what}", words.say(&place))
}

/// A birth date, said as one.
pub fn born(birth: Option<PartialDate>, words: &Words) -> String {
    birth.map(|birth| words.say(&msg!("tui-born", on = birth.display()))).unwrap_or_default()
}

fn absent_line(person: &PersonShown, shared: &Shared, wide: usize) -> String {
    let birth = person.birth.map(PartialDate::display).unwrap_or_default();
    format!(
        "{} {} {}",
        cells::left(&person.name, wide * 2 / 5),
        cells::left(&birth, 10),
        home(&person.home, &shared.words)
    )
}

fn absent_detail(person: &PersonShown, shared: &Shared) -> String {
    let words = &shared.words;
    let who = format!("{} {} {}.", person.reference, person.name, born(person.birth, words));
    format!("{who} {}", words.get("tui-import-absent-stays"))
}

/// Name of the file and of the sheet of a place.
pub fn sheet_of(plan: &PlanShown, place: Place) -> (String, String) {
    let file = plan.files.get(usize::from(place.file));
    let sheet = file.and_then(|file| file.sheets.get(usize::from(place.sheet)));
    let name = file.map(|file| name_of(std::path::Path::new(&file.path))).unwrap_or_default();
    (name, sheet.map(|sheet| sheet.name.clone()).unwrap_or_default())
}

fn cell_of(at: &ProblemLine, words: &Words) -> String {
    match at.problem.column {
        Some(column) => cell_name(column, at.place.row),
        None => words.say(&msg!("tui-import-row", row = at.place.row)),
    }
}

/// The raw text of a cell: of one for a number or a phone, however it is garbled, without its middle digits.
fn raw_of(at: &ProblemLine, shared: &Shared) -> String {
    let is_number = matches!(at.problem.field, Some(Field::PersonNumber | Field::OldId | Field::Phone))
        || matches!(
            at.problem.code,
            ProblemCode::BadPersonId
                | ProblemCode::PersonIdMismatch
                | ProblemCode::PersonIdRestored
                | ProblemCode::DuplicateId
                | ProblemCode::BadPhone
                | ProblemCode::PhoneConverted
                | ProblemCode::SharedPhone
        );
    if is_number { discreet_number(&at.problem.raw, shared) } else { discreet(&at.problem.raw, shared) }
}

fn problem_line(plan: &PlanShown, at: &ProblemLine, shared: &Shared, wide: usize) -> String {
    let words = &shared.words;
    let what = words.say(&Message::of_code("problem", at.problem.code.code()));
    let (cell, raw) = (cells::left(&cell_of(at, words), 10), raw_of(at, shared));
    let what = cells::left(&what, PROBLEM_WIDE);
    let known = match at.news {
        News::New => String::new(),
        News::Known => format!(" {}", words.get("tui-import-problem-known")),
    };
    // Of one sheet only, its name says nothing.
    if plan.files.iter().map(|file| file.sheets.len()).sum::<usize>() < 2 {
        return format!("{cell} {what}  {raw}{known}");
    }
    let sheet = cells::left(&sheet_of(plan, at.place).1, (wide / 5).min(24));
    format!("{sheet} {cell} {what}  {raw}{known}")
}

fn problem_detail(plan: &PlanShown, at: &ProblemLine, shared: &Shared) -> String {
    let words = &shared.words;
    let (file, sheet) = sheet_of(plan, at.place);
    let hint = words.say(&Message::of_code("problem", &format!("{}-hint", at.problem.code.code())));
    let place = msg!("tui-import-place-of", file = file, sheet = sheet, cell = cell_of(at, words));
    let raw = raw_of(at, shared);
    let raw = if raw.is_empty() { String::new() } else { words.say(&msg!("tui-import-raw", raw = raw)) };
    [words.say(&place), raw, hint].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

fn held_line(held: &HeldRow, shared: &Shared, wide: usize) -> String {
    let words = &shared.words;
    let why = words.say(&Message::of_code("problem", held.code.code()));
    let cells_of_row: Vec<String> =
        held.cells.iter().map(|(heading, text)| discreet_cell((heading, text), shared)).collect();
    let place = format!("{} {}", held.sheet, words.say(&msg!("tui-import-row", row = held.row)));
    format!("{} {}  {}", cells::left(&place, (wide / 3).min(30)), cells::left(&why, 22), cells_of_row.join(" · "))
}

fn held_detail(held: &HeldRow, shared: &Shared) -> String {
    let words = &shared.words;
    let hint = words.say(&Message::of_code("problem", &format!("{}-hint", held.code.code())));
    let cell = |(heading, text): &(String, String)| format!("{heading}: {}", discreet_cell((heading, text), shared));
    format!("{hint} {}", held.cells.iter().map(cell).collect::<Vec<_>>().join(" · "))
}
