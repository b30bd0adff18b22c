//! Reading: each key by itself, so that what is wrong is said with its key and its line.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::domain::campaign::{Campaign, CampaignFault, EnrolmentPlace, hour_of};
use crate::domain::script::Spoken;
use crate::msg;
use crate::text::words::Message;

/// What is wrong in a file, and where.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileFault {
    /// The line, from 1 on.
    pub line: usize,
    /// The key, with that of its table.
    pub key: String,
    /// What.
    pub wrong: Wrong,
}

/// What is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Wrong {
    /// It is no TOML; in the words of the reader.
    Syntax(String),
    /// There is no such key.
    UnknownKey,
    /// A text is wanted.
    NoText,
    /// A whole number is wanted.
    NoNumber,
    /// A day is wanted.
    NoDay,
    /// A list is wanted.
    NoList,
    /// A table is wanted.
    NoTable,
    /// It is of the right kind and cannot be so.
    Campaign(CampaignFault),
}

impl FileFault {
    /// What is wrong, where, and what to do.
    pub fn message(&self) -> Message {
        let why = match &self.wrong {
            Wrong::Syntax(detail) => return msg!("campaign-file-syntax", line = self.line, detail = detail),
            Wrong::UnknownKey => msg!("campaign-file-unknown-key"),
            Wrong::NoText => msg!("campaign-file-no-text"),
            Wrong::NoNumber => msg!("campaign-file-no-number"),
            Wrong::NoDay => msg!("campaign-file-no-day"),
            Wrong::NoList => msg!("campaign-file-no-list"),
            Wrong::NoTable => msg!("campaign-file-no-table"),
            Wrong::Campaign(fault) => Message::of_code("campaign-fault", fault.code()),
        };
        msg!("campaign-file-wrong", line = self.line.to_string(), key = &self.key, why = why)
    }
}

/// The settings that hold when a file is taken in over `base`, or what is wrong first.
pub fn read(text: &str, base: &Campaign) -> Result<Campaign, FileFault> {
    // Notepad begins a file with a mark that nobody sees.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader { text, lines: BTreeMap::new() };
    let document = DeTable::parse(text).map_err(|error| {
        let at = error.span().map_or(0, |span| span.start);
        let wrong = Wrong::Syntax(error.message().to_owned());
        FileFault { line: reader.line_of(at), key: String::new(), wrong }
    })?;
    let mut campaign = base.clone();
    reader.campaign(document.get_ref(), &mut campaign)?;
    let campaign = campaign.cleaned();
    match campaign.fault() {
        None => Ok(campaign),
        Some(fault) => Err(reader.fault_at(fault)),
    }
}

/// A value of the file, and its key with that of its table.
struct At<'v, 'i> {
    key: String,
    line: usize,
    value: &'v DeValue<'i>,
}

impl At<'_, '_> {
    fn wrong(&self, wrong: Wrong) -> FileFault {
        FileFault { line: self.line, key: self.key.clone(), wrong }
    }
}

struct Reader<'t> {
    text: &'t str,
    /// The line of each key that was read.
    lines: BTreeMap<String, usize>,
}

