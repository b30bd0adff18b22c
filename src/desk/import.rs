//! Bringing a roster in: read, plan, and one operation that is written whole or not at all.

mod bodies;
mod choosing;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::ControlFlow;
use std::path::PathBuf;

use bodies::Bodies;
use chrono::NaiveDate;

pub(super) use choosing::remember_folder;
pub use choosing::{ChosenPath, FolderShown, Looked, Usable, UsableEntry, folder, places, typed_path};

use super::Desk;
use super::error::DeskError;
use crate::domain::event::{Body, HeldRow, ImportSummary, OperationKind};
use crate::domain::field::{Change, HouseholdField};
use crate::domain::household::Household;
use crate::domain::ids::{HeldRowId, OperationId, PersonId};
use crate::domain::import_plan::{HouseholdTarget, ImportCounts, ImportPlan, LedgerIndex, UnsureRow, Verdict, plan};
use crate::domain::partial_date::PartialDate;
use crate::domain::person::Person;
use crate::domain::problem::ProblemCode;
use crate::domain::roster::{CellProblem, Place, Roster, RosterFile};
use crate::intake::{self, ReadOptions, ReadProgress};

/// Which stage an import is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ImportStage {
    /// Reading the files.
    Reading {
        /// Rows read.
        rows: u64,
        /// Bytes of the files read.
        bytes_done: u64,
        /// Bytes of the files.
        bytes_total: u64,
    },
    /// Comparing with the ledger.
    Comparing,
    /// Writing into the ledger.
    Writing {
        /// Rows written.
        rows: u64,
        /// Rows to be written.
        total: u64,
    },
}

/// Whether an import writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// Writes.
    Import,
    /// Only makes the plan.
    DryRun,
}

/// An import that is planned and not written: the ledger is as it was, and what is written is what was shown.
pub struct PlannedImport {
    /// The files and how they were read.
    pub files: Vec<RosterFile>,
    /// The day the rosters show.
    pub as_of: NaiveDate,
    plan: ImportPlan,
    /// People of the ledger whom no row means.
    absent: u64,
    /// Names and births of those whom the unsure rows may mean.
    likes: HashMap<PersonId, (String, Option<PartialDate>)>,
}

/// A plan as it is shown.
#[derive(Clone, PartialEq, Debug)]
pub struct PlanShown {
    /// The files and how they were read.
    pub files: Vec<RosterFile>,
    /// The day the rosters show.
    pub as_of: NaiveDate,
    /// The counts.
    pub counts: ImportCounts,
    /// How many of the households are new.
    pub new_households: u64,
    /// How many households of the ledger change.
    pub changed_households: u64,
    /// The first changes of households: what stands now, what will.
    pub household_changes: Vec<(Option<String>, Option<String>)>,
    /// How many problems of each kind, in the order of the contract.
    pub kinds: Vec<(ProblemCode, u64)>,
    /// Every problem, in the order of the files.
    pub problems: Vec<(Place, CellProblem)>,
    /// Rows that are put aside.
    pub held: Vec<HeldRow>,
    /// Rows that are not written.
    pub unsure: Vec<UnsureShown>,
    /// People of the ledger whom no row means: they stay as they are.
    pub absent: u64,
    /// Whether there is anything to write.
    pub writes: Writes,
}

/// So many changes of households are shown; the first ones tell whether the list is of this ward.
const HOUSEHOLD_CHANGES_SHOWN: usize = 4;

/// Whether a plan would change the ledger.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Writes {
    /// It would.
    Something,
    /// Everything stands there already.
    Nothing,
}

/// A row that is perhaps somebody of the ledger.
#[derive(Clone, PartialEq, Debug)]
pub struct UnsureShown {
    /// The row.
    pub row: UnsureRow,
    /// Name and birth of who it may be.
    pub like: (String, Option<PartialDate>),
}

/// What an import did, or would do.
#[derive(Debug)]
pub struct Imported {
    /// The files and how they were read.
    pub files: Vec<RosterFile>,
    /// The day the rosters show.
    pub as_of: NaiveDate,
    /// The counts.
    pub counts: ImportCounts,
    /// Every problem, in the order of the files.
    pub problems: Vec<(Place, CellProblem)>,
    /// Rows that are put aside by this import.
    pub held: Vec<HeldRow>,
    /// The operation, if anything was written.
    pub operation: Option<OperationId>,
}

impl PlannedImport {
    /// The counts.
    pub fn counts(&self) -> ImportCounts {
        self.plan.counts
    }

