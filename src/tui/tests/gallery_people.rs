//! How a household, a person, their forms and the calendar look in every state.

use super::{answer_all, day, go, household, looks, open_model, person, press, reply};
use crate::desk::screen::{EditingReply, Reply, Request, Subject};
use crate::desk::views::{
    FactChange, HouseholdCard, HouseholdRef, NamedHousehold, PersonCard, PersonRef, PersonResult, ProblemShown,
    SubjectHistory, SubjectHistoryLine, VisitShown,
};
use crate::domain::event::OperationKind;
use crate::domain::field::{Conflict, Field, HouseholdField};
use crate::domain::ids::{HouseholdId, OperationId};
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::next_step::NextStep;
use crate::domain::presence::{Presence, Residence};
use crate::domain::problem::ProblemCode;
use crate::domain::reason::Reason;
use crate::domain::time::Timestamp;
use crate::domain::visit::{Outcome, ResultKind};
use crate::tui::model::Model;

/// In the small window with its looks, in the wide one as text.
fn snapshots(name: &str, model: &mut Model) {
    insta::assert_snapshot!(format!("{name}_80x24"), looks(model, 80, 24));
    insta::assert_snapshot!(format!("{name}_120x40"), looks(model, 120, 40));
}

/// A household about which there is everything to say.
fn full_household() -> HouseholdCard {
    let mut card = household(1);
    let long = "Tôn Nữ Thị Hoàng Nguyễn Phước Quý Khánh Ngọc Anh Thư";
    card.members[1] = full_person();
    for number in 3..10 {
        let mut member = person(number, 1, &format!("{long} {number}"), NextStep::Enrol);
        member.person.facts.relationship = Some("con riêng của vợ".to_owned());
        card.members.push(member);
    }
    card.members[2].presence = Presence::MovedAway;
    card.members[2].next_step = NextStep::None(crate::domain::eligibility::NotEligible::NotCounted);
    card.household.facts.address = Some("Số 6/19 ngách 12/45 ngõ 34 đường Nguyễn Thị Minh Khai kéo dài".to_owned());
    card.household.conflicts =
        vec![Conflict { field: HouseholdField::Address, other: Some("Số 8/19 phố Thí Điểm".to_owned()) }];
    card.visits = visits();
    card.appointment = "2023-06-14 19:30".parse().ok();
    card
}

fn visits() -> Vec<VisitShown> {
    let visit = |on: &str, outcome, results| VisitShown {
        household: HouseholdRef(1),
        on: day(on),
        outcome,
        results,
        next: None,
        note: None,
        by: "Nguyễn Thị Ghi".to_owned(),
    };
    let reason = Reason::from_code("no_smartphone");
    let mut latest = visit(
        "2023-06-10",
        Outcome::Met,
        vec![PersonResult { reason, ..PersonResult::of(PersonRef(2), ResultKind::Appointment) }],
    );
    latest.next = "2023-06-14 19:30".parse().ok();
    latest.note = Some("gọi con trai trước khi đến".to_owned());
    vec![visit("2023-06-01", Outcome::NotHome, Vec::new()), latest]
}

/// A person about whom there is everything to say.
fn full_person() -> PersonCard {
    let mut card = person(2, 1, "Trần Thị Mẫu", NextStep::ActivateNow);
    let facts = &mut card.person.facts;
    facts.relationship = Some("vợ".to_owned());
    facts.residence = Some(Residence::Permanent);
    facts.note = Some("nghe kém, nói to".to_owned());
    facts.papers.bhyt = Some(true);
    facts.papers.gplx = Some(false);
    facts.milestones.set(Milestone::L2Enrolled, Reached::No);
    facts.milestones.set(Milestone::L1Activated, Reached::DayUnknown { counted_from: day("2023-05-01") });
    card.person.presence_changes = vec![(day("2023-05-20"), Some(Presence::Absent))];
    card.presence = Presence::Absent;
    card.reason = Reason::from_code("no_smartphone");
    card.person.conflicts = vec![
        Conflict { field: Field::Phone, other: Some("0912345678".to_owned()) },
        Conflict { field: Field::Household, other: Some(HouseholdId([9; 16]).to_string()) },
    ];
    card.problems = vec![ProblemShown {
        code: ProblemCode::BadDate,
        field: Some(Field::Milestone(Milestone::CardApplied)),
        raw: "31/6/2022".to_owned(),
        cell: "E17".to_owned(),
    }];
    card.visits = visits().split_off(1);
    card
}

fn history() -> SubjectHistory {
    let at = |text: &str| Timestamp::from_local(format!("{text}:00").parse().unwrap());
    let line = |kind, actor: &str, when: &str, changes| SubjectHistoryLine {
        operation: OperationId([1; 16]),
        kind,
        actor: actor.to_owned(),
        at: at(when),
        on: day("2023-06-10"),
        undone: false,
        changes,
    };
    let change = |field: Field, old: Option<&str>, new: Option<&str>| FactChange {
        field: field.code(),
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
    };
    let here = HouseholdId([1; 16]).to_string();
    let there = HouseholdId([9; 16]).to_string();
    let mut undone =
        line(OperationKind::EditPerson, "An", "2023-06-12T20:10", vec![change(Field::Note, None, Some("điếc"))]);
    undone.undone = true;
    let phone = change(Field::Phone, Some("0975550333"), Some("0912345678"));
    let papers = change(Field::Bhyt, None, Some("yes"));
    let moved = change(Field::Household, Some(&there), Some(&here));
    SubjectHistory {
        stands: None,
        lines: vec![
            undone,
            line(OperationKind::EditPerson, "Lê Thị Tình Nguyện", "2023-06-10T19:45", vec![phone, papers]),
            line(OperationKind::MovePerson, "An", "2023-05-20T08:00", vec![moved]),
            line(
                OperationKind::Import,
                "An",
                "2023-04-27T21:30",
                vec![change(Field::Phone, None, Some("0975550333")), change(Field::Household, None, Some(&there))],
            ),
        ],
        household: Some(HouseholdRef(1)),
        places: vec![
            NamedHousehold {
                id: here, reference: Some(HouseholdRef(1)), label: "Nguyễn Văn Mẫu, Tổ 1".to_owned()
            },
            NamedHousehold {
                id: there, reference: Some(HouseholdRef(9)), label: "Lê Văn Cũ, 5 phố Xa".to_owned()
            },
        ],
    }
}

