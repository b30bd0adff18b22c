//! How the doors of an evening are drawn: where and how one walks, what the evening has brought, how many doors wait for
//! what, one line a door, and one line for all that are done.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::areas::known;
use super::{BESIDE, DIGITS, Walk};
use crate::desk::walk::DoorLine;
use crate::domain::next_step::NextStep;
use crate::domain::visit::{Appointment, Outcome};
use crate::domain::walk::Need;
use crate::msg;
use crate::sys::settings::{DoneDoors, WalkOnly, WalkOrder, WalkSides};
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::model::Shared;
use crate::tui::screens::facts::area_name;
use crate::tui::screens::pane::{self, Places};
use crate::tui::screens::roster_view::draw_unread;
use crate::tui::state;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{boxes, cells};

/// From so many rows on the columns have a heading.
const HIGH: u16 = 14;

/// Where the parts are.
pub struct Parts {
    /// Where one walks, and in what order.
    pub place: Rect,
    evening: Rect,
    needs: Rect,
    heading: Rect,
    /// The doors.
    pub list: Rect,
    /// The doors that are done, in one line.
    pub fold: Rect,
    beside: Option<Places>,
    columns: Columns,
}

/// Cuts the screen into its parts.
pub fn parts(area: Rect, several_areas: bool) -> Parts {
    let (place, rest) = boxes::split_top(area, 1);
    let (evening, rest) = boxes::split_top(rest, 1);
    let (needs, rest) = boxes::split_top(rest, 1);
    let (left, beside) = pane::split(rest, BESIDE);
    let (heading, left) = boxes::split_top(left, u16::from(area.height >= HIGH));
    let (list, fold) = boxes::split_top(left, left.height.saturating_sub(1));
    let columns = Columns::of(usize::from(list.width), several_areas);
    Parts { place, evening, needs, heading, list, fold, beside, columns }
}

/// Draws it.
pub fn draw(walk: &Walk, shared: &Shared, frame: &mut Frame, area: Rect) {
    let parts = walk.parts(shared, area);
    draw_place(walk, shared, frame, parts.place);
    // Before the doors came nothing is known of the evening either.
    if walk.list.total.is_some() {
        draw_evening(walk, shared, frame, parts.evening);
        draw_needs(walk, shared, frame, parts.needs);
    }
    let heading = parts.columns.heading(&shared.words);
    frame.render_widget(Line::styled(heading, shared.theme.style(Role::Heading)), parts.heading);
    draw_list(walk, shared, frame, &parts);
    draw_fold(walk, shared, frame, parts.fold);
    if let (Some(places), Some(line)) = (&parts.beside, walk.list.current()) {
        walk.pane.draw((line.reference, line.person), shared, frame, places);
    }
}

/// Which areas, in what order, and how many doors.
fn draw_place(walk: &Walk, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let choice = &shared.app.walk;
    let areas: Vec<String> = known(choice, shared).iter().map(|area| area_name(area, words)).collect();
    let areas = if areas.is_empty() { words.get("tui-whole-ward") } else { areas.join(", ") };
    let order = words.say(&match choice.order {
        WalkOrder::UrgentFirst => msg!("tui-walk-urgent-first"),
        WalkOrder::OneWalk => msg!("tui-walk-one-walk"),
    });
    let sides = words.say(&match choice.sides {
        WalkSides::UpAndBack => msg!("tui-walk-up-and-back"),
        WalkSides::Together => msg!("tui-walk-together"),
    });
    let total = match walk.list.total {
        Some(total) => Some(words.say(&msg!("tui-households-count", count = total))),
        None if walk.list.is_unread() => None,
        None => Some(words.get("tui-loading")),
    };
    let wide = usize::from(area.width);
    let how: Vec<String> = [order, sides].into_iter().chain(total).collect();
    let how = cells::fit(&how.join(" · "), wide);
    let name = cells::left(&areas, wide.saturating_sub(cells::width(&how) + 2));
    let line = Line::from(vec![
        Span::styled(name, theme.style(Role::Heading)),
        Span::raw("  "),
        Span::styled(how, theme.style(Role::Muted)),
    ]);
    frame.render_widget(line, area);
}

