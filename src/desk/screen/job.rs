//! Long work of the desk: it reports progress at most ten times a second, and where it reports it learns whether it
//! was cancelled.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::Reply;
use crate::desk::import::ImportStage;
use crate::sys::clock::monotonic;

/// The least time between two reports.
const BETWEEN: Duration = Duration::from_millis(100);

/// How far a long work is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// Of an import.
    Import(ImportStage),
    /// Of anything else, in percent.
    Percent(u8),
}

/// Raised to stop the long work that the desk is doing.
#[derive(Clone, Debug, Default)]
pub struct CancelFlag(Arc<AtomicBool>);

impl CancelFlag {
    /// Stops it.
    pub fn raise(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    /// Before new work.
    pub fn lower(&self) {
        self.0.store(false, Ordering::Relaxed);
    }

    fn is_raised(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// A long work while it is done.
pub struct Job<'a> {
    answer: &'a dyn Fn(Reply) -> bool,
    cancel: &'a CancelFlag,
    last: Option<Instant>,
}

impl<'a> Job<'a> {
    /// A work whose progress goes to `answer`.
    pub fn new(answer: &'a dyn Fn(Reply) -> bool, cancel: &'a CancelFlag) -> Self {
        Self { answer, cancel, last: None }
    }

    /// Reports progress, and learns whether to go on.
    pub fn step(&mut self, progress: Progress) -> ControlFlow<()> {
        if self.cancel.is_raised() {
            return ControlFlow::Break(());
        }
        let now = monotonic();
        if self.last.is_none_or(|last| now.duration_since(last) >= BETWEEN) {
            self.last = Some(now);
            if !(self.answer)(Reply::Progress(progress)) {
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    }
}
