//! How the table of the tally is drawn: the names of the rows stay, the columns scroll under them.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::overview_areas::name;
use super::tally::{Compared, TallyScreen};
use super::tally_change;
use super::tally_columns::{Column, Group, HEADING_LINES, columns};
use super::tally_days::Asking;
use super::tally_detail;
use super::tally_order::Ranking;
use crate::desk::views::TallyTable;
use crate::domain::tally::TallyRow;
use crate::msg;
use crate::text::numbers;
use crate::text::words::Words;
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Focus;
use crate::tui::widgets::{bars, boxes, cells};

/// Cells between columns.
const GAP: usize = 2;
/// Cells of the pointer before a row.
const POINTER: usize = 2;
/// Cells of the names of rows, at least and at most.
const NAME_WIDE: (usize, usize) = (12, 28);
/// Rows that say what the selected figure means.
const MEANING_ROWS: u16 = 2;
/// From so many rows on there is room for that.
const ROOM_FOR_MEANING: u16 = 14;
/// From so many columns on the selected column has bars beside the table.
const ROOM_FOR_BARS: u16 = 116;
/// Columns of the bars.
const BARS_WIDE: u16 = 30;
/// Cells of a rank: three digits and a dot.
const RANK_WIDE: usize = 5;
/// Rows of its heading: the groups, and the names of the columns.
const HEADING_ROWS: u16 = 1 + HEADING_LINES;

/// Cells of the changes below a short table: figures stand near their names.
const CHANGES_WIDE: usize = 90;

/// Cells of the lines around a title.
const RULE_WIDE: usize = 6;

/// A column in its place.
struct Placed {
    place: usize,
    column: Column,
    x: u16,
    wide: usize,
}

/// Where the parts of the screen are.
struct Parts {
    fields: Rect,
    compared: Rect,
    said: Rect,
    heading: Rect,
    rows: Rect,
    bars: Rect,
    meaning: Rect,
}

fn parts(screen: &TallyScreen, area: Rect) -> Parts {
    let meaning_rows = if area.height >= ROOM_FOR_MEANING { MEANING_ROWS } else { 0 };
    let (above, meaning) = boxes::split_top(area, area.height - meaning_rows);
    let (fields, rest) = boxes::split_top(above, 1);
    let is_compared = screen.typing == Some(Asking::Compared) || !matches!(screen.compared, Compared::Off);
    let (compared, rest) = boxes::split_top(rest, u16::from(is_compared));
    let (said, table) = boxes::split_top(rest, 1);
    let (table, bars) = if area.width >= ROOM_FOR_BARS {
        let (table, bars) = boxes::split_left(table, table.width - BARS_WIDE - 2);
        (table, Rect { x: bars.x + 1, width: bars.width - 1, ..bars })
    } else {
        (table, Rect::ZERO)
    };
    let (heading, rows) = boxes::split_top(table, HEADING_ROWS);
    Parts { fields, compared, said, heading, rows, bars, meaning }
}

/// The table in its place: the columns that are seen, and where.
pub struct Table<'a> {
    of: &'a TallyTable,
    columns: Vec<Placed>,
    total: usize,
    heading: Rect,
    rows: Rect,
    bars: Rect,
    name_wide: usize,
    top: usize,
}

impl<'a> Table<'a> {
    /// The table, if it is there.
    pub fn of(screen: &'a TallyScreen, shared: &Shared, area: Rect) -> Option<Self> {
        let table = screen.table.as_deref()?;
        let words = &shared.words;
        let Parts { heading, rows, bars, .. } = parts(screen, area);
        let area = rows;
        let names =
            screen.rows().enumerate().map(|(place, row)| cells::width(&ranked_name(screen, words, (place, row))));
        let most = NAME_WIDE.1.min(usize::from(area.width) / 3).max(NAME_WIDE.0);
        let name_wide = names.max().unwrap_or(0).clamp(NAME_WIDE.0, most);
        let all = columns(&table.tally);
        let mut used = POINTER + name_wide;
        let mut seen = Vec::new();
        for (place, column) in all.iter().copied().enumerate().skip(screen.first) {
            let wide = wide_of(screen, column, words, table);
            used += GAP + wide;
            if used > usize::from(area.width) && !seen.is_empty() {
                break;
            }
            let x = area.x.saturating_add(cells::cells(used - wide));
            seen.push(Placed { place, column, x, wide });
        }
        let top = cells::top_for(screen.row, usize::from(rows.height), 0);
        Some(Self { of: table, columns: seen, total: all.len(), heading, rows, bars, name_wide, top })
    }

