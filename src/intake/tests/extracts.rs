//! Extracts of accounts as they come: with and without names, with levels, statuses, one day or several.

use super::*;
use crate::domain::extract::Extract;
use crate::intake::read_extract;

fn extract_of(path: &Path, options: &ReadOptions) -> Result<Extract, IntakeError> {
    read_extract(&[path.to_path_buf()], options, &mut |_| ControlFlow::Continue(()))
}

/// A line for each row, then for each problem.
fn told(extract: &Extract) -> Vec<String> {
    let rows = extract.rows.iter().map(|row| {
        let mut parts = vec![row.place.row.to_string(), row.person_number.as_str().to_owned()];
        parts.extend(row.full_name.clone());
        let mut said = row.said.clone();
        said.sort_by_key(|said| said.milestone);
        parts.extend(said.iter().map(|said| {
            let cell = said.column.map_or_else(String::new, |column| cell_name(column, row.place.row));
            format!("{}={}@{cell}", said.milestone.code(), said.reached)
        }));
        parts.join(" ")
    });
    let problems = extract.problems.iter().map(|(place, problem)| {
        let cell = problem.column.map_or_else(String::new, |column| cell_name(column, place.row));
        format!("!{}@{cell} {}", problem.code.code(), problem.raw).trim_end().to_owned()
    });
    rows.chain(problems).collect()
}

fn covers(extract: &Extract) -> Vec<&'static str> {
    extract.covers.iter().map(|milestone| milestone.code()).collect()
}

#[track_caller]
fn check_extract(path: &Path, as_of: &str, covered: &[&str], expected: &[&str]) {
    let extract = extract_of(path, &options()).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(told(&extract), expected);
    assert_eq!((extract.as_of, covers(&extract)), (day(as_of), covered.to_vec()));
}

#[test]
fn the_list_of_the_police_with_level_and_status() {
    let file = workbook_of(&[(
        "Sheet1",
        "CÔNG AN THÀNH PHỐ MẪU
         DANH SÁCH TÀI KHOẢN ĐỊNH DANH ĐIỆN TỬ
         Tính đến ngày 15/06/2023

         STT|Số ĐDCN|Họ tên|Ngày sinh|Mức tài khoản|Ngày phê duyệt/cấp|Ngày kích hoạt|Trạng thái
         #1|031085100001|ĐỖ VĂN MẪU|03/05/1985|Mức 2|@2023-03-10|@2023-06-12|Đã kích hoạt
         #2|031188100002|LÊ THỊ THỬ|12/11/1988|Mức 2|@2023-03-11||Chưa kích hoạt
         #3|031079100005|PHẠM GIẢ ĐỊNH|09/09/1979|Mức 1|01/02/2023|02/02/2023|Đã kích hoạt
         #4|031090100006|NGÔ TƯỞNG TƯỢNG|30/01/1990|||| Chờ phê duyệt
         |Tổng số|#4||||
         ",
    )]);
    check_extract(
        file.path(),
        "2023-06-15",
        &["l2_approved", "l2_activated"],
        &[
            "6 031085100001 Đỗ Văn Mẫu l2_approved=2023-03-10@F6 l2_activated=2023-06-12@G6",
            "7 031188100002 Lê Thị Thử l2_approved=2023-03-11@F7 l2_activated=@H7",
            "8 031079100005 Phạm Giả Định l1_registered=2023-02-01@F8 l1_activated=2023-02-02@G8",
            "9 031090100006 Ngô Tưởng Tượng l2_enrolled=?2023-06-15@H9 l2_approved=@F9 l2_activated=@G9",
        ],
    );
}

#[test]
fn a_text_without_names_and_with_moments() {
    let text = "so_cccd;ngay_phe_duyet;thoi_gian_kich_hoat\n\
                031085100001;2023-03-10 08:15:33;2023-06-12T20:01:02\n\
                031188100002;10/03/2023 08:15;\n\
                123;10/03/2023;\n\
                ;10/03/2023;\n\
                031090100006;31/6/2023;25/06/2023\n";
    check_extract(
        file_of(".csv", text.as_bytes()).path(),
        "2023-06-20",
        &["l2_approved", "l2_activated"],
        &[
            "2 031085100001 l2_approved=2023-03-10@B2 l2_activated=2023-06-12@C2",
            "3 031188100002 l2_approved=2023-03-10@B3 l2_activated=@C3",
            "6 031090100006 l2_approved=?2023-06-20@B6 l2_activated=2023-06-25@C6",
            "!bad_person_id@A4 123",
            "!bad_person_id@A5",
            "!bad_date@B6 31/6/2023",
            "!future_date@C6 25/06/2023",
        ],
    );
}

