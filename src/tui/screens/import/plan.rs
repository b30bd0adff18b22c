//! An import from its plan to its end: reading, what it will do, writing, what it did. The desk keeps the plan that is
//! shown; only that is written.

use std::path::PathBuf;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::plan_lists::Planned;
use super::{Stopped, plan_view};
use crate::desk::import::{ImportStage, Imported};
use crate::desk::screen::{HowToRead, ImportingReply, ImportingRequest, Progress, Reply, Request};
use crate::domain::ids::OperationId;
use crate::domain::import_plan::ImportCounts;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Status, Step};
use crate::tui::screens::Behaviour;
use crate::tui::widgets::boxes;
use crate::tui::widgets::meter::{Meter, Report};

/// An import.
pub struct ImportPlan {
    paths: Vec<PathBuf>,
    how: HowToRead,
    /// How far it is.
    pub stage: Stage,
    /// Whether the plan had to be made again, and why.
    again: Again,
    /// Whether decisions went with the plan before.
    lost: Lost,
}

/// How far an import is.
pub enum Stage {
    /// Nothing was asked yet.
    NotAsked,
    /// The desk works.
    Working(Working),
    /// The plan.
    Planned(Planned),
    /// It is written.
    Done(Done),
    /// It was not done.
    Stopped(Stopped),
}

/// Work of the desk.
pub struct Working {
    number: u64,
    /// What it does.
    pub doing: Doing,
    /// How far it is, once that is known.
    pub meter: Option<Meter>,
    /// How often it was told of: that it goes on is shown where how far is not known.
    pub reports: usize,
    /// Whether it was asked to stop.
    pub stopping: Stopping,
}

/// What the desk does.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Doing {
    /// Opens and reads the files.
    Reading,
    /// Compares them with the ledger.
    Comparing,
    /// Writes.
    Writing,
    /// Has written all, and finishes: this can no longer be stopped.
    Finishing,
}

/// Whether work was asked to stop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stopping {
    /// It was not.
    No,
    /// It was; the answer is awaited.
    Yes,
}

/// What an import did.
pub struct Done {
    /// Its operation.
    pub operation: Option<OperationId>,
    /// The counts.
    pub counts: ImportCounts,
    /// How many problems.
    pub problems: usize,
    /// Whether it still stands.
    pub standing: Standing,
}

/// Whether an import still stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    /// It does.
    Done,
    /// It was taken back.
    Undone,
}

/// Whether the plan was made again.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Again {
    No,
    /// The ledger is another.
    Changed,
    /// It was locked meanwhile.
    Locked,
}

/// Whether decisions were lost.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Lost {
    Nothing,
    Decisions,
}

/// What is said of a plan that was made again.
fn said_again(again: Again, lost: Lost) -> Option<Message> {
    match (again, lost) {
        (Again::No, _) | (Again::Locked, Lost::Nothing) => None,
        (Again::Changed, Lost::Nothing) => Some(msg!("tui-import-planned-again")),
        (Again::Changed, Lost::Decisions) => Some(msg!("tui-import-planned-again-undecided")),
        (Again::Locked, Lost::Decisions) => Some(msg!("tui-import-unlocked-undecided")),
    }
}

impl ImportPlan {
    /// Of these files, read so.
    pub fn new(paths: Vec<PathBuf>, how: HowToRead) -> Self {
        Self { paths, how, stage: Stage::NotAsked, again: Again::No, lost: Lost::Nothing }
    }

    fn work(&mut self, doing: Doing, shared: &mut Shared) -> u64 {
        if let Stage::Planned(planned) = &self.stage {
            self.lost = if planned.is_decided() { Lost::Decisions } else { Lost::Nothing };
        }
        let number = shared.next_search();
        self.stage = Stage::Working(Working { number, doing, meter: None, reports: 0, stopping: Stopping::No });
        number
    }

    fn plan(&mut self, shared: &mut Shared) -> Vec<Step> {
        let number = self.work(Doing::Reading, shared);
        let (paths, how) = (self.paths.clone(), self.how.clone());
        vec![Step::Ask(Request::Importing(ImportingRequest::Plan { number, paths, how }))]
    }

    fn write(&mut self, plan: u64, shared: &mut Shared) -> Vec<Step> {
        let number = self.work(Doing::Writing, shared);
        vec![Step::Ask(Request::Importing(ImportingRequest::Write { number, plan }))]
    }

    fn is_number(&self, number: u64) -> bool {
        matches!(&self.stage, Stage::Working(working) if working.number == number)
    }

