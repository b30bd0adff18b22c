//! Deciding about a plan, over a ledger in memory: written as decided, quiet the next time.

use std::ops::ControlFlow;

use super::*;
use crate::desk::demo;
use crate::desk::matching::Sides;
use crate::desk::views::PersonRef;
use crate::domain::decision::Decision;
use crate::domain::event::Source;
use crate::domain::field::{Change, Field};
use crate::domain::import_plan::Home;
use crate::sys::clock::Clock;
use crate::sys::files::{Overwrite, write_new};

const HEADING: &str = "Tổ,Số hộ,Địa chỉ,Họ và tên,Ngày sinh,Số CCCD,Số điện thoại\n";

struct Ledger {
    desk: Desk,
    folder: tempfile::TempDir,
}

impl Ledger {
    /// With a list in it, beside an invented ward.
    fn of(rows: &str) -> Self {
        let desk = demo::make(20, 1, Clock::fixed("2023-06-15T19:30:00".parse().unwrap()), "Thử").unwrap();
        let mut ledger = Self { desk, folder: tempfile::tempdir().unwrap() };
        ledger.import(rows);
        ledger
    }

    fn plan(&self, rows: &str) -> PlannedImport {
        let path = self.folder.path().join("a.csv");
        let text = format!("{HEADING}{rows}");
        write_new(&path, Overwrite::Replace, |file| file.write_all(text.as_bytes())).unwrap();
        self.desk.plan_import(&[path], &ReadOptions::usual(self.desk.today()), &mut go_on).unwrap()
    }

    fn write(&mut self, planned: PlannedImport) -> Imported {
        let shown = planned.shown();
        assert_sum(shown.counts);
        let imported = self.desk.write_import(planned, &mut go_on).unwrap();
        assert_eq!(imported.counts, shown.counts, "what is written is what was shown");
        imported
    }

    fn import(&mut self, rows: &str) -> ImportCounts {
        let planned = self.plan(rows);
        self.write(planned).counts
    }

    /// The same list again writes nothing.
    #[track_caller]
    fn assert_quiet(&self, rows: &str) -> ImportCounts {
        let shown = self.plan(rows).shown();
        assert_sum(shown.counts);
        assert_eq!(shown.writes, Writes::Nothing, "{:?}", shown.counts);
        assert_eq!((shown.counts.unsure, shown.totals.moves), (0, 0));
        shown.counts
    }

    fn people(&self, name: &str) -> Vec<PersonRow> {
        let mut found = Vec::new();
        self.desk
            .store
            .each_person::<DeskError>(|row| {
                if row.person.facts.full_name == name {
                    found.push(row);
                }
                Ok(())
            })
            .unwrap();
        found
    }

    fn person(&self, name: &str) -> PersonRow {
        let mut found = self.people(name);
        assert_eq!(found.len(), 1, "{name}");
        found.remove(0)
    }

    fn household_no(&self, name: &str) -> String {
        let household = self.person(name).household;
        self.desk.store.household(household).unwrap().unwrap().household.facts.household_no.unwrap_or_default()
    }

    fn record(&mut self, body: Body) {
        let today = self.desk.today();
        self.desk.transact(OperationKind::MergePeople, |recording| Ok(recording.push(today, body)?)).unwrap();
    }

    /// Merges two entries; the one who stands is returned first.
    fn merge(&mut self, one: &str, other: &str) -> (PersonRow, PersonRow) {
        let (one, other) = (self.person(one), self.person(other));
        let (standing, entry) = if one.person.id < other.person.id { (one, other) } else { (other, one) };
        let decision = Decision::MergedInto(standing.person.id);
        self.record(Body::PersonDecided { person: entry.person.id, decision });
        (standing, entry)
    }
}

fn go_on(_: ImportStage) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

#[track_caller]
fn assert_sum(counts: ImportCounts) {
    let ImportCounts { rows, added, updated, unchanged, duplicates, held, unsure, .. } = counts;
    assert_eq!(rows, added + updated + unchanged + duplicates + held + unsure, "{counts:?}");
}

fn unsure(planned: &PlannedImport) -> Vec<UnsureShown> {
    let PlanLines::Unsure(lines) = planned.page(PlanPart::Unsure, 0, 100) else { panic!("not unsure rows") };
    lines
}

