//! The lists: filters, marks, households, the log of what was seen; and journeys 4 and 7 over the real desk.

use super::super::message::{Effect, Msg, What, Wheel};
use super::super::model::Model;
use super::super::screens::{Filters, Screen};
use super::super::update::update;
use super::journeys::Journey;
use super::{answer_all, at, day, go, open_model, page, picture, press, reply, requests};
use crate::desk::bulk::Marked;
use crate::desk::people::{Filter, Sort};
use crate::desk::screen::{ListsReply, ListsRequest, Reply, Request, ToForesee};
use crate::desk::views::{Done, DoneMany, Foreseen, HouseholdLine, HouseholdRef, HouseholdsPage, Matched, PersonRef};
use crate::domain::event::OperationKind;
use crate::domain::ids::OperationId;
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::problem::ProblemCode;
use crate::domain::visit::Outcome;

/// What a desk with the people of these tests answers about lists, that of the doors too; nothing to what changes something.
pub fn answer(request: &Request) -> Option<Reply> {
    if let Request::FollowUp(request) = request {
        return super::follow_up::answer(request);
    }
    if let Request::Walking(request) = request {
        return Some(super::walk::answer(request));
    }
    let Request::Lists(request) = request else { return None };
    Some(match request {
        ListsRequest::Households { number, window, .. } => {
            Reply::Lists(ListsReply::Households { number: *number, page: households(500, window.first, window.count) })
        }
        ListsRequest::These { number, people } => {
            let mut found = page(people.len(), 0, people.len());
            for (line, person) in found.lines.iter_mut().zip(people) {
                line.reference = *person;
            }
            Reply::People { number: *number, page: found }
        }
        ListsRequest::Count { number, .. } => Reply::Lists(ListsReply::Count { number: *number, total: 312 }),
        ListsRequest::Everybody { query } => {
            let people = (1..=1_000).map(PersonRef).collect();
            Reply::Lists(ListsReply::Everybody { query: query.clone(), people })
        }
        ListsRequest::ProblemCounts => {
            let counts = vec![(ProblemCode::BadDate, 12), (ProblemCode::SharedPhone, 1_204)];
            Reply::Lists(ListsReply::ProblemCounts(counts))
        }
        ListsRequest::EveryHousehold { query } => {
            let households = (1..=500).map(HouseholdRef).collect();
            Reply::Lists(ListsReply::EveryHousehold { query: query.clone(), households })
        }
        ListsRequest::Foresee { number, what } => {
            let foreseen = match what {
                ToForesee::Milestone { people, .. } => Foreseen { changed: people.len(), standing: 0, ended: 0 },
                ToForesee::Visits { marked, .. } => Foreseen { changed: marked.count() - 1, standing: 1, ended: 1 },
            };
            Reply::Lists(ListsReply::Foreseen { number: *number, foreseen })
        }
        ListsRequest::RecordMany { .. } | ListsRequest::VisitMany { .. } | ListsRequest::LogSeen { .. } => return None,
    })
}

pub fn household_line(number: i64) -> HouseholdLine {
    HouseholdLine {
        reference: HouseholdRef(number),
        person: Some(PersonRef(number * 2 - 1)),
        household_no: format!("{number:03}"),
        head: "Nguyễn Văn Mẫu".to_owned(),
        matched: Matched::default(),
        area: "Tổ 1".to_owned(),
        address: format!("{number} ngõ 34 phố Thí Điểm"),
        residents: 4,
        eligible: 3,
        activated: usize::try_from(number.rem_euclid(4)).unwrap(),
        to_activate: usize::from(number % 4 == 1),
        last_visit: (number % 3 != 0).then(|| day("2023-06-01")),
        appointment: match number % 5 {
            1 => "2023-06-10 19:30".parse().ok(),
            2 => "2023-06-15 20:00".parse().ok(),
            3 => "2024-01-02".parse().ok(),
            _ => None,
        },
    }
}

pub fn hostile_line(number: i64, name: &str) -> HouseholdLine {
    let text = || name.to_owned();
    HouseholdLine {
        household_no: text(),
        head: text(),
        area: text(),
        address: text(),
        matched: Matched { name: vec![0, 3, 999], ..Matched::default() },
        residents: 1_234_567,
        ..household_line(number)
    }
}

