//! The figures of the README on old encodings: `cargo bench --bench encodings`. Rosters of 200 invented people each, from
//! seeds that no test uses, are written in every encoding and read; the names that come out wrong are counted.
//! `cargo bench --bench encodings -- 500` takes another number of rosters.

#![expect(
    clippy::expect_used,
    clippy::disallowed_methods,
    clippy::cast_precision_loss,
    reason = "a measurement writes its own files and stops at anything unexpected"
)]

use std::ops::ControlFlow;
use std::path::Path;

use chrono::NaiveDate;
use tungnha::intake::{ReadOptions, read};

#[path = "../legacy/encode.rs"]
mod encode;
use encode::Written;

/// People of a roster.
const PEOPLE: usize = 200;
/// Seeds of the tests stay below.
const FIRST_SEED: u64 = 10_000;

fn main() {
    let rosters = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(200);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("roster.tsv");
    println!("{rosters} rosters of {PEOPLE} people in each encoding");
    for written in Written::ALL {
        let (mut wrong, mut undecided) = (0, 0);
        for seed in FIRST_SEED..FIRST_SEED + rosters {
            let names = names(seed);
            write(&path, &names, written);
            let (read, encoding) = read_names(&path);
            assert_eq!(read.len(), names.len());
            wrong += read.iter().zip(&names).filter(|(read, name)| read != name).count();
            undecided += usize::from(encoding != written.code());
        }
        let all = usize::try_from(rosters).expect("few") * PEOPLE;
        let right = (all - wrong) as f64 * 100.0 / all as f64;
        println!("  {written:<14?} {right:8.4} % of {all} names right; {undecided} rosters taken for something else");
    }
}

fn write(path: &Path, names: &[String], written: Written) {
    let rows: Vec<String> = names.iter().map(|name| format!("{}\t1990\n", written.encode(name))).collect();
    std::fs::write(path, format!("Họ và tên\tNăm sinh\n{}", rows.concat())).expect("written");
}

fn read_names(path: &Path) -> (Vec<String>, &'static str) {
    let today = NaiveDate::from_ymd_opt(2023, 6, 15).expect("a day");
    let roster = read(&[path.to_owned()], &ReadOptions::usual(today), &mut |_| ControlFlow::Continue(()));
    let roster = roster.expect("a readable roster");
    let encoding = roster.files.first().and_then(|file| file.sheets.first()).map_or("", |sheet| sheet.encoding);
    (roster.rows.into_iter().map(|row| row.facts.full_name).collect(), encoding)
}

/// Names by their frequency: surname, middle, given.
fn names(seed: u64) -> Vec<String> {
    let table = include_str!("../../assets/demo/names.tsv");
    let of_kind = |kind: &str| -> Vec<(&str, f64)> {
        let rows = table.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
        rows.filter(|row| row.first() == Some(&kind))
            .filter_map(|row| Some((*row.get(1)?, row.get(3)?.parse().ok()?)))
            .collect()
    };
    let kinds = ["surname", "middle", "given"].map(of_kind);
    let mut random = Random(seed);
    (0..PEOPLE)
        .map(|_| {
            let parts = kinds.iter().map(|kind| random.pick(kind)).filter(|part| *part != "-");
            parts.collect::<Vec<_>>().join(" ")
        })
        .collect()
}

/// `SplitMix64`.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn pick<'n>(&mut self, weighted: &[(&'n str, f64)]) -> &'n str {
        let all: f64 = weighted.iter().map(|(_, weight)| weight).sum();
        let mut at = (self.next() >> 11) as f64 / (1_u64 << 53) as f64 * all;
        let found = weighted.iter().find(|(_, weight)| {
            at -= weight;
            at < 0.0
        });
        found.or(weighted.last()).map_or("", |(name, _)| name)
    }
}
