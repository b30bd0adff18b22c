//! How a card is drawn: what it says, whose it is, and below that what it says differently, a line a fact.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::ISSUED;
use crate::desk::cards::{CardHolder, FoundBy};
use crate::domain::card::{Card, CardFact, Difference, Remark, Taken};
use crate::domain::field::Field;
use crate::msg;
use crate::text::words::Message;
use crate::tui::model::Shared;
use crate::tui::screens::{facts, people_told};
use crate::tui::state;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// In fewer rows than this only what tells who it is stands above the differences.
const LOW: u16 = 14;
/// Rows below the differences.
const FOOT_ROWS: u16 = 1;
/// Cells of the name of a fact.
const LABEL_WIDE: usize = 22;
/// Cells of the pointer before it, and of the gaps behind it and between the values.
const GAPS_WIDE: usize = 4;

struct Parts {
    card: Rect,
    holder: Rect,
    list: Rect,
    foot: Rect,
}

fn parts(card: &Card, shared: &Shared, area: Rect) -> Parts {
    let rows = cells::cells(card_lines(card, shared, area).len());
    let (card, rest) = boxes::split_top(area, rows);
    // Title, where, next step, a gap, headings; or title, where, headings.
    let (holder, rest) = boxes::split_top(rest, if area.height < LOW { 3 } else { 5 });
    let (list, foot) = boxes::split_top(rest, rest.height.saturating_sub(FOOT_ROWS));
    Parts { card, holder, list, foot }
}

/// Where the differences are.
pub fn list_of(card: &Card, shared: &Shared) -> Rect {
    parts(card, shared, shared.body()).list
}

/// The difference at a place.
pub fn row_at(card: &Card, selected: usize, shared: &Shared, position: Position) -> Option<usize> {
    let list = list_of(card, shared);
    Some(boxes::row_at(list, position)? + cells::top_for(selected, usize::from(list.height), 0))
}

/// What a fact of the card is called.
fn label(fact: CardFact) -> Message {
    Message::of_code("field", fact.code())
}

/// A value as people read it.
fn value(fact: CardFact, value: Option<&str>, shared: &Shared) -> String {
    people_told::shown(fact.code(), value, None, shared)
}

/// What is to be said about the reading, as far as two lines go.
fn remarks(card: &Card, shared: &Shared, wide: usize) -> Vec<String> {
    const MOST: usize = 3;
    let words = &shared.words;
    let lost: Vec<String> = card
        .remarks
        .iter()
        .filter_map(|remark| match remark {
            Remark::Lost(fact) => Some(words.say(&label(*fact))),
            Remark::CheckDigit => None,
        })
        .collect();
    let mut texts = Vec::new();
    if !lost.is_empty() {
        texts.push(words.say(&msg!("tui-card-lost", fields = lost.join(", "))));
    }
    if card.remarks.contains(&Remark::CheckDigit) {
        texts.push(words.get("tui-card-check-digit"));
    }
    if card.issued.is_some() && card.issue_day(shared.now.today).is_none() {
        texts.push(words.get("tui-card-impossible-day"));
    }
    texts.iter().flat_map(|text| cells::wrap(&format!("! {text}"), wide)).take(MOST).collect()
}

fn card_lines(card: &Card, shared: &Shared, area: Rect) -> Vec<Line<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    let wide = usize::from(area.width);
    let fact =
        |field: Field, text: Option<String>| text.map(|text| value(CardFact::Person(field), Some(&text), shared));
    let number = fact(Field::PersonNumber, Some(card.person_number.as_str().to_owned())).unwrap_or_default();
    let issued = card.issued.map(|day| words.say(&msg!("tui-card-issued-on", day = day)));
    let who = [
        fact(Field::Sex, card.sex.map(|sex| sex.code().to_owned())),
        fact(Field::BirthDate, card.birth().map(|birth| birth.to_string())),
        Some(words.say(&msg!("tui-number", number = number))),
        Some(issued.unwrap_or_else(|| words.get("tui-card-issue-unknown"))),
    ];
    let title = words.say(&match &card.full_name {
        Some(name) => msg!("tui-card-of", name = name),
        None => msg!("tui-card-without-name"),
    });
    let who: Vec<String> = who.into_iter().flatten().collect();
    let mut lines =
        vec![boxes::rule(theme, &title, wide), Line::from(cells::fit(&format!(" {}", who.join(" · ")), wide))];
    let address = card.address.as_ref().filter(|_| area.height >= LOW);
    lines.extend(address.map(|address| Line::from(cells::fit(&format!(" {address}"), wide))));
    let remarks = remarks(card, shared, wide).into_iter();
    lines.extend(remarks.map(|text| Line::styled(text, theme.style(Role::Trouble))));
    lines
}

