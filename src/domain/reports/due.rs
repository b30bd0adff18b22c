//! When reports are due (document 003): daily before an hour, monthly on a day, the final one. Pure: the campaign's
//! duties, what was sent, and a moment in; what is to be sent out.

use chrono::{Days, Months, NaiveDate, NaiveDateTime, NaiveTime};

use super::ReportKind;
use super::period::cut_of;
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

/// What was sent so far, and since when there is anything to report.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sent {
    /// The day the ledger was set up: days before it are nobody's duty.
    pub first: Option<NaiveDate>,
    /// The last day that a sent report of each kind covers, in the order of [`ReportKind::ALL`].
    pub up_to: [Option<NaiveDate>; 3],
}

impl Sent {
    /// The last day that a sent report of a kind covers.
    pub fn of(&self, kind: ReportKind) -> Option<NaiveDate> {
        self.up_to.get(kind as usize).copied().flatten()
    }

    /// Remembers that a report was sent.
    pub fn put(&mut self, kind: ReportKind, as_of: NaiveDate) {
        if let Some(slot) = self.up_to.get_mut(kind as usize) {
            *slot = (*slot).max(Some(as_of));
        }
    }
}

/// Whoever has not said for so long that a report was sent is not reminded any more.
const REMINDED_DAYS: u64 = 30;

/// What is to be sent, at most one report of each kind, what is due first at the front; of several due at once, the one
/// that says more. Days of a campaign are reported daily on the day after them, months while it runs, and the end once.
/// What is late stays until it was sent.
pub fn reports_due(campaign: &Campaign, sent: &Sent, now: NaiveDateTime) -> Vec<ReportDue> {
    let mut due: Vec<ReportDue> =
        [last_report(campaign, sent), monthly_report(campaign, sent, now), daily_report(campaign, sent, now)]
            .into_iter()
            .flatten()
            .filter(|due| due.before.checked_add_days(Days::new(REMINDED_DAYS)).is_none_or(|end| now < end))
            .collect();
    due.sort_by_key(|due| due.before);
    due
}

/// When the report of a kind that covers everything up to a day is due; nothing where the campaign asks for none.
pub fn due_of(kind: ReportKind, campaign: &Campaign, covers: NaiveDate) -> Option<ReportDue> {
    let end_of = |day: NaiveDate| Some(day.succ_opt()?.and_time(NaiveTime::MIN));
    let before = match kind {
        ReportKind::Daily => covers.succ_opt()?.and_time(hour(campaign)?),
        ReportKind::Monthly => end_of(covers)?,
        ReportKind::Final => end_of(campaign.reports.final_before?)?,
    };
    Some(ReportDue { kind, covers, before })
}

/// The hour before which the daily report is due.
fn hour(campaign: &Campaign) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(campaign.reports.daily_before.trim(), "%H:%M").ok()
}

fn daily_report(campaign: &Campaign, sent: &Sent, now: NaiveDateTime) -> Option<ReportDue> {
    hour(campaign)?;
    let yesterday = now.date().pred_opt()?;
    let over = campaign.end.map_or(yesterday, |end| end.min(yesterday));
    let next = sent.of(ReportKind::Daily).and_then(|day| day.succ_opt());
    let covers = [campaign.start, sent.first, next].into_iter().flatten().fold(over, NaiveDate::max);
    if campaign.end.is_some_and(|end| covers > end) { None } else { due_of(ReportKind::Daily, campaign, covers) }
}

fn monthly_report(campaign: &Campaign, sent: &Sent, now: NaiveDateTime) -> Option<ReportDue> {
    if !(1..=31).contains(&campaign.reports.monthly_on) {
        return None;
    }
    let next = sent.of(ReportKind::Monthly).and_then(|day| day.succ_opt());
    let from = [campaign.start, sent.first, next].into_iter().flatten().max();
    let this = cut_of(campaign, now.date());
    let mut covers = if this <= now.date() { this } else { cut_of(campaign, month_from(this, -1)?) };
    while from.is_some_and(|from| covers < from) {
        covers = cut_of(campaign, month_from(covers, 1)?);
    }
    if campaign.end.is_some_and(|end| covers > end) { None } else { due_of(ReportKind::Monthly, campaign, covers) }
}

/// The first day of the month so many months away.
fn month_from(day: NaiveDate, months: i32) -> Option<NaiveDate> {
    let first = chrono::Datelike::with_day(&day, 1)?;
    let by = Months::new(months.unsigned_abs());
    if months < 0 { first.checked_sub_months(by) } else { first.checked_add_months(by) }
}