fn draw_evening(walk: &Walk, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, evening) = (&shared.words, &walk.evening);
    let mut text = match evening.doors {
        0 => words.get("tui-walk-evening-none"),
        doors => {
            words.say(&msg!("tui-walk-evening", doors = doors, people = evening.people, activated = evening.activated))
        }
    };
    if let Some(tenths) = evening.per_hour_tenths() {
        #[expect(clippy::cast_precision_loss, reason = "doors an hour are far below 2^52")]
        let pace = numbers::decimal(words.lang, tenths as f64 / 10.0, 1);
        text.push_str(&format!(" · {}", words.say(&msg!("tui-walk-pace", pace = pace))));
    }
    let role = if evening.activated > 0 { Role::Good } else { Role::Plain };
    frame.render_widget(Line::styled(cells::fit(&text, usize::from(area.width)), shared.theme.style(role)), area);
}

/// How many doors wait for what, each with its digit; in a narrow window closer together, then without words: the
/// signs are those of the lines.
fn draw_needs(walk: &Walk, shared: &Shared, frame: &mut Frame, area: Rect) {
    let all = [(Told::InWords, 3), (Told::InWords, 1), (Told::InNumbers, 2)];
    let lines = all.map(|(told, gap)| needs_line(walk, shared, (told, gap)));
    let fitting = lines.iter().find(|line| line.width() <= usize::from(area.width));
    if let Some(line) = fitting.or(lines.last()) {
        frame.render_widget(line, area);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    InWords,
    InNumbers,
}

fn needs_line(walk: &Walk, shared: &Shared, (told, gap): (Told, usize)) -> Line<'static> {
    let (words, theme) = (&shared.words, shared.theme);
    let only = shared.app.walk.only;
    let mut line = Line::default();
    for (place, (digit, filter, need)) in DIGITS.into_iter().enumerate() {
        let (sign, role) = sign(need, theme);
        let count = walk.counts.of(need);
        let text = match (told, need) {
            (Told::InNumbers, _) => numbers::count(words.lang, i64::try_from(count).unwrap_or(i64::MAX)),
            (Told::InWords, Need::Activate) => words.say(&msg!("tui-walk-activate", count = count)),
            (Told::InWords, Need::Due) => words.say(&msg!("tui-walk-due", count = count)),
            (Told::InWords, Need::Unvisited) => words.say(&msg!("tui-walk-unvisited", count = count)),
            (Told::InWords, Need::Other | Need::Done) => words.say(&msg!("tui-walk-other", count = count)),
        };
        let role = match only {
            _ if only == filter => Role::Selected,
            WalkOnly::All if count > 0 => role,
            WalkOnly::All | WalkOnly::Activate | WalkOnly::Due | WalkOnly::Unvisited | WalkOnly::Other => Role::Muted,
        };
        line.spans.extend([
            Span::raw(" ".repeat(if place == 0 { 0 } else { gap })),
            Span::styled(digit.to_string(), theme.style(Role::Key)),
            Span::raw(" "),
            Span::styled(format!("{sign} {text}"), theme.style(role)),
        ]);
    }
    line
}

fn draw_list(walk: &Walk, shared: &Shared, frame: &mut Frame, parts: &Parts) {
    let list = &walk.list;
    if list.is_unread() {
        return draw_unread(shared, frame, parts.list);
    }
    if list.total == Some(0) {
        let text = shared.words.say(&nothing(walk, shared));
        for (line, at) in cells::wrap(&text, usize::from(parts.list.width)).into_iter().zip(parts.list.rows()) {
            frame.render_widget(Line::from(line), at);
        }
        return;
    }
    for (place, at) in (list.top..list.total.unwrap_or(0)).zip(parts.list.rows()) {
        let line = match list.line(place) {
            Some(line) => parts.columns.line(line, shared, place == list.selected),
            None => Line::styled(shared.words.get("tui-loading"), shared.theme.style(Role::Muted)),
        };
        frame.render_widget(line, at);
    }
}

