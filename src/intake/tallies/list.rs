//! The list of the wards that are to send something: a text with a ward a line, or the first two columns of a table.

use std::path::Path;

use super::error::{TallyFault, TallyFileError};
use super::facts::kept;
use super::table::{Held, Sheet};
use super::{bytes_of, csv, limits, unsupported, xlsx};
use crate::domain::campaign::Ward;
use crate::intake::container::{Container, inspect_bytes};
use crate::text::fold;

/// What stands above such a list or under it, folded: no ward.
const HEADINGS: [&str; 16] = [
    "ward",
    "wards",
    "name",
    "phuong",
    "xa",
    "phuong xa",
    "xa phuong",
    "ten phuong",
    "ten xa",
    "ten phuong xa",
    "ten xa phuong",
    "stt",
    "tt",
    "don vi",
    "ten don vi",
    "danh sach phuong",
];

/// Reads the list: the ward, and beside it what is above it if that is said (after a comma in a text of lines). Lines
/// that begin with `#` are left out, and so is a heading.
pub fn read_list(path: &Path, file: &str) -> Result<Vec<Ward>, TallyFileError> {
    let bytes = bytes_of(path, file)?;
    let sheet = match inspect_bytes(Path::new(file), &bytes)? {
        Container::Workbook(about) => {
            let mut sheets = xlsx::sheets(&bytes, &about, file)?;
            if sheets.is_empty() { Sheet::default() } else { sheets.swap_remove(0) }
        }
        Container::OldWorkbook => return Err(unsupported(file, "xls")),
        Container::OpenDocument => return Err(unsupported(file, "ods")),
        Container::Delimited => csv::sheet(&bytes, file)?,
    };
    let mut wards: Vec<Ward> = Vec::new();
    for row in &sheet.rows {
        let mut texts = row.cells.iter().filter_map(|(_, held)| match held {
            Held::Text(text) => Some(kept(text)),
            // A number of the line before the name.
            Held::Number(_) | Held::Day(_) | Held::Fault(_) => None,
        });
        let is_number = |text: &String| text.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
        let Some(name) = texts.find(|text| !text.is_empty() && !is_number(text)) else { continue };
        if name.starts_with('#') || HEADINGS.contains(&fold::loose(&name).as_str()) {
            continue;
        }
        wards.push(Ward { name, parent: texts.next().unwrap_or_default() });
        if wards.len() > limits::LISTED {
            return Err(TallyFault::TooMuch { limit: limits::LISTED }.of(file));
        }
    }
    if wards.is_empty() {
        return Err(TallyFault::NoWards.of(file));
    }
    Ok(wards)
}
