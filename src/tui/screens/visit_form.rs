//! Recording a visit: what came of it at the door, for each person, and when to come again. The most frequent ends
//! of a visit take the fewest keys: nobody home is one key here, an activation a letter and Enter.

use std::collections::BTreeMap;

use chrono::{NaiveDate, NaiveDateTime};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::visit_text::{self, TextKind, VisitText};
use super::{Behaviour, Reasons, Typing, moved, visit_view};
use crate::desk::screen::Request;
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonRef, PersonResult};
use crate::desk::visits::NewVisit;
use crate::domain::reason::Reason;
use crate::domain::spoken_day::{self, Misread};
use crate::domain::visit::{Appointment, Handset, Outcome, ResultKind};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Saving, Shared, Status, Step, Then};
use crate::tui::state::urgency;
use crate::tui::widgets::boxes;

/// A visit that is being recorded.
pub struct VisitForm {
    /// The household.
    pub household: HouseholdRef,
    /// What is known of it, once it came.
    pub card: Option<Box<HouseholdCard>>,
    /// It is not in the ledger any more.
    pub gone: bool,
    /// Whom results go to.
    pub person: PersonRef,
    /// What came of it at the door, where it was said.
    pub outcome: Option<Outcome>,
    /// What came of it for people.
    pub marks: BTreeMap<PersonRef, Mark>,
    /// When to come again.
    pub next: Option<Appointment>,
    /// A note.
    pub note: Option<String>,
    /// The day, where it is not today.
    pub on: Option<NaiveDate>,
    /// The text that is being typed.
    pub text: Option<VisitText>,
    /// Whether the list chose the person, and not the user.
    is_proposed: bool,
    goes_on: bool,
}

/// What came of a visit for one person.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Mark {
    /// What came of it.
    pub result: Option<ResultKind>,
    /// Why not activated.
    pub reason: Option<Reason>,
    /// Whose phone an account was activated on, where it was said.
    pub phone: Option<Handset>,
}

impl Mark {
    /// Whose phone it was, of an activation of which it was said.
    pub fn phone_of_account(self) -> Option<Handset> {
        self.phone.filter(|_| self.has_account())
    }

    /// Whether an account was activated.
    pub fn has_account(self) -> bool {
        self.result.is_some_and(ResultKind::is_activation)
    }
}

impl VisitForm {
    /// A visit to a household, with this person selected.
    pub fn new(household: HouseholdRef, person: PersonRef, from: Scope) -> Self {
        Self {
            household,
            card: None,
            gone: false,
            person,
            outcome: None,
            marks: BTreeMap::new(),
            next: None,
            note: None,
            on: None,
            text: None,
            is_proposed: matches!(from, Scope::Walk | Scope::Households),
            // Whoever came from a person's page goes on there; anybody else goes on to the next door.
            goes_on: from != Scope::Person,
        }
    }

    /// Why the person is not activated: what was chosen in this form, else their latest reason.
    fn reason(&self) -> Option<Reason> {
        let chosen = self.marks.get(&self.person).and_then(|mark| mark.reason);
        let members = self.card.as_ref().map(|card| card.members.as_slice()).unwrap_or_default();
        let member = members.iter().find(|member| member.reference == self.person);
        chosen.or_else(|| member.and_then(|member| member.reason))
    }

