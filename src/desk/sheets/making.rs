//! Making a sheet: who stands on it, what is printed, and where the file goes. Sheet and file come to be together, or
//! not at all.

use std::collections::HashSet;
use std::path::Path;

use chrono::{Datelike as _, NaiveDate};

use super::{SEEN, SheetWritten};
use crate::desk::Desk;
use crate::desk::error::DeskError;
use crate::desk::export::Proposal;
use crate::desk::selection::{SelectedDoor, Selection};
use crate::desk::views::PersonCard;
use crate::domain::event::{Body, OperationKind};
use crate::domain::household::HouseholdFacts;
use crate::domain::keyed::{BOXES, DOOR_BOXES};
use crate::domain::phone::Phone;
use crate::domain::reason::Reason;
use crate::domain::sheet::{MOST_LINES, Sheet, SheetCode};
use crate::msg;
use crate::report::walk_sheet::{SheetDoor, SheetPerson, WalkSheet, docx_sheet, text_sheet, xlsx_sheet};
use crate::store::StoreError;
use crate::sys::files::{FilesError, Overwrite, write_new};
use crate::sys::{entropy, paths};
use crate::text::clean::clean;
use crate::text::numbers::{Lang, day};
use crate::text::words::{Message, Words};

/// What the names of these files say.
const FILE_KIND: &str = "to-di";

/// The form of a sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SheetFormat {
    /// A spreadsheet.
    Xlsx,
    /// A document.
    Docx,
    /// Text.
    Text,
}

/// Whether phones stand on a sheet. Personal numbers never do.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SheetPhones {
    /// They do not.
    Left,
    /// Their first and last digits.
    Masked,
    /// They do.
    Whole,
}

/// What is made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetOrder {
    /// Who stands on it.
    pub selection: Selection,
    /// What it is called.
    pub title: String,
    /// The form of the file.
    pub format: SheetFormat,
    /// Whether phones stand on it.
    pub phones: SheetPhones,
    /// What it is for.
    pub purpose: String,
}

impl SheetFormat {
    /// All of them, the most wanted first.
    pub const ALL: [Self; 3] = [Self::Xlsx, Self::Docx, Self::Text];

    /// Code in the words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Docx => "docx",
            Self::Text => "text",
        }
    }

    /// The end of a file's name.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Text => "txt",
            Self::Xlsx | Self::Docx => self.code(),
        }
    }
}

impl SheetPhones {
    /// All of them, the most careful first.
    pub const ALL: [Self; 3] = [Self::Left, Self::Masked, Self::Whole];

    fn of(self, phone: &Phone) -> String {
        match self {
            Self::Left => String::new(),
            Self::Masked => phone.masked(),
            Self::Whole => phone.as_str().to_owned(),
        }
    }
}

impl Desk {
    /// Where the file of a sheet could go: into a folder that was chosen, or that of the user's documents.
    pub fn propose_sheet(&self, format: SheetFormat, folder: Option<&str>) -> Result<Proposal, DeskError> {
        Ok(Proposal::of(&self.sheet_file_name(format)?, folder))
    }

    /// The name of such a file.
    pub fn sheet_file_name(&self, format: SheetFormat) -> Result<String, DeskError> {
        self.outgoing_name(FILE_KIND, self.clock.today(), format.extension())
    }

