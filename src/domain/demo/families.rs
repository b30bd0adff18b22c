//! Who lives behind a door: seats of a family with sexes, ages and the line that gives the surname.

use super::random::Random;
use crate::domain::sex::Sex;

/// One member of a family that is still to be named.
pub(super) struct Seat {
    /// Key of the relation to the head in `ward.tsv`.
    pub(super) relation: &'static str,
    pub(super) sex: Sex,
    /// Full years on the day of the roster.
    pub(super) age: i64,
    pub(super) line: Line,
    pub(super) lodging: Lodging,
}

/// Whose surname somebody bears.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Line {
    /// The head's.
    Head,
    /// That of the head's husband.
    Spouse,
    /// One of their own.
    Own,
}

/// Whether somebody owns or rents.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lodging {
    Settled,
    Rented,
}

/// A family of one to seven people, the head first; 3.6 on average, as in the census of 2019 (3.6 in towns).
pub(super) fn family(random: &mut Random) -> Vec<Seat> {
    const RENTING_PERCENT: u64 = 5;
    let mut family = match random.below(100) {
        0..6 => single(random),
        6..17 => couple(random),
        17..66 => with_children(random),
        66..73 => lone_parent(random),
        73..86 => with_grandparents(random),
        86..97 => with_grandchildren(random),
        _ => lodgers(random),
    };
    if random.percent(RENTING_PERCENT) {
        for seat in &mut family {
            seat.lodging = Lodging::Rented;
        }
    }
    family
}

const OLDEST: i64 = 98;
/// Grown-up children older than this have a home of their own.
const OLDEST_AT_HOME: i64 = 31;

fn seat(relation: &'static str, sex: Sex, age: i64, line: Line) -> Seat {
    Seat { relation, sex, age: age.clamp(0, OLDEST), line, lodging: Lodging::Settled }
}

fn either(random: &mut Random) -> Sex {
    // A little more than 111 boys to 100 girls are born.
    if random.per_mille(527) { Sex::Male } else { Sex::Female }
}

fn single(random: &mut Random) -> Vec<Seat> {
    if random.percent(60) {
        let sex = if random.percent(70) { Sex::Female } else { Sex::Male };
        return vec![seat("head", sex, random.between(60, 89), Line::Head)];
    }
    let mut young = seat("head", either(random), random.between(22, 40), Line::Head);
    young.lodging = Lodging::Rented;
    vec![young]
}

/// The head and the other, of whom the man is a little older.
fn pair(head_age: i64, random: &mut Random) -> Vec<Seat> {
    let apart = random.between(-1, 5);
    if random.percent(74) {
        vec![
            seat("head", Sex::Male, head_age, Line::Head),
            seat("wife", Sex::Female, (head_age - apart).max(20), Line::Own),
        ]
    } else {
        vec![
            seat("head", Sex::Female, head_age, Line::Head),
            seat("husband", Sex::Male, head_age + apart, Line::Spouse),
        ]
    }
}

fn couple(random: &mut Random) -> Vec<Seat> {
    let age = if random.percent(70) { random.between(57, 82) } else { random.between(24, 33) };
    pair(age, random)
}

/// The children of a mother of that age, the eldest first.
fn children(mother_age: i64, most: u64, relation: &'static str, line: Line, random: &mut Random) -> Vec<Seat> {
    let wanted = 1 + u64::from(random.percent(72)) + u64::from(random.percent(16));
    let mut ages = Vec::new();
    let mut mother_then = random.between(20, 30);
    while ages.len() < usize::try_from(wanted.min(most)).unwrap_or(1) && mother_then <= mother_age && mother_then < 44 {
        ages.push(mother_age - mother_then);
        mother_then += random.between(2, 7);
    }
    ages.into_iter().filter(|age| *age <= OLDEST_AT_HOME).map(|age| seat(relation, either(random), age, line)).collect()
}

fn mother_age(parents: &[Seat]) -> i64 {
    parents.iter().find(|seat| seat.sex == Sex::Female).map_or(0, |mother| mother.age)
}

/// Children bear their father's surname.
fn fathers_line(parents: &[Seat]) -> Line {
    parents.iter().find(|seat| seat.sex == Sex::Male).map_or(Line::Head, |father| father.line)
}

fn with_children(random: &mut Random) -> Vec<Seat> {
    let mut family = pair(random.between(27, 56), random);
    let children = children(mother_age(&family), 3, "child", fathers_line(&family), random);
    family.extend(children);
    family
}

fn lone_parent(random: &mut Random) -> Vec<Seat> {
    let sex = if random.percent(78) { Sex::Female } else { Sex::Male };
    let age = random.between(29, 56);
    // The children of a widow bear the surname of a father who is not there.
    let line = if sex == Sex::Male || random.percent(20) { Line::Head } else { Line::Spouse };
    let mut family = vec![seat("head", sex, age, Line::Head)];
    family.extend(children(age, 2, "child", line, random));
    family
}

fn with_grandparents(random: &mut Random) -> Vec<Seat> {
    let mut family = pair(random.between(30, 54), random);
    let children = children(mother_age(&family), 3, "child", fathers_line(&family), random);
    family.extend(children);
    let head_age = family.first().map_or(40, |head| head.age);
    let grandmother = head_age + random.between(21, 32);
    family.push(seat("mother", Sex::Female, grandmother, Line::Own));
    if random.percent(45) {
        family.push(seat("father", Sex::Male, grandmother + random.between(0, 5), Line::Head));
    }
    family
}

fn with_grandchildren(random: &mut Random) -> Vec<Seat> {
    let mut family = pair(random.between(54, 74), random);
    let line = fathers_line(&family);
    let son = (mother_age(&family) - random.between(21, 29)).clamp(24, 48);
    let daughter_in_law = (son - random.between(0, 4)).max(22);
    family.push(seat("child", Sex::Male, son, line));
    family.push(seat("daughter_in_law", Sex::Female, daughter_in_law, Line::Own));
    family.extend(children(daughter_in_law, 2, "grandchild", line, random));
    family
}

fn lodgers(random: &mut Random) -> Vec<Seat> {
    let sex = either(random);
    let mut room: Vec<Seat> =
        (0..random.between(2, 4)).map(|_| seat("lodger", sex, random.between(18, 36), Line::Own)).collect();
    if let Some(first) = room.first_mut() {
        first.relation = "head";
        first.line = Line::Head;
    }
    for seat in &mut room {
        seat.lodging = Lodging::Rented;
    }
    room
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_are_of_a_likely_size_and_age() {
        let mut random = Random::new(3);
        let families: Vec<Vec<Seat>> = (0..5000).map(|_| family(&mut random)).collect();
        let people: usize = families.iter().map(Vec::len).sum();
        assert!((17_600..18_600).contains(&people), "{people}");
        for family in &families {
            assert!((1..=8).contains(&family.len()));
            assert!(family[0].relation == "head" && family[0].age >= 18);
            let mother = family.iter().find(|seat| seat.sex == Sex::Female && seat.relation != "mother");
            for child in family.iter().filter(|seat| seat.relation == "child") {
                let is_young =
                    mother.is_some_and(|mother| mother.relation != "daughter_in_law" && mother.age < child.age + 18);
                assert!(!is_young || mother.is_none_or(|mother| mother.relation == "child"), "{}", child.age);
            }
        }
    }
}
