//! A roster that comes again, corrected, shorter, or beside what was done at the doors (contract.md "Import").

use serde_json::{Value, json};

use crate::harness::{SIX, TODAY, Ward, short, text};

/// The counts of an import against `added updated unchanged duplicates held unsure`, whose sum is `rows`.
#[track_caller]
fn assert_counts(imported: &Value, expected: [u64; 6]) {
    let keys = ["added", "updated", "unchanged", "duplicates", "held", "unsure"];
    let counts = keys.map(|key| imported[key].as_u64().unwrap());
    assert_eq!(counts, expected, "{keys:?} of {imported}");
    assert_eq!(imported["rows"], expected.iter().sum::<u64>());
}

/// Imports a roster that changes nothing.
#[track_caller]
fn assert_unchanged(ward: &Ward, roster: &str) {
    let head = ward.head();
    let imported = ward.import(roster);
    assert_counts(&imported, [0, 0, imported["rows"].as_u64().unwrap(), 0, 0, 0]);
    assert_eq!(imported["operation"], Value::Null);
    assert_eq!(ward.head(), head);
}

/// The six, as a roster in which one text stands for another.
fn six_with(old: &str, new: &str) -> String {
    assert_eq!(SIX.matches(old).count(), 1, "{old}");
    SIX.replace(old, new)
}

#[test]
fn a_corrected_cell_updates_its_person_only() {
    let ward = Ward::of(SIX);
    let corrected = six_with("0912345671", "0912345699").replace("Ngô Tưởng Tượng", "Ngô Tưởng");
    assert_counts(&ward.import(&corrected), [0, 2, 4, 0, 0, 0]);
    assert_eq!(ward.fact("P5", "phone"), "0912345699");
    assert_eq!(ward.fact("P13", "full_name"), "Ngô Tưởng");
    assert_eq!(ward.fact("P13", "conflicts"), json!([]));
    assert_unchanged(&ward, &corrected);
    ward.assert_sound();
}

#[test]
fn an_edit_of_the_officer_survives_the_same_roster() {
    let ward = Ward::of(SIX);
    ward.json(&["edit", "P5", "phone=0912345699", "full_name=Đỗ Văn Mậu", "sex="]);
    ward.json(&["edit", "H8", "address=Số 10A đường Mẫu"]);
    assert_unchanged(&ward, SIX);
    let person = ward.json(&["show", "P5"]);
    assert_eq!((&person["phone"], &person["full_name"]), (&json!("0912345699"), &json!("Đỗ Văn Mậu")));
    assert_eq!((&person["sex"], &person["conflicts"]), (&Value::Null, &json!([])));
    assert_eq!(ward.fact("H8", "address"), "Số 10A đường Mẫu");
}

#[test]
fn a_cell_changed_there_and_here_is_a_conflict_until_somebody_settles_it() {
    let ward = Ward::of(SIX);
    ward.json(&["edit", "P5", "phone=0912345699"]);
    let roster = six_with("0912345671", "0912345688");
    assert_counts(&ward.import(&roster), [0, 1, 5, 0, 0, 0]);
    let shown = || (ward.fact("P5", "phone"), ward.fact("P5", "conflicts"));
    assert_eq!(shown(), (json!("0912345699"), json!([{"field": "phone", "other": "0912345688"}])));
    assert_unchanged(&ward, &roster);
    ward.json(&["edit", "P5", "phone=0912345688"]);
    assert_eq!(shown(), (json!("0912345688"), json!([])));
    ward.json(&["undo"]);
    assert_eq!(shown().0, "0912345699");
    // Saying again what is shown settles it too.
    ward.json(&["edit", "P5", "phone=0912345699"]);
    assert_eq!(shown(), (json!("0912345699"), json!([])));
    assert_unchanged(&ward, &roster);
    ward.assert_sound();
}

#[test]
fn the_same_correction_here_and_there_is_no_conflict() {
    let ward = Ward::of(SIX);
    ward.json(&["edit", "P5", "phone=0912345688"]);
    ward.import(&six_with("0912345671", "0912345688"));
    assert_eq!(ward.fact("P5", "conflicts"), json!([]));
    assert_unchanged(&ward, &six_with("0912345671", "0912345688"));
}

#[test]
fn a_blank_changes_nothing() {
    let ward = Ward::of(SIX);
    let blank = SIX.replace("0912345671", "").replace(",01/03/2023,10/03/2023,20/03/2023", ",,,").replace("Vợ", "");
    assert_unchanged(&ward, &blank);
    assert_eq!(ward.fact("P5", "phone"), "0912345671");
    assert_eq!(ward.fact("P6", "milestones")["l2_activated"]["on"], "2023-03-20");
}

