use super::*;
use crate::desk::demo;
use crate::desk::people::ListQuery;
use crate::sys::clock::Clock;
use crate::sys::settings::WalkChoice;
use crate::text::numbers::Lang;

fn desk() -> Desk {
    demo::make(120, 1, Clock::fixed("2023-06-15T20:00:00".parse().unwrap()), "Cán bộ Mẫu").unwrap()
}

fn goes_on(_: u8) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

#[test]
fn a_list_is_written_once_masked_or_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk();
    let words = Words::new(Lang::Vi);
    let all = Selection::People(ListQuery::default());
    let everybody = desk.everybody(&ListQuery::default()).unwrap().len();
    for format in PeopleFormat::ALL {
        for digits in [Digits::Masked, Digits::Whole] {
            let proposed = desk.propose_people_file(format, folder.path().to_str()).unwrap();
            assert!(
                proposed.name.starts_with("demo-") && proposed.name.contains("danh-sach-2023-06-15"),
                "{proposed:?}"
            );
            let path = folder.path().join(&proposed.name);
            let what = (&all, format, digits);
            let written = desk.write_people_file(what, (&path, "rà soát"), &words, &mut goes_on).unwrap();
            assert_eq!(written, PeopleWritten { path: path.clone(), people: everybody });
            if format == PeopleFormat::Csv {
                let text = std::fs::read_to_string(&path).unwrap();
                let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
                assert_eq!(longest >= Some(12), digits == Digits::Whole, "{digits:?}");
            }
            let again = desk.write_people_file(what, (&path, "x"), &words, &mut goes_on);
            assert!(matches!(again, Err(DeskError::Files(FilesError::Exists { .. }))));
        }
    }
}

#[test]
fn doors_and_households_have_their_people_and_work_that_is_stopped_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk();
    let words = Words::new(Lang::Vi);
    let choice = WalkChoice { areas: Some(Vec::new()), ..WalkChoice::default() };
    let doors = Selection::Doors(choice);
    let waiting = desk.selected_people(&doors).unwrap();
    let households = Selection::Households(crate::desk::households::HouseholdQuery::default());
    let everybody = desk.selected_people(&households).unwrap();
    assert!(!waiting.is_empty() && waiting.len() < everybody.len());
    assert!(waiting.iter().all(|person| everybody.contains(person)));
    assert_eq!(everybody.len(), desk.everybody(&ListQuery::default()).unwrap().len());
    let path = folder.path().join("x.csv");
    let what = (&doors, PeopleFormat::Csv, Digits::Masked);
    let stopped = desk.write_people_file(what, (&path, "x"), &words, &mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(DeskError::Cancelled)));
    assert!(!path.exists());
    let nobody = Selection::People(ListQuery { text: "zzzz".to_owned(), ..ListQuery::default() });
    let refused =
        desk.write_people_file((&nobody, PeopleFormat::Csv, Digits::Masked), (&path, "x"), &words, &mut goes_on);
    assert!(matches!(refused, Err(DeskError::Refused(refusal)) if refusal.code == "list_empty"));
}
