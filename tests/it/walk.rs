//! Long random walks over a small ward: rosters brought in again and changed, work at the door, corrections, merges,
//! areas renamed, lists sent out and taken back, operations taken back and done again. After each step what must hold
//! of any ledger is asked anew.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use tungnha::desk::areas::AreaChange;
use tungnha::desk::clean_up_list::{CleanUpLists, Digits};
use tungnha::desk::cleaning::{Meant, Mend, TakeIn};
use tungnha::desk::figures::TallyQuery;
use tungnha::desk::import::{Asked, ImportStage, Imported, PlanPart, PlannedImport, Reach, Writes};
use tungnha::desk::lists::Window;
use tungnha::desk::matching::Sides;
use tungnha::desk::people::ListQuery;
use tungnha::desk::reconciling::Which;
use tungnha::desk::views::{PersonCard, PersonRef, PersonResult};
use tungnha::desk::visits::NewVisit;
use tungnha::desk::{Depth, Desk, DeskError, demo};
use tungnha::domain::field::Field;
use tungnha::domain::ids::HeldRowId;
use tungnha::domain::import_plan::Home;
use tungnha::domain::milestone::{Milestone, Reached};
use tungnha::domain::person::{Person, PersonFacts};
use tungnha::domain::problem::ProblemCode;
use tungnha::domain::visit::{Outcome, ResultKind};
use tungnha::intake::ReadOptions;
use tungnha::report::Cell;
use tungnha::report::clean_up::{CleanUpSheet, clean_up_xlsx};
use tungnha::sys::clock::Clock;
use tungnha::sys::files::{Overwrite, write_new};
use tungnha::text::numbers::Lang;
use tungnha::text::words::Words;

const HEADING: &str = "Tổ,Số hộ,Địa chỉ,Họ và tên,Ngày sinh,Giới tính,Số CCCD,Số điện thoại,Tình trạng,Ngày kích hoạt mức 2,Ngày cấp CCCD\n";
const NAMES: [&str; 8] = [
    "Đỗ Văn Một",
    "Đỗ Thị Hai",
    "Lê Thị Thử",
    "Le Thi Thu",
    "Trần Ví Dụ",
    "Phạm Giả Định",
    "Ngô Tưởng Tượng",
    "Đỗ Văn Mốt",
];
const BIRTHS: [&str; 8] = ["", "1985", "03/05/1985", "12/11/1988", "31/6/1990", "20/06/2009", "1988", "03/05/1995"];
const NUMBERS: [&str; 10] = [
    "",
    "",
    "",
    "031085100001",
    "31085100001",
    "031188100002",
    "031309100003",
    "031085100004",
    "12345",
    "031188100005",
];
const PHONES: [&str; 6] = ["", "", "0912345671", "0912345672", "01234567890", "09l2345678"];
const DAYS: [&str; 5] = ["", "", "x", "01/03/2023", "20/03/2023"];
const AREAS: [&str; 5] = ["Tổ 1", "tổ 01", "Tổ 2", "", "Tổ 10"];

const ALL_HELD: Window<HeldRowId> = Window { first: 0, count: 1_000, keep: None };

struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % most.max(1) as u64).unwrap()
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }
}

type Row = [String; 11];

fn cell(dice: &mut Dice, column: usize) -> String {
    let text = match column {
        0 => *dice.one(&AREAS),
        1 => *dice.one(&["1", "2", "3", "", ""]),
        2 => *dice.one(&["Số 2 đường Mẫu", "Số 4 đường Mẫu", "12-May", ""]),
        3 => *dice.one(&NAMES),
        4 => *dice.one(&BIRTHS),
        5 => *dice.one(&["Nam", "Nữ", "", "?"]),
        6 => *dice.one(&NUMBERS),
        7 => *dice.one(&PHONES),
        8 => *dice.one(&["", "", "đi vắng", "chuyển đi", "ở tạm"]),
        9 | 10 => *dice.one(&DAYS),
        _ => "",
    };
    text.to_owned()
}

fn row(dice: &mut Dice) -> Row {
    std::array::from_fn(|column| cell(dice, column))
}

fn csv(rows: &[Row]) -> String {
    let lines: String = rows.iter().map(|row| row.join(",") + "\n").collect();
    format!("{HEADING}{lines}")
}

