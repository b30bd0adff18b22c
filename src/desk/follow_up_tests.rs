//! What is to be followed up, over real ledgers in memory.

use super::clean_up_list::Digits;
use super::follow_up::{FollowUp, FollowUpLine, FollowUpPage};
use super::lists::Window;
use super::people::{Filter, ListQuery};
use super::views::{HouseholdRef, PersonRef, PersonResult};
use super::visits::NewVisit;
use super::{Desk, demo};
use crate::domain::milestone::Milestone;
use crate::domain::next_step::NextStep;
use crate::domain::reason::Reason;
use crate::domain::visit::{Appointment, Outcome, ResultKind};
use crate::sys::clock::Clock;
use crate::text::numbers::Lang;
use crate::text::words::Words;

fn desk() -> Desk {
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    demo::make(600, 7, clock, "Cán bộ Mẫu").unwrap()
}

fn page(desk: &mut Desk, kind: FollowUp, area: Option<&str>) -> FollowUpPage {
    desk.follow_up_window((kind, area), &Window { first: 0, count: usize::MAX, keep: None }).unwrap()
}

fn lines(desk: &mut Desk, kind: FollowUp) -> Vec<FollowUpLine> {
    page(desk, kind, None).lines
}

fn households(desk: &mut Desk, kind: FollowUp) -> Vec<HouseholdRef> {
    lines(desk, kind).iter().map(|line| line.reference).collect()
}

fn people(desk: &mut Desk, filters: &[Filter]) -> Vec<PersonRef> {
    desk.everybody(&ListQuery { filters: filters.to_vec(), ..ListQuery::default() }).unwrap()
}

fn visit(outcome: Outcome, next: Option<&str>) -> NewVisit {
    let next = next.map(|next| next.parse().unwrap());
    NewVisit { on: None, outcome, results: Vec::new(), next, note: None }
}

/// Households that nobody went to, with somebody approved in them: nothing is to be followed up there.
fn untouched(desk: &mut Desk) -> Vec<(HouseholdRef, PersonRef)> {
    let filters = vec![Filter::Unvisited, Filter::ToActivate];
    let page = desk.people_page(&ListQuery { filters, ..ListQuery::default() }, 0, usize::MAX).unwrap();
    let mut found: Vec<_> = page.lines.iter().map(|line| (line.household, line.reference)).collect();
    found.dedup_by_key(|(household, _)| *household);
    found
}

fn answered(desk: &mut Desk, household: HouseholdRef, person: PersonRef, result: ResultKind, reason: Option<&str>) {
    let reason = reason.map(|code| Reason::from_code(code).unwrap());
    let visit = NewVisit {
        results: vec![PersonResult { reason, ..PersonResult::of(person, result) }],
        ..visit(Outcome::Met, None)
    };
    desk.visit(household, &visit).unwrap();
}

#[test]
fn the_lists_are_as_long_as_the_overview_says_and_as_their_filters() {
    let mut desk = desk();
    let waiting = desk.overview().unwrap().waiting;
    for (kind, doors, filter) in [
        (FollowUp::Late, waiting.late, Filter::Late),
        (FollowUp::Today, waiting.due_today, Filter::DueToday),
        (FollowUp::Tomorrow, waiting.due_tomorrow, Filter::DueTomorrow),
    ] {
        let lines = lines(&mut desk, kind);
        assert_eq!((lines.len(), lines.iter().map(|line| line.people).sum()), (doors.households, doors.people));
        assert_eq!(people(&mut desk, &[filter, Filter::Resident]).len(), doors.people, "{kind:?}");
        assert!(lines.len() > 1 && lines.is_sorted_by_key(|line| line.appointment.unwrap().day), "{kind:?}");
    }
    let due = people(&mut desk, &[Filter::Due, Filter::Resident]).len();
    assert_eq!(due, waiting.due_today.people + waiting.late.people);
    // Whom to call back, and who waits for the team: their filters.
    let called: usize = lines(&mut desk, FollowUp::CallBack).iter().map(|line| line.people).sum();
    assert_eq!(called, people(&mut desk, &[Filter::CallBack]).len());
    assert!(called > 3);
    let team: Vec<PersonRef> = lines(&mut desk, FollowUp::MobileTeam).iter().map(|line| line.person).collect();
    assert_eq!(team, people(&mut desk, &[Filter::MobileTeam]));
    assert!(!team.is_empty());
    // The counts are those of the lists; the areas share them out.
    let counts = page(&mut desk, FollowUp::Late, None).counts;
    let lengths = FollowUp::ALL.map(|kind| lines(&mut desk, kind).len());
    assert_eq!(counts, lengths);
    let areas: Vec<String> = desk.overview().unwrap().tally.rows.iter().map(|row| row.area.clone()).collect();
    let of_areas = areas.iter().map(|area| page(&mut desk, FollowUp::CallBack, Some(area)));
    let of_areas: Vec<[usize; 6]> = of_areas.map(|page| page.counts).collect();
    let sums: [usize; 6] = std::array::from_fn(|place| of_areas.iter().map(|counts| counts[place]).sum());
    assert_eq!(sums, counts);
    assert!(areas.len() > 2 && of_areas[0] != counts);
    assert_eq!(page(&mut desk, FollowUp::Late, Some("Tổ 999")).counts, [0; 6]);
}

