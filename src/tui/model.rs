//! All there is to see: a stack of screens, and what they share.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::Duration;

use ratatui::layout::Size;

use super::key::Key;
use super::message::Moment;
use super::screens::{Screen, SetUp, Unlock};
use super::theme::Theme;
use crate::desk::screen::Request;
use crate::desk::views::{HouseholdRef, Overview, PersonRef};
use crate::domain::event::OperationKind;
use crate::domain::ids::OperationId;
use crate::msg;
use crate::sys::settings::AppSettings;
use crate::text::words::{Message, Words};

/// How long numbers and phones stay readable.
pub const REVEALED_FOR: Duration = Duration::from_secs(30);

/// Everything on the screen.
pub struct Model {
    /// What the screens share.
    pub shared: Shared,
    /// The stack of screens, the one that is seen last.
    pub screens: Vec<Screen>,
    /// The stack that waits behind the lock. Forms keep what was typed; what was read is forgotten.
    pub aside: Vec<Screen>,
    /// Keys that were pressed while the desk was still answering the one before; they are taken in order after that.
    pub keys_ahead: VecDeque<Key>,
}

/// What the screens share.
pub struct Shared {
    /// The words.
    pub words: Words,
    /// The looks.
    pub theme: Theme,
    /// What is worked on.
    pub kind: Kind,
    /// Whether the day on the screen is believed.
    pub day_shown: DayShown,
    /// When the message came that is being handled.
    pub now: Moment,
    /// Size of the terminal.
    pub size: Size,
    /// Whether the ledger is open.
    pub session: Session,
    /// The figures, once they came.
    pub overview: Option<Box<Overview>>,
    /// Whether the search can be used.
    pub search: Search,
    /// The line at the foot.
    pub status: Option<Status>,
    /// Until when numbers and phones are shown whole.
    pub revealed_until: Option<Duration>,
    /// When the last key came.
    pub last_key: Moment,
    /// After how long without a key the ledger is locked.
    pub lock_after: Duration,
    /// The settings of the program on this laptop.
    pub app: AppSettings,
    /// Where they are kept; `None` where the user has no folder for that.
    pub settings_folder: Option<PathBuf>,
    /// What was sent to be recorded and is not answered yet.
    pub saving: Option<Saving>,
    /// What was recorded last, in words, as far as this screen recorded it.
    pub last_done: Option<(OperationId, Message)>,
    /// The number of the last search.
    pub searches: u64,
}

/// What is worked on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A ledger.
    Ledger,
    /// An invented ward; nothing stays, nothing is locked.
    Demo,
}

/// Which day stands on the screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DayShown {
    /// The laptop's own.
    Real,
    /// A believed one, and it is said so.
    Believed,
}

/// Whether the ledger is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Session {
    /// It is not.
    Closed,
    /// The desk was asked to open it.
    Opening,
    /// It is.
    Open,
    /// It is being closed; the program ends.
    Leaving,
}

/// Whether the search can be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Search {
    /// Not yet.
    Preparing,
    /// Now.
    Ready,
}

/// The line at the foot of the screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Status {
    /// What it says; cut where it does not fit.
    pub message: Message,
    /// What can be done about it; never cut.
    pub hint: Option<Message>,
    /// How.
    pub tone: Tone,
}

/// How something is said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tone {
    /// Something was recorded or taken back.
    Done,
    /// A remark.
    Note,
    /// It cannot be done, and why.
    Refusal,
}

/// What was sent to be recorded.
pub struct Saving {
    /// What to say when it is.
    pub said: Message,
    /// Where to go then.
    pub then: Then,
}

/// Where to go when something was recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Then {
    /// Back to the screen below the form.
    Back,
    /// Back to the list, to the next door after this one.
    NextDoor(HouseholdRef),
}

