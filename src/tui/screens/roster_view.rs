//! How the list of people is drawn: one line a person, beside it the household where there is room.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::filters::Filters;
use super::pane::{self, Beside, Places};
use super::roster::Roster;
use crate::desk::people::{Direction, Sort};
use crate::desk::views::PersonLine;
use crate::domain::presence::Presence;
use crate::msg;
use crate::text::words::{Message, Words};
use crate::tui::model::{Search, Shared};
use crate::tui::state;
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Focus, TextField};
use crate::tui::widgets::{boxes, cells};

/// The parts of a list's screen.
pub struct Parts {
    /// The search field, the order and the count.
    pub search: Rect,
    /// What is filtered and marked, where there is something.
    pub strip: Option<Rect>,
    /// The heading of the list.
    pub heading: Rect,
    /// The list.
    pub list: Rect,
    /// What stands beside it.
    pub places: Option<Places>,
}

/// Whether there is a line for filters and marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strip {
    /// There is.
    Shown,
    /// There is nothing to say.
    Hidden,
}

/// Where the parts are.
pub fn parts(area: Rect, strip: Strip, beside: Beside) -> Parts {
    let (search, rest) = boxes::split_top(area, 1);
    let (strip, rest) = if strip == Strip::Shown {
        let (strip, rest) = boxes::split_top(rest, 1);
        (Some(strip), rest)
    } else {
        (None, rest)
    };
    let (left, places) = pane::split(rest, beside);
    let (heading, list) = boxes::split_top(left, 1);
    Parts { search, strip, heading, list, places }
}

/// Draws it.
pub fn draw(roster: &Roster, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let parts = roster.parts(area);
    let count = match roster.list.total {
        Some(_) if roster.shows_recent(shared) => words.get("tui-recent"),
        Some(total) => words.say(&msg!("tui-people-count", count = total)),
        None if roster.list.is_unread() => String::new(),
        None => words.get("tui-loading"),
    };
    let mut right = Vec::new();
    if roster.field.is_blank() && !roster.shows_recent(shared) {
        let is_usual = (roster.sort, roster.direction) == (Sort::Address, Direction::Usual);
        right.extend((!is_usual).then(|| sort_said(words, &sort_message(roster.sort), roster.direction)));
    }
    right.push(count);
    right.extend(gone_said(roster.gone, words));
    draw_search((&roster.field, roster.focus), &right.join(" · "), shared, frame, parts.search);
    if let Some(strip) = parts.strip {
        let marked = Some(roster.own.marks.len()).filter(|count| *count > 0);
        let marked = marked.map(|count| msg!("tui-marked", count = count));
        draw_strip(&roster.filters, marked.as_ref(), shared, frame, strip);
    }
    let columns = Columns::of(usize::from(parts.list.width), roster.filters.area.is_some());
    frame.render_widget(Line::styled(columns.heading(words), theme.style(Role::Heading)), parts.heading);
    draw_list(roster, shared, frame, (parts.list, &columns));
    if let (Some(places), Some(line)) = (parts.places, roster.list.current()) {
        roster.pane.draw((line.household, Some(line.reference)), shared, frame, &places);
    }
}

/// Who was counted in the figure that a list is of, and is not on it.
pub fn gone_said(gone: usize, words: &Words) -> Option<String> {
    (gone > 0).then(|| words.say(&msg!("tui-list-gone", count = gone)))
}

/// The search field, and what is said at its right.
pub fn draw_search((search, focus): (&TextField, Focus), right: &str, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let right_wide = cells::cells(cells::width(right)).min(area.width / 2);
    let (left, at_right) = boxes::split_left(area, area.width.saturating_sub(right_wide + 1));
    frame.render_widget(Line::from(cells::right(right, usize::from(at_right.width))), at_right);
    let (sign, field) = boxes::split_left(left, 1);
    frame.render_widget(Line::styled("/", theme.style(Role::Key)), sign);
    if search.text().is_empty() {
        let hint = match (shared.search, focus) {
            (Search::Preparing, _) => words.get("tui-search-preparing"),
            (Search::Ready, Focus::Here) => words.get("tui-search-hint"),
            (Search::Ready, Focus::Elsewhere) => words.get("tui-search-press"),
        };
        frame.render_widget(Line::styled(cells::fit(&hint, usize::from(field.width)), theme.style(Role::Muted)), field);
    }
    search.draw(frame, field, theme.style(Role::Heading), focus);
}

