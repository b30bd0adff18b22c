//! The plan of an import: which household each row belongs to, who is new, changed, the same, twice, held or in
//! doubt. Made from a roster and the ledger before anything is written (contract.md "Import").

mod ledger_index;

use std::collections::{HashMap, HashSet};

pub use ledger_index::LedgerIndex;
use ledger_index::{address_key, said_area};

use super::event::HeldRow;
use super::field::{Change, Field, HouseholdField};
use super::household::{Household, HouseholdFacts};
use super::ids::{HouseholdId, PersonId};
use super::milestone::Reached;
use super::partial_date::PartialDate;
use super::person::{Person, PersonFacts};
use super::person_number::PersonNumber;
use super::problem::{Problem, ProblemCode};
use super::roster::{CellProblem, HeldCells, Place, Roster, RosterRow, cell_name};
use crate::text::collate::area_key;
use crate::text::fold::loose;

/// A household of the plan.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedHousehold {
    /// The household of the ledger, or a new one.
    pub target: HouseholdTarget,
}

/// Where the people of a planned household go.
#[derive(Clone, PartialEq, Debug)]
pub enum HouseholdTarget {
    /// A household that the ledger does not have yet.
    New(HouseholdFacts),
    /// A household of the ledger, with what changes.
    Known(HouseholdId, Vec<Change<HouseholdField>>),
}

/// What becomes of a row.
#[derive(Clone, PartialEq, Debug)]
pub enum Verdict {
    /// A new person.
    Add {
        /// The facts.
        facts: Box<PersonFacts>,
        /// Problems of the cells.
        problems: Vec<Problem>,
    },
    /// A person of the ledger, changed.
    Update {
        /// The person.
        person: PersonId,
        /// The changes; the household's is not among them.
        changes: Vec<Change<Field>>,
        /// The household of the last import, where it was another one.
        from_household: Option<HouseholdId>,
        /// All problems of the row, where they differ from the last import's.
        problems: Option<Vec<Problem>>,
    },
    /// A person of the ledger, nothing new.
    Same(PersonId),
    /// The same person stands in the file twice.
    Duplicate,
    /// Put aside; `None` when an identical row is put aside already.
    Held(Option<HeldRow>),
    /// Perhaps somebody of the ledger: the user decides.
    Unsure(Box<UnsureRow>),
}

/// A row that is perhaps somebody of the ledger.
#[derive(Clone, PartialEq, Debug)]
pub struct UnsureRow {
    /// Where it stands.
    pub place: Place,
    /// The facts of the row.
    pub facts: PersonFacts,
    /// Who it may be.
    pub like: PersonId,
}

/// A row of the plan.
#[derive(Clone, PartialEq, Debug)]
pub struct PlannedRow {
    /// Index of its household in [`ImportPlan::households`].
    pub household: usize,
    /// What becomes of it.
    pub verdict: Verdict,
}

/// How many rows come to what: `rows` is the sum of the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct ImportCounts {
    /// Data rows.
    pub rows: u64,
    /// Households in the files.
    pub households: u64,
    /// New people.
    pub added: u64,
    /// Changed people.
    pub updated: u64,
    /// People with nothing new.
    pub unchanged: u64,
    /// Rows of people who stand in the files twice.
    pub duplicates: u64,
    /// Rows put aside.
    pub held: u64,
    /// Rows to be decided.
    pub unsure: u64,
}

/// What an import will do.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ImportPlan {
    /// Households, in the order of the files.
    pub households: Vec<PlannedHousehold>,
    /// Rows, in the order of the files.
    pub rows: Vec<PlannedRow>,
    /// Rows without a name that are not put aside yet.
    pub nameless: Vec<HeldRow>,
    /// The counts.
    pub counts: ImportCounts,
    /// Every problem of the files, in their order.
    pub problems: Vec<(Place, CellProblem)>,
}

