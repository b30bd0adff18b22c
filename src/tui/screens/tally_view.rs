//! How the table of the tally is drawn: the names of the rows stay, the columns scroll under them.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::overview_areas::name;
use super::tally::{Asking, TallyScreen};
use super::tally_columns::{Column, Group, HEADING_LINES, columns};
use super::tally_detail;
use crate::desk::views::TallyTable;
use crate::msg;
use crate::text::numbers;
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::field::Focus;
use crate::tui::widgets::{boxes, cells};

/// Cells between columns.
const GAP: usize = 2;
/// Cells of the pointer before a row.
const POINTER: usize = 2;
/// Cells of the names of rows, at least and at most.
const NAME_WIDE: (usize, usize) = (12, 28);
/// Rows above the table: what is asked, what is selected.
const ROWS_ABOVE: u16 = 2;
/// Rows of its heading: the groups, and the names of the columns.
const HEADING_ROWS: u16 = 1 + HEADING_LINES;

/// Cells of the lines around a title.
const RULE_WIDE: usize = 6;

/// A column in its place.
struct Placed {
    place: usize,
    column: Column,
    x: u16,
    wide: usize,
}

/// The table in its place: the columns that are seen, and where.
pub struct Table<'a> {
    of: &'a TallyTable,
    columns: Vec<Placed>,
    total: usize,
    heading: Rect,
    rows: Rect,
    name_wide: usize,
    top: usize,
}

impl<'a> Table<'a> {
    /// The table, if it is there.
    pub fn of(screen: &'a TallyScreen, shared: &Shared, area: Rect) -> Option<Self> {
        let table = screen.table.as_deref()?;
        let words = &shared.words;
        let (_, below) = boxes::split_top(area, ROWS_ABOVE);
        let (heading, rows) = boxes::split_top(below, HEADING_ROWS);
        let names = screen.rows().enumerate().map(|(place, row)| cells::width(&name(words, place, row)));
        let most = NAME_WIDE.1.min(usize::from(area.width) / 3).max(NAME_WIDE.0);
        let name_wide = names.max().unwrap_or(0).clamp(NAME_WIDE.0, most);
        let all = columns(&table.tally);
        let mut used = POINTER + name_wide;
        let mut seen = Vec::new();
        for (place, column) in all.iter().copied().enumerate().skip(screen.first) {
            let wide = column.wide(words, &table.tally);
            used += GAP + wide;
            if used > usize::from(area.width) && !seen.is_empty() {
                break;
            }
            let x = area.x.saturating_add(cells::cells(used - wide));
            seen.push(Placed { place, column, x, wide });
        }
        let top = cells::top_for(screen.row, usize::from(rows.height), 0);
        Some(Self { of: table, columns: seen, total: all.len(), heading, rows, name_wide, top })
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
                Span::styled(cells::left(&name(words, place, row), self.name_wide), theme.style(role)),
            ];
            for column in &self.columns {
                let role = if is_selected && column.place == screen.column { Role::Selected } else { role };
                spans.push(Span::raw(" ".repeat(GAP)));
                spans.push(Span::styled(cells::right(&column.column.cell(words, row), column.wide), theme.style(role)));
            }
            frame.render_widget(Line::from(spans), at);
        }
        self.draw_detail(screen, shared, frame);
    }

    /// What a short table leaves free tells the selected row in full.
    fn draw_detail(&self, screen: &TallyScreen, shared: &Shared, frame: &mut Frame) {
        let rows = u16::try_from(screen.rows().count()).unwrap_or(u16::MAX);
        let (_, free) = boxes::split_top(self.rows, rows.saturating_add(1));
        if let Some(row) = screen.rows().nth(screen.row).filter(|_| free.height >= tally_detail::ROWS) {
            tally_detail::draw(row, shared, frame, free);
        }
    }

    /// The name of a group stands over its first column that is seen, as far as its columns go.
    fn draw_heading(&self, screen: &TallyScreen, shared: &Shared, frame: &mut Frame) {
        let (words, theme) = (&shared.words, shared.theme);
        let (groups_at, names_at) = boxes::split_top(self.heading, 1);
        let place = words.say(&msg!("tui-tally-column", place = screen.column + 1, total = self.total));
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

/// How many rows are seen.
pub fn row_count(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(ROWS_ABOVE + HEADING_ROWS)).max(1)
}

