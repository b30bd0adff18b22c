//! One list as .xlsx, .xls and .ods: the program says the same of each.

use crate::biff::xls;
use crate::harness::Ward;
use crate::spreadsheets::{ods, xlsx};

const LIST: &str = "
    DANH SÁCH NHÂN KHẨU
    Tính đến ngày 15/06/2023
    STT|Số hộ|Địa chỉ|Họ và tên|Ngày sinh|Số CCCD|Ngày kích hoạt mức 2|Ghi chú|Dân tộc
    #1|#1|Số 2 đường Mẫu|Đỗ Văn Một|@1985-05-03|031085100001|@2023-03-20|31/6/2023|Kinh
    #2|||Lê Thị Hai|=#1988|031188100002|=@2023-03-21||
    #3|#2|Số 4|Trần Ba|31/6/2023|!REF||#2.5|
    ~#4|#3|Số 6|Phạm Thị Ẩn|@1960-01-02|031160104004|||
    #5|||Phạm Thị Năm|@1962-01-02||@2023-06-01||
    #6|#4|||#1950|031150100004|||";

#[test]
fn the_same_list_in_every_format() {
    let said = |name: &str, bytes: &[u8], hidden: &str| {
        let ward = Ward::new();
        ward.write_bytes(name, bytes);
        let path = ward.path(name).display().to_string();
        let mut imported = ward.json(&["import", "--hidden", hidden, &path]);
        assert_eq!(imported["files"][0]["path"], path.as_str());
        imported["files"][0]["path"].take();
        imported["operation"].take();
        for problem in imported["problem_list"].as_array_mut().unwrap() {
            problem["file"].take();
        }
        imported
    };
    let sheets = [("Tổ 1", LIST)];
    for (hidden, added) in [("skip", 4), ("take", 5)] {
        let expected = said("list.xlsx", &xlsx(&sheets), hidden);
        assert_eq!(expected["added"], added, "{expected}");
        assert_eq!(expected["files"][0]["sheets"][0]["hidden_rows"], 1, "{expected}");
        assert_eq!(expected["held"], 1, "{expected}");
        // What a file is called does not matter.
        for (name, bytes) in [("list.xls", xls(&sheets)), ("list.ods", ods(&sheets)), ("list.csv", xls(&sheets))] {
            assert_eq!(said(name, &bytes, hidden), expected, "{name}");
        }
    }
}

#[test]
fn hidden_rows_are_told() {
    let ward = Ward::new();
    ward.write_bytes("list.xls", &xls(&[("Tổ 1", LIST)]));
    let path = ward.path("list.xls").display().to_string();
    let said = ward.run(&["import", "--dry-run", "--lang", "en", &path]).with_code(0).text;
    assert!(said.contains("Sheet \"Tổ 1\" has 1 hidden rows, the first is row 7: not imported."), "{said}");
    let said = ward.run(&["import", "--dry-run", "--lang", "en", "--hidden", "take", &path]).with_code(0).text;
    assert!(said.contains("row 7: read like the others"), "{said}");
}
