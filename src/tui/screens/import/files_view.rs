//! Choosing the files, as it is drawn.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::files::{Choosing, Content, ImportFiles, ListLine, Order, Typed, TypedText, why_not};
use super::{end_of, name_of};
use crate::desk::import::{Usable, UsableEntry};
use crate::msg;
use crate::sys::folders::{EntryKind, PlaceKind};
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Focus;
use crate::tui::widgets::{boxes, cells};

/// Cells of what a place is.
const PLACE_WIDE: usize = 18;
/// Cells of a size.
const SIZE_WIDE: usize = 10;
/// Cells of a day.
const DAY_WIDE: usize = 10;
/// Cells of why a file cannot be chosen.
const WHY_WIDE: usize = 30;

/// The parts of the screen.
pub struct Parts {
    /// Where one is.
    pub head: Rect,
    /// What is typed, or what can be done.
    pub typed: Rect,
    /// The list.
    pub list: Rect,
    /// What is taken.
    pub foot: Rect,
}

/// Where the parts are.
pub fn parts(area: Rect) -> Parts {
    let (head, rest) = boxes::split_top(area, 1);
    let (typed, rest) = boxes::split_top(rest, 1);
    let (list, foot) = boxes::split_top(rest, rest.height.saturating_sub(1));
    Parts { head, typed, list, foot }
}

/// Draws it.
pub fn draw(screen: &ImportFiles, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let parts = parts(area);
    let wide = usize::from(parts.head.width);
    let head = match &screen.folder {
        None => words.get(match screen.is_choosing() {
            Choosing::Rosters => "tui-import-where",
            Choosing::Backup => "tui-restore-where",
            Choosing::Extract => "tui-reconcile-where",
            Choosing::Figures => "tui-roll-up-where",
            Choosing::Wards => "tui-roll-up-where-list",
        }),
        Some(folder) => end_of(&folder.to_string_lossy(), wide.saturating_sub(1)),
    };
    frame.render_widget(Line::styled(cells::fit(&head, wide), theme.style(Role::Heading)), parts.head);
    draw_typed(screen, shared, frame, parts.typed);
    draw_list(screen, shared, frame, parts.list);
    let marked = screen.marked.len();
    if marked > 0 {
        let text = words.say(&msg!("tui-import-marked", count = marked));
        frame.render_widget(Line::styled(cells::fit(&text, wide), theme.style(Role::Attention)), parts.foot);
    }
}

fn draw_typed(screen: &ImportFiles, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let wide = usize::from(area.width);
    let (label, field, focus, wrong) = match &screen.typed {
        TypedText::None => {
            let Some(Content::Folder(_)) = &screen.content else { return };
            let text = words.get(match (screen.is_choosing(), screen.order) {
                (Choosing::Rosters | Choosing::Extract, Order::Newest) => "tui-import-newest-first",
                (Choosing::Rosters | Choosing::Extract, Order::Name) => "tui-import-by-name",
                (Choosing::Figures, Order::Newest) => "tui-roll-up-newest-first",
                (Choosing::Figures, Order::Name) => "tui-roll-up-by-name",
                (Choosing::Wards, _) => "tui-roll-up-list-form",
                (Choosing::Backup, Order::Newest) => "tui-restore-newest-first",
                (Choosing::Backup, Order::Name) => "tui-restore-by-name",
            });
            frame.render_widget(Line::styled(cells::fit(&text, wide), theme.style(Role::Muted)), area);
            return;
        }
        TypedText::Filter(field, typed) => {
            let focus = if *typed == Typed::Still { Focus::Here } else { Focus::Elsewhere };
            ("/".to_owned(), field, focus, None)
        }
        TypedText::Path(field, wrong) => (words.get("tui-import-path"), field, Focus::Here, wrong.as_ref()),
    };
    let (label_at, rest) = boxes::split_left(area, cells::cells(cells::width(&label)));
    frame.render_widget(Line::styled(cells::fit(&label, wide), theme.style(Role::Key)), label_at);
    let wrong = wrong.map(|wrong| words.say(wrong)).unwrap_or_default();
    let room = cells::cells(cells::width(&wrong)).min(rest.width / 2);
    let (field_at, wrong_at) = boxes::split_left(rest, rest.width - room);
    field.draw(frame, field_at, theme.style(Role::Heading), focus);
    let wrong = cells::fit(&wrong, usize::from(wrong_at.width));
    frame.render_widget(Line::styled(wrong, theme.style(Role::Trouble)), wrong_at);
}

fn draw_list(screen: &ImportFiles, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let wide = usize::from(area.width);
    let texts: Vec<(String, Role)> = match &screen.content {
        None => vec![(words.get("tui-loading"), Role::Muted)],
        Some(Content::Unreadable(message, hint)) => {
            let said = std::iter::once((words.say(message), Role::Trouble));
            said.chain(hint.iter().map(|hint| (words.say(hint), Role::Plain))).collect()
        }
        Some(Content::Folder(_) | Content::Places(_)) if is_empty(screen) => {
            vec![(words.get("tui-import-nothing-here"), Role::Muted)]
        }
        Some(Content::Folder(shown)) if shown.is_cut => vec![(words.get("tui-import-folder-cut"), Role::Attention)],
        Some(Content::Folder(_) | Content::Places(_)) => Vec::new(),
    };
    // What is said stands below the way back.
    let said: Vec<Line> = texts
        .into_iter()
        .flat_map(|(text, role)| {
            cells::wrap(&text, wide).into_iter().map(move |line| Line::styled(line, theme.style(role)))
        })
        .collect();
    let (list, below) = boxes::split_top(
        area,
        area.height.saturating_sub(cells::cells(said.len())).min(cells::cells(screen.lines.len())),
    );
    for (line, at) in said.into_iter().zip(below.rows()) {
        frame.render_widget(line, at);
    }
    let top = cells::top_for(screen.selected, usize::from(list.height), 0);
    for ((place, line), at) in screen.lines.iter().enumerate().skip(top).zip(list.rows()) {
        let is_selected = place == screen.selected;
        let pointer = if is_selected { theme.pointer() } else { " " };
        let (text, role) = line_of(screen, line, words, wide.saturating_sub(2));
        let role = if is_selected { Role::Selected } else { role };
        let shown = Line::from(vec![Span::raw(pointer), Span::raw(" "), Span::raw(text)]);
        frame.render_widget(shown.style(theme.style(role)), at);
    }
}

