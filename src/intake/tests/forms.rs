//! The forms that lists come in, and the cells that they hold.

use super::*;
use crate::domain::problem::ProblemCode;

#[test]
fn milestone_cells() {
    let heading = "Ngày kích hoạt mức 2";
    let name = "full_name=Đỗ Văn Một";
    for yes in ["x", "X", "v", "✓", "#1", "1", "Có", "Đã", "Rồi", "đã kích hoạt"] {
        check_cell(heading, yes, &format!("{name} l2_activated=?2023-06-20"));
    }
    for no in ["", "0", "#0", "chưa", "Không", "-"] {
        check_cell(heading, no, name);
    }
    check_cell(heading, "01/06/2023", &format!("{name} l2_activated=2023-06-01"));
    check_cell(heading, "1/6/23", &format!("{name} l2_activated=2023-06-01"));
    check_cell(heading, "@2023-06-01", &format!("{name} l2_activated=2023-06-01"));
    check_cell(heading, "#45078", &format!("{name} l2_activated=2023-06-01"));
    check_cell(heading, "Đã kích hoạt 01/06/2023", &format!("{name} l2_activated=2023-06-01"));
    check_cell(heading, "31/6/2023", &format!("{name} l2_activated=?2023-06-20 !bad_date@C2"));
    check_cell(heading, "6/2023", &format!("{name} l2_activated=?2023-06-20 !bad_date@C2"));
    check_cell(heading, "21/06/2023", &format!("{name} l2_activated=2023-06-21 !future_date@C2"));
    check_cell(heading, "chưa có ĐT thông minh", &format!("{name} note=chưa có ĐT thông minh"));
    check_cell(heading, "đã kích hoạt 12/6", &format!("{name} l2_activated=?2023-06-20 !bad_date@C2"));
    check_cell(heading, "đã kích hoạt 31/6/2023", &format!("{name} l2_activated=?2023-06-20 !bad_date@C2"));
    check_cell(heading, "có 2 máy", &format!("{name} !unknown_value@C2"));
    check_cell(heading, "đang chờ", &format!("{name} !unknown_value@C2"));
    check_cell(heading, "#2", &format!("{name} !unknown_value@C2"));
    check_cell("Ngày từ chối mức 2", "Không đạt (ảnh mờ)", &format!("{name} l2_rejected=?2023-06-20"));
}

#[test]
fn birth_cells() {
    let name = "full_name=Đỗ Văn Một";
    for (cell, expected) in [
        ("16/03/1956", "birth_date=1956-03-16"),
        ("@1956-03-16", "birth_date=1956-03-16"),
        ("#20530", "birth_date=1956-03-16"),
        ("1956", "birth_date=1956"),
        ("#1956", "birth_date=1956"),
        ("00/00/1956", "birth_date=1956"),
        ("5/1956", "birth_date=1956-05"),
        ("20530", "!bad_date@C2"),
        ("3-5-85", "!bad_date@C2"),
        ("31/6/1990", "!bad_date@C2"),
        ("không nhớ", "!bad_date@C2"),
        ("21/06/2023", "birth_date=2023-06-21 !future_date@C2"),
        ("01/01/1890", "birth_date=1890-01-01 !bad_date@C2"),
    ] {
        check_cell("Ngày sinh", cell, &format!("{name} {expected}"));
    }
    // A year typed into a cell with a date format.
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    fill(sheet, "Họ và tên|Ngày sinh\nĐỗ Văn Một");
    sheet.write_number_with_format(1, 1, 1950, &Format::new().set_num_format("dd/mm/yyyy")).unwrap();
    let file = file_of(".xlsx", &workbook.save_to_buffer().unwrap());
    assert_eq!(lines(&read_one(file.path()).unwrap()), ["2 full_name=Đỗ Văn Một birth_date=1950"]);
}

