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
    // Nothing is to be asked about this file: its plan comes at once, what was recognised is one key away.
    journey.sees("[Tóm tắt]").sees("Người mới                                                       300");
    journey.keys("<esc>").sees("√ Họ và tên").sees("300 người").sees("tính đến hôm nay, 15/06/2023");
    journey.keys("<enter>").sees("[Tóm tắt]");
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
    journey.keys(&format!("ig{}<enter>", fixture("phuong-300.csv").display()));
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
    journey.keys("/to 98<enter>").sees("ho.csv").sees("tổ 98.csv");
    journey.sees("Người mới                                                         2").sees("(1 hộ mới)");
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
    journey.keys(&format!("ig{}<enter>", fixture("loi-thuong-gap.xlsx").display())).sees("Để lại: 1");
    journey.keys("u<enter>").sees("Sổ đã thay đổi nên vừa so lại").sees("[Tóm tắt]");
    journey.keys("<tab>").sees("C4").sees("29/2/1990");
    journey.keys("<tab>").sees("dòng 9").sees("Thiếu họ tên");
    journey.keys("<enter><enter>").sees("Đã nhập xong.");
}

const HEADING: &str = "Tổ,Số hộ,Địa chỉ,Họ và tên,Ngày sinh,Số CCCD,Số điện thoại\n";
const MAU: &str = "Tổ 91,1,Số 2,Đỗ Văn Mẫu,03/05/1985,031085100001,0912345671\n";
const THU: &str = "Tổ 91,2,Số 4,Lê Thị Thử,12/11/1988,,0912345672\n";

fn write(path: &Path, rows: &str) {
    let text = format!("{HEADING}{rows}");
    write_new(path, Overwrite::Replace, |file| file.write_all(text.as_bytes())).unwrap();
}

/// The common case: the list that came before, corrected, from where the last one was.
#[test]
fn a_corrected_list_takes_one_look_and_four_keys() {
    let (settings, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let path = folder.path().join("danh sach.csv");
    write(&path, &format!("{MAU}{THU}"));
    let mut journey = Journey::begin(60);
    journey.model.shared.settings_folder = Some(settings.path().to_owned());
    journey.keys(&format!("ig{}<enter><enter><enter>", path.display())).sees("Đã nhập xong.").keys("<enter>");
    write(&path, &format!("{}{THU}", MAU.replace("0912345671", "0912345699")));
    // Import, the recent folder, its newest file; the look; written.
    journey.keys("i").sees("Vừa dùng").keys("<enter>").sees("► [ ] danh sach.csv").keys("<enter>");
    journey.sees("[Tóm tắt]").sees("Người có thay đổi                                                 1");
    journey.sees("Đỗ Văn Mẫu").sees("091••••671 → 091••••699").keys("<enter>").sees("Đã nhập xong.");
    journey.keys("<enter>").sees("Tổng quan");
    journey.keys("i<enter><enter>").sees("Mọi điều trong danh sách đã có trong sổ");
}

#[test]
fn unsure_rows_are_decided_side_by_side_and_not_asked_about_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    write(&path, &format!("{MAU}{THU}"));
    let mut journey = Journey::begin(60);
    journey.keys(&format!("ig{}<enter><enter><enter>", path.display())).sees("Đã nhập xong.").keys("<enter>");
    write(&path, "Tổ 92,5,Số 5,Đỗ Văn Mẫu,03/05/1985,,0912345699\nTổ 92,6,Số 6,Lê Thị Thử,12/11/1988,,\n");
    let choose = format!("ig{}<enter>", path.display());
    journey.keys(&choose).sees("Chưa chắc: 2").sees("còn 2 dòng chưa chắc là ai");
    journey.keys("<tab>").sees("[Chưa chắc: 2]").sees("Có thể người này đã chuyển hộ").sees("≠ 091••••699");
    journey.keys("a").sees("Quyết dòng này trước");
    journey
        .keys("c")
        .sees("cùng người")
        .keys("k")
        .sees("người khác")
        .keys("-")
        .keys("<up>h")
        .sees("cùng người, giữ hộ");
    journey.keys("<backtab>").sees("(đã quyết 1)");
    journey.keys("<enter>").sees("Đã nhập xong.").keys("<enter>");
    // What was decided is known, what was not is asked about again.
    journey.keys(&choose).sees("Chưa chắc: 1").keys("<tab>").sees("Lê Thị Thử").keys("k<enter><enter>");
    journey.sees("Đã nhập xong.").keys("<enter>");
    journey.keys(&choose).sees("Mọi điều trong danh sách đã có trong sổ").keys("<esc><esc><esc>");
}

