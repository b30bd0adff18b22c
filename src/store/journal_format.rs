//! The journal's written form: kind, version and JSON payload of each event, and the bytes that the chain covers.
//! Version 1 of everything. A written form is never changed: a new one gets a new version and the old stays readable.
//! A part that may be missing can be added to a form without that: what lacks it reads as before.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::journal_reports::WrittenReport;
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::decision::{AcceptedProblem, Decision, RefusedMove, RowIdentity};
use crate::domain::event::{Body, EventKey, HeldRow, ImportSummary, Operation, Settled, Source};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::household::HouseholdFacts;
use crate::domain::ids::{HeldRowId, HouseholdId, OperationId, PersonId, SubjectId};
use crate::domain::person::PersonFacts;
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::domain::presence::{Presence, Residence};
use crate::domain::problem::{Problem, ProblemCode};
use crate::domain::reason::Reason;
use crate::domain::sheet::Sheet;
use crate::domain::visit::{Handset, Outcome, ResultKind, Visit, VisitResult};

/// The version written for every kind so far.
pub const VERSION: i64 = 1;

/// The kind of an event as it is written.
pub fn kind_of(body: &Body) -> &str {
    match body {
        Body::WardSet { .. } => "ward_set",
        Body::CampaignSet { .. } => "campaign_set",
        Body::HouseholdAdded { .. } => "household_added",
        Body::HouseholdChanged { .. } => "household_changed",
        Body::PersonAdded { .. } => "person_added",
        Body::PersonChanged { .. } => "person_changed",
        Body::PersonDecided { .. } => "person_decided",
        Body::VisitRecorded { .. } => "visit_recorded",
        Body::RowHeld { .. } => "row_held",
        Body::HeldRowSettled { .. } => "held_row_settled",
        Body::RosterImported { .. } => "roster_imported",
        Body::SheetMade { .. } => "sheet_made",
        Body::ReportSealed { .. } => "report_sealed",
        Body::OperationReversed { .. } => "operation_reversed",
        Body::OperationRestored { .. } => "operation_restored",
        Body::Unknown { kind, .. } => kind,
    }
}

type Texts<'a> = BTreeMap<Cow<'a, str>, Option<Cow<'a, str>>>;

/// A person as it is written: straight from the facts, since 200,000 of them are written at once.
#[derive(Serialize)]
struct PersonToWrite<'a> {
    #[serde(rename = "h")]
    household: HouseholdId,
    #[serde(rename = "f")]
    facts: FactsToWrite<'a>,
    #[serde(rename = "p", skip_serializing_if = "Vec::is_empty")]
    problems: Vec<WrittenProblem>,
    #[serde(rename = "i", skip_serializing_if = "is_false")]
    imported: bool,
}

struct FactsToWrite<'a>(&'a PersonFacts);

impl Serialize for FactsToWrite<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let facts = self.0;
        let mut map = serializer.serialize_map(None)?;
        let mut text = |field: Field, value: Option<&str>| match value {
            Some(value) => map.serialize_entry(field.journal_code(), value),
            None => Ok(()),
        };
        text(Field::FullName, Some(facts.full_name.as_str()))?;
        text(Field::Sex, facts.sex.map(crate::domain::sex::Sex::code))?;
        text(Field::PersonNumber, facts.person_number.as_ref().map(PersonNumber::as_str))?;
        text(Field::OldId, facts.old_id.as_deref())?;
        text(Field::Phone, facts.phone.as_ref().map(Phone::as_str))?;
        text(Field::Relationship, facts.relationship.as_deref())?;
        text(Field::Residence, facts.residence.map(Residence::code))?;
        text(Field::Presence, facts.presence.map(Presence::code))?;
        text(Field::Nationality, facts.nationality.as_deref())?;
        text(Field::Note, facts.note.as_deref())?;
        if let Some(birth) = facts.birth_date {
            map.serialize_entry(Field::BirthDate.journal_code(), &Displayed(&birth))?;
        }
        for field in [Field::Bhyt, Field::Gplx, Field::Vehicle, Field::Bhxh] {
            if let Some(value) = facts.get(field) {
                map.serialize_entry(field.journal_code(), &value)?;
            }
        }
        for (milestone, reached) in facts.milestones.iter().filter(|(_, reached)| reached.is_reached()) {
            map.serialize_entry(Field::Milestone(milestone).journal_code(), &Displayed(&reached))?;
        }
        map.end()
    }
}

