//! Days, months and years as rosters state them, and the two ways days come in: cells and typing.
//!
//! Order is always day, month, year, never month first (domain notes, section 6); nothing is guessed.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, NaiveDate};
use unicode_normalization::char::is_combining_mark;

use crate::text::{fold, numbers};

/// The years a date can lie in. Nobody on a roster is older; a later year is a typing fault.
const YEARS: std::ops::RangeInclusive<i32> = 1850..=2100;

/// A typed day and month further ahead of today than this belong to last year.
const FAR_AHEAD_DAYS: i64 = 180;

/// A date of which the day, or day and month, may be unknown.
///
/// Sorts by its first day; of dates that begin on the same day the vaguer comes first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash)]
pub enum PartialDate {
    /// The whole date.
    Day(NaiveDate),
    /// Month and year.
    Month {
        /// The year.
        year: i32,
        /// The month, 1 to 12.
        month: u32,
    },
    /// The year alone.
    Year(i32),
}

impl PartialDate {
    /// The first day it can mean.
    pub fn first_day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::Month { year, month } => first_of(year, month),
            Self::Year(year) => first_of(year, 1),
        }
    }

    /// The last day it can mean.
    pub fn last_day(self) -> NaiveDate {
        let first_after = match self {
            Self::Day(day) => return day,
            Self::Month { year, month: 12 } | Self::Year(year) => first_of(year.saturating_add(1), 1),
            Self::Month { year, month } => first_of(year, month.saturating_add(1)),
        };
        first_after.pred_opt().unwrap_or(first_after)
    }

    /// The year, which is always known.
    pub fn year(self) -> i32 {
        match self {
            Self::Day(day) => day.year(),
            Self::Month { year, .. } | Self::Year(year) => year,
        }
    }

    /// The day, if the whole date is known.
    pub const fn as_day(self) -> Option<NaiveDate> {
        match self {
            Self::Day(day) => Some(day),
            Self::Month { .. } | Self::Year(_) => None,
        }
    }

    /// As people write it: `03/05/1950`, `05/1950`, `1950`. For files there is [`Display`](fmt::Display), ISO.
    pub fn display(self) -> String {
        match self {
            Self::Day(day) => numbers::day(day),
            Self::Month { year, month } => format!("{month:02}/{year:04}"),
            Self::Year(year) => format!("{year:04}"),
        }
    }

    const fn vagueness_rank(self) -> u8 {
        match self {
            Self::Year(_) => 0,
            Self::Month { .. } => 1,
            Self::Day(_) => 2,
        }
    }
}

/// ISO 8601: `1950-05-03`, `1950-05`, `1950`.
impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Day(day) => write!(f, "{day}"),
            Self::Month { year, month } => write!(f, "{year:04}-{month:02}"),
            Self::Year(year) => write!(f, "{year:04}"),
        }
    }
}

/// Reads what [`Display`](fmt::Display) wrote, and nothing else.
impl FromStr for PartialDate {
    type Err = DateFault;

    fn from_str(iso: &str) -> Result<Self, Self::Err> {
        let mut parts = iso.split('-');
        let year = fixed_digits(parts.next(), 4).ok_or(DateFault::NotADate)?;
        let (month, day) = match (parts.next(), parts.next(), parts.next()) {
            (None, ..) => return checked(0, 0, year),
            (month, None, _) => (fixed_digits(month, 2), Some(0)),
            (month, day, None) => (fixed_digits(month, 2), fixed_digits(day, 2).filter(|&day| day > 0)),
            _ => (None, None),
        };
        let month = month.filter(|&month| month > 0).ok_or(DateFault::NotADate)?;
        checked(day.ok_or(DateFault::NotADate)?, month, year)
    }
}

impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |date: &Self| (date.first_day(), date.vagueness_rank());
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Why a cell gives no date.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DateFault {
    /// A date that no calendar has (31/6/2023), or of a year out of all bounds.
    #[error("no such day")]
    Impossible,
    /// A year of two digits whose century nothing tells.
    #[error("the century of a two-digit year is unknown")]
    TwoDigitYear,
    /// Something else than a date.
    #[error("not a date")]
    NotADate,
}

