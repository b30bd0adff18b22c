//! Lists over a real ledger in memory: people and households, orders, windows, problems, many people at once.

use std::collections::BTreeSet;

use super::bulk::Marked;
use super::households::{HouseholdQuery, HouseholdSort};
use super::lists::Window;
use super::people::{Direction, Filter, ListQuery, Sort};
use super::views::{HouseholdLine, HouseholdRef, PersonLine, PersonRef, PersonResult};
use super::visits::NewVisit;
use super::{Desk, demo};
use crate::domain::event::OperationKind;
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::problem::ProblemCode;
use crate::domain::visit::Outcome;
use crate::sys::clock::Clock;
use crate::text::collate::name_key;

fn desk() -> Desk {
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    demo::make(400, 7, clock, "Thử").unwrap()
}

fn people(desk: &mut Desk, query: &ListQuery) -> Vec<PersonLine> {
    desk.people_page(query, 0, usize::MAX).unwrap().lines
}

fn households(desk: &mut Desk, query: &HouseholdQuery) -> Vec<HouseholdLine> {
    let window = Window { first: 0, count: usize::MAX, keep: None };
    desk.households_window(query, &window).unwrap().lines
}

fn filtered(filters: &[Filter]) -> ListQuery {
    ListQuery { filters: filters.to_vec(), ..ListQuery::default() }
}

#[test]
fn households_are_those_of_the_people_in_the_same_order() {
    let mut desk = desk();
    for filters in [
        vec![],
        vec![Filter::ToActivate],
        vec![Filter::ToActivate, Filter::Due],
        vec![Filter::Unvisited],
        vec![Filter::Area("to 1".to_owned()), Filter::NotEnrolled],
        vec![Filter::Activated, Filter::NotEnrolled],
    ] {
        let mut of_people: Vec<i64> =
            people(&mut desk, &filtered(&filters)).iter().map(|line| line.household.0).collect();
        of_people.dedup();
        let query = HouseholdQuery { filters: filters.clone(), ..HouseholdQuery::default() };
        let lines = households(&mut desk, &query);
        assert_eq!(lines.iter().map(|line| line.reference.0).collect::<Vec<_>>(), of_people, "{filters:?}");
        assert_eq!(desk.count_households(&query).unwrap(), of_people.len());
    }
}

#[test]
fn a_household_says_how_many_of_it_are_activated_and_to_activate() {
    let mut desk = desk();
    let lines = households(&mut desk, &HouseholdQuery::default());
    let sum = |count: fn(&HouseholdLine) -> usize| lines.iter().map(count).sum::<usize>();
    for (filter, total) in [
        (Filter::Resident, sum(|line| line.residents)),
        (Filter::Eligible, sum(|line| line.eligible)),
        (Filter::Activated, sum(|line| line.activated)),
        (Filter::ToActivate, sum(|line| line.to_activate)),
    ] {
        assert_eq!(total, desk.count_people(&filtered(std::slice::from_ref(&filter))).unwrap(), "{filter:?}");
    }
    let to_visit = lines.iter().find(|line| line.to_activate > 0).unwrap();
    let asked_for = desk.person_card(to_visit.person.unwrap()).unwrap().unwrap();
    assert_eq!(asked_for.next_step, crate::domain::next_step::NextStep::ActivateNow);
    assert_eq!(asked_for.household, to_visit.reference);
}

#[test]
fn households_are_put_in_order_and_found_by_number_and_by_name() {
    let mut desk = desk();
    let sorted = |desk: &mut Desk, sort| households(desk, &HouseholdQuery { sort, ..HouseholdQuery::default() });
    let visits = sorted(&mut desk, HouseholdSort::LastVisit);
    assert!(visits.is_sorted_by_key(|line| line.last_visit) && visits[0].last_visit.is_none());
    let appointments = sorted(&mut desk, HouseholdSort::Appointment);
    let with: Vec<_> = appointments.iter().map_while(|line| line.appointment).collect();
    assert!(with.is_sorted_by_key(|next| (next.day, next.time)) && !with.is_empty());
    assert_eq!(with.len(), appointments.iter().filter(|line| line.appointment.is_some()).count());
    let numbers = sorted(&mut desk, HouseholdSort::Number);
    assert!(numbers.is_sorted_by_key(|line| crate::text::collate::natural_key(&line.household_no)));

    let find = |desk: &mut Desk, text: &str| {
        households(desk, &HouseholdQuery { text: text.to_owned(), ..HouseholdQuery::default() })
    };
    let by_number = find(&mut desk, &numbers[5].household_no);
    assert_eq!(by_number[0].household_no, numbers[5].household_no);
    let somebody = people(&mut desk, &ListQuery::default()).remove(9);
    let by_name = find(&mut desk, &somebody.full_name);
    assert!(by_name.iter().any(|line| line.reference == somebody.household));
}

