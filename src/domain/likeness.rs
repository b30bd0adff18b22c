//! Which entries of the roster may be one person: the same number twice, the same name and birth, a letter wrong in
//! one of them. A proposal only: somebody who knows both decides (contract.md "Import": nobody is merged by the
//! program).

use std::collections::hash_map::DefaultHasher;
use std::collections::{HashMap, HashSet};
use std::hash::Hasher as _;
use std::ops::ControlFlow;

use super::ids::{HouseholdId, PersonId};
use super::partial_date::PartialDate;
use super::person::Person;
use super::sex::Sex;
use crate::text::fold::{has_marks, loose, strict};
use crate::text::slip::is_one_letter;

/// More entries than this with the same phone, old number or birth say that it is a placeholder: each is then only
/// compared with the next one.
const MOST_OF_ONE_KEY: usize = 40;
/// In so many ways entries are alike: see [`LikeEntry::key`].
const WAYS: usize = 7;
/// A given name that so many people have is a name, not a slip.
const NAME_FROM: u32 = 3;

/// Why two entries may be one person.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LikeReason {
    /// The same personal number, and nothing else speaks against it.
    SameNumber,
    /// The same personal number, but another name and another birth.
    SameNumberOnly,
    /// The same old identity card number.
    SameOldId,
    /// The same name in the same household, and births that do not contradict each other.
    SameHousehold,
    /// The same name, birth and household, but another personal number.
    OtherNumber,
    /// The same name and birth in another household.
    OtherHousehold,
    /// The same name and phone, and births that do not contradict each other.
    SamePhone,
    /// A letter differs in the name; birth and household are the same.
    LetterSameHousehold,
    /// A letter differs in the name; birth and phone are the same.
    LetterSamePhone,
}

impl LikeReason {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::SameNumber,
        Self::SameNumberOnly,
        Self::SameOldId,
        Self::SameHousehold,
        Self::OtherNumber,
        Self::OtherHousehold,
        Self::SamePhone,
        Self::LetterSameHousehold,
        Self::LetterSamePhone,
    ];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::SameNumber => "same_number",
            Self::SameNumberOnly => "same_number_only",
            Self::SameOldId => "same_old_id",
            Self::SameHousehold => "same_household",
            Self::OtherNumber => "other_number",
            Self::OtherHousehold => "other_household",
            Self::SamePhone => "same_phone",
            Self::LetterSameHousehold => "letter_same_household",
            Self::LetterSamePhone => "letter_same_phone",
        }
    }
}

/// Two entries that may be one person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LikelyPair {
    /// Number of the entry that came first.
    pub one: i64,
    /// Number of the other.
    pub other: i64,
    /// Why.
    pub reason: LikeReason,
    /// How likely, of 100.
    pub score: u8,
}

/// What is compared of an entry.
#[derive(Clone, Debug)]
pub struct LikeEntry {
    number: i64,
    id: PersonId,
    household: HouseholdId,
    /// The name, loosely folded.
    name: Box<str>,
    /// The name strictly folded; nothing where it was typed without marks.
    marked: Option<u64>,
    birth: Option<PartialDate>,
    sex: Option<Sex>,
    person_number: Option<u64>,
    old_id: Option<u64>,
    phone: Option<u64>,
    apart: Vec<PersonId>,
}

impl LikeEntry {
    /// Of a person with this number.
    pub fn of(number: i64, person: &Person) -> Self {
        let facts = &person.facts;
        Self {
            number,
            id: person.id,
            household: person.household,
            name: loose(&facts.full_name).into_boxed_str(),
            marked: has_marks(&facts.full_name).then(|| hash_of(&strict(&facts.full_name))),
            birth: facts.birth_date,
            sex: facts.sex,
            person_number: facts.person_number.as_ref().and_then(|number| number.as_str().parse().ok()),
            old_id: facts.old_id.as_deref().map(loose).filter(|text| !text.is_empty()).map(|text| hash_of(&text)),
            phone: facts.phone.as_ref().and_then(|phone| phone.as_str().parse().ok()),
            apart: person.apart_from().collect(),
        }
    }

