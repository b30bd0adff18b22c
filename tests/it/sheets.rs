//! `sheet`: the paper for a walk; and who saw what.

use serde_json::json;

use crate::harness::{SIX, Ward, text};

fn count(ward: &Ward, query: &str) -> i64 {
    ward.keyed().query_row(query, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_sheet_is_written_in_every_format_logged_and_one_operation() {
    let ward = Ward::of(SIX);
    for (format, ending) in [("xlsx", "xlsx"), ("docx", "docx"), ("text", "txt")] {
        let path = ward.path(&format!("to.{ending}"));
        let arguments = [
            "sheet",
            "--format",
            format,
            "-o",
            path.to_str().unwrap(),
            "--title",
            "tối thứ năm",
            "--purpose",
            "đi tối nay",
        ];
        let made = ward.json(&arguments);
        assert_eq!((&made["schema"], &made["path"]), (&json!("tungnha.sheet/1"), &json!(path)));
        assert!(made["lines"].as_i64().unwrap() >= made["doors"].as_i64().unwrap(), "{made}");
        assert_eq!(text(&made["code"]).len(), 4);
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(bytes.starts_with(b"PK"), format != "text");
        if format == "text" {
            let sheet = String::from_utf8(bytes).unwrap();
            assert!(sheet.contains(&text(&made["code"])) && sheet.contains("tối thứ năm"), "{sheet}");
            let longest = sheet.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
            assert!(longest < Some(9), "no numbers, no phones: {sheet}");
        }
        let head = ward.head();
        assert_eq!(ward.refused(&arguments), "file_exists");
        assert_eq!(ward.head(), head, "no sheet without its file");
    }
    let logged = "SELECT count(*) FROM audit WHERE action = 'sheet' AND purpose = 'đi tối nay' AND people > 0";
    assert_eq!(count(&ward, logged), 3);
    assert_eq!(text(&ward.json(&["log"])["operations"][0]["label"]), "lập tờ giấy đi các nhà");
    assert_eq!(ward.json(&["undo"])["undone"], true);
}

#[test]
fn a_sheet_of_an_area_has_its_doors_and_a_wrong_name_is_never_the_whole_ward() {
    let ward = Ward::of(SIX);
    let lines = |arguments: &[&str]| ward.json(arguments)["lines"].as_i64().unwrap();
    let [one, all] = ["mot.txt", "ca.txt"].map(|name| ward.path(name));
    let of_one = lines(&["sheet", "--area", "to 1", "--format", "text", "-o", one.to_str().unwrap(), "--purpose", "x"]);
    let of_all = lines(&["sheet", "--format", "text", "-o", all.to_str().unwrap(), "--purpose", "x"]);
    assert!(0 < of_one && of_one <= of_all, "{of_one} {of_all}");
    let wrong = ward.path("sai.txt");
    let refused = ward.json_with_code(&["sheet", "--area", "Tổ 99", "-o", wrong.to_str().unwrap()], 1);
    assert_eq!(refused["code"], "no_such_area");
    assert!(text(&refused["hint"]).contains("Tổ 1"), "{refused}");
    assert!(!wrong.exists());
}
