//! The list of people: search as one types, filters, orders, marks; only a window of it is held.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::filter_picker::{self, FilterPicker, Unit};
use super::filters::Filters;
use super::listing::{Held, Listed, Listing, Taken};
use super::pane::Pane;
use super::roster_view::{self, BESIDE, Strip, parts};
use super::{Behaviour, HouseholdScreen, Households, Typing};
use crate::desk::lists::Window;
use crate::desk::people::{Direction, Filter, ListQuery, Sort};
use crate::desk::screen::{Counted, ListsReply, ListsRequest, Reply, Request};
use crate::desk::views::{HouseholdCard, HouseholdRef, PeoplePage, PersonLine, PersonRef};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Door, Picked, Shared, Status, Step};
use crate::tui::widgets::boxes;
use crate::tui::widgets::field::{Focus, TextField};

/// Nobody types a longer search; a card's QR text fits.
pub const MOST_QUERY_CHARS: usize = 400;

/// The list.
pub struct Roster {
    /// What is searched.
    pub field: TextField,
    /// Whether what is typed goes to the search.
    pub focus: Focus,
    /// What it was opened for.
    pub purpose: Purpose,
    /// The filters.
    pub filters: Filters,
    /// The order.
    pub sort: Sort,
    /// Which end of it comes first.
    pub direction: Direction,
    /// Where one is in it.
    pub list: Listing<PersonLine>,
    /// Who is marked, in this list or another of the same screen.
    pub marks: BTreeSet<PersonRef>,
    /// The household of the selected line, where there is room for it.
    pub pane: Pane,
    leaving: Option<HouseholdRef>,
}

/// What a list was opened for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Purpose {
    /// To go through it.
    Walk,
    /// To find somebody: a place of its own, so that the list below stays as it is.
    Find,
}

impl Listed for PersonLine {
    type Reference = PersonRef;

    fn reference(&self) -> PersonRef {
        self.reference
    }
}

impl Roster {
    /// The list of an area, or of the ward, filtered.
    pub fn of(area: Option<String>, filters: Vec<Filter>) -> Self {
        Self {
            field: TextField::new(MOST_QUERY_CHARS),
            focus: Focus::Elsewhere,
            purpose: Purpose::Walk,
            filters: Filters::of(area, filters),
            sort: Sort::default(),
            direction: Direction::default(),
            list: Listing::default(),
            marks: BTreeSet::new(),
            pane: Pane::new(BESIDE),
            leaving: None,
        }
    }

    /// The whole list, ready to type.
    pub fn searching() -> Self {
        Self { focus: Focus::Here, purpose: Purpose::Find, ..Self::of(None, Vec::new()) }
    }

    /// The same people as the households of another list.
    pub fn beside(field: TextField, filters: Filters, marks: BTreeSet<PersonRef>) -> Self {
        Self { field, filters, marks, ..Self::of(None, Vec::new()) }
    }

    /// A new search over everybody.
    pub fn search_anew(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.field.clear();
        self.focus = Focus::Here;
        self.filters = Filters::default();
        self.begin_again(shared)
    }

    /// Whether there is a line above the list for filters and marks.
    pub fn strip(&self) -> Strip {
        if self.filters.is_empty() && self.marks.is_empty() { Strip::Hidden } else { Strip::Shown }
    }

    /// Whether the people opened last are shown: a search that has not begun yet.
    pub fn shows_recent(&self, shared: &Shared) -> bool {
        self.purpose == Purpose::Find && self.field.is_blank() && self.filters.is_empty() && !shared.recent.is_empty()
    }

    fn rows(&self, shared: &Shared) -> usize {
        usize::from(parts(shared.body(), self.strip(), BESIDE).list.height).max(1)
    }

    fn query(&self) -> ListQuery {
        ListQuery {
            text: self.field.cleaned(),
            filters: self.filters.all(),
            sort: self.sort,
            direction: self.direction,
        }
    }