pub fn households(total: usize, first: usize, count: usize) -> HouseholdsPage {
    let lines = (first..total.min(first + count)).map(|place| household_line(i64::try_from(place).unwrap() + 1));
    HouseholdsPage { total, gone: 0, first, kept: None, lines: lines.collect() }
}

fn filters(model: &Model) -> &Filters {
    match model.top() {
        Some(Screen::Roster(roster)) => &roster.filters,
        Some(Screen::Households(households)) => &households.filters,
        _ => panic!("not a list"),
    }
}

#[test]
fn digits_switch_filters_and_one_key_clears_them() {
    let mut model = open_model();
    go(&mut model, "d12");
    assert_eq!(filters(&model).all(), [Filter::ToActivate, Filter::Due]);
    assert!(picture(&mut model, 80, 24).contains("Lọc: cần kích hoạt · đến hẹn"));
    go(&mut model, "1");
    assert_eq!(filters(&model).all(), [Filter::Due]);
    go(&mut model, "c");
    assert!(filters(&model).is_empty());
    assert!(!picture(&mut model, 80, 24).contains("Lọc:"));
    go(&mut model, "c");
    assert!(picture(&mut model, 80, 24).contains("! Danh sách này không lọc gì."));
}

#[test]
fn filters_are_chosen_with_the_count_of_those_they_let_through() {
    let mut model = open_model();
    go(&mut model, "df");
    assert!(picture(&mut model, 80, 24).contains("Lọc được 312 người"));
    // An area by its name, a reason by its letter, a problem with its count, and two by their digits.
    go(&mut model, "tto 2<enter>r2v");
    assert!(picture(&mut model, 80, 24).contains("1.204 người"));
    go(&mut model, "<down><enter>14");
    // What is chosen holds only when it is accepted.
    let mut given_up = open_model();
    go(&mut given_up, "df1<esc>");
    assert!(filters(&given_up).is_empty());
    go(&mut model, "<enter>");
    let all = filters(&model).all();
    assert_eq!(all.len(), 5, "{all:?}");
    assert!(all.contains(&Filter::Area("Tổ 2".to_owned())) && all.contains(&Filter::Problem(ProblemCode::BadDate)));
    // They go to the households and back.
    go(&mut model, "g");
    assert_eq!(filters(&model).all(), all);
    go(&mut model, "g");
    assert_eq!(filters(&model).all(), all);
}

#[test]
fn an_answer_to_an_older_count_is_not_shown() {
    let mut model = open_model();
    go(&mut model, "d");
    let first = press(&mut model, "f");
    let second = press(&mut model, "1");
    let number = |effects: Vec<Effect>| {
        requests(effects).into_iter().find_map(|request| match request {
            Request::Lists(ListsRequest::Count { number, .. }) => Some(number),
            _ => None,
        })
    };
    let (first, second) = (number(first).unwrap(), number(second).unwrap());
    reply(&mut model, Reply::Lists(ListsReply::Count { number: second, total: 7 }));
    reply(&mut model, Reply::Lists(ListsReply::Count { number: first, total: 9_999 }));
    assert!(picture(&mut model, 80, 24).contains("Lọc được 7 người"));
}

#[test]
fn marks_outlive_scrolling_searches_and_filters() {
    let mut model = open_model();
    go(&mut model, "d<space><space><pgdn><space>1s");
    assert!(picture(&mut model, 80, 24).contains("đã chọn 3 người"));
    go(&mut model, "g");
    go(&mut model, "g");
    assert_eq!(model.top().unwrap().marked().len(), 3);
    // The one that is marked again is not any more.
    go(&mut model, "<home><space>");
    assert_eq!(model.top().unwrap().marked().len(), 2);
    go(&mut model, "*");
    assert!(picture(&mut model, 80, 24).contains("đã chọn 1.000 người"));
    go(&mut model, "*");
    assert!(model.top().unwrap().marked().is_empty());
    go(&mut model, "<space>-");
    assert!(model.top().unwrap().marked().is_empty());
}

