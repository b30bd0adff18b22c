//! What is strange or malicious outside: queries, names, files beside the ledger, other ways to its path.

use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Child, Stdio};

use serde_json::json;
use tungnha::sys::clock::monotonic;

use crate::harness::{SIX, TODAY, Ward, text};

#[test]
fn any_text_is_a_query_and_harms_nothing() {
    let ward = Ward::of(SIX);
    let head = ward.head();
    let long = "mẫu ".repeat(3_000);
    for query in [
        "'; DROP TABLE person; --",
        "\" OR 1=1",
        "%",
        "_",
        "*",
        "NEAR(a b)",
        "(a+)+$",
        "\\",
        "\u{202e}uẫm",
        "\u{1b}[31m",
        "a\u{300}\u{301}\u{302}\u{303}",
        "漢字 🙂",
        "|||||||",
        "031079100005|",
        "IDVNM",
        "IDVNMđđđđđđđđđđđđ",
        "   ",
        long.as_str(),
    ] {
        let found = ward.json(&["find", "--", query]);
        assert!(found["total"].as_u64().is_some_and(|total| total <= 6), "{query}");
    }
    let run = ward.run_with_input(&["find", "--stdin"], b"\xff\xfe\x00mau\n\x1b]0;a\x07\nP5\n").with_code(0);
    assert_eq!(run.text.lines().count(), 3);
    assert_eq!(ward.head(), head);
}

#[test]
fn control_characters_of_a_roster_never_reach_the_ledger_or_the_terminal() {
    let ward = Ward::new();
    let imported = ward.import(
        "Họ và tên,Ngày sinh,Ghi chú\n\u{1b}[31mĐỗ Văn\u{7} Mẫu,1980,a\u{1b}]0;b\u{7}c\nLê\u{202e} Thị\u{200b} Thử,1981,\u{9b}2J\n",
    );
    assert_eq!(imported["added"], 2);
    assert!(imported["problems"]["control_characters"].as_u64() >= Some(2), "{}", imported["problems"]);
    let people = ward.json(&["list", "--format", "json"])["people"].clone();
    for person in people.as_array().unwrap() {
        for field in ["full_name", "note"] {
            let harmful = |letter: char| letter.is_control() || matches!(letter, '\u{200b}' | '\u{202e}');
            assert!(!person[field].as_str().unwrap_or_default().contains(harmful), "{person}");
        }
        let shown = ward.run(&["show", &text(&person["ref"]), "--color", "never"]).with_code(0).text;
        assert!(!shown.contains(|letter: char| letter.is_control() && letter != '\n'), "{shown:?}");
    }
    let listed = ward.run(&["list"]).with_code(0).text;
    assert!(!listed.contains(|letter: char| letter.is_control() && letter != '\n'), "{listed:?}");
}

#[test]
fn a_cell_that_a_spreadsheet_would_compute_is_written_as_text() {
    let ward = Ward::new();
    ward.json(&["add", "person", "full_name=Đỗ Văn Mẫu", "note==HYPERLINK(\"http://x\")"]);
    ward.json(&["add", "person", "full_name=Lê Thị Thử", "note=@SUM(1)"]);
    let csv = ward.run(&["list", "--format", "csv", "--purpose", "thử"]).with_code(0).text;
    assert!(csv.contains("'=HYPERLINK") && csv.contains("'@SUM"), "{csv}");
}

#[test]
fn a_foreign_log_beside_the_ledger_changes_nothing_in_it() {
    let (ward, other) = (Ward::of(SIX), Ward::without_ledger());
    let head = ward.head();
    ward.write_bytes("so/so.tungnha-wal", &[7; 9_000]);
    assert_eq!(ward.head(), head);
    ward.assert_sound();
    other.json(&["init", "--ward", "Phường Khác"]);
    // A log that another ledger left when its program was killed.
    let mut child = hold_open(&other, &[]);
    child.kill().unwrap();
    child.wait().unwrap();
    let log = std::fs::read(other.path("so/so.tungnha-wal")).unwrap();
    assert!(log.len() > 4_096, "{}", log.len());
    ward.write_bytes("so/so.tungnha-wal", &log);
    let before = std::fs::read(ward.ledger()).unwrap();
    assert_eq!(ward.json_with_code(&["check"], 5)["code"], "ledger_damaged");
    assert_eq!(std::fs::read(ward.ledger()).unwrap(), before, "pages of another ledger were taken in");
    let key = std::fs::read_to_string(ward.path("key")).unwrap();
    ward.write("key", "sai rồi");
    assert_eq!(ward.json_with_code(&["check"], 4)["code"], "wrong_passphrase");
    ward.write("key", &key);
    tungnha::sys::files::remove(&ward.path("so/so.tungnha-wal")).unwrap();
    assert_eq!(ward.head(), head);
    ward.assert_sound();
}

