//! The figures in every state, as they are seen.

use super::super::ColorChoice;
use super::super::model::Model;
use super::super::theme::{Environment, Theme};
use super::{day, draw, go, looks, open_model, overview, reply, requests};
use crate::desk::figures::TallyQuery;
use crate::desk::screen::{FiguresReply, FiguresRequest, Reply, Request};
use crate::desk::views::{Overview, TallyTable, Waiting};
use crate::domain::burn_up::BurnUp;
use crate::domain::forecast::Forecast;
use crate::domain::reason::Reason;
use crate::domain::tally::{Count, Tally, TallyRow};

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (160, 50)];

fn with_reasons() -> Overview {
    let mut overview = overview();
    overview.tally.total.reasons = Reason::all().take(14).zip((1..=14).rev().map(|place| place * 7)).collect();
    overview
}

fn empty() -> Overview {
    let mut overview = overview();
    overview.tally = Tally::default();
    overview.tally.total.target = overview.campaign.target;
    overview.waiting = Waiting::default();
    overview.burn_up = BurnUp { counts: vec![0; 32], ..overview.burn_up };
    overview.pace_now_hundredths = 0;
    overview.pace_needed_hundredths = Some(3_750);
    overview.forecast = Forecast::Never;
    overview
}

fn without_target() -> Overview {
    let mut overview = with_reasons();
    overview.campaign.target = None;
    overview.tally.total.target = None;
    overview.campaign.end = None;
    overview.burn_up = BurnUp { last: overview.today, ..overview.burn_up };
    overview.pace_needed_hundredths = None;
    overview.forecast = Forecast::NoTarget;
    overview
}

fn over() -> Overview {
    let mut overview = with_reasons();
    overview.campaign.end = Some(day("2023-05-30"));
    overview.campaign.reports.final_before = Some(day("2023-06-17"));
    overview.burn_up = BurnUp { last: overview.today, ..overview.burn_up };
    overview.pace_needed_hundredths = None;
    overview
}

fn surpassed() -> Overview {
    let mut overview = with_reasons();
    overview.tally.total.target = Some(200);
    overview.pace_needed_hundredths = Some(0);
    overview.forecast = Forecast::Reached;
    overview
}

fn many() -> Overview {
    let mut overview = with_reasons();
    overview.campaign.name = "Chiến dịch cấp và kích hoạt tài khoản định danh điện tử mức 2 trên địa bàn".repeat(2);
    overview.tally.rows = (1..=40)
        .map(|number| {
            let mut row = TallyRow::of_area(&format!("Khu dân cư số {number} tổ dân phố Hoà Bình mở rộng"));
            row.add(Count::Eligible, 12_345 * number);
            row.add(Count::L2Activated, 1_234 * number);
            row
        })
        .collect();
    overview
}

fn hostile() -> Overview {
    let mut overview = with_reasons();
    overview.campaign.name = "\u{1b}]0;x\u{7}\u{202e}漢字👩‍👩‍👧‍👦".to_owned();
    overview.tally.rows.iter_mut().for_each(|row| row.area = "\u{1b}[2J漢字仮名\r\n\u{301}".to_owned());
    overview
}

fn model_of(overview: Overview) -> Model {
    let mut model = open_model();
    reply(&mut model, Reply::Overview(Box::new(overview)));
    model
}

fn show(name: &str, model: &mut Model, sizes: &[(u16, u16)]) {
    for (width, height) in sizes {
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), looks(model, *width, *height));
    }
}

#[test]
fn the_overview_in_every_state() {
    let mut loading = open_model();
    loading.shared.overview = None;
    show("overview_loading", &mut loading, &SIZES[..1]);
    show("overview_many", &mut model_of(many()), &SIZES);
    show("overview_reasons", &mut model_of(with_reasons()), &SIZES[1..]);
    for (name, overview) in [
        ("overview_empty", empty()),
        ("overview_without_target", without_target()),
        ("overview_over", over()),
        ("overview_surpassed", surpassed()),
        ("overview_hostile", hostile()),
    ] {
        show(name, &mut model_of(overview), &SIZES[..2]);
    }
}

