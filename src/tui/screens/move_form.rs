//! Moving a person to another household: it is found by a name, a phone, an address, an area; or it is a new one.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{Behaviour, FactsForm, Screen, Typing, moved};
use crate::desk::lists::Window;
use crate::desk::people::ListQuery;
use crate::desk::screen::{EditingRequest, Reply, Request};
use crate::desk::views::{HouseholdRef, PersonCard, PersonLine, PersonRef};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Saving, Search, Shared, Step, Then};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Focus, TextField};
use crate::tui::widgets::{boxes, cells};

/// As for the search of people.
const MOST_SEARCH_CHARS: usize = 200;
/// So many people are read to find households among them; nobody reads further down.
const MOST_PEOPLE: usize = 100;

/// Where a person moves to.
pub struct MoveForm {
    person: PersonRef,
    name: String,
    from: HouseholdRef,
    field: TextField,
    asked: Option<u64>,
    found: Vec<PersonLine>,
    selected: usize,
}

impl MoveForm {
    /// For this person.
    pub fn new(member: &PersonCard) -> Self {
        Self::of(member.reference, member.person.facts.full_name.clone(), member.household)
    }

    /// For somebody of this name and household.
    pub fn of(person: PersonRef, name: String, from: HouseholdRef) -> Self {
        Self {
            person,
            name,
            from,
            field: TextField::new(MOST_SEARCH_CHARS),
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

    /// To the selected household; below the households stands a new one.
    fn choose(&self) -> Step {
        let Some(line) = self.found.get(self.selected) else {
            return Step::Replace(Screen::from(FactsForm::move_to_new(self.person, self.name.clone())));
        };
        let place = if line.address.is_empty() { line.full_name.clone() } else { line.address.clone() };
        let said = msg!("tui-said-move", name = &self.name, place = place);
        let request = EditingRequest::MovePerson { person: self.person, to: line.household };
        Step::Save(Request::Editing(request), Saving { said, then: Then::Back })
    }

    fn rows(&self) -> usize {
        self.found.len() + 1
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

impl Behaviour for MoveForm {
    fn scope(&self) -> Scope {
        Scope::MoveSearch
    }

    fn title(&self) -> Message {
        msg!("tui-title-move")
    }

    fn is_form(&self) -> bool {
        true
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
            self.found.clear();
            for line in &page.lines {
                let is_known = self.found.iter().any(|known| known.household == line.household);
                if !is_known && line.household != self.from {
                    self.found.push(line.clone());
                }
            }
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

    fn is_unsaved(&self) -> bool {
        false
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => return vec![Step::Back],
            Act::Enter => return vec![self.choose()],
            _ => {
                let rows = usize::from(parts(shared.body()).list.height);
                self.selected = moved(act, self.selected, self.rows(), rows);
            }
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let list = parts(shared.body()).list;
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        if let Some(row) = boxes::row_at(list, position).filter(|row| row + top < self.rows()) {
            self.selected = row + top;
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let Parts { head, field, list } = parts(area);
        let title = words.say(&msg!("tui-move-where", name = &self.name));
        frame.render_widget(boxes::rule(theme, &title, usize::from(head.width)), head);
        let (sign, field) = boxes::split_left(field, 1);
        frame.render_widget(Line::styled("/", theme.style(Role::Key)), sign);
        if self.field.text().is_empty() {
            let hint = if shared.search == Search::Preparing { "tui-search-preparing" } else { "tui-move-hint" };
            let text = cells::fit(&words.get(hint), usize::from(field.width));
            frame.render_widget(Line::styled(text, theme.style(Role::Muted)), field);
        }
        self.field.draw(frame, field, theme.style(Role::Heading), Focus::Here);
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        for (place, at) in (top..self.rows()).zip(list.rows()) {
            let is_selected = place == self.selected;
            let base = theme.style(if is_selected { Role::Selected } else { Role::Plain });
            let wide = usize::from(at.width).saturating_sub(2);
            let text = match self.found.get(place) {
                Some(line) => {
                    let address_wide = wide / 2;
                    let area_wide = (wide / 6).max(6);
                    format!(
                        "{} {} {}",
                        cells::left(&line.address, address_wide),
                        cells::left(&line.area, area_wide),
                        cells::left(&line.full_name, wide.saturating_sub(address_wide + area_wide + 2))
                    )
                }
                None => cells::left(&words.get("tui-move-to-new"), wide),
            };
            let pointer = if is_selected { theme.pointer() } else { " " };
            frame.render_widget(
                Line::from(vec![Span::styled(format!("{pointer} "), base), Span::styled(text, base)]),
                at,
            );
        }
    }
}
