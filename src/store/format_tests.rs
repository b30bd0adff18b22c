//! Ledgers of earlier formats are brought up to date: made by this program, then taken back to what they were.

use std::ops::ControlFlow;
use std::path::Path;

use super::migrations::{self, FORMAT};
use super::{Depth, Store};
use crate::domain::event::{Body, OperationKind, Source};
use crate::domain::household::HouseholdFacts;
use crate::domain::ids::{HouseholdId, PersonId};
use crate::domain::milestone::Milestone;
use crate::domain::person::PersonFacts;
use crate::domain::visit::{Handset, Outcome, ResultKind, Visit, VisitResult};
use crate::sys::clock::Clock;
use crate::sys::entropy;

const PASSPHRASE: &str = "mật khẩu để thử";

/// What each format did not have yet, taken out again, the latest first.
const WITHOUT: [(i64, &str); 2] = [
    (4, "ALTER TABLE visit_result DROP COLUMN phone"),
    (3, "CREATE INDEX person_person_id ON person (person_id) WHERE person_id IS NOT NULL"),
];

fn visit(person: PersonId, phone: Option<Handset>) -> Visit {
    let result = ResultKind::Milestone(Milestone::L2Activated);
    let results = vec![VisitResult { person, result, reason: None, phone }];
    let on = "2023-06-15".parse().unwrap();
    Visit { on, outcome: Outcome::Met, results, next: None, note: Some("đã hẹn".to_owned()) }
}

/// A ledger of this format with a household, a person and a visit.
fn ledger(path: &Path, format: i64) -> (HouseholdId, PersonId) {
    let mut store = Store::create(path, PASSPHRASE).unwrap();
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    let (household, person) = (HouseholdId(entropy::id()), PersonId(entropy::id()));
    let facts = HouseholdFacts { address: Some("Số 2 phố Mẫu".to_owned()), ..HouseholdFacts::default() };
    let named = PersonFacts { full_name: "Đỗ Văn Mẫu".to_owned(), ..PersonFacts::default() };
    let mut recording = store.record(OperationKind::RecordVisit, "Thử", clock.now()).unwrap();
    for body in [
        Body::HouseholdAdded { household, facts, source: Source::Hand },
        Body::PersonAdded { person, household, facts: Box::new(named), problems: Vec::new(), source: Source::Hand },
        Body::VisitRecorded { household, visit: visit(person, None) },
    ] {
        recording.push(clock.today(), body).unwrap();
    }
    recording.commit().unwrap();
    for (_, without) in WITHOUT.iter().filter(|(later, _)| *later > format) {
        store.connection.execute_batch(without).unwrap();
    }
    store.connection.pragma_update(None, "user_version", format).unwrap();
    store.checkpoint().unwrap();
    (household, person)
}

#[test]
fn a_ledger_of_format_2_or_3_opens_as_it_was_and_takes_whose_phone_it_was() {
    for format in [2, 3] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("so.tungnha");
        let (household, person) = ledger(&path, format);
        let mut store = Store::open(&path, PASSPHRASE).unwrap();
        assert_eq!(migrations::format_of(&store.connection).unwrap(), FORMAT, "from {format}");
        let check = |store: &Store| store.check(Depth::Full, &mut |_| ControlFlow::Continue(())).unwrap();
        assert_eq!(check(&store), [], "from {format}");
        let before: Vec<Visit> = store.visits().unwrap().into_iter().map(|row| row.visit).collect();
        assert_eq!(before, [visit(person, None)], "from {format}");
        assert_eq!(store.backups().len(), 1, "what it was before is kept");
        let now = Clock::fixed("2023-06-15T19:40:00".parse().unwrap()).now();
        let mut recording = store.record(OperationKind::RecordVisit, "Thử", now).unwrap();
        let helped = visit(person, Some(Handset::Helper));
        recording.push(helped.on, Body::VisitRecorded { household, visit: helped.clone() }).unwrap();
        recording.commit().unwrap();
        let after: Vec<Visit> = store.visits().unwrap().into_iter().map(|row| row.visit).collect();
        assert_eq!(after, [visit(person, None), helped], "from {format}");
        assert_eq!(check(&store), [], "from {format}");
    }
}