/// What a screen wants to happen.
pub enum Step {
    /// Ask the desk.
    Ask(Request),
    /// Ask it to record something.
    Save(Request, Saving),
    /// Open a screen.
    Open(Screen),
    /// Close this one.
    Back,
    /// Ask first, since something typed would be lost, then close this one.
    Discard,
    /// Say something at the foot.
    Say(Status),
    /// Open a screen in place of this one.
    Replace(Screen),
    /// Give what was picked to the screen below, and close this one.
    Picked(Picked),
    /// Stop the long work that the desk is doing.
    CancelJob,
    /// Ask anew for everything that is shown.
    Refresh,
    /// Close every screen of the import.
    EndImport,
    /// Take the last thing back.
    Undo,
    /// Leave the program.
    Leave,
    /// Go to another household of the list.
    Door(Door),
}

/// What a screen that was opened to pick something gives to the one below.
pub enum Picked {
    /// A reason.
    Reason(crate::domain::reason::Reason),
    /// A day.
    Day(chrono::NaiveDate),
    /// The field of a column, by the name that the desk knows it by; none to recognise it by its heading.
    Field(Option<&'static str>),
    /// Yes.
    Agreed,
}

impl Step {
    /// Opens a screen.
    pub fn open(screen: impl Into<Screen>) -> Self {
        Self::Open(screen.into())
    }
}

/// Which other household.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Door {
    /// The next one.
    Next,
    /// The one before.
    Previous,
}

/// How the screen begins.
pub struct Beginning {
    /// The words.
    pub words: Words,
    /// The looks.
    pub theme: Theme,
    /// What is worked on.
    pub kind: Kind,
    /// Whether there is a ledger already.
    pub ledger_exists: bool,
    /// Whether the day is believed.
    pub day_shown: DayShown,
    /// The settings of the program on this laptop.
    pub app: AppSettings,
    /// Where they are kept.
    pub settings_folder: Option<PathBuf>,
    /// When.
    pub at: Moment,
    /// Size of the terminal.
    pub size: Size,
}

impl Model {
    /// The model at the start.
    pub fn new(beginning: Beginning) -> Self {
        let first = if beginning.ledger_exists || beginning.kind == Kind::Demo {
            Unlock::default().into()
        } else {
            SetUp::default().into()
        };
        let session = match beginning.kind {
            Kind::Demo => Session::Opening,
            Kind::Ledger => Session::Closed,
        };
        let shared = Shared {
            words: beginning.words,
            theme: beginning.theme,
            kind: beginning.kind,
            day_shown: beginning.day_shown,
            now: beginning.at,
            size: beginning.size,
            session,
            overview: None,
            search: Search::Preparing,
            status: None,
            revealed_until: None,
            last_key: beginning.at,
            lock_after: lock_after(&beginning.app),
            app: beginning.app,
            settings_folder: beginning.settings_folder,
            saving: None,
            last_done: None,
            searches: 0,
        };
        Self { shared, screens: vec![first], aside: Vec::new(), keys_ahead: VecDeque::new() }
    }

    /// The screen that is seen.
    pub fn top(&self) -> Option<&Screen> {
        self.screens.last()
    }

    /// When the program has to wake even if nothing happens.
    pub fn next_deadline(&self) -> Option<Duration> {
        let can_lock = self.shared.session == Session::Open && self.shared.kind == Kind::Ledger;
        let lock = (can_lock && !self.is_working())
            .then_some(self.shared.last_key.since_start + self.shared.lock_after);
        self.shared.revealed_until.into_iter().chain(lock).min()
    }

    /// Whether a key has to wait for an answer of the desk to mean what the user means.
    pub fn is_waiting(&self) -> bool {
        self.shared.session == Session::Open
            && (self.shared.saving.is_some() || self.top().is_some_and(|screen| screen.is_waiting()))
    }

    /// Whether something was typed that is not recorded.
    pub fn is_unsaved(&self) -> bool {
        self.screens.iter().any(|screen| screen.is_unsaved())
    }

    /// Whether the desk does long work for a screen: until it ends, nobody is locked out of it.
    pub fn is_working(&self) -> bool {
        self.screens.iter().any(|screen| screen.is_working())
    }

