//! The built program on a real pseudo-terminal: start, search, visit, undo, resize to 1×1 and back, hang-up, idling. What a terminal can do to it is in
//! `terminal`.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// Far longer than anything takes; a test that waits so long has failed.
const PATIENCE: Duration = Duration::from_secs(60);

/// The program on a pseudo-terminal.
pub struct Terminal {
    screen: vt100::Parser,
    output: Receiver<Vec<u8>>,
    /// Everything that came out so far.
    raw: Vec<u8>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    home: tempfile::TempDir,
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

impl Terminal {
    /// Starts the program, knowing nothing outside a folder of its own.
    pub fn start(arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let home = tempfile::tempdir().unwrap();
        let pair = native_pty_system().openpty(size(24, 80)).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_tungnha"));
        command.args(arguments);
        command.env_clear();
        command.cwd(home.path());
        let own = |folder: &str| home.path().join(folder).display().to_string();
        for (name, value) in [("HOME", own("")), ("XDG_DATA_HOME", own("data")), ("XDG_CONFIG_HOME", own("config"))] {
            command.env(name, value);
        }
        for (name, value) in [("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8")].iter().chain(variables) {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let keys = pair.master.take_writer().unwrap();
        let screen = vt100::Parser::new(24, 80, 0);
        Self { screen, output, raw: Vec::new(), keys, child, master: Some(pair.master), home }
    }

    /// The demo, with its figures on the screen.
    pub fn demo() -> Self {
        let mut terminal = Self::start(&["demo", "--people", "300", "--today", "2026-11-21", "--lang", "en"], &[]);
        terminal.wait_for("Phường Hải Mẫu");
        terminal
    }

    /// Sends what keys send.
    pub fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Everything that came out so far.
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }

    /// The folder of its own.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Sends a signal.
    pub fn signal(&self, signal: rustix::process::Signal) {
        rustix::process::kill_process(self.pid(), signal).unwrap();
    }

    /// The state letter of the process in `/proc`: `T` is stopped.
    pub fn state(&self) -> char {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.pid().as_raw_pid())).unwrap();
        stat.rsplit(')').next().unwrap().trim_start().chars().next().unwrap()
    }

    /// Whether lines are edited and shown by the terminal itself, as a shell leaves it.
    pub fn is_cooked(&self) -> bool {
        use rustix::termios::LocalModes;
        let tty = self.master.as_ref().and_then(|master| master.tty_name()).unwrap();
        let modes = rustix::termios::tcgetattr(std::fs::File::open(tty).unwrap()).unwrap().local_modes;
        modes.contains(LocalModes::ICANON | LocalModes::ECHO)
    }

    /// Whether the program has given back what was there before it.
    pub fn shows_what_was_before(&self) -> bool {
        let screen = self.screen.screen();
        !screen.alternate_screen()
            && !screen.hide_cursor()
            && !screen.bracketed_paste()
            && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None
    }

    /// Takes in the rest of what comes, until the program has closed its end.
    pub fn take_rest(&mut self) {
        while let Ok(bytes) = self.output.recv_timeout(Duration::from_secs(2)) {
            self.take(&bytes);
        }
    }

    fn pid(&self) -> rustix::process::Pid {
        rustix::process::Pid::from_raw(i32::try_from(self.child.process_id().unwrap()).unwrap()).unwrap()
    }

    fn take(&mut self, bytes: &[u8]) {
        self.raw.extend_from_slice(bytes);
        self.screen.process(bytes);
    }

    /// The screen, line by line, without the blanks at the ends.
    pub fn text(&self) -> String {
        let lines: Vec<String> =
            self.screen.screen().contents().lines().map(|line| line.trim_end().to_owned()).collect();
        lines.join("\n")
    }

    /// Waits until the screen shows a text.
    pub fn wait_for(&mut self, wanted: &str) {
        self.wait_until(wanted, |text| text.contains(wanted));
    }

    /// Waits until the screen is as it should be.
    pub fn wait_until(&mut self, what: &str, mut holds: impl FnMut(&str) -> bool) {
        while !holds(&self.text()) {
            match self.output.recv_timeout(PATIENCE) {
                Ok(bytes) => self.take(&bytes),
                Err(error) => panic!("waiting for {what}: {error}; the screen shows:\n{}", self.text()),
            }
        }
    }

    /// Takes in what comes until nothing has come for a while.
    pub fn settle(&mut self, silence: Duration) {
        while let Ok(bytes) = self.output.recv_timeout(silence) {
            self.take(&bytes);
        }
    }

    /// Gives the terminal another size.
    pub fn resize(&mut self, rows: u16, cols: u16) {
        self.master.as_ref().unwrap().resize(size(rows, cols)).unwrap();
        // The picture need not be larger than what is looked at, and its maker does not stand a smaller one.
        self.screen.screen_mut().set_size(rows.clamp(24, 200), cols.clamp(80, 400));
    }

    /// How the program ended, within a time.
    pub fn ends_within(&mut self, limit: Duration) -> Option<u32> {
        let (sender, ended) = channel();
        let mut child = std::mem::replace(&mut self.child, Box::new(Nobody));
        std::thread::spawn(move || {
            let status = child.wait();
            // The test may have given up.
            let _ = sender.send(status.map(|status| status.exit_code()).ok());
        });
        ended.recv_timeout(limit).ok().flatten()
    }

    #[cfg(target_os = "linux")]
    fn processor_ticks(&self) -> u64 {
        let path = format!("/proc/{}/stat", self.child.process_id().unwrap());
        let stat = std::fs::read_to_string(Path::new(&path)).unwrap();
        let after_name = stat.rsplit(')').next().unwrap();
        let fields: Vec<&str> = after_name.split_whitespace().collect();
        fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()
    }
}

