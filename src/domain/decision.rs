//! What somebody decided about a person beyond the facts: that two entries are one person, that they are not, that a
//! row of a roster means this person, that a doubtful fact is right as it stands. Decisions are events like any
//! other: undone with their operation, never forgotten by a later import (contract.md "Import").

use super::field::Field;
use super::ids::{HouseholdId, PersonId};
use super::person::Person;
use super::problem::ProblemCode;

/// One decision about a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decision {
    /// The entry is the same person as another one, which stands for both. It holds only where the other has the
    /// smaller identity, so that two laptops can never merge two entries into each other.
    MergedInto(PersonId),
    /// The person is somebody else than another one, however alike they are.
    ApartFrom(PersonId),
    /// A row of a roster means this person.
    KnownAs(RowIdentity),
    /// A problem was looked at: the fact is right as it stands.
    Accepted(AcceptedProblem),
    /// A row of a roster says a household that the ledger did not have: the person stays where they are.
    MoveRefused(RefusedMove),
}

/// What tells a row of a roster from others, as the roster writes it.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct RowIdentity {
    /// The name, loosely folded.
    pub name: String,
    /// The birth date in its canonical text.
    pub birth_date: Option<String>,
    /// The personal number.
    pub person_number: Option<String>,
    /// Area and household number, or area and address, folded.
    pub household: String,
}

/// A move that was refused. It holds, also once that household is in the ledger, until a list says another one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RefusedMove {
    /// The row that says it.
    pub row: RowIdentity,
    /// The household of the import before, from where the person would have moved.
    pub from: HouseholdId,
}

/// A problem that is none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AcceptedProblem {
    /// Its kind.
    pub code: ProblemCode,
    /// The fact it is about, where there is one.
    pub field: Option<Field>,
    /// What it was found in: another value is another problem.
    pub evidence: String,
}

impl Person {
    /// The person who stands for this one, where the two were merged.
    pub fn merged_into(&self) -> Option<PersonId> {
        let merged = self.decisions.iter().rev().find_map(|decision| match decision {
            Decision::MergedInto(into) => Some(*into),
            Decision::ApartFrom(_) | Decision::KnownAs(_) | Decision::Accepted(_) | Decision::MoveRefused(_) => None,
        });
        merged.filter(|into| *into < self.id)
    }

    /// Whether somebody said that this is not the other person.
    pub fn is_apart_from(&self, other: PersonId) -> bool {
        self.decisions.contains(&Decision::ApartFrom(other))
    }

    /// Rows of rosters that mean this person.
    pub fn known_as(&self) -> impl Iterator<Item = &RowIdentity> {
        self.decisions.iter().filter_map(|decision| match decision {
            Decision::KnownAs(row) => Some(row),
            Decision::MergedInto(_) | Decision::ApartFrom(_) | Decision::Accepted(_) | Decision::MoveRefused(_) => None,
        })
    }

    /// Whether a problem was looked at and found to be none.
    pub fn has_accepted(&self, code: ProblemCode, field: Option<Field>, evidence: &str) -> bool {
        self.decisions.iter().any(|decision| match decision {
            Decision::Accepted(accepted) => {
                (accepted.code, accepted.field, accepted.evidence.as_str()) == (code, field, evidence)
            }
            Decision::MergedInto(_) | Decision::ApartFrom(_) | Decision::KnownAs(_) | Decision::MoveRefused(_) => false,
        })
    }

    /// Moves of the person that somebody refused.
    pub fn refused_moves(&self) -> impl Iterator<Item = &RefusedMove> {
        self.decisions.iter().filter_map(|decision| match decision {
            Decision::MoveRefused(refused) => Some(refused),
            Decision::MergedInto(_) | Decision::ApartFrom(_) | Decision::KnownAs(_) | Decision::Accepted(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::HouseholdId;
    use crate::domain::person::{Person, PersonFacts};

    fn person(id: u8, decisions: Vec<Decision>) -> Person {
        Person {
            id: PersonId([id; 16]),
            household: HouseholdId::default(),
            facts: PersonFacts { full_name: "Đỗ Văn An".to_owned(), ..PersonFacts::default() },
            presence_changes: Vec::new(),
            first_presence: None,
            imported: None,
            problems: Vec::new(),
            conflicts: Vec::new(),
            decisions,
        }
    }

    #[test]
    fn only_the_smaller_identity_stands_for_another_and_the_last_word_counts() {
        let (one, two, three) = (PersonId([1; 16]), PersonId([2; 16]), PersonId([3; 16]));
        assert_eq!(person(3, vec![Decision::MergedInto(two)]).merged_into(), Some(two));
        let again = vec![Decision::MergedInto(two), Decision::MergedInto(one)];
        assert_eq!(person(3, again).merged_into(), Some(one));
        for into in [two, three] {
            assert_eq!(person(2, vec![Decision::MergedInto(into)]).merged_into(), None, "never upwards, never itself");
        }
    }

    #[test]
    fn an_accepted_problem_is_one_of_this_evidence_only() {
        let accepted = AcceptedProblem {
            code: ProblemCode::PersonIdMismatch,
            field: Some(Field::PersonNumber),
            evidence: "031085000613|1986|male".to_owned(),
        };
        let person = person(1, vec![Decision::Accepted(accepted)]);
        let has = |code, field, evidence| person.has_accepted(code, field, evidence);
        let (code, field) = (ProblemCode::PersonIdMismatch, Some(Field::PersonNumber));
        assert!(has(code, field, "031085000613|1986|male"));
        assert!(!has(code, field, "031085000613|1987|male"));
        assert!(!has(ProblemCode::BadPersonId, field, "031085000613|1986|male"));
    }
}
