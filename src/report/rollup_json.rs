//! The roll-up as the contract's JSON document: the tally's shape, with `ward` in place of `area`. A figure that a ward
//! does not say is null.

use serde_json::{Map, Value, json};

use super::json::{TARGET_KEY, row_json};
use crate::domain::reports::ReportKind;
use crate::domain::rollup::{Figure, RollUp, RollUpRow};
use crate::domain::tally::Rate;
use crate::domain::time::Timestamp;
use crate::text::words::Words;

/// The schema that the document names.
pub(super) const SCHEMA: &str = "tungnha.rollup/1";

/// The document `tungnha.rollup/1`; the messages of its findings are in the language of the words.
pub fn rollup_json(made: &RollUp, made_at: Timestamp, words: &Words) -> Value {
    let findings = made.findings.iter().map(|finding| {
        json!({
            "code": finding.code.code(),
            "ward": finding.ward,
            "file": finding.file,
            "message": words.say(&finding.message),
        })
    });
    let total = &made.total;
    let mut sums = row_json(total.sums());
    keep_known(&mut sums, |figure| total.figure(figure), |rate| total.rate(rate));
    sums.insert("wards".to_owned(), made.rows.len().into());
    let targets = json!({ "wards": total.wards_with_target, "sum": total.targets });
    sums.insert("targets".to_owned(), targets);
    json!({
        "schema": SCHEMA,
        "ward": { "name": null, "parent": made.parent },
        "campaign": { "name": made.campaign, "start": null, "end": null, TARGET_KEY: total.target() },
        "as_of": made.as_of,
        "since": made.since,
        "known_at": null,
        "made_at": made_at.to_rfc3339_local(),
        "journal_head": null,
        "kind": made.kind.map(ReportKind::code),
        "files": made.files,
        "listed": made.listed,
        "ranked_by": made.ranking.rate.key(),
        "rows": made.rows.iter().map(ward_json).collect::<Vec<_>>(),
        "total": sums,
        "findings": findings.collect::<Vec<_>>(),
    })
}

fn ward_json(row: &RollUpRow) -> Value {
    let figures = &row.figures;
    let mut object = row_json(&figures.total);
    keep_known(&mut object, |figure| figures.figure(figure), |rate| figures.rate(rate));
    let about = json!({
        "ward": figures.ward.name,
        "parent": figures.ward.parent,
        "rank": row.rank,
        "as_of": figures.as_of,
        "since": figures.since,
        "kind": figures.kind.map(ReportKind::code),
        "made_at": figures.made_at.map(Timestamp::to_rfc3339_local),
        "sealed": figures.is_sealed,
        "file": figures.file,
    });
    if let Value::Object(about) = about {
        object.extend(about);
    }
    object.into()
}

/// Puts null where nothing is said.
fn keep_known(
    object: &mut Map<String, Value>,
    figure: impl Fn(Figure) -> Option<u64>,
    rate: impl Fn(Rate) -> Option<i64>,
) {
    for unknown in Figure::all().filter(|one| figure(*one).is_none()) {
        match unknown {
            Figure::Count(count) => drop(object.insert(count.key().to_owned(), Value::Null)),
            Figure::Target => drop(object.insert(TARGET_KEY.to_owned(), Value::Null)),
            Figure::New(milestone) => {
                if let Some(Value::Object(new)) = object.get_mut("new") {
                    new.insert(milestone.code().to_owned(), Value::Null);
                }
            }
        }
    }
    for unknown in Rate::ALL.into_iter().filter(|one| rate(*one).is_none()) {
        let stated = object.get_mut("rates").and_then(|rates| rates.get_mut(unknown.key()));
        if let Some(Value::Object(stated)) = stated {
            stated.insert("value".to_owned(), Value::Null);
        }
    }
}
