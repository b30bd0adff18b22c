//! The sheet that is keyed back, as it is seen.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::{Paper, Part};
use crate::desk::sheets::{SheetCard, SheetLine};
use crate::domain::keyed::{Entry, Fault, Said, What};
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::model::Shared;
use crate::tui::screens::people_detail::{appointment_shown, reason_label};
use crate::tui::theme::Role;
use crate::tui::widgets::field::Focus;
use crate::tui::widgets::{boxes, cells};

/// Rows of entries that a page goes over.
pub const ENTRY_ROWS: usize = 10;
/// Rows that tell of what is being typed.
const PREVIEW_ROWS: u16 = 5;
/// Cells of a line number.
const NUMBER_WIDE: usize = 5;

/// Draws it.
pub fn draw(paper: &Paper, shared: &Shared, frame: &mut Frame, area: Rect) {
    match paper.part {
        Part::Day | Part::Entries => draw_entries(paper, shared, frame, area),
        Part::Code => draw_choice(paper, shared, frame, area),
    }
}

/// Where the sheets to choose from stand.
pub fn list_of(area: Rect) -> Rect {
    boxes::split_top(area, 3).1
}

fn draw_choice(paper: &Paper, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let (top, below) = boxes::split_top(area, 1);
    let label = format!("{} ", words.get("sheet-code"));
    let (label_at, field) = boxes::split_left(top, cells::cells(cells::width(&label)));
    frame.render_widget(Line::styled(label, theme.style(Role::Muted)), label_at);
    paper.code.draw(frame, field, theme.style(Role::Heading), Focus::Here);
    let (told, list) = boxes::split_top(below, 2);
    let (text, role) = match (&paper.wrong, &paper.sheets) {
        (Some(wrong), _) => (words.say(wrong), Role::Trouble),
        (None, Some(sheets)) if sheets.is_empty() => (words.get("sheet-none"), Role::Muted),
        (None, _) => (words.get("sheet-or-choose"), Role::Muted),
    };
    for (line, at) in cells::wrap(&text, usize::from(told.width)).into_iter().zip(told.rows()) {
        frame.render_widget(Line::styled(line, theme.style(role)), at);
    }
    for ((place, sheet), at) in paper.sheets.iter().flatten().enumerate().zip(list.rows()) {
        let is_selected = place == paper.selected && paper.code.is_blank();
        let style = theme.style(if is_selected { Role::Selected } else { Role::Plain });
        let pointer = if is_selected { theme.pointer() } else { " " };
        let lines = words.say(&msg!("sheet-lines", count = sheet.lines));
        let text =
            format!("{pointer} {}  {}  {lines}  {}", sheet.code, numbers::day(sheet.made.local_day()), sheet.title);
        frame.render_widget(Line::styled(cells::left(&text, usize::from(at.width)), style), at);
    }
}

fn draw_entries(paper: &Paper, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let (top, below) = boxes::split_top(area, 1);
    draw_top(paper, shared, frame, top);
    let list_high = below.height.saturating_sub(PREVIEW_ROWS + 2);
    let (list, rest) = boxes::split_top(below, list_high);
    if lacks_reason(paper) {
        draw_reasons(paper, shared, frame, list);
    } else {
        draw_said(paper, shared, frame, list);
    }
    let (rule, rest) = boxes::split_top(rest, 1);
    let count = words.say(&msg!("keyed-count", count = paper.taken.said().len()));
    frame.render_widget(boxes::rule(theme, &count, usize::from(rule.width)), rule);
    let (row, preview) = boxes::split_top(rest, 1);
    let (sign, field) = boxes::split_left(row, 2);
    frame.render_widget(Span::styled(">", theme.style(Role::Key)), sign);
    let focus = if paper.part == Part::Entries { Focus::Here } else { Focus::Elsewhere };
    paper.line.draw(frame, field, Style::new(), focus);
    for ((text, role), at) in told(paper, words, usize::from(preview.width)).into_iter().zip(preview.rows()) {
        frame.render_widget(Line::styled(text, theme.style(role)), at);
    }
}

/// Whether the letter of a reason is missing in what is typed.
fn lacks_reason(paper: &Paper) -> bool {
    paper.part == Part::Entries && paper.typed_entries().iter().any(|entry| entry.what == Err(Fault::NoReason))
}

/// The reasons with their letters, in as many columns as it takes to see all of them.
fn draw_reasons(paper: &Paper, shared: &Shared, frame: &mut Frame, area: Rect) {
    let reasons = &paper.letters.reasons;
    let columns = reasons.len().div_ceil(usize::from(area.height).max(1)).max(1);
    let rows = reasons.len().div_ceil(columns).max(1);
    let wide = usize::from(area.width) / columns;
    for (place, at) in area.rows().take(rows).enumerate() {
        let row = reasons.iter().skip(place).step_by(rows).flat_map(|(letter, reason)| {
            let label = cells::left(reason_label(*reason, shared.words.lang), wide.saturating_sub(3));
            [Span::styled(format!("{letter} "), shared.theme.style(Role::Key)), Span::raw(format!("{label} "))]
        });
        frame.render_widget(Line::from(row.collect::<Vec<Span>>()), at);
    }
}

