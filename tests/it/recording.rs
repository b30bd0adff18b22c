//! `record visit undo redo log`, end to end.

use serde_json::json;

use crate::harness::{SIX, TODAY, Ward, missing_keys, short, text};

#[test]
fn a_milestone_is_recorded_on_a_day_today_without_a_day_or_cleared() {
    let ward = Ward::of(SIX);
    let reached = |reference, milestone: &str| ward.fact(reference, "milestones")[milestone].clone();
    ward.json(&["record", "P11", "card_applied", "--on", "2023-06-01"]);
    assert_eq!(reached("P11", "card_applied"), json!({"reached": true, "on": "2023-06-01"}));
    ward.json(&["record", "P11", "card_issued"]);
    assert_eq!(reached("P11", "card_issued"), json!({"reached": true, "on": TODAY}));
    ward.json(&["record", "P5", "l2_activated", "--unknown-day"]);
    assert_eq!(reached("P5", "l2_activated"), json!({"reached": true, "on": null}));
    ward.json(&["record", "P6", "l2_activated", "--clear"]);
    assert_eq!(reached("P6", "l2_activated"), json!({"reached": false, "on": null}));
    let total = ward.total(TODAY);
    assert_eq!((&total["l2_activated"], &total["new"]["l2_activated"]), (&json!(1), &json!(0)));
    assert_eq!((&total["card_issued"], &total["new"]["card_issued"]), (&json!(5), &json!(1)));
}

#[test]
fn a_visit_keeps_everything_that_was_said() {
    let ward = Ward::of(SIX);
    let arguments = [
        "visit",
        "H4",
        "--outcome",
        "met",
        "--result",
        "P5=l2_activated",
        "--result",
        "031188100002=none",
        "--result",
        "P7=appointment:no_own_number",
        "--phone",
        "P5=helper",
        "--on",
        "2023-06-14",
        "--next",
        "2023-06-20 19:30",
        "--note",
        "hẹn buổi tối",
    ];
    let visit = ward.json(&arguments);
    assert_eq!((&visit["schema"], &visit["ref"]), (&json!("tungnha.visit/1"), &json!("H4")));
    let expected = json!({
        "household": "H4", "on": "2023-06-14", "outcome": "met", "next": "2023-06-20 19:30", "note": "hẹn buổi tối",
        "by": "can-bo",
        "results": [
            {"ref": "P5", "result": "l2_activated", "reason": null, "phone": "helper"},
            {"ref": "P6", "result": "none", "reason": null, "phone": null},
            {"ref": "P7", "result": "appointment", "reason": "no_own_number", "phone": null},
        ],
    });
    assert_eq!(ward.json(&["show", "H4"])["visits"], json!([expected]));
    assert_eq!(ward.fact("P5", "visits"), json!([expected]));
    assert_eq!(ward.fact("P5", "milestones")["l2_activated"], json!({"reached": true, "on": "2023-06-14"}));
    assert_eq!(ward.fact("P9", "visits"), json!([]));
    assert_eq!(ward.fact("P5", "activated_on_phone"), json!("helper"));
    let helped = ward.json(&["list", "--filter", "helper_phone", "--format", "json"]);
    let people = helped["people"].as_array().unwrap();
    assert_eq!(people.iter().map(|person| &person["ref"]).collect::<Vec<_>>(), ["P5"]);
    // Where nobody was home nobody gave a reason (domain notes, section 5).
    let reasons = |code: &str| ward.json(&["list", "--filter", &format!("reason={code}"), "--format", "json"]);
    ward.run(&["visit", "H4", "--outcome", "not_home", "--result", "P7=none:no_smartphone"]).with_code(0);
    assert_eq!(reasons("no_smartphone")["people"], json!([]));
    assert_eq!(reasons("no_own_number")["people"].as_array().unwrap().len(), 1);
    let twice = ["visit", "H4", "--outcome", "met", "--result", "P5=l2_activated", "--phone", "P5=own", "--phone"];
    ward.run(&[twice.as_slice(), &["P5=helper"]].concat()).with_code(2);
    // Nobody's phone is told of without an activation.
    for wrong in ["P7=helper", "P5=tablet", "P5"] {
        ward.run(&["visit", "H4", "--outcome", "met", "--result", "P7=guided", "--phone", wrong]).with_code(2);
    }
}

