//! A household (hộ): number, head, area, address.

use super::field::{Conflict, HouseholdField};
use super::ids::HouseholdId;
use crate::text::fold::loose;

/// What is known of a household.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HouseholdFacts {
    /// The number on the roster, as written; unique only within an area.
    pub household_no: Option<String>,
    /// The head's name.
    pub head_name: Option<String>,
    /// The area, as first written in this ledger.
    pub area: Option<String>,
    /// The address, as written.
    pub address: Option<String>,
}

impl HouseholdFacts {
    /// The text of a fact.
    pub fn get(&self, field: HouseholdField) -> Option<&str> {
        match field {
            HouseholdField::HouseholdNo => self.household_no.as_deref(),
            HouseholdField::HeadName => self.head_name.as_deref(),
            HouseholdField::Area => self.area.as_deref(),
            HouseholdField::Address => self.address.as_deref(),
        }
    }

    /// Sets a fact; nothing clears it.
    pub fn set(&mut self, field: HouseholdField, value: Option<String>) {
        match field {
            HouseholdField::HouseholdNo => self.household_no = value,
            HouseholdField::HeadName => self.head_name = value,
            HouseholdField::Area => self.area = value,
            HouseholdField::Address => self.address = value,
        }
    }
}

/// Whether a relation says that somebody is the head of the household (chủ hộ), in any of the ways lists write it.
pub fn is_head(relationship: &str) -> bool {
    let folded = loose(relationship);
    let is_word =
        matches!(folded.as_str(), "ch" | "c ho" | "chu" | "la chu ho" | "ban than" | "head" | "head of household");
    // "Chủ hộ (vợ)"; the wife of the head is "vợ chủ hộ".
    is_word || folded.strip_prefix("chu ho").is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// A household as the ledger has it: the result of folding its events.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Household {
    /// Identity.
    pub id: HouseholdId,
    /// The facts as they are now.
    pub facts: HouseholdFacts,
    /// Where the last imported value differs from the fact of now; `None` for one added by hand.
    pub imported: Option<Vec<(HouseholdField, Option<String>)>>,
    /// Facts with two values.
    pub conflicts: Vec<Conflict<HouseholdField>>,
}

impl Household {
    /// Whether a fact has two values that wait to be settled.
    pub fn has_conflict(&self, field: HouseholdField) -> bool {
        self.conflicts.iter().any(|conflict| conflict.field == field)
    }

    /// The value that the last import gave for a fact, or nothing for a household added by hand.
    pub fn imported_value(&self, field: HouseholdField) -> Option<Option<&str>> {
        let differing = self.imported.as_ref()?;
        Some(match differing.iter().find(|(other, _)| *other == field) {
            Some((_, value)) => value.as_deref(),
            None => self.facts.get(field),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::is_head;

    #[test]
    fn heads_of_households_in_any_spelling() {
        for (relationship, expected) in [
            ("Chủ hộ", true),
            ("CH", true),
            ("C.hộ", true),
            ("chủ hộ (vợ)", true),
            ("là chủ hộ", true),
            ("Bản thân", true),
            ("chu ho", true),
            ("Head of household", true),
            ("vợ chủ hộ", false),
            ("Con chủ hộ", false),
            ("chủ nhà trọ", false),
            ("", false),
        ] {
            assert_eq!(is_head(relationship), expected, "{relationship}");
        }
    }
}
