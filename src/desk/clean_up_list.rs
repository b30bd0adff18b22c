//! The open problems as lists for the heads of areas: who and what, with what stands in the ledger now, keyed so that
//! the corrected list can be brought in again.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::Desk;
use super::cleaning::told;
use super::error::DeskError;
use super::export::Proposal;
use super::people::{Filter, ListQuery};
use super::views::{PersonCard, ProblemShown};
use crate::domain::field::{Field, HouseholdField};
use crate::domain::list_key::{ListKey, Seal};
use crate::domain::milestone::Reached;
use crate::domain::partial_date::PartialDate;
use crate::domain::person_number::PersonNumber;
use crate::domain::phone::Phone;
use crate::domain::problem::ProblemCode;
use crate::msg;
use crate::report::clean_up::{CleanUpSheet, clean_up_xlsx};
use crate::report::{Cell, Column, Kind, Table};
use crate::store::{HeldEntry, StoreError};
use crate::sys::files::{FilesError, Overwrite, write_new};
use crate::sys::paths;
use crate::text::collate::area_key;
use crate::text::fold::loose;
use crate::text::numbers::day;
use crate::text::words::{Message, Words};

/// Whether numbers and phones are written whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Digits {
    /// Only their first and last ones.
    Masked,
    /// All of them.
    Whole,
}

/// The lists.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CleanUpLists {
    /// One for each area.
    pub sheets: Vec<CleanUpSheet>,
    /// How many people are in them.
    pub people: usize,
    /// How many rows that wait are.
    pub held: usize,
}

/// A list that was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListWritten {
    /// Where it is.
    pub path: PathBuf,
    /// How many people are in it.
    pub people: usize,
    /// How many rows that wait are.
    pub held: usize,
}

/// What every list shows of a person; other facts have a column where somebody has a problem in them.
const USUAL: [Field; 7] = [
    Field::FullName,
    Field::BirthDate,
    Field::Sex,
    Field::PersonNumber,
    Field::Phone,
    Field::Relationship,
    Field::Presence,
];

/// The kind in the name of its file.
const FILE_KIND: &str = "can-sua";
/// What the log of who saw what calls it.
pub const SEEN: &str = "list_clean_up";

/// The longest name of a sheet.
const SHEET_NAME_CHARS: usize = 31;

struct Line {
    household: Vec<String>,
    person: BTreeMap<Field, String>,
    what: String,
    key: ListKey,
    seal: String,
    household_marks: BTreeSet<HouseholdField>,
    marks: BTreeSet<Field>,
}

impl Desk {
    /// The open problems of the people whom filters fit, and the rows that wait, a list for each area.
    /// `progress` is told how many percent are done and may stop the work.
    pub fn clean_up_lists(
        &mut self,
        filters: Vec<Filter>,
        digits: Digits,
        words: &Words,
        progress: &mut dyn FnMut(u8) -> ControlFlow<()>,
    ) -> Result<CleanUpLists, DeskError> {
        let is_filtered = !filters.is_empty();
        let filters = filters.into_iter().chain([Filter::AnyProblem]).collect();
        let page = self.people_page(&ListQuery { filters, ..ListQuery::default() }, 0, usize::MAX)?;
        let shared: HashSet<i64> = {
            let query = ListQuery { filters: vec![Filter::Problem(ProblemCode::SharedPhone)], ..ListQuery::default() };
            self.people_page(&query, 0, usize::MAX)?.lines.iter().map(|line| line.reference.0).collect()
        };
        let mut areas: Vec<(String, String, Vec<Line>)> = Vec::new();
        let mut lists = CleanUpLists::default();
        let total = page.lines.len();
        for (place, line) in page.lines.into_iter().enumerate() {
            told(progress, (place, total), (0, 100))?;
            let Some(mut card) = self.person_card(line.reference)? else { continue };
            if shared.contains(&line.reference.0) {
                let (code, field) = (ProblemCode::SharedPhone, Some(Field::Phone));
                if !card.problems.iter().any(|problem| problem.code == code) {
                    card.problems.push(ProblemShown { code, field, raw: String::new(), cell: String::new() });
                }
            }
            if card.problems.is_empty() {
                continue;
            }
            lists.people += 1;
            let area = card.household_facts.area.clone().unwrap_or_default();
            put(&mut areas, &area, line_of(&card, digits, words));
        }
        if !is_filtered {
            for entry in self.store.waiting_rows((0, usize::MAX))? {
                lists.held += 1;
                let line = line_of_held(&entry, digits, words);
                let area = line.household.get(2).cloned().unwrap_or_default();
                put(&mut areas, &area, line);
            }
        }
        let mut names = HashSet::new();
        lists.sheets = areas.into_iter().map(|(_, area, lines)| sheet_of(&area, &lines, (words, &mut names))).collect();
        Ok(lists)
    }
}