fn is_empty(screen: &ImportFiles) -> bool {
    screen.lines.iter().all(|line| matches!(line, ListLine::Up | ListLine::All(_)))
}

fn line_of(screen: &ImportFiles, line: &ListLine, words: &Words, wide: usize) -> (String, Role) {
    match line {
        ListLine::Up => (cells::left(&format!("../  {}", words.get("tui-import-folder-above")), wide), Role::Plain),
        ListLine::All(files) => {
            (cells::left(&words.say(&msg!("tui-roll-up-all", count = *files)), wide), Role::Heading)
        }
        ListLine::Place(place) => {
            let path = place.path.to_string_lossy();
            let label = words.say(&Message::of_code("tui-import-place", place_code(place.kind)));
            let rest = wide.saturating_sub(PLACE_WIDE + 1);
            (format!("{} {}", cells::left(&label, PLACE_WIDE), cells::left(&end_of(&path, rest), rest)), Role::Plain)
        }
        ListLine::Entry(entry) => entry_line(screen, entry, words, wide),
    }
}

fn entry_line(screen: &ImportFiles, shown: &UsableEntry, words: &Words, wide: usize) -> (String, Role) {
    let UsableEntry { entry, usable } = shown;
    let name = name_of(&entry.path);
    let EntryKind::File(bytes) = entry.kind else {
        return (cells::left(&format!("    {name}/"), wide), Role::Plain);
    };
    let day = entry.changed.map(|changed| numbers::day(changed.local_day())).unwrap_or_default();
    if screen.is_choosing().takes(*usable) {
        let mark = match screen.is_choosing() {
            Choosing::Backup | Choosing::Extract | Choosing::Wards => "   ",
            Choosing::Rosters | Choosing::Figures if screen.marked.contains(&entry.path) => "[x]",
            Choosing::Rosters | Choosing::Figures => "[ ]",
        };
        let name_wide = wide.saturating_sub(4 + SIZE_WIDE + DAY_WIDE + 2);
        let size = cells::right(&words.say(&size_of(bytes)), SIZE_WIDE);
        return (
            format!("{mark} {} {size} {}", cells::left(&name, name_wide), cells::right(&day, DAY_WIDE)),
            Role::Plain,
        );
    }
    let why_wide = WHY_WIDE.min(wide / 2);
    let name_wide = wide.saturating_sub(4 + why_wide + 1);
    let why = cells::right(&words.say(&short_why_not(screen.is_choosing(), *usable)), why_wide);
    (format!("    {} {why}", cells::left(&name, name_wide)), Role::Muted)
}

/// The size of a file.
fn size_of(bytes: u64) -> Message {
    const KILO: u64 = 1_024;
    match bytes {
        ..KILO => msg!("tui-import-size-bytes", count = bytes),
        bytes if bytes < KILO * KILO => msg!("tui-import-size-kb", count = bytes / KILO),
        bytes => msg!("tui-import-size-mb", count = bytes / (KILO * KILO)),
    }
}

fn short_why_not(choosing: Choosing, usable: Usable) -> Message {
    match (choosing, usable) {
        (Choosing::Backup, _) => msg!("tui-restore-short-other"),
        (Choosing::Figures | Choosing::Wards, _) => msg!("tui-roll-up-short-other"),
        (Choosing::Rosters | Choosing::Extract, Usable::OtherSheet) => msg!("tui-import-short-other-sheet"),
        (Choosing::Rosters | Choosing::Extract, Usable::TooLarge) => msg!("tui-import-short-too-large"),
        (
            Choosing::Rosters | Choosing::Extract,
            Usable::Other | Usable::Folder | Usable::Roster | Usable::Ledger | Usable::Figures,
        ) => why_not(choosing, Usable::Other),
    }
}

/// What a place is called in the words.
pub fn place_code(kind: PlaceKind) -> &'static str {
    match kind {
        PlaceKind::Recent => "recent",
        PlaceKind::Home => "home",
        PlaceKind::Documents => "documents",
        PlaceKind::Downloads => "downloads",
        PlaceKind::Desktop => "desktop",
        PlaceKind::Drive => "drive",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::numbers::Lang;

    #[test]
    fn places_have_words_in_both_languages() {
        let kinds = [
            PlaceKind::Recent,
            PlaceKind::Home,
            PlaceKind::Documents,
            PlaceKind::Downloads,
            PlaceKind::Desktop,
            PlaceKind::Drive,
        ];
        for lang in [Lang::Vi, Lang::En] {
            let words = Words::new(lang);
            for kind in kinds {
                assert!(words.try_say(&Message::of_code("tui-import-place", place_code(kind))).is_some());
            }
        }
    }
}
