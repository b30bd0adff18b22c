//! Readings of whole files: small ones written here, the samples, and hostile ones.

#[path = "../../../tests/support/biff.rs"]
mod biff;
mod encodings;
mod extracts;
mod formats;
mod forms;
mod hostile;
mod households;
mod look;
mod samples;
#[path = "../../../tests/support/spreadsheets.rs"]
mod spreadsheets;
mod wild;

use std::io::Write;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};
use tempfile::NamedTempFile;

use super::{HiddenParts, IntakeError, LeftOut, ReadOptions, read};
use crate::domain::field::Field;
use crate::domain::roster::{Roster, RosterRow, cell_name};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn options() -> ReadOptions {
    ReadOptions::usual(day("2023-06-20"))
}

fn read_with(paths: &[&Path], options: &ReadOptions) -> Result<Roster, IntakeError> {
    let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
    read(&paths, options, &mut |_| ControlFlow::Continue(()))
}

fn read_one(path: &Path) -> Result<Roster, IntakeError> {
    read_with(&[path], &options())
}

fn file_of(suffix: &str, bytes: &[u8]) -> NamedTempFile {
    let mut file = tempfile::Builder::new().prefix("roster").suffix(suffix).tempfile().unwrap();
    file.write_all(bytes).unwrap();
    file.flush().unwrap();
    file
}

fn read_text(text: &str) -> Result<Roster, IntakeError> {
    read_one(file_of(".csv", text.as_bytes()).path())
}

/// Writes rows into a sheet: cells are separated by `|`; `#12` is a number, `@2023-05-12` a cell with a date format.
fn fill(sheet: &mut Worksheet, rows: &str) {
    let date_format = Format::new().set_num_format("dd/mm/yyyy");
    let lines = rows.lines().map(str::trim).skip_while(|line| line.is_empty());
    for (row, line) in (0_u32..).zip(lines) {
        for (column, cell) in (0_u16..).zip(line.split('|').map(str::trim)) {
            if let Some(number) = cell.strip_prefix('#') {
                sheet.write_number(row, column, number.parse::<f64>().unwrap()).unwrap();
            } else if let Some(date) = cell.strip_prefix('@') {
                let date = ExcelDateTime::parse_from_str(date).unwrap();
                sheet.write_datetime_with_format(row, column, &date, &date_format).unwrap();
            } else if !cell.is_empty() {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
}

fn workbook_of(sheets: &[(&str, &str)]) -> NamedTempFile {
    let mut workbook = Workbook::new();
    for (name, rows) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        fill(sheet, rows);
    }
    file_of(".xlsx", &workbook.save_to_buffer().unwrap())
}

fn read_rows(rows: &str) -> Result<Roster, IntakeError> {
    read_one(workbook_of(&[("Sheet1", rows)]).path())
}

/// A row in one line: number, household, facts, problems with their cells.
fn line(row: &RosterRow) -> String {
    let mut parts = vec![row.place.row.to_string()];
    let household =
        [("area", &row.area), ("no", &row.household_no), ("address", &row.address), ("head_name", &row.head_name)];
    parts.extend(household.iter().filter_map(|(name, value)| value.as_ref().map(|value| format!("{name}={value}"))));
    parts.extend(row.is_head.then(|| "head".to_owned()));
    parts
        .extend(Field::all().filter_map(|field| row.facts.get(field).map(|value| format!("{}={value}", field.code()))));
    parts.extend(row.problems.iter().map(|problem| {
        let cell = problem.column.map_or_else(String::new, |column| cell_name(column, row.place.row));
        format!("!{}@{cell}", problem.code.code())
    }));
    parts.join(" ")
}

/// What a reading gives: a line for each person, then each nameless row.
fn lines(roster: &Roster) -> Vec<String> {
    let held = roster.nameless.iter().map(|held| {
        let cells: Vec<String> = held.cells.iter().map(|(heading, text)| format!("{heading}: {text}")).collect();
        format!("{} held {}", held.place.row, cells.join(", "))
    });
    roster.rows.iter().map(line).chain(held).collect()
}

/// Reads rows and compares what they give.
#[track_caller]
fn check(rows: &str, expected: &[&str]) {
    let roster = read_rows(rows).unwrap_or_else(|error| panic!("{error}\n{rows}"));
    assert_eq!(lines(&roster), expected, "{rows}");
}

/// Reads a person of one column beside the name, and compares what the cell gives.
#[track_caller]
fn check_cell(heading: &str, cell: &str, expected: &str) {
    let rows = format!("Họ và tên|STT|{heading}\nĐỗ Văn Một|1|{cell}");
    let roster = read_rows(&rows).unwrap_or_else(|error| panic!("{error}\n{rows}"));
    let given = lines(&roster).join("\n");
    assert_eq!(given, format!("2 {expected}").trim(), "{heading}: {cell:?}");
}
