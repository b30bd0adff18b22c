//! The doors of an evening: how they look in every state, and what keys do to them.

use super::super::ColorChoice;
use super::super::command::Scope;
use super::super::model::Model;
use super::super::theme::{Environment, Theme};
use super::{answer_all, day, go, looks, open_model, picture, press, reply, requests};
use crate::desk::error::DeskError;
use crate::desk::screen::{Reply, Request, WalkingReply, WalkingRequest};
use crate::desk::views::{HouseholdRef, PersonRef};
use crate::desk::walk::{DoorCounts, DoorLine, DoorsPage};
use crate::domain::next_step::NextStep;
use crate::domain::time::Timestamp;
use crate::domain::visit::Outcome;
use crate::domain::walk::{Evening, Need};
use crate::msg;
use crate::sys::settings::{DoneDoors, WalkChoice, WalkOnly, WalkOrder, WalkSides};

const LONG: &str = "Công Tằng Tôn Nữ Nguyễn Thị Huyền Trân Phương Thảo Nguyên Hương Giang";

/// What a desk with the doors of these tests answers.
pub fn answer(request: &WalkingRequest) -> Reply {
    Reply::Walking(match request {
        WalkingRequest::Doors { number, choice, window } => {
            WalkingReply::Doors { number: *number, page: doors(choice, (window.first, window.count)) }
        }
        WalkingRequest::Keep { .. } => WalkingReply::Kept,
    })
}

/// Doors of every kind, as many as go on three screens.
fn all_doors() -> Vec<DoorLine> {
    let kinds = [(Need::Activate, 12), (Need::Due, 4), (Need::Unvisited, 24), (Need::Other, 12), (Need::Done, 8)];
    let needs = kinds.into_iter().flat_map(|(need, count)| std::iter::repeat_n(need, count));
    (1..).zip(needs).map(|(number, need)| door(number, need)).collect()
}

fn door(number: i64, need: Need) -> DoorLine {
    let visited = |outcome| Some((day("2023-06-10"), outcome));
    let steps = match need {
        Need::Activate if number % 2 == 0 => vec![(NextStep::ActivateNow, 2), (NextStep::Enrol, 1)],
        Need::Activate => vec![(NextStep::ActivateNow, 1)],
        Need::Due | Need::Unvisited => vec![(NextStep::Enrol, 2), (NextStep::AwaitApproval, 1)],
        Need::Other => vec![(NextStep::FindCard, 1)],
        Need::Done => Vec::new(),
    };
    let (latest, appointment) = match (need, number % 4) {
        (Need::Unvisited, _) | (Need::Activate, 0) => (None, None),
        (Need::Activate, 1) | (Need::Due, 0) => (visited(Outcome::Met), Some("2023-06-15 20:15")),
        (Need::Due, 1) => (visited(Outcome::Met), Some("2023-06-15")),
        (Need::Due, _) => (visited(Outcome::NotHome), Some("2023-06-12 19:30")),
        (Need::Activate | Need::Other, _) => (visited(Outcome::NotHome), None),
        (Need::Done, 0) => (Some((day("2023-06-15"), Outcome::Met)), None),
        (Need::Done, 1) => (visited(Outcome::Vacant), None),
        (Need::Done, 2) => (visited(Outcome::Met), Some("2023-06-20 19:30")),
        (Need::Done, _) => (visited(Outcome::Met), None),
    };
    DoorLine {
        reference: HouseholdRef(number),
        person: Some(PersonRef(number * 2 - 1)),
        area: "Tổ 1".to_owned(),
        address: if number % 7 == 0 { String::new() } else { format!("{number} ngõ 34 phố Thí Điểm") },
        household_no: format!("{number:03}"),
        head: "Nguyễn Văn Mẫu".to_owned(),
        residents: 4,
        need,
        steps,
        latest,
        appointment: appointment.map(|appointment| appointment.parse().unwrap()),
    }
}

/// A door about which everything is too long.
pub fn hostile_door(number: i64, name: &str) -> DoorLine {
    let text = || name.to_owned();
    let need = if number % 2 == 0 { Need::Activate } else { Need::Due };
    let line = door(number, need);
    DoorLine { area: text(), address: text(), household_no: text(), head: text(), residents: 1_234_567, ..line }
}

fn doors(choice: &WalkChoice, (first, count): (usize, usize)) -> DoorsPage {
    let is_listed = |line: &DoorLine| match choice.only {
        WalkOnly::All => line.need != Need::Done || choice.done == DoneDoors::Shown,
        WalkOnly::Activate => line.need == Need::Activate,
        WalkOnly::Due => line.need == Need::Due,
        WalkOnly::Unvisited => line.need == Need::Unvisited,
        WalkOnly::Other => line.need == Need::Other,
    };
    page(all_doors().into_iter().filter(is_listed).collect(), (first, count))
}

