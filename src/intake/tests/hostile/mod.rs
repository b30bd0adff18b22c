//! Files that are broken or mean harm: a plain error, quickly, in little memory.

mod archive;
mod cells;
mod delimited;

use std::io::Cursor;

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
pub(super) fn workbook_with(sheet: &str, strings: &str) -> NamedTempFile {
    workbook_of_sheets("<sheet name=\"Tổ 1\" sheetId=\"1\" r:id=\"r1\"/>", sheet, strings)
}

/// A workbook of these sheets, all with this XML.
fn workbook_of_sheets(sheets: &str, sheet: &str, strings: &str) -> NamedTempFile {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let root = format!(
        r#"<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
    );
    let book = format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}"><sheets>{sheets}</sheets></workbook>"#);
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
