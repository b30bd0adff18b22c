//! The history of the ledger: what was done, newest first, grouped by day. Only a window of it is held.

use chrono::{Datelike, NaiveDate};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::operation_text::lines_of;
use super::{HistoryFilterForm, OperationScreen, redo_selected, told, undo_selected};
use crate::desk::history::{HistoryFilter, HistoryLine, HistoryPage, OperationCard, Place};
use crate::desk::screen::{KeepingReply, KeepingRequest, Reply, Request};
use crate::domain::ids::OperationId;
use crate::msg;
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Step};
use crate::tui::screens::{Behaviour, moved};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// At least so many lines are asked for at once.
const LEAST_WINDOW: usize = 100;
/// Rows above the list: how many there are and the filter, and the headings.
const ROWS_ABOVE: u16 = 2;
/// From so many columns on the selected operation stands beside the list.
const WIDE: u16 = 140;
/// Columns of the list when it does.
const LIST_WIDE: u16 = 84;
/// Cells of the name of who did it.
const ACTOR_WIDE: usize = 14;
/// Cells of the count of events.
const EVENTS_WIDE: usize = 9;
/// Cells of the state.
const STATE_WIDE: usize = 11;

/// The history of the ledger.
#[derive(Default)]
pub struct History {
    filter: HistoryFilter,
    total: Option<usize>,
    first: usize,
    lines: Vec<HistoryLine>,
    actors: Vec<String>,
    redo: Option<OperationId>,
    selected: usize,
    top: usize,
    asked: Option<(usize, usize)>,
    /// The selected operation, where there is room for it.
    pane: Option<Box<OperationCard>>,
    pane_asked: Option<OperationId>,
}

/// A row of the list as it is seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Row {
    Day(NaiveDate),
    Operation(usize),
}

impl History {
    /// The selected operation.
    fn line(&self, place: usize) -> Option<&HistoryLine> {
        self.lines.get(place.checked_sub(self.first)?)
    }

    /// The rows that are seen from a place on: before each day its name.
    fn rows(&self, top: usize, high: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut day = None;
        for place in top..self.total.unwrap_or(0) {
            let of_line = self.line(place).map(|line| line.log.at.local_day());
            if let Some(of_line) = of_line
                && day != Some(of_line)
            {
                // A day without anything below it says nothing.
                if rows.len() + 2 > high && !rows.is_empty() {
                    break;
                }
                rows.push(Row::Day(of_line));
                day = Some(of_line);
            }
            if rows.len() >= high {
                break;
            }
            rows.push(Row::Operation(place));
        }
        rows
    }

    /// Keeps the selected line on the screen, and in hand what is on the screen.
    fn keep_loaded(&mut self, shared: &Shared) -> Vec<Step> {
        let mut steps = self.keep_lines(shared);
        steps.extend(self.ask_pane(shared));
        steps
    }

    /// The selected operation is wanted where there is room to show it; one request at a time.
    fn ask_pane(&mut self, shared: &Shared) -> Vec<Step> {
        let Some(line) = self.line(self.selected) else { return Vec::new() };
        let id = line.log.id;
        let is_there = self.pane.as_ref().is_some_and(|card| card.line.log.id == id);
        if pane_area(shared.body()).is_none() || self.pane_asked.is_some() || is_there {
            return Vec::new();
        }
        self.pane_asked = Some(id);
        vec![Step::Ask(Request::Keeping(KeepingRequest::Operation(id)))]
    }

    fn keep_lines(&mut self, shared: &Shared) -> Vec<Step> {
        let high = usize::from(list_area(shared.body()).height);
        self.top = self.top.min(self.selected);
        while self.top < self.selected && !self.rows(self.top, high).contains(&Row::Operation(self.selected)) {
            self.top = if self.selected - self.top > high { self.selected - high } else { self.top + 1 };
        }
        let needed = self.top..(self.top + high).min(self.total.unwrap_or(0));
        let holds = |first: usize, count: usize| first <= needed.start && first + count >= needed.end;
        if holds(self.first, self.lines.len()) || self.asked.is_some_and(|(first, count)| holds(first, count)) {
            return Vec::new();
        }
        vec![self.ask(shared)]
    }

    fn ask(&mut self, shared: &Shared) -> Step {
        let high = usize::from(list_area(shared.body()).height);
        let (first, count) = (self.top.saturating_sub(high), (high * 3).max(LEAST_WINDOW));
        self.asked = Some((first, count));
        let filter = self.filter.clone();
        Step::Ask(Request::Keeping(KeepingRequest::History { filter, first, count }))
    }