fn changed(planned: &PlannedImport) -> Vec<(String, Option<String>, Option<String>, Effect)> {
    let PlanLines::Changed(lines) = planned.page(PlanPart::Changed, 0, 100) else { panic!("not changes") };
    lines.into_iter().map(|line| (line.name, line.old, line.new, line.effect)).collect()
}

const MAU: &str = "Tổ 91,1,Số 2,Đỗ Văn Mẫu,03/05/1985,031085100001,0912345671\n";
const THU: &str = "Tổ 91,2,Số 4,Lê Thị Thử,12/11/1988,,0912345672\n";
/// The same name and birth in another household, without a number.
const MAU_ELSEWHERE: &str = "Tổ 92,5,Số 5,Đỗ Văn Mẫu,03/05/1985,,0912345699\n";

#[test]
fn the_same_person_is_updated_moves_and_is_not_asked_about_again() {
    let mut ledger = Ledger::of(&format!("{MAU}{THU}"));
    let roster = format!("{MAU_ELSEWHERE}{THU}");
    let mut planned = ledger.plan(&roster);
    assert_eq!((planned.counts().unsure, planned.writes()), (1, Writes::Nothing));
    let row = &unsure(&planned)[0];
    assert_eq!((row.likes[0].person.name.as_str(), row.likes[0].hint), ("Đỗ Văn Mẫu", LikeHint::Moved));
    planned.decide(PlanPart::Unsure, 0, Asked::Same(0, Home::AsListed), Reach::One);
    assert_eq!((planned.counts().updated, planned.counts().unsure), (1, 0));
    assert_eq!(unsure(&planned)[0].choice, Asked::Same(0, Home::AsListed));
    // Taken back, and decided again.
    planned.decide(PlanPart::Unsure, 0, Asked::Nothing, Reach::One);
    assert_eq!((planned.counts().updated, planned.counts().unsure, planned.writes()), (0, 1, Writes::Nothing));
    planned.decide(PlanPart::Unsure, 0, Asked::Same(0, Home::AsListed), Reach::One);
    ledger.write(planned);
    let person = ledger.person("Đỗ Văn Mẫu").person;
    assert_eq!(person.facts.phone.as_ref().unwrap().as_str(), "0912345699");
    assert_eq!(ledger.household_no("Đỗ Văn Mẫu"), "5");
    assert_eq!(ledger.assert_quiet(&roster).unchanged, 2);
    // One operation, taken back whole.
    ledger.desk.undo(None).unwrap();
    assert_eq!(ledger.household_no("Đỗ Văn Mẫu"), "1");
    assert_eq!(ledger.plan(&roster).counts().unsure, 1);
}

#[test]
fn the_same_person_may_keep_the_household() {
    // Of a household that the ledger has, and of one that it has not.
    for (first, other) in [(format!("{MAU}{THU}Tổ 92,5,Số 5,Hồ Ở Đó,1970,,\n"), 1), (format!("{MAU}{THU}"), 1)]
    {
        let mut ledger = Ledger::of(&first);
        let mut planned = ledger.plan(MAU_ELSEWHERE);
        planned.decide(PlanPart::Unsure, 0, Asked::Same(0, Home::Kept), Reach::One);
        ledger.write(planned);
        assert_eq!(ledger.household_no("Đỗ Văn Mẫu"), other.to_string());
        assert_eq!(ledger.person("Đỗ Văn Mẫu").person.facts.phone.unwrap().as_str(), "0912345699");
        assert!(ledger.person("Đỗ Văn Mẫu").person.conflicts.is_empty());
        ledger.assert_quiet(MAU_ELSEWHERE);
    }
}

#[test]
fn another_person_is_added_and_not_asked_about_again() {
    // Nothing says which household it is: the next list would find both people alike.
    let roster = ",,,Đỗ Văn Mẫu,03/05/1985,,\n";
    let mut ledger = Ledger::of(MAU);
    let mut planned = ledger.plan(roster);
    assert_eq!(planned.counts().unsure, 1);
    planned.decide(PlanPart::Unsure, 0, Asked::Another, Reach::One);
    assert_eq!(planned.counts().added, 1);
    ledger.write(planned);
    let people = ledger.people("Đỗ Văn Mẫu");
    assert_eq!(people.len(), 2);
    assert!(people.iter().any(|one| people.iter().any(|other| one.person.is_apart_from(other.person.id))));
    assert_eq!(ledger.assert_quiet(roster).unchanged, 1);
}

