//! The year or day of birth that somebody types beside a name.

use chrono::Datelike;

use crate::domain::partial_date::PartialDate;
use crate::text::query::{Forgiving, Part};

/// So many digits begin a year, and not the number of a door.
const FEWEST_DIGITS: usize = 3;

/// Year, month and day, nought where unknown.
pub fn in_one_number(date: PartialDate) -> u32 {
    let (month, day) = match date {
        PartialDate::Day(day) => (day.month(), day.day()),
        PartialDate::Month { month, .. } => (month, 0),
        PartialDate::Year(_) => (0, 0),
    };
    u32::try_from(date.year()).unwrap_or(0) * 10_000 + month * 100 + day
}

/// The births that digits may say: a whole day, or the beginning of a year beside a name; two digits are the number of
/// a door first, and a year where nothing else is found.
pub fn births_of(part: &Part, forgiving: Forgiving, beside_name: bool) -> Option<(u32, u32)> {
    if let Some(day) = part.day {
        return Some((day, day));
    }
    let digits = part.loose();
    let fewest = if forgiving == Forgiving::Nothing { FEWEST_DIGITS } else { 1 };
    if !beside_name || !(fewest..=4).contains(&digits.len()) || !digits.starts_with(['1', '2']) {
        return None;
    }
    let missing = 10_u32.pow(u32::try_from(4 - digits.len()).unwrap_or(0));
    let first = digits.parse::<u32>().ok()? * missing;
    Some((first * 10_000, (first + missing - 1) * 10_000 + 9_999))
}
