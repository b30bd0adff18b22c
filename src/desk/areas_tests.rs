//! Areas over a real ledger: renamed, put together, taken back, and roster after roster.

use std::ops::ControlFlow;

use super::*;
use crate::desk::NewLedger;
use crate::desk::demo;
use crate::domain::field::Field;
use crate::intake::ReadOptions;
use crate::store::{Depth, Store};
use crate::sys::clock::Clock;
use crate::sys::files::{Overwrite, write_new};
use crate::text::words::Explain as _;

fn clock() -> Clock {
    Clock::fixed("2023-06-15T19:30:00".parse().unwrap())
}

fn desk(places: &[(&str, &str)]) -> Desk {
    let mut desk = Desk::over(Store::in_memory().unwrap(), clock(), "Thử");
    desk.set_up(&NewLedger { ward: "Phường Thử".to_owned(), ..NewLedger::default() }).unwrap();
    for (area, number) in places {
        let said = [("full_name", "Lê Thử"), ("area", area), ("household_no", number)];
        let said = said.map(|(name, value)| (name.to_owned(), Some(value.to_owned()))).to_vec();
        desk.add_person(&said).unwrap();
    }
    desk
}

fn change(from: &str, to: &str) -> AreaChange {
    AreaChange { from: from.to_owned(), to: to.to_owned() }
}

fn done(desk: &mut Desk, from: &str, to: &str) -> Done {
    desk.change_area(&change(from, to), &mut |_| ControlFlow::Continue(())).unwrap()
}

fn names(desk: &mut Desk) -> Vec<(String, usize, Option<u64>)> {
    desk.areas().unwrap().into_iter().map(|line| (line.name, line.households, line.target)).collect()
}

fn with_targets(desk: &mut Desk, targets: &[(&str, u64)]) {
    let (ward, mut campaign) = desk.ward_and_campaign().unwrap();
    campaign.area_targets = targets.iter().map(|(name, target)| ((*name).to_owned(), *target)).collect();
    desk.change_settings(&ward, &campaign).unwrap();
}

fn sound(desk: &Desk) {
    assert_eq!(desk.check(Depth::Full, &mut |_| ControlFlow::Continue(())).unwrap().findings, []);
}

#[test]
fn the_list_tells_counts_and_what_may_be_one() {
    let mut desk = desk(&[("Tổ 2", "1"), ("Tổ 10", "1"), ("Tổ 10", "2"), ("10", "3"), ("Tổ 2", "4")]);
    let lines = desk.areas().unwrap();
    let told: Vec<(&str, usize, usize)> =
        lines.iter().map(|line| (line.name.as_str(), line.households, line.people)).collect();
    assert_eq!(told, [("10", 1, 1), ("Tổ 2", 2, 2), ("Tổ 10", 2, 2)]);
    assert_eq!(lines[0].alike, ["Tổ 10"]);
    assert_eq!(lines[2].alike, ["10"]);
    assert!(lines[1].alike.is_empty() && lines[1].spellings.is_empty());
}

#[test]
fn an_area_is_renamed_with_its_target_and_has_its_name_back() {
    let mut desk = desk(&[("Tổ 1", "1"), ("Tổ 1", "2"), ("Tổ 2", "1")]);
    with_targets(&mut desk, &[("Tổ 1", 300), ("Tổ 2", 10)]);
    let before = (names(&mut desk), desk.overview().unwrap());
    let plan = desk.plan_area_change(&change("to 1", " Tổ   Mới ")).unwrap();
    assert_eq!(plan.change, change("Tổ 1", "Tổ Mới"));
    assert_eq!((plan.households, plan.meets, plan.target, plan.same_numbers), (2, Meets::Nobody, Some(300), 0));
    let kind = done(&mut desk, "Tổ 1", "Tổ Mới").kind;
    assert_eq!(kind, OperationKind::ChangeAreas);
    assert_eq!(names(&mut desk), [("Tổ 2".to_owned(), 1, Some(10)), ("Tổ Mới".to_owned(), 2, Some(300))]);
    let row = desk.overview().unwrap().tally.rows.into_iter().find(|row| row.area == "Tổ Mới").unwrap();
    assert_eq!(row.target, Some(300));
    sound(&desk);
    desk.undo(None).unwrap();
    assert_eq!((names(&mut desk), desk.overview().unwrap().tally), (before.0, before.1.tally));
    desk.redo().unwrap();
    assert_eq!(names(&mut desk).len(), 2);
    sound(&desk);
}

