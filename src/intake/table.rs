//! Finds the table in a sheet: which rows are its heading, and what each column holds.
//!
//! A heading is one to three rows. In all but the lowest, a text reaches right to the next one, as merged cells do;
//! a text with nothing below it reaches down. The rows above are titles.

use std::collections::BTreeSet;
use std::path::Path;

use super::beside::{self, Extent};
use super::day_columns::{self, DayInParts};
use super::error::IntakeError;
use super::headings::{Overrides, is_name_heading, role_of};
use super::household_rows;
use super::limits;
use super::role::Role;
use super::sheet::{Row, Value};
use super::titles::{self, Titles};
use crate::domain::roster::RowsOf;
use crate::text::fold;

/// A table of people, or of households.
pub(super) struct Table {
    /// What its rows are.
    pub of: RowsOf,
    /// First row of the heading, 1-based.
    pub heading_row: u32,
    /// Last row of the heading.
    pub last_heading_row: u32,
    /// What stands above it.
    pub titles: Titles,
    /// Which columns are its own.
    pub extent: Extent,
    /// Whether serial days of its sheet count from 1904.
    pub counts_from_1904: bool,
    columns: Vec<Column>,
    /// The column of each role.
    places: [Option<u32>; Role::COUNT],
    /// The days that stand in parts.
    days_in_parts: Vec<DayInParts>,
}

#[derive(Default, Clone)]
struct Column {
    /// The texts above the column, the lowest last.
    levels: Vec<String>,
    role: Option<Role>,
    /// Whether another column has the role already.
    is_double: bool,
}

