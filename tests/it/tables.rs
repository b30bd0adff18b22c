//! Lists in several files that are joined, and lists that go out to be corrected and come back.

use calamine::{Data, Reader as _, Xlsx, open_workbook};
use serde_json::{Value, json};
use tungnha::desk::Desk;
use tungnha::desk::lists::Window;
use tungnha::sys::clock::Clock;

use crate::harness::{PASSPHRASE, Ward, text};

const PEOPLE: &str = "Mã hộ,Họ và tên,Ngày sinh,Quan hệ với chủ hộ\n\
    H1,Đỗ Văn Mẫu,03/05/1985,Chủ hộ\nH1,Lê Thị Thử,12/11/1988,Vợ\nH2,Trần Thị Ví Dụ,1950,Chủ hộ\nH9,Ngô Tưởng,1990,Chủ hộ\n";
const HOUSEHOLDS: &str = "Mã hộ,Họ tên chủ hộ,Tổ,Địa chỉ\n\
    H1,Đỗ Văn Mẫu,Tổ 1,Số 2 đường Mẫu\nH2,Trần Thị Ví Dụ,Tổ 2,Số 10 đường Mẫu\nH3,Phạm Giả Định,Tổ 2,Số 4 đường Mẫu\n";

/// Area and address of the household of somebody, found by name.
fn home_of(ward: &Ward, name: &str) -> (Value, Value) {
    let found = ward.json(&["find", name]);
    let person = &found["matches"][0];
    assert_eq!(found["total"], 1, "{found}");
    (person["area"].clone(), person["address"].clone())
}

#[test]
fn households_and_people_in_two_files_join_by_number_in_either_order() {
    for is_people_first in [true, false] {
        let ward = Ward::new();
        let (people, households) = (ward.write("nguoi.csv", PEOPLE), ward.write("ho.csv", HOUSEHOLDS));
        let files = if is_people_first { [&people, &households] } else { [&households, &people] };
        let arguments = ["import", files[0], files[1]];
        let imported = ward.json(&arguments);
        assert_eq!((&imported["rows"], &imported["added"], &imported["held"]), (&json!(4), &json!(4), &json!(0)));
        assert_eq!(imported["households"], 4, "H3 without people and H9 without a row of its own are households too");
        let sheet = &imported["files"][usize::from(is_people_first)]["sheets"][0];
        assert_eq!((&sheet["of"], &sheet["rows"]), (&json!("households"), &json!(3)));
        assert_eq!(sheet["fields"]["head_name"], "Họ tên chủ hộ");
        assert_eq!(home_of(&ward, "Lê Thị Thử"), (json!("Tổ 1"), json!("Số 2 đường Mẫu")));
        assert_eq!(home_of(&ward, "Trần Thị Ví Dụ"), (json!("Tổ 2"), json!("Số 10 đường Mẫu")));
        assert_eq!(home_of(&ward, "Ngô Tưởng").0, json!(""));
        let head = ward.head();
        let again = ward.json(&arguments);
        assert_eq!((&again["unchanged"], &again["operation"]), (&json!(4), &Value::Null));
        assert_eq!(ward.head(), head);
        ward.assert_sound();
    }
}

#[test]
fn households_alone_are_kept_and_corrected() {
    let ward = Ward::new();
    let imported = ward.import(HOUSEHOLDS);
    assert_eq!((&imported["rows"], &imported["households"]), (&json!(0), &json!(3)));
    assert!(imported["operation"].is_string());
    assert_eq!(ward.import(HOUSEHOLDS)["operation"], Value::Null);
    ward.import(&HOUSEHOLDS.replace("Số 2 đường Mẫu", "Số 2A đường Mẫu"));
    ward.import(PEOPLE);
    assert_eq!(home_of(&ward, "Lê Thị Thử"), (json!("Tổ 1"), json!("Số 2A đường Mẫu")));
    ward.assert_sound();
}

#[test]
fn a_number_that_two_areas_have_is_nobodys_guess() {
    let ward = Ward::new();
    let people = "Tổ,Mã hộ,Họ và tên,Ngày sinh\nTổ 1,H1,Đỗ Văn Mẫu,1985\nTổ 2,H1,Lê Thị Thử,1988\n";
    let people = ward.write("nguoi.csv", people);
    let households = ward.write("ho.csv", "Mã hộ,Chủ hộ,Địa chỉ\nH1,Đỗ Văn Mẫu,Số 2 đường Mẫu\n");
    let imported = ward.json(&["import", &people, &households]);
    assert_eq!((&imported["added"], &imported["held"], &imported["households"]), (&json!(2), &json!(1), &json!(2)));
    assert_eq!(imported["problems"]["missing_household"], 1);
    assert!(text(&imported["problem_list"][0]["raw"]).contains("Số 2 đường Mẫu"), "{imported}");
    assert_eq!(home_of(&ward, "Đỗ Văn Mẫu"), (json!("Tổ 1"), json!("")));
}

