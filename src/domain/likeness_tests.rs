//! Pairs that are proposed and pairs that are not, case by case. Invented people only.

use super::*;
use crate::domain::decision::Decision;
use crate::domain::field::Field;
use crate::domain::person::PersonFacts;

/// `field=value` pairs.
type Facts<'a> = &'a [(&'a str, &'a str)];
/// The other entry: its household, name and facts.
type Other<'a> = (u8, &'a str, Facts<'a>);

/// Somebody of a household from `field=value` pairs; the numbers of the entries begin with 1.
fn entry(number: u8, household: u8, name: &str, facts: &[(&str, &str)]) -> LikeEntry {
    LikeEntry::of(i64::from(number), &person(number, household, name, facts))
}

fn person(number: u8, household: u8, name: &str, said: &[(&str, &str)]) -> Person {
    let mut facts = PersonFacts { full_name: name.to_owned(), ..PersonFacts::default() };
    for (field, value) in said {
        facts.set(Field::from_code(field).unwrap(), Some(value)).unwrap();
    }
    Person {
        id: PersonId([number; 16]),
        household: HouseholdId([household; 16]),
        first_presence: facts.presence,
        facts,
        presence_changes: Vec::new(),
        imported: None,
        problems: Vec::new(),
        conflicts: Vec::new(),
        decisions: Vec::new(),
    }
}

fn all(entries: Vec<LikeEntry>) -> Likenesses {
    Likenesses::of(entries, &mut |_| ControlFlow::Continue(())).unwrap()
}

fn reason(one: LikeEntry, other: LikeEntry) -> Option<LikeReason> {
    let mut reasons: Vec<LikeReason> = all(vec![one, other]).pairs().iter().map(|pair| pair.reason).collect();
    assert!(reasons.len() <= 1, "a pair is proposed once");
    reasons.pop()
}

const BORN: (&str, &str) = ("birth_date", "1985-03-12");
const NUMBER: (&str, &str) = ("person_id", "031085000613");
const PHONE: (&str, &str) = ("phone", "0912345678");

#[test]
fn what_is_proposed() {
    let name = "Nguyễn Văn Mẫu";
    let cases: [(&str, Facts, Other, LikeReason); 15] = [
        (name, &[NUMBER, BORN], (2, name, &[NUMBER]), LikeReason::SameNumber),
        (name, &[NUMBER, BORN], (2, "Trần Thị Khác", &[NUMBER, BORN]), LikeReason::SameNumber),
        (name, &[NUMBER, BORN], (2, "Trần Thị Khác", &[NUMBER, ("birth_date", "1990")]), LikeReason::SameNumberOnly),
        (name, &[("old_id", "012345678")], (2, name, &[("old_id", "012345678"), BORN]), LikeReason::SameOldId),
        (name, &[BORN], (1, "nguyen van mau", &[BORN, NUMBER]), LikeReason::SameHousehold),
        (name, &[BORN], (1, name, &[("birth_date", "1985")]), LikeReason::SameHousehold),
        (name, &[BORN], (1, name, &[]), LikeReason::SameHousehold),
        // A digit of the number is wrong.
        (name, &[BORN, NUMBER], (1, name, &[BORN, ("person_id", "031085000618")]), LikeReason::SameHousehold),
        (name, &[BORN, NUMBER], (1, name, &[BORN, ("person_id", "079085012345")]), LikeReason::OtherNumber),
        (name, &[BORN], (2, name, &[BORN, NUMBER]), LikeReason::OtherHousehold),
        (name, &[PHONE, BORN], (2, name, &[PHONE, ("birth_date", "1985")]), LikeReason::SamePhone),
        // A letter is wrong, but not in the given name.
        (name, &[BORN], (1, "Nguyễn Vn Mẫu", &[BORN]), LikeReason::LetterSameHousehold),
        (name, &[BORN], (1, "Nguyễn Văm Mẫu", &[BORN]), LikeReason::LetterSameHousehold),
        (name, &[BORN], (1, "Nguyễn Vna Mẫu", &[BORN]), LikeReason::LetterSameHousehold),
        (name, &[BORN, PHONE], (2, "Nguễn Văn Mẫu", &[BORN, PHONE]), LikeReason::LetterSamePhone),
    ];
    for (name, facts, (household, other, other_facts), expected) in cases {
        let (one, two) = (entry(1, 1, name, facts), entry(2, household, other, other_facts));
        assert_eq!(reason(one.clone(), two.clone()), Some(expected), "{name} {facts:?} / {other} {other_facts:?}");
        assert_eq!(reason(two, one), Some(expected), "the order means nothing");
    }
}

