//! Numbers as people and programs write them: `27573`, `27.573`, `27,573`, `37,51%`. Only what can be meant in one way
//! is read.

use super::limits;
use crate::text::numbers::Lang;

/// A count: digits, perhaps in groups of three with dots, commas or spaces between them, perhaps with decimals that are
/// zeros (`27573.0`). Nothing else: no sign, no fraction.
pub(super) fn count_of_text(text: &str) -> Option<u64> {
    let text = text.trim();
    let mark = text.chars().find(|letter| !letter.is_ascii_digit());
    let digits = match mark {
        None => text.to_owned(),
        Some(mark @ ('.' | ',' | ' ' | '\u{a0}' | '\u{202f}')) => grouped(text, mark).or_else(|| whole(text, mark))?,
        Some(_) => return None,
    };
    let is_long = digits.trim_start_matches('0').len() > limits::COUNT.ilog10() as usize + 1;
    digits.parse().ok().filter(|count| !is_long && *count <= limits::COUNT)
}

/// `1.497.360`: groups of three after the first one.
fn grouped(text: &str, mark: char) -> Option<String> {
    let mut groups = text.split(mark);
    let first = groups.next().filter(|first| is_digits(first) && first.len() <= 3)?;
    let rest: Vec<&str> = groups.collect();
    rest.iter().all(|group| group.len() == 3 && is_digits(group)).then(|| format!("{first}{}", rest.concat()))
}

/// `27573.0`, `27573,00`.
fn whole(text: &str, mark: char) -> Option<String> {
    let (whole, decimals) = text.split_once(mark)?;
    let is_zero = matches!(decimals, "0" | "00");
    (is_digits(whole) && is_zero && matches!(mark, '.' | ',')).then(|| whole.to_owned())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A count that a program holds as a number with decimals.
pub(super) fn count_of_number(number: f64) -> Option<u64> {
    #[expect(clippy::cast_precision_loss, reason = "the largest count is far below 2^53")]
    let most = limits::COUNT as f64;
    let is_count = number.is_finite() && (0.0..=most).contains(&number) && (number - number.round()).abs() < 1e-6;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to COUNT, as was just checked")]
    is_count.then(|| number.round() as u64)
}

/// A percentage in hundredths, half up: `37.51`, `37,51`, `37,51%`, `1.234,56`. The last mark stands before the
/// decimals; where there is but one, it does too.
pub(super) fn rate_of_text(text: &str) -> Option<i64> {
    let text = text.trim();
    let text = text.strip_suffix('%').unwrap_or(text).trim_end();
    let (whole, decimals) = match text.rfind(['.', ',']) {
        None => (text, ""),
        Some(at) => (text.get(..at)?, text.get(at + 1..)?),
    };
    let whole = match whole.chars().find(|letter| !letter.is_ascii_digit()) {
        None => whole.to_owned(),
        Some(mark @ ('.' | ',')) => grouped(whole, mark)?,
        Some(_) => return None,
    };
    if whole.is_empty() || whole.len() > 12 || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let digit = |place: usize| decimals.as_bytes().get(place).map_or(0, |byte| i64::from(byte - b'0'));
    let hundredths = whole.parse::<i64>().ok()? * 100 + digit(0) * 10 + digit(1) + i64::from(digit(2) >= 5);
    (hundredths <= limits::RATE).then_some(hundredths)
}

/// The same of a number.
pub(super) fn rate_of_number(number: f64) -> Option<i64> {
    #[expect(clippy::cast_precision_loss, reason = "the largest rate is far below 2^53")]
    let most = (limits::RATE / 100) as f64;
    let is_rate = number.is_finite() && (0.0..=most).contains(&number);
    #[expect(clippy::cast_possible_truncation, reason = "0 to RATE, as was just checked")]
    is_rate.then(|| (number * 100.0).round() as i64)
}

/// A day: `2023-06-15` (perhaps with a time) or `15/06/2023`, never month before day.
pub(super) fn day_of_text(text: &str) -> Option<chrono::NaiveDate> {
    let text = text.trim();
    if let Some(day) = text.get(..10).and_then(|start| start.parse().ok()) {
        return Some(day);
    }
    let mut parts = text.split(['/', '-', '.']);
    let mut part = || parts.next().filter(|part| is_digits(part))?.parse::<u32>().ok();
    let (day, month, year) = (part()?, part()?, part()?);
    let year = i32::try_from(year).ok().filter(|year| (1000..=9999).contains(year))?;
    parts.next().is_none().then(|| chrono::NaiveDate::from_ymd_opt(year, month, day)).flatten()
}

/// What stands for no figure.
pub(super) fn is_nothing(text: &str) -> bool {
    let text = text.trim();
    text.is_empty() || text == "-" || text == crate::text::numbers::percent(Lang::Vi, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_where_they_mean_one_thing() {
        for (text, expected) in [
            ("0", Some(0)),
            ("27573", Some(27_573)),
            (" 27.573 ", Some(27_573)),
            ("27,573", Some(27_573)),
            ("27 573", Some(27_573)),
            ("27\u{a0}573", Some(27_573)),
            ("1.497.360", Some(1_497_360)),
            ("27573.0", Some(27_573)),
            ("27573,00", Some(27_573)),
            ("100000000", Some(100_000_000)),
            ("100000001", None),
            ("99999999999999999999999999", None),
            ("1.5", None),
            ("27.57", None),
            ("27.573,5", None),
            ("1.497,360", None),
            ("-5", None),
            ("+5", None),
            ("=SUM(A1)", None),
            ("NaN", None),
            ("1e3", None),
            ("", None),
            (".", None),
            ("٣", None),
        ] {
            assert_eq!(count_of_text(text), expected, "{text:?}");
        }
        for (number, expected) in [
            (27_573.0, Some(27_573)),
            (0.0, Some(0)),
            (0.5, None),
            (-1.0, None),
            (1e9, None),
            (f64::NAN, None),
            (f64::INFINITY, None),
        ] {
            assert_eq!(count_of_number(number), expected, "{number}");
        }
    }

    #[test]
    fn rates_and_days() {
        for (text, expected) in [
            ("37.51", Some(3751)),
            ("37,51", Some(3751)),
            ("37,51 %", Some(3751)),
            ("37", Some(3700)),
            ("37,5", Some(3750)),
            ("109.735", Some(10_974)),
            ("1.234,56%", Some(123_456)),
            ("1,234.56", Some(123_456)),
            ("-1", None),
            ("x", None),
            ("", None),
            (",5", None),
        ] {
            assert_eq!(rate_of_text(text), expected, "{text:?}");
        }
        assert_eq!((rate_of_number(37.51), rate_of_number(-1.0), rate_of_number(f64::NAN)), (Some(3751), None, None));
        for (text, expected) in [
            ("2023-06-15", Some("2023-06-15")),
            ("2023-06-15T21:40:05+07:00", Some("2023-06-15")),
            ("15/06/2023", Some("2023-06-15")),
            ("5/6/2023", Some("2023-06-05")),
            ("31/6/2023", None),
            ("06/15/2023", None),
            ("15/06/23", None),
            ("", None),
        ] {
            assert_eq!(day_of_text(text).map(|day| day.to_string()).as_deref(), expected, "{text:?}");
        }
        assert!(is_nothing("–") && is_nothing(" ") && !is_nothing("0"));
    }
}
