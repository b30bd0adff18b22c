//! Recording visits and milestones.

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::views::{Done, HouseholdRef, PersonRef, PersonResult};
use crate::domain::event::{Body, OperationKind, Source};
use crate::domain::field::{Change, Field};
use crate::domain::ids::{HouseholdId, OperationId, PersonId};
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::quality::TEXT_LIMIT;
use crate::domain::visit::{Appointment, Outcome, ResultKind, Visit, VisitResult};
use crate::msg;
use crate::text::clean::clean;

/// A visit to be recorded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewVisit {
    /// The day; today if nothing is said.
    pub on: Option<NaiveDate>,
    /// What came of it at the door.
    pub outcome: Outcome,
    /// What came of it for each person.
    pub results: Vec<PersonResult>,
    /// When to come again.
    pub next: Option<Appointment>,
    /// Short note.
    pub note: Option<String>,
}

/// A visit that was looked at and can be recorded.
pub(super) struct Prepared {
    household: HouseholdId,
    visit: Visit,
    changes: Vec<(PersonId, Change<Field>)>,
}

impl Desk {
    /// Records a visit; a milestone among the results was reached on the day of the visit.
    pub fn visit(&mut self, household: HouseholdRef, new: &NewVisit) -> Result<Done, DeskError> {
        let prepared = self.prepare_visit(household, new)?;
        let operation = self.write_visits(vec![prepared])?;
        Ok(Done { operation, kind: OperationKind::RecordVisit, about: Some(household.to_string()) })
    }

    /// A visit that can be recorded as it stands, with what it changes.
    pub(super) fn prepare_visit(&self, household: HouseholdRef, new: &NewVisit) -> Result<Prepared, DeskError> {
        let today = self.clock.today();
        let on = new.on.unwrap_or(today);
        refuse_future(on, today)?;
        if let Some(next) = new.next.filter(|next| next.day < on) {
            return Err(DeskError::refused(
                "appointment_before_visit",
                msg!("error-appointment-before", day = next.day),
            ));
        }
        let note = new.note.as_deref().map(|note| clean(note).text).filter(|note| !note.is_empty());
        if note.as_ref().is_some_and(|note| note.chars().count() > TEXT_LIMIT) {
            return Err(DeskError::refused("note_too_long", msg!("error-note-too-long", limit = TEXT_LIMIT)));
        }
        let row = self.store.household(household.0)?.ok_or(DeskError::Locked)?;
        let mut results = Vec::new();
        let mut changes = Vec::new();
        for PersonResult { person, result, reason, phone } in &new.results {
            let member = self
                .store
                .person(person.0)?
                .filter(|member| member.household == household.0)
                .ok_or_else(|| not_a_member(*person, household))?;
            if results
                .iter()
                .any(|earlier: &VisitResult| earlier.person == member.person.id && earlier.result == *result)
            {
                return Err(DeskError::refused(
                    "result_twice",
                    msg!("error-result-twice", reference = person.to_string()),
                ));
            }
            if phone.is_some() && !result.is_activation() {
                return Err(DeskError::refused_with_hint(
                    "phone_without_activation",
                    msg!("error-phone-without-activation", reference = person.to_string()),
                    msg!("error-phone-without-activation-hint"),
                ));
            }
            results.push(VisitResult { person: member.person.id, result: *result, reason: *reason, phone: *phone });
            if let ResultKind::Milestone(milestone) = result {
                let change = milestone_change(&member.person.facts.milestones, *milestone, Reached::On(on));
                changes.extend(change.map(|change| (member.person.id, change)));
            }
        }
        let visit = Visit { on, outcome: new.outcome, results, next: new.next, note };
        Ok(Prepared { household: row.household.id, visit, changes })
    }

    /// Records visits as one operation.
    pub(super) fn write_visits(&mut self, visits: Vec<Prepared>) -> Result<Option<OperationId>, DeskError> {
        let ((), recorded) = self.transact(OperationKind::RecordVisit, |recording| {
            for Prepared { household, visit, changes } in visits {
                let on = visit.on;
                recording.push(on, Body::VisitRecorded { household, visit })?;
                for (person, change) in changes {
                    let (problems, source) = (None, Source::Hand);
                    recording.push(on, Body::PersonChanged { person, changes: vec![change], problems, source })?;
                }
            }
            Ok(())
        })?;
        Ok(recorded.operation)
    }

    /// Records how far a milestone is; what stands there already records nothing.
    pub fn record(&mut self, person: PersonRef, milestone: Milestone, reached: Reached) -> Result<Done, DeskError> {
        let row = self.store.person(person.0)?.ok_or(DeskError::Locked)?;
        let today = self.clock.today();
        let field = Field::Milestone(milestone);
        let old = row.person.get(field);
        let new = Some(reached).filter(|reached| reached.is_reached()).map(|reached| reached.to_string());
        let settles = row.person.has_conflict(field);
        let stands = row.person.facts.milestones.get(milestone).same_as(reached);
        let changes = if stands && !settles { Vec::new() } else { vec![Change { field, old, new }] };
        let on = reached.counts_from().unwrap_or(today);
        self.change_person(OperationKind::RecordMilestone, &row, changes, on)
    }
}

/// What a milestone reached at a visit changes: a day that is known stays.
fn milestone_change(
    milestones: &crate::domain::milestone::Milestones,
    milestone: Milestone,
    reached: Reached,
) -> Option<Change<Field>> {
    let current = milestones.get(milestone);
    // A file may be taken, and sent back, more than once: the latest counts. Anything else happens once.
    let again = matches!(milestone, Milestone::L2Enrolled | Milestone::L2Rejected);
    let stands = match (current.stated_day(), reached.stated_day()) {
        (Some(day), Some(on)) => day == on || day < on && !again,
        (None, _) | (_, None) => false,
    };
    let text =
        |reached: Reached| Some(reached).filter(|reached| reached.is_reached()).map(|reached| reached.to_string());
    (!stands).then(|| Change { field: Field::Milestone(milestone), old: text(current), new: text(reached) })
}

/// A visit has happened.
pub(super) fn refuse_future(on: NaiveDate, today: NaiveDate) -> Result<(), DeskError> {
    if on <= today {
        return Ok(());
    }
    Err(DeskError::refused_with_hint(
        "future_visit",
        msg!("error-future-visit", day = on),
        msg!("error-future-visit-hint"),
    ))
}

fn not_a_member(person: PersonRef, household: HouseholdRef) -> DeskError {
    DeskError::refused(
        "not_a_member",
        msg!("error-not-a-member", reference = person.to_string(), household = household.to_string()),
    )
}