/// Whoever is called on another's phone is told apart from whoever has one.
#[test]
fn a_phone_that_is_another_members_says_whose_it_is() {
    let mut desk = desk();
    let lines: Vec<FollowUpLine> = FollowUp::ALL.into_iter().flat_map(|kind| lines(&mut desk, kind)).collect();
    let (mut own, mut of_another) = (0, 0);
    for line in lines {
        let members = desk.household_card(line.reference).unwrap().unwrap().members;
        let of = |name: &str| members.iter().find(|member| member.person.facts.full_name == name).unwrap();
        let person = members.iter().find(|member| member.reference == line.person).unwrap();
        match &line.phone_of {
            None => {
                assert_eq!(line.phone, person.person.facts.phone);
                own += usize::from(line.phone.is_some());
            }
            Some(name) => {
                assert_eq!(person.person.facts.phone, None);
                assert!(line.phone.is_some() && line.phone == of(name).person.facts.phone, "{line:?}");
                of_another += 1;
            }
        }
    }
    assert!(own > 3 && of_another > 3, "{own} {of_another}");
}

/// Somebody who knocks in passing does not cancel what a colleague promised.
#[test]
fn a_promise_stands_through_a_visit_before_its_day_with_the_name_of_who_made_it() {
    let mut desk = desk();
    let (household, _) = untouched(&mut desk)[0];
    desk.set_actor("Trần Thị Hẹn");
    desk.visit(household, &visit(Outcome::Met, Some("2023-06-16 19:30"))).unwrap();
    desk.set_actor("Lê Văn Qua");
    desk.visit(household, &visit(Outcome::NotHome, None)).unwrap();
    let line = |desk: &mut Desk, kind| lines(desk, kind).into_iter().find(|line| line.reference == household);
    let tomorrow = line(&mut desk, FollowUp::Tomorrow).unwrap();
    assert_eq!(tomorrow.by, "Trần Thị Hẹn");
    assert_eq!(tomorrow.appointment, "2023-06-16 19:30".parse().ok());
    assert_eq!(tomorrow.latest.map(|(_, outcome)| outcome), Some(Outcome::NotHome));
    // Nobody is called whom somebody comes to anyway.
    assert_eq!(line(&mut desk, FollowUp::CallBack), None);
    let card = desk.household_card(household).unwrap().unwrap();
    assert_eq!(card.appointment, tomorrow.appointment);
    assert_eq!(card.visits.iter().map(|visit| visit.by.as_str()).collect::<Vec<_>>(), ["Trần Thị Hẹn", "Lê Văn Qua"]);
    // Read anew it is the same.
    desk.shelf = None;
    desk.listed = super::lists::Listed::default();
    assert_eq!(line(&mut desk, FollowUp::Tomorrow), Some(tomorrow));
    // Taken back, it is gone; the promise stays.
    desk.undo(None).unwrap();
    assert_eq!(line(&mut desk, FollowUp::Tomorrow).unwrap().latest.map(|(_, outcome)| outcome), Some(Outcome::Met));
    desk.undo(None).unwrap();
    assert_eq!(line(&mut desk, FollowUp::Tomorrow), None);
}

#[test]
fn an_appointment_that_was_kept_or_missed_is_done_with() {
    let mut desk = desk();
    for kind in [FollowUp::Late, FollowUp::Today] {
        let [first, second] = [0, 1].map(|place| lines(&mut desk, kind)[place].reference);
        desk.visit(first, &visit(Outcome::NotHome, None)).unwrap();
        desk.visit(second, &visit(Outcome::Met, Some("2023-06-20"))).unwrap();
        let left = households(&mut desk, kind);
        assert!(!left.contains(&first) && !left.contains(&second), "{kind:?}");
        assert!(households(&mut desk, FollowUp::Later).contains(&second), "{kind:?}");
        let card = desk.household_card(second).unwrap().unwrap();
        assert_eq!(card.appointment, Some(Appointment { day: "2023-06-20".parse().unwrap(), time: None }));
    }
}

#[test]
fn whoever_was_not_home_or_gave_such_a_reason_is_called_until_it_is_done() {
    let mut desk = desk();
    let doors = untouched(&mut desk);
    let is_called = |desk: &mut Desk, household| households(desk, FollowUp::CallBack).contains(&household);
    // Nobody home.
    let (home, person) = doors[0];
    assert!(!is_called(&mut desk, home));
    desk.visit(home, &visit(Outcome::NotHome, None)).unwrap();
    assert!(is_called(&mut desk, home));
    assert!(people(&mut desk, &[Filter::CallBack]).contains(&person));
    // Met, they are not, unless the reason asks for it.
    answered(&mut desk, home, person, ResultKind::None, Some("no_smartphone"));
    assert!(!is_called(&mut desk, home));
    answered(&mut desk, home, person, ResultKind::None, Some("away_work_study"));
    let line = lines(&mut desk, FollowUp::CallBack).into_iter().find(|line| line.reference == home).unwrap();
    assert_eq!((line.person, line.people, line.reason.map(Reason::code)), (person, 1, Some("away_work_study")));
    // Activated, there is nothing more to call for.
    answered(&mut desk, home, person, ResultKind::Milestone(Milestone::L2Activated), None);
    assert!(!is_called(&mut desk, home));
    // With a day agreed nobody calls.
    let (home, _) = doors[1];
    desk.visit(home, &visit(Outcome::NotHome, Some("2023-06-17"))).unwrap();
    assert!(!is_called(&mut desk, home));
    assert!(households(&mut desk, FollowUp::Later).contains(&home));
}

