//! The doors of an evening over a real ledger in memory: their order, what waits behind them, what is done, what an
//! evening brought. Invented people only.

use super::lists::Window;
use super::views::{HouseholdRef, PersonRef, PersonResult};
use super::visits::NewVisit;
use super::walk::{DoorLine, DoorsPage};
use super::{Desk, demo};
use crate::domain::event::{Body, OperationKind, Source};
use crate::domain::household::HouseholdFacts;
use crate::domain::ids::{HouseholdId, PersonId};
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::next_step::NextStep;
use crate::domain::person::PersonFacts;
use crate::domain::reason::Reason;
use crate::domain::visit::{Outcome, ResultKind};
use crate::domain::walk::{Evening, Need};
use crate::store::Store;
use crate::sys::clock::Clock;
use crate::sys::settings::{DoneDoors, WalkChoice, WalkOnly, WalkOrder, WalkSides};

/// A household: area, number, address, and how far each of its members is.
type Home<'a> = (&'a str, &'a str, &'a str, &'a [Stage]);

#[derive(Clone, Copy)]
enum Stage {
    Card,
    Enrolled,
    Approved,
    Activated,
    Child,
}

fn clock(at: &str) -> Clock {
    Clock::fixed(format!("2023-06-15T{at}:00").parse().unwrap())
}

