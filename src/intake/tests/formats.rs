//! The same list in every kind of spreadsheet gives the same people, whatever the file is called.

use super::biff::{Book, xls};
use super::spreadsheets::{ods, ods_of, rows_of, xlsx};
use super::*;

const LIST: &str = "
    DANH SÁCH NHÂN KHẨU
    Tính đến ngày 15/06/2023
    STT|Số hộ|Địa chỉ|Họ và tên|Ngày sinh|Số CCCD|Chủ hộ|Ngày kích hoạt mức 2|Ghi chú
    #1|#1|Số 2 đường Mẫu|Đỗ Văn Một|@1985-05-03|031085100001|x|@2023-03-20|a & b < c
    #2|||Lê Thị \"Hai\"|#1988|031188100002||=@2023-03-21|=#2.5
    #3|#2|Số 4|=Trần Ba|=#1950|!REF||=?TRUE|=!REF
    ~#4|#3|Số 6|Phạm Thị Ẩn|@1960-01-02|031160100004||@2023-01-01|
    ~#5|||Phạm Thị Kín|@1961-01-02|||?TRUE|
    #6|||Phạm Thị Sáu|@1962-01-02|||@2023-06-01|";

fn in_every_format(sheets: &[(&str, &str)]) -> [(&'static str, Vec<u8>); 3] {
    [(".xlsx", xlsx(sheets)), (".xls", xls(sheets)), (".ods", ods(sheets))]
}

#[test]
fn the_same_list_in_every_format() {
    for name in [".xlsx", ".xls", ".ods", ".csv", ".txt", ""] {
        for (format, bytes) in in_every_format(&[("Tổ 4", LIST)]) {
            let file = file_of(name, &bytes);
            let roster = read_one(file.path()).unwrap_or_else(|error| panic!("{format} named {name}: {error}"));
            assert_eq!(
                lines(&roster),
                [
                    "4 area=Tổ 4 no=1 address=Số 2 đường Mẫu head full_name=Đỗ Văn Một birth_date=1985-05-03 \
                     person_id=031085100001 note=a & b < c l2_activated=2023-03-20",
                    "5 area=Tổ 4 no=1 full_name=Lê Thị \"Hai\" birth_date=1988 person_id=031188100002 note=2.5 \
                     l2_activated=2023-03-21",
                    "6 area=Tổ 4 no=2 address=Số 4 full_name=Trần Ba birth_date=1950 l2_activated=?2023-06-15 \
                     !unknown_value@F6 !unknown_value@I6",
                    "9 area=Tổ 4 no=3 address=Số 6 full_name=Phạm Thị Sáu birth_date=1962-01-02 \
                     l2_activated=2023-06-01",
                ],
                "{format} named {name}"
            );
            let sheet = &roster.files[0].sheets[0];
            assert_eq!((sheet.hidden_rows.count, sheet.hidden_rows.first_row, sheet.rows), (2, 7, 4), "{format}");
            assert_eq!(roster.as_of, day("2023-06-15"), "{format}");
        }
    }
}

#[test]
fn hidden_rows_are_taken_when_asked_for() {
    let take = ReadOptions { hidden: HiddenParts::Take, ..options() };
    for (format, bytes) in in_every_format(&[("Tổ 4", LIST)]) {
        let roster = read_with(&[file_of(".x", &bytes).path()], &take).unwrap();
        assert_eq!(roster.rows.len(), 6, "{format}");
        assert_eq!(roster.files[0].sheets[0].hidden_rows.count, 2, "{format}");
        let seen = look_at(&bytes);
        assert_eq!(seen.hidden_rows, 2, "{format}");
    }
}

fn look_at(bytes: &[u8]) -> crate::intake::LookedTable {
    let file = file_of(".x", bytes);
    let looked = crate::intake::look(&[file.path().to_owned()], &options(), &mut || ControlFlow::Continue(())).unwrap();
    looked[0].sheets[0].table.clone().unwrap()
}

#[test]
fn a_hidden_head_leaves_the_household_to_its_members() {
    // No numbers: the head opens a household, also from a row that is left out.
    let list = "
        Họ và tên|Quan hệ với chủ hộ|Địa chỉ|Năm sinh
        Đỗ Văn Một|Chủ hộ|Số 1|#1950
        ~Lê Văn Hai|Chủ hộ|Số 2|#1951
        Lê Thị Ba|Vợ||#1952
        Lê Văn Bốn|Con||#1980
        Ngô Năm|Chủ hộ|Số 5|#1955";
    for (format, bytes) in in_every_format(&[("Sheet1", list)]) {
        let roster = read_one(file_of(".x", &bytes).path()).unwrap();
        let seen: Vec<_> = roster
            .rows
            .iter()
            .map(|row| (row.place.row, row.is_head, row.opens_household, row.address.as_deref()))
            .collect();
        assert_eq!(
            seen,
            [
                (2, true, false, Some("Số 1")),
                (4, false, true, Some("Số 2")),
                (5, false, false, Some("Số 2")),
                (6, true, false, Some("Số 5")),
            ],
            "{format}"
        );
    }
}

#[test]
fn headings_and_areas_in_hidden_rows_count() {
    let list = "
        ~Họ và tên|Năm sinh
        ~Tổ 7
        Đỗ Văn Một|#1950
        ~Tổng cộng|#1
        Lê Hai|#1951";
    for (format, bytes) in in_every_format(&[("Sheet1", list)]) {
        let roster = read_one(file_of(".x", &bytes).path()).unwrap();
        assert_eq!(
            lines(&roster),
            ["3 area=Tổ 7 full_name=Đỗ Văn Một birth_date=1950", "5 area=Tổ 7 full_name=Lê Hai birth_date=1951"],
            "{format}"
        );
        assert_eq!(roster.files[0].sheets[0].hidden_rows.count, 0, "{format}");
    }
}

#[test]
fn fonts_that_tell_an_old_encoding() {
    let list = "
        Họ và tên|Năm sinh|Địa chỉ
        {.VnTime}§ç V¨n Mét|#1950|{Arial}Số 1
        {.VnTime}Lª ThÞ Hai|#1951|{.VnTime}Sè 2
        {.VnTime}NguyÔn Ba|#1952|{Arial}Số 3";
    for (format, bytes) in in_every_format(&[("Sheet1", list)]) {
        assert_eq!(fonts_of(&bytes), [(0, ".VnTime".to_owned())], "{format}");
    }
    assert_eq!(fonts_of(&xlsx(&[("Sheet1", "Họ và tên|Năm sinh\nĐỗ Văn Một|#1950")])), []);
}

/// What is said of the fonts of the first sheet.
fn fonts_of(bytes: &[u8]) -> Vec<(u32, String)> {
    let file = file_of(".x", bytes);
    let container = crate::intake::container::inspect(file.path()).unwrap();
    let options = options();
    let extent = crate::intake::Extent::Whole;
    let source = crate::intake::Source { path: file.path(), container: &container, options: &options, extent };
    let mut fonts = Vec::new();
    source
        .stream(&mut |piece, _| {
            if let Some(crate::intake::sheet::Piece::Sheet(start)) = piece {
                fonts = start.fonts;
            }
            Ok(())
        })
        .unwrap();
    fonts
}

#[test]
fn fonts_of_runs_and_of_columns() {
    let run = |font: &str, text: &str| format!("<r><rPr><rFont val=\"{font}\"/></rPr><t>{text}</t></r>");
    let strings = format!(
        "<sst><si><t>Họ và tên</t></si><si><t>Năm sinh</t></si><si>{}{}</si></sst>",
        run("VNI-Times", "Ñoã Vaên &amp; "),
        run("Arial", "Một")
    );
    let cells = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>\
                 <row r=\"2\"><c r=\"A2\" t=\"s\"><v>2</v></c><c r=\"B2\"><v>1950</v></c></row>\
                 <row r=\"3\"><c r=\"A3\" t=\"s\"><v>2</v></c><c r=\"B3\"><v>1951</v></c></row>";
    let sheet = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
    let file = super::hostile::workbook_with(&sheet, &strings);
    assert_eq!(fonts_of(&std::fs::read(file.path()).unwrap()), [(0, "VNI-Times".to_owned())]);

    // The style of the column holds for cells that have none.
    let styles = "<office:automatic-styles><style:style style:name=\"a\" style:family=\"table-cell\">\
                  <style:text-properties fo:font-family=\".VnArial\"/></style:style></office:automatic-styles>";
    let cell = "<table:table-cell office:value-type=\"string\"><text:p>a</text:p></table:table-cell>";
    let table = format!(
        "<table:table table:name=\"a\"><table:table-column/><table:table-column table:number-columns-repeated=\"2\" \
         table:default-cell-style-name=\"a\"/><table:table-row>{cell}{cell}</table:table-row></table:table>"
    );
    assert_eq!(fonts_of(&ods_of(styles, &table)), [(1, ".VnArial".to_owned())]);
}

#[test]
fn hidden_sheets_of_every_format() {
    let people = "Họ và tên|Năm sinh\nĐỗ Văn Một|#1950";
    let mut book = Book::default();
    for (name, state) in [("Tổ 1", 0), ("Tổ 2", 1), ("Tổ 3", 2)] {
        book.sheet(name, state, &rows_of(people));
    }
    let styles = "<style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let row = |cells: [&str; 2]| {
        let cells = cells.map(|cell| format!("<table:table-cell><text:p>{cell}</text:p></table:table-cell>"));
        format!("<table:table-row>{}</table:table-row>", cells.concat())
    };
    let table = |name: &str, style: &str| {
        let rows = [row(["Họ và tên", "Năm sinh"]), row(["Đỗ Văn Một", "1950"])].concat();
        format!("<table:table table:name=\"{name}\" table:style-name=\"{style}\">{rows}</table:table>")
    };
    let tables = [table("Tổ 1", "ta1"), table("Tổ 2", "ta2"), table("Tổ 3", "ta2")].concat();
    for bytes in [book.bytes(), ods_of(styles, &tables)] {
        let file = file_of(".x", &bytes);
        let roster = read_one(file.path()).unwrap();
        assert_eq!(roster.files[0].hidden_sheets, ["Tổ 2", "Tổ 3"]);
        assert_eq!(roster.rows.len(), 1);
        let take = ReadOptions { hidden: HiddenParts::Take, ..options() };
        assert_eq!(read_with(&[file.path()], &take).unwrap().rows.len(), 3);
        let one = ReadOptions { sheet: Some("tổ 3".to_owned()), ..options() };
        assert_eq!(read_with(&[file.path()], &one).unwrap().rows[0].area.as_deref(), Some("Tổ 3"));
        let none = ReadOptions { sheet: Some("Tổ 9".to_owned()), ..options() };
        assert!(
            matches!(read_with(&[file.path()], &none), Err(IntakeError::NoSuchSheet { sheets, .. }) if sheets.len() == 3)
        );
    }
}