/// Makes the plan.
pub fn plan(roster: Roster, index: &LedgerIndex<'_>) -> ImportPlan {
    let mut plan = ImportPlan::default();
    let names: Vec<(String, Vec<String>)> = roster
        .files
        .iter()
        .map(|file| (file_name(&file.path), file.sheets.iter().map(|sheet| sheet.name.clone()).collect()))
        .collect();
    plan.counts.rows = (roster.rows.len() + roster.nameless.len()) as u64;
    plan.counts.held = roster.nameless.len() as u64;
    for cells in roster.nameless {
        let problem = CellProblem { code: cells.code, column: cells.column, field: None, raw: String::new() };
        plan.problems.push((cells.place, problem));
        let held = held_row(cells, &names);
        if !waits(&index.held, &held) && !waits(&plan.nameless, &held) {
            plan.nameless.push(held);
        }
    }
    let mut rows = roster.rows;
    let groups = Groups::of(&mut rows, index);
    plan.counts.households = groups.households.len() as u64;
    plan.households = groups.households.into_iter().map(|facts| target_of(facts, index)).collect();
    let mut seen = SeenInFile::default();
    for (row, household) in rows.into_iter().zip(groups.household_of_row) {
        plan.problems.extend(row.problems.iter().map(|problem| (row.place, problem.clone())));
        let (verdict, late_problem) = verdict(row, household, &mut plan.households, index, &mut seen, &names);
        plan.problems.extend(late_problem);
        let counts = &mut plan.counts;
        match &verdict {
            Verdict::Add { .. } => counts.added += 1,
            Verdict::Update { .. } => counts.updated += 1,
            Verdict::Same(_) => counts.unchanged += 1,
            Verdict::Duplicate => counts.duplicates += 1,
            Verdict::Held(_) => counts.held += 1,
            Verdict::Unsure(_) => counts.unsure += 1,
        }
        plan.rows.push(PlannedRow { household, verdict });
    }
    plan.problems.sort_by_key(|(place, problem)| (*place, problem.column));
    plan
}

fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned()
}

/// Whether an identical row waits already: the same cells, wherever they stood.
fn waits<R: std::borrow::Borrow<HeldRow>>(waiting: &[R], held: &HeldRow) -> bool {
    waiting.iter().map(R::borrow).any(|other| (other.code, &other.cells) == (held.code, &held.cells))
}

fn held_row(cells: HeldCells, names: &[(String, Vec<String>)]) -> HeldRow {
    let file = names.get(usize::from(cells.place.file));
    HeldRow {
        file: file.map(|(name, _)| name.clone()).unwrap_or_default(),
        sheet: file.and_then(|(_, sheets)| sheets.get(usize::from(cells.place.sheet))).cloned().unwrap_or_default(),
        row: cells.place.row,
        code: cells.code,
        cells: cells.cells,
    }
}

/// The households of the files and which one each row belongs to.
struct Groups {
    households: Vec<HouseholdFacts>,
    household_of_row: Vec<usize>,
}

impl Groups {
    fn of(rows: &mut [RosterRow], index: &LedgerIndex<'_>) -> Self {
        let numbered: Vec<bool> = per_file(rows, |row| row.household_no.is_some());
        let headed: Vec<bool> = per_file(rows, opens_household);
        let (with_areas, area_of_number) = areas_of_numbers(rows);
        let mut areas = index.areas.clone();
        let mut groups = Self { households: Vec::new(), household_of_row: Vec::with_capacity(rows.len()) };
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut open: Option<(u16, u16, String, usize)> = None;
        let mut last_area: (Option<String>, String) = (None, String::new());
        for (line, row) in rows.iter_mut().enumerate() {
            let in_file = |flags: &[bool]| flags.get(usize::from(row.place.file)).copied().unwrap_or(false);
            if !in_file(&with_areas)
                && let Some(number) = row.household_no.as_deref()
            {
                row.area = area_of_number.get(&loose(number)).cloned().flatten();
            }
            let area = row.area.as_deref().filter(|area| !area.is_empty());
            if last_area.0.as_deref() != Some(area.unwrap_or_default()) {
                // Rows of one area follow each other: its key is made once.
                last_area = (Some(area.unwrap_or_default().to_owned()), area_key(area.unwrap_or_default()));
            }
            let area_id = last_area.1.clone();
            if let Some(area) = area {
                // Areas are compared folded and shown as first written.
                let first = areas.entry(area_id.clone()).or_insert_with(|| area.to_owned());
                row.area = Some(first.clone());
            }
            let area = row.area.as_deref();
            let key = if let Some(number) = row.household_no.as_deref() {
                format!("{area_id}\u{1f}{}", loose(number))
            } else if !in_file(&numbered) && in_file(&headed) {
                let same_block = |(file, sheet, block, _): &(u16, u16, String, usize)| {
                    (*file, *sheet) == (row.place.file, row.place.sheet) && *block == area_id
                };
                if let Some((.., first)) = open.as_ref().filter(|block| !opens_household(row) && same_block(block)) {
                    format!("\u{1}{first}")
                } else {
                    open = Some((row.place.file, row.place.sheet, area_id, line));
                    format!("\u{1}{line}")
                }
            } else if let Some(address) = row.address.as_deref() {
                format!(
                    "\u{2}{}\u{1f}{}",
                    address_key(area, address),
                    loose(row.head_name.as_deref().unwrap_or_default())
                )
            } else {
                row.problems.push(CellProblem {
                    code: ProblemCode::MissingHousehold,
                    column: None,
                    field: None,
                    raw: String::new(),
                });
                format!("\u{3}{line}")
            };
            let place = *known.entry(key).or_insert_with(|| {
                groups.households.push(HouseholdFacts {
                    household_no: row.household_no.clone(),
                    area: row.area.clone(),
                    ..HouseholdFacts::default()
                });
                groups.households.len() - 1
            });
            groups.household_of_row.push(place);
            if let Some(household) = groups.households.get_mut(place) {
                let head = if row.is_head { Some(&row.facts.full_name) } else { row.head_name.as_ref() };
                fill(&mut household.head_name, head);
                fill(&mut household.address, row.address.as_ref());
                fill(&mut household.area, row.area.as_ref());
            }
        }
        groups
    }
}