    fn take_page(&mut self, page: &HistoryPage, shared: &Shared) -> Vec<Step> {
        self.asked = None;
        // What was done meanwhile stands above: the selection stays on its operation.
        let selected = self.line(self.selected).map(|line| line.log.id);
        if let Some(place) = page.lines.iter().position(|line| Some(line.log.id) == selected) {
            self.selected = page.first + place;
        }
        self.total = Some(page.total);
        self.first = page.first;
        self.lines.clone_from(&page.lines);
        self.actors.clone_from(&page.actors);
        self.redo = page.redo;
        self.selected = self.selected.min(page.total.saturating_sub(1));
        self.keep_loaded(shared)
    }

    fn open(&self) -> Vec<Step> {
        self.line(self.selected).map(|line| Step::open(OperationScreen::new(line.log.id))).into_iter().collect()
    }

    fn filter_said(&self) -> Option<Message> {
        let HistoryFilter { actor, kind, since, until } = &self.filter;
        let mut said: Option<Message> = None;
        let parts = [
            actor.as_ref().map(|actor| msg!("tui-history-of-actor", actor = actor)),
            kind.map(|kind| Message::of_code("operation", kind.code())),
            since.map(|day| msg!("tui-history-since", day = day)),
            until.map(|day| msg!("tui-history-until", day = day)),
        ];
        for part in parts.into_iter().flatten() {
            said = Some(match said {
                None => part,
                Some(before) => msg!("tui-history-filters", one = before, other = part),
            });
        }
        said
    }

    fn draw_head(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let wide = usize::from(area.width);
        let mut rows = area.rows();
        let (Some(head), Some(headings)) = (rows.next(), rows.next()) else { return };
        let count = self.total.map(|total| words.say(&msg!("tui-history-count", count = total))).unwrap_or_default();
        let mut spans = vec![Span::raw(format!(" {count}"))];
        if let Some(filter) = self.filter_said() {
            spans.push(Span::raw("  "));
            let text = words.say(&msg!("tui-history-filtered", filter = filter));
            spans.push(Span::styled(cells::fit(&text, wide.saturating_sub(24)), theme.style(Role::Attention)));
        }
        frame.render_widget(Line::from(spans), head);
        let what = wide.saturating_sub(ACTOR_WIDE + EVENTS_WIDE + STATE_WIDE + 13);
        let text = format!(
            "   {}  {} {} {} {}",
            cells::left(&words.get("tui-history-hour"), 5),
            cells::left(&words.get("tui-history-what"), what),
            cells::left(&words.get("tui-history-actor"), ACTOR_WIDE),
            cells::right(&words.get("tui-history-events"), EVENTS_WIDE),
            cells::left("", STATE_WIDE),
        );
        frame.render_widget(Line::styled(cells::fit(&text, wide), theme.style(Role::Heading)), headings);
    }

    fn draw_line(&self, place: usize, shared: &Shared, wide: usize) -> Line<'static> {
        let (words, theme) = (&shared.words, shared.theme);
        let is_selected = place == self.selected;
        let pointer = if is_selected { theme.pointer() } else { " " };
        let base = if is_selected { Role::Selected } else { Role::Plain };
        let Some(line) = self.line(place) else {
            return Line::styled(format!("{pointer} {}", words.get("tui-loading")), theme.style(base));
        };
        let what_wide = wide.saturating_sub(ACTOR_WIDE + EVENTS_WIDE + STATE_WIDE + 13);
        let sign = if line.log.undone { theme.pick("×", "x") } else { " " };
        let state = if line.log.undone {
            words.get("tui-history-is-undone")
        } else if line.place == Place::Elsewhere {
            words.get("tui-history-elsewhere")
        } else {
            String::new()
        };
        let role = match (is_selected, line.log.undone) {
            (true, _) => Role::Selected,
            (false, true) => Role::Muted,
            (false, false) => Role::Plain,
        };
        let text = format!(
            "{pointer}{sign} {}  {} {} {} {}",
            line.log.at.to_local().format("%H:%M"),
            cells::left(&words.say(&told(line)), what_wide),
            cells::left(&line.log.actor, ACTOR_WIDE),
            cells::right(&numbers::count(words.lang, i64::try_from(line.log.events).unwrap_or(i64::MAX)), EVENTS_WIDE),
            cells::left(&state, STATE_WIDE),
        );
        Line::styled(cells::left(&text, wide), theme.style(role))
    }
}

