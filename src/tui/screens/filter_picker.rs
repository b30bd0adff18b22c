//! Choosing the filters of a list: each switched on or off by its key, and how many they let through.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::chooser::{Choice, Chooser};
use super::filters::{self, Filters, QUICK};
use super::{Behaviour, Reasons, moved};
use crate::desk::people::Filter;
use crate::desk::screen::{Counted, ListsReply, ListsRequest, Reply, Request};
use crate::domain::milestone::Milestone;
use crate::domain::problem::ProblemCode;
use crate::domain::tally::Count;
use crate::msg;
use crate::text::words::{Message, Words};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Status, Step};
use crate::tui::screens::facts::area_name;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// Filters without a digit.
const MORE: [Filter; 8] = [
    Filter::DueToday,
    Filter::Late,
    Filter::CallBack,
    Filter::MobileTeam,
    Filter::Reached(Milestone::L2Rejected),
    Filter::AnyAccount,
    Filter::HelperPhone,
    Filter::Resident,
];

/// What is counted while one chooses: the list with these filters.
pub type CountedList = Box<dyn Fn(&Filters) -> Counted>;

/// The filters of a list while they are chosen.
pub struct FilterPicker {
    filters: Filters,
    counted: CountedList,
    unit: Unit,
    selected: usize,
    asked: u64,
    total: Option<usize>,
    choosing: Choosing,
}

/// What the list is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    /// People.
    People,
    /// Households.
    Households,
}

/// What is being chosen in a list of its own.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Choosing {
    Nothing,
    Area(Vec<String>),
    /// The problems that somebody has are asked for.
    ProblemsToCome,
    Problem(Vec<ProblemCode>),
}

/// A line of the screen.
enum Row {
    Switch(Filter),
    Area,
    Reason,
    Problem,
}

impl FilterPicker {
    /// Choosing the filters of a list.
    pub fn new(filters: Filters, unit: Unit, counted: CountedList) -> Self {
        let choosing = Choosing::Nothing;
        Self { filters, counted, unit, selected: 0, asked: 0, total: None, choosing }
    }

    fn rows(&self) -> Vec<Row> {
        let known = |filter: &Filter| {
            QUICK.contains(filter) || MORE.contains(filter) || matches!(filter, Filter::Reason(_) | Filter::Problem(_))
        };
        // Those that a figure was opened with can be taken away here too.
        let others = self.filters.chosen.iter().filter(|filter| !known(filter));
        let switches = QUICK.iter().chain(&MORE).chain(others).cloned().map(Row::Switch);
        [Row::Area, Row::Reason, Row::Problem].into_iter().chain(switches).collect()
    }

    fn changed(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.asked = shared.next_search();
        self.total = None;
        let of = (self.counted)(&self.filters);
        vec![Step::Ask(Request::Lists(ListsRequest::Count { number: self.asked, of }))]
    }

    fn switch(&mut self, filter: &Filter, shared: &mut Shared) -> Vec<Step> {
        self.filters.toggle(filter);
        self.changed(shared)
    }

    /// Space: a filter is switched; one that is chosen from a list is taken away, or chosen.
    fn press_row(&mut self, shared: &mut Shared) -> Vec<Step> {
        match self.rows().get(self.selected) {
            Some(Row::Switch(filter)) => self.switch(&filter.clone(), shared),
            Some(Row::Area) if self.filters.area.is_some() => {
                self.filters.area = None;
                self.changed(shared)
            }
            Some(Row::Area) => self.choose_area(shared),
            Some(Row::Reason) if self.filters.reason().is_some() => {
                self.filters.set_reason(None);
                self.changed(shared)
            }
            Some(Row::Reason) => vec![Step::open(Reasons::default())],
            Some(Row::Problem) if self.filters.problem().is_some() => {
                self.filters.set_problem(None);
                self.changed(shared)
            }
            Some(Row::Problem) => self.ask_problems(),
            None => Vec::new(),
        }
    }

    fn choose_area(&mut self, shared: &Shared) -> Vec<Step> {
        let (words, rows) = (&shared.words, shared.overview.as_ref().map(|overview| &overview.tally.rows));
        let rows = rows.map(Vec::as_slice).unwrap_or_default();
        let choices = rows.iter().map(|row| Choice {
            name: area_name(&row.area, words),
            beside: words.say(&msg!("tui-residents-count", count = row.count(Count::Residents))),
        });
        let everywhere = Choice { name: words.get("tui-whole-ward"), beside: String::new() };
        let choices = std::iter::once(everywhere).chain(choices).collect();
        self.choosing = Choosing::Area(rows.iter().map(|row| row.area.clone()).collect());
        vec![Step::open(Chooser::new(msg!("tui-title-choose-area"), choices))]
    }

    fn ask_problems(&mut self) -> Vec<Step> {
        self.choosing = Choosing::ProblemsToCome;
        let asked = Step::Ask(Request::Lists(ListsRequest::ProblemCounts));
        vec![asked, Step::Say(Status::note(msg!("tui-loading")))]
    }

    fn choose_problem(&mut self, counts: &[(ProblemCode, usize)], shared: &mut Shared) -> Vec<Step> {
        shared.status = None;
        let words = &shared.words;
        let choices = counts.iter().map(|(code, count)| Choice {
            name: words.say(&Message::of_code("problem", code.code())),
            beside: words.say(&msg!("tui-people-count", count = *count)),
        });
        let none = Choice { name: words.get("tui-filter-none"), beside: String::new() };
        let choices = std::iter::once(none).chain(choices).collect();
        self.choosing = Choosing::Problem(counts.iter().map(|(code, _)| *code).collect());
        vec![Step::open(Chooser::new(msg!("tui-title-choose-problem"), choices))]
    }

