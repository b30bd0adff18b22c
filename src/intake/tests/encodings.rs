//! Rosters in old encodings: the whole way from cells to people.

use rust_xlsxwriter::Workbook;

use super::*;
use crate::domain::problem::ProblemCode;
use crate::intake::{DecidedBy, LookedSheet, SheetEncoding, TextEncoding, look};
use crate::text::legacy::tests::encode::{Written, windows_1258};

const TITLE: &str = "Danh sách nhân khẩu tính đến ngày 15/06/2023";
const HEADING: [&str; 6] = ["STT", "Họ và tên", "Ngày sinh", "Giới tính", "Địa chỉ", "Quan hệ với chủ hộ"];
const PEOPLE: [[&str; 6]; 4] = [
    ["1", "Nguyễn Thị Ánh", "02/03/1985", "Nữ", "Số 5 ngõ 34 Trần Phú", "Chủ hộ"],
    ["2", "Đỗ Văn Ước", "1950", "Nam", "Số 12/5A Lê Lợi", "Bố"],
    ["3", "Trần Lê Ý", "05/07/1990", "Nữ", "Số 5 Lê Hồng Phong", "Con dâu"],
    ["4", "H'Hen Niê", "05/07/1999", "Nữ", "Ấp 3", "Cháu"],
];

/// A workbook: title and heading in one way, people in another, with an area between.
fn workbook(top: Option<Written>, body: Option<Written>) -> NamedTempFile {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let write = |written: Option<Written>, text: &str| written.map_or_else(|| text.to_owned(), |as_| as_.encode(text));
    sheet.write_string(0, 0, write(top, TITLE)).unwrap();
    for (column, text) in (0..).zip(HEADING) {
        sheet.write_string(2, column, write(top, text)).unwrap();
    }
    sheet.write_string(3, 0, write(body, "Tổ dân phố số 2")).unwrap();
    for (row, person) in (4..).zip(PEOPLE) {
        for (column, text) in (0..).zip(person) {
            sheet.write_string(row, column, write(body, text)).unwrap();
        }
    }
    file_of(".xlsx", &book.save_to_buffer().unwrap())
}

fn check_people(roster: &Roster, what: &str) {
    assert_eq!(roster.as_of, day("2023-06-15"), "{what}");
    assert_eq!(roster.rows.len(), PEOPLE.len(), "{what}");
    for (row, person) in roster.rows.iter().zip(PEOPLE) {
        assert_eq!(row.facts.full_name, person[1], "{what}");
        assert_eq!(row.address.as_deref().map(str::to_lowercase), Some(person[4].to_lowercase()), "{what}");
        assert_eq!(row.area.as_deref(), Some("Tổ dân phố số 2"), "{what}");
        assert_eq!(row.facts.relationship.as_deref(), Some(person[5]), "{what}");
        assert_eq!(row.facts.sex.is_some_and(|sex| sex.code() == "female"), person[3] == "Nữ", "{what}");
    }
}

#[test]
fn title_heading_and_people_may_be_written_differently() {
    let ways = [None, Some(Written::Tcvn3), Some(Written::Vni), Some(Written::Viscii), Some(Written::Nfd)];
    let ways = ways.into_iter().chain([Some(Written::Cp1258), Some(Written::Mojibake), Some(Written::MojibakeTwice)]);
    for body in ways {
        for top in [None, body] {
            let what = format!("{top:?} over {body:?}");
            let roster = read_one(workbook(top, body).path()).unwrap_or_else(|error| panic!("{what}: {error:?}"));
            check_people(&roster, &what);
            let expected = body.map_or("unicode", Written::code);
            assert_eq!(roster.files[0].sheets[0].encoding, expected, "{what}");
            assert_eq!(roster.files[0].sheets[0].heading_row, 3, "{what}");
            let repaired: Vec<Option<u32>> = roster
                .rows
                .iter()
                .flat_map(|row| &row.problems)
                .filter(|problem| problem.code == ProblemCode::RepairedText)
                .map(|problem| problem.column)
                .collect();
            // One for each column, at its first cell.
            let columns = [Some(1), Some(3), Some(4), Some(5)];
            assert_eq!(repaired, if expected == "unicode" { &[][..] } else { &columns[..] }, "{what}");
        }
    }
}

