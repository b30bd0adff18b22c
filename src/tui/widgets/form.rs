//! A form: labelled entries under each other, one of which has the focus. What is wrong with an entry stands below
//! it, what helps with the one in focus at the foot.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::field::{Focus, TextField};
use super::secret::{SecretField, Shown};
use super::{boxes, cells};
use crate::domain::partial_date::{PartialDate, parse_cell_date};
use crate::domain::spoken_day::day_that_was;
use crate::msg;
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::command::Act;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::screens::{Calendar, Typing};
use crate::tui::theme::Role;

/// Rows at the foot for what helps with the entry in focus.
const HINT_ROWS: u16 = 2;
/// Cells of the labels, at most.
const LABEL_MOST: u16 = 30;

/// A form.
pub struct Form {
    entries: Vec<Entry>,
    focus: usize,
    shown: Shown,
    size: Option<(u16, u16)>,
}

/// One entry of a form.
pub struct Entry {
    label: Message,
    hint: Option<Message>,
    placeholder: Option<Message>,
    value: Value,
    wrong: Option<Message>,
    offers: Offers,
}

/// Whether the text of an entry gives way to what is typed first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Offers {
    /// It does: nobody mends a day or a number, one types another.
    Yes,
    /// It is gone on with.
    No,
}

/// What an entry holds.
enum Value {
    Text(TextField),
    Day(TextField),
    Secret(SecretField),
    Choice { options: Vec<Message>, chosen: usize },
}

impl Entry {
    /// A text of at most so many characters.
    pub fn text(label: Message, most_chars: usize, text: &str) -> Self {
        Self::of(label, Value::Text(TextField::with(most_chars, text)))
    }

    /// A day as it is typed; a calendar can fill it.
    pub fn day(label: Message, text: &str) -> Self {
        let entry = Self::of(label, Value::Day(TextField::with(MOST_DAY_CHARS, text)));
        Self { offers: Offers::Yes, ..entry }
    }

    /// A number of at most so many characters.
    pub fn number(label: Message, most_chars: usize, text: &str) -> Self {
        Self { offers: Offers::Yes, ..Self::text(label, most_chars, text) }
    }

    /// A passphrase.
    pub fn secret(label: Message) -> Self {
        Self::of(label, Value::Secret(SecretField::default()))
    }

    /// One of a few.
    pub fn choice(label: Message, options: Vec<Message>, chosen: usize) -> Self {
        Self::of(label, Value::Choice { options, chosen })
    }

    /// With what helps to fill it.
    pub fn with_hint(self, hint: Message) -> Self {
        Self { hint: Some(hint), ..self }
    }

    /// With what stands there while nothing is typed.
    pub fn with_placeholder(self, placeholder: Message) -> Self {
        Self { placeholder: Some(placeholder), ..self }
    }

    fn of(label: Message, value: Value) -> Self {
        Self { label, hint: None, placeholder: None, value, wrong: None, offers: Offers::No }
    }
}

/// Nobody types a day longer.
const MOST_DAY_CHARS: usize = 40;

impl Form {
    /// A form, its first entry in focus.
    pub fn new(entries: Vec<Entry>) -> Self {
        let mut form = Self { entries, focus: 0, shown: Shown::Dots, size: None };
        form.go(0);
        form
    }

    /// In a box of so many columns and rows; without one it has the whole screen.
    pub fn in_box(self, wide: u16, high: u16) -> Self {
        Self { size: Some((wide, high)), ..self }
    }

    /// Columns and rows of its box.
    pub fn size(&self) -> Option<(u16, u16)> {
        self.size
    }

    /// Place of the entry in focus.
    pub fn focus(&self) -> usize {
        self.focus
    }

    /// Puts an entry in focus.
    pub fn set_focus(&mut self, place: usize) {
        self.go(place.min(self.entries.len().saturating_sub(1)));
    }

    fn go(&mut self, place: usize) {
        self.focus = place;
        if let Some(Entry { value: Value::Text(field) | Value::Day(field), offers: Offers::Yes, .. }) =
            self.entries.get_mut(place)
        {
            field.offer();
        }
    }

    /// How many entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// The clean text of an entry; of a choice, nothing.
    pub fn text(&self, place: usize) -> String {
        match self.entries.get(place).map(|entry| &entry.value) {
            Some(Value::Text(field) | Value::Day(field)) => field.cleaned(),
            Some(Value::Secret(_) | Value::Choice { .. }) | None => String::new(),
        }
    }

    /// The chosen option of a choice.
    pub fn chosen(&self, place: usize) -> usize {
        match self.entries.get(place).map(|entry| &entry.value) {
            Some(Value::Choice { chosen, .. }) => *chosen,
            Some(Value::Text(_) | Value::Day(_) | Value::Secret(_)) | None => 0,
        }
    }

    /// What was typed as a passphrase; of anything else, nothing.
    pub fn secret_text(&self, place: usize) -> &str {
        match self.entries.get(place).map(|entry| &entry.value) {
            Some(Value::Secret(field)) => field.text(),
            Some(Value::Text(_) | Value::Day(_) | Value::Choice { .. }) | None => "",
        }
    }

