//! Killed at any moment, a ledger is sound, an import is whole or absent, and what was acknowledged stays
//! (reliability.md E1 and the oracles of section 2). The moments are drawn from a fixed seed over the time that
//! the same work takes undisturbed.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Child, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;
use tungnha::sys::clock::monotonic;

use crate::harness::{PASSPHRASE, Run, SIX, TODAY, Ward, text};

const PEOPLE: u64 = 5_000;

/// A roster of invented people, four in a household.
fn large_roster() -> &'static str {
    static ROSTER: OnceLock<String> = OnceLock::new();
    ROSTER.get_or_init(|| {
        let mut roster = "Tổ,Số hộ,Địa chỉ,Họ và tên,Ngày sinh,Số CCCD,Ngày cấp CCCD,Ngày kích hoạt mức 2\n".to_owned();
        for number in 0..PEOPLE {
            let (area, household, year) = (number % 2_000 / 400 + 20, number / 4, 1950 + number % 50);
            writeln!(
                roster,
                "Tổ {area},{household},Số {household} đường Mẫu,Người Thứ {number},01/02/{year},0310{:02}{number:06},05/05/2021,06/06/2023",
                year % 100
            )
            .unwrap();
        }
        roster
    })
}

/// Moments of a fixed seed.
struct Moments(u64);

impl Moments {
    /// A moment between two fractions of a time.
    fn within(&mut self, time: Duration, from_percent: u32, to_percent: u32) -> Duration {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let part = u32::try_from(self.0 >> 54).unwrap();
        time * from_percent / 100 + time * (to_percent - from_percent) / 100 * part / 1024
    }
}

