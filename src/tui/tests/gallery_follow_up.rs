//! What is to be followed up, in every state, as it is seen.

use super::super::model::Model;
use super::follow_up::line;
use super::{go, looks, open_model, press, reply, requests};
use crate::desk::follow_up::{FollowUp, FollowUpPage};
use crate::desk::screen::{FollowUpReply, FollowUpRequest, Reply, Request};
use crate::desk::views::Waiting;

fn check(name: &str, model: &mut Model) {
    for (width, height) in [(80, 24), (160, 50)] {
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), looks(model, width, height));
    }
}

#[test]
fn follow_ups_of_every_kind() {
    for (digit, kind) in (1..).zip(FollowUp::ALL) {
        let mut model = open_model();
        model.shared.size = ratatui::layout::Size { width: 160, height: 50 };
        go(&mut model, &format!("h{digit}<down>"));
        check(&format!("follow_up_{}", kind.code()), &mut model);
    }
    let mut model = open_model();
    go(&mut model, "<down>h5");
    insta::assert_snapshot!("follow_up_of_an_area_60x16", looks(&mut model, 60, 16));
}

#[test]
fn follow_ups_loading_none_and_long() {
    let mut model = open_model();
    press(&mut model, "h");
    check("follow_up_loading", &mut model);
    let with = |total: usize, name: &str| {
        let mut model = open_model();
        if let Some(overview) = &mut model.shared.overview {
            overview.waiting = Waiting::default();
        }
        for request in requests(press(&mut model, "h")) {
            if let Request::FollowUp(FollowUpRequest::Window { number, kind, .. }) = request {
                let mut lines = vec![line(kind, 1), line(kind, 2)];
                lines.truncate(total);
                for line in &mut lines {
                    (line.name, line.by, line.address) = (name.to_owned(), name.to_owned(), name.to_owned());
                }
                let page = FollowUpPage { total, first: 0, kept: None, counts: [0, 0, 0, 0, total, 0], lines };
                reply(&mut model, Reply::FollowUp(FollowUpReply::Window { number, page }));
            }
        }
        model
    };
    check("follow_up_none", &mut with(0, ""));
    check("follow_up_long", &mut with(2, &"Nguyễn Hoàng Phương Thảo ".repeat(8)));
}

#[test]
fn the_list_of_the_mobile_team() {
    let mut model = open_model();
    go(&mut model, "h6e");
    insta::assert_snapshot!("follow_up_hand_over_80x24", looks(&mut model, 80, 24));
}
