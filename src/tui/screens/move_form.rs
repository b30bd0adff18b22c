//! Moving a person to another household: it is found by a name, a phone, an address, an area; or it is a new one.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::finding::{Column, Finding};
use super::{Behaviour, FactsForm, Screen, Typing};
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

    fn is_waiting(&self) -> bool {
        self.finding.is_waiting()
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        Some(Typing::Text(&mut self.finding.field))
    }

    fn typed(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.finding.ask(shared)
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.finding.ask(shared)
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        let from = self.from;
        let is_news = |found: &[PersonLine], line: &PersonLine| {
            line.household != from && !found.iter().any(|known| known.household == line.household)
        };
        self.finding.hear(reply, is_news);
        Vec::new()
    }

    fn request_failed(&mut self) {
        self.finding.give_up();
    }

    fn forget(&mut self) {
        self.finding.forget();
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

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        self.finding.click(position, shared);
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let words = &shared.words;
        let title = words.say(&msg!("tui-move-where", name = &self.name));
        let to_new = words.get("tui-move-to-new");
        self.finding.draw(
            (&title, "tui-move-hint", None),
            |line, wide| columns(line, wide, &to_new),
            shared,
            (frame, area),
        );
    }
}

/// Address and area of a household, and whoever of it was found.
fn columns<'l>(line: Option<&'l PersonLine>, wide: usize, to_new: &str) -> Vec<Column<'l>> {
    let Some(line) = line else { return vec![Column::own(to_new.to_owned(), wide)] };
    let (address_wide, area_wide) = (wide / 2, (wide / 6).max(6));
    let name_wide = wide.saturating_sub(address_wide + area_wide + 2);
    vec![
        Column::marked(&line.address, &line.matched.address, address_wide),
        Column::marked(&line.area, &line.matched.area, area_wide),
        Column::marked(&line.full_name, &line.matched.name, name_wide),
    ]
}
