//! The first start, the demo, the tour, and the lock.

use super::super::command::Scope;
use super::super::message::{Effect, Moment, Msg, What};
use super::super::model::{Kind, Model, Session};
use super::super::update::update;
use super::journeys::Journey;
use super::{at, beginning, go, keys_of, open_model, picture, press, reply, requests};
use crate::desk::error::DeskError;
use crate::desk::screen::{KeepingRequest, Reply, Request};
use crate::desk::views::Done;
use crate::desk::{Desk, Opening};
use crate::domain::event::OperationKind;
use crate::domain::ids::OperationId;
use crate::msg;
use crate::sys::clock::Clock;
use crate::sys::signals::Signal;

/// Recovery words of no ledger.
pub const WORDS: &str = "abandon ability able about above absent absorb abstract absurd abuse access accident \
                         account accuse achieve acid acoustic acquire across act action actor actress actual";

pub fn first_start() -> Model {
    let mut model = Model::new(super::Beginning { ledger_exists: false, ..beginning(Kind::Ledger) });
    model.shared.app.actor = "Đỗ Văn Bốn".to_owned();
    model
}

/// A ledger was just made; its recovery words are on the screen.
pub fn just_made() -> Model {
    let mut model = first_start();
    press(&mut model, SET_UP);
    reply(&mut model, Reply::Made(zeroize::Zeroizing::new(WORDS.to_owned())));
    reply(&mut model, Reply::Overview(Box::new(super::overview())));
    model
}

/// The shortest set-up: 1, the ward's name, the passphrase twice, and Enter after each of the seven fields.
const SET_UP: &str = "1Phường Mẫu<enter><enter><enter><enter><enter>bốn từ dễ nhớ<enter>bốn từ dễ nhớ<enter>";

fn scope(model: &Model) -> Scope {
    model.top().unwrap().scope()
}

/// The number of the word that is asked for.
fn asked(model: &mut Model) -> usize {
    let picture = picture(model, 80, 24);
    let after = picture.split("từ số ").nth(1).unwrap();
    after.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

fn nth_word(number: usize) -> &'static str {
    WORDS.split(' ').nth(number - 1).unwrap()
}

fn opening(folder: &std::path::Path) -> Opening {
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    Opening::Ledger { path: folder.join("so.tungnha"), clock, actor: "an".to_owned() }
}

#[test]
fn journey_1_a_ledger_is_set_up_in_a_minute() {
    let folder = tempfile::tempdir().unwrap();
    let mut journey = Journey::over(opening(folder.path()), first_start());
    // Nine keys besides what has to be typed: nobody needs a minute for that.
    let typed = "Phường Mẫu".chars().count() + 2 * "bốn từ dễ nhớ".chars().count();
    assert!(keys_of(SET_UP).len() <= typed + 9);
    journey.sees("Lập sổ của phường, xã").keys(SET_UP);
    journey.take_answer();
    journey.take_answer();
    journey.sees("24 từ khôi phục").keys("<enter>");
    let number = asked(&mut journey.model);
    assert!((1..=24).contains(&number));
    journey.keys("<esc><esc>").sees("Chưa chép 24 từ?").keys("<enter>");
    journey.sees("Phường Mẫu · Tổng quan").sees("Sổ chưa có ai");
    journey.ask(Request::Close);
    drop(journey);

    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    let mut desk = Desk::open(&folder.path().join("so.tungnha"), "bốn từ dễ nhớ", clock, "x").unwrap();
    assert_eq!(desk.overview().unwrap().ward.name, "Phường Mẫu");
    let first = desk.log(None, 10).unwrap();
    assert!(first.iter().all(|operation| operation.actor == "Đỗ Văn Bốn"), "{first:?}");
}

#[test]
fn the_recovery_words_are_shown_once_and_one_is_asked_for() {
    let mut model = just_made();
    assert_eq!(scope(&model), Scope::Recovery);
    let shown = picture(&mut model, 80, 24);
    assert!(WORDS.split(' ').all(|word| shown.contains(word)), "{shown}");
    assert!(picture(&mut model, 60, 16).contains("24 actual"));
    press(&mut model, "<enter>");
    let number = asked(&mut model);
    assert!(!picture(&mut model, 80, 24).contains(nth_word(number)), "the answer stands beside the question");
    press(&mut model, "sai<enter>");
    assert!(picture(&mut model, 80, 24).contains("Chưa đúng"));
    press(&mut model, &format!("{}<enter>", nth_word(number)));
    assert_eq!(scope(&model), Scope::Overview);
    let kept = picture(&mut model, 80, 24);
    assert!(kept.contains("Cất tờ giấy vào phong bì"), "{kept}");
}

