//! Figures by keys: each opens its list, the table of the tally is asked for other days, its file is written.

use super::super::message::{Effect, Msg, What};
use super::super::model::Model;
use super::super::update::update;
use super::{answer_all, at, day, draw, go, keys_of, open_model, overview, picture, press, reply, requests};
use crate::desk::behind::{TallyFigure, Who};
use crate::desk::export::{Proposal, TallyFormat};
use crate::desk::figure::Figure;
use crate::desk::figures::TallyQuery;
use crate::desk::people::Filter;
use crate::desk::screen::{FiguresReply, FiguresRequest, ListsRequest, NotWritten, Reply, Request};
use crate::desk::views::{PeoplePage, TallyTable};
use crate::domain::count::Tallied;
use crate::domain::reason::Reason;
use crate::domain::tally::{Count, Rate, TallyRow};
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
        ("o<backtab><down><enter>", vec![area("Tổ 1"), Filter::Eligible]),
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

fn behind(query: TallyQuery, who: Who, area: Option<&str>) -> Filter {
    Filter::Behind(TallyFigure { query, who, area: area.map(str::to_owned) })
}

#[test]
fn every_figure_of_the_tally_opens_its_list_of_any_day_and_moment() {
    let mut model = open_model();
    go(&mut model, "b");
    let today = TallyQuery::default();
    let eligible = Who::In(Tallied::Count(Count::Eligible));
    let card = Who::In(Tallied::Count(Count::CardIssued));
    assert_eq!(filters(press_last(&mut model, "<right><right><enter>")), [behind(today, eligible, None)]);
    go(&mut model, "<esc>");
    let opened = filters(press_last(&mut model, "<down><right><enter>"));
    assert_eq!(opened, [Filter::Area("Tổ 1".to_owned()), behind(today, card, None)]);
    assert!(picture(&mut model, 80, 24).contains("Đã cấp CCCD (hôm nay)"));
    go(&mut model, "<esc>nhôm qua<enter>");
    let yesterday = TallyQuery { as_of: Some(day("2023-06-14")), ..today };
    let opened = filters(press_last(&mut model, "<enter>"));
    assert_eq!(opened, [Filter::Area("Tổ 1".to_owned()), behind(yesterday, card, None)]);
    assert!(picture(&mut model, 80, 24).contains("(đến 14/06/2023)"));
    // The area of a past moment may be called otherwise today: it belongs to the figure.
    go(&mut model, "<esc>n<tab><tab>10/6<enter>");
    let then = TallyQuery { known_at: Timestamp::parse_known_at("2023-06-10"), ..yesterday };
    assert_eq!(filters(press_last(&mut model, "<enter>")), [behind(then, card, Some("Tổ 1"))]);
    assert!(picture(&mut model, 120, 40).contains("ghi đến 10/06/2023"));
}

#[test]
fn who_counts_and_is_not_listed_any_more_is_said() {
    let mut model = open_model();
    go(&mut model, "bn<tab><tab>10/6<enter><right>");
    let asked = requests(press_last(&mut model, "<enter>"));
    let number = asked.iter().find_map(|request| match request {
        Request::People { number, .. } => Some(*number),
        _ => None,
    });
    let page = PeoplePage { gone: 2, ..super::page(40, 0, 40) };
    reply(&mut model, Reply::People { number: number.unwrap(), page });
    let seen = picture(&mut model, 120, 40);
    assert!(seen.contains("40 người · thêm 2 mục nay không còn dòng riêng trong sổ"), "{seen}");
}

#[test]
fn households_and_visits_open_the_list_of_households_and_a_target_has_none() {
    let mut model = open_model();
    go(&mut model, "b");
    let households = |effects: Vec<Effect>| {
        requests(effects).into_iter().find_map(|request| match request {
            Request::Lists(ListsRequest::Households { query, .. }) => Some(query.filters),
            _ => None,
        })
    };
    let of = |count| behind(TallyQuery::default(), Who::In(Tallied::Count(count)), None);
    assert_eq!(households(press_last(&mut model, "<enter>")), Some(vec![of(Count::Households)]));
    go(&mut model, "<esc>");
    go(&mut model, &"<right>".repeat(30));
    assert_eq!(households(press_last(&mut model, "<enter>")), Some(vec![of(Count::Visits)]));
    go(&mut model, "<esc>");
    go(&mut model, &"<left>".repeat(17));
    assert!(picture(&mut model, 80, 24).contains("Chỉ tiêu kích hoạt mức 2"));
    assert!(requests(press(&mut model, "<enter>")).is_empty());
    assert!(picture(&mut model, 80, 24).contains("không có danh sách"));
}