#[test]
fn a_milestone_is_recorded_for_everybody_marked() {
    let mut model = open_model();
    let recorded = go(&mut model, "d<space><space>m8y14/6<enter><enter>");
    let [Request::Lists(ListsRequest::RecordMany { people, milestone, reached })] = recorded.as_slice() else {
        panic!("{} requests", recorded.len());
    };
    assert_eq!(people.as_slice(), [PersonRef(1), PersonRef(2)]);
    assert_eq!((*milestone, *reached), (Milestone::L2Activated, Reached::On(day("2023-06-14"))));
    let done = Done { operation: Some(OperationId([7; 16])), kind: OperationKind::RecordMilestone, about: None };
    let effects = reply(&mut model, Reply::Lists(ListsReply::RecordedMany(DoneMany { done, changed: 1, standing: 1 })));
    answer_all(&mut model, effects);
    let shown = picture(&mut model, 120, 24);
    assert!(
        shown.contains("Đã ghi: 2 người · Đã kích hoạt mức 2 · 14/06/2023 (ghi 1 người, 1 người đã có sẵn)"),
        "{shown}"
    );
    assert!(model.top().unwrap().marked().is_empty() && shown.contains("Danh sách"));
}

#[test]
fn for_many_people_it_is_asked_once_more() {
    let mut model = open_model();
    assert!(go(&mut model, "d*m8<enter>").is_empty());
    assert!(picture(&mut model, 80, 24).contains("1.000 người · Đã kích hoạt mức 2"));
    assert!(go(&mut model, "<esc>").is_empty());
    assert!(matches!(model.top(), Some(Screen::Bulk(_))));
    let recorded = go(&mut model, "<enter><enter>");
    assert!(
        matches!(recorded.as_slice(), [Request::Lists(ListsRequest::RecordMany { people, .. })] if people.len() == 1_000)
    );
}

#[test]
fn an_outcome_is_recorded_for_every_household_marked() {
    let mut model = open_model();
    go(&mut model, "g<space><space><space>");
    assert!(picture(&mut model, 80, 24).contains("đã chọn 3 hộ"));
    // One of them is not any more; `*` marks all, and again none.
    go(&mut model, "<home><space>");
    assert_eq!(model.top().unwrap().marked_households(), [HouseholdRef(2), HouseholdRef(3)]);
    go(&mut model, "*");
    assert_eq!(model.top().unwrap().marked_households().len(), 500);
    go(&mut model, "*<home><space><space>");
    // Nothing is recorded before an outcome is chosen and it is seen what it will do.
    assert!(go(&mut model, "v<enter>").is_empty());
    go(&mut model, "k");
    let seen = picture(&mut model, 80, 24);
    for said in ["Sẽ ghi: 1 hộ · Vắng nhà · 15/06/2023", "1 hộ đã có lượt như vậy", "lịch hẹn đó khép lại"]
    {
        assert!(seen.contains(said), "{said}: {seen}");
    }
    // Another outcome, of yesterday.
    let recorded = go(&mut model, "2y<left><enter><enter>");
    let [Request::Lists(ListsRequest::VisitMany { marked, outcome, on })] = recorded.as_slice() else {
        panic!("{} requests", recorded.len());
    };
    assert_eq!(*marked, Marked::Households(vec![HouseholdRef(1), HouseholdRef(2)]));
    assert_eq!((*outcome, *on), (Outcome::Refused, Some(day("2023-06-14"))));
    let done = Done { operation: Some(OperationId([7; 16])), kind: OperationKind::RecordVisit, about: None };
    let effects = reply(&mut model, Reply::Lists(ListsReply::RecordedMany(DoneMany { done, changed: 1, standing: 1 })));
    answer_all(&mut model, effects);
    assert!(model.top().unwrap().marked_households().is_empty());
    let said = picture(&mut model, 160, 24);
    assert!(said.contains("(1 hộ đã có sẵn)") && said.contains("14/06/2023"), "{said}");
    // Marks outlive a look at the people.
    go(&mut model, "<home><space>g");
    go(&mut model, "g");
    assert_eq!(model.top().unwrap().marked_households(), [HouseholdRef(1)]);
}

