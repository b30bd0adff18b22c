//! Values that contradict each other: each with who said it and when; one of them is chosen.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::people_told::{Dispute, disputes_of_household, disputes_of_person, value_told};
use super::{Behaviour, facts, moved};
use crate::desk::screen::{EditingRequest, Request};
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonCard, PersonRef, SubjectHistory};
use crate::domain::field::{Field, HouseholdField};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Saving, Shared, Step, Then};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// Values to choose from.
pub struct Settle {
    of: Of,
    name: String,
    disputes: Vec<Dispute>,
    history: Option<Box<SubjectHistory>>,
    selected: usize,
}

/// Whose values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Of {
    Person(PersonRef),
    Household(HouseholdRef),
}

/// A line of the list: a fact, or one of its values.
enum Row {
    Fact(usize),
    Value(usize, usize),
}

impl Settle {
    /// Those of a person.
    pub fn of_person(member: &PersonCard, history: Option<&SubjectHistory>) -> Self {
        let name = member.person.facts.full_name.clone();
        Self::of(Of::Person(member.reference), name, disputes_of_person(member), history)
    }

    /// Those of a household.
    pub fn of_household(card: &HouseholdCard, history: Option<&SubjectHistory>) -> Self {
        let name = facts::household_name(card.reference, &card.household.facts);
        Self::of(Of::Household(card.reference), name, disputes_of_household(card), history)
    }

    fn of(of: Of, name: String, disputes: Vec<Dispute>, history: Option<&SubjectHistory>) -> Self {
        Self { of, name, disputes, history: history.map(|history| Box::new(history.clone())), selected: 0 }
    }

    fn rows(&self) -> Vec<Row> {
        let of = |(place, dispute): (usize, &Dispute)| {
            let values = (0..dispute.values.len()).map(move |value| Row::Value(place, value));
            std::iter::once(Row::Fact(place)).chain(values).collect::<Vec<_>>()
        };
        self.disputes.iter().enumerate().flat_map(of).collect()
    }

    /// The places of the rows that can be chosen.
    fn choices(&self) -> Vec<usize> {
        let rows = self.rows();
        rows.iter().enumerate().filter(|(_, row)| matches!(row, Row::Value(..))).map(|(place, _)| place).collect()
    }

    fn choose(&self, shared: &Shared) -> Option<Step> {
        let row = *self.choices().get(self.selected)?;
        let Row::Value(dispute, value) = self.rows().into_iter().nth(row)? else { return None };
        let dispute = self.disputes.get(dispute)?;
        let value = dispute.values.get(value)?.clone();
        let field = Message::of_code("field", dispute.field);
        let shown = super::people_told::shown(dispute.field, value.as_deref(), self.history.as_deref(), shared);
        let said = msg!("tui-said-settle", name = &self.name, field = field, value = shown);
        let request = match self.of {
            Of::Person(person) => {
                EditingRequest::SettlePerson { person, field: Field::from_code(dispute.field)?, value }
            }
            Of::Household(household) => {
                EditingRequest::SettleHousehold { household, field: HouseholdField::from_code(dispute.field)?, value }
            }
        };
        Some(Step::Save(Request::Editing(request), Saving { said, then: Then::Back }))
    }

    fn top(&self, rows: usize) -> usize {
        let row = self.choices().get(self.selected).copied().unwrap_or(0);
        cells::top_for(row, rows, 0)
    }
}

fn parts(area: Rect) -> (Rect, Rect) {
    boxes::split_top(area, 2)
}

impl Behaviour for Settle {
    fn scope(&self) -> Scope {
        Scope::Settle
    }

    fn title(&self) -> Message {
        msg!("tui-title-settle")
    }

    fn is_form(&self) -> bool {
        true
    }

    /// What contradicts itself was read from the ledger: it is not kept behind the lock.
    fn forget(&mut self) {
        self.disputes.clear();
        self.history = None;
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter => return self.choose(shared).into_iter().collect(),
            _ => self.selected = moved(act, self.selected, self.choices().len(), 5),
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (_, list) = parts(shared.body());
        let top = self.top(usize::from(list.height));
        if let Some(row) = boxes::row_at(list, position)
            && let Some(choice) = self.choices().iter().position(|choice| *choice == row + top)
        {
            self.selected = choice;
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (head, list) = parts(area);
        let (title, hint) = boxes::split_top(head, 1);
        frame.render_widget(boxes::rule(theme, &self.name, usize::from(title.width)), title);
        let text = if self.disputes.is_empty() { "tui-settle-none" } else { "tui-settle-hint" };
        let text = cells::fit(&words.get(text), usize::from(hint.width));
        frame.render_widget(Line::styled(text, theme.style(Role::Muted)), hint);
        let selected = self.choices().get(self.selected).copied();
        let top = self.top(usize::from(list.height));
        for ((place, row), at) in self.rows().into_iter().enumerate().skip(top).zip(list.rows()) {
            let wide = usize::from(at.width);
            let line = match row {
                Row::Fact(dispute) => {
                    let field = self.disputes.get(dispute).map(|dispute| Message::of_code("field", dispute.field));
                    let text = field.map(|field| words.say(&field)).unwrap_or_default();
                    Line::styled(cells::fit(&text, wide), theme.style(Role::Heading))
                }
                Row::Value(dispute, value) => {
                    let Some(dispute) = self.disputes.get(dispute) else { continue };
                    let said = dispute.values.get(value).and_then(Option::as_deref);
                    let mut text = value_told(dispute.field, said, self.history.as_deref(), shared);
                    if value == 0 {
                        text = words.say(&msg!("tui-settle-shown", value = text));
                    }
                    let is_selected = Some(place) == selected;
                    let base = theme.style(if is_selected { Role::Selected } else { Role::Plain });
                    let pointer = if is_selected { theme.pointer() } else { " " };
                    let text = cells::left(&text, wide.saturating_sub(4));
                    Line::from(vec![Span::styled(format!("  {pointer} "), base), Span::styled(text, base)])
                }
            };
            frame.render_widget(line, at);
        }
    }
}
