//! Extracts beside real ledgers, in memory.

use std::ops::ControlFlow;

use std::path::PathBuf;

use tempfile::TempDir;

use super::*;
use crate::desk::import::Doing;
use crate::desk::views::PersonCard;
use crate::desk::{NewLedger, Opening, demo};
use crate::domain::milestone::Milestone;
use crate::sys::clock::Clock;
use crate::sys::files::{Overwrite, write_new};

const ROSTER: &str = "Tổ,Số hộ,Họ và tên,Ngày sinh,Số CCCD,Ngày phê duyệt mức 2,Ngày kích hoạt mức 2\n\
    Tổ 1,1,Đỗ Văn Mẫu,03/05/1985,031085100001,10/03/2023,\n\
    Tổ 1,1,Lê Thị Thử,12/11/1988,031188100002,10/03/2023,20/03/2023\n\
    Tổ 2,1,Phạm Giả Định,09/09/1979,031079100005,x,\n\
    Tổ 2,2,Ngô Tưởng Tượng,30/01/1990,031090100006,,\n";
const EXTRACT: &str = "Tính đến ngày 15/06/2023\nSố ĐDCN,Họ và tên,Ngày phê duyệt,Ngày kích hoạt\n\
    031085100001,Đỗ Văn Mẫu,10/03/2023,12/06/2023\n\
    031079100005,Phạm Giả Định,11/03/2023,\n\
    031090100006,Trần Văn Khác,01/06/2023,\n\
    031090199999,Ai Đó,01/06/2023,\n";

struct Ward {
    folder: TempDir,
    desk: Desk,
}

fn quietly(_: ImportStage) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

impl Ward {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::fixed("2023-06-20T20:00:00".parse().unwrap());
        let settings = NewLedger { ward: "Phường Mẫu".to_owned(), ..NewLedger::default() };
        let path = folder.path().join("so.tungnha");
        let mut opening = Opening::Ledger { path, clock, actor: "Cán bộ Mẫu".to_owned() };
        let desk = opening.set_up(&settings, "Cán bộ Mẫu".to_owned(), "con mèo trèo cây cau").unwrap();
        let mut ward = Self { folder, desk };
        let roster = ward.write("roster.csv", ROSTER);
        let options = ReadOptions::usual(ward.desk.today());
        ward.desk.import(&[roster], &options, Doing::Import, &mut quietly).unwrap();
        ward
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.path().join(name);
        write_new(&path, Overwrite::Replace, |file| file.write_all(text.as_bytes())).unwrap();
        path
    }

    fn compared(&self, text: &str) -> Compared {
        let extract = self.desk.read_extract(&self.write("extract.csv", text), None, &mut quietly).unwrap();
        self.desk.compare_extract(&extract, &mut quietly).unwrap()
    }

    fn card(&mut self, digits: &str) -> PersonCard {
        let number = self.desk.store.people_with_number(digits).unwrap()[0].number;
        self.desk.person_card(PersonRef(number)).unwrap().unwrap()
    }

    fn reached(&mut self, digits: &str, milestone: Milestone) -> String {
        self.card(digits).person.facts.milestones.get(milestone).to_string()
    }
}

fn counts(compared: &Compared) -> (u64, usize, usize, usize, usize) {
    let Compared { agree, only_here, only_there, different_day, unknown, .. } = compared;
    (*agree, only_here.len(), only_there.len(), different_day.len(), unknown.len())
}

#[test]
fn all_without_doubt_is_one_operation_and_one_undo() {
    let mut ward = Ward::new();
    let compared = ward.compared(EXTRACT);
    // Lê Thị Thử is not in it, with two milestones.
    assert_eq!(counts(&compared), (1, 2, 2, 1, 1));
    assert_eq!((compared.without_doubt(Group::OnlyThere), compared.without_doubt(Group::OnlyHere)), (1, 0));
    let accepted = ward.desk.accept(&compared, &Which::All, &mut quietly).unwrap();
    assert_eq!(accepted.applied, 2);
    assert_eq!(ward.reached("031085100001", Milestone::L2Activated), "2023-06-12");
    assert_eq!(ward.reached("031079100005", Milestone::L2Approved), "2023-03-11");
    // The number of somebody with another name waits for somebody to look.
    assert_eq!(ward.reached("031090100006", Milestone::L2Approved), "");
    // What only the ledger has stays.
    assert_eq!(ward.reached("031188100002", Milestone::L2Activated), "2023-03-20");
    let log = ward.desk.log(None, 1).unwrap();
    assert_eq!((log[0].id, log[0].kind, log[0].events), (accepted.operation.unwrap(), OperationKind::Reconcile, 2));

    let again = ward.compared(EXTRACT);
    assert_eq!(counts(&again), (3, 2, 1, 0, 1));
    let nothing = ward.desk.accept(&again, &Which::All, &mut quietly).unwrap();
    assert_eq!(nothing, Accepted { operation: None, applied: 0 });

    ward.desk.undo(None).unwrap();
    assert_eq!(ward.reached("031085100001", Milestone::L2Activated), "");
    assert!(ward.reached("031079100005", Milestone::L2Approved).starts_with('?'));
    assert_eq!(ward.compared(EXTRACT), compared);
}