#[test]
fn numbers_and_phones() {
    check(
        "
        STT|Họ và tên|Ngày sinh|Giới tính|CCCD/CMND|SĐT|Ghi chú
        1|Đỗ Văn Một|1990|Nam|#31090100001|#912345678|
        2|Đỗ Văn Hai|1990|Nam|031 090 100 002|+84 912 345 678|
        3|Đỗ Thị Ba|1990|Nữ|031090100003|bố: 0912345678, 0987654321|ở trọ
        4|Đỗ Thị Bốn|1990|Nữ|030123456|01641234567|
        5|Đỗ Thị Năm|1990|Nữ|7.9E+10|091234|
        6|Đỗ Văn Sáu|3-5-90|Nam|031090100006|không|
        7|Đỗ Văn Bảy|1990|Nam|#31090100007.5||
        ",
        &[
            "2 full_name=Đỗ Văn Một birth_date=1990 sex=male person_id=031090100001 phone=0912345678 !person_id_restored@E2",
            "3 full_name=Đỗ Văn Hai birth_date=1990 sex=male person_id=031090100002 phone=0912345678",
            "4 full_name=Đỗ Thị Ba birth_date=1990 sex=female person_id=031090100003 phone=0912345678 note=ở trọ; bố, 0987654321 \
             !person_id_mismatch@E4",
            "5 full_name=Đỗ Thị Bốn birth_date=1990 sex=female old_id=030123456 phone=0341234567 !phone_converted@F5",
            "6 full_name=Đỗ Thị Năm birth_date=1990 sex=female !bad_person_id@E6 !bad_phone@F6",
            "7 full_name=Đỗ Văn Sáu birth_date=1990-05-03 sex=male person_id=031090100006",
            "8 full_name=Đỗ Văn Bảy birth_date=1990 sex=male !bad_person_id@E8",
        ],
    );
}

#[test]
fn households_are_carried_down_within_an_area() {
    check(
        "
        STT|Số hộ|Địa chỉ|Họ và tên|Ngày sinh|Quan hệ
        Tổ 1
        1|1|Số 1|Đỗ Văn Một|1950|Chủ hộ
        2|||Đỗ Thị Hai|1951|Vợ
        3|2|Số 2|Đỗ Văn Ba|1952|CH
        4|||Đỗ Văn Bốn|1980|Chủ hộ
        5|||Đỗ Văn Năm|1990|Con
        II. Tổ 2 (12 hộ)
        6|||Đỗ Văn Sáu|1990|Con
        7|1|Số 3|Đỗ Văn Bảy|1990|Chủ hộ
        ",
        &[
            "3 area=Tổ 1 no=1 address=Số 1 head full_name=Đỗ Văn Một birth_date=1950 relationship=Chủ hộ",
            "4 area=Tổ 1 no=1 full_name=Đỗ Thị Hai birth_date=1951 relationship=Vợ",
            "5 area=Tổ 1 no=2 address=Số 2 head full_name=Đỗ Văn Ba birth_date=1952 relationship=CH",
            "6 area=Tổ 1 head full_name=Đỗ Văn Bốn birth_date=1980 relationship=Chủ hộ",
            "7 area=Tổ 1 full_name=Đỗ Văn Năm birth_date=1990 relationship=Con",
            "9 area=Tổ 2 full_name=Đỗ Văn Sáu birth_date=1990 relationship=Con",
            "10 area=Tổ 2 no=1 address=Số 3 head full_name=Đỗ Văn Bảy birth_date=1990 relationship=Chủ hộ",
        ],
    );
    // Without numbers the address is carried down, and a head begins a household.
    check(
        "
        STT|Tổ|Địa chỉ|Họ và tên|Quan hệ
        1|Tổ 1|Số 1|Đỗ Văn Một|Chủ hộ
        2|||Đỗ Thị Hai|Vợ
        3|||Đỗ Văn Ba|Chủ hộ
        4|tổ 01||Đỗ Văn Bốn|Con
        5|Tổ 2||Đỗ Văn Năm|Con
        ",
        &[
            "2 area=Tổ 1 address=Số 1 head full_name=Đỗ Văn Một relationship=Chủ hộ",
            "3 area=Tổ 1 address=Số 1 full_name=Đỗ Thị Hai relationship=Vợ",
            "4 area=Tổ 1 head full_name=Đỗ Văn Ba relationship=Chủ hộ",
            "5 area=tổ 01 full_name=Đỗ Văn Bốn relationship=Con",
            "6 area=Tổ 2 full_name=Đỗ Văn Năm relationship=Con",
        ],
    );
    // A household on a row of its own.
    check(
        "
        STT|Số hộ|Chủ hộ|Địa chỉ|Họ và tên|Ngày sinh
        |1|Đỗ Văn Một|Số 1||
        1||||Đỗ Văn Một|1950
        2||||Đỗ Thị Hai|1951
        ",
        &[
            "3 no=1 address=Số 1 head_name=Đỗ Văn Một full_name=Đỗ Văn Một birth_date=1950",
            "4 no=1 full_name=Đỗ Thị Hai birth_date=1951",
        ],
    );
}

