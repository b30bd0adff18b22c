//! Pictures of bringing lists in: places, folders, columns, progress, the plan with everything in it, errors, the end.

use std::path::PathBuf;

use super::super::message::{Msg, What};
use super::super::model::Model;
use super::super::update::{refresh, update};
use super::{answer_all, at, day, looks, open_model, picture, press, reply, requests};
use crate::desk::import::{
    Asked, ChangedShown, Effect, FactShown, FolderShown, HomeShown, ImportStage, Imported, LikeHint, LikeShown, Looked,
    MoveShown, PersonShown, PlanLines, PlanPart, PlanShown, ProblemLine, Totals, UnsureShown, Usable, UsableEntry,
    Writes,
};
use crate::desk::screen::{ImportingReply, ImportingRequest, Progress, Reply, Request};
use crate::desk::views::{HouseholdRef, PersonRef};
use crate::desk::{
    DecidedBy, Fitness, Holds, LookedColumn, LookedFile, LookedNames, LookedSheet, LookedTable, RowsSeen, TextEncoding,
};
use crate::domain::event::HeldRow;
use crate::domain::field::{Field, HouseholdField};
use crate::domain::household::HouseholdFacts;
use crate::domain::ids::OperationId;
use crate::domain::import_plan::{Home, ImportCounts, News};
use crate::domain::partial_date::PartialDate;
use crate::domain::person::PersonFacts;
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::domain::problem::ProblemCode;
use crate::domain::roster::{CellProblem, Place as CellPlace, RosterFile, RosterSheet, RowsOf};
use crate::domain::time::Timestamp;
use crate::msg;
use crate::sys::folders::{Entry, EntryKind, Place, PlaceKind};

const LONG: &str = "Danh sách nhân khẩu phường Thí Điểm, tổ dân phố số 12, sau khi làm sạch lần thứ ba (bản cuối).xlsx";

fn keep(model: &mut Model, name: &str) {
    insta::assert_snapshot!(format!("{name}_80x24"), looks(model, 80, 24));
    insta::assert_snapshot!(format!("{name}_120x40"), looks(model, 120, 40));
    for (width, height) in [(0, 0), (1, 1), (60, 16), (60, 17), (160, 50), (400, 2), (61, 200)] {
        let buffer = super::draw(model, width, height);
        let hidden = buffer.content().iter().find(|cell| cell.symbol().chars().any(char::is_control));
        assert!(hidden.is_none(), "{name} at {width}x{height}");
    }
    // The rest of the gallery is drawn at the usual size.
    looks(model, 80, 24);
}

fn importing(model: &mut Model, answer: ImportingReply) -> Vec<Request> {
    let effects = reply(model, Reply::Importing(answer));
    answer_all(model, effects)
}

fn entry(name: &str, kind: EntryKind, usable: Usable, day: i64) -> UsableEntry {
    let changed = Some(Timestamp::from_millis(1_686_000_000_000 + day * 86_400_000));
    UsableEntry { entry: Entry { name: name.to_owned(), path: PathBuf::from("/ds").join(name), kind, changed }, usable }
}

fn in_folder(entries: Vec<UsableEntry>, is_cut: bool) -> Model {
    let mut model = open_model();
    press(&mut model, "i");
    let place = Place { kind: PlaceKind::Downloads, path: PathBuf::from("/ds") };
    importing(&mut model, ImportingReply::Places(vec![place]));
    press(&mut model, "<enter>");
    importing(
        &mut model,
        ImportingReply::Folder { path: PathBuf::from("/ds"), shown: Ok(FolderShown { entries, is_cut }) },
    );
    model
}

#[test]
fn places() {
    let mut model = open_model();
    press(&mut model, "i");
    keep(&mut model, "import_places_loading");
    let place = |kind, path: &str| Place { kind, path: PathBuf::from(path) };
    importing(
        &mut model,
        ImportingReply::Places(vec![
            place(PlaceKind::Recent, "/home/can-bo/Tải về/danh sách tháng 6/phường Thí Điểm/bản cuối/đã sửa lần ba"),
            place(PlaceKind::Downloads, "/home/can-bo/Tải về"),
            place(PlaceKind::Documents, "/home/can-bo/Tài liệu"),
            place(PlaceKind::Desktop, "/home/can-bo/Desktop"),
            place(PlaceKind::Home, "/home/can-bo"),
            place(PlaceKind::Drive, "/media/can-bo/USB \u{1b}[2J"),
        ]),
    );
    keep(&mut model, "import_places");
    press(&mut model, "g/không/có");
    let found = Err((msg!("tui-import-path-not-found", path = "/không/có"), None));
    press(&mut model, "<enter>");
    importing(&mut model, ImportingReply::Typed(found));
    keep(&mut model, "import_path");
}

