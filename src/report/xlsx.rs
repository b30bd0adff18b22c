//! Spreadsheets: numbers are numbers, totals are formulas that carry their results, words never compute. A sheet a
//! table, A4 landscape, as wide as a page.

use std::io;
use std::ops::Range;

use chrono::Datelike as _;
use rust_xlsxwriter::utility::{cell_range, row_col_to_cell};
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError};
use unicode_width::UnicodeWidthStr;

use super::csv::{is_formula_like, plain_percent};
use super::json::percent;
use super::text::FEW;
use super::tree::{Cell, Column, Kind, Table};
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
pub(super) const NAME_WIDTH: f64 = 24.0;
pub(super) const NUMBER_WIDTH: f64 = 10.5;
/// Height of a line of the usual font, in points.
pub(super) const LINE_HEIGHT: f64 = 15.0;
/// How much wider a bold letter is than the letter that widths are counted in.
const BOLD: f64 = 1.15;
const DAY_WIDTH: usize = 12;
const NARROWEST: usize = 8;
const WIDEST: usize = 50;

/// How many rows of a list are looked at for the widths of its columns.
const ROWS_MEASURED: usize = 500;

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
    pub(super) key: Format,
    pub(super) plain: Look,
    pub(super) bold: Look,
}

/// The looks of the cells of a row.
pub(super) struct Look {
    pub(super) text: Format,
    quoted: Format,
    pub(super) count: Format,
    few: Format,
    pub(super) rate: Format,
    day: Format,
}

impl Look {
    fn of(base: &Format) -> Self {
        let text = base.clone().set_text_wrap();
        Self {
            quoted: text.clone().set_quote_prefix(),
            text,
            count: base.clone().set_num_format("#,##0"),
            // A number stays a number; its mark is a matter of looks.
            few: base.clone().set_num_format(format!("#,##0\"{FEW}\"")).set_italic(),
            rate: base.clone().set_num_format("0.00"),
            day: base.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center),
        }
    }
}

impl Looks {
    pub(super) fn new() -> Self {
        Self::of(&Format::new())
    }

    /// The looks in the letters of a format.
    pub(super) fn of(letters: &Format) -> Self {
        let cell = letters.clone().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter);
        Self {
            heading: cell
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_background_color(Color::RGB(0x00DD_E8F0)),
            key: letters.clone().set_font_size(7.0).set_font_color(Color::Gray),
            plain: Look::of(&cell),
            bold: Look::of(&cell.set_bold()),
        }
    }
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

/// What a sheet can be called.
pub(super) fn sheet_name(name: &str) -> String {
    let name: String = name.chars().filter(|c| !NOT_IN_SHEET_NAMES.contains(c)).take(SHEET_NAME_CHARS).collect();
    name.trim_matches('\'').to_owned()
}

pub(super) fn set_up_page(sheet: &mut Worksheet, name: &str) -> Done {
    sheet.set_name(sheet_name(name))?;
    sheet.set_paper_size(PAPER_A4).set_landscape().set_print_fit_to_pages(1, 0);
    sheet.set_margins(MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES, MARGIN_INCHES, 0.2, 0.2);
    // The results that formulas carry are given; where one is empty it stays empty.
    sheet.set_formula_result_default("");
    Ok(())
}

pub(super) fn write_headings(sheet: &mut Worksheet, row: u32, table: &Table, look: &Format) -> Done {
    let width = |column: &Column| if column.kind == Kind::Text { NAME_WIDTH } else { NUMBER_WIDTH };
    write_headings_in(sheet, row, (table, &width), look)
}

/// The headings of columns that are so wide.
pub(super) fn write_headings_in(
    sheet: &mut Worksheet,
    row: u32,
    (table, width): (&Table, &dyn Fn(&Column) -> f64),
    look: &Format,
) -> Done {
    let mut lines = 1;
    for (place, column) in (0_u16..).zip(&table.columns) {
        let heading = match column.kind {
            Kind::Rate { .. } => format!("{} (%)", column.short()),
            Kind::Text | Kind::Day | Kind::Count => column.short().to_owned(),
        };
        lines = lines.max(lines_of(&heading, width(column)));
        sheet.write_string_with_format(row, place, heading, look)?;
    }
    // Programs other than Excel do not make a row as high as its wrapped heading.
    sheet.set_row_height(row, f64::from(lines) * LINE_HEIGHT)?;
    Ok(())
}

