//! The tally as the contract's JSON document (contract.md, "Tally JSON").

use serde_json::{Map, Value, json};

use super::tally::TallyHead;
use crate::domain::milestone::Milestone;
use crate::domain::tally::{Count, Denominator, Rate, Tally, TallyRow};
use crate::domain::time::Timestamp;

/// Name of a target in `of`, and of the number itself in a row.
pub(super) const TARGET_KEY: &str = "target";

/// The document `tungnha.tally/1`.
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
    json!({
        "schema": "tungnha.tally/1",
        "ward": { "name": head.ward.name, "parent": head.ward.parent },
        "campaign": {
            "name": head.campaign.name,
            "start": head.campaign.start,
            "end": head.campaign.end,
            TARGET_KEY: head.campaign.target,
        },
        "as_of": head.as_of,
        "since": head.since,
        "known_at": head.known_at.map(Timestamp::to_rfc3339_local),
        "made_at": head.made_at.to_rfc3339_local(),
        "journal_head": head.journal_head,
        "rows": rows,
        "total": row_json(&tally.total),
    })
}

fn row_json(row: &TallyRow) -> Map<String, Value> {
    let mut object: Map<_, _> =
        Count::ALL.into_iter().map(|count| (count.key().to_owned(), row.count(count).into())).collect();
    object.insert(TARGET_KEY.to_owned(), row.target.into());
    object.insert("rates".to_owned(), Rate::ALL.into_iter().map(|rate| (rate.key(), rate_json(row, rate))).collect());
    let new = Milestone::ALL.into_iter().map(|milestone| (milestone.code(), row.new_in_period(milestone)));
    object.insert("new".to_owned(), new.collect());
    let reasons = row.reasons.iter().filter(|(_, people)| **people > 0);
    object.insert("reasons".to_owned(), reasons.map(|(reason, people)| (reason.code(), *people)).collect());
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