#[test]
fn names_stand_in_vietnamese_order_and_take_their_new_place() {
    let mut desk = desk();
    let query = ListQuery { sort: Sort::Name, ..ListQuery::default() };
    let check = |desk: &mut Desk| {
        let lines = people(desk, &query);
        assert!(lines.is_sorted_by_key(|line| name_key(&line.full_name)));
        lines
    };
    let first = check(&mut desk).remove(0);
    let changes = vec![("full_name".to_owned(), Some("Vũ Thị Yến".to_owned()))];
    desk.edit_person(first.reference, &changes, None).unwrap();
    let lines = check(&mut desk);
    assert_ne!(lines[0].reference, first.reference);
    let reversed = people(&mut desk, &ListQuery { direction: Direction::Reversed, ..query.clone() });
    assert!(reversed.iter().rev().eq(&lines));
    // Read anew it is the same.
    desk.shelf = None;
    desk.listed = super::lists::Listed::default();
    assert_eq!(check(&mut desk), lines);
}

#[test]
fn births_and_areas_stand_in_order_and_nobody_is_lost() {
    let mut desk = desk();
    let all = people(&mut desk, &ListQuery::default()).len();
    let births = people(&mut desk, &ListQuery { sort: Sort::Birth, ..ListQuery::default() });
    let known: Vec<_> = births.iter().map_while(|line| line.birth_date).collect();
    assert!(known.is_sorted_by_key(|birth| birth.first_day()));
    let areas = people(&mut desk, &ListQuery { sort: Sort::Area, ..ListQuery::default() });
    assert!(
        areas.is_sorted_by_key(|line| { (crate::text::collate::natural_key(&line.area), name_key(&line.full_name)) })
    );
    assert_eq!((births.len(), areas.len()), (all, all));
}

#[test]
fn a_window_goes_to_whoever_is_to_be_kept_in_sight() {
    let mut desk = desk();
    let all = people(&mut desk, &ListQuery::default());
    for (place, first) in [(3, 0), (200, 190)] {
        let keep = Some(all[place].reference);
        let page = desk.people_window(&ListQuery::default(), &Window { first: 0, count: 20, keep }).unwrap();
        assert_eq!((page.kept, page.first), (Some(place), first));
        assert_eq!(page.lines, all[first..first + 20]);
    }
    let keep = Some(PersonRef(999_999));
    let page = desk.people_window(&ListQuery::default(), &Window { first: 5, count: 20, keep }).unwrap();
    assert_eq!((page.kept, page.first), (None, 5));
}

#[test]
fn problems_are_kept_up_to_date() {
    let mut desk = desk();
    let with = |desk: &mut Desk, code| {
        let lines = people(desk, &filtered(&[Filter::Problem(code)]));
        lines.into_iter().map(|line| line.reference).collect::<BTreeSet<_>>()
    };
    let counts = desk.problem_counts().unwrap();
    assert!(!counts.is_empty());
    for (code, count) in counts {
        assert_eq!(with(&mut desk, code).len(), count, "{code:?}");
    }
    let healthy = people(&mut desk, &filtered(&[Filter::Activated])).remove(0).reference;
    let before = with(&mut desk, ProblemCode::FutureDate);
    let changes = vec![("birth_date".to_owned(), Some("2031-01-01".to_owned()))];
    desk.edit_person(healthy, &changes, None).unwrap();
    let now = with(&mut desk, ProblemCode::FutureDate);
    assert!(now.contains(&healthy) && now.len() == before.len() + 1);
    desk.undo(None).unwrap();
    assert_eq!(with(&mut desk, ProblemCode::FutureDate), before);
    let all: Vec<_> = ProblemCode::ALL.into_iter().map(|code| with(&mut desk, code)).collect();
    desk.shelf = None;
    desk.listed = super::lists::Listed::default();
    let anew: Vec<_> = ProblemCode::ALL.into_iter().map(|code| with(&mut desk, code)).collect();
    assert_eq!(all, anew);
}

