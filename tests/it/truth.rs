//! The sample rosters give the figures that were made with them, whole and by area.

use serde_json::{Value, json};

use crate::harness::{TODAY, Ward, fixture, text};

/// Every key of a truth file's row against the tally's.
fn compare(truth: &Value, tally: &Value, place: &str) {
    for (key, expected) in truth.as_object().unwrap() {
        if key == "new" {
            for (milestone, count) in expected.as_object().unwrap() {
                assert_eq!(&tally["new"][milestone], count, "{place} new.{milestone}");
            }
        } else if key.ends_with("_rate") {
            assert_eq!(tally["rates"][key]["value"].as_f64(), expected.as_f64(), "{place} {key}");
        } else {
            assert_eq!(&tally[key], expected, "{place} {key}");
        }
    }
}

fn tally_since(ward: &Ward, since: &str) -> Value {
    ward.json(&["tally", "--as-of", TODAY, "--since", since])
}

/// Imports a roster, compares the tally with its truth, and imports it again: nothing changes.
fn check(name: &str, rows: u64) {
    let ward = Ward::new();
    let roster = fixture(name);
    let imported = ward.json(&["import", &roster]);
    assert_eq!(imported["schema"], "tungnha.import/1");
    for (key, expected) in [("rows", rows), ("added", rows), ("updated", 0), ("unchanged", 0), ("duplicates", 0)] {
        assert_eq!(imported[key], expected, "{key}");
    }
    assert_eq!((&imported["held"], &imported["unsure"], &imported["dry_run"]), (&json!(0), &json!(0), &json!(false)));
    assert_eq!(imported["files"][0]["sheets"][0]["encoding"], "unicode");

    let truth: Value = serde_json::from_slice(&std::fs::read(fixture(&format!("{name}.truth.json"))).unwrap()).unwrap();
    let tally = tally_since(&ward, &text(&truth["from"]));
    let rows_of_truth = truth["rows"].as_array().unwrap();
    assert_eq!(tally["rows"].as_array().unwrap().len(), rows_of_truth.len());
    for (expected, row) in rows_of_truth.iter().zip(tally["rows"].as_array().unwrap()) {
        compare(expected, row, &text(&expected["area"]));
    }
    compare(&truth["total"], &tally["total"], "total");
    // Every household of the file has somebody who is counted, or more households than are counted stand in it.
    assert!(imported["households"].as_u64() >= truth["total"]["households"].as_u64(), "{}", imported["households"]);

    let head = ward.head();
    let again = ward.json(&["import", &roster]);
    assert_eq!(again["unchanged"], rows);
    assert_eq!((&again["added"], &again["updated"], &again["operation"]), (&json!(0), &json!(0), &Value::Null));
    assert_eq!(ward.head(), head, "a second import wrote something");
    ward.assert_sound();
}

#[test]
fn a_flat_spreadsheet_gives_its_truth() {
    check("phuong-300-flat.xlsx", 300);
}

#[test]
fn a_delimited_text_gives_its_truth() {
    check("phuong-300.csv", 300);
}

#[test]
fn a_list_as_it_comes_from_the_field_gives_its_truth() {
    check("phuong-2000-field.xlsx", 2_000);
}

#[test]
fn the_field_list_is_understood_as_it_stands() {
    let ward = Ward::new();
    let planned = ward.json(&["import", &fixture("phuong-2000-field.xlsx"), "--dry-run"]);
    assert_eq!((&planned["dry_run"], &planned["operation"]), (&json!(true), &Value::Null));
    assert_eq!((&planned["rows"], &planned["households"]), (&json!(2000), &json!(552)));
    assert_eq!(planned["as_of"], TODAY);
    assert_eq!(planned["files"][0]["sheets"][0]["fields"]["full_name"], "Họ và tên");
    assert_eq!(ward.total(TODAY)["residents"], 0, "a look writes nothing");
}

/// Cells of a line of the CSV, none of which holds a comma.
fn with_delimiter(csv: &str, delimiter: char) -> String {
    csv.lines().map(|line| line.replace(',', &delimiter.to_string()) + "\r\n").collect()
}