#[test]
fn results_from_the_field_are_never_overwritten_by_a_roster() {
    let ward = Ward::of(SIX);
    ward.json(&["visit", "H4", "--outcome", "met", "--result", "P5=l2_activated", "--on", "2023-06-10"]);
    let activated = || ward.fact("P5", "milestones")["l2_activated"].clone();
    let of_the_visit = json!({"reached": true, "on": "2023-06-10"});
    assert_unchanged(&ward, SIX);
    let sheet = |cell: &str| {
        ward.import(&six_with(
            "01/02/2022,01/03/2023,10/03/2023,\n",
            &format!("01/02/2022,01/03/2023,10/03/2023,{cell}\n"),
        ))
    };
    sheet("x");
    assert_eq!(activated(), of_the_visit, "a mark says less than a day");
    assert_eq!(ward.fact("P5", "conflicts"), json!([]));
    sheet("12/06/2023");
    assert_eq!(activated(), of_the_visit);
    assert_eq!(ward.fact("P5", "conflicts"), json!([{"field": "l2_activated", "other": "2023-06-12"}]));
    assert_eq!(ward.total(TODAY)["l2_activated"], 2);
    assert_eq!(ward.fact("H4", "visits").as_array().unwrap().len(), 1);
}

#[test]
fn a_shorter_list_removes_nobody() {
    let ward = Ward::of(SIX);
    let head = ward.head();
    let short: String = SIX.split_inclusive('\n').take(3).collect();
    assert_counts(&ward.import(&short), [0, 0, 2, 0, 0, 0]);
    assert_eq!(ward.head(), head);
    assert_eq!(ward.total(TODAY)["residents"], 6);
}

#[test]
fn the_same_person_twice_in_a_file_is_one_person() {
    let ward = Ward::new();
    let line = "Tổ 1,9,Số 9,Hồ Không Số,1/1/1970,Nam,,,,,,,\n";
    let twice = format!("{SIX}{}{line}{line}", SIX.lines().nth(2).unwrap().to_owned() + "\n");
    assert_counts(&ward.import(&twice), [7, 0, 0, 2, 0, 0]);
    // The same name and birth in another household is somebody else.
    let other = format!("{SIX}{line}{}", line.replace("Tổ 1,9,Số 9", "Tổ 1,10,Số 11"));
    assert_counts(&Ward::new().import(&other), [8, 0, 0, 0, 0, 0]);
}

#[test]
fn a_number_of_somebody_else_is_held_once_and_a_correction_is_not() {
    let ward = Ward::of(SIX);
    let stranger = "Tổ 2,8,Số 8,Người Khác Hẳn,02/02/1972,Nam,031085100001,,,,,,\n";
    let roster = format!("{SIX}{stranger}");
    let imported = ward.import(&roster);
    assert_counts(&imported, [0, 0, 6, 0, 1, 0]);
    assert_eq!(imported["problems"]["duplicate_id"], 1);
    assert_eq!(ward.fact("031085100001", "full_name"), "Đỗ Văn Mẫu");
    let head = ward.head();
    assert_counts(&ward.import(&roster), [0, 0, 6, 0, 1, 0]);
    assert_eq!(ward.head(), head, "the same row is held twice");

    // In one file too: whoever comes first has the number.
    assert_counts(&Ward::new().import(&roster), [6, 0, 0, 0, 1, 0]);
    // Where only one of the two differs, it is the same person, corrected.
    assert_counts(&ward.import(&six_with("Đỗ Văn Mẫu,03/05/1985", "Đỗ Văn Mậu,03/05/1985")), [0, 1, 5, 0, 0, 0]);
    assert_counts(&ward.import(&six_with("Đỗ Văn Mẫu,03/05/1985", "Đỗ Văn Mậu,04/05/1985")), [0, 1, 5, 0, 0, 0]);
    assert_eq!(ward.fact("P5", "birth_date"), "1985-05-04");
    assert_eq!(ward.fact("P5", "full_name"), "Đỗ Văn Mậu");
    ward.assert_sound();
}

#[test]
fn a_row_without_a_name_is_held_with_its_cells() {
    let ward = Ward::new();
    let roster = format!("{SIX}Tổ 2,8,Số 8,,02/02/1972,Nam,031072100009,0912345690,,,,,\n");
    let path = ward.write("roster.csv", &roster);
    let held = ward.path("held.csv");
    let imported = ward.json(&["import", &path, "--held", held.to_str().unwrap()]);
    assert_counts(&imported, [6, 0, 0, 0, 1, 0]);
    assert_eq!(imported["problems"]["no_name"], 1);
    let written = std::fs::read_to_string(held).unwrap();
    assert!(written.contains("031072100009") && written.contains("Số 8"), "{written}");
}

