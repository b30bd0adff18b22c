//! The screens of cleaning up as they are.

use super::super::model::Model;
use super::{looks, open_model, press, reply, requests};
use crate::desk::cleaning::{CleaningItem, CleaningPage, HeldPage, HeldShown, Holder, Quality, Sharer, Worklist};
use crate::desk::matching::PairsShown;
use crate::desk::people::Filter;
use crate::desk::screen::{CleaningReply, CleaningRequest, MatchingReply, MatchingRequest, Reply, Request};
use crate::desk::views::{HouseholdRef, PersonRef};
use crate::domain::field::Field;
use crate::domain::household::HouseholdFacts;
use crate::domain::ids::HeldRowId;
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::partial_date::PartialDate;
use crate::domain::person::PersonFacts;
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::domain::problem::ProblemCode;
use crate::domain::quality::CardTold;
use crate::domain::repair::{BY_URGENCY, repair};
use crate::domain::sex::Sex;

fn check(name: &str, model: &mut Model) {
    insta::assert_snapshot!(format!("{name}_80x24"), looks(model, 80, 24));
    insta::assert_snapshot!(format!("{name}_120x40"), looks(model, 120, 40));
}

fn worklist(model: &mut Model, kinds: Vec<(ProblemCode, usize)>, held: usize) {
    let areas = [("Tổ 1", 400, 391), ("Tổ 2", 380, 380), ("", 12, 1)];
    let areas = areas.map(|(area, people, clean)| (area.to_owned(), Quality { people, clean }));
    let quality = Quality { people: 792, clean: 772 };
    let areas = areas.into();
    let worklist = Worklist { kinds, held, quality, areas, pairs: Some(0), alike_areas: 0 };
    reply(model, Reply::Cleaning(CleaningReply::Worklist(Box::new(worklist))));
}

fn item(number: i64, name: &str, (code, field): (ProblemCode, Option<Field>), raw: &str) -> CleaningItem {
    let mut facts = PersonFacts {
        full_name: name.to_owned(),
        birth_date: Some(PartialDate::Day("1985-03-12".parse().unwrap())),
        sex: Some(Sex::Male),
        person_number: PersonNumber::new("031085000613"),
        ..PersonFacts::default()
    };
    match code {
        ProblemCode::BadDate => facts.birth_date = None,
        ProblemCode::PersonIdMismatch => facts.sex = Some(Sex::Female),
        ProblemCode::SharedPhone => facts.phone = Phone::new("0975550333"),
        ProblemCode::OrderOfMilestones => {
            let on = |day: &str| Reached::On(day.parse().unwrap());
            facts.milestones.set(Milestone::L2Activated, on("2023-04-01"));
            facts.milestones.set(Milestone::L2Approved, on("2023-05-01"));
        }
        _ => {}
    }
    let sharer = |number, name: &str| Sharer {
        reference: PersonRef(number),
        full_name: name.to_owned(),
        birth_date: Some(PartialDate::Year(1985)),
        relationship: Some("con".to_owned()),
        address: "12 ngõ 34 phố Thí Điểm, Tổ 1".to_owned(),
    };
    let sharing = match code {
        ProblemCode::SharedPhone => {
            vec![sharer(number, name), sharer(number + 1, "Công Tằng Tôn Nữ Thị Nguyệt Minh Khai")]
        }
        _ => Vec::new(),
    };
    CleaningItem {
        reference: PersonRef(number),
        household: HouseholdRef(number),
        card: CardTold::Told,
        repair: repair(&facts, (code, field), raw),
        facts,
        area: "Tổ 1".to_owned(),
        household_facts: HouseholdFacts {
            address: Some("12/5 ngõ 34 phố Thí Điểm".to_owned()),
            head_name: Some("Nguyễn Văn Mẫu".to_owned()),
            ..HouseholdFacts::default()
        },
        field,
        cells: if raw.is_empty() { Vec::new() } else { vec![(raw.to_owned(), "F17".to_owned())] },
        sharing,
    }
}

