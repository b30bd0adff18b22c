//! The list of commands: typed words, of either language and without marks, find what can be done; Enter does it.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{Behaviour, Typing, moved};
use crate::msg;
use crate::text::fold;
use crate::text::matched::{TextFit, Texts};
use crate::text::query::{Forgiving, Part, parts_of};
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
/// What is typed is the key of the command.
const BY_KEY: u32 = 8;
/// It is the beginning of its whole name.
const BEGINS: u32 = 16;

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
    folded: [String; 2],
    /// The words of its name in each language.
    labels: [Texts; 2],
    /// The words of what it does in each language.
    helps: [Texts; 2],
}

impl Palette {
    /// The commands, those given last before the others.
    pub fn new(offers: Vec<Offer>, words: &Words, recent: &[Act]) -> Self {
        let other = Words::new(words.lang.other());
        let say_in = |message: &Message| [words, &other].map(|words| words.say(message));
        let mut entries: Vec<Entry> = offers
            .into_iter()
            .map(|offer| {
                let (labels, helps) = (say_in(&offer.command.label()), say_in(&offer.command.help()));
                let folded = labels.each_ref().map(|label| fold::loose(label));
                let of = |texts: [String; 2]| texts.map(|text| Texts::of(&text));
                Entry { folded, labels: of(labels), helps: of(helps), offer }
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
        let (whole, typed) = (fold::loose(self.field.text()), parts_of(self.field.text()));
        let found = |forgiving| -> Vec<(u32, usize)> {
            let fits = self.entries.iter().enumerate();
            fits.filter_map(|(place, entry)| Some((entry.fit((&whole, &typed), forgiving)?, place))).collect()
        };
        let mut fits = found(Forgiving::Nothing);
        if fits.is_empty() {
            fits = found(Forgiving::OneLetter);
        }
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
        let mut spans = vec![
            Span::styled(pointer, base.patch(theme.style(Role::Key))),
            Span::styled(format!("{sign} "), dim),
            Span::styled(cells::left(&key, KEY_WIDE), base.patch(theme.style(Role::Key))),
        ];
        let mark = base.patch(theme.style(Role::Match));
        let typed = parts_of(self.field.text());
        let label = words.say(&command.label());
        let letters = Texts::of(&label).letters(&typed);
        // What its name has is not marked again in what it does.
        let elsewhere = if letters.is_empty() { Texts::of(&help).letters(&typed) } else { Vec::new() };
        spans.extend(cells::marked(&label, &letters, label_wide, (label_style, mark)));
        spans.push(Span::styled(" ", base));
        spans.extend(cells::marked(&help, &elsewhere, rest, (dim, mark)));
        Line::from(spans)
    }
}

impl Entry {
    /// How well what is typed fits; nothing where a word of it is missing. Beginnings of words of the name count most,
    /// then its inside, then what the command does; its key is found too.
    fn fit(&self, (whole, typed): (&str, &[Part]), forgiving: Forgiving) -> Option<u32> {
        let key = self.offer.command.keys.first().map(|key| fold::loose(&key.to_string())).unwrap_or_default();
        let by_key = (!whole.is_empty() && key == whole).then_some(BY_KEY);
        let words = typed.iter().map(|part| self.fit_word(part, forgiving)).sum::<Option<u32>>();
        let fit = by_key.max(words)?;
        let begins = !whole.is_empty() && self.folded.iter().any(|label| label.starts_with(whole));
        Some(if begins { fit + BEGINS } else { fit })
    }

    fn fit_word(&self, part: &Part, forgiving: Forgiving) -> Option<u32> {
        let best = |texts: &[Texts]| texts.iter().filter_map(|text| text.best_fit(part, forgiving)).max();
        let in_help = |fit| match fit {
            TextFit::Whole | TextFit::Beginning => Some(2),
            TextFit::Inside => Some(1),
            TextFit::Joined | TextFit::Near => None,
        };
        match forgiving {
            Forgiving::Nothing => {
                best(&self.labels).map(TextFit::weight).or_else(|| best(&self.helps).and_then(in_help))
            }
            // Where a slip is forgiven, nothing else is made allowance for.
            Forgiving::OneLetter => best(&self.labels).filter(|fit| *fit != TextFit::Inside).map(TextFit::weight),
        }
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