/// What is filtered, how many are marked, and the key that takes the filters away.
pub fn draw_strip(filters: &Filters, marked: Option<&Message>, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let wide = usize::from(area.width);
    let marked = marked.map(|marked| format!("{} {}", mark_sign(shared), words.say(marked))).unwrap_or_default();
    let room = wide.saturating_sub(cells::width(&marked) + 2);
    let mut spans = Vec::new();
    if !filters.is_empty() {
        let clear = words.get("tui-filters-clear");
        let said = words.say(&msg!("tui-filtered-by", filters = filters.said(words)));
        let said = cells::fit(&said, room.saturating_sub(cells::width(&clear) + 2));
        spans.push(Span::styled(format!("{said}  "), theme.style(Role::Heading)));
        spans.push(Span::styled(cells::fit(&clear, room), theme.style(Role::Muted)));
    }
    let used: usize = spans.iter().map(Span::width).sum();
    spans.push(Span::raw(" ".repeat(wide.saturating_sub(used + cells::width(&marked)))));
    spans.push(Span::styled(cells::fit(&marked, wide), theme.style(Role::Attention)));
    frame.render_widget(Line::from(spans), area);
}

/// The sign of a marked line.
pub fn mark_sign(shared: &Shared) -> &'static str {
    shared.theme.pick("■", "x")
}

/// An order and its end, in words.
pub fn sort_said(words: &Words, sort: &Message, direction: Direction) -> String {
    match direction {
        Direction::Usual => words.say(sort),
        Direction::Reversed => words.say(&msg!("tui-sort-reversed", sort = sort.clone())),
    }
}

fn sort_message(sort: Sort) -> Message {
    match sort {
        Sort::Address => msg!("tui-sort-address"),
        Sort::Name => msg!("tui-sort-name"),
        Sort::Area => msg!("tui-sort-area"),
        Sort::Birth => msg!("tui-sort-birth"),
    }
}

/// The order that a click on a heading asks for.
pub fn sort_at(heading: Rect, position: Position, one_area: bool) -> Option<Sort> {
    let columns = Columns::of(usize::from(heading.width), one_area);
    let at = usize::from(position.x.saturating_sub(heading.x));
    let name = 2 + columns.state + 1;
    let year = name + columns.name + 1;
    let area = year + YEAR + 1;
    let address = area + columns.area + usize::from(columns.area > 0);
    Some(match at {
        at if at < name => return None,
        at if at < year => Sort::Name,
        at if at < area => Sort::Birth,
        at if at < address => Sort::Area,
        _ => Sort::Address,
    })
}

/// Says in place of the list why there is nobody in it.
pub fn draw_nothing((search, filters): (&TextField, &Filters), shared: &Shared, frame: &mut Frame, area: Rect) {
    let words = &shared.words;
    let text = match (search.is_blank(), filters.is_empty()) {
        (true, true) => words.get("tui-list-nobody"),
        (true, false) => words.get("tui-list-empty"),
        (false, true) => words.get("tui-nobody-found"),
        (false, false) => words.get("tui-nobody-found-filtered"),
    };
    for (line, at) in cells::wrap(&text, usize::from(area.width)).into_iter().zip(area.rows()) {
        frame.render_widget(Line::from(line), at);
    }
}

/// Says that the list could not be read, and how to try again.
pub fn draw_unread(shared: &Shared, frame: &mut Frame, area: Rect) {
    let text = shared.words.get("tui-list-unread");
    for (line, at) in cells::wrap(&text, usize::from(area.width)).into_iter().zip(area.rows()) {
        frame.render_widget(Line::from(line), at);
    }
}

