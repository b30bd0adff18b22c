//! What the desk does for the comparison, and how far it is.

use std::time::Duration;

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::desk::import::ImportStage;
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::meter::{Meter, Report, turning};
use crate::tui::widgets::{boxes, cells};

/// The widest that a bar is.
const BAR_MOST: u16 = 76;
/// Rows of what is said of work.
const HIGH: u16 = 7;
/// So many milestones are recorded in a moment.
const LONG_FROM: u64 = 500;

/// Work of the desk.
pub struct Work {
    /// Number of its request.
    pub number: u64,
    /// What it does.
    pub doing: Doing,
    /// Whether it was asked to stop.
    pub is_stopping: bool,
    meter: Option<Meter>,
    /// How often it was told of.
    reports: usize,
    total: u64,
}

/// What the desk does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// Reads the file.
    Reading,
    /// Sets it beside the ledger.
    Comparing,
    /// Writes.
    Writing,
    /// Has written all, and finishes: this can no longer be stopped.
    Finishing,
}

impl Work {
    /// Work that begins.
    pub fn new(number: u64, doing: Doing) -> Self {
        Self { number, doing, is_stopping: false, meter: None, reports: 0, total: 0 }
    }

    /// The desk reports.
    pub fn step(&mut self, stage: ImportStage, at: Duration) {
        let (doing, report) = match stage {
            ImportStage::Reading { rows, bytes_done, bytes_total } => {
                (Doing::Reading, Some(Report { done: bytes_done, whole: bytes_total, rows }))
            }
            ImportStage::Opening => (Doing::Reading, None),
            ImportStage::Comparing => (Doing::Comparing, None),
            ImportStage::BackingUp => (Doing::Writing, None),
            ImportStage::Finishing => (Doing::Finishing, None),
            ImportStage::Writing { rows, total } => {
                self.total = total;
                (Doing::Writing, Some(Report { done: rows, whole: total, rows }))
            }
        };
        // The desk may still report of work that was given up.
        let is_writing = |doing| matches!(doing, Doing::Writing | Doing::Finishing);
        if is_writing(doing) != is_writing(self.doing) {
            return;
        }
        self.doing = doing;
        self.reports += 1;
        match (&mut self.meter, report) {
            (Some(meter), Some(report)) => meter.step(at, report),
            (meter, Some(report)) => *meter = Some(Meter::new(at, report)),
            (_, None) => {}
        }
    }

    /// Whether it is worth a screen of its own.
    pub fn is_long(&self) -> bool {
        self.total >= LONG_FROM
    }

    /// Draws it.
    pub fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let inside = boxes::middle(area, area.width.min(BAR_MOST), area.height.min(HIGH));
        let wide = usize::from(inside.width);
        let what = words.get(match (self.is_stopping, self.doing) {
            (_, Doing::Finishing) => "tui-import-finishing",
            (true, _) => "tui-import-stopping",
            (false, Doing::Reading) if self.meter.is_none() => "tui-import-opening",
            (false, Doing::Reading) => "tui-reconcile-reading",
            (false, Doing::Comparing) => "tui-import-comparing",
            (false, Doing::Writing) => "tui-import-writing",
        });
        let is_measured = self.meter.is_some() && matches!(self.doing, Doing::Reading | Doing::Writing);
        let what = if is_measured || self.reports == 0 { what } else { format!("{what} {}", turning(self.reports)) };
        let mut lines = vec![Line::styled(cells::fit(&what, wide), theme.style(Role::Heading)), Line::default()];
        if let Some(meter) = &self.meter {
            lines.extend(meter.lines(words, theme, wide));
            lines.push(Line::default());
        }
        let hint = words.get(match self.doing {
            Doing::Reading | Doing::Comparing => "tui-import-stop-reading",
            Doing::Writing => "tui-reconcile-stop-writing",
            Doing::Finishing => "tui-import-cannot-stop",
        });
        lines.extend(cells::wrap(&hint, wide).into_iter().map(|line| Line::styled(line, theme.style(Role::Muted))));
        for (line, at) in lines.into_iter().zip(inside.rows()) {
            frame.render_widget(line, at);
        }
    }
}
