//! Bringing lists in, without a desk: what is asked, what keys do while the desk works, what locks and what leaves.

use std::path::PathBuf;

use super::super::message::{Effect, Msg, What};
use super::super::model::Model;
use super::super::screens::{ImportPlan, ImportSheets};
use super::super::update::{refresh, update};
use super::{at, open_model, picture, press, reply, requests};
use crate::desk::import::ImportStage;
use crate::desk::screen::{HowToRead, ImportingReply, ImportingRequest, Progress, Reply, Request};

fn open_plan() -> (Model, u64) {
    let mut model = open_model();
    model.screens.push(ImportPlan::new(vec![PathBuf::from("/tmp/a.csv")], HowToRead::default()).into());
    let asked = requests(refreshed(&mut model));
    let number = asked.iter().find_map(plan_number).unwrap();
    (model, number)
}

/// What the screens ask for.
fn refreshed(model: &mut Model) -> Vec<Effect> {
    let mut effects = Vec::new();
    refresh(model, &mut effects);
    effects
}

fn plan_number(request: &Request) -> Option<u64> {
    match request {
        Request::Importing(ImportingRequest::Plan { number, .. }) => Some(*number),
        _ => None,
    }
}

fn progress(model: &mut Model, seconds: u64, rows: u64) {
    let stage = ImportStage::Reading { rows, bytes_done: rows, bytes_total: 1_000 };
    let what = What::Reply(Reply::Progress(Progress::Import(stage)));
    assert!(update(model, Msg { at: at(seconds), what }).is_empty());
}

#[test]
fn reading_is_given_up_at_once_and_its_late_answer_is_nobodys() {
    let (mut model, number) = open_plan();
    progress(&mut model, 1, 100);
    progress(&mut model, 5, 500);
    assert!(picture(&mut model, 80, 24).contains("100 dòng/giây · còn khoảng 5 giây"));
    let effects = press(&mut model, "<esc>");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::CancelJob)));
    assert!(picture(&mut model, 80, 24).contains("Đã dừng, chưa nhập gì."));
    reply(&mut model, Reply::Importing(ImportingReply::Cancelled { number }));
    assert!(picture(&mut model, 80, 24).contains("Tổng quan"));
}

#[test]
fn nobody_is_locked_out_of_work_and_leaving_it_asks() {
    let (mut model, number) = open_plan();
    progress(&mut model, 400, 100);
    assert!(picture(&mut model, 80, 24).contains("Đang đọc danh sách"));
    assert_eq!(model.next_deadline(), None);
    let effects = press(&mut model, "q");
    assert!(effects.is_empty());
    assert!(picture(&mut model, 80, 24).contains("Dừng lại và thoát?"));
    press(&mut model, "<esc>");
    // When it is over, the time without a key counts again.
    let failed = ImportingReply::Cancelled { number };
    update(&mut model, Msg { at: at(900), what: What::Reply(Reply::Importing(failed)) });
    assert!(model.next_deadline().is_some());
    update(&mut model, Msg { at: at(2_000), what: What::Woken });
    assert!(picture(&mut model, 80, 24).contains("Mật khẩu"));
}

#[test]
fn undo_and_search_wait_until_work_is_over() {
    let (mut model, _) = open_plan();
    assert!(press(&mut model, "u/d<c-r>").is_empty());
    assert!(picture(&mut model, 80, 24).contains("Đang mở tệp"));
}

#[test]
fn a_first_look_that_is_given_up_goes_back_to_the_picker() {
    let mut model = open_model();
    press(&mut model, "i");
    reply(&mut model, Reply::Importing(ImportingReply::Places(Vec::new())));
    model.screens.push(ImportSheets::new(vec![PathBuf::from("/tmp/a.csv")]).into());
    refreshed(&mut model);
    assert!(picture(&mut model, 80, 24).contains("Đang mở a.csv"));
    let effects = press(&mut model, "<esc>");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::CancelJob)));
    assert!(picture(&mut model, 80, 24).contains("Danh sách nằm ở đâu?"));
}