#[test]
fn the_mobile_team_comes_to_the_frail_for_what_is_done_at_a_desk() {
    let mut desk = desk();
    let waits = |desk: &mut Desk, person| {
        let found = lines(desk, FollowUp::MobileTeam).into_iter().find(|line| line.person == person);
        found.map(|line| line.step)
    };
    let (mut enrol, mut card, mut activate) = (None, None, None);
    for person in people(&mut desk, &[Filter::Eligible]) {
        let found = desk.person_card(person).unwrap().unwrap();
        let slots =
            [(NextStep::Enrol, &mut enrol), (NextStep::ApplyCard, &mut card), (NextStep::ActivateNow, &mut activate)];
        for (step, slot) in slots {
            if found.next_step == step {
                slot.get_or_insert((found.household, person));
            }
        }
    }
    for (someone, step) in [(enrol, Some(NextStep::MobileTeam)), (card, Some(NextStep::ApplyCard)), (activate, None)] {
        let (household, person) = someone.unwrap();
        assert_eq!(waits(&mut desk, person), None);
        answered(&mut desk, household, person, ResultKind::None, Some("frail"));
        assert_eq!(waits(&mut desk, person), step);
    }
    // Taken at home, they wait no more.
    let (household, person) = enrol.unwrap();
    answered(&mut desk, household, person, ResultKind::Milestone(Milestone::L2Enrolled), None);
    assert_eq!(waits(&mut desk, person), None);
}

#[test]
fn the_list_of_the_mobile_team_is_written_masked_logged_and_without_reasons() {
    let mut desk = desk();
    let folder = tempfile::tempdir().unwrap();
    let words = Words::new(Lang::Vi);
    let waiting = lines(&mut desk, FollowUp::MobileTeam);
    let with_phone = waiting.iter().find_map(|line| line.phone.clone()).unwrap();
    let text = |path: &std::path::Path| -> Vec<String> {
        let bytes = std::fs::read(path).unwrap();
        let mut book = calamine::open_workbook_auto_from_rs(std::io::Cursor::new(bytes)).unwrap();
        let (_, range) = calamine::Reader::worksheets(&mut book).remove(0);
        range.rows().flatten().map(ToString::to_string).collect()
    };
    for (digits, shown, hidden) in [
        (Digits::Masked, with_phone.masked(), with_phone.as_str().to_owned()),
        (Digits::Whole, with_phone.as_str().to_owned(), with_phone.masked()),
    ] {
        let path = folder.path().join(format!("{digits:?}.xlsx"));
        let written = desk.write_mobile_team_list(None, digits, (&path, "tối thứ bảy"), &words).unwrap().unwrap();
        assert_eq!(written.people, waiting.len());
        let cells = text(&path);
        assert!(cells.contains(&shown) && !cells.contains(&hidden), "{digits:?}");
        for line in &waiting {
            assert!(cells.contains(&line.name) && cells.contains(&line.address));
        }
        for reason in Reason::all() {
            assert!(!cells.iter().any(|cell| cell.contains(reason.row().label_vi)), "{}", reason.code());
        }
        // What is there is not replaced.
        assert!(desk.write_mobile_team_list(None, digits, (&path, "lại"), &words).is_err());
    }
    let path = folder.path().join("không có ai.xlsx");
    let nobody = desk.write_mobile_team_list(Some("Tổ 999"), Digits::Masked, (&path, "thử"), &words).unwrap();
    assert!(nobody.is_none() && !path.exists());
}

#[test]
fn a_window_keeps_a_line_in_sight_and_days_pass() {
    let mut desk = desk();
    let called = lines(&mut desk, FollowUp::CallBack);
    let last = called.last().unwrap();
    let keep = Some((last.reference, last.person));
    let window = Window { first: 0, count: 2, keep };
    let page = desk.follow_up_window((FollowUp::CallBack, None), &window).unwrap();
    assert_eq!((page.total, page.kept, page.first), (called.len(), Some(called.len() - 1), called.len() - 2));
    assert_eq!(page.lines, called[called.len() - 2..]);
    // The next day, tomorrow's are today's, and today's are late.
    let [today, tomorrow] = [FollowUp::Today, FollowUp::Tomorrow].map(|kind| households(&mut desk, kind));
    desk.clock = Clock::fixed("2023-06-16T19:30:00".parse().unwrap());
    assert_eq!(households(&mut desk, FollowUp::Today), tomorrow);
    let late = households(&mut desk, FollowUp::Late);
    assert!(today.iter().all(|household| late.contains(household)));
}
