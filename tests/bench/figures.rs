//! The figures of the README: `cargo bench`. An invented ward of 15,000 and of 200,000 people is written as a
//! spreadsheet, brought in, searched, counted, opened; beside each figure stands what it is measured against, taken
//! in the same run. `cargo bench -- 15000` does only one
//! size, `cargo bench -- import` only the import.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a benchmark measures time, writes its own files, and stops at anything unexpected"
)]

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use rusqlite::Connection;
use tungnha::desk::figures::TallyQuery;
use tungnha::desk::import::Doing;
use tungnha::desk::people::ListQuery;
use tungnha::desk::{Desk, NewLedger, Opening};
use tungnha::domain::demo::{DemoWard, demo_ward};
use tungnha::domain::field::Field;
use tungnha::domain::milestone::Milestone;
use tungnha::domain::time::Timestamp;
use tungnha::intake::{ReadOptions, count_cells};
use tungnha::sys::clock::Clock;
use tungnha::text::numbers::Lang;
use tungnha::tui::rehearsal::Rehearsal;
use tungnha::tui::{ColorChoice, Options, Who};

const TODAY: (i32, u32, u32) = (2023, 6, 15);
const PASSPHRASE: &str = "bốn từ dễ nhớ";

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let only_import = std::env::args().any(|argument| argument == "import");
    let sizes = if sizes.is_empty() { vec![15_000, 200_000] } else { sizes };
    let today = NaiveDate::from_ymd_opt(TODAY.0, TODAY.1, TODAY.2).expect("a day");
    for people in sizes {
        let folder = tempfile::tempdir().expect("a folder");
        let ward = demo_ward(people, 1, today);
        let roster = folder.path().join("roster.xlsx");
        let rows = write_roster(&ward, &roster);
        println!("\n{people} people, {} KB of spreadsheet", std::fs::metadata(&roster).expect("a file").len() / 1024);
        let ledger = import(folder.path(), &roster, &rows, today);
        drop(rows);
        drop(ward);
        if only_import {
            continue;
        }
        open(&ledger, today);
        search_and_count(&ledger, today);
        frames(&ledger, today);
    }
}

fn clock(today: NaiveDate) -> Clock {
    Clock::fixed(today.and_hms_opt(19, 30, 0).expect("a time"))
}

/// The import against the bare reading of its cells and the bare insert of its rows.
fn import(folder: &Path, roster: &Path, rows: &[Vec<String>], today: NaiveDate) -> PathBuf {
    let reading = median(3, || count_cells(roster).expect("a readable file"));
    let inserting = median(3, || bare_insert(&folder.join("bare.db"), rows));
    let ledger = folder.join("ledger.tungnha");
    // Deriving the key of a new ledger takes a quarter of a second, on purpose: it is no part of an import.
    let ours = median_of(3, || {
        for leftover in ["ledger.tungnha", "ledger.tungnha-wal", "ledger.tungnha.lock"] {
            let _ = std::fs::remove_file(folder.join(leftover));
        }
        let settings = NewLedger { ward: "Phường Mẫu".to_owned(), ..NewLedger::default() };
        let mut desk = Desk::create(&ledger, PASSPHRASE, &settings, clock(today), "bench").expect("a ledger");
        let options = ReadOptions::usual(today);
        let files = [roster.to_owned()];
        let begun = Instant::now();
        let imported =
            desk.import(&files, &options, Doing::Import, &mut |_| ControlFlow::Continue(())).expect("an import");
        assert_eq!(imported.counts.added as usize, rows.len());
        desk.close().expect("closed");
        begun.elapsed()
    });
    let bound = (reading + inserting).mul_f64(1.5);
    println!("  import: bare reading       {reading:>9.3?}");
    println!("  import: bare insert        {inserting:>9.3?}");
    println!(
        "  import: ours               {ours:>9.3?}  (bound {bound:.3?}, ratio {:.2})",
        ratio(ours, reading + inserting)
    );
    ledger
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// What nobody can avoid: the same rows, one table, one transaction, the pragmas of `store::open`.
fn bare_insert(path: &Path, rows: &[Vec<String>]) {
    for ending in ["", "-wal"] {
        let _ = std::fs::remove_file(format!("{}{ending}", path.display()));
    }
    let mut connection = Connection::open(path).expect("a database");
    connection.execute_batch(&format!("PRAGMA key = \"x'{}'\";", "ab".repeat(48))).expect("a key");
    connection
        .execute_batch(
            "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
             PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON; PRAGMA cell_size_check = ON;
             PRAGMA wal_autocheckpoint = 1000; PRAGMA journal_size_limit = 8388608; PRAGMA cache_size = -16000;",
        )
        .expect("pragmas");
    let columns: Vec<String> = (0..19).map(|column| format!("c{column} TEXT")).collect();
    connection.execute_batch(&format!("CREATE TABLE roster ({}) STRICT", columns.join(", "))).expect("a table");
    let transaction = connection.transaction().expect("a transaction");
    {
        let places = vec!["?"; 19].join(", ");
        let mut insert = transaction.prepare(&format!("INSERT INTO roster VALUES ({places})")).expect("an insert");
        for row in rows {
            insert.execute(rusqlite::params_from_iter(row)).expect("a row");
        }
    }
    transaction.commit().expect("a commit");
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).expect("a checkpoint");
}

