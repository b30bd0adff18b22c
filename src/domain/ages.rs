//! Who comes of age, and whose card is due for exchange (domain.md section 2; Law 26/2023/QH15 art. 21: at 14, 25, 40
//! and 60 years of age).

use chrono::NaiveDate;

use super::eligibility::of_age_from;
use super::person::Person;

/// Ages at which a card is exchanged.
pub const EXCHANGE_AGES: [u32; 3] = [25, 40, 60];

/// The day on which a counted citizen comes of the campaign's age, where it lies after `from` and not after `to`: who
/// turns 14 before the campaign ends.
pub fn comes_of_age(person: &Person, minimum_age: u32, from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
    let counted = person.presence_on(from).is_counted() && person.facts.is_citizen();
    let day = of_age_from(person.facts.birth().filter(|_| counted)?, minimum_age);
    (day > from && day <= to).then_some(day)
}

/// The day on which a counted citizen's card is due for exchange, where it lies after `from` and not after `to`.
pub fn card_exchange_due(person: &Person, from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
    EXCHANGE_AGES.into_iter().find_map(|age| comes_of_age(person, age, from, to))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{HouseholdId, PersonId};
    use crate::domain::person::PersonFacts;
    use crate::domain::presence::Presence;

    fn born(birth: &str, presence: Option<Presence>) -> Person {
        let birth_date = Some(birth.parse().unwrap());
        Person {
            id: PersonId::default(),
            household: HouseholdId::default(),
            facts: PersonFacts { full_name: "Đỗ Văn An".into(), birth_date, presence, ..PersonFacts::default() },
            presence_changes: Vec::new(),
            first_presence: presence,
            imported: None,
            problems: Vec::new(),
            conflicts: Vec::new(),
            decisions: Vec::new(),
        }
    }

    #[test]
    fn lists_of_those_who_come_of_age_and_of_cards_to_exchange() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (from, to) = (day("2023-06-15"), day("2023-06-30"));
        for (birth, presence, of_age, exchange) in [
            ("2009-06-15", None, None, None),
            ("2009-06-16", None, Some("2023-06-16"), None),
            ("2009-06-30", None, Some("2023-06-30"), None),
            ("2009-07-01", None, None, None),
            ("2009-06-20", Some(Presence::MovedAway), None, None),
            ("2009-06", None, Some("2023-06-30"), None),
            ("1998-06-20", None, None, Some("2023-06-20")),
            ("1983-06-20", None, None, Some("2023-06-20")),
            ("1963-06-20", None, None, Some("2023-06-20")),
            ("1990-06-20", None, None, None),
        ] {
            let person = born(birth, presence);
            assert_eq!(comes_of_age(&person, 14, from, to), of_age.map(day), "{birth}");
            assert_eq!(card_exchange_due(&person, from, to), exchange.map(day), "{birth}");
        }
    }
}