#[test]
fn many_people_are_recorded_in_one_operation_and_taken_back_at_once() {
    let mut desk = desk();
    let to_activate = filtered(&[Filter::ToActivate]);
    let before = desk.everybody(&to_activate).unwrap();
    let done_already = desk.everybody(&filtered(&[Filter::Activated])).unwrap();
    let day = desk.today();
    let reached = Reached::On(day);
    desk.record(before[0], Milestone::L2Activated, reached).unwrap();
    let marked: Vec<PersonRef> = before[..5].to_vec();
    let many = desk.record_many(&marked, Milestone::L2Activated, reached).unwrap();
    assert_eq!((many.changed, many.standing), (4, 1));
    assert_eq!(desk.everybody(&to_activate).unwrap(), before[5..]);
    let again = desk.record_many(&marked, Milestone::L2Activated, reached).unwrap();
    assert_eq!((again.done.operation, again.changed, again.standing), (None, 0, 5));
    let log = desk.log(None, 1).unwrap();
    assert_eq!((Some(log[0].id), log[0].events), (many.done.operation, 4));
    // Whatever day stands is somebody's own, and another day for many does not replace it.
    let other = desk.record_many(&marked, Milestone::L2Activated, Reached::On(day.pred_opt().unwrap())).unwrap();
    assert_eq!((other.done.operation, other.changed, other.standing), (None, 0, 5));
    desk.undo(None).unwrap();
    assert_eq!(desk.everybody(&to_activate).unwrap(), before[1..]);
    assert_eq!(desk.everybody(&filtered(&[Filter::Activated])).unwrap().len(), done_already.len() + 1);
}

#[test]
fn somebody_who_moves_stands_at_the_new_door() {
    let mut desk = desk();
    let all = people(&mut desk, &ListQuery::default());
    let (first, last) = (&all[0], &all[all.len() - 1]);
    desk.move_person(first.reference, last.household).unwrap();
    let moved = people(&mut desk, &ListQuery::default());
    desk.shelf = None;
    desk.listed = super::lists::Listed::default();
    assert_eq!(people(&mut desk, &ListQuery::default()), moved);
    assert_ne!(moved[0].reference, first.reference);
}

