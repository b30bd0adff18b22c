//! An import, as it is drawn: progress, plan, result.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::plan::{Doing, Done, Part, Planned, Standing, Stopping, Working};
use super::{discreet, name_of};
use crate::desk::import::{PlanShown, UnsureShown, Writes};
use crate::domain::event::HeldRow;
use crate::domain::partial_date::PartialDate;
use crate::domain::roster::{CellProblem, HiddenRows, Place, RowsOf, cell_name};
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// The widest that a bar is.
const BAR_MOST: u16 = 76;
/// Rows of what is said of the selected line, below the list.
const DETAIL_ROWS: u16 = 3;
/// Cells of what is wrong with a cell.
const PROBLEM_WIDE: usize = 31;
/// Cells of a label in the table of counts.
const LABEL_WIDE: usize = 54;
/// Cells of a count.
const COUNT_WIDE: usize = 9;
/// Lists that are named one by one.
const FILES_NAMED: usize = 3;

/// Work of the desk.
pub fn draw_working(working: &Working, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let inside = boxes::middle(area, area.width.min(BAR_MOST), area.height.min(7));
    let wide = usize::from(inside.width);
    let what = match (working.stopping, working.doing) {
        (Stopping::Yes, _) => words.get("tui-import-stopping"),
        (Stopping::No, Doing::Reading) if working.meter.is_none() => words.get("tui-import-opening"),
        (Stopping::No, Doing::Reading) => words.get("tui-import-reading"),
        (Stopping::No, Doing::Comparing) => words.get("tui-import-comparing"),
        (Stopping::No, Doing::Writing) if working.meter.is_none() => words.get("tui-import-backing-up"),
        (Stopping::No, Doing::Writing) => words.get("tui-import-writing"),
        (Stopping::No, Doing::Finishing) => words.get("tui-import-finishing"),
    };
    let mut lines = vec![Line::styled(cells::fit(&what, wide), theme.style(Role::Heading)), Line::default()];
    if let Some(meter) = &working.meter {
        lines.extend(meter.lines(words, theme, wide));
        lines.push(Line::default());
    }
    let hint = match working.doing {
        Doing::Reading | Doing::Comparing => words.get("tui-import-stop-reading"),
        Doing::Writing | Doing::Finishing => words.get("tui-import-stop-writing"),
    };
    let hint = cells::wrap(&hint, wide).into_iter();
    lines.extend(hint.map(|line| Line::styled(line, theme.style(Role::Muted))));
    for (line, at) in lines.into_iter().zip(inside.rows()) {
        frame.render_widget(line, at);
    }
}

/// The tabs: part, place, and what stands there.
pub fn tabs(planned: &Planned, words: &Words, area: Rect) -> Vec<(Part, Rect, String)> {
    let plan = &planned.plan;
    let mut x = area.x;
    let tabs = Part::ALL.into_iter().map(|part| {
        let label = words.say(&match part {
            Part::Summary => msg!("tui-import-part-summary"),
            Part::Problems => msg!("tui-import-part-problems", count = plan.problems.len()),
            Part::Held => msg!("tui-import-part-held", count = plan.held.len()),
            Part::Unsure => msg!("tui-import-part-unsure", count = plan.unsure.len()),
        });
        // What is seen has a sign of its own, also without colours.
        let text = if part == planned.part { format!("[{label}]") } else { format!(" {label} ") };
        let wide = cells::cells(cells::width(&text)).min(area.right().saturating_sub(x));
        let at = Rect { x, y: area.y, width: wide, height: area.height.min(1) };
        x = x.saturating_add(wide).saturating_add(1).min(area.right());
        (part, at, text)
    });
    tabs.collect()
}

/// Where the list of a part is.
pub fn list(area: Rect) -> Rect {
    let (_, rest) = boxes::split_top(area, 2);
    boxes::split_top(rest, rest.height.saturating_sub(DETAIL_ROWS + 1)).0
}

/// How many lines of a part are seen.
pub fn rows(_: &Planned, area: Rect) -> usize {
    usize::from(list(area).height)
}

/// The first line that is seen.
pub fn top(planned: &Planned, area: Rect) -> usize {
    cells::top_for(planned.selected, rows(planned, area), 0)
}

