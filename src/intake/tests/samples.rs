//! The sample rosters: every person, household and day of them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::{Datelike, NaiveDate};
use serde_json::Value;

use super::*;
use crate::domain::milestone::{Milestone, Reached};

fn sample(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/rosters")).join(name)
}

fn json(name: &str) -> Value {
    serde_json::from_str(&std::fs::read_to_string(sample(name)).unwrap()).unwrap()
}

fn is_eligible(row: &RosterRow, on: NaiveDate) -> bool {
    let born = row.facts.birth_date.unwrap().last_day();
    let years = on.year() - born.year() - i32::from((on.month(), on.day()) < (born.month(), born.day()));
    years >= 14
}

/// The counts of an area that the truth beside a sample gives, from the rows that were read.
fn tally(rows: &[&RosterRow], on: NaiveDate) -> BTreeMap<&'static str, u64> {
    let counted: Vec<_> = rows
        .iter()
        .filter(|row| row.facts.presence.unwrap_or_default().is_counted())
        .filter(|row| row.facts.birth_date.unwrap().first_day() <= on)
        .collect();
    let eligible: Vec<_> = counted.iter().filter(|row| is_eligible(row, on)).collect();
    let households: BTreeSet<_> = counted.iter().map(|row| (&row.area, &row.household_no)).collect();
    let reached = |milestone| {
        let has = |row: &RosterRow| row.facts.milestones.reached_by(milestone, on);
        eligible.iter().filter(|row| has(row)).count() as u64
    };
    BTreeMap::from([
        ("households", households.len() as u64),
        ("residents", counted.len() as u64),
        ("eligible", eligible.len() as u64),
        ("card_issued", reached(Milestone::CardIssued)),
        ("l2_enrolled", reached(Milestone::L2Enrolled)),
        ("l2_approved", reached(Milestone::L2Approved)),
        ("l2_activated", reached(Milestone::L2Activated)),
    ])
}

fn check_sample(name: &str, people: usize, heading_row: u32, as_of: &str) {
    let roster = read_one(&sample(name)).unwrap();
    let truth = json(&format!("{name}.truth.json"));
    assert_eq!(roster.rows.len(), people);
    assert_eq!(roster.as_of, day(as_of));
    assert!(roster.nameless.is_empty());
    for row in &roster.rows {
        assert!(row.problems.is_empty(), "{}", line(row));
        assert!(row.household_no.is_some() && row.area.is_some(), "{}", line(row));
        assert!(row.facts.person_number.is_some() && row.facts.sex.is_some(), "{}", line(row));
    }
    let [file] = roster.files.as_slice() else { panic!("one file") };
    let [sheet] = file.sheets.as_slice() else { panic!("one sheet") };
    assert_eq!((sheet.heading_row, sheet.rows as usize, sheet.encoding), (heading_row, people, "unicode"));
    assert!(sheet.ignored.is_empty(), "{:?}", sheet.ignored);

    let on = day(truth["as_of"].as_str().unwrap());
    for area in truth["rows"].as_array().unwrap() {
        let rows: Vec<_> = roster.rows.iter().filter(|row| row.area.as_deref() == area["area"].as_str()).collect();
        for (key, count) in tally(&rows, on) {
            assert_eq!(area[key].as_u64(), Some(count), "{name}, {}: {key}", area["area"]);
        }
    }
}

#[test]
fn flat_workbook() {
    check_sample("phuong-300-flat.xlsx", 300, 1, "2023-06-20");
}

#[test]
fn flat_text() {
    check_sample("phuong-300.csv", 300, 1, "2023-06-20");
}

#[test]
fn list_from_the_field() {
    check_sample("phuong-2000-field.xlsx", 2000, 5, "2023-06-15");
    let roster = read_one(&sample("phuong-2000-field.xlsx")).unwrap();
    let fields: Vec<_> =
        roster.files[0].sheets[0].fields.iter().map(|(name, heading)| format!("{name}: {heading}")).collect();
    assert_eq!(
        fields,
        [
            "row_no: STT",
            "household_no: Số hộ",
            "address: Địa chỉ",
            "full_name: Họ và tên",
            "birth_date: Ngày sinh",
            "sex: Giới tính",
            "person_id: Số CCCD",
            "phone: Số điện thoại",
            "relationship: Quan hệ với chủ hộ",
            "residence: Loại cư trú",
            "presence: Tình trạng",
            "card_applied: Ngày làm CCCD",
            "card_issued: Ngày cấp CCCD",
            "l1_activated: Ngày kích hoạt mức 1",
            "l2_enrolled: Ngày thu nhận mức 2",
            "l2_approved: Ngày phê duyệt mức 2",
            "l2_activated: Ngày kích hoạt mức 2",
            "note: Ghi chú",
        ]
    );
    // The address stands on the household's first row, and only there.
    for pair in roster.rows.windows(2) {
        let goes_on = pair[0].household_no == pair[1].household_no;
        assert_eq!(pair[1].address.is_none(), goes_on, "{}", line(&pair[1]));
        assert_eq!(pair[1].is_head, !goes_on, "{}", line(&pair[1]));
    }
}

