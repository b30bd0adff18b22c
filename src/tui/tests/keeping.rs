//! History, backups and settings over the real desk, by keys.

use std::path::{Path, PathBuf};

use super::super::command::Scope;
use super::super::message::{Msg, What};
use super::super::model::{Kind, Model};
use super::super::update::update;
use super::journeys::Journey;
use super::{at, beginning};
use crate::desk::screen::Reply;
use crate::desk::{Desk, NewLedger, Opening};
use crate::domain::campaign::Campaign;
use crate::sys::clock::Clock;
use crate::sys::settings::{Borders, Colours, Settings};
use crate::text::numbers::Lang;

const PASSPHRASE: &str = "bốn từ dễ nhớ";

/// A ledger in a folder of its own, open on its first screen.
pub fn over_a_file(folder: &Path) -> (Journey, PathBuf) {
    let path = folder.join("so.tungnha");
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    let settings = NewLedger { ward: "Phường Mẫu".to_owned(), ..NewLedger::default() };
    Desk::create(&path, PASSPHRASE, &settings, clock, "Thử").unwrap().close().unwrap();
    let opening = Opening::Ledger { path: path.clone(), clock, actor: "Thử".to_owned() };
    let mut journey = Journey::over(opening, Model::new(beginning(Kind::Ledger)));
    unlock(&mut journey, PASSPHRASE);
    (journey, path)
}

/// The figures and the search follow the opening by themselves.
pub fn unlock(journey: &mut Journey, passphrase: &str) {
    journey.keys(passphrase).keys("<enter>");
    journey.take_answer();
    journey.take_answer();
    journey.sees("Tổng quan");
}

fn target(journey: &Journey) -> Option<u64> {
    journey.model.shared.overview.as_ref().unwrap().campaign.target
}

#[test]
fn an_older_operation_is_taken_back_from_the_history_and_done_again() {
    let mut journey = Journey::begin(300);
    let before = journey.activated();
    journey.keys("t<enter>va<enter>").sees("Đã ghi");
    journey.keys("v1").sees("Đã ghi").keys("<esc><esc>");
    assert_eq!(journey.activated(), before + 1);
    journey.keys("n").sees("Nhật ký").sees("Hôm nay, 15/06/2023");
    journey.keys("<down>u").sees("Hoàn tác việc này?").keys("<enter>").sees("Đã hoàn tác").sees("× 19:30");
    assert_eq!(journey.activated(), before, "the older one, not the newest");
    journey.keys("u").sees("Việc này đã hoàn tác rồi.");
    journey.keys("<enter>").sees("hiện không còn tác dụng trong sổ").sees("kích hoạt mức 2");
    journey.keys("<c-r>").sees("Đã làm lại");
    assert_eq!(journey.activated(), before + 1);
    journey.keys("<esc><end>u").sees("Việc lập sổ không hoàn tác được.");
}

#[test]
fn what_is_in_the_way_is_named_and_can_be_taken_back_first() {
    let mut journey = Journey::begin(300);
    journey.keys("dm8<enter>").sees("Đã ghi").keys("m8y-1<enter><enter>").sees("Đã ghi").keys("<esc>");
    journey.keys("n<down>u<enter>").sees("Có việc làm sau dựa vào việc này").sees("ghi mốc");
    journey.keys("<enter>").sees("14/06/2023").sees("15/06/2023 → 14/06/2023");
    journey.keys("u<enter>").sees("Đã hoàn tác");
    journey.keys("<esc>u<enter>").sees("Đã hoàn tác");
    assert_eq!(journey.model.top().unwrap().scope(), Scope::History);
}

#[test]
fn the_history_is_filtered_by_kind_and_by_days() {
    let mut journey = Journey::begin(300);
    journey.keys("n");
    let kinds_to_import = "f<tab><right><right><right>";
    journey.keys(kinds_to_import).sees("< nhập danh sách >").keys("<enter>");
    journey.sees(" 1 việc").sees("Đang lọc: nhập danh sách").keys("<enter>").sees("Người mới").keys("<esc>");
    journey.keys("f<tab><tab>1/7/2023<tab>1/6/2023<enter>").sees("Ngày này ở trước ngày 01/07/2023.");
    journey.keys("<backtab><c-u>32/13<enter>").sees("Chưa hiểu ngày");
    journey.keys("<c-u>15/6/2023<tab><c-u><enter>").sees(" 0 việc").sees("Bấm f để đổi bộ lọc");
}

