//! Two days of every fact: when it happened and when the ledger learned it (domain.md sections 2, 3 and 5).

use serde_json::{Value, json};

use crate::harness::{SIX, TODAY, Ward, text};

/// A count of the tally of each day.
#[track_caller]
fn assert_count(ward: &Ward, key: &str, days: &[(&str, u64)]) {
    for (day, expected) in days {
        assert_eq!(ward.total(day)[key], *expected, "{key} as of {day}");
    }
}

fn tally(ward: &Ward, options: &[&str]) -> Value {
    ward.json(&[&["tally"], options].concat())["total"].clone()
}

#[test]
fn a_tally_counts_what_happened_up_to_its_day() {
    let ward = Ward::of(SIX);
    assert_count(&ward, "l2_activated", &[("2023-03-19", 0), ("2023-03-20", 1), ("2024-01-01", 1)]);
    assert_count(&ward, "l2_approved", &[("2023-03-09", 0), ("2023-03-10", 2)]);
    assert_count(&ward, "l2_to_activate", &[("2023-03-10", 2), ("2023-03-20", 1)]);
    assert_count(&ward, "l2_enrolled", &[("2023-02-28", 0), ("2023-03-01", 2), ("2023-05-01", 3)]);
    assert_count(&ward, "card_issued", &[("2021-05-04", 0), ("2021-05-05", 1), ("2022-02-01", 4)]);
    assert_count(&ward, "residents", &[("2009-06-19", 5), ("2009-06-20", 6)]);
}

#[test]
fn what_is_new_has_a_stated_day_in_the_period() {
    let ward = Ward::of(SIX);
    for (since, as_of, activated, approved) in [
        ("2023-03-20", "2023-03-20", 1, 0),
        ("2023-03-10", "2023-03-20", 1, 2),
        ("2023-03-11", "2023-03-19", 0, 0),
        ("2023-03-21", TODAY, 0, 0),
    ] {
        let new = tally(&ward, &["--since", since, "--as-of", as_of])["new"].clone();
        assert_eq!(
            (&new["l2_activated"], &new["l2_approved"]),
            (&json!(activated), &json!(approved)),
            "{since}..{as_of}"
        );
    }
    let of_one_day = ward.json(&["tally", "--as-of", "2023-03-20"]);
    assert_eq!(of_one_day["since"], "2023-03-20", "without a first day the period is the as-of day");
    // The raw milestone: whoever activates level 2 later was new in level 1 all the same.
    ward.json(&["record", "P6", "l1_activated", "--on", "2023-02-02"]);
    let total = tally(&ward, &["--since", "2023-02-01"]);
    assert_eq!((&total["new"]["l1_activated"], &total["l1_activated"]), (&json!(1), &json!(0)));
}

#[test]
fn somebody_is_eligible_from_the_fourteenth_birthday_on() {
    let ward = Ward::of(SIX);
    assert_count(&ward, "eligible", &[("2023-06-19", 5), ("2023-06-20", 6)]);
    ward.json(&["add", "person", "full_name=Năm Không Ngày", "birth_date=2009"]);
    ward.json(&["add", "person", "full_name=Tháng Không Ngày", "birth_date=7/2009"]);
    ward.json(&["add", "person", "full_name=Không Biết Tuổi"]);
    ward.json(&["add", "person", "full_name=Khách Nước Ngoài", "birth_date=1980", "nationality=Lào"]);
    let days = [("2023-06-20", 6), ("2023-07-30", 6), ("2023-07-31", 7), ("2023-12-30", 7), ("2023-12-31", 8)];
    assert_count(&ward, "eligible", &days);
    assert_eq!(ward.total(TODAY)["residents"], 10);
}

