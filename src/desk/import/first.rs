//! The first roster of a ledger, written while it is still being read: nothing has to be compared, and reading hides
//! behind writing. It is one operation, whole or not at all, like any other import.

use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

use chrono::NaiveDate;

use super::bodies::Bodies;
use super::{ImportStage, Imported, Stages, Writes, finish, go_on, reading, summary_of, told};
use crate::desk::Desk;
use crate::desk::error::DeskError;
use crate::domain::event::{Body, OperationKind};
use crate::domain::import_plan::{FirstPlan, FirstPlanned, NeedsWhole, Next};
use crate::domain::roster::{Roster, RosterPart};
use crate::intake::{self, IntakeError, ReadOptions, ReadProgress};
use crate::sys::attended::{ATTENTION, Listener};

/// What became of it.
pub(super) enum First {
    /// It is written.
    Imported(Box<Imported>),
    /// There are no people in it.
    NobodyInIt(Box<Roster>),
    /// Its plan has to be made from the whole of it; nothing was written.
    NeedsWhole,
}

/// A smaller file is read before writing could begin: planned whole it is as fast, and what sums it up stands before
/// its rows in the journal. (10,000 people.)
const WORTHWHILE_BYTES: u64 = 1 << 20;

/// The only file, where it is so large that reading it takes noticeable time.
pub(super) fn worthwhile(paths: &[PathBuf]) -> Option<&Path> {
    let [path] = paths else { return None };
    std::fs::metadata(path).is_ok_and(|about| about.len() >= WORTHWHILE_BYTES).then_some(path)
}

/// Parts of a roster that wait to be planned: enough that neither side waits for the other.
const PARTS_WAITING: usize = 4;

/// How far the reading is, and whether it shall stop.
#[derive(Default)]
struct Followed {
    rows: AtomicU64,
    bytes_done: AtomicU64,
    bytes_total: AtomicU64,
    is_stopped: AtomicBool,
}

impl Followed {
    fn stage(&self) -> ImportStage {
        let told = |count: &AtomicU64| count.load(Ordering::Relaxed);
        reading(ReadProgress {
            rows: told(&self.rows),
            bytes_done: told(&self.bytes_done),
            bytes_total: told(&self.bytes_total),
        })
    }
}

/// A file that is read on threads of its own.
struct Reading {
    followed: Arc<Followed>,
    thread: JoinHandle<Result<Roster, IntakeError>>,
}

impl Reading {
    fn begin(path: &Path, options: &ReadOptions) -> (Self, Receiver<RosterPart>) {
        let (sender, parts) = sync_channel(PARTS_WAITING);
        let followed = Arc::new(Followed::default());
        let (paths, options, told) = ([path.to_owned()], options.clone(), Arc::clone(&followed));
        let thread = thread::spawn(move || {
            let mut progress = |step: ReadProgress| {
                told.rows.store(step.rows, Ordering::Relaxed);
                told.bytes_done.store(step.bytes_done, Ordering::Relaxed);
                told.bytes_total.store(step.bytes_total, Ordering::Relaxed);
                flow(!told.is_stopped.load(Ordering::Relaxed))
            };
            intake::read_in_parts(&paths, &options, &mut progress, &mut |part| flow(sender.send(part).is_ok()))
        });
        (Self { followed, thread }, parts)
    }

    fn end(self) -> Result<Roster, DeskError> {
        match self.thread.join() {
            Ok(read) => Ok(read?),
            Err(bug) => std::panic::resume_unwind(bug),
        }
    }
}

fn flow(goes_on: bool) -> ControlFlow<()> {
    if goes_on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
}

impl Desk {
    /// Whether the ledger has nothing that a roster could be compared with.
    pub(super) fn has_nobody(&self) -> Result<bool, DeskError> {
        Ok(self.store.size()? == (0, 0) && self.store.held_rows()?.is_empty())
    }

    /// Brings the first roster of a ledger in: while it is read, where that can be done.
    pub(super) fn import_first(
        &mut self,
        path: &Path,
        options: &ReadOptions,
        progress: Stages<'_>,
    ) -> Result<Imported, DeskError> {
        let planned = match self.import_while_reading(path, options, progress)? {
            First::Imported(imported) => return Ok(*imported),
            First::NobodyInIt(roster) => self.plan_roster(*roster, progress)?,
            First::NeedsWhole => self.plan_import(&[path.to_owned()], options, progress)?,
        };
        match planned.writes() {
            Writes::Something => self.write_backed_up(planned, progress),
            Writes::Nothing => Ok(planned.not_written()),
        }
    }