/// Why no door is listed, and what can be done.
fn nothing(walk: &Walk, shared: &Shared) -> Message {
    match shared.app.walk.only {
        WalkOnly::All if walk.counts.done > 0 => msg!("tui-walk-all-done"),
        WalkOnly::All => msg!("tui-walk-no-doors"),
        WalkOnly::Activate | WalkOnly::Due | WalkOnly::Unvisited | WalkOnly::Other => msg!("tui-walk-none-of-these"),
    }
}

fn draw_fold(walk: &Walk, shared: &Shared, frame: &mut Frame, area: Rect) {
    let count = walk.counts.done;
    if count == 0 || shared.app.walk.only != WalkOnly::All {
        return;
    }
    let (sign, role) = sign(Need::Done, shared.theme);
    let text = match shared.app.walk.done {
        DoneDoors::Folded => msg!("tui-walk-folded", count = count),
        DoneDoors::Shown => msg!("tui-walk-unfolded", count = count),
    };
    let text = cells::fit(&format!("  {sign} {}", shared.words.say(&text)), usize::from(area.width));
    frame.render_widget(Line::styled(text, shared.theme.style(role)), area);
}

/// The sign of a need, and how it is shown.
fn sign(need: Need, theme: Theme) -> (&'static str, Role) {
    match need {
        Need::Activate => (theme.pick("●", "*"), Role::Attention),
        Need::Due => (theme.pick("♦", "@"), Role::Heading),
        Need::Unvisited => (theme.pick("○", "o"), Role::Plain),
        Need::Other => (theme.pick("□", "#"), Role::Plain),
        Need::Done => (theme.pick("√", "+"), Role::Muted),
    }
}

/// The columns: pointer, sign, what waits, address, head, area, members.
#[derive(Clone, Copy)]
struct Columns {
    what: usize,
    head: usize,
    area: usize,
    members: usize,
    address: usize,
}

impl Columns {
    fn of(wide: usize, several_areas: bool) -> Self {
        let what = (wide * 2 / 5).clamp(20, 48);
        let head = if wide >= 78 { (wide / 5).min(26) } else { 0 };
        let area = if several_areas { (wide / 10).clamp(5, 16) } else { 0 };
        let members = if wide >= 100 { 7 } else { 0 };
        let gaps = [head, area, members].into_iter().filter(|column| *column > 0).count();
        let used = 4 + what + 1 + head + area + members + gaps;
        Self { what, head, area, members, address: wide.saturating_sub(used) }
    }

    fn heading(self, words: &Words) -> String {
        let mut text = format!(
            "    {} {}",
            cells::left(&words.get("tui-walk-column-what"), self.what),
            cells::left(&words.get("tui-column-address"), self.address),
        );
        let more = [(self.head, words.get("tui-column-head")), (self.area, words.get("tui-column-area"))];
        for (wide, name) in more.into_iter().filter(|(wide, _)| *wide > 0) {
            text.push_str(&format!(" {}", cells::left(&name, wide)));
        }
        if self.members > 0 {
            text.push_str(&format!(" {}", cells::right(&words.get("tui-column-members"), self.members)));
        }
        text
    }

