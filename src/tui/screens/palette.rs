//! The list of commands: typed words, of either language and without marks, find what can be done; Enter does it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{Behaviour, Typing, moved};
use crate::msg;
use crate::text::fold;
use crate::text::words::{Message, Words};
use crate::tui::command::{Act, Offer, Reach, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Focus, TextField};
use crate::tui::widgets::{boxes, cells};

/// Nobody types more to find a command.
const MOST_CHARS: usize = 60;
/// The box, at most.
const MOST_WIDE: u16 = 96;
/// Cells of a key.
const KEY_WIDE: usize = 10;
/// Cells of the name of a command.
const LABEL_WIDE: usize = 24;

/// The list of commands.
pub struct Palette {
    field: TextField,
    entries: Vec<Entry>,
    /// Places of the entries that fit what was typed, the best first.
    found: Vec<usize>,
    selected: usize,
    top: usize,
}

/// One command.
struct Entry {
    offer: Offer,
    /// Its name in each language, folded.
    labels: [String; 2],
    /// What it does in each language, folded.
    helps: [String; 2],
}

impl Palette {
    /// The commands, those given last before the others.
    pub fn new(offers: Vec<Offer>, words: &Words, recent: &[Act]) -> Self {
        let other = Words::new(words.lang.other());
        let fold_in = |message: &Message| [words, &other].map(|words| fold::loose(&words.say(message)));
        let mut entries: Vec<Entry> = offers
            .into_iter()
            .map(|offer| Entry {
                labels: fold_in(&offer.command.label()),
                helps: fold_in(&offer.command.help()),
                offer,
            })
            .collect();
        entries
            .sort_by_key(|entry| recent.iter().position(|act| *act == entry.offer.command.act).unwrap_or(recent.len()));
        let found = (0..entries.len()).collect();
        Self { field: TextField::new(MOST_CHARS), entries, found, selected: 0, top: 0 }
    }

    /// The commands as they stand now: what could not be used may be usable, and the other way round.
    pub fn renew(&mut self, offers: &[Offer]) {
        for entry in &mut self.entries {
            let now = offers.iter().find(|offer| std::ptr::eq(offer.command, entry.offer.command));
            if let Some(now) = now {
                entry.offer.why_not.clone_from(&now.why_not);
            }
        }
    }

    fn search(&mut self) {
        let folded = fold::loose(self.field.text());
        let typed: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        let fits = self.entries.iter().enumerate().filter_map(|(place, entry)| Some((entry.fit(&typed)?, place)));
        let mut fits: Vec<(u32, usize)> = fits.collect();
        fits.sort_by_key(|(fit, place)| (std::cmp::Reverse(*fit), *place));
        self.found = fits.into_iter().map(|(_, place)| place).collect();
        self.selected = 0;
        self.top = 0;
    }

    fn chosen(&self) -> Option<&Offer> {
        let place = *self.found.get(self.selected)?;
        self.entries.get(place).map(|entry| &entry.offer)
    }

    /// What Enter does: the palette stays open where the command cannot be used.
    fn run(&self) -> Vec<Step> {
        let Some(offer) = self.chosen() else { return Vec::new() };
        if let Some(why) = &offer.why_not {
            return vec![Step::Say(Status::refusal(why.clone()))];
        }
        let given = match offer.reach {
            Reach::Here => Step::Give(offer.command),
            Reach::FirstScreen => Step::GiveToFirst(offer.command),
        };
        vec![Step::Back, given]
    }

    fn line(&self, entry: &Entry, shared: &Shared, (wide, is_selected): (usize, bool)) -> Line<'static> {
        let (words, theme) = (&shared.words, shared.theme);
        let base = if is_selected { theme.style(Role::Selected) } else { Style::new() };
        let dim = if is_selected { base } else { theme.style(Role::Muted) };
        let command = entry.offer.command;
        let key = command.keys.first().map(ToString::to_string).unwrap_or_default();
        let label_wide = LABEL_WIDE.min(wide / 2);
        let rest = wide.saturating_sub(KEY_WIDE + label_wide + 4);
        let pointer = if is_selected { theme.pointer() } else { " " };
        let (sign, label_style, help) = match &entry.offer.why_not {
            None => (" ", base, words.say(&command.help())),
            Some(why) => (theme.pick("×", "x"), dim, words.say(why)),
        };
        Line::from(vec![
            Span::styled(pointer, base.patch(theme.style(Role::Key))),
            Span::styled(format!("{sign} "), dim),
            Span::styled(cells::left(&key, KEY_WIDE), base.patch(theme.style(Role::Key))),
            Span::styled(cells::left(&words.say(&command.label()), label_wide), label_style),
            Span::styled(" ", base),
            Span::styled(cells::left(&help, rest), dim),
        ])
    }
}