#[test]
fn a_move_is_refused_in_the_plan() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    write(&path, &format!("{MAU}{THU}"));
    let mut journey = Journey::begin(60);
    journey.keys(&format!("ig{}<enter><enter><enter>", path.display())).sees("Đã nhập xong.").keys("<enter>");
    write(&path, &format!("{}{THU}", MAU.replace("Tổ 91,1,Số 2", "Tổ 91,2,Số 4")));
    let choose = format!("ig{}<enter>", path.display());
    journey.keys(&choose).sees("Chuyển sang hộ khác").keys("<tab>").sees("[Chuyển: 1]").sees("chuyển");
    journey.keys("h").sees("Đã chọn giữ hộ cũ").keys("<enter><enter>").sees("Đã nhập xong.").keys("<enter>");
    journey.keys(&choose).sees("Mọi điều trong danh sách đã có trong sổ").keys("<esc><esc><esc>");
    journey.keys("/do van mau<enter>").sees("Số 2");
}

#[test]
fn hidden_rows_are_told_and_taken_with_one_key_more() {
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet().set_name("Tổ 98").unwrap();
    for (row, cells) in [(0, ["Họ và tên", "Năm sinh"]), (1, ["Đỗ Văn Một", "1950"]), (2, ["Lê Thị Ẩn", "1951"])]
    {
        sheet.write_row(row, 0, cells).unwrap();
    }
    sheet.set_row_hidden(2).unwrap();
    let bytes = workbook.save_to_buffer().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("loc.xlsx");
    write_new(&path, Overwrite::Refuse, |file| file.write_all(&bytes)).unwrap();
    let mut journey = Journey::begin(60);
    journey.keys(&format!("ig{}<enter>", path.display())).sees("1 dòng ẩn: không nhập");
    journey.keys("<enter>").sees("Tổ 98: 1 dòng ẩn (từ dòng 3) không nhập");
    journey.sees("Người mới                                                         1").keys("<esc>");
    journey.keys(" ").sees("Nhập cả dòng ẩn, ở mọi trang tính được lấy.").sees("1 dòng ẩn: có nhập");
    journey.keys("<enter>").sees("Tổ 98: 1 dòng ẩn (từ dòng 3) có nhập");
    journey.sees("Người mới                                                         2").keys("<esc>");
    // Once more leaves the sheet out, once more takes it without its hidden rows.
    journey.keys("  ").sees("[x] loc.xlsx").sees("1 dòng ẩn: không nhập");
}

#[test]
fn an_old_encoding_is_told_and_can_be_overruled() {
    let mut journey = Journey::begin(60);
    journey.keys(&format!("ig{}<enter>", fixture("phuong-120-tcvn3.xlsx").display()));
    journey.sees("Chữ theo TCVN3").sees("T«n HuÖ Minh").sees("→ Tôn Huệ Minh");
    // Left as they are; then the program is asked again.
    journey.keys("b").sees("Chữ trong").sees("→ Tôn Huệ Minh").keys("<home><down>").sees("→ T«n HuÖ Minh");
    journey.keys("<enter>").sees("T«n HuÖ Minh").keys("b<home><enter>").sees("Chữ theo TCVN3");
    journey.keys("<enter>").sees("[Tóm tắt]").keys("<enter><enter>").sees("Đã nhập xong.");
    journey.keys("<enter>/ton hue minh").sees("Tôn Huệ Minh");
}
