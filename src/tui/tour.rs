//! The tour over the demo: what to do next stands in a strip above the foot, and when it was done, the next thing.
//! It looks at what happened, not at keys: any way to do a thing counts.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::command::Scope;
use super::message::Effect;
use super::model::{Model, Shared};
use super::screens::Typing;
use super::theme::Role;
use super::update;
use super::widgets::{boxes, cells};
use crate::desk::screen::Request;
use crate::domain::milestone::Milestone;
use crate::domain::visit::{Outcome, ResultKind};
use crate::msg;
use crate::text::words::Message;

/// Rows of the strip: its title and two lines of text.
pub const ROWS: u16 = 3;
/// A search of so many letters is one.
const LEAST_LETTERS: usize = 2;

/// How far somebody is in the tour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Tour {
    stage: Stage,
    /// What was sent to be recorded.
    sent: Option<Deed>,
    /// What was recorded or taken back since the stage began.
    done: Option<Deed>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    Find,
    Open,
    NobodyHome,
    Activation,
    Undo,
    Help,
    Onwards,
}

/// What the tour waits for somebody to do to the ledger.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Deed {
    /// Came to a door where nobody was met.
    NobodyMet,
    /// Activated somebody.
    Activated,
    /// Took something back.
    TakenBack,
    /// Anything else.
    Other,
}

impl Stage {
    const ALL: [Self; 7] =
        [Self::Find, Self::Open, Self::NobodyHome, Self::Activation, Self::Undo, Self::Help, Self::Onwards];

    fn place(self) -> usize {
        Self::ALL.iter().position(|other| *other == self).unwrap_or(0)
    }

    fn next(self) -> Self {
        Self::ALL.get(self.place() + 1).copied().unwrap_or(self)
    }

    fn text(self) -> Message {
        match self {
            Self::Find => msg!("tui-tour-find"),
            Self::Open => msg!("tui-tour-open"),
            Self::NobodyHome => msg!("tui-tour-nobody-home"),
            Self::Activation => msg!("tui-tour-activation"),
            Self::Undo => msg!("tui-tour-undo"),
            Self::Help => msg!("tui-tour-help"),
            Self::Onwards => msg!("tui-tour-onwards"),
        }
    }
}

impl Tour {
    /// At its beginning.
    pub fn begin() -> Self {
        Self { stage: Stage::Find, sent: None, done: None }
    }

    /// Something goes to the desk to be recorded.
    pub fn see_sent(&mut self, request: &Request) {
        self.sent = Some(deed(request));
    }

    /// It was recorded.
    pub fn see_recorded(&mut self) {
        self.done = self.sent.take();
    }

    /// Something was taken back.
    pub fn see_taken_back(&mut self) {
        self.done = Some(Deed::TakenBack);
    }

    /// What to do next, on a screen of this scope. Who went astray is told how to get back.
    fn text(self, scope: Option<Scope>) -> Message {
        match (self.stage, scope) {
            (Stage::Open | Stage::NobodyHome | Stage::Activation, Some(Scope::Overview)) => msg!("tui-tour-find-again"),
            (Stage::NobodyHome | Stage::Activation, Some(Scope::Search)) => msg!("tui-tour-open"),
            (stage, _) => stage.text(),
        }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "of all requests the tour knows only those it teaches")]
fn deed(request: &Request) -> Deed {
    let activated = ResultKind::Milestone(Milestone::L2Activated);
    match request {
        Request::Visit { visit, .. } if visit.results.iter().any(|one| one.result == activated) => Deed::Activated,
        Request::Visit { visit, .. } if visit.outcome != Outcome::Met => Deed::NobodyMet,
        Request::Record { milestone: Milestone::L2Activated, .. } => Deed::Activated,
        _ => Deed::Other,
    }
}

/// Starts or stops the tour; every screen has other rows then.
pub fn turn(model: &mut Model, tour: Option<Tour>, effects: &mut Vec<Effect>) {
    model.shared.tour = tour;
    let mut steps = Vec::new();
    for screen in &mut model.screens {
        steps.extend(screen.resized(&mut model.shared));
    }
    update::take(model, steps, effects);
}

/// Goes on when what was asked for has happened.
pub fn watch(model: &mut Model) {
    let Some(Tour { stage, done, .. }) = model.shared.tour else { return };
    let scope = model.top().map(|screen| screen.scope());
    let is_done = match stage {
        Stage::Find => scope == Some(Scope::Household) || is_searched(model),
        Stage::Open => scope == Some(Scope::Household),
        Stage::NobodyHome => done == Some(Deed::NobodyMet),
        Stage::Activation => done == Some(Deed::Activated),
        Stage::Undo => done == Some(Deed::TakenBack),
        Stage::Help => scope == Some(Scope::Help),
        Stage::Onwards => false,
    };
    if let Some(tour) = &mut model.shared.tour {
        tour.done = None;
        if is_done {
            tour.stage = stage.next();
        }
    }
}

fn is_searched(model: &mut Model) -> bool {
    let Some(screen) = model.screens.last_mut() else { return false };
    screen.scope() == Scope::Search
        && matches!(screen.typing(), Some(Typing::Text(field)) if field.text().chars().count() >= LEAST_LETTERS)
}

/// Draws the strip.
pub fn draw(tour: Tour, scope: Option<Scope>, shared: &Shared, frame: &mut Frame, area: Rect) {
    let (words, theme) = (&shared.words, shared.theme);
    let wide = usize::from(area.width);
    let title = msg!("tui-tour-title", place = tour.stage.place() + 1, count = Stage::ALL.len());
    let mut lines = vec![boxes::rule(theme, &words.say(&title), wide)];
    let text = cells::wrap(&words.say(&tour.text(scope)), wide);
    lines.extend(text.into_iter().map(|text| Line::styled(text, theme.style(Role::Attention))));
    frame.render_widget(Paragraph::new(lines), area);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::numbers::Lang;
    use crate::text::words::Words;

    #[test]
    fn every_text_fits_its_two_lines_in_the_narrowest_window() {
        for lang in [Lang::Vi, Lang::En] {
            let words = Words::new(lang);
            let texts = Stage::ALL.map(Stage::text).into_iter().chain([msg!("tui-tour-find-again")]);
            for text in texts {
                let lines = cells::wrap(&words.say(&text), 60);
                assert!(lines.len() < usize::from(ROWS), "{lang:?} {text:?}: {lines:?}");
            }
        }
    }
}
