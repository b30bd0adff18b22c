//! How the overview is drawn: everything side by side where there is room, else in pages.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::overview::{FACT_COLUMNS, FACTS, GAUGES, OverviewScreen, Part, next_due, reasons};
use super::overview_words::{SOON, clean, days_left, fact, forecast, pace, report};
use super::people_detail::reason_label;
use crate::desk::views::Overview;
use crate::domain::reports::ReportKind;
use crate::domain::tally::Count;
use crate::msg;
use crate::text::numbers;
use crate::text::words::Words;
use crate::tui::model::Shared;
use crate::tui::screens::overview_areas as areas;
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells, chart, gauge};

/// From so many columns on everything is side by side.
const WIDE: u16 = 116;
/// From so many rows on the areas stand below the figures.
const HIGH: u16 = 18;
/// From so many rows on there are empty rows between.
const AIRY: u16 = 26;
/// Rows below the gauges: what the rates are of, how clean the data is.
const NOTE_ROWS: u16 = 2;
/// Columns of a gauge's name.
const LABEL_WIDE: usize = 24;
/// Columns of the pointer before a figure.
const POINTER: usize = 2;

/// Where the parts are; one that is on another page is empty.
#[derive(Clone, Copy, Default)]
pub struct Places {
    campaign: Rect,
    gauges: Rect,
    note: Rect,
    course: Rect,
    /// The way to the doors of the evening.
    pub tonight: Rect,
    facts: Rect,
    areas_heading: Rect,
    areas: Rect,
    chart: Rect,
    reasons_heading: Rect,
    reasons: Rect,
}

impl Places {
    /// The lines of a part that can be selected.
    pub fn of(&self, part: Part) -> Rect {
        match part {
            Part::Gauges => self.gauges,
            Part::Facts => self.facts,
            Part::Areas => self.areas,
            Part::Reasons => self.reasons,
        }
    }
}

/// Where the parts are while one of them is selected.
pub fn places(area: Rect, selected: Part) -> Places {
    let mut places = Places::default();
    if area.width >= WIDE {
        let (left, right) =
            boxes::split_left(area, u16::try_from(u32::from(area.width) * 16 / 25).unwrap_or(area.width));
        places.put_figures(left);
        places.put_chart(boxes::split_left(right, 1).1);
    } else if selected == Part::Reasons {
        places.put_chart(area);
    } else if area.height >= HIGH || selected != Part::Areas {
        places.put_figures(area);
    } else {
        (places.areas_heading, places.areas) = boxes::split_top(area, 1);
    }
    places
}

impl Places {
    fn put_figures(&mut self, area: Rect) {
        let gap = u16::from(area.height >= AIRY);
        let fact_rows = u16::try_from(FACTS.len() / FACT_COLUMNS).unwrap_or(0);
        let mut rest = area;
        let mut take = |rows: u16, gap: u16| {
            let (taken, below) = boxes::split_top(rest, rows);
            rest = boxes::split_top(below, gap).1;
            taken
        };
        self.campaign = take(1, gap);
        self.gauges = take(u16::try_from(GAUGES.len()).unwrap_or(0), 0);
        self.note = take(NOTE_ROWS * u16::from(area.height > 12), gap);
        self.course = take(2, gap);
        // With the facts it says who waits; in a low window the facts alone do.
        self.tonight = take(u16::from(area.height > 12), 0);
        self.facts = take(fact_rows, gap);
        if area.height >= HIGH {
            (self.areas_heading, self.areas) = boxes::split_top(rest, 1);
        }
    }

    /// The burn-up takes somewhat more than half.
    fn put_chart(&mut self, area: Rect) {
        let gap = u16::from(area.height >= AIRY);
        let (top, below) = boxes::split_top(area, (area.height * 3 / 5).min(CHART_HIGH));
        self.chart = top;
        (self.reasons_heading, self.reasons) = boxes::split_top(boxes::split_top(below, gap).1, 1);
    }
}

