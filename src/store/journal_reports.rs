//! The written form of a sealed report: its figures as short lists in the order of the contract, since a ward may
//! send hundreds of them. A figure that a later version adds comes at the end of its list; one that lacks it has none.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::campaign::{Campaign, Ward};
use crate::domain::milestone::Milestone;
use crate::domain::reason::Reason;
use crate::domain::reports::ReportKind;
use crate::domain::reports::period::Period;
use crate::domain::reports::sealed::{Adjustment, Flow, Previous, SealedReport};
use crate::domain::tally::{Count, Tally, TallyRow};

#[derive(Serialize, Deserialize)]
pub(super) struct WrittenReport {
    report: String,
    since: NaiveDate,
    as_of: NaiveDate,
    head: String,
    ward: Ward,
    campaign: Campaign,
    rows: Vec<WrittenRow>,
    total: WrittenRow,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    adjustments: Vec<WrittenAdjustment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous: Option<WrittenPrevious>,
}

/// What is asked of a sealed report again and again; the rest of its text is skipped.
#[derive(Deserialize)]
pub(super) struct WrittenShort {
    report: String,
    since: NaiveDate,
    as_of: NaiveDate,
    total: WrittenRow,
    #[serde(default)]
    adjustments: Vec<WrittenAdjustment>,
}

#[derive(Serialize, Deserialize)]
struct WrittenRow {
    #[serde(rename = "a", default, skip_serializing_if = "String::is_empty")]
    area: String,
    /// In the order of [`Count::ALL`].
    #[serde(rename = "c")]
    counts: Vec<u64>,
    /// In the order of [`Milestone::ALL`].
    #[serde(rename = "n")]
    new: Vec<u64>,
    #[serde(rename = "r", default, skip_serializing_if = "BTreeMap::is_empty")]
    reasons: BTreeMap<String, u64>,
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    target: Option<u64>,
}

#[derive(Serialize, Deserialize)]
struct WrittenAdjustment {
    since: NaiveDate,
    as_of: NaiveDate,
    #[serde(rename = "n")]
    new: Vec<i64>,
    #[serde(rename = "v", default)]
    visits: i64,
}

#[derive(Serialize, Deserialize)]
struct WrittenPrevious {
    since: NaiveDate,
    as_of: NaiveDate,
    total: WrittenRow,
}

impl WrittenReport {
    pub(super) fn of(report: &SealedReport) -> Self {
        Self {
            report: report.kind.code().to_owned(),
            since: report.period.since,
            as_of: report.period.as_of,
            head: report.journal_head.clone(),
            ward: report.ward.clone(),
            campaign: report.campaign.clone(),
            rows: report.tally.rows.iter().map(WrittenRow::of).collect(),
            total: WrittenRow::of(&report.tally.total),
            adjustments: report.adjustments.iter().map(WrittenAdjustment::of).collect(),
            previous: report.previous.as_ref().map(WrittenPrevious::of),
        }
    }

    /// The report, if its kind is known.
    pub(super) fn read(self) -> Option<SealedReport> {
        Some(SealedReport {
            kind: ReportKind::from_code(&self.report)?,
            period: Period { since: self.since, as_of: self.as_of },
            journal_head: self.head,
            ward: self.ward,
            campaign: self.campaign,
            tally: Tally { rows: self.rows.into_iter().map(WrittenRow::read).collect(), total: self.total.read() },
            adjustments: self.adjustments.into_iter().map(WrittenAdjustment::read).collect(),
            previous: self.previous.map(|previous| Previous {
                period: Period { since: previous.since, as_of: previous.as_of },
                total: previous.total.read(),
            }),
        })
    }
}

/// What is asked of a sealed report again and again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SealedShort {
    /// Which report.
    pub kind: ReportKind,
    /// What it covers.
    pub period: Period,
    /// What it said of the whole ward.
    pub total: TallyRow,
    /// What it said about earlier periods.
    pub adjustments: Vec<Adjustment>,
}

impl WrittenShort {
    /// What is asked of it, if its kind is known.
    pub(super) fn read(self) -> Option<SealedShort> {
        Some(SealedShort {
            kind: ReportKind::from_code(&self.report)?,
            period: Period { since: self.since, as_of: self.as_of },
            total: self.total.read(),
            adjustments: self.adjustments.into_iter().map(WrittenAdjustment::read).collect(),
        })
    }
}

impl WrittenRow {
    fn of(row: &TallyRow) -> Self {
        let reasons = row.reasons.iter().filter(|(_, people)| **people > 0);
        Self {
            area: row.area.clone(),
            counts: Count::ALL.into_iter().map(|count| row.count(count)).collect(),
            new: Milestone::ALL.into_iter().map(|milestone| row.new_in_period(milestone)).collect(),
            reasons: reasons.map(|(reason, people)| (reason.code().to_owned(), *people)).collect(),
            target: row.target,
        }
    }