#[test]
fn a_rate_says_what_it_is_of_and_opens_whom_it_lacks() {
    let mut model = open_model();
    go(&mut model, "b<down>");
    assert!(requests(press(&mut model, "t")).is_empty());
    assert!(picture(&mut model, 80, 24).contains("Chọn một cột tỷ lệ trước"));
    go(&mut model, &"<right>".repeat(14));
    let seen = picture(&mut model, 80, 24);
    assert!(seen.contains("360 / 400 = 90,00%"), "{seen}");
    assert!(seen.contains("Tử số: người đã cấp CCCD. Mẫu số: công dân đủ điều kiện."), "{seen}");
    let opened = filters(press_last(&mut model, "t"));
    let missing = behind(TallyQuery::default(), Who::MissingOf(Rate::Card), None);
    assert_eq!(opened, [Filter::Area("Tổ 1".to_owned()), missing]);
    assert!(picture(&mut model, 120, 40).contains("còn thiếu ở tỷ lệ Đã cấp CCCD / đủ điều kiện (hôm nay)"));
    go(&mut model, "<esc>");
    go(&mut model, &"<right>".repeat(6));
    assert!(requests(press(&mut model, "t")).is_empty());
    assert!(picture(&mut model, 80, 24).contains("không biết còn thiếu ai"));
}

/// The tallies that are asked for.
fn tallies(effects: Vec<Effect>) -> Vec<TallyQuery> {
    let asked = requests(effects).into_iter().filter_map(|request| match request {
        Request::Figures(FiguresRequest::Tally(query)) => Some(query),
        _ => None,
    });
    asked.collect()
}

/// As much less as there is of each area.
fn earlier(query: &TallyQuery) -> TallyTable {
    let mut table = super::tally(query);
    for row in &mut table.tally.rows {
        let mut before = TallyRow::of_area(&row.area);
        before.add(Count::Eligible, row.count(Count::Eligible));
        before.add(Count::L2Activated, row.count(Count::L2Activated) / 3);
        *row = before;
    }
    table.tally.total = TallyRow::default();
    table.tally.rows.iter().for_each(|row| table.tally.total.add_row(row));
    table
}

#[test]
fn figures_are_compared_with_the_time_before_and_with_a_day_that_is_said() {
    let mut model = open_model();
    go(&mut model, "bn10/6<tab>4/6<enter>");
    let days = |as_of: &str, since: &str| TallyQuery {
        as_of: as_of.parse().ok(),
        since: since.parse().ok(),
        ..TallyQuery::default()
    };
    let asked = tallies(press(&mut model, "c"));
    assert_eq!(asked, [days("2023-06-03", "2023-05-28")]);
    reply(&mut model, Reply::Figures(FiguresReply::Tally(Box::new(earlier(&asked[0])))));
    go(&mut model, &"<right>".repeat(6));
    let seen = picture(&mut model, 80, 24);
    for said in ["So với: 03/06/2023 (kỳ từ 28/05/2023)", "Toàn phường, xã: 80 → 240 (+160)", "+100", "+60"]
    {
        assert!(seen.contains(said), "{said}\n{seen}");
    }
    // The days stay behind what is compared; typed, the other day has as long a period.
    let asked = tallies(press(&mut model, "n<tab><tab><tab>1/6<enter>"));
    assert_eq!(asked, [days("2023-06-10", "2023-06-04"), days("2023-06-01", "2023-05-26")]);
    for query in &asked {
        let table = if query.as_of == Some(day("2023-06-01")) { earlier(query) } else { super::tally(query) };
        reply(&mut model, Reply::Figures(FiguresReply::Tally(Box::new(table))));
    }
    let seen = picture(&mut model, 80, 24);
    assert!(seen.contains("So với: 01/06/2023 (kỳ từ 26/05/2023)") && seen.contains("(+160)"), "{seen}");
    assert!(tallies(press(&mut model, "c")).is_empty());
    let seen = picture(&mut model, 80, 24);
    assert!(!seen.contains("So với") && seen.contains("Toàn phường, xã: 240 người"), "{seen}");
}

/// The names of the areas from the top, as they are seen.
fn areas_seen(model: &mut Model) -> Vec<String> {
    let seen = picture(model, 80, 24);
    let names = ["Tổ 1", "Tổ 2", "(chưa rõ tổ)"];
    let lines = seen.lines().skip(6).take(6);
    lines
        .filter_map(|line| names.iter().find(|name| line.contains(**name)).map(|_| line.chars().take(20).collect()))
        .collect()
}

