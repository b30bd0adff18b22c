//! Something could not be done: what, and what to do about it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::Behaviour;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// What went wrong.
pub struct Trouble {
    /// What.
    pub message: Message,
    /// What to do.
    pub hint: Option<Message>,
}

impl Trouble {
    fn lines(&self, shared: &Shared, area: Rect) -> Vec<Line<'static>> {
        let (words, wide) = (&shared.words, boxes::text_wide(area));
        let style = shared.theme.style(Role::Trouble);
        let said = cells::wrap(&words.say(&self.message), wide);
        let mut lines: Vec<Line> = said.into_iter().map(|text| Line::styled(text, style)).collect();
        if let Some(hint) = &self.hint {
            lines.push(Line::default());
            lines.extend(cells::wrap(&words.say(hint), wide).into_iter().map(Line::from));
        }
        lines.extend([Line::default(), boxes::answers(Scope::Trouble, words, shared.theme)]);
        lines
    }
}

impl Behaviour for Trouble {
    fn scope(&self) -> Scope {
        Scope::Trouble
    }

    fn title(&self) -> Message {
        msg!("tui-title-trouble")
    }

    fn act(&mut self, act: Act, _: Option<Key>, _: &mut Shared) -> Vec<Step> {
        if act == Act::Back { vec![Step::Back] } else { Vec::new() }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let area = shared.body();
        let lines = self.lines(shared, area).len();
        let answer = boxes::answer_at(Scope::Trouble, &shared.words, (area, lines), position);
        answer.into_iter().map(Step::Press).collect()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, lines) = (&shared.words, self.lines(shared, area));
        boxes::text_box(frame, area, shared.theme, (&words.get("tui-title-trouble"), &lines));
    }

    fn is_box(&self) -> bool {
        true
    }
}
