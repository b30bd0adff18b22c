//! What a column of a list can hold.

use crate::domain::field::Field;
use crate::domain::milestone::Milestone;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Role {
    RowNo,
    HouseholdNo,
    HeadName,
    Area,
    /// The only address, or one of which nothing more is said.
    Address,
    AddressCurrent,
    AddressPermanent,
    /// House numbers: the address, where there is no other.
    HouseNumber,
    FullName,
    /// Family name and middle names, beside a column of given names.
    FamilyName,
    GivenName,
    BirthDate,
    /// Day and month of a day in three columns, beside its column of years: that one has the role of the fact.
    DayPart,
    MonthPart,
    /// Birth of men, or a mark for them.
    BirthMale,
    BirthFemale,
    Sex,
    PersonId,
    OldId,
    Phone,
    Relationship,
    Residence,
    Presence,
    Nationality,
    Bhyt,
    Gplx,
    Vehicle,
    Bhxh,
    Note,
    CardApplied,
    CardIssued,
    L1Registered,
    L1Activated,
    L2Enrolled,
    L2Approved,
    L2Rejected,
    L2Activated,
    /// Which person of the ledger a row is about, in a list that comes back corrected.
    Reference,
    /// What the row showed when that list went out.
    Seal,
    /// Sensitive data (ethnicity, religion, party, criminal record; NĐ 356/2025): never read.
    Refused,
}

/// Every role with its name in `assets/tables/headers.tsv` and for `--map`, in the order of the variants.
const NAMES: [(Role, &str); Role::COUNT] = [
    (Role::RowNo, "row_no"),
    (Role::HouseholdNo, "household_no"),
    (Role::HeadName, "head_name"),
    (Role::Area, "area"),
    (Role::Address, "address"),
    (Role::AddressCurrent, "address_current"),
    (Role::AddressPermanent, "address_permanent"),
    (Role::HouseNumber, "house_number"),
    (Role::FullName, "full_name"),
    (Role::FamilyName, "full_name_part_family"),
    (Role::GivenName, "full_name_part_given"),
    (Role::BirthDate, "birth_date"),
    (Role::DayPart, "day_part"),
    (Role::MonthPart, "month_part"),
    (Role::BirthMale, "birth_date_male"),
    (Role::BirthFemale, "birth_date_female"),
    (Role::Sex, "sex"),
    (Role::PersonId, "person_id"),
    (Role::OldId, "old_id"),
    (Role::Phone, "phone"),
    (Role::Relationship, "relationship"),
    (Role::Residence, "residence"),
    (Role::Presence, "presence"),
    (Role::Nationality, "nationality"),
    (Role::Bhyt, "bhyt"),
    (Role::Gplx, "gplx"),
    (Role::Vehicle, "vehicle"),
    (Role::Bhxh, "bhxh"),
    (Role::Note, "note"),
    (Role::CardApplied, "card_applied"),
    (Role::CardIssued, "card_issued"),
    (Role::L1Registered, "l1_registered"),
    (Role::L1Activated, "l1_activated"),
    (Role::L2Enrolled, "l2_enrolled"),
    (Role::L2Approved, "l2_approved"),
    (Role::L2Rejected, "l2_rejected"),
    (Role::L2Activated, "l2_activated"),
    (Role::Reference, "ref"),
    (Role::Seal, "ref_seal"),
    (Role::Refused, "refused"),
];

/// All of them.
pub(super) fn all() -> impl Iterator<Item = Role> {
    NAMES.iter().map(|(role, _)| *role)
}

impl Role {
    /// Number of roles.
    pub(super) const COUNT: usize = 40;

    /// Place of the role in an array of all.
    pub(super) fn index(self) -> usize {
        self as usize
    }

    /// Its name in the table of headings.
    pub(super) fn name(self) -> &'static str {
        NAMES.get(self.index()).map_or("", |(_, name)| name)
    }

    /// The role of a name.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, other)| *other == name).map(|(role, _)| *role)
    }

    /// The field of the contract that the column gives, for the list of fields found.
    pub(super) fn contract_name(self) -> &'static str {
        match Self::CONTRACT.iter().find(|(role, _)| *role == self) {
            Some((_, of_contract)) => of_contract.name(),
            None => self.name(),
        }
    }

    /// Roles that together give one field of the contract.
    const CONTRACT: [(Self, Self); 5] = [
        (Self::FamilyName, Self::FullName),
        (Self::GivenName, Self::FullName),
        (Self::BirthMale, Self::BirthDate),
        (Self::BirthFemale, Self::BirthDate),
        (Self::AddressCurrent, Self::Address),
    ];

    /// The fact of a person that the column gives.
    pub(super) fn field(self) -> Option<Field> {
        Field::from_code(self.contract_name())
    }

    /// The column of a milestone.
    pub(super) fn of_milestone(milestone: Milestone) -> Self {
        match milestone {
            Milestone::CardApplied => Self::CardApplied,
            Milestone::CardIssued => Self::CardIssued,
            Milestone::L1Registered => Self::L1Registered,
            Milestone::L1Activated => Self::L1Activated,
            Milestone::L2Enrolled => Self::L2Enrolled,
            Milestone::L2Approved => Self::L2Approved,
            Milestone::L2Rejected => Self::L2Rejected,
            Milestone::L2Activated => Self::L2Activated,
        }
    }

    /// Whether the column is a part of a day in three columns.
    pub(super) fn is_part(self) -> bool {
        matches!(self, Self::DayPart | Self::MonthPart)
    }

    /// Whether the column is one of days, which may stand in parts.
    pub(super) fn is_day(self) -> bool {
        self == Self::BirthDate || self.is_milestone()
    }

    /// Whether the column is one of a milestone.
    pub(super) fn is_milestone(self) -> bool {
        Milestone::ALL.into_iter().any(|milestone| Self::of_milestone(milestone) == self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_in_the_order_of_the_roles() {
        for (index, (role, name)) in NAMES.iter().enumerate() {
            assert_eq!(role.index(), index, "{name}");
            assert_eq!(Role::from_name(name), Some(*role));
        }
    }
}
