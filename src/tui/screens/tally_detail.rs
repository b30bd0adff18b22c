//! Below a short table: the selected row in full – its rates with what is divided by what, and its reasons.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::people_detail::reason_label;
use super::tally_columns::Column;
use crate::domain::reason::Reason;
use crate::domain::tally::{Rate, TallyRow};
use crate::text::numbers;
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// Rows that it needs: the rates. With one row more they have a heading.
pub const ROWS: u16 = 8;
/// From so many columns on the reasons stand beside the rates.
const WIDE: u16 = 116;
/// Columns of the rates then, and of the reasons at least.
const RATES_WIDE: u16 = 88;
const REASONS_LEAST: u16 = 32;

/// Draws it.
pub fn draw(row: &TallyRow, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (rates, reasons) = if area.width >= WIDE {
        let (left, right) = boxes::split_left(area, RATES_WIDE.min(area.width - REASONS_LEAST));
        (left, Some(boxes::split_left(right, 1).1))
    } else {
        (area, None)
    };
    draw_rates(row, shared, frame, rates);
    if let Some(reasons) = reasons {
        draw_reasons(row, shared, frame, reasons);
    }
}

fn draw_rates(row: &TallyRow, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme, wide) = (&shared.words, shared.theme, usize::from(area.width));
    let (heading, rows) = boxes::split_top(area, u16::from(area.height > ROWS));
    frame.render_widget(boxes::rule(theme, &words.get("report-block-rates"), wide), heading);
    let said: Vec<(String, String)> =
        Rate::ALL.into_iter().map(Column::Rate).map(|rate| (rate.name(words, 0), rate.said(words, row))).collect();
    let figure_wide = said.iter().map(|(_, figure)| cells::width(figure)).max().unwrap_or(0);
    for ((name, figure), at) in said.into_iter().zip(rows.rows()) {
        let name = cells::left(&name, wide.saturating_sub(figure_wide + 3));
        frame.render_widget(Line::from(format!("  {name} {}", cells::right(&figure, figure_wide))), at);
    }
}

fn draw_reasons(row: &TallyRow, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme, wide) = (&shared.words, shared.theme, usize::from(area.width));
    let (heading, rows) = boxes::split_top(area, u16::from(area.height > ROWS));
    frame.render_widget(boxes::rule(theme, &words.get("tui-reasons-title"), wide), heading);
    let mut reasons: Vec<(Reason, u64)> = row.reasons.iter().map(|(reason, count)| (*reason, *count)).collect();
    reasons.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    if reasons.is_empty() {
        let text = cells::fit(&words.get("tui-reasons-empty"), wide);
        frame.render_widget(Line::styled(text, theme.style(Role::Muted)), rows);
    }
    for ((reason, people), at) in reasons.into_iter().zip(rows.rows()) {
        let people = numbers::count(words.lang, i64::try_from(people).unwrap_or(i64::MAX));
        let label_wide = wide.saturating_sub(cells::width(&people) + 3);
        let label = cells::left(reason_label(reason, words.lang), label_wide);
        frame.render_widget(Line::from(vec![Span::raw(format!("  {label} ")), Span::raw(people)]), at);
    }
}
