//! Numbers and days as people read them, in the two languages of the program.

use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

/// A language of the program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Vi => Self::En,
            Self::En => Self::Vi,
        }
    }

    /// The code of the language: `vi` or `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    const fn thousands_mark(self) -> char {
        match self {
            Self::Vi => '.',
            Self::En => ',',
        }
    }

    const fn decimal_mark(self) -> char {
        match self {
            Self::Vi => ',',
            Self::En => '.',
        }
    }
}

/// No language of the program has this code.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the languages are vi and en")]
pub struct UnknownLang;

impl FromStr for Lang {
    type Err = UnknownLang;

    fn from_str(code: &str) -> Result<Self, Self::Err> {
        match code {
            "vi" => Ok(Self::Vi),
            "en" => Ok(Self::En),
            _ => Err(UnknownLang),
        }
    }
}

/// What stands where there is no figure.
const NO_FIGURE: &str = "–";

/// A count: `27.573` in Vietnamese, `27,573` in English.
pub fn count(lang: Lang, number: i64) -> String {
    grouped(lang, &number.to_string())
}

/// A percentage of two decimals from hundredths of a percent: `37,51%` or `37.51%`; `–` where there is none.
pub fn percent(lang: Lang, hundredths: Option<i64>) -> String {
    let Some(hundredths) = hundredths else { return NO_FIGURE.to_owned() };
    let sign = if hundredths < 0 { "-" } else { "" };
    let size = hundredths.unsigned_abs();
    let whole = grouped(lang, &(size / 100).to_string());
    format!("{sign}{whole}{mark}{part:02}%", mark = lang.decimal_mark(), part = size % 100)
}

/// `numerator / denominator` in hundredths of a percent, half up (domain notes, section 5); `None` over nothing.
///
/// One district printed 36% for 27 573 of 73 509; it is 37,51%, here 3751.
pub fn rate_hundredths(numerator: i64, denominator: i64) -> Option<i64> {
    const WHOLE: i128 = 100 * 100;
    let denominator = i128::from(denominator);
    if denominator <= 0 {
        return None;
    }
    let doubled = 2 * i128::from(numerator) * WHOLE + denominator;
    i64::try_from(doubled.div_euclid(2 * denominator)).ok()
}

/// A number with so many decimals: `1.234,5` or `1,234.5`; `–` for what is no number.
pub fn decimal(lang: Lang, number: f64, places: usize) -> String {
    if !number.is_finite() {
        return NO_FIGURE.to_owned();
    }
    let plain = format!("{number:.places$}");
    // A small negative number must not be shown as minus zero.
    let is_zero = plain.chars().all(|c| matches!(c, '-' | '0' | '.'));
    let plain = if is_zero { plain.trim_start_matches('-') } else { &plain };
    match plain.split_once('.') {
        Some((whole, part)) => format!("{whole}{mark}{part}", whole = grouped(lang, whole), mark = lang.decimal_mark()),
        None => grouped(lang, plain),
    }
}

/// A day as both languages of the program write it: `05/07/2023`.
pub fn day(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", day.day(), day.month(), day.year())
}

/// A day without its year, where the year is plain: `05/07`.
pub fn short_day(day: NaiveDate) -> String {
    format!("{:02}/{:02}", day.day(), day.month())
}

/// Digits, perhaps after a minus, in groups of three.
fn grouped(lang: Lang, digits: &str) -> String {
    let mut out = String::with_capacity(digits.len() * 4 / 3 + 1);
    for (place, digit) in digits.chars().enumerate() {
        let left = digits.len() - place;
        if left.is_multiple_of(3) && !out.is_empty() && out != "-" {
            out.push(lang.thousands_mark());
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        for (number, vi, en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1000, "1.000", "1,000"),
            (27_573, "27.573", "27,573"),
            (1_497_360, "1.497.360", "1,497,360"),
            (-5, "-5", "-5"),
            (-123, "-123", "-123"),
            (-1234, "-1.234", "-1,234"),
            (i64::MIN, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
        ] {
            assert_eq!(count(Lang::Vi, number), vi);
            assert_eq!(count(Lang::En, number), en);
        }
    }

    #[test]
    fn rates_of_published_papers() {
        for (numerator, denominator, expected) in [
            (27_573, 73_509, Some(3751)),
            (304_191, 1_497_360, Some(2032)),
            (699_634, 637_607, Some(10_973)),
            (1, 20_000, Some(1)),
            (1, 20_001, Some(0)),
            (0, 5, Some(0)),
            (5, 0, None),
            (5, -1, None),
            (-1, 3, Some(-3333)),
            (i64::MAX, 1, None),
            (i64::MAX, i64::MAX, Some(10_000)),
        ] {
            assert_eq!(rate_hundredths(numerator, denominator), expected, "{numerator}/{denominator}");
        }
    }

    #[test]
    fn percentages() {
        for (hundredths, vi, en) in [
            (Some(3751), "37,51%", "37.51%"),
            (Some(10_000), "100,00%", "100.00%"),
            (Some(5), "0,05%", "0.05%"),
            (Some(-5), "-0,05%", "-0.05%"),
            (Some(12_345_678), "123.456,78%", "123,456.78%"),
            (None, "–", "–"),
        ] {
            assert_eq!(percent(Lang::Vi, hundredths), vi);
            assert_eq!(percent(Lang::En, hundredths), en);
        }
    }

    #[test]
    fn decimals() {
        for (number, places, vi, en) in [
            (4.26, 1, "4,3", "4.3"),
            (1234.5, 2, "1.234,50", "1,234.50"),
            (-1234.5, 0, "-1.234", "-1,234"),
            (-0.01, 1, "0,0", "0.0"),
            (f64::NAN, 1, "–", "–"),
            (f64::INFINITY, 1, "–", "–"),
        ] {
            assert_eq!(decimal(Lang::Vi, number, places), vi);
            assert_eq!(decimal(Lang::En, number, places), en);
        }
    }

    #[test]
    fn days_and_codes() {
        assert_eq!(day(NaiveDate::from_ymd_opt(2023, 7, 5).unwrap()), "05/07/2023");
        for lang in [Lang::Vi, Lang::En] {
            assert_eq!(lang.code().parse(), Ok(lang));
        }
        assert_eq!("fr".parse::<Lang>(), Err(UnknownLang));
    }
}
