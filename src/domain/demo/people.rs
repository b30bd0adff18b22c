//! The people of the ward with everything that a roster says of them but their milestones.

use std::collections::HashSet;

use chrono::{Datelike, NaiveDate};

use super::families::{Line, Lodging, Seat, family};
use super::random::{Random, plus};
use super::stages::Stage;
use super::texts::Texts;
use crate::domain::partial_date::PartialDate;
use crate::domain::person::PersonFacts;
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::domain::presence::{Presence, Residence};
use crate::domain::sex::Sex;

/// A household while the ward is made.
pub(super) struct Home {
    /// Its index in the ward.
    pub(super) index: usize,
    pub(super) area: usize,
    /// Number within the area, in walking order.
    pub(super) number: usize,
    pub(super) address: String,
    pub(super) members: Vec<Member>,
}

/// A person while the ward is made.
pub(super) struct Member {
    pub(super) facts: PersonFacts,
    /// Full years on the day of the roster.
    pub(super) age: i64,
    pub(super) lodging: Lodging,
    /// How far they were on the day of the roster.
    pub(super) at_roster: Stage,
    /// How far they are now.
    pub(super) now: Stage,
    /// How readily they do these things; the readiest came first.
    pub(super) readiness: i64,
    /// Whether anybody went to their door since.
    pub(super) is_visited: bool,
    pub(super) has_l1_since: bool,
    pub(super) awaits_mobile_team: bool,
}

impl Member {
    pub(super) fn presence(&self) -> Presence {
        self.facts.presence.unwrap_or_default()
    }

    pub(super) fn is_absent(&self) -> bool {
        self.presence() == Presence::Absent
    }
}

/// Homes with exactly so many people, without areas and addresses yet.
pub(super) fn homes(people: usize, texts: &Texts, random: &mut Random, as_of: NaiveDate) -> Vec<Home> {
    let mut homes = Vec::new();
    let mut numbers = HashSet::new();
    let mut room = people;
    while room > 0 {
        let seats = family(random);
        let members: Vec<Member> = named(seats, texts, random, as_of)
            .into_iter()
            .take(room)
            .map(|(seat, name, born)| member(&seat, name, born, Sources { texts, numbers: &mut numbers, random }))
            .collect();
        room = room.saturating_sub(members.len());
        homes.push(Home { index: homes.len(), area: 0, number: 0, address: String::new(), members });
    }
    homes
}

/// Gives the members of a family their names, of which no two are the same, and their birthdays.
fn named(seats: Vec<Seat>, texts: &Texts, random: &mut Random, as_of: NaiveDate) -> Vec<(Seat, String, NaiveDate)> {
    const DAYS_OF_A_YEAR: i64 = 365;
    let surname = |random: &mut Random| texts.surnames.pick(random).copied().unwrap_or_default();
    let (of_head, of_spouse) = (surname(random), surname(random));
    let mut family: Vec<(Seat, String, NaiveDate)> = Vec::with_capacity(seats.len());
    for seat in seats {
        let birthday = NaiveDate::from_ymd_opt(as_of.year() - i32::try_from(seat.age).unwrap_or(0), as_of.month(), 1);
        let born = plus(birthday.unwrap_or(as_of), -random.between(0, DAYS_OF_A_YEAR - 1));
        let surname = match seat.line {
            Line::Head => of_head,
            Line::Spouse => of_spouse,
            Line::Own => surname(random),
        };
        let mut name = String::new();
        while name.is_empty() || family.iter().any(|(_, other, _)| *other == name) {
            let [middle, given] = texts.forenames(seat.sex, born.year(), random);
            if given == surname || middle.ends_with(given) {
                continue;
            }
            name = [surname, middle, given].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        }
        family.push((seat, name, born));
    }
    family
}

/// What a person is made from.
struct Sources<'a> {
    texts: &'a Texts,
    numbers: &'a mut HashSet<String>,
    random: &'a mut Random,
}

fn member(seat: &Seat, full_name: String, born: NaiveDate, from: Sources<'_>) -> Member {
    /// Older people are often registered with their year of birth alone.
    const YEAR_ONLY_FROM: i64 = 62;
    let Sources { texts, numbers, random } = from;
    let birth_date = match random.below(100) {
        0..13 if seat.age >= YEAR_ONLY_FROM => PartialDate::Year(born.year()),
        13..16 if seat.age >= YEAR_ONLY_FROM => PartialDate::Month { year: born.year(), month: born.month() },
        _ => PartialDate::Day(born),
    };
    let facts = PersonFacts {
        full_name,
        birth_date: Some(birth_date),
        sex: Some(seat.sex),
        person_number: Some(number(seat.sex, born.year(), texts, numbers, random)),
        old_id: old_id(seat.age, random),
        phone: phone(seat.age, texts, random),
        relationship: Some(texts.only(seat.relation).to_owned()),
        residence: Some(match seat.lodging {
            Lodging::Settled => Residence::Permanent,
            Lodging::Rented => Residence::Temporary,
        }),
        presence: presence(seat.age, random),
        note: (seat.age >= 16 && random.per_mille(22))
            .then(|| texts.note("roster", random))
            .flatten()
            .map(str::to_owned),
        ..PersonFacts::default()
    };
    Member {
        facts,
        age: seat.age,
        lodging: seat.lodging,
        at_roster: Stage::NoCard,
        now: Stage::NoCard,
        readiness: 0,
        is_visited: false,
        has_l1_since: false,
        awaits_mobile_team: false,
    }
}

fn number(sex: Sex, year: i32, texts: &Texts, taken: &mut HashSet<String>, random: &mut Random) -> PersonNumber {
    loop {
        let century_and_sex = 2 * i32::from(year >= 2000) + i32::from(sex == Sex::Female);
        let place = texts.word("province", random);
        let digits = format!("{place}{century_and_sex}{:02}{:06}", year.rem_euclid(100), random.below(1_000_000));
        if let Some(number) = PersonNumber::new(&digits)
            && taken.insert(digits)
        {
            return number;
        }
    }
}

/// Some of those who had the old card before the chip card came have its number on the roster still.
fn old_id(age: i64, random: &mut Random) -> Option<String> {
    const HAD_AN_OLD_CARD_FROM: i64 = 28;
    (age >= HAD_AN_OLD_CARD_FROM && random.percent(9)).then(|| format!("03{:07}", random.below(10_000_000)))
}

fn phone(age: i64, texts: &Texts, random: &mut Random) -> Option<Phone> {
    let chance = match age {
        ..14 => 0,
        14..18 => 55,
        18..60 => 93,
        60..75 => 66,
        _ => 30,
    };
    let digits = format!("{}{:07}", texts.word("phone_prefix", random), random.below(10_000_000));
    random.percent(chance).then(|| Phone::new(&digits)).flatten()
}

/// Nothing said means resident, as rosters have it.
fn presence(age: i64, random: &mut Random) -> Option<Presence> {
    let (absent, dead) = match age {
        ..18 => (8, 0),
        18..41 => (110, 1),
        41..61 => (40, 2),
        61..80 => (15, 12),
        _ => (10, 45),
    };
    match random.below(1000) {
        0..10 => Some(Presence::MovedAway),
        10..15 => Some(Presence::NotLivingHere),
        drawn if drawn < 15 + dead => Some(Presence::Deceased),
        drawn if drawn < 15 + dead + absent => Some(Presence::Absent),
        _ => None,
    }
}
