//! The laws of merging: what follows from a set of events does not depend on the order or the number of arrivals,
//! and folding step by step gives what folding at once gives.

use std::sync::Arc;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::domain::event::{Operation, OperationKind, Source};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::household::HouseholdFacts;
use crate::domain::ids::DeviceId;
use crate::domain::milestone::Milestone;
use crate::domain::person::PersonFacts;
use crate::domain::time::Timestamp;
use crate::domain::visit::{Outcome, ResultKind, VisitResult};

fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 6, 1 + number % 28).unwrap()
}

/// What one device writes, drawn from few people, fields and values, so that it collides with what others write.
#[derive(Clone, Debug)]
enum Act {
    AddHousehold(u8),
    AddPerson(u8, u8, bool),
    Edit(u8, u8, Option<u8>, Option<u8>, bool),
    Address(u8, Option<u8>, Option<u8>),
    Move(u8, u8, u8),
    Visit(u8, u8),
    Undo(u8),
    Redo(u8),
}

fn act() -> impl Strategy<Value = Act> {
    let value = || proptest::option::of(0_u8..3);
    prop_oneof![
        (0_u8..3).prop_map(Act::AddHousehold),
        (0_u8..4, 0_u8..3, any::<bool>()).prop_map(|(person, house, import)| Act::AddPerson(person, house, import)),
        (0_u8..4, 0_u8..4, value(), value(), any::<bool>())
            .prop_map(|(person, field, old, new, import)| Act::Edit(person, field, old, new, import)),
        (0_u8..3, value(), value()).prop_map(|(house, old, new)| Act::Address(house, old, new)),
        (0_u8..4, 0_u8..3, 0_u8..3).prop_map(|(person, from, to)| Act::Move(person, from, to)),
        (0_u8..3, 0_u8..4).prop_map(|(house, person)| Act::Visit(house, person)),
        (0_u8..20).prop_map(Act::Undo),
        (0_u8..20).prop_map(Act::Redo),
    ]
}

fn household(number: u8) -> HouseholdId {
    HouseholdId([number; 16])
}

fn person(number: u8) -> PersonId {
    PersonId([100 + number; 16])
}

fn operation_id(device: u8, number: u64) -> OperationId {
    let mut id = [device; 16];
    id[8..].copy_from_slice(&number.to_be_bytes());
    OperationId(id)
}

fn text(field: Field, value: Option<u8>) -> Option<String> {
    let value = value?;
    Some(match field {
        Field::Presence => ["resident", "absent", "moved_away"][usize::from(value)].to_owned(),
        Field::Milestone(_) if value == 0 => format!("?{}", day(20)),
        Field::Milestone(_) => day(u32::from(value)).to_string(),
        Field::FullName
        | Field::BirthDate
        | Field::Sex
        | Field::PersonNumber
        | Field::OldId
        | Field::Phone
        | Field::Relationship
        | Field::Residence
        | Field::Nationality
        | Field::Note
        | Field::Bhyt
        | Field::Gplx
        | Field::Vehicle
        | Field::Bhxh
        | Field::Household => format!("value {value}"),
    })
}

fn body(act: &Act) -> Body {
    let source = |import: bool| if import { Source::Import } else { Source::Hand };
    match act {
        Act::AddHousehold(number) => {
            let facts = HouseholdFacts { household_no: Some(number.to_string()), ..HouseholdFacts::default() };
            Body::HouseholdAdded { household: household(*number), facts, source: Source::Import }
        }
        Act::AddPerson(number, house, import) => {
            let full_name = format!("Đỗ Văn {number}");
            let facts = Box::new(PersonFacts { full_name, ..PersonFacts::default() });
            let (person, household) = (person(*number), household(*house));
            Body::PersonAdded { person, household, facts, problems: Vec::new(), source: source(*import) }
        }
        Act::Edit(number, field, old, new, import) => {
            let fields = [Field::Note, Field::Presence, Field::Milestone(Milestone::L2Activated), Field::Relationship];
            let field = fields[usize::from(*field)];
            let changes = vec![Change { field, old: text(field, *old), new: text(field, *new) }];
            Body::PersonChanged { person: person(*number), changes, problems: None, source: source(*import) }
        }
        Act::Address(house, old, new) => {
            let said = |value: &Option<u8>| value.map(|value| format!("Số {value} Văn Cao"));
            let changes = vec![Change { field: HouseholdField::Address, old: said(old), new: said(new) }];
            Body::HouseholdChanged { household: household(*house), changes, source: Source::Hand }
        }
        Act::Move(number, from, to) => {
            let said = |house: &u8| Some(household(*house).to_string());
            let changes = vec![Change { field: Field::Household, old: said(from), new: said(to) }];
            Body::PersonChanged { person: person(*number), changes, problems: None, source: Source::Hand }
        }
        Act::Visit(house, number) => {
            let results =
                vec![VisitResult { person: person(*number), result: ResultKind::Guided, reason: None, phone: None }];
            let visit = Visit { on: day(3), outcome: Outcome::Met, results, next: None, note: None };
            Body::VisitRecorded { household: household(*house), visit }
        }
        Act::Undo(number) => Body::OperationReversed { operation: operation_id(number % 3, u64::from(number / 3) + 1) },
        Act::Redo(number) => Body::OperationRestored { operation: operation_id(number % 3, u64::from(number / 3) + 1) },
    }
}

