//! Queries with known answers for the search: made from people of an invented ward in the ways in which people are
//! looked for. Right is the person that a query was made from, and everybody whom it fits just as well.

use std::collections::HashMap;

use tungnha::desk::Desk;
use tungnha::desk::people::ListQuery;
use tungnha::desk::views::PersonRef;
use tungnha::domain::demo::DemoWard;
use tungnha::domain::field::Field;
use tungnha::text::fold::loose;

/// What is known of somebody who may be looked for.
pub struct Known {
    /// Full name.
    pub name: String,
    /// Without marks.
    pub folded: String,
    /// Year of birth.
    pub year: String,
    /// Personal number.
    pub number: String,
    /// Phone.
    pub phone: String,
    /// Address.
    pub address: String,
    /// Area.
    pub area: String,
}

/// A way of looking for somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// The full name as it is written.
    WithMarks,
    /// The full name without marks.
    WithoutMarks,
    /// Two words of the name, the last one first.
    OtherOrder,
    /// Initials and the last word: `nvan`.
    Initials,
    /// The last word and the area: `an to 5`.
    NameAndArea,
    /// Six digits from the middle of the personal number.
    MiddleDigits,
    /// The last five digits of the phone.
    PhoneEnd,
    /// The full name with a letter exchanged for another.
    WrongLetter,
    /// The full name without one of its letters.
    MissingLetter,
    /// The full name with two neighbours exchanged.
    SwappedLetters,
    /// The full name and the year of birth.
    NameAndYear,
    /// Number and street of the address, without marks.
    Address,
}

/// All of them.
pub const KINDS: [Kind; 12] = [
    Kind::WithMarks,
    Kind::WithoutMarks,
    Kind::OtherOrder,
    Kind::Initials,
    Kind::NameAndArea,
    Kind::MiddleDigits,
    Kind::PhoneEnd,
    Kind::WrongLetter,
    Kind::MissingLetter,
    Kind::SwappedLetters,
    Kind::NameAndYear,
    Kind::Address,
];

/// What is typed, and who is right.
pub struct Query {
    /// How it was made.
    pub kind: Kind,
    /// What is typed.
    pub typed: String,
    /// Places, among everybody, of the people whom it may mean.
    pub right: Vec<usize>,
}

/// Everybody of a ward.
pub fn everybody(ward: &DemoWard) -> Vec<Known> {
    let mut people = Vec::new();
    for household in &ward.households {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        for member in &household.members {
            people.push(Known {
                name: member.full_name.clone(),
                folded: loose(&member.full_name),
                year: member.birth_date.map(|date| date.year().to_string()).unwrap_or_default(),
                number: member.get(Field::PersonNumber).unwrap_or_default(),
                phone: member.get(Field::Phone).unwrap_or_default(),
                address: text(&household.facts.address),
                area: text(&household.facts.area),
            });
        }
    }
    people
}

/// So many queries of each kind.
pub fn queries(people: &[Known], of_each: usize, seed: u64) -> Vec<Query> {
    let mut random = Random(seed);
    let mut made = Vec::new();
    for kind in KINDS {
        let mut count = 0;
        while count < of_each {
            let known = &people[random.below(people.len())];
            if let Some(query) = query(kind, known, people, &mut random) {
                made.push(query);
                count += 1;
            }
        }
    }
    made
}

fn query(kind: Kind, known: &Known, people: &[Known], random: &mut Random) -> Option<Query> {
    let words: Vec<&str> = known.folded.split(' ').collect();
    if words.len() < 3 {
        return None;
    }
    let last = *words.last()?;
    let full = known.folded.clone();
    let (typed, right) = match kind {
        Kind::WithMarks => (known.name.clone(), who(people, |other| other.name == known.name)),
        Kind::WithoutMarks => (full, of_name(people, known)),
        Kind::OtherOrder => {
            let middle = words[1 + random.below(words.len() - 2)];
            let has = |other: &Known, wanted: &str| other.folded.split(' ').any(|word| word == wanted);
            (format!("{last} {middle}"), who(people, |other| has(other, last) && has(other, middle)))
        }
        Kind::Initials => (initials(&known.folded), {
            let wanted = initials(&known.folded);
            who(people, |other| initials(&other.folded) == wanted)
        }),
        Kind::NameAndArea => {
            let area = loose(&known.area);
            let number = area.split(' ').next_back().filter(|word| word.bytes().all(|byte| byte.is_ascii_digit()))?;
            let is_called = |other: &Known| other.folded.split(' ').next_back() == Some(last);
            (format!("{last} to {number}"), who(people, |other| is_called(other) && other.area == known.area))
        }
        Kind::MiddleDigits => {
            let digits = known.number.get(4..10)?.to_owned();
            let right = who(people, |other| other.number.contains(&digits) || other.phone.contains(&digits));
            (digits, right)
        }
        Kind::PhoneEnd => {
            let digits = known.phone.get(known.phone.len().checked_sub(5)?..)?.to_owned();
            let right = who(people, |other| other.phone.ends_with(&digits));
            (digits, right)
        }
        Kind::WrongLetter => with_slip(Slip::Wrong, &full, people, random)?,
        Kind::MissingLetter => with_slip(Slip::Missing, &full, people, random)?,
        Kind::SwappedLetters => with_slip(Slip::Swapped, &full, people, random)?,
        Kind::NameAndYear if known.year.is_empty() => return None,
        Kind::NameAndYear => {
            let right = who(people, |other| other.folded == full && other.year == known.year);
            (format!("{full} {}", known.year), right)
        }
        Kind::Address => {
            let wanted = loose(&known.address);
            let typed = wanted.strip_prefix("so ").unwrap_or(&wanted).to_owned();
            (typed, who(people, |other| loose(&other.address) == wanted))
        }
    };
    Some(Query { kind, typed, right })
}

