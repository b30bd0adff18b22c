//! Long work of the desk: it reports progress some ten times a second, and where it reports it learns whether it
//! was cancelled.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use super::Reply;
use crate::desk::import::ImportStage;
use crate::desk::reversing::ReversalStage;
use crate::domain::event::OperationKind;
use crate::sys::clock::monotonic;

/// The least time between two reports. Work that looks up every [`ATTENTION`](crate::sys::attended::ATTENTION) is
/// thus told of at least every tenth of a second.
const BETWEEN: Duration = Duration::from_millis(60);

/// Work of which nothing is told before this is over for whoever waits before anything could be read.
const MOMENT: Duration = Duration::from_millis(150);

/// Takes a reply, from whichever thread, and says whether anybody still listens.
pub type Answer<'a> = &'a (dyn Fn(Reply) -> bool + Sync);

/// How far a long work is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Progress {
    /// Of an import.
    Import(ImportStage),
    /// Of an operation that is taken back or done again.
    Reversal(OperationKind, ReversalStage),
    /// Of anything else, in percent.
    Percent(u8),
}

/// Raised to stop the long work that the desk is doing. Works are counted where they are sent and where they are
/// begun: one that is stopped stays stopped, though the next is sent before it has noticed.
#[derive(Clone, Debug, Default)]
pub struct CancelFlag(Arc<Counts>);

#[derive(Debug, Default)]
struct Counts {
    sent: AtomicU64,
    begun: AtomicU64,
    /// The last work that is to stop, and all before it.
    stopped: AtomicU64,
}

impl CancelFlag {
    /// Stops whatever has been sent so far.
    pub fn raise(&self) {
        self.0.stopped.store(self.0.sent.load(Ordering::SeqCst), Ordering::SeqCst);
    }

    /// New work is sent.
    pub fn send(&self) {
        self.0.sent.fetch_add(1, Ordering::SeqCst);
    }

    /// A work is begun; its number.
    fn begin(&self) -> u64 {
        self.0.begun.fetch_add(1, Ordering::SeqCst) + 1
    }

    fn is_raised(&self, number: u64) -> bool {
        number <= self.0.stopped.load(Ordering::SeqCst)
    }
}

/// A long work while it is done.
pub struct Job<'a> {
    answer: Answer<'a>,
    cancel: &'a CancelFlag,
    number: u64,
    began: Instant,
    last: Option<Instant>,
}

impl<'a> Job<'a> {
    /// A work whose progress goes to `answer`.
    pub fn new(answer: Answer<'a>, cancel: &'a CancelFlag) -> Self {
        Self { answer, cancel, number: cancel.begin(), began: monotonic(), last: None }
    }

    /// A short work: it reports nothing and cannot be stopped.
    pub fn short(answer: Answer<'a>, cancel: &'a CancelFlag) -> Self {
        Self { answer, cancel, number: u64::MAX, began: monotonic(), last: None }
    }

    /// Whether to go on.
    pub fn go_on(&self) -> ControlFlow<()> {
        if self.cancel.is_raised(self.number) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// As [`Job::step`], for work that is mostly done in a moment: then nothing is told of it.
    pub fn step_if_long(&mut self, progress: Progress) -> ControlFlow<()> {
        if monotonic().duration_since(self.began) < MOMENT { self.go_on() } else { self.step(progress) }
    }

    /// Reports progress, and learns whether to go on.
    pub fn step(&mut self, progress: Progress) -> ControlFlow<()> {
        if self.go_on().is_break() {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_work_stays_stopped_and_the_next_is_free() {
        let cancel = CancelFlag::default();
        let answer = |_: Reply| true;
        cancel.send();
        let first = Job::new(&answer, &cancel);
        assert!(first.go_on().is_continue());
        cancel.raise();
        cancel.send();
        assert!(first.go_on().is_break());
        let second = Job::new(&answer, &cancel);
        assert!(second.go_on().is_continue() && first.go_on().is_break());
        cancel.raise();
        assert!(second.go_on().is_break());
        assert!(Job::short(&answer, &cancel).go_on().is_continue());
    }
}
