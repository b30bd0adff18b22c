//! Tallies and reports of a ward of 200,000 people with two years of daily events behind it: `cargo bench --bench
//! reports`. Every evening doors are visited and people activated, every morning a report is sent. `cargo bench --bench
//! reports -- 15000` takes another size.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a benchmark measures time, writes its own files, and stops at anything unexpected"
)]

use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate};
use tungnha::desk::export::{TallyFormat, tally_bytes};
use tungnha::desk::figures::TallyQuery;
use tungnha::desk::import::Doing;
use tungnha::desk::people::{Filter, ListQuery};
use tungnha::desk::reports::ReportQuery;
use tungnha::desk::views::PersonResult;
use tungnha::desk::visits::NewVisit;
use tungnha::desk::{Desk, NewLedger};
use tungnha::domain::campaign::Campaign;
use tungnha::domain::demo::demo_ward;
use tungnha::domain::milestone::{Milestone, Reached};
use tungnha::domain::reason::Reason;
use tungnha::domain::reports::ReportKind;
use tungnha::domain::tally::{Count, Tally, TallyRow};
use tungnha::domain::visit::{Outcome, ResultKind};
use tungnha::intake::ReadOptions;
use tungnha::report::text::Emphasis;
use tungnha::sys::clock::Clock;
use tungnha::text::numbers::Lang;
use tungnha::text::words::Words;

/// Two years.
const DAYS: u64 = 730;
/// Doors of an evening.
const DOORS: usize = 60;
const PASSPHRASE: &str = "bốn từ dễ nhớ";

fn main() {
    let people = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(200_000);
    let today = NaiveDate::from_ymd_opt(2024, 6, 14).expect("a day");
    let folder = tempfile::tempdir().expect("a folder");
    let begun = Instant::now();
    let mut desk = ward(folder.path(), people, today);
    println!("\n{people} people, {DAYS} days of {DOORS} doors, a report every day (made in {:.0?})", begun.elapsed());
    desk.overview().expect("figures");
    let day_back = |place: u64| today - Days::new(place * 67 % DAYS);

    say(
        "tally of any day",
        &times(100, |place| {
            let day = day_back(place);
            desk.tally(&TallyQuery { as_of: Some(day), since: Some(day), ..TallyQuery::default() }).expect("a tally");
        }),
        50,
    );
    say(
        "tally of any month",
        &times(100, |place| {
            let day = day_back(place);
            let since = Some(day - Days::new(30));
            desk.tally(&TallyQuery { as_of: Some(day), since, ..TallyQuery::default() }).expect("a tally");
        }),
        50,
    );
    say(
        "report of today beside all that were sent",
        &times(20, |_| {
            desk.report(ReportQuery { kind: ReportKind::Daily, on: Some(today) }).expect("a report");
        }),
        50,
    );
    say(
        "a report as it was sent",
        &times(100, |place| {
            desk.report(ReportQuery { kind: ReportKind::Daily, on: Some(day_back(place)) }).expect("a report");
        }),
        50,
    );
    say(
        "known at a moment",
        &times(3, |place| {
            // Another moment each time: what was folded for the one before is not used again.
            let moment = today.and_hms_opt(8, u32::try_from(place).unwrap_or(0), 0).expect("a time");
            let known_at = Some(Clock::fixed(moment).now());
            desk.tally(&TallyQuery { known_at, ..TallyQuery::default() }).expect("a tally");
        }),
        2_000,
    );
    say(
        "figures of the overview",
        &times(10, |_| {
            desk.overview().expect("figures");
        }),
        300,
    );

    let query = TallyQuery::default();
    let (head, _) = desk.tally(&query).expect("a tally");
    let wide = (head, tally_of(200));
    let words = Words::new(Lang::Vi);
    for (format, name, bound) in [
        (TallyFormat::Xlsx, "spreadsheet of 200 areas", 200),
        (TallyFormat::Docx, "document of 200 areas", 200),
        (TallyFormat::Csv, "csv of 200 areas", 200),
    ] {
        say(
            name,
            &times(10, |_| {
                tally_bytes(&wide, format, &words, Emphasis::None).expect("a file");
            }),
            bound,
        );
    }
}

