//! The screens of history, backups and settings as they are.

use super::super::message::{Effect, Msg, What};
use super::super::model::{Kind, Model, Session};
use super::super::screens::{AskPassphrase, BroughtBack, CopyForm, PassphraseForm, Tried, TryBackup};
use super::super::update::update;
use super::{at, beginning, draw, looks, open_model, picture, press, reply, requests};
use crate::desk::error::DeskError;
use crate::desk::history::{HistoryEntry, HistoryFilter, HistoryLine, HistoryPage, OperationCard, Place, What as Did};
use crate::desk::keeping::{BackupList, BackupShown, Checked, TriedBackup};
use crate::desk::screen::{KeepingReply, Progress, Reply};
use crate::desk::views::LogLine;
use crate::desk::{Finding, StoreError};
use crate::domain::campaign::Campaign;
use crate::domain::event::{ImportSummary, OperationKind};
use crate::domain::field::{Change, Field};
use crate::domain::ids::OperationId;
use crate::domain::milestone::Milestone;
use crate::domain::time::Timestamp;
use crate::msg;

/// The two sizes of the gallery: with looks, and with room.
fn check(name: &str, model: &mut Model) {
    insta::assert_snapshot!(format!("{name}_80x24"), looks(model, 80, 24));
    insta::assert_snapshot!(format!("{name}_120x40"), looks(model, 120, 40));
}

fn line(number: u8, kind: OperationKind, called: Option<&str>) -> HistoryLine {
    let minutes = i64::from(number) * 47;
    let at: chrono::NaiveDateTime = "2023-06-15T21:30:00".parse().unwrap();
    HistoryLine {
        log: LogLine {
            id: OperationId([number; 16]),
            kind,
            about: called.map(|_| format!("P{}", 1_000 + u32::from(number))),
            at: Timestamp::from_local(at - chrono::TimeDelta::minutes(minutes)),
            actor: "Đỗ Văn Bốn".to_owned(),
            device: "3f".repeat(16),
            events: u64::from(number) + 1,
            undone: number % 5 == 2,
        },
        called: called.map(str::to_owned),
        reverses: None,
        place: if number % 7 == 3 { Place::Elsewhere } else { Place::Here },
    }
}

fn many() -> Vec<HistoryLine> {
    let kinds = [
        (OperationKind::RecordVisit, Some("12 ngõ 34 phố Thí Điểm")),
        (OperationKind::RecordMilestone, Some("Nguyễn Văn Mẫu")),
        (OperationKind::EditPerson, Some("Công Tằng Tôn Nữ Thị Nguyệt Minh Khai Hoàng Hoa")),
        (OperationKind::Import, None),
        (OperationKind::ChangeSettings, None),
    ];
    (0..100_u8).zip(kinds.into_iter().cycle()).map(|(number, (kind, called))| line(number, kind, called)).collect()
}

fn page(model: &mut Model, total: usize, lines: Vec<HistoryLine>) {
    let actors = vec!["Đỗ Văn Bốn".to_owned(), "Trần Thị Năm".to_owned()];
    let page = HistoryPage { total, first: 0, lines, actors, redo: Some(OperationId([2; 16])) };
    reply(model, Reply::Keeping(KeepingReply::History { filter: HistoryFilter::default(), page }));
}

fn card(line: HistoryLine, entries: Vec<HistoryEntry>, more: u64) -> Reply {
    let redo = line.log.undone;
    Reply::Keeping(KeepingReply::Operation(Some(Box::new(OperationCard { line, entries, more, redo }))))
}

fn entry(called: &str, what: Did) -> HistoryEntry {
    HistoryEntry { about: Some("P1001".to_owned()), called: Some(called.to_owned()), what }
}