    /// The person a command is about.
    pub fn person(&self) -> Option<(HouseholdRef, PersonRef)> {
        self.top().and_then(|screen| screen.person())
    }

    /// For the table of commands: whether a person is selected.
    pub fn has_person(&self) -> Result<(), Message> {
        self.person().map(drop).ok_or_else(|| msg!("tui-why-nobody-selected"))
    }

    /// For the table of commands: whether there is a list to go on in.
    pub fn has_roster(&self) -> Result<(), Message> {
        let has = self.screens.iter().any(|screen| matches!(screen, Screen::Roster(_)));
        has.then_some(()).ok_or_else(|| msg!("tui-why-no-list"))
    }

    /// For the table of commands: whether the figures are there.
    pub fn has_overview(&self) -> Result<(), Message> {
        self.shared.overview.as_ref().map(drop).ok_or_else(|| msg!("tui-why-loading"))
    }

    /// For the table of commands: whether there is something to take back.
    pub fn can_undo(&self) -> Result<(), Message> {
        let overview = self.shared.overview.as_ref().ok_or_else(|| msg!("tui-why-loading"))?;
        overview.undo.map(drop).ok_or_else(|| msg!("tui-why-nothing-to-undo"))
    }

    /// For the table of commands: whether there is a key to forget.
    pub fn can_lock(&self) -> Result<(), Message> {
        match self.shared.kind {
            Kind::Ledger => Ok(()),
            Kind::Demo => Err(msg!("tui-why-demo-has-no-lock")),
        }
    }

    /// For the table of commands: whether the form can be saved.
    pub fn can_save(&self) -> Result<(), Message> {
        if self.shared.saving.is_some() {
            return Err(msg!("tui-why-saving"));
        }
        self.top().map_or(Ok(()), |screen| screen.can_save())
    }
}

fn lock_after(app: &AppSettings) -> Duration {
    Duration::from_secs(u64::from(app.lock_minutes) * 60)
}

impl Shared {
    /// Other settings of the program: they hold at once.
    pub fn apply(&mut self, app: AppSettings) {
        if app.lang != self.words.lang {
            self.words = Words::new(app.lang);
        }
        self.lock_after = lock_after(&app);
        self.app = app;
    }

    /// Whether nobody has pressed a key for so long that the ledger is to be locked. A laptop that slept has not counted
    /// the time; the clock on the wall has.
    pub fn is_left_alone(&self) -> bool {
        let by_wall = self.now.wall.millis().saturating_sub(self.last_key.wall.millis());
        let by_wall = Duration::from_millis(u64::try_from(by_wall).unwrap_or(0));
        self.now.since_start.saturating_sub(self.last_key.since_start).max(by_wall) >= self.lock_after
    }

    /// Whether numbers and phones are shown whole now.
    pub fn is_revealed(&self) -> bool {
        self.revealed_until.is_some_and(|until| until > self.now.since_start)
    }

    /// What an operation was, as exactly as is known.
    pub fn operation(&self, id: OperationId, kind: OperationKind) -> Message {
        match &self.last_done {
            Some((last, said)) if *last == id => said.clone(),
            _ => Message::of_code("operation", kind.code()),
        }
    }

    /// The number for the next search.
    pub fn next_search(&mut self) -> u64 {
        self.searches += 1;
        self.searches
    }

    /// The area of a screen between the bar at the top and the lines at the foot.
    pub fn body(&self) -> ratatui::layout::Rect {
        super::view::body(ratatui::layout::Rect::new(0, 0, self.size.width, self.size.height))
    }
}

impl Status {
    /// A remark.
    pub fn note(message: Message) -> Self {
        Self { message, hint: None, tone: Tone::Note }
    }

    /// Why something cannot be done.
    pub fn refusal(message: Message) -> Self {
        Self { message, hint: None, tone: Tone::Refusal }
    }

    /// What was done, and how to take it back.
    pub fn done(message: Message, hint: Message) -> Self {
        Self { message, hint: Some(hint), tone: Tone::Done }
    }
}
