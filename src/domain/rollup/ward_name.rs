//! Which names mean the same ward. Spelling varies ("Phường Đằng Hải", "P. ĐẰNG HẢI", the "phuong-dang-hai" of a
//! file's name), but two wards of one name in different districts are two, and so are names that differ in a mark.

use std::collections::HashMap;

use crate::domain::campaign::Ward;
use crate::text::fold;

/// Words for the kind of a ward, folded; what is a word and what an abbreviation of it gives one kind.
const KINDS: [(&[&str], &str); 7] = [
    (&["thi", "tran"], "town"),
    (&["tt"], "town"),
    (&["phuong"], "ward"),
    (&["p"], "ward"),
    (&["xa"], "commune"),
    (&["x"], "commune"),
    (&["dac", "khu"], "zone"),
];

/// Words for the kind of what is above a ward, folded.
const KINDS_ABOVE: [&[&str]; 10] =
    [&["thanh", "pho"], &["thi", "xa"], &["tp"], &["tx"], &["quan"], &["q"], &["huyen"], &["h"], &["tinh"], &["t"]];

/// What a ward is, for comparing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct WardKey {
    /// Phường, xã, thị trấn; empty where the name does not say.
    kind: &'static str,
    /// The name without marks.
    loose: String,
    /// The name with its marks; empty where it was typed or made without any.
    marked: String,
    /// The unit above; empty where it is not said.
    above: String,
}

impl WardKey {
    fn of(ward: &Ward) -> Self {
        let apart = digits_apart(&ward.name);
        let (loose, strict) = (fold::loose(&apart), fold::strict(&apart));
        let words: Vec<&str> = loose.split(' ').filter(|word| !word.is_empty()).collect();
        let found = KINDS.iter().find(|(kind, _)| words.len() > kind.len() && words.starts_with(kind));
        let (skipped, kind) = found.map_or((0, ""), |(words, kind)| (words.len(), *kind));
        let strict = joined(strict.split(' ').filter(|word| !word.is_empty()).skip(skipped));
        let loose = joined(words.into_iter().skip(skipped));
        let marked = if fold::has_marks(&ward.name) { strict } else { String::new() };
        Self { kind, loose, marked, above: above_key(&ward.parent) }
    }

    /// How much it says, so that what says most is gathered first.
    fn says(&self) -> usize {
        [self.kind, &self.marked, &self.above].iter().filter(|part| !part.is_empty()).count()
    }

    /// Whether both can mean one ward: what both say is the same.
    fn fits(&self, other: &Self) -> bool {
        let agree = |one: &str, other: &str| one.is_empty() || other.is_empty() || one == other;
        self.loose == other.loose
            && agree(self.kind, other.kind)
            && agree(&self.marked, &other.marked)
            && agree(&self.above, &other.above)
    }

    /// Takes over what it does not say itself.
    fn learn(&mut self, other: Self) {
        if self.kind.is_empty() {
            self.kind = other.kind;
        }
        if self.marked.is_empty() {
            self.marked = other.marked;
        }
        if self.above.is_empty() {
            self.above = other.above;
        }
    }
}

/// `P1` and `P 1` are the same.
fn digits_apart(name: &str) -> String {
    let mut apart = String::with_capacity(name.len() + 4);
    let mut before: Option<char> = None;
    for letter in name.chars() {
        if letter.is_ascii_digit() && before.is_some_and(char::is_alphabetic) {
            apart.push(' ');
        }
        apart.push(letter);
        before = Some(letter);
    }
    apart
}

/// Words in one text; a number without its leading zeros.
fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let plain = |word: &'a str| {
        let trimmed = word.trim_start_matches('0');
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && !trimmed.is_empty() { trimmed } else { word }
    };
    words.map(plain).collect::<Vec<_>>().join(" ")
}

fn above_key(parent: &str) -> String {
    let loose = fold::loose(&digits_apart(parent));
    let words: Vec<&str> = loose.split(' ').filter(|word| !word.is_empty()).collect();
    let found = KINDS_ABOVE.iter().find(|kind| words.len() > kind.len() && words.starts_with(kind));
    joined(words.into_iter().skip(found.map_or(0, |kind| kind.len())))
}

/// Wards that were met, each once.
#[derive(Default)]
pub(super) struct Wards {
    keys: Vec<WardKey>,
    by_name: HashMap<String, Vec<usize>>,
}

