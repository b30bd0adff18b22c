//! Where the campaign is heading (domain.md section 5): the pace that is needed, the pace of now, and the day on
//! which the target is reached at the pace of now.

use chrono::{Days, NaiveDate};

/// Over how many days the pace of now is taken, today included.
pub const PACE_DAYS: u64 = 7;

/// Level-2 activations, and what they are to come to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Course {
    /// How many there are.
    pub done: u64,
    /// How many of them in the last [`PACE_DAYS`] days, today included.
    pub recent: u64,
    /// How many there are to be.
    pub target: Option<u64>,
    /// Today.
    pub today: NaiveDate,
    /// The last day.
    pub end: Option<NaiveDate>,
}

/// The day on which the target is reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Forecast {
    /// There is no target.
    NoTarget,
    /// It is reached.
    Reached,
    /// On this day, at the pace of now.
    On(NaiveDate),
    /// Never at this pace.
    Never,
}

impl Course {
    /// Activations a day over the last days, in hundredths.
    pub fn pace_now_hundredths(&self) -> u64 {
        self.recent.saturating_mul(100) / PACE_DAYS
    }

    /// Days left, today included; none after the end, or where there is no end.
    pub fn days_left(&self) -> Option<u64> {
        let days = (self.end? - self.today).num_days() + 1;
        u64::try_from(days).ok().filter(|days| *days > 0)
    }

    /// Activations a day that reach the target in the days left, in hundredths, rounded up: fewer would not.
    pub fn pace_needed_hundredths(&self) -> Option<u64> {
        let days = self.days_left()?;
        Some(self.remaining()?.saturating_mul(100).div_ceil(days))
    }

    /// The day on which the target is reached if every day from today on brings as much as the last ones did.
    pub fn forecast(&self) -> Forecast {
        match self.remaining() {
            None => Forecast::NoTarget,
            Some(0) => Forecast::Reached,
            Some(_) if self.recent == 0 => Forecast::Never,
            Some(remaining) => {
                let days = remaining.saturating_mul(PACE_DAYS).div_ceil(self.recent);
                let day = days.checked_sub(1).and_then(|days| self.today.checked_add_days(Days::new(days)));
                day.filter(|day| (*day - self.today).num_days() <= FARTHEST_DAYS).map_or(Forecast::Never, Forecast::On)
            }
        }
    }

    fn remaining(&self) -> Option<u64> {
        self.target.map(|target| target.saturating_sub(self.done))
    }
}

/// A day further away than ten years is as good as never.
const FARTHEST_DAYS: i64 = 3_653;

#[cfg(test)]
mod tests {
    use super::*;

    fn course(done: u64, recent: u64, target: Option<u64>, end: Option<&str>) -> Course {
        Course { done, recent, target, today: "2023-06-15".parse().unwrap(), end: end.map(|day| day.parse().unwrap()) }
    }

    #[test]
    fn the_day_of_the_target_at_the_pace_of_now() {
        for (done, recent, target, expected) in [
            (100, 7, None, Forecast::NoTarget),
            (100, 0, Some(100), Forecast::Reached),
            (110, 0, Some(100), Forecast::Reached),
            (99, 0, Some(100), Forecast::Never),
            // One a day: today is the first of them.
            (99, 7, Some(100), Forecast::On("2023-06-15".parse().unwrap())),
            (98, 7, Some(100), Forecast::On("2023-06-16".parse().unwrap())),
            // One in seven days.
            (98, 1, Some(100), Forecast::On("2023-06-28".parse().unwrap())),
            (0, 1, Some(u64::MAX), Forecast::Never),
            (0, 1, Some(1_000), Forecast::Never),
        ] {
            assert_eq!(course(done, recent, target, None).forecast(), expected, "{done} {recent} {target:?}");
        }
    }

    #[test]
    fn the_pace_needed_counts_today() {
        for (end, days, needed) in [
            (Some("2023-06-15"), Some(1), Some(5_000)),
            (Some("2023-06-30"), Some(16), Some(313)),
            (Some("2023-06-14"), None, None),
            (None, None, None),
        ] {
            let course = course(50, 7, Some(100), end);
            assert_eq!((course.days_left(), course.pace_needed_hundredths()), (days, needed), "{end:?}");
        }
        assert_eq!(course(50, 20, None, Some("2023-06-30")).pace_needed_hundredths(), None);
        assert_eq!(course(50, 20, None, None).pace_now_hundredths(), 285);
    }

    /// The forecast is within the campaign exactly when the pace of now is the pace needed at least.
    #[test]
    fn pace_and_forecast_agree() {
        for recent in 1..40 {
            for done in 0..60 {
                let course = course(done, recent, Some(60), Some("2023-06-30"));
                let in_time = matches!(course.forecast(), Forecast::On(day) if Some(day) <= course.end);
                let is_enough = recent * course.days_left().unwrap() >= (60 - done) * PACE_DAYS;
                assert_eq!(in_time, is_enough, "{recent} {done}");
            }
        }
    }
}