    /// Whether a column is seen.
    pub fn shows(&self, place: usize) -> bool {
        self.columns.iter().any(|column| column.place == place)
    }

    /// Row and column at a place of the terminal.
    pub fn at(&self, position: Position) -> Option<(usize, Option<usize>)> {
        let row = boxes::row_at(self.rows, position)? + self.top;
        if row > self.of.tally.rows.len() {
            return None;
        }
        let column = self
            .columns
            .iter()
            .find(|column| position.x >= column.x && position.x < column.x.saturating_add(cells::cells(column.wide)));
        Some((row, column.map(|column| column.place)))
    }

    fn draw(&self, screen: &TallyScreen, shared: &Shared, frame: &mut Frame) {
        self.draw_heading(screen, shared, frame);
        let (words, theme) = (&shared.words, shared.theme);
        for ((place, row), at) in screen.rows().enumerate().skip(self.top).zip(self.rows.rows()) {
            let is_selected = place == screen.row;
            let role = if place == 0 || is_selected { Role::Heading } else { Role::Plain };
            let pointer = if is_selected { theme.pointer() } else { " " };
            let mut spans = vec![
                Span::styled(cells::left(pointer, POINTER), theme.style(Role::Key)),
                Span::styled(cells::left(&ranked_name(screen, words, (place, row)), self.name_wide), theme.style(role)),
            ];
            for column in &self.columns {
                let role = if is_selected && column.place == screen.column { Role::Selected } else { role };
                spans.push(Span::raw(" ".repeat(GAP)));
                let cell = screen.cell(column.column, place, row, words);
                spans.push(Span::styled(cells::right(&cell, column.wide), theme.style(role)));
            }
            frame.render_widget(Line::from(spans), at);
        }
        self.draw_bars(screen, shared, frame);
        self.draw_detail(screen, shared, frame);
    }

    /// The sign of the order, before the heading of the column that the areas are ranked by.
    fn draw_ranking(&self, screen: &TallyScreen, shared: &Shared, frame: &mut Frame) {
        let theme = shared.theme;
        let sign = match screen.ranking {
            Ranking::None => return,
            Ranking::Highest(_) => theme.pick("▼", "v"),
            Ranking::Lowest(_) => theme.pick("▲", "^"),
        };
        let ranked = self.columns.iter().find(|column| Some(column.column) == screen.ranking.column());
        if let Some(x) = ranked.and_then(|column| column.x.checked_sub(1)) {
            let y = self.heading.bottom().saturating_sub(1);
            let at = Rect { x, y, width: 1, height: 1 }.intersection(self.heading);
            frame.render_widget(Line::styled(sign, theme.style(Role::Key)), at);
        }
    }

    /// A bar for the selected figure of each row; the whole ward has one only where it can be set beside its areas.
    fn draw_bars(&self, screen: &TallyScreen, shared: &Shared, frame: &mut Frame) {
        let Some(column) = screen.selected().filter(|_| !self.bars.is_empty()) else { return };
        let (words, theme) = (&shared.words, shared.theme);
        let (heading, bars) = boxes::split_top(self.bars, HEADING_ROWS);
        let wide = usize::from(bars.width);
        let title_at = Rect { y: heading.bottom().saturating_sub(1), height: 1.min(heading.height), ..heading };
        frame.render_widget(boxes::rule(theme, &column.heading(words), wide), title_at);
        let first = usize::from(!matches!(column, Column::Rate(_)));
        let value = |place: usize, row| screen.value(column, place, row).unwrap_or(0);
        let values = screen.rows().enumerate().skip(first).map(|(place, row)| value(place, row).unsigned_abs());
        let most = values.max().unwrap_or(0);
        for ((place, row), at) in screen.rows().enumerate().skip(self.top).zip(bars.rows()) {
            if place >= first {
                frame.render_widget(Line::from_iter(bars::spans_of(value(place, row), most, theme, wide)), at);
            }
        }
    }

