//! The list of households: one line a door, with the same search and filters as the list of people.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::filter_picker::{self, FilterPicker, Unit};
use super::filters::Filters;
use super::households_view::{self, BESIDE};
use super::listing::{Held, Listed, Listing, Taken};
use super::pane::Pane;
use super::roster::MOST_QUERY_CHARS;
use super::roster_view::{Strip, parts};
use super::{Behaviour, HouseholdScreen, Roster, Typing};
use crate::desk::households::{HouseholdQuery, HouseholdSort};
use crate::desk::lists::Window;
use crate::desk::people::Direction;
use crate::desk::screen::{Counted, ListsReply, ListsRequest, Reply, Request};
use crate::desk::views::{HouseholdCard, HouseholdLine, HouseholdRef, HouseholdsPage, PersonRef};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Door, Picked, Shared, Status, Step};
use crate::tui::widgets::boxes;
use crate::tui::widgets::field::{Focus, TextField};

/// The list.
pub struct Households {
    /// What is searched.
    pub field: TextField,
    /// Whether what is typed goes to the search.
    pub focus: Focus,
    /// The filters.
    pub filters: Filters,
    /// The order.
    pub sort: HouseholdSort,
    /// Which end of it comes first.
    pub direction: Direction,
    /// Where one is in it.
    pub list: Listing<HouseholdLine>,
    /// The household of the selected line, where there is room for it.
    pub pane: Pane,
    /// Who is marked in the list of people that this one took the place of.
    marks: BTreeSet<PersonRef>,
    leaving: Option<HouseholdRef>,
}

impl Listed for HouseholdLine {
    type Reference = HouseholdRef;

    fn reference(&self) -> HouseholdRef {
        self.reference
    }
}

impl Households {
    /// The households that these filters let through.
    pub fn of(filters: Filters) -> Self {
        Self::beside(TextField::new(MOST_QUERY_CHARS), filters, BTreeSet::new())
    }

    /// The households of the people of another list.
    pub fn beside(field: TextField, filters: Filters, marks: BTreeSet<PersonRef>) -> Self {
        Self {
            field,
            focus: Focus::Elsewhere,
            filters,
            sort: HouseholdSort::default(),
            direction: Direction::default(),
            list: Listing::default(),
            pane: Pane::new(BESIDE),
            marks,
            leaving: None,
        }
    }

    fn rows(&self, shared: &Shared) -> usize {
        usize::from(parts(shared.body(), self.strip(), BESIDE).list.height).max(1)
    }

    /// Whether there is a line above the list for the filters.
    pub fn strip(&self) -> Strip {
        if self.filters.is_empty() { Strip::Hidden } else { Strip::Shown }
    }

