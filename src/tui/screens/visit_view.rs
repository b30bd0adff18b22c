//! How the form of a visit is drawn: the door, the people with what came of it, the results to choose from, and
//! reason, appointment, note and day. Every key that counts stands beside what it does.

use chrono::Timelike as _;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::last_visit::put_beside;
use super::people_detail::{appointment_shown, day_shown, household_lines, reason_label};
use super::visit_form::VisitForm;
use super::visit_text::{TextKind, past_day};
use crate::desk::views::{HouseholdCard, PersonCard};
use crate::domain::spoken_day::{self, Misread, weekday_name};
use crate::domain::visit::{Appointment, Handset, Outcome, ResultKind};
use crate::msg;
use crate::text::words::{Message, Words};
use crate::tui::command::{Act, Command, Scope, of_scope};
use crate::tui::model::Shared;
use crate::tui::state;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Focus;
use crate::tui::widgets::{boxes, cells};

/// Columns of the names of fields.
const LABEL_WIDE: usize = 14;

/// Rows of phone, reason, appointment, note and day, with the line above them.
const FIELD_ROWS: u16 = 6;

/// Columns of a field for a day.
const DAY_FIELD_WIDE: u16 = 20;

/// The parts of the form.
pub struct Parts {
    head: Rect,
    door: Rect,
    heading: Rect,
    /// The people.
    pub members: Rect,
    results: Rect,
    fields: Rect,
}

/// Where the parts are. The people get what the rest leaves.
pub fn parts(area: Rect, members: usize) -> Parts {
    let (head, rest) = boxes::split_top(area, 1);
    let (door, rest) = boxes::split_top(rest, 3);
    let (heading, rest) = boxes::split_top(rest, 1);
    let results_rows = result_rows(usize::from(area.width));
    let below = results_rows + 1 + FIELD_ROWS;
    let rows = cells::cells(members.max(1)).min(rest.height.saturating_sub(below)).max(1);
    let (members, rest) = boxes::split_top(rest, rows);
    let (results, fields) = boxes::split_top(rest, results_rows + 1);
    Parts { head, door, heading, members, results, fields }
}

fn result_columns(wide: usize) -> usize {
    match wide {
        120.. => 4,
        78.. => 3,
        _ => 2,
    }
}

fn result_rows(wide: usize) -> u16 {
    let count = of_scope(Scope::Visit).filter(|command| matches!(command.act, Act::Result(_))).count();
    cells::cells(count.div_ceil(result_columns(wide)))
}

/// The first member that is seen.
pub fn first_member(form: &VisitForm, rows: usize) -> usize {
    let members = form.card.as_ref().map(|card| card.members.as_slice()).unwrap_or_default();
    let selected = members.iter().position(|member| member.reference == form.person).unwrap_or(0);
    cells::top_for(selected, rows, 0)
}

/// Draws it.
pub fn draw(form: &VisitForm, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let members = form.card.as_ref().map(|card| card.members.as_slice()).unwrap_or_default();
    let parts = parts(area, members.len());
    let head = match &form.card {
        Some(card) => head(card, shared, usize::from(parts.head.width)),
        None => vec![Line::from(words.get(if form.gone { "tui-household-gone" } else { "tui-loading" }))],
    };
    frame.render_widget(Paragraph::new(head), parts.head);
    draw_door(form, shared, frame, parts.door);
    let mut people = words.get("tui-visit-people");
    if members.len() > usize::from(parts.members.height) {
        let place = members.iter().position(|member| member.reference == form.person).unwrap_or(0);
        people = format!("{people} ({}/{})", place + 1, members.len());
    }
    frame.render_widget(boxes::rule(theme, &people, usize::from(parts.heading.width)), parts.heading);
    let top = first_member(form, usize::from(parts.members.height));
    for (member, at) in members.iter().skip(top).zip(parts.members.rows()) {
        frame.render_widget(member_line(form, member, shared, usize::from(at.width)), at);
    }
    if form.text.is_some() && parts.fields.height < FIELD_ROWS {
        // On a small screen what is being typed matters more than what could be chosen.
        draw_fields(form, shared, frame, parts.results.union(parts.fields));
        return;
    }
    draw_results(form, shared, frame, parts.results);
    draw_fields(form, shared, frame, parts.fields);
}

/// Where it is, and what came of the latest visit as far as there is room.
fn head(card: &HouseholdCard, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let mut lines = household_lines(card, shared, wide);
    if let Some(place) = lines.first_mut() {
        *place = put_beside(std::mem::take(place), card, shared, wide);
    }
    lines
}