#[test]
fn all_that_remain_are_decided_alike_where_it_is_clear_who_is_meant() {
    let mut ledger = Ledger::of(
        "Tổ 91,1,Số 2,Đỗ Văn Một,1950,,\nTổ 91,2,Số 3,Đỗ Văn Hai,1951,,\nTổ 91,3,,Lê Ba,1952,,\nTổ 91,4,,Lê Ba,1952,,\n",
    );
    let roster = "Tổ 92,1,,Đỗ Văn Một,1950,,\nTổ 92,2,,Đỗ Văn Hai,1951,,\nTổ 92,3,,Lê Ba,1952,,\n";
    let mut planned = ledger.plan(roster);
    assert_eq!(planned.counts().unsure, 3);
    planned.decide(PlanPart::Unsure, 0, Asked::Same(0, Home::AsListed), Reach::Rest);
    assert_eq!((planned.counts().updated, planned.counts().unsure), (2, 1));
    assert_eq!(planned.shown().decided, 2);
    // Of two who fit, one is chosen.
    let row = &unsure(&planned)[2];
    assert_eq!(row.likes.len(), 2);
    planned.decide(PlanPart::Unsure, 2, Asked::Same(1, Home::AsListed), Reach::One);
    planned.decide(PlanPart::Unsure, 0, Asked::Another, Reach::One);
    let counts = ledger.write(planned).counts;
    assert_eq!((counts.added, counts.updated, counts.unsure), (1, 2, 0));
    assert_eq!(ledger.people("Lê Ba").len(), 2);
    ledger.assert_quiet(roster);
}

#[test]
fn a_row_that_means_somebody_with_a_row_of_their_own_is_a_duplicate() {
    let mut ledger = Ledger::of(MAU);
    let roster = format!("{MAU_ELSEWHERE}{MAU}");
    let mut planned = ledger.plan(&roster);
    assert_eq!(unsure(&planned)[0].likes[0].hint, LikeHint::HasOwnRow);
    planned.decide(PlanPart::Unsure, 0, Asked::Same(0, Home::AsListed), Reach::One);
    let counts = ledger.write(planned).counts;
    assert_eq!((counts.duplicates, counts.unchanged), (1, 1));
    assert_eq!(ledger.person("Đỗ Văn Mẫu").person.facts.phone.unwrap().as_str(), "0912345671");
    assert_eq!(ledger.assert_quiet(&roster).duplicates, 1);
    // A number of somebody else is stronger than what was decided.
    let with_number = "Tổ 92,5,Số 5,Đỗ Văn Mẫu,03/05/1985,031085100001,0912345699\n";
    assert_eq!(ledger.plan(with_number).counts().updated, 1);
}

/// The other row means the person by name, birth and household, wherever it stands; or means an entry that was merged
/// into the person.
#[test]
fn a_row_that_was_found_to_be_a_second_one_stays_it() {
    let elsewhere = "Tổ 91,5,Số 5,Lê Thị Thử,12/11/1988,,0912345699\n";
    for roster in [format!("{elsewhere}{THU}"), format!("{THU}{elsewhere}")] {
        for is_merged in [false, true] {
            let mut ledger = Ledger::of(&format!("{MAU}{THU}"));
            if is_merged {
                ledger.merge("Đỗ Văn Mẫu", "Lê Thị Thử");
            }
            let mut planned = ledger.plan(&roster);
            assert_eq!(planned.counts().unsure, 1, "{roster}");
            planned.decide(PlanPart::Unsure, 0, Asked::Same(0, Home::AsListed), Reach::One);
            let counts = ledger.write(planned).counts;
            assert_eq!((counts.duplicates, counts.unchanged), (1, 1), "{roster} {is_merged}");
            assert_eq!(ledger.assert_quiet(&roster).duplicates, 1, "{roster} {is_merged}");
        }
    }
}