/// Waits, without sleeping: nobody ever sends.
struct Pause(#[expect(dead_code, reason = "keeps the channel open")] Sender<()>, Receiver<()>);

impl Pause {
    fn new() -> Self {
        let (sender, receiver) = channel();
        Self(sender, receiver)
    }

    fn wait(&self, time: Duration) {
        assert_eq!(self.1.recv_timeout(time), Err(RecvTimeoutError::Timeout));
    }
}

/// Runs to the end: how long that takes.
fn time_of(ward: &Ward, arguments: &[&str]) -> Duration {
    let begun = monotonic();
    ward.json(arguments);
    begun.elapsed()
}

fn start(ward: &Ward, arguments: &[&str]) -> Child {
    let mut command = ward.command(&[arguments, &["--json"]].concat());
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Starts a command and kills it after a time, unless it was faster.
fn killed_after(ward: &Ward, arguments: &[&str], time: Duration) -> Run {
    let mut child = start(ward, arguments);
    Pause::new().wait(time);
    child.kill().unwrap();
    child.wait_with_output().unwrap().into()
}

#[test]
fn an_import_that_is_killed_is_whole_or_absent() {
    let (ward, mut moments) = (Ward::of(SIX), Moments(1));
    let before = std::fs::read(ward.ledger()).unwrap();
    let roster = ward.write("large.csv", large_roster());
    let whole = time_of(&ward, &["import", &roster]);
    let (mut absent, mut done) = (0, 0);
    for _ in 0..7 {
        for beside in ["so/so.tungnha-wal", "so/so.tungnha.lock"] {
            tungnha::sys::files::remove(&ward.path(beside)).unwrap();
        }
        ward.write_bytes("so/so.tungnha", &before);
        let run = killed_after(&ward, &["import", &roster], moments.within(whole, 20, 105));
        ward.assert_sound();
        let total = ward.total(TODAY);
        match total["residents"].as_u64() {
            Some(6) => absent += 1,
            Some(all) if all == PEOPLE + 6 => done += 1,
            _ => panic!("{total}"),
        }
        assert!(run.code != 0 || total["residents"] == PEOPLE + 6, "acknowledged and lost");
    }
    assert!(absent > 0, "every kill came too late: {done}");
    let again = ward.json(&["import", &roster]);
    assert_eq!(again["rows"], PEOPLE);
    assert_eq!(ward.total(TODAY)["residents"], PEOPLE + 6);
    ward.assert_sound();
}

#[test]
fn an_acknowledged_visit_survives_any_kill() {
    let (ward, mut moments) = (Ward::of(SIX), Moments(2));
    let visit = |note: &str| -> Vec<String> {
        ["visit", "H4", "--outcome", "met", "--result", "P5=guided:no_sms", "--note", note].map(str::to_owned).into()
    };
    let as_arguments = |owned: &[String]| -> Vec<String> { owned.to_vec() };
    let first = as_arguments(&visit("0"));
    let usual = time_of(&ward, &first.iter().map(String::as_str).collect::<Vec<_>>());
    let mut acknowledged = vec!["0".to_owned()];
    for number in 1..=8 {
        let note = number.to_string();
        let arguments = visit(&note);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let run = killed_after(&ward, &arguments, moments.within(usual, 20, 150));
        if !run.text.is_empty() {
            assert_eq!(run.json()["schema"], "tungnha.visit/1");
            acknowledged.push(note);
        }
        ward.assert_sound();
    }
    let visits = ward.fact("H4", "visits");
    let notes: Vec<String> = visits.as_array().unwrap().iter().map(|visit| text(&visit["note"])).collect();
    for note in &acknowledged {
        assert_eq!(notes.iter().filter(|other| *other == note).count(), 1, "visit {note} of {notes:?}");
    }
    assert!(notes.len() <= 9, "{notes:?}");
}

#[test]
fn a_passphrase_that_is_being_changed_is_the_old_one_or_the_new_one() {
    let (ward, mut moments) = (Ward::of(large_roster()), Moments(3));
    let before = std::fs::read(ward.ledger()).unwrap();
    ward.write("key", PASSPHRASE);
    let new = ward.write("new", "mười hai con giáp đi chơi");
    let whole = time_of(&ward, &["passphrase", "--new-passphrase-file", &new]);
    for _ in 0..4 {
        for beside in ["so/so.tungnha-wal", "so/so.tungnha.lock"] {
            tungnha::sys::files::remove(&ward.path(beside)).unwrap();
        }
        ward.write_bytes("so/so.tungnha", &before);
        ward.write("key", PASSPHRASE);
        killed_after(&ward, &["passphrase", "--new-passphrase-file", &new], moments.within(whole, 40, 100));
        let old = ward.run(&["check"]).code;
        assert!([0, 4].contains(&old), "{old}");
        if old == 4 {
            ward.write("key", "mười hai con giáp đi chơi");
        }
        ward.assert_sound();
        assert_eq!(ward.total(TODAY)["residents"], PEOPLE);
    }
}

#[test]
fn a_changed_passphrase_that_stands_in_the_log_alone_holds() {
    let (ward, cut) = (Ward::of(SIX), Ward::new());
    let new = "mười hai con giáp đi chơi";
    let connection = ward.keyed();
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(())).unwrap();
    connection.pragma_update_and_check(None, "wal_autocheckpoint", 0, |_| Ok(())).unwrap();
    connection.pragma_update(None, "rekey", ward.key_of(new)).unwrap();
    // As a power cut leaves them: the old pages in the ledger, the new ones in its log.
    for name in ["so/so.tungnha", "so/so.tungnha-wal"] {
        cut.write_bytes(name, &std::fs::read(ward.path(name)).unwrap());
    }
    for _ in 0..2 {
        cut.write("key", PASSPHRASE);
        assert_eq!(cut.json_with_code(&["check"], 4)["code"], "wrong_passphrase");
    }
    cut.write("key", new);
    cut.assert_sound();
    assert_eq!(cut.fact("P5", "full_name"), "Đỗ Văn Mẫu");
    cut.write("key", PASSPHRASE);
    assert_eq!(cut.json_with_code(&["check"], 4)["code"], "wrong_passphrase");
}

#[test]
fn a_backup_that_is_killed_leaves_no_half_file_under_its_name() {
    let (ward, mut moments) = (Ward::of(large_roster()), Moments(4));
    let copy = ward.path("so/bản sao.tungnha");
    let arguments = ["backup", "-o", copy.to_str().unwrap()];
    let whole = time_of(&ward, &arguments);
    for _ in 0..4 {
        tungnha::sys::files::remove(&copy).unwrap();
        killed_after(&ward, &arguments, moments.within(whole, 20, 100));
        if copy.exists() {
            let of_copy = ward.json(&["check", "--full", "--ledger", copy.to_str().unwrap()]);
            assert_eq!((&of_copy["sound"], of_copy["head"].as_str()), (&Value::Bool(true), Some(ward.head().as_str())));
        }
        ward.assert_sound();
    }
    tungnha::sys::files::remove(&copy).unwrap();
    ward.json(&arguments);
}

/// Whether the folder has a copy that is made before something large.
fn has_begun(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| {
        entries.any(|entry| entry.is_ok_and(|entry| entry.file_name().to_string_lossy().ends_with("before.tungnha")))
    })
}

#[test]
fn an_import_that_is_interrupted_ends_with_130_and_changes_nothing() {
    let ward = Ward::of(SIX);
    for signal in [Signal::INT, Signal::TERM] {
        let head = ward.head();
        for backup in std::fs::read_dir(ward.path("so/so-backups")).unwrap() {
            tungnha::sys::files::remove(&backup.unwrap().path()).unwrap();
        }
        let roster = ward.write("large.csv", large_roster());
        let child = start(&ward, &["import", &roster]);
        let pause = Pause::new();
        while !has_begun(&ward.path("so/so-backups")) {
            pause.wait(Duration::from_millis(1));
        }
        kill_process(Pid::from_child(&child), signal).unwrap();
        let run = Run::from(child.wait_with_output().unwrap()).with_code(130);
        assert_eq!(run.json()["code"], "cancelled");
        assert_eq!(ward.head(), head);
        assert_eq!(ward.total(TODAY)["residents"], 6);
        ward.assert_sound();
    }
}
