//! The personal number (số định danh cá nhân): what its digits say, and how rosters spoil it.
//!
//! Twelve digits `PPP G YY NNNNNN`: place of registration of birth, century and sex, year of birth, a random number
//! (Decree 137/2015/NĐ-CP art. 13, Circular 59/2021/TT-BCA art. 4). There is no check digit, so that a number can be
//! doubted, never refused.

use std::fmt;
use std::sync::LazyLock;

use super::digits::{Digits, is_digits, masked, without_float_tail};
use super::partial_date::PartialDate;
use super::sex::Sex;
use super::tables::{self, PROVINCES};

/// A personal number: exactly twelve digits. `Debug` shows it masked, lest it get into a log.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonNumber(Digits<LENGTH>);

impl PersonNumber {
    /// The number of a text that is exactly twelve digits.
    pub fn new(digits: &str) -> Option<Self> {
        Digits::new(digits).map(Self)
    }

    /// Its digits.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The name of the province of its prefix, as of the 63 provinces that the numbers were given under; `None` for
    /// a birth abroad and for a prefix that nobody gave out.
    pub fn province(&self) -> Option<&'static str> {
        static NAMES: LazyLock<Vec<(u32, &str)>> = LazyLock::new(|| {
            let rows = tables::rows::<2>(PROVINCES);
            let mut names: Vec<_> = rows.filter_map(|[code, name]| Some((code.parse().ok()?, name))).collect();
            names.sort_unstable();
            names
        });
        let place = NAMES.binary_search_by_key(&self.place(), |&(code, _)| code).ok()?;
        NAMES.get(place).map(|&(_, name)| name)
    }

    /// Whether the birth was registered abroad: codes of countries, 101 to 295.
    pub fn is_born_abroad(&self) -> bool {
        (101..=295).contains(&self.place())
    }

    /// Whether anybody gave out numbers with this prefix.
    pub fn has_known_place(&self) -> bool {
        self.is_born_abroad() || self.province().is_some()
    }

    /// The year of birth; `None` for the codes of centuries to come.
    pub fn birth_year(&self) -> Option<i32> {
        let century = self.century_and_sex() / 2;
        (century <= 1)
            .then(|| 1900 + 100 * i32::from(century) + i32::from(self.digit(4)) * 10 + i32::from(self.digit(5)))
    }

    /// The sex: even codes are male, odd ones female.
    pub fn sex(&self) -> Option<Sex> {
        Some(if self.century_and_sex().is_multiple_of(2) { Sex::Male } else { Sex::Female })
    }

    /// The first and the last three digits, as screens show it: `031••••••613`.
    pub fn masked(&self) -> String {
        masked(self.as_str())
    }

    fn place(&self) -> u32 {
        u32::from(self.digit(0)) * 100 + u32::from(self.digit(1)) * 10 + u32::from(self.digit(2))
    }

    fn century_and_sex(&self) -> u8 {
        self.digit(3)
    }

    fn digit(&self, place: usize) -> u8 {
        self.0.at(place)
    }
}

impl fmt::Debug for PersonNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PersonNumber({})", self.masked())
    }
}

/// What is to be said about the number in a cell.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum NumberFinding {
    /// Zeros that a spreadsheet ate were put back.
    Restored,
    /// Unknown prefix, or another sex or year of birth than the roster states.
    Mismatch,
    /// No number could be read; the raw text must be kept.
    Bad,
}

/// What a cell for the personal number holds.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct NumberCell {
    /// The personal number.
    pub number: Option<PersonNumber>,
    /// A nine-digit number of the old identity card (CMND), never a personal number.
    pub old_id: Option<String>,
    /// What is to be said about them.
    pub findings: Vec<NumberFinding>,
}

impl NumberCell {
    fn bad() -> Self {
        Self { findings: vec![NumberFinding::Bad], ..Self::default() }
    }
}

/// Reads a cell for the personal number, in the light of what the roster says of birth and sex.
///
/// Spaces, dots, dashes and the apostrophe of a text cell are dropped. Eleven or ten digits get their zeros back only
/// where place, sex and year then agree with the roster, which must state sex or year. A two-digit year of birth can
/// be completed only afterwards, from the number: read the number with what is known of the birth, then the date.
pub fn parse_cell_number(raw: &str, birth: Option<PartialDate>, sex: Option<Sex>) -> NumberCell {
    let text = without_float_tail(raw.trim().trim_start_matches(['\'', '’', '`']));
    let digits = without_separators(text);
    if digits.is_empty() {
        return NumberCell::default();
    }
    let alone = parse_one(&digits, birth, sex);
    if alone.findings == [NumberFinding::Bad] { parse_pair(text, birth, sex).unwrap_or(alone) } else { alone }
}