    fn act_in_text(&mut self, act: Act, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => self.text = None,
            Act::Enter => self.accept_text(shared.now.local()),
            Act::Calendar => {
                let calendar = self.text.as_ref().and_then(|text| text.calendar(shared.now.local()));
                let refused = || Step::Say(Status::refusal(msg!("tui-why-no-day-field")));
                return vec![calendar.map_or_else(refused, Step::open)];
            }
            Act::Down | Act::Up => {
                if let Some(text) = &mut self.text {
                    text.go(act, shared.now.today);
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn accept_text(&mut self, now: NaiveDateTime) {
        let today = now.date();
        let Some(text) = &mut self.text else { return };
        let typed = text.field.cleaned();
        let accepted = match text.kind {
            TextKind::Note => {
                self.note = Some(typed).filter(|note| !note.is_empty());
                Ok(())
            }
            TextKind::Day if typed.is_empty() => {
                self.on = None;
                Ok(())
            }
            TextKind::Day => {
                visit_text::past_day(&typed, today).map(|day| self.on = Some(day).filter(|day| *day != today))
            }
            TextKind::Next if typed.is_empty() => {
                self.next = text.proposal(today);
                Ok(())
            }
            // A dash takes an appointment away: an empty field already means the proposed one.
            TextKind::Next if typed == "-" => {
                self.next = None;
                Ok(())
            }
            TextKind::Next => {
                let read = spoken_day::appointment(&typed, now).map_err(Misread::message);
                read.map(|next| self.next = Some(next))
            }
        };
        match accepted {
            Ok(()) => self.text = None,
            Err(wrong) => text.wrong = Some(wrong),
        }
    }

    fn next_text(&self) -> String {
        self.next.map(super::people_detail::appointment_shown).unwrap_or_default()
    }

    /// Nobody met: that is all there is to say, and it is recorded at once. Somebody met: now the people.
    fn take_outcome(&mut self, outcome: Outcome, shared: &mut Shared) -> Vec<Step> {
        if outcome == Outcome::Met {
            self.outcome = Some(outcome);
            return Vec::new();
        }
        if !self.marks.is_empty() {
            return vec![Step::Say(Status::refusal(msg!("tui-why-people-were-met")))];
        }
        self.outcome = Some(outcome);
        if shared.saving.is_some() {
            return Vec::new();
        }
        vec![self.save(outcome, shared)]
    }

    /// The same result again takes it away. One that was reached before is said to be.
    fn take_result(&mut self, result: ResultKind, shared: &Shared) -> Vec<Step> {
        let mark = self.marks.entry(self.person).or_default();
        mark.result = if mark.result == Some(result) { None } else { Some(result) };
        mark.phone = None;
        if *mark == Mark::default() {
            self.marks.remove(&self.person);
        }
        self.outcome = None;
        // The hour is what counts; typed behind the letter it would be other results.
        if result == ResultKind::Appointment && self.next.is_none() && self.marks.contains_key(&self.person) {
            self.text = Some(VisitText::new(TextKind::Next, ""));
        }
        let stands = self.stands_already(result, shared).filter(|_| self.marks.contains_key(&self.person));
        stands.map(|message| Step::Say(Status::note(message))).into_iter().collect()
    }

    fn stands_already(&self, result: ResultKind, shared: &Shared) -> Option<Message> {
        let ResultKind::Milestone(milestone) = result else { return None };
        let members = &self.card.as_ref()?.members;
        let member = members.iter().find(|member| member.reference == self.person)?;
        let day = member.person.facts.milestones.get(milestone).stated_day()?;
        let what = shared.words.say(&Message::of_code("result", result.code()));
        Some(msg!("tui-visit-stands", name = &member.person.facts.full_name, what = what, day = day))
    }

    /// A reason was picked for the selected person.
    pub fn take_reason(&mut self, reason: Reason) {
        self.marks.entry(self.person).or_default().reason = Some(reason);
        self.outcome = None;
    }

    pub(super) fn go(&mut self, act: Act) {
        let Some(card) = &self.card else { return };
        let place = card.members.iter().position(|member| member.reference == self.person).unwrap_or(0);
        if let Some(member) = card.members.get(moved(act, place, card.members.len(), 5)) {
            self.person = member.reference;
        }
    }

    fn save(&self, outcome: Outcome, shared: &mut Shared) -> Step {
        let visit =
            NewVisit { on: self.on, outcome, results: self.results(), next: self.next, note: self.note.clone() };
        let said = self.said(&visit, shared);
        shared.left_door = self.left(outcome);
        let then = if self.goes_on { Then::NextDoor(self.household, self.person) } else { Then::Back };
        Step::Save(Request::Visit { household: self.household, visit }, Saving { said, then })
    }

    /// A reason alone means that nothing came of it yet, or that another time was agreed on.
    fn results(&self) -> Vec<PersonResult> {
        let without = if self.next.is_some() { ResultKind::Appointment } else { ResultKind::None };
        let result = |(person, mark): (&PersonRef, &Mark)| PersonResult {
            reason: mark.reason,
            phone: mark.phone_of_account(),
            ..PersonResult::of(*person, mark.result.unwrap_or(without))
        };
        self.marks.iter().map(result).collect()
    }

    /// What the status line says of it: the door, and for one person who and what.
    fn said(&self, visit: &NewVisit, shared: &Shared) -> Message {
        let place = self.card.as_ref().and_then(|card| card.household.facts.address.clone());
        let place = place.unwrap_or_else(|| self.household.to_string());
        // Two households may have one address.
        let head = self.card.as_ref().and_then(|card| card.household.facts.head_name.clone());
        let place = head.map_or(place.clone(), |head| format!("{place} ({head})"));
        let what = match visit.results.as_slice() {
            [] => Message::of_code("outcome", visit.outcome.code()),
            [PersonResult { person, result, reason, .. }] => {
                let name = self
                    .card
                    .as_ref()
                    .map_or_else(|| person.to_string(), |card| super::people_detail::name_of(card, *person));
                let result = match reason {
                    Some(reason) if *result == ResultKind::None || *result == ResultKind::Appointment => {
                        super::people_detail::reason_label(*reason, shared.words.lang).to_owned()
                    }
                    _ => shared.words.say(&Message::of_code("result", result.code())),
                };
                msg!("tui-said-person", name = name, result = result)
            }
            several => msg!("tui-said-people", count = several.len()),
        };
        match self.next {
            Some(next) => {
                let on = super::people_detail::appointment_shown(next);
                msg!("tui-said-visit-next", what = what, place = place, on = on)
            }
            None => msg!("tui-said-visit", what = what, place = place),
        }
    }
}

impl Behaviour for VisitForm {
    fn scope(&self) -> Scope {
        if self.text.is_some() { Scope::VisitText } else { Scope::Visit }
    }

    fn title(&self) -> Message {
        msg!("tui-title-visit")
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        self.text.as_mut().map(|text| Typing::Text(&mut text.field))
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        if let Some(text) = &mut self.text {
            text.wrong = None;
        }
        Vec::new()
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        vec![Step::Ask(Request::Household(self.household))]
    }

    fn take_card(&mut self, card: &HouseholdCard) {
        if card.reference != self.household {
            return;
        }
        let mut card = Box::new(card.clone());
        card.members.sort_by_key(|member| urgency(member.next_step));
        let is_there = card.members.iter().any(|member| member.reference == self.person);
        if let Some(first) = card.members.first().filter(|_| self.is_proposed || !is_there) {
            self.person = first.reference;
        }
        self.is_proposed = false;
        self.card = Some(card);
    }

    fn can(&self, act: Act) -> Result<(), Message> {
        match (&self.text, act) {
            (Some(text), Act::Down | Act::Up) => text.can_propose(),
            (Some(text), Act::Calendar) => text.can_have_calendar(),
            (_, _) => Ok(()),
        }
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        if self.text.is_some() {
            return self.act_in_text(act, shared);
        }
        match act {
            Act::Back if self.is_unsaved() => return vec![Step::Discard],
            Act::Back => return vec![Step::Back],
            Act::Enter => return vec![self.save(self.outcome.unwrap_or(Outcome::Met), shared)],
            Act::Outcome(outcome) => return self.take_outcome(outcome, shared),
            Act::Result(result) => return self.take_result(result, shared),
            Act::ClearResult => {
                self.marks.remove(&self.person);
            }
            Act::Phone => return self.change_phone(),
            Act::NextWaiting => self.go_to_waiting(),
            Act::Reason => return vec![Step::open(Reasons::at(self.reason()))],
            Act::SearchReason => return vec![Step::open(Reasons::searching())],
            Act::Next => self.text = Some(VisitText::new(TextKind::Next, &self.next_text())),
            Act::Note => self.text = Some(VisitText::new(TextKind::Note, self.note.as_deref().unwrap_or_default())),
            Act::Day => {
                let day = self.on.map(super::people_detail::day_shown).unwrap_or_default();
                self.text = Some(VisitText::new(TextKind::Day, &day));
            }
            _ => self.go(act),
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let Some(card) = &self.card else { return Vec::new() };
        let parts = visit_view::parts(shared.body(), card.members.len());
        let top = visit_view::first_member(self, usize::from(parts.members.height));
        if let Some(row) = boxes::row_at(parts.members, position)
            && let Some(member) = card.members.get(row + top)
        {
            self.person = member.reference;
        }
        Vec::new()
    }

    fn is_unsaved(&self) -> bool {
        self.outcome.is_some()
            || !self.marks.is_empty()
            || self.next.is_some()
            || self.note.is_some()
            || self.on.is_some()
            || self.text.as_ref().is_some_and(|text| !text.field.is_blank())
    }

    fn can_save(&self) -> Result<(), Message> {
        let has_content =
            self.outcome.is_some() || !self.marks.is_empty() || self.next.is_some() || self.note.is_some();
        has_content.then_some(()).ok_or_else(|| msg!("tui-why-nothing-chosen"))
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

    fn is_form(&self) -> bool {
        true
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        match picked {
            Picked::Reason(reason) => self.take_reason(*reason),
            Picked::Day(day) => {
                if let Some(text) = &mut self.text {
                    text.take_day(*day, shared.now.local());
                }
            }
            _ => {}
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        visit_view::draw(self, shared, frame, area);
    }
}
