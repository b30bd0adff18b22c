//! Boxes in the middle of the screen, headed parts, and lines in columns.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::{Block, Borders, Clear, Padding, Paragraph};

use super::cells;
use crate::text::words::Words;
use crate::tui::command::{Footer, Scope, of_scope};
use crate::tui::key::Key;
use crate::tui::theme::{Role, Theme};

/// The area of a box of this size in the middle of another, cut to it.
pub fn middle(area: Rect, wide: u16, high: u16) -> Rect {
    let (wide, high) = (wide.min(area.width), high.min(area.height));
    Rect { x: area.x + (area.width - wide) / 2, y: area.y + (area.height - high) / 2, width: wide, height: high }
}

/// The inside of a box: without its border and a column at each side.
pub fn inside(area: Rect) -> Rect {
    let (wide, high) = (area.width.saturating_sub(4), area.height.saturating_sub(2));
    Rect { x: area.x.saturating_add(2), y: area.y.saturating_add(1), width: wide, height: high }
}

/// Draws a box over what is there; gives its inside.
pub fn boxed(frame: &mut Frame, area: Rect, theme: Theme, title: &str) -> Rect {
    let area = area.intersection(frame.area());
    let title = Span::styled(
        format!(" {} ", cells::fit(title, usize::from(area.width).saturating_sub(6))),
        theme.style(Role::Heading),
    );
    let block =
        Block::new().borders(Borders::ALL).border_set(theme.border()).title(title).padding(Padding::horizontal(1));
    frame.render_widget(Clear, area);
    frame.render_widget(block, area);
    inside(area)
}

/// A box of text in the middle, as high as the text needs.
pub fn text_box(frame: &mut Frame, area: Rect, theme: Theme, (title, text): (&str, &[Line<'static>])) {
    let inside = boxed(frame, text_box_area(area, text.len()), theme, title);
    frame.render_widget(Paragraph::new(text.to_vec()), inside);
}

fn text_box_area(area: Rect, lines: usize) -> Rect {
    middle(area, area.width.saturating_sub(4).min(BOX_WIDE), cells::cells(lines).saturating_add(2))
}

/// The keys of a box with what they do, for its last line.
pub fn answers(scope: Scope, words: &Words, theme: Theme) -> Line<'static> {
    let mut line = Line::default();
    for command in of_scope(scope).filter(|command| command.footer != Footer::Hidden) {
        let key = command.keys.first().map(ToString::to_string).unwrap_or_default();
        line.spans.push(Span::styled(key, theme.style(Role::Key)));
        line.spans.push(Span::raw(format!(" {}   ", words.say(&command.label()))));
    }
    line
}

/// The key of the answer at a place, in a box of so many lines of which the answers are the last.
pub fn answer_at(scope: Scope, words: &Words, (area, lines): (Rect, usize), position: Position) -> Option<Key> {
    let inside = inside(text_box_area(area, lines));
    let mut x = inside.x;
    for command in of_scope(scope).filter(|command| command.footer != Footer::Hidden) {
        let key = *command.keys.first()?;
        let width = cells::width(&key.to_string()) + 1 + cells::width(&words.say(&command.label()));
        let answer = Rect { x, y: inside.bottom().saturating_sub(1), width: cells::cells(width), height: 1 };
        if answer.contains(position) {
            return Some(key);
        }
        x = x.saturating_add(cells::cells(width + 3));
    }
    None
}

/// The widest that a box of text is.
const BOX_WIDE: u16 = 72;

/// How many cells a line of a box of text has.
pub fn text_wide(area: Rect) -> usize {
    usize::from(area.width.saturating_sub(4).min(BOX_WIDE).saturating_sub(4))
}

/// `── title ─────` of `wide` cells.
pub fn rule(theme: Theme, title: &str, wide: usize) -> Line<'static> {
    let line = theme.line();
    let title = cells::fit(title, wide.saturating_sub(6));
    let rest = wide.saturating_sub(cells::width(&title) + 4);
    Line::from(vec![
        Span::styled(line.repeat(2.min(wide)), theme.style(Role::Muted)),
        Span::styled(format!(" {title} "), theme.style(Role::Heading)),
        Span::styled(line.repeat(rest), theme.style(Role::Muted)),
    ])
}

/// Whether a click is on a row of an area, and on which.
pub fn row_at(area: Rect, position: Position) -> Option<usize> {
    area.contains(position).then(|| usize::from(position.y - area.y))
}

/// Cuts an area after so many rows.
pub fn split_top(area: Rect, rows: u16) -> (Rect, Rect) {
    let rows = rows.min(area.height);
    let top = Rect { height: rows, ..area };
    let rest = Rect { y: area.y + rows, height: area.height - rows, ..area };
    (top, rest)
}

/// Cuts an area after so many columns, with a gap of one between the parts.
pub fn split_left(area: Rect, columns: u16) -> (Rect, Rect) {
    let columns = columns.min(area.width);
    let left = Rect { width: columns, ..area };
    let gap = 1.min(area.width - columns);
    let rest = Rect { x: area.x + columns + gap, width: area.width - columns - gap, ..area };
    (left, rest)
}
