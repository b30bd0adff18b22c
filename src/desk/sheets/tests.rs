use super::*;
use crate::desk::demo;
use crate::desk::matching::Sides;
use crate::desk::people::ListQuery;
use crate::desk::selection::Selection;
use crate::domain::milestone::Milestone;
use crate::sys::clock::Clock;
use crate::sys::files::{FilesError, Overwrite, write_new};
use crate::sys::settings::WalkChoice;
use crate::text::numbers::Lang;
use crate::text::words::Words;
use std::path::Path;

fn desk() -> Desk {
    demo::make(120, 1, Clock::fixed("2023-06-15T20:00:00".parse().unwrap()), "Cán bộ Mẫu").unwrap()
}

fn words() -> Words {
    Words::new(Lang::Vi)
}

fn on() -> NaiveDate {
    "2023-06-14".parse().unwrap()
}

fn order(selection: Selection, format: SheetFormat) -> SheetOrder {
    let (title, purpose) = ("Tổ 1".to_owned(), "đi tối nay".to_owned());
    SheetOrder { selection, title, format, phones: SheetPhones::Left, purpose }
}

fn everybody() -> Selection {
    Selection::People(ListQuery::default())
}

/// A sheet of the whole ward, and its card.
fn sheet(desk: &mut Desk, folder: &Path) -> (SheetWritten, SheetCard) {
    let name = desk.propose_sheet(SheetFormat::Text, folder.to_str()).unwrap().name;
    let order = order(everybody(), SheetFormat::Text);
    let written = desk.write_sheet(&order, (&folder.join(name), Overwrite::Refuse), &words()).unwrap();
    let card = desk.sheet(written.code).unwrap().unwrap();
    (written, card)
}

fn nobody() -> Said {
    Said { outcome: Some(Outcome::NotHome), ..Said::default() }
}

fn activated() -> Said {
    Said { result: Some(ResultKind::Milestone(Milestone::L2Activated)), ..Said::default() }
}

/// Lines of people who share a household, and lines of people who do not share one with these or each other.
fn houses(card: &SheetCard) -> Vec<Vec<u32>> {
    let mut houses: Vec<(HouseholdRef, Vec<u32>)> = Vec::new();
    for (number, line) in (1..).zip(&card.lines) {
        let household = line.place.unwrap().0;
        match houses.iter_mut().find(|(other, _)| *other == household) {
            Some((_, lines)) => lines.push(number),
            None => houses.push((household, vec![number])),
        }
    }
    houses.into_iter().map(|(_, lines)| lines).collect()
}

#[test]
fn a_sheet_is_found_again_by_its_code_with_the_same_people_on_the_same_lines() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk();
    let listed = desk.people_page(&ListQuery::default(), 0, usize::MAX).unwrap().lines;
    let (written, card) = sheet(&mut desk, folder.path());
    assert_eq!(written.lines, listed.len());
    let people: Vec<PersonRef> = card.lines.iter().map(|line| line.place.unwrap().1).collect();
    // Everybody of the list, once, door after door.
    let mut sorted: Vec<i64> = people.iter().map(|person| person.0).collect();
    sorted.sort_unstable();
    let mut expected: Vec<i64> = listed.iter().map(|line| line.reference.0).collect();
    expected.sort_unstable();
    assert_eq!(sorted, expected);
    let mut doors: Vec<HouseholdRef> = card.lines.iter().map(|line| line.place.unwrap().0).collect();
    doors.dedup();
    assert_eq!(doors.len(), written.doors, "the people of a door stand together");
    let text = std::fs::read_to_string(&written.path).unwrap();
    assert!(text.contains(&written.code.to_string()) && text.contains(&listed[4].full_name), "{text}");
    // No number and no phone of anybody is on it.
    let digits = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
    assert!(digits < Some(9), "{text}");
    assert_eq!(desk.sheets().unwrap()[0].code, written.code);
    // Taken back, it is no sheet any more.
    let operation = desk.overview().unwrap().undo.unwrap();
    assert_eq!(operation.1, OperationKind::MakeSheet);
    desk.undo(None).unwrap();
    assert_eq!(desk.sheet(written.code).unwrap(), None);
    let refused = desk.key_back(written.code, on(), &BTreeMap::from([(1, nobody())])).unwrap_err();
    assert!(matches!(&refused, DeskError::Refused(refusal) if refusal.code == "no_such_sheet"), "{refused:?}");
}

#[test]
fn a_file_that_is_there_is_kept_and_no_sheet_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk();
    let path = folder.path().join("to.txt");
    write_new(&path, Overwrite::Refuse, |file| file.write_all(b"x")).unwrap();
    let made = desk.write_sheet(&order(everybody(), SheetFormat::Text), (&path, Overwrite::Refuse), &words());
    assert!(matches!(made, Err(DeskError::Files(FilesError::Exists { .. }))));
    assert!(desk.sheets().unwrap().is_empty());
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "x");
}

#[test]
fn a_whole_evening_is_one_operation_and_people_of_one_house_are_one_visit() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk();
    let (written, card) = sheet(&mut desk, folder.path());
    let houses = houses(&card);
    let several = houses.iter().find(|lines| lines.len() > 1).unwrap();
    let other = houses.iter().find(|lines| *lines != several).unwrap()[0];
    let said = BTreeMap::from([
        (several[0], activated()),
        (several[1], Said { result: Some(ResultKind::Guided), note: Some("ghi chú".to_owned()), ..Said::default() }),
        (other, nobody()),
    ]);
    let count = |desk: &Desk| desk.store.visits().unwrap().len();
    let before = count(&desk);
    let done = desk.key_back(written.code, on(), &said).unwrap();
    assert_eq!(done.kind, OperationKind::RecordVisit);
    assert_eq!(count(&desk), before + 2);
    let household = card.line(several[0]).unwrap().place.unwrap().0;
    let visits = desk.store.visits_to(household.0).unwrap();
    let visit = &visits.iter().max_by_key(|row| row.position).unwrap().visit;
    assert_eq!((visit.on, visit.outcome, visit.results.len()), (on(), Outcome::Met, 2));
    assert_eq!(visit.note.as_deref(), Some("ghi chú"));
    // One undo takes the evening back.
    desk.undo(None).unwrap();
    assert_eq!(count(&desk), before);
}