fn draw_list(roster: &Roster, shared: &Shared, frame: &mut Frame, (area, columns): (Rect, &Columns)) {
    if roster.list.is_unread() {
        return draw_unread(shared, frame, area);
    }
    if roster.list.total == Some(0) {
        return draw_nothing((&roster.field, &roster.filters), shared, frame, area);
    }
    for (place, at) in (roster.list.top..roster.list.total.unwrap_or(0)).zip(area.rows()) {
        let line = match roster.list.line(place) {
            Some(line) => {
                let is_marked = roster.own.marks.contains(&line.reference);
                columns.line(line, shared, (place == roster.list.selected, is_marked))
            }
            None => Line::styled(shared.words.get("tui-loading"), shared.theme.style(Role::Muted)),
        };
        frame.render_widget(line, at);
    }
}

/// The columns of the list: pointer, mark, state, name, year of birth, area, address.
struct Columns {
    state: usize,
    name: usize,
    area: usize,
    address: usize,
}

const YEAR: usize = 4;

impl Columns {
    /// Where one area is listed, its name in each line would say nothing; a narrow list has the household beside it.
    fn of(wide: usize, one_area: bool) -> Self {
        let state = 16;
        let area = if one_area || wide < 70 { 0 } else { 9 };
        let name = if wide >= 76 { 24 } else { 20 };
        let used = 2 + state + 1 + name + 1 + YEAR + 1 + area + usize::from(area > 0);
        Self { state, name, area, address: wide.saturating_sub(used) }
    }

    fn heading(&self, words: &Words) -> String {
        let mut text = format!(
            "  {} {} {} ",
            cells::left(&words.get("tui-column-state"), self.state),
            cells::left(&words.get("tui-column-name"), self.name),
            cells::left(&words.get("tui-column-year"), YEAR),
        );
        if self.area > 0 {
            text.push_str(&cells::left(&words.get("tui-column-area"), self.area));
            text.push(' ');
        }
        text.push_str(&cells::left(&words.get("tui-column-address"), self.address));
        text
    }

    fn line(&self, line: &PersonLine, shared: &Shared, (is_selected, is_marked): (bool, bool)) -> Line<'static> {
        let theme = shared.theme;
        let base = if is_selected { theme.style(Role::Selected) } else { Style::new() };
        let style = |role: Role| if is_selected { base } else { theme.style(role) };
        let gone = !line.presence.is_counted();
        let state = match line.presence {
            Presence::Resident | Presence::Absent => shared.words.say(&state::word(line.next_step)),
            other => shared.words.say(&Message::of_code("presence", other.code())),
        };
        let state = format!("{} {state}", state::sign(theme, line.next_step));
        let plain = if gone { style(Role::Muted) } else { style(Role::Plain) };
        let plain = if is_marked { plain.patch(theme.style(Role::Heading)) } else { plain };
        let year = line.birth_date.map(|date| date.year().to_string()).unwrap_or_default();
        let mut spans = vec![
            Span::styled(if is_selected { theme.pointer() } else { " " }, base),
            Span::styled(if is_marked { mark_sign(shared) } else { " " }, style(Role::Attention)),
            Span::styled(cells::left(&state, self.state), style(state::role(line.next_step))),
            Span::styled(" ", base),
        ];
        let mark = base.patch(theme.style(Role::Match));
        let matched = &line.matched;
        spans.extend(cells::marked(&line.full_name, &matched.name, self.name, (plain, mark)));
        spans.push(Span::styled(" ", plain));
        spans.extend(cells::marked(&year, &matched.year, YEAR, (plain, mark)));
        spans.push(Span::styled(" ", plain));
        if self.area > 0 {
            spans.extend(cells::marked(&line.area, &matched.area, self.area, (plain, mark)));
            spans.push(Span::styled(" ", plain));
        }
        spans.extend(cells::marked(&line.address, &matched.address, self.address, (plain, mark)));
        Line::from(spans)
    }
}