#[test]
fn delimited_bytes_in_old_encodings() {
    let line = |cells: &[&str]| cells.join(";") + "\r\n";
    let text = line(&HEADING) + &PEOPLE.iter().map(|person| line(person)).collect::<String>();
    let cp1258 = read_one(file_of(".csv", &windows_1258(&text)).path()).unwrap();
    assert_eq!(cp1258.files[0].sheets[0].encoding, "cp1258");
    assert_eq!(cp1258.rows[0].facts.full_name, "Nguyễn Thị Ánh");
    assert!(cp1258.rows.iter().all(|row| row.problems.iter().all(|problem| problem.code != ProblemCode::RepairedText)));
    for written in [Written::Tcvn3, Written::Vni, Written::Viscii] {
        let (bytes, _, has_failed) = {
            let shown = written.encode(&text);
            let (bytes, encoding, has_failed) = encoding_rs::WINDOWS_1252.encode(&shown);
            (bytes.into_owned(), encoding, has_failed)
        };
        assert!(!has_failed);
        let roster = read_one(file_of(".csv", &bytes).path()).unwrap();
        assert_eq!(roster.files[0].sheets[0].encoding, written.code());
        for (row, person) in roster.rows.iter().zip(PEOPLE) {
            assert_eq!(row.facts.full_name, person[1], "{written:?}");
        }
    }
}

/// Rows with a name and an address.
fn two_columns(rows: &[(String, String)]) -> NamedTempFile {
    let lines: Vec<String> = rows.iter().map(|(name, address)| format!("{name}\t1990\t{address}\n")).collect();
    file_of(".tsv", format!("Họ và tên\tNăm sinh\tĐịa chỉ\n{}", lines.concat()).as_bytes())
}

#[test]
fn columns_that_disagree_make_a_mixed_sheet_and_each_is_right() {
    let rows = |name: Written, address: Written| -> Vec<(String, String)> {
        PEOPLE.iter().map(|person| (name.encode(person[1]), address.encode(person[4]))).collect()
    };
    for (name, address, expected) in [
        (Written::Tcvn3, Written::Vni, "mixed"),
        (Written::Nfd, Written::Tcvn3, "mixed"),
        (Written::Vni, Written::Nfd, "mixed"),
        (Written::Viscii, Written::Viscii, "viscii"),
    ] {
        let roster = read_one(two_columns(&rows(name, address)).path()).unwrap();
        assert_eq!(roster.files[0].sheets[0].encoding, expected, "{name:?} {address:?}");
        for (row, person) in roster.rows.iter().zip(PEOPLE) {
            assert_eq!(row.facts.full_name, person[1]);
            assert_eq!(row.address.as_deref().map(str::to_lowercase), Some(person[4].to_lowercase()));
        }
    }
}

#[test]
fn a_cell_that_does_not_decode_keeps_its_text_and_says_so() {
    let mut rows: Vec<(String, String)> =
        PEOPLE.iter().map(|person| (Written::Tcvn3.encode(person[1]), "Số 5".to_owned())).collect();
    for name in ["Hoàng Thúy Hường", "Phạm Đức Uyên", "Võ Ngọc Quỳnh", "Bùi Thị Huệ", "Lưu Ngữ", "Dương Hữu Nghĩa"]
    {
        rows.push((Written::Tcvn3.encode(name), "Số 5".to_owned()));
    }
    rows.push(("Hoàng Nguyễn Bốn".to_owned(), "Số 5".to_owned()));
    rows.push(("§ç Văn Ф".to_owned(), "Số 5".to_owned()));
    let roster = read_one(two_columns(&rows).path()).unwrap();
    let last = &roster.rows[10..];
    assert_eq!(last[0].facts.full_name, "Hoàng Nguyễn Bốn");
    assert!(last[0].problems.iter().all(|problem| problem.code == ProblemCode::MissingHousehold), "typed later, right");
    assert_eq!(last[1].facts.full_name, "§ç Văn Ф");
    let problem = last[1].problems.iter().find(|problem| problem.code == ProblemCode::UnknownValue).unwrap();
    assert_eq!((problem.column, problem.raw.as_str()), (Some(0), "§ç Văn Ф"));
}

