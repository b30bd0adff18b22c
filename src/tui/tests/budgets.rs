//! The keys of product.md "Keys and feel", counted: more of them is a defect.

use super::{go, keys_of, open_model};
use crate::desk::screen::Request;
use crate::desk::views::{HouseholdRef, PersonRef, PersonResult};
use crate::domain::milestone::Milestone;
use crate::domain::visit::{Handset, Outcome, ResultKind};

/// From a selected household: in the list, or on its own screen.
fn check(keys: &str, most: usize, expected: impl Fn(&crate::desk::visits::NewVisit)) {
    assert!(keys_of(keys).len() <= most, "{keys}: more than {most} keys");
    for to_household in ["d", "d<enter>"] {
        let mut model = open_model();
        go(&mut model, to_household);
        let recorded = go(&mut model, keys);
        let [Request::Visit { household, visit }] = recorded.as_slice() else {
            panic!("{to_household}{keys}: {} requests", recorded.len());
        };
        assert_eq!(*household, HouseholdRef(1));
        expected(visit);
    }
}

#[test]
fn nobody_home_takes_two_keys() {
    for keys in ["v1", "vk"] {
        check(keys, 2, |visit| assert_eq!((visit.outcome, visit.results.len()), (Outcome::NotHome, 0)));
    }
    check("v2", 2, |visit| assert_eq!(visit.outcome, Outcome::Refused));
    check("v3", 2, |visit| assert_eq!(visit.outcome, Outcome::Vacant));
    check("v4", 2, |visit| assert_eq!(visit.outcome, Outcome::Moved));
}

#[test]
fn an_activation_takes_three_keys() {
    check("va<enter>", 3, |visit| {
        assert_eq!(visit.outcome, Outcome::Met);
        let activated = PersonResult::of(PersonRef(1), ResultKind::Milestone(Milestone::L2Activated));
        assert_eq!(visit.results, [activated], "whose phone it was is not said for them");
    });
}

#[test]
fn whose_phone_it_was_takes_a_key_for_each_choice() {
    for (keys, phone) in [
        ("vap<enter>", Some(Handset::Own)),
        ("vapp<enter>", Some(Handset::Family)),
        ("vappp<enter>", Some(Handset::Helper)),
        ("vapppp<enter>", None),
        // It goes with the activation that it was said of.
        ("vappaa<enter>", None),
        ("vappd<enter>", None),
    ] {
        check(keys, 7, |visit| assert_eq!(visit.results[0].phone, phone, "{keys}"));
    }
}

#[test]
fn a_reason_and_an_appointment_take_six_keys() {
    for (letter, code) in [("2", "no_smartphone"), ("f", "deceased")] {
        check(&format!("vr{letter}h<enter><enter>"), 6, |visit| {
            let [PersonResult { person: PersonRef(1), result: ResultKind::Appointment, reason: Some(reason), .. }] =
                visit.results.as_slice()
            else {
                panic!("{:?}", visit.results);
            };
            assert_eq!(reason.code(), code);
            assert_eq!(visit.next.map(|next| next.to_string()).as_deref(), Some("2023-06-16 19:30"));
        });
    }
    // Counted: v, r, the letter, h, Enter, Enter.
    assert_eq!(keys_of("vr2h<enter><enter>").len(), 6);
}

#[test]
fn undo_takes_one_key_and_a_yes() {
    let mut model = open_model();
    if let Some(overview) = &mut model.shared.overview {
        overview.undo =
            Some((crate::domain::ids::OperationId([1; 16]), crate::domain::event::OperationKind::RecordVisit));
    }
    let recorded = go(&mut model, "u<enter>");
    assert!(matches!(recorded.as_slice(), [Request::Undo]));
}

#[test]
fn anybody_is_found_with_the_name_and_two_keys_from_anywhere() {
    for from in ["", "d", "d<enter>", "d<enter>m"] {
        let mut model = open_model();
        go(&mut model, from);
        go(&mut model, "/mau 1<enter>");
        assert_eq!(model.top().and_then(|screen| screen.household()), Some(HouseholdRef(1)), "from {from:?}");
    }
}

#[test]
fn several_people_in_one_visit() {
    check("va<down>r1<enter>", 6, |visit| {
        assert_eq!(visit.results.len(), 2);
        assert_eq!(visit.results[0].result, ResultKind::Milestone(Milestone::L2Activated));
        assert_eq!(visit.results[1].person, PersonRef(2));
        assert_eq!(visit.results[1].result, ResultKind::None);
        assert!(visit.results[1].reason.is_some());
    });
}
