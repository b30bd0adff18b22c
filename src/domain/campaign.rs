//! The ward and its campaign: everything dated, named or local is configuration, never code (domain.md).

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};
use serde::{Deserialize, Serialize};

use super::script::{MOST_WORDS_CHARS, OwnWords};
use crate::text::clean::clean;

/// The unit that owns the ledger.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Ward {
    /// Name, as it stands on reports.
    pub name: String,
    /// The unit above.
    pub parent: String,
}

/// A campaign's settings, as the TOML presets in `assets/campaigns` hold them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Campaign {
    /// Name.
    pub name: String,
    /// First day.
    pub start: Option<NaiveDate>,
    /// Last day; reports and pace count up to it.
    pub end: Option<NaiveDate>,
    /// Youngest age in full years that counts as eligible.
    pub minimum_age: u32,
    /// How many level-2 activations the ward is to reach.
    pub target: Option<u64>,
    /// Targets of single areas, by name.
    pub area_targets: BTreeMap<String, u64>,
    /// When reports are due.
    pub reports: ReportDuties,
    /// The unit that receives the reports.
    pub receiving_unit: String,
    /// What is said at the doors in other words than the usual ones. Left out where there are none: a ledger without
    /// them reads as it did before they could be changed.
    #[serde(skip_serializing_if = "OwnWords::is_empty")]
    pub door_words: OwnWords,
    /// What stands around the figures of a report in the official form. Left out where nothing is said, like the rest.
    #[serde(skip_serializing_if = "OfficialForm::is_blank")]
    pub form: OfficialForm,
    /// Where people go to enrol.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<EnrolmentPlace>,
}

/// What stands around the figures of a report in the official form (NĐ 30/2020/NĐ-CP): header, place, signature. The
/// names in it are those of officials who sign, never of residents. What is empty is printed as a dotted gap to be
/// filled in by hand, or left out where the form allows it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct OfficialForm {
    /// The superior body, above left ("CÔNG AN THÀNH PHỐ HẢI PHÒNG").
    pub superior: String,
    /// The issuing body, below it in bold ("CÔNG AN PHƯỜNG ĐẰNG HẢI").
    pub issuer: String,
    /// Where the report is dated ("Đằng Hải").
    pub place: String,
    /// What follows the number ("BC-CAP": `Số: …/BC-CAP`).
    pub symbol: String,
    /// Before the title of whoever signs for somebody else ("KT. TRƯỞNG CÔNG AN PHƯỜNG"); usually empty.
    pub on_behalf: String,
    /// The title of whoever signs ("TRƯỞNG CÔNG AN PHƯỜNG").
    pub signer_title: String,
    /// The name of whoever signs, with the rank.
    pub signer_name: String,
    /// Who receives it ("Nơi nhận"), one a line; the archive line (`- Lưu: VT.`) is added.
    pub recipients: Vec<String>,
}

impl OfficialForm {
    /// Whether nothing is said.
    pub fn is_blank(&self) -> bool {
        *self == Self::default()
    }

    /// What is said in it, and in another what it leaves empty.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        let text = |own: &String, other: &String| if own.is_empty() { other.clone() } else { own.clone() };
        Self {
            superior: text(&self.superior, &other.superior),
            issuer: text(&self.issuer, &other.issuer),
            place: text(&self.place, &other.place),
            symbol: text(&self.symbol, &other.symbol),
            on_behalf: text(&self.on_behalf, &other.on_behalf),
            signer_title: text(&self.signer_title, &other.signer_title),
            signer_name: text(&self.signer_name, &other.signer_name),
            recipients: if self.recipients.is_empty() { other.recipients.clone() } else { self.recipients.clone() },
        }
    }

    /// Every text of it.
    fn texts(&self) -> impl Iterator<Item = &String> {
        let Self { superior, issuer, place, symbol, on_behalf, signer_title, signer_name, recipients } = self;
        [superior, issuer, place, symbol, on_behalf, signer_title, signer_name].into_iter().chain(recipients)
    }

    fn cleaned(&self) -> Self {
        Self {
            superior: clean(&self.superior).text,
            issuer: clean(&self.issuer).text,
            place: clean(&self.place).text,
            symbol: clean(&self.symbol).text,
            on_behalf: clean(&self.on_behalf).text,
            signer_title: clean(&self.signer_title).text,
            signer_name: clean(&self.signer_name).text,
            recipients: self.recipients.iter().map(|text| clean(text).text).filter(|text| !text.is_empty()).collect(),
        }
    }
}

/// A place where people enrol: the police desk, a school on Sundays.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EnrolmentPlace {
    /// What it is called, with its address.
    pub name: String,
    /// When somebody is there.
    pub hours: String,
}