    /// Makes a sheet and writes it into a file and into the log of who saw what.
    pub fn write_sheet(
        &mut self,
        order: &SheetOrder,
        (path, overwrite): (&Path, Overwrite),
        words: &Words,
    ) -> Result<SheetWritten, DeskError> {
        let path = paths::absolute(path).map_err(|_not_a_path| FilesError::Name { path: path.to_owned() })?;
        let doors = self.selected_doors(&order.selection)?;
        let count = doors.iter().map(|door| door.people.len()).sum::<usize>();
        if count == 0 {
            return Err(DeskError::refused("sheet_empty", msg!("error-sheet-empty")));
        }
        let most = usize::from(MOST_LINES);
        if count > most {
            return Err(DeskError::refused("sheet_too_long", msg!("error-sheet-too-long", count = count, most = most)));
        }
        let mut people = Vec::with_capacity(count);
        for person in doors.iter().flat_map(|door| &door.people) {
            people.extend(self.store.person(person.0)?.map(|row| row.person.id));
        }
        let sheet = Sheet { code: self.free_code()?, title: clean(&order.title).text, people };
        let code = sheet.code;
        let printed = self.printed((&sheet, &doors), order.phones, words)?;
        let bytes = match order.format {
            SheetFormat::Xlsx => xlsx_sheet(&printed),
            SheetFormat::Docx => docx_sheet(&printed),
            SheetFormat::Text => Ok(text_sheet(&printed).into_bytes()),
        };
        let bytes = bytes.map_err(|source| StoreError::Io { path: path.clone(), source })?;
        let on = self.clock.today();
        self.transact(OperationKind::MakeSheet, |recording| {
            recording.push(on, Body::SheetMade { sheet })?;
            write_new(&path, overwrite, |file| file.write_all(&bytes))?;
            Ok(())
        })?;
        self.log_seen(SEEN, count, &order.purpose)?;
        Ok(SheetWritten { path, code, doors: doors.len(), lines: count })
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

    /// The sheet with all its words.
    fn printed(
        &mut self,
        (sheet, doors): (&Sheet, &[SelectedDoor]),
        phones: SheetPhones,
        words: &Words,
    ) -> Result<WalkSheet, DeskError> {
        let today = self.clock.today();
        let code = sheet.code.to_string();
        let mut printed = WalkSheet {
            title: words.say(&msg!("sheet-title", code = &code, title = sheet.title.as_str())),
            subtitle: words.say(&msg!(
                "sheet-made-of",
                ward = self.store.ward()?.name,
                day = day(today),
                doors = doors.len(),
                lines = sheet.people.len()
            )),
            blanks: words.get("sheet-blanks"),
            page: words.say(&msg!("sheet-page", code = &code)),
            columns: ["line", "name", "born", "todo"].map(|of| words.say(&Message::of_code("sheet-column", of))),
            boxes: BOXES
                .into_iter()
                .map(|(letter, _, of)| (letter, words.say(&Message::of_code("sheet-box", of))))
                .collect(),
            notes: words.get("sheet-column-notes"),
            at_door: DOOR_BOXES
                .into_iter()
                .map(|(typed, outcome)| {
                    let said = words.say(&Message::of_code("sheet-door", outcome.code()));
                    words.say(&msg!("sheet-door-box", said = said, typed = typed))
                })
                .collect::<Vec<_>>()
                .join("   "),
            goes_on: words.get("sheet-goes-on"),
            legend: legend(&code, words),
            doors: Vec::with_capacity(doors.len()),
        };
        // The area of all of them is not said at each door.
        let mut areas = HashSet::new();
        for door in doors {
            areas.insert(self.store.household(door.household.0)?.and_then(|row| row.household.facts.area));
        }
        let mut number = 0;
        for door in doors {
            let mut household =
                self.store.household(door.household.0)?.map(|row| row.household.facts).unwrap_or_default();
            if areas.len() == 1 {
                household.area = None;
            }
            let mut of_door = SheetDoor { place: place_of(&household, door, words), people: Vec::new() };
            for person in &door.people {
                let Some(card) = self.person_card(*person)? else { continue };
                number += 1;
                of_door.people.push(line_of(&card, number, phones, words));
            }
            printed.doors.push(of_door);
        }
        Ok(printed)
    }
}

/// Address, area, number of the household, head; the reference where the roster says none of them.
fn place_of(facts: &HouseholdFacts, door: &SelectedDoor, words: &Words) -> String {
    let said = |text: &Option<String>| text.clone().filter(|text| !text.trim().is_empty());
    let number = said(&facts.household_no).map(|number| words.say(&msg!("sheet-household", number = number)));
    let parts: Vec<String> =
        [said(&facts.address), said(&facts.area), number, said(&facts.head_name)].into_iter().flatten().collect();
    if parts.is_empty() { door.household.to_string() } else { parts.join(" · ") }
}

fn line_of(card: &PersonCard, number: usize, phones: SheetPhones, words: &Words) -> SheetPerson {
    let facts = &card.person.facts;
    let born = |date: crate::domain::partial_date::PartialDate| -> NaiveDate { date.first_day() };
    SheetPerson {
        number,
        name: facts.full_name.clone(),
        born: facts.birth_date.map(|date| born(date).year().to_string()).unwrap_or_default(),
        todo: words.say(&Message::of_code("next-step-short", card.next_step.code())),
        phone: facts.phone.as_ref().map(|phone| phones.of(phone)).unwrap_or_default(),
    }
}

/// What to do with the sheet: which letter is which box, the reasons on the digits, how it is keyed back.
fn legend(code: &str, words: &Words) -> Vec<String> {
    let boxes: Vec<String> = BOXES
        .into_iter()
        .map(|(letter, _, of)| format!("{letter} {}", words.say(&Message::of_code("sheet-legend", of))))
        .collect();
    let label = |reason: Reason| match words.lang {
        Lang::Vi => reason.row().label_vi,
        Lang::En => reason.row().label_en,
    };
    let reasons: Vec<String> =
        (1..).zip(Reason::on_digits()).map(|(digit, reason)| format!("r{digit} {}", label(reason))).collect();
    vec![
        words.say(&msg!("sheet-legend-boxes", boxes = boxes.join(" · "))),
        words.say(&msg!("sheet-legend-reasons", reasons = reasons.join(" · "))),
        words.say(&msg!("sheet-legend-keying", code = code)),
    ]
}
