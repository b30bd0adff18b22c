//! Choosing one of many from a list with a search: letters narrow it at once.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{Behaviour, Typing, moved};
use crate::text::matched::narrow;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Focus, TextField};
use crate::tui::widgets::{boxes, cells};

/// Nothing to choose from has a longer name.
const MOST_SEARCH_CHARS: usize = 80;
/// Cells of what stands beside a name.
const BESIDE_WIDE: usize = 15;

/// One of those to choose from.
pub struct Choice {
    /// What it is called.
    pub name: String,
    /// What stands beside it, as a count.
    pub beside: String,
}

/// The list.
pub struct Chooser {
    title: Message,
    choices: Vec<Choice>,
    field: TextField,
    selected: usize,
}

impl Chooser {
    /// Choosing one of these.
    pub fn new(title: Message, choices: Vec<Choice>) -> Self {
        Self { title, choices, field: TextField::new(MOST_SEARCH_CHARS), selected: 0 }
    }

    /// Those that the search lets through, the best first: place in the whole list, and the letters that match.
    fn found(&self) -> Vec<(usize, Vec<usize>)> {
        narrow(self.choices.iter().map(|choice| choice.name.as_str()), self.field.text())
    }

    fn pick(&self, row: usize) -> Vec<Step> {
        let found = self.found();
        found.get(row).map(|(place, _)| Step::Picked(Picked::Choice(*place))).into_iter().collect()
    }
}

impl Behaviour for Chooser {
    fn scope(&self) -> Scope {
        Scope::Chooser
    }

    fn title(&self) -> Message {
        self.title.clone()
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        Some(Typing::Text(&mut self.field))
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.selected = 0;
        Vec::new()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter => return self.pick(self.selected),
            Act::Back => return vec![Step::Back],
            _ => {
                let (_, list) = parts(shared.body());
                self.selected = moved(act, self.selected, self.found().len(), usize::from(list.height));
            }
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (_, list) = parts(shared.body());
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        boxes::row_at(list, position).map(|row| self.pick(row + top)).unwrap_or_default()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (search, list) = parts(area);
        let (sign, field) = boxes::split_left(search, 1);
        frame.render_widget(Line::styled("/", theme.style(Role::Key)), sign);
        if self.field.text().is_empty() {
            let hint = cells::fit(&words.get("tui-chooser-hint"), usize::from(field.width));
            frame.render_widget(Line::styled(hint, theme.style(Role::Muted)), field);
        }
        self.field.draw(frame, field, theme.style(Role::Heading), Focus::Here);
        let found = self.found();
        if found.is_empty() {
            frame.render_widget(Line::from(words.get("tui-chooser-none")), list);
        }
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        for ((place, (choice, letters)), at) in found.into_iter().enumerate().skip(top).zip(list.rows()) {
            let Some(choice) = self.choices.get(choice) else { continue };
            let is_selected = place == self.selected;
            let base = theme.style(if is_selected { Role::Selected } else { Role::Plain });
            let wide = usize::from(at.width).min(60);
            let pointer = if is_selected { theme.pointer() } else { " " };
            let mut spans = vec![Span::styled(format!("{pointer} "), base)];
            let mark = base.patch(theme.style(Role::Match));
            let name_wide = wide.saturating_sub(BESIDE_WIDE + 3);
            spans.extend(cells::marked(&choice.name, &letters, name_wide, (base, mark)));
            spans.push(Span::styled(format!(" {}", cells::right(&choice.beside, BESIDE_WIDE)), base));
            frame.render_widget(Line::from(spans), at);
        }
    }
}

fn parts(area: Rect) -> (Rect, Rect) {
    boxes::split_top(area, 1)
}
