//! The screens of duplicates and areas as they are. Invented people only.

use super::super::model::Model;
use super::{answer_all, looks, open_model, person, picture, press, reply};
use crate::desk::areas::{AreaChange, AreaChangePlan, AreaLine, Meets};
use crate::desk::matching::{PairLine, PairSide, PairsShown, SideBySide, Sides};
use crate::desk::screen::{MatchingReply, Progress, Reply};
use crate::desk::views::{HouseholdRef, PersonRef, PersonResult, VisitShown};
use crate::domain::field::Field;
use crate::domain::household::HouseholdFacts;
use crate::domain::ids::HouseholdId;
use crate::domain::likeness::LikeReason;
use crate::domain::merging::choices;
use crate::domain::next_step::NextStep;
use crate::domain::partial_date::PartialDate;
use crate::domain::visit::{Outcome, ResultKind};

fn check(name: &str, model: &mut Model) {
    insta::assert_snapshot!(format!("{name}_80x24"), looks(model, 80, 24));
    insta::assert_snapshot!(format!("{name}_120x40"), looks(model, 120, 40));
}

fn side(number: i64, name: &str, born: PartialDate) -> PairSide {
    PairSide {
        reference: PersonRef(number),
        full_name: name.to_owned(),
        birth_date: Some(born),
        area: "Tổ 1".to_owned(),
        address: format!("{number} ngõ 34 phố Thí Điểm"),
    }
}

fn pairs(count: i64) -> PairsShown {
    let day = |text: &str| PartialDate::Day(text.parse().unwrap());
    let lines = (0..count).map(|place| {
        let reason = LikeReason::ALL[usize::try_from(place).unwrap() % LikeReason::ALL.len()];
        let name = if place == 1 {
            "Công Tằng Tôn Nữ Thị Nguyệt Minh Khai Hoàng Hoa"
        } else {
            "Nguyễn Văn Mẫu"
        };
        PairLine {
            one: side(place * 2 + 1, name, day("1985-03-12")),
            other: side(place * 2 + 2, "nguyen van mau", PartialDate::Year(1985)),
            reason,
            score: 100 - u8::try_from(place.min(60)).unwrap(),
        }
    });
    PairsShown { total: usize::try_from(count).unwrap(), lines: lines.collect() }
}

fn two() -> SideBySide {
    let mut stays = person(1, 1, "Nguyễn Văn Mẫu", NextStep::ActivateNow);
    let mut other = person(2, 2, "nguyen van mau", NextStep::ActivateNow);
    for (field, value) in [("phone", "0912345678"), ("birth_date", "1985"), ("note", "hay đi làm xa")] {
        other.person.facts.set(Field::from_code(field).unwrap(), Some(value)).unwrap();
    }
    stays.person.facts.note = Some("gọi trước khi đến".to_owned());
    other.person.facts.milestones = crate::domain::milestone::Milestones::default();
    other.person.household = HouseholdId([2; 16]);
    stays.visits.push(VisitShown {
        household: HouseholdRef(1),
        on: "2023-06-14".parse().unwrap(),
        outcome: Outcome::Met,
        results: vec![PersonResult::of(PersonRef(1), ResultKind::Guided)],
        next: None,
        note: None,
        by: "Nguyễn Thị Ghi".to_owned(),
    });
    let place = |number: i64| HouseholdFacts {
        address: Some(format!("{number} ngõ 34 phố Thí Điểm")),
        area: Some("Tổ 1".to_owned()),
        ..HouseholdFacts::default()
    };
    SideBySide {
        choices: choices(&stays.person, &other.person),
        households: vec![
            (stays.person.household.to_string(), HouseholdRef(1), place(1)),
            (other.person.household.to_string(), HouseholdRef(2), place(2)),
        ],
        stays: Box::new(stays),
        other: Box::new(other),
        reason: Some(LikeReason::OtherHousehold),
        are_apart: false,
        merged_before: 0,
    }
}

fn shown(model: &mut Model, sides: Sides, shown: Option<SideBySide>) {
    let shown = shown.map(Box::new);
    reply(model, Reply::Matching(MatchingReply::SideBySide { sides, shown }));
}

#[test]
fn the_pairs() {
    let mut model = open_model();
    press(&mut model, "k");
    reply(&mut model, Reply::Progress(Progress::Percent(40)));
    check("pairs_working", &mut model);
    reply(&mut model, Reply::Matching(MatchingReply::Pairs(pairs(0))));
    check("pairs_none", &mut model);
    press(&mut model, "<enter>");
    insta::assert_snapshot!("pairs_none_enter_80x24", looks(&mut model, 80, 24));
    reply(&mut model, Reply::Matching(MatchingReply::Pairs(pairs(40))));
    press(&mut model, "<down>");
    check("pairs_many", &mut model);
    insta::assert_snapshot!("pairs_many_60x16", looks(&mut model, 60, 16));
    let mut many = pairs(40);
    many.total = 1_234;
    reply(&mut model, Reply::Matching(MatchingReply::Pairs(many)));
    press(&mut model, "<end>");
    insta::assert_snapshot!("pairs_first_of_many_80x24", looks(&mut model, 80, 24));
}

