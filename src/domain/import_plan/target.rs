//! Which household of the ledger a household of the files is, and what changes in it.

use std::collections::HashSet;

use super::ledger_index::LedgerIndex;
use super::{HouseholdTarget, PlannedHousehold};
use crate::domain::field::{Change, HouseholdField};
use crate::domain::household::{Household, HouseholdFacts};
use crate::domain::ids::HouseholdId;
use crate::text::collate::area_key;

/// The target of a household of the files. One that is `keyed`, whose number and area another household of the files
/// has, is no other one's by its number alone.
pub(super) fn target_of(
    facts: HouseholdFacts,
    (index, keyed): (&LedgerIndex<'_>, &HashSet<HouseholdId>),
    is_stated: bool,
) -> PlannedHousehold {
    let is_free = |household: &&Household| {
        facts.household_no.is_none() || !keyed.contains(&household.id) || index.household_keyed(&facts).is_some()
    };
    if let Some(household) = index.household_meant(&facts).filter(is_free) {
        let target = HouseholdTarget::Known(household.id, household_changes(&facts, household));
        return PlannedHousehold { target, is_stated, renamed: None };
    }
    let renamed = index.area_now(facts.area.as_deref()).map(|now| Change {
        field: HouseholdField::Area,
        old: facts.area.clone(),
        new: now.map(str::to_owned),
    });
    PlannedHousehold { target: HouseholdTarget::New(facts), is_stated, renamed }
}

/// What a roster changes in a household: each text that differs from the one last imported. A blank changes nothing.
pub(super) fn household_changes(facts: &HouseholdFacts, household: &Household) -> Vec<Change<HouseholdField>> {
    let by_hand = household.imported.is_none();
    HouseholdField::ALL
        .into_iter()
        .filter_map(|field| {
            let said = facts.get(field)?;
            let before = household.imported_value(field).flatten();
            let same = match field {
                HouseholdField::Area => before.is_some_and(|before| area_key(before) == area_key(said)),
                HouseholdField::HouseholdNo | HouseholdField::HeadName | HouseholdField::Address => {
                    before == Some(said)
                }
            };
            let nothing_to_say = by_hand && household.facts.get(field) == Some(said);
            (!same && !nothing_to_say).then(|| Change {
                field,
                old: before.map(str::to_owned),
                new: Some(said.to_owned()),
            })
        })
        .collect()
}
