//! Cleaning up: the journey over the real desk, from an import with what is wrong in rosters of the field.

use std::path::Path;

use calamine::{Data, Reader as _, Xlsx, open_workbook};

use super::super::command::Scope;
use super::super::screens::Screen;
use super::journeys::Journey;
use super::keeping::over_a_file;
use super::picture;
use crate::domain::problem::ProblemCode;
use crate::sys::files::{Overwrite, write_new};

/// Invented people with what is wrong in lists of the field.
const LIST: &str = "\
Số hộ,Tổ,Địa chỉ,Chủ hộ,Họ và tên,Ngày sinh,Giới tính,Số định danh,Điện thoại,Tình trạng,Kích hoạt mức 2,Phê duyệt mức 2,Ngày cấp CCCD
1,Tổ 98,12-May,Đỗ Văn Một,Đỗ Văn Một,29/2/1990,Nam,031090100001,0972022333,,x,,x
1,Tổ 98,12-May,Đỗ Văn Một,Đỗ Thị Hai,3/5/1985,Nữ,31185100002,01234567890,,1/6/2023,1/5/2023,x
2,Tổ 98,14 phố K,Đỗ Văn Ba,Đỗ Văn Ba,5/7/1971,Nữ,031071100003,09l2345678,,,,x
2,Tổ 98,14 phố K,Đỗ Văn Ba,Đỗ Thị Bốn,1/1/1990,Nữ,O31190100004,12345,ở tạm,1/4/2023,1/5/2023,x
3,Tổ 99,16 phố K,Đỗ Văn Năm,Đỗ Văn Năm,1/1/1980,Nam,031080100005,0911111111,,x,,x
3,Tổ 99,16 phố K,Đỗ Văn Năm,Đỗ Thị Sáu,1/1/1982,Nữ,031182100006,0911111111,,x,,x
4,Tổ 99,18 phố K,Đỗ Văn Bảy,,2/2/1982,Nam,031082100007,0911111122,,,,
4,Tổ 99,18 phố K,Đỗ Văn Bảy,Đỗ Văn Tám,2/2/1992,Nam,031080100005,0911111133,,1/6/2023,1/5/2023,x
";

/// A ledger of one clean person, into which the list was brought.
fn imported() -> (Journey, tempfile::TempDir, String) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("danh sach.csv");
    write_new(&path, Overwrite::Refuse, |file| file.write_all(LIST.as_bytes())).unwrap();
    let mut journey = Journey::begin(0);
    let keys = format!("ig{}<enter>", path.display());
    journey.keys(&keys).keys("<enter><enter>").sees("Đã nhập xong.").keys("<enter>").sees("Tổng quan");
    (journey, folder, keys)
}