#[test]
fn one_status_and_its_day() {
    let text = "Số định danh,Họ và tên,Trạng thái tài khoản,Ngày\n\
                031085100001,Đỗ Văn Mẫu,Đã kích hoạt mức 2,12/06/2023\n\
                031188100002,Lê Thị Thử,Đã phê duyệt,10/03/2023\n\
                031090100006,Ngô Tưởng Tượng,Hồ sơ không đạt,1/6/2023\n\
                031079100005,Phạm Giả Định,Đã kích hoạt mức 1,không rõ\n\
                031150100004,Trần Thị Ví Dụ,Tạm khóa,1/6/2023\n";
    check_extract(
        file_of(".csv", text.as_bytes()).path(),
        "2023-06-20",
        &["l2_approved", "l2_activated"],
        &[
            "2 031085100001 Đỗ Văn Mẫu l2_activated=2023-06-12@C2",
            "3 031188100002 Lê Thị Thử l2_approved=2023-03-10@C3",
            "4 031090100006 Ngô Tưởng Tượng l2_rejected=2023-06-01@C4",
            "5 031079100005 Phạm Giả Định l1_activated=?2023-06-20@C5",
            "6 031150100004 Trần Thị Ví Dụ",
            "!bad_date@D5 không rõ",
            "!unknown_value@C6 Tạm khóa",
        ],
    );
}

#[test]
fn two_rows_of_headings_for_both_levels() {
    check_extract(
        workbook_of(&[(
            "Sheet1",
            "STT|Số CCCD|Tài khoản mức 1||Tài khoản mức 2|
             ||Ngày đăng ký|Ngày kích hoạt|Ngày phê duyệt|Ngày kích hoạt
             #1|031085100001|1/2/2023|2/2/2023|x|
             #2|#31188100002|||@2023-03-10|@2023-03-20
             ",
        )])
        .path(),
        "2023-06-20",
        &["l1_registered", "l1_activated", "l2_approved", "l2_activated"],
        &[
            "3 031085100001 l1_registered=2023-02-01@C3 l1_activated=2023-02-02@D3 l2_approved=?2023-06-20@E3 l2_activated=@F3",
            // Without a year of birth beside it nobody knows whether it has lost a zero.
            "!bad_person_id@B4 31188100002",
        ],
    );
}

#[test]
fn days_in_three_columns() {
    check_extract(
        workbook_of(&[(
            "Sheet1",
            "STT|Số CCCD|Ngày kích hoạt mức 2||
             ||Ngày|Tháng|Năm
             #1|031085100001|#12|#6|#2023
             #2|031085100002|||
             #3|031085100003|31|6|2023
             ",
        )])
        .path(),
        "2023-06-20",
        &["l2_activated"],
        &[
            "3 031085100001 l2_activated=2023-06-12@E3",
            "4 031085100002 l2_activated=@E4",
            "5 031085100003 l2_activated=?2023-06-20@E5",
            "!bad_date@E5 31/6/2023",
        ],
    );
}

#[test]
fn approved_and_activated_on_sheets_of_their_own() {
    check_extract(
        workbook_of(&[
            ("Bìa", "Công an phường Mẫu"),
            ("Phê duyệt", "TT|Số ĐDCN|Họ và tên|Năm sinh|Ngày duyệt\n#1|#31085100001|Đỗ Văn Mẫu|1985|10/03/2023"),
            ("Kích hoạt", "TT|Số ĐDCN|Họ và tên|Ngày kích hoạt\n#1|031085100001|Đỗ Văn Mẫu|12/06/2023"),
        ])
        .path(),
        "2023-06-20",
        &["l2_approved", "l2_activated"],
        &[
            "2 031085100001 Đỗ Văn Mẫu l2_approved=2023-03-10@E2",
            "2 031085100001 Đỗ Văn Mẫu l2_activated=2023-06-12@D2",
            "!person_id_restored@B2 31085100001",
        ],
    );
}