/// Reads the text of a cell as a date.
///
/// Day, month and year are separated by `/ . -` or spaces, or in words (`ngày 5 tháng 7 năm 2023`), or run together
/// (`05072023`); ISO 8601 is read too, and a time of day is dropped. Zeros and missing parts make partial dates:
/// `00/00/1950`, `5/1950`, `1950`. A two-digit year takes its century from `century_hint`, the year of birth in the
/// personal number, where the last two digits agree.
pub fn parse_cell_date(raw: &str, century_hint: Option<i32>) -> Result<PartialDate, DateFault> {
    let text = raw.trim().trim_start_matches(['\'', '’']);
    match date_numbers(without_time(text)).ok_or(DateFault::NotADate)? {
        [Some(only), None, None] if only.digits == 8 => run_together(only.value),
        [Some(year), None, None] => checked(0, 0, full_year(year, century_hint)?),
        [Some(one), Some(other), None] => {
            let (month, year) = if one.digits == 4 { (other, one) } else { (one, other) };
            let is_month = year.digits == 4 && month.digits <= 2;
            if is_month { checked(0, month.value, year.value) } else { Err(DateFault::NotADate) }
        }
        [Some(year), Some(month), Some(day)] if year.digits == 4 && month.digits <= 2 && day.digits <= 2 => {
            checked(day.value, month.value, year.value)
        }
        [Some(day), Some(month), Some(year)] if day.digits <= 2 && month.digits <= 2 => {
            // What cannot be is said before what cannot be known.
            checked(day.value, month.value, LEAP_YEAR)?;
            checked(day.value, month.value, full_year(year, century_hint)?)
        }
        _ => Err(DateFault::NotADate),
    }
}

/// Reads a day that somebody types: any whole date that a cell may hold; `5/7`, of this year or, if that is more than
/// 180 days ahead, of last year; `hôm nay`, `hôm qua`, `mai`, `today`, `yesterday`, `tomorrow`; `+3`, `-2` days.
pub fn parse_typed_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim();
    if let Some(days) = text.strip_prefix('+') {
        return today.checked_add_days(Days::new(short_number(days.trim())?.into()));
    }
    if let Some(days) = text.strip_prefix(['-', '−']) {
        return today.checked_sub_days(Days::new(short_number(days.trim())?.into()));
    }
    match fold::loose(text).as_str() {
        "hom nay" | "nay" | "today" => return Some(today),
        "hom qua" | "qua" | "yesterday" => return today.pred_opt(),
        "mai" | "ngay mai" | "tomorrow" => return today.succ_opt(),
        _ => {}
    }
    match date_numbers(text)? {
        [Some(day), Some(month), None] if day.digits <= 2 && month.digits <= 2 => {
            let this_year = NaiveDate::from_ymd_opt(today.year(), month.value, day.value)?;
            if this_year.signed_duration_since(today).num_days() > FAR_AHEAD_DAYS {
                return NaiveDate::from_ymd_opt(today.year() - 1, month.value, day.value);
            }
            Some(this_year)
        }
        _ => parse_cell_date(text, None).ok()?.as_day(),
    }
}

/// Reads the day of something to come, an end or a deadline: as [`parse_typed_day`], but `31/12` is the next one.
pub fn parse_coming_day(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    match date_numbers(text.trim()) {
        Some([Some(day), Some(month), None]) if day.digits <= 2 && month.digits <= 2 => {
            let of_year = |year| NaiveDate::from_ymd_opt(year, month.value, day.value);
            of_year(today.year()).filter(|day| *day >= today).or_else(|| of_year(today.year() + 1))
        }
        Some(_) | None => parse_typed_day(text, today),
    }
}

/// A year in which every day exists that exists in any.
const LEAP_YEAR: u32 = 2000;

/// The number of digits matters: `5` is a day, `1950` a year.
#[derive(Clone, Copy)]
struct Number {
    value: u32,
    digits: usize,
}

/// The numbers of a date in the order written, if nothing stands between them but what dates have there.
fn date_numbers(text: &str) -> Option<[Option<Number>; 3]> {
    let mut numbers = [None; 3];
    let mut words = [""; 3];
    let mut places = numbers.iter_mut().zip(words.iter_mut());
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let (number, word) = places.next()?;
        let (before, from_digit) = rest.split_at_checked(start)?;
        let end = from_digit.find(|c: char| !c.is_ascii_digit()).unwrap_or(from_digit.len());
        let (digits, after) = from_digit.split_at_checked(end)?;
        *number = Some(Number { value: short_number(digits)?, digits: digits.len() });
        *word = before;
        rest = after;
    }
    let ends_well = rest.chars().all(|c| c.is_whitespace() || c == '.' || c == ',');
    (ends_well && are_date_words(words, numbers.iter().flatten().count())).then_some(numbers)
}

