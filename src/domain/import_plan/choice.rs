//! What the user decides about the rows of a plan before it is written: whom an unsure row means, and who moves. A
//! plan stays as it was made; choices stand beside it and are taken back by leaving them out.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::{
    HouseholdTarget, ImportCounts, ImportPlan, Like, PlannedHousehold, PlannedRow, RowNote, UnsureRow, Verdict, told,
};
use crate::domain::decision::{Decision, RefusedMove, RowIdentity};
use crate::domain::field::{Change, Field};
use crate::domain::ids::{HouseholdId, PersonId};

/// What is decided about a row.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RowChoice {
    /// An unsure row is this person.
    Same(PersonId, Home),
    /// An unsure row is nobody whom it is like.
    Another,
    /// Whoever the row means stays in their household.
    Stays,
}

/// Where somebody lives of whom a row says another household.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Home {
    /// Where the row says.
    AsListed,
    /// Where the ledger says.
    Kept,
}

/// Decisions by the place of the row.
pub type Choices = BTreeMap<usize, RowChoice>;

impl ImportPlan {
    /// The counts as the choices make them.
    pub fn counts_with(&self, choices: &Choices) -> ImportCounts {
        let mut counts = self.counts;
        if choices.is_empty() {
            return counts;
        }
        let mut meant = self.meant();
        // The households of the decided rows only: each is asked once.
        let mut households: HashMap<usize, PlannedHousehold> = HashMap::new();
        for (place, choice) in choices {
            let Some(row) = self.rows.get(*place) else { continue };
            let Some(household) = self.households.get(row.household) else { continue };
            let household = households.entry(row.household).or_insert_with(|| household.clone());
            let mut row = row.clone();
            take(&mut counts, &row.verdict);
            decide(&mut row, *choice, household, (&mut meant, self.moves.get(place)));
            counts.count(&row.verdict);
        }
        counts
    }

    /// The plan with the choices in it. Rows that say something of entries come first: what a person's own row says
    /// is what is remembered of them.
    #[must_use]
    pub fn decided(mut self, choices: &Choices) -> Self {
        self.counts = self.counts_with(choices);
        let mut meant = if choices.is_empty() { HashSet::new() } else { self.meant() };
        for (place, choice) in choices {
            let Some(row) = self.rows.get_mut(*place) else { continue };
            let Some(household) = self.households.get_mut(row.household) else { continue };
            decide(row, *choice, household, (&mut meant, self.moves.get(place)));
        }
        if !choices.is_empty() {
            told::settle(&self.told_of, &self.rows, &mut self.households);
        }
        self.rows.sort_by_key(|row| row.notes.is_empty());
        self
    }

    /// Whether there is anything to write, the choices taken.
    pub fn writes(&self, choices: &Choices) -> bool {
        let changed = self.households.iter().any(|household| match &household.target {
            HouseholdTarget::Known(_, changes) => !changes.is_empty(),
            HouseholdTarget::New(_) => household.is_stated,
        });
        let row_writes = |row: &PlannedRow| match &row.verdict {
            Verdict::Add { .. } | Verdict::Update { .. } | Verdict::Held(Some(_)) => true,
            Verdict::Same(_) | Verdict::Duplicate | Verdict::Held(None) | Verdict::Unsure(_) => !row.notes.is_empty(),
        };
        !choices.is_empty()
            || changed
            || !self.nameless.is_empty()
            || self.rows.iter().any(|row| row.settles.is_some() || row_writes(row))
    }

    /// The people whom rows surely mean.
    fn meant(&self) -> HashSet<PersonId> {
        self.rows.iter().filter_map(|row| row.verdict.person()).collect()
    }
}

impl Verdict {
    /// The person of the ledger whom the row surely means.
    pub fn person(&self) -> Option<PersonId> {
        match self {
            Self::Update { person, .. } | Self::Same(person) => Some(*person),
            Self::Add { .. } | Self::Duplicate | Self::Held(_) | Self::Unsure(_) => None,
        }
    }
}

impl RowNote {
    /// Whether it says nothing.
    fn is_empty(&self) -> bool {
        match self {
            Self::Said { changes, from_household, problems, .. } => {
                changes.is_empty() && from_household.is_none() && problems.is_none()
            }
            Self::Decided { .. } => false,
        }
    }
}