#[test]
fn the_second_page_in_every_state() {
    for (name, overview) in [
        ("chart", with_reasons()),
        ("chart_empty", empty()),
        ("chart_without_target", without_target()),
        ("chart_over", over()),
        ("chart_surpassed", surpassed()),
    ] {
        let mut model = model_of(overview);
        go(&mut model, "o<down>");
        show(name, &mut model, &SIZES[..1]);
    }
}

#[test]
fn a_small_window_has_three_pages() {
    for (name, keys) in [("areas", ""), ("figures", "<tab><tab>"), ("chart", "o")] {
        let mut model = model_of(with_reasons());
        go(&mut model, keys);
        show(&format!("overview_small_{name}"), &mut model, &[(60, 16)]);
    }
}

#[test]
fn an_old_console_has_the_chart_in_ascii_and_without_colours() {
    let mut model = model_of(with_reasons());
    let old = Environment { term: "linux".to_owned(), no_color: true, ..Environment::default() };
    model.shared.theme = Theme::choose(ColorChoice::Auto, &old);
    go(&mut model, "o");
    let buffer = draw(&mut model, 80, 24);
    assert!(buffer.content().iter().all(|cell| cell.fg == ratatui::style::Color::Reset));
    show("chart_ascii", &mut model, &SIZES[..1]);
}

#[test]
fn the_tally_in_every_state() {
    let mut loading = open_model();
    super::press(&mut loading, "b");
    show("tally_loading", &mut loading, &SIZES[..1]);
    let mut usual = model_of(with_reasons());
    go(&mut usual, "b<down><right><right><right>");
    show("tally", &mut usual, &SIZES);
    go(&mut usual, &"<right>".repeat(14));
    show("tally_rates", &mut usual, &SIZES[..2]);
    go(&mut usual, "n<tab>");
    show("tally_typing", &mut usual, &SIZES[..1]);
    go(&mut usual, "16/6<enter>");
    show("tally_wrong", &mut usual, &SIZES[..1]);
    for (name, overview) in [("tally_empty", empty()), ("tally_many", many()), ("tally_hostile", hostile())] {
        let mut model = open_model();
        go(&mut model, "b");
        let table = table_of(&overview, &TallyQuery::default());
        reply(&mut model, Reply::Figures(FiguresReply::Tally(Box::new(table))));
        go(&mut model, "<end>");
        show(name, &mut model, &SIZES[..2]);
    }
}

#[test]
fn the_tally_goes_into_a_file() {
    let mut model = open_model();
    go(&mut model, "be");
    show("export_proposing", &mut model, &SIZES[..1]);
    let proposal = crate::desk::export::Proposal {
        folder: format!("/nhà/{}", "rất/dài/".repeat(20)),
        name: "phuong-mau-tally-2023-06-15.xlsx".to_owned(),
    };
    reply(&mut model, Reply::Figures(FiguresReply::Proposed(proposal)));
    go(&mut model, "<tab>");
    show("export", &mut model, &SIZES[..2]);
    go(&mut model, "<enter>");
    let taken = crate::desk::screen::NotWritten::Taken("phuong-mau-tally-2023-06-15 (2).xlsx".to_owned());
    reply(&mut model, Reply::Figures(FiguresReply::NotWritten(taken)));
    show("export_taken", &mut model, &SIZES[..1]);
}

fn table_of(overview: &Overview, query: &TallyQuery) -> TallyTable {
    TallyTable { tally: overview.tally.clone(), ..super::tally(query) }
}

/// Before, there was half of everything.
fn half(mut table: TallyTable) -> TallyTable {
    for row in &mut table.tally.rows {
        let mut before = TallyRow::of_area(&row.area);
        Count::ALL.into_iter().for_each(|count| before.add(count, row.count(count) / 2));
        *row = before;
    }
    table.tally.total = TallyRow::default();
    table.tally.rows.iter().for_each(|row| table.tally.total.add_row(row));
    table
}

/// The tally by keys; whatever it is compared with had half of everything.
fn tally_model(overview: &Overview, keys: &str) -> Model {
    let mut model = open_model();
    super::press(&mut model, "b");
    let told = |model: &mut Model, table| reply(model, Reply::Figures(FiguresReply::Tally(Box::new(table))));
    told(&mut model, table_of(overview, &TallyQuery::default()));
    for request in requests(super::press(&mut model, keys)) {
        if let Request::Figures(FiguresRequest::Tally(query)) = request {
            told(&mut model, half(table_of(overview, &query)));
        }
    }
    model
}

