//! The desk behind a screen: a thread that owns the ledger, takes requests from a bounded channel and sends replies.
//! The newest search wins; long work reports progress at most ten times a second.

mod cards;
mod cleaning;
mod door;
mod editing;
mod figures;
mod follow_up;
mod importing;
mod job;
mod keeping;
mod ledgers;
mod lists;
mod matching;
mod reconciling;
mod reports;
mod reversing;
mod rollup;
mod sheets;
mod walking;

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender};

use zeroize::Zeroizing;

pub use cards::{CardsReply, CardsRequest};
pub use cleaning::{CleaningReply, CleaningRequest};
pub use door::{DoorReply, DoorRequest};
pub use editing::{EditingReply, EditingRequest, Subject};
pub use figures::{FiguresReply, FiguresRequest, NotWritten};
pub use follow_up::{FollowUpReply, FollowUpRequest};
pub use importing::{HowToRead, ImportingReply, ImportingRequest};
pub use job::{Answer, CancelFlag, Job, Progress};
pub use keeping::{KeepingReply, KeepingRequest};
pub use ledgers::LedgersRequest;
pub use lists::{Counted, ListsReply, ListsRequest, ToForesee};
pub use matching::{MatchingReply, MatchingRequest};
pub use reconciling::{ReconcilingReply, ReconcilingRequest};
pub use reports::{ReportPage, ReportsReply, ReportsRequest};
pub use rollup::{RollUpReply, RollUpRequest};
pub use sheets::{SheetsReply, SheetsRequest};
pub use walking::{WalkingReply, WalkingRequest};

use super::error::DeskError;
use super::lists::Window;
use super::people::ListQuery;
use super::views::{Done, HouseholdCard, HouseholdRef, Overview, PeoplePage, PersonRef, Reversal};
use super::visits::NewVisit;
use super::{Desk, NewLedger, Opening};
use crate::domain::milestone::{Milestone, Reached};

/// What a screen asks for.
pub enum Request {
    /// Open the ledger with what was typed.
    Unlock {
        /// The passphrase or the recovery words.
        typed: Zeroizing<String>,
    },
    /// Make a new ledger at the opening's path.
    SetUp {
        /// The ward and its campaign.
        settings: Box<NewLedger>,
        /// Who is working, from now on.
        actor: String,
        /// The passphrase.
        passphrase: Zeroizing<String>,
    },
    /// Open an invented ward in memory, while there is no ledger. [`Request::Lock`] forgets it.
    OpenDemo,
    /// The figures of the overview.
    Overview,
    /// A window of the people whom a query fits, in the order of the list.
    People {
        /// Number of the request: the newest wins.
        number: u64,
        /// What was typed and filtered.
        query: ListQuery,
        /// Which lines are wanted.
        window: Window<PersonRef>,
    },
    /// One household.
    Household(HouseholdRef),
    /// Record a milestone of a person.
    Record {
        /// The person.
        person: PersonRef,
        /// The milestone.
        milestone: Milestone,
        /// How far it is.
        reached: Reached,
    },
    /// Record a visit.
    Visit {
        /// The household.
        household: HouseholdRef,
        /// What came of it.
        visit: NewVisit,
    },
    /// Take the last operation back.
    Undo,
    /// Do again what was taken back last.
    Redo,
    /// What is to be known at a door.
    Door(DoorRequest),
    /// Cards that were scanned.
    Cards(CardsRequest),
    /// Clean up.
    Cleaning(CleaningRequest),
    /// Add, correct, move.
    Editing(EditingRequest),
    /// Figures.
    Figures(FiguresRequest),
    /// What is to be followed up.
    FollowUp(FollowUpRequest),
    /// Bring rosters in.
    Importing(ImportingRequest),
    /// The extract of accounts beside the ledger.
    Reconciling(ReconcilingRequest),
    /// History, backups, settings.
    Keeping(KeepingRequest),
    /// Lists, and many people at once.
    Lists(ListsRequest),
    /// Many wards' figures put together.
    RollUp(RollUpRequest),
    /// Periodic reports.
    Reports(ReportsRequest),
    /// Walk sheets on paper.
    Sheets(SheetsRequest),
    /// Entries that may be one person, and the areas.
    Matching(MatchingRequest),
    /// The doors of an evening.
    Walking(WalkingRequest),
    /// Which ledger is worked on.
    Ledgers(LedgersRequest),
    /// Forget the key and everything read.
    Lock,
    /// Fold the log in and end.
    Close,
}

