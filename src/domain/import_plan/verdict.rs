//! What becomes of a row: new, changed, the same, twice, held, or perhaps somebody of the ledger.

use std::collections::{HashMap, HashSet};

use super::ledger_index::{LedgerIndex, said_area};
use super::target::household_changes;
use super::{HouseholdTarget, PlannedHousehold, UnsureRow, Verdict, held_row, waits};
use crate::domain::field::{Change, Field, HouseholdField};
use crate::domain::ids::{HouseholdId, PersonId};
use crate::domain::milestone::Reached;
use crate::domain::partial_date::PartialDate;
use crate::domain::person::{Person, PersonFacts};
use crate::domain::person_number::PersonNumber;
use crate::domain::problem::{Problem, ProblemCode};
use crate::domain::roster::{CellProblem, HeldCells, Place, RosterRow, cell_name};
use crate::text::collate::area_key;
use crate::text::fold::loose;

/// People of the files seen so far.
#[derive(Default)]
pub(super) struct SeenInFile {
    by_number: HashMap<String, (String, Option<PartialDate>)>,
    without_number: HashSet<(String, Option<PartialDate>, usize)>,
    matched: HashSet<PersonId>,
}

impl SeenInFile {
    /// Takes a person whom a row means by a key; false where another row means them already.
    pub(super) fn take(&mut self, person: &Person) -> bool {
        self.matched.insert(person.id)
    }
}

pub(super) type LateProblem = Option<(Place, CellProblem)>;

#[expect(clippy::too_many_arguments, reason = "a row, where it belongs, and all it is compared with")]
pub(super) fn verdict(
    row: RosterRow,
    household: usize,
    households: &mut [PlannedHousehold],
    index: &LedgerIndex<'_>,
    seen: &mut SeenInFile,
    names: &[(String, Vec<String>)],
) -> (Verdict, LateProblem) {
    let name = loose(&row.facts.full_name);
    let birth = row.facts.birth_date;
    let number = row.facts.person_number.as_ref().map(PersonNumber::as_str);
    if let Some(number) = number {
        if let Some((other_name, other_birth)) = seen.by_number.get(number) {
            return if *other_name != name && differ(*other_birth, birth) {
                hold(&row, index, names)
            } else {
                (Verdict::Duplicate, None)
            };
        }
    } else if seen.without_number.contains(&(name.clone(), birth, household)) {
        return (Verdict::Duplicate, None);
    }
    let known = match number.map_or(Ok(None), |number| index.person_with(number, &name, birth)) {
        Err(()) => return hold(&row, index, names),
        Ok(Some(person)) => Some(person),
        Ok(None) => match same_without_number(&row, &name, household, households, index) {
            Likeness::Same(person) => Some(person),
            Likeness::Unsure(like) => {
                return (Verdict::Unsure(Box::new(UnsureRow { place: row.place, facts: row.facts, like })), None);
            }
            Likeness::None => None,
        },
    };
    match number {
        Some(number) => {
            seen.by_number.insert(number.to_owned(), (name, birth));
        }
        None => {
            seen.without_number.insert((name, birth, household));
        }
    }
    let problems = problems_of(&row);
    match known {
        Some(person) if !seen.matched.insert(person.id) => (Verdict::Duplicate, None),
        Some(person) => (update(person, &row, (household, households), index, problems), None),
        None => (Verdict::Add { facts: Box::new(row.facts), problems }, None),
    }
}

/// Whether two birth dates contradict each other: both known, and neither within the other.
pub(super) fn differ(one: Option<PartialDate>, other: Option<PartialDate>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.last_day() < other.first_day() || other.last_day() < one.first_day(),
        (None, _) | (_, None) => false,
    }
}

/// The personal number belongs to somebody else: the row waits.
fn hold(row: &RosterRow, index: &LedgerIndex<'_>, names: &[(String, Vec<String>)]) -> (Verdict, LateProblem) {
    let cells = HouseholdField::ALL
        .into_iter()
        .filter_map(|field| Some((field.code().to_owned(), household_text(row, field)?)))
        .chain(Field::all().filter_map(|field| Some((field.code().to_owned(), row.facts.get(field)?))))
        .collect();
    let code = ProblemCode::DuplicateId;
    let held = held_row(HeldCells { place: row.place, code, column: None, cells, reference: None }, names);
    let raw = row.facts.person_number.as_ref().map(|number| number.as_str().to_owned()).unwrap_or_default();
    let problem = CellProblem { code, column: None, field: Some(Field::PersonNumber), raw };
    let verdict = Verdict::Held((!waits(&index.held, &held)).then_some(held));
    (verdict, Some((row.place, problem)))
}

fn household_text(row: &RosterRow, field: HouseholdField) -> Option<String> {
    match field {
        HouseholdField::HouseholdNo => row.household_no.clone(),
        HouseholdField::HeadName => row.head_name.clone(),
        HouseholdField::Area => row.area.clone(),
        HouseholdField::Address => row.address.clone(),
    }
}

