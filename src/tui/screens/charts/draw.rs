//! How the charts are drawn: their names with their digits, the chart, and below it what it is to be read with.

use chrono::{Datelike, Days, NaiveDate};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::{Chart, Charts};
use crate::desk::views::Overview;
use crate::domain::tally::Count;
use crate::domain::visit_times::{HOURS, VisitTimes, is_weekend};
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::model::Shared;
use crate::tui::screens::overview_areas::name;
use crate::tui::screens::overview_words;
use crate::tui::screens::people_detail::reason_label;
use crate::tui::screens::tally_columns::Column;
use crate::tui::theme::Role;
use crate::tui::widgets::bars::{Bar, Columns};
use crate::tui::widgets::{boxes, cells, chart};

/// Columns of the pointer before a line.
const POINTER: usize = 2;
/// Rows below a chart that say what it is to be read with.
const NOTE_ROWS: u16 = 2;
/// The burn-up has more to be said: how far it is, how fast, until when.
const COURSE_ROWS: u16 = 3;

/// Where the parts are.
struct Parts {
    charts: Rect,
    heading: Rect,
    lines: Rect,
    note: Rect,
}

fn parts(chart: Chart, area: Rect) -> Parts {
    let (charts, rest) = boxes::split_top(area, 1);
    let (heading, rest) = boxes::split_top(rest, 1);
    let note_rows = if chart == Chart::BurnUp { COURSE_ROWS } else { NOTE_ROWS };
    let (lines, note) = boxes::split_top(rest, rest.height.saturating_sub(note_rows));
    Parts { charts, heading, lines, note }
}

/// How many lines of the chart are seen.
pub fn row_count(screen: &Charts, shared: &Shared) -> usize {
    usize::from(parts(screen.chart, shared.body()).lines.height).max(1)
}

/// The first line of the chart that is seen.
fn top(screen: &Charts, lines: Rect) -> usize {
    cells::top_for(screen.selected, usize::from(lines.height), 0)
}

/// The line at a place of the terminal.
pub fn line_at(screen: &Charts, shared: &Shared, position: Position) -> Option<usize> {
    let lines = parts(screen.chart, shared.body()).lines;
    let place = boxes::row_at(lines, position)? + top(screen, lines);
    (place < screen.lines()).then_some(place)
}

/// The chart whose name is at a place of the terminal.
pub fn chart_at(shared: &Shared, position: Position) -> Option<Chart> {
    let at = parts(Chart::Areas, shared.body()).charts;
    boxes::row_at(at, position)?;
    let mut x = usize::from(at.x);
    let names = Chart::ALL.into_iter().enumerate().map(|(place, chart)| (chart, named(place, chart, &shared.words)));
    let mut ends = names.map(|(chart, name)| {
        x += cells::width(&name) + GAP;
        (chart, x)
    });
    ends.find(|(_, end)| usize::from(position.x) < *end).map(|(chart, _)| chart)
}

/// Cells between the names of the charts, with the signs around the one that is seen.
const GAP: usize = 3;

fn named(place: usize, chart: Chart, words: &Words) -> String {
    format!("{} {}", place + 1, words.say(&short_name(chart)))
}

fn short_name(chart: Chart) -> Message {
    match chart {
        Chart::Areas => msg!("tui-chart-areas"),
        Chart::BurnUp => msg!("tui-chart-burn-up"),
        Chart::Reasons => msg!("tui-chart-reasons"),
        Chart::Days => msg!("tui-chart-days"),
        Chart::Hours => msg!("tui-chart-hours"),
    }
}

