//! Which household a row of a roster belongs to (contract.md "Import").

use serde_json::{Value, json};

use crate::harness::{TODAY, Ward, text};

/// Imports a roster into a new ledger: how many households it has, and for each person, in their order, the letter of
/// their household.
fn households_of(roster: &str) -> (Value, String, Ward) {
    let ward = Ward::new();
    let imported = ward.import(roster);
    let mut people: Vec<(u32, String)> = ward.json(&["list", "--format", "json"])["people"]
        .as_array()
        .unwrap()
        .iter()
        .map(|person| (text(&person["ref"]).trim_start_matches('P').parse().unwrap(), text(&person["household"])))
        .collect();
    people.sort();
    let mut seen: Vec<&str> = Vec::new();
    let mut letters = String::new();
    for (_, household) in &people {
        let place = seen.iter().position(|other| other == household).unwrap_or(seen.len());
        if place == seen.len() {
            seen.push(household);
        }
        letters.push(char::from(b'A' + u8::try_from(place).unwrap()));
    }
    let again = ward.import(roster);
    assert_eq!((&again["added"], &again["operation"]), (&json!(0), &Value::Null), "{again}");
    (imported, letters, ward)
}

/// A person of the ledger, by name.
fn named(ward: &Ward, name: &str) -> Value {
    let found = ward.json(&["find", name]);
    ward.json(&["show", &text(&found["matches"][0]["ref"])])
}

#[test]
fn a_household_is_its_area_and_number() {
    let (imported, homes, ward) = households_of(
        "Tổ,Số hộ,Họ và tên,Ngày sinh\n\
         Tổ 1,1,Đỗ Văn Mẫu,1980\nTổ 1,1,Lê Thị Thử,1981\nTổ 2,1,Ngô Tưởng Tượng,1982\nTổ 1,2,Trần Thị Ví Dụ,1950\n\
         tổ 01,1,Đỗ Mẫu Nhi,2009\n",
    );
    assert_eq!((&imported["households"], homes.as_str()), (&json!(3), "AABCA"));
    assert_eq!(ward.json(&["tally"])["rows"].as_array().unwrap().len(), 2, "areas are compared folded");
}

#[test]
fn without_numbers_the_head_opens_a_household() {
    let (imported, homes, ward) = households_of(
        "Tổ,Họ và tên,Ngày sinh,Quan hệ với chủ hộ,Địa chỉ\n\
         Tổ 1,Đỗ Văn Mẫu,1980,Chủ hộ,Số 2\nTổ 1,Lê Thị Thử,1981,Vợ,\nTổ 1,Trần Thị Ví Dụ,1950,Chủ hộ,Số 4\n\
         Tổ 1,Đỗ Mẫu Nhi,2009,Con,\nTổ 2,Ngô Tưởng Tượng,1982,Con,\nTổ 2,Phạm Giả Định,1979,Chủ hộ,Số 9\n",
    );
    assert_eq!((&imported["households"], homes.as_str()), (&json!(4), "AABBCD"));
    assert_eq!(named(&ward, "lê thị thử")["head_name"], "Đỗ Văn Mẫu");
    assert_eq!(named(&ward, "đỗ mẫu nhi")["address"], "Số 4");
}

#[test]
fn without_heads_the_address_makes_a_household() {
    let (imported, homes, _) = households_of(
        "Tổ,Họ và tên,Ngày sinh,Địa chỉ\n\
         Tổ 1,Đỗ Văn Mẫu,1980,Số 2 đường Mẫu\nTổ 1,Trần Thị Ví Dụ,1950,Số 4 đường Mẫu\n\
         Tổ 1,Lê Thị Thử,1981,SỐ 2 ĐƯỜNG MẪU\nTổ 2,Ngô Tưởng Tượng,1982,Số 2 đường Mẫu\n",
    );
    assert_eq!((&imported["households"], homes.as_str()), (&json!(3), "ABAC"));
    assert_eq!(imported["problems"], json!({}));
}

#[test]
fn with_nothing_each_person_is_a_household_and_a_problem() {
    let (imported, homes, ward) = households_of("Họ và tên,Ngày sinh\nĐỗ Văn Mẫu,1980\nLê Thị Thử,1981\n");
    assert_eq!((&imported["households"], homes.as_str()), (&json!(2), "AB"));
    assert_eq!(imported["problems"], json!({"missing_household": 2}));
    assert_eq!(named(&ward, "lê thị thử")["problems"][0]["code"], "missing_household");
    assert_eq!(ward.json(&["tally"])["rows"][0]["area"], "");
    let listed = ward.json(&["list", "--format", "json", "--filter", "problem=missing_household"]);
    assert_eq!(listed["people"].as_array().unwrap().len(), 2);
}

