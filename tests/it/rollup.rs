//! `rollup` over files that `tally` and `report` wrote: every format, mixed versions, wards that are missing, late,
//! double or went down; no ledger and no passphrase.

use std::fs;

use serde_json::Value;

use crate::harness::{SIX, WARD, Ward};

/// A folder for what wards sent, beside a ledger of six people.
fn with_folder() -> Ward {
    let ward = Ward::of(SIX);
    fs::create_dir(ward.path("nhan")).unwrap();
    ward
}

fn tally(ward: &Ward, format: &str, name: &str, more: &[&str]) -> String {
    let path = ward.path(name).display().to_string();
    let arguments: Vec<&str> =
        ["tally", "--format", format, "-o", &path].into_iter().chain(more.iter().copied()).collect();
    ward.run(&arguments).with_code(0);
    path
}

/// The roll-up without a ledger, a passphrase or anything else of the ward.
fn rollup(ward: &Ward, arguments: &[&str]) -> crate::harness::Run {
    let missing = ward.path("nowhere/none.tungnha").display().to_string();
    let all: Vec<&str> = ["--ledger", &missing, "rollup"].into_iter().chain(arguments.iter().copied()).collect();
    ward.bare_command(&all).output().unwrap().into()
}

fn codes(document: &Value) -> Vec<(String, String)> {
    let findings = document["findings"].as_array().unwrap();
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    findings.iter().map(|finding| (text(finding, "code"), text(finding, "ward"))).collect()
}

/// A JSON file of another ward, made from one of ours.
fn other(ward: &Ward, from: &str, name: &str, change: impl Fn(&mut Value)) {
    let mut document: Value = serde_json::from_str(&fs::read_to_string(from).unwrap()).unwrap();
    change(&mut document);
    ward.write(name, &document.to_string());
}

#[test]
fn every_format_gives_the_same_ward() {
    let ward = with_folder();
    let mut seen: Vec<Value> = Vec::new();
    for format in ["json", "csv", "xlsx"] {
        let path = tally(&ward, format, &format!("nhan/a.{format}"), &["--since", "2023-06-01"]);
        let document = rollup(&ward, &["--format", "json", &path]).with_code(0).json();
        assert_eq!(document["schema"], "tungnha.rollup/1");
        assert_eq!(codes(&document), [], "{format}");
        let row = &document["rows"][0];
        assert_eq!((row["ward"].as_str(), row["parent"].as_str()), (Some(WARD), Some("Quận Thử")));
        assert_eq!((row["rank"].as_u64(), row["as_of"].as_str()), (Some(1), Some("2023-06-15")));
        let mut row = row.clone();
        for key in ["file", "made_at"] {
            row[key].take();
        }
        seen.push(row);
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0], seen[2]);
    let tally = ward.json(&["tally", "--since", "2023-06-01"]);
    for key in ["eligible", "l2_activated", "card_issued", "new", "reasons", "rates", "target"] {
        assert_eq!(seen[0][key], tally["total"][key], "{key}");
    }
}