/// Draws it.
pub fn draw(screen: &Charts, shared: &Shared, frame: &mut Frame, area: Rect) {
    let parts = parts(screen.chart, area);
    draw_names(screen, shared, frame, parts.charts);
    let (title, note) = match screen.chart {
        Chart::Areas => (areas_title(screen, shared), areas_note(screen, shared)),
        Chart::BurnUp => (shared.words.get("tui-chart-title"), String::new()),
        Chart::Reasons => (reasons_title(screen, shared), shared.words.get("tui-chart-reasons-note")),
        Chart::Days => (days_title(screen, shared), shared.words.get("tui-chart-days-note")),
        Chart::Hours => (hours_title(screen, shared), hours_note(screen, shared)),
    };
    frame.render_widget(boxes::rule(shared.theme, &title, usize::from(area.width)), parts.heading);
    let note = [note, more(screen, shared, parts.lines)].join(" ");
    for (line, at) in cells::wrap(&note, usize::from(area.width)).into_iter().zip(parts.note.rows()) {
        frame.render_widget(Line::styled(line, shared.theme.style(Role::Muted)), at);
    }
    match screen.chart {
        Chart::BurnUp => draw_burn_up(shared, frame, parts.lines, parts.note),
        Chart::Areas if screen.table.is_none() => draw_waiting(shared, frame, parts.lines),
        Chart::Areas => draw_bars(screen, &areas(screen, shared), shared, frame, parts.lines),
        Chart::Reasons => draw_bars(screen, &reasons(screen, shared), shared, frame, parts.lines),
        Chart::Days => match &screen.times {
            None => draw_waiting(shared, frame, parts.lines),
            Some(times) => draw_bars(screen, &days(times, &shared.words), shared, frame, parts.lines),
        },
        Chart::Hours => match &screen.times {
            None => draw_waiting(shared, frame, parts.lines),
            Some(times) => {
                let bars = hours(times, usize::from(parts.lines.height), &shared.words);
                draw_bars(screen, &bars, shared, frame, parts.lines);
            }
        },
    }
}

/// How many lines are not seen, and the key that leads to them.
fn more(screen: &Charts, shared: &Shared, lines: Rect) -> String {
    let (top, total, rows) = (top(screen, lines), screen.lines(), usize::from(lines.height));
    match total.saturating_sub(top + rows) {
        0 if top == 0 || total == 0 => String::new(),
        0 => shared.words.say(&msg!("tui-chart-more-above", count = top)),
        below => shared.words.say(&msg!("tui-chart-more-below", count = below)),
    }
}

/// The names of the charts; the one that is seen is in brackets, so that it is told without colours.
fn draw_names(screen: &Charts, shared: &Shared, frame: &mut Frame, area: Rect) {
    let spans = Chart::ALL.into_iter().enumerate().flat_map(|(place, chart)| {
        let is_seen = chart == screen.chart;
        let (open, close, role) = if is_seen { ("[", "]", Role::Heading) } else { (" ", " ", Role::Muted) };
        let style = shared.theme.style(role);
        [Span::styled(format!("{open}{}{close}", named(place, chart, &shared.words)), style), Span::raw(" ")]
    });
    frame.render_widget(spans.collect::<Line>(), area);
}

fn draw_waiting(shared: &Shared, frame: &mut Frame, area: Rect) {
    frame.render_widget(Line::from(shared.words.get("tui-tally-counting")), area);
}

fn draw_bars(screen: &Charts, bars: &[Bar], shared: &Shared, frame: &mut Frame, area: Rect) {
    let theme = shared.theme;
    if bars.is_empty() {
        let text = shared.words.say(&match screen.chart {
            Chart::Reasons => msg!("tui-reasons-empty"),
            Chart::Areas => msg!("tui-chart-no-areas"),
            Chart::Days | Chart::Hours | Chart::BurnUp => msg!("tui-chart-no-visits"),
        });
        frame.render_widget(Line::styled(text, theme.style(Role::Muted)), area);
        return;
    }
    let columns = Columns::of(bars, usize::from(area.width).saturating_sub(POINTER));
    let top = if screen.lines() > 0 { top(screen, area) } else { 0 };
    for ((place, bar), at) in bars.iter().enumerate().skip(top).zip(area.rows()) {
        let is_selected = screen.lines() > 0 && place == screen.selected;
        let pointer = if is_selected { theme.pointer() } else { " " };
        let style = theme.style(if is_selected { Role::Selected } else { Role::Plain });
        let mut spans = vec![Span::styled(cells::left(pointer, POINTER), theme.style(Role::Key))];
        spans.extend(columns.line(bar, theme, style));
        frame.render_widget(Line::from(spans), at);
    }
}

