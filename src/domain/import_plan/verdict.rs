//! What becomes of a row: new, changed, the same, twice, held, or perhaps somebody of the ledger.

use std::collections::{HashMap, HashSet};

use super::ledger_index::LedgerIndex;
use super::likeness::{Likeness, changes_of, differ, imported_household, like, likeness};
use super::merged::judge_merged;
use super::{HouseholdTarget, News, PlannedHousehold, PlannedProblem, RowNote, UnsureRow, Verdict, held_row};
use crate::domain::decision::RowIdentity;
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::ids::{HouseholdId, PersonId};
use crate::domain::milestone::Reached;
use crate::domain::partial_date::PartialDate;
use crate::domain::person::{Person, PersonFacts};
use crate::domain::person_number::PersonNumber;
use crate::domain::problem::{Problem, ProblemCode};
use crate::domain::roster::{CellProblem, HeldCells, RosterRow, cell_name};
use crate::text::fold::loose;

/// People of the files seen so far.
#[derive(Default)]
pub(super) struct SeenInFile {
    by_number: HashMap<PersonNumber, (String, Option<PartialDate>)>,
    without_number: HashSet<(String, Option<PartialDate>, usize)>,
    /// Entries of the ledger that rows mean.
    pub(super) matched: HashSet<PersonId>,
    /// People whom rows surely mean, where decisions could let another row mean them; of a merged entry also who stands
    /// for it.
    own_rows: HashSet<PersonId>,
    /// Rows that meant somebody by a decision: a second one that looks the same may be somebody else.
    decided: HashSet<RowIdentity>,
    /// Who stands for the merged entry that a row meant, by the place of the row.
    pub(super) of_entries: Vec<(usize, PersonId)>,
    rows: usize,
}

/// What a row is judged by.
pub(super) struct Judging<'a, 'l> {
    pub(super) household: usize,
    pub(super) households: &'a mut [PlannedHousehold],
    pub(super) index: &'a LedgerIndex<'l>,
    pub(super) names: &'a [(String, Vec<String>)],
}

/// What becomes of a row, and what is to be told of it.
pub(super) struct Judged {
    pub(super) verdict: Verdict,
    pub(super) notes: Vec<RowNote>,
    pub(super) problems: Vec<PlannedProblem>,
    /// Of a row whose person comes from another household.
    pub(super) moves: Option<RowIdentity>,
}

impl SeenInFile {
    /// Before any row of these.
    pub(super) fn of(rows: &[RosterRow], index: &LedgerIndex<'_>) -> Self {
        let mut seen = Self::default();
        if index.has_decisions() {
            let meant = rows.iter().filter_map(|row| {
                let number = row.facts.person_number.as_ref()?;
                index.person_with(number.as_str(), &loose(&row.facts.full_name), row.facts.birth_date).ok().flatten()
            });
            meant.for_each(|person| seen.own(person, index));
        }
        seen
    }

    /// And those whom rows mean by name, birth and household: wherever in the files such a row stands, one that means
    /// the same person only by a decision is the second.
    pub(super) fn take_alike<'r>(
        &mut self,
        rows: impl Iterator<Item = (&'r RosterRow, &'r PlannedHousehold)>,
        index: &LedgerIndex<'_>,
    ) {
        if !index.knows_rows() {
            return;
        }
        for (row, household) in rows {
            let name = loose(&row.facts.full_name);
            let number = row.facts.person_number.as_ref().map(PersonNumber::as_str);
            let is_known = number
                .is_some_and(|number| !matches!(index.person_with(number, &name, row.facts.birth_date), Ok(None)));
            if is_known {
                continue;
            }
            if let Likeness::Same(person) = likeness(row, &name, Some(household), index)
                && index.known_as(&RowIdentity::of(row)).is_none()
            {
                self.own(person, index);
            }
        }
    }

    fn own(&mut self, person: &Person, index: &LedgerIndex<'_>) {
        self.own_rows.insert(person.id);
        self.own_rows.extend(index.merged_into(person.id).map(|standing| standing.id));
    }

    /// Takes a person whom a row means by a key; false where another row means them already.
    pub(super) fn take(&mut self, person: &Person) -> bool {
        self.matched.insert(person.id)
    }

    /// So many rows are planned already.
    pub(super) fn go_on_at(&mut self, rows: usize) {
        self.rows = rows;
    }
}

