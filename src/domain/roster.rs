//! A roster as it was read from files, before anything is compared with the ledger: rows of people with the
//! problems of their cells, and rows that must wait (contract.md "Import").

use chrono::NaiveDate;

use super::field::Field;
use super::list_key::{ListKey, Seal};
use super::person::PersonFacts;
use super::problem::ProblemCode;

/// Where a row stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Place {
    /// Index of the file in [`Roster::files`].
    pub file: u16,
    /// Index of the sheet in its file's list of read sheets.
    pub sheet: u16,
    /// Row, 1-based, as a spreadsheet shows it.
    pub row: u32,
}

/// A problem of one cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CellProblem {
    /// The kind.
    pub code: ProblemCode,
    /// Column, 0-based, where one cell is to blame.
    pub column: Option<u32>,
    /// The fact the cell is about, where there is one.
    pub field: Option<Field>,
    /// The raw text, cleaned of control characters, at most [`RAW_LIMIT`] characters.
    pub raw: String,
}

/// Longest raw text that is kept of a cell, in characters (reliability.md A4).
pub const RAW_LIMIT: usize = 1_000;

/// One person of the roster.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct RosterRow {
    /// Where it stands.
    pub place: Place,
    /// Household number, the one above it where the household is written once.
    pub household_no: Option<String>,
    /// The head's name, where the roster has a column of it.
    pub head_name: Option<String>,
    /// Area: from its column, the separator row above, the sheet's name.
    pub area: Option<String>,
    /// Current address of this row; none where it is written once for the household.
    pub address: Option<String>,
    /// Whether the relation to the head says that this person is the head (Chủ hộ).
    pub is_head: bool,
    /// Whether a household without a number opens here, because its head stands above in a hidden row that was left
    /// out.
    pub opens_household: bool,
    /// What the row is about, in a list that went out to be corrected.
    pub reference: Option<RowReference>,
    /// The facts of the person.
    pub facts: PersonFacts,
    /// What is wrong with the cells.
    pub problems: Vec<CellProblem>,
}

/// What a row of a list that comes back says it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowReference {
    /// The key.
    pub key: ListKey,
    /// What the row showed when it went out, where that is still there.
    pub seal: Option<Seal>,
    /// Column of the key, 0-based.
    pub column: Option<u32>,
}

/// One household of a table of households: a list of people beside it is joined to it by number.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HouseholdRow {
    /// Where it stands.
    pub place: Place,
    /// Its number.
    pub household_no: Option<String>,
    /// The head's name.
    pub head_name: Option<String>,
    /// Area: from its column, the separator row above, the sheet's name.
    pub area: Option<String>,
    /// Current address.
    pub address: Option<String>,
    /// What is wrong with the cells.
    pub problems: Vec<CellProblem>,
    /// Heading and raw text of each cell that is not empty, for a row that cannot be told from another.
    pub cells: Vec<(String, String)>,
}

/// What the rows of a table are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum RowsOf {
    /// A person each.
    #[default]
    People,
    /// A household each: number, head, address, area, nobody's name besides.
    Households,
}

impl RowsOf {
    /// The code of the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::People => "people",
            Self::Households => "households",
        }
    }
}

/// A row that cannot become a person as it stands: kept with its raw cells.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HeldCells {
    /// Where it stands.
    pub place: Place,
    /// Why it is held.
    pub code: ProblemCode,
    /// Column of the cell to blame, 0-based.
    pub column: Option<u32>,
    /// Heading and raw text of each cell that is not empty, sensitive columns left out.
    pub cells: Vec<(String, String)>,
    /// What the row is about, in a list that went out to be corrected.
    pub reference: Option<ListKey>,
}

/// Hidden rows of data of a sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct HiddenRows {
    /// How many.
    pub count: u32,
    /// The first of them, 1-based; 0 if there is none.
    pub first_row: u32,
    /// Whether they were taken.
    pub are_taken: bool,
}

impl HiddenRows {
    /// One more.
    pub fn add(&mut self, row: u32) {
        self.count += 1;
        if self.first_row == 0 {
            self.first_row = row;
        }
    }
}

/// One sheet that was read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RosterSheet {
    /// Its name; for a delimited text the file's stem.
    pub name: String,
    /// First row of the heading, 1-based.
    pub heading_row: u32,
    /// What its rows are.
    pub of: RowsOf,
    /// Rows of data.
    pub rows: u32,
    /// Field name of the contract and the heading it was found under, in the order of the columns.
    pub fields: Vec<(String, String)>,
    /// Headings that were not read: unknown or sensitive ones.
    pub ignored: Vec<String>,
    /// Rows of data that a spreadsheet program does not show: hidden, or filtered out. Left out, or taken, as the
    /// user chose.
    pub hidden_rows: HiddenRows,
    /// Encoding found: `unicode tcvn3 vni viscii cp1258 mojibake mixed`.
    pub encoding: &'static str,
}

/// One file that was read.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RosterFile {
    /// The path as given.
    pub path: String,
    /// Its sheets with a table of people or households.
    pub sheets: Vec<RosterSheet>,
    /// Names of hidden sheets that were left out, or taken, as the user chose.
    pub hidden_sheets: Vec<String>,
}

/// Everything that was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Roster {
    /// The files, in the order given.
    pub files: Vec<RosterFile>,
    /// The day that the roster shows: given, else from a title, else today.
    pub as_of: NaiveDate,
    /// The people, in order.
    pub rows: Vec<RosterRow>,
    /// Rows without a name.
    pub nameless: Vec<HeldCells>,
    /// Households of tables without people.
    pub households: Vec<HouseholdRow>,
}

/// Rows of a roster that is still being read.
#[derive(Clone, PartialEq, Debug)]
pub struct RosterPart {
    /// The next people.
    pub rows: Vec<RosterRow>,
    /// The day that the roster shows, as far as is known.
    pub as_of: NaiveDate,
    /// Names of the sheets of their file so far, theirs the last.
    pub sheets: Vec<String>,
}

impl Roster {
    /// Whether any row says what it is about.
    pub fn has_references(&self) -> bool {
        self.rows.iter().any(|row| row.reference.is_some()) || self.nameless.iter().any(|row| row.reference.is_some())
    }
}

/// The address of a cell as people write it: column 0 and row 17 make `A17`.
pub fn cell_name(column: u32, row: u32) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or(0);
        letters.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    format!("{letters}{row}")
}

#[cfg(test)]
mod tests {
    #[test]
    fn cells_are_named_as_spreadsheets_do() {
        for (column, expected) in [(0, "A17"), (25, "Z17"), (26, "AA17"), (701, "ZZ17"), (702, "AAA17")] {
            assert_eq!(super::cell_name(column, 17), expected);
        }
    }
}
