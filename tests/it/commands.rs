//! Commands about people, end to end: what they take, the keys of their JSON (contract.md), what they refuse.

use serde_json::json;

use crate::harness::{SIX, Ward, missing_keys, text};

const PERSON_KEYS: &str = "ref household household_no head_name area address full_name birth_date sex person_id old_id \
    phone relationship residence presence nationality bhyt gplx vehicle bhxh note milestones next_step problems";

#[test]
fn init_makes_a_ledger_with_ward_parent_and_target() {
    let ward = Ward::without_ledger();
    let made = ward.json(&["init", "--ward", "Phường Mẫu", "--parent", "Quận Thử", "--target", "5"]);
    assert_eq!(made["schema"], "tungnha.init/1");
    let tally = ward.json(&["tally"]);
    assert_eq!(tally["ward"], json!({"name": "Phường Mẫu", "parent": "Quận Thử"}));
    assert_eq!(tally["campaign"]["target"], 5);
    assert_eq!(tally["total"]["residents"], 0);
    let again = ward.json_with_code(&["init", "--ward", "Phường Khác"], 1);
    assert_eq!(again["code"], "ledger_exists");
    assert_eq!(ward.json(&["tally"])["ward"]["name"], "Phường Mẫu");
}

#[test]
fn init_reads_a_campaign_file_and_refuses_one_that_is_wrong() {
    let ward = Ward::without_ledger();
    let wrong = ward.write("wrong.toml", "minimum_agee = 14\n");
    assert_eq!(ward.json_with_code(&["init", "--ward", "A", "--campaign", &wrong], 1)["code"], "bad_campaign");
    assert!(!ward.ledger().exists());
    let campaign = "name = 'Đợt 1'\nstart = '2023-06-01'\nend = '2023-06-30'\ntarget = 40\nminimum_age = 16\n";
    let file = ward.write("campaign.toml", campaign);
    ward.json(&["init", "--ward", "A", "--campaign", &file]);
    let expected = json!({"name": "Đợt 1", "start": "2023-06-01", "end": "2023-06-30", "target": 40});
    assert_eq!(ward.json(&["tally"])["campaign"], expected);
    ward.json(&["add", "person", "full_name=Bùi Mẫu Mực", "birth_date=2008-01-01"]);
    assert_eq!(ward.total("2023-12-31")["eligible"], 0);
    assert_eq!(ward.total("2024-01-01")["eligible"], 1);
}

#[test]
fn find_gives_the_keys_of_the_contract() {
    let ward = Ward::of(SIX);
    let found = ward.json(&["find", "le thi thu"]);
    assert_eq!((&found["schema"], &found["query"]), (&json!("tungnha.find/1"), &json!("le thi thu")));
    let best = &found["matches"][0];
    assert_eq!(missing_keys(best, "ref person_id full_name birth_date area address household score"), [""; 0]);
    assert_eq!(best["ref"], "P6");
    assert_eq!(best["household"], "H4");
    assert_eq!(best["birth_date"], "1988-11-12");
    assert_eq!(ward.json(&["find", "duong", "--limit", "2"])["matches"].as_array().unwrap().len(), 2);
    assert_eq!(ward.json(&["find", "duong", "--limit", "2"])["total"], 6);
    assert_eq!(ward.json(&["find", "khongcoai"])["total"], 0);
}

#[test]
fn find_understands_what_a_person_or_a_scanner_types() {
    let ward = Ward::of(SIX);
    for (query, expected) in [
        ("lê thị thử", "P6"),
        ("thu le", "P6"),
        ("lthu", "P6"),
        ("Le Thi Thư", "P6"),
        ("tran thi vi du", "P9"),
        ("trna thi vi du", "P9"),
        ("090100006", "P13"),
        ("031090100006", "P13"),
        ("0912345675", "P11"),
        ("ngo 7 duong mau", "P11"),
        ("031079100005|012345678|Phạm Giả Định|09091979|Nam|Số 4 ngõ 7|01022022", "P11"),
        ("031079100005|012345678|Ph廙軟|09091979", "P11"),
        ("IDVNM0791000052031079100005<<2", "P11"),
    ] {
        assert_eq!(ward.json(&["find", query])["matches"][0]["ref"], expected, "{query}");
    }
    let other = text(&ward.json(&["add", "person", "full_name=Lê Thị Thứ", "household=H8"])["ref"]);
    assert_eq!(ward.json(&["find", "lê thị thử"])["matches"][0]["ref"], "P6");
    assert_eq!(ward.json(&["find", "lê thị thứ"])["matches"][0]["ref"], other, "another tone is another name");
}