    fn line(self, line: &DoorLine, shared: &Shared, is_selected: bool) -> Line<'static> {
        let theme = shared.theme;
        let base = if is_selected { theme.style(Role::Selected) } else { Style::new() };
        let style = |role: Role| if is_selected { base } else { theme.style(role) };
        let (sign, role) = sign(line.need, theme);
        let (what, what_role) = what(line, shared);
        let plain = style(if line.need == Need::Done { Role::Muted } else { Role::Plain });
        let address = if line.address.is_empty() { &line.household_no } else { &line.address };
        let mut spans = vec![
            Span::styled(if is_selected { theme.pointer() } else { " " }, base),
            Span::styled(" ", base),
            Span::styled(format!("{sign} "), style(role)),
            Span::styled(format!("{} ", cells::left(&what, self.what)), style(what_role.unwrap_or(role))),
            Span::styled(cells::left(address, self.address), plain),
        ];
        let area = area_name(&line.area, &shared.words);
        for (wide, text) in [(self.head, &line.head), (self.area, &area)].into_iter().filter(|(wide, _)| *wide > 0) {
            spans.push(Span::styled(format!(" {}", cells::left(text, wide)), plain));
        }
        if self.members > 0 {
            let members = cells::right(&line.residents.to_string(), self.members);
            spans.push(Span::styled(format!(" {members}"), plain));
        }
        Line::from(spans)
    }
}

/// What waits behind a door, in a few words, and how it is said where that is not as its need is.
fn what(line: &DoorLine, shared: &Shared) -> (String, Option<Role>) {
    let (words, today) = (&shared.words, shared.now.today);
    let is_late = line.appointment.is_some_and(|appointment| appointment.day < today);
    let mut parts: Vec<Message> = Vec::new();
    if line.need == Need::Done {
        parts.push(why_done(line, today));
        let left = line.steps.iter().find(|(step, _)| *step == NextStep::ActivateNow).map(|(_, count)| *count);
        // Whoever was there today is done for today, not for good.
        let left = left.filter(|_| line.latest.is_some_and(|(on, _)| on >= today));
        parts.extend(left.map(|count| msg!("tui-walk-left", count = count)));
        return (said(&parts, words), left.map(|_| Role::Attention));
    }
    if line.need == Need::Activate {
        parts.extend(line.steps.iter().find(|(step, _)| *step == NextStep::ActivateNow).map(step_said));
    }
    parts.extend(line.appointment.map(|appointment| due(appointment, today)));
    if line.latest.is_none() {
        parts.push(msg!("tui-walk-never-visited"));
    }
    let rest = line.steps.iter().filter(|(step, _)| line.need != Need::Activate || *step != NextStep::ActivateNow);
    parts.extend(rest.map(step_said));
    (said(&parts, words), is_late.then_some(Role::Trouble))
}

fn said(parts: &[Message], words: &Words) -> String {
    parts.iter().map(|part| words.say(part)).collect::<Vec<_>>().join(" · ")
}

fn step_said((step, count): &(NextStep, usize)) -> Message {
    if *step == NextStep::ActivateNow {
        return msg!("tui-walk-step-activate", count = *count);
    }
    msg!("tui-walk-step", step = state::word(*step), count = *count)
}

/// An appointment of today by its hour, an earlier one by its day.
fn due(appointment: Appointment, today: NaiveDate) -> Message {
    match appointment.time {
        _ if appointment.day < today => msg!("tui-walk-late", on = moment(appointment)),
        Some(time) => msg!("tui-walk-at", time = time.format("%H:%M").to_string()),
        None => msg!("tui-walk-today"),
    }
}

/// Why there is nothing to do at a door tonight.
fn why_done(line: &DoorLine, today: NaiveDate) -> Message {
    match (line.appointment, line.latest) {
        (Some(appointment), _) if appointment.day > today => {
            msg!("tui-walk-another-day", on = moment(appointment))
        }
        (_, Some((on, outcome))) if on >= today => {
            msg!("tui-walk-visited-today", outcome = Message::of_code("outcome", outcome.code()))
        }
        (_, Some((_, outcome @ (Outcome::Vacant | Outcome::Moved)))) => Message::of_code("outcome", outcome.code()),
        (_, _) if line.steps.is_empty() => msg!("tui-walk-nothing"),
        (_, _) => msg!("tui-walk-only-waits"),
    }
}

/// `20/06 19:30`.
fn moment(appointment: Appointment) -> String {
    let day = numbers::short_day(appointment.day);
    appointment.time.map_or_else(|| day.clone(), |time| format!("{day} {}", time.format("%H:%M")))
}