#[test]
fn the_recovery_words_are_gone_after_a_lock() {
    let mut model = just_made();
    update(&mut model, Msg { at: at(301), what: What::Woken });
    reply(&mut model, Reply::Locked);
    press(&mut model, "bốn từ dễ nhớ<enter>");
    reply(&mut model, Reply::Unlocked(Vec::new()));
    let after = picture(&mut model, 80, 24);
    assert!(after.contains("đã được xóa khỏi màn hình") && !after.contains("abandon"), "{after}");
    press(&mut model, "<enter>");
    assert_eq!(scope(&model), Scope::Overview);
}

#[test]
fn who_set_the_ledger_up_is_remembered_and_a_failure_is_said_in_the_form() {
    let mut model = first_start();
    press(&mut model, SET_UP);
    reply(&mut model, Reply::Failed(DeskError::refused("x", msg!("error-disk-full"))));
    assert_eq!((scope(&model), model.shared.session), (Scope::SetUp, Session::Closed));
    for (width, height) in [(80, 24), (60, 16)] {
        assert!(picture(&mut model, width, height).contains("đầy"));
    }
    let effects = press(&mut model, "bốn từ dễ nhớ<enter>bốn từ dễ nhớ<enter>");
    assert!(matches!(effects.as_slice(), [Effect::Send(Request::SetUp { .. })]));
    model.shared.settings_folder = Some("settings".into());
    let sent = requests(reply(&mut model, Reply::Made(zeroize::Zeroizing::new(WORDS.to_owned()))));
    let [Request::Keeping(KeepingRequest::SaveApp { app, .. })] = sent.as_slice() else { panic!("not kept") };
    assert_eq!(app.actor, "Đỗ Văn Bốn");
}

#[test]
fn what_was_typed_in_the_set_up_is_given_up_only_after_a_yes() {
    let mut model = first_start();
    press(&mut model, "1<esc>");
    assert_eq!(scope(&model), Scope::Start);
    assert!(matches!(press(&mut model, "1<c-c>").as_slice(), [Effect::Leave]), "nothing was typed");
    let mut model = first_start();
    press(&mut model, "1P<esc>");
    assert_eq!(scope(&model), Scope::Confirm);
    assert!(press(&mut model, "<esc><c-c>").is_empty(), "something was typed");
    assert_eq!(scope(&model), Scope::Confirm);
    press(&mut model, "<esc><esc><enter>");
    assert_eq!(scope(&model), Scope::Start);
}

#[test]
fn the_choices_are_clicked_too() {
    let mut model = first_start();
    let shown = picture(&mut model, 80, 24);
    let row = |text: &str| u16::try_from(shown.lines().position(|line| line.contains(text)).unwrap()).unwrap();
    let click = |model: &mut Model, y: u16| {
        update(model, Msg { at: at(0), what: What::Click(ratatui::layout::Position::new(20, y)) })
    };
    assert!(click(&mut model, row("Xem thử trước") - 1).is_empty(), "between the choices");
    let effects = click(&mut model, row("Xem thử trước"));
    assert!(matches!(effects.as_slice(), [Effect::Send(Request::OpenDemo)]));
}

#[test]
fn the_demo_is_opened_from_the_first_screen_and_left_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut journey = Journey::over(opening(folder.path()), first_start());
    journey.keys("<down><enter>");
    journey.take_answer();
    journey.take_answer();
    journey.sees("BẢN XEM THỬ").sees("Đi một vòng").keys("<esc>").sees("BẢN XEM THỬ");
    journey.keys("tv1").sees("Đã ghi");
    journey.keys("q").sees("Thôi xem thử").keys("<esc>").sees("BẢN XEM THỬ");
    journey.keys("q<enter>").sees("Trên máy này chưa có sổ");
    assert!(!picture(&mut journey.model, 80, 24).contains("Hải Mẫu"));
    assert_eq!((journey.model.shared.kind, journey.model.shared.session), (Kind::Ledger, Session::Closed));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "something was kept");
    // And a ledger can be made after that.
    journey.keys(SET_UP);
    journey.take_answer();
    journey.take_answer();
    journey.sees("Phường Mẫu").sees("24 từ khôi phục");
}

