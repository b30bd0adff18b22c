//! A text field of one line: deletion by what the eye sees as one letter, NFC, no control characters, a limit.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use ratatui::text::Span;
use tui_input::{Input, InputRequest};
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

use super::cells;
use crate::text::clean::clean;
use crate::text::typing::{self, Method};
use crate::tui::key::Key;

/// A paste is cut here, whatever field it goes to.
const MOST_PASTED_BYTES: usize = 64 * 1024;

/// What a key did to a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edit {
    /// Nothing: the key is none of the field's.
    None,
    /// Perhaps the cursor.
    Moved,
    /// The text.
    Changed,
}

/// A text field.
#[derive(Clone, Debug, Default)]
pub struct TextField {
    input: Input,
    most_chars: usize,
    is_offered: bool,
}

impl TextField {
    /// An empty field for so many characters.
    pub fn new(most_chars: usize) -> Self {
        Self { input: Input::default(), most_chars, is_offered: false }
    }

    /// A field with a text in it, the cursor at its end.
    pub fn with(most_chars: usize, text: &str) -> Self {
        Self { input: Input::new(text.nfc().take(most_chars).collect()), most_chars, is_offered: false }
    }

    /// What stands in it is only offered now: the first thing that is typed takes its place, and is seen to.
    pub fn offer(&mut self) {
        self.is_offered = !self.text().is_empty();
    }

    /// What was offered is taken away when something is typed, and kept when one moves in it. Says whether it went.
    fn settle_offer(&mut self, key: Key) -> bool {
        let was_offered = std::mem::take(&mut self.is_offered);
        let goes = was_offered && matches!(key, Key::Char(_) | Key::Backspace | Key::Delete);
        if goes {
            self.clear();
        }
        goes
    }

    /// The text as it stands, NFC.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// The text fit to be stored: trimmed, single spaces.
    pub fn cleaned(&self) -> String {
        clean(self.text()).text
    }

    /// Whether nothing but spaces is in it.
    pub fn is_blank(&self) -> bool {
        self.text().trim().is_empty()
    }

    /// Whether no more goes in: something of what was typed or pasted may be missing at its end.
    pub fn is_full(&self) -> bool {
        self.text().chars().count() >= self.most_chars
    }

    /// Empties it.
    pub fn clear(&mut self) {
        self.input.reset();
    }

    /// Takes a key.
    pub fn press(&mut self, key: Key) -> Edit {
        if self.settle_offer(key) && matches!(key, Key::Backspace | Key::Delete) {
            return Edit::Changed;
        }
        let (before, after) = self.parts();
        let back = before.graphemes(true).next_back().map_or(0, |letter| letter.chars().count());
        let on = after.graphemes(true).next().map_or(0, |letter| letter.chars().count());
        let cursor = self.input.cursor();
        let request = match key {
            Key::Char(c) => {
                self.insert(c.encode_utf8(&mut [0; 4]));
                return Edit::Changed;
            }
            Key::Backspace => return self.remove(cursor - back, back),
            Key::Delete => return self.remove(cursor, on),
            Key::Left => InputRequest::SetCursor(cursor - back),
            Key::Right => InputRequest::SetCursor(cursor + on),
            Key::Home | Key::Ctrl('a') => InputRequest::GoToStart,
            Key::End | Key::Ctrl('e') => InputRequest::GoToEnd,
            Key::Ctrl('u') => InputRequest::DeleteLine,
            Key::Ctrl('w') => InputRequest::DeletePrevWord,
            Key::Ctrl('k') => InputRequest::DeleteTillEnd,
            Key::Ctrl(_)
            | Key::F(_)
            | Key::Enter
            | Key::Esc
            | Key::Tab
            | Key::BackTab
            | Key::Up
            | Key::Down
            | Key::PageUp
            | Key::PageDown => return Edit::None,
        };
        match self.input.handle(request) {
            Some(changed) if changed.value => Edit::Changed,
            Some(_) | None => Edit::Moved,
        }
    }

    /// Takes a key where Vietnamese is typed by a method of the program's own.
    pub fn press_by(&mut self, method: Method, key: Key) -> Edit {
        if matches!(key, Key::Char(_)) {
            self.settle_offer(key);
        }
        let (before, after) = self.parts();
        let typed = if let Key::Char(c) = key {
            typing::around(before, after).and_then(|word| Some((typing::type_key(method, &word, c)?, word)))
        } else {
            None
        };
        let Some((typed, word)) = typed else { return self.press(key) };
        let head = before.strip_suffix(word.before.as_str()).unwrap_or_default();
        let tail = after.strip_prefix(word.after.as_str()).unwrap_or_default();
        let cursor = head.chars().count() + typed.before.chars().count();
        let whole = [head, &typed.before, &typed.after, tail].concat();
        if whole.chars().count() <= self.most_chars {
            self.input = Input::new(whole).with_cursor(cursor);
        }
        Edit::Changed
    }

