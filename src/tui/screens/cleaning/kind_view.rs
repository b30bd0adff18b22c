//! How the people of a kind are drawn: one line each, and below (beside, where there is room) all that is to be known
//! of the selected one.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{CleaningKind, advice, cell_said, field_name};
use crate::desk::cleaning::{CleaningItem, Sharer};
use crate::domain::partial_date::PartialDate;
use crate::domain::person::PersonFacts;
use crate::domain::problem::ProblemCode;
use crate::domain::quality::{CardTold, contradictions, is_found_by_rule};
use crate::domain::repair::{Certainty, Contradiction, Remedy, Repair, days_in_a_line};
use crate::msg;
use crate::text::words::{Message, Words};
use crate::tui::model::Shared;
use crate::tui::screens::import::discreet;
use crate::tui::screens::people_detail::day_shown;
use crate::tui::screens::people_told;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// From so many columns on the selected person stands beside the list.
const WIDE: u16 = 120;
/// Rows of the selected person below the list, with the rule above them.
const DETAIL_ROWS: u16 = 10;
/// Cells of a name in the list.
const NAME_WIDE: usize = 26;
/// Cells of what the cell said.
const RAW_WIDE: usize = 22;
/// So many of those who share a phone are shown below the list.
const MOST_SHARERS: usize = 5;

/// Where the parts are.
pub struct Parts {
    heading: Rect,
    /// The list.
    pub list: Rect,
    rule: Option<Rect>,
    detail: Rect,
}

/// Where the parts are.
pub fn parts(area: Rect) -> Parts {
    let (left, rule, detail) = if area.width >= WIDE {
        let (left, right) = boxes::split_left(area, area.width * 11 / 20);
        (left, None, right)
    } else {
        let (list, below) = boxes::split_top(area, area.height.saturating_sub(DETAIL_ROWS).max(3));
        let (rule, detail) = boxes::split_top(below, 1);
        (list, Some(rule), detail)
    };
    let (heading, list) = boxes::split_top(left, 1);
    Parts { heading, list, rule, detail }
}

/// Draws it.
pub fn draw(screen: &CleaningKind, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let parts = parts(area);
    let Some(total) = screen.list.total else {
        frame.render_widget(Line::from(words.get("tui-loading")), parts.heading);
        return;
    };
    if total == 0 {
        let text = cells::fit(&format!(" {}", words.get("tui-cleaning-kind-empty")), usize::from(parts.heading.width));
        frame.render_widget(Line::styled(text, theme.style(Role::Good)), parts.heading);
        return;
    }
    let wide = usize::from(parts.list.width);
    let heading = columns(
        &words.say(&msg!("tui-people-count", count = total)),
        &words.get(if is_of_cells(screen.code) { "tui-cleaning-column-cell" } else { "tui-column-address" }),
        &words.get("tui-cleaning-column-repair"),
        wide,
    );
    let heading = match &screen.working {
        Some(working) => working.line(shared, usize::from(parts.heading.width)),
        None => Line::styled(format!("  {heading}"), theme.style(Role::Heading)),
    };
    frame.render_widget(heading, parts.heading);
    let places = screen.list.top..total;
    for (place, at) in places.zip(parts.list.rows()) {
        let Some(item) = screen.list.line(place) else { continue };
        let is_selected = place == screen.list.selected;
        let base = theme.style(if is_selected { Role::Selected } else { Role::Plain });
        let pointer = if is_selected { theme.pointer() } else { " " };
        let raw = if is_of_cells(screen.code) {
            item.cells.first().map(|(raw, _)| discreet(raw, shared)).unwrap_or_default()
        } else {
            item.household_facts.address.clone().unwrap_or_default()
        };
        let text = columns(&item.facts.full_name, &raw, &repair_in_short(item, shared), wide);
        frame.render_widget(Line::from(vec![Span::styled(format!("{pointer} {text}"), base)]), at);
    }
    let Some(item) = screen.list.line(screen.list.selected) else { return };
    if let Some(rule) = parts.rule {
        frame.render_widget(boxes::rule(theme, &item.facts.full_name, usize::from(rule.width)), rule);
    }
    for (line, at) in
        detail(item, screen.code, shared, usize::from(parts.detail.width)).into_iter().zip(parts.detail.rows())
    {
        frame.render_widget(line, at);
    }
}

/// Whether a kind of problem is one of a cell, and not one that the facts themselves have.
fn is_of_cells(code: ProblemCode) -> bool {
    !is_found_by_rule(code) && !matches!(code, ProblemCode::SharedPhone | ProblemCode::MissingHousehold)
}

fn columns(name: &str, raw: &str, repair: &str, wide: usize) -> String {
    let rest = wide.saturating_sub(NAME_WIDE + RAW_WIDE + 6);
    format!("{}  {}  {}", cells::left(name, NAME_WIDE), cells::left(raw, RAW_WIDE), cells::left(repair, rest))
}

/// The repair in a word or three.
fn repair_in_short(item: &CleaningItem, shared: &Shared) -> String {
    let words = &shared.words;
    match &item.repair {
        None => String::new(),
        Some(Repair { remedy: Remedy::Confirm, .. }) => words.get("tui-cleaning-confirm-short"),
        Some(Repair { remedy: Remedy::Set(field, value), .. }) => {
            format!("{} {}", shared.theme.pick("→", "->"), people_told::shown(field.code(), Some(value), None, shared))
        }
    }
}

