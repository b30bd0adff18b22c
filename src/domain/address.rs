//! The order in which a street is walked.
//!
//! Three ways of writing say the same path from the street to the door (domain notes, section 6): the North from the
//! door outwards (`Số 8 ngách 9 ngõ 647 phố K`), the South from the street inwards (`647/9/8 đường K`), the Centre
//! with a letter for its alleys (`K647/9`, `kiệt`). Here the outermost alley always comes first. Odd numbers are on
//! one side of a street, even ones on the other: the walk goes up the odd side and comes back down the even one.

mod parts;

use self::parts::{Address, Number};
use crate::text::collate::push_number;

/// The place of an address on the walk through a ward; sorts as its [`sort_text`](Self::sort_text) does.
///
/// By street (or, where none is written, the hamlet), then by number from the outermost alley to the door. Without a
/// number an address comes last in its street, without either it comes last of all.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct WalkKey(String);

impl WalkKey {
    /// The key as text, for a column: its plain comparison is the order of the keys.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// [`as_str`](Self::as_str), owned.
    pub fn sort_text(&self) -> String {
        self.0.clone()
    }
}

/// Walking order: up the odd side, back down the even side, in the street and in each alley.
pub fn walk_key(address: &str) -> WalkKey {
    key(address, Sides::OddUpEvenDown)
}

/// The same order with both sides together, as a register lists them: 1, 2, 2A, 3.
pub fn plain_key(address: &str) -> WalkKey {
    key(address, Sides::Together)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sides {
    OddUpEvenDown,
    Together,
}

/// Between the street and the numbers: below every character of a name.
const END_OF_PLACE: char = '\t';
/// In place of the numbers, where there are none: above every number.
const NO_NUMBER: char = '~';
/// In place of everything: above every name.
const NOWHERE: char = '\u{10FFFF}';

fn key(address: &str, sides: Sides) -> WalkKey {
    let Address { street, area, path } = Address::read(address);
    let place = if street.is_empty() { area } else { street };
    if place.is_empty() && path.is_empty() {
        return WalkKey(NOWHERE.to_string());
    }

    let mut key = String::with_capacity(address.len() + 16);
    push_place(&place, &mut key);
    key.push(END_OF_PLACE);
    if path.is_empty() {
        key.push(NO_NUMBER);
    }
    for number in &path {
        push_house_number(number, sides, &mut key);
    }
    WalkKey(key)
}

/// A name with its numbers as numbers: `duong so 2` before `duong so 10`.
fn push_place(place: &str, key: &mut String) {
    for (i, word) in place.split(' ').enumerate() {
        if i > 0 {
            key.push(' ');
        }
        let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
        let digits = word.strip_suffix(letters).unwrap_or_default();
        if !digits.is_empty() {
            push_number(digits, key);
        }
        key.push_str(letters);
    }
}

/// Appends a number; one that ends is below one that goes on with a letter.
fn push_house_number(number: &Number, sides: Sides, key: &mut String) {
    const END: char = '!';
    let mut ascending = String::with_capacity(number.digits.len() + number.suffix.len() + 2);
    push_number(&number.digits, &mut ascending);
    ascending.push_str(&number.suffix);
    ascending.push(END);
    match sides {
        Sides::Together => key.push_str(&ascending),
        Sides::OddUpEvenDown if is_odd(&number.digits) => {
            key.push('1');
            key.push_str(&ascending);
        }
        Sides::OddUpEvenDown => {
            key.push('2');
            key.extend(ascending.bytes().map(mirrored));
        }
    }
}

fn is_odd(digits: &str) -> bool {
    digits.ends_with(['1', '3', '5', '7', '9'])
}

/// The printable ASCII character as far from the end as this one is from the beginning, so that order turns round.
fn mirrored(byte: u8) -> char {
    char::from((b'!' + b'~').saturating_sub(byte))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check_order(key: fn(&str) -> WalkKey, in_order: &[&str]) {
        for pair in in_order.windows(2) {
            assert!(key(pair[0]) < key(pair[1]), "{} before {}", pair[0], pair[1]);
        }
    }

    #[test]
    fn plain_order() {
        check_order(
            plain_key,
            &[
                "Số 1 K",
                "Số 2 phố K",
                "2A phố K",
                "3 phố K",
                "12 phố K",
                "12/5 phố K",
                "12/5A phố K",
                "12/10 phố K",
                "phố K",
            ],
        );
    }

    #[test]
    fn up_the_odd_side_and_back_down_the_even_one() {
        check_order(
            walk_key,
            &[
                "1 phố K",
                "3 phố K",
                "3A phố K",
                "5/1 phố K",
                "5/3 phố K",
                "5/4 phố K",
                "5/2 phố K",
                "11 phố K",
                "12 phố K",
                "2A phố K",
                "2 phố K",
                "2/1 phố K",
                "2/8 phố K",
                "2/2 phố K",
                "phố K",
            ],
        );
    }

    #[test]
    fn streets_first_and_the_unknown_last() {
        check_order(walk_key, &["5 Lê Lợi", "Lê Lợi", "9 đường số 2", "1 đường số 10", "1 Trần Phú", "Trần Phú", ""]);
        assert_eq!(walk_key("1 TRẦN PHÚ"), walk_key("Số 01 đường Tran Phu"));
        assert_eq!(walk_key("1 Trần Phú").sort_text(), walk_key("1 Trần Phú").as_str());
    }

    type Path = Vec<(u32, &'static str)>;

    /// The order that keys must have, from the numbers themselves.
    fn walked(path: &Path) -> Vec<(bool, i64)> {
        let place = |&(number, letter): &(u32, &str)| i64::from(number) * 10 + i64::try_from(letter.len()).unwrap();
        path.iter().map(|house| if house.0 % 2 == 1 { (false, place(house)) } else { (true, -place(house)) }).collect()
    }

    fn southern(path: &Path) -> String {
        path.iter().map(|(number, letter)| format!("{number}{letter}")).collect::<Vec<_>>().join("/") + " đường K"
    }

    fn northern(path: &Path) -> String {
        let words = ["ngõ", "ngách", "hẻm"];
        let (door, alleys) = path.split_last().unwrap();
        let alleys = alleys.iter().zip(words).map(|((number, letter), word)| format!("{word} {number}{letter}"));
        let outwards: Vec<String> = alleys.rev().collect();
        format!("Số {}{} {} phố K", door.0, door.1, outwards.join(" "))
    }

    fn paths() -> impl Strategy<Value = Path> {
        prop::collection::vec((1_u32..1200, prop::sample::select(vec!["", "A"])), 1..4)
    }

    proptest! {
        #[test]
        fn no_address_breaks_it(text in "\\PC{0,40}|[0-9/A-Ka-kốõđ ,-]{0,40}") {
            let key = walk_key(&text);
            prop_assert!(!key.as_str().is_empty());
            prop_assert!(key <= walk_key(""));
        }

        #[test]
        fn keys_have_the_order_of_the_walk(one in paths(), other in paths()) {
            let order = walk_key(&southern(&one)).cmp(&walk_key(&southern(&other)));
            prop_assert_eq!(order, walked(&one).cmp(&walked(&other)));
            let plain_order = plain_key(&southern(&one)).cmp(&plain_key(&southern(&other)));
            prop_assert_eq!(plain_order, one.cmp(&other));
        }

        #[test]
        fn north_and_south_write_one_path(path in paths()) {
            prop_assert_eq!(walk_key(&northern(&path)), walk_key(&southern(&path)));
        }
    }
}
