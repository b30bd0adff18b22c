//! Rows of lists that went out to be corrected and came back: each means the person, or the waiting row, of its key,
//! and is compared with what stands in the ledger now, so that a cell that nobody touched changes nothing.

use std::collections::HashMap;

use super::ledger_index::LedgerIndex;
use super::verdict::SeenInFile;
use super::{HouseholdTarget, ImportPlan, PlannedHousehold, PlannedProblem, PlannedRow, Verdict, held_row};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::household::{Household, HouseholdFacts};
use crate::domain::ids::{HeldRowId, HouseholdId};
use crate::domain::list_key::{ListKey, Seal};
use crate::domain::person::{Person, PersonFacts};
use crate::domain::problem::{Problem, ProblemCode};
use crate::domain::quality::is_found_by_rule;
use crate::domain::roster::{CellProblem, HeldCells, RosterRow, cell_name};
use crate::text::collate::area_key;
use crate::text::fold::loose;
use crate::text::name_case::name_case;

/// Takes the rows with a person's key out of the rows, and plans them. A key that fits nobody is a problem of a row
/// that is read like any other.
pub(super) fn take(
    rows: &mut Vec<RosterRow>,
    index: &LedgerIndex<'_>,
    (plan, seen): (&mut ImportPlan, &mut SeenInFile),
    names: &[(String, Vec<String>)],
) {
    if rows.iter().all(|row| row.reference.is_none()) {
        return;
    }
    let mut listing = Listing { index, plan, household_at: HashMap::new(), new_at: HashMap::new() };
    let mut others = Vec::with_capacity(rows.len());
    for mut row in rows.drain(..) {
        let Some(reference) = row.reference.take() else {
            others.push(row);
            continue;
        };
        match reference.key {
            ListKey::Person { .. } => {
                if let Some(person) = index.person_of(reference.key) {
                    listing.plan_row(&row, person, (reference.seal.as_ref(), &mut *seen));
                    continue;
                }
            }
            ListKey::Held { .. } => {
                if index.is_of_held(reference.key) {
                    row.reference = Some(reference);
                    others.push(row);
                    continue;
                }
            }
        }
        let raw = reference.key.to_string();
        let problem = CellProblem { code: ProblemCode::UnknownValue, column: reference.column, field: None, raw };
        if row.facts.full_name.is_empty() {
            // Without its key it is a row without a name.
            listing.plan.problems.push(PlannedProblem::new(row.place, problem));
            listing.hold(&row, names);
        } else {
            row.problems.push(problem);
            others.push(row);
        }
    }
    *rows = others;
}

/// The waiting row that a row of a list mends.
pub(super) fn mended(row: &RosterRow, index: &LedgerIndex<'_>) -> Option<HeldRowId> {
    row.reference.as_ref().and_then(|reference| index.held_of(reference.key))
}

/// What becomes of a row that mends a waiting one: where it still cannot be taken in, that one goes on waiting. One
/// that was settled before, `is_listed` without anything to mend, is not put aside anew.
pub(super) fn after_mending(
    verdict: Verdict,
    mends: Option<HeldRowId>,
    is_listed: bool,
) -> (Verdict, Option<HeldRowId>) {
    match (verdict, mends) {
        (Verdict::Held(_), _) if is_listed => (Verdict::Held(None), None),
        (verdict @ (Verdict::Add { .. } | Verdict::Update { .. } | Verdict::Same(_)), mends) => (verdict, mends),
        (verdict @ (Verdict::Held(_) | Verdict::Duplicate | Verdict::Unsure(_)), _) => (verdict, None),
    }
}

struct Listing<'p, 'l> {
    index: &'p LedgerIndex<'l>,
    plan: &'p mut ImportPlan,
    household_at: HashMap<HouseholdId, usize>,
    new_at: HashMap<String, usize>,
}

