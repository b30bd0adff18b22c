//! A walk sheet on paper: made from a list, keyed back by line number; journeys over the real desk, and pictures.

use std::collections::BTreeMap;

use super::super::command::Scope;
use super::super::message::{Msg, What};
use super::super::model::{Kind, Model};
use super::super::screens::{Behaviour as _, Screen, Typing};
use super::super::update::update;
use super::journeys::Journey;
use super::{go, looks, open_model, picture, press, reply};
use crate::desk::screen::{Reply, Request, SheetsReply, SheetsRequest};
use crate::desk::sheets::{SheetCard, SheetLine, SheetShort};
use crate::desk::views::{HouseholdRef, PersonRef};
use crate::domain::keyed::Said;
use crate::domain::reason::Reason;
use crate::domain::time::Timestamp;
use crate::domain::visit::Outcome;

fn scope(model: &Model) -> Scope {
    model.top().unwrap().scope()
}

fn card() -> SheetCard {
    let line = |number: i64| SheetLine {
        place: (number != 9).then_some((HouseholdRef((number + 1) / 2), PersonRef(number))),
        name: format!("Nguyễn Văn Mẫu {number}"),
        address: format!("{} ngõ 34 phố Thí Điểm", (number + 1) / 2),
        visited: if number == 7 { vec![super::day("2023-06-15")] } else { Vec::new() },
    };
    let made = Timestamp::from_local(super::day("2023-06-15").and_hms_opt(17, 0, 0).unwrap());
    let short = SheetShort { code: "K7M2".parse().unwrap(), title: "Tổ 1".to_owned(), made, lines: 24 };
    SheetCard { short, lines: (1..=24).map(line).collect() }
}

/// The screen with the sheets there are.
fn choosing() -> Model {
    let mut model = open_model();
    go(&mut model, "p");
    let older = SheetShort { code: "AB34".parse().unwrap(), title: "Tổ 2".to_owned(), ..card().short };
    reply(&mut model, Reply::Sheets(SheetsReply::List(vec![card().short, older])));
    model
}

/// The sheet, open.
fn keying() -> Model {
    let mut model = choosing();
    let asked = super::requests(press(&mut model, "k7m2<enter>"));
    assert!(matches!(asked.as_slice(), [Request::Sheets(SheetsRequest::Sheet(code))] if code.to_string() == "K7M2"));
    let code = card().short.code;
    reply(&mut model, Reply::Sheets(SheetsReply::Sheet { code, card: Some(Box::new(card())) }));
    assert_eq!(scope(&model), Scope::SheetEntries);
    model
}

#[test]
fn a_code_is_typed_or_chosen_and_a_wrong_one_is_told() {
    let mut model = choosing();
    assert!(super::requests(press(&mut model, "0o1<enter>")).is_empty());
    assert!(picture(&mut model, 80, 24).contains("bốn chữ và số"));
    let asked = super::requests(press(&mut model, "<c-u><down><enter>"));
    assert!(matches!(asked.as_slice(), [Request::Sheets(SheetsRequest::Sheet(code))] if code.to_string() == "AB34"));
    reply(&mut model, Reply::Sheets(SheetsReply::Sheet { code: "AB34".parse().unwrap(), card: None }));
    assert!(picture(&mut model, 80, 24).contains("Không có tờ nào mã AB34"));
}

#[test]
fn each_entry_is_shown_with_its_person_before_it_is_taken() {
    let mut model = keying();
    press(&mut model, "12a 3- 99a 5q 7k 9a");
    let shown = picture(&mut model, 80, 24);
    assert!(shown.contains("Nguyễn Văn Mẫu 3") && shown.contains("Vắng nhà"), "{shown}");
    assert!(shown.contains("! 99a: tờ này chỉ có dòng 1 đến 24"), "{shown}");
    assert!(shown.contains("không có kết quả nào là chữ \"q\""), "{shown}");
    assert!(shown.contains("đã có lượt ngày đó"), "{shown}");
    assert!(shown.contains("Người ở dòng 9 không còn"), "{shown}");
    // What is understood is taken; the rest stays to be corrected, and nothing was asked to be recorded.
    assert!(super::requests(press(&mut model, "<enter>")).is_empty());
    let shown = picture(&mut model, 80, 24);
    assert!(shown.contains("99a ; 5q ; 9a") && shown.contains("đã nhận 3 dòng"), "{shown}");
    assert!(super::requests(press(&mut model, "<f2>")).is_empty());
    assert!(picture(&mut model, 80, 24).contains("Còn chữ ở ô gõ"));
}

