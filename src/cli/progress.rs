//! Progress of long work on standard error, and Ctrl+C that stops it without leaving anything half done.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output::Output;
use crate::msg;
use crate::sys::signals::{self, Signal};
use crate::text::words::Words;

/// A bar that can be cancelled.
pub struct Progress<'w> {
    bar: ProgressBar,
    words: &'w Words,
    cancelled: Arc<AtomicBool>,
}

/// How often the bar is drawn, a second: what is told every tenth of a second is seen.
const FRAMES: u8 = 20;
/// Work that is known to have an end, with how far it is.
const MEASURED: &str = "{msg} [{bar:30}] {percent}% {prefix} {eta}";
/// Work of which only that it goes on is known.
const UNMEASURED: &str = "{msg} {spinner}";
/// Before this nothing is said of the rate: it would jump.
const LEAST_TIME: Duration = Duration::from_secs(1);

impl<'w> Progress<'w> {
    /// A bar, shown only on a terminal; `label` is the message of the first stage.
    pub fn new(output: &'w Output, label: &'static str) -> Self {
        let bar = ProgressBar::hidden();
        if output.shows_progress() {
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(FRAMES));
        }
        draw_as(&bar, MEASURED);
        bar.set_message(output.words.get(label));
        let cancelled = Arc::new(AtomicBool::new(false));
        let flag = Arc::clone(&cancelled);
        // Without the watcher, Ctrl+C ends the process, and the transaction with it: nothing is half done either way.
        let _ = signals::watch(move |signal| match signal {
            Signal::HangUp | Signal::Terminate | Signal::Interrupt | Signal::Quit => {
                flag.store(true, Ordering::Relaxed);
            }
            Signal::Suspend => drop(signals::suspend_self()),
            Signal::Continue => {}
        });
        Self { bar, words: &output.words, cancelled }
    }

    /// Where the work is; says whether to go on.
    pub fn at(&self, done: u64, total: u64) -> ControlFlow<()> {
        self.bar.set_length(total.max(1));
        self.bar.set_position(done);
        self.go_on()
    }

    /// Where work on rows is, of the whole in whatever it is measured; says whether to go on.
    pub fn at_rows(&self, rows: u64, (done, total): (u64, u64)) -> ControlFlow<()> {
        let mut said = self.words.say(&msg!("cli-progress-rows", rows = rows));
        let time = self.bar.elapsed();
        if time >= LEAST_TIME {
            let rate = rows.saturating_mul(1_000).checked_div(u64::try_from(time.as_millis()).unwrap_or(u64::MAX));
            said.push_str(", ");
            said.push_str(&self.words.say(&msg!("cli-progress-rate", rate = rate.unwrap_or(0))));
        }
        if self.bar.prefix() != said {
            self.bar.set_prefix(said);
        }
        self.at(done, total)
    }

    /// A stage of which only that it goes on is known.
    pub fn wait(&self, label: &'static str) -> ControlFlow<()> {
        self.enter(label, UNMEASURED);
        self.bar.tick();
        self.go_on()
    }

    /// Whether to go on.
    pub fn go_on(&self) -> ControlFlow<()> {
        if self.cancelled.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// The next stage; how far it is will be told.
    pub fn stage(&self, label: &'static str) {
        self.enter(label, MEASURED);
    }

    /// How far a stage is, once that is known; says whether to go on.
    pub fn at_of(&self, label: &'static str, (done, total): (u64, u64)) -> ControlFlow<()> {
        if self.bar.length() != Some(total) {
            // It was only known that it goes on.
            draw_as(&self.bar, MEASURED);
            self.bar.reset_eta();
        }
        self.stage(label);
        self.at(done, total)
    }

    fn enter(&self, label: &'static str, template: &str) {
        let said = self.words.get(label);
        if self.bar.message() != said {
            draw_as(&self.bar, template);
            self.bar.set_message(said);
            self.bar.reset_elapsed();
            self.bar.reset_eta();
        }
    }

    /// The work is over: the bar goes away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

fn draw_as(bar: &ProgressBar, template: &str) {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("=> "));
    }
}
