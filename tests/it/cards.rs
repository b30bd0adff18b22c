//! A card that comes into the real program on a pseudo-terminal. It is pasted: how fast keys come here depends on what
//! else the machine does; scanners that type are tried with times that are given (`tui::scan`).

use std::time::Duration;

use super::harness::{SIX, Ward};
use super::pty::Terminal;
use super::terminal::{unlock, unlocked};

/// Long enough for a frame and for the pause after a scan.
const FRAME: Duration = Duration::from_millis(200);

/// The card of somebody of the roster who is not known to have one, and of somebody else.
const OWN: &str = "031079100005|030123456|Phạm Giả Định|09091979|Nam|Số 4 ngõ 7 đường Mẫu, Hải Phòng|15062022";
const STRANGER: &str = "001175458076||Đỗ Thị Mẫu|05071975|Nữ|Số 8 ngõ 34 Lê Lợi, Hải Phòng|15062022";

/// As a terminal gives what is pasted.
fn pasted(text: &str) -> String {
    format!("\x1b[200~{text}\x1b[201~")
}

#[test]
fn a_scanned_card_opens_its_holder_and_one_key_records_it() {
    let ward = Ward::of(SIX);
    let mut terminal = unlocked(&ward, &[]);
    for (way, end) in [("d", "\r"), ("/ng", ""), ("\x10", "\r\n")] {
        terminal.press(way);
        terminal.settle(FRAME);
        terminal.press(&pasted(&format!("{OWN}{end}")));
        terminal.wait_for("Card of Phạm Giả Định");
        terminal.wait_for("In the ledger");
        terminal.settle(FRAME);
        terminal.press("\x0f");
        terminal.wait_for("Overview");
    }
    // Pasted, and garbled by a reader of Big5.
    let garbled = encoding_rs::BIG5.decode_without_bom_handling(OWN.as_bytes()).0.into_owned();
    terminal.press(&pasted(&garbled));
    terminal.wait_for("Card issued on");
    terminal.press("c");
    terminal.wait_for("Recorded");
    terminal.settle(FRAME);
    assert!(!String::from_utf8_lossy(terminal.raw()).contains("031079100005"), "a number was readable");
    terminal.press("q");
    assert_eq!(terminal.ends_within(Duration::from_secs(30)), Some(0));
    let issued = ward.json(&["show", "031079100005", "--json"])["milestones"]["card_issued"].clone();
    assert_eq!(issued["on"], "2022-06-15");
    let log = ward.json(&["log", "--json"]);
    assert_eq!(log["operations"].as_array().unwrap().len(), 3, "set up, import, and one thing more: {log}");
    ward.assert_sound();
}

#[test]
fn a_locked_program_hears_nothing_of_a_card() {
    let ward = Ward::of(SIX);
    let ledger = ward.ledger();
    let arguments = ["--ledger", ledger.to_str().unwrap(), "--lang", "en", "--actor", "An", "--today", "2023-06-15"];
    let mut terminal = Terminal::start(&arguments, &[]);
    terminal.wait_for("recovery words");
    terminal.press(&pasted(&format!("{STRANGER}\r")));
    terminal.wait_for("Open it and scan again");
    terminal.press(&pasted(STRANGER));
    terminal.settle(FRAME);
    let raw = String::from_utf8_lossy(terminal.raw()).into_owned();
    assert!(!raw.contains("Đỗ Thị") && !raw.contains("0011"), "{raw}");
    // Nothing of it is in the field: the passphrase alone opens the ledger.
    unlock(&mut terminal, &ward);
    terminal.wait_for("Overview");
    terminal.press(&pasted(STRANGER));
    terminal.wait_for("Not in the ledger");
}

#[test]
fn a_query_on_the_command_line_may_be_a_garbled_card() {
    let ward = Ward::of(SIX);
    for encoding in [encoding_rs::BIG5, encoding_rs::SHIFT_JIS, encoding_rs::WINDOWS_1252] {
        let garbled = encoding.decode_without_bom_handling(OWN.as_bytes()).0.into_owned();
        let found = ward.json(&["find", &garbled, "--json"]);
        assert_eq!(found["matches"][0]["full_name"], "Phạm Giả Định", "{}", encoding.name());
    }
    let zone = "idvnm 0791000055031079100005<<8";
    assert_eq!(ward.json(&["find", zone, "--json"])["matches"][0]["full_name"], "Phạm Giả Định");
}