#[test]
fn the_later_of_two_entries_holds_and_x_takes_back() {
    let mut model = keying();
    press(&mut model, "12a 12-<enter>");
    let shown = picture(&mut model, 80, 24);
    assert!(shown.contains("Dòng 12 gõ hai lần") && shown.contains("đã nhận 1 dòng"), "{shown}");
    assert!(shown.contains("Vắng nhà") && !shown.contains("kích hoạt mức 2"), "{shown}");
    press(&mut model, "12x<enter>");
    assert!(picture(&mut model, 80, 24).contains("đã nhận 0 dòng"));
    press(&mut model, "<f2>");
    assert!(picture(&mut model, 80, 24).contains("Chưa nhận dòng nào"));
}

#[test]
fn one_key_records_everything_with_the_day_that_is_typed_once() {
    let mut model = keying();
    press(&mut model, "1a 3-6- 15h mai; 20r2 n ghi chú<enter><tab>14/6<enter>");
    let sent = super::requests(press(&mut model, "<f2>"));
    let [Request::Sheets(SheetsRequest::KeyBack { code, on, said })] = sent.as_slice() else { panic!("not recorded") };
    assert_eq!((code.to_string().as_str(), *on), ("K7M2", super::day("2023-06-14")));
    assert_eq!(said.keys().copied().collect::<Vec<_>>(), [1, 3, 4, 5, 6, 15, 20]);
    assert_eq!(said[&4].outcome, Some(Outcome::NotHome));
    assert_eq!(said[&20].note.as_deref(), Some("ghi chú"));
}

#[test]
fn lines_of_one_house_that_contradict_are_told_and_not_recorded() {
    let mut model = keying();
    press(&mut model, "1a 2-<enter>");
    assert!(picture(&mut model, 80, 24).contains("Các dòng 1, 2 là một hộ"));
    assert!(super::requests(press(&mut model, "<f2>")).is_empty());
    press(&mut model, "2x<enter>");
    assert_eq!(super::requests(press(&mut model, "<f2>")).len(), 1);
}

#[test]
fn what_was_keyed_is_not_thrown_away_without_a_question() {
    let mut model = keying();
    press(&mut model, "1a<enter><esc>");
    assert_eq!(scope(&model), Scope::Confirm);
    press(&mut model, "<esc>");
    assert_eq!(scope(&model), Scope::SheetEntries);
    assert!(picture(&mut model, 80, 24).contains("đã nhận 1 dòng"));
}

#[test]
fn households_with_a_visit_of_that_day_are_asked_about_once() {
    let mut model = keying();
    press(&mut model, "1a 7-<enter>");
    assert!(super::requests(press(&mut model, "<f2>")).is_empty());
    assert_eq!(scope(&model), Scope::Confirm);
    assert!(picture(&mut model, 80, 24).contains("1 hộ đã có lượt đến nhà ngày 15/06/2023"));
    press(&mut model, "<esc>");
    assert_eq!(scope(&model), Scope::SheetEntries);
    let sent = super::requests(press(&mut model, "<f2><enter>"));
    assert!(matches!(sent.as_slice(), [Request::Sheets(SheetsRequest::KeyBack { said, .. })] if said.len() == 2));
    // On another day nobody was there yet.
    let mut model = keying();
    press(&mut model, "1a 7-<enter><tab>14/6<enter>");
    assert_eq!(recorded(&mut model).len(), 2);
}

#[test]
fn a_lock_behind_that_question_records_nothing_that_is_not_known() {
    let mut model = keying();
    press(&mut model, "7-<enter><f2>");
    model.shared.kind = Kind::Ledger;
    super::super::lock::lock(&mut model, &mut Vec::new());
    assert_eq!(scope(&model), Scope::Unlock);
    reply(&mut model, Reply::Unlocked(Vec::new()));
    assert_eq!(scope(&model), Scope::Confirm);
    assert!(super::requests(press(&mut model, "<enter>")).is_empty());
    assert!(picture(&mut model, 80, 24).contains("Đang đọc lại tờ giấy"));
}

#[test]
fn lines_of_one_merged_person_are_told_before_anything_is_recorded() {
    let mut merged = card();
    merged.lines[1] = merged.lines[0].clone();
    let mut model = keying();
    let code = merged.short.code;
    reply(&mut model, Reply::Sheets(SheetsReply::Sheet { code, card: Some(Box::new(merged)) }));
    press(&mut model, "1c 2c<enter>");
    assert!(picture(&mut model, 80, 24).contains("Dòng 1 và dòng 2 nay là một người"));
    assert!(super::requests(press(&mut model, "<f2>")).is_empty());
    press(&mut model, "2x<enter>");
    assert_eq!(recorded(&mut model).keys().copied().collect::<Vec<_>>(), [1]);
}