impl Listing<'_, '_> {
    fn plan_row(&mut self, row: &RosterRow, person: &Person, (seal, seen): (Option<&Seal>, &mut SeenInFile)) {
        let Some(current) = self.index.household(person.household) else { return };
        let (household, is_moved) = self.household(row, current, seal);
        if !seen.take(person) {
            self.push(row, household, Verdict::Duplicate);
            return;
        }
        let changes: Vec<Change<Field>> =
            Field::all().filter_map(|field| change_of(field, (row, person), seal)).collect();
        let about_household = is_moved || self.changes_address(household, current);
        let problems = problems_after(row, person, &changes, about_household);
        let news = row.problems.iter().filter(|problem| {
            let is_one =
                |other: &Problem| (other.code, other.field, &other.raw) == (problem.code, problem.field, &problem.raw);
            let was_one = person.problems.iter().any(|(other, _)| is_one(other));
            !was_one && problems.as_ref().is_some_and(|problems| problems.iter().any(is_one))
        });
        self.plan.problems.extend(news.map(|problem| PlannedProblem::new(row.place, problem.clone())));
        let verdict = if changes.is_empty() && !is_moved && problems.is_none() {
            Verdict::Same(person.id)
        } else {
            let from_household = is_moved.then_some(person.household);
            Verdict::Update { person: person.id, changes, from_household, problems }
        };
        self.push(row, household, verdict);
    }

    fn push(&mut self, row: &RosterRow, household: usize, verdict: Verdict) {
        self.plan.rows.push(PlannedRow { place: row.place, household, verdict, notes: Vec::new(), settles: None });
    }

    /// The household of a row, and whether that is another one than the person's.
    fn household(&mut self, row: &RosterRow, current: &Household, seal: Option<&Seal>) -> (usize, bool) {
        let untouched = |field, said: &str| seal.is_some_and(|seal| seal.showed_household(field, Some(said)));
        let facts = &current.facts;
        let is_other_number = row.household_no.as_deref().is_some_and(|said| {
            !untouched(HouseholdField::HouseholdNo, said)
                && facts.household_no.as_deref().map(loose) != Some(loose(said))
        });
        let is_other_area = row.area.as_deref().is_some_and(|said| {
            !untouched(HouseholdField::Area, said) && facts.area.as_deref().map(area_key) != Some(area_key(said))
        });
        if is_other_number || is_other_area {
            let (place, target) = self.other_household(row, current);
            return (place, target != Some(current.id));
        }
        let place = *self.household_at.entry(current.id).or_insert_with(|| {
            let target = HouseholdTarget::Known(current.id, Vec::new());
            self.plan.households.push(PlannedHousehold { target, is_stated: false, renamed: None });
            self.plan.counts.households += 1;
            self.plan.households.len() - 1
        });
        for field in [HouseholdField::HeadName, HouseholdField::Address] {
            let said = match field {
                HouseholdField::HeadName => row.head_name.as_deref(),
                HouseholdField::Address => row.address.as_deref(),
                HouseholdField::HouseholdNo | HouseholdField::Area => None,
            };
            let Some(said) = said.filter(|said| !untouched(field, said)) else { continue };
            let shown = facts.get(field);
            if shown == Some(said) || shown.map(name_case).as_deref() == Some(said) {
                continue;
            }
            let planned = self.plan.households.get_mut(place).map(|planned| &mut planned.target);
            let Some(HouseholdTarget::Known(_, changes)) = planned else { continue };
            // What another member's row said already stands.
            if !changes.iter().any(|change| change.field == field) {
                let was_shown = seal.is_none_or(|seal| seal.showed_household(field, shown));
                if !was_shown && current.imported_value(field).flatten() == Some(said) {
                    // This contradiction came in with the list before.
                    continue;
                }
                let old = shown.filter(|_| was_shown).map(str::to_owned);
                changes.push(Change { field, old, new: Some(said.to_owned()) });
            }
        }
        (place, false)
    }

    /// The household that a corrected number or area means: one of the ledger, else a new one.
    fn other_household(&mut self, row: &RosterRow, current: &Household) -> (usize, Option<HouseholdId>) {
        let facts = HouseholdFacts {
            household_no: row.household_no.clone().or_else(|| current.facts.household_no.clone()),
            area: row.area.clone().or_else(|| current.facts.area.clone()),
            head_name: row.head_name.clone(),
            address: row.address.clone(),
        };
        let id = self.index.household_meant(&facts).map(|household| household.id);
        let key = id.map_or_else(
            || {
                let area = area_key(facts.area.as_deref().unwrap_or_default());
                format!("{area}\u{1f}{}", loose(facts.household_no.as_deref().unwrap_or_default()))
            },
            |id| id.to_string(),
        );
        let target = id.map_or(HouseholdTarget::New(facts), |id| HouseholdTarget::Known(id, Vec::new()));
        let place = *self.new_at.entry(key).or_insert_with(|| {
            self.plan.households.push(PlannedHousehold { target, is_stated: false, renamed: None });
            self.plan.counts.households += 1;
            self.plan.households.len() - 1
        });
        (place, id)
    }

