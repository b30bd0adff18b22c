//! Journeys with households and people over the real desk: recorded, corrected, added, moved, and each taken back.

use super::super::model::Model;
use super::super::screens::Screen;
use super::journeys::Journey;
use crate::desk::views::{HouseholdCard, PersonCard};
use crate::domain::field::Field;
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::phone::Phone;
use crate::domain::presence::Presence;
use crate::domain::sex::Sex;

/// A household of several people, open.
fn at_a_household() -> Journey {
    let mut journey = Journey::begin(300);
    journey.keys("d<enter>");
    while card(&journey.model).members.len() < 2 {
        journey.keys("n");
    }
    journey
}

fn card(model: &Model) -> &HouseholdCard {
    model.top().unwrap().any_card().unwrap()
}

fn member(model: &Model) -> &PersonCard {
    let (_, person) = model.person().unwrap();
    card(model).members.iter().find(|member| member.reference == person).unwrap()
}

/// Takes the last operation back, and sees that the household is as it was.
#[track_caller]
fn undone(journey: &mut Journey, before: &HouseholdCard) {
    journey.keys("u<enter>").sees("Đã hoàn tác");
    assert_eq!(card(&journey.model), before);
}

#[test]
fn a_person_is_opened_corrected_and_everything_is_in_the_history() {
    let mut journey = at_a_household();
    journey.keys("<enter>");
    let before = card(&journey.model).clone();
    journey.keys("e").sees("Sửa người").keys("<tab><tab><tab><tab><tab><c-u>cháu nội<enter>").sees("Đã ghi");
    assert_eq!(member(&journey.model).person.facts.relationship.as_deref(), Some("cháu nội"));
    journey.keys("<end>").sees("Quan hệ với chủ hộ:").sees("→ cháu nội");
    journey.keys("<home>");
    undone(&mut journey, &before);
    // The newest operation of the history, opened, and taken back from there.
    journey.keys("e<tab><tab><tab><tab><tab><c-u>em họ<enter>l").sees("Lịch sử").sees("(đã hoàn tác)");
    journey.keys("<enter>").sees("em họ").keys("u<enter>").sees("Đã hoàn tác");
    journey.keys("<esc><esc>");
    assert_eq!(card(&journey.model), &before);
}

#[test]
fn a_wrong_phone_is_taken_away_and_one_that_cannot_be_is_refused_at_the_field() {
    let mut journey = at_a_household();
    journey.keys("<enter>e<tab><tab><tab><tab>12<enter>").sees("Số di động có 10 chữ số");
    journey.keys("<c-u>0912 345 678<enter>").sees("Đã ghi");
    assert_eq!(member(&journey.model).person.facts.phone.as_ref().map(Phone::as_str), Some("0912345678"));
    // The form never shows it; a dash takes it away.
    journey.keys("e").sees("091••••678").keys("<tab><tab><tab><tab>-<enter>").sees("Đã ghi");
    assert_eq!(member(&journey.model).person.facts.phone, None);
    journey.keys("u<enter>").sees("Đã hoàn tác");
    assert!(member(&journey.model).person.facts.phone.is_some());
}

#[test]
fn a_number_that_somebody_has_is_refused_at_the_field() {
    let mut journey = at_a_household();
    journey.keys("<enter>");
    let number = member(&journey.model).person.facts.person_number.clone().unwrap();
    journey.keys(&format!("a1Nguyễn Thử Nghiệm<tab><tab><tab>{}<enter>", number.as_str()));
    journey.sees("đang là của P").sees("Nguyễn Thử Nghiệm");
}

#[test]
fn somebody_is_added_to_a_household_and_seen_in_it() {
    let mut journey = at_a_household();
    let before = card(&journey.model).clone();
    journey.keys("a").sees("Người vào hộ").keys("1nguyễn thị bé<tab>10/6/2023<tab><right><right><enter>");
    journey.sees("Đã ghi: thêm nguyễn thị bé.").sees("Nguyễn Thị Bé");
    assert_eq!(card(&journey.model).reference, before.reference);
    assert_eq!(member(&journey.model).person.facts.full_name, "Nguyễn Thị Bé");
    assert_eq!(member(&journey.model).person.facts.sex.map(Sex::code), Some("female"));
    undone(&mut journey, &before);
}

