//! How well the search finds: `cargo bench --bench search_quality`. Queries with known answers over an invented ward
//! of 15,000 and of 200,000 people, by kind: how many have a right person first, and among the first five; beside it
//! what `fzf --filter` (Debian's package) makes of the same queries over the same list as lines. Every person who fits
//! a query equally well counts for either. `cargo bench --bench search_quality -- 15000` does only one size; with
//! `misses` behind it, what the app did not find first is printed too.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a measurement starts another program and stops at anything unexpected"
)]

use std::io::Write as _;
use std::process::{Command, Stdio};

use chrono::NaiveDate;
use tungnha::desk::demo;
use tungnha::domain::demo::demo_ward;
use tungnha::sys::clock::Clock;

#[path = "../support/search_queries.rs"]
mod search_queries;
use search_queries::{App, KINDS, Known, Query, everybody, queries, tallied};

/// Of each kind; two hundred and a few in all.
const OF_EACH: usize = 17;
const SEED: u64 = 1;
const SEED_OF_QUERIES: u64 = 2023;

/// What fzf is asked to do otherwise than by itself; the best of all is what counts for it.
const WAYS: [(&str, &[&str]); 4] = [
    ("fzf --filter", &[]),
    ("fzf -i", &["-i"]),
    ("fzf -i, equals in the list's order", &["-i", "--tiebreak=index"]),
    ("fzf -i --exact", &["-i", "--exact"]),
];

fn main() {
    let sizes: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if sizes.is_empty() { vec![15_000, 200_000] } else { sizes };
    let says_misses = std::env::args().any(|argument| argument == "misses");
    let version = Command::new("fzf").arg("--version").output().ok();
    let version = version.map(|output| String::from_utf8_lossy(&output.stdout).trim().to_owned());
    match &version {
        Some(version) => println!("fzf {version}"),
        None => println!("fzf is not installed (Debian: apt-get install fzf): nothing is compared"),
    }
    for people in sizes {
        compare(people, version.is_some(), says_misses);
    }
}

fn compare(people: usize, has_fzf: bool, says_misses: bool) {
    let today = NaiveDate::from_ymd_opt(2023, 6, 15).expect("a day");
    let clock = Clock::fixed(today.and_hms_opt(19, 30, 0).expect("a time"));
    let known = everybody(&demo_ward(people, SEED, today));
    let mut app = App::new(demo::make(people, SEED, clock, "bench").expect("a ward"), &known);
    let queries = queries(&known, OF_EACH, SEED_OF_QUERIES);
    println!("\n{} people, {} queries; first / among the first five", known.len(), queries.len());
    let ours = tallied(&queries, |query| {
        let found = app.first_five(&query.typed);
        if says_misses && !found.first().is_some_and(|first| query.right.contains(first)) {
            let name = |place: &usize| known[*place].name.clone();
            let names: Vec<String> = found.iter().map(name).collect();
            println!(
                "  {:?} {:?}: {} found, right {}",
                query.kind,
                query.typed,
                names.join(", "),
                name(&query.right[0])
            );
        }
        found
    });
    let mut columns = vec![("ours", ours)];
    if has_fzf {
        let lines = lines(&known, &app.order);
        for (name, options) in WAYS {
            columns.push((name, tallied(&queries, |query| fzf(&lines, query, options))));
        }
    }
    print!("{:<16}", "");
    columns.iter().for_each(|(name, _)| print!(" | {name:>34}"));
    println!();
    let mut sums = vec![(0, 0); columns.len()];
    for (row, kind) in KINDS.iter().enumerate() {
        print!("{:<16}", format!("{kind:?}"));
        for ((_, tallied), sum) in columns.iter().zip(&mut sums) {
            let (_, count, first, five) = tallied[row];
            *sum = (sum.0 + first, sum.1 + five);
            print!(" | {:>34}", format!("{first} / {five} of {count}"));
        }
        println!();
    }
    print!("{:<16}", "all");
    sums.iter().for_each(|(first, five)| print!(" | {:>34}", format!("{first} / {five} of {}", queries.len())));
    println!();
}

/// What the search knows of each person, a line each, in the app's order: name, year, area, address, numbers; the last
/// column is the place that tells who it is.
fn lines(known: &[Known], order: &[usize]) -> Vec<u8> {
    let mut lines = Vec::new();
    for place in order {
        let Known { name, year, area, address, number: personal, phone, .. } = &known[*place];
        writeln!(lines, "{name} {year} {area} {address} {personal} {phone}\t{place}").expect("a line");
    }
    lines
}

/// The first five of fzf. It looks at what stands before the tab only.
fn fzf(lines: &[u8], query: &Query, options: &[&str]) -> Vec<usize> {
    let mut child = Command::new("fzf")
        .args(["--delimiter=\t", "--nth=1", "--filter", &query.typed])
        .args(options)
        .env_remove("FZF_DEFAULT_OPTS")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("fzf");
    let mut stdin = child.stdin.take().expect("its input");
    let found = std::thread::scope(|scope| {
        scope.spawn(move || stdin.write_all(lines).expect("its input"));
        child.wait_with_output().expect("its answer")
    });
    let text = String::from_utf8(found.stdout).expect("text");
    text.lines().take(5).filter_map(|line| line.rsplit('\t').next()?.parse().ok()).collect()
}