    /// Reading leaves nothing behind and is given up at once; writing is stopped, and the ledger says how it ended.
    fn stop(&mut self) -> Vec<Step> {
        match &mut self.stage {
            Stage::Working(working) => match working.doing {
                Doing::Reading | Doing::Comparing => {
                    self.stage = Stage::NotAsked;
                    let said = Step::Say(Status::note(msg!("tui-import-given-up")));
                    vec![Step::CancelJob, forget(), Step::Back, said]
                }
                Doing::Writing => {
                    working.stopping = Stopping::Yes;
                    vec![Step::CancelJob]
                }
                Doing::Finishing => Vec::new(),
            },
            Stage::Planned(_) => vec![forget(), Step::Back],
            Stage::Done(_) => vec![Step::EndImport],
            Stage::NotAsked | Stage::Stopped(_) => vec![Step::Back],
        }
    }

    fn stopped(&mut self, title: Message, message: Message, hint: Option<Message>) {
        self.stage = Stage::Stopped(Stopped { title, message, hint });
    }

    fn take_progress(&mut self, stage: ImportStage, shared: &Shared) {
        let Stage::Working(working) = &mut self.stage else { return };
        let (doing, report) = match stage {
            ImportStage::Opening => (Doing::Reading, None),
            ImportStage::Reading { rows, bytes_done, bytes_total } => {
                (Doing::Reading, Some(Report { done: bytes_done, whole: bytes_total, rows }))
            }
            ImportStage::Comparing => (Doing::Comparing, None),
            ImportStage::BackingUp => (Doing::Writing, None),
            ImportStage::Finishing => (Doing::Finishing, None),
            ImportStage::Writing { rows, total } => (Doing::Writing, Some(Report { done: rows, whole: total, rows })),
        };
        // The desk may still report of work that was given up.
        let is_writing = |doing| matches!(doing, Doing::Writing | Doing::Finishing);
        if is_writing(doing) != is_writing(working.doing) {
            return;
        }
        working.doing = doing;
        working.reports += 1;
        let at = shared.now.since_start;
        match (&mut working.meter, report) {
            (Some(meter), Some(report)) => meter.step(at, report),
            (meter, Some(report)) => *meter = Some(Meter::new(at, report)),
            (_, None) => {}
        }
    }

    fn written(&mut self, imported: &Imported, shared: &mut Shared) -> Vec<Step> {
        let counts = imported.counts;
        if let Some(operation) = imported.operation {
            let said = msg!("tui-import-said", added = counts.added, updated = counts.updated);
            shared.last_done = Some((operation, said));
        }
        let problems = imported.problems.len();
        self.stage = Stage::Done(Done { operation: imported.operation, counts, problems, standing: Standing::Done });
        let done = Status::done(msg!("tui-import-done", count = counts.added + counts.updated), msg!("tui-press-undo"));
        vec![Step::Refresh, Step::Say(done)]
    }

    fn hear_import(&mut self, reply: &ImportingReply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            ImportingReply::Planned { number, plan } if self.is_number(*number) => {
                self.stage = Stage::Planned(Planned::new(*number, plan.clone()));
                let again = std::mem::replace(&mut self.again, Again::No);
                let lost = std::mem::replace(&mut self.lost, Lost::Nothing);
                if let Some(said) = said_again(again, lost) {
                    return vec![Step::Say(Status::note(said))];
                }
            }
            ImportingReply::PlanIsOld { number } if self.is_number(*number) => {
                self.again = Again::Changed;
                return self.plan(shared);
            }
            ImportingReply::Page { plan, part, from, lines } => {
                if let Stage::Planned(planned) = &mut self.stage
                    && planned.number == *plan
                {
                    planned.take_page(*part, *from, lines.as_ref().clone());
                }
            }
            ImportingReply::Decided { number, plan } => {
                if let Stage::Planned(planned) = &mut self.stage
                    && planned.number == *number
                {
                    return planned.take_decided(plan.clone());
                }
            }
            ImportingReply::Written { number, imported } if self.is_number(*number) => {
                return self.written(imported, shared);
            }
            ImportingReply::Cancelled { number } if self.is_number(*number) => {
                shared.status = None;
                self.stopped(msg!("tui-import-stopped"), msg!("tui-import-nothing-written"), None);
            }
            ImportingReply::Failed { number, message, hint } if self.is_number(*number) => {
                // Such as that it could not be stopped any more.
                shared.status = None;
                self.stopped(msg!("tui-import-not-done"), message.clone(), hint.clone());
            }
            _ => {}
        }
        Vec::new()
    }
}

fn forget() -> Step {
    Step::Ask(Request::Importing(ImportingRequest::Forget))
}

