//! What is to be added: a person to this household, a person with a new household, a household.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{Behaviour, FactsForm, Screen, moved};
use crate::desk::views::HouseholdRef;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// The choice.
pub struct AddMenu {
    /// The household from which it was asked, and what it is called.
    household: Option<(HouseholdRef, String)>,
    selected: usize,
}

/// What can be added, in the order of the keys 1 to 3.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum New {
    /// A person of this household.
    PersonHere,
    /// A person with a new household.
    PersonAndHousehold,
    /// A household, nobody in it yet.
    Household,
}

impl New {
    const ALL: [Self; 3] = [Self::PersonHere, Self::PersonAndHousehold, Self::Household];
}

impl AddMenu {
    /// Asked from this household, or from a list.
    pub fn new(household: Option<(HouseholdRef, String)>) -> Self {
        // From a list there is no household to add somebody to.
        let selected = usize::from(household.is_none());
        Self { household, selected }
    }

    fn label(&self, new: New) -> Message {
        match (new, &self.household) {
            (New::PersonHere, Some((_, name))) => msg!("tui-add-person-to", name = name),
            (New::PersonHere, None) => msg!("tui-add-person-here"),
            (New::PersonAndHousehold, _) => msg!("tui-add-person-and-household"),
            (New::Household, _) => msg!("tui-add-household"),
        }
    }

    fn open(&self, new: New) -> Step {
        let form = match (new, &self.household) {
            (New::PersonHere, None) => return Step::Say(Status::refusal(msg!("tui-why-no-household"))),
            (New::PersonHere, household @ Some(_)) => FactsForm::new_person(household.clone()),
            (New::PersonAndHousehold, _) => FactsForm::new_person(None),
            (New::Household, _) => FactsForm::new_household(),
        };
        Step::Replace(Screen::from(form))
    }
}

fn parts(area: Rect) -> Rect {
    let most = area.width.saturating_sub(4).min(72);
    boxes::middle(area, most, cells::cells(New::ALL.len()) + 2)
}

impl Behaviour for AddMenu {
    fn scope(&self) -> Scope {
        Scope::AddMenu
    }

    fn title(&self) -> Message {
        msg!("tui-title-add")
    }

    fn is_box(&self) -> bool {
        true
    }

    fn act(&mut self, act: Act, _: Option<Key>, _: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::New(new) => return vec![self.open(new)],
            Act::Enter => return New::ALL.get(self.selected).map(|new| self.open(*new)).into_iter().collect(),
            _ => self.selected = moved(act, self.selected, New::ALL.len(), 3),
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let whole = parts(shared.body());
        let rows = Rect { y: whole.y + 1, height: whole.height.saturating_sub(2), ..whole };
        let row = boxes::row_at(rows, position).and_then(|row| New::ALL.get(row));
        row.map(|new| self.open(*new)).into_iter().collect()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let inside = boxes::boxed(frame, parts(area), theme, &words.say(&self.title()));
        for ((place, new), at) in New::ALL.into_iter().enumerate().zip(inside.rows()) {
            let is_selected = place == self.selected;
            let cannot = new == New::PersonHere && self.household.is_none();
            let role = match () {
                () if is_selected => Role::Selected,
                () if cannot => Role::Muted,
                () => Role::Plain,
            };
            let base = theme.style(role);
            let label = cells::left(&words.say(&self.label(new)), usize::from(at.width).saturating_sub(3));
            let line = Line::from(vec![
                Span::styled(if is_selected { theme.pointer() } else { " " }, base),
                Span::styled(format!("{} ", place + 1), base.patch(theme.style(Role::Key))),
                Span::styled(label, base),
            ]);
            frame.render_widget(line, at);
        }
    }
}