/// From the passphrase to what the first frame needs, and until the search is ready.
fn open(ledger: &Path, today: NaiveDate) {
    let first = median(3, || {
        let desk = Desk::open(ledger, PASSPHRASE, clock(today), "bench").expect("a ledger");
        desk.ward_and_campaign().expect("the ward");
    });
    let overview = median(3, || {
        let mut desk = Desk::open(ledger, PASSPHRASE, clock(today), "bench").expect("a ledger");
        desk.overview().expect("an overview");
    });
    let ready = median(3, || {
        let mut desk = Desk::open(ledger, PASSPHRASE, clock(today), "bench").expect("a ledger");
        desk.overview().expect("an overview");
        desk.make_ready().expect("ready");
    });
    println!(
        "  open: passphrase to first frame {first:>9.3?}, to the figures {overview:.3?}, to a ready search {ready:.3?}"
    );
}

fn search_and_count(ledger: &Path, today: NaiveDate) {
    let mut desk = Desk::open(ledger, PASSPHRASE, clock(today), "bench").expect("a ledger");
    desk.make_ready().expect("ready");
    let mut keystrokes = Vec::new();
    for query in [
        "nguyen van an",
        "tran thi lan",
        "Lê Thị Hồng",
        "031085",
        "nvhung",
        "ngo 12 le loi",
        "ngueyn thi",
        "pham minh tuan",
    ] {
        let mut typed = String::new();
        for letter in query.chars() {
            typed.push(letter);
            let start = Instant::now();
            let query = ListQuery { text: typed.clone(), ..ListQuery::default() };
            desk.people_page(&query, 0, 24).expect("a page");
            keystrokes.push(start.elapsed());
        }
    }
    keystrokes.sort();
    let at = |part: f64| keystrokes[((keystrokes.len() - 1) as f64 * part) as usize];
    println!("  search: a keystroke        p50 {:.3?}, p95 {:.3?}, max {:.3?}", at(0.5), at(0.95), at(1.0));
    let mut days = Vec::new();
    for back in 0..60 {
        let day = today - chrono::Days::new(back * 9);
        let start = Instant::now();
        desk.tally(&TallyQuery { as_of: Some(day), since: Some(day), known_at: None }).expect("a tally");
        days.push(start.elapsed());
    }
    days.sort();
    println!("  tally: any day             p50 {:.3?}, max {:.3?}", days[days.len() / 2], days[days.len() - 1]);
    // Another moment each time: what was folded for the one before is not used again.
    let mut later = 0;
    let known = median(3, || {
        later += 1;
        let moment = Timestamp::from_millis(clock(today).now().millis() + later);
        let query = TallyQuery { known_at: Some(moment), ..TallyQuery::default() };
        desk.tally(&query).expect("a tally");
    });
    println!("  tally: known at a moment   {known:>9.3?}");
    drop(desk);
}

