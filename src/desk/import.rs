//! Bringing a roster in: read, plan, and one operation that is written whole or not at all.

mod bodies;
mod choosing;
mod deciding;
#[cfg(test)]
mod deciding_tests;
mod first;
#[cfg(test)]
mod first_tests;
mod parts;
mod shown;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use bodies::Bodies;
use chrono::NaiveDate;

pub(super) use choosing::remember_folder;
pub use choosing::{ChosenPath, FolderShown, Looked, Usable, UsableEntry, accept_shapes, folder, places, typed_path};
use parts::Parts;
pub use shown::{
    Asked, ChangedShown, Effect, FactShown, HomeShown, LikeHint, LikeShown, MoveShown, PersonShown, PlanLines,
    PlanPart, PlanShown, ProblemLine, Reach, Totals, UnsureShown, Writes,
};

use super::Desk;
use super::error::DeskError;
use crate::domain::event::{Body, HeldRow, ImportSummary, OperationKind};
use crate::domain::ids::{HeldRowId, OperationId, PersonId};
use crate::domain::import_plan::{
    Choices, HouseholdTarget, ImportCounts, ImportPlan, LedgerIndex, News, PlannedHousehold, PlannedProblem,
    PlannedRow, Verdict, plan,
};
use crate::domain::person::Person;
use crate::domain::problem::ProblemCode;
use crate::domain::roster::{CellProblem, Place, Roster, RosterFile};
use crate::intake::{self, ReadOptions, ReadProgress};
use crate::store::{HeldEntry, HouseholdRow, PersonRow, Recorded, Recording, Store};
use crate::sys::attended::{Listener, attend, drop_aside};

/// Which stage an import is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ImportStage {
    /// Opening the files: nothing of them is known yet.
    Opening,
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
    /// Making a backup before anything is written.
    BackingUp,
    /// Writing into the ledger.
    Writing {
        /// Rows written.
        rows: u64,
        /// Rows to be written.
        total: u64,
    },
    /// All is written; the ledger makes it lasting, which cannot be stopped.
    Finishing,
}

/// Takes the stage of an import, and says whether to go on. It is told from a thread of its own where the work is busy.
pub type Stages<'s> = &'s mut (dyn FnMut(ImportStage) -> ControlFlow<()> + Send);

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
    parts: Parts,
    /// What the user decided about it.
    choices: Choices,
}