#[test]
fn ctrl_c_twice_leaves_the_demo_and_the_program() {
    let mut model = first_start();
    press(&mut model, "2");
    reply(&mut model, Reply::Unlocked(Vec::new()));
    press(&mut model, "<esc>");
    assert!(press(&mut model, "<c-c>").is_empty());
    assert!(matches!(press(&mut model, "<c-c>").as_slice(), [Effect::Leave]));
}

#[test]
fn a_demo_that_cannot_be_made_leads_back_to_the_first_screen() {
    let mut model = first_start();
    press(&mut model, "2");
    reply(&mut model, Reply::Failed(DeskError::refused("x", msg!("error-disk-full"))));
    assert_eq!(scope(&model), Scope::Trouble);
    press(&mut model, "<enter>");
    assert_eq!((scope(&model), model.shared.kind), (Scope::Start, Kind::Ledger));
}

#[test]
fn the_tour_goes_on_by_what_is_done() {
    let mut journey = Journey::begin(300);
    journey.sees("F9").keys("<f9>").sees("Hướng dẫn 1/7");
    // What it does not ask for does not move it.
    journey.keys("t").sees("1/7").keys("<esc>").sees("1/7");
    journey.keys("/nguyen").sees("2/7").keys("<enter>").sees("3/7");
    let before = journey.activated();
    journey.keys("v1").sees("Đã ghi").sees("4/7");
    journey.keys("v2").sees("4/7").keys("<esc><esc>").sees("Mở một hộ trước");
    journey.keys("t<enter>va<enter>").sees("5/7");
    assert_eq!(journey.activated(), before + 1);
    journey.keys("u").sees("5/7").keys("<enter>").sees("6/7");
    assert_eq!(journey.activated(), before);
    journey.keys("?").sees("7/7").keys("<esc>").sees("Xong!").keys("<f9>");
    assert!(!picture(&mut journey.model, 80, 24).contains("Hướng dẫn"));
}

#[test]
fn the_tour_hides_nothing_it_talks_about() {
    let mut journey = Journey::begin(300);
    journey.keys("<f9>/nguyen<enter>v").sees("1 Vắng nhà").sees("a kích hoạt mức 2").sees("3/7").sees("Esc Quay lại");
    for (width, height) in [(60, 16), (160, 50)] {
        assert!(picture(&mut journey.model, width, height).contains("1 Vắng nhà"), "{width}x{height}");
    }
}

#[test]
fn a_ledger_has_no_tour() {
    let mut model = open_model();
    press(&mut model, "<f9>");
    assert!(model.shared.tour.is_none());
    assert!(picture(&mut model, 80, 24).contains("chỉ có trong bản xem thử"));
}

/// Every screen that can be open when the lock comes.
#[test]
fn a_locked_screen_shows_nothing_of_the_ledger() {
    for keys in ["", "?", "d", "/mau", "d<enter>", "d<enter>x", "dvnghi chú riêng<enter>", "d<enter>m8", "dvr/no"] {
        for signal in [false, true] {
            let mut model = open_model();
            go(&mut model, keys);
            if signal {
                update(&mut model, Msg { at: at(0), what: What::Signal(Signal::Suspend) });
            } else {
                update(&mut model, Msg { at: at(301), what: What::Woken });
            }
            for (width, height) in [(80, 24), (160, 50), (60, 16)] {
                let locked = picture(&mut model, width, height);
                for text in ["Thí Điểm", "Nguyễn", "Mẫu", "ghi chú riêng", "mau", "0975550333", "Tổ 1"] {
                    assert!(!locked.contains(text), "{keys:?}: {text} in\n{locked}");
                }
            }
        }
    }
}

