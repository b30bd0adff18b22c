//! Periodic reports: what one says, that it was sent, what became known afterwards, and what is due.

use std::path::Path;

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::export::{Proposal, TallyFormat, write_figures};
use super::figures::{TallyQuery, ground_of};
use super::views::{HouseholdRef, PersonRef};
use crate::domain::count::Ground;
use crate::domain::event::{Body, OperationKind};
use crate::domain::milestone::Milestone;
use crate::domain::reports::ReportKind;
use crate::domain::reports::due::Sent;
use crate::domain::reports::flows::{each_new, flows};
use crate::domain::reports::period::Period;
use crate::domain::reports::sealed::{Adjustment, Flow, PeriodReport, Previous, Seal, SealedReport};
use crate::domain::tally::{Tally, TallyRow};
use crate::domain::time::Timestamp;
use crate::msg;
use crate::report::TallyHead;
use crate::store::{SealedRow, StoreError};
use crate::sys::attended::drop_aside;
use crate::text::words::Words;

/// Which report is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReportQuery {
    /// Its kind.
    pub kind: ReportKind,
    /// A day that it covers; nothing: the last finished one.
    pub on: Option<NaiveDate>,
}

/// A report that was sent, in a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SentLine {
    /// Which report.
    pub kind: ReportKind,
    /// What it covers.
    pub period: Period,
    /// When it was sent, and by whom.
    pub seal: Seal,
    /// What it said of the whole ward.
    pub total: TallyRow,
    /// What it said about earlier periods, all together.
    pub adjusted: Flow,
}

/// Somebody behind an adjustment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AdjustedPerson {
    /// Where they are in the ledger; nothing where they are not any more.
    pub place: Option<(HouseholdRef, PersonRef)>,
    /// Their name; empty where they are not in the ledger any more.
    pub name: String,
    /// The area they belong to.
    pub area: String,
    /// Which milestone.
    pub milestone: Milestone,
    /// The period that it is about.
    pub about: Period,
    /// Whether they were added to what was said of the period, or taken off.
    pub added: bool,
}

/// A report that was looked for: its period, and the sealed one if it was sent.
struct Found {
    period: Period,
    sent: Option<usize>,
}

impl Desk {
    /// The reports that were sent, read once: sending is the only thing that changes them.
    fn sent_rows(&mut self) -> Result<&[SealedRow], DeskError> {
        if self.sent.is_none() {
            self.sent = Some(self.store.sealed_reports()?);
        }
        Ok(self.sent.as_deref().unwrap_or_default())
    }

    /// What was sent so far, for knowing what is due.
    pub fn sent(&mut self) -> Result<Sent, DeskError> {
        let mut sent = Sent { first: self.store.first_day()?, ..Sent::default() };
        for row in self.sent_rows()? {
            sent.put(row.short.kind, row.short.period.as_of);
        }
        Ok(sent)
    }

    /// The reports that were sent, the newest first.
    pub fn sent_reports(&mut self) -> Result<Vec<SentLine>, DeskError> {
        let line = |row: &SealedRow| SentLine {
            kind: row.short.kind,
            period: row.short.period,
            seal: row.seal.clone(),
            total: row.short.total.clone(),
            adjusted: sum_of(&row.short.adjustments),
        };
        Ok(self.sent_rows()?.iter().rev().map(line).collect())
    }

