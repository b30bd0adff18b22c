//! What is to be followed up: the six lists by their digits, visits from them, the list of the mobile team.

use super::super::model::Model;
use super::super::screens::Screen;
use super::journeys::Journey;
use super::{answer_all, at, day, go, open_model, overview, picture, press, reply, requests};
use crate::desk::clean_up_list::Digits;
use crate::desk::export::Proposal;
use crate::desk::follow_up::{FollowUp, FollowUpLine, FollowUpPage};
use crate::desk::mobile_team::HandedOver;
use crate::desk::screen::{FollowUpReply, FollowUpRequest, NotWritten, Reply, Request};
use crate::desk::views::{Done, Doors, HouseholdRef, PersonRef, Waiting};
use crate::domain::event::OperationKind;
use crate::domain::ids::OperationId;
use crate::domain::next_step::NextStep;
use crate::domain::phone::Phone;
use crate::domain::reason::Reason;
use crate::domain::visit::Outcome;

/// How many each list has in these tests.
pub const COUNTS: [usize; 6] = [2, 3, 1, 5, 300, 12];

pub fn line(kind: FollowUp, number: i64) -> FollowUpLine {
    let appointment = match kind {
        FollowUp::Late => "2023-06-10 19:30",
        FollowUp::Today => "2023-06-15 20:00",
        FollowUp::Tomorrow => "2023-06-16 19:30",
        FollowUp::Later => "2023-06-24",
        FollowUp::CallBack | FollowUp::MobileTeam => "",
    };
    let reason = match kind {
        FollowUp::CallBack if number % 2 == 0 => Reason::from_code("away_work_study"),
        FollowUp::MobileTeam => Reason::from_code("frail"),
        _ => None,
    };
    FollowUpLine {
        reference: HouseholdRef(number),
        person: PersonRef(number * 2 - 1),
        name: format!("Nguyễn Văn Mẫu {number}"),
        phone: Phone::new("0975550333").filter(|_| number % 3 != 0),
        phone_of: (number % 4 == 2).then(|| "Trần Thị Phương".to_owned()),
        area: "Tổ 1".to_owned(),
        address: format!("{number} ngõ 34 phố Thí Điểm"),
        people: 3,
        step: if kind == FollowUp::MobileTeam { NextStep::MobileTeam } else { NextStep::ActivateNow },
        appointment: appointment.parse().ok(),
        reason,
        latest: Some((day("2023-06-01"), if number % 2 == 0 { Outcome::Met } else { Outcome::NotHome })),
        by: "Trần Thị Hẹn".to_owned(),
    }
}

pub fn answer(request: &FollowUpRequest) -> Option<Reply> {
    Some(Reply::FollowUp(match request {
        FollowUpRequest::Window { number, kind, window, .. } => {
            let total = COUNTS[kind.place()];
            let places = window.first..total.min(window.first + window.count);
            let lines = places.map(|place| line(*kind, i64::try_from(place).unwrap() + 1)).collect();
            let page = FollowUpPage { total, first: window.first, kept: None, counts: COUNTS, lines };
            FollowUpReply::Window { number: *number, page }
        }
        FollowUpRequest::ProposeList { .. } => FollowUpReply::ListProposed(Proposal {
            folder: "/nhà/tài liệu".to_owned(),
            name: "phuong-thi-diem_to-luu-dong.xlsx".to_owned(),
        }),
        FollowUpRequest::WriteList { .. } => return None,
    }))
}

fn shown(model: &Model) -> FollowUp {
    match model.top() {
        Some(Screen::FollowUp(screen)) => screen.kind,
        _ => panic!("not what is to be followed up"),
    }
}

/// The number of a neighbour in the house is not taken for one's own, no reason is torn, and what is counted is said.
#[test]
fn a_line_says_whose_phone_it_is_and_what_it_counts() {
    let mut model = open_model();
    go(&mut model, "h5<down>");
    let text = picture(&mut model, 80, 24);
    let row = |number: &str| text.lines().find(|row| row.contains(number)).unwrap().to_owned();
    assert!(row("Mẫu 1 ").contains(" 097••••333 ") && !row("Mẫu 1 ").contains("số của"), "{text}");
    assert!(row("► ").contains(" số của Phươ") && !row("► ").contains("097••••333"), "{text}");
    assert!(row("► ").starts_with("► Đi làm/học xa "), "{text}");
    assert!(text.contains("097••••333 (số của Phương) · 2 ngõ 34 phố Thí Điểm · Tổ 1 · 3 người cần gọi"), "{text}");
    let wide = picture(&mut model, 119, 24);
    assert!(wide.contains("097••••333 số của Phương") && wide.contains("Đi làm ăn xa / đi họ"), "{wide}");
    go(&mut model, "2");
    assert!(picture(&mut model, 80, 24).contains("3 nhân khẩu"));
    go(&mut model, "t");
    let areas = picture(&mut model, 80, 24);
    assert!(areas.lines().any(|row| row.trim_end().ends_with(" nhân khẩu")), "{areas}");
}