#[test]
fn a_move_is_shown_and_can_be_refused_for_good() {
    let there = "Tổ 92,7,Số 7,Hồ Ở Đó,1970,,\n";
    for first in [format!("{MAU}{there}"), MAU.to_owned()] {
        let mut ledger = Ledger::of(&first);
        let moved = MAU.replace("Tổ 91,1,Số 2", "Tổ 92,7,Số 7");
        let mut planned = ledger.plan(&moved);
        let PlanLines::Moves(moves) = planned.page(PlanPart::Moves, 0, 10) else { panic!("not moves") };
        assert_eq!(moves.len(), 1);
        assert_eq!(moves[0].from.facts.household_no.as_deref(), Some("1"));
        assert_eq!((moves[0].to.facts.household_no.as_deref(), moves[0].effect), (Some("7"), Effect::Replaces));
        planned.decide(PlanPart::Moves, 0, Asked::Stays, Reach::One);
        assert_eq!((planned.counts().updated, planned.counts().unchanged), (0, 1));
        ledger.write(planned);
        assert_eq!(ledger.household_no("Đỗ Văn Mẫu"), "1");
        assert!(ledger.person("Đỗ Văn Mẫu").person.conflicts.is_empty());
        ledger.assert_quiet(&moved);
        // Not refused, it is taken over.
        let mut other = Ledger::of(&first);
        other.import(&moved);
        assert_eq!(other.household_no("Đỗ Văn Mẫu"), "7");
        other.assert_quiet(&moved);
    }
}

/// A move into a household that the ledger did not have, refused, is not proposed when others come to live there; one
/// that a later list says anew is.
#[test]
fn a_refused_move_stays_refused_when_the_household_comes_into_the_ledger() {
    let there = "Tổ 92,7,Số 7,Hồ Ở Đó,1970,,\n";
    let moved = MAU.replace("Tổ 91,1,Số 2", "Tổ 92,7,Số 7");
    let mut ledger = Ledger::of(&format!("{MAU}{THU}"));
    let mut planned = ledger.plan(&moved);
    planned.decide(PlanPart::Moves, 0, Asked::Stays, Reach::One);
    ledger.write(planned);
    ledger.assert_quiet(&moved);
    for both in [format!("{there}{moved}"), format!("{moved}{there}")] {
        assert_eq!(ledger.plan(&both).counts().updated, 0);
    }
    ledger.import(there);
    assert_eq!(ledger.household_no("Hồ Ở Đó"), "7");
    ledger.assert_quiet(&moved);
    assert_eq!(ledger.household_no("Đỗ Văn Mẫu"), "1");
    // Somewhere else, and back: that is another move.
    ledger.import(&MAU.replace("Tổ 91,1,Số 2", "Tổ 91,2,Số 4"));
    assert_eq!(ledger.household_no("Đỗ Văn Mẫu"), "2");
    ledger.import(&moved);
    assert_eq!(ledger.household_no("Đỗ Văn Mẫu"), "7");
}

/// The row of a merged entry says a household that the ledger does not have: refused, nothing is made of it.
#[test]
fn a_refused_move_of_a_merged_entry_makes_no_household() {
    let mut ledger = Ledger::of(&format!("{MAU}Tổ 91,2,Số 4,Đỗ Văn Mẫu,03/05/1985,031085100009,\n"));
    let people: Vec<PersonRef> = ledger.people("Đỗ Văn Mẫu").iter().map(|row| PersonRef(row.number)).collect();
    ledger.desk.merge_people(Sides(people[0], people[1]), &[]).unwrap();
    let entry = "Tổ 92,7,Số 7,Đỗ Văn Mẫu,03/05/1985,031085100009,\n";
    let both = [entry.to_owned(), MAU.replace("Tổ 91,1,Số 2", "Tổ 92,7,Số 7")];
    // One of the two rows is that of the entry that was merged.
    for roster in both {
        let households = ledger.desk.store.households().unwrap().len();
        let mut planned = ledger.plan(&roster);
        assert_eq!(planned.shown().totals.moves, 1, "{roster}");
        planned.decide(PlanPart::Moves, 0, Asked::Stays, Reach::One);
        ledger.write(planned);
        ledger.assert_quiet(&roster);
        assert_eq!(ledger.desk.store.households().unwrap().len(), households);
    }
}