#[test]
fn what_is_not() {
    let name = "Nguyễn Văn Mẫu";
    let cases: [(&str, Facts, Other); 11] = [
        // Twins.
        ("Nguyễn Anh Tuấn", &[BORN], (1, "Nguyễn Anh Toàn", &[BORN])),
        ("Nguyễn Thị Hoa", &[BORN], (1, "Nguyễn Thị Lan", &[BORN])),
        ("Nguyễn Thị Thúy", &[BORN, NUMBER], (1, "Nguyễn Thị Thủy", &[BORN, ("person_id", "031085000614")])),
        // Father and son.
        (name, &[BORN], (1, name, &[("birth_date", "2010")])),
        (name, &[BORN, PHONE], (1, name, &[("birth_date", "2010-05-01"), PHONE])),
        // Only the year is known, and they live elsewhere.
        (name, &[("birth_date", "1985")], (2, name, &[("birth_date", "1985")])),
        (name, &[], (2, name, &[])),
        // Two whole numbers are two people.
        (name, &[BORN, NUMBER], (2, name, &[BORN, ("person_id", "079085012345")])),
        (
            name,
            &[BORN, NUMBER, ("old_id", "012345678")],
            (2, "Lê Khác", &[("person_id", "079085012345"), ("old_id", "012345678")]),
        ),
        // A man and a woman whose names differ by a letter.
        ("Nguyễn Văn An", &[BORN, ("sex", "male")], (1, "Nguyễn Vân Anh", &[BORN, ("sex", "female")])),
        (name, &[BORN], (1, "Nguyễn Văn", &[BORN])),
    ];
    for (name, facts, (household, other, other_facts)) in cases {
        let (one, two) = (entry(1, 1, name, facts), entry(2, household, other, other_facts));
        assert_eq!(reason(one, two), None, "{name} {facts:?} / {other} {other_facts:?}");
    }
}

#[test]
fn another_given_name_is_a_slip_only_where_nobody_else_has_it() {
    let twins = [entry(1, 1, "Nguyễn Anh Tuấn", &[BORN]), entry(2, 1, "Nguyễn Anh Tuân", &[BORN, NUMBER])];
    assert_eq!(all(twins.to_vec()).pairs().len(), 1, "other marks of the same letters may be typed wrong");
    let slip = [entry(1, 1, "Nguyễn Anh Tuấn", &[BORN]), entry(2, 1, "Nguyễn Anh Tuấnn", &[BORN])];
    assert!(all(slip.to_vec()).pairs().is_empty(), "nobody knows which of two names is one");
    let others = [entry(3, 3, "Lê Tuấn", &[]), entry(4, 4, "Đỗ Văn Tuấn", &[])];
    let known = all(slip.iter().chain(&others).cloned().collect());
    assert_eq!(known.pairs().len(), 1);
    assert_eq!(known.pairs()[0].reason, LikeReason::LetterSameHousehold);
}

#[test]
fn the_likeliest_come_first_and_what_is_told_apart_is_gone_for_good() {
    let same = [entry(1, 1, "Lê Mẫu", &[NUMBER]), entry(2, 2, "Lê Mẫu", &[NUMBER])];
    let weak = [entry(3, 3, "Đỗ Thử", &[]), entry(4, 3, "Đỗ Thử", &[BORN])];
    let mut likenesses = all(weak.iter().chain(&same).cloned().collect());
    let scores: Vec<u8> = likenesses.pairs().iter().map(|pair| pair.score).collect();
    assert_eq!(scores, [100, 70]);
    let mut apart = person(4, 3, "Đỗ Thử", &[BORN]);
    apart.decisions.push(Decision::ApartFrom(PersonId([3; 16])));
    likenesses.put(4, Some(LikeEntry::of(4, &apart)));
    assert_eq!(likenesses.pairs().len(), 1, "one of the two is enough to say it");
    assert!(LikeEntry::of(4, &apart).apart.contains(&PersonId([3; 16])));
    assert!(Likenesses::compare_anyway(&weak[0], &LikeEntry::of(4, &apart)).is_some());
}

#[test]
fn kept_up_entry_by_entry_is_as_compared_at_once() {
    let names = ["Lê Văn An", "Lê Văn Ann", "Trần An", "Lê Vân An", "Đỗ An"];
    let born = ["1985-03-12", "1985", "1990-01-01"];
    let mut dice = 7_u32;
    let mut below = |limit: u32| {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (dice >> 16) % limit
    };
    let mut kept = all(Vec::new());
    let mut now: std::collections::BTreeMap<u8, LikeEntry> = std::collections::BTreeMap::new();
    for step in 0..200 {
        let number = 1 + u8::try_from(below(20)).unwrap();
        let coming = below(4) > 0;
        if coming {
            let name = names[below(5) as usize];
            let household = u8::try_from(below(4)).unwrap();
            let new = entry(number, household, name, &[("birth_date", born[below(3) as usize])]);
            now.insert(number, new.clone());
            kept.put(i64::from(number), Some(new));
        } else {
            now.remove(&number);
            kept.put(i64::from(number), None);
        }
        // Whether a given name is known depends on everybody: pairs of slips are settled when all are compared.
        let stable = |pairs: &[LikelyPair]| -> Vec<LikelyPair> {
            let letter = |pair: &&LikelyPair| !matches!(pair.reason, LikeReason::LetterSameHousehold);
            pairs.iter().filter(letter).copied().collect()
        };
        let at_once = all(now.values().cloned().collect());
        assert_eq!(stable(kept.pairs()), stable(at_once.pairs()), "step {step}");
    }
}

#[test]
fn a_placeholder_does_not_make_everybody_a_pair_of_everybody_and_work_can_be_stopped() {
    let many: Vec<LikeEntry> = (0..20_000_u32)
        .map(|number| {
            let mut entry = entry(1, 1, &format!("Người {number}"), &[("old_id", "000000000"), BORN, PHONE]);
            entry.number = i64::from(number);
            entry
        })
        .collect();
    assert!(all(many.clone()).pairs().len() < 40_000);
    assert!(Likenesses::of(many, &mut |_| ControlFlow::Break(())).is_none());
}