fn areas(screen: &Charts, shared: &Shared) -> Vec<Bar> {
    let words = &shared.words;
    let areas = screen.areas();
    let values: Vec<Option<i64>> = areas.iter().map(|row| screen.column.value(row)).collect();
    let rank_wide = areas.len().to_string().len();
    let bars = areas.iter().zip(&values).map(|(row, value)| {
        let is_ranked = value.is_some() && !row.area.is_empty();
        // Those that are alike have the same rank.
        let rank = values.iter().position(|other| other == value).filter(|_| is_ranked);
        let rank = rank.map(|place| format!("{}.", place + 1)).unwrap_or_default();
        Bar {
            label: format!("{} {}", cells::right(&rank, rank_wide + 1), name(words, 1, row)),
            value: value.unwrap_or(0),
            said: match screen.column {
                Column::Rate(_) => screen.column.said(words, row),
                Column::Count(_) | Column::Target | Column::New(_) | Column::Reason(_) => {
                    screen.column.cell(words, row)
                }
            },
        }
    });
    bars.collect()
}

fn areas_title(screen: &Charts, shared: &Shared) -> String {
    let words = &shared.words;
    let name = screen.column.name(words, screen.table.as_ref().map_or(0, |table| table.minimum_age));
    match &screen.table {
        None => name,
        Some(table) => words.say(&msg!("tui-chart-areas-title", name = name, day = numbers::day(table.as_of))),
    }
}

fn areas_note(screen: &Charts, shared: &Shared) -> String {
    let words = &shared.words;
    let Some(table) = &screen.table else { return String::new() };
    let total = screen.column.said(words, &table.tally.total);
    words.say(&msg!("tui-chart-areas-note", total = total))
}

fn reasons(screen: &Charts, shared: &Shared) -> Vec<Bar> {
    let words = &shared.words;
    let reasons = screen.reasons();
    let all: u64 = reasons.iter().map(|(_, count)| count).sum();
    let bars = reasons.into_iter().map(|(reason, people)| Bar {
        label: reason_label(reason, words.lang).to_owned(),
        value: signed(people),
        said: words.say(&msg!(
            "tui-chart-reason",
            count = people,
            percent = numbers::percent(words.lang, numbers::rate_hundredths(signed(people), signed(all)))
        )),
    });
    bars.collect()
}

fn reasons_title(screen: &Charts, shared: &Shared) -> String {
    let people: u64 = screen.reasons().iter().map(|(_, count)| count).sum();
    let Some(table) = &screen.table else { return shared.words.get("tui-chart-reasons") };
    let total = &table.tally.total;
    let all = total.count(Count::Eligible).saturating_sub(total.count(Count::L2Activated));
    let day = numbers::day(table.as_of);
    shared.words.say(&msg!("tui-chart-reasons-title", people = people, all = all, day = day))
}

/// `T5 15/06`, with a sign on Saturdays and Sundays.
fn day_name(day: NaiveDate, words: &Words) -> String {
    let weekday = Message::of_code("tui-weekday-short", &day.weekday().number_from_monday().to_string());
    let mark = if is_weekend(day) { "*" } else { " " };
    format!("{}{mark} {}", cells::left(&words.say(&weekday), 2), numbers::short_day(day))
}

fn days(times: &VisitTimes, words: &Words) -> Vec<Bar> {
    let day = |place: usize| times.first.checked_add_days(Days::new(place as u64)).unwrap_or(times.first);
    let bars = times.days.iter().enumerate().map(|(place, visits)| Bar {
        label: day_name(day(place), words),
        value: signed(*visits),
        said: numbers::count(words.lang, signed(*visits)),
    });
    bars.collect()
}