/// So many changes are shown with the counts: the first ones tell whether the list is the right one.
const FIRST_CHANGES: usize = 6;

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
    /// The counts, as decided so far.
    pub fn counts(&self) -> ImportCounts {
        self.plan.counts_with(&self.choices)
    }

    /// Whether there is anything to write.
    pub fn writes(&self) -> Writes {
        if self.plan.writes(&self.choices) { Writes::Something } else { Writes::Nothing }
    }

    /// What it would do.
    fn not_written(self) -> Imported {
        Imported {
            held: held_of(&self.plan),
            counts: self.plan.counts,
            files: self.files,
            as_of: self.as_of,
            problems: told(self.plan.problems),
            operation: None,
        }
    }

    /// As it is shown at first.
    pub fn shown(&self) -> PlanShown {
        let plan = &self.plan;
        let mut kinds: BTreeMap<ProblemCode, u64> = BTreeMap::new();
        for found in plan.problems.iter().filter(|found| found.news == News::New) {
            *kinds.entry(found.problem.code).or_default() += 1;
        }
        let is_new = |target: &HouseholdTarget| matches!(target, HouseholdTarget::New(_));
        let is_changed = |target: &HouseholdTarget| match target {
            HouseholdTarget::Known(_, changes) => !changes.is_empty(),
            HouseholdTarget::New(_) => false,
        };
        let (decided, staying) = self.decided();
        let new_problems = self.parts.new_problems;
        PlanShown {
            files: self.files.clone(),
            as_of: self.as_of,
            counts: self.counts(),
            new_households: plan.households.iter().filter(|household| is_new(&household.target)).count() as u64,
            changed_households: plan.households.iter().filter(|household| is_changed(&household.target)).count() as u64,
            kinds: kinds.into_iter().collect(),
            new_problems: new_problems as u64,
            known_problems: (plan.problems.len() - new_problems) as u64,
            totals: self.parts.totals(),
            first_changes: self.parts.changes(plan, 0, FIRST_CHANGES),
            decided,
            staying,
            absent_elsewhere: self.parts.absent_elsewhere,
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
        progress: Stages<'_>,
    ) -> Result<Imported, DeskError> {
        if let (Doing::Import, Some(path)) = (doing, first::worthwhile(paths))
            && self.has_nobody()?
        {
            return self.import_first(path, options, progress);
        }
        let planned = self.plan_import(paths, options, progress)?;
        match (doing, planned.writes()) {
            (Doing::Import, Writes::Something) => self.write_import(planned, progress),
            (Doing::Import, Writes::Nothing) | (Doing::DryRun, _) => Ok(planned.not_written()),
        }
    }

    /// Reads rosters and makes the plan; nothing is written.
    pub fn plan_import(
        &self,
        paths: &[PathBuf],
        options: &ReadOptions,
        progress: Stages<'_>,
    ) -> Result<PlannedImport, DeskError> {
        let roster = intake::read(paths, options, &mut |step: ReadProgress| progress(reading(step)))?;
        self.plan_roster(roster, progress)
    }

    fn plan_roster(&self, roster: Roster, progress: Stages<'_>) -> Result<PlannedImport, DeskError> {
        let mut tell = || progress(ImportStage::Comparing);
        let listener = Listener::new(&mut tell);
        go_on(listener.tell())?;
        let known = self.store.attended(&listener, || Known::read(&self.store))?;
        let today = self.today();
        let planned = attend(move || known.plan(roster, today), &mut || listener.tell());
        let planned = planned.ok_or(DeskError::Cancelled)?;
        go_on(listener.tell())?;
        Ok(planned)
    }

    /// Writes a plan: one operation, whole or not at all. The ledger must be the one that it was made from.
    pub fn write_import(&mut self, planned: PlannedImport, progress: Stages<'_>) -> Result<Imported, DeskError> {
        self.back_up_before(&mut |_| progress(ImportStage::BackingUp))?;
        self.write_backed_up(planned, progress)
    }

    /// Writes a plan into a ledger of which there is a backup just made.
    fn write_backed_up(&mut self, planned: PlannedImport, progress: Stages<'_>) -> Result<Imported, DeskError> {
        let PlannedImport { files, as_of, plan, choices, parts } = planned;
        drop_aside(parts);
        let plan = plan.decided(&choices);
        let (held, counts, summary) = (held_of(&plan), plan.counts, summary_of(&files, as_of, plan.counts));
        let ImportPlan { households, rows, nameless, problems, .. } = plan;
        match self.write_rows((as_of, summary), (households, rows, nameless), progress) {
            Ok(operation) => {
                let problems = told(problems);
                Ok(Imported { files, as_of, counts, problems, held, operation: Some(operation) })
            }
            Err(error) => {
                drop_aside((problems, held));
                Err(error)
            }
        }
    }

    fn write_rows(
        &mut self,
        (as_of, summary): (NaiveDate, ImportSummary),
        (households, rows, nameless): (Vec<PlannedHousehold>, Vec<PlannedRow>, Vec<HeldRow>),
        progress: Stages<'_>,
    ) -> Result<OperationId, DeskError> {
        let total = rows.len() as u64;
        let taken = Arc::new(AtomicU64::new(0));
        let taking = Arc::clone(&taken);
        let mut tell = || progress(ImportStage::Writing { rows: taken.load(Ordering::Relaxed), total });
        let listener = Listener::new(&mut tell);
        let (store, actor, now) = (&mut self.store, &self.actor, self.clock.now());
        // The disk may keep it waiting anywhere.
        let recording = listener.while_working(&|| (), || -> Result<_, DeskError> {
            let mut recording = store.record_many(OperationKind::Import, actor, now)?;
            recording.push(as_of, Body::RosterImported { summary })?;
            let mut bodies = Bodies::new(households);
            let waiting: Vec<Body> = nameless.into_iter().map(|held| bodies.held(held)).collect();
            // Households whose people are the same may still have changed themselves: they come first.
            let changed = bodies.changed_households();
            let stated = bodies.stated_households();
            let of_rows = rows.into_iter().flat_map(move |row| {
                taking.fetch_add(1, Ordering::Relaxed);
                bodies.of_row(row)
            });
            let all = waiting.into_iter().chain(changed).chain(stated).chain(of_rows);
            recording.push_all(as_of, all, &mut |_| listener.tell())?;
            Ok(recording)
        })?;
        let operation = recording.operation();
        let recorded = finish(recording, progress)?;
        self.take_in(&recorded)?;
        Ok(operation)
    }
}