const FAULTY: &str = "Tổ,Số hộ,Địa chỉ,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Số điện thoại,Quan hệ với chủ hộ\n\
    Tổ 1,1,Số 2 đường Mẫu,Đỗ Văn Mẫu,31/6/1985,Nam,031085100001,0912345671,Chủ hộ\n\
    Tổ 1,1,Số 2 đường Mẫu,Lê Thị Thử,12/11/1988,Nữ,031188100002,09123,Vợ\n\
    Tổ 2,1,Số 10 đường Mẫu,Trần Thị Ví Dụ,1950,Nữ,12345,0912345674,Chủ hộ\n\
    Tổ 2,2,Số 11 đường Mẫu,Phạm Giả Định,1979,Nam,031079100005,0912345675,Chủ hộ\n\
    Tổ 2,2,,,1999,Nam,031099100006,0912345676,Con\n";

type Sheet = (String, Vec<Vec<String>>);

/// The list of open problems, sheet by sheet.
fn lists(ward: &Ward, name: &str, options: &[&str]) -> Vec<Sheet> {
    let path = ward.path(name);
    let arguments =
        [&["list", "--format", "clean-up", "--purpose", "gửi tổ trưởng", "-o", path.to_str().unwrap()], options];
    ward.run(&arguments.concat()).with_code(0);
    let mut workbook: Xlsx<_> = open_workbook(&path).unwrap();
    let shown = |cell: &Data| if let Data::String(text) = cell { text.clone() } else { String::new() };
    let sheets = workbook.worksheets().into_iter();
    sheets.map(|(name, range)| (name, range.rows().map(|row| row.iter().map(shown).collect()).collect())).collect()
}

/// A list as text, with its cells.
fn csv(sheet: &Sheet) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    sheet.1.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n").collect()
}

#[test]
fn a_list_comes_back_as_it_went_out_and_nothing_is_written() {
    let ward = Ward::of(FAULTY);
    let head = ward.head();
    for options in [&[][..], &["--mask"][..]] {
        let name = format!("sach{}.xlsx", options.len());
        let sheets = lists(&ward, &name, options);
        assert_eq!(sheets.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["Tổ 1", "Tổ 2"]);
        let all = format!("{sheets:?}");
        assert_eq!(all.contains("031188100002"), options.is_empty(), "{all}");
        let imported = ward.json(&["import", ward.path(&name).to_str().unwrap()]);
        assert_eq!(imported["operation"], Value::Null, "{imported}");
        assert_eq!((&imported["unchanged"], &imported["held"]), (&json!(3), &json!(1)), "{imported}");
        assert_eq!(imported["problems"].as_object().unwrap().len(), 1, "the row without a name waits: {imported}");
        assert_eq!(ward.head(), head);
    }
    let seen = ward.keyed().query_row(
        "SELECT count(*) FROM audit WHERE action = 'list_clean_up' AND people = 4 AND purpose = 'gửi tổ trưởng'",
        [],
        |row| row.get::<_, i64>(0),
    );
    assert_eq!(seen.unwrap(), 2);
}

