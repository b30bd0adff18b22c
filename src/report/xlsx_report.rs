//! A report as a spreadsheet: the official header above the first sheet, a sheet a table, pictures, what the rates
//! mean, the facts. Sheets hide a row with the contract's keys under the headings, so that a program finds its columns
//! in whatever language they are.
//!
//! A wide table prints block by block, a page each, with the names of the rows on every page.

use std::io;

use rust_xlsxwriter::{
    Chart as Picture, ChartAxisLabelPosition, ChartDataLabel, ChartFont, ChartType, DocProperties, ExcelDateTime,
    Format, FormatAlign, Formula, Workbook, Worksheet,
};
use unicode_width::UnicodeWidthStr;

use super::figures::{Chart, Definition, Report};
use super::tree::{Cell, Column, Kind, Table};
use super::xlsx::{
    Done, LINE_HEIGHT, Looks, NAME_WIDTH, NUMBER_WIDTH, lines_of, set_up_page, sheet_name, write_cell,
    write_headings_in, write_keys, write_row, write_text, write_total,
};

/// Columns of the first block on the first sheet: wide enough for the header above them.
const HEADER_WIDTH: f64 = 14.0;
/// Pixels between the margins of an A4 page on its side, with some to spare: programs differ in their letters.
const PAGE_PIXELS: f64 = 1000.0;
/// Printed a little smaller than it is shown, no column falls off a page; down to here it is still read well.
const PRINT_SCALES: std::ops::RangeInclusive<u16> = 78..=95;
/// What stands on every page: of a sheet that goes on, its name; the number of the page.
const PAGE_HEADER: &str = "&R&\"Times New Roman,Italic\"&9&A";
const PAGE_FOOTER: &str = "&C&P/&N";
/// The widest column of names, and how wide a letter of one is.
const WIDEST_NAME: f64 = 48.0;
const LETTER: f64 = 1.15;
/// People are whole: up to so many, an axis has a line for each.
const MOST_LINES: i64 = 10;
/// Areas up to here stand side by side in a picture; more of them one below the other.
const MOST_SIDE_BY_SIDE: usize = 12;
/// Pictures, in pixels: two of them on a page.
const CHART_WIDTH: u32 = 960;
const CHART_HEIGHT: u32 = 300;
const BAR_HEIGHT: usize = 22;
/// The usual height of a row and width of a column, in pixels.
const ROW_PIXELS: u32 = 20;
const COLUMN_PIXELS: u32 = 64;

/// The column of the facts: the longest code in a line.
const FACT_WIDTH: f64 = 84.0;

/// The letters of official papers.
fn letters() -> Format {
    Format::new().set_font_name("Times New Roman").set_font_size(11.0)
}

/// A report: a sheet for each table, pictures, what the rates mean, the facts.
pub fn xlsx_report(report: &Report) -> io::Result<Vec<u8>> {
    let write = || {
        let mut workbook = Workbook::new();
        // The same report is the same file, whenever it is written.
        let properties = DocProperties::new().set_title(report.title.as_str());
        let made = ExcelDateTime::from_timestamp(report.made_at.millis() / 1000)?;
        workbook.set_properties(&properties.set_creation_datetime(&made));
        workbook.set_default_format(&letters(), ROW_PIXELS, COLUMN_PIXELS)?;
        let looks = Looks::of(&letters());
        let tables: Vec<Table> = report.tables.iter().chain(&report.more_tables).map(Table::from).collect();
        let mut first_rows = Vec::new();
        for (number, table) in tables.iter().enumerate() {
            let sheet = workbook.add_worksheet();
            first_rows.push(report_sheet(sheet, report, (table, number == 0), &looks)?);
        }
        let charts: Vec<&Chart> = report.charts.iter().filter(|chart| has_bars(&tables, chart)).collect();
        if !charts.is_empty() {
            charts_sheet(workbook.add_worksheet(), report, (&charts, &tables, &first_rows))?;
        }
        if !report.definitions.rates.is_empty() {
            definitions_sheet(workbook.add_worksheet(), report, &looks)?;
        }
        facts_sheet(workbook.add_worksheet(), report, &looks)?;
        workbook.save_to_buffer()
    };
    write().map_err(io::Error::other)
}

