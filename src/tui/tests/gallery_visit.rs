//! The forms at the door as they are: a visit, its reasons, a milestone.

use super::super::model::Model;
use super::{answer_all, go, household, looks, open_model, picture, press, reply};
use crate::desk::screen::Reply;
use crate::domain::next_step::NextStep;
use crate::domain::reason::Reason;

fn check(name: &str, model: &mut Model) {
    for (width, height) in [(80, 24), (120, 40)] {
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), looks(model, width, height));
    }
}

fn after(keys: &str) -> Model {
    let mut model = open_model();
    go(&mut model, keys);
    model
}

/// The form over a household of many members with long names.
fn over_many(keys: &str) -> Model {
    let mut model = open_model();
    go(&mut model, "d<enter>");
    let mut card = household(1);
    let template = card.members[0].clone();
    for place in 0..14 {
        let mut member = template.clone();
        member.reference = crate::desk::views::PersonRef(900 + place);
        member.person.facts.full_name = format!("Công Tằng Tôn Nữ Nguyễn Phước Thị Mẫu Thứ {place}");
        member.next_step = NextStep::Resubmit;
        card.members.push(member);
    }
    reply(&mut model, Reply::Household(Some(Box::new(card))));
    press(&mut model, keys);
    model
}

#[test]
fn a_visit_in_every_state() {
    // Two lines under each other, the second not answered yet: another household than the one beside the list.
    let mut loading = after("d");
    press(&mut loading, "<down><down>v");
    check("visit_loading", &mut loading);
    check("visit_usual", &mut after("d<enter>v"));
    check("visit_met", &mut after("d<enter>v5"));
    check("visit_results", &mut after("d<enter>va<down>r2h<enter>nđã hẹn<enter>y1/6<enter>"));
    check("visit_stands", &mut after("d<enter>ve"));
    check("visit_next_proposed", &mut after("d<enter>vh"));
    check("visit_next_wrong", &mut after("d<enter>vhkhông rõ<enter>"));
    check("visit_day_wrong", &mut after("d<enter>vy32/13<enter>"));
    check("visit_refused", &mut after("d<enter>va1"));
    check("visit_many", &mut over_many("v<down><down><down><down><down><down><down><down>d"));
    let mut gone = after("d<enter>v");
    super::super::update::update(
        &mut gone,
        super::super::message::Msg {
            at: super::at(0),
            what: super::super::message::What::Reply(Reply::Household(None)),
        },
    );
    check("visit_gone", &mut gone);
}

/// What was the matter last time mostly still is: one key goes on from there.
#[test]
fn the_list_of_reasons_starts_at_the_latest_one_of_the_person() {
    let mut model = after("d<enter>");
    let mut card = household(1);
    card.members[0].reason = Reason::from_code("refused");
    press(&mut model, "v");
    reply(&mut model, Reply::Household(Some(Box::new(card))));
    let selected = |model: &mut Model| {
        let text = picture(model, 80, 24);
        text.lines().find(|row| row.starts_with('►')).unwrap_or_else(|| panic!("{text}")).to_owned()
    };
    press(&mut model, "r");
    assert!(selected(&mut model).contains("Không đồng ý"));
    // What was just chosen counts before that; of somebody who gave none the list starts as ever.
    press(&mut model, "<home><down><enter>r");
    assert!(selected(&mut model).contains("Không có điện thoại thông minh"));
    press(&mut model, "<esc><down>r");
    assert!(selected(&mut model).contains("Chưa biết cách kích hoạt"));
}

#[test]
fn the_reasons_in_every_state() {
    check("reasons", &mut after("d<enter>vr"));
    check("reasons_end", &mut after("d<enter>vr<end>"));
    check("reasons_searched", &mut after("d<enter>vr/dien thoai"));
    check("reasons_none", &mut after("d<enter>vr/khong co ly do nay"));
}

#[test]
fn a_milestone_in_every_state() {
    let mut loading = after("d");
    press(&mut loading, "<down><down>m");
    check("record_loading", &mut loading);
    check("record", &mut after("d<enter>m"));
    check("record_chosen", &mut after("d<enter>m8"));
    check("record_day", &mut after("d<enter>m8y1/6<enter>"));
    check("record_day_wrong", &mut after("d<enter>m8y32/13<enter>"));
    check("record_unknown", &mut after("d<enter>m20"));
    check("record_never", &mut after("d<enter>m2-"));
    check("record_calendar", &mut after("d<enter>m8<f4>"));
    check("record_long_name", &mut over_many("<down><down><down>m8"));
}

/// What was typed stays when the window is too small for a while.
#[test]
fn a_form_keeps_its_place_through_sizes() {
    let mut model = after("d<enter>va<down>r2hmai 8h");
    let before = looks(&mut model, 80, 24);
    for (width, height) in [(160, 50), (40, 10), (1, 1), (60, 16), (120, 40)] {
        let effects = super::super::update::update(
            &mut model,
            super::super::message::Msg { at: super::at(0), what: super::super::message::What::Resized(width, height) },
        );
        answer_all(&mut model, effects);
    }
    assert_eq!(looks(&mut model, 80, 24), before);
}
