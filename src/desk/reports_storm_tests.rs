//! Reports sent in any order while everything else changes: what was sent stays, each change is said once, and has its
//! people.

use std::collections::BTreeMap;

use chrono::Days;
use proptest::prelude::*;

use super::tests::{expect_list_as_figures, set_clock};
use super::*;
use crate::desk::areas::AreaChange;
use crate::desk::demo;
use crate::desk::export::tally_bytes;
use crate::desk::people::ListQuery;
use crate::desk::views::PersonResult;
use crate::desk::visits::NewVisit;
use crate::domain::campaign::{Campaign, ReportDuties};
use crate::domain::milestone::Reached;
use crate::domain::visit::Outcome;
use crate::report::text::Emphasis;
use crate::sys::clock::Clock;
use crate::text::numbers::Lang;

/// Something that happens: numbers that say to whom, and when.
#[derive(Clone, Copy, Debug)]
enum Happens {
    Record(usize, usize, u64),
    Clear(usize, usize),
    Visit(usize, u64),
    Leave(usize, u64),
    Born(usize, i32),
    Merge(usize, usize),
    Move(usize, usize),
    Rename(usize, usize),
    Age(u32),
    Cut(u32),
    Span(u64, u64),
    Undo,
    Redo,
    Seal(usize, u64),
    Wait(u64),
}

fn happens() -> impl Strategy<Value = Happens> {
    use Happens as H;
    let person = || 0..40_usize;
    prop_oneof![
        6 => (person(), 0..8_usize, 0..45_u64).prop_map(|(who, what, on)| H::Record(who, what, on)),
        1 => (person(), 0..8_usize).prop_map(|(who, what)| H::Clear(who, what)),
        3 => (person(), 0..45_u64).prop_map(|(who, on)| H::Visit(who, on)),
        2 => (person(), 0..45_u64).prop_map(|(who, on)| H::Leave(who, on)),
        1 => (person(), 1950..2024_i32).prop_map(|(who, year)| H::Born(who, year)),
        1 => (person(), person()).prop_map(|(one, other)| H::Merge(one, other)),
        1 => (person(), person()).prop_map(|(who, to)| H::Move(who, to)),
        1 => (0..4_usize, 0..5_usize).prop_map(|(from, to)| H::Rename(from, to)),
        1 => (0..60_u32).prop_map(H::Age),
        1 => (1..32_u32).prop_map(H::Cut),
        1 => (0..20_u64, 20..60_u64).prop_map(|(start, end)| H::Span(start, end)),
        2 => Just(H::Undo),
        1 => Just(H::Redo),
        7 => (0..3_usize, 0..45_u64).prop_map(|(kind, on)| H::Seal(kind, on)),
        2 => (1..9_u64).prop_map(H::Wait),
    ]
}

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 5, 20).unwrap()
}

fn on(days: u64) -> NaiveDate {
    first() + Days::new(days)
}

struct Storm {
    desk: Desk,
    now: chrono::NaiveDateTime,
    sealed: Vec<(ReportQuery, TallyHead, Tally, Vec<Vec<u8>>)>,
}

fn printed(made: &(TallyHead, Tally)) -> Vec<Vec<u8>> {
    let words = crate::text::words::Words::new(Lang::Vi);
    [TallyFormat::Json, TallyFormat::Csv, TallyFormat::Text, TallyFormat::Chat]
        .map(|format| tally_bytes(made, format, &words, Emphasis::None).unwrap())
        .to_vec()
}

impl Storm {
    fn new() -> Self {
        let now = "2023-06-25T07:45:00".parse().unwrap();
        Self { desk: demo::make_unsent(40, 5, Clock::fixed(now), "Cán bộ Mẫu").unwrap(), now, sealed: Vec::new() }
    }

    fn person(&mut self, who: usize) -> PersonRef {
        let people = self.desk.everybody(&ListQuery::default()).unwrap();
        people[who % people.len()]
    }