fn days_title(screen: &Charts, shared: &Shared) -> String {
    let words = &shared.words;
    let Some(times) = &screen.times else { return words.get("tui-chart-days") };
    let visits: u64 = times.days.iter().sum();
    words.say(&msg!("tui-chart-days-title", days = times.days.len(), count = visits))
}

/// Hours with visits and those between them; where there is no room for all, two or more hours are one line.
fn hours(times: &VisitTimes, rows: usize, words: &Words) -> Vec<Bar> {
    let some = |(_, visits): &(usize, &u64)| **visits > 0;
    let (Some((first, _)), Some((last, _))) =
        (times.hours.iter().enumerate().find(some), times.hours.iter().enumerate().rfind(some))
    else {
        return Vec::new();
    };
    let step = [1, 2, 3, 4, 6].into_iter().find(|step| last / step - first / step < rows).unwrap_or(HOURS);
    let bars = (first / step..=last / step).map(|place| {
        let visits: u64 = times.hours.iter().skip(place * step).take(step).sum();
        Bar {
            label: words.say(&msg!("tui-chart-hour", from = place * step, to = (place + 1) * step)),
            value: signed(visits),
            said: numbers::count(words.lang, signed(visits)),
        }
    });
    bars.collect()
}

fn hours_title(screen: &Charts, shared: &Shared) -> String {
    let words = &shared.words;
    let Some(times) = &screen.times else { return words.get("tui-chart-hours") };
    let visits: u64 = times.hours.iter().sum();
    words.say(&msg!("tui-chart-hours-title", days = times.days.len(), count = visits))
}

fn hours_note(screen: &Charts, shared: &Shared) -> String {
    let words = &shared.words;
    match screen.times.as_ref().map_or(0, |times| times.left_out) {
        0 => words.get("tui-chart-hours-note"),
        left_out => words.say(&msg!("tui-chart-hours-left-out", count = left_out)),
    }
}

/// The burn-up of today, and in words how far it is, how fast it goes, and when it arrives.
fn draw_burn_up(shared: &Shared, frame: &mut Frame, area: Rect, below: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let Some(overview) = shared.overview.as_deref() else {
        draw_waiting(shared, frame, area);
        return;
    };
    let target = overview.tally.total.target;
    let (legend, plot) = boxes::split_top(area, 1);
    frame.render_widget(chart::legend(target.is_some(), words, theme), legend);
    let drawn = chart::Chart { burn_up: &overview.burn_up, target };
    let lines = chart::lines(&drawn, (words.lang, theme), (usize::from(plot.width), usize::from(plot.height)));
    for (line, at) in lines.into_iter().zip(plot.rows()) {
        frame.render_widget(line, at);
    }
    let role = |wrong: bool| theme.style(if wrong { Role::Trouble } else { Role::Plain });
    let (pace, is_behind) = overview_words::pace(overview, words);
    let (forecast, is_late) = overview_words::forecast(overview);
    let said = [(done(overview, words), false), (pace, is_behind), (forecast, is_late)];
    for ((message, is_wrong), at) in said.into_iter().zip(below.rows()) {
        let text = cells::fit(&words.say(&message), usize::from(at.width));
        frame.render_widget(Line::styled(text, role(is_wrong)), at);
    }
}

fn done(overview: &Overview, words: &Words) -> Message {
    let done = overview.tally.total.count(Count::L2Activated);
    match overview.tally.total.target {
        None => msg!("tui-chart-done-no-target", count = done),
        Some(target) => {
            let rate = numbers::rate_hundredths(signed(done), signed(target));
            msg!(
                "tui-chart-done-of",
                count = done,
                target = target,
                percent = numbers::percent(words.lang, rate),
                rest = target.saturating_sub(done)
            )
        }
    }
}

fn signed(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
