//! Figures by keys: each opens its list, the table of the tally is asked for other days, its file is written.

use super::super::message::{Effect, Msg, What};
use super::super::model::Model;
use super::super::update::update;
use super::{answer_all, at, day, draw, go, keys_of, open_model, overview, picture, press, reply, requests};
use crate::desk::export::{Proposal, TallyFormat};
use crate::desk::figure::Figure;
use crate::desk::people::Filter;
use crate::desk::screen::{FiguresReply, FiguresRequest, NotWritten, Reply, Request};
use crate::domain::milestone::Milestone;
use crate::domain::reason::Reason;
use crate::domain::tally::Count;
use crate::domain::time::Timestamp;

/// The filters of the list that is asked for at last.
fn filters(effects: Vec<Effect>) -> Vec<Filter> {
    let mut asked = requests(effects).into_iter().filter_map(|request| match request {
        Request::People { query, .. } => Some(query.filters),
        _ => None,
    });
    asked.next_back().expect("a list")
}

fn press_last(model: &mut Model, keys: &str) -> Vec<Effect> {
    let keys = keys_of(keys);
    let (last, before) = keys.split_last().expect("a key");
    for key in before {
        let effects = update(model, Msg { at: model.shared.now, what: What::Key(*key) });
        answer_all(model, effects);
    }
    update(model, Msg { at: model.shared.now, what: What::Key(*last) })
}

fn open_with_reasons() -> Model {
    let mut model = open_model();
    let mut overview = overview();
    let reason = |code: &str| Reason::from_code(code).unwrap();
    overview.tally.total.reasons = [(reason("no_smartphone"), 12), (reason("moved_away"), 40)].into();
    reply(&mut model, Reply::Overview(Box::new(overview)));
    model
}

#[test]
fn every_figure_of_the_overview_opens_its_list() {
    let since = day("2023-06-09");
    let area = |name: &str| Filter::Area(name.to_owned());
    let of = |figure: Figure| figure.filters(since);
    let count = |counted: Count| of(Figure::Count(counted));
    for (keys, expected) in [
        ("<enter>", vec![Filter::Eligible]),
        ("<down><enter>", vec![area("Tổ 1"), Filter::Eligible]),
        ("<end><enter>", vec![area(""), Filter::Eligible]),
        ("<tab><tab><enter>", count(Count::CardIssued)),
        ("<tab><tab><down><enter>", count(Count::L1Activated)),
        ("<tab><tab><end><enter>", count(Count::L2Activated)),
        ("<backtab><enter>", count(Count::L2ToActivate)),
        ("<backtab><right><enter>", of(Figure::Unvisited)),
        ("<backtab><down><enter>", of(Figure::DueToday)),
        ("<up><enter>", of(Figure::DueTomorrow)),
        ("<up><right><enter>", of(Figure::ComesOfAge)),
        ("<up><up><right><enter>", of(Figure::Late)),
        ("<up><up><up><up><enter>", count(Count::L2Activated)),
        ("o<enter>", of(Figure::Reason(Reason::from_code("moved_away").unwrap()))),
        ("o<down><enter>", of(Figure::Reason(Reason::from_code("no_smartphone").unwrap()))),
        ("oo<down><enter>", vec![area("Tổ 1"), Filter::Eligible]),
        ("d", vec![]),
        ("<down>t", vec![area("Tổ 1"), Filter::ToActivate]),
    ] {
        for size in [(80, 24), (120, 40), (60, 16)] {
            let mut model = open_with_reasons();
            draw(&mut model, size.0, size.1);
            // Where the areas have a page of their own, what is above them is not reached by an arrow.
            if size.1 > 16 || !keys.starts_with("<up>") {
                assert_eq!(filters(press_last(&mut model, keys)), expected, "{keys} at {size:?}");
            }
        }
    }
}

