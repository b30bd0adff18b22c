//! The named facts of a person and of a household, each as a canonical text: the form in which the journal keeps
//! a change and the command line takes a value.

use super::milestone::Milestone;

/// One fact of a person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Field {
    /// Full name, NFC, name case.
    FullName,
    /// Birth date, possibly partial: `1950`, `1950-05`, `1950-05-03`.
    BirthDate,
    /// `male` or `female`.
    Sex,
    /// Personal number, 12 digits.
    PersonNumber,
    /// Old identity card number (CMND), 9 digits.
    OldId,
    /// Mobile phone, 10 digits.
    Phone,
    /// Relation to the head of the household, as written.
    Relationship,
    /// `permanent` or `temporary`.
    Residence,
    /// Code of the presence.
    Presence,
    /// Nationality as written; none means Vietnamese.
    Nationality,
    /// Free note.
    Note,
    /// Health insurance integrated into the account: `yes` or `no`.
    Bhyt,
    /// Driving licence integrated.
    Gplx,
    /// Vehicle registration integrated.
    Vehicle,
    /// Social insurance integrated.
    Bhxh,
    /// The household, as an identity.
    Household,
    /// A milestone: `2023-06-15`, `?2023-06-15` (day unknown, counts from then).
    Milestone(Milestone),
}

/// Each field, its name in the contract, its short name in the journal's payloads.
const NAMES: [(Field, &str, &str); 24] = [
    (Field::FullName, "full_name", "n"),
    (Field::BirthDate, "birth_date", "b"),
    (Field::Sex, "sex", "s"),
    (Field::PersonNumber, "person_id", "i"),
    (Field::OldId, "old_id", "o"),
    (Field::Phone, "phone", "t"),
    (Field::Relationship, "relationship", "r"),
    (Field::Residence, "residence", "re"),
    (Field::Presence, "presence", "p"),
    (Field::Nationality, "nationality", "na"),
    (Field::Note, "note", "no"),
    (Field::Bhyt, "bhyt", "hy"),
    (Field::Gplx, "gplx", "gp"),
    (Field::Vehicle, "vehicle", "ve"),
    (Field::Bhxh, "bhxh", "hx"),
    (Field::Household, "household", "h"),
    (Field::Milestone(Milestone::CardApplied), "card_applied", "ca"),
    (Field::Milestone(Milestone::CardIssued), "card_issued", "ci"),
    (Field::Milestone(Milestone::L1Registered), "l1_registered", "1r"),
    (Field::Milestone(Milestone::L1Activated), "l1_activated", "1a"),
    (Field::Milestone(Milestone::L2Enrolled), "l2_enrolled", "2e"),
    (Field::Milestone(Milestone::L2Approved), "l2_approved", "2p"),
    (Field::Milestone(Milestone::L2Rejected), "l2_rejected", "2x"),
    (Field::Milestone(Milestone::L2Activated), "l2_activated", "2a"),
];

impl Field {
    /// All fields, in the order of the contract.
    pub fn all() -> impl Iterator<Item = Self> {
        NAMES.iter().map(|(field, _, _)| *field)
    }

    /// The name of the contract.
    pub fn code(self) -> &'static str {
        NAMES.get(self.place()).map_or("", |(_, code, _)| code)
    }

    /// The field of a name of the contract.
    pub fn from_code(code: &str) -> Option<Self> {
        NAMES.iter().find(|(_, name, _)| *name == code).map(|(field, _, _)| *field)
    }

    /// The short name in the journal's payloads; a format constant, never to be changed.
    pub fn journal_code(self) -> &'static str {
        NAMES.get(self.place()).map_or("", |(_, _, short)| short)
    }

    /// Its place in the table, which a test holds to the order of the variants.
    fn place(self) -> usize {
        match self {
            Self::FullName => 0,
            Self::BirthDate => 1,
            Self::Sex => 2,
            Self::PersonNumber => 3,
            Self::OldId => 4,
            Self::Phone => 5,
            Self::Relationship => 6,
            Self::Residence => 7,
            Self::Presence => 8,
            Self::Nationality => 9,
            Self::Note => 10,
            Self::Bhyt => 11,
            Self::Gplx => 12,
            Self::Vehicle => 13,
            Self::Bhxh => 14,
            Self::Household => 15,
            Self::Milestone(milestone) => 16 + milestone as usize,
        }
    }

    /// The field of a short name of the journal.
    pub fn from_journal_code(code: &str) -> Option<Self> {
        NAMES.iter().find(|(_, _, short)| *short == code).map(|(field, _, _)| *field)
    }
}

/// One fact of a household.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum HouseholdField {
    /// The household's number on the roster (số hộ).
    HouseholdNo,
    /// Head of the household (chủ hộ), a name.
    HeadName,
    /// Area (tổ dân phố, thôn …).
    Area,
    /// Address.
    Address,
}

impl HouseholdField {
    /// All of them, in the order of the contract.
    pub const ALL: [Self; 4] = [Self::HouseholdNo, Self::HeadName, Self::Area, Self::Address];

    /// The name of the contract; the journal uses it too.
    pub fn code(self) -> &'static str {
        match self {
            Self::HouseholdNo => "household_no",
            Self::HeadName => "head_name",
            Self::Area => "area",
            Self::Address => "address",
        }
    }

    /// The field of a name of the contract.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// A change of one fact: what it replaces and what it says. No text means no value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change<F> {
    /// What changes.
    pub field: F,
    /// The value that stood there for whoever made the change.
    pub old: Option<String>,
    /// The new value.
    pub new: Option<String>,
}

/// Two values of one fact that both stand until somebody settles it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Conflict<F> {
    /// The fact.
    pub field: F,
    /// The value that is not shown meanwhile.
    pub other: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique_and_read_back() {
        for field in Field::all() {
            assert_eq!(Field::from_code(field.code()), Some(field));
            assert_eq!(Field::from_journal_code(field.journal_code()), Some(field));
        }
        for milestone in Milestone::ALL {
            assert_eq!(Field::Milestone(milestone).code(), milestone.code());
        }
        for field in HouseholdField::ALL {
            assert_eq!(HouseholdField::from_code(field.code()), Some(field));
        }
    }
}