#[test]
fn a_visit_to_many_households_is_one_operation_and_leaves_alone_what_stands() {
    let mut desk = desk();
    let doors: Vec<HouseholdRef> = {
        let query = HouseholdQuery { filters: vec![Filter::Unvisited], ..HouseholdQuery::default() };
        households(&mut desk, &query).iter().map(|line| line.reference).take(4).collect()
    };
    let visits = |desk: &mut Desk, door: HouseholdRef| desk.household_card(door).unwrap().unwrap().visits.len();
    // One was visited like this today; one has an appointment for tomorrow, one for today.
    let one = |outcome, next: Option<&str>| NewVisit {
        on: None,
        outcome,
        results: Vec::new(),
        next: next.map(|next| next.parse().unwrap()),
        note: None,
    };
    desk.visit(doors[0], &one(Outcome::NotHome, None)).unwrap();
    desk.visit(doors[1], &one(Outcome::Met, Some("2023-06-16 19:30"))).unwrap();
    desk.visit(doors[2], &one(Outcome::Met, Some("2023-06-15 20:30"))).unwrap();
    let marked = Marked::Households(doors.clone());
    let foreseen = desk.foresee_visits(&marked, Outcome::NotHome, None).unwrap();
    assert_eq!((foreseen.changed, foreseen.standing, foreseen.ended), (3, 1, 1));
    // What declines ends the one of tomorrow too.
    assert_eq!(desk.foresee_visits(&marked, Outcome::Refused, None).unwrap().ended, 2);
    // Written down later, it changes nothing that was agreed since.
    let yesterday = "2023-06-14".parse().ok();
    assert_eq!(desk.foresee_visits(&marked, Outcome::Refused, yesterday).unwrap().ended, 0);
    let before: Vec<usize> = doors.iter().map(|door| visits(&mut desk, *door)).collect();
    let many = desk.visit_many(&marked, Outcome::NotHome, None).unwrap();
    // Of many households none is the one that it is about.
    let log = desk.store.operation(many.done.operation.unwrap()).unwrap().unwrap();
    assert_eq!((log.kind, log.about), (OperationKind::RecordVisit, None));
    assert_eq!((many.changed, many.standing), (3, 1));
    let after: Vec<usize> = doors.iter().map(|door| visits(&mut desk, *door)).collect();
    assert_eq!(after, [before[0], before[1] + 1, before[2] + 1, before[3] + 1]);
    // What was promised for tomorrow stands.
    let appointment = |desk: &mut Desk, door: HouseholdRef| desk.household_card(door).unwrap().unwrap().appointment;
    assert_eq!(appointment(&mut desk, doors[1]), "2023-06-16 19:30".parse().ok());
    assert_eq!(appointment(&mut desk, doors[2]), None);
    // Again there is nothing to record, and no operation.
    let again = desk.visit_many(&marked, Outcome::NotHome, None).unwrap();
    assert_eq!((again.changed, again.standing, again.done.operation), (0, 4, None));
    assert_eq!(desk.undo(None).unwrap().operation, many.done.operation.unwrap());
    assert_eq!(doors.iter().map(|door| visits(&mut desk, *door)).collect::<Vec<_>>(), before);
    assert_eq!(appointment(&mut desk, doors[2]), "2023-06-15 20:30".parse().ok());
    assert!(desk.visit_many(&marked, Outcome::NotHome, "2023-06-16".parse().ok()).is_err());
}

#[test]
fn homes_of_marked_people_are_visited_once_each_and_what_a_milestone_will_do_is_foreseen() {
    let mut desk = desk();
    let everybody = people(&mut desk, &filtered(&[Filter::Unvisited]));
    let household = everybody[0].household;
    let two: Vec<PersonRef> =
        everybody.iter().take_while(|line| line.household == household).map(|line| line.reference).collect();
    let other = everybody.iter().find(|line| line.household != household).unwrap();
    assert!(two.len() > 1);
    let marked = Marked::People(two.iter().copied().chain([other.reference]).collect());
    assert_eq!(desk.visit_many(&marked, Outcome::Vacant, None).unwrap().changed, 2);
    let activated = people(&mut desk, &filtered(&[Filter::Activated])).remove(0).reference;
    let to_activate = people(&mut desk, &filtered(&[Filter::ToActivate])).remove(0).reference;
    let (both, milestone) = ([activated, to_activate], Milestone::L2Activated);
    let reached = Reached::On("2023-06-15".parse().unwrap());
    let foreseen = desk.foresee_record(&both, milestone, reached).unwrap();
    let many = desk.record_many(&both, milestone, reached).unwrap();
    assert_eq!((foreseen.changed, foreseen.standing), (1, 1));
    assert_eq!((many.changed, many.standing), (1, 1));
}