#[test]
fn a_click_selects_a_figure_and_another_one_opens_it() {
    let mut model = open_with_reasons();
    let text = picture(&mut model, 80, 24);
    let place = |text: &str, what: &str| {
        let (y, line) = text.lines().enumerate().find(|(_, line)| line.contains(what)).expect("it is seen");
        let x = line.split(what).next().map_or(0, |before| before.chars().count());
        ratatui::layout::Position::new(u16::try_from(x).unwrap(), u16::try_from(y).unwrap())
    };
    for (what, expected) in [
        ("Mức 2: đã thu nhận", Figure::Count(Count::L2Enrolled)),
        ("Hẹn hôm nay", Figure::DueToday),
        ("Quá hẹn", Figure::Late),
    ] {
        let position = place(&text, what);
        let click = |model: &mut Model| update(model, Msg { at: model.shared.now, what: What::Click(position) });
        assert!(requests(click(&mut model)).is_empty(), "{what}");
        assert_eq!(filters(click(&mut model)), expected.filters(day("2023-06-09")), "{what}");
        press(&mut model, "<esc>");
    }
}

#[test]
fn every_figure_of_the_tally_opens_its_list_only_of_today_and_all_that_is_known() {
    let mut model = open_model();
    go(&mut model, "b");
    assert_eq!(filters(press_last(&mut model, "<right><right><enter>")), [Filter::Eligible]);
    go(&mut model, "<esc>");
    let filters = filters(press_last(&mut model, "<down><right><enter>"));
    assert_eq!(filters, [Filter::Area("Tổ 1".to_owned()), Filter::Reached(Milestone::CardIssued)]);
    go(&mut model, "<esc>");
    for (typed, why) in
        [("nhôm qua<enter>", "Danh sách chỉ mở được từ bảng"), ("n<tab><tab>10/6<enter>", "điều đã biết")]
    {
        go(&mut model, typed);
        assert!(requests(press(&mut model, "<enter>")).is_empty());
        assert!(picture(&mut model, 120, 40).contains(why), "{why}");
        go(&mut model, "<esc>b");
    }
}

#[test]
fn the_tally_is_asked_for_the_days_that_are_typed() {
    let mut model = open_model();
    go(&mut model, "b");
    let asked = |effects| {
        requests(effects).into_iter().find_map(|request| match request {
            Request::Figures(FiguresRequest::Tally(query)) => Some(query),
            _ => None,
        })
    };
    let query = asked(press_last(&mut model, "n10/6<tab>-7<tab>12/6 19:30<enter>")).unwrap();
    assert_eq!((query.as_of, query.since), (Some(day("2023-06-10")), Some(day("2023-06-08"))));
    assert_eq!(query.known_at, Timestamp::parse_known_at("2023-06-12 19:30"));
    reply(&mut model, Reply::Figures(FiguresReply::Tally(Box::new(super::tally(&query)))));
    let seen = picture(&mut model, 120, 40);
    for shown in ["Tính đến: 10/06/2023", "Trong kỳ từ: 08/06/2023", "Số liệu ghi đến: 12/06/2023 19:30"]
    {
        assert!(seen.contains(shown), "{shown}");
    }
    // What is not understood is said, and nothing is asked; Esc gives it up.
    assert!(asked(press(&mut model, "nx<enter>")).is_none());
    assert!(picture(&mut model, 80, 24).contains("Chưa hiểu ngày"));
    press(&mut model, "<esc>");
    assert!(picture(&mut model, 80, 24).contains("Tính đến: 10/06/2023"));
    // A day from the calendar.
    let query = asked(press_last(&mut model, "n<f4><right><enter><enter>")).unwrap();
    assert_eq!(query.as_of, Some(day("2023-06-11")));
}

fn proposed(name: &str) -> Reply {
    let (folder, name) = ("/nhà/tài liệu".to_owned(), name.to_owned());
    Reply::Figures(FiguresReply::Proposed(Proposal { folder, name }))
}