    fn given_name(&self) -> &str {
        self.name.rsplit(' ').next().unwrap_or_default()
    }

    fn birth_day(&self) -> Option<chrono::NaiveDate> {
        self.birth.and_then(PartialDate::as_day)
    }

    /// What entries that may be one person have in common, in one of so many ways.
    fn key(&self, way: usize) -> Option<u64> {
        let day = self.birth_day();
        match way {
            0 => self.person_number.map(|number| hash_of(&number)),
            1 => self.old_id,
            2 => Some(hash_of(&(self.household, &self.name))),
            3 => day.map(|day| hash_of(&(day, &self.name))),
            4 => self.phone.map(|phone| hash_of(&(phone, &self.name))),
            5 => day.map(|day| hash_of(&(day, self.household))),
            6 => day.zip(self.phone).map(|known| hash_of(&known)),
            _ => None,
        }
    }
}

impl Person {
    /// People who somebody said are not this one.
    pub fn apart_from(&self) -> impl Iterator<Item = PersonId> {
        use super::decision::Decision;
        self.decisions.iter().filter_map(|decision| match decision {
            Decision::ApartFrom(other) => Some(*other),
            Decision::MergedInto(_) | Decision::KnownAs(_) | Decision::Accepted(_) | Decision::MoveRefused(_) => None,
        })
    }
}

fn hash_of<T: std::hash::Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Everybody, and who may be one person with whom; kept up entry by entry.
#[derive(Default)]
pub struct Likenesses {
    /// By number, in ascending order.
    entries: Vec<LikeEntry>,
    /// How many have each given name.
    given_names: HashMap<Box<str>, u32>,
    /// The likeliest first.
    pairs: Vec<LikelyPair>,
}

impl Likenesses {
    /// Compares everybody. `progress` is told how many percent are done and may stop the work.
    pub fn of(mut entries: Vec<LikeEntry>, progress: &mut dyn FnMut(u8) -> ControlFlow<()>) -> Option<Self> {
        entries.sort_by_key(|entry| entry.number);
        let mut given_names: HashMap<Box<str>, u32> = HashMap::new();
        for entry in &entries {
            count_up(&mut given_names, entry.given_name());
        }
        let mut all = Self { entries, given_names, pairs: Vec::new() };
        let mut seen: HashSet<(usize, usize)> = HashSet::new();
        for way in 0..WAYS {
            let done = u8::try_from(way * 100 / WAYS).unwrap_or(100);
            if progress(done).is_break() {
                return None;
            }
            all.compare_by(way, &mut seen);
        }
        all.sort();
        Some(all)
    }

    /// The pairs, the likeliest first.
    pub fn pairs(&self) -> &[LikelyPair] {
        &self.pairs
    }

    /// The entry of a number changed, came or went: it is compared with everybody again.
    pub fn put(&mut self, number: i64, entry: Option<LikeEntry>) {
        self.pairs.retain(|pair| pair.one != number && pair.other != number);
        let place = self.entries.binary_search_by_key(&number, |entry| entry.number);
        if let Ok(place) = place {
            let before = self.entries.remove(place);
            if let Some(count) = self.given_names.get_mut(before.given_name()) {
                *count = count.saturating_sub(1);
            }
        }
        let Some(entry) = entry else { return };
        count_up(&mut self.given_names, entry.given_name());
        let found: Vec<LikelyPair> = self.entries.iter().filter_map(|other| self.compare(&entry, other)).collect();
        self.pairs.extend(found);
        let place = place.unwrap_or_else(|free| free);
        self.entries.insert(place.min(self.entries.len()), entry);
        self.sort();
    }

