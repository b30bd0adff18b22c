//! The list of people: search as one types, filters, orders; only a window of it is held.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::roster_view::{self, list_rows, parts};
use super::sieve::Sieve;
use super::{Behaviour, HouseholdScreen, Typing, moved};
use crate::desk::people::{Filter, ListQuery, Sort};
use crate::desk::screen::{Reply, Request};
use crate::desk::views::{HouseholdCard, HouseholdRef, PeoplePage, PersonLine, PersonRef};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Door, Shared, Status, Step};
use crate::tui::widgets::cells::top_for;
use crate::tui::widgets::field::{Focus, TextField};

/// Nobody types a longer search; a card's QR text fits.
const MOST_QUERY_CHARS: usize = 400;

/// At least so many lines are asked for at once.
const LEAST_WINDOW: usize = 100;

/// The list.
pub struct Roster {
    /// What is searched.
    pub field: TextField,
    /// Whether what is typed goes to the search.
    pub focus: Focus,
    /// What it was opened for.
    pub purpose: Purpose,
    /// Only this area.
    pub area: Option<String>,
    /// The filter.
    pub sieve: Sieve,
    /// The filters of the figure that it stands behind, and what the figure is called.
    pub behind: Option<(Vec<Filter>, Message)>,
    /// The order.
    pub sort: Sort,
    /// How many there are; `None` before the first answer.
    pub total: Option<usize>,
    /// Place of the first line held.
    pub first: usize,
    /// The lines held.
    pub lines: Vec<PersonLine>,
    /// Place of the selected line.
    pub selected: usize,
    /// Place of the first line on the screen.
    pub top: usize,
    /// The household of the selected line, where there is room for it.
    pub pane: Option<Box<HouseholdCard>>,
    asked: Option<Asked>,
    pane_asked: Option<HouseholdRef>,
    leaving: Option<HouseholdRef>,
    held: Held,
}

/// What a list was opened for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To go through it.
    Walk,
    /// To find somebody: a place of its own, so that the list below stays as it is.
    Find,
}

/// Whether what is held belongs to the list that is wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Held {
    /// It does.
    Wanted,
    /// The list that is wanted is not there yet.
    Stale,
    /// And when it is, the selected household is opened.
    StaleThenOpen,
}

/// A request that is not answered yet.
struct Asked {
    number: u64,
    first: usize,
    count: usize,
}

impl Roster {
    /// The list of an area, or of the ward, filtered.
    pub fn of(area: Option<String>, sieve: Sieve) -> Self {
        Self {
            field: TextField::new(MOST_QUERY_CHARS),
            focus: Focus::Elsewhere,
            purpose: Purpose::Walk,
            area,
            sieve,
            behind: None,
            sort: Sort::default(),
            total: None,
            first: 0,
            lines: Vec::new(),
            selected: 0,
            top: 0,
            pane: None,
            asked: None,
            pane_asked: None,
            leaving: None,
            held: Held::Stale,
        }
    }

    /// The list behind a figure.
    pub fn behind(area: Option<String>, filters: Vec<Filter>, figure: Message) -> Self {
        Self { behind: Some((filters, figure)), ..Self::of(area, Sieve::All) }
    }

    /// The whole list, ready to type.
    pub fn searching() -> Self {
        Self { focus: Focus::Here, purpose: Purpose::Find, ..Self::of(None, Sieve::All) }
    }

    /// A new search over everybody.
    pub fn search_anew(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.field.clear();
        self.focus = Focus::Here;
        self.area = None;
        self.sieve = Sieve::All;
        self.behind = None;
        self.begin_again(shared)
    }

    /// The line at a place, if it is held.
    pub fn line(&self, place: usize) -> Option<&PersonLine> {
        self.lines.get(place.checked_sub(self.first)?)
    }

