//! When doors are visited: how many visits each day had, and at which hours they were recorded.

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike, Weekday};

/// Hours of a day.
pub const HOURS: usize = 24;

/// A visit with the moment at which it was written down, by the clock of the place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimedVisit {
    /// The day of the visit.
    pub on: NaiveDate,
    /// When it was recorded.
    pub recorded: NaiveDateTime,
}

/// The visits of some days.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VisitTimes {
    /// The first day.
    pub first: NaiveDate,
    /// How many visits each day had, from the first on.
    pub days: Vec<u64>,
    /// How many were recorded in each hour of the day.
    pub hours: [u64; HOURS],
    /// How many were recorded on another day than that of the visit, as those that are keyed back from paper: when
    /// they were made is not known, and no hour counts them.
    pub left_out: u64,
}

/// Counts visits of the days from `first` to `last`; others are passed over.
pub fn visit_times(visits: impl IntoIterator<Item = TimedVisit>, (first, last): (NaiveDate, NaiveDate)) -> VisitTimes {
    let days = usize::try_from((last - first).num_days() + 1).unwrap_or(0);
    let mut times = VisitTimes { first, days: vec![0; days], hours: [0; HOURS], left_out: 0 };
    for visit in visits {
        let place = usize::try_from((visit.on - first).num_days()).ok();
        let Some(count) = place.and_then(|place| times.days.get_mut(place)) else { continue };
        *count += 1;
        if visit.recorded.date() == visit.on {
            let hour = usize::try_from(visit.recorded.hour()).ok();
            if let Some(count) = hour.and_then(|hour| times.hours.get_mut(hour)) {
                *count += 1;
            }
        } else {
            times.left_out += 1;
        }
    }
    times
}

/// Whether a day is one of the weekend, when more people are at home.
pub fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit(on: &str, recorded: &str) -> TimedVisit {
        TimedVisit { on: on.parse().unwrap(), recorded: recorded.parse().unwrap() }
    }

    #[test]
    fn a_visit_counts_for_its_day_and_for_the_hour_only_if_recorded_that_day() {
        let days = ("2023-06-13".parse().unwrap(), "2023-06-15".parse().unwrap());
        let visits = [
            visit("2023-06-12", "2023-06-12T19:30:00"),
            visit("2023-06-13", "2023-06-13T19:59:59"),
            visit("2023-06-13", "2023-06-13T20:00:00"),
            visit("2023-06-13", "2023-06-14T08:00:00"),
            visit("2023-06-15", "2023-06-15T00:10:00"),
            visit("2023-06-16", "2023-06-16T09:00:00"),
        ];
        let times = visit_times(visits, days);
        assert_eq!((times.days.as_slice(), times.left_out), ([3, 0, 1].as_slice(), 1));
        let hours: Vec<(usize, u64)> = (0..).zip(times.hours).filter(|(_, count)| *count > 0).collect();
        assert_eq!(hours, [(0, 1), (19, 1), (20, 1)]);
        assert_eq!(times.days.iter().sum::<u64>(), times.hours.iter().sum::<u64>() + times.left_out);
    }

    #[test]
    fn saturday_and_sunday_are_the_weekend() {
        let days = ["2023-06-16", "2023-06-17", "2023-06-18", "2023-06-19"];
        assert_eq!(days.map(|day| is_weekend(day.parse().unwrap())), [false, true, true, false]);
    }
}