/// A plan.
pub fn draw_plan(planned: &Planned, shared: &Shared, frame: &mut Frame, area: Rect) {
    let theme = shared.theme;
    for (part, at, text) in tabs(planned, &shared.words, area) {
        let role = if part == planned.part { Role::Heading } else { Role::Muted };
        frame.render_widget(Line::styled(cells::fit(&text, usize::from(at.width)), theme.style(role)), at);
    }
    match planned.part {
        Part::Summary => {
            let (_, below) = boxes::split_top(area, 2);
            let wide = usize::from(below.width);
            for (line, at) in summary(&planned.plan, shared, wide).into_iter().zip(below.rows()) {
                frame.render_widget(line, at);
            }
        }
        Part::Problems | Part::Held | Part::Unsure => draw_part(planned, shared, frame, area),
    }
}

fn draw_part(planned: &Planned, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let list = list(area);
    let wide = usize::from(list.width);
    let plan = &planned.plan;
    if planned.total() == 0 {
        let text = words.get(match planned.part {
            Part::Held => "tui-import-none-held",
            Part::Unsure => "tui-import-none-unsure",
            Part::Summary | Part::Problems => "tui-import-none-problems",
        });
        frame.render_widget(Line::styled(cells::fit(&text, wide), theme.style(Role::Muted)), list);
        return;
    }
    let places = top(planned, area)..planned.total();
    for (place, at) in places.zip(list.rows()) {
        let text = match planned.part {
            Part::Problems => plan.problems.get(place).map(|problem| problem_line(plan, problem, shared, wide)),
            Part::Held => plan.held.get(place).map(|held| held_line(held, shared, wide)),
            Part::Unsure => plan.unsure.get(place).map(|unsure| unsure_line(plan, unsure, words)),
            Part::Summary => None,
        };
        let is_selected = place == planned.selected;
        let pointer = if is_selected { theme.pointer() } else { " " };
        let text = cells::left(&text.unwrap_or_default(), wide.saturating_sub(2));
        let line = Line::from(vec![Span::raw(pointer), Span::raw(" "), Span::raw(text)]);
        frame.render_widget(line.style(theme.style(if is_selected { Role::Selected } else { Role::Plain })), at);
    }
    let (_, below) = boxes::split_top(area, area.height.saturating_sub(DETAIL_ROWS));
    let selected = planned.selected;
    let detail = match planned.part {
        Part::Problems => plan.problems.get(selected).map(|problem| problem_detail(plan, problem, shared)),
        Part::Held => plan.held.get(selected).map(|held| held_detail(held, shared)),
        Part::Unsure => plan.unsure.get(selected).map(|unsure| unsure_detail(unsure, words)),
        Part::Summary => None,
    };
    for (line, at) in cells::wrap(&detail.unwrap_or_default(), wide).into_iter().zip(below.rows()) {
        frame.render_widget(Line::from(line), at);
    }
}

fn sheet_of(plan: &PlanShown, place: Place) -> (String, String) {
    let file = plan.files.get(usize::from(place.file));
    let sheet = file.and_then(|file| file.sheets.get(usize::from(place.sheet)));
    let name = file.map(|file| name_of(std::path::Path::new(&file.path))).unwrap_or_default();
    (name, sheet.map(|sheet| sheet.name.clone()).unwrap_or_default())
}

fn cell_of((place, problem): &(Place, CellProblem), words: &Words) -> String {
    match problem.column {
        Some(column) => cell_name(column, place.row),
        None => words.say(&msg!("tui-import-row", row = place.row)),
    }
}

fn problem_line(plan: &PlanShown, at: &(Place, CellProblem), shared: &Shared, wide: usize) -> String {
    let words = &shared.words;
    let what = words.say(&Message::of_code("problem", at.1.code.code()));
    let (cell, raw) = (cells::left(&cell_of(at, words), 10), discreet(&at.1.raw, shared));
    let what = cells::left(&what, PROBLEM_WIDE);
    // Of one sheet only, its name says nothing.
    if plan.files.iter().map(|file| file.sheets.len()).sum::<usize>() < 2 {
        return format!("{cell} {what}  {raw}");
    }
    let sheet = cells::left(&sheet_of(plan, at.0).1, (wide / 5).min(24));
    format!("{sheet} {cell} {what}  {raw}")
}

fn problem_detail(plan: &PlanShown, at: &(Place, CellProblem), shared: &Shared) -> String {
    let words = &shared.words;
    let (file, sheet) = sheet_of(plan, at.0);
    let hint = words.say(&Message::of_code("problem", &format!("{}-hint", at.1.code.code())));
    let place = msg!("tui-import-place-of", file = file, sheet = sheet, cell = cell_of(at, words));
    let raw = discreet(&at.1.raw, shared);
    let raw = if raw.is_empty() { String::new() } else { words.say(&msg!("tui-import-raw", raw = raw)) };
    [words.say(&place), raw, hint].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
}