    /// How two entries are alike, whatever was decided about them.
    pub fn compare_anyway(one: &LikeEntry, other: &LikeEntry) -> Option<LikelyPair> {
        let only_two = Self::default();
        only_two
            .compare(&LikeEntry { apart: Vec::new(), ..one.clone() }, &LikeEntry { apart: Vec::new(), ..other.clone() })
    }

    fn sort(&mut self) {
        self.pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.score), pair.one, pair.other));
    }

    /// Compares those who have the key of one way in common.
    fn compare_by(&mut self, way: usize, seen: &mut HashSet<(usize, usize)>) {
        let keyed = self.entries.iter().enumerate();
        let mut keyed: Vec<(u64, usize)> = keyed.filter_map(|(place, entry)| Some((entry.key(way)?, place))).collect();
        keyed.sort_unstable();
        let mut found = Vec::new();
        for alike in keyed.chunk_by(|one, other| one.0 == other.0).filter(|alike| alike.len() > 1) {
            for (at, (_, one)) in alike.iter().enumerate() {
                let most = if alike.len() > MOST_OF_ONE_KEY { 1 } else { alike.len() };
                for (_, other) in alike.iter().skip(at + 1).take(most) {
                    let (Some(first), Some(second)) = (self.entries.get(*one), self.entries.get(*other)) else {
                        continue;
                    };
                    if let Some(pair) = self.compare(first, second)
                        && seen.insert((*one, *other))
                    {
                        found.push(pair);
                    }
                }
            }
        }
        self.pairs.extend(found);
    }

    fn compare(&self, one: &LikeEntry, other: &LikeEntry) -> Option<LikelyPair> {
        if one.apart.contains(&other.id) || other.apart.contains(&one.id) {
            return None;
        }
        let (reason, score) = self.judge(one, other)?;
        Some(LikelyPair { one: one.number.min(other.number), other: one.number.max(other.number), reason, score })
    }

    fn judge(&self, one: &LikeEntry, other: &LikeEntry) -> Option<(LikeReason, u8)> {
        let (numbers, births) = (Numbers::of(one, other), Births::of(one, other));
        let same = |one: Option<u64>, other: Option<u64>| one.is_some() && one == other;
        let (same_phone, same_household) = (same(one.phone, other.phone), one.household == other.household);
        let same_old_id = same(one.old_id, other.old_id);
        let same_day = births == Births::SameDay;
        let is_near = numbers == Numbers::Same || same_old_id || same_day && (same_household || same_phone);
        let names = Names::of(one, other, is_near);
        let other_sex = one.sex.is_some() && other.sex.is_some() && one.sex != other.sex;
        let (reason, score): (LikeReason, u8) = if numbers == Numbers::Same {
            match (names, births) {
                (Names::Other, Births::Other) => (LikeReason::SameNumberOnly, 50),
                (Names::Other, _) | (_, Births::Other) => (LikeReason::SameNumber, 80),
                (Names::Same | Names::OtherMarks | Names::OneLetter, _) => (LikeReason::SameNumber, 100),
            }
        } else if same_old_id && numbers != Numbers::Other {
            if names == Names::Other { (LikeReason::SameOldId, 55) } else { (LikeReason::SameOldId, 90) }
        } else if numbers == Numbers::Other {
            // Two numbers are two people, unless everything else says that one of them is a slip.
            let is_slip = names == Names::Same && same_day && same_household && !other_sex;
            return is_slip.then_some((LikeReason::OtherNumber, 60));
        } else {
            let unlike_marks = if names == Names::OtherMarks { 25 } else { 0 };
            match names {
                Names::Same | Names::OtherMarks if same_household => match births {
                    Births::SameDay | Births::Same => (LikeReason::SameHousehold, 95 - unlike_marks),
                    Births::Within => (LikeReason::SameHousehold, 85 - unlike_marks),
                    Births::Unknown if !other_sex => (LikeReason::SameHousehold, 70 - unlike_marks),
                    Births::Unknown | Births::Other => return None,
                },
                Names::Same | Names::OtherMarks if same_day => {
                    (LikeReason::OtherHousehold, if same_phone { 88 } else { 80 } - unlike_marks)
                }
                Names::Same | Names::OtherMarks if same_phone && births != Births::Other && !other_sex => {
                    (LikeReason::SamePhone, 75 - unlike_marks)
                }
                Names::OneLetter if same_day && !other_sex && self.is_slip(one, other) => {
                    if same_household {
                        (LikeReason::LetterSameHousehold, 65)
                    } else {
                        (LikeReason::LetterSamePhone, 60)
                    }
                }
                Names::Same | Names::OtherMarks | Names::OneLetter | Names::Other => return None,
            }
        };
        Some((reason, if other_sex { score.saturating_sub(20) } else { score }))
    }

    /// Whether a letter that differs is a slip: twins are called `Tuấn` and `Toàn`, so that another given name has to
    /// be one that nobody else has.
    fn is_slip(&self, one: &LikeEntry, other: &LikeEntry) -> bool {
        let (given, other_given) = (one.given_name(), other.given_name());
        if given == other_given {
            return true;
        }
        let count = |name: &str| self.given_names.get(name).copied().unwrap_or(0);
        let (one, other) = (count(given), count(other_given));
        one.min(other) <= 1 && one.max(other) >= NAME_FROM
    }
}