#[test]
fn a_digit_shows_its_list_and_tab_the_next() {
    let mut model = open_model();
    // What is most urgent stands first: today's, where there are some.
    go(&mut model, "h");
    assert_eq!(shown(&model), FollowUp::Today);
    for (digit, kind) in (1..).zip(FollowUp::ALL) {
        go(&mut model, &digit.to_string());
        assert_eq!(shown(&model), kind);
    }
    go(&mut model, "<tab>");
    assert_eq!(shown(&model), FollowUp::Late);
    go(&mut model, "<left>");
    assert_eq!(shown(&model), FollowUp::MobileTeam);
    go(&mut model, "<right><right>");
    assert_eq!(shown(&model), FollowUp::Today);
    for (waiting, first) in [
        (Waiting { due_today: Doors::default(), ..overview().waiting }, FollowUp::Late),
        (Waiting { due_tomorrow: overview().waiting.late, ..Waiting::default() }, FollowUp::Tomorrow),
        (Waiting::default(), FollowUp::CallBack),
    ] {
        assert_eq!(super::super::screens::FollowUpScreen::of(None, &waiting).kind, first);
    }
}

#[test]
fn the_selected_area_of_the_overview_is_followed_up_and_another_one_is_chosen() {
    let asked = |effects| {
        requests(effects).into_iter().find_map(|request| match request {
            Request::FollowUp(FollowUpRequest::Window { area, .. }) => Some(area),
            _ => None,
        })
    };
    let mut model = open_model();
    go(&mut model, "<down><down>");
    assert_eq!(asked(press(&mut model, "h")), Some(Some("Tổ 2".to_owned())));
    let mut model = open_model();
    go(&mut model, "h");
    assert!(!picture(&mut model, 80, 24).contains("chọn tổ khác"));
    go(&mut model, "tto 1");
    assert_eq!(asked(press(&mut model, "<enter>")), Some(Some("Tổ 1".to_owned())));
    let mut model = open_model();
    go(&mut model, "htto 1<enter>");
    assert!(picture(&mut model, 80, 24).contains("Chỉ Tổ 1 (t: chọn tổ khác)"));
    go(&mut model, "t");
    assert_eq!(asked(press(&mut model, "<enter>")), Some(None));
}

#[test]
fn enter_opens_the_household_and_doors_are_gone_through_from_there() {
    let mut model = open_model();
    go(&mut model, "h<down><enter>");
    let here = |model: &Model| model.top().and_then(|screen| screen.household()).map(|household| household.0);
    assert_eq!(here(&model), Some(2));
    go(&mut model, "n");
    assert_eq!(here(&model), Some(3));
    go(&mut model, "n");
    assert!(picture(&mut model, 80, 24).contains("Đây là hộ cuối của danh sách."));
    go(&mut model, "pp");
    assert_eq!(here(&model), Some(1));
    go(&mut model, "<esc>");
    assert_eq!(model.person(), Some((HouseholdRef(1), PersonRef(1))));
}

#[test]
fn a_visit_is_recorded_from_the_list_and_keys_wait_for_the_list_after_it() {
    let mut model = open_model();
    let recorded = go(&mut model, "h<down>v1");
    assert!(matches!(recorded.as_slice(), [Request::Visit { household: HouseholdRef(2), .. }]));
    let done = Done { operation: Some(OperationId([7; 16])), kind: OperationKind::RecordVisit, about: None };
    let effects = reply(&mut model, Reply::Done(done));
    assert_eq!(shown(&model), FollowUp::Today);
    // A key that is pressed before the list has come again waits: it would mean the household before.
    assert!(requests(press(&mut model, "v")).is_empty());
    assert_eq!(shown(&model), FollowUp::Today);
    answer_all(&mut model, effects);
    assert!(matches!(model.top(), Some(Screen::Visit(_))));
}

#[test]
fn phones_are_masked_until_they_are_revealed_and_that_is_logged() {
    use crate::desk::screen::ListsRequest;
    let mut model = open_model();
    go(&mut model, "h1");
    let whole = "0975550333";
    assert!(!picture(&mut model, 80, 24).contains(whole));
    let sent = requests(press(&mut model, "x"));
    assert!(matches!(sent.as_slice(), [Request::Lists(ListsRequest::LogSeen { people: 2 })]));
    assert!(picture(&mut model, 80, 24).contains(whole));
}

