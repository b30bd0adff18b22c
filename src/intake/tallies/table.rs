//! Figures in sheets of cells: the row of the contract's keys is looked for, the rows under it are areas, and one of
//! them is the ward. Columns may stand in any order, sheets too; notes and titles in between are passed over.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::error::{TallyFault, TallyFileError};
use super::facts::{self, Body, Facts, age_of_text, kept};
use super::limits;
use super::numbers::{count_of_number, count_of_text, is_nothing, rate_of_number, rate_of_text};
use crate::domain::reason::Reason;
use crate::domain::rollup::{Figure, FigureSet, StatedRate, WardFigures};
use crate::domain::roster::cell_name;
use crate::domain::tally::{Rate, TallyRow};
use crate::text::fold;

/// What a cell holds; an empty one is left out.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Held {
    Text(String),
    Number(f64),
    Day(NaiveDate),
    /// A formula without its result, or one that failed.
    Fault(String),
}

impl Held {
    /// As text, for names and facts.
    fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Fault(text) => kept(text),
            Self::Number(number) => number.to_string(),
            Self::Day(day) => day.to_string(),
        }
    }
}

/// A row of a sheet.
#[derive(Default)]
pub(super) struct SheetRow {
    /// 1-based.
    pub number: u32,
    /// By column, 0-based, in order.
    pub cells: Vec<(u32, Held)>,
}

impl SheetRow {
    fn get(&self, column: u32) -> Option<&Held> {
        let place = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(place).map(|(_, held)| held)
    }
}

/// A sheet; that of a text has no name.
#[derive(Default)]
pub(super) struct Sheet {
    pub name: String,
    pub rows: Vec<SheetRow>,
}