fn held_line(held: &HeldRow, shared: &Shared, wide: usize) -> String {
    let words = &shared.words;
    let why = words.say(&Message::of_code("problem", held.code.code()));
    let cells_of_row: Vec<String> = held.cells.iter().map(|(_, text)| discreet(text, shared)).collect();
    let place = format!("{} {}", held.sheet, words.say(&msg!("tui-import-row", row = held.row)));
    format!("{} {}  {}", cells::left(&place, (wide / 3).min(30)), cells::left(&why, 22), cells_of_row.join(" · "))
}

fn held_detail(held: &HeldRow, shared: &Shared) -> String {
    let words = &shared.words;
    let hint = words.say(&Message::of_code("problem", &format!("{}-hint", held.code.code())));
    let cell = |(heading, text): &(String, String)| format!("{heading}: {}", discreet(text, shared));
    format!("{hint} {}", held.cells.iter().map(cell).collect::<Vec<_>>().join(" · "))
}

fn born(birth: Option<PartialDate>, words: &Words) -> String {
    birth.map(|birth| words.say(&msg!("tui-born", on = birth.display()))).unwrap_or_default()
}

fn unsure_line(plan: &PlanShown, unsure: &UnsureShown, words: &Words) -> String {
    let facts = &unsure.row.facts;
    let (_, sheet) = sheet_of(plan, unsure.row.place);
    let row = words.say(&msg!("tui-import-row", row = unsure.row.place.row));
    format!("{} {row}  {} {}", cells::fit(&sheet, 20), facts.full_name, born(facts.birth_date, words))
}

fn unsure_detail(unsure: &UnsureShown, words: &Words) -> String {
    let (name, birth) = &unsure.like;
    let like = format!("{name} {}", born(*birth, words));
    words.say(&msg!("tui-import-like", like = like.trim()))
}

/// A count with its name; nothing where there is nothing to say.
fn count_line(label: &str, count: u64, role: Role, (shared, wide): (&Shared, usize)) -> Line<'static> {
    let label_wide = LABEL_WIDE.min(wide.saturating_sub(COUNT_WIDE + 1));
    let shown = numbers::count(shared.words.lang, i64::try_from(count).unwrap_or(i64::MAX));
    Line::from(vec![
        Span::raw(cells::left(label, label_wide)),
        Span::styled(cells::right(&shown, COUNT_WIDE), shared.theme.style(role)),
    ])
}

fn summary(plan: &PlanShown, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    let mut lines = Vec::new();
    let sheets: Vec<String> = plan
        .files
        .iter()
        .flat_map(|file| file.sheets.iter().map(move |sheet| (file, sheet)))
        .map(|(file, sheet)| {
            let name = cells::fit(&name_of(std::path::Path::new(&file.path)), wide / 2);
            words.say(&match sheet.of {
                RowsOf::People => msg!("tui-import-read-sheet", file = name, sheet = &sheet.name, rows = sheet.rows),
                RowsOf::Households => {
                    msg!("tui-import-read-households", file = name, sheet = &sheet.name, rows = sheet.rows)
                }
            })
        })
        .collect();
    let (named, others) = sheets.split_at(sheets.len().min(FILES_NAMED));
    lines.extend(named.iter().map(|text| Line::styled(cells::fit(text, wide), theme.style(Role::Muted))));
    if !others.is_empty() {
        let more = words.say(&msg!("tui-import-more-sheets", count = others.len()));
        lines.push(Line::styled(cells::fit(&more, wide), theme.style(Role::Muted)));
    }
    let with_hidden = plan.files.iter().flat_map(|file| &file.sheets).filter(|sheet| sheet.hidden_rows.count > 0);
    for sheet in with_hidden.take(FILES_NAMED) {
        let HiddenRows { count, first_row, are_taken } = sheet.hidden_rows;
        let said = if are_taken {
            msg!("tui-import-plan-hidden-taken", sheet = &sheet.name, count = count, row = first_row)
        } else {
            msg!("tui-import-plan-hidden-skipped", sheet = &sheet.name, count = count, row = first_row)
        };
        lines.push(Line::styled(cells::fit(&words.say(&said), wide), theme.style(Role::Attention)));
    }
    let day = words.say(&msg!("tui-import-as-of", day = plan.as_of));
    lines.push(Line::styled(cells::fit(&day, wide), theme.style(Role::Muted)));
    lines.push(Line::default());
    lines.extend(counts(plan, shared, wide));
    lines.push(Line::default());
    if plan.kinds.is_empty() {
        lines.push(Line::from(cells::fit(&words.get("tui-import-none-problems"), wide)));
    } else {
        lines.extend(kinds(plan, shared, wide));
    }
    lines
}

