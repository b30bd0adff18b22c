//! The comparison, as it is drawn: the groups with their counts, the lines of one with both days, and what is to be
//! said of the selected one.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line as Text, Span};

use super::{Part, Shown};
use crate::desk::reconciling::{Compared, Doubt, Group, Line, UnknownNumber};
use crate::domain::milestone::Reached;
use crate::domain::person_number::PersonNumber;
use crate::domain::roster::{CellProblem, Place, cell_name};
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::model::Shared;
use crate::tui::screens::import::{discreet, name_of};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// Rows of what is said of the selected line, below the list.
const DETAIL_ROWS: u16 = 3;
/// Cells of a milestone.
const MILESTONE_WIDE: usize = 24;
/// Cells of a day, or of why there is none.
const DAY_WIDE: usize = 14;
/// Cells of the sign of a doubt, and of a mark.
const SIGN_WIDE: usize = 2;
const MARK_WIDE: usize = 4;
/// Cells of a personal number.
const NUMBER_WIDE: usize = 13;
/// Cells of the address of a cell.
const CELL_WIDE: usize = 8;
/// Cells of a milestone with its day.
const REACHED_WIDE: usize = 30;

/// The tabs: part, place, and what stands there.
pub fn tabs(shown: &Shown, words: &Words, area: Rect) -> Vec<(Part, Rect, String)> {
    let compared = &shown.compared;
    let mut x = area.x;
    let tabs = Part::ALL.into_iter().map(|part| {
        let label = words.say(&match part {
            Part::Of(Group::OnlyThere) => msg!("tui-reconcile-only-there", count = compared.only_there.len()),
            Part::Of(Group::DifferentDay) => msg!("tui-reconcile-different-day", count = compared.different_day.len()),
            Part::Of(Group::OnlyHere) => msg!("tui-reconcile-only-here", count = compared.only_here.len()),
            Part::Unknown => msg!("tui-reconcile-unknown", count = compared.unknown.len()),
            Part::Agree => msg!("tui-reconcile-agree", count = compared.agree),
        });
        // What is seen has a sign of its own, also without colours.
        let text = if part == shown.part { format!("[{label}]") } else { format!(" {label} ") };
        let wide = cells::cells(cells::width(&text)).min(area.right().saturating_sub(x));
        let at = Rect { x, y: area.y, width: wide, height: area.height.min(1) };
        x = x.saturating_add(wide).min(area.right());
        (part, at, text)
    });
    tabs.collect()
}

/// Where the list is: below the tabs, what the group is, and the heads of the columns.
pub fn list(area: Rect) -> Rect {
    let (_, rest) = boxes::split_top(area, 3);
    boxes::split_top(rest, rest.height.saturating_sub(DETAIL_ROWS + 1)).0
}

/// The first line that is seen.
pub fn top(shown: &Shown, area: Rect) -> usize {
    cells::top_for(shown.selected, usize::from(list(area).height), 0)
}

/// Draws it.
pub fn draw(shown: &Shown, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    for (part, at, text) in tabs(shown, words, area) {
        let role = if part == shown.part { Role::Heading } else { Role::Muted };
        frame.render_widget(Text::styled(cells::fit(&text, usize::from(at.width)), theme.style(role)), at);
    }
    let (_, rest) = boxes::split_top(area, 1);
    let (about, rest) = boxes::split_top(rest, 1);
    let (head, _) = boxes::split_top(rest, 1);
    let wide = usize::from(area.width);
    let said = cells::fit(&words.say(&about_part(shown)), wide);
    frame.render_widget(Text::styled(said, theme.style(Role::Muted)), about);
    frame.render_widget(Text::styled(heads(shown, words, wide), theme.style(Role::Heading)), head);
    draw_list(shown, shared, frame, list(area));
    let (_, below) = boxes::split_top(area, area.height.saturating_sub(DETAIL_ROWS));
    for (line, at) in cells::wrap(&detail(shown, shared), wide).into_iter().zip(below.rows()) {
        frame.render_widget(Text::from(line), at);
    }
}