impl Wards {
    /// The places of the names of a list: those that mean one ward have one place.
    pub(super) fn places_of<'a>(&mut self, wards: impl Iterator<Item = &'a Ward>) -> Vec<usize> {
        let mut keys: Vec<(usize, WardKey)> = wards.map(WardKey::of).enumerate().collect();
        keys.sort_by_key(|(_, key)| std::cmp::Reverse(key.says()));
        let mut places = vec![0; keys.len()];
        for (number, key) in keys {
            if let Some(slot) = places.get_mut(number) {
                *slot = self.place_of(key);
            }
        }
        places
    }

    /// The place of a ward: that of the same key, else of the only one that it can mean, else a new one.
    fn place_of(&mut self, key: WardKey) -> usize {
        let Self { keys, by_name } = self;
        let named = by_name.entry(key.loose.clone()).or_default();
        let same = named.iter().copied().find(|place| keys.get(*place) == Some(&key));
        let mut fitting = named.iter().copied().filter(|place| keys.get(*place).is_some_and(|known| known.fits(&key)));
        let only = match (fitting.next(), fitting.next()) {
            (Some(only), None) => Some(only),
            (_, _) => None,
        };
        if let Some(place) = same.or(only) {
            if let Some(known) = keys.get_mut(place) {
                known.learn(key);
            }
            return place;
        }
        named.push(keys.len());
        keys.push(key);
        keys.len() - 1
    }

    /// How many different ones there are.
    pub(super) fn len(&self) -> usize {
        self.keys.len()
    }
}

/// What is known of a ward from the name of a file that we would have given it: `phuong-dang-hai-tally-2023-06-15`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedFile<'n> {
    /// The ward's name, without marks.
    pub ward: String,
    /// What kind of report.
    pub kind: &'n str,
    /// Of which day.
    pub as_of: chrono::NaiveDate,
}

impl<'n> NamedFile<'n> {
    /// Reads the name of a file without its end; nothing where it is not made so.
    pub fn read(stem: &'n str) -> Option<Self> {
        const DAY_CHARS: usize = "2023-06-15".len();
        // A copy beside another is called `… (2)`.
        let stem = stem.split_once(" (").map_or(stem, |(name, _)| name).trim_end();
        let (start, day) = stem.split_at_checked(stem.len().checked_sub(DAY_CHARS)?)?;
        let (ward, kind) = start.strip_suffix('-')?.rsplit_once('-')?;
        let is_kind = kind == "tally" || crate::domain::reports::ReportKind::from_code(kind).is_some();
        let ward = ward.split(['-', '_', ' ']).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
        (is_kind && !ward.is_empty()).then_some(())?;
        Some(Self { ward, kind, as_of: day.parse().ok()? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ward(name: &str, parent: &str) -> Ward {
        Ward { name: name.to_owned(), parent: parent.to_owned() }
    }

    fn same(one: (&str, &str), other: (&str, &str)) -> bool {
        let wards = [ward(one.0, one.1), ward(other.0, other.1)];
        let places = Wards::default().places_of(wards.iter());
        places[0] == places[1]
    }

    #[test]
    fn spellings_of_one_ward() {
        for (one, other) in [
            ("Phường Đằng Hải", "phuong dang hai"),
            ("Phường Đằng Hải", "P. ĐẰNG HẢI"),
            ("Phường Đằng Hải", "Đằng Hải"),
            ("Phường Hòa Bình", "Phường Hoà Bình"),
            ("Phường 01", "P1"),
            ("Phường 1", "phuong-1"),
            ("Thị trấn Cát Bà", "TT Cát Bà"),
            ("Xã An Sơn", "x. an son"),
        ] {
            assert!(same((one, ""), (other, "")), "{one} {other}");
            assert!(same((other, ""), (one, "")), "{other} {one}");
        }
        assert!(same(("Phường 1", "Quận 3"), ("P.1", "Q3")));
        assert!(same(("Phường 1", "Quận 3"), ("Phường 1", "")));
    }

    #[test]
    fn wards_that_are_two() {
        for (one, other) in [
            (("Phường Hoa Lan", ""), ("Phường Hoa Lân", "")),
            (("Phường An Sơn", ""), ("Xã An Sơn", "")),
            (("Phường 1", ""), ("Phường 11", "")),
            (("Phường 1", "Quận 3"), ("Phường 1", "Quận 5")),
            (("Phường", ""), ("Xã", "")),
        ] {
            assert!(!same(one, other), "{one:?} {other:?}");
        }
    }

    #[test]
    fn a_name_that_fits_two_is_neither() {
        let wards = [ward("Phường 1", "Quận 3"), ward("Phường 1", "Quận 5"), ward("phuong 1", "")];
        let mut all = Wards::default();
        assert_eq!(all.places_of(wards.iter()), [0, 1, 2]);
        assert_eq!(all.len(), 3);
    }

    #[test]
    fn names_of_files() {
        let read = |stem| NamedFile::read(stem).map(|named| (named.ward, named.kind, named.as_of.to_string()));
        let found = |ward: &str, kind| Some((ward.to_owned(), kind, "2023-06-15".to_owned()));
        assert_eq!(read("phuong-dang-hai-tally-2023-06-15"), found("phuong dang hai", "tally"));
        assert_eq!(read("phuong-dang-hai-daily-2023-06-15 (2)"), found("phuong dang hai", "daily"));
        for stem in ["", "tally-2023-06-15", "so lieu", "a-list-2023-06-15", "a-tally-2023-13-15", "é2023-06-15"] {
            assert_eq!(read(stem), None, "{stem}");
        }
    }
}