    /// What a short table leaves free tells the selected row in full.
    fn draw_detail(&self, screen: &TallyScreen, shared: &Shared, frame: &mut Frame) {
        let rows = u16::try_from(screen.rows().count()).unwrap_or(u16::MAX);
        let (_, free) = boxes::split_top(self.rows, rows);
        // An empty row between, where there is room for one.
        let (_, free) = boxes::split_top(free, u16::from(free.height > tally_detail::ROWS + 1));
        let Some(row) = screen.rows().nth(screen.row).filter(|_| free.height >= tally_detail::ROWS) else { return };
        let Some(before) = screen.before(screen.row) else {
            return tally_detail::draw(row, shared, frame, free);
        };
        let look = (&shared.words, shared.theme);
        let wide = usize::from(free.width).min(CHANGES_WIDE);
        let lines = tally_change::lines((before, row), &columns(&self.of.tally), look, wide);
        for (line, at) in lines.into_iter().zip(free.rows()) {
            frame.render_widget(line, at);
        }
    }

    /// The name of a group stands over its first column that is seen, as far as its columns go.
    fn draw_heading(&self, screen: &TallyScreen, shared: &Shared, frame: &mut Frame) {
        let (words, theme) = (&shared.words, shared.theme);
        let (groups_at, names_at) = boxes::split_top(self.heading, 1);
        let place = words.say(&msg!("tui-tally-column", place = screen.column + 1, total = self.total));
        self.draw_ranking(screen, shared, frame);
        let place_at = Rect { width: cells::cells(POINTER + self.name_wide).min(groups_at.width), ..groups_at };
        frame.render_widget(Line::styled(format!("  {place}"), theme.style(Role::Muted)), place_at);
        let mut last: Option<Group> = None;
        for (index, column) in self.columns.iter().enumerate() {
            let group = column.column.group();
            if last.replace(group) == Some(group) {
                continue;
            }
            let end = self.columns.iter().skip(index).take_while(|other| other.column.group() == group).last();
            let right = end.map_or(groups_at.right(), |end| end.x.saturating_add(cells::cells(end.wide)));
            let at = Rect { x: column.x, width: right.saturating_sub(column.x), ..groups_at }.intersection(groups_at);
            let (title, wide) = (group.title(words), usize::from(at.width));
            let line = if cells::width(&title) + RULE_WIDE > wide {
                Line::styled(cells::fit(&title, wide), theme.style(Role::Heading))
            } else {
                boxes::rule(theme, &title, wide)
            };
            frame.render_widget(line, at);
        }
        let lines: Vec<Vec<String>> =
            self.columns.iter().map(|column| cells::wrap(&column.column.heading(words), column.wide)).collect();
        for (line, at) in names_at.rows().enumerate() {
            for (column, lines) in self.columns.iter().zip(&lines) {
                // A short name stands directly above its figures.
                let from = usize::from(HEADING_LINES).saturating_sub(lines.len());
                let text =
                    line.checked_sub(from).and_then(|line| lines.get(line)).map(String::as_str).unwrap_or_default();
                let role = if column.place == screen.column { Role::Match } else { Role::Heading };
                let text = cells::fit(text, column.wide);
                let x = column.x.saturating_add(cells::cells(column.wide - cells::width(&text)));
                let at = Rect { x, width: cells::cells(cells::width(&text)), ..at }.intersection(names_at);
                frame.render_widget(Line::styled(text, theme.style(role)), at);
            }
        }
    }
}

