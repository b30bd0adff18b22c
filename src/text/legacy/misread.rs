//! UTF-8 that a reader took for something else: what card scanners and old programs make of Vietnamese (domain notes,
//! section 6). `Huỳnh` arrives as `Hu廙軟h` (Big5), `Nguyễn` as `Nguyá»…n` (Windows-1252).
//!
//! The bytes behind the characters are put together again, over the whole text: a reader of two bytes a letter joins
//! the last byte of a letter with what follows, a separator too. Where a byte was lost on the way, a letter comes back
//! only where one letter alone makes its word a syllable of Vietnamese; else [`LOST`] stands in its place.

use std::collections::HashMap;
use std::sync::LazyLock;

use encoding_rs::{BIG5, Encoding, SHIFT_JIS};

use super::code_page::byte_of;
use super::syllable::{Case, is_syllable};
use crate::text::letter::letter;

/// Stands for a letter that did not survive.
pub const LOST: char = '\u{FFFD}';

/// What UTF-8 was taken for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reading {
    /// Windows-1252, or Latin-1.
    Windows1252,
    /// Big5, with the letters of Hong Kong.
    Big5,
    /// Shift-JIS.
    ShiftJis,
}

impl Reading {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Windows1252, Self::Big5, Self::ShiftJis];

    fn bytes_of(self, c: char) -> Option<Vec<u8>> {
        match self {
            _ if c.is_ascii() => u8::try_from(c).ok().map(|byte| vec![byte]),
            Self::Windows1252 => byte_of(c).map(|byte| vec![byte]),
            Self::Big5 => BIG5_BYTES.get(&c).cloned(),
            Self::ShiftJis => SHIFT_JIS_BYTES.get(&c).cloned(),
        }
    }

    /// Whether a byte may be gone without a sign: no character stands for it, or nobody sees the one that does.
    fn may_drop(self, byte: u8) -> bool {
        match self {
            Self::Windows1252 => matches!(byte, 0x81 | 0x8D | 0x8F | 0x90 | 0x9D | NO_BREAK_SPACE | 0xAD),
            Self::Big5 | Self::ShiftJis => true,
        }
    }
}

/// As a byte of Windows-1252; programs make it a space.
const NO_BREAK_SPACE: u8 = 0xA0;
/// More letters than this are not put back in one word: too many words would fit.
const MOST_HOLES: usize = 2;

static BIG5_BYTES: LazyLock<HashMap<char, Vec<u8>>> = LazyLock::new(|| bytes_by_letter(BIG5));
static SHIFT_JIS_BYTES: LazyLock<HashMap<char, Vec<u8>>> = LazyLock::new(|| bytes_by_letter(SHIFT_JIS));

/// The encoders of the library leave out letters that its decoders show, so that all pairs are decoded once.
fn bytes_by_letter(encoding: &'static Encoding) -> HashMap<char, Vec<u8>> {
    let mut found = HashMap::new();
    let mut put = |bytes: Vec<u8>| {
        let (text, _) = encoding.decode_without_bom_handling(&bytes);
        let mut letters = text.chars();
        if let (Some(letter), None) = (letters.next(), letters.next())
            && letter != LOST
            && !letter.is_ascii()
        {
            found.entry(letter).or_insert(bytes);
        }
    };
    (0x80..=0xFF_u8).for_each(|byte| put(vec![byte]));
    for lead in 0x81..=0xFE_u8 {
        (0x40..=0xFE_u8).for_each(|trail| put(vec![lead, trail]));
    }
    found
}

/// What was written, as far as it survived the reading; `None` where the text was not read so.
pub fn written(text: &str, reading: Reading) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len());
    for c in text.chars() {
        // What a reader could not show is a mark of some kind.
        if matches!(c, LOST | '?') {
            bytes.push(None);
        } else {
            bytes.extend(reading.bytes_of(c)?.into_iter().map(Some));
        }
    }
    let pieces = pieces(&bytes, reading);
    let is_utf8 = pieces.iter().any(|piece| match piece {
        Piece::Letter(c) => !c.is_ascii(),
        // Two bytes of three are no chance either; one of two may be a letter of its own.
        Piece::OneOf(options) | Piece::OneOfOrJoined(options, _) => options.iter().any(|c| c.len_utf8() > 2),
        Piece::Lost => false,
    });
    is_utf8.then(|| joined(&pieces))
}

/// What bytes are as UTF-8.
enum Piece {
    Letter(char),
    /// One of these, for a byte is gone.
    OneOf(Vec<char>),
    /// One of these, or this one with the space that follows: a no-break space became one.
    OneOfOrJoined(Vec<char>, char),
    Lost,
}

