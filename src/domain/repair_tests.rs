//! Which repairs the facts decide, and which they do not.

use super::*;
use crate::domain::milestone::Reached;
use crate::domain::phone::Phone;
use crate::domain::sex::Sex;

fn facts(birth: &str, sex: &str, number: &str) -> PersonFacts {
    PersonFacts {
        full_name: "Đỗ Văn Một".to_owned(),
        birth_date: birth.parse().ok(),
        sex: Sex::from_code(sex),
        person_number: PersonNumber::new(number),
        ..PersonFacts::default()
    }
}

/// Sure repairs are written with `!`.
fn told(repair: Option<Repair>) -> String {
    let Some(repair) = repair else { return "-".to_owned() };
    let sure = if repair.certainty == Certainty::Sure { "!" } else { "?" };
    match repair.remedy {
        Remedy::Confirm => format!("confirm{sure}"),
        Remedy::Set(field, value) => format!("{}={value}{sure}", field.code()),
    }
}

#[test]
fn repairs_by_kind() {
    use ProblemCode as P;
    let nobody = ("", "", "");
    for (code, field, raw, (birth, sex, number), expected) in [
        (P::PersonIdRestored, Some(Field::PersonNumber), "31090100001", nobody, "confirm!"),
        (P::PhoneConverted, Some(Field::Phone), "01234567890", nobody, "confirm!"),
        (P::RepairedText, Some(Field::FullName), "§ç V¨n", nobody, "confirm!"),
        (P::DateInAddress, None, "12-May", nobody, "confirm!"),
        (P::ControlCharacters, Some(Field::Note), "a", nobody, "confirm!"),
        (P::TooLong, Some(Field::Note), "aaa", nobody, "confirm?"),
        // Letters for digits, and nothing else.
        (P::BadPhone, Some(Field::Phone), "O912345678", nobody, "phone=0912345678!"),
        (P::BadPhone, Some(Field::Phone), "09l2 345 678", nobody, "phone=0912345678!"),
        (P::BadPhone, Some(Field::Phone), "O1234567890", nobody, "phone=0834567890!"),
        (P::BadPhone, Some(Field::Phone), "091234567", nobody, "-"),
        (P::BadPhone, Some(Field::Phone), "0912345678a", nobody, "-"),
        (P::BadPhone, Some(Field::Phone), "O912345678 / O987654321", nobody, "-"),
        (P::BadPhone, Some(Field::Phone), "9.1E+08", nobody, "-"),
        // A number only where everything that is known agrees.
        (P::BadPersonId, Some(Field::PersonNumber), "31090100001", ("1990", "male", ""), "person_id=031090100001!"),
        (P::BadPersonId, Some(Field::PersonNumber), "O3109O1OOOO1", ("1990", "male", ""), "person_id=031090100001!"),
        (P::BadPersonId, Some(Field::PersonNumber), "31090100001", ("1990", "", ""), "person_id=031090100001?"),
        (P::BadPersonId, Some(Field::PersonNumber), "31090100001", nobody, "-"),
        (P::BadPersonId, Some(Field::PersonNumber), "31090100001", ("1991", "male", ""), "-"),
        (P::BadPersonId, Some(Field::PersonNumber), "O31090100001", ("1990", "female", ""), "-"),
        (P::BadPersonId, Some(Field::PersonNumber), "03109010000", ("1990", "male", ""), "-"),
        (P::BadPersonId, Some(Field::PersonNumber), "7.9E+10", ("1990", "male", ""), "-"),
        // A date: the century of the number, or the year that both say. Never a day.
        (P::BadDate, Some(Field::BirthDate), "5/7/90", ("", "", "031090100001"), "birth_date=1990-07-05!"),
        (P::BadDate, Some(Field::BirthDate), "5/7/90", ("", "", "031085100001"), "-"),
        (P::BadDate, Some(Field::BirthDate), "5/7/90", nobody, "-"),
        (P::BadDate, Some(Field::BirthDate), "29/2/1990", ("", "", "031090100001"), "birth_date=1990?"),
        (P::BadDate, Some(Field::BirthDate), "29/2/1990", ("", "", "031091100001"), "-"),
        (P::BadDate, Some(Field::BirthDate), "31/6/2023", nobody, "-"),
        (P::BadDate, Some(Field::Milestone(Milestone::L2Activated)), "31/6/2023", ("", "", "031090100001"), "-"),
        // A number that contradicts one thing only.
        (P::PersonIdMismatch, None, "", ("1985-03-12", "female", "031085000613"), "sex=male?"),
        (P::PersonIdMismatch, None, "", ("1986-03-12", "male", "031085000613"), "birth_date=1985-03-12?"),
        (P::PersonIdMismatch, None, "", ("1986-03", "male", "031085000613"), "birth_date=1985-03?"),
        (P::PersonIdMismatch, None, "", ("1986", "male", "031085000613"), "birth_date=1985?"),
        (P::PersonIdMismatch, None, "", ("1984-02-29", "male", "031085000613"), "-"),
        (P::PersonIdMismatch, None, "", ("1986-03-12", "female", "031085000613"), "-"),
        (P::PersonIdMismatch, None, "", ("1986-03-12", "", "031085000613"), "-"),
        (P::PersonIdMismatch, None, "", ("", "female", "031085000613"), "-"),
        (P::PersonIdMismatch, None, "", ("1985-03-12", "male", "003085000613"), "-"),
        (P::UnknownValue, Some(Field::Sex), "Nan", ("1985", "", "031085000613"), "sex=male?"),
        (P::UnknownValue, Some(Field::Sex), "Nan", ("1986", "", "031085000613"), "-"),
        (P::UnknownValue, Some(Field::Presence), "ở quê", ("1985", "", "031085000613"), "-"),
        (P::FutureDate, Some(Field::BirthDate), "", ("2033", "", ""), "-"),
        (P::MissingHousehold, None, "", nobody, "-"),
        (P::SharedPhone, None, "", nobody, "-"),
        (P::OrderOfMilestones, None, "", nobody, "-"),
    ] {
        let facts = facts(birth, sex, number);
        assert_eq!(told(repair(&facts, (code, field), raw)), expected, "{code:?} {raw:?} {birth} {sex} {number}");
    }
}