#[test]
fn a_move_against_one_by_hand_is_a_conflict() {
    let mut ledger = Ledger::of(&format!("{MAU}{THU}Tổ 92,7,Số 7,Hồ Ở Đó,1970,,\n"));
    let person = ledger.person("Đỗ Văn Mẫu").person;
    let to = ledger.person("Lê Thị Thử").person.household;
    let change = Change { field: Field::Household, old: Some(person.household.to_string()), new: Some(to.to_string()) };
    let (changes, problems, source) = (vec![change], None, Source::Hand);
    ledger.record(Body::PersonChanged { person: person.id, changes, problems, source });
    let moved = MAU.replace("Tổ 91,1,Số 2", "Tổ 92,7,Số 7");
    let planned = ledger.plan(&moved);
    let PlanLines::Moves(moves) = planned.page(PlanPart::Moves, 0, 10) else { panic!("not moves") };
    assert_eq!(moves[0].effect, Effect::Contradicts);
    ledger.write(planned);
    assert_eq!(ledger.household_no("Đỗ Văn Mẫu"), "2");
    assert_eq!(ledger.person("Đỗ Văn Mẫu").person.conflicts.len(), 1);
    ledger.assert_quiet(&moved);
}

const ONE: &str = "Tổ 91,1,Số 2,Đỗ Văn Mẫu,03/05/1985,,0912345671\n";
const TWO: &str = "Tổ 91,2,Số 4,Đỗ Văn Mậu,03/05/1985,,0912345672\n";

/// Both rows of a person who is two entries stand in the list.
#[test]
fn rows_of_merged_entries_are_quiet_and_a_changed_cell_counts_once() {
    let both = format!("{ONE}{TWO}");
    for (old, new, of_standing) in [("0912345671", "0912345688", true), ("0912345672", "0912345688", false)] {
        for order in [both.clone(), format!("{TWO}{ONE}")] {
            let mut ledger = Ledger::of(&both);
            let (standing, _) = ledger.merge("Đỗ Văn Mẫu", "Đỗ Văn Mậu");
            let counts = ledger.assert_quiet(&order);
            assert_eq!((counts.unchanged, counts.duplicates), (1, 1));
            let corrected = order.replace(old, new);
            assert_eq!(ledger.import(&corrected).updated, 1);
            ledger.assert_quiet(&corrected);
            let is_own = (standing.person.facts.full_name == "Đỗ Văn Mẫu") == of_standing;
            let person = ledger.person(&standing.person.facts.full_name).person;
            let phone = person.facts.phone.as_ref().unwrap().as_str();
            // Where the two rows contradict each other, both values stand until somebody decides.
            let (shown, conflicts) =
                if is_own { (new, 0) } else { (if of_standing { "0912345672" } else { "0912345671" }, 1) };
            assert_eq!((phone, person.conflicts.len()), (shown, conflicts), "{corrected}");
        }
    }
}

#[test]
fn a_correction_in_either_row_of_one_person_is_taken_over() {
    // The two rows say the same of the phone: a correction in one is no contradiction.
    let both = format!("{ONE}{}", TWO.replace("0912345672", "0912345671"));
    for line in [0, 1] {
        let mut ledger = Ledger::of(&both);
        let (standing, _) = ledger.merge("Đỗ Văn Mẫu", "Đỗ Văn Mậu");
        let corrected: String = both
            .lines()
            .enumerate()
            .map(
                |(at, text)| if at == line { text.replace("0912345671", "0912345688") } else { text.to_owned() } + "\n",
            )
            .collect();
        assert_eq!(ledger.import(&corrected).updated, 1);
        let person = ledger.person(&standing.person.facts.full_name).person;
        assert_eq!(person.facts.phone.unwrap().as_str(), "0912345688");
        assert!(person.conflicts.is_empty());
        ledger.assert_quiet(&corrected);
        // The other row follows: nothing is new.
        let all = both.replace("0912345671", "0912345688");
        ledger.import(&all);
        assert_eq!(ledger.person(&standing.person.facts.full_name).person.facts.phone.unwrap().as_str(), "0912345688");
        ledger.assert_quiet(&all);
    }
}