fn holder_lines(
    holder: &CardHolder,
    (place, total): (usize, usize),
    shared: &Shared,
    area: Rect,
) -> Vec<Line<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    let wide = usize::from(area.width);
    let person = &holder.person;
    let found = words.get(match holder.found_by {
        FoundBy::Number => "tui-card-found-number",
        FoundBy::OldId => "tui-card-found-old-id",
        FoundBy::NameAndBirth => "tui-card-found-name",
        FoundBy::NameAndBirthOtherNumber => "tui-card-found-other-number",
    });
    let title = if total > 1 {
        words.say(&msg!("tui-card-holder-of", place = place + 1, total = total, title = found))
    } else {
        found
    };
    let home = facts::household_name(person.household, &person.household_facts);
    let who = format!(" {} · {} · {home}", person.person.facts.full_name, person.reference);
    let step = format!(" {} {}", state::sign(theme, person.next_step), words.say(&state::sentence(person.next_step)));
    let value_wide = value_wide(wide);
    let heads = [words.get("tui-card-head-ledger"), words.get("tui-card-head-card")];
    let heads: Vec<String> = heads.iter().map(|head| cells::left(head, value_wide)).collect();
    let mut lines = vec![boxes::rule(theme, &title, wide), Line::from(cells::fit(&who, wide))];
    if area.height >= LOW {
        let step = Line::styled(cells::fit(&step, wide), theme.style(state::role(person.next_step)));
        lines.extend([step, Line::default()]);
    }
    if !holder.differences.is_empty() {
        let text = format!("  {} {}", cells::left("", LABEL_WIDE), heads.join(" "));
        lines.push(Line::styled(cells::fit(&text, wide), theme.style(Role::Heading)));
    }
    lines
}

fn value_wide(wide: usize) -> usize {
    wide.saturating_sub(LABEL_WIDE + GAPS_WIDE) / 2
}

fn difference_line(difference: &Difference, is_selected: bool, shared: &Shared, wide: usize) -> Line<'static> {
    let theme = shared.theme;
    let value_wide = value_wide(wide);
    let base = match (is_selected, difference.taken) {
        (true, _) => Role::Selected,
        (false, Taken::WithAll) => Role::Plain,
        (false, Taken::Alone) => Role::Muted,
    };
    let known = match &difference.ledger {
        None if difference.fact == ISSUED => shared.words.get("tui-reached-no"),
        known => value(difference.fact, known.as_deref(), shared),
    };
    let new = value(difference.fact, Some(&difference.card), shared);
    let pointer = if is_selected { theme.pointer() } else { " " };
    let label = cells::left(&shared.words.say(&label(difference.fact)), LABEL_WIDE);
    let text = format!("{pointer} {label} {} ", cells::left(&known, value_wide));
    let role = if is_selected || difference.taken == Taken::Alone { base } else { Role::Good };
    Line::from(vec![
        Span::styled(text, theme.style(base)),
        Span::styled(cells::left(&new, value_wide), theme.style(role)),
    ])
}

/// Draws it; `of` is which of how many people it may be, and that one.
pub fn draw(
    card: &Card,
    of: Option<(usize, usize, Option<&CardHolder>)>,
    selected: usize,
    shared: &Shared,
    (frame, area): (&mut Frame, Rect),
) {
    let (words, theme) = (&shared.words, shared.theme);
    let wide = usize::from(area.width);
    let Parts { card: above, holder: middle, list, foot } = parts(card, shared, area);
    for (line, at) in card_lines(card, shared, area).into_iter().zip(above.rows()) {
        frame.render_widget(line, at);
    }
    let holder = match of {
        None => {
            frame.render_widget(Line::from(format!(" {}", words.get("tui-loading"))), middle);
            return;
        }
        Some((place, total, Some(holder))) => {
            let lines = holder_lines(holder, (place, total), shared, area);
            for (line, at) in lines.into_iter().zip(middle.rows()) {
                frame.render_widget(line, at);
            }
            holder
        }
        Some((_, _, None)) => {
            let title = boxes::rule(theme, &words.get("tui-card-of-nobody"), wide);
            let texts = cells::wrap(&words.get("tui-card-of-nobody-hint"), wide.saturating_sub(2));
            let lines = texts.into_iter().map(|text| Line::from(format!(" {text}")));
            for (line, at) in [title].into_iter().chain(lines).zip(middle.rows()) {
                frame.render_widget(line, at);
            }
            return;
        }
    };
    if holder.differences.is_empty() {
        let text = format!(" {} {}", theme.pick("√", "+"), words.get("tui-card-same"));
        frame.render_widget(Line::styled(cells::fit(&text, wide), theme.style(Role::Good)), list);
        return;
    }
    let top = cells::top_for(selected, usize::from(list.height), 0);
    for ((place, difference), at) in holder.differences.iter().enumerate().skip(top).zip(list.rows()) {
        frame.render_widget(difference_line(difference, place == selected, shared, wide), at);
    }
    let is_alone = holder.differences.get(selected).is_some_and(|difference| difference.taken == Taken::Alone);
    let has_issue = holder.differences.iter().any(|difference| difference.fact == ISSUED);
    let hint = match (is_alone, has_issue) {
        (true, _) => words.get("tui-card-alone"),
        (false, true) => words.get("tui-card-take-issued"),
        (false, false) => words.get("tui-card-take"),
    };
    let text = cells::fit(&format!(" {hint}"), wide);
    frame.render_widget(Line::styled(text, theme.style(Role::Muted)), foot);
}