/// Judges a row; the facts of one that is added go into the verdict.
pub(super) fn verdict(row: &mut RosterRow, mut judging: Judging<'_, '_>, seen: &mut SeenInFile) -> Judged {
    seen.rows += 1;
    let name = loose(&row.facts.full_name);
    let birth = row.facts.birth_date;
    let number = row.facts.person_number.clone();
    let index = judging.index;
    if let Some(number) = &number {
        if let Some((other_name, other_birth)) = seen.by_number.get(number) {
            if *other_name != name && differ(*other_birth, birth) {
                return hold(row, &judging);
            }
            let first = index.person_with(number.as_str(), &name, birth).ok().flatten();
            return duplicate(row, first);
        }
    } else if seen.without_number.contains(&(name.clone(), birth, judging.household)) {
        return duplicate(row, None);
    }
    let known = match number.as_ref().map_or(Ok(None), |number| index.person_with(number.as_str(), &name, birth)) {
        Err(()) => return hold(row, &judging),
        Ok(Some(person)) => Some(person),
        Ok(None) => match decided(row, index, seen) {
            Some(person) if seen.own_rows.contains(&person.id) => return duplicate(row, Some(person)),
            Some(person) => Some(person),
            None => match likeness(row, &name, judging.households.get(judging.household), index) {
                Likeness::Same(person) => Some(person),
                Likeness::Unsure(likes) => return unsure(row, &likes, &judging),
                Likeness::None => None,
            },
        },
    };
    match number {
        Some(number) => {
            seen.by_number.insert(number, (name, birth));
        }
        None => {
            seen.without_number.insert((name, birth, judging.household));
        }
    }
    let Some(person) = known else {
        let (told, problems) = (told(row, None), problems_of(row));
        let verdict = Verdict::Add { facts: Box::new(std::mem::take(&mut row.facts)), problems };
        return Judged { verdict, notes: Vec::new(), problems: told, moves: None };
    };
    if !seen.matched.insert(person.id) {
        return duplicate(row, Some(person));
    }
    let told = told(row, Some(person));
    let (verdict, notes) = match index.merged_into(person.id) {
        Some(standing) => {
            seen.of_entries.push((seen.rows - 1, standing.id));
            judge_merged((person, standing), row, &mut judging)
        }
        None => (update(person, row, &mut judging), Vec::new()),
    };
    let moves = match &verdict {
        Verdict::Update { from_household: Some(_), .. } => Some(RowIdentity::of(row)),
        Verdict::Update { .. }
        | Verdict::Add { .. }
        | Verdict::Same(_)
        | Verdict::Duplicate
        | Verdict::Held(_)
        | Verdict::Unsure(_) => None,
    };
    Judged { verdict, notes, problems: told, moves }
}

/// Whom a row means by a decision; of several rows that look the same only the first.
fn decided<'l>(row: &RosterRow, index: &LedgerIndex<'l>, seen: &mut SeenInFile) -> Option<&'l Person> {
    if !index.knows_rows() {
        return None;
    }
    let identity = RowIdentity::of(row);
    let person = index.known_as(&identity)?;
    seen.decided.insert(identity).then_some(person)
}

fn unsure(row: &RosterRow, likes: &[&Person], judging: &Judging<'_, '_>) -> Judged {
    let problems = problems_of(row);
    let target = judging.households.get(judging.household);
    let unsure = UnsureRow {
        identity: RowIdentity::of(row),
        likes: likes.iter().map(|person| like(person, row, (target, judging.index), &problems)).collect(),
        problems,
        facts: row.facts.clone(),
    };
    let told = told(row, likes.first().copied());
    Judged { verdict: Verdict::Unsure(Box::new(unsure)), notes: Vec::new(), problems: told, moves: None }
}

fn duplicate(row: &RosterRow, first: Option<&Person>) -> Judged {
    Judged { verdict: Verdict::Duplicate, notes: Vec::new(), problems: told(row, first), moves: None }
}

/// The personal number belongs to somebody else: the row waits.
fn hold(row: &RosterRow, judging: &Judging<'_, '_>) -> Judged {
    let cells = HouseholdField::ALL
        .into_iter()
        .filter_map(|field| Some((field.code().to_owned(), household_text(row, field)?)))
        .chain(Field::all().filter_map(|field| Some((field.code().to_owned(), row.facts.get(field)?))))
        .collect();
    let code = ProblemCode::DuplicateId;
    let cells = HeldCells { place: row.place, code, column: None, cells, reference: None };
    let held = held_row(cells, judging.names);
    let raw = row.facts.person_number.as_ref().map(|number| number.as_str().to_owned()).unwrap_or_default();
    let problem = CellProblem { code, column: None, field: Some(Field::PersonNumber), raw };
    let news = if judging.index.holds(&held) { News::Known } else { News::New };
    let mut problems = told(row, None);
    problems.iter_mut().for_each(|found| found.news = news);
    problems.push(PlannedProblem { place: row.place, problem, news });
    let verdict = Verdict::Held((news == News::New).then_some(held));
    Judged { verdict, notes: Vec::new(), problems, moves: None }
}

