//! The search of people, in memory on folded text: names, addresses and areas by the beginnings of their words in
//! any order, numbers by any digits in a row, initials (`nvan` for somebody called N… V… An), one wrong letter.
//! A query word with marks matches strictly, one without loosely (domain.md section 7).
//!
//! Each distinct word is kept once with the list of people who have it, so that a keystroke looks at some thousands
//! of words, not at 200,000 people; `fuzzy-matcher` ranks the best of what is left and shows the letters that match.

use std::collections::HashMap;

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use memchr::memmem::Finder;

use crate::domain::card;
use crate::domain::person_number::PersonNumber;
use crate::text::fold::{has_marks, loose, strict};

/// What the index needs of one person.
pub struct Entry<'a> {
    /// Full name.
    pub full_name: &'a str,
    /// Address, area and household number, in one text.
    pub place: &'a str,
    /// Personal number, phone, old identity card number.
    pub numbers: [Option<&'a str>; 3],
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
    word_of: HashMap<String, u32>,
    people_of_word: Vec<Vec<u32>>,
    tokens: Vec<u32>,
    people: Vec<Option<Tokens>>,
    digits: Vec<u8>,
    initials: String,
    initials_at: Vec<(u32, u32)>,
    names: String,
}

struct Word {
    base: String,
    tone: u8,
    loose: String,
}

#[derive(Clone, Copy)]
struct Tokens {
    start: u32,
    in_name: u16,
    all: u16,
    initials: u32,
    name: (u32, u32),
}

/// Room for the numbers of one person: 12 + 10 + 9 digits, each followed by a gap.
const STRIDE: usize = 34;
/// Fewer digits than this are looked for in addresses only.
const FEWEST_DIGITS: usize = 3;
/// How many of the best are ranked again by the fuzzy matcher.
const RANKED_AGAIN: usize = 200;
/// A query has no use for more words, or longer ones.
const MOST_WORDS: usize = 8;
const LONGEST_QUERY: usize = 200;

const EXACT: u8 = 12;
const INITIALS: u8 = 9;
const DIGITS: u8 = 10;
const BEGINNING: u8 = 8;
const ONE_WRONG: u8 = 3;

impl SearchIndex {
    /// Puts a person in, or in again after a change.
    pub fn put(&mut self, person: u32, entry: &Entry<'_>) {
        let place = person as usize;
        if self.people.len() <= place {
            self.people.resize(place + 1, None);
            self.digits.resize((place + 1) * STRIDE, b' ');
        }
        let start = u32::try_from(self.tokens.len()).unwrap_or(u32::MAX);
        let name = strict(entry.full_name);
        let in_name = self.put_words(person, &name);
        let all = in_name.saturating_add(self.put_words(person, &strict(entry.place)));
        let initials = u32::try_from(self.initials_at.len()).unwrap_or(u32::MAX);
        let folded = loose(entry.full_name);
        self.put_initials(person, &folded);
        let name_start = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push_str(&folded);
        let name = (name_start, u32::try_from(self.names.len()).unwrap_or(u32::MAX));
        if let Some(slot) = self.people.get_mut(place) {
            *slot = Some(Tokens { start, in_name, all, initials, name });
        }
        self.put_digits(place, &entry.numbers);
    }

    /// Takes a person out.
    pub fn remove(&mut self, person: u32) {
        if let Some(slot) = self.people.get_mut(person as usize) {
            *slot = None;
            self.put_digits(person as usize, &[None; 3]);
        }
    }

    fn put_words(&mut self, person: u32, text: &str) -> u16 {
        let mut count = 0;
        for written in text.split(' ').filter(|word| !word.is_empty()).take(32) {
            let word = match self.word_of.get(written) {
                Some(word) => *word,
                None => self.new_word(written),
            };
            self.tokens.push(word);
            if let Some(people) = self.people_of_word.get_mut(word as usize)
                && people.last() != Some(&person)
            {
                people.push(person);
            }
            count += 1;
        }
        count
    }