fn pieces(bytes: &[Option<u8>], reading: Reading) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let (piece, taken) = match byte {
            Some(byte) if byte.is_ascii() => (Piece::Letter(char::from(*byte)), 1),
            Some(lead @ 0xC2..=0xF4) => letter_at(bytes.get(at..).unwrap_or_default(), *lead, reading),
            Some(_) | None => (Piece::Lost, 1),
        };
        pieces.push(piece);
        at += taken;
    }
    pieces
}

/// The letter that begins with a lead byte, and how many bytes are taken for it.
fn letter_at(bytes: &[Option<u8>], lead: u8, reading: Reading) -> (Piece, usize) {
    let length = match lead {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        _ => 4,
    };
    let follows = bytes.iter().skip(1).take(length - 1).copied();
    let mut known = vec![lead];
    known.extend(follows.map_while(|byte| byte.filter(|byte| matches!(byte, 0x80..=0xBF))));
    if known.len() == length {
        let letter = std::str::from_utf8(&known).ok().and_then(|text| text.chars().next());
        return (letter.map_or(Piece::Lost, Piece::Letter), length);
    }
    let next = bytes.get(known.len()).copied();
    let has_mark = next == Some(None);
    let taken = known.len() + usize::from(has_mark);
    if known.len() + 1 < length {
        return (Piece::Lost, taken);
    }
    let ends_so = |c: &char, may_end: &dyn Fn(u8) -> bool| {
        let mut room = [0; 4];
        let written = c.encode_utf8(&mut room).as_bytes();
        written.split_last().is_some_and(|(last, begin)| begin == known && may_end(*last))
    };
    let of_space = alphabet().find(|c| ends_so(c, &|last| last == NO_BREAK_SPACE));
    let is_space = next == Some(Some(b' ')) && reading == Reading::Windows1252;
    let options: Vec<char> = alphabet().filter(|c| ends_so(c, &|last| reading.may_drop(last))).collect();
    match of_space.filter(|_| is_space) {
        Some(letter) => (Piece::OneOfOrJoined(options, letter), taken),
        None => (Piece::OneOf(options), taken),
    }
}

/// The marked letters of Vietnamese.
fn alphabet() -> impl Iterator<Item = char> {
    ('\u{C0}'..='\u{1B0}').chain('\u{1EA0}'..='\u{1EF9}').filter(|c| letter(*c).is_some())
}

fn joined(pieces: &[Piece]) -> String {
    let mut out = String::new();
    let mut rest = pieces;
    while let Some(first) = rest.first() {
        if let Piece::Letter(c) = first
            && !c.is_alphabetic()
        {
            out.push(*c);
            rest = rest.get(1..).unwrap_or_default();
            continue;
        }
        let end = rest.iter().position(ends_word).map_or(rest.len(), |place| place + usize::from(!is_gap(rest, place)));
        let (word, after) = rest.split_at(end.max(1).min(rest.len()));
        if let Some((text, skipped)) = ending(word, after) {
            out.push_str(&text);
            rest = after.get(skipped..).unwrap_or_default();
        } else {
            out.extend(word.iter().map(|piece| if let Piece::Letter(c) = piece { *c } else { LOST }));
            rest = after;
        }
    }
    out
}

fn ends_word(piece: &Piece) -> bool {
    match piece {
        Piece::Letter(c) => !c.is_alphabetic(),
        Piece::OneOfOrJoined(..) => true,
        Piece::OneOf(_) | Piece::Lost => false,
    }
}

fn is_gap(pieces: &[Piece], place: usize) -> bool {
    matches!(pieces.get(place), Some(Piece::Letter(_)))
}

/// The word as it was written, and how many pieces after it belong to it; nothing where several would fit.
fn ending(word: &[Piece], after: &[Piece]) -> Option<(String, usize)> {
    let Some((Piece::OneOfOrJoined(options, letter), before)) = word.split_last() else {
        return the_only(filled(word)).map(|word| (word, 0));
    };
    // A space at the end, or one of two: nobody writes it, so it was the letter's.
    let is_of_letter = match after.get(1) {
        None => true,
        Some(Piece::Letter(c)) => !c.is_alphabetic(),
        Some(Piece::OneOf(_) | Piece::OneOfOrJoined(..) | Piece::Lost) => false,
    };
    let with = |last: char, more: &[Piece]| {
        let mut begun = filled(before);
        begun.iter_mut().for_each(|word| word.push(last));
        let ends = filled(more);
        begun.iter().flat_map(|word| ends.iter().map(move |end| format!("{word}{end}"))).collect::<Vec<String>>()
    };
    if is_of_letter {
        return the_only(with(*letter, &[])).map(|word| (word, 1));
    }
    let next = after.get(1..).unwrap_or_default();
    let length = next.iter().position(ends_word).unwrap_or(next.len());
    let next = next.get(..length).unwrap_or_default();
    let has_next = next.is_empty() || filled(next).iter().any(|word| is_syllable(word, Case::Told));
    let alone = options.iter().filter(|_| has_next).flat_map(|option| with(*option, &[])).map(|word| (word, 0));
    let joined = with(*letter, next).into_iter().map(|word| (word, 1 + length));
    let mut fitting = alone.chain(joined).filter(|(word, _)| is_syllable(word, Case::Told));
    fitting.next().filter(|_| fitting.next().is_none())
}

