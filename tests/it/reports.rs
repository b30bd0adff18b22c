//! Periodic reports on the command line: periods, seals, what comes late. The JSON of other formats is checked where
//! it is written; here it is what a script at the unit above relies on.

use serde_json::{Value, json};

use crate::harness::{SIX, Ward, text};

/// As if it were that day.
fn on<'a>(today: &'a str, arguments: &[&'a str]) -> Vec<&'a str> {
    [&["--today", today], arguments].concat()
}

fn adjusted(report: &Value, milestone: &str) -> i64 {
    report["adjustments"]["new"][milestone].as_i64().unwrap_or(0)
}

#[test]
fn a_daily_report_covers_the_day_before_unless_another_is_named() {
    let ward = Ward::of(SIX);
    ward.json(&on("2023-06-15", &["record", "P6", "l2_activated", "--on", "2023-06-14"]));
    let report = ward.json(&on("2023-06-15", &["report", "daily"]));
    assert_eq!(report["schema"], "tungnha.report/1");
    assert_eq!(
        (text(&report["kind"]), text(&report["since"]), text(&report["as_of"])),
        ("daily".into(), "2023-06-14".into(), "2023-06-14".into())
    );
    assert_eq!(report["total"]["new"]["l2_activated"], 1);
    assert_eq!(report["sealed"], Value::Null);
    let other = ward.json(&on("2023-06-15", &["report", "daily", "--date", "2023-06-13"]));
    assert_eq!((text(&other["as_of"]), &other["total"]["new"]["l2_activated"]), ("2023-06-13".into(), &json!(0)));
    // The same figures as the tally of that day.
    let tally = ward.json(&on("2023-06-15", &["tally", "--as-of", "2023-06-14"]));
    assert_eq!((&tally["total"], &tally["rows"]), (&report["total"], &report["rows"]));
}

#[test]
fn what_was_sent_stays_and_what_comes_late_is_said_in_the_next_one() {
    let ward = Ward::of(SIX);
    let sealed = ward.json(&on("2023-06-15", &["report", "daily", "--seal", "--actor", "Cán bộ Mẫu"]));
    assert_eq!(sealed["sealed"]["by"], "Cán bộ Mẫu");
    let printed = ward.run(&on("2023-06-15", &["report", "daily", "--format", "json"])).text;
    ward.json(&on("2023-06-15", &["record", "P6", "l2_activated", "--on", "2023-06-14"]));
    let again = ward.run(&on("2023-06-20", &["report", "daily", "--date", "2023-06-14", "--format", "json"])).text;
    assert_eq!(again, printed, "to the letter as it was sent");
    for format in ["csv", "text"] {
        let shown = ward.run(&on("2023-06-20", &["report", "daily", "--date", "2023-06-14", "--format", format]));
        assert!(!shown.bytes.is_empty());
    }
    let next = ward.json(&on("2023-06-16", &["report", "daily"]));
    assert_eq!((adjusted(&next, "l2_activated"), &next["total"]["new"]["l2_activated"]), (1, &json!(0)));
    // What was known when it was sent is what was sent.
    let at = text(&sealed["sealed"]["at"]);
    let known = ward.json(&on("2023-06-20", &["tally", "--as-of", "2023-06-14", "--known-at", &at]));
    assert_eq!((&known["total"], &known["rows"]), (&sealed["total"], &sealed["rows"]));
    let sent = ward.json(&on("2023-06-16", &["report", "daily", "--seal"]));
    assert_eq!(adjusted(&sent, "l2_activated"), 1);
    let third = ward.json(&on("2023-06-17", &["report", "daily"]));
    assert_eq!(adjusted(&third, "l2_activated"), 0, "said once");
    // Undo takes the work back, not what was sent.
    let undone = ward.json(&on("2023-06-17", &["undo"]));
    assert_eq!(undone["undone"], true);
    assert_eq!(adjusted(&ward.json(&on("2023-06-17", &["report", "daily"])), "l2_activated"), -1);
    ward.assert_sound();
}

#[test]
fn a_month_runs_from_cut_to_cut_and_is_named_by_its_month() {
    let ward = Ward::of(SIX);
    let period = |arguments: &[&str]| {
        let report = ward.json(&on("2023-07-10", arguments));
        format!("{}..{}", text(&report["since"]), text(&report["as_of"]))
    };
    assert_eq!(period(&["report", "monthly"]), "2023-06-11..2023-07-10");
    assert_eq!(period(&["report", "monthly", "--date", "2023-06-15"]), "2023-06-11..2023-07-10");
    assert_eq!(period(&["report", "monthly", "--date", "2023-06"]), "2023-05-11..2023-06-10");
    let refused = ward.json_with_code(&["report", "monthly", "--date", "tháng sáu"], 2);
    assert_eq!(refused["schema"], "tungnha.error/1");
}

#[test]
fn nothing_is_sealed_before_its_time_or_where_its_file_is_taken() {
    let ward = Ward::of(SIX);
    let early = ward.json_with_code(&on("2023-06-15", &["report", "monthly", "--date", "2023-06-15", "--seal"]), 1);
    assert_eq!(early["code"], "report_not_over");
    let there = ward.write("bao-cao.csv", "của người khác");
    let taken =
        ward.json_with_code(&on("2023-06-15", &["report", "daily", "--seal", "--format", "csv", "-o", &there]), 1);
    assert_eq!(taken["code"], "file_exists");
    assert_eq!(std::fs::read_to_string(&there).unwrap(), "của người khác");
    assert_eq!(ward.json(&on("2023-06-15", &["report", "daily"]))["sealed"], Value::Null);
    let free = ward.path("moi.csv").display().to_string();
    ward.json(&on("2023-06-15", &["report", "daily", "--seal", "--format", "csv", "-o", &free]));
    assert!(std::fs::read_to_string(&free).unwrap().starts_with('\u{feff}'));
    assert_ne!(ward.json(&on("2023-06-15", &["report", "daily"]))["sealed"], Value::Null);
}
