//! Duplicates over a real ledger: proposed, put together, told apart, and every bit of it taken back.

use std::ops::ControlFlow;

use super::*;
use crate::desk::editing::Assignments;
use crate::desk::figures::TallyQuery;
use crate::desk::people::{Filter, ListQuery};
use crate::desk::reference::Reference;
use crate::desk::views::{HouseholdRef, PersonCard, PersonRef, PersonResult};
use crate::desk::visits::NewVisit;
use crate::desk::{Desk, DeskError};
use crate::domain::event::OperationKind;
use crate::domain::field::Field;
use crate::domain::likeness::LikeReason;
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::reason::Reason;
use crate::domain::tally::Count;
use crate::domain::visit::{Outcome, ResultKind};
use crate::store::{Depth, Store};
use crate::sys::clock::Clock;
use crate::text::words::Explain as _;

fn clock(time: &str) -> Clock {
    Clock::fixed(format!("2023-06-{time}").parse().unwrap())
}

fn desk() -> Desk {
    Desk::over(Store::in_memory().unwrap(), clock("15T19:30:00"), "Thử")
}

fn said(pairs: &[(&str, &str)]) -> Assignments {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), Some((*value).to_owned()))).collect()
}

fn add(desk: &mut Desk, pairs: &[(&str, &str)]) -> PersonRef {
    desk.add_person(&said(pairs)).unwrap().0
}

/// The same woman in two households, and a neighbour.
fn twice(desk: &mut Desk) -> (PersonRef, PersonRef) {
    let one = add(desk, &[("full_name", "Lê Thị Thử"), ("birth_date", "1988-11-12"), ("address", "2 phố Mẫu")]);
    let two = [("full_name", "le thi thu"), ("birth_date", "1988-11-12"), ("phone", "0912345672"), ("area", "Tổ 1")];
    let two = add(desk, &two);
    add(desk, &[("full_name", "Trần Văn Khác"), ("birth_date", "1990"), ("area", "Tổ 1")]);
    (one, two)
}

fn pairs(desk: &mut Desk) -> PairsShown {
    desk.likely_pairs(&mut |_| ControlFlow::Continue(())).unwrap()
}

fn sound(desk: &Desk) {
    let findings = desk.check(Depth::Full, &mut |_| ControlFlow::Continue(())).unwrap().findings;
    assert_eq!(findings, []);
}

/// Of two entries the one that stays, and the other.
fn in_order(desk: &mut Desk, one: PersonRef, two: PersonRef) -> (PersonRef, PersonRef) {
    let shown = desk.side_by_side(Sides(one, two)).unwrap().unwrap();
    (shown.stays.reference, shown.other.reference)
}

fn everybody(desk: &mut Desk) -> Vec<PersonRef> {
    let mut all: Vec<PersonRef> = desk
        .people_page(&ListQuery::default(), 0, usize::MAX)
        .unwrap()
        .lines
        .iter()
        .map(|line| line.reference)
        .collect();
    all.sort();
    all
}

fn card(desk: &mut Desk, person: PersonRef) -> PersonCard {
    desk.person_card(person).unwrap().unwrap()
}

fn visit(desk: &mut Desk, person: PersonRef, result: ResultKind, reason: Option<Reason>) {
    let household = desk.household_of(person).unwrap();
    let results = vec![PersonResult { reason, ..PersonResult::of(person, result) }];
    let visit = NewVisit { on: None, outcome: Outcome::Met, results, next: None, note: None };
    desk.visit(household, &visit).unwrap();
}

