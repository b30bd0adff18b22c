//! Pictures of the extract of accounts beside the ledger, and what keys do in it without a desk.

use std::path::PathBuf;
use std::sync::Arc;

use super::super::message::Effect;
use super::super::model::Model;
use super::super::screens::ReconcileScreen;
use super::super::update::refresh;
use super::{answer_all, day, looks, open_model, picture, press, reply, requests};
use crate::desk::import::ImportStage;
use crate::desk::reconciling::{Accepted, Compared, Doubt, Group, Line, PersonTold, UnknownNumber, Which};
use crate::desk::screen::{Progress, ReconcilingReply, ReconcilingRequest, Reply, Request};
use crate::desk::views::{HouseholdRef, PersonRef};
use crate::domain::ids::{OperationId, PersonId};
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::person_number::PersonNumber;
use crate::domain::problem::ProblemCode;
use crate::domain::roster::{CellProblem, Place, RosterFile, RosterSheet};
use crate::msg;

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

fn told(number: i64, name: &str) -> Arc<PersonTold> {
    Arc::new(PersonTold {
        id: PersonId([u8::try_from(number).unwrap(); 16]),
        reference: PersonRef(number),
        household: HouseholdRef(number),
        full_name: name.to_owned(),
        person_number: PersonNumber::new(&format!("03108510{number:04}")),
    })
}

fn at(row: u32, column: u32) -> Option<(Place, Option<u32>)> {
    Some((Place { file: 0, sheet: 0, row }, Some(column)))
}

fn line(person: (i64, &str), milestone: Milestone, (here, there): (&str, &str), doubt: Option<Doubt>) -> Line {
    Line {
        person: told(person.0, person.1),
        milestone,
        here: here.parse::<Reached>().unwrap(),
        there: there.parse::<Reached>().unwrap(),
        place: if there.is_empty() { None } else { at(u32::try_from(person.0).unwrap(), 6) },
        doubt,
    }
}

fn compared() -> Compared {
    let other = Doubt::OtherName("Trần Văn Khác".to_owned());
    let sheet = RosterSheet { name: "Tài khoản".to_owned(), heading_row: 4, rows: 120, ..RosterSheet::default() };
    let file = RosterFile { path: "/ds/tai-khoan-15-6.xlsx".to_owned(), sheets: vec![sheet], ..RosterFile::default() };
    let (approved, activated) = (Milestone::L2Approved, Milestone::L2Activated);
    Compared {
        files: vec![file],
        as_of: day("2023-06-15"),
        agree: 103,
        only_there: vec![
            line((7, "Đỗ Văn Mẫu"), activated, ("", "2023-06-12"), None),
            line((8, "Lê Thị Thử"), approved, ("", "?2023-06-15"), None),
            line((9, "Ngô Tưởng Tượng"), approved, ("", "2023-06-01"), Some(other)),
            line(
                (10, &"Tôn Nữ Hoàng Thị Có Tên Rất Dài ".repeat(3)),
                activated,
                ("", "2023-06-30"),
                Some(Doubt::FutureDay),
            ),
        ],
        different_day: vec![
            line((11, "Phạm Giả Định"), approved, ("?2023-05-01", "2023-03-11"), None),
            line((12, "\u{1b}[2J\u{202e}漢字"), approved, ("", "2023-03-12"), Some(Doubt::ToldTwice)),
        ],
        only_here: vec![line((13, "Trần Thị Ví Dụ"), activated, ("2023-06-02", ""), None)],
        unknown: vec![UnknownNumber {
            person_number: PersonNumber::new("031090199999").unwrap(),
            full_name: Some("Ai Đó".to_owned()),
            reached: vec![(approved, Reached::On(day("2023-06-01")))],
            place: (Place { file: 0, sheet: 0, row: 40 }, Some(1)),
        }],
        problems: vec![(
            Place { file: 0, sheet: 0, row: 41 },
            CellProblem { code: ProblemCode::BadPersonId, column: Some(1), field: None, raw: "31085100001".to_owned() },
        )],
    }
}

