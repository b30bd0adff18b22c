//! Update alone: what keys, replies and time do to the model.

use super::super::command::Scope;
use super::super::message::{Effect, Msg, What};
use super::super::model::{Kind, Model, Session};
use super::super::screens::Screen;
use super::super::update::update;
use super::{answer_all, at, beginning, go, household, open_model, page, picture, press, reply, requests};
use crate::desk::error::DeskError;
use crate::desk::screen::{Reply, Request};
use crate::desk::views::{Done, HouseholdRef};
use crate::domain::event::OperationKind;
use crate::domain::ids::OperationId;
use crate::domain::milestone::{Milestone, Reached};
use crate::msg;
use crate::sys::signals::Signal;

fn done(kind: OperationKind) -> Reply {
    Reply::Done(Done { operation: Some(OperationId([1; 16])), kind, about: None })
}

fn scope(model: &Model) -> Scope {
    model.top().unwrap().scope()
}

#[test]
fn the_passphrase_goes_to_the_desk_and_a_wrong_one_is_said_beside_the_field() {
    let mut model = Model::new(beginning(Kind::Ledger));
    let sent = requests(press(&mut model, "bốn từ q/u?<enter>"));
    assert!(matches!(sent.as_slice(), [Request::Unlock { typed }] if **typed == "bốn từ q/u?"));
    assert!(requests(press(&mut model, "x<enter>")).is_empty(), "one at a time");
    reply(&mut model, Reply::Failed(DeskError::refused("wrong", msg!("error-wrong-passphrase"))));
    assert!(picture(&mut model, 80, 24).contains("Mật khẩu không đúng"));
    assert!(matches!(requests(press(&mut model, "đúng<enter>")).as_slice(), [Request::Unlock { .. }]));
    reply(&mut model, Reply::Unlocked(Vec::new()));
    assert_eq!(scope(&model), Scope::Overview);
}

#[test]
fn escape_at_the_top_stays_and_says_how_to_leave() {
    let mut model = open_model();
    press(&mut model, "<esc><esc>");
    assert_eq!(scope(&model), Scope::Overview);
    assert!(picture(&mut model, 80, 24).contains("Bấm q để thoát"));
}

#[test]
fn leaving_asks_only_when_something_is_unsaved() {
    for keys in ["q", "<c-c>", "dq", "d<enter>q", "d<enter>v<c-c>"] {
        let mut model = open_model();
        let mut effects = Vec::new();
        for key in super::keys_of(keys) {
            let more = update(&mut model, Msg { at: at(0), what: What::Key(key) });
            if more.iter().any(|effect| matches!(effect, Effect::Leave)) {
                effects.extend(more);
            } else {
                answer_all(&mut model, more);
            }
        }
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Leave)), "{keys}");
    }
    let mut model = open_model();
    go(&mut model, "d<enter>va");
    assert!(press(&mut model, "q").is_empty());
    assert_eq!(scope(&model), Scope::Confirm);
    press(&mut model, "<esc>");
    assert_eq!(scope(&model), Scope::Visit);
    assert!(matches!(press(&mut model, "<c-c><enter>").as_slice(), [Effect::Leave]));
}

#[test]
fn a_form_is_given_up_only_after_a_yes() {
    let mut model = open_model();
    go(&mut model, "d<enter>v<esc>");
    assert_eq!(scope(&model), Scope::Household, "nothing in it: nothing to ask");
    go(&mut model, "va<esc>");
    assert_eq!(scope(&model), Scope::Confirm);
    go(&mut model, "k");
    assert_eq!(scope(&model), Scope::Visit);
    go(&mut model, "<esc><enter>");
    assert_eq!(scope(&model), Scope::Household);
}

