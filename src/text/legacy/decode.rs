//! One text out of its old encoding.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::TextEncoding;
use super::code_page::{byte_of, bytes_of, from_windows_1258, shown_as_latin};

/// How a text came out of its file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// As characters, or as bytes that say what they are.
    Characters,
    /// As bytes that were taken for Windows-1258, for they are no UTF-8: they may be any encoding of one byte a letter.
    Windows1258,
}

/// The Unicode text, composed; `None` where a character means nothing in the encoding. Plain Unicode stays as it is.
pub fn decode(encoding: TextEncoding, origin: Origin, text: &str) -> Option<String> {
    if text.is_ascii() && encoding != TextEncoding::Viscii {
        return Some(text.to_owned());
    }
    let shown = match (origin, encoding) {
        (_, TextEncoding::Unicode) | (Origin::Windows1258, TextEncoding::Cp1258) => return Some(text.to_owned()),
        (Origin::Characters, _) => Cow::Borrowed(text),
        (Origin::Windows1258, _) => Cow::Owned(shown_as_latin(text)?),
    };
    match encoding {
        TextEncoding::Unicode => None,
        TextEncoding::Tcvn3 => shown.chars().map(|c| letter_of(&TCVN3, c).or(passed(c))).collect(),
        TextEncoding::Vni => vni(&shown),
        TextEncoding::Viscii => shown.chars().map(|c| letter_of(&VISCII, c).or(c.is_ascii().then_some(c))).collect(),
        TextEncoding::Cp1258 => Some(from_windows_1258(&bytes_of(&shown)?)),
        TextEncoding::Mojibake => {
            let once = from_utf8(&shown)?;
            Some(from_utf8(&once).unwrap_or(once).nfc().collect())
        }
    }
}

/// Characters that fonts of old encodings leave alone: ASCII, and what spreadsheets put in by themselves (no-break
/// space, curled quotes, dashes, dots).
fn passed(c: char) -> Option<char> {
    let is_own = c.is_ascii() || matches!(c, '\u{A0}' | '\u{2010}'..='\u{2027}');
    is_own.then_some(c)
}

/// Text whose bytes are UTF-8 that somebody took for Windows-1252.
fn from_utf8(shown: &str) -> Option<String> {
    String::from_utf8(bytes_of(shown)?).ok().filter(|text| text != shown)
}

/// A base letter and its mark, else a letter of its own. The mark may be in the other case: the base has the say.
fn vni(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    while let Some(base) = rest.next() {
        let pair = rest.peek().and_then(|mark| VNI_PAIRS.get(&(base, in_case_of(base, *mark))));
        if let Some(letter) = pair {
            out.push(*letter);
            rest.next();
        } else {
            out.push(VNI_ALONE.get(&base).copied().or(passed(base))?);
        }
    }
    Some(out)
}

fn in_case_of(base: char, mark: char) -> char {
    let mut other = mark.to_string();
    other = if base.is_uppercase() { other.to_uppercase() } else { other.to_lowercase() };
    other.chars().next().unwrap_or(mark)
}

type Letters = [Option<char>; 256];

fn letter_of(letters: &Letters, c: char) -> Option<char> {
    letters.get(usize::from(byte_of(c)?)).copied().flatten()
}

static TCVN3: LazyLock<Letters> = LazyLock::new(|| letters(include_str!("../../../assets/tables/tcvn3.tsv"), 3));
static VISCII: LazyLock<Letters> = LazyLock::new(|| letters(include_str!("../../../assets/tables/viscii.tsv"), 1));

/// Letters by byte: the byte stands in the first column, the letter in another.
fn letters(table: &str, column: usize) -> Letters {
    let mut letters = [None; 256];
    for row in rows(table) {
        let byte = row.first().and_then(|byte| usize::from_str_radix(byte, 16).ok());
        let letter = row.get(column).and_then(|letter| letter.chars().next());
        if let Some(place) = byte.and_then(|byte| letters.get_mut(byte)) {
            *place = letter;
        }
    }
    letters
}

const VNI: &str = include_str!("../../../assets/tables/vni.tsv");

static VNI_PAIRS: LazyLock<HashMap<(char, char), char>> = LazyLock::new(|| {
    let pair = |row: Vec<&str>| match row.first()?.chars().collect::<Vec<_>>().as_slice() {
        [base, mark] => Some(((*base, *mark), row.get(2)?.chars().next()?)),
        _ => None,
    };
    rows(VNI).filter_map(pair).collect()
});

static VNI_ALONE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let alone = |row: Vec<&str>| match row.first()?.chars().collect::<Vec<_>>().as_slice() {
        [letter] => Some((*letter, row.get(2)?.chars().next()?)),
        _ => None,
    };
    rows(VNI).filter_map(alone).collect()
});

/// Rows without the heading, cell by cell; nothing is trimmed, for a no-break space is a letter.
fn rows(table: &str) -> impl Iterator<Item = Vec<&str>> {
    table.lines().skip(1).map(|line| line.split('\t').collect())
}