#[test]
fn one_at_a_time_and_only_here_never() {
    let mut ward = Ward::new();
    let compared = ward.compared(EXTRACT);
    let doubtful = compared.only_there.iter().position(|line| line.doubt.is_some()).unwrap();
    let which = Which::These(vec![(Group::OnlyThere, doubtful), (Group::OnlyHere, 0), (Group::OnlyThere, 999)]);
    assert_eq!(ward.desk.accept(&compared, &which, &mut quietly).unwrap().applied, 1);
    assert_eq!(ward.reached("031090100006", Milestone::L2Approved), "2023-06-01");
    assert_eq!(ward.reached("031188100002", Milestone::L2Activated), "2023-03-20");
    let whole = Which::OfGroup(Group::OnlyHere);
    assert_eq!(ward.desk.accept(&compared, &whole, &mut quietly).unwrap().operation, None);
}

#[test]
fn what_is_taken_over_counts_from_its_stated_day() {
    let mut ward = Ward::new();
    let compared = ward.compared(EXTRACT);
    ward.desk.accept(&compared, &Which::OfGroup(Group::OnlyThere), &mut quietly).unwrap();
    // Counted as of the day it happened, not of today.
    let tally = |ward: &mut Ward, day: &str| {
        let query = crate::desk::figures::TallyQuery { as_of: day.parse().ok(), ..Default::default() };
        ward.desk.tally(&query).unwrap().1.total.count(crate::domain::tally::Count::L2Activated)
    };
    assert_eq!((tally(&mut ward, "2023-06-11"), tally(&mut ward, "2023-06-12")), (1, 2));
}

#[test]
fn stopping_leaves_everything_as_it_was() {
    let mut ward = Ward::new();
    let compared = ward.compared(EXTRACT);
    let head = ward.desk.store.head().unwrap();
    let stopped = ward.desk.accept(&compared, &Which::All, &mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(DeskError::Cancelled)));
    // In the middle of writing.
    let stopped = ward.desk.accept(&compared, &Which::All, &mut |stage| match stage {
        ImportStage::Writing { rows, .. } if rows > 0 => ControlFlow::Break(()),
        ImportStage::Opening
        | ImportStage::Reading { .. }
        | ImportStage::Comparing
        | ImportStage::BackingUp
        | ImportStage::Writing { .. }
        | ImportStage::Finishing => ControlFlow::Continue(()),
    });
    assert!(stopped.is_err());
    assert_eq!(ward.desk.store.head().unwrap(), head);
    assert_eq!(ward.compared(EXTRACT), compared);
    let extract = ward.desk.read_extract(&ward.write("extract.csv", EXTRACT), None, &mut quietly).unwrap();
    // So few people are compared without a look; the comparison itself looks before it begins.
    let stopped = ward.desk.compare_extract(&extract, &mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(DeskError::Cancelled)));
}

/// The demo has milestones of every kind: its own list of them differs in nothing.
#[test]
fn an_extract_of_the_ledger_itself_agrees() {
    let clock = Clock::fixed("2023-06-15T20:00:00".parse().unwrap());
    let desk = demo::make(300, 3, clock, "Cán bộ Mẫu").unwrap();
    let mut text = "Số ĐDCN,Họ và tên,Ngày phê duyệt mức 2,Ngày kích hoạt mức 2\n".to_owned();
    let mut reached = 0;
    desk.store
        .each_person::<DeskError>(|row| {
            let facts = row.person.facts;
            let Some(number) = facts.person_number else { return Ok(()) };
            let cell = |milestone| match facts.milestones.get(milestone) {
                Reached::No => String::new(),
                Reached::On(day) => day.to_string(),
                Reached::DayUnknown { .. } => "x".to_owned(),
            };
            let on = desk.today();
            let has = |milestone| u64::from(facts.milestones.reached_by(milestone, on));
            reached += has(Milestone::L2Approved) + has(Milestone::L2Activated);
            let cells = [cell(Milestone::L2Approved), cell(Milestone::L2Activated)].join(",");
            text.push_str(&format!("{},{},{cells}\n", number.as_str(), facts.full_name));
            Ok(())
        })
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("extract.csv");
    write_new(&path, Overwrite::Refuse, |file| file.write_all(text.as_bytes())).unwrap();
    let extract = desk.read_extract(&path, None, &mut quietly).unwrap();
    let compared = desk.compare_extract(&extract, &mut quietly).unwrap();
    assert!(reached > 50, "{reached}");
    assert_eq!((compared.agree, compared.only_there.len(), compared.different_day.len()), (reached, 0, 0));
    let without_number = |line: &Line| line.person.person_number.is_none();
    assert!(compared.only_here.iter().all(without_number), "{:?}", compared.only_here.first());
}
