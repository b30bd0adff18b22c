//! Bringing a roster in: read, plan, and one operation that is written whole or not at all.

use std::ops::ControlFlow;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use crate::domain::event::{Body, HeldRow, ImportSummary, OperationKind, Source};
use crate::domain::field::{Change, Field};
use crate::domain::household::Household;
use crate::domain::ids::{HeldRowId, HouseholdId, OperationId, PersonId};
use crate::domain::import_plan::{HouseholdTarget, ImportCounts, ImportPlan, LedgerIndex, Verdict, plan};
use crate::domain::person::Person;
use crate::domain::roster::{CellProblem, Place, Roster, RosterFile};
use crate::intake::{self, ReadOptions, ReadProgress};
use crate::store::Recording;
use crate::sys::entropy;

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

/// Rows between two calls for progress.
const ROWS_A_STEP: u64 = 500;

impl Desk {
    /// Brings rosters in.
    pub fn import(
        &mut self,
        paths: &[PathBuf],
        options: &ReadOptions,
        doing: Doing,
        progress: &mut dyn FnMut(ImportStage) -> ControlFlow<()>,
    ) -> Result<Imported, DeskError> {
        let roster = intake::read(paths, options, &mut |step: ReadProgress| {
            progress(ImportStage::Reading {
                rows: step.rows,
                bytes_done: step.bytes_done,
                bytes_total: step.bytes_total,
            })
        })?;
        let (files, as_of) = (roster.files.clone(), roster.as_of);
        let plan = self.plan_import(roster)?;
        let held = held_of(&plan);
        let counts = plan.counts;
        let mut operation = None;
        let mut problems = Vec::new();
        if doing == Doing::Import {
            if plan_writes(&plan) {
                self.back_up_before()?;
                let summary = summary_of(&files, as_of, counts);
                operation = Some(self.write_import(plan, as_of, summary, &mut problems, progress)?);
            } else {
                problems = plan.problems;
            }
        } else {
            problems = plan.problems;
        }
        Ok(Imported { files, as_of, counts, problems, held, operation })
    }

    fn plan_import(&self, roster: Roster) -> Result<ImportPlan, DeskError> {
        let households: Vec<Household> = self.store.households()?.into_iter().map(|row| row.household).collect();
        let mut people: Vec<Person> = Vec::new();
        self.store.each_person::<DeskError>(|row| {
            people.push(row.person);
            Ok(())
        })?;
        let held: Vec<HeldRow> = self.store.held_rows()?.into_iter().map(|entry| entry.held).collect();
        Ok(plan(roster, &LedgerIndex::new(&households, &people, &held)))
    }

    fn write_import(
        &mut self,
        plan: ImportPlan,
        as_of: NaiveDate,
        summary: ImportSummary,
        problems: &mut Vec<(Place, CellProblem)>,
        progress: &mut dyn FnMut(ImportStage) -> ControlFlow<()>,
    ) -> Result<OperationId, DeskError> {
        let ImportPlan { households, rows, nameless, problems: of_cells, .. } = plan;
        *problems = of_cells;
        let total = rows.len() as u64;
        let (operation, _) = self.transact(OperationKind::Import, |recording| {
            recording.expect_many()?;
            recording.push(as_of, Body::RosterImported { summary })?;
            let mut ids = Ids::new();
            let mut written: Vec<Option<HouseholdId>> = vec![None; households.len()];
            for held in nameless {
                recording.push(as_of, Body::RowHeld { row: HeldRowId(ids.next()), held })?;
            }
            for (done, row) in (0..).zip(rows) {
                if done % ROWS_A_STEP == 0 && progress(ImportStage::Writing { rows: done, total }).is_break() {
                    return Err(DeskError::Cancelled);
                }
                write_row(recording, row.verdict, row.household, (&households, &mut written), &mut ids, as_of)?;
            }
            // Households whose people are the same may still have changed themselves.
            for (planned, written) in households.iter().zip(&written) {
                if let (HouseholdTarget::Known(id, changes), None) = (&planned.target, written) {
                    change_household(recording, *id, changes, as_of)?;
                }
            }
            let _ = progress(ImportStage::Writing { rows: total, total });
            Ok(recording.operation())
        })?;
        Ok(operation)
    }
}

