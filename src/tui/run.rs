//! The threads: input blocks on the terminal, the desk on its requests, the watchers on the system, and this one,
//! the screen, on its inbox. Nothing ticks: it wakes for a message or a deadline, takes all that waits, draws once.

use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::time::{Duration, Instant};

use ratatui::crossterm::event::{self, Event, MouseButton, MouseEventKind};
use ratatui::layout::{Position, Size};

use super::key::Key;
use super::message::{Effect, Moment, Msg, What, Wheel};
use super::model::{Beginning, DayShown, Kind, Model, Status};
use super::scan::{Focus, Scanner};
use super::terminal::Drawn;
use super::theme::Theme;
use super::update::update;
use super::view::view;
use super::{Options, TuiError, Who, terminal};
use crate::desk::Opening;
use crate::desk::screen::{CancelFlag, DeskThread, Reply, Request};
use crate::msg;
use crate::sys::alarm::Alarm;
use crate::sys::clock::{Clock, monotonic};
use crate::sys::settings::{AppSettings, Settings};
use crate::sys::{paths, process, signals};
use crate::text::numbers::Lang;
use crate::text::words::Words;

/// How many messages may wait before their senders do.
const WAITING: usize = 1024;
/// So many messages are taken before the screen is drawn: a flood of input must not freeze it.
const MOST_AT_ONCE: usize = 512;
/// How long closing may take: the log is folded into the ledger, and a slow disk has its time.
const CLOSING: Duration = Duration::from_secs(30);
/// How long it may take when the terminal is gone (reliability C3: one second in all).
const CLOSING_NOW: Duration = Duration::from_millis(800);
/// More letters than this within [`BURST`] outside a text field are a paste, not typing (reliability C6).
const MOST_TYPED_AT_ONCE: usize = 16;
/// See [`MOST_TYPED_AT_ONCE`].
const BURST: Duration = Duration::from_millis(20);
/// Keys of a paste follow each other faster than this; a hand, and a key held down, are slower.
const LULL: Duration = Duration::from_millis(3);

/// Runs the program on the terminal until the user leaves.
pub fn run(opening: Opening, options: Options) -> Result<(), TuiError> {
    let environment = terminal::environment();
    if !terminal::is_usable(&environment) {
        return Err(TuiError::NoTerminal);
    }
    let (told, inbox) = sync_channel(WAITING);
    let crashed = told.clone();
    // When the inbox is full the screen is alive and sees by itself that the terminal is given back.
    terminal::catch_bugs(move || drop(crashed.try_send(What::Crashed)));
    let theme = Theme::choose(options.color, &environment);
    let ran = catch_unwind(AssertUnwindSafe(|| run_on_terminal(opening, (options, theme), told, &inbox)));
    // The hook of the language prints again from here on.
    drop(std::panic::take_hook());
    ran.unwrap_or_else(|_| Err(TuiError::Bug { report: terminal::report() }))
}