#[test]
fn two_entries_become_one_and_two_again() {
    let mut desk = desk();
    let (one, two) = twice(&mut desk);
    desk.make_ready().unwrap();
    let shown = pairs(&mut desk);
    assert_eq!((shown.total, shown.lines[0].reason), (1, LikeReason::OtherHousehold));
    assert_eq!((shown.lines[0].one.reference, shown.lines[0].other.reference), (one, two));
    let before = (everybody(&mut desk), desk.overview().unwrap().tally, card(&mut desk, one), card(&mut desk, two));
    let (stays, other) = in_order(&mut desk, one, two);
    let done = desk.merge_people(Sides(two, one), &[]).unwrap();
    assert_eq!((done.kind, done.about), (OperationKind::MergePeople, Some(stays.to_string())));
    // The only phone and the name with its marks are there, whichever entry stays.
    let merged = card(&mut desk, stays);
    assert_eq!(merged.person.facts.full_name, "Lê Thị Thử");
    assert_eq!(merged.person.facts.get(Field::Phone).as_deref(), Some("0912345672"));
    assert_eq!(everybody(&mut desk).len(), before.0.len() - 1);
    assert!(!everybody(&mut desk).contains(&other));
    assert_eq!(
        desk.people_page(&ListQuery { text: "0912345672".to_owned(), ..ListQuery::default() }, 0, 9).unwrap().total,
        1
    );
    assert_eq!(desk.overview().unwrap().tally.total.count(Count::Residents), 2);
    assert_eq!(pairs(&mut desk).total, 0);
    assert!(desk.side_by_side(Sides(one, two)).unwrap().is_none());
    sound(&desk);
    // Whoever asks for the other one is led to who stands for them.
    assert_eq!(desk.refer(&other.to_string()).unwrap(), Reference::Person(stays));
    assert_eq!(desk.merged_reference(&other.to_string()).unwrap(), Some((other, stays)));
    assert_eq!(desk.merged_reference(&stays.to_string()).unwrap(), None);
    assert_eq!(desk.history_of_person(other).unwrap().stands, Some(stays));
    for _ in 0..2 {
        desk.undo(None).unwrap();
        let now = (everybody(&mut desk), desk.overview().unwrap().tally, card(&mut desk, one), card(&mut desk, two));
        assert_eq!(now, before);
        assert_eq!(pairs(&mut desk).total, 1);
        sound(&desk);
        desk.redo().unwrap();
        assert_eq!(card(&mut desk, stays), merged);
        sound(&desk);
    }
}

#[test]
fn visits_reasons_and_milestones_of_both_are_those_of_one() {
    let mut desk = desk();
    let (one, two) = twice(&mut desk);
    desk.record(one, Milestone::L2Activated, Reached::On("2023-06-10".parse().unwrap())).unwrap();
    desk.record(two, Milestone::L2Activated, Reached::On("2023-06-02".parse().unwrap())).unwrap();
    desk.record(two, Milestone::CardIssued, Reached::DayUnknown { counted_from: "2023-06-01".parse().unwrap() })
        .unwrap();
    visit(&mut desk, one, ResultKind::Guided, None);
    visit(&mut desk, two, ResultKind::Guided, Reason::all().next());
    let count = |desk: &mut Desk, known_at| {
        let query = TallyQuery { known_at, ..TallyQuery::default() };
        let total = desk.tally(&query).unwrap().1.total;
        (total.count(Count::Residents), total.count(Count::L2Activated), total.count(Count::CardIssued))
    };
    let then = desk.clock.now();
    assert_eq!(count(&mut desk, None), (3, 2, 1));
    desk.clock = clock("15T19:45:00");
    desk.shelf().unwrap();
    let (stays, _) = in_order(&mut desk, one, two);
    desk.merge_people(Sides(one, two), &[]).unwrap();
    let merged = card(&mut desk, stays);
    let activated = merged.person.facts.milestones.get(Milestone::L2Activated);
    assert_eq!(activated, Reached::On("2023-06-02".parse().unwrap()), "the earlier known day");
    assert_eq!(merged.visits.len(), 2);
    assert!(merged.visits.iter().all(|visit| visit.results[0].person == stays), "both visits name who stands");
    assert_eq!(merged.reason, Reason::all().next());
    assert_eq!(count(&mut desk, None), (2, 1, 1));
    assert_eq!(count(&mut desk, Some(then)), (3, 2, 1), "before that they were known as two");
    let now = desk.clock.now();
    assert_eq!(count(&mut desk, Some(now)), (2, 1, 1));
    // What is kept in memory is what is read anew.
    let kept = desk.overview().unwrap();
    desk.shelf = None;
    assert_eq!(desk.overview().unwrap().tally, kept.tally);
    sound(&desk);
    // A visit after that names who stands, and does not stand in the way.
    visit(&mut desk, stays, ResultKind::None, None);
    assert_eq!(card(&mut desk, stays).visits.len(), 3);
    let merge = desk.log(None, 9).unwrap().into_iter().find(|line| line.kind == OperationKind::MergePeople).unwrap();
    desk.undo(Some(&merge.id.to_string())).unwrap();
    assert_eq!(count(&mut desk, None), (3, 2, 1));
    assert_eq!(card(&mut desk, stays).visits.len(), 2);
    sound(&desk);
}