impl Behaviour for History {
    fn scope(&self) -> Scope {
        Scope::History
    }

    fn title(&self) -> Message {
        msg!("tui-title-history")
    }

    fn has_operations(&self) -> bool {
        true
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => vec![Step::Back],
            Act::Enter => self.open(),
            Act::Undo => undo_selected(self.line(self.selected)),
            Act::Redo => redo_selected(self.line(self.selected), self.redo),
            Act::Filter => {
                vec![Step::open(HistoryFilterForm::new(&self.filter, self.actors.clone(), shared))]
            }
            _ => {
                let high = usize::from(list_area(shared.body()).height);
                self.selected = moved(act, self.selected, self.total.unwrap_or(0), high.saturating_sub(1));
                self.keep_loaded(shared)
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let area = list_area(shared.body());
        let Some(row) = boxes::row_at(area, position) else { return Vec::new() };
        match self.rows(self.top, usize::from(area.height)).get(row) {
            Some(Row::Operation(place)) if *place == self.selected => self.open(),
            Some(Row::Operation(place)) => {
                self.selected = *place;
                self.keep_loaded(shared)
            }
            Some(Row::Day(_)) | None => Vec::new(),
        }
    }

    fn resized(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.keep_loaded(shared)
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        (self.pane, self.pane_asked) = (None, None);
        vec![self.ask(shared)]
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Keeping(KeepingReply::History { filter, page }) if *filter == self.filter => {
                self.take_page(page, shared)
            }
            Reply::Keeping(KeepingReply::Operation(card)) if self.pane_asked.is_some() => {
                self.pane_asked = None;
                let Some(card) = card else { return Vec::new() };
                self.pane = Some(card.clone());
                self.ask_pane(shared)
            }
            _ => Vec::new(),
        }
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        let Picked::History(filter) = picked else { return Vec::new() };
        self.filter = filter.clone();
        (self.total, self.selected, self.top) = (None, 0, 0);
        self.lines.clear();
        vec![self.ask(shared)]
    }

    fn request_failed(&mut self) {
        (self.asked, self.pane_asked) = (None, None);
    }

    fn forget(&mut self) {
        self.lines.clear();
        (self.asked, self.pane, self.pane_asked) = (None, None, None);
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let list = list_area(area);
        self.draw_head(shared, frame, Rect { width: list.width, ..area });
        if let (Some(at), Some(card)) = (pane_area(area), &self.pane) {
            let is_selected = self.line(self.selected).is_some_and(|line| line.log.id == card.line.log.id);
            if is_selected {
                frame.render_widget(Paragraph::new(lines_of(card, shared, usize::from(at.width))), at);
            }
        }
        let wide = usize::from(list.width);
        let say = |id| Line::styled(cells::fit(&format!("   {}", words.get(id)), wide), theme.style(Role::Muted));
        match self.total {
            None => frame.render_widget(say("tui-loading"), list),
            Some(0) => frame.render_widget(say("tui-history-none"), list),
            Some(_) => {
                for (row, at) in self.rows(self.top, usize::from(list.height)).into_iter().zip(list.rows()) {
                    let line = match row {
                        Row::Day(day) => boxes::rule(theme, &words.say(&day_said(day, shared)), wide),
                        Row::Operation(place) => self.draw_line(place, shared, wide),
                    };
                    frame.render_widget(line, at);
                }
            }
        }
    }
}

fn day_said(day: NaiveDate, shared: &Shared) -> Message {
    if day == shared.now.today {
        return msg!("tui-history-today", day = day);
    }
    let weekday = Message::of_code("tui-weekday", &day.weekday().number_from_monday().to_string());
    msg!("tui-history-day", weekday = weekday, day = day)
}

/// The list; beside it there may be a pane.
fn list_area(body: Rect) -> Rect {
    let list = boxes::split_top(body, ROWS_ABOVE.min(body.height)).1;
    if body.width >= WIDE { Rect { width: LIST_WIDE, ..list } } else { list }
}

fn pane_area(body: Rect) -> Option<Rect> {
    let pane = boxes::split_left(body, LIST_WIDE + 1).1;
    (body.width >= WIDE).then_some(pane)
}