/// The first household of the list with this card, the person of whom there is everything selected.
fn of_card(card: &HouseholdCard, keys: &str) -> Model {
    let mut model = open_model();
    go(&mut model, "d<enter>");
    reply(&mut model, Reply::Household(Some(Box::new(card.clone()))));
    for key in super::keys_of(keys) {
        let at = model.shared.now;
        let effects = super::update(&mut model, super::Msg { at, what: super::What::Key(key) });
        for request in super::requests(effects) {
            let answer = match request {
                Request::Household(_) => Reply::Household(Some(Box::new(card.clone()))),
                Request::Editing(crate::desk::screen::EditingRequest::History(of @ Subject::Person(_))) => {
                    Reply::Editing(EditingReply::History { of, history: Box::new(history()) })
                }
                _ => continue,
            };
            reply(&mut model, answer);
        }
    }
    model
}

#[test]
fn a_household() {
    let mut model = open_model();
    go(&mut model, "d");
    press(&mut model, "<enter>");
    insta::assert_snapshot!("household_loading_80x24", looks(&mut model, 80, 24));
    reply(&mut model, Reply::Household(None));
    insta::assert_snapshot!("household_gone_80x24", looks(&mut model, 80, 24));
    let mut empty = household(1);
    empty.members.clear();
    snapshots("household_empty", &mut of_card(&empty, ""));
    let mut one = household(1);
    one.members.truncate(1);
    snapshots("household_one", &mut of_card(&one, ""));
    let mut model = of_card(&full_household(), "<down>");
    snapshots("household_full", &mut model);
    insta::assert_snapshot!("household_full_160x50", looks(&mut model, 160, 50));
    insta::assert_snapshot!(
        "household_scrolled_80x24",
        looks(&mut of_card(&full_household(), "<down><pgdn><pgdn>"), 80, 24)
    );
}

#[test]
fn a_person() {
    let mut model = open_model();
    go(&mut model, "d<enter>");
    press(&mut model, "<enter>");
    insta::assert_snapshot!("person_history_loading_80x24", looks(&mut model, 80, 24));
    let mut without = household(1);
    without.members.clear();
    reply(&mut model, Reply::Household(Some(Box::new(without))));
    insta::assert_snapshot!("person_gone_80x24", looks(&mut model, 80, 24));
    let mut model = of_card(&full_household(), "<down><enter>");
    snapshots("person_full", &mut model);
    insta::assert_snapshot!("person_full_160x50", looks(&mut model, 160, 50));
    insta::assert_snapshot!(
        "person_scrolled_80x24",
        looks(&mut of_card(&full_household(), "<down><enter><end>"), 80, 24)
    );
    snapshots("person_long_name", &mut of_card(&full_household(), "<end><enter>"));
}

#[test]
fn values_that_contradict_each_other() {
    snapshots("settle", &mut of_card(&full_household(), "<down><enter>k<down>"));
}

#[test]
fn forms_of_a_person() {
    snapshots("edit_person", &mut of_card(&full_household(), "<down><enter>e<tab><tab><tab>"));
    snapshots("edit_person_refused", &mut of_card(&full_household(), "<down><enter>e<tab><tab><tab>12345<enter>"));
    snapshots("presence", &mut of_card(&full_household(), "<down>t<right><tab>"));
    snapshots("papers", &mut of_card(&full_household(), "<down>g<tab><right>"));
    let mut model = open_model();
    go(&mut model, "d<enter>a1Nguyễn Văn Mới<tab>32/13<enter>");
    snapshots("add_person_refused", &mut model);
    let mut model = open_model();
    go(&mut model, "a2");
    snapshots("add_person_new", &mut model);
}

#[test]
fn forms_of_a_household() {
    let mut model = open_model();
    go(&mut model, "a3<tab>1");
    snapshots("add_household", &mut model);
    snapshots("edit_household", &mut of_card(&full_household(), "e"));
    let mut model = open_model();
    go(&mut model, "a");
    snapshots("add_menu_from_list", &mut model);
    snapshots("add_menu", &mut of_card(&full_household(), "a"));
}

#[test]
fn moving() {
    let mut model = open_model();
    go(&mut model, "d<enter>c");
    insta::assert_snapshot!("move_empty_80x24", looks(&mut model, 80, 24));
    let effects = press(&mut model, "mau");
    answer_all(&mut model, effects);
    snapshots("move_found", &mut model);
}

#[test]
fn the_calendar() {
    let mut model = open_model();
    go(&mut model, "d<enter>m3<f4><up>");
    snapshots("calendar", &mut model);
    insta::assert_snapshot!("calendar_60x16", looks(&mut model, 60, 16));
}