    fn find_report(&mut self, query: ReportQuery) -> Result<Found, DeskError> {
        let (campaign, today) = (self.store.campaign()?, self.clock.today());
        let first = self.store.first_day()?.unwrap_or(today);
        let period = match query.on {
            Some(day) => Period::covering(query.kind, &campaign, day, first),
            None => Period::last_finished(query.kind, &campaign, today, first),
        };
        // The calendar may have been changed since: what was sent about a day is what is printed of it.
        let day = query.on.unwrap_or(period.as_of);
        let is_it = |row: &SealedRow| {
            row.short.kind == query.kind
                && match query.kind {
                    ReportKind::Daily | ReportKind::Monthly => row.short.period.contains(day),
                    ReportKind::Final => row.short.period.as_of == period.as_of,
                }
        };
        let rows = self.sent_rows()?;
        let sent = rows.iter().position(is_it);
        // Where the calendar was changed, a month lies between the days that were sent before it and after it.
        let period = match query.kind {
            ReportKind::Daily | ReportKind::Monthly => {
                let others = rows.iter().filter(|row| row.short.kind == query.kind).map(|row| row.short.period);
                period.without(others, day)
            }
            ReportKind::Final => period,
        };
        Ok(Found { period, sent })
    }

    /// When a report was sent, and by whom, if it was.
    pub fn seal_of(&mut self, query: ReportQuery) -> Result<Option<Seal>, DeskError> {
        let sent = self.find_report(query)?.sent;
        Ok(sent.and_then(|place| self.sent.as_ref()?.get(place)).map(|row| row.seal.clone()))
    }

    /// A report of a period: as it was sent, if it was; else as it is known now.
    pub fn report(&mut self, query: ReportQuery) -> Result<(TallyHead, Tally), DeskError> {
        let found = self.find_report(query)?;
        if let Some(row) = found.sent.and_then(|place| self.sent.as_ref()?.get(place)).cloned() {
            return self.print_sent(&row);
        }
        let Period { since, as_of } = found.period;
        let (mut head, tally) =
            self.tally(&TallyQuery { as_of: Some(as_of), since: Some(since), ..TallyQuery::default() })?;
        let adjustments = self.adjustments(query.kind, found.period)?;
        let previous = self.previous(query.kind, found.period)?;
        head.report = Some(PeriodReport { kind: query.kind, seal: None, adjustments, previous });
        Ok((head, tally))
    }

    fn print_sent(&self, row: &SealedRow) -> Result<(TallyHead, Tally), DeskError> {
        let report =
            self.store.sealed_report(row.position)?.ok_or_else(|| StoreError::damaged("a report that was sent"))?;
        let SealedReport { kind, period, journal_head, ward, campaign, tally, adjustments, previous } = report;
        let head = TallyHead {
            ward,
            campaign,
            as_of: period.as_of,
            since: period.since,
            known_at: None,
            made_at: row.seal.at,
            journal_head,
            report: Some(PeriodReport { kind, seal: Some(row.seal.clone()), adjustments, previous }),
        };
        Ok((head, tally))
    }

    /// The sent reports of a kind whose periods ended before this one begins, with what was said of each so far: a final
    /// report says again what the one before it said, and adjusts nothing.
    fn earlier(&mut self, kind: ReportKind, period: Period) -> Result<Vec<(Period, Flow)>, DeskError> {
        let rows = self.sent_rows()?.iter().filter(|row| row.short.kind == kind);
        let earlier = rows.clone().filter(|row| row.short.period.as_of < period.since);
        let mut said: Vec<(Period, Flow)> = earlier.map(|row| (row.short.period, Flow::of(&row.short.total))).collect();
        for Adjustment { about, change } in rows.flat_map(|row| &row.short.adjustments) {
            if let Some((_, flow)) = said.iter_mut().find(|(period, _)| period == about) {
                flow.add(change);
            }
        }
        said.sort_by_key(|(period, _)| (period.as_of, period.since));
        Ok(said)
    }

    /// What became known about earlier periods, beyond what was said of them so far.
    fn adjustments(&mut self, kind: ReportKind, period: Period) -> Result<Vec<Adjustment>, DeskError> {
        let said = self.earlier(kind, period)?;
        let periods: Vec<Period> = said.iter().map(|(period, _)| *period).collect();
        let now = flows(&self.shelf()?.ground, &periods);
        let change = |((about, said), mut now): ((Period, Flow), Flow)| {
            now.take(&said);
            (!now.is_nothing()).then_some(Adjustment { about, change: now })
        };
        Ok(said.into_iter().zip(now).filter_map(change).collect())
    }