#[test]
fn another_spelling_of_the_same_name_is_written_everywhere() {
    let mut desk = desk(&[("Tổ 1", "1"), ("Tổ 1", "2")]);
    let plan = desk.plan_area_change(&change("Tổ 1", "Tổ dân phố số 1")).unwrap();
    assert_eq!((plan.households, plan.meets), (2, Meets::Nobody));
    done(&mut desk, "Tổ 1", "Tổ dân phố số 1");
    assert_eq!(names(&mut desk), [("Tổ dân phố số 1".to_owned(), 2, None)]);
    assert_eq!(done(&mut desk, "Tổ 1", "Tổ dân phố số 1").operation, None, "all of them say so already");
    assert_eq!(desk.areas().unwrap()[0].spellings, Vec::<String>::new());
}

#[test]
fn areas_are_put_together_and_apart_again() {
    let mut desk = desk(&[("Tổ 1", "1"), ("Tổ 1", "2"), ("Tổ 2", "1"), ("", "9")]);
    with_targets(&mut desk, &[("Tổ 1", 300), ("Tổ 2", 10)]);
    let before = names(&mut desk);
    let plan = desk.plan_area_change(&change("Tổ 1", "to 2")).unwrap();
    assert_eq!(plan.change.to, "Tổ 2", "under the name that stands");
    assert_eq!((plan.households, plan.meets, plan.target, plan.same_numbers), (2, Meets::Another, Some(310), 1));
    done(&mut desk, "Tổ 1", "to 2");
    assert_eq!(names(&mut desk), [(String::new(), 1, None), ("Tổ 2".to_owned(), 3, Some(310))]);
    sound(&desk);
    // Taken apart as it was, though two households have one number now.
    desk.undo(None).unwrap();
    assert_eq!(names(&mut desk), before);
    let plan = desk.plan_area_change(&change("Tổ 1", "")).unwrap();
    assert_eq!((plan.meets, plan.target), (Meets::NoArea, None));
    done(&mut desk, "Tổ 1", "");
    assert_eq!(names(&mut desk), [(String::new(), 3, None), ("Tổ 2".to_owned(), 1, Some(10))]);
    // And who has none can be given one.
    done(&mut desk, "", "Tổ 2");
    assert_eq!(names(&mut desk), [("Tổ 2".to_owned(), 4, Some(10))]);
    sound(&desk);
    for _ in 0..2 {
        desk.undo(None).unwrap();
    }
    assert_eq!(names(&mut desk), before);
}

#[test]
fn what_cannot_be_is_refused_and_what_is_stopped_changes_nothing() {
    let mut desk = desk(&[("Tổ 1", "1")]);
    let code = |result: Result<AreaChangePlan, DeskError>| result.err().map(|error| error.code());
    assert_eq!(code(desk.plan_area_change(&change("Tổ 9", "Tổ 1"))), Some("no_such_area"));
    let long = "a".repeat(MOST_NAME_CHARS + 1);
    assert_eq!(code(desk.plan_area_change(&change("Tổ 1", &long))), Some("area_too_long"));
    let stopped = desk.change_area(&change("Tổ 1", "Tổ 3"), &mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(DeskError::Store(StoreError::Cancelled))));
    assert_eq!(names(&mut desk), [("Tổ 1".to_owned(), 1, None)]);
    sound(&desk);
}

#[test]
fn a_whole_ward_is_renamed_and_what_is_in_memory_is_what_is_read_anew() {
    let mut desk = demo::make(2_000, 1, clock(), "Thử").unwrap();
    desk.make_ready().unwrap();
    for (line, number) in desk.areas().unwrap().into_iter().filter(|line| !line.name.is_empty()).zip(100..) {
        done(&mut desk, &line.name, &format!("Khu phố {number}"));
    }
    let kept = (names(&mut desk), desk.overview().unwrap().tally);
    desk.shelf = None;
    assert_eq!((names(&mut desk), desk.overview().unwrap().tally), kept);
    sound(&desk);
}

