//! Archives and containers that swell, lie, or are something else (reliability.md A1, A2, A5).

use super::*;
use crate::intake::tests::biff::{Book, container, record};
use crate::intake::tests::spreadsheets::{archive as zipped, ods_of, rows_of};

#[test]
fn archives_that_swell() {
    let zeros = vec![b' '; 20 << 20];
    check_error(
        &archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &zeros)]),
        "suspicious_archive",
    );

    let mut many = ZipWriter::new(Cursor::new(Vec::new()));
    for part in 0..2_001 {
        many.start_file(format!("xl/{part}.xml"), SimpleFileOptions::default()).unwrap();
    }
    check_error(&file_of(".xlsx", &many.finish().unwrap().into_inner()), "suspicious_archive");

    // A table of contents that says one byte where there are 20 million.
    let mut bytes = std::fs::read(archive(&[("xl/worksheets/sheet1.xml", &zeros)]).path()).unwrap();
    let claimed = (20_u32 << 20).to_le_bytes();
    let places: Vec<usize> =
        bytes.windows(4).enumerate().filter(|(_, window)| **window == claimed).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
    }
    let lying = read_one(file_of(".xlsx", &bytes).path());
    assert!(matches!(lying, Err(IntakeError::Suspicious { .. } | IntakeError::Damaged { .. })), "{lying:?}");
}

#[test]
fn documents_with_types_and_false_counts() {
    let evil = "<!DOCTYPE w [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet><sheetData/></worksheet>";
    check_error(&workbook_with(evil, NO_STRINGS), "suspicious_archive");
    let strings = "<sst uniqueCount=\"99999999999\"><si><t>a</t></si></sst>";
    check_error(&workbook_with(&sheet_of(&[("A1", "a")]), strings), "suspicious_archive");
}

#[test]
fn files_that_are_something_else() {
    for (suffix, bytes, code) in [
        (".xlsx", &b""[..], "empty_file"),
        (".xlsx", b"PK\x03\x04 broken", "damaged_file"),
        (".xlsx", b"H\xE1 kh\xF4ng ph\xE1i b\xE1ng t\xEDnh", "no_table"),
        (".xls", b"<html><body><table><tr><td>STT</td></tr></table></body></html>", "unsupported_file"),
        (".csv", b"%PDF-1.7", "unsupported_file"),
        (".csv", b"\x89PNG\r\n\x1A\n", "unsupported_file"),
        (".csv", b"H\xE0 N\xF4i\n\x00\x00\x00", "nul_in_text"),
    ] {
        check_error(&file_of(suffix, bytes), code);
    }
    let compound = |stream: &str| file_of(".xlsx", &super::biff::container(stream, b"none"));
    check_error(&compound("EncryptedPackage"), "password_protected");
    check_error(&compound("Workbook"), "damaged_file");
    check_error(&compound("WordDocument"), "unsupported_file");
    check_error(&compound("Contents"), "unsupported_file");
    check_error(&file_of(".xls", &[&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 600]].concat()), "damaged_file");
    check_error(&archive(&[("word/document.xml", b"<w/>")]), "unsupported_file");
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(read_one(folder.path()), Err(IntakeError::NotAFile { .. } | IntakeError::Unreadable { .. })));
    assert!(matches!(read_one(&folder.path().join("none.xlsx")), Err(IntakeError::Unreadable { .. })));
}

#[test]
fn encrypted_files_say_so() {
    let manifest =
        "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let mimetype = "application/vnd.oasis.opendocument.spreadsheet";
    for parts in [
        &[("mimetype", mimetype), ("content.xml", "\u{1}\u{2}"), ("META-INF/manifest.xml", manifest)][..],
        &[("mimetype", mimetype), ("encrypted-package", "\u{1}"), ("META-INF/manifest.xml", manifest)],
    ] {
        let parts: Vec<_> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        check_error(&file_of(".ods", &zipped(&parts)), "password_protected");
    }
    let mut book = Book { extra: vec![(0x002F, vec![1, 0, 1, 0])], ..Book::default() };
    book.sheet("Tổ 1", 0, &rows_of("Họ và tên|Năm sinh"));
    check_error(&file_of(".xls", &book.bytes()), "password_protected");
}

#[test]
fn documents_that_are_no_spreadsheets() {
    let text = [("mimetype", &b"application/vnd.oasis.opendocument.text"[..]), ("content.xml", b"<a/>")];
    check_error(&file_of(".ods", &zipped(&text)), "unsupported_file");
    check_error(&file_of(".xlsb", &zipped(&[("xl/workbook.bin", b"a")])), "unsupported_file");
    // A worksheet of Excel 4, which has no container.
    check_error(&file_of(".xls", b"\x09\x04\x06\x00\x00\x00\x10\x00\x00\x00"), "unsupported_file");
    let evil = "<!DOCTYPE w [<!ENTITY a \"aaaa\">]><office:document-content/>";
    check_error(&file_of(".ods", &zipped(&[("content.xml", evil.as_bytes())])), "suspicious_archive");
}

#[test]
fn more_sheets_than_areas() {
    let table = |number: u32| format!("<table:table table:name=\"{number}\"/>");
    let tables: String = (0..10_000).map(table).collect();
    check_error(&file_of(".ods", &ods_of("", &tables)), "too_many_sheets");

    let mut book = Book::default();
    for number in 0..301 {
        book.sheet(&format!("{number}"), 0, &[]);
    }
    check_error(&file_of(".xls", &book.bytes()), "too_many_sheets");
    // The same sheet again and again would be read as often.
    let mut book = Book { echoes: 50, ..Book::default() };
    book.sheet("Tổ 1", 0, &rows_of("Họ và tên|Năm sinh\nĐỗ Văn Một|#1950"));
    check_error(&file_of(".xls", &book.bytes()), "damaged_file");

    let sheet = |number: u32| format!("<sheet name=\"{number}\" sheetId=\"1\" r:id=\"r1\"/>");
    let sheets: String = (0..10_000).map(sheet).collect();
    check_error(&workbook_of_sheets(&sheets, &sheet_of(&[("A1", "a")]), NO_STRINGS), "too_many_sheets");
}

#[test]
fn streams_that_break_off_anywhere() {
    let mut book = Book::default();
    book.sheet("Tổ 1", 0, &rows_of("Họ và tên|Năm sinh|Ghi chú\nĐỗ Văn Một|#1950|=ơ\nLê Hai|@1960-01-02|!REF"));
    let stream = book.stream();
    for end in (0..stream.len()).step_by(3) {
        // Read or refused, never a panic and never for ever.
        let _ = read_one(file_of(".xls", &container("Workbook", &stream[..end])).path());
    }
    for at in (0..stream.len()).step_by(5) {
        let mut broken = stream.clone();
        broken[at] ^= 0xFF;
        let _ = read_one(file_of(".xls", &container("Workbook", &broken)).path());
    }
    let file = book.bytes();
    for at in (0..file.len()).step_by(61) {
        let mut broken = file.clone();
        broken[at] ^= 0xFF;
        let _ = read_one(file_of(".xls", &broken).path());
    }
    check_error(&file_of(".xls", &container("Workbook", &record(0x0809, &[0, 2, 16, 0]))), "damaged_file");
}
