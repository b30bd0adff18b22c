//! The extract of issued and activated accounts that the unit above sends, as it was read from its files and before it
//! is compared with the ledger (contract.md "reconcile").

use chrono::NaiveDate;

use super::milestone::{Milestone, Reached};
use super::person_number::PersonNumber;
use super::roster::{CellProblem, Place, RosterFile};

/// Everything that was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Extract {
    /// The files and how they were read.
    pub files: Vec<RosterFile>,
    /// The day that the extract shows: given, else from a title, else today.
    pub as_of: NaiveDate,
    /// Milestones of accounts that the extract has columns for: whoever is not in it has not reached them, as far as
    /// it knows. About cards an extract of accounts knows only what its rows say.
    pub covers: Vec<Milestone>,
    /// Its rows with a personal number, in order.
    pub rows: Vec<ExtractRow>,
    /// What is wrong with cells; rows without a readable number are only here.
    pub problems: Vec<(Place, CellProblem)>,
}

/// One row of the extract.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExtractRow {
    /// Where it stands.
    pub place: Place,
    /// The personal number.
    pub person_number: PersonNumber,
    /// Column of the number, 0-based.
    pub number_column: Option<u32>,
    /// The name, where the extract has a column of it.
    pub full_name: Option<String>,
    /// What it says of milestones, reached or not.
    pub said: Vec<Said>,
}

/// What a row says of one milestone.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Said {
    /// The milestone.
    pub milestone: Milestone,
    /// How far it is.
    pub reached: Reached,
    /// Column of the cell that says so, 0-based.
    pub column: Option<u32>,
}
