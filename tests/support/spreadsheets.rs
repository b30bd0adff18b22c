//! Spreadsheets for tests, in three formats, from one notation. A line is a row, `|` parts its cells; `#12` is a
//! number, `@2023-05-12` a day, `!REF` the error #REF!, `?TRUE` a yes; `=` in front of one of those (`=#12`, `=text`)
//! makes it the result of a formula. A line that begins with `~` is a hidden row. A cell in braces is in an old font:
//! `{.VnTime}text`.

use std::io::{Cursor, Write as _};

use chrono::NaiveDate;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// What a cell holds.
#[derive(Clone, PartialEq, Debug)]
pub enum Held {
    /// A text.
    Text(String),
    /// A number.
    Number(f64),
    /// A day.
    Day(NaiveDate),
    /// #REF!
    Fault,
    /// TRUE.
    Yes,
}

/// A cell.
#[derive(Clone, PartialEq, Debug)]
pub struct Cell {
    /// Its column, 0-based.
    pub column: u16,
    /// What it holds.
    pub held: Held,
    /// Whether a formula gave it.
    pub is_result: bool,
    /// Whether it is written in the old font.
    pub font: Option<String>,
}

/// A row.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Its place, 0-based.
    pub place: u16,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// Reads the notation.
pub fn rows_of(notation: &str) -> Vec<Row> {
    let lines = notation.lines().map(str::trim).skip_while(|line| line.is_empty());
    let row = |(place, line): (u16, &str)| {
        let (is_hidden, line) = line.strip_prefix('~').map_or((false, line), |rest| (true, rest));
        let cells = (0_u16..).zip(line.split('|').map(str::trim)).filter(|(_, cell)| !cell.is_empty());
        Row { place, is_hidden, cells: cells.map(|(column, cell)| cell_of(column, cell)).collect() }
    };
    (0_u16..).zip(lines).map(row).collect()
}

fn cell_of(column: u16, text: &str) -> Cell {
    let (font, text) = match text.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        Some((font, rest)) => (Some(font.to_owned()), rest),
        None => (None, text),
    };
    let (is_result, text) = text.strip_prefix('=').map_or((false, text), |rest| (true, rest));
    let held = match text.split_at_checked(1) {
        Some(("#", number)) => Held::Number(number.parse().unwrap()),
        Some(("@", day)) => Held::Day(day.parse().unwrap()),
        Some(("!", _)) => Held::Fault,
        Some(("?", _)) => Held::Yes,
        _ => Held::Text(text.to_owned()),
    };
    Cell { column, held, is_result, font }
}

/// A workbook of Excel 2007 and later.
pub fn xlsx(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut workbook = Workbook::new();
    for (name, notation) in sheets {
        let sheet = workbook.add_worksheet();
        sheet.set_name(*name).unwrap();
        for row in rows_of(notation) {
            let place = u32::from(row.place);
            for cell in &row.cells {
                let font = cell.font.as_ref().map_or_else(Format::new, |font| Format::new().set_font_name(font));
                let column = cell.column;
                if cell.is_result || matches!(cell.held, Held::Fault) {
                    let formula = Formula::new("=A1").set_result(shown(&cell.held));
                    let format =
                        if matches!(cell.held, Held::Day(_)) { font.set_num_format("dd/mm/yyyy") } else { font };
                    sheet.write_formula_with_format(place, column, formula, &format).unwrap();
                    continue;
                }
                match &cell.held {
                    Held::Text(text) => sheet.write_string_with_format(place, column, text, &font).map(|_| ()),
                    Held::Number(number) => sheet.write_number_with_format(place, column, *number, &font).map(|_| ()),
                    Held::Day(day) => {
                        let day = ExcelDateTime::parse_from_str(&day.to_string()).unwrap();
                        let format = font.set_num_format("dd/mm/yyyy");
                        sheet.write_datetime_with_format(place, column, &day, &format).map(|_| ())
                    }
                    Held::Yes => sheet.write_boolean_with_format(place, column, true, &font).map(|_| ()),
                    Held::Fault => Ok(()),
                }
                .unwrap();
            }
            if row.is_hidden {
                sheet.set_row_hidden(place).unwrap();
            }
        }
    }
    workbook.save_to_buffer().unwrap()
}

