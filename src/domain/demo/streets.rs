//! Areas, streets and doors: every home gets its place, in walking order.

use std::collections::BTreeSet;

use super::people::Home;
use super::random::Random;
use super::texts::Texts;
use crate::domain::address::walk_key;

/// How many areas a ward of so many people has: twelve for some four thousand, then one for every eight hundred more.
pub(super) fn areas_of(people: usize) -> usize {
    const USUAL: usize = 12;
    const FEWEST_PEOPLE: usize = 100;
    const USUAL_PEOPLE: usize = 4_000;
    const MORE_PEOPLE: usize = 800;
    (people / FEWEST_PEOPLE).clamp(1, USUAL) + people.saturating_sub(USUAL_PEOPLE) / MORE_PEOPLE
}

/// Spreads the homes over the areas and gives each its address and its number, in walking order.
pub(super) fn settle(homes: &mut [Home], areas: usize, texts: &Texts, random: &mut Random) {
    let shares: Vec<usize> = (0..areas).map(|_| 80 + random.index(41)).collect();
    let all: usize = shares.iter().sum();
    let (mut rest, mut before, mut settled) = (homes, 0, 0);
    let total = rest.len();
    for (area, share) in shares.into_iter().enumerate() {
        before += share;
        let (here, others) = std::mem::take(&mut rest).split_at_mut(total * before / all - settled);
        settled += here.len();
        rest = others;
        let addresses = addresses(area, here.len(), texts, random);
        for ((number, home), address) in (1..).zip(here).zip(addresses) {
            (home.area, home.number, home.address) = (area, number, address);
        }
    }
}

const STREETS_OF_AN_AREA: usize = 2;
/// House numbers of one area in one street; the next area in the same street goes on from there.
const NUMBERS_OF_A_BLOCK: i64 = 160;
const ALLEYS_OF_A_BLOCK: usize = 6;
const LANES: [i64; 4] = [9, 12, 21, 34];

/// So many addresses in walking order.
fn addresses(area: usize, count: usize, texts: &Texts, random: &mut Random) -> Vec<String> {
    /// Afterwards two households share a house.
    const TRIES: usize = 20;
    let blocks: Vec<Block> =
        (0..STREETS_OF_AN_AREA).map(|street| Block::of(area * STREETS_OF_AN_AREA + street, texts, random)).collect();
    let mut taken = BTreeSet::new();
    let mut addresses = Vec::with_capacity(count);
    for _ in 0..count {
        let mut address = String::new();
        for _ in 0..TRIES {
            address = blocks.get(random.index(blocks.len())).map(|block| block.door(texts, random)).unwrap_or_default();
            if !taken.contains(&address) {
                break;
            }
        }
        taken.insert(address.clone());
        addresses.push(address);
    }
    addresses.sort_by_cached_key(|address| walk_key(address));
    addresses
}

/// A stretch of a street.
struct Block {
    street: &'static str,
    first: i64,
    alleys: Vec<i64>,
}

impl Block {
    fn of(index: usize, texts: &Texts, random: &mut Random) -> Self {
        let streets = texts.streets.len().max(1);
        let first = i64::try_from(index / streets).unwrap_or(0) * NUMBERS_OF_A_BLOCK + 1;
        let alleys =
            (0..ALLEYS_OF_A_BLOCK).map(|_| random.between(first + 1, first + NUMBERS_OF_A_BLOCK - 1)).collect();
        Self { street: texts.streets.get(index % streets).copied().unwrap_or_default(), first, alleys }
    }

    fn door(&self, texts: &Texts, random: &mut Random) -> String {
        const HOUSES_OF_AN_ALLEY: i64 = 44;
        const LETTERS: [&str; 3] = ["A", "B", "C"];
        let pattern = texts.doors.pick(random).copied().unwrap_or_default();
        let is_in_an_alley = pattern.contains("{alley}");
        let (low, high) =
            if is_in_an_alley { (1, HOUSES_OF_AN_ALLEY) } else { (self.first, self.first + NUMBERS_OF_A_BLOCK - 1) };
        let fill = |text: String, place: &str, number: i64| text.replace(place, &number.to_string());
        let alley = self.alleys.get(random.index(self.alleys.len())).copied().unwrap_or(1);
        let lane = LANES.get(random.index(LANES.len())).copied().unwrap_or(1);
        let mut text = fill(pattern.to_owned(), "{house}", random.between(low, high));
        text = fill(text, "{alley}", alley);
        text = fill(text, "{lane}", lane);
        text = fill(text, "{hem}", random.between(1, 9));
        text.replace("{letter}", LETTERS.get(random.index(LETTERS.len())).copied().unwrap_or_default())
            .replace("{street}", self.street)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ward_of_four_thousand_has_twelve_areas() {
        for (people, areas) in [(0, 1), (1, 1), (300, 3), (4_000, 12), (20_000, 32), (200_000, 257)] {
            assert_eq!(areas_of(people), areas, "{people}");
        }
    }

    #[test]
    fn addresses_are_whole_and_in_walking_order() {
        let (texts, mut random) = (Texts::read(), Random::new(5));
        for area in [0, 3, 29, 200] {
            let addresses = addresses(area, 95, &texts, &mut random);
            assert_eq!(addresses.len(), 95);
            assert!(addresses.iter().all(|address| address.starts_with("Số ") && !address.contains(['{', '}'])));
            assert!(addresses.is_sorted_by_key(|address| walk_key(address)));
            assert!(addresses.iter().collect::<BTreeSet<_>>().len() > 90);
        }
    }
}