#[test]
fn folders() {
    keep(&mut in_folder(Vec::new(), false), "import_folder_empty");
    let mut entries = vec![
        entry("Tổ 2", EntryKind::Folder, Usable::Folder, 1),
        entry("Tổ 10", EntryKind::Folder, Usable::Folder, 2),
        entry(LONG, EntryKind::File(19_000_000), Usable::Roster, 3),
        // Decomposed, as some systems write names, and with what nobody sees.
        entry("to\u{302}\u{309} 1.csv", EntryKind::File(48_000), Usable::Roster, 4),
        entry("\u{202e}xslx.a\u{7}\n.xlsx", EntryKind::File(900), Usable::Roster, 2),
        entry("漢字漢字漢字.xlsx", EntryKind::File(5_000), Usable::Roster, 1),
        entry("danh sách cũ.xls", EntryKind::File(1), Usable::OtherSheet, 1),
        entry("to-qua.csv", EntryKind::File(1 << 40), Usable::TooLarge, 1),
        entry("ảnh.jpg", EntryKind::File(1), Usable::Other, 1),
    ];
    let mut model = in_folder(entries.clone(), false);
    press(&mut model, " ");
    keep(&mut model, "import_folder");
    press(&mut model, "s/to 1");
    keep(&mut model, "import_folder_filtered");
    for number in 0..300 {
        entries.push(entry(&format!("tổ {number}.xlsx"), EntryKind::File(2_048), Usable::Roster, number));
    }
    let mut many = in_folder(entries, true);
    press(&mut many, "<end>");
    keep(&mut many, "import_folder_many");
    let mut model = open_model();
    press(&mut model, "i");
    let place = Place { kind: PlaceKind::Drive, path: PathBuf::from("/ds") };
    importing(&mut model, ImportingReply::Places(vec![place]));
    press(&mut model, "<enter>");
    let why = (msg!("tui-import-folder-not-read", path = "/ds"), Some(msg!("tui-import-folder-not-read-hint")));
    importing(&mut model, ImportingReply::Folder { path: PathBuf::from("/ds"), shown: Err(why) });
    keep(&mut model, "import_folder_unreadable");
}

fn column(place: u32, heading: &str, holds: Holds, samples: &[&str]) -> LookedColumn {
    let samples = samples.iter().map(|text| (*text).to_owned()).collect();
    LookedColumn { place, heading: heading.to_owned(), holds, samples }
}

fn sheet(name: &str, fitness: Fitness, columns: Vec<LookedColumn>) -> LookedSheet {
    let table = LookedTable {
        of: RowsOf::People,
        heading_row: 5,
        fitness,
        rows: RowsSeen::All(206),
        hidden_rows: 0,
        as_of: Some(day("2023-06-15")),
        area: None,
        columns,
    };
    LookedSheet { table: Some(table), ..unread(name) }
}

/// A sheet without a table.
fn unread(name: &str) -> LookedSheet {
    LookedSheet {
        name: name.to_owned(),
        is_hidden: false,
        encoding: "unicode",
        decided_by: None,
        names: LookedNames::default(),
        table: None,
    }
}

fn columns() -> Vec<LookedColumn> {
    vec![
        column(0, "STT", Holds::Field("row_no"), &["1", "2", "3"]),
        column(
            1,
            "Họ, chữ đệm và tên khai sinh (ghi bằng chữ in hoa có dấu)",
            Holds::Field("full_name"),
            &["Đỗ Văn Một"],
        ),
        column(2, "Năm sinh Nam", Holds::Field("birth_date_male"), &["1950", "3/1962"]),
        column(3, "Số ĐDCN/CCCD", Holds::Field("person_id"), &["031050000001", "031151000002"]),
        column(4, "SĐT", Holds::Field("phone"), &["0975 550 333 (con)"]),
        column(5, "Dân tộc", Holds::Refused, &[]),
        column(6, "Biệt danh", Holds::Unknown, &["Tý\u{1b}[2J"]),
        column(7, "Ngày phê duyệt mức 2", Holds::Field("l2_approved"), &["12/05/2023"]),
        column(8, "Phê duyệt", Holds::Again("l2_approved"), &["x"]),
    ]
}