    fn new_word(&mut self, written: &str) -> u32 {
        let word = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        let (base, tone) = base_and_tone(written);
        self.words.push(Word { base: base.to_owned(), tone, loose: loose(base) });
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
        for (number, width) in numbers.iter().zip([13, 11, 10]) {
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
        if parts.is_empty() {
            return Vec::new();
        }
        let mut hits = self.find_parts(&parts, Forgiving::Nothing, order);
        if hits.is_empty() {
            hits = self.find_parts(&parts, Forgiving::OneLetter, order);
        }
        self.rank_best_again(&mut hits, query);
        hits
    }

    fn find_parts(&self, parts: &[Part], forgiving: Forgiving, order: &[u32]) -> Vec<Hit> {
        let found: Vec<Found> = parts.iter().map(|part| self.look_up(part, forgiving)).collect();
        let Some((first, others)) = found.split_first() else { return Vec::new() };
        let mut candidates = first.people.clone();
        for other in others {
            candidates.keep_common(&other.people);
        }
        // Scores are small numbers: a list for each keeps the order without sorting whole wards.
        let mut by_score: Vec<Vec<u32>> = Vec::new();
        for person in order.iter().copied().filter(|person| candidates.contains(*person)) {
            if let Some(score) = self.score(person, &found) {
                let place = score as usize;
                if by_score.len() <= place {
                    by_score.resize(place + 1, Vec::new());
                }
                if let Some(people) = by_score.get_mut(place) {
                    people.push(person);
                }
            }
        }
        let scored: Vec<(u32, Vec<u32>)> = (0_u32..).zip(by_score).collect();
        scored
            .into_iter()
            .rev()
            .flat_map(|(score, people)| people.into_iter().map(move |person| Hit { person, score }))
            .collect()
    }

    /// Ranks the first of a result again, by how closely the letters of the name follow the query.
    fn rank_best_again(&self, hits: &mut [Hit], query: &str) {
        let wanted = loose(query);
        let matcher = SkimMatcherV2::default();
        let best = hits.len().min(RANKED_AGAIN);
        let Some(best) = hits.get_mut(..best) else { return };
        for hit in best.iter_mut() {
            let fuzzy = self.name_of(hit.person).and_then(|name| matcher.fuzzy_match(name, &wanted)).unwrap_or(0);
            // The fuzzy score only orders people whom the query fits equally well.
            hit.score = hit.score * 1_000 + u32::try_from(fuzzy.clamp(0, 999)).unwrap_or(0);
        }
        best.sort_by_key(|hit| std::cmp::Reverse(hit.score));
    }

    /// The folded name of a person.
    fn name_of(&self, person: u32) -> Option<&str> {
        let tokens = (*self.people.get(person as usize)?)?;
        self.names.get(tokens.name.0 as usize..tokens.name.1 as usize)
    }

    /// The words, numbers and initials that a part of the query fits.
    fn look_up(&self, part: &Part, forgiving: Forgiving) -> Found {
        let mut found = Found {
            quality: vec![0; self.words.len()],
            people: PeopleSet::with_room(self.people.len()),
            by_digits: PeopleSet::default(),
            by_initials: PeopleSet::default(),
        };
        for ((word, quality), people) in self.words.iter().zip(&mut found.quality).zip(&self.people_of_word) {
            *quality = part.fit(word, forgiving);
            if *quality > 0 {
                people.iter().for_each(|person| found.people.insert(*person));
            }
        }
        if part.is_digits && part.loose.len() >= FEWEST_DIGITS {
            found.by_digits = PeopleSet::with_room(self.people.len());
            let finder = Finder::new(part.loose.as_bytes());
            for at in finder.find_iter(&self.digits) {
                found.by_digits.insert(u32::try_from(at / STRIDE).unwrap_or(u32::MAX));
            }
            found.people.join(&found.by_digits);
        } else if !part.is_digits && part.loose.len() >= 2 {
            found.by_initials = PeopleSet::with_room(self.people.len());
            let needle = format!("\n{}", part.loose);
            for at in Finder::new(needle.as_bytes()).find_iter(self.initials.as_bytes()) {
                let at = u32::try_from(at).unwrap_or(u32::MAX);
                let entry = self.initials_at.partition_point(|(start, _)| *start < at);
                if let Some((_, person)) = self.initials_at.get(entry)
                    && self
                        .people
                        .get(*person as usize)
                        .is_some_and(|tokens| tokens.is_some_and(|tokens| tokens.initials as usize == entry))
                {
                    found.by_initials.insert(*person);
                }
            }
            found.people.join(&found.by_initials);
        }
        found
    }

    /// How well a person fits every part, or nothing when one part does not fit after all.
    fn score(&self, person: u32, found: &[Found]) -> Option<u32> {
        let tokens = (*self.people.get(person as usize)?)?;
        let start = tokens.start as usize;
        let name = self.tokens.get(start..start + usize::from(tokens.in_name))?;
        let place = self.tokens.get(start + usize::from(tokens.in_name)..start + usize::from(tokens.all))?;
        let mut score = 0;
        let mut in_order = 0_u32;
        let mut after = 0;
        for part in found {
            let mut best = 0_u32;
            for (position, word) in name.iter().enumerate() {
                let quality = u32::from(part.quality.get(*word as usize).copied().unwrap_or(0)) * 3;
                if quality > best {
                    best = quality;
                    if position >= after {
                        after = position + 1;
                        in_order += 1;
                    }
                }
            }
            if best == 0 && part.by_digits.contains(person) {
                best = u32::from(DIGITS) * 3;
            }
            if best == 0 {
                let quality = |word: &u32| part.quality.get(*word as usize).copied().unwrap_or(0);
                best = place.iter().map(quality).max().map_or(0, u32::from);
            }
            if best == 0 && part.by_initials.contains(person) {
                best = u32::from(INITIALS) * 2;
            }
            if best == 0 {
                return None;
            }
            score += best;
        }
        let whole_name = name.len() == found.len() && in_order as usize == found.len();
        Some(score * 4 + in_order * 3 + if whole_name { 8 } else { 0 })
    }
}

/// Positions, in characters, of the letters of a name that a query matches: the beginnings of its words, its initials,
/// or a whole word with one letter wrong. What fits an address or a number marks nothing in the name.
pub fn matched_letters(name: &str, query: &str) -> Vec<usize> {
    let words = words_of(name);
    let mut taken = vec![false; words.len()];
    let mut letters: Vec<usize> = Vec::new();
    for part in parts_of(query).iter().filter(|part| !part.is_digits) {
        let fits = |forgiving| {
            let quality = words.iter().enumerate().map(|(place, word)| (part.fit(&word.key, forgiving), place));
            let free = quality.filter(|(quality, place)| *quality > 0 && taken.get(*place) == Some(&false));
            // Of words that fit equally well the first one.
            free.max_by_key(|(quality, place)| (*quality, std::cmp::Reverse(*place))).map(|(_, place)| place)
        };
        let marked = part.loose.chars().count();
        if let Some(place) = fits(Forgiving::Nothing) {
            letters.extend(words.get(place).into_iter().flat_map(|word| word.letters.iter().take(marked)));
            taken.iter_mut().skip(place).take(1).for_each(|slot| *slot = true);
        } else if let Some(initials) = initials_in(&words, &part.loose) {
            letters.extend(initials);
        } else if let Some(place) = fits(Forgiving::OneLetter) {
            letters.extend(words.get(place).into_iter().flat_map(|word| &word.letters));
        }
    }
    letters.sort_unstable();
    letters.dedup();
    letters
}

/// A word of a name, with the places of its letters in the name.
struct NameWord {
    key: Word,
    letters: Vec<usize>,
}

fn words_of(name: &str) -> Vec<NameWord> {
    let mut words = Vec::new();
    let mut place = 0;
    for written in name.split(' ') {
        let key = strict(written);
        let (base, tone) = base_and_tone(&key);
        let letters = (place..).zip(written.chars()).filter(|(_, letter)| letter.is_alphanumeric());
        let key = Word { base: base.to_owned(), tone, loose: loose(base) };
        words.push(NameWord { key, letters: letters.map(|(at, _)| at).collect() });
        place += written.chars().count() + 1;
    }
    words
}

/// The initials of a name up to its last word, of which more letters may follow (`nvan` for Nguyễn Văn An).
fn initials_in(words: &[NameWord], wanted: &str) -> Option<Vec<usize>> {
    let (last, before) = words.split_last()?;
    let mut rest = wanted;
    let mut letters = Vec::new();
    for word in before {
        let Some(first) = rest.chars().next() else { break };
        rest = rest.strip_prefix(word.key.loose.chars().next().filter(|initial| *initial == first)?)?;
        letters.extend(word.letters.first());
    }
    letters.extend(last.letters.iter().take(rest.chars().count()));
    last.key.loose.starts_with(rest).then_some(letters)
}

/// The personal number of a card's QR text or machine-readable line: either is a query too.
pub fn number_on_card(query: &str) -> Option<PersonNumber> {
    card::number_of(query)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Forgiving {
    Nothing,
    OneLetter,
}

/// One word of a query.
struct Part {
    base: String,
    tone: u8,
    loose: String,
    marked: bool,
    is_digits: bool,
}

fn parts_of(query: &str) -> Vec<Part> {
    let mut query = query;
    if let Some((end, _)) = query.char_indices().nth(LONGEST_QUERY) {
        query = query.get(..end).unwrap_or_default();
    }
    let on_card = number_on_card(query);
    let strict_words = strict(on_card.as_ref().map_or(query, PersonNumber::as_str));
    let mut parts = Vec::new();
    for written in strict_words.split(' ').filter(|word| !word.is_empty()).take(MOST_WORDS) {
        let is_digits = written.bytes().all(|byte| byte.is_ascii_digit());
        let (base, tone) = if is_digits { (written, 0) } else { base_and_tone(written) };
        let loose = loose(base);
        let marked = tone > 0 || has_marks(base);
        parts.push(Part { base: base.to_owned(), tone, loose, marked, is_digits });
    }
    parts
}

/// Splits a strict key: the tone is the digit behind letters.
fn base_and_tone(strict: &str) -> (&str, u8) {
    let mut letters = strict.chars();
    match letters.next_back() {
        Some(tone @ '1'..='5') if letters.as_str().chars().all(char::is_alphabetic) && !letters.as_str().is_empty() => {
            (letters.as_str(), u8::try_from(u32::from(tone) - u32::from('0')).unwrap_or(0))
        }
        _ => (strict, 0),
    }
}

impl Part {
    fn fit(&self, word: &Word, forgiving: Forgiving) -> u8 {
        let (wanted, stands) = if self.marked { (&self.base, &word.base) } else { (&self.loose, &word.loose) };
        let tone_fits = !self.marked || self.tone == 0 || self.tone == word.tone;
        if tone_fits && stands.starts_with(wanted.as_str()) {
            let whole = stands.len() == wanted.len() && (!self.marked || self.tone == word.tone);
            return if whole { EXACT } else { BEGINNING };
        }
        if forgiving == Forgiving::OneLetter && !self.is_digits && tone_fits && within_one_letter(wanted, stands) {
            return ONE_WRONG;
        }
        0
    }
}

/// Whether two words, of three letters or more, differ by one letter wrong, missing, too many, or two exchanged.
fn within_one_letter(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() < 3 || one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let same_start = one.iter().zip(other).take_while(|(a, b)| a == b).count();
    let (rest_one, rest_other) =
        (one.get(same_start..).unwrap_or_default(), other.get(same_start..).unwrap_or_default());
    let without_first = |rest: &[u8]| rest.get(1..).unwrap_or_default().to_vec();
    let exchanged = match (rest_one, rest_other) {
        ([a, b, tail @ ..], [c, d, other_tail @ ..]) => a == d && b == c && tail == other_tail,
        _ => false,
    };
    exchanged
        || without_first(rest_one) == without_first(rest_other)
        || rest_one == without_first(rest_other)
        || without_first(rest_one) == rest_other
}

struct Found {
    quality: Vec<u8>,
    people: PeopleSet,
    by_digits: PeopleSet,
    by_initials: PeopleSet,
}

/// A set of people: one bit each.
#[derive(Clone, Default)]
struct PeopleSet(Vec<u64>);

impl PeopleSet {
    fn with_room(people: usize) -> Self {
        Self(vec![0; people.div_ceil(64)])
    }

    fn insert(&mut self, person: u32) {
        if let Some(block) = self.0.get_mut(person as usize / 64) {
            *block |= 1 << (person % 64);
        }
    }

    fn contains(&self, person: u32) -> bool {
        self.0.get(person as usize / 64).is_some_and(|block| block >> (person % 64) & 1 == 1)
    }

    fn keep_common(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(block, common)| *block &= common);
    }

    fn join(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(block, more)| *block |= more);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: [(&str, &str, &str, &str); 7] = [
        ("Nguyễn Văn An", "Số 8 ngõ 34 Lê Lợi Tổ 1", "031090100001", "0912345678"),
        ("Nguyễn Thị Lân", "Số 12 Văn Cao Tổ 2", "031190100002", "0987654321"),
        ("Trần Thị Lan", "Số 5 Lê Lợi Tổ 10", "001175458076", "0341234567"),
        ("Nguyễn Thúy Hòa", "Số 7 Cát Bi Tổ 3", "034201017111", "0356667778"),
        ("Văn An Nguyên", "Số 1 Cát Bi Tổ 3", "034201017112", "0356667779"),
        ("H'Hen Niê", "Buôn Đôn", "066192000123", "0866000111"),
        ("Đỗ Đức Đạt", "Số 9 Trần Phú Tổ 4", "030099000777", "0777888999"),
    ];

    fn index() -> SearchIndex {
        let mut index = SearchIndex::default();
        for (person, (full_name, place, number, phone)) in (1_u32..).zip(PEOPLE) {
            index.put(person, &Entry { full_name, place, numbers: [Some(number), Some(phone), None] });
        }
        index
    }

    fn names(query: &str) -> Vec<&'static str> {
        let hits = index().find(query, &[1, 2, 3, 4, 5, 6, 7]);
        hits.iter().map(|hit| PEOPLE[hit.person as usize - 1].0).collect()
    }