fn count_up(names: &mut HashMap<Box<str>, u32>, name: &str) {
    match names.get_mut(name) {
        Some(count) => *count += 1,
        None => drop(names.insert(name.into(), 1)),
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Numbers {
    Same,
    /// A digit differs, or two are swapped.
    Slip,
    Other,
    Unknown,
}

impl Numbers {
    fn of(one: &LikeEntry, other: &LikeEntry) -> Self {
        let (Some(first), Some(second)) = (one.person_number, other.person_number) else { return Self::Unknown };
        if first == second {
            return Self::Same;
        }
        let digits = |number: u64| format!("{number:012}").into_bytes();
        let is_slip = is_one_letter(&digits(first), &digits(second));
        // Numbers are given out one after the other: those of twins differ in a digit. Only the very same name makes
        // it a slip.
        let same_name =
            one.name == other.name && (one.marked == other.marked || one.marked.is_none() || other.marked.is_none());
        if is_slip && same_name { Self::Slip } else { Self::Other }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Births {
    /// The whole date, the same.
    SameDay,
    /// The same year, or month, of which no more is known.
    Same,
    /// One is more exact than the other.
    Within,
    /// One is not known.
    Unknown,
    /// They contradict each other.
    Other,
}

impl Births {
    fn of(one: &LikeEntry, other: &LikeEntry) -> Self {
        let (Some(one), Some(other)) = (one.birth, other.birth) else { return Self::Unknown };
        if one == other {
            return if one.as_day().is_some() { Self::SameDay } else { Self::Same };
        }
        if one.last_day() < other.first_day() || other.last_day() < one.first_day() {
            Self::Other
        } else {
            Self::Within
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    /// The same, as far as marks were typed.
    Same,
    /// The same letters with other marks.
    OtherMarks,
    /// One letter more, less or other, or two swapped.
    OneLetter,
    Other,
}

impl Names {
    /// A wrong letter is only looked for where something else is the same.
    fn of(one: &LikeEntry, other: &LikeEntry, is_near: bool) -> Self {
        if one.name == other.name {
            return match (one.marked, other.marked) {
                (Some(first), Some(second)) if first != second => Self::OtherMarks,
                (Some(_) | None, _) => Self::Same,
            };
        }
        let letters = |entry: &LikeEntry| entry.name.bytes().filter(|byte| *byte != b' ').collect::<Vec<u8>>();
        if is_near && is_one_letter(&letters(one), &letters(other)) { Self::OneLetter } else { Self::Other }
    }
}

#[cfg(test)]
#[path = "likeness_tests.rs"]
mod tests;
