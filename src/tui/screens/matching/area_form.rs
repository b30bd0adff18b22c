//! Another name for an area.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::desk::areas::MOST_NAME_CHARS;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Step};
use crate::tui::screens::Behaviour;
use crate::tui::widgets::form::{Entry, Form};

/// The name.
pub struct AreaForm {
    form: Form,
    before: String,
}

impl AreaForm {
    /// For the area of this name; empty for the households without one.
    pub fn new(name: &str) -> Self {
        let entry = Entry::text(msg!("tui-area-name"), MOST_NAME_CHARS, name).with_hint(msg!("tui-area-name-hint"));
        Self { form: Form::new(vec![entry]).in_box(70, 8), before: name.to_owned() }
    }
}

impl Behaviour for AreaForm {
    fn scope(&self) -> Scope {
        Scope::Ask
    }

    fn title(&self) -> Message {
        msg!("tui-title-area-name")
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn is_unsaved(&self) -> bool {
        self.form.text(0) != self.before
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        if act != Act::Enter {
            return self.act_in_form(act, shared);
        }
        let name = self.form.text(0);
        if name.is_empty() {
            self.form.refuse(0, msg!("tui-area-no-name"));
            return Vec::new();
        }
        vec![Step::Picked(Picked::Name(name))]
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        self.draw_form(shared, frame, area);
    }
}