impl Desk {
    /// Where the file of the open problems could go: into a folder that was chosen, or that of the user's documents.
    pub fn propose_clean_up_list(&self, folder: Option<&str>) -> Result<Proposal, DeskError> {
        Ok(Proposal::of(&self.outgoing_name(FILE_KIND, self.clock.today(), "xlsx")?, folder))
    }

    /// Writes the open problems of the ward into a file that is not there yet, and into the log of who saw what.
    /// Nothing where nothing is open.
    pub fn write_clean_up_list(
        &mut self,
        digits: Digits,
        (path, purpose): (&Path, &str),
        words: &Words,
        progress: &mut dyn FnMut(u8) -> ControlFlow<()>,
    ) -> Result<Option<ListWritten>, DeskError> {
        let path = paths::absolute(path).map_err(|_not_a_path| FilesError::Name { path: path.to_owned() })?;
        let lists = self.clean_up_lists(Vec::new(), digits, words, progress)?;
        if lists.sheets.is_empty() {
            return Ok(None);
        }
        let bytes = clean_up_xlsx(&lists.sheets).map_err(|source| StoreError::Io { path: path.clone(), source })?;
        write_new(&path, Overwrite::Refuse, |file| file.write_all(&bytes))?;
        self.log_seen(SEEN, lists.people + lists.held, purpose)?;
        Ok(Some(ListWritten { path, people: lists.people, held: lists.held }))
    }
}

/// Puts a line into the list of its area; the areas stand in the order in which they are met.
fn put(areas: &mut Vec<(String, String, Vec<Line>)>, area: &str, line: Line) {
    let key = area_key(area);
    match areas.iter_mut().find(|(other, ..)| *other == key) {
        Some((.., lines)) => lines.push(line),
        None => areas.push((key, area.to_owned(), vec![line])),
    }
}

fn line_of(card: &PersonCard, digits: Digits, words: &Words) -> Line {
    let facts = &card.person.facts;
    let mut marks: BTreeSet<Field> = card.problems.iter().filter_map(|problem| problem.field).collect();
    let mut household_marks = BTreeSet::new();
    for problem in &card.problems {
        match problem.code {
            ProblemCode::DateInAddress => {
                household_marks.insert(HouseholdField::Address);
            }
            ProblemCode::MissingHousehold => {
                household_marks.insert(HouseholdField::HouseholdNo);
            }
            ProblemCode::PersonIdMismatch => marks.extend([Field::BirthDate, Field::Sex]),
            ProblemCode::OrderOfMilestones => {
                let reached = facts.milestones.iter().filter(|(_, reached)| reached.is_reached());
                marks.extend(reached.map(|(milestone, _)| Field::Milestone(milestone)));
            }
            ProblemCode::BadDate
            | ProblemCode::FutureDate
            | ProblemCode::BadPersonId
            | ProblemCode::PersonIdRestored
            | ProblemCode::DuplicateId
            | ProblemCode::BadPhone
            | ProblemCode::PhoneConverted
            | ProblemCode::SharedPhone
            | ProblemCode::NoName
            | ProblemCode::UnknownValue
            | ProblemCode::RepairedText
            | ProblemCode::TooLong
            | ProblemCode::ControlCharacters => {}
        }
    }
    let household = &card.household_facts;
    let person = Field::all().filter_map(|field| Some((field, value_in_list(card, field, digits, words)?)));
    Line {
        household: HouseholdField::ALL.map(|field| household.get(field).unwrap_or_default().to_owned()).to_vec(),
        person: person.collect(),
        what: what_of(&card.problems, digits, words),
        key: ListKey::of_person(card.reference.0, card.person.id),
        seal: Seal::of(|field| household.get(field), |field| facts.get(field)).to_string(),
        household_marks,
        marks,
    }
}