#[test]
fn rows_that_are_nobody() {
    check(
        "
        UBND PHƯỜNG MẪU||||CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        DANH SÁCH KÍCH HOẠT ĐỊNH DANH ĐIỆN TỬ MỨC 2
        (Kèm theo Kế hoạch số 12/KH-UBND ngày 10/01/2023)
        STT|Họ và tên|Ngày sinh|CCCD||Nghề nghiệp|Kết quả
        |||Số|Ngày cấp||Mức 2
        (1)|(2)|(3)|(4)|(5)|(6)|(7)
        1|Đỗ Văn Một|1950|031050100001|01/02/2022|thợ|x
        2|Đỗ Văn Hai|1951||||
        |Cộng tổ 1||#2|||
        STT|Họ và tên|Ngày sinh|CCCD||Nghề nghiệp|Kết quả
        3|Cộng Thị Ba|1952|031152100003|||
        4||||||
        5|Tống Công|||||x
        6||1960|||thợ|
        |Tổng số: 6 người|||||
        |Cộng: 45 hộ|||||160
        ||||Hải Phòng, ngày 16 tháng 6 năm 2023
        |NGƯỜI LẬP BIỂU|||TRƯỞNG CÔNG AN PHƯỜNG
        |(Ký, ghi rõ họ tên)
        |Đỗ Văn Lập|||Đỗ Văn Trưởng
        ",
        &[
            "7 full_name=Đỗ Văn Một birth_date=1950 person_id=031050100001 card_issued=2022-02-01 l2_activated=?2023-06-20",
            "8 full_name=Đỗ Văn Hai birth_date=1951",
            "11 full_name=Cộng Thị Ba birth_date=1952 person_id=031152100003",
            "13 full_name=Tống Công l2_activated=?2023-06-20 !order_of_milestones@E13",
            "14 held STT: 6, Ngày sinh: 1960, Nghề nghiệp: thợ",
        ],
    );
}

#[test]
fn somebody_without_evidence_is_still_somebody() {
    check(
        "
        STT|Số hộ|Họ và tên|Quan hệ|CMND|Ghi chú
        1|1|Đỗ Văn Một|Chủ hộ||Cán bộ hưu trí
        2||Đỗ Thị Hai|Vợ|031152100003|
        |Cộng hộ 1|#2
        3|2||Chủ hộ|031052100004|
        4||Đỗ Văn Bốn|Con|030123456|
        ||Đỗ Thị Năm
        ||Đỗ Thị Sáu||031152|
        ",
        &[
            "2 no=1 head full_name=Đỗ Văn Một relationship=Chủ hộ note=Cán bộ hưu trí",
            "3 no=1 full_name=Đỗ Thị Hai person_id=031152100003 relationship=Vợ",
            "6 no=2 full_name=Đỗ Văn Bốn old_id=030123456 relationship=Con",
            "7 no=2 full_name=Đỗ Thị Năm",
            "8 no=2 full_name=Đỗ Thị Sáu !bad_person_id@E8",
            "5 held STT: 3, Số hộ: 2, Quan hệ: Chủ hộ, CMND: 031052100004",
        ],
    );
}

#[test]
fn headings_in_two_rows_and_two_columns() {
    let file = workbook_of(&[(
        "Tổ 7",
        "
        STT|Họ và tên||Năm sinh||Dân tộc|Nơi ở hiện tại|Nơi thường trú|Định danh mức 2|||Ghi chú
        ||||||||Thu nhận|Phê duyệt|Kích hoạt|
        |||Nam|Nữ
        1|ĐỖ VĂN|MỘT|1950||Kinh|Số 1|Số 1|01/05/2023|05/05/2023|x|
        2|đỗ thị|hai||#1951|Kinh|Số 1|Số 9 phố A|x|||ốm
        ",
    )]);
    let roster = read_one(file.path()).unwrap();
    assert_eq!(
        lines(&roster),
        [
            "4 area=Tổ 7 address=Số 1 full_name=Đỗ Văn Một birth_date=1950 sex=male l2_enrolled=2023-05-01 \
             l2_approved=2023-05-05 l2_activated=?2023-06-20",
            "5 area=Tổ 7 address=Số 1 full_name=Đỗ Thị Hai birth_date=1951 sex=female \
             note=ốm; Nơi thường trú: Số 9 phố A l2_enrolled=?2023-06-20",
        ]
    );
    let sheet = &roster.files[0].sheets[0];
    assert_eq!(sheet.heading_row, 1);
    assert_eq!(sheet.ignored, ["Dân tộc"]);
    assert!(sheet.fields.contains(&("birth_date".to_owned(), "Nam + Nữ".to_owned())), "{:?}", sheet.fields);
}