/// What somebody has entered since is not replaced by what a cell says.
#[test]
fn a_fact_that_is_there_has_no_proposal_from_its_cell() {
    let mut facts = facts("1990", "male", "031090100001");
    facts.phone = Phone::new("0911111111");
    for (code, field, raw) in [
        (ProblemCode::BadPhone, Field::Phone, "O912345678"),
        (ProblemCode::BadPersonId, Field::PersonNumber, "O31090100002"),
        (ProblemCode::BadDate, Field::BirthDate, "5/7/90"),
    ] {
        assert_eq!(repair(&facts, (code, Some(field)), raw), None, "{code:?}");
    }
}

#[test]
fn every_kind_has_its_place_once() {
    let mut all = BY_URGENCY.to_vec();
    all.sort_unstable();
    assert_eq!(all, ProblemCode::ALL);
    let order: Vec<Urgency> = BY_URGENCY.into_iter().map(urgency).collect();
    assert!(order.is_sorted(), "{order:?}");
}

#[test]
fn milestones_that_contradict_each_other_are_named_and_asked_for() {
    let mut facts = facts("1990", "male", "031090100001");
    let on = |day: &str| Reached::On(day.parse().unwrap());
    facts.milestones.set(Milestone::L2Approved, on("2023-05-01"));
    facts.milestones.set(Milestone::L2Activated, on("2023-04-01"));
    let found = contradictions(&facts.milestones, facts.birth_date, CardTold::Told);
    let before = Contradiction::Before { first: Milestone::L2Approved, then: Milestone::L2Activated };
    assert_eq!(found, [before, Contradiction::WithoutCard(Milestone::L2Approved)]);
    let asked = fields_to_mend((&facts, CardTold::Told), (ProblemCode::OrderOfMilestones, None));
    let codes: Vec<&str> = asked.into_iter().map(Field::code).collect();
    assert_eq!(codes, ["l2_approved", "l2_activated", "card_issued"]);
    let line = days_in_a_line(&facts.milestones);
    assert_eq!(line.first().map(|(_, milestone)| *milestone), Some(Milestone::L2Activated));
    facts.milestones.set(Milestone::CardIssued, on("1980-01-01"));
    facts.milestones.set(Milestone::L2Activated, on("2023-06-01"));
    let found = contradictions(&facts.milestones, facts.birth_date, CardTold::Told);
    assert_eq!(found, [Contradiction::BeforeBirth(Milestone::CardIssued)]);
    facts.milestones.set(Milestone::CardIssued, on("2022-01-01"));
    assert_eq!(contradictions(&facts.milestones, facts.birth_date, CardTold::Told), []);
}
