//! The rules of domain.md sections 2, 4 and 5, case by case.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;

use super::count::{Asked, CountedPerson, CountedReason, CountedVisit, Ground, count};
use super::eligibility::{NotEligible, eligible, is_counted};
use super::field::Field;
use super::ids::{HouseholdId, PersonId};
use super::milestone::{Milestone, Reached};
use super::next_step::{Frailty, approval_due, next_step};
use super::person::{Mended, Person, PersonFacts};
use super::person_number::PersonNumber;
use super::presence::Presence;
use super::problem::{Problem, ProblemCode};
use super::quality::{self, CardTold};
use super::reason::Reason;
use super::tally::{Count, Rate};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A person from `field=value` pairs of the journal's canonical texts.
fn person(facts: &[(&str, &str)]) -> Person {
    let mut person = PersonFacts { full_name: "Đỗ Văn An".to_owned(), ..PersonFacts::default() };
    for (field, value) in facts {
        person.set(super::field::Field::from_code(field).unwrap(), Some(value)).unwrap();
    }
    Person {
        id: PersonId::default(),
        household: HouseholdId::default(),
        first_presence: person.presence,
        facts: person,
        presence_changes: Vec::new(),
        imported: None,
        problems: Vec::new(),
        conflicts: Vec::new(),
        decisions: Vec::new(),
    }
}

#[test]
fn who_is_eligible_on_a_day() {
    use NotEligible::{AgeUnknown, Foreign, NotBorn, NotCounted, TooYoung};
    for (facts, on, expected) in [
        (vec![("birth_date", "2009-06-15")], "2023-06-15", Ok(())),
        (vec![("birth_date", "2009-06-16")], "2023-06-15", Err(TooYoung)),
        (vec![("birth_date", "2009")], "2023-12-30", Err(TooYoung)),
        (vec![("birth_date", "2009")], "2023-12-31", Ok(())),
        (vec![("birth_date", "2009-02")], "2023-02-27", Err(TooYoung)),
        (vec![("birth_date", "2009-02")], "2023-02-28", Ok(())),
        (vec![("birth_date", "2008-02-29")], "2022-02-28", Err(TooYoung)),
        (vec![("birth_date", "2008-02-29")], "2022-03-01", Ok(())),
        (vec![("birth_date", "2024-01-01")], "2023-06-15", Err(NotBorn)),
        (vec![], "2023-06-15", Err(AgeUnknown)),
        (vec![("person_id", "031090100001")], "2023-06-15", Ok(())),
        (vec![("birth_date", "1950"), ("nationality", "Lào")], "2023-06-15", Err(Foreign)),
        (vec![("birth_date", "1950"), ("nationality", "Việt Nam")], "2023-06-15", Ok(())),
        (vec![("birth_date", "1950"), ("presence", "absent")], "2023-06-15", Ok(())),
        (vec![("birth_date", "1950"), ("presence", "moved_away")], "2023-06-15", Err(NotCounted)),
        (vec![("birth_date", "1950"), ("presence", "deceased")], "2023-06-15", Err(NotCounted)),
    ] {
        assert_eq!(eligible(&person(&facts), day(on), 14), expected, "{facts:?} on {on}");
    }
}

#[test]
fn the_first_statement_of_presence_counts_on_earlier_days_and_a_change_from_its_day() {
    let mut moved = person(&[("birth_date", "2020")]);
    moved.presence_changes = vec![(day("2023-06-10"), Some(Presence::MovedAway)), (day("2023-06-20"), None)];
    for (on, counted) in [
        ("2019-12-31", false),
        ("2020-01-01", true),
        ("2023-06-09", true),
        ("2023-06-10", false),
        ("2023-06-19", false),
        ("2023-06-20", true),
    ] {
        assert_eq!(is_counted(&moved, day(on)), counted, "{on}");
    }
}

