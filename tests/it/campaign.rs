//! `campaign`: the settings as a file, and a file of settings into the ledger.

use serde_json::json;

use crate::harness::{SIX, Ward, text};

const NEW: &str = "target = 1200\nend = '30/6/2023'\n[area_targets]\n'Tổ 1' = 40\n[form]\nsigner_title = 'TRƯỞNG CÔNG AN PHƯỜNG'\n\
    recipients = ['Công an quận;']\n[[places]]\nname = 'Trụ sở Công an phường'\nhours = '7h30–11h30'\n";

#[test]
fn what_is_written_and_set_again_changes_nothing() {
    let ward = Ward::of(SIX);
    let head = ward.head();
    let path = ward.path("cai-dat.toml");
    let written = ward.json(&["campaign", "-o", path.to_str().unwrap()]);
    assert_eq!((&written["schema"], &written["path"]), (&json!("tungnha.written/1"), &json!(path)));
    let set = ward.json(&["campaign", "--set", path.to_str().unwrap()]);
    assert_eq!((&set["schema"], &set["operation"]), (&json!("tungnha.campaign/1"), &json!(null)));
    assert_eq!(set["changes"], json!([]));
    assert_eq!(ward.head(), head);
    // Not over the file that is there.
    assert_eq!(ward.refused(&["campaign", "-o", path.to_str().unwrap()]), "file_exists");
    let printed = ward.run(&["campaign"]);
    assert_eq!(printed.text, std::fs::read_to_string(&path).unwrap());
}

#[test]
fn a_file_is_one_operation_that_is_undone_whole() {
    let ward = Ward::of(SIX);
    let before = ward.json(&["campaign"])["campaign"].clone();
    let file = ward.write("moi.toml", NEW);
    let set = ward.json(&["campaign", "--set", &file]);
    assert!(!text(&set["operation"]).is_empty());
    let changed: Vec<String> = set["changes"].as_array().unwrap().iter().map(|change| text(&change["new"])).collect();
    let expected =
        ["30/06/2023", "1.200", "40", "TRƯỞNG CÔNG AN PHƯỜNG", "Công an quận;", "Trụ sở Công an phường (7h30–11h30)"];
    assert_eq!(changed, expected);
    let campaign = ward.json(&["campaign"])["campaign"].clone();
    assert_eq!((&campaign["target"], &campaign["end"]), (&json!(1200), &json!("2023-06-30")));
    assert_eq!(campaign["places"][0]["hours"], "7h30–11h30");
    assert_eq!(campaign["minimum_age"], before["minimum_age"], "what the file does not say stays");
    assert_eq!(ward.json(&["tally"])["campaign"]["target"], 1200);
    assert_eq!(ward.json(&["undo"])["undone"], true);
    assert_eq!(ward.json(&["campaign"])["campaign"], before);
    // Told in words, too.
    let said = ward.run(&["campaign", "--set", &file]).text;
    assert!(said.contains("Chỉ tiêu Tổ 1: (không có) → 40"), "{said}");
}

#[test]
fn what_is_wrong_is_told_with_key_and_line_and_changes_nothing() {
    let ward = Ward::of(SIX);
    let head = ward.head();
    for (name, content, told) in [
        ("a.toml", "name = 'x'\nbao_cao = 1\n", ["2", "bao_cao"]),
        ("b.toml", "minimum_age = 'mười bốn'\n", ["1", "minimum_age"]),
        ("c.toml", "\n\nstart = '31/6/2023'\n", ["3", "start"]),
        ("d.toml", "[reports]\nmonthly_on = 40\n", ["2", "reports.monthly_on"]),
        ("e.toml", "name = \n", ["1", "TOML"]),
    ] {
        let file = ward.write(name, content);
        for lang in ["vi", "en"] {
            let refused = ward.json_with_code(&["campaign", "--set", &file, "--lang", lang], 1);
            assert_eq!(refused["code"], "bad_campaign");
            let message = text(&refused["message"]);
            assert!(told.iter().all(|part| message.contains(part)), "{message}");
        }
    }
    assert_eq!(ward.head(), head);
}

#[test]
fn a_new_ledger_reads_the_same_file() {
    let ward = Ward::without_ledger();
    let file = ward.write("moi.toml", NEW);
    ward.json(&["init", "--ward", "Phường Mẫu", "--campaign", &file]);
    let campaign = ward.json(&["campaign"])["campaign"].clone();
    assert_eq!(campaign["form"]["signer_title"], "TRƯỞNG CÔNG AN PHƯỜNG");
    assert_eq!(campaign["places"][0]["name"], "Trụ sở Công an phường");
}
