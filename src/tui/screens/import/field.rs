//! What a column holds: the fields, found as one types.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::field_label;
use crate::desk::{IGNORE, field_names};
use crate::msg;
use crate::text::matched::narrow;
use crate::text::words::{Message, Words};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Step};
use crate::tui::screens::{Behaviour, Typing, moved};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Focus, TextField};
use crate::tui::widgets::{boxes, cells};

/// No field has a longer name.
const MOST_SEARCH_CHARS: usize = 60;

/// The fields for a column.
pub struct ImportField {
    heading: String,
    search: TextField,
    selected: usize,
}

/// What can be chosen: recognise it, do not read it, or a field.
type Choice = Option<&'static str>;

fn choices() -> impl Iterator<Item = Choice> {
    // The only address of a list is its current one.
    [None, Some(IGNORE)].into_iter().chain(field_names().filter(|name| *name != "address").map(Some))
}

fn label(choice: Choice) -> Message {
    match choice {
        None => msg!("tui-import-field-auto"),
        Some(IGNORE) => msg!("tui-import-field-ignore"),
        Some(name) => field_label(name),
    }
}

impl ImportField {
    /// For the column of a heading, what it holds now selected.
    pub fn new(heading: &str, holds: Choice) -> Self {
        let selected = choices().position(|choice| choice == holds).unwrap_or(0);
        Self { heading: heading.to_owned(), search: TextField::new(MOST_SEARCH_CHARS), selected }
    }

    /// What the search lets through, with the letters that match.
    fn found(&self, words: &Words) -> Vec<(Choice, Vec<usize>)> {
        let all: Vec<Choice> = choices().collect();
        let labels: Vec<String> = all.iter().map(|choice| words.say(&label(*choice))).collect();
        let found = narrow(labels.iter().map(String::as_str), self.search.text()).into_iter();
        found.filter_map(|(place, letters)| Some((*all.get(place)?, letters))).collect()
    }

    fn pick(&self, place: usize, words: &Words) -> Vec<Step> {
        self.found(words).get(place).map(|(choice, _)| Step::Picked(Picked::Field(*choice))).into_iter().collect()
    }
}

impl Behaviour for ImportField {
    fn scope(&self) -> Scope {
        Scope::ImportField
    }

    fn title(&self) -> Message {
        msg!("tui-title-import-field")
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        Some(Typing::Text(&mut self.search))
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.selected = 0;
        Vec::new()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter => self.pick(self.selected, &shared.words),
            Act::Back => vec![Step::Back],
            _ => {
                let rows = usize::from(parts(shared.body()).1.height);
                self.selected = moved(act, self.selected, self.found(&shared.words).len(), rows);
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let list = parts(shared.body()).1;
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        boxes::row_at(list, position).map(|row| self.pick(row + top, &shared.words)).unwrap_or_default()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (head, list) = parts(area);
        let (title, search) = boxes::split_top(head, 1);
        let wide = usize::from(area.width);
        let text = words.say(&msg!("tui-import-field-of", heading = &self.heading));
        frame.render_widget(Line::styled(cells::fit(&text, wide), theme.style(Role::Heading)), title);
        let (sign, field) = boxes::split_left(search, 1);
        frame.render_widget(Line::styled("/", theme.style(Role::Key)), sign);
        if self.search.text().is_empty() {
            let hint = cells::fit(&words.get("tui-import-field-hint"), usize::from(field.width));
            frame.render_widget(Line::styled(hint, theme.style(Role::Muted)), field);
        }
        self.search.draw(frame, field, theme.style(Role::Heading), Focus::Here);
        let found = self.found(words);
        if found.is_empty() {
            frame.render_widget(Line::from(words.get("tui-import-field-none")), list);
        }
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        for ((place, (choice, letters)), at) in found.into_iter().enumerate().skip(top).zip(list.rows()) {
            let is_selected = place == self.selected;
            let pointer = if is_selected { theme.pointer() } else { " " };
            let role = match choice {
                _ if is_selected => Role::Selected,
                None | Some(IGNORE) => Role::Muted,
                Some(_) => Role::Plain,
            };
            let base = theme.style(role);
            let mut spans = vec![Span::styled(format!("{pointer} "), base)];
            let mark = base.patch(theme.style(Role::Match));
            spans.extend(cells::marked(&words.say(&label(choice)), &letters, wide.saturating_sub(2), (base, mark)));
            frame.render_widget(Line::from(spans), at);
        }
    }
}

fn parts(area: Rect) -> (Rect, Rect) {
    boxes::split_top(area, 2)
}
