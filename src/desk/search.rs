//! The search of people and of households, in memory on folded text: names, addresses and areas by the beginnings of
//! their words in any order, numbers by any digits in a row, initials (`nvan` for somebody called N… V… An), the year
//! or day of birth beside a name, words written together, one wrong letter. A query word with marks matches strictly,
//! one without loosely (domain.md section 7).
//!
//! Each distinct word is kept once with the list of people who have it, so that a keystroke looks at some thousands
//! of words, not at 200,000 people; `fuzzy-matcher` ranks the best of what is left.

mod births;
mod found;
mod people_set;
#[cfg(test)]
mod tests;

use std::collections::{HashMap, HashSet};
use std::thread;

use foldhash::fast::RandomState;
use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;

use self::births::{births_of, in_one_number};
use self::found::{Found, InName};
pub use self::people_set::PeopleSet;
use crate::domain::card;
use crate::domain::partial_date::PartialDate;
use crate::domain::person_number::PersonNumber;
use crate::text::fold::{loose, strict};
use crate::text::query::{self, Fit, Forgiving, Part, Word, parted};

/// What the index needs of one person, or of one household by its head.
#[derive(Default)]
pub struct Entry<'a> {
    /// Full name.
    pub full_name: &'a str,
    /// Address, area and household number, in one text.
    pub place: &'a str,
    /// Personal number, phone, old identity card number.
    pub numbers: [Option<&'a str>; 3],
    /// Birth date.
    pub born: Option<PartialDate>,
}

/// A person whom a query fits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Hit {
    /// Number of the person.
    pub person: u32,
    /// How well it fits; larger is better.
    pub score: u32,
}

/// The index. People are known by their short references' numbers.
#[derive(Default)]
pub struct SearchIndex {
    words: Vec<Word>,
    word_of: HashMap<String, u32, RandomState>,
    people_of_word: Vec<Vec<u32>>,
    tokens: Vec<u32>,
    /// The place that was put in last, with its words.
    last_place: (String, Tokens),
    people: Vec<Option<Entered>>,
    /// Read for few of those who are looked at.
    spelled: Vec<Spelled>,
    digits: Vec<u8>,
    /// Year, month and day of birth in one number, nought where unknown.
    born: Vec<u32>,
    initials: String,
    initials_at: Vec<(u32, u32)>,
    names: String,
}

/// Whoever is in the index: the words of the name, and those of the place.
#[derive(Clone, Copy)]
struct Entered {
    name: Tokens,
    place: Tokens,
}

/// Where words stand among the tokens. People who live together share those of their place.
#[derive(Clone, Copy, Default)]
struct Tokens {
    start: u32,
    count: u32,
}

/// Where somebody's initials and letters stand.
#[derive(Clone, Copy, Default)]
struct Spelled {
    initials: u32,
    name: (u32, u32),
}

/// Room for the numbers of one person: 12 + 10 + 9 digits, each followed by a gap.
const STRIDE: usize = WIDTHS[0] + WIDTHS[1] + WIDTHS[2];
const WIDTHS: [usize; 3] = [13, 11, 10];
/// Fewer digits than this are looked for in addresses only.
const FEWEST_DIGITS: usize = 3;
/// From so many on it is told where in a number they stand; fewer are the beginning of anything.
const TELLING_DIGITS: usize = 4;
/// More words than a name or an address has are not looked at.
const MOST_WORDS: usize = 32;
/// From so many people on a search is shared out.
const MANY: usize = 20_000;
/// How many of the best are ranked again by the fuzzy matcher.
const RANKED_AGAIN: usize = 200;
/// The fuzzy matcher only orders people whom the query fits equally well.
const RANKS: u32 = 1_000;

const SAME: u8 = found::WHOLE + 1;
const BEGINNING: u8 = 8;
const ONE_WRONG: u8 = 3;
const DIGITS: u32 = 30;
const INITIALS: u32 = 18;
/// Beside a name: the year, or the day.
const BORN: u32 = 33;

