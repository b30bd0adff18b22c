//! An alarm that also counts the time a laptop sleeps. Waiting for a message with a time limit does not: its clock
//! stands still in sleep, and a ledger left open would still be open, and readable, when the lid is opened again.

use std::io;
use std::time::Duration;

/// Rings once when its time has come, at once after a sleep in which it came.
pub struct Alarm {
    #[cfg(target_os = "linux")]
    timer: std::sync::Arc<std::os::fd::OwnedFd>,
}

#[cfg(target_os = "linux")]
impl Alarm {
    /// An alarm that is not set. It rings on a thread of its own, until `ring` says that nobody listens any more.
    pub fn start(ring: impl Fn() -> bool + Send + 'static) -> io::Result<Self> {
        use rustix::time::{TimerfdClockId, TimerfdFlags, timerfd_create};

        let timer = std::sync::Arc::new(timerfd_create(TimerfdClockId::Boottime, TimerfdFlags::CLOEXEC)?);
        let waited = std::sync::Arc::clone(&timer);
        std::thread::Builder::new().name("alarm".to_owned()).spawn(move || {
            loop {
                let mut times = [0; 8];
                match rustix::io::read(&waited, &mut times) {
                    Ok(_) if ring() => {}
                    Err(rustix::io::Errno::INTR) => {}
                    Ok(_) | Err(_) => return,
                }
            }
        })?;
        Ok(Self { timer })
    }

    /// Sets it anew; nothing stops it.
    pub fn set(&self, after: Option<Duration>) {
        use rustix::time::{Itimerspec, TimerfdTimerFlags, Timespec, timerfd_settime};

        let never = Timespec { tv_sec: 0, tv_nsec: 0 };
        // A time of nothing would stop it.
        let value = after.map(|after| after.max(Duration::from_millis(1)));
        let value = value.and_then(|after| Timespec::try_from(after).ok()).unwrap_or(never);
        // It cannot fail with a time that is one; and the next message is looked at for the same deadline.
        let _ = timerfd_settime(
            &self.timer,
            TimerfdTimerFlags::empty(),
            &Itimerspec { it_interval: never, it_value: value },
        );
    }
}

/// Where there is no such clock, the first message after a sleep is looked at for the deadline.
#[cfg(not(target_os = "linux"))]
impl Alarm {
    /// See the other one.
    pub fn start(_ring: impl Fn() -> bool + Send + 'static) -> io::Result<Self> {
        Ok(Self {})
    }

    /// See the other one.
    pub fn set(&self, _after: Option<Duration>) {}
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::sync::mpsc::{RecvTimeoutError, channel};

    use super::*;

    #[test]
    fn it_rings_once_and_only_when_it_is_set() {
        let (ringing, rung) = channel();
        let alarm = Alarm::start(move || ringing.send(()).is_ok()).unwrap();
        alarm.set(Some(Duration::ZERO));
        assert_eq!(rung.recv_timeout(Duration::from_secs(10)), Ok(()));
        alarm.set(Some(Duration::from_secs(3_600)));
        alarm.set(None);
        assert_eq!(rung.recv_timeout(Duration::from_millis(50)), Err(RecvTimeoutError::Timeout));
        alarm.set(Some(Duration::from_millis(5)));
        assert_eq!(rung.recv_timeout(Duration::from_secs(10)), Ok(()));
        assert_eq!(rung.recv_timeout(Duration::from_millis(50)), Err(RecvTimeoutError::Timeout));
    }
}