#[test]
fn find_reads_queries_from_standard_input_line_by_line() {
    let ward = Ward::of(SIX);
    let run = ward.run_with_input(&["find", "--stdin"], "đỗ văn mẫu\n\n031090100006\r\nkhongcoai\n".as_bytes());
    let documents: Vec<serde_json::Value> =
        run.with_code(0).text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(documents.len(), 4);
    for (document, (query, first)) in
        documents.iter().zip([("đỗ văn mẫu", "P5"), ("", ""), ("031090100006", "P13"), ("khongcoai", "")])
    {
        assert_eq!(document["schema"], "tungnha.find/1");
        assert_eq!(document["query"], query);
        assert_eq!(document["matches"][0]["ref"].as_str().unwrap_or_default(), first, "{query}");
    }
}

#[test]
fn a_person_shows_the_fields_of_the_contract() {
    let ward = Ward::of(SIX);
    let person = ward.json(&["show", "P5"]);
    assert_eq!(person["schema"], "tungnha.show/1");
    assert_eq!(missing_keys(&person, PERSON_KEYS), [""; 0]);
    assert_eq!(missing_keys(&person, "visits"), [""; 0]);
    for (field, expected) in [
        ("full_name", json!("Đỗ Văn Mẫu")),
        ("birth_date", json!("1985-05-03")),
        ("sex", json!("male")),
        ("person_id", json!("031085100001")),
        ("phone", json!("0912345671")),
        ("area", json!("Tổ 1")),
        ("address", json!("Số 2 đường Mẫu")),
        ("head_name", json!("Đỗ Văn Mẫu")),
        ("household_no", json!("1")),
        ("presence", json!("resident")),
        ("problems", json!([])),
        ("visits", json!([])),
    ] {
        assert_eq!(person[field], expected, "{field}");
    }
    let milestones = &person["milestones"];
    let all = "card_applied card_issued l1_registered l1_activated l2_enrolled l2_approved l2_rejected l2_activated";
    assert_eq!(missing_keys(milestones, all), [""; 0]);
    assert_eq!(milestones["l2_approved"], json!({"reached": true, "on": "2023-03-10"}));
    assert_eq!(milestones["l2_activated"], json!({"reached": false, "on": null}));
    assert_eq!(ward.fact("P9", "birth_date"), "1950", "a year alone stays a year");
}

#[test]
fn each_situation_has_its_next_step() {
    let ward = Ward::of(SIX);
    for (reference, code) in [
        ("P5", "activate_now"),
        ("P6", "integrate_papers"),
        ("P7", "none"),
        ("P9", "enrol"),
        ("P11", "apply_card"),
        ("P13", "await_approval"),
    ] {
        let step = ward.fact(reference, "next_step");
        assert_eq!(step["code"], code, "{reference}");
        assert!(!text(&step["text"]).is_empty());
    }
    ward.json(&["record", "P11", "card_applied"]);
    assert_eq!(ward.fact("P11", "next_step")["code"], "find_card");
    ward.json(&["record", "P13", "l2_rejected"]);
    assert_eq!(ward.fact("P13", "next_step")["code"], "resubmit");
    ward.json(&["visit", "P9", "--outcome", "met", "--result", "P9=none:frail"]);
    assert_eq!(ward.fact("P9", "next_step")["code"], "mobile_team");
}

#[test]
fn a_household_shows_its_members_visits_and_next_appointment() {
    let ward = Ward::of(SIX);
    ward.json(&["visit", "H4", "--outcome", "not_home", "--next", "2023-06-20 19:30"]);
    let household = ward.json(&["show", "H4"]);
    let keys = "ref address area household_no head_name members visits next_appointment";
    assert_eq!(missing_keys(&household, keys), [""; 0]);
    let members = household["members"].as_array().unwrap();
    assert_eq!(members.iter().map(|member| text(&member["ref"])).collect::<Vec<_>>(), ["P5", "P6", "P7"]);
    assert_eq!(missing_keys(&members[1], PERSON_KEYS), [""; 0]);
    assert_eq!(household["next_appointment"], "2023-06-20 19:30");
    assert_eq!(household["visits"][0]["outcome"], "not_home");
}