    /// Keeps the selected line on the screen and what is on the screen in hand.
    pub fn keep_loaded(&mut self, shared: &mut Shared) -> Vec<Step> {
        let rows = list_rows(shared.body());
        self.top = top_for(self.selected, rows, self.top);
        let total = self.total.unwrap_or(0);
        let needed = self.top..(self.top + rows).min(total);
        let holds = |first: usize, count: usize| first <= needed.start && first + count >= needed.end;
        let is_held = holds(self.first, self.lines.len());
        let is_asked = self.asked.as_ref().is_some_and(|asked| holds(asked.first, asked.count));
        let mut steps = Vec::new();
        if !is_held && !is_asked {
            steps.push(self.ask(shared, self.top.saturating_sub(rows)));
        }
        steps.extend(self.ask_pane(shared));
        steps
    }

    /// Whether it waits for the answer with this number: an older one is of no use any more.
    pub fn waits_for(&self, number: u64) -> bool {
        self.asked.as_ref().is_some_and(|asked| asked.number == number)
    }

    /// A window came.
    pub fn take_page(&mut self, page: PeoplePage, shared: &mut Shared) -> Vec<Step> {
        self.asked = None;
        let held = std::mem::replace(&mut self.held, Held::Wanted);
        self.total = Some(page.total);
        self.first = page.first;
        self.lines = page.lines;
        self.selected = self.selected.min(page.total.saturating_sub(1));
        if let Some(household) = self.leaving.take() {
            self.pass(household, Door::Next);
        }
        let mut steps = self.keep_loaded(shared);
        if held == Held::StaleThenOpen {
            steps.extend(self.open());
        }
        steps
    }

    /// A visit to this household was recorded: go on to the next door when the list comes. Where the filter lets
    /// the household fall out of the list, the next one has already taken its place.
    pub fn leave(&mut self, household: HouseholdRef) {
        self.leaving = Some(household);
    }

    /// The household after or before one; the selection goes with it.
    pub fn go_to_door(&mut self, here: HouseholdRef, door: Door) -> Option<(HouseholdRef, PersonRef)> {
        let before = self.selected;
        if self.line(self.selected).is_some_and(|line| line.household == here) {
            self.pass(here, door);
        } else if door == Door::Previous {
            // The household fell out of the list, and the next one took its place.
            self.selected = self.selected.saturating_sub(1);
        }
        let found = self.person().filter(|(household, _)| *household != here);
        if found.is_none() {
            self.selected = before;
        }
        found
    }

    /// Moves the selection off the lines of a household, as far as lines are held.
    fn pass(&mut self, household: HouseholdRef, door: Door) {
        while self.line(self.selected).is_some_and(|line| line.household == household) {
            let further = match door {
                Door::Next => self.selected.checked_add(1),
                Door::Previous => self.selected.checked_sub(1),
            };
            match further.filter(|place| self.line(*place).is_some()) {
                Some(place) => self.selected = place,
                None => return,
            }
        }
    }

    /// The household of the selected line is wanted where there is room to show it; one request at a time.
    pub fn ask_pane(&mut self, shared: &mut Shared) -> Vec<Step> {
        if parts(shared.body()).pane.is_none() || self.pane_asked.is_some() {
            return Vec::new();
        }
        let Some((household, _)) = self.person() else { return Vec::new() };
        if self.pane.as_ref().is_some_and(|card| card.reference == household) {
            return Vec::new();
        }
        self.pane_asked = Some(household);
        vec![Step::Ask(Request::Household(household))]
    }

    fn open(&mut self) -> Vec<Step> {
        let Some((household, person)) = self.person() else {
            return vec![Step::Say(Status::refusal(msg!("tui-why-nobody-selected")))];
        };
        self.focus = Focus::Elsewhere;
        vec![Step::open(HouseholdScreen::new(household, Some(person)))]
    }

    fn begin_again(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.selected = 0;
        self.top = 0;
        self.pane = None;
        self.held = Held::Stale;
        vec![self.ask(shared, 0)]
    }

