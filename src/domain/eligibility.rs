//! Who counts and who is eligible on a day (domain.md section 2; documents 002, 003, 004).

use chrono::{Datelike, NaiveDate};

use super::partial_date::PartialDate;
use super::person::Person;

/// Why somebody is not asked to do anything.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotEligible {
    /// Not on the roster on that day: moved away, dead, lives elsewhere.
    NotCounted,
    /// Not born yet on that day.
    NotBorn,
    /// Younger than the campaign's age.
    TooYoung,
    /// Neither birth date nor personal number: the age is not known.
    AgeUnknown,
    /// Not a Vietnamese citizen.
    Foreign,
}

impl NotEligible {
    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotCounted => "not_counted",
            Self::NotBorn => "not_born",
            Self::TooYoung => "too_young",
            Self::AgeUnknown => "age_unknown",
            Self::Foreign => "foreign",
        }
    }
}

/// The first day on which somebody born then is `age` full years old. Only a year or a month known: as if born on
/// its last day. Somebody born on 29 February comes of age on 1 March of a common year.
pub fn of_age_from(birth: PartialDate, age: u32) -> NaiveDate {
    let born = birth.last_day();
    let year = born.year().saturating_add_unsigned(age);
    NaiveDate::from_ymd_opt(year, born.month(), born.day())
        .or_else(|| NaiveDate::from_ymd_opt(year, 3, 1))
        .unwrap_or(NaiveDate::MAX)
}

/// Whether a person is counted on a day: on the roster, present or absent, and born (only a year or a month known:
/// on its first day).
pub fn is_counted(person: &Person, day: NaiveDate) -> bool {
    person.presence_on(day).is_counted() && person.facts.birth().is_none_or(|birth| birth.first_day() <= day)
}

/// Whether a person is eligible on a day, or why not.
pub fn eligible(person: &Person, day: NaiveDate, minimum_age: u32) -> Result<(), NotEligible> {
    if !person.presence_on(day).is_counted() {
        return Err(NotEligible::NotCounted);
    }
    if !person.facts.is_citizen() {
        return Err(NotEligible::Foreign);
    }
    let birth = person.facts.birth().ok_or(NotEligible::AgeUnknown)?;
    if birth.first_day() > day {
        return Err(NotEligible::NotBorn);
    }
    if of_age_from(birth, minimum_age) > day {
        return Err(NotEligible::TooYoung);
    }
    Ok(())
}
