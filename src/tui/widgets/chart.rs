//! A burn-up chart of text: a column a day (or a few), a line for the target, dots for what is needed from now on.
//! Of characters that old fonts have too; each line of it has a sign of its own, so that it is read without colours.

use chrono::{Days, NaiveDate};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::cells;
use crate::domain::burn_up::BurnUp;
use crate::msg;
use crate::text::numbers::{self, Lang};
use crate::text::words::Words;
use crate::tui::theme::{Role, Theme};

/// What is drawn.
pub struct Chart<'a> {
    /// The counts over the days.
    pub burn_up: &'a BurnUp,
    /// What they are to reach.
    pub target: Option<u64>,
}

/// Columns and rows that a chart needs at least, without its labels.
const LEAST: (usize, usize) = (12, 3);
/// Rows below: the axis, and the days.
const ROWS_BELOW: usize = 2;

/// The signs of a chart: counted, half a row of it, the target, what is needed.
fn signs(theme: Theme) -> [&'static str; 4] {
    [theme.full(), theme.pick("▄", ":"), theme.line(), theme.pick("·", ".")]
}

/// What its signs mean.
pub fn legend(has_target: bool, words: &Words, theme: Theme) -> Line<'static> {
    let [full, _, line, dot] = signs(theme);
    let mut shown = vec![(full, Role::Bar, msg!("tui-chart-done"))];
    if has_target {
        shown.push((line, Role::Heading, msg!("tui-chart-target")));
        shown.push((dot, Role::Attention, msg!("tui-chart-needed")));
    }
    let spans = shown.into_iter().flat_map(|(sign, role, label)| {
        [Span::styled(sign, theme.style(role)), Span::raw(format!(" {}  ", words.say(&label)))]
    });
    spans.collect()
}

/// The chart as lines; none where there is too little room.
pub fn lines(chart: &Chart<'_>, (lang, theme): (Lang, Theme), (wide, high): (usize, usize)) -> Vec<Line<'static>> {
    let Some(plot) = Plot::of(chart, lang, (wide, high)) else { return Vec::new() };
    let mut lines: Vec<Line> = (0..plot.high).rev().map(|row| plot.row(row, lang, theme)).collect();
    lines.push(plot.axis(theme));
    lines.push(plot.days());
    lines
}

/// A chart in its place. Rows count from the bottom.
struct Plot<'a> {
    burn_up: &'a BurnUp,
    target: Option<u64>,
    /// The count at the top.
    most: u64,
    label_wide: usize,
    wide: usize,
    high: usize,
    /// Days from the first to the last.
    days: usize,
}

impl<'a> Plot<'a> {
    fn of(chart: &Chart<'a>, lang: Lang, (wide, high): (usize, usize)) -> Option<Self> {
        let burn_up = chart.burn_up;
        let most = burn_up.counts.iter().copied().chain(chart.target).max().unwrap_or(0).max(1);
        let label_wide = cells::width(&count(lang, most));
        let (wide, high) = (wide.checked_sub(label_wide + 1)?, high.checked_sub(ROWS_BELOW)?);
        if wide < LEAST.0 || high < LEAST.1 {
            return None;
        }
        let days = usize::try_from((burn_up.last - burn_up.first).num_days() + 1).ok()?;
        Some(Self { burn_up, target: chart.target, most, label_wide, wide, high, days: days.max(burn_up.counts.len()) })
    }

    /// Place of today among the days.
    fn today(&self) -> usize {
        self.burn_up.counts.len().saturating_sub(1)
    }

    /// The first and the last day of a column.
    fn days_of(&self, column: usize) -> (usize, usize) {
        let first = column * self.days / self.wide;
        (first, ((column + 1) * self.days).div_ceil(self.wide).saturating_sub(1).max(first))
    }

    /// The count at the end of a column, up to today.
    fn count_of(&self, column: usize) -> Option<u64> {
        let (first, last) = self.days_of(column);
        if first > self.today() { None } else { self.burn_up.counts.get(last.min(self.today())).copied() }
    }

    /// Half rows that a count fills: something for something, everything only for all.
    fn halves(&self, count: u64) -> usize {
        let all = self.high * 2;
        let halves = u128::from(count) * all as u128 / u128::from(self.most);
        let halves = usize::try_from(halves).unwrap_or(all).min(all);
        if count > 0 { halves.max(1) } else { halves }
    }

