//! What the outside tells the program: stop, go on, the terminal is gone. Each watcher is a thread of its own that
//! sleeps until something happens. crossterm's reader spins when its terminal is closed and never says so
//! (crossterm #793); hence the second watcher, which asks the kernel for the hang-up alone and reads no input.

use std::io;

/// A word from outside.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Signal {
    /// The terminal is gone.
    HangUp,
    /// Somebody asks the program to end.
    Terminate,
    /// Ctrl+C, where the terminal sends it as a signal.
    Interrupt,
    /// Ctrl+\.
    Quit,
    /// Ctrl+Z from outside: whoever hears it gives the terminal back and calls [`suspend_self`].
    Suspend,
    /// Awake again: draw everything anew, ask for the passphrase if that is the rule.
    Continue,
}

#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io::{self, IsTerminal as _};
    use std::os::fd::{AsFd, BorrowedFd};
    use std::thread;

    use rustix::event::{PollFd, PollFlags, poll};
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    use super::Signal;

    const WATCHED: [(i32, Signal); 6] = [
        (SIGHUP, Signal::HangUp),
        (SIGTERM, Signal::Terminate),
        (SIGINT, Signal::Interrupt),
        (SIGQUIT, Signal::Quit),
        (SIGTSTP, Signal::Suspend),
        (SIGCONT, Signal::Continue),
    ];

    pub fn watch(report: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
        let mut signals = Signals::new(WATCHED.map(|(number, _)| number))?;
        thread::Builder::new().name("signals".to_owned()).spawn(move || {
            for number in signals.forever() {
                WATCHED.iter().filter(|(watched, _)| *watched == number).for_each(|(_, signal)| report(*signal));
            }
        })?;
        Ok(())
    }

    pub fn suspend_self() -> io::Result<()> {
        emulate_default_handler(SIGTSTP)
    }

    pub fn watch_hang_up(report: impl FnOnce(Signal) + Send + 'static) -> io::Result<()> {
        let standard_input = io::stdin();
        let terminal = if standard_input.is_terminal() {
            standard_input.as_fd().try_clone_to_owned()?
        } else {
            File::open("/dev/tty")?.into()
        };
        thread::Builder::new().name("hang-up".to_owned()).spawn(move || {
            if is_hung_up_at_last(terminal.as_fd()) {
                report(Signal::HangUp);
            }
        })?;
        Ok(())
    }

    /// Blocks until the other end is gone. `false`: this system cannot watch such a thing (macOS cannot poll a
    /// terminal device); the signal is then the only word.
    pub(super) fn is_hung_up_at_last(terminal: BorrowedFd<'_>) -> bool {
        loop {
            // No event is asked for: the kernel reports hang-up and error always, and input never wakes us.
            let mut watched = [PollFd::from_borrowed_fd(terminal, PollFlags::empty())];
            match poll(&mut watched, None) {
                Ok(_) => {
                    let seen = watched.iter().fold(PollFlags::empty(), |seen, fd| seen | fd.revents());
                    if seen.intersects(PollFlags::HUP | PollFlags::ERR) {
                        return true;
                    }
                    // Awake for another reason (not pollable) would be a busy loop.
                    return false;
                }
                Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => {}
                Err(_) => return false,
            }
        }
    }
}

/// Reports every signal, from a thread of its own. To be called once.
#[cfg(unix)]
pub fn watch(report: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    unix::watch(report)
}

/// Reports once when the terminal is gone, from a thread of its own. Fails where there is no terminal.
#[cfg(unix)]
pub fn watch_hang_up(report: impl FnOnce(Signal) + Send + 'static) -> io::Result<()> {
    unix::watch_hang_up(report)
}

/// Stops as Ctrl+Z does, until [`Signal::Continue`].
#[cfg(unix)]
pub fn suspend_self() -> io::Result<()> {
    unix::suspend_self()
}

/// Windows ends a console program by itself; nothing to watch.
#[cfg(not(unix))]
pub fn watch(_report: impl Fn(Signal) + Send + 'static) -> io::Result<()> {
    Ok(())
}

/// See [`watch`].
#[cfg(not(unix))]
pub fn watch_hang_up(_report: impl FnOnce(Signal) + Send + 'static) -> io::Result<()> {
    Ok(())
}

/// See [`watch`].
#[cfg(not(unix))]
pub fn suspend_self() -> io::Result<()> {
    Ok(())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use std::fs::OpenOptions;
    use std::io::{Read as _, Write as _};
    use std::os::fd::AsFd as _;
    use std::os::unix::fs::OpenOptionsExt as _;
    use std::sync::mpsc;
    use std::thread;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_closed_terminal_is_noticed_and_input_is_left_alone() {
        let pair = portable_pty::native_pty_system().openpty(portable_pty::PtySize::default()).unwrap();
        let name = pair.master.tty_name().unwrap();
        // Without becoming this process's own terminal.
        let no_controlling_terminal = 0o400;
        let open = || OpenOptions::new().read(true).custom_flags(no_controlling_terminal).open(&name).unwrap();
        let (mut input, watched) = (open(), open());
        let (said, heard) = mpsc::channel();
        thread::spawn(move || said.send(unix::is_hung_up_at_last(watched.as_fd())));

        let mut typed = pair.master.take_writer().unwrap();
        typed.write_all(b"An\n").unwrap();
        typed.flush().unwrap();
        let mut line = [0; 3];
        input.read_exact(&mut line).unwrap();
        assert_eq!(&line, b"An\n");
        assert!(heard.try_recv().is_err(), "input woke the watcher");

        drop((typed, pair));
        assert_eq!(heard.recv_timeout(Duration::from_secs(10)), Ok(true));
    }

    #[test]
    fn signals_are_reported_by_name() {
        let (said, heard) = mpsc::channel();
        watch(move |signal| said.send(signal).unwrap_or(())).unwrap();
        for (number, expected) in
            [(signal_hook::consts::SIGTERM, Signal::Terminate), (signal_hook::consts::SIGCONT, Signal::Continue)]
        {
            signal_hook::low_level::raise(number).unwrap();
            assert_eq!(heard.recv_timeout(Duration::from_secs(10)), Ok(expected));
        }
    }
}