#[test]
fn what_was_recorded_is_said_and_the_list_goes_on_to_the_next_door() {
    let mut model = open_model();
    go(&mut model, "dv1");
    assert_eq!(scope(&model), Scope::Visit, "the form stays until the desk has answered");
    let effects = reply(&mut model, done(OperationKind::RecordVisit));
    answer_all(&mut model, effects);
    assert_eq!(scope(&model), Scope::Roster);
    assert_eq!(model.person().map(|(household, _)| household), Some(HouseholdRef(2)));
    let picture = picture(&mut model, 80, 24);
    assert!(
        picture.contains("Đã ghi: Vắng nhà, 1 ngõ 34 phố Thí Điểm (Nguyễn Văn Mẫu). Bấm u để hoàn tác."),
        "{picture}"
    );
}

#[test]
fn a_failure_keeps_the_form() {
    let mut model = open_model();
    go(&mut model, "d<enter>va<enter>");
    assert!(requests(press(&mut model, "<enter>")).is_empty(), "not twice");
    reply(&mut model, Reply::Failed(DeskError::refused("full", msg!("error-disk-full"))));
    assert_eq!(scope(&model), Scope::Trouble);
    go(&mut model, "<enter>");
    assert_eq!(scope(&model), Scope::Visit);
    assert!(matches!(go(&mut model, "<enter>").as_slice(), [Request::Visit { visit, .. }] if visit.results.len() == 1));
}

#[test]
fn keys_typed_ahead_wait_for_the_answer() {
    let mut model = open_model();
    // All at once, before the desk has answered anything.
    let effects = press(&mut model, "/mau 1<enter>v1");
    assert_eq!(scope(&model), Scope::Search);
    let recorded = answer_all(&mut model, effects);
    assert!(matches!(recorded.as_slice(), [Request::Visit { household: HouseholdRef(1), .. }]));
}

#[test]
fn only_the_newest_search_is_taken() {
    let mut model = open_model();
    let sent = requests(press(&mut model, "/ab"));
    let numbers: Vec<u64> = sent
        .iter()
        .filter_map(|request| match request {
            Request::People { number, .. } => Some(*number),
            _ => None,
        })
        .collect();
    assert_eq!(numbers.len(), 3);
    reply(&mut model, Reply::People { number: numbers[1], page: page(7, 0, 7) });
    assert!(!picture(&mut model, 80, 24).contains("7 người"));
    reply(&mut model, Reply::People { number: numbers[2], page: page(5, 0, 5) });
    assert!(picture(&mut model, 80, 24).contains("5 người"));
}

#[test]
fn a_long_list_is_held_in_windows() {
    let mut model = open_model();
    go(&mut model, "d");
    assert_eq!(model.person().map(|(_, person)| person.0), Some(1));
    go(&mut model, "<end>");
    assert_eq!(model.person().map(|(_, person)| person.0), Some(1_000));
    for _ in 0..30 {
        go(&mut model, "<pgdn><up><up>");
    }
    go(&mut model, "<home><down>");
    assert_eq!(model.person().map(|(_, person)| person.0), Some(2));
    let Some(Screen::Roster(roster)) = model.top() else { panic!("not the list") };
    assert!(roster.list.held_lines().len() <= 200, "{} lines held", roster.list.held_lines().len());
}

#[test]
fn c11_numbers_are_masked_again_after_thirty_seconds() {
    let mut model = open_model();
    go(&mut model, "d<enter>");
    assert!(!picture(&mut model, 80, 24).contains("031085000613"));
    go(&mut model, "x");
    let shown = picture(&mut model, 80, 24);
    assert!(shown.contains("031085000613") && shown.contains("0975550333"), "{shown}");
    assert_eq!(model.next_deadline(), Some(at(30).since_start));
    update(&mut model, Msg { at: at(31), what: What::Woken });
    assert!(!picture(&mut model, 80, 24).contains("031085000613"));
}