#[test]
fn the_history() {
    let mut model = open_model();
    press(&mut model, "n");
    check("history_loading", &mut model);
    page(&mut model, 0, Vec::new());
    check("history_empty", &mut model);
    page(&mut model, 1, many().into_iter().take(1).collect());
    check("history_one", &mut model);
    page(&mut model, 100_000, many());
    press(&mut model, "<down><down>");
    check("history_many", &mut model);
    insta::assert_snapshot!("history_many_60x16", looks(&mut model, 60, 16));
    picture(&mut model, 160, 50);
    let changes = vec![Change { field: Field::Phone, old: None, new: Some("0975550333".to_owned()) }];
    let selected = many().remove(2);
    reply(&mut model, card(selected, vec![entry("Nguyễn Văn Mẫu", Did::PersonChanged(changes))], 0));
    insta::assert_snapshot!("history_pane_160x50", looks(&mut model, 160, 50));
    picture(&mut model, 80, 24);
    press(&mut model, "u");
    insta::assert_snapshot!("history_undone_already_80x24", looks(&mut model, 80, 24));
    press(&mut model, "<down>u");
    check("history_ask", &mut model);
    press(&mut model, "<esc>f");
    check("history_filter", &mut model);
    press(&mut model, "<esc>");
    let by = line(1, OperationKind::EditPerson, Some("Nguyễn Văn Mẫu"));
    reply(&mut model, Reply::Keeping(KeepingReply::Blocked(Box::new(by))));
    check("history_blocked", &mut model);
}

#[test]
fn one_operation() {
    let mut model = open_model();
    press(&mut model, "n");
    page(&mut model, 100, many());
    press(&mut model, "<enter>");
    check("operation_loading", &mut model);
    let change = |field, old: Option<&str>, new: Option<&str>| Change {
        field,
        old: old.map(str::to_owned),
        new: new.map(str::to_owned),
    };
    let changes = vec![
        change(Field::FullName, Some("Nguyễn Văn Mẫu"), Some("Công Tằng Tôn Nữ Thị Nguyệt Minh Khai Hoàng Hoa Thám")),
        change(Field::PersonNumber, None, Some("031085000613")),
        change(Field::Phone, Some("0975550333"), None),
        change(Field::Milestone(Milestone::L2Activated), Some("?2023-05-01"), Some("2023-06-15")),
        change(Field::Presence, Some("resident"), Some("moved_away")),
    ];
    let mut first = line(0, OperationKind::EditPerson, Some("Nguyễn Văn Mẫu"));
    first.log.undone = true;
    reply(&mut model, card(first.clone(), vec![entry("Nguyễn Văn Mẫu", Did::PersonChanged(changes))], 0));
    check("operation_edit", &mut model);
    let new = Campaign { target: Some(1_200), end: "2023-06-30".parse().ok(), ..Campaign::default() };
    let did = Did::Campaign { old: Box::default(), new: Box::new(new) };
    first.log.undone = false;
    first.log.kind = OperationKind::ChangeSettings;
    reply(&mut model, card(first.clone(), vec![HistoryEntry { about: None, called: None, what: did }], 0));
    check("operation_settings", &mut model);
    let summary = ImportSummary {
        files: vec!["danh-sach.xlsx".to_owned()],
        as_of: "2023-06-01".parse().ok(),
        rows: 12_176,
        added: 12_000,
        updated: 176,
    };
    let mut entries = vec![HistoryEntry { about: None, called: None, what: Did::Import(summary) }];
    entries.extend((0..30).map(|_| entry("Trần Thị Mẫu", Did::PersonAdded(Box::default()))));
    first.log.kind = OperationKind::Import;
    first.log.events = 12_177;
    reply(&mut model, card(first, entries, 12_146));
    check("operation_import", &mut model);
    press(&mut model, "<esc>");
    let mut model = open_model();
    press(&mut model, "n");
    page(&mut model, 100, many());
    press(&mut model, "<enter>");
    reply(&mut model, Reply::Keeping(KeepingReply::Operation(None)));
    insta::assert_snapshot!("operation_gone_80x24", looks(&mut model, 80, 24));
}

fn backups(count: u32) -> Reply {
    let now: chrono::NaiveDateTime = "2023-06-15T19:30:00".parse().unwrap();
    let backup = |number: u32| BackupShown {
        at: now - chrono::TimeDelta::hours(i64::from(number) * 20 + 1),
        reason: ["daily", "before", "asked", "other"][number as usize % 4].to_owned(),
        size_bytes: 123_456_789,
        path: format!("/home/can-bo/so-backups/{number}.tungnha").into(),
    };
    let places = Some(("/home/can-bo/so.tungnha".into(), "/home/can-bo/so-backups".into()));
    Reply::Keeping(KeepingReply::Backups(BackupList { places, backups: (0..count).map(backup).collect(), now }))
}