impl Entry {
    /// How well the typed words fit; nothing where one of them is missing. Beginnings of words of the name count
    /// most, then its inside, then what the command does.
    fn fit(&self, typed: &[&str]) -> Option<u32> {
        let key = self.offer.command.keys.first().map(|key| fold::loose(&key.to_string())).unwrap_or_default();
        let mut fit = 0;
        for word in typed {
            let begins = |text: &String| text.split(' ').any(|begun| begun.starts_with(word));
            fit += if self.labels.iter().any(|label| label.split(' ').any(|whole| whole == *word)) {
                16
            } else if self.labels.iter().any(begins) {
                12
            } else if *word == key {
                8
            } else if self.labels.iter().any(|label| label.contains(word)) {
                4
            } else if self.helps.iter().any(begins) {
                2
            } else if self.helps.iter().any(|help| help.contains(word)) {
                1
            } else {
                return None;
            };
        }
        let whole = typed.join(" ");
        if !whole.is_empty() && self.labels.iter().any(|label| label.starts_with(&whole)) {
            fit += 16;
        }
        Some(fit)
    }
}

/// The places of its parts.
struct Parts {
    outer: Rect,
    field: Rect,
    list: Rect,
}

/// The box stays as high as all commands need, whatever is typed.
fn parts(area: Rect, entries: usize) -> Parts {
    let high = cells::cells(entries).saturating_add(4).clamp(8, area.height.max(8));
    let outer = boxes::middle(area, area.width.saturating_sub(4).min(MOST_WIDE), high);
    let (field, rest) = boxes::split_top(boxes::inside(outer), 1);
    Parts { outer, field, list: boxes::split_top(rest, 1).1 }
}

impl Behaviour for Palette {
    fn scope(&self) -> Scope {
        Scope::Palette
    }

    fn title(&self) -> Message {
        msg!("tui-title-palette")
    }

    fn is_box(&self) -> bool {
        true
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        Some(Typing::Text(&mut self.field))
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.search();
        Vec::new()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter => self.run(),
            Act::Back => vec![Step::Back],
            _ => {
                let rows = usize::from(parts(shared.body(), self.entries.len()).list.height);
                self.selected = moved(act, self.selected, self.found.len(), rows);
                self.top = cells::top_for(self.selected, rows, self.top);
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let parts = parts(shared.body(), self.entries.len());
        if !parts.outer.contains(position) {
            return vec![Step::Back];
        }
        let Some(place) = boxes::row_at(parts.list, position).map(|row| row + self.top) else { return Vec::new() };
        if place >= self.found.len() {
            return Vec::new();
        }
        self.selected = place;
        self.run()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let Parts { outer, field, list } = parts(area, self.entries.len());
        boxes::boxed(frame, outer, theme, &words.get("tui-title-palette"));
        let (prompt, field) = boxes::split_left(field, 1);
        frame.render_widget(Span::styled(">", theme.style(Role::Key)), prompt);
        if self.field.text().is_empty() {
            let hint = cells::fit(&words.get("tui-palette-hint"), usize::from(field.width));
            frame.render_widget(Span::styled(hint, theme.style(Role::Muted)), field);
        }
        self.field.draw(frame, field, Style::new(), Focus::Here);
        if self.found.is_empty() {
            let none = cells::fit(&words.get("tui-palette-none"), usize::from(list.width));
            frame.render_widget(Line::from(none), list);
            return;
        }
        let rows = usize::from(list.height);
        let top = cells::top_for(self.selected, rows, self.top);
        let shown = self.found.iter().enumerate().skip(top).take(rows);
        let lines: Vec<Line> = shown
            .filter_map(|(place, entry)| Some((place, self.entries.get(*entry)?)))
            .map(|(place, entry)| self.line(entry, shared, (usize::from(list.width), place == self.selected)))
            .collect();
        frame.render_widget(Paragraph::new(lines), list);
        if top + rows < self.found.len() {
            let more = cells::right(&words.get("tui-more-below"), usize::from(list.width));
            let foot = Rect { y: list.bottom(), height: 1, ..list }.intersection(outer);
            frame.render_widget(Line::from(more.trim_start().to_owned()).right_aligned(), foot);
        }
    }
}
