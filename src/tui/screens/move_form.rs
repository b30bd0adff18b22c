//! Moving a person to another household: it is found by a name, a phone, an address, an area; or it is a new one.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::finding::{Finding, columns_of_household};
use super::{Behaviour, FactsForm, Screen};
use crate::desk::screen::{EditingRequest, Reply, Request};
use crate::desk::views::{HouseholdRef, PersonCard, PersonLine, PersonRef};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Saving, Shared, Step, Then};

/// Where a person moves to.
pub struct MoveForm {
    person: PersonRef,
    name: String,
    from: HouseholdRef,
    finding: Finding,
}

impl MoveForm {
    /// For this person.
    pub fn new(member: &PersonCard) -> Self {
        Self::of(member.reference, member.person.facts.full_name.clone(), member.household)
    }

    /// For somebody of this name and household.
    pub fn of(person: PersonRef, name: String, from: HouseholdRef) -> Self {
        // Below the households stands a new one.
        Self { person, name, from, finding: Finding::new("", 1) }
    }

    /// To the selected household.
    fn choose(&self) -> Step {
        let Some(line) = self.finding.selected() else {
            return Step::Replace(Screen::from(FactsForm::move_to_new(self.person, self.name.clone())));
        };
        let place = if line.address.is_empty() { line.full_name.clone() } else { line.address.clone() };
        let said = msg!("tui-said-move", name = &self.name, place = place);
        let request = EditingRequest::MovePerson { person: self.person, to: line.household };
        Step::Save(Request::Editing(request), Saving { said, then: Then::Back })
    }
}

impl Behaviour for MoveForm {
    fn scope(&self) -> Scope {
        Scope::MoveSearch
    }

    fn title(&self) -> Message {
        msg!("tui-title-move")
    }

    fn is_form(&self) -> bool {
        true
    }

    fn finding(&self) -> Option<&Finding> {
        Some(&self.finding)
    }

    fn finding_mut(&mut self) -> Option<&mut Finding> {
        Some(&mut self.finding)
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        let from = self.from;
        let is_news = |found: &[PersonLine], line: &PersonLine| {
            line.household != from && !found.iter().any(|known| known.household == line.household)
        };
        self.finding.hear(reply, is_news);
        Vec::new()
    }

    fn is_unsaved(&self) -> bool {
        false
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter => return vec![self.choose()],
            _ => self.finding.step(act, shared),
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let words = &shared.words;
        let title = words.say(&msg!("tui-move-where", name = &self.name));
        let to_new = words.get("tui-move-to-new");
        self.finding.draw(
            (&title, "tui-move-hint", None),
            |line, wide| columns_of_household(line, wide, &to_new),
            shared,
            (frame, area),
        );
    }
}