impl Behaviour for ImportPlan {
    fn scope(&self) -> Scope {
        match &self.stage {
            Stage::NotAsked | Stage::Working(_) => Scope::ImportWork,
            Stage::Planned(planned) => planned.scope(),
            Stage::Done(_) => Scope::ImportDone,
            Stage::Stopped(_) => Scope::ImportStopped,
        }
    }

    fn title(&self) -> Message {
        match &self.stage {
            Stage::Done(_) => msg!("tui-title-import-done"),
            Stage::NotAsked | Stage::Working(_) | Stage::Planned(_) | Stage::Stopped(_) => {
                msg!("tui-title-import-plan")
            }
        }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        match &self.stage {
            Stage::NotAsked => {}
            Stage::Working(working) => plan_view::draw_working(working, shared, frame, area),
            Stage::Planned(planned) => plan_view::draw_plan(planned, shared, frame, area),
            Stage::Done(done) => plan_view::draw_done(done, shared, frame, area),
            Stage::Stopped(stopped) => stopped.draw(shared, frame, area),
        }
    }

    /// Of those whose numbers are shown when they are revealed.
    fn shown_people(&self, shared: &Shared) -> usize {
        match &self.stage {
            Stage::Planned(planned) => planned.total().min(plan_view::rows(planned, shared.body())),
            Stage::NotAsked | Stage::Working(_) | Stage::Done(_) | Stage::Stopped(_) => 0,
        }
    }

    /// Whatever is recorded meanwhile makes a plan old: it is made again.
    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        match &self.stage {
            Stage::NotAsked => self.plan(shared),
            Stage::Planned(_) => {
                self.again = Again::Changed;
                self.plan(shared)
            }
            Stage::Working(_) | Stage::Done(_) | Stage::Stopped(_) => Vec::new(),
        }
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match (act, &mut self.stage) {
            (Act::Back, _) => self.stop(),
            (Act::Enter, Stage::Done(_)) => vec![Step::EndImport],
            (Act::Enter, Stage::Planned(planned)) if planned.question().is_none() => {
                let number = planned.number;
                self.write(number, shared)
            }
            (_, Stage::Planned(planned)) => planned.act(act, shared),
            _ => Vec::new(),
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let Stage::Planned(planned) = &mut self.stage else { return Vec::new() };
        let tabs = plan_view::tabs(planned, &shared.words, shared.body());
        if let Some((part, _, _)) = tabs.into_iter().find(|(_, at, _)| at.contains(position)) {
            return planned.show(part);
        }
        let row = boxes::row_at(plan_view::list(planned, shared.body()), position);
        let line = row.map(|row| plan_view::top(planned, shared.body()) + row);
        line.filter(|line| *line < planned.total()).map(|line| planned.select(line)).unwrap_or_default()
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        match (picked, &self.stage) {
            (Picked::Agreed, Stage::Planned(planned)) => self.write(planned.number, shared),
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Progress(Progress::Import(stage)) => {
                self.take_progress(*stage, shared);
                Vec::new()
            }
            Reply::Importing(reply) => self.hear_import(reply, shared),
            Reply::Reversed(reversal) => {
                if let Stage::Done(done) = &mut self.stage
                    && done.operation == Some(reversal.operation)
                {
                    done.standing = if reversal.undone { Standing::Undone } else { Standing::Done };
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn is_working(&self) -> bool {
        matches!(&self.stage, Stage::NotAsked | Stage::Working(_))
    }

    fn can(&self, act: Act) -> Result<(), Message> {
        match &self.stage {
            Stage::Working(working) if act == Act::Back && working.doing == Doing::Finishing => {
                Err(msg!("tui-import-cannot-stop"))
            }
            Stage::NotAsked | Stage::Working(_) | Stage::Planned(_) | Stage::Done(_) | Stage::Stopped(_) => Ok(()),
        }
    }

    fn can_save(&self) -> Result<(), Message> {
        match &self.stage {
            Stage::Planned(planned) => planned.can_write(),
            Stage::NotAsked | Stage::Working(_) | Stage::Done(_) | Stage::Stopped(_) => Ok(()),
        }
    }

    /// The plan holds people: it is made again. Writing that was cut off by the lock ended one way or the other, and
    /// the new plan shows which.
    fn forget(&mut self) {
        if let Stage::Planned(planned) = &self.stage
            && planned.is_decided()
        {
            (self.again, self.lost) = (Again::Locked, Lost::Decisions);
        }
        if let Stage::Working(_) | Stage::Planned(_) = &self.stage {
            self.stage = Stage::NotAsked;
        }
    }
}
