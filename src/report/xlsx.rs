//! Spreadsheets: numbers are numbers, totals are formulas that carry their results, words never compute. A sheet a
//! table, A4 landscape, as wide as a page. A report's sheets hide a row with the contract's keys under the
//! headings, so that a program finds its columns in whatever language they are.

use std::io;
use std::ops::Range;

use chrono::Datelike as _;
use rust_xlsxwriter::utility::{cell_range, row_col_to_cell};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::csv::{is_formula_like, plain_percent};
use super::json::percent;
use super::tree::{Cell, Column, Kind, Report, Table};
use crate::text::numbers;

/// A4, in Excel's list of papers.
const PAPER_A4: u8 = 9;

/// Margins of a page: narrow, the sheets are wide.
const MARGIN_INCHES: f64 = 0.4;

/// Lists from here on are written row by row through a file without a name, since a sheet in memory takes some
/// hundred bytes a cell.
const ROWS_IN_MEMORY: usize = 20_000;

/// Longest name of a sheet, and what it may not contain.
const SHEET_NAME_CHARS: usize = 31;
const NOT_IN_SHEET_NAMES: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// Widths of columns in characters.
const NAME_WIDTH: f64 = 24.0;
const NUMBER_WIDTH: f64 = 10.5;
/// Height of a line of the usual font, in points.
const LINE_HEIGHT: f64 = 15.0;
/// How much wider a bold letter is than the letter that widths are counted in.
const BOLD: f64 = 1.15;
const DAY_WIDTH: usize = 12;
const NARROWEST: usize = 8;
const WIDEST: usize = 50;

/// How many rows of a list are looked at for the widths of its columns.
const ROWS_MEASURED: usize = 500;

/// A report: a sheet for each table, and one with its facts.
pub fn xlsx_report(report: &Report) -> io::Result<Vec<u8>> {
    let write = || {
        let mut workbook = Workbook::new();
        for table in &report.tables {
            report_sheet(workbook.add_worksheet(), report, table)?;
        }
        facts_sheet(workbook.add_worksheet(), report)?;
        workbook.save_to_buffer()
    };
    write().map_err(io::Error::other)
}

/// A list: headings, a line for each row, nothing else, so that it can be filtered, sorted and imported again.
pub fn xlsx_table(table: &Table) -> io::Result<Vec<u8>> {
    let write = || {
        let mut workbook = Workbook::new();
        let sheet = if table.rows.len() > ROWS_IN_MEMORY {
            workbook.add_worksheet_with_constant_memory()?
        } else {
            workbook.add_worksheet()
        };
        list_sheet(sheet, table)?;
        workbook.save_to_buffer()
    };
    write().map_err(io::Error::other)
}

pub(super) type Done = Result<(), XlsxError>;

/// The looks of cells.
pub(super) struct Looks {
    pub(super) heading: Format,
    key: Format,
    plain: Look,
    bold: Look,
}

/// The looks of the cells of a row.
struct Look {
    text: Format,
    quoted: Format,
    count: Format,
    rate: Format,
    day: Format,
}

impl Look {
    fn of(base: &Format) -> Self {
        let text = base.clone().set_text_wrap();
        Self {
            quoted: text.clone().set_quote_prefix(),
            text,
            count: base.clone().set_num_format("#,##0"),
            rate: base.clone().set_num_format("0.00"),
            day: base.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
        }
    }
}

impl Looks {
    pub(super) fn new() -> Self {
        let cell = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        Self {
            heading: cell
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_background_color(Color::RGB(0x00DD_E8F0)),
            key: Format::new().set_font_size(7.0).set_font_color(Color::Gray),
            plain: Look::of(&cell),
            bold: Look::of(&cell.set_bold()),
        }
    }
}

fn report_sheet(sheet: &mut Worksheet, report: &Report, table: &Table) -> Done {
    let looks = Looks::new();
    set_up_page(sheet, &table.heading)?;
    sheet.write_string_with_format(0, 0, &report.title, &Format::new().set_bold().set_font_size(13.0))?;
    // The sheet of a single block says what it is of; the others speak for themselves.
    let caption = table.blocks.first().filter(|_| table.blocks.len() == 1).map(|block| &block.caption);
    let mut row = 0;
    for line in report.subtitles.iter().chain(caption) {
        row += 1;
        sheet.write_string(row, 0, line)?;
    }
    let heading_row = row + 2;
    let first_row = heading_row + 2;
    write_headings(sheet, heading_row, table, &looks.heading)?;
    write_keys(sheet, heading_row + 1, table, &looks.key)?;
    sheet.set_freeze_panes(first_row, 1)?;
    sheet.set_repeat_rows(heading_row, heading_row)?;
    set_widths(sheet, table)?;

    let mut row = first_row;
    for cells in &table.rows {
        write_row(sheet, row, (table, cells), &looks.plain)?;
        row += 1;
    }
    if let Some(total) = &table.total {
        write_total(sheet, first_row..row, (table, total), &looks.bold)?;
        row += 1;
    }
    for note in &table.notes {
        row += 1;
        sheet.write_string_with_format(row, 0, note, &Format::new().set_italic())?;
    }
    Ok(())
}