#[test]
fn sensitive_columns_are_never_read() {
    let roster = read_rows("Họ và tên|Dân tộc|Tôn giáo|Ngày sinh\n|Kinh|Không|1950\nĐỗ Văn Một|Tày|Phật|1951").unwrap();
    assert_eq!(lines(&roster), ["3 full_name=Đỗ Văn Một birth_date=1951", "2 held Ngày sinh: 1950"]);
    assert_eq!(roster.files[0].sheets[0].ignored, ["Dân tộc", "Tôn giáo"]);
}

#[test]
fn addresses_that_became_days() {
    let name = "full_name=Đỗ Văn Một";
    check_cell("Địa chỉ", "@2023-05-12", &format!("address=12/5 {name} !date_in_address@C2"));
    check_cell("Địa chỉ", "12-May", &format!("address=12/5 {name} !date_in_address@C2"));
    check_cell("Địa chỉ", "#12", &format!("address=12 {name}"));
    check_cell("Địa chỉ", "131/9/2", &format!("address=131/9/2 {name}"));
}

#[test]
fn cells_of_few_words() {
    let name = "full_name=Đỗ Văn Một";
    check_cell("Giới tính", "NU", &format!("{name} sex=female"));
    check_cell("Giới tính", "#0", &format!("{name} !unknown_value@C2"));
    check_cell("Giới tính", "-", name);
    check_cell("Số nhà", "12A", &format!("address=12A {name}"));
    check_cell("Giới tính", "?", &format!("{name} !unknown_value@C2"));
    check_cell("Tình trạng", "Đã chuyển đi", &format!("{name} presence=moved_away"));
    check_cell("Tình trạng", "chưa có ĐT thông minh", &format!("{name} note=chưa có ĐT thông minh"));
    check_cell("Tình trạng", "độc thân", &format!("{name} !unknown_value@C2"));
    check_cell("Tình trạng cư trú", "Tạm trú", &format!("{name} residence=temporary"));
    check_cell("Tình trạng", "KT3", &format!("{name} residence=temporary"));
    check_cell("Loại cư trú", "Đi làm ăn xa", &format!("{name} presence=absent"));
    check_cell("Ghi chú", "đã chết", &format!("{name} note=đã chết"));
    check_cell("Loại cư trú", "Tạm trú", &format!("{name} residence=temporary"));
    check_cell("BHYT", "x", &format!("{name} bhyt=yes"));
    check_cell("GPLX", "chưa", &format!("{name} gplx=no"));
    check_cell("Quốc tịch", " Lào ", &format!("{name} nationality=Lào"));
}

#[test]
fn text_is_cleaned_and_said_so() {
    let read = |cell: &str| {
        let roster = read_text(&format!("Họ và tên,Ngày sinh,Ghi chú\nĐỗ Văn Một,1950,\"{cell}\"\n")).unwrap();
        roster.rows[0].clone()
    };
    let row = read("a\u{202E}b");
    assert_eq!(line(&row), "2 full_name=Đỗ Văn Một birth_date=1950 note=ab !control_characters@C2");
    assert_eq!(row.problems[0].raw, "a‹U+202E›b");
    let row = read(&"dài ".repeat(400));
    assert_eq!(row.facts.note.as_ref().map(|note| note.chars().count()), Some(999));
    assert_eq!((row.problems[0].code, row.problems[0].raw.chars().count()), (ProblemCode::TooLong, 1000));

    let names = format!("Họ và tên,STT\nNguye\u{302}\u{303}n  Văn\tAn,1\n{},2\n", "Lê ".repeat(60));
    let roster = read_text(&names).unwrap();
    assert_eq!(roster.rows[0].facts.full_name, "Nguyễn Văn An");
    assert_eq!(roster.rows[1].facts.full_name.chars().count(), 100);
    assert_eq!(roster.rows[1].problems[0].code, ProblemCode::TooLong);
}