#[test]
fn every_outcome_result_and_reason_is_taken() {
    let ward = Ward::of(SIX);
    for outcome in ["met", "not_home", "refused", "vacant", "moved"] {
        ward.json(&["visit", "H8", "--outcome", outcome]);
    }
    let milestones =
        "card_applied card_issued l1_registered l1_activated l2_enrolled l2_approved l2_rejected l2_activated";
    for result in milestones.split(' ').chain(["guided", "appointment", "mobile_team", "none"]) {
        ward.json(&["visit", "H10", "--outcome", "met", "--result", &format!("P11={result}")]);
    }
    let reached = ward.fact("P11", "milestones");
    assert!(milestones.split(' ').all(|milestone| reached[milestone]["reached"] == true), "{reached}");
    let reasons = include_str!("../../assets/tables/reasons.tsv");
    let codes: Vec<&str> = reasons.lines().skip(1).filter_map(|line| line.split('\t').next()).collect();
    let results: Vec<String> = codes.iter().map(|code| format!("P13=none:{code}")).collect();
    for result in &results {
        ward.json(&["visit", "H12", "--outcome", "met", "--result", result]);
    }
    assert_eq!(ward.fact("P13", "visits").as_array().unwrap().len(), codes.len());
    ward.assert_sound();
}

#[test]
fn reasons_count_the_latest_of_each_person_not_activated() {
    let ward = Ward::of(SIX);
    let reasons = || ward.total(TODAY)["reasons"].clone();
    ward.json(&["visit", "H4", "--outcome", "met", "--result", "P5=guided:no_smartphone", "--on", "2023-06-10"]);
    ward.json(&["visit", "H4", "--outcome", "met", "--result", "P5=guided:no_sms", "--on", "2023-06-12"]);
    // Written down later, but it happened before.
    ward.json(&["visit", "H4", "--outcome", "met", "--result", "P5=guided:locked", "--on", "2023-06-11"]);
    ward.json(&["visit", "H12", "--outcome", "not_home"]);
    assert_eq!(reasons(), json!({"no_sms": 1}), "nobody at home is no reason of a person");
    ward.json(&["visit", "H4", "--outcome", "met", "--result", "P5=l2_activated"]);
    assert_eq!(reasons(), json!({}), "who is activated needs no reason");
    let total = ward.json(&["tally", "--since", "2023-06-10"])["total"].clone();
    assert_eq!((&total["visits"], &total["households_visited"]), (&json!(5), &json!(2)));
}

#[test]
fn a_visit_that_cannot_be_is_refused() {
    let ward = Ward::of(SIX);
    for (arguments, code) in [
        (&["visit", "H4", "--outcome", "met", "--result", "P13=guided"][..], "not_a_member"),
        (&["visit", "H4", "--outcome", "met", "--result", "P5=guided", "--result", "P5=guided"], "result_twice"),
        (&["visit", "H4", "--outcome", "met", "--on", "2023-06-16"], "future_visit"),
        (&["visit", "H4", "--outcome", "met", "--next", "2023-06-14"], "appointment_before_visit"),
        (&["visit", "H9", "--outcome", "met"], "unknown_reference"),
    ] {
        assert_eq!(ward.refused(arguments), code, "{arguments:?}");
    }
    assert_eq!(ward.fact("H4", "visits"), json!([]));
}

#[test]
fn undo_takes_back_and_redo_does_again_one_operation_at_a_time() {
    let ward = Ward::of(SIX);
    let total = || ward.total(TODAY);
    let before = total();
    ward.json(&["visit", "H4", "--outcome", "met", "--result", "P5=l2_activated"]);
    let visited = total();
    let recorded = ward.json(&["record", "P11", "card_issued"]);
    let issued = total();

    let undone = ward.json(&["undo"]);
    assert_eq!(missing_keys(&undone, "operation label undone schema"), [""; 0]);
    assert_eq!((&undone["operation"], &undone["undone"]), (&recorded["operation"], &json!(true)));
    assert_eq!(total(), visited);
    assert_eq!(ward.json(&["undo"])["kind"], "record_visit", "a second time takes the operation before");
    assert_eq!(total(), before);
    assert_eq!(ward.fact("H4", "visits"), json!([]));
    let redone = ward.json(&["redo"]);
    assert_eq!((&redone["schema"], &redone["undone"]), (&json!("tungnha.redo/1"), &json!(false)));
    assert_eq!(total(), visited);
    ward.json(&["redo"]);
    assert_eq!(total(), issued);
    assert_eq!(ward.refused(&["redo"]), "nothing_to_redo");
    ward.assert_sound();
}

