//! What is wrong with a cell of a roster or with a person's facts: a warning to clean up, never a refusal
//! (contract.md "Import", domain.md sections 3 and 6).

use super::field::Field;

/// The kinds of problem; the codes are the contract's.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum ProblemCode {
    /// A day that cannot be.
    BadDate,
    /// A day after today (or after the roster's as-of day).
    FutureDate,
    /// Not a personal number.
    BadPersonId,
    /// A personal number that does not fit the birth year, the sex, or any province.
    PersonIdMismatch,
    /// Lost leading zeros were put back.
    PersonIdRestored,
    /// The personal number belongs to another person.
    DuplicateId,
    /// Not a mobile phone number.
    BadPhone,
    /// An 11-digit number from before 2018 was converted.
    PhoneConverted,
    /// One phone on several people with accounts.
    SharedPhone,
    /// A row with data but without a name.
    NoName,
    /// A word that is not understood in a column of fixed words.
    UnknownValue,
    /// Nothing says which household the person belongs to.
    MissingHousehold,
    /// A date where an address should be (Excel turned 12/5 into 12 May).
    DateInAddress,
    /// Text in an old encoding was repaired.
    RepairedText,
    /// Milestones in an order that cannot be.
    OrderOfMilestones,
    /// A cell longer than its limit.
    TooLong,
    /// Control or invisible characters were removed.
    ControlCharacters,
}

impl ProblemCode {
    /// All of them, in the order of the contract.
    pub const ALL: [Self; 17] = [
        Self::BadDate,
        Self::FutureDate,
        Self::BadPersonId,
        Self::PersonIdMismatch,
        Self::PersonIdRestored,
        Self::DuplicateId,
        Self::BadPhone,
        Self::PhoneConverted,
        Self::SharedPhone,
        Self::NoName,
        Self::UnknownValue,
        Self::MissingHousehold,
        Self::DateInAddress,
        Self::RepairedText,
        Self::OrderOfMilestones,
        Self::TooLong,
        Self::ControlCharacters,
    ];

    /// The code of the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::BadDate => "bad_date",
            Self::FutureDate => "future_date",
            Self::BadPersonId => "bad_person_id",
            Self::PersonIdMismatch => "person_id_mismatch",
            Self::PersonIdRestored => "person_id_restored",
            Self::DuplicateId => "duplicate_id",
            Self::BadPhone => "bad_phone",
            Self::PhoneConverted => "phone_converted",
            Self::SharedPhone => "shared_phone",
            Self::NoName => "no_name",
            Self::UnknownValue => "unknown_value",
            Self::MissingHousehold => "missing_household",
            Self::DateInAddress => "date_in_address",
            Self::RepairedText => "repaired_text",
            Self::OrderOfMilestones => "order_of_milestones",
            Self::TooLong => "too_long",
            Self::ControlCharacters => "control_characters",
        }
    }

    /// The problem of a code of the contract.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|problem| problem.code() == code)
    }
}

/// A problem that stays with a person until somebody mends the field it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// The kind.
    pub code: ProblemCode,
    /// The fact it is about, where there is one.
    pub field: Option<Field>,
    /// The raw text of the cell, cleaned of control characters.
    pub raw: String,
    /// Where the cell is, as people write it: `E17`.
    pub cell: String,
}