fn set_widths(sheet: &mut Worksheet, table: &Table) -> Done {
    for (place, column) in (0_u16..).zip(&table.columns) {
        sheet.set_column_width(place, if column.kind == Kind::Text { NAME_WIDTH } else { NUMBER_WIDTH })?;
        if table.is_empty_column(place.into()) {
            sheet.set_column_hidden(place)?;
        }
    }
    Ok(())
}

fn list_sheet(sheet: &mut Worksheet, table: &Table) -> Done {
    let looks = Looks::new();
    set_up_page(sheet, &table.heading)?;
    for (place, column) in (0_u16..).zip(&table.columns) {
        sheet.set_column_width(place, width_of(table, place.into(), column))?;
    }
    write_headings(sheet, 0, table, &looks.heading)?;
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_repeat_rows(0, 0)?;
    let (mut row, last_column) = (1, u16::try_from(table.columns.len()).unwrap_or(u16::MAX).saturating_sub(1));
    for cells in &table.rows {
        write_row(sheet, row, (table, cells), &looks.plain)?;
        row += 1;
    }
    sheet.autofilter(0, 0, row - 1, last_column)?;
    if let Some(total) = &table.total {
        write_total(sheet, 1..row, (table, total), &looks.bold)?;
    }
    Ok(())
}

/// The facts of a report: what people read, what machines read, and the key.
fn facts_sheet(sheet: &mut Worksheet, report: &Report) -> Done {
    let looks = Looks::new();
    set_up_page(sheet, &report.facts_heading)?;
    for (column, width) in [(0, 34.0), (1, 40.0), (2, 28.0), (3, 16.0)] {
        sheet.set_column_width(column, width)?;
    }
    for (row, fact) in (0_u32..).zip(&report.facts) {
        sheet.write_string_with_format(row, 0, &fact.label, &looks.bold.text)?;
        write_text(sheet, (row, 1), &fact.shown, &looks.plain)?;
        write_cell(sheet, (row, 2), &fact.cell, &looks.plain)?;
        sheet.write_string_with_format(row, 3, &fact.key, &looks.key)?;
    }
    // For programs; people have read it in their own words.
    sheet.set_column_hidden(2)?;
    sheet.set_column_hidden(3)?;
    Ok(())
}

pub(super) fn set_up_page(sheet: &mut Worksheet, name: &str) -> Done {
    let name: String = name.chars().filter(|c| !NOT_IN_SHEET_NAMES.contains(c)).take(SHEET_NAME_CHARS).collect();
    sheet.set_name(name.trim_matches('\''))?;
    sheet.set_paper_size(PAPER_A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES, 0.2, 0.2);
    // The results that formulas carry are given; where one is empty it stays empty.
    sheet.set_formula_result_default("");
    Ok(())
}

pub(super) fn write_headings(sheet: &mut Worksheet, row: u32, table: &Table, look: &Format) -> Done {
    let mut lines = 1;
    for (place, column) in (0_u16..).zip(&table.columns) {
        let heading = match column.kind {
            Kind::Rate { .. } => format!("{} (%)", column.heading),
            Kind::Text | Kind::Day | Kind::Count => column.heading.clone(),
        };
        let width = if column.kind == Kind::Text { NAME_WIDTH } else { NUMBER_WIDTH };
        lines = lines.max(lines_of(&heading, width));
        sheet.write_string_with_format(row, place, heading, look)?;
    }
    // Programs other than Excel do not make a row as high as its wrapped heading.
    sheet.set_row_height(row, f64::from(lines) * LINE_HEIGHT)?;
    Ok(())
}

/// Lines that a bold text takes in a column of a width, words kept whole.
fn lines_of(text: &str, width: f64) -> u32 {
    let (mut lines, mut filled) = (1, 0.0);
    for word in text.split_whitespace() {
        let length = f64::from(u32::try_from(word.width()).unwrap_or(u32::MAX)) * BOLD;
        if filled > 0.0 && filled + 1.0 + length > width {
            lines += 1;
            filled = length;
        } else {
            filled += length + if filled > 0.0 { 1.0 } else { 0.0 };
        }
    }
    lines
}