#[test]
fn several_files_are_one_operation_and_their_households_join_by_area_and_number() {
    let ward = Ward::new();
    let one = ward.write(
        "mot.csv",
        "Mã hộ,Tổ,Địa chỉ,Họ và tên,Ngày sinh,Quan hệ với chủ hộ\nA01,Tổ 1,Số 2 đường Mẫu,Đỗ Văn Mẫu,1980,Chủ hộ\n\
         A02,Tổ 2,Số 4,Trần Thị Ví Dụ,1950,Chủ hộ\n",
    );
    let other = ward
        .write("hai.csv", "Mã hộ,Tổ,Họ và tên,Ngày sinh\nA01,Tổ 01,Lê Thị Thử,1981\nA03,Tổ 1,Ngô Tưởng Tượng,1990\n");
    let imported = ward.json(&["import", &one, &other]);
    assert_eq!((&imported["rows"], &imported["added"], &imported["households"]), (&json!(4), &json!(4), &json!(3)));
    assert_eq!(imported["files"].as_array().unwrap().len(), 2);
    let wife = named(&ward, "lê thị thử");
    assert_eq!(
        (&wife["household"], &wife["address"]),
        (&named(&ward, "đỗ văn mẫu")["household"], &json!("Số 2 đường Mẫu"))
    );
    assert_eq!((&wife["area"], &wife["head_name"]), (&json!("Tổ 1"), &json!("Đỗ Văn Mẫu")));
    assert_eq!(ward.json(&["log"])["operations"].as_array().unwrap().len(), 2);
    let head = ward.head();
    let again = ward.json(&["import", &other, &one]);
    assert_eq!((&again["unchanged"], ward.head()), (&json!(4), head), "the order of the files means nothing");
    ward.json(&["undo"]);
    assert_eq!(ward.total(TODAY)["residents"], 0);
}

#[test]
fn a_file_without_areas_joins_the_other_by_number() {
    let with =
        "Mã hộ,Tổ,Địa chỉ,Họ và tên,Ngày sinh\nA01,Tổ 1,Số 2,Đỗ Văn Mẫu,1980\nA02,Tổ 2,Số 4,Trần Thị Ví Dụ,1950\n";
    let without = "Mã hộ,Họ và tên,Ngày sinh\nA01,Lê Thị Thử,1981\nA03,Ngô Tưởng Tượng,1990\n";
    for order in [["co.csv", "khong.csv"], ["khong.csv", "co.csv"]] {
        let ward = Ward::new();
        ward.write("co.csv", with);
        ward.write("khong.csv", without);
        let imported = ward.json(&["import", order[0], order[1]]);
        assert_eq!((&imported["added"], &imported["households"]), (&json!(4), &json!(3)), "{order:?}");
        let wife = named(&ward, "lê thị thử");
        assert_eq!(wife["household"], named(&ward, "đỗ văn mẫu")["household"]);
        assert_eq!((&wife["area"], &wife["address"]), (&json!("Tổ 1"), &json!("Số 2")));
        let again = ward.json(&["import", order[1], order[0]]);
        assert_eq!((&again["unchanged"], &again["operation"]), (&json!(4), &Value::Null));
    }
}

#[test]
fn a_household_that_moves_on_the_roster_moves_its_person() {
    let roster = "Tổ,Số hộ,Họ và tên,Ngày sinh,Số CCCD\nTổ 1,1,Đỗ Văn Mẫu,1985,031085100001\n\
         Tổ 1,1,Lê Thị Thử,1988,031188100002\nTổ 1,2,Trần Thị Ví Dụ,1950,031150100004\n";
    let ward = Ward::of(roster);
    let moved = roster.replace("Tổ 1,1,Lê", "Tổ 1,2,Lê");
    assert_eq!(ward.import(&moved)["updated"], 1);
    let household = |name| named(&ward, name)["household"].clone();
    assert_eq!(household("lê thị thử"), household("trần thị ví dụ"));
    ward.json(&["move", "031188100002", "031085100001"]);
    assert_eq!(ward.import(&moved)["unchanged"], 3);
    assert_eq!(household("lê thị thử"), household("đỗ văn mẫu"), "the officer's move survives the same roster");
    ward.assert_sound();
}