/// Rows of the burn-up with its heading, at most.
const CHART_HIGH: u16 = 22;

/// Draws it.
pub fn draw(screen: &OverviewScreen, shared: &Shared, frame: &mut Frame, area: Rect) {
    let Some(overview) = shared.overview.as_deref() else {
        frame.render_widget(Line::from(shared.words.get("tui-loading")), area);
        return;
    };
    let places = places(area, screen.part);
    let view = View { screen, overview, shared };
    view.draw_campaign(frame, places.campaign);
    view.draw_gauges(frame, places.gauges, places.note);
    view.draw_course(frame, places.course);
    if is_empty(overview) {
        let text = cells::wrap(&shared.words.get("tui-empty-ledger"), usize::from(places.facts.width));
        for (line, at) in text.into_iter().zip(places.facts.rows()) {
            frame.render_widget(Line::styled(line, shared.theme.style(Role::Attention)), at);
        }
    } else {
        view.draw_tonight(frame, places.tonight);
        view.draw_facts(frame, places.facts);
    }
    areas::draw(screen, (overview, shared), frame, (places.areas_heading, places.areas));
    view.draw_chart(frame, places.chart);
    view.draw_reasons(frame, places.reasons_heading, places.reasons);
}

fn is_empty(overview: &Overview) -> bool {
    overview.tally.total.count(Count::Residents) == 0 && overview.tally.rows.is_empty()
}

/// Columns of the first of two facts in a line.
pub fn fact_wide(area: Rect) -> u16 {
    area.width / u16::try_from(FACT_COLUMNS).unwrap_or(1)
}

/// What is drawn.
struct View<'a> {
    screen: &'a OverviewScreen,
    overview: &'a Overview,
    shared: &'a Shared,
}

