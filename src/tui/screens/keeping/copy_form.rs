//! Copying the ledger out, for example to a memory stick: the path is typed.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::{Behaviour, Typing};
use super::Notice;
use super::backups::Working;
use crate::desk::screen::{KeepingReply, KeepingRequest, Reply, Request};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::form::{Entry, Form};

/// No path is longer.
pub const MOST_PATH_CHARS: usize = 1_000;

/// Where the copy goes.
pub struct CopyForm {
    form: Form,
    working: Option<Working>,
}

impl Default for CopyForm {
    fn default() -> Self {
        let path = Entry::text(msg!("tui-copy-path"), MOST_PATH_CHARS, "").with_hint(msg!("tui-copy-path-hint"));
        Self { form: Form::new(vec![path]).in_box(76, 8), working: None }
    }
}

impl Behaviour for CopyForm {
    fn scope(&self) -> Scope {
        Scope::Ask
    }

    fn title(&self) -> Message {
        msg!("tui-title-copy")
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        if self.working.is_some() { None } else { self.form.typing() }
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back if self.working.is_some() => vec![Step::CancelJob],
            Act::Enter if self.working.is_none() => {
                let path = self.form.text(0);
                if path.is_empty() {
                    self.form.refuse(0, msg!("tui-copy-no-path"));
                    return Vec::new();
                }
                self.working = Some(Working::new(msg!("tui-working-copy"), shared));
                vec![Step::Ask(Request::Keeping(KeepingRequest::CopyTo(path)))]
            }
            _ => self.act_in_form(act, shared),
        }
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Keeping(KeepingReply::BackedUp(path)) if self.working.take().is_some() => {
                let said = vec![
                    (msg!("tui-copy-done"), Role::Good),
                    (msg!("tui-path", path = path.display().to_string()), Role::Heading),
                    (msg!("tui-copy-keep"), Role::Plain),
                ];
                vec![Step::Replace(Notice::new(msg!("tui-title-copy"), said).into())]
            }
            _ => Working::hear(&mut self.working, reply),
        }
    }

    fn request_failed(&mut self) {
        self.working = None;
    }

    fn forget(&mut self) {
        self.working = None;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let inside = self.draw_form(shared, frame, area);
        if let (Some(working), Some(at)) = (&self.working, inside.rows().nth(2)) {
            frame.render_widget(working.line(shared, usize::from(inside.width)), at);
        }
    }
}