/// Stands in for a child that was handed to a waiting thread.
#[derive(Debug)]
struct Nobody;

impl portable_pty::ChildKiller for Nobody {
    fn kill(&mut self) -> std::io::Result<()> {
        Ok(())
    }
    fn clone_killer(&self) -> Box<dyn portable_pty::ChildKiller + Send + Sync> {
        Box::new(Self)
    }
}

impl Child for Nobody {
    fn try_wait(&mut self) -> std::io::Result<Option<portable_pty::ExitStatus>> {
        Ok(None)
    }
    fn wait(&mut self) -> std::io::Result<portable_pty::ExitStatus> {
        Err(std::io::ErrorKind::NotFound.into())
    }
    fn process_id(&self) -> Option<u32> {
        None
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

/// Nothing but waiting: the time goes by on a channel that nobody writes to.
fn let_pass(time: Duration) {
    let (_nobody, silence) = channel::<()>();
    assert_eq!(silence.recv_timeout(time), Err(RecvTimeoutError::Timeout));
}

#[test]
fn search_visit_undo_and_leave() {
    let mut terminal = Terminal::demo();
    terminal.press("/nguyen");
    terminal.wait_until("a list of people", |text| text.contains("Nguyễn") && text.contains("nguyen"));
    terminal.press("\r");
    terminal.press("\r");
    terminal.wait_until("the household", |text| text.contains("Visits") || text.contains("visit"));
    terminal.settle(Duration::from_millis(300));
    terminal.press("v");
    terminal.wait_for("Nobody home");
    terminal.press("1");
    terminal.wait_until("that the visit was recorded", |text| !text.contains("1 Nobody home"));
    terminal.press("u");
    terminal.settle(Duration::from_millis(300));
    terminal.press("y");
    terminal.settle(Duration::from_millis(300));
    terminal.press("\x03");
    assert_eq!(terminal.ends_within(Duration::from_secs(10)), Some(0));
}

#[test]
fn a_first_start_makes_a_ledger_and_remembers_who_made_it() {
    let mut terminal = Terminal::start(&["--lang", "en"], &[]);
    terminal.wait_for("There is no ledger on this computer yet");
    terminal.press("1");
    terminal.wait_for("Name of the ward");
    terminal.press("Phường Mẫu\r\rĐỗ Văn Bốn\r\r\rone two three four\rone two three four\r");
    terminal.wait_for("24 recovery words");
    terminal.press("\x1b");
    terminal.wait_for("not written down?");
    terminal.press("\r");
    terminal.wait_for("Phường Mẫu · Overview");
    terminal.press("q");
    assert_eq!(terminal.ends_within(PATIENCE), Some(0));
    let home = terminal.home.path();
    let settings = std::fs::read_to_string(home.join("config/tungnha/settings.toml")).unwrap();
    assert!(settings.contains("Đỗ Văn Bốn"), "{settings}");
    assert!(std::fs::read_dir(home.join("data/tungnha")).unwrap().count() > 0, "no ledger");
}

#[test]
fn resized_to_nothing_and_back_it_shows_the_same() {
    let mut terminal = Terminal::demo();
    terminal.settle(Duration::from_millis(500));
    let before = terminal.text();
    for (rows, cols) in [(1, 1), (2, 300), (16, 59), (50, 160), (1, 1), (24, 80)] {
        terminal.resize(rows, cols);
        terminal.settle(Duration::from_millis(300));
    }
    terminal.wait_until("the screen as it was", |text| text == before);
}

#[test]
fn c3_a_closed_terminal_ends_the_program_within_a_second() {
    let mut terminal = Terminal::demo();
    terminal.settle(Duration::from_millis(300));
    // All ends of the master go: the kernel hangs up.
    terminal.master = None;
    terminal.keys = Box::new(std::io::sink());
    let (_, nothing) = channel();
    terminal.output = nothing;
    // The reading thread still holds the master, so the kernel does not hang up by itself: what a closed terminal sends.
    terminal.signal(rustix::process::Signal::HUP);
    assert!(terminal.ends_within(Duration::from_secs(1)).is_some(), "it did not end");
}

#[cfg(target_os = "linux")]
#[test]
fn an_idle_program_uses_no_processor() {
    let mut terminal = Terminal::demo();
    terminal.settle(Duration::from_millis(1_500));
    let before = terminal.processor_ticks();
    let_pass(Duration::from_secs(2));
    assert_eq!(terminal.processor_ticks(), before);
}
