//! Search keys: what is left of a text when spelling habits no longer matter.
//!
//! *Loose* forgets every mark, *strict* keeps the letters of the alphabet and the tone of each syllable; both
//! forget case, punctuation, and where in the syllable the tone is written (domain notes, section 7). They run over
//! every field of 200,000 people, hence the single pass and the `_into` forms that reuse a buffer.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::clean::{is_hidden, mended};
use super::letter::{Mark, Tone, letter, mark, shaped};

/// A word keeps tones in its strict key while their digits are below this: a syllable has one tone, words written
/// together a few, and the number must not overflow on nonsense.
const MAX_TONES: u32 = 10_000_000;

/// All marks off, đ as d, lower case, words joined by one space: `Đỗ  Thị-Lân` → `do thi lan`.
pub fn loose(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    loose_into(text, &mut out);
    out
}

/// [`loose`], appended to `out`.
pub fn loose_into(text: &str, out: &mut String) {
    fold_into(text, out, Detail::Loose);
}

/// The letters ă â đ ê ô ơ ư kept, the tone of a word as a digit at its end: `Hòa` and `Hoà` → `hoa1`, `Lân` → `lân`.
///
/// The digits are 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng; the level tone has none.
pub fn strict(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    strict_into(text, &mut out);
    out
}

/// [`strict`], appended to `out`.
pub fn strict_into(text: &str, out: &mut String) {
    fold_into(text, out, Detail::Strict);
}

/// Whether the text has any mark of Vietnamese, đ included, so that [`strict`] and [`loose`] differ: then a search
/// for it is meant strictly.
pub fn has_marks(text: &str) -> bool {
    !text.is_ascii() && strict(text) != loose(text)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Detail {
    Loose,
    Strict,
}

fn fold_into(text: &str, out: &mut String, detail: Detail) {
    let mut folder = Folder { start: out.len(), out, detail, tones: 0, in_word: false };
    for c in text.chars() {
        folder.fold(c);
    }
    folder.end_word();
}

/// One pass over a text: letters go out at once, tones wait for the end of their word.
struct Folder<'a> {
    out: &'a mut String,
    /// Where this text begins in `out`.
    start: usize,
    detail: Detail,
    /// The tones of the word so far, as decimal digits.
    tones: u32,
    in_word: bool,
}

impl Folder<'_> {
    fn fold(&mut self, c: char) {
        if c.is_ascii() {
            if c.is_ascii_alphanumeric() {
                self.letter(c.to_ascii_lowercase());
            } else if !is_hidden(c) {
                self.end_word();
            }
        } else if let Some(letter) = letter(mended(c)) {
            self.letter(match self.detail {
                Detail::Loose => letter.base,
                Detail::Strict => shaped(letter.base, letter.shape).unwrap_or(letter.base),
            });
            self.mark(Mark::Tone(letter.tone));
        } else {
            self.fold_foreign(c);
        }
    }

    /// Letters of other languages lose their marks: č → c, and ƀ, which Unicode cannot take apart, → b.
    fn fold_foreign(&mut self, c: char) {
        decompose_canonical(c, |c| match c {
            'ƀ' | 'Ƀ' => self.letter('b'),
            _ if is_hidden(c) => {}
            _ if is_combining_mark(c) => {
                if let Some(mark) = mark(c) {
                    self.mark(mark);
                }
            }
            _ if c.is_alphanumeric() => {
                c.to_lowercase().filter(|&c| !is_combining_mark(c)).for_each(|c| self.letter(c));
            }
            _ => self.end_word(),
        });
    }

    fn letter(&mut self, c: char) {
        if !self.in_word && self.out.len() > self.start {
            self.out.push(' ');
        }
        self.in_word = true;
        self.out.push(c);
    }

    fn mark(&mut self, mark: Mark) {
        if self.detail == Detail::Loose || !self.in_word {
            return;
        }
        let Some(last) = self.out.chars().next_back() else { return };
        match mark {
            Mark::Shape(shape) => {
                if let Some(shaped) = shaped(last, shape) {
                    self.out.pop();
                    self.out.push(shaped);
                }
            }
            Mark::Tone(Tone::Level) => {}
            // Only vowels bear a tone: the tilde of ñ is none.
            Mark::Tone(tone) if is_vowel(last) && self.tones < MAX_TONES => {
                self.tones = self.tones * 10 + tone.digit();
            }
            Mark::Tone(_) => {}
        }
    }

    /// Writes the tone; of words written together the last one's tone comes first, which is as good as any order.
    fn end_word(&mut self) {
        self.in_word = false;
        while self.tones > 0 {
            self.out.extend(char::from_digit(self.tones % 10, 10));
            self.tones /= 10;
        }
    }
}

const fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    fn check(text: &str, as_loose: &str, as_strict: &str) {
        for form in [text.nfc().collect::<String>(), text.nfd().collect(), text.to_uppercase()] {
            assert_eq!(loose(&form), as_loose, "{form}");
            assert_eq!(strict(&form), as_strict, "{form}");
            assert_eq!(has_marks(&form), as_loose != as_strict, "{form}");
        }
    }

    #[test]
    fn names() {
        check("", "", "");
        check("Nguyễn Văn An", "nguyen van an", "nguyên3 văn an");
        check("Đỗ Thị Đào", "do thi dao", "đô3 thi5 đao1");
        check("Trần Quốc Vượng", "tran quoc vuong", "trân1 quôc4 vương5");
        check("H'Hen Niê", "h hen nie", "h hen niê");
        check("Y Blŭ Ƀya", "y blu bya", "y blu bya");
        check("Lò Văn Pọong (ñ)", "lo van poong n", "lo1 văn poong5 n");
    }

    #[test]
    fn the_place_of_the_tone_does_not_matter() {
        for (new, old) in
            [("hoà", "hòa"), ("thuý", "thúy"), ("khoẻ", "khỏe"), ("Loã", "Lõa"), ("uỷ", "ủy"), ("hoạ", "họa")]
        {
            assert_eq!(strict(new), strict(old));
        }
    }

    #[test]
    fn different_letters_and_tones_stay_different_strictly() {
        for (one, other) in [("Lan", "Lân"), ("Lan", "Lăn"), ("Dao", "Đao"), ("Hà", "Hạ"), ("Mơ", "Mô"), ("Tu", "Tư")]
        {
            assert_ne!(strict(one), strict(other));
            assert_eq!(loose(one), loose(other));
        }
    }

    #[test]
    fn every_order_of_marks_is_read() {
        // Composed, decomposed, half composed as in Windows-1258, and with the shape last.
        for text in ["Huệ", "Hue\u{323}\u{302}", "Huê\u{323}", "Huẹ\u{302}"] {
            assert_eq!(strict(text), "huê5");
        }
    }

    #[test]
    fn punctuation_and_hidden_characters() {
        check("  12/5A,  ngõ 34 — Tổ 5. ", "12 5a ngo 34 to 5", "12 5a ngo3 34 tô2 5");
        assert_eq!(strict("Nguy\u{200B}ễn\u{A0}Văn"), "nguyên3 văn");
        assert_eq!(loose("Ðỗ"), "do");
        assert_eq!(strict("\u{301}a ... "), "a");
    }

    #[test]
    fn appending_keeps_what_is_there() {
        let mut out = String::from("x|");
        loose_into(" Lê Na", &mut out);
        strict_into("Tổ 5", &mut out);
        assert_eq!(out, "x|le natô2 5");
    }

    proptest! {
        #[test]
        fn normal_forms_and_case_fold_alike(text in "[a-zA-ZđĐăẮơỢệỆủÝñčŏ 0-9'./-]{0,24}") {
            let composed: String = text.nfc().collect();
            let decomposed: String = text.nfd().collect();
            prop_assert_eq!(strict(&composed), strict(&decomposed));
            prop_assert_eq!(strict(&composed), strict(&composed.to_lowercase()));
            prop_assert_eq!(loose(&composed), loose(&decomposed));
            prop_assert_eq!(loose(&strict(&text)).len() >= loose(&text).len(), true);
        }

        #[test]
        fn a_loose_key_is_its_own_key(text in "\\PC{0,24}") {
            let key = loose(&text);
            prop_assert_eq!(loose(&key), key.clone());
            prop_assert!(!key.contains("  ") && key.trim() == key);
        }
    }
}
