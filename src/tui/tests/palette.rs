//! The list of commands.

use super::super::command::{Act, Scope};
use super::super::message::{Effect, Msg, What};
use super::super::model::{Kind, Model};
use super::super::update::update;
use super::{at, beginning, go, open_model, picture, press, reply};
use crate::desk::screen::{Reply, Request};
use ratatui::layout::Position;

fn scope(model: &Model) -> Scope {
    model.top().unwrap().scope()
}

/// The lines of the list, from the top.
fn listed(model: &mut Model) -> Vec<String> {
    let picture = picture(model, 100, 50);
    let inside = picture.lines().skip_while(|line| !line.contains('>')).skip(2);
    inside.filter_map(|line| Some(line.split_once('│')?.1.rsplit_once('│')?.0.trim().to_owned())).collect()
}

#[test]
fn words_of_either_language_without_marks_find_a_command() {
    for (typed, wanted) in [
        ("ghi luot", "Ghi lượt"),
        ("record visit", "Ghi lượt"),
        ("vis rec", "Ghi lượt"),
        ("hoan tac", "Hoàn tác"),
        ("undo", "Hoàn tác"),
        ("KHÓA", "Khóa"),
        ("lock", "Khóa"),
        ("tong quan", "Tổng quan"),
        ("thoat", "Thoát"),
    ] {
        let mut model = open_model();
        go(&mut model, "d<enter><c-p>");
        go(&mut model, typed);
        let lines = listed(&mut model);
        assert!(lines.first().is_some_and(|line| line.contains(wanted)), "{typed}: {lines:#?}");
    }
    let mut model = open_model();
    go(&mut model, "<c-p>xyzw");
    assert!(picture(&mut model, 80, 24).contains("Không có lệnh nào như vậy"));
    assert!(press(&mut model, "<enter>").is_empty());
    assert_eq!(scope(&model), Scope::Palette);
}

#[test]
fn enter_does_what_the_key_would_do() {
    let mut by_key = open_model();
    go(&mut by_key, "d<enter>v");
    let mut by_palette = open_model();
    go(&mut by_palette, "d<enter><c-p>ghi luot<enter>");
    assert_eq!(picture(&mut by_key, 80, 24), picture(&mut by_palette, 80, 24));
    // In a text field too: the search keeps what was typed.
    let mut model = open_model();
    go(&mut model, "/mau<c-p>danh sach<enter>");
    assert_eq!(scope(&model), Scope::Roster);
}

#[test]
fn the_commands_of_the_first_screen_can_be_given_from_everywhere() {
    let mut model = open_model();
    go(&mut model, "d<enter>va<c-p>lich hen<enter>");
    assert_eq!(scope(&model), Scope::FollowUps);
    go(&mut model, "<esc>");
    assert_eq!(scope(&model), Scope::Visit, "the form is still there");
    assert!(model.is_unsaved());
    // Locking is for the whole program.
    let effects = press(&mut model, "<c-p>lock<enter>");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::Send(Request::Lock))));
}

#[test]
fn what_cannot_be_done_is_listed_with_the_reason() {
    let mut model = open_model();
    go(&mut model, "<c-p>hoan tac");
    assert!(picture(&mut model, 80, 24).contains("Không có việc nào để hoàn tác"));
    go(&mut model, "<enter>");
    assert_eq!(scope(&model), Scope::Palette);
    assert!(picture(&mut model, 80, 24).contains("! Không có việc nào để hoàn tác"));
    let mut overview = super::overview();
    overview.undo = Some((crate::domain::ids::OperationId([1; 16]), crate::domain::event::OperationKind::RecordVisit));
    reply(&mut model, Reply::Overview(Box::new(overview)));
    go(&mut model, "<enter>");
    assert_eq!(scope(&model), Scope::Confirm);
}

#[test]
fn a_locked_ledger_offers_nothing_of_itself() {
    let mut model = Model::new(beginning(Kind::Ledger));
    press(&mut model, "<c-p>");
    assert_eq!(scope(&model), Scope::Palette);
    press(&mut model, "ca phuong");
    let seen = picture(&mut model, 80, 24);
    assert!(seen.contains("Không có lệnh nào như vậy"), "{seen}");
    press(&mut model, "<esc>");
    assert_eq!(scope(&model), Scope::Unlock);
}

#[test]
fn what_was_given_last_stands_first() {
    let mut model = open_model();
    go(&mut model, "d<c-p>xep<enter>");
    assert_eq!(model.shared.recent_acts, [Act::Sort]);
    go(&mut model, "<c-p>");
    let lines = listed(&mut model);
    assert!(lines.first().is_some_and(|line| line.contains(" s ")), "{lines:#?}");
}

#[test]
fn home_closes_what_is_open_but_no_form() {
    let mut model = open_model();
    go(&mut model, "d<enter>?<c-o>");
    assert_eq!(scope(&model), Scope::Overview);
    go(&mut model, "d<enter>va<c-o>");
    assert_eq!(scope(&model), Scope::Visit);
    assert!(picture(&mut model, 80, 24).contains("chưa ghi"));
}

#[test]
fn a_click_gives_a_command_and_one_beside_closes() {
    let mut model = open_model();
    go(&mut model, "<c-p>ca phuong");
    let picture = picture(&mut model, 80, 24);
    let row = picture.lines().position(|line| line.contains('►')).unwrap();
    let click = |model: &mut Model, x, y| {
        let at = at(0);
        update(model, Msg { at, what: What::Click(Position::new(x, y)) })
    };
    click(&mut model, 20, u16::try_from(row).unwrap());
    assert_eq!(scope(&model), Scope::Roster);
    go(&mut model, "<c-p>");
    click(&mut model, 0, 1);
    assert_eq!(scope(&model), Scope::Roster);
}