/// Which sheet, and the day.
fn draw_top(paper: &Paper, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let label = format!("{} ", words.get("sheet-day"));
    let day_wide = cells::cells(cells::width(&label) + 14).min(area.width / 2);
    let (what, day) = boxes::split_left(area, area.width.saturating_sub(day_wide));
    let title = match paper.sheet.as_deref() {
        Some(SheetCard { short, lines }) => {
            let title = words.say(&msg!("sheet-title", code = short.code.to_string(), title = short.title.clone()));
            format!("{title} · {}", words.say(&msg!("sheet-lines", count = lines.len())))
        }
        None => words.get("tui-loading"),
    };
    frame.render_widget(Line::styled(cells::fit(&title, usize::from(what.width)), theme.style(Role::Heading)), what);
    let (label_at, field) = boxes::split_left(day, cells::cells(cells::width(&label)));
    frame.render_widget(Line::styled(label, theme.style(Role::Muted)), label_at);
    let focus = if paper.part == Part::Day { Focus::Here } else { Focus::Elsewhere };
    paper.day.draw(frame, field, theme.style(Role::Heading), focus);
}

/// What is said so far, by line, with the one typed last in sight.
fn draw_said(paper: &Paper, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let Some(sheet) = &paper.sheet else { return };
    if paper.taken.said().is_empty() {
        let how = cells::wrap(&words.get("keyed-how"), usize::from(area.width));
        for (line, at) in how.into_iter().zip(area.rows()) {
            frame.render_widget(Line::styled(line, theme.style(Role::Muted)), at);
        }
        return;
    }
    let rows = usize::from(area.height);
    let place = paper
        .taken
        .said()
        .keys()
        .position(|line| *line >= paper.last)
        .unwrap_or(paper.taken.said().len().saturating_sub(1));
    let top = cells::top_for(place, rows, 0);
    let wide = usize::from(area.width);
    for ((number, said), at) in paper.taken.said().iter().skip(top).zip(area.rows()) {
        let Some(line) = sheet.line(*number) else { continue };
        let style = theme.style(if *number == paper.last { Role::Selected } else { Role::Plain });
        let text = one_line(*number, line, &said_shown(said, words), wide);
        frame.render_widget(Line::styled(cells::left(&text, wide), style), at);
    }
}

/// `  12  Name · address    what came of it`, half of the width for each part.
fn one_line(number: u32, line: &SheetLine, said: &str, wide: usize) -> String {
    let who = format!("{} · {}", line.name, line.address);
    let who_wide = (wide.saturating_sub(NUMBER_WIDE + 2)) / 2;
    let number = cells::right(&number.to_string(), NUMBER_WIDE - 1);
    format!("{number} {}  {said}", cells::left(&who, who_wide))
}

/// What came of it, in words.
fn said_shown(said: &Said, words: &Words) -> String {
    let mut parts = Vec::new();
    parts.extend(said.outcome.map(|outcome| words.say(&Message::of_code("outcome", outcome.code()))));
    parts.extend(said.result.map(|result| words.say(&Message::of_code("result", result.code()))));
    parts.extend(said.reason.map(|reason| reason_label(reason, words.lang).to_owned()));
    parts.extend(said.next.map(|next| words.say(&msg!("tui-appointment", on = appointment_shown(next)))));
    parts.extend(said.note.clone());
    parts.join(" · ")
}

/// What is understood of what is being typed, and what is not.
fn told(paper: &Paper, words: &Words, wide: usize) -> Vec<(String, Role)> {
    if let Some(wrong) = &paper.wrong {
        return cells::wrap(&words.say(wrong), wide).into_iter().map(|text| (text, Role::Trouble)).collect();
    }
    let entries = paper.typed_entries();
    if entries.is_empty() {
        let (text, role) = match paper.clash() {
            Some(clash) => (words.say(&clash), Role::Attention),
            None if paper.taken.said().is_empty() => return Vec::new(),
            None => (words.get("keyed-write-hint"), Role::Muted),
        };
        return cells::wrap(&text, wide).into_iter().map(|text| (text, role)).collect();
    }
    // What is typed last is what one looks at.
    let first = entries.len().saturating_sub(usize::from(PREVIEW_ROWS));
    let last = entries.iter().skip(first);
    last.map(|entry| {
        let (text, role) = entry_told(paper, entry, words, wide);
        (cells::fit(&text, wide), role)
    })
    .collect()
}

fn entry_told(paper: &Paper, entry: &Entry, words: &Words, wide: usize) -> (String, Role) {
    if let Some(fault) = paper.fault_of(entry) {
        return (format!("! {}: {}", entry.text, words.say(&fault)), Role::Attention);
    }
    let (Some(sheet), Some((first, last)), Ok(what)) = (&paper.sheet, entry.lines, &entry.what) else {
        return (entry.text.clone(), Role::Plain);
    };
    let mut said = match what {
        What::TakeBack => words.get("keyed-take-back"),
        What::Said(said) => said_shown(said, words),
    };
    let Some(line) = sheet.line(first) else { return (entry.text.clone(), Role::Plain) };
    if *what != What::TakeBack && (first..=last).any(|line| paper.taken.said().contains_key(&line)) {
        said = format!("{said} · {}", words.get("keyed-replaces"));
    }
    if line.visited.contains(&paper.on) {
        said = format!("{said} · {}", words.get("keyed-visited"));
    }
    if first == last {
        return (one_line(first, line, &said, wide), Role::Good);
    }
    let lines = words.say(&msg!("keyed-range", first = first.to_string(), last = last.to_string()));
    (format!("{lines}: {said}"), Role::Good)
}
