//! The sex written on a roster and coded in the personal number.

use crate::text::fold;

/// Sex (giới tính), as the roster states it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Sex {
    /// Nam.
    Male,
    /// Nữ.
    Female,
}

impl Sex {
    /// The code in files and in the journal: `male`, `female`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Male => "male",
            Self::Female => "female",
        }
    }

    /// The sex of a [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "male" => Some(Self::Male),
            "female" => Some(Self::Female),
            _ => None,
        }
    }

    /// Reads a cell: Nam, Nữ, M, F, trai, gái and the like. Digits mean different things in different lists and are
    /// not read.
    pub fn parse_cell(cell: &str) -> Option<Self> {
        match fold::loose(cell).as_str() {
            "nam" | "nam gioi" | "trai" | "con trai" | "m" | "male" => Some(Self::Male),
            "nu" | "nu gioi" | "gai" | "con gai" | "f" | "female" => Some(Self::Female),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells() {
        for cell in ["Nam", "nam", "NAM ", "M", "male", "trai", "Nam giới"] {
            assert_eq!(Sex::parse_cell(cell), Some(Sex::Male), "{cell}");
        }
        for cell in ["Nữ", "nữ", "NU", "F", "Female", "gái", "nư\u{303}"] {
            assert_eq!(Sex::parse_cell(cell), Some(Sex::Female), "{cell}");
        }
        for cell in ["", "1", "0", "x", "n", "không rõ", "Nam/Nữ"] {
            assert_eq!(Sex::parse_cell(cell), None, "{cell}");
        }
    }

    #[test]
    fn codes() {
        for sex in [Sex::Male, Sex::Female] {
            assert_eq!(Sex::from_code(sex.code()), Some(sex));
        }
        assert_eq!(Sex::from_code("Male"), None);
    }
}
