//! Opening the ledger with its passphrase.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{Behaviour, Typing};
use crate::desk::error::DeskError;
use crate::desk::screen::Request;
use crate::msg;
use crate::text::words::{Explain, Message};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Kind, Session, Shared, Status, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::field::Focus;
use crate::tui::widgets::secret::{SecretField, Shown};
use crate::tui::widgets::{boxes, cells};

/// The passphrase is asked for.
#[derive(Default)]
pub struct Unlock {
    passphrase: SecretField,
    shown: Shown,
    is_waiting: bool,
    /// Why the last one did not open it, and what to do.
    pub refused: Option<(Message, Option<Message>)>,
}

impl Behaviour for Unlock {
    fn scope(&self) -> Scope {
        Scope::Unlock
    }

    fn title(&self) -> Message {
        msg!("tui-title-unlock")
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        if self.is_waiting && self.refused.is_none() { None } else { Some(Typing::Secret(&mut self.passphrase)) }
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.refused = None;
        self.is_waiting = false;
        Vec::new()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter if shared.session == Session::Closed => {
                if self.passphrase.text().is_empty() {
                    return vec![Step::Say(Status::refusal(msg!("tui-unlock-type-it")))];
                }
                shared.session = Session::Opening;
                self.is_waiting = true;
                self.refused = None;
                vec![Step::Ask(Request::Unlock { typed: self.passphrase.take() })]
            }
            Act::ShowPassphrase => {
                self.shown = self.shown.other();
                Vec::new()
            }
            Act::Back => vec![Step::Say(Status::note(msg!("tui-top-ctrl-c")))],
            _ => Vec::new(),
        }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let inside = boxes::boxed(frame, boxes::middle(area, 64, 11), theme, &words.get("tui-title-unlock"));
        let wide = usize::from(inside.width);
        let mut lines: Vec<Line> = Vec::new();
        let opening = match shared.kind {
            Kind::Demo => words.get("tui-demo-opening"),
            Kind::Ledger => words.get("tui-unlock-opening"),
        };
        if shared.kind == Kind::Ledger {
            lines.push(Line::from(words.get("tui-unlock-passphrase")));
            lines.push(Line::default());
            lines.push(Line::from(Span::styled(theme.line().repeat(wide), theme.style(Role::Muted))));
        }
        if shared.session == Session::Opening {
            lines.extend(cells::wrap(&opening, wide).into_iter().map(Line::from));
        }
        if let Some((message, hint)) = &self.refused {
            let style = theme.style(Role::Trouble);
            lines.extend(cells::wrap(&words.say(message), wide).into_iter().map(|text| Line::styled(text, style)));
            if let Some(hint) = hint {
                lines.extend(cells::wrap(&words.say(hint), wide).into_iter().map(Line::from));
            }
        }
        frame.render_widget(Paragraph::new(lines), inside);
        if shared.session == Session::Closed && shared.kind == Kind::Ledger {
            let field = Rect { y: inside.y.saturating_add(1), height: 1, ..inside }.intersection(inside);
            self.passphrase.draw(frame, field, (theme, theme.style(Role::Heading)), (self.shown, Focus::Here));
        }
    }

    fn opening_failed(&mut self, error: &DeskError) {
        self.refused = Some((error.message(), error.hint()));
    }
}
