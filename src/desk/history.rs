//! The log of operations, and what each of them did.

use chrono::{NaiveDate, NaiveTime};

use super::Desk;
use super::error::DeskError;
use super::views::LogLine;
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::decision::Decision;
use crate::domain::event::{Body, CAMPAIGN_SUBJECT, Event, ImportSummary, OperationKind, Settled, WARD_SUBJECT};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::household::HouseholdFacts;
use crate::domain::ids::{HouseholdId, OperationId};
use crate::domain::person::PersonFacts;
use crate::domain::problem::ProblemCode;
use crate::domain::reports::ReportKind;
use crate::domain::reports::period::Period;
use crate::domain::time::Timestamp;
use crate::domain::visit::Visit;
use crate::store::{OperationFilter, OperationRow};

/// Nobody reads more of an operation; how many more there are is said.
const MOST_ENTRIES: usize = 300;

/// Which operations of the log; everything that is said has to fit.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct HistoryFilter {
    /// Of this person.
    pub actor: Option<String>,
    /// Of this kind.
    pub kind: Option<OperationKind>,
    /// From this day on.
    pub since: Option<NaiveDate>,
    /// Up to this day.
    pub until: Option<NaiveDate>,
}

/// An operation of the log with the names of what it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HistoryLine {
    /// The operation.
    pub log: LogLine,
    /// The name of the person or the address of the household that it is about.
    pub called: Option<String>,
    /// What it took back or did again.
    pub reverses: Option<Box<HistoryLine>>,
    /// Where it was done.
    pub place: Place,
}

/// Where something was done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// On this laptop.
    Here,
    /// On another one.
    Elsewhere,
}

/// A window of the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HistoryPage {
    /// How many operations the filter lets through.
    pub total: usize,
    /// Place of the first line of the window.
    pub first: usize,
    /// The lines.
    pub lines: Vec<HistoryLine>,
    /// Everybody who ever did something.
    pub actors: Vec<String>,
    /// What `redo` would do again.
    pub redo: Option<OperationId>,
}

/// An operation with what it did.
#[derive(Clone, PartialEq, Debug)]
pub struct OperationCard {
    /// The operation.
    pub line: HistoryLine,
    /// What it did, the first things of it.
    pub entries: Vec<HistoryEntry>,
    /// How many things it did beside these.
    pub more: u64,
    /// Whether `redo` would do it again.
    pub redo: bool,
}

/// One thing that an operation did.
#[derive(Clone, PartialEq, Debug)]
pub struct HistoryEntry {
    /// Short reference of the person or household.
    pub about: Option<String>,
    /// Their name or address.
    pub called: Option<String>,
    /// What was done.
    pub what: What,
}

/// What was done.
#[derive(Clone, PartialEq, Debug)]
pub enum What {
    /// A walk sheet was made.
    Sheet {
        /// Its code.
        code: String,
        /// What it is called.
        title: String,
        /// How many lines it has.
        lines: usize,
    },
    /// A report was sent.
    Report {
        /// Which.
        kind: ReportKind,
        /// What it covers.
        period: Period,
    },
    /// The ward was named.
    Ward {
        /// What stood there.
        old: Ward,
        /// What was set.
        new: Ward,
    },
    /// The campaign was set.
    Campaign {
        /// What stood there.
        old: Box<Campaign>,
        /// What was set.
        new: Box<Campaign>,
    },
    /// A household came.
    HouseholdAdded(HouseholdFacts),
    /// Facts of a household changed.
    HouseholdChanged(Vec<Change<HouseholdField>>),
    /// A person came.
    PersonAdded(Box<PersonFacts>),
    /// Facts of a person changed.
    PersonChanged(Vec<Change<Field>>),
    /// A visit.
    Visit {
        /// The visit.
        visit: Visit,
        /// The name for each of its results.
        names: Vec<String>,
    },
    /// A row was put aside.
    Held {
        /// Name of the sheet.
        sheet: String,
        /// Row, 1-based.
        row: u32,
        /// Why.
        code: ProblemCode,
    },
    /// Something was decided about a person.
    Decided {
        /// What.
        decision: Decision,
        /// What the other person is called, where there is one.
        other: Option<String>,
    },
    /// A row that was put aside waits no more.
    HeldSettled(Settled),
    /// A roster was read.
    Import(ImportSummary),
    /// Another operation was taken back or done again.
    Reversal,
    /// A later version of the program knows what.
    Unknown,
}

