//! Ledgers of earlier formats: kept as that version of the program wrote them, opened by this one.

use crate::harness::{PASSPHRASE, Ward};

/// Written by format 1: six people and a row put aside from a roster, a visit, a milestone that was taken back.
const FORMAT_1: &[u8] = include_bytes!("ledgers/format-1.tungnha");

#[test]
fn a_ledger_of_format_1_is_brought_up_to_date_and_loses_nothing() {
    let ward = Ward::without_ledger();
    let ledger = ward.write_bytes("old.tungnha", FORMAT_1);
    let passphrase = ward.write("old.pass", PASSPHRASE);
    let run = |arguments: &[&str]| {
        let old = ["--ledger", &ledger, "--passphrase-file", &passphrase, "--json"];
        ward.run(&[arguments, &old].concat()).with_code(0).json()
    };
    let checked = run(&["check", "--full"]);
    assert_eq!((&checked["sound"], checked["events"].as_u64()), (&true.into(), Some(17)), "{checked}");
    let people = run(&["list", "--format", "json"]);
    assert_eq!(people["people"].as_array().map(Vec::len), Some(6));
    let person = run(&["show", "P8"]);
    assert_eq!(person["visits"].as_array().map(Vec::len), Some(1), "{person}");
    assert_eq!(run(&["redo"])["undone"], false);
    let person = run(&["show", "P6"]);
    assert_eq!(person["milestones"]["l2_activated"]["on"], "2023-06-14");
    assert_eq!(run(&["check", "--full"])["sound"], true);
    let backups = std::fs::read_dir(ward.path("old-backups")).unwrap().flatten();
    let before = backups.filter(|entry| entry.file_name().to_string_lossy().ends_with("-before.tungnha"));
    assert_eq!(before.count(), 1, "what it was before is kept");
}

/// Written by format 3: the same six people, a visit with an activation, a reason and an appointment, and a door where
/// nobody was home.
const FORMAT_3: &[u8] = include_bytes!("ledgers/format-3.tungnha");

#[test]
fn a_ledger_of_format_3_keeps_its_visits_and_takes_whose_phone_it_was() {
    let ward = Ward::without_ledger();
    let ledger = ward.write_bytes("old.tungnha", FORMAT_3);
    let passphrase = ward.write("old.pass", PASSPHRASE);
    let run = |arguments: &[&str]| {
        let old = ["--ledger", &ledger, "--passphrase-file", &passphrase, "--json"];
        ward.run(&[arguments, &old].concat()).with_code(0).json()
    };
    let checked = run(&["check", "--full"]);
    assert_eq!((&checked["sound"], checked["events"].as_u64()), (&true.into(), Some(16)), "{checked}");
    let person = run(&["show", "P5"]);
    let results = &person["visits"][0]["results"];
    assert_eq!((&results[0]["result"], &results[0]["phone"]), (&"l2_activated".into(), &serde_json::Value::Null));
    assert_eq!(results[1]["reason"], "no_smartphone");
    assert_eq!(person["activated_on_phone"], serde_json::Value::Null);
    run(&["visit", "H10", "--outcome", "met", "--result", "P11=l1_activated", "--phone", "P11=helper"]);
    assert_eq!(run(&["show", "P11"])["activated_on_phone"], "helper");
    assert_eq!(run(&["check", "--full"])["sound"], true);
}