#[test]
fn the_list_of_the_mobile_team_asks_what_it_is_for() {
    let mut model = open_model();
    go(&mut model, "h6e");
    assert!(picture(&mut model, 80, 24).contains("Danh sách giao tổ lưu động"));
    assert!(go(&mut model, "<enter>").is_empty());
    assert!(picture(&mut model, 80, 24).contains("Cần ghi để làm gì"));
    let written = go(&mut model, "<tab><right><backtab>giao tối thứ bảy<enter>");
    let [Request::FollowUp(FollowUpRequest::WriteList { area: None, digits, folder, name, purpose, .. })] =
        written.as_slice()
    else {
        panic!("{} requests", written.len());
    };
    assert_eq!((*digits, purpose.as_str()), (Digits::Whole, "giao tối thứ bảy"));
    assert_eq!((folder.as_str(), name.as_str()), ("/nhà/tài liệu", "phuong-thi-diem_to-luu-dong.xlsx"));
    let taken = FollowUpReply::ListNotWritten(NotWritten::Taken("khác.xlsx".to_owned()));
    reply(&mut model, Reply::FollowUp(taken));
    assert!(picture(&mut model, 80, 24).contains("Đã có tệp tên trước"));
    let again = go(&mut model, "<enter>");
    assert!(
        matches!(again.as_slice(), [Request::FollowUp(FollowUpRequest::WriteList { name, .. })] if name == "khác.xlsx")
    );
    let path = "/nhà/tài liệu/khác.xlsx".into();
    reply(&mut model, Reply::FollowUp(FollowUpReply::ListWritten(HandedOver { path, people: 12 })));
    assert!(picture(&mut model, 80, 24).contains("Đã ghi danh sách 12 người"));
    go(&mut model, "<enter>");
    assert_eq!(shown(&model), FollowUp::MobileTeam);
}

#[test]
fn the_start_says_which_appointments_there_are_once() {
    let mut model = open_model();
    let said = "Hẹn: 2 hộ quá hẹn, 3 hộ hôm nay, 1 hộ ngày mai.";
    assert!(picture(&mut model, 80, 24).contains(said));
    go(&mut model, "<down>");
    assert!(!picture(&mut model, 80, 24).contains(said));
    reply(&mut model, Reply::Overview(Box::new(overview())));
    assert!(!picture(&mut model, 80, 24).contains(said));
    // Where there are none, nothing is said.
    let mut model = Model::new(super::beginning(super::Kind::Ledger));
    model.shared.session = super::Session::Opening;
    reply(&mut model, Reply::Unlocked(Vec::new()));
    let none = crate::desk::views::Overview { waiting: Waiting::default(), ..overview() };
    reply(&mut model, Reply::Overview(Box::new(none)));
    assert!(model.shared.status.is_none());
}

/// An evening of calls: late appointments are agreed anew, kept ones are done, and whoever is away is called back.
#[test]
fn journey_follow_up() {
    let mut journey = Journey::begin(600);
    journey.model.shared.now = at(0);
    journey.keys("h1").sees("Quá hẹn").sees("Thử");
    let line = |journey: &Journey| match journey.model.top() {
        Some(Screen::FollowUp(screen)) => (screen.counts.unwrap(), screen.list.current().cloned()),
        _ => panic!("not what is to be followed up"),
    };
    let (before, first) = line(&journey);
    let first = first.unwrap();
    // A new day is agreed: the line goes to the appointments of tomorrow.
    journey.keys("vh<enter><enter>").sees("Đã ghi");
    let (after, next) = line(&journey);
    assert_eq!((after[0], after[2]), (before[0] - 1, before[2] + 1));
    assert_ne!(next.map(|line| line.reference), Some(first.reference));
    journey.keys("u<enter>").sees("Đã hoàn tác");
    assert_eq!(line(&journey).0, before);
    // Nobody home at an appointment of today: to be called back.
    let (_, today) = {
        journey.keys("2");
        line(&journey)
    };
    journey.keys("v1").sees("Đã ghi").keys("5");
    let (after, _) = line(&journey);
    assert_eq!((after[1], after[4]), (before[1] - 1, before[4] + 1));
    let Some(Screen::FollowUp(screen)) = journey.model.top() else { panic!("not what is to be followed up") };
    let held =
        screen.list.held_lines().iter().any(|line| Some(line.reference) == today.as_ref().map(|line| line.reference));
    assert!(held);
    journey.keys("<enter>").sees("Hộ số");
}
