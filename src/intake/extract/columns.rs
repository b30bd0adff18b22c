//! What the columns of an extract tell: days of stages by their headings, the level that a row is about, a status in
//! words, and a day that belongs to the status.

use chrono::NaiveDate;

use super::super::cells::Cells;
use super::super::milestones;
use super::super::role::Role;
use super::super::sheet::{Row, Value};
use super::super::table::Table;
use super::words::{self, Level, Status};
use crate::domain::extract::Said;
use crate::domain::field::Field;
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::problem::ProblemCode;
use crate::domain::roster::CellProblem;
use crate::text::clean::visible;
use crate::text::fold;

/// Headings of the level of an account.
const LEVEL_HEADINGS: [&str; 16] = [
    "muc",
    "muc do",
    "cap do",
    "muc tk",
    "muc tai khoan",
    "muc do tai khoan",
    "cap do tai khoan",
    "loai tai khoan",
    "loai tk",
    "muc dinh danh",
    "muc do dinh danh",
    "muc tai khoan dinh danh",
    "muc do dddt",
    "muc dddt",
    "tai khoan",
    "level",
];
/// Beginnings of headings of a status.
const STATUS_HEADINGS: [&str; 6] = ["trang thai", "tinh trang", "tt tai khoan", "tt tk", "ket qua", "status"];
/// Headings of the day of a status.
const DAY_HEADINGS: [&str; 9] = [
    "ngay",
    "ngay thang",
    "ngay thang nam",
    "thoi gian",
    "thoi diem",
    "ngay gio",
    "ngay trang thai",
    "ngay thuc hien",
    "date",
];

/// The columns of a table that tell of accounts.
pub(super) struct Columns {
    stages: Vec<Stage>,
    level: Option<u32>,
    status: Option<u32>,
    /// The day of the status, where stages have no columns of their own.
    day: Option<u32>,
}

/// A column with the days of a stage.
struct Stage {
    column: u32,
    role: Role,
    /// The stage for an account of level 2, or of whatever level the heading says.
    milestone: Milestone,
    /// Whether the heading leaves the level to the row.
    is_of_any_level: bool,
}

/// Whether a table is one of accounts: numbers, and something about accounts.
pub(in crate::intake) fn is_of_accounts(table: &Table) -> bool {
    let columns = Columns::of(table);
    let has_number = table.has(Role::PersonId) || table.has(Role::OldId);
    has_number && (!columns.covers().is_empty() || columns.level.is_some())
}

impl Columns {
    /// Of a table.
    pub(super) fn of(table: &Table) -> Self {
        let heading = |column| fold::loose(&table.whole_heading(column));
        let free =
            |column: &u32| matches!(table.role(*column), None | Some(Role::Presence)) && !table.is_refused(*column);
        let among = |known: &[&str]| (0..table.width()).filter(free).find(|at| known.contains(&heading(*at).as_str()));
        let level = among(&LEVEL_HEADINGS);
        let status = (0..table.width())
            .filter(free)
            .find(|at| STATUS_HEADINGS.iter().any(|beginning| heading(*at).starts_with(beginning)));
        let mut stages: Vec<Stage> = Vec::new();
        for milestone in Milestone::ALL {
            let role = Role::of_milestone(milestone);
            let Some(column) = table.place(role) else { continue };
            // "Ngày cấp" beside the level of an account is the account's, not the card's.
            let is_issue = milestone == Milestone::CardIssued
                && BARE_ISSUE.contains(&heading(column).as_str())
                && level.is_some_and(|level| level < column)
                && !table.has(Role::L2Approved);
            let milestone = if is_issue { Milestone::L2Approved } else { milestone };
            let is_of_any_level = matches!(
                milestone,
                Milestone::L2Enrolled | Milestone::L2Approved | Milestone::L2Rejected | Milestone::L2Activated
            ) && !words::names_level(&heading(column));
            stages.push(Stage { column, role, milestone, is_of_any_level });
        }
        let has_days = stages.iter().any(|stage| is_of_account(stage.milestone));
        let day = if has_days { None } else { among(&DAY_HEADINGS) };
        Self { stages, level, status, day }
    }

