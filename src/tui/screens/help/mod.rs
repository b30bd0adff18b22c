//! The help: the keys of the screen below, made from the table of commands, and answers to questions in the user's
//! own words. One types, Enter reads the answer.

mod keys;
mod questions;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{Behaviour, Typing, moved};
use crate::msg;
use crate::text::asked::Asked;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Focus, TextField};
use crate::tui::widgets::{boxes, cells};
use keys::Keys;
use questions::{QUESTIONS, answer, asked, question};

/// Nobody asks at more length.
const MOST_CHARS: usize = 100;
/// From so many columns on the answer stands beside the questions.
const WIDE: u16 = 110;
/// Cells of how many questions there are.
const COUNT_WIDE: u16 = 16;
/// Nobody likes to read longer lines.
const MOST_TEXT_WIDE: usize = 90;
/// Cells of the questions then.
const QUESTIONS_WIDE: u16 = 56;

/// The help of a scope.
pub struct Help {
    keys: Keys,
    part: Part,
    field: TextField,
    /// Made when something is asked for the first time.
    asked: Option<Asked>,
    /// Places of the questions that are perhaps meant, the best first.
    found: Vec<usize>,
    selected: usize,
    top: usize,
}

/// What of it is seen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Keys,
    Asking,
    Answer,
}

impl Help {
    /// The keys of a scope, with what cannot be done there now.
    pub fn new(scope: Scope, whys: Vec<(Act, Message)>) -> Self {
        Self {
            keys: Keys::new(scope, whys),
            part: Part::Keys,
            field: TextField::new(MOST_CHARS),
            asked: None,
            found: (0..QUESTIONS.len()).collect(),
            selected: 0,
            top: 0,
        }
    }

    /// Begins a question, with the letter that was typed.
    fn ask(&mut self, key: Option<Key>, shared: &Shared) {
        self.part = Part::Asking;
        self.field.clear();
        if let Some(letter @ Key::Char(c)) = key
            && c != '/'
        {
            self.field.press(letter);
        }
        self.search(shared);
    }

    fn search(&mut self, shared: &Shared) {
        self.found = if self.field.is_blank() {
            (0..QUESTIONS.len()).collect()
        } else {
            self.asked.get_or_insert_with(|| asked(&shared.words)).find(self.field.text())
        };
        self.selected = 0;
        self.top = 0;
    }

    fn chosen(&self) -> Option<&'static str> {
        QUESTIONS.get(*self.found.get(self.selected)?).copied()
    }

    /// The selected question with its answer.
    fn answer_lines(&self, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
        let Some(code) = self.chosen() else { return Vec::new() };
        let wide = wide.min(MOST_TEXT_WIDE);
        let (words, theme) = (&shared.words, shared.theme);
        let title = cells::wrap(&question(code, words), wide);
        let mut lines: Vec<Line> =
            title.into_iter().map(|text| Line::styled(text, theme.style(Role::Heading))).collect();
        for paragraph in answer(code, words) {
            lines.push(Line::default());
            lines.extend(cells::wrap(&paragraph, wide).iter().map(|text| keys_shown(text, shared)));
        }
        lines
    }

    fn move_in_list(&mut self, act: Act, shared: &Shared) {
        let rows = usize::from(parts(shared.body()).list.height);
        self.selected = moved(act, self.selected, self.found.len(), rows);
        self.top = cells::top_for(self.selected, rows, self.top);
    }

    fn act_in_answer(&mut self, act: Act, shared: &Shared) {
        let area = shared.body();
        match act {
            Act::Back => self.part = Part::Asking,
            Act::NextField => {
                self.move_in_list(Act::Down, shared);
                self.keys.top = 0;
            }
            Act::PreviousField => {
                self.move_in_list(Act::Up, shared);
                self.keys.top = 0;
            }
            _ => {
                let total = self.answer_lines(shared, usize::from(area.width)).len();
                self.keys.scroll(act, total, usize::from(area.height));
            }
        }
    }

    fn draw_questions(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let wide = usize::from(area.width);
        if self.found.is_empty() {
            let none = cells::wrap(&words.get("tui-ask-none"), wide).into_iter().map(Line::from);
            frame.render_widget(Paragraph::new(none.collect::<Vec<_>>()), area);
            return;
        }
        let rows = usize::from(area.height);
        let top = cells::top_for(self.selected, rows, self.top);
        for ((place, code), at) in self.found.iter().enumerate().skip(top).zip(area.rows()) {
            let is_selected = place == self.selected;
            let style = theme.style(if is_selected { Role::Selected } else { Role::Plain });
            let pointer = if is_selected { theme.pointer() } else { " " };
            let text = QUESTIONS.get(*code).map(|code| question(code, words)).unwrap_or_default();
            let text = cells::left(&format!(" {text}"), wide.saturating_sub(1));
            frame.render_widget(Line::from(vec![Span::styled(pointer, style), Span::styled(text, style)]), at);
        }
    }

    fn draw_asking(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let Parts { list, beside } = parts(area);
        self.draw_questions(shared, frame, list);
        if !beside.is_empty() {
            let lines = self.answer_lines(shared, usize::from(beside.width));
            frame.render_widget(Paragraph::new(lines), beside);
        }
    }

    /// Where one asks, the same in every part but the answer.
    fn draw_field(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (row, _) = boxes::split_top(area, 1);
        let (sign, field) = boxes::split_left(row, 1);
        frame.render_widget(Line::styled("/", theme.style(Role::Key)), sign);
        let is_asking = self.part == Part::Asking;
        if self.field.text().is_empty() {
            let hint = cells::fit(&words.get("tui-ask-hint"), usize::from(field.width));
            frame.render_widget(Line::styled(hint, theme.style(Role::Muted)), field);
        } else {
            let count = words.say(&msg!("tui-ask-count", count = self.found.len()));
            let (_, at) = boxes::split_left(field, field.width.saturating_sub(COUNT_WIDE));
            frame.render_widget(Line::styled(count, theme.style(Role::Muted)).right_aligned(), at);
        }
        if is_asking {
            let room = field.width.saturating_sub(if self.field.text().is_empty() { 0 } else { COUNT_WIDE });
            let field = Rect { width: room, ..field };
            self.field.draw(frame, field, theme.style(Role::Heading), Focus::Here);
        }
    }
}