fn tried(findings: Vec<Finding>) -> TriedBackup {
    TriedBackup {
        path: "/home/can-bo/so-backups/20230614-193000-daily.tungnha".into(),
        ward: "Phường Mẫu".to_owned(),
        households: 3_269,
        people: 12_176,
        last: Some(Timestamp::from_local("2023-06-14T19:25:00".parse().unwrap())),
        checked: Checked { findings, events: 20_000, head: "0c055ff4".repeat(8) },
    }
}

#[test]
fn the_backups() {
    let mut model = open_model();
    press(&mut model, "s");
    check("backups_loading", &mut model);
    reply(&mut model, backups(0));
    check("backups_none", &mut model);
    reply(&mut model, backups(1));
    insta::assert_snapshot!("backups_one_80x24", looks(&mut model, 80, 24));
    reply(&mut model, backups(30));
    check("backups_many", &mut model);
    press(&mut model, "b");
    update(&mut model, Msg { at: at(9), what: What::Reply(Reply::Progress(Progress::Percent(60))) });
    check("backups_working", &mut model);
    press(&mut model, "k");
    insta::assert_snapshot!("backups_busy_80x24", looks(&mut model, 80, 24));
    reply(&mut model, Reply::Failed(DeskError::refused("x", msg!("error-disk-full"))));
    check("backups_failed", &mut model);
    press(&mut model, "<enter>t");
    let finding = Finding { code: "page_code", detail: "page 17".to_owned() };
    let checked = Checked { findings: vec![finding; 3], events: 20_000, head: String::new() };
    reply(&mut model, Reply::Keeping(KeepingReply::Checked(checked)));
    check("backups_damaged", &mut model);
}

#[test]
fn trying_and_copying() {
    let mut model = open_model();
    model.screens.push(TryBackup::new("/home/can-bo/so-backups/20230614-193000-daily.tungnha").into());
    check("try", &mut model);
    press(&mut model, "sai<enter>");
    reply(&mut model, Reply::Keeping(KeepingReply::WrongPassphrase));
    check("try_wrong", &mut model);
    model.screens.push(Tried::new(tried(Vec::new()), zeroize::Zeroizing::default()).into());
    check("tried", &mut model);
    let typed = zeroize::Zeroizing::new("bốn từ dễ nhớ".to_owned());
    model.screens.push(Tried::new(tried(Vec::new()), typed).into());
    assert_eq!(requests(press(&mut model, "<enter>")).len(), 1);
    reply(&mut model, Reply::Progress(Progress::Percent(40)));
    check("tried_bringing", &mut model);
    assert!(matches!(press(&mut model, "<esc>").as_slice(), [Effect::CancelJob]));
    reply(&mut model, Reply::Keeping(KeepingReply::Stopped));
    assert!(picture(&mut model, 80, 24).contains("Đã dừng. Chưa có gì thay đổi."));
    model.shared.status = None;
    let finding = Finding { code: "chain", detail: "device 1 event 5".to_owned() };
    model.screens.push(Tried::new(tried(vec![finding]), zeroize::Zeroizing::default()).into());
    check("tried_damaged", &mut model);
    model.screens.push(CopyForm::default().into());
    press(&mut model, "<enter>");
    check("copy_no_path", &mut model);
}

#[test]
fn the_settings() {
    let mut model = open_model();
    press(&mut model, "c");
    check("settings", &mut model);
    press(&mut model, "<enter>");
    check("settings_campaign", &mut model);
    press(&mut model, "<c-u><enter>");
    check("settings_campaign_no_name", &mut model);
    press(
        &mut model,
        "Phường Nguyễn Thị Minh Khai có tên dài hơn chỗ của nó trên màn hình này<tab><tab><tab>30/7<enter>",
    );
    check("settings_campaign_days", &mut model);
    press(&mut model, "<f6>");
    check("settings_presets", &mut model);
    let mut model = open_model();
    let mut overview = super::overview();
    let areas =
        (1..=40).map(|number| crate::domain::tally::TallyRow::of_area(&format!("Tổ dân phố khu vực số {number}")));
    overview.tally.rows = areas.collect();
    reply(&mut model, Reply::Overview(Box::new(overview)));
    press(&mut model, "c<enter><backtab>abc<enter>");
    check("settings_many_areas", &mut model);
    press(&mut model, "<esc><enter><down><enter>");
    check("settings_app", &mut model);
}