#[test]
fn a_target_is_set_seen_and_taken_back() {
    let mut journey = Journey::begin(300);
    let before = target(&journey);
    journey.keys("c<enter>").sees("Chỉ tiêu mức 2");
    journey.keys("<tab><tab><tab><tab><tab><tab><c-u>1.50<enter>").sees("Chưa hiểu số");
    journey.keys("<c-u>1.500<tab><c-u>25h<enter>").sees("Chưa hiểu giờ");
    journey.keys("<c-u>7h30<enter>").sees("Đã ghi: đổi cài đặt.");
    assert_eq!(target(&journey), Some(1_500));
    journey.keys("<esc>").sees("1.500").keys("n").sees("đổi cài đặt");
    journey.keys("<enter>").sees("→ 1.500").sees("08:00 → 07:30").keys("u<enter>").sees("Đã hoàn tác");
    assert_eq!(target(&journey), before);
    journey.keys("<esc><esc>c<enter><enter>").sees("Điều này đã có trong sổ");
}

#[test]
fn a_preset_fills_the_form_and_saves_nothing() {
    let mut journey = Journey::begin(300);
    let before = journey.model.shared.overview.as_ref().unwrap().campaign.clone();
    journey.keys("c<enter><f6>").sees("Thành phố Hồ Chí Minh").keys("ho chi minh<enter>").sees("05/11/2023");
    journey.sees("Chưa ghi").keys("<esc>").sees("Bỏ những gì đang nhập?").keys("<enter>");
    assert_eq!(journey.model.shared.overview.as_ref().unwrap().campaign, before);
    journey.keys("<enter><f6>ho chi minh<enter><enter>").sees("Đã ghi: đổi cài đặt.");
    let campaign = &journey.model.shared.overview.as_ref().unwrap().campaign;
    assert_eq!(campaign.end, "2023-11-05".parse().ok());
    assert_eq!(campaign.target, before.target, "the ward's own");
    assert_ne!(*campaign, Campaign::default());
}

#[test]
fn settings_of_the_program_hold_at_once_and_are_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config");
    let (mut journey, _) = over_a_file(folder.path());
    journey
        .keys("c<down><down><down><down><enter><c-u>Đỗ Văn Bốn<enter>")
        .sees("Máy này không có thư mục để giữ cài đặt.");
    journey.model.shared.settings_folder = Some(config.clone());
    journey.keys("<tab><right><tab><left><tab><right><right><tab><tab><c-u>0<enter>").sees("từ 1 đến 480");
    journey.keys("<c-u>7<enter>").sees("The settings of the program are saved.").sees("Settings");
    assert_eq!(journey.model.shared.lock_after, std::time::Duration::from_secs(7 * 60));
    let app = Settings::load(&config).0.app();
    assert_eq!((app.lang, app.theme, app.borders), (Lang::En, Colours::None, Borders::Ascii));
    assert_eq!((app.actor.as_str(), app.lock_minutes), ("Đỗ Văn Bốn", 7));
    journey.keys("<esc>a3<tab><tab>77<enter><esc>n").sees("Đỗ Văn Bốn");
}

#[test]
fn settings_changed_in_the_demo_hold_and_leave_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config");
    let mut journey = Journey::begin(300);
    journey.model.shared.settings_folder = Some(config.clone());
    journey.keys("c<down><down><down><down><enter>Đỗ Văn Bốn<enter>").sees("lần xem thử này");
    assert_eq!(journey.model.shared.app.actor, "Đỗ Văn Bốn");
    assert!(!config.exists());
}