fn page(listed: Vec<DoorLine>, (first, count): (usize, usize)) -> DoorsPage {
    let total = listed.len();
    let lines = listed.into_iter().skip(first).take(count).collect();
    let counts = DoorCounts { activate: 12, due: 7, unvisited: 27, other: 12, done: 8 };
    DoorsPage { total, first, kept: None, lines, counts, evening: Evening::default() }
}

/// An evening of seven doors since half past seven, four of an hour.
fn evening() -> Evening {
    let at = |minutes: i64| Timestamp::from_millis(minutes * 60_000);
    Evening { doors: 7, people: 9, activated: 4, doors_of_walk: 7, between: Some((at(0), at(85))) }
}

/// Opens the doors and answers with this.
fn answered(page: &DoorsPage) -> Model {
    let mut model = open_model();
    model.shared.app.walk.areas = Some(vec!["Tổ 1".to_owned()]);
    answer_doors(&mut model, "w", page);
    model
}

fn answer_doors(model: &mut Model, keys: &str, page: &DoorsPage) {
    for request in requests(press(model, keys)) {
        if let Request::Walking(WalkingRequest::Doors { number, .. }) = request {
            let effects = reply(model, Reply::Walking(WalkingReply::Doors { number, page: page.clone() }));
            answer_all(model, effects);
        }
    }
}

/// Doors of the first area.
fn walking() -> Model {
    let mut model = open_model();
    go(&mut model, "w<enter>");
    model
}

fn check(name: &str, model: &mut Model) {
    for (width, height) in [(80, 24), (160, 50)] {
        model.shared.size = ratatui::layout::Size { width, height };
        answer_all(model, Vec::new());
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), looks(model, width, height));
    }
}

fn choice(model: &Model) -> &WalkChoice {
    &model.shared.app.walk
}

fn scope(model: &Model) -> Scope {
    model.top().unwrap().scope()
}

#[test]
fn the_doors_in_every_state() {
    let mut model = open_model();
    model.shared.app.walk.areas = Some(vec!["Tổ 1".to_owned()]);
    press(&mut model, "w");
    check("walk_loading", &mut model);
    check("walk_many", &mut walking());
    let mut model = walking();
    go(&mut model, "<down>s");
    go(&mut model, "oz<end>");
    check("walk_unfolded", &mut model);
    let mut model = walking();
    go(&mut model, "2");
    check("walk_due", &mut model);
    let whole = DoorsPage { evening: evening(), ..doors(&WalkChoice::default(), (0, 120)) };
    let mut model = answered(&whole);
    check("walk_evening", &mut model);
    let hostile = (1..4).map(|number| hostile_door(number, LONG)).collect();
    let mut model = answered(&page(hostile, (0, 120)));
    model.shared.app.walk.areas = Some(Vec::new());
    check("walk_long", &mut model);
}

#[test]
fn the_doors_in_a_wide_window_with_the_household_beside() {
    let mut model = open_model();
    model.shared.size = ratatui::layout::Size { width: 160, height: 50 };
    go(&mut model, "w<enter><down>");
    insta::assert_snapshot!("walk_beside_160x50", looks(&mut model, 160, 50));
    insta::assert_snapshot!("walk_60x16", looks(&mut model, 60, 16));
}

/// A door of tonight where somebody is still to be activated is not like one where nobody is.
#[test]
fn a_door_of_today_says_how_many_are_left_to_be_activated() {
    let whole = door(52, Need::Done);
    let left = DoorLine { steps: vec![(NextStep::ActivateNow, 1), (NextStep::Enrol, 2)], ..door(56, Need::Done) };
    let waits = DoorLine { steps: vec![(NextStep::AwaitApproval, 1)], ..door(60, Need::Done) };
    assert!([&whole, &left, &waits].iter().all(|line| line.latest == Some((day("2023-06-15"), Outcome::Met))));
    let mut model = answered(&page(vec![whole, left, waits], (0, 120)));
    let text = picture(&mut model, 80, 24);
    assert_eq!(text.matches("√ hôm nay: Gặp người nhà · còn 1 ").count(), 1, "{text}");
    assert_eq!(text.matches("√ hôm nay: Gặp người nhà ").count(), 3, "{text}");
}

/// What is done in other lists is said, not passed over in silence.
#[test]
fn keys_of_other_lists_say_where_they_do_something() {
    let mut model = walking();
    assert!(press(&mut model, "<space>").is_empty());
    assert_eq!(scope(&model), Scope::Walk);
    assert!(picture(&mut model, 80, 24).contains("bấm g rồi Space"));
    // They do where they are said to.
    go(&mut model, "<esc>g<space>");
    assert!(!model.top().unwrap().marked_households().is_empty());
    go(&mut model, "<esc><esc>dp");
    assert_ne!(scope(&model), Scope::Roster);
}