#[test]
fn a_column_is_judged_when_it_says_something() {
    // More rows than one batch without a letter above ASCII.
    let mut rows: Vec<(String, String)> = (0..2_500).map(|_| ("Le Van Nam".to_owned(), "Hai An".to_owned())).collect();
    rows.push((Written::Vni.encode("Nguyễn Thị Hường"), "Hai An".to_owned()));
    rows.push((Written::Vni.encode("Đỗ Văn Bốn"), Written::Vni.encode("Trần Phú")));
    let roster = read_one(two_columns(&rows).path()).unwrap();
    assert_eq!(roster.files[0].sheets[0].encoding, "vni");
    let last = roster.rows.last().unwrap();
    assert_eq!((last.facts.full_name.as_str(), last.address.as_deref()), ("Đỗ Văn Bốn", Some("Trần Phú")));
    assert_eq!(roster.rows[2_500].facts.full_name, "Nguyễn Thị Hường");
    assert_eq!(roster.rows[0].facts.full_name, "Le Van Nam");
}

#[test]
fn the_user_overrules() {
    let rows: Vec<(String, String)> = vec![("H÷u Næ".to_owned(), "Hai An".to_owned())];
    let file = two_columns(&rows);
    let name = |options: &ReadOptions| {
        let roster = read_with(&[file.path()], options).unwrap();
        (roster.rows[0].facts.full_name.clone(), roster.files[0].sheets[0].encoding)
    };
    let asked = |encoding| ReadOptions { encoding: Some(encoding), ..options() };
    assert_eq!(name(&asked(TextEncoding::Tcvn3)), ("Hữu Nổ".to_owned(), "tcvn3"));
    assert_eq!(name(&asked(TextEncoding::Viscii)), ("Họu Nữ".to_owned(), "viscii"));
    assert_eq!(name(&asked(TextEncoding::Unicode)), ("H÷u Næ".to_owned(), "unicode"));
    let sheet = file.path().file_stem().unwrap().to_string_lossy().into_owned();
    let sheet_encodings = vec![SheetEncoding { path: file.path().to_owned(), sheet, encoding: TextEncoding::Viscii }];
    let both = ReadOptions { sheet_encodings, ..asked(TextEncoding::Tcvn3) };
    assert_eq!(name(&both).1, "viscii", "what is said of the sheet goes first");
    // Columns that are plainly something else stay.
    let plain: Vec<(String, String)> = PEOPLE.iter().map(|person| (person[1].to_owned(), String::new())).collect();
    let plain = two_columns(&plain);
    let roster = read_with(&[plain.path()], &asked(TextEncoding::Vni)).unwrap();
    assert_eq!(roster.rows[0].facts.full_name, "Nguyễn Thị Ánh");
}

#[test]
fn a_look_shows_names_before_and_after() {
    let file = workbook(None, Some(Written::Tcvn3));
    let looked = |options: &ReadOptions| -> LookedSheet {
        let mut files = look(&[file.path().to_owned()], options, &mut || ControlFlow::Continue(())).unwrap();
        files.remove(0).sheets.remove(0)
    };
    let sheet = looked(&options());
    assert_eq!((sheet.encoding, sheet.decided_by), ("tcvn3", Some(DecidedBy::Syllables)));
    assert_eq!(sheet.names.before[..2], ["NguyÔn ThÞ ¸nh", "§ç V¨n ¦íc"]);
    assert_eq!(sheet.names.read[..2], ["Nguyễn Thị Ánh", "Đỗ Văn Ước"]);
    assert_eq!(sheet.names.after.len(), TextEncoding::ALL.len());
    let tcvn3 = sheet.names.after.iter().find(|(encoding, _)| *encoding == TextEncoding::Tcvn3).unwrap();
    assert_eq!(tcvn3.1, sheet.names.read);
    assert_eq!(sheet.table.unwrap().columns[1].samples[0], "Nguyễn Thị Ánh");
    let told = looked(&ReadOptions { encoding: Some(TextEncoding::Unicode), ..options() });
    assert_eq!((told.encoding, told.decided_by), ("unicode", None));
    assert_eq!(told.names.read[0], "NguyÔn ThÞ ¸nh");
}