fn about_part(shown: &Shown) -> Message {
    match shown.part {
        Part::Of(_) if !shown.marked.is_empty() => msg!("tui-reconcile-marked", count = shown.marked.len()),
        Part::Of(Group::OnlyThere) => msg!("tui-reconcile-about-only-there"),
        Part::Of(Group::DifferentDay) => msg!("tui-reconcile-about-different-day"),
        Part::Of(Group::OnlyHere) => msg!("tui-reconcile-about-only-here"),
        Part::Unknown => msg!("tui-reconcile-about-unknown"),
        Part::Agree => {
            let file = shown.compared.files.first().map(|file| name_of(std::path::Path::new(&file.path)));
            msg!("tui-reconcile-about-agree", file = file.unwrap_or_default(), day = shown.compared.as_of)
        }
    }
}

fn heads(shown: &Shown, words: &Words, wide: usize) -> String {
    match shown.part {
        Part::Of(_) => columns(
            wide,
            [
                &words.get("field-full-name"),
                &words.get("tui-reconcile-milestone"),
                &words.get("tui-reconcile-here"),
                &words.get("tui-reconcile-there"),
            ],
            ("", ""),
        ),
        Part::Unknown => unknown_columns(
            wide,
            [&words.get("tui-reconcile-number"), &words.get("field-full-name"), &words.get("tui-reconcile-cell")],
            &words.get("tui-reconcile-there"),
        ),
        Part::Agree if shown.compared.problems.is_empty() => String::new(),
        Part::Agree => words.say(&msg!("tui-reconcile-problems", count = shown.compared.problems.len())),
    }
}

/// A line of a group: mark, name, milestone, both days, and the sign of a doubt.
fn columns(wide: usize, [name, milestone, here, there]: [&str; 4], (mark, sign): (&str, &str)) -> String {
    let fixed = 2 + MARK_WIDE + MILESTONE_WIDE + 2 * (DAY_WIDE + 1) + SIGN_WIDE + 1;
    format!(
        "  {}{} {} {} {}{}",
        cells::left(mark, MARK_WIDE),
        cells::left(name, wide.saturating_sub(fixed)),
        cells::left(milestone, MILESTONE_WIDE),
        cells::left(here, DAY_WIDE),
        cells::left(there, DAY_WIDE),
        cells::left(sign, SIGN_WIDE),
    )
}

fn unknown_columns(wide: usize, [number, name, cell]: [&str; 3], there: &str) -> String {
    let name_wide = wide.saturating_sub(2 + NUMBER_WIDE + 1 + CELL_WIDE + 2 + REACHED_WIDE);
    format!(
        "  {} {} {} {}",
        cells::left(number, NUMBER_WIDE),
        cells::left(name, name_wide),
        cells::left(cell, CELL_WIDE),
        cells::left(there, REACHED_WIDE),
    )
}

fn draw_list(shown: &Shown, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let wide = usize::from(area.width);
    if shown.total() == 0 {
        let text =
            words.get(if shown.part == Part::Agree { "tui-reconcile-no-problems" } else { "tui-reconcile-none" });
        frame.render_widget(Text::styled(cells::fit(&format!("  {text}"), wide), theme.style(Role::Muted)), area);
        return;
    }
    let first = cells::top_for(shown.selected, usize::from(area.height), 0);
    for (place, at) in (first..shown.total()).zip(area.rows()) {
        let text = line_of(shown, place, shared, wide).unwrap_or_default();
        let is_selected = place == shown.selected;
        let pointer = if is_selected { theme.pointer() } else { " " };
        let text: String = text.chars().skip(1).collect();
        let line = Text::from(vec![Span::raw(pointer), Span::raw(cells::left(&text, wide.saturating_sub(1)))]);
        frame.render_widget(line.style(theme.style(if is_selected { Role::Selected } else { Role::Plain })), at);
    }
}

fn line_of(shown: &Shown, place: usize, shared: &Shared, wide: usize) -> Option<String> {
    let words = &shared.words;
    Some(match shown.part {
        Part::Of(group) => {
            let line = shown.compared.group(group).get(place)?;
            let mark = match (group, shown.marked.contains(&(group, place))) {
                (Group::OnlyHere, _) => "",
                (Group::OnlyThere | Group::DifferentDay, true) => "[x]",
                (Group::OnlyThere | Group::DifferentDay, false) => "[ ]",
            };
            let milestone = words.say(&Message::of_code("milestone", line.milestone.code()));
            let (here, there) = days(group, line, words);
            let sign = if line.doubt.is_some() { "!" } else { "" };
            columns(wide, [&line.person.full_name, &milestone, &here, &there], (mark, sign))
        }
        Part::Unknown => {
            let unknown = shown.compared.unknown.get(place)?;
            let name = unknown.full_name.as_deref().unwrap_or_default();
            let cell = cell_of(unknown.place, words);
            let reached = unknown.reached.last().map(|(milestone, reached)| {
                let milestone = words.say(&Message::of_code("milestone", milestone.code()));
                reached.stated_day().map_or(milestone.clone(), |day| format!("{milestone} {}", numbers::day(day)))
            });
            let reached = reached.unwrap_or_else(|| words.get("tui-reached-no"));
            unknown_columns(wide, [&number_of(&unknown.person_number, shared), name, &cell], &reached)
        }
        Part::Agree => {
            let (at, problem) = shown.compared.problems.get(place)?;
            let what = words.say(&Message::of_code("problem", problem.code.code()));
            let (cell, raw) = (cell_of((*at, problem.column), words), discreet(&problem.raw, shared));
            format!("  {} {what}  {raw}", cells::left(&cell, CELL_WIDE))
        }
    })
}

