//! The text of a card's QR code: seven fields split by `|`, eleven on cards since 2024.
//!
//! A reader that takes two bytes for a letter may eat the last letter of a field together with the separator behind it.
//! Dates are digits and survive: where a field ends with one that should stand alone, the field before was eaten.

use chrono::NaiveDate;

use super::{Card, CardFact, Marks, Remark};
use crate::domain::digits::is_digits;
use crate::domain::field::Field;
use crate::domain::milestone::Milestone;
use crate::domain::person_number::PersonNumber;
use crate::domain::quality::{NAME_LIMIT, TEXT_LIMIT};
use crate::domain::sex::Sex;
use crate::text::clean::clean;
use crate::text::legacy::could_be_syllable;
use crate::text::legacy::misread::{LOST, Reading, written};

/// `ddmmyyyy`.
const DAY_DIGITS: usize = 8;
/// The number of an old card (CMND).
const OLD_ID_DIGITS: usize = 9;

/// Reads the text, or the one that it was before a reader garbled it: of several readings the one that says most.
pub fn read(text: &str) -> Option<Card> {
    let text = text.trim();
    let plain = parse(text)?;
    let others = Reading::ALL.into_iter().filter_map(|reading| parse(&written(text, reading)?));
    // Of two that say as much not the one as it stands: nothing is UTF-8 twice by chance.
    others.chain([plain]).min_by_key(|card| card.remarks.len())
}

fn parse(text: &str) -> Option<Card> {
    let (number, rest) = text.split_once('|')?;
    let mut card = Card::of(PersonNumber::new(number.trim())?);
    let mut fields: Vec<&str> = rest.split('|').map(str::trim).collect();
    if fields.iter().all(|field| field.is_empty()) {
        return Some(card);
    }
    // Everything up to here is digits, and nothing eats a separator behind those.
    let old_id = fields.remove(0);
    if old_id.len() == OLD_ID_DIGITS && is_digits(old_id) {
        card.old_id = Some(old_id.to_owned());
    } else if !old_id.is_empty() {
        card.lost(Field::OldId);
    }
    // A card has marks somewhere, in its address if nowhere else.
    card.marks = if rest.is_ascii() { Marks::Gone } else { Marks::Kept };
    let rest = card.take_name_and_birth(&fields);
    card.take_others(rest);
    Some(card)
}

impl Card {
    fn lost(&mut self, field: Field) {
        self.remarks.push(Remark::Lost(CardFact::Person(field)));
    }

    /// Name and birth date; gives the fields behind them.
    fn take_name_and_birth<'f>(&mut self, fields: &'f [&'f str]) -> &'f [&'f str] {
        let whole = fields.get(1).and_then(|field| day(field));
        let joined = fields.first().and_then(|field| day_at_end(field));
        let (name, birth, taken) = match (whole, joined) {
            (None, Some(birth)) => (None, Some(birth), 1),
            (birth, _) => (fields.first().copied(), birth, 2),
        };
        self.full_name = name.and_then(|name| readable_name(name, self.marks));
        self.birth_date = birth;
        if self.full_name.is_none() {
            self.lost(Field::FullName);
        }
        if birth.is_none() {
            self.lost(Field::BirthDate);
        }
        fields.get(taken..).unwrap_or_default()
    }

    /// Sex, address, day of issue.
    fn take_others(&mut self, fields: &[&str]) {
        self.sex = fields.first().and_then(|field| Sex::parse_cell(field));
        // Without its sex a field is the sex and the address in one, and where that begins nobody knows.
        let (address, issued) = if self.sex.is_some() {
            (fields.get(1).copied(), fields.get(2))
        } else {
            self.lost(Field::Sex);
            (None, fields.get(1))
        };
        let before = if self.sex.is_some() { address } else { fields.first().copied() };
        let alone = issued.and_then(|field| day(field));
        let joined = before.and_then(day_at_end);
        self.issued = alone.or(joined);
        let is_whole = joined.is_none() || alone.is_some();
        self.address = address.filter(|_| is_whole).and_then(readable);
        if self.address.is_none() && address.is_none_or(|address| !address.is_empty()) {
            self.remarks.push(Remark::Lost(CardFact::Address));
        }
        if self.issued.is_none() {
            self.lost(Field::Milestone(Milestone::CardIssued));
        }
    }
}

/// `ddmmyyyy` and nothing else.
fn day(text: &str) -> Option<NaiveDate> {
    (text.len() == DAY_DIGITS && is_digits(text)).then(|| NaiveDate::parse_from_str(text, "%d%m%Y").ok()).flatten()
}

/// A day behind something that is none: the separator between them was eaten.
fn day_at_end(text: &str) -> Option<NaiveDate> {
    let at = text.len().checked_sub(DAY_DIGITS)?;
    text.split_at_checked(at).filter(|(before, _)| !before.is_empty()).and_then(|(_, end)| day(end))
}

fn readable_name(text: &str, marks: Marks) -> Option<String> {
    let name = readable(text).filter(|name| name.chars().count() <= NAME_LIMIT)?;
    let is_letter = |c: char| c.is_alphabetic() && !matches!(c, 'ª' | 'º');
    let is_name = name.chars().all(|c| is_letter(c) || matches!(c, ' ' | '\'' | '’' | '-' | '.'));
    // A reader that drops letters leaves words that nobody can say.
    let is_whole = marks == Marks::Kept || name.split(' ').all(could_be_syllable);
    (is_name && is_whole && name.chars().any(is_letter)).then_some(name)
}

/// A text in the letters of Vietnamese and its neighbours, with nothing lost.
fn readable(text: &str) -> Option<String> {
    let is_hidden = text.chars().any(|c| matches!(c, '\u{80}'..='\u{9F}'));
    let text = clean(text).text;
    let is_latin = |c: char| {
        c.is_ascii() || matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' | '\u{300}'..='\u{36F}' | '’' | '–')
    };
    let is_whole = !is_hidden && text.chars().all(|c| is_latin(c) && c != LOST && !c.is_control() && c != '?');
    (is_whole && !text.is_empty() && text.chars().count() <= TEXT_LIMIT).then_some(text)
}
