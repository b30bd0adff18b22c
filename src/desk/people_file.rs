//! A list of people as a file: the same columns for the command line and the screen. It is written into the log of who
//! saw what.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::Desk;
use super::clean_up_list::{Digits, value_in_list};
use super::cleaning::told;
use super::error::DeskError;
use super::export::Proposal;
use super::selection::Selection;
use super::views::{PersonCard, PersonRef};
use crate::domain::field::{Field, HouseholdField};
use crate::msg;
use crate::report::{Cell, Column, Kind, Table, csv, xlsx};
use crate::store::StoreError;
use crate::sys::files::{FilesError, Overwrite, write_new};
use crate::sys::paths;
use crate::text::words::{Message, Words};

/// What the names of these files say.
const FILE_KIND: &str = "danh-sach";

/// The form of a list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PeopleFormat {
    /// A spreadsheet.
    Xlsx,
    /// Values with commas between.
    Csv,
}

impl PeopleFormat {
    /// All of them, the most wanted first.
    pub const ALL: [Self; 2] = [Self::Xlsx, Self::Csv];

    /// Code in the words, and the end of a file's name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
        }
    }

    /// What the log of who saw what calls it.
    pub fn seen(self) -> &'static str {
        match self {
            Self::Xlsx => "list_xlsx",
            Self::Csv => "list_csv",
        }
    }
}

/// A list that was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PeopleWritten {
    /// The file.
    pub path: PathBuf,
    /// How many people are in it.
    pub people: usize,
}

impl Desk {
    /// Where the file of a list could go: into a folder that was chosen, or that of the user's documents.
    pub fn propose_people_file(&self, format: PeopleFormat, folder: Option<&str>) -> Result<Proposal, DeskError> {
        Ok(Proposal::of(&self.outgoing_name(FILE_KIND, self.clock.today(), format.code())?, folder))
    }

    /// The cards of these people. `progress` is told how many percent are done and may stop the work.
    pub fn cards_of(
        &mut self,
        people: &[PersonRef],
        progress: &mut dyn FnMut(u8) -> ControlFlow<()>,
    ) -> Result<Vec<PersonCard>, DeskError> {
        let mut cards = Vec::with_capacity(people.len());
        for (place, person) in people.iter().enumerate() {
            told(progress, (place, people.len()), (0, 100))?;
            cards.extend(self.person_card(*person)?);
        }
        Ok(cards)
    }

    /// Writes a list into a file that is not there yet.
    pub fn write_people_file(
        &mut self,
        (selection, format, digits): (&Selection, PeopleFormat, Digits),
        (path, purpose): (&Path, &str),
        words: &Words,
        progress: &mut dyn FnMut(u8) -> ControlFlow<()>,
    ) -> Result<PeopleWritten, DeskError> {
        let path = paths::absolute(path).map_err(|_not_a_path| FilesError::Name { path: path.to_owned() })?;
        let people = self.selected_people(selection)?;
        if people.is_empty() {
            return Err(DeskError::refused("list_empty", msg!("error-sheet-empty")));
        }
        let cards = self.cards_of(&people, progress)?;
        let bytes = people_bytes(&cards, format, digits, words)
            .map_err(|source| StoreError::Io { path: path.clone(), source })?;
        write_new(&path, Overwrite::Refuse, |file| file.write_all(&bytes))?;
        self.log_seen(format.seen(), cards.len(), purpose)?;
        Ok(PeopleWritten { path, people: cards.len() })
    }
}

/// People in a format.
pub fn people_bytes(
    cards: &[PersonCard],
    format: PeopleFormat,
    digits: Digits,
    words: &Words,
) -> std::io::Result<Vec<u8>> {
    let table = people_table(cards, digits, words);
    match format {
        PeopleFormat::Xlsx => xlsx::xlsx_table(&table),
        PeopleFormat::Csv => Ok(csv::csv_table(&table)),
    }
}

/// People as a table, whole or with numbers and phones masked.
fn people_table(cards: &[PersonCard], digits: Digits, words: &Words) -> Table {
    let fields: Vec<Field> = Field::all().filter(|field| *field != Field::Household).collect();
    let label =
        |code: &str, milestone: bool| words.say(&Message::of_code(if milestone { "milestone" } else { "field" }, code));
    let household_columns =
        HouseholdField::ALL.map(|field| Column::new(field.code(), label(field.code(), false), Kind::Text));
    let person_columns = fields
        .iter()
        .map(|field| Column::new(field.code(), label(field.code(), matches!(field, Field::Milestone(_))), Kind::Text));
    let columns = household_columns.into_iter().chain(person_columns).collect();
    let rows = cards
        .iter()
        .map(|card| {
            let of_household =
                HouseholdField::ALL.map(|field| Cell::from(card.household_facts.get(field).unwrap_or_default()));
            let of_person =
                fields.iter().map(|field| Cell::from(value(card, *field, digits, words).unwrap_or_default().as_str()));
            of_household.into_iter().chain(of_person).collect()
        })
        .collect();
    Table { name: "people".to_owned(), heading: words.get("cli-list-sheet"), columns, rows, ..Table::default() }
}

/// A fact as it stands in a list; presence is that of today, whether anybody said it or not.
fn value(card: &PersonCard, field: Field, digits: Digits, words: &Words) -> Option<String> {
    if field == Field::Presence {
        return Some(words.say(&Message::of_code("presence", card.presence.code())));
    }
    value_in_list(card, field, digits, words)
}

#[cfg(test)]
mod tests;
