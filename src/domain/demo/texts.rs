//! The words and the frequencies of the demo, all of them in `assets/demo`.

use std::collections::BTreeMap;

use chrono::NaiveTime;

use super::random::{Choices, Random};
use crate::domain::reason::Reason;
use crate::domain::sex::Sex;
use crate::domain::tables;
use crate::domain::visit::ResultKind;

/// Everything of `assets/demo`, ready to draw from.
pub(super) struct Texts {
    words: BTreeMap<&'static str, Choices<&'static str>>,
    pub(super) surnames: Choices<&'static str>,
    middles: [Choices<&'static str>; 2],
    givens: [Choices<&'static str>; 2],
    old_givens: [Choices<&'static str>; 2],
    pub(super) streets: Vec<&'static str>,
    pub(super) doors: Choices<&'static str>,
    notes: BTreeMap<&'static str, Choices<&'static str>>,
    results: BTreeMap<&'static str, Vec<ResultRow>>,
    times: BTreeMap<&'static str, Choices<Option<NaiveTime>>>,
}

/// What may come of a visit for a person of some stage and age.
struct ResultRow {
    ages: std::ops::RangeInclusive<i64>,
    weight: u64,
    result: ResultKind,
    reason: Option<Reason>,
}

/// People born before this year were given names of another fashion.
pub(super) const OLD_NAMES_BEFORE: i32 = 1980;

/// A surname that is rare at the coast of the North counts one in so many.
const RARITY: u64 = 40;

impl Texts {
    pub(super) fn read() -> Self {
        let mut words: BTreeMap<&str, Choices<&str>> = BTreeMap::new();
        for [key, text, weight] in tables::rows(WARD) {
            words.entry(key).or_default().add(text, weight_of(weight).unwrap_or(1));
        }
        let is = |key: &str, name: &str| words.get(key).is_some_and(|list| list.iter().any(|other| *other == name));
        let names = |kind: &'static str, sex: &'static str| {
            tables::rows::<4>(NAMES)
                .filter(move |[k, _, s, _]| *k == kind && (s.is_empty() || *s == sex))
                .map(|[_, name, _, weight]| (name, weight_of(weight).unwrap_or(0)))
        };
        let of_both = |kind| SEXES.map(|sex| names(kind, sex).collect());
        let surname = |(name, weight)| (name, if is("rare_surname", name) { weight / RARITY } else { weight });
        let old_givens = SEXES.map(|sex| names("given", sex).filter(|(name, _)| !is("young_given", name)).collect());
        Self {
            surnames: names("surname", "").map(surname).collect(),
            middles: of_both("middle"),
            givens: of_both("given"),
            old_givens,
            streets: tables::rows::<1>(STREETS).map(|[street]| street).collect(),
            doors: tables::rows(DOORS).map(|[door, weight]| (door, weight_of(weight).unwrap_or(0))).collect(),
            notes: grouped(tables::rows(NOTES).map(|[key, text]| (key, text, 1))),
            results: results(),
            times: grouped(
                tables::rows(TIMES).map(|[kind, time, weight]| (kind, time_of(time), weight_of(weight).unwrap_or(0))),
            ),
            words,
        }
    }

    /// A word of `ward.tsv`: the only one of its key, or one of several.
    pub(super) fn word(&self, key: &str, random: &mut Random) -> &'static str {
        self.words.get(key).and_then(|list| list.pick(random)).copied().unwrap_or_default()
    }

    /// The only word of its key.
    pub(super) fn only(&self, key: &str) -> &'static str {
        self.words.get(key).and_then(|list| list.iter().next()).copied().unwrap_or_default()
    }

    /// All words of its key, in the order of the table.
    pub(super) fn all(&self, key: &str) -> Vec<String> {
        self.words.get(key).into_iter().flat_map(Choices::iter).map(|word| (*word).to_owned()).collect()
    }

    /// The middle and the given name of somebody born in a year; the middle name may be empty.
    pub(super) fn forenames(&self, sex: Sex, year: i32, random: &mut Random) -> [&'static str; 2] {
        /// Of older people the plain middle name of the time is the rule.
        const OLD_MIDDLE_PERCENT: u64 = 70;
        let (place, old_middle) = match sex {
            Sex::Male => (0, "old_middle_male"),
            Sex::Female => (1, "old_middle_female"),
        };
        let is_old = year < OLD_NAMES_BEFORE;
        let drawn = |lists: &[Choices<&'static str>; 2], random: &mut Random| {
            lists.get(place).and_then(|list| list.pick(random)).copied().unwrap_or_default()
        };
        let middle = if is_old && random.percent(OLD_MIDDLE_PERCENT) {
            self.word(old_middle, random)
        } else {
            drawn(&self.middles, random)
        };
        let given = drawn(if is_old { &self.old_givens } else { &self.givens }, random);
        [if middle == NO_MIDDLE { "" } else { middle }, given]
    }

    /// A note about something, where there is one for it.
    pub(super) fn note(&self, key: &str, random: &mut Random) -> Option<&'static str> {
        self.notes.get(key)?.pick(random).copied()
    }