impl Desk {
    /// The log, newest first.
    pub fn log(&self, since: Option<NaiveDate>, limit: usize) -> Result<Vec<LogLine>, DeskError> {
        Ok(self.store.operations(since, limit)?.into_iter().map(log_line).collect())
    }

    /// A window of the log, newest first.
    pub fn history(&self, filter: &HistoryFilter, (first, count): (usize, usize)) -> Result<HistoryPage, DeskError> {
        let of_day = |day: NaiveDate| Timestamp::from_local(day.and_time(NaiveTime::MIN));
        let wanted = OperationFilter {
            actor: filter.actor.clone(),
            kind: filter.kind,
            since: filter.since.map(of_day),
            before: filter.until.and_then(|day| day.succ_opt()).map(of_day),
        };
        let (total, rows) = self.store.operations_window(&wanted, (first, count))?;
        let lines = rows.into_iter().map(|row| self.history_line(row)).collect::<Result<_, _>>()?;
        Ok(HistoryPage { total, first, lines, actors: self.store.actors()?, redo: self.store.last_to_restore()? })
    }

    /// An operation with what it did, as far as can be shown at once.
    pub fn operation_card(&self, id: OperationId) -> Result<Option<OperationCard>, DeskError> {
        let Some(row) = self.store.operation(id)? else { return Ok(None) };
        let line = self.history_line(row)?;
        let events = self.store.events_of(id, MOST_ENTRIES)?;
        let more = line.log.events.saturating_sub(events.len() as u64);
        let entries = events.into_iter().map(|(position, event)| self.entry(position, event));
        let entries = entries.collect::<Result<_, _>>()?;
        Ok(Some(OperationCard { line, entries, more, redo: self.store.last_to_restore()? == Some(id) }))
    }

    pub(super) fn history_line(&self, row: OperationRow) -> Result<HistoryLine, DeskError> {
        let called = match row.about {
            Some(reference) => self.store.called(reference)?,
            None => None,
        };
        let reverses = match row.target {
            Some(target) => self.store.operation(target)?,
            None => None,
        };
        let elsewhere = row.device != self.store.own_device();
        let reverses = match reverses {
            Some(target) => Some(Box::new(self.history_line(OperationRow { target: None, ..target })?)),
            None => None,
        };
        Ok(HistoryLine {
            log: log_line(row),
            called,
            reverses,
            place: if elsewhere { Place::Elsewhere } else { Place::Here },
        })
    }

    fn entry(&self, position: i64, event: Event) -> Result<HistoryEntry, DeskError> {
        let reference = self.store.reference_of(event.body.subject())?;
        let called = match reference {
            Some(reference) => self.store.called(reference)?,
            None => None,
        };
        let before = |subject| self.store.setting_before(subject, position);
        let what = match event.body {
            Body::WardSet { ward: new } => {
                let old = if let Some(Body::WardSet { ward }) = before(WARD_SUBJECT)? { ward } else { Ward::default() };
                What::Ward { old, new }
            }
            Body::CampaignSet { campaign: new } => {
                let old = before(CAMPAIGN_SUBJECT)?;
                let old = if let Some(Body::CampaignSet { campaign }) = old { campaign } else { Box::default() };
                What::Campaign { old, new }
            }
            Body::HouseholdAdded { facts, .. } => What::HouseholdAdded(facts),
            Body::HouseholdChanged { changes, .. } => What::HouseholdChanged(changes),
            Body::PersonAdded { facts, .. } => What::PersonAdded(facts),
            Body::PersonChanged { changes, .. } => {
                What::PersonChanged(changes.into_iter().map(|change| self.readable(change)).collect::<Result<_, _>>()?)
            }
            Body::VisitRecorded { visit, .. } => {
                let mut names = Vec::new();
                for result in &visit.results {
                    let person = self.store.reference_of(result.person.0)?;
                    let name = person.map_or(Ok(None), |person| self.store.called(person))?;
                    names.push(name.unwrap_or_default());
                }
                What::Visit { visit, names }
            }
            Body::RowHeld { held, .. } => What::Held { sheet: held.sheet, row: held.row, code: held.code },
            Body::PersonDecided { decision, .. } => {
                let other = match &decision {
                    Decision::MergedInto(other) | Decision::ApartFrom(other) => self.store.reference_of(other.0)?,
                    Decision::KnownAs(_) | Decision::Accepted(_) | Decision::MoveRefused(_) => None,
                };
                let other = other.map_or(Ok(None), |other| self.store.called(other))?;
                What::Decided { decision, other }
            }
            Body::HeldRowSettled { settled, .. } => What::HeldSettled(settled),
            Body::RosterImported { summary } => What::Import(summary),
            Body::SheetMade { sheet } => {
                What::Sheet { code: sheet.code.to_string(), title: sheet.title, lines: sheet.people.len() }
            }
            Body::ReportSealed { report } => What::Report { kind: report.kind, period: report.period },
            Body::OperationReversed { .. } | Body::OperationRestored { .. } => What::Reversal,
            Body::Unknown { .. } => What::Unknown,
        };
        Ok(HistoryEntry { about: reference.map(short), called, what })
    }

