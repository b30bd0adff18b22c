//! Old encodings from end to end: the sample rosters give the people that they were written from.

use serde_json::Value;

use crate::harness::{Ward, fixture, text};

fn expected() -> Vec<Value> {
    let bytes = std::fs::read(fixture("phuong-120-legacy.expected.json")).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

fn check(name: &str, encoding: &str) {
    let ward = Ward::new();
    let imported = ward.json(&["import", &fixture(&format!("phuong-120-{name}.xlsx"))]);
    assert_eq!((&imported["rows"], &imported["added"]), (&Value::from(120), &Value::from(120)), "{name}");
    assert_eq!(imported["files"][0]["sheets"][0]["encoding"], encoding, "{name}");
    let list = ward.json(&["list", "--format", "json"]);
    let people = list["people"].as_array().unwrap();
    for person in expected() {
        let found = people.iter().find(|other| other["person_id"] == person["id"]).unwrap();
        for (ours, theirs) in [("full_name", "name"), ("address", "address"), ("area", "area")] {
            assert_eq!(found[ours], person[theirs], "{name} {}", text(&person["id"]));
        }
    }
}

#[test]
fn the_samples_give_their_people() {
    check("tcvn3", "tcvn3");
    check("vni", "vni");
    check("viscii", "viscii");
    check("nfd", "unicode");
}

#[test]
fn what_the_command_line_says_of_an_encoding_is_done() {
    let roster = fixture("phuong-120-tcvn3.xlsx");
    let ward = Ward::new();
    let first = |encoding: &str| {
        let planned = ward.json(&["import", &roster, "--dry-run", "--encoding", encoding]);
        text(&planned["files"][0]["sheets"][0]["encoding"])
    };
    assert_eq!(first("unicode"), "unicode");
    assert_eq!(first("tcvn3"), "tcvn3");
    ward.run(&["import", &roster, "--encoding", "latin"]).with_code(2);
    let told = ward.run(&["import", &roster, "--dry-run"]).with_code(0).text;
    assert!(told.contains("TCVN3"), "{told}");
}