    fn previous(&mut self, kind: ReportKind, period: Period) -> Result<Option<Previous>, DeskError> {
        let rows = self.sent_rows()?.iter();
        let earlier = rows.filter(|row| row.short.kind == kind && row.short.period.as_of < period.as_of);
        let last = earlier.max_by_key(|row| row.short.period.as_of);
        Ok(last.map(|row| Previous { period: row.short.period, total: row.short.total.clone() }))
    }

    /// Says that a report was sent as it stands now; what was sent before stays as it is. What `write` does, such as a
    /// file, comes to be together with it, or neither does.
    pub fn seal_report(
        &mut self,
        query: ReportQuery,
        write: impl FnOnce(&(TallyHead, Tally)) -> Result<(), DeskError>,
    ) -> Result<(TallyHead, Tally), DeskError> {
        let at = self.clock.now();
        self.seal_report_at(query, at, write)
    }

    /// As [`Desk::seal_report`], at a moment.
    pub(super) fn seal_report_at(
        &mut self,
        query: ReportQuery,
        at: Timestamp,
        write: impl FnOnce(&(TallyHead, Tally)) -> Result<(), DeskError>,
    ) -> Result<(TallyHead, Tally), DeskError> {
        let (mut head, tally) = self.report(query)?;
        let Some(report) = &mut head.report else { return Ok((head, tally)) };
        if report.seal.is_some() {
            let made = (head, tally);
            write(&made)?;
            return Ok(made);
        }
        let day = at.local_day();
        if head.as_of > day {
            return Err(DeskError::refused_with_hint(
                "report_not_over",
                msg!("error-report-not-over", day = head.as_of),
                msg!("error-report-not-over-hint"),
            ));
        }
        let sealed = SealedReport {
            kind: report.kind,
            period: Period { since: head.since, as_of: head.as_of },
            journal_head: head.journal_head.clone(),
            ward: head.ward.clone(),
            campaign: head.campaign.clone(),
            tally: tally.clone(),
            adjustments: report.adjustments.clone(),
            previous: report.previous.clone(),
        };
        report.seal = Some(Seal { at, by: self.actor.clone() });
        head.made_at = at;
        let made = (head, tally);
        let mut recording = self.store.record(OperationKind::SealReport, &self.actor, at)?;
        recording.push(day, Body::ReportSealed { report: Box::new(sealed) })?;
        write(&made)?;
        let recorded = recording.commit()?;
        self.sent = None;
        self.take_in(&recorded)?;
        Ok(made)
    }

    /// Who is behind the adjustments of a report: people whom what was said of an earlier period leaves out, and people
    /// whom it counts and who do not belong there any more.
    pub fn adjusted_people(&mut self, query: ReportQuery) -> Result<Vec<AdjustedPerson>, DeskError> {
        let found = self.find_report(query)?;
        let rows = self.sent_rows()?.to_vec();
        let own = found.sent.and_then(|place| rows.get(place));
        let period = own.map_or(found.period, |row| row.short.period);
        let before_it =
            |row: &&SealedRow| row.short.kind == query.kind && own.is_none_or(|own| row.position < own.position);
        let known: Vec<&SealedRow> = rows.iter().filter(before_it).collect();
        let earlier: Vec<Period> =
            known.iter().map(|row| row.short.period).filter(|other| other.as_of < period.since).collect();
        let mut people = Vec::new();
        let mut left = earlier;
        while let Some(first) = left.first().copied() {
            // What was said of a period last: in its own report, or in the last one that could have adjusted it.
            let last_of = |about: Period| {
                let spoke =
                    known.iter().filter(|row| row.short.period == about || row.short.period.since > about.as_of);
                spoke.map(|row| row.position).max().unwrap_or(0)
            };
            let position = last_of(first);
            let (together, others): (Vec<Period>, Vec<Period>) =
                left.into_iter().partition(|about| last_of(*about) == position);
            let before = self.new_known_at(position, &together)?;
            let after = match own {
                Some(own) => self.new_known_at(own.position, &together)?,
                None => new_in(&self.shelf()?.ground, &together, |index| Some(index.into())),
            };
            for (added, side, other) in [(true, &after, &before), (false, &before, &after)] {
                for key in side.difference(other) {
                    people.push(self.adjusted_person(*key, &together, added)?);
                }
            }
            left = others;
        }
        people.sort_by(|a, b| {
            (a.about, a.milestone, !a.added, &a.area, &a.name).cmp(&(b.about, b.milestone, !b.added, &b.area, &b.name))
        });
        Ok(people)
    }

