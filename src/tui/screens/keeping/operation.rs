//! One operation of the history: who, when, on which device, and everything it changed.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::super::{Behaviour, moved};
use super::operation_text::lines_of;
use super::{redo_selected, undo_selected};
use crate::desk::history::OperationCard;
use crate::desk::screen::{KeepingReply, KeepingRequest, Reply, Request};
use crate::domain::ids::OperationId;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::theme::Role;

/// One operation.
pub struct OperationScreen {
    id: OperationId,
    card: Known,
    top: usize,
}

/// What is known of it.
enum Known {
    Asked,
    Gone,
    Card(Box<OperationCard>),
}

impl OperationScreen {
    /// This one.
    pub fn new(id: OperationId) -> Self {
        Self { id, card: Known::Asked, top: 0 }
    }

    fn card(&self) -> Option<&OperationCard> {
        if let Known::Card(card) = &self.card { Some(card) } else { None }
    }

    fn lines(&self, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
        let say = |id| vec![Line::styled(shared.words.get(id), shared.theme.style(Role::Muted))];
        match &self.card {
            Known::Asked => say("tui-loading"),
            Known::Gone => say("tui-operation-gone"),
            Known::Card(card) => lines_of(card, shared, wide),
        }
    }
}

impl Behaviour for OperationScreen {
    fn scope(&self) -> Scope {
        Scope::Operation
    }

    fn title(&self) -> Message {
        msg!("tui-title-operation")
    }

    fn has_operations(&self) -> bool {
        true
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        let line = self.card().map(|card| &card.line);
        match act {
            Act::Back => return vec![Step::Back],
            Act::Undo => return undo_selected(line),
            Act::Redo => {
                let redo = self.card().filter(|card| card.redo).map(|_| self.id);
                return redo_selected(line, redo);
            }
            _ => {}
        }
        let area = shared.body();
        let rows = usize::from(area.height);
        let total = self.lines(shared, usize::from(area.width)).len();
        self.top = moved(act, self.top, total.saturating_sub(rows) + 1, rows);
        Vec::new()
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        vec![Step::Ask(Request::Keeping(KeepingRequest::Operation(self.id)))]
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Keeping(KeepingReply::Operation(Some(card))) if card.line.log.id == self.id => {
                self.card = Known::Card(card.clone());
            }
            Reply::Keeping(KeepingReply::Operation(None)) if matches!(self.card, Known::Asked) => {
                self.card = Known::Gone;
            }
            _ => {}
        }
        Vec::new()
    }

    fn forget(&mut self) {
        self.card = Known::Asked;
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let lines = self.lines(shared, usize::from(area.width));
        let top = self.top.min(lines.len().saturating_sub(usize::from(area.height)));
        frame.render_widget(Paragraph::new(lines.into_iter().skip(top).collect::<Vec<_>>()), area);
    }
}