struct Walk {
    desk: Desk,
    folder: tempfile::TempDir,
    dice: Dice,
    rows: Vec<Row>,
    rosters: Vec<String>,
    /// What was said by hand of people, and no list said since.
    by_hand: BTreeMap<(PersonRef, Field), Option<String>>,
    lists: Vec<PathBuf>,
    steps: Vec<String>,
    /// Whether anything was decided about a row: nobody decides at random, and the next list may be another question.
    is_decided: bool,
}

fn write(path: &Path, bytes: &[u8]) {
    write_new(path, Overwrite::Replace, |file| file.write_all(bytes)).unwrap();
}

fn on_and_on(_: u8) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn go_on(_: ImportStage) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

impl Walk {
    fn new(seed: u64) -> Self {
        let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
        let mut dice = Dice(seed);
        let desk = demo::make(1, 1, clock, "Thử").unwrap();
        let count = 3 + dice.below(6);
        let rows = (0..count).map(|_| row(&mut dice)).collect();
        let folder = tempfile::tempdir().unwrap();
        Self {
            desk,
            folder,
            dice,
            rows,
            rosters: Vec::new(),
            by_hand: BTreeMap::new(),
            lists: Vec::new(),
            steps: Vec::new(),
            is_decided: false,
        }
    }

    fn people(&mut self) -> Vec<PersonRef> {
        self.desk.everybody(&ListQuery::default()).unwrap()
    }

    fn cards(&mut self) -> Vec<PersonCard> {
        self.people().into_iter().map(|person| self.desk.person_card(person).unwrap().unwrap()).collect()
    }