#[test]
fn undo_of_everything_ends_at_the_empty_ledger() {
    let ward = Ward::of(SIX);
    ward.json(&["undo"]);
    assert_eq!(ward.total(TODAY)["residents"], 0);
    assert_eq!(ward.refused(&["undo"]), "nothing_to_undo");
    assert_eq!(ward.refused(&["show", "P5"]), "unknown_reference");
    ward.json(&["redo"]);
    assert_eq!(ward.fact("P5", "full_name"), "Đỗ Văn Mẫu", "a reference is never given to somebody else");
}

#[test]
fn undo_of_a_named_operation_leaves_what_came_later() {
    let ward = Ward::of(SIX);
    let first = text(&ward.json(&["edit", "P5", "note=một"])["operation"]);
    ward.json(&["edit", "P6", "note=hai"]);
    assert_eq!(ward.json(&["undo", short(&first)])["operation"], first.as_str());
    assert_eq!(ward.fact("P5", "note"), json!(null));
    assert_eq!(ward.fact("P6", "note"), "hai");
    assert_eq!(ward.refused(&["undo", &first]), "already_undone");
    assert_eq!(ward.refused(&["undo", "ffffffff"]), "unknown_operation");
    assert_eq!(ward.refused(&["undo", "zz"]), "unknown_operation");
}

#[test]
fn undo_is_refused_where_a_later_operation_changed_the_same_field() {
    let ward = Ward::of(SIX);
    let first = text(&ward.json(&["edit", "P5", "note=một", "phone=0912345681"])["operation"]);
    let later = text(&ward.json(&["edit", "P5", "note=hai"])["operation"]);
    let error = ward.json_with_code(&["undo", &first], 1);
    assert_eq!(error["code"], "undo_blocked");
    let said = format!("{}{}", text(&error["message"]), text(&error["hint"]));
    assert!(said.contains(short(&later)), "the operation in the way is not named: {said}");
    ward.json(&["undo", &later]);
    ward.json(&["undo", &first]);
    assert_eq!(ward.fact("P5", "phone"), "0912345671");
    assert_eq!(ward.fact("P5", "note"), json!(null));
}

#[test]
fn the_log_names_who_did_what_when_newest_first() {
    let ward = Ward::of(SIX);
    ward.json(&["visit", "H4", "--outcome", "met", "--actor", "Tình Nguyện Một"]);
    ward.json(&["undo"]);
    let log = ward.json(&["log"]);
    assert_eq!(log["schema"], "tungnha.log/1");
    let operations = log["operations"].as_array().unwrap();
    assert_eq!(operations.len(), 4);
    for operation in operations {
        assert_eq!(missing_keys(operation, "id label at actor device events undone"), [""; 0]);
    }
    let kinds: Vec<String> = operations.iter().map(|operation| text(&operation["kind"])).collect();
    assert_eq!(kinds, ["undo", "record_visit", "import", "set_up"]);
    assert_eq!(operations[1]["actor"], "Tình Nguyện Một");
    assert_eq!((&operations[1]["undone"], &operations[2]["undone"]), (&json!(true), &json!(false)));
    // Ward and campaign; the roster, four households, six people; the visit; the reversal.
    let events: Vec<u64> = operations.iter().map(|operation| operation["events"].as_u64().unwrap()).collect();
    assert_eq!(events, [1, 1, 11, 2]);
    assert!(text(&operations[1]["at"]).starts_with(TODAY));
    assert_eq!(ward.json(&["log", "--since", "2023-06-16"])["operations"], json!([]));
    let said = ward.run(&["log", "--lang", "en"]).with_code(0).text;
    for operation in operations {
        assert!(said.contains(short(operation["id"].as_str().unwrap())), "{said}");
    }
}
