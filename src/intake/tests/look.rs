//! First looks: what is shown of a file before it is read.

use super::super::{Fitness, Holds, IGNORE, LookedFile, LookedTable, RowsSeen, look};
use super::*;

fn look_at(file: &NamedTempFile, options: &ReadOptions) -> Result<LookedFile, IntakeError> {
    let mut files = look(&[file.path().to_owned()], options, &mut || ControlFlow::Continue(()))?;
    Ok(files.remove(0))
}

fn table(file: &LookedFile) -> &LookedTable {
    file.sheets.iter().find_map(|sheet| sheet.table.as_ref()).unwrap()
}

/// Columns in a line each: heading, content, cells.
fn columns(table: &LookedTable) -> Vec<String> {
    let line = |holds: Holds| match holds {
        Holds::Field(name) => name.to_owned(),
        Holds::Again(name) => format!("{name} again"),
        Holds::Unknown => "?".to_owned(),
        Holds::Refused => "refused".to_owned(),
    };
    let columns = table.columns.iter();
    columns.map(|column| format!("{}: {} {}", column.heading, line(column.holds), column.samples.join(","))).collect()
}

const ROSTER: &str = "Tính đến ngày 15/06/2023
STT|Họ và tên|Ngày sinh|Dân tộc|Biệt danh|CCCD||Ghi chú
|||||Số|Ngày cấp|
#1|Đỗ Văn Một|@1950-03-02|Kinh|Tý|031050000001|@2022-05-01|
#2|Đỗ Thị Hai|1951|Kinh||031151000002||xa
Tổng cộng|2|||||";

#[test]
fn columns_are_described_with_their_first_cells() {
    let file = workbook_of(&[("Tổ 1", ROSTER), ("Hướng dẫn", "Cách ghi")]);
    let looked = look_at(&file, &options()).unwrap();
    let found = table(&looked);
    assert_eq!((found.heading_row, found.fitness, found.rows), (2, Fitness::Ready, RowsSeen::All(2)));
    assert_eq!(found.as_of, Some(day("2023-06-15")));
    assert_eq!(
        columns(found),
        [
            "STT: row_no 1,2",
            "Họ và tên: full_name Đỗ Văn Một,Đỗ Thị Hai",
            "Ngày sinh: birth_date 02/03/1950,1951",
            "Dân tộc: refused ",
            "Biệt danh: ? Tý",
            "CCCD Số: person_id 031050000001,031151000002",
            "CCCD Ngày cấp: card_issued 01/05/2022",
            "Ghi chú: note xa",
        ]
    );
    assert!(looked.sheets[1].table.is_none());
}

#[test]
fn what_is_shown_is_what_is_read() {
    let file = workbook_of(&[("Tổ 1", ROSTER)]);
    let map = vec![
        ("Biệt danh".to_owned(), "note".to_owned()),
        ("Ghi chú".to_owned(), IGNORE.to_owned()),
        ("CCCD Ngày cấp".to_owned(), "card_applied".to_owned()),
        ("Dân tộc".to_owned(), "relationship".to_owned()),
    ];
    let options = ReadOptions { map, ..options() };
    let looked = look_at(&file, &options).unwrap();
    let fields: Vec<&str> = table(&looked)
        .columns
        .iter()
        .filter_map(|column| match column.holds {
            Holds::Field(name) => Some(name),
            Holds::Again(_) | Holds::Unknown | Holds::Refused => None,
        })
        .collect();
    let roster = read_with(&[file.path()], &options).unwrap();
    let read: Vec<&str> = roster.files[0].sheets[0].fields.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(fields, read);
    assert_eq!(fields, ["row_no", "full_name", "birth_date", "note", "person_id", "card_applied"]);
    assert_eq!(roster.rows[0].facts.note.as_deref(), Some("Tý"));
    assert_eq!(roster.rows[1].facts.note, None);
}

#[test]
fn a_table_that_is_not_understood_can_be_told() {
    let file = workbook_of(&[("Sheet1", "Bảng 1\nTên gọi|Năm|Biệt danh\nĐỗ Văn Một|1950|Tý")]);
    let looked = look_at(&file, &options()).unwrap();
    assert_eq!((table(&looked).heading_row, table(&looked).fitness), (2, Fitness::Unnamed));
    assert_eq!(columns(table(&looked))[0], "Tên gọi: ? Đỗ Văn Một");
    let map = vec![("Tên gọi".to_owned(), "full_name".to_owned())];
    let told = look_at(&file, &ReadOptions { map, ..options() }).unwrap();
    assert_eq!(table(&told).fitness, Fitness::Ready);
    let nothing = look_at(&workbook_of(&[("Sheet1", "Bảng 1\n\nsố|")]), &options());
    assert!(matches!(nothing, Err(IntakeError::NoTable { .. })));
}

#[test]
fn hidden_sheets_are_shown_and_left_out_ones_not_read() {
    let mut workbook = Workbook::new();
    for name in ["Tổ 1", "Tổ 2"] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap();
        fill(sheet, "Họ và tên|Năm sinh\nĐỗ Văn Một|1950");
    }
    workbook.worksheet_from_name("Tổ 2").unwrap().set_hidden(true);
    let file = file_of(".xlsx", &workbook.save_to_buffer().unwrap());
    let looked = look_at(&file, &options()).unwrap();
    assert_eq!(looked.sheets.iter().map(|sheet| sheet.is_hidden).collect::<Vec<_>>(), [false, true]);
    let left_out = |sheet: &str| LeftOut { path: file.path().to_owned(), sheet: sheet.to_owned() };
    let both = ReadOptions { hidden: HiddenParts::Take, ..options() };
    let rows = |options: &ReadOptions| {
        read_with(&[file.path()], options).map(|roster| roster.rows[0].area.clone().unwrap_or_default())
    };
    let without_first = ReadOptions { left_out: vec![left_out("Tổ 1")], ..both.clone() };
    assert_eq!(rows(&without_first).unwrap(), "Tổ 2");
    assert_eq!(rows(&both).unwrap(), "Tổ 1");
    let without_both = ReadOptions { left_out: vec![left_out("Tổ 1"), left_out("Tổ 2")], ..both };
    assert!(matches!(rows(&without_both), Err(IntakeError::NoTable { .. })));
}

/// The beginning is enough: of a long sheet only so much is counted, and looking can be stopped.
#[test]
fn only_the_beginning_is_looked_at() {
    use std::fmt::Write as _;
    let mut rows = "Họ và tên|Năm sinh\n".to_owned();
    for number in 0..3_000 {
        writeln!(rows, "Đỗ Văn Mẫu {number}|1950").unwrap();
    }
    let workbook = workbook_of(&[("Sheet1", &rows)]);
    let RowsSeen::AtLeast(seen) = table(&look_at(&workbook, &options()).unwrap()).rows else {
        panic!("the whole sheet was read")
    };
    assert!((900..1_001).contains(&seen), "{seen}");
    let text = file_of(".csv", rows.replace('|', ",").as_bytes());
    assert!(matches!(table(&look_at(&text, &options()).unwrap()).rows, RowsSeen::AtLeast(_)));
    let stopped = look(&[workbook.path().to_owned()], &options(), &mut || ControlFlow::Break(()));
    assert!(matches!(stopped, Err(IntakeError::Cancelled)));
}
