//! How the list of households is drawn: one line a door, beside it the household where there is room.

use chrono::{Datelike, NaiveDate};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::households::Households;
use super::people_detail::day_shown;
use super::roster_view::{draw_nothing, draw_search, draw_strip, draw_unread, gone_said, mark_sign, sort_said};
use crate::desk::households::HouseholdSort;
use crate::desk::people::Direction;
use crate::desk::views::HouseholdLine;
use crate::domain::visit::Appointment;
use crate::msg;
use crate::text::words::{Message, Words};
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::cells;

/// Cells of the state.
const STATE: usize = 14;
/// Cells of the household number.
const NUMBER: usize = 6;
/// Cells of the count of members.
const MEMBERS: usize = 5;
/// Cells of a day with its time.
const MOMENT: usize = 15;
/// Cells of a day.
const DAY: usize = 10;
/// Characters of a day without its year.
const DAY_AND_MONTH: usize = 5;

/// Draws it.
pub fn draw(households: &Households, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let parts = households.parts(area);
    let mut right = Vec::new();
    let is_usual = (households.sort, households.direction) == (HouseholdSort::Address, Direction::Usual);
    if households.field.is_blank() && !is_usual {
        right.push(sort_said(words, &sort_message(households.sort), households.direction));
    }
    right.push(match households.list.total {
        Some(total) => words.say(&msg!("tui-households-count", count = total)),
        None if households.list.is_unread() => String::new(),
        None => words.get("tui-loading"),
    });
    right.extend(gone_said(households.gone, words));
    draw_search((&households.field, households.focus), &right.join(" · "), shared, frame, parts.search);
    if let Some(strip) = parts.strip {
        let marked = Some(households.own.marks.len()).filter(|count| *count > 0);
        let marked = marked.map(|count| msg!("tui-marked-households", count = count));
        draw_strip(&households.filters, marked.as_ref(), shared, frame, strip);
    }
    let columns = Columns::of(usize::from(parts.list.width), households.filters.area.is_some());
    frame.render_widget(Line::styled(columns.heading(words), theme.style(Role::Heading)), parts.heading);
    draw_list(households, shared, frame, (parts.list, &columns));
    if let (Some(places), Some(line)) = (parts.places, households.list.current()) {
        households.pane.draw((line.reference, line.person), shared, frame, &places);
    }
}

fn sort_message(sort: HouseholdSort) -> Message {
    match sort {
        HouseholdSort::Address => msg!("tui-sort-address"),
        HouseholdSort::Number => msg!("tui-sort-number"),
        HouseholdSort::LastVisit => msg!("tui-sort-last-visit"),
        HouseholdSort::Appointment => msg!("tui-sort-appointment"),
    }
}

/// The order that a click on a heading asks for.
pub fn sort_at(heading: Rect, position: Position, one_area: bool) -> Option<HouseholdSort> {
    let columns = Columns::of(usize::from(heading.width), one_area);
    let at = usize::from(position.x.saturating_sub(heading.x));
    let number = 2 + STATE + 1;
    let head = number + NUMBER + 1;
    let visit = head + columns.head + 1 + MEMBERS + 1;
    let appointment = visit + columns.visit + usize::from(columns.visit > 0);
    let area = appointment + MOMENT + 1;
    Some(match at {
        at if at < number => return None,
        at if at < head => HouseholdSort::Number,
        at if at < visit => return None,
        at if at < appointment => HouseholdSort::LastVisit,
        // Where there is no room for both, one column shows what is next, and the last visit otherwise.
        at if at < area => HouseholdSort::Appointment,
        _ => HouseholdSort::Address,
    })
}

fn draw_list(households: &Households, shared: &Shared, frame: &mut Frame, (area, columns): (Rect, &Columns)) {
    let list = &households.list;
    if list.is_unread() {
        return draw_unread(shared, frame, area);
    }
    if list.total == Some(0) {
        return draw_nothing((&households.field, &households.filters), shared, frame, area);
    }
    for (place, at) in (list.top..list.total.unwrap_or(0)).zip(area.rows()) {
        let line = match list.line(place) {
            Some(line) => {
                let is_marked = households.own.marks.contains(&line.reference);
                columns.line(line, shared, (place == list.selected, is_marked))
            }
            None => Line::styled(shared.words.get("tui-loading"), shared.theme.style(Role::Muted)),
        };
        frame.render_widget(line, at);
    }
}

/// The columns of the list: pointer, state, number, head, members, last visit, appointment, area, address.
struct Columns {
    head: usize,
    visit: usize,
    area: usize,
    address: usize,
}

impl Columns {
    fn of(wide: usize, one_area: bool) -> Self {
        let head = if wide >= 90 { 22 } else { 16 };
        let visit = if wide >= 100 { DAY } else { 0 };
        let area = if one_area || wide < 110 { 0 } else { 9 };
        let gaps = usize::from(visit > 0) + usize::from(area > 0);
        let used = 2 + STATE + 1 + NUMBER + 1 + head + 1 + MEMBERS + 1 + MOMENT + 1 + visit + area + gaps;
        Self { head, visit, area, address: wide.saturating_sub(used) }
    }

