//! The 24 recovery words, to be copied by hand for a sealed envelope. They are gone when the screen is closed, and
//! when the ledger is locked.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use ratatui::widgets::Paragraph;
use zeroize::Zeroizing;

use super::super::Behaviour;
use super::notice::wrapped;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::cells;

/// Words a line.
const A_LINE: usize = 4;

/// The recovery words.
pub struct RecoveryWords {
    about: Message,
    words: Zeroizing<String>,
}

impl RecoveryWords {
    /// These words, with what is to be said about them.
    pub fn new(about: Message, words: Zeroizing<String>) -> Self {
        Self { about, words }
    }
}

impl Behaviour for RecoveryWords {
    fn scope(&self) -> Scope {
        Scope::Trouble
    }

    fn title(&self) -> Message {
        msg!("tui-title-recovery")
    }

    fn act(&mut self, act: Act, _: Option<Key>, _: &mut Shared) -> Vec<Step> {
        if act == Act::Back { vec![Step::Back] } else { Vec::new() }
    }

    fn forget(&mut self) {
        self.words = Zeroizing::default();
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let wide = usize::from(area.width);
        let mut lines = wrapped(&[(self.about.clone(), Role::Heading)], shared, wide);
        lines.push(Line::default());
        let list: Vec<&str> = self.words.split_whitespace().collect();
        if list.is_empty() {
            lines.extend(wrapped(&[(msg!("tui-recovery-forgotten"), Role::Plain)], shared, wide));
        }
        for (line, some) in list.chunks(A_LINE).enumerate() {
            let numbered =
                some.iter().zip(line * A_LINE + 1..).map(|(word, number)| format!("  {number:>2} {word:<12}"));
            lines.push(Line::from(cells::fit(numbered.collect::<String>().trim_end(), wide)));
        }
        lines.push(Line::default());
        lines.extend(wrapped(&[(msg!("tui-recovery-keep"), Role::Plain)], shared, wide));
        frame.render_widget(Paragraph::new(lines), area);
    }
}