#[test]
fn a_row_of_a_merged_entry_alone_is_nobody_new() {
    for row in [ONE, TWO] {
        let mut ledger = Ledger::of(&format!("{ONE}{TWO}"));
        ledger.merge("Đỗ Văn Mẫu", "Đỗ Văn Mậu");
        assert_eq!(ledger.assert_quiet(row).unchanged, 1);
    }
}

#[test]
fn problems_and_people_are_told_apart_from_those_known_before() {
    let bad = "Tổ 91,2,Số 4,Lê Thị Thử,12/11/1988,,09123\n";
    let mut ledger = Ledger::of(&format!("{MAU}{bad}Tổ 92,1,Số 1,Hồ Ở Xa,1960,,\n"));
    let roster = format!("{bad}Tổ 91,3,Số 6,Ngô Mới Đến,31/6/1990,,\n");
    let planned = ledger.plan(&roster);
    let shown = planned.shown();
    assert_eq!((shown.new_problems, shown.known_problems), (1, 1));
    assert_eq!(shown.kinds, [(ProblemCode::BadDate, 1)]);
    let PlanLines::Problems(problems) = planned.page(PlanPart::Problems, 0, 10) else { panic!("not problems") };
    assert_eq!(problems.iter().map(|line| line.news).collect::<Vec<_>>(), [News::New, News::Known]);
    let PlanLines::Absent(absent) = planned.page(PlanPart::Absent, 0, 10) else { panic!("not people") };
    assert_eq!(absent.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["Đỗ Văn Mẫu"]);
    assert!(shown.absent_elsewhere >= 1, "the other areas are only counted");
    ledger.write(planned);
    assert_eq!(ledger.plan(&roster).shown().new_problems, 0);
}

#[test]
fn changes_say_what_stands_and_what_comes_of_them() {
    let mut ledger = Ledger::of(&format!("{MAU}{THU}"));
    let person = ledger.person("Đỗ Văn Mẫu").person;
    let change = Change { field: Field::Phone, old: Some("0912345671".to_owned()), new: Some("0912345600".to_owned()) };
    let (changes, problems, source) = (vec![change], None, Source::Hand);
    ledger.record(Body::PersonChanged { person: person.id, changes, problems, source });
    let say = |text: &str| Some(text.to_owned());
    let planned = ledger.plan(&format!("{}{THU}", MAU.replace("0912345671", "0912345688").replace("03/05", "04/05")));
    assert_eq!(
        changed(&planned),
        [
            ("Đỗ Văn Mẫu".to_owned(), say("1985-05-03"), say("1985-05-04"), Effect::Replaces),
            ("Đỗ Văn Mẫu".to_owned(), say("0912345600"), say("0912345688"), Effect::Contradicts),
        ]
    );
    let planned = ledger.plan(&format!("{}{THU}", MAU.replace("0912345671", "0912345600")));
    assert_eq!(changed(&planned)[0].3, Effect::Stands);
    let planned = ledger.plan(&MAU.replace("Số 2", "Số 2A"));
    assert_eq!(changed(&planned)[0].1, say("Số 2"));
}

#[test]
fn a_household_that_rows_tell_differently_does_not_take_turns() {
    let rows = |first: &str| {
        format!("{first},Đỗ Văn Một,1985,031085100001,\nTổ 1,1,Số 4 đường Mẫu,Đỗ Thị Hai,1988,031188100002,\n")
    };
    let mut ledger = Ledger::of(&rows("Tổ 1,1,Số 4 đường Mẫu"));
    // Without a household number, and at an address that nobody has, they are where they were.
    let other = rows("Tổ 1,,Số 2 đường Mẫu");
    assert_eq!(ledger.plan(&other).shown().changed_households, 0);
    assert_eq!(ledger.import(&other).unchanged, 2);
    assert_eq!(ledger.assert_quiet(&other).unchanged, 2);
}

#[test]
fn a_row_that_is_put_aside_changes_no_household() {
    let mut ledger = Ledger::of("Tổ 1,1,Số 4 đường Mẫu,Đỗ Văn Một,1985,031085100001,\n");
    let row = "Tổ 1,1,Số 9 đường Mẫu,Lê Thị Thử,1990,031085100001,\n";
    let planned = ledger.plan(row);
    assert_eq!((planned.shown().counts.held, planned.shown().changed_households), (1, 0));
    ledger.write(planned);
    assert_eq!(ledger.assert_quiet(row).held, 1);
}