/// Whether a number contradicts the roster, or has a prefix or a century that nobody gave out.
pub fn mismatch(number: &PersonNumber, birth: Option<PartialDate>, sex: Option<Sex>) -> bool {
    let other_sex = sex.is_some() && number.sex() != sex;
    let other_year = birth.is_some_and(|birth| number.birth_year() != Some(birth.year()));
    !number.has_known_place() || number.birth_year().is_none() || other_sex || other_year
}

const LENGTH: usize = 12;
const OLD_ID_LENGTH: usize = 9;

fn parse_one(digits: &str, birth: Option<PartialDate>, sex: Option<Sex>) -> NumberCell {
    if !is_digits(digits) {
        return NumberCell::bad();
    }
    let found = |number, findings| NumberCell { number: Some(number), old_id: None, findings };
    match digits.len() {
        OLD_ID_LENGTH => NumberCell { old_id: Some(digits.to_owned()), ..NumberCell::default() },
        10 | 11 => PersonNumber::new(&format!("{digits:0>LENGTH$}"))
            .filter(|number| (birth.is_some() || sex.is_some()) && !mismatch(number, birth, sex))
            .map_or_else(NumberCell::bad, |number| found(number, vec![NumberFinding::Restored])),
        _ => PersonNumber::new(digits).map_or_else(NumberCell::bad, |number| {
            let findings = if mismatch(&number, birth, sex) { vec![NumberFinding::Mismatch] } else { Vec::new() };
            found(number, findings)
        }),
    }
}

/// The new and the old number in one cell: `031085000613 / 030123456`, `030123456 (031085000613)`.
fn parse_pair(text: &str, birth: Option<PartialDate>, sex: Option<Sex>) -> Option<NumberCell> {
    let between = |c: char| c.is_whitespace() || matches!(c, '/' | ',' | ';' | '(' | ')');
    let mut parts = text.split(between).map(without_separators).filter(|part| !part.is_empty());
    let (one, other) = (parts.next()?, parts.next()?);
    let (number, old_id) = if one.len() == LENGTH { (one, other) } else { (other, one) };
    let is_pair =
        parts.next().is_none() && is_digits(&old_id) && old_id.len() == OLD_ID_LENGTH && number.len() == LENGTH;
    let cell = is_pair.then(|| parse_one(&number, birth, sex))?;
    Some(NumberCell { old_id: Some(old_id), ..cell })
}