#[test]
fn orders_that_cannot_be() {
    let headings =
        "Họ và tên|Ngày sinh|Ngày làm CCCD|Ngày cấp CCCD|Ngày thu nhận mức 2|Ngày phê duyệt mức 2|Ngày kích hoạt mức 2";
    for (cells, is_wrong) in [
        ("1950|01/01/2022|01/02/2022|01/03/2022|01/04/2022|01/05/2022", false),
        ("1950||01/02/2022||x|x", false),
        ("1950|01/03/2022|01/02/2022|||", true),
        ("1950||01/02/2022|01/03/2022|01/02/2022|", true),
        ("1950||01/02/2022||01/03/2022|01/02/2022", true),
        ("1950||||x|", true),
        ("02/02/2022||01/02/2022|||", true),
    ] {
        let roster = read_rows(&format!("{headings}\nĐỗ Văn Một|{cells}")).unwrap();
        let codes: Vec<_> = roster.rows[0].problems.iter().map(|problem| problem.code).collect();
        assert_eq!(codes, if is_wrong { vec![ProblemCode::OrderOfMilestones] } else { vec![] }, "{cells}");
    }
    // The cell of the card is to blame for level 2 without one.
    let without = read_rows(&format!("{headings}\nĐỗ Văn Một|1950||chưa||x|")).unwrap();
    let problem = &without.rows[0].problems[0];
    let card = Some(Field::Milestone(crate::domain::milestone::Milestone::CardIssued));
    assert_eq!((problem.column, problem.field, problem.raw.as_str()), (Some(3), card, "chưa"));
    // Where a list says nothing of cards, nothing is missing.
    check_cell("Ngày kích hoạt mức 2", "01/06/2023", "full_name=Đỗ Văn Một l2_activated=2023-06-01");
}

#[test]
fn sheets_of_a_workbook() {
    let rows = |name: &str| format!("Họ và tên|Ngày sinh\n{name}|1950");
    let (one, two, hidden) = (rows("Đỗ Văn Một"), rows("Đỗ Văn Hai"), rows("Đỗ Văn Ba"));
    let mut workbook = Workbook::new();
    for (name, rows) in [("Bìa", "Hướng dẫn"), ("Tổ 1", &one), ("Danh sách 2", &two), ("Tổ 3", &hidden)] {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name).unwrap().set_hidden(name == "Tổ 3");
        fill(sheet, rows);
    }
    let file = file_of(".xlsx", &workbook.save_to_buffer().unwrap());
    let read = |options: ReadOptions| read_with(&[file.path()], &options);
    let short = |roster: &Roster| {
        let area = |row: &RosterRow| row.area.clone().unwrap_or_default();
        roster
            .rows
            .iter()
            .map(|row| format!("{} {} {}", row.place.sheet, row.facts.full_name, area(row)))
            .collect::<Vec<_>>()
    };

    let roster = read(options()).unwrap();
    assert_eq!(short(&roster), ["0 Đỗ Văn Một Tổ 1", "1 Đỗ Văn Hai "]);
    assert_eq!(roster.files[0].hidden_sheets, ["Tổ 3"]);
    let roster = read(ReadOptions { hidden: HiddenParts::Take, ..options() }).unwrap();
    assert_eq!(short(&roster), ["0 Đỗ Văn Một Tổ 1", "1 Đỗ Văn Hai ", "2 Đỗ Văn Ba Tổ 3"]);
    let roster = read(ReadOptions { sheet: Some("to 3".to_owned()), ..options() }).unwrap();
    assert_eq!(short(&roster), ["0 Đỗ Văn Ba Tổ 3"]);
    let missing = read(ReadOptions { sheet: Some("Tổ 4".to_owned()), ..options() });
    assert!(matches!(missing, Err(IntakeError::NoSuchSheet { sheets, .. }) if sheets.len() == 4));
}

