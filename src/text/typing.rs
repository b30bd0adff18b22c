//! Typing Vietnamese where the system has no input method: Telex and VNI. Each key is understood from the word as it
//! stands, not from the keys before it: so backspace works on what is seen, and marks can be set in the middle of a
//! word that was typed long ago.
//!
//! A key that can mark nothing in a possible Vietnamese syllable is a letter; the key of a mark that is there already
//! takes it away and stands as a letter ("ass" gives "as"). The tone stands where most people write it (hòa, thúy).

use super::letter::{Letter, Shape, Tone, letter, written};

/// A way of typing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Method {
    /// Letters: `s f r x j` tones, `aa ee oo aw ow uw dd` letters, `z` no tone.
    Telex,
    /// Digits: `1`–`5` tones, `6` `7` `8` `9` letters, `0` no tone.
    Vni,
}

/// A word with the cursor in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    /// What stands before the cursor.
    pub before: String,
    /// What stands behind it.
    pub after: String,
}

/// The word after a key; `None` where the key is a character like any other.
pub fn type_key(method: Method, word: &Word, key: char) -> Option<Word> {
    let syllable = Syllable::read(&word.before, &word.after);
    let meaning = Meaning::of(method, key);
    match syllable.as_ref().map_or(Change::None, |syllable| syllable.changed(meaning)) {
        Change::Marked(marked) => Some(marked.write()),
        Change::Unmarked(unmarked) => {
            let mut word = unmarked.write();
            word.before.push(key);
            Some(word)
        }
        Change::None => {
            let key =
                if bare_horn(syllable.as_ref(), meaning) { if key.is_uppercase() { 'Ư' } else { 'ư' } } else { key };
            let longer = Syllable::read(&format!("{}{key}", word.before), &word.after)?;
            match longer.completed() {
                Some(completed) => Some(completed.write()),
                None => syllable?.taken_apart(method, key),
            }
        }
    }
}

/// The word around the cursor, given the text before and behind it. None of it can be typed where a digit stands
/// before it: in `12A` the letter is no word.
pub fn around(before: &str, after: &str) -> Option<Word> {
    let start =
        before.char_indices().rev().take_while(|(_, c)| c.is_alphabetic()).last().map_or(before.len(), |(at, _)| at);
    let (rest, begun) = before.split_at_checked(start)?;
    if rest.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(Word { before: begun.to_owned(), after: after.chars().take_while(|c| c.is_alphabetic()).collect() })
}

/// `w` after the consonants of a word that has no vowel yet is ư, as in `nhw`.
fn bare_horn(syllable: Option<&Syllable>, meaning: Meaning) -> bool {
    let Some(syllable) = syllable else { return false };
    let parts = syllable.split();
    meaning == Meaning::HornOrBreve
        && !syllable.letters.is_empty()
        && parts.coda == syllable.letters.len()
        && parts.nucleus == parts.coda
        && syllable.is_possible()
        && syllable.letters.last().is_some_and(|last| last.base != 'q')
}

/// What a key means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Meaning {
    Tone(Tone),
    /// A circumflex over this letter.
    Circumflex(char),
    /// Over any letter that takes one.
    AnyCircumflex,
    Horn,
    Breve,
    HornOrBreve,
    Stroke,
    Letter,
}

impl Meaning {
    fn of(method: Method, key: char) -> Self {
        match (method, key.to_ascii_lowercase()) {
            (Method::Telex, 'z') | (Method::Vni, '0') => Self::Tone(Tone::Level),
            (Method::Telex, 's') | (Method::Vni, '1') => Self::Tone(Tone::Rising),
            (Method::Telex, 'f') | (Method::Vni, '2') => Self::Tone(Tone::Falling),
            (Method::Telex, 'r') | (Method::Vni, '3') => Self::Tone(Tone::Dipping),
            (Method::Telex, 'x') | (Method::Vni, '4') => Self::Tone(Tone::Creaky),
            (Method::Telex, 'j') | (Method::Vni, '5') => Self::Tone(Tone::Heavy),
            (Method::Telex, letter @ ('a' | 'e' | 'o')) => Self::Circumflex(letter),
            (Method::Telex, 'w') => Self::HornOrBreve,
            (Method::Telex, 'd') | (Method::Vni, '9') => Self::Stroke,
            (Method::Vni, '6') => Self::AnyCircumflex,
            (Method::Vni, '7') => Self::Horn,
            (Method::Vni, '8') => Self::Breve,
            (Method::Telex | Method::Vni, _) => Self::Letter,
        }
    }