    /// A household as its reference and place, not as an identity that says nothing to anybody.
    fn readable(&self, change: Change<Field>) -> Result<Change<Field>, DeskError> {
        if change.field != Field::Household {
            return Ok(change);
        }
        let named = |text: Option<String>| -> Result<Option<String>, DeskError> {
            let Some(id) = text.as_deref().and_then(|text| text.parse::<HouseholdId>().ok()) else { return Ok(text) };
            let Some(reference) = self.store.reference_of(id.0)? else { return Ok(text) };
            let called = self.store.called(reference)?.unwrap_or_default();
            Ok(Some(format!("{} {called}", short(reference)).trim_end().to_owned()))
        };
        Ok(Change { field: change.field, old: named(change.old)?, new: named(change.new)? })
    }
}

fn log_line(row: OperationRow) -> LogLine {
    LogLine {
        id: row.id,
        kind: row.kind,
        about: row.about.map(short),
        at: row.at,
        actor: row.actor,
        device: row.device,
        events: row.events,
        undone: row.undone,
    }
}

fn short((letter, number): (char, i64)) -> String {
    format!("{letter}{number}")
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use super::*;
    use crate::desk::demo;
    use crate::desk::reversing::{ReversalStage, Undone};
    use crate::desk::views::{HouseholdRef, PersonRef};
    use crate::desk::visits::NewVisit;
    use crate::domain::milestone::{Milestone, Reached};
    use crate::domain::visit::Outcome;
    use crate::sys::clock::Clock;

    fn demo() -> Desk {
        let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
        demo::make(120, 3, clock, "Thử").unwrap()
    }

    fn on_and_on(_: ReversalStage) -> ControlFlow<()> {
        ControlFlow::Continue(())
    }

    fn everything(desk: &Desk) -> HistoryPage {
        desk.history(&HistoryFilter::default(), (0, usize::MAX)).unwrap()
    }

    fn somebody(desk: &mut Desk) -> (HouseholdRef, PersonRef) {
        let query = crate::desk::people::ListQuery::default();
        let line = desk.people_page(&query, 0, 1).unwrap().lines.remove(0);
        (line.household, line.reference)
    }

    #[test]
    fn windows_of_the_log_put_together_are_the_log() {
        let desk = demo();
        let whole = everything(&desk);
        assert_eq!(whole.lines.len(), whole.total);
        let mut pieces = Vec::new();
        for first in (0..whole.total).step_by(7) {
            let page = desk.history(&HistoryFilter::default(), (first, 7)).unwrap();
            assert_eq!((page.total, page.first), (whole.total, first));
            pieces.extend(page.lines);
        }
        assert_eq!(pieces, whole.lines);
        let log: Vec<_> = whole.lines.iter().map(|line| line.log.clone()).collect();
        assert_eq!(desk.log(None, usize::MAX).unwrap(), log);
    }

    #[test]
    fn filters_are_joined_and_days_are_whole() {
        let mut desk = demo();
        desk.set_actor("Người Khác");
        let (household, _) = somebody(&mut desk);
        let visit = NewVisit { on: None, outcome: Outcome::NotHome, results: Vec::new(), next: None, note: None };
        desk.visit(household, &visit).unwrap();
        let whole = everything(&desk);
        assert_eq!(whole.actors, ["Người Khác", "Thử"]);
        let count = |filter: HistoryFilter| {
            let page = desk.history(&filter, (0, 5)).unwrap();
            let expected = whole.lines.iter().filter(|line| {
                let day = line.log.at.local_day();
                filter.actor.as_ref().is_none_or(|actor| line.log.actor == *actor)
                    && filter.kind.is_none_or(|kind| line.log.kind == kind)
                    && filter.since.is_none_or(|since| day >= since)
                    && filter.until.is_none_or(|until| day <= until)
            });
            assert_eq!(page.total, expected.count(), "{filter:?}");
            page.total
        };
        let day = |text: &str| text.parse().ok();
        assert_eq!(count(HistoryFilter { actor: Some("Người Khác".to_owned()), ..HistoryFilter::default() }), 1);
        assert_eq!(count(HistoryFilter { kind: Some(OperationKind::Import), ..HistoryFilter::default() }), 1);
        assert_eq!(count(HistoryFilter { since: day("2023-06-15"), ..HistoryFilter::default() }), 1);
        let before = count(HistoryFilter { until: day("2023-06-14"), ..HistoryFilter::default() });
        assert_eq!(before + 1, whole.total);
        let first = whole.lines.get(1).map(|line| line.log.at.local_day());
        assert!(count(HistoryFilter { since: first, until: first, ..HistoryFilter::default() }) > 0);
    }

    #[test]
    fn a_card_has_old_and_new_and_a_later_change_is_in_the_way() {
        let mut desk = demo();
        let (_, person) = somebody(&mut desk);
        let on = |text: &str| Reached::On(text.parse().unwrap());
        let one = desk.record(person, Milestone::CardApplied, on("2023-06-01")).unwrap().operation.unwrap();
        let other = desk.record(person, Milestone::CardApplied, on("2023-06-02")).unwrap().operation.unwrap();
        let card = desk.operation_card(other).unwrap().unwrap();
        assert_eq!(card.line.log.about, Some(person.to_string()));
        assert!(card.line.called.is_some());
        let What::PersonChanged(changes) = &card.entries[0].what else { panic!("{:?}", card.entries) };
        assert_eq!((changes[0].old.as_deref(), changes[0].new.as_deref()), (Some("2023-06-01"), Some("2023-06-02")));
        let Undone::Blocked(by) = desk.undo_operation(one, &mut on_and_on).unwrap() else {
            panic!("nothing in the way")
        };
        assert_eq!(by.log.id, other);
        assert!(matches!(desk.undo_operation(other, &mut on_and_on).unwrap(), Undone::Reversed(_)));
        assert!(matches!(desk.undo_operation(one, &mut on_and_on).unwrap(), Undone::Reversed(_)));
        assert!(desk.operation_card(one).unwrap().unwrap().redo);
        let newest = everything(&desk).lines.remove(0);
        assert_eq!(newest.reverses.map(|target| target.log.id), Some(one));
        assert!(desk.undo_operation(one, &mut on_and_on).is_err(), "once");
    }

    #[test]
    fn an_import_is_shown_by_its_summary_and_its_first_people() {
        let desk = demo();
        let import = HistoryFilter { kind: Some(OperationKind::Import), ..HistoryFilter::default() };
        let line = desk.history(&import, (0, 1)).unwrap().lines.remove(0);
        let card = desk.operation_card(line.log.id).unwrap().unwrap();
        assert!(card.entries.iter().any(|entry| matches!(&entry.what, What::Import(summary) if summary.added == 120)));
        assert_eq!(card.entries.len() as u64 + card.more, line.log.events);
        assert!(card.entries.len() <= MOST_ENTRIES);
    }
}