fn number_of(request: &Request) -> Option<u64> {
    match request {
        Request::Reconciling(
            ReconcilingRequest::Read { number, .. }
            | ReconcilingRequest::CompareAgain { number }
            | ReconcilingRequest::Accept { number, .. },
        ) => Some(*number),
        _ => None,
    }
}

fn which(asked: &[Request]) -> Option<Which> {
    asked.iter().find_map(|request| match request {
        Request::Reconciling(ReconcilingRequest::Accept { which, .. }) => Some(which.clone()),
        _ => None,
    })
}

fn opened() -> (Model, u64) {
    let mut model = open_model();
    model.screens.push(ReconcileScreen::new(PathBuf::from("/ds/tai-khoan-15-6.xlsx")).into());
    let mut effects = Vec::new();
    refresh(&mut model, &mut effects);
    let asked = answer_all(&mut model, effects);
    let number = asked.iter().find_map(number_of).unwrap();
    (model, number)
}

fn answer(model: &mut Model, answer: ReconcilingReply) -> Vec<Request> {
    let effects = reply(model, Reply::Reconciling(answer));
    answer_all(model, effects)
}

fn shown() -> Model {
    let (mut model, number) = opened();
    answer(&mut model, ReconcilingReply::Compared { number, compared: Arc::new(compared()) });
    model
}

#[test]
fn groups() {
    let mut model = shown();
    keep(&mut model, "reconcile_only_there");
    press(&mut model, "<down><down>");
    keep(&mut model, "reconcile_doubt");
    press(&mut model, "<tab>");
    keep(&mut model, "reconcile_different_day");
    press(&mut model, "<tab>");
    keep(&mut model, "reconcile_only_here");
    press(&mut model, "<tab>");
    keep(&mut model, "reconcile_unknown");
    press(&mut model, "<tab>");
    keep(&mut model, "reconcile_agree");
}

#[test]
fn nothing_differs() {
    let (mut model, number) = opened();
    let nothing = Compared {
        only_there: Vec::new(),
        different_day: Vec::new(),
        only_here: Vec::new(),
        unknown: Vec::new(),
        problems: Vec::new(),
        ..compared()
    };
    answer(&mut model, ReconcilingReply::Compared { number, compared: Arc::new(nothing) });
    keep(&mut model, "reconcile_nothing");
    press(&mut model, "<tab>");
    keep(&mut model, "reconcile_empty_group");
}

#[test]
fn questions_and_marks() {
    let mut model = shown();
    press(&mut model, " ");
    keep(&mut model, "reconcile_marked");
    press(&mut model, "<enter>");
    keep(&mut model, "reconcile_ask_marked");
    let asked = requests(press(&mut model, "<enter>"));
    assert_eq!(which(&asked), Some(Which::These(vec![(Group::OnlyThere, 0)])));

    let mut model = shown();
    press(&mut model, "a");
    keep(&mut model, "reconcile_ask_all");
    let asked = requests(press(&mut model, "<enter>"));
    assert_eq!(which(&asked), Some(Which::OfGroup(Group::OnlyThere)));
}

#[test]
fn one_is_taken_by_one_key_and_a_doubtful_one_after_a_question() {
    let mut model = shown();
    let asked = requests(press(&mut model, "<enter>"));
    assert_eq!(which(&asked), Some(Which::These(vec![(Group::OnlyThere, 0)])));
    // Until the desk has answered, keys wait: they would mean another line.
    assert!(press(&mut model, "<enter>").is_empty());
    let number = asked.iter().find_map(number_of).unwrap();
    let accepted = Accepted { operation: Some(OperationId([3; 16])), applied: 1 };
    let effects = reply(&mut model, Reply::Reconciling(ReconcilingReply::Accepted { number, accepted }));
    let asked = requests(effects);
    assert!(asked.iter().any(|request| matches!(request, Request::Overview)));
    assert!(
        asked.iter().any(|request| matches!(request, Request::Reconciling(ReconcilingRequest::CompareAgain { .. })))
    );
    assert!(picture(&mut model, 80, 24).contains("Đã ghi 1 mốc theo danh sách."));

    let mut model = shown();
    let effects = press(&mut model, "<down><down><enter>");
    assert_eq!(which(&requests(effects)), None);
    assert!(picture(&mut model, 80, 24).contains("tên khác: Trần Văn Khác"));
    let asked = requests(press(&mut model, "<enter>"));
    assert_eq!(which(&asked), Some(Which::These(vec![(Group::OnlyThere, 2)])));
}