#[test]
fn days_of_1904_and_texts_of_excel_5() {
    let mut book = Book { from_1904: true, ..Book::default() };
    book.sheet("Tổ 1", 0, &rows_of("Họ và tên|Ngày sinh\nĐỗ Văn Một|@1985-05-03\nLê Hai|#24530"));
    let roster = read_one(file_of(".xls", &book.bytes()).path()).unwrap();
    assert_eq!(
        lines(&roster),
        [
            "2 area=Tổ 1 full_name=Đỗ Văn Một birth_date=1985-05-03",
            "3 area=Tổ 1 full_name=Lê Hai birth_date=1971-02-28"
        ]
    );

    // One byte a letter: Latin letters here are the bytes of Vietnamese Windows.
    let mut book = Book { excel_5: Some(1258), ..Book::default() };
    book.sheet("To 1", 0, &rows_of("Ho va ten|Ngay sinh\nNguy\u{ea}\u{de}n V\u{e3}n H\u{e0}o|@1985-05-03"));
    let roster = read_one(file_of(".xls", &book.bytes()).path()).unwrap();
    assert_eq!(lines(&roster), ["2 area=To 1 full_name=Nguyễn Văn Hào birth_date=1985-05-03"]);
    assert_eq!(roster.files[0].sheets[0].encoding, "cp1258");
}

