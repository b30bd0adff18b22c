//! A household at its door: who needs what, what to bring, the words to say, the steps to tick while doing them, whose
//! phone is somebody else's too, and the code of the app's address ([`qr`]).
//!
//! It stands beside the household's own screen, and one key goes between the two: that one tells and corrects what is
//! known, this one tells what to do now. Ticks live only as long as the screen. There is no field in it, least of all
//! for a code or a password.

mod draw;
mod lines;
mod qr;
mod qr_screen;
#[cfg(test)]
mod qr_tests;

use std::collections::{BTreeMap, BTreeSet};

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::{Behaviour, FactsForm, PersonScreen, moved, people_detail};
use crate::desk::door::SamePhone;
use crate::desk::screen::{DoorReply, DoorRequest, Reply, Request};
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonCard, PersonRef};
use crate::domain::script::Script;
use crate::msg;
use crate::text::numbers::Lang;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Door, Shared, Status, Step};
use crate::tui::state::urgency;
use crate::tui::widgets::{boxes, cells};

pub use qr_screen::QrScreen;

/// From so many columns on the steps stand beside the words.
const WIDE: u16 = 120;

/// A household at its door.
pub struct DoorScreen {
    /// Which.
    pub reference: HouseholdRef,
    card: Option<Box<HouseholdCard>>,
    gone: bool,
    selected: Option<PersonRef>,
    phones: Vec<SamePhone>,
    ticks: BTreeMap<PersonRef, BTreeSet<usize>>,
    page: Page,
    scroll: usize,
    is_asking: bool,
}

/// What is seen of the selected person where there is no room for both.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Page {
    /// The words to say.
    Words,
    /// The steps.
    Steps,
}

impl Page {
    const ALL: [Self; 2] = [Self::Words, Self::Steps];

    fn other(self) -> Self {
        match self {
            Self::Words => Self::Steps,
            Self::Steps => Self::Words,
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Words => "tui-door-words",
            Self::Steps => "tui-door-steps",
        }
    }
}

impl DoorScreen {
    /// A household, with somebody of it selected; else whoever is to be activated first.
    pub fn new(reference: HouseholdRef, selected: Option<PersonRef>) -> Self {
        Self {
            reference,
            card: None,
            gone: false,
            selected,
            phones: Vec::new(),
            ticks: BTreeMap::new(),
            page: Page::Words,
            scroll: 0,
            is_asking: false,
        }
    }

    /// Puts the selection on a member who was just added; the card may still be on its way.
    pub fn select(&mut self, person: PersonRef) {
        self.selected = Some(person);
        self.scroll = 0;
    }

    /// The members, whoever can be activated now first, whoever needs nothing last.
    fn members(&self) -> Vec<&PersonCard> {
        let mut members: Vec<&PersonCard> = self.card.iter().flat_map(|card| &card.members).collect();
        members.sort_by_key(|member| urgency(member.next_step));
        members
    }

    fn place(&self) -> usize {
        self.members().iter().position(|member| Some(member.reference) == self.selected).unwrap_or(0)
    }

    fn member(&self) -> Option<&PersonCard> {
        self.members().get(self.place()).copied()
    }

    fn with_member(&self, open: impl FnOnce(&PersonCard) -> Step) -> Vec<Step> {
        self.member().map(open).into_iter().collect()
    }

    fn steps_of_member(&self, lang: Lang) -> usize {
        self.member().map_or(0, |member| Script::of(lang).situation(member.next_step).steps.len())
    }

    /// What is written about a person: words, or steps, or both one below the other.
    fn text(&self, page: Page, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
        let Some(member) = self.member() else { return Vec::new() };
        match page {
            Page::Words => lines::words(member, &self.phones_of(member), shared, wide),
            Page::Steps => {
                let none = BTreeSet::new();
                let ticks = self.ticks.get(&member.reference).unwrap_or(&none);
                // Where the words stand beside, the warnings stand with them.
                let is_wide = shared.body().width >= WIDE;
                let warnings =
                    if is_wide { Vec::new() } else { lines::warnings(member, &self.phones_of(member), shared) };
                lines::steps((member, &warnings), ticks, shared, wide)
            }
        }
    }

    fn phones_of(&self, member: &PersonCard) -> Vec<&SamePhone> {
        self.phones.iter().filter(|same| same.member == member.reference).collect()
    }

    /// How far one can scroll: to the end of the longer of what is seen.
    fn most_scroll(&self, shared: &Shared) -> usize {
        let parts = self.parts(shared.body());
        let over = |page: Page, at: Rect| {
            self.text(page, shared, usize::from(at.width)).len().saturating_sub(usize::from(at.height))
        };
        match parts.beside {
            Some(beside) => over(Page::Words, parts.text).max(over(Page::Steps, boxes::split_top(beside, 1).1)),
            None => over(self.page, parts.text),
        }
    }

    /// Ticks a step or takes its tick away; whoever ticks wants to see the steps.
    fn tick(&mut self, step: usize, shared: &Shared) -> Vec<Step> {
        let total = self.steps_of_member(shared.words.lang);
        let Some(person) = self.member().map(|member| member.reference).filter(|_| step < total) else {
            return vec![Step::Say(Status::refusal(msg!("tui-why-no-such-step", count = total)))];
        };
        let ticks = self.ticks.entry(person).or_default();
        if !ticks.remove(&step) {
            ticks.insert(step);
        }
        let is_whole = ticks.len() == total;
        if self.page == Page::Words {
            self.page = Page::Steps;
            self.scroll = 0;
        }
        if is_whole { vec![Step::Say(Status::note(msg!("tui-door-all-ticked")))] } else { Vec::new() }
    }