/// A figure of a column can be as wide as its change.
fn wide_of(screen: &TallyScreen, column: Column, words: &Words, table: &TallyTable) -> usize {
    let cells = screen.rows().enumerate().map(|(place, row)| cells::width(&screen.cell(column, place, row, words)));
    cells.max().unwrap_or(0).max(column.wide(words, &table.tally))
}

/// The name of a row, with its rank where the areas are ranked.
fn ranked_name(screen: &TallyScreen, words: &Words, (place, row): (usize, &TallyRow)) -> String {
    let name = name(words, place, row);
    if screen.ranking.column().is_none() || place == 0 {
        return name;
    }
    let rank = screen.rank(place).map(|rank| format!("{rank}.")).unwrap_or_default();
    format!("{} {name}", cells::right(&rank, RANK_WIDE - 1))
}

/// How many rows are seen.
pub fn row_count(screen: &TallyScreen, area: Rect) -> usize {
    usize::from(parts(screen, area).rows.height).max(1)
}

/// Draws it.
pub fn draw(screen: &TallyScreen, shared: &Shared, frame: &mut Frame, area: Rect) {
    let parts = parts(screen, area);
    draw_fields(screen, shared, frame, parts.fields);
    draw_compared(screen, shared, frame, parts.compared);
    draw_said(screen, shared, frame, parts.said);
    draw_meaning(screen, shared, frame, parts.meaning);
    if let Some(table) = Table::of(screen, shared, area) {
        table.draw(screen, shared, frame);
    } else {
        let at = boxes::split_top(parts.heading, 1).0;
        frame.render_widget(Line::from(shared.words.get("tui-tally-counting")), at);
    }
}

/// The fields that stand in the first row.
const IN_FIRST_ROW: [Asking; 3] = [Asking::AsOf, Asking::Since, Asking::KnownAt];

/// A third of the row each.
fn field_area(parts: &Parts, asking: Asking) -> Rect {
    let area = parts.fields;
    let wide = area.width / 3;
    let place = match asking {
        Asking::AsOf => 0,
        Asking::Since => 1,
        Asking::KnownAt => 2,
        Asking::Compared => return parts.compared,
    };
    Rect { x: area.x + wide * place, width: wide, ..area }
}

/// The field at a place of the terminal.
pub fn field_at(screen: &TallyScreen, shared: &Shared, position: Position) -> Option<Asking> {
    let parts = parts(screen, shared.body());
    Asking::ALL.into_iter().find(|asking| field_area(&parts, *asking).contains(position))
}

fn draw_fields(screen: &TallyScreen, shared: &Shared, frame: &mut Frame, area: Rect) {
    let parts = Parts { fields: area, ..parts(screen, shared.body()) };
    for asking in IN_FIRST_ROW {
        draw_field((screen, asking), shared, frame, field_area(&parts, asking));
    }
}

fn label(asking: Asking, words: &Words) -> String {
    match asking {
        Asking::AsOf => words.get("tui-tally-as-of"),
        Asking::Since => words.get("tui-tally-since"),
        Asking::KnownAt => words.get("tui-tally-known-at"),
        Asking::Compared => words.get("tui-tally-compared"),
    }
}

