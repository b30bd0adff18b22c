//! Two entries merged in the app, seen and taken back on the command line.

use chrono::NaiveDate;
use tungnha::desk::Desk;
use tungnha::desk::matching::Sides;
use tungnha::desk::reference::Reference;
use tungnha::desk::views::PersonRef;
use tungnha::sys::clock::Clock;

use crate::harness::{PASSPHRASE, Ward};

/// The same woman in two households, of whom only the second has a phone and an activated account.
const TWICE: &str = "\
Tổ,Số hộ,Họ và tên,Ngày sinh,Số điện thoại,Ngày kích hoạt mức 2
Tổ 1,1,Lê Thị Thử,12/11/1988,,
Tổ 2,5,Lê Thị Thử,12/11/1988,0912345672,20/03/2023
";

fn merged(ward: &Ward, one: &str, two: &str) -> (String, String) {
    let day: NaiveDate = "2023-06-15".parse().unwrap();
    let clock = Clock::fixed(day.and_hms_opt(19, 30, 0).unwrap());
    let mut desk = Desk::open(&ward.ledger(), PASSPHRASE, clock, "Thử").unwrap();
    let person = |desk: &Desk, text: &str| -> PersonRef {
        match desk.refer(text).unwrap() {
            Reference::Person(person) => person,
            Reference::Household(household) => panic!("{household}"),
        }
    };
    let sides = Sides(person(&desk, one), person(&desk, two));
    let shown = desk.side_by_side(sides).unwrap().unwrap();
    desk.merge_people(sides, &[]).unwrap();
    desk.close().unwrap();
    (shown.stays.reference.to_string(), shown.other.reference.to_string())
}

#[test]
fn a_merged_entry_leads_to_who_stands_for_it_until_it_is_taken_back() {
    let ward = Ward::of(TWICE);
    let before = ward.json(&["find", "Lê Thị Thử"]);
    let found = |value: &serde_json::Value| -> Vec<String> {
        let matches = value["matches"].as_array().unwrap();
        matches.iter().map(|found| found["ref"].as_str().unwrap().to_owned()).collect()
    };
    let [one, two] = <[String; 2]>::try_from(found(&before)).unwrap();
    let activated = |ward: &Ward| ward.json(&["tally"])["total"]["l2_activated"].clone();
    let residents = |ward: &Ward| ward.json(&["tally"])["total"]["residents"].clone();
    assert_eq!((residents(&ward), activated(&ward)), (2.into(), 1.into()));
    let (stays, other) = merged(&ward, &one, &two);
    assert_eq!(found(&ward.json(&["find", "Lê Thị Thử"])), std::slice::from_ref(&stays));
    assert_eq!((residents(&ward), activated(&ward)), (1.into(), 1.into()));
    let shown = ward.json(&["show", &other]);
    assert_eq!((shown["ref"].as_str(), shown["phone"].as_str()), (Some(stays.as_str()), Some("0912345672")));
    let told = ward.run(&["show", &other]).with_code(0);
    assert!(told.errors.contains(&format!("{other} đã gộp vào {stays}")), "{}", told.errors);
    assert!(!ward.run(&["show", &stays]).with_code(0).errors.contains("đã gộp"));
    assert_eq!(ward.json(&["check", "--full"])["sound"], true);
    // The old number of a merged entry is not one to record under; who stands for it is.
    ward.json(&["record", &other, "card_issued", "--on", "2023-06-01"]);
    assert_eq!(ward.json(&["show", &stays])["milestones"]["card_issued"]["on"], "2023-06-01");
    ward.json(&["undo"]);
    let undone = ward.json(&["undo"]);
    assert_eq!(undone["label"], "gộp người trùng");
    assert_eq!(ward.json(&["find", "Lê Thị Thử"]), before);
    assert_eq!(ward.json(&["show", &other])["ref"].as_str(), Some(other.as_str()));
    assert_eq!(ward.json(&["check", "--full"])["sound"], true);
    ward.json(&["redo"]);
    assert_eq!(found(&ward.json(&["find", "Lê Thị Thử"])), [stays]);
    assert_eq!(ward.json(&["check", "--full"])["sound"], true);
}