/// Commits what is written. It is told that this goes on; stopped it is no more.
pub(super) fn finish(recording: Recording<'_>, progress: Stages<'_>) -> Result<Recorded, DeskError> {
    go_on(progress(ImportStage::Finishing))?;
    let mut tell = || {
        let _: ControlFlow<()> = progress(ImportStage::Finishing);
        ControlFlow::Continue(())
    };
    Ok(Listener::new(&mut tell).while_working(&|| (), || recording.commit())?)
}

pub(super) fn go_on(flow: ControlFlow<()>) -> Result<(), DeskError> {
    match flow {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(DeskError::Cancelled),
    }
}

/// How far a reading is, as a stage.
pub(super) fn reading(step: ReadProgress) -> ImportStage {
    match step {
        ReadProgress { rows: 0, .. } => ImportStage::Opening,
        ReadProgress { rows, bytes_done, bytes_total } => ImportStage::Reading { rows, bytes_done, bytes_total },
    }
}

/// What a ledger holds of that a roster is compared with.
struct Known {
    households: Vec<HouseholdRow>,
    people: Vec<PersonRow>,
    merged: Vec<Person>,
    held: Vec<HeldEntry>,
}

impl Known {
    fn read(store: &Store) -> Result<Self, DeskError> {
        let mut people: Vec<PersonRow> = Vec::new();
        store.each_person::<DeskError>(|row| {
            people.push(row);
            Ok(())
        })?;
        let merged = store.merged_people()?.into_iter().map(|(row, _)| row.person).collect();
        Ok(Self { households: store.households()?, people, merged, held: store.held_rows()? })
    }

    /// Makes the plan of a roster.
    fn plan(self, roster: Roster, today: NaiveDate) -> PlannedImport {
        let Self { households, people, merged, held } = self;
        // A row that waits no more is known still, but nothing mends it again.
        let ids = |is_settled: bool| -> Vec<HeldRowId> {
            let of_kind = held.iter().filter(|entry| entry.settled.is_some() == is_settled);
            of_kind.map(|entry| entry.id).collect()
        };
        let (waiting, settled) = (ids(false), ids(true));
        let held: Vec<HeldRow> = held.into_iter().map(|entry| entry.held).collect();
        let (files, as_of) = (roster.files.clone(), roster.as_of);
        let of_households = households.iter().map(|row| &row.household);
        let of_people = people.iter().map(|row| &row.person);
        let mut index = LedgerIndex::new(of_households, of_people, &held).with_merged(merged.iter());
        if roster.has_references() {
            let numbers: Vec<(i64, PersonId)> = people.iter().map(|row| (row.number, row.person.id)).collect();
            index = index.with_keys(numbers, waiting).with_settled(settled);
        }
        let plan = plan(roster, &index);
        let parts = Parts::of(&plan, households, people, today);
        PlannedImport { files, as_of, plan, parts, choices: Choices::new() }
    }
}

fn told(problems: Vec<PlannedProblem>) -> Vec<(Place, CellProblem)> {
    problems.into_iter().map(|found| (found.place, found.problem)).collect()
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