#[test]
fn the_homes_of_people_who_are_marked_are_visited_and_many_are_asked_about() {
    let mut model = open_model();
    let recorded = go(&mut model, "d<space><space>v1<enter>");
    assert!(matches!(
        recorded.as_slice(),
        [Request::Lists(ListsRequest::VisitMany { marked: Marked::People(people), outcome: Outcome::NotHome, on: None })]
            if people.as_slice() == [PersonRef(1), PersonRef(2)]
    ));
    let mut model = open_model();
    assert!(go(&mut model, "d*v1<enter>").is_empty());
    assert!(picture(&mut model, 80, 24).contains("Ghi cho nhiều hộ một lần"));
    assert_eq!(go(&mut model, "<enter>").len(), 1);
    // A day that is still to come is no day of a visit.
    let mut model = open_model();
    go(&mut model, "d<space>v1y<right><enter>");
    assert!(picture(&mut model, 80, 24).contains("! "));
}

#[test]
fn a_milestone_for_many_says_before_how_many_have_it_already() {
    let mut model = open_model();
    go(&mut model, "d<space><space>m8");
    assert!(picture(&mut model, 80, 24).contains("Ghi mới 2 người; 0 người đã có mốc này, để nguyên."));
    // An answer to what was chosen before is not shown.
    let effects = press(&mut model, "7");
    reply(&mut model, Reply::Lists(ListsReply::Foreseen { number: 0, foreseen: Foreseen::default() }));
    assert!(!picture(&mut model, 80, 24).contains("Ghi mới"));
    answer_all(&mut model, effects);
    assert!(picture(&mut model, 80, 24).contains("Ghi mới 2 người"));
}

#[test]
fn the_wheel_goes_three_lines_and_a_click_on_a_heading_sorts() {
    let mut model = open_model();
    go(&mut model, "d");
    let tell = |model: &mut Model, what| {
        let effects = update(model, Msg { at: at(0), what });
        answer_all(model, effects)
    };
    tell(&mut model, What::Wheel(Wheel::Down));
    tell(&mut model, What::Wheel(Wheel::Down));
    let Some(Screen::Roster(roster)) = model.top() else { panic!("not the list") };
    assert_eq!((roster.list.top, roster.list.selected), (0, 6));
    tell(&mut model, What::Wheel(Wheel::Up));
    let Some(Screen::Roster(roster)) = model.top() else { panic!("not the list") };
    assert_eq!((roster.list.top, roster.list.selected), (0, 3));
    tell(&mut model, What::Click(ratatui::layout::Position::new(25, 2)));
    let Some(Screen::Roster(roster)) = model.top() else { panic!("not the list") };
    assert_eq!((roster.sort, roster.list.selected), (Sort::Name, 0));
    // The first line, then the third.
    tell(&mut model, What::Click(ratatui::layout::Position::new(25, 5)));
    assert_eq!(model.person().map(|(_, person)| person), Some(PersonRef(3)));
    tell(&mut model, What::Click(ratatui::layout::Position::new(25, 5)));
    assert!(matches!(model.top(), Some(Screen::Household(_))));
}

#[test]
fn who_was_opened_or_recorded_is_offered_before_a_search_begins() {
    let mut model = open_model();
    go(&mut model, "/");
    assert!(!picture(&mut model, 80, 24).contains("mới mở hoặc ghi gần đây"));
    go(&mut model, "<esc>d<down><down><enter><esc><esc>/");
    assert!(picture(&mut model, 80, 24).contains("mới mở hoặc ghi gần đây"));
    assert_eq!(model.person().map(|(_, person)| person), Some(PersonRef(3)));
    go(&mut model, "an");
    assert!(picture(&mut model, 80, 24).contains("1.000 người"));
    // Who they are is not read from the number; it is still the same session behind the lock.
    go(&mut model, "<esc>l");
    assert_eq!(model.shared.recent, [PersonRef(3)]);
    assert!(!picture(&mut model, 80, 24).contains("mới mở"));
}

#[test]
fn those_whom_the_ledger_recorded_last_stand_behind_those_of_the_session() {
    let mut model = open_model();
    model.shared.opened(PersonRef(7));
    reply(&mut model, Reply::Ready(vec![PersonRef(9), PersonRef(7), PersonRef(8)]));
    assert_eq!(model.shared.recent, [PersonRef(7), PersonRef(9), PersonRef(8)]);
}

