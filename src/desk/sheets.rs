//! Walk sheets on paper: made from a list of people, and keyed back by line number. Everything of a sheet that is
//! keyed back is one operation.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::export::Proposal;
use super::people::ListQuery;
use super::views::{Done, HouseholdRef, PersonLine, PersonRef, PersonResult};
use super::visits::NewVisit;
use crate::domain::event::{Body, OperationKind};
use crate::domain::keyed::Said;
use crate::domain::partial_date::PartialDate;
use crate::domain::sheet::{MOST_LINES, Sheet, SheetCode};
use crate::domain::time::Timestamp;
use crate::domain::visit::{Appointment, Outcome, ResultKind};
use crate::msg;
use crate::report::text::{Emphasis, TextStyle, USUAL_WIDTH, text_titled};
use crate::report::{Cell, Column, Kind, Table, TitledTable, file_name};
use crate::store::SheetRow;
use crate::sys::files::{FilesError, Overwrite, write_new};
use crate::sys::{entropy, paths};
use crate::text::clean::clean;
use crate::text::words::{Message, Words};

/// What the names of these files say.
const FILE_KIND: &str = "to-di";
/// What the log of who saw what calls it.
const SEEN: &str = "sheet";

/// A sheet, shortly.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetShort {
    /// Its code.
    pub code: SheetCode,
    /// What stands beside the code.
    pub title: String,
    /// When it was made.
    pub made: Timestamp,
    /// How many lines it has.
    pub lines: usize,
}

/// A sheet with who stands on its lines.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetCard {
    /// What it is.
    pub short: SheetShort,
    /// Its lines, from line 1 on.
    pub lines: Vec<SheetLine>,
}

/// A line of a sheet.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetLine {
    /// Who, and where they live now; nothing for somebody who is not in the ledger any more.
    pub place: Option<(HouseholdRef, PersonRef)>,
    /// Name.
    pub name: String,
    /// Address.
    pub address: String,
    /// The days on which the household was visited.
    pub visited: Vec<NaiveDate>,
}

/// A sheet that was made, and where its file went.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetWritten {
    /// The file.
    pub path: PathBuf,
    /// The code.
    pub code: SheetCode,
    /// How many lines it has.
    pub lines: usize,
}

/// Why what was keyed cannot be recorded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Clash {
    /// The sheet has no such line.
    NoLine(u32),
    /// Who stood on it is not in the ledger any more.
    Gone(u32),
    /// Lines of one household exclude each other.
    House(Vec<u32>),
    /// Two lines are one person by now, and say the same of them: it would be recorded twice.
    Person(u32, u32),
}

impl Clash {
    /// What is wrong, and what to do.
    pub fn message(&self) -> Message {
        match self {
            Self::NoLine(line) => msg!("sheet-no-line", line = line.to_string()),
            Self::Gone(line) => msg!("sheet-gone", line = line.to_string()),
            Self::House(lines) => {
                let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
                msg!("sheet-house", lines = lines.join(", "))
            }
            Self::Person(line, other) => {
                msg!("sheet-one-person", line = line.to_string(), other = other.to_string())
            }
        }
    }
}

/// A line, who stands on it, and what is said of them.
type OnLine<'s> = (u32, PersonRef, &'s Said);