fn draw_field((screen, asking): (&TallyScreen, Asking), shared: &Shared, frame: &mut Frame, at: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let [as_of, since, known_at, compared] = &screen.fields;
    let field = match asking {
        Asking::AsOf => as_of,
        Asking::Since => since,
        Asking::KnownAt => known_at,
        Asking::Compared => compared,
    };
    let label = format!("{}: ", cells::fit(&label(asking, words), usize::from(at.width).saturating_sub(3)));
    let (label_at, value_at) = boxes::split_left(at, cells::cells(cells::width(&label)).saturating_sub(1));
    let is_typed = screen.typing == Some(asking);
    let role = if is_typed { Role::Heading } else { Role::Plain };
    frame.render_widget(Line::styled(label, theme.style(role)), label_at);
    let value_at = Rect { width: value_at.width.saturating_sub(1), ..value_at };
    if is_typed {
        field.draw(frame, value_at, theme.style(Role::Heading), Focus::Here);
        return;
    }
    // What was understood, not how it was typed.
    let shown = match (asking, screen.table.as_deref()) {
        (Asking::Compared, _) => compared_days(screen, words),
        (_, None) => field.cleaned(),
        (Asking::AsOf, Some(table)) => numbers::day(table.as_of),
        (Asking::Since, Some(table)) => numbers::day(table.since),
        (Asking::KnownAt, Some(table)) => table.known_at.map_or_else(
            || words.get("tui-tally-known-now"),
            |moment| {
                let local = moment.to_local();
                format!("{} {}", numbers::day(local.date()), local.format("%H:%M"))
            },
        ),
    };
    let shown = cells::fit(&shown, usize::from(value_at.width));
    frame.render_widget(Line::styled(shown, theme.style(Role::Heading)), value_at);
}

/// With which days it is compared.
fn compared_days(screen: &TallyScreen, words: &Words) -> String {
    match &screen.compared {
        Compared::Off => String::new(),
        Compared::Waiting => words.get("tui-tally-counting"),
        Compared::With(other) if other.since == other.as_of => {
            words.say(&msg!("tui-tally-compared-day", day = numbers::day(other.as_of)))
        }
        Compared::With(other) => words.say(&msg!(
            "tui-tally-compared-days",
            day = numbers::day(other.as_of),
            since = numbers::day(other.since)
        )),
    }
}

fn draw_compared(screen: &TallyScreen, shared: &Shared, frame: &mut Frame, area: Rect) {
    if !area.is_empty() {
        draw_field((screen, Asking::Compared), shared, frame, area);
    }
}

/// What the selected figure means.
fn draw_meaning(screen: &TallyScreen, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (Some(table), Some(column)) = (&screen.table, screen.selected()) else { return };
    let meaning = column.meaning(&shared.words, table.minimum_age);
    let lines = cells::wrap(&meaning, usize::from(area.width));
    // A short one leaves a row free above it.
    let free = usize::from(area.height).saturating_sub(lines.len());
    for (line, at) in lines.into_iter().zip(area.rows().skip(free)) {
        frame.render_widget(Line::styled(line, shared.theme.style(Role::Muted)), at);
    }
}

/// While a day is typed what helps, or what is wrong with it; else the selected figure in full.
fn draw_said(screen: &TallyScreen, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let (text, role) = match (&screen.wrong, screen.typing) {
        (Some((_, wrong)), Some(_)) => (format!("! {}", words.say(wrong)), Role::Trouble),
        (None, Some(Asking::AsOf)) => (words.get("tui-tally-hint-as-of"), Role::Muted),
        (None, Some(Asking::Since)) => (words.get("tui-tally-hint-since"), Role::Muted),
        (None, Some(Asking::KnownAt)) => (words.get("tui-tally-hint-known-at"), Role::Muted),
        (None, Some(Asking::Compared)) => (words.get("tui-tally-hint-compared"), Role::Muted),
        (_, None) => (said(screen, shared).unwrap_or_default(), Role::Plain),
    };
    frame.render_widget(Line::styled(cells::fit(&text, usize::from(area.width)), theme.style(role)), area);
}

fn said(screen: &TallyScreen, shared: &Shared) -> Option<String> {
    let (words, table) = (&shared.words, screen.table.as_deref()?);
    let (column, row) = (screen.selected()?, screen.rows().nth(screen.row)?);
    let figure = match screen.before(screen.row) {
        None => column.said(words, row),
        Some(before) => words.say(&msg!(
            "tui-tally-change",
            before = column.cell(words, before),
            now = column.cell(words, row),
            change = tally_change::said(column, tally_change::change(column, row, before), words)
        )),
    };
    let figure = msg!(
        "tui-tally-figure",
        area = name(words, screen.row, row),
        name = column.name(words, table.minimum_age),
        figure = figure
    );
    Some(words.say(&figure))
}