struct Displayed<'a, T: std::fmt::Display>(&'a T);

impl<T: std::fmt::Display> Serialize for Displayed<'_, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self.0)
    }
}

#[derive(Deserialize)]
struct WrittenPerson<'a> {
    #[serde(rename = "h")]
    household: HouseholdId,
    #[serde(rename = "f", borrow)]
    facts: Texts<'a>,
    #[serde(rename = "p", default)]
    problems: Vec<WrittenProblem>,
    #[serde(rename = "i", default)]
    imported: bool,
}

#[derive(Serialize, Deserialize)]
struct WrittenHousehold {
    #[serde(rename = "f")]
    facts: BTreeMap<String, String>,
    #[serde(rename = "i", default, skip_serializing_if = "is_false")]
    imported: bool,
}

#[derive(Serialize, Deserialize)]
struct WrittenChanges {
    /// Field, what it replaces, what it says.
    #[serde(rename = "c")]
    changes: Vec<(String, Option<String>, Option<String>)>,
    #[serde(rename = "p", default, skip_serializing_if = "Option::is_none")]
    problems: Option<Vec<WrittenProblem>>,
    #[serde(rename = "i", default, skip_serializing_if = "is_false")]
    imported: bool,
}

#[derive(Serialize, Deserialize)]
pub(super) struct WrittenProblem {
    code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    field: Option<String>,
    raw: String,
    cell: String,
}

#[derive(Serialize, Deserialize)]
struct WrittenVisit {
    outcome: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    results: Vec<(PersonId, String, Option<String>)>,
    /// Whose phone an account is on, by the place of the result; later than the rest.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    phones: BTreeMap<usize, String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    next: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    note: Option<String>,
}

/// A decision about a person; the projection keeps lists of them in the same form.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum WrittenDecision {
    MergedInto(PersonId),
    ApartFrom(PersonId),
    KnownAs(WrittenRow),
    Accepted {
        code: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        field: Option<String>,
        evidence: String,
    },
    MoveRefused {
        row: WrittenRow,
        from: HouseholdId,
    },
}

/// What tells a row of a roster from others.
#[derive(Serialize, Deserialize)]
pub(super) struct WrittenRow {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    birth_date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    person_id: Option<String>,
    household: String,
}

/// What became of a row that waited.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum WrittenSettled {
    TakenIn(PersonId),
    Dropped,
}

#[derive(Serialize, Deserialize)]
struct WrittenHeld {
    file: String,
    sheet: String,
    row: u32,
    code: String,
    cells: Vec<(String, String)>,
}

#[derive(Serialize, Deserialize)]
struct WrittenImport {
    files: Vec<String>,
    as_of: Option<chrono::NaiveDate>,
    rows: u64,
    added: u64,
    updated: u64,
}

#[derive(Serialize, Deserialize)]
struct WrittenSheet {
    code: String,
    title: String,
    people: Vec<PersonId>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "the shape that serde asks for")]
fn is_false(flag: &bool) -> bool {
    !flag
}

/// A payload that this version should read but cannot.
#[derive(Debug, thiserror::Error)]
#[error("payload of {kind}: {detail}")]
pub struct Unreadable {
    /// Kind of the event.
    pub kind: String,
    /// What is wrong; names no personal data.
    pub detail: &'static str,
}