    /// Milestones that whoever is not in the table has not reached.
    pub(super) fn covers(&self) -> Vec<Milestone> {
        let mut covers: Vec<Milestone> =
            self.stages.iter().map(|stage| stage.milestone).filter(|milestone| is_of_account(*milestone)).collect();
        if self.level.is_some() || self.status.is_some() {
            covers.push(Milestone::L2Approved);
        }
        if self.status.is_some() {
            covers.push(Milestone::L2Activated);
        }
        covers.sort_unstable();
        covers.dedup();
        covers
    }

    /// Fields found and the headings they were found under.
    pub(super) fn fields(&self, table: &Table) -> Vec<(String, String)> {
        let mut fields = table.fields();
        for stage in self.stages.iter().filter(|stage| Role::of_milestone(stage.milestone) != stage.role) {
            if let Some((name, _)) = fields.iter_mut().find(|(name, _)| *name == stage.role.contract_name()) {
                stage.milestone.code().clone_into(name);
            }
        }
        let own = [("account_level", self.level), ("account_status", self.status), ("account_day", self.day)];
        fields.retain(|(name, heading)| {
            let is_own = |(_, column): &(&str, Option<u32>)| column.is_some_and(|at| table.heading(at) == heading);
            name != Role::Presence.name() || !own.iter().any(is_own)
        });
        for (name, column) in own {
            fields.extend(column.map(|column| (name.to_owned(), table.whole_heading(column))));
        }
        fields
    }

