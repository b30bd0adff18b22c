//! Something to be read: what came of a work.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::Behaviour;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// What is to be read.
pub struct Notice {
    title: Message,
    said: Vec<(Message, Role)>,
}

impl Notice {
    /// Says these.
    pub fn new(title: Message, said: Vec<(Message, Role)>) -> Self {
        Self { title, said }
    }
}

/// The lines of messages, wrapped.
pub fn wrapped(said: &[(Message, Role)], shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for (message, role) in said {
        let style = shared.theme.style(*role);
        let text = cells::wrap(&shared.words.say(message), wide);
        lines.extend(text.into_iter().map(|text| Line::styled(text, style)));
    }
    lines
}

impl Behaviour for Notice {
    fn scope(&self) -> Scope {
        Scope::Trouble
    }

    fn title(&self) -> Message {
        self.title.clone()
    }

    fn is_box(&self) -> bool {
        true
    }

    fn act(&mut self, act: Act, _: Option<Key>, _: &mut Shared) -> Vec<Step> {
        if act == Act::Back { vec![Step::Back] } else { Vec::new() }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let mut lines = wrapped(&self.said, shared, boxes::text_wide(area));
        let most = usize::from(area.height.saturating_sub(4));
        lines.truncate(most);
        lines.extend([Line::default(), boxes::answers(Scope::Trouble, &shared.words, shared.theme)]);
        boxes::text_box(frame, area, shared.theme, (&shared.words.say(&self.title), &lines));
    }
}