/// Opens a kind with these people.
fn open_kind(code: ProblemCode, items: Vec<CleaningItem>) -> Model {
    let mut model = open_model();
    press(&mut model, "v");
    worklist(&mut model, vec![(code, items.len())], 0);
    let asked = requests(press(&mut model, "<enter>"));
    let number = asked.iter().find_map(|request| match request {
        Request::Cleaning(CleaningRequest::People { number, .. }) => Some(*number),
        _ => None,
    });
    let page = CleaningPage { total: items.len(), first: 0, kept: None, items };
    reply(&mut model, Reply::Cleaning(CleaningReply::People { number: number.unwrap(), page }));
    model
}

#[test]
fn the_worklist() {
    let mut model = open_model();
    press(&mut model, "v");
    check("cleaning_loading", &mut model);
    let all = BY_URGENCY.into_iter().zip([1_204, 3, 12].into_iter().cycle()).collect();
    worklist(&mut model, all, 7);
    check("cleaning_all", &mut model);
    press(&mut model, "<end>");
    check("cleaning_end", &mut model);
    worklist(&mut model, vec![(ProblemCode::BadDate, 1)], 0);
    check("cleaning_one", &mut model);
    worklist(&mut model, Vec::new(), 0);
    check("cleaning_nothing", &mut model);
}

/// People twice and areas alike: counted where somebody looked, openable also before.
#[test]
fn the_worklist_leads_to_pairs_and_areas() {
    let mut model = open_model();
    press(&mut model, "v");
    let quality = Quality { people: 792, clean: 791 };
    let areas: Vec<_> = ["Tổ 1", "Tổ 01B"].map(|area| (area.to_owned(), quality)).into();
    let kinds = vec![(ProblemCode::BadDate, 1)];
    let worklist = Worklist { kinds, held: 0, quality, areas, pairs: None, alike_areas: 2 };
    reply(&mut model, Reply::Cleaning(CleaningReply::Worklist(Box::new(worklist))));
    check("cleaning_twice", &mut model);
    let opened = requests(press(&mut model, "<down><enter>"));
    assert!(opened.iter().any(|request| matches!(request, Request::Matching(MatchingRequest::Pairs))));
    // What is found there is counted here, though this screen stands below.
    let found = PairsShown { total: 12, lines: Vec::new() };
    reply(&mut model, Reply::Matching(MatchingReply::Pairs(found)));
    press(&mut model, "<esc>");
    assert!(super::picture(&mut model, 80, 24).contains("12 cặp"));
    let opened = requests(press(&mut model, "<down><enter>"));
    assert!(opened.iter().any(|request| matches!(request, Request::Matching(MatchingRequest::Areas))));
    press(&mut model, "<esc>");
    let opened = requests(press(&mut model, "<down><enter>"));
    let wanted = vec![Filter::Area("Tổ 1".to_owned()), Filter::AnyProblem];
    assert!(opened.iter().any(|request| matches!(request, Request::People { query, .. } if query.filters == wanted)));
}

#[test]
fn people_of_a_kind() {
    for (code, field, raw) in [
        (ProblemCode::BadDate, Some(Field::BirthDate), "29/2/1985"),
        (ProblemCode::BadPhone, Some(Field::Phone), "09l2 345 678"),
        (ProblemCode::UnknownValue, Some(Field::Presence), "ở quê"),
        (ProblemCode::PersonIdMismatch, None, ""),
        (ProblemCode::OrderOfMilestones, None, ""),
        (ProblemCode::SharedPhone, None, ""),
        (ProblemCode::DateInAddress, None, "12-May"),
        (ProblemCode::MissingHousehold, None, ""),
    ] {
        let names = ["Nguyễn Văn Mẫu", "Công Tằng Tôn Nữ Thị Nguyệt Minh Khai Hoàng Hoa Thám"];
        let items = (1..40).map(|number| item(number, names[usize::from(number % 3 == 1)], (code, field), raw));
        let mut model = open_kind(code, items.collect());
        check(&format!("cleaning_{}", code.code()), &mut model);
        press(&mut model, "e");
        insta::assert_snapshot!(format!("cleaning_{}_edit_80x24", code.code()), looks(&mut model, 80, 24));
    }
}

