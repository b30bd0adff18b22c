//! Journeys with duplicates and areas over the real desk: compared, merged, told apart, taken back.

use super::super::screens::Screen;
use super::journeys::Journey;
use crate::domain::tally::Count;

/// Somebody of the demo who was added once more, with the name typed without marks; their page is open.
fn with_a_duplicate(name: &str) -> Journey {
    let mut journey = Journey::begin(300);
    journey.keys("d<enter><enter>").sees("Người");
    let born = "12/03/1985";
    for name in [name, "Nguyen Thu Nghiem"] {
        journey.keys(&format!("a1{name}<tab>{born}<enter>"));
        journey.sees("Đã ghi");
        journey.keys("<esc>");
        journey.keys("<enter>");
    }
    journey.keys("<c-o>");
    journey
}

fn residents(journey: &Journey) -> u64 {
    journey.model.shared.overview.as_ref().unwrap().tally.total.count(Count::Residents)
}

#[test]
fn a_pair_is_merged_with_four_keys_and_taken_back() {
    let mut journey = with_a_duplicate("Nguyễn Thử Nghiệm");
    let before = residents(&journey);
    // Open the list, open the pair, merge, yes: the list says that nobody is left.
    journey.keys("k").sees("cặp có thể là một người").sees("Nguyễn Thử Nghiệm");
    journey.keys("<enter>").sees("dòng giữ lại").sees("Cùng tên, cùng hộ");
    journey.keys("m").sees("Còn lại một người: Nguyễn Thử Nghiệm · 12/03/1985");
    journey.keys("<enter>").sees("Đã ghi: gộp P");
    journey.sees("Không thấy ai có thể đã ghi hai lần");
    assert_eq!(residents(&journey), before - 1);
    journey.keys("u<enter>").sees("Đã hoàn tác").sees("1 cặp có thể là một người");
    assert_eq!(residents(&journey), before);
    // And told apart with one key.
    journey.keys("<enter>k").sees("Đã ghi: hai người khác nhau").sees("Không thấy ai có thể đã ghi hai lần");
    assert_eq!(residents(&journey), before);
    journey.keys("u<enter>").sees("1 cặp có thể là một người");
}

#[test]
fn somebody_is_said_to_be_the_same_as_another_from_their_page() {
    let mut journey = with_a_duplicate("Lê Hoàn Toàn Khác");
    journey.keys("/le hoan toan khac<enter><enter>").sees("Lê Hoàn Toàn Khác");
    while !matches!(journey.model.top(), Some(Screen::Person(_))) {
        journey.keys("<enter>");
    }
    journey.keys("s").sees("trùng với ai?").keys("<c-u>nguyen thu nghiem").sees("Nguyen Thu Nghiem");
    journey.keys("<enter>").sees("Hai người do cán bộ chọn").sees("≠");
    journey.keys("m<enter>").sees("Đã ghi: gộp P");
    // Back on the page of the one who stands for both, whichever entry it is.
    assert!(matches!(journey.model.top(), Some(Screen::Person(_))));
    journey.sees("gộp người trùng");
    let (_, person) = journey.model.person().unwrap();
    journey.keys("u<enter>").sees("Đã hoàn tác");
    assert_eq!(journey.model.person().unwrap().1, person);
}

#[test]
fn what_was_decided_is_seen_again_when_it_is_taken_back_among_many() {
    let mut journey = with_a_duplicate("Nguyễn Thử Nghiệm");
    // A third entry makes three pairs.
    journey.keys("/nguyen thu nghiem<enter>a1Nguyễn Thử Nghiệm<tab>12/03/1985<enter>").sees("Đã ghi");
    journey.keys("<c-o>k").sees("3 cặp").keys("<enter>").sees("1/3");
    journey.keys("n").sees("2/3").keys("n").sees("3/3").keys("n").sees("Đây là cặp cuối").keys("p").sees("2/3");
    journey.keys("k").sees("Đã ghi: hai người khác nhau").sees("2/2");
    journey.keys("u<enter>").sees("2/3");
    // Two merges settle the three pairs.
    journey.keys("m<enter>").sees("Đã ghi").keys("m<enter>").sees("Không thấy ai");
}

#[test]
fn an_area_is_renamed_and_put_into_another_one_and_has_its_name_back() {
    let mut journey = Journey::begin(300);
    journey.keys("j").sees("Các tổ").sees("Chỉ tiêu");
    journey
        .keys("e<c-u>Tổ Thử Nghiệm<enter>")
        .sees("Đổi tên")
        .sees("thành Tổ Thử Nghiệm")
        .sees("Chỉ tiêu của tổ từ nay");
    journey.keys("<enter>").sees("Đã ghi: sửa tổ").sees("Tổ Thử Nghiệm");
    journey.keys("m").sees("vào tổ nào?").keys("<enter>").sees("chuyển sang").keys("<enter>").sees("Đã ghi: sửa tổ");
    let after = super::picture(&mut journey.model, 80, 24);
    assert!(!after.contains("Tổ Thử Nghiệm"), "{after}");
    journey.keys("u<enter>").sees("Tổ Thử Nghiệm").keys("u<enter>").sees("Đã hoàn tác");
    assert!(!super::picture(&mut journey.model, 80, 24).contains("Tổ Thử Nghiệm"));
    // A name that is there already is a merge, and is asked as one.
    journey.keys("<end>").keys("e<c-u>to 1<enter>").sees("Gộp").keys("<esc>").sees("Các tổ");
}