enum Likeness<'l> {
    Same(&'l Person),
    Unsure(PersonId),
    None,
}

/// Somebody of the ledger with the same name: the same person when the ledger has no number for them (or had none
/// when they were last imported) and birth date and household are the same too; otherwise perhaps the same.
fn same_without_number<'l>(
    row: &RosterRow,
    name: &str,
    household: usize,
    households: &[PlannedHousehold],
    index: &LedgerIndex<'l>,
) -> Likeness<'l> {
    let Some(places) = index.by_name.get(name) else { return Likeness::None };
    let household = match households.get(household).map(|planned| &planned.target) {
        Some(HouseholdTarget::Known(id, _)) => Some(*id),
        Some(HouseholdTarget::New(_)) | None => None,
    };
    let mut unsure = None;
    for person in places.iter().filter_map(|place| index.people.get(*place)) {
        let same_household = household.is_some_and(|id| imported_household(person) == id || person.household == id);
        let said_number = match person.imported {
            Some(_) => person.imported_value(Field::PersonNumber).flatten(),
            None => person.facts.person_number.as_ref().map(|number| number.as_str().to_owned()),
        };
        let said_birth = person
            .imported_value(Field::BirthDate)
            .map_or(person.facts.birth_date, |text| text.and_then(|text| text.parse().ok()));
        let same_birth = said_birth == row.facts.birth_date;
        if same_household && same_birth && said_number.is_none() {
            return Likeness::Same(person);
        }
        let one_without = said_number.is_none() || row.facts.person_number.is_none();
        let compatible = !differ(said_birth, row.facts.birth_date);
        let both_born = said_birth.is_some() && row.facts.birth_date.is_some();
        let area = index.household(person.household).and_then(said_area).map(area_key).unwrap_or_default();
        let same_area = area == area_key(row.area.as_deref().unwrap_or_default());
        let nothing_against = row.facts.person_number.is_none() && same_area;
        if compatible && (same_household || one_without && both_born && same_birth || nothing_against) {
            unsure = unsure.or(Some(person.id));
        }
    }
    unsure.map_or(Likeness::None, Likeness::Unsure)
}

fn imported_household(person: &Person) -> HouseholdId {
    let said = person.imported_value(Field::Household).flatten();
    said.and_then(|text| text.parse().ok()).unwrap_or(person.household)
}

fn problems_of(row: &RosterRow) -> Vec<Problem> {
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

/// What a roster changes in a person. Each cell is compared with the value last imported: the same, and the
/// ledger's value stays, whatever was made of it since. A blank changes nothing.
fn update(
    person: &Person,
    row: &RosterRow,
    (household, households): (usize, &mut [PlannedHousehold]),
    index: &LedgerIndex<'_>,
    problems: Vec<Problem>,
) -> Verdict {
    let changes: Vec<Change<Field>> = Field::all()
        .filter(|field| *field != Field::Household)
        .filter_map(|field| {
            let said = row.facts.get(field)?;
            let before = person.imported_value(field).flatten();
            let first_time = person.imported.is_none();
            if !first_time && PersonFacts::same_value(field, Some(&said), before.as_deref()) {
                return None;
            }
            if is_less_exact(field, &said, person, before.as_deref()) {
                return None;
            }
            Some(Change { field, old: before, new: Some(said) })
        })
        .collect();
    let from_household = imported_household(person);
    let target = households.get_mut(household);
    let moved = match target.map(|planned| &mut planned.target) {
        Some(HouseholdTarget::Known(id, _)) => *id != from_household && *id != person.household,
        // A household without a number that the ledger does not know by its address: it is this person's.
        Some(target @ HouseholdTarget::New(_)) => match target {
            HouseholdTarget::New(facts) if facts.household_no.is_none() => {
                let known = index.household(from_household);
                let changes = known.map(|known| household_changes(facts, known)).unwrap_or_default();
                *target = HouseholdTarget::Known(from_household, changes);
                false
            }
            HouseholdTarget::New(_) | HouseholdTarget::Known(..) => true,
        },
        None => false,
    };
    let before = person.problems.iter().map(|(problem, _)| problem);
    let same_problems = before.clone().count() == problems.len()
        && before
            .zip(&problems)
            .all(|(one, other)| (one.code, one.field, &one.raw) == (other.code, other.field, &other.raw));
    if changes.is_empty() && !moved && same_problems {
        return Verdict::Same(person.id);
    }
    Verdict::Update {
        person: person.id,
        changes,
        from_household: moved.then_some(from_household),
        problems: (!same_problems).then_some(problems),
    }
}

/// A mark without a day says less than a day that is known: it changes nothing.
fn is_less_exact(field: Field, said: &str, person: &Person, before: Option<&str>) -> bool {
    let Field::Milestone(milestone) = field else { return false };
    let day_unknown = matches!(said.parse(), Ok(Reached::DayUnknown { .. }));
    let known_before = matches!(before.map(str::parse), Some(Ok(Reached::On(_))));
    day_unknown && (known_before || person.facts.milestones.get(milestone).is_reached())
}
