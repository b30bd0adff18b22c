//! The terminal: taken over, given back, whatever happens. A bug gives it back first, then writes a report that
//! names places in the program and nothing of what was on the screen.

use std::cell::Cell;
use std::io::{self, BufWriter, IsTerminal as _, Stdout};
use std::panic::PanicHookInfo;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use ratatui::crossterm::style::Print;
use ratatui::crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::crossterm::{cursor, execute};
use ratatui::layout::{Rect, Size};
use ratatui::{Frame, Terminal, TerminalOptions, Viewport};

use super::theme::Environment;
use crate::sys::clock::Clock;
use crate::sys::files::{self, Overwrite};
use crate::sys::paths;

/// One write to the terminal a frame, however much changes in it.
const FRAME_BYTES: usize = 64 * 1024;

/// Whether the terminal is ours now. A fact of the process: the panic hook has nobody else to ask.
static OURS: AtomicBool = AtomicBool::new(false);

/// Held while a frame is drawn: a bug in another thread gives the terminal back before it or after it. A frame drawn
/// behind that would stay on the user's own screen.
static DRAWING: Mutex<()> = Mutex::new(());

thread_local! {
    /// Whether this thread draws: a bug in what it draws must not wait for itself.
    static DRAWS: Cell<bool> = const { Cell::new(false) };
}

/// Where the report of a bug was written. Set by the panic hook.
static REPORT: Mutex<Option<PathBuf>> = Mutex::new(None);

/// The terminal as ratatui draws on it.
pub type Screen = Terminal<CrosstermBackend<BufWriter<Stdout>>>;

/// Gives the terminal back when it is dropped.
pub struct Guard {
    _only_here: (),
}

impl Guard {
    /// Takes the terminal over.
    pub fn enter() -> io::Result<Self> {
        let guard = Self { _only_here: () };
        take_over()?;
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

/// Whether both ends are a terminal that can be drawn on.
pub fn is_usable(environment: &Environment) -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal() && environment.term != "dumb"
}

/// What the environment says about the terminal.
pub fn environment() -> Environment {
    let text = |name: &str| std::env::var_os(name).map(|value| value.to_string_lossy().into_owned());
    let set = |name: &str| text(name).filter(|value| !value.is_empty());
    let locale = set("LC_ALL").or_else(|| set("LC_CTYPE")).or_else(|| set("LANG")).unwrap_or_default();
    Environment {
        no_color: set("NO_COLOR").is_some(),
        term: text("TERM").unwrap_or_default(),
        color_term: text("COLORTERM").unwrap_or_default(),
        locale: cfg!(unix).then_some(locale),
    }
}

/// The terminal to draw on.
pub fn screen() -> io::Result<Screen> {
    let backend = CrosstermBackend::new(BufWriter::with_capacity(FRAME_BYTES, io::stdout()));
    let viewport = Viewport::Fixed(Rect::from(size()?));
    Terminal::with_options(backend, TerminalOptions { viewport })
}

/// What became of a frame.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Drawn {
    /// It is seen.
    Seen,
    /// The terminal is not ours any more; nothing was drawn.
    NotOurs,
}

/// Draws a frame in the size that the terminal has now.
pub fn draw(screen: &mut Screen, render: impl FnOnce(&mut Frame<'_>)) -> io::Result<Drawn> {
    let _drawing = DRAWING.lock().unwrap_or_else(PoisonError::into_inner);
    if !OURS.load(Ordering::SeqCst) {
        return Ok(Drawn::NotOurs);
    }
    DRAWS.set(true);
    let drawn = fit(screen).and_then(|()| screen.draw(render).map(|_| Drawn::Seen));
    DRAWS.set(false);
    drawn
}

/// Makes what is drawn as large as the terminal is now.
fn fit(screen: &mut Screen) -> io::Result<()> {
    let area = Rect::from(size()?);
    if screen.get_frame().area() == area { Ok(()) } else { screen.resize(area) }
}

/// The size of the terminal, as far as it is drawn on.
pub fn size() -> io::Result<Size> {
    let (width, height) = ratatui::crossterm::terminal::size()?;
    Ok(within(Size { width, height }))
}

/// As much of a size as is drawn on.
pub fn within(size: Size) -> Size {
    Size { width: size.width.min(MOST.width), height: size.height.min(MOST.height) }
}

/// More than any screen has. A terminal may claim 65,535 columns and lines, and their cells would take all memory
/// (reliability C2).
const MOST: Size = Size { width: 1_000, height: 500 };

/// Takes the terminal over, at the start and after a suspension.
pub fn take_over() -> io::Result<()> {
    OURS.store(true, Ordering::SeqCst);
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen, Clear(ClearType::All), EnableBracketedPaste)?;
    if cfg!(windows) {
        execute!(io::stdout(), EnableMouseCapture)
    } else {
        execute!(io::stdout(), Print(CLICKS_AND_WHEEL))
    }
}

/// Clicks and the wheel, with places beyond column 223. What crossterm asks for reports every movement too, and an
/// idle program would wake for a mouse that is pushed aside.
const CLICKS_AND_WHEEL: &str = "\u{1b}[?1000h\u{1b}[?1006h";

/// Gives the terminal back; once is enough. Nothing of what was on the screen stays: the other screen is cleared
/// before it is left, since some terminals keep it.
pub fn give_back() {
    let _nobody_draws = (!DRAWS.get()).then(|| DRAWING.lock().unwrap_or_else(PoisonError::into_inner));
    if !OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    // A terminal that is gone cannot be restored; there is nobody to tell.
    let _ = execute!(
        io::stdout(),
        Clear(ClearType::All),
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        cursor::Show
    );
    let _ = disable_raw_mode();
}

/// From now on a bug in any thread gives the terminal back, writes a report, and calls `crashed`.
pub fn catch_bugs(crashed: impl Fn() + Send + Sync + 'static) {
    std::panic::set_hook(Box::new(move |info| {
        // Locked first: the screen's thread may see at once that the terminal is not ours, and asks for the report. If
        // the program could end before the terminal is given back, it would stay as it is.
        {
            let mut place = REPORT.lock().unwrap_or_else(PoisonError::into_inner);
            give_back();
            *place = write_report(info);
        }
        crashed();
    }));
}

/// Where the report of the last bug is. Waits until a bug of another thread has given the terminal back.
pub fn report() -> Option<PathBuf> {
    REPORT.lock().ok().and_then(|report| report.clone())
}

/// The message of a panic may hold anything, a name too: only the place in the program is written.
fn write_report(info: &PanicHookInfo<'_>) -> Option<PathBuf> {
    let folder = paths::data_dir().ok()?;
    files::create_private_dir(&folder).ok()?;
    let at = Clock::system().now();
    let path = files::free_name(&folder.join(format!("bug-{}.txt", at.local_day())));
    let place = info.location().map_or_else(|| "unknown".to_owned(), ToString::to_string);
    let thread = std::thread::current().name().unwrap_or("main").to_owned();
    let backtrace = std::backtrace::Backtrace::force_capture();
    let version = env!("CARGO_PKG_VERSION");
    let written = files::write_new(&path, Overwrite::Refuse, |file| {
        write!(file, "tungnha {version}\n{}\nthread {thread}\nat {place}\n\n{backtrace}\n", at.to_rfc3339_local())
    });
    written.ok().map(|_| path)
}
