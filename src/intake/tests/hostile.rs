//! Files that are broken or mean harm: a plain error, quickly, in little memory.

use std::io::Cursor;

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn archive(parts: &[(&str, &[u8])]) -> NamedTempFile {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    file_of(".xlsx", &writer.finish().unwrap().into_inner())
}

/// A workbook of one sheet with this XML.
fn workbook_with(sheet: &str, strings: &str) -> NamedTempFile {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let root = format!(
        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let book = format!(
        r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets><sheet name="Tổ 1" sheetId="1" r:id="r1"/></sheets></workbook>"#
    );
    let relations = format!(
        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
    );
    archive(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

const NO_STRINGS: &str = "<sst/>";

fn sheet_of(cells: &[(&str, &str)]) -> String {
    let cell = |(at, text): &(_, _)| format!(r#"<row><c r="{at}" t="inlineStr"><is><t>{text}</t></is></c></row>"#);
    let cells = cells.iter().map(cell).collect::<Vec<_>>().concat();
    format!("<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{cells}</sheetData></worksheet>")
}

#[track_caller]
fn check_error(file: &NamedTempFile, code: &str) {
    use crate::text::words::Explain;
    match read_one(file.path()) {
        Err(error) => assert_eq!(error.code(), code, "{error}"),
        Ok(roster) => panic!("{code} expected, read {:?}", roster.files),
    }
}

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
    let ole = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        file_of(".xlsx", &[&b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"[..], &[0; 600], &name].concat())
    };
    check_error(&ole("EncryptedPackage"), "password_protected");
    check_error(&ole("Workbook"), "unsupported_file");
    check_error(&archive(&[("word/document.xml", b"<w/>")]), "unsupported_file");
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(read_one(folder.path()), Err(IntakeError::NotAFile { .. } | IntakeError::Unreadable { .. })));
    assert!(matches!(read_one(&folder.path().join("none.xlsx")), Err(IntakeError::Unreadable { .. })));
}

#[test]
fn texts_that_are_broken() {
    let head = "Họ và tên,Năm sinh,Địa chỉ,Ghi chú,SĐT,Quan hệ\n";
    let person = |number: u32| format!("Đỗ Văn {number},1950,Số {number},,,Con\n");
    let people: String = (0..80).map(person).collect();

    let nul = format!("{head}{}Đỗ\0Văn,1950\n", person(1));
    assert!(matches!(read_text(&nul), Err(IntakeError::NulInText { line: 3, .. })));
    // Never closed; closed only by the next quotation mark; open to the end within a few lines.
    for unclosed in [
        format!("{head}Đỗ Văn Một,1950,\"Số 1,,,\n{people}"),
        format!("{head}Đỗ Văn Một,1950,\"Số 1,,,\n{}Đỗ Văn Hai,1950,\"Số 2\",,,\n", person(1)),
        format!("{head}Đỗ Văn Một,1950,\"Số 1\n\n"),
    ] {
        assert!(matches!(read_text(&unclosed), Err(IntakeError::UnclosedQuote { line: 2, .. })), "{unclosed}");
    }

    let wide = "cột,".repeat(300);
    let too_wide = read_text(&format!("Họ và tên,Năm sinh,{wide}\nĐỗ Văn Một,1950\n"));
    assert!(matches!(too_wide, Err(IntakeError::TooManyColumns { row: 1, limit: 200, .. })));

    let long = format!("{head}Đỗ Văn Một,1950,{},,,\n", "a".repeat(1 << 20));
    let roster = read_text(&long).unwrap();
    assert_eq!(roster.rows[0].address.as_ref().map(String::len), Some(1_000));
    assert_eq!(roster.rows[0].problems[0].raw.len(), 1_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn nothing_in_a_text_makes_it_stumble(
        rows in proptest::collection::vec("([xX]|Tổ 1|Tổng cộng|Nam|1950|31/6/2023|0912 345|#REF!|\\PC{0,8}|[\",;\n\r])(,([0-9/.]{0,12}|\\PC{0,6})){0,6}", 0..12),
    ) {
        let text = format!("STT,Họ và tên,Ngày sinh,Số CCCD,SĐT,Địa chỉ,Mức 2\n{}\n", rows.join("\n"));
        // Read or refused, never a panic.
        if let Ok(roster) = read_text(&text) {
            prop_assert!(roster.rows.iter().all(|row| !row.facts.full_name.is_empty()));
        }
    }
}

#[test]
fn errors_have_words_in_both_languages() {
    use crate::domain::problem::ProblemCode;
    use crate::text::numbers::Lang;
    use crate::text::words::{Explain, Message, Words};
    for lang in [Lang::Vi, Lang::En] {
        let words = Words::new(lang);
        let error =
            IntakeError::NoSuchSheet { path: "a.xlsx".into(), name: "Tổ 4".into(), sheets: vec!["Tổ 1".into()] };
        assert!(words.say(&error.message()).contains("Tổ 4"));
        assert!(words.say(&error.hint().unwrap()).contains("Tổ 1"));
        for code in ProblemCode::ALL {
            let label = Message::of_code("problem", code.code());
            let hint = Message::of_code("problem", &format!("{}-hint", code.code()));
            assert!(words.try_say(&label).is_some() && words.try_say(&hint).is_some(), "{}", code.code());
        }
    }
}