#[test]
fn a_milestone_without_a_day_counts_from_the_day_of_the_roster() {
    let roster = "DANH SÁCH NHÂN KHẨU,,\n\"Tính đến ngày 10/06/2023\",,\nHọ và tên,Ngày sinh,Mức 2\n\
        Đỗ Văn Mẫu,1980,x\nLê Thị Thử,1981,09/06/2023\nNgô Tưởng Tượng,1982,31/6/2023\nTrần Thị Ví Dụ,1983,\n";
    let ward = Ward::new();
    let imported = ward.import(roster);
    assert_eq!(imported["as_of"], "2023-06-10");
    assert_eq!(imported["problems"]["bad_date"], 1);
    assert_count(&ward, "l2_activated", &[("2023-06-08", 0), ("2023-06-09", 1), ("2023-06-10", 3), (TODAY, 3)]);
    assert_eq!(tally(&ward, &["--since", "2023-06-01"])["new"]["l2_activated"], 1);
    assert_eq!(ward.fact("P9", "milestones")["l2_activated"], json!({"reached": true, "on": null}));
    let problem = ward.fact("P9", "problems")[0].clone();
    assert_eq!((&problem["code"], &problem["raw"]), (&json!("bad_date"), &json!("31/6/2023")));

    let other = Ward::new();
    let path = other.write("roster.csv", roster);
    assert_eq!(other.json(&["import", &path, "--as-of", "2023-06-12"])["as_of"], "2023-06-12");
    assert_count(&other, "l2_activated", &[("2023-06-11", 1), ("2023-06-12", 3)]);

    // By hand: from the day it is recorded.
    other.json(&["record", "P11", "l2_activated", "--unknown-day"]);
    assert_count(&other, "l2_activated", &[("2023-06-14", 3), (TODAY, 4)]);
}

#[test]
fn a_day_to_come_counts_from_that_day_and_is_a_problem() {
    let ward = Ward::new();
    let imported = ward.import("Họ và tên,Ngày sinh,Mức 2\nĐỗ Văn Mẫu,1980,20/06/2023\nLê Thị Thử,20/06/2023,\n");
    assert_eq!(imported["problems"]["future_date"], 2);
    assert_count(&ward, "l2_activated", &[(TODAY, 0), ("2023-06-19", 0), ("2023-06-20", 1)]);
    assert_count(&ward, "residents", &[(TODAY, 1), ("2023-06-20", 2)]);
}

#[test]
fn a_change_of_presence_counts_from_its_day_and_the_first_one_always() {
    let ward = Ward::of(SIX);
    ward.json(&["edit", "P5", "presence=moved_away", "--on", "2023-06-10"]);
    assert_count(&ward, "residents", &[("2023-06-09", 6), ("2023-06-10", 5), (TODAY, 5)]);
    assert_eq!(ward.fact("P5", "presence"), "moved_away");
    assert_eq!(ward.fact("P5", "next_step")["code"], "none");
    ward.json(&["edit", "P5", "presence=absent", "--on", "2023-06-14"]);
    assert_count(&ward, "residents", &[("2023-06-09", 6), ("2023-06-13", 5), ("2023-06-14", 6)]);
    ward.json(&["edit", "P9", "presence=deceased"]);
    assert_count(&ward, "residents", &[("2023-06-14", 6), (TODAY, 5)]);
    assert_count(&ward, "households", &[("2023-06-14", 4), (TODAY, 3)]);
    // Said before the day it is about: it counts from that day.
    ward.json(&["edit", "P11", "presence=not_living_here", "--on", "2023-06-30"]);
    assert_eq!(ward.fact("P11", "presence"), "resident");
    assert_count(&ward, "residents", &[(TODAY, 5), ("2023-06-29", 5), ("2023-06-30", 4)]);
    ward.json(&["undo"]);
    assert_count(&ward, "residents", &[("2023-06-30", 5)]);
    ward.assert_sound();
}

#[test]
fn a_presence_on_a_roster_is_undated_at_first_and_dated_when_it_changes() {
    let roster = |state: &str| {
        format!(
            "Họ và tên,Ngày sinh,Tình trạng,Địa chỉ\nĐỗ Văn Mẫu,1980,{state},Số 2\nLê Thị Thử,1981,Đã chuyển đi,Số 4\n"
        )
    };
    let ward = Ward::of(&roster("Đang cư trú"));
    assert_count(&ward, "residents", &[("2000-01-01", 1), (TODAY, 1)]);
    let path = ward.write("roster.csv", &roster("Đã chết"));
    ward.json(&["import", &path, "--as-of", "2023-06-12"]);
    assert_count(&ward, "residents", &[("2000-01-01", 1), ("2023-06-11", 1), ("2023-06-12", 0)]);
}

