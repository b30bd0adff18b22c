//! People, households and figures as the JSON of the contract.

use serde_json::{Map, Value, json};

use crate::desk::import::{Doing, Imported};
use crate::desk::views::{HouseholdCard, PersonCard, PersonLine, ProblemShown, VisitShown};
use crate::domain::field::{Field, HouseholdField};
use crate::domain::milestone::Milestone;
use crate::domain::roster::cell_name;
use crate::text::words::{Message, Words};

/// A person as `show` gives them.
pub fn person(card: &PersonCard, words: &Words) -> Value {
    let mut value = listed_person(card, words);
    if let Some(fields) = value.as_object_mut() {
        fields.insert("visits".to_owned(), card.visits.iter().map(visit).collect());
    }
    value
}

/// A person as `list` gives them: without visits.
pub fn listed_person(card: &PersonCard, words: &Words) -> Value {
    let mut fields = Map::new();
    fields.insert("ref".to_owned(), json!(card.reference.to_string()));
    fields.insert("household".to_owned(), json!(card.household.to_string()));
    for field in HouseholdField::ALL {
        fields.insert(field.code().to_owned(), json!(card.household_facts.get(field)));
    }
    for field in Field::all().filter(|field| !matches!(field, Field::Milestone(_) | Field::Household)) {
        fields.insert(field.code().to_owned(), json!(card.person.facts.get(field)));
    }
    fields.insert("presence".to_owned(), json!(card.presence.code()));
    fields.insert("milestones".to_owned(), milestones(card));
    let text = words.say(&Message::of_code("next-step", &card.next_step.message_code()));
    fields.insert("next_step".to_owned(), json!({"code": card.next_step.code(), "text": text}));
    fields.insert("reason".to_owned(), json!(card.reason.map(crate::domain::reason::Reason::code)));
    fields.insert("activated_on_phone".to_owned(), json!(card.phone.map(crate::domain::visit::Handset::code)));
    fields.insert("problems".to_owned(), card.problems.iter().map(|one| problem(one, words)).collect());
    let conflicts: Vec<Value> = card
        .person
        .conflicts
        .iter()
        .map(|conflict| json!({"field": conflict.field.code(), "other": conflict.other}))
        .collect();
    fields.insert("conflicts".to_owned(), json!(conflicts));
    Value::Object(fields)
}

fn milestones(card: &PersonCard) -> Value {
    let of = |milestone: Milestone| {
        let reached = card.person.facts.milestones.get(milestone);
        let on = reached.stated_day().map(|day| day.to_string());
        (milestone.code().to_owned(), json!({"reached": reached.is_reached(), "on": on}))
    };
    Value::Object(Milestone::ALL.into_iter().map(of).collect())
}

fn problem(problem: &ProblemShown, words: &Words) -> Value {
    json!({
        "code": problem.code.code(),
        "field": problem.field.map(Field::code),
        "raw": problem.raw,
        "cell": problem.cell,
        "message": words.say(&Message::of_code("problem", problem.code.code())),
    })
}

fn visit(visit: &VisitShown) -> Value {
    let results: Vec<Value> = visit
        .results
        .iter()
        .map(|one| {
            json!({
                "ref": one.person.to_string(),
                "result": one.result.code(),
                "reason": one.reason.map(crate::domain::reason::Reason::code),
                "phone": one.phone.map(crate::domain::visit::Handset::code),
            })
        })
        .collect();
    json!({
        "household": visit.household.to_string(),
        "on": visit.on.to_string(),
        "outcome": visit.outcome.code(),
        "results": results,
        "next": visit.next.map(|next| next.to_string()),
        "note": visit.note,
        "by": visit.by,
    })
}

/// A household as `show` gives it.
pub fn household(card: &HouseholdCard, words: &Words) -> Value {
    let mut fields = Map::new();
    fields.insert("ref".to_owned(), json!(card.reference.to_string()));
    for field in HouseholdField::ALL {
        fields.insert(field.code().to_owned(), json!(card.household.facts.get(field)));
    }
    let conflicts: Vec<Value> = card
        .household
        .conflicts
        .iter()
        .map(|conflict| json!({"field": conflict.field.code(), "other": conflict.other}))
        .collect();
    fields.insert("conflicts".to_owned(), json!(conflicts));
    fields.insert("members".to_owned(), card.members.iter().map(|member| person(member, words)).collect());
    fields.insert("visits".to_owned(), card.visits.iter().map(visit).collect());
    fields.insert("next_appointment".to_owned(), json!(card.appointment.map(|next| next.to_string())));
    Value::Object(fields)
}

/// A line of a search.
pub fn found(line: &PersonLine) -> Value {
    json!({
        "ref": line.reference.to_string(),
        "person_id": line.person_number,
        "full_name": line.full_name,
        "birth_date": line.birth_date.map(|birth| birth.to_string()),
        "area": line.area,
        "address": line.address,
        "household": line.household.to_string(),
        "presence": line.presence.code(),
        "next_step": line.next_step.code(),
        "score": line.score,
    })
}

/// What an import did.
pub fn imported(imported: &Imported, doing: Doing, words: &Words) -> Value {
    let files: Vec<Value> = imported
        .files
        .iter()
        .map(|file| {
            let sheets: Vec<Value> = file
                .sheets
                .iter()
                .map(|sheet| {
                    let fields: Map<String, Value> =
                        sheet.fields.iter().map(|(field, heading)| (field.clone(), json!(heading))).collect();
                    json!({
                        "name": sheet.name,
                        "heading_row": sheet.heading_row,
                        "of": sheet.of.code(),
                        "rows": sheet.rows,
                        "fields": fields,
                        "ignored": sheet.ignored,
                        "hidden_rows": sheet.hidden_rows.count,
                        "encoding": sheet.encoding,
                    })
                })
                .collect();
            json!({"path": file.path, "sheets": sheets, "hidden_sheets": file.hidden_sheets})
        })
        .collect();
    let mut kinds: std::collections::BTreeMap<&str, u64> = std::collections::BTreeMap::new();
    let mut list = Vec::new();
    for (place, problem) in &imported.problems {
        *kinds.entry(problem.code.code()).or_default() += 1;
        let file = imported.files.get(usize::from(place.file));
        let sheet = file.and_then(|file| file.sheets.get(usize::from(place.sheet)));
        list.push(json!({
            "file": file.map(|file| file.path.as_str()),
            "sheet": sheet.map(|sheet| sheet.name.as_str()),
            "cell": problem.column.map(|column| cell_name(column, place.row)),
            "row": place.row,
            "code": problem.code.code(),
            "field": problem.field.map(Field::code),
            "raw": problem.raw,
            "message": words.say(&Message::of_code("problem", problem.code.code())),
        }));
    }
    let counts = imported.counts;
    json!({
        "files": files,
        "as_of": imported.as_of.to_string(),
        "rows": counts.rows,
        "households": counts.households,
        "added": counts.added,
        "updated": counts.updated,
        "unchanged": counts.unchanged,
        "duplicates": counts.duplicates,
        "held": counts.held,
        "unsure": counts.unsure,
        "problems": kinds,
        "problem_list": list,
        "dry_run": doing == Doing::DryRun,
        "operation": imported.operation.map(|operation| operation.to_string()),
    })
}