#[test]
fn journey_3_a_list_is_cleaned_up_and_does_not_come_back() {
    let (mut journey, _folder, keys) = imported();
    journey.sees("còn 6 người cần sửa (bấm v)").keys("v").sees("Dòng để lại khi nhập danh sách").sees("2 dòng");
    // A number: letters for digits. One key.
    journey.keys("<down><enter>").sees("Danh sách viết: \"O311•••••004\" (ô H5)").sees("Đề nghị ghi Số định danh");
    journey.keys("<enter>").sees("Đã xong 1 người: Số định danh không đúng.").sees("Việc cần làm sạch");
    // Undone from here, and done again.
    journey
        .keys("u")
        .sees("Đỗ Thị Bốn")
        .keys("<enter>")
        .sees("Số định danh không đúng")
        .keys("<home><down><enter><enter>");
    // A number that contradicts the sex.
    journey.keys("<home><down><enter>").sees("Có thể Giới tính là Nam").keys("<enter>");
    // A date that cannot be: the year that both say.
    journey.keys("<home><down><enter>").sees("29/2/1990").sees("Có thể Ngày sinh là 1990").keys("<enter>");
    // Milestones: which contradicts which; the day is typed anew.
    journey.keys("<home><down><enter>").sees("01/04/2023 kích hoạt mức 2 → 01/05/2023 phê duyệt mức 2");
    journey.sees("kích hoạt mức 2 trước phê duyệt mức 2.").keys("<enter>").sees("Ngày phê duyệt mức 2");
    journey.keys("1/3/2023").sees("Sẽ ghi: 01/03/2023").keys("<enter>").sees("Đã xong");
    // A shared phone: a family.
    journey.keys("<home><down><enter>").sees("đang ghi cho 2 người").keys("<enter>").sees("Cả nhà dùng chung");
    journey.keys("<end><enter>").sees("Đã xong 2 người: ");
    // Phones: one has a proposal, the other is typed.
    journey.keys("<home><down><enter>").sees("2 người").keys("<enter>").sees("Hỏi lại số").keys("<enter>");
    journey.sees("Danh sách viết: \"12345\"").keys("<bs><bs><bs><bs><bs>0977 777 777").sees("Sẽ ghi").keys("<enter>");
    journey.sees("Đã xong 2 người: Số điện thoại không đúng.");
    // A word that nobody understood: chosen.
    journey.keys("<home><down><enter>").sees("ở tạm").keys("<enter><right><enter>").sees("Đã xong");
    // Nobody stands there twice: one look, and it is no more to be done.
    journey.sees("chưa tìm").keys("<home><down><enter>").sees("Không thấy ai có thể đã ghi hai lần").keys("<esc>");
    // What the program has repaired: a look, all of a kind at once, and the end.
    journey.keys("<home><down><enter>").sees("Đã thêm lại số 0").keys("<enter>").keys("<home><down><enter>");
    journey
        .keys("*")
        .sees("Làm một lần cho 2 người")
        .keys("<enter>")
        .sees("Đã xong 2 người: Địa chỉ bị đổi thành ngày.");
    journey.keys("<home><down><enter><enter>").sees("Đã xong");
    // Rows that were put aside: a name, and the number of somebody else.
    journey.keys("<enter>").sees("Thiếu họ tên").sees("Địa chỉ: 18 phố K").keys("<enter>Đỗ Văn Bảy<enter>");
    journey.sees("Đã ghi: nhận Đỗ Văn Bảy vào sổ").sees("Số này trong sổ là của: Đỗ Văn Năm");
    journey
        .keys("<enter>")
        .sees("Gõ số đúng, hoặc để trống số")
        .keys("<enter>")
        .sees("Đã xong các dòng để lại: 2 dòng.");
    journey.sees("Không còn gì phải làm sạch.").keys("<esc>").sees("Dữ liệu sạch 100%");
    // The same list once more.
    journey.keys(&keys).keys("<enter>").sees("Mọi điều trong danh sách đã có trong sổ").keys("<esc><esc><esc>");
    journey.keys("v").sees("Không còn gì phải làm sạch.");
}

/// Somebody types faster than the desk answers: each key is about the person who is seen then.
#[test]
fn right_as_it_stands_goes_on_to_the_next() {
    let (mut journey, _folder, _) = imported();
    journey.keys("v<down><down><down><down><enter>").sees("Thứ tự các mốc").keys("d").sees("Đã xong");
    journey.keys("<home><down><down><down><down><down><enter>").sees("Số điện thoại không đúng").keys("dd");
    journey.sees("Đã xong 2 người: Số điện thoại không đúng.");
    journey.keys("u<enter>").sees("Số điện thoại không đúng").sees("1 người");
}

/// What is done in the household above does not close it when that was the last of a kind.
/// What was typed below is not lost to something that is recorded above it.
#[test]
fn a_form_below_stays_when_something_is_mended_above_it() {
    let (mut journey, _folder, _) = imported();
    journey.keys("d<enter>va").sees("Ghi lượt đến nhà");
    journey.keys("<c-p>lam sach<enter>").sees("Việc cần làm sạch").keys("<down><enter><enter>").sees("Đã xong 1 người");
    for _ in 0..2 {
        if journey.model.top().unwrap().scope() != Scope::Visit {
            journey.keys("<esc>");
        }
    }
    assert_eq!(journey.model.top().unwrap().scope(), Scope::Visit);
    assert!(journey.model.is_unsaved());
    journey.keys("<esc>").sees("Bỏ những gì");
}

#[test]
fn the_household_stays_open_when_the_last_problem_is_mended_there() {
    let (mut journey, _folder, _) = imported();
    journey.keys("v<down><down><enter>").sees("Số định danh không khớp").keys("o").sees("14 phố K");
    journey.keys("<enter>e").sees("Giới tính");
    journey.keys("<tab><tab><left><enter>").sees("Đã ghi").keys("<esc>").sees("14 phố K");
    journey.keys("<esc>").sees("Không còn ai có điểm cần sửa này.").keys("<esc>").sees("Việc cần làm sạch");
}

#[test]
fn a_row_is_dropped_after_a_question_and_nothing_is_sure_where_nothing_is() {
    let (mut journey, _folder, _) = imported();
    journey.keys("v<enter>-").sees("Bỏ hẳn dòng này").keys("<enter>").sees("Trùng số định danh");
    journey.keys("t").sees("Cùng một người").sees("Đỗ Văn Năm").keys("<enter>").sees("Đã xong các dòng để lại");
    journey.keys("<home><down><enter>*").sees("chưa có đề nghị nào chắc chắn");
}

