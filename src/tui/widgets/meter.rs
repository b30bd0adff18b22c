//! How far long work is, how fast it goes and how long it will take: from what was reported and when.

use std::time::Duration;

use ratatui::text::{Line, Span};

use super::cells;
use crate::msg;
use crate::text::words::{Message, Words};
use crate::tui::theme::{Role, Theme};

/// Before this nothing is said of rate and time: they would jump.
const LEAST_TIME: Duration = Duration::from_millis(1_500);
/// Below this the rest is about to be done.
const LEAST_LEFT: Duration = Duration::from_secs(1);

/// A report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Report {
    /// What is done of the whole.
    pub done: u64,
    /// The whole.
    pub whole: u64,
    /// Rows so far.
    pub rows: u64,
}

/// Long work while it is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Meter {
    first: (Duration, Report),
    last: (Duration, Report),
}

/// That work goes on of which nobody knows how far it is: a mark that turns with each report.
pub fn turning(reports: usize) -> &'static str {
    const MARKS: [&str; 4] = ["|", "/", "-", "\\"];
    MARKS.get(reports % MARKS.len()).copied().unwrap_or_default()
}

impl Meter {
    /// The first report.
    pub fn new(at: Duration, report: Report) -> Self {
        Self { first: (at, report), last: (at, report) }
    }

    /// The next report.
    pub fn step(&mut self, at: Duration, report: Report) {
        self.last = (at, report);
    }

    /// Rows a second.
    pub fn rate(&self) -> Option<u64> {
        let millis = u64::try_from(self.time()?.as_millis()).ok()?;
        let rows = self.last.1.rows.saturating_sub(self.first.1.rows);
        rows.saturating_mul(1_000).checked_div(millis).filter(|rate| *rate > 0)
    }

    /// How long it will still take.
    pub fn left(&self) -> Option<Duration> {
        let done = self.last.1.done.saturating_sub(self.first.1.done);
        let rest = self.last.1.whole.saturating_sub(self.last.1.done);
        let millis = u64::try_from(self.time()?.as_millis()).ok()?;
        millis.saturating_mul(rest).checked_div(done).map(Duration::from_millis)
    }

    fn time(&self) -> Option<Duration> {
        Some(self.last.0.saturating_sub(self.first.0)).filter(|time| *time >= LEAST_TIME)
    }

    /// A bar of `wide` cells, and what is known below it.
    pub fn lines(&self, words: &Words, theme: Theme, wide: usize) -> [Line<'static>; 2] {
        let Report { done, whole, rows } = self.last.1;
        let percent = done.saturating_mul(100).checked_div(whole).unwrap_or(0).min(100);
        let figures = format!(" {percent}%");
        let bar = wide.saturating_sub(cells::width("100%") + 1);
        let filled = usize::try_from(percent).unwrap_or(0) * bar / 100;
        let mut facts = vec![words.say(&msg!("tui-import-rows", rows = rows))];
        facts.extend(self.rate().map(|rate| words.say(&msg!("tui-import-rate", rate = rate))));
        facts.extend(self.left().map(|left| words.say(&time_left(left))));
        [
            Line::from(vec![
                Span::styled(theme.full().repeat(filled), theme.style(Role::Bar)),
                Span::styled(theme.empty().repeat(bar - filled), theme.style(Role::Muted)),
                Span::styled(cells::right(&figures, 5), theme.style(Role::Heading)),
            ]),
            Line::from(cells::fit(&facts.join(" · "), wide)),
        ]
    }
}

fn time_left(left: Duration) -> Message {
    match left.as_secs() {
        _ if left < LEAST_LEFT => msg!("tui-import-left-moment"),
        seconds @ ..90 => msg!("tui-import-left-seconds", seconds = seconds),
        seconds => msg!("tui-import-left-minutes", minutes = seconds.div_ceil(60)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(millis: u64, done: u64, rows: u64) -> Meter {
        let mut meter = Meter::new(Duration::from_secs(10), Report { done: 100, whole: 1_000, rows: 50 });
        meter.step(Duration::from_secs(10) + Duration::from_millis(millis), Report { done, whole: 1_000, rows });
        meter
    }

    #[test]
    fn rate_and_time_left_come_from_what_was_reported() {
        for (millis, done, rows, rate, left) in [
            (100, 200, 500, None, None),
            (2_000, 400, 250, Some(100), Some(4_000)),
            (2_000, 1_000, 250, Some(100), Some(0)),
            (2_000, 100, 50, None, None),
            // A clock or a count that goes back is no reason to stumble.
            (2_000, 0, 0, None, None),
        ] {
            let meter = after(millis, done, rows);
            assert_eq!((meter.rate(), meter.left()), (rate, left.map(Duration::from_millis)), "{millis} {done} {rows}");
        }
    }

    #[test]
    fn the_time_left_is_said_roughly() {
        for (seconds, expected) in [
            (0, "tui-import-left-moment"),
            (5, "tui-import-left-seconds"),
            (89, "tui-import-left-seconds"),
            (90, "tui-import-left-minutes"),
        ] {
            assert_eq!(time_left(Duration::from_secs(seconds)).id, expected);
        }
    }
}