#[test]
fn a_person_with_a_new_household_and_a_household_are_added_from_the_first_screen() {
    let mut journey = Journey::begin(300);
    journey.keys("a2Lê Văn Thử");
    // Address, then the area, taken from those that are there.
    journey
        .keys(&"<tab>".repeat(10))
        .keys("9 ngõ 1 phố Thử<tab>1<f5>")
        .sees("Tổ 1")
        .keys("<enter>")
        .sees("mới có tên")
        .keys("<enter>");
    journey.sees("9 ngõ 1 phố Thử").sees("Lê Văn Thử");
    assert_eq!(card(&journey.model).members.len(), 1);
    journey.keys("u<enter>").sees("Hộ này không còn trong sổ");
    journey.keys("<esc>a3<tab><tab>77<enter>").sees("Hộ số 77");
    assert!(card(&journey.model).members.is_empty());
    journey.keys("a1Trần Văn Một<enter><enter>").sees("Trần Văn Một");
    assert_eq!(card(&journey.model).members.len(), 1);
}

#[test]
fn a_household_is_corrected() {
    let mut journey = at_a_household();
    let before = card(&journey.model).clone();
    journey.keys("e<c-u>1 phố Mới<enter>").sees("1 phố Mới").sees("sửa Địa chỉ").sees("→ 1 phố Mới");
    assert_eq!(card(&journey.model).household.facts.address.as_deref(), Some("1 phố Mới"));
    undone(&mut journey, &before);
    journey.keys("e<enter>").sees("Chưa đổi gì");
}

#[test]
fn somebody_moves_to_a_household_that_is_found_and_back() {
    let mut journey = at_a_household();
    let before = card(&journey.model).clone();
    journey.keys("n");
    let target = card(&journey.model).clone();
    let name = crate::text::fold::loose(&target.members[0].person.facts.full_name);
    journey.keys("p<enter>c").sees("chuyển đến đâu?").keys(&format!("{name}<enter>"));
    journey.sees("Đã ghi");
    assert_ne!(card(&journey.model).reference, before.reference, "the person is followed");
    journey.keys("<end>").sees("Hộ:");
    journey.keys("u<enter>").sees("Đã hoàn tác");
    assert_eq!(card(&journey.model), &before);
    // To a new one.
    // Enter means none of those who are only offered.
    journey
        .keys("c")
        .sees("► + Hộ mới")
        .keys("<enter>")
        .sees("Chuyển sang hộ mới")
        .keys("3 phố Lạ<enter>")
        .sees("3 phố Lạ");
    assert_eq!(card(&journey.model).members.len(), 1);
    undone(&mut journey, &before);
}

#[test]
fn presence_from_a_day_and_papers() {
    let mut journey = at_a_household();
    journey.keys("<enter>");
    let before = card(&journey.model).clone();
    journey.keys("t<right><right><tab>1/6<enter>").sees("Đã chuyển đi từ 01/06/2023");
    assert_eq!(member(&journey.model).presence, Presence::MovedAway);
    undone(&mut journey, &before);
    journey.keys("t<right><tab>+3<enter>").sees("chưa đến").keys("<esc><enter>");
    journey.keys("g<right><tab><tab><right><right><enter>").sees("Đã ghi");
    let papers = member(&journey.model).person.facts.papers;
    assert_eq!((papers.bhyt, papers.bhxh, papers.gplx, papers.vehicle), (Some(true), None, Some(false), None));
    undone(&mut journey, &before);
}

#[test]
fn any_milestone_from_the_person() {
    let mut journey = at_a_household();
    journey.keys("<enter>");
    let before = card(&journey.model).clone();
    journey.keys("m3<f4><left><enter><enter>").sees("14/06/2023");
    let reached = member(&journey.model).person.facts.milestones.get(Milestone::L1Registered);
    assert_eq!(reached, Reached::On(super::day("2023-06-14")));
    undone(&mut journey, &before);
    journey.keys("m30<enter>").sees("không rõ ngày");
    undone(&mut journey, &before);
}

#[test]
fn members_follow_each_other_and_a_visit_starts_from_the_person() {
    let mut journey = at_a_household();
    journey.keys("<enter>");
    let first = member(&journey.model).person.facts.full_name.clone();
    journey.keys("n");
    let second = member(&journey.model).person.facts.full_name.clone();
    assert_ne!(first, second);
    journey.keys("p").sees(&first);
    journey.keys("vd<enter>").sees("Đã ghi").sees("Lượt đến nhà có nhắc người này");
    assert!(matches!(journey.model.top(), Some(Screen::Person(_))));
    assert!(!member(&journey.model).visits.is_empty());
    assert_eq!(member(&journey.model).person.get(Field::FullName), Some(first));
}