#[test]
fn what_was_on_its_way_when_the_lock_came_is_recorded_once_and_not_shown() {
    let mut model = open_model();
    go(&mut model, "d<enter>va<enter>");
    update(&mut model, Msg { at: at(301), what: What::Woken });
    let done = Done { operation: Some(OperationId([1; 16])), kind: OperationKind::RecordVisit, about: None };
    assert!(requests(reply(&mut model, Reply::Done(done))).is_empty());
    reply(&mut model, Reply::Locked);
    assert!(picture(&mut model, 80, 24).contains("Sổ đã khóa"));
    press(&mut model, "mật khẩu<enter>");
    reply(&mut model, Reply::Unlocked(Vec::new()));
    assert_eq!(scope(&model), Scope::Household, "the form has done its work");

    let mut model = open_model();
    go(&mut model, "d<enter>va<enter>");
    update(&mut model, Msg { at: at(301), what: What::Woken });
    reply(&mut model, Reply::Failed(DeskError::refused("x", msg!("error-no-ledger", path = "Nguyễn Văn Mẫu"))));
    assert!(!picture(&mut model, 80, 24).contains("Nguyễn"), "an error waits behind the lock");
    press(&mut model, "mật khẩu<enter>");
    reply(&mut model, Reply::Unlocked(Vec::new()));
    assert_eq!(scope(&model), Scope::Trouble);
}

#[test]
fn a_laptop_that_wakes_is_locked_before_anything_is_drawn() {
    for what in
        [What::Signal(Signal::Continue), What::Resized(80, 24), What::Reply(Reply::Ready(Vec::new())), What::Woken]
    {
        let mut model = open_model();
        let awake = Moment { wall: at(3_600).wall, ..at(5) };
        let effects = update(&mut model, Msg { at: awake, what });
        assert!(matches!(requests(effects).as_slice(), [Request::Lock]));
        assert_eq!(scope(&model), Scope::Unlock);
    }
}

#[test]
fn a_failure_is_said_beside_the_field_though_the_help_is_open() {
    let mut model = Model::new(beginning(Kind::Ledger));
    press(&mut model, "sai<enter><f1>");
    assert_eq!(scope(&model), Scope::Help);
    reply(&mut model, Reply::Failed(DeskError::refused("x", msg!("error-wrong-passphrase"))));
    press(&mut model, "<esc>");
    assert!(picture(&mut model, 80, 24).contains("Mật khẩu không đúng"));
    assert_eq!(requests(press(&mut model, "đúng<enter>")).len(), 1);
}

#[test]
fn the_screens_of_the_start_stand_any_size() {
    let mut tour = first_start();
    press(&mut tour, "2");
    reply(&mut tour, Reply::Unlocked(Vec::new()));
    press(&mut tour, "<enter>");
    let (mut asked, mut set_up) = (just_made(), first_start());
    press(&mut asked, "<enter>sai<enter>");
    press(&mut set_up, "1<enter>");
    for mut model in [first_start(), set_up, just_made(), asked, tour] {
        for (width, height) in [(0, 0), (1, 1), (2, 200), (59, 16), (60, 16), (300, 2), (400, 120)] {
            assert_eq!(picture(&mut model, width, height).lines().count(), usize::from(height));
            for position in [(0, 0), (width / 2, height / 2), (u16::MAX, u16::MAX)] {
                let position = ratatui::layout::Position::from(position);
                update(&mut model, Msg { at: at(0), what: What::Click(position) });
            }
        }
    }
}