#[test]
fn what_is_chosen_is_kept_and_nothing_else() {
    let mut desk = desk();
    let (one, two) = twice(&mut desk);
    desk.edit_person(one, &said(&[("phone", "0912345673"), ("note", "một")]), None).unwrap();
    desk.record(two, Milestone::CardIssued, Reached::On("2023-06-01".parse().unwrap())).unwrap();
    let homes = (desk.household_of(one).unwrap(), desk.household_of(two).unwrap());
    for (phone, home) in [("0912345672", homes.0), ("0912345673", homes.1)] {
        let household = |home: HouseholdRef| desk.store.household(home.0).unwrap().unwrap().household.id.to_string();
        let kept = [
            Kept { field: Field::Phone, value: Some(phone.to_owned()) },
            Kept { field: Field::Household, value: Some(household(home)) },
            Kept { field: Field::Note, value: None },
        ];
        let (stays, _) = in_order(&mut desk, one, two);
        desk.merge_people(Sides(one, two), &kept).unwrap();
        let merged = card(&mut desk, stays);
        assert_eq!(merged.person.facts.get(Field::Phone).as_deref(), Some(phone));
        assert_eq!((merged.household, merged.person.facts.note), (home, None));
        assert!(merged.person.facts.milestones.get(Milestone::CardIssued).is_reached());
        sound(&desk);
        desk.undo(None).unwrap();
    }
    let code = |result: Result<_, DeskError>| result.err().map(|error| error.code());
    for (field, value) in [
        (Field::Phone, Some("0912345679")),
        (Field::BirthDate, Some("1988-11-12")),
        // What was reached is not given up.
        (Field::Milestone(Milestone::CardIssued), None),
    ] {
        let kept = [Kept { field, value: value.map(str::to_owned) }];
        assert_eq!(code(desk.merge_people(Sides(one, two), &kept)), Some("not_a_choice"), "{field:?}");
    }
    assert_eq!(code(desk.merge_people(Sides(one, one), &[])), Some("merge_gone"));
    assert_eq!(code(desk.tell_apart(Sides(one, PersonRef(99_999)))), Some("merge_gone"));
}

#[test]
fn presence_comes_with_its_days() {
    let mut desk = desk();
    let (one, two) = twice(&mut desk);
    let (stays, other) = in_order(&mut desk, one, two);
    let on = |day: &str| Some(format!("2023-06-{day}").parse().unwrap());
    desk.edit_person(other, &said(&[("presence", "absent")]), on("01")).unwrap();
    desk.edit_person(other, &said(&[("presence", "moved_away")]), on("10")).unwrap();
    let before = card(&mut desk, other).person;
    desk.merge_people(Sides(one, two), &[]).unwrap();
    let merged = card(&mut desk, stays).person;
    for day in ["2023-05-31", "2023-06-01", "2023-06-09", "2023-06-10", "2023-06-20"] {
        let day = day.parse().unwrap();
        assert_eq!(merged.presence_on(day), before.presence_on(day), "{day}");
    }
    sound(&desk);
}