#[test]
fn the_day_of_issue_beside_a_level_is_the_accounts() {
    let of = |text: &str| extract_of(file_of(".csv", text.as_bytes()).path(), &options()).unwrap();
    let account = of("Số ĐDCN,Mức độ,Ngày cấp\n031085100001,2,10/03/2023\n031188100002,1,11/03/2023\n");
    assert_eq!(
        told(&account),
        ["2 031085100001 l2_approved=2023-03-10@C2", "3 031188100002 l1_registered=2023-03-11@C3"]
    );
    assert_eq!(account.files[0].sheets[0].fields.last().unwrap().0, "account_level");
    assert!(account.files[0].sheets[0].fields.contains(&("l2_approved".to_owned(), "Ngày cấp".to_owned())));
    let card = of("Số CCCD,Ngày cấp,Mức độ,Ngày kích hoạt\n031085100001,10/03/2021,Mức 2,12/06/2023\n");
    assert_eq!(
        told(&card),
        ["2 031085100001 card_issued=2021-03-10@B2 l2_approved=?2023-06-20@C2 l2_activated=2023-06-12@D2"]
    );
    assert_eq!(covers(&card), ["l2_approved", "l2_activated"]);
    // A level that nobody understands leaves its row open.
    let unclear = of("Số ĐDCN,Mức độ,Ngày kích hoạt\n031085100001,Mức 3,12/06/2023\n031188100002,,12/06/2023\n");
    assert_eq!(
        told(&unclear),
        ["2 031085100001", "3 031188100002 l2_activated=2023-06-12@C3", "!unknown_value@B2 Mức 3"]
    );
}

#[test]
fn a_day_beside_not_activated_is_told_and_not_taken() {
    let text = "Số ĐDCN,Ngày phê duyệt,Ngày kích hoạt,Trạng thái\n031085100001,10/03/2023,12/06/2023,Chưa kích hoạt\n";
    let extract = extract_of(file_of(".csv", text.as_bytes()).path(), &options()).unwrap();
    assert_eq!(told(&extract), ["2 031085100001 l2_approved=2023-03-10@B2", "!unknown_value@D2 Chưa kích hoạt"]);
}

#[test]
fn a_table_without_numbers_or_accounts_is_refused() {
    for text in [
        "Họ và tên,Ngày kích hoạt\nĐỗ Văn Mẫu,12/06/2023\n",
        "Số CCCD,Họ và tên\n031085100001,Đỗ Văn Mẫu\n",
        "Số CCCD,Ngày cấp CCCD\n031085100001,01/02/2022\n",
    ] {
        let read = extract_of(file_of(".csv", text.as_bytes()).path(), &options());
        assert!(matches!(read, Err(IntakeError::NoAccounts { .. })), "{text}");
    }
}

#[test]
fn the_day_is_given_or_of_a_title_and_reading_can_be_stopped() {
    let text = "Tính đến ngày 10/06/2023\nSố ĐDCN,Ngày kích hoạt\n031085100001,x\n";
    let file = file_of(".csv", text.as_bytes());
    let given = ReadOptions { as_of: Some(day("2023-06-01")), ..options() };
    for (options, as_of) in [(options(), "2023-06-10"), (given, "2023-06-01")] {
        let extract = extract_of(file.path(), &options).unwrap();
        assert_eq!(extract.as_of, day(as_of));
        assert_eq!(told(&extract), [format!("3 031085100001 l2_activated=?{as_of}@B3")]);
    }
    let rows: Vec<String> = (0..1_200).map(|number| format!("031085{number:06},12/06/2023")).collect();
    let file = file_of(".csv", format!("Số ĐDCN,Ngày kích hoạt\n{}\n", rows.join("\n")).as_bytes());
    let stopped = read_extract(&[file.path().to_path_buf()], &options(), &mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(IntakeError::Cancelled)));
}

#[test]
fn an_extract_in_an_old_encoding() {
    let text = "Sè §DCN;Hä vµ tªn;Ngµy kÝch ho¹t møc 2\n\
                031085100001;NguyÔn V¨n B\u{AD}ëi;12/06/2023\n\
                031188100002;Lª ThÞ Th¶o Vy;13/06/2023\n\
                031079100005;TrÇn Quèc §¹t;14/06/2023\n";
    let file = file_of(".csv", text.as_bytes());
    let extract = extract_of(file.path(), &options()).unwrap();
    let names: Vec<&str> = extract.rows.iter().filter_map(|row| row.full_name.as_deref()).collect();
    assert_eq!(names, ["Nguyễn Văn Bưởi", "Lê Thị Thảo Vy", "Trần Quốc Đạt"]);
    assert_eq!(extract.files[0].sheets[0].encoding, "tcvn3");
    assert_eq!(covers(&extract), ["l2_activated"]);
}
