//! A ledger is brought back from a backup where there is none: its passphrase is asked for, then it is checked, put in
//! its place, and opened.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::import::end_of;
use super::{Behaviour, Typing};
use crate::desk::StoreError;
use crate::desk::error::DeskError;
use crate::desk::screen::{LedgersRequest, Request};
use crate::msg;
use crate::text::words::{Explain, Message};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Session, Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::form::{Entry, Form};
use crate::tui::widgets::{boxes, cells};

const PASSPHRASE: usize = 0;
/// Rows of the passphrase with what is wrong with it, and of its hint.
const FORM_ROWS: u16 = 4;

/// The passphrase of a backup.
pub struct Restore {
    from: PathBuf,
    form: Form,
    /// Why the file cannot be brought back, and what to do.
    refused: Option<(Message, Option<Message>)>,
}

impl Restore {
    /// Of this file.
    pub fn new(from: PathBuf) -> Self {
        let passphrase = Entry::secret(msg!("tui-try-passphrase")).with_hint(msg!("tui-restore-hint"));
        Self { from, form: Form::new(vec![passphrase]), refused: None }
    }
}

impl Behaviour for Restore {
    fn scope(&self) -> Scope {
        Scope::Restore
    }

    fn title(&self) -> Message {
        msg!("tui-title-restore")
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        self.form.typing()
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.form.typed();
        self.refused = None;
        Vec::new()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            // What is being put in its place is not given up half-way.
            _ if shared.session != Session::Closed => Vec::new(),
            Act::Back => vec![Step::Back],
            Act::Enter => {
                let Some(secret) = self.form.secret(PASSPHRASE) else { return Vec::new() };
                let typed = secret.take();
                if typed.is_empty() {
                    self.form.refuse(PASSPHRASE, msg!("tui-unlock-type-it"));
                    return Vec::new();
                }
                self.refused = None;
                shared.session = Session::Opening;
                let from = self.from.clone();
                vec![Step::Ask(Request::Ledgers(LedgersRequest::BringBack { from, typed }))]
            }
            _ => {
                self.form.act(act);
                Vec::new()
            }
        }
    }

    fn opening_failed(&mut self, error: &DeskError) {
        match error {
            DeskError::Store(StoreError::WrongPassphrase) => self.form.refuse(PASSPHRASE, msg!("tui-try-wrong")),
            DeskError::Store(StoreError::Damaged { .. }) => self.refused = Some((msg!("tui-restore-damaged"), None)),
            // Its hint is about making a ledger.
            DeskError::Store(StoreError::Missing { .. }) => self.refused = Some((error.message(), None)),
            other => self.refused = Some((other.message(), other.hint())),
        }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let inside = boxes::boxed(frame, boxes::middle(area, 76, 13), theme, &words.get("tui-title-restore"));
        let wide = usize::from(inside.width);
        let (file, rest) = boxes::split_top(inside, 2);
        let path = end_of(&self.from.to_string_lossy(), wide);
        frame.render_widget(Line::styled(path, theme.style(Role::Heading)), file);
        let (form, below) = boxes::split_top(rest, FORM_ROWS);
        let is_opening = shared.session == Session::Opening;
        let said = match &self.refused {
            _ if is_opening => vec![(words.get("tui-restore-working"), Role::Attention)],
            None => Vec::new(),
            Some((why, hint)) => {
                let mut said = vec![(format!("! {}", words.say(why)), Role::Trouble)];
                said.extend(hint.iter().map(|hint| (words.say(hint), Role::Plain)));
                said.push((words.get("tui-restore-other"), Role::Plain));
                said
            }
        };
        if !is_opening {
            self.form.draw(shared, frame, form);
        }
        let lines = said.into_iter().flat_map(|(text, role)| {
            cells::wrap(&text, wide).into_iter().map(move |line| Line::styled(line, theme.style(role)))
        });
        let at = if is_opening { rest } else { below };
        for (line, at) in lines.zip(at.rows()) {
            frame.render_widget(line, at);
        }
    }
}