#[test]
fn the_next_step_is_the_first_line_of_the_table_that_fits() {
    let adult = ("birth_date", "1980-01-01");
    let card = ("card_issued", "2022-01-01");
    let enrolled = ("l2_enrolled", "2023-01-01");
    let approved = ("l2_approved", "2023-02-01");
    for (facts, frailty, expected) in [
        (vec![("birth_date", "2015")], Frailty::Able, "none"),
        (vec![adult], Frailty::Able, "apply_card"),
        (vec![adult], Frailty::Frail, "apply_card"),
        (vec![adult, ("l2_activated", "2023-03-01")], Frailty::Able, "apply_card"),
        (vec![adult, ("card_applied", "2023-05-01")], Frailty::Able, "find_card"),
        (vec![adult, card, ("l2_activated", "?2023-03-01")], Frailty::Frail, "integrate_papers"),
        (vec![adult, card, enrolled, approved], Frailty::Able, "activate_now"),
        (vec![adult, card, approved, ("l2_rejected", "2023-03-01")], Frailty::Able, "activate_now"),
        (vec![adult, card, enrolled, ("l2_rejected", "2023-03-01")], Frailty::Able, "resubmit"),
        (vec![adult, card, enrolled], Frailty::Frail, "await_approval"),
        (vec![adult, card], Frailty::Frail, "mobile_team"),
        (vec![adult, card], Frailty::Able, "enrol"),
        (vec![adult, ("card_issued", "2023-07-01")], Frailty::Able, "apply_card"),
    ] {
        let step = next_step(&person(&facts), frailty, day("2023-06-15"), 14);
        assert_eq!(step.code(), expected, "{facts:?} {frailty:?}");
    }
}

/// An approval takes three working days; how late one is that nobody knows the beginning of is not known.
#[test]
fn an_approval_is_late_after_three_working_days() {
    // 2023-06-12 is a Monday.
    for (enrolled, due) in [
        ("2023-06-12", Some("2023-06-15")),
        ("2023-06-14", Some("2023-06-19")),
        ("2023-06-16", Some("2023-06-21")),
        ("2023-06-17", Some("2023-06-21")),
        ("?2023-06-12", None),
    ] {
        let due = due.map(|due| (day(enrolled), day(due)));
        assert_eq!(approval_due(&person(&[("l2_enrolled", enrolled)])), due, "{enrolled}");
    }
    assert_eq!(approval_due(&person(&[("card_issued", "2022-01-01")])), None);
}

/// Two areas with a household each; a third household of the second area has nobody who counts.
fn ground(people: Vec<(u32, Person)>) -> Ground {
    Ground {
        areas: vec!["Tổ 2".to_owned(), "Tổ 10".to_owned()],
        households: vec![Some(0), Some(1), Some(1)],
        people: people.into_iter().map(|(house, one)| Some(CountedPerson::of(&one, house, 14))).collect(),
        presence_changes: HashMap::new(),
        visits: Vec::new(),
        reasons: Vec::new(),
    }
}

fn asked(targets: &BTreeMap<String, u64>) -> Asked<'_> {
    Asked { as_of: day("2023-06-15"), since: day("2023-06-01"), target: Some(4), area_targets: targets }
}

