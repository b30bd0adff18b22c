//! What officers correct by hand, and rosters that come again after it: nothing twice, nothing lost, nothing stuck.

use serde_json::{Value, json};

use crate::harness::{Ward, text};

/// Nobody new, nobody put aside, nothing written.
fn assert_nothing_new(ward: &Ward, roster: &str) {
    let again = ward.import(roster);
    for count in ["added", "updated", "held"] {
        assert_eq!(again[count], json!(0), "{count}: {again}");
    }
    assert_eq!(again["operation"], Value::Null, "{again}");
}

const HEADS: &str = "\
Họ và tên,Quan hệ với chủ hộ,Năm sinh
Nguyễn Mẫu Một,Chủ hộ,1960
Trần Mẫu Hai,Vợ,
Lê Mẫu Ba,Chủ hộ,
";

const ONE_ADDRESS: &str = "\
Họ và tên,Chủ hộ,Địa chỉ
Nguyễn Mẫu Một,Nguyễn Mẫu Một,12 phố Mẫu
Lê Mẫu Ba,Lê Mẫu Ba,12 phố Mẫu
";

const TWO: &str = "\
Họ và tên,Ngày sinh,Số CCCD,Số hộ,Tổ
Nguyễn Mẫu Một,01/02/1980,031080100001,1,Tổ 1
Trần Mẫu Hai,03/04/1985,031185100002,2,Tổ 1
";

#[test]
fn people_without_numbers_and_birth_dates_are_not_added_again() {
    for roster in [HEADS, ONE_ADDRESS] {
        let ward = Ward::of(roster);
        assert_nothing_new(&ward, roster);
        ward.assert_sound();
    }
}

#[test]
fn two_households_at_one_address_stay_two() {
    let ward = Ward::of("Họ và tên,Chủ hộ,Địa chỉ\nNguyễn Mẫu Một,Nguyễn Mẫu Một,12 phố Mẫu\n");
    ward.import("Họ và tên,Chủ hộ,Địa chỉ\nLê Mẫu Ba,Lê Mẫu Ba,12 phố Mẫu\n");
    let people = ward.json(&["list", "--format", "json"])["people"].clone();
    assert_ne!(people[0]["household"], people[1]["household"]);
    assert_ne!(people[0]["head_name"], people[1]["head_name"]);
}

#[test]
fn a_corrected_name_and_birth_date_do_not_hold_the_old_row() {
    let ward = Ward::of(TWO);
    ward.run(&["edit", "P5", "full_name=Nguyễn Mẫu Mốt", "birth_date=11/12/1981"]).with_code(0);
    assert_nothing_new(&ward, TWO);
    assert_eq!(ward.fact("P5", "birth_date"), "1981-12-11");
}

#[test]
fn swapped_numbers_are_put_right_and_stay_right() {
    let ward = Ward::of(TWO);
    for (reference, number) in [("P5", ""), ("P7", "031080100001"), ("P5", "031185100002")] {
        ward.run(&["edit", reference, &format!("person_id={number}")]).with_code(0);
    }
    assert_nothing_new(&ward, TWO);
    let corrected =
        TWO.replace("031080100001", "X").replace("031185100002", "031080100001").replace('X', "031185100002");
    let imported = ward.import(&corrected);
    assert_eq!((&imported["held"], &imported["added"]), (&json!(0), &json!(0)), "{imported}");
    assert_eq!(ward.fact("P5", "person_id"), "031185100002");
    assert_eq!(ward.fact("P7", "person_id"), "031080100001");
    assert_nothing_new(&ward, &corrected);
}

#[test]
fn a_list_without_areas_joins_by_household_number() {
    let ward = Ward::of(TWO);
    let without: Vec<&str> = TWO.lines().map(|line| line.rsplit_once(',').unwrap().0).collect();
    let without = without.join("\n");
    assert_nothing_new(&ward, &without);
}

#[test]
fn redo_ends_where_new_work_begins() {
    let ward = Ward::of(TWO);
    ward.run(&["undo"]).with_code(0);
    ward.import(TWO);
    assert_eq!(ward.refused(&["redo"]), "nothing_to_redo");
    assert_eq!(ward.total(crate::harness::TODAY)["residents"], 2);
}

#[test]
fn presence_is_corrected_by_its_day_and_never_sticks() {
    let ward = Ward::of(TWO);
    let residents = |day: &str| ward.total(day)["residents"].clone();
    ward.run(&["edit", "P5", "presence=moved_away", "--on", "2023-06-10"]).with_code(0);
    assert_eq!((residents("2023-06-05"), residents("2023-06-10")), (json!(2), json!(1)));
    ward.run(&["edit", "P5", "presence=moved_away", "--on", "2023-06-01"]).with_code(0);
    assert_eq!(residents("2023-06-05"), 1, "an earlier day corrects a later one");
    ward.run(&["edit", "P5", "presence=absent"]).with_code(0);
    assert_eq!(ward.fact("P5", "presence"), "absent");
    assert_eq!(residents(crate::harness::TODAY), 2);
    assert_nothing_new(&ward, TWO);
    ward.assert_sound();
}

#[test]
fn a_file_taken_again_after_it_was_sent_back_is_recorded() {
    let ward = Ward::of(TWO);
    for (milestone, on) in [("card_issued", "2022-01-01"), ("l2_enrolled", "2023-03-27"), ("l2_rejected", "2023-06-10")]
    {
        ward.run(&["record", "P5", milestone, "--on", on]).with_code(0);
    }
    assert_eq!(ward.fact("P5", "next_step")["code"], "resubmit");
    ward.run(&["visit", "P5", "--outcome", "met", "--result", "P5=l2_enrolled", "--on", "2023-06-14"]).with_code(0);
    assert_eq!(ward.fact("P5", "next_step")["code"], "await_approval");
    assert_eq!(ward.fact("P5", "milestones")["l2_enrolled"]["on"], "2023-06-14");
}

