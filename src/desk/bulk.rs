//! Recording the same for many people at once: one operation, so that one undo takes it back.

use super::Desk;
use super::error::DeskError;
use super::views::{Done, DoneMany, PersonRef};
use crate::domain::event::{Body, OperationKind, Source};
use crate::domain::field::{Change, Field};
use crate::domain::milestone::{Milestone, Reached};

impl Desk {
    /// Records how far a milestone is for many people; those for whom it stands already, with
    /// whatever day, are left alone and counted.
    pub fn record_many(
        &mut self,
        people: &[PersonRef],
        milestone: Milestone,
        reached: Reached,
    ) -> Result<DoneMany, DeskError> {
        let field = Field::Milestone(milestone);
        let kind = OperationKind::RecordMilestone;
        let on = reached.counts_from().unwrap_or(self.clock.today());
        let new = Some(reached).filter(|reached| reached.is_reached()).map(|reached| reached.to_string());
        let mut changes = Vec::new();
        let mut standing = 0;
        for person in people {
            // Somebody may have been taken out of the ledger since they were marked.
            let Some(row) = self.store.person(person.0)? else { continue };
            // A day that stands is somebody's own; one day for many is no reason to replace it.
            let there = row.person.facts.milestones.get(milestone);
            let stands = there.same_as(reached) || there.is_reached() && reached.is_reached();
            if stands && !row.person.has_conflict(field) {
                standing += 1;
                continue;
            }
            changes.push((row.person.id, Change { field, old: row.person.get(field), new: new.clone() }));
        }
        let changed = changes.len();
        if changes.is_empty() {
            return Ok(DoneMany { done: Done { operation: None, kind, about: None }, changed, standing });
        }
        let ((), recorded) = self.transact(kind, |recording| {
            for (person, change) in changes {
                let (problems, source) = (None, Source::Hand);
                recording.push(on, Body::PersonChanged { person, changes: vec![change], problems, source })?;
            }
            Ok(())
        })?;
        Ok(DoneMany { done: Done { operation: recorded.operation, kind, about: None }, changed, standing })
    }
}
