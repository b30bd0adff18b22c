//! A household of the ledger that several households of the files turn out to be. Each fact of it is taken from one
//! place: two that contradict each other would take turns with every import.

use std::collections::{HashMap, HashSet};

use super::{HouseholdTarget, ImportPlan, PlannedHousehold};
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
///
/// Of a household of which not all is taken, only what is taken is said; facts that another place says are left to it,
/// whatever is decided later.
pub(super) fn settle(plan: &mut ImportPlan, (first, said): (usize, &[Said]), meant: &HashSet<usize>) {
    let mut taken: HashMap<HouseholdId, HashMap<HouseholdField, usize>> = HashMap::new();
    for by_people in [false, true] {
        for (place, said) in (first..).zip(said).filter(|(place, _)| meant.contains(place) != by_people) {
            let Some(planned) = plan.households.get_mut(place) else { continue };
            let HouseholdTarget::Known(id, changes) = &mut planned.target else { continue };
            let taken = taken.entry(*id).or_default();
            changes.retain(|change| !taken.contains_key(&change.field));
            let fields = plan.told_of.get(&place).map(|told| told.fields(&plan.rows));
            for field in said.fields().filter(|field| fields.as_ref().is_none_or(|fields| fields.contains(field))) {
                taken.entry(field).or_insert(place);
            }
        }
    }
    for (place, told) in &mut plan.told_of {
        let id = plan.households.get(*place).and_then(id_of);
        let Some(taken) = id.and_then(|id| taken.get(&id)) else { continue };
        told.leave(&taken.iter().filter(|(_, by)| *by != place).map(|(field, _)| *field).collect());
    }
}

fn id_of(planned: &PlannedHousehold) -> Option<HouseholdId> {
    match &planned.target {
        HouseholdTarget::Known(id, _) => Some(*id),
        HouseholdTarget::New(_) => None,
    }
}