#[test]
fn households_are_found_by_the_rules_of_people() {
    let mut desk = desk();
    let given = |field: &str, text: &str| (field.to_owned(), Some(text.to_owned()));
    let empty = vec![
        given("household_no", "00777"),
        given("head_name", "Kpă Thị Xoan"),
        given("address", "Số 91 ngõ 5 phố Thử Nghiệm"),
        given("area", "Tổ 99"),
    ];
    let (empty, _) = desk.add_household(&empty).unwrap();
    let mut first = |text: &str| {
        let query = HouseholdQuery { text: text.to_owned(), ..HouseholdQuery::default() };
        households(&mut desk, &query).into_iter().next().map(|line| (line.reference, line.matched))
    };
    // Nobody lives there yet: it is found by what is known of itself.
    let queries =
        ["00777", "777", "xoan kpa", "kpa thi xon", "ktxoan", "nghiem thu", "91 thử nghiệm", "xoan to 99", "Xoan 777"];
    for text in queries {
        assert_eq!(first(text).map(|(found, _)| found), Some(empty), "{text}");
    }
    assert!(first("xoán").is_none());
    let (_, matched) = first("xoan 91 nghiem to 99 007").unwrap();
    assert_eq!(matched.name, [8, 9, 10, 11]);
    assert_eq!(matched.address, [3, 4, 20, 21, 22, 23, 24, 25]);
    assert_eq!(matched.area, [0, 1, 3, 4]);
    assert_eq!(matched.number, [0, 1, 2]);
    // Somebody who comes to live there, and the head's new name.
    let person =
        desk.add_person(&vec![given("full_name", "Lò Quý Ngữ"), given("household", &empty.to_string())]).unwrap();
    let found = |desk: &mut Desk, text: &str| {
        let query = HouseholdQuery { text: text.to_owned(), ..HouseholdQuery::default() };
        households(desk, &query).first().map(|line| line.reference)
    };
    assert_eq!(found(&mut desk, "lo quy ngu"), Some(empty));
    desk.edit_household(empty, &vec![given("head_name", "Lò Quý Ngữ"), given("address", "Số 3 phố Khác")]).unwrap();
    assert_eq!(found(&mut desk, "xoan kpa"), None);
    assert_eq!(found(&mut desk, "3 khac"), Some(empty));
    let elsewhere = people(&mut desk, &ListQuery::default())[0].household;
    desk.move_person(person.0, elsewhere).unwrap();
    assert_eq!(found(&mut desk, "khac 3"), Some(empty));
}

#[test]
fn a_line_says_which_of_its_letters_match_and_nothing_of_hidden_numbers() {
    let mut desk = desk();
    let given = |field: &str, text: &str| (field.to_owned(), Some(text.to_owned()));
    let facts = vec![
        given("full_name", "Kpă Thị Xoan"),
        given("birth_date", "12/05/1985"),
        given(crate::domain::field::Field::PersonNumber.code(), "066185123457"),
        given("phone", "0912777333"),
        given("address", "Số 12 phố Thử"),
        given("area", "Tổ 99"),
    ];
    desk.add_person(&facts).unwrap();
    let mut matched = |text: &str| {
        let mut lines = people(&mut desk, &ListQuery { text: text.to_owned(), ..ListQuery::default() });
        assert_eq!(lines.first().map(|line| line.full_name.as_str()), Some("Kpă Thị Xoan"), "{text}");
        lines.remove(0).matched
    };
    let all = matched("xoan 1985 thu 12 to 99");
    assert_eq!((all.name, all.year), (vec![8, 9, 10, 11], vec![0, 1, 2, 3]));
    assert_eq!((all.address, all.area), (vec![3, 4, 10, 11, 12], vec![0, 1, 3, 4]));
    assert_eq!(matched("Kpă").name, [0, 1, 2]);
    assert_eq!(matched("ktxo").name, [0, 4, 8, 9]);
    assert_eq!(matched("kpa thi xon").name, [0, 1, 2, 4, 5, 6, 8, 9, 10, 11]);
    assert_eq!(matched("xoan 12/5/1985").year, [0, 1, 2, 3]);
    // By the middle of the number, and the end of the phone.
    for digits in ["851234", "77333"] {
        assert_eq!(matched(digits), super::views::Matched::default(), "{digits}");
    }
}

#[test]
fn who_was_recorded_last_is_known_from_the_ledger() {
    let mut desk = desk();
    assert!(desk.recorded_last().is_empty());
    desk.make_ready().unwrap();
    let before = desk.recorded_last();
    assert_eq!(before.len(), 20);
    let all = people(&mut desk, &filtered(&[Filter::Resident]));
    let line = all.iter().find(|line| !before.contains(&line.reference)).unwrap();
    let visit = super::visits::NewVisit {
        on: None,
        outcome: crate::domain::visit::Outcome::Met,
        results: vec![PersonResult::of(line.reference, crate::domain::visit::ResultKind::MobileTeam)],
        next: None,
        note: None,
    };
    desk.visit(line.household, &visit).unwrap();
    let after = desk.recorded_last();
    assert_eq!((after.len(), after[0], after[1]), (20, line.reference, before[0]));
}