#[test]
fn every_count_of_the_tally() {
    let adult = ("birth_date", "1980-01-01");
    let card = ("card_issued", "2022-01-01");
    let l1 = ("l1_activated", "2023-06-02");
    let mut ground = ground(vec![
        (0, person(&[adult, card, l1, ("l2_activated", "2023-06-10")])),
        (0, person(&[adult, card, l1])),
        (0, person(&[adult, card, ("l2_approved", "2023-06-15")])),
        (0, person(&[adult, ("card_applied", "?2023-06-10")])),
        (0, person(&[("birth_date", "2015-01-01"), card])),
        (1, person(&[adult, card, ("l2_enrolled", "2023-05-01"), ("l2_rejected", "2023-06-16")])),
        (1, person(&[adult, card, ("l2_rejected", "2023-06-03")])),
        (1, person(&[adult, ("l2_activated", "?2023-06-14")])),
        (2, person(&[adult, card, ("presence", "moved_away")])),
    ]);
    let phone = Reason::from_code("no_smartphone").unwrap();
    let refused = Reason::from_code("refused").unwrap();
    ground.reasons = vec![
        CountedReason { person: 2, on: day("2023-06-03"), reason: refused },
        CountedReason { person: 2, on: day("2023-06-05"), reason: phone },
        CountedReason { person: 0, on: day("2023-06-05"), reason: phone },
        CountedReason { person: 5, on: day("2023-06-16"), reason: phone },
    ];
    let visit = |household, on| CountedVisit { household, on: day(on) };
    ground.visits =
        vec![visit(0, "2023-05-31"), visit(0, "2023-06-01"), visit(0, "2023-06-15"), visit(1, "2023-06-16")];
    let targets = BTreeMap::from([("Tổ 2".to_owned(), 3)]);
    let tally = count(&ground, &asked(&targets));
    let [first, second] = tally.rows.as_slice() else { panic!("two areas") };
    for (what, expected) in [
        (Count::Households, [1, 1]),
        (Count::Residents, [5, 3]),
        (Count::Eligible, [4, 3]),
        (Count::CardIssued, [3, 2]),
        (Count::CardApplied, [1, 0]),
        (Count::CardMissing, [0, 1]),
        (Count::L1Activated, [1, 0]),
        (Count::L2Enrolled, [2, 3]),
        (Count::L2Approved, [2, 1]),
        (Count::L2Rejected, [0, 1]),
        (Count::L2Activated, [1, 1]),
        (Count::L2ToActivate, [1, 0]),
        (Count::Activated, [2, 1]),
        (Count::Visits, [2, 0]),
        (Count::HouseholdsVisited, [1, 0]),
    ] {
        assert_eq!([first.count(what), second.count(what)], expected, "{what:?}");
        assert_eq!(tally.total.count(what), expected.iter().sum::<u64>(), "{what:?} in all");
    }
    // Only stated days are new; level 1 of somebody with level 2 counts here.
    let new = |milestone| tally.total.new_in_period(milestone);
    assert_eq!((new(Milestone::L1Activated), new(Milestone::L2Activated), new(Milestone::CardApplied)), (2, 1, 0));
    // The latest reason up to the day, of those without an activated level 2.
    assert_eq!(tally.total.reasons, BTreeMap::from([(phone, 1)]));
    assert_eq!((first.target, second.target, tally.total.target), (Some(3), None, Some(4)));
    assert_eq!((first.rate(Rate::L2Target), second.rate(Rate::L2Target)), (Some(3333), None));
    assert_eq!((tally.total.rate(Rate::L2), tally.total.remaining()), (Some(2857), Some(2)));
}

#[test]
fn facts_that_contradict_themselves_are_found() {
    let check = |facts: &[(&str, &str)], expected: &[&str]| {
        let found = quality::findings(&person(facts).facts, CardTold::Told, day("2023-06-15"));
        let codes: Vec<&str> = found.iter().map(|(code, _)| code.code()).collect();
        assert_eq!(codes, expected, "{facts:?}");
    };
    let card = ("card_issued", "2022-01-01");
    check(&[("birth_date", "1990-02-03"), ("person_id", "031090100001"), ("sex", "male")], &[]);
    check(&[("birth_date", "1991-02-03"), ("person_id", "031090100001")], &["person_id_mismatch"]);
    check(&[("sex", "female"), ("person_id", "031090100001")], &["person_id_mismatch"]);
    check(&[card, ("l2_approved", "2023-02-01"), ("l2_activated", "2023-01-31")], &["order_of_milestones"]);
    check(&[card, ("card_applied", "2022-01-02")], &["order_of_milestones"]);
    check(&[("l2_activated", "2023-01-31")], &["order_of_milestones"]);
    check(&[card, ("l2_enrolled", "2023-03-01"), ("l2_rejected", "2023-02-01")], &[]);
    check(&[("birth_date", "2022-06-01"), card], &["order_of_milestones"]);
    check(&[("birth_date", "2023-06-16")], &["future_date"]);
    check(&[card, ("l2_enrolled", "2023-06-16")], &["future_date"]);
}

