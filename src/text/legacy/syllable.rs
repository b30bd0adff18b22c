//! Whether a word is a syllable of Vietnamese: a consonant that can begin one, a rime that there is, the spelling rules
//! between them, a tone that its end allows, on the vowel that bears it, and capitals where they can be.
//!
//! Unlike the judge in `typing`, which asks what a word may still become, this one judges whole words, and strictly: it
//! only ever counts for or against an encoding.

use unicode_normalization::UnicodeNormalization;

use crate::text::clean::mended;
use crate::text::fold::loose;
use crate::text::letter::{Letter, Shape, Tone, letter, written};

/// What is known of the case of letters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Case {
    /// The letters have it: capitals stand at the beginning, or everywhere.
    Told,
    /// Toned letters have none of their own.
    Lost,
}

/// Whether a word is a syllable.
pub(super) fn is_syllable(word: &str, case: Case) -> bool {
    let word: String = word.chars().map(mended).nfc().collect();
    Parts::read(&word).is_some_and(|parts| parts.is_syllable()) && (case == Case::Lost || has_even_capitals(&word))
}

/// Whether a word can be what is left of a syllable that lost its marks.
pub(super) fn is_syllable_without_marks(word: &str) -> bool {
    let word = loose(word);
    let is_rime = |rest: &str| RIMES.iter().any(|rime| loose(rime) == rest);
    ONSETS.iter().any(|onset| word.strip_prefix(loose(onset).as_str()).is_some_and(is_rime))
}

fn has_even_capitals(word: &str) -> bool {
    let capitals = word.chars().filter(|c| c.is_uppercase()).count();
    capitals == 0
        || capitals == 1 && word.chars().next().is_some_and(char::is_uppercase)
        || capitals == word.chars().count()
}

/// The letters without their tones, and where the one tone stands.
struct Parts {
    letters: String,
    tone: Option<(usize, Tone)>,
}

impl Parts {
    fn read(word: &str) -> Option<Self> {
        let mut parts = Self { letters: String::with_capacity(word.len()), tone: None };
        for (place, c) in word.chars().enumerate() {
            let read = match letter(c) {
                Some(read) => read,
                None if c.is_ascii_alphabetic() => {
                    Letter { base: c.to_ascii_lowercase(), shape: Shape::Plain, tone: Tone::Level }
                }
                None => return None,
            };
            if read.tone != Tone::Level {
                if parts.tone.is_some() {
                    return None;
                }
                parts.tone = Some((place, read.tone));
            }
            parts.letters.push(written(Letter { tone: Tone::Level, ..read }, false));
        }
        Some(parts)
    }

    fn is_syllable(&self) -> bool {
        ONSETS.iter().any(|onset| {
            self.letters.strip_prefix(onset).is_some_and(|rime| {
                RIMES.contains(&rime) && is_spelt(onset, rime) && self.has_right_tone(onset.chars().count(), rime)
            })
        })
    }

    fn has_right_tone(&self, onset: usize, rime: &str) -> bool {
        let is_stopped = rime.ends_with(['c', 'p', 't']) || rime.ends_with("ch");
        let Some((place, tone)) = self.tone else { return !is_stopped };
        if is_stopped && !matches!(tone, Tone::Rising | Tone::Heavy) {
            return false;
        }
        // Some write the tone of "giá" and "quý" on the letter that belongs to the consonant.
        let Some(place) = place.checked_sub(onset) else { return onset == 2 };
        tone_places(rime).contains(&place)
    }
}

/// How consonants are spelt before a rime.
fn is_spelt(onset: &str, rime: &str) -> bool {
    let is_front = rime.starts_with(['e', 'ê', 'i', 'y']);
    match onset {
        "c" | "ng" => !is_front,
        "k" | "gh" | "ngh" => is_front,
        "g" => !is_front || rime.starts_with('i'),
        "gi" => !rime.starts_with('i'),
        "" => !rime.starts_with("iê"),
        _ => !rime.starts_with("yê") || onset == "qu",
    }
}