    #[test]
    fn a_personal_number_is_found_whole_and_as_nothing_else() {
        let mut index = SearchIndex::default();
        let numbers = |person: Option<&'static str>, phone: Option<&'static str>| [person, phone, None];
        for (person, numbers) in [
            (3, numbers(Some("031085000001"), Some("0912345678"))),
            (5, numbers(Some("031085000002"), None)),
            (7, numbers(None, Some("0310850000"))),
            (9, numbers(Some("031085000001"), None)),
        ] {
            index.put(person, &Entry { full_name: "Đỗ Văn Một", place: "Số 1", numbers });
        }
        let found = |digits: &str| index.with_number(digits).collect::<Vec<u32>>();
        assert_eq!(found("031085000001"), [3, 9]);
        for nobody in ["", "0912345678", "03108500000", "0310850000", "031085000003"] {
            assert!(found(nobody).is_empty(), "{nobody}");
        }
        index.remove(3);
        assert_eq!(index.with_number("031085000001").collect::<Vec<u32>>(), [9]);
    }

    #[test]
    fn names_are_found_as_volunteers_type_them() {
        for (query, first) in [
            ("nguyen van an", "Nguyễn Văn An"),
            ("an van nguyen", "Văn An Nguyên"),
            ("Nguyễn Văn An", "Nguyễn Văn An"),
            ("nguy van", "Nguyễn Văn An"),
            ("nvan", "Nguyễn Văn An"),
            ("ddd", "Đỗ Đức Đạt"),
            ("do duc dat", "Đỗ Đức Đạt"),
            ("5458", "Trần Thị Lan"),
            ("0912 345 678", "Nguyễn Văn An"),
            ("lan le loi", "Trần Thị Lan"),
            ("Lân", "Nguyễn Thị Lân"),
            ("hoà", "Nguyễn Thúy Hòa"),
            ("thuý hòa", "Nguyễn Thúy Hòa"),
            ("ngueyn thi lan", "Nguyễn Thị Lân"),
            ("nguyn van an", "Nguyễn Văn An"),
            ("hhen nie", "H'Hen Niê"),
            ("031090100001|030012345|Nguyễn Văn An|01011990|Nam|x|01012022", "Nguyễn Văn An"),
            ("IDVNM1754580761001175458076<<2", "Trần Thị Lan"),
        ] {
            assert_eq!(names(query).first(), Some(&first), "{query}");
        }
    }

