//! A long walk of commands of a fixed seed over the desk: the projection never leaves the journal, and everything
//! can be taken back one by one to the start and done again to the end.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use tungnha::desk::areas::AreaChange;
use tungnha::desk::figures::TallyQuery;
use tungnha::desk::import::Doing;
use tungnha::desk::matching::Sides;
use tungnha::desk::people::{Filter, ListQuery};
use tungnha::desk::views::{HouseholdRef, PeoplePage, PersonRef, PersonResult};
use tungnha::desk::visits::NewVisit;
use tungnha::desk::{Desk, DeskError, NewLedger};
use tungnha::domain::milestone::{Milestone, Reached};
use tungnha::domain::reason::Reason;
use tungnha::domain::tally::Tally;
use tungnha::domain::visit::{Outcome, ResultKind};
use tungnha::intake::ReadOptions;
use tungnha::store::Depth;
use tungnha::sys::clock::Clock;

use crate::harness::{PASSPHRASE, SIX, Ward};

const STEPS: u32 = 150;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn clock() -> Clock {
    Clock::fixed(day("2023-06-15").and_hms_opt(19, 30, 0).unwrap())
}

/// Numbers of a fixed seed.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    fn of<T: Copy>(&mut self, list: &[T]) -> T {
        list[usize::try_from(self.below(list.len() as u64)).unwrap()]
    }
}

struct Walk {
    desk: Desk,
    dice: Dice,
    folder: PathBuf,
    done: u32,
    refused: u32,
}

impl Walk {
    fn person(&mut self) -> PersonRef {
        let everybody = self.desk.people_page(&ListQuery::default(), 0, usize::MAX).unwrap().lines;
        let references: Vec<PersonRef> = everybody.iter().map(|line| line.reference).collect();
        // Nobody has the first place of the journal.
        if references.is_empty() { PersonRef(1) } else { self.dice.of(&references) }
    }

    fn household(&mut self) -> Result<HouseholdRef, DeskError> {
        let member = self.person();
        Ok(self.desk.person_card(member)?.ok_or(DeskError::Locked)?.household)
    }

    fn a_day(&mut self) -> NaiveDate {
        self.dice.of(&["2023-05-01", "2023-06-01", "2023-06-10", "2023-06-15"].map(day))
    }

    /// One command of the walk. After an undo there may be nobody to do it with.
    fn step(&mut self) -> Result<(), DeskError> {
        match self.dice.below(17) {
            0 => {
                let name = format!("Người Mới {}", self.dice.of(&["Một", "Hai", "Ba"]));
                let place = self.dice.of(&["Tổ 1", "Tổ 2", "Tổ 10"]);
                let said =
                    [("full_name", name.as_str()), ("birth_date", "1990"), ("area", place), ("household_no", "1")];
                self.desk.add_person(&assigned(&said)).map(drop)
            }
            1 => {
                let number = self.dice.below(50).to_string();
                self.desk.add_household(&assigned(&[("area", "Tổ 3"), ("household_no", &number)])).map(drop)
            }
            2 | 3 => {
                let person = self.person();
                let said = self.dice.of(&[
                    ("phone", "0912345601"),
                    ("phone", "0912345602"),
                    ("phone", ""),
                    ("note", "một"),
                    ("birth_date", "1977"),
                    ("presence", "moved_away"),
                    ("presence", "absent"),
                    ("full_name", "Tên Khác"),
                    ("bhyt", "yes"),
                ]);
                let on = self.a_day();
                self.desk.edit_person(person, &assigned(&[said]), Some(on)).map(drop)
            }
            4 => {
                let household = self.household()?;
                let said = self.dice.of(&[("address", "Số 5"), ("area", "Tổ 2"), ("area", ""), ("head_name", "Ai Đó")]);
                self.desk.edit_household(household, &assigned(&[said])).map(drop)
            }
            5 => {
                let (person, household) = (self.person(), self.household()?);
                self.desk.move_person(person, household).map(drop)
            }
            6 | 7 => {
                let (person, on) = (self.person(), self.a_day());
                let milestone = self.dice.of(&Milestone::ALL);
                let reached = self.dice.of(&[Reached::On(on), Reached::DayUnknown { counted_from: on }, Reached::No]);
                self.desk.record(person, milestone, reached).map(drop)
            }
            8 | 9 => self.visit(),
            10 => self.import(),
            11 | 12 => self.desk.undo(None).map(drop),
            14 => {
                let sides = Sides(self.person(), self.person());
                self.desk.merge_people(sides, &[]).map(drop)
            }
            15 => {
                let sides = Sides(self.person(), self.person());
                self.desk.tell_apart(sides).map(drop)
            }
            16 => {
                let areas = ["Tổ 1", "Tổ 2", "Tổ 3", "Tổ 10", "Khu phố 4", ""];
                let change = AreaChange { from: self.dice.of(&areas).to_owned(), to: self.dice.of(&areas).to_owned() };
                self.desk.change_area(&change, &mut |_| ControlFlow::Continue(())).map(drop)
            }
            _ => self.desk.redo().map(drop),
        }
    }

    fn visit(&mut self) -> Result<(), DeskError> {
        let (person, on) = (self.person(), self.a_day());
        let card = self.desk.person_card(person)?.ok_or(DeskError::Locked)?;
        let result = self.dice.of(&[
            ResultKind::Milestone(Milestone::L2Activated),
            ResultKind::Milestone(Milestone::L2Rejected),
            ResultKind::Guided,
            ResultKind::MobileTeam,
        ]);
        let reason = self.dice.of(&[None, Reason::from_code("no_sms"), Reason::from_code("frail")]);
        let outcome = self.dice.of(&Outcome::ALL);
        let results = vec![PersonResult { reason, ..PersonResult::of(person, result) }];
        let visit = NewVisit { on: Some(on), outcome, results, next: None, note: Some("ghi chú".to_owned()) };
        self.desk.visit(card.household, &visit).map(drop)
    }

