//! Words that a report may hold. They come from the locales, from the settings of ward and campaign, from names of
//! areas, and from figures and days: a [`Said`] cannot be made of a text from elsewhere, so that nothing about a
//! person can slip into what leaves the ward.

use std::borrow::Cow;
use std::fmt;

use chrono::{Datelike as _, NaiveDate};

use super::tally::TallyHead;
use crate::domain::campaign::{Campaign, OfficialForm, Ward};
use crate::domain::reason::Reason;
use crate::domain::reports::sealed::Seal;
use crate::domain::rollup::{Finding, FindingCode};
use crate::domain::tally::TallyRow;
use crate::domain::time::Timestamp;
use crate::text::numbers::{self, Lang};
use crate::text::words::{Arg, Message, Words};

/// Words of a report.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Said(Cow<'static, str>);

/// What stands in a place of a sentence of a report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Piece {
    /// Words.
    Said(Said),
    /// A number, which chooses between one and many.
    Count(i64),
}

/// Says a sentence of a report: `said!(words, "report-as-of", day = day)`.
macro_rules! said {
    ($words:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::report::said::Said::sentence(
            $words,
            $id,
            vec![$((stringify!($name), $crate::report::said::Piece::from($value))),*],
        )
    };
}
pub(super) use said;

impl Said {
    /// Nothing.
    pub const NONE: Self = Self(Cow::Borrowed(""));