#[test]
fn the_letters_of_the_reasons_are_listed_where_one_is_typed() {
    let mut model = keying();
    press(&mut model, "1a<enter>3- 14r");
    let shown = picture(&mut model, 80, 24);
    for reason in Reason::all() {
        let begin: String = reason.row().label_vi.chars().take(12).collect();
        assert!(
            shown.contains(&begin),
            "{begin}
{shown}"
        );
    }
    assert!(shown.contains("2 Không có điện thoại"), "{shown}");
    insta::assert_snapshot!("paper_reasons_80x24", looks(&mut model, 80, 24));
    // With its letter it is a reason, and what was taken is seen again.
    press(&mut model, "2");
    assert!(picture(&mut model, 80, 24).contains("Nguyễn Văn Mẫu 1 "));
}

#[test]
fn a_lock_keeps_what_was_taken_and_the_sheet_is_read_again() {
    let mut model = keying();
    press(&mut model, "1a 3-6-<enter>7a");
    model.shared.kind = Kind::Ledger;
    press(&mut model, "<c-z>");
    assert_eq!(scope(&model), Scope::Unlock);
    let asked = super::requests(reply(&mut model, Reply::Unlocked(Vec::new())));
    let code = card().short.code;
    let is_sheet = |request: &Request| matches!(request, Request::Sheets(SheetsRequest::Sheet(of)) if *of == code);
    assert!(asked.iter().any(is_sheet));
    // Until it is there nothing of it is shown, taken or recorded, and nothing that was typed is lost.
    let shown = picture(&mut model, 80, 24);
    assert!(shown.contains("Đang đọc…") && shown.contains("đã nhận 5 dòng") && !shown.contains("Mẫu"), "{shown}");
    press(&mut model, "<enter>");
    assert!(super::requests(press(&mut model, "<f2>")).is_empty());
    let shown = picture(&mut model, 80, 24);
    assert!(shown.contains("Đang đọc lại tờ giấy") && shown.contains(">  7a"), "{shown}");
    // Another sheet that was asked for before is none of this one's.
    let other = "AB34".parse().unwrap();
    reply(&mut model, Reply::Sheets(SheetsReply::Sheet { code: other, card: Some(Box::new(card())) }));
    assert!(picture(&mut model, 80, 24).contains("Đang đọc…"));
    reply(&mut model, Reply::Sheets(SheetsReply::Sheet { code, card: Some(Box::new(card())) }));
    assert!(picture(&mut model, 80, 24).contains("Nguyễn Văn Mẫu 3"));
    let sent = super::requests(press(&mut model, "<c-u><f2>"));
    let [Request::Sheets(SheetsRequest::KeyBack { code: of, said, .. })] = sent.as_slice() else {
        panic!("not recorded")
    };
    assert_eq!((*of, said.keys().copied().collect::<Vec<_>>()), (code, vec![1, 3, 4, 5, 6]));
}

/// What the one request that is sent records.
fn recorded(model: &mut Model) -> BTreeMap<u32, Said> {
    let mut sent = super::requests(press(model, "<f2>"));
    match (sent.pop(), sent.len()) {
        (Some(Request::Sheets(SheetsRequest::KeyBack { said, .. })), 0) => said,
        (_, _) => panic!("not recorded: {}", picture(model, 80, 24)),
    }
}

#[test]
fn another_day_makes_appointments_other_days_and_what_does_not_fit_goes_back() {
    let mut model = keying();
    press(&mut model, "<tab>13/6<enter>1a; 3-4h mai; 8h 14/6 n gặp, nói chuyện; 10-12h 14/6; 13-<enter>");
    let shown = picture(&mut model, 80, 24);
    assert_eq!(shown.matches("hẹn 14/06/2023").count(), 6, "{shown}");
    // `mai` is the day after the walk, whichever day that is; the 14th is over on the 15th.
    press(&mut model, "20q<tab>15/6<enter>");
    let shown = picture(&mut model, 80, 24);
    assert!(shown.contains(">  20q ; 8h 14/6 n gặp, nói chuyện ; 10-12h 14/6"), "{shown}");
    assert!(shown.contains("! 10-12h 14/6: ") && shown.contains("đã nhận 4 dòng"), "{shown}");
    assert!(shown.contains("4 dòng có ngày hẹn không hợp"), "{shown}");
    press(&mut model, "<c-u>");
    let said = recorded(&mut model);
    assert_eq!(said.keys().copied().collect::<Vec<_>>(), [1, 3, 4, 13]);
    assert_eq!(said[&4].next.unwrap().day, super::day("2023-06-16"));
}

