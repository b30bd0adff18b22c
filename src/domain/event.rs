//! What is written in the journal: everything that anybody did, as facts that never change (architecture.md "Data").

use std::sync::Arc;

use chrono::NaiveDate;

use super::campaign::{Campaign, Ward};
use super::decision::Decision;
use super::field::{Change, Field, HouseholdField};
use super::household::HouseholdFacts;
use super::ids::{DeviceId, HeldRowId, HouseholdId, OperationId, PersonId, SubjectId};
use super::person::PersonFacts;
use super::problem::{Problem, ProblemCode};
use super::reports::sealed::SealedReport;
use super::sheet::Sheet;
use super::time::Timestamp;
use super::visit::Visit;

/// The place of an event in the journal's order: (lamport, device, seq). Wall time is shown, never used for order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EventKey {
    /// Logical clock: larger than that of every event its writer had seen.
    pub lamport: u64,
    /// The writer.
    pub device: DeviceId,
    /// Number within the writer's series, from 1, without gaps.
    pub seq: u64,
}

/// What kind of thing somebody did; the label of an operation.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum OperationKind {
    /// Set the ledger up.
    SetUp,
    /// Changed settings of the ward or the campaign.
    ChangeSettings,
    /// Brought a roster in.
    Import,
    /// Added a household.
    AddHousehold,
    /// Added a person.
    AddPerson,
    /// Corrected a household.
    EditHousehold,
    /// Corrected a person.
    EditPerson,
    /// Moved a person to another household.
    MovePerson,
    /// Recorded a milestone.
    RecordMilestone,
    /// Recorded a visit.
    RecordVisit,
    /// Said that two entries are one person.
    MergePeople,
    /// Said that two entries are two people.
    TellApart,
    /// Repaired facts with problems, or found them right.
    CleanUp,
    /// Took in or dropped rows that waited.
    SettleHeld,
    /// Renamed areas or put them together.
    ChangeAreas,
    /// Took over days from the extract of accounts.
    Reconcile,
    /// Made a walk sheet on paper.
    MakeSheet,
    /// Said that a report was sent.
    SealReport,
    /// Took an operation back.
    Undo,
    /// Did it again.
    Redo,
    /// Something that a later version of the program does.
    Other,
}

impl OperationKind {
    /// All of them.
    pub const ALL: [Self; 21] = [
        Self::SetUp,
        Self::ChangeSettings,
        Self::Import,
        Self::AddHousehold,
        Self::AddPerson,
        Self::EditHousehold,
        Self::EditPerson,
        Self::MovePerson,
        Self::RecordMilestone,
        Self::RecordVisit,
        Self::MergePeople,
        Self::TellApart,
        Self::CleanUp,
        Self::SettleHeld,
        Self::ChangeAreas,
        Self::Reconcile,
        Self::MakeSheet,
        Self::SealReport,
        Self::Undo,
        Self::Redo,
        Self::Other,
    ];

    /// Stable code; the journal keeps it.
    pub fn code(self) -> &'static str {
        match self {
            Self::SetUp => "set_up",
            Self::ChangeSettings => "change_settings",
            Self::Import => "import",
            Self::AddHousehold => "add_household",
            Self::AddPerson => "add_person",
            Self::EditHousehold => "edit_household",
            Self::EditPerson => "edit_person",
            Self::MovePerson => "move_person",
            Self::RecordMilestone => "record_milestone",
            Self::RecordVisit => "record_visit",
            Self::MergePeople => "merge_people",
            Self::TellApart => "tell_apart",
            Self::CleanUp => "clean_up",
            Self::SettleHeld => "settle_held",
            Self::ChangeAreas => "change_areas",
            Self::Reconcile => "reconcile",
            Self::MakeSheet => "make_sheet",
            Self::SealReport => "seal_report",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Other => "other",
        }
    }

    /// The kind of a code; one that is not known is [`Self::Other`].
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|kind| kind.code() == code).unwrap_or(Self::Other)
    }

    /// Whether it takes back or repeats another operation, and so is not itself taken back by `undo`.
    pub fn is_reversal(self) -> bool {
        matches!(self, Self::Undo | Self::Redo)
    }

    /// Whether it is never taken back: a ledger was set up, and what was sent was sent.
    pub fn is_final(self) -> bool {
        matches!(self, Self::SetUp | Self::SealReport)
    }
}

/// One thing that somebody did: the events that are taken back together.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Operation {
    /// Identity.
    pub id: OperationId,
    /// What kind of thing.
    pub kind: OperationKind,
    /// Who did it.
    pub actor: String,
    /// When, by the clock of the device that did it.
    pub at: Timestamp,
}

/// One event.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// Its place in the journal's order.
    pub key: EventKey,
    /// The operation it belongs to.
    pub operation: Arc<Operation>,
    /// The day it happened (tallies as of a day go by this one).
    pub on: NaiveDate,
    /// What happened.
    pub body: Body,
}

/// Who says a change: decides what happens when another value stands there.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Source {
    /// Somebody at the program.
    Hand,
    /// A roster: it never overwrites what came from the field.
    Import,
}