fn shown(held: &Held) -> String {
    match held {
        Held::Text(text) => text.clone(),
        Held::Number(number) => number.to_string(),
        Held::Day(day) => serial(*day).to_string(),
        Held::Fault => "#REF!".to_owned(),
        Held::Yes => "TRUE".to_owned(),
    }
}

/// The days since the first one that spreadsheets know.
pub fn serial(day: NaiveDate) -> f64 {
    let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
    f64::from(i32::try_from(day.signed_duration_since(first).num_days()).unwrap())
}

/// An archive of parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// An `OpenDocument` spreadsheet of these sheets: `table:table` elements, and styles before them.
pub fn ods_of(styles: &str, sheets: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content>{styles}<office:body><office:spreadsheet>\
         {sheets}</office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", b"<manifest:manifest/>"),
    ])
}

/// An `OpenDocument` spreadsheet.
pub fn ods(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut fonts: Vec<String> = Vec::new();
    let mut tables = String::new();
    for (name, notation) in sheets {
        tables.push_str(&format!("<table:table table:name=\"{}\">", escaped(name)));
        for row in rows_of(notation) {
            let hidden = if row.is_hidden { " table:visibility=\"filter\"" } else { "" };
            tables.push_str(&format!("<table:table-row{hidden}>"));
            let mut column = 0;
            for cell in &row.cells {
                if cell.column > column {
                    let count = cell.column - column;
                    tables.push_str(&format!("<table:table-cell table:number-columns-repeated=\"{count}\"/>"));
                }
                column = cell.column + 1;
                let style = cell.font.as_ref().map_or_else(String::new, |font| {
                    let place = fonts.iter().position(|other| other == font).unwrap_or_else(|| {
                        fonts.push(font.clone());
                        fonts.len() - 1
                    });
                    format!(" table:style-name=\"ce{place}\"")
                });
                let formula = if cell.is_result { " table:formula=\"of:=[.A1]\"" } else { "" };
                let (value, text) = ods_value(&cell.held);
                tables.push_str(&format!(
                    "<table:table-cell{style}{formula}{value}><text:p>{text}</text:p></table:table-cell>"
                ));
            }
            // What LibreOffice itself writes at the end of every row and sheet.
            tables.push_str("<table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>");
        }
        tables.push_str("<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table>");
    }
    let faces = fonts.iter().enumerate().map(|(place, font)| {
        format!("<style:font-face style:name=\"F{place}\" svg:font-family=\"&apos;{font}&apos;\"/>")
    });
    let styles = (0..fonts.len()).map(|place| {
        format!(
            "<style:style style:name=\"base{place}\" style:family=\"table-cell\"><style:text-properties style:font-name=\"F{place}\"/></style:style>\
             <style:style style:name=\"ce{place}\" style:family=\"table-cell\" style:parent-style-name=\"base{place}\"/>"
        )
    });
    let styles = format!(
        "<office:font-face-decls>{}</office:font-face-decls><office:automatic-styles>{}</office:automatic-styles>",
        faces.collect::<String>(),
        styles.collect::<String>()
    );
    ods_of(&styles, &tables)
}

fn ods_value(held: &Held) -> (String, String) {
    match held {
        Held::Text(text) => (" office:value-type=\"string\"".to_owned(), escaped(text)),
        Held::Number(number) => (format!(" office:value-type=\"float\" office:value=\"{number}\""), number.to_string()),
        Held::Day(day) => {
            (format!(" office:value-type=\"date\" office:date-value=\"{day}\""), day.format("%d/%m/%Y").to_string())
        }
        Held::Fault => (
            " office:value-type=\"string\" office:string-value=\"\" calcext:value-type=\"error\"".to_owned(),
            "#REF!".to_owned(),
        ),
        Held::Yes => (" office:value-type=\"boolean\" office:boolean-value=\"true\"".to_owned(), "TRUE".to_owned()),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}
