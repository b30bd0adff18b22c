//! What the text of a sheet is written in: told below the sheet it was found in, and chosen anew from a list, each time
//! with a few names as they lie in the file and as they read.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use crate::desk::{DecidedBy, LookedNames, LookedSheet, TextEncoding};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Step};
use crate::tui::screens::{Behaviour, moved};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// The widest that a name is drawn before it is decoded.
const BEFORE_MOST: usize = 34;

/// The encodings for a sheet.
pub struct ImportEncoding {
    sheet: String,
    names: LookedNames,
    selected: usize,
}

/// What can be chosen: to let the program recognise it, or an encoding.
type Choice = Option<TextEncoding>;

fn choices() -> impl Iterator<Item = Choice> {
    [None].into_iter().chain(TextEncoding::ALL.map(Some))
}

/// How many there are.
const CHOICES: usize = TextEncoding::ALL.len() + 1;

fn label(choice: Choice) -> Message {
    choice.map_or_else(|| msg!("tui-import-encoding-auto"), |encoding| Message::of_code("encoding", encoding.code()))
}

impl ImportEncoding {
    /// For a sheet, what was chosen for it now selected.
    pub fn new(sheet: &LookedSheet, chosen: Choice) -> Self {
        let found = TextEncoding::from_code(sheet.encoding);
        let selected = choices().position(|choice| choice == chosen.or(found)).unwrap_or(0);
        Self { sheet: sheet.name.clone(), names: sheet.names.clone(), selected }
    }

    fn pick(place: usize) -> Vec<Step> {
        choices().nth(place).map(|choice| Step::Picked(Picked::Encoding(choice))).into_iter().collect()
    }
}

impl Behaviour for ImportEncoding {
    fn scope(&self) -> Scope {
        Scope::ImportEncoding
    }

    fn title(&self) -> Message {
        msg!("tui-title-import-encoding")
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter => Self::pick(self.selected),
            Act::Back => vec![Step::Back],
            _ => {
                let rows = usize::from(parts(shared.body()).1.height);
                self.selected = moved(act, self.selected, CHOICES, rows);
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let list = parts(shared.body()).1;
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        match boxes::row_at(list, position).map(|row| row + top) {
            Some(place) if place == self.selected => Self::pick(place),
            Some(place) if place < CHOICES => {
                self.selected = place;
                Vec::new()
            }
            Some(_) | None => Vec::new(),
        }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (head, list, names) = parts(area);
        let wide = usize::from(area.width);
        let title = words.say(&msg!("tui-import-encoding-of", sheet = &self.sheet));
        frame.render_widget(Line::styled(cells::fit(&title, wide), theme.style(Role::Heading)), head);
        let top = cells::top_for(self.selected, usize::from(list.height), 0);
        for ((place, choice), at) in choices().enumerate().skip(top).zip(list.rows()) {
            let is_selected = place == self.selected;
            let pointer = if is_selected { theme.pointer() } else { " " };
            let role = match choice {
                _ if is_selected => Role::Selected,
                None => Role::Muted,
                Some(_) => Role::Plain,
            };
            let text = cells::left(&words.say(&label(choice)), wide.saturating_sub(2));
            let line = Line::from(vec![Span::raw(pointer), Span::raw(" "), Span::raw(text)]);
            frame.render_widget(line.style(theme.style(role)), at);
        }
        let chosen = choices().nth(self.selected).flatten();
        let lines = match chosen {
            Some(encoding) => samples(&self.names, encoding, shared, wide),
            None => vec![Line::from(cells::fit(&words.get("tui-import-encoding-auto-help"), wide))],
        };
        let (title, rest) = boxes::split_top(names, 1);
        if chosen.is_some() {
            let text = words.get("tui-import-encoding-names");
            frame.render_widget(Line::styled(cells::fit(&text, wide), theme.style(Role::Heading)), title);
        }
        for (line, at) in lines.into_iter().zip(rest.rows()) {
            frame.render_widget(line, at);
        }
    }
}

/// Title, list, and the names below a gap.
fn parts(area: Rect) -> (Rect, Rect, Rect) {
    let (head, rest) = boxes::split_top(area, 1);
    let (list, rest) = boxes::split_top(rest, cells::cells(CHOICES));
    let (_, names) = boxes::split_top(rest, 1);
    (head, list, names)
}

/// What is told of a sheet that is not plain Unicode: in what, why, and a few names before and after.
pub fn told(sheet: &LookedSheet, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    if sheet.encoding == TextEncoding::Unicode.code() || sheet.names.before.is_empty() {
        return Vec::new();
    }
    let encoding = Message::of_code("encoding", sheet.encoding);
    let said = match sheet.decided_by {
        Some(DecidedBy::User) => msg!("tui-import-encoding-user", encoding = encoding),
        Some(DecidedBy::Font) => msg!("tui-import-encoding-font", encoding = encoding),
        Some(DecidedBy::Syllables) => msg!("tui-import-encoding-syllables", encoding = encoding),
        None => msg!("tui-import-encoding-bytes", encoding = encoding),
    };
    let style = shared.theme.style(Role::Attention);
    let mut lines = vec![Line::styled(cells::fit(&shared.words.say(&said), wide), style)];
    lines.extend(
        sheet.names.read.iter().zip(&sheet.names.before).map(|(after, before)| pair(before, after, shared, wide)),
    );
    lines
}

fn samples(names: &LookedNames, encoding: TextEncoding, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let after = names.after.iter().find(|(other, _)| *other == encoding).map(|(_, after)| after.as_slice());
    let after = after.unwrap_or_default();
    names.before.iter().zip(after).map(|(before, after)| pair(before, after, shared, wide)).collect()
}

fn pair(before: &str, after: &str, shared: &Shared, wide: usize) -> Line<'static> {
    let arrow = shared.theme.pick("→", "->");
    let before = cells::left(before, BEFORE_MOST.min(wide * 2 / 5));
    Line::from(cells::fit(&format!("  {before} {arrow} {after}"), wide))
}
