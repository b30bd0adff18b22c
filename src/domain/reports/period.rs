//! The days that a report covers.

use chrono::{Datelike as _, Days, Months, NaiveDate};

use super::ReportKind;
use crate::domain::campaign::Campaign;

/// Days from the first to the last, both counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Period {
    /// The first day.
    pub since: NaiveDate,
    /// The last day: everything counts up to its end.
    pub as_of: NaiveDate,
}

impl Period {
    /// A single day.
    pub fn day(day: NaiveDate) -> Self {
        Self { since: day, as_of: day }
    }

    /// Whether a day is one of them.
    pub fn contains(self, day: NaiveDate) -> bool {
        (self.since..=self.as_of).contains(&day)
    }

    /// What is left around one of its days where other periods take their days away.
    #[must_use]
    pub fn without(self, others: impl IntoIterator<Item = Self>, day: NaiveDate) -> Self {
        others.into_iter().fold(self, |Self { since, as_of }, other| {
            if other.contains(day) {
                Self { since, as_of }
            } else if other.as_of < day {
                Self { since: other.as_of.succ_opt().map_or(since, |next| since.max(next)), as_of }
            } else {
                Self { since, as_of: other.since.pred_opt().map_or(as_of, |before| as_of.min(before)) }
            }
        })
    }

    /// The period of a report of this kind that covers a day. A month runs from the day after one cut to the next cut
    /// ([`ReportDuties::monthly_on`](crate::domain::campaign::ReportDuties)), the first one from the campaign's
    /// start. The final report covers everything from `first` (the campaign's start, else the ledger's first day) up to
    /// that day.
    pub fn covering(kind: ReportKind, campaign: &Campaign, day: NaiveDate, first: NaiveDate) -> Self {
        match kind {
            ReportKind::Daily => Self::day(day),
            ReportKind::Monthly => month_of(campaign, day),
            ReportKind::Final => Self { since: campaign.start.unwrap_or(first).min(day), as_of: day },
        }
    }

    /// The last finished period before now: yesterday; the month whose cut is today or was last; the campaign up to its
    /// end, or up to today while it runs.
    pub fn last_finished(kind: ReportKind, campaign: &Campaign, today: NaiveDate, first: NaiveDate) -> Self {
        let day = match kind {
            ReportKind::Daily => today.pred_opt().unwrap_or(today),
            ReportKind::Monthly => last_cut(campaign, today),
            ReportKind::Final => campaign.end.map_or(today, |end| end.min(today)),
        };
        Self::covering(kind, campaign, day, first)
    }
}

/// The day on which a month is cut; months that are too short are cut on their last day.
pub fn cut_of(campaign: &Campaign, month: NaiveDate) -> NaiveDate {
    let day = campaign.reports.monthly_on.clamp(1, u32::from(month.num_days_in_month()));
    month.with_day(day).unwrap_or(month)
}

/// The last cut up to a day.
fn last_cut(campaign: &Campaign, day: NaiveDate) -> NaiveDate {
    let this = cut_of(campaign, day);
    if this <= day { this } else { cut_of(campaign, month_before(day)) }
}

fn month_of(campaign: &Campaign, day: NaiveDate) -> Period {
    let this = cut_of(campaign, day);
    let as_of = if day <= this { this } else { cut_of(campaign, month_after(day)) };
    let before = cut_of(campaign, month_before(as_of));
    let since = before.checked_add_days(Days::new(1)).unwrap_or(before).min(as_of);
    let started = campaign.start.filter(|start| (since..=day).contains(start));
    Period { since: started.unwrap_or(since), as_of }
}

/// A day of the month before; the same day where the calendar has none before it.
fn month_before(day: NaiveDate) -> NaiveDate {
    first_of(day).checked_sub_months(Months::new(1)).unwrap_or(day)
}

/// A day of the month after; the same day where the calendar ends.
fn month_after(day: NaiveDate) -> NaiveDate {
    first_of(day).checked_add_months(Months::new(1)).unwrap_or(day)
}

fn first_of(day: NaiveDate) -> NaiveDate {
    day.with_day(1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::campaign::ReportDuties;

    fn campaign(start: &str, end: &str, monthly_on: u32) -> Campaign {
        let reports = ReportDuties { monthly_on, ..ReportDuties::default() };
        Campaign { start: start.parse().ok(), end: end.parse().ok(), reports, ..Campaign::default() }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn shown(period: Period) -> String {
        format!("{}..{}", period.since, period.as_of)
    }

    #[test]
    fn months_run_from_cut_to_cut_without_a_gap() {
        let city = campaign("2023-06-15", "2023-11-05", 10);
        let of = |text: &str| shown(Period::covering(ReportKind::Monthly, &city, day(text), day("2020-01-01")));
        assert_eq!(of("2023-07-10"), "2023-06-15..2023-07-10", "the first one begins with the campaign");
        assert_eq!(of("2023-06-20"), "2023-06-15..2023-07-10");
        assert_eq!(of("2023-07-11"), "2023-07-11..2023-08-10");
        assert_eq!(of("2023-12-31"), "2023-12-11..2024-01-10");
        assert_eq!(of("2023-06-12"), "2023-06-11..2023-07-10", "before the start nothing is cut off");
        for monthly_on in [1, 10, 29, 30, 31] {
            let campaign = campaign("", "", monthly_on);
            let mut next = day("2023-01-15");
            let mut last: Option<NaiveDate> = None;
            while next < day("2024-05-01") {
                let period = Period::covering(ReportKind::Monthly, &campaign, next, next);
                assert!(period.contains(next), "{monthly_on} {next}");
                if last.is_some_and(|last| last < period.as_of) {
                    assert_eq!(last.and_then(|last| last.succ_opt()), Some(period.since), "{monthly_on} {next}");
                }
                last = Some(period.as_of);
                next = next.succ_opt().unwrap();
            }
        }
    }

    #[test]
    fn the_calendar_may_end() {
        for (monthly_on, first) in
            [(1, NaiveDate::MIN), (31, NaiveDate::MAX), (31, NaiveDate::MIN), (1, NaiveDate::MAX)]
        {
            let campaign = campaign("", "", monthly_on);
            for kind in ReportKind::ALL {
                let period = Period::covering(kind, &campaign, first, first);
                assert!(period.since <= period.as_of, "{kind:?} {first}");
                Period::last_finished(kind, &campaign, first, first);
            }
        }
    }

    #[test]
    fn what_is_finished_is_taken_when_nothing_is_said() {
        let city = campaign("2023-06-15", "2023-11-05", 10);
        let last = |kind, text: &str| shown(Period::last_finished(kind, &city, day(text), day("2020-01-01")));
        assert_eq!(last(ReportKind::Daily, "2023-06-16"), "2023-06-15..2023-06-15");
        assert_eq!(last(ReportKind::Monthly, "2023-07-09"), "2023-05-11..2023-06-10");
        assert_eq!(last(ReportKind::Monthly, "2023-07-10"), "2023-06-15..2023-07-10", "on the day itself it is due");
        assert_eq!(last(ReportKind::Monthly, "2023-08-09"), "2023-06-15..2023-07-10");
        assert_eq!(last(ReportKind::Final, "2023-10-01"), "2023-06-15..2023-10-01");
        assert_eq!(last(ReportKind::Final, "2023-12-01"), "2023-06-15..2023-11-05");
        let blank = campaign("", "", 10);
        let last = Period::last_finished(ReportKind::Final, &blank, day("2023-12-01"), day("2023-02-03"));
        assert_eq!(shown(last), "2023-02-03..2023-12-01");
    }
}