    fn take_choice(&mut self, place: usize) {
        match std::mem::replace(&mut self.choosing, Choosing::Nothing) {
            Choosing::Area(areas) => {
                self.filters.area = place.checked_sub(1).and_then(|place| areas.get(place).cloned());
            }
            Choosing::Problem(codes) => {
                let code = place.checked_sub(1).and_then(|place| codes.get(place).copied());
                self.filters.set_problem(code.map(Filter::Problem));
            }
            Choosing::Nothing | Choosing::ProblemsToCome => {}
        }
    }

    fn row_line(&self, row: &Row, shared: &Shared, (wide, is_selected): (usize, bool)) -> Line<'static> {
        let (words, theme) = (&shared.words, shared.theme);
        let (key, is_on, text) = self.row_text(row, words);
        let base = theme.style(if is_selected { Role::Selected } else { Role::Plain });
        let sign = if is_on { theme.pick("[√]", "[x]") } else { "[ ]" };
        let weight = if is_on { base.patch(theme.style(Role::Heading)) } else { base };
        Line::from(vec![
            Span::styled(if is_selected { theme.pointer() } else { " " }, base),
            Span::styled(format!(" {sign} "), weight),
            Span::styled(cells::left(&key, 2), base.patch(theme.style(Role::Key))),
            Span::styled(cells::left(&text, wide.saturating_sub(7)), weight),
        ])
    }

    /// The key of a row, whether it filters, and what it says.
    fn row_text(&self, row: &Row, words: &Words) -> (String, bool, String) {
        let called = |filter: &Filter| words.say(&filters::name(filter, words));
        match row {
            Row::Switch(filter) => {
                let digit = QUICK.iter().position(|quick| quick == filter).map(|place| (place + 1).to_string());
                (digit.unwrap_or_default(), self.filters.has(filter), called(filter))
            }
            Row::Area => {
                let area = self.filters.area.clone().map(Filter::Area);
                let text = area.as_ref().map_or_else(|| words.get("tui-filter-any-area"), called);
                ("t".to_owned(), area.is_some(), text)
            }
            Row::Reason => {
                let text = self.filters.reason().map_or_else(|| words.get("tui-filter-any-reason"), called);
                ("r".to_owned(), self.filters.reason().is_some(), text)
            }
            Row::Problem => {
                let text = self.filters.problem().map_or_else(|| words.get("tui-filter-any-problem"), called);
                ("v".to_owned(), self.filters.problem().is_some(), text)
            }
        }
    }
}

/// The filter of a digit.
pub fn of_digit(key: Option<Key>) -> Option<&'static Filter> {
    let Some(Key::Char(digit)) = key else { return None };
    let place = digit.to_digit(10)?.checked_sub(1)?;
    QUICK.get(usize::try_from(place).ok()?)
}

impl Behaviour for FilterPicker {
    fn scope(&self) -> Scope {
        Scope::Filters
    }

    fn title(&self) -> Message {
        msg!("tui-title-filters")
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.changed(shared)
    }

    fn act(&mut self, act: Act, key: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter => vec![Step::Picked(Picked::Filters(self.filters.clone()))],
            Act::Back => vec![Step::Back],
            Act::Switch => self.press_row(shared),
            Act::QuickFilter => of_digit(key).map(|filter| self.switch(filter, shared)).unwrap_or_default(),
            Act::FilterArea => self.choose_area(shared),
            Act::Reason => vec![Step::open(Reasons::default())],
            Act::FilterProblem => self.ask_problems(),
            Act::ClearFilters => {
                self.filters = Filters::default();
                self.selected = 0;
                self.changed(shared)
            }
            _ => {
                let (_, list) = parts(shared.body());
                self.selected = moved(act, self.selected, self.rows().len(), usize::from(list.height));
                Vec::new()
            }
        }
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        match picked {
            Picked::Reason(reason) => self.filters.set_reason(Some(Filter::Reason(*reason))),
            Picked::Choice(place) => self.take_choice(*place),
            _ => return Vec::new(),
        }
        self.changed(shared)
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Lists(ListsReply::Count { number, total }) if *number == self.asked => {
                self.total = Some(*total);
                Vec::new()
            }
            Reply::Lists(ListsReply::ProblemCounts(counts)) if self.choosing == Choosing::ProblemsToCome => {
                self.choose_problem(counts, shared)
            }
            _ => Vec::new(),
        }
    }

    fn request_failed(&mut self) {
        self.choosing = Choosing::Nothing;
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (_, list) = parts(shared.body());
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        let row = boxes::row_at(list, position).map(|row| row + top).filter(|row| *row < self.rows().len());
        let Some(row) = row else { return Vec::new() };
        self.selected = row;
        self.press_row(shared)
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (head, list) = parts(area);
        let count = match (self.total, self.unit) {
            (None, _) => shared.words.get("tui-loading"),
            (Some(total), Unit::People) => shared.words.say(&msg!("tui-filters-people", count = total)),
            (Some(total), Unit::Households) => shared.words.say(&msg!("tui-filters-households", count = total)),
        };
        frame.render_widget(boxes::rule(shared.theme, &count, usize::from(head.width)), head);
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        for ((place, row), at) in self.rows().iter().enumerate().skip(top).zip(list.rows()) {
            let line = self.row_line(row, shared, (usize::from(at.width), place == self.selected));
            frame.render_widget(line, at);
        }
    }
}

fn parts(area: Rect) -> (Rect, Rect) {
    boxes::split_top(area, 1)
}