    /// Whether there is anything to write.
    pub fn writes(&self) -> Writes {
        if plan_writes(&self.plan) { Writes::Something } else { Writes::Nothing }
    }

    /// As it is shown.
    pub fn shown(&self) -> PlanShown {
        let plan = &self.plan;
        let mut kinds: BTreeMap<ProblemCode, u64> = BTreeMap::new();
        for (_, problem) in &plan.problems {
            *kinds.entry(problem.code).or_default() += 1;
        }
        let is_new = |target: &HouseholdTarget| matches!(target, HouseholdTarget::New(_));
        let unsure = unsure_of(plan)
            .map(|row| UnsureShown { row: row.clone(), like: self.likes.get(&row.like).cloned().unwrap_or_default() });
        let changed: Vec<&Vec<Change<HouseholdField>>> = plan
            .households
            .iter()
            .filter_map(|household| match &household.target {
                HouseholdTarget::Known(_, changes) if !changes.is_empty() => Some(changes),
                HouseholdTarget::Known(..) | HouseholdTarget::New(_) => None,
            })
            .collect();
        let first_changes = changed.iter().copied().flatten().take(HOUSEHOLD_CHANGES_SHOWN);
        PlanShown {
            files: self.files.clone(),
            as_of: self.as_of,
            counts: plan.counts,
            new_households: plan.households.iter().filter(|household| is_new(&household.target)).count() as u64,
            changed_households: changed.len() as u64,
            household_changes: first_changes.map(|change| (change.old.clone(), change.new.clone())).collect(),
            kinds: kinds.into_iter().collect(),
            problems: plan.problems.clone(),
            held: held_of(plan),
            unsure: unsure.collect(),
            absent: self.absent,
            writes: self.writes(),
        }
    }
}

impl Desk {
    /// Brings rosters in.
    pub fn import(
        &mut self,
        paths: &[PathBuf],
        options: &ReadOptions,
        doing: Doing,
        progress: &mut dyn FnMut(ImportStage) -> ControlFlow<()>,
    ) -> Result<Imported, DeskError> {
        let planned = self.plan_import(paths, options, progress)?;
        match (doing, planned.writes()) {
            (Doing::Import, Writes::Something) => self.write_import(planned, progress),
            (Doing::Import, Writes::Nothing) | (Doing::DryRun, _) => Ok(Imported {
                held: held_of(&planned.plan),
                counts: planned.plan.counts,
                files: planned.files,
                as_of: planned.as_of,
                problems: planned.plan.problems,
                operation: None,
            }),
        }
    }

