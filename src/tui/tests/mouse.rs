//! Clicks, double clicks, the wheel.

use std::time::Duration;

use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

use super::super::command::Scope;
use super::super::message::{Effect, Moment, Msg, What, Wheel};
use super::super::model::Model;
use super::super::update::update;
use super::{answer_all, at, go, open_model, picture, reply};
use crate::desk::error::DeskError;
use crate::desk::screen::Reply;
use crate::msg;

fn scope(model: &Model) -> Scope {
    model.top().unwrap().scope()
}

/// Where a text stands on the screen, or on a larger one where there is no room for it.
fn place_of(model: &mut Model, text: &str) -> Position {
    let small = picture(model, 80, 24);
    let picture = if small.contains(text) { small } else { picture(model, 160, 50) };
    let (row, line) = picture.lines().enumerate().find(|(_, line)| line.contains(text)).expect(text);
    let column = line.split(text).next().unwrap().width();
    Position::new(u16::try_from(column).unwrap(), u16::try_from(row).unwrap())
}

/// Clicks on a text, so many milliseconds after the start; gives whether the program leaves.
fn click(model: &mut Model, text: &str, millis: u64) -> bool {
    let position = place_of(model, text);
    let at = Moment { since_start: Duration::from_millis(millis), ..at(0) };
    let effects = update(model, Msg { at, what: What::Click(position) });
    let leaves = effects.iter().any(|effect| matches!(effect, Effect::Leave));
    answer_all(model, effects);
    leaves
}

#[test]
fn two_quick_clicks_do_what_enter_does() {
    let mut model = open_model();
    go(&mut model, "d");
    click(&mut model, "Văn Mẫu 5", 0);
    assert_eq!(scope(&model), Scope::Roster);
    click(&mut model, "Văn Mẫu 5", 400);
    assert_eq!(scope(&model), Scope::Household);
    // The household is not clicked again: what opened by a click is not doubled by the next.
    let mut model = open_model();
    go(&mut model, "d");
    click(&mut model, "Văn Mẫu 5", 0);
    click(&mut model, "Văn Mẫu 6", 100);
    assert_eq!(scope(&model), Scope::Roster, "another line");
}

#[test]
fn a_form_is_not_saved_by_clicks() {
    let mut model = open_model();
    go(&mut model, "d<enter>va");
    for millis in 0..5 {
        click(&mut model, "Nguyễn Văn Mẫu 1", millis);
    }
    assert_eq!(scope(&model), Scope::Visit);
    assert!(model.shared.saving.is_none());
}

#[test]
fn keys_at_the_foot_can_be_clicked() {
    let mut model = open_model();
    click(&mut model, "Danh sách", 0);
    assert_eq!(scope(&model), Scope::Roster);
    click(&mut model, "? Trợ giúp", 0);
    assert_eq!(scope(&model), Scope::Help);
    click(&mut model, "Esc Quay lại", 0);
    assert_eq!(scope(&model), Scope::Roster);
    click(&mut model, "Esc Quay lại", 0);
    assert_eq!(scope(&model), Scope::Overview);
    click(&mut model, "Các hộ", 0);
    assert_eq!(scope(&model), Scope::Households);
    assert!(click(&mut model, "Thoát", 0));
}

#[test]
fn the_answers_of_a_question_can_be_clicked() {
    let mut model = open_model();
    go(&mut model, "d<enter>va<esc>");
    click(&mut model, "Bỏ những gì", 0);
    assert_eq!(scope(&model), Scope::Confirm, "the question itself is no answer");
    click(&mut model, "Esc Không", 0);
    assert_eq!(scope(&model), Scope::Visit);
    go(&mut model, "<esc>");
    click(&mut model, "Enter Có", 0);
    assert_eq!(scope(&model), Scope::Household);
    reply(&mut model, Reply::Failed(DeskError::refused("full", msg!("error-disk-full"))));
    assert_eq!(scope(&model), Scope::Trouble);
    click(&mut model, "Enter Đã hiểu", 0);
    assert_eq!(scope(&model), Scope::Household);
}

#[test]
fn the_wheel_goes_three_lines() {
    let mut model = open_model();
    go(&mut model, "?");
    // Below where one asks.
    let lines =
        |model: &mut Model| picture(model, 80, 24).lines().skip(3).take(16).map(str::to_owned).collect::<Vec<_>>();
    let top = lines(&mut model);
    for (wheel, expected) in [(Wheel::Down, 3), (Wheel::Up, 0), (Wheel::Up, 0)] {
        update(&mut model, Msg { at: at(0), what: What::Wheel(wheel) });
        assert_eq!(lines(&mut model)[..10], top[expected..expected + 10]);
    }
    let mut model = open_model();
    go(&mut model, "d");
    // In a text it proposes nothing else.
    go(&mut model, "<enter>vah");
    let before = picture(&mut model, 80, 24);
    update(&mut model, Msg { at: at(0), what: What::Wheel(Wheel::Down) });
    assert_eq!(picture(&mut model, 80, 24), before);
}
