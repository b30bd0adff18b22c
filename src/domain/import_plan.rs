//! The plan of an import: which household each row belongs to, who is new, changed, the same, twice, held or in
//! doubt. Made from a roster and the ledger before anything is written (contract.md "Import").

mod choice;
mod first;
mod groups;
mod identity;
mod joined;
mod ledger_index;
mod likeness;
mod listed;
mod merged;
mod said_once;
mod target;
mod told;
mod verdict;

use std::collections::{BTreeMap, BTreeSet, HashSet};

pub use choice::{Choices, Home, RowChoice};
pub use first::{FirstPlan, FirstPlanned, NeedsWhole, Next};
use groups::Groups;
pub use ledger_index::LedgerIndex;
use said_once::Said;
use target::target_of;
use told::ToldOf;
use verdict::{Judged, Judging, SeenInFile, verdict};

use super::decision::{Decision, RowIdentity};
use super::event::HeldRow;
use super::field::{Change, Field, HouseholdField};
use super::household::HouseholdFacts;
use super::ids::{HeldRowId, HouseholdId, PersonId};
use super::person::PersonFacts;
use super::problem::{Problem, ProblemCode};
use super::roster::{CellProblem, HeldCells, Place, RAW_LIMIT, Roster};
use crate::text::collate::area_key;

/// A household of the plan.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedHousehold {
    /// The household of the ledger, or a new one.
    pub target: HouseholdTarget,
    /// Whether it comes into the ledger without anybody in it: a table of households names it.
    pub is_stated: bool,
    /// For a new one whose area was renamed in the ledger since: that change, which holds for it too.
    pub renamed: Option<Change<HouseholdField>>,
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
    /// The facts of the row.
    pub facts: PersonFacts,
    /// Problems of the cells.
    pub problems: Vec<Problem>,
    /// What tells the row from others.
    pub identity: RowIdentity,
    /// Who it may be, the likeliest first: one at least.
    pub likes: Vec<Like>,
}

/// Who a row may be, and what it would change in them.
#[derive(Clone, PartialEq, Debug)]
pub struct Like {
    /// The person.
    pub person: PersonId,
    /// The changes; the household's is not among them.
    pub changes: Vec<Change<Field>>,
    /// All problems of the row, where they differ from the last import's.
    pub problems: Option<Vec<Problem>>,
    /// The household of the last import.
    pub from: HouseholdId,
    /// The household of now.
    pub at: HouseholdId,
    /// What the row changes in that household, if it means that one.
    pub own_household: Vec<Change<HouseholdField>>,
}

/// A row of the plan.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedRow {
    /// Where it stands.
    pub place: Place,
    /// Index of its household in [`ImportPlan::households`].
    pub household: usize,
    /// What becomes of it.
    pub verdict: Verdict,
    /// The waiting row that it mends: it waits no more.
    pub settles: Option<HeldRowId>,
    /// What is written beside that.
    pub notes: Vec<RowNote>,
}

/// What is written beside what becomes of a row.
#[derive(Clone, PartialEq, Debug)]
pub enum RowNote {
    /// What the roster says of an entry, remembered there.
    Said {
        /// The entry.
        person: PersonId,
        /// What it says.
        changes: Vec<Change<Field>>,
        /// The household that it said before, where the row has another one.
        from_household: Option<HouseholdId>,
        /// All problems of the row, where they differ from the last import's.
        problems: Option<Vec<Problem>>,
    },
    /// A decision about a person.
    Decided {
        /// The person; none is the one whom the row adds.
        person: Option<PersonId>,
        /// What was decided.
        decision: Decision,
    },
}

/// A problem of the files.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PlannedProblem {
    /// Where the row stands.
    pub place: Place,
    /// What is wrong.
    pub problem: CellProblem,
    /// Whether the last import of the same person had it.
    pub news: News,
}

impl PlannedProblem {
    /// One that was not known before.
    fn new(place: Place, problem: CellProblem) -> Self {
        Self { place, problem, news: News::New }
    }
}

/// Whether something was known before.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum News {
    /// It was not.
    New,
    /// It was.
    Known,
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
    pub problems: Vec<PlannedProblem>,
    /// Rows whose people come from another household, with what tells them from others.
    pub moves: BTreeMap<usize, RowIdentity>,
    /// Areas of the files, by their keys.
    pub areas: BTreeSet<String>,
    /// Households of which rows tell that may not be taken.
    told_of: ToldOf,
}

