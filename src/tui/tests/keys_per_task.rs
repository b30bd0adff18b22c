//! The keys of each task at a door, pressed over the real desk: what they came to is looked at in the ledger's own
//! answers, so that a task that needs one key more fails. The table in the README is the one that is tested here.

use super::journeys::Journey;
use super::keys_of;
use crate::desk::screen::Request;
use crate::desk::views::{HouseholdRef, PersonRef, PersonResult, VisitShown};
use crate::domain::ids::OperationId;
use crate::domain::milestone::Milestone;
use crate::domain::next_step::NextStep;
use crate::domain::reason::Reason;
use crate::domain::visit::{Handset, Outcome, ResultKind};
use crate::tui::screens::{HouseholdScreen, Screen};

/// A task, as the README calls it.
struct Task {
    name: &'static str,
    keys: &'static str,
    /// So many keys are promised.
    most: usize,
}

const NOBODY_HOME: Task = Task { name: "nobody home; the next door is on the screen", keys: "v1", most: 2 };
const ACTIVATED: Task = Task { name: "a person activated now", keys: "va<enter>", most: 3 };
const TWO_ACTIVATED: Task = Task { name: "two of one household activated", keys: "va<tab>a<enter>", most: 5 };
const HELPER_PHONE: Task = Task { name: "activated, on a helper's phone", keys: "vappp<enter>", most: 6 };
const LATER: Task = Task { name: "no smartphone; again tomorrow at 19:30", keys: "vr2h<enter><enter>", most: 6 };
const TAKEN_BACK: Task = Task { name: "an activation taken back", keys: "u<enter>", most: 2 };

const TASKS: [&Task; 6] = [&NOBODY_HOME, &ACTIVATED, &TWO_ACTIVATED, &HELPER_PHONE, &LATER, &TAKEN_BACK];

/// Where a household can be selected: in each of the lists, and on the page opened from it.
const LISTS: [&str; 3] = ["g", "t", "d"];

fn begin(way: &str) -> Journey {
    let mut journey = Journey::begin(300);
    journey.keys(way);
    journey
}

fn selected(journey: &Journey) -> (HouseholdRef, PersonRef) {
    journey.model.person().unwrap()
}

/// The door after the one that is selected, as going there by hand says it.
fn door_after(list: &str) -> HouseholdRef {
    selected(&begin(&format!("{list}<enter>n"))).0
}

/// The visits to a household as its page has them; the page is opened over what is there, and closed again.
fn visits(journey: &mut Journey, household: HouseholdRef) -> Vec<VisitShown> {
    journey.model.screens.push(HouseholdScreen::new(household, None).into());
    journey.ask(Request::Household(household));
    let visits = journey.model.top().and_then(|screen| screen.any_card()).unwrap().visits.clone();
    journey.model.screens.pop();
    visits
}

fn last_operation(journey: &Journey) -> Option<OperationId> {
    journey.model.shared.overview.as_ref().and_then(|overview| overview.undo).map(|(operation, _)| operation)
}

/// The visit that a task records at the selected door, and whom it was about.
fn visit_of(journey: &mut Journey, task: &Task) -> (PersonRef, VisitShown) {
    let (household, person) = selected(journey);
    let (before, operation) = (visits(journey, household).len(), last_operation(journey));
    journey.keys(task.keys).sees("Đã ghi");
    assert_ne!(last_operation(journey), operation, "{}: nothing was recorded", task.name);
    let mut visits = visits(journey, household);
    assert_eq!(visits.len(), before + 1, "{}", task.name);
    (person, visits.pop().unwrap())
}

#[test]
fn every_task_is_within_its_keys_and_the_readme_says_so() {
    let readme = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md"));
    for task in TASKS {
        let keys = keys_of(task.keys);
        assert!(keys.len() <= task.most, "{}: {} keys", task.name, keys.len());
        let shown: Vec<String> = keys.iter().map(|key| format!("`{key}`")).collect();
        let row = format!("| {} | {} | {} |", task.name, shown.join(" "), keys.len());
        assert!(readme.contains(&row), "not in the README: {row}");
    }
}

#[test]
fn nobody_home_and_the_next_door_is_on_the_screen() {
    for list in LISTS {
        let next = door_after(list);
        for way in [list.to_owned(), format!("{list}<enter>")] {
            let mut journey = begin(&way);
            let here = selected(&journey).0;
            let (_, visit) = visit_of(&mut journey, &NOBODY_HOME);
            assert_eq!((visit.outcome, visit.results.as_slice()), (Outcome::NotHome, [].as_slice()), "{way}");
            assert_eq!(selected(&journey).0, next, "{way}: not the next door");
            assert_ne!(here, next);
            if way != list {
                // The list below stands there too.
                assert!(matches!(journey.model.top(), Some(Screen::Household(_))), "{way}");
                journey.keys("<esc>");
                assert_eq!(selected(&journey).0, next, "{way}, and back");
            }
        }
    }
}