const ROSTER: &str =
    "Tổ,Số hộ,Họ và tên,Ngày sinh\nTổ 1,1,Đỗ Văn Mẫu,03/05/1985\nTổ 1,2,Lê Thị Thử,1990\nTổ 2,1,Trần Ba,1970\n";

fn import(desk: &mut Desk, folder: &std::path::Path, roster: &str) {
    let path = folder.join("roster.csv");
    write_new(&path, Overwrite::Replace, |file| file.write_all(roster.as_bytes())).unwrap();
    let options = ReadOptions::usual(desk.today());
    let planned = desk.plan_import(&[path], &options, &mut |_| ControlFlow::Continue(())).unwrap();
    desk.write_import(planned, &mut |_| ControlFlow::Continue(())).unwrap();
}

#[test]
fn the_old_roster_does_not_bring_the_old_area_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&[]);
    import(&mut desk, folder.path(), ROSTER);
    done(&mut desk, "Tổ 1", "Tổ Mới");
    let longer = format!("{ROSTER}Tổ 1,3,Ngô Văn Năm,1960\nTổ 2,2,Bùi Sáu,1961\n");
    for _ in 0..2 {
        import(&mut desk, folder.path(), &longer);
        let expected = [("Tổ 2".to_owned(), 2, None), ("Tổ Mới".to_owned(), 3, None)];
        assert_eq!(names(&mut desk), expected, "the new household is in the renamed area, and only once");
    }
    sound(&desk);
    // Each import is one operation, household, area and all.
    desk.undo(None).unwrap();
    desk.undo(None).unwrap();
    assert_eq!(names(&mut desk), [("Tổ 2".to_owned(), 1, None), ("Tổ Mới".to_owned(), 2, None)]);
}

#[test]
fn two_areas_in_one_keep_their_numbers_apart_in_the_next_roster() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&[]);
    import(&mut desk, folder.path(), ROSTER);
    done(&mut desk, "Tổ 1", "Tổ 2");
    let longer = format!("{ROSTER}Tổ 1,3,Ngô Văn Năm,1960\nTổ 2,3,Bùi Sáu,1961\n");
    for _ in 0..2 {
        import(&mut desk, folder.path(), &longer);
        assert_eq!(names(&mut desk), [("Tổ 2".to_owned(), 5, None)]);
    }
    let people = desk.people_page(&crate::desk::people::ListQuery::default(), 0, 99).unwrap();
    assert_eq!(people.total, 5, "nobody came twice");
    sound(&desk);
}

#[test]
fn an_area_of_which_some_stayed_keeps_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk(&[]);
    import(&mut desk, folder.path(), ROSTER);
    let first = desk.people_page(&crate::desk::people::ListQuery::default(), 0, 1).unwrap().lines.remove(0);
    let said = vec![(HouseholdField::Area.code().to_owned(), Some("Tổ Mới".to_owned()))];
    desk.edit_household(first.household, &said).unwrap();
    import(&mut desk, folder.path(), &format!("{ROSTER}Tổ 1,3,Ngô Văn Năm,1960\n"));
    let counts = [("Tổ 1".to_owned(), 2, None), ("Tổ 2".to_owned(), 1, None), ("Tổ Mới".to_owned(), 1, None)];
    assert_eq!(names(&mut desk), counts);
    // No area at all is a name too.
    done(&mut desk, "Tổ 2", "");
    import(&mut desk, folder.path(), &format!("{ROSTER}Tổ 2,7,Bùi Sáu,1961\n"));
    assert!(names(&mut desk).contains(&(String::new(), 2, None)));
    let sixth = desk
        .people_page(&crate::desk::people::ListQuery { text: "Bùi Sáu".to_owned(), ..Default::default() }, 0, 1)
        .unwrap();
    let history = desk.history_of_household(sixth.lines[0].household).unwrap();
    assert!(
        history.lines[0].changes.iter().any(|change| change.new.as_deref() == Some("Tổ 2")),
        "what the roster said is told"
    );
    assert_eq!(Field::from_code("area"), None, "an area is a fact of the household");
}
