//! The sheet as a spreadsheet: A4 upright, a page after the other, each with its head and its foot.

use std::io;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::{Piece, UNDER_PLACE, WalkSheet};
use crate::report::csv::is_formula_like;

/// A4, in Excel's list of papers.
const PAPER_A4: u8 = 9;
/// Widths of the columns before the boxes, of a box, and of the place for notes, in characters.
const WIDTHS: [f64; 4] = [5.0, 23.0, 5.5, 12.5];
const BOX: f64 = 5.5;
const NOTES: f64 = 14.5;
/// Points of a line of words at the head and the foot, and of the headings.
const LINE: f64 = 13.5;
const HEADINGS: f64 = 42.0;
/// Letters that fit across the page.
const ACROSS: usize = 108;
/// Widths are counted in digits of this font and size, which every office program has, or one just as wide: those of
/// the usual one are a third wider where it is missing, and the page breaks apart.
const FONT: &str = "Times New Roman";
const FONT_SIZE: f64 = 11.0;
/// Pixels of a row and a column in it, as the format wants to know.
const USUAL: (u32, u32) = (20, 64);

type Done = Result<(), XlsxError>;

struct Looks {
    title: Format,
    line: Format,
    right: Format,
    heading: Format,
    of_box: Format,
    place: Format,
    at_door: Format,
    number: Format,
    text: Format,
    todo: Format,
}

impl Looks {
    fn new() -> Self {
        let base = Format::new().set_font_name(FONT).set_font_size(FONT_SIZE).set_align(FormatAlign::VerticalCenter);
        let cell = base.clone().set_border(FormatBorder::Thin).set_text_wrap();
        let centre = cell.clone().set_align(FormatAlign::Center);
        let door = cell.clone().set_bold().set_background_color(Color::RGB(0x00E2_E2E2));
        // A word more than fits is made smaller rather than hidden.
        let base_of_todo = base.clone().set_border(FormatBorder::Thin).set_shrink();
        Self {
            title: base.clone().set_bold().set_font_size(14.0),
            line: base.clone().set_text_wrap().set_font_size(10.0),
            right: base.set_font_size(10.0).set_align(FormatAlign::Right),
            of_box: centre.clone().set_font_size(10.0),
            heading: centre.clone().set_bold().set_font_size(10.0),
            place: door.clone(),
            at_door: door.set_align(FormatAlign::Right),
            number: centre.clone().set_bold(),
            todo: base_of_todo,
            text: cell,
        }
    }
}

/// The sheet as a workbook.
pub fn xlsx_sheet(sheet: &WalkSheet) -> io::Result<Vec<u8>> {
    let write = || {
        let mut workbook = Workbook::new();
        let usual = Format::new().set_font_name(FONT).set_font_size(FONT_SIZE);
        workbook.set_default_format(&usual, USUAL.0, USUAL.1)?;
        write_pages(workbook.add_worksheet(), sheet)?;
        workbook.save_to_buffer()
    };
    write().map_err(io::Error::other)
}

fn write_pages(out: &mut Worksheet, sheet: &WalkSheet) -> Done {
    let looks = Looks::new();
    let name: String = sheet.title.chars().filter(|c| c.is_alphanumeric() || *c == ' ').take(20).collect();
    out.set_name(name.trim())?;
    // Widths and breaks are chosen: a page that were fitted would break where it likes.
    out.set_paper_size(PAPER_A4).set_print_scale(100).set_print_center_horizontally(true);
    out.set_margins(0.4, 0.4, 0.4, 0.3, 0.2, 0.2);
    out.set_screen_gridlines(false);
    let widths = WIDTHS.into_iter().chain(sheet.boxes.iter().map(|_| BOX)).chain([NOTES]);
    for (column, width) in (0..).zip(widths) {
        out.set_column_width(column, width)?;
    }
    let pages = sheet.pages();
    let (mut row, mut breaks) = (0, Vec::new());
    for (number, pieces) in pages.iter().enumerate() {
        if number > 0 {
            breaks.push(row);
        }
        row = write_head(out, row, (sheet, &sheet.footer(number, pages.len())), &looks)?;
        for piece in pieces {
            write_piece(out, row, (sheet, piece), &looks)?;
            out.set_row_height(row, f64::from(piece.height()))?;
            row += 1;
        }
        for line in &sheet.legend {
            let lines = super::lines_of(line, ACROSS);
            across(out, row, (0, last(sheet)), (line, &looks.line))?;
            out.set_row_height(row, LINE * f64::from(lines))?;
            row += 1;
        }
    }
    if !breaks.is_empty() {
        out.set_page_breaks(&breaks)?;
    }
    out.set_print_area(0, 0, row.saturating_sub(1), last(sheet))?;
    Ok(())
}