#[test]
fn an_activation_goes_on_to_the_next_door_and_is_taken_back() {
    for way in ["t", "t<enter>"] {
        let next = door_after("t");
        let mut journey = begin(way);
        let (here, before) = (selected(&journey).0, journey.activated());
        let (person, visit) = visit_of(&mut journey, &ACTIVATED);
        let activated = ResultKind::Milestone(Milestone::L2Activated);
        assert_eq!(visit.results, [PersonResult::of(person, activated)]);
        assert_eq!(journey.activated(), before + 1);
        assert_eq!(selected(&journey).0, next, "{way}: not the next door");
        if way != "t" {
            journey.keys("<esc>");
            assert_eq!(selected(&journey).0, next, "{way}, and back");
        }
        journey.keys(TAKEN_BACK.keys).sees("Đã hoàn tác");
        assert_eq!(journey.activated(), before);
        assert!(visits(&mut journey, here).iter().all(|other| *other != visit));
    }
}

#[test]
fn a_reason_and_an_appointment_are_there_at_the_door() {
    for way in LISTS {
        let mut journey = begin(way);
        let (person, visit) = visit_of(&mut journey, &LATER);
        let [result] = visit.results.as_slice() else { panic!("{way}: {visit:?}") };
        assert_eq!((result.person, result.result), (person, ResultKind::Appointment));
        assert_eq!(result.reason.map(Reason::code), Some("no_smartphone"));
        assert_eq!(visit.next.map(|next| next.to_string()).as_deref(), Some("2023-06-16 19:30"));
    }
}

#[test]
fn an_appointment_that_is_typed_is_shown_before_it_is_recorded() {
    for (typed, shown, next) in [
        ("tối mai", "= thứ sáu 16/06/2023 19:30", "2023-06-16 19:30"),
        ("t7 19h30", "= thứ bảy 17/06/2023 19:30", "2023-06-17 19:30"),
        ("22/6", "= thứ năm 22/06/2023", "2023-06-22"),
        ("7h30", "= thứ sáu 16/06/2023 07:30 (buổi sáng)", "2023-06-16 07:30"),
    ] {
        let mut journey = begin("g");
        let household = selected(&journey).0;
        journey.keys(&format!("vh{typed}")).sees(shown);
        assert!(journey.keys("<enter>").model.shared.last_done.is_none(), "{typed} is recorded too soon");
        journey.keys("<enter>").sees("Đã ghi");
        let visit = visits(&mut journey, household).pop().unwrap();
        assert_eq!(visit.next.map(|next| next.to_string()).as_deref(), Some(next), "{typed}");
        assert_eq!(journey.model.shared.left_door, None, "{typed}: somebody comes again, nobody is left behind");
    }
    // What is not understood stays to be mended; nothing is recorded with it.
    let mut journey = begin("g");
    journey.keys("vh31/2<enter>").sees("Lịch không có ngày này");
    journey.keys("<enter>").sees("Lịch không có ngày này");
    assert!(journey.model.shared.last_done.is_none());
}

#[test]
fn two_of_a_household_are_activated_in_one_visit() {
    let mut journey = begin("g");
    let waiting = |journey: &mut Journey| {
        let card = journey.keys("<enter>").model.top().and_then(|screen| screen.any_card()).unwrap().clone();
        journey.keys("<esc>");
        let waits = card.members.into_iter().filter(|member| member.next_step == NextStep::ActivateNow);
        waits.map(|member| member.reference).collect::<Vec<_>>()
    };
    let two = (0..60).find_map(|_| {
        let two = waiting(&mut journey);
        if two.len() == 2 {
            return Some(two);
        }
        journey.keys("<down>");
        None
    });
    let two = two.unwrap();
    let before = journey.activated();
    let (_, visit) = visit_of(&mut journey, &TWO_ACTIVATED);
    assert_eq!(visit.results.iter().map(|one| one.person).collect::<Vec<_>>(), two);
    assert_eq!(journey.activated(), before + 2);
}

#[test]
fn a_helpers_phone_is_warned_of_recorded_and_found_again() {
    let mut journey = begin("t");
    journey.keys("vap").sees("máy của chính người đó");
    journey.keys("pp").sees("máy của cán bộ, tình nguyện viên").sees("không tự mở được");
    journey.keys("<esc><enter>");
    let (person, visit) = visit_of(&mut journey, &HELPER_PHONE);
    let [result] = visit.results.as_slice() else { panic!("{visit:?}") };
    assert_eq!((result.person, result.phone), (person, Some(Handset::Helper)));
}

#[test]
fn who_still_waits_is_named_and_backspace_goes_back_there() {
    let mut journey = begin("g");
    let mut found = None;
    for _ in 0..60 {
        let card = journey.keys("<enter>").model.top().and_then(|screen| screen.any_card()).unwrap().clone();
        journey.keys("<esc>");
        let waiting = card.members.iter().filter(|member| member.next_step == NextStep::ActivateNow).count();
        if waiting == 2 {
            found = Some(card.reference);
            break;
        }
        journey.keys("<down>");
    }
    let here = found.unwrap();
    journey.keys("va<enter>").sees("chờ: Backspace");
    journey.keys("<bs>").sees("Ở cửa");
    assert_eq!(journey.model.top().and_then(|screen| screen.household()), Some(here));
    journey.keys("a<enter>").sees("Đã ghi");
    assert_eq!(visits(&mut journey, here).iter().rev().take(2).map(|visit| visit.results.len()).sum::<usize>(), 2);
    // There nobody waits any more.
    journey.keys("<bs>").sees("nào còn người chờ");
}
