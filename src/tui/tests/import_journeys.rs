//! Journeys of bringing lists in, over the real desk and real files.

use std::path::{Path, PathBuf};

use super::journeys::Journey;
use crate::domain::tally::Count;
use crate::sys::files::{Overwrite, write_new};

fn fixture(name: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/rosters")).join(name)
}

fn residents(journey: &Journey) -> u64 {
    journey.model.shared.overview.as_ref().unwrap().tally.total.count(Count::Residents)
}

#[test]
fn journey_2_a_list_is_chosen_seen_imported_and_taken_back() {
    let mut journey = Journey::begin(60);
    let before = residents(&journey);
    journey.keys("i").sees("Danh sách nằm ở đâu?");
    journey.keys(&format!("g{}<enter>", fixture("phuong-300.csv").display()));
    journey.sees("√ Họ và tên").sees("300 người").sees("tính đến hôm nay, 15/06/2023");
    journey.keys("<enter>").sees("[Tóm tắt]").sees("Người mới                                                   300");
    assert_eq!(residents(&journey), before, "nothing is written before the yes");
    journey.keys("<enter>").sees("Nhập vào sổ 300 người mới").keys("<enter>").sees("Đã nhập xong.");
    // Some of the list have moved away.
    let after = residents(&journey);
    assert!(after > before + 200, "{before} and {after}");
    journey.sees("Bấm u để hoàn tác cả lần nhập này.").keys("u").sees("nhập danh sách, 300 người mới").keys("<enter>");
    journey.sees("Đã hoàn tác lần nhập này.");
    assert_eq!(residents(&journey), before);
    journey.keys("<c-r>").sees("Đã nhập xong.");
    assert_eq!(residents(&journey), after);
    journey.keys("<enter>").sees("Tổng quan");
    // The same list again: nothing to write, and it says so.
    journey.keys(&format!("ig{}<enter><enter>", fixture("phuong-300.csv").display()));
    journey.sees("Mọi điều trong danh sách đã có trong sổ").keys("<enter>").sees("! Mọi điều");
    journey.keys("<esc><esc><esc>").sees("Tổng quan");
}

#[test]
fn a_folder_is_gone_through_marked_and_filtered() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("ho.csv", "Số hộ,Tổ,Chủ hộ,Họ và tên,Năm sinh\nH1,Tổ 98,Đỗ Văn Một,Đỗ Văn Một,1950\n"),
        ("tổ 98.csv", "Số hộ,Tổ,Họ và tên,Năm sinh\nH1,Tổ 98,Đỗ Thị Hai,1951\n"),
        ("cu.xlsb", "x"),
    ] {
        write_new(&folder.path().join(name), Overwrite::Refuse, |file| file.write_all(text.as_bytes())).unwrap();
    }
    std::fs::create_dir(folder.path().join("Tổ 99")).unwrap();
    let mut journey = Journey::begin(60);
    journey.keys(&format!("ig{}<enter>", folder.path().display())).sees("Tổ 99/").sees("lưu thành .xlsx rồi nhập");
    journey.keys("<enter>").sees("Không có gì ở đây.").keys("<bs>").sees("► ");
    journey.keys("/cu<enter>").sees("Chưa đọc được loại tệp này.").keys("<esc>");
    journey.keys("s/ho<tab> <esc>").sees("Đã đánh dấu 1 tệp").sees("[x] ho.csv");
    journey.keys("/to 98<enter>").sees("ho.csv").sees("tổ 98.csv").keys("<enter>");
    journey.sees("Người mới                                                     2").sees("(1 hộ mới)");
}

#[test]
fn columns_are_corrected_and_sheets_left_out() {
    let mut journey = Journey::begin(60);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("la.csv");
    let text = "Tên gọi,Năm,Biệt danh,Tôn giáo\nĐỗ Văn Một,1950,Tý,không\n";
    write_new(&path, Overwrite::Refuse, |file| file.write_all(text.as_bytes())).unwrap();
    journey.keys(&format!("ig{}<enter>", path.display())).sees("chưa biết cột nào là họ tên");
    journey.keys("<enter>").sees("! Chưa biết cột nào là họ tên");
    journey.keys("<down>c").sees("Cột \"Tên gọi\"").keys("ho va ten<enter>").sees("1 người");
    journey.sees("không đọc: nhạy cảm");
    journey.keys("<down><down>cghi chu<enter>").sees("Ghi chú");
    journey.keys("<end>c").sees("theo luật không được đưa vào sổ");
    journey.keys("<home> <enter>").sees("Chưa lấy trang tính nào").keys(" <enter>").sees("[Tóm tắt]");
    journey.keys("<enter><enter>").sees("Đã nhập xong.").keys("<enter>/do van mot").sees("Đỗ Văn Một");
}

#[test]
fn a_file_that_cannot_be_read_says_why_and_one_is_back_at_the_same_place() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("a.csv", "Họ và tên,Năm sinh\nĐỗ Văn Một,1950\n"), ("b.xlsx", "không phải bảng")]
    {
        write_new(&folder.path().join(name), Overwrite::Refuse, |file| file.write_all(text.as_bytes())).unwrap();
    }
    let mut journey = Journey::begin(60);
    journey.keys(&format!("ig{}<enter>s<down>", folder.path().display())).sees("► [ ] b.xlsx");
    journey.keys("<enter>").sees("Không thấy bảng danh sách").sees("Cần một dòng tiêu đề").keys("<enter>");
    journey.sees("► [ ] b.xlsx");
    journey.keys(&format!("g{}<enter>", folder.path().join("none").display())).sees("Không thấy ");
}

/// What was shown is not what would be written any more: it is shown anew.
#[test]
fn a_plan_is_made_again_when_the_ledger_has_changed() {
    let mut journey = Journey::begin(60);
    journey.keys(&format!("ig{}<enter><enter>", fixture("loi-thuong-gap.xlsx").display())).sees("Để lại: 1");
    journey.keys("u<enter>").sees("Sổ đã thay đổi nên vừa so lại").sees("[Tóm tắt]");
    journey.keys("<tab>").sees("C4").sees("29/2/1990");
    journey.keys("<tab>").sees("dòng 9").sees("Thiếu họ tên");
    journey.keys("<enter><enter>").sees("Đã nhập xong.");
}