/// The series of three devices: each writes with a logical clock that jumps now and then, as after a merge.
fn series() -> impl Strategy<Value = Vec<Event>> {
    let steps = proptest::collection::vec((act(), 1_u64..4, 0_u32..28), 0..25);
    proptest::collection::vec(steps, 3).prop_map(|devices| {
        let mut events = Vec::new();
        for (device, steps) in (0_u8..).zip(devices) {
            let mut lamport = 0;
            for (seq, (act, jump, on)) in (1..).zip(steps) {
                lamport += jump;
                let key = EventKey { lamport, device: DeviceId([device; 16]), seq };
                let (id, at) = (operation_id(device, seq), Timestamp::from_millis(0));
                let kind = OperationKind::Other;
                let operation = Arc::new(Operation { id, kind, actor: String::new(), at });
                events.push(Event { key, operation, on: day(on), body: body(&act) });
            }
        }
        events
    })
}

fn folded(events: &[Event]) -> LedgerState {
    let mut sorted = events.to_vec();
    sorted.sort_by_key(|event| event.key);
    let reversed = crate::domain::undo::reversed_operations(&sorted);
    LedgerState::fold(sorted, &reversed)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, ..ProptestConfig::default() })]

    #[test]
    fn what_follows_does_not_depend_on_the_order_or_number_of_arrivals(
        (events, shuffled, sizes) in series().prop_flat_map(|events| {
            let twice: Vec<Event> = events.iter().cloned().chain(events.iter().take(10).cloned()).collect();
            (Just(events), Just(twice).prop_shuffle(), proptest::collection::vec(1_usize..9, 1..30))
        })
    ) {
        let mut replica = Replica::default();
        let mut rest = shuffled.as_slice();
        for size in sizes.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (package, later) = rest.split_at((*size).min(rest.len()));
            replica.absorb(package.to_vec());
            rest = later;
        }
        prop_assert_eq!(replica.state(), &folded(&events));
    }

    #[test]
    fn merging_is_commutative_associative_and_idempotent(events in series(), cut in 0_usize..60, second in 0_usize..60) {
        let (a, rest) = events.split_at(cut.min(events.len()));
        let (b, c) = rest.split_at(second.min(rest.len()));
        let of = |parts: &[&[Event]]| {
            let mut replica = Replica::default();
            parts.iter().for_each(|part| replica.absorb(part.to_vec()));
            replica.state().clone()
        };
        let all = of(&[a, b, c]);
        prop_assert_eq!(&of(&[c, b, a]), &all);
        prop_assert_eq!(&of(&[b, a, c, b, a]), &all);
        prop_assert_eq!(&of(&[b, c, a, a, a]), &all);
    }

    #[test]
    fn nothing_that_anybody_typed_is_dropped(events in series()) {
        let state = folded(&events);
        let visits = events.iter().filter(|event| matches!(event.body, Body::VisitRecorded { .. }));
        let reversed = crate::domain::undo::reversed_operations(&events);
        let standing = visits.filter(|event| !reversed.contains(&event.operation.id)).count();
        prop_assert_eq!(state.visits.len(), standing);
    }
}

#[test]
fn two_values_stand_as_a_conflict_until_somebody_who_saw_the_shown_one_settles_it() {
    let field = Field::Milestone(Milestone::L2Activated);
    let said = |number: u32| Some(day(number).to_string());
    let mut seq = 0;
    let mut event = |lamport: u64, device: u8, body: Body| {
        seq += 1;
        let (id, at) = (operation_id(device, seq), Timestamp::from_millis(0));
        let operation = Arc::new(Operation { id, kind: OperationKind::Other, actor: String::new(), at });
        Event { key: EventKey { lamport, device: DeviceId([device; 16]), seq }, operation, on: day(9), body }
    };
    let change = |old: Option<String>, new: Option<String>| Body::PersonChanged {
        person: person(1),
        changes: vec![Change { field, old, new }],
        problems: None,
        source: Source::Hand,
    };
    let mut events = vec![
        event(1, 1, body(&Act::AddPerson(1, 1, true))),
        event(2, 1, change(None, said(9))),
        event(2, 2, change(None, said(4))),
    ];
    let shown = |events: &[Event]| {
        let state = folded(events);
        let person = &state.people[&person(1)];
        (person.get(field), person.conflicts.iter().map(|conflict| conflict.other.clone()).collect::<Vec<_>>())
    };
    assert_eq!(shown(&events), (said(4), vec![said(9)]), "the earlier day is shown, both stand");
    events.push(event(3, 1, change(said(9), said(8))));
    assert_eq!(shown(&events).0, said(4), "one who did not see the shown value settles nothing");
    events.push(event(4, 1, change(said(4), said(9))));
    assert_eq!(shown(&events), (said(9), vec![]), "one who did settles it");
}