fn one_area() -> Overview {
    let mut overview = with_reasons();
    overview.tally.rows.truncate(1);
    overview
}

#[test]
fn the_tally_compared_and_ranked_in_every_state() {
    let to_activated = "<right>".repeat(6);
    for (name, overview) in [
        ("", with_reasons()),
        ("_empty", empty()),
        ("_one_area", one_area()),
        ("_many", many()),
        ("_hostile", hostile()),
    ] {
        let sizes = if name.is_empty() { &[SIZES[0], SIZES[2]][..] } else { &SIZES[..1] };
        show(&format!("tally_compared{name}"), &mut tally_model(&overview, &format!("{to_activated}c")), sizes);
        show(&format!("tally_ranked{name}"), &mut tally_model(&overview, &format!("{to_activated}s")), sizes);
    }
    // Where the bars stand beside the table, ranked by what changed, the least first.
    let mut both = tally_model(&many(), &format!("{to_activated}css<end>"));
    show("tally_compared_and_ranked", &mut both, &SIZES[2..]);
    let mut typing = tally_model(&with_reasons(), "n<tab><tab><tab>");
    show("tally_typing_compared", &mut typing, &SIZES[..1]);
    let mut waiting = tally_model(&with_reasons(), "");
    super::press(&mut waiting, "c");
    show("tally_comparing", &mut waiting, &SIZES[..1]);
}

#[test]
fn the_charts_in_every_state() {
    for (name, overview) in [
        ("", with_reasons()),
        ("_empty", empty()),
        ("_one_area", one_area()),
        ("_many", many()),
        ("_hostile", hostile()),
        ("_without_target", without_target()),
    ] {
        let table =
            crate::desk::views::TallyTable { tally: overview.tally.clone(), ..super::tally(&TallyQuery::default()) };
        let mut model = model_of(overview);
        super::press(&mut model, "oo");
        reply(&mut model, Reply::Figures(FiguresReply::Tally(Box::new(table))));
        let mut times = super::visit_times();
        if name == "_empty" {
            times.days.fill(0);
            (times.hours, times.left_out) = ([0; 24], 0);
        }
        reply(&mut model, Reply::Figures(FiguresReply::VisitTimes(times)));
        for (digit, chart) in [("1", "areas"), ("2", "burn_up"), ("3", "reasons"), ("4", "days"), ("5", "hours")] {
            super::press(&mut model, digit);
            let sizes = match (name, chart) {
                ("", _) => &[SIZES[0], SIZES[2]][..],
                ("_without_target", "burn_up") | ("_empty" | "_one_area" | "_many" | "_hostile", "areas") => {
                    &SIZES[..1]
                }
                ("_empty", _) => &SIZES[..1],
                _ => &[][..],
            };
            show(&format!("charts_{chart}{name}"), &mut model, sizes);
        }
    }
    let mut waiting = open_model();
    super::press(&mut waiting, "oo4");
    show("charts_waiting", &mut waiting, &SIZES[..1]);
}

#[test]
fn the_charts_without_colours_and_in_ascii() {
    let mut model = model_of(with_reasons());
    let old = Environment { term: "linux".to_owned(), no_color: true, ..Environment::default() };
    model.shared.theme = Theme::choose(ColorChoice::Auto, &old);
    go(&mut model, "oo");
    for (digit, chart) in [("1", "areas"), ("2", "burn_up"), ("3", "reasons"), ("4", "days"), ("5", "hours")] {
        super::press(&mut model, digit);
        let buffer = draw(&mut model, 80, 24);
        assert!(buffer.content().iter().all(|cell| cell.fg == ratatui::style::Color::Reset), "{chart}");
        // Only letters and what old fonts have.
        let signs: String = buffer.content().iter().map(ratatui::buffer::Cell::symbol).collect();
        assert!(!signs.contains(['█', '░', '─', '│', '▒', '▼', '►']), "{chart}: {signs}");
        show(&format!("charts_ascii_{chart}"), &mut model, &SIZES[..1]);
    }
}
