//! Two entries that are one person: which value of each fact is kept. A proposal, which whoever merges may change;
//! nothing that was reached is lost by it.

use super::field::Field;
use super::milestone::Reached;
use super::partial_date::PartialDate;
use super::person::{Person, PersonFacts};
use super::person_number::{PersonNumber, mismatch};
use super::presence::Residence;
use super::quality::TEXT_LIMIT;
use crate::text::fold::has_marks;

/// A fact that the two entries say differently.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FactChoice {
    /// The fact.
    pub field: Field,
    /// What can be kept: the value of the entry that stays, that of the other, and where both make sense, both.
    pub values: Vec<Option<String>>,
    /// Which of them is proposed.
    pub proposed: usize,
    /// Whether both say something.
    pub clash: Clash,
}

/// Whether two values contradict each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clash {
    /// Only one of the entries says something, or one says it more exactly.
    No,
    /// Each says something else.
    Yes,
}

/// Place of the value of the entry that stays.
const STAYS: usize = 0;
/// Place of the value of the other one.
const OTHER: usize = 1;
/// Place of both.
const BOTH: usize = 2;

impl FactChoice {
    /// The value that is proposed.
    pub fn proposed_value(&self) -> Option<&str> {
        self.values.get(self.proposed).and_then(Option::as_deref)
    }

    /// Whether a value can be chosen: a milestone that was reached is never given up for nothing.
    pub fn can_choose(&self, place: usize) -> bool {
        match self.values.get(place) {
            Some(Some(_)) => true,
            Some(None) => !matches!(self.field, Field::Milestone(_)),
            None => false,
        }
    }
}

/// The facts that two entries say differently, in the order of the contract.
pub fn choices(stays: &Person, other: &Person) -> Vec<FactChoice> {
    Field::all()
        .filter_map(|field| {
            let (one, two) = (stays.get(field), other.get(field));
            if PersonFacts::same_value(field, one.as_deref(), two.as_deref())
                && !is_earlier_unknown(field, one.as_deref(), two.as_deref())
            {
                return None;
            }
            let (proposed, clash) = propose(field, stays, other);
            let mut values = vec![one, two];
            if field == Field::Note
                && let Some(both) = joined(&values)
            {
                values.push(Some(both));
            }
            let proposed = if field == Field::Note && values.len() > BOTH { BOTH } else { proposed };
            Some(FactChoice { field, values, proposed, clash })
        })
        .collect()
}

/// Of two unknown days the earlier one counts longer: it must not be lost.
fn is_earlier_unknown(field: Field, one: Option<&str>, two: Option<&str>) -> bool {
    matches!(field, Field::Milestone(_)) && reached(two).counts_from() < reached(one).counts_from()
}

fn reached(text: Option<&str>) -> Reached {
    text.and_then(|text| text.parse().ok()).unwrap_or_default()
}

fn propose(field: Field, stays: &Person, other: &Person) -> (usize, Clash) {
    let (one, two) = (stays.get(field), other.get(field));
    let (Some(one), Some(two)) = (one, two) else {
        return (if stays.get(field).is_some() { STAYS } else { OTHER }, Clash::No);
    };
    if let Field::Milestone(_) = field {
        return earlier(reached(Some(&one)), reached(Some(&two)));
    }
    if field == Field::BirthDate {
        let (one, two) = (one.parse::<PartialDate>().ok(), two.parse::<PartialDate>().ok());
        if let Some(exact) = one.zip(two).and_then(|(one, two)| more_exact(one, two)) {
            return (exact, Clash::No);
        }
    }
    if field == Field::FullName {
        let same = crate::text::fold::loose(&one) == crate::text::fold::loose(&two);
        if same && has_marks(&one) != has_marks(&two) {
            return (if has_marks(&one) { STAYS } else { OTHER }, Clash::No);
        }
    }
    // What somebody typed here was looked at; a roster may be a copy of a copy.
    let by_hand = (is_by_hand(stays, field), is_by_hand(other, field));
    let place = match by_hand {
        (false, true) => OTHER,
        (true, false) => STAYS,
        (true, true) | (false, false) => better(field, stays, other),
    };
    (place, Clash::Yes)
}

