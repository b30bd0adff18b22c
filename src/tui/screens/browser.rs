//! What the lists of people and of households are: a search field, filters, an order, a window of lines, the
//! household beside them. What is a list's own is said by [`Browsed`].

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::filter_picker::{self, CountedList, FilterPicker, Unit};
use super::filters::Filters;
use super::listing::{Held, Listed, Listing, Taken};
use super::pane::{Beside, Pane};
use super::roster_view::{Parts, Strip, parts};
use super::{Behaviour, HouseholdScreen, Typing};
use crate::desk::lists::Window;
use crate::desk::people::Direction;
use crate::desk::screen::{Reply, Request};
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonRef};
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Door, Picked, Shared, Status, Step};
use crate::tui::widgets::boxes;
use crate::tui::widgets::field::{Focus, TextField};

/// Nobody types a longer search; a card's QR text fits.
pub const MOST_QUERY_CHARS: usize = 400;

/// A household, and perhaps somebody of it.
pub type Place = (HouseholdRef, Option<PersonRef>);

/// What tells a line of a list from the others.
pub type Reference<O> = <<O as Browsed>::Line as Listed>::Reference;

/// A list.
pub struct Browser<O: Browsed> {
    /// What is its own.
    pub own: O,
    /// What is searched.
    pub field: TextField,
    /// Whether what is typed goes to the search.
    pub focus: Focus,
    /// The filters.
    pub filters: Filters,
    /// The order.
    pub sort: O::Sort,
    /// Which end of it comes first.
    pub direction: Direction,
    /// Where one is in it.
    pub list: Listing<O::Line>,
    /// How many were counted in the figure that it is the list of, and have no entry of their own any more.
    pub gone: usize,
    /// The household of the selected line, where there is room for it.
    pub pane: Pane,
    leaving: Option<HouseholdRef>,
}

/// What is a list's own.
pub trait Browsed: Sized {
    /// One line of it.
    type Line: Listed;
    /// Its orders.
    type Sort: Copy + PartialEq + Default;

    /// What may stand beside it.
    const BESIDE: Beside;
    /// What it is of.
    const UNIT: Unit;
    /// Its scope.
    const SCOPE: Scope;
    /// The scope of the search in it.
    const SEARCH: Scope;

    /// What the bar at the top calls it.
    fn title() -> Message;

    /// Why nothing can be done with a line that is not there.
    fn nothing_selected() -> Message;

    /// The household of a line, with somebody of it.
    fn place(line: &Self::Line) -> Place;

    /// The line of a household, or of somebody of it.
    fn line_of(household: HouseholdRef, person: PersonRef) -> Reference<Self>;

    /// The order after this one.
    fn next_sort(sort: Self::Sort) -> Self::Sort;

    /// The order that a click on the heading asks for.
    fn sort_at(heading: Rect, position: Position, one_area: bool) -> Option<Self::Sort>;

    /// Whether a click puts the search in focus.
    fn searches_by_click(&self) -> bool;

    /// The people who are marked, where it shows marks.
    fn marks(&self) -> Option<&BTreeSet<PersonRef>> {
        None
    }

    /// The households that are marked, where it shows marks of households.
    fn marked_households(&self) -> Option<&BTreeSet<HouseholdRef>> {
        None
    }

    /// What asks the desk for a window.
    fn request(browser: &Browser<Self>, shared: &Shared, number: u64, window: Window<Reference<Self>>) -> Request;

    /// What counts the list with other filters.
    fn counted(browser: &Browser<Self>) -> CountedList;

    /// The selection leaves a household that was visited, in a list that just came.
    fn pass(browser: &mut Browser<Self>, household: HouseholdRef, shared: &Shared);

    /// The household after or before one, with somebody of it; the selection goes with it.
    fn go_to_door(browser: &mut Browser<Self>, here: HouseholdRef, door: Door) -> Option<Place>;

    /// A command that only this list has, or does in its own way.
    fn act(browser: &mut Browser<Self>, act: Act, shared: &mut Shared) -> Option<Vec<Step>>;

    /// The desk answered something.
    fn hear(browser: &mut Browser<Self>, reply: &Reply, shared: &mut Shared) -> Vec<Step>;

    /// Draws it.
    fn draw(browser: &Browser<Self>, shared: &Shared, frame: &mut Frame, area: Rect);
}

impl<O: Browsed> Browser<O> {
    /// A list of what a search and filters let through.
    pub fn new(own: O, field: TextField, filters: Filters) -> Self {
        Self {
            own,
            field,
            focus: Focus::Elsewhere,
            filters,
            sort: O::Sort::default(),
            direction: Direction::default(),
            list: Listing::default(),
            gone: 0,
            pane: Pane::new(O::BESIDE),
            leaving: None,
        }
    }

    /// Where its parts are.
    pub fn parts(&self, area: Rect) -> Parts {
        let is_marked = self.own.marks().is_some_and(|marks| !marks.is_empty())
            || self.own.marked_households().is_some_and(|marks| !marks.is_empty());
        let strip = if self.filters.is_empty() && !is_marked { Strip::Hidden } else { Strip::Shown };
        parts(area, strip, O::BESIDE)
    }

    /// How many lines are seen.
    pub fn rows(&self, shared: &Shared) -> usize {
        usize::from(self.parts(shared.body()).list.height).max(1)
    }