/// All that is to be known of somebody with a problem.
fn detail(item: &CleaningItem, code: ProblemCode, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    let mut said: Vec<(String, Role)> = vec![(who(item, words), Role::Plain)];
    for (raw, cell) in &item.cells {
        let cell = cell_said(words, &discreet(raw, shared), cell);
        said.push((words.say(&msg!("tui-cleaning-in-list", cell = cell)), Role::Attention));
    }
    match code {
        ProblemCode::SharedPhone => said.extend(sharers(item, shared)),
        ProblemCode::OrderOfMilestones => said.extend(milestones((&item.facts, item.card), shared)),
        ProblemCode::PersonIdMismatch => {
            for field in crate::domain::repair::fields_to_mend((&item.facts, item.card), (code, item.field)) {
                said.push((in_ledger(item, Some(field), shared), Role::Plain));
            }
        }
        ProblemCode::MissingHousehold => {}
        ProblemCode::BadDate
        | ProblemCode::FutureDate
        | ProblemCode::BadPersonId
        | ProblemCode::PersonIdRestored
        | ProblemCode::DuplicateId
        | ProblemCode::BadPhone
        | ProblemCode::PhoneConverted
        | ProblemCode::NoName
        | ProblemCode::UnknownValue
        | ProblemCode::DateInAddress
        | ProblemCode::RepairedText
        | ProblemCode::TooLong
        | ProblemCode::ControlCharacters => said.push((in_ledger(item, item.field, shared), Role::Plain)),
    }
    said.push((proposal(item, code, shared), Role::Good));
    said.into_iter()
        .flat_map(|(text, role)| {
            let lines = cells::wrap(&text, wide.saturating_sub(1)).into_iter();
            lines.map(move |line| Line::styled(format!(" {line}"), theme.style(role))).collect::<Vec<_>>()
        })
        .collect()
}

/// Birth, address and area.
fn who(item: &CleaningItem, words: &Words) -> String {
    let birth = item.facts.birth_date.map(PartialDate::display);
    let birth = birth.map(|birth| words.say(&msg!("tui-cleaning-born", birth = birth)));
    let address = item.household_facts.address.clone();
    let area = Some(item.area.clone()).filter(|area| !area.is_empty());
    let parts = [birth, address, area, Some(item.reference.to_string())];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What stands in the ledger.
fn in_ledger(item: &CleaningItem, field: Option<crate::domain::field::Field>, shared: &Shared) -> String {
    let words = &shared.words;
    let value = field.map_or_else(
        || {
            let facts = &item.household_facts;
            let parts: Vec<String> = [facts.address.clone(), facts.head_name.clone()].into_iter().flatten().collect();
            if parts.is_empty() { words.get("tui-value-none") } else { parts.join(" · ") }
        },
        |field| people_told::shown(field.code(), item.facts.get(field).as_deref(), None, shared),
    );
    words.say(&msg!("tui-cleaning-in-ledger", field = field_name(field), value = value))
}

/// What Enter does, and why; or what is to be done where the facts decide nothing.
fn proposal(item: &CleaningItem, code: ProblemCode, shared: &Shared) -> String {
    let words = &shared.words;
    match &item.repair {
        None => words.say(&advice(code)),
        Some(Repair { remedy: Remedy::Confirm, .. }) => words.say(&msg!("tui-cleaning-confirm", advice = advice(code))),
        Some(Repair { remedy: Remedy::Set(field, value), certainty }) => {
            let value = people_told::shown(field.code(), Some(value), None, shared);
            let field = field_name(Some(*field));
            words.say(&match certainty {
                Certainty::Sure => msg!("tui-cleaning-proposal-sure", field = field, value = value),
                Certainty::Likely => msg!("tui-cleaning-proposal-likely", field = field, value = value),
            })
        }
    }
}

/// The stated days in a line, and what contradicts what.
pub fn milestones((facts, card): (&PersonFacts, CardTold), shared: &Shared) -> Vec<(String, Role)> {
    let words = &shared.words;
    let name =
        |milestone: crate::domain::milestone::Milestone| Message::of_code("tui-cleaning-stage", milestone.code());
    let days = days_in_a_line(&facts.milestones).into_iter();
    let days: Vec<String> =
        days.map(|(day, milestone)| format!("{} {}", day_shown(day), words.say(&name(milestone)))).collect();
    let arrow = shared.theme.pick(" → ", " -> ");
    let mut said = Vec::new();
    if !days.is_empty() {
        said.push((days.join(arrow), Role::Plain));
    }
    for wrong in contradictions(&facts.milestones, facts.birth_date, card) {
        let message = match wrong {
            Contradiction::Before { first, then } => {
                msg!("tui-cleaning-before", then = name(then), first = name(first))
            }
            Contradiction::BeforeBirth(milestone) => msg!("tui-cleaning-before-birth", then = name(milestone)),
            Contradiction::WithoutCard(milestone) => msg!("tui-cleaning-without-card", then = name(milestone)),
        };
        said.push((words.say(&message), Role::Trouble));
    }
    said
}

fn sharers(item: &CleaningItem, shared: &Shared) -> Vec<(String, Role)> {
    let words = &shared.words;
    let phone = item.facts.phone.as_ref().map(crate::domain::phone::Phone::as_str);
    let phone = people_told::shown("phone", phone, None, shared);
    let head = msg!("tui-cleaning-sharing", phone = phone, count = item.sharing.len());
    let mut said = vec![(words.say(&head), Role::Plain)];
    said.extend(
        item.sharing.iter().take(MOST_SHARERS).map(|sharer| (format!("– {}", told(sharer, words)), Role::Plain)),
    );
    said
}

/// Somebody who shares a phone, in one line.
pub fn told(sharer: &Sharer, words: &Words) -> String {
    let birth = sharer.birth_date.map(PartialDate::display);
    let birth = birth.map(|birth| words.say(&msg!("tui-cleaning-born", birth = birth)));
    let address = Some(sharer.address.clone()).filter(|address| !address.is_empty());
    let parts = [Some(sharer.full_name.clone()), birth, sharer.relationship.clone(), address];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
