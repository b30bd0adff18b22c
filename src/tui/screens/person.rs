//! A person: who they are, how far card and accounts are, what to do next and what to bring, what is wrong or
//! contradicts itself, the visits that name them, and everything that was ever changed.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use super::{Behaviour, FactsForm, MoveForm, Past, SamePerson, Settle, facts, moved, people_detail, people_told};
use crate::desk::screen::{EditingReply, EditingRequest, Reply, Request, Subject};
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonCard, PersonRef, SubjectHistory};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// From so many columns on visits and history stand beside the facts.
const WIDE: u16 = 120;

/// A person.
pub struct PersonScreen {
    household: HouseholdRef,
    person: PersonRef,
    card: Option<Box<HouseholdCard>>,
    history: Option<Box<SubjectHistory>>,
    is_asking: bool,
    is_gone: bool,
    scroll: usize,
}

impl PersonScreen {
    /// A person of a household.
    pub fn new(household: HouseholdRef, person: PersonRef) -> Self {
        Self { household, person, card: None, history: None, is_asking: false, is_gone: false, scroll: 0 }
    }

    fn place(&self) -> Option<usize> {
        self.card.as_ref()?.members.iter().position(|member| member.reference == self.person)
    }

    fn member(&self) -> Option<&PersonCard> {
        self.card.as_ref()?.members.get(self.place()?)
    }

    /// To another member of the household.
    fn go(&mut self, act: Act) -> Vec<Step> {
        let step = if act == Act::NextPerson { Act::Down } else { Act::Up };
        let (Some(card), Some(place)) = (&self.card, self.place()) else { return Vec::new() };
        let Some(member) = card.members.get(moved(step, place, card.members.len(), 1)) else { return Vec::new() };
        if member.reference == self.person {
            return Vec::new();
        }
        self.person = member.reference;
        self.history = None;
        self.scroll = 0;
        vec![self.ask_history()]
    }

    fn ask_history(&self) -> Step {
        Step::Ask(Request::Editing(EditingRequest::History(Subject::Person(self.person))))
    }

    /// The facts; and visits and history, which stand beside where there is room.
    fn columns(&self, card: &HouseholdCard, member: &PersonCard, shared: &Shared, area: Rect) -> Columns {
        let history = self.history.as_deref();
        let is_wide = area.width >= WIDE;
        let (left, right) = if is_wide { boxes::split_left(area, area.width / 2) } else { (area, area) };
        let wide = usize::from(left.width);
        let place = facts::household_name(card.reference, &card.household.facts);
        let mut facts = vec![Line::styled(cells::fit(&place, wide), shared.theme.style(Role::Muted))];
        facts.extend(people_told::person_lines(member, history, shared, wide));
        let wide = usize::from(right.width);
        let mut told = people_told::own_visit_lines(member, card, shared, wide);
        told.extend(people_told::history_lines(history, shared, wide));
        if is_wide {
            return Columns { parts: vec![(left, facts), (right, told)] };
        }
        facts.extend(told);
        Columns { parts: vec![(left, facts)] }
    }

    fn with_member(&self, open: impl FnOnce(&PersonCard) -> Step) -> Vec<Step> {
        self.member().map(open).into_iter().collect()
    }
}

struct Columns {
    parts: Vec<(Rect, Vec<Line<'static>>)>,
}

impl Columns {
    fn most_scroll(&self) -> usize {
        let over = |(at, lines): &(Rect, Vec<Line>)| lines.len().saturating_sub(usize::from(at.height));
        self.parts.iter().map(over).max().unwrap_or(0)
    }
}

impl Behaviour for PersonScreen {
    fn scope(&self) -> Scope {
        Scope::Person
    }

    fn title(&self) -> Message {
        msg!("tui-title-person")
    }

    fn person(&self) -> Option<(HouseholdRef, PersonRef)> {
        self.member().map(|member| (self.household, member.reference))
    }

    fn household(&self) -> Option<HouseholdRef> {
        Some(self.household)
    }

    fn any_card(&self) -> Option<&HouseholdCard> {
        self.card.as_deref()
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        self.is_asking = true;
        vec![Step::Ask(Request::Household(self.household)), self.ask_history()]
    }

    fn take_card(&mut self, card: &HouseholdCard) {
        if card.reference == self.household {
            self.is_asking = false;
            self.card = Some(Box::new(card.clone()));
            self.is_gone = self.place().is_none();
        }
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        let Reply::Editing(EditingReply::History { of: Subject::Person(person), history }) = reply else {
            return Vec::new();
        };
        if *person != self.person {
            return Vec::new();
        }
        if let Some(stands) = history.stands {
            // The entry was put into another one: that is the person now.
            self.person = stands;
            self.card = None;
            self.history = None;
            self.household = history.household.unwrap_or(self.household);
            (self.is_asking, self.is_gone) = (true, false);
            return vec![Step::Ask(Request::Household(self.household)), self.ask_history()];
        }
        self.history = Some(history.clone());
        // Moved, or moved back: the person is followed to where they live now.
        match history.household.filter(|household| *household != self.household) {
            Some(household) => {
                self.household = household;
                self.card = None;
                (self.is_asking, self.is_gone) = (true, false);
                vec![Step::Ask(Request::Household(household))]
            }
            None => Vec::new(),
        }
    }

    fn household_is_gone(&mut self) {
        if self.is_asking {
            self.is_asking = false;
            self.is_gone = true;
            self.card = None;
        }
    }

    fn is_waiting(&self) -> bool {
        self.card.is_none() && !self.is_gone
    }

    fn forget(&mut self) {
        self.card = None;
        self.history = None;
    }

    fn can(&self, act: Act) -> Result<(), Message> {
        let Some(member) = self.member() else { return Err(msg!("tui-why-nobody-selected")) };
        if act == Act::Settle && member.person.conflicts.is_empty() {
            return Err(msg!("tui-why-no-dispute"));
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => vec![Step::Back],
            Act::Past => self.with_member(|member| {
                let name = member.person.facts.full_name.clone();
                Step::open(Past::new(Subject::Person(member.reference), name, self.history.as_deref()))
            }),
            Act::Edit => self.with_member(|member| Step::open(FactsForm::edit_person(member))),
            Act::Presence => self.with_member(|member| Step::open(FactsForm::presence(member))),
            Act::Papers => self.with_member(|member| Step::open(FactsForm::papers(member))),
            Act::SameAs => self.with_member(|member| Step::open(SamePerson::new(member))),
            Act::Move => self.with_member(|member| Step::open(MoveForm::new(member))),
            Act::Settle => self.with_member(|member| Step::open(Settle::of_person(member, self.history.as_deref()))),
            Act::NextPerson | Act::PreviousPerson => self.go(act),
            _ => {
                if let (Some(card), Some(member)) = (&self.card, self.member()) {
                    let area = shared.body();
                    let most = self.columns(card, member, shared, area).most_scroll();
                    self.scroll = moved(act, self.scroll.min(most), most + 1, usize::from(area.height));
                }
                Vec::new()
            }
        }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (Some(card), Some(member)) = (&self.card, self.member()) else {
            let text = if self.is_gone { "tui-person-gone" } else { "tui-loading" };
            frame.render_widget(Line::from(shared.words.get(text)), area);
            return;
        };
        for (at, lines) in self.columns(card, member, shared, area).parts {
            people_detail::draw_scrolled(lines, self.scroll, shared, frame, at);
        }
    }
}