/// Draws it.
pub fn draw(screen: &TallyScreen, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (fields_at, rest) = boxes::split_top(area, 1);
    draw_fields(screen, shared, frame, fields_at);
    draw_said(screen, shared, frame, boxes::split_top(rest, 1).0);
    if let Some(table) = Table::of(screen, shared, area) {
        table.draw(screen, shared, frame);
    } else {
        let at = boxes::split_top(boxes::split_top(area, ROWS_ABOVE).1, 1).0;
        frame.render_widget(Line::from(shared.words.get("tui-tally-counting")), at);
    }
}

/// A third of the row each.
fn field_area(area: Rect, asking: Asking) -> Rect {
    let wide = area.width / 3;
    let place = match asking {
        Asking::AsOf => 0,
        Asking::Since => 1,
        Asking::KnownAt => 2,
    };
    Rect { x: area.x + wide * place, width: wide, ..area }
}

/// The field at a place of the terminal.
pub fn field_at(_: &TallyScreen, shared: &Shared, position: Position) -> Option<Asking> {
    let row = boxes::split_top(shared.body(), 1).0;
    Asking::ALL.into_iter().find(|asking| field_area(row, *asking).contains(position))
}

fn draw_fields(screen: &TallyScreen, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    for (asking, field) in Asking::ALL.into_iter().zip(&screen.fields) {
        let at = field_area(area, asking);
        let label = match asking {
            Asking::AsOf => words.get("tui-tally-as-of"),
            Asking::Since => words.get("tui-tally-since"),
            Asking::KnownAt => words.get("tui-tally-known-at"),
        };
        let label = format!("{}: ", cells::fit(&label, usize::from(at.width).saturating_sub(3)));
        let (label_at, value_at) = boxes::split_left(at, cells::cells(cells::width(&label)).saturating_sub(1));
        let is_typed = screen.typing == Some(asking);
        let role = if is_typed { Role::Heading } else { Role::Plain };
        frame.render_widget(Line::styled(label, theme.style(role)), label_at);
        let value_at = Rect { width: value_at.width.saturating_sub(1), ..value_at };
        if is_typed {
            field.draw(frame, value_at, theme.style(Role::Heading), Focus::Here);
            continue;
        }
        // What was understood, not how it was typed.
        let shown = match (asking, screen.table.as_deref()) {
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
}

/// While a day is typed what helps, or what is wrong with it; else the selected figure in full.
fn draw_said(screen: &TallyScreen, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let (text, role) = match (&screen.wrong, screen.typing) {
        (Some((_, wrong)), Some(_)) => (format!("! {}", words.say(wrong)), Role::Trouble),
        (None, Some(Asking::AsOf)) => (words.get("tui-tally-hint-as-of"), Role::Muted),
        (None, Some(Asking::Since)) => (words.get("tui-tally-hint-since"), Role::Muted),
        (None, Some(Asking::KnownAt)) => (words.get("tui-tally-hint-known-at"), Role::Muted),
        (_, None) => (said(screen, shared).unwrap_or_default(), Role::Plain),
    };
    frame.render_widget(Line::styled(cells::fit(&text, usize::from(area.width)), theme.style(role)), area);
}

fn said(screen: &TallyScreen, shared: &Shared) -> Option<String> {
    let (words, table) = (&shared.words, screen.table.as_deref()?);
    let (column, row) = (screen.selected()?, screen.rows().nth(screen.row)?);
    let figure = msg!(
        "tui-tally-figure",
        area = name(words, screen.row, row),
        name = column.name(words, table.minimum_age),
        figure = column.said(words, row)
    );
    Some(words.say(&figure))
}
