//! A list of lines one of which is selected, for screens that hold all of them: moving, clicking, drawing.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::{boxes, cells};
use crate::tui::command::Act;
use crate::tui::theme::{Role, Theme};

/// Moves a selection in a list of `total` lines of which `rows` are seen.
#[expect(clippy::wildcard_enum_match_arm, reason = "every other command moves nothing")]
pub fn moved(act: Act, selected: usize, total: usize, rows: usize) -> usize {
    let last = total.saturating_sub(1);
    let page = rows.saturating_sub(1).max(1);
    match act {
        Act::Down => selected.saturating_add(1).min(last),
        Act::Up => selected.saturating_sub(1),
        Act::PageDown => selected.saturating_add(page).min(last),
        Act::PageUp => selected.saturating_sub(page),
        Act::First => 0,
        Act::Last => last,
        _ => selected,
    }
}

/// Where one is in it.
#[derive(Clone, Copy, Default, Debug)]
pub struct PlainList {
    /// Place of the selected line.
    pub selected: usize,
}

/// What a click means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Click {
    /// Nothing is there.
    Nowhere,
    /// Another line is selected now.
    Selected,
    /// The selected line was clicked: what Enter does.
    Opens,
}

impl PlainList {
    /// Moves among so many lines.
    pub fn act(&mut self, act: Act, total: usize, area: Rect) {
        self.selected = moved(act, self.selected, total, usize::from(area.height).max(1));
    }

    /// There are so many lines now.
    pub fn keep_within(&mut self, total: usize) {
        self.selected = self.selected.min(total.saturating_sub(1));
    }

    fn top(self, area: Rect) -> usize {
        cells::top_for(self.selected, usize::from(area.height), 0)
    }

    /// A click at a place of the terminal.
    pub fn click(&mut self, position: Position, (area, total): (Rect, usize)) -> Click {
        let place = boxes::row_at(area, position).map(|row| row + self.top(area)).filter(|place| *place < total);
        match place {
            None => Click::Nowhere,
            Some(place) if place == self.selected => Click::Opens,
            Some(place) => {
                self.selected = place;
                Click::Selected
            }
        }
    }

    /// Draws the lines that are seen; the selected one is told by its pointer too.
    pub fn draw(self, theme: Theme, frame: &mut Frame, area: Rect, lines: impl Iterator<Item = String>) {
        let wide = usize::from(area.width);
        for ((place, line), at) in lines.enumerate().skip(self.top(area)).zip(area.rows()) {
            let is_selected = place == self.selected;
            let pointer = if is_selected { theme.pointer() } else { " " };
            let role = if is_selected { Role::Selected } else { Role::Plain };
            let text = cells::left(&format!(" {pointer} {line}"), wide);
            frame.render_widget(Line::styled(text, theme.style(role)), at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_click_selects_and_a_second_one_opens() {
        let area = Rect { x: 0, y: 2, width: 20, height: 3 };
        let mut list = PlainList { selected: 5 };
        let mut click = |y: u16| list.click(Position { x: 4, y }, (area, 7));
        // Lines 3, 4 and 5 are seen.
        assert_eq!(click(1), Click::Nowhere);
        assert_eq!(click(4), Click::Opens);
        assert_eq!(click(2), Click::Selected);
        assert_eq!(list.selected, 3);
        list.keep_within(2);
        assert_eq!(list.selected, 1);
        list.act(Act::Down, 2, area);
        assert_eq!(list.selected, 1);
        list.keep_within(0);
        assert_eq!(list.selected, 0);
        assert_eq!(list.click(Position { x: 4, y: 2 }, (area, 0)), Click::Nowhere);
    }
}
