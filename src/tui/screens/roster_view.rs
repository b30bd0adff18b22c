//! How the list of people is drawn: one line a person, beside it the household where there is room.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::roster::Roster;
use super::sieve::Sieve;
use super::{Behaviour, people_detail};
use crate::desk::people::Sort;
use crate::desk::views::PersonLine;
use crate::domain::presence::Presence;
use crate::msg;
use crate::text::words::Message;
use crate::tui::model::{Search, Shared};
use crate::tui::state;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Focus;
use crate::tui::widgets::{boxes, cells};

/// From so many columns on the household stands beside the list.
const WIDE: u16 = 120;
/// Columns of the list then, at least.
const LIST_LEAST: u16 = 64;

/// The parts of the screen.
pub struct Parts {
    /// The search field with what is filtered.
    pub search: Rect,
    /// The heading of the list.
    pub heading: Rect,
    /// The list.
    pub list: Rect,
    /// The household beside it.
    pub pane: Option<Rect>,
}

/// Where the parts are.
pub fn parts(area: Rect) -> Parts {
    let (search, rest) = boxes::split_top(area, 1);
    let (left, pane) = if area.width >= WIDE {
        let list_wide = u16::try_from(u32::from(area.width) * 21 / 40).unwrap_or(area.width);
        let (left, right) = boxes::split_left(rest, list_wide.max(LIST_LEAST));
        (left, Some(boxes::split_left(right, 1).1))
    } else {
        (rest, None)
    };
    let (heading, list) = boxes::split_top(left, 1);
    Parts { search, heading, list, pane }
}

/// How many lines of the list are seen.
pub fn list_rows(area: Rect) -> usize {
    usize::from(parts(area).list.height).max(1)
}

/// Draws it.
pub fn draw(roster: &Roster, shared: &Shared, frame: &mut Frame, area: Rect) {
    let parts = parts(area);
    draw_search(roster, shared, frame, parts.search);
    let columns = Columns::of(usize::from(parts.list.width), roster.area.is_some());
    let heading = columns.heading(&shared.words);
    frame.render_widget(Line::styled(heading, shared.theme.style(Role::Heading)), parts.heading);
    draw_list(roster, shared, frame, (parts.list, &columns));
    if let Some(pane) = parts.pane {
        draw_pane(roster, shared, frame, pane);
    }
}

fn draw_search(roster: &Roster, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let count = match roster.total {
        Some(total) => words.say(&msg!("tui-people-count", count = total)),
        None => words.get("tui-loading"),
    };
    let mut filters: Vec<String> = roster.area.iter().map(|area| area_name(shared, area)).collect();
    filters.extend(roster.behind.iter().map(|(_, figure)| words.say(figure)));
    if roster.sieve != Sieve::All {
        filters.push(words.say(&Message::of_code("tui-filter", roster.sieve.code())));
    }
    if roster.sort != Sort::Address && roster.field.text().is_empty() {
        filters.push(words.say(&sort_message(roster.sort)));
    }
    filters.push(count);
    let right = filters.join(" · ");
    let right_wide = cells::cells(cells::width(&right)).min(area.width / 2);
    let (left, at_right) = boxes::split_left(area, area.width.saturating_sub(right_wide + 1));
    frame.render_widget(Line::from(cells::right(&right, usize::from(at_right.width))), at_right);
    let (sign, field) = boxes::split_left(left, 1);
    frame.render_widget(Line::styled("/", theme.style(Role::Key)), sign);
    if roster.field.text().is_empty() {
        let hint = match (shared.search, roster.focus) {
            (Search::Preparing, _) => words.get("tui-search-preparing"),
            (Search::Ready, Focus::Here) => words.get("tui-search-hint"),
            (Search::Ready, Focus::Elsewhere) => words.get("tui-search-press"),
        };
        frame.render_widget(Line::styled(cells::fit(&hint, usize::from(field.width)), theme.style(Role::Muted)), field);
    }
    roster.field.draw(frame, field, theme.style(Role::Heading), roster.focus);
}

/// The name of an area, or what stands for none.
pub fn area_name(shared: &Shared, area: &str) -> String {
    if area.is_empty() { shared.words.get("tui-no-area") } else { area.to_owned() }
}

fn sort_message(sort: Sort) -> Message {
    match sort {
        Sort::Address => msg!("tui-sort-address"),
        Sort::Name => msg!("tui-sort-name"),
        Sort::Area => msg!("tui-sort-area"),
        Sort::Birth => msg!("tui-sort-birth"),
    }
}

fn draw_list(roster: &Roster, shared: &Shared, frame: &mut Frame, (area, columns): (Rect, &Columns)) {
    let words = &shared.words;
    if roster.total == Some(0) {
        let text =
            if roster.field.text().is_empty() { words.get("tui-list-empty") } else { words.get("tui-nobody-found") };
        for (line, at) in cells::wrap(&text, usize::from(area.width)).into_iter().zip(area.rows()) {
            frame.render_widget(Line::from(line), at);
        }
        return;
    }
    for (place, at) in (roster.top..roster.total.unwrap_or(0)).zip(area.rows()) {
        let is_selected = place == roster.selected;
        let line = match roster.line(place) {
            Some(line) => columns.line(line, shared, is_selected),
            None => Line::styled(words.get("tui-loading"), shared.theme.style(Role::Muted)),
        };
        frame.render_widget(line, at);
    }
}

fn draw_pane(roster: &Roster, shared: &Shared, frame: &mut Frame, area: Rect) {
    let Some((household, person)) = roster.person() else { return };
    let Some(card) = roster.pane.as_ref().filter(|card| card.reference == household) else { return };
    people_detail::draw_household(card, person, shared, frame, area);
}

/// The columns of the list: pointer, state, name, year of birth, area, address.
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

    fn heading(&self, words: &crate::text::words::Words) -> String {
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

    fn line(&self, line: &PersonLine, shared: &Shared, is_selected: bool) -> Line<'static> {
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
        let year = line.birth_date.map(|date| date.year().to_string()).unwrap_or_default();
        let mut spans = vec![
            Span::styled(if is_selected { theme.pointer() } else { " " }, base),
            Span::styled(" ", base),
            Span::styled(cells::left(&state, self.state), style(state::role(line.next_step))),
            Span::styled(" ", base),
        ];
        let mark = base.patch(theme.style(Role::Match));
        spans.extend(cells::marked(&line.full_name, &line.matched, self.name, (plain, mark)));
        spans.push(Span::styled(format!(" {} ", cells::left(&year, YEAR)), plain));
        if self.area > 0 {
            spans.push(Span::styled(format!("{} ", cells::left(&line.area, self.area)), plain));
        }
        spans.push(Span::styled(cells::left(&line.address, self.address), plain));
        Line::from(spans)
    }
}
