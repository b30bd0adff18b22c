//! The figures in every state, as they are seen.

use super::super::ColorChoice;
use super::super::model::Model;
use super::super::theme::{Environment, Theme};
use super::{day, draw, go, looks, open_model, overview, reply};
use crate::desk::figures::TallyQuery;
use crate::desk::screen::{FiguresReply, Reply};
use crate::desk::views::{Overview, Waiting};
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
        let table = crate::desk::views::TallyTable { tally: overview.tally, ..super::tally(&TallyQuery::default()) };
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