    fn ask(&mut self, shared: &mut Shared, first: usize) -> Step {
        let number = shared.next_search();
        let count = (list_rows(shared.body()) * 3).max(LEAST_WINDOW);
        self.asked = Some(Asked { number, first, count });
        let area = self.area.iter().cloned().map(Filter::Area);
        let behind = self.behind.iter().flat_map(|(filters, _)| filters.iter().cloned());
        let filters = area.chain(behind).chain(self.sieve.filter()).collect();
        let query = ListQuery { text: self.field.cleaned(), filters, sort: self.sort, ..ListQuery::default() };
        Step::Ask(Request::People { number, query, window: crate::desk::lists::Window { first, count, keep: None } })
    }
}

impl Behaviour for Roster {
    fn scope(&self) -> Scope {
        if self.focus == Focus::Here { Scope::Search } else { Scope::Roster }
    }

    fn title(&self) -> Message {
        msg!("tui-title-roster")
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        (self.focus == Focus::Here).then_some(Typing::Text(&mut self.field))
    }

    fn typed(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.begin_again(shared)
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter if self.held != Held::Wanted => self.held = Held::StaleThenOpen,
            Act::Enter => return self.open(),
            Act::NextField => self.focus = Focus::Elsewhere,
            Act::Back => return vec![Step::Back],
            Act::Filter => {
                self.sieve = self.sieve.next();
                return self.begin_again(shared);
            }
            Act::Sort => {
                self.sort = match self.sort {
                    Sort::Address => Sort::Name,
                    Sort::Name => Sort::Area,
                    Sort::Area => Sort::Birth,
                    Sort::Birth => Sort::Address,
                };
                return self.begin_again(shared);
            }
            _ => {
                let rows = list_rows(shared.body());
                self.selected = moved(act, self.selected, self.total.unwrap_or(0), rows);
                return self.keep_loaded(shared);
            }
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let parts = parts(shared.body());
        let on = |area: Rect| super::super::widgets::boxes::row_at(area, position);
        if on(parts.search).is_some() {
            if self.purpose == Purpose::Find {
                self.focus = Focus::Here;
            }
            return Vec::new();
        }
        let Some(place) = on(parts.list).map(|row| row + self.top) else { return Vec::new() };
        if place >= self.total.unwrap_or(0) {
            return Vec::new();
        }
        if place == self.selected {
            return self.open();
        }
        self.selected = place;
        self.keep_loaded(shared)
    }

    fn is_waiting(&self) -> bool {
        self.leaving.is_some()
            || match self.held {
                Held::Wanted => false,
                Held::Stale => self.focus == Focus::Elsewhere,
                Held::StaleThenOpen => true,
            }
    }

    fn person(&self) -> Option<(HouseholdRef, PersonRef)> {
        if self.held != Held::Wanted {
            return None;
        }
        self.line(self.selected).map(|line| (line.household, line.reference))
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.asked = None;
        self.pane_asked = None;
        self.pane = None;
        let rows = list_rows(shared.body());
        vec![self.ask(shared, self.top.saturating_sub(rows))]
    }

    fn take_card(&mut self, card: &HouseholdCard) {
        if self.pane_asked == Some(card.reference) {
            self.pane_asked = None;
        }
        if self.person().is_some_and(|(household, _)| household == card.reference) {
            self.pane = Some(Box::new(card.clone()));
        }
    }

    fn request_failed(&mut self) {
        self.asked = None;
        self.pane_asked = None;
        self.leaving = None;
        self.held = Held::Wanted;
    }

    fn forget(&mut self) {
        self.lines.clear();
        self.pane = None;
        self.asked = None;
        self.pane_asked = None;
        self.leaving = None;
        self.held = Held::Stale;
    }

    fn household_is_gone(&mut self) {
        self.pane_asked = None;
    }

    fn any_card(&self) -> Option<&HouseholdCard> {
        self.pane.as_deref()
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::People { number, page } if self.waits_for(*number) => self.take_page(page.clone(), shared),
            _ => Vec::new(),
        }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        roster_view::draw(self, shared, frame, area);
    }
}
