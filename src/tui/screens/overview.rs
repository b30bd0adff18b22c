//! Where the ward stands: gauges, pace, appointments, and the areas.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use ratatui::widgets::Paragraph;

use super::{Behaviour, Roster, moved};
use crate::desk::people::Filter;
use crate::desk::views::Overview;
use crate::domain::milestone::Milestone;
use crate::domain::tally::{Count, Rate, TallyRow};
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells, gauge};

/// From so many columns on the areas stand beside the gauges.
const WIDE: u16 = 120;
/// Columns of the gauges when the areas stand beside them.
const GAUGES_WIDE: u16 = 76;
/// Columns of a gauge's name.
const LABEL_WIDE: usize = 24;
/// Columns of the first of two facts in a line.
const FACT_WIDE: usize = 42;
/// Rows above the table of areas when it stands below: campaign, gauges, facts, and empty rows between.
const ROWS_ABOVE: u16 = 12;

/// The figures, with one line of the table of areas selected: the whole ward first.
#[derive(Default)]
pub struct OverviewScreen {
    selected: usize,
}

impl OverviewScreen {
    /// The selected area; the whole ward is none.
    fn area(&self, shared: &Shared) -> Option<String> {
        let row = self.selected.checked_sub(1)?;
        shared.overview.as_ref()?.tally.rows.get(row).map(|row| row.area.clone())
    }

    fn draw_areas(&self, overview: &Overview, shared: &Shared, frame: &mut Frame, area: Rect) {
        let words = &shared.words;
        let wide = usize::from(area.width);
        let (heading, rows) = boxes::split_top(area, 1);
        let columns = Columns::of(words, wide);
        frame.render_widget(Line::styled(columns.heading(words), shared.theme.style(Role::Heading)), heading);
        let selected = self.selected.min(overview.tally.rows.len());
        let top = cells::top_for(selected, usize::from(rows.height), 0);
        let all = std::iter::once(&overview.tally.total).chain(&overview.tally.rows);
        for ((place, row), at) in all.enumerate().skip(top).zip(rows.rows()) {
            let name = match (place, row.area.as_str()) {
                (0, _) => words.get("tui-whole-ward"),
                (_, "") => words.get("tui-no-area"),
                (_, name) => name.to_owned(),
            };
            let is_selected = place == selected;
            let pointer = if is_selected { shared.theme.pointer() } else { " " };
            let text = format!("{pointer} {}", columns.row(words, &name, row));
            let role = if is_selected { Role::Selected } else { Role::Plain };
            frame.render_widget(Line::styled(cells::left(&text, wide), shared.theme.style(role)), at);
        }
    }
}

impl Behaviour for OverviewScreen {
    fn scope(&self) -> Scope {
        Scope::Overview
    }

