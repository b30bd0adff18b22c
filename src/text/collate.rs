//! Sort keys for Vietnamese text: strings whose plain comparison, in Rust or in a column, is the order people expect.
//!
//! A key is ASCII for Vietnamese text and readable: a word is its letters (ă is `a{`, â is `a|`, đ is `d{`, ê is
//! `e{`, ô is `o{`, ơ is `o|`, ư is `u{`, so that each comes right after its base), a space, the digits of its tones,
//! a space. Thus letters decide first and tones second, word by word: An, Án, Anh, Ánh. Case and punctuation do not
//! count.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

pub use super::area::{are_alike_areas, area_key, is_area_word};
use super::clean::is_hidden;
use super::letter::{Letter, Mark, Shape, Tone, letter, mark};

/// The order of people's names: given name (last word), then surname (first word), then the words between.
pub fn name_key(full_name: &str) -> String {
    let mut words = full_name.split_whitespace();
    let surname_and_given = (words.next(), words.next_back());
    let mut key = String::with_capacity(full_name.len() * 2);
    let mut push = |word| push_key(word, Numbers::AsText, &mut key);
    match surname_and_given {
        (Some(surname), Some(given)) => {
            push(given);
            push(surname);
        }
        (surname, _) => surname.into_iter().for_each(&mut push),
    }
    words.for_each(push);
    key
}

/// The order of a Vietnamese dictionary.
pub fn text_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() * 2);
    push_key(text, Numbers::AsText, &mut key);
    key
}

/// The order of a dictionary with numbers as numbers: Tổ 2 before Tổ 10, and 2 before 2A before 12.
pub fn natural_key(text: &str) -> String {
    let mut key = String::with_capacity(text.len() * 2);
    push_key(text, Numbers::AsNumbers, &mut key);
    key
}

/// Appends a number so that longer ones sort after shorter ones: `2` → `02`, `12` → `112`. Leading zeros are dropped.
pub(crate) fn push_number(digits: &str, out: &mut String) {
    const LONGEST_STEP: usize = 9;
    let digits = digits.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    let mut more = digits.len() - 1;
    while more >= LONGEST_STEP {
        out.push('9');
        more -= LONGEST_STEP;
    }
    out.extend(u32::try_from(more).ok().and_then(|more| char::from_digit(more, 10)));
    out.push_str(digits);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    AsText,
    AsNumbers,
}

fn push_key(text: &str, numbers: Numbers, key: &mut String) {
    let mut writer = KeyWriter { key, numbers, tones: String::new(), number: String::new(), in_word: false };
    for c in text.chars() {
        writer.push(c);
    }
    writer.end_word();
}

struct KeyWriter<'a> {
    key: &'a mut String,
    numbers: Numbers,
    /// The digits of the tones of the word so far.
    tones: String,
    /// The digits of the number being read.
    number: String,
    in_word: bool,
}

impl KeyWriter<'_> {
    fn push(&mut self, c: char) {
        if c.is_ascii_digit() && self.numbers == Numbers::AsNumbers {
            self.in_word = true;
            self.number.push(c);
        } else if c.is_ascii_alphanumeric() {
            self.push_letter(c.to_ascii_lowercase());
        } else if let Some(Letter { base, shape, tone }) = letter(c) {
            self.push_letter(base);
            self.key.extend(after_base(base, shape));
            self.push_tone(tone);
        } else if c == '\'' || c == '’' || is_hidden(c) {
            // H'Hen is one word.
        } else if c.is_ascii() {
            self.end_word();
        } else {
            self.push_foreign(c);
        }
    }

    fn push_foreign(&mut self, c: char) {
        decompose_canonical(c, |c| match mark(c) {
            Some(Mark::Tone(tone)) => self.push_tone(tone),
            Some(Mark::Shape(shape)) => {
                let shaped = self.key.chars().next_back().and_then(|base| after_base(base, shape));
                self.key.extend(shaped);
            }
            None if is_combining_mark(c) => {}
            None if c.is_alphanumeric() => c.to_lowercase().for_each(|c| self.push_letter(c)),
            None => self.end_word(),
        });
    }

    fn push_letter(&mut self, c: char) {
        self.end_number();
        self.in_word = true;
        self.key.push(c);
    }

    fn push_tone(&mut self, tone: Tone) {
        if tone != Tone::Level {
            self.tones.extend(char::from_digit(tone.digit(), 10));
        }
    }

    fn end_number(&mut self) {
        if !self.number.is_empty() {
            push_number(&self.number, self.key);
            self.number.clear();
        }
    }

    fn end_word(&mut self) {
        self.end_number();
        if self.in_word {
            self.key.push(' ');
            self.key.push_str(if self.tones.is_empty() { "0" } else { &self.tones });
            self.key.push(' ');
        }
        self.tones.clear();
        self.in_word = false;
    }
}