#[test]
fn comma_semicolon_and_tab_say_the_same() {
    let csv = String::from_utf8(std::fs::read(fixture("phuong-300.csv")).unwrap()).unwrap();
    assert!(!csv.contains('"'), "the sample has plain cells");
    let rows = |text: &str, name: &str| {
        let ward = Ward::new();
        let path = ward.write(name, text);
        ward.json(&["import", &path]);
        let tally = tally_since(&ward, "2023-06-01");
        (tally["rows"].clone(), tally["total"].clone())
    };
    let expected = rows(&csv, "comma.csv");
    assert_eq!(rows(&with_delimiter(&csv, ';'), "semicolon.csv"), expected);
    assert_eq!(rows(&with_delimiter(&csv, '\t'), "tab.csv"), expected);
    assert_eq!(rows(csv.trim_start_matches('\u{feff}'), "without-mark.csv"), expected);
}

#[test]
fn a_list_that_was_written_is_read_again_and_gives_the_same_tally() {
    let (sheet, plain) = (Ward::new(), Ward::new());
    sheet.json(&["import", &fixture("phuong-300-flat.xlsx")]);
    for (ward, format) in [(&plain, "csv"), (&Ward::new(), "xlsx")] {
        let path = ward.path(&format!("list.{format}"));
        let path = path.to_str().unwrap();
        sheet.run(&["list", "--format", format, "--purpose", "so sánh", "-o", path]).with_code(0);
        assert_eq!(ward.json(&["import", path])["added"], 300, "{format}");
        let (one, other) = (tally_since(&sheet, "2023-06-01"), tally_since(ward, "2023-06-01"));
        assert_eq!((&one["rows"], &one["total"]), (&other["rows"], &other["total"]), "{format}");
    }
}

#[test]
fn common_faults_cost_no_row_and_are_told_by_cell() {
    let expected: Value =
        serde_json::from_slice(&std::fs::read(fixture("loi-thuong-gap.expected.json")).unwrap()).unwrap();
    let ward = Ward::new();
    let imported = ward.json(&["import", &fixture("loi-thuong-gap.xlsx")]);
    for key in ["rows", "added", "held", "duplicates"] {
        assert_eq!(imported[key], expected[key], "{key}");
    }
    for (number, facts) in expected["people"].as_object().unwrap() {
        let person = ward.json(&["show", number]);
        for (field, value) in facts.as_object().unwrap() {
            match field.as_str() {
                "note_keeps" => assert!(text(&person["note"]).contains(&text(value)), "{number} {field}"),
                "l2_activated" => {
                    let day = if value == "day unknown" { Value::Null } else { value.clone() };
                    assert_eq!(person["milestones"][field], json!({"reached": true, "on": day}), "{number}");
                }
                _ => assert_eq!(&person[field], value, "{number} {field}"),
            }
        }
    }
    let list = imported["problem_list"].as_array().unwrap();
    for (row, codes) in expected["problems"].as_object().unwrap() {
        let mut found: Vec<&str> = list
            .iter()
            .filter(|problem| problem["row"].as_u64() == row.parse().ok())
            .filter_map(|problem| problem["code"].as_str())
            .collect();
        found.sort_unstable();
        let mut wanted: Vec<&str> = codes.as_array().unwrap().iter().filter_map(Value::as_str).collect();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "row {row}");
    }
    for problem in list {
        let counted = &imported["problems"][text(&problem["code"])];
        assert!(counted.as_u64().is_some_and(|count| count > 0), "{problem}");
        assert!(
            problem["cell"].is_null() || text(&problem["cell"]).ends_with(&problem["row"].to_string()),
            "{problem}"
        );
        assert!(!text(&problem["message"]).is_empty());
    }
    let head = ward.head();
    assert_eq!(ward.json(&["import", &fixture("loi-thuong-gap.xlsx")])["held"], expected["held"]);
    assert_eq!(ward.head(), head, "a held row that waits already is not held twice");
}