fn without_separators(text: &str) -> String {
    text.chars().filter(|&c| !c.is_whitespace() && !matches!(c, '.' | '-' | '–')).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::NumberFinding::{Bad, Mismatch, Restored};
    use super::*;

    const MALE: Option<Sex> = Some(Sex::Male);
    const FEMALE: Option<Sex> = Some(Sex::Female);

    fn check(raw: &str, birth: Option<i32>, sex: Option<Sex>, number: Option<&str>, findings: &[NumberFinding]) {
        let cell = parse_cell_number(raw, birth.map(PartialDate::Year), sex);
        assert_eq!(cell.number.as_ref().map(PersonNumber::as_str), number, "{raw:?}");
        assert_eq!(cell.findings, findings, "{raw:?}");
    }

    #[test]
    fn what_the_digits_say() {
        for (digits, province, year, sex) in [
            ("031085000613", Some("Hải Phòng"), Some(1985), MALE),
            ("001185000613", Some("Hà Nội"), Some(1985), FEMALE),
            ("079207000613", Some("Hồ Chí Minh"), Some(2007), MALE),
            ("096307000613", Some("Cà Mau"), Some(2007), FEMALE),
            ("101085000613", None, Some(1985), MALE),
            ("003085000613", None, Some(1985), MALE),
            ("031485000613", Some("Hải Phòng"), None, MALE),
        ] {
            let number = PersonNumber::new(digits).unwrap();
            assert_eq!((number.province(), number.birth_year(), number.sex()), (province, year, sex), "{digits}");
        }
    }

    #[test]
    fn only_twelve_digits_are_a_number() {
        for text in ["", "31085000613", "0310850006130", "03108500061x", "０３1085000", " 031085000613"] {
            assert_eq!(PersonNumber::new(text), None, "{text}");
        }
    }

    #[test]
    fn it_is_shown_masked() {
        let number = PersonNumber::new("031085000613").unwrap();
        assert_eq!(number.masked(), "031••••••613");
        assert_eq!(format!("{number:?}"), "PersonNumber(031••••••613)");
    }

    #[test]
    fn whole_numbers() {
        for raw in [
            "031085000613",
            " 031 085 000 613 ",
            "031.085.000.613",
            "031-085-000613",
            "'031085000613",
            "’031085000613",
            "031085000613.0",
            "031\u{A0}085000613",
        ] {
            check(raw, Some(1985), MALE, Some("031085000613"), &[]);
            check(raw, None, None, Some("031085000613"), &[]);
        }
    }

    #[test]
    fn contradictions_are_kept_and_told() {
        check("031085000613", Some(1985), FEMALE, Some("031085000613"), &[Mismatch]);
        check("031085000613", Some(1986), MALE, Some("031085000613"), &[Mismatch]);
        check("003085000613", Some(1985), MALE, Some("003085000613"), &[Mismatch]);
        check("031485000613", None, None, Some("031485000613"), &[Mismatch]);
        check("295085000613", Some(1985), MALE, Some("295085000613"), &[]);
        check("296085000613", Some(1985), MALE, Some("296085000613"), &[Mismatch]);
    }

    #[test]
    fn zeros_come_back_only_where_everything_agrees() {
        check("31185100002", None, FEMALE, Some("031185100002"), &[Restored]);
        check("31185100002.0", Some(1985), None, Some("031185100002"), &[Restored]);
        check("1048100003", Some(1948), MALE, Some("001048100003"), &[Restored]);
        check("31185100002", None, None, None, &[Bad]);
        check("31185100002", Some(1985), MALE, None, &[Bad]);
        check("31185100002", Some(1984), FEMALE, None, &[Bad]);
        check("99185100002", Some(1985), FEMALE, None, &[Bad]);
        check("1048100003", Some(1949), MALE, None, &[Bad]);
    }

    #[test]
    fn what_is_no_number() {
        for raw in ["7.9E+10", "3,1085E+10", "12345678", "0310850006131", "không có", "CCCD", "x", "1", "031085000613x"]
        {
            check(raw, Some(1985), MALE, None, &[Bad]);
        }
        for blank in ["", "  ", "-", "'", " . "] {
            check(blank, Some(1985), MALE, None, &[]);
        }
    }

    #[test]
    fn nine_digits_are_the_old_card() {
        let cell = parse_cell_number("030 123 456", None, MALE);
        assert_eq!(cell, NumberCell { old_id: Some("030123456".into()), ..NumberCell::default() });
    }

    #[test]
    fn both_numbers_in_one_cell() {
        for raw in [
            "031085000613/030123456",
            "030123456 (031085000613)",
            "031085000613 030123456",
            "030.123.456; 031085000613",
        ] {
            let cell = parse_cell_number(raw, Some(PartialDate::Year(1985)), MALE);
            assert_eq!(cell.number, PersonNumber::new("031085000613"), "{raw}");
            assert_eq!(cell.old_id.as_deref(), Some("030123456"), "{raw}");
            assert_eq!(cell.findings, [], "{raw}");
        }
        for raw in ["031085000613/031085000614", "030123456/030123457", "031085000613/030123456/1", "031085000613/x"] {
            check(raw, None, None, None, &[Bad]);
        }
    }

    /// `loi-thuong-gap.xlsx`, rows 4 to 9.
    #[test]
    fn the_roster_of_common_faults() {
        check("031090100001", None, MALE, Some("031090100001"), &[]);
        check("31185100002", None, FEMALE, Some("031185100002"), &[Restored]);
        check("1048100003", Some(1948), MALE, Some("001048100003"), &[Restored]);
        check("031071100004", Some(1971), MALE, Some("031071100004"), &[]);
        check("031080100005", Some(1980), FEMALE, Some("031080100005"), &[Mismatch]);
        check("031080100006", None, None, Some("031080100006"), &[]);
    }

    proptest! {
        #[test]
        fn no_cell_breaks_it(raw in "\\PC{0,30}|[0-9 ./E+-]{0,30}") {
            let cell = parse_cell_number(&raw, None, None);
            prop_assert!(!(cell.number.is_some() && cell.findings.contains(&Bad)));
        }

        #[test]
        fn what_was_cut_off_comes_back(digits in "0[0-9]{2}[0-3][0-9]{8}") {
            let number = PersonNumber::new(&digits).unwrap();
            let birth = number.birth_year().map(PartialDate::Year);
            let cut = digits.trim_start_matches('0');
            let cell = parse_cell_number(cut, birth, number.sex());
            if cut.len() >= 10 && number.has_known_place() {
                prop_assert_eq!(cell.number, Some(number));
            } else {
                prop_assert_eq!(cell.number, None);
            }
        }
    }
}