/// Writes the payload of an event.
pub fn write_payload(body: &Body) -> Result<String, serde_json::Error> {
    match body {
        Body::WardSet { ward } => serde_json::to_string(ward),
        Body::CampaignSet { campaign } => serde_json::to_string(campaign),
        Body::HouseholdAdded { facts, source, .. } => {
            let facts = HouseholdField::ALL
                .into_iter()
                .filter_map(|field| Some((field.code().to_owned(), facts.get(field)?.to_owned())))
                .collect();
            serde_json::to_string(&WrittenHousehold { facts, imported: *source == Source::Import })
        }
        Body::PersonAdded { household, facts, problems, source, .. } => serde_json::to_string(&PersonToWrite {
            household: *household,
            facts: FactsToWrite(facts),
            problems: problems.iter().map(WrittenProblem::of).collect(),
            imported: *source == Source::Import,
        }),
        Body::HouseholdChanged { changes, source, .. } => {
            write_changes(changes, super::super::domain::field::HouseholdField::code, None, *source)
        }
        Body::PersonChanged { changes, problems, source, .. } => {
            write_changes(changes, super::super::domain::field::Field::journal_code, problems.as_deref(), *source)
        }
        Body::VisitRecorded { visit, .. } => serde_json::to_string(&WrittenVisit {
            outcome: visit.outcome.code().to_owned(),
            results: visit
                .results
                .iter()
                .map(|one| {
                    (one.person, one.result.code().to_owned(), one.reason.map(|reason| reason.code().to_owned()))
                })
                .collect(),
            phones: visit
                .results
                .iter()
                .enumerate()
                .filter_map(|(place, one)| Some((place, one.phone?.code().to_owned())))
                .collect(),
            next: visit.next.map(|next| next.to_string()),
            note: visit.note.clone(),
        }),
        Body::RowHeld { held, .. } => serde_json::to_string(&WrittenHeld {
            file: held.file.clone(),
            sheet: held.sheet.clone(),
            row: held.row,
            code: held.code.code().to_owned(),
            cells: held.cells.clone(),
        }),
        Body::PersonDecided { decision, .. } => serde_json::to_string(&WrittenDecision::of(decision)),
        Body::HeldRowSettled { settled, .. } => serde_json::to_string(&WrittenSettled::of(*settled)),
        Body::RosterImported { summary } => serde_json::to_string(&WrittenImport {
            files: summary.files.clone(),
            as_of: summary.as_of,
            rows: summary.rows,
            added: summary.added,
            updated: summary.updated,
        }),
        Body::SheetMade { sheet } => serde_json::to_string(&WrittenSheet {
            code: sheet.code.to_string(),
            title: sheet.title.clone(),
            people: sheet.people.clone(),
        }),
        Body::ReportSealed { report } => serde_json::to_string(&WrittenReport::of(report)),
        Body::OperationReversed { .. } | Body::OperationRestored { .. } => Ok("{}".to_owned()),
        Body::Unknown { payload, .. } => Ok(payload.clone()),
    }
}

fn write_changes<F: Copy>(
    changes: &[Change<F>],
    name: impl Fn(F) -> &'static str,
    problems: Option<&[Problem]>,
    source: Source,
) -> Result<String, serde_json::Error> {
    serde_json::to_string(&WrittenChanges {
        changes: changes
            .iter()
            .map(|change| (name(change.field).to_owned(), change.old.clone(), change.new.clone()))
            .collect(),
        problems: problems.map(|problems| problems.iter().map(WrittenProblem::of).collect()),
        imported: source == Source::Import,
    })
}