type Sheet = Vec<Vec<String>>;

/// The sheets of a workbook as texts.
fn sheets(path: &Path) -> Vec<Sheet> {
    let mut workbook: Xlsx<_> = open_workbook(path).unwrap();
    let shown = |cell: &Data| if let Data::String(text) = cell { text.clone() } else { String::new() };
    let sheets = workbook.worksheets().into_iter();
    sheets.map(|(_, range)| range.rows().map(|row| row.iter().map(shown).collect()).collect()).collect()
}

fn csv(sheet: &Sheet) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    sheet.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n").collect()
}

/// Puts a text into a column of whoever has this name.
fn correct(sheet: &mut Sheet, name: &str, heading: &str, text: &str) {
    let heads = sheet.iter().find(|row| row.iter().any(|cell| cell == heading)).unwrap();
    let column = heads.iter().position(|cell| cell == heading).unwrap();
    let row = sheet.iter_mut().find(|row| row.iter().any(|cell| cell == name)).unwrap();
    row[column] = text.to_owned();
}

/// The list for the heads of areas goes out, two cells of it are corrected, and it is taken back: two problems are
/// gone, and nothing else changed.
#[test]
fn the_list_for_area_heads_goes_out_and_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (mut journey, _) = over_a_file(folder.path());
    let path = folder.path().join("danh sach.csv");
    write_new(&path, Overwrite::Refuse, |file| file.write_all(LIST.as_bytes())).unwrap();
    journey.keys(&format!("ig{}<enter>", path.display())).keys("<enter><enter>").sees("Đã nhập xong.").keys("<enter>");
    journey.sees("còn 6 người cần sửa (bấm v)");
    let before = kinds(&mut journey);
    // By the key of the hub; masked and with the name of the ward unless somebody says otherwise.
    journey
        .keys("ve")
        .sees("Xuất danh sách cần sửa theo tổ")
        .sees("che bớt")
        .sees("phuong-mau-can-sua-2023-06-15.xlsx");
    journey.keys(&format!("<tab><c-u>{}", folder.path().display()));
    journey.keys("<enter>").sees("Cần ghi để làm gì").keys("gửi tổ trưởng<enter>");
    journey.sees("6 người và 2 dòng để lại").sees("bấm i");
    assert!(!picture(&mut journey.model, 80, 24).contains("Ghi ra tệp"), "it is written");
    journey.keys("<enter>").sees("Việc cần làm sạch");
    let written = folder.path().join("phuong-mau-can-sua-2023-06-15.xlsx");
    let bytes = std::fs::read(&written).unwrap();
    let mut sheets = sheets(&written);
    assert_eq!(sheets.len(), 2);
    assert!(!csv(&sheets[0]).contains("031090100001"), "numbers are masked");
    // Never over a file: another name is offered.
    journey.keys(&format!("e<tab><c-u>{}<tab><c-u>", folder.path().display()));
    journey.keys("phuong-mau-can-sua-2023-06-15.xlsx<tab>thử<enter>").sees("Đã có tệp tên trước");
    assert_eq!(std::fs::read(&written).unwrap(), bytes);
    journey.keys("<esc><esc><esc>").sees("Tổng quan");
    correct(&mut sheets[0], "Đỗ Văn Một", "Ngày sinh", "28/2/1990");
    correct(&mut sheets[0], "Đỗ Thị Bốn", "Số điện thoại", "0977777777");
    let corrected = folder.path().join("da sua.csv");
    write_new(&corrected, Overwrite::Refuse, |file| file.write_all(csv(&sheets[0]).as_bytes())).unwrap();
    journey.keys(&format!("ig{}<enter>", corrected.display())).keys("<enter>").sees("28/02/1990");
    journey.keys("<enter>").sees("Đã nhập xong.").keys("<enter>");
    // Both are gone: of the eight kinds with somebody, six are as they were.
    let after = kinds(&mut journey);
    let gone: Vec<_> = before.iter().filter(|kind| !after.contains(kind)).copied().collect();
    let left: Vec<_> = after.iter().filter(|kind| !before.contains(kind)).copied().collect();
    assert_eq!(gone, [(ProblemCode::BadDate, 1), (ProblemCode::BadPhone, 2)]);
    assert_eq!(left, [(ProblemCode::BadPhone, 1)]);
}

fn kinds(journey: &mut Journey) -> Vec<(ProblemCode, usize)> {
    journey.keys("v");
    let kinds = journey.model.screens.iter().find_map(|screen| match screen {
        Screen::Cleaning(hub) => hub.kinds(),
        _ => None,
    });
    journey.keys("<esc>");
    kinds.unwrap()
}