impl SearchIndex {
    /// Puts a person in, or in again after a change.
    pub fn put(&mut self, person: u32, entry: &Entry<'_>) {
        let place = person as usize;
        if self.people.len() <= place {
            self.people.resize(place + 1, None);
            self.spelled.resize(place + 1, Spelled::default());
        }
        // What nobody has takes no room.
        if entry.numbers.iter().any(Option::is_some) && self.digits.len() < (place + 1) * STRIDE {
            self.digits.resize((place + 1) * STRIDE, b' ');
        }
        if entry.born.is_some() && self.born.len() <= place {
            self.born.resize(place + 1, 0);
        }
        let name = self.put_words(person, entry.full_name);
        let entered = Entered { name, place: self.put_place(person, entry.place) };
        if let Some(slot) = self.people.get_mut(place) {
            *slot = Some(entered);
        }
        let initials = u32::try_from(self.initials_at.len()).unwrap_or(u32::MAX);
        let folded = loose(entry.full_name);
        self.put_initials(person, &folded);
        let name_start = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push_str(&folded);
        let name = (name_start, u32::try_from(self.names.len()).unwrap_or(u32::MAX));
        if let Some(slot) = self.spelled.get_mut(place) {
            *slot = Spelled { initials, name };
        }
        if let Some(slot) = self.born.get_mut(place) {
            *slot = entry.born.map_or(0, in_one_number);
        }
        self.put_digits(place, &entry.numbers);
    }

    /// Gives back the room that was kept for more.
    pub fn settle(&mut self) {
        self.words.shrink_to_fit();
        self.word_of.shrink_to_fit();
        self.people_of_word.iter_mut().for_each(Vec::shrink_to_fit);
        self.people_of_word.shrink_to_fit();
        self.tokens.shrink_to_fit();
        self.people.shrink_to_fit();
        self.spelled.shrink_to_fit();
        self.digits.shrink_to_fit();
        self.born.shrink_to_fit();
        self.initials.shrink_to_fit();
        self.initials_at.shrink_to_fit();
        self.names.shrink_to_fit();
    }

    /// Takes a person out.
    pub fn remove(&mut self, person: u32) {
        if let Some(slot) = self.people.get_mut(person as usize) {
            *slot = None;
            self.put_digits(person as usize, &[None; 3]);
        }
    }

