//! Recording a milestone of a person directly: today is proposed, another day is typed.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::milestone_choice::{Day, MilestoneChoice, parts};
use super::{Behaviour, Calendar, Typing};
use crate::desk::screen::Request;
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonCard, PersonRef};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Saving, Shared, Step, Then};
use crate::tui::state;
use crate::tui::widgets::boxes;

/// A milestone that is being recorded.
pub struct RecordForm {
    /// The household.
    pub household: HouseholdRef,
    /// What is known of it, once it came.
    pub card: Option<Box<HouseholdCard>>,
    /// It is not in the ledger any more.
    pub gone: bool,
    person: PersonRef,
    choice: MilestoneChoice,
}

impl RecordForm {
    /// A milestone of this person.
    pub fn new(household: HouseholdRef, person: PersonRef) -> Self {
        Self { household, card: None, gone: false, person, choice: MilestoneChoice::default() }
    }

    /// The calendar, at the day that stands there or is being typed.
    fn calendar(&self, today: NaiveDate) -> Step {
        Step::open(Calendar::at(self.choice.typed_day(today).unwrap_or_else(|| self.choice.standing_day(today))))
    }

    fn save(&self, shared: &Shared) -> Vec<Step> {
        let Some(milestone) = self.choice.milestone() else { return Vec::new() };
        let today = shared.now.today;
        let reached = self.choice.reached(today);
        let name =
            self.member().map_or_else(|| self.person.to_string(), |member| member.person.facts.full_name.clone());
        let what = Message::of_code("milestone", milestone.code());
        let said = match self.choice.day() {
            Day::Today => msg!("tui-said-record", name = name, what = what, day = today),
            Day::On(day) => msg!("tui-said-record", name = name, what = what, day = day),
            Day::Unknown => msg!("tui-said-record-unknown", name = name, what = what),
            Day::Never => msg!("tui-said-record-never", name = name, what = what),
        };
        let request = Request::Record { person: self.person, milestone, reached };
        vec![Step::Save(request, Saving { said, then: Then::Back })]
    }

    fn member(&self) -> Option<&PersonCard> {
        self.card.as_ref()?.members.iter().find(|member| member.reference == self.person)
    }
}

impl Behaviour for RecordForm {
    fn scope(&self) -> Scope {
        self.choice.scope()
    }

    fn title(&self) -> Message {
        msg!("tui-title-record")
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        self.choice.typing()
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.choice.typed();
        Vec::new()
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        vec![Step::Ask(Request::Household(self.household))]
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        let today = shared.now.today;
        match act {
            Act::Calendar => return vec![self.calendar(today)],
            Act::Back | Act::Enter if self.choice.is_typing() => self.choice.act(act, today),
            Act::Back if self.is_unsaved() => return vec![Step::Discard],
            Act::Back => return vec![Step::Back],
            Act::Enter => return self.save(shared),
            _ => self.choice.act(act, today),
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        self.choice.click(position, shared.body());
        Vec::new()
    }

    fn is_unsaved(&self) -> bool {
        self.choice.is_begun()
    }

    fn can_save(&self) -> Result<(), Message> {
        self.choice.can_save()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (head, list, foot) = parts(area);
        let Some(member) = self.member() else {
            let text = if self.gone { "tui-household-gone" } else { "tui-loading" };
            frame.render_widget(Line::from(words.get(text)), area);
            return;
        };
        let wide = usize::from(head.width);
        frame.render_widget(boxes::rule(theme, &member.person.facts.full_name, wide), head);
        let reached = |milestone| state::reached(words, &member.person, milestone, shared.now.today);
        self.choice.draw_list(Some(&reached), shared, frame, list);
        if let Some(row) = foot.rows().nth(1) {
            self.choice.draw_day(shared, frame, row);
        }
    }

    fn household_is_gone(&mut self) {
        if self.card.is_none() {
            self.gone = true;
        }
    }

    fn any_card(&self) -> Option<&HouseholdCard> {
        self.card.as_deref()
    }

    fn household(&self) -> Option<HouseholdRef> {
        Some(self.household)
    }

    fn is_waiting(&self) -> bool {
        self.card.is_none() && !self.gone
    }

    fn forget(&mut self) {
        self.card = None;
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        if let Picked::Day(day) = picked {
            self.choice.take_day(*day, shared.now.today);
        }
        Vec::new()
    }

    fn is_form(&self) -> bool {
        true
    }

    fn take_card(&mut self, card: &HouseholdCard) {
        if card.reference == self.household {
            self.card = Some(Box::new(card.clone()));
        }
    }
}
