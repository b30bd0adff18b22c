//! Corrections over a real ledger in memory: values that contradict each other, moves, facts taken away, histories.

use chrono::NaiveDate;

use super::Desk;
use super::views::{HouseholdRef, PersonRef};
use crate::domain::event::{Body, OperationKind, Source};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::household::HouseholdFacts;
use crate::domain::ids::{HouseholdId, PersonId};
use crate::domain::person::PersonFacts;
use crate::store::Store;
use crate::sys::clock::Clock;

const PERSON: PersonId = PersonId([2; 16]);
const HERE: HouseholdId = HouseholdId([3; 16]);
const THERE: HouseholdId = HouseholdId([4; 16]);
const ELSEWHERE: HouseholdId = HouseholdId([5; 16]);

fn today() -> NaiveDate {
    "2023-06-15".parse().unwrap()
}

fn desk() -> Desk {
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    Desk::over(Store::in_memory().unwrap(), clock, "Thử")
}

fn write(desk: &mut Desk, kind: OperationKind, bodies: Vec<Body>) {
    desk.transact(kind, |recording| {
        for body in bodies {
            recording.push(today(), body)?;
        }
        Ok(())
    })
    .unwrap();
}

fn changed(field: Field, old: Option<&str>, new: Option<&str>, source: Source) -> Body {
    let change = Change { field, old: old.map(str::to_owned), new: new.map(str::to_owned) };
    Body::PersonChanged { person: PERSON, changes: vec![change], problems: None, source }
}

/// Somebody of a roster, corrected here, whom the next roster states otherwise.
fn in_conflict(field: Field, imported: &str, corrected: &str, next: &str) -> (Desk, PersonRef) {
    let mut desk = desk();
    let mut facts = PersonFacts { full_name: "Nguyễn Văn Mẫu".to_owned(), ..PersonFacts::default() };
    if field != Field::Household {
        facts.set(field, Some(imported)).unwrap();
    }
    let household = |household, address: &str| Body::HouseholdAdded {
        household,
        facts: HouseholdFacts { address: Some(address.to_owned()), ..HouseholdFacts::default() },
        source: Source::Import,
    };
    let (problems, source) = (Vec::new(), Source::Import);
    let person = Body::PersonAdded { person: PERSON, household: HERE, facts: Box::new(facts), problems, source };
    write(
        &mut desk,
        OperationKind::Import,
        vec![household(HERE, "1 phố Mẫu"), household(THERE, "2 phố Mẫu"), household(ELSEWHERE, "3 phố Mẫu"), person],
    );
    write(&mut desk, OperationKind::EditPerson, vec![changed(field, Some(imported), Some(corrected), Source::Hand)]);
    write(&mut desk, OperationKind::Import, vec![changed(field, Some(imported), Some(next), Source::Import)]);
    let person =
        PersonRef(desk.store.members(1).unwrap().first().or(desk.store.members(2).unwrap().first()).unwrap().number);
    (desk, person)
}

fn value(desk: &Desk, person: PersonRef, field: Field) -> (Option<String>, usize) {
    let row = desk.store.person(person.0).unwrap().unwrap();
    (row.person.get(field), row.person.conflicts.len())
}

#[test]
fn a_conflict_is_settled_with_either_value_and_stands_again_after_undo() {
    for (field, imported, corrected, next) in [
        (Field::Phone, "0912000001", "0912000002", "0912000003"),
        (Field::Relationship, "vợ", "con", "cháu"),
        (Field::BirthDate, "1950", "1951-02", "1952-03-04"),
        (Field::Milestone(crate::domain::milestone::Milestone::CardIssued), "2022-01-01", "2022-02-02", "?2023-01-01"),
    ] {
        let (mut desk, person) = in_conflict(field, imported, corrected, next);
        let before = value(&desk, person, field);
        assert_eq!(before, (Some(corrected.to_owned()), 1), "{field:?}");
        for chosen in [corrected, next] {
            let done = desk.settle_person(person, field, Some(chosen.to_owned())).unwrap();
            assert!(done.operation.is_some(), "{field:?}");
            assert_eq!(value(&desk, person, field), (Some(chosen.to_owned()), 0));
            desk.undo(None).unwrap();
            assert_eq!(value(&desk, person, field), before);
        }
        // A value that nobody stated is not settled with.
        let done = desk.settle_person(person, field, Some("1999".to_owned())).unwrap();
        assert!(done.operation.is_none());
        assert_eq!(value(&desk, person, field), before);
    }
}

