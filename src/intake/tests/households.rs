//! Tables of households beside tables of people.

use super::super::{Holds, look};
use super::*;
use crate::domain::roster::{HouseholdRow, RowsOf};

fn household(row: &HouseholdRow) -> String {
    let parts =
        [("area", &row.area), ("no", &row.household_no), ("address", &row.address), ("head_name", &row.head_name)];
    let said = parts.iter().filter_map(|(name, value)| value.as_ref().map(|value| format!("{name}={value}")));
    let problems = row.problems.iter().map(|problem| format!("!{}", problem.code.code()));
    std::iter::once(row.place.row.to_string()).chain(said).chain(problems).collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check_households(rows: &str, expected: &[&str]) {
    let roster = read_rows(rows).unwrap_or_else(|error| panic!("{error}\n{rows}"));
    assert!(roster.rows.is_empty() && roster.nameless.is_empty(), "{:?}", lines(&roster));
    assert_eq!(roster.households.iter().map(household).collect::<Vec<_>>(), expected, "{rows}");
    let sheet = &roster.files[0].sheets[0];
    assert_eq!((sheet.of, sheet.rows as usize), (RowsOf::Households, expected.len()));
}

#[test]
fn a_list_of_households_is_read() {
    check_households(
        "
        DANH SÁCH HỘ||||
        TT|Mã hộ|Họ và tên chủ hộ|Số CCCD chủ hộ|SĐT|Địa chỉ|Số khẩu
        (1)|(2)|(3)|(4)|(5)|(6)|(7)
        Tổ 1
        1|H01|ĐỖ VĂN MỘT|031050100001|0912345678|Số 1|4
        2|H02|Đỗ Văn Hai|||@2023-05-12|2
        Tổ 2 (1 hộ)
        3|H01|Đỗ Văn Ba|||Số 3|1
        Tổng cộng|3||||
        |Người lập biểu||||Tổ trưởng
        ",
        &[
            "5 area=Tổ 1 no=H01 address=Số 1 head_name=Đỗ Văn Một",
            "6 area=Tổ 1 no=H02 address=12/5 head_name=Đỗ Văn Hai !date_in_address",
            "8 area=Tổ 2 no=H01 address=Số 3 head_name=Đỗ Văn Ba",
        ],
    );
    check_households("Mã hộ|Tổ\nH1|Tổ 1\nH2|Tổ 2", &["2 area=Tổ 1 no=H1", "3 area=Tổ 2 no=H2"]);
}

#[test]
fn columns_of_people_in_it_are_named_as_not_read() {
    let roster = read_rows("Mã hộ|Chủ hộ|SĐT|Dân tộc\nH1|Đỗ Văn Một|0912345678|Kinh").unwrap();
    let sheet = &roster.files[0].sheets[0];
    assert_eq!(sheet.ignored, ["SĐT", "Dân tộc"]);
    assert_eq!(sheet.fields.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["household_no", "head_name"]);
    let file = workbook_of(&[("Sheet1", "Mã hộ|Chủ hộ|SĐT\nH1|Đỗ Văn Một|0912345678")]);
    let looked = look(&[file.path().to_owned()], &options(), &mut || ControlFlow::Continue(())).unwrap();
    let table = looked[0].sheets[0].table.as_ref().unwrap();
    assert_eq!((table.of, table.columns[2].holds), (RowsOf::Households, Holds::Unknown));
}

/// People whose column of names is not understood must be asked about, and counts of households are no codes.
#[test]
fn what_only_looks_like_households_is_none() {
    for rows in [
        "Mã hộ|Địa chỉ|Tên gọi|Ghi chú\nH1|Số 1|Đỗ Văn Một|\nH1|Số 1|Đỗ Thị Hai|",
        "Mã hộ|Địa chỉ|Tên gọi|Ngày sinh\nH1|Số 1|Đỗ Văn Một|1950",
        "Mã hộ|Địa chỉ|Tên gọi|CCCD\nH1|Số 1|Đỗ Văn Một|031050100001",
        "Tổ|Số hộ|Số nhân khẩu\nTổ 1|206|700\nTổ 2|180|650",
        "Mã hộ|Ghi chú\nH1|xa",
    ] {
        assert!(matches!(read_rows(rows), Err(IntakeError::NoTable { .. })), "{rows}");
    }
    // The form of one household, with its people below.
    let form = "Mã hộ|H1|Địa chỉ|Số 1\n\nSTT|Họ và tên|Ngày sinh\n1|Đỗ Văn Một|1950";
    assert_eq!(read_rows(form).unwrap().rows.len(), 1);
}
