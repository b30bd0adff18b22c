//! `check backup restore passphrase recovery completions man`, the languages, files that are written.

use serde_json::json;

use crate::harness::{PASSPHRASE, Run, SIX, TODAY, Ward, missing_keys, text};

#[test]
fn check_counts_events_and_gives_the_head() {
    let ward = Ward::of(SIX);
    for arguments in [&["check"][..], &["check", "--full"]] {
        let check = ward.json(arguments);
        assert_eq!(check["schema"], "tungnha.check/1");
        assert_eq!((&check["sound"], &check["findings"], &check["events"]), (&json!(true), &json!([]), &json!(13)));
        assert_eq!(text(&check["head"]).len(), 64);
        assert_eq!(check["head"], ward.json(&["tally"])["journal_head"]);
    }
}

#[test]
fn a_backup_opens_and_equals_the_ledger() {
    let ward = Ward::of(SIX);
    let copy = ward.path("bản sao.tungnha");
    let made = ward.json(&["backup", "-o", copy.to_str().unwrap()]);
    assert_eq!((&made["schema"], &made["path"]), (&json!("tungnha.backup/1"), &json!(copy)));
    let of_copy = ward.json(&["check", "--full", "--ledger", copy.to_str().unwrap()]);
    assert_eq!(of_copy, ward.json(&["check", "--full"]));
    assert_eq!(ward.refused(&["backup", "-o", copy.to_str().unwrap()]), "ledger_exists");

    let named = text(&ward.json(&["backup"])["path"]);
    assert!(named.starts_with(ward.path("so/so-backups").to_str().unwrap()), "{named}");
    assert_eq!(ward.json(&["check", "--ledger", &named])["sound"], true);
}

#[test]
fn restore_brings_a_backup_back_beside_the_ledger() {
    let ward = Ward::of(SIX);
    let copy = text(&ward.json(&["backup"])["path"]);
    ward.json(&["edit", "P5", "note=sau bản sao"]);
    let now = ward.head();
    let restored = ward.json(&["restore", &copy]);
    assert_eq!(restored["schema"], "tungnha.restore/1");
    let restored = text(&restored["path"]);
    assert_ne!(restored, ward.ledger().to_str().unwrap());
    assert_eq!(ward.head(), now, "the ledger stays as it is");
    let person = ward.json(&["show", "P5", "--ledger", &restored]);
    assert_eq!((&person["full_name"], &person["note"]), (&json!("Đỗ Văn Mẫu"), &json!(null)));
    assert_ne!(text(&ward.json(&["restore", &copy])["path"]), restored, "nothing is written over");

    let elsewhere = ward.path("so/moi.tungnha");
    let place = elsewhere.to_str().unwrap();
    assert_eq!(ward.json(&["restore", &copy, "--ledger", place])["path"], place);
    assert_eq!(ward.json_with_code(&["restore", "không-có.tungnha"], 1)["code"], "no_ledger");
}

#[test]
fn the_passphrase_is_changed_and_the_recovery_words_with_it() {
    let ward = Ward::of(SIX);
    ward.write("key", PASSPHRASE);
    let old_words = text(&ward.json(&["recovery"])["words"]);
    let new = ward.write("new", "mười hai con giáp đi chơi\n");
    let changed = ward.json(&["passphrase", "--new-passphrase-file", &new]);
    assert_eq!((&changed["schema"], &changed["changed"]), (&json!("tungnha.passphrase/1"), &json!(true)));
    for old in [PASSPHRASE, old_words.as_str()] {
        ward.write("key", old);
        assert_eq!(ward.json_with_code(&["check"], 4)["code"], "wrong_passphrase");
    }
    ward.write("key", "mười hai con giáp đi chơi");
    ward.assert_sound();
    assert_eq!(ward.fact("P13", "full_name"), "Ngô Tưởng Tượng");
    ward.write("empty", "\n");
    let empty = ward.path("empty");
    let refused = ["passphrase", "--new-passphrase-file", empty.to_str().unwrap()];
    assert_eq!(ward.refused(&refused), "empty_passphrase");
}

#[test]
fn the_recovery_words_open_the_ledger_however_they_are_typed() {
    let ward = Ward::of(SIX);
    ward.write("key", PASSPHRASE);
    let recovery = ward.json(&["recovery"]);
    assert_eq!(recovery["schema"], "tungnha.recovery/1");
    let words = text(&recovery["words"]);
    assert_eq!(words.split(' ').count(), 24);
    ward.write("key", &format!("{}\r\nsecond line", words.to_uppercase().replace(' ', "  ")));
    assert_eq!(ward.json(&["check"])["sound"], true);
    let printed = ward.run(&["recovery", "--lang", "en"]).with_code(0).text;
    assert!(words.split(' ').all(|word| printed.contains(word)), "{printed}");
}

#[test]
fn a_passphrase_typed_composed_or_not_is_the_same() {
    let ward = Ward::of(SIX);
    // The same letters with their marks apart, as another keyboard writes them.
    ward.write("key", "con me\u{300}o tre\u{300}o ca\u{302}y cau");
    assert_eq!(ward.json(&["check"])["sound"], true);
}

