//! A person and a household in detail: shared by the household's screen and the pane beside the list.

use std::fmt::Write as _;

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::desk::views::{HouseholdCard, PersonCard, PersonRef, VisitShown};
use crate::domain::milestone::Milestone;
use crate::domain::next_step::NextStep;
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::domain::reason::Reason;
use crate::domain::visit::{Appointment, Handset};
use crate::msg;
use crate::text::numbers::{self, Lang};
use crate::text::words::{Message, Words};
use crate::tui::model::Shared;
use crate::tui::state;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// Number, head, address, area, appointment: who lives here.
pub fn household_lines(card: &HouseholdCard, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let words = &shared.words;
    let facts = &card.household.facts;
    let mut parts = Vec::new();
    if let Some(number) = &facts.household_no {
        parts.push(words.say(&msg!("tui-household-no", number = number)));
    }
    if let Some(head) = &facts.head_name {
        parts.push(words.say(&msg!("tui-household-head", name = head)));
    }
    parts.push(words.say(&msg!("tui-members-count", count = card.members.len())));
    let place: Vec<&str> = [&facts.address, &facts.area].into_iter().flatten().map(String::as_str).collect();
    let mut lines = vec![
        Line::styled(cells::fit(&place.join(" · "), wide), shared.theme.style(Role::Heading)),
        Line::from(cells::fit(&parts.join(" · "), wide)),
    ];
    if let Some(appointment) = card.appointment {
        let promised = card.visits.iter().rev().find(|visit| visit.next == Some(appointment));
        let by = promised.map(|visit| visit.by.as_str()).unwrap_or_default();
        lines.push(appointment_line(appointment, by, shared, wide));
    }
    lines
}

fn appointment_line(appointment: Appointment, by: &str, shared: &Shared, wide: usize) -> Line<'static> {
    let today = shared.now.today;
    let when = appointment_shown(appointment);
    let (message, role) = match (appointment.day - today).num_days() {
        0 => (msg!("tui-appointment-today", on = when), Role::Attention),
        days @ ..0 => (msg!("tui-appointment-late", on = when, days = -days), Role::Trouble),
        _ => (msg!("tui-appointment", on = when), Role::Plain),
    };
    let said = shared.words.say(&message);
    let said = if by.is_empty() { said } else { shared.words.say(&msg!("tui-promised-by", what = said, name = by)) };
    Line::styled(cells::fit(&said, wide), shared.theme.style(role))
}

/// A line a member: state, name, year of birth, relationship, and how far card and accounts are.
pub fn member_line(member: &PersonCard, shared: &Shared, (wide, is_selected): (usize, bool)) -> Line<'static> {
    let (words, theme) = (&shared.words, shared.theme);
    let facts = &member.person.facts;
    let year = facts.birth_date.map(|date| date.year().to_string()).unwrap_or_default();
    let stage = |line| {
        let furthest = state::furthest(&member.person, line, shared.now.today);
        furthest.map_or_else(|| words.get("tui-stage-none"), |message| words.say(&message))
    };
    let columns = MemberColumns::of(wide);
    let base = if is_selected { theme.style(Role::Selected) } else { theme.style(Role::Plain) };
    let role = state::role(member.next_step);
    let sign_style = if is_selected { base } else { theme.style(role) };
    let text = format!(
        " {} {} {} {} {} {}",
        cells::left(&facts.full_name, columns.name),
        cells::left(&year, 4),
        cells::left(facts.relationship.as_deref().unwrap_or_default(), columns.relation),
        cells::left(&stage(state::Line::Card), columns.card),
        cells::left(&stage(state::Line::Level1), columns.level),
        cells::left(&stage(state::Line::Level2), columns.level),
    );
    let name_style = if is_selected || member.presence.is_counted() { base } else { theme.style(Role::Muted) };
    Line::from(vec![
        Span::styled(if is_selected { theme.pointer() } else { " " }, base),
        Span::styled(cells::left(state::sign(theme, member.next_step), 1), sign_style),
        Span::styled(cells::left(&text, wide.saturating_sub(2)), name_style),
    ])
}

/// The heading over the members.
pub fn member_heading(words: &Words, wide: usize) -> String {
    let columns = MemberColumns::of(wide);
    let text = format!(
        "   {} {} {} {} {} {}",
        cells::left(&words.get("tui-column-name"), columns.name),
        cells::left(&words.get("tui-column-year"), 4),
        cells::left(&words.get("tui-column-relation"), columns.relation),
        cells::left(&words.get("tui-column-card"), columns.card),
        cells::left(&words.get("tui-column-l1"), columns.level),
        cells::left(&words.get("tui-column-l2"), columns.level),
    );
    cells::fit(&text, wide)
}

struct MemberColumns {
    name: usize,
    relation: usize,
    card: usize,
    level: usize,
}

impl MemberColumns {
    fn of(wide: usize) -> Self {
        // Beside the list there is no room for the relation to the head.
        let relation = if wide >= 64 { 8 } else { 0 };
        let (card, level) = (9, 10);
        let used = 3 + 4 + relation + card + 2 * level + 5;
        Self { name: wide.saturating_sub(used).clamp(10, 34), relation, card, level }
    }
}

