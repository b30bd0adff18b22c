//! Keys as the program means them, whatever the terminal sends.

use std::fmt;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

/// One key.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Key {
    /// A character, shift already in it.
    Char(char),
    /// A letter with Ctrl.
    Ctrl(char),
    /// A function key.
    F(u8),
    /// Enter.
    Enter,
    /// Esc.
    Esc,
    /// Tab.
    Tab,
    /// Shift and Tab.
    BackTab,
    /// Backspace: DEL (0x7F) or Ctrl+H (0x08), as terminals and input methods send it.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow.
    Up,
    /// Arrow.
    Down,
    /// Arrow.
    Left,
    /// Arrow.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// A page up.
    PageUp,
    /// A page down.
    PageDown,
}

impl Key {
    /// The key of an event; nothing for releases, and for Alt with a letter, which terminals and input methods eat.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the other keys of keyboards mean nothing here")]
    pub fn of_event(event: &KeyEvent) -> Option<Self> {
        if event.kind == KeyEventKind::Release {
            return None;
        }
        let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
        let alt = event.modifiers.contains(KeyModifiers::ALT);
        Some(match event.code {
            KeyCode::Char('h' | 'H') if ctrl && !alt => Self::Backspace,
            // Ctrl and Alt together are AltGr on Windows: a character.
            KeyCode::Char(c) if ctrl == alt => Self::Char(c),
            KeyCode::Char(c) if ctrl => Self::Ctrl(c.to_ascii_lowercase()),
            KeyCode::F(number) => Self::F(number),
            KeyCode::Enter => Self::Enter,
            KeyCode::Esc => Self::Esc,
            KeyCode::Tab if event.modifiers.contains(KeyModifiers::SHIFT) => Self::BackTab,
            KeyCode::Tab => Self::Tab,
            KeyCode::BackTab => Self::BackTab,
            KeyCode::Backspace => Self::Backspace,
            KeyCode::Delete => Self::Delete,
            KeyCode::Up => Self::Up,
            KeyCode::Down => Self::Down,
            KeyCode::Left => Self::Left,
            KeyCode::Right => Self::Right,
            KeyCode::Home => Self::Home,
            KeyCode::End => Self::End,
            KeyCode::PageUp => Self::PageUp,
            KeyCode::PageDown => Self::PageDown,
            _ => return None,
        })
    }

    /// The key of a short name, as rehearsals and tests write it: `enter`, `pgdn`, `f2`, `c-r`.
    pub fn of_name(name: &str) -> Option<Self> {
        Some(match name {
            "enter" => Self::Enter,
            "esc" => Self::Esc,
            "up" => Self::Up,
            "down" => Self::Down,
            "left" => Self::Left,
            "right" => Self::Right,
            "tab" => Self::Tab,
            "backtab" => Self::BackTab,
            "home" => Self::Home,
            "end" => Self::End,
            "pgup" => Self::PageUp,
            "pgdn" => Self::PageDown,
            "del" => Self::Delete,
            "bs" => Self::Backspace,
            "space" => Self::Char(' '),
            other => {
                let mut chars = other.chars();
                match (chars.next()?, chars.as_str()) {
                    ('f', number) => Self::F(number.parse().ok()?),
                    ('c', letter) => Self::Ctrl(letter.strip_prefix('-')?.chars().next()?),
                    (_, _) => return None,
                }
            }
        })
    }

    /// The same key with the small letter: Caps Lock does not change what a command is.
    pub fn small(self) -> Self {
        if let Self::Char(c) = self { Self::Char(c.to_lowercase().next().unwrap_or(c)) } else { self }
    }
}

/// As it is written on the screen.
impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Char(' ') => f.write_str("Space"),
            Self::Char(c) => write!(f, "{c}"),
            Self::Ctrl(c) => write!(f, "Ctrl+{}", c.to_ascii_uppercase()),
            Self::F(number) => write!(f, "F{number}"),
            Self::Enter => f.write_str("Enter"),
            Self::Esc => f.write_str("Esc"),
            Self::Tab => f.write_str("Tab"),
            Self::BackTab => f.write_str("Shift+Tab"),
            Self::Backspace => f.write_str("Backspace"),
            Self::Delete => f.write_str("Delete"),
            Self::Up => f.write_str("↑"),
            Self::Down => f.write_str("↓"),
            Self::Left => f.write_str("←"),
            Self::Right => f.write_str("→"),
            Self::Home => f.write_str("Home"),
            Self::End => f.write_str("End"),
            Self::PageUp => f.write_str("PgUp"),
            Self::PageDown => f.write_str("PgDn"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(code: KeyCode, modifiers: KeyModifiers) -> Option<Key> {
        Key::of_event(&KeyEvent::new(code, modifiers))
    }

    #[test]
    fn both_backspaces_are_one_and_alt_letters_are_nothing() {
        assert_eq!(of(KeyCode::Backspace, KeyModifiers::NONE), Some(Key::Backspace));
        assert_eq!(of(KeyCode::Char('h'), KeyModifiers::CONTROL), Some(Key::Backspace));
        assert_eq!(of(KeyCode::Char('a'), KeyModifiers::ALT), None);
        assert_eq!(of(KeyCode::Char('@'), KeyModifiers::ALT | KeyModifiers::CONTROL), Some(Key::Char('@')));
        assert_eq!(of(KeyCode::Char('C'), KeyModifiers::CONTROL), Some(Key::Ctrl('c')));
        assert_eq!(of(KeyCode::Char('Đ'), KeyModifiers::SHIFT), Some(Key::Char('Đ')));
    }

    #[test]
    fn only_presses_and_repeats_count() {
        let mut event = KeyEvent::new(KeyCode::Char('v'), KeyModifiers::NONE);
        event.kind = KeyEventKind::Release;
        assert_eq!(Key::of_event(&event), None);
        event.kind = KeyEventKind::Repeat;
        assert_eq!(Key::of_event(&event), Some(Key::Char('v')));
    }
}