    /// The shape that it gives to a letter.
    fn shape_for(self, base: char) -> Option<Shape> {
        match (self, base) {
            (Self::Circumflex(letter), base) if letter == base => Some(Shape::Circumflex),
            (Self::AnyCircumflex, 'a' | 'e' | 'o') => Some(Shape::Circumflex),
            (Self::Horn | Self::HornOrBreve, 'o' | 'u') => Some(Shape::Horn),
            (Self::Breve | Self::HornOrBreve, 'a') => Some(Shape::Breve),
            (Self::Stroke, 'd') => Some(Shape::Stroke),
            (_, _) => None,
        }
    }
}

/// What a key does to a syllable.
enum Change {
    Marked(Syllable),
    /// The mark was there; the key stands for itself.
    Unmarked(Syllable),
    None,
}

/// A word, letter by letter, its tone apart.
#[derive(Clone)]
struct Syllable {
    letters: Vec<Part>,
    tone: Tone,
    cursor: usize,
}

#[derive(Clone, Copy)]
struct Part {
    base: char,
    shape: Shape,
    is_capital: bool,
}

/// Where the parts of a syllable begin: consonants, `nucleus` vowels, `coda` consonants.
struct Split {
    nucleus: usize,
    coda: usize,
}

impl Syllable {
    /// A word of Latin letters with one tone at most.
    fn read(before: &str, after: &str) -> Option<Self> {
        let mut syllable = Self { letters: Vec::new(), tone: Tone::Level, cursor: before.chars().count() };
        for c in before.chars().chain(after.chars()) {
            let read = match letter(c) {
                Some(read) => read,
                None if c.is_ascii_alphabetic() => {
                    Letter { base: c.to_ascii_lowercase(), shape: Shape::Plain, tone: Tone::Level }
                }
                None => return None,
            };
            if read.tone != Tone::Level {
                if syllable.tone != Tone::Level {
                    return None;
                }
                syllable.tone = read.tone;
            }
            syllable.letters.push(Part { base: read.base, shape: read.shape, is_capital: c.is_uppercase() });
        }
        Some(syllable)
    }

    fn write(&self) -> Word {
        let toned = self.tone_place();
        let (mut before, mut after) = (String::new(), String::new());
        for (place, part) in self.letters.iter().enumerate() {
            let tone = if Some(place) == toned { self.tone } else { Tone::Level };
            let c = written(Letter { base: part.base, shape: part.shape, tone }, part.is_capital);
            if place < self.cursor { before.push(c) } else { after.push(c) }
        }
        Word { before, after }
    }

    fn changed(&self, meaning: Meaning) -> Change {
        match meaning {
            Meaning::Letter => Change::None,
            Meaning::Tone(tone) => self.toned(tone),
            Meaning::Stroke => self.stroked(),
            Meaning::Circumflex(_) | Meaning::AnyCircumflex | Meaning::Horn | Meaning::Breve | Meaning::HornOrBreve => {
                self.shaped(meaning)
            }
        }
    }

    fn toned(&self, tone: Tone) -> Change {
        let parts = self.split();
        let other = Self { tone, ..self.clone() };
        if parts.nucleus == parts.coda || !other.is_possible() {
            return Change::None;
        }
        match (tone, self.tone) {
            (Tone::Level, Tone::Level) => Change::None,
            (tone, there) if tone == there => Change::Unmarked(Self { tone: Tone::Level, ..self.clone() }),
            (_, _) => Change::Marked(other),
        }
    }

    /// The first consonant, wherever in the word the key is pressed; in a name of another language the letter before.
    fn stroked(&self) -> Change {
        let first = self.letters.first().filter(|first| first.base == 'd' && self.is_possible());
        let place = if first.is_some() { 0 } else { self.cursor.wrapping_sub(1) };
        let Some(part) = self.letters.get(place).filter(|part| part.base == 'd') else { return Change::None };
        if first.is_none() && !self.is_name() {
            return Change::None;
        }
        if part.shape == Shape::Stroke {
            return Change::Unmarked(self.with(place, Shape::Plain));
        }
        Change::Marked(self.with(place, Shape::Stroke))
    }