/// A line with the keys in it, which stand in brackets, looking like keys.
fn keys_shown(text: &str, shared: &Shared) -> Line<'static> {
    let key = shared.theme.style(Role::Key);
    let mut spans = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((inside, behind)) = after.split_once(']') else { break };
        spans.push(Span::raw(before.to_owned()));
        spans.push(Span::styled(format!("[{inside}]"), key));
        rest = behind;
    }
    spans.push(Span::raw(rest.to_owned()));
    Line::from(spans)
}

/// The places of the questions and, where there is room, of the answer beside them.
struct Parts {
    list: Rect,
    beside: Rect,
}

fn parts(area: Rect) -> Parts {
    let below = boxes::split_top(area, 2).1;
    if area.width < WIDE {
        return Parts { list: below, beside: Rect::default() };
    }
    let (list, rest) = boxes::split_left(below, QUESTIONS_WIDE);
    Parts { list, beside: boxes::split_left(rest, 3).1 }
}

impl Behaviour for Help {
    fn scope(&self) -> Scope {
        match self.part {
            Part::Keys => Scope::Help,
            Part::Asking => Scope::HelpAsk,
            Part::Answer => Scope::HelpAnswer,
        }
    }

    fn title(&self) -> Message {
        match self.part {
            Part::Keys | Part::Asking => msg!("tui-title-help"),
            Part::Answer => msg!("tui-title-answer"),
        }
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        (self.part == Part::Asking).then_some(Typing::Text(&mut self.field))
    }

    fn typed(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.search(shared);
        Vec::new()
    }

    fn act(&mut self, act: Act, key: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match (self.part, act) {
            (Part::Keys, Act::Back) => return vec![Step::Back],
            (Part::Keys | Part::Answer, Act::Ask) => self.ask(key, shared),
            (Part::Keys, _) => {
                let area = boxes::split_top(shared.body(), 2).1;
                let total = self.keys.lines(shared, usize::from(area.width)).len();
                self.keys.scroll(act, total, usize::from(area.height));
            }
            (Part::Asking, Act::Back) => {
                self.field.clear();
                self.search(shared);
                self.keys.top = 0;
                self.part = Part::Keys;
            }
            (Part::Asking, Act::Enter) if self.chosen().is_some() => {
                self.keys.top = 0;
                self.part = Part::Answer;
            }
            (Part::Asking, _) => self.move_in_list(act, shared),
            (Part::Answer, _) => self.act_in_answer(act, shared),
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let Parts { list, .. } = parts(shared.body());
        let row = boxes::row_at(list, position).map(|row| row + self.top);
        if let Some(place) = row.filter(|place| self.part == Part::Asking && *place < self.found.len()) {
            self.selected = place;
            self.keys.top = 0;
            self.part = Part::Answer;
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        if self.part == Part::Answer {
            let lines = self.answer_lines(shared, usize::from(area.width));
            self.keys.draw_from(lines, shared, frame, area);
            return;
        }
        let (field, rest) = boxes::split_top(area, 2);
        self.draw_field(shared, frame, field);
        match self.part {
            Part::Asking => self.draw_asking(shared, frame, area),
            Part::Keys | Part::Answer => {
                let lines = self.keys.lines(shared, usize::from(rest.width));
                self.keys.draw_from(lines, shared, frame, rest);
            }
        }
    }
}
