//! The list of people: search as one types, filters, orders, marks; only a window of it is held.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::browser::{Browsed, Browser, MOST_QUERY_CHARS, Place};
use super::filter_picker::{CountedList, Unit};
use super::filters::Filters;
use super::listing::Listed;
use super::pane::Beside;
use super::{Export, Households, roster_view};
use crate::desk::lists::Window;
use crate::desk::people::{Filter, ListQuery, Sort};
use crate::desk::screen::{Counted, ListsReply, ListsRequest, Reply, Request};
use crate::desk::views::{HouseholdRef, PersonLine, PersonRef, Reversal};
use crate::domain::ids::OperationId;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::model::{Door, Shared, Status, Step};
use crate::tui::widgets::field::{Focus, TextField};

/// The list.
pub type Roster = Browser<People>;

/// What is its own.
pub struct People {
    /// What it was opened for.
    pub purpose: Purpose,
    /// Who is marked, in this list or another of the same screen.
    pub marks: BTreeSet<PersonRef>,
    /// Who was marked before something was recorded for all of them, until that is taken back.
    done: Option<(OperationId, BTreeSet<PersonRef>)>,
    /// Which households are marked in the list that this one took the place of.
    pub marks_of_households: BTreeSet<HouseholdRef>,
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
        Self::beside(TextField::new(MOST_QUERY_CHARS), Filters::of(area, filters), BTreeSet::new())
    }

    /// The whole list, ready to type.
    pub fn searching() -> Self {
        let mut roster = Self::of(None, Vec::new());
        roster.own.purpose = Purpose::Find;
        roster.focus = Focus::Here;
        roster
    }

    /// The same people as the households of another list.
    pub fn beside(field: TextField, filters: Filters, marks: BTreeSet<PersonRef>) -> Self {
        let marks_of_households = BTreeSet::new();
        Self::new(People { purpose: Purpose::Walk, marks, done: None, marks_of_households }, field, filters)
    }

    /// A new search over everybody.
    pub fn search_anew(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.field.clear();
        self.focus = Focus::Here;
        self.filters = Filters::default();
        self.begin_again(shared)
    }

    /// Whether the people opened last are shown: a search that has not begun yet.
    pub fn shows_recent(&self, shared: &Shared) -> bool {
        let is_search = self.own.purpose == Purpose::Find;
        is_search && self.field.is_blank() && self.filters.is_empty() && !shared.recent.is_empty()
    }

    fn query(&self) -> ListQuery {
        ListQuery {
            text: self.field.cleaned(),
            filters: self.filters.all(),
            sort: self.sort,
            direction: self.direction,
        }
    }

    /// Moves the selection off the lines of a household, as far as lines are held.
    fn pass_lines(&mut self, household: HouseholdRef, door: Door) {
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

    /// Marks the selected person or takes the mark away, and goes on to the next.
    fn mark(&mut self, shared: &mut Shared) -> Vec<Step> {
        let Some(person) = self.list.current().map(Listed::reference) else {
            return vec![Step::Say(Status::refusal(People::nothing_selected()))];
        };
        if !self.own.marks.remove(&person) {
            self.own.marks.insert(person);
        }
        let rows = self.rows(shared);
        self.list.act(Act::Down, rows);
        self.keep_loaded(shared)
    }

    /// Everybody of the list came: they are marked, or, where they all were, not any more.
    fn mark_all(&mut self, people: &[PersonRef]) {
        let marks = &mut self.own.marks;
        if people.iter().all(|person| marks.contains(person)) {
            for person in people {
                marks.remove(person);
            }
        } else {
            marks.extend(people);
        }
    }
}

impl People {
    /// The marks come back with an undo, and go again with a redo, unless others were set meanwhile.
    fn take_reversal(&mut self, reversal: &Reversal) {
        let Some((_, marks)) = self.done.as_mut().filter(|(operation, _)| *operation == reversal.operation) else {
            return;
        };
        if reversal.undone && self.marks.is_empty() {
            self.marks.clone_from(marks);
        } else if !reversal.undone && self.marks == *marks {
            self.marks.clear();
        }
    }
}

impl Browsed for People {
    type Line = PersonLine;
    type Sort = Sort;

