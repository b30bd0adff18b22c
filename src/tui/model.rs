//! All there is to see: a stack of screens, and what they share.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::time::Duration;

use chrono::NaiveDateTime;
use ratatui::layout::{Position, Size};

use super::command::{Act, Command};
use super::key::Key;
use super::message::Moment;
use super::screens::{Screen, Start, Unlock};
use super::theme::Theme;
use super::tour::Tour;
use super::widgets::form::Form;
use crate::desk::history::HistoryFilter;
use crate::desk::screen::Request;
use crate::desk::views::{HouseholdRef, Overview, PersonRef};
use crate::domain::card::Card;
use crate::domain::event::OperationKind;
use crate::domain::ids::OperationId;
use crate::msg;
use crate::sys::settings::{AppSettings, TypingMethod};
use crate::text::typing::Method;
use crate::text::words::{Message, Words};

/// How long numbers and phones stay readable.
pub const REVEALED_FOR: Duration = Duration::from_secs(30);

/// So many people who were opened are remembered: a screen of them.
const MOST_RECENT: usize = 20;

/// Everything on the screen.
pub struct Model {
    /// What the screens share.
    pub shared: Shared,
    /// The stack of screens, the one that is seen last.
    pub screens: Vec<Screen>,
    /// The stack that waits behind the lock. Forms keep what was typed; what was read is forgotten.
    pub aside: Vec<Screen>,
    /// Keys that were pressed while the desk was still answering the one before; they are taken in order after that.
    pub keys_ahead: VecDeque<Ahead>,
}

/// What came while the desk was still answering.
pub enum Ahead {
    /// A key.
    Key(Key),
    /// A card.
    Card(Box<Card>),
}

/// What the screens share.
pub struct Shared {
    /// The words.
    pub words: Words,
    /// The looks.
    pub theme: Theme,
    /// What is worked on.
    pub kind: Kind,
    /// What there was when the program began.
    pub began: Began,
    /// The name of the ledger's file, where it is not the usual one.
    pub other: Option<String>,
    /// Said once when the ledger is open.
    pub notice: Option<Message>,
    /// How far somebody is in the tour.
    pub tour: Option<Tour>,
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
    /// Who still waits at the door where a visit was recorded last.
    pub left_door: Option<LeftDoor>,
    /// The visit that was recorded last, while it can be taken back: where to go back to then.
    pub last_visit: Option<LastVisit>,
    /// The door of the walk that was selected when the list was left.
    pub last_walked: Option<HouseholdRef>,
    /// What was recorded last, in words, as far as this screen recorded it.
    pub last_done: Option<(OperationId, Message)>,
    /// The number of the last search.
    pub searches: u64,
    /// The last click, where a second one on the same cell would make it a double one.
    pub last_click: Option<(Position, Duration)>,
    /// What was last chosen from the list of commands, the newest first.
    pub recent_acts: Vec<Act>,
    /// The people who were opened or recorded last, the latest first: numbers that say nothing without the ledger, in
    /// memory only. Those of earlier sessions are read from the ledger.
    pub recent: VecDeque<PersonRef>,
}

/// What is worked on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A ledger.
    Ledger,
    /// An invented ward; nothing stays, nothing is locked.
    Demo,
}

/// What there was when the program began.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Began {
    /// A ledger, or the demo was asked for; or a ledger was made since.
    WithLedger,
    /// Nothing: there is a first screen to go back to.
    WithoutLedger,
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
    /// Nowhere: no form was asked to record it, and none is closed.
    Stay,
    /// Back to the list, to the next door after this one.
    NextDoor(HouseholdRef, PersonRef),
}

/// Somebody at a door that was left who can still be activated, and was not spoken of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeftDoor {
    /// The door.
    pub household: HouseholdRef,
    /// The first of them.
    pub person: PersonRef,
    /// Their name.
    pub name: String,
    /// How many they are.
    pub count: usize,
}

