//! Mobile numbers: ten digits, and all that stands in cells instead.

use std::fmt;
use std::sync::LazyLock;

use super::digits::{Digits, masked, without_float_tail};
use super::tables::{self, PHONE_PREFIX_2018};

/// A Vietnamese mobile number: `0`, one of 3 5 7 8 9, eight digits. `Debug` shows it masked, lest it get into a log.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(Digits<10>);

impl Phone {
    /// The phone of a text that is exactly such a number.
    pub fn new(digits: &str) -> Option<Self> {
        let is_mobile = matches!(digits.as_bytes(), [b'0', b'3' | b'5' | b'7'..=b'9', rest @ ..] if rest.len() == 8);
        Digits::new(digits).filter(|_| is_mobile).map(Self)
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The first and the last three digits, as screens show it: `097••••333`.
    pub fn masked(&self) -> String {
        masked(self.as_str())
    }
}

impl fmt::Debug for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Phone({})", self.masked())
    }
}

/// What a cell for the phone holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct PhoneCell {
    /// The first usable number.
    pub phone: Option<Phone>,
    /// What else stood there and belongs into the note: another number, whose phone it is.
    pub rest: Option<String>,
    /// An 11-digit number from before 15/9/2018 was converted.
    pub converted: bool,
    /// The cell holds something, but no number that can be called.
    pub bad: bool,
}

/// Reads a cell for the phone.
///
/// Spaces, dots and dashes are dropped; +84 becomes 0; nine digits have lost a zero; numbers of eleven digits are
/// converted by the table of 2018. Of two numbers the first is the phone.
pub fn parse_cell_phone(raw: &str) -> PhoneCell {
    let text = without_float_tail(raw.trim());
    if !text.contains(char::is_alphanumeric) {
        return PhoneCell::default();
    }
    match first_phone(text) {
        Some(Found { phone, converted, before, after }) => {
            PhoneCell { phone: Some(phone), rest: joined_rest(before, after), converted, bad: false }
        }
        None => PhoneCell { bad: true, rest: holds_words(text).then(|| text.to_owned()), ..PhoneCell::default() },
    }
}

struct Found<'a> {
    phone: Phone,
    converted: bool,
    before: &'a str,
    after: &'a str,
}

/// The first number in a text: from the earliest run of digits, over as many following runs as make a number.
///
/// As many as possible, because `84 912 345 678` begins with nine digits that make a number too.
fn first_phone(text: &str) -> Option<Found<'_>> {
    let mut offset = 0;
    while let Some(rest) = text.get(offset..) {
        let start = offset + rest.find(|c: char| c.is_ascii_digit())?;
        let (before, from_start) = text.split_at_checked(start)?;
        let has_its_zero = from_start.starts_with('0') || !ends_with_letter_for_zero(before);
        let runs = runs_from(from_start).filter(|_| has_its_zero);
        let longest = runs.filter_map(|(digits, end)| Some((normalised(&digits)?, end))).last();
        if let Some(((phone, converted), end)) = longest {
            return Some(Found { phone, converted, before, after: from_start.get(end..)? });
        }
        offset = start + from_start.find(|c: char| !c.is_ascii_digit())?;
    }
    None
}

/// Whether a letter stands where the zero of the number belongs: `O912345678` is a slip to be mended, not a number
/// with a remark.
fn ends_with_letter_for_zero(before: &str) -> bool {
    let mut letters = before.chars().rev();
    letters.next().is_some_and(|letter| matches!(letter, 'O' | 'o' | 'Q' | 'D'))
        && letters.next().is_none_or(|letter| !letter.is_alphanumeric())
}

/// The digits from the start of a text up to the end of each run, as long as only separators stand between the runs;
/// with each the place where it ends.
fn runs_from(text: &str) -> impl Iterator<Item = (String, usize)> {
    /// `0084` and a number of eleven digits.
    const MOST_DIGITS: usize = 15;
    let mut digits = String::with_capacity(MOST_DIGITS);
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while let Some((place, c)) = chars.next() {
            if c.is_ascii_digit() {
                digits.push(c);
                let ends = chars.peek().is_none_or(|&(_, next)| !next.is_ascii_digit());
                if digits.len() > MOST_DIGITS {
                    return None;
                }
                if ends {
                    return Some((digits.clone(), place + 1));
                }
            } else if !is_separator(c) {
                return None;
            }
        }
        None
    })
}

/// What people put between the digits of one number.
fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '.' | '-' | '–' | '(' | ')')
}

/// The number of these digits, and whether it had to be converted.
fn normalised(digits: &str) -> Option<(Phone, bool)> {
    let abroad = digits.strip_prefix("0084").or_else(|| digits.strip_prefix("84"));
    [Some(digits), abroad].into_iter().flatten().find_map(|digits| {
        let national = if digits.starts_with('0') { digits.to_owned() } else { format!("0{digits}") };
        Phone::new(&national).map(|phone| (phone, false)).or_else(|| Some((converted(&national)?, true)))
    })
}

/// The number that an 11-digit mobile number became on 15/9/2018.
fn converted(national: &str) -> Option<Phone> {
    static PREFIXES: LazyLock<Vec<[&str; 2]>> = LazyLock::new(|| tables::rows(PHONE_PREFIX_2018).collect());
    PREFIXES.iter().find_map(|[old, new]| Phone::new(&format!("{new}{}", national.strip_prefix(old)?)))
}