    /// A sentence of the locales with its places filled; better written with [`said!`].
    pub fn sentence(words: &Words, id: &'static str, pieces: Vec<(&'static str, Piece)>) -> Self {
        let arg = |piece| match piece {
            Piece::Said(said) => Arg::Text(said.0.into_owned()),
            Piece::Count(count) => Arg::Count(count),
        };
        let args = pieces.into_iter().map(|(name, piece)| (name, arg(piece))).collect();
        Self(words.say(&Message { id: Cow::Borrowed(id), args }).into())
    }

    /// The words of a code of the contract.
    pub fn coded(words: &Words, prefix: &'static str, code: &'static str) -> Self {
        Self(words.say(&Message::of_code(prefix, code)).into())
    }

    /// A key of the contract.
    pub const fn key(key: &'static str) -> Self {
        Self(Cow::Borrowed(key))
    }

    /// A key within another: `new.l2_activated`.
    pub fn key_in(group: &'static str, key: &'static str) -> Self {
        Self(format!("{group}.{key}").into())
    }

    /// The name of a ward.
    pub fn ward(ward: &Ward) -> Self {
        Self(ward.name.clone().into())
    }

    /// The name of the unit above a ward.
    pub fn unit_above(ward: &Ward) -> Self {
        Self(ward.parent.clone().into())
    }

    /// The name of a campaign.
    pub fn campaign(campaign: &Campaign) -> Self {
        Self(campaign.name.clone().into())
    }

    /// Who receives the reports of a campaign.
    pub fn receiver(campaign: &Campaign) -> Self {
        Self(campaign.receiving_unit.clone().into())
    }

    /// A part of the official form.
    pub fn form<'f>(form: &'f OfficialForm, part: impl Fn(&'f OfficialForm) -> &'f String) -> Self {
        Self(part(form).trim().to_owned().into())
    }

    /// Who receives a report, as the official form lists them.
    pub fn recipients(form: &OfficialForm) -> Vec<Self> {
        let lines = form.recipients.iter().map(|line| line.trim()).filter(|line| !line.is_empty());
        lines.map(|line| Self(line.to_owned().into())).collect()
    }

    /// The name of an area.
    pub fn area(row: &TallyRow) -> Self {
        Self(row.area.clone().into())
    }

    /// A reason.
    pub fn reason(lang: Lang, reason: Reason) -> Self {
        Self(Cow::Borrowed(match lang {
            Lang::Vi => reason.row().label_vi,
            Lang::En => reason.row().label_en,
        }))
    }

    /// A day: `05/07/2023`.
    pub fn day(day: NaiveDate) -> Self {
        Self(numbers::day(day).into())
    }

    /// A day of the month as official papers write it: `05`, `15`.
    pub fn day_of_month(day: NaiveDate) -> Self {
        Self(format!("{:02}", day.day()).into())
    }

    /// A month as official papers write it: January and February with a zero, so that nobody makes November of them.
    pub fn month(day: NaiveDate) -> Self {
        let month = day.month();
        Self(if month < 3 { format!("{month:02}") } else { month.to_string() }.into())
    }

    /// A year.
    pub fn year(day: NaiveDate) -> Self {
        Self(day.year().to_string().into())
    }

    /// A number.
    pub fn count(lang: Lang, count: i64) -> Self {
        Self(numbers::count(lang, count).into())
    }

    /// A number of tenths: `7,5`; whole ones without a decimal.
    pub fn tenths(lang: Lang, tenths: i64) -> Self {
        let whole = numbers::count(lang, tenths / 10);
        let mark = match lang {
            Lang::Vi => ',',
            Lang::En => '.',
        };
        Self(if tenths % 10 == 0 { whole } else { format!("{whole}{mark}{}", tenths % 10) }.into())
    }

    /// A rate of hundredths of a percent: `37,51%`.
    pub fn rate(lang: Lang, hundredths: Option<i64>) -> Self {
        Self(numbers::percent(lang, hundredths).into())
    }

    /// The number of a part: `IV`.
    pub fn roman(number: usize) -> Self {
        const ROMAN: [&str; 10] = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
        Self(ROMAN.get(number).map_or_else(|| number.to_string().into(), |roman| Cow::Borrowed(*roman)))
    }

    /// A moment as people read it.
    pub fn moment(at: Timestamp) -> Self {
        Self(at.to_local().format("%d/%m/%Y %H:%M").to_string().into())
    }

    /// A moment as programs read it.
    pub fn moment_for_programs(at: Timestamp) -> Self {
        Self(at.to_rfc3339_local().into())
    }

    /// Head of the journal that a report was made from.
    pub fn journal_head(head: &TallyHead) -> Self {
        Self(head.journal_head.clone().into())
    }

    /// Which official sealed a report.
    pub fn sealed_by(seal: &Seal) -> Self {
        Self(seal.by.clone().into())
    }

    /// What is wrong with what a ward sent: names of wards and areas, days and figures. Where the sentence for whoever
    /// puts them together names a file, the document says it without: names of files come from anywhere.
    pub fn finding(words: &Words, finding: &Finding) -> Self {
        let ward = || Self(finding.ward.clone().into()).or(|| said!(words, "report-area-none"));
        match finding.code {
            FindingCode::Unreadable => said!(words, "rollup-short-unreadable", ward = ward()),
            FindingCode::Double => said!(words, "rollup-short-double", ward = ward()),
            FindingCode::Unlisted => said!(words, "rollup-short-unlisted", ward = ward()),
            FindingCode::OlderVersion => said!(words, "rollup-short-older-version", ward = ward()),
            FindingCode::Missing
            | FindingCode::Late
            | FindingCode::Decreased
            | FindingCode::Inconsistent
            | FindingCode::WrongRate
            | FindingCode::OtherDefinition
            | FindingCode::OtherPeriod => Self(words.say(&finding.message).into()),
        }
    }

    /// The ward that a finding is about.
    pub fn ward_of(finding: &Finding) -> Self {
        Self(finding.ward.clone().into())
    }

    /// The unit above the wards that were put together.
    pub fn unit_of(parent: Option<&str>) -> Self {
        Self(parent.unwrap_or_default().to_owned().into())
    }

    /// The campaign of the wards that were put together.
    pub fn campaign_of(campaign: Option<&str>) -> Self {
        Self(campaign.unwrap_or_default().to_owned().into())
    }

    /// The same in capitals.
    #[must_use]
    pub fn capitals(&self) -> Self {
        Self(self.0.to_uppercase().into())
    }

    /// The same, or other words where there are none.
    #[must_use]
    pub fn or(self, other: impl FnOnce() -> Self) -> Self {
        if self.0.trim().is_empty() { other() } else { self }
    }

    /// Several with something between them; empty ones are left out.
    pub fn joined(parts: &[Self], between: &'static str) -> Self {
        let parts = parts.iter().map(Self::as_str).filter(|part| !part.is_empty());
        Self(parts.collect::<Vec<_>>().join(between).into())
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Said {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl From<Said> for Piece {
    fn from(said: Said) -> Self {
        Self::Said(said)
    }
}

impl From<&Said> for Piece {
    fn from(said: &Said) -> Self {
        Self::Said(said.clone())
    }
}

impl From<NaiveDate> for Piece {
    fn from(day: NaiveDate) -> Self {
        Self::Said(Said::day(day))
    }
}

impl From<u32> for Piece {
    fn from(count: u32) -> Self {
        Self::Count(count.into())
    }
}

impl From<u64> for Piece {
    fn from(count: u64) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<i64> for Piece {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::person::Person;

    /// Compiles only while none of these can become words of a report: with such a way in, the call would be ambiguous.
    #[test]
    fn no_text_from_elsewhere_becomes_words_of_a_report() {
        trait Unless<Way> {
            fn holds() -> bool {
                true
            }
        }
        struct OfText;
        struct OfBorrowed;
        struct OfPerson;
        impl<T> Unless<()> for T {}
        impl<T: From<String>> Unless<OfText> for T {}
        impl<T: for<'t> From<&'t str>> Unless<OfBorrowed> for T {}
        impl<T: for<'p> From<&'p Person>> Unless<OfPerson> for T {}
        assert!(<Said as Unless<_>>::holds());
        assert!(<Piece as Unless<_>>::holds());
        assert!(<super::super::Figure as Unless<_>>::holds());
    }

    #[test]
    fn days_and_numbers_of_official_papers() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for (text, expected) in
            [("2026-01-05", "05/01/2026"), ("2026-02-10", "10/02/2026"), ("2023-06-09", "09/6/2023")]
        {
            let parts = [Said::day_of_month(day(text)), Said::month(day(text)), Said::year(day(text))];
            assert_eq!(Said::joined(&parts, "/").as_str(), expected);
        }
        assert_eq!(Said::tenths(Lang::Vi, 12_345).as_str(), "1.234,5");
        assert_eq!(Said::tenths(Lang::En, 12_340).as_str(), "1,234");
        assert_eq!([1, 4, 9, 10].map(|number| Said::roman(number).to_string()), ["I", "IV", "IX", "10"]);
    }
}