/// What follows the base letter in a key, past `z`, to put the shaped letter right after its base.
const fn after_base(base: char, shape: Shape) -> Option<char> {
    Some(match (base, shape) {
        ('a', Shape::Breve) | ('d', Shape::Stroke) | ('e' | 'o', Shape::Circumflex) | ('u', Shape::Horn) => '{',
        ('a', Shape::Circumflex) | ('o', Shape::Horn) => '|',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_order(key: fn(&str) -> String, in_order: &[&str]) {
        for pair in in_order.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{} before {}: {} {}", pair[0], pair[1], key(pair[0]), key(pair[1]));
        }
    }

    #[test]
    fn the_alphabet() {
        let alphabet = "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z";
        check_order(text_key, &alphabet.split(' ').collect::<Vec<_>>());
    }

    #[test]
    fn tones_decide_after_letters_and_word_by_word() {
        check_order(text_key, &["ma", "mà", "mả", "mã", "má", "mạ", "mai"]);
        check_order(text_key, &["an", "án", "anh", "ánh", "ăn", "ân"]);
        check_order(text_key, &["Hoa Lan", "Hoa Mai", "Hòa An"]);
        assert_eq!(text_key("HOÀ"), text_key("hòa"));
        assert_eq!(text_key("Hue\u{323}\u{302}"), text_key("Huệ"));
        assert_eq!(text_key("mo\u{31B}\u{301}"), text_key("mớ"));
        assert_eq!(text_key("Lê - Na"), text_key("lê na"));
    }

    #[test]
    fn names_sort_by_given_name_then_surname_then_middle() {
        check_order(
            name_key,
            &[
                "An",
                "Đỗ An",
                "Đỗ Thị An",
                "Đỗ Văn An",
                "Lê Bá An",
                "Lê Văn Án",
                "Lê Văn Anh",
                "Lê Thị Ánh",
                "Vũ Văn Dần",
                "Đỗ Văn Đạt",
                "H'Hen Niê",
                "Lê Văn Ước",
            ],
        );
        assert_eq!(name_key(""), "");
        assert_eq!(name_key(" ĐỖ  VĂN BỐN "), name_key("Đỗ Văn Bốn"));
    }

    #[test]
    fn numbers_sort_as_numbers() {
        check_order(natural_key, &["Tổ 2", "Tổ 2A", "Tổ 2B", "Tổ 10", "Tổ 12"]);
        check_order(natural_key, &["2", "2A", "12", "12/5", "12/5A", "12/10", "100", "1234567890", "12345678901"]);
        check_order(natural_key, &["9", "Khu phố 1", "Tổ 1"]);
        assert_eq!(natural_key("Tổ 05"), natural_key("tổ 5"));
    }

    #[test]
    fn numbers_of_any_length_keep_their_order() {
        let keys: Vec<String> = (1..40).map(|length| natural_key(&"9".repeat(length))).collect();
        assert!(keys.is_sorted());
        assert!(natural_key("0") < natural_key("1") && natural_key("000") == natural_key("0"));
    }
}