#[test]
fn without_a_key_the_ledger_is_locked_and_the_form_waits() {
    let mut model = open_model();
    go(&mut model, "d<enter>va");
    let effects = update(&mut model, Msg { at: at(301), what: What::Woken });
    assert!(matches!(requests(effects).as_slice(), [Request::Lock]));
    let locked = picture(&mut model, 80, 24);
    assert!(!locked.contains("Nguyễn") && !locked.contains("Thí Điểm"), "{locked}");
    reply(&mut model, Reply::Locked);
    // What was under way when the lock came is not shown any more.
    reply(&mut model, Reply::Household(Some(Box::new(household(1)))));
    press(&mut model, "mật khẩu<enter>");
    assert_eq!(model.shared.session, Session::Opening);
    let effects = reply(&mut model, Reply::Unlocked(Vec::new()));
    answer_all(&mut model, effects);
    assert_eq!(scope(&model), Scope::Visit);
    assert!(matches!(go(&mut model, "<enter>").as_slice(), [Request::Visit { visit, .. }] if visit.results.len() == 1));
}

#[test]
fn the_demo_is_never_locked_and_has_no_deadline() {
    let mut model = Model::new(beginning(Kind::Demo));
    reply(&mut model, Reply::Unlocked(Vec::new()));
    assert_eq!(model.next_deadline(), None);
    assert!(update(&mut model, Msg { at: at(10_000), what: What::Woken }).is_empty());
}

#[test]
fn signals_end_the_program_and_suspension_locks_it() {
    for signal in [Signal::HangUp, Signal::Terminate, Signal::Quit] {
        let mut model = open_model();
        let effects = update(&mut model, Msg { at: at(0), what: What::Signal(signal) });
        assert!(matches!(effects.as_slice(), [Effect::LeaveNow]));
    }
    let mut model = open_model();
    let effects = press(&mut model, "<c-z>");
    assert!(matches!(effects.as_slice(), [Effect::Send(Request::Lock), Effect::Suspend]));
    assert_eq!(scope(&model), Scope::Unlock);
}

#[test]
fn pastes_go_to_text_fields_only() {
    let mut model = open_model();
    let paste = |model: &mut Model, text: &str| update(model, Msg { at: at(0), what: What::Paste(text.to_owned()) });
    assert!(paste(&mut model, "quit\nv1").is_empty());
    assert_eq!(scope(&model), Scope::Overview);
    press(&mut model, "/");
    let sent = requests(paste(&mut model, "Nguyễn\nVăn\u{1b}[201~ A"));
    assert!(matches!(sent.as_slice(), [Request::People { query, .. }] if query.text == "Nguyễn Văn[201~ A"));
}

#[test]
fn a_milestone_is_recorded_with_today_or_another_day_or_none() {
    for (keys, milestone, expected) in [
        ("m8<enter>", Milestone::L2Activated, "2023-06-15"),
        ("m2y1/3<enter><enter>", Milestone::CardIssued, "2023-03-01"),
        ("m5y-2<enter><enter>", Milestone::L2Enrolled, "2023-06-13"),
        ("m<down><down>0<enter>", Milestone::CardIssued, "?2023-06-15"),
        ("m6-<enter>", Milestone::L2Approved, ""),
    ] {
        let mut model = open_model();
        let recorded = go(&mut model, &format!("d{keys}"));
        let [Request::Record { milestone: recorded, reached, .. }] = recorded.as_slice() else { panic!("{keys}") };
        assert_eq!((*recorded, *reached), (milestone, expected.parse::<Reached>().unwrap()), "{keys}");
    }
}

#[test]
fn what_makes_no_sense_is_refused_with_a_sentence() {
    for (keys, expected) in [
        ("u", "Không có việc nào để hoàn tác"),
        ("d<enter>v<enter>", "Chưa chọn gì"),
        ("dva1", "tức là có gặp"),
        ("dvhkhông rõ<enter>", "Chưa hiểu. Gõ như"),
        ("dvymai<enter>", "chưa đến"),
        ("dm<enter>", "Chưa chọn mốc"),
    ] {
        let mut model = open_model();
        assert!(go(&mut model, keys).is_empty(), "{keys}");
        let picture = picture(&mut model, 80, 24);
        assert!(picture.contains(expected), "{keys}: {picture}");
    }
}