fn write_keys(sheet: &mut Worksheet, row: u32, table: &Table, look: &Format) -> Done {
    for (place, column) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(row, place, &column.key, look)?;
    }
    sheet.set_row_hidden(row)?;
    Ok(())
}

fn write_row(sheet: &mut Worksheet, row: u32, (table, cells): (&Table, &[Cell]), look: &Look) -> Done {
    for (place, (column, cell)) in (0_u16..).zip(table.columns.iter().zip(cells)) {
        match cell {
            Cell::Text(text) if text.is_empty() => write_text(sheet, (row, place), &column.when_empty, look)?,
            Cell::None | Cell::Text(_) | Cell::Day(_) | Cell::Count(_) | Cell::Rate(_) => {
                write_cell(sheet, (row, place), cell, look)?;
            }
        }
    }
    Ok(())
}

fn write_cell(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, look: &Look) -> Done {
    match cell {
        Cell::None => sheet.write_blank(row, column, &look.text)?,
        Cell::Text(text) => return write_text(sheet, (row, column), text, look),
        // Excel knows no day before 1900.
        Cell::Day(day) if day.year() < 1900 => return write_text(sheet, (row, column), &numbers::day(*day), look),
        Cell::Day(day) => sheet.write_date_with_format(row, column, *day, &look.day)?,
        Cell::Count(count) => sheet.write_number_with_format(row, column, whole(*count), &look.count)?,
        Cell::Rate(hundredths) => sheet.write_number_with_format(row, column, percent(*hundredths), &look.rate)?,
    };
    Ok(())
}

fn write_text(sheet: &mut Worksheet, (row, column): (u32, u16), text: &str, look: &Look) -> Done {
    let format = if is_formula_like(text) { &look.quoted } else { &look.text };
    sheet.write_string_with_format(row, column, text, format)?;
    Ok(())
}

/// The total below `rows`: sums and rates as formulas, with the results of the tree.
fn write_total(sheet: &mut Worksheet, rows: Range<u32>, (table, total): (&Table, &[Cell]), look: &Look) -> Done {
    let row = rows.end;
    for (place, (column, cell)) in (0_u16..).zip(table.columns.iter().zip(total)) {
        let at = |other: usize| row_col_to_cell(row, u16::try_from(other).unwrap_or(u16::MAX));
        match (column.kind, cell) {
            // A total that is more than its rows (a household in two areas, a target of the ward alone) is a number:
            // a sum would contradict it.
            (Kind::Count, Cell::Count(count)) if table.sum_of(place.into()) == Some(*count) => {
                let formula = format!("=SUM({})", cell_range(rows.start, place, row - 1, place));
                let formula = Formula::new(formula).set_result(count.to_string());
                sheet.write_formula_with_format(row, place, formula, &look.count)?;
            }
            (Kind::Rate { numerator, denominator }, _) => {
                let (part, whole) = (at(numerator), at(denominator));
                let formula = Formula::new(format!("=IF({whole}=0,\"\",ROUND({part}/{whole}*100,2))"));
                let result = match cell {
                    Cell::Rate(hundredths) => plain_percent(*hundredths),
                    Cell::None | Cell::Text(_) | Cell::Day(_) | Cell::Count(_) => String::new(),
                };
                sheet.write_formula_with_format(row, place, formula.set_result(result), &look.rate)?;
            }
            (Kind::Text | Kind::Day | Kind::Count, _) => write_cell(sheet, (row, place), cell, look)?,
        }
    }
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "counts of people are far below 2^53")]
fn whole(count: i64) -> f64 {
    count as f64
}

/// Wide enough for what is in the first rows of a list.
#[expect(clippy::cast_precision_loss, reason = "at most WIDEST")]
pub(super) fn width_of(table: &Table, place: usize, column: &Column) -> f64 {
    let of_cell = |cell: &Cell| match cell {
        Cell::Text(text) => text.width() + 1,
        Cell::Day(_) => DAY_WIDTH,
        Cell::None | Cell::Count(_) | Cell::Rate(_) => NARROWEST,
    };
    let cells = table.rows.iter().take(ROWS_MEASURED).filter_map(|row| row.get(place));
    let longest_word = column.heading.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or_default() + 2;
    cells.map(of_cell).max().unwrap_or_default().max(longest_word).clamp(NARROWEST, WIDEST) as f64
}
