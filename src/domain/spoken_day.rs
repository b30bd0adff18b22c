//! Days and hours as people say them: `tối mai`, `t7 19h30`, `22/6`, `sat 7pm`. One reader for an appointment and for
//! every other day that somebody types; Vietnamese and English, marks and case are free.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike, Weekday};

use super::partial_date::{parse_coming_day, parse_typed_day};
use super::spoken_words::{Part, Spoken, read};
use super::visit::Appointment;
use crate::msg;
use crate::text::words::Message;

/// An appointment further away is a typing fault: no campaign plans so far ahead.
pub const FAR_AHEAD_DAYS: i64 = 180;

/// Why a text is no appointment.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Misread {
    /// It was not understood.
    NotUnderstood,
    /// No calendar has such a day.
    NoSuchDay,
    /// It is past.
    Past(Appointment),
    /// It is too far away.
    Far(NaiveDate),
    /// The day has another weekday than the one that stands beside it.
    OtherWeekday(NaiveDate),
}

/// Reads an appointment: a day, an hour, or both. What names no day of its own is the next that is still to come: an
/// hour alone is today's or tomorrow's, a weekday the coming one. A part of the day has the hour at which teams go
/// out then; a day alone has none.
pub fn appointment(text: &str, now: NaiveDateTime) -> Result<Appointment, Misread> {
    let spoken = read(text).ok_or(Misread::NotUnderstood)?;
    let today = now.date();
    let time = spoken.time().map_err(|_contradiction| Misread::NotUnderstood)?;
    let is_to_come = |day: NaiveDate| day > today || day == today && time.is_some_and(|time| time > now.time());
    let day = match fixed_day(&spoken, today, Toward::Coming)? {
        Some(day) => day,
        None if spoken.weekday.is_some() || spoken.is_weekend => {
            let wanted = |day: &NaiveDate| spoken.weekday.map_or(is_of_weekend(*day), |named| day.weekday() == named);
            // Nobody says the name of today's weekday for a time that has passed.
            days_from(today).filter(wanted).find(|day| is_to_come(*day)).ok_or(Misread::NotUnderstood)?
        }
        None if time.is_some() => days_from(today).find(|day| is_to_come(*day)).ok_or(Misread::NotUnderstood)?,
        None => return Err(Misread::NotUnderstood),
    };
    let has_passed = day < today || day == today && time.is_some_and(|time| time <= now.time());
    match (has_passed, spoken.clock) {
        // Later this evening, and nobody said when.
        (true, None) if day == today && !spoken.part.is_some_and(|part| part.is_over(now.time())) => {
            Ok(Appointment { day, time: None })
        }
        (true, _) => Err(Misread::Past(Appointment { day, time })),
        (false, _) if (day - today).num_days() > FAR_AHEAD_DAYS => Err(Misread::Far(day)),
        (false, _) => Ok(Appointment { day, time }),
    }
}

/// Reads a day on which something happened: as it is typed, or as people say it; `t7` is the latest Saturday.
pub fn day_that_was(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    parse_typed_day(text, today).or_else(|| said_day(text, today, Toward::Past))
}

/// Reads the day of something to come: as it is typed, or as people say it; `t7` is the coming Saturday.
pub fn day_to_come(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    parse_coming_day(text, today).or_else(|| said_day(text, today, Toward::Coming))
}

impl Misread {
    /// What is wrong, and what to type.
    pub fn message(self) -> Message {
        match self {
            Self::NotUnderstood => msg!("error-appointment-not-understood"),
            Self::NoSuchDay => msg!("error-appointment-no-such-day"),
            Self::Past(Appointment { day, time: None }) => msg!("error-appointment-past", day = day),
            Self::Past(Appointment { day, time: Some(time) }) => {
                msg!("error-appointment-hour-past", day = day, hour = time.format("%H:%M").to_string())
            }
            Self::Far(day) => msg!("error-appointment-far", day = day),
            Self::OtherWeekday(day) => msg!("error-appointment-weekday", day = day, weekday = weekday_name(day)),
        }
    }
}