    /// The row in which a count ends.
    fn row_of(&self, count: u64) -> usize {
        (self.halves(count).saturating_sub(1) / 2).min(self.high - 1)
    }

    /// Where the target is reached in time, the count of a day still to come.
    fn needed_at(&self, column: usize) -> Option<u64> {
        let (first, last) = self.days_of(column);
        let (target, now) = (self.target?, *self.burn_up.counts.last()?);
        let to_go = (self.days - 1).checked_sub(self.today()).filter(|days| *days > 0)? as u64;
        if first <= self.today() || now >= target {
            return None;
        }
        let gone = (last - self.today()) as u64;
        Some(now + (target - now) * gone.min(to_go) / to_go)
    }

    fn row(&self, row: usize, lang: Lang, theme: Theme) -> Line<'static> {
        let [full, half, target, needed] = signs(theme);
        let target_row = self.target.map(|target| self.row_of(target));
        let mut spans = vec![
            Span::raw(cells::right(&self.label(row, lang), self.label_wide)),
            Span::styled(theme.border().vertical_left, theme.style(Role::Muted)),
        ];
        for column in 0..self.wide {
            let halves = self.count_of(column).map_or(0, |count| self.halves(count));
            let (sign, role) = if halves >= (row + 1) * 2 {
                (full, Role::Bar)
            } else if halves > row * 2 {
                (half, Role::Bar)
            } else if self.needed_at(column).is_some_and(|count| self.row_of(count) == row) {
                (needed, Role::Attention)
            } else if target_row == Some(row) {
                (target, Role::Heading)
            } else {
                (" ", Role::Plain)
            };
            push(&mut spans, sign, theme.style(role));
        }
        Line::from(spans)
    }

    /// The counts that are named: the most, the target, that of today, and nothing at the foot.
    fn label(&self, row: usize, lang: Lang) -> String {
        let now = self.burn_up.counts.last().copied();
        [Some(self.most), self.target, now]
            .into_iter()
            .flatten()
            .find(|count| self.row_of(*count) == row)
            .or_else(|| (row == 0).then_some(0))
            .map(|named| count(lang, named))
            .unwrap_or_default()
    }

    fn axis(&self, theme: Theme) -> Line<'static> {
        let mut axis = theme.border().horizontal_bottom.repeat(self.wide);
        if let Some(column) = self.column_of_today() {
            let mark = theme.pick("┴", "+");
            let line = theme.border().horizontal_bottom;
            axis = format!("{}{mark}{}", line.repeat(column), line.repeat(self.wide - column - 1));
        }
        Line::styled(
            format!("{}{}{axis}", " ".repeat(self.label_wide), theme.border().bottom_left),
            theme.style(Role::Muted),
        )
    }

    fn column_of_today(&self) -> Option<usize> {
        (0..self.wide).rfind(|column| self.days_of(*column).0 <= self.today())
    }

    /// The first day, today, the last day, as far as they have room.
    fn days(&self) -> Line<'static> {
        let day = |place: usize| {
            let offset = Days::new(u64::try_from(place).unwrap_or(0));
            self.burn_up.first.checked_add_days(offset).unwrap_or(NaiveDate::MAX)
        };
        let (mut first, mut last) = (numbers::day(self.burn_up.first), numbers::day(day(self.days - 1)));
        if first.len() + last.len() + 9 > self.wide {
            (first, last) = (numbers::short_day(self.burn_up.first), numbers::short_day(day(self.days - 1)));
        }
        let today = numbers::short_day(day(self.today()));
        let mut text = first;
        let end = self.wide.saturating_sub(last.len());
        if let Some(column) = self.column_of_today() {
            let from = column.saturating_sub(today.len() / 2);
            if from > text.len() && from + today.len() < end {
                text.push_str(&" ".repeat(from - text.len()));
                text.push_str(&today);
            }
        }
        text.push_str(&" ".repeat(end.saturating_sub(text.len())));
        text.push_str(&last);
        Line::from(format!("{}{text}", " ".repeat(self.label_wide + 1)))
    }
}

/// Signs of one style are one span.
fn push(spans: &mut Vec<Span<'static>>, sign: &'static str, style: Style) {
    match spans.last_mut() {
        Some(last) if last.style == style => last.content.to_mut().push_str(sign),
        _ => spans.push(Span::styled(sign, style)),
    }
}

fn count(lang: Lang, count: u64) -> String {
    numbers::count(lang, i64::try_from(count).unwrap_or(i64::MAX))
}