/// From a key to the frame that shows its answer, in every list. Each list is opened by keys from the overview; then
/// somebody walks, pages and jumps in it.
fn frames(ledger: &Path, today: NaiveDate) {
    let moving =
        "<down>".repeat(60) + &"<pgdn>".repeat(60) + "<end>" + &"<up>".repeat(60) + &"<pgup>".repeat(30) + "<home>";
    let typing = "nguyen van an<bs><bs><bs>";
    let lists = [
        ("people by address", "d", moving.as_str()),
        ("people by name", "ds", moving.as_str()),
        ("people to activate", "t", moving.as_str()),
        ("households", "g", moving.as_str()),
        ("the tally", "b", moving.as_str()),
        ("the history", "n", moving.as_str()),
        ("the figures", "", moving.as_str()),
        ("a search", "/", typing),
    ];
    for (name, way, keys) in lists {
        let opening = Opening::Ledger { path: ledger.to_owned(), clock: clock(today), actor: "bench".to_owned() };
        let options = Options {
            lang: Lang::Vi,
            color: ColorChoice::Auto,
            believed_today: false,
            ledger_exists: true,
            who: Who::Said,
        };
        let mut screen = Rehearsal::begin(opening, options, PASSPHRASE, (160, 50)).expect("a screen");
        let opened: Duration = screen.press(way).into_iter().sum();
        let mut taken = screen.press(keys);
        taken.sort();
        let at = |part: f64| taken[((taken.len() - 1) as f64 * part) as usize];
        println!(
            "  frame: {name:<20} opened {opened:>9.3?}, a key p50 {:.3?}, p99 {:.3?}, max {:.3?}",
            at(0.5),
            at(0.99),
            at(1.0)
        );
    }
}

fn median<T>(times: usize, mut work: impl FnMut() -> T) -> Duration {
    median_of(times, || {
        let start = Instant::now();
        let _ = work();
        start.elapsed()
    })
}

/// The median of times that the work takes itself: it has something to get ready first.
fn median_of(times: usize, work: impl FnMut() -> Duration) -> Duration {
    let mut taken: Vec<Duration> = std::iter::repeat_with(work).take(times).collect();
    taken.sort();
    taken[times / 2]
}

const HEADINGS: [&str; 19] = [
    "STT",
    "Tổ dân phố",
    "Số hộ",
    "Địa chỉ",
    "Họ và tên",
    "Ngày sinh",
    "Giới tính",
    "Số CCCD",
    "Số điện thoại",
    "Quan hệ với chủ hộ",
    "Loại cư trú",
    "Tình trạng",
    "Ngày làm CCCD",
    "Ngày cấp CCCD",
    "Ngày kích hoạt mức 1",
    "Ngày thu nhận mức 2",
    "Ngày phê duyệt mức 2",
    "Ngày kích hoạt mức 2",
    "Ghi chú",
];

/// The ward as a flat roster, 19 columns; gives the rows.
fn write_roster(ward: &DemoWard, path: &Path) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    for (number, household) in (1..).zip(&ward.households) {
        for member in &household.members {
            let text = |text: Option<String>| text.unwrap_or_default();
            let day = |milestone| {
                text(member.milestones.get(milestone).stated_day().map(|day| day.format("%d/%m/%Y").to_string()))
            };
            let coded = |field, pairs: [(&str, &str); 2]| {
                let code = text(member.get(field));
                pairs.iter().find(|(one, _)| *one == code).map(|(_, word)| (*word).to_owned()).unwrap_or_default()
            };
            rows.push(vec![
                (rows.len() + 1).to_string(),
                text(household.facts.area.clone()),
                household.facts.household_no.clone().unwrap_or_else(|| number.to_string()),
                text(household.facts.address.clone()),
                member.full_name.clone(),
                text(member.birth_date.map(tungnha::domain::partial_date::PartialDate::display)),
                coded(Field::Sex, [("male", "Nam"), ("female", "Nữ")]),
                text(member.get(Field::PersonNumber)),
                text(member.get(Field::Phone)),
                text(member.relationship.clone()),
                coded(Field::Residence, [("permanent", "Thường trú"), ("temporary", "Tạm trú")]),
                String::new(),
                day(Milestone::CardApplied),
                day(Milestone::CardIssued),
                day(Milestone::L1Activated),
                day(Milestone::L2Enrolled),
                day(Milestone::L2Approved),
                day(Milestone::L2Activated),
                text(member.note.clone()),
            ]);
        }
    }
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet_with_constant_memory().expect("a sheet");
    sheet.write_row(0, 0, HEADINGS).expect("headings");
    for (line, row) in (1..).zip(&rows) {
        for (column, text) in (0..).zip(row).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(line, column, text).expect("a cell");
        }
    }
    book.save(path).expect("a spreadsheet");
    rows
}