/// What is wrong, in words, each with what stood in the cell.
fn what_of(problems: &[ProblemShown], digits: Digits, words: &Words) -> String {
    let said = problems.iter().map(|problem| {
        let kind = words.say(&Message::of_code("problem", problem.code.code()));
        let is_number = matches!(problem.field, Some(Field::PersonNumber | Field::OldId | Field::Phone));
        let is_hidden = digits == Digits::Masked && is_number;
        let field = problem.field.map(|field| words.say(&Message::of_code("field", field.code())));
        match (field, problem.raw.as_str()) {
            (_, raw) if !raw.is_empty() && !is_hidden => {
                words.say(&msg!("clean-up-list-raw", problem = kind, raw = raw))
            }
            (Some(field), _) if matches!(problem.field, Some(Field::Milestone(_))) => {
                words.say(&msg!("clean-up-list-field", problem = kind, field = field))
            }
            (Some(_) | None, _) => kind,
        }
    });
    said.collect::<Vec<_>>().join("; ")
}

/// A fact as people write it in a list, so that the list is understood when it comes back.
pub fn value_in_list(card: &PersonCard, field: Field, digits: Digits, words: &Words) -> Option<String> {
    let facts = &card.person.facts;
    let is_masked = digits == Digits::Masked;
    match field {
        Field::BirthDate => facts.birth_date.map(PartialDate::display),
        Field::Sex => facts.sex.map(|sex| words.say(&Message::of_code("sex", sex.code()))),
        Field::PersonNumber if is_masked => facts.person_number.as_ref().map(PersonNumber::masked),
        Field::Phone if is_masked => facts.phone.as_ref().map(Phone::masked),
        Field::OldId if is_masked => None,
        Field::Residence => facts.residence.map(|one| words.say(&Message::of_code("residence", one.code()))),
        Field::Presence => facts.presence.map(|one| words.say(&Message::of_code("presence", one.code()))),
        Field::Milestone(milestone) => match facts.milestones.get(milestone) {
            Reached::No => None,
            Reached::On(on) => Some(day(on)),
            Reached::DayUnknown { .. } => Some("x".to_owned()),
        },
        Field::FullName
        | Field::PersonNumber
        | Field::OldId
        | Field::Phone
        | Field::Relationship
        | Field::Nationality
        | Field::Note
        | Field::Bhyt
        | Field::Gplx
        | Field::Vehicle
        | Field::Bhxh => facts.get(field),
        Field::Household => None,
    }
}

/// A row that waits: its raw cells, where the list has a column for them; the others with what is wrong.
fn line_of_held(entry: &HeldEntry, digits: Digits, words: &Words) -> Line {
    let label = |code: &str| loose(&words.say(&Message::of_code("field", code)));
    let mut household = vec![String::new(); HouseholdField::ALL.len()];
    let mut person = BTreeMap::new();
    let mut rest = Vec::new();
    for (heading, text) in &entry.held.cells {
        let role = crate::intake::field_of_heading(heading).unwrap_or_default();
        let is = |code: &str| role == code || loose(heading) == label(code);
        let of_household = HouseholdField::ALL.iter().position(|field| is(field.code()));
        let of_person = Field::all().find(|field| *field != Field::Household && is(field.code()));
        match (of_household.and_then(|place| household.get_mut(place)), of_person) {
            (Some(slot), _) if slot.is_empty() => slot.clone_from(text),
            (_, Some(field)) if !person.contains_key(&field) => {
                let is_number = matches!(field, Field::PersonNumber | Field::OldId | Field::Phone);
                let text = if is_number && digits == Digits::Masked { String::new() } else { text.clone() };
                person.insert(field, text);
            }
            (Some(_) | None, _) => rest.push(format!("{heading}: {text}")),
        }
    }
    let why = words.say(&Message::of_code("problem", entry.held.code.code()));
    let what = if rest.is_empty() || digits == Digits::Masked { why } else { format!("{why} ({})", rest.join("; ")) };
    let is_number = entry.held.code == ProblemCode::DuplicateId;
    let marks = BTreeSet::from([if is_number { Field::PersonNumber } else { Field::FullName }]);
    let key = ListKey::of_held(entry.id);
    Line { household, person, what, key, seal: String::new(), household_marks: BTreeSet::new(), marks }
}