#[test]
fn work_on_the_pairs_can_be_stopped() {
    let mut model = open_model();
    press(&mut model, "k");
    reply(&mut model, Reply::Matching(MatchingReply::Stopped));
    insta::assert_snapshot!("pairs_stopped_80x24", looks(&mut model, 80, 24));
}

#[test]
fn two_side_by_side() {
    let mut model = open_model();
    press(&mut model, "k");
    reply(&mut model, Reply::Matching(MatchingReply::Pairs(pairs(3))));
    press(&mut model, "<enter>");
    check("side_by_side_loading", &mut model);
    shown(&mut model, Sides(PersonRef(1), PersonRef(2)), Some(two()));
    check("side_by_side", &mut model);
    insta::assert_snapshot!("side_by_side_60x16", looks(&mut model, 60, 16));
    press(&mut model, "<down><down><right><end><up>");
    check("side_by_side_chosen", &mut model);
    press(&mut model, "x");
    insta::assert_snapshot!("side_by_side_revealed_80x24", looks(&mut model, 80, 24));
    press(&mut model, "m");
    check("side_by_side_ask", &mut model);
    press(&mut model, "<esc>p");
    insta::assert_snapshot!("side_by_side_first_80x24", looks(&mut model, 80, 24));
}

#[test]
fn what_was_reached_is_not_given_up_and_notes_can_be_kept_both() {
    let mut model = open_model();
    press(&mut model, "k");
    reply(&mut model, Reply::Matching(MatchingReply::Pairs(pairs(1))));
    press(&mut model, "<enter>");
    shown(&mut model, Sides(PersonRef(1), PersonRef(2)), Some(two()));
    press(&mut model, "<end><right>");
    assert!(picture(&mut model, 80, 24).contains("Mốc đã đạt thì giữ"));
    let note = two().choices.iter().position(|choice| choice.field == Field::Note).unwrap();
    press(&mut model, &format!("<home>{}", "<down>".repeat(note)));
    assert!(picture(&mut model, 80, 24).contains("Giữ cả hai: gọi trước khi đến; hay đi làm xa"));
    press(&mut model, " ");
    assert!(picture(&mut model, 80, 24).contains("Space nữa để giữ cả hai"));
}

fn areas() -> Vec<AreaLine> {
    let area = |name: &str, households: usize| AreaLine {
        name: name.to_owned(),
        spellings: Vec::new(),
        households,
        people: households * 4,
        target: None,
        alike: Vec::new(),
    };
    let mut areas = vec![area("1", 3), area("Tổ 1", 206), area("Tổ 2", 1_204), area("", 12)];
    areas[0].alike = vec!["Tổ 1".to_owned()];
    areas[1].alike = vec!["1".to_owned()];
    areas[1].target = Some(300);
    areas[2].spellings = vec!["Tổ 2".to_owned(), "tổ dân phố số 2".to_owned()];
    areas
}

#[test]
fn the_areas() {
    let mut model = open_model();
    press(&mut model, "j");
    insta::assert_snapshot!("areas_loading_80x24", looks(&mut model, 80, 24));
    reply(&mut model, Reply::Matching(MatchingReply::Areas(areas())));
    press(&mut model, "<down>");
    check("areas", &mut model);
    press(&mut model, "e");
    check("areas_rename", &mut model);
    let effects = press(&mut model, "<c-u>Tổ Mới<enter>");
    assert_eq!(answer_all(&mut model, effects).len(), 1);
    let change = AreaChange { from: "Tổ 1".to_owned(), to: "Tổ Mới".to_owned() };
    let plan = AreaChangePlan { change, households: 206, meets: Meets::Nobody, target: Some(300), same_numbers: 0 };
    reply(&mut model, Reply::Matching(MatchingReply::AreaChange(plan)));
    check("areas_ask_rename", &mut model);
    press(&mut model, "<enter>");
    reply(&mut model, Reply::Progress(Progress::Percent(60)));
    insta::assert_snapshot!("areas_working_80x24", looks(&mut model, 80, 24));
    reply(&mut model, Reply::Matching(MatchingReply::Stopped));
    press(&mut model, "m");
    check("areas_target", &mut model);
    press(&mut model, "<enter>");
    let change = AreaChange { from: "Tổ 1".to_owned(), to: "1".to_owned() };
    let plan = AreaChangePlan { change, households: 206, meets: Meets::Another, target: Some(310), same_numbers: 2 };
    reply(&mut model, Reply::Matching(MatchingReply::AreaChange(plan)));
    check("areas_ask_merge", &mut model);
    press(&mut model, "<esc>m<end><enter>");
    let change = AreaChange { from: "Tổ 1".to_owned(), to: String::new() };
    let plan = AreaChangePlan { change, households: 206, meets: Meets::NoArea, target: None, same_numbers: 0 };
    reply(&mut model, Reply::Matching(MatchingReply::AreaChange(plan)));
    insta::assert_snapshot!("areas_ask_none_80x24", looks(&mut model, 80, 24));
}