fn run_on_terminal(
    opening: Opening,
    (options, theme): (Options, Theme),
    told: SyncSender<What>,
    inbox: &Receiver<What>,
) -> Result<(), TuiError> {
    let clock = match &opening {
        Opening::Ledger { clock, .. } | Opening::Demo { clock, .. } => *clock,
    };
    let kind = match &opening {
        Opening::Ledger { .. } => Kind::Ledger,
        Opening::Demo { .. } => Kind::Demo,
    };
    let settings_folder = paths::config_dir().ok();
    let app = app_settings(settings_folder.as_deref(), &opening, options.lang);
    watch(&told)?;
    let _guard = terminal::Guard::enter()?;
    let mut screen = terminal::screen()?;
    let desk = {
        let told = told.clone();
        DeskThread::start(opening, move |reply| told.send(What::Reply(reply)).is_ok())?
    };
    let rung = told.clone();
    let alarm = Alarm::start(move || rung.send(What::Woken).is_ok()).ok();
    read_input(told)?;

    let timer = Timer { started: monotonic(), clock, alarm };
    let DeskThread { requests, cancel, thread: desk_thread } = desk;
    let mut mailbox = Mailbox { desk: requests, cancel, waiting: VecDeque::new() };
    let mut model = Model::new(Beginning {
        words: Words::new(options.lang),
        theme,
        kind,
        ledger_exists: options.ledger_exists,
        day_shown: if options.believed_today { DayShown::Believed } else { DayShown::Real },
        app,
        settings_folder,
        at: timer.moment(),
        size: screen.get_frame().area().as_size(),
    });
    if kind == Kind::Ledger && options.ledger_exists && options.who == Who::Guessed {
        model.shared.notice = Some(msg!("tui-start-who", name = &model.shared.app.actor));
    }
    if kind == Kind::Ledger && process::is_privileged() {
        let notice = msg!("tui-start-as-root");
        model.shared.status = Some(Status::refusal(notice.clone()));
        model.shared.notice = Some(notice);
    }
    if kind == Kind::Demo {
        mailbox.post(Request::Unlock { typed: zeroize::Zeroizing::new(String::new()) });
    }
    let ended = converse(&mut model, &mut screen, &mut mailbox, (inbox, &timer));
    // Asked to end, or the terminal failed (it may be gone): it is given back first, and the ledger has little time.
    let most = if matches!(ended, Ok(Ending::Asked)) { CLOSING } else { CLOSING_NOW };
    if !matches!(ended, Ok(Ending::Asked)) {
        terminal::give_back();
        // Dropped, it would write to a terminal that may be gone, and complain to it about that.
        std::mem::forget(screen);
    }
    if close(&mut mailbox, inbox, most) == Closing::Done {
        // Its last breath too: the libraries behind the ledger clean up after each thread, and not while the program ends.
        let _ = desk_thread.join();
    }
    match ended {
        Err(TuiError::Terminal(error)) if is_gone(&error) => Ok(()),
        ended => ended.map(drop),
    }
}

/// Whether an error only says that the terminal was closed, which is one of the ways to leave.
fn is_gone(error: &std::io::Error) -> bool {
    const EIO: i32 = 5;
    error.kind() == std::io::ErrorKind::BrokenPipe || cfg!(unix) && error.raw_os_error() == Some(EIO)
}

/// How the program came to its end.
enum Ending {
    /// The user asked.
    Asked,
    /// The system asked, or took the terminal away.
    Told,
}

/// Message by message until the end. What is drawn last says that the ledger is being closed.
fn converse(
    model: &mut Model,
    screen: &mut terminal::Screen,
    mailbox: &mut Mailbox,
    (inbox, timer): (&Receiver<What>, &Timer),
) -> Result<Ending, TuiError> {
    let mut scanner = Scanner::default();
    loop {
        mailbox.send();
        if terminal::draw(screen, |frame| view(model, frame))? == Drawn::NotOurs {
            return Err(TuiError::Bug { report: terminal::report() });
        }
        let focus = if is_typing(model) { Focus::Text } else { Focus::Commands };
        let deadline = model.next_deadline().into_iter().chain(scanner.deadline(focus)).min();
        let mut batch = receive(inbox, deadline, timer);
        await_burst(model, &mut batch, (inbox, timer));
        // A card is taken out first: what is left may still be a paste that comes as keys.
        let mut batch = scanner.sift(batch, focus);
        // The end of such a paste is held like the beginning of a card; alone it would be a command.
        if is_paste(model, batch.iter().chain(scanner.undecided())) {
            batch.extend(scanner.release());
        }
        let at = timer.moment();
        for what in without_bursts(model, batch) {
            rehearse_bug("screen", &what);
            if matches!(what, What::Crashed) {
                return Err(TuiError::Bug { report: terminal::report() });
            }
            for effect in update(model, Msg { at, what }) {
                match effect {
                    Effect::Send(request) => mailbox.post(request),
                    Effect::CancelJob => mailbox.cancel_job(),
                    Effect::Suspend => {
                        mailbox.send();
                        suspend(screen)?;
                    }
                    Effect::TakeOver => take_over(screen)?,
                    Effect::Leave => {
                        terminal::draw(screen, |frame| view(model, frame))?;
                        return Ok(Ending::Asked);
                    }
                    Effect::LeaveNow => return Ok(Ending::Told),
                }
            }
        }
    }
}