#[test]
fn what_else_stands_in_cells_of_an_open_document() {
    let styles = "";
    let cell = |attributes: &str, inner: &str| format!("<table:table-cell {attributes}>{inner}</table:table-cell>");
    let text = |text: &str| cell("office:value-type=\"string\"", &format!("<text:p>{text}</text:p>"));
    let heading = [text("Họ và tên"), text("Ngày sinh"), text("Ghi chú"), text("BHYT")].concat();
    let name = cell(
        "office:value-type=\"string\"",
        "<office:annotation><dc:creator>ai đó</dc:creator><text:p>không đọc</text:p></office:annotation>\
         <text:p>Đỗ<text:s text:c=\"3\"/>V&#259;n <text:span>M<text:span>ột</text:span></text:span></text:p>\
         <draw:frame><draw:text-box><text:p>không đọc</text:p></draw:text-box></draw:frame>",
    );
    let birth =
        cell("office:value-type=\"date\" office:date-value=\"1985-05-03T00:00:00\"", "<text:p>3 thg 5</text:p>");
    let note = cell("office:value-type=\"string\"", "<text:p>a &amp; b</text:p><text:p>c<text:tab/>d</text:p>");
    let flag = cell("office:value-type=\"boolean\" office:boolean-value=\"true\"", "<text:p>TRUE</text:p>");
    let never_computed = cell("table:formula=\"of:=[.A1]\"", "");
    let year_as_day = cell("office:value-type=\"date\" office:date-value=\"1905-05-03\"", "<text:p>03/05/05</text:p>");
    let percentage = cell("office:value-type=\"percentage\" office:value=\"0.5\"", "<text:p>50%</text:p>");
    let covered = "<table:covered-table-cell/>";
    let row = |cells: &[&str]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let sheet = format!(
        "<table:table table:name=\"Tổ 1\"><table:shapes><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:shapes>\
         <table:table-header-rows>{}</table:table-header-rows><table:table-row-group>{}{}</table:table-row-group>{}</table:table>",
        row(&[&heading]),
        row(&[&name, &birth, &note, &flag]),
        row(&[&text("Lê Hai"), &year_as_day, &percentage, covered]),
        row(&[&text("Trần Ba"), &never_computed, &never_computed, covered]),
    );
    let roster = read_one(file_of(".ods", &ods_of(styles, &sheet)).path()).unwrap();
    assert_eq!(
        lines(&roster),
        [
            "2 area=Tổ 1 full_name=Đỗ Văn Một birth_date=1985-05-03 note=a & b c d bhyt=yes",
            "3 area=Tổ 1 full_name=Lê Hai birth_date=1950 note=0.5",
            "4 area=Tổ 1 full_name=Trần Ba !unknown_value@B4 !unknown_value@C4",
        ]
    );
}

#[test]
fn a_formula_that_was_never_computed_is_a_problem_of_its_cell() {
    let text = |at: &str, text: &str| format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let sheet = format!(
        "<worksheet><sheetData><row r=\"1\">{}{}{}</row><row r=\"2\">{}{}{}</row></sheetData></worksheet>",
        text("A1", "Họ và tên"),
        text("B1", "Năm sinh"),
        text("C1", "Ghi chú"),
        text("A2", "Đỗ Văn Một"),
        "<c r=\"B2\"><f>YEAR(D2)</f></c>",
        "<c r=\"C2\" t=\"str\"><f t=\"shared\" si=\"99999999999\"/><v></v></c>"
    );
    let roster = read_one(super::hostile::workbook_with(&sheet, "<sst/>").path()).unwrap();
    assert_eq!(lines(&roster), ["2 area=Tổ 1 full_name=Đỗ Văn Một !unknown_value@B2"]);
    assert_eq!(roster.rows[0].problems[0].raw, "=YEAR(D2)");
}
