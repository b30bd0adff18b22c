//! How a report is drawn: its state above, its figures in columns beside those of the report before.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::ReportScreen;
use super::entries::{Entry, Part};
use crate::desk::screen::ReportPage;
use crate::domain::reports::ReportKind;
use crate::domain::reports::due::{ReportDue, due_of};
use crate::domain::reports::period::Period;
use crate::msg;
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::model::Shared;
use crate::tui::screens::overview::until_it_reads_differently;
use crate::tui::screens::overview_words::countdown;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// Rows above the figures: what it is, whether it was sent, the headings.
const ROWS_ABOVE: u16 = 3;
/// Rows below them: the selected figure in full.
const ROWS_BELOW: u16 = 1;
/// Columns of the figures: as of now, before, the change. What they leave is for the names.
const FIGURES_WIDE: [usize; 3] = [9, 11, 8];
const GAP: usize = 2;
/// Columns of the figures where the terminal is wide, and of everything then.
const MOST_WIDE: u16 = 110;

/// A line of the list: a heading, or an entry by its place.
enum Row {
    Heading(Part),
    Entry(usize, Entry),
}

/// What a report is called.
pub fn report_name(kind: ReportKind, Period { since, as_of: day }: Period) -> Message {
    match kind {
        ReportKind::Daily => msg!("report-name-daily", day = day),
        ReportKind::Monthly => msg!("report-name-monthly", since = since, day = day),
        ReportKind::Final => msg!("report-name-final", day = day),
    }
}

/// What this one is called.
pub fn page_name(page: &ReportPage) -> Message {
    report_name(page.query.kind, Period { since: page.head.since, as_of: page.head.as_of })
}

/// How many rows the list has.
pub fn rows(area: Rect) -> usize {
    usize::from(area.height.saturating_sub(ROWS_ABOVE + ROWS_BELOW)).max(1)
}

/// Where the list is.
fn list_area(area: Rect) -> Rect {
    let (_, below) = boxes::split_top(area, ROWS_ABOVE);
    Rect { height: below.height.saturating_sub(ROWS_BELOW), ..below }
}

fn rows_of(screen: &ReportScreen) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut last = None;
    for (place, entry) in screen.entries().into_iter().enumerate() {
        if last.replace(entry.part()) != Some(entry.part()) {
            rows.push(Row::Heading(entry.part()));
        }
        rows.push(Row::Entry(place, entry));
    }
    rows
}

/// The first row that is seen: the heading above the first line is seen with it.
fn top(screen: &ReportScreen, rows: &[Row], high: usize) -> usize {
    let is_selected = |row: &Row| matches!(row, Row::Entry(place, _) if *place == screen.selected);
    let selected = rows.iter().position(is_selected).unwrap_or(0);
    cells::top_for(selected, high, 0)
}

/// The line at a place of the terminal.
pub fn entry_at(screen: &ReportScreen, shared: &Shared, position: Position) -> Option<usize> {
    let area = list_area(shared.body());
    let (row, rows) = (boxes::row_at(area, position)?, rows_of(screen));
    match rows.get(row + top(screen, &rows, usize::from(area.height)))? {
        Row::Entry(place, _) => Some(*place),
        Row::Heading(_) => None,
    }
}

/// When a report that was not sent is due, with the milliseconds that are left.
fn due(page: &ReportPage, shared: &Shared) -> Option<(ReportDue, i64)> {
    let due = due_of(page.query.kind, &page.head.campaign, page.head.as_of)?;
    Some((due, (due.before - shared.local_now()).num_milliseconds()))
}

/// The countdown goes on.
pub fn deadline(screen: &ReportScreen, shared: &Shared) -> Option<Duration> {
    if screen.report()?.seal.is_some() {
        return None;
    }
    let (_, left) = due(screen.page.as_ref()?, shared)?;
    Some(shared.now.since_start + until_it_reads_differently(left)?)
}

/// Whether it was sent, or how long there is time.
fn state(screen: &ReportScreen, page: &ReportPage, shared: &Shared) -> (Message, Role) {
    if let Some(seal) = screen.report().and_then(|report| report.seal.as_ref()) {
        let at = seal.at.to_local().format("%H:%M %d/%m/%Y").to_string();
        return (msg!("tui-report-sent", at = at, by = &seal.by), Role::Good);
    }
    if page.head.as_of > shared.now.today {
        return (msg!("tui-report-not-over", day = page.head.as_of), Role::Muted);
    }
    match due(page, shared) {
        None => (msg!("tui-report-not-sent"), Role::Plain),
        Some((due, left)) => {
            let before = due.before.format("%H:%M").to_string();
            let (time, day) =
                if due.kind == ReportKind::Daily { (before, due.day()) } else { ("24:00".to_owned(), due.day()) };
            if left > 0 {
                (msg!("tui-report-open", time = time, day = day, left = countdown(left)), Role::Attention)
            } else {
                (msg!("tui-report-late", time = time, day = day), Role::Trouble)
            }
        }
    }
}