#[test]
fn three_entries_become_one_in_any_order_and_each_merge_is_taken_back_in_turn() {
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let mut desk = desk();
        let name = [("full_name", "Lê Thị Thử"), ("birth_date", "1988-11-12")];
        let mut entries: Vec<PersonRef> = (0..3).map(|_| add(&mut desk, &name)).collect();
        desk.shelf().unwrap();
        for entry in entries.clone() {
            visit(&mut desk, entry, ResultKind::Guided, None);
        }
        entries.sort_by_key(|entry| desk.store.person(entry.0).unwrap().unwrap().person.id);
        let [first, second, third] = order.map(|place: usize| entries[place]);
        let (stays, _) = in_order(&mut desk, first, second);
        let one = desk.merge_people(Sides(first, second), &[]).unwrap();
        desk.merge_people(Sides(stays, third), &[]).unwrap();
        assert_eq!(everybody(&mut desk), [entries[0]], "{order:?}");
        assert_eq!(card(&mut desk, entries[0]).visits.len(), 3, "{order:?}");
        let overview = desk.overview().unwrap().tally;
        desk.shelf = None;
        assert_eq!(desk.overview().unwrap().tally, overview);
        for merged in [entries[1], entries[2]] {
            assert_eq!(desk.stands_for(merged).unwrap(), Some(entries[0]), "one step leads to who stands");
        }
        sound(&desk);
        // Where the second merge took somebody of the first along, the first is not taken back before it.
        let taken_along = stays != entries[0];
        let undone = desk.undo(Some(&one.operation.unwrap().to_string()));
        assert_eq!(undone.is_err(), taken_along, "{order:?}");
        if taken_along {
            desk.undo(None).unwrap();
            assert_eq!(everybody(&mut desk).len(), 2);
            desk.undo(None).unwrap();
        } else {
            desk.undo(None).unwrap();
        }
        assert_eq!(everybody(&mut desk).len(), 3, "{order:?}");
        sound(&desk);
    }
}

#[test]
fn a_merge_on_which_something_stands_is_not_taken_back() {
    let mut desk = desk();
    let (one, two) = twice(&mut desk);
    desk.edit_person(two, &said(&[("note", "hai")]), None).unwrap();
    let (stays, other) = in_order(&mut desk, one, two);
    let only_other_has = if stays == one { "phone" } else { "address" };
    desk.merge_people(Sides(one, two), &[]).unwrap();
    let blocked = |desk: &mut Desk| {
        let merge =
            desk.log(None, 9).unwrap().into_iter().find(|line| line.kind == OperationKind::MergePeople).unwrap();
        desk.undo(Some(&merge.id.to_string())).err().map(|error| error.code())
    };
    if only_other_has == "phone" {
        desk.edit_person(stays, &said(&[("phone", "0912345699")]), None).unwrap();
        assert_eq!(blocked(&mut desk), Some("undo_blocked"), "the phone came with the merge");
        desk.undo(None).unwrap();
    }
    // Who was merged cannot be edited, moved or visited under the old reference.
    assert!(desk.edit_person(other, &said(&[("note", "x")]), None).is_err());
    assert!(desk.record(other, Milestone::CardIssued, Reached::No).is_err());
    // Adding the entry cannot be taken back from under the merge.
    let added = desk.log(None, 99).unwrap().into_iter().filter(|line| line.kind == OperationKind::AddPerson);
    for line in added.filter(|line| line.about.as_deref() != Some("P6")) {
        let taken = desk.undo(Some(&line.id.to_string()));
        let third = line.about
            == desk
                .people_page(&ListQuery { text: "khac".to_owned(), ..ListQuery::default() }, 0, 1)
                .unwrap()
                .lines
                .first()
                .map(|line| line.reference.to_string());
        assert_eq!(taken.is_err(), !third, "{line:?}");
        if taken.is_ok() {
            desk.redo().unwrap();
        }
    }
    assert_eq!(blocked(&mut desk), None);
    sound(&desk);
}

#[test]
fn who_is_told_apart_is_never_proposed_again_not_even_through_a_third() {
    let mut desk = desk();
    let (one, two) = twice(&mut desk);
    pairs(&mut desk);
    let done = desk.tell_apart(Sides(one, two)).unwrap();
    assert_eq!(done.kind, OperationKind::TellApart);
    assert_eq!(desk.tell_apart(Sides(two, one)).unwrap().operation, None, "it stands already");
    assert_eq!(pairs(&mut desk).total, 0);
    desk.likenesses = None;
    assert_eq!(pairs(&mut desk).total, 0);
    let shown = desk.side_by_side(Sides(one, two)).unwrap().unwrap();
    assert!(shown.are_apart && shown.reason == Some(LikeReason::OtherHousehold));
    // A third entry of one of the two: merged, it is still not the other.
    let third = add(&mut desk, &[("full_name", "Lê Thị Thử"), ("birth_date", "1988-11-12"), ("address", "9 phố Mẫu")]);
    assert_eq!(pairs(&mut desk).total, 2);
    desk.merge_people(Sides(one, third), &[]).unwrap();
    assert_eq!(pairs(&mut desk).total, 0);
    desk.likenesses = None;
    assert_eq!(pairs(&mut desk).total, 0);
    desk.undo(None).unwrap();
    desk.undo(None).unwrap();
    desk.undo(None).unwrap();
    assert_eq!(pairs(&mut desk).total, 1);
    sound(&desk);
}

