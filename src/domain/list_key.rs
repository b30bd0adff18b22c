//! Keys in lists that go out to be corrected and come back: which person, or which row that waits, a line is about,
//! whatever was corrected in it. A part of each key is derived from the identity, so that the list of another ledger,
//! or a key that a spreadsheet counted up while it was dragged down, hits nobody.

use std::fmt;

use super::field::{Field, HouseholdField};
use super::ids::{HeldRowId, PersonId, SubjectId};

/// What a line of a list is about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ListKey {
    /// A person: the short reference, and the check of the identity.
    Person {
        /// The number of the short reference.
        number: i64,
        /// Of the identity.
        check: u32,
    },
    /// A row that was put aside.
    Held {
        /// Of the identity.
        check: u64,
    },
}

/// Bits of the check of a person: six digits, so that one wrong key in sixteen million fits.
const PERSON_CHECK_BITS: u32 = 24;
/// Bits of a waiting row's: nothing else tells it.
const HELD_CHECK_BITS: u32 = 48;

impl ListKey {
    /// The key of a person.
    pub fn of_person(number: i64, person: PersonId) -> Self {
        let check = u32::try_from(folded(fingerprint(&person.0), PERSON_CHECK_BITS)).unwrap_or_default();
        Self::Person { number, check }
    }

    /// The key of a row that was put aside.
    pub fn of_held(row: HeldRowId) -> Self {
        Self::Held { check: folded(fingerprint(&row.0), HELD_CHECK_BITS) }
    }

    /// Reads a key as it is written, whatever the case of its letters.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let (before, check) = text.split_once('-')?;
        let is_hex = |digits: usize| check.len() == digits && check.bytes().all(|byte| byte.is_ascii_hexdigit());
        if before == "g" {
            let check = is_hex(12).then(|| u64::from_str_radix(check, 16).ok()).flatten()?;
            return Some(Self::Held { check });
        }
        let number = before.strip_prefix('p').filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))?;
        let check = is_hex(6).then(|| u32::from_str_radix(check, 16).ok()).flatten()?;
        Some(Self::Person { number: number.parse().ok()?, check })
    }
}

impl fmt::Display for ListKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Person { number, check } => write!(f, "P{number}-{check:06x}"),
            Self::Held { check } => write!(f, "G-{check:012x}"),
        }
    }
}

/// What a line of a list showed when it went out, cell by cell: a cell that still says so was not corrected, even
/// where the ledger has changed since.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Seal(Vec<u16>);

impl Seal {
    /// The seal of the facts of a line: household first, then person, each in the order of the contract.
    pub fn of<'v>(
        household: impl Fn(HouseholdField) -> Option<&'v str>,
        person: impl Fn(Field) -> Option<String>,
    ) -> Self {
        let of_household = HouseholdField::ALL.into_iter().map(|field| mark_of(household(field)));
        let of_person = Field::all().map(|field| mark_of(person(field).as_deref()));
        Self(of_household.chain(of_person).collect())
    }

    /// Reads a seal.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let is_whole = text.len() == 4 * (HouseholdField::ALL.len() + Field::all().count());
        let digits = |at: usize| text.get(at..at + 4).and_then(|digits| u16::from_str_radix(digits, 16).ok());
        let marks: Option<Vec<u16>> = (0..text.len()).step_by(4).map(digits).collect();
        is_whole.then_some(marks).flatten().map(Self)
    }

    /// Whether the line showed this value of a fact of the household.
    pub fn showed_household(&self, field: HouseholdField, value: Option<&str>) -> bool {
        let place = HouseholdField::ALL.iter().position(|other| *other == field);
        place.and_then(|place| self.0.get(place)).is_some_and(|mark| *mark == mark_of(value))
    }

    /// Whether the line showed this value of a fact of the person.
    pub fn showed(&self, field: Field, value: Option<&str>) -> bool {
        let place = Field::all().position(|other| other == field).map(|place| place + HouseholdField::ALL.len());
        place.and_then(|place| self.0.get(place)).is_some_and(|mark| *mark == mark_of(value))
    }
}

impl fmt::Display for Seal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|mark| write!(f, "{mark:04x}"))
    }
}

/// Sixteen bits of a value; an unknown day is the same whenever it was recorded.
fn mark_of(value: Option<&str>) -> u16 {
    let text = value.map(|text| if text.starts_with('?') { "?" } else { text }).unwrap_or_default();
    u16::try_from(folded(fingerprint(text.as_bytes()), u16::BITS)).unwrap_or_default()
}

/// FNV-1a: it tells slips apart, and need not stand up to anybody who means harm, who can write the cells anyway.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Its bits laid over each other until so many are left.
fn folded(hash: u64, bits: u32) -> u64 {
    let mask = (1 << bits) - 1;
    let mut rest = hash;
    let mut out = 0;
    while rest > 0 {
        out ^= rest & mask;
        rest >>= bits;
    }
    out
}

const _: () = assert!(size_of::<SubjectId>() == 16, "keys are made of whole identities");

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::PersonFacts;

    #[test]
    fn keys_are_read_as_they_are_written() {
        for key in [
            ListKey::of_person(345, PersonId([7; 16])),
            ListKey::of_person(1, PersonId([0; 16])),
            ListKey::of_held(HeldRowId([9; 16])),
        ] {
            let text = key.to_string();
            assert_eq!(ListKey::parse(&text), Some(key), "{text}");
            assert_eq!(ListKey::parse(&format!(" {} ", text.to_uppercase())), Some(key), "{text}");
        }
        for text in ["", "P345", "P345-", "P345-7f3", "P-7f3a1c", "P345-7f3a1g", "G-7f3a1c", "H12-7f3a1c", "P1-+f3a1c"]
        {
            assert_eq!(ListKey::parse(text), None, "{text}");
        }
    }

    #[test]
    fn neighbours_of_one_import_have_different_checks() {
        let check = |last: u8| {
            let mut id = [3; 16];
            id[15] = last;
            ListKey::of_person(1, PersonId(id))
        };
        let checks: std::collections::BTreeSet<_> = (0..=255).map(check).collect();
        assert_eq!(checks.len(), 256);
    }

    #[test]
    fn a_seal_knows_what_was_shown() {
        let facts = PersonFacts { full_name: "Đỗ Văn An".to_owned(), ..PersonFacts::default() };
        let household = |field| (field == HouseholdField::Address).then_some("Số 1");
        let seal = Seal::of(household, |field| facts.get(field));
        let read = Seal::parse(&seal.to_string()).unwrap();
        assert_eq!(read, seal);
        assert!(read.showed(Field::FullName, Some("Đỗ Văn An")) && !read.showed(Field::FullName, Some("Đỗ Văn Ân")));
        assert!(read.showed(Field::Phone, None) && !read.showed(Field::Phone, Some("0912345678")));
        assert!(read.showed_household(HouseholdField::Address, Some("Số 1")));
        assert!(!read.showed_household(HouseholdField::Address, Some("Số 2")));
        assert_eq!(Seal::parse("7f3a"), None);
    }
}
