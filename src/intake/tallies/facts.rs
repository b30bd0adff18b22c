//! What stands at the head of a file of figures: whose they are, of which day. The same for all three kinds of file.

use chrono::NaiveDate;

use super::error::{TallyFault, TallyFileError};
use super::limits;
use super::numbers::day_of_text;
use crate::domain::campaign::Ward;
use crate::domain::reports::ReportKind;
use crate::domain::rollup::ward_name::NamedFile;
use crate::domain::rollup::{FigureSet, WardFigures};
use crate::domain::tally::TallyRow;
use crate::domain::time::Timestamp;
use crate::text::clean::clean;

/// Keys of facts, as sheets and columns have them.
pub(super) const KEYS: [&str; 11] =
    ["ward", "parent", "campaign", "as_of", "since", "kind", "made_at", "sealed_at", "sealed", "minimum_age", "schema"];

/// The version that this program writes, and reads at most.
const VERSION: u32 = 1;

/// What a file says about itself; what it does not say is empty.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Facts {
    pub ward: String,
    pub parent: String,
    pub campaign: String,
    pub as_of: Option<NaiveDate>,
    pub since: Option<NaiveDate>,
    pub kind: Option<ReportKind>,
    pub made_at: Option<Timestamp>,
    pub is_sealed: bool,
    pub minimum_age: Option<u32>,
    pub schema: String,
}

/// The figures of a file.
#[derive(Default)]
pub(super) struct Body {
    pub total: TallyRow,
    pub absent: FigureSet,
    pub rows: Vec<TallyRow>,
    pub absent_of_rows: FigureSet,
    pub stated_rates: Vec<crate::domain::rollup::StatedRate>,
}

impl Facts {
    /// Takes one fact as it is written in a cell; days that are none are refused, for the newest file is taken.
    pub(super) fn take(
        &mut self,
        key: &str,
        text: &str,
        place: impl Fn() -> String,
        file: &str,
    ) -> Result<(), TallyFileError> {
        let text = kept(text);
        if text.is_empty() {
            return Ok(());
        }
        let day = |text: &str| {
            let bad = || TallyFault::BadDay { place: place(), raw: text.to_owned() }.of(file);
            day_of_text(text).map(Some).ok_or_else(bad)
        };
        match key {
            "ward" => self.ward = text,
            "parent" => self.parent = text,
            "campaign" => self.campaign = text,
            "as_of" => self.as_of = day(&text)?,
            "since" => self.since = day(&text)?,
            "kind" => self.kind = ReportKind::from_code(&text),
            "made_at" => self.made_at = Timestamp::parse_known_at(&text),
            // Somebody reads there too that it was not.
            "sealed_at" | "sealed" => self.is_sealed = is_moment(&text),
            "minimum_age" => self.minimum_age = age_of_text(&text),
            "schema" => self.schema = text,
            _ => {}
        }
        Ok(())
    }

    /// The schema says whether this program can read the file at all.
    pub(super) fn check_schema(&self, file: &str) -> Result<(), TallyFileError> {
        let Some((name, version)) = self.schema.rsplit_once('/') else { return Ok(()) };
        let newer = || TallyFault::Newer { schema: self.schema.clone() }.of(file);
        match name {
            "tungnha.tally" | "tungnha.report" => {
                let version: u32 = version.parse().map_err(|_no_number| newer())?;
                if version > VERSION { Err(newer()) } else { Ok(()) }
            }
            "tungnha.rollup" => Err(TallyFault::IsRollUp.of(file)),
            _ => Err(TallyFault::NoFigures.of(file)),
        }
    }

    /// Puts figures under their head. What is above says: a ward and a day that the file does not name are those of
    /// its name.
    pub(super) fn over(self, body: Body, file: &str) -> Result<WardFigures, TallyFileError> {
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let stem = stem.rsplit(['/', '\\']).next().unwrap_or(stem);
        let named = NamedFile::read(stem);
        let as_of = self.as_of.or(named.as_ref().map(|named| named.as_of));
        let as_of = as_of.ok_or_else(|| TallyFault::NoDay.of(file))?;
        let mut lacks: Vec<String> = Vec::new();
        let mut lacking = |key: &str, lacked: bool| {
            if lacked {
                lacks.push(key.to_owned());
            }
        };
        lacking("ward", self.ward.is_empty());
        lacking("as_of", self.as_of.is_none());
        lacking("since", self.since.is_none());
        lacking("schema", self.schema.is_empty());
        let kind = self.kind.or(named.as_ref().and_then(|named| ReportKind::from_code(named.kind)));
        let is_named_by_file = self.ward.is_empty();
        let name = if is_named_by_file { named.map_or_else(|| stem.to_owned(), |named| named.ward) } else { self.ward };
        Ok(WardFigures {
            file: file.to_owned(),
            ward: Ward { name, parent: self.parent },
            label: String::new(),
            is_named_by_file,
            campaign: self.campaign,
            as_of,
            since: self.since,
            kind,
            made_at: self.made_at,
            is_sealed: self.is_sealed,
            minimum_age: self.minimum_age,
            lacks,
            total: body.total,
            absent: body.absent,
            rows: body.rows,
            absent_of_rows: body.absent_of_rows,
            stated_rates: body.stated_rates,
        })
    }
}

/// A text that is kept: cleaned, and no longer than a name.
pub(super) fn kept(text: &str) -> String {
    let short: String = text.chars().take(limits::TEXT_CHARS).collect();
    let cleaned = clean(&short).text;
    // Our own CSV puts a mark before what a spreadsheet could take for a formula.
    match cleaned.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest.to_owned(),
        Some(_) | None => cleaned,
    }
}

/// Whether a text is a moment, as machines or as people write it.
fn is_moment(text: &str) -> bool {
    let day = text.split_whitespace().next().unwrap_or_default();
    Timestamp::parse_known_at(text).is_some() || day_of_text(day).is_some()
}

/// The age in a heading such as "aged 14 and over", or by itself.
pub(super) fn age_of_text(text: &str) -> Option<u32> {
    let digits: String =
        text.chars().skip_while(|letter| !letter.is_ascii_digit()).take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|age| (1..=120).contains(age))
}