    fn import(&mut self) -> Result<(), DeskError> {
        let name = self.dice.of(&["six.csv", "changed.csv", "longer.csv"]);
        let options = ReadOptions { as_of: Some(self.a_day()), ..ReadOptions::usual(day("2023-06-15")) };
        let path = self.folder.join(name);
        self.desk.import(&[path], &options, Doing::Import, &mut |_| ControlFlow::Continue(())).map(drop)
    }

    fn figures(&mut self) -> Tally {
        figures(&mut self.desk, None)
    }

    /// Sound, and the figures kept in memory are those of the journal.
    #[track_caller]
    fn assert_sound(&mut self) {
        let checked = self.desk.check(Depth::Full, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(checked.findings, []);
        let rebuilt = figures(&mut self.desk, Some(clock()));
        assert_eq!(self.figures(), rebuilt);
    }
}

/// The tally of a period, as it stands or made again from the journal.
fn figures(desk: &mut Desk, known_at: Option<Clock>) -> Tally {
    let query = TallyQuery {
        as_of: Some(day("2023-06-15")),
        since: Some(day("2023-05-01")),
        known_at: known_at.map(|clock| clock.now()),
    };
    desk.tally(&query).unwrap().1
}

/// Everybody in order, and who is found by some queries and filters.
fn pages(desk: &mut Desk) -> Vec<PeoplePage> {
    let query = |text: &str, filter: Option<Filter>| ListQuery {
        text: text.to_owned(),
        filters: filter.into_iter().collect(),
        ..ListQuery::default()
    };
    [
        query("", None),
        query("mau", None),
        query("nguoi moi", None),
        query("to 2", None),
        query("09123456", None),
        query("", Some(Filter::Unvisited)),
        query("", Some(Filter::ToActivate)),
        query("", Filter::parse("reason=no_sms")),
        query("", Filter::parse("problem=order_of_milestones")),
    ]
    .iter()
    .map(|query| desk.people_page(query, 0, usize::MAX).unwrap())
    .collect()
}

fn assigned(list: &[(&str, &str)]) -> Vec<(String, Option<String>)> {
    list.iter()
        .map(|(field, value)| ((*field).to_owned(), Some((*value).to_owned()).filter(|v| !v.is_empty())))
        .collect()
}

fn open(path: &Path) -> Desk {
    Desk::open(path, PASSPHRASE, clock(), "can bo").unwrap()
}

/// Repeats until it is refused with this code: how often it was done.
fn until(code: &str, mut step: impl FnMut() -> Result<(), DeskError>) -> u32 {
    for done in 0.. {
        match step() {
            Ok(()) => {}
            Err(DeskError::Refused(refusal)) if refusal.code == code => return done,
            Err(other) => panic!("after {done}: {other:?}"),
        }
    }
    unreachable!("counting ends before u32 does")
}

fn check(seed: u64) {
    let ward = Ward::without_ledger();
    ward.write("six.csv", SIX);
    ward.write("changed.csv", &SIX.replace("0912345671", "0912345699").replace("10/03/2023,\n", "10/03/2023,x\n"));
    ward.write("longer.csv", &format!("{SIX}Tổ 3,1,Số 1,Người Thêm Vào,1/2/1990,Nam,,,,,,,\n,,,,,,031,,,,,,\n"));
    let settings = NewLedger { ward: "Phường Mẫu".to_owned(), ..NewLedger::default() };
    let desk = Desk::create(&ward.ledger(), PASSPHRASE, &settings, clock(), "can bo").unwrap();
    let mut walk = Walk { desk, dice: Dice(seed), folder: ward.folder().to_owned(), done: 0, refused: 0 };
    let start = walk.figures();
    walk.import().unwrap();
    for step in 1..=STEPS {
        match walk.step() {
            Ok(()) => walk.done += 1,
            Err(DeskError::Refused(_) | DeskError::Locked) => walk.refused += 1,
            Err(other) => panic!("seed {seed} step {step}: {other:?}"),
        }
        if step % 10 == 0 {
            walk.assert_sound();
        }
    }
    assert!(walk.done > STEPS / 2, "seed {seed}: {} done, {} refused", walk.done, walk.refused);

    let end = walk.figures();
    assert_ne!(end, start);
    let taken_back = until("nothing_to_undo", || walk.desk.undo(None).map(drop));
    assert_eq!(walk.figures(), start, "seed {seed}: everything taken back");
    walk.assert_sound();
    for again in 0..taken_back {
        walk.desk.redo().unwrap_or_else(|error| panic!("seed {seed}: redo {again} of {taken_back}: {error:?}"));
    }
    assert_eq!(walk.figures(), end, "seed {seed}: everything done again");
    walk.assert_sound();

    // What was kept in memory all the while is what is read from the file.
    let listed = pages(&mut walk.desk);
    walk.desk.close().unwrap();
    let mut again = open(&ward.ledger());
    assert_eq!(figures(&mut again, None), end, "seed {seed}: opened again");
    assert_eq!(pages(&mut again), listed, "seed {seed}: found again");
}

#[test]
fn a_long_walk_can_be_taken_back_and_done_again() {
    for seed in [1, 2, 3] {
        check(seed);
    }
}