    /// Keeps the selected line on the screen and what is on the screen in hand.
    pub fn keep_loaded(&mut self, shared: &mut Shared) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(window) = self.list.wanted(self.rows(shared)) {
            steps.push(self.ask(shared, window));
        }
        steps.extend(self.want_pane(shared));
        steps
    }

    /// The list from its first line, after another search or order.
    pub fn begin_again(&mut self, shared: &mut Shared) -> Vec<Step> {
        let window = self.list.begin_again(self.rows(shared));
        self.pane.forget();
        vec![self.ask(shared, window)]
    }

    /// A window came: how many lines there are, the place of the first that came, that of the line to be kept, and the
    /// lines.
    pub fn take_page(
        &mut self,
        places: (usize, usize, Option<usize>),
        lines: Vec<O::Line>,
        shared: &mut Shared,
    ) -> Vec<Step> {
        let taken = self.list.take(places, lines);
        if let Some(household) = self.leaving.take() {
            O::pass(self, household, shared);
        }
        let mut steps = self.keep_loaded(shared);
        if taken == Taken::ThenOpen {
            steps.extend(self.open(shared));
        }
        steps
    }

    /// The household of the selected line, with somebody of it.
    pub fn place(&self) -> Option<Place> {
        self.list.current().map(O::place)
    }

    fn want_pane(&mut self, shared: &Shared) -> Vec<Step> {
        let household = self.place().map(|(household, _)| household);
        self.pane.want(household, shared)
    }

    fn open(&mut self, shared: &mut Shared) -> Vec<Step> {
        let Some((household, person)) = self.place() else {
            return vec![Step::Say(Status::refusal(O::nothing_selected()))];
        };
        self.focus = Focus::Elsewhere;
        if let Some(person) = person {
            shared.opened(person);
        }
        vec![Step::open(HouseholdScreen::new(household, person))]
    }

    /// Other filters.
    fn rearrange(&mut self, shared: &mut Shared) -> Vec<Step> {
        let window = self.list.rearrange(self.rows(shared));
        self.pane.forget();
        vec![self.ask(shared, window)]
    }

    fn ask(&mut self, shared: &mut Shared, window: Window<Reference<O>>) -> Step {
        let number = shared.next_search();
        self.list.ask(number, window);
        Step::Ask(O::request(self, shared, number, window))
    }

    fn set_sort(&mut self, sort: O::Sort, shared: &mut Shared) -> Vec<Step> {
        // The same order again means the other end of it.
        self.direction = match self.direction {
            Direction::Usual if sort == self.sort => Direction::Reversed,
            Direction::Usual | Direction::Reversed => Direction::Usual,
        };
        self.sort = sort;
        self.begin_again(shared)
    }

    fn pick_filters(&self) -> Step {
        Step::open(FilterPicker::new(self.filters.clone(), O::UNIT, O::counted(self)))
    }
}

impl<O: Browsed> Behaviour for Browser<O> {
    fn scope(&self) -> Scope {
        if self.focus == Focus::Here { O::SEARCH } else { O::SCOPE }
    }

    fn title(&self) -> Message {
        O::title()
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        (self.focus == Focus::Here).then_some(Typing::Text(&mut self.field))
    }

    fn typed(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.begin_again(shared)
    }

    fn act(&mut self, act: Act, key: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        if let Some(steps) = O::act(self, act, shared) {
            return steps;
        }
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
                self.sort = O::next_sort(self.sort);
                self.direction = Direction::Usual;
                return self.begin_again(shared);
            }
            Act::Reverse => return self.set_sort(self.sort, shared),
            _ => {
                let rows = self.rows(shared);
                self.list.act(act, rows);
                return self.keep_loaded(shared);
            }
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let parts = self.parts(shared.body());
        if boxes::row_at(parts.search, position).is_some() {
            if self.own.searches_by_click() {
                self.focus = Focus::Here;
            }
            return Vec::new();
        }
        if parts.strip.is_some_and(|strip| strip.contains(position)) {
            return vec![self.pick_filters()];
        }
        if parts.heading.contains(position) {
            let sort = O::sort_at(parts.heading, position, self.filters.area.is_some());
            return sort.map(|sort| self.set_sort(sort, shared)).unwrap_or_default();
        }
        let Some(place) = self.list.place_at(parts.list, position) else { return Vec::new() };
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
        self.place().and_then(|(household, person)| Some((household, person?)))
    }

    fn marked(&self) -> Vec<PersonRef> {
        self.own.marks().into_iter().flatten().copied().collect()
    }

    fn marked_households(&self) -> Vec<HouseholdRef> {
        self.own.marked_households().into_iter().flatten().copied().collect()
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

    fn come_back(&mut self, household: HouseholdRef, person: PersonRef) {
        self.list.return_to(O::line_of(household, person));
    }

    fn go_to_door(&mut self, here: HouseholdRef, door: Door, shared: &mut Shared) -> (Option<Place>, Vec<Step>) {
        let found = O::go_to_door(self, here, door);
        (found, self.keep_loaded(shared))
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
        let wanted = self.place().map(|(household, _)| household);
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
        O::hear(self, reply, shared)
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        O::draw(self, shared, frame, area);
    }
}