fn last_report(campaign: &Campaign, sent: &Sent) -> Option<ReportDue> {
    let day = campaign.reports.final_before?;
    let covers = campaign.end.unwrap_or(day).min(day);
    let is_sent = sent.of(ReportKind::Final).is_some_and(|sent| sent >= covers);
    if is_sent { None } else { due_of(ReportKind::Final, campaign, covers) }
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

    fn sent(first: &str, up_to: [&str; 3]) -> Sent {
        Sent { first: first.parse().ok(), up_to: up_to.map(|day| day.parse().ok()) }
    }

    /// Kind, last day, moment of each.
    fn due(campaign: &Campaign, sent: &Sent, now: &str) -> Vec<String> {
        let now = NaiveDateTime::parse_from_str(now, "%Y-%m-%d %H:%M").unwrap();
        let said = |due: &ReportDue| format!("{} {} {}", due.kind.code(), due.covers, due.before.format("%m-%d %H:%M"));
        reports_due(campaign, sent, now).iter().map(said).collect()
    }

    /// The duties of document 003.
    #[test]
    fn what_is_due_stays_until_it_was_sent() {
        let city = campaign("2023-06-15", "2023-11-05", ("08:00", 10, "2023-11-07"));
        let last = "final 2023-11-05 11-08 00:00";
        for (up_to, now, expected) in [
            (["", "", ""], "2023-06-01 09:00", &["daily 2023-06-15 06-16 08:00", "monthly 2023-07-10 07-11 00:00"][..]),
            (["", "", ""], "2023-06-16 07:59", &["daily 2023-06-15 06-16 08:00", "monthly 2023-07-10 07-11 00:00"]),
            (["", "", ""], "2023-06-16 09:00", &["daily 2023-06-15 06-16 08:00", "monthly 2023-07-10 07-11 00:00"]),
            (
                ["2023-06-15", "", ""],
                "2023-06-16 09:00",
                &["daily 2023-06-16 06-17 08:00", "monthly 2023-07-10 07-11 00:00"],
            ),
            // The days that were missed are not asked for one by one.
            (
                ["2023-06-15", "", ""],
                "2023-06-20 07:00",
                &["daily 2023-06-19 06-20 08:00", "monthly 2023-07-10 07-11 00:00"],
            ),
            (
                ["2023-07-08", "", ""],
                "2023-07-10 07:00",
                &["daily 2023-07-09 07-10 08:00", "monthly 2023-07-10 07-11 00:00"],
            ),
            (
                ["2023-07-09", "", ""],
                "2023-07-10 12:00",
                &["monthly 2023-07-10 07-11 00:00", "daily 2023-07-10 07-11 08:00"],
            ),
            (
                ["2023-07-09", "2023-07-10", ""],
                "2023-07-10 12:00",
                &["daily 2023-07-10 07-11 08:00", "monthly 2023-08-10 08-11 00:00"],
            ),
            (
                ["2023-08-01", "", ""],
                "2023-08-02 12:00",
                &["monthly 2023-07-10 07-11 00:00", "daily 2023-08-02 08-03 08:00"],
            ),
            (["2023-11-05", "2023-10-10", ""], "2023-11-06 07:00", &[]),
        ] {
            let expected: Vec<&str> = expected.iter().copied().chain([last]).collect();
            assert_eq!(due(&city, &sent("", up_to), now), expected, "{now}");
        }
        let done = sent("", ["2023-11-05", "2023-10-10", "2023-11-05"]);
        assert!(due(&city, &done, "2023-11-07 12:00").is_empty());
        // After a month without a word nobody is reminded.
        assert!(due(&city, &Sent::default(), "2023-12-20 12:00").is_empty());
    }

    /// A ledger of before days were looked at may hold such a one: it opens.
    #[test]
    fn a_day_at_the_end_of_the_calendar_stops_nobody() {
        let far = campaign("", "", ("", 0, "+262142-12-20"));
        assert_eq!(due(&far, &Sent::default(), "2023-06-01 09:00").len(), 1);
    }

    #[test]
    fn days_before_the_ledger_are_nobodys_duty() {
        let usual = campaign("", "", ("08:00", 10, ""));
        let due = |now: &str| due(&usual, &sent("2023-06-12", ["", "", ""]), now);
        assert_eq!(due("2023-06-12 09:00"), ["daily 2023-06-12 06-13 08:00", "monthly 2023-07-10 07-11 00:00"]);
        assert_eq!(due("2023-06-14 09:00"), ["daily 2023-06-13 06-14 08:00", "monthly 2023-07-10 07-11 00:00"]);
    }

    #[test]
    fn duties_that_are_not_set_are_not_due() {
        let due = |campaign: &Campaign, now: &str| due(campaign, &Sent::default(), now);
        let now = "2023-01-31 12:00";
        assert!(due(&campaign("", "", ("", 0, "")), now).is_empty());
        assert_eq!(due(&campaign("", "", ("no hour", 0, "2023-02-02")), now), ["final 2023-02-02 02-03 00:00"]);
        // A month without a 31st reports on its last day.
        assert_eq!(due(&campaign("", "", ("", 31, "")), now), ["monthly 2023-01-31 02-01 00:00"]);
        assert_eq!(due(&campaign("", "", ("", 31, "")), "2023-02-28 12:00"), ["monthly 2023-02-28 03-01 00:00"]);
        assert!(due(&campaign("", "2023-01-10", ("", 31, "")), now).is_empty(), "the final report says it");
        // Two at once: the final one says more.
        let both = due(&campaign("", "", ("", 2, "2023-02-02")), "2023-02-02 12:00");
        assert_eq!(both, ["final 2023-02-02 02-03 00:00", "monthly 2023-02-02 02-03 00:00"]);
        assert!(due(&campaign("2023-01-01", "2022-01-01", ("08:00", 10, "")), now).is_empty());
    }
}