/// Of two days the earlier; a known one before an unknown one.
fn earlier(one: Reached, two: Reached) -> (usize, Clash) {
    match (one.stated_day(), two.stated_day()) {
        (Some(one), Some(two)) => (if two < one { OTHER } else { STAYS }, Clash::Yes),
        (Some(_), None) => (STAYS, Clash::No),
        (None, Some(_)) => (OTHER, Clash::No),
        (None, None) => (if two.counts_from() < one.counts_from() { OTHER } else { STAYS }, Clash::No),
    }
}

/// The date that lies within the other.
fn more_exact(one: PartialDate, two: PartialDate) -> Option<usize> {
    let within = |inner: PartialDate, outer: PartialDate| {
        outer.first_day() <= inner.first_day() && inner.last_day() <= outer.last_day()
    };
    if within(one, two) {
        Some(STAYS)
    } else if within(two, one) {
        Some(OTHER)
    } else {
        None
    }
}

/// Whether somebody entered or corrected a fact here.
fn is_by_hand(person: &Person, field: Field) -> bool {
    match person.imported_value(field) {
        None => true,
        Some(imported) => !PersonFacts::same_value(field, imported.as_deref(), person.get(field).as_deref()),
    }
}

/// Of two values of equal standing the one for which something speaks; else that of the entry that stays.
fn better(field: Field, stays: &Person, other: &Person) -> usize {
    let fits = |person: &Person, number: Option<&PersonNumber>| {
        number.is_some_and(|number| !mismatch(number, person.facts.birth_date, person.facts.sex))
    };
    let is_worse = if field == Field::PersonNumber {
        let (one, two) = (stays.facts.person_number.as_ref(), other.facts.person_number.as_ref());
        !fits(stays, one) && fits(other, two)
    } else {
        // Whoever is registered for good somewhere lives there on paper.
        let is_permanent = |person: &Person| person.facts.residence == Some(Residence::Permanent);
        field == Field::Household && !is_permanent(stays) && is_permanent(other)
    };
    if is_worse { OTHER } else { STAYS }
}