    fn tick_next(&mut self, shared: &Shared) -> Vec<Step> {
        let person = self.member().map(|member| member.reference);
        let ticks = person.and_then(|person| self.ticks.get(&person));
        let next = (0..self.steps_of_member(shared.words.lang)).find(|step| !ticks.is_some_and(|t| t.contains(step)));
        match next {
            Some(step) => self.tick(step, shared),
            None => vec![Step::Say(Status::note(msg!("tui-door-all-ticked")))],
        }
    }
}

impl Behaviour for DoorScreen {
    fn scope(&self) -> Scope {
        Scope::Door
    }

    fn title(&self) -> Message {
        msg!("tui-title-door")
    }

    fn person(&self) -> Option<(HouseholdRef, PersonRef)> {
        self.selected.filter(|_| !self.gone).map(|person| (self.reference, person))
    }

    fn household(&self) -> Option<HouseholdRef> {
        Some(self.reference)
    }

    fn any_card(&self) -> Option<&HouseholdCard> {
        self.card.as_deref()
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        self.is_asking = true;
        let phones = DoorRequest::SamePhones(self.reference);
        vec![Step::Ask(Request::Household(self.reference)), Step::Ask(Request::Door(phones))]
    }

    fn take_card(&mut self, card: &HouseholdCard) {
        if card.reference != self.reference {
            return;
        }
        self.card = Some(Box::new(card.clone()));
        (self.is_asking, self.gone) = (false, false);
        if !card.members.iter().any(|member| Some(member.reference) == self.selected) {
            self.selected = self.members().first().map(|member| member.reference);
        }
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        if let Reply::Door(DoorReply::SamePhones { household, found }) = reply
            && *household == self.reference
        {
            self.phones.clone_from(found);
        }
        Vec::new()
    }

    fn household_is_gone(&mut self) {
        if self.is_asking {
            self.is_asking = false;
            self.gone = true;
            self.card = None;
        }
    }

    fn is_waiting(&self) -> bool {
        self.card.is_none() && !self.gone
    }

    fn forget(&mut self) {
        self.card = None;
        self.phones.clear();
    }

    fn can(&self, act: Act) -> Result<(), Message> {
        let Some(card) = &self.card else { return Err(msg!("tui-why-loading")) };
        if card.members.is_empty() && matches!(act, Act::OtherPage | Act::Tick) {
            return Err(msg!("tui-why-nobody-selected"));
        }
        if act == Act::Tick && self.steps_of_member(Lang::Vi) == 0 {
            return Err(msg!("tui-why-no-steps"));
        }
        Ok(())
    }

    fn act(&mut self, act: Act, key: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => vec![Step::Back],
            Act::NextDoor => vec![Step::Door(Door::Next)],
            Act::PreviousDoor => vec![Step::Door(Door::Previous)],
            Act::Enter => self.with_member(|member| Step::open(PersonScreen::new(self.reference, member.reference))),
            Act::ShowQr => vec![Step::open(QrScreen::default())],
            Act::Edit => self.card.iter().map(|card| Step::open(FactsForm::edit_household(card))).collect(),
            Act::Presence => self.with_member(|member| Step::open(FactsForm::presence(member))),
            Act::Papers => self.with_member(|member| Step::open(FactsForm::papers(member))),
            Act::OtherPage => {
                self.page = self.page.other();
                self.scroll = 0;
                Vec::new()
            }
            Act::Tick => step_of(key).map(|step| self.tick(step, shared)).unwrap_or_default(),
            Act::TickNext => self.tick_next(shared),
            // The arrows go from member to member, the pages through what there is to read.
            Act::PageDown | Act::PageUp => {
                let most = self.most_scroll(shared);
                let rows = usize::from(self.parts(shared.body()).text.height);
                self.scroll = moved(act, self.scroll.min(most), most + 1, rows);
                Vec::new()
            }
            _ => {
                let members = self.members();
                let place = moved(act, self.place(), members.len(), 1);
                let selected = members.get(place).map(|member| member.reference);
                if selected != self.selected && selected.is_some() {
                    (self.selected, self.scroll) = (selected, 0);
                }
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let parts = self.parts(shared.body());
        if parts.beside.is_none() && parts.rule.contains(position) && self.can(Act::OtherPage).is_ok() {
            return self.act(Act::OtherPage, None, shared);
        }
        let top = cells::top_for(self.place(), usize::from(parts.members.height), 0);
        let clicked = boxes::row_at(parts.members, position)
            .and_then(|row| self.members().get(row + top).map(|member| member.reference));
        if let Some(person) = clicked {
            (self.selected, self.scroll) = (Some(person), 0);
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let Some(card) = &self.card else {
            let text = if self.gone { "tui-household-gone" } else { "tui-loading" };
            frame.render_widget(Line::from(shared.words.get(text)), area);
            return;
        };
        let parts = self.parts(area);
        Self::draw_head(card, shared, frame, parts.head);
        self.draw_members(shared, frame, parts.members);
        self.draw_rule(shared, frame, parts.rule, parts.beside.is_none());
        let page = if parts.beside.is_some() { Page::Words } else { self.page };
        let lines = self.text(page, shared, usize::from(parts.text.width));
        people_detail::draw_scrolled(lines, self.scroll, shared, frame, parts.text);
        if let Some(beside) = parts.beside {
            self.draw_beside(shared, frame, beside);
        }
    }
}

/// The step of a digit.
fn step_of(key: Option<Key>) -> Option<usize> {
    let Some(Key::Char(digit)) = key else { return None };
    usize::try_from(digit.to_digit(10)?).ok()?.checked_sub(1)
}
