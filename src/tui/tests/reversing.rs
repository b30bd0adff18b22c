//! A whole import that is taken back: what is seen of it, and how it is stopped.

use std::time::Duration;

use super::super::command::Scope;
use super::super::message::{Effect, Msg, What};
use super::super::model::Model;
use super::super::update::update;
use super::{at, looks, open_model, picture, press, reply, requests};
use crate::desk::error::DeskError;
use crate::desk::reversing::ReversalStage;
use crate::desk::screen::{Progress, Reply, Request};
use crate::desk::views::Reversal;
use crate::domain::event::OperationKind;
use crate::domain::ids::OperationId;

fn tell(model: &mut Model, seconds: u64, how: OperationKind, stage: ReversalStage) {
    let what = What::Reply(Reply::Progress(Progress::Reversal(how, stage)));
    assert!(update(model, Msg { at: at(seconds), what }).is_empty());
}

fn keep(model: &mut Model, name: &str) {
    insta::assert_snapshot!(name, looks(model, 80, 24));
}

fn done() -> Reply {
    let (operation, kind) = (OperationId([7; 16]), OperationKind::Import);
    Reply::Reversed(Reversal { operation, kind, undone: true })
}

#[test]
fn it_is_told_of_and_stopped() {
    let mut model = open_model();
    let how = OperationKind::Undo;
    tell(&mut model, 1, how, ReversalStage::Looking);
    keep(&mut model, "reversing_looking");
    tell(&mut model, 2, how, ReversalStage::Folding { done: 0, whole: 0 });
    for (seconds, done) in [(3, 1_000), (13, 101_000)] {
        tell(&mut model, seconds, how, ReversalStage::Folding { done, whole: 255_000 });
    }
    keep(&mut model, "reversing_folding");
    // Nobody is locked out of it, and leaving it asks.
    assert_eq!(model.next_deadline(), None);
    press(&mut model, "<c-c>");
    assert!(picture(&mut model, 80, 24).contains("Dừng lại và thoát?"));
    assert!(press(&mut model, "<esc>").is_empty());
    let effects = press(&mut model, "<esc>");
    assert!(matches!(effects.as_slice(), [Effect::CancelJob]));
    keep(&mut model, "reversing_stopping");
    reply(&mut model, Reply::NotReversed);
    assert_eq!(model.top().map(|screen| screen.scope()), Some(Scope::Overview));
    assert!(picture(&mut model, 80, 24).contains("Đã dừng. Chưa có gì thay đổi."));
    assert!(model.next_deadline().is_some_and(|deadline| deadline > Duration::ZERO));
}

#[test]
fn what_cannot_be_stopped_any_more_is_said_until_it_is_over() {
    let mut model = open_model();
    tell(&mut model, 1, OperationKind::Redo, ReversalStage::Finishing);
    keep(&mut model, "reversing_finishing");
    assert!(press(&mut model, "<esc>").is_empty());
    assert!(model.shared.status.is_some());
    reply(&mut model, Reply::Failed(DeskError::Locked));
    // The trouble says what there is to say.
    assert_eq!(model.shared.status, None);
    assert_eq!(model.top().map(|screen| screen.scope()), Some(Scope::Trouble));
}

#[test]
fn keys_that_are_pressed_meanwhile_wait_for_the_screen_below() {
    let mut model = open_model();
    tell(&mut model, 1, OperationKind::Undo, ReversalStage::Looking);
    assert!(press(&mut model, "d").is_empty());
    let asked = requests(reply(&mut model, done()));
    assert_eq!(model.top().map(|screen| screen.scope()), Some(Scope::Roster));
    assert!(asked.iter().any(|request| matches!(request, Request::Overview)));
}