    /// Keeps the selected line on the screen and what is on the screen in hand.
    fn keep_loaded(&mut self, shared: &mut Shared) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(window) = self.list.wanted(self.rows(shared)) {
            steps.push(self.ask(shared, window));
        }
        steps.extend(self.want_pane(shared));
        steps
    }

    fn want_pane(&mut self, shared: &Shared) -> Vec<Step> {
        let household = self.list.current().map(|line| line.household);
        self.pane.want(household, shared)
    }

    fn take_page(&mut self, page: PeoplePage, shared: &mut Shared) -> Vec<Step> {
        let taken = self.list.take((page.total, page.first, page.kept), page.lines);
        if let Some(household) = self.leaving.take() {
            self.pass(household, Door::Next);
        }
        let mut steps = self.keep_loaded(shared);
        if taken == Taken::ThenOpen {
            steps.extend(self.open(shared));
        }
        steps
    }

    /// Moves the selection off the lines of a household, as far as lines are held.
    fn pass(&mut self, household: HouseholdRef, door: Door) {
        while self.list.line(self.list.selected).is_some_and(|line| line.household == household) {
            let further = match door {
                Door::Next => self.list.selected.checked_add(1),
                Door::Previous => self.list.selected.checked_sub(1),
            };
            match further.filter(|place| self.list.line(*place).is_some()) {
                Some(place) => self.list.selected = place,
                None => return,
            }
        }
    }

    fn open(&mut self, shared: &mut Shared) -> Vec<Step> {
        let Some((household, person)) = self.person() else {
            return vec![Step::Say(Status::refusal(msg!("tui-why-nobody-selected")))];
        };
        self.focus = Focus::Elsewhere;
        shared.opened(person);
        vec![Step::open(HouseholdScreen::new(household, Some(person)))]
    }

    fn begin_again(&mut self, shared: &mut Shared) -> Vec<Step> {
        let window = self.list.begin_again(self.rows(shared));
        self.pane.forget();
        vec![self.ask(shared, window)]
    }

    /// Other filters.
    fn rearrange(&mut self, shared: &mut Shared) -> Vec<Step> {
        let window = self.list.rearrange(self.rows(shared));
        self.pane.forget();
        vec![self.ask(shared, window)]
    }

    fn ask(&mut self, shared: &mut Shared, window: Window<PersonRef>) -> Step {
        let number = shared.next_search();
        self.list.ask(number, window);
        if self.shows_recent(shared) {
            let people = shared.recent.iter().copied().collect();
            return Step::Ask(Request::Lists(ListsRequest::These { number, people }));
        }
        Step::Ask(Request::People { number, query: self.query(), window })
    }

    fn set_sort(&mut self, sort: Sort, shared: &mut Shared) -> Vec<Step> {
        // The same order again means the other end of it.
        self.direction = match self.direction {
            Direction::Usual if sort == self.sort => Direction::Reversed,
            Direction::Usual | Direction::Reversed => Direction::Usual,
        };
        self.sort = sort;
        self.begin_again(shared)
    }

    fn pick_filters(&self) -> Step {
        let (text, sort) = (self.field.cleaned(), self.sort);
        let counted = move |filters: &Filters| {
            let filters = filters.all();
            Counted::People(ListQuery { text: text.clone(), filters, sort, ..ListQuery::default() })
        };
        Step::open(FilterPicker::new(self.filters.clone(), Unit::People, Box::new(counted)))
    }

    /// Marks the selected person or takes the mark away, and goes on to the next.
    fn mark(&mut self, shared: &mut Shared) -> Vec<Step> {
        let Some(person) = self.list.current().map(Listed::reference) else {
            return vec![Step::Say(Status::refusal(msg!("tui-why-nobody-selected")))];
        };
        if !self.marks.remove(&person) {
            self.marks.insert(person);
        }
        let rows = self.rows(shared);
        self.list.act(Act::Down, rows);
        self.keep_loaded(shared)
    }

    /// Everybody of the list came: they are marked, or, where they all were, not any more.
    fn mark_all(&mut self, people: &[PersonRef]) {
        if people.iter().all(|person| self.marks.contains(person)) {
            for person in people {
                self.marks.remove(person);
            }
        } else {
            self.marks.extend(people);
        }
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

    fn act(&mut self, act: Act, key: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter if self.list.held() != Held::Wanted => self.list.open_when_here(),
            Act::Enter => return self.open(shared),
            Act::NextField => self.focus = Focus::Elsewhere,
            Act::Back => return vec![Step::Back],
            Act::Filter => return vec![self.pick_filters()],
            Act::QuickFilter => {
                if let Some(filter) = filter_picker::of_digit(key) {
                    self.filters.toggle(filter);
                    return self.rearrange(shared);
                }
            }
            Act::ClearFilters => {
                self.filters = Filters::default();
                return self.rearrange(shared);
            }
            Act::Sort => {
                self.sort = match self.sort {
                    Sort::Address => Sort::Name,
                    Sort::Name => Sort::Area,
                    Sort::Area => Sort::Birth,
                    Sort::Birth => Sort::Address,
                };
                self.direction = Direction::Usual;
                return self.begin_again(shared);
            }
            Act::Reverse => return self.set_sort(self.sort, shared),
            Act::Mark => return self.mark(shared),
            Act::MarkAll => {
                return vec![Step::Ask(Request::Lists(ListsRequest::Everybody { query: self.query() }))];
            }
            Act::Unmark => self.marks.clear(),
            Act::ShowHouseholds => {
                let marks = std::mem::take(&mut self.marks);
                let households = Households::beside(self.field.clone(), self.filters.clone(), marks);
                return vec![Step::Replace(households.into())];
            }
            _ => {
                let rows = self.rows(shared);
                self.list.act(act, rows);
                return self.keep_loaded(shared);
            }
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let parts = parts(shared.body(), self.strip(), BESIDE);
        if boxes::row_at(parts.search, position).is_some() {
            if self.purpose == Purpose::Find {
                self.focus = Focus::Here;
            }
            return Vec::new();
        }
        if parts.strip.is_some_and(|strip| strip.contains(position)) {
            return vec![self.pick_filters()];
        }
        if parts.heading.contains(position) {
            let sort = roster_view::sort_at(parts.heading, position, self.filters.area.is_some());
            return sort.map(|sort| self.set_sort(sort, shared)).unwrap_or_default();
        }
        let place = boxes::row_at(parts.list, position).map(|row| row + self.list.top);
        let Some(place) = place.filter(|place| *place < self.list.total.unwrap_or(0)) else { return Vec::new() };
        if place == self.list.selected {
            return self.open(shared);
        }
        self.list.selected = place;
        self.keep_loaded(shared)
    }

    fn is_waiting(&self) -> bool {
        self.leaving.is_some()
            || match self.list.held() {
                Held::Wanted => false,
                Held::Stale => self.focus == Focus::Elsewhere,
                Held::StaleThenOpen => true,
            }
    }

    fn person(&self) -> Option<(HouseholdRef, PersonRef)> {
        self.list.current().map(|line| (line.household, line.reference))
    }

    fn marked(&self) -> Vec<PersonRef> {
        self.marks.iter().copied().collect()
    }

    fn has_filters(&self) -> bool {
        !self.filters.is_empty()
    }

    fn has_doors(&self) -> bool {
        true
    }

    fn leave(&mut self, household: HouseholdRef) {
        self.leaving = Some(household);
    }

    fn go_to_door(
        &mut self,
        here: HouseholdRef,
        door: Door,
        shared: &mut Shared,
    ) -> (Option<(HouseholdRef, Option<PersonRef>)>, Vec<Step>) {
        let before = self.list.selected;
        if self.list.line(before).is_some_and(|line| line.household == here) {
            self.pass(here, door);
        } else if door == Door::Previous {
            // The household fell out of the list, and the next one took its place.
            self.list.selected = before.saturating_sub(1);
        }
        let found = self.person().filter(|(household, _)| *household != here);
        if found.is_none() {
            self.list.selected = before;
        }
        (found.map(|(household, person)| (household, Some(person))), self.keep_loaded(shared))
    }

    fn resized(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.keep_loaded(shared)
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.pane.forget();
        let window = self.list.again(self.rows(shared));
        vec![self.ask(shared, window)]
    }

    fn take_card(&mut self, card: &HouseholdCard) {
        let wanted = self.list.current().map(|line| line.household);
        self.pane.take(card, wanted);
    }

    fn after_card(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.want_pane(shared)
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        if let Picked::Filters(filters) = picked
            && *filters != self.filters
        {
            self.filters = filters.clone();
            return self.rearrange(shared);
        }
        Vec::new()
    }

    fn request_failed(&mut self) {
        self.list.give_up();
        self.pane.give_up();
        self.leaving = None;
    }

    fn forget(&mut self) {
        self.list.forget();
        self.pane.forget();
        self.leaving = None;
    }

    fn household_is_gone(&mut self) {
        self.pane.give_up();
    }

    fn any_card(&self) -> Option<&HouseholdCard> {
        self.pane.card()
    }

    fn shown_people(&self, shared: &Shared) -> usize {
        self.pane.people(shared)
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::People { number, page } if self.list.waits_for(*number) => {
                return self.take_page(page.clone(), shared);
            }
            Reply::Lists(ListsReply::Everybody { query, people }) if *query == self.query() => {
                self.mark_all(people);
                return self.keep_loaded(shared);
            }
            // What was to be done with them is done.
            Reply::Lists(ListsReply::RecordedMany(_)) => self.marks.clear(),
            _ => {}
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        roster_view::draw(self, shared, frame, area);
    }
}