/// Reads an event's payload. A kind or version that is not known is kept verbatim; so is a person's change of a
/// field that a later version has (the known ones of the same event hold).
pub fn read_payload(kind: &str, version: i64, subject: SubjectId, text: &str) -> Result<Body, Unreadable> {
    let unreadable = |detail| Unreadable { kind: kind.to_owned(), detail };
    let shape = |_: serde_json::Error| unreadable("not of the written shape");
    let source = |imported| if imported { Source::Import } else { Source::Hand };
    if version != VERSION {
        return Ok(Body::Unknown { kind: kind.to_owned(), subject, payload: text.to_owned() });
    }
    Ok(match kind {
        "ward_set" => Body::WardSet { ward: serde_json::from_str::<Ward>(text).map_err(shape)? },
        "campaign_set" => {
            Body::CampaignSet { campaign: Box::new(serde_json::from_str::<Campaign>(text).map_err(shape)?) }
        }
        "household_added" => {
            let written: WrittenHousehold = serde_json::from_str(text).map_err(shape)?;
            let mut facts = HouseholdFacts::default();
            for (name, value) in written.facts {
                if let Some(field) = HouseholdField::from_code(&name) {
                    facts.set(field, Some(value));
                }
            }
            Body::HouseholdAdded { household: HouseholdId(subject), facts, source: source(written.imported) }
        }
        "person_added" => {
            let written: WrittenPerson<'_> = serde_json::from_str(text).map_err(shape)?;
            let mut facts = PersonFacts::default();
            for (name, value) in &written.facts {
                if let Some(field) = Field::from_journal_code(name) {
                    facts.set(field, value.as_deref()).map_err(|_bad| unreadable("a value of a wrong kind"))?;
                }
            }
            Body::PersonAdded {
                person: PersonId(subject),
                household: written.household,
                facts: Box::new(facts),
                problems: problems_of(written.problems),
                source: source(written.imported),
            }
        }
        "household_changed" => {
            let written: WrittenChanges = serde_json::from_str(text).map_err(shape)?;
            let changes = changes_of(written.changes, HouseholdField::from_code);
            Body::HouseholdChanged { household: HouseholdId(subject), changes, source: source(written.imported) }
        }
        "person_changed" => {
            let written: WrittenChanges = serde_json::from_str(text).map_err(shape)?;
            Body::PersonChanged {
                person: PersonId(subject),
                changes: changes_of(written.changes, Field::from_journal_code),
                problems: written.problems.map(problems_of),
                source: source(written.imported),
            }
        }
        "person_decided" => {
            let written: WrittenDecision = serde_json::from_str(text).map_err(shape)?;
            let decision = written.read().ok_or_else(|| unreadable("a decision about an unknown problem"))?;
            Body::PersonDecided { person: PersonId(subject), decision }
        }
        "held_row_settled" => {
            let written: WrittenSettled = serde_json::from_str(text).map_err(shape)?;
            Body::HeldRowSettled { row: HeldRowId(subject), settled: written.read() }
        }
        "row_held" => {
            let written: WrittenHeld = serde_json::from_str(text).map_err(shape)?;
            let code = ProblemCode::from_code(&written.code).unwrap_or(ProblemCode::UnknownValue);
            let WrittenHeld { file, sheet, row, cells, .. } = written;
            Body::RowHeld { row: HeldRowId(subject), held: HeldRow { file, sheet, row, code, cells } }
        }
        "roster_imported" => {
            let WrittenImport { files, as_of, rows, added, updated } = serde_json::from_str(text).map_err(shape)?;
            Body::RosterImported { summary: ImportSummary { files, as_of, rows, added, updated } }
        }
        "sheet_made" => {
            let WrittenSheet { code, title, people } = serde_json::from_str(text).map_err(shape)?;
            let code = code.parse().map_err(|_no_code| unreadable("a sheet without a code"))?;
            Body::SheetMade { sheet: Sheet { code, title, people } }
        }
        "report_sealed" => {
            let written: WrittenReport = serde_json::from_str(text).map_err(shape)?;
            let report = written.read().ok_or_else(|| unreadable("a report of an unknown kind"))?;
            Body::ReportSealed { report: Box::new(report) }
        }
        "operation_reversed" => Body::OperationReversed { operation: OperationId(subject) },
        "operation_restored" => Body::OperationRestored { operation: OperationId(subject) },
        // A visit's day is the event's; the reader of the envelope puts it in.
        "visit_recorded" => {
            let written: WrittenVisit = serde_json::from_str(text).map_err(shape)?;
            let visit = Visit {
                on: chrono::NaiveDate::MIN,
                outcome: Outcome::from_code(&written.outcome).ok_or_else(|| unreadable("an unknown outcome"))?,
                results: results_of(written.results, &written.phones),
                next: written.next.and_then(|text| text.parse().ok()),
                note: written.note,
            };
            Body::VisitRecorded { household: HouseholdId(subject), visit }
        }
        _ => Body::Unknown { kind: kind.to_owned(), subject, payload: text.to_owned() },
    })
}

fn results_of(written: Vec<(PersonId, String, Option<String>)>, phones: &BTreeMap<usize, String>) -> Vec<VisitResult> {
    let result_of = |(place, (person, result, reason)): (usize, (PersonId, String, Option<String>))| {
        let reason = reason.as_deref().and_then(Reason::from_code);
        let phone = phones.get(&place).and_then(|code| Handset::from_code(code));
        Some(VisitResult { person, result: ResultKind::from_code(&result)?, reason, phone })
    };
    written.into_iter().enumerate().filter_map(result_of).collect()
}

fn changes_of<F>(
    written: Vec<(String, Option<String>, Option<String>)>,
    field: impl Fn(&str) -> Option<F>,
) -> Vec<Change<F>> {
    written.into_iter().filter_map(|(name, old, new)| Some(Change { field: field(&name)?, old, new })).collect()
}