    /// Who was new in which period as it was known at a place of the journal.
    fn new_known_at(&mut self, position: i64, periods: &[Period]) -> Result<New, DeskError> {
        let state = self.store.known_at_position(position)?.state;
        let (ground, ids, _) = ground_of(&state);
        drop_aside(state);
        let mut numbers = std::collections::HashMap::new();
        let mut wanted: Vec<u32> = Vec::new();
        each_new(&ground, periods, |index, _, _| wanted.push(index));
        for index in wanted {
            let Some(id) = usize::try_from(index).ok().and_then(|index| ids.get(index)) else { continue };
            // Whoever was merged since keeps the number of the entry: it is the entry that was counted.
            numbers.insert(index, self.store.reference_of(id.0)?.map(|(_, number)| number));
        }
        Ok(new_in(&ground, periods, |index| numbers.get(&index).copied().flatten()))
    }

    fn adjusted_person(
        &self,
        (number, place, milestone): (i64, usize, Milestone),
        periods: &[Period],
        added: bool,
    ) -> Result<AdjustedPerson, DeskError> {
        let row = self.store.person(number)?;
        let household = row.as_ref().map(|row| self.store.household(row.household)).transpose()?.flatten();
        let about = periods.get(place).copied().unwrap_or_else(|| Period::day(self.clock.today()));
        Ok(AdjustedPerson {
            place: row.as_ref().map(|row| (HouseholdRef(row.household), PersonRef(row.number))),
            name: row.map(|row| row.person.facts.full_name).unwrap_or_default(),
            area: household.and_then(|row| row.household.facts.area).unwrap_or_default(),
            milestone,
            about,
            added,
        })
    }

    /// Where the file of a report could go: into a folder that was chosen, or that of the user's documents.
    pub fn propose_report(
        &mut self,
        query: ReportQuery,
        format: TallyFormat,
        folder: Option<&str>,
    ) -> Result<Proposal, DeskError> {
        let (head, _) = self.report(query)?;
        Ok(Proposal::of(&self.outgoing(Self::tally_file_name(&head, format)), folder))
    }

    /// Writes a report into a file that is not there yet; says where it went.
    pub fn export_report(
        &mut self,
        query: ReportQuery,
        format: TallyFormat,
        path: &Path,
        words: &Words,
    ) -> Result<std::path::PathBuf, DeskError> {
        write_figures(&self.report(query)?, format, path, words)
    }
}

/// Somebody's number, the place of a period, and the milestone that is new in it.
type New = std::collections::BTreeSet<(i64, usize, Milestone)>;

fn new_in(ground: &Ground, periods: &[Period], number: impl Fn(u32) -> Option<i64>) -> New {
    let mut new = New::new();
    each_new(ground, periods, |index, place, milestone| {
        new.extend(number(index).map(|number| (number, place, milestone)));
    });
    new
}

fn sum_of(adjustments: &[Adjustment]) -> Flow {
    let mut sum = Flow::default();
    adjustments.iter().for_each(|adjustment| sum.add(&adjustment.change));
    sum
}

#[cfg(test)]
#[path = "reports_tests.rs"]
mod tests;

#[cfg(test)]
#[path = "reports_storm_tests.rs"]
mod storm_tests;