#[test]
fn areas_are_ranked_by_the_selected_figure() {
    let mut model = open_model();
    go(&mut model, "b<right><right><down><down>s");
    let names = |seen: Vec<String>| -> Vec<String> {
        seen.iter().map(|line| line.trim_matches(['►', ' ']).to_owned()).collect()
    };
    assert_eq!(names(areas_seen(&mut model)), ["1. Tổ 1", "2. Tổ 2", "(chưa rõ tổ)"]);
    go(&mut model, "s");
    assert_eq!(names(areas_seen(&mut model)), ["2. Tổ 2", "1. Tổ 1", "(chưa rõ tổ)"]);
    // The selected area is still the selected one, and its list is opened.
    assert_eq!(filters(press_last(&mut model, "<enter>")).first(), Some(&Filter::Area("Tổ 2".to_owned())));
    go(&mut model, "<esc>s");
    assert_eq!(names(areas_seen(&mut model)), ["Tổ 1", "Tổ 2", "(chưa rõ tổ)"]);
}

#[test]
fn the_charts_open_their_lists() {
    let mut model = open_with_reasons();
    go(&mut model, "oo");
    let seen = picture(&mut model, 80, 24);
    assert!(
        seen.contains("[2 Tiến độ]") && seen.contains("Đã kích hoạt mức 2: 240 / 600 = 40,00%, còn 360 người"),
        "{seen}"
    );
    let of = |figure| behind(TallyQuery::default(), Who::In(figure), None);
    assert_eq!(filters(press_last(&mut model, "<enter>")), [of(Tallied::Count(Count::L2Activated))]);
    go(&mut model, "<esc>4");
    let seen = picture(&mut model, 80, 24);
    assert!(seen.contains("T5  15/06") && seen.contains("Dấu * là thứ bảy, chủ nhật."), "{seen}");
    let asked = requests(press_last(&mut model, "<enter>"));
    let evening = TallyQuery { as_of: Some(day("2023-06-15")), since: Some(day("2023-06-15")), known_at: None };
    let visits = behind(evening, Who::In(Tallied::Count(Count::Visits)), None);
    assert!(matches!(
        asked.as_slice(),
        [Request::Lists(ListsRequest::Households { query, .. })] if query.filters == [visits]
    ));
    go(&mut model, "<esc>5");
    let seen = picture(&mut model, 80, 24);
    assert!(seen.contains("19–20 giờ") && seen.contains("148") && seen.contains("Không tính 9 lượt"), "{seen}");
    assert!(requests(press(&mut model, "<enter>")).is_empty());
    assert!(picture(&mut model, 80, 24).contains("Cột giờ không có danh sách"));
    // Back on the first screen, its areas are there again.
    go(&mut model, "<esc>");
    assert!(picture(&mut model, 80, 24).contains("Tổ dân phố"));
}

#[test]
fn the_areas_side_by_side_from_the_tally() {
    let mut model = open_model();
    go(&mut model, "b");
    go(&mut model, &"<right>".repeat(6));
    go(&mut model, "o");
    let seen = picture(&mut model, 80, 24);
    assert!(seen.contains("[1 Các tổ]") && seen.contains("Đã kích hoạt mức 2, tính đến 15/06/2023"), "{seen}");
    let activated = Who::In(Tallied::Count(Count::L2Activated));
    let opened = filters(press_last(&mut model, "<down><enter>"));
    assert_eq!(opened, [Filter::Area("Tổ 2".to_owned()), behind(TallyQuery::default(), activated, None)]);
    go(&mut model, "<esc><right>");
    assert!(picture(&mut model, 80, 24).contains("Đã duyệt, chưa kích hoạt, tính đến"));
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
        [.., Request::Figures(FiguresRequest::Propose { format: TallyFormat::Docx, folder: Some(_), .. })]
    ));
    reply(&mut model, proposed("mẫu.docx"));
    let written = requests(press(&mut model, "<enter>"));
    let [Request::Figures(FiguresRequest::Export { folder, name, format: TallyFormat::Docx, .. })] = written.as_slice()
    else {
        panic!("{} requests", written.len());
    };
    assert_eq!((folder.as_str(), name.as_str()), ("/nhà/tài liệu", "mẫu.docx"));
    // Keys wait for the answer; it asks for another name.
    assert!(requests(press(&mut model, "<enter>")).is_empty());
    let taken = FiguresReply::NotWritten(NotWritten::Taken("mẫu (2).docx".to_owned()));
    let again = requests(reply(&mut model, Reply::Figures(taken)));
    let [Request::Figures(FiguresRequest::Export { name, .. })] = again.as_slice() else { panic!("the key waited") };
    assert_eq!(name, "mẫu (2).docx");
    assert!(picture(&mut model, 80, 24).contains("Đã có tệp tên trước"));
    reply(&mut model, Reply::Figures(FiguresReply::Written("/nhà/tài liệu/mẫu (2).docx".into())));
    let picture_80 = picture(&mut model, 80, 24);
    assert!(picture_80.contains("Đã ghi ra tệp: /nhà/tài liệu/mẫu (2).docx"), "{picture_80}");
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