    fn title(&self) -> Message {
        msg!("tui-title-overview")
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        let list = |area: Option<String>, filters| vec![Step::open(Roster::of(area, filters))];
        match act {
            Act::Enter => list(self.area(shared), Vec::new()),
            Act::ShowAll => list(None, Vec::new()),
            Act::ShowToActivate => list(self.area(shared), vec![Filter::ToActivate]),
            Act::ShowDue => list(self.area(shared), vec![Filter::Due]),
            Act::Back => vec![Step::Say(Status::note(msg!("tui-top-q")))],
            _ => {
                let (_, table) = parts(shared.body());
                let rows = usize::from(table.height).saturating_sub(1);
                self.selected = moved(act, self.selected, total_rows(shared), rows);
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (_, table) = parts(shared.body());
        let (_, rows) = boxes::split_top(table, 1);
        let Some(row) = boxes::row_at(rows, position) else { return Vec::new() };
        let row = row + cells::top_for(self.selected, usize::from(rows.height), 0);
        if row >= total_rows(shared) {
            return Vec::new();
        }
        if row == self.selected {
            return self.act(Act::Enter, None, shared);
        }
        self.selected = row;
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let Some(overview) = shared.overview.as_deref() else {
            frame.render_widget(Line::from(shared.words.get("tui-loading")), area);
            return;
        };
        let (figures, table) = parts(area);
        let mut lines = gauges(overview, shared, usize::from(figures.width));
        lines.push(Line::default());
        lines.extend(facts(overview, shared, usize::from(figures.width)));
        frame.render_widget(Paragraph::new(lines), figures);
        self.draw_areas(overview, shared, frame, table);
    }
}

fn total_rows(shared: &Shared) -> usize {
    shared.overview.as_ref().map_or(0, |overview| overview.tally.rows.len() + 1)
}

/// The figures, and the table of areas beside or below them.
fn parts(area: Rect) -> (Rect, Rect) {
    if area.width >= WIDE {
        let (figures, table) = boxes::split_left(area, GAUGES_WIDE);
        let (_, table) = boxes::split_left(table, 1);
        return (figures, table);
    }
    boxes::split_top(area, ROWS_ABOVE.min(area.height.saturating_sub(4)))
}

fn gauges(overview: &Overview, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let words = &shared.words;
    let total = &overview.tally.total;
    let mut lines = Vec::new();
    let campaign = words.say(&days_left(overview));
    let gap = if overview.campaign.name.is_empty() { "" } else { "  " };
    lines.push(Line::from(vec![
        Span::styled(
            cells::fit(&overview.campaign.name, wide.saturating_sub(cells::width(&campaign) + 2)),
            shared.theme.style(Role::Heading),
        ),
        Span::raw(gap),
        Span::raw(cells::fit(&campaign, wide)),
    ]));
    let eligible = total.count(Count::Eligible);
    let of_eligible = [
        (words.get("tui-gauge-card"), Count::CardIssued),
        (words.get("tui-gauge-l1"), Count::L1Activated),
        (words.get("tui-gauge-l2-enrolled"), Count::L2Enrolled),
        (words.get("tui-gauge-l2-approved"), Count::L2Approved),
        (words.get("tui-gauge-l2-activated"), Count::L2Activated),
    ];
    for (label, count) in of_eligible {
        let part = gauge::Gauge { label, part: total.count(count), whole: eligible };
        lines.push(gauge::line(&part, words.lang, shared.theme, (LABEL_WIDE, wide)));
    }
    if let Some(target) = total.target {
        let label = words.get("tui-gauge-target");
        let part = gauge::Gauge { label, part: total.count(Count::L2Activated), whole: target };
        lines.push(gauge::line(&part, words.lang, shared.theme, (LABEL_WIDE, wide)));
    }
    let note = words.say(&msg!("tui-gauge-note", count = eligible, age = overview.campaign.minimum_age));
    lines.push(Line::styled(cells::fit(&note, wide), shared.theme.style(Role::Muted)));
    lines
}

fn days_left(overview: &Overview) -> Message {
    match overview.campaign.end {
        None => msg!("tui-no-end"),
        Some(end) => match (end - overview.today).num_days() {
            days @ 0.. => msg!("tui-days-left", end = end, days = days + 1),
            _ => msg!("tui-ended", end = end),
        },
    }
}

fn facts(overview: &Overview, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
    let (words, theme) = (&shared.words, shared.theme);
    if overview.tally.total.count(Count::Residents) == 0 && overview.tally.rows.is_empty() {
        let text = cells::wrap(&words.get("tui-empty-ledger"), wide);
        return text.into_iter().map(|line| Line::styled(line, theme.style(Role::Attention))).collect();
    }
    let to_activate = overview.tally.total.count(Count::L2ToActivate);
    let pace = |hundredths: u64| {
        #[expect(clippy::cast_precision_loss, reason = "a pace is far below 2^52")]
        let per_day = hundredths as f64 / 100.0;
        numbers::decimal(words.lang, per_day, 1)
    };
    let pace_line = match overview.pace_needed_hundredths {
        Some(needed) => {
            msg!("tui-pace-needed", now = pace(overview.pace_now_hundredths), needed = pace(needed))
        }
        None => msg!("tui-pace", now = pace(overview.pace_now_hundredths)),
    };
    let is_behind = overview.pace_needed_hundredths.is_some_and(|needed| needed > overview.pace_now_hundredths);
    let appointments = msg!("tui-appointments", today = overview.due_today, late = overview.late);
    let late_role = if overview.late > 0 { Role::Attention } else { Role::Plain };
    let (left, right) = (FACT_WIDE.min(wide), wide.saturating_sub(FACT_WIDE + 2));
    let span = |message: &Message, wide: usize, role: Role| {
        Span::styled(cells::left(&words.say(message), wide), theme.style(role))
    };
    let pace_role = if is_behind { Role::Trouble } else { Role::Plain };
    vec![
        Line::from(vec![
            span(&msg!("tui-to-activate", count = to_activate), left, Role::Attention),
            Span::raw("  "),
            span(&msg!("tui-unvisited", count = overview.unvisited), right, Role::Plain),
        ]),
        Line::from(vec![span(&appointments, left, late_role), Span::raw("  "), span(&pace_line, right, pace_role)]),
    ]
}

/// The columns of the table of areas: a name, and figures as wide as their headings.
struct Columns {
    name: usize,
    labels: [String; 5],
}

/// Cells of the narrowest column: `100,00%`.
const FIGURE_WIDE: usize = 8;

impl Columns {
    fn of(words: &Words, wide: usize) -> Self {
        let labels = [
            words.get("tui-area-eligible"),
            words.get("tui-area-activated"),
            words.get("tui-area-rate"),
            words.get("tui-area-to-activate"),
            words.get("tui-area-new"),
        ];
        let figures: usize = labels.iter().map(|label| column_wide(label) + 2).sum();
        Self { name: wide.saturating_sub(2 + figures).max(6), labels }
    }

    fn heading(&self, words: &Words) -> String {
        format!("  {}", self.join(&words.get("tui-area"), &self.labels))
    }

    fn row(&self, words: &Words, name: &str, row: &TallyRow) -> String {
        let count = |count: u64| numbers::count(words.lang, i64::try_from(count).unwrap_or(i64::MAX));
        let figures = [
            count(row.count(Count::Eligible)),
            count(row.count(Count::L2Activated)),
            numbers::percent(words.lang, row.rate(Rate::L2)),
            count(row.count(Count::L2ToActivate)),
            count(row.new_in_period(Milestone::L2Activated)),
        ];
        self.join(name, &figures)
    }

    fn join(&self, name: &str, figures: &[String; 5]) -> String {
        let mut text = cells::left(name, self.name);
        for (figure, label) in figures.iter().zip(&self.labels) {
            text.push_str("  ");
            text.push_str(&cells::right(figure, column_wide(label)));
        }
        text
    }
}

fn column_wide(label: &str) -> usize {
    cells::width(label).max(FIGURE_WIDE)
}