/// From so many cells on the milestones stand in two columns.
const TWO_COLUMNS: usize = 77;

/// Cells of a day, or of what stands for one.
const REACHED_WIDE: usize = 13;

/// A raw cell may be anything; its beginning is enough to find it.
const MOST_PROBLEM_LINES: usize = 3;

/// Everything about a person, as lines.
pub fn person_lines(member: &PersonCard, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let (words, theme, today) = (&shared.words, shared.theme, shared.now.today);
    let mut lines = vec![boxes::rule(theme, &member.person.facts.full_name, wide)];
    lines.extend(cells::wrap(&identity(member, shared), wide).into_iter().map(Line::from));
    let step = format!("{} {}", state::sign(theme, member.next_step), words.say(&state::sentence(member.next_step)));
    let style = theme.style(state::role(member.next_step));
    lines.extend(cells::wrap(&step, wide).into_iter().map(|text| Line::styled(text, style)));
    let (columns, cell_wide) = if wide >= TWO_COLUMNS { (2, wide.saturating_sub(2) / 2) } else { (1, wide) };
    let cell = |milestone: Milestone| {
        let label = words.say(&Message::of_code("milestone", milestone.code()));
        let reached = state::reached(words, &member.person, milestone, today);
        let label_wide = cell_wide.saturating_sub(REACHED_WIDE + 1).min(30);
        let role = if member.person.facts.milestones.reached_by(milestone, today) { Role::Plain } else { Role::Muted };
        let text = format!("{} {}", cells::left(&label, label_wide), cells::left(&reached, REACHED_WIDE));
        Span::styled(text, theme.style(role))
    };
    for pair in Milestone::ALL.chunks(columns) {
        let mut spans = Vec::new();
        for milestone in pair {
            spans.push(cell(*milestone));
            spans.push(Span::raw("  "));
        }
        lines.push(Line::from(spans));
    }
    // Once activated there is nothing left to give a reason for.
    if let Some(reason) = member.reason.filter(|_| member.next_step != NextStep::IntegratePapers) {
        let text = words.say(&msg!("tui-latest-reason", reason = reason_label(reason, words.lang)));
        lines.extend(cells::wrap(&text, wide).into_iter().map(Line::from));
    }
    lines.extend(phone_lines(member, shared, wide));
    for problem in &member.problems {
        let text = words.say(&Message::of_code("problem", problem.code.code()));
        let text = match (problem.raw.is_empty(), problem.cell.is_empty()) {
            (true, _) => text,
            (false, true) => format!("{text} ({})", problem.raw),
            (false, false) => {
                let cell = words.say(&msg!("tui-problem-cell", cell = &problem.cell));
                format!("{text} ({}; {cell})", problem.raw)
            }
        };
        let text = format!("! {text}");
        let texts = cells::wrap(&text, wide).into_iter().take(MOST_PROBLEM_LINES);
        lines.extend(texts.map(|text| Line::styled(text, theme.style(Role::Trouble))));
    }
    if let Some(note) = &member.person.facts.note {
        let text = words.say(&msg!("tui-note-is", note = note));
        lines.extend(cells::wrap(&text, wide).into_iter().map(Line::from));
    }
    lines
}

/// Whose phone the account is on, once there is one: a remark, or what is to be mended.
fn phone_lines(member: &PersonCard, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let has_account = |milestone| member.person.facts.milestones.reached_by(milestone, shared.now.today);
    let is_activated = has_account(Milestone::L1Activated) || has_account(Milestone::L2Activated);
    let (text, role) = match member.phone.filter(|_| is_activated) {
        None => return Vec::new(),
        Some(Handset::Helper) => (format!("! {}", shared.words.get("tui-helper-phone")), Role::Trouble),
        Some(phone @ (Handset::Own | Handset::Family)) => {
            let phone = Message::of_code("handset", phone.code());
            (shared.words.say(&msg!("tui-activated-on", phone = phone)), Role::Plain)
        }
    };
    let style = shared.theme.style(role);
    cells::wrap(&text, wide).into_iter().map(|text| Line::styled(text, style)).collect()
}

/// Sex, birth, relationship, number and phone: masked unless they are revealed.
fn identity(member: &PersonCard, shared: &Shared) -> String {
    let words = &shared.words;
    let facts = &member.person.facts;
    let shown = |whole: &str, masked: String| if shared.is_revealed() { whole.to_owned() } else { masked };
    let number = facts.person_number.as_ref().map(|number: &PersonNumber| shown(number.as_str(), number.masked()));
    let phone = facts.phone.as_ref().map(|phone: &Phone| shown(phone.as_str(), phone.masked()));
    let mut parts = Vec::new();
    if let Some(sex) = facts.sex {
        parts.push(words.say(&Message::of_code("sex", sex.code())));
    }
    if let Some(birth) = facts.birth_date {
        parts.push(words.say(&msg!("tui-born", on = birth.display())));
    }
    if !member.presence.is_counted() || member.presence == crate::domain::presence::Presence::Absent {
        parts.push(words.say(&Message::of_code("presence", member.presence.code())));
    }
    parts.push(match number {
        Some(number) => words.say(&msg!("tui-number", number = number)),
        None => words.get("tui-number-none"),
    });
    parts.push(match phone {
        Some(phone) => words.say(&msg!("tui-phone", phone = phone)),
        None => words.get("tui-phone-none"),
    });
    parts.join(" · ")
}

