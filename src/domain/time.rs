//! A moment, as the journal records it: shown to people, never used for order. Conversions only; the clock itself
//! is read in `sys::clock`. "Local" is the time zone of the laptop.

use std::fmt;

use chrono::{
    DateTime, Days, Local, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, SecondsFormat, TimeDelta, TimeZone, Utc,
};
use serde::{Deserialize, Serialize};

/// A moment: milliseconds since 1970-01-01 in UTC.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(i64);

impl Timestamp {
    /// The moment so many milliseconds after 1970-01-01 in UTC.
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Milliseconds since 1970-01-01 in UTC.
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The moment of a local date and time. A time that the zone skips is the one an hour later; of a time that it
    /// has twice, the first.
    pub fn from_local(local: NaiveDateTime) -> Self {
        Self::in_zone(&Local, local)
    }

    /// `2023-06-15T19:30:05+07:00`: local, to the second.
    pub fn to_rfc3339_local(self) -> String {
        self.to_rfc3339_in(&Local)
    }

    /// `2023-06-15T19:30:05.250+07:00`: local, to the millisecond: given as known-at it means exactly this moment.
    pub fn to_rfc3339_exact(self) -> String {
        self.rfc3339(&Local, SecondsFormat::Millis)
    }

    /// The local day.
    pub fn local_day(self) -> NaiveDate {
        self.to_local().date()
    }

    /// The local date and time.
    pub fn to_local(self) -> NaiveDateTime {
        self.utc().with_timezone(&Local).naive_local()
    }

    /// What `--known-at TIME` means: RFC 3339; `YYYY-MM-DD HH:MM[:SS]` (or with `T`), local; or a day, which means
    /// its end, local. What is written to the second means the end of that second: a time that the program printed
    /// includes what was known when it was printed.
    pub fn parse_known_at(text: &str) -> Option<Self> {
        Self::known_at_in(&Local, text.trim())
    }

    fn known_at_in<Z: TimeZone>(zone: &Z, text: &str) -> Option<Self> {
        const DATE_TIMES: [&str; 4] = ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"];
        const WITH_OFFSET: [&str; 2] = ["%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%dT%H:%M%z"];

        if let Ok(day) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            let next = day.checked_add_days(Days::new(1))?.and_time(NaiveTime::MIN);
            return Some(Self(Self::in_zone(zone, next).0 - 1));
        }
        if let Some(local) = DATE_TIMES.iter().find_map(|form| NaiveDateTime::parse_from_str(text, form).ok()) {
            return Some(Self::in_zone(zone, local).end_of_second());
        }
        let moment = DateTime::parse_from_rfc3339(text)
            .ok()
            .or_else(|| WITH_OFFSET.iter().find_map(|form| DateTime::parse_from_str(text, form).ok()))?;
        let moment_ms = Self(moment.timestamp_millis());
        Some(if text.contains('.') { moment_ms } else { moment_ms.end_of_second() })
    }

    fn to_rfc3339_in<Z: TimeZone>(self, zone: &Z) -> String {
        self.rfc3339(zone, SecondsFormat::Secs)
    }

    fn rfc3339<Z: TimeZone>(self, zone: &Z, to: SecondsFormat) -> String {
        // The offset alone is rendered: an offset always has a text, a time zone need not have one.
        self.utc().with_timezone(zone).fixed_offset().to_rfc3339_opts(to, false)
    }

    fn in_zone<Z: TimeZone>(zone: &Z, local: NaiveDateTime) -> Self {
        let moment = match zone.from_local_datetime(&local) {
            LocalResult::Single(moment) | LocalResult::Ambiguous(moment, _) => moment.timestamp_millis(),
            LocalResult::None => zone
                .from_local_datetime(&(local + TimeDelta::hours(1)))
                .earliest()
                .map_or_else(|| local.and_utc().timestamp_millis(), |moment| moment.timestamp_millis()),
        };
        Self(moment)
    }

    fn end_of_second(self) -> Self {
        Self(self.0.div_euclid(1000) * 1000 + 999)
    }

    /// A moment beyond the calendar of chrono (a damaged row) is its last one.
    fn utc(self) -> DateTime<Utc> {
        let beyond = if self.0 < 0 { DateTime::<Utc>::MIN_UTC } else { DateTime::<Utc>::MAX_UTC };
        // A day's distance from the calendar's ends leaves room for any offset.
        let margin = TimeDelta::days(1);
        let (first, last) = (DateTime::<Utc>::MIN_UTC + margin, DateTime::<Utc>::MAX_UTC - margin);
        DateTime::from_timestamp_millis(self.0).unwrap_or(beyond).clamp(first, last)
    }
}

/// Local time to the second, for logs of tests and programs; people read it through the words.
impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({}, {})", self.0, self.to_rfc3339_in(&Utc))
    }
}

#[cfg(test)]
mod tests {
    use chrono::FixedOffset;

    use super::*;

    fn hanoi() -> FixedOffset {
        FixedOffset::east_opt(7 * 3600).unwrap()
    }

    #[test]
    fn known_at_means_the_end_of_what_is_written() {
        for (text, expected) in [
            ("2023-06-15", Some("2023-06-15T23:59:59.999+07:00")),
            ("2023-06-15 19:30", Some("2023-06-15T19:30:00.999+07:00")),
            ("2023-06-15T19:30", Some("2023-06-15T19:30:00.999+07:00")),
            ("2023-06-15 19:30:05", Some("2023-06-15T19:30:05.999+07:00")),
            ("2023-06-15T19:30:05+07:00", Some("2023-06-15T19:30:05.999+07:00")),
            ("2023-06-15T19:30:05+0700", Some("2023-06-15T19:30:05.999+07:00")),
            ("2023-06-15T12:30:05Z", Some("2023-06-15T19:30:05.999+07:00")),
            ("2023-06-15T19:30:05.250+07:00", Some("2023-06-15T19:30:05.250+07:00")),
            ("2023-06-31", None),
            ("15/06/2023", None),
            ("2023-06-15 25:00", None),
            ("yesterday", None),
            ("", None),
        ] {
            let read = Timestamp::known_at_in(&hanoi(), text);
            let expected =
                expected.map(|text| Timestamp(DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis()));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn a_printed_moment_reads_back_and_includes_itself() {
        let moment = Timestamp::from_millis(1_686_832_205_250);
        assert_eq!(moment.to_rfc3339_in(&hanoi()), "2023-06-15T19:30:05+07:00");
        let again = Timestamp::parse_known_at(&moment.to_rfc3339_local()).unwrap();
        assert!(again >= moment && again.millis() - moment.millis() < 1000);
        assert_eq!(Timestamp::parse_known_at(&moment.to_rfc3339_exact()), Some(moment));
    }

    #[test]
    fn local_days_and_times_read_back() {
        let local: NaiveDateTime = "2023-06-15T19:30:05".parse().unwrap();
        let moment = Timestamp::from_local(local);
        assert_eq!(moment.to_local(), local);
        assert_eq!(moment.local_day(), local.date());
        assert_eq!(moment.to_rfc3339_local().get(..19), Some("2023-06-15T19:30:05"));
    }

    #[test]
    fn moments_beyond_the_calendar_do_not_panic() {
        for millis in [i64::MIN, i64::MAX, 0, -1] {
            let moment = Timestamp::from_millis(millis);
            let _ = (moment.local_day(), moment.to_rfc3339_local(), format!("{moment:?}"));
        }
    }
}