/// What the desk answers.
pub enum Reply {
    /// The ledger is open (and how it was opened was worth these warnings).
    Unlocked(Vec<crate::store::Warning>),
    /// A ledger is open in place of the one before, or of none.
    Turned {
        /// The name of its file, where it is not the usual one.
        other: Option<String>,
        /// How it was opened was worth these warnings.
        warnings: Vec<crate::store::Warning>,
    },
    /// A new ledger is made and open; its recovery words, which nobody has seen yet.
    Made(Zeroizing<String>),
    /// The search can be used now; the people for whom something was recorded last, the latest first.
    Ready(Vec<PersonRef>),
    /// The figures.
    Overview(Box<Overview>),
    /// A window of people.
    People {
        /// Number of the request.
        number: u64,
        /// The window.
        page: PeoplePage,
    },
    /// A household; `None` when it is gone.
    Household(Option<Box<HouseholdCard>>),
    /// Something was recorded.
    Done(Done),
    /// Something was taken back or done again.
    Reversed(Reversal),
    /// Nothing was taken back or done again: it was stopped.
    NotReversed,
    /// What is to be known at a door.
    Door(DoorReply),
    /// Cards that were scanned.
    Cards(CardsReply),
    /// Clean up.
    Cleaning(CleaningReply),
    /// Add, correct, move.
    Editing(EditingReply),
    /// Figures.
    Figures(FiguresReply),
    /// What is to be followed up.
    FollowUp(FollowUpReply),
    /// Bring rosters in.
    Importing(ImportingReply),
    /// The extract of accounts beside the ledger.
    Reconciling(ReconcilingReply),
    /// History, backups, settings.
    Keeping(KeepingReply),
    /// Lists, and many people at once.
    Lists(ListsReply),
    /// Many wards' figures put together.
    RollUp(RollUpReply),
    /// Periodic reports.
    Reports(ReportsReply),
    /// Walk sheets on paper.
    Sheets(SheetsReply),
    /// Entries that may be one person, and the areas.
    Matching(MatchingReply),
    /// The doors of an evening.
    Walking(WalkingReply),
    /// How far a long work is.
    Progress(Progress),
    /// The ledger is closed and forgotten.
    Locked,
    /// It could not be done; nothing changed.
    Failed(DeskError),
    /// The desk has ended.
    Closed,
}

impl Request {
    /// Whether an earlier request need not be answered any more: of several searches the newest wins.
    pub fn replaces(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::People { .. }, Self::People { .. }) => true,
            (Self::Lists(request), Self::Lists(earlier)) => request.replaces(earlier),
            (Self::Cleaning(request), Self::Cleaning(earlier)) => request.replaces(earlier),
            (Self::FollowUp(request), Self::FollowUp(earlier)) => request.replaces(earlier),
            (Self::Matching(request), Self::Matching(earlier)) => request.replaces(earlier),
            (Self::Reports(request), Self::Reports(earlier)) => request.replaces(earlier),
            (Self::Walking(request), Self::Walking(earlier)) => request.replaces(earlier),
            _ => false,
        }
    }

    /// Whether it is long work that can be cancelled.
    pub fn is_job(&self) -> bool {
        match self {
            Self::Cleaning(request) => request.is_job(),
            Self::Sheets(request) => request.is_job(),
            Self::Editing(request) => request.is_job(),
            Self::Figures(request) => request.is_job(),
            Self::Importing(request) => request.is_job(),
            Self::Reconciling(request) => request.is_job(),
            Self::Keeping(request) => request.is_job(),
            Self::Lists(request) => request.is_job(),
            Self::Matching(request) => request.is_job(),
            Self::Reports(request) => request.is_job(),
            Self::Walking(request) => request.is_job(),
            Self::RollUp(request) => request.is_job(),
            Self::Undo | Self::Redo => true,
            Self::Unlock { .. }
            | Self::SetUp { .. }
            | Self::OpenDemo
            | Self::Door(_)
            | Self::Overview
            | Self::People { .. }
            | Self::Household(_)
            | Self::Record { .. }
            | Self::Visit { .. }
            | Self::Cards(_)
            | Self::FollowUp(_)
            | Self::Ledgers(_)
            | Self::Lock
            | Self::Close => false,
        }
    }
}

