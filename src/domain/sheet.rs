//! A walk sheet on paper: whose lines are on it, in order, so that what was written beside a line number at the door
//! is known to be about that person. It is found again by a code of four letters that nobody misreads.

use std::fmt;
use std::str::FromStr;

use super::ids::PersonId;

/// Nobody walks with more lines, and three digits are quickly typed.
pub const MOST_LINES: u16 = 999;

/// A sheet as it was printed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sheet {
    /// The code at its top.
    pub code: SheetCode,
    /// What stands beside the code.
    pub title: String,
    /// Who stands on each line, from line 1 on.
    pub people: Vec<PersonId>,
}

/// The code of a sheet: four letters and digits, without those that look like another on paper (0 O, 1 I L).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct SheetCode([u8; 4]);

/// A text that is no code of a sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NoCode;

const LETTERS: &[u8] = b"23456789ABCDEFGHJKMNPQRSTUVWXYZ";

impl SheetCode {
    /// The code that random bytes make.
    pub fn of_bytes(bytes: [u8; 4]) -> Self {
        let letter = |byte: u8| LETTERS.get(usize::from(byte) % LETTERS.len()).copied().unwrap_or(b'A');
        Self(bytes.map(letter))
    }
}

impl fmt::Display for SheetCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|letter| write!(f, "{}", char::from(*letter)))
    }
}

/// As it is typed: capitals or not, with or without gaps.
impl FromStr for SheetCode {
    type Err = NoCode;

    fn from_str(text: &str) -> Result<Self, NoCode> {
        let typed = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.'));
        let letter = |c: char| u8::try_from(c.to_ascii_uppercase()).ok().filter(|letter| LETTERS.contains(letter));
        let letters: Option<Vec<u8>> = typed.map(letter).collect();
        letters.and_then(|letters| <[u8; 4]>::try_from(letters).ok()).map(Self).ok_or(NoCode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_reads_back_however_it_is_typed_and_has_no_doubtful_letter() {
        for byte in 0..=255 {
            let code = SheetCode::of_bytes([byte, 7, byte.wrapping_mul(3), 200]);
            let text = code.to_string();
            assert!(!text.contains(['0', 'O', '1', 'I', 'L']) && text.len() == 4, "{text}");
            assert_eq!(text.parse(), Ok(code));
            let (first, last) = text.split_at(2);
            assert_eq!(format!(" {first}-{} ", last.to_lowercase()).parse(), Ok(code));
        }
        for wrong in ["", "ABC", "ABCDE", "AB0D", "ABOD", "ab1d", "abld", "đbcd", "AB D"] {
            assert_eq!(wrong.parse::<SheetCode>(), Err(NoCode), "{wrong}");
        }
    }
}