/// Where no list told of somebody's card, nobody knows that it is missing.
#[test]
fn a_card_is_missing_only_where_a_list_told_of_it() {
    let mut person = person(&[("l2_activated", "2023-01-31")]);
    let today = day("2023-06-15");
    let found = |person: &Person| quality::findings(&person.facts, CardTold::of(person), today);
    assert_eq!(found(&person), []);
    person.imported = Some(Vec::new());
    assert_eq!(found(&person), []);
    // The last list had a card, which was taken away by hand.
    let order = vec![(ProblemCode::OrderOfMilestones, None)];
    let card = Field::Milestone(Milestone::CardIssued);
    person.imported = Some(vec![(card, Some("2022-01-01".to_owned()))]);
    assert_eq!(found(&person), order);
    // Its row said none.
    person.imported = Some(Vec::new());
    let (raw, cell) = (String::new(), "E7".to_owned());
    let problem = Problem { code: ProblemCode::OrderOfMilestones, field: Some(card), raw, cell };
    person.problems = vec![(problem, Mended::Open)];
    assert_eq!(found(&person), order);
    person.facts.milestones.set(Milestone::CardIssued, Reached::On(day("2022-01-01")));
    assert_eq!(found(&person), []);
}

#[test]
fn typed_values_are_read_as_people_write_them() {
    let typed = |field: &str, text: &str| {
        let mut facts = PersonFacts::default();
        let field = super::field::Field::from_code(field).unwrap();
        quality::set_from_typed(&mut facts, field, Some(text), day("2023-06-15")).ok()?;
        facts.get(field)
    };
    for (field, text, expected) in [
        ("full_name", "  ĐỖ THỊ  MẪU ", Some("Đỗ Thị Mẫu")),
        ("birth_date", "5/7/1990", Some("1990-07-05")),
        ("birth_date", "31/6/1990", None),
        ("sex", "Nữ", Some("female")),
        ("person_id", "031 090 100 001", Some("031090100001")),
        ("person_id", "31090100001", None),
        ("phone", "+84 912 345 678", Some("0912345678")),
        ("phone", "không có", None),
        ("presence", "absent", Some("absent")),
        ("presence", "somewhere", None),
        ("bhyt", "có", Some("yes")),
        ("l2_activated", "x", Some("?2023-06-15")),
        ("l2_activated", "10/6", Some("2023-06-10")),
        ("note", "a\u{1b}[2Jb", Some("a[2Jb")),
    ] {
        assert_eq!(typed(field, text).as_deref(), expected, "{field} {text}");
    }
    let number = PersonNumber::new("031090100001").unwrap();
    assert_eq!(number.birth_year(), Some(1990));
}

#[test]
fn a_target_is_that_of_its_area_however_it_is_spelled() {
    let ground = ground(vec![(0, person(&[])), (1, person(&[]))]);
    let of = |targets: &[(&str, u64)]| {
        let targets = targets.iter().map(|(area, target)| ((*area).to_owned(), *target)).collect();
        count(&ground, &asked(&targets)).rows.iter().map(|row| row.target).collect::<Vec<_>>()
    };
    assert_eq!(of(&[("TỔ 02", 5), ("tổ 1", 7)]), [Some(5), None]);
    assert_eq!(of(&[("TỔ 2", 5), ("Tổ 2", 3), ("to 10", 1)]), [Some(3), Some(1)], "as it is written comes first");
}