/// The columns of files, as the desk saw them.
fn looked(sheets: Vec<LookedSheet>, is_remembered: bool) -> Model {
    let mut model = in_folder(vec![entry(LONG, EntryKind::File(900), Usable::Roster, 1)], false);
    let asked = requests(press(&mut model, "<enter>"));
    let number = asked.iter().find_map(number_of).unwrap();
    let files = vec![LookedFile { path: PathBuf::from("/ds").join(LONG), sheets }];
    let looked = Looked { files, map: Vec::new(), is_remembered, shapes: Vec::new(), is_accepted: false };
    importing(&mut model, ImportingReply::Looked { number, looked: Box::new(looked) });
    model
}

fn number_of(request: &Request) -> Option<u64> {
    match request {
        Request::Importing(
            ImportingRequest::Look { number, .. }
            | ImportingRequest::Plan { number, .. }
            | ImportingRequest::Write { number, .. },
        ) => Some(*number),
        _ => None,
    }
}

fn sheets() -> Vec<LookedSheet> {
    let mut hidden = sheet("Tổ 3", Fitness::Ready, columns());
    hidden.is_hidden = true;
    let mut old = sheet("Tổ 2", Fitness::Ready, columns());
    old.encoding = "cp1258";
    vec![sheet("Tổ 1", Fitness::Ready, columns()), old, hidden, unread("Hướng dẫn")]
}

#[test]
fn what_was_recognised() {
    let mut model = in_folder(vec![entry(LONG, EntryKind::File(900), Usable::Roster, 1)], false);
    press(&mut model, "<enter>");
    keep(&mut model, "import_looking");
    let mut model = looked(sheets(), true);
    keep(&mut model, "import_columns");
    press(&mut model, "<down><down><down><down>c");
    keep(&mut model, "import_field");
    press(&mut model, "dia chi");
    keep(&mut model, "import_field_typed");
    let unnamed =
        vec![column(0, "Tên gọi", Holds::Unknown, &["Đỗ Văn Một"]), column(1, "Năm", Holds::Unknown, &["1950"])];
    let mut model = looked(vec![sheet("Sheet1", Fitness::Unnamed, unnamed)], false);
    press(&mut model, "<enter>");
    keep(&mut model, "import_columns_unnamed");
}

#[test]
fn what_a_sheet_is_written_in() {
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let before = texts(&["NguyÔn ThÞ ¸nh", "TrÇn Quèc Vîng", "§ç V¨n Bèn", "Lª ý", "D¬ng H÷u NghÜa"]);
    let after = texts(&["Nguyễn Thị Ánh", "Trần Quốc Vượng", "Đỗ Văn Bốn", "Lê Ý", "Dương Hữu Nghĩa"]);
    let read_in = |encoding| {
        let names = if encoding == TextEncoding::Tcvn3 { after.clone() } else { before.clone() };
        (encoding, names)
    };
    let names =
        LookedNames { before: before.clone(), read: after.clone(), after: TextEncoding::ALL.map(read_in).to_vec() };
    let mut old = sheet("Tổ 1", Fitness::Ready, columns());
    (old.encoding, old.decided_by, old.names) = ("tcvn3", Some(DecidedBy::Syllables), names);
    let mut model = looked(vec![old], false);
    keep(&mut model, "import_encoding_told");
    press(&mut model, "b");
    keep(&mut model, "import_encoding");
    press(&mut model, "<down>");
    keep(&mut model, "import_encoding_other");
    let asked = requests(press(&mut model, "<enter>"));
    let chosen = asked.iter().find_map(|request| match request {
        Request::Importing(ImportingRequest::Look { encodings, .. }) => Some(encodings.clone()),
        _ => None,
    });
    let chosen: Vec<(String, TextEncoding)> =
        chosen.unwrap().into_iter().map(|chosen| (chosen.sheet, chosen.encoding)).collect();
    assert_eq!(chosen, [("Tổ 1".to_owned(), TextEncoding::Vni)]);
    // A sheet without names has nothing to compare.
    let mut model = looked(vec![sheet("Tổ 1", Fitness::Ready, columns())], false);
    press(&mut model, "b");
    assert!(looks(&mut model, 80, 24).contains("chưa có họ tên để so bảng mã"));
}

