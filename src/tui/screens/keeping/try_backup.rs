//! Trying a backup: it is opened aside with its passphrase and checked whole; only then it can be brought back,
//! beside the ledger.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use zeroize::Zeroizing;

use super::super::{Behaviour, Typing};
use super::BroughtBack;
use super::backups::{Working, checked_said, findings_said};
use super::copy_form::MOST_PATH_CHARS;
use super::notice::wrapped;
use crate::desk::keeping::TriedBackup;
use crate::desk::screen::{KeepingReply, KeepingRequest, Reply, Request};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::boxes;
use crate::tui::widgets::form::{Entry, Form};

const PATH: usize = 0;
const PASSPHRASE: usize = 1;

/// Which backup, and its passphrase.
pub struct TryBackup {
    form: Form,
    typed: Zeroizing<String>,
    working: Option<Working>,
}

impl TryBackup {
    /// Of this file; another can be typed.
    pub fn new(path: &str) -> Self {
        let mut form = Form::new(vec![
            Entry::text(msg!("tui-try-path"), MOST_PATH_CHARS, path).with_hint(msg!("tui-try-path-hint")),
            Entry::secret(msg!("tui-try-passphrase")).with_hint(msg!("tui-try-passphrase-hint")),
        ])
        .in_box(76, 9);
        if !path.is_empty() {
            form.set_focus(PASSPHRASE);
        }
        Self { form, typed: Zeroizing::default(), working: None }
    }

    fn enter(&mut self, shared: &Shared) -> Vec<Step> {
        let path = self.form.text(PATH);
        if path.is_empty() {
            self.form.refuse(PATH, msg!("tui-try-no-path"));
            return Vec::new();
        }
        let Some(secret) = self.form.secret(PASSPHRASE) else { return Vec::new() };
        self.typed = secret.take();
        if self.typed.is_empty() {
            self.form.refuse(PASSPHRASE, msg!("tui-unlock-type-it"));
            return Vec::new();
        }
        self.working = Some(Working::new(msg!("tui-working-try"), shared));
        let typed = Zeroizing::new(self.typed.to_string());
        vec![Step::Ask(Request::Keeping(KeepingRequest::TryBackup { path, typed }))]
    }
}

impl Behaviour for TryBackup {
    fn scope(&self) -> Scope {
        Scope::Ask
    }

    fn title(&self) -> Message {
        msg!("tui-title-try")
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
            Act::Enter if self.working.is_none() => self.enter(shared),
            _ => self.act_in_form(act, shared),
        }
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Keeping(KeepingReply::Tried(tried)) if self.working.take().is_some() => {
                let typed = std::mem::take(&mut self.typed);
                vec![Step::Replace(Tried::new(tried.as_ref().clone(), typed).into())]
            }
            Reply::Keeping(KeepingReply::WrongPassphrase) if self.working.take().is_some() => {
                self.form.refuse(PASSPHRASE, msg!("tui-try-wrong"));
                Vec::new()
            }
            _ => Working::hear(&mut self.working, reply),
        }
    }

    fn request_failed(&mut self) {
        self.working = None;
        self.typed = Zeroizing::default();
    }

    fn forget(&mut self) {
        self.request_failed();
        if let Some(secret) = self.form.secret(PASSPHRASE) {
            secret.clear();
        }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let inside = self.draw_form(shared, frame, area);
        if let (Some(working), Some(at)) = (&self.working, inside.rows().nth(3)) {
            frame.render_widget(working.line(shared, usize::from(inside.width)), at);
        }
    }
}

/// What is in a backup, and whether it is brought back.
pub struct Tried {
    backup: TriedBackup,
    typed: Zeroizing<String>,
    working: Option<Working>,
}

impl Tried {
    /// This one, opened with this passphrase.
    pub fn new(backup: TriedBackup, typed: Zeroizing<String>) -> Self {
        Self { backup, typed, working: None }
    }

    fn is_sound(&self) -> bool {
        self.backup.checked.findings.is_empty()
    }

    fn said(&self) -> Vec<(Message, Role)> {
        let tried = &self.backup;
        let mut said = vec![
            (msg!("tui-path", path = tried.path.display().to_string()), Role::Heading),
            (
                msg!("tui-tried-content", ward = &tried.ward, households = tried.households, people = tried.people),
                Role::Plain,
            ),
        ];
        if let Some(last) = tried.last {
            let at = last.to_local().format("%d/%m/%Y %H:%M").to_string();
            said.push((msg!("tui-tried-last", at = at), Role::Plain));
        }
        if !self.is_sound() {
            said.push((msg!("tui-tried-damaged"), Role::Trouble));
            said.extend(findings_said(&tried.checked));
            return said;
        }
        said.extend(checked_said(&tried.checked));
        if self.working.is_none() {
            said.push((msg!("tui-tried-ask"), Role::Plain));
        }
        said
    }
}

impl Behaviour for Tried {
    fn scope(&self) -> Scope {
        match &self.working {
            Some(_) => Scope::LongWork,
            None if self.is_sound() => Scope::Confirm,
            None => Scope::Trouble,
        }
    }

    fn title(&self) -> Message {
        msg!("tui-title-tried")
    }

    fn is_box(&self) -> bool {
        true
    }

    fn is_working(&self) -> bool {
        self.working.is_some()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back if self.working.is_some() => vec![Step::CancelJob],
            Act::Back => vec![Step::Back],
            Act::Enter if self.is_sound() && self.typed.is_empty() => {
                vec![Step::Say(Status::refusal(msg!("tui-why-passphrase-gone")))]
            }
            Act::Enter if self.is_sound() && self.working.is_none() => {
                self.working = Some(Working::new(msg!("tui-tried-bringing"), shared));
                let (path, typed) = (PathBuf::from(&self.backup.path), Zeroizing::new(self.typed.to_string()));
                vec![Step::Ask(Request::Keeping(KeepingRequest::BringBack { path, typed }))]
            }
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Keeping(KeepingReply::BroughtBack(path)) => {
                let typed = std::mem::take(&mut self.typed);
                vec![Step::Replace(BroughtBack::new(path.clone(), typed).into())]
            }
            _ => Working::hear(&mut self.working, reply),
        }
    }

    fn request_failed(&mut self) {
        self.working = None;
    }

    fn forget(&mut self) {
        self.working = None;
        self.typed = Zeroizing::default();
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let mut lines = wrapped(&self.said(), shared, boxes::text_wide(area));
        lines.truncate(usize::from(area.height.saturating_sub(4)));
        if let Some(working) = &self.working {
            lines.extend([Line::default(), working.line(shared, boxes::text_wide(area))]);
        }
        lines.extend([Line::default(), boxes::answers(self.scope(), &shared.words, shared.theme)]);
        boxes::text_box(frame, area, shared.theme, (&shared.words.say(&self.title()), &lines));
    }
}
