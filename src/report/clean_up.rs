//! Lists of what is to be put right, for the heads of areas: a sheet an area, the cells to look at marked by frame and
//! bold letters as well as by colour, ready to be printed, and read again by an import when it comes back.

use std::collections::BTreeSet;
use std::io;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::csv::is_formula_like;
use super::tree::{Cell, Table};
use super::xlsx::{Done, Looks, set_up_page, width_of, write_headings};

/// The list of one area.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CleanUpSheet {
    /// What stands above the table.
    pub title: String,
    /// What is to be done with it.
    pub guide: String,
    /// The people and the rows that wait.
    pub table: Table,
    /// For each row, the columns that are to be looked at.
    pub marked: Vec<BTreeSet<usize>>,
    /// Columns that only the program reads.
    pub hidden: BTreeSet<usize>,
}

/// First row of the headings: title and guide stand above.
const HEADING_ROW: u32 = 2;

/// The lists as one workbook.
pub fn clean_up_xlsx(sheets: &[CleanUpSheet]) -> io::Result<Vec<u8>> {
    let write = || {
        let mut workbook = Workbook::new();
        for sheet in sheets {
            write_sheet(workbook.add_worksheet(), sheet)?;
        }
        workbook.save_to_buffer()
    };
    write().map_err(io::Error::other)
}

fn write_sheet(sheet: &mut Worksheet, list: &CleanUpSheet) -> Done {
    let looks = Looks::new();
    let plain = Format::new().set_border(FormatBorder::Thin).set_align(FormatAlign::VerticalCenter).set_text_wrap();
    // A spreadsheet must not make a number of what is typed into a cell: zeros in front would be lost.
    let plain = plain.set_num_format("@");
    let marked = plain.clone().set_bold().set_border(FormatBorder::Medium);
    let marked = marked.set_background_color(Color::RGB(0x00FF_F2CC));
    set_up_page(sheet, &list.table.name)?;
    sheet.write_string_with_format(0, 0, &list.title, &Format::new().set_bold().set_font_size(13.0))?;
    sheet.write_string_with_format(1, 0, &list.guide, &Format::new().set_italic())?;
    for (place, column) in (0_u16..).zip(&list.table.columns) {
        sheet.set_column_width(place, width_of(&list.table, place.into(), column))?;
        if list.hidden.contains(&place.into()) {
            sheet.set_column_hidden(place)?;
        }
    }
    write_headings(sheet, HEADING_ROW, &list.table, &looks.heading)?;
    sheet.set_freeze_panes(HEADING_ROW + 1, 0)?;
    sheet.set_repeat_rows(HEADING_ROW, HEADING_ROW)?;
    let nothing = BTreeSet::new();
    for (line, cells) in (0_usize..).zip(&list.table.rows) {
        let row = HEADING_ROW + 1 + u32::try_from(line).unwrap_or(u32::MAX);
        let marks = list.marked.get(line).unwrap_or(&nothing);
        for (place, cell) in (0_u16..).zip(cells) {
            let look = if marks.contains(&place.into()) { &marked } else { &plain };
            match cell {
                Cell::Text(text) if !text.is_empty() && is_formula_like(text) => {
                    sheet.write_string_with_format(row, place, text, &look.clone().set_quote_prefix())?
                }
                Cell::Text(text) if !text.is_empty() => sheet.write_string_with_format(row, place, text, look)?,
                Cell::Text(_) | Cell::None | Cell::Day(_) | Cell::Count(_) | Cell::Few(_) | Cell::Rate(_) => {
                    sheet.write_blank(row, place, look)?
                }
            };
        }
    }
    Ok(())
}
