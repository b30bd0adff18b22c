//! The clock. Everything that depends on the day or the moment is handed one, so that `--today` and tests can
//! decide what day it is.

use std::time::Instant;

use chrono::{NaiveDate, NaiveDateTime, TimeDelta, Utc};

use crate::domain::time::Timestamp;

/// Where the day and the moment come from.
#[derive(Clone, Copy, Debug)]
pub struct Clock(Source);

#[derive(Clone, Copy, Debug)]
enum Source {
    System,
    /// The system's time of day, so many whole days away.
    Shifted(TimeDelta),
    Fixed(NaiveDateTime),
}

impl Clock {
    /// The laptop's own clock.
    pub fn system() -> Self {
        Self(Source::System)
    }

    /// For `--today`: the believed day with the real time of day. The shift stays, so that midnight still comes.
    pub fn believing(today: NaiveDate) -> Self {
        Self(Source::Shifted(today - local_now().date()))
    }

    /// Stands still, for tests.
    pub fn fixed(at: NaiveDateTime) -> Self {
        Self(Source::Fixed(at))
    }

    /// The moment.
    pub fn now(&self) -> Timestamp {
        match self.0 {
            Source::System => system_now(),
            Source::Shifted(_) | Source::Fixed(_) => Timestamp::from_local(self.local()),
        }
    }

    /// The day.
    pub fn today(&self) -> NaiveDate {
        self.local().date()
    }

    /// Whether the day is believed rather than the laptop's own; it is then shown on every screen.
    pub fn is_believed(&self) -> bool {
        match self.0 {
            Source::System => false,
            Source::Shifted(_) | Source::Fixed(_) => true,
        }
    }

    fn local(&self) -> NaiveDateTime {
        match self.0 {
            Source::System => local_now(),
            Source::Shifted(days) => local_now().checked_add_signed(days).unwrap_or(NaiveDateTime::MAX),
            Source::Fixed(at) => at,
        }
    }
}

/// For measuring how long something takes; it has nothing to do with the day.
#[expect(clippy::disallowed_methods, reason = "this is the module that reads the clock")]
pub fn monotonic() -> Instant {
    Instant::now()
}

fn local_now() -> NaiveDateTime {
    system_now().to_local()
}

#[expect(clippy::disallowed_methods, reason = "this is the module that reads the clock")]
fn system_now() -> Timestamp {
    Timestamp::from_millis(Utc::now().timestamp_millis())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_believed_day_keeps_the_time_of_day() {
        let day: NaiveDate = "2023-06-15".parse().unwrap();
        let clock = Clock::believing(day);
        // Around midnight the test may see the next day: that is what a shift means.
        assert!((0..=1).contains(&(clock.today() - day).num_days()));
        let of_day = |clock: &Clock| clock.now().to_local().time();
        let apart_s = (of_day(&Clock::system()) - of_day(&clock)).num_seconds().abs();
        assert!(!(5..=86_395).contains(&apart_s), "{apart_s} s apart");
        assert!(clock.is_believed() && !Clock::system().is_believed());
    }

    #[test]
    fn a_fixed_clock_stands_still() {
        let at: NaiveDateTime = "2023-06-15T19:30:05".parse().unwrap();
        let clock = Clock::fixed(at);
        assert_eq!((clock.today(), clock.now()), (at.date(), Timestamp::from_local(at)));
        assert_eq!(clock.now().to_local(), at);
    }

    #[test]
    fn a_far_away_day_does_not_panic() {
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            let clock = Clock::believing(day);
            let _ = (clock.today(), clock.now());
        }
    }
}
