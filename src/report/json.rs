//! The tally as the contract's JSON document (contract.md, "Tally JSON").

use serde_json::{Map, Value, json};

use super::tally::TallyHead;
use super::tally_tables::SMALL_COUNTS;
use crate::domain::milestone::Milestone;
use crate::domain::reports::sealed::{Flow, PeriodReport};
use crate::domain::tally::{Count, Denominator, Rate, Tally, TallyRow};
use crate::domain::time::Timestamp;

/// Name of a target in `of`, and of the number itself in a row.
pub(super) const TARGET_KEY: &str = "target";

/// The document `tungnha.tally/1`; of a periodic report `tungnha.report/1`, which says more.
pub fn tally_json(head: &TallyHead, tally: &Tally) -> Value {
    let rows: Vec<Value> = tally
        .rows
        .iter()
        .map(|row| {
            let mut object = row_json(row);
            object.insert("area".to_owned(), row.area.as_str().into());
            object.into()
        })
        .collect();
    let mut document = json!({
        "schema": head.schema(),
        "ward": { "name": head.ward.name, "parent": head.ward.parent },
        "campaign": {
            "name": head.campaign.name,
            "start": head.campaign.start,
            "end": head.campaign.end,
            TARGET_KEY: head.campaign.target,
        },
        "minimum_age": head.campaign.minimum_age,
        "as_of": head.as_of,
        "since": head.since,
        "known_at": head.known_at.map(Timestamp::to_rfc3339_local),
        "made_at": head.made_at.to_rfc3339_local(),
        "journal_head": head.journal_head,
        "rows": rows,
        "total": row_json(&tally.total),
    });
    if let (Some(report), Some(object)) = (&head.report, document.as_object_mut()) {
        object.extend(report_json(report));
    }
    document
}

/// What a periodic report says beyond the tally.
fn report_json(report: &PeriodReport) -> Map<String, Value> {
    let sealed = report.seal.as_ref().map(|seal| json!({ "at": seal.at.to_rfc3339_exact(), "by": seal.by }));
    let previous = report.previous.as_ref().map(|previous| {
        json!({
            "since": previous.period.since,
            "as_of": previous.period.as_of,
            "total": row_json(&previous.total),
        })
    });
    let by_period = report.adjustments.iter().map(|adjustment| {
        let mut object = flow_json(&adjustment.change);
        object.insert("since".to_owned(), json!(adjustment.about.since));
        object.insert("as_of".to_owned(), json!(adjustment.about.as_of));
        Value::Object(object)
    });
    let mut adjustments = flow_json(&report.adjusted());
    adjustments.insert("by_period".to_owned(), by_period.collect());
    [
        ("kind".to_owned(), report.kind.code().into()),
        ("sealed".to_owned(), sealed.into()),
        ("adjustments".to_owned(), adjustments.into()),
        ("previous".to_owned(), previous.into()),
    ]
    .into_iter()
    .collect()
}

fn flow_json(flow: &Flow) -> Map<String, Value> {
    let new = Milestone::ALL.into_iter().map(|milestone| (milestone.code().to_owned(), flow.new_of(milestone).into()));
    let new: Map<String, Value> = new.collect();
    [("new".to_owned(), new.into()), ("visits".to_owned(), flow.visits.into())].into_iter().collect()
}

pub(super) fn row_json(row: &TallyRow) -> Map<String, Value> {
    let mut object: Map<_, _> =
        Count::ALL.into_iter().map(|count| (count.key().to_owned(), row.count(count).into())).collect();
    object.insert(TARGET_KEY.to_owned(), row.target.into());
    object.insert("rates".to_owned(), Rate::ALL.into_iter().map(|rate| (rate.key(), rate_json(row, rate))).collect());
    let new = Milestone::ALL.into_iter().map(|milestone| (milestone.code(), row.new_in_period(milestone)));
    object.insert("new".to_owned(), new.collect());
    let reasons = row.reasons.iter().filter(|(_, people)| **people > 0);
    object.insert("reasons".to_owned(), reasons.map(|(reason, people)| (reason.code(), *people)).collect());
    // So few people that a reason beside them may tell who they are: flagged here as in every other form.
    let few = row.reasons.iter().filter(|(_, people)| SMALL_COUNTS.contains(*people)).map(|(reason, _)| reason.code());
    object.insert("small_reasons".to_owned(), few.collect());
    object
}

fn rate_json(row: &TallyRow, rate: Rate) -> Value {
    let whole = match rate.denominator() {
        Denominator::Count(count) => count.key(),
        Denominator::Target => TARGET_KEY,
    };
    json!({ "value": row.rate(rate).map(percent), "of": [rate.numerator().key(), whole] })
}

/// Hundredths of a percent as the nearest number that prints with at most two decimals.
#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^53")]
pub(super) fn percent(hundredths: i64) -> f64 {
    hundredths as f64 / 100.0
}
