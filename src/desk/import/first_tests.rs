//! A first roster, written while it is read, against the same one planned whole and written.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::*;
use crate::desk::demo;
use crate::store::{Depth, Store};
use crate::sys::clock::Clock;
use crate::sys::files::{Overwrite, write_new};
use crate::text::words::Explain;

fn fixture(name: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/rosters")).join(name)
}

fn empty_desk() -> Desk {
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    let mut desk = demo::make(1, 1, clock, "Thử").unwrap();
    desk.store = Store::in_memory().unwrap();
    desk
}

/// What a ledger holds of people, households and rows put aside, identities aside.
fn held_in(desk: &Desk) -> Vec<String> {
    let households = desk.store.households().unwrap();
    let mut said = Vec::new();
    desk.store
        .each_person::<DeskError>(|row| {
            let Person { facts, problems, imported, .. } = row.person;
            let household = households.iter().find(|household| household.number == row.household);
            let household = household.map(|row| (&row.household.facts, &row.household.imported));
            said.push(format!("{household:?} {facts:?} {problems:?} {imported:?}"));
            Ok(())
        })
        .unwrap();
    // In the order of their identities, which says nothing.
    let mut held: Vec<String> = desk.store.held_rows().unwrap().iter().map(|row| format!("{:?}", row.held)).collect();
    held.sort();
    said.extend(held);
    said
}

const LISTS: [(&str, &str); 9] = [
    // A household that goes on later: what its later rows say belongs to it.
    ("later.csv", "Họ và tên,Số hộ,Địa chỉ\nĐỗ Văn Một,H1,\nĐỗ Văn Hai,H2,Số 2\nĐỗ Văn Ba,H1,Số 1\n"),
    // Nobody's number is known before the last row, and the head is not the first.
    ("number.csv", "Họ và tên,Số hộ,Địa chỉ\nĐỗ Văn Một,,Số 1\nĐỗ Văn Hai,,Số 1\nĐỗ Văn Ba,H1,Số 1\n"),
    ("head.csv", "Họ và tên,Quan hệ với chủ hộ\nĐỗ Văn Một,Con\nĐỗ Văn Hai,Chủ hộ\nĐỗ Văn Ba,Con\n"),
    ("late.csv", "Họ và tên,Quan hệ với chủ hộ,Số hộ\nĐỗ Văn Một,Chủ hộ,\nĐỗ Văn Hai,Con,\nĐỗ Văn Ba,Con,H1\n"),
    // The same number for two people, the same person twice, a row without a name.
    (
        "twice.csv",
        "Họ và tên,Số CCCD,Ngày sinh,Số hộ\nĐỗ Văn Một,031085000001,1/2/1985,H1\nĐỗ Thị Hai,031085000001,3/4/1990,H1\n\
         Đỗ Văn Một,031085000001,1/2/1985,H1\n,,5/6/1970,H2\nĐỗ Văn Ba,,1/1/1950,H3\nĐỗ Văn Ba,,1/1/1950,H3\n",
    ),
    // Areas written in several ways, neither of them by all.
    ("areas.csv", "Họ và tên,Tổ dân phố,Số hộ\nĐỗ Văn Một,Tổ 1,H1\nĐỗ Văn Hai,TỔ 1,H1\nĐỗ Văn Ba,,H1\n"),
    // Households only, and a list that went out to be corrected and means people of another ledger.
    ("households.csv", "Số hộ,Chủ hộ,Địa chỉ\nH1,Đỗ Văn Một,Số 1\nH2,Đỗ Văn Hai,Số 2\n"),
    ("came-back.csv", "Mã dòng,Họ và tên,Số hộ\nP7-AAAA,Đỗ Văn Một,H1\nP8-BBBB,Đỗ Văn Hai,H1\n"),
    ("empty.csv", "Họ và tên,Số hộ\n"),
];

/// Written while it is read, or planned whole and written: the same comes of it, from every kind of list.
#[test]
fn the_first_roster_comes_in_alike_on_both_ways() {
    let folder = tempfile::tempdir().unwrap();
    let mut lists: Vec<PathBuf> =
        ["phuong-300.csv", "phuong-2000-field.xlsx", "loi-thuong-gap.xlsx", "phuong-120-tcvn3.xlsx"]
            .map(fixture)
            .into();
    for (name, text) in LISTS {
        let path = folder.path().join(name);
        write_new(&path, Overwrite::Replace, |file| file.write_all(text.as_bytes())).unwrap();
        lists.push(path);
    }
    for list in lists {
        let (mut at_once, mut planned) = (empty_desk(), empty_desk());
        let options = ReadOptions::usual(planned.today());
        let go_on: Stages<'_> = &mut |_| ControlFlow::Continue(());
        let imported = at_once.import_first(&list, &options, go_on).unwrap();
        let plan = planned.plan_import(std::slice::from_ref(&list), &options, go_on).unwrap();
        let expected = match plan.writes() {
            Writes::Something => planned.write_import(plan, go_on).unwrap(),
            Writes::Nothing => plan.not_written(),
        };
        let name = list.display();
        assert_eq!(held_in(&at_once), held_in(&planned), "{name}");
        assert_eq!(imported.counts, expected.counts, "{name}");
        assert!(at_once.store.check(Depth::Full, &mut |_| ControlFlow::Continue(())).unwrap().is_empty());
        assert_eq!((imported.files, imported.problems), (expected.files, expected.problems), "{name}");
        assert_eq!((imported.as_of, imported.held), (expected.as_of, expected.held), "{name}");
        assert_eq!(imported.operation.is_some(), expected.operation.is_some(), "{name}");
        let (Some(one), Some(other)) = (imported.operation, expected.operation) else { continue };
        let card = |desk: &Desk, id: OperationId| desk.operation_card(id).unwrap().unwrap().entries;
        let (one, other) = (card(&at_once, one), card(&planned, other));
        assert_eq!(one.first().map(|entry| &entry.what), other.first().map(|entry| &entry.what), "{name}");
    }
}

/// Wherever the first roster is stopped, nothing is left, and it can be brought in afterwards.
#[test]
fn a_first_roster_that_is_stopped_leaves_nothing() {
    let roster = fixture("phuong-2000-field.xlsx");
    let mut desk = empty_desk();
    let options = ReadOptions::usual(desk.today());
    let mut steps = Vec::new();
    desk.import_first(&roster, &options, &mut |stage| {
        steps.push(stage);
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(steps.last(), Some(&ImportStage::Finishing));
    for stop in [0, 1, steps.len() / 2] {
        let mut desk = empty_desk();
        let mut seen = 0;
        let stopped = desk.import_first(&roster, &options, &mut |_| {
            seen += 1;
            if seen > stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        // Where it was quicker than before it was not asked as often.
        let Err(error) = stopped else { continue };
        assert_eq!(error.code(), "cancelled");
        assert_eq!((desk.store.size().unwrap(), desk.store.head().unwrap().0), ((0, 0), 0));
        let imported = desk.import_first(&roster, &options, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(imported.counts.added, 2_000);
    }
}