#[test]
fn common_faults() {
    let roster = read_one(&sample("loi-thuong-gap.xlsx")).unwrap();
    let expected = json("loi-thuong-gap.expected.json");
    assert_eq!((roster.rows.len() + roster.nameless.len()) as u64, expected["rows"].as_u64().unwrap());
    assert_eq!(roster.nameless.len() as u64, expected["held"].as_u64().unwrap());
    assert_eq!(roster.as_of, day("2023-06-15"));
    assert_eq!(roster.files[0].sheets[0].heading_row, 3);

    let people = expected["people"].as_object().unwrap();
    assert_eq!(people.len(), roster.rows.len());
    for (number, facts) in people {
        let row =
            roster.rows.iter().find(|row| row.facts.person_number.as_ref().is_some_and(|own| own.as_str() == number));
        let row = row.unwrap_or_else(|| panic!("{number}"));
        for (name, value) in facts.as_object().unwrap() {
            match (name.as_str(), value.as_str()) {
                ("note_keeps", Some(text)) => assert!(row.facts.note.as_deref().unwrap().contains(text)),
                (_, Some("day unknown")) => {
                    let reached = row.facts.milestones.get(Milestone::from_code(name).unwrap());
                    assert_eq!(reached, Reached::DayUnknown { counted_from: roster.as_of }, "{number} {name}");
                }
                (_, value) => {
                    let given = row.facts.get(Field::from_code(name).unwrap());
                    assert_eq!(given.as_deref(), value, "{number} {name}");
                }
            }
        }
    }

    let mut problems = BTreeMap::<String, Vec<&str>>::new();
    for row in roster.rows.iter().filter(|row| !row.problems.is_empty()) {
        problems.insert(row.place.row.to_string(), row.problems.iter().map(|problem| problem.code.code()).collect());
    }
    for held in &roster.nameless {
        problems.insert(held.place.row.to_string(), vec![held.code.code()]);
    }
    assert_eq!(serde_json::to_value(problems).unwrap(), expected["problems"]);
}

#[test]
fn several_files_are_one_roster() {
    let roster = read_with(&[&sample("phuong-300.csv"), &sample("loi-thuong-gap.xlsx")], &options()).unwrap();
    assert_eq!(roster.rows.len(), 305);
    assert_eq!(roster.as_of, day("2023-06-15"));
    assert_eq!(roster.rows.last().unwrap().place.file, 1);
    assert_eq!(roster.files[1].sheets[0].rows, 6);
}

#[test]
fn progress_is_told_and_may_stop() {
    let mut told = Vec::new();
    let roster = read(&[sample("phuong-2000-field.xlsx")], &options(), &mut |progress| {
        told.push(progress);
        ControlFlow::Continue(())
    });
    assert_eq!(roster.unwrap().rows.len(), 2000);
    // While it is opened, and whenever no rows come for a while, the same is told again.
    let mut rows: Vec<u64> = told.iter().map(|progress| progress.rows).filter(|rows| *rows > 0).collect();
    assert!(rows.is_sorted());
    rows.dedup();
    assert_eq!(rows, [500, 1000, 1500, 2000]);
    assert!(told.iter().all(|progress| progress.bytes_done <= progress.bytes_total));

    let stopped = read(&[sample("phuong-2000-field.xlsx")], &options(), &mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(IntakeError::Cancelled)));
}

#[test]
fn cells_can_be_counted_alone() {
    assert_eq!(super::super::count_cells(&sample("loi-thuong-gap.xlsx")).unwrap(), 64);
    assert!(super::super::count_cells(&sample("phuong-300.csv")).unwrap() > 3_000);
}