fn counts(plan: &PlanShown, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let words = &shared.words;
    let counts = plan.counts;
    let of = (shared, wide);
    let mut lines = vec![
        count_line(&words.get("tui-import-count-added"), counts.added, Role::Good, of),
        count_line(&words.get("tui-import-count-updated"), counts.updated, Role::Heading, of),
        count_line(&words.get("tui-import-count-unchanged"), counts.unchanged, Role::Plain, of),
    ];
    // What there is none of needs no line.
    for (id, count, role) in [
        ("tui-import-count-duplicates", counts.duplicates, Role::Plain),
        ("tui-import-count-held", counts.held, Role::Attention),
        ("tui-import-count-unsure", counts.unsure, Role::Attention),
        ("tui-import-count-absent", plan.absent, Role::Plain),
    ] {
        if count > 0 {
            lines.push(count_line(&words.get(id), count, role, of));
        }
    }
    let households = words.say(&msg!("tui-import-count-households", new = plan.new_households));
    lines.push(count_line(&households, counts.households, Role::Plain, of));
    if plan.changed_households > 0 {
        let label = words.get("tui-import-count-changed-households");
        lines.push(count_line(&label, plan.changed_households, Role::Attention, of));
        let empty = words.get("tui-operation-nothing");
        for (old, new) in &plan.household_changes {
            let text = |value: &Option<String>| value.clone().unwrap_or_else(|| empty.clone());
            let change = format!("  {} {} {}", text(old), shared.theme.pick("→", "=>"), text(new));
            lines.push(Line::from(cells::fit(&change, wide)));
        }
    }
    if plan.writes == Writes::Nothing {
        let text = cells::fit(&words.get("tui-import-why-nothing-new"), wide);
        lines.push(Line::styled(text, shared.theme.style(Role::Attention)));
    }
    lines
}

/// Two kinds of problem in a line where there is room for them.
fn kinds(plan: &PlanShown, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    let title = words.say(&msg!("tui-import-part-problems", count = plan.problems.len()));
    let mut lines = vec![Line::styled(cells::fit(&title, wide), theme.style(Role::Heading))];
    let half = (wide / 2).saturating_sub(1);
    let texts: Vec<String> = plan
        .kinds
        .iter()
        .map(|(code, count)| {
            let what = words.say(&Message::of_code("problem", code.code()));
            let count = numbers::count(words.lang, i64::try_from(*count).unwrap_or(i64::MAX));
            format!("{} {what}", cells::right(&count, 7))
        })
        .collect();
    for pair in texts.chunks(2) {
        let line: Vec<String> = pair.iter().map(|text| cells::left(text, half)).collect();
        lines.push(Line::from(line.join(" ")));
    }
    lines
}

/// What an import did.
pub fn draw_done(done: &Done, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let wide = usize::from(area.width);
    let counts = done.counts;
    if done.standing == Standing::Undone {
        for (line, at) in cells::wrap(&words.get("tui-import-is-undone"), wide).into_iter().zip(area.rows()) {
            frame.render_widget(Line::styled(line, theme.style(Role::Heading)), at);
        }
        return;
    }
    let sign = theme.pick("√ ", "+ ");
    let mut lines = vec![
        Line::styled(format!("{sign}{}", words.get("tui-import-is-done")), theme.style(Role::Good)),
        Line::default(),
        count_line(&words.get("tui-import-count-added"), counts.added, Role::Good, (shared, wide)),
        count_line(&words.get("tui-import-count-updated"), counts.updated, Role::Heading, (shared, wide)),
        count_line(&words.get("tui-import-count-unchanged"), counts.unchanged, Role::Plain, (shared, wide)),
        Line::default(),
    ];
    let problems = done.problems as u64;
    let facts = [
        (problems, msg!("tui-import-done-problems", count = problems)),
        (counts.held, msg!("tui-import-done-held", count = counts.held)),
        (counts.unsure, msg!("tui-import-done-unsure", count = counts.unsure)),
    ];
    let mut said: Vec<Message> = facts.into_iter().filter(|(count, _)| *count > 0).map(|(_, said)| said).collect();
    let last = shared.overview.as_ref().and_then(|overview| overview.undo).map(|(operation, _)| operation);
    if done.operation.is_some() && last == done.operation {
        said.push(msg!("tui-import-done-undo"));
    }
    for message in said {
        lines.extend(cells::wrap(&words.say(&message), wide).into_iter().map(Line::from));
    }
    for (line, at) in lines.into_iter().zip(area.rows()) {
        frame.render_widget(line, at);
    }
}