#[test]
fn showing_whole_numbers_is_written_down_once() {
    for (keys, people) in [("d<enter>", 2), ("d", 1), ("g", 1)] {
        let mut model = open_model();
        go(&mut model, keys);
        let sent = requests(press(&mut model, "x"));
        assert!(
            matches!(sent.as_slice(), [Request::Lists(ListsRequest::LogSeen { people: seen })] if *seen == people),
            "{keys}"
        );
        assert!(requests(press(&mut model, "x")).is_empty(), "{keys}");
    }
}

#[test]
fn doors_are_gone_through_from_the_list_of_households() {
    let mut model = open_model();
    go(&mut model, "g<down><enter>");
    let here = |model: &Model| model.top().and_then(|screen| screen.household()).map(|household| household.0);
    assert_eq!(here(&model), Some(2));
    go(&mut model, "n");
    assert_eq!(here(&model), Some(3));
    go(&mut model, "pp");
    assert_eq!(here(&model), Some(1));
    go(&mut model, "p");
    assert!(picture(&mut model, 80, 24).contains("Đây là hộ đầu của danh sách."));
}

#[test]
fn a_burst_of_keys_asks_for_one_household_at_a_time() {
    let mut model = open_model();
    picture(&mut model, 160, 50);
    go(&mut model, "d");
    let effects = press(&mut model, &"<down>".repeat(30));
    let asked = |sent: &[Request]| {
        sent.iter()
            .filter_map(|request| if let Request::Household(one) = request { Some(one.0) } else { None })
            .collect::<Vec<_>>()
    };
    let sent = requests(effects);
    assert_eq!(asked(&sent), [2]);
    // When it comes somebody else is selected: that household is asked for next, none of those between.
    let next = requests(reply(&mut model, Reply::Household(Some(Box::new(super::household(2))))));
    assert_eq!(asked(&next), [16]);
}

/// Journey 4: found by name, initials, digits, from anywhere, and Esc goes back to where one was.
#[test]
fn journey_4_find() {
    let mut journey = Journey::begin(300);
    journey.keys("d<down><down>");
    let Some(Screen::Roster(roster)) = journey.model.top() else { panic!("not the list") };
    let line = roster.list.line(40).unwrap().clone();
    let before = journey.model.person();
    let number = line.person_number.clone().unwrap();
    let digits: String = number.chars().skip(5).collect();
    for typed in [line.full_name.clone(), crate::text::fold::loose(&line.full_name), digits] {
        journey.keys(&format!("/{typed}")).sees(&line.full_name);
        journey.keys("<esc>");
        assert_eq!(journey.model.person(), before, "{typed}");
    }
    journey.keys(&format!("/{number}<enter>"));
    assert_eq!(journey.model.person(), Some((line.household, line.reference)));
    journey.keys("<esc><esc><esc>/").sees("mới mở hoặc ghi gần đây").sees(&line.full_name);
}

/// Journey 7: a status for many people at once, and one undo for all of them.
#[test]
fn journey_7_many_at_once() {
    let mut journey = Journey::begin(300);
    let before = journey.activated();
    journey.keys("d1<space><space><space>").sees("đã chọn 3 người");
    journey.keys("m8<enter>").sees("Đã ghi: 3 người · Đã kích hoạt mức 2 · 15/06/2023");
    assert_eq!(journey.activated(), before + 3);
    journey.keys("u<enter>").sees("Đã hoàn tác: 3 người");
    assert_eq!(journey.activated(), before);
    // All of the list, with the question.
    journey.keys("*m8<enter>").sees("Ghi cho nhiều người một lần").keys("<enter>").sees("Đã ghi");
    journey.sees("Không có ai trong bộ lọc này.").keys("u<enter>");
    assert_eq!(journey.activated(), before);
    journey.keys("g").sees("Lọc: cần kích hoạt").keys("<enter>").sees("Hộ số");
    // Nobody home at three doors, in one operation.
    journey.keys("<esc>c3<space><space><space>v1").sees("Sẽ ghi: 3 hộ").keys("<enter>").sees("Đã ghi: 3 hộ · Vắng nhà");
    journey.keys("u<enter>").sees("Đã hoàn tác: 3 hộ");
}