/// The last column.
fn last(sheet: &WalkSheet) -> u16 {
    u16::try_from(WIDTHS.len() + sheet.boxes.len()).unwrap_or(u16::MAX)
}

fn write_head(
    out: &mut Worksheet,
    row: u32,
    (sheet, page): (&WalkSheet, &str),
    looks: &Looks,
) -> Result<u32, XlsxError> {
    let last = last(sheet);
    across(out, row, (0, last - 2), (&sheet.title, &looks.title))?;
    across(out, row, (last - 1, last), (page, &looks.right))?;
    out.set_row_height(row, 20.0)?;
    across(out, row + 1, (0, last), (&sheet.subtitle, &looks.line))?;
    across(out, row + 2, (0, last), (&sheet.blanks, &looks.line))?;
    out.set_row_height(row + 1, LINE)?;
    out.set_row_height(row + 2, 20.0)?;
    let boxes = sheet.boxes.iter().map(|(letter, said)| (format!("{letter}\n{said}"), &looks.of_box));
    let columns = sheet.columns.iter().map(|column| (column.clone(), &looks.heading));
    for (column, (heading, look)) in (0..).zip(columns.chain(boxes).chain([(sheet.notes.clone(), &looks.heading)])) {
        out.write_string_with_format(row + 3, column, &heading, look)?;
    }
    out.set_row_height(row + 3, HEADINGS)?;
    Ok(row + 4)
}

fn write_piece(out: &mut Worksheet, row: u32, (sheet, piece): (&WalkSheet, &Piece<'_>), looks: &Looks) -> Done {
    let last = last(sheet);
    match piece {
        Piece::Door { place, .. } => {
            let middle = u16::try_from(WIDTHS.len() + UNDER_PLACE).unwrap_or(last);
            across(out, row, (0, middle - 1), (place, &looks.place))?;
            across(out, row, (middle, last), (&sheet.at_door, &looks.at_door))
        }
        Piece::Person { person, .. } => {
            out.write_number_with_format(row, 0, f64::from(u32::try_from(person.number).unwrap_or(0)), &looks.number)?;
            text(out, (row, 1), &WalkSheet::name_of(person), &looks.text)?;
            text(out, (row, 2), &person.born, &looks.text)?;
            text(out, (row, 3), &person.todo, &looks.todo)?;
            for column in 4..=last {
                out.write_blank(row, column, &looks.text)?;
            }
            Ok(())
        }
    }
}

/// One text over several columns.
fn across(out: &mut Worksheet, row: u32, (first, last): (u16, u16), (words, look): (&str, &Format)) -> Done {
    let quoted = look.clone().set_quote_prefix();
    out.merge_range(row, first, row, last, words, if is_formula_like(words) { &quoted } else { look })?;
    Ok(())
}

fn text(out: &mut Worksheet, (row, column): (u32, u16), words: &str, look: &Format) -> Done {
    let quoted = look.clone().set_quote_prefix();
    out.write_string_with_format(row, column, words, if is_formula_like(words) { &quoted } else { look })?;
    Ok(())
}