impl WrittenProblem {
    /// The written form of a problem.
    pub(super) fn of(problem: &Problem) -> Self {
        Self {
            code: problem.code.code().to_owned(),
            field: problem.field.map(|field| field.code().to_owned()),
            raw: problem.raw.clone(),
            cell: problem.cell.clone(),
        }
    }

    /// The problem of a written form, if its code is known.
    pub(super) fn read(self) -> Option<Problem> {
        Some(Problem {
            code: ProblemCode::from_code(&self.code)?,
            field: self.field.as_deref().and_then(Field::from_code),
            raw: self.raw,
            cell: self.cell,
        })
    }
}

impl WrittenDecision {
    /// The written form of a decision.
    pub(super) fn of(decision: &Decision) -> Self {
        match decision {
            Decision::MergedInto(into) => Self::MergedInto(*into),
            Decision::ApartFrom(other) => Self::ApartFrom(*other),
            Decision::KnownAs(row) => Self::KnownAs(WrittenRow::of(row)),
            Decision::MoveRefused(refused) => {
                Self::MoveRefused { row: WrittenRow::of(&refused.row), from: refused.from }
            }
            Decision::Accepted(accepted) => Self::Accepted {
                code: accepted.code.code().to_owned(),
                field: accepted.field.map(|field| field.code().to_owned()),
                evidence: accepted.evidence.clone(),
            },
        }
    }

    /// The decision of a written form, if its problem is known.
    pub(super) fn read(self) -> Option<Decision> {
        Some(match self {
            Self::MergedInto(into) => Decision::MergedInto(into),
            Self::ApartFrom(other) => Decision::ApartFrom(other),
            Self::KnownAs(row) => Decision::KnownAs(row.read()),
            Self::MoveRefused { row, from } => Decision::MoveRefused(RefusedMove { row: row.read(), from }),
            Self::Accepted { code, field, evidence } => Decision::Accepted(AcceptedProblem {
                code: ProblemCode::from_code(&code)?,
                field: field.as_deref().and_then(Field::from_code),
                evidence,
            }),
        })
    }
}

impl WrittenRow {
    fn of(row: &RowIdentity) -> Self {
        Self {
            name: row.name.clone(),
            birth_date: row.birth_date.clone(),
            person_id: row.person_number.clone(),
            household: row.household.clone(),
        }
    }

    fn read(self) -> RowIdentity {
        let Self { name, birth_date, person_id: person_number, household } = self;
        RowIdentity { name, birth_date, person_number, household }
    }
}

impl WrittenSettled {
    /// The written form of what became of a row.
    pub(super) fn of(settled: Settled) -> Self {
        match settled {
            Settled::TakenIn(person) => Self::TakenIn(person),
            Settled::Dropped => Self::Dropped,
        }
    }

    /// What became of the row.
    pub(super) fn read(self) -> Settled {
        match self {
            Self::TakenIn(person) => Settled::TakenIn(person),
            Self::Dropped => Settled::Dropped,
        }
    }
}

fn problems_of(written: Vec<WrittenProblem>) -> Vec<Problem> {
    written.into_iter().filter_map(WrittenProblem::read).collect()
}

/// What binds a payload to its envelope: SHA-256 of salt and payload.
pub fn commitment(salt: &[u8; 16], payload: &str) -> [u8; 32] {
    let mut digest = Sha256::new();
    digest.update(salt);
    digest.update(payload.as_bytes());
    digest.finalize().into()
}

/// An envelope as the chain covers it.
pub struct Envelope<'a> {
    /// Place in the order.
    pub key: EventKey,
    /// The operation.
    pub operation: &'a Operation,
    /// Its kind as written (a later version's kind has no variant here).
    pub operation_kind: &'a str,
    /// Kind and version.
    pub kind: (&'a str, i64),
    /// What it is about.
    pub subject: SubjectId,
    /// The day it happened, counted from 1 January of the year 1.
    pub on_day: i32,
    /// Commitment of the payload.
    pub commitment: [u8; 32],
}