fn draw_door(form: &VisitForm, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (heading, rows) = boxes::split_top(area, 1);
    let title = shared.words.get("tui-visit-door");
    frame.render_widget(boxes::rule(shared.theme, &title, usize::from(heading.width)), heading);
    let chosen = form.outcome.or((!form.marks.is_empty()).then_some(Outcome::Met));
    let outcomes = of_scope(Scope::Visit).filter_map(|command| match command.act {
        Act::Outcome(outcome) => Some((command, Some(outcome) == chosen)),
        _ => None,
    });
    let mut lines: Vec<Line> = vec![Line::default()];
    let mut used = 0;
    for (command, is_chosen) in outcomes {
        let spans = choice(command, shared, (usize::from(rows.width), is_chosen));
        let wide: usize = spans.iter().map(Span::width).sum::<usize>() + 2;
        if used + wide > usize::from(rows.width) && used > 0 {
            lines.push(Line::default());
            used = 0;
        }
        used += wide;
        if let Some(line) = lines.last_mut() {
            line.spans.extend(spans);
            line.spans.push(Span::raw("  "));
        }
    }
    frame.render_widget(Paragraph::new(lines), rows);
}

/// A key with what it does, as it is on the screen of the form.
fn choice(command: &Command, shared: &Shared, (most, is_chosen): (usize, bool)) -> Vec<Span<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    let key = command.keys.first().map(ToString::to_string).unwrap_or_default();
    let style = if is_chosen { theme.style(Role::Selected) } else { theme.style(Role::Plain) };
    let key_style = if is_chosen { style } else { theme.style(Role::Key) };
    vec![
        Span::styled(key, key_style),
        Span::styled(if is_chosen { theme.done() } else { " " }, style),
        Span::styled(cells::fit(&words.say(&command.label()), most), style),
    ]
}

fn member_line(form: &VisitForm, member: &PersonCard, shared: &Shared, wide: usize) -> Line<'static> {
    let (words, theme) = (&shared.words, shared.theme);
    let is_selected = member.reference == form.person;
    let base = if is_selected { theme.style(Role::Selected) } else { theme.style(Role::Plain) };
    let sign_style = if is_selected { base } else { theme.style(state::role(member.next_step)) };
    let name_wide = (wide / 3).clamp(14, 34);
    let state_wide = 16;
    let state = format!("{} {}", state::sign(theme, member.next_step), words.say(&state::word(member.next_step)));
    let mark = form.marks.get(&member.reference);
    let result = mark.map(|mark| {
        let result = mark.result.map(|result| words.say(&Message::of_code("result", result.code())));
        let reason = mark.reason.map(|reason| reason_label(reason, words.lang).to_owned());
        // The person's own needs no word.
        let phone = mark.phone_of_account().filter(|phone| *phone != Handset::Own);
        let phone = phone.map(|phone| words.say(&Message::of_code("handset", phone.code())));
        result.into_iter().chain(phone).chain(reason).collect::<Vec<_>>().join(" – ")
    });
    let result = result.map(|result| format!("{} {result}", theme.pick("→", "=>"))).unwrap_or_default();
    let rest = wide.saturating_sub(2 + name_wide + 1 + state_wide + 1);
    Line::from(vec![
        Span::styled(if is_selected { theme.pointer() } else { " " }, base),
        Span::styled(" ", base),
        Span::styled(cells::left(&member.person.facts.full_name, name_wide), base),
        Span::styled(" ", base),
        Span::styled(cells::left(&state, state_wide), sign_style),
        Span::styled(" ", base),
        Span::styled(cells::left(&result, rest), if is_selected { base } else { theme.style(Role::Good) }),
    ])
}

fn draw_results(form: &VisitForm, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let (heading, rows) = boxes::split_top(area, 1);
    let name = form.card.as_ref().map(|card| super::people_detail::name_of(card, form.person)).unwrap_or_default();
    let title = words.say(&msg!("tui-visit-result-of", name = name));
    frame.render_widget(boxes::rule(theme, &title, usize::from(heading.width)), heading);
    let chosen = form.marks.get(&form.person).and_then(|mark| mark.result);
    let results: Vec<(&Command, ResultKind)> = of_scope(Scope::Visit)
        .filter_map(|command| match command.act {
            Act::Result(result) => Some((command, result)),
            _ => None,
        })
        .collect();
    let columns = result_columns(usize::from(area.width));
    let column_wide = usize::from(area.width) / columns.max(1);
    let high = results.len().div_ceil(columns.max(1)).max(1);
    for (row, at) in rows.rows().enumerate() {
        let mut line = Line::default();
        for (command, result) in results.iter().skip(row).step_by(high).take(columns) {
            // A key, a gap, and a gap to the next column.
            let spans = choice(command, shared, (column_wide.saturating_sub(4), chosen == Some(*result)));
            let used: usize = spans.iter().map(Span::width).sum();
            line.spans.extend(spans);
            line.spans.push(Span::raw(" ".repeat(column_wide.saturating_sub(used))));
        }
        frame.render_widget(line, at);
    }
}