#[test]
fn references_are_numbers_or_short_references_and_a_person_stands_for_the_household() {
    let ward = Ward::of(SIX);
    for reference in ["P13", "p13", "031090100006", " P13 "] {
        assert_eq!(ward.fact(reference, "full_name"), "Ngô Tưởng Tượng", "{reference}");
    }
    assert_eq!(ward.fact("h8", "ref"), "H8");
    for reference in ["P99", "P4", "H5", "H99", "999999999999", "X1", "P", "", "P-1", "031090100007"] {
        assert_eq!(ward.refused(&["show", reference]), "unknown_reference", "{reference}");
    }
    let visited = ward.json(&["visit", "031090100006", "--outcome", "met"]);
    assert_eq!(visited["ref"], "H12");
    assert_eq!(ward.refused(&["record", "H4", "card_issued"]), "not_a_person");
}

#[test]
fn list_gives_people_without_visits_in_every_format() {
    let ward = Ward::of(SIX);
    let list = ward.json(&["list", "--format", "json"]);
    assert_eq!(list["schema"], "tungnha.list/1");
    let people = list["people"].as_array().unwrap();
    assert_eq!(people.len(), 6);
    for person in people {
        assert_eq!(missing_keys(person, PERSON_KEYS), [""; 0]);
        assert_eq!(missing_keys(person, "visits"), ["visits"]);
    }
    let csv = ward.run(&["list", "--format", "csv", "--purpose", "thử"]).with_code(0);
    assert!(csv.bytes.starts_with(b"\xef\xbb\xbf"));
    assert_eq!(csv.text.lines().count(), 7);
    assert!(csv.text.contains("031085100001"));
    let masked = ward.run(&["list", "--format", "csv", "--purpose", "thử", "--mask"]).with_code(0);
    for secret in ["031085100001", "0912345671"] {
        assert!(!masked.text.contains(secret), "{}", masked.text);
    }
    let sheet = ward.path("list.xlsx");
    ward.run(&["list", "--format", "xlsx", "--purpose", "thử", "-o", sheet.to_str().unwrap()]).with_code(0);
    assert!(std::fs::read(sheet).unwrap().starts_with(b"PK"));
}

#[test]
fn filters_are_joined_by_and() {
    let ward = Ward::of(SIX);
    ward.json(&["visit", "H4", "--outcome", "met", "--result", "P5=guided:no_smartphone", "--next", "2023-06-16"]);
    ward.json(&["visit", "H12", "--outcome", "not_home", "--next", "2023-06-15"]);
    for (filters, expected) in [
        (vec!["area=tổ 01"], "P5 P6 P7 P9"),
        (vec!["area=to dan pho 10"], "P13"),
        (vec!["eligible"], "P5 P6 P9 P11 P13"),
        (vec!["no_card"], "P11"),
        (vec!["not_enrolled"], "P9 P11"),
        (vec!["to_activate"], "P5"),
        (vec!["activated"], "P6"),
        (vec!["unvisited"], "P9 P11"),
        (vec!["due"], "P13"),
        (vec!["reason=no_smartphone"], "P5"),
        (vec!["problem=bad_date"], ""),
        (vec!["area=Tổ 1", "not_enrolled"], "P9"),
        (vec!["area=Tổ 2", "activated"], ""),
    ] {
        let arguments: Vec<&str> =
            ["list", "--format", "json"].into_iter().chain(filters.iter().flat_map(|one| ["--filter", one])).collect();
        let list = ward.json(&arguments);
        let mut found: Vec<String> =
            list["people"].as_array().unwrap().iter().map(|person| text(&person["ref"])).collect();
        found.sort_by_key(|reference| reference.trim_start_matches('P').parse::<u32>().unwrap());
        assert_eq!(found.join(" "), expected, "{filters:?}");
    }
}