/// The vowels of a rime that may bear its tone.
fn tone_places(rime: &str) -> &'static [usize] {
    let vowels: Vec<char> =
        rime.chars().take_while(|c| letter(*c).is_some() || matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')).collect();
    let is_open = vowels.len() == rime.chars().count();
    let shaped = vowels.iter().rposition(|c| !c.is_ascii());
    match (shaped, vowels.as_slice()) {
        (Some(0), _) | (None, [_]) => &[0],
        (Some(1), _) => &[1],
        (Some(_), _) => &[2],
        (None, ['o', 'a' | 'e'] | ['u', 'y']) if is_open => &[0, 1],
        (None, ['o', 'a' | 'e'] | ['u', 'y'] | [_, _, _]) => &[1],
        (None, ['o', 'o']) => &[0, 1],
        (None, _) => &[0],
    }
}

/// Consonants that begin a syllable, and none.
const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "qu",
    "r", "s", "t", "th", "tr", "v", "x",
];

/// All rimes; the k of "ăk" is that of Đắk.
const RIMES: [&str; 158] = [
    "a", "ac", "ach", "ai", "am", "an", "ang", "anh", "ao", "ap", "at", "au", "ay", "ă", "ăc", "ăk", "ăm", "ăn", "ăng",
    "ăp", "ăt", "âc", "âm", "ân", "âng", "âp", "ât", "âu", "ây", "e", "ec", "em", "en", "eng", "eo", "ep", "et", "ê",
    "êch", "êm", "ên", "ênh", "êp", "êt", "êu", "i", "ia", "ich", "im", "in", "inh", "ip", "it", "iu", "iêc", "iêm",
    "iên", "iêng", "iêp", "iêt", "iêu", "o", "oa", "oac", "oach", "oai", "oam", "oan", "oang", "oanh", "oao", "oat",
    "oay", "oăc", "oăm", "oăn", "oăng", "oăt", "oc", "oe", "oen", "oeo", "oet", "oi", "om", "on", "ong", "ooc", "oong",
    "op", "ot", "ô", "ôc", "ôi", "ôm", "ôn", "ông", "ôp", "ôt", "ơ", "ơi", "ơm", "ơn", "ơp", "ơt", "u", "ua", "uc",
    "ui", "um", "un", "ung", "up", "ut", "uân", "uâng", "uât", "uây", "uê", "uêch", "uênh", "uôc", "uôi", "uôm", "uôn",
    "uông", "uôt", "uơ", "uy", "uya", "uych", "uynh", "uyt", "uyu", "uyên", "uyêt", "ư", "ưa", "ưc", "ưi", "ưng", "ưt",
    "ưu", "ươc", "ươi", "ươm", "ươn", "ương", "ươp", "ươt", "ươu", "y", "ynh", "yt", "yêm", "yên", "yêt", "yêu",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables() {
        for word in [
            "Nguyễn",
            "NGUYỄN",
            "nguyễn",
            "Thị",
            "Ánh",
            "Đỗ",
            "Quý",
            "Qúy",
            "Quốc",
            "Huệ",
            "Khoẻ",
            "Hòa",
            "Hoà",
            "Thuý",
            "Giang",
            "gì",
            "giếng",
            "Ý",
            "Yến",
            "Huỳnh",
            "Quỳnh",
            "Hường",
            "Đắk",
            "Khuya",
            "thuở",
            "Ưng",
            "Ích",
            "Uyên",
            "Xuân",
            "Ðào",
            "Nguyệt",
            "Phương",
            "Kỳ",
            "Nghĩa",
            "Vượng",
            "Thưa",
            "Loan",
            "Nguye\u{302}\u{303}n",
        ] {
            assert!(is_syllable(word, Case::Told), "{word}");
        }
    }

    #[test]
    fn no_syllables() {
        for word in [
            "NguyÔn", "ThÞ", "Vaên", "Hueä", "H’", "", "Niê", "Mlô", "cứng5", "Cề", "kán", "Nàt", "ngíu9", "Tàc",
            "Hóàn", "iên", "Tiệ", "maì", "đ", "ễ2", "BaÛo", "T«n", "Hu®", "sÐ", "bAn", "KaN",
        ] {
            assert!(!is_syllable(word, Case::Told), "{word}");
        }
        for word in ["Nguyen", "VAN", "Duong", "y", "Khuyen"] {
            assert!(is_syllable_without_marks(word), "{word}");
        }
        for word in ["Nguyn", "Vn", "Th", "Hnh", ""] {
            assert!(!is_syllable_without_marks(word), "{word}");
        }
        assert!(is_syllable("NGUYễN", Case::Lost) && !is_syllable("NGUYễN", Case::Told));
    }
}
