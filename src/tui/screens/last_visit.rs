//! What whoever stands at a door wants to know of the evening before: when somebody was there, what came of it, and the
//! latest note that was made.

use chrono::{Datelike as _, NaiveDate};
use ratatui::text::{Line, Span};

use crate::desk::views::HouseholdCard;
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::model::Shared;
use crate::tui::widgets::cells;

/// Cells of what is said beside an address, at least: fewer would be torn words.
const LEAST: usize = 20;
/// Between the parts of a line.
const BETWEEN: &str = " · ";

/// `Lần trước 21/11: Gặp người nhà · ghi chú: bà nặng tai`; nothing where nobody was there yet.
pub fn last_visit_text(card: &HouseholdCard, words: &Words, today: NaiveDate) -> Option<String> {
    let last = card.visits.last()?;
    let outcome = Message::of_code("outcome", last.outcome.code());
    let said = words.say(&msg!("tui-last-visit", day = day(last.on, today), outcome = outcome));
    Some([Some(said), note_text(card, words, today)].into_iter().flatten().collect::<Vec<_>>().join(BETWEEN))
}

/// The latest note of any visit, with its day where that is not the day of the latest visit.
fn note_text(card: &HouseholdCard, words: &Words, today: NaiveDate) -> Option<String> {
    let (visit, note) = card.visits.iter().rev().find_map(|visit| Some((visit, visit.note.as_ref()?)))?;
    let is_of_last = card.visits.last().is_some_and(|last| last.on == visit.on);
    Some(words.say(&if is_of_last {
        msg!("tui-last-note", note = note)
    } else {
        msg!("tui-last-note-of", day = day(visit.on, today), note = note)
    }))
}

/// Puts as much of it beside an address as there is room for: all of it, else the note alone, else nothing.
pub fn put_beside(address: Line<'static>, card: &HouseholdCard, shared: &Shared, wide: usize) -> Line<'static> {
    let today = shared.now.today;
    let room = wide.saturating_sub(address.width() + cells::width(BETWEEN));
    let Some(whole) = last_visit_text(card, &shared.words, today) else { return address };
    let text =
        if cells::width(&whole) <= room { whole } else { note_text(card, &shared.words, today).unwrap_or(whole) };
    if room < LEAST.min(cells::width(&text)) {
        return address;
    }
    joined(address, Line::from(cells::fit(&text, room)))
}

/// The same lines in one row less: the first two neighbours that go into one, else the last two, of which the end is
/// cut.
pub fn one_row_less(mut lines: Vec<Line<'static>>, wide: usize) -> Vec<Line<'static>> {
    let Some(last) = lines.len().checked_sub(2) else { return lines };
    let go_together =
        |pair: &[Line<'static>]| pair.iter().map(Line::width).sum::<usize>() + cells::width(BETWEEN) <= wide;
    let place = lines.windows(2).position(go_together).unwrap_or(last);
    let second = lines.remove(place + 1);
    if let Some(line) = lines.get_mut(place) {
        let room = wide.saturating_sub(line.width() + cells::width(BETWEEN));
        let style = second.style;
        let text: String = second.spans.iter().map(|span| span.content.as_ref()).collect();
        let first = std::mem::take(line);
        *line = joined(first, Line::styled(cells::fit(&text, room), style));
    }
    lines
}

/// Two lines as one, each part as it was.
fn joined(first: Line<'static>, second: Line<'static>) -> Line<'static> {
    // A style of the whole line would be that of what is added, too.
    let spans = |line: Line<'static>| {
        let style = line.style;
        line.spans.into_iter().map(move |span| Span::styled(span.content, style.patch(span.style)))
    };
    spans(first).chain([Span::raw(BETWEEN)]).chain(spans(second)).collect()
}

/// Without its year where that is this one.
fn day(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() { numbers::short_day(day) } else { numbers::day(day) }
}