#[test]
fn an_editor_says_what_is_wrong_while_one_types() {
    let code = (ProblemCode::BadDate, Some(Field::BirthDate));
    let mut model = open_kind(code.0, vec![item(1, "Nguyễn Văn Mẫu", code, "31/6/1985")]);
    press(&mut model, "e30/6/85");
    insta::assert_snapshot!("cleaning_edit_good_80x24", looks(&mut model, 80, 24));
    press(&mut model, "9<enter>");
    insta::assert_snapshot!("cleaning_edit_wrong_80x24", looks(&mut model, 80, 24));
}

#[test]
fn everything_of_a_kind_at_once_is_asked_first() {
    let code = (ProblemCode::BadPhone, Some(Field::Phone));
    let mut model = open_kind(code.0, vec![item(1, "Nguyễn Văn Mẫu", code, "09l2345678")]);
    press(&mut model, "*");
    reply(&mut model, Reply::Cleaning(CleaningReply::Sure { code: code.0, people: 1_204 }));
    check("cleaning_ask_all", &mut model);
}

fn held(number: u8, code: ProblemCode) -> HeldShown {
    let cells =
        [("STT", "6"), ("Số hộ", "12"), ("Địa chỉ", "18 phố K"), ("Năm sinh", "1982"), ("Số CCCD", "031082100007")];
    let facts = vec![
        ("household_no", "12".to_owned()),
        ("address", "18 phố K".to_owned()),
        ("birth_date", "1982".to_owned()),
        ("person_id", "031082100007".to_owned()),
        ("l2_activated", "x".to_owned()),
    ];
    let named = code == ProblemCode::DuplicateId;
    let name = ("full_name", "Đỗ Văn Tám".to_owned());
    let holder = Holder {
        reference: PersonRef(5),
        household: HouseholdRef(3),
        facts: item(5, "Đỗ Văn Năm", (ProblemCode::NoName, None), "").facts,
        household_facts: HouseholdFacts { address: Some("16 phố K".to_owned()), ..HouseholdFacts::default() },
    };
    HeldShown {
        id: HeldRowId([number; 16]),
        file: "danh-sach.xlsx".to_owned(),
        sheet: "Tổ 1".to_owned(),
        row: u32::from(number) + 8,
        code,
        cells: cells.map(|(heading, text)| (heading.to_owned(), text.to_owned())).into(),
        facts: named.then_some(name).into_iter().chain(facts).collect(),
        holder: named.then_some(holder),
    }
}

#[test]
fn rows_that_were_put_aside() {
    let mut model = open_model();
    press(&mut model, "v");
    worklist(&mut model, Vec::new(), 3);
    let asked = requests(press(&mut model, "<enter>"));
    let number = asked.iter().find_map(|request| match request {
        Request::Cleaning(CleaningRequest::Held { number, .. }) => Some(*number),
        _ => None,
    });
    check("held_loading", &mut model);
    let rows = vec![held(1, ProblemCode::DuplicateId), held(2, ProblemCode::NoName), held(3, ProblemCode::NoName)];
    let page = HeldPage { total: rows.len(), first: 0, kept: None, rows };
    reply(&mut model, Reply::Cleaning(CleaningReply::Held { number: number.unwrap(), page }));
    check("held_list", &mut model);
    for (name, key) in [("new", "<enter>"), ("same", "t"), ("number", "s"), ("drop", "-")] {
        press(&mut model, key);
        insta::assert_snapshot!(format!("held_{name}_80x24"), looks(&mut model, 80, 24));
        press(&mut model, "<esc>");
    }
    press(&mut model, "<down>");
    check("held_name", &mut model);
    press(&mut model, "<enter>");
    check("held_form", &mut model);
    press(&mut model, "<enter>");
    insta::assert_snapshot!("held_form_wrong_80x24", looks(&mut model, 80, 24));
}