/// Draws it.
pub fn draw(screen: &ReportScreen, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let Some(page) = screen.page.as_deref() else {
        frame.render_widget(Line::from(words.get("tui-tally-counting")), area);
        return;
    };
    let wide = usize::from(area.width);
    let (name, (state, role)) = (words.say(&page_name(page)), state(screen, page, shared));
    let mut above = boxes::split_top(area, ROWS_ABOVE).0.rows();
    let mut put = |line: Line<'static>| {
        if let Some(at) = above.next() {
            frame.render_widget(line, at);
        }
    };
    put(Line::styled(cells::fit(&format!(" {name}"), wide), theme.style(Role::Heading)));
    put(Line::styled(cells::fit(&format!(" {}", words.say(&state)), wide), theme.style(role)));
    let previous = screen.report().and_then(|report| report.previous.as_ref());
    let columns = Columns::of(area.width);
    let headings = [
        words.get("tui-report-column-now"),
        previous
            .map(|previous| {
                words.say(&msg!("tui-report-column-before", day = previous.period.as_of.format("%d/%m").to_string()))
            })
            .unwrap_or_default(),
        previous.map(|_| words.get("tui-report-column-change")).unwrap_or_default(),
    ];
    put(Line::styled(columns.line("", &headings), theme.style(Role::Heading)));

    let list = list_area(area);
    let rows = rows_of(screen);
    let top = top(screen, &rows, usize::from(list.height));
    for (row, at) in rows.iter().skip(top).zip(list.rows()) {
        let line = match row {
            Row::Heading(part) => boxes::rule(theme, &words.say(&heading(*part, page)), columns.wide()),
            Row::Entry(place, entry) => {
                let is_selected = *place == screen.selected;
                let role = if is_selected { Role::Selected } else { Role::Plain };
                let pointer = if is_selected { theme.pointer() } else { " " };
                let label = entry.label(page, words);
                let total = &page.tally.total;
                let text = if let Entry::Adjusted(_) = entry {
                    cells::left(&label, columns.wide().saturating_sub(3))
                } else {
                    let before = previous.map(|previous| &previous.total);
                    let figures = [
                        entry.figure(total, words),
                        before.map(|before| entry.figure(before, words)).unwrap_or_default(),
                        before.map(|before| entry.change(total, before, words)).unwrap_or_default(),
                    ];
                    columns.figures(&label, &figures)
                };
                Line::from(vec![
                    Span::styled(format!(" {pointer} "), theme.style(Role::Key)),
                    Span::styled(text, theme.style(role)),
                ])
            }
        };
        frame.render_widget(line, at);
    }
    let foot = Rect { y: list.bottom(), height: ROWS_BELOW.min(area.height), ..area }.intersection(area);
    let detail = screen.entry().and_then(|entry| match entry {
        Entry::Rate(_) => entry.definition(&page.tally.total, words),
        Entry::Adjusted(_) => Some(words.get("tui-report-adjusted-detail")),
        Entry::New(_) => Some(words.get("tui-report-new-detail")),
        Entry::Count(_) => None,
    });
    let detail = cells::fit(&format!(" {}", detail.unwrap_or_default()), wide);
    frame.render_widget(Line::styled(detail, theme.style(Role::Muted)), foot);
}

fn heading(part: Part, page: &ReportPage) -> Message {
    let (since, day) = (page.head.since, page.head.as_of);
    match part {
        Part::Period if since == day => msg!("report-block-one-day", day = day),
        Part::Period => msg!("report-block-period", since = since, day = day),
        Part::Cumulated => msg!("tui-report-cumulated", day = numbers::day(day)),
        Part::Adjustments => msg!("tui-report-adjustments"),
    }
}

/// A name and three figures.
struct Columns {
    label: usize,
}

impl Columns {
    fn of(wide: u16) -> Self {
        Self { label: usize::from(wide.min(MOST_WIDE)).saturating_sub(3 + Self::figures_wide()) }
    }

    fn wide(&self) -> usize {
        3 + self.label + Self::figures_wide()
    }

    fn figures_wide() -> usize {
        FIGURES_WIDE.iter().map(|wide| wide + GAP).sum()
    }

    fn figures(&self, label: &str, figures: &[String; 3]) -> String {
        let mut text = cells::left(label, self.label);
        for (figure, wide) in figures.iter().zip(FIGURES_WIDE) {
            text.push_str(&" ".repeat(GAP));
            text.push_str(&cells::right(figure, wide));
        }
        text
    }

    fn line(&self, label: &str, figures: &[String; 3]) -> String {
        format!("   {}", self.figures(label, figures))
    }
}
