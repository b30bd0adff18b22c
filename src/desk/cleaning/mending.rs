//! Mending: a repair done, a fact typed anew, a fact found right, a phone given to one of those who share it. Each is
//! one operation.

use std::collections::HashSet;
use std::ops::ControlFlow;

use super::{CleaningItem, is_sure, open_of, told};
use crate::desk::Desk;
use crate::desk::editing::{Assignments, refused_value, unknown_field};
use crate::desk::error::DeskError;
use crate::desk::views::{Done, DoneMany, HouseholdRef, PersonRef};
use crate::domain::decision::{AcceptedProblem, Decision};
use crate::domain::event::{Body, OperationKind, Source};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::ids::PersonId;
use crate::domain::person::PersonFacts;
use crate::domain::problem::ProblemCode;
use crate::domain::quality;
use crate::domain::repair::Remedy;
use crate::msg;
use crate::store::PersonRow;

/// Finding what is to be done takes so many percent of the work, writing it the rest.
const FOUND_PERCENT: usize = 60;

/// What is done about a problem of a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Mend {
    /// The repair that is proposed.
    Repair,
    /// The fact is right as it stands.
    Accept,
    /// Facts typed anew, of the person or of the household.
    Facts(Assignments),
    /// The shared phone is this person's: the others have none.
    PhoneOf(PersonRef),
}

impl Desk {
    /// Does something about a problem of a person, in one operation.
    pub fn mend(&mut self, person: PersonRef, code: ProblemCode, mend: &Mend) -> Result<Done, DeskError> {
        let about = Some(person.to_string());
        let Some(item) = self.cleaning_item(person, code)? else {
            return Ok(Done { operation: None, kind: OperationKind::CleanUp, about });
        };
        let bodies = match mend {
            Mend::Repair => self.repaired(&item, code)?,
            Mend::Accept => self.accepted(&item, code)?,
            Mend::Facts(facts) => self.typed_anew(&item, code, facts)?,
            Mend::PhoneOf(owner) => self.phone_of(&item, *owner)?,
        };
        self.record_mending(bodies, about, &mut |_| ControlFlow::Continue(()))
    }

    /// Does every repair of a kind that is sure, in one operation. `progress` is told how many percent are done and may
    /// stop the work; then nothing changed.
    pub fn repair_all(
        &mut self,
        code: ProblemCode,
        progress: &mut dyn FnMut(u8) -> ControlFlow<()>,
    ) -> Result<DoneMany, DeskError> {
        let (mut bodies, mut changed, mut standing) = (Vec::new(), 0, 0);
        let mut decided: HashSet<PersonId> = HashSet::new();
        let people = self.people_with(code)?;
        let total = people.len();
        for (place, number) in people.into_iter().enumerate() {
            told(progress, (place, total), (0, FOUND_PERCENT))?;
            let Some(item) = self.cleaning_item(PersonRef(i64::from(number)), code)? else { continue };
            if is_sure(item.repair.as_ref()) {
                for body in self.repaired(&item, code)? {
                    // What is confirmed for a whole household comes with each of its members.
                    if let Body::PersonDecided { person, .. } = &body
                        && !decided.insert(*person)
                    {
                        continue;
                    }
                    bodies.push(body);
                }
                changed += 1;
            } else {
                standing += 1;
            }
        }
        Ok(DoneMany { done: self.record_mending(bodies, None, progress)?, changed, standing })
    }

    fn record_mending(
        &mut self,
        bodies: Vec<Body>,
        about: Option<String>,
        progress: &mut dyn FnMut(u8) -> ControlFlow<()>,
    ) -> Result<Done, DeskError> {
        let kind = OperationKind::CleanUp;
        if bodies.is_empty() {
            return Ok(Done { operation: None, kind, about });
        }
        let today = self.clock.today();
        let total = bodies.len();
        let ((), recorded) = self.transact(kind, |recording| {
            for (place, body) in bodies.into_iter().enumerate() {
                told(progress, (place, total), (FOUND_PERCENT, 100))?;
                recording.push(today, body)?;
            }
            Ok(())
        })?;
        Ok(Done { operation: recorded.operation, kind, about })
    }

    fn repaired(&mut self, item: &CleaningItem, code: ProblemCode) -> Result<Vec<Body>, DeskError> {
        match item.repair.as_ref().map(|repair| &repair.remedy) {
            None => Ok(Vec::new()),
            Some(Remedy::Confirm) => self.accepted(item, code),
            Some(Remedy::Set(field, value)) => {
                let row = self.row_of(item.reference)?;
                let change = Change { field: *field, old: row.person.get(*field), new: Some(value.clone()) };
                Ok(vec![changed(&row, vec![change])])
            }
        }
    }

    /// The fact is right as it stands: for all who share a phone, and for all of a household whose address is meant.
    fn accepted(&mut self, item: &CleaningItem, code: ProblemCode) -> Result<Vec<Body>, DeskError> {
        let row = self.row_of(item.reference)?;
        let mut people: Vec<PersonRow> = Vec::new();
        if code == ProblemCode::SharedPhone {
            for sharer in &item.sharing {
                people.push(self.row_of(sharer.reference)?);
            }
        } else if code == ProblemCode::DateInAddress {
            people = self.with_the_same_address(&row, item)?;
        } else {
            people.push(row);
        }
        let decided = people.iter().map(|row| accept(row, &row.person.facts, (code, item.field)));
        Ok(decided.collect())
    }