/// When reports are due (document 003: daily before 08:00, monthly on the 10th).
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ReportDuties {
    /// Hour and minute before which the daily report of the day before is due.
    pub daily_before: String,
    /// Day of the month of the monthly report.
    pub monthly_on: u32,
    /// Last day for the final report.
    pub final_before: Option<NaiveDate>,
}

impl Default for ReportDuties {
    fn default() -> Self {
        Self { daily_before: "08:00".to_owned(), monthly_on: 10, final_before: None }
    }
}

/// From 14 full years on (NĐ 59/2022 art. 11, documents 002, 003, 004); a campaign may say otherwise.
pub const MINIMUM_AGE: u32 = 14;

/// Nobody is older.
const MOST_AGE: u32 = 120;

/// No name of a campaign, unit or area is longer.
pub const MOST_NAME_CHARS: usize = 200;

/// No line of the official form is longer: what does not fit half a page is no header.
pub const MOST_FORM_CHARS: usize = 120;

/// More recipients do not fit beside a signature.
pub const MOST_RECIPIENTS: usize = 10;

/// More places are not read out at a door.
pub const MOST_PLACES: usize = 8;

/// No name of a place with its address, and no hours, are longer.
pub const MOST_PLACE_CHARS: usize = 160;

/// No campaign lies outside of these years: whoever counts its days and months would not come to an end.
pub const YEARS: std::ops::RangeInclusive<i32> = 1990..=2100;

/// No target is larger: as many people as the country has. Files of larger figures are refused above the ward.
pub const MOST_TARGET: u64 = 100_000_000;

/// What cannot be so in the settings of a campaign.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CampaignFault {
    /// A day in a year that no campaign is in.
    FarDay,
    /// It ends before it starts.
    EndBeforeStart,
    /// A target of more people than there are.
    Target,
    /// An age that nobody has.
    MinimumAge,
    /// Not an hour and minute.
    DailyBefore,
    /// Not a day of a month.
    MonthlyOn,
    /// The final report is due before the campaign starts.
    FinalBeforeStart,
    /// Words for the doors that are too long to be read aloud.
    DoorWords,
    /// A name that is too long for a line of a report.
    Names,
    /// A text of the official form that is too long.
    FormText,
    /// More recipients than have room.
    Recipients,
    /// More places than anybody reads.
    Places,
    /// A place without a name, or whose name or hours are too long.
    PlaceText,
}

impl CampaignFault {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Target,
        Self::FarDay,
        Self::EndBeforeStart,
        Self::MinimumAge,
        Self::DailyBefore,
        Self::MonthlyOn,
        Self::FinalBeforeStart,
        Self::DoorWords,
        Self::Names,
        Self::FormText,
        Self::Recipients,
        Self::Places,
        Self::PlaceText,
    ];

    /// Stable code.
    pub fn code(self) -> &'static str {
        match self {
            Self::FarDay => "far_day",
            Self::Target => "target",
            Self::EndBeforeStart => "end_before_start",
            Self::MinimumAge => "minimum_age",
            Self::DailyBefore => "daily_before",
            Self::MonthlyOn => "monthly_on",
            Self::FinalBeforeStart => "final_before_start",
            Self::DoorWords => "door_words",
            Self::Names => "names",
            Self::FormText => "form_text",
            Self::Recipients => "recipients",
            Self::Places => "places",
            Self::PlaceText => "place_text",
        }
    }
}

impl Campaign {
    /// The first thing that cannot be so.
    pub fn fault(&self) -> Option<CampaignFault> {
        let before_start =
            |day: Option<NaiveDate>| matches!((self.start, day), (Some(start), Some(day)) if day < start);
        let hour = &self.reports.daily_before;
        let longer = |text: &String, most: usize| text.chars().count() > most;
        let is_long = |text: &String| longer(text, MOST_WORDS_CHARS);
        let mut names = [&self.name, &self.receiving_unit].into_iter().chain(self.area_targets.keys());
        let is_no_place = |place: &EnrolmentPlace| {
            place.name.is_empty() || [&place.name, &place.hours].iter().any(|text| longer(text, MOST_PLACE_CHARS))
        };
        let is_far = |day: &NaiveDate| !YEARS.contains(&day.year());
        let days = [self.start, self.end, self.reports.final_before];
        let mut targets = self.target.iter().chain(self.area_targets.values());
        let faults = [
            (targets.any(|target| *target > MOST_TARGET), CampaignFault::Target),
            (days.iter().flatten().any(is_far), CampaignFault::FarDay),
            (before_start(self.end), CampaignFault::EndBeforeStart),
            (self.minimum_age > MOST_AGE, CampaignFault::MinimumAge),
            (!hour.is_empty() && hour_of(hour).as_ref() != Some(hour), CampaignFault::DailyBefore),
            (!(1..=31).contains(&self.reports.monthly_on), CampaignFault::MonthlyOn),
            (before_start(self.reports.final_before), CampaignFault::FinalBeforeStart),
            (self.door_words.values().any(is_long), CampaignFault::DoorWords),
            (names.any(|name| longer(name, MOST_NAME_CHARS)), CampaignFault::Names),
            (self.form.texts().any(|text| longer(text, MOST_FORM_CHARS)), CampaignFault::FormText),
            (self.form.recipients.len() > MOST_RECIPIENTS, CampaignFault::Recipients),
            (self.places.len() > MOST_PLACES, CampaignFault::Places),
            (self.places.iter().any(is_no_place), CampaignFault::PlaceText),
        ];
        faults.into_iter().find(|(is_so, _)| *is_so).map(|(_, fault)| fault)
    }