#[test]
fn headings_can_be_mapped() {
    let file = workbook_of(&[("Sheet1", "Tên gọi|Năm|Biệt danh\nĐỗ Văn Một|1950|Tý")]);
    let map = |pairs: &[(&str, &str)]| {
        let map = pairs.iter().map(|(heading, field)| ((*heading).to_owned(), (*field).to_owned())).collect();
        read_with(&[file.path()], &ReadOptions { map, ..options() })
    };
    assert!(matches!(map(&[]), Err(IntakeError::NoTable { .. })));
    let roster = map(&[("Tên gọi", "full_name"), ("biệt danh", "note")]).unwrap();
    assert_eq!(lines(&roster), ["2 full_name=Đỗ Văn Một birth_date=1950 note=Tý"]);
    assert!(matches!(map(&[("Tên gọi", "name")]), Err(IntakeError::UnknownField { .. })));
    let missing = map(&[("Tên gọi", "full_name"), ("Tuổi", "note")]);
    assert!(matches!(missing, Err(IntakeError::UnknownHeading { heading }) if heading == "Tuổi"));
}

#[test]
fn the_day_of_the_list() {
    let rows = |title: &str| workbook_of(&[("Sheet1", &format!("DANH SÁCH|{title}\nHọ và tên|Mức 2\nĐỗ Văn Một|x"))]);
    let file = rows("Tính đến ngày 15/06/2023");
    let other = rows("lập ngày 01/06/2023");
    let as_of = |paths: &[&Path], options: &ReadOptions| {
        let roster = read_with(paths, options).unwrap();
        let from = roster
            .rows
            .iter()
            .map(|row| row.facts.get(Field::Milestone(crate::domain::milestone::Milestone::L2Activated)));
        assert!(from.clone().all(|from| from == Some(format!("?{}", roster.as_of))), "{:?}", from.collect::<Vec<_>>());
        roster.as_of.to_string()
    };
    assert_eq!(as_of(&[file.path()], &options()), "2023-06-15");
    assert_eq!(as_of(&[other.path()], &options()), "2023-06-01");
    assert_eq!(as_of(&[file.path()], &ReadOptions { as_of: Some(day("2023-05-01")), ..options() }), "2023-05-01");
    assert_eq!(as_of(&[rows("").path()], &options()), "2023-06-20");
    // The day of a later file counts for all.
    assert_eq!(as_of(&[rows("").path(), file.path()], &options()), "2023-06-15");
}

#[test]
fn delimited_text_in_every_dress() {
    let people = "STT;Họ và tên;Ngày sinh;Địa chỉ\r\n1;Đỗ Văn Một;1950;Số 1, ngõ 2\r\n\r\n2;Đỗ Thị Hai;1951;\"Số 3;\nngõ 4\"\r\n3;Đỗ Văn Ba;1952;\r\n";
    let expected = [
        "2 address=Số 1, ngõ 2 full_name=Đỗ Văn Một birth_date=1950",
        "4 address=Số 3; ngõ 4 full_name=Đỗ Thị Hai birth_date=1951",
        "5 address=Số 3; ngõ 4 full_name=Đỗ Văn Ba birth_date=1952",
    ];
    let utf16 = |bytes: fn(u16) -> [u8; 2]| people.encode_utf16().flat_map(bytes).collect::<Vec<u8>>();
    let with = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    for bytes in [
        people.as_bytes().to_vec(),
        with(b"\xEF\xBB\xBF", people.as_bytes().to_vec()),
        with(b"\xFF\xFE", utf16(u16::to_le_bytes)),
        with(b"\xFE\xFF", utf16(u16::to_be_bytes)),
        utf16(u16::to_le_bytes),
        people.replace("\r\n", "\n").into_bytes(),
    ] {
        let roster = read_one(file_of(".csv", &bytes).path()).unwrap();
        assert_eq!(lines(&roster), expected);
        assert_eq!(roster.files[0].sheets[0].encoding, "unicode");
    }
    let simple = "STT\tHọ và tên\tNgày sinh\r1\tĐỗ Văn Một\t1950\r2\tĐỗ Thị Hai\t1951\r";
    let short = ["2 full_name=Đỗ Văn Một birth_date=1950", "3 full_name=Đỗ Thị Hai birth_date=1951"];
    assert_eq!(lines(&read_text(simple).unwrap()), short);
    let with_line = format!("sep=;\n{}", simple.replace('\t', ";").replace('\r', "\n"));
    let shifted = ["3 full_name=Đỗ Văn Một birth_date=1950", "4 full_name=Đỗ Thị Hai birth_date=1951"];
    assert_eq!(lines(&read_text(&with_line).unwrap()), shifted);

    // Vietnamese Windows: letters with their shape, then the tone.
    let old = b"STT,Ho\xF2 v\xE0 t\xEAn,Ng\xE0y sinh\r\n1,Nguy\xEA\xDEn V\xE3n H\xF9ng,1950\r\n";
    let roster = read_one(file_of(".csv", old).path()).unwrap();
    assert_eq!(roster.files[0].sheets[0].encoding, "cp1258");
    assert_eq!(roster.rows[0].facts.full_name, "Nguyễn Văn Hùng");
}