/// A table; says in which row its figures begin.
fn report_sheet(
    sheet: &mut Worksheet,
    report: &Report,
    (table, is_first): (&Table, bool),
    looks: &Looks,
) -> Result<u32, rust_xlsxwriter::XlsxError> {
    set_up_page(sheet, &table.heading)?;
    let names = names_width(table);
    let width = |column: &Column| match column.kind {
        Kind::Text => names,
        Kind::Day | Kind::Count | Kind::Rate { .. } if is_first && column.block == 0 => HEADER_WIDTH,
        Kind::Day | Kind::Count | Kind::Rate { .. } => NUMBER_WIDTH,
    };
    let (scale, breaks) = pages_of(table, &width);
    // The names are printed on every page: what stands above them would be cut there.
    let left = u16::from(!breaks.is_empty());
    let heading_row =
        if is_first { official_header(sheet, report, table)? } else { title(sheet, report, (table, left))? };
    let first_row = heading_row + 2;
    write_headings_in(sheet, heading_row, (table, &width), &looks.heading)?;
    write_keys(sheet, heading_row + 1, table, &looks.key)?;
    sheet.set_freeze_panes(first_row, 1)?;
    sheet.set_repeat_rows(heading_row, heading_row)?;
    for (place, column) in (0_u16..).zip(&table.columns) {
        sheet.set_column_width(place, width(column))?;
        if table.is_empty_column(place.into()) {
            sheet.set_column_hidden(place)?;
        }
    }
    set_pages(sheet, scale, &breaks)?;

    let mut row = first_row;
    for cells in &table.rows {
        write_row(sheet, row, (table, cells), &looks.plain)?;
        if let Some(Cell::Text(name)) = cells.first() {
            let lines = lines_of(name, names);
            if lines > 1 {
                sheet.set_row_height(row, f64::from(lines) * LINE_HEIGHT)?;
            }
        }
        row += 1;
    }
    if let Some(total) = &table.total {
        write_total(sheet, first_row..row, (table, total), &looks.bold)?;
        row += 1;
    }
    for note in &table.notes {
        row += 1;
        // Beside the names, which are printed on every page.
        sheet.write_string_with_format(row, 1, note, &letters().set_italic())?;
    }
    Ok(first_row)
}

/// Title, whose, of what, above a table; says in which row its headings are.
fn title(
    sheet: &mut Worksheet,
    report: &Report,
    (table, left): (&Table, u16),
) -> Result<u32, rust_xlsxwriter::XlsxError> {
    sheet.write_string_with_format(0, left, report.title.as_str(), &letters().set_bold().set_font_size(13.0))?;
    let caption = table.blocks.first().map(|block| block.caption.as_str());
    let lines = report.subtitles.iter().map(super::said::Said::as_str).chain(caption);
    let mut row = 0;
    for line in lines {
        row += 1;
        sheet.write_string_with_format(row, left, line, &letters())?;
    }
    Ok(row + 2)
}

/// The header of an official paper in two columns, the title below it; says in which row the headings are. It stands
/// beside the column of names, which is printed on every page.
fn official_header(sheet: &mut Worksheet, report: &Report, table: &Table) -> Result<u32, rust_xlsxwriter::XlsxError> {
    let official = &report.official;
    let last = table.columns.iter().rposition(|column| column.block == 0).unwrap_or_default().max(4);
    let last = u16::try_from(last).unwrap_or(u16::MAX);
    let middle = 1 + (last - 1) / 2;
    let centre = letters().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_text_wrap();
    let bold = centre.clone().set_bold();
    let underlined = bold.clone().set_underline(rust_xlsxwriter::FormatUnderline::Single);
    let italic = centre.clone().set_italic();
    let lines = [
        (&official.superior, &centre, &official.country, &bold),
        (&official.issuer, &bold, &official.motto, &underlined),
        (&official.number, &centre, &official.place_and_day, &italic),
    ];
    let half = f64::from(middle) * HEADER_WIDTH;
    for (row, (left, left_look, right, right_look)) in (0_u32..).zip(lines) {
        sheet.merge_range(row, 1, row, middle, left.as_str(), left_look)?;
        sheet.merge_range(row, middle + 1, row, last, right.as_str(), right_look)?;
        let height = lines_of(left.as_str(), half).max(lines_of(right.as_str(), half));
        sheet.set_row_height(row, f64::from(height) * LINE_HEIGHT)?;
    }
    let large = bold.clone().set_font_size(13.0);
    sheet.merge_range(3, 1, 3, last, official.title.as_str(), &large)?;
    sheet.set_row_height(3, LINE_HEIGHT * 1.5)?;
    sheet.merge_range(4, 1, 4, last, official.subject.as_str(), &bold)?;
    sheet.set_row_height(
        4,
        LINE_HEIGHT * f64::from(lines_of(official.subject.as_str(), f64::from(last) * HEADER_WIDTH)),
    )?;
    // Each page says what it is of, once.
    let caption = letters().set_bold();
    for (number, block) in table.blocks.iter().enumerate() {
        let place = table.columns.iter().position(|column| column.block == number && column.kind != Kind::Text);
        if let Some(place) = place.and_then(|place| u16::try_from(place).ok()) {
            sheet.write_string_with_format(5, place, &block.caption, &caption)?;
        }
    }
    Ok(6)
}

