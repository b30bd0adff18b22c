//! What somebody types to find something, word by word, and how well a word of a text fits it: a word with marks
//! matches strictly, one without loosely, and one wrong letter can be forgiven (domain notes, section 7).

use std::borrow::Cow;

use super::fold::{has_marks, loose, strict};
use super::slip::is_one_letter;

/// A query has no use for more words, or longer ones.
const MOST_WORDS: usize = 8;
const LONGEST_QUERY: usize = 200;
/// A shorter word has too many neighbours to be one of them by a slip; beside other words it may be shorter.
const SHORTEST_SLIP: usize = 3;
const SHORTEST_SLIP_BESIDE: usize = 2;

/// One word of a query.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part {
    key: Word,
    shortest_slip: usize,
    /// Whether it has marks: then they count.
    pub is_marked: bool,
    /// Whether it is a number.
    pub is_digits: bool,
    /// The day it says, as year, month, day in one number, where it was written as a whole day.
    pub day: Option<u32>,
}

/// A word of a text, folded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Word {
    base: String,
    tone: u8,
    loose: String,
}

/// How well a word fits a part of a query, the least first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Fit {
    /// All of it but for one wrong letter.
    Near,
    /// Its beginning.
    Beginning,
    /// All of it, marks aside.
    Whole,
    /// All of it, with the same marks.
    Same,
}

/// Whether a slip of the finger is forgiven.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Forgiving {
    /// It is not.
    Nothing,
    /// One letter wrong, missing, too many, or two exchanged.
    OneLetter,
}

/// The words of a query.
pub fn parts_of(typed: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let cut = typed.char_indices().nth(LONGEST_QUERY).map_or(typed.len(), |(end, _)| end);
    for written in typed.get(..cut).unwrap_or_default().split_whitespace() {
        match day_of(written) {
            Some(day) => parts.push(Part { day: Some(day), ..Part::of(&loose(written).replace(' ', "")) }),
            None => parts.extend(strict(&parted(written)).split(' ').filter(|word| !word.is_empty()).map(Part::of)),
        }
    }
    parts.truncate(MOST_WORDS);
    if parts.iter().filter(|part| !part.is_digits).count() > 1 {
        parts.iter_mut().for_each(|part| part.shortest_slip = SHORTEST_SLIP_BESIDE);
    }
    parts
}

/// The text with a gap between letters and the number behind them: `tổ5` is `tổ 5`.
pub fn parted(text: &str) -> Cow<'_, str> {
    // In this order: what is no digit is told at once.
    let is_gap = |(one, other): (char, char)| other.is_ascii_digit() && one.is_alphabetic();
    let neighbours = || text.chars().zip(text.chars().skip(1));
    if !neighbours().any(is_gap) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 4);
    out.extend(text.chars().next());
    for pair in neighbours() {
        if is_gap(pair) {
            out.push(' ');
        }
        out.push(pair.1);
    }
    Cow::Owned(out)
}

/// `12/5/1985` as 19850512; an address (`12/5`, `12/5/3`) is no day.
fn day_of(written: &str) -> Option<u32> {
    let mut numbers = written.split(['/', '-', '.']);
    let (day, month, year) = (numbers.next()?, numbers.next()?, numbers.next()?);
    let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<u32>().ok())?;
    let is_short = |text: &str| (1..=2).contains(&text.len());
    if numbers.next().is_some() || !is_short(day) || !is_short(month) || year.len() != 4 {
        return None;
    }
    let (day, month, year) = (number(day)?, number(month)?, number(year)?);
    let is_day = (1..=31).contains(&day) && (1..=12).contains(&month);
    is_day.then_some(year * 10_000 + month * 100 + day)
}

impl Part {
    /// Of a word's strict key.
    fn of(strict: &str) -> Self {
        let is_digits = strict.bytes().all(|byte| byte.is_ascii_digit());
        let key = if is_digits {
            Word { base: strict.to_owned(), tone: 0, loose: strict.to_owned() }
        } else {
            Word::of(strict)
        };
        let is_marked = key.tone > 0 || has_marks(&key.base);
        Self { key, shortest_slip: SHORTEST_SLIP, is_marked, is_digits, day: None }
    }

    /// The word without marks.
    pub fn loose(&self) -> &str {
        &self.key.loose
    }

    /// How well a word fits, if it does.
    pub fn fit(&self, word: &Word, forgiving: Forgiving) -> Option<Fit> {
        let (wanted, stands) =
            if self.is_marked { (&self.key.base, &word.base) } else { (&self.key.loose, &word.loose) };
        let tone_fits = !self.is_marked || self.key.tone == 0 || self.key.tone == word.tone;
        if !tone_fits {
            return None;
        }
        if stands.starts_with(wanted.as_str()) {
            let is_whole = stands.len() == wanted.len() && (!self.is_marked || self.key.tone == word.tone);
            let is_same = is_whole && self.key.tone == word.tone && self.key.base == word.base;
            return Some(match (is_same, is_whole) {
                (true, _) => Fit::Same,
                (false, true) => Fit::Whole,
                (false, false) => Fit::Beginning,
            });
        }
        // Another mark is another letter, not a slip.
        let is_slip = forgiving == Forgiving::OneLetter
            && !self.is_digits
            && wanted.len() >= self.shortest_slip
            && is_one_letter(wanted.as_bytes(), stands.as_bytes())
            && self.key.loose != word.loose;
        is_slip.then_some(Fit::Near)
    }