    /// Headings of the columns that are not read.
    pub(super) fn ignored(&self, table: &Table) -> Vec<String> {
        let own: Vec<String> = [self.level, self.status, self.day]
            .into_iter()
            .flatten()
            .map(|column| table.heading(column).split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        table.ignored().into_iter().filter(|heading| !own.contains(heading)).collect()
    }

    /// What a row says of milestones.
    pub(super) fn read(&self, row: Row<'_>, cells: &mut Cells<'_>, as_of: NaiveDate) -> Vec<Said> {
        let text = |column: Option<u32>| column.and_then(|column| row.get(column)).map(Value::shown);
        let (level_text, status_text) = (text(self.level), text(self.status));
        let told = |text: &Option<String>| text.as_deref().and_then(words::level);
        let level = told(&level_text).or_else(|| told(&status_text));
        let status = status_text.as_deref().and_then(words::status);
        // A level that cannot be read leaves open what the row is about.
        let is_level_clear = self.level.is_none() || level.is_some() || level_says_nothing(level_text.as_deref());
        if !is_level_clear {
            unknown(cells, self.level, level_text.as_deref());
        }
        let mut said = Told::default();
        for stage in &self.stages {
            let milestone = match (stage.is_of_any_level, level) {
                (true, _) if !is_level_clear => continue,
                (true, Some(Level::One)) => match of_level_1(stage.milestone) {
                    Some(milestone) => milestone,
                    None => continue,
                },
                (true, Some(Level::Two) | None) | (false, _) => stage.milestone,
            };
            let reached = milestones::of_role(cells, stage.role, as_of).unwrap_or(Reached::No);
            if reached.stated_day().is_some_and(|day| day > as_of) {
                cells.problem(ProblemCode::FutureDate, stage.role);
            }
            said.set(milestone, reached, Some(stage.column));
        }
        if is_level_clear {
            let level = level.unwrap_or(Level::Two);
            match (status, status_text.as_deref()) {
                (Some(status), _) => self.take_status(&mut said, (status, level), (row, cells), as_of),
                (None, Some(text)) if words::level(text).is_none() && !level_says_nothing(Some(text)) => {
                    unknown(cells, self.status, Some(text));
                }
                (None, _) => {}
            }
            // An account that is listed with its level and nothing else has been issued.
            let is_listed = told(&level_text).is_some()
                && !matches!(status, Some(Status::Enrolled | Status::Rejected | Status::Nothing));
            if is_listed {
                said.at_least(issued(level), Reached::DayUnknown { counted_from: as_of }, self.level);
            }
        }
        said.0
    }

    /// The day of the status, where it has a column of its own.
    fn day_of_status(&self, row: Row<'_>, cells: &mut Cells<'_>, as_of: NaiveDate) -> Reached {
        if let Some((column, value)) = self.day.and_then(|column| Some((column, row.get(column)?))) {
            if let Some(day) = milestones::day_of(value, as_of, cells.table.counts_from_1904) {
                return Reached::On(day);
            }
            let raw = visible(&value.shown());
            cells.problems.push(CellProblem { code: ProblemCode::BadDate, column: Some(column), field: None, raw });
        }
        Reached::DayUnknown { counted_from: as_of }
    }

    /// What the status adds to the days of the stages.
    fn take_status(
        &self,
        said: &mut Told,
        (status, level): (Status, Level),
        (row, cells): (Row<'_>, &mut Cells<'_>),
        as_of: NaiveDate,
    ) {
        let reached = self.day_of_status(row, cells, as_of);
        let activated = activated(level);
        match status {
            Status::Activated => said.at_least(activated, reached, self.status),
            Status::NotActivated => {
                if said.get(activated).is_reached() {
                    // A day of activation beside "not activated": one of the two is wrong.
                    unknown(cells, self.status, row.get(self.status.unwrap_or_default()).map(Value::shown).as_deref());
                    said.forget(activated);
                } else {
                    said.set(activated, Reached::No, self.status);
                }
                said.at_least(issued(level), reached, self.status);
            }
            Status::Approved => said.at_least(issued(level), reached, self.status),
            Status::Enrolled if level == Level::Two => said.at_least(Milestone::L2Enrolled, reached, self.status),
            Status::Enrolled => said.at_least(Milestone::L1Registered, reached, self.status),
            Status::Rejected => said.at_least(Milestone::L2Rejected, reached, self.status),
            Status::Nothing => {}
        }
    }
}

/// Headings of an issue that do not say of what.
const BARE_ISSUE: [&str; 3] = ["ngay cap", "da cap", "ngay duoc cap"];

fn is_of_account(milestone: Milestone) -> bool {
    !matches!(milestone, Milestone::CardApplied | Milestone::CardIssued)
}

/// The stage of a level-1 account that answers to one of level 2; its file is taken by nobody.
fn of_level_1(milestone: Milestone) -> Option<Milestone> {
    match milestone {
        Milestone::L2Approved => Some(Milestone::L1Registered),
        Milestone::L2Activated => Some(Milestone::L1Activated),
        Milestone::CardApplied
        | Milestone::CardIssued
        | Milestone::L1Registered
        | Milestone::L1Activated
        | Milestone::L2Enrolled
        | Milestone::L2Rejected => None,
    }
}

fn issued(level: Level) -> Milestone {
    match level {
        Level::One => Milestone::L1Registered,
        Level::Two => Milestone::L2Approved,
    }
}

fn activated(level: Level) -> Milestone {
    match level {
        Level::One => Milestone::L1Activated,
        Level::Two => Milestone::L2Activated,
    }
}

/// Whether a cell for a level is empty, or says that there is none.
fn level_says_nothing(text: Option<&str>) -> bool {
    text.is_none_or(|text| words::status(text) == Some(Status::Nothing) || super::super::words_of_cells::is_dash(text))
}

fn unknown(cells: &mut Cells<'_>, column: Option<u32>, text: Option<&str>) {
    let raw = visible(text.unwrap_or_default());
    let field = None::<Field>;
    cells.problems.push(CellProblem { code: ProblemCode::UnknownValue, column, field, raw });
}

/// What a row says so far.
#[derive(Default)]
struct Told(Vec<Said>);

impl Told {
    fn get(&self, milestone: Milestone) -> Reached {
        self.0.iter().find(|said| said.milestone == milestone).map_or(Reached::No, |said| said.reached)
    }

    fn set(&mut self, milestone: Milestone, reached: Reached, column: Option<u32>) {
        self.forget(milestone);
        self.0.push(Said { milestone, reached, column });
    }

    /// What is reached already keeps its day.
    fn at_least(&mut self, milestone: Milestone, reached: Reached, column: Option<u32>) {
        if !self.get(milestone).is_reached() {
            self.set(milestone, reached, column);
        }
    }

    fn forget(&mut self, milestone: Milestone) {
        self.0.retain(|said| said.milestone != milestone);
    }
}