#[test]
fn a_file_that_cannot_be_read() {
    let mut model = in_folder(vec![entry(LONG, EntryKind::File(900), Usable::Roster, 1)], false);
    let asked = requests(press(&mut model, "<enter>"));
    let number = asked.iter().find_map(number_of).unwrap();
    let message = msg!("intake-password", path = format!("/ds/{LONG}"));
    importing(&mut model, ImportingReply::Failed { number, message, hint: Some(msg!("intake-password-hint")) });
    keep(&mut model, "import_failed");
}

fn tell(model: &mut Model, seconds: u64, stage: ImportStage) {
    update(model, Msg { at: at(seconds), what: What::Reply(Reply::Progress(Progress::Import(stage))) });
}

/// A plan that is being made, with its number.
fn planning() -> (Model, u64) {
    let mut model = looked(sheets(), false);
    let asked = requests(press(&mut model, "<enter>"));
    let number = asked.iter().find_map(number_of).unwrap();
    (model, number)
}

fn place(row: u32) -> CellPlace {
    CellPlace { file: 0, sheet: 0, row }
}

/// Every problem, the first ones new.
fn problems() -> Vec<ProblemLine> {
    let problem = |code, column, raw: &str, news| ProblemLine {
        place: place(17),
        problem: CellProblem { code, column: Some(column), field: None, raw: raw.to_owned() },
        news,
    };
    let mut problems = vec![
        problem(ProblemCode::BadDate, 4, "31/6/2023", News::New),
        problem(ProblemCode::PersonIdRestored, 5, "31185100002", News::New),
        problem(ProblemCode::UnknownValue, 9, &"chữ dài ".repeat(40), News::New),
    ];
    for row in 30..200 {
        let mut known = problem(ProblemCode::BadPhone, 6, "091234", News::Known);
        known.place = place(row);
        problems.push(known);
    }
    problems
}

fn home(reference: Option<i64>, number: &str, head: &str) -> HomeShown {
    let facts = HouseholdFacts {
        household_no: Some(number.to_owned()),
        head_name: Some(head.to_owned()),
        area: Some("Tổ 1".to_owned()),
        address: Some("Số 8 ngõ 34 phố Thí Điểm".to_owned()),
    };
    HomeShown { reference: reference.map(HouseholdRef), facts }
}

fn person(name: &str) -> PersonShown {
    PersonShown {
        reference: PersonRef(345),
        name: name.to_owned(),
        birth: Some(PartialDate::Year(1950)),
        number: PersonNumber::new("031050000001"),
        phone: Phone::new("0975550333"),
        home: home(Some(12), "12", "Đỗ Văn Một"),
    }
}

fn held() -> HeldRow {
    HeldRow {
        file: LONG.to_owned(),
        sheet: "Tổ 1".to_owned(),
        row: 9,
        code: ProblemCode::NoName,
        cells: vec![("STT".to_owned(), "6".to_owned()), ("Số CCCD".to_owned(), "031190000006".to_owned())],
    }
}

fn changes() -> Vec<ChangedShown> {
    let change = |name: &str, field, (old, new): (Option<&str>, Option<&str>), effect| ChangedShown {
        name: name.to_owned(),
        fact: FactShown::Person(field),
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
        effect,
    };
    let address = ChangedShown {
        fact: FactShown::Household(HouseholdField::Address),
        ..change("Đỗ Văn Một", Field::Note, (Some("Số 8 ngõ 34"), Some("Số 9")), Effect::Replaces)
    };
    let phones = (Some("0975550333"), Some("0912345678"));
    vec![
        address,
        change("Trần Thị Mẫu", Field::Phone, phones, Effect::Replaces),
        change("Trần Thị Mẫu", Field::BirthDate, (Some("1951-03-02"), Some("1951-02-03")), Effect::Contradicts),
        change("Lê Văn Thử", Field::Sex, (None, Some("male")), Effect::Stands),
        ChangedShown {
            fact: FactShown::Problems,
            ..change("Ngô Giả Định", Field::Note, (None, None), Effect::Replaces)
        },
    ]
}