impl View<'_> {
    fn is_selected(&self, part: Part, place: usize) -> bool {
        self.screen.part == part && self.screen.place_in(self.overview) == place
    }

    /// The pointer before a figure: the selected one is told by it, and where it can be by its colours.
    fn pointer(&self, part: Part, place: usize) -> Span<'static> {
        let pointer = if self.is_selected(part, place) { self.shared.theme.pointer() } else { " " };
        Span::styled(cells::left(pointer, POINTER), self.shared.theme.style(Role::Key))
    }

    fn draw_campaign(&self, frame: &mut Frame, area: Rect) {
        let (words, wide) = (&self.shared.words, usize::from(area.width));
        let days = cells::fit(&words.say(&days_left(self.overview)), wide);
        let name = &self.overview.campaign.name;
        let name = cells::fit(name, wide.saturating_sub(cells::width(&days) + 2));
        let gap = if name.is_empty() { "" } else { "  " };
        let name = Span::styled(name, self.shared.theme.style(Role::Heading));
        frame.render_widget(Line::from(vec![name, Span::raw(gap), Span::raw(days)]), area);
    }

    fn draw_gauges(&self, frame: &mut Frame, area: Rect, note_at: Rect) {
        let (words, theme) = (&self.shared.words, self.shared.theme);
        let wide = usize::from(area.width).saturating_sub(POINTER);
        let total = &self.overview.tally.total;
        let eligible = total.count(Count::Eligible);
        let labels = [
            words.get("tui-gauge-card"),
            words.get("tui-gauge-l1"),
            words.get("tui-gauge-l2-enrolled"),
            words.get("tui-gauge-l2-approved"),
            words.get("tui-gauge-l2-activated"),
        ];
        let wholes = [Some(eligible); 5].into_iter().chain([total.target]);
        let labels = labels.into_iter().chain([words.get("tui-gauge-target")]);
        for ((place, ((label, count), whole)), at) in labels.zip(GAUGES).zip(wholes).enumerate().zip(area.rows()) {
            let mut line = Line::from(self.pointer(Part::Gauges, place));
            if let Some(whole) = whole {
                let part = gauge::Gauge { label, part: total.count(count), whole };
                line.spans.extend(gauge::line(&part, words.lang, theme, (LABEL_WIDE, wide)).spans);
            } else {
                line.push_span(cells::left(&label, LABEL_WIDE));
                let none = cells::fit(&words.get("tui-no-target"), wide.saturating_sub(LABEL_WIDE + 1));
                line.push_span(Span::styled(format!(" {none}"), theme.style(Role::Muted)));
            }
            if self.is_selected(Part::Gauges, place) {
                line = line.style(theme.style(Role::Heading));
            }
            frame.render_widget(line, at);
        }
        let note = words.say(&msg!("tui-gauge-note", count = eligible, age = self.overview.campaign.minimum_age));
        let note = cells::fit(&format!("  {note}"), usize::from(note_at.width));
        let (note_at, clean_at) = boxes::split_top(note_at, 1);
        frame.render_widget(Line::styled(note, theme.style(Role::Muted)), note_at);
        if let Some((clean, role)) = clean(self.overview, words) {
            let text = cells::fit(&format!("  {}", words.say(&clean)), usize::from(clean_at.width));
            frame.render_widget(Line::styled(text, theme.style(role)), clean_at);
        }
    }

    /// Pace and forecast, and the next report.
    fn draw_course(&self, frame: &mut Frame, area: Rect) {
        let (overview, words, theme) = (self.overview, &self.shared.words, self.shared.theme);
        let (course_at, report_at) = boxes::split_top(area, 1);
        let (pace, is_behind) = pace(overview, words);
        let (forecast, is_late) = forecast(overview);
        let role = |wrong: bool| theme.style(if wrong { Role::Trouble } else { Role::Plain });
        let (wide, half) = (usize::from(area.width), usize::from(fact_wide(area)));
        let (pace, forecast) = (format!("  {}  ", words.say(&pace)), words.say(&forecast));
        // Both are said whole where there is room for both, if not in columns.
        let fits = POINTER + cells::width(&forecast) <= wide.saturating_sub(half) && cells::width(&pace) <= half;
        let left = if fits { half + POINTER } else { cells::width(&pace) };
        let line = Line::from(vec![
            Span::styled(cells::left(&pace, left), role(is_behind)),
            Span::styled(cells::fit(&forecast, wide.saturating_sub(left)), role(is_late)),
        ]);
        let line = if is_empty(overview) { Line::default() } else { line };
        frame.render_widget(line, course_at);
        let (report, role) = match next_due(overview, self.shared) {
            None => (msg!("tui-report-none"), Role::Muted),
            Some((due, left)) => (report(&due, left), if left <= SOON { Role::Attention } else { Role::Plain }),
        };
        let mut text = format!("  {}", words.say(&report));
        // What was sent last is said too where there is room; the reports' own screen says it anyway.
        if let Some(day) = overview.sent.of(ReportKind::Daily) {
            let sent = words.say(&msg!("tui-report-sent-up-to", day = day));
            if cells::width(&text) + cells::width(&sent) + 2 <= usize::from(report_at.width) {
                text = format!("{text}  {sent}");
            }
        }
        let text = cells::fit(&text, usize::from(report_at.width));
        frame.render_widget(Line::styled(text, theme.style(role)), report_at);
    }

    /// What waits at the doors, and the key that leads to them.
    fn draw_tonight(&self, frame: &mut Frame, area: Rect) {
        let (words, theme, doors) = (&self.shared.words, self.shared.theme, self.overview.waiting.tonight);
        let waits = doors.activate + doors.due + doors.unvisited;
        let (message, role) = match waits {
            0 => (msg!("tui-tonight-none"), Role::Muted),
            _ => (
                msg!("tui-tonight", activate = doors.activate, due = doors.due, unvisited = doors.unvisited),
                Role::Attention,
            ),
        };
        let text = cells::fit(&words.say(&message), usize::from(area.width).saturating_sub(POINTER + 2));
        let key = Span::styled("w", theme.style(Role::Key));
        frame.render_widget(
            Line::from(vec![Span::raw("  "), key, Span::raw(" "), Span::styled(text, theme.style(role))]),
            area,
        );
    }

    fn draw_facts(&self, frame: &mut Frame, area: Rect) {
        let wide = usize::from(fact_wide(area));
        for (row, at) in area.rows().enumerate() {
            let mut line = Line::default();
            for place in row * FACT_COLUMNS..(row + 1) * FACT_COLUMNS {
                let Some(figure) = FACTS.get(place).copied() else { continue };
                let (message, role) = fact(figure, self.overview);
                let role = if self.is_selected(Part::Facts, place) { Role::Selected } else { role };
                let text = cells::fit(&self.shared.words.say(&message), wide.saturating_sub(POINTER + 1));
                let gap = " ".repeat(wide.saturating_sub(POINTER + cells::width(&text)));
                line.spans.extend([
                    self.pointer(Part::Facts, place),
                    Span::styled(text, self.shared.theme.style(role)),
                    Span::raw(gap),
                ]);
            }
            frame.render_widget(line, at);
        }
    }

    fn draw_chart(&self, frame: &mut Frame, area: Rect) {
        let (words, theme, wide) = (&self.shared.words, self.shared.theme, usize::from(area.width));
        let (heading, rest) = boxes::split_top(area, 1);
        let (legend, plot) = boxes::split_top(rest, 1);
        frame.render_widget(boxes::rule(theme, &words.get("tui-chart-title"), wide), heading);
        let target = self.overview.tally.total.target;
        frame.render_widget(chart::legend(target.is_some(), words, theme), legend);
        let chart = chart::Chart { burn_up: &self.overview.burn_up, target };
        let lines = chart::lines(&chart, (words.lang, theme), (wide, usize::from(plot.height)));
        for (line, at) in lines.into_iter().zip(plot.rows()) {
            frame.render_widget(line, at);
        }
    }

    fn draw_reasons(&self, frame: &mut Frame, heading: Rect, area: Rect) {
        let (words, theme, wide) = (&self.shared.words, self.shared.theme, usize::from(area.width));
        frame.render_widget(boxes::rule(theme, &words.get("tui-reasons-title"), wide), heading);
        let reasons = reasons(self.overview);
        let Some((_, most)) = reasons.first().copied() else {
            let text = cells::fit(&words.get("tui-reasons-empty"), wide);
            frame.render_widget(Line::styled(text, theme.style(Role::Muted)), area);
            return;
        };
        let count_wide = cells::width(&count(words, most));
        let bar_wide = (wide / 7).min(REASON_BAR);
        let label_wide = wide.saturating_sub(POINTER + count_wide + bar_wide + 2);
        let top = self.screen.top(Part::Reasons, self.overview, usize::from(area.height));
        for ((place, (reason, people)), at) in reasons.into_iter().enumerate().skip(top).zip(area.rows()) {
            let filled = usize::try_from((people * bar_wide as u64).div_ceil(most.max(1))).unwrap_or(bar_wide);
            let filled = filled.min(bar_wide);
            let role = if self.is_selected(Part::Reasons, place) { Role::Selected } else { Role::Plain };
            frame.render_widget(
                Line::from(vec![
                    self.pointer(Part::Reasons, place),
                    Span::styled(cells::left(reason_label(reason, words.lang), label_wide), theme.style(role)),
                    Span::raw(" "),
                    Span::styled(theme.full().repeat(filled), theme.style(Role::Bar)),
                    Span::raw(" ".repeat(bar_wide - filled)),
                    Span::raw(format!(" {}", cells::right(&count(words, people), count_wide))),
                ]),
                at,
            );
        }
    }
}

/// Columns of the bar of a reason, at most.
const REASON_BAR: usize = 16;

fn count(words: &Words, count: u64) -> String {
    numbers::count(words.lang, i64::try_from(count).unwrap_or(i64::MAX))
}
