//! A field for a passphrase. Its text is wiped when it is given up, and never moved about in memory: it is typed and
//! taken back only at its end.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;
use unicode_segmentation::UnicodeSegmentation;
use zeroize::{Zeroize, Zeroizing};

use super::cells;
use super::field::{Edit, Focus};
use crate::tui::key::Key;
use crate::tui::theme::Theme;

/// Room for any passphrase, so that the text never moves.
const MOST_BYTES: usize = 4 * 1024;

/// A field whose text is not shown unless asked for.
pub struct SecretField {
    typed: Zeroizing<String>,
}

/// Whether a passphrase is shown as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Shown {
    /// As dots.
    #[default]
    Dots,
    /// As typed.
    Plain,
}

impl Shown {
    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Self::Dots => Self::Plain,
            Self::Plain => Self::Dots,
        }
    }
}

impl Default for SecretField {
    fn default() -> Self {
        Self { typed: Zeroizing::new(String::with_capacity(MOST_BYTES)) }
    }
}

impl SecretField {
    /// What was typed.
    pub fn text(&self) -> &str {
        &self.typed
    }

    /// Gives up what was typed; the field is empty then.
    pub fn take(&mut self) -> Zeroizing<String> {
        std::mem::take(self).typed
    }

    /// Wipes it.
    pub fn clear(&mut self) {
        self.typed.zeroize();
    }

    /// Takes a key.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "only the end can be edited: every other key is none of its own"
    )]
    pub fn press(&mut self, key: Key) -> Edit {
        match key {
            Key::Char(c) if !c.is_control() => {
                if self.typed.len() + c.len_utf8() <= MOST_BYTES {
                    self.typed.push(c);
                }
            }
            Key::Backspace => {
                let last = self.typed.grapheme_indices(true).next_back().map_or(0, |(start, _)| start);
                self.typed.truncate(last);
            }
            Key::Ctrl('u') => self.clear(),
            _ => return Edit::None,
        }
        Edit::Changed
    }

    /// Takes a pasted text: its first line.
    pub fn paste(&mut self, text: &str) {
        for c in text.lines().next().unwrap_or_default().chars() {
            self.press(Key::Char(c));
        }
    }

    /// Draws it: dots, or the text; its end where it does not fit.
    pub fn draw(&self, frame: &mut Frame, area: Rect, (theme, style): (Theme, Style), (shown, focus): (Shown, Focus)) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        let text = Zeroizing::new(match shown {
            Shown::Plain => crate::text::clean::visible(&self.typed),
            Shown::Dots => theme.dot().repeat(self.typed.graphemes(true).count()),
        });
        let wide = usize::from(area.width).saturating_sub(1);
        let from = cells::width(&text).saturating_sub(wide);
        let tail = cells::window(&text, from, wide);
        let column = cells::cells(cells::width(&tail)).min(area.width - 1);
        frame.render_widget(Span::styled(tail, style), area);
        if focus == Focus::Here {
            frame.set_cursor_position(Position::new(area.x + column, area.y));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typed_taken_back_and_given_up() {
        let mut field = SecretField::default();
        for c in "bốn từ\u{1b}".chars() {
            field.press(Key::Char(c));
        }
        field.press(Key::Backspace);
        assert_eq!(field.text(), "bốn t");
        field.paste("ừ dễ\nnhớ");
        assert_eq!(*field.take(), "bốn từ dễ");
        assert_eq!(field.text(), "");
        field.paste(&"a".repeat(100_000));
        assert_eq!(field.text().len(), MOST_BYTES);
    }
}