/// A word that is whole; of several that could stand there the only one that is a syllable.
fn the_only(words: Vec<String>) -> Option<String> {
    if let [word] = words.as_slice() {
        return Some(word.clone());
    }
    let mut fitting = words.into_iter().filter(|word| is_syllable(word, Case::Told));
    fitting.next().filter(|_| fitting.next().is_none())
}

/// Every word that could stand there; none where too much is gone.
fn filled(word: &[Piece]) -> Vec<String> {
    let holes = word.iter().filter(|piece| !matches!(piece, Piece::Letter(_))).count();
    let mut words = if holes > MOST_HOLES { Vec::new() } else { vec![String::new()] };
    for piece in word {
        let options: &[char] = match piece {
            Piece::Letter(c) => &[*c],
            Piece::OneOf(options) | Piece::OneOfOrJoined(options, _) => options,
            Piece::Lost => &[],
        };
        words = words.iter().flat_map(|word| options.iter().map(move |c| format!("{word}{c}"))).collect();
    }
    words
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

    use super::*;

    fn read(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    /// As programs pass Windows-1252 on that drop what nobody sees.
    fn worn(text: &str) -> String {
        let shown = read(text, WINDOWS_1252).replace('\u{A0}', " ");
        shown.chars().filter(|c| !matches!(c, '\u{80}'..='\u{9F}' | '\u{AD}')).collect()
    }

    #[test]
    fn the_examples_of_the_field() {
        assert_eq!(written("Hu廙軟h", Reading::Big5).as_deref(), Some("Huỳnh"));
        assert_eq!(written("Nguyá»…n", Reading::Windows1252).as_deref(), Some("Nguyễn"));
        for name in ["Huỳnh Thị Bưởi", "Phạm Quốc Việt|Nam", "Số 8 ngõ 34, Hải Phòng|15062022"] {
            let big5 = written(&read(name, BIG5), Reading::Big5);
            assert_eq!(big5.filter(|text| !text.contains(LOST)).unwrap_or(name.to_owned()), name);
            assert_eq!(written(&read(name, WINDOWS_1252), Reading::Windows1252).as_deref(), Some(name));
        }
    }

    #[test]
    fn what_was_not_read_so_is_left_alone() {
        for reading in Reading::ALL {
            for text in ["", "Nguyen Van An", "Nguyễn Văn An", "中文", "Lê Na", "?"] {
                assert_eq!(written(text, reading), None, "{reading:?} {text}");
            }
        }
    }

    #[test]
    fn lost_letters_come_back_where_only_one_fits() {
        for (name, expected) in [
            // One letter only begins so and is not seen; only ề makes a syllable of Hi?n; the no-break space of à.
            ("Đỗ Thị Hiền", "Đỗ Thị Hiền"),
            ("Lê Hàng Nam", "Lê Hàng Nam"),
            // Nobody knows whether it was "Hào" or "Hí o".
            ("Lê Hào Nam", "Lê H\u{FFFD} o Nam"),
            ("Đà Nẵng", "Đà Nẵng"),
            ("Bùi Thị Là|Nam", "Bùi Thị Là|Nam"),
            // Xí, Xà and Xá are all syllables.
            ("Lê Xí", "Lê X\u{FFFD}"),
        ] {
            assert_eq!(written(&worn(name), Reading::Windows1252).as_deref(), Some(expected), "{}", worn(name));
        }
    }

    #[test]
    fn a_letter_that_is_a_mark_is_lost_or_the_only_one() {
        assert_eq!(written("Hi廙?n V廙?n", Reading::Big5).as_deref(), Some("Hi\u{FFFD}n V\u{FFFD}n"));
        assert_eq!(written("Nguy廙", Reading::Big5).as_deref(), Some("Nguy\u{FFFD}"));
        assert_eq!(written("BÃI CHÁY", Reading::Windows1252), None, "a letter of its own");
    }
}