    /// Without what nobody sees or what steers a screen, without lines and places that say nothing.
    #[must_use]
    pub fn cleaned(&self) -> Self {
        let place =
            |place: &EnrolmentPlace| EnrolmentPlace { name: clean(&place.name).text, hours: clean(&place.hours).text };
        let words = |(code, text): (&String, &String)| {
            let text = clean(text).text;
            (!text.is_empty()).then(|| (code.clone(), text))
        };
        Self {
            name: clean(&self.name).text,
            area_targets: self.area_targets.iter().map(|(area, target)| (clean(area).text, *target)).collect(),
            receiving_unit: clean(&self.receiving_unit).text,
            door_words: self.door_words.iter().filter_map(words).collect(),
            form: self.form.cleaned(),
            places: self.places.iter().map(place).filter(|place| *place != EnrolmentPlace::default()).collect(),
            ..self.clone()
        }
    }
}

/// An hour as people write it (`8h`, `8h30`, `8:00`, `08.00`), as settings keep it: `08:00`.
pub fn hour_of(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (hour, minute) = text.split_once(['h', ':', '.', 'g']).unwrap_or((&text, ""));
    let number = |text: &str| {
        let is_short = text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit());
        if is_short { text.parse::<u32>().ok() } else { None }
    };
    let minute = if minute.is_empty() { Some(0) } else { number(minute) };
    let (hour, minute) = (number(hour)?, minute?);
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