#[test]
fn a_conflict_over_the_household_is_readable_and_is_settled() {
    let (here, there, elsewhere) = (HERE.to_string(), THERE.to_string(), ELSEWHERE.to_string());
    let (mut desk, person) = in_conflict(Field::Household, &here, &there, &elsewhere);
    assert_eq!(value(&desk, person, Field::Household), (Some(there.clone()), 1));
    let history = desk.history_of_person(person).unwrap();
    for (id, label) in [(&here, "1 phố Mẫu"), (&there, "2 phố Mẫu"), (&elsewhere, "3 phố Mẫu")] {
        let place = history.places.iter().find(|place| &place.id == id).unwrap();
        assert!(place.label == label && place.reference.is_some(), "{place:?}");
    }
    for chosen in [&elsewhere, &there] {
        let done = desk.settle_person(person, Field::Household, Some(chosen.clone())).unwrap();
        assert_eq!(done.kind, OperationKind::MovePerson);
        assert_eq!(value(&desk, person, Field::Household), (Some(chosen.clone()), 0));
        desk.undo(None).unwrap();
    }
}

#[test]
fn a_conflict_of_a_household_is_settled() {
    let mut desk = desk();
    let facts = HouseholdFacts { address: Some("1 phố Mẫu".to_owned()), ..HouseholdFacts::default() };
    let body = Body::HouseholdAdded { household: HERE, facts, source: Source::Import };
    write(&mut desk, OperationKind::Import, vec![body]);
    let address = |old: &str, new: &str, source| Body::HouseholdChanged {
        household: HERE,
        changes: vec![Change { field: HouseholdField::Address, old: Some(old.to_owned()), new: Some(new.to_owned()) }],
        source,
    };
    write(&mut desk, OperationKind::EditHousehold, vec![address("1 phố Mẫu", "2 phố Mẫu", Source::Hand)]);
    write(&mut desk, OperationKind::Import, vec![address("1 phố Mẫu", "3 phố Mẫu", Source::Import)]);
    let household = HouseholdRef(1);
    let facts = |desk: &Desk| {
        let row = desk.store.household(1).unwrap().unwrap().household;
        (row.facts.address.clone().unwrap(), row.conflicts.len())
    };
    assert_eq!(facts(&desk), ("2 phố Mẫu".to_owned(), 1));
    for chosen in ["2 phố Mẫu", "3 phố Mẫu"] {
        desk.settle_household(household, HouseholdField::Address, Some(chosen.to_owned())).unwrap();
        assert_eq!(facts(&desk), (chosen.to_owned(), 0));
        desk.undo(None).unwrap();
    }
}

fn assign(pairs: &[(&str, Option<&str>)]) -> super::editing::Assignments {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), value.map(str::to_owned))).collect()
}

#[test]
fn a_person_moves_with_a_new_household_in_one_operation() {
    let mut desk = desk();
    let facts = assign(&[("full_name", Some("Lê Văn Thử")), ("address", Some("1 phố Mẫu"))]);
    let (person, _) = desk.add_person(&facts).unwrap();
    let from = desk.household_of(person).unwrap();
    let (to, done) = desk.move_to_new_household(person, &assign(&[("address", Some("9 phố Mới"))])).unwrap();
    assert_eq!(done.kind, OperationKind::MovePerson);
    assert_eq!(desk.household_of(person).unwrap(), to);
    assert_ne!(from, to);
    let history = desk.history_of_person(person).unwrap();
    assert_eq!(history.household, Some(to));
    assert_eq!(
        history.lines.iter().map(|line| line.kind).collect::<Vec<_>>(),
        [OperationKind::MovePerson, OperationKind::AddPerson]
    );
    desk.undo(None).unwrap();
    assert_eq!(desk.household_of(person).unwrap(), from);
    assert!(desk.household_card(to).unwrap().is_none());
    assert!(desk.history_of_person(person).unwrap().lines[0].undone);
    // An empty new household is refused, and nothing is moved.
    assert!(desk.move_to_new_household(person, &assign(&[])).is_err());
    assert_eq!(desk.household_of(person).unwrap(), from);
}

#[test]
fn a_fact_without_a_value_is_taken_away_and_comes_back_with_undo() {
    let mut desk = desk();
    let facts = assign(&[("full_name", Some("Lê Văn Thử")), ("phone", Some("0912345678")), ("note", Some("x"))]);
    let (person, _) = desk.add_person(&facts).unwrap();
    desk.edit_person(person, &assign(&[("phone", None), ("note", None)]), None).unwrap();
    let facts = |desk: &Desk| desk.store.person(person.0).unwrap().unwrap().person.facts;
    assert_eq!((facts(&desk).phone, facts(&desk).note), (None, None));
    desk.undo(None).unwrap();
    assert_eq!(facts(&desk).phone.map(|phone| phone.as_str().to_owned()).as_deref(), Some("0912345678"));
    // A name cannot be taken away.
    assert!(desk.edit_person(person, &assign(&[("full_name", None)]), None).is_err());
}

#[test]
fn whoever_is_gone_has_no_history() {
    let mut desk = desk();
    let (person, _) = desk.add_person(&assign(&[("full_name", Some("Lê Văn Thử"))])).unwrap();
    let household = desk.household_of(person).unwrap();
    desk.undo(None).unwrap();
    assert!(desk.history_of_person(person).unwrap().lines.is_empty());
    assert!(desk.history_of_household(household).unwrap().lines.is_empty());
}
