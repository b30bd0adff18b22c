//! The figures of the README on the roll-up: `cargo bench --bench rollup`. A thousand invented wards of a dozen areas are
//! written by the program's own writers, once in each format, then read, put together, and written as one table.
//! `cargo bench --bench rollup -- 100` takes another number of wards.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a measurement takes time, writes its own files and stops at anything unexpected"
)]

use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use chrono::NaiveDate;
use tungnha::desk::export::{TallyFormat, tally_bytes};
use tungnha::desk::rollup::{RollUpQuery, read_and_roll_up, rollup_bytes};
use tungnha::domain::campaign::{Campaign, Ward};
use tungnha::domain::milestone::Milestone;
use tungnha::domain::rollup::RollUp;
use tungnha::domain::tally::{Count, Tally, TallyRow};
use tungnha::domain::time::Timestamp;
use tungnha::report::TallyHead;
use tungnha::report::text::Emphasis;
use tungnha::text::numbers::Lang;
use tungnha::text::words::Words;

/// Areas of a ward.
const AREAS: u64 = 12;
/// Times that each is measured; the middle one is said.
const ROUNDS: usize = 5;
/// What is promised for a thousand wards.
const PROMISE_MS: u128 = 2_000;

fn main() {
    let wards = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(1_000);
    let words = Words::new(Lang::Vi);
    println!("{wards} wards of {AREAS} areas, promised in {PROMISE_MS} ms");
    for format in [TallyFormat::Json, TallyFormat::Csv, TallyFormat::Xlsx] {
        let folder = tempfile::tempdir().expect("a folder");
        (0..wards).for_each(|number| write(folder.path(), number, format, &words));
        let query = RollUpQuery { paths: vec![folder.path().to_owned()], ..RollUpQuery::default() };
        let read = || read_and_roll_up(&query, &mut |_, _| ControlFlow::Continue(())).expect("a roll-up");
        let made = read();
        assert_eq!((made.rows.len() as u64, made.findings.len()), (wards, 0), "{:?}", made.findings.first());
        println!("  {:<5} read and put together: {:5} ms", format.code(), median(|| drop(read())));
        if format == TallyFormat::Xlsx {
            write_all(&made, &words);
        }
    }
}

fn write_all(made: &RollUp, words: &Words) {
    let at = Timestamp::from_millis(1_686_870_000_000);
    for format in [TallyFormat::Json, TallyFormat::Csv, TallyFormat::Xlsx] {
        let write = || rollup_bytes((made, at), format, words, Emphasis::None).expect("bytes");
        println!("  as one {:<5} table: {:5} ms", format.code(), median(|| drop(write())));
    }
}

fn median(work: impl Fn()) -> u128 {
    let mut times: Vec<u128> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            work();
            began.elapsed().as_millis()
        })
        .collect();
    times.sort_unstable();
    times.get(ROUNDS / 2).copied().unwrap_or_default()
}

/// The tally of a ward, no two alike.
fn write(folder: &Path, number: u64, format: TallyFormat, words: &Words) {
    let day = NaiveDate::from_ymd_opt(2023, 6, 15).expect("a day");
    let mut tally = Tally::default();
    for place in 0..AREAS {
        let mut row = TallyRow::of_area(&format!("Tổ {}", place + 1));
        let eligible = 700 + number % 97 + place * 13;
        let (approved, activated) = (eligible * 7 / 10, eligible * (20 + number % 50) / 100);
        for (count, value) in [
            (Count::Households, eligible / 3),
            (Count::Residents, eligible * 5 / 4),
            (Count::Eligible, eligible),
            (Count::CardIssued, eligible * 9 / 10),
            (Count::CardMissing, eligible - eligible * 9 / 10),
            (Count::L2Enrolled, approved + 5),
            (Count::L2Approved, approved),
            (Count::L2Activated, activated),
            (Count::L2ToActivate, approved - activated),
            (Count::Activated, activated),
            (Count::Visits, 3),
        ] {
            row.add(count, value);
        }
        row.add_new(Milestone::L2Activated, number % 7);
        tally.total.add_row(&row);
        tally.rows.push(row);
    }
    let head = TallyHead {
        ward: Ward { name: format!("Phường {}", number + 1), parent: format!("Quận {}", number / 20 + 1) },
        campaign: Campaign { name: "Chiến dịch".to_owned(), ..Campaign::default() },
        as_of: day,
        since: day,
        known_at: None,
        made_at: Timestamp::from_local(day.and_hms_opt(21, 0, 0).expect("a time")),
        journal_head: "3f9a1c07".to_owned(),
        report: None,
    };
    let bytes = tally_bytes(&(head, tally), format, words, Emphasis::None).expect("bytes");
    std::fs::write(folder.join(format!("{number}.{}", format.extension())), bytes).expect("written");
}