/// A program that has the ledger open until its input ends.
fn hold_open(ward: &Ward, arguments: &[&str]) -> Child {
    let mut command = ward.command(&[&["find", "--stdin"], arguments].concat());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.as_mut().unwrap().write_all("mẫu\n".as_bytes()).unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    assert!(line.contains("tungnha.find/1"), "{line}");
    child
}

#[test]
fn the_same_ledger_by_another_way_is_in_use_all_the_same() {
    let ward = Ward::of(SIX);
    std::fs::create_dir(ward.path("khác")).unwrap();
    let (link, twin) = (ward.path("khác/link.tungnha"), ward.path("khác/twin.tungnha"));
    std::os::unix::fs::symlink(ward.ledger(), &link).unwrap();
    std::fs::hard_link(ward.ledger(), &twin).unwrap();
    let mut first = hold_open(&ward, &[]);
    for path in [&link, &twin] {
        let begun = monotonic();
        let error = ward.json_with_code(&["edit", "P5", "note=a", "--ledger", path.to_str().unwrap()], 3);
        assert_eq!(error["code"], "ledger_in_use");
        assert!(begun.elapsed().as_secs() < 2, "{}", path.display());
    }
    drop(first.stdin.take());
    assert!(first.wait().unwrap().success());
    ward.json(&["edit", "P5", "note=a", "--ledger", link.to_str().unwrap()]);
    assert_eq!(ward.fact("P5", "note"), "a");
    ward.assert_sound();
}

#[test]
fn a_path_that_sqlite_would_take_for_an_address_is_refused() {
    let ward = Ward::of(SIX);
    for path in ["file:so/so.tungnha", "file:so/so.tungnha?mode=memory", "file::memory:"] {
        for command in [&["check"][..], &["init", "--ward", "A"]] {
            let run = ward.run(&[command, &["--ledger", path, "--json"]].concat());
            assert_eq!(run.code, 1, "{path}: {}", run.text);
        }
    }
    assert_eq!(ward.json_with_code(&["check", "--ledger", "so"], 1)["code"], "bad_path");
}

#[test]
fn a_held_row_under_another_file_name_or_row_is_not_held_twice() {
    let nameless = "Tổ 2,8,Số 8,,02/02/1972,Nam,031072100009,0912345690,,,,,\n";
    let stranger = "Tổ 2,8,Số 8,Người Khác Hẳn,02/02/1972,Nam,031085100001,,,,,,\n";
    let ward = Ward::of(&format!("{SIX}{nameless}{stranger}"));
    let head = ward.head();
    let longer = ward.write("another.csv", &format!("{SIX},,,,,,,,,,,,\n{nameless}{stranger}"));
    let imported = ward.json(&["import", &longer]);
    assert_eq!((&imported["held"], &imported["unchanged"]), (&json!(2), &json!(6)));
    assert_eq!(ward.head(), head);
}

#[test]
fn headings_that_are_not_known_are_given_a_meaning() {
    let ward = Ward::new();
    let path = ward.write("roster.csv", "Người dân,Sinh ra,Tiền sử\nĐỗ Văn Mẫu,03/05/1985,abc\n");
    assert_eq!(ward.json_with_code(&["import", &path], 1)["code"], "no_table");
    let imported = ward.json(&["import", &path, "--map", "Người dân=full_name", "--map", "Sinh ra=birth_date"]);
    assert_eq!((&imported["added"], &imported["files"][0]["sheets"][0]["ignored"]), (&json!(1), &json!(["Tiền sử"])));
    assert_eq!(ward.json(&["find", "mẫu"])["matches"][0]["birth_date"], "1985-05-03");
    assert_ne!(ward.run(&["import", &path, "--map", "Người dân=shoe_size"]).code, 0);
    assert_eq!(ward.total(TODAY)["residents"], 1);
}
