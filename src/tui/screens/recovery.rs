//! The recovery words of a ledger: shown once when it is made, to be written on paper, and one of them asked for.
//! They are wiped when the screen is left and when the ledger is locked.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use zeroize::{Zeroize, Zeroizing};

use super::{Behaviour, Confirm, Question, Typing};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Status, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::field::Focus;
use crate::tui::widgets::secret::{SecretField, Shown};
use crate::tui::widgets::{boxes, cells};

/// Columns of words; they fit the narrowest window.
const COLUMNS: usize = 4;
/// Cells of a column: a number, a word of at most eight letters, a gap.
const COLUMN_WIDE: usize = 14;

/// The words.
pub struct Recovery {
    words: Zeroizing<String>,
    stage: Stage,
    /// Place of the word that is asked for, from 0.
    asked: usize,
    typed: SecretField,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    /// The words are on the screen.
    Shown,
    /// One is asked for.
    Asked,
    /// And it was another one.
    Wrong,
    /// They were wiped.
    Gone,
}

impl Recovery {
    /// Shows words; any number picks the one that is asked for.
    pub fn new(words: Zeroizing<String>, any: u64) -> Self {
        let count = u64::try_from(words.split(' ').count()).unwrap_or(1).max(1);
        let asked = usize::try_from(any % count).unwrap_or(0);
        Self { words, stage: Stage::Shown, asked, typed: SecretField::default() }
    }

    fn is_right(&self) -> bool {
        let typed = Zeroizing::new(self.typed.text().trim().to_lowercase());
        self.words.split(' ').nth(self.asked) == Some(typed.as_str())
    }

    fn number(&self) -> u64 {
        u64::try_from(self.asked + 1).unwrap_or(u64::MAX)
    }

    /// The words in columns, read downwards.
    fn table(&self) -> Vec<Zeroizing<String>> {
        let words: Vec<&str> = self.words.split(' ').collect();
        let rows = words.len().div_ceil(COLUMNS);
        let row = |row: usize| {
            let mut line = Zeroizing::new(String::with_capacity(COLUMNS * COLUMN_WIDE * 2));
            for (place, word) in words.iter().enumerate().skip(row).step_by(rows.max(1)) {
                let cell = Zeroizing::new(format!("{:>2} {word}", place + 1));
                line.push_str(&Zeroizing::new(cells::left(&cell, COLUMN_WIDE)));
            }
            line
        };
        (0..rows).map(row).collect()
    }
}

impl Behaviour for Recovery {
    fn scope(&self) -> Scope {
        match self.stage {
            Stage::Shown | Stage::Gone => Scope::Recovery,
            Stage::Asked | Stage::Wrong => Scope::RecoveryText,
        }
    }

    fn title(&self) -> Message {
        msg!("tui-title-recovery")
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        matches!(self.stage, Stage::Asked | Stage::Wrong).then_some(Typing::Secret(&mut self.typed))
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.stage = Stage::Asked;
        Vec::new()
    }

    fn act(&mut self, act: Act, _: Option<Key>, _: &mut Shared) -> Vec<Step> {
        match (act, self.stage) {
            (Act::Enter | Act::Back, Stage::Gone) => return vec![Step::Back],
            (Act::Enter, Stage::Shown) => self.stage = Stage::Asked,
            (Act::Back, Stage::Shown) => return vec![Step::open(Confirm::new(Question::RecoveryLater))],
            (Act::Enter, Stage::Asked | Stage::Wrong) if self.is_right() => {
                return vec![Step::Back, Step::Say(Status::note(msg!("tui-recovery-kept")))];
            }
            (Act::Enter, Stage::Asked | Stage::Wrong) => {
                self.typed.clear();
                self.stage = Stage::Wrong;
            }
            (Act::Back, Stage::Asked | Stage::Wrong) => {
                self.typed.clear();
                self.stage = Stage::Shown;
            }
            _ => {}
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let high = if self.stage == Stage::Shown { 13 } else { 9 };
        let area = boxes::middle(area, 68, high);
        let wrapped = |text: &Message, style: Style| {
            let lines = cells::wrap(&words.say(text), usize::from(boxes::inside(area).width));
            lines.into_iter().map(move |line| Line::styled(line, style)).collect::<Vec<_>>()
        };
        let (plain, trouble) = (theme.style(Role::Plain), theme.style(Role::Trouble));
        let inside = boxes::boxed(frame, area, theme, &words.get("tui-title-recovery"));
        match self.stage {
            Stage::Shown => {
                let table = self.table();
                let (top, rest) = boxes::split_top(inside, cells::cells(table.len()));
                for (line, at) in table.iter().zip(top.rows()) {
                    frame.render_widget(Line::styled(line.as_str(), theme.style(Role::Heading)), at);
                }
                let text = wrapped(&msg!("tui-recovery-why"), plain);
                let gap = u16::from(usize::from(rest.height) > text.len());
                frame.render_widget(Paragraph::new(text), boxes::split_top(rest, gap).1);
            }
            Stage::Asked | Stage::Wrong => {
                let text = wrapped(&msg!("tui-recovery-ask", number = self.number()), plain);
                let (top, rest) = boxes::split_top(inside, cells::cells(text.len() + 1));
                frame.render_widget(Paragraph::new(text), top);
                if self.stage == Stage::Wrong {
                    let wrong = wrapped(&msg!("tui-recovery-wrong", number = self.number()), trouble);
                    frame.render_widget(Paragraph::new(wrong), boxes::split_top(rest, 2).1);
                }
                let field = boxes::split_top(rest, 1).0;
                self.typed.draw(frame, field, (theme, theme.style(Role::Heading)), (Shown::Plain, Focus::Here));
            }
            Stage::Gone => frame.render_widget(Paragraph::new(wrapped(&msg!("tui-recovery-gone"), plain)), inside),
        }
    }

    fn forget(&mut self) {
        self.words.zeroize();
        self.typed.clear();
        self.stage = Stage::Gone;
    }
}
