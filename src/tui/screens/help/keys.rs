//! The keys of a scope, one below the other.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Command, Scope, common_of_scope, own_of_scope};
use crate::tui::model::Shared;
use crate::tui::screens::moved;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// The keys of a scope, and how far the page is scrolled.
pub struct Keys {
    scope: Scope,
    /// What cannot be done now, and why.
    whys: Vec<(Act, Message)>,
    /// The first line that is seen.
    pub top: usize,
}

/// Cells of the column of keys.
const KEYS_WIDE: usize = 16;

impl Keys {
    /// The keys of a scope, with what cannot be done there now.
    pub fn new(scope: Scope, whys: Vec<(Act, Message)>) -> Self {
        Self { scope, whys, top: 0 }
    }

    /// A command: its keys, what it does, and why it cannot be used now.
    fn push(&self, lines: &mut Vec<Line<'static>>, command: &Command, (shared, wide): (&Shared, usize)) {
        let (words, theme) = (&shared.words, shared.theme);
        let text_wide = wide.saturating_sub(KEYS_WIDE + 1);
        let why = self.whys.iter().find(|(act, _)| *act == command.act).map(|(_, why)| why);
        let style = theme.style(if why.is_some() { Role::Muted } else { Role::Plain });
        let mut keys = Some(command.keys_shown());
        let help = cells::wrap(&words.say(&command.help()), text_wide).into_iter().map(|text| (text, style));
        let sign = theme.pick("×", "x");
        let why = why.map(|why| cells::wrap(&format!("{sign} {}", words.say(why)), text_wide)).unwrap_or_default();
        for (text, style) in help.chain(why.into_iter().map(|text| (text, theme.style(Role::Attention)))) {
            let keys = keys.take().unwrap_or_default();
            lines.push(Line::from(vec![
                Span::styled(cells::left(&keys, KEYS_WIDE), theme.style(Role::Key)),
                Span::raw(" "),
                Span::styled(text, style),
            ]));
        }
    }

    /// The page.
    pub fn lines(&self, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
        let (words, theme) = (&shared.words, shared.theme);
        let here = words.say(&msg!("tui-help-here", screen = self.scope.title()));
        let mut lines = vec![Line::styled(cells::fit(&here, wide), theme.style(Role::Heading))];
        own_of_scope(self.scope).for_each(|command| self.push(&mut lines, command, (shared, wide)));
        lines.push(Line::default());
        lines.push(Line::styled(words.get("tui-help-everywhere"), theme.style(Role::Heading)));
        common_of_scope(self.scope).for_each(|command| self.push(&mut lines, command, (shared, wide)));
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

    /// Moves in a page of so many lines, of which so many are seen.
    pub fn scroll(&mut self, act: Act, total: usize, rows: usize) {
        let hidden = total.saturating_sub(rows);
        self.top = moved(act, self.top.min(hidden), hidden + 1, rows);
    }

    /// Draws a page from where it is scrolled to.
    pub fn draw_from(&self, lines: Vec<Line<'static>>, shared: &Shared, frame: &mut Frame, area: Rect) {
        let rows = usize::from(area.height);
        let hidden = lines.len().saturating_sub(rows);
        let top = self.top.min(hidden);
        frame.render_widget(Paragraph::new(lines.into_iter().skip(top).collect::<Vec<_>>()), area);
        if top < hidden {
            let more = cells::right(&format!(" {}", shared.words.get("tui-more-below")), usize::from(area.width));
            let at = boxes::split_top(area, area.height.saturating_sub(1)).1;
            frame.render_widget(Line::styled(more, shared.theme.style(Role::Heading)), at);
        }
    }
}