/// Wide enough for the names of most rows in a line.
fn names_width(table: &Table) -> f64 {
    let names = table.rows.iter().filter_map(|cells| match cells.first() {
        Some(Cell::Text(name)) => u32::try_from(name.width()).ok(),
        Some(Cell::None | Cell::Day(_) | Cell::Count(_) | Cell::Few(_) | Cell::Rate(_)) | None => None,
    });
    (f64::from(names.max().unwrap_or_default()) * LETTER + 2.0).clamp(NAME_WIDTH, WIDEST_NAME)
}

/// How small a table is printed, and where its pages end: no smaller than it takes for the fewest pages, so that no
/// page has a single column.
fn pages_of(table: &Table, width: &dyn Fn(&Column) -> f64) -> (u16, Vec<u32>) {
    let breaks_at = |scale: u16| {
        let pixels = PAGE_PIXELS * f64::from(*PRINT_SCALES.end()) / f64::from(scale);
        (scale, page_breaks(table, pixels, width))
    };
    let fewest = breaks_at(*PRINT_SCALES.start());
    PRINT_SCALES.rev().map(breaks_at).find(|(_, breaks)| breaks.len() == fewest.1.len()).unwrap_or(fewest)
}

/// Where a page of a width ends: as many columns on it as fit beside the names; a new block is a new page.
fn page_breaks(table: &Table, page: f64, width: &dyn Fn(&Column) -> f64) -> Vec<u32> {
    let pixels = |column: &Column| width(column) * 7.0 + 5.0;
    let names = table.columns.first().map_or(0.0, pixels);
    let (mut breaks, mut used, mut block) = (Vec::new(), names, 0);
    for (place, column) in (0_u32..).zip(&table.columns).skip(1) {
        if table.is_empty_column(usize::try_from(place).unwrap_or(usize::MAX)) {
            continue;
        }
        if used > names && (column.block != block || used + pixels(column) > page) {
            breaks.push(place);
            used = names;
        }
        block = column.block;
        used += pixels(column);
    }
    breaks
}

/// The names of the rows and of the sheet on every page.
fn set_pages(sheet: &mut Worksheet, scale: u16, breaks: &[u32]) -> Done {
    if !breaks.is_empty() {
        sheet.set_print_scale(scale).set_vertical_page_breaks(breaks)?;
        sheet.set_repeat_columns(0, 0)?.set_header(PAGE_HEADER);
    }
    sheet.set_print_center_horizontally(true).set_footer(PAGE_FOOTER);
    Ok(())
}

/// A picture of nothing but zeros says nothing.
fn has_bars(tables: &[Table], chart: &Chart) -> bool {
    tables.get(chart.table).is_some_and(|table| most(table, chart.column) > 0)
}

/// The largest figure of a column.
fn most(table: &Table, column: usize) -> i64 {
    let figure = |cells: &Vec<Cell>| match cells.get(column) {
        Some(Cell::Count(figure) | Cell::Few(figure) | Cell::Rate(figure)) => *figure,
        Some(Cell::None | Cell::Text(_) | Cell::Day(_)) | None => 0,
    };
    table.rows.iter().map(figure).max().unwrap_or_default()
}