#[test]
fn corrected_cells_are_changes_and_their_problems_are_gone() {
    let ward = Ward::of(FAULTY);
    let sheets = lists(&ward, "sach.xlsx", &[]);
    let corrected = csv(&sheets[0]).replacen("\"Đỗ Văn Mẫu\",\"\",\"Nam\"", "\"Đỗ Văn Mẫn\",\"30/6/1985\",\"Nam\"", 1);
    assert_ne!(corrected, csv(&sheets[0]));
    let second = csv(&sheets[1]);
    // The number that was no number, and the name that was missing.
    let second = second.replacen("\"1950\",\"Nữ\",\"\"", "\"1950\",\"Nữ\",\"031150100004\"", 1);
    let second = second.replacen("\"\",\"1999\",\"Nam\"", "\"Phạm Giả Con\",\"1999\",\"Nam\"", 1);
    assert_ne!(second, csv(&sheets[1]));
    // Meanwhile somebody put the phone right here: the cell that nobody touched does not take that back.
    let thu = text(&ward.json(&["find", "Lê Thị Thử"])["matches"][0]["ref"]);
    ward.json(&["edit", &thu, "phone=0912345699"]);
    let (one, two) = (ward.write("to1.csv", &corrected), ward.write("to2.csv", &second));
    let imported = ward.json(&["import", &one, &two]);
    let counts = ["added", "updated", "unchanged", "held"].map(|key| imported[key].as_u64().unwrap());
    assert_eq!(counts, [1, 2, 1, 0], "{imported}");
    let mau = ward.json(&["find", "Đỗ Văn Mẫn"])["matches"][0].clone();
    assert_eq!((&mau["full_name"], &mau["birth_date"]), (&json!("Đỗ Văn Mẫn"), &json!("1985-06-30")));
    assert_eq!(ward.fact(&text(&mau["ref"]), "problems"), json!([]));
    assert_eq!(ward.fact("031150100004", "full_name"), "Trần Thị Ví Dụ");
    assert_eq!(ward.fact("031150100004", "problems"), json!([]));
    assert_eq!(ward.fact(&thu, "phone"), "0912345699");
    assert_eq!(home_of(&ward, "Phạm Giả Con").0, json!("Tổ 2"));
    ward.assert_sound();
    // Nothing is open any more, and the same file again changes nothing.
    let note = ward.run(&["list", "--format", "clean-up", "-o", "nua.xlsx"]).with_code(0);
    assert!(!ward.path("nua.xlsx").exists(), "{}", note.errors);
    let again = ward.json(&["import", &one, &two]);
    assert_eq!((&again["operation"], &again["problems"]["unknown_value"]), (&Value::Null, &Value::Null), "{again}");
    ward.json(&["undo"]);
    assert_eq!(lists(&ward, "lai.xlsx", &[]).len(), 2);
    ward.assert_sound();
}

#[test]
fn a_correction_that_contradicts_the_ledger_is_told_once() {
    let ward = Ward::of(FAULTY);
    let sheets = lists(&ward, "sach.xlsx", &[]);
    let corrected =
        csv(&sheets[0]).replacen("0912345671", "0912345681", 1).replacen("Số 2 đường Mẫu", "Số 3 đường Mẫu", 2);
    ward.json(&["edit", "031085100001", "phone=0912345699"]);
    let list = ward.write("to1.csv", &corrected);
    assert_eq!(ward.json(&["import", &list])["updated"], 1);
    assert_eq!(ward.fact("031085100001", "phone"), "0912345699");
    let again = ward.json(&["import", &list]);
    assert_eq!((&again["updated"], &again["operation"]), (&json!(0), &Value::Null), "{again}");
    ward.assert_sound();
}

#[test]
fn a_waiting_row_that_was_dropped_does_not_come_back_with_its_list() {
    let ward = Ward::of(FAULTY);
    lists(&ward, "sach.xlsx", &[]);
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    let mut desk = Desk::open(&ward.ledger(), PASSPHRASE, clock, "Thử").unwrap();
    let row = desk.held_page(&Window { first: 0, count: 1, keep: None }).unwrap().rows[0].id;
    desk.drop_held(row).unwrap();
    desk.close().unwrap();
    let again = ward.json(&["import", ward.path("sach.xlsx").to_str().unwrap()]);
    assert_eq!((&again["held"], &again["operation"]), (&json!(1), &Value::Null), "{again}");
}

#[test]
fn the_key_of_another_ledger_means_nobody() {
    let ward = Ward::of(FAULTY);
    let list = csv(&lists(&ward, "sach.xlsx", &[])[0]);
    let other = Ward::of("Tổ,Số hộ,Họ và tên,Ngày sinh\nTổ 9,1,Ai Đó,1960\nTổ 9,2,Ai Kia,1961\nTổ 9,3,Ai Nữa,1962\n");
    assert!(list.contains("\"P7-") && other.fact("P7", "full_name") == "Ai Kia");
    let imported = other.import(&list);
    assert_eq!((&imported["added"], &imported["updated"]), (&json!(2), &json!(0)), "{imported}");
    assert_eq!(imported["problems"]["unknown_value"], 2, "{imported}");
    assert_eq!(other.fact("P7", "full_name"), "Ai Kia");
    other.assert_sound();
}
