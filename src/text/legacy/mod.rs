//! Old ways of writing Vietnamese that live on in rosters: fonts that draw Vietnamese over other letters (TCVN3 "ABC",
//! VNI, VISCII), Windows-1258 shown as Windows-1252, and UTF-8 shown as Windows-1252 (domain notes, section 7).
//!
//! [`TextEncoding`] names them and [`decode`]s a text; `syllable` judges whether a word can be Vietnamese; [`evidence`]
//! counts what the words of a column say for each encoding, and [`judge`] decides by that and by the fonts; [`capitals`]
//! puts back the capitals that TCVN3 cannot tell; [`misread`] mends what card readers garble. Texts come as they lie in the file: nothing may be composed, trimmed
//! or cleaned before they are decoded.

pub mod capitals;
mod code_page;
mod decode;
pub mod evidence;
mod font;
pub mod judge;
pub mod misread;
mod syllable;
#[cfg(test)]
pub(crate) mod tests;

pub use decode::{Origin, decode};
pub use font::Font;

/// Whether a word can be a syllable of Vietnamese, its marks kept or gone.
pub fn could_be_syllable(word: &str) -> bool {
    syllable::is_syllable_without_marks(word)
}

/// How the characters of a text stand for Vietnamese letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TextEncoding {
    /// As they are.
    Unicode,
    /// TCVN3 (ABC): one byte a letter, drawn by fonts whose names begin with `.Vn`.
    Tcvn3,
    /// VNI: a base letter and a mark behind it, drawn by fonts whose names begin with `VNI-`.
    Vni,
    /// VISCII: one byte a letter, some of them below the space.
    Viscii,
    /// Windows-1258: letters with combining tones, shown as Windows-1252.
    Cp1258,
    /// UTF-8 shown as Windows-1252, once or twice.
    Mojibake,
}

impl TextEncoding {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Unicode, Self::Tcvn3, Self::Vni, Self::Viscii, Self::Cp1258, Self::Mojibake];
    /// Those that have to be decoded.
    pub const OLD: [Self; 5] = [Self::Tcvn3, Self::Vni, Self::Viscii, Self::Cp1258, Self::Mojibake];

    /// The code of the contract.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unicode => "unicode",
            Self::Tcvn3 => "tcvn3",
            Self::Vni => "vni",
            Self::Viscii => "viscii",
            Self::Cp1258 => "cp1258",
            Self::Mojibake => "mojibake",
        }
    }

    /// The encoding of a code of the contract.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.code() == code)
    }
}