#[test]
fn no_doors_say_why_and_what_can_be_done() {
    let none = page(Vec::new(), (0, 0));
    check("walk_all_done", &mut answered(&DoorsPage { evening: evening(), ..none.clone() }));
    check("walk_empty_ledger", &mut answered(&DoorsPage { counts: DoorCounts::default(), ..none.clone() }));
    let mut model = walking();
    answer_doors(&mut model, "1", &none);
    check("walk_none_of_these", &mut model);
    let mut model = open_model();
    model.shared.app.walk.areas = Some(Vec::new());
    press(&mut model, "w");
    reply(&mut model, Reply::Failed(DeskError::refused("x", msg!("error-no-ledger", path = "so.tungnha"))));
    check("walk_failed", &mut model);
    press(&mut model, "<enter>");
    // It is tried again.
    go(&mut model, "<down>");
    assert!(picture(&mut model, 80, 24).contains("52 hộ"));
}

#[test]
fn areas_to_walk() {
    let mut model = open_model();
    go(&mut model, "w");
    assert_eq!(scope(&model), Scope::WalkAreas);
    check("walk_areas", &mut model);
    go(&mut model, "<space><down><space>");
    check("walk_areas_marked", &mut model);
    go(&mut model, "<enter>");
    assert_eq!(choice(&model).areas.as_deref(), Some(&["Tổ 1".to_owned(), "Tổ 2".to_owned()][..]));
    // Once chosen they are not asked for again, and stand marked.
    go(&mut model, "<esc>w");
    assert_eq!(scope(&model), Scope::Walk);
    assert!(picture(&mut model, 80, 24).contains("Tổ 1, Tổ 2"));
    go(&mut model, "t");
    let picture = picture(&mut model, 80, 24);
    assert_eq!(picture.matches("[√]").count(), 2, "{picture}");
    // The first line is the whole ward; Esc changes nothing.
    go(&mut model, "<home><space><esc>");
    assert_eq!(choice(&model).areas.as_ref().map(Vec::len), Some(2));
    go(&mut model, "t<home><space><enter>");
    assert_eq!(choice(&model).areas.as_deref(), Some(&[][..]));
    // Areas of another ward are asked for again.
    model.shared.app.walk.areas = Some(vec!["Thôn Không Có".to_owned()]);
    go(&mut model, "<esc>w");
    assert_eq!(scope(&model), Scope::WalkAreas);
}

#[test]
fn everything_is_told_without_colours_and_without_drawn_signs() {
    let environment = Environment { term: "linux".to_owned(), locale: Some("C".to_owned()), ..Environment::default() };
    let plain = Theme::choose(ColorChoice::Never, &environment);
    let mut model = walking();
    go(&mut model, "z");
    model.shared.theme = plain;
    insta::assert_snapshot!("walk_no_color_ascii_80x24", looks(&mut model, 80, 24));
    go(&mut model, "t");
    insta::assert_snapshot!("walk_areas_no_color_ascii_80x24", looks(&mut model, 80, 24));
    // What is selected and chosen is told by signs too.
    let text = picture(&mut model, 80, 24);
    assert!(text.contains("[x] Tổ 1") && text.contains("[ ] Tổ 2"), "{text}");
}

#[test]
fn keys_list_the_doors_otherwise_and_keep_that() {
    let folder = tempfile::tempdir().unwrap();
    let mut model = walking();
    model.shared.settings_folder = Some(folder.path().to_owned());
    let mut kept = Vec::new();
    for key in ["s", "o", "z", "3"] {
        for request in requests(press(&mut model, key)) {
            if let Request::Walking(WalkingRequest::Keep { choice, .. }) = &request {
                kept.push(choice.clone());
            }
            if let Request::Walking(request) = &request {
                let effects = reply(&mut model, answer(request));
                answer_all(&mut model, effects);
            }
        }
    }
    let expected = WalkChoice {
        areas: Some(vec!["Tổ 1".to_owned()]),
        order: WalkOrder::OneWalk,
        sides: WalkSides::Together,
        done: DoneDoors::Shown,
        only: WalkOnly::Unvisited,
    };
    assert_eq!(kept.len(), 4);
    assert_eq!(kept.last(), Some(&expected));
    assert!(picture(&mut model, 80, 24).contains("đi một vòng · theo số nhà · 24 hộ"));
    // The same digit, or c, lists all again.
    go(&mut model, "3");
    assert_eq!(choice(&model).only, WalkOnly::All);
    go(&mut model, "4c");
    assert_eq!(choice(&model).only, WalkOnly::All);
    go(&mut model, "c");
    assert!(picture(&mut model, 80, 24).contains("! Danh sách này không lọc gì."));
    // Those that are done are none of those that are chosen by a digit.
    go(&mut model, "z1z");
    assert_eq!((choice(&model).only, choice(&model).done), (WalkOnly::All, DoneDoors::Shown));
    go(&mut model, "soz");
    assert_eq!(*choice(&model), WalkChoice { areas: expected.areas, ..WalkChoice::default() });
}

