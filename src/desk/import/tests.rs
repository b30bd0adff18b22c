//! Imports over a ledger in memory: planned, kept, written, stopped.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::*;
use crate::desk::demo;
use crate::desk::import::choosing::{folder, typed_path};
use crate::domain::event::OperationKind;
use crate::sys::clock::Clock;
use crate::sys::files::{Overwrite, write_new};
use crate::sys::settings::Settings;
use crate::text::words::Explain;

fn desk() -> Desk {
    demo::make(60, 1, Clock::fixed("2023-06-15T19:30:00".parse().unwrap()), "Thử").unwrap()
}

fn fixture(name: &str) -> PathBuf {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/rosters")).join(name)
}

fn written(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    write_new(&path, Overwrite::Replace, |file| file.write_all(text.as_bytes())).unwrap();
    path
}

fn usual(desk: &Desk) -> ReadOptions {
    ReadOptions::usual(desk.today())
}

fn plan_of(desk: &Desk, path: &Path) -> PlannedImport {
    desk.plan_import(&[path.to_owned()], &usual(desk), &mut |_| ControlFlow::Continue(())).unwrap()
}

#[test]
fn what_is_written_is_what_was_shown() {
    let mut desk = desk();
    let planned = plan_of(&desk, &fixture("phuong-300.csv"));
    let shown = planned.shown();
    assert_eq!((shown.counts.added, shown.writes, shown.totals.absent > 0), (300, Writes::Something, true));
    assert_eq!(shown.new_households, shown.counts.households);
    let imported = desk.write_import(planned, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(imported.counts, shown.counts);
    assert_eq!(imported.problems.len(), shown.totals.problems);
    let again = plan_of(&desk, &fixture("phuong-300.csv")).shown();
    assert_eq!((again.counts.unchanged, again.writes), (300, Writes::Nothing));
}

#[test]
fn problems_are_counted_by_kind_and_held_rows_shown() {
    let desk = desk();
    let shown = plan_of(&desk, &fixture("loi-thuong-gap.xlsx")).shown();
    assert_eq!(shown.kinds.iter().map(|(_, count)| count).sum::<u64>(), shown.new_problems);
    assert!(shown.kinds.contains(&(ProblemCode::PersonIdRestored, 2)));
    assert_eq!(shown.totals.held, 1);
    assert_eq!(shown.counts.held, 1);
}

/// Wherever it is stopped, nothing is left.
#[test]
fn a_stopped_import_leaves_nothing() {
    let mut desk = desk();
    let before = desk.overview().unwrap().tally;
    let operations = desk.log(None, 100).unwrap().len();
    let path = fixture("phuong-2000-field.xlsx");
    let stop_at = |wanted: fn(ImportStage) -> bool| {
        move |stage| if wanted(stage) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let mut at_reading = stop_at(|stage| matches!(stage, ImportStage::Reading { .. }));
    let mut at_comparing = stop_at(|stage| matches!(stage, ImportStage::Comparing));
    let mut at_writing = stop_at(|stage| matches!(stage, ImportStage::Writing { .. }));
    let stops: [Stages<'_>; 3] = [&mut at_reading, &mut at_comparing, &mut at_writing];
    for stop in stops {
        let options = usual(&desk);
        let stopped = desk.import(std::slice::from_ref(&path), &options, Doing::Import, stop);
        assert_eq!(stopped.unwrap_err().code(), "cancelled");
        assert_eq!(desk.overview().unwrap().tally, before);
        assert_eq!(desk.log(None, 100).unwrap().len(), operations);
    }
    let imported = desk.import(&[path], &usual(&desk), Doing::Import, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(imported.counts.added, 2_000);
    assert_eq!(desk.log(None, 1).unwrap()[0].kind, OperationKind::Import);
}

#[test]
fn whatever_is_recorded_makes_a_kept_plan_old() {
    let mut desk = desk();
    let planned = plan_of(&desk, &fixture("phuong-300.csv"));
    desk.pending = Some((7, Box::new(planned)));
    desk.undo(None).unwrap();
    assert!(desk.pending.is_none());
}

#[test]
fn corrections_are_remembered_for_lists_of_the_same_shape() {
    let desk = desk();
    let (settings, rosters) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let first = written(rosters.path(), "a.csv", "Tên gọi,Năm sinh,Biệt danh\nĐỗ Văn Một,1950,Tý\n");
    let look = |path: &Path, map: Option<Vec<(String, String)>>| {
        desk.look(&[path.to_owned()], (map, Vec::new()), Some(settings.path()), &mut || ControlFlow::Continue(()))
            .unwrap()
    };
    let seen = look(&first, None);
    assert!(!seen.is_remembered && !seen.is_accepted);
    accept_shapes(settings.path(), &seen.shapes);
    assert!(look(&first, None).is_accepted);
    assert_eq!(Settings::load(settings.path()).0.recent_folders, [rosters.path()]);
    let map = vec![("Tên gọi".to_owned(), "full_name".to_owned()), ("Biệt danh".to_owned(), "note".to_owned())];
    look(&first, Some(map.clone()));
    let second = written(rosters.path(), "b.csv", "TEN GOI,Năm  sinh,Biệt danh\nĐỗ Thị Hai,1951,\n");
    let known = look(&second, None);
    assert!(known.is_remembered);
    assert_eq!(known.map, map);
    // Another shape knows nothing of it; what is taken back is forgotten.
    let other = written(rosters.path(), "c.csv", "Tên gọi,Năm sinh\nĐỗ Thị Ba,1952\n");
    assert!(!look(&other, None).is_remembered);
    look(&first, Some(Vec::new()));
    assert!(!look(&second, None).is_remembered);
    // Nothing of anybody is kept.
    let kept = std::fs::read_to_string(settings.path().join("columns.toml")).unwrap();
    assert!(!kept.contains("Đỗ") && !kept.contains("1950"), "{kept}");
}

#[test]
fn folders_say_what_can_be_chosen_and_paths_where_they_lead() {
    let rosters = tempfile::tempdir().unwrap();
    for name in ["a.XLSX", "b.csv", "c.xls", "d.docx", "e.ods", "f.xlsb"] {
        written(rosters.path(), name, "x");
    }
    let mut seen: Vec<(String, Usable)> =
        folder(rosters.path()).unwrap().entries.into_iter().map(|entry| (entry.entry.name, entry.usable)).collect();
    seen.sort_by(|one, other| one.0.cmp(&other.0));
    let expected = [Usable::Roster, Usable::Roster, Usable::Roster, Usable::Other, Usable::Roster, Usable::OtherSheet];
    assert_eq!(seen.iter().map(|(_, usable)| *usable).collect::<Vec<_>>(), expected);
    assert_eq!(folder(&rosters.path().join("gone")).unwrap_err().code(), "folder_not_read");
    let file = rosters.path().join("b.csv");
    let quoted = format!(" \"{}\" ", file.display());
    assert_eq!(typed_path(&quoted, None).unwrap(), ChosenPath::File(file.clone()));
    assert_eq!(typed_path("b.csv", Some(rosters.path())).unwrap(), ChosenPath::File(file));
    assert!(matches!(typed_path(".", Some(rosters.path())).unwrap(), ChosenPath::Folder(_)));
    assert_eq!(typed_path("no.csv", Some(rosters.path())).unwrap_err().code(), "path_not_found");
}

/// A desk over a ledger in a file, which backups are made of.
fn desk_in_file(folder: &Path) -> Desk {
    let settings = crate::desk::NewLedger { ward: "Phường Thử".into(), ..Default::default() };
    let clock = crate::sys::clock::Clock::system();
    Desk::create(&folder.join("s.tungnha"), "mật khẩu để thử", &settings, clock, "").unwrap()
}

#[test]
fn every_stage_is_told_in_its_order_and_the_rows_add_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk_in_file(folder.path());
    let mut steps = Vec::new();
    let path = fixture("phuong-2000-field.xlsx");
    let options = usual(&desk);
    let mut tell = |stage| {
        steps.push(stage);
        ControlFlow::Continue(())
    };
    desk.import(&[path], &options, Doing::Import, &mut tell).unwrap();
    let order = |stage: &ImportStage| match stage {
        ImportStage::Opening => 0,
        ImportStage::Reading { .. } => 1,
        ImportStage::Comparing => 2,
        ImportStage::BackingUp => 3,
        ImportStage::Writing { .. } => 4,
        ImportStage::Finishing => 5,
    };
    assert!(steps.is_sorted_by_key(order), "{steps:?}");
    let told: std::collections::BTreeSet<i32> = steps.iter().map(order).collect();
    // A small file is opened before anybody has to be told.
    assert!([1, 2, 3, 4, 5].iter().all(|stage| told.contains(stage)), "{steps:?}");
    let of_writing = steps.iter().filter_map(|step| match step {
        ImportStage::Writing { rows, total } => Some((*rows, *total)),
        ImportStage::Opening
        | ImportStage::Reading { .. }
        | ImportStage::Comparing
        | ImportStage::BackingUp
        | ImportStage::Finishing => None,
    });
    assert_eq!(of_writing.max(), Some((2_000, 2_000)));
}

/// The backup before an import is given up: neither it nor a part of it is left.
#[test]
fn a_stopped_backup_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk_in_file(folder.path());
    let mut stop = |stage| match stage {
        ImportStage::BackingUp => ControlFlow::Break(()),
        ImportStage::Opening
        | ImportStage::Reading { .. }
        | ImportStage::Comparing
        | ImportStage::Writing { .. }
        | ImportStage::Finishing => ControlFlow::Continue(()),
    };
    let options = usual(&desk);
    let paths = [fixture("phuong-300.csv")];
    let stopped = desk.import(&paths, &options, Doing::Import, &mut stop).unwrap_err();
    assert_eq!(stopped.code(), "cancelled");
    assert_eq!(std::fs::read_dir(folder.path().join("s-backups")).unwrap().count(), 0);
    let imported = desk.import(&paths, &options, Doing::Import, &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(imported.counts.added, 300);
    assert_eq!(std::fs::read_dir(folder.path().join("s-backups")).unwrap().count(), 1);
}