fn ward(homes: &[Home<'_>]) -> Desk {
    let mut desk = Desk::over(Store::in_memory().unwrap(), clock("19:30"), "An");
    let today = desk.today();
    desk.transact(OperationKind::Import, |recording| {
        for (number, (area, household_no, address, members)) in (1..).zip(homes) {
            let household = HouseholdId([number; 16]);
            let text = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
            let facts = HouseholdFacts {
                area: text(area),
                household_no: text(household_no),
                address: text(address),
                head_name: Some(format!("Nguyễn Văn Mẫu {number}")),
            };
            recording.push(today, Body::HouseholdAdded { household, facts, source: Source::Import })?;
            for (place, stage) in (1..).zip(*members) {
                let mut id = [number; 16];
                id[0] = 100 + place;
                let facts = Box::new(member(&format!("Nguyễn Thị Mẫu {number} {place}"), *stage));
                let (person, problems, source) = (PersonId(id), Vec::new(), Source::Import);
                recording.push(today, Body::PersonAdded { person, household, facts, problems, source })?;
            }
        }
        Ok(())
    })
    .unwrap();
    desk
}

fn member(full_name: &str, stage: Stage) -> PersonFacts {
    let born = if matches!(stage, Stage::Child) { "2015-01-01" } else { "1980-01-01" };
    let mut facts = PersonFacts {
        full_name: full_name.to_owned(),
        birth_date: Some(born.parse().unwrap()),
        ..PersonFacts::default()
    };
    let reached: &[Milestone] = match stage {
        Stage::Child => &[],
        Stage::Card => &[Milestone::CardIssued],
        Stage::Enrolled => &[Milestone::CardIssued, Milestone::L2Enrolled],
        Stage::Approved => &[Milestone::CardIssued, Milestone::L2Approved],
        Stage::Activated => &[Milestone::CardIssued, Milestone::L2Activated],
    };
    reached.iter().for_each(|milestone| facts.milestones.set(*milestone, Reached::On("2023-05-01".parse().unwrap())));
    facts
}

fn page(desk: &mut Desk, choice: &WalkChoice) -> DoorsPage {
    desk.doors_window(choice, &Window { first: 0, count: usize::MAX, keep: None }).unwrap()
}

fn lines(desk: &mut Desk, choice: &WalkChoice) -> Vec<DoorLine> {
    page(desk, choice).lines
}

fn addresses(desk: &mut Desk, choice: &WalkChoice) -> Vec<String> {
    let place = |line: DoorLine| if line.address.is_empty() { line.household_no } else { line.address };
    lines(desk, choice).into_iter().map(place).collect()
}

fn only(only: WalkOnly) -> WalkChoice {
    WalkChoice { only, ..WalkChoice::default() }
}

fn visit(outcome: Outcome, next: Option<&str>) -> NewVisit {
    NewVisit { on: None, outcome, results: Vec::new(), next: next.map(|next| next.parse().unwrap()), note: None }
}

/// The household of an address.
fn door(desk: &mut Desk, address: &str) -> HouseholdRef {
    let all = WalkChoice { done: DoneDoors::Shown, ..WalkChoice::default() };
    lines(desk, &all).into_iter().find(|line| line.address == address).unwrap().reference
}

fn members_of(desk: &Desk, door: HouseholdRef) -> Vec<PersonRef> {
    desk.store.members(door.0).unwrap().iter().map(|row| PersonRef(row.number)).collect()
}

#[test]
fn a_street_is_walked_up_the_odd_side_and_back_down_the_even_one() {
    let card: &[Stage] = &[Stage::Card];
    let mut desk = ward(&[
        ("Tổ 10", "1", "1 phố Mẫu", card),
        ("Tổ 2", "12", "", card),
        ("Tổ 2", "5", "phố Mẫu", card),
        ("Tổ 2", "3", "Số 12/3A phố Mẫu", card),
        ("Tổ 2", "1", "2 phố Mẫu", card),
        ("Tổ 2", "7", "", card),
        ("Tổ 2", "2", "Số 4 ngách 2 ngõ 5 phố Mẫu", card),
        ("Tổ 2", "4", "3A phố Mẫu", card),
        ("Tổ 2", "6", "12 phố Mẫu", card),
        ("Tổ 2", "8", "Số 3 phố Mẫu", card),
        ("Tổ 2", "9", "số 7 phố Mẫu", card),
        ("Tổ 2", "10", "1 phố Mẫu", card),
        ("Tổ 2", "11", "Số 1 ngõ 5 phố Mẫu", card),
    ]);
    let walked = [
        "1 phố Mẫu",
        "Số 3 phố Mẫu",
        "3A phố Mẫu",
        "Số 1 ngõ 5 phố Mẫu",
        "Số 4 ngách 2 ngõ 5 phố Mẫu",
        "số 7 phố Mẫu",
        "12 phố Mẫu",
        "Số 12/3A phố Mẫu",
        "2 phố Mẫu",
        "phố Mẫu",
        "7",
        "12",
        "1 phố Mẫu",
    ];
    assert_eq!(addresses(&mut desk, &WalkChoice::default()), walked);
    let together = WalkChoice { sides: WalkSides::Together, ..WalkChoice::default() };
    let by_number = [
        "1 phố Mẫu",
        "2 phố Mẫu",
        "Số 3 phố Mẫu",
        "3A phố Mẫu",
        "Số 1 ngõ 5 phố Mẫu",
        "Số 4 ngách 2 ngõ 5 phố Mẫu",
        "số 7 phố Mẫu",
        "12 phố Mẫu",
        "Số 12/3A phố Mẫu",
        "phố Mẫu",
        "7",
        "12",
        "1 phố Mẫu",
    ];
    assert_eq!(addresses(&mut desk, &together), by_number);
    // And back: what was made for the one order is not taken for the other.
    assert_eq!(addresses(&mut desk, &WalkChoice::default()), walked);
}

#[test]
fn the_walk_goes_through_the_chosen_areas() {
    let card: &[Stage] = &[Stage::Card];
    let mut desk = ward(&[
        ("Tổ 10", "", "1 phố Mẫu", card),
        ("Tổ 2", "", "2 phố Mẫu", card),
        ("", "", "3 phố Mẫu", card),
        ("Tổ 3", "", "4 phố Mẫu", card),
    ]);
    let mut of = |areas: Option<&[&str]>| {
        let areas = areas.map(|areas| areas.iter().map(|area| (*area).to_owned()).collect());
        let page = page(&mut desk, &WalkChoice { areas, ..WalkChoice::default() });
        assert_eq!(page.counts.unvisited, page.total);
        page.lines.into_iter().map(|line| line.address).collect::<Vec<_>>()
    };
    let all = of(None);
    assert_eq!(all.len(), 4);
    assert_eq!(of(Some(&[])), all);
    assert_eq!(of(Some(&["Tổ 10", "Tổ 2"])), ["2 phố Mẫu", "1 phố Mẫu"]);
    assert_eq!(of(Some(&["TO 2"])), ["2 phố Mẫu"]);
    assert_eq!(of(Some(&[""])), ["3 phố Mẫu"]);
    // One that there is no more is left out; where there is none of them, the whole ward is walked.
    assert_eq!(of(Some(&["Tổ 3", "Tổ 99"])), ["4 phố Mẫu"]);
    assert_eq!(of(Some(&["Tổ 99"])), all);
}

#[test]
fn what_waits_behind_a_door_says_when_it_is_walked() {
    use Stage::{Activated, Approved, Card, Child, Enrolled};
    let mut desk = ward(&[
        ("Tổ 1", "", "1 phố Mẫu", &[Card, Enrolled]),
        ("Tổ 1", "", "3 phố Mẫu", &[Activated, Child]),
        ("Tổ 1", "", "5 phố Mẫu", &[Card, Approved, Approved]),
        ("Tổ 1", "", "7 phố Mẫu", &[Card]),
        ("Tổ 1", "", "9 phố Mẫu", &[Approved]),
        ("Tổ 1", "", "11 phố Mẫu", &[]),
        ("Tổ 1", "", "13 phố Mẫu", &[Card]),
    ]);
    // Yesterday's visits: two agreed on tonight, at one nobody was home.
    for (address, next) in
        [("7 phố Mẫu", Some("2023-06-15 20:00")), ("9 phố Mẫu", Some("2023-06-14")), ("13 phố Mẫu", None)]
    {
        let new = NewVisit { on: "2023-06-14".parse().ok(), ..visit(Outcome::NotHome, next) };
        let door = door(&mut desk, address);
        desk.visit(door, &new).unwrap();
    }
    let tonight = page(&mut desk, &WalkChoice::default());
    let seen: Vec<(&str, Need)> = tonight.lines.iter().map(|line| (line.address.as_str(), line.need)).collect();
    let urgent_first = [
        ("5 phố Mẫu", Need::Activate),
        ("9 phố Mẫu", Need::Activate),
        ("7 phố Mẫu", Need::Due),
        ("1 phố Mẫu", Need::Unvisited),
        ("13 phố Mẫu", Need::Other),
    ];
    assert_eq!(seen, urgent_first);
    let five = &tonight.lines[0];
    assert_eq!(five.steps, [(NextStep::ActivateNow, 2), (NextStep::Enrol, 1)]);
    assert_eq!(five.residents, 3);
    // Whom to ask for: somebody who can be activated, not the first of the list.
    assert_eq!(five.person, members_of(&desk, five.reference).get(1).copied());
    assert_eq!(tonight.lines[3].steps, [(NextStep::Enrol, 1), (NextStep::AwaitApproval, 1)]);
    assert_eq!(tonight.lines[2].appointment, "2023-06-15 20:00".parse().ok());
    // A door is counted with everything that waits there, and found by it.
    let counts = tonight.counts;
    assert_eq!((counts.activate, counts.due, counts.unvisited, counts.other, counts.done), (2, 2, 2, 1, 2));
    assert_eq!(addresses(&mut desk, &only(WalkOnly::Activate)), ["5 phố Mẫu", "9 phố Mẫu"]);
    assert_eq!(addresses(&mut desk, &only(WalkOnly::Due)), ["9 phố Mẫu", "7 phố Mẫu"]);
    assert_eq!(addresses(&mut desk, &only(WalkOnly::Unvisited)), ["5 phố Mẫu", "1 phố Mẫu"]);
    assert_eq!(addresses(&mut desk, &only(WalkOnly::Other)), ["13 phố Mẫu"]);
    // One walk is the street as it is; the doors that are done are in it when they are asked for.
    let one_walk = WalkChoice { order: WalkOrder::OneWalk, ..WalkChoice::default() };
    assert_eq!(addresses(&mut desk, &one_walk), ["1 phố Mẫu", "5 phố Mẫu", "7 phố Mẫu", "9 phố Mẫu", "13 phố Mẫu"]);
    let shown = WalkChoice { done: DoneDoors::Shown, ..WalkChoice::default() };
    assert_eq!(addresses(&mut desk, &shown)[5..], ["3 phố Mẫu", "11 phố Mẫu"]);
    assert_eq!(desk.overview().unwrap().waiting.tonight, counts);
}

#[test]
fn a_door_is_done_when_it_was_visited_and_back_when_that_is_taken_back_or_the_day_is_over() {
    use Stage::{Approved, Card};
    let mut desk = ward(&[
        ("Tổ 1", "", "1 phố Mẫu", &[Approved]),
        ("Tổ 1", "", "3 phố Mẫu", &[Approved]),
        ("Tổ 1", "", "5 phố Mẫu", &[Card]),
        ("Tổ 1", "", "7 phố Mẫu", &[Approved]),
    ]);
    let usual = WalkChoice::default();
    let all = addresses(&mut desk, &usual);
    let visit_at = |desk: &mut Desk, address: &str, new: &NewVisit| {
        let door = door(desk, address);
        desk.visit(door, new).unwrap();
        addresses(desk, &WalkChoice::default())
    };
    assert_eq!(visit_at(&mut desk, "1 phố Mẫu", &visit(Outcome::NotHome, None)), all[1..]);
    desk.undo(None).unwrap();
    assert_eq!(addresses(&mut desk, &usual), all);
    visit_at(&mut desk, "1 phố Mẫu", &visit(Outcome::NotHome, None));
    // Come again tonight: still a door of this evening; another day: of that one.
    let later = visit_at(&mut desk, "3 phố Mẫu", &visit(Outcome::NotHome, Some("2023-06-15 21:00")));
    assert_eq!(later, ["3 phố Mẫu", "7 phố Mẫu", "5 phố Mẫu"]);
    assert_eq!(
        visit_at(&mut desk, "5 phố Mẫu", &visit(Outcome::Met, Some("2023-06-17 20:00"))),
        ["3 phố Mẫu", "7 phố Mẫu"]
    );
    assert_eq!(visit_at(&mut desk, "7 phố Mẫu", &visit(Outcome::Moved, None)), ["3 phố Mẫu"]);
    assert_eq!(page(&mut desk, &usual).counts.done, 3);
    // The same list, asked for after midnight.
    desk.clock = Clock::fixed("2023-06-16T00:01:00".parse().unwrap());
    assert_eq!(addresses(&mut desk, &usual), ["1 phố Mẫu", "3 phố Mẫu"]);
    desk.clock = Clock::fixed("2023-06-17T18:00:00".parse().unwrap());
    assert_eq!(addresses(&mut desk, &usual), ["1 phố Mẫu", "3 phố Mẫu", "5 phố Mẫu"]);
}

#[test]
fn an_evening_is_of_the_day_and_of_whoever_works_here() {
    use Stage::{Approved, Card};
    let mut desk = ward(&[
        ("Tổ 1", "", "1 phố Mẫu", &[Approved, Card, Card]),
        ("Tổ 1", "", "3 phố Mẫu", &[Approved]),
        ("Tổ 1", "", "5 phố Mẫu", &[Approved]),
        ("Tổ 1", "", "7 phố Mẫu", &[Approved]),
    ]);
    let knock = |desk: &mut Desk, at: &str, address: &str, new: &NewVisit| {
        desk.clock = clock(at);
        let door = door(desk, address);
        desk.visit(door, new).unwrap();
        page(desk, &WalkChoice::default()).evening
    };
    let away = Reason::from_code("away_work_study");
    let no_phone = Reason::from_code("no_smartphone");
    let one = door(&mut desk, "1 phố Mẫu");
    let people = members_of(&desk, one);
    let results = vec![
        PersonResult::of(people[0], ResultKind::Milestone(Milestone::L2Activated)),
        PersonResult { reason: no_phone, ..PersonResult::of(people[1], ResultKind::None) },
        // Told by the others: nobody met them.
        PersonResult { reason: away, ..PersonResult::of(people[2], ResultKind::None) },
    ];
    let evening = knock(&mut desk, "19:30", "1 phố Mẫu", &NewVisit { results, ..visit(Outcome::Met, None) });
    assert_eq!((evening.doors, evening.people, evening.activated), (1, 2, 1));
    assert_eq!(evening.per_hour_tenths(), None);
    let evening = knock(&mut desk, "19:45", "3 phố Mẫu", &visit(Outcome::NotHome, None));
    assert_eq!((evening.doors, evening.people, evening.activated), (2, 2, 1));
    assert_eq!(evening.per_hour_tenths(), Some(40));
    // Somebody else's, and what is written down late of yesterday, is not of it.
    desk.actor = "Bình".to_owned();
    let evening = knock(&mut desk, "19:50", "5 phố Mẫu", &visit(Outcome::NotHome, None));
    assert_eq!((evening.doors, evening.doors_of_walk), (1, 1));
    desk.actor = "An".to_owned();
    let yesterday = NewVisit { on: "2023-06-14".parse().ok(), ..visit(Outcome::NotHome, None) };
    let evening = knock(&mut desk, "20:00", "7 phố Mẫu", &yesterday);
    assert_eq!((evening.doors, evening.per_hour_tenths()), (2, Some(40)));
    desk.undo(None).unwrap();
    assert_eq!(page(&mut desk, &WalkChoice::default()).evening, evening);
    desk.clock = Clock::fixed("2023-06-16T19:30:00".parse().unwrap());
    assert_eq!(page(&mut desk, &WalkChoice::default()).evening, Evening::default());
}

#[test]
fn a_window_of_the_doors_is_the_same_part_of_the_list() {
    let mut desk = demo::make(400, 7, clock("19:30"), "Thử").unwrap();
    let choice = WalkChoice::default();
    let all = lines(&mut desk, &choice);
    assert!(all.len() > 50);
    let window = Window { first: 10, count: 5, keep: None };
    let part = desk.doors_window(&choice, &window).unwrap();
    assert_eq!((part.total, part.first, part.kept), (all.len(), 10, None));
    assert_eq!(part.lines, all[10..15]);
    // A door that is to be kept in sight, wherever it stands.
    let keep = Some(all[40].reference);
    let part = desk.doors_window(&choice, &Window { keep, ..window }).unwrap();
    assert_eq!(part.kept, Some(40));
    assert_eq!(part.lines.iter().position(|line| line.reference == all[40].reference), Some(40 - part.first));
    let gone = desk.doors_window(&choice, &Window { keep: Some(HouseholdRef(999_999)), ..window }).unwrap();
    assert_eq!((gone.kept, gone.first), (None, 10));
    let beyond = desk.doors_window(&choice, &Window { first: all.len() + 7, ..window }).unwrap();
    assert_eq!((beyond.total, beyond.lines.len()), (all.len(), 0));
}

#[test]
fn a_ward_is_listed_as_it_is_counted() {
    let mut desk = demo::make(400, 7, clock("19:30"), "Thử").unwrap();
    let counts = desk.overview().unwrap().waiting.tonight;
    let shown = WalkChoice { done: DoneDoors::Shown, ..WalkChoice::default() };
    let all = page(&mut desk, &shown);
    assert_eq!(all.counts, counts);
    assert_eq!(all.total, all.lines.len());
    for (choice, need) in [
        (WalkOnly::Activate, Need::Activate),
        (WalkOnly::Due, Need::Due),
        (WalkOnly::Unvisited, Need::Unvisited),
        (WalkOnly::Other, Need::Other),
    ] {
        let listed = page(&mut desk, &only(choice));
        assert_eq!(listed.total, counts.of(need), "{need:?}");
        assert!(listed.total > 0, "{need:?}: the demo shows all of it");
        assert_eq!(listed.counts, counts);
    }
    let tonight = page(&mut desk, &WalkChoice::default());
    assert_eq!(tonight.total + counts.done, all.total);
    // Each area as a whole, in it what is urgent first.
    let areas: Vec<&str> = tonight.lines.iter().map(|line| line.area.as_str()).collect();
    let mut in_turn = areas.clone();
    in_turn.dedup();
    let distinct: std::collections::BTreeSet<&str> = areas.iter().copied().collect();
    assert_eq!(in_turn.len(), distinct.len());
    let of_one_area = |pair: &&[DoorLine]| pair[0].area == pair[1].area;
    assert!(tonight.lines.windows(2).filter(of_one_area).all(|pair| pair[0].need <= pair[1].need));
}
