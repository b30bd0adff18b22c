//! What the words of a column say for each encoding: whether they are syllables as they stand, and once decoded.

use std::collections::HashSet;

use unicode_normalization::UnicodeNormalization;

use super::syllable::{Case, is_syllable};
use super::{Origin, TextEncoding, decode};

/// Different words that are looked at in a column: more would say nothing new.
const MOST_WORDS: usize = 1_000;
/// A word longer than any syllable in any encoding is looked at no further.
const MOST_CHARS: usize = 40;
/// A word of one or two characters may become a syllable by accident (`m²`, `n°`): it counts half.
const SHORT_CHARS: usize = 2;

/// What words say for one old encoding, by weight.
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug)]
pub struct Tally {
    /// Syllables only when decoded.
    pub gain: u32,
    /// Syllables only as they stand.
    pub loss: u32,
    /// Syllables either way, but different ones.
    pub both: u32,
    /// Syllables neither way.
    pub neither: u32,
}

impl Tally {
    /// What speaks for decoding, after what speaks against it.
    pub fn net(&self) -> i64 {
        i64::from(self.gain) - 2 * i64::from(self.loss)
    }

    /// Whether the encoding explains what nothing else does, at least so much of it, and most of the rest too.
    pub fn explains(&self, at_least: u32) -> bool {
        let all = self.gain + self.loss + self.both + self.neither;
        self.gain >= at_least.max(1) && self.gain >= 3 * self.loss && (self.gain + self.both) * 3 >= all
    }

    /// Whether the words are plainly not of this encoding, whatever a font or a person says: most of them read well as
    /// they stand, and not once decoded.
    pub fn refutes(&self) -> bool {
        self.loss > self.gain + self.both
    }
}

/// What the words of a column say.
#[derive(Clone, Default, Debug)]
pub struct Evidence {
    seen: HashSet<String>,
    tallies: [Tally; TextEncoding::OLD.len()],
    unicode: u32,
}

impl Evidence {
    /// Counts the words of a text. Those of plain ASCII say nothing.
    pub fn add(&mut self, text: &str, origin: Origin) {
        if is_plain(text) {
            return;
        }
        for word in text.split(is_between).filter(|word| !is_plain(word) && is_comparable(word)) {
            if self.seen.len() < MOST_WORDS && !self.seen.contains(word) {
                self.seen.insert(word.to_owned());
                self.count(word, origin);
            }
        }
    }

    fn count(&mut self, word: &str, origin: Origin) {
        let weight = if word.chars().count() <= SHORT_CHARS { 1 } else { 2 };
        let composed: String = word.nfc().collect();
        let as_it_stands = are_syllables(&composed, Case::Told);
        self.unicode += if as_it_stands { weight } else { 0 };
        for (encoding, tally) in TextEncoding::OLD.into_iter().zip(&mut self.tallies) {
            let decoded = decode(encoding, origin, word);
            if decoded.as_deref().is_some_and(|decoded| decoded == composed || decoded == word) {
                continue;
            }
            let case = if encoding == TextEncoding::Tcvn3 { Case::Lost } else { Case::Told };
            let once_decoded = decoded.is_some_and(|decoded| are_syllables(&decoded, case));
            *match (as_it_stands, once_decoded) {
                (false, true) => &mut tally.gain,
                (true, false) => &mut tally.loss,
                (true, true) => &mut tally.both,
                (false, false) => &mut tally.neither,
            } += weight;
        }
    }

    /// What the words say for an encoding; nothing for plain Unicode, which needs no decoding.
    pub fn tally(&self, encoding: TextEncoding) -> Tally {
        let place = TextEncoding::OLD.iter().position(|old| *old == encoding);
        place.and_then(|place| self.tallies.get(place)).copied().unwrap_or_default()
    }

    /// Weight of the words that are syllables as they stand.
    pub fn unicode(&self) -> u32 {
        self.unicode
    }

    /// Whether there was a word that says something.
    pub fn is_empty(&self) -> bool {
        self.seen.is_empty()
    }
}

/// Whether a text is the same in every encoding. VISCII has letters below the space.
pub fn is_plain(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii() && (byte >= b' ' || matches!(byte, b'\t' | b'\n' | b'\r')))
}

/// Whether all marked words of a text are syllables as they stand.
pub fn reads_well(text: &str) -> bool {
    text.split(is_between).filter(|word| !is_plain(word)).all(|word| {
        let composed: String = word.nfc().collect();
        are_syllables(&composed, Case::Told)
    })
}

/// Letters of old encodings look like anything above ASCII, so that only ASCII stands between words.
fn is_between(c: char) -> bool {
    let is_letter = c.is_ascii_alphabetic() || c.is_ascii_control() && !c.is_ascii_whitespace();
    c.is_ascii() && !is_letter
}

/// One character alone (×, ½, •) says nothing.
fn is_comparable(word: &str) -> bool {
    (2..=MOST_CHARS).contains(&word.chars().count())
}

/// Whether all words of a piece are syllables; spaces and quotes above ASCII stand between them, words without marks
/// say nothing.
fn are_syllables(piece: &str, case: Case) -> bool {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '\u{2010}'..='\u{2027}');
    let mut marked = piece.split(is_between).filter(|word| !word.is_empty() && !word.is_ascii()).peekable();
    marked.peek().is_some() && marked.all(|word| is_syllable(word, case))
}