fn sheet_of(area: &str, lines: &[Line], (words, names): (&Words, &mut HashSet<String>)) -> CleanUpSheet {
    let wanted = |field: &Field| {
        USUAL.contains(field) || lines.iter().any(|line| line.marks.contains(field) || is_of_held(line, *field))
    };
    let fields: Vec<Field> = Field::all().filter(|field| *field != Field::Household && wanted(field)).collect();
    let label = |code: &str| words.say(&Message::of_code("field", code));
    let text = |key: &str, heading: String| Column::new(key, heading, Kind::Text);
    let mut columns: Vec<Column> =
        HouseholdField::ALL.iter().map(|field| text(field.code(), label(field.code()))).collect();
    columns.extend(fields.iter().map(|field| text(field.code(), label(field.code()))));
    let what = columns.len();
    columns.push(text("what", words.get("clean-up-list-what")));
    columns.push(text("ref", words.get("tui-import-column-ref")));
    columns.push(text("ref_seal", words.get("tui-import-column-ref-seal")));
    let mut marked = Vec::with_capacity(lines.len());
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        let mut cells: Vec<Cell> = line.household.iter().map(|text| Cell::from(text.as_str())).collect();
        cells.extend(fields.iter().map(|field| Cell::from(line.person.get(field).cloned().unwrap_or_default())));
        cells.extend([line.what.clone(), line.key.to_string(), line.seal.clone()].map(Cell::from));
        let of_household = HouseholdField::ALL.iter().enumerate();
        let of_household = of_household.filter(|(_, field)| line.household_marks.contains(field)).map(|(at, _)| at);
        let first = HouseholdField::ALL.len();
        let of_person = fields.iter().enumerate().filter(|(_, field)| line.marks.contains(field));
        marked.push(of_household.chain(of_person.map(|(at, _)| first + at)).chain([what]).collect());
        rows.push(cells);
    }
    let shown = if area.is_empty() { words.get("clean-up-list-no-area") } else { area.to_owned() };
    let name = sheet_name(&shown, names);
    CleanUpSheet {
        title: words.say(&msg!("clean-up-list-title", area = &shown, count = lines.len())),
        guide: words.get("clean-up-list-guide"),
        table: Table { heading: name.clone(), name, columns, rows, ..Table::default() },
        marked,
        hidden: BTreeSet::from([what + 2]),
    }
}

/// A waiting row may have any fact: a column less would lose it.
fn is_of_held(line: &Line, field: Field) -> bool {
    matches!(line.key, ListKey::Held { .. }) && line.person.contains_key(&field)
}

/// A name that a sheet can have, and no other has.
fn sheet_name(area: &str, names: &mut HashSet<String>) -> String {
    let allowed: String = area.chars().map(|letter| if "[]:*?/\\'".contains(letter) { ' ' } else { letter }).collect();
    let candidate = |number: usize| {
        let end = if number == 1 { String::new() } else { format!(" ({number})") };
        let room = SHEET_NAME_CHARS - end.chars().count();
        format!("{}{end}", allowed.trim().chars().take(room).collect::<String>())
    };
    let free =
        (1..=names.len() + 1).map(candidate).find(|name| !name.is_empty() && !names.contains(&name.to_lowercase()));
    let name = free.unwrap_or_default();
    names.insert(name.to_lowercase());
    name
}