/// In builds for development a variable makes a key a bug of a thread, so that what a bug does to the terminal and to
/// the ledger can be tested. Releases have nothing of it.
fn rehearse_bug(thread: &str, what: &What) {
    if cfg!(debug_assertions) && matches!(what, What::Key(Key::F(12))) {
        let is_asked = std::env::var_os("TUNGNHA_REHEARSE_BUG").is_some_and(|name| name == thread);
        assert!(!is_asked, "a bug with a name and 031085100001 in its message");
    }
}

/// Where the time of messages comes from, and what rings when a deadline passed in the laptop's sleep.
struct Timer {
    started: Instant,
    clock: Clock,
    alarm: Option<Alarm>,
}

impl Timer {
    fn moment(&self) -> Moment {
        Moment {
            since_start: monotonic().duration_since(self.started),
            today: self.clock.today(),
            wall: self.clock.now(),
        }
    }
}

/// Requests on their way to the desk. It never blocks: the desk may be waiting for room in the screen's inbox.
struct Mailbox {
    desk: SyncSender<Request>,
    cancel: CancelFlag,
    waiting: VecDeque<Request>,
}

impl Mailbox {
    /// Puts a request in line. Of several searches only the newest is of use.
    fn post(&mut self, request: Request) {
        self.waiting.retain(|waiting| !request.replaces(waiting));
        if request.is_job() {
            self.cancel.send();
        }
        self.waiting.push_back(request);
    }

    /// Stops the long work that the desk is doing, or will do next.
    fn cancel_job(&mut self) {
        self.cancel.raise();
    }

    /// Sends what there is room for; an answer of the desk will wake the screen to send the rest.
    fn send(&mut self) {
        while let Some(request) = self.waiting.pop_front() {
            match self.desk.try_send(request) {
                Ok(()) => {}
                Err(TrySendError::Full(request)) => {
                    self.waiting.push_front(request);
                    return;
                }
                Err(TrySendError::Disconnected(_)) => return,
            }
        }
    }
}

/// The settings of this laptop, with what was said on the command line for this run.
fn app_settings(folder: Option<&Path>, opening: &Opening, lang: Lang) -> AppSettings {
    let mut app = folder.map(|folder| Settings::load(folder).0).unwrap_or_default().app();
    app.lang = lang;
    match opening {
        Opening::Ledger { actor, .. } => app.actor.clone_from(actor),
        // The demo works under a name of its own.
        Opening::Demo { .. } => {}
    }
    app
}

/// The watchers of the system. Where one cannot be had, the other words (signals, end of input) have to do.
fn watch(told: &SyncSender<What>) -> Result<(), TuiError> {
    let signalled = told.clone();
    signals::watch(move |signal| drop(signalled.send(What::Signal(signal))))?;
    let hung_up = told.clone();
    let _ = signals::watch_hang_up(move |signal| drop(hung_up.send(What::Signal(signal))));
    Ok(())
}

fn read_input(told: SyncSender<What>) -> Result<(), TuiError> {
    let read = move || {
        while let Ok(event) = event::read() {
            let Some(what) = what_of(event) else { continue };
            rehearse_bug("input", &what);
            if told.send(what).is_err() {
                return;
            }
        }
    };
    std::thread::Builder::new().name("input".to_owned()).spawn(read)?;
    Ok(())
}

fn what_of(event: Event) -> Option<What> {
    match event {
        Event::Key(key) => Key::of_event(&key).map(What::Key),
        Event::Paste(text) => Some(What::Paste(text)),
        Event::Resize(width, height) => {
            let size = terminal::within(Size { width, height });
            Some(What::Resized(size.width, size.height))
        }
        Event::Mouse(mouse) => match mouse.kind {
            MouseEventKind::Down(MouseButton::Left) => Some(What::Click(Position::new(mouse.column, mouse.row))),
            MouseEventKind::ScrollDown => Some(What::Wheel(Wheel::Down)),
            MouseEventKind::ScrollUp => Some(What::Wheel(Wheel::Up)),
            MouseEventKind::Down(_)
            | MouseEventKind::Up(_)
            | MouseEventKind::Drag(_)
            | MouseEventKind::Moved
            | MouseEventKind::ScrollLeft
            | MouseEventKind::ScrollRight => None,
        },
        Event::FocusGained | Event::FocusLost => None,
    }
}