/// A household changes only by rows that are taken: what a row in doubt says of it waits until it is decided.
#[test]
fn a_row_in_doubt_changes_no_household() {
    let member = "Tổ 91,2,,Lê Ở Cùng,1970,031070100007,\n";
    let in_doubt = "Tổ 91,2,Số 9,Lê Thị Thử,,,\n";
    let address = |ledger: &Ledger| {
        let household = ledger.person("Lê Ở Cùng").household;
        ledger.desk.store.household(household).unwrap().unwrap().household.facts.address
    };
    for (roster, undecided, decided) in [
        (in_doubt.to_owned(), "Số 4", "Số 9"),
        (format!("{in_doubt}{member}"), "Số 4", "Số 9"),
        // Another row says it too, or says something else.
        (format!("{in_doubt}{}", member.replace("2,,", "2,Số 9,")), "Số 9", "Số 9"),
        (format!("{in_doubt}{}", member.replace("2,,", "2,Số 8,")), "Số 8", "Số 9"),
        (format!("{}{in_doubt}", member.replace("2,,", "2,Số 8,")), "Số 8", "Số 8"),
    ] {
        let of = || Ledger::of(&format!("{THU}{member}"));
        let mut ledger = of();
        let planned = ledger.plan(&roster);
        assert_eq!(planned.counts().unsure, 1, "{roster}");
        assert_eq!(planned.shown().changed_households, u64::from(undecided != "Số 4"), "{roster}");
        ledger.write(planned);
        assert_eq!(address(&ledger).as_deref(), Some(undecided), "{roster}");
        assert_eq!(ledger.plan(&roster).writes(), Writes::Nothing, "{roster}");
        for asked in [Asked::Same(0, Home::AsListed), Asked::Another] {
            let mut ledger = of();
            let mut planned = ledger.plan(&roster);
            planned.decide(PlanPart::Unsure, 0, asked, Reach::One);
            ledger.write(planned);
            assert_eq!(address(&ledger).as_deref(), Some(decided), "{roster}");
            ledger.assert_quiet(&roster);
        }
    }
}

#[test]
fn a_household_number_without_an_area_and_one_with_it_stay_two() {
    let first = ",2,Số 2 đường Mẫu,Đỗ Văn Một,1985,,\nTổ 10,2,Số 6 đường Mẫu,Đỗ Văn Ba,1970,,\n";
    let mut ledger = Ledger::of(first);
    let both = format!("{first}Tổ 2,2,Số 5 đường Mẫu,Đỗ Thị Hai,1990,,\n");
    let counts = ledger.import(&both);
    assert_eq!((counts.added, counts.updated, counts.unchanged), (1, 0, 2));
    assert_eq!(ledger.assert_quiet(&both).unchanged, 3);
}

#[test]
fn what_was_kept_of_two_entries_stands_when_their_list_comes_again() {
    let rows = "Tổ 1,1,Số 1 đường Mẫu,Lê Thị Thử,1988,,0912345671\n\
                Tổ 2,5,Số 5 đường Mẫu,Lê Thị Thử,1988,031188100002,0912345672\n";
    let mut ledger = Ledger::of(rows);
    let entries: Vec<PersonRef> = ledger.people("Lê Thị Thử").iter().map(|entry| PersonRef(entry.number)).collect();
    ledger.desk.merge_people(Sides(entries[0], entries[1]), &[]).unwrap();
    let kept = ledger.person("Lê Thị Thử").person.facts;
    assert!(kept.person_number.is_some() && kept.phone.as_ref().is_some_and(|phone| phone.as_str() == "0912345671"));
    ledger.assert_quiet(rows);
    // Each row means its own entry, whichever comes first.
    let mut lines: Vec<&str> = rows.lines().collect();
    lines.reverse();
    let turned = lines.join("\n") + "\n";
    ledger.assert_quiet(&turned);
    ledger.import(&turned.replace("Số 5", "Số 7"));
    assert_eq!(ledger.person("Lê Thị Thử").person.facts, kept);
}
