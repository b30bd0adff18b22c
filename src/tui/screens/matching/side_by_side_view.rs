//! How two entries are drawn side by side: a line a fact, what differs with a sign, what is kept with another.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use crate::desk::matching::SideBySide;
use crate::desk::views::{PersonCard, VisitShown};
use crate::domain::field::Field;
use crate::domain::merging::Clash;
use crate::msg;
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::model::Shared;
use crate::tui::screens::{household_name, people_told};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// From so many columns on visits stand beside the facts.
const WIDE: u16 = 120;
/// Columns of the facts when they do.
const FACTS_WIDE: u16 = 88;
/// Rows above the facts: why, and whose column is which.
const ROWS_ABOVE: u16 = 2;
/// Rows below them: what both together means.
const ROWS_BELOW: u16 = 1;
/// Cells of the name of a fact.
const LABEL_WIDE: usize = 21;
/// Cells of the sign before a value.
const SIGN_WIDE: usize = 2;

/// One of the two columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// The entry that stays.
    Stays,
    /// The other one.
    Other,
}

/// A fact as a line.
struct Row {
    field: Field,
    /// Its place among those that differ.
    differs: Option<usize>,
}

fn rows(shown: &SideBySide) -> Vec<Row> {
    Field::all()
        .filter_map(|field| {
            let differs = shown.choices.iter().position(|choice| choice.field == field);
            let is_there = shown.stays.person.get(field).is_some() || shown.other.person.get(field).is_some();
            is_there.then_some(Row { field, differs })
        })
        .collect()
}

/// A value as people read it.
pub fn value(field: Field, value: Option<&str>, shown: &SideBySide, shared: &Shared) -> String {
    if field == Field::Household {
        let place = shown.households.iter().find(|(id, ..)| Some(id.as_str()) == value);
        return place.map(|(_, reference, facts)| household_name(*reference, facts)).unwrap_or_default();
    }
    people_told::shown(field.code(), value, None, shared)
}

struct Parts {
    why: Rect,
    heads: Rect,
    list: Rect,
    foot: Rect,
    visits: Option<Rect>,
}

fn parts(area: Rect) -> Parts {
    let (facts, visits) = if area.width >= WIDE {
        let (facts, visits) = boxes::split_left(area, FACTS_WIDE);
        (facts, Some(visits))
    } else {
        (area, None)
    };
    let (head, rest) = boxes::split_top(facts, ROWS_ABOVE);
    let (why, heads) = boxes::split_top(head, 1);
    let (list, foot) = boxes::split_top(rest, rest.height.saturating_sub(ROWS_BELOW));
    Parts { why, heads, list, foot, visits }
}

fn value_wide(wide: usize) -> usize {
    wide.saturating_sub(LABEL_WIDE + 4 + 2 * SIGN_WIDE) / 2
}

fn top(rows: &[Row], selected: usize, list: Rect) -> usize {
    let row = rows.iter().position(|row| row.differs == Some(selected)).unwrap_or(0);
    cells::top_for(row, usize::from(list.height), 0)
}

/// The fact that differs and the side of a click.
pub fn choice_at(shown: &SideBySide, selected: usize, shared: &Shared, position: Position) -> Option<(usize, Side)> {
    let list = parts(shared.body()).list;
    let rows = rows(shown);
    let row = boxes::row_at(list, position)? + top(&rows, selected, list);
    let place = rows.get(row)?.differs?;
    let middle = LABEL_WIDE + 3 + SIGN_WIDE + value_wide(usize::from(list.width));
    let column = usize::from(position.x.saturating_sub(list.x));
    Some((place, if column > middle { Side::Other } else { Side::Stays }))
}