fn joined_rest(before: &str, after: &str) -> Option<String> {
    let parts = [before, after]
        .map(|part| part.trim_matches(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || c == '–'));
    let rest = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    (!rest.is_empty()).then_some(rest)
}

/// Two letters together are a word; `9.1E+08` has none.
fn holds_words(text: &str) -> bool {
    text.chars().zip(text.chars().skip(1)).any(|(one, next)| one.is_alphabetic() && next.is_alphabetic())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(raw: &str, phone: Option<&str>, rest: Option<&str>) {
        let cell = parse_cell_phone(raw);
        assert_eq!(cell.phone.as_ref().map(Phone::as_str), phone, "{raw:?}");
        assert_eq!(cell.rest.as_deref(), rest, "{raw:?}");
        assert!(!(cell.bad && cell.phone.is_some()), "{raw:?}");
    }

    #[test]
    fn only_ten_digits_of_a_mobile_are_a_phone() {
        for digits in ["0312345678", "0512345678", "0712345678", "0812345678", "0912345678"] {
            assert!(Phone::new(digits).is_some(), "{digits}");
        }
        for digits in ["", "0212345678", "0112345678", "091234567", "09123456789", "091234567x", "1912345678"] {
            assert!(Phone::new(digits).is_none(), "{digits}");
        }
    }

    #[test]
    fn it_is_shown_masked() {
        let phone = Phone::new("0972022333").unwrap();
        assert_eq!(phone.masked(), "097••••333");
        assert_eq!(format!("{phone:?}"), "Phone(097••••333)");
    }

    #[test]
    fn spellings_of_one_number() {
        for raw in [
            "0912345678",
            "0912 345 678",
            "0912.345.678",
            "091-234-5678",
            "(091) 2345678",
            "+84912345678",
            "84912345678",
            "84 912 345 678",
            "+84 (0) 912345678",
            "0084912345678",
            "912345678",
            "912 345 678",
            "912345678.0",
            "84912345678.0",
            "'0912345678",
            "091\u{A0}2345678",
            " 0912345678.",
        ] {
            check(raw, Some("0912345678"), None);
            assert!(!parse_cell_phone(raw).converted, "{raw}");
        }
        check("849123456", Some("0849123456"), None);
    }

    #[test]
    fn numbers_from_before_2018_are_converted() {
        for (raw, expected) in [
            ("01641234567", "0341234567"),
            ("0120 1234567", "0701234567"),
            ("+84 168 123 4567", "0381234567"),
            ("1991234567", "0591234567"),
            ("0186.1234.567", "0561234567"),
        ] {
            check(raw, Some(expected), None);
            assert!(parse_cell_phone(raw).converted, "{raw}");
        }
        check("01301234567", None, None);
    }

    #[test]
    fn what_stands_beside_the_number_is_kept() {
        for (raw, rest) in [
            ("0912345678, 0987654321", "0987654321"),
            ("0912345678 0987654321", "0987654321"),
            ("0912345678/0987654321", "0987654321"),
            ("0912345678 - 0987654321", "0987654321"),
            ("0912.345.678-0987.654.321", "0987.654.321"),
            ("bố: 0912345678, 0987654321", "bố, 0987654321"),
            ("0912345678 (con trai)", "con trai"),
            ("số của con 0912345678", "số của con"),
            ("nhà 12, 0912345678", "nhà 12"),
            ("0912345678 hỏng", "hỏng"),
            ("091234 0912345678", "091234"),
            ("O987654321 / 0912345678", "O987654321"),
            ("ĐT0912345678", "ĐT"),
        ] {
            check(raw, Some("0912345678"), Some(rest));
        }
    }

    #[test]
    fn what_cannot_be_called() {
        for (raw, rest) in [
            ("091234", None),
            ("0", None),
            ("9.1E+08", None),
            ("O912345678", None),
            ("o912 345 678", None),
            ("O1641234567", None),
            ("02253123456", None),
            ("09123456789", None),
            ("không có", Some("không có")),
            ("máy bàn 02253123456", Some("máy bàn 02253123456")),
        ] {
            check(raw, None, rest);
            assert!(parse_cell_phone(raw).bad, "{raw}");
        }
        for blank in ["", "  ", "-", "…"] {
            assert_eq!(parse_cell_phone(blank), PhoneCell::default());
        }
    }

    /// `loi-thuong-gap.xlsx`, rows 4 to 8.
    #[test]
    fn the_roster_of_common_faults() {
        check("0972 022 333", Some("0972022333"), None);
        check("84912345678", Some("0912345678"), None);
        check("01641234567", Some("0341234567"), None);
        check("bố: 0912345678, 0987654321", Some("0912345678"), Some("bố, 0987654321"));
        check("091234", None, None);
    }

    proptest! {
        #[test]
        fn no_cell_breaks_it(raw in "\\PC{0,40}|[0-9 ./+()-]{0,40}") {
            let cell = parse_cell_phone(&raw);
            prop_assert!(!cell.bad || cell.phone.is_none());
        }

        #[test]
        fn a_phone_reads_as_itself(digits in "0[35789][0-9]{8}", note in "[a-z ]{0,8}") {
            prop_assert_eq!(parse_cell_phone(&digits).phone, Phone::new(&digits));
            prop_assert_eq!(parse_cell_phone(&format!("{note} {digits}")).phone, Phone::new(&digits));
        }
    }
}
