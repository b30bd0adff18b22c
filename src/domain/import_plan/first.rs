//! The plan of a first roster while it is still being read: where the ledger has nobody, what becomes of a row hangs
//! on the rows above it only, so that it can be written before the last one is known. What hangs on the whole file
//! is noticed ([`NeedsWhole`]); the plan is then made from the whole roster like any other.

use super::groups::{Grouped, Grouping, Unnumbered, opens_household};
use super::verdict::{Judged, Judging, SeenInFile, verdict};
use super::{ImportCounts, LedgerIndex, PlannedProblem, PlannedRow, Verdict, plan};
use crate::domain::event::HeldRow;
use crate::domain::household::HouseholdFacts;
use crate::domain::roster::{Roster, RosterPart, RosterRow};

/// A row says something of what was planned already, or of what only the whole roster tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NeedsWhole;

/// The next thing to be written.
#[derive(Clone, PartialEq, Debug)]
pub enum Next {
    /// A new household, with its index.
    Household(usize, HouseholdFacts),
    /// A row of a household that came before it.
    Row(PlannedRow),
}

/// The plan of a first roster in the making, of one file.
pub struct FirstPlan {
    /// Name of the file and those of its sheets so far.
    names: [(String, Vec<String>); 1],
    grouping: Grouping,
    file: FileSoFar,
    seen: SeenInFile,
    index: LedgerIndex<'static>,
    /// The rows at the end that belong to one household: it may go on.
    waiting: Vec<(RosterRow, usize)>,
    /// For each household whether it was given.
    given: Vec<bool>,
    counts: ImportCounts,
    problems: Vec<PlannedProblem>,
    held: Vec<HeldRow>,
}

/// What is planned once the file is read.
pub struct FirstPlanned {
    /// Rows without a name, still to be written.
    pub nameless: Vec<HeldRow>,
    /// All rows put aside, those too.
    pub held: Vec<HeldRow>,
    /// The counts.
    pub counts: ImportCounts,
    /// Every problem of the file, in its order.
    pub problems: Vec<PlannedProblem>,
}

/// What rows without a household number were taken for, by what the file had shown until then.
#[derive(Default)]
struct FileSoFar {
    is_numbered: bool,
    is_headed: bool,
    /// How they found their household; in a file that has numbers they go by the address whatever else it shows.
    went_by: Option<Unnumbered>,
}

impl FileSoFar {
    fn take(&mut self, row: &RosterRow) -> Result<Unnumbered, NeedsWhole> {
        let is_numbered = self.is_numbered || row.household_no.is_some();
        let is_headed = self.is_headed || opens_household(row);
        let goes_by = if is_headed && !is_numbered { Unnumbered::ByHead } else { Unnumbered::ByAddress };
        let went_otherwise = match self.went_by {
            Some(Unnumbered::ByHead) => is_numbered,
            Some(Unnumbered::ByAddress) => is_headed && !is_numbered,
            None => false,
        };
        if went_otherwise {
            return Err(NeedsWhole);
        }
        (self.is_numbered, self.is_headed) = (is_numbered, is_headed);
        if row.household_no.is_none() && !is_numbered {
            self.went_by = Some(goes_by);
        }
        Ok(goes_by)
    }
}

impl FirstPlan {
    /// Of a file with this path.
    pub fn of(path: &str) -> Self {
        Self {
            names: [(super::file_name(path), Vec::new())],
            grouping: Grouping::default(),
            file: FileSoFar::default(),
            seen: SeenInFile::default(),
            index: LedgerIndex::default(),
            waiting: Vec::new(),
            given: Vec::new(),
            counts: ImportCounts::default(),
            problems: Vec::new(),
            held: Vec::new(),
        }
    }

    /// Takes the next rows in and gives what can be written by now.
    pub fn take(&mut self, part: RosterPart) -> Result<Vec<Next>, NeedsWhole> {
        let [(_, sheets)] = &mut self.names;
        *sheets = part.sheets;
        let mut grouped = std::mem::take(&mut self.waiting);
        grouped.reserve(part.rows.len());
        for mut row in part.rows {
            if row.reference.is_some() {
                // A list that went out to be corrected: its rows mean people.
                return Err(NeedsWhole);
            }
            let unnumbered = self.file.take(&row)?;
            let Grouped { household, says_more } = self.grouping.take(&mut row, unnumbered);
            if says_more && self.given.get(household).copied().unwrap_or(false) {
                return Err(NeedsWhole);
            }
            grouped.push((row, household));
        }
        let last = grouped.last().map(|(_, household)| *household);
        let closed = grouped.iter().rposition(|(_, household)| Some(*household) != last).map_or(0, |place| place + 1);
        self.waiting = grouped.split_off(closed);
        Ok(self.give(grouped))
    }

    /// No row comes any more: gives the last ones.
    pub fn end(&mut self) -> Vec<Next> {
        let rows = std::mem::take(&mut self.waiting);
        self.give(rows)
    }

    /// What is left when every row was given: `rest` is the roster without its rows. Households that are told of
    /// apart from people need the whole of both.
    pub fn finish(self, rest: Roster) -> Result<FirstPlanned, NeedsWhole> {
        if !rest.households.is_empty() || rest.has_references() {
            return Err(NeedsWhole);
        }
        let rest = plan(rest, &self.index);
        let mut counts = self.counts;
        counts.rows += rest.counts.rows;
        counts.held += rest.counts.held;
        counts.households = self.grouping.households.len() as u64;
        let mut problems = self.problems;
        problems.extend(rest.problems);
        problems.sort_by_key(|found| (found.place, found.problem.column));
        let held = rest.nameless.iter().cloned().chain(self.held).collect();
        Ok(FirstPlanned { nameless: rest.nameless, held, counts, problems })
    }

    fn give(&mut self, rows: Vec<(RosterRow, usize)>) -> Vec<Next> {
        let mut next = Vec::with_capacity(rows.len() + rows.len() / 2);
        self.given.resize(self.grouping.households.len(), false);
        for (mut row, household) in rows {
            let place = row.place;
            let judging = Judging { household, households: &mut [], index: &self.index, names: &self.names };
            let Judged { verdict, notes, problems, .. } = verdict(&mut row, judging, &mut self.seen);
            self.problems.extend(problems);
            self.counts.rows += 1;
            self.counts.count(&verdict);
            match &verdict {
                Verdict::Add { .. } => {
                    let given = self.given.get_mut(household);
                    if let (Some(given @ false), Some(facts)) = (given, self.grouping.households.get(household)) {
                        *given = true;
                        next.push(Next::Household(household, facts.clone()));
                    }
                }
                Verdict::Held(held) => self.held.extend(held.clone()),
                // A ledger without people has nobody whom a row could mean.
                Verdict::Update { .. } | Verdict::Same(_) | Verdict::Duplicate | Verdict::Unsure(_) => {}
            }
            next.push(Next::Row(PlannedRow { place, household, verdict, settles: None, notes }));
        }
        next
    }
}
