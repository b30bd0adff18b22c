//! What a card says when it is scanned: the text of its QR code, or the machine-readable zone on its back (domain.md
//! section 6; the zone follows ICAO 9303 TD1), and how that differs from what the ledger knows of a person.
//!
//! Readers garble both. What survives is kept, what does not is named, and nothing is guessed: `qr` and `zone` read,
//! `differences` compares. The text itself is never kept.

mod differences;
mod qr;
#[cfg(test)]
mod tests;
mod zone;

use chrono::NaiveDate;

use super::field::{Field, HouseholdField};
use super::milestone::Reached;
use super::partial_date::PartialDate;
use super::person_number::PersonNumber;
use super::sex::Sex;

pub use differences::{Difference, Taken, differences, is_same_birth, is_same_name};

/// A text that comes from a card.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Scan {
    /// What the card says.
    Card(Box<Card>),
    /// It was a card, but too little of it survived to know whose.
    Unreadable,
}

/// What a card says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Card {
    /// Personal number.
    pub person_number: PersonNumber,
    /// Old identity card number (CMND).
    pub old_id: Option<String>,
    /// Full name.
    pub full_name: Option<String>,
    /// Whether the name has the marks that it has on the card.
    pub marks: Marks,
    /// Birth date.
    pub birth_date: Option<NaiveDate>,
    /// Sex.
    pub sex: Option<Sex>,
    /// Address.
    pub address: Option<String>,
    /// Day of issue.
    pub issued: Option<NaiveDate>,
    /// What is to be said about the reading.
    pub remarks: Vec<Remark>,
}

/// Whether letters still have their marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Marks {
    /// As on the card.
    Kept,
    /// They went on the way: the zone has none, and some readers drop them.
    Gone,
}

/// What is to be said about the reading of a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Remark {
    /// It was there and could not be read.
    Lost(CardFact),
    /// A check digit of the zone is wrong.
    CheckDigit,
}

/// Something that a card says of its holder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CardFact {
    /// A fact of the person.
    Person(Field),
    /// The address, which is the household's.
    Address,
}

impl CardFact {
    /// The name of the fact in the contract.
    pub fn code(self) -> &'static str {
        match self {
            Self::Person(field) => field.code(),
            Self::Address => HouseholdField::Address.code(),
        }
    }
}

/// Reads a text that may come from a card: twelve digits and a `|` at the start, or the beginning of the zone.
pub fn read(text: &str) -> Option<Scan> {
    let card = qr::read(text).map(|card| Scan::Card(Box::new(card)));
    card.or_else(|| zone::read(text))
}

/// The personal number of a text that comes from a card.
pub fn number_of(text: &str) -> Option<PersonNumber> {
    match read(text)? {
        Scan::Card(card) => Some(card.person_number),
        Scan::Unreadable => None,
    }
}

impl Card {
    /// A card of which only the number is known.
    fn of(person_number: PersonNumber) -> Self {
        Self {
            person_number,
            old_id: None,
            full_name: None,
            marks: Marks::Kept,
            birth_date: None,
            sex: None,
            address: None,
            issued: None,
            remarks: Vec::new(),
        }
    }

    /// The day of issue, if it can be one: the card exists, so it was not issued later than today or before birth.
    pub fn issue_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.issued.filter(|day| *day <= today && self.birth_date.is_none_or(|birth| birth <= *day))
    }

    /// That a card was issued, as far as this one tells when.
    pub fn reached(&self, today: NaiveDate) -> Reached {
        self.issue_day(today).map_or(Reached::DayUnknown { counted_from: today }, Reached::On)
    }

    /// Its birth date, as the ledger writes dates.
    pub fn birth(&self) -> Option<PartialDate> {
        self.birth_date.map(PartialDate::Day)
    }
}