    /// Reads rosters and makes the plan; nothing is written.
    pub fn plan_import(
        &self,
        paths: &[PathBuf],
        options: &ReadOptions,
        progress: &mut dyn FnMut(ImportStage) -> ControlFlow<()>,
    ) -> Result<PlannedImport, DeskError> {
        let roster = intake::read(paths, options, &mut |step: ReadProgress| {
            progress(ImportStage::Reading {
                rows: step.rows,
                bytes_done: step.bytes_done,
                bytes_total: step.bytes_total,
            })
        })?;
        let mut go_on = || match progress(ImportStage::Comparing) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(DeskError::Cancelled),
        };
        go_on()?;
        let planned = self.plan_roster(roster, &mut go_on)?;
        go_on()?;
        Ok(planned)
    }

    fn plan_roster(
        &self,
        roster: Roster,
        go_on: &mut dyn FnMut() -> Result<(), DeskError>,
    ) -> Result<PlannedImport, DeskError> {
        let households: Vec<Household> = self.store.households()?.into_iter().map(|row| row.household).collect();
        let mut people: Vec<Person> = Vec::new();
        let mut numbers: Vec<(i64, PersonId)> = Vec::new();
        self.store.each_person::<DeskError>(|row| {
            numbers.push((row.number, row.person.id));
            people.push(row.person);
            if people.len().is_multiple_of(PEOPLE_BETWEEN) { go_on() } else { Ok(()) }
        })?;
        let entries = self.store.held_rows()?;
        // A row that waits no more is known still, but nothing mends it again.
        let waiting: Vec<HeldRowId> =
            entries.iter().filter(|entry| entry.settled.is_none()).map(|entry| entry.id).collect();
        let held: Vec<HeldRow> = entries.into_iter().map(|entry| entry.held).collect();
        let (files, as_of) = (roster.files.clone(), roster.as_of);
        let index = LedgerIndex::new(&households, &people, &held).with_keys(numbers, waiting);
        let plan = plan(roster, &index);
        let meant: HashSet<PersonId> = plan.rows.iter().filter_map(|row| meant(&row.verdict)).collect();
        let doubted: HashSet<PersonId> = unsure_of(&plan).map(|row| row.like).collect();
        let likes = people.iter().filter(|person| doubted.contains(&person.id));
        Ok(PlannedImport {
            files,
            as_of,
            absent: people.iter().filter(|person| !meant.contains(&person.id)).count() as u64,
            likes: likes.map(|person| (person.id, (person.facts.full_name.clone(), person.facts.birth_date))).collect(),
            plan,
        })
    }

    /// Writes a plan: one operation, whole or not at all. The ledger must be the one that it was made from.
    pub fn write_import(
        &mut self,
        planned: PlannedImport,
        progress: &mut dyn FnMut(ImportStage) -> ControlFlow<()>,
    ) -> Result<Imported, DeskError> {
        self.back_up_before()?;
        let PlannedImport { files, as_of, plan, .. } = planned;
        let (held, counts, summary) = (held_of(&plan), plan.counts, summary_of(&files, as_of, plan.counts));
        let ImportPlan { households, rows, nameless, problems, .. } = plan;
        let total = rows.len() as u64;
        let (operation, _) = self.transact(OperationKind::Import, |recording| {
            recording.expect_many()?;
            recording.push(as_of, Body::RosterImported { summary })?;
            let mut bodies = Bodies::new(households);
            let held: Vec<Body> = nameless.into_iter().map(|held| bodies.held(held)).collect();
            // Households whose people are the same may still have changed themselves: they come first.
            let changed = bodies.changed_households();
            let stated = bodies.stated_households();
            let all = held
                .into_iter()
                .chain(changed)
                .chain(stated)
                .chain(rows.into_iter().flat_map(|row| bodies.of_row(row)));
            recording.push_all(as_of, all, &mut |written| {
                progress(ImportStage::Writing { rows: written.min(total), total })
            })?;
            Ok(recording.operation())
        })?;
        Ok(Imported { files, as_of, counts, problems, held, operation: Some(operation) })
    }
}

/// People of the ledger that are read between two looks at whether to go on.
const PEOPLE_BETWEEN: usize = 1_000;

/// The person of the ledger that a row means, or may mean.
fn meant(verdict: &Verdict) -> Option<PersonId> {
    match verdict {
        Verdict::Update { person, .. } | Verdict::Same(person) => Some(*person),
        Verdict::Unsure(row) => Some(row.like),
        Verdict::Add { .. } | Verdict::Duplicate | Verdict::Held(_) => None,
    }
}

fn unsure_of(plan: &ImportPlan) -> impl Iterator<Item = &UnsureRow> {
    plan.rows.iter().filter_map(|row| match &row.verdict {
        Verdict::Unsure(row) => Some(row.as_ref()),
        Verdict::Add { .. } | Verdict::Update { .. } | Verdict::Same(_) | Verdict::Duplicate | Verdict::Held(_) => None,
    })
}

fn plan_writes(plan: &ImportPlan) -> bool {
    let household_changes = plan.households.iter().any(|household| match &household.target {
        HouseholdTarget::Known(_, changes) => !changes.is_empty(),
        HouseholdTarget::New(_) => household.is_stated,
    });
    household_changes
        || !plan.nameless.is_empty()
        || plan.rows.iter().any(|row| {
            row.settles.is_some()
                || match &row.verdict {
                    Verdict::Add { .. } | Verdict::Update { .. } | Verdict::Held(Some(_)) => true,
                    Verdict::Same(_) | Verdict::Duplicate | Verdict::Held(None) | Verdict::Unsure(_) => false,
                }
        })
}

fn held_of(plan: &ImportPlan) -> Vec<HeldRow> {
    let of_rows = plan.rows.iter().filter_map(|row| match &row.verdict {
        Verdict::Held(held) => held.clone(),
        Verdict::Add { .. } | Verdict::Update { .. } | Verdict::Same(_) | Verdict::Duplicate | Verdict::Unsure(_) => {
            None
        }
    });
    plan.nameless.iter().cloned().chain(of_rows).collect()
}

fn summary_of(files: &[RosterFile], as_of: NaiveDate, counts: ImportCounts) -> ImportSummary {
    ImportSummary {
        files: files.iter().map(|file| file.path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()).collect(),
        as_of: Some(as_of),
        rows: counts.rows,
        added: counts.added,
        updated: counts.updated,
    }
}
