//! The machine-readable zone on the back of a card: three lines of thirty places (ICAO 9303, TD1).
//!
//! Line 1: `IDVNM`, the last 9 digits of the number, a check digit, the 12 digits, `<<`, a check digit over positions
//! 16–29. The number stands in it twice: either the check digits or the two must agree, so that one misread place is
//! forgiven. Line 2: birth, check digit, sex, expiry, check digit, `VNM`, and one over everything. Line 3: the name,
//! without marks. An O read for a 0 is put right only where a check digit proves it.

use chrono::NaiveDate;

use super::{Card, CardFact, Marks, Remark, Scan};
use crate::domain::field::Field;
use crate::domain::person_number::PersonNumber;
use crate::domain::sex::Sex;
use crate::text::name_case::name_case;

/// How it begins: an identity card of Viet Nam.
pub const BEGINNING: &str = "IDVNM";
/// Places of a line.
const PLACES: usize = 30;

/// Reads a zone, or its first line alone; spaces and small letters do not matter.
pub fn read(text: &str) -> Option<Scan> {
    let lines = lines(text);
    let first = lines.first().filter(|line| line.starts_with(BEGINNING))?;
    let Some((person_number, is_right)) = number_of(first) else { return Some(Scan::Unreadable) };
    let mut card = Card { marks: Marks::Gone, ..Card::of(person_number) };
    if !is_right {
        card.remarks.push(Remark::CheckDigit);
    }
    if let Some(second) = lines.get(1) {
        take_second(&mut card, first, second);
    }
    if let Some(third) = lines.get(2) {
        card.full_name = name(third);
        if card.full_name.is_none() {
            card.remarks.push(Remark::Lost(CardFact::Person(Field::FullName)));
        }
    }
    Some(Scan::Card(Box::new(card)))
}

/// The lines, in capitals and without spaces; all three may come as one.
fn lines(text: &str) -> Vec<String> {
    let squeezed = |line: &str| -> String {
        // A whole line with spaces has them for its fillers.
        let filler = (line.trim_end_matches(['\r', '\n']).chars().count() == PLACES).then_some('<');
        line.chars().filter_map(|c| if c.is_whitespace() { filler } else { Some(c.to_ascii_uppercase()) }).collect()
    };
    let lines: Vec<String> =
        text.trim_start().split(['\r', '\n']).map(squeezed).filter(|line| !line.is_empty()).collect();
    let [all] = lines.as_slice() else { return lines };
    let places: Vec<char> = all.chars().collect();
    if places.len() > PLACES { places.chunks(PLACES).map(|line| line.iter().collect()).collect() } else { lines }
}

/// The number of the first line, and whether all its check digits are right.
fn number_of(line: &str) -> Option<(PersonNumber, bool)> {
    let places = line.as_bytes();
    let short = digits(places.get(5..14)?);
    let first_check = digits(places.get(14..15)?);
    let whole = digits(places.get(15..27)?);
    let fillers = places.get(27..)?.iter().take_while(|place| **place == b'<').count();
    let last_check = digits(places.get(27 + fillers..28 + fillers).unwrap_or_default());
    let long: Vec<u8> = whole.iter().chain(b"<<").copied().collect();
    let (is_first_right, is_last_right) = (fits(&short, &first_check), fits(&long, &last_check));
    let is_mended = |from: usize, to: usize| places.get(from..to).is_some_and(|part| part.contains(&b'O'));
    let number = PersonNumber::new(std::str::from_utf8(&whole).ok()?)?;
    let are_same = whole.ends_with(&short);
    // A place that was put right is proven by the digit over it and by nothing else.
    let is_known = if is_mended(15, 27) { is_last_right } else { is_first_right && is_last_right || are_same };
    is_known.then_some((number, is_first_right && is_last_right && are_same))
}

/// Places that must be digits, O as 0.
fn digits(places: &[u8]) -> Vec<u8> {
    places.iter().map(|place| if *place == b'O' { b'0' } else { *place }).collect()
}

fn take_second(card: &mut Card, first: &str, second: &str) {
    let places = second.as_bytes();
    let part = |from: usize, to: usize| digits(places.get(from..to).unwrap_or_default());
    let birth = part(0, 6);
    let is_right = fits(&birth, &part(6, 7));
    card.birth_date = Some(birth).filter(|_| is_right).and_then(|birth| birth_day(&birth, &card.person_number));
    if card.birth_date.is_none() {
        card.remarks.push(Remark::Lost(CardFact::Person(Field::BirthDate)));
    }
    card.sex = match places.get(7) {
        Some(b'M') => Some(Sex::Male),
        Some(b'F') => Some(Sex::Female),
        _ => None,
    };
    let is_all_right = places.len() != PLACES || first.len() != PLACES || {
        let covered = [first.as_bytes().get(5..30), places.get(0..7), places.get(8..15), places.get(18..29)];
        let covered: Vec<u8> = covered.into_iter().flatten().flatten().copied().collect();
        fits(&covered, &part(29, 30)) || fits(&digits(&covered), &part(29, 30))
    };
    let is_expiry_right = fits(&part(8, 14), &part(14, 15));
    let are_right = is_right && is_expiry_right && is_all_right;
    if !are_right && !card.remarks.contains(&Remark::CheckDigit) {
        card.remarks.push(Remark::CheckDigit);
    }
}

/// `yymmdd`; the century is that of the number, which must say the same year.
fn birth_day(digits: &[u8], number: &PersonNumber) -> Option<NaiveDate> {
    let text = std::str::from_utf8(digits).ok()?;
    let year = number.birth_year().filter(|year| text.get(0..2) == Some(format!("{:02}", year % 100).as_str()))?;
    NaiveDate::from_ymd_opt(year, text.get(2..4)?.parse().ok()?, text.get(4..6)?.parse().ok()?)
}

fn name(line: &str) -> Option<String> {
    let words: Vec<&str> = line.split('<').filter(|word| !word.is_empty()).collect();
    let is_name = !words.is_empty() && words.iter().all(|word| word.bytes().all(|place| place.is_ascii_alphabetic()));
    is_name.then(|| name_case(&words.join(" ")))
}

fn fits(covered: &[u8], digit: &[u8]) -> bool {
    check_digit(covered).is_some_and(|expected| digit == [expected])
}

/// The check digit of ICAO 9303: weights 7 3 1 over the values of the places.
pub(super) fn check_digit(places: &[u8]) -> Option<u8> {
    let value = |place: u8| match place {
        b'0'..=b'9' => Some(u32::from(place - b'0')),
        b'A'..=b'Z' => Some(u32::from(place - b'A') + 10),
        b'<' => Some(0),
        _ => None,
    };
    let weighted =
        places.iter().zip([7, 3, 1].into_iter().cycle()).map(|(place, weight)| Some(value(*place)? * weight));
    let sum: u32 = weighted.sum::<Option<u32>>()?;
    u8::try_from(sum % 10).ok().map(|digit| b'0' + digit)
}
