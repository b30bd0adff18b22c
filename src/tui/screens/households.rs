//! The list of households: one line a door, with the same search and filters as the list of people.

use std::collections::BTreeSet;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::browser::{Browsed, Browser, MOST_QUERY_CHARS, Place};
use super::filter_picker::{CountedList, Unit};
use super::filters::Filters;
use super::listing::Listed;
use super::pane::Beside;
use super::{Roster, households_view};
use crate::desk::households::{HouseholdQuery, HouseholdSort};
use crate::desk::lists::Window;
use crate::desk::screen::{Counted, ListsReply, ListsRequest, Reply, Request};
use crate::desk::views::{HouseholdLine, HouseholdRef, PersonRef};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::model::{Door, Shared, Status, Step};
use crate::tui::widgets::field::{Focus, TextField};

/// The list.
pub type Households = Browser<Doors>;

/// What is its own.
pub struct Doors {
    /// Who is marked in the list of people that this one took the place of.
    marks_of_people: BTreeSet<PersonRef>,
    /// Which households are marked.
    pub marks: BTreeSet<HouseholdRef>,
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
    pub fn beside(field: TextField, filters: Filters, marks_of_people: BTreeSet<PersonRef>) -> Self {
        Self::new(Doors { marks_of_people, marks: BTreeSet::new() }, field, filters)
    }

    fn query(&self) -> HouseholdQuery {
        HouseholdQuery {
            text: self.field.cleaned(),
            filters: self.filters.all(),
            sort: self.sort,
            direction: self.direction,
        }
    }

    /// Marks the selected household or takes the mark away, and goes on to the next.
    fn mark(&mut self, shared: &mut Shared) -> Vec<Step> {
        let Some(household) = self.list.current().map(Listed::reference) else {
            return vec![Step::Say(Status::refusal(Doors::nothing_selected()))];
        };
        if !self.own.marks.remove(&household) {
            self.own.marks.insert(household);
        }
        let rows = self.rows(shared);
        self.list.act(Act::Down, rows);
        self.keep_loaded(shared)
    }

    /// Every household of the list came: they are marked, or, where they all were, not any more.
    fn mark_all(&mut self, households: &[HouseholdRef]) {
        let marks = &mut self.own.marks;
        if households.iter().all(|household| marks.contains(household)) {
            for household in households {
                marks.remove(household);
            }
        } else {
            marks.extend(households);
        }
    }
}

impl Browsed for Doors {
    type Line = HouseholdLine;
    type Sort = HouseholdSort;

    const BESIDE: Beside = Beside::OneColumn;
    const UNIT: Unit = Unit::Households;
    const SCOPE: Scope = Scope::Households;
    const SEARCH: Scope = Scope::HouseholdSearch;

    fn title() -> Message {
        msg!("tui-title-households")
    }

    fn nothing_selected() -> Message {
        msg!("tui-why-no-household-selected")
    }

    fn place(line: &HouseholdLine) -> Place {
        (line.reference, line.person)
    }

    fn line_of(household: HouseholdRef, _: PersonRef) -> HouseholdRef {
        household
    }

    fn next_sort(sort: HouseholdSort) -> HouseholdSort {
        match sort {
            HouseholdSort::Address => HouseholdSort::Number,
            HouseholdSort::Number => HouseholdSort::LastVisit,
            HouseholdSort::LastVisit => HouseholdSort::Appointment,
            HouseholdSort::Appointment => HouseholdSort::Address,
        }
    }

    fn sort_at(heading: Rect, position: Position, one_area: bool) -> Option<HouseholdSort> {
        households_view::sort_at(heading, position, one_area)
    }

    fn searches_by_click(&self) -> bool {
        true
    }

    fn marked_households(&self) -> Option<&BTreeSet<HouseholdRef>> {
        Some(&self.marks)
    }

    fn request(households: &Households, _: &Shared, number: u64, window: Window<HouseholdRef>) -> Request {
        Request::Lists(ListsRequest::Households { number, query: households.query(), window })
    }

    fn counted(households: &Households) -> CountedList {
        let text = households.field.cleaned();
        Box::new(move |filters: &Filters| {
            let filters = filters.all();
            Counted::Households(HouseholdQuery { text: text.clone(), filters, ..HouseholdQuery::default() })
        })
    }

    fn pass(households: &mut Households, household: HouseholdRef, shared: &Shared) {
        if households.list.current().map(Listed::reference) == Some(household) {
            let rows = households.rows(shared);
            households.list.act(Act::Down, rows);
        }
    }

    fn go_to_door(households: &mut Households, here: HouseholdRef, door: Door) -> Option<Place> {
        let before = households.list.selected;
        let is_here = households.list.current().map(Listed::reference) == Some(here);
        let place = match door {
            Door::Next if is_here => before.checked_add(1),
            // The household fell out of the list, and the next one took its place.
            Door::Next => Some(before),
            Door::Previous => before.checked_sub(1),
        };
        let line = place.and_then(|place| households.list.line(place));
        let found = line.map(Self::place);
        if let (Some(place), Some(_)) = (place, &found) {
            households.list.selected = place;
        }
        found
    }

    fn act(households: &mut Households, act: Act, shared: &mut Shared) -> Option<Vec<Step>> {
        match act {
            Act::SearchHouseholds => households.focus = Focus::Here,
            Act::Back if households.focus == Focus::Here => {
                households.focus = Focus::Elsewhere;
                if !households.field.is_blank() {
                    households.field.clear();
                    return Some(households.begin_again(shared));
                }
            }
            Act::Mark => return Some(households.mark(shared)),
            Act::MarkAll => {
                let query = households.query();
                return Some(vec![Step::Ask(Request::Lists(ListsRequest::EveryHousehold { query }))]);
            }
            Act::Unmark => households.own.marks.clear(),
            Act::ShowPeople => {
                let marks = std::mem::take(&mut households.own.marks_of_people);
                let mut people = Roster::beside(households.field.clone(), households.filters.clone(), marks);
                people.own.marks_of_households = std::mem::take(&mut households.own.marks);
                return Some(vec![Step::Replace(people.into())]);
            }
            _ => return None,
        }
        Some(Vec::new())
    }

    fn hear(households: &mut Households, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Lists(ListsReply::Households { number, page }) if households.list.waits_for(*number) => {
                households.gone = page.gone;
                households.take_page((page.total, page.first, page.kept), page.lines.clone(), shared)
            }
            Reply::Lists(ListsReply::EveryHousehold { query, households: all }) if *query == households.query() => {
                households.mark_all(all);
                households.keep_loaded(shared)
            }
            // What was to be done with them is done.
            Reply::Lists(ListsReply::RecordedMany(_)) => {
                households.own.marks.clear();
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn draw(households: &Households, shared: &Shared, frame: &mut Frame, area: Rect) {
        households_view::draw(households, shared, frame, area);
    }
}