#[test]
fn a_folder_of_wards_with_everything_wrong() {
    let ward = with_folder();
    let ours = tally(&ward, "json", "nhan/a.json", &[]);
    tally(&ward, "xlsx", "nhan/a-again.xlsx", &[]);
    let named = |name: &'static str| move |document: &mut Value| document["ward"]["name"] = name.into();
    other(&ward, &ours, "nhan/b.json", |document| {
        named("Phường Muộn")(document);
        document["as_of"] = "2023-06-13".into();
        document["since"] = "2023-06-13".into();
    });
    other(&ward, &ours, "nhan/c-old.json", |document| {
        named("Phường Giảm")(document);
        document["as_of"] = "2023-06-10".into();
        document["since"] = "2023-06-10".into();
        document["total"]["l2_activated"] = 4.into();
    });
    other(&ward, &ours, "nhan/c.json", named("Phường Giảm"));
    other(&ward, &ours, "nhan/d.json", |document| {
        named("Phường Sai")(document);
        document["total"]["rates"]["l2_rate"]["value"] = 99.0.into();
        document["total"]["rates"]["card_rate"]["of"][1] = "residents".into();
    });
    // A CSV of the version before: its ward and its day stand in its name alone.
    let csv = tally(&ward, "csv", "csv", &[]);
    let text = fs::read_to_string(csv).unwrap();
    let old: Vec<&str> = text.lines().map(|line| line.rsplitn(8, ',').last().unwrap()).collect();
    assert!(old[0].ends_with("households_visited") || old[0].contains(",reasons."), "{}", old[0]);
    ward.write("nhan/phuong-cu-tally-2023-06-15.csv", &old.join("\n"));
    ward.write("nhan/phuong-hong-tally-2023-06-15.json", "{\"schema\":\"tungnha.tally/1\"");
    let list =
        ward.write("danh-sach.txt", "Phường Mẫu\nPhường Muộn\nPhường Giảm\nPhường Sai\nPhường Cũ\nPhường Vắng\n");

    let folder = ward.path("nhan").display().to_string();
    let run = rollup(&ward, &[&folder, "--wards", &list, "--json"]).with_code(0);
    let document = run.json();
    let expected = [
        ("unreadable", "phuong hong"),
        ("missing", "Phường Vắng"),
        ("late", "Phường Muộn"),
        ("double", "Phường Mẫu"),
        ("decreased", "Phường Giảm"),
        ("wrong_rate", "Phường Sai"),
        ("other_definition", "Phường Sai"),
        ("older_version", "Phường Cũ"),
    ];
    let expected: Vec<_> = expected.map(|(code, ward)| (code.to_owned(), ward.to_owned())).into();
    assert_eq!(codes(&document), expected, "{document:#}");
    assert!(run.errors.contains("phuong-hong-tally-2023-06-15.json"), "{}", run.errors);
    assert_eq!(document["rows"].as_array().unwrap().len(), 5);
    let sum: u64 = document["rows"].as_array().unwrap().iter().map(|row| row["eligible"].as_u64().unwrap()).sum();
    assert_eq!(document["total"]["eligible"].as_u64(), Some(sum));
    assert_eq!(document["listed"], 6);

    // For people, with the same findings.
    let text = rollup(&ward, &[&folder, "--wards", &list, "--sort", "name"]).with_code(0).text;
    for part in
        ["Chưa gửi – Phường Vắng", "Gửi muộn – Phường Muộn", "13/06/2023", "99,00%", "residents", "Phát hiện (8)"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
}

#[test]
fn every_format_is_written_and_never_over_a_file() {
    let ward = with_folder();
    tally(&ward, "json", "nhan/a.json", &[]);
    let folder = ward.path("nhan").display().to_string();
    for format in ["json", "csv", "xlsx", "docx", "text", "chat"] {
        let path = ward.path(&format!("nhan/gop.{format}")).display().to_string();
        rollup(&ward, &[&folder, "--format", format, "-o", &path]).with_code(0);
        let written = fs::read(&path).unwrap();
        assert!(!written.is_empty());
        let refused = rollup(&ward, &[&folder, "--format", format, "-o", &path]).with_code(1);
        assert!(!refused.errors.is_empty());
        assert_eq!(fs::read(&path).unwrap(), written);
        rollup(&ward, &[&folder, "--format", format, "-o", &path, "--force"]).with_code(0);
        if ["json", "csv", "xlsx"].contains(&format) {
            // Its own result is told from the figures of a ward.
            let document = rollup(&ward, &[&folder, "--json"]).with_code(0).json();
            assert_eq!(codes(&document), [("unreadable".to_owned(), String::new())], "{format}");
            assert_eq!(document["rows"].as_array().unwrap().len(), 1);
        }
        fs::rename(&path, ward.path("written")).unwrap();
    }
    let csv = rollup(&ward, &[&folder, "--format", "csv"]).with_code(0).text;
    assert!(csv.starts_with("\u{feff}ward,rank,as_of,findings,households"), "{csv}");
    assert!(csv.contains("\nTổng,"), "{csv}");
}

#[test]
fn what_cannot_be_done_says_so() {
    let ward = Ward::without_ledger();
    fs::create_dir(ward.path("nhan")).unwrap();
    let folder = ward.path("nhan").display().to_string();
    let code = |arguments: &[&str], code: i32| {
        let all: Vec<&str> = arguments.iter().copied().chain(["--json"]).collect();
        rollup(&ward, &all).with_code(code).json()["code"].as_str().unwrap().to_owned()
    };
    assert_eq!(code(&[&folder], 1), "no_files");
    assert_eq!(code(&[&folder, "--sort", "x"], 2), "usage");
    let broken = ward.write("nhan/a.csv", "Họ tên\nĐỗ Văn Một\n");
    assert_eq!(code(&[&broken], 1), "nothing_read");
    let gone = ward.path("gone.json").display().to_string();
    assert_eq!(code(&[&gone], 1), "nothing_read");
    assert_eq!(code(&[&broken, "--wards", &gone], 1), "unreadable_file");
    rollup(&ward, &[]).with_code(2);
}

#[test]
fn two_hundred_wards_add_up() {
    let ward = with_folder();
    let ours = tally(&ward, "json", "one.json", &[]);
    for number in 1..=200 {
        other(&ward, &ours, &format!("nhan/{number}.json"), |document| {
            document["ward"]["name"] = format!("Phường {number}").into();
        });
    }
    let folder = ward.path("nhan").display().to_string();
    let document = rollup(&ward, &[&folder, "--json", "--sort", "name"]).with_code(0).json();
    let names: Vec<&str> =
        document["rows"].as_array().unwrap().iter().map(|row| row["ward"].as_str().unwrap()).collect();
    assert_eq!((names.len(), names[1], names[9]), (200, "Phường 2", "Phường 10"));
    let one = ward.json(&["tally"]);
    for key in ["eligible", "residents", "l2_activated"] {
        assert_eq!(document["total"][key].as_u64(), one["total"][key].as_u64().map(|count| count * 200), "{key}");
    }
    assert_eq!(document["total"]["rates"]["l2_rate"], one["total"]["rates"]["l2_rate"]);
}
