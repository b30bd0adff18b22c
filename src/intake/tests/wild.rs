//! Shapes of lists that were made by hand in a spreadsheet program and that nobody had prepared for.

use super::*;

/// A summary beside the people, households in groups, members behind strokes, a heading of two rows.
const GROUPS: &str = "
    TỔNG HỢP|||TT|Họ và tên|Quan hệ|Ngày sinh|Số CCCD|Tài khoản định danh||Địa chỉ
    Số hộ|#2|||||||Mức 1|Mức 2|
    Nhân khẩu|#4||#1|ĐỖ VĂN MỘT|Chủ hộ|05/07/1950|031050100001|x||Số 1
    Đã có mức 2|#1|||- Đỗ Thị Hai|Vợ|1951|031151100002||✓|
    Tỷ lệ|41,5%|||Cộng hộ:|2 người||||#1|
    |||#2|2. Đỗ Văn Ba|Chủ hộ|1952|031052100003||✔|Số 2
    ||||+ Đỗ Thị Bốn|Vợ|1953||||
    ||||Tổng: 2 khẩu||||||
";

#[test]
fn a_summary_beside_the_people() {
    let expected = [
        "3 address=Số 1 head full_name=Đỗ Văn Một birth_date=1950-07-05 person_id=031050100001 \
         relationship=Chủ hộ l1_activated=?2023-06-20",
        "4 address=Số 1 full_name=Đỗ Thị Hai birth_date=1951 person_id=031151100002 relationship=Vợ \
         l2_activated=?2023-06-20",
        "6 address=Số 2 head full_name=Đỗ Văn Ba birth_date=1952 person_id=031052100003 relationship=Chủ hộ \
         l2_activated=?2023-06-20",
        "7 address=Số 2 full_name=Đỗ Thị Bốn birth_date=1953 relationship=Vợ",
    ];
    let roster = read_rows(GROUPS).unwrap();
    assert_eq!(lines(&roster), expected);
    assert_eq!(roster.files[0].sheets[0].ignored, ["TỔNG HỢP"]);
    let sheets = [("Sheet1", GROUPS)];
    for (suffix, bytes) in
        [(".xlsx", spreadsheets::xlsx(&sheets)), (".ods", spreadsheets::ods(&sheets)), (".xls", biff::xls(&sheets))]
    {
        assert_eq!(lines(&read_one(file_of(suffix, &bytes).path()).unwrap()), expected, "{suffix}");
    }
    // At the right, beginning in the row of the heading, with labels that sound like headings.
    check(
        "
        STT|Họ và tên|Ngày sinh||Số hộ|#1
        1|Đỗ Văn Một|1950||Ghi chú|#2
        |Tổ 2|||Tỷ lệ|50%
        2|Đỗ Thị Hai|1951
        ||||Tổng số|#2
        ",
        &["2 full_name=Đỗ Văn Một birth_date=1950", "4 area=Tổ 2 full_name=Đỗ Thị Hai birth_date=1951"],
    );
}

#[test]
fn columns_apart_are_no_summary() {
    // Merged cells leave columns empty that are no gap between two things.
    check(
        "
        Tổ|Hộ số||Họ và tên|Ngày sinh||SĐT|Ghi chú
        Tổ 1|#1||Đỗ Văn Một|1950||0912345678|
        |||Đỗ Thị Hai|1951|||ốm
        Tổ 2|#2||Đỗ Văn Ba|1952|||
        ",
        &[
            "2 area=Tổ 1 no=1 full_name=Đỗ Văn Một birth_date=1950 phone=0912345678",
            "3 area=Tổ 1 no=1 full_name=Đỗ Thị Hai birth_date=1951 note=ốm",
            "4 area=Tổ 2 no=2 full_name=Đỗ Văn Ba birth_date=1952",
        ],
    );
    check(
        "Địa chỉ|Số hộ||Họ và tên|Ngày sinh\nSố 1|#1||Đỗ Văn Một|1950\nSố 2|#2||Đỗ Văn Hai|1951",
        &[
            "2 no=1 address=Số 1 full_name=Đỗ Văn Một birth_date=1950",
            "3 no=2 address=Số 2 full_name=Đỗ Văn Hai birth_date=1951",
        ],
    );
}

#[test]
fn a_birth_in_three_columns_of_one_heading_row() {
    for heading in ["Ngày sinh|Tháng sinh|Năm sinh", "Ngày|Tháng|Năm"] {
        check(
            &format!(
                "Họ và tên|{heading}\nĐỗ Văn Một|#5|7|1985\nĐỗ Văn Hai||#7|1988\nĐỗ Văn Ba|||#1950\nĐỗ Tư|31|6|2010"
            ),
            &[
                "2 full_name=Đỗ Văn Một birth_date=1985-07-05",
                "3 full_name=Đỗ Văn Hai birth_date=1988-07",
                "4 full_name=Đỗ Văn Ba birth_date=1950",
                "5 full_name=Đỗ Tư !bad_date@D5",
            ],
        );
    }
}

/// Three columns of which nothing says what day they are, beside a birth: nobody's.
#[test]
fn parts_of_a_second_birth_are_not_read() {
    let roster = read_rows("Họ và tên|Ngày sinh|Ngày|Tháng|Năm\nĐỗ Văn Một|05/07/1985|#12|#3|#2022").unwrap();
    assert_eq!(lines(&roster), ["2 full_name=Đỗ Văn Một birth_date=1985-07-05"]);
    assert_eq!(roster.files[0].sheets[0].ignored, ["Ngày", "Tháng", "Năm"]);
}

#[test]
fn words_that_say_that_there_is_no_number() {
    let name = "full_name=Đỗ Văn Một";
    check_cell("Số CCCD", "chưa làm", name);
    check_cell("Số CCCD", "cháu chưa có", &format!("{name} !bad_person_id@C2"));
    check_cell("SĐT", "O912345678", &format!("{name} !bad_phone@C2"));
    check_cell("Ngày sinh", "Mồng 5 tháng 7 năm 1985", &format!("{name} birth_date=1985-07-05"));
    check_cell("Ngày sinh", "khoảng 1950", &format!("{name} !bad_date@C2"));
}