/// Waits for a message or the next deadline; takes with it what else is there.
fn receive(inbox: &Receiver<What>, deadline: Option<Duration>, timer: &Timer) -> Vec<(Duration, What)> {
    let now = || monotonic().duration_since(timer.started);
    if let Some(alarm) = &timer.alarm {
        alarm.set(deadline.map(|deadline| deadline.saturating_sub(now())));
    }
    let first = match deadline {
        // The screen holds no sender of its own: an inbox without senders is a program without threads.
        None => inbox.recv().unwrap_or(What::Crashed),
        Some(deadline) => match inbox.recv_timeout(deadline.saturating_sub(now())) {
            Ok(what) => what,
            Err(RecvTimeoutError::Timeout) => What::Woken,
            Err(RecvTimeoutError::Disconnected) => What::Crashed,
        },
    };
    let mut batch = vec![(now(), first)];
    while batch.len() < MOST_AT_ONCE
        && let Ok(what) = inbox.try_recv()
    {
        batch.push((now(), what));
    }
    batch
}

/// A letter that is a command may be the first of a paste that comes as keys: it is held so long as others follow at
/// a pace that no hand has.
fn await_burst(model: &mut Model, batch: &mut Vec<(Duration, What)>, (inbox, timer): (&Receiver<What>, &Timer)) {
    let is_letter = |(_, what): &(Duration, What)| matches!(what, What::Key(Key::Char(_)));
    if is_typing(model) {
        return;
    }
    while batch.last().is_some_and(is_letter)
        && batch.len() < MOST_AT_ONCE
        && let Ok(what) = inbox.recv_timeout(LULL)
    {
        batch.push((monotonic().duration_since(timer.started), what));
    }
}

fn is_typing(model: &mut Model) -> bool {
    model.screens.last_mut().is_some_and(|screen| screen.typing().is_some())
}

/// Drops pastes that come as keys where no text field is: each letter would be a command that nobody meant. A search
/// that begins with `/` is typing however fast it comes.
fn without_bursts(model: &mut Model, batch: Vec<(Duration, What)>) -> Vec<What> {
    let is_paste = is_paste(model, batch.iter());
    batch
        .into_iter()
        .map(|(_, what)| {
            let is_letter = matches!(what, What::Key(Key::Char(_)));
            // An empty paste says that one was ignored.
            if is_paste && is_letter { What::Paste(String::new()) } else { what }
        })
        .collect()
}

/// Whether what came is a paste that comes as keys, where no text field is.
fn is_paste<'w>(model: &mut Model, came: impl Iterator<Item = &'w (Duration, What)>) -> bool {
    let letter =
        |(at, what): &(Duration, What)| if let What::Key(Key::Char(c)) = what { Some((*at, *c)) } else { None };
    let letters: Vec<(Duration, char)> = came.filter_map(letter).collect();
    let (Some(first), Some(last)) = (letters.first(), letters.last()) else { return false };
    let is_repeat = letters.iter().all(|(_, c)| *c == first.1);
    let is_burst = letters.len() > MOST_TYPED_AT_ONCE && last.0.saturating_sub(first.0) < BURST;
    is_burst && !is_typing(model) && !is_repeat && first.1 != '/'
}

fn suspend(screen: &mut terminal::Screen) -> Result<(), TuiError> {
    terminal::give_back();
    signals::suspend_self()?;
    take_over(screen)
}

fn take_over(screen: &mut terminal::Screen) -> Result<(), TuiError> {
    terminal::take_over()?;
    // A new one draws everything. Clearing the old one would ask the terminal for its cursor, and the answer goes to
    // the thread that reads input.
    *screen = terminal::screen()?;
    Ok(())
}

/// Whether the desk has closed the ledger.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Closing {
    /// It has, and its thread ends.
    Done,
    /// It has not said so in time.
    GivenUp,
}

/// Asks the desk to close the ledger and waits for it, so long.
fn close(mailbox: &mut Mailbox, inbox: &Receiver<What>, most: Duration) -> Closing {
    mailbox.cancel_job();
    mailbox.post(Request::Close);
    let deadline = monotonic() + most;
    loop {
        mailbox.send();
        match inbox.recv_timeout(deadline.saturating_duration_since(monotonic())) {
            Ok(What::Reply(Reply::Closed)) => return Closing::Done,
            Ok(What::Crashed) | Err(_) => return Closing::GivenUp,
            Ok(_) => {}
        }
    }
}