/// Both ends of a desk thread.
pub struct DeskThread {
    /// Requests go in here.
    pub requests: SyncSender<Request>,
    /// Stops the long work that it is doing.
    pub cancel: CancelFlag,
    /// The thread; joining it waits for the end.
    pub thread: std::thread::JoinHandle<()>,
}

/// How many requests may wait.
const WAITING: usize = 64;

impl DeskThread {
    /// Starts a desk. `answer` is called on its thread with each reply and says whether anybody still listens.
    pub fn start(opening: Opening, answer: impl Fn(Reply) -> bool + Send + Sync + 'static) -> std::io::Result<Self> {
        let (requests, inbox) = std::sync::mpsc::sync_channel(WAITING);
        let cancel = CancelFlag::default();
        let seen = cancel.clone();
        let thread = std::thread::Builder::new()
            .name("desk".to_owned())
            .spawn(move || serve(opening, &inbox, &seen, &answer))?;
        Ok(Self { requests, cancel, thread })
    }
}

/// What is behind the screen: a ledger, and how one comes to it.
struct Behind {
    opening: Opening,
    /// The file of the opening as the program began; a demo has none.
    usual: Option<PathBuf>,
    desk: Option<Desk>,
}

impl Behind {
    fn close(&mut self) -> Result<(), DeskError> {
        if let Some(desk) = &self.desk {
            self.opening.keep_actor(desk);
        }
        self.desk.take().map_or(Ok(()), Desk::close)
    }
}

fn serve(opening: Opening, inbox: &Receiver<Request>, cancel: &CancelFlag, answer: Answer<'_>) {
    let mut behind = Behind { usual: opening.path(), opening, desk: None };
    let mut waiting: Option<Request> = None;
    while let Some(request) = waiting.take().or_else(|| inbox.recv().ok()) {
        let request = newest(request, inbox, &mut waiting);
        if let Request::Close = request {
            break;
        }
        let mut job = if request.is_job() { Job::new(answer, cancel) } else { Job::short(answer, cancel) };
        if !serve_one(&mut behind, request, &mut job, answer) {
            break;
        }
    }
    // A log that could not be folded in stays beside the ledger and is folded in at the next opening.
    let _ = behind.close();
    answer(Reply::Closed);
}

/// Of several searches that wait, only the last is worth answering.
fn newest(mut request: Request, inbox: &Receiver<Request>, waiting: &mut Option<Request>) -> Request {
    while request.replaces(&request) {
        match inbox.try_recv() {
            Ok(next) if next.replaces(&request) => request = next,
            Ok(other) => {
                *waiting = Some(other);
                break;
            }
            Err(_) => break,
        }
    }
    request
}