    fn read(self) -> TallyRow {
        let mut row = TallyRow::of_area(&self.area);
        Count::ALL.into_iter().zip(self.counts).for_each(|(count, number)| row.add(count, number));
        Milestone::ALL.into_iter().zip(self.new).for_each(|(milestone, number)| row.add_new(milestone, number));
        let known = self.reasons.into_iter();
        row.reasons = known.filter_map(|(code, people)| Some((Reason::from_code(&code)?, people))).collect();
        row.target = self.target;
        row
    }
}

impl WrittenAdjustment {
    fn of(adjustment: &Adjustment) -> Self {
        let Adjustment { about, change } = adjustment;
        let new = Milestone::ALL.into_iter().map(|milestone| change.new_of(milestone)).collect();
        Self { since: about.since, as_of: about.as_of, new, visits: change.visits }
    }

    fn read(self) -> Adjustment {
        let mut change = Flow::default();
        change.visits = self.visits;
        Milestone::ALL.into_iter().zip(self.new).for_each(|(milestone, number)| change.add_new(milestone, number));
        Adjustment { about: Period { since: self.since, as_of: self.as_of }, change }
    }
}

impl WrittenPrevious {
    fn of(previous: &Previous) -> Self {
        let Period { since, as_of } = previous.period;
        Self { since, as_of, total: WrittenRow::of(&previous.total) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::campaign::OfficialForm;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn row(area: &str, more: u64) -> TallyRow {
        let mut row = TallyRow::of_area(area);
        Count::ALL.into_iter().zip(more..).for_each(|(count, number)| row.add(count, number));
        Milestone::ALL.into_iter().zip(more..).for_each(|(milestone, number)| row.add_new(milestone, number));
        row.reasons = Reason::all().take(3).map(|reason| (reason, more)).collect();
        row.target = (more > 5).then_some(more * 10);
        row
    }

    fn report() -> SealedReport {
        let mut change = Flow::default();
        change.visits = -2;
        change.add_new(Milestone::L2Activated, -1);
        change.add_new(Milestone::L2Enrolled, 4);
        SealedReport {
            kind: ReportKind::Monthly,
            period: Period { since: day("2023-06-11"), as_of: day("2023-07-10") },
            journal_head: "3f9a1c07".to_owned(),
            ward: Ward { name: "Phường Mẫu".to_owned(), parent: "Thành phố".to_owned() },
            campaign: Campaign {
                target: Some(900),
                form: OfficialForm { place: "Mẫu".to_owned(), ..OfficialForm::default() },
                ..Campaign::default()
            },
            tally: Tally { rows: vec![row("Tổ 1", 3), row("", 9)], total: row("", 12) },
            adjustments: vec![Adjustment { about: Period::day(day("2023-06-01")), change }],
            previous: Some(Previous { period: Period::day(day("2023-06-10")), total: row("", 7) }),
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        let report = report();
        let text = serde_json::to_string(&WrittenReport::of(&report)).unwrap();
        assert_eq!(serde_json::from_str::<WrittenReport>(&text).unwrap().read(), Some(report.clone()));
        let short = serde_json::from_str::<WrittenShort>(&text).unwrap().read().unwrap();
        assert_eq!((short.kind, short.period), (report.kind, report.period));
        assert_eq!((short.total, short.adjustments), (report.tally.total, report.adjustments));
    }

    /// Written by the first version that could: it reads as it stands, and figures that came later are none.
    #[test]
    fn the_form_stays_readable() {
        let text = r#"{"report":"daily","since":"2023-06-14","as_of":"2023-06-14","head":"ab","ward":{"name":"Phường Mẫu",
            "parent":""},"campaign":{"name":"Chiến dịch","minimum_age":14},"rows":[{"a":"Tổ 1","c":[1,2,3],"n":[4]}],
            "total":{"c":[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15],"n":[1,2,3,4,5,6,7,8],"r":{"no_smartphone":2,"khong-ro":1},
            "t":50},"adjustments":[{"since":"2023-06-13","as_of":"2023-06-13","n":[0,0,0,0,0,0,0,-2]}]}"#;
        let report = serde_json::from_str::<WrittenReport>(text).unwrap().read().unwrap();
        assert_eq!((report.kind, report.period), (ReportKind::Daily, Period::day(day("2023-06-14"))));
        assert_eq!(report.tally.total.count(Count::HouseholdsVisited), 15);
        assert_eq!(report.tally.total.new_in_period(Milestone::L2Activated), 8);
        assert_eq!((report.tally.total.target, report.tally.total.reasons.len()), (Some(50), 1));
        assert_eq!(report.tally.rows[0].count(Count::Eligible), 3);
        assert_eq!(report.tally.rows[0].count(Count::CardIssued), 0);
        assert_eq!(report.adjustments[0].change.new_of(Milestone::L2Activated), -2);
        assert_eq!(report.previous, None);
        let later = text.replace("daily", "yearly");
        assert_eq!(serde_json::from_str::<WrittenReport>(&later).unwrap().read(), None);
    }
}