    /// The members of a household of whose address the list says the same.
    fn with_the_same_address(&self, row: &PersonRow, item: &CleaningItem) -> Result<Vec<PersonRow>, DeskError> {
        let (today, code) = (self.clock.today(), ProblemCode::DateInAddress);
        let members = self.store.members(row.household)?.into_iter();
        let same = |member: &PersonRow| {
            let open = open_of(member, code, item.field, today);
            open.is_some_and(|problem| item.cells.iter().all(|(raw, _)| *raw == problem.raw))
        };
        Ok(members.filter(|member| member.number == row.number || same(member)).collect())
    }

    /// Facts typed anew; what is typed as it stood is right as it stands.
    fn typed_anew(
        &mut self,
        item: &CleaningItem,
        code: ProblemCode,
        typed: &Assignments,
    ) -> Result<Vec<Body>, DeskError> {
        let today = self.clock.today();
        let row = self.row_of(item.reference)?;
        let mut facts = row.person.facts.clone();
        let (mut changes, mut place) = (Vec::new(), Assignments::new());
        for (name, value) in typed {
            if HouseholdField::from_code(name).is_some() {
                place.push((name.clone(), value.clone()));
                continue;
            }
            let field =
                Field::from_code(name).filter(|field| *field != Field::Household).ok_or_else(|| unknown_field(name))?;
            quality::set_from_typed(&mut facts, field, value.as_deref(), today)
                .map_err(|bad| refused_value(name, bad))?;
            let (old, new) = (row.person.facts.get(field), facts.get(field));
            if old != new || row.person.has_conflict(field) {
                changes.push(Change { field, old, new });
            }
        }
        self.refuse_taken_number(&facts, Some(row.number))?;
        let mut bodies: Vec<Body> = self.household_changed(item.household, &place)?.into_iter().collect();
        let mends_itself = changes.iter().any(|change| Some(change.field) == item.field);
        let is_found_by_rule = quality::is_found_by_rule(code) || code == ProblemCode::SharedPhone;
        // What a rule found is looked at again by the rule; a problem of a cell is looked at by whoever typed.
        let still_stands = match (is_found_by_rule, changes.is_empty() && bodies.is_empty()) {
            (true, is_as_it_stood) => is_as_it_stood,
            (false, _) => !mends_itself,
        };
        if still_stands && code == ProblemCode::DateInAddress {
            let members = self.with_the_same_address(&row, item)?;
            bodies.extend(members.iter().map(|member| accept(member, &member.person.facts, (code, item.field))));
        } else if still_stands {
            bodies.push(accept(&row, &facts, (code, item.field)));
        }
        if !changes.is_empty() {
            bodies.insert(0, changed(&row, changes));
        }
        Ok(bodies)
    }

    fn household_changed(&mut self, household: HouseholdRef, typed: &Assignments) -> Result<Option<Body>, DeskError> {
        let row = self.store.household(household.0)?.ok_or(DeskError::Locked)?;
        let mut changes = Vec::new();
        for (name, value) in typed {
            let Some(field) = HouseholdField::from_code(name) else { continue };
            let new = self.household_text(field, value.as_deref())?;
            let old = row.household.facts.get(field).map(str::to_owned);
            if old != new || row.household.has_conflict(field) {
                changes.push(Change { field, old, new });
            }
        }
        let (household, source) = (row.household.id, Source::Hand);
        Ok((!changes.is_empty()).then_some(Body::HouseholdChanged { household, changes, source }))
    }

    /// The phone stays with one of those who share it.
    fn phone_of(&mut self, item: &CleaningItem, owner: PersonRef) -> Result<Vec<Body>, DeskError> {
        if item.sharing.iter().all(|sharer| sharer.reference != owner) {
            return Err(DeskError::refused("not_sharing", msg!("error-not-sharing", reference = owner.to_string())));
        }
        let mut bodies = Vec::new();
        for other in item.sharing.iter().filter(|sharer| sharer.reference != owner) {
            let row = self.row_of(other.reference)?;
            let change = Change { field: Field::Phone, old: row.person.get(Field::Phone), new: None };
            bodies.push(changed(&row, vec![change]));
        }
        Ok(bodies)
    }
}

fn changed(row: &PersonRow, changes: Vec<Change<Field>>) -> Body {
    Body::PersonChanged { person: row.person.id, changes, problems: None, source: Source::Hand }
}

/// The fact is right with these facts.
fn accept(row: &PersonRow, facts: &PersonFacts, (code, field): (ProblemCode, Option<Field>)) -> Body {
    let evidence = quality::evidence(facts, code, field);
    Body::PersonDecided {
        person: row.person.id,
        decision: Decision::Accepted(AcceptedProblem { code, field, evidence }),
    }
}
