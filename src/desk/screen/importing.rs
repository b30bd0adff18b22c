//! Importing from the screen: choosing, a first look, the plan, writing.

use std::ops::ControlFlow;
use std::path::PathBuf;

use chrono::NaiveDate;

use super::{Job, Progress, Reply};
use crate::desk::Desk;
use crate::desk::error::DeskError;
use crate::desk::import::{
    self, Asked, ChosenPath, FolderShown, Imported, Looked, PlanLines, PlanPart, PlanShown, PlannedImport, Reach,
};
use crate::intake::{HiddenParts, IntakeError, LeftOut, ReadOptions, SheetEncoding};
use crate::store::StoreError;
use crate::sys::folders::Place;
use crate::text::words::{Explain, Message};

/// What is asked for.
pub enum ImportingRequest {
    /// The folders to begin in.
    Places {
        /// The settings folder, where recent folders are remembered.
        settings: Option<PathBuf>,
    },
    /// What is in a folder.
    Folder(PathBuf),
    /// What a path leads to that was typed in a folder.
    Typed {
        /// As typed.
        text: String,
        /// The folder.
        from: Option<PathBuf>,
    },
    /// A first look at files.
    Look {
        /// Number of the request.
        number: u64,
        /// The files.
        paths: Vec<PathBuf>,
        /// Headings that the user gave a meaning; `None` at first.
        map: Option<Vec<(String, String)>>,
        /// Encodings of sheets that the user chose.
        encodings: Vec<SheetEncoding>,
        /// The settings folder.
        settings: Option<PathBuf>,
    },
    /// Remember that the columns of lists of these shapes stand as they were seen.
    Accept {
        /// The shapes.
        shapes: Vec<String>,
        /// The settings folder.
        settings: Option<PathBuf>,
    },
    /// Read files and make the plan, which the desk keeps.
    Plan {
        /// Number of the request.
        number: u64,
        /// The files.
        paths: Vec<PathBuf>,
        /// How.
        how: HowToRead,
    },
    /// Write the plan that was shown.
    Write {
        /// Number of the request.
        number: u64,
        /// Number of the request that the plan answered.
        plan: u64,
    },
    /// Some lines of the plan that was shown.
    Page {
        /// Number of the request that the plan answered.
        plan: u64,
        /// Of which part.
        part: PlanPart,
        /// The first of them.
        from: usize,
        /// So many at most.
        most: usize,
    },
    /// Decide about a line of the plan that was shown.
    Decide {
        /// Number of the request that the plan answered.
        plan: u64,
        /// Of which part.
        part: PlanPart,
        /// The line.
        line: usize,
        /// What.
        asked: Asked,
        /// For this line, or for all that are not decided too.
        reach: Reach,
    },
    /// Forget the plan.
    Forget,
}

/// How files are to be read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HowToRead {
    /// The day that the lists show, where the user says so.
    pub as_of: Option<NaiveDate>,
    /// Headings that are given a meaning.
    pub map: Vec<(String, String)>,
    /// What to do with hidden sheets.
    pub hidden: HiddenParts,
    /// Sheets that are not read.
    pub left_out: Vec<LeftOut>,
    /// Encodings of sheets that the user chose.
    pub encodings: Vec<SheetEncoding>,
}

/// What is answered.
pub enum ImportingReply {
    /// The folders to begin in.
    Places(Vec<Place>),
    /// What is in a folder.
    Folder {
        /// The folder.
        path: PathBuf,
        /// What is in it, or why that is not known.
        shown: Result<FolderShown, (Message, Option<Message>)>,
    },
    /// What a typed path leads to, or why to nothing.
    Typed(Result<ChosenPath, (Message, Option<Message>)>),
    /// A first look at files.
    Looked {
        /// Number of the request.
        number: u64,
        /// What was seen.
        looked: Box<Looked>,
    },
    /// The plan.
    Planned {
        /// Number of the request.
        number: u64,
        /// As it is shown.
        plan: Box<PlanShown>,
    },
    /// The shapes are remembered.
    Accepted,
    /// Some lines of the plan.
    Page {
        /// Number of the request that the plan answered.
        plan: u64,
        /// Of which part.
        part: PlanPart,
        /// The first of them.
        from: usize,
        /// The lines.
        lines: Box<PlanLines>,
    },
    /// The plan after a decision.
    Decided {
        /// Number of the request that the plan answered.
        number: u64,
        /// As it is shown now.
        plan: Box<PlanShown>,
    },
    /// The ledger is not the one that the plan was made from: it has to be made anew.
    PlanIsOld {
        /// Number of the request.
        number: u64,
    },
    /// It is written.
    Written {
        /// Number of the request.
        number: u64,
        /// What.
        imported: Box<Imported>,
    },
    /// It was stopped; nothing is written.
    Cancelled {
        /// Number of the request.
        number: u64,
    },
    /// It could not be done; nothing is written.
    Failed {
        /// Number of the request.
        number: u64,
        /// Why.
        message: Message,
        /// What to do.
        hint: Option<Message>,
    },
    /// The plan is forgotten.
    Forgotten,
}