/// Makes the plan.
pub fn plan(mut roster: Roster, index: &LedgerIndex<'_>) -> ImportPlan {
    let mut plan = ImportPlan::default();
    let names: Vec<(String, Vec<String>)> = roster
        .files
        .iter()
        .map(|file| (file_name(&file.path), file.sheets.iter().map(|sheet| sheet.name.clone()).collect()))
        .collect();
    joined::join(&mut roster, index);
    plan.counts.rows = (roster.rows.len() + roster.nameless.len()) as u64;
    plan.counts.held = roster.nameless.len() as u64;
    let mut nameless: HashSet<(ProblemCode, Vec<(String, String)>)> = HashSet::new();
    for cells in roster.nameless {
        let raw = if cells.code == ProblemCode::NoName { String::new() } else { shown_in_line(&cells.cells) };
        let problem = CellProblem { code: cells.code, column: cells.column, field: None, raw };
        let place = cells.place;
        if cells.reference.is_some_and(|key| index.is_of_held(key)) {
            // It came back as it went out: it goes on waiting, or was settled since.
            plan.problems.push(PlannedProblem { place, problem, news: News::Known });
            continue;
        }
        let held = held_row(cells, &names);
        let news = if index.holds(&held) { News::Known } else { News::New };
        plan.problems.push(PlannedProblem { place, problem, news });
        if news == News::New && nameless.insert((held.code, held.cells.clone())) {
            plan.nameless.push(held);
        }
    }
    let stated = std::mem::take(&mut roster.households);
    let told_of_households = stated.iter().flat_map(|row| row.problems.iter().map(|problem| (row.place, problem)));
    plan.problems.extend(told_of_households.map(|(place, problem)| PlannedProblem::new(place, problem.clone())));
    let mut rows = roster.rows;
    let mut seen = SeenInFile::of(&rows, index);
    listed::take(&mut rows, index, (&mut plan, &mut seen), &names);
    let mut groups = Groups::of(&mut rows, &stated, index);
    plan.counts.households += groups.households.len() as u64;
    plan.areas = groups.households.iter().filter_map(|facts| facts.area.as_deref()).map(area_key).collect();
    let first = plan.households.len();
    let said: Vec<Said> = groups.households.iter().map(Said::of).collect();
    let keyed: HashSet<HouseholdId> = groups
        .households
        .iter()
        .filter_map(|facts| index.household_keyed(facts))
        .map(|household| household.id)
        .collect();
    let (households, stated) = (std::mem::take(&mut groups.households), groups.stated_facts.len());
    let targets = households.into_iter().enumerate();
    plan.households.extend(targets.map(|(place, facts)| target_of(facts, (index, &keyed), place < stated)));
    let meant = said_once::meant(&plan.households);
    let with_households = rows.iter().zip(&groups.household_of_row);
    seen.take_alike(with_households.filter_map(|(row, place)| Some((row, plan.households.get(first + place)?))), index);
    plan.rows.reserve(rows.len());
    seen.go_on_at(plan.rows.len());
    let first_row = plan.rows.len();
    for (row, household) in rows.iter_mut().zip(&groups.household_of_row) {
        let place = row.place;
        let household = first + household;
        let (mends, is_listed) = (listed::mended(row, index), row.reference.is_some());
        let judging = Judging { household, households: &mut plan.households, index, names: &names };
        let Judged { verdict, notes, problems, moves } = verdict(row, judging, &mut seen);
        let (verdict, settles) = listed::after_mending(verdict, mends, is_listed);
        plan.problems.extend(problems);
        plan.moves.extend(moves.map(|identity| (plan.rows.len(), identity)));
        plan.rows.push(PlannedRow { place, household, verdict, settles, notes });
    }
    merged::tell_duplicates(&mut plan.rows, &seen);
    plan.told_of = told::find((&plan.rows, &plan.households), (&rows, &groups), (first_row, first), index);
    told::settle(&plan.told_of, &plan.rows, &mut plan.households);
    said_once::settle(&mut plan, (first, &said), &meant);
    for row in &plan.rows {
        plan.counts.count(&row.verdict);
    }
    plan.problems.sort_by_key(|found| (found.place, found.problem.column));
    plan
}

/// The cells of a row that waits, in a line.
fn shown_in_line(cells: &[(String, String)]) -> String {
    let line =
        cells.iter().map(|(_, text)| text.as_str()).filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    line.chars().take(RAW_LIMIT).collect()
}

impl ImportCounts {
    fn count(&mut self, verdict: &Verdict) {
        *self.of(verdict) += 1;
    }

    fn of(&mut self, verdict: &Verdict) -> &mut u64 {
        match verdict {
            Verdict::Add { .. } => &mut self.added,
            Verdict::Update { .. } => &mut self.updated,
            Verdict::Same(_) => &mut self.unchanged,
            Verdict::Duplicate => &mut self.duplicates,
            Verdict::Held(_) => &mut self.held,
            Verdict::Unsure(_) => &mut self.unsure,
        }
    }
}

fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
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