#[test]
fn lists_are_sorted_the_vietnamese_way() {
    let ward = Ward::of(SIX);
    for (sort, expected) in [
        // Area by area (Tổ 2 before Tổ 10), the houses of a street by number.
        ("address", "P5 P6 P7 P9 P11 P13"),
        // By given name: Du, Định, Mẫu, Nhi, Thử, Tượng.
        ("name", "P9 P11 P5 P7 P6 P13"),
        ("area", "P9 P5 P7 P6 P11 P13"),
        ("birth", "P9 P11 P5 P6 P13 P7"),
    ] {
        let list = ward.json(&["list", "--format", "json", "--sort", sort]);
        let found: Vec<String> = list["people"].as_array().unwrap().iter().map(|person| text(&person["ref"])).collect();
        assert_eq!(found.join(" "), expected, "{sort}");
    }
}

#[test]
fn people_are_added_corrected_and_moved_by_hand() {
    let ward = Ward::of(SIX);
    let added = ward.json(&["add", "person", "full_name=BÙI MẪU MỰC", "birth_date=5/2023", "household=H8"]);
    assert_eq!((&added["schema"], &added["ref"]), (&json!("tungnha.add/1"), &json!("P14")));
    assert_eq!(ward.fact("P14", "full_name"), "Bùi Mẫu Mực");
    assert_eq!(ward.fact("P14", "birth_date"), "2023-05");
    assert_eq!(ward.fact("P14", "address"), "Số 10 đường Mẫu");

    let place = ["add", "person", "full_name=Võ Lưu Mẫu", "area=tổ 2", "address=Số 6", "relationship=Chủ hộ"];
    let newcomer = text(&ward.json(&place)["ref"]);
    assert_eq!(ward.fact(&newcomer, "household"), "H15");
    assert_eq!(ward.fact(&newcomer, "area"), "Tổ 2", "an area keeps the name it has");
    assert_eq!(ward.fact(&newcomer, "head_name"), "Võ Lưu Mẫu");
    assert_eq!(ward.json(&["add", "household", "address=Số 8", "area=Tổ 2", "household_no=9"])["ref"], "H17");
    assert_eq!(ward.refused(&["add", "household", "area=to 2", "household_no=9"]), "household_exists");

    ward.json(&["edit", "P14", "sex=Nữ", "phone=+84 912 345 679", "note=mới sinh"]);
    assert_eq!(ward.fact("P14", "sex"), "female");
    assert_eq!(ward.fact("P14", "phone"), "0912345679");
    ward.json(&["edit", "P14", "note="]);
    assert_eq!(ward.fact("P14", "note"), json!(null));
    ward.json(&["edit", "H8", "address=Số 12 đường Mẫu"]);
    assert_eq!(ward.fact("P14", "address"), "Số 12 đường Mẫu");

    ward.json(&["move", "P14", "031085100001"]);
    assert_eq!(ward.fact("P14", "household"), "H4");
    assert_eq!(ward.json(&["show", "H4"])["members"].as_array().unwrap().len(), 4);
}

#[test]
fn what_cannot_be_recorded_is_refused_with_what_to_do() {
    let ward = Ward::of(SIX);
    for (arguments, code) in [
        (&["add", "person", "birth_date=1990"][..], "no_name"),
        (&["add", "person", "full_name=A", "person_id=031085100001"], "number_taken"),
        (&["add", "person", "full_name=A", "shoe_size=42"], "unknown_field"),
        (&["edit", "P5", "birth_date=31/6/2023"], "bad_value"),
        (&["edit", "P5", "person_id=123"], "bad_value"),
        (&["edit", "P5", "phone=12"], "bad_value"),
        (&["edit", "P5", "presence=gone"], "bad_value"),
        (&["edit", "P5", "full_name="], "bad_value"),
        (&["edit", "P5", "person_id=031188100002"], "number_taken"),
        (&["edit", "H4", "full_name=A"], "unknown_field"),
        (&["move", "P5", "H99"], "unknown_reference"),
    ] {
        assert_eq!(ward.refused(arguments), code, "{arguments:?}");
    }
}

#[test]
fn an_edit_that_changes_nothing_records_nothing() {
    let ward = Ward::of(SIX);
    let head = ward.head();
    assert_eq!(ward.json(&["edit", "P5", "full_name=đỗ văn mẫu"])["operation"], json!(null));
    assert_eq!(ward.json(&["move", "P5", "H4"])["operation"], json!(null));
    assert_eq!(ward.json(&["record", "P5", "l2_approved", "--on", "2023-03-10"])["operation"], json!(null));
    assert_eq!(ward.head(), head);
}