    /// The words of a text, for a person.
    fn put_words(&mut self, person: u32, text: &str) -> Tokens {
        let start = self.tokens.len();
        for written in strict(&parted(text)).split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS) {
            let word = match self.word_of.get(written) {
                Some(word) => *word,
                None => self.new_word(written),
            };
            self.tokens.push(word);
            self.put_with_word(person, word);
        }
        let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Tokens { start: number(start), count: number(self.tokens.len() - start) }
    }

    /// The words of a place. Whoever comes next mostly lives there too, and they are not looked for again.
    fn put_place(&mut self, person: u32, place: &str) -> Tokens {
        if self.last_place.0 != place {
            self.last_place = (place.to_owned(), self.put_words(person, place));
            return self.last_place.1;
        }
        let tokens = self.last_place.1;
        for at in (tokens.start as usize..).take(tokens.count as usize) {
            if let Some(word) = self.tokens.get(at).copied() {
                self.put_with_word(person, word);
            }
        }
        tokens
    }

    fn put_with_word(&mut self, person: u32, word: u32) {
        if let Some(people) = self.people_of_word.get_mut(word as usize)
            && people.last() != Some(&person)
        {
            people.push(person);
        }
    }

    /// The words at a place among the tokens.
    fn words_at(&self, tokens: Tokens) -> Option<&[u32]> {
        let start = tokens.start as usize;
        self.tokens.get(start..start + tokens.count as usize)
    }

    fn new_word(&mut self, written: &str) -> u32 {
        let word = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.words.push(Word::of(written));
        self.word_of.insert(written.to_owned(), word);
        self.people_of_word.push(Vec::new());
        word
    }

    fn put_initials(&mut self, person: u32, name: &str) {
        let at = u32::try_from(self.initials.len()).unwrap_or(u32::MAX);
        self.initials_at.push((at, person));
        self.initials.push('\n');
        let mut words = name.split(' ').filter(|word| !word.is_empty()).peekable();
        while let Some(word) = words.next() {
            if words.peek().is_some() {
                self.initials.extend(word.chars().next());
            } else {
                self.initials.push_str(word);
            }
        }
    }

    fn put_digits(&mut self, place: usize, numbers: &[Option<&str>; 3]) {
        let Some(room) = self.digits.get_mut(place * STRIDE..(place + 1) * STRIDE) else { return };
        room.fill(b' ');
        let mut at = 0;
        for (number, width) in numbers.iter().zip(WIDTHS) {
            let bytes = number.unwrap_or_default().bytes().take(width - 1);
            room.iter_mut().skip(at).zip(bytes).for_each(|(slot, byte)| *slot = byte);
            at += width;
        }
    }

    /// The people with exactly this personal number.
    pub fn with_number(&self, digits: &str) -> impl Iterator<Item = u32> {
        let rooms = (0..).zip(self.digits.chunks_exact(STRIDE));
        rooms.filter_map(move |(person, room)| {
            let number = room.split(|byte| *byte == b' ').next().unwrap_or_default();
            (!digits.is_empty() && number == digits.as_bytes()).then_some(person)
        })
    }

    /// Everybody whom a query fits, the best first; people whom it fits equally well in the order of `order`, which
    /// names everybody once. An empty query fits nobody.
    pub fn find(&self, query: &str, order: &[u32]) -> Vec<Hit> {
        let parts = parts_of(query);
        let mut hits = self.find_parts(&parts, Forgiving::Nothing, order);
        if hits.is_empty() {
            hits = self.find_parts(&parts, Forgiving::OneLetter, order);
        }
        if hits.is_empty()
            && let Some(apart) = self.taken_apart(&parts)
        {
            hits = self.find_parts(&apart, Forgiving::Nothing, order);
        }
        self.rank_best_again(&mut hits, query);
        hits
    }

    /// The query with the words apart that were written together.
    fn taken_apart(&self, parts: &[Part]) -> Option<Vec<Part>> {
        // One letter is a word of many addresses; anything could be taken apart into those.
        let words: HashSet<&str> = self.words.iter().map(Word::loose).filter(|word| word.len() > 1).collect();
        let is_begun = |begun: &str| words.iter().any(|word| word.starts_with(begun));
        let apart = |part: &Part| part.taken_apart(|word| words.contains(word), is_begun);
        let mut changed = false;
        let mut found = Vec::new();
        for part in parts {
            match apart(part) {
                Some(words) => {
                    changed = true;
                    found.extend(words);
                }
                None => found.push(part.clone()),
            }
        }
        changed.then_some(found)
    }

    fn find_parts(&self, parts: &[Part], forgiving: Forgiving, order: &[u32]) -> Vec<Hit> {
        // A year alone is a number of four digits; beside a name it is somebody's age.
        let beside_name = parts.iter().any(|part| !part.is_digits);
        let found: Vec<Found> = parts.iter().map(|part| self.look_up(part, forgiving, beside_name)).collect();
        let Some((first, others)) = found.split_first() else { return Vec::new() };
        let mut candidates = first.people.clone();
        for other in others {
            candidates.keep_common(&other.people);
        }
        if candidates.is_empty() {
            return Vec::new();
        }
        let score = |people: &[u32]| self.scores(people, &candidates, &found);
        // A letter fits half of a ward: that is work for both of a laptop's cores.
        let (one, other) = if order.len() < MANY {
            (score(order), Vec::new())
        } else {
            let (half, rest) = order.split_at(order.len() / 2);
            thread::scope(|scope| {
                let beside = thread::Builder::new().spawn_scoped(scope, || score(rest));
                let one = score(half);
                let other = beside.ok().and_then(|beside| beside.join().ok());
                (one, other.unwrap_or_else(|| score(rest)))
            })
        };
        best_first(&one, &other)
    }

    /// Whom of some people a query fits, and how well.
    fn scores(&self, people: &[u32], candidates: &PeopleSet, found: &[Found]) -> Vec<Hit> {
        let mut hits = Vec::with_capacity(candidates.count().min(people.len()));
        for person in people.iter().copied().filter(|person| candidates.contains(*person)) {
            hits.extend(self.score(person, found).map(|score| Hit { person, score }));
        }
        hits
    }

    /// Ranks the first of a result again, by how closely the letters of the name follow the query.
    fn rank_best_again(&self, hits: &mut [Hit], query: &str) {
        let wanted = loose(query);
        let matcher = SkimMatcherV2::default();
        let best = hits.len().min(RANKED_AGAIN);
        let Some(best) = hits.get_mut(..best) else { return };
        for hit in best.iter_mut() {
            let fuzzy = self.name_of(hit.person).and_then(|name| matcher.fuzzy_match(name, &wanted)).unwrap_or(0);
            hit.score += u32::try_from(fuzzy.clamp(0, i64::from(RANKS) - 1)).unwrap_or(0);
        }
        best.sort_by_key(|hit| std::cmp::Reverse(hit.score));
    }

    /// The folded name of a person.
    fn name_of(&self, person: u32) -> Option<&str> {
        let (start, end) = self.spelled.get(person as usize)?.name;
        self.names.get(start as usize..end as usize)
    }

    /// The words, numbers and initials that a part of the query fits.
    fn look_up(&self, part: &Part, forgiving: Forgiving, beside_name: bool) -> Found {
        let mut found = Found {
            quality: vec![0; self.words.len()],
            digits: String::new(),
            people: PeopleSet::with_room(self.people.len()),
            by_digits: PeopleSet::default(),
            by_initials: PeopleSet::default(),
            by_whole_initials: PeopleSet::default(),
            by_birth: PeopleSet::default(),
        };
        for ((word, quality), people) in self.words.iter().zip(&mut found.quality).zip(&self.people_of_word) {
            if let Some(fit) = part.fit(word, forgiving) {
                *quality = quality_of(fit);
                people.iter().for_each(|person| {
                    found.people.insert(*person);
                });
            }
        }
        if part.is_digits {
            if part.loose().len() >= FEWEST_DIGITS {
                found.by_digits = self.look_up_digits(part.loose());
                part.loose().clone_into(&mut found.digits);
                found.people.join(&found.by_digits);
            }
            if let Some((from, to)) = births_of(part, forgiving, beside_name) {
                found.by_birth = self.look_up_births(from, to);
                found.people.join(&found.by_birth);
            }
        } else if !part.is_marked && part.loose().len() >= 2 {
            (found.by_initials, found.by_whole_initials) = self.look_up_initials(part.loose());
            found.people.join(&found.by_initials);
        }
        found
    }

    fn look_up_digits(&self, digits: &str) -> PeopleSet {
        let mut people = PeopleSet::with_room(self.people.len());
        for at in Finder::new(digits.as_bytes()).find_iter(&self.digits) {
            people.insert(u32::try_from(at / STRIDE).unwrap_or(u32::MAX));
        }
        people
    }

    fn look_up_births(&self, from: u32, to: u32) -> PeopleSet {
        let mut people = PeopleSet::with_room(self.people.len());
        for (person, _) in (0..).zip(&self.born).filter(|(_, born)| (from..=to).contains(*born)) {
            people.insert(person);
        }
        people
    }

    /// Those whose initials begin with letters, and those of them of whom that is all.
    fn look_up_initials(&self, letters: &str) -> (PeopleSet, PeopleSet) {
        let mut people = PeopleSet::with_room(self.people.len());
        let mut whole = people.clone();
        let needle = format!("\n{letters}");
        for at in Finder::new(needle.as_bytes()).find_iter(self.initials.as_bytes()) {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            let entry = self.initials_at.partition_point(|(start, _)| *start < at);
            // What somebody was called before they were put in again does not count.
            let is_current = |person: u32| {
                let is_in = self.people.get(person as usize).is_some_and(Option::is_some);
                is_in && self.spelled.get(person as usize).is_some_and(|spelled| spelled.initials as usize == entry)
            };
            if let Some((_, person)) = self.initials_at.get(entry).filter(|(_, person)| is_current(*person)) {
                people.insert(*person);
                if self.initials.as_bytes().get(at as usize + needle.len()).is_none_or(|next| *next == b'\n') {
                    whole.insert(*person);
                }
            }
        }
        (people, whole)
    }

    /// How well a person fits every part, or nothing when one part does not fit after all.
    fn score(&self, person: u32, found: &[Found]) -> Option<u32> {
        let entered = (*self.people.get(person as usize)?)?;
        let name = self.words_at(entered.name)?;
        let place = self.words_at(entered.place)?;
        let mut score = 0;
        let mut in_order = 0_u32;
        let mut together = 0_u32;
        let mut same = 0_u32;
        let mut after = 0;
        // Where in the place the word behind the one before stands.
        let mut next = usize::MAX;
        for part in found {
            let InName { mut best, at, is_same } = part.best_in_name(name, after);
            let mut is_of_name = best > 0;
            if part.by_birth.contains(person) {
                best = best.max(BORN);
            }
            if best == 0 && part.by_digits.contains(person) {
                best = DIGITS + self.standing(person, &part.digits);
            }
            if best == 0 || next < place.len() {
                let (in_place, at_place) = part.best_in_place(place, next);
                if in_place > best || (in_place == best && at_place == next) {
                    together += u32::from(at_place == next);
                    best = in_place;
                    next = at_place + 1;
                    is_of_name = false;
                }
            }
            if is_of_name {
                same += u32::from(is_same);
                if at >= after {
                    after = at + 1;
                    in_order += 1;
                }
            }
            if best == 0 && part.by_initials.contains(person) {
                best = if part.by_whole_initials.contains(person) { INITIALS + 1 } else { INITIALS };
            }
            if best == 0 {
                return None;
            }
            score += best;
        }
        let whole_name = name.len() == found.len() && in_order as usize == found.len();
        Some(score * 8 + (in_order + together) * 10 + if whole_name { 16 } else { 0 } + same.min(5))
    }

    /// Where digits stand in the numbers of a person: people say the end of a phone, and begin to type a number.
    fn standing(&self, person: u32, digits: &str) -> u32 {
        if digits.len() < TELLING_DIGITS {
            return 0;
        }
        let place = person as usize * STRIDE;
        let mut rest = self.digits.get(place..place + STRIDE).unwrap_or_default();
        let mut best = 0;
        for (width, at_end) in WIDTHS.into_iter().zip([3, 4, 1]) {
            let Some((number, others)) = rest.split_at_checked(width) else { break };
            rest = others;
            let number = number.trim_ascii_end();
            let standing = match (number.starts_with(digits.as_bytes()), number.ends_with(digits.as_bytes())) {
                (true, true) => 6,
                (false, true) => at_end,
                (true, false) => 2,
                (false, false) => 0,
            };
            best = best.max(standing);
        }
        best
    }
}

