//! A plan as it is shown: its counts and first changes at once, the rest in pages.

use chrono::NaiveDate;

use crate::desk::views::{HouseholdRef, PersonRef};
use crate::domain::event::HeldRow;
use crate::domain::field::{Field, HouseholdField};
use crate::domain::household::HouseholdFacts;
use crate::domain::import_plan::{Home, ImportCounts, News};
use crate::domain::partial_date::PartialDate;
use crate::domain::person::PersonFacts;
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::domain::problem::ProblemCode;
use crate::domain::roster::{CellProblem, Place, RosterFile};

/// A plan as it is shown.
#[derive(Clone, PartialEq, Debug)]
pub struct PlanShown {
    /// The files and how they were read.
    pub files: Vec<RosterFile>,
    /// The day the rosters show.
    pub as_of: NaiveDate,
    /// The counts, as decided so far.
    pub counts: ImportCounts,
    /// How many of the households are new.
    pub new_households: u64,
    /// How many households of the ledger change.
    pub changed_households: u64,
    /// How many new problems of each kind, in the order of the contract.
    pub kinds: Vec<(ProblemCode, u64)>,
    /// How many problems the last import of the same people did not have.
    pub new_problems: u64,
    /// How many it had.
    pub known_problems: u64,
    /// The lines of each part.
    pub totals: Totals,
    /// The first changes.
    pub first_changes: Vec<ChangedShown>,
    /// How many unsure rows were decided.
    pub decided: u64,
    /// How many moves were refused.
    pub staying: u64,
    /// How many more people of the ledger no row means, in areas that the files do not cover.
    pub absent_elsewhere: u64,
    /// Whether there is anything to write.
    pub writes: Writes,
}

/// Whether a plan would change the ledger.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Writes {
    /// It would.
    Something,
    /// Everything stands there already.
    Nothing,
}

/// A list of a plan.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PlanPart {
    /// Facts that change.
    Changed,
    /// People who come from another household.
    Moves,
    /// Rows that may be somebody of the ledger.
    Unsure,
    /// Problems by cell, the new ones first.
    Problems,
    /// Rows that are put aside.
    Held,
    /// People of the ledger whom no row means, in the areas of the files.
    Absent,
}

/// How many lines each part has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Totals {
    /// Facts that change.
    pub changed: usize,
    /// People who come from another household.
    pub moves: usize,
    /// Rows that may be somebody of the ledger.
    pub unsure: usize,
    /// Problems.
    pub problems: usize,
    /// Rows that are put aside.
    pub held: usize,
    /// People whom no row means.
    pub absent: usize,
}

impl Totals {
    /// The lines of a part.
    pub fn of(&self, part: PlanPart) -> usize {
        match part {
            PlanPart::Changed => self.changed,
            PlanPart::Moves => self.moves,
            PlanPart::Unsure => self.unsure,
            PlanPart::Problems => self.problems,
            PlanPart::Held => self.held,
            PlanPart::Absent => self.absent,
        }
    }
}

/// Some lines of a part.
#[derive(Clone, PartialEq, Debug)]
pub enum PlanLines {
    /// Facts that change.
    Changed(Vec<ChangedShown>),
    /// People who come from another household.
    Moves(Vec<MoveShown>),
    /// Rows that may be somebody of the ledger.
    Unsure(Vec<UnsureShown>),
    /// Problems.
    Problems(Vec<ProblemLine>),
    /// Rows that are put aside.
    Held(Vec<HeldRow>),
    /// People whom no row means.
    Absent(Vec<PersonShown>),
}

/// A fact that changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangedShown {
    /// Whose it is: a name, or a household in words.
    pub name: String,
    /// What changes.
    pub fact: FactShown,
    /// What stands there.
    pub old: Option<String>,
    /// What the list says.
    pub new: Option<String>,
    /// What comes of it.
    pub effect: Effect,
}

/// What changes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FactShown {
    /// A fact of a person.
    Person(Field),
    /// A fact of a household.
    Household(HouseholdField),
    /// Only the problems of the row are others than the last time.
    Problems,
}

/// What comes of a change.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effect {
    /// It is taken over.
    Replaces,
    /// It was changed in the ledger too: both stand until somebody decides.
    Contradicts,
    /// The ledger says so already.
    Stands,
}

/// A household as it is shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HomeShown {
    /// Its short reference, where the ledger has it.
    pub reference: Option<HouseholdRef>,
    /// What is known of it.
    pub facts: HouseholdFacts,
}

/// A person of the ledger as they are shown beside a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonShown {
    /// Short reference.
    pub reference: PersonRef,
    /// Name.
    pub name: String,
    /// Birth date.
    pub birth: Option<PartialDate>,
    /// Personal number.
    pub number: Option<PersonNumber>,
    /// Phone.
    pub phone: Option<Phone>,
    /// Household.
    pub home: HomeShown,
}

/// Somebody who comes from another household.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MoveShown {
    /// Who.
    pub person: PersonShown,
    /// The household that the last list said.
    pub from: HomeShown,
    /// The household that the list says.
    pub to: HomeShown,
    /// Whether it was decided that they stay.
    pub home: Home,
    /// What comes of it, if they move.
    pub effect: Effect,
}

/// A row that is perhaps somebody of the ledger.
#[derive(Clone, PartialEq, Debug)]
pub struct UnsureShown {
    /// Where it stands.
    pub place: Place,
    /// The facts of the row.
    pub facts: PersonFacts,
    /// Its household.
    pub home: HomeShown,
    /// Who it may be, the likeliest first.
    pub likes: Vec<LikeShown>,
    /// What was decided.
    pub choice: Asked,
}

/// Who a row may be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LikeShown {
    /// The person.
    pub person: PersonShown,
    /// Why one could think so, or not.
    pub hint: LikeHint,
}

/// What is to be said of a likeness.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LikeHint {
    /// Nothing more.
    None,
    /// Everything but the household is the same, and no other row means the person: perhaps they moved.
    Moved,
    /// Another row of the list means the person.
    HasOwnRow,
}

/// What is decided about a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Asked {
    /// The row is the person of this place among those whom it is like.
    Same(usize, Home),
    /// It is somebody else.
    Another,
    /// Whoever comes from another household stays there.
    Stays,
    /// Nothing: as before any decision.
    Nothing,
}

/// For which lines something is decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// For this one.
    One,
    /// For this one and all that are not decided; with [`Asked::Nothing`], for all.
    Rest,
}

/// A problem of a cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProblemLine {
    /// Where the row stands.
    pub place: Place,
    /// What is wrong.
    pub problem: CellProblem,
    /// Whether the last import had it.
    pub news: News,
}
