//! Why somebody is not activated: the list of reasons, each with a letter of its own that never changes, and a
//! search.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::people_detail::reason_label;
use super::{Behaviour, Typing, moved};
use crate::domain::reason::Reason;
use crate::msg;
use crate::text::matched::narrow;
use crate::text::numbers::Lang;
use crate::text::words::Message;
use crate::tui::command::{Act, REASON_KEYS, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Focus, TextField};
use crate::tui::widgets::{boxes, cells};

/// No reason has a longer name.
const MOST_SEARCH_CHARS: usize = 60;

/// The list of reasons.
pub struct Reasons {
    field: TextField,
    is_searching: bool,
    selected: usize,
}

impl Default for Reasons {
    fn default() -> Self {
        Self { field: TextField::new(MOST_SEARCH_CHARS), is_searching: false, selected: 0 }
    }
}

/// All reasons with their letters.
pub(super) fn all() -> impl Iterator<Item = (Key, Reason)> {
    REASON_KEYS.iter().copied().zip(Reason::as_offered())
}

impl Reasons {
    /// The list, ready to type.
    pub fn searching() -> Self {
        Self { is_searching: true, ..Self::default() }
    }

    /// The list, at a reason that was given before.
    pub fn at(reason: Option<Reason>) -> Self {
        let place = all().position(|(_, other)| Some(other) == reason);
        Self { selected: place.unwrap_or(0), ..Self::default() }
    }

    /// The reasons that what is typed finds, with the letters of their names that match.
    fn found(&self, lang: Lang) -> Vec<(Key, Reason, Vec<usize>)> {
        let all: Vec<(Key, Reason)> = all().collect();
        let found = narrow(all.iter().map(|(_, reason)| reason_label(*reason, lang)), self.field.text());
        let found = found.into_iter().filter_map(|(place, letters)| Some((all.get(place)?, letters)));
        found.map(|((key, reason), letters)| (*key, *reason, letters)).collect()
    }
}

impl Behaviour for Reasons {
    fn scope(&self) -> Scope {
        if self.is_searching { Scope::ReasonSearch } else { Scope::Reasons }
    }

    fn title(&self) -> Message {
        msg!("tui-title-reasons")
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        self.is_searching.then_some(Typing::Text(&mut self.field))
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.selected = 0;
        Vec::new()
    }

    fn act(&mut self, act: Act, key: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::PickReason => {
                let picked = all().find(|(letter, _)| Some(*letter) == key.map(Key::small));
                picked.map(|(_, reason)| Step::Picked(Picked::Reason(reason))).into_iter().collect()
            }
            Act::Enter => {
                let found = self.found(shared.words.lang);
                found
                    .get(self.selected)
                    .map(|(_, reason, _)| Step::Picked(Picked::Reason(*reason)))
                    .into_iter()
                    .collect()
            }
            Act::SearchReason => {
                self.is_searching = true;
                Vec::new()
            }
            Act::Back if self.is_searching && !self.field.text().is_empty() => {
                self.field.clear();
                self.is_searching = false;
                Vec::new()
            }
            Act::Back => vec![Step::Back],
            _ => {
                let (_, list) = parts(shared.body());
                let total = self.found(shared.words.lang).len();
                self.selected = moved(act, self.selected, total, usize::from(list.height));
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (_, list) = parts(shared.body());
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        let found = self.found(shared.words.lang);
        let row = boxes::row_at(list, position).and_then(|row| found.get(row + top));
        row.map(|(_, reason, _)| Step::Picked(Picked::Reason(*reason))).into_iter().collect()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (search, list) = parts(area);
        let (sign, field) = boxes::split_left(search, 1);
        frame.render_widget(Line::styled("/", theme.style(Role::Key)), sign);
        if !self.is_searching {
            let hint = cells::fit(&words.get("tui-reasons-hint"), usize::from(field.width));
            frame.render_widget(Line::styled(hint, theme.style(Role::Muted)), field);
        }
        let focus = if self.is_searching { Focus::Here } else { Focus::Elsewhere };
        self.field.draw(frame, field, theme.style(Role::Heading), focus);
        let found = self.found(words.lang);
        if found.is_empty() {
            frame.render_widget(Line::from(words.get("tui-reasons-none")), list);
        }
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        for ((place, (key, reason, letters)), at) in found.into_iter().enumerate().skip(top).zip(list.rows()) {
            let base = theme.style(if place == self.selected { Role::Selected } else { Role::Plain });
            let wide = usize::from(at.width);
            // While one types, letters are text and pick nothing.
            let letter = if self.is_searching { String::new() } else { key.to_string() };
            let what_next = match words.lang {
                Lang::Vi => reason.row().next_step_vi,
                Lang::En => reason.row().next_step_en,
            };
            let label_wide = (wide.saturating_sub(4)).min(50);
            let mut spans = vec![
                Span::styled(if place == self.selected { theme.pointer() } else { " " }, base),
                Span::styled(cells::left(&letter, 2), base.patch(theme.style(Role::Key))),
            ];
            let mark = base.patch(theme.style(Role::Match));
            spans.extend(cells::marked(reason_label(reason, words.lang), &letters, label_wide, (base, mark)));
            let next_wide = wide.saturating_sub(label_wide + 4);
            spans.push(Span::styled(" ", base));
            spans.push(Span::styled(cells::left(what_next, next_wide), base.patch(theme.style(Role::Muted))));
            frame.render_widget(Line::from(spans), at);
        }
    }
}

fn parts(area: Rect) -> (Rect, Rect) {
    boxes::split_top(area, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_has_a_letter_and_the_first_ones_are_digits() {
        assert_eq!(all().count(), Reason::all().count());
        assert_eq!(all().next().map(|(key, reason)| (key, reason.code())), Some((Key::Char('1'), "does_not_know_how")));
        assert_eq!(Reason::on_digits().count(), 9);
    }

    #[test]
    fn reasons_are_found_without_marks() {
        let mut reasons = Reasons::searching();
        reasons.field.paste("dien thoai thong");
        let found = reasons.found(Lang::Vi);
        assert_eq!(found.iter().map(|(_, reason, _)| reason.code()).collect::<Vec<_>>(), ["no_smartphone"]);
    }
}
