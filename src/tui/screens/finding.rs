//! Somebody found by what is typed, one line each below the field: what the screens have in common that choose a
//! person, or a household by its people.

use std::borrow::Cow;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::moved;
use crate::desk::lists::Window;
use crate::desk::people::ListQuery;
use crate::desk::screen::{ListsRequest, Reply, Request};
use crate::desk::views::PersonLine;
use crate::tui::command::Act;
use crate::tui::model::{Search, Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Focus, TextField};
use crate::tui::widgets::{boxes, cells};

/// As for the search of people.
const MOST_SEARCH_CHARS: usize = 200;
/// Nobody reads further down.
const MOST_PEOPLE: usize = 100;

/// A search and what it found.
pub struct Finding {
    /// What is typed.
    pub field: TextField,
    asked: Option<u64>,
    found: Vec<PersonLine>,
    selected: usize,
    /// Lines below those who were found.
    others: usize,
}

/// A column of a line.
pub struct Column<'l> {
    /// What stands in it.
    pub text: Cow<'l, str>,
    /// The letters of it that the query matched.
    pub marks: &'l [usize],
    /// Cells.
    pub wide: usize,
}

impl<'l> Column<'l> {
    /// A column in which letters may be marked.
    pub fn marked(text: &'l str, marks: &'l [usize], wide: usize) -> Self {
        Self { text: Cow::Borrowed(text), marks, wide }
    }

    /// A column with a text of its own.
    pub fn own(text: String, wide: usize) -> Self {
        Self { text: Cow::Owned(text), marks: &[], wide }
    }
}

struct Parts {
    head: Rect,
    field: Rect,
    list: Rect,
}

fn parts(area: Rect) -> Parts {
    let (head, rest) = boxes::split_top(area, 1);
    let (field, list) = boxes::split_top(rest, 1);
    Parts { head, field, list }
}

impl Finding {
    /// With a text to begin from, and so many lines of its own below those who are found.
    pub fn new(text: &str, others: usize) -> Self {
        let field = TextField::with(MOST_SEARCH_CHARS, text);
        Self { field, asked: None, found: Vec::new(), selected: 0, others }
    }

    /// Whether an answer is on its way.
    pub fn is_waiting(&self) -> bool {
        self.asked.is_some()
    }

    /// The line that is selected; none for one of the others.
    pub fn selected(&self) -> Option<&PersonLine> {
        self.found.get(self.selected)
    }

    /// Looks for what is typed; before anything is, for the people who were opened or recorded last.
    pub fn ask(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.selected = 0;
        let is_recent = self.field.is_blank();
        if (is_recent && shared.recent.is_empty()) || shared.search == Search::Preparing {
            self.forget();
            return Vec::new();
        }
        let number = shared.next_search();
        self.asked = Some(number);
        if is_recent {
            let people = shared.recent.iter().copied().collect();
            return vec![Step::Ask(Request::Lists(ListsRequest::These { number, people }))];
        }
        let window = Window { first: 0, count: MOST_PEOPLE, keep: None };
        let query = ListQuery { text: self.field.cleaned(), ..ListQuery::default() };
        vec![Step::Ask(Request::People { number, query, window })]
    }

    /// Takes an answer; `keep` says which lines stay, beside those that stay already.
    pub fn hear(&mut self, reply: &Reply, keep: impl Fn(&[PersonLine], &PersonLine) -> bool) {
        if let Reply::People { number, page } = reply
            && self.asked == Some(*number)
        {
            self.forget();
            for line in &page.lines {
                if keep(&self.found, line) {
                    self.found.push(line.clone());
                }
            }
            // Nobody was looked for yet: Enter means none of those who are only offered.
            if self.field.is_blank() && self.others > 0 {
                self.selected = self.found.len();
            }
        }
    }

    /// No answer will come.
    pub fn give_up(&mut self) {
        self.asked = None;
    }

    /// Forgets who was found.
    pub fn forget(&mut self) {
        self.asked = None;
        self.found.clear();
    }

    /// Moves the selection.
    pub fn step(&mut self, act: Act, shared: &Shared) {
        let rows = usize::from(parts(shared.body()).list.height);
        self.selected = moved(act, self.selected, self.rows(), rows);
    }

    /// Selects the line at a place.
    pub fn click(&mut self, position: Position, shared: &Shared) {
        let list = parts(shared.body()).list;
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        if let Some(row) = boxes::row_at(list, position).filter(|row| row + top < self.rows()) {
            self.selected = row + top;
        }
    }

    fn rows(&self) -> usize {
        self.found.len() + self.others
    }

    /// Draws title, field and lines; `columns` gives the columns of a line in so many cells, of one of the others
    /// without anybody.
    pub fn draw(
        &self,
        (title, hint, none): (&str, &'static str, Option<&'static str>),
        columns: impl for<'l> Fn(Option<&'l PersonLine>, usize) -> Vec<Column<'l>>,
        shared: &Shared,
        (frame, area): (&mut Frame, Rect),
    ) {
        let (words, theme) = (&shared.words, shared.theme);
        let Parts { head, field, list } = parts(area);
        frame.render_widget(boxes::rule(theme, title, usize::from(head.width)), head);
        let (sign, field) = boxes::split_left(field, 1);
        frame.render_widget(Line::styled("/", theme.style(Role::Key)), sign);
        if self.field.text().is_empty() {
            let hint = if shared.search == Search::Preparing { "tui-search-preparing" } else { hint };
            let text = cells::fit(&words.get(hint), usize::from(field.width));
            frame.render_widget(Line::styled(text, theme.style(Role::Muted)), field);
        }
        self.field.draw(frame, field, theme.style(Role::Heading), Focus::Here);
        let is_fruitless = self.found.is_empty() && self.asked.is_none() && !self.field.is_blank();
        if let Some(none) = none.filter(|_| is_fruitless) {
            let text = cells::fit(&format!("  {}", words.get(none)), usize::from(list.width));
            frame.render_widget(Line::styled(text, theme.style(Role::Muted)), list);
        }
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        for (place, at) in (top..self.rows()).zip(list.rows()) {
            let is_selected = place == self.selected;
            let base = theme.style(if is_selected { Role::Selected } else { Role::Plain });
            let pointer = if is_selected { theme.pointer() } else { " " };
            let mut spans = vec![Span::styled(format!("{pointer} "), base)];
            let mark = base.patch(theme.style(Role::Match));
            for column in columns(self.found.get(place), usize::from(at.width).saturating_sub(2)) {
                spans.extend(cells::marked(&column.text, column.marks, column.wide, (base, mark)));
                spans.push(Span::styled(" ", base));
            }
            frame.render_widget(Line::from(spans), at);
        }
    }
}

/// Address and area of a household, and whoever of it was found; below them stands a new household.
pub fn columns_of_household<'l>(line: Option<&'l PersonLine>, wide: usize, new: &str) -> Vec<Column<'l>> {
    let Some(line) = line else { return vec![Column::own(new.to_owned(), wide)] };
    let (address_wide, area_wide) = (wide / 2, (wide / 6).max(6));
    let name_wide = wide.saturating_sub(address_wide + area_wide + 2);
    vec![
        Column::marked(&line.address, &line.matched.address, address_wide),
        Column::marked(&line.area, &line.matched.area, area_wide),
        Column::marked(&line.full_name, &line.matched.name, name_wide),
    ]
}