/// What happened.
#[derive(Clone, PartialEq, Debug)]
pub enum Body {
    /// The ward's name or unit above was set.
    WardSet {
        /// The new value.
        ward: Ward,
    },
    /// The campaign's settings were set.
    CampaignSet {
        /// The new value.
        campaign: Box<Campaign>,
    },
    /// A household came into the ledger.
    HouseholdAdded {
        /// Identity.
        household: HouseholdId,
        /// Its facts.
        facts: HouseholdFacts,
        /// By hand or from a roster.
        source: Source,
    },
    /// Facts of a household changed.
    HouseholdChanged {
        /// Identity.
        household: HouseholdId,
        /// The changes.
        changes: Vec<Change<HouseholdField>>,
        /// By hand or from a roster.
        source: Source,
    },
    /// A person came into the ledger.
    PersonAdded {
        /// Identity.
        person: PersonId,
        /// Their household.
        household: HouseholdId,
        /// Their facts.
        facts: Box<PersonFacts>,
        /// Problems of the row they came from.
        problems: Vec<Problem>,
        /// By hand or from a roster.
        source: Source,
    },
    /// Facts of a person changed.
    PersonChanged {
        /// Identity.
        person: PersonId,
        /// The changes; for an import `old` is the value last imported.
        changes: Vec<Change<Field>>,
        /// For an import whose problems differ from the last one's: all problems of the row now.
        problems: Option<Vec<Problem>>,
        /// By hand or from a roster.
        source: Source,
    },
    /// Somebody decided something about a person.
    PersonDecided {
        /// Identity.
        person: PersonId,
        /// What.
        decision: Decision,
    },
    /// A household was visited.
    VisitRecorded {
        /// The household.
        household: HouseholdId,
        /// What came of it.
        visit: Visit,
    },
    /// A row of a roster was put aside to be mended.
    RowHeld {
        /// Identity.
        row: HeldRowId,
        /// The row.
        held: HeldRow,
    },
    /// A row that was put aside waits no more.
    HeldRowSettled {
        /// Identity.
        row: HeldRowId,
        /// What became of it.
        settled: Settled,
    },
    /// A roster was brought in: what was read.
    RosterImported {
        /// Summary of the import.
        summary: ImportSummary,
    },
    /// A walk sheet was made.
    SheetMade {
        /// What stands on it.
        sheet: Sheet,
    },
    /// A report was sent as it stood.
    ReportSealed {
        /// Everything that it is printed from.
        report: Box<SealedReport>,
    },
    /// An operation was taken back.
    OperationReversed {
        /// The operation.
        operation: OperationId,
    },
    /// An operation that was taken back holds again.
    OperationRestored {
        /// The operation.
        operation: OperationId,
    },
    /// An event of a later version: kept verbatim, counted, never guessed at.
    Unknown {
        /// Its kind.
        kind: String,
        /// What it is about.
        subject: SubjectId,
        /// Its payload as it stands.
        payload: String,
    },
}

/// A row that waits to be mended, with its raw cells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeldRow {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet.
    pub sheet: String,
    /// Row, 1-based.
    pub row: u32,
    /// Why it is held.
    pub code: ProblemCode,
    /// Heading and raw text of each filled cell.
    pub cells: Vec<(String, String)>,
}

/// What became of a row that was put aside. It is still known: the same row does not come back with the next roster.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Settled {
    /// It was mended: this person came of it, or was meant by it.
    TakenIn(PersonId),
    /// It is nobody of the ward.
    Dropped,
}

/// What was read in one import.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ImportSummary {
    /// Names of the files, without their folders.
    pub files: Vec<String>,
    /// The rosters' as-of day.
    pub as_of: Option<NaiveDate>,
    /// Data rows read.
    pub rows: u64,
    /// People added.
    pub added: u64,
    /// People changed.
    pub updated: u64,
}

impl Body {
    /// What the event is about.
    pub fn subject(&self) -> SubjectId {
        match self {
            Self::WardSet { .. } => WARD_SUBJECT,
            Self::CampaignSet { .. } => CAMPAIGN_SUBJECT,
            Self::HouseholdAdded { household, .. }
            | Self::HouseholdChanged { household, .. }
            | Self::VisitRecorded { household, .. } => household.0,
            Self::PersonAdded { person, .. }
            | Self::PersonChanged { person, .. }
            | Self::PersonDecided { person, .. } => person.0,
            Self::RowHeld { row, .. } | Self::HeldRowSettled { row, .. } => row.0,
            Self::RosterImported { .. } => IMPORT_SUBJECT,
            Self::SheetMade { .. } => SHEET_SUBJECT,
            Self::ReportSealed { .. } => REPORT_SUBJECT,
            Self::OperationReversed { operation } | Self::OperationRestored { operation } => operation.0,
            Self::Unknown { subject, .. } => *subject,
        }
    }
}

/// The subject of events about the ward itself.
pub const WARD_SUBJECT: SubjectId = *b"tungnha/ward\0\0\0\0";
/// The subject of events about the campaign.
pub const CAMPAIGN_SUBJECT: SubjectId = *b"tungnha/campaign";
/// The subject of the summaries of imports.
pub const IMPORT_SUBJECT: SubjectId = *b"tungnha/import\0\0";
/// The subject of the walk sheets.
pub const SHEET_SUBJECT: SubjectId = *b"tungnha/sheet\0\0\0";
/// The subject of the reports that were sent.
pub const REPORT_SUBJECT: SubjectId = *b"tungnha/report\0\0";
