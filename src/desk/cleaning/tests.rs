//! Cleaning up over ledgers in memory: what an import left, mended, undone, and not brought back by the same list.

use std::ops::ControlFlow;
use std::path::PathBuf;

use super::*;
use crate::desk::import::Doing;
use crate::desk::views::Done;
use crate::domain::ids::HeldRowId;
use crate::intake::ReadOptions;
use crate::store::Store;
use crate::sys::clock::Clock;
use crate::sys::files::{Overwrite, write_new};

fn desk() -> Desk {
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    Desk::over(Store::in_memory().unwrap(), clock, "Thử")
}

/// What is wrong in rosters of the field, one row each; invented people.
const LIST: &str = "\
Số hộ,Tổ,Địa chỉ,Chủ hộ,Họ và tên,Ngày sinh,Giới tính,Số định danh,Điện thoại,Tình trạng,Kích hoạt mức 2,Phê duyệt mức 2,Ngày cấp CCCD
1,Tổ 1,12-May,Đỗ Văn Một,Đỗ Văn Một,29/2/1990,Nam,031090100001,0972022333,,x,,x
1,Tổ 1,12-May,Đỗ Văn Một,Đỗ Thị Hai,3/5/1985,Nữ,31185100002,01234567890,,1/6/2023,1/5/2023,x
2,Tổ 1,14 phố K,Đỗ Văn Ba,Đỗ Văn Ba,5/7/1971,Nữ,031071100003,09l2345678,,,,x
2,Tổ 1,14 phố K,Đỗ Văn Ba,Đỗ Thị Bốn,1/1/1990,Nữ,O31190100004,12345,ở tạm,1/4/2023,1/5/2023,x
3,Tổ 2,16 phố K,Đỗ Văn Năm,Đỗ Văn Năm,1/1/1980,Nam,031080100005,0911111111,,x,,x
3,Tổ 2,16 phố K,Đỗ Văn Năm,Đỗ Thị Sáu,1/1/1982,Nữ,031182100006,0911111111,,x,,x
4,Tổ 2,18 phố K,Đỗ Văn Bảy,,2/2/1982,Nam,031082100007,0911111122,,,,
4,Tổ 2,18 phố K,Đỗ Văn Bảy,Đỗ Văn Tám,2/2/1992,Nam,031080100005,0911111133,,1/6/2023,1/5/2023,x
";
/// A list that says nothing of households.
const WITHOUT_HOUSEHOLDS: &str = "Họ và tên,Ngày sinh\nĐỗ Văn Chín,2/2/1993\n";