/// Draws them.
#[expect(clippy::too_many_arguments, reason = "two entries, what is chosen of them, and where they are drawn")]
pub fn draw(
    shown: Option<&SideBySide>,
    (chosen, selected): (&[usize], usize),
    (place, total): (usize, usize),
    shared: &Shared,
    frame: &mut Frame,
    area: Rect,
) {
    let (words, theme) = (&shared.words, shared.theme);
    let Parts { why, heads, list, foot, visits } = parts(area);
    let wide = usize::from(list.width);
    let Some(shown) = shown else {
        frame.render_widget(Line::from(words.get("tui-loading")), why);
        return;
    };
    let reason = match shown.reason {
        Some(reason) => Message::of_code("likeness", reason.code()),
        None => msg!("tui-side-no-reason"),
    };
    let title = if shown.are_apart { msg!("tui-side-apart") } else { reason };
    let title = if total > 1 {
        words.say(&msg!("tui-side-of", place = place, total = total, title = title))
    } else {
        words.say(&title)
    };
    frame.render_widget(boxes::rule(theme, &title, wide), why);
    let value_wide = value_wide(wide);
    let head = |title: Message| cells::left(&words.say(&title), value_wide + SIGN_WIDE);
    let text = format!(
        "  {} {} {}",
        cells::left("", LABEL_WIDE),
        head(msg!("tui-side-stays", entry = shown.stays.reference.to_string())),
        head(msg!("tui-side-other", entry = shown.other.reference.to_string()))
    );
    frame.render_widget(Line::styled(cells::fit(&text, wide), theme.style(Role::Heading)), heads);
    let rows = rows(shown);
    let top = top(&rows, selected, list);
    for (row, at) in rows.iter().skip(top).zip(list.rows()) {
        frame.render_widget(line(row, shown, (chosen, selected), shared, wide), at);
    }
    let text = match shown.choices.get(selected) {
        None => words.get("tui-merge-nothing-differs"),
        Some(choice) if choice.values.len() > 2 => {
            let both = choice.values.get(2).and_then(Option::as_deref).unwrap_or_default();
            let is_chosen = chosen.get(selected) == Some(&2);
            let id =
                if is_chosen { msg!("tui-side-both-kept", value = both) } else { msg!("tui-side-both", value = both) };
            words.say(&id)
        }
        Some(_) => words.say(&msg!("tui-side-signs", differs = theme.pick("≠", "!"), kept = theme.pick("●", "*"))),
    };
    frame.render_widget(Line::styled(cells::fit(&format!(" {text}"), wide), theme.style(Role::Muted)), foot);
    if let Some(at) = visits {
        let mut lines = Vec::new();
        for card in [&shown.stays, &shown.other] {
            lines.extend(visit_lines(card, shared, usize::from(at.width)));
        }
        frame.render_widget(Paragraph::new(lines), at);
    }
}

fn line(
    row: &Row,
    shown: &SideBySide,
    (chosen, selected): (&[usize], usize),
    shared: &Shared,
    wide: usize,
) -> Line<'static> {
    let (words, theme) = (&shared.words, shared.theme);
    let value_wide = value_wide(wide);
    let is_selected = row.differs == Some(selected);
    let choice = row.differs.and_then(|place| shown.choices.get(place));
    let kept = row.differs.and_then(|place| chosen.get(place)).copied();
    let sign = match choice {
        None => " ",
        Some(choice) if choice.clash == Clash::Yes => theme.pick("≠", "!"),
        Some(_) => theme.pick("·", "."),
    };
    let base = match (is_selected, choice.is_some()) {
        (true, _) => Role::Selected,
        (false, true) => Role::Plain,
        (false, false) => Role::Muted,
    };
    let side = |person: &crate::domain::person::Person, place: usize| {
        let is_kept = kept.is_some_and(|kept| kept == place || kept > 1);
        let mark = if is_kept { theme.pick("●", "*") } else { " " };
        let text = value(row.field, person.get(row.field).as_deref(), shown, shared);
        let role = match (is_selected, is_kept) {
            (false, true) => Role::Good,
            (true, _) | (false, false) => base,
        };
        Span::styled(format!("{mark} {}", cells::left(&text, value_wide)), theme.style(role))
    };
    let label = words.say(&Message::of_code("field", row.field.code()));
    let pointer = if is_selected { theme.pointer() } else { " " };
    Line::from(vec![
        Span::styled(format!("{pointer}{sign}{} ", cells::left(&label, LABEL_WIDE)), theme.style(base)),
        side(&shown.stays.person, 0),
        Span::styled(" ", theme.style(base)),
        side(&shown.other.person, 1),
    ])
}

fn visit_lines(card: &PersonCard, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let words = &shared.words;
    let title = msg!("tui-side-visits", entry = card.reference.to_string(), count = card.visits.len());
    let mut lines = vec![boxes::rule(shared.theme, &words.say(&title), wide)];
    for visit in card.visits.iter().rev() {
        lines.extend(cells::wrap(&visit_text(visit, card, shared), wide).into_iter().map(Line::from));
    }
    lines
}

fn visit_text(visit: &VisitShown, card: &PersonCard, shared: &Shared) -> String {
    let words = &shared.words;
    let own = visit.results.iter().filter(|one| one.person == card.reference);
    let mut parts = vec![words.say(&Message::of_code("outcome", visit.outcome.code()))];
    parts.extend(own.map(|one| words.say(&Message::of_code("result", one.result.code()))));
    format!("{} {}", numbers::day(visit.on), parts.join("; "))
}
