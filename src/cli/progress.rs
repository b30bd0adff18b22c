//! Progress of long work on standard error, and Ctrl+C that stops it without leaving anything half done.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::output::Output;
use crate::sys::signals::{self, Signal};

/// A bar that can be cancelled.
pub struct Progress {
    bar: ProgressBar,
    cancelled: Arc<AtomicBool>,
}

/// How often the bar is drawn, a second.
const FRAMES: u8 = 10;

impl Progress {
    /// A bar, shown only on a terminal.
    pub fn new(output: &Output, label: &'static str) -> Self {
        let bar = ProgressBar::hidden();
        if output.shows_progress() {
            bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(FRAMES));
        }
        let template = "{msg} [{bar:30}] {percent}% {prefix} {eta}";
        if let Ok(style) = ProgressStyle::with_template(template) {
            bar.set_style(style.progress_chars("=> "));
        }
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
        Self { bar, cancelled }
    }

    /// Where the work is; says whether to go on.
    pub fn at(&self, done: u64, total: u64, rate: &str) -> ControlFlow<()> {
        self.bar.set_length(total.max(1));
        self.bar.set_position(done);
        if self.bar.prefix() != rate {
            self.bar.set_prefix(rate.to_owned());
        }
        self.go_on()
    }

    /// Whether to go on.
    pub fn go_on(&self) -> ControlFlow<()> {
        if self.cancelled.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Another label for the next stage.
    pub fn stage(&self, label: String) {
        if self.bar.message() != label {
            self.bar.set_message(label);
            self.bar.reset_eta();
        }
    }

    /// The work is over: the bar goes away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}
