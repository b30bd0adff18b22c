//! Tables of households: a row each, with the number by which lists of people are joined to it, and nobody's name
//! besides the head's.

use super::cells::Cells;
use super::household::{self, Above};
use super::role::Role;
use super::row_kind::{RowKind, beside_households};
use super::rows::{Setting, raw_cells};
use super::sheet::{Row, Value};
use super::table::Table;
use crate::domain::roster::{HouseholdRow, Place};

/// What such a table can hold; its other columns are not read, since nothing of a household is kept beside this.
pub(super) const ROLES: [Role; 8] = [
    Role::RowNo,
    Role::HouseholdNo,
    Role::HeadName,
    Role::Area,
    Role::Address,
    Role::AddressCurrent,
    Role::AddressPermanent,
    Role::HouseNumber,
];

/// What only a list of people has. A number or a phone beside the head's name is the head's.
pub(super) const OF_PEOPLE: [Role; 8] = [
    Role::BirthDate,
    Role::DayPart,
    Role::MonthPart,
    Role::BirthMale,
    Role::BirthFemale,
    Role::Sex,
    Role::Relationship,
    Role::Presence,
];

/// Whether sample rows give each household once: where a number comes twice in a row, they are its members.
pub(super) fn are_households(rows: &[Row<'_>], table: &Table) -> bool {
    let Some(numbers) = table.place(Role::HouseholdNo) else { return false };
    let data: Vec<&Row<'_>> = rows.iter().filter(|row| row.cells().len() > 2).collect();
    let number = |row: &&Row<'_>| row.get(numbers).map(Value::shown).map(|text| text.trim().to_owned());
    let stated: Vec<String> = data.iter().filter_map(number).filter(|text| !text.is_empty()).collect();
    let repeats = stated.windows(2).any(|pair| matches!(pair, [one, next] if one == next));
    !repeats && stated.len() * 2 >= data.len()
}

/// Tells what a row of such a table is.
pub(super) fn kind_of(row: Row<'_>, table: &Table, is_after_end: bool) -> RowKind {
    if let Some(kind) = beside_households(row, table) {
        return kind;
    }
    let has = |role| {
        let value = table.place(role).and_then(|column| row.get(column));
        value.is_some_and(|value| value.shown().chars().any(char::is_alphanumeric))
    };
    let is_told = has(Role::HeadName) || has(Role::AddressCurrent) || has(Role::Area);
    match has(Role::HouseholdNo) {
        true if is_told || !is_after_end => RowKind::Household,
        // Without a number it is joined to nobody, but it is a household all the same.
        false if !is_after_end && has(Role::AddressCurrent) && row.cells().len() > 1 => RowKind::Household,
        true | false => RowKind::Nothing,
    }
}

/// Reads such a row.
pub(super) fn read(row: Row<'_>, table: &Table, above: &mut Above, setting: &Setting) -> HouseholdRow {
    let mut cells = Cells::new(row, table);
    above.enter_area(&mut cells);
    HouseholdRow {
        place: Place { row: row.number, ..setting.place },
        household_no: cells.text(Role::HouseholdNo),
        head_name: household::head_name(&mut cells),
        area: above.area.clone(),
        address: household::address(&mut cells),
        problems: cells.problems,
        cells: raw_cells(row, table),
    }
}