impl Sheet {
    fn place(&self, column: u32, row: u32) -> String {
        let cell = cell_name(column, row);
        if self.name.is_empty() { cell } else { format!("{} {cell}", self.name) }
    }
}

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Column {
    Area,
    Figure(Figure),
    Rate(Rate),
    Reason(Reason),
    Fact(&'static str),
}

impl Column {
    fn of_key(key: &str) -> Option<Self> {
        if key == "area" {
            return Some(Self::Area);
        }
        if let Some(figure) = Figure::from_key(key) {
            return Some(Self::Figure(figure));
        }
        if let Some(key) = key.strip_prefix("rates.") {
            return Rate::ALL.into_iter().find(|rate| rate.key() == key).map(Self::Rate);
        }
        if let Some(code) = key.strip_prefix("reasons.") {
            return Reason::from_code(code).map(Self::Reason);
        }
        facts::KEYS.into_iter().find(|fact| *fact == key).map(Self::Fact)
    }

    fn is_of_figures(self) -> bool {
        match self {
            Self::Figure(_) | Self::Rate(_) | Self::Reason(_) => true,
            Self::Area | Self::Fact(_) => false,
        }
    }
}

/// Columns that make a row one of keys where it does not name the areas.
const FEWEST_FIGURES: usize = 3;

/// Names of the row of the ward, folded.
const TOTALS: [&str; 8] = ["tong", "tong cong", "tong so", "cong", "toan phuong", "toan xa", "total", "sum"];

/// The columns of a sheet.
struct Columns {
    /// Place of the row of keys in the sheet.
    row: usize,
    all: Vec<(u32, Column)>,
    area: u32,
}

/// Finds the row of keys; nothing where the sheet has none.
fn columns(sheet: &Sheet, file: &str) -> Result<Option<Columns>, TallyFileError> {
    for (row, cells) in sheet.rows.iter().enumerate().take(limits::ROWS_ABOVE_KEYS) {
        let mut all: Vec<(u32, Column)> = Vec::new();
        for (column, held) in &cells.cells {
            let Held::Text(text) = held else { continue };
            let Some(meaning) = Column::of_key(text.trim()) else { continue };
            if all.iter().any(|(_, known)| *known == meaning) {
                let what = format!("{} ({})", text.trim(), sheet.place(*column, cells.number));
                return Err(TallyFault::Twice { what }.of(file));
            }
            all.push((*column, meaning));
        }
        let figures = all.iter().filter(|(_, column)| column.is_of_figures()).count();
        let area = all.iter().find(|(_, column)| *column == Column::Area);
        // A table of reasons may have but one.
        if figures < if area.is_some() { 1 } else { FEWEST_FIGURES } {
            continue;
        }
        let Some((area, _)) = area else {
            let has_ward = all.iter().any(|(_, column)| *column == Column::Fact("ward"));
            // A table of something else: what was adjusted, what it is compared with.
            return if has_ward { Err(TallyFault::IsRollUp.of(file)) } else { Ok(None) };
        };
        return Ok(Some(Columns { row, area: *area, all }));
    }
    Ok(None)
}

/// A row in the making, over all sheets.
#[derive(Default)]
struct Row {
    figures: TallyRow,
    said: FigureSet,
    rates: Vec<(Rate, Option<i64>)>,
}

/// The figures in the making.
#[derive(Default)]
struct Reading {
    rows: Vec<Row>,
    /// Place of a row by its name and how often that stood before in its sheet.
    places: HashMap<(String, usize), usize>,
    total: Option<Row>,
    /// Keys that were met in any sheet.
    columns: Vec<Column>,
    facts: Facts,
    /// The ward and the day of the first line that says them, as written.
    first: HashMap<&'static str, String>,
}

/// Reads the sheets of a file.
pub(super) fn read(sheets: &[Sheet], file: &str) -> Result<WardFigures, TallyFileError> {
    let mut reading = Reading::default();
    for sheet in sheets {
        match columns(sheet, file)? {
            Some(columns) => reading.sheet(sheet, &columns, file)?,
            None => reading.facts_of(sheet, file)?,
        }
    }
    reading.facts.check_schema(file)?;
    if reading.columns.is_empty() {
        return Err(TallyFault::NoFigures.of(file));
    }
    let Reading { rows, total, columns, facts, .. } = reading;
    let total = total.ok_or_else(|| TallyFault::NoTotal.of(file))?;
    let absent = |row: &Row| {
        let mut absent = FigureSet::all();
        row.said.iter().for_each(|figure| absent.remove(figure));
        // Where there is a column of targets, an empty cell says that there is none.
        if columns.contains(&Column::Figure(Figure::Target)) {
            absent.remove(Figure::Target);
        }
        absent
    };
    let mut body = Body { absent: absent(&total), ..Body::default() };
    let mut take = |row: Row, place: Option<usize>| {
        let rates = row.rates.iter().map(|(rate, stated)| (*rate, *stated));
        let stated = rates.map(|(rate, stated)| StatedRate { rate, row: place, stated, other_parts: None });
        body.stated_rates.extend(stated);
        row.figures
    };
    let mut absent_of_rows = FigureSet::default();
    let mut areas = Vec::with_capacity(rows.len());
    for (place, row) in rows.into_iter().enumerate() {
        absent_of_rows.add_all(absent(&row));
        areas.push(take(row, Some(place)));
    }
    let total = take(total, None);
    facts.over(Body { total, rows: areas, absent_of_rows, ..body }, file)
}

impl Reading {
    /// A sheet with figures.
    fn sheet(&mut self, sheet: &Sheet, columns: &Columns, file: &str) -> Result<(), TallyFileError> {
        for (column, meaning) in &columns.all {
            if meaning.is_of_figures() && self.columns.contains(meaning) {
                let number = sheet.rows.get(columns.row).map_or(0, |row| row.number);
                return Err(TallyFault::Twice { what: sheet.place(*column, number) }.of(file));
            }
        }
        self.columns.extend(columns.all.iter().map(|(_, column)| *column));
        self.take_age(sheet, columns);
        let mut met: HashMap<String, usize> = HashMap::new();
        let mut has_total = false;
        for line in sheet.rows.iter().skip(columns.row + 1) {
            let says = |(column, meaning): &(u32, Column)| meaning.is_of_figures() && line.get(*column).is_some();
            let name = line.get(columns.area).map(Held::text).unwrap_or_default();
            // A remark below the table stands under any of its columns.
            if !columns.all.iter().any(says) || (name.is_empty() && is_remark(line, columns)) {
                continue;
            }
            self.take_facts(sheet, columns, line, file)?;
            let row = if TOTALS.contains(&fold::loose(&name).as_str()) {
                if has_total {
                    return Err(TallyFault::Twice { what: sheet.place(columns.area, line.number) }.of(file));
                }
                has_total = true;
                self.total.get_or_insert_default()
            } else {
                let before = met.entry(name.clone()).or_default();
                let key = (name.clone(), *before);
                *before += 1;
                let place = *self.places.entry(key).or_insert(self.rows.len());
                if place == self.rows.len() {
                    self.rows.push(Row { figures: TallyRow::of_area(&name), ..Row::default() });
                }
                if self.rows.len() > limits::ROWS {
                    return Err(TallyFault::TooMuch { limit: limits::ROWS }.of(file));
                }
                let Some(row) = self.rows.get_mut(place) else { continue };
                row
            };
            for (column, meaning) in &columns.all {
                if let Some(held) = line.get(*column) {
                    row.take(*meaning, held, || sheet.place(*column, line.number), file)?;
                }
            }
        }
        Ok(())
    }

    /// The age from which people count stands in the heading above its key.
    fn take_age(&mut self, sheet: &Sheet, columns: &Columns) {
        use crate::domain::tally::Count;
        let eligible = Column::Figure(Figure::Count(Count::Eligible));
        let Some((column, _)) = columns.all.iter().find(|(_, meaning)| *meaning == eligible) else { return };
        let above = sheet.rows.iter().take(columns.row).rev().find_map(|row| row.get(*column));
        if let Some(Held::Text(heading)) = above {
            self.facts.minimum_age = self.facts.minimum_age.or(age_of_text(heading));
        }
    }

    /// The facts that stand on a line beside its figures; they are the same on all lines of a ward.
    fn take_facts(
        &mut self,
        sheet: &Sheet,
        columns: &Columns,
        line: &SheetRow,
        file: &str,
    ) -> Result<(), TallyFileError> {
        for (column, meaning) in &columns.all {
            let Column::Fact(key) = meaning else { continue };
            let Some(held) = line.get(*column) else { continue };
            let text = held.text();
            if matches!(*key, "ward" | "as_of") {
                let first = self.first.entry(key).or_insert_with(|| text.clone());
                if *first != text {
                    return Err(TallyFault::SeveralWards { one: first.clone(), other: text }.of(file));
                }
            }
            self.facts.take(key, &text, || sheet.place(*column, line.number), file)?;
        }
        Ok(())
    }

    /// A sheet without figures: the key of a fact stands right of what it says, for machines and for people.
    fn facts_of(&mut self, sheet: &Sheet, file: &str) -> Result<(), TallyFileError> {
        for row in &sheet.rows {
            for (column, held) in &row.cells {
                let Held::Text(text) = held else { continue };
                let Some(Column::Fact(key)) = Column::of_key(text.trim()) else { continue };
                let left = |by: u32| column.checked_sub(by).and_then(|column| Some((column, row.get(column)?)));
                if let Some((from, value)) = left(1).or_else(|| left(2)) {
                    self.facts.take(key, &value.text(), || sheet.place(from, row.number), file)?;
                }
            }
        }
        Ok(())
    }
}

impl Row {
    fn take(
        &mut self,
        meaning: Column,
        held: &Held,
        place: impl Fn() -> String,
        file: &str,
    ) -> Result<(), TallyFileError> {
        let bad_count = || TallyFault::BadCount { place: place(), raw: held.text() }.of(file);
        match meaning {
            Column::Area | Column::Fact(_) => {}
            Column::Figure(figure) => {
                let Some(count) = count(held).map_err(|()| bad_count())? else { return Ok(()) };
                self.said.add(figure);
                match figure {
                    Figure::Count(key) => self.figures.add(key, count),
                    Figure::New(milestone) => self.figures.add_new(milestone, count),
                    Figure::Target => self.figures.target = Some(count),
                }
            }
            Column::Reason(reason) => {
                let count = count(held).map_err(|()| bad_count())?.filter(|count| *count > 0);
                self.figures.reasons.extend(count.map(|count| (reason, count)));
            }
            Column::Rate(rate) => {
                let bad = || TallyFault::BadRate { place: place(), raw: held.text() }.of(file);
                let stated = match held {
                    Held::Text(text) if is_nothing(text) => None,
                    Held::Text(text) => Some(rate_of_text(text).ok_or_else(bad)?),
                    Held::Number(number) => Some(rate_of_number(*number).ok_or_else(bad)?),
                    // It is made anew from the counts anyway.
                    Held::Fault(_) => return Ok(()),
                    Held::Day(_) => return Err(bad()),
                };
                self.rates.push((rate, stated));
            }
        }
        Ok(())
    }
}

/// Whether a line without a name has words where figures would be, and no figure at all.
fn is_remark(line: &SheetRow, columns: &Columns) -> bool {
    let is_words = |held: &Held| match held {
        Held::Text(text) => rate_of_text(text).is_none() && count_of_text(text).is_none(),
        Held::Number(_) | Held::Day(_) | Held::Fault(_) => false,
    };
    let figures = columns.all.iter().filter(|(_, meaning)| meaning.is_of_figures());
    figures.filter_map(|(column, _)| line.get(*column)).all(is_words)
}

/// A count; nothing where nothing stands.
fn count(held: &Held) -> Result<Option<u64>, ()> {
    match held {
        Held::Text(text) if is_nothing(text) => Ok(None),
        Held::Text(text) => count_of_text(text).map(Some).ok_or(()),
        Held::Number(number) => count_of_number(*number).map(Some).ok_or(()),
        Held::Day(_) | Held::Fault(_) => Err(()),
    }
}
