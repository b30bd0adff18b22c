//! Each exit code of the contract, and that what failed changed nothing.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Stdio};

use tungnha::sys::clock::monotonic;

use crate::harness::{PASSPHRASE, SIX, Ward, text};

const PAGE: usize = 4096;

/// A program that has the ledger open until its input ends.
fn hold_open(ward: &Ward) -> Child {
    let mut child = ward.command(&["find", "--stdin"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all("mẫu\n".as_bytes()).unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains("tungnha.find/1"), "{line}");
    child
}

#[test]
fn a_ledger_in_use_is_3_within_two_seconds() {
    let ward = Ward::of(SIX);
    let mut first = hold_open(&ward);
    for command in [&["check"][..], &["tally"], &["visit", "H4", "--outcome", "met"], &["undo"], &["backup"]] {
        let begun = monotonic();
        assert_eq!(ward.json_with_code(command, 3)["code"], "ledger_in_use", "{command:?}");
        assert!(begun.elapsed().as_secs() < 2, "{command:?}");
    }
    drop(first.stdin.take());
    assert!(first.wait().unwrap().success());
    assert_eq!(ward.json(&["check"])["sound"], true);
    assert_eq!(ward.json(&["log"])["operations"].as_array().unwrap().len(), 2);
}

#[test]
fn a_lock_dies_with_its_program() {
    let ward = Ward::of(SIX);
    let mut first = hold_open(&ward);
    first.kill().unwrap();
    first.wait().unwrap();
    ward.assert_sound();
}

#[test]
fn of_programs_started_at_once_each_does_its_work_or_ends_with_3() {
    let ward = Ward::of(SIX);
    let start = || {
        let mut command = ward.command(&["visit", "H4", "--outcome", "met", "--json"]);
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
    };
    let mut done = 0;
    for _ in 0..5 {
        let racers: Vec<Child> = (0..3).map(|_| start()).collect();
        for racer in racers {
            let run = crate::harness::Run::from(racer.wait_with_output().unwrap());
            match run.code {
                0 => done += 1,
                code => assert_eq!((code, text(&run.json()["code"])), (3, "ledger_in_use".to_owned())),
            }
        }
    }
    assert!(done >= 5, "somebody always gets it");
    assert_eq!(ward.fact("H4", "visits").as_array().unwrap().len(), done);
    ward.assert_sound();
}

#[test]
fn a_wrong_passphrase_is_4_and_writes_nothing() {
    let ward = Ward::of(SIX);
    let before = std::fs::read(ward.ledger()).unwrap();
    let words = std::fs::read_to_string(ward.path("key")).unwrap();
    let others = [
        "sai rồi".to_owned(),
        String::new(),
        format!("{PASSPHRASE} "),
        PASSPHRASE.to_uppercase(),
        words.split(' ').rev().collect::<Vec<_>>().join(" "),
    ];
    for typed in &others {
        ward.write("key", typed);
        for command in [&["check"][..], &["edit", "P5", "note=a"]] {
            assert_eq!(ward.json_with_code(command, 4)["code"], "wrong_passphrase", "{command:?} {typed}");
        }
        assert_eq!(std::fs::read(ward.ledger()).unwrap(), before, "{typed}");
    }
    ward.write("key", PASSPHRASE);
    ward.assert_sound();
}

#[test]
fn a_flipped_byte_in_any_page_is_5() {
    let ward = Ward::of(SIX);
    let sound = std::fs::read(ward.ledger()).unwrap();
    let pages = sound.len() / PAGE;
    assert!(pages > 20, "{pages}");
    for page in 0..pages {
        let mut damaged = sound.clone();
        damaged[page * PAGE + 1_000] ^= 1;
        ward.write_bytes("so/so.tungnha", &damaged);
        let said = ward.json_with_code(&["check", "--full"], 5);
        assert!(said["sound"] == false || said["code"] == "ledger_damaged", "page {page}: {said}");
        if page == 0 {
            assert_eq!(std::fs::read(ward.ledger()).unwrap(), damaged, "a damaged ledger is left as it is");
        }
    }
}

#[test]
fn a_damaged_page_that_a_command_needs_is_5_and_never_a_wrong_passphrase() {
    let ward = Ward::of(SIX);
    let sound = std::fs::read(ward.ledger()).unwrap();
    // Every page but one at the end, which alone proves that the key is right.
    let mut damaged = sound.clone();
    let last = sound.len() - PAGE;
    damaged[..last].chunks_mut(PAGE).for_each(|page| page[2_000] ^= 0x80);
    ward.write_bytes("so/so.tungnha", &damaged);
    for command in [&["check"][..], &["tally"], &["list", "--format", "json"], &["edit", "P5", "note=a"], &["backup"]] {
        assert_eq!(ward.json_with_code(command, 5)["code"], "ledger_damaged", "{command:?}");
    }
    // The first page alone.
    let mut damaged = sound;
    damaged[16..PAGE].fill(0);
    ward.write_bytes("so/so.tungnha", &damaged);
    assert_eq!(ward.json_with_code(&["tally"], 5)["code"], "ledger_damaged");
}

#[test]
fn a_cut_or_emptied_ledger_is_5() {
    let ward = Ward::of(SIX);
    let sound = std::fs::read(ward.ledger()).unwrap();
    for length in [0, 1, 16, 100, PAGE - 1, PAGE, PAGE + 1, sound.len() / 2, sound.len() - PAGE, sound.len() - 1] {
        ward.write_bytes("so/so.tungnha", &sound[..length]);
        let said = ward.json_with_code(&["check", "--full"], 5);
        assert!(said["sound"] == false || said["code"] == "ledger_damaged", "{length} bytes: {said}");
    }
    for (name, start) in
        [("zeros", vec![0; 16]), ("a page of zeros", vec![0; PAGE]), ("not encrypted", b"SQLite format 3\0".to_vec())]
    {
        let mut damaged = sound.clone();
        damaged[..start.len()].copy_from_slice(&start);
        ward.write_bytes("so/so.tungnha", &damaged);
        assert_eq!(ward.json_with_code(&["check"], 5)["code"], "ledger_damaged", "{name}");
    }
    let copy = ward.write_bytes("copy.tungnha", &sound[..sound.len() / 2]);
    assert_eq!(ward.json_with_code(&["restore", &copy, "--ledger", "so/new.tungnha"], 5)["code"], "ledger_damaged");
    assert!(!ward.path("so/new.tungnha").exists());
}

#[test]
fn a_ledger_or_backup_of_a_newer_version_is_6_and_stays_as_it_is() {
    let ward = Ward::of(SIX);
    let copy = text(&ward.json(&["backup"])["path"]);
    let keyed = ward.keyed();
    let format: i64 = keyed.pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    keyed.pragma_update(None, "user_version", format + 1).unwrap();
    drop(keyed);
    let before = std::fs::read(ward.ledger()).unwrap();
    for command in [&["check"][..], &["tally"], &["edit", "P5", "note=a"], &["backup"]] {
        assert_eq!(ward.json_with_code(command, 6)["code"], "newer_version", "{command:?}");
    }
    assert_eq!(std::fs::read(ward.ledger()).unwrap(), before);
    let newer = ward.ledger();
    let restore = ["restore", newer.to_str().unwrap(), "--ledger", "so/new.tungnha"];
    assert_eq!(ward.json_with_code(&restore, 6)["code"], "newer_version");
    assert_eq!(ward.json(&["check", "--ledger", &copy])["sound"], true);
}

#[test]
fn a_ledger_altered_by_somebody_with_the_key_is_5() {
    for (what, code) in [
        ("DROP TRIGGER event_is_never_changed; UPDATE event SET payload = replace(payload, 'Mẫu', 'Lạ')", "chain"),
        ("DROP TRIGGER event_is_never_changed; UPDATE event SET on_day = on_day + 1 WHERE position = 5", "chain"),
        ("DROP TRIGGER event_is_never_deleted; DELETE FROM event WHERE position = 5", "series"),
        ("UPDATE person SET l2_activated = 738000 WHERE number = 5", "projection"),
        ("DELETE FROM person WHERE number = 13", "projection"),
        ("UPDATE household SET address = 'Số 3' WHERE number = 4", "projection"),
    ] {
        let ward = Ward::of(SIX);
        ward.keyed().execute_batch(what).unwrap();
        let check = ward.json_with_code(&["check", "--full"], 5);
        let codes: Vec<String> = check["findings"].as_array().unwrap().iter().map(|one| text(&one["code"])).collect();
        assert!(codes.iter().any(|found| found == code), "{what}: {codes:?}");
    }
    let ward = Ward::of(SIX);
    ward.keyed().pragma_update(None, "application_id", 1).unwrap();
    assert_eq!(ward.json_with_code(&["check"], 5)["code"], "ledger_damaged");
}

#[test]
fn an_older_copy_put_back_is_a_warning() {
    let ward = Ward::of(SIX);
    let older = std::fs::read(ward.ledger()).unwrap();
    ward.json(&["edit", "P5", "note=a"]);
    ward.write_bytes("so/so.tungnha", &older);
    let run = ward.run(&["check", "--lang", "en"]).with_code(0);
    assert!(run.errors.contains("older copy"), "{}", run.errors);
    assert_eq!(ward.run(&["check", "--lang", "en"]).with_code(0).errors, "");
}

#[test]
fn wrong_usage_is_2_and_says_so_in_json() {
    let ward = Ward::of(SIX);
    for arguments in [
        &["dance"][..],
        &["find"],
        &["find", "a", "--stdin"],
        &["show"],
        &["show", "P5", "--loud"],
        &["tally", "--as-of", "31/6/2023"],
        &["tally", "--as-of", "2023-06-31"],
        &["tally", "--known-at", "yesterday"],
        &["tally", "--format", "odt"],
        &["list", "--filter", "rich"],
        &["list", "--filter", "reason=rich"],
        &["list", "--sort", "wealth"],
        &["list", "--format", "xlsx"],
        &["record", "P5", "l3_activated"],
        &["record", "P5", "l2_activated", "--clear", "--unknown-day"],
        &["visit", "H4"],
        &["visit", "H4", "--outcome", "danced"],
        &["visit", "H4", "--outcome", "met", "--result", "P5"],
        &["visit", "H4", "--outcome", "met", "--result", "P5=danced"],
        &["visit", "H4", "--outcome", "met", "--result", "P5=guided:because"],
        &["visit", "H4", "--outcome", "met", "--next", "2023-06-31"],
        &["import"],
        &["import", "a.csv", "--map", "Tên"],
        &["edit", "P5"],
        &["edit", "P5", "note"],
        &["add", "house", "address=Số 1"],
        &["init"],
        &["completions", "tcsh"],
        &["check", "--lang", "fr"],
    ] {
        let error = ward.json_with_code(arguments, 2);
        assert_eq!((error["schema"].as_str(), error["code"].as_str()), (Some("tungnha.error/1"), Some("usage")));
        assert!(!text(&error["message"]).is_empty(), "{arguments:?}");
    }
    assert_eq!(ward.json(&["log"])["operations"].as_array().unwrap().len(), 2);
}

#[test]
fn without_a_terminal_or_a_file_there_is_no_passphrase_and_it_is_2() {
    let ward = Ward::of(SIX);
    let ledger = ward.ledger();
    for mut command in [
        ward.bare_command(&["check", "--json"]),
        ward.bare_command(&["init", "--ward", "A", "--json", "--ledger", "b"]),
    ] {
        let run: crate::harness::Run = command.env("TUNGNHA_LEDGER", &ledger).output().unwrap().into();
        assert_eq!(run.json()["schema"], "tungnha.error/1");
        assert_eq!(run.code, 2, "{}", run.text);
    }
    assert!(!ward.path("b").exists());
    let missing = ward.json_with_code(&["check", "--passphrase-file", "nowhere"], 2);
    assert!(text(&missing["message"]).contains("nowhere"), "{missing}");
}

#[test]
fn what_cannot_be_done_is_1() {
    let ward = Ward::of(SIX);
    let folder = ward.path("so");
    let not_a_sheet = ward.write("notes.csv", "just some words\nand no table\n");
    for (arguments, code) in [
        (&["check", "--ledger", "nowhere.tungnha"][..], "no_ledger"),
        (&["import", "nowhere.csv"], "unreadable_file"),
        (&["import", &not_a_sheet], "no_table"),
        (&["tally", "--as-of", "2023-06-01", "--since", "2023-06-02"], "since_after_as_of"),
        (&["tally", "-o", "nowhere/tally.txt"], "no_folder"),
        (&["tally", "-o", folder.to_str().unwrap()], "file_is_folder"),
    ] {
        assert_eq!(ward.json_with_code(arguments, 1)["code"], code, "{arguments:?}");
    }
    ward.assert_sound();
}