/// A ledger with its roster and two years of evenings.
fn ward(folder: &Path, people: usize, today: NaiveDate) -> Desk {
    let first = today - Days::new(DAYS);
    let roster = folder.join("roster.csv");
    let mut text =
        String::from("Tổ dân phố,Số hộ,Địa chỉ,Họ và tên,Ngày sinh,Số CCCD,Ngày cấp CCCD,Ngày phê duyệt mức 2\n");
    for (number, household) in (1..).zip(&demo_ward(people, 1, first).households) {
        for member in &household.members {
            let told = |text: Option<String>| text.unwrap_or_default().replace(',', " ");
            let day = |milestone| {
                told(member.milestones.get(milestone).stated_day().map(|day| day.format("%d/%m/%Y").to_string()))
            };
            let _ = writeln!(
                text,
                "{},{number},{},{},{},{},{},{}",
                told(household.facts.area.clone()),
                told(household.facts.address.clone()),
                member.full_name,
                told(member.birth_date.map(tungnha::domain::partial_date::PartialDate::display)),
                told(member.get(tungnha::domain::field::Field::PersonNumber)),
                day(Milestone::CardIssued),
                day(Milestone::L2Approved),
            );
        }
    }
    std::fs::write(&roster, text).expect("a roster");
    let campaign = Campaign { start: Some(first), target: Some(people as u64 / 2), ..Campaign::default() };
    let settings = NewLedger { ward: "Phường Mẫu".to_owned(), campaign, ..NewLedger::default() };
    let clock = Clock::fixed(today.and_hms_opt(7, 30, 0).expect("a time"));
    let mut desk =
        Desk::create(&folder.join("ledger.tungnha"), PASSPHRASE, &settings, clock, "bench").expect("a ledger");
    let options = ReadOptions { as_of: Some(first), ..ReadOptions::usual(today) };
    desk.import(&[roster], &options, Doing::Import, &mut |_| ControlFlow::Continue(())).expect("an import");
    let query = ListQuery { filters: vec![Filter::ToActivate], ..ListQuery::default() };
    let page = desk.people_page(&query, 0, usize::MAX).expect("people");
    let mut doors = page.lines.iter().cycle();
    let reasons: Vec<Reason> = Reason::all().collect();
    for back in (1..=DAYS).rev() {
        let on = today - Days::new(back);
        for (number, line) in doors.by_ref().take(DOORS).enumerate() {
            let activated = number % 3 == 0;
            let result = if activated { ResultKind::Milestone(Milestone::L2Activated) } else { ResultKind::None };
            let reason = (!activated).then(|| reasons[number % reasons.len()]);
            let results = vec![PersonResult { reason, ..PersonResult::of(line.reference, result) }];
            let visit = NewVisit { on: Some(on), outcome: Outcome::Met, results, next: None, note: None };
            desk.visit(line.household, &visit).expect("a visit");
        }
        desk.seal_report(ReportQuery { kind: ReportKind::Daily, on: Some(on) }, |_| Ok(())).expect("sent");
        // What comes late about a day that was sent.
        let late = doors.next().expect("somebody");
        desk.record(late.reference, Milestone::L2Activated, Reached::On(on)).expect("recorded");
    }
    desk
}

/// A tally of so many areas.
fn tally_of(areas: u64) -> Tally {
    let mut tally = Tally::default();
    for area in 1..=areas {
        let mut row = TallyRow::of_area(&format!("Tổ dân phố {area}"));
        Count::ALL.into_iter().zip(1..).for_each(|(count, more)| row.add(count, 1_000 / more + area));
        Milestone::ALL.into_iter().for_each(|milestone| row.add_new(milestone, area % 7));
        row.reasons = Reason::all().map(|reason| (reason, area % 5)).collect();
        row.target = Some(700);
        tally.total.add_row(&row);
        tally.rows.push(row);
    }
    tally.total.target = Some(700 * areas);
    tally
}

fn times(count: u64, mut work: impl FnMut(u64)) -> Vec<Duration> {
    let mut taken: Vec<Duration> = (0..count)
        .map(|place| {
            let begun = Instant::now();
            work(place);
            begun.elapsed()
        })
        .collect();
    taken.sort();
    taken
}

fn say(name: &str, taken: &[Duration], bound_ms: u64) {
    let at = |part: f64| taken[((taken.len() - 1) as f64 * part) as usize];
    println!("  {name:<44} p50 {:>9.3?}, max {:>9.3?}  (bound {bound_ms} ms)", at(0.5), at(1.0));
}
