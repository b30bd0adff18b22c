//! The extract of issued and activated accounts beside the ledger (contract.md "reconcile").

use std::path::Path;
use std::process::Stdio;

use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use crate::harness::{Run, SIX, TODAY, Ward, missing_keys, text};

/// Of the six: P5 activated since, P6 as here, P13 approved on a day, a number with another name, a number of nobody,
/// a number that is none.
const EXTRACT: &str = "\
Tính đến ngày 14/06/2023
Số ĐDCN,Họ tên,Ngày phê duyệt,Ngày kích hoạt
031085100001,ĐỖ VĂN MẪU,11/03/2023,12/06/2023
031188100002,Lê Thị Thử,10/03/2023,20/03/2023
031090100006,Ngô Tưởng Tượng,01/06/2023,
031079100005,Trần Văn Khác,01/06/2023,
031090199999,Ai Đó,01/06/2023,02/06/2023
12345,Ai Nữa,01/06/2023,
";

fn reconcile(ward: &Ward, extract: &str, more: &[&str]) -> Value {
    let path = ward.write("extract.csv", extract);
    let mut arguments = vec!["reconcile", path.as_str()];
    arguments.extend(more);
    ward.json(&arguments)
}

/// `P5 l2_approved 2023-03-10 2023-03-11 C3`, with the doubt.
fn lines(document: &Value, group: &str) -> Vec<String> {
    let day = |value: &Value| match (&value["reached"], &value["on"]) {
        (Value::Bool(false), Value::Null) => "no".to_owned(),
        (Value::Bool(true), Value::Null) => "yes".to_owned(),
        (_, on) => text(on),
    };
    let line = |one: &Value| {
        let parts = [text(&one["ref"]), text(&one["milestone"]), day(&one["here"]), day(&one["there"])];
        let more = [&one["cell"], &one["doubt"]].into_iter().filter_map(Value::as_str).map(str::to_owned);
        parts.into_iter().chain(more).collect::<Vec<_>>().join(" ")
    };
    document[group].as_array().unwrap().iter().map(line).collect()
}

#[test]
fn without_apply_only_the_differences() {
    let ward = Ward::of(SIX);
    let head = ward.head();
    let found = reconcile(&ward, EXTRACT, &[]);
    let keys = "schema agree only_here only_there different_day unknown applied as_of problem_list";
    assert_eq!(missing_keys(&found, keys), Vec::<&str>::new());
    assert_eq!(found["schema"], "tungnha.reconcile/1");
    assert_eq!((&found["agree"], &found["applied"], &found["operation"]), (&json!(2), &json!(0), &Value::Null));
    assert_eq!(found["as_of"], "2023-06-14");
    assert_eq!(
        lines(&found, "only_there"),
        [
            "P5 l2_activated no 2023-06-12 D3",
            "P13 l2_approved no 2023-06-01 C5",
            "P11 l2_approved no 2023-06-01 C6 other_name"
        ]
    );
    assert_eq!(lines(&found, "different_day"), ["P5 l2_approved 2023-03-10 2023-03-11 C3"]);
    assert_eq!(lines(&found, "only_here"), Vec::<String>::new());
    let first = &found["only_there"][0];
    assert_eq!((&first["person_id"], &first["full_name"]), (&json!("031085100001"), &json!("Đỗ Văn Mẫu")));
    assert_eq!(found["only_there"][2]["full_name_there"], "Trần Văn Khác");
    let [unknown] = found["unknown"].as_array().unwrap().as_slice() else { panic!("{found}") };
    assert_eq!((&unknown["person_id"], &unknown["full_name"]), (&json!("031090199999"), &json!("Ai Đó")));
    assert_eq!((&unknown["cell"], &unknown["row"]), (&json!("A7"), &json!(7)));
    assert_eq!(unknown["milestones"]["l2_activated"], json!({"reached": true, "on": "2023-06-02"}));
    let [problem] = found["problem_list"].as_array().unwrap().as_slice() else { panic!("{found}") };
    assert_eq!(
        (&problem["code"], &problem["cell"], &problem["raw"]),
        (&json!("bad_person_id"), &json!("A8"), &json!("12345"))
    );
    assert_eq!(ward.head(), head);
    // Whole numbers were shown: that is written down.
    let seen: i64 = ward
        .keyed()
        .query_row("SELECT people FROM audit WHERE action = 'reconcile_json'", [], |row| row.get(0))
        .unwrap();
    assert_eq!(seen, 5);
}

#[test]
fn applied_is_one_operation_that_undo_takes_back() {
    let ward = Ward::of(SIX);
    let before = ["P5", "P6", "P11", "P13"].map(|person| ward.fact(person, "milestones"));
    let applied = reconcile(&ward, EXTRACT, &["--apply"]);
    assert_eq!(applied["applied"], 3);
    let operation = text(&applied["operation"]);
    assert_eq!(ward.fact("P5", "milestones")["l2_activated"], json!({"reached": true, "on": "2023-06-12"}));
    assert_eq!(ward.fact("P5", "milestones")["l2_approved"]["on"], "2023-03-11");
    assert_eq!(ward.fact("P13", "milestones")["l2_approved"]["on"], "2023-06-01");
    // A number with another name is never taken together with others.
    assert_eq!(ward.fact("P11", "milestones"), before[2]);
    let total = |day: &str| ward.total(day)["l2_activated"].clone();
    assert_eq!((total("2023-06-11"), total("2023-06-12")), (json!(1), json!(2)));
    let log = ward.json(&["log"]);
    assert_eq!(
        (&log["operations"][0]["id"], &log["operations"][0]["label"]),
        (&json!(operation), &json!("đối chiếu tài khoản"))
    );

    // Twice is nothing to do.
    let head = ward.head();
    let again = reconcile(&ward, EXTRACT, &["--apply"]);
    assert_eq!((&again["applied"], &again["operation"], &again["agree"]), (&json!(0), &Value::Null, &json!(5)));
    assert_eq!(lines(&again, "only_there"), ["P11 l2_approved no 2023-06-01 C6 other_name"]);
    assert_eq!(ward.head(), head);

    ward.json(&["undo"]);
    assert_eq!(["P5", "P6", "P11", "P13"].map(|person| ward.fact(person, "milestones")), before);
    ward.assert_sound();
}