/// What both say. What a later milestone implies stands in no cell of the ledger.
fn days(group: Group, line: &Line, words: &Words) -> (String, String) {
    let day = |reached: Reached, implied: bool| match reached {
        Reached::On(day) => numbers::day(day),
        Reached::DayUnknown { .. } => words.get("tui-reached-day-unknown"),
        Reached::No if implied => words.get("tui-reached-implied"),
        Reached::No => words.get("tui-reached-no"),
    };
    (day(line.here, group != Group::OnlyThere), day(line.there, false))
}

fn number_of(number: &PersonNumber, shared: &Shared) -> String {
    if shared.is_revealed() { number.as_str().to_owned() } else { number.masked() }
}

fn cell_of((place, column): (Place, Option<u32>), words: &Words) -> String {
    match column {
        Some(column) => cell_name(column, place.row),
        None => words.say(&msg!("tui-import-row", row = place.row)),
    }
}

/// Why somebody has to look at a difference first.
pub fn doubt(doubt: &Doubt) -> Message {
    match doubt {
        Doubt::OtherName(name) => msg!("doubt-other-name", name = name),
        Doubt::NumberTwice => msg!("doubt-number-twice"),
        Doubt::ToldTwice => msg!("doubt-told-twice"),
        Doubt::FutureDay => msg!("doubt-future-day"),
    }
}

fn detail(shown: &Shown, shared: &Shared) -> String {
    let words = &shared.words;
    match shown.part {
        Part::Of(_) => shown.line().map(|line| line_detail(shown, line, shared)).unwrap_or_default(),
        Part::Unknown => match shown.compared.unknown.get(shown.selected) {
            Some(UnknownNumber { place, .. }) => {
                let place = place_of(&shown.compared, *place, words);
                format!("{place} {}", words.get("tui-reconcile-unknown-hint"))
            }
            None => String::new(),
        },
        Part::Agree => match shown.compared.problems.get(shown.selected) {
            Some((at, CellProblem { code, column, .. })) => {
                let place = place_of(&shown.compared, (*at, *column), words);
                let hint = words.say(&Message::of_code("problem", &format!("{}-hint", code.code())));
                format!("{place} {hint}")
            }
            None => String::new(),
        },
    }
}

fn line_detail(shown: &Shown, line: &Line, shared: &Shared) -> String {
    let words = &shared.words;
    let person = &line.person;
    let number = person.person_number.as_ref().map(|number| number_of(number, shared));
    let who = match number {
        Some(number) => format!("{} {} ({number}).", person.reference, person.full_name),
        None => format!("{} {} ({}).", person.reference, person.full_name, words.get("tui-reconcile-no-number")),
    };
    let place = match line.place {
        Some(place) => place_of(&shown.compared, place, words),
        None => words.get("tui-reconcile-not-in-it"),
    };
    let doubt = line.doubt.as_ref().map(|one| format!("! {}", words.say(&doubt(one))));
    [Some(who), Some(place), doubt].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn place_of(compared: &Compared, place: (Place, Option<u32>), words: &Words) -> String {
    let file = compared.files.get(usize::from(place.0.file));
    let sheet = file.and_then(|file| file.sheets.get(usize::from(place.0.sheet)));
    let file = file.map(|file| name_of(std::path::Path::new(&file.path))).unwrap_or_default();
    let sheet = sheet.map(|sheet| sheet.name.clone()).unwrap_or_default();
    words.say(&msg!("tui-import-place-of", file = file, sheet = sheet, cell = cell_of(place, words)))
}