/// A visit that was recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LastVisit {
    /// Its operation.
    pub operation: OperationId,
    /// The door.
    pub household: HouseholdRef,
    /// Who was selected.
    pub person: PersonRef,
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
    /// Press this key.
    Press(Key),
    /// Give this command, as its key would.
    Give(&'static Command),
    /// Give this command of the first screen, whatever is seen; what it opens stands above that.
    GiveToFirst(&'static Command),
    /// Go to another household of the list.
    Door(Door),
    /// Open the ledger that the screen offers in place of this one.
    Turn,
    /// Open the demo.
    OpenDemo,
    /// Leave it for the first screen.
    CloseDemo,
    /// Start the tour.
    Tour,
}

/// What a screen that was opened to pick something gives to the one below.
pub enum Picked {
    /// A reason.
    Reason(crate::domain::reason::Reason),
    /// A day.
    Day(chrono::NaiveDate),
    /// The field of a column, by the name that the desk knows it by; none to recognise it by its heading.
    Field(Option<&'static str>),
    /// The encoding of a sheet; none to let its text say.
    Encoding(Option<crate::desk::TextEncoding>),
    /// One of a list, by its place.
    Choice(usize),
    /// The filters of a list.
    Filters(super::screens::Filters),
    /// Yes.
    Agreed,
    /// What of the history is shown.
    History(HistoryFilter),
    /// A name.
    Name(String),
    /// A file.
    File(std::path::PathBuf),
    /// Areas; none for the whole ward.
    Areas(Vec<String>),
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
        let (began, first) = if beginning.ledger_exists || beginning.kind == Kind::Demo {
            (Began::WithLedger, Unlock::default().into())
        } else {
            (Began::WithoutLedger, Start::default().into())
        };
        let session = match beginning.kind {
            Kind::Demo => Session::Opening,
            Kind::Ledger => Session::Closed,
        };
        let shared = Shared {
            words: beginning.words,
            theme: beginning.theme.with(beginning.app.theme, beginning.app.borders),
            kind: beginning.kind,
            began,
            other: None,
            notice: None,
            tour: None,
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
            left_door: None,
            last_visit: None,
            last_walked: None,
            last_done: None,
            searches: 0,
            last_click: None,
            recent_acts: Vec::new(),
            recent: VecDeque::new(),
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
        let lock = (can_lock && !self.is_working()).then(|| self.shared.last_key.since_start + self.shared.lock_after);
        let drawn = if self.shared.session == Session::Open {
            self.top().and_then(|screen| screen.deadline(&self.shared))
        } else {
            None
        };
        self.shared.revealed_until.into_iter().chain(lock).chain(drawn).min()
    }

    /// Whether a key has to wait for an answer of the desk to mean what the user means.
    pub fn is_waiting(&self) -> bool {
        self.shared.can_ask() && (self.shared.saving.is_some() || self.top().is_some_and(|screen| screen.is_waiting()))
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

    /// For the table of commands: whether somebody is marked, or selected.
    pub fn has_somebody(&self) -> Result<(), Message> {
        self.has_marks().or_else(|_| self.has_person())
    }

    /// For the table of commands: whether anybody is marked.
    pub fn has_marks(&self) -> Result<(), Message> {
        let is_marked = |screen: &Screen| !screen.marked().is_empty() || !screen.marked_households().is_empty();
        let has = self.top().is_some_and(is_marked);
        has.then_some(()).ok_or_else(|| msg!("tui-why-nobody-marked"))
    }

    /// For the table of commands: why nobody is marked among the doors.
    pub fn marks_elsewhere(&self) -> Result<(), Message> {
        Err(msg!("tui-why-marks-elsewhere"))
    }

    /// For the table of commands: whether the list is filtered.
    pub fn has_filters(&self) -> Result<(), Message> {
        let has = self.top().is_some_and(|screen| screen.has_filters());
        has.then_some(()).ok_or_else(|| msg!("tui-why-no-filters"))
    }

    /// For the table of commands: whether somebody waits at the door that was left last.
    pub fn has_left_door(&self) -> Result<(), Message> {
        self.shared.left_door.as_ref().map(drop).ok_or_else(|| msg!("tui-why-nobody-left"))
    }

    /// For the table of commands: whether there is a list to go on in.
    pub fn has_roster(&self) -> Result<(), Message> {
        let has = self.screens.iter().any(|screen| screen.has_doors());
        has.then_some(()).ok_or_else(|| msg!("tui-why-no-list"))
    }

    /// For the table of commands: whether the figures are there.
    pub fn has_overview(&self) -> Result<(), Message> {
        self.shared.overview.as_ref().map(drop).ok_or_else(|| msg!("tui-why-loading"))
    }

    /// For the table of commands: whether there is a tour.
    pub fn has_tour(&self) -> Result<(), Message> {
        match self.shared.kind {
            Kind::Demo => Ok(()),
            Kind::Ledger => Err(msg!("tui-why-tour-needs-demo")),
        }
    }

    /// For the table of commands: whether the tally is there.
    pub fn has_tally(&self) -> Result<(), Message> {
        let has = self.top().is_some_and(|screen| screen.has_tally());
        has.then_some(()).ok_or_else(|| msg!("tui-why-loading"))
    }

    /// For the table of commands: whether the selected figure has a list behind it.
    pub fn can_open_figure(&self) -> Result<(), Message> {
        self.top().map_or(Ok(()), |screen| screen.can_open_figure())
    }

    /// For the table of commands: whether the field in focus is a choice.
    pub fn on_choice(&self) -> Result<(), Message> {
        let form = self.top().and_then(|screen| screen.form());
        form.is_none_or(Form::is_on_choice).then_some(()).ok_or_else(|| msg!("tui-why-no-choice-field"))
    }

    /// For the table of commands: whether the field in focus is a day.
    pub fn on_day(&self) -> Result<(), Message> {
        let form = self.top().and_then(|screen| screen.form());
        form.is_none_or(Form::is_on_day).then_some(()).ok_or_else(|| msg!("tui-why-no-day-field"))
    }

    /// For the table of commands: whether there is something to take back.
    pub fn can_undo(&self) -> Result<(), Message> {
        // There the selected operation is meant, and the screen says why it cannot be.
        if self.top().is_some_and(|screen| screen.has_operations()) {
            return Ok(());
        }
        let overview = self.shared.overview.as_ref().ok_or_else(|| msg!("tui-why-loading"))?;
        overview.undo.map(drop).ok_or_else(|| msg!("tui-why-nothing-to-undo"))
    }

    /// For the table of commands: whether a passphrase is asked for.
    pub fn has_passphrase(&self) -> Result<(), Message> {
        match self.shared.kind {
            Kind::Ledger => Ok(()),
            Kind::Demo => Err(msg!("tui-why-loading")),
        }
    }

    /// For the table of commands: whether there is a key to forget.
    pub fn can_lock(&self) -> Result<(), Message> {
        match self.shared.kind {
            Kind::Ledger => Ok(()),
            Kind::Demo => Err(msg!("tui-why-demo-has-no-lock")),
        }
    }

    /// For the table of commands: whether another ledger than the usual one is open, and can be closed.
    pub fn can_turn_back(&self) -> Result<(), Message> {
        match self.shared.session {
            _ if self.shared.other.is_none() => Err(msg!("tui-why-usual-is-open")),
            Session::Opening | Session::Leaving => Err(msg!("tui-why-loading")),
            _ if self.is_unsaved() || self.aside.iter().any(|screen| screen.is_unsaved()) => {
                Err(msg!("tui-why-unsaved"))
            }
            Session::Open | Session::Closed => Ok(()),
        }
    }

    /// For the table of commands: whether the screens above the first can be closed.
    pub fn can_go_home(&self) -> Result<(), Message> {
        if self.is_unsaved() { Err(msg!("tui-why-unsaved")) } else { Ok(()) }
    }

    /// For the table of commands: whether the screen lets this be done now.
    pub fn can(&self, act: super::command::Act) -> Result<(), Message> {
        self.top().map_or(Ok(()), |screen| screen.can(act))
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
    /// Day and time of now: the day may be a believed one, the hour is that of the clock.
    pub fn local_now(&self) -> NaiveDateTime {
        self.now.today.and_time(self.now.wall.to_local().time())
    }

    /// Other settings of the program: they hold at once.
    pub fn apply(&mut self, app: AppSettings) {
        if app.lang != self.words.lang {
            self.words = Words::new(app.lang);
        }
        self.lock_after = lock_after(&app);
        self.theme = self.theme.with(app.theme, app.borders);
        self.app = app;
    }

    /// How Vietnamese is typed, where the program does it.
    pub fn typing_method(&self) -> Option<Method> {
        match self.app.typing {
            TypingMethod::Off => None,
            TypingMethod::Telex => Some(Method::Telex),
            TypingMethod::Vni => Some(Method::Vni),
        }
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

    /// Who was recorded last before this session stands behind those who were opened in it.
    pub fn recorded_before(&mut self, people: &[PersonRef]) {
        let known = |person: &&PersonRef| !self.recent.contains(person);
        let more: Vec<PersonRef> = people.iter().filter(known).copied().collect();
        self.recent.extend(more);
        self.recent.truncate(MOST_RECENT);
    }

    /// Somebody was opened, or something was recorded for them: found again when the next search has not begun yet.
    pub fn opened(&mut self, person: PersonRef) {
        self.recent.retain(|other| *other != person);
        self.recent.push_front(person);
        self.recent.truncate(MOST_RECENT);
    }

    /// The number for the next search.
    pub fn next_search(&mut self) -> u64 {
        self.searches += 1;
        self.searches
    }

    /// The area of a screen between the bar at the top and the lines at the foot.
    pub fn body(&self) -> ratatui::layout::Rect {
        super::view::body(ratatui::layout::Rect::new(0, 0, self.size.width, self.size.height), self.tour)
    }

    /// Whether screens ask and are answered: not while a ledger is locked. Where there is none yet, there is nothing
    /// to be locked.
    pub fn can_ask(&self) -> bool {
        self.session == Session::Open || (self.began == Began::WithoutLedger && self.session != Session::Leaving)
    }

    /// Whether leaving the demo leads back to the first screen.
    pub fn is_demo_of_first_start(&self) -> bool {
        self.kind == Kind::Demo && self.began == Began::WithoutLedger && self.session == Session::Open
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
