//! What the desk shows: people, households and figures as the screens and the command line read them.

use chrono::NaiveDate;

use super::cleaning::Quality;
use super::walk::DoorCounts;
use crate::domain::burn_up::BurnUp;
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::event::OperationKind;
use crate::domain::field::Field;
use crate::domain::forecast::Forecast;
use crate::domain::household::{Household, HouseholdFacts};
use crate::domain::ids::OperationId;
use crate::domain::next_step::NextStep;
use crate::domain::partial_date::PartialDate;
use crate::domain::person::Person;
use crate::domain::presence::Presence;
use crate::domain::problem::ProblemCode;
use crate::domain::reason::Reason;
use crate::domain::reports::due::Sent;
use crate::domain::tally::Tally;
use crate::domain::time::Timestamp;
use crate::domain::visit::{Appointment, Handset, Outcome, ResultKind};

/// Short reference of a person: `P345`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PersonRef(pub i64);

/// Short reference of a household: `H12`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct HouseholdRef(pub i64);

impl std::fmt::Display for PersonRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "P{}", self.0)
    }
}

impl std::fmt::Display for HouseholdRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "H{}", self.0)
    }
}

/// A problem of a person: kept from an import, or found by a rule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProblemShown {
    /// The kind.
    pub code: ProblemCode,
    /// The fact it is about.
    pub field: Option<Field>,
    /// Raw text of the cell; empty for one that a rule found.
    pub raw: String,
    /// The cell; empty for one that a rule found.
    pub cell: String,
}

/// A visit as it is shown.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct VisitShown {
    /// The household.
    pub household: HouseholdRef,
    /// The day.
    pub on: NaiveDate,
    /// What came of it at the door.
    pub outcome: Outcome,
    /// What came of it for each person.
    pub results: Vec<PersonResult>,
    /// When to come again.
    pub next: Option<Appointment>,
    /// Short note.
    pub note: Option<String>,
    /// Who recorded it: whoever promised to come again, where an appointment was made.
    pub by: String,
}

/// What came of a visit for one person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PersonResult {
    /// The person.
    pub person: PersonRef,
    /// What came of it.
    pub result: ResultKind,
    /// Why not activated, where it was said.
    pub reason: Option<Reason>,
    /// Whose phone the account was activated on, where it was said.
    pub phone: Option<Handset>,
}

impl PersonResult {
    /// The result, with nothing more said.
    pub fn of(person: PersonRef, result: ResultKind) -> Self {
        Self { person, result, reason: None, phone: None }
    }
}

/// A person with everything a screen says about them.
#[derive(Clone, PartialEq, Debug)]
pub struct PersonCard {
    /// Short reference.
    pub reference: PersonRef,
    /// Short reference of the household.
    pub household: HouseholdRef,
    /// The person.
    pub person: Person,
    /// The household's facts.
    pub household_facts: HouseholdFacts,
    /// Presence on the day.
    pub presence: Presence,
    /// What to do next.
    pub next_step: NextStep,
    /// The latest reason that was given.
    pub reason: Option<Reason>,
    /// Whose phone the account was activated on last, where it was said.
    pub phone: Option<Handset>,
    /// What is to be cleaned up.
    pub problems: Vec<ProblemShown>,
    /// Visits whose results name the person, the latest last.
    pub visits: Vec<VisitShown>,
}

/// A household with its members and visits.
#[derive(Clone, PartialEq, Debug)]
pub struct HouseholdCard {
    /// Short reference.
    pub reference: HouseholdRef,
    /// The household.
    pub household: Household,
    /// The members, the head first, then by age.
    pub members: Vec<PersonCard>,
    /// All visits, the latest last.
    pub visits: Vec<VisitShown>,
    /// The appointment that stands.
    pub appointment: Option<Appointment>,
}

/// Places, in characters of each text of a line, of the letters that a query matched. A match in a personal number or a
/// phone has none: those are masked, and marked digits would tell where they stand.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Matched {
    /// In the name, or that of the head.
    pub name: Vec<usize>,
    /// In the year of birth.
    pub year: Vec<usize>,
    /// In the address.
    pub address: Vec<usize>,
    /// In the area.
    pub area: Vec<usize>,
    /// In the number of a household.
    pub number: Vec<usize>,
}

/// One line of a list of people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonLine {
    /// Short reference.
    pub reference: PersonRef,
    /// Short reference of the household.
    pub household: HouseholdRef,
    /// Full name.
    pub full_name: String,
    /// What the query matched.
    pub matched: Matched,
    /// Birth date.
    pub birth_date: Option<PartialDate>,
    /// Personal number.
    pub person_number: Option<String>,
    /// Area.
    pub area: String,
    /// Address.
    pub address: String,
    /// Presence on the day.
    pub presence: Presence,
    /// What to do next: the state in one word.
    pub next_step: NextStep,
    /// How well the query fits; larger is better.
    pub score: i64,
}

/// A window of a list of people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PeoplePage {
    /// How many there are in all.
    pub total: usize,
    /// How many more were counted in the figure that it is the list of, and have no entry of their own any more.
    pub gone: usize,
    /// Place of the first line of the window.
    pub first: usize,
    /// Place of the person who was to be kept in sight, if they are in the list.
    pub kept: Option<usize>,
    /// The lines.
    pub lines: Vec<PersonLine>,
}

/// One line of a list of households.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HouseholdLine {
    /// Short reference.
    pub reference: HouseholdRef,
    /// Whom to ask for at the door: the first who can be activated, else the first member.
    pub person: Option<PersonRef>,
    /// Number of the household on the roster; empty where it has none.
    pub household_no: String,
    /// Name of the head.
    pub head: String,
    /// What the query matched.
    pub matched: Matched,
    /// Area.
    pub area: String,
    /// Address.
    pub address: String,
    /// Members who count.
    pub residents: usize,
    /// Of these, who are eligible.
    pub eligible: usize,
    /// Of these, whose level 2 is activated.
    pub activated: usize,
    /// Of these, who are approved and not activated.
    pub to_activate: usize,
    /// Day of the latest visit.
    pub last_visit: Option<NaiveDate>,
    /// The appointment that stands.
    pub appointment: Option<Appointment>,
}