struct List {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

fn list(text: &str) -> List {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("danh sach.csv");
    write_new(&path, Overwrite::Refuse, |file| file.write_all(text.as_bytes())).unwrap();
    List { _folder: folder, path }
}

fn import(desk: &mut Desk, list: &List) -> crate::desk::import::Imported {
    let options = ReadOptions::usual(desk.today());
    desk.import(std::slice::from_ref(&list.path), &options, Doing::Import, &mut |_| ControlFlow::Continue(())).unwrap()
}

fn imported() -> (Desk, List) {
    let (mut desk, list) = (desk(), list(LIST));
    import(&mut desk, &list);
    (desk, list)
}

fn kinds(desk: &mut Desk) -> Vec<(&'static str, usize)> {
    desk.worklist().unwrap().kinds.into_iter().map(|(code, people)| (code.code(), people)).collect()
}

fn page(desk: &mut Desk, code: ProblemCode) -> Vec<CleaningItem> {
    desk.cleaning_page(code, &Window { first: 0, count: 100, keep: None }).unwrap().items
}

fn only(desk: &mut Desk, code: ProblemCode, name: &str) -> CleaningItem {
    let found: Vec<CleaningItem> = page(desk, code).into_iter().filter(|item| item.facts.full_name == name).collect();
    let [item] = <[CleaningItem; 1]>::try_from(found).unwrap();
    item
}

#[track_caller]
fn mend(desk: &mut Desk, code: ProblemCode, name: &str, how: &Mend) -> Done {
    let item = only(desk, code, name);
    let done = desk.mend(item.reference, code, how).unwrap();
    assert!(done.operation.is_some());
    done
}

fn typed(facts: &[(&str, &str)]) -> Mend {
    Mend::Facts(facts.iter().map(|(name, text)| ((*name).to_owned(), Some((*text).to_owned()))).collect())
}

#[test]
fn the_worklist_counts_people_by_what_presses_most() {
    let (mut desk, _list) = imported();
    let worklist = desk.worklist().unwrap();
    assert_eq!(
        kinds(&mut desk),
        [
            ("bad_person_id", 1),
            ("person_id_mismatch", 1),
            ("bad_date", 1),
            ("order_of_milestones", 1),
            ("shared_phone", 2),
            ("bad_phone", 2),
            ("unknown_value", 1),
            ("person_id_restored", 1),
            ("date_in_address", 2),
            ("phone_converted", 1),
        ]
    );
    assert_eq!(worklist.held, 2);
    // Nobody of the six is clean.
    assert_eq!(worklist.quality, Quality { people: 6, clean: 0 });
    let areas: Vec<(&str, Quality)> = worklist.areas.iter().map(|(area, quality)| (area.as_str(), *quality)).collect();
    assert!(areas.contains(&("Tổ 1", Quality { people: 4, clean: 0 })), "{areas:?}");
    let item = only(&mut desk, ProblemCode::BadDate, "Đỗ Văn Một");
    assert_eq!(item.cells, [("29/2/1990".to_owned(), "F2".to_owned())]);
    let address = item.household_facts.address.as_deref();
    assert_eq!((item.field, item.area.as_str(), address), (Some(Field::BirthDate), "Tổ 1", Some("12/5")));
    assert!(item.repair.is_some());
}

/// Everything is mended, each in its own way; then the same list comes again and brings nothing back.
#[test]
fn everything_is_mended_and_the_same_list_brings_nothing_back() {
    let (mut desk, list) = imported();
    mend(&mut desk, ProblemCode::BadDate, "Đỗ Văn Một", &Mend::Repair);
    mend(&mut desk, ProblemCode::BadPersonId, "Đỗ Thị Bốn", &Mend::Repair);
    mend(&mut desk, ProblemCode::PersonIdMismatch, "Đỗ Văn Ba", &Mend::Repair);
    mend(&mut desk, ProblemCode::PersonIdRestored, "Đỗ Thị Hai", &Mend::Repair);
    mend(&mut desk, ProblemCode::PhoneConverted, "Đỗ Thị Hai", &Mend::Accept);
    mend(&mut desk, ProblemCode::BadPhone, "Đỗ Văn Ba", &Mend::Repair);
    mend(&mut desk, ProblemCode::BadPhone, "Đỗ Thị Bốn", &typed(&[("phone", "0977.777.777")]));
    mend(&mut desk, ProblemCode::UnknownValue, "Đỗ Thị Bốn", &typed(&[("presence", "absent")]));
    mend(&mut desk, ProblemCode::OrderOfMilestones, "Đỗ Thị Bốn", &typed(&[("l2_approved", "1/3/2023")]));
    mend(&mut desk, ProblemCode::DateInAddress, "Đỗ Thị Hai", &Mend::Repair);
    mend(&mut desk, ProblemCode::SharedPhone, "Đỗ Thị Sáu", &Mend::Accept);
    assert_eq!(kinds(&mut desk), []);
    for held in all_held(&mut desk) {
        desk.drop_held(held.id).unwrap();
    }
    let worklist = desk.worklist().unwrap();
    assert_eq!((worklist.quality, worklist.held), (Quality { people: 6, clean: 6 }, 0));
    let four = PersonRef(number_of(&mut desk, "Đỗ Thị Bốn"));
    let card = desk.person_card(four).unwrap().unwrap();
    let fact = |field| card.person.facts.get(field).unwrap();
    assert_eq!((fact(Field::PersonNumber).as_str(), fact(Field::Phone).as_str()), ("031190100004", "0977777777"));
    let again = import(&mut desk, &list);
    assert_eq!((again.operation, again.counts.unchanged, again.counts.held), (None, 6, 2));
    assert_eq!(kinds(&mut desk), []);
    assert_eq!(desk.worklist().unwrap().held, 0);
    let checked = desk.check(crate::store::Depth::Full, &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(checked.findings.is_empty(), "{:?}", checked.findings);
}

/// The short reference of somebody, by name.
fn number_of(desk: &mut Desk, name: &str) -> i64 {
    let query = crate::desk::people::ListQuery { text: name.to_owned(), ..Default::default() };
    desk.people_page(&query, 0, 1).unwrap().lines.first().unwrap().reference.0
}

fn open_codes(desk: &Desk, person: PersonRef) -> Vec<ProblemCode> {
    let row = desk.row_of(person).unwrap();
    problems_of(&row, desk.today()).into_iter().map(|problem| problem.code).collect()
}

#[test]
fn each_repair_is_one_operation_that_undo_takes_back() {
    for (code, name, how) in [
        (ProblemCode::BadDate, "Đỗ Văn Một", Mend::Repair),
        (ProblemCode::BadDate, "Đỗ Văn Một", Mend::Accept),
        (ProblemCode::DateInAddress, "Đỗ Văn Một", typed(&[("address", "12/5 phố K")])),
        (ProblemCode::PersonIdMismatch, "Đỗ Văn Ba", Mend::Accept),
        (ProblemCode::OrderOfMilestones, "Đỗ Thị Bốn", Mend::Accept),
        (ProblemCode::SharedPhone, "Đỗ Văn Năm", Mend::Accept),
    ] {
        let (mut desk, _list) = imported();
        let (before, item) = (desk.worklist().unwrap(), only(&mut desk, code, name));
        desk.mend(item.reference, code, &how).unwrap();
        assert!(!page(&mut desk, code).iter().any(|item| item.facts.full_name == name), "{code:?} {how:?}");
        assert!(!open_codes(&desk, item.reference).contains(&code));
        assert_ne!(desk.worklist().unwrap(), before);
        desk.undo(None).unwrap();
        assert_eq!(desk.worklist().unwrap(), before, "{code:?} {how:?}");
        assert_eq!(only(&mut desk, code, name), item);
    }
}

#[test]
fn all_of_a_kind_that_are_sure_are_one_operation() {
    let (mut desk, _list) = imported();
    // "12345" is nobody's number: it waits for somebody who knows.
    assert_eq!(desk.sure_repairs(ProblemCode::BadPhone, &mut go_on).unwrap(), 1);
    let many = desk.repair_all(ProblemCode::BadPhone, &mut go_on).unwrap();
    assert_eq!((many.changed, many.standing), (1, 1));
    assert_eq!(page(&mut desk, ProblemCode::BadPhone).len(), 1);
    assert_eq!(desk.sure_repairs(ProblemCode::DateInAddress, &mut go_on).unwrap(), 2);
    desk.repair_all(ProblemCode::DateInAddress, &mut go_on).unwrap();
    assert_eq!(page(&mut desk, ProblemCode::DateInAddress), []);
    desk.undo(None).unwrap();
    assert_eq!(page(&mut desk, ProblemCode::DateInAddress).len(), 2);
    // What a number says of sex or birth could be the number's fault: never for many at once.
    assert_eq!(desk.repair_all(ProblemCode::PersonIdMismatch, &mut go_on).unwrap().done.operation, None);
}

#[test]
fn a_shared_phone_is_given_to_one_of_them() {
    let (mut desk, _list) = imported();
    let item = only(&mut desk, ProblemCode::SharedPhone, "Đỗ Văn Năm");
    assert_eq!(item.sharing.len(), 2);
    let other = item.sharing.iter().find(|sharer| sharer.full_name == "Đỗ Thị Sáu").unwrap().reference;
    desk.mend(item.reference, ProblemCode::SharedPhone, &Mend::PhoneOf(other)).unwrap();
    assert_eq!(page(&mut desk, ProblemCode::SharedPhone), []);
    let phone = |desk: &mut Desk, person| desk.person_card(person).unwrap().unwrap().person.facts.phone;
    assert_eq!(phone(&mut desk, item.reference), None);
    assert!(phone(&mut desk, other).is_some());
    let stranger = PersonRef(number_of(&mut desk, "Đỗ Văn Một"));
    desk.undo(None).unwrap();
    assert!(desk.mend(item.reference, ProblemCode::SharedPhone, &Mend::PhoneOf(stranger)).is_err());
}

/// A person of whom the list did not say the household is moved by the usual way: that mends it.
#[test]
fn a_move_mends_a_missing_household() {
    let (mut desk, _list) = imported();
    let nowhere = list(WITHOUT_HOUSEHOLDS);
    import(&mut desk, &nowhere);
    let item = only(&mut desk, ProblemCode::MissingHousehold, "Đỗ Văn Chín");
    let other = only(&mut desk, ProblemCode::BadDate, "Đỗ Văn Một").household;
    desk.move_person(item.reference, other).unwrap();
    assert_eq!(page(&mut desk, ProblemCode::MissingHousehold), []);
    desk.undo(None).unwrap();
    // Or somebody lives alone.
    mend(&mut desk, ProblemCode::MissingHousehold, "Đỗ Văn Chín", &Mend::Accept);
    assert_eq!(page(&mut desk, ProblemCode::MissingHousehold), []);
    assert_eq!(import(&mut desk, &nowhere).operation, None);
}

/// A decision is about what was seen: another value of the fact is another problem.
#[test]
fn what_was_accepted_is_doubted_again_when_the_fact_changes() {
    let (mut desk, _list) = imported();
    mend(&mut desk, ProblemCode::PersonIdMismatch, "Đỗ Văn Ba", &Mend::Accept);
    let person = PersonRef(number_of(&mut desk, "Đỗ Văn Ba"));
    desk.edit_person(person, &vec![("birth_date".to_owned(), Some("1972".to_owned()))], None).unwrap();
    assert_eq!(page(&mut desk, ProblemCode::PersonIdMismatch).len(), 1);
}

fn held(desk: &mut Desk, code: ProblemCode) -> HeldShown {
    let found: Vec<HeldShown> = all_held(desk).into_iter().filter(|held| held.code == code).collect();
    let [held] = <[HeldShown; 1]>::try_from(found).unwrap();
    held
}

fn filled(held: &HeldShown, other: &[(&str, Option<&str>)]) -> crate::desk::editing::Assignments {
    let said = held.facts.iter().map(|(field, text)| ((*field).to_owned(), Some(text.clone())));
    let mut facts: crate::desk::editing::Assignments =
        said.filter(|(field, _)| !other.iter().any(|(name, _)| name == field)).collect();
    facts.extend(other.iter().map(|(name, text)| ((*name).to_owned(), text.map(str::to_owned))));
    facts
}

#[test]
fn a_row_without_a_name_is_given_one_and_taken_in() {
    let (mut desk, list) = imported();
    let held = held(&mut desk, ProblemCode::NoName);
    assert!(held.cells.contains(&("Địa chỉ".to_owned(), "18 phố K".to_owned())), "{:?}", held.cells);
    let taken = |facts| TakeIn { row: held.id, meant: Meant::New, facts };
    assert!(desk.take_in_held(&taken(filled(&held, &[]))).is_err(), "a name is needed");
    let facts = filled(&held, &[("full_name", Some("đỗ văn bảy")), ("birth_date", Some("3/2/1982"))]);
    let (person, _) = desk.take_in_held(&taken(facts)).unwrap();
    let card = desk.person_card(person).unwrap().unwrap();
    assert_eq!(card.person.facts.full_name, "Đỗ Văn Bảy");
    assert_eq!(card.person.facts.get(Field::BirthDate).as_deref(), Some("1982-02-03"));
    assert_eq!(card.household_facts.address.as_deref(), Some("18 phố K"));
    assert_eq!(desk.worklist().unwrap().held, 1);
    // The same list again, and one in which somebody wrote the name meanwhile: nobody comes twice.
    assert_eq!(import(&mut desk, &list).operation, None);
    let corrected = self::list(&LIST.replace("Đỗ Văn Bảy,,2/2/1982", "Đỗ Văn Bảy,Đỗ Văn Bảy,2/2/1982"));
    let again = import(&mut desk, &corrected);
    assert_eq!((again.counts.added, again.counts.unchanged), (0, 7));
    let card = desk.person_card(person).unwrap().unwrap();
    assert_eq!(card.person.facts.get(Field::BirthDate).as_deref(), Some("1982-02-03"), "what was typed stays");
    assert!(desk.take_in_held(&taken(filled(&held, &[("full_name", Some("Ai"))]))).is_err(), "it is settled");
}

/// Of a row that says nothing of a household it is still to be found out.
#[test]
fn a_row_without_a_household_leaves_that_to_be_cleaned_up() {
    let mut desk = desk();
    import(&mut desk, &list("Họ và tên,Ngày sinh\nĐỗ Văn Một,1/1/1980\n,2/2/1982\n"));
    let held = held(&mut desk, ProblemCode::NoName);
    let facts = filled(&held, &[("full_name", Some("Đỗ Văn Hai"))]);
    let (person, _) = desk.take_in_held(&TakeIn { row: held.id, meant: Meant::New, facts }).unwrap();
    assert_eq!(open_codes(&desk, person), [ProblemCode::MissingHousehold]);
}

#[test]
fn taking_a_row_in_is_undone_whole() {
    let (mut desk, _list) = imported();
    let held = held(&mut desk, ProblemCode::NoName);
    let facts = filled(&held, &[("full_name", Some("Đỗ Văn Bảy"))]);
    let before = desk.worklist().unwrap();
    desk.take_in_held(&TakeIn { row: held.id, meant: Meant::New, facts }).unwrap();
    assert_eq!(desk.worklist().unwrap().quality.people, 7);
    desk.undo(None).unwrap();
    assert_eq!(desk.worklist().unwrap(), before);
    desk.drop_held(held.id).unwrap();
    assert_eq!(desk.worklist().unwrap().held, before.held - 1);
    assert_eq!(desk.drop_held(HeldRowId([7; 16])).unwrap().operation, None, "there is no such row");
}

/// The number of a row is somebody else's: with another number or none, as the same person, or the number is the row's.
#[test]
fn a_row_with_the_number_of_another_is_settled_in_each_way() {
    for (meant, number, expected) in [
        ("new", None, (None, Some("031080100005"), 7)),
        ("new", Some("031092100008"), (Some("031092100008"), Some("031080100005"), 7)),
        ("number", Some("031080100005"), (Some("031080100005"), None, 7)),
        ("same", Some("031080100005"), (Some("031080100005"), Some("031080100005"), 6)),
    ] {
        let (mut desk, list) = imported();
        let held = held(&mut desk, ProblemCode::DuplicateId);
        let holder = held.holder.clone().unwrap();
        assert_eq!(holder.facts.full_name, "Đỗ Văn Năm");
        let facts = filled(&held, &[("person_id", number)]);
        let meant = match meant {
            "new" => Meant::New,
            "number" => Meant::NewWithNumberOf(holder.reference),
            _ => Meant::Known(holder.reference),
        };
        let (person, _) = desk.take_in_held(&TakeIn { row: held.id, meant, facts }).unwrap();
        let digits_of =
            |desk: &mut Desk, person| desk.person_card(person).unwrap().unwrap().person.facts.get(Field::PersonNumber);
        let found = (digits_of(&mut desk, person), digits_of(&mut desk, holder.reference));
        assert_eq!((found.0.as_deref(), found.1.as_deref()), (expected.0, expected.1), "{meant:?}");
        assert_eq!(desk.worklist().unwrap().quality.people, expected.2, "{meant:?}");
        let card = desk.person_card(person).unwrap().unwrap();
        assert_eq!(card.person.facts.full_name, "Đỗ Văn Tám", "{meant:?}");
        // What the ledger knew of milestones stays; what the row says comes along.
        assert!(card.person.facts.milestones.get(crate::domain::milestone::Milestone::L2Activated).is_reached());
        let again = import(&mut desk, &list);
        assert_eq!((again.operation, desk.worklist().unwrap().held), (None, 1), "{meant:?}");
    }
}

#[test]
fn a_number_that_is_taken_is_refused_and_nothing_is_written() {
    let (mut desk, _list) = imported();
    let held = held(&mut desk, ProblemCode::DuplicateId);
    let before = desk.worklist().unwrap();
    let facts = filled(&held, &[]);
    assert!(desk.take_in_held(&TakeIn { row: held.id, meant: Meant::New, facts }).is_err());
    let item = only(&mut desk, ProblemCode::BadPersonId, "Đỗ Thị Bốn");
    let taken = typed(&[("person_id", "031080100005")]);
    assert!(desk.mend(item.reference, ProblemCode::BadPersonId, &taken).is_err());
    assert_eq!(desk.worklist().unwrap(), before);
}

fn all_held(desk: &mut Desk) -> Vec<HeldShown> {
    desk.held_page(&Window { first: 0, count: usize::MAX, keep: None }).unwrap().rows
}

/// A window holds a part, and the row that is kept in sight is told by its place.
#[test]
fn rows_that_wait_come_in_windows() {
    let (mut desk, _list) = imported();
    let all = all_held(&mut desk);
    assert!(all.len() > 1);
    let last = all.last().unwrap();
    let page = desk.held_page(&Window { first: 0, count: 1, keep: None }).unwrap();
    assert_eq!((page.total, page.first, page.rows.as_slice()), (all.len(), 0, &all[..1]));
    let page = desk.held_page(&Window { first: 0, count: 1, keep: Some(last.id) }).unwrap();
    assert_eq!(page.kept, Some(all.len() - 1));
}

fn go_on(_: u8) -> std::ops::ControlFlow<()> {
    std::ops::ControlFlow::Continue(())
}

/// Stopped while it is found and while it is written: nothing changed, and it can be begun anew.
#[test]
fn all_of_a_kind_can_be_stopped_and_nothing_changed() {
    let (mut desk, _list) = imported();
    let before = desk.worklist().unwrap();
    for stop_at in [0, 60] {
        let stop = &mut |percent: u8| {
            if percent < stop_at { go_on(percent) } else { std::ops::ControlFlow::Break(()) }
        };
        let stopped = desk.repair_all(ProblemCode::DateInAddress, stop);
        assert!(matches!(stopped, Err(DeskError::Cancelled)), "{stop_at}");
        assert_eq!(desk.worklist().unwrap(), before);
    }
    let mut stop = |_: u8| std::ops::ControlFlow::Break(());
    assert!(matches!(desk.sure_repairs(ProblemCode::DateInAddress, &mut stop), Err(DeskError::Cancelled)));
    desk.repair_all(ProblemCode::DateInAddress, &mut go_on).unwrap();
    assert_ne!(desk.worklist().unwrap(), before);
}