#[test]
fn the_passphrase() {
    let mut model = open_model();
    model.screens.push(PassphraseForm::default().into());
    check("passphrase", &mut model);
    press(&mut model, "bốn từ<enter>ngắn<enter>ngắn<enter>");
    check("passphrase_weak", &mut model);
    model.screens.push(AskPassphrase::default().into());
    press(&mut model, "<enter>");
    check("passphrase_asked", &mut model);
}

#[test]
fn the_backups_of_a_demo() {
    let mut model = Model::new(beginning(Kind::Demo));
    model.shared.session = Session::Opening;
    reply(&mut model, Reply::Unlocked(Vec::new()));
    reply(&mut model, Reply::Overview(Box::new(super::overview())));
    press(&mut model, "<esc>s");
    let now = "2023-06-15T19:30:00".parse().unwrap();
    reply(&mut model, Reply::Keeping(KeepingReply::Backups(BackupList { places: None, backups: Vec::new(), now })));
    check("backups_demo", &mut model);
}

/// Names as nobody should have them, at sizes that no window should have.
#[test]
fn any_name_at_any_size() {
    for name in ["\u{1b}[2J\r\n\u{202e}", &"漢字".repeat(300), ""] {
        let mut model = open_model();
        press(&mut model, "n");
        let lines = many().into_iter().map(|line| {
            let log = LogLine { actor: name.to_owned(), about: Some(name.to_owned()), ..line.log };
            HistoryLine { log, called: Some(name.to_owned()), ..line }
        });
        page(&mut model, 100, lines.collect());
        assert_clean(&mut model);
        press(&mut model, "<enter>");
        let changes = vec![Change { field: Field::Note, old: Some(name.to_owned()), new: Some(name.to_owned()) }];
        let line = line(0, OperationKind::EditPerson, Some(name));
        reply(&mut model, card(line, vec![entry(name, Did::PersonChanged(changes))], 5));
        assert_clean(&mut model);
        for keys in ["<esc><esc>s", "<esc>c", "<enter>", "<f6>", "<esc><esc><enter><down><enter>"] {
            press(&mut model, keys);
            reply(&mut model, backups(30));
            assert_clean(&mut model);
        }
    }
}

fn assert_clean(model: &mut Model) {
    for (width, height) in [(0, 0), (3, 3), (60, 16), (61, 17), (80, 24), (160, 50), (300, 5), (2, 200)] {
        let buffer = draw(model, width, height);
        assert!(buffer.content().iter().all(|cell| !cell.symbol().chars().any(char::is_control)), "{width}x{height}");
    }
}

#[test]
fn another_ledger() {
    let mut model = open_model();
    press(&mut model, "s");
    let path = "/home/can-bo/tungnha/so phường Nguyễn Thị Minh Khai-restored-20230615-193000.tungnha";
    model.screens.push(BroughtBack::new(path.into(), zeroize::Zeroizing::new("x".to_owned())).into());
    check("brought_back", &mut model);
    press(&mut model, "<enter>");
    check("brought_back_opening", &mut model);
    let path = "/home/can-bo/so.tungnha".into();
    reply(&mut model, Reply::Failed(DeskError::Store(StoreError::InUse { path })));
    check("brought_back_in_use", &mut model);
    press(&mut model, "<enter><enter>");
    let other = Some("so phường Nguyễn Thị Minh Khai-restored-20230615-193000".to_owned());
    reply(&mut model, Reply::Turned { other, warnings: Vec::new() });
    reply(&mut model, Reply::Overview(Box::new(super::overview())));
    check("other_ledger", &mut model);
    insta::assert_snapshot!("other_ledger_60x16", looks(&mut model, 60, 16));
    press(&mut model, "l");
    check("other_ledger_locked", &mut model);
    press(&mut model, "<f3>");
    check("usual_ledger_asked", &mut model);
}