    fn changes_address(&self, household: usize, current: &Household) -> bool {
        match self.plan.households.get(household).map(|planned| &planned.target) {
            Some(HouseholdTarget::Known(id, changes)) => {
                *id == current.id && changes.iter().any(|change| change.field == HouseholdField::Address)
            }
            Some(HouseholdTarget::New(_)) | None => false,
        }
    }

    fn hold(&mut self, row: &RosterRow, names: &[(String, Vec<String>)]) {
        let cells = Field::all().filter_map(|field| Some((field.code().to_owned(), row.facts.get(field)?)));
        let cells = cells.filter(|(_, text)| !text.is_empty()).collect();
        let code = ProblemCode::NoName;
        let held = HeldCells { place: row.place, code, column: None, cells, reference: None };
        self.plan.counts.held += 1;
        self.plan.nameless.push(held_row(held, names));
    }
}

/// The correction of a fact: what the row says, where that is neither what the list showed nor what stands there.
fn change_of(field: Field, (row, person): (&RosterRow, &Person), seal: Option<&Seal>) -> Option<Change<Field>> {
    if field == Field::Household {
        return None;
    }
    let said = row.facts.get(field).filter(|said| !said.is_empty())?;
    let current = person.facts.get(field);
    let is_same = PersonFacts::same_value(field, Some(&said), current.as_deref())
        || field == Field::FullName && current.as_deref().map(name_case).as_deref() == Some(said.as_str());
    if is_same || seal.is_some_and(|seal| seal.showed(field, Some(&said))) {
        return None;
    }
    // A value that came into the ledger after the list went out was not seen by whoever corrected it: both stand.
    let was_shown = seal.is_none_or(|seal| seal.showed(field, current.as_deref()));
    let imported = person.imported_value(field).flatten();
    if !was_shown && PersonFacts::same_value(field, imported.as_deref(), Some(&said)) {
        // It came in with the list before, and what was made of it since stays.
        return None;
    }
    Some(Change { field, old: current.filter(|_| was_shown), new: Some(said) })
}

/// The problems of a person after a corrected row, where they are others than before: those of corrected facts are
/// gone, and what is wrong with the corrections is new.
fn problems_after(
    row: &RosterRow,
    person: &Person,
    changes: &[Change<Field>],
    about_household: bool,
) -> Option<Vec<Problem>> {
    let is_changed = |field: Option<Field>| field.is_some_and(|field| changes.iter().any(|one| one.field == field));
    let of_household = |code| matches!(code, ProblemCode::MissingHousehold | ProblemCode::DateInAddress);
    let before = person.problems.iter().map(|(problem, _)| problem);
    // A cell that cannot be read gives no value: what stood there is not corrected, and what is wrong with it is new.
    let is_news = |problem: &&CellProblem| {
        let is_unread = problem.field.is_some_and(|field| row.facts.get(field).is_none());
        let is_corrected = is_changed(problem.field) || about_household && of_household(problem.code);
        let is_known = person.problems.iter().any(|(other, _)| {
            (other.code, other.field, other.raw.as_str()) == (problem.code, problem.field, problem.raw.as_str())
        });
        (is_unread && !is_known || is_corrected) && !is_found_by_rule(problem.code)
    };
    let news: Vec<&CellProblem> = row.problems.iter().filter(is_news).collect();
    let is_settled = |problem: &&Problem| {
        is_changed(problem.field)
            || about_household && of_household(problem.code)
            || problem.field.is_some() && news.iter().any(|other| other.field == problem.field)
    };
    if news.is_empty() && !before.clone().any(|problem| is_settled(&problem)) {
        return None;
    }
    let kept = before.filter(|problem| !is_settled(problem)).cloned();
    let new = news.iter().map(|problem| Problem {
        code: problem.code,
        field: problem.field,
        raw: problem.raw.clone(),
        cell: problem.column.map(|column| cell_name(column, row.place.row)).unwrap_or_default(),
    });
    Some(kept.chain(new).collect())
}