/// Two lists of people with scores as one, the best first; whoever fits equally well stays in order. Scores are small
/// numbers: with a place for each, a whole ward is put in order without being sorted.
fn best_first(one: &[Hit], other: &[Hit]) -> Vec<Hit> {
    let hits = || one.iter().chain(other);
    let best = hits().map(|hit| hit.score).max().unwrap_or(0);
    let mut places = vec![0; best as usize + 1];
    let place_of = |hit: &Hit| (best - hit.score) as usize;
    for hit in hits() {
        if let Some(count) = places.get_mut(place_of(hit)) {
            *count += 1;
        }
    }
    let mut next = 0;
    for place in &mut places {
        next += std::mem::replace(place, next);
    }
    let mut sorted = vec![Hit { person: 0, score: 0 }; next];
    for hit in hits() {
        if let Some(place) = places.get_mut(place_of(hit)) {
            if let Some(slot) = sorted.get_mut(*place) {
                *slot = Hit { score: hit.score * RANKS, ..*hit };
            }
            *place += 1;
        }
    }
    sorted
}

fn quality_of(fit: Fit) -> u8 {
    match fit {
        Fit::Same => SAME,
        Fit::Whole => found::WHOLE,
        Fit::Beginning => BEGINNING,
        Fit::Near => ONE_WRONG,
    }
}

/// The personal number of a card's QR text or machine-readable line: either is a query too.
pub fn number_on_card(query: &str) -> Option<PersonNumber> {
    card::number_of(query)
}

/// The words of a query; a card is its number.
pub fn parts_of(typed: &str) -> Vec<Part> {
    match number_on_card(typed) {
        Some(number) => query::parts_of(number.as_str()),
        None => query::parts_of(typed),
    }
}
