//! What the fuzz targets share: a file of given bytes, looked at, read as a roster and as an extract of accounts.
//!
//! One target a reader, with small invented files to begin from:
//!
//! ```text
//! cargo install cargo-fuzz
//! ASAN_OPTIONS=detect_odr_violation=0 cargo +nightly fuzz run --fuzz-dir tests/fuzz xlsx \
//!     tests/fuzz/corpus/xlsx tests/fuzz/seeds/xlsx -- -max_total_time=600
//! ```
//!
//! (SQLCipher's C code defines some names twice, which the sanitizer would take for a fault.) What a target finds is
//! mended and becomes a test beside the reader.

use std::cell::RefCell;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::PathBuf;

use chrono::NaiveDate;
use tungnha::intake::{self, HiddenParts, ReadOptions};
use zip::write::{SimpleFileOptions, ZipWriter};

thread_local! {
    static FOLDER: RefCell<Option<tempfile::TempDir>> = const { RefCell::new(None) };
}

/// A panic of a library on the reading thread is a file that it cannot read, and is reported as such; any other is a
/// find. Called once, after the fuzzer has set its own hook.
pub fn allow_library_panics() {
    let of_fuzzer = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        let in_library = panic.location().is_some_and(|place| !place.file().contains("src/"));
        let of_registry = panic.location().is_some_and(|place| place.file().contains("registry/src"));
        if !(std::thread::current().name() == Some("intake") && (in_library || of_registry)) {
            of_fuzzer(panic);
        }
    }));
}

/// Reads bytes as a roster, looks at them first, and judges what came out.
pub fn read(bytes: &[u8], ending: &str) {
    let path = written(bytes, ending);
    let today = NaiveDate::from_ymd_opt(2023, 6, 15).expect("a day");
    let options = ReadOptions { hidden: HiddenParts::Take, ..ReadOptions::usual(today) };
    let paths = [path];
    let _ = intake::look(&paths, &options, &mut || ControlFlow::Continue(()));
    let _ = intake::read_extract(&paths, &options, &mut |_| ControlFlow::Continue(()));
    let Ok(roster) = intake::read(&paths, &options, &mut |_| ControlFlow::Continue(())) else { return };
    for row in &roster.rows {
        assert!(row.facts.full_name.chars().any(char::is_alphabetic), "a person has a name");
        assert!(row.facts.full_name.chars().count() <= 100, "names are short");
        assert!(!row.facts.full_name.chars().any(char::is_control), "names are clean");
        assert!(row.problems.iter().all(|problem| problem.raw.chars().count() <= 1_000 * 10), "raw texts are cut");
    }
}

/// An archive with these parts, packed as they are.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, bytes) in parts {
        archive.start_file(*name, stored).expect("in memory");
        archive.write_all(bytes).expect("in memory");
    }
    archive.finish().expect("in memory").into_inner()
}

fn written(bytes: &[u8], ending: &str) -> PathBuf {
    FOLDER.with_borrow_mut(|folder| {
        let folder = folder.get_or_insert_with(|| tempfile::tempdir().expect("a folder"));
        let path = folder.path().join(format!("list.{ending}"));
        std::fs::write(&path, bytes).expect("a file");
        path
    })
}