#[test]
fn appointments_notes_and_days_are_typed() {
    let mut model = open_model();
    let recorded = go(&mut model, "dvh20/6 19:30<enter>nGọi trước<enter>yhôm qua<enter>1");
    let [Request::Visit { visit, .. }] = recorded.as_slice() else { panic!("{} requests", recorded.len()) };
    assert_eq!(visit.next.map(|next| next.to_string()).as_deref(), Some("2023-06-20 19:30"));
    assert_eq!(visit.note.as_deref(), Some("Gọi trước"));
    assert_eq!(visit.on.map(|on| on.to_string()).as_deref(), Some("2023-06-14"));
    // Down and up go through the proposed evenings.
    let mut model = open_model();
    let recorded = go(&mut model, "dvh<down><down><up><enter>1");
    let [Request::Visit { visit, .. }] = recorded.as_slice() else { panic!("{} requests", recorded.len()) };
    assert_eq!(visit.next.map(|next| next.to_string()).as_deref(), Some("2023-06-17 19:30"));
}

#[test]
fn doors_follow_the_list() {
    let mut model = open_model();
    go(&mut model, "d<enter>n");
    assert_eq!(model.top().unwrap().household(), Some(HouseholdRef(2)));
    go(&mut model, "nnp");
    assert_eq!(model.top().unwrap().household(), Some(HouseholdRef(3)));
    go(&mut model, "ppp");
    assert_eq!(model.top().unwrap().household(), Some(HouseholdRef(1)));
    assert!(picture(&mut model, 80, 24).contains("hộ đầu"));
    go(&mut model, "<esc>");
    assert_eq!(scope(&model), Scope::Roster);
}

#[test]
fn a_click_selects_and_a_second_one_goes_in() {
    let mut model = open_model();
    go(&mut model, "d");
    let click = |model: &mut Model, y: u16| {
        let effects = update(model, Msg { at: at(0), what: What::Click(ratatui::layout::Position::new(10, y)) });
        answer_all(model, effects)
    };
    click(&mut model, 6);
    let selected = model.person();
    assert_ne!(selected.map(|(_, person)| person.0), Some(1));
    click(&mut model, 6);
    assert_eq!(scope(&model), Scope::Household);
    assert_eq!(model.person(), selected);
}

#[test]
fn a_search_stands_above_the_list_and_leaves_it_as_it_is() {
    let mut model = open_model();
    go(&mut model, "t<down><down><down>");
    let walking = model.person();
    go(&mut model, "/mau 1<enter>");
    assert_eq!(scope(&model), Scope::Household);
    // Another search from there takes the place of the first.
    go(&mut model, "/mau<esc>");
    assert_eq!(scope(&model), Scope::Roster);
    assert_eq!(model.person(), walking);
    assert_eq!(model.screens.len(), 2);
    // A form that is not recorded is not given up for a search.
    go(&mut model, "/mau<enter>m8/");
    assert!(model.is_unsaved());
    go(&mut model, "<esc>");
    assert_eq!(scope(&model), Scope::Record);
}

#[test]
fn what_is_being_recorded_cannot_be_given_up() {
    let mut model = open_model();
    go(&mut model, "d<enter>va<enter>");
    go(&mut model, "<esc>");
    assert_eq!(scope(&model), Scope::Visit);
    let effects = reply(&mut model, done(OperationKind::RecordVisit));
    answer_all(&mut model, effects);
    assert_eq!(scope(&model), Scope::Household);
}

#[test]
fn a_laptop_that_slept_is_locked_at_the_first_key_which_goes_nowhere() {
    let mut model = open_model();
    go(&mut model, "d");
    let asleep = super::super::message::Moment { wall: at(3_600).wall, ..at(5) };
    let effects = update(&mut model, Msg { at: asleep, what: What::Key(super::Key::Char('v')) });
    assert!(matches!(requests(effects).as_slice(), [Request::Lock]));
    assert_eq!(scope(&model), Scope::Unlock);
    assert!(requests(update(&mut model, Msg { at: asleep, what: What::Key(super::Key::Enter) })).is_empty());
}