    /// What comes of a visit for a person of a stage and an age.
    pub(super) fn result(&self, stage: &str, age: i64, random: &mut Random) -> Option<(ResultKind, Option<Reason>)> {
        let fitting = || self.results.get(stage).into_iter().flatten().filter(|row| row.ages.contains(&age));
        let mut drawn = random.below(fitting().map(|row| row.weight).sum());
        let row = fitting().find(|row| match drawn.checked_sub(row.weight) {
            Some(rest) => {
                drawn = rest;
                false
            }
            None => true,
        })?;
        Some((row.result, row.reason))
    }

    /// A time of day for an appointment, or none agreed.
    pub(super) fn time(&self, kind: &str, random: &mut Random) -> Option<NaiveTime> {
        self.times.get(kind)?.pick(random).copied().flatten()
    }
}

const WARD: &str = include_str!("../../../assets/demo/ward.tsv");
const NAMES: &str = include_str!("../../../assets/demo/names.tsv");
const STREETS: &str = include_str!("../../../assets/demo/streets.tsv");
const DOORS: &str = include_str!("../../../assets/demo/doors.tsv");
const NOTES: &str = include_str!("../../../assets/demo/notes.tsv");
const RESULTS: &str = include_str!("../../../assets/demo/results.tsv");
const TIMES: &str = include_str!("../../../assets/demo/times.tsv");

/// As the table of names calls them: men first.
const SEXES: [&str; 2] = ["Nam", "Nữ"];
/// A person without a middle name, in the table of names.
const NO_MIDDLE: &str = "-";

/// `12.30` as 1230: within one table all weights have the same number of decimals.
fn weight_of(text: &str) -> Option<u64> {
    text.replace('.', "").parse().ok()
}

fn time_of(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

fn grouped<T>(rows: impl Iterator<Item = (&'static str, T, u64)>) -> BTreeMap<&'static str, Choices<T>>
where
    Choices<T>: Default,
{
    let mut groups: BTreeMap<&str, Choices<T>> = BTreeMap::new();
    rows.for_each(|(key, entry, weight)| groups.entry(key).or_default().add(entry, weight));
    groups
}

fn results() -> BTreeMap<&'static str, Vec<ResultRow>> {
    let mut stages: BTreeMap<&str, Vec<ResultRow>> = BTreeMap::new();
    for [stage, from, to, weight, result, reason] in tables::rows(RESULTS) {
        let ages = from.parse().ok().zip(to.parse().ok());
        let (Some((from, to)), Some(result)) = (ages, ResultKind::from_code(result)) else { continue };
        stages.entry(stage).or_default().push(ResultRow {
            ages: from..=to,
            weight: weight_of(weight).unwrap_or(0),
            result,
            reason: Reason::from_code(reason),
        });
    }
    stages
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::visit::Outcome;

    #[test]
    fn every_code_and_time_of_the_tables_is_known() {
        for [stage, from, to, weight, result, reason] in tables::rows(RESULTS) {
            assert!(
                from.parse::<i64>().unwrap() <= to.parse::<i64>().unwrap() && weight_of(weight) > Some(0),
                "{stage}"
            );
            assert!(ResultKind::from_code(result).is_some(), "{result}");
            assert!(reason.is_empty() || Reason::from_code(reason).is_some(), "{reason}");
        }
        for [_, time, weight] in tables::rows(TIMES) {
            assert!((time.is_empty() || time_of(time).is_some()) && weight_of(weight).is_some(), "{time}");
        }
        for [key, note] in tables::rows(NOTES) {
            let is_known = ["roster", "appointment"].contains(&key)
                || Outcome::from_code(key).is_some()
                || ResultKind::from_code(key).is_some()
                || Reason::from_code(key).is_some();
            assert!(is_known && !note.is_empty(), "{key}");
        }
    }

    #[test]
    fn every_stage_has_a_result_at_every_age() {
        let texts = Texts::read();
        for stage in texts.results.keys() {
            for age in 14..=105 {
                assert!(texts.result(stage, age, &mut Random::new(age.unsigned_abs())).is_some(), "{stage} at {age}");
            }
        }
    }

    #[test]
    fn the_texts_are_there_and_composed() {
        let texts = Texts::read();
        for key in ["ward", "parent", "campaign", "receiving_unit", "area", "head", "province", "phone_prefix"] {
            assert!(!texts.only(key).is_empty(), "{key}");
        }
        assert_eq!(texts.streets.len(), 60);
        for table in [WARD, NAMES, STREETS, DOORS, NOTES] {
            assert!(unicode_normalization::is_nfc(table));
        }
    }
}
