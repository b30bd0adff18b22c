//! Adding, correcting, moving people and households from the screen; what happened to them.

use chrono::NaiveDate;

use super::{Job, Reply};
use crate::desk::Desk;
use crate::desk::editing::Assignments;
use crate::desk::error::DeskError;
use crate::desk::views::{Done, HouseholdRef, PersonRef, SubjectHistory};
use crate::domain::field::{Field, HouseholdField};

/// What is asked for.
pub enum EditingRequest {
    /// Add a household.
    AddHousehold(Assignments),
    /// Add a person, to a household or with one of their own.
    AddPerson {
        /// The household; none for a new one.
        household: Option<HouseholdRef>,
        /// The facts of the person, and those of a new household.
        facts: Assignments,
    },
    /// Correct a person.
    EditPerson {
        /// The person.
        person: PersonRef,
        /// The facts that change.
        facts: Assignments,
        /// From when a change of presence counts.
        on: Option<NaiveDate>,
    },
    /// Correct a household.
    EditHousehold {
        /// The household.
        household: HouseholdRef,
        /// The facts that change.
        facts: Assignments,
    },
    /// Move a person.
    MovePerson {
        /// The person.
        person: PersonRef,
        /// Where to.
        to: HouseholdRef,
    },
    /// Move a person to a household that is added for it.
    MoveToNew {
        /// The person.
        person: PersonRef,
        /// The facts of the household.
        facts: Assignments,
    },
    /// Settle a conflict of a person.
    SettlePerson {
        /// The person.
        person: PersonRef,
        /// The fact.
        field: Field,
        /// The value that counts.
        value: Option<String>,
    },
    /// Settle a conflict of a household.
    SettleHousehold {
        /// The household.
        household: HouseholdRef,
        /// The fact.
        field: HouseholdField,
        /// The value that counts.
        value: Option<String>,
    },
    /// What happened to a household or a person.
    History(Subject),
    /// The names of the areas.
    Areas,
}

/// What a history is of.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Subject {
    /// A household.
    Household(HouseholdRef),
    /// A person.
    Person(PersonRef),
}

/// What is answered.
pub enum EditingReply {
    /// Somebody or a household has a new place: it was added, or moved there.
    Placed {
        /// What was done.
        done: Done,
        /// The household.
        household: HouseholdRef,
        /// The person.
        person: Option<PersonRef>,
    },
    /// What happened to a household or a person.
    History {
        /// To whom.
        of: Subject,
        /// What.
        history: Box<SubjectHistory>,
    },
    /// The names of the areas.
    Areas(Vec<String>),
}

impl EditingRequest {
    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        false
    }

    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk, _job: &mut Job<'_>) -> Result<Reply, DeskError> {
        let placed = |done, household, person| Reply::Editing(EditingReply::Placed { done, household, person });
        Ok(match self {
            Self::AddHousehold(facts) => {
                let (household, done) = desk.add_household(&facts)?;
                placed(done, household, None)
            }
            Self::AddPerson { household, mut facts } => {
                let to = household.map(|household| (Field::Household.code().to_owned(), Some(household.to_string())));
                facts.extend(to);
                let (person, done) = desk.add_person(&facts)?;
                placed(done, desk.household_of(person)?, Some(person))
            }
            Self::EditPerson { person, facts, on } => Reply::Done(desk.edit_person(person, &facts, on)?),
            Self::EditHousehold { household, facts } => Reply::Done(desk.edit_household(household, &facts)?),
            Self::MovePerson { person, to } => {
                let done = desk.move_person(person, to)?;
                placed(done, to, Some(person))
            }
            Self::MoveToNew { person, facts } => {
                let (household, done) = desk.move_to_new_household(person, &facts)?;
                placed(done, household, Some(person))
            }
            Self::SettlePerson { person, field, value } => Reply::Done(desk.settle_person(person, field, value)?),
            Self::SettleHousehold { household, field, value } => {
                Reply::Done(desk.settle_household(household, field, value)?)
            }
            Self::History(of) => {
                let history = match of {
                    Subject::Household(household) => desk.history_of_household(household)?,
                    Subject::Person(person) => desk.history_of_person(person)?,
                };
                Reply::Editing(EditingReply::History { of, history: Box::new(history) })
            }
            Self::Areas => Reply::Editing(EditingReply::Areas(desk.area_names()?)),
        })
    }
}
