//! An operation is not taken back: a later one stands on it. It is named, and one key away.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::super::Behaviour;
use super::{OperationScreen, moment, told};
use crate::desk::history::HistoryLine;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// What is in the way.
pub struct Blocked {
    by: HistoryLine,
}

impl Blocked {
    /// By this operation.
    pub fn new(by: HistoryLine) -> Self {
        Self { by }
    }
}

impl Behaviour for Blocked {
    fn scope(&self) -> Scope {
        Scope::Confirm
    }

    fn title(&self) -> Message {
        msg!("tui-title-blocked")
    }

    fn is_box(&self) -> bool {
        true
    }

    fn act(&mut self, act: Act, _: Option<Key>, _: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter => vec![Step::Replace(OperationScreen::new(self.by.log.id).into())],
            Act::Back => vec![Step::Back],
            _ => Vec::new(),
        }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let wide = boxes::text_wide(area);
        let by =
            msg!("tui-history-when-who", what = told(&self.by), when = moment(&self.by), actor = &self.by.log.actor);
        let mut lines = Vec::new();
        for (message, role) in
            [(msg!("tui-blocked-by"), Role::Plain), (by, Role::Attention), (msg!("tui-blocked-open"), Role::Plain)]
        {
            let wrapped = cells::wrap(&words.say(&message), wide);
            lines.extend(wrapped.into_iter().map(|text| Line::styled(text, theme.style(role))));
        }
        lines.extend([Line::default(), boxes::answers(Scope::Confirm, words, theme)]);
        boxes::text_box(frame, area, theme, (&words.say(&self.title()), &lines));
    }
}