    fn import_while_reading(
        &mut self,
        path: &Path,
        options: &ReadOptions,
        progress: Stages<'_>,
    ) -> Result<First, DeskError> {
        let (file, parts) = Reading::begin(path, options);
        let followed = Arc::clone(&file.followed);
        let mut stopping = |stage: ImportStage| {
            let flow = progress(stage);
            if flow.is_break() {
                followed.is_stopped.store(true, Ordering::Relaxed);
            }
            flow
        };
        // While the file is opened: nothing of it is known yet.
        self.back_up_before(&mut |_| stopping(ImportStage::BackingUp))?;
        let Some(first) = first_part(&parts, &file.followed, &mut stopping)? else {
            return Ok(First::NobodyInIt(Box::new(file.end()?)));
        };
        let as_of = first.as_of;
        let (over, ended) = sync_channel(1);
        let events = Events {
            first: Some(first),
            parts,
            as_of,
            planning: Some((FirstPlan::of(&path.to_string_lossy()), Bodies::new(Vec::new()))),
            ready: VecDeque::new(),
            over,
        };
        let mut tell = || stopping(followed.stage());
        let listener = Listener::new(&mut tell);
        let (store, actor, now) = (&mut self.store, &self.actor, self.clock.now());
        let mut recording = listener.while_working(&|| (), || -> Result<_, DeskError> {
            let mut recording = store.record_many(OperationKind::Import, actor, now)?;
            recording.push_all(as_of, events, &mut |_| listener.tell())?;
            Ok(recording)
        })?;
        let Ok(Ok((plan, mut bodies))) = ended.recv() else { return Ok(First::NeedsWhole) };
        let roster = file.end()?;
        if roster.as_of != as_of {
            return Ok(First::NeedsWhole);
        }
        let files = roster.files.clone();
        let Ok(FirstPlanned { nameless, held, counts, problems }) = plan.finish(roster) else {
            return Ok(First::NeedsWhole);
        };
        let nameless: Vec<Body> = nameless.into_iter().map(|held| bodies.held(held)).collect();
        let summary = Body::RosterImported { summary: summary_of(&files, as_of, counts) };
        let rest = nameless.into_iter().chain([summary]);
        recording.push_all(as_of, rest, &mut |_| stopping(ImportStage::Finishing))?;
        let operation = Some(recording.operation());
        let recorded = finish(recording, progress)?;
        self.take_in(&recorded)?;
        let problems = told(problems);
        Ok(First::Imported(Box::new(Imported { files, as_of, counts, problems, held, operation })))
    }
}

/// Waits for the first people; none come of a file without any, or one that cannot be read.
fn first_part(
    parts: &Receiver<RosterPart>,
    followed: &Followed,
    progress: Stages<'_>,
) -> Result<Option<RosterPart>, DeskError> {
    loop {
        match parts.recv_timeout(ATTENTION) {
            Ok(part) => return Ok(Some(part)),
            Err(RecvTimeoutError::Disconnected) => return Ok(None),
            Err(RecvTimeoutError::Timeout) => go_on(progress(followed.stage()))?,
        }
    }
}

type Planned = Result<(FirstPlan, Bodies), NeedsWhole>;

/// The events of a roster while it is read.
struct Events {
    first: Option<RosterPart>,
    parts: Receiver<RosterPart>,
    as_of: NaiveDate,
    /// Until the roster has ended, or cannot be written this way.
    planning: Option<(FirstPlan, Bodies)>,
    ready: VecDeque<Body>,
    over: SyncSender<Planned>,
}

impl Events {
    /// Plans the next part.
    fn plan_next(&mut self, plan: &mut FirstPlan) -> Result<(Vec<Next>, ControlFlow<()>), NeedsWhole> {
        match self.first.take().or_else(|| self.parts.recv().ok()) {
            None => Ok((plan.end(), ControlFlow::Break(()))),
            Some(part) if part.as_of == self.as_of => Ok((plan.take(part)?, ControlFlow::Continue(()))),
            // A later title says another day: then the rows before it count otherwise too.
            Some(_) => Err(NeedsWhole),
        }
    }

    fn end(&mut self, planned: Planned) {
        // Nobody listens any more where the writing failed.
        let _ = self.over.send(planned);
    }
}

impl Iterator for Events {
    type Item = Body;

    fn next(&mut self) -> Option<Body> {
        loop {
            if let Some(body) = self.ready.pop_front() {
                return Some(body);
            }
            let (mut plan, mut bodies) = self.planning.take()?;
            match self.plan_next(&mut plan) {
                Err(NeedsWhole) => self.end(Err(NeedsWhole)),
                Ok((planned, flow)) => {
                    for next in planned {
                        match next {
                            Next::Household(place, facts) => bodies.put_household(place, facts),
                            Next::Row(row) => self.ready.extend(bodies.of_row(row)),
                        }
                    }
                    if flow.is_break() {
                        self.end(Ok((plan, bodies)));
                    } else {
                        self.planning = Some((plan, bodies));
                    }
                }
            }
        }
    }
}