    /// The words that this one is when nothing stands between them (`nguyenvanan`), the last one perhaps begun only;
    /// none where it is no such word. `is_word` knows whole words without marks, `is_begun` how words begin.
    pub fn taken_apart(&self, is_word: impl Fn(&str) -> bool, is_begun: impl Fn(&str) -> bool) -> Option<Vec<Self>> {
        let text = self.key.loose.as_str();
        if self.is_digits || self.is_marked || !text.is_ascii() {
            return None;
        }
        // The fewest words up to each place, with where the last of them starts.
        let mut best: Vec<Option<(usize, usize)>> = vec![None; text.len() + 1];
        if let Some(start) = best.first_mut() {
            *start = Some((0, 0));
        }
        for end in 1..=text.len() {
            let fits = |start: &usize| {
                let word = text.get(*start..end).unwrap_or_default();
                is_word(word) || (end == text.len() && is_begun(word))
            };
            let counted = |start: usize| best.get(start).copied().flatten().map(|(count, _)| (count + 1, start));
            let fewest = (0..end).filter(fits).filter_map(counted).min();
            if let Some(slot) = best.get_mut(end) {
                *slot = fewest;
            }
        }
        let mut words = Vec::new();
        let mut end = text.len();
        while end > 0 {
            let (_, start) = best.get(end).copied().flatten()?;
            words.push(Self::of(text.get(start..end)?));
            end = start;
        }
        words.reverse();
        (words.len() > 1).then_some(words)
    }
}

impl Word {
    /// Of a word's strict key: the tone is the digit behind letters.
    pub fn of(strict: &str) -> Self {
        let mut letters = strict.chars();
        let (base, tone) = match letters.next_back() {
            Some(tone @ '1'..='5')
                if !letters.as_str().is_empty() && letters.as_str().chars().all(char::is_alphabetic) =>
            {
                (letters.as_str(), u8::try_from(u32::from(tone) - u32::from('0')).unwrap_or(0))
            }
            _ => (strict, 0),
        };
        Self { base: base.to_owned(), tone, loose: loose(base) }
    }

    /// The word without marks.
    pub fn loose(&self) -> &str {
        &self.loose
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(typed: &str, word: &str, forgiving: Forgiving) -> Option<Fit> {
        parts_of(typed).first().and_then(|part| part.fit(&Word::of(&strict(word)), forgiving))
    }

    #[test]
    fn marks_make_a_word_strict() {
        for (typed, word, expected) in [
            ("lan", "Lân", Some(Fit::Whole)),
            ("Lân", "Lân", Some(Fit::Same)),
            ("lan", "Lan", Some(Fit::Same)),
            ("Lân", "Lan", None),
            ("Lân", "Lăn", None),
            ("hoà", "Hòa", Some(Fit::Same)),
            ("hỏa", "Hòa", None),
            ("nguyê", "Nguyễn", Some(Fit::Beginning)),
            ("ng", "Nguyễn", Some(Fit::Beginning)),
            ("uyen", "Nguyễn", None),
        ] {
            assert_eq!(fit(typed, word, Forgiving::Nothing), expected, "{typed} {word}");
        }
    }

    #[test]
    fn one_slip_is_forgiven_and_another_mark_is_none() {
        for (typed, word, expected) in [
            ("ngueyn", "Nguyễn", Some(Fit::Near)),
            ("tuam", "Tuấn", Some(Fit::Near)),
            ("tuấm", "Tuấn", Some(Fit::Near)),
            ("Lân", "Lăn", None),
            ("am", "An", None),
            ("am thi", "An", Some(Fit::Near)),
            ("1234", "1235", None),
            ("tuaam", "Tuấn", None),
        ] {
            assert_eq!(fit(typed, word, Forgiving::OneLetter), expected, "{typed} {word}");
        }
    }

    #[test]
    fn a_whole_day_is_one_word_and_an_address_is_not() {
        let days = |typed: &str| parts_of(typed).iter().map(|part| part.day).collect::<Vec<_>>();
        assert_eq!(days("an 12/5/1985"), [None, Some(19_850_512)]);
        assert_eq!(days("12.05.1985"), [Some(19_850_512)]);
        assert_eq!(days("12/5"), [None, None]);
        assert_eq!(days("12/5/3"), [None, None, None]);
        assert_eq!(days("12/13/1985"), [None, None, None]);
    }

    #[test]
    fn words_written_together_are_taken_apart() {
        const WORDS: [&str; 5] = ["nguyen", "van", "an", "anh", "yen"];
        let apart = |typed: &str| {
            let is_begun = |begun: &str| WORDS.iter().any(|word| word.starts_with(begun));
            let words = parts_of(typed).first()?.taken_apart(|word| WORDS.contains(&word), is_begun)?;
            Some(words.iter().map(|part| part.loose().to_owned()).collect::<Vec<_>>().join(" "))
        };
        for (typed, expected) in [
            ("nguyenvanan", Some("nguyen van an")),
            ("nguyenvananh", Some("nguyen van anh")),
            ("nguyenva", Some("nguyen va")),
            ("nguyen", None),
            ("nguyenxan", None),
            ("12345", None),
        ] {
            assert_eq!(apart(typed).as_deref(), expected, "{typed}");
        }
    }

    #[test]
    fn a_number_behind_letters_is_a_word_of_its_own() {
        let words = |typed: &str| parts_of(typed).iter().map(|part| part.loose().to_owned()).collect::<Vec<_>>();
        assert_eq!(words("tổ5"), ["to", "5"]);
        assert_eq!(words("an1985 12A"), ["an", "1985", "12a"]);
        assert_eq!(parted("Số 12/5A"), "Số 12/5A");
    }

    #[test]
    fn a_query_is_no_longer_than_anybody_types() {
        assert_eq!(parts_of(&"a ".repeat(1_000)).len(), MOST_WORDS);
        assert!(parts_of(&"a".repeat(100_000)).iter().all(|part| part.loose().len() <= LONGEST_QUERY));
        assert!(parts_of("  ,. ").is_empty());
    }
}