/// A heading merged over three columns, for days of any kind, two of them beside each other.
#[test]
fn days_in_three_columns() {
    let heading = "\
        STT|Họ và tên|Ngày sinh|||Ngày cấp CCCD|||Kích hoạt mức 2|||Ghi chú
        ||Ngày|Tháng|Năm|Ngày|Tháng|Năm|Ngày|Tháng|Năm|
        ";
    let rows = "\
        1|Đỗ Văn Một|5|7|1985|#12|#3|#2022|01|06|2023|
        2|Đỗ Thị Hai|||1951|||||||
        3|Đỗ Văn Ba|||1952|31|6|2022|-|-|-|
        4|Đỗ Văn Bốn|6||1953|||2021|chưa|||
        5|Đỗ Văn Năm|||1954|5|7||x|||
        6|Đỗ Văn Sáu|||1955|chưa có ĐT|||0|0|0|
        7||1|2|1956|3|4|2021||||
        ";
    let roster = read_rows(&format!("{heading}{rows}")).unwrap();
    assert_eq!(
        lines(&roster),
        [
            "3 full_name=Đỗ Văn Một birth_date=1985-07-05 card_issued=2022-03-12 l2_activated=2023-06-01",
            "4 full_name=Đỗ Thị Hai birth_date=1951",
            "5 full_name=Đỗ Văn Ba birth_date=1952 card_issued=?2023-06-20 !bad_date@H5",
            "6 full_name=Đỗ Văn Bốn card_issued=?2023-06-20 !bad_date@E6 !bad_date@H6",
            "7 full_name=Đỗ Văn Năm birth_date=1954 card_issued=?2023-06-20 l2_activated=?2023-06-20 !bad_date@H7",
            "8 full_name=Đỗ Văn Sáu birth_date=1955 note=chưa có ĐT",
            "9 held STT: 7, Ngày sinh: 1/2/1956, Ngày cấp CCCD: 3/4/2021",
        ]
    );
    assert_eq!(roster.rows[2].problems[0].raw, "31/6/2022");
    let fields = &roster.files[0].sheets[0].fields;
    let card = fields.iter().find(|(name, _)| name == "card_issued").map(|(_, heading)| heading.as_str());
    assert_eq!(card, Some("Ngày + Tháng + Năm"));
    assert!(roster.files[0].sheets[0].ignored.is_empty());
    check(
        "Họ và tên|Ngày cấp CCCD|Tháng cấp CCCD|Năm cấp CCCD\nĐỗ Văn Một|#12|#3|#2022",
        &["2 full_name=Đỗ Văn Một card_issued=2022-03-12"],
    );
}

#[test]
fn a_birth_in_three_columns() {
    check(
        "
        STT|Họ và tên|Ngày sinh|||Giới tính
        ||Ngày|Tháng|Năm
        1|Đỗ Văn Một|#5|7|1985|Nam
        2|Đỗ Thị Hai||#7|1988|Nữ
        3|Đỗ Văn Ba|||#1950|Nam
        4|Đỗ Văn Bốn|31|6|2010|Nam
        5|Đỗ Văn Năm|0|00|1990|Nam
        ",
        &[
            "3 full_name=Đỗ Văn Một birth_date=1985-07-05 sex=male",
            "4 full_name=Đỗ Thị Hai birth_date=1988-07 sex=female",
            "5 full_name=Đỗ Văn Ba birth_date=1950 sex=male",
            "6 full_name=Đỗ Văn Bốn sex=male !bad_date@E6",
            "7 full_name=Đỗ Văn Năm birth_date=1990 sex=male",
        ],
    );
}
