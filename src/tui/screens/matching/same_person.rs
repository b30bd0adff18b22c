//! Somebody is the same person as another entry: that one is found by a name, a number, an address.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::SideBySideScreen;
use crate::desk::lists::Window;
use crate::desk::people::ListQuery;
use crate::desk::screen::{Reply, Request};
use crate::desk::views::{PersonCard, PersonLine, PersonRef};
use crate::domain::partial_date::PartialDate;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Search, Shared, Step};
use crate::tui::screens::{Behaviour, Screen, Typing, moved};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Focus, TextField};
use crate::tui::widgets::{boxes, cells};

/// As for the search of people.
const MOST_SEARCH_CHARS: usize = 200;
/// Nobody reads further down.
const MOST_PEOPLE: usize = 100;
/// Cells of a birth date.
const BIRTH_WIDE: usize = 10;

/// Who is the same person.
pub struct SamePerson {
    person: PersonRef,
    name: String,
    field: TextField,
    asked: Option<u64>,
    found: Vec<PersonLine>,
    selected: usize,
}

impl SamePerson {
    /// As this person. Those of the same name are found first.
    pub fn new(member: &PersonCard) -> Self {
        let name = member.person.facts.full_name.clone();
        Self {
            person: member.reference,
            field: TextField::with(MOST_SEARCH_CHARS, &name),
            name,
            asked: None,
            found: Vec::new(),
            selected: 0,
        }
    }

    fn ask(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.selected = 0;
        if self.field.is_blank() || shared.search == Search::Preparing {
            self.asked = None;
            self.found.clear();
            return Vec::new();
        }
        let number = shared.next_search();
        self.asked = Some(number);
        let window = Window { first: 0, count: MOST_PEOPLE, keep: None };
        let query = ListQuery { text: self.field.cleaned(), ..ListQuery::default() };
        vec![Step::Ask(Request::People { number, query, window })]
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

impl Behaviour for SamePerson {
    fn scope(&self) -> Scope {
        Scope::SamePersonSearch
    }

    fn title(&self) -> Message {
        msg!("tui-title-same-person")
    }

    fn is_waiting(&self) -> bool {
        self.asked.is_some()
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        Some(Typing::Text(&mut self.field))
    }

    fn typed(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.ask(shared)
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.ask(shared)
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        if let Reply::People { number, page } = reply
            && self.asked == Some(*number)
        {
            self.asked = None;
            self.found = page.lines.iter().filter(|line| line.reference != self.person).cloned().collect();
        }
        Vec::new()
    }

    fn request_failed(&mut self) {
        self.asked = None;
    }

    fn forget(&mut self) {
        self.asked = None;
        self.found.clear();
    }

    fn can_save(&self) -> Result<(), Message> {
        self.found.get(self.selected).map(drop).ok_or_else(|| msg!("tui-why-nobody-selected"))
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter => {
                let other = self.found.get(self.selected).map(|line| line.reference);
                let side_by_side = other.map(|other| SideBySideScreen::of_two(self.person, other));
                return side_by_side.map(|screen| Step::Replace(Screen::from(screen))).into_iter().collect();
            }
            _ => {
                let rows = usize::from(parts(shared.body()).list.height);
                self.selected = moved(act, self.selected, self.found.len(), rows);
            }
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let list = parts(shared.body()).list;
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        if let Some(row) = boxes::row_at(list, position).filter(|row| row + top < self.found.len()) {
            self.selected = row + top;
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let Parts { head, field, list } = parts(area);
        let title = words.say(&msg!("tui-same-person-as", name = &self.name));
        frame.render_widget(boxes::rule(theme, &title, usize::from(head.width)), head);
        let (sign, field) = boxes::split_left(field, 1);
        frame.render_widget(Line::styled("/", theme.style(Role::Key)), sign);
        if self.field.text().is_empty() {
            let hint = if shared.search == Search::Preparing { "tui-search-preparing" } else { "tui-same-person-hint" };
            let text = cells::fit(&words.get(hint), usize::from(field.width));
            frame.render_widget(Line::styled(text, theme.style(Role::Muted)), field);
        }
        self.field.draw(frame, field, theme.style(Role::Heading), Focus::Here);
        if self.found.is_empty() && self.asked.is_none() && !self.field.is_blank() {
            let text = cells::fit(&format!("  {}", words.get("tui-same-person-none")), usize::from(list.width));
            frame.render_widget(Line::styled(text, theme.style(Role::Muted)), list);
        }
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        for ((place, line), at) in self.found.iter().enumerate().skip(top).zip(list.rows()) {
            let is_selected = place == self.selected;
            let base = theme.style(if is_selected { Role::Selected } else { Role::Plain });
            let wide = usize::from(at.width).saturating_sub(2);
            let (name_wide, area_wide) = (wide * 2 / 5, (wide / 6).max(6));
            let text = format!(
                "{} {} {} {}",
                cells::left(&line.full_name, name_wide),
                cells::left(&line.birth_date.map(PartialDate::display).unwrap_or_default(), BIRTH_WIDE),
                cells::left(&line.area, area_wide),
                cells::left(&line.address, wide.saturating_sub(name_wide + area_wide + BIRTH_WIDE + 3))
            );
            let pointer = if is_selected { theme.pointer() } else { " " };
            let spans = vec![Span::styled(format!("{pointer} "), base), Span::styled(text, base)];
            frame.render_widget(Line::from(spans), at);
        }
    }
}