impl Default for Campaign {
    fn default() -> Self {
        Self {
            name: String::new(),
            start: None,
            end: None,
            minimum_age: MINIMUM_AGE,
            target: None,
            area_targets: BTreeMap::new(),
            reports: ReportDuties::default(),
            receiving_unit: String::new(),
            door_words: OwnWords::new(),
            form: OfficialForm::default(),
            places: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_as_people_write_them() {
        for (text, expected) in [
            ("8h", Some("08:00")),
            ("8h30", Some("08:30")),
            ("08:00", Some("08:00")),
            ("7.45", Some("07:45")),
            ("17", Some("17:00")),
            ("24:00", None),
            ("8:60", None),
            ("", None),
            ("sáng", None),
            ("8:000", None),
        ] {
            assert_eq!(hour_of(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_so_is_found() {
        let day = |text: &str| text.parse().ok();
        let usual = Campaign { start: day("2023-06-15"), ..Campaign::default() };
        assert_eq!(usual.fault(), None);
        let reports = |daily: &str, monthly_on, last| ReportDuties {
            daily_before: daily.to_owned(),
            monthly_on,
            final_before: last,
        };
        for (campaign, expected) in [
            (Campaign { end: day("2023-06-14"), ..usual.clone() }, CampaignFault::EndBeforeStart),
            (Campaign { minimum_age: 121, ..usual.clone() }, CampaignFault::MinimumAge),
            (Campaign { reports: reports("8h", 10, None), ..usual.clone() }, CampaignFault::DailyBefore),
            (Campaign { reports: reports("", 0, None), ..usual.clone() }, CampaignFault::MonthlyOn),
            (Campaign { reports: reports("", 1, day("2023-06-01")), ..usual.clone() }, CampaignFault::FinalBeforeStart),
            (
                Campaign { door_words: [("enrol".to_owned(), "a".repeat(401))].into(), ..usual.clone() },
                CampaignFault::DoorWords,
            ),
        ] {
            assert_eq!(campaign.fault(), Some(expected));
        }
    }

    #[test]
    fn texts_of_the_form_and_of_places_are_limited() {
        let usual = Campaign::default();
        let form = |form: OfficialForm| Campaign { form, ..usual.clone() };
        let places = |count: usize, name: &str, hours: &str| {
            let place = EnrolmentPlace { name: name.to_owned(), hours: hours.to_owned() };
            Campaign { places: vec![place; count], ..usual.clone() }
        };
        let line = |count: usize| "ô".repeat(count);
        let recipients = |count: usize| OfficialForm { recipients: vec![line(1); count], ..OfficialForm::default() };
        let last = OfficialForm { recipients: vec![line(MOST_FORM_CHARS + 1)], ..OfficialForm::default() };
        for (campaign, expected) in [
            (form(OfficialForm { superior: line(MOST_FORM_CHARS), ..OfficialForm::default() }), None),
            (
                form(OfficialForm { signer_name: line(MOST_FORM_CHARS + 1), ..OfficialForm::default() }),
                Some(CampaignFault::FormText),
            ),
            (form(last), Some(CampaignFault::FormText)),
            (form(recipients(MOST_RECIPIENTS)), None),
            (form(recipients(MOST_RECIPIENTS + 1)), Some(CampaignFault::Recipients)),
            (places(MOST_PLACES, "Trường", ""), None),
            (places(MOST_PLACES + 1, "Trường", ""), Some(CampaignFault::Places)),
            (places(1, "", "8h"), Some(CampaignFault::PlaceText)),
            (places(1, "Trường", &line(MOST_PLACE_CHARS + 1)), Some(CampaignFault::PlaceText)),
            (Campaign { name: line(MOST_NAME_CHARS + 1), ..usual.clone() }, Some(CampaignFault::Names)),
        ] {
            assert_eq!(campaign.fault(), expected);
        }
    }

    #[test]
    fn what_nobody_sees_and_what_says_nothing_is_taken_out() {
        let dirty = Campaign {
            name: " Đợt\u{1b}[2J  1 ".to_owned(),
            form: OfficialForm {
                issuer: "CÔNG AN\nPHƯỜNG\u{202e}".to_owned(),
                recipients: vec![" ".to_owned(), "Như trên;".to_owned()],
                ..OfficialForm::default()
            },
            places: vec![EnrolmentPlace { name: "\t".to_owned(), hours: String::new() }],
            ..Campaign::default()
        };
        let clean = dirty.cleaned();
        assert_eq!((clean.name.as_str(), clean.form.issuer.as_str()), ("Đợt[2J 1", "CÔNG AN PHƯỜNG"));
        assert_eq!((clean.form.recipients, clean.places), (vec!["Như trên;".to_owned()], Vec::new()));
    }

    /// Ledgers from before the official form and the places read as they are, and write as they did.
    #[test]
    fn the_form_and_the_places_are_an_addition() {
        let old = r#"{"name":"Mẫu","start":"2023-06-15","end":null,"minimum_age":14,"target":7,"area_targets":{"Tổ 1":3},"reports":{"daily_before":"08:00","monthly_on":10,"final_before":null},"receiving_unit":""}"#;
        let campaign: Campaign = serde_json::from_str(old).unwrap();
        assert!(campaign.form.is_blank() && campaign.places.is_empty());
        assert_eq!(serde_json::to_string(&campaign).unwrap(), old);
        let new = Campaign {
            form: OfficialForm { place: "Đằng Hải".to_owned(), ..OfficialForm::default() },
            places: vec![EnrolmentPlace { name: "Trường".to_owned(), hours: "Chủ nhật".to_owned() }],
            ..campaign
        };
        assert_eq!(serde_json::from_str::<Campaign>(&serde_json::to_string(&new).unwrap()).unwrap(), new);
    }

    /// Ledgers from before the words could be changed read as they are, and write as they did.
    #[test]
    fn words_for_the_doors_are_an_addition() {
        let old = serde_json::to_string(&Campaign::default()).unwrap();
        assert!(!old.contains("door_words"), "{old}");
        assert_eq!(serde_json::from_str::<Campaign>(&old).unwrap(), Campaign::default());
        let new = Campaign { door_words: [("enrol".to_owned(), "Mời".to_owned())].into(), ..Campaign::default() };
        let text = serde_json::to_string(&new).unwrap();
        assert_eq!(serde_json::from_str::<Campaign>(&text).unwrap(), new);
        // A file of a campaign says them in a table of their own, or not at all.
        let file = "name = \"Mẫu\"\nminimum_age = 14\n";
        assert_eq!(toml::from_str::<Campaign>(file).unwrap().door_words, OwnWords::new());
        let file = format!("{file}[door_words]\nenrol = \"Mời\"\n");
        assert_eq!(toml::from_str::<Campaign>(&file).unwrap().door_words, new.door_words);
    }
}
