//! The plan of an import: which household each row belongs to, who is new, changed, the same, twice, held or in
//! doubt. Made from a roster and the ledger before anything is written (contract.md "Import").

mod groups;
mod ledger_index;
mod target;
mod verdict;

use groups::Groups;
pub use ledger_index::LedgerIndex;
use target::target_of;
use verdict::{SeenInFile, verdict};

use super::event::HeldRow;
use super::field::{Change, Field, HouseholdField};
use super::household::HouseholdFacts;
use super::ids::{HouseholdId, PersonId};
use super::person::PersonFacts;
use super::problem::Problem;
use super::roster::{CellProblem, HeldCells, Place, Roster};

/// A household of the plan.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedHousehold {
    /// The household of the ledger, or a new one.
    pub target: HouseholdTarget,
}

/// Where the people of a planned household go.
#[derive(Clone, PartialEq, Debug)]
pub enum HouseholdTarget {
    /// A household that the ledger does not have yet.
    New(HouseholdFacts),
    /// A household of the ledger, with what changes.
    Known(HouseholdId, Vec<Change<HouseholdField>>),
}

/// What becomes of a row.
#[derive(Clone, PartialEq, Debug)]
pub enum Verdict {
    /// A new person.
    Add {
        /// The facts.
        facts: Box<PersonFacts>,
        /// Problems of the cells.
        problems: Vec<Problem>,
    },
    /// A person of the ledger, changed.
    Update {
        /// The person.
        person: PersonId,
        /// The changes; the household's is not among them.
        changes: Vec<Change<Field>>,
        /// The household of the last import, where it was another one.
        from_household: Option<HouseholdId>,
        /// All problems of the row, where they differ from the last import's.
        problems: Option<Vec<Problem>>,
    },
    /// A person of the ledger, nothing new.
    Same(PersonId),
    /// The same person stands in the file twice.
    Duplicate,
    /// Put aside; `None` when an identical row is put aside already.
    Held(Option<HeldRow>),
    /// Perhaps somebody of the ledger: the user decides.
    Unsure(Box<UnsureRow>),
}

/// A row that is perhaps somebody of the ledger.
#[derive(Clone, PartialEq, Debug)]
pub struct UnsureRow {
    /// Where it stands.
    pub place: Place,
    /// The facts of the row.
    pub facts: PersonFacts,
    /// Who it may be.
    pub like: PersonId,
}

/// A row of the plan.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedRow {
    /// Index of its household in [`ImportPlan::households`].
    pub household: usize,
    /// What becomes of it.
    pub verdict: Verdict,
}

/// How many rows come to what: `rows` is the sum of the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ImportCounts {
    /// Data rows.
    pub rows: u64,
    /// Households in the files.
    pub households: u64,
    /// New people.
    pub added: u64,
    /// Changed people.
    pub updated: u64,
    /// People with nothing new.
    pub unchanged: u64,
    /// Rows of people who stand in the files twice.
    pub duplicates: u64,
    /// Rows put aside.
    pub held: u64,
    /// Rows to be decided.
    pub unsure: u64,
}

/// What an import will do.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ImportPlan {
    /// Households, in the order of the files.
    pub households: Vec<PlannedHousehold>,
    /// Rows, in the order of the files.
    pub rows: Vec<PlannedRow>,
    /// Rows without a name that are not put aside yet.
    pub nameless: Vec<HeldRow>,
    /// The counts.
    pub counts: ImportCounts,
    /// Every problem of the files, in their order.
    pub problems: Vec<(Place, CellProblem)>,
}

/// Makes the plan.
pub fn plan(roster: Roster, index: &LedgerIndex<'_>) -> ImportPlan {
    let mut plan = ImportPlan::default();
    let names: Vec<(String, Vec<String>)> = roster
        .files
        .iter()
        .map(|file| (file_name(&file.path), file.sheets.iter().map(|sheet| sheet.name.clone()).collect()))
        .collect();
    plan.counts.rows = (roster.rows.len() + roster.nameless.len()) as u64;
    plan.counts.held = roster.nameless.len() as u64;
    for cells in roster.nameless {
        let problem = CellProblem { code: cells.code, column: cells.column, field: None, raw: String::new() };
        plan.problems.push((cells.place, problem));
        let held = held_row(cells, &names);
        if !waits(&index.held, &held) && !waits(&plan.nameless, &held) {
            plan.nameless.push(held);
        }
    }
    let mut rows = roster.rows;
    let groups = Groups::of(&mut rows, index);
    plan.counts.households = groups.households.len() as u64;
    plan.households = groups.households.into_iter().map(|facts| target_of(facts, index)).collect();
    let mut seen = SeenInFile::default();
    for (row, household) in rows.into_iter().zip(groups.household_of_row) {
        plan.problems.extend(row.problems.iter().map(|problem| (row.place, problem.clone())));
        let (verdict, late_problem) = verdict(row, household, &mut plan.households, index, &mut seen, &names);
        plan.problems.extend(late_problem);
        let counts = &mut plan.counts;
        match &verdict {
            Verdict::Add { .. } => counts.added += 1,
            Verdict::Update { .. } => counts.updated += 1,
            Verdict::Same(_) => counts.unchanged += 1,
            Verdict::Duplicate => counts.duplicates += 1,
            Verdict::Held(_) => counts.held += 1,
            Verdict::Unsure(_) => counts.unsure += 1,
        }
        plan.rows.push(PlannedRow { household, verdict });
    }
    plan.problems.sort_by_key(|(place, problem)| (*place, problem.column));
    plan
}

fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

/// Whether an identical row waits already: the same cells, wherever they stood.
fn waits<R: std::borrow::Borrow<HeldRow>>(waiting: &[R], held: &HeldRow) -> bool {
    waiting.iter().map(R::borrow).any(|other| (other.code, &other.cells) == (held.code, &held.cells))
}

fn held_row(cells: HeldCells, names: &[(String, Vec<String>)]) -> HeldRow {
    let file = names.get(usize::from(cells.place.file));
    HeldRow {
        file: file.map(|(name, _)| name.clone()).unwrap_or_default(),
        sheet: file.and_then(|(_, sheets)| sheets.get(usize::from(cells.place.sheet))).cloned().unwrap_or_default(),
        row: cells.place.row,
        code: cells.code,
        cells: cells.cells,
    }
}
