//! A check finds what is broken, says how far it is, and can be stopped; so can bringing a backup back.

use std::io::{Read, Seek, SeekFrom, Write};
use std::ops::ControlFlow;
use std::path::Path;

use super::*;
use crate::domain::event::Source;
use crate::domain::household::HouseholdFacts;
use crate::store::restore;
use crate::sys::clock::Clock;
use crate::sys::entropy;

const PASSPHRASE: &str = "mật khẩu để thử";

/// A ledger with so many households.
fn ledger(path: &Path, households: u32) -> Store {
    let mut store = Store::create(path, PASSPHRASE).unwrap();
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    let mut recording = store.record(OperationKind::Import, "Thử", clock.now()).unwrap();
    for number in 0..households {
        let facts = HouseholdFacts { address: Some(format!("{number} phố Mẫu")), ..HouseholdFacts::default() };
        let household = HouseholdId(entropy::id());
        recording.push(clock.today(), Body::HouseholdAdded { household, facts, source: Source::Import }).unwrap();
    }
    recording.commit().unwrap();
    store
}

fn check(store: &Store) -> Vec<Finding> {
    store.check(Depth::Full, &mut |_| ControlFlow::Continue(())).unwrap()
}

#[test]
fn a_broken_page_is_named_and_the_others_are_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.tungnha");
    let store = ledger(&path, 50);
    assert_eq!(check(&store), []);
    store.checkpoint().unwrap();
    let mut file = std::fs::File::options().read(true).write(true).open(&path).unwrap();
    file.seek(SeekFrom::Start(4 * 4096 + 7)).unwrap();
    let mut byte = [0];
    file.read_exact(&mut byte).unwrap();
    file.seek(SeekFrom::Current(-1)).unwrap();
    file.write_all(&[byte[0] ^ 1]).unwrap();
    let pages: Vec<Finding> = check(&store).into_iter().filter(|finding| finding.code == "page_code").collect();
    let detail = "the code of page 5 does not fit".to_owned();
    assert_eq!(pages, [Finding { code: "page_code", detail }]);
}

#[test]
fn it_is_told_of_and_stopped_wherever_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let store = ledger(&folder.path().join("s.tungnha"), 16_000);
    let mut told = Vec::new();
    let findings = store.check(Depth::Full, &mut |percent| {
        told.push(percent);
        ControlFlow::Continue(())
    });
    assert_eq!(findings.unwrap(), []);
    assert_eq!((told.first(), told.last()), (Some(&0), Some(&100)));
    assert!(told.is_sorted() && told.len() > 3, "{told:?}");
    for stop_at in [0, 1, 50, 100] {
        let stopped = store.check(Depth::Full, &mut |percent| {
            if percent >= stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(matches!(stopped, Err(StoreError::Cancelled)), "{stop_at}: {stopped:?}");
    }
    assert_eq!(check(&store), []);
}

#[test]
fn a_backup_is_brought_back_or_nothing_of_it_stays() {
    let folder = tempfile::tempdir().unwrap();
    let backup = folder.path().join("ban-sao.tungnha");
    drop(ledger(&backup, 500));
    let to = folder.path().join("so");
    std::fs::create_dir(&to).unwrap();
    let (ledger, now) = (to.join("so.tungnha"), "2023-06-15T19:30:00".parse().unwrap());
    let names = || std::fs::read_dir(&to).unwrap().map(|entry| entry.unwrap().file_name()).collect::<Vec<_>>();
    // While it is opened, and while it is copied.
    for stop_at in [0, 70] {
        let stopped = restore(&backup, &ledger, (PASSPHRASE, now), &mut |percent| {
            if percent >= stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert!(matches!(stopped, Err(StoreError::Cancelled)), "{stop_at}: {stopped:?}");
        assert_eq!(names(), Vec::<std::ffi::OsString>::new(), "{stop_at}");
    }
    let mut told = Vec::new();
    let made = restore(&backup, &ledger, (PASSPHRASE, now), &mut |percent| {
        told.push(percent);
        ControlFlow::Continue(())
    });
    assert_eq!(made.unwrap(), ledger);
    assert_eq!(names(), ["so.tungnha"]);
    assert!(
        told.is_sorted() && told.first() == Some(&0) && told.last().is_some_and(|last| *last >= CHECKED),
        "{told:?}"
    );
}

/// From here on it is copied.
const CHECKED: u8 = 70;