fn household_text(row: &RosterRow, field: HouseholdField) -> Option<String> {
    match field {
        HouseholdField::HouseholdNo => row.household_no.clone(),
        HouseholdField::HeadName => row.head_name.clone(),
        HouseholdField::Area => row.area.clone(),
        HouseholdField::Address => row.address.clone(),
    }
}

/// The problems of a row, those of the last import of the same person known.
fn told(row: &RosterRow, person: Option<&Person>) -> Vec<PlannedProblem> {
    let is_known = |problem: &CellProblem| {
        let before = person.into_iter().flat_map(|person| &person.problems);
        before
            .into_iter()
            .any(|(known, _)| (known.code, known.field, &known.raw) == (problem.code, problem.field, &problem.raw))
    };
    let news = |problem: &CellProblem| if is_known(problem) { News::Known } else { News::New };
    let tell =
        |problem: &CellProblem| PlannedProblem { place: row.place, news: news(problem), problem: problem.clone() };
    row.problems.iter().map(tell).collect()
}

pub(super) fn problems_of(row: &RosterRow) -> Vec<Problem> {
    row.problems
        .iter()
        .map(|problem| Problem {
            code: problem.code,
            field: problem.field,
            raw: problem.raw.clone(),
            cell: problem.column.map(|column| cell_name(column, row.place.row)).unwrap_or_default(),
        })
        .collect()
}

/// What a row changes in an entry, the household aside.
pub(super) struct Changed {
    pub(super) changes: Vec<Change<Field>>,
    pub(super) problems: Option<Vec<Problem>>,
}

/// What a roster changes in an entry. Each cell is compared with the value last imported: the same, and the ledger's
/// value stays, whatever was made of it since. A blank changes nothing.
pub(super) fn compare(person: &Person, row: &RosterRow, problems: &[Problem]) -> Changed {
    let first_time = person.imported.is_none();
    let changes = Field::all()
        .filter(|field| *field != Field::Household)
        .filter_map(|field| {
            let said = row.facts.get(field)?;
            let before = person.imported_value(field).flatten();
            if !first_time && PersonFacts::same_value(field, Some(&said), before.as_deref()) {
                return None;
            }
            if is_less_exact(field, &said, person, before.as_deref()) {
                return None;
            }
            Some(Change { field, old: before, new: Some(said) })
        })
        .collect();
    let before = person.problems.iter().map(|(problem, _)| problem);
    let same_problems = before.clone().count() == problems.len()
        && before
            .zip(problems)
            .all(|(one, other)| (one.code, one.field, &one.raw) == (other.code, other.field, &other.raw));
    Changed { changes, problems: (!same_problems).then(|| problems.to_vec()) }
}

/// The household that an entry comes from, where the row has another one. A household without a number that the
/// ledger does not know by its address is the entry's own.
pub(super) fn moved(entry: &Person, row: &RosterRow, judging: &mut Judging<'_, '_>) -> Option<HouseholdId> {
    let from = imported_household(entry);
    let target = &mut judging.households.get_mut(judging.household)?.target;
    let is_elsewhere = match target {
        HouseholdTarget::Known(id, _) => *id != from && *id != entry.household,
        HouseholdTarget::New(facts) if facts.household_no.is_none() => {
            let changes = changes_of(judging.index, from, facts);
            *target = HouseholdTarget::Known(from, changes);
            false
        }
        HouseholdTarget::New(_) => true,
    };
    (is_elsewhere && !is_refused(entry, row, from)).then_some(from)
}

/// Whether somebody refused the move that a row says, and no list said another one since.
fn is_refused(entry: &Person, row: &RosterRow, from: HouseholdId) -> bool {
    let mut refused = entry.refused_moves().filter(|refused| refused.from == from).peekable();
    refused.peek().is_some() && {
        let identity = RowIdentity::of(row);
        refused.any(|refused| refused.row == identity)
    }
}

fn update(person: &Person, row: &RosterRow, judging: &mut Judging<'_, '_>) -> Verdict {
    let Changed { changes, problems } = compare(person, row, &problems_of(row));
    let from_household = moved(person, row, judging);
    if changes.is_empty() && from_household.is_none() && problems.is_none() {
        return Verdict::Same(person.id);
    }
    Verdict::Update { person: person.id, changes, from_household, problems }
}

/// A mark without a day says less than a day that is known: it changes nothing.
pub(super) fn is_less_exact(field: Field, said: &str, person: &Person, before: Option<&str>) -> bool {
    let Field::Milestone(milestone) = field else { return false };
    let day_unknown = matches!(said.parse(), Ok(Reached::DayUnknown { .. }));
    let known_before = matches!(before.map(str::parse), Some(Ok(Reached::On(_))));
    day_unknown && (known_before || person.facts.milestones.get(milestone).is_reached())
}