fn take(counts: &mut ImportCounts, verdict: &Verdict) {
    let count = counts.of(verdict);
    *count = count.saturating_sub(1);
}

fn decide(
    row: &mut PlannedRow,
    choice: RowChoice,
    household: &mut PlannedHousehold,
    (meant, moves): (&mut HashSet<PersonId>, Option<&RowIdentity>),
) {
    match (choice, std::mem::replace(&mut row.verdict, Verdict::Duplicate)) {
        (RowChoice::Same(person, home), Verdict::Unsure(unsure)) => {
            row.notes.push(known_as(Some(person), &unsure.identity));
            let identity = unsure.identity.clone();
            if meant.insert(person) {
                row.verdict = same(*unsure, person, household);
                if home == Home::Kept {
                    stay(row, household, &identity);
                }
            }
        }
        (RowChoice::Another, Verdict::Unsure(unsure)) => {
            let UnsureRow { facts, problems, identity, likes } = *unsure;
            // The next list asks neither about the row nor about the two; by a number it is known anyway.
            if identity.person_number.is_none() {
                row.notes.push(known_as(None, &identity));
            }
            row.notes.extend(likes.iter().map(|like| {
                let decision = Decision::ApartFrom(like.person);
                RowNote::Decided { person: None, decision }
            }));
            row.verdict = Verdict::Add { facts: Box::new(facts), problems };
        }
        (RowChoice::Stays, verdict) => {
            row.verdict = verdict;
            if let Some(identity) = moves {
                stay(row, household, identity);
            }
        }
        (RowChoice::Same(..) | RowChoice::Another, verdict) => row.verdict = verdict,
    }
}

fn known_as(person: Option<PersonId>, identity: &RowIdentity) -> RowNote {
    RowNote::Decided { person, decision: Decision::KnownAs(identity.clone()) }
}

/// The row means this person.
fn same(unsure: UnsureRow, person: PersonId, household: &mut PlannedHousehold) -> Verdict {
    let Some(like) = unsure.likes.into_iter().find(|like| like.person == person) else {
        return Verdict::Same(person);
    };
    let from_household = goes_from(&like, household);
    let Like { changes, problems, .. } = like;
    if changes.is_empty() && problems.is_none() && from_household.is_none() {
        return Verdict::Same(person);
    }
    Verdict::Update { person, changes, from_household, problems }
}

fn goes_from(like: &Like, household: &mut PlannedHousehold) -> Option<HouseholdId> {
    let is_elsewhere = match &household.target {
        HouseholdTarget::Known(id, _) => *id != like.from && *id != like.at,
        HouseholdTarget::New(facts) if facts.household_no.is_none() => {
            household.target = HouseholdTarget::Known(like.from, like.own_household.clone());
            false
        }
        HouseholdTarget::New(_) => true,
    };
    is_elsewhere.then_some(like.from)
}

/// Whoever the row means stays where they are, and the next list does not ask again: the household that it says is
/// remembered; of one that the ledger does not have, that the move was refused.
fn stay(row: &mut PlannedRow, household: &PlannedHousehold, identity: &RowIdentity) {
    let Verdict::Update { person, changes, from_household, problems } = &mut row.verdict else { return };
    let Some(from) = from_household.take() else { return };
    let person = *person;
    // What the row of an entry that was merged says is remembered of the entry.
    let mut entries = row.notes.iter_mut().filter_map(|note| match note {
        RowNote::Said { person, from_household: moved @ Some(_), .. } => Some((*person, moved)),
        RowNote::Said { .. } | RowNote::Decided { .. } => None,
    });
    match (&household.target, entries.next()) {
        (HouseholdTarget::Known(..), Some(_)) => {}
        (HouseholdTarget::Known(id, _), None) => {
            let said = Some(id.to_string());
            let changes = vec![Change { field: Field::Household, old: said.clone(), new: said }];
            row.notes.push(RowNote::Said { person, changes, from_household: None, problems: None });
        }
        (HouseholdTarget::New(_), entry) => {
            let meant = entry.map_or(person, |(entry, moved)| {
                *moved = None;
                entry
            });
            row.notes.retain(|note| !note.is_empty());
            let decision = Decision::MoveRefused(RefusedMove { row: identity.clone(), from });
            row.notes.push(RowNote::Decided { person: Some(meant), decision });
        }
    }
    if changes.is_empty() && problems.is_none() {
        row.verdict = Verdict::Same(person);
    }
}