fn draw_fields(form: &VisitForm, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let (heading, rows) = boxes::split_top(area, 1);
    frame.render_widget(boxes::rule(theme, &words.get("tui-visit-more"), usize::from(heading.width)), heading);
    let mark = form.marks.get(&form.person);
    let reason = mark.and_then(|mark| mark.reason);
    let phone = mark.filter(|mark| mark.has_account()).map(|mark| match mark.phone {
        Some(phone) => words.say(&Message::of_code("handset", phone.code())),
        None => words.get("tui-visit-phone-unsaid"),
    });
    let fields = [
        ("p", words.get("tui-visit-phone"), phone, None),
        ("r", words.get("tui-visit-reason"), reason.map(|reason| reason_label(reason, words.lang).to_owned()), None),
        ("h", words.get("tui-visit-next"), form.next.map(appointment_shown), Some(TextKind::Next)),
        ("n", words.get("tui-visit-note"), form.note.clone(), Some(TextKind::Note)),
        ("y", words.get("tui-visit-day"), Some(day_text(form, words, shared.now.today)), Some(TextKind::Day)),
    ];
    for ((key, label, value, kind), at) in fields.into_iter().zip(rows.rows()) {
        let text = form.text.as_ref().filter(|text| Some(text.kind) == kind);
        let role = if text.is_some() { Role::Heading } else { Role::Plain };
        let line = Line::from(vec![
            Span::styled(key, theme.style(Role::Key)),
            Span::raw(" "),
            Span::styled(cells::left(&label, LABEL_WIDE), theme.style(role)),
        ]);
        let (left, right) = boxes::split_left(at, cells::cells(LABEL_WIDE + 2));
        frame.render_widget(line, left);
        if let Some(text) = text {
            let field_wide = if text.kind == TextKind::Note { right.width } else { DAY_FIELD_WIDE };
            let (field, beside) = boxes::split_left(right, field_wide);
            frame.render_widget(beside_text(text, shared, usize::from(beside.width)), beside);
            text.field.draw(frame, field, theme.style(Role::Heading), Focus::Here);
        } else {
            let value = value.unwrap_or_else(|| words.get("tui-visit-empty"));
            frame.render_widget(Line::from(cells::fit(&value, usize::from(right.width))), right);
        }
    }
}

/// What Enter would take, how what was typed is understood, or what is wrong with it.
fn beside_text(text: &super::visit_text::VisitText, shared: &Shared, wide: usize) -> Line<'static> {
    let (words, theme) = (&shared.words, shared.theme);
    if let Some(wrong) = &text.wrong {
        return Line::styled(cells::fit(&words.say(wrong), wide), theme.style(Role::Trouble));
    }
    let hint = match text.kind {
        TextKind::Next if text.field.is_blank() => match text.proposal(shared.now.today) {
            Some(next) => words.say(&msg!("tui-next-proposed", on = appointment_with_weekday(words, next))),
            None => String::new(),
        },
        TextKind::Next => match spoken_day::appointment(text.field.text(), shared.now.local()) {
            Ok(next) => words.say(&msg!("tui-text-understood", on = appointment_with_weekday(words, next))),
            Err(Misread::NotUnderstood) => words.get("tui-next-hint"),
            Err(wrong @ (Misread::NoSuchDay | Misread::Past(_) | Misread::Far(_) | Misread::OtherWeekday(_))) => {
                words.say(&wrong.message())
            }
        },
        TextKind::Day => match past_day(text.field.text(), shared.now.today) {
            Ok(day) => {
                let day = Appointment { day, time: None };
                words.say(&msg!("tui-text-understood", on = appointment_with_weekday(words, day)))
            }
            Err(_) => words.get("tui-day-hint"),
        },
        TextKind::Note => String::new(),
    };
    Line::styled(cells::fit(&hint, wide), theme.style(Role::Muted))
}

fn appointment_with_weekday(words: &Words, next: Appointment) -> String {
    let on = format!("{} {}", words.say(&weekday_name(next.day)), appointment_shown(next));
    // Whoever typed 7h30 for the evening sees it before it is recorded.
    match next.time.map(|time| time.hour()) {
        Some(..5) => words.say(&msg!("tui-at-night", on = on)),
        Some(5..12) => words.say(&msg!("tui-in-the-morning", on = on)),
        Some(12..) | None => on,
    }
}

fn day_text(form: &VisitForm, words: &Words, today: chrono::NaiveDate) -> String {
    match form.on {
        Some(day) => day_shown(day),
        None => words.say(&msg!("tui-today-is", day = today)),
    }
}