#[test]
fn nothing_of_what_is_not_understood_is_cut_off() {
    let mut model = keying();
    let typed: Vec<String> = (1..=100).map(|line| format!("{line}q")).collect();
    press(&mut model, &typed.join(" "));
    press(&mut model, "<enter>");
    // Each that is taken away is one that was typed.
    let Some(Screen::Paper(paper)) = model.screens.last_mut() else { panic!("not the sheet") };
    let Some(Typing::Text(field)) = paper.typing() else { panic!("no field") };
    assert_eq!(field.text(), typed.join(" ; "));
    // And there is room to go on.
    press(&mut model, " ; 2a<enter>");
    assert!(picture(&mut model, 80, 24).contains("đã nhận 1 dòng"));
}

#[test]
fn a_paste_that_does_not_fit_is_not_taken_in_part() {
    let mut model = keying();
    let what = What::Paste("3h t7 19h30; ".repeat(2000));
    let at = model.shared.now;
    update(&mut model, Msg { at, what });
    press(&mut model, "<enter>");
    let shown = picture(&mut model, 80, 24);
    assert!(shown.contains("Ô gõ đã đầy") && shown.contains("đã nhận 0 dòng"), "{shown}");
}

#[test]
fn a_sheet_is_made_walked_and_keyed_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut journey = Journey::begin(300);
    let before = journey.activated();
    journey.keys("tp<right><right>").sees("-to-di-2023-06-15.txt").keys("<tab><tab><c-u>To 1<tab><c-u>");
    journey.keys(folder.path().to_str().unwrap()).keys("<tab><tab>di toi nay<enter>").sees("Enter hoặc Esc: đóng");
    let file = std::fs::read_dir(folder.path()).unwrap().next().unwrap().unwrap().path();
    // Nobody takes the invented people of the demo for real ones.
    assert!(file.file_name().unwrap().to_string_lossy().starts_with("demo-phuong-hai-mau-"), "{file:?}");
    let text = std::fs::read_to_string(file).unwrap();
    let code = text.split_once("Tờ ").unwrap().1.split(' ').next().unwrap().to_owned();
    // Somebody at each of three doors: the first line below the place of each.
    let lines: Vec<&str> = text.lines().collect();
    let after_place = lines.windows(2).filter(|pair| pair[0].contains("□ - vắng nhà"));
    let firsts: Vec<usize> =
        after_place.map(|pair| pair[1].split_whitespace().next().unwrap().parse().unwrap()).collect();
    let [one, other, third] = [firsts[0], firsts[1], firsts[2]];
    journey.keys("<enter><c-o>p").sees(&code).keys("<enter>").sees("To 1");
    journey.keys(&format!("{one}a {other}- {third}or2<enter>")).sees("đã nhận 3 dòng").keys("<f2>").sees("Đã ghi");
    assert_eq!(journey.activated(), before + 1);
    // The same sheet once more: who has a visit of that day is counted and asked about, and nothing is recorded yet.
    journey.keys("p").sees(&code).keys("<enter>").keys(&format!("{one}a {other}- {third}or2<enter><f2>"));
    journey.sees("3 hộ đã có lượt đến nhà ngày 15/06/2023").keys("<esc>").sees("đã nhận 3 dòng").keys("<esc><enter>");
    // One undo takes the evening back.
    journey.keys("u").sees(&code).keys("<enter>").sees("Đã hoàn tác");
    assert_eq!(journey.activated(), before);
}

#[test]
fn pictures_of_a_sheet() {
    let mut model = choosing();
    insta::assert_snapshot!("paper_choose_80x24", looks(&mut model, 80, 24));
    let mut model = keying();
    insta::assert_snapshot!("paper_empty_80x24", looks(&mut model, 80, 24));
    press(&mut model, "12a 3- 15h t7 19h30; 20-24k2<enter>1r2 2a7 99-");
    insta::assert_snapshot!("paper_80x24", looks(&mut model, 80, 24));
    insta::assert_snapshot!("paper_160x50", looks(&mut model, 160, 50));
}