/// The visits of a household, the latest first.
pub fn visit_lines(card: &HouseholdCard, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let words = &shared.words;
    let title = words.say(&msg!("tui-visits", count = card.visits.len()));
    let mut lines = vec![boxes::rule(shared.theme, &title, wide)];
    if card.visits.is_empty() {
        lines.push(Line::styled(words.get("tui-visits-none"), shared.theme.style(Role::Muted)));
    }
    lines.extend(visits_told(&card.visits, card, words, wide));
    lines
}

/// Visits, the latest first.
pub fn visits_told(visits: &[VisitShown], card: &HouseholdCard, words: &Words, wide: usize) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for visit in visits.iter().rev() {
        let mut texts = cells::wrap(&visit_text(visit, card, words), wide.saturating_sub(2)).into_iter();
        lines.extend(texts.next().map(Line::from));
        lines.extend(texts.map(|text| Line::from(format!("  {text}"))));
    }
    lines
}

fn visit_text(visit: &VisitShown, card: &HouseholdCard, words: &Words) -> String {
    let mut text =
        format!("{} {}", numbers::day(visit.on), words.say(&Message::of_code("outcome", visit.outcome.code())));
    for one in &visit.results {
        let result = words.say(&Message::of_code("result", one.result.code()));
        // Writing into a string cannot fail.
        let _ = write!(text, "; {}: {result}", name_of(card, one.person));
        if let Some(reason) = one.reason {
            let _ = write!(text, " ({})", reason_label(reason, words.lang));
        }
        if let Some(phone) = one.phone {
            let _ = write!(text, " ({})", words.say(&Message::of_code("handset", phone.code())));
        }
    }
    if let Some(next) = visit.next {
        text.push_str("; ");
        text.push_str(&words.say(&msg!("tui-appointment", on = appointment_shown(next))));
    }
    if let Some(note) = &visit.note {
        text.push_str("; ");
        text.push_str(note);
    }
    if !visit.by.is_empty() {
        text.push_str("; ");
        text.push_str(&words.say(&msg!("tui-visit-by", name = &visit.by)));
    }
    text
}

/// The name of a member, else the short reference.
pub fn name_of(card: &HouseholdCard, person: PersonRef) -> String {
    let member = card.members.iter().find(|member| member.reference == person);
    member.map_or_else(|| person.to_string(), |member| member.person.facts.full_name.clone())
}

/// The last word of a name: what somebody is called by.
pub fn given_name(full_name: &str) -> &str {
    full_name.split_whitespace().next_back().unwrap_or(full_name)
}

/// What a reason is called.
pub fn reason_label(reason: Reason, lang: Lang) -> &'static str {
    match lang {
        Lang::Vi => reason.row().label_vi,
        Lang::En => reason.row().label_en,
    }
}

/// `20/06/2023 19:30`.
pub fn appointment_shown(appointment: Appointment) -> String {
    let day = day_shown(appointment.day);
    appointment.time.map_or_else(|| day.clone(), |time| format!("{day} {}", time.format("%H:%M")))
}

/// A day.
pub fn day_shown(day: NaiveDate) -> String {
    numbers::day(day)
}

/// The household with one of its members in detail, and its visits, in one column.
pub fn draw_household(card: &HouseholdCard, person: PersonRef, shared: &Shared, frame: &mut Frame, area: Rect) {
    let wide = usize::from(area.width);
    let mut lines = household_lines(card, shared, wide);
    for member in &card.members {
        lines.push(member_line(member, shared, (wide, member.reference == person)));
    }
    if let Some(member) = card.members.iter().find(|member| member.reference == person) {
        lines.extend(person_lines(member, shared, wide));
    }
    lines.extend(visit_lines(card, shared, wide));
    frame.render_widget(Paragraph::new(lines), area);
}

/// Lines from a place on, and in the last row that there is more below it.
pub fn draw_scrolled(lines: Vec<Line<'static>>, scroll: usize, shared: &Shared, frame: &mut Frame, area: Rect) {
    let rows = usize::from(area.height);
    let scroll = scroll.min(lines.len().saturating_sub(rows));
    let is_cut = lines.len() > scroll + rows;
    let seen: Vec<Line> = lines.into_iter().skip(scroll).take(rows).collect();
    frame.render_widget(Paragraph::new(seen), area);
    if let Some(last) = area.rows().next_back().filter(|_| is_cut) {
        let text = shared.words.get("tui-more-below");
        let (_, corner) = boxes::split_left(last, last.width.saturating_sub(cells::cells(cells::width(&text) + 2)));
        frame.render_widget(Line::styled(format!(" {text}"), shared.theme.style(Role::Key)), corner);
    }
}