#[test]
fn known_at_leaves_out_what_was_learned_later() {
    let ward = Ward::of(SIX);
    let on = |day: &str, arguments: &[&str]| ward.json(&[arguments, &["--today", day]].concat());
    // Learned on the 17th that it had happened on the 16th; taken back on the 18th.
    on("2023-06-17", &["record", "P5", "l2_activated", "--on", "2023-06-16"]);
    let before_undo = on("2023-06-17", &["tally"])["total"].clone();
    on("2023-06-18", &["undo"]);
    let known = |moment: &str, as_of: &str| {
        tally(&ward, &["--today", "2023-06-20", "--known-at", moment, "--as-of", as_of])["l2_activated"].clone()
    };
    for (moment, as_of, expected) in [
        ("2023-06-16", "2023-06-16", 1),
        ("2023-06-17", "2023-06-16", 2),
        ("2023-06-17", "2023-06-15", 1),
        ("2023-06-18", "2023-06-16", 1),
        ("2023-06-20", "2023-06-16", 1),
        ("2023-06-14", "2023-06-16", 0),
    ] {
        assert_eq!(known(moment, as_of), expected, "known at {moment}, as of {as_of}");
    }
    let then = tally(&ward, &["--today", "2023-06-20", "--known-at", "2023-06-17", "--as-of", "2023-06-17"]);
    assert_eq!(then, before_undo, "what was known before the undo");
    on("2023-06-19", &["redo"]);
    assert_eq!(known("2023-06-19", "2023-06-16"), 2);
    assert_eq!(known("2023-06-18", "2023-06-16"), 1);
}

#[test]
fn known_at_takes_the_moments_that_the_program_prints() {
    let ward = Ward::of(SIX);
    let head = ward.head();
    let import = text(&ward.json(&["log"])["operations"][0]["at"]);
    ward.json(&["record", "P5", "l2_activated", "--today", "2023-06-17"]);
    let document = ward.json(&["tally", "--known-at", &import]);
    assert_eq!((&document["total"]["residents"], &document["total"]["l2_activated"]), (&json!(6), &json!(1)));
    assert_eq!(document["known_at"], import.as_str());
    assert_eq!(document["journal_head"], head, "the head of what was known");
    assert_eq!(ward.json(&["tally"])["known_at"], Value::Null);
    // A day means its end.
    let document = ward.json(&["tally", "--known-at", "2023-06-15"]);
    assert_eq!((&document["journal_head"], &document["total"]["residents"]), (&json!(head), &json!(6)));
    assert!(text(&document["known_at"]).starts_with("2023-06-15T23:59:59"), "{}", document["known_at"]);
}

#[test]
fn rates_of_a_target_may_pass_a_hundred_and_areas_have_their_own() {
    let ward = Ward::without_ledger();
    let campaign = ward.write("campaign.toml", "target = 1\narea_targets = { 'Tổ 1' = 3, 'Tổ 10' = 1 }\n");
    ward.json(&["init", "--ward", "Phường Mẫu", "--campaign", &campaign]);
    ward.import(SIX);
    ward.json(&["record", "P5", "l2_activated"]);
    let document = ward.json(&["tally"]);
    let rate = |row: &Value, key: &str| row["rates"][key]["value"].clone();
    let total = &document["total"];
    assert_eq!((rate(total, "l2_target_rate"), rate(total, "enrolled_target_rate")), (json!(200.0), json!(300.0)));
    assert_eq!(total["rates"]["l2_target_rate"]["of"], json!(["l2_activated", "target"]));
    let rows = document["rows"].as_array().unwrap();
    assert_eq!(rate(&rows[0], "l2_target_rate"), json!(66.67));
    assert_eq!(rate(&rows[1], "l2_target_rate"), Value::Null, "an area without a target has no such rate");
    assert_eq!(rate(&rows[1], "l2_activation_rate"), Value::Null, "nobody is approved there");
    assert_eq!(rate(&rows[2], "enrolled_target_rate"), json!(100.0));
    assert_eq!(rate(total, "l2_rate"), json!(40.0));
    assert_eq!(rate(total, "l2_activation_rate"), json!(100.0));
}

#[test]
fn visits_are_counted_in_the_period_by_the_day_they_happened() {
    let ward = Ward::of(SIX);
    for (household, day) in [("H4", "2023-06-10"), ("H4", "2023-06-12"), ("H8", "2023-06-12")] {
        ward.json(&["visit", household, "--outcome", "met", "--on", day]);
    }
    for (since, as_of, visits, households) in [
        ("2023-06-10", TODAY, 3, 2),
        ("2023-06-11", TODAY, 2, 2),
        ("2023-06-10", "2023-06-10", 1, 1),
        (TODAY, TODAY, 0, 0),
    ] {
        let total = tally(&ward, &["--since", since, "--as-of", as_of]);
        assert_eq!((&total["visits"], &total["households_visited"]), (&json!(visits), &json!(households)), "{since}");
    }
}
