//! Households of which rows tell that may not be taken: rows in doubt, and rows that are put aside. A household of the
//! ledger changes only by what rows that are taken, or a table of households, say of it; which rows those are is known
//! once everything is decided.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::groups::Groups;
use super::ledger_index::LedgerIndex;
use super::target::household_changes;
use super::{HouseholdTarget, PlannedHousehold, PlannedRow, Verdict};
use crate::domain::field::{Change, HouseholdField};
use crate::domain::household::{Household, HouseholdFacts};
use crate::domain::roster::RosterRow;

/// Such households by their places in the plan.
pub(super) type ToldOf = BTreeMap<usize, Told>;

/// All that the files say of a household, some of which may not be taken.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Told {
    sayings: Vec<Saying>,
    /// Whether it is a household of the ledger, whatever is decided.
    is_known: bool,
}

/// What is said of a fact.
#[derive(Clone, PartialEq, Debug)]
struct Saying {
    field: HouseholdField,
    text: String,
    by: By,
    /// What it changes in the household of the ledger.
    change: Option<Change<HouseholdField>>,
}

#[derive(Clone, PartialEq, Debug)]
enum By {
    /// A row of the household itself.
    Household,
    /// Rows of its people, by their places in the plan.
    People(Vec<usize>),
}

/// Finds them: `rows` became the planned rows from the first place on, the households of `groups` the planned ones from
/// the second on.
pub(super) fn find(
    (planned, households): (&[PlannedRow], &[PlannedHousehold]),
    (rows, groups): (&[RosterRow], &Groups),
    (first_row, first_household): (usize, usize),
    index: &LedgerIndex<'_>,
) -> ToldOf {
    let planned = || planned.iter().enumerate().skip(first_row);
    let in_doubt: BTreeSet<usize> =
        planned().filter(|(_, row)| !is_taken(&row.verdict)).map(|(_, row)| row.household).collect();
    let of_ledger = |place: usize| match households.get(place).map(|household| &household.target) {
        Some(HouseholdTarget::Known(id, _)) => index.household(*id),
        Some(HouseholdTarget::New(_)) | None => None,
    };
    let mut told_of: ToldOf = in_doubt
        .into_iter()
        .map(|place| {
            let known = of_ledger(place);
            let mut told = Told { sayings: Vec::new(), is_known: known.is_some() };
            let stated = place.checked_sub(first_household).and_then(|place| groups.stated_facts.get(place));
            if let Some(stated) = stated {
                told.take(stated, None, known);
            }
            (place, told)
        })
        .collect();
    for ((at, row), read) in planned().zip(rows) {
        if let Some(told) = told_of.get_mut(&row.household) {
            told.take(&said_by(read, &row.verdict), Some(at), of_ledger(row.household));
        }
    }
    told_of
}

/// Changes the households so that each says what is taken.
pub(super) fn settle(told_of: &ToldOf, rows: &[PlannedRow], households: &mut [PlannedHousehold]) {
    for (place, told) in told_of {
        let Some(HouseholdTarget::Known(_, changes)) = households.get_mut(*place).map(|planned| &mut planned.target)
        else {
            continue;
        };
        let said = told.said(rows);
        if told.is_known {
            *changes = said.iter().filter_map(|saying| saying.change.clone()).collect();
        } else {
            // Which household it is was decided; what it changes there was found then.
            changes.retain(|change| said.iter().any(|saying| Some(saying.text.as_str()) == change.new.as_deref()));
        }
    }
}

impl Told {
    fn take(&mut self, facts: &HouseholdFacts, row: Option<usize>, known: Option<&Household>) {
        for field in HouseholdField::ALL {
            let Some(text) = facts.get(field).filter(|text| !text.is_empty()) else { continue };
            let same = |saying: &&mut Saying| saying.field == field && saying.text == text;
            if let Some(saying) = self.sayings.iter_mut().find(same) {
                if let (By::People(rows), Some(row)) = (&mut saying.by, row) {
                    rows.push(row);
                }
                continue;
            }
            let mut alone = HouseholdFacts::default();
            alone.set(field, Some(text.to_owned()));
            let change = known.and_then(|known| household_changes(&alone, known).pop());
            let by = row.map_or(By::Household, |row| By::People(vec![row]));
            self.sayings.push(Saying { field, text: text.to_owned(), by, change });
        }
    }

    /// Of each fact the first that is said and taken.
    fn said(&self, rows: &[PlannedRow]) -> Vec<&Saying> {
        let is_taken = |row: &usize| rows.get(*row).is_some_and(|row| is_taken(&row.verdict));
        let mut fields = HashSet::new();
        let taken = self.sayings.iter().filter(|saying| match &saying.by {
            By::Household => true,
            By::People(rows) => rows.iter().any(is_taken),
        });
        taken.filter(|saying| fields.insert(saying.field)).collect()
    }

    /// Which facts the rows that are taken say.
    pub(super) fn fields(&self, rows: &[PlannedRow]) -> HashSet<HouseholdField> {
        self.said(rows).iter().map(|saying| saying.field).collect()
    }

    /// Leaves facts to other places of the files that tell them of the same household.
    pub(super) fn leave(&mut self, fields: &HashSet<HouseholdField>) {
        self.sayings.retain(|saying| !fields.contains(&saying.field));
    }
}

fn said_by(row: &RosterRow, verdict: &Verdict) -> HouseholdFacts {
    let name = match verdict {
        // The facts of a row that is added are there.
        Verdict::Add { facts, .. } => &facts.full_name,
        Verdict::Update { .. } | Verdict::Same(_) | Verdict::Duplicate | Verdict::Held(_) | Verdict::Unsure(_) => {
            &row.facts.full_name
        }
    };
    HouseholdFacts {
        household_no: row.household_no.clone(),
        head_name: if row.is_head { Some(name.clone()) } else { row.head_name.clone() },
        area: row.area.clone(),
        address: row.address.clone(),
    }
}

/// Whether a row is taken as it stands.
fn is_taken(verdict: &Verdict) -> bool {
    match verdict {
        Verdict::Add { .. } | Verdict::Update { .. } | Verdict::Same(_) | Verdict::Duplicate => true,
        Verdict::Held(_) | Verdict::Unsure(_) => false,
    }
}