    /// A passphrase.
    pub fn secret(&mut self, place: usize) -> Option<&mut SecretField> {
        match self.entries.get_mut(place).map(|entry| &mut entry.value) {
            Some(Value::Secret(field)) => Some(field),
            Some(Value::Text(_) | Value::Day(_) | Value::Choice { .. }) | None => None,
        }
    }

    /// Puts another text in an entry.
    pub fn set_text(&mut self, place: usize, text: &str) {
        if let Some(Value::Text(field) | Value::Day(field)) = self.entries.get_mut(place).map(|entry| &mut entry.value)
        {
            field.clear();
            field.paste(text);
        }
    }

    /// Puts a text in an entry that gives way to what is typed first.
    pub fn offer(&mut self, place: usize, text: &str) {
        self.set_text(place, text);
        if let Some(Value::Text(field) | Value::Day(field)) = self.entries.get_mut(place).map(|entry| &mut entry.value)
        {
            field.offer();
        }
    }

    /// Puts another hint to an entry.
    pub fn set_hint(&mut self, place: usize, hint: Option<Message>) {
        if let Some(entry) = self.entries.get_mut(place) {
            entry.hint = hint;
        }
    }

    /// Says what is wrong with an entry, and puts it in focus.
    pub fn refuse(&mut self, place: usize, wrong: Message) {
        if let Some(entry) = self.entries.get_mut(place) {
            entry.wrong = Some(wrong);
            self.focus = place;
        }
    }

    /// Whether the entry in focus is a choice.
    pub fn is_on_choice(&self) -> bool {
        matches!(self.entries.get(self.focus), Some(Entry { value: Value::Choice { .. }, .. }))
    }

    /// Whether the entry in focus is a day, which a calendar can fill.
    pub fn is_on_day(&self) -> bool {
        matches!(self.entries.get(self.focus), Some(Entry { value: Value::Day(_), .. }))
    }

    /// The calendar for the day in focus, at the day that is typed there; else why there is none.
    pub fn calendar(&self, today: NaiveDate) -> Step {
        if !self.is_on_day() {
            return Step::Say(Status::refusal(msg!("tui-why-no-day-field")));
        }
        let typed = self.text(self.focus);
        let day = day_that_was(&typed, today);
        let of_year = || parse_cell_date(&typed, None).ok().map(PartialDate::first_day);
        Step::open(Calendar::at(day.or_else(of_year).unwrap_or(today)))
    }

    /// A day was picked for the entry in focus.
    pub fn take_day(&mut self, day: NaiveDate) {
        if self.is_on_day() {
            self.set_text(self.focus, &numbers::day(day));
            self.typed();
        }
    }