fn who(people: &[Known], fits: impl Fn(&Known) -> bool) -> Vec<usize> {
    people.iter().enumerate().filter(|(_, known)| fits(known)).map(|(place, _)| place).collect()
}

fn of_name(people: &[Known], known: &Known) -> Vec<usize> {
    who(people, |other| other.folded == known.folded)
}

fn initials(folded: &str) -> String {
    let words: Vec<&str> = folded.split(' ').collect();
    let (last, before) = words.split_last().expect("a name");
    before.iter().filter_map(|word| word.chars().next()).chain(last.chars()).collect()
}

fn with_slip(slip: Slip, name: &str, people: &[Known], random: &mut Random) -> Option<(String, Vec<usize>)> {
    let typed = slipped(slip, name, random)?;
    // What was typed may be somebody's name too.
    let right = who(people, |other| other.folded == name || other.folded == typed);
    Some((typed, right))
}

/// A slip of the finger.
#[derive(Clone, Copy)]
enum Slip {
    Wrong,
    Missing,
    Swapped,
}

/// The name with one slip of the finger in one of its words.
fn slipped(slip: Slip, name: &str, random: &mut Random) -> Option<String> {
    let mut letters: Vec<u8> = name.bytes().collect();
    let at = random.below(letters.len());
    if letters[at] == b' ' {
        return None;
    }
    match slip {
        Slip::Missing => {
            letters.remove(at);
        }
        Slip::Swapped => {
            let next = letters.get(at + 1).copied().filter(|next| *next != b' ' && *next != letters[at])?;
            letters[at + 1] = letters[at];
            letters[at] = next;
        }
        Slip::Wrong => {
            let other = b"abcdeghiklmnopqrstuvxy"[random.below(22)];
            if other == letters[at] {
                return None;
            }
            letters[at] = other;
        }
    }
    String::from_utf8(letters).ok()
}

/// The same queries on every platform (splitmix64).
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % most as u64).expect("a place")
    }
}

/// The app over everybody of a ward that was made by `demo::make`.
pub struct App {
    desk: Desk,
    /// Everybody as the app lists them, by address: places in the list of the known.
    pub order: Vec<usize>,
    place_of: HashMap<PersonRef, usize>,
}

impl App {
    /// Over these people.
    pub fn new(mut desk: Desk, known: &[Known]) -> Self {
        desk.make_ready().expect("ready");
        let page = desk.people_page(&ListQuery::default(), 0, usize::MAX).expect("everybody");
        assert_eq!(page.lines.len(), known.len());
        // They were brought in one after another.
        let mut references: Vec<PersonRef> = page.lines.iter().map(|line| line.reference).collect();
        references.sort_unstable();
        let place_of: HashMap<PersonRef, usize> = references.into_iter().zip(0..).collect();
        for line in &page.lines {
            assert_eq!(line.full_name, known[place_of[&line.reference]].name);
        }
        let order = page.lines.iter().map(|line| place_of[&line.reference]).collect();
        Self { desk, order, place_of }
    }

    /// The first five whom it finds.
    pub fn first_five(&mut self, typed: &str) -> Vec<usize> {
        let query = ListQuery { text: typed.to_owned(), ..ListQuery::default() };
        let page = self.desk.people_page(&query, 0, 5).expect("a page");
        page.lines.iter().map(|line| self.place_of[&line.reference]).collect()
    }
}

/// How many queries of each kind have a right person first, and among the first five.
pub fn tallied(queries: &[Query], mut find: impl FnMut(&Query) -> Vec<usize>) -> Vec<(Kind, usize, usize, usize)> {
    let mut tallied: Vec<(Kind, usize, usize, usize)> = KINDS.iter().map(|kind| (*kind, 0, 0, 0)).collect();
    for query in queries {
        let found = find(query);
        let is_right = |place: &usize| query.right.contains(place);
        let of_kind = tallied.iter_mut().find(|(kind, ..)| *kind == query.kind).expect("a kind");
        of_kind.1 += 1;
        of_kind.2 += usize::from(found.first().is_some_and(&is_right));
        of_kind.3 += usize::from(found.iter().take(5).any(&is_right));
    }
    tallied
}
