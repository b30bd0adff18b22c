//! When reports are due (document 003): daily before an hour, monthly on a day, the final one. Pure: the campaign's
//! duties and a moment in, the next report after it out.

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime};

use super::ReportKind;
use crate::domain::campaign::Campaign;

/// A report that is to be sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReportDue {
    /// Which.
    pub kind: ReportKind,
    /// The last day it speaks of.
    pub covers: NaiveDate,
    /// The moment before which it is to be sent, local; for a whole day, the midnight that ends it.
    pub before: NaiveDateTime,
}

impl ReportDue {
    /// The day on which it is due.
    pub fn day(&self) -> NaiveDate {
        match self.kind {
            ReportKind::Daily => self.before.date(),
            ReportKind::Monthly | ReportKind::Final => self.before.date().pred_opt().unwrap_or(self.before.date()),
        }
    }
}

/// The next report that is due after a moment. Of several due at once, the one that says more. Days of a campaign are
/// reported daily on the day after them, months while it runs, and the end once.
pub fn next_report(campaign: &Campaign, now: NaiveDateTime) -> Option<ReportDue> {
    [last_report(campaign, now), monthly_report(campaign, now), daily_report(campaign, now)]
        .into_iter()
        .flatten()
        .min_by_key(|due| due.before)
}

fn daily_report(campaign: &Campaign, now: NaiveDateTime) -> Option<ReportDue> {
    let time = NaiveTime::parse_from_str(campaign.reports.daily_before.trim(), "%H:%M").ok()?;
    let mut before = now.date().and_time(time);
    if before <= now {
        before = before.checked_add_days(Days::new(1))?;
    }
    let first = campaign.start.and_then(|start| start.succ_opt()).map(|day| day.and_time(time));
    let before = first.map_or(before, |first| first.max(before));
    let covers = before.date().pred_opt()?;
    campaign.end.is_none_or(|end| covers <= end).then_some(ReportDue { kind: ReportKind::Daily, covers, before })
}

fn monthly_report(campaign: &Campaign, now: NaiveDateTime) -> Option<ReportDue> {
    let from = campaign.start.map_or(now.date(), |start| start.max(now.date()));
    let month = from.with_day(1)?;
    let on = |month: NaiveDate| {
        let day = campaign.reports.monthly_on.min(u32::from(month.num_days_in_month()));
        month.with_day(day).filter(|day| *day >= from)
    };
    // The end of a day is the midnight after it.
    let day = on(month).or_else(|| on(month.checked_add_months(Months::new(1))?))?;
    let before = day.succ_opt()?.and_time(NaiveTime::MIN);
    campaign.end.is_none_or(|end| day <= end).then_some(ReportDue { kind: ReportKind::Monthly, covers: day, before })
}

fn last_report(campaign: &Campaign, now: NaiveDateTime) -> Option<ReportDue> {
    let day = campaign.reports.final_before?;
    let before = day.succ_opt()?.and_time(NaiveTime::MIN);
    let covers = campaign.end.unwrap_or(day).min(day);
    (before > now).then_some(ReportDue { kind: ReportKind::Final, covers, before })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::campaign::ReportDuties;

    fn campaign(start: &str, end: &str, duties: (&str, u32, &str)) -> Campaign {
        let (daily_before, monthly_on, final_before) = duties;
        Campaign {
            start: start.parse().ok(),
            end: end.parse().ok(),
            reports: ReportDuties {
                daily_before: daily_before.to_owned(),
                monthly_on,
                final_before: final_before.parse().ok(),
            },
            ..Campaign::default()
        }
    }

    fn next(campaign: &Campaign, now: &str) -> Option<(&'static str, String, String)> {
        let now = NaiveDateTime::parse_from_str(now, "%Y-%m-%d %H:%M:%S").unwrap();
        let due = next_report(campaign, now)?;
        assert!(due.before > now);
        Some((due.kind.code(), due.covers.to_string(), due.before.format("%Y-%m-%d %H:%M").to_string()))
    }

    fn expect(campaign: &Campaign, now: &str, expected: Option<(&str, &str, &str)>) {
        let found = next(campaign, now);
        let found = found.as_ref().map(|(kind, covers, before)| (*kind, covers.as_str(), before.as_str()));
        assert_eq!(found, expected, "{now}");
    }

    /// The duties of document 003.
    #[test]
    fn daily_until_the_day_after_the_end_monthly_while_it_runs_and_the_final_one() {
        let city = campaign("2023-06-15", "2023-11-05", ("08:00", 10, "2023-11-07"));
        for (now, expected) in [
            ("2023-06-01 09:00:00", ("daily", "2023-06-15", "2023-06-16 08:00")),
            ("2023-06-15 09:00:00", ("daily", "2023-06-15", "2023-06-16 08:00")),
            ("2023-06-20 07:59:59", ("daily", "2023-06-19", "2023-06-20 08:00")),
            ("2023-06-20 08:00:00", ("daily", "2023-06-20", "2023-06-21 08:00")),
            ("2023-07-10 07:00:00", ("daily", "2023-07-09", "2023-07-10 08:00")),
            ("2023-07-10 09:00:00", ("monthly", "2023-07-10", "2023-07-11 00:00")),
            ("2023-07-11 00:00:00", ("daily", "2023-07-10", "2023-07-11 08:00")),
            ("2023-11-06 07:00:00", ("daily", "2023-11-05", "2023-11-06 08:00")),
            ("2023-11-06 08:00:00", ("final", "2023-11-05", "2023-11-08 00:00")),
            ("2023-11-07 23:59:59", ("final", "2023-11-05", "2023-11-08 00:00")),
        ] {
            expect(&city, now, Some(expected));
        }
        expect(&city, "2023-11-08 00:00:00", None);
    }

    #[test]
    fn duties_that_are_not_set_are_not_due() {
        let now = "2023-01-31 12:00:00";
        expect(&campaign("", "", ("", 0, "")), now, None);
        expect(&campaign("", "", ("no hour", 0, "2023-02-02")), now, Some(("final", "2023-02-02", "2023-02-03 00:00")));
        // A month without a 31st reports on its last day.
        expect(&campaign("", "", ("", 31, "")), now, Some(("monthly", "2023-01-31", "2023-02-01 00:00")));
        let later = "2023-02-01 12:00:00";
        expect(&campaign("", "", ("", 31, "")), later, Some(("monthly", "2023-02-28", "2023-03-01 00:00")));
        expect(&campaign("", "2023-02-10", ("", 31, "")), later, None);
        // Two at once: the final one says more.
        expect(&campaign("", "", ("", 2, "2023-02-02")), later, Some(("final", "2023-02-02", "2023-02-03 00:00")));
        expect(&campaign("2023-01-01", "2022-01-01", ("08:00", 10, "")), later, None);
    }
}