    fn heading(&self, words: &Words) -> String {
        let mut text = format!(
            "  {} {} {} {} ",
            cells::left(&words.get("tui-column-activation"), STATE),
            cells::left(&words.get("tui-column-number"), NUMBER),
            cells::left(&words.get("tui-column-head"), self.head),
            cells::right(&words.get("tui-column-members"), MEMBERS),
        );
        if self.visit > 0 {
            text.push_str(&format!("{} ", cells::left(&words.get("tui-column-last-visit"), self.visit)));
        }
        let appointment = if self.visit > 0 { "tui-column-appointment" } else { "tui-column-appointment-or-visit" };
        text.push_str(&format!("{} ", cells::left(&words.get(appointment), MOMENT)));
        if self.area > 0 {
            text.push_str(&format!("{} ", cells::left(&words.get("tui-column-area"), self.area)));
        }
        text.push_str(&cells::left(&words.get("tui-column-address"), self.address));
        text
    }

    fn line(&self, line: &HouseholdLine, shared: &Shared, (is_selected, is_marked): (bool, bool)) -> Line<'static> {
        let (words, theme) = (&shared.words, shared.theme);
        let base = if is_selected { theme.style(Role::Selected) } else { Style::new() };
        let style = |role: Role| if is_selected { base } else { theme.style(role) };
        let plain = style(if line.residents == 0 { Role::Muted } else { Role::Plain });
        let (state, role) = state(line, shared);
        let mut spans = vec![
            Span::styled(if is_selected { theme.pointer() } else { " " }, base),
            if is_marked { Span::styled(mark_sign(shared), style(Role::Attention)) } else { Span::styled(" ", base) },
            Span::styled(cells::left(&state, STATE), style(role)),
            Span::styled(" ", plain),
        ];
        let mark = base.patch(theme.style(Role::Match));
        let matched = &line.matched;
        spans.extend(cells::marked(&line.household_no, &matched.number, NUMBER, (plain, mark)));
        spans.push(Span::styled(" ", plain));
        spans.extend(cells::marked(&line.head, &matched.name, self.head, (plain, mark)));
        spans.push(Span::styled(format!(" {} ", cells::right(&line.residents.to_string(), MEMBERS)), plain));
        let visited = line.last_visit.map(day_shown);
        if self.visit > 0 {
            let visited = visited.clone().unwrap_or_else(|| "–".to_owned());
            spans.push(Span::styled(format!("{} ", cells::left(&visited, self.visit)), plain));
        }
        let (moment, role) = match line.appointment {
            Some(appointment) if appointment.day < shared.now.today => {
                (words.say(&msg!("tui-cell-late", on = moment(appointment, shared.now.today))), Role::Trouble)
            }
            Some(appointment) if appointment.day == shared.now.today => {
                (words.say(&msg!("tui-cell-today", on = moment(appointment, shared.now.today))), Role::Attention)
            }
            Some(appointment) => (moment(appointment, shared.now.today), Role::Plain),
            None if self.visit > 0 => ("–".to_owned(), Role::Muted),
            None => match visited {
                Some(day) => (words.say(&msg!("tui-cell-visited", day = day)), Role::Muted),
                None => (words.get("tui-cell-unvisited"), Role::Muted),
            },
        };
        spans.push(Span::styled(format!("{} ", cells::left(&moment, MOMENT)), style(role)));
        if self.area > 0 {
            spans.extend(cells::marked(&line.area, &matched.area, self.area, (plain, mark)));
            spans.push(Span::styled(" ", plain));
        }
        spans.extend(cells::marked(&line.address, &matched.address, self.address, (plain, mark)));
        Line::from(spans)
    }
}

/// `20/06 19:30`; of another year with the year.
pub fn moment(appointment: Appointment, today: NaiveDate) -> String {
    let day = day_shown(appointment.day);
    let is_near = appointment.day.year() == today.year();
    let day = if is_near { day.chars().take(DAY_AND_MONTH).collect() } else { day };
    appointment.time.map_or_else(|| day.clone(), |time| format!("{day} {}", time.format("%H:%M")))
}

/// How far a household is, with the sign that people of that state have.
fn state(line: &HouseholdLine, shared: &Shared) -> (String, Role) {
    let (words, theme) = (&shared.words, shared.theme);
    let (part, whole) = (line.activated, line.eligible);
    let (sign, message, role) = match () {
        () if line.to_activate > 0 => {
            (theme.pick("●", "*"), msg!("tui-household-to-activate", count = line.to_activate), Role::Attention)
        }
        () if whole == 0 => (theme.pick("–", "-"), msg!("tui-household-nobody"), Role::Muted),
        () if part == whole => {
            (theme.pick("√", "+"), msg!("tui-household-done", part = part, whole = whole), Role::Good)
        }
        () => (theme.pick("○", "o"), msg!("tui-household-rest", part = part, whole = whole), Role::Plain),
    };
    (format!("{sign} {}", words.say(&message)), role)
}
