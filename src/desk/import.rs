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
use crate::domain::import_plan::{
    HouseholdTarget, ImportCounts, ImportPlan, LedgerIndex, PlannedHousehold, PlannedRow, Verdict, plan,
};
use crate::domain::person::Person;
use crate::domain::roster::{CellProblem, Place, Roster, RosterFile};
use crate::intake::{self, ReadOptions, ReadProgress};
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

    #[expect(clippy::too_many_arguments, reason = "the parts of one import, each used once")]
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
            let mut bodies = Bodies { written: vec![None; households.len()], households, ids: Ids::new() };
            let held: Vec<Body> = nameless.into_iter().map(|held| bodies.held(held)).collect();
            // Households whose people are the same may still have changed themselves: they come first.
            let changed = bodies.changed_households();
            let all = held.into_iter().chain(changed).chain(rows.into_iter().flat_map(|row| bodies.of_row(row)));
            recording.push_all(as_of, all, &mut |written| {
                progress(ImportStage::Writing { rows: written.min(total), total })
            })?;
            Ok(recording.operation())
        })?;
        Ok(operation)
    }
}

/// The events of an import, made from its plan one row after the other.
struct Bodies {
    households: Vec<PlannedHousehold>,
    /// The identity of each planned household once its event is made.
    written: Vec<Option<HouseholdId>>,
    ids: Ids,
}

impl Bodies {
    fn held(&mut self, held: HeldRow) -> Body {
        Body::RowHeld { row: HeldRowId(self.ids.next()), held }
    }

    /// Changes of households that the ledger has.
    fn changed_households(&mut self) -> Vec<Body> {
        let mut bodies = Vec::new();
        for (planned, written) in self.households.iter().zip(&mut self.written) {
            if let HouseholdTarget::Known(household, changes) = &planned.target {
                *written = Some(*household);
                if !changes.is_empty() {
                    let (household, changes, source) = (*household, changes.clone(), Source::Import);
                    bodies.push(Body::HouseholdChanged { household, changes, source });
                }
            }
        }
        bodies
    }

    /// The events of a row: its household's, where it is new, before its own.
    fn of_row(&mut self, row: PlannedRow) -> Vec<Body> {
        let mut bodies = Vec::with_capacity(1);
        let source = Source::Import;
        match row.verdict {
            Verdict::Add { facts, problems } => {
                if let Some(household) = self.household(row.household, &mut bodies) {
                    let person = PersonId(self.ids.next());
                    bodies.push(Body::PersonAdded { person, household, facts, problems, source });
                }
            }
            Verdict::Update { person, mut changes, from_household, problems } => {
                let to = from_household.and_then(|_| self.household(row.household, &mut bodies));
                if let (Some(from), Some(to)) = (from_household, to) {
                    let (old, new) = (Some(from.to_string()), Some(to.to_string()));
                    changes.push(Change { field: Field::Household, old, new });
                }
                bodies.push(Body::PersonChanged { person, changes, problems, source });
            }
            Verdict::Held(Some(held)) => bodies.push(self.held(held)),
            Verdict::Same(_) | Verdict::Duplicate | Verdict::Held(None) | Verdict::Unsure(_) => {}
        }
        bodies
    }

    /// The household of a row; a new one gets its event.
    fn household(&mut self, place: usize, bodies: &mut Vec<Body>) -> Option<HouseholdId> {
        if let Some(Some(household)) = self.written.get(place) {
            return Some(*household);
        }
        let HouseholdTarget::New(facts) = &self.households.get(place)?.target else { return None };
        let (facts, household) = (facts.clone(), HouseholdId(self.ids.next()));
        bodies.push(Body::HouseholdAdded { household, facts, source: Source::Import });
        if let Some(slot) = self.written.get_mut(place) {
            *slot = Some(household);
        }
        Some(household)
    }
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