impl Reader<'_> {
    fn line_of(&self, at: usize) -> usize {
        self.text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
    }

    /// The entries of a table, in the order of the file.
    fn entries<'v, 'i>(&mut self, of: &str, table: &'v DeTable<'i>) -> Vec<(String, At<'v, 'i>)> {
        let mut entries: Vec<(usize, String, &'v Spanned<DeValue<'i>>)> =
            table.iter().map(|(key, value)| (key.span().start, key.get_ref().to_string(), value)).collect();
        entries.sort_by_key(|(at, ..)| *at);
        let named = entries.into_iter().map(|(at, name, value)| {
            let key = if of.is_empty() { name.clone() } else { format!("{of}.{name}") };
            (at, name, key, value)
        });
        let mut found = Vec::new();
        for (at, name, key, value) in named {
            let line = self.line_of(at);
            self.lines.insert(key.clone(), line);
            found.push((name, At { key, line, value: value.get_ref() }));
        }
        found
    }

    fn campaign(&mut self, table: &DeTable<'_>, campaign: &mut Campaign) -> Result<(), FileFault> {
        for (name, at) in self.entries("", table) {
            match name.as_str() {
                "name" => campaign.name = text(&at)?,
                "start" => campaign.start = day(&at)?,
                "end" => campaign.end = day(&at)?,
                "minimum_age" => campaign.minimum_age = small(&at)?,
                "target" => campaign.target = count(&at)?,
                "receiving_unit" => campaign.receiving_unit = text(&at)?,
                "area_targets" => self.area_targets(&at, campaign)?,
                "reports" => self.reports(&at, campaign)?,
                "door_words" => self.door_words(&at, campaign)?,
                "form" => self.form(&at, campaign)?,
                "places" => campaign.places = self.places(&at)?,
                _ => return Err(at.wrong(Wrong::UnknownKey)),
            }
        }
        Ok(())
    }

    fn area_targets(&mut self, at: &At<'_, '_>, campaign: &mut Campaign) -> Result<(), FileFault> {
        for (area, at) in self.entries(&at.key, table_of(at)?) {
            match count(&at)? {
                Some(target) => campaign.area_targets.insert(area, target),
                None => campaign.area_targets.remove(&area),
            };
        }
        Ok(())
    }

    fn reports(&mut self, at: &At<'_, '_>, campaign: &mut Campaign) -> Result<(), FileFault> {
        for (name, at) in self.entries(&at.key, table_of(at)?) {
            let reports = &mut campaign.reports;
            match name.as_str() {
                "daily_before" => {
                    let hour = text(&at)?;
                    let wrong = || at.wrong(Wrong::Campaign(CampaignFault::DailyBefore));
                    reports.daily_before =
                        if hour.trim().is_empty() { String::new() } else { hour_of(&hour).ok_or_else(wrong)? };
                }
                "monthly_on" => reports.monthly_on = small(&at)?,
                "final_before" => reports.final_before = day(&at)?,
                _ => return Err(at.wrong(Wrong::UnknownKey)),
            }
        }
        Ok(())
    }

    fn door_words(&mut self, at: &At<'_, '_>, campaign: &mut Campaign) -> Result<(), FileFault> {
        for (code, at) in self.entries(&at.key, table_of(at)?) {
            // Codes of a newer version that the ledger has already are kept.
            let is_known = Spoken::ALL.iter().any(|spoken| spoken.code() == code);
            if !is_known && !campaign.door_words.contains_key(&code) {
                return Err(at.wrong(Wrong::UnknownKey));
            }
            campaign.door_words.insert(code, text(&at)?);
        }
        Ok(())
    }

    fn form(&mut self, at: &At<'_, '_>, campaign: &mut Campaign) -> Result<(), FileFault> {
        for (name, at) in self.entries(&at.key, table_of(at)?) {
            let form = &mut campaign.form;
            let slot = match name.as_str() {
                "superior" => &mut form.superior,
                "issuer" => &mut form.issuer,
                "place" => &mut form.place,
                "symbol" => &mut form.symbol,
                "on_behalf" => &mut form.on_behalf,
                "signer_title" => &mut form.signer_title,
                "signer_name" => &mut form.signer_name,
                "recipients" => {
                    form.recipients = self.list(&at)?.iter().map(text).collect::<Result<_, _>>()?;
                    continue;
                }
                _ => return Err(at.wrong(Wrong::UnknownKey)),
            };
            *slot = text(&at)?;
        }
        Ok(())
    }

    fn places(&mut self, at: &At<'_, '_>) -> Result<Vec<EnrolmentPlace>, FileFault> {
        let mut places = Vec::new();
        for at in self.list(at)? {
            let mut place = EnrolmentPlace::default();
            for (name, at) in self.entries(&at.key, table_of(&at)?) {
                match name.as_str() {
                    "name" => place.name = text(&at)?,
                    "hours" => place.hours = text(&at)?,
                    _ => return Err(at.wrong(Wrong::UnknownKey)),
                }
            }
            places.push(place);
        }
        Ok(places)
    }

    fn list<'v, 'i>(&self, at: &At<'v, 'i>) -> Result<Vec<At<'v, 'i>>, FileFault> {
        let DeValue::Array(values) = at.value else { return Err(at.wrong(Wrong::NoList)) };
        let one = |value: &'v Spanned<DeValue<'i>>| At {
            key: at.key.clone(),
            line: self.line_of(value.span().start),
            value: value.get_ref(),
        };
        Ok(values.iter().map(one).collect())
    }

    /// Where what cannot be so stands: at the first of its keys that the file has.
    fn fault_at(&self, fault: CampaignFault) -> FileFault {
        let keys: &[&str] = match fault {
            CampaignFault::Target => &["target", "area_targets"],
            CampaignFault::FarDay => &["start", "end", "reports.final_before"],
            CampaignFault::EndBeforeStart => &["end", "start"],
            CampaignFault::MinimumAge => &["minimum_age"],
            CampaignFault::DailyBefore => &["reports.daily_before"],
            CampaignFault::MonthlyOn => &["reports.monthly_on"],
            CampaignFault::FinalBeforeStart => &["reports.final_before", "start"],
            CampaignFault::DoorWords => &["door_words"],
            CampaignFault::Names => &["name", "receiving_unit", "area_targets"],
            CampaignFault::FormText => &["form"],
            CampaignFault::Recipients => &["form.recipients"],
            CampaignFault::Places | CampaignFault::PlaceText => &["places"],
        };
        let found = keys.iter().find_map(|key| self.lines.get(*key).map(|line| (*line, (*key).to_owned())));
        let (line, key) = found.unwrap_or_else(|| (1, keys.first().copied().unwrap_or_default().to_owned()));
        FileFault { line, key, wrong: Wrong::Campaign(fault) }
    }
}