    fn shaped(&self, meaning: Meaning) -> Change {
        if !self.is_possible() {
            return self.shaped_in_name(meaning);
        }
        let Split { nucleus, coda } = self.split();
        if let Some(both) = self.with_both_horns(meaning, nucleus) {
            return Change::Marked(both);
        }
        for place in nucleus..coda {
            let Some(part) = self.letters.get(place) else { continue };
            let Some(shape) = meaning.shape_for(part.base).filter(|shape| *shape != part.shape) else { continue };
            // Of the marks that are there only one that leaves something possible is replaced.
            let other = self.with(place, shape);
            if other.is_possible() {
                return Change::Marked(other);
            }
            let alone = self.with_plain_nucleus().with(place, shape);
            if alone.is_possible() && part.shape != Shape::Plain {
                return Change::Marked(alone);
            }
        }
        let mut unmarked = self.clone();
        let mut has_mark = false;
        for part in unmarked.letters.get_mut(nucleus..coda).unwrap_or_default() {
            if part.shape != Shape::Plain && meaning.shape_for(part.base) == Some(part.shape) {
                part.shape = Shape::Plain;
                has_mark = true;
            }
        }
        if has_mark { Change::Unmarked(unmarked) } else { Change::None }
    }

    /// ươ is two marks by one key. Alone after h, th and kh the vowels are uơ, as in thuở.
    fn with_both_horns(&self, meaning: Meaning, nucleus: usize) -> Option<Self> {
        let pair = (self.letters.get(nucleus)?, self.letters.get(nucleus + 1)?);
        if !matches!(meaning, Meaning::Horn | Meaning::HornOrBreve) || (pair.0.base, pair.1.base) != ('u', 'o') {
            return None;
        }
        if pair.1.shape == Shape::Horn {
            return None;
        }
        let onset: String = self.letters.iter().take(nucleus).map(|part| part.base).collect();
        let is_alone = self.letters.len() == nucleus + 2 && pair.0.shape == Shape::Plain;
        if is_alone && matches!(onset.as_str(), "h" | "th" | "kh") {
            return Some(self.with(nucleus + 1, Shape::Horn));
        }
        Some(self.with(nucleus, Shape::Horn).with(nucleus + 1, Shape::Horn)).filter(Self::is_possible)
    }

    /// Names of other peoples of the country (Byă, Hđơk) are no syllables of the language: ă, ơ and ư go on the letter
    /// before the key, in words with a capital only, so that other words stay as they are.
    fn shaped_in_name(&self, meaning: Meaning) -> Change {
        let place = self.cursor.wrapping_sub(1);
        let Some(part) = self.letters.get(place).filter(|_| self.is_name()) else { return Change::None };
        match meaning.shape_for(part.base) {
            Some(Shape::Circumflex) | None => Change::None,
            Some(shape) if shape == part.shape => Change::Unmarked(self.with(place, Shape::Plain)),
            Some(shape) => Change::Marked(self.with(place, shape)),
        }
    }

    fn is_name(&self) -> bool {
        let is_foreign = self.letters.iter().any(|part| matches!(part.base, 'f' | 'w' | 'z'));
        !is_foreign && self.letters.first().is_some_and(|first| first.is_capital)
    }

    fn with(&self, place: usize, shape: Shape) -> Self {
        let mut other = self.clone();
        if let Some(part) = other.letters.get_mut(place) {
            part.shape = shape;
        }
        other
    }

    fn with_plain_nucleus(&self) -> Self {
        let Split { nucleus, coda } = self.split();
        let mut other = self.clone();
        other.letters.get_mut(nucleus..coda).unwrap_or_default().iter_mut().for_each(|part| part.shape = Shape::Plain);
        other
    }

    /// After a letter: the tone may have to stand elsewhere, and uơ before a consonant can only be ươ.
    fn completed(mut self) -> Option<Self> {
        if !self.is_possible() {
            return None;
        }
        let Split { nucleus, coda } = self.split();
        if coda < self.letters.len()
            && let Some([first, second]) = self.letters.get_mut(nucleus..coda)
            && (first.base, second.base) == ('u', 'o')
            && (first.shape == Shape::Horn || second.shape == Shape::Horn)
        {
            first.shape = Shape::Horn;
            second.shape = Shape::Horn;
        }
        Some(self)
    }

    /// A letter made a word impossible whose last letter has just got its tone: the tone was a letter too, as in "text".
    fn taken_apart(&self, method: Method, key: char) -> Option<Word> {
        let is_last = self.cursor == self.letters.len() && self.tone_place() == self.letters.len().checked_sub(1);
        if self.tone == Tone::Level || !is_last || !self.is_possible() || !key.is_alphanumeric() {
            return None;
        }
        let keys = match method {
            Method::Telex => ['s', 'f', 'r', 'x', 'j'],
            Method::Vni => ['1', '2', '3', '4', '5'],
        };
        let tone = keys.into_iter().find(|key| Meaning::of(method, *key) == Meaning::Tone(self.tone))?;
        let mut word = Self { tone: Tone::Level, ..self.clone() }.write();
        word.before.extend([tone, key]);
        Some(word)
    }