fn serve_one(behind: &mut Behind, request: Request, job: &mut Job<'_>, answer: Answer<'_>) -> bool {
    let Behind { opening, desk, .. } = behind;
    match request {
        Request::Unlock { typed } => opened(desk, opening.open(&typed), &unlocked, answer),
        Request::SetUp { settings, actor, passphrase } => {
            opened(desk, opening.set_up(&settings, actor, &passphrase), &made, answer)
        }
        Request::OpenDemo => opened(desk, opening.open_demo(), &unlocked, answer),
        Request::Lock => {
            let closed = behind.close();
            answer(closed.map_or_else(Reply::Failed, |()| Reply::Locked))
        }
        Request::Close => false,
        Request::Ledgers(request) => request.serve(behind, answer),
        Request::RollUp(request) => answer(request.serve(opening.clock(), job)),
        // A folder can be looked into while no ledger is open.
        Request::Importing(request) if request.is_browsing() => answer(request.browse()),
        request @ (Request::Overview
        | Request::People { .. }
        | Request::Household(_)
        | Request::Record { .. }
        | Request::Visit { .. }
        | Request::Undo
        | Request::Redo
        | Request::Door(_)
        | Request::Cards(_)
        | Request::Reports(_)
        | Request::Sheets(_)
        | Request::Cleaning(_)
        | Request::Editing(_)
        | Request::Figures(_)
        | Request::FollowUp(_)
        | Request::Importing(_)
        | Request::Reconciling(_)
        | Request::Keeping(_)
        | Request::Lists(_)
        | Request::Matching(_)
        | Request::Walking(_)) => match desk {
            Some(desk) => answer(reply(desk, request, job).unwrap_or_else(Reply::Failed)),
            None => answer(Reply::Failed(DeskError::Locked)),
        },
    }
}

fn unlocked(desk: &Desk) -> Reply {
    Reply::Unlocked(desk.warnings().to_vec())
}

/// Recovery words that cannot be had now can be shown later; the ledger is made all the same.
fn made(desk: &Desk) -> Reply {
    desk.recovery_words().map_or_else(|_not_now| unlocked(desk), Reply::Made)
}

/// The first frame is drawn from the overview; the search is made ready after that.
fn opened(
    slot: &mut Option<Desk>,
    desk: Result<Desk, DeskError>,
    first: &dyn Fn(&Desk) -> Reply,
    answer: Answer<'_>,
) -> bool {
    match desk {
        Ok(mut desk) => {
            let mut listened = answer(first(&desk));
            listened =
                listened && answer(desk.overview().map_or_else(Reply::Failed, |view| Reply::Overview(Box::new(view))));
            listened = listened
                && answer(desk.make_ready().map_or_else(Reply::Failed, |()| Reply::Ready(desk.recorded_last())));
            if let Err(error) = desk.daily_backup() {
                listened = listened && answer(Reply::Failed(error));
            }
            *slot = Some(desk);
            listened
        }
        Err(error) => answer(Reply::Failed(error)),
    }
}

fn reply(desk: &mut Desk, request: Request, job: &mut Job<'_>) -> Result<Reply, DeskError> {
    Ok(match request {
        Request::Overview => Reply::Overview(Box::new(desk.overview()?)),
        Request::People { number, query, window } => {
            Reply::People { number, page: desk.people_window(&query, &window)? }
        }
        Request::Household(household) => Reply::Household(desk.household_card(household)?.map(Box::new)),
        Request::Record { person, milestone, reached } => Reply::Done(desk.record(person, milestone, reached)?),
        Request::Visit { household, visit } => Reply::Done(desk.visit(household, &visit)?),
        Request::Undo => reversing::undo(desk, job)?,
        Request::Redo => reversing::redo(desk, job)?,
        Request::Door(request) => request.serve(desk)?,
        Request::Cards(request) => request.serve(desk)?,
        Request::Sheets(request) => request.serve(desk, job)?,
        Request::Reports(request) => request.serve(desk, job)?,
        Request::Cleaning(request) => request.serve(desk, job)?,
        Request::Editing(request) => request.serve(desk, job)?,
        Request::Figures(request) => request.serve(desk, job)?,
        Request::FollowUp(request) => request.serve(desk)?,
        Request::Importing(request) => request.serve(desk, job)?,
        Request::Reconciling(request) => request.serve(desk, job),
        Request::Keeping(request) => request.serve(desk, job)?,
        Request::Lists(request) => request.serve(desk, job)?,
        Request::Matching(request) => request.serve(desk, job)?,
        Request::Walking(request) => request.serve(desk, job)?,
        Request::Unlock { .. }
        | Request::SetUp { .. }
        | Request::OpenDemo
        | Request::Ledgers(_)
        | Request::RollUp(_)
        | Request::Lock
        | Request::Close => {
            return Err(DeskError::Locked);
        }
    })
}