    fn state(&mut self) -> String {
        let cards = self.cards();
        let tally = self.desk.tally(&TallyQuery::default()).unwrap().1;
        let held = self.desk.held_page(&ALL_HELD).unwrap().rows;
        let areas = self.desk.areas().unwrap();
        let worklist = self.desk.worklist().unwrap();
        format!("{cards:#?}\n{tally:#?}\n{held:#?}\n{areas:#?}\n{worklist:#?}")
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn plan(&self, path: &Path) -> Option<PlannedImport> {
        match self.desk.plan_import(&[path.to_owned()], &ReadOptions::usual(self.desk.today()), &mut go_on) {
            Ok(planned) => Some(planned),
            Err(error) => {
                assert!(!matches!(error, DeskError::Store(_)), "{error:?}");
                None
            }
        }
    }

    fn step(&mut self) {
        match self.dice.below(24) {
            0..=4 => self.bring_in_changed(),
            5 => self.bring_in_older(),
            6..=8 => self.edit(),
            9 => self.record(),
            10 => self.visit(),
            11 | 12 => self.undo_last(),
            13 => {
                self.steps.push("redo".to_owned());
                let done = self.desk.redo().is_ok();
                if done {
                    self.by_hand.clear();
                    self.rosters.clear();
                }
            }
            14 | 15 => self.merge(),
            16 => self.mend(),
            17 => self.rename_area(),
            18 => self.send_out(),
            19 | 20 => self.take_back(),
            21 => self.reconcile(),
            22 => self.settle_held(),
            _ => self.move_somebody(),
        }
        self.check();
    }

    fn bring_in_changed(&mut self) {
        for _ in 0..self.dice.below(3) {
            match self.dice.below(8) {
                0 => {
                    let row = row(&mut self.dice);
                    self.rows.push(row);
                }
                1 if self.rows.len() > 1 => {
                    let place = self.dice.below(self.rows.len());
                    self.rows.remove(place);
                }
                2 => {
                    let row = self.dice.one(&self.rows).clone();
                    self.rows.push(row);
                }
                _ => {
                    let (place, column) = (self.dice.below(self.rows.len()), self.dice.below(11));
                    self.rows[place][column] = cell(&mut self.dice, column);
                }
            }
        }
        let text = csv(&self.rows);
        self.bring_in(&text);
    }

    fn bring_in_older(&mut self) {
        if !self.rosters.is_empty() {
            let text = self.dice.one(&self.rosters).clone();
            self.bring_in(&text);
        }
    }

    fn bring_in(&mut self, text: &str) {
        let path = self.path("a.csv");
        write(&path, text.as_bytes());
        self.steps.push(format!("import\n{text}"));
        if self.take_in(&path, true) {
            self.rosters.push(text.to_owned());
        }
    }

    /// Brings a file in, some of what is unsure decided.
    fn take_in(&mut self, path: &Path, is_roster: bool) -> bool {
        let Some(mut planned) = self.plan(path) else { return false };
        let totals = planned.shown().totals;
        for part in [PlanPart::Unsure, PlanPart::Moves] {
            for line in 0..totals.of(part) {
                let home = *self.dice.one(&[Home::AsListed, Home::Kept]);
                let asked = match (part, self.dice.below(4)) {
                    (PlanPart::Unsure, 0) => Asked::Same(self.dice.below(2), home),
                    (PlanPart::Unsure, 1) => Asked::Another,
                    (PlanPart::Moves, 0) => Asked::Stays,
                    _ => continue,
                };
                self.steps.push(format!("decide {part:?} {line} {asked:?}"));
                planned.decide(part, line, asked, Reach::One);
                self.is_decided = true;
            }
        }
        let shown = planned.shown();
        let counts = shown.counts;
        self.assert_that(
            counts.rows
                == counts.added + counts.updated + counts.unchanged + counts.duplicates + counts.held + counts.unsure,
            &format!("the sum: {counts:?}"),
        );
        if shown.writes == Writes::Nothing {
            return true;
        }
        let before = self.people().len() as u64;
        let before_cards = self.facts();
        let imported: Imported = self.desk.write_import(planned, &mut go_on).unwrap();
        self.assert_that(imported.counts == counts, "what is written is what was shown");
        let after = self.people().len() as u64;
        self.assert_that(after == before + counts.added, &format!("people {before} {after} {counts:?}"));
        let after_cards = self.facts();
        let changed = before_cards.iter().filter(|(person, old)| is_other(old, after_cards.get(person))).count() as u64;
        self.assert_that(changed <= counts.updated, &format!("{changed} changed, {counts:?}"));
        for (person, facts) in &before_cards {
            let now = &after_cards[person];
            for field in Field::all() {
                let gone = facts.get(field).is_some() && now.get(field).is_none();
                self.assert_that(!gone, &format!("{person} {field:?} erased by a list"));
            }
        }
        if is_roster {
            for ((person, field), value) in self.by_hand.clone() {
                let now = after_cards.get(&person).and_then(|facts| facts.get(field));
                self.assert_that(now == value, &format!("{person} {field:?} by hand {value:?}, now {now:?}"));
            }
        }
        self.forget_agreed();
        let again = self.plan(path).unwrap().shown();
        let quiet = (again.counts.added, again.counts.updated, again.writes) == (0, 0, Writes::Nothing);
        // A row that nobody decided about may be somebody else once the others are written.
        let quiet = quiet || counts.unsure > 0;
        self.assert_that(
            quiet,
            &format!(
                "again: {:?} {:?} {:?} {:?} was {counts:?}",
                again.counts, again.writes, again.totals, again.first_changes
            ),
        );
        true
    }

    fn facts(&mut self) -> BTreeMap<PersonRef, Person> {
        self.cards().into_iter().map(|card| (card.reference, card.person)).collect()
    }

    /// What a list says too is no longer only said by hand.
    fn forget_agreed(&mut self) {
        let cards: BTreeMap<PersonRef, PersonCard> =
            self.cards().into_iter().map(|card| (card.reference, card)).collect();
        self.by_hand.retain(|(person, field), value| {
            cards.get(person).is_some_and(|card| match card.person.imported_value(*field) {
                Some(said) => !PersonFacts::same_value(*field, said.as_deref(), value.as_deref()),
                None => true,
            })
        });
    }

    fn somebody(&mut self) -> Option<PersonRef> {
        let people = self.people();
        (!people.is_empty()).then(|| *self.dice.one(&people))
    }

    fn edit(&mut self) {
        let Some(person) = self.somebody() else { return };
        let (field, value) = match self.dice.below(5) {
            0 => ("phone", *self.dice.one(&["0912345679", "0912345671", ""])),
            1 => ("full_name", *self.dice.one(&NAMES)),
            2 => ("birth_date", *self.dice.one(&["1985", "1988-11-12", "1990-06-30"])),
            3 => ("person_id", *self.dice.one(&["031085100001", "031188100005", ""])),
            _ => ("note", "ghi tay"),
        };
        let value = Some(value.to_owned()).filter(|value| !value.is_empty());
        self.steps.push(format!("edit {person} {field}={value:?}"));
        if self.desk.edit_person(person, &vec![(field.to_owned(), value)], None).is_ok() {
            self.remember_hand(person, Field::from_code(field).unwrap());
        }
    }

    fn remember_hand(&mut self, person: PersonRef, field: Field) {
        let card = self.desk.person_card(person).unwrap().unwrap();
        self.by_hand.insert((person, field), card.person.get(field));
        self.forget_agreed();
    }

    fn record(&mut self) {
        let Some(person) = self.somebody() else { return };
        let day = NaiveDate::from_ymd_opt(2023, 6, 1).unwrap() + Days::new(self.dice.next() % 14);
        let reached = *self.dice.one(&[Reached::No, Reached::On(day), Reached::DayUnknown { counted_from: day }]);
        let milestone = *self.dice.one(&[Milestone::L2Activated, Milestone::CardIssued]);
        self.steps.push(format!("record {person} {milestone:?} {reached:?}"));
        if self.desk.record(person, milestone, reached).is_ok() {
            self.remember_hand(person, Field::Milestone(milestone));
        }
    }

    fn visit(&mut self) {
        let Some(person) = self.somebody() else { return };
        let household = self.desk.household_of(person).unwrap();
        let result = ResultKind::Milestone(Milestone::L2Activated);
        let results = vec![PersonResult::of(person, result)];
        let visit = NewVisit { on: None, outcome: Outcome::Met, results, next: None, note: None };
        self.steps.push(format!("visit {person}"));
        self.desk.visit(household, &visit).unwrap();
        self.remember_hand(person, Field::Milestone(Milestone::L2Activated));
    }

    fn undo_last(&mut self) {
        self.steps.push("undo".to_owned());
        if self.desk.undo(None).is_ok() {
            self.by_hand.clear();
            self.rosters.clear();
        }
    }

    fn merge(&mut self) {
        let people = self.people();
        if people.len() < 2 {
            return;
        }
        let (one, other) = (*self.dice.one(&people), *self.dice.one(&people));
        if one == other {
            return;
        }
        let apart = self.dice.below(3) == 0;
        self.steps.push(format!("{} {one} {other}", if apart { "tell apart" } else { "merge" }));
        if apart {
            self.desk.tell_apart(Sides(one, other)).unwrap();
            return;
        }
        let (first, second) = (self.facts()[&one].clone(), self.facts()[&other].clone());
        if self.desk.merge_people(Sides(one, other), &[]).is_ok() {
            let gone = if self.desk.stands_for(one).unwrap().is_some() { one } else { other };
            let stays = if gone == one { other } else { one };
            let now = self.facts();
            self.assert_that(!now.contains_key(&gone), "a merged entry is listed");
            let merged = &now[&stays];
            for milestone in Milestone::ALL {
                let reached = [&first, &second].iter().any(|facts| facts.facts.milestones.get(milestone).is_reached());
                self.assert_that(merged.facts.milestones.get(milestone).is_reached() == reached, "a milestone is lost");
            }
            self.by_hand.retain(|(person, _), _| *person != one && *person != other);
        }
    }

    fn mend(&mut self) {
        let Some(person) = self.somebody() else { return };
        let card = self.desk.person_card(person).unwrap().unwrap();
        if self.dice.below(4) == 0 {
            for code in [ProblemCode::BadPhone, ProblemCode::PersonIdRestored, ProblemCode::BadPersonId] {
                self.steps.push(format!("repair all {code:?}"));
                let _ = self.desk.repair_all(code, &mut on_and_on);
            }
        } else if !card.problems.is_empty() {
            let code = self.dice.one(&card.problems).code;
            let mend = self.dice.one(&[Mend::Repair, Mend::Accept]).clone();
            self.steps.push(format!("mend {person} {code:?} {mend:?}"));
            let _ = self.desk.mend(person, code, &mend);
        }
        self.by_hand.clear();
    }

    fn rename_area(&mut self) {
        let (from, to) = (*self.dice.one(&AREAS), *self.dice.one(&["Tổ 1", "Tổ 2", "Tổ Ba", ""]));
        self.steps.push(format!("area {from:?} -> {to:?}"));
        let change = AreaChange { from: from.to_owned(), to: to.to_owned() };
        let _ = self.desk.change_area(&change, &mut on_and_on);
    }

    fn out(&mut self) -> CleanUpLists {
        self.desk.clean_up_lists(Vec::new(), Digits::Whole, &Words::new(Lang::Vi), &mut on_and_on).unwrap()
    }

    fn write_list(&mut self, sheets: &[CleanUpSheet]) -> PathBuf {
        let path = self.path(&format!("list{}.xlsx", self.lists.len()));
        write(&path, &clean_up_xlsx(sheets).unwrap());
        path
    }

    /// A list of open problems goes out; as it is, it changes nothing. One with corrections is kept for later.
    fn send_out(&mut self) {
        let lists = self.out();
        if lists.sheets.is_empty() {
            return;
        }
        self.steps.push("send out".to_owned());
        let path = self.write_list(&lists.sheets);
        let shown = self.plan(&path).unwrap().shown();
        // A row that waits is judged anew: what it was put aside for may be gone.
        let quiet = shown.writes == Writes::Nothing || lists.held > 0;
        self.assert_that(quiet, &format!("as it went out: {:?} {:?}", shown.counts, shown.first_changes));
        let mut sheets = lists.sheets;
        for _ in 0..2 {
            let sheet = self.dice.below(sheets.len());
            let (code, value) = *self.dice.one(&[
                ("phone", "0912345688"),
                ("full_name", "Đỗ Văn Sửa"),
                ("birth_date", "01/02/1977"),
                ("person_id", "031077100009"),
                ("household_no", "7"),
                ("address", "Số 9 đường Sửa"),
                ("area", "Tổ 5"),
            ]);
            let table = &mut sheets[sheet].table;
            let Some(column) = table.columns.iter().position(|column| column.key == code) else { continue };
            let line = self.dice.below(table.rows.len());
            table.rows[line][column] = Cell::from(value);
            self.steps.push(format!("correct {sheet} {line} {code}={value}"));
        }
        let path = self.write_list(&sheets);
        self.lists.push(path);
    }

    fn take_back(&mut self) {
        let Some(path) = self.lists.pop() else { return };
        self.steps.push("take back".to_owned());
        self.take_in(&path, false);
        self.by_hand.clear();
        self.rosters.clear();
    }

    fn reconcile(&mut self) {
        let mut text = "Số CCCD,Họ và tên,Ngày kích hoạt mức 2\n".to_owned();
        for card in self.cards() {
            if let Some(number) = &card.person.facts.person_number
                && self.dice.below(2) == 0
            {
                let day = *self.dice.one(&["05/05/2023", "x", ""]);
                text.push_str(&format!("{},{},{day}\n", number.as_str(), card.person.facts.full_name));
            }
        }
        let path = self.path("extract.csv");
        write(&path, text.as_bytes());
        self.steps.push(format!("reconcile\n{text}"));
        let Ok(extract) = self.desk.read_extract(&path, None, &mut go_on) else { return };
        let compared = self.desk.compare_extract(&extract, &mut go_on).unwrap();
        let before = self.facts();
        let done = self.desk.accept(&compared, &Which::All, &mut go_on).unwrap();
        let after = self.facts();
        for (person, facts) in &before {
            for milestone in Milestone::ALL {
                let lost = facts.facts.milestones.get(milestone).is_reached()
                    && !after[person].facts.milestones.get(milestone).is_reached();
                self.assert_that(!lost, "reconcile took a milestone away");
            }
        }
        let again = self.desk.compare_extract(&extract, &mut go_on).unwrap();
        let left = self.desk.accept(&again, &Which::All, &mut go_on).unwrap();
        self.assert_that(left.applied == 0, &format!("{done:?}, then {left:?}"));
        self.by_hand.retain(|(_, field), _| !matches!(field, Field::Milestone(_)));
    }

    fn settle_held(&mut self) {
        let held = self.desk.held_page(&ALL_HELD).unwrap().rows;
        if held.is_empty() {
            return;
        }
        let row = self.dice.one(&held).clone();
        let mut facts: Vec<(String, Option<String>)> =
            row.facts.iter().map(|(field, value)| ((*field).to_owned(), Some(value.clone()))).collect();
        if !facts.iter().any(|(field, _)| field == "full_name") {
            facts.push(("full_name".to_owned(), Some("Đỗ Văn Chờ".to_owned())));
        }
        let meant = match (&row.holder, self.dice.below(4)) {
            (_, 0) => {
                self.steps.push("drop held".to_owned());
                self.desk.drop_held(row.id).unwrap();
                return;
            }
            (Some(holder), 1) => Meant::Known(holder.reference),
            (Some(holder), 2) => Meant::NewWithNumberOf(holder.reference),
            _ => Meant::New,
        };
        self.steps.push(format!("settle held {meant:?} {facts:?}"));
        let _ = self.desk.take_in_held(&TakeIn { row: row.id, meant, facts });
        self.by_hand.clear();
    }

    fn move_somebody(&mut self) {
        let (Some(person), Some(other)) = (self.somebody(), self.somebody()) else { return };
        let to = self.desk.household_of(other).unwrap();
        self.steps.push(format!("move {person} {to}"));
        self.desk.move_person(person, to).unwrap();
        self.remember_hand(person, Field::Household);
    }

    fn check(&mut self) {
        let findings = self.desk.check(Depth::Full, &mut on_and_on).unwrap().findings;
        self.assert_that(findings.is_empty(), &format!("{findings:?}"));
        let people = self.people();
        let once: BTreeSet<PersonRef> = people.iter().copied().collect();
        self.assert_that(once.len() == people.len(), "somebody is listed twice");
        if let Some(last) = self.rosters.last().cloned() {
            let path = self.path("again.csv");
            write(&path, last.as_bytes());
            let shown = self.plan(&path).unwrap().shown();
            let quiet =
                (shown.counts.added, shown.counts.updated) == (0, 0) || self.is_decided || shown.counts.unsure > 0;
            self.assert_that(quiet, &format!("the last list again: {:?} {:?}", shown.counts, shown.first_changes));
        }
    }

    #[track_caller]
    fn assert_that(&self, holds: bool, what: &str) {
        assert!(holds, "{what}\nafter:\n{}", self.steps.join("\n"));
    }

    /// Each step, then taken back: everything is as before; done again, as after.
    fn step_and_back(&mut self) {
        let before = self.state();
        let last = self.last_operation();
        self.step();
        let now = self.last_operation();
        let count = now.0.saturating_sub(last.0);
        if count == 1 && now.1 != "undo" && now.1 != "redo" {
            let after = self.state();
            match self.desk.undo(None) {
                Ok(_) => {
                    let undone = self.state();
                    self.assert_that(undone == before, &format!("undo: {}", difference(&before, &undone)));
                    self.check_sound();
                    self.desk.redo().unwrap();
                    let redone = self.state();
                    self.assert_that(redone == after, &format!("redo: {}", difference(&after, &redone)));
                }
                Err(error) => panic!("{error:?}\n{}", self.steps.join("\n")),
            }
        }
    }

    fn check_sound(&mut self) {
        let findings = self.desk.check(Depth::Full, &mut on_and_on).unwrap().findings;
        self.assert_that(findings.is_empty(), &format!("{findings:?}"));
    }

    fn last_operation(&self) -> (usize, String) {
        let log = self.desk.log(None, usize::MAX).unwrap();
        (log.len(), log.first().map(|line| line.kind.code().to_owned()).unwrap_or_default())
    }
}

fn is_other(old: &Person, new: Option<&Person>) -> bool {
    new.is_none_or(|new| (&new.facts, new.household) != (&old.facts, old.household))
}

fn difference(one: &str, other: &str) -> String {
    let lines: Vec<String> = one
        .lines()
        .zip(other.lines())
        .filter(|(one, other)| one != other)
        .take(12)
        .map(|(one, other)| format!("- {one}\n+ {other}"))
        .collect();
    lines.join("\n")
}

#[test]
fn whatever_is_done_nothing_is_lost_and_everything_can_be_taken_back() {
    let told = |name: &str, usual: u64| std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual);
    // More of them: WALK_FROM=100 WALKS=50 WALK_STEPS=20.
    let (from, walks, steps) = (told("WALK_FROM", 1), told("WALKS", 6), told("WALK_STEPS", 12));
    for seed in from..from + walks {
        let mut walk = Walk::new(seed);
        walk.steps.push(format!("seed {seed}"));
        walk.bring_in_changed();
        for _ in 0..steps {
            walk.step_and_back();
        }
    }
}