/// Pictures of columns, one below the other.
fn charts_sheet(
    sheet: &mut Worksheet,
    report: &Report,
    (charts, tables, first_rows): (&[&Chart], &[Table], &[u32]),
) -> Done {
    set_up_page(sheet, report.charts_heading.as_str())?;
    sheet.set_footer(PAGE_FOOTER);
    sheet.write_string_with_format(0, 0, report.title.as_str(), &letters().set_bold().set_font_size(13.0))?;
    let (mut row, mut breaks) = (2, Vec::new());
    for chart in charts {
        let (Some(table), Some(first)) = (tables.get(chart.table), first_rows.get(chart.table)) else { continue };
        let count = table.rows.len();
        let last = first + u32::try_from(count).unwrap_or(u32::MAX).saturating_sub(1);
        let column = u16::try_from(chart.column).unwrap_or(u16::MAX);
        let name = sheet_name(&table.heading);
        let side_by_side = count <= MOST_SIDE_BY_SIDE;
        let mut picture = Picture::new(if side_by_side { ChartType::Column } else { ChartType::Bar });
        let series = picture.add_series();
        series.set_categories((name.as_str(), *first, 0, last, 0));
        series.set_values((name.as_str(), *first, column, last, column));
        series.set_gap(60);
        series.set_data_label(ChartDataLabel::new().show_value().set_font(&font()));
        picture.title().set_name(chart.title.as_str()).set_font(font().set_size(13).set_bold());
        picture.legend().set_hidden();
        picture.x_axis().set_font(&font());
        picture.y_axis().set_font(&font());
        if matches!(table.columns.get(chart.column).map(|column| column.kind), Some(Kind::Count)) {
            let figures = if side_by_side { picture.y_axis() } else { picture.x_axis() };
            figures.set_num_format("#,##0");
            if most(table, chart.column) <= MOST_LINES {
                figures.set_major_unit(1.0);
            }
        }
        let mut height = CHART_HEIGHT;
        if side_by_side {
            picture.y_axis().set_min(0.0);
        } else {
            // The first area on top, as in the table; the numbers stay below.
            picture.y_axis().set_reverse().set_label_interval(1);
            picture.x_axis().set_min(0.0).set_label_position(ChartAxisLabelPosition::High);
            height = height.max(u32::try_from(count * BAR_HEIGHT).unwrap_or(u32::MAX));
            sheet.set_portrait();
            if row > 2 {
                breaks.push(row);
            }
        }
        picture.set_width(CHART_WIDTH).set_height(height);
        sheet.insert_chart(row, 0, &picture)?;
        row += height / ROW_PIXELS + 2;
    }
    sheet.set_page_breaks(&breaks)?;
    Ok(())
}

/// The letters of pictures.
fn font() -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name("Times New Roman").set_size(10);
    font
}

/// What the rates mean, with the ward's figures.
fn definitions_sheet(sheet: &mut Worksheet, report: &Report, looks: &Looks) -> Done {
    let definitions = &report.definitions;
    set_up_page(sheet, definitions.short_heading.as_str())?;
    sheet.set_footer(PAGE_FOOTER);
    sheet.write_string_with_format(0, 0, definitions.heading.as_str(), &letters().set_bold().set_font_size(13.0))?;
    for (column, width) in (0_u16..).zip([40.0, 28.0, 10.0, 28.0, 10.0, 10.0, 50.0]) {
        sheet.set_column_width(column, width)?;
    }
    let [rate, numerator, denominator, result, meaning] = definitions.columns.each_ref();
    for (column, heading) in [(0, rate), (6, meaning)] {
        sheet.write_string_with_format(2, column, heading.as_str(), &looks.heading)?;
    }
    sheet.write_string_with_format(2, 5, format!("{result} (%)"), &looks.heading)?;
    sheet.merge_range(2, 1, 2, 2, numerator.as_str(), &looks.heading)?;
    sheet.merge_range(2, 3, 2, 4, denominator.as_str(), &looks.heading)?;
    sheet.set_row_height(2, LINE_HEIGHT * 2.0)?;
    sheet.set_freeze_panes(3, 1)?;
    sheet.set_repeat_rows(2, 2)?;
    for (row, definition) in (3_u32..).zip(&definitions.rates) {
        definition_row(sheet, row, definition, looks)?;
    }
    Ok(())
}