impl ImportingRequest {
    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        match self {
            Self::Look { .. } | Self::Plan { .. } | Self::Write { .. } => true,
            Self::Places { .. }
            | Self::Folder(_)
            | Self::Typed { .. }
            | Self::Accept { .. }
            | Self::Page { .. }
            | Self::Decide { .. }
            | Self::Forget => false,
        }
    }

    /// Whether it only looks into folders: no ledger has to be open for it.
    pub(super) fn is_browsing(&self) -> bool {
        match self {
            Self::Places { .. } | Self::Folder(_) | Self::Typed { .. } => true,
            Self::Look { .. }
            | Self::Plan { .. }
            | Self::Write { .. }
            | Self::Accept { .. }
            | Self::Page { .. }
            | Self::Decide { .. }
            | Self::Forget => false,
        }
    }

    /// Looks into folders.
    pub(super) fn browse(self) -> Reply {
        Reply::Importing(match self {
            Self::Places { settings } => ImportingReply::Places(import::places(settings.as_deref())),
            Self::Folder(path) => {
                let shown = import::folder(&path).map_err(|error| said(&error));
                ImportingReply::Folder { path, shown }
            }
            Self::Typed { text, from } => {
                ImportingReply::Typed(import::typed_path(&text, from.as_deref()).map_err(|error| said(&error)))
            }
            Self::Look { .. }
            | Self::Plan { .. }
            | Self::Write { .. }
            | Self::Accept { .. }
            | Self::Page { .. }
            | Self::Decide { .. }
            | Self::Forget => ImportingReply::Forgotten,
        })
    }

    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk, job: &mut Job<'_>) -> Result<Reply, DeskError> {
        Ok(Reply::Importing(match self {
            browsing @ (Self::Places { .. } | Self::Folder(_) | Self::Typed { .. }) => return Ok(browsing.browse()),
            Self::Look { number, paths, map, encodings, settings } => {
                let looked = desk.look(&paths, (map, encodings), settings.as_deref(), &mut || job.go_on());
                answer(number, looked, |looked| ImportingReply::Looked { number, looked: Box::new(looked) })
            }
            Self::Plan { number, paths, how } => {
                let planned = plan(desk, number, (&paths, how), job);
                answer(number, planned, |plan| ImportingReply::Planned { number, plan: Box::new(plan) })
            }
            Self::Write { number, plan } => match desk.pending.take().filter(|(made_for, _)| *made_for == plan) {
                None => ImportingReply::PlanIsOld { number },
                Some((_, planned)) => {
                    let written = desk.write_import(*planned, &mut |stage| job.step(Progress::Import(stage)));
                    answer(number, written, |imported| ImportingReply::Written { number, imported: Box::new(imported) })
                }
            },
            Self::Accept { shapes, settings } => {
                if let Some(settings) = settings {
                    import::accept_shapes(&settings, &shapes);
                }
                ImportingReply::Accepted
            }
            Self::Page { plan, part, from, most } => match pending(desk, plan) {
                None => ImportingReply::PlanIsOld { number: plan },
                Some(planned) => {
                    let lines = Box::new(planned.page(part, from, most));
                    ImportingReply::Page { plan, part, from, lines }
                }
            },
            Self::Decide { plan, part, line, asked, reach } => match pending(desk, plan) {
                None => ImportingReply::PlanIsOld { number: plan },
                Some(planned) => {
                    planned.decide(part, line, asked, reach);
                    ImportingReply::Decided { number: plan, plan: Box::new(planned.shown()) }
                }
            },
            Self::Forget => {
                desk.pending = None;
                ImportingReply::Forgotten
            }
        }))
    }
}

/// The plan that is kept, if it is still the one that was shown.
fn pending(desk: &mut Desk, plan: u64) -> Option<&mut PlannedImport> {
    desk.pending.as_mut().filter(|(made_for, _)| *made_for == plan).map(|(_, planned)| planned.as_mut())
}

fn plan(
    desk: &mut Desk,
    number: u64,
    (paths, how): (&[PathBuf], HowToRead),
    job: &mut Job<'_>,
) -> Result<PlanShown, DeskError> {
    desk.pending = None;
    let HowToRead { as_of, map, hidden, left_out, encodings } = how;
    let usual = ReadOptions::usual(desk.today());
    let options = ReadOptions { as_of, map, hidden, left_out, sheet_encodings: encodings, ..usual };
    let planned = desk.plan_import(paths, &options, &mut |stage| job.step(Progress::Import(stage)))?;
    let shown = planned.shown();
    if job.go_on() == ControlFlow::Break(()) {
        return Err(DeskError::Cancelled);
    }
    desk.pending = Some((number, Box::new(planned)));
    Ok(shown)
}

fn answer<T>(number: u64, done: Result<T, DeskError>, reply: impl FnOnce(T) -> ImportingReply) -> ImportingReply {
    match done {
        Ok(value) => reply(value),
        Err(
            DeskError::Cancelled | DeskError::Intake(IntakeError::Cancelled) | DeskError::Store(StoreError::Cancelled),
        ) => ImportingReply::Cancelled { number },
        Err(error) => {
            let (message, hint) = said(&error);
            ImportingReply::Failed { number, message, hint }
        }
    }
}

fn said(error: &DeskError) -> (Message, Option<Message>) {
    (error.message(), error.hint())
}
