//! Recording the same for many at once: one operation, so that one undo takes it back. What it will do is counted
//! before by the same rules.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::views::{Done, DoneMany, Foreseen, HouseholdRef, PersonRef};
use super::visits::refuse_future;
use crate::domain::event::{Body, OperationKind, Source};
use crate::domain::field::{Change, Field};
use crate::domain::ids::{HouseholdId, PersonId};
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::visit::{Appointment, Outcome, Visit};

/// What was marked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Marked {
    /// People; what is about the door is about their households.
    People(Vec<PersonRef>),
    /// Households.
    Households(Vec<HouseholdRef>),
}

impl Marked {
    /// How many are marked.
    pub fn count(&self) -> usize {
        match self {
            Self::People(people) => people.len(),
            Self::Households(households) => households.len(),
        }
    }
}

/// Visits to many households, before they are recorded.
struct PlannedVisits {
    households: Vec<HouseholdId>,
    visit: Visit,
    foreseen: Foreseen,
}

/// A milestone of many people, before it is recorded.
struct PlannedMilestone {
    changes: Vec<(PersonId, Change<Field>)>,
    foreseen: Foreseen,
}

impl Desk {
    /// Records how far a milestone is for many people; those for whom it stands already, with
    /// whatever day, are left alone and counted.
    pub fn record_many(
        &mut self,
        people: &[PersonRef],
        milestone: Milestone,
        reached: Reached,
    ) -> Result<DoneMany, DeskError> {
        let kind = OperationKind::RecordMilestone;
        let on = reached.counts_from().unwrap_or(self.clock.today());
        let PlannedMilestone { changes, foreseen } = self.plan_record(people, milestone, reached)?;
        if changes.is_empty() {
            return Ok(done(kind, None, foreseen));
        }
        let ((), recorded) = self.transact(kind, |recording| {
            for (person, change) in changes {
                let (problems, source) = (None, Source::Hand);
                recording.push(on, Body::PersonChanged { person, changes: vec![change], problems, source })?;
            }
            Ok(())
        })?;
        Ok(done(kind, recorded.operation, foreseen))
    }

    /// What recording a milestone for many people would do.
    pub fn foresee_record(
        &self,
        people: &[PersonRef],
        milestone: Milestone,
        reached: Reached,
    ) -> Result<Foreseen, DeskError> {
        Ok(self.plan_record(people, milestone, reached)?.foreseen)
    }

    fn plan_record(
        &self,
        people: &[PersonRef],
        milestone: Milestone,
        reached: Reached,
    ) -> Result<PlannedMilestone, DeskError> {
        let field = Field::Milestone(milestone);
        let new = Some(reached).filter(|reached| reached.is_reached()).map(|reached| reached.to_string());
        let mut changes = Vec::new();
        let mut foreseen = Foreseen::default();
        for person in people {
            // Somebody may have been taken out of the ledger since they were marked.
            let Some(row) = self.store.person(person.0)? else { continue };
            // A day that stands is somebody's own; one day for many is no reason to replace it.
            let there = row.person.facts.milestones.get(milestone);
            let stands = there.same_as(reached) || there.is_reached() && reached.is_reached();
            if stands && !row.person.has_conflict(field) {
                foreseen.standing += 1;
                continue;
            }
            changes.push((row.person.id, Change { field, old: row.person.get(field), new: new.clone() }));
        }
        foreseen.changed = changes.len();
        Ok(PlannedMilestone { changes, foreseen })
    }

    /// Records a visit with the same outcome to many households. Those that have one of that day and outcome are left
    /// alone and counted. What was agreed before stands on as after any visit.
    pub fn visit_many(
        &mut self,
        marked: &Marked,
        outcome: Outcome,
        on: Option<NaiveDate>,
    ) -> Result<DoneMany, DeskError> {
        let kind = OperationKind::RecordVisit;
        let PlannedVisits { households, visit, foreseen } = self.plan_visits(marked, outcome, on)?;
        if households.is_empty() {
            return Ok(done(kind, None, foreseen));
        }
        let ((), recorded) = self.transact(kind, |recording| {
            for household in households {
                recording.push(visit.on, Body::VisitRecorded { household, visit: visit.clone() })?;
            }
            Ok(())
        })?;
        Ok(done(kind, recorded.operation, foreseen))
    }

    /// What recording a visit to many households would do.
    pub fn foresee_visits(
        &self,
        marked: &Marked,
        outcome: Outcome,
        on: Option<NaiveDate>,
    ) -> Result<Foreseen, DeskError> {
        Ok(self.plan_visits(marked, outcome, on)?.foreseen)
    }

    fn plan_visits(
        &self,
        marked: &Marked,
        outcome: Outcome,
        on: Option<NaiveDate>,
    ) -> Result<PlannedVisits, DeskError> {
        let today = self.clock.today();
        let on = on.unwrap_or(today);
        refuse_future(on, today)?;
        let visit = Visit { on, outcome, results: Vec::new(), next: None, note: None };
        let mut households = Vec::new();
        let mut foreseen = Foreseen::default();
        for household in self.marked_households(marked)? {
            let Some(row) = self.store.household(household)? else { continue };
            let visits = self.store.visits_to(household)?;
            if visits.iter().any(|row| (row.visit.on, row.visit.outcome) == (on, outcome)) {
                foreseen.standing += 1;
                continue;
            }
            // Visits count in the order of their days: one that is written down later is put between the others.
            let (before, after): (Vec<_>, Vec<_>) = visits.iter().partition(|row| row.visit.on <= on);
            let standing = |visits: &[&crate::store::VisitRow], first: Option<Appointment>| {
                visits.iter().fold(first, |standing, row| Appointment::after(standing, &row.visit))
            };
            let so_far = standing(&before, None);
            let without = standing(&after, so_far);
            let with = standing(&after, Appointment::after(so_far, &visit));
            foreseen.ended += usize::from(without.is_some() && with.is_none());
            households.push(row.household.id);
        }
        foreseen.changed = households.len();
        Ok(PlannedVisits { households, visit, foreseen })
    }

    /// The households that are marked, or in which somebody is, each once.
    fn marked_households(&self, marked: &Marked) -> Result<BTreeSet<i64>, DeskError> {
        match marked {
            Marked::Households(households) => Ok(households.iter().map(|household| household.0).collect()),
            Marked::People(people) => {
                let mut households = BTreeSet::new();
                for person in people {
                    households.extend(self.store.person(person.0)?.map(|row| row.household));
                }
                Ok(households)
            }
        }
    }
}

fn done(kind: OperationKind, operation: Option<crate::domain::ids::OperationId>, foreseen: Foreseen) -> DoneMany {
    let Foreseen { changed, standing, ended: _ } = foreseen;
    DoneMany { done: Done { operation, kind, about: None }, changed, standing }
}