/// Lines that a bold text takes in a column of a width, words kept whole.
pub(super) fn lines_of(text: &str, width: f64) -> u32 {
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

pub(super) fn write_keys(sheet: &mut Worksheet, row: u32, table: &Table, look: &Format) -> Done {
    for (place, column) in (0_u16..).zip(&table.columns) {
        sheet.write_string_with_format(row, place, &column.key, look)?;
    }
    sheet.set_row_hidden(row)?;
    Ok(())
}

pub(super) fn write_row(sheet: &mut Worksheet, row: u32, (table, cells): (&Table, &[Cell]), look: &Look) -> Done {
    for (place, (column, cell)) in (0_u16..).zip(table.columns.iter().zip(cells)) {
        match cell {
            Cell::Text(text) if text.is_empty() => write_text(sheet, (row, place), &column.when_empty, look)?,
            Cell::None | Cell::Text(_) | Cell::Day(_) | Cell::Count(_) | Cell::Few(_) | Cell::Rate(_) => {
                write_cell(sheet, (row, place), cell, look)?;
            }
        }
    }
    Ok(())
}

pub(super) fn write_cell(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, look: &Look) -> Done {
    match cell {
        Cell::None => sheet.write_blank(row, column, &look.text)?,
        Cell::Text(text) => return write_text(sheet, (row, column), text, look),
        // Excel knows no day before 1900.
        Cell::Day(day) if day.year() < 1900 => return write_text(sheet, (row, column), &numbers::day(*day), look),
        Cell::Day(day) => sheet.write_date_with_format(row, column, *day, &look.day)?,
        Cell::Count(count) => sheet.write_number_with_format(row, column, whole(*count), &look.count)?,
        Cell::Few(count) => sheet.write_number_with_format(row, column, whole(*count), &look.few)?,
        Cell::Rate(hundredths) => sheet.write_number_with_format(row, column, percent(*hundredths), &look.rate)?,
    };
    Ok(())
}

pub(super) fn write_text(sheet: &mut Worksheet, (row, column): (u32, u16), text: &str, look: &Look) -> Done {
    let format = if is_formula_like(text) { &look.quoted } else { &look.text };
    sheet.write_string_with_format(row, column, text, format)?;
    Ok(())
}

/// The total below `rows`: sums and rates as formulas, with the results of the tree.
pub(super) fn write_total(
    sheet: &mut Worksheet,
    rows: Range<u32>,
    (table, total): (&Table, &[Cell]),
    look: &Look,
) -> Done {
    let row = rows.end;
    for (place, (column, cell)) in (0_u16..).zip(table.columns.iter().zip(total)) {
        let at = |other: usize| row_col_to_cell(row, u16::try_from(other).unwrap_or(u16::MAX));
        match (column.kind, cell) {
            // A total that is more than its rows (a household in two areas, a target of the ward alone) is a number:
            // a sum would contradict it.
            (Kind::Count, Cell::Count(count) | Cell::Few(count)) if table.sum_of(place.into()) == Some(*count) => {
                let formula = format!("=SUM({})", cell_range(rows.start, place, row - 1, place));
                let formula = Formula::new(formula).set_result(count.to_string());
                let format = if matches!(cell, Cell::Few(_)) { &look.few } else { &look.count };
                sheet.write_formula_with_format(row, place, formula, format)?;
            }
            // Where only some rows say a part, there is no rate though there is a whole: a formula would compute one.
            (Kind::Rate { denominator, .. }, Cell::None) if matches!(total.get(denominator), Some(Cell::Count(whole)) if *whole > 0) =>
            {
                write_cell(sheet, (row, place), cell, look)?;
            }
            (Kind::Rate { numerator, denominator }, _) => {
                let (part, whole) = (at(numerator), at(denominator));
                let formula = Formula::new(format!("=IF({whole}=0,\"\",ROUND({part}/{whole}*100,2))"));
                let result = match cell {
                    Cell::Rate(hundredths) => plain_percent(*hundredths),
                    Cell::None | Cell::Text(_) | Cell::Day(_) | Cell::Count(_) | Cell::Few(_) => String::new(),
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
        Cell::None | Cell::Count(_) | Cell::Few(_) | Cell::Rate(_) => NARROWEST,
    };
    let cells = table.rows.iter().take(ROWS_MEASURED).filter_map(|row| row.get(place));
    let longest_word = column.heading.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or_default() + 2;
    cells.map(of_cell).max().unwrap_or_default().max(longest_word).clamp(NARROWEST, WIDEST) as f64
}