/// What its weekday is called.
pub fn weekday_name(day: NaiveDate) -> Message {
    Message::of_code("tui-weekday", &day.weekday().number_from_monday().to_string())
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Toward {
    Coming,
    Past,
}

fn said_day(text: &str, today: NaiveDate, toward: Toward) -> Option<NaiveDate> {
    let spoken = read(text).filter(|spoken| spoken.clock.is_none())?;
    if let Some(day) = fixed_day(&spoken, today, toward).ok()? {
        return Some(day);
    }
    let weekday = spoken.weekday?;
    let away = |days: u64| match toward {
        Toward::Coming => today.checked_add_days(Days::new(days)),
        Toward::Past => today.checked_sub_days(Days::new(days)),
    };
    (0..7).filter_map(away).find(|day| day.weekday() == weekday)
}

/// The day, where it is named so that no hour decides it.
fn fixed_day(spoken: &Spoken, today: NaiveDate, toward: Toward) -> Result<Option<NaiveDate>, Misread> {
    if let Some(weeks) = spoken.weeks {
        let unclear = spoken.away.is_some() || spoken.date.is_some() || spoken.day_of_month.is_some();
        let day = (!unclear).then(|| in_week(spoken, weeks, today)).flatten();
        return day.map(Some).ok_or(Misread::NotUnderstood);
    }
    let named = match (spoken.away, &spoken.date, spoken.day_of_month) {
        (Some(away), None, None) => moved(today, away),
        (None, Some(date), None) => Some(of_date(date, today, toward).ok_or(Misread::NoSuchDay)?),
        (None, None, Some(number)) => of_month(number, today, toward),
        (None, None, None) => return Ok(None),
        (..) => None,
    };
    let day = named.ok_or(Misread::NotUnderstood)?;
    if spoken.is_weekend && !is_of_weekend(day) || spoken.weekday.is_some_and(|weekday| day.weekday() != weekday) {
        return Err(Misread::OtherWeekday(day));
    }
    Ok(Some(day))
}

/// A day of another week: the weekday that was named, Saturday for the weekend, else the same weekday as today.
fn in_week(spoken: &Spoken, weeks: i64, today: NaiveDate) -> Option<NaiveDate> {
    let weekday = match (spoken.weekday, spoken.is_weekend) {
        (Some(weekday), _) => weekday,
        (None, true) => Weekday::Sat,
        (None, false) if weeks == 0 => return None,
        (None, false) => today.weekday(),
    };
    let from_monday = |weekday: Weekday| i64::from(weekday.num_days_from_monday());
    moved(today, weeks * 7 + from_monday(weekday) - from_monday(today.weekday()))
}

/// In December `5/1` is next January, since nobody agrees on a day that is past; but not on one a year away either.
fn of_date(date: &str, today: NaiveDate, toward: Toward) -> Option<NaiveDate> {
    let day = parse_typed_day(date, today)?;
    if toward == Toward::Past || day >= today {
        return Some(day);
    }
    let next = parse_typed_day(&format!("{date}/{}", today.year() + 1), today);
    Some(next.filter(|next| (*next - today).num_days() <= FAR_AHEAD_DAYS).unwrap_or(day))
}

/// The nearest day with this number in its month.
fn of_month(number: u32, today: NaiveDate, toward: Toward) -> Option<NaiveDate> {
    let away = |days: u64| match toward {
        Toward::Coming => today.checked_add_days(Days::new(days)),
        Toward::Past => today.checked_sub_days(Days::new(days)),
    };
    // Every month with so many days comes within two months.
    (0..62).filter_map(away).find(|day| day.day() == number)
}

fn moved(day: NaiveDate, away: i64) -> Option<NaiveDate> {
    let days = Days::new(away.unsigned_abs());
    if away < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
}

fn is_of_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Today and the week after it, the same weekday at its end too.
fn days_from(today: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    (0..=7).filter_map(move |days| today.checked_add_days(Days::new(days)))
}

/// The hour and what part of the day it is in contradict each other.
struct Contradiction;

impl Spoken {
    /// The time: what was said, or the hour of the part of the day.
    fn time(&self) -> Result<Option<NaiveTime>, Contradiction> {
        let (hour, minute) = match (self.clock, self.part) {
            (None, None) => return Ok(None),
            (None, Some(part)) => part.usual_hour(),
            (Some((hour, minute)), None) => (hour, minute),
            (Some((hour, minute)), Some(part)) => (part.hour_of_day(hour).ok_or(Contradiction)?, minute),
        };
        NaiveTime::from_hms_opt(hour, minute, 0).map(Some).ok_or(Contradiction)
    }
}

impl Part {
    /// When one comes in this part of the day where no hour is said; in the evening when the teams go out
    /// (document 003).
    fn usual_hour(self) -> (u32, u32) {
        match self {
            Self::Morning => (8, 0),
            Self::Noon => (11, 30),
            Self::Afternoon => (15, 0),
            Self::Evening => (19, 30),
            Self::Night => (20, 30),
        }
    }

    /// Whether it has passed at this time.
    fn is_over(self, now: NaiveTime) -> bool {
        let end = match self {
            Self::Morning => 12,
            Self::Noon => 14,
            Self::Afternoon => 19,
            Self::Evening | Self::Night => 24,
        };
        now.hour() >= end
    }

    /// The hour of 24 that is meant by an hour said with this part of the day; none where they contradict each other.
    fn hour_of_day(self, hour: u32) -> Option<u32> {
        let (whole, half) = match self {
            Self::Morning => (4..=11, None),
            Self::Noon => (10..=14, Some(1..=2)),
            Self::Afternoon => (12..=19, Some(1..=7)),
            Self::Evening => (17..=23, Some(5..=11)),
            Self::Night => (18..=23, Some(7..=11)),
        };
        let is_half = half.is_some_and(|half| half.contains(&hour));
        if is_half { Some(hour + 12) } else { Some(hour).filter(|hour| whole.contains(hour)) }
    }
}

#[cfg(test)]
#[path = "spoken_day_tests.rs"]
mod tests;