/// Whether the texts before the numbers are separators, or the words day, month and year in their places.
fn are_date_words(words: [&str; 3], count: usize) -> bool {
    const IN_PLACE: [&[&str]; 3] =
        [&["", "ngay", "mung", "ngay mung", "mong", "ngay mong"], &["", "thang"], &["", "nam", "sinh nam", "sn"]];
    let [first, between @ ..] = words;
    let starts_well = first.chars().all(is_of_word);
    let separated = between.iter().flat_map(|word| word.chars()).all(|c| is_of_word(c) || "/.-–,".contains(c));
    starts_well
        && separated
        && words.iter().zip(IN_PLACE.iter().skip(3 - count)).all(|(word, allowed)| {
            let has_letters = word.contains(char::is_alphabetic);
            !has_letters || allowed.contains(&fold::loose(word).as_str())
        })
}

fn is_of_word(c: char) -> bool {
    c.is_alphabetic() || c.is_whitespace() || is_combining_mark(c)
}

/// Cuts off a time of day (`T00:00:00`, ` 12:30 PM`), which spreadsheets add.
fn without_time(text: &str) -> &str {
    let cut = || {
        let (before_colon, after_colon) = text.split_once(':')?;
        let (date, hour) = before_colon.rsplit_once(['T', ' '])?;
        let is_hour = hour.len() <= 2 && short_number(hour).is_some();
        let is_time = after_colon.chars().all(|c| c.is_ascii_digit() || ":. AaPpMmSsCcHhZ".contains(c));
        (is_hour && is_time).then_some(date)
    };
    cut().unwrap_or(text)
}

/// `05072023`, or ISO's `20230705`; no eight digits can be both, since a month and a day make no year.
fn run_together(value: u32) -> Result<PartialDate, DateFault> {
    let day_first = checked(value / 1_000_000, value / 10_000 % 100, value % 10_000);
    day_first.or_else(|fault| match checked(value % 100, value / 100 % 100, value / 10_000) {
        Ok(date @ PartialDate::Day(_)) => Ok(date),
        Ok(PartialDate::Month { .. } | PartialDate::Year(_)) | Err(_) => Err(fault),
    })
}

fn full_year(year: Number, century_hint: Option<i32>) -> Result<u32, DateFault> {
    match year.digits {
        4 => Ok(year.value),
        2 => century_hint
            .and_then(|hint| u32::try_from(hint).ok())
            .filter(|hint| hint % 100 == year.value)
            .ok_or(DateFault::TwoDigitYear),
        _ => Err(DateFault::NotADate),
    }
}

/// The date of these numbers, where zero means unknown.
fn checked(day: u32, month: u32, year: u32) -> Result<PartialDate, DateFault> {
    let year = i32::try_from(year).ok().filter(|year| YEARS.contains(year)).ok_or(DateFault::Impossible)?;
    match (day, month) {
        (0, 0) => Ok(PartialDate::Year(year)),
        (0, 1..=12) => Ok(PartialDate::Month { year, month }),
        _ => NaiveDate::from_ymd_opt(year, month, day).map(PartialDate::Day).ok_or(DateFault::Impossible),
    }
}

fn first_of(year: i32, month: u32) -> NaiveDate {
    let beyond = if year < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
    NaiveDate::from_ymd_opt(year, month.clamp(1, 12), 1).unwrap_or(beyond)
}

/// A number of at most nine digits and nothing but digits.
fn short_number(digits: &str) -> Option<u32> {
    let is_short = (1..=9).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    is_short.then(|| digits.parse().ok()).flatten()
}

