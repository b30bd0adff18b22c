//! The decision for the columns of a sheet: a font says the encoding first, else the syllables do. A sheet mostly has one
//! encoding, so that what most of it shows settles columns of few words, whose letters alone could be several.

use super::evidence::Evidence;
use super::{Font, TextEncoding};

/// Weight that the words of a column need where the rest of the sheet shows nothing: two words, or more short ones.
pub const ENOUGH: u32 = 4;

/// Why a column is taken to be in an encoding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum DecidedBy {
    /// The user said so.
    User,
    /// Its font draws that encoding.
    Font,
    /// Its words are syllables in that encoding.
    Syllables,
}

/// What a column is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Judged {
    /// Its encoding.
    pub encoding: TextEncoding,
    /// Why.
    pub by: DecidedBy,
}

/// What is known of a column.
#[derive(Clone, Copy, Debug)]
pub struct Column<'e> {
    /// Its font, if it is one of an old encoding.
    pub font: Option<Font>,
    /// Its words.
    pub evidence: &'e Evidence,
}

/// The encoding that most of a sheet shows, if any does; the one known from its earlier rows counts as shown.
pub fn shown_by_most(columns: &[Column<'_>], earlier: Option<TextEncoding>) -> Option<TextEncoding> {
    if earlier.is_some() {
        return earlier;
    }
    let weight = |encoding: TextEncoding| -> i64 {
        let of_column = |column: &Column<'_>| {
            let tally = column.evidence.tally(encoding);
            let has_font = column.font.is_some_and(|font| font.encoding == encoding) && !tally.refutes();
            let shown = if has_font || tally.explains(1) { tally.net() } else { 0 };
            if has_font { shown.max(0) + i64::from(ENOUGH) } else { shown }
        };
        columns.iter().filter(|column| !column.evidence.is_empty()).map(of_column).sum()
    };
    let weights = TextEncoding::OLD.into_iter().map(|encoding| (weight(encoding), encoding));
    // Of equals the first, in the order of the contract.
    let best = weights.reduce(|best, other| if other.0 > best.0 { other } else { best });
    best.filter(|(weight, _)| *weight >= i64::from(ENOUGH)).map(|(_, encoding)| encoding)
}

/// What a column is; `None` while its words do not say. `shown` is what most of the sheet shows.
pub fn judge(column: Column<'_>, shown: Option<TextEncoding>, asked: Option<TextEncoding>) -> Option<Judged> {
    let Column { font, evidence } = column;
    if evidence.is_empty() {
        return None;
    }
    if let Some(encoding) = asked {
        let is_other = encoding != TextEncoding::Unicode && evidence.tally(encoding).refutes();
        let encoding = if is_other { TextEncoding::Unicode } else { encoding };
        return Some(Judged { encoding, by: DecidedBy::User });
    }
    if let Some(font) = font.filter(|font| !evidence.tally(font.encoding).refutes()) {
        return Some(Judged { encoding: font.encoding, by: DecidedBy::Font });
    }
    let net_of = |encoding: TextEncoding| {
        let is_shown = shown == Some(encoding);
        let tally = evidence.tally(encoding);
        let needed = if is_shown { 1 } else { ENOUGH };
        let bonus = if is_shown { i64::from(ENOUGH) } else { 0 };
        tally.explains(needed).then_some((tally.net() + bonus, encoding))
    };
    let best = TextEncoding::OLD.into_iter().filter_map(net_of).reduce(
        |best, other| {
            if other.0 > best.0 { other } else { best }
        },
    );
    match best {
        Some((_, encoding)) => Some(Judged { encoding, by: DecidedBy::Syllables }),
        None if evidence.unicode() >= ENOUGH => {
            Some(Judged { encoding: TextEncoding::Unicode, by: DecidedBy::Syllables })
        }
        None => None,
    }
}

/// Whether the words of a column of plain Unicode speak against an encoding.
pub fn contradicts(evidence: &Evidence, encoding: TextEncoding) -> bool {
    let tally = evidence.tally(encoding);
    tally.loss > tally.gain
}
