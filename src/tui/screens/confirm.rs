//! A question with a yes and a no.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::{Behaviour, CardScreen, Screen};
use crate::desk::screen::{KeepingRequest, Request};
use crate::domain::card::Card;
use crate::domain::ids::OperationId;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Step};
use crate::tui::widgets::{boxes, cells};

/// What is asked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Question {
    /// Take the last operation back?
    Undo(Message),
    /// Take this one back?
    UndoThat(OperationId, Message),
    /// Leave, though something typed is not recorded?
    Leave,
    /// Give up what was typed?
    Discard,
    /// Leave, though long work is not done?
    StopAndLeave,
    /// Something else, whose screen is told of the yes.
    Other(Message),
    /// Record this for so many people?
    RecordMany(Message),
    /// Leave the demo for the first screen?
    CloseDemo,
    /// Open the card that was scanned, over what is typed?
    OpenCard(Box<Card>),
    /// Take the tour?
    Tour,
    /// Write the recovery words down later?
    RecoveryLater,
}

/// A question.
pub struct Confirm {
    question: Question,
}

impl Confirm {
    /// Asks.
    pub fn new(question: Question) -> Self {
        Self { question }
    }

    /// Whether it asks about a card.
    pub fn is_about_card(&self) -> bool {
        matches!(self.question, Question::OpenCard(_))
    }

    fn question(&self) -> Message {
        match &self.question {
            Question::Undo(what) => msg!("tui-ask-undo", what = what.clone()),
            Question::UndoThat(_, what) => msg!("tui-ask-undo-that", what = what.clone()),
            Question::Leave => msg!("tui-ask-leave"),
            Question::Discard => msg!("tui-ask-discard"),
            Question::StopAndLeave => msg!("tui-ask-stop-and-leave"),
            Question::Other(question) => question.clone(),
            Question::RecordMany(what) => msg!("tui-ask-record-many", what = what.clone()),
            Question::CloseDemo => msg!("tui-ask-close-demo"),
            Question::OpenCard(card) => match &card.full_name {
                Some(name) => msg!("tui-ask-open-card-of", name = name),
                None => msg!("tui-ask-open-card"),
            },
            Question::Tour => msg!("tui-ask-tour"),
            Question::RecoveryLater => msg!("tui-ask-recovery-later"),
        }
    }

    fn lines(&self, shared: &Shared, area: Rect) -> Vec<Line<'static>> {
        let words = &shared.words;
        let text = cells::wrap(&words.say(&self.question()), boxes::text_wide(area));
        let mut lines: Vec<Line> = text.into_iter().map(Line::from).collect();
        lines.extend([Line::default(), boxes::answers(Scope::Confirm, words, shared.theme)]);
        lines
    }
}

impl Behaviour for Confirm {
    fn scope(&self) -> Scope {
        Scope::Confirm
    }

    fn title(&self) -> Message {
        msg!("tui-title-confirm")
    }

    fn act(&mut self, act: Act, _: Option<Key>, _: &mut Shared) -> Vec<Step> {
        match (act, &self.question) {
            (Act::Enter, Question::Undo(_)) => vec![Step::Undo],
            (Act::Enter, Question::UndoThat(id, _)) => {
                vec![Step::Back, Step::Ask(Request::Keeping(KeepingRequest::UndoOperation(*id)))]
            }
            (Act::Enter, Question::Leave | Question::StopAndLeave) => vec![Step::Leave],
            (Act::Enter, Question::RecordMany(_) | Question::Other(_)) => vec![Step::Picked(Picked::Agreed)],
            (Act::Enter, Question::OpenCard(card)) => vec![Step::Replace(Screen::from(CardScreen::new(card.clone())))],
            (Act::Enter, Question::CloseDemo) => vec![Step::CloseDemo],
            (Act::Enter, Question::Tour) => vec![Step::Tour],
            // The question, then the screen below it.
            (Act::Enter, Question::Discard | Question::RecoveryLater) => vec![Step::Back, Step::Back],
            (Act::Back, _) => vec![Step::Back],
            _ => Vec::new(),
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let area = shared.body();
        let lines = self.lines(shared, area).len();
        let answer = boxes::answer_at(Scope::Confirm, &shared.words, (area, lines), position);
        answer.into_iter().map(Step::Press).collect()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, lines) = (&shared.words, self.lines(shared, area));
        boxes::text_box(frame, area, shared.theme, (&words.get("tui-title-confirm"), &lines));
    }

    fn is_box(&self) -> bool {
        true
    }
}
