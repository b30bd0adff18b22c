//! The keys of the screen below, made from the table of commands.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{Behaviour, moved};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope, of_scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::cells;

/// The keys of a scope.
pub struct Help {
    scope: Scope,
    top: usize,
}

/// Cells of the column of keys.
const KEYS_WIDE: usize = 16;

impl Help {
    /// The keys of a scope.
    pub fn of(scope: Scope) -> Self {
        Self { scope, top: 0 }
    }

    fn lines(&self, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
        let (words, theme) = (&shared.words, shared.theme);
        let mut lines = vec![Line::styled(words.get("tui-help-here"), theme.style(Role::Heading))];
        let text_wide = wide.saturating_sub(KEYS_WIDE + 1);
        for command in of_scope(self.scope) {
            let mut keys = Some(command.keys_shown());
            for text in cells::wrap(&words.say(&command.help()), text_wide) {
                let keys = keys.take().unwrap_or_default();
                lines.push(Line::from(vec![
                    Span::styled(cells::left(&keys, KEYS_WIDE), theme.style(Role::Key)),
                    Span::raw(" "),
                    Span::raw(text),
                ]));
            }
        }
        lines.push(Line::default());
        lines.push(Line::styled(words.get("tui-help-signs"), theme.style(Role::Heading)));
        for step in crate::tui::state::ALL_STEPS {
            let sign = crate::tui::state::sign(theme, step);
            lines.push(Line::from(vec![
                Span::styled(cells::left(sign, KEYS_WIDE), theme.style(crate::tui::state::role(step))),
                Span::raw(" "),
                Span::raw(words.say(&crate::tui::state::word(step))),
            ]));
        }
        lines
    }
}

impl Behaviour for Help {
    fn scope(&self) -> Scope {
        Scope::Help
    }

    fn title(&self) -> Message {
        msg!("tui-title-help")
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        if act == Act::Back {
            return vec![Step::Back];
        }
        let area = shared.body();
        let rows = usize::from(area.height);
        let total = self.lines(shared, usize::from(area.width)).len();
        self.top = moved(act, self.top, total.saturating_sub(rows) + 1, rows);
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let lines = self.lines(shared, usize::from(area.width));
        let top = self.top.min(lines.len().saturating_sub(usize::from(area.height)));
        frame.render_widget(Paragraph::new(lines.into_iter().skip(top).collect::<Vec<_>>()), area);
    }
}