    /// The field of the entry in focus.
    pub fn typing(&mut self) -> Option<Typing<'_>> {
        match &mut self.entries.get_mut(self.focus)?.value {
            Value::Text(field) | Value::Day(field) => Some(Typing::Text(field)),
            Value::Secret(field) => Some(Typing::Secret(field)),
            Value::Choice { .. } => None,
        }
    }

    /// Another text: what was wrong with it is past.
    pub fn typed(&mut self) {
        if let Some(entry) = self.entries.get_mut(self.focus) {
            entry.wrong = None;
        }
    }

    /// A command: to another entry, to another option, passphrases shown. What is none of these is left alone.
    #[expect(clippy::wildcard_enum_match_arm, reason = "a form answers its own acts; the table decides which reach it")]
    pub fn act(&mut self, act: Act) {
        let last = self.entries.len().saturating_sub(1);
        match act {
            Act::NextField => self.go(if self.focus >= last { 0 } else { self.focus + 1 }),
            Act::PreviousField => self.go(self.focus.checked_sub(1).unwrap_or(last)),
            Act::ShowPassphrase => self.shown = self.shown.other(),
            Act::NextChoice | Act::PreviousChoice => {
                if let Some(Entry { value: Value::Choice { options, chosen }, wrong, .. }) =
                    self.entries.get_mut(self.focus)
                {
                    let count = options.len().max(1);
                    let step = if act == Act::NextChoice { 1 } else { count - 1 };
                    *chosen = (*chosen + step) % count;
                    *wrong = None;
                }
            }
            _ => {}
        }
    }

    /// A click puts an entry in focus.
    pub fn click(&mut self, position: Position, area: Rect) {
        for (place, at, _) in self.rows(area) {
            if at.contains(position) {
                self.go(place);
            }
        }
    }

    /// Draws it.
    pub fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let label_wide = self.label_wide(shared, area);
        for (place, at, below) in self.rows(area) {
            let Some(entry) = self.entries.get(place) else { continue };
            let is_here = place == self.focus;
            let (label_at, value_at) = boxes::split_left(at, label_wide);
            let pointer = if is_here { theme.pointer() } else { " " };
            let role = if is_here { Role::Heading } else { Role::Plain };
            let label = cells::fit(&words.say(&entry.label), usize::from(label_wide).saturating_sub(2));
            let label = Line::from(vec![
                Span::styled(pointer, theme.style(Role::Key)),
                Span::styled(format!(" {label}"), theme.style(role)),
            ]);
            frame.render_widget(label, label_at);
            let focus = if is_here { Focus::Here } else { Focus::Elsewhere };
            match &entry.value {
                Value::Text(field) | Value::Day(field) => {
                    let placeholder = entry.placeholder.as_ref().filter(|_| field.text().is_empty());
                    if let Some(placeholder) = placeholder {
                        let text = cells::fit(&words.say(placeholder), usize::from(value_at.width));
                        frame.render_widget(Line::styled(text, theme.style(Role::Muted)), value_at);
                    }
                    // An empty field draws no more than its cursor.
                    field.draw(frame, value_at, theme.style(role), focus);
                }
                Value::Secret(field) => {
                    field.draw(frame, value_at, (theme, theme.style(role)), (self.shown, focus));
                }
                Value::Choice { options, chosen } => {
                    let option = options.get(*chosen).map(|option| words.say(option)).unwrap_or_default();
                    let text = if is_here { format!("< {option} >") } else { option };
                    let line = Line::styled(cells::fit(&text, usize::from(value_at.width)), theme.style(role));
                    frame.render_widget(line, value_at);
                }
            }
            if let (Some(wrong), Some(below)) = (&entry.wrong, below) {
                let text = format!("! {}", words.say(wrong));
                let beside = boxes::split_left(below, label_wide).1;
                // What does not fit below the value has the whole row.
                let below = if cells::width(&text) > usize::from(beside.width) { below } else { beside };
                let text = cells::fit(&text, usize::from(below.width));
                frame.render_widget(Line::styled(text, theme.style(Role::Trouble)), below);
            }
        }
        let hint = self.entries.get(self.focus).and_then(|entry| entry.hint.as_ref());
        if let Some(hint) = hint {
            let lines = cells::wrap(&words.say(hint), usize::from(area.width));
            let foot = boxes::split_top(area, area.height.saturating_sub(HINT_ROWS)).1;
            for (line, at) in lines.into_iter().zip(foot.rows()) {
                frame.render_widget(Line::styled(line, theme.style(Role::Muted)), at);
            }
        }
    }

    fn label_wide(&self, shared: &Shared, area: Rect) -> u16 {
        let widest = self.entries.iter().map(|entry| cells::width(&shared.words.say(&entry.label))).max().unwrap_or(0);
        cells::cells(widest + 3).min(LABEL_MOST).min(area.width / 2)
    }

    /// The rows of the entries that are seen: place, its row, and the row of what is wrong with it.
    fn rows(&self, area: Rect) -> Vec<(usize, Rect, Option<Rect>)> {
        let high = area.height.saturating_sub(HINT_ROWS + 1);
        let rows_of = |entry: &Entry| if entry.wrong.is_some() { 2 } else { 1 };
        let mut first = 0;
        let used = |first: usize| {
            let shown = self.entries.iter().skip(first).take((self.focus + 1).saturating_sub(first));
            shown.map(rows_of).sum::<u16>()
        };
        while first < self.focus && used(first) > high {
            first += 1;
        }
        let mut rows = Vec::new();
        let mut y = area.y;
        for (place, entry) in self.entries.iter().enumerate().skip(first) {
            if y >= area.y.saturating_add(high) {
                break;
            }
            let at = Rect { y, height: 1, ..area };
            let below = (rows_of(entry) > 1 && y + 1 < area.bottom()).then_some(Rect { y: y + 1, height: 1, ..area });
            rows.push((place, at, below));
            y += rows_of(entry);
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::key::Key;

    fn form() -> Form {
        Form::new(vec![
            Entry::text(msg!("tui-column-name"), 20, "An"),
            Entry::choice(msg!("tui-column-state"), vec![msg!("sex-male"), msg!("sex-female")], 0),
            Entry::day(msg!("tui-record-day"), ""),
        ])
    }

    #[test]
    fn entries_are_gone_through_and_filled() {
        let mut form = form();
        if let Some(Typing::Text(field)) = form.typing() {
            field.press(Key::Char('h'));
        }
        form.act(Act::NextField);
        assert!(form.typing().is_none());
        form.act(Act::NextChoice);
        form.act(Act::NextField);
        form.take_day("2023-06-15".parse().unwrap());
        assert_eq!((form.text(0).as_str(), form.chosen(1), form.text(2).as_str()), ("Anh", 1, "15/06/2023"));
        form.act(Act::NextField);
        assert_eq!(form.focus(), 0);
        form.act(Act::PreviousField);
        assert_eq!(form.focus(), 2);
    }

    #[test]
    fn the_entry_in_focus_is_seen_in_any_height() {
        let mut form = form();
        form.refuse(1, msg!("tui-wrong-day"));
        form.refuse(2, msg!("tui-wrong-day"));
        for height in 4..12 {
            let rows = form.rows(Rect::new(0, 0, 40, height));
            assert!(rows.iter().any(|(place, ..)| *place == 2), "{height}: {rows:?}");
        }
    }
}