/// Two notes in one, where there is room for both.
fn joined(values: &[Option<String>]) -> Option<String> {
    let notes: Option<Vec<&str>> = values.iter().map(Option::as_deref).collect();
    let notes = notes?;
    let both = notes.join("; ");
    (both.chars().count() <= TEXT_LIMIT).then_some(both)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{HouseholdId, PersonId};

    /// Somebody of a roster from `field=value` pairs.
    fn person(number: u8, said: &[(&str, &str)]) -> Person {
        let mut facts = PersonFacts { full_name: "Đỗ Văn Mẫu".to_owned(), ..PersonFacts::default() };
        for (field, value) in said {
            facts.set(Field::from_code(field).unwrap(), Some(value)).unwrap();
        }
        Person {
            id: PersonId([number; 16]),
            household: HouseholdId([1; 16]),
            first_presence: facts.presence,
            facts,
            presence_changes: Vec::new(),
            imported: Some(Vec::new()),
            problems: Vec::new(),
            conflicts: Vec::new(),
            decisions: Vec::new(),
        }
    }

    #[test]
    fn the_more_exact_the_only_known_and_the_earlier_are_proposed() {
        for (field, stays, other, kept, clash) in [
            ("phone", None, Some("0912345678"), "0912345678", Clash::No),
            ("phone", Some("0912345678"), None, "0912345678", Clash::No),
            ("phone", Some("0912345678"), Some("0912345679"), "0912345678", Clash::Yes),
            ("birth_date", Some("1985"), Some("1985-03-12"), "1985-03-12", Clash::No),
            ("birth_date", Some("1985-03-12"), Some("1985"), "1985-03-12", Clash::No),
            ("birth_date", Some("1985-03"), Some("1985-04-01"), "1985-03", Clash::Yes),
            ("full_name", Some("Đỗ Văn Mẫu"), Some("do van mau"), "Đỗ Văn Mẫu", Clash::No),
            ("full_name", Some("Do Van Mau"), Some("Đỗ Văn Mẫu"), "Đỗ Văn Mẫu", Clash::No),
            ("l2_activated", Some("2023-05-02"), Some("2023-05-01"), "2023-05-01", Clash::Yes),
            ("l2_activated", Some("?2023-04-01"), Some("2023-05-01"), "2023-05-01", Clash::No),
            ("l2_activated", None, Some("?2023-05-01"), "?2023-05-01", Clash::No),
            ("l2_activated", Some("?2023-05-02"), Some("?2023-05-01"), "?2023-05-01", Clash::No),
            ("note", Some("một"), Some("hai"), "một; hai", Clash::Yes),
        ] {
            let of = |number, value: Option<&str>| {
                person(number, &value.map(|value| (field, value)).into_iter().collect::<Vec<_>>())
            };
            let found = choices(&of(1, stays), &of(2, other));
            assert_eq!(found.len(), 1, "{field} {stays:?} {other:?}");
            assert_eq!(found[0].proposed_value(), Some(kept), "{field} {stays:?} {other:?}");
            assert_eq!(found[0].clash, clash, "{field} {stays:?} {other:?}");
        }
        let same = [("l1_activated", "2023-05-01"), ("phone", "0912345678")];
        assert_eq!(choices(&person(1, &same), &person(2, &same)), []);
        let (later, earlier) = ([("l1_activated", "?2023-05-02")], [("l1_activated", "?2023-05-01")]);
        assert_eq!(choices(&person(1, &earlier), &person(2, &later)), [], "what stays counts longer already");
    }

    #[test]
    fn what_was_corrected_here_goes_before_what_a_roster_says() {
        let stays = person(1, &[("phone", "0912345678")]);
        let mut other = person(2, &[("phone", "0912345679")]);
        other.imported = Some(vec![(Field::Phone, Some("0900000000".to_owned()))]);
        assert_eq!(choices(&stays, &other)[0].proposed_value(), Some("0912345679"));
        assert_eq!(choices(&other, &stays)[0].proposed_value(), Some("0912345679"));
        // Nothing speaks for one of two that were typed: the entry that stays keeps its own.
        other.imported = None;
        let by_hand = Person { imported: None, ..stays };
        assert_eq!(choices(&by_hand, &other)[0].proposed_value(), Some("0912345678"));
    }

    #[test]
    fn a_number_that_fits_and_a_permanent_home_are_proposed() {
        let wrong = person(1, &[("person_id", "031090000613"), ("birth_date", "1985"), ("residence", "temporary")]);
        let mut right = person(2, &[("person_id", "031085000613"), ("birth_date", "1985"), ("residence", "permanent")]);
        right.household = HouseholdId([2; 16]);
        let found = choices(&wrong, &right);
        let of = |field| found.iter().find(|choice| choice.field == field).unwrap();
        assert_eq!(of(Field::PersonNumber).proposed_value(), Some("031085000613"));
        assert_eq!(of(Field::Household).proposed, OTHER);
        assert_eq!(of(Field::Residence).proposed, STAYS);
    }

    #[test]
    fn a_milestone_is_never_given_up() {
        let stays = person(1, &[("l2_activated", "2023-05-01"), ("phone", "0912345678")]);
        let found = choices(&stays, &person(2, &[]));
        let of = |field| found.iter().find(|choice| choice.field == field).unwrap();
        let activated = of(Field::Milestone(crate::domain::milestone::Milestone::L2Activated));
        assert!(activated.can_choose(STAYS) && !activated.can_choose(OTHER) && !activated.can_choose(BOTH));
        assert!(of(Field::Phone).can_choose(OTHER), "a wrong phone can be given up");
    }
}
