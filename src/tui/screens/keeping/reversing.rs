//! A whole import is taken back, or done again: how far that is, and that it can be stopped. What is done in a moment
//! never comes here.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

use crate::desk::reversing::ReversalStage;
use crate::desk::screen::{Progress, Reply};
use crate::domain::event::OperationKind;
use crate::msg;
use crate::text::words::{Message, Words};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::screens::Behaviour;
use crate::tui::theme::Role;
use crate::tui::widgets::meter::{Meter, Report, turning};
use crate::tui::widgets::{boxes, cells};

/// A long reversal while it is done.
pub struct Reversing {
    how: OperationKind,
    stage: ReversalStage,
    meter: Option<Meter>,
    reports: usize,
    is_stopping: bool,
}

impl Reversing {
    /// Undo or redo, of which nothing is known yet.
    pub fn new(how: OperationKind) -> Self {
        Self { how, stage: ReversalStage::Looking, meter: None, reports: 0, is_stopping: false }
    }

    fn step(&mut self, stage: ReversalStage, shared: &Shared) {
        let at = shared.now.since_start;
        (self.stage, self.reports) = (stage, self.reports + 1);
        match (&mut self.meter, report(stage)) {
            (Some(meter), Some(report)) => meter.step(at, report),
            (meter, Some(report)) => *meter = Some(Meter::new(at, report)),
            (_, None) => {}
        }
    }

    fn what(&self, words: &Words) -> String {
        let what = words.get(match (self.stage, self.is_stopping) {
            (ReversalStage::Finishing, _) => "tui-import-finishing",
            (ReversalStage::Looking | ReversalStage::Folding { .. }, true) => "tui-import-stopping",
            (ReversalStage::Looking, false) => "tui-reversing-looking",
            (ReversalStage::Folding { .. }, false) => "tui-reversing-folding",
        });
        if report(self.stage).is_some() { what } else { format!("{what} {}", turning(self.reports)) }
    }

    fn lines(&self, shared: &Shared, area: Rect) -> Vec<Line<'static>> {
        let (words, theme) = (&shared.words, shared.theme);
        let wide = boxes::text_wide(area);
        let what = cells::fit(&self.what(words), wide);
        let mut lines = vec![Line::styled(what, theme.style(Role::Heading)), Line::default()];
        if let (Some(meter), Some(report)) = (&self.meter, report(self.stage)) {
            let [bar, _] = meter.lines(words, theme, wide);
            let mut facts = vec![words.say(&msg!("tui-reversing-count", done = report.done, whole = report.whole))];
            let seconds = meter.left().map(|left| left.as_secs().max(1));
            facts.extend(seconds.map(|seconds| words.say(&msg!("tui-working-left", seconds = seconds))));
            lines.extend([bar, Line::from(cells::fit(&facts.join(" · "), wide)), Line::default()]);
        }
        let hint = words.get(match self.stage {
            ReversalStage::Finishing => "tui-import-cannot-stop",
            ReversalStage::Looking | ReversalStage::Folding { .. } => "tui-reversing-stop",
        });
        lines.extend(cells::wrap(&hint, wide).into_iter().map(|line| Line::styled(line, theme.style(Role::Muted))));
        lines
    }
}

fn report(stage: ReversalStage) -> Option<Report> {
    match stage {
        ReversalStage::Folding { done, whole } if whole > 0 => Some(Report { done, whole, rows: done }),
        ReversalStage::Looking | ReversalStage::Folding { .. } | ReversalStage::Finishing => None,
    }
}

impl Behaviour for Reversing {
    fn scope(&self) -> Scope {
        Scope::LongWork
    }

    fn title(&self) -> Message {
        if self.how == OperationKind::Redo { msg!("tui-title-redoing") } else { msg!("tui-title-undoing") }
    }

    fn is_box(&self) -> bool {
        true
    }

    fn is_working(&self) -> bool {
        true
    }

    /// Keys meant for the screen below find it as it will be.
    fn is_waiting(&self) -> bool {
        true
    }

    fn can(&self, act: Act) -> Result<(), Message> {
        match self.stage {
            ReversalStage::Finishing if act == Act::Back => Err(msg!("tui-import-cannot-stop")),
            ReversalStage::Looking | ReversalStage::Folding { .. } | ReversalStage::Finishing => Ok(()),
        }
    }

    fn act(&mut self, act: Act, _: Option<Key>, _: &mut Shared) -> Vec<Step> {
        if act != Act::Back {
            return Vec::new();
        }
        self.is_stopping = true;
        vec![Step::CancelJob]
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        if let Reply::Progress(Progress::Reversal(how, stage)) = reply {
            self.how = *how;
            self.step(*stage, shared);
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, lines) = (&shared.words, self.lines(shared, area));
        boxes::text_box(frame, area, shared.theme, (&words.say(&self.title()), &lines));
    }
}