#[test]
fn visits_and_reasons_go_with_a_person_who_moves() {
    let ward = Ward::of(TWO);
    ward.run(&["visit", "P5", "--outcome", "met", "--result", "P5=none:frail"]).with_code(0);
    ward.run(&["move", "P5", "P7"]).with_code(0);
    assert_eq!((ward.fact("P5", "reason"), ward.fact("P5", "visits").as_array().unwrap().len()), (json!("frail"), 1));
}

#[test]
fn what_was_mended_is_not_a_problem_again() {
    let roster = TWO.replace("01/02/1980", "31/6/1980");
    let ward = Ward::of(&roster);
    let codes = |ward: &Ward| -> Vec<String> {
        ward.fact("P5", "problems").as_array().unwrap().iter().map(|problem| text(&problem["code"])).collect()
    };
    assert_eq!(codes(&ward), ["bad_date"]);
    ward.run(&["edit", "P5", "birth_date=30/6/1980"]).with_code(0);
    ward.import(&roster.replace("Số hộ,Tổ", "Số hộ,Tổ,SĐT").replace(",Tổ 1\n", ",Tổ 1,12\n"));
    assert_eq!(codes(&ward), ["bad_phone"]);
}

#[test]
fn a_file_in_the_way_is_found_before_anything_is_brought_in() {
    let ward = Ward::new();
    let (roster, there) = (ward.write("roster.csv", TWO), ward.write("held.csv", "old"));
    ward.run(&["import", &roster, "--held", &there]).with_code(1);
    assert_eq!(ward.total(crate::harness::TODAY)["residents"], 0);
}

#[test]
fn recovery_words_are_no_passphrase() {
    let ward = Ward::new();
    let words = text(&ward.json(&["recovery"])["words"]);
    let file = ward.write("words", &words);
    assert_eq!(ward.refused(&["passphrase", "--new-passphrase-file", &file]), "passphrase_is_recovery_words");
}

#[test]
fn an_area_without_a_name_needs_somebody_in_it() {
    let ward = Ward::of(TWO);
    ward.run(&["add", "household", "address=Số 9 phố Mẫu"]).with_code(0);
    let rows = ward.json(&["tally", "--format", "json"])["rows"].clone();
    let areas: Vec<String> = rows.as_array().unwrap().iter().map(|row| text(&row["area"])).collect();
    assert_eq!(areas, ["Tổ 1"]);
}

#[test]
fn every_value_of_a_household_that_contradicts_is_kept_and_the_ledger_is_sound() {
    let roster =
        |address: &str| format!("Họ và tên,Số CCCD,Số hộ,Tổ,Địa chỉ\nNguyễn Mẫu Một,031080100001,1,Tổ 1,{address}\n");
    let ward = Ward::of(&roster("Số 1 phố Mẫu"));
    ward.run(&["edit", "H4", "address=Số 2 phố Mẫu"]).with_code(0);
    ward.import(&roster("Số 3 phố Mẫu"));
    ward.import(&roster("Số 4 phố Mẫu"));
    let others: Vec<String> = ward.json(&["show", "H4"])["conflicts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|conflict| text(&conflict["other"]))
        .collect();
    assert_eq!(others, ["Số 3 phố Mẫu", "Số 4 phố Mẫu"]);
    ward.assert_sound();
    ward.run(&["edit", "H4", "address=Số 4 phố Mẫu"]).with_code(0);
    assert_eq!(ward.fact("H4", "conflicts"), json!([]));
    ward.assert_sound();
}

#[test]
fn a_conflict_of_presence_is_settled_by_saying_it() {
    let roster = |presence: &str| {
        format!("Họ và tên,Số CCCD,Số hộ,Tổ,Tình trạng\nNguyễn Mẫu Một,031080100001,1,Tổ 1,{presence}\n")
    };
    let ward = Ward::of(&roster("Đi vắng"));
    ward.run(&["edit", "P5", "presence=resident"]).with_code(0);
    ward.import(&roster("Đã chuyển đi"));
    assert_eq!(ward.fact("P5", "conflicts"), json!([{"field": "presence", "other": "moved_away"}]));
    ward.run(&["edit", "P5", "presence=resident"]).with_code(0);
    assert_eq!(ward.fact("P5", "conflicts"), json!([]));
    let again = ward.json(&["edit", "P5", "presence=resident"]);
    assert_eq!(again["operation"], Value::Null, "nothing is left to settle");
    ward.assert_sound();
}

#[test]
fn a_believed_day_neither_names_nor_removes_backups() {
    let ward = Ward::of(TWO);
    let backups = || -> Vec<String> {
        let folder =
            ward.ledger().with_file_name(format!("{}-backups", ward.ledger().file_stem().unwrap().to_string_lossy()));
        let mut names: Vec<String> =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    };
    let before = backups();
    assert!(!before.is_empty() && before.iter().all(|name| !name.starts_with("2023")), "{before:?}");
    ward.run(&["edit", "P5", "note=thử", "--today", "2030-01-01"]).with_code(0);
    assert!(before.iter().all(|name| backups().contains(name)), "{before:?} {:?}", backups());
    assert!(backups().iter().all(|name| !name.starts_with("2030")), "{:?}", backups());
}