/// Finds the table of people among the first rows of a sheet.
pub(super) fn locate(rows: &[Row<'_>], overrides: &Overrides) -> Option<Table> {
    locate_as(rows, overrides, Table::is_of_people).or_else(|| {
        // A form of one household above its people says the same words: only where there are no people.
        let mut table = locate_as(rows, overrides, Table::is_of_households)?;
        let below: Vec<Row<'_>> = rows.iter().filter(|row| row.number > table.last_heading_row).copied().collect();
        if !household_rows::are_households(below.get(..ROWS_OF_SAMPLE).unwrap_or(&below), &table) {
            return None;
        }
        table.of = RowsOf::Households;
        table.keep_roles(&household_rows::ROLES);
        Some(table)
    })
}

/// Finds a table that fits among the first rows of a sheet.
///
/// A summary beside it is put aside: [`Table::own_row`] gives the rows without it.
pub(super) fn locate_as(rows: &[Row<'_>], overrides: &Overrides, fits: Fits) -> Option<Table> {
    let table = locate_among(rows, overrides, fits)?;
    let below = rows.iter().position(|row| row.number >= table.heading_row).and_then(|first| rows.get(first..));
    let names = table.place(Role::FullName).or_else(|| table.place(Role::FamilyName));
    let extent = below.zip(names).and_then(|(below, names)| beside::extent(below, names, overrides));
    let Some(extent) = extent else { return Some(table) };
    let own: Vec<Row<'_>> = rows.iter().filter_map(|row| row.within(&extent.columns)).collect();
    let Some(own) = locate_among(&own, overrides, fits) else { return Some(table) };
    let titles = titles::read(rows.iter().take_while(|row| row.number < own.heading_row).copied());
    Some(Table { titles, extent, ..own })
}

fn locate_among(rows: &[Row<'_>], overrides: &Overrides, fits: Fits) -> Option<Table> {
    let looked_at = rows.get(..limits::ROWS_ABOVE_TABLE).unwrap_or(rows);
    let first = (0..looked_at.len()).find(|from| best_at(looked_at, *from, overrides, fits).is_some())?;
    let blocks = (first..first + HIGHEST_HEADING).filter_map(|from| best_at(looked_at, from, overrides, fits));
    let (place, mut table) = blocks.reduce(|best, block| if is_better(&block, &best) { block } else { best })?;

    table.titles = titles::read(looked_at.iter().take(place.start).copied());
    table.split_names(rows.get(place.end..).unwrap_or_default());
    Some(table)
}

/// Rows of the highest heading.
const HIGHEST_HEADING: usize = 3;
/// Roles that make a row a heading, the name among them.
const FEWEST_ROLES: usize = 2;
/// Rows from which it is seen how names are written.
const ROWS_OF_SAMPLE: usize = 40;

type Block = (std::ops::Range<usize>, Table);

/// Whether a table is one of the kind that is looked for.
pub(super) type Fits = fn(&Table) -> bool;

/// The best heading that begins with a row, if any does.
fn best_at(rows: &[Row<'_>], from: usize, overrides: &Overrides, fits: Fits) -> Option<Block> {
    let mut best: Option<Block> = None;
    for height in 1..=HIGHEST_HEADING {
        let Some(rows) = rows.get(from..from + height) else { break };
        let Some((lowest, above)) = rows.split_last().filter(|_| is_contiguous(rows)) else { break };
        let table = Table::of_heading(rows, overrides);
        if height > 1 && (above.iter().any(|row| is_title(*row)) || !goes_on(*lowest, &table)) {
            break;
        }
        let block = (from..from + height, table);
        if fits(&block.1) && best.as_ref().is_none_or(|best| is_better(&block, best)) {
            best = Some(block);
        }
    }
    best
}

/// More columns understood, else fewer rows.
fn is_better(block: &Block, other: &Block) -> bool {
    let key = |(place, table): &Block| (table.score(), std::cmp::Reverse(place.len()));
    key(block) > key(other)
}

fn is_contiguous(block: &[Row<'_>]) -> bool {
    block.windows(2).all(|pair| matches!(pair, [one, next] if next.number == one.number + 1))
}

/// Whether a row is a title, which must not lend its words to the headings below.
fn is_title(row: Row<'_>) -> bool {
    const BEGINNINGS: [&str; 11] =
        ["danh sach", "ubnd", "uy ban", "cong hoa", "cong an", "doc lap", "bang", "bieu", "mau", "tinh den", "phuong"];
    let mut cells = row.cells();
    let at_left = cells.next().is_some_and(|(column, _)| column < 2) && cells.next().is_none();
    at_left
        || row.cells().filter_map(|(_, value)| value.as_text()).any(|text| {
            let folded = fold::loose(text);
            is_remark(text) || BEGINNINGS.iter().any(|beginning| folded.starts_with(beginning))
        })
}

/// Whether a row can be the lowest of a heading: texts that look like headings, and no name where names are.
fn goes_on(row: Row<'_>, table: &Table) -> bool {
    if is_numbering(row) {
        return false;
    }
    row.cells().all(|(column, value)| {
        let Value::Text(text) = value else { return false };
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let role = table.columns.get(usize::try_from(column).unwrap_or(usize::MAX)).and_then(|column| column.role);
        let is_name = matches!(role, Some(Role::FullName | Role::FamilyName | Role::GivenName));
        digits < 4 && (!is_name || is_name_heading(text) || is_remark(text))
    })
}

/// Whether a text is a remark below a heading: `(chữ in hoa)`.
pub(super) fn is_remark(text: &str) -> bool {
    let text = text.trim();
    text.starts_with('(') && text.ends_with(')')
}

/// Whether a row numbers the columns: `(1) (2) (3)`, `A B 1 2`.
pub(super) fn is_numbering(row: Row<'_>) -> bool {
    let mut last = 0;
    row.cells().len() >= 3
        && row.cells().all(|(_, value)| {
            let number = match value {
                Value::Number(_) => value.as_whole_number().and_then(|number| u32::try_from(number).ok()),
                Value::Text(text) => {
                    let text = text.trim().trim_matches(['(', ')', '[', ']']);
                    if text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) && last == 0 {
                        return true;
                    }
                    // "(7)=(5)+(6)"
                    text.split(['=', ')']).next().and_then(|text| text.parse().ok())
                }
                Value::Date(_) | Value::Flag(_) | Value::Fault(_) => None,
            };
            let goes_up = number.is_some_and(|number| number > last && number <= limits::COLUMNS);
            last = number.unwrap_or(last);
            goes_up
        })
}

/// The row that is most likely a heading where none is understood: the first with the most texts.
pub(super) fn likeliest(rows: &[Row<'_>], overrides: &Overrides) -> Option<Table> {
    let texts = |row: &Row<'_>| row.cells().filter(|(_, value)| value.as_text().is_some()).count();
    let looked_at = rows.get(..limits::ROWS_ABOVE_TABLE).unwrap_or(rows);
    let best = looked_at.iter().enumerate().max_by_key(|(place, row)| (texts(row), std::cmp::Reverse(*place)));
    let (place, row) = best.filter(|(_, row)| texts(row) >= FEWEST_ROLES)?;
    let mut table = Table::of_heading(&[*row], overrides);
    table.titles = titles::read(looked_at.iter().take(place).copied());
    Some(table)
}

/// Refuses a heading that goes on beyond the last column that is read.
pub(super) fn refuse_wide(path: &Path, rows: &[Row<'_>], table: &Table) -> Result<(), IntakeError> {
    let heading_rows = table.heading_row..=table.last_heading_row;
    match rows.iter().find(|row| heading_rows.contains(&row.number) && row.is_too_wide) {
        Some(row) => {
            Err(IntakeError::TooManyColumns { path: path.to_owned(), row: row.number, limit: limits::COLUMNS })
        }
        None => Ok(()),
    }
}

impl Table {
    /// The table that rows of headings make.
    fn of_heading(block: &[Row<'_>], overrides: &Overrides) -> Self {
        let width = block.iter().flat_map(|row| row.cells()).map(|(column, _)| column as usize + 1).max().unwrap_or(0);
        let mut columns = vec![Column::default(); width];
        let lowest = block.len().saturating_sub(1);
        for (level, row) in block.iter().enumerate() {
            let mut reaching = "";
            for (at, column) in (0_u32..).zip(&mut columns) {
                let own = row.get(at).and_then(Value::as_text).map(str::trim);
                reaching = own.unwrap_or(reaching);
                let has_below = || block.iter().skip(level + 1).any(|below| below.get(at).is_some());
                match own {
                    Some(own) => column.levels.push(own.to_owned()),
                    None if level < lowest && !reaching.is_empty() && has_below() => {
                        column.levels.push(reaching.to_owned());
                    }
                    None => {}
                }
            }
        }
        for column in &mut columns {
            let levels: Vec<&str> = column.levels.iter().map(String::as_str).collect();
            column.role = role_of(&levels, overrides);
        }
        let levels: Vec<&[String]> = columns.iter().map(|column| column.levels.as_slice()).collect();
        for (at, part) in day_columns::in_parts(&levels, overrides) {
            if let Some(column) = columns.get_mut(at) {
                column.role = Some(part);
            }
        }
        let number = |row: Option<&Row<'_>>| row.map_or(0, |row| row.number);
        let mut table = Self {
            of: RowsOf::People,
            heading_row: number(block.first()),
            last_heading_row: number(block.last()),
            titles: Titles::default(),
            extent: Extent::default(),
            counts_from_1904: false,
            columns,
            places: [None; Role::COUNT],
            days_in_parts: Vec::new(),
        };
        table.settle();
        table
    }

    /// Gives each role its column: the first that has it.
    fn settle(&mut self) {
        let has = |columns: &[Column], role| columns.iter().any(|column| column.role == Some(role));
        // A column of given names alone is one of names; the only address is the address.
        if has(&self.columns, Role::FullName) || !has(&self.columns, Role::FamilyName) {
            self.rename(Role::GivenName, Role::FullName);
        }
        if !has(&self.columns, Role::AddressCurrent) {
            self.rename(Role::Address, Role::AddressCurrent);
        } else if !has(&self.columns, Role::AddressPermanent) {
            self.rename(Role::Address, Role::AddressPermanent);
        }
        for other in [Role::AddressPermanent, Role::HouseNumber] {
            if !has(&self.columns, Role::AddressCurrent) {
                self.rename(other, Role::AddressCurrent);
            }
        }

        self.places = [None; Role::COUNT];
        for (at, column) in (0_u32..).zip(&mut self.columns) {
            let Some(role) = column.role else { continue };
            if let Some(place) = self.places.get_mut(role.index()) {
                // Each day in parts has its own.
                column.is_double = place.is_some() && !role.is_part();
                place.get_or_insert(at);
            }
        }
        let roles: Vec<Option<Role>> = self.columns.iter().map(|column| column.role).collect();
        self.days_in_parts = day_columns::settled(&roles);
        let places = self.places;
        self.days_in_parts.retain(|day| places.get(day.fact.index()) == Some(&Some(day.year)));
        // A part of nothing that is read says nothing.
        for at in (0_u32..).zip(&roles).filter(|(_, role)| role.is_some_and(Role::is_part)).map(|(at, _)| at) {
            let is_owned = self.days_in_parts.iter().any(|day| day.has_part(at));
            if let Some(column) = self.columns.get_mut(at as usize).filter(|_| !is_owned) {
                column.role = None;
            }
        }
    }

    fn rename(&mut self, from: Role, to: Role) {
        for column in self.columns.iter_mut().filter(|column| column.role == Some(from)) {
            column.role = Some(to);
        }
    }

    /// Day, month and year of a fact from columns of their own, as a date is written; none where there is only a year.
    pub(super) fn day_in_parts(&self, fact: Role, row: Row<'_>) -> Option<String> {
        self.days_in_parts.iter().find(|day| day.fact == fact)?.written(row)
    }

    /// The fact of whose day in parts a column holds one.
    pub(super) fn fact_in_parts(&self, column: u32) -> Option<Role> {
        self.days_in_parts.iter().find(|day| day.year == column || day.has_part(column)).map(|day| day.fact)
    }

    /// What stands above all parts of a day, else above its day.
    pub(super) fn heading_of_parts(&self, fact: Role) -> String {
        let Some(day) = self.days_in_parts.iter().find(|day| day.fact == fact) else { return String::new() };
        let levels = |column: u32| self.columns.get(column as usize).map(|column| column.levels.as_slice());
        match levels(day.year).unwrap_or_default().split_last() {
            Some((_, above)) if !above.is_empty() => one_line(&above.join(" ")),
            Some(_) | None => one_line(&levels(day.first_part()).unwrap_or_default().join(" ")),
        }
    }

    /// Number of different things that the columns hold.
    fn score(&self) -> usize {
        let refused = self.columns.iter().filter(|column| column.role == Some(Role::Refused)).count();
        self.roles().len() + refused
    }

    fn roles(&self) -> BTreeSet<Role> {
        self.columns.iter().filter_map(|column| column.role).filter(|role| *role != Role::Refused).collect()
    }

    fn is_of_people(&self) -> bool {
        self.roles().len() >= FEWEST_ROLES && (self.has(Role::FullName) || self.has(Role::FamilyName))
    }

    /// Whether the columns tell households and nobody of them: number and address or head, or number and area where
    /// it is plainly a code ("Số hộ" beside "Tổ" may as well count them).
    fn is_of_households(&self) -> bool {
        let Some(number) = self.place(Role::HouseholdNo) else { return false };
        let is_code = || fold::loose(self.heading(number)).split(' ').any(|word| word == "ma");
        let roles = self.roles();
        let tells = self.has(Role::HeadName)
            || self.has(Role::AddressCurrent) && !self.has(Role::PersonId)
            || self.has(Role::Area) && is_code() && !self.has(Role::PersonId);
        let of_people = |role: &Role| household_rows::OF_PEOPLE.contains(role) || role.is_milestone();
        tells && !roles.iter().any(of_people)
    }

    /// Forgets what other columns hold.
    fn keep_roles(&mut self, roles: &[Role]) {
        for column in &mut self.columns {
            column.role = column.role.filter(|role| *role == Role::Refused || roles.contains(role));
        }
        self.settle();
    }

    /// One heading over two columns, the second of which holds the given names: `Họ và tên` merged over both.
    fn split_names(&mut self, rows: &[Row<'_>]) {
        let Some(names) = self.place(Role::FullName) else { return };
        let beside = self.columns.get(names as usize + 1);
        if beside.is_some_and(|column| !column.levels.is_empty()) {
            return;
        }
        let sample = || rows.iter().take(ROWS_OF_SAMPLE).filter(|row| row.get(names).is_some());
        let is_word = |text: &str| !text.chars().any(|c| c.is_ascii_digit()) && text.split_whitespace().count() <= 2;
        let with_given =
            sample().filter(|row| row.get(names + 1).and_then(Value::as_text).is_some_and(is_word)).count();
        if with_given == 0 || with_given * 5 < sample().count() * 4 {
            return;
        }
        let Some(column) = self.columns.get_mut(names as usize) else { return };
        column.role = Some(Role::FamilyName);
        let given = Column { levels: column.levels.clone(), role: Some(Role::GivenName), is_double: false };
        match self.columns.get_mut(names as usize + 1) {
            Some(beside) => *beside = given,
            None => self.columns.push(given),
        }
        self.settle();
    }

    /// A row with what is the table's own; none for the rest of a summary beside it.
    pub(super) fn own_row<'a>(&self, row: Row<'a>) -> Option<Row<'a>> {
        row.within(&self.extent.columns)
    }

    /// The role of a column, if its cells are to be read.
    pub(super) fn role(&self, column: u32) -> Option<Role> {
        let column = self.columns.get(column as usize)?;
        column.role.filter(|role| *role != Role::Refused && !column.is_double)
    }

    /// Whether a column holds sensitive data.
    pub(super) fn is_refused(&self, column: u32) -> bool {
        self.columns.get(column as usize).is_some_and(|column| column.role == Some(Role::Refused))
    }

    /// The column of a role.
    pub(super) fn place(&self, role: Role) -> Option<u32> {
        self.places.get(role.index()).copied().flatten()
    }

    /// Whether the table has a column of the role.
    pub(super) fn has(&self, role: Role) -> bool {
        self.place(role).is_some()
    }

    /// The heading of a column as people would name it.
    pub(super) fn heading(&self, column: u32) -> &str {
        let levels = self.columns.get(column as usize).map(|column| column.levels.as_slice()).unwrap_or_default();
        // A remark says less than what it stands under.
        levels.iter().rev().find(|level| !is_remark(level)).or(levels.last()).map_or("", String::as_str)
    }

    /// How many columns the heading has.
    pub(super) fn width(&self) -> u32 {
        u32::try_from(self.columns.len()).unwrap_or(limits::COLUMNS)
    }

    /// The role of a column, and whether another column has it already.
    pub(super) fn any_role(&self, column: u32) -> Option<(Role, bool)> {
        let column = self.columns.get(column as usize)?;
        column.role.map(|role| (role, column.is_double))
    }

    /// All that stands above a column, in one line.
    pub(super) fn whole_heading(&self, column: u32) -> String {
        self.columns.get(column as usize).map(|column| one_line(&column.levels.join(" "))).unwrap_or_default()
    }

    /// Whether a text of a column repeats its heading, as on the later pages of a list.
    pub(super) fn repeats_heading(&self, column: u32, text: &str) -> bool {
        let text = text.trim();
        self.columns.get(column as usize).is_some_and(|column| column.levels.iter().any(|level| level == text))
    }

    /// Whether one of the columns has this heading, folded.
    pub(super) fn has_heading(&self, folded: &str) -> bool {
        self.columns.iter().any(|column| {
            let joined = |from| column.levels.get(from..).unwrap_or_default().join(" ");
            (0..column.levels.len()).any(|from| fold::loose(&joined(from)) == folded)
        })
    }

    /// Fields of the contract with the headings they were found under, in the order of the columns.
    pub(super) fn fields(&self) -> Vec<(String, String)> {
        let mut fields: Vec<(String, String)> = Vec::new();
        for (at, column) in (0_u32..).zip(&self.columns) {
            let Some(role) = self.role(at).filter(|_| !column.is_double) else { continue };
            let heading = one_line(self.heading(at));
            let role = self.fact_in_parts(at).unwrap_or(role);
            match fields.iter_mut().find(|(name, _)| *name == role.contract_name()) {
                Some((_, headings)) if *headings == heading => {}
                Some((_, headings)) => {
                    headings.push_str(" + ");
                    headings.push_str(&heading);
                }
                None => fields.push((role.contract_name().to_owned(), heading)),
            }
        }
        fields
    }

    /// Headings of the columns that are not read.
    pub(super) fn ignored(&self) -> Vec<String> {
        let unread = (0_u32..).zip(&self.columns).filter(|(at, _)| self.role(*at).is_none());
        let unread = unread.map(|(at, _)| one_line(self.heading(at))).filter(|heading| !heading.is_empty());
        unread.chain(self.extent.beside.iter().cloned()).collect()
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
