//! The lists as they are, in every state, with their looks.

use super::super::model::Model;
use super::lists::hostile_line;
use super::{at, go, line, looks, open_model, press, reply, requests};
use crate::desk::error::DeskError;
use crate::desk::screen::{ListsReply, ListsRequest, Reply, Request};
use crate::desk::views::{HouseholdsPage, PeoplePage};
use crate::msg;

const LONG: &str = "Công Tằng Tôn Nữ Nguyễn Thị Huyền Trân Phương Thảo Nguyên Hương Giang";

fn check(name: &str, model: &mut Model) {
    for (width, height) in [(80, 24), (120, 40)] {
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), looks(model, width, height));
    }
}

/// Opens the list of people and answers with these names.
fn people(names: &[&str]) -> Model {
    let mut model = open_model();
    let sent = requests(press(&mut model, "d"));
    let lines: Vec<_> = (1..).zip(names).map(|(number, name)| line(number, number, name)).collect();
    for request in sent {
        if let Request::People { number, .. } = request {
            let page = PeoplePage { total: lines.len(), gone: 0, first: 0, kept: None, lines: lines.clone() };
            reply(&mut model, Reply::People { number, page });
        }
    }
    model
}

#[test]
fn people_loading_none_one_many() {
    let mut model = open_model();
    press(&mut model, "d");
    check("people_loading", &mut model);
    check("people_empty_ledger", &mut people(&[]));
    check("people_one", &mut people(&["Nguyễn Văn Mẫu"]));
    check("people_long", &mut people(&[LONG, "An", LONG]));
    let mut model = open_model();
    go(&mut model, "d<down><down>");
    check("people_many", &mut model);
}

#[test]
fn people_filtered_marked_searched() {
    let mut model = open_model();
    go(&mut model, "d12<space><space><down><space>");
    check("people_marked", &mut model);
    let mut model = open_model();
    let sent = requests(press(&mut model, "/xyz"));
    for request in sent {
        if let Request::People { number, .. } = request {
            let page = PeoplePage { total: 0, gone: 0, first: 0, kept: None, lines: Vec::new() };
            reply(&mut model, Reply::People { number, page });
        }
    }
    check("people_nobody_found", &mut model);
}

#[test]
fn people_with_household_and_person_beside() {
    let mut model = open_model();
    model.shared.size = ratatui::layout::Size { width: 160, height: 50 };
    go(&mut model, "d<down>");
    insta::assert_snapshot!("people_160x50", looks(&mut model, 160, 50));
    insta::assert_snapshot!("people_60x16", looks(&mut model, 60, 16));
}

#[test]
fn people_that_could_not_be_read() {
    let mut model = open_model();
    press(&mut model, "d");
    let error = DeskError::refused("x", msg!("error-no-ledger", path = "so.tungnha"));
    reply(&mut model, Reply::Failed(error));
    check("people_failed", &mut model);
    press(&mut model, "<enter>");
    let unread = super::picture_of(&**model.top().unwrap(), &model.shared, 80, 20);
    assert!(unread.contains("Chưa đọc được danh sách."), "{unread}");
    // It is tried again.
    go(&mut model, "<down>");
    assert!(super::picture(&mut model, 80, 24).contains("1.000 người"));
}

#[test]
fn households_in_every_state() {
    let mut model = open_model();
    press(&mut model, "g");
    check("households_loading", &mut model);
    let mut model = open_model();
    go(&mut model, "g<down>");
    check("households_many", &mut model);
    model.shared.size = ratatui::layout::Size { width: 160, height: 50 };
    go(&mut model, "<down>");
    insta::assert_snapshot!("households_160x50", looks(&mut model, 160, 50));
    go(&mut model, "14ss/mau");
    check("households_searched", &mut model);
    let mut model = open_model();
    let sent = requests(press(&mut model, "g"));
    for request in sent {
        if let Request::Lists(ListsRequest::Households { number, .. }) = request {
            let lines = vec![hostile_line(1, LONG), hostile_line(2, LONG)];
            let page = HouseholdsPage { total: 2, gone: 0, first: 0, kept: None, lines };
            reply(&mut model, Reply::Lists(ListsReply::Households { number, page }));
        }
    }
    check("households_long", &mut model);
}

#[test]
fn filters_and_what_is_chosen_from() {
    let mut model = open_model();
    go(&mut model, "df12t<down>to 1<enter>");
    check("filters", &mut model);
    go(&mut model, "v");
    check("filters_problem", &mut model);
    go(&mut model, "zzz");
    check("filters_problem_none", &mut model);
    let mut model = open_model();
    model.shared.now = at(0);
    press(&mut model, "df");
    check("filters_counting", &mut model);
}

#[test]
fn recording_for_many() {
    let mut model = open_model();
    go(&mut model, "d*m");
    check("bulk", &mut model);
    go(&mut model, "8y45/6<enter>");
    check("bulk_wrong_day", &mut model);
    go(&mut model, "<esc><enter>");
    check("bulk_asked", &mut model);
}

#[test]
fn a_visit_for_many() {
    let mut model = open_model();
    go(&mut model, "g<space><space><space>");
    insta::assert_snapshot!("households_marked_80x24", looks(&mut model, 80, 24));
    go(&mut model, "v");
    insta::assert_snapshot!("bulk_visit_80x24", looks(&mut model, 80, 24));
    go(&mut model, "1");
    check("bulk_visit_chosen", &mut model);
}