type Households<'h> = (&'h [crate::domain::import_plan::PlannedHousehold], &'h mut Vec<Option<HouseholdId>>);

fn write_row(
    recording: &mut Recording<'_>,
    verdict: Verdict,
    household: usize,
    (planned, written): Households<'_>,
    ids: &mut Ids,
    as_of: NaiveDate,
) -> Result<(), DeskError> {
    let source = Source::Import;
    match verdict {
        Verdict::Add { facts, problems } => {
            let household = household_of(recording, household, (planned, written), ids, as_of)?;
            let person = PersonId(ids.next());
            recording.push(as_of, Body::PersonAdded { person, household, facts, problems, source })?;
        }
        Verdict::Update { person, mut changes, from_household, problems } => {
            if let Some(from) = from_household {
                let to = household_of(recording, household, (planned, written), ids, as_of)?;
                let (old, new) = (Some(from.to_string()), Some(to.to_string()));
                changes.push(Change { field: Field::Household, old, new });
            }
            recording.push(as_of, Body::PersonChanged { person, changes, problems, source })?;
        }
        Verdict::Held(Some(held)) => recording.push(as_of, Body::RowHeld { row: HeldRowId(ids.next()), held })?,
        Verdict::Same(_) | Verdict::Duplicate | Verdict::Held(None) | Verdict::Unsure(_) => {}
    }
    Ok(())
}

/// The household of a row, written before its first person.
fn household_of(
    recording: &mut Recording<'_>,
    place: usize,
    (planned, written): Households<'_>,
    ids: &mut Ids,
    as_of: NaiveDate,
) -> Result<HouseholdId, DeskError> {
    if let Some(Some(id)) = written.get(place) {
        return Ok(*id);
    }
    let id = match planned.get(place).map(|household| &household.target) {
        Some(HouseholdTarget::Known(id, changes)) => {
            change_household(recording, *id, changes, as_of)?;
            *id
        }
        Some(HouseholdTarget::New(facts)) => {
            let household = HouseholdId(ids.next());
            let facts = facts.clone();
            recording.push(as_of, Body::HouseholdAdded { household, facts, source: Source::Import })?;
            household
        }
        None => return Err(DeskError::Locked),
    };
    if let Some(slot) = written.get_mut(place) {
        *slot = Some(id);
    }
    Ok(id)
}

fn change_household(
    recording: &mut Recording<'_>,
    household: HouseholdId,
    changes: &[Change<crate::domain::field::HouseholdField>],
    as_of: NaiveDate,
) -> Result<(), DeskError> {
    if !changes.is_empty() {
        let (changes, source) = (changes.to_vec(), Source::Import);
        recording.push(as_of, Body::HouseholdChanged { household, changes, source })?;
    }
    Ok(())
}

/// Identities of one import: twelve random bytes and a number, so that they are appended to the indexes of the
/// ledger instead of being scattered through them.
struct Ids {
    start: [u8; 16],
    number: u32,
}

impl Ids {
    fn new() -> Self {
        Self { start: entropy::id(), number: 0 }
    }

    fn next(&mut self) -> [u8; 16] {
        let mut id = self.start;
        id.iter_mut().rev().zip(self.number.to_le_bytes()).for_each(|(slot, byte)| *slot = byte);
        self.number += 1;
        id
    }
}

fn plan_writes(plan: &ImportPlan) -> bool {
    let household_changes = plan.households.iter().any(|household| match &household.target {
        HouseholdTarget::Known(_, changes) => !changes.is_empty(),
        HouseholdTarget::New(_) => false,
    });
    household_changes
        || !plan.nameless.is_empty()
        || plan.rows.iter().any(|row| match &row.verdict {
            Verdict::Add { .. } | Verdict::Update { .. } | Verdict::Held(Some(_)) => true,
            Verdict::Same(_) | Verdict::Duplicate | Verdict::Held(None) | Verdict::Unsure(_) => false,
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