fn unsure() -> Vec<UnsureShown> {
    let facts = PersonFacts {
        full_name: "Đỗ Văn Một".to_owned(),
        birth_date: Some(PartialDate::Year(1950)),
        phone: Phone::new("0975550334"),
        ..PersonFacts::default()
    };
    let like = |name: &str, hint| LikeShown { person: person(name), hint };
    let one = UnsureShown {
        place: place(40),
        facts: facts.clone(),
        home: home(None, "31", "Đỗ Văn Một"),
        likes: vec![like("Đỗ Văn Một", LikeHint::Moved), like("Đỗ Vân Một", LikeHint::HasOwnRow)],
        choice: Asked::Nothing,
    };
    let decided = |row, choice| UnsureShown {
        place: place(row),
        likes: vec![like("Đỗ Văn Một", LikeHint::None)],
        choice,
        ..one.clone()
    };
    vec![
        one.clone(),
        decided(41, Asked::Same(0, Home::AsListed)),
        decided(42, Asked::Same(0, Home::Kept)),
        decided(43, Asked::Another),
    ]
}

fn moves() -> Vec<MoveShown> {
    let moved = |name: &str, home_of, effect| MoveShown {
        person: person(name),
        from: home(Some(12), "12", "Đỗ Văn Một"),
        to: home(None, "31", "Trần Thị Mẫu"),
        home: home_of,
        effect,
    };
    vec![
        moved("Trần Thị Mẫu", Home::AsListed, Effect::Replaces),
        moved("Lê Văn Thử", Home::Kept, Effect::Replaces),
        moved("Ngô Giả Định", Home::AsListed, Effect::Contradicts),
    ]
}

fn lines_of(part: PlanPart) -> PlanLines {
    match part {
        PlanPart::Changed => PlanLines::Changed(changes()),
        PlanPart::Moves => PlanLines::Moves(moves()),
        PlanPart::Unsure => PlanLines::Unsure(unsure()),
        PlanPart::Problems => PlanLines::Problems(problems()),
        PlanPart::Held => PlanLines::Held(vec![held()]),
        PlanPart::Absent => PlanLines::Absent(vec![person("Phạm Ví Dụ"), person("Ngô Giả Định")]),
    }
}

/// Presses keys in a plan; the desk answers with the lines that are asked for.
fn press_in_plan(model: &mut Model, keys: &str) {
    for request in requests(press(model, keys)) {
        if let Request::Importing(ImportingRequest::Page { plan, part, .. }) = request {
            let lines = Box::new(lines_of(part));
            importing(model, ImportingReply::Page { plan, part, from: 0, lines });
        }
    }
}

fn plan() -> PlanShown {
    let sheet = |name: &str| RosterSheet { name: name.to_owned(), heading_row: 5, rows: 206, ..RosterSheet::default() };
    PlanShown {
        changed_households: 3,
        files: vec![RosterFile {
            path: format!("/ds/{LONG}"),
            sheets: ["Tổ 1", "Tổ 2", "Tổ 3", "Tổ 4", "Tổ 5"].map(sheet).into(),
            hidden_sheets: Vec::new(),
        }],
        as_of: day("2023-06-15"),
        counts: ImportCounts {
            rows: 1_030,
            households: 290,
            added: 900,
            updated: 100,
            unchanged: 20,
            duplicates: 5,
            held: 1,
            unsure: 4,
        },
        new_households: 260,
        kinds: vec![(ProblemCode::BadDate, 1), (ProblemCode::PersonIdRestored, 1), (ProblemCode::UnknownValue, 1)],
        new_problems: 3,
        known_problems: 170,
        totals: Totals { changed: 5, moves: 3, unsure: 4, problems: 173, held: 1, absent: 2 },
        first_changes: changes(),
        decided: 0,
        staying: 0,
        absent_elsewhere: 340,
        writes: Writes::Something,
    }
}

#[test]
fn progress_and_stopping() {
    let (mut model, _) = planning();
    keep(&mut model, "import_opening");
    tell(&mut model, 0, ImportStage::Opening);
    keep(&mut model, "import_opening_goes_on");
    for (seconds, rows) in [(1, 500), (11, 40_500)] {
        tell(&mut model, seconds, ImportStage::Reading { rows, bytes_done: rows * 90, bytes_total: 18_000_000 });
    }
    keep(&mut model, "import_reading");
    tell(&mut model, 60, ImportStage::Comparing);
    keep(&mut model, "import_comparing");
    let (mut model, number) = planning();
    importing(&mut model, ImportingReply::Planned { number, plan: Box::new(plan()) });
    let asked = requests(press(&mut model, "<enter><enter>"));
    let number = asked.iter().find_map(number_of).unwrap();
    keep(&mut model, "import_backing_up");
    tell(&mut model, 0, ImportStage::BackingUp);
    keep(&mut model, "import_backing_up_goes_on");
    for (seconds, rows) in [(1, 1_000), (5, 50_000)] {
        tell(&mut model, seconds, ImportStage::Writing { rows, total: 200_000 });
    }
    keep(&mut model, "import_writing");
    press(&mut model, "<esc>");
    keep(&mut model, "import_stopping");
    tell(&mut model, 6, ImportStage::Finishing);
    keep(&mut model, "import_finishing");
    assert!(requests(press(&mut model, "<esc>")).is_empty());
    assert!(picture(&mut model, 80, 24).contains("! Đã ghi xong, đang lưu chắc vào đĩa."));
    importing(&mut model, ImportingReply::Cancelled { number });
    assert_eq!(model.shared.status, None);
    keep(&mut model, "import_stopped");
}