#[test]
fn the_number_of_a_third_is_not_taken_and_that_of_a_merged_entry_finds_who_stands() {
    let mut desk = desk();
    let name = [("full_name", "Lê Thị Thử"), ("birth_date", "1988-11-12"), ("sex", "female")];
    let with = |number: &'static str| [&name[..], &[("person_id", number)]].concat();
    let one = add(&mut desk, &with("031188100002"));
    let two = add(&mut desk, &with("031188100003"));
    let (stays, _) = in_order(&mut desk, one, two);
    let kept = Kept { field: Field::PersonNumber, value: Some("031188100002".to_owned()) };
    desk.merge_people(Sides(one, two), &[kept]).unwrap();
    assert_eq!(desk.refer("031188100002").unwrap(), Reference::Person(stays));
    // The merged entry is still found by its own; what somebody gave up belongs to nobody.
    let given_up = desk.refer("031188100003").ok();
    assert_eq!(given_up, (stays == one).then_some(Reference::Person(stays)));
    assert!(desk.refer("031188100004").is_err());
    // The number that was given up is free again, and then belongs to who has it.
    let third = add(&mut desk, &[("full_name", "Đỗ Thị Ba"), ("person_id", "031188100003")]);
    assert_eq!(desk.refer("031188100003").unwrap(), Reference::Person(third));
    let waiting =
        desk.people_page(&ListQuery { filters: vec![Filter::Resident], ..ListQuery::default() }, 0, 9).unwrap();
    assert_eq!(waiting.total, 2);
    sound(&desk);
}

#[test]
fn a_merge_is_in_the_backup() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("so.tungnha"), folder.path().join("copy.tungnha"));
    let new = crate::desk::NewLedger { ward: "Phường Thử".to_owned(), ..crate::desk::NewLedger::default() };
    let mut desk = Desk::create(&path, "mật khẩu thử", &new, clock("15T19:30:00"), "Thử").unwrap();
    let (one, two) = twice(&mut desk);
    let (stays, other) = in_order(&mut desk, one, two);
    desk.merge_people(Sides(one, two), &[]).unwrap();
    desk.back_up(Some(&copy), &mut |_| ControlFlow::Continue(())).unwrap();
    desk.close().unwrap();
    let back = folder.path().join("back.tungnha");
    std::fs::copy(&copy, &back).unwrap();
    let mut desk = Desk::open(&back, "mật khẩu thử", clock("16T08:00:00"), "Thử").unwrap();
    sound(&desk);
    assert_eq!(desk.refer(&other.to_string()).unwrap(), Reference::Person(stays));
    let merge = desk.log(None, 1).unwrap().remove(0);
    assert_eq!(merge.kind, OperationKind::MergePeople);
    desk.undo(Some(&merge.id.to_string())).unwrap();
    assert_eq!(everybody(&mut desk).len(), 3);
    sound(&desk);
}

#[test]
fn work_that_is_stopped_leaves_nothing_half_known() {
    let mut desk = crate::desk::demo::make(3_000, 1, clock("15T19:30:00"), "Thử").unwrap();
    let stopped = desk.likely_pairs(&mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(DeskError::Cancelled)));
    assert_eq!(desk.count_of_pairs(), None);
    let mut told = Vec::new();
    let shown = desk
        .likely_pairs(&mut |percent| {
            told.push(percent);
            ControlFlow::Continue(())
        })
        .unwrap();
    assert!(told.is_sorted() && told.last().is_some_and(|last| *last <= 100), "{told:?}");
    assert_eq!(desk.count_of_pairs(), Some(shown.total));
}