/// The hash of an envelope in its writer's chain: SHA-256 of the hash before it (zeros for the first) and every
/// part of the envelope, each text with its length in front.
pub fn chain_hash(previous: &[u8; 32], envelope: &Envelope<'_>) -> [u8; 32] {
    let mut digest = Sha256::new();
    let text = |digest: &mut Sha256, part: &str| {
        digest.update((part.len() as u64).to_le_bytes());
        digest.update(part.as_bytes());
    };
    digest.update(previous);
    digest.update(envelope.key.device.0);
    digest.update(envelope.key.seq.to_le_bytes());
    digest.update(envelope.key.lamport.to_le_bytes());
    digest.update(envelope.operation.id.0);
    digest.update(envelope.operation.at.millis().to_le_bytes());
    text(&mut digest, envelope.operation_kind);
    text(&mut digest, &envelope.operation.actor);
    text(&mut digest, envelope.kind.0);
    digest.update(envelope.kind.1.to_le_bytes());
    digest.update(envelope.subject);
    digest.update(envelope.on_day.to_le_bytes());
    digest.update(envelope.commitment);
    digest.finalize().into()
}

/// A hash as hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::milestone::{Milestone, Reached};

    /// Every fact that a person can have.
    fn whole_person() -> PersonFacts {
        let mut facts = PersonFacts::default();
        for field in Field::all().filter(|field| *field != Field::Household) {
            let value = match field {
                Field::BirthDate => "1950-05",
                Field::Sex => "female",
                Field::PersonNumber => "031190100002",
                Field::OldId => "030012345",
                Field::Phone => "0912345678",
                Field::Residence => "temporary",
                Field::Presence => "absent",
                Field::Bhyt | Field::Gplx => "yes",
                Field::Vehicle | Field::Bhxh => "no",
                Field::Milestone(Milestone::L2Activated) => "?2023-06-15",
                Field::Milestone(_) => "2023-06-01",
                Field::FullName | Field::Relationship | Field::Nationality | Field::Note | Field::Household => {
                    "Đỗ Thị \"Mẫu\""
                }
            };
            facts.set(field, Some(value)).unwrap();
        }
        facts
    }

    #[test]
    fn a_person_reads_back_with_every_fact() {
        for facts in [whole_person(), PersonFacts { full_name: "Đỗ Văn An".to_owned(), ..PersonFacts::default() }] {
            let (person, household) = (PersonId([7; 16]), HouseholdId([8; 16]));
            let problem = Problem {
                code: ProblemCode::BadDate,
                field: Some(Field::BirthDate),
                raw: "31/6".into(),
                cell: "E7".into(),
            };
            for (source, problems) in [(Source::Import, vec![problem]), (Source::Hand, Vec::new())] {
                let body = Body::PersonAdded { person, household, facts: Box::new(facts.clone()), problems, source };
                let written = write_payload(&body).unwrap();
                assert_eq!(read_payload("person_added", VERSION, person.0, &written).unwrap(), body);
            }
        }
    }

    #[test]
    fn version_1_of_a_person_is_written_as_it_always_was() {
        let mut facts = PersonFacts { full_name: "Đỗ Văn An".to_owned(), ..PersonFacts::default() };
        facts.milestones.set(Milestone::CardIssued, Reached::On("2022-01-02".parse().unwrap()));
        let (person, household, source) = (PersonId([1; 16]), HouseholdId([2; 16]), Source::Import);
        let body = Body::PersonAdded { person, household, facts: Box::new(facts), problems: Vec::new(), source };
        let golden = r#"{"h":"02020202020202020202020202020202","f":{"n":"Đỗ Văn An","ci":"2022-01-02"},"i":true}"#;
        assert_eq!(write_payload(&body).unwrap(), golden);
    }

    #[test]
    fn decisions_and_settled_rows_are_written_as_they_always_were_and_read_back() {
        let (person, other) = (PersonId([1; 16]), PersonId([2; 16]));
        let row = RowIdentity { name: "do van an".into(), household: "to 1\u{1f}12".into(), ..RowIdentity::default() };
        let accepted = AcceptedProblem {
            code: ProblemCode::SharedPhone,
            field: Some(Field::Phone),
            evidence: "0912345678".into(),
        };
        for (decision, golden) in [
            (Decision::MergedInto(other), r#"{"merged_into":"02020202020202020202020202020202"}"#),
            (Decision::ApartFrom(other), r#"{"apart_from":"02020202020202020202020202020202"}"#),
            (Decision::KnownAs(row.clone()), r#"{"known_as":{"name":"do van an","household":"to 1\u001f12"}}"#),
            (
                Decision::MoveRefused(RefusedMove { row, from: HouseholdId([3; 16]) }),
                concat!(
                    r#"{"move_refused":{"row":{"name":"do van an","household":"to 1\u001f12"},"#,
                    r#""from":"03030303030303030303030303030303"}}"#
                ),
            ),
            (
                Decision::Accepted(accepted),
                r#"{"accepted":{"code":"shared_phone","field":"phone","evidence":"0912345678"}}"#,
            ),
        ] {
            let body = Body::PersonDecided { person, decision };
            assert_eq!(write_payload(&body).unwrap(), golden);
            assert_eq!(read_payload("person_decided", VERSION, person.0, golden).unwrap(), body);
        }
        for (settled, golden) in [
            (Settled::TakenIn(other), r#"{"taken_in":"02020202020202020202020202020202"}"#),
            (Settled::Dropped, r#""dropped""#),
        ] {
            let body = Body::HeldRowSettled { row: HeldRowId([3; 16]), settled };
            assert_eq!(write_payload(&body).unwrap(), golden);
            assert_eq!(read_payload("held_row_settled", VERSION, [3; 16], golden).unwrap(), body);
        }
    }

    #[test]
    fn visits_are_written_as_they_always_were_and_whose_phone_it_was_beside_that() {
        let (household, person, other) = (HouseholdId([9; 16]), PersonId([1; 16]), PersonId([2; 16]));
        let result = |person, code: &str, reason: Option<&str>, phone| VisitResult {
            person,
            result: ResultKind::from_code(code).unwrap(),
            reason: reason.and_then(Reason::from_code),
            phone,
        };
        let visit = |results| Visit {
            on: chrono::NaiveDate::MIN,
            outcome: Outcome::Met,
            results,
            next: "2023-06-20 19:30".parse().ok(),
            note: Some("đã hẹn".to_owned()),
        };
        let one = "01010101010101010101010101010101";
        let two = "02020202020202020202020202020202";
        for (results, golden) in [
            (
                vec![
                    result(person, "l2_activated", None, None),
                    result(other, "appointment", Some("no_smartphone"), None),
                ],
                format!(
                    concat!(
                        r#"{{"outcome":"met","results":[["{}","l2_activated",null],["{}","appointment","no_smartphone"]],"#,
                        r#""next":"2023-06-20 19:30","note":"đã hẹn"}}"#
                    ),
                    one, two
                ),
            ),
            (
                vec![
                    result(person, "none", Some("no_smartphone"), None),
                    result(other, "l2_activated", None, Some(Handset::Helper)),
                ],
                format!(
                    concat!(
                        r#"{{"outcome":"met","results":[["{}","none","no_smartphone"],["{}","l2_activated",null]],"#,
                        r#""phones":{{"1":"helper"}},"next":"2023-06-20 19:30","note":"đã hẹn"}}"#
                    ),
                    one, two
                ),
            ),
        ] {
            let body = Body::VisitRecorded { household, visit: visit(results) };
            assert_eq!(write_payload(&body).unwrap(), golden);
            assert_eq!(read_payload("visit_recorded", VERSION, household.0, &golden).unwrap(), body);
        }
        // A phone that only a later version knows costs nothing else.
        let later =
            format!(r#"{{"outcome":"met","results":[["{one}","l2_activated",null]],"phones":{{"0":"tablet"}}}}"#);
        let Body::VisitRecorded { visit, .. } = read_payload("visit_recorded", VERSION, household.0, &later).unwrap()
        else {
            panic!("not a visit");
        };
        assert_eq!(visit.results, [result(person, "l2_activated", None, None)]);
    }

    #[test]
    fn what_a_later_version_wrote_is_kept_verbatim() {
        let later = r#"{"anything":[1,2]}"#;
        for (kind, version) in [("household_merged", 1), ("person_added", 2)] {
            let body = read_payload(kind, version, [3; 16], later).unwrap();
            assert_eq!(body, Body::Unknown { kind: kind.to_owned(), subject: [3; 16], payload: later.to_owned() });
            assert_eq!(write_payload(&body).unwrap(), later);
        }
        assert!(read_payload("person_added", 1, [3; 16], "{").is_err());
    }
}