#[test]
fn what_cannot_be_taken_says_why() {
    let mut model = shown();
    for (keys, said) in [
        ("<tab><tab><enter>", "Danh sách không có mốc này"),
        ("a", "Danh sách không có mốc này"),
        ("<tab><enter>", "Số này chưa có trong sổ"),
        ("o", "Không có người nào trong sổ"),
        ("<tab><enter>", "không có gì để lấy"),
    ] {
        assert_eq!(which(&requests(press(&mut model, keys))), None);
        assert!(picture(&mut model, 80, 24).contains(said), "{said}\n{}", picture(&mut model, 80, 24));
    }
}

#[test]
fn numbers_are_hidden_until_they_are_asked_for() {
    let mut model = shown();
    assert!(!picture(&mut model, 80, 24).contains("031085100007"));
    press(&mut model, "x");
    assert!(picture(&mut model, 80, 24).contains("031085100007"));
}

#[test]
fn work_is_shown_and_given_up() {
    let (mut model, number) = opened();
    let stage = ImportStage::Reading { rows: 500, bytes_done: 500, bytes_total: 1_000 };
    reply(&mut model, Reply::Progress(Progress::Import(stage)));
    keep(&mut model, "reconcile_reading");
    let effects = press(&mut model, "<esc>");
    assert!(effects.iter().any(|effect| matches!(effect, Effect::CancelJob)));
    answer(&mut model, ReconcilingReply::Cancelled { number });
    assert!(picture(&mut model, 80, 24).contains("Tổng quan"));

    let mut model = shown();
    let asked = requests(press(&mut model, "a<enter>"));
    let number = asked.iter().find_map(number_of).unwrap();
    let stage = ImportStage::Writing { rows: 500, total: 90_000 };
    reply(&mut model, Reply::Progress(Progress::Import(stage)));
    keep(&mut model, "reconcile_writing");
    assert!(press(&mut model, "<esc>").iter().any(|effect| matches!(effect, Effect::CancelJob)));
    reply(&mut model, Reply::Progress(Progress::Import(ImportStage::Finishing)));
    assert!(press(&mut model, "<esc>").is_empty());
    assert!(picture(&mut model, 80, 24).contains("! Đã ghi xong, đang lưu chắc vào đĩa."));
    answer(&mut model, ReconcilingReply::Cancelled { number });
    assert_eq!(model.shared.status, None);
    keep(&mut model, "reconcile_stopped");
    // What was seen is compared again, and seen again.
    let asked = requests(press(&mut model, "<enter>"));
    let number = asked.iter().find_map(number_of).unwrap();
    answer(&mut model, ReconcilingReply::Compared { number, compared: Arc::new(compared()) });
    assert!(picture(&mut model, 80, 24).contains("[Sổ thiếu: 4]"));
}

#[test]
fn an_old_comparison_is_made_again_and_a_bad_file_says_why() {
    let mut model = shown();
    let asked = requests(press(&mut model, "<enter>"));
    let number = asked.iter().find_map(number_of).unwrap();
    let asked = answer(&mut model, ReconcilingReply::IsOld { number });
    assert!(asked.iter().any(|request| matches!(request, Request::Reconciling(ReconcilingRequest::Read { .. }))));
    let number = asked.iter().find_map(number_of).unwrap();
    let message = msg!("intake-no-accounts", path = "/ds/tai-khoan-15-6.xlsx");
    answer(&mut model, ReconcilingReply::Failed { number, message, hint: Some(msg!("intake-no-accounts-hint")) });
    keep(&mut model, "reconcile_failed");
    press(&mut model, "<enter>");
    assert!(picture(&mut model, 80, 24).contains("Tổng quan"));
}