    fn keep_loaded(&mut self, shared: &mut Shared) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(window) = self.list.wanted(self.rows(shared)) {
            steps.push(self.ask(shared, window));
        }
        steps.extend(self.want_pane(shared));
        steps
    }

    fn want_pane(&mut self, shared: &Shared) -> Vec<Step> {
        let household = self.list.current().map(Listed::reference);
        self.pane.want(household, shared)
    }

    fn take_page(&mut self, page: HouseholdsPage, shared: &mut Shared) -> Vec<Step> {
        let taken = self.list.take((page.total, page.first, page.kept), page.lines);
        let left = self.leaving.take();
        if left.is_some() && self.list.current().map(Listed::reference) == left {
            let rows = self.rows(shared);
            self.list.act(Act::Down, rows);
        }
        let mut steps = self.keep_loaded(shared);
        if taken == Taken::ThenOpen {
            steps.extend(self.open(shared));
        }
        steps
    }

    fn open(&mut self, shared: &mut Shared) -> Vec<Step> {
        let Some((household, person)) = self.list.current().map(|line| (line.reference, line.person)) else {
            return vec![Step::Say(Status::refusal(msg!("tui-why-no-household-selected")))];
        };
        self.focus = Focus::Elsewhere;
        if let Some(person) = person {
            shared.opened(person);
        }
        vec![Step::open(HouseholdScreen::new(household, person))]
    }

    fn begin_again(&mut self, shared: &mut Shared) -> Vec<Step> {
        let window = self.list.begin_again(self.rows(shared));
        self.pane.forget();
        vec![self.ask(shared, window)]
    }

    fn rearrange(&mut self, shared: &mut Shared) -> Vec<Step> {
        let window = self.list.rearrange(self.rows(shared));
        self.pane.forget();
        vec![self.ask(shared, window)]
    }

    fn ask(&mut self, shared: &mut Shared, window: Window<HouseholdRef>) -> Step {
        let number = shared.next_search();
        self.list.ask(number, window);
        let query = HouseholdQuery {
            text: self.field.cleaned(),
            filters: self.filters.all(),
            sort: self.sort,
            direction: self.direction,
        };
        Step::Ask(Request::Lists(ListsRequest::Households { number, query, window }))
    }

    fn set_sort(&mut self, sort: HouseholdSort, shared: &mut Shared) -> Vec<Step> {
        self.direction = match self.direction {
            Direction::Usual if sort == self.sort => Direction::Reversed,
            Direction::Usual | Direction::Reversed => Direction::Usual,
        };
        self.sort = sort;
        self.begin_again(shared)
    }

    fn pick_filters(&self) -> Step {
        let text = self.field.cleaned();
        let counted = move |filters: &Filters| {
            let filters = filters.all();
            Counted::Households(HouseholdQuery { text: text.clone(), filters, ..HouseholdQuery::default() })
        };
        Step::open(FilterPicker::new(self.filters.clone(), Unit::Households, Box::new(counted)))
    }
}

impl Behaviour for Households {
    fn scope(&self) -> Scope {
        if self.focus == Focus::Here { Scope::HouseholdSearch } else { Scope::Households }
    }

    fn title(&self) -> Message {
        msg!("tui-title-households")
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
            Act::SearchHouseholds => self.focus = Focus::Here,
            Act::NextField => self.focus = Focus::Elsewhere,
            Act::Back if self.focus == Focus::Here => {
                self.focus = Focus::Elsewhere;
                if !self.field.is_blank() {
                    self.field.clear();
                    return self.begin_again(shared);
                }
            }
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
                    HouseholdSort::Address => HouseholdSort::Number,
                    HouseholdSort::Number => HouseholdSort::LastVisit,
                    HouseholdSort::LastVisit => HouseholdSort::Appointment,
                    HouseholdSort::Appointment => HouseholdSort::Address,
                };
                self.direction = Direction::Usual;
                return self.begin_again(shared);
            }
            Act::Reverse => return self.set_sort(self.sort, shared),
            Act::ShowPeople => {
                let marks = std::mem::take(&mut self.marks);
                let people = Roster::beside(self.field.clone(), self.filters.clone(), marks);
                return vec![Step::Replace(people.into())];
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
            self.focus = Focus::Here;
            return Vec::new();
        }
        if parts.strip.is_some_and(|strip| strip.contains(position)) {
            return vec![self.pick_filters()];
        }
        if parts.heading.contains(position) {
            let sort = households_view::sort_at(parts.heading, position, self.filters.area.is_some());
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
        self.list.current().and_then(|line| Some((line.reference, line.person?)))
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
        let is_here = self.list.current().map(Listed::reference) == Some(here);
        let place = match door {
            Door::Next if is_here => before.checked_add(1),
            // The household fell out of the list, and the next one took its place.
            Door::Next => Some(before),
            Door::Previous => before.checked_sub(1),
        };
        let line = place.and_then(|place| self.list.line(place));
        let found = line.map(|line| (line.reference, line.person));
        if let (Some(place), Some(_)) = (place, &found) {
            self.list.selected = place;
        }
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
        let wanted = self.list.current().map(Listed::reference);
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
            Reply::Lists(ListsReply::Households { number, page }) if self.list.waits_for(*number) => {
                self.take_page(page.clone(), shared)
            }
            _ => Vec::new(),
        }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        households_view::draw(self, shared, frame, area);
    }
}
