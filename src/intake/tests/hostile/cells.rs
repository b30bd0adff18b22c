//! Sheets that claim to be vast, and cells that hold too much (reliability.md A3, A4).

use super::*;
use crate::intake::tests::biff::Book;
use crate::intake::tests::spreadsheets::{ods_of, rows_of};

#[test]
fn sheets_that_claim_to_be_vast() {
    let far = sheet_of(&[("A1", "Họ và tên"), ("XFD1048576", "x")]);
    check_error(&workbook_with(&far, NO_STRINGS), "no_table");

    let people = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Họ và tên</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>Năm sinh</t></is></c></row>\
                  <row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>Đỗ Văn Một</t></is></c><c r=\"B2\"><v>1950</v></c><c r=\"XFD2\"><v>1</v></c></row>\
                  <row r=\"1048576\"><c r=\"A1048576\" t=\"inlineStr\"><is><t>Đỗ Văn Xa</t></is></c></row>";
    let sheet = format!("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{people}</sheetData></worksheet>");
    let roster = read_one(workbook_with(&sheet, NO_STRINGS).path()).unwrap();
    assert_eq!(lines(&roster), ["2 area=Tổ 1 full_name=Đỗ Văn Một birth_date=1950"]);
}

#[test]
fn a_cell_name_that_no_sheet_has() {
    check_error(&workbook_with(&sheet_of(&[("AAAAAAAAAAAAAAAAAAAA1", "x")]), NO_STRINGS), "damaged_file");
    check_error(&workbook_with("<worksheet><sheetData><row><c", NO_STRINGS), "damaged_file");
    check_error(&workbook_with("", NO_STRINGS), "damaged_file");
}

const PERSON: &str = "<table:table-cell><text:p>Đỗ Văn Một</text:p></table:table-cell>\
                      <table:table-cell office:value-type=\"float\" office:value=\"1950\"/>";
const HEADING: &str = "<table:table-row><table:table-cell><text:p>Họ và tên</text:p></table:table-cell>\
                       <table:table-cell><text:p>Năm sinh</text:p></table:table-cell></table:table-row>";

fn sheet_of_rows(rows: &str) -> NamedTempFile {
    file_of(".ods", &ods_of("", &format!("<table:table table:name=\"Tổ 1\">{HEADING}{rows}</table:table>")))
}

#[test]
fn what_is_repeated_is_not_unrolled() {
    let empty = "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>";
    let far = format!("<table:table-row>{PERSON}</table:table-row>{empty}<table:table-row>{PERSON}</table:table-row>");
    assert_eq!(
        lines(&read_one(sheet_of_rows(&far).path()).unwrap()),
        ["2 area=Tổ 1 full_name=Đỗ Văn Một birth_date=1950"]
    );

    let everybody = format!("<table:table-row table:number-rows-repeated=\"1048570\">{PERSON}</table:table-row>");
    check_error(&sheet_of_rows(&everybody), "too_many_rows");
    // No number that anybody can mean.
    let beyond = format!("<table:table-row table:number-rows-repeated=\"99999999999\">{PERSON}</table:table-row>");
    assert_eq!(read_one(sheet_of_rows(&beyond).path()).unwrap().rows.len(), 1);
    let wide = "<table:table-cell table:number-columns-repeated=\"4000000000\"><text:p>x</text:p></table:table-cell>";
    let roster = read_one(sheet_of_rows(&format!("<table:table-row>{PERSON}{wide}</table:table-row>")).path()).unwrap();
    assert_eq!(roster.rows.len(), 1);
    let heading = "<table:table-cell><text:p>Họ và tên</text:p></table:table-cell><table:table-cell><text:p>Năm sinh</text:p></table:table-cell>";
    let table =
        format!("<table:table table:name=\"a\"><table:table-row>{heading}{wide}</table:table-row></table:table>");
    check_error(&file_of(".ods", &ods_of("", &table)), "too_many_columns");

    // Vast sheets without people, one after the other.
    let vast = format!(
        "<table:table><table:table-row table:number-rows-repeated=\"1048576\">{wide}</table:table-row></table:table>"
    );
    check_error(&file_of(".ods", &ods_of("", &vast.repeat(3))), "too_many_rows");
}

#[test]
fn elements_too_deep_in_each_other_and_files_that_break_off() {
    let deep = format!("<table:table-row><table:table-cell>{}", "<text:p>".repeat(500));
    check_error(&sheet_of_rows(&deep), "damaged_file");
    check_error(&sheet_of_rows("<table:table-row><table:table-cell><text:p>a"), "damaged_file");
    check_error(&file_of(".ods", &ods_of("", "<table:table table:name=\"a\"><table:table-row><a:b")), "damaged_file");
}

#[test]
fn a_sheet_of_excel_with_its_first_and_its_last_cell() {
    let mut rows = rows_of("Họ và tên|Năm sinh\nĐỗ Văn Một|#1950");
    let mut last = rows_of("x").remove(0);
    last.place = u16::MAX;
    last.cells[0].column = 255;
    rows.push(last);
    let mut book = Book::default();
    book.sheet("Tổ 1", 0, &rows);
    let roster = read_one(file_of(".xls", &book.bytes()).path()).unwrap();
    assert_eq!(lines(&roster), ["2 area=Tổ 1 full_name=Đỗ Văn Một birth_date=1950"]);
}

#[test]
fn a_text_that_every_cell_repeats() {
    // Few bytes in the file, gigabytes if each cell kept its own.
    let text = "Số nhà ".repeat(1_500);
    let strings = format!("<sst><si><t>Họ và tên</t></si><si><t>Địa chỉ</t></si><si><t>{text}</t></si></sst>");
    let row = |number: u32| {
        let cells: String = (0..190).map(|_| "<c t=\"s\"><v>2</v></c>").collect();
        format!("<row r=\"{number}\">{cells}</row>")
    };
    let rows: String = (2..120).map(row).collect();
    let head = "<row r=\"1\"><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>";
    let sheet = format!("<worksheet><sheetData>{head}{rows}</sheetData></worksheet>");
    check_error(&workbook_with(&sheet, &strings), "too_much_text");
}

#[test]
fn cells_and_names_that_are_too_long() {
    let name = "Đỗ ".repeat(40);
    let address = "Số nhà ".repeat(200);
    let longest = "a ".repeat(32_767);
    let roster = read_rows(&format!("Họ và tên|Năm sinh|Địa chỉ\n{name}|#1950|{address}")).unwrap();
    assert_eq!(
        roster.rows[0].problems.iter().map(|problem| problem.code.code()).collect::<Vec<_>>(),
        ["too_long", "too_long"]
    );
    assert!(roster.rows[0].facts.full_name.chars().count() <= 100);
    assert_eq!(roster.rows[0].problems[1].raw.chars().count(), name.trim().chars().count());

    let file = workbook_with(
        &sheet_of(&[("A1", "Họ và tên"), ("B1", "Năm sinh"), ("A2", longest.trim()), ("B2", "1950")]),
        NO_STRINGS,
    );
    let roster = read_one(file.path()).unwrap();
    assert_eq!(roster.rows[0].problems[0].code.code(), "too_long");
}
