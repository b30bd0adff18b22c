//! What a document is made of, read back.

use std::io::Read as _;

use super::*;
use crate::domain::campaign::{Campaign, OfficialForm};
use crate::domain::reports::ReportKind;
use crate::report::read_back_tests::parts_of_docx;
use crate::report::{TallyHead, samples, tally_report};
use crate::text::numbers::Lang;
use crate::text::words::Words;

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

fn written(head: &TallyHead, lang: Lang) -> Vec<u8> {
    docx_report(&tally_report(head, &samples::tally(), &Words::new(lang)), lang).unwrap()
}

#[test]
fn the_same_report_is_the_same_file() {
    let head = samples::periodic(ReportKind::Daily);
    assert_eq!(written(&head, Lang::Vi), written(&head, Lang::Vi));
    let report = tally_report(&head, &samples::tally(), &Words::new(Lang::Vi));
    let spreadsheet = || crate::report::xlsx_report::xlsx_report(&report).unwrap();
    assert_eq!(spreadsheet(), spreadsheet());
}

#[test]
fn parts_are_well_formed_and_named() {
    let bytes = written(&samples::periodic(ReportKind::Final), Lang::Vi);
    let types = part(&bytes, "[Content_Types].xml");
    let archive = zip::ZipArchive::new(Cursor::new(bytes.as_slice())).unwrap();
    for name in archive.file_names().map(Result::unwrap) {
        let name = name.as_ref();
        let mut reader = quick_xml::Reader::from_reader(Cursor::new(part(&bytes, name).into_bytes()));
        reader.config_mut().check_end_names = true;
        let (mut buffer, mut depth) = (Vec::new(), 0);
        loop {
            let event = reader.read_event_into(&mut buffer).unwrap();
            if matches!(event, quick_xml::events::Event::Eof) {
                break;
            }
            depth += i32::from(matches!(event, quick_xml::events::Event::Start(_)));
            depth -= i32::from(matches!(event, quick_xml::events::Event::End(_)));
        }
        assert_eq!(depth, 0, "{name}");
        let is_known = types.contains(&format!("\"/{name}\""));
        assert!(is_known || name.contains("_rels/") || name == "[Content_Types].xml", "{name}");
    }
}

/// The marks of the official form that can be checked without looking at it.
#[test]
fn the_official_form_is_kept() {
    let bytes = written(&samples::periodic(ReportKind::Daily), Lang::Vi);
    let document = part(&bytes, "word/document.xml");
    // A4 upright with its margins, no number on its first page; then on its side, numbered.
    let letter = "<w:pgSz w:w=\"11907\" w:h=\"16839\"/><w:pgMar w:top=\"1134\" w:right=\"850\" w:bottom=\"1134\" \
                  w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/>";
    assert!(document.contains(letter), "{document}");
    assert_eq!(document.matches("<w:titlePg/>").count(), 1);
    assert_eq!(document.matches("w:orient=\"landscape\"").count(), 1);
    assert!(part(&bytes, "word/header.xml").contains("PAGE"));
    assert!(part(&bytes, "word/styles.xml").contains("Times New Roman"));
    let (paragraphs, tables) = parts_of_docx(&bytes);
    assert_eq!(
        tables[0],
        [
            [
                "CÔNG AN THÀNH PHỐ BÌNH ANCÔNG AN PHƯỜNG HOA SEN",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc",
            ],
            ["Số: ………/BC-CAP", "Hoa Sen, ngày 15 tháng 6 năm 2023"],
        ]
    );
    assert_eq!(
        tables[1][0],
        [
            "Nơi nhận:- Như trên;- Tổ công tác Đề án 06;- Lưu: VT.",
            "KT. TRƯỞNG CÔNG AN PHƯỜNGPHÓ TRƯỞNG CÔNG AN PHƯỜNGTrung tá Trần Văn Mẫu",
        ]
    );
    let place =
        |text: &str| paragraphs.iter().position(|paragraph| paragraph == text).unwrap_or_else(|| panic!("{text}"));
    let title = place("BÁO CÁO");
    assert_eq!(paragraphs[title + 1], "Kết quả cấp và kích hoạt tài khoản định danh điện tử ngày\u{a0}15/06/2023");
    assert!(paragraphs.iter().any(|paragraph| paragraph.ends_with("./.")));
    assert!(title < place("PHỤ LỤC"));
    // Numbered columns, headings on every page, rows in one piece.
    let table = &tables[2];
    assert_eq!(table[1], (1..=table[0].len()).map(|number| format!("({number})")).collect::<Vec<_>>());
    assert_eq!(document.matches("<w:tblHeader/>").count(), 2 * (tables.len() - 2));
    assert_eq!(document.matches("<w:cantSplit/>").count(), tables.iter().map(Vec::len).sum::<usize>());
    // So few people that they could be recognised: marked in the table, and not told of in the text.
    assert!(tables.iter().flatten().flatten().any(|cell| cell == "2*"));
    assert!(!paragraphs.iter().any(|paragraph| paragraph.starts_with("+ Già yếu")));
}

