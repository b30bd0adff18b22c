//! The handful of problems that every roster has, planted so that there is something to clean up.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::people::{Home, Member};
use super::random::Random;
use super::stages::{Place, Stage, is_eligible, member_at, places};
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::person_number::PersonNumber;

/// How many of each kind there are in a ward of so many people: two in the usual one of four thousand.
pub(super) fn of_each_kind(people: usize) -> usize {
    const ONE_MORE_FOR: usize = 4_000;
    1 + people / ONE_MORE_FOR
}

/// Plants all of them, no two in one person.
pub(super) fn plant(homes: &mut [Home], people: usize, as_of: NaiveDate, random: &mut Random) {
    let adults = places(homes, |member| member.age >= 20 && is_eligible(member, as_of));
    let mut taken = BTreeSet::new();
    let without_account = |member: &Member| member.now <= Stage::Card && member.at_roster <= Stage::Card;
    for turn in 0..of_each_kind(people) {
        let mut planted = |holds: &dyn Fn(&Member) -> bool, spoil: fn(&mut Member)| {
            let place = draw(homes, &adults, holds, (&mut taken, random));
            place.and_then(|place| member_at(homes, place)).map(spoil);
        };
        // A number of the other sex or of the year after.
        planted(&|_| true, if turn.is_multiple_of(2) { of_other_sex } else { of_next_year });
        planted(&|_| true, if turn.is_multiple_of(2) { of_next_year } else { of_other_sex });
        planted(&|_| true, |member| member.facts.birth_date = None);
        planted(&without_account, |member| member.facts.person_number = None);
        // Of these the age is not known.
        planted(&|member| without_account(member) && !member.is_visited, |member| {
            (member.facts.person_number, member.facts.birth_date) = (None, None);
        });
        // An account and no card.
        planted(&|member| member.at_roster == Stage::Approved, |member| {
            for milestone in [Milestone::CardApplied, Milestone::CardIssued] {
                member.facts.milestones.set(milestone, Reached::No);
            }
        });
        share_a_name(homes, &adults, &mut taken, random);
    }
    for _ in 0..of_each_kind(people) * 4 {
        share_a_phone(homes, random);
    }
}

/// Somebody without a planted problem, of whom something holds; they have one from now on.
fn draw(
    homes: &mut [Home],
    among: &[Place],
    holds: &dyn Fn(&Member) -> bool,
    (taken, random): (&mut BTreeSet<Place>, &mut Random),
) -> Option<Place> {
    const TRIES: usize = 400;
    let found = (0..TRIES).find_map(|_| {
        let place = *among.get(random.index(among.len()))?;
        member_at(homes, place).is_some_and(|member| !taken.contains(&place) && holds(member)).then_some(place)
    })?;
    taken.insert(found);
    Some(found)
}

fn of_other_sex(member: &mut Member) {
    misread(member, 3, |digit| if digit.is_multiple_of(2) { digit + 1 } else { digit - 1 });
}

fn of_next_year(member: &mut Member) {
    misread(member, 5, |digit| (digit + 1) % 10);
}

fn misread(member: &mut Member, wrong: usize, read: impl Fn(u32) -> u32) {
    let Some(number) = &member.facts.person_number else { return };
    let digits = number.as_str().chars().enumerate();
    let misread = digits.map(|(place, digit)| match digit.to_digit(10) {
        Some(value) if place == wrong => char::from_digit(read(value), 10).unwrap_or(digit),
        _ => digit,
    });
    member.facts.person_number = PersonNumber::new(&misread.collect::<String>());
}

/// Two people of one sex in different homes bear one name; the other is not the head, by whom the household is called.
fn share_a_name(homes: &mut [Home], adults: &[Place], taken: &mut BTreeSet<Place>, random: &mut Random) {
    let Some(one) = draw(homes, adults, &|_| true, (taken, random)) else { return };
    let Some((name, sex)) = member_at(homes, one).map(|one| (one.facts.full_name.clone(), one.facts.sex)) else {
        return;
    };
    let others: Vec<Place> = adults.iter().copied().filter(|(home, place)| *home != one.0 && *place > 0).collect();
    let other = draw(homes, &others, &|member| member.facts.sex == sex, (taken, random));
    if let Some(member) = other.and_then(|other| member_at(homes, other)) {
        member.facts.full_name = name;
    }
}

/// Two account holders of one home have one phone.
fn share_a_phone(homes: &mut [Home], random: &mut Random) {
    const TRIES: usize = 400;
    let holds = |member: &Member| member.at_roster >= Stage::Approved && member.presence().is_counted();
    for _ in 0..TRIES {
        let Some(home) = homes.get_mut(random.index(homes.len())) else { return };
        let shared = home.members.iter().find(|member| holds(member) && member.facts.phone.is_some());
        let Some(phone) = shared.and_then(|member| member.facts.phone.clone()) else { continue };
        let is_other = |member: &&mut Member| holds(member) && member.facts.phone.as_ref() != Some(&phone);
        if let Some(other) = home.members.iter_mut().find(is_other) {
            other.facts.phone = Some(phone);
            return;
        }
    }
}
