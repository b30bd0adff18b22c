//! Long work that cannot look up from itself, and somebody who waits for it: who is told that it goes on, and may
//! give it up at once.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// How often whoever waits looks up: well within the tenth of a second after which progress is told again, and within
/// the fifth after which a wish to stop is answered.
pub const ATTENTION: Duration = Duration::from_millis(30);

/// Does work that only looks at what it was given; nothing when it was given up. It then ends by itself later, and
/// what it makes is dropped.
pub fn attend<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
    go_on: &mut dyn FnMut() -> ControlFlow<()>,
) -> Option<T> {
    let (sender, made) = sync_channel(1);
    let worker = thread::spawn(move || {
        // Nobody waits for it any more: it is dropped here.
        let _ = sender.send(work());
    });
    loop {
        match made.recv_timeout(ATTENTION) {
            Ok(made) => return Some(made),
            Err(RecvTimeoutError::Timeout) if go_on().is_break() => return None,
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => match worker.join() {
                // It sends before it ends.
                Ok(()) => return None,
                Err(panic) => std::panic::resume_unwind(panic),
            },
        }
    }
}

/// Drops something large on a thread of its own: nobody waits for it.
pub fn drop_aside<T: Send + 'static>(large: T) {
    // Where no thread can be had, it is dropped here.
    drop(thread::Builder::new().spawn(move || drop(large)));
}

/// Somebody who is told of long work, and may stop it.
pub struct Listener<'l> {
    tell: Mutex<&'l mut (dyn FnMut() -> ControlFlow<()> + Send)>,
    is_stopped: AtomicBool,
}

impl<'l> Listener<'l> {
    /// Who is told so.
    pub fn new(tell: &'l mut (dyn FnMut() -> ControlFlow<()> + Send)) -> Self {
        Self { tell: Mutex::new(tell), is_stopped: AtomicBool::new(false) }
    }

    /// Tells that the work goes on, and learns whether it should. Whoever stopped it is not asked again.
    pub fn tell(&self) -> ControlFlow<()> {
        if self.is_stopped() {
            return ControlFlow::Break(());
        }
        let flow = (self.tell.lock().unwrap_or_else(PoisonError::into_inner))();
        if flow.is_break() {
            self.is_stopped.store(true, Ordering::Relaxed);
        }
        flow
    }

    /// Whether the work was stopped.
    pub fn is_stopped(&self) -> bool {
        self.is_stopped.load(Ordering::Relaxed)
    }

    /// Does work here, which need not tell anything itself: a thread beside it does every [`ATTENTION`], and calls
    /// `stop` as long as the work goes on though it was stopped.
    pub fn while_working<T>(&self, stop: &(dyn Fn() + Sync), work: impl FnOnce() -> T) -> T {
        let (over, is_over) = sync_channel::<()>(0);
        thread::scope(|scope| {
            scope.spawn(move || {
                while is_over.recv_timeout(ATTENTION) == Err(RecvTimeoutError::Timeout) {
                    if self.tell().is_break() {
                        stop();
                    }
                }
            });
            // Dropped when the work panics, too: the thread beside it ends then.
            let over = over;
            let made = work();
            drop(over);
            made
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    #[test]
    fn what_is_made_is_given() {
        assert_eq!(attend(|| 6 * 7, &mut || ControlFlow::Continue(())), Some(42));
    }

    #[test]
    fn work_is_given_up_while_it_goes_on() {
        let (finish, finished) = channel::<()>();
        let mut asked = 0;
        let made = attend(move || finished.recv().is_ok(), &mut || {
            asked += 1;
            if asked < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        assert_eq!((made, asked), (None, 3));
        // It was still waiting for this.
        assert!(finish.send(()).is_ok());
    }

    #[test]
    fn a_bug_in_the_work_is_a_bug_here() {
        let bug = std::panic::catch_unwind(|| attend(|| -> u8 { panic!("bug") }, &mut || ControlFlow::Continue(())));
        assert!(bug.is_err());
    }

    #[test]
    fn work_that_tells_nothing_is_told_of_and_stopped() {
        let (stop, stopped) = channel::<()>();
        let mut told = 0;
        let mut tell = || {
            told += 1;
            if told < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        };
        let listener = Listener::new(&mut tell);
        let made = listener.while_working(&|| stop.send(()).unwrap_or(()), || stopped.recv().is_ok());
        assert!(made && listener.is_stopped());
        // Whoever stopped it is not asked again.
        assert!(listener.tell().is_break());
        assert_eq!(told, 3);
    }

    #[test]
    fn a_bug_in_told_work_is_a_bug_here() {
        let bug = std::panic::catch_unwind(|| {
            let mut tell = || ControlFlow::Continue(());
            Listener::new(&mut tell).while_working(&|| (), || -> u8 { panic!("bug") })
        });
        assert!(bug.is_err());
    }

    #[test]
    fn what_is_dropped_aside_is_dropped() {
        let (sender, dropped) = channel::<u8>();
        drop_aside(sender);
        assert!(dropped.recv().is_err());
    }
}
