//! What happened to one household or person, as a list to go through; an operation opens with everything it did, and
//! is taken back from there.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{Behaviour, OperationScreen, moved, people_told};
use crate::desk::screen::{EditingReply, EditingRequest, Reply, Request, Subject};
use crate::desk::views::SubjectHistory;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// The operations about one household or person.
pub struct Past {
    of: Subject,
    name: String,
    history: Option<Box<SubjectHistory>>,
    selected: usize,
}

impl Past {
    /// Of this household or person, with what is known already.
    pub fn new(of: Subject, name: String, history: Option<&SubjectHistory>) -> Self {
        Self { of, name, history: history.map(|history| Box::new(history.clone())), selected: 0 }
    }

    fn total(&self) -> usize {
        self.history.as_ref().map_or(0, |history| history.lines.len())
    }

    fn open(&self) -> Vec<Step> {
        let line = self.history.as_ref().and_then(|history| history.lines.get(self.selected));
        line.map(|line| Step::open(OperationScreen::new(line.operation))).into_iter().collect()
    }
}

fn parts(area: Rect) -> (Rect, Rect) {
    boxes::split_top(area, 1)
}

impl Behaviour for Past {
    fn scope(&self) -> Scope {
        Scope::Past
    }

    fn title(&self) -> Message {
        msg!("tui-title-past")
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        vec![Step::Ask(Request::Editing(EditingRequest::History(self.of)))]
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        if let Reply::Editing(EditingReply::History { of, history }) = reply
            && *of == self.of
        {
            self.history = Some(history.clone());
            self.selected = self.selected.min(self.total().saturating_sub(1));
        }
        Vec::new()
    }

    fn is_waiting(&self) -> bool {
        self.history.is_none()
    }

    fn request_failed(&mut self) {
        self.history.get_or_insert_default();
    }

    fn forget(&mut self) {
        self.history = None;
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter => return self.open(),
            _ => {
                let rows = usize::from(parts(shared.body()).1.height);
                self.selected = moved(act, self.selected, self.total(), rows);
            }
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (_, list) = parts(shared.body());
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        if let Some(row) = boxes::row_at(list, position).filter(|row| row + top < self.total()) {
            self.selected = row + top;
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (head, list) = parts(area);
        frame.render_widget(boxes::rule(theme, &self.name, usize::from(head.width)), head);
        let Some(history) = &self.history else {
            frame.render_widget(Line::from(words.get("tui-loading")), list);
            return;
        };
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        for ((place, line), at) in history.lines.iter().enumerate().skip(top).zip(list.rows()) {
            let is_selected = place == self.selected;
            let role = match () {
                () if is_selected => Role::Selected,
                () if line.undone => Role::Muted,
                () => Role::Plain,
            };
            let base = theme.style(role);
            let mut text = words.say(&people_told::headline(line));
            let changes = people_told::change_texts(line, history, shared);
            if !changes.is_empty() {
                text = format!("{text} · {}", changes.join("; "));
            }
            let pointer = if is_selected { theme.pointer() } else { " " };
            let text = cells::left(&text, usize::from(at.width).saturating_sub(2));
            frame.render_widget(
                Line::from(vec![Span::styled(format!("{pointer} "), base), Span::styled(text, base)]),
                at,
            );
        }
    }
}