    #[test]
    fn a_word_with_marks_is_strict_and_one_without_is_not() {
        assert_eq!(names("Lân"), ["Nguyễn Thị Lân"]);
        assert_eq!(names("lan").len(), 2);
        assert!(names("hỏa").is_empty());
        assert!(names("xyz").is_empty());
        assert!(names("").is_empty() && names("  ,. ").is_empty());
    }

    #[test]
    fn a_person_put_in_again_is_found_by_the_new_words_only() {
        let mut index = index();
        index.put(1, &Entry { full_name: "Phạm Bình", place: "Tổ 9", numbers: [None, None, None] });
        let find =
            |query: &str| index.find(query, &[1, 2, 3, 4, 5, 6, 7]).iter().map(|hit| hit.person).collect::<Vec<_>>();
        assert!(!find("nguyen van an").contains(&1));
        assert!(!find("nvan").contains(&1) && find("031090100001").is_empty());
        assert_eq!(find("pham binh"), [1]);
        assert_eq!(find("pbinh"), [1]);
    }

    #[test]
    fn matched_letters_are_positions_in_the_name() {
        for (query, expected) in [
            ("van", vec![7, 8, 9]),
            ("Văn", vec![7, 8, 9]),
            ("vân", vec![]),
            ("nguy", vec![0, 1, 2, 3]),
            ("an nguyen", vec![0, 1, 2, 3, 4, 5, 11, 12]),
            ("nvan", vec![0, 7, 11, 12]),
            ("nv", vec![0, 7]),
            ("nguyem", vec![0, 1, 2, 3, 4, 5]),
            ("an le loi", vec![11, 12]),
            ("123", vec![]),
        ] {
            assert_eq!(matched_letters("Nguyễn Văn An", query), expected, "{query}");
        }
        assert_eq!(matched_letters("H'Hen Niê", "hhen"), [0, 2, 3, 4]);
        assert!(matched_letters("", "an").is_empty());
    }

    #[test]
    fn hostile_queries_are_just_queries() {
        for query in ["'; DROP TABLE person", "%", "_", "\"", "\u{1b}[2J", &"a".repeat(100_000), "\u{202e}"] {
            index().find(query, &[1, 2, 3, 4, 5, 6, 7]);
        }
    }
}