/// A window of a list of households.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HouseholdsPage {
    /// How many there are in all.
    pub total: usize,
    /// How many more were counted in the figure that it is the list of, and have no entry of their own any more.
    pub gone: usize,
    /// Place of the first line of the window.
    pub first: usize,
    /// Place of the household that was to be kept in sight, if it is in the list.
    pub kept: Option<usize>,
    /// The lines.
    pub lines: Vec<HouseholdLine>,
}

/// Where the ward stands.
#[derive(Clone, PartialEq, Debug)]
pub struct Overview {
    /// The ward.
    pub ward: Ward,
    /// The campaign.
    pub campaign: Campaign,
    /// The day.
    pub today: NaiveDate,
    /// First day of what is new in the tally: the last seven days, today included.
    pub since: NaiveDate,
    /// The tally of the day.
    pub tally: Tally,
    /// Who waits to be visited.
    pub waiting: Waiting,
    /// Level-2 activations over the days of the campaign.
    pub burn_up: BurnUp,
    /// Mean of level-2 activations a day over the last seven days, in hundredths.
    pub pace_now_hundredths: u64,
    /// Level-2 activations a day that are needed to reach the target, in hundredths, today included.
    pub pace_needed_hundredths: Option<u64>,
    /// The day on which the target is reached at the pace of now.
    pub forecast: Forecast,
    /// How clean the data is, once that is known.
    pub quality: Option<Quality>,
    /// The operation that `u` takes back.
    pub undo: Option<(OperationId, OperationKind)>,
    /// The reports that were sent so far: what is due follows from it.
    pub sent: Sent,
}

/// Who waits to be visited.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Waiting {
    /// Doors to go to today, by what waits there.
    pub tonight: DoorCounts,
    /// With an appointment today.
    pub due_today: Doors,
    /// With an appointment tomorrow.
    pub due_tomorrow: Doors,
    /// Whose appointment has passed.
    pub late: Doors,
    /// Never visited.
    pub unvisited: Doors,
    /// People who come of age from tomorrow to the campaign's last day.
    pub come_of_age: usize,
}

/// Households, and the people counted in them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Doors {
    /// How many households.
    pub households: usize,
    /// How many people.
    pub people: usize,
}

/// A tally as a table on the screen.
#[derive(Clone, Debug)]
pub struct TallyTable {
    /// The day up to which things count.
    pub as_of: NaiveDate,
    /// First day of the period.
    pub since: NaiveDate,
    /// What the ledger learned later is left out; nothing: all that is known.
    pub known_at: Option<Timestamp>,
    /// Youngest age that counts as eligible.
    pub minimum_age: u32,
    /// The counts.
    pub tally: Tally,
}

/// What an operation did, for the status line and the command line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// The operation; `None` when everything stood there already.
    pub operation: Option<OperationId>,
    /// What kind of thing.
    pub kind: OperationKind,
    /// The household or person it is about.
    pub about: Option<String>,
}

/// What an operation on many people did.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DoneMany {
    /// The operation.
    pub done: Done,
    /// For how many people something changed.
    pub changed: usize,
    /// For how many it stood so already.
    pub standing: usize,
}

/// What recording the same for many will do.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Foreseen {
    /// For how many something changes.
    pub changed: usize,
    /// For how many it stands so already.
    pub standing: usize,
    /// How many standing appointments it ends.
    pub ended: usize,
}

/// An operation taken back or done again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reversal {
    /// The operation.
    pub operation: OperationId,
    /// What kind of thing it was.
    pub kind: OperationKind,
    /// Whether it is taken back now.
    pub undone: bool,
}

/// An operation of the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LogLine {
    /// Identity.
    pub id: OperationId,
    /// What kind of thing.
    pub kind: OperationKind,
    /// Short reference of what it is about.
    pub about: Option<String>,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: String,
    /// On which device.
    pub device: String,
    /// How many events.
    pub events: u64,
    /// Whether it is taken back.
    pub undone: bool,
}

/// What happened to a household or a person, newest first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SubjectHistory {
    /// One line an operation.
    pub lines: Vec<SubjectHistoryLine>,
    /// Where the person lives now.
    pub household: Option<HouseholdRef>,
    /// Who stands for the person, where the entry was put into another one.
    pub stands: Option<PersonRef>,
    /// The households that changes and conflicts name by their identity, with what they are called.
    pub places: Vec<NamedHousehold>,
}

/// A household by its identity.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NamedHousehold {
    /// The identity, as changes carry it.
    pub id: String,
    /// Short reference, while it is in the ledger.
    pub reference: Option<HouseholdRef>,
    /// Head and address.
    pub label: String,
}

/// What one operation did to a household or a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SubjectHistoryLine {
    /// The operation.
    pub operation: OperationId,
    /// What kind of thing.
    pub kind: OperationKind,
    /// Who.
    pub actor: String,
    /// When, by the clock of the device that did it.
    pub at: Timestamp,
    /// The day it happened.
    pub on: NaiveDate,
    /// Whether it is taken back.
    pub undone: bool,
    /// The facts that it brought in or changed.
    pub changes: Vec<FactChange>,
}

/// One fact of a household or a person that changed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FactChange {
    /// Its name in the contract.
    pub field: &'static str,
    /// The value that it replaced.
    pub old: Option<String>,
    /// The value that it said.
    pub new: Option<String>,
}