    const BESIDE: Beside = Beside::HouseholdAndPerson;
    const UNIT: Unit = Unit::People;
    const SCOPE: Scope = Scope::Roster;
    const SEARCH: Scope = Scope::Search;

    fn title() -> Message {
        msg!("tui-title-roster")
    }

    fn nothing_selected() -> Message {
        msg!("tui-why-nobody-selected")
    }

    fn place(line: &PersonLine) -> Place {
        (line.household, Some(line.reference))
    }

    fn line_of(_: HouseholdRef, person: PersonRef) -> PersonRef {
        person
    }

    fn next_sort(sort: Sort) -> Sort {
        match sort {
            Sort::Address => Sort::Name,
            Sort::Name => Sort::Area,
            Sort::Area => Sort::Birth,
            Sort::Birth => Sort::Address,
        }
    }

    fn sort_at(heading: Rect, position: Position, one_area: bool) -> Option<Sort> {
        roster_view::sort_at(heading, position, one_area)
    }

    fn searches_by_click(&self) -> bool {
        self.purpose == Purpose::Find
    }

    fn marks(&self) -> Option<&BTreeSet<PersonRef>> {
        Some(&self.marks)
    }

    fn request(roster: &Roster, shared: &Shared, number: u64, window: Window<PersonRef>) -> Request {
        if roster.shows_recent(shared) {
            let people = shared.recent.iter().copied().collect();
            return Request::Lists(ListsRequest::These { number, people });
        }
        Request::People { number, query: roster.query(), window }
    }

    fn counted(roster: &Roster) -> CountedList {
        let (text, sort) = (roster.field.cleaned(), roster.sort);
        Box::new(move |filters: &Filters| {
            let filters = filters.all();
            Counted::People(ListQuery { text: text.clone(), filters, sort, ..ListQuery::default() })
        })
    }

    fn pass(roster: &mut Roster, household: HouseholdRef, _: &Shared) {
        roster.pass_lines(household, Door::Next);
    }

    fn go_to_door(roster: &mut Roster, here: HouseholdRef, door: Door) -> Option<Place> {
        let before = roster.list.selected;
        if roster.list.line(before).is_some_and(|line| line.household == here) {
            roster.pass_lines(here, door);
        } else if door == Door::Previous {
            // The household fell out of the list, and the next one took its place.
            roster.list.selected = before.saturating_sub(1);
        }
        let found = roster.place().filter(|(household, _)| *household != here);
        if found.is_none() {
            roster.list.selected = before;
        }
        found
    }

    fn act(roster: &mut Roster, act: Act, shared: &mut Shared) -> Option<Vec<Step>> {
        Some(match act {
            Act::Mark => roster.mark(shared),
            Act::MakeSheet => {
                let title = roster.filters.area.clone().unwrap_or_default();
                Export::sheet(roster.query(), &title, shared)
            }
            Act::MarkAll => vec![Step::Ask(Request::Lists(ListsRequest::Everybody { query: roster.query() }))],
            Act::Unmark => {
                roster.own.marks.clear();
                Vec::new()
            }
            Act::ShowHouseholds => {
                let marks = std::mem::take(&mut roster.own.marks);
                let mut households = Households::beside(roster.field.clone(), roster.filters.clone(), marks);
                households.own.marks = std::mem::take(&mut roster.own.marks_of_households);
                vec![Step::Replace(households.into())]
            }
            _ => return None,
        })
    }

    fn hear(roster: &mut Roster, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::People { number, page } if roster.list.waits_for(*number) => {
                roster.gone = page.gone;
                return roster.take_page((page.total, page.first, page.kept), page.lines.clone(), shared);
            }
            Reply::Lists(ListsReply::Everybody { query, people }) if *query == roster.query() => {
                roster.mark_all(people);
                return roster.keep_loaded(shared);
            }
            // What was to be done with them is done; where it is taken back, something else may be to be done.
            Reply::Lists(ListsReply::RecordedMany(many)) => {
                let marks = std::mem::take(&mut roster.own.marks);
                roster.own.done = many.done.operation.map(|operation| (operation, marks));
            }
            Reply::Reversed(reversal) => roster.own.take_reversal(reversal),
            _ => {}
        }
        Vec::new()
    }

    fn draw(roster: &Roster, shared: &Shared, frame: &mut Frame, area: Rect) {
        roster_view::draw(roster, shared, frame, area);
    }
}