    /// The text before and behind the cursor.
    fn parts(&self) -> (&str, &str) {
        let text = self.input.value();
        let at = text.char_indices().nth(self.input.cursor()).map_or(text.len(), |(at, _)| at);
        text.split_at_checked(at).unwrap_or((text, ""))
    }

    /// Takes so many characters out, from this place on.
    fn remove(&mut self, from: usize, count: usize) -> Edit {
        if count == 0 {
            return Edit::Moved;
        }
        let kept = self.text().chars().enumerate().filter(|(place, _)| !(from..from + count).contains(place));
        self.input = Input::new(kept.map(|(_, c)| c).collect()).with_cursor(from);
        Edit::Changed
    }

    /// Takes a pasted text: its first 64 KB, line breaks as spaces, without control characters.
    pub fn paste(&mut self, text: &str) {
        if std::mem::take(&mut self.is_offered) {
            self.clear();
        }
        let mut end = text.len().min(MOST_PASTED_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let cut = text.get(..end).unwrap_or_default();
        let spaced: String = cut.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
        self.insert(&spaced);
    }

    /// Puts a text in at the cursor. Letters and marks that come one by one are composed.
    fn insert(&mut self, text: &str) {
        let kept: String = text.chars().filter(|c| is_fit(*c)).collect();
        let value = self.input.value();
        let room = self.most_chars.saturating_sub(value.chars().count());
        // A mark may come when the field is full: it needs no room once it is composed.
        let before: String = value.chars().take(self.input.cursor()).chain(kept.chars().take(room.max(1))).collect();
        let after: String = value.chars().skip(self.input.cursor()).collect();
        let before: String = if is_nfc(&before) { before } else { before.nfc().collect() };
        let cursor = before.chars().count();
        let whole = before + &after;
        if whole.chars().count() <= self.most_chars {
            self.input = Input::new(whole).with_cursor(cursor);
        }
    }

    /// Draws the field in one row and, where it has the focus, puts the cursor there.
    pub fn draw(&self, frame: &mut Frame, area: Rect, style: Style, focus: Focus) {
        let area = area.intersection(frame.area());
        if area.is_empty() {
            return;
        }
        let wide = usize::from(area.width);
        let column = cells::width(self.parts().0);
        // What is not being typed is read from its beginning.
        let scroll = match focus {
            Focus::Here => column.saturating_sub(wide.saturating_sub(1)),
            Focus::Elsewhere => 0,
        };
        let is_offered = self.is_offered && focus == Focus::Here;
        let style = if is_offered { style.add_modifier(Modifier::REVERSED) } else { style };
        frame.render_widget(Span::styled(cells::window(self.text(), scroll, wide), style), area);
        if focus == Focus::Here {
            let column = cells::cells(column.saturating_sub(scroll)).min(area.width - 1);
            frame.set_cursor_position(Position::new(area.x + column, area.y));
        }
    }
}

/// Whether what is typed goes to a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Focus {
    /// Here.
    Here,
    /// Elsewhere.
    Elsewhere,
}

