//! A backup stands beside the ledger now: it can be opened at once.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use zeroize::Zeroizing;

use super::super::Behaviour;
use super::notice::wrapped;
use crate::desk::screen::{LedgersRequest, Request};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::boxes;

/// Where it is, and what opens it.
pub struct BroughtBack {
    path: PathBuf,
    typed: Zeroizing<String>,
    opening: Opening,
}

/// Whether it is being opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Opening {
    No,
    Asked,
}

impl BroughtBack {
    /// This file, opened with this passphrase.
    pub fn new(path: PathBuf, typed: Zeroizing<String>) -> Self {
        Self { path, typed, opening: Opening::No }
    }

    fn lines(&self, shared: &Shared, area: Rect) -> Vec<Line<'static>> {
        let ask = match self.opening {
            Opening::No => (msg!("tui-brought-back-ask"), Role::Plain),
            Opening::Asked => (msg!("tui-unlock-opening"), Role::Attention),
        };
        let said = [
            (msg!("tui-brought-back"), Role::Good),
            (msg!("tui-path", path = self.path.display().to_string()), Role::Heading),
            ask,
        ];
        let mut lines = wrapped(&said, shared, boxes::text_wide(area));
        lines.truncate(usize::from(area.height.saturating_sub(4)));
        lines.extend([Line::default(), boxes::answers(Scope::Confirm, &shared.words, shared.theme)]);
        lines
    }
}

impl Behaviour for BroughtBack {
    fn scope(&self) -> Scope {
        Scope::Confirm
    }

    fn title(&self) -> Message {
        msg!("tui-title-tried")
    }

    fn is_box(&self) -> bool {
        true
    }

    /// Until the other ledger is open, a key would be for one that is about to be closed.
    fn is_waiting(&self) -> bool {
        self.opening == Opening::Asked
    }

    fn act(&mut self, act: Act, _: Option<Key>, _: &mut Shared) -> Vec<Step> {
        match act {
            _ if self.opening == Opening::Asked => Vec::new(),
            Act::Back => vec![Step::Back],
            Act::Enter if self.typed.is_empty() => vec![Step::Say(Status::refusal(msg!("tui-why-passphrase-gone")))],
            Act::Enter => vec![Step::Turn],
            _ => Vec::new(),
        }
    }

    fn turn(&mut self) -> Option<Request> {
        self.opening = Opening::Asked;
        // It stays, for another try when the other program has closed the file.
        let (path, typed) = (self.path.clone(), Zeroizing::new(self.typed.to_string()));
        Some(Request::Ledgers(LedgersRequest::OpenOther { path, typed }))
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let area = shared.body();
        let lines = self.lines(shared, area).len();
        let answer = boxes::answer_at(Scope::Confirm, &shared.words, (area, lines), position);
        answer.into_iter().map(Step::Press).collect()
    }

    fn request_failed(&mut self) {
        self.opening = Opening::No;
    }

    fn forget(&mut self) {
        self.opening = Opening::No;
        self.typed = Zeroizing::default();
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let lines = self.lines(shared, area);
        boxes::text_box(frame, area, shared.theme, (&shared.words.say(&self.title()), &lines));
    }
}