fn table_of<'v, 'i>(at: &At<'v, 'i>) -> Result<&'v DeTable<'i>, FileFault> {
    if let DeValue::Table(table) = at.value { Ok(table) } else { Err(at.wrong(Wrong::NoTable)) }
}

fn text(at: &At<'_, '_>) -> Result<String, FileFault> {
    at.value.as_str().map(str::to_owned).ok_or_else(|| at.wrong(Wrong::NoText))
}

/// A whole number; as a text with nothing in it, none.
fn count(at: &At<'_, '_>) -> Result<Option<u64>, FileFault> {
    match at.value {
        DeValue::String(text) if text.trim().is_empty() => Ok(None),
        DeValue::Integer(number) => {
            let number = u64::from_str_radix(number.as_str(), number.radix());
            // The ledger counts with signs.
            let fits = number.ok().filter(|number| i64::try_from(*number).is_ok());
            fits.map(Some).ok_or_else(|| at.wrong(Wrong::NoNumber))
        }
        DeValue::String(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)
        | DeValue::Array(_)
        | DeValue::Table(_) => Err(at.wrong(Wrong::NoNumber)),
    }
}

fn small(at: &At<'_, '_>) -> Result<u32, FileFault> {
    let number = count(at)?.and_then(|number| u32::try_from(number).ok());
    number.ok_or_else(|| at.wrong(Wrong::NoNumber))
}

/// A day as a text or as it is, `2023-06-30`, or as people write it, `30/6/2023`; as a text with nothing in it, none.
fn day(at: &At<'_, '_>) -> Result<Option<NaiveDate>, FileFault> {
    let written = match at.value {
        DeValue::String(text) => text.trim().to_owned(),
        DeValue::Datetime(moment) if moment.time.is_none() => moment.to_string(),
        DeValue::Datetime(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Array(_)
        | DeValue::Table(_) => return Err(at.wrong(Wrong::NoDay)),
    };
    if written.is_empty() {
        return Ok(None);
    }
    let read = |form| NaiveDate::parse_from_str(&written, form).ok();
    let day = read("%Y-%m-%d").or_else(|| read("%d/%m/%Y"));
    day.map(Some).ok_or_else(|| at.wrong(Wrong::NoDay))
}
