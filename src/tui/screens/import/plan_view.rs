//! An import, as it is drawn: progress, plan, result.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::plan::{Doing, Done, Standing, Stopping, Working};
use super::plan_lists::{Part, Planned};
use super::summary_view::count_line;
use super::{decide_view, lists_view, summary_view};
use crate::desk::import::PlanPart;
use crate::msg;
use crate::text::words::{Message, Words};
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::meter::turning;
use crate::tui::widgets::{boxes, cells};

/// The widest that a bar is.
const BAR_MOST: u16 = 76;
/// Rows of what is said of the selected line, below the list.
const DETAIL_ROWS: u16 = 3;

/// Work of the desk.
pub fn draw_working(working: &Working, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let inside = boxes::middle(area, area.width.min(BAR_MOST), area.height.min(7));
    let wide = usize::from(inside.width);
    let what = match (working.stopping, working.doing) {
        (_, Doing::Finishing) => words.get("tui-import-finishing"),
        (Stopping::Yes, _) => words.get("tui-import-stopping"),
        (Stopping::No, Doing::Reading) if working.meter.is_none() => words.get("tui-import-opening"),
        (Stopping::No, Doing::Reading) => words.get("tui-import-reading"),
        (Stopping::No, Doing::Comparing) => words.get("tui-import-comparing"),
        (Stopping::No, Doing::Writing) if working.meter.is_none() => words.get("tui-import-backing-up"),
        (Stopping::No, Doing::Writing) => words.get("tui-import-writing"),
    };
    let is_measured = working.meter.is_some() && matches!(working.doing, Doing::Reading | Doing::Writing);
    let what = if is_measured || working.reports == 0 { what } else { format!("{what} {}", turning(working.reports)) };
    let mut lines = vec![Line::styled(cells::fit(&what, wide), theme.style(Role::Heading)), Line::default()];
    if let Some(meter) = &working.meter {
        lines.extend(meter.lines(words, theme, wide));
        lines.push(Line::default());
    }
    let hint = match working.doing {
        Doing::Reading | Doing::Comparing => words.get("tui-import-stop-reading"),
        Doing::Writing => words.get("tui-import-stop-writing"),
        Doing::Finishing => words.get("tui-import-cannot-stop"),
    };
    let hint = cells::wrap(&hint, wide).into_iter();
    lines.extend(hint.map(|line| Line::styled(line, theme.style(Role::Muted))));
    for (line, at) in lines.into_iter().zip(inside.rows()) {
        frame.render_widget(line, at);
    }
}

/// The tabs: part, place, and what stands there.
pub fn tabs(planned: &Planned, words: &Words, area: Rect) -> Vec<(Part, Rect, String)> {
    let texts: Vec<(Part, String)> = planned.parts().map(|part| (part, tab(planned, part, words))).collect();
    // Where there is no room for all, those before the one that is seen go first.
    let here = texts.iter().position(|(part, _)| *part == planned.part).unwrap_or(0);
    let wide = |from: usize| texts.iter().take(here + 1).skip(from).map(|(_, text)| cells::width(text)).sum::<usize>();
    let first = (0..=here).find(|from| wide(*from) <= usize::from(area.width)).unwrap_or(here);
    let mut x = area.x;
    let tabs = texts.into_iter().skip(first).map(|(part, text)| {
        let wide = cells::cells(cells::width(&text)).min(area.right().saturating_sub(x));
        let at = Rect { x, y: area.y, width: wide, height: area.height.min(1) };
        x = x.saturating_add(wide).min(area.right());
        (part, at, text)
    });
    tabs.collect()
}

fn tab(planned: &Planned, part: Part, words: &Words) -> String {
    let totals = planned.plan.totals;
    let label = words.say(&match part {
        Part::Summary => msg!("tui-import-part-summary"),
        Part::List(PlanPart::Changed) => msg!("tui-import-part-changed", count = totals.changed),
        Part::List(PlanPart::Moves) => msg!("tui-import-part-moves", count = totals.moves),
        Part::List(PlanPart::Unsure) => msg!("tui-import-part-unsure", count = totals.unsure),
        Part::List(PlanPart::Problems) => msg!("tui-import-part-problems", count = totals.problems),
        Part::List(PlanPart::Held) => msg!("tui-import-part-held", count = totals.held),
        Part::List(PlanPart::Absent) => msg!("tui-import-part-absent", count = totals.absent),
    });
    // What is seen has a sign of its own, also without colours.
    if part == planned.part { format!("[{label}]") } else { format!(" {label} ") }
}

/// Rows of what is said of the selected line, below the list.
fn detail_rows(planned: &Planned) -> u16 {
    match planned.part {
        Part::List(PlanPart::Unsure) => decide_view::ROWS,
        Part::Summary | Part::List(_) => DETAIL_ROWS,
    }
}

/// Where the list of a part is.
pub fn list(planned: &Planned, area: Rect) -> Rect {
    let (_, rest) = boxes::split_top(area, 2);
    boxes::split_top(rest, rest.height.saturating_sub(detail_rows(planned) + 1)).0
}

/// How many lines of a part are seen.
pub fn rows(planned: &Planned, area: Rect) -> usize {
    usize::from(list(planned, area).height)
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
            for (line, at) in summary_view::lines(&planned.plan, shared, below).into_iter().zip(below.rows()) {
                frame.render_widget(line, at);
            }
        }
        Part::List(_) => draw_list(planned, shared, frame, area),
    }
}

fn draw_list(planned: &Planned, shared: &Shared, frame: &mut Frame, area: Rect) {
    let theme = shared.theme;
    let list = list(planned, area);
    let wide = usize::from(list.width);
    let places = top(planned, area)..planned.total();
    for (place, at) in places.zip(list.rows()) {
        let text = lists_view::line(planned, place, shared, wide.saturating_sub(2)).unwrap_or_else(|| "…".to_owned());
        let is_selected = place == planned.selected;
        let pointer = if is_selected { theme.pointer() } else { " " };
        let text = cells::left(&text, wide.saturating_sub(2));
        let line = Line::from(vec![Span::raw(pointer), Span::raw(" "), Span::raw(text)]);
        frame.render_widget(line.style(theme.style(if is_selected { Role::Selected } else { Role::Plain })), at);
    }
    let (_, below) = boxes::split_top(area, area.height.saturating_sub(detail_rows(planned)));
    if planned.part == Part::List(PlanPart::Unsure) {
        decide_view::draw(planned, shared, frame, below);
        return;
    }
    for (line, at) in cells::wrap(&lists_view::detail(planned, shared), wide).into_iter().zip(below.rows()) {
        frame.render_widget(Line::from(line), at);
    }
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