/// A backup of a ledger that was made elsewhere, as it lies on a stick.
fn a_backup(folder: &std::path::Path) -> std::path::PathBuf {
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    let settings = crate::desk::NewLedger { ward: "Phường Mẫu".to_owned(), ..crate::desk::NewLedger::default() };
    let desk = Desk::create(&folder.join("cu.tungnha"), "bốn từ dễ nhớ", &settings, clock, "Thử").unwrap();
    let backup = desk.back_up(Some(&folder.join("sao.tungnha")), &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
    desk.close().unwrap();
    backup
}

fn put(path: &std::path::Path, bytes: &[u8]) {
    use crate::sys::files::{Overwrite, write_new};
    write_new(path, Overwrite::Refuse, |file| file.write_all(bytes)).unwrap();
}

fn files_in(folder: &std::path::Path) -> usize {
    std::fs::read_dir(folder).unwrap().count()
}

#[test]
fn a_ledger_is_brought_back_at_the_first_start() {
    let (stick, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let backup = a_backup(stick.path());
    put(&stick.path().join("danh-sach.csv"), "Họ và tên\nNguyễn Văn Mẫu\n".as_bytes());
    let before = std::fs::read(&backup).unwrap();
    let mut journey = Journey::over(opening(folder.path()), first_start());
    journey.sees("3  Khôi phục từ bản sao lưu").keys("3").sees("Bản sao lưu nằm ở đâu?");
    journey.keys(&format!("g{}<enter>", stick.path().display())).sees("sao.tungnha").sees("không phải bản sao lưu");
    journey.keys(" ").sees("Chỉ khôi phục từ một tệp");
    journey.keys("/danh<enter>").sees("cần tệp có đuôi .tungnha").keys("<esc>");
    journey.keys("/sao<enter>").sees("sao.tungnha").sees("Mật khẩu của bản đó");
    journey.keys("<enter>").sees("Nhập mật khẩu").keys("sai<enter>").sees("! Mật khẩu không đúng");
    assert_eq!(journey.model.shared.session, Session::Closed);
    assert_eq!(files_in(folder.path()), 0, "nothing before it is known to be right");
    journey.keys("bốn từ dễ nhớ<enter>");
    journey.take_answer();
    journey.take_answer();
    journey.sees("Phường Mẫu · Tổng quan").sees("Đã khôi phục và mở sổ");
    assert_eq!(journey.model.shared.other, None, "it is the usual one");
    // It is locked and unlocked as any other, and the first screen does not come back.
    journey.keys("l").sees("Sổ đã khóa").keys("bốn từ dễ nhớ<enter>");
    journey.take_answer();
    journey.take_answer();
    journey.sees("Tổng quan").ask(Request::Close);
    drop(journey);
    assert_eq!(std::fs::read(&backup).unwrap(), before, "the backup stays as it is");
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    Desk::open(&folder.path().join("so.tungnha"), "bốn từ dễ nhớ", clock, "x").unwrap().close().unwrap();
}

#[test]
fn what_is_no_sound_backup_is_said_to_be_so() {
    let (stick, folder) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let backup = a_backup(stick.path());
    let whole = std::fs::read(&backup).unwrap();
    let roster = "Họ và tên,Năm sinh\n".repeat(1_000);
    let files: [(&str, &[u8], &str); 5] = [
        ("danh-sach.csv", roster.as_bytes(), "không phải là sổ hay bản sao lưu"),
        ("danh-sach.xlsx", &[b"PK\x03\x04".as_slice(), &[7; 9_000]].concat(), "không phải là sổ hay bản sao lưu"),
        ("cut.tungnha", whole.get(..whole.len() - 1_000).unwrap(), "bị hỏng hoặc chép chưa hết"),
        ("cut-at-a-page.tungnha", whole.get(..whole.len() / 4_096 / 2 * 4_096).unwrap(), "bị hỏng hoặc chép chưa hết"),
        ("empty.tungnha", &[], "bị hỏng hoặc chép chưa hết"),
    ];
    for (name, bytes, said) in files {
        put(&stick.path().join(name), bytes);
        let mut journey = Journey::over(opening(folder.path()), first_start());
        journey.keys(&format!("3g{}<enter>bốn từ dễ nhớ<enter>", stick.path().join(name).display()));
        journey.sees(said).sees("Chưa có gì thay đổi trên máy này").keys("<esc>").sees("Bản sao lưu nằm ở đâu?");
        assert_eq!(files_in(folder.path()), 0, "{name}");
    }
}

#[test]
fn a_newer_ledger_is_said_to_be_newer_and_the_form_stays() {
    let mut model = restoring();
    press(&mut model, "bốn từ<enter>");
    assert!(press(&mut model, "<esc>").is_empty());
    assert_eq!(scope(&model), Scope::Restore, "it is not given up half-way");
    reply(&mut model, Reply::Failed(DeskError::Store(crate::desk::StoreError::Newer { format: 9 })));
    assert!(picture(&mut model, 80, 24).contains("phiên bản mới hơn"));
    assert!(matches!(
        requests(press(&mut model, "bốn từ<enter>")).as_slice(),
        [Request::Ledgers(crate::desk::screen::LedgersRequest::BringBack { .. })]
    ));
}

/// The passphrase of a backup is asked for.
pub fn restoring() -> Model {
    use crate::desk::import::ChosenPath;
    use crate::desk::screen::ImportingReply;
    let mut model = first_start();
    press(&mut model, "3");
    reply(&mut model, Reply::Importing(ImportingReply::Places(Vec::new())));
    press(&mut model, "gx<enter>");
    let file =
        ChosenPath::File("/media/usb/Sổ phường Nguyễn Thị Minh Khai, bản ngày mười lăm tháng sáu.tungnha".into());
    reply(&mut model, Reply::Importing(ImportingReply::Typed(Ok(file))));
    model
}