#[test]
fn a_choice_that_cannot_be_kept_says_so_and_holds() {
    let mut model = walking();
    go(&mut model, "s");
    reply(&mut model, Reply::Walking(WalkingReply::NotKept(msg!("error-no-ledger", path = "so.tungnha"))));
    let picture = picture(&mut model, 80, 24);
    assert!(picture.contains("chỉ giữ đến khi thoát") && picture.contains("đi một vòng"), "{picture}");
}

#[test]
fn an_answer_to_an_older_question_is_not_shown() {
    let mut model = walking();
    let numbers = |effects| {
        requests(effects).into_iter().find_map(|request| match request {
            Request::Walking(WalkingRequest::Doors { number, .. }) => Some(number),
            _ => None,
        })
    };
    let of = |number, only| {
        let page = doors(&WalkChoice { only, ..WalkChoice::default() }, (0, 120));
        Reply::Walking(WalkingReply::Doors { number, page })
    };
    let first = numbers(press(&mut model, "1")).unwrap();
    // A key that is pressed meanwhile is about the list that comes, not about the one that goes.
    assert_eq!(numbers(press(&mut model, "2")), None);
    let second = numbers(reply(&mut model, of(first, WalkOnly::Activate))).unwrap();
    reply(&mut model, of(second, WalkOnly::Due));
    reply(&mut model, of(first, WalkOnly::Activate));
    assert!(picture(&mut model, 80, 24).contains("· 4 hộ"));
}

/// The list after a visit, with one door changed.
fn after_visit(model: &mut Model, listed: Vec<DoorLine>, kept: Option<usize>) -> HouseholdRef {
    let refreshed = DoorsPage { kept, ..page(listed, (0, 120)) };
    let asked = requests(reply(
        model,
        Reply::Done(crate::desk::views::Done {
            operation: None,
            kind: crate::domain::event::OperationKind::RecordVisit,
            about: None,
        }),
    ));
    for request in asked {
        match request {
            Request::Walking(WalkingRequest::Doors { number, .. }) => {
                reply(model, Reply::Walking(WalkingReply::Doors { number, page: refreshed.clone() }));
            }
            Request::Overview => {
                reply(model, Reply::Overview(Box::new(super::overview())));
            }
            _ => {}
        }
    }
    model.person().unwrap().0
}

#[test]
fn the_walk_goes_on_from_where_the_door_stood() {
    let listed = || all_doors().into_iter().filter(|line| line.need != Need::Done).collect::<Vec<_>>();
    let begin = || {
        let mut model = walking();
        // The third of those not visited yet: the nineteenth of the list.
        go(&mut model, "<home>");
        for _ in 0..18 {
            go(&mut model, "<down>");
        }
        assert_eq!(model.person().unwrap().0, HouseholdRef(19));
        go(&mut model, "v1");
        model
    };
    // Done and folded away: the next one took its place.
    let mut folded = listed();
    folded.remove(18);
    assert_eq!(after_visit(&mut begin(), folded, None), HouseholdRef(20));
    // To come back to later tonight: it stands among those that are due, before; the next one is where it was.
    let mut later = listed();
    let moved = DoorLine { need: Need::Due, ..later.remove(18) };
    later.insert(16, moved);
    assert_eq!(after_visit(&mut begin(), later, Some(16)), HouseholdRef(20));
    // Done and shown: it stands among those that are done, behind.
    let mut shown = all_doors();
    let moved = DoorLine { need: Need::Done, ..shown.remove(18) };
    shown.push(moved);
    assert_eq!(after_visit(&mut begin(), shown, Some(59)), HouseholdRef(20));
    // It stays: one goes on to the next one all the same.
    assert_eq!(after_visit(&mut begin(), listed(), Some(18)), HouseholdRef(20));
    let mut same_place = listed();
    same_place[18].need = Need::Due;
    assert_eq!(after_visit(&mut begin(), same_place, Some(18)), HouseholdRef(20));
    // The last one of the list.
    let mut model = walking();
    go(&mut model, "<end>v1");
    let mut fewer = listed();
    fewer.pop();
    assert_eq!(after_visit(&mut model, fewer, None), HouseholdRef(51));
}