/// The visits of what was keyed: people of one household are one visit, in the order of the sheet.
pub fn visits_of(
    card: &SheetCard,
    said: &BTreeMap<u32, Said>,
    on: NaiveDate,
) -> Result<Vec<(HouseholdRef, NewVisit)>, Clash> {
    let mut houses: Vec<(HouseholdRef, Vec<OnLine<'_>>)> = Vec::new();
    for (line, said) in said {
        let on_sheet = card.line(*line).ok_or(Clash::NoLine(*line))?;
        let (household, person) = on_sheet.place.ok_or(Clash::Gone(*line))?;
        match houses.iter_mut().find(|(other, _)| *other == household) {
            Some((_, lines)) => lines.push((*line, person, said)),
            None => houses.push((household, vec![(*line, person, said)])),
        }
    }
    houses.into_iter().map(|(household, lines)| Ok((household, visit_of(&lines, on)?))).collect()
}

fn visit_of(lines: &[OnLine<'_>], on: NaiveDate) -> Result<NewVisit, Clash> {
    let clash = || Clash::House(lines.iter().map(|(line, ..)| *line).collect());
    let outcomes: BTreeSet<Outcome> =
        lines.iter().map(|(.., said)| said.outcome.filter(|_| said.is_nobody()).unwrap_or(Outcome::Met)).collect();
    let nexts: BTreeSet<Appointment> = lines.iter().filter_map(|(.., said)| said.next).collect();
    let (Some(outcome), true, true) = (outcomes.first(), outcomes.len() == 1, nexts.len() <= 1) else {
        return Err(clash());
    };
    let mut results: Vec<(u32, PersonResult)> = Vec::new();
    for (line, person, said) in lines {
        let without = if said.next.is_some() { ResultKind::Appointment } else { ResultKind::None };
        let has_result = said.result.is_some() || said.reason.is_some() || said.next.is_some();
        if has_result && !said.is_nobody() {
            let result = PersonResult::of(*person, said.result.unwrap_or(without));
            let same = |(_, other): &&(u32, PersonResult)| (other.person, other.result) == (*person, result.result);
            if let Some((other, _)) = results.iter().find(same) {
                return Err(Clash::Person(*other, *line));
            }
            results.push((*line, PersonResult { reason: said.reason, ..result }));
        }
    }
    let results = results.into_iter().map(|(_, result)| result).collect();
    let mut notes: Vec<&str> = lines.iter().filter_map(|(.., said)| said.note.as_deref()).collect();
    notes.dedup();
    let note = (!notes.is_empty()).then(|| notes.join("; "));
    Ok(NewVisit { on: Some(on), outcome: *outcome, results, next: nexts.first().copied(), note })
}

impl SheetCard {
    /// A line by its number.
    pub fn line(&self, number: u32) -> Option<&SheetLine> {
        self.lines.get(usize::try_from(number.checked_sub(1)?).ok()?)
    }
}

impl Desk {
    /// The sheets, the newest first.
    pub fn sheets(&self) -> Result<Vec<SheetShort>, DeskError> {
        Ok(self.store.sheets()?.iter().map(short_of).collect())
    }

    /// A sheet by its code.
    pub fn sheet(&self, code: SheetCode) -> Result<Option<SheetCard>, DeskError> {
        let Some(row) = self.store.sheets()?.into_iter().find(|row| row.sheet.code == code) else { return Ok(None) };
        let mut lines = Vec::with_capacity(row.sheet.people.len());
        for person in &row.sheet.people {
            let number = self.store.reference_of(person.0)?.map(|(_, number)| number);
            // Somebody merged since then is who stands for them now.
            let number = match number {
                Some(number) => self.store.standing_for(number)?.or(Some(number)),
                None => None,
            };
            lines.push(self.sheet_line(number)?);
        }
        Ok(Some(SheetCard { short: short_of(&row), lines }))
    }

    fn sheet_line(&self, number: Option<i64>) -> Result<SheetLine, DeskError> {
        let person = number.map(|number| self.store.person(number)).transpose()?.flatten();
        let Some(person) = person else {
            return Ok(SheetLine { place: None, name: String::new(), address: String::new(), visited: Vec::new() });
        };
        let household = self.store.household(person.household)?;
        let visits = self.store.visits_to(person.household)?;
        Ok(SheetLine {
            place: Some((HouseholdRef(person.household), PersonRef(person.number))),
            name: person.person.facts.full_name,
            address: household.and_then(|row| row.household.facts.address).unwrap_or_default(),
            visited: visits.iter().map(|row| row.visit.on).collect(),
        })
    }

    /// Where the file of a sheet could go: into a folder that was chosen, or that of the user's documents.
    pub fn propose_sheet(&self, folder: Option<&str>) -> Result<Proposal, DeskError> {
        let name = file_name(&self.store.ward()?.name, FILE_KIND, self.clock.today(), "txt");
        Ok(Proposal::of(&name, folder))
    }

    /// Makes a sheet of everybody in a list, and writes it into a file that is not there yet and into the log of who
    /// saw what. Sheet and file come to be together, or not at all.
    pub fn write_sheet(
        &mut self,
        (query, title): (&ListQuery, &str),
        (path, purpose): (&Path, &str),
        words: &Words,
    ) -> Result<SheetWritten, DeskError> {
        let path = paths::absolute(path).map_err(|_not_a_path| FilesError::Name { path: path.to_owned() })?;
        let lines = self.people_page(query, 0, usize::MAX)?.lines;
        if lines.is_empty() {
            return Err(DeskError::refused("sheet_empty", msg!("error-sheet-empty")));
        }
        let most = usize::from(MOST_LINES);
        if lines.len() > most {
            let count = lines.len();
            return Err(DeskError::refused("sheet_too_long", msg!("error-sheet-too-long", count = count, most = most)));
        }
        let mut people = Vec::with_capacity(lines.len());
        for line in &lines {
            people.extend(self.store.person(line.reference.0)?.map(|row| row.person.id));
        }
        let sheet = Sheet { code: self.free_code()?, title: clean(title).text, people };
        let code = sheet.code;
        let bytes = self.sheet_text(&sheet, &lines, words)?.into_bytes();
        let (on, count) = (self.clock.today(), lines.len());
        self.transact(OperationKind::MakeSheet, |recording| {
            recording.push(on, Body::SheetMade { sheet })?;
            write_new(&path, Overwrite::Refuse, |file| file.write_all(&bytes))?;
            Ok(())
        })?;
        self.log_seen(SEEN, count, purpose)?;
        Ok(SheetWritten { path, code, lines: count })
    }

    /// A code that no other sheet has.
    fn free_code(&self) -> Result<SheetCode, DeskError> {
        let taken: HashSet<SheetCode> = self.store.sheets()?.iter().map(|row| row.sheet.code).collect();
        loop {
            let mut bytes = [0; 4];
            entropy::fill(&mut bytes);
            let code = SheetCode::of_bytes(bytes);
            if !taken.contains(&code) {
                return Ok(code);
            }
        }
    }

    fn sheet_text(&self, sheet: &Sheet, lines: &[PersonLine], words: &Words) -> Result<String, DeskError> {
        let column = |key: &str, id: &'static str, kind| Column::new(key, words.get(id), kind);
        let columns = vec![
            column("line", "sheet-column-line", Kind::Text),
            column("name", "sheet-column-name", Kind::Text),
            column("born", "sheet-column-born", Kind::Text),
            column("address", "sheet-column-address", Kind::Text),
            column("todo", "sheet-column-todo", Kind::Text),
            column("result", "sheet-column-result", Kind::Text),
        ];
        let row = |(number, line): (usize, &PersonLine)| {
            let born = line.birth_date.map(PartialDate::display).unwrap_or_default();
            let todo = words.say(&Message::of_code("next-step-short", line.next_step.code()));
            let texts = [number.to_string(), line.full_name.clone(), born, line.address.clone(), todo, String::new()];
            texts.map(Cell::Text).to_vec()
        };
        let table = Table {
            name: SEEN.to_owned(),
            columns,
            rows: (1..).zip(lines).map(row).collect(),
            notes: vec![words.get("sheet-how-to-write")],
            ..Table::default()
        };
        let code = sheet.code.to_string();
        let list = TitledTable {
            title: words.say(&msg!("sheet-title", code = code, title = sheet.title.clone())),
            subtitles: vec![self.store.ward()?.name, words.say(&msg!("sheet-made", day = self.clock.today()))],
            table,
        };
        let style = TextStyle { lang: words.lang, width: USUAL_WIDTH, emphasis: Emphasis::None };
        Ok(text_titled(&list, style))
    }

    /// Records what was written on a sheet on a day: all its visits in one operation, or nothing.
    pub fn key_back(&mut self, code: SheetCode, on: NaiveDate, said: &BTreeMap<u32, Said>) -> Result<Done, DeskError> {
        let card = self
            .sheet(code)?
            .ok_or_else(|| DeskError::refused("no_such_sheet", msg!("error-no-such-sheet", code = code.to_string())))?;
        let visits = visits_of(&card, said, on).map_err(|clash| DeskError::refused("sheet_clash", clash.message()))?;
        let mut prepared = Vec::with_capacity(visits.len());
        for (household, visit) in &visits {
            prepared.push(self.prepare_visit(*household, visit)?);
        }
        let operation = self.write_visits(prepared)?;
        Ok(Done { operation, kind: OperationKind::RecordVisit, about: None })
    }
}

fn short_of(row: &SheetRow) -> SheetShort {
    let Sheet { code, title, people } = &row.sheet;
    SheetShort { code: *code, title: title.clone(), made: row.made, lines: people.len() }
}

#[cfg(test)]
mod tests;
