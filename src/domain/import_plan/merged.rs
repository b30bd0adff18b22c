//! A row of an entry that was merged into somebody. It is compared with what was last imported of the entry; what
//! changed is said of the person who stands for it, under the same terms as any import. Each of the two remembers
//! what its own row says, so that a list that holds both rows is quiet the next time.

use std::collections::HashSet;

use super::likeness::imported_household;
use super::verdict::{Changed, Judging, SeenInFile, compare, is_less_exact, moved, problems_of};
use super::{HouseholdTarget, PlannedRow, RowNote, Verdict};
use crate::domain::field::{Change, Field};
use crate::domain::person::{Person, PersonFacts};
use crate::domain::roster::RosterRow;

/// What becomes of a row that means an entry merged into somebody.
pub(super) fn judge_merged(
    (entry, standing): (&Person, &Person),
    row: &RosterRow,
    judging: &mut Judging<'_, '_>,
) -> (Verdict, Vec<RowNote>) {
    let Changed { changes, problems } = compare(entry, row, &problems_of(row));
    let from = moved(entry, row, judging);
    if changes.is_empty() && problems.is_none() && from.is_none() {
        return (Verdict::Same(standing.id), Vec::new());
    }
    let is_there = match judging.households.get(judging.household).map(|planned| &planned.target) {
        Some(HouseholdTarget::Known(id, _)) => *id == standing.household,
        Some(HouseholdTarget::New(_)) | None => false,
    };
    let moves = from.filter(|_| !is_there);
    let said: Vec<Change<Field>> = changes.iter().flat_map(|change| said_of_standing(change, standing)).collect();
    let note = RowNote::Said { person: entry.id, changes, from_household: from, problems };
    let mut notes = vec![note];
    if moves.is_some() {
        let own = Some(imported_household(standing).to_string());
        let changes = vec![Change { field: Field::Household, old: own.clone(), new: own }];
        notes.push(RowNote::Said { person: standing.id, changes, from_household: None, problems: None });
    }
    if said.is_empty() && moves.is_none() {
        return (Verdict::Same(standing.id), notes);
    }
    (Verdict::Update { person: standing.id, changes: said, from_household: moves, problems: None }, notes)
}

/// What a change of the entry's row says of who stands for it, and then what their own row said, which they remember.
fn said_of_standing(change: &Change<Field>, standing: &Person) -> Vec<Change<Field>> {
    let field = change.field;
    let own = standing.imported_value(field).flatten();
    let is_there = PersonFacts::same_value(field, standing.get(field).as_deref(), change.new.as_deref());
    let says_less = change.new.as_deref().is_some_and(|said| is_less_exact(field, said, standing, own.as_deref()));
    if is_there || says_less {
        return Vec::new();
    }
    vec![change.clone(), Change { field, old: own.clone(), new: own }]
}

/// A person of whom two rows stand in the files is one person: a row of a merged entry counts as a duplicate where
/// another row means the same person and it has nothing new.
pub(super) fn tell_duplicates(rows: &mut [PlannedRow], seen: &SeenInFile) {
    let mut meant: HashSet<_> = seen.matched.clone();
    for (place, standing) in &seen.of_entries {
        let Some(row) = rows.get_mut(*place) else { continue };
        let is_second = !meant.insert(*standing);
        if is_second && row.verdict == Verdict::Same(*standing) {
            row.verdict = Verdict::Duplicate;
        }
    }
}