#[test]
fn the_plan() {
    let (mut model, number) = planning();
    importing(&mut model, ImportingReply::Planned { number, plan: Box::new(plan()) });
    keep(&mut model, "import_plan");
    press(&mut model, "<tab>");
    keep(&mut model, "import_plan_page_awaited");
    press_in_plan(&mut model, "<backtab><tab>");
    keep(&mut model, "import_plan_changes");
    press_in_plan(&mut model, "<tab>");
    keep(&mut model, "import_plan_moves");
    press_in_plan(&mut model, "<tab>");
    keep(&mut model, "import_plan_unsure");
    press_in_plan(&mut model, "n");
    keep(&mut model, "import_plan_unsure_other");
    press_in_plan(&mut model, "<tab>");
    keep(&mut model, "import_plan_problems");
    press_in_plan(&mut model, "<end>");
    keep(&mut model, "import_plan_problems_end");
    press_in_plan(&mut model, "<tab>");
    keep(&mut model, "import_plan_held");
    press_in_plan(&mut model, "<tab>");
    keep(&mut model, "import_plan_absent");
    press(&mut model, "<enter>");
    keep(&mut model, "import_plan_asked");
    let (mut model, number) = planning();
    let nothing = PlanShown {
        counts: ImportCounts { rows: 20, households: 8, unchanged: 20, ..ImportCounts::default() },
        new_households: 0,
        changed_households: 0,
        kinds: Vec::new(),
        new_problems: 0,
        known_problems: 0,
        totals: Totals::default(),
        first_changes: Vec::new(),
        absent_elsewhere: 0,
        writes: Writes::Nothing,
        ..plan()
    };
    importing(&mut model, ImportingReply::Planned { number, plan: Box::new(nothing) });
    keep(&mut model, "import_plan_nothing_new");
}

/// A list that came before is written with one key from its counts, and asked about from anywhere else.
#[test]
fn only_a_corrected_list_is_written_with_one_key() {
    let corrected =
        PlanShown { counts: ImportCounts { rows: 20, updated: 2, unchanged: 18, ..ImportCounts::default() }, ..plan() };
    let writes = |plan: PlanShown, keys: &str| {
        let (mut model, number) = planning();
        importing(&mut model, ImportingReply::Planned { number, plan: Box::new(plan) });
        let asked = requests(press(&mut model, keys));
        asked.iter().any(|request| matches!(request, Request::Importing(ImportingRequest::Write { .. })))
    };
    assert!(writes(corrected.clone(), "<enter>"));
    assert!(!writes(corrected.clone(), "<tab><enter>"));
    assert!(writes(corrected, "<tab><enter><enter>"));
    assert!(!writes(plan(), "<enter>"));
    assert!(writes(plan(), "<enter><enter>"));
}

#[test]
fn the_end() {
    let (mut model, number) = planning();
    importing(&mut model, ImportingReply::Planned { number, plan: Box::new(plan()) });
    let asked = requests(press(&mut model, "<enter><enter>"));
    let number = asked.iter().find_map(number_of).unwrap();
    let PlanShown { files, as_of, counts, .. } = plan();
    let problems = problems().into_iter().map(|line| (line.place, line.problem)).collect();
    let held = vec![held()];
    let operation = Some(OperationId([3; 16]));
    let imported = Imported { files, as_of, counts, problems, held, operation };
    if let Some(overview) = &mut model.shared.overview {
        overview.undo = operation.map(|operation| (operation, crate::domain::event::OperationKind::Import));
    }
    importing(&mut model, ImportingReply::Written { number, imported: Box::new(imported) });
    keep(&mut model, "import_done");
    let mut effects = Vec::new();
    refresh(&mut model, &mut effects);
    press(&mut model, "<enter>");
    assert_eq!(model.screens.len(), 1, "everything of the import is closed");
}