fn definition_row(sheet: &mut Worksheet, row: u32, definition: &Definition, looks: &Looks) -> Done {
    let look = &looks.plain;
    write_text(sheet, (row, 0), definition.name.as_str(), look)?;
    write_text(sheet, (row, 1), definition.numerator.0.as_str(), look)?;
    write_cell(sheet, (row, 2), &definition.numerator.1.into(), look)?;
    write_text(sheet, (row, 3), definition.denominator.0.as_str(), look)?;
    write_cell(sheet, (row, 4), &definition.denominator.1.into(), look)?;
    let (part, whole) = (format!("C{}", row + 1), format!("E{}", row + 1));
    let result = match definition.rate.into() {
        Cell::Rate(hundredths) => super::csv::plain_percent(hundredths),
        Cell::None | Cell::Text(_) | Cell::Day(_) | Cell::Count(_) | Cell::Few(_) => String::new(),
    };
    let formula = Formula::new(format!("=IF({whole}=0,\"\",ROUND({part}/{whole}*100,2))")).set_result(result);
    sheet.write_formula_with_format(row, 5, formula, &look.rate)?;
    write_text(sheet, (row, 6), definition.meaning.as_str(), look)?;
    sheet.set_row_height(row, LINE_HEIGHT * 3.0)?;
    Ok(())
}

/// The facts of a report: what people read, what machines read, and the key.
fn facts_sheet(sheet: &mut Worksheet, report: &Report, looks: &Looks) -> Done {
    set_up_page(sheet, report.facts_heading.as_str())?;
    sheet.set_footer(PAGE_FOOTER);
    for (column, width) in [(0, 34.0), (1, FACT_WIDTH), (2, 28.0), (3, 16.0)] {
        sheet.set_column_width(column, width)?;
    }
    for (row, fact) in (0_u32..).zip(&report.facts) {
        sheet.write_string_with_format(row, 0, fact.label.as_str(), &looks.bold.text)?;
        write_text(sheet, (row, 1), fact.shown.as_str(), &looks.plain)?;
        write_cell(sheet, (row, 2), &(&fact.value).into(), &looks.plain)?;
        sheet.write_string_with_format(row, 3, fact.key, &looks.key)?;
        sheet.set_row_height(row, f64::from(lines_of(fact.shown.as_str(), FACT_WIDTH)) * LINE_HEIGHT)?;
        if fact.shown.is_empty() {
            sheet.set_row_hidden(row)?;
        }
    }
    // For programs; people have read it in their own words.
    sheet.set_column_hidden(2)?;
    sheet.set_column_hidden(3)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_columns(count: usize, figure: i64) -> Table {
        let figures = (1..=count).map(|_| Column::new("k", "K", Kind::Count));
        let columns = std::iter::once(Column::new("area", "Tổ", Kind::Text)).chain(figures).collect();
        let cells = (1..=count).map(|_| Cell::Count(figure));
        Table { columns, rows: vec![std::iter::once("Tổ 1".into()).chain(cells).collect()], ..Table::default() }
    }

    #[test]
    fn no_page_has_a_single_column() {
        let width = |column: &Column| if column.kind == Kind::Text { NAME_WIDTH } else { NUMBER_WIDTH };
        for (count, scale, breaks) in
            [(8, 95, vec![]), (11, 91, vec![]), (12, 85, vec![]), (24, 85, vec![13]), (27, 95, vec![11, 21])]
        {
            assert_eq!(pages_of(&of_columns(count, 1), &width), (scale, breaks), "{count} columns");
        }
    }

    #[test]
    fn a_picture_of_zeros_is_left_out() {
        let chart = |column| Chart { title: super::super::said::Said::NONE, table: 0, column };
        assert!(has_bars(&[of_columns(1, 2)], &chart(1)));
        assert!(!has_bars(&[of_columns(1, 0)], &chart(1)) && !has_bars(&[of_columns(1, 2)], &chart(2)));
    }
}