#[test]
fn what_only_the_ledger_has_stays() {
    let ward = Ward::of(SIX);
    // P6 is activated here; this list knows only P5.
    let extract = "Số CCCD,Ngày phê duyệt,Ngày kích hoạt\n031085100001,10/03/2023,\n";
    let applied = reconcile(&ward, extract, &["--apply"]);
    assert_eq!(lines(&applied, "only_here"), ["P6 l2_approved 2023-03-10 no", "P6 l2_activated 2023-03-20 no"]);
    assert_eq!((&applied["applied"], &applied["agree"]), (&json!(0), &json!(1)));
    assert_eq!(ward.fact("P6", "milestones")["l2_activated"]["on"], "2023-03-20");
    // As of a day before that, the list could not know it.
    let earlier = reconcile(&ward, extract, &["--as-of", "2023-03-15"]);
    assert_eq!(lines(&earlier, "only_here"), ["P6 l2_approved 2023-03-10 no"]);
}

#[test]
fn on_a_terminal_counts_come_first_and_numbers_are_masked() {
    let ward = Ward::of(SIX);
    let path = ward.write("extract.csv", EXTRACT);
    let run = ward.run(&["--lang", "vi", "reconcile", &path]).with_code(0);
    let first = run.text.lines().next().unwrap();
    assert_eq!(
        first,
        "Danh sách tính đến ngày 14/06/2023. Khớp: 2. Sổ thiếu: 3. Khác ngày: 1. Chỉ sổ có: 0. Số lạ: 1."
    );
    for said in [
        "P5 Đỗ Văn Mẫu 031••••••001",
        "12/06/2023 extract D3",
        "tên khác: Trần Văn Khác",
        "A8: Số định danh không đúng 12345",
        "Thêm --apply để ghi 3 mốc",
    ] {
        assert!(run.text.contains(said), "no {said:?} in\n{}", run.text);
    }
    for number in ["031085100001", "031090100006", "031079100005", "031090199999"] {
        assert!(!run.text.contains(number), "{number}");
    }
    let applied = ward.run(&["--lang", "en", "reconcile", &path, "--apply"]).with_code(0);
    assert!(applied.text.contains("3 milestones recorded from the list, operation "), "{}", applied.text);
}

#[test]
fn files_that_are_no_extract_are_refused() {
    let ward = Ward::of(SIX);
    let head = ward.head();
    let names = ward.write("names.csv", "Họ tên,Năm sinh\nĐỗ Văn Mẫu,1985\n");
    let refused = ward.json_with_code(&["reconcile", &names, "--apply"], 1);
    assert_eq!((&refused["schema"], &refused["code"]), (&json!("tungnha.error/1"), &json!("no_accounts")));
    assert!(!text(&refused["hint"]).is_empty());
    let missing = ward.json_with_code(&["reconcile", &ward.path("none.csv").display().to_string()], 1);
    assert_eq!(missing["code"], "unreadable_file");
    ward.run(&["reconcile"]).with_code(2);
    assert_eq!(ward.head(), head);
}

/// Whether the folder has a copy that is made before something large.
fn has_begun(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| {
        entries.any(|entry| entry.is_ok_and(|entry| entry.file_name().to_string_lossy().ends_with("before.tungnha")))
    })
}

#[test]
fn interrupted_it_ends_with_130_and_nothing_is_written() {
    let people = 30_000;
    let number = |one: u32| format!("031085{one:06}");
    let roster: Vec<String> = (0..people).map(|one| format!("{one},Đỗ Văn Mẫu,1985,{}\n", number(one))).collect();
    let roster = roster.concat();
    let ward = Ward::of(&format!("Số hộ,Họ và tên,Năm sinh,Số CCCD\n{roster}"));
    let rows: Vec<String> = (0..people).map(|one| format!("{},01/03/2023,02/03/2023\n", number(one))).collect();
    let rows = rows.concat();
    let extract = ward.write("extract.csv", &format!("Số CCCD,Ngày phê duyệt,Ngày kích hoạt\n{rows}"));
    let head = ward.head();
    for backup in std::fs::read_dir(ward.path("so/so-backups")).unwrap() {
        tungnha::sys::files::remove(&backup.unwrap().path()).unwrap();
    }
    let mut command = ward.command(&["--json", "reconcile", &extract, "--apply"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    while !has_begun(&ward.path("so/so-backups")) {
        std::thread::yield_now();
    }
    kill_process(Pid::from_child(&child), Signal::INT).unwrap();
    let run = Run::from(child.wait_with_output().unwrap()).with_code(130);
    assert_eq!(run.json()["code"], "cancelled");
    assert_eq!(ward.head(), head);
    assert_eq!(ward.total(TODAY)["l2_activated"], 0);
}