fn fixed_digits(digits: Option<&str>, length: usize) -> Option<u32> {
    digits.filter(|digits| digits.len() == length).and_then(short_number)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ymd(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn check(raw: &str, expected: Result<&str, DateFault>) {
        check_with_hint(raw, None, expected);
    }

    fn check_with_hint(raw: &str, hint: Option<i32>, expected: Result<&str, DateFault>) {
        assert_eq!(parse_cell_date(raw, hint).map(|date| date.to_string()), expected.map(str::to_owned), "{raw:?}");
    }

    #[test]
    fn whole_dates_in_cells() {
        for raw in [
            "05/07/2023",
            "5/7/2023",
            "5.7.2023",
            "05-07-2023",
            "5 7 2023",
            " 5 / 7 / 2023 ",
            "05072023",
            "20230705",
            "2023-07-05",
            "2023-07-05T00:00:00",
            "2023-07-05 00:00:00",
            "2023/7/5",
            "05/07/2023 12:30",
            "5/7/2023 12:00:00 AM",
            "nga\u{300}y 5/7/2023",
            "ngày 5 tháng 7 năm 2023",
            "Ngày 05 tháng 07 năm 2023.",
            "NGAY 5 THANG 7 NAM 2023",
            "5 tháng 7 năm 2023",
            "5 tháng 7, 2023",
            "ngày 5/7/2023",
            "'05/07/2023",
            "5–7–2023",
        ] {
            check(raw, Ok("2023-07-05"));
        }
        check("29/2/2024", Ok("2024-02-29"));
        check("12/11/1950", Ok("1950-11-12"));
    }

    #[test]
    fn partial_dates_in_cells() {
        for raw in ["1950", "00/00/1950", "0/0/1950", "00001950", "năm 1950", "Sinh năm 1950", "'1950", "00/1950"] {
            check(raw, Ok("1950"));
        }
        for raw in ["00/05/1950", "5/1950", "05-1950", "1950-05", "tháng 5 năm 1950", "tháng 5/1950"] {
            check(raw, Ok("1950-05"));
        }
    }

    #[test]
    fn impossible_dates_are_never_guessed() {
        for raw in [
            "31/6/2023",
            "29/2/1990",
            "29/2/2023",
            "5/13/2023",
            "0/13/2023",
            "5/0/2023",
            "32/1/2023",
            "1/1/1849",
            "1/1/2101",
            "1849",
            "0000",
            "00/00/0000",
            "31062023",
            "2023-02-30",
            "31/6/85",
            "99999999",
        ] {
            check(raw, Err(DateFault::Impossible));
        }
    }

    #[test]
    fn what_is_no_date() {
        for raw in [
            "",
            " ",
            "x",
            "Rồi",
            "5/7",
            "12-May",
            "5",
            "45112",
            "5072023",
            "050723",
            "1/2/3/2023",
            "chưa rõ",
            "5/7/202",
            "-",
            "1950?",
            "5:7:2023",
            "ngày 5 năm 7 tháng 2023",
            "500/7/2023",
            "(1950)",
            "9999999999",
            "2023-07-05x",
            "5/7/2023 8:đã nhận",
            "-5/7/2023",
        ] {
            check(raw, Err(DateFault::NotADate));
        }
    }

    #[test]
    fn two_digit_years_need_a_hint_that_agrees() {
        check_with_hint("3-5-85", Some(1985), Ok("1985-05-03"));
        check_with_hint("3/5/05", Some(2005), Ok("2005-05-03"));
        check_with_hint("00/00/48", Some(1948), Ok("1948"));
        check_with_hint("48", Some(1948), Ok("1948"));
        check_with_hint("3-5-85", Some(1986), Err(DateFault::TwoDigitYear));
        check_with_hint("3-5-85", None, Err(DateFault::TwoDigitYear));
        check_with_hint("29/2/85", Some(1985), Err(DateFault::Impossible));
        check_with_hint("3/5/1985", Some(2001), Ok("1985-05-03"));
    }

    #[test]
    fn typed_days() {
        let today = ymd(2023, 3, 10);
        for (text, expected) in [
            ("5/3", Some(ymd(2023, 3, 5))),
            ("5/7", Some(ymd(2023, 7, 5))),
            ("31/12", Some(ymd(2022, 12, 31))),
            ("6/9", Some(ymd(2023, 9, 6))),
            ("7/9", Some(ymd(2022, 9, 7))),
            ("5-3", Some(ymd(2023, 3, 5))),
            ("31/6", None),
            ("05072023", Some(ymd(2023, 7, 5))),
            ("5/7/2023", Some(ymd(2023, 7, 5))),
            ("2023-07-05", Some(ymd(2023, 7, 5))),
            ("hôm nay", Some(today)),
            ("Hom Nay", Some(today)),
            ("nay", Some(today)),
            ("today", Some(today)),
            ("hôm qua", Some(ymd(2023, 3, 9))),
            ("yesterday", Some(ymd(2023, 3, 9))),
            ("mai", Some(ymd(2023, 3, 11))),
            ("ngày mai", Some(ymd(2023, 3, 11))),
            ("tomorrow", Some(ymd(2023, 3, 11))),
            ("+3", Some(ymd(2023, 3, 13))),
            ("-2", Some(ymd(2023, 3, 8))),
            ("+0", Some(today)),
            ("+999999999", None),
            ("-x", None),
            ("+", None),
            ("1950", None),
            ("5/1950", None),
            ("5/7/23", None),
            ("5", None),
            ("", None),
        ] {
            assert_eq!(parse_typed_day(text, today), expected, "{text:?}");
        }
    }

    #[test]
    fn a_day_to_come_is_the_next_one() {
        let today = ymd(2023, 6, 20);
        for (text, expected) in [
            ("31/12", Some(ymd(2023, 12, 31))),
            ("20/6", Some(today)),
            ("19/6", Some(ymd(2024, 6, 19))),
            ("29/2", Some(ymd(2024, 2, 29))),
            ("30/2", None),
            ("1/1/2023", Some(ymd(2023, 1, 1))),
            ("+10", Some(ymd(2023, 6, 30))),
            ("mai", Some(ymd(2023, 6, 21))),
            ("", None),
        ] {
            assert_eq!(parse_coming_day(text, today), expected, "{text:?}");
        }
    }

    #[test]
    fn bounds_and_forms() {
        let month = PartialDate::Month { year: 1950, month: 2 };
        assert_eq!((month.first_day(), month.last_day()), (ymd(1950, 2, 1), ymd(1950, 2, 28)));
        let december = PartialDate::Month { year: 1950, month: 12 };
        assert_eq!((december.first_day(), december.last_day()), (ymd(1950, 12, 1), ymd(1950, 12, 31)));
        let year = PartialDate::Year(1950);
        assert_eq!((year.first_day(), year.last_day()), (ymd(1950, 1, 1), ymd(1950, 12, 31)));
        let day = PartialDate::Day(ymd(1950, 5, 3));
        assert_eq!((day.as_day(), month.as_day(), year.as_day()), (Some(ymd(1950, 5, 3)), None, None));
        assert_eq!(
            (day.display(), month.display(), year.display()),
            ("03/05/1950".into(), "02/1950".into(), "1950".into())
        );
        assert_eq!((day.year(), month.year(), year.year()), (1950, 1950, 1950));
    }

    #[test]
    fn vaguer_dates_come_first() {
        let sorted = ["1949-12-31", "1950", "1950-01", "1950-01-01", "1950-01-02", "1950-02", "1951"];
        let mut dates: Vec<PartialDate> = sorted.iter().rev().map(|iso| iso.parse().unwrap()).collect();
        dates.sort();
        assert_eq!(dates.iter().map(ToString::to_string).collect::<Vec<_>>(), sorted);
    }

    #[test]
    fn iso_alone_is_read_back() {
        for iso in [
            "",
            "50",
            "1950-5",
            "1950-00",
            "1950-13",
            "1950-02-30",
            "1950-05-00",
            "1950-05-03-01",
            "x",
            "1950-",
            "+950",
        ] {
            assert!(iso.parse::<PartialDate>().is_err(), "{iso}");
        }
    }

    proptest! {
        #[test]
        fn iso_round_trip(days in 0_u64..91_000, precision in 0..3) {
            let day = ymd(1850, 1, 1) + Days::new(days);
            let date = match precision {
                0 => PartialDate::Day(day),
                1 => PartialDate::Month { year: day.year(), month: day.month() },
                _ => PartialDate::Year(day.year()),
            };
            prop_assert_eq!(date.to_string().parse(), Ok(date));
            prop_assert_eq!(parse_cell_date(&date.to_string(), None), Ok(date));
            prop_assert_eq!(parse_cell_date(&date.display(), None), Ok(date));
            prop_assert!(date.first_day() <= day && day <= date.last_day());
        }

        #[test]
        fn no_cell_breaks_it(raw in "\\PC{0,20}|[0-9/ .:T-]{0,20}") {
            let _ = parse_cell_date(&raw, Some(1985));
            let _ = parse_typed_day(&raw, ymd(2023, 3, 10));
        }
    }
}