#[test]
fn a_backup_is_made_tried_and_brought_back_beside_the_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let (mut journey, path) = over_a_file(folder.path());
    journey.keys("s").sees("so-backups").keys("b").sees("Đã sao lưu và kiểm tra").sees("theo yêu cầu");
    journey.keys("<enter>sai<enter>").sees("Mật khẩu không đúng").keys("<c-u>").keys(PASSPHRASE);
    journey.keys("<enter>").sees("Phường Mẫu: 0 hộ, 0 người").sees("Sổ lành lặn");
    journey.keys("<enter>").sees("Đã khôi phục thành tệp mới").keys("<esc>");
    let restored: Vec<PathBuf> = std::fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.to_string_lossy().contains("restored"))
        .collect();
    assert_eq!(restored.len(), 1);
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    Desk::open(&restored[0], PASSPHRASE, clock, "Thử").unwrap().close().unwrap();
    journey.keys("t").sees("Sổ lành lặn").keys("<enter>");
    journey.keys("c<enter>").sees("Viết nơi cần chép tới.");
    journey.keys(&path.display().to_string()).keys("<enter>").sees("ghi đè").keys("<enter>");
    journey
        .keys("<c-u>")
        .keys(&folder.path().join("usb").display().to_string())
        .keys("/x<enter>")
        .sees("USB đã cắm chưa");
    journey.keys("<enter><c-u>").keys(&folder.path().display().to_string()).keys("<enter>").sees("Đã chép và kiểm tra");
}

#[test]
fn the_passphrase_is_changed_and_its_recovery_words_shown() {
    let folder = tempfile::tempdir().unwrap();
    let (mut journey, _) = over_a_file(folder.path());
    journey
        .keys("c<down><down><down><down><down><enter>sai<enter>con mèo trèo cây cau<enter>con mèo<enter>")
        .sees("chưa giống nhau");
    journey.keys("<c-u>con mèo trèo cây cau<enter>").sees("Mật khẩu không đúng");
    journey.keys("<c-u>").keys(PASSPHRASE).keys("<enter><enter><enter>").sees("24 từ khôi phục").sees(" 24 ");
    journey.keys("<esc><enter><esc>l").sees("Sổ đã khóa");
    unlock(&mut journey, "con mèo trèo cây cau");
    journey.keys("c<down><down><down><down><down><down><enter>con mèo<enter>").sees("Mật khẩu không đúng");
    journey.keys("<c-u>con mèo trèo cây cau<enter>").sees(" 24 ");
}

#[test]
fn the_demo_says_why_there_are_no_backups_and_no_passphrase() {
    let mut journey = Journey::begin(300);
    journey.keys("s").sees("Bản xem thử chỉ nằm trong bộ nhớ");
    for key in ["b", "c", "<enter>"] {
        journey.keys(key).sees("Bản xem thử không có tệp nên không sao lưu được.");
    }
    journey
        .keys("k")
        .sees("Sổ lành lặn")
        .keys("<enter><esc>c<down><down><down><down><down><enter>")
        .sees("không có mật khẩu");
    journey.keys("<down><enter>").sees("không có mật khẩu");
}

/// Tries the newest backup, brings it back, and is asked whether to open it.
fn bring_back(journey: &mut Journey) {
    journey.keys("sb").sees("theo yêu cầu").keys("<enter>").keys(PASSPHRASE).keys("<enter>").sees("Sổ lành lặn");
    journey.keys("<enter>").sees("Mở bản đó ngay bây giờ?");
}

fn restored(folder: &Path) -> PathBuf {
    let mut entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_it = |path: &PathBuf| path.to_string_lossy().contains("restored");
    entries.find(|path| is_it(path) && path.extension().is_some_and(|ending| ending == "tungnha")).unwrap()
}

fn open_elsewhere(path: &Path) -> Result<Desk, crate::desk::DeskError> {
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    Desk::open(path, PASSPHRASE, clock, "Thử")
}

