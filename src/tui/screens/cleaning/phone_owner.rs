//! Whose a phone is that several people have: one of them, or all of them share it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::kind_view::told;
use crate::desk::cleaning::{CleaningItem, Mend, Sharer};
use crate::desk::screen::{CleaningRequest, Request};
use crate::desk::views::PersonRef;
use crate::domain::problem::ProblemCode;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Saving, Shared, Step, Then};
use crate::tui::screens::{Behaviour, moved};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// The widest that the box is.
const BOX_WIDE: u16 = 76;

/// The question.
pub struct PhoneOwner {
    person: PersonRef,
    sharing: Vec<Sharer>,
    selected: usize,
}

impl PhoneOwner {
    /// Of those who share a phone with somebody.
    pub fn new(item: &CleaningItem) -> Self {
        Self { person: item.reference, sharing: item.sharing.clone(), selected: 0 }
    }

    /// Each of them, and all of them.
    fn rows(&self) -> usize {
        self.sharing.len() + 1
    }

    fn choose(&self) -> Vec<Step> {
        let (mend, said) = match self.sharing.get(self.selected) {
            Some(owner) => {
                (Mend::PhoneOf(owner.reference), msg!("tui-said-cleaning-phone-of", name = &owner.full_name))
            }
            None => (Mend::Accept, msg!("tui-said-cleaning-phone-shared", count = self.sharing.len())),
        };
        let request = CleaningRequest::Mend { person: self.person, code: ProblemCode::SharedPhone, mend };
        vec![Step::Save(Request::Cleaning(request), Saving { said, then: Then::Back })]
    }

    fn area(&self, body: Rect) -> Rect {
        boxes::middle(body, BOX_WIDE, cells::cells(self.rows()) + 4)
    }
}

impl Behaviour for PhoneOwner {
    fn scope(&self) -> Scope {
        Scope::PhoneOwner
    }

    fn title(&self) -> Message {
        msg!("tui-title-phone-owner")
    }

    fn is_box(&self) -> bool {
        true
    }

    fn is_form(&self) -> bool {
        true
    }

    fn forget(&mut self) {
        self.sharing.clear();
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter if self.sharing.is_empty() => return vec![Step::Back],
            Act::Enter => return self.choose(),
            _ => {
                let rows = usize::from(self.area(shared.body()).height.saturating_sub(4));
                self.selected = moved(act, self.selected, self.rows(), rows);
            }
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (_, list) = boxes::split_top(boxes::inside(self.area(shared.body())), 2);
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        if let Some(row) = boxes::row_at(list, position).filter(|row| row + top < self.rows()) {
            self.selected = row + top;
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let inside = boxes::boxed(frame, self.area(area), theme, &words.say(&self.title()));
        let (hint, list) = boxes::split_top(inside, 2);
        let text = cells::fit(&words.get("tui-phone-owner-hint"), usize::from(hint.width));
        frame.render_widget(Line::styled(text, theme.style(Role::Muted)), hint);
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        for (place, at) in (top..self.rows()).zip(list.rows()) {
            let text = match self.sharing.get(place) {
                Some(sharer) => told(sharer, words),
                None => words.get("tui-phone-owner-all"),
            };
            let is_selected = place == self.selected;
            let base = theme.style(if is_selected { Role::Selected } else { Role::Plain });
            let pointer = if is_selected { theme.pointer() } else { " " };
            let text = cells::left(&text, usize::from(at.width).saturating_sub(2));
            frame.render_widget(Line::from(vec![Span::styled(format!("{pointer} {text}"), base)]), at);
        }
    }
}
