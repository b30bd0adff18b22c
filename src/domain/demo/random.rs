//! Chance for the demo: `SplitMix64` (Steele, Lea, Flood 2014), whole numbers only, so that a seed gives the same ward
//! on every platform and in every version.

use chrono::{NaiveDate, TimeDelta};

/// A generator.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number from 0 up to, not including, `end`; 0 where there is none.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        u64::try_from((u128::from(self.next()) * u128::from(end)) >> 64).unwrap_or(0)
    }

    /// An index of a list of that length.
    pub(super) fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(u64::try_from(length).unwrap_or(0))).unwrap_or(0)
    }

    /// A number from `low` to `high`, both included; `low` where there is no room.
    pub(super) fn between(&mut self, low: i64, high: i64) -> i64 {
        let room = u64::try_from(high.saturating_sub(low)).unwrap_or(0);
        low.saturating_add_unsigned(self.below(room.saturating_add(1)))
    }

    pub(super) fn percent(&mut self, chance: u64) -> bool {
        self.below(100) < chance
    }

    pub(super) fn per_mille(&mut self, chance: u64) -> bool {
        self.below(1000) < chance
    }

    /// A day from `low` to `high`, both included; `low` where there is no room.
    pub(super) fn day(&mut self, low: NaiveDate, high: NaiveDate) -> NaiveDate {
        plus(low, self.between(0, high.signed_duration_since(low).num_days()))
    }
}

/// So many days later; at the ends of the calendar the day itself.
pub(crate) fn plus(day: NaiveDate, days: i64) -> NaiveDate {
    TimeDelta::try_days(days).and_then(|days| day.checked_add_signed(days)).unwrap_or(day)
}

/// A list to draw from, each entry as often as its weight says.
#[derive(Default)]
pub(super) struct Choices<T> {
    entries: Vec<T>,
    /// The sum of the weights up to and with each entry.
    sums: Vec<u64>,
}

impl<T> Choices<T> {
    pub(super) fn add(&mut self, entry: T, weight: u64) {
        self.sums.push(self.sums.last().copied().unwrap_or(0).saturating_add(weight));
        self.entries.push(entry);
    }

    pub(super) fn pick(&self, random: &mut Random) -> Option<&T> {
        let drawn = random.below(self.sums.last().copied()?);
        self.entries.get(self.sums.partition_point(|sum| *sum <= drawn))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.entries.iter()
    }
}

impl<T> FromIterator<(T, u64)> for Choices<T> {
    fn from_iter<I: IntoIterator<Item = (T, u64)>>(entries: I) -> Self {
        let mut choices = Self { entries: Vec::new(), sums: Vec::new() };
        entries.into_iter().for_each(|(entry, weight)| choices.add(entry, weight));
        choices
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_series_is_the_published_one() {
        let mut random = Random::new(1_234_567);
        let first = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!([random.next(), random.next(), random.next()], first);
    }

    #[test]
    fn draws_stay_within_their_bounds_and_follow_the_weights() {
        let mut random = Random::new(1);
        assert!((0..1000).all(|_| (-3..=4).contains(&random.between(-3, 4))));
        assert_eq!((random.between(5, 4), random.below(0), random.index(0)), (5, 0, 0));
        let choices: Choices<&str> = [("never", 0), ("often", 9), ("seldom", 1)].into_iter().collect();
        let drawn: Vec<&str> = (0..1000).filter_map(|_| choices.pick(&mut random)).copied().collect();
        let often = drawn.iter().filter(|word| **word == "often").count();
        assert!(drawn.len() == 1000 && !drawn.contains(&"never") && (850..950).contains(&often), "{often}");
    }
}