#[test]
fn what_was_brought_back_is_opened_at_once_and_the_usual_ledger_again() {
    let folder = tempfile::tempdir().unwrap();
    let (mut journey, path) = over_a_file(folder.path());
    journey.keys("<f3>").sees("Đang mở sổ thường dùng rồi");
    bring_back(&mut journey);
    journey.keys("<enter>");
    journey.take_answer();
    journey.take_answer();
    journey.sees("SỔ KHÁC").sees("Tổng quan").sees("không phải sổ thường dùng");
    open_elsewhere(&path).unwrap().close().unwrap();
    let other = restored(folder.path());
    assert!(open_elsewhere(&other).is_err(), "this one is in use");
    // The same file is asked for after a lock.
    journey.keys("l").sees("SỔ KHÁC").sees("F3 Về sổ thường dùng");
    unlock(&mut journey, PASSPHRASE);
    journey.sees("SỔ KHÁC").keys("s").sees("Sổ: ").sees("restored").keys("<f3>").sees("Nhập mật khẩu để mở lại sổ");
    open_elsewhere(&other).unwrap().close().unwrap();
    unlock(&mut journey, PASSPHRASE);
    assert!(!super::picture(&mut journey.model, 80, 24).contains("SỔ KHÁC"));
    journey.keys("s").sees("so.tungnha").keys("<esc>");
    // And from the lock of the other one, whose passphrase nobody may know.
    bring_back(&mut journey);
    journey.keys("<enter>");
    journey.take_answer();
    journey.take_answer();
    journey.sees("SỔ KHÁC").keys("l<f3>");
    unlock(&mut journey, PASSPHRASE);
    assert_eq!(journey.model.shared.other, None);
}

#[test]
fn a_ledger_that_another_program_has_is_not_opened_and_the_usual_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    let (mut journey, path) = over_a_file(folder.path());
    bring_back(&mut journey);
    let elsewhere = open_elsewhere(&restored(folder.path())).unwrap();
    journey.keys("<enter>").sees("Đóng chương trình kia rồi thử lại");
    assert!(open_elsewhere(&path).is_err(), "the usual one is still this program's");
    journey.keys("<enter>").sees("Mở bản đó ngay bây giờ?");
    elsewhere.close().unwrap();
    journey.keys("<enter>");
    journey.take_answer();
    journey.take_answer();
    journey.sees("SỔ KHÁC");
}

#[test]
fn a_lock_forgets_the_passphrase_and_a_form_is_not_given_up_for_another_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let (mut journey, _) = over_a_file(folder.path());
    bring_back(&mut journey);
    update(&mut journey.model, Msg { at: at(301), what: What::Woken });
    journey.ask(crate::desk::screen::Request::Lock);
    unlock_to(&mut journey, "Mở bản đó ngay bây giờ?");
    journey.keys("<enter>").sees("mật khẩu đã xóa khỏi bộ nhớ").keys("<esc><esc>");
    journey.keys("c<enter>x<c-p>sao luu<enter>").sees("Thư mục sao lưu");
    journey.keys("b<enter>").keys(PASSPHRASE).keys("<enter><enter>").sees("Mở bản đó ngay bây giờ?");
    journey.keys("<enter>").sees("Có nội dung vừa nhập chưa ghi");
    assert_eq!(journey.model.shared.other, None);
}

/// Unlocked over what was there before.
fn unlock_to(journey: &mut Journey, seen: &str) {
    journey.keys(PASSPHRASE).keys("<enter>");
    journey.take_answer();
    journey.take_answer();
    journey.sees(seen);
}

/// The lock comes while the desk opens the other ledger: nothing of either is seen, and that one is asked for.
#[test]
fn a_lock_while_the_other_ledger_is_opened_shows_nothing() {
    let mut model = super::open_model();
    update(&mut model, Msg { at: at(301), what: What::Woken });
    super::reply(&mut model, Reply::Turned { other: Some("so-restored".to_owned()), warnings: Vec::new() });
    super::reply(&mut model, Reply::Overview(Box::new(super::overview())));
    super::reply(&mut model, Reply::Locked);
    let locked = super::picture(&mut model, 80, 24);
    assert!(locked.contains("SỔ KHÁC so-restored") && !locked.contains("Thí Điểm"), "{locked}");
    super::press(&mut model, "x<enter>");
    super::reply(&mut model, Reply::Unlocked(Vec::new()));
    assert_eq!(model.top().unwrap().scope(), Scope::Overview);
}