#[test]
fn what_the_settings_leave_open_is_a_gap_or_left_out() {
    let bare = TallyHead { campaign: Campaign::default(), ..samples::head() };
    let bytes = written(&bare, Lang::Vi);
    let (paragraphs, tables) = parts_of_docx(&bytes);
    assert!(tables[0][0][0].starts_with("QUẬN BÌNH ANPHƯỜNG HOA SEN"), "{:?}", tables[0]);
    assert_eq!(tables[0][1], ["Số: ………/BC", "………………, ngày 15 tháng 6 năm 2023"]);
    assert_eq!(tables[1][0], ["Nơi nhận:- Như trên;- Lưu: VT.", "………………"]);
    assert!(paragraphs.iter().any(|paragraph| paragraph.starts_with("Kính gửi: …")));
    let english = parts_of_docx(&written(&bare, Lang::En));
    assert!(!english.0.iter().chain(english.1.iter().flatten().flatten()).any(|text| text.contains("form-")));
    let form = OfficialForm { recipients: vec![String::new(), " ".to_owned()], ..OfficialForm::default() };
    let blank = TallyHead { campaign: Campaign { form, ..Campaign::default() }, ..bare };
    assert_eq!(written(&blank, Lang::Vi), bytes);
}

#[test]
fn a_document_is_what_it_was_made_of() {
    let cell = |text: &str| Cell::of(Paragraph::of(Run::new(text, 24)));
    let grid = Grid {
        widths: vec![1000, 2000, 3000],
        framed: true,
        heading_rows: 1,
        rows: vec![
            Row {
                cells: vec![Cell { span: 2, ..cell("a <b> & \"c\"") }, cell("d\u{7}\u{202e}\u{fffe}e\tf")],
                height: 400,
            },
            Row { cells: vec![cell(""), Cell::with(Vec::new()), cell("x")], height: 0 },
        ],
        ..Grid::default()
    };
    let section = |landscape| Section {
        page: Page { landscape, ..Page::default() },
        content: vec![Paragraph::of(Run::new("p", 26).bold().italic()).into(), grid.clone().into()],
    };
    let document = Document { title: "T & t".to_owned(), sections: vec![section(true), section(false)] };
    let bytes = docx(&document).unwrap();
    let (paragraphs, tables) = parts_of_docx(&bytes);
    assert_eq!(paragraphs.iter().filter(|text| !text.is_empty()).collect::<Vec<_>>(), ["p", "p"]);
    assert_eq!(tables.len(), 2);
    assert_eq!(tables[0], [vec!["a <b> & \"c\"", "de f"], vec!["", "", "x"]]);
    let text = part(&bytes, "word/document.xml");
    assert_eq!(text.matches("<w:sectPr>").count(), 2);
    assert!(text.contains("<w:tcW w:w=\"3000\" w:type=\"dxa\"/><w:gridSpan w:val=\"2\"/>"));
    assert!(part(&bytes, "docProps/core.xml").contains("<dc:title>T &amp; t</dc:title>"));
}
