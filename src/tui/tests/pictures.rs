//! Every screen at many sizes with hostile names; and two pictures kept whole.

use super::super::message::{Msg, What};
use super::super::model::{Kind, Model};
use super::super::update::update;
use super::{answer_all, at, beginning, draw, go, household, line, open_model, picture, press, reply, requests};
use crate::desk::error::DeskError;
use crate::desk::follow_up::{FollowUpLine, FollowUpPage};
use crate::desk::screen::{
    FollowUpReply, FollowUpRequest, ListsReply, ListsRequest, Reply, Request, WalkingReply, WalkingRequest,
};
use crate::desk::views::{HouseholdsPage, PeoplePage, PersonResult, ProblemShown, VisitShown};
use crate::desk::walk::DoorsPage;
use crate::domain::next_step::NextStep;
use crate::domain::problem::ProblemCode;
use crate::domain::reason::Reason;
use crate::domain::visit::{Outcome, ResultKind};
use crate::domain::walk::Evening;
use crate::msg;

const SIZES: [(u16, u16); 13] = [
    (0, 0),
    (1, 1),
    (3, 3),
    (59, 16),
    (60, 15),
    (60, 16),
    (80, 24),
    (120, 16),
    (119, 30),
    (160, 50),
    (300, 100),
    (2, 200),
    (400, 2),
];

/// Names as nobody should have them.
fn hostile() -> Vec<String> {
    vec![
        "\u{1b}]0;x\u{7}\u{1b}[2J\r\n\t\u{0}\u{9b}31m".to_owned(),
        "漢字仮名交じり文の長い名前".repeat(20),
        "Nguye\u{302}\u{303}n\u{300}\u{301}\u{302}\u{303}\u{323} Va\u{306}n".to_owned(),
        "\u{202e}nâA nễyugN\u{2066}\u{200d}".to_owned(),
        "👩‍👩‍👧‍👦🇻🇳👍🏽".to_owned(),
        "\u{301}\u{301}\u{301}".to_owned(),
        String::new(),
        "A".repeat(5_000),
    ]
}

/// Every screen, by the keys that lead to it.
const WAYS: [&str; 36] = [
    "",
    "h",
    "h6e",
    "g v1",
    "d v1",
    "g",
    "w",
    "w<enter><down>",
    "wt<space><enter>z",
    "g/abc",
    "gf",
    "dft",
    "dfv",
    "d  m8",
    "d*",
    "d1234",
    "?",
    "d",
    "/",
    "/abc",
    "df",
    "ds",
    "d<enter>",
    "d<enter>x",
    "d<enter>?",
    "d<enter>v",
    "d<enter>vr",
    "d<enter>v/no",
    "d<enter>vh",
    "d<enter>vn",
    "d<enter>va<down>r1h<enter>nghi chú<enter>",
    "d<enter>va<esc>",
    "d<enter>m",
    "d<enter>m8y",
    "d<enter>m8<f4>",
    "d<enter>vh<f4>",
];

fn answer(model: &mut Model, effects: Vec<super::Effect>, name: &str) {
    let mut waiting = std::collections::VecDeque::from(requests(effects));
    while let Some(request) = waiting.pop_front() {
        let answer = match request {
            Request::People { number, window, .. } => {
                let lines = (0..80).map(|place| {
                    let mut line = line(place, place, name);
                    line.address = name.to_owned();
                    line.area = name.to_owned();
                    line.matched.name = vec![0, 2, 9_999];
                    line
                });
                Reply::People {
                    number,
                    page: PeoplePage { total: 500, gone: 0, first: window.first, kept: None, lines: lines.collect() },
                }
            }
            Request::Household(reference) => Reply::Household(Some(Box::new(hostile_household(reference.0, name)))),
            Request::Lists(ListsRequest::Households { number, window, .. }) => {
                let lines = (0..80).map(|place| super::lists::hostile_line(place, name)).collect();
                let page = HouseholdsPage { total: 500, gone: 0, first: window.first, kept: None, lines };
                Reply::Lists(ListsReply::Households { number, page })
            }
            Request::FollowUp(FollowUpRequest::Window { number, kind, window, .. }) => {
                let lines = (0..80).map(|place| FollowUpLine {
                    name: name.to_owned(),
                    area: name.to_owned(),
                    address: name.to_owned(),
                    by: name.to_owned(),
                    people: usize::MAX,
                    ..super::follow_up::line(kind, place)
                });
                let (lines, counts) = (lines.collect(), [usize::MAX; 6]);
                let page = FollowUpPage { total: 500, first: window.first, kept: None, counts, lines };
                Reply::FollowUp(FollowUpReply::Window { number, page })
            }
            Request::Walking(WalkingRequest::Doors { number, window, .. }) => {
                let lines = (0..80).map(|place| super::walk::hostile_door(place, name)).collect();
                let (counts, evening) = (super::overview().waiting.tonight, Evening::default());
                let page = DoorsPage { total: 500, first: window.first, kept: None, lines, counts, evening };
                Reply::Walking(WalkingReply::Doors { number, page })
            }
            Request::Lists(request) => match super::lists::answer(&Request::Lists(request)) {
                Some(answer) => answer,
                None => continue,
            },
            Request::Overview => {
                let mut overview = super::overview();
                overview.ward.name = name.to_owned();
                overview.campaign.name = name.to_owned();
                overview.tally.rows.iter_mut().for_each(|row| row.area = name.to_owned());
                Reply::Overview(Box::new(overview))
            }
            _ => continue,
        };
        waiting.extend(requests(reply(model, answer)));
    }
}