/// Whether a household without a number begins with a row.
fn opens_household(row: &RosterRow) -> bool {
    row.is_head || row.opens_household
}

/// For each file whether it has areas; and the area of each household number that only one area has. A file without
/// areas is joined to the others by number (contract.md "Import").
fn areas_of_numbers(rows: &[RosterRow]) -> (Vec<bool>, HashMap<String, Option<String>>) {
    let with_areas = per_file(rows, |row| row.area.as_deref().is_some_and(|area| !area.is_empty()));
    let mut areas: HashMap<String, Option<String>> = HashMap::new();
    if with_areas.iter().all(|with| *with) {
        return (with_areas, areas);
    }
    for row in rows {
        let area = row.area.as_ref().filter(|area| !area.is_empty());
        if let (Some(area), Some(number)) = (area, row.household_no.as_deref()) {
            let only = areas.entry(loose(number)).or_insert_with(|| Some(area.clone()));
            if only.as_deref().is_some_and(|only| area_key(only) != area_key(area)) {
                *only = None;
            }
        }
    }
    (with_areas, areas)
}

fn fill(slot: &mut Option<String>, value: Option<&String>) {
    if slot.is_none() {
        *slot = value.filter(|text| !text.is_empty()).cloned();
    }
}

/// For each file whether any of its rows has something.
fn per_file(rows: &[RosterRow], has: impl Fn(&RosterRow) -> bool) -> Vec<bool> {
    let mut files = Vec::new();
    for row in rows {
        let file = usize::from(row.place.file);
        if files.len() <= file {
            files.resize(file + 1, false);
        }
        if let Some(flag) = files.get_mut(file) {
            *flag |= has(row);
        }
    }
    files
}

fn target_of(facts: HouseholdFacts, index: &LedgerIndex<'_>) -> PlannedHousehold {
    PlannedHousehold {
        target: match index.household_meant(&facts) {
            Some(household) => HouseholdTarget::Known(household.id, household_changes(&facts, household)),
            None => HouseholdTarget::New(facts),
        },
    }
}

/// What a roster changes in a household: each text that differs from the one last imported. A blank changes nothing.
fn household_changes(facts: &HouseholdFacts, household: &Household) -> Vec<Change<HouseholdField>> {
    let by_hand = household.imported.is_none();
    HouseholdField::ALL
        .into_iter()
        .filter_map(|field| {
            let said = facts.get(field)?;
            let before = household.imported_value(field).flatten();
            let same = match field {
                HouseholdField::Area => before.is_some_and(|before| area_key(before) == area_key(said)),
                HouseholdField::HouseholdNo | HouseholdField::HeadName | HouseholdField::Address => {
                    before == Some(said)
                }
            };
            let nothing_to_say = by_hand && household.facts.get(field) == Some(said);
            (!same && !nothing_to_say).then(|| Change {
                field,
                old: before.map(str::to_owned),
                new: Some(said.to_owned()),
            })
        })
        .collect()
}

/// People of the files seen so far.
#[derive(Default)]
struct SeenInFile {
    by_number: HashMap<String, (String, Option<PartialDate>)>,
    without_number: HashSet<(String, Option<PartialDate>, usize)>,
    matched: HashSet<PersonId>,
}

type LateProblem = Option<(Place, CellProblem)>;

#[expect(clippy::too_many_arguments, reason = "a row, where it belongs, and all it is compared with")]
fn verdict(
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
fn differ(one: Option<PartialDate>, other: Option<PartialDate>) -> bool {
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
    let held = held_row(HeldCells { place: row.place, code, column: None, cells }, names);
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
