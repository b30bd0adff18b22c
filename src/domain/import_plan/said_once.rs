//! A household of the ledger that several households of the files turn out to be, and one of which only rows tell that
//! are put aside. Each fact of it is taken from one place: two that contradict each other would take turns with every
//! import, and what is put aside says nothing yet.

use std::collections::{HashMap, HashSet};

use super::{HouseholdTarget, ImportPlan, PlannedHousehold, Verdict};
use crate::domain::field::HouseholdField;
use crate::domain::household::HouseholdFacts;
use crate::domain::ids::HouseholdId;

/// Which facts the files say of a household.
pub(super) struct Said([bool; HouseholdField::ALL.len()]);

impl Said {
    pub(super) fn of(facts: &HouseholdFacts) -> Self {
        Self(HouseholdField::ALL.map(|field| facts.get(field).is_some()))
    }

    fn fields(&self) -> impl Iterator<Item = HouseholdField> {
        HouseholdField::ALL.into_iter().zip(self.0).filter_map(|(field, is_said)| is_said.then_some(field))
    }
}

/// The places of households that the ledger knows by what the files say of them, and not only by who lives there.
pub(super) fn meant(households: &[PlannedHousehold]) -> HashSet<usize> {
    let known = households.iter().enumerate().filter(|(_, planned)| id_of(planned).is_some());
    known.map(|(place, _)| place).collect()
}

/// Leaves each fact of a household to the first that says it; one that is known by its number or address goes before
/// one that is known by who lives there. `first` is where the households begin that `said` is about.
pub(super) fn settle(plan: &mut ImportPlan, (first, said): (usize, &[Said]), meant: &HashSet<usize>) {
    let is_put_aside = |verdict: &Verdict| matches!(verdict, Verdict::Held(_));
    let told: HashSet<usize> =
        plan.rows.iter().filter(|row| !is_put_aside(&row.verdict)).map(|row| row.household).collect();
    let mut taken: HashMap<HouseholdId, HashSet<HouseholdField>> = HashMap::new();
    for by_people in [false, true] {
        for (place, said) in (first..).zip(said).filter(|(place, _)| meant.contains(place) != by_people) {
            let Some(planned) = plan.households.get_mut(place) else { continue };
            let is_told = planned.is_stated || told.contains(&place);
            let HouseholdTarget::Known(id, changes) = &mut planned.target else { continue };
            if !is_told {
                changes.clear();
                continue;
            }
            let taken = taken.entry(*id).or_default();
            changes.retain(|change| !taken.contains(&change.field));
            taken.extend(said.fields());
        }
    }
}

fn id_of(planned: &PlannedHousehold) -> Option<HouseholdId> {
    match &planned.target {
        HouseholdTarget::Known(id, _) => Some(*id),
        HouseholdTarget::New(_) => None,
    }
}