/// Whether a character may stand in a field: nothing that nobody sees.
fn is_fit(c: char) -> bool {
    c == ' ' || !c.is_whitespace() && crate::text::clean::visible(c.encode_utf8(&mut [0; 4])).starts_with(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &[Key]) -> TextField {
        let mut field = TextField::new(100);
        for key in keys {
            field.press(*key);
        }
        field
    }

    fn chars(text: &str) -> Vec<Key> {
        text.chars().map(Key::Char).collect()
    }

    #[test]
    fn letters_and_marks_are_composed_and_taken_back_whole() {
        let mut field = typed(&chars("Nguye\u{302}\u{303}n"));
        assert_eq!(field.text(), "Nguyễn");
        field.press(Key::Backspace);
        field.press(Key::Backspace);
        assert_eq!(field.text(), "Nguy");
    }

    #[test]
    fn input_methods_send_backspaces_and_letters() {
        // UniKey on "nguyeenx": each change takes back what is wrong and types it anew.
        let mut keys = chars("nguye");
        keys.extend([Key::Backspace, Key::Char('ê'), Key::Char('n'), Key::Backspace, Key::Backspace]);
        keys.extend(chars("ễn"));
        assert_eq!(typed(&keys).text(), "nguyễn");
    }

    #[test]
    fn what_looks_like_one_letter_is_one() {
        for letter in ["x\u{301}\u{323}", "👩‍👩‍👧", "🇻🇳", "👍🏽", "漢", "ễ"] {
            let mut field = TextField::with(100, &format!("a{letter}b"));
            for (key, expected) in [(Key::Left, Edit::Moved), (Key::Backspace, Edit::Changed)] {
                assert_eq!(field.press(key), expected);
            }
            assert_eq!(field.text(), "ab", "{letter}");
            let mut field = TextField::with(100, &format!("{letter}b"));
            for key in [Key::Home, Key::Right, Key::Left, Key::Delete] {
                field.press(key);
            }
            assert_eq!(field.text(), "b", "{letter}");
        }
        assert_eq!(TextField::new(5).press(Key::Backspace), Edit::Moved);
    }

    #[test]
    fn telex_and_vni_are_typed_where_they_are_wanted() {
        let type_in = |method, keys: &str| {
            let mut field = TextField::new(20);
            chars(keys).into_iter().for_each(|key| {
                field.press_by(method, key);
            });
            field
        };
        assert_eq!(type_in(Method::Telex, "Tranaf Thij Suwowng").text(), "Trần Thị Sương");
        assert_eq!(type_in(Method::Vni, "Tra62n 12A1").text(), "Trần 12A1");
        let mut field = type_in(Method::Telex, "nguyen an");
        [Key::Left, Key::Left, Key::Left, Key::Left].into_iter().for_each(|key| {
            field.press_by(Method::Telex, key);
        });
        "ex".chars().for_each(|c| {
            field.press_by(Method::Telex, Key::Char(c));
        });
        assert_eq!(field.text(), "nguyễn an");
        field.press_by(Method::Telex, Key::Backspace);
        assert_eq!(field.text(), "nguyn an");
        let mut full = TextField::with(2, "as");
        full.press_by(Method::Telex, Key::Char('f'));
        assert_eq!(full.text(), "as", "a full field takes no more");
    }

    #[test]
    fn control_characters_and_hidden_ones_are_dropped() {
        let mut field = typed(&chars("a\u{1b}\u{7f}\u{200b}\u{202e}b"));
        assert_eq!(field.text(), "ab");
        field.paste("c\r\nd\u{1b}[201~\te");
        assert_eq!(field.text(), "abc  d[201~ e");
        assert_eq!(field.cleaned(), "abc d[201~ e");
    }

    #[test]
    fn a_huge_paste_is_cut() {
        let mut field = TextField::new(200);
        field.paste(&"ạ".repeat(10_000_000));
        assert_eq!(field.text().chars().count(), 200);
        let mut wide = TextField::new(usize::MAX);
        wide.paste(&"ạ".repeat(1_000_000));
        assert!(wide.text().len() <= MOST_PASTED_BYTES);
    }

    #[test]
    fn the_middle_can_be_edited() {
        let mut field = typed(&chars("ac"));
        for key in [Key::Left, Key::Char('b'), Key::End, Key::Char('d'), Key::Home, Key::Delete] {
            field.press(key);
        }
        assert_eq!(field.text(), "bcd");
        assert_eq!(field.press(Key::Enter), Edit::None);
        assert_eq!(field.press(Key::Left), Edit::Moved);
    }

    #[test]
    fn what_is_offered_gives_way_to_what_is_typed_and_stays_for_who_moves_in_it() {
        let offered = || {
            let mut field = TextField::with(20, "30/06/2023");
            field.offer();
            field
        };
        for (keys, expected) in [
            (chars("5/7"), "5/7"),
            (vec![Key::Backspace], ""),
            (vec![Key::Left, Key::Delete, Key::Char('4')], "30/06/2024"),
            (vec![Key::End, Key::Backspace], "30/06/202"),
            (vec![Key::Enter], "30/06/2023"),
        ] {
            let mut field = offered();
            keys.iter().for_each(|key| {
                field.press(*key);
            });
            assert_eq!(field.text(), expected, "{keys:?}");
        }
        let mut field = offered();
        field.paste("1/7");
        assert_eq!(field.text(), "1/7");
    }
}