fn hostile_household(number: i64, name: &str) -> crate::desk::views::HouseholdCard {
    let mut card = household(number);
    let template = card.members[0].clone();
    for place in 0..12 {
        let mut member = template.clone();
        member.reference = crate::desk::views::PersonRef(1_000 + place);
        member.next_step = NextStep::Resubmit;
        card.members.push(member);
    }
    for member in &mut card.members {
        member.person.facts.full_name = name.to_owned();
        member.person.facts.relationship = Some(name.to_owned());
        member.person.facts.note = Some(name.to_owned());
        member.problems =
            vec![ProblemShown { code: ProblemCode::BadDate, field: None, raw: name.to_owned(), cell: name.to_owned() }];
    }
    card.household.facts.address = Some(name.to_owned());
    card.household.facts.head_name = Some(name.to_owned());
    card.appointment = "2023-06-01 19:30".parse().ok();
    card.visits = vec![
        VisitShown {
            household: card.reference,
            on: super::day("2023-06-01"),
            outcome: Outcome::Met,
            results: vec![PersonResult {
                reason: Reason::from_code("frail"),
                ..PersonResult::of(card.members[0].reference, ResultKind::None)
            }],
            next: card.appointment,
            note: Some(name.to_owned()),
            by: name.to_owned(),
        };
        9
    ];
    card
}

fn assert_clean(model: &mut Model, what: &str) {
    for (width, height) in SIZES {
        let effects = update(model, Msg { at: at(0), what: What::Resized(width, height) });
        drop(effects);
        let buffer = draw(model, width, height);
        for cell in buffer.content() {
            assert!(!cell.symbol().chars().any(char::is_control), "{what} at {width}x{height}: {:?}", cell.symbol());
        }
    }
}

#[test]
fn c10_every_screen_stands_any_name_at_any_size() {
    for name in hostile() {
        for way in WAYS {
            let mut model = open_model();
            let mut overview = super::overview();
            overview.ward.name.clone_from(&name);
            overview.campaign.name.clone_from(&name);
            overview.tally.rows.iter_mut().for_each(|row| row.area.clone_from(&name));
            reply(&mut model, Reply::Overview(Box::new(overview)));
            for key in super::keys_of(way) {
                let effects = update(&mut model, Msg { at: at(0), what: What::Key(key) });
                answer(&mut model, effects, &name);
            }
            assert_clean(&mut model, way);
        }
    }
}

#[test]
fn screens_outside_an_open_ledger_stand_any_size() {
    let mut model = Model::new(beginning(Kind::Ledger));
    assert_clean(&mut model, "unlock");
    press(&mut model, "mật khẩu<f2>");
    assert_clean(&mut model, "unlock, shown");
    press(&mut model, "<enter>");
    assert_clean(&mut model, "opening");
    reply(&mut model, Reply::Failed(DeskError::refused("x", msg!("error-no-ledger", path = "\u{1b}[2J"))));
    assert_clean(&mut model, "refused");
    assert_clean(&mut Model::new(beginning(Kind::Demo)), "demo");
    let mut new = super::beginning(Kind::Ledger);
    new.ledger_exists = false;
    let mut model = Model::new(new);
    assert_clean(&mut model, "start");
    press(&mut model, "1Phường Mẫu<enter>mật<enter>");
    assert_clean(&mut model, "set up");
    let mut model = open_model();
    reply(&mut model, Reply::Failed(DeskError::refused("x", msg!("error-no-ledger", path = "\u{1b}[2J"))));
    assert_clean(&mut model, "trouble");
    let mut model = open_model();
    answer_all(&mut model, Vec::new());
    reply(&mut model, Reply::Household(None));
    press(&mut model, "d");
    assert_clean(&mut model, "loading");
}

#[test]
fn a_form_keeps_its_content_in_a_window_that_was_too_small() {
    let mut model = open_model();
    go(&mut model, "d<enter>va");
    assert!(picture(&mut model, 40, 10).contains("Cửa sổ nhỏ quá"));
    assert!(picture(&mut model, 80, 24).contains("→ kích hoạt mức 2"));
}

#[test]
fn the_overview_as_it_is() {
    let mut model = open_model();
    insta::assert_snapshot!("overview_80x24", picture(&mut model, 80, 24));
}

#[test]
fn the_form_of_a_visit_as_it_is() {
    let mut model = open_model();
    go(&mut model, "d<enter>v<down>r2h<enter>");
    insta::assert_snapshot!("visit_80x24", picture(&mut model, 80, 24));
}