#[test]
fn what_excludes_itself_is_refused_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk();
    let (written, card) = sheet(&mut desk, folder.path());
    let houses = houses(&card);
    let several = houses.iter().find(|lines| lines.len() > 1).unwrap();
    let last = u32::try_from(card.lines.len()).unwrap();
    let clash = |said: &[(u32, Said)]| visits_of(&card, &said.iter().cloned().collect(), on()).unwrap_err();
    assert_eq!(clash(&[(last + 1, nobody())]), Clash::NoLine(last + 1));
    assert_eq!(clash(&[(0, nobody())]), Clash::NoLine(0));
    let both = [(several[0], nobody()), (several[1], activated())];
    assert_eq!(clash(&both), Clash::House(several[..2].to_vec()));
    let before = desk.store.visits().unwrap().len();
    let ok = houses.iter().find(|lines| *lines != several).unwrap()[0];
    let said: BTreeMap<u32, Said> = both.into_iter().chain([(ok, nobody())]).collect();
    assert!(desk.key_back(written.code, on(), &said).is_err());
    // A day to come is refused as for any visit.
    let tomorrow = "2023-06-16".parse().unwrap();
    assert!(desk.key_back(written.code, tomorrow, &BTreeMap::from([(ok, nobody())])).is_err());
    assert_eq!(desk.store.visits().unwrap().len(), before);
}

#[test]
fn two_lines_of_one_person_who_was_merged_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk();
    let (written, card) = sheet(&mut desk, folder.path());
    let houses = houses(&card);
    let several = houses.iter().find(|lines| lines.len() > 1).unwrap();
    let [line, other] = [several[0], several[1]];
    let person = |line: u32| card.line(line).unwrap().place.unwrap().1;
    desk.make_ready().unwrap();
    desk.merge_people(Sides(person(line), person(other)), &[]).unwrap();
    let before = desk.store.visits().unwrap().len();
    let card = desk.sheet(written.code).unwrap().unwrap();
    assert_eq!(card.line(line).unwrap().place, card.line(other).unwrap().place);
    let same = BTreeMap::from([(line, activated()), (other, activated())]);
    assert_eq!(visits_of(&card, &same, on()), Err(Clash::Person(line, other)));
    let refused = desk.key_back(written.code, on(), &same).unwrap_err();
    assert!(matches!(&refused, DeskError::Refused(refusal) if refusal.code == "sheet_clash"), "{refused:?}");
    assert_eq!(desk.store.visits().unwrap().len(), before);
    // Different things may be said of them, and that nobody was at home twice is one visit.
    let guided = Said { result: Some(ResultKind::Guided), ..Said::default() };
    assert_eq!(visits_of(&card, &BTreeMap::from([(line, activated()), (other, guided)]), on()).unwrap().len(), 1);
    assert_eq!(visits_of(&card, &BTreeMap::from([(line, nobody()), (other, nobody())]), on()).unwrap().len(), 1);
}

#[test]
fn a_sheet_of_the_evening_has_the_doors_of_the_walk_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk();
    let choice = WalkChoice { areas: Some(Vec::new()), ..WalkChoice::default() };
    let window = crate::desk::lists::Window { first: 0, count: usize::MAX, keep: None };
    let walked: Vec<HouseholdRef> =
        desk.doors_window(&choice, &window).unwrap().lines.iter().map(|line| line.reference).collect();
    let waits = desk.selected_people(&Selection::Doors(choice.clone())).unwrap();
    for format in SheetFormat::ALL {
        let path = folder.path().join(desk.sheet_file_name(format).unwrap());
        let made = order(Selection::Doors(choice.clone()), format);
        let written = desk.write_sheet(&made, (&path, Overwrite::Refuse), &words()).unwrap();
        let card = desk.sheet(written.code).unwrap().unwrap();
        let mut doors: Vec<HouseholdRef> = card.lines.iter().map(|line| line.place.unwrap().0).collect();
        doors.dedup();
        let expected: Vec<HouseholdRef> = walked.iter().copied().filter(|door| doors.contains(door)).collect();
        assert_eq!(doors, expected, "as they are walked");
        assert_eq!((written.lines, written.doors), (waits.len(), doors.len()));
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(
            name.starts_with("demo-") && name.ends_with(&format!("-to-di-2023-06-15.{}", format.extension())),
            "{name}"
        );
    }
}

#[test]
fn phones_stand_on_a_sheet_only_where_they_are_wanted_and_personal_numbers_never() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk();
    let longest = |text: &str| text.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
    for (phones, expected) in [(SheetPhones::Left, false), (SheetPhones::Masked, false), (SheetPhones::Whole, true)] {
        let path = folder.path().join(format!("{phones:?}.txt"));
        let made = SheetOrder { phones, ..order(everybody(), SheetFormat::Text) };
        desk.write_sheet(&made, (&path, Overwrite::Refuse), &words()).unwrap();
        let text = std::fs::read_to_string(path).unwrap();
        assert_eq!(longest(&text) == Some(10), expected, "{phones:?}");
        assert!(longest(&text) < Some(12), "{phones:?}");
        assert_eq!(text.contains('•'), phones == SheetPhones::Masked, "{phones:?}");
    }
}