#[test]
fn a_file_is_proposed_written_and_said_where_or_another_name_is_asked_for() {
    let mut model = open_model();
    go(&mut model, "b");
    assert!(matches!(
        requests(press(&mut model, "e")).as_slice(),
        [Request::Figures(FiguresRequest::Propose { format: TallyFormat::Xlsx, folder: None, .. })]
    ));
    reply(&mut model, proposed("mẫu.xlsx"));
    assert!(matches!(
        requests(press(&mut model, "<right>")).as_slice(),
        [Request::Figures(FiguresRequest::Propose { format: TallyFormat::Csv, folder: Some(_), .. })]
    ));
    reply(&mut model, proposed("mẫu.csv"));
    let written = requests(press(&mut model, "<enter>"));
    let [Request::Figures(FiguresRequest::Export { folder, name, format: TallyFormat::Csv, .. })] = written.as_slice()
    else {
        panic!("{} requests", written.len());
    };
    assert_eq!((folder.as_str(), name.as_str()), ("/nhà/tài liệu", "mẫu.csv"));
    // Keys wait for the answer; it asks for another name.
    assert!(requests(press(&mut model, "<enter>")).is_empty());
    let taken = FiguresReply::NotWritten(NotWritten::Taken("mẫu (2).csv".to_owned()));
    let again = requests(reply(&mut model, Reply::Figures(taken)));
    let [Request::Figures(FiguresRequest::Export { name, .. })] = again.as_slice() else { panic!("the key waited") };
    assert_eq!(name, "mẫu (2).csv");
    assert!(picture(&mut model, 80, 24).contains("Đã có tệp tên trước"));
    reply(&mut model, Reply::Figures(FiguresReply::Written("/nhà/tài liệu/mẫu (2).csv".into())));
    let picture_80 = picture(&mut model, 80, 24);
    assert!(picture_80.contains("Đã ghi bảng tổng hợp: /nhà/tài liệu/mẫu (2).csv"), "{picture_80}");
}

#[test]
fn a_long_path_is_said_whole() {
    let mut model = open_model();
    go(&mut model, "b");
    picture(&mut model, 80, 24);
    press(&mut model, "e");
    reply(&mut model, proposed("mẫu.xlsx"));
    press(&mut model, "<enter>");
    let path = format!("/nhà/{}/mẫu.xlsx", "thư-mục-".repeat(14));
    assert!(picture(&mut model, 80, 24).contains("Ghi ra tệp"));
    reply(&mut model, Reply::Figures(FiguresReply::Written(path.clone().into())));
    let seen = picture(&mut model, 80, 24);
    // Written, it is not offered again.
    assert!(!seen.contains("Ghi ra tệp"), "{seen}");
    let inside = seen.lines().filter_map(|line| line.split('│').nth(1)).flat_map(str::chars);
    let seen: String = inside.filter(|c| !c.is_whitespace()).collect();
    assert!(seen.contains(&path), "{seen}");
    press(&mut model, "<enter>");
    assert!(picture(&mut model, 80, 24).contains("Tính đến"));
}

/// The program wakes for the countdown only while it is seen.
#[test]
fn only_the_overview_wakes_for_the_next_minute() {
    let mut model = open_model();
    let lock = model.shared.last_key.since_start + model.shared.lock_after;
    let wakes = |model: &Model| model.next_deadline().filter(|deadline| *deadline < lock);
    assert_eq!(wakes(&model), Some(at(60).since_start));
    model.shared.now = at(59);
    assert_eq!(wakes(&model), Some(at(60).since_start));
    press(&mut model, "d");
    assert_eq!(wakes(&model), None);
    press(&mut model, "<esc>");
    assert!(wakes(&model).is_some());
    let mut without = overview();
    without.campaign.reports.daily_before.clear();
    without.campaign.reports.monthly_on = 0;
    reply(&mut model, Reply::Overview(Box::new(without)));
    assert_eq!(wakes(&model), None);
}

#[test]
fn the_countdown_counts() {
    let mut model = open_model();
    for (seconds, expected) in
        [(0, "còn 12 giờ 20 phút"), (61, "còn 12 giờ 19 phút"), (12 * 3_600, "còn 24 giờ 20 phút")]
    {
        model.shared.now = at(seconds);
        model.shared.last_key = model.shared.now;
        let seen = picture(&mut model, 80, 24);
        assert!(seen.contains(expected), "{seen}");
    }
}