    /// Does it; what is refused did nothing.
    fn happen(&mut self, what: Happens) {
        self.now += chrono::TimeDelta::seconds(1);
        let now = self.now.to_string().replace(' ', "T");
        set_clock(&mut self.desk, &now);
        match what {
            Happens::Record(who, what, day) => {
                let person = self.person(who);
                let _ = self.desk.record(person, Milestone::ALL[what], Reached::On(on(day)));
            }
            Happens::Clear(who, what) => {
                let person = self.person(who);
                let _ = self.desk.record(person, Milestone::ALL[what], Reached::No);
            }
            Happens::Visit(who, day) => {
                let person = self.person(who);
                let household = self.desk.household_of(person).unwrap();
                let result =
                    PersonResult::of(person, crate::domain::visit::ResultKind::Milestone(Milestone::L2Activated));
                let visit = NewVisit {
                    on: Some(on(day)),
                    outcome: Outcome::Met,
                    results: vec![result],
                    next: None,
                    note: None,
                };
                let _ = self.desk.visit(household, &visit);
            }
            Happens::Leave(who, day) => {
                let person = self.person(who);
                let gone = vec![("presence".to_owned(), Some("moved_away".to_owned()))];
                let _ = self.desk.edit_person(person, &gone, Some(on(day)));
            }
            Happens::Born(who, year) => {
                let person = self.person(who);
                let _ = self.desk.edit_person(
                    person,
                    &vec![("birth_date".to_owned(), Some(format!("{year}-06-10")))],
                    None,
                );
            }
            Happens::Merge(one, other) => {
                let sides = crate::desk::matching::Sides(self.person(one), self.person(other));
                let _ = self.desk.merge_people(sides, &[]);
            }
            Happens::Move(who, to) => {
                let (person, other) = (self.person(who), self.person(to));
                let to = self.desk.household_of(other).unwrap();
                let _ = self.desk.move_person(person, to);
            }
            Happens::Rename(from, to) => {
                let areas = self.desk.area_names().unwrap();
                let to = areas.get(to).cloned().unwrap_or_else(|| "Tổ mới".to_owned());
                let change = AreaChange { from: areas[from % areas.len()].clone(), to };
                let _ = self.desk.change_area(&change, &mut |_| std::ops::ControlFlow::Continue(()));
            }
            Happens::Age(age) => self.set(|campaign| campaign.minimum_age = age),
            Happens::Cut(day) => {
                self.set(|campaign| campaign.reports = ReportDuties { monthly_on: day, ..campaign.reports.clone() });
            }
            Happens::Span(start, end) => self.set(|campaign| {
                (campaign.start, campaign.end) = (Some(on(start)), Some(on(end)));
            }),
            Happens::Undo => drop(self.desk.undo(None)),
            Happens::Redo => drop(self.desk.redo()),
            Happens::Seal(kind, day) => {
                let query = ReportQuery { kind: ReportKind::ALL[kind], on: Some(on(day)) };
                let shown = self.desk.report(query).unwrap();
                if let Ok(made) = self.desk.seal_report(query, |_| Ok(())) {
                    assert_eq!(made.1, shown.1, "what is sealed is what was shown");
                    let texts = printed(&made);
                    self.sealed.push((query, made.0, made.1, texts));
                }
            }
            Happens::Wait(days) => self.now += chrono::TimeDelta::days(i64::try_from(days).unwrap()),
        }
    }

    fn set(&mut self, change: impl FnOnce(&mut Campaign)) {
        let (ward, mut campaign) = self.desk.ward_and_campaign().unwrap();
        change(&mut campaign);
        let _ = self.desk.change_settings(&ward, &campaign);
    }

    fn expect(&mut self) {
        for (query, head, tally, texts) in self.sealed.clone() {
            let again = self.desk.report(query).unwrap();
            assert_eq!(printed(&again), texts, "{query:?}");
            let seal = head.report.clone().unwrap().seal.unwrap();
            let known = TallyQuery { as_of: Some(head.as_of), since: Some(head.since), known_at: Some(seal.at) };
            assert_eq!(self.desk.tally(&known).unwrap().1, tally, "{query:?} known at {:?}", seal.at);
            expect_list_as_figures(&mut self.desk, query);
        }
        for kind in [ReportKind::Daily, ReportKind::Monthly] {
            self.expect_each_change_once(kind);
            let next = ReportQuery { kind, on: Some(on(120)) };
            expect_list_as_figures(&mut self.desk, next);
        }
        let found =
            self.desk.store.check(crate::store::Depth::Full, &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
        assert!(found.is_empty(), "{found:?}");
    }

    /// What was said of each period and what the next report would add is what the tally says now; and no day of a kind
    /// stands in two reports.
    fn expect_each_change_once(&mut self, kind: ReportKind) {
        let mut said: BTreeMap<Period, Flow> = BTreeMap::new();
        let sent: Vec<_> =
            self.desk.sent_rows().unwrap().iter().filter(|row| row.short.kind == kind).cloned().collect();
        for row in &sent {
            for other in said.keys() {
                assert!(
                    row.short.period.since > other.as_of || row.short.period.as_of < other.since,
                    "{other:?} {:?}",
                    row.short.period
                );
            }
            said.insert(row.short.period, Flow::of(&row.short.total));
        }
        let next = self.desk.report(ReportQuery { kind, on: Some(on(120)) }).unwrap().0.report.unwrap();
        for Adjustment { about, change } in sent.iter().flat_map(|row| &row.short.adjustments).chain(&next.adjustments)
        {
            said.get_mut(about).unwrap().add(change);
        }
        for (period, flow) in said {
            let query = TallyQuery { as_of: Some(period.as_of), since: Some(period.since), known_at: None };
            let now = self.desk.tally(&query).unwrap();
            assert_eq!(flow, Flow::of(&now.1.total), "{kind:?} {period:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, max_shrink_iters: 200, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_happens_what_was_sent_stays_and_changes_are_said_once(all in proptest::collection::vec(happens(), 1..40)) {
        let mut storm = Storm::new();
        for what in &all {
            storm.happen(*what);
        }
        storm.expect();
    }
}
