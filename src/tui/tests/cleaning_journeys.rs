//! Cleaning up: the journey over the real desk, from an import with what is wrong in rosters of the field.

use super::journeys::Journey;
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