    fn split(&self) -> Split {
        let is_vowel = |place: usize| {
            self.letters.get(place).is_some_and(|part| matches!(part.base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'))
        };
        let base = |place: usize| self.letters.get(place).map(|part| (part.base, part.shape));
        let mut nucleus = (0..self.letters.len()).find(|place| is_vowel(*place)).unwrap_or(self.letters.len());
        // The u of "qu" and the i of "gi" before a vowel belong to the consonant.
        let is_glide = match (base(0), base(1)) {
            (Some(('q', _)), Some(('u', Shape::Plain))) => true,
            (Some(('g', _)), Some(('i', _))) => is_vowel(2),
            (_, _) => false,
        };
        if nucleus == 1 && is_glide {
            nucleus = 2;
        }
        let coda = (nucleus..self.letters.len()).find(|place| !is_vowel(*place)).unwrap_or(self.letters.len());
        Split { nucleus, coda }
    }

    /// Whether it is a syllable, or can become one with more letters and marks.
    fn is_possible(&self) -> bool {
        let Split { nucleus, coda } = self.split();
        let text = |part: &Part| written(Letter { base: part.base, shape: part.shape, tone: Tone::Level }, false);
        let onset: String = self.letters.iter().take(nucleus).map(text).collect();
        let vowels = self.letters.get(nucleus..coda).unwrap_or_default();
        let end: String = self.letters.iter().skip(coda).map(text).collect();
        if !ONSETS.contains(&onset.as_str()) {
            return false;
        }
        if vowels.is_empty() {
            return end.is_empty() && self.tone == Tone::Level;
        }
        let is_stopped = matches!(end.as_str(), "c" | "ch" | "p" | "t" | "k");
        if !CODAS.contains(&end.as_str())
            || is_stopped && !matches!(self.tone, Tone::Level | Tone::Rising | Tone::Heavy)
            || matches!(end.as_str(), "ch" | "nh") && vowels.last().is_some_and(|last| matches!(last.base, 'o' | 'u'))
        {
            return false;
        }
        let fits = |whole: &str| {
            whole.chars().count() == vowels.len()
                && whole.chars().zip(vowels).all(|(wanted, part)| {
                    let (base, shape) = letter(wanted).map_or((wanted, Shape::Plain), |read| (read.base, read.shape));
                    part.base == base && (part.shape == shape || part.shape == Shape::Plain)
                })
        };
        let open = if end.is_empty() { OPEN } else { &[] };
        CLOSED.iter().chain(open).any(|whole| fits(whole))
    }

    /// Where the tone stands; where the word is no syllable, on its last vowel.
    fn tone_place(&self) -> Option<usize> {
        let Split { nucleus, coda } = self.split();
        let vowels = self.letters.get(nucleus..coda)?;
        let shaped = vowels.iter().rposition(|part| part.shape != Shape::Plain);
        let bases: String = vowels.iter().map(|part| part.base).collect();
        let place = match (shaped, bases.as_str(), vowels.len()) {
            (_, _, 0) => return None,
            (Some(place), _, _) => place,
            (None, "uye", _) => 2,
            (None, _, 1) => 0,
            (None, _, 2) if coda == self.letters.len() => 0,
            (None, _, _) => 1,
        };
        Some(nucleus + place)
    }
}

/// Consonants at the beginning, those of the Central Highlands' Krông with them.
const ONSETS: [&str; 31] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "kr", "l", "m", "n", "ng", "ngh", "nh", "p", "ph",
    "q", "qu", "r", "s", "t", "th", "tr", "v", "x", "kn",
];

/// Consonants at the end; the k is that of Đắk.
const CODAS: [&str; 10] = ["", "c", "ch", "k", "m", "n", "ng", "nh", "p", "t"];

/// Vowels that consonants may follow.
const CLOSED: [&str; 24] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "iê", "yê", "oa", "oă", "oe", "oo", "uâ", "uê", "uô",
    "ươ", "uy", "uyê",
];

/// Vowels that end a word.
const OPEN: &[&str] = &[
    "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia", "iu", "iêu", "yêu", "oai", "oao", "oay", "oeo", "oi", "ôi",
    "ơi", "ua", "uơ", "ui", "uây", "uôi", "uya", "uyu", "ưa", "ưi", "ưu", "ươi", "ươu",
];

#[cfg(test)]
mod tests;