#[test]
fn files_are_never_written_over_without_force() {
    let ward = Ward::of(SIX);
    for (name, arguments) in [
        ("tally.json", &["tally", "--format", "json"][..]),
        ("tally.csv", &["tally", "--format", "csv"]),
        ("tally.xlsx", &["tally", "--format", "xlsx"]),
        ("tally.txt", &["tally", "--format", "text"]),
        ("list.csv", &["list", "--format", "csv", "--purpose", "thử"]),
        ("list.json", &["list", "--format", "json"]),
        ("list.xlsx", &["list", "--format", "xlsx", "--purpose", "thử"]),
    ] {
        let path = ward.write(name, "mine");
        let error = ward.json_with_code(&[arguments, &["-o", &path]].concat(), 1);
        assert_eq!(error["code"], "file_exists", "{name}");
        assert!(text(&error["hint"]).contains("--force"), "{error}");
        assert_eq!(std::fs::read(&path).unwrap(), b"mine", "{name}");
        ward.run(&[arguments, &["-o", &path, "--force"]].concat()).with_code(0);
        assert!(std::fs::read(&path).unwrap().len() > 20, "{name}");
    }
    let held = ward.write("held.csv", "mine");
    let roster = ward.write("again.csv", SIX);
    ward.json_with_code(&["import", &roster, "--held", &held], 1);
    assert_eq!(std::fs::read(&held).unwrap(), b"mine");
}

#[test]
fn the_tally_says_the_same_in_every_format() {
    let ward = Ward::of(SIX);
    let total = ward.total(TODAY);
    let csv = ward.run(&["tally", "--format", "csv"]).with_code(0);
    assert!(csv.bytes.starts_with(b"\xef\xbb\xbf"));
    let mut lines = csv.text.trim_start_matches('\u{feff}').lines();
    let keys: Vec<&str> = lines.next().unwrap().split(',').collect();
    let sums: Vec<&str> = lines.next_back().unwrap().split(',').collect();
    assert_eq!(lines.count(), 3, "one line an area between");
    let cell = |key: &str| sums[keys.iter().position(|other| *other == key).unwrap()];
    for key in ["households", "residents", "eligible", "card_issued", "l2_enrolled", "l2_to_activate", "activated"] {
        assert_eq!(cell(key), total[key].to_string(), "{key}");
    }
    assert_eq!(cell("new.l2_activated"), "0");
    assert_eq!(cell("rates.l2_rate"), "20.00");
    assert_eq!(total["rates"]["l2_rate"], json!({"value": 20.0, "of": ["l2_activated", "eligible"]}));
    for (lang, expected) in [("vi", "15/06/2023"), ("en", "15/06/2023")] {
        let said = ward.run(&["tally", "--lang", lang]).with_code(0).text;
        assert!(said.contains(expected) && said.contains("Phường Mẫu"), "{said}");
    }
}

#[test]
fn areas_stand_in_natural_order() {
    let ward = Ward::of(SIX);
    let rows = ward.json(&["tally"])["rows"].clone();
    let areas: Vec<&str> = rows.as_array().unwrap().iter().filter_map(|row| row["area"].as_str()).collect();
    assert_eq!(areas, ["Tổ 1", "Tổ 2", "Tổ 10"]);
    ward.json(&["add", "person", "full_name=Không Có Tổ", "address=Số 3"]);
    let rows = ward.json(&["tally"])["rows"].clone();
    assert!(rows.as_array().unwrap().iter().any(|row| row["area"] == ""), "{rows}");
}

#[test]
fn errors_are_json_with_code_message_and_hint_in_both_languages() {
    let ward = Ward::of(SIX);
    let mut said = Vec::new();
    for lang in ["vi", "en"] {
        let error = ward.json_with_code(&["show", "P99", "--lang", lang], 1);
        assert_eq!(missing_keys(&error, "schema code message hint"), [""; 0]);
        assert_eq!((&error["schema"], &error["code"]), (&json!("tungnha.error/1"), &json!("unknown_reference")));
        said.push(text(&error["message"]));
    }
    assert_ne!(said[0], said[1]);
    let run = ward.run(&["show", "P99", "--lang", "en"]).with_code(1);
    assert_eq!(run.text, "", "sentences go to standard error");
    assert!(run.errors.starts_with(&said[1]), "{}", run.errors);
    let by_environment = ward.command(&["show", "P99", "--json"]).env("TUNGNHA_LANG", "en").output().unwrap();
    assert_eq!(Run::from(by_environment).json()["message"], said[1].as_str());
}

#[test]
fn completions_and_the_manual_page_name_every_command() {
    let ward = Ward::without_ledger();
    let commands = "demo init add edit move import find show list record visit undo redo log tally check backup restore \
        passphrase recovery completions man";
    for shell in ["bash", "zsh", "fish"] {
        let script = ward.run(&["completions", shell]).with_code(0).text;
        assert!(commands.split_whitespace().all(|command| script.contains(command)), "{shell}");
    }
    let page = ward.run(&["man"]).with_code(0).text;
    assert!(commands.split_whitespace().all(|command| page.contains(command)), "{page}");
    for lang in ["vi", "en"] {
        let help = ward.run(&["--help", "--lang", lang]).with_code(0).text;
        assert!(commands.split_whitespace().all(|command| help.contains(command)), "{help}");
    }
    assert!(ward.run(&["--version"]).with_code(0).text.starts_with("tungnha "));
}