#[test]
fn a_likeness_that_is_not_certain_is_left_to_the_officer() {
    let ward = Ward::of(SIX);
    let head = ward.head();
    // The same name and birth without a number, in another household.
    let roster = "Tổ,Số hộ,Địa chỉ,Họ và tên,Ngày sinh\nTổ 2,5,Số 5,Đỗ Văn Mẫu,03/05/1985\n";
    assert_counts(&ward.import(roster), [0, 0, 0, 0, 0, 1]);
    assert_eq!(ward.head(), head);
    // In the same household, but the ledger has a number for them.
    let roster = "Tổ,Số hộ,Địa chỉ,Họ và tên,Ngày sinh\nTổ 1,1,Số 2 đường Mẫu,Đỗ Văn Mẫu,03/05/1985\n";
    assert_counts(&ward.import(roster), [0, 0, 0, 0, 0, 1]);
    assert_eq!(ward.head(), head);
}

#[test]
fn somebody_without_a_number_is_known_by_name_birth_and_household() {
    let without = "Tổ,Số hộ,Địa chỉ,Họ và tên,Ngày sinh,Số CCCD,SĐT\nTổ 1,7,Số 7,Hồ Không Số,1/1/1970,,\n";
    let ward = Ward::of(without);
    assert_unchanged(&ward, without);
    let with = without.replace(",,\n", ",031070100077,0912345677\n");
    assert_counts(&ward.import(&with), [0, 1, 0, 0, 0, 0]);
    assert_eq!(ward.fact("P5", "person_id"), "031070100077");
    assert_unchanged(&ward, &with);
    // The older list comes again: somebody with a number may be somebody else now, and nothing is taken away.
    assert_counts(&ward.import(without), [0, 0, 0, 0, 0, 1]);
    assert_eq!(ward.fact("031070100077", "ref"), "P5");
}

#[test]
fn an_import_is_taken_back_whole_and_done_again() {
    let ward = Ward::of(SIX);
    let before = ward.total(TODAY);
    let roster = format!("{}Tổ 3,1,Số 1,Người Mới Đến,1/2/1990,Nam,,,,,,,\n", six_with("0912345671", "0912345699"));
    assert_counts(&ward.import(&roster), [1, 1, 5, 0, 0, 0]);
    let after = ward.total(TODAY);
    assert_eq!(ward.json(&["undo"])["kind"], "import");
    assert_eq!(ward.total(TODAY), before);
    assert_eq!(ward.fact("P5", "phone"), "0912345671");
    assert_eq!(ward.json(&["find", "nguoi moi den"])["total"], 0);
    ward.json(&["redo"]);
    assert_eq!(ward.total(TODAY), after);
    assert_unchanged(&ward, &roster);
    ward.json(&["undo"]);
    // What was taken back can come again.
    assert_counts(&ward.import(&roster), [1, 1, 5, 0, 0, 0]);
    ward.assert_sound();
}

#[test]
fn an_import_with_a_later_visit_stays_and_the_visit_is_named() {
    let ward = Ward::of(SIX);
    let import = text(&ward.json(&["log"])["operations"][0]["id"]);
    let visit = text(&ward.json(&["visit", "H8", "--outcome", "met"])["operation"]);
    let error = ward.json_with_code(&["undo", &import], 1);
    assert_eq!(error["code"], "undo_blocked");
    let said = format!("{} {}", text(&error["message"]), text(&error["hint"]));
    assert!(said.contains(short(&visit)), "{said}");
    assert_eq!(ward.total(TODAY)["residents"], 6);
    ward.json(&["undo", &visit]);
    ward.json(&["undo", &import]);
    assert_eq!(ward.total(TODAY)["residents"], 0);
    ward.assert_sound();
}

#[test]
fn a_look_writes_nothing() {
    let ward = Ward::of(SIX);
    let head = ward.head();
    let path = ward.write("again.csv", &six_with("0912345671", "0912345699"));
    let looked = ward.json(&["import", &path, "--dry-run"]);
    assert_counts(&looked, [0, 1, 5, 0, 0, 0]);
    assert_eq!((&looked["dry_run"], &looked["operation"]), (&json!(true), &Value::Null));
    assert_eq!(ward.head(), head);
}

#[test]
fn a_person_added_by_hand_is_found_by_number_and_keeps_what_was_typed() {
    let ward = Ward::new();
    ward.json(&["add", "person", "full_name=Đỗ Văn Mẫu", "person_id=031085100001", "phone=0912345600", "area=Tổ 1"]);
    assert_counts(&ward.import(SIX), [5, 1, 0, 0, 0, 0]);
    let person = ward.json(&["show", "P4"]);
    assert_eq!(person["phone"], "0912345600");
    assert_eq!(person["conflicts"], json!([{"field": "phone", "other": "0912345671"}]));
    assert_eq!(person["birth_date"], "1985-05-03", "what was not known is taken");
    assert_unchanged(&ward, SIX);
    ward.assert_sound();
}
