//! What is different between two settings of a campaign, setting by setting, in words: for the history, and before a
//! file of settings is taken in.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::campaign::{Campaign, EnrolmentPlace, OfficialForm};
use super::script::Spoken;
use crate::msg;
use crate::text::numbers::{self, Lang};
use crate::text::words::Message;

/// A setting that is different. Nothing stands for one that is not said.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changed {
    /// Which one.
    pub label: Message,
    /// What it was.
    pub old: Option<String>,
    /// What it is now.
    pub new: Option<String>,
}

/// Reads one text of the official form.
type OfForm = fn(&OfficialForm) -> &String;

/// The texts of the official form, by their codes, in the order in which they stand on paper.
pub const FORM_TEXTS: [(&str, OfForm); 7] = [
    ("superior", |form| &form.superior),
    ("issuer", |form| &form.issuer),
    ("symbol", |form| &form.symbol),
    ("place", |form| &form.place),
    ("on_behalf", |form| &form.on_behalf),
    ("signer_title", |form| &form.signer_title),
    ("signer_name", |form| &form.signer_name),
];

/// Everything that is different.
pub fn changes(old: &Campaign, new: &Campaign, lang: Lang) -> Vec<Changed> {
    let day = |day: Option<NaiveDate>| day.map(numbers::day).unwrap_or_default();
    let count = |number: u64| numbers::count(lang, i64::try_from(number).unwrap_or(i64::MAX));
    let target = |target: Option<u64>| target.map(count).unwrap_or_default();
    let mut changes = Vec::new();
    let mut add = |label: Message, old: String, new: String| {
        if old != new {
            let said = |text: String| Some(text).filter(|text| !text.is_empty());
            changes.push(Changed { label, old: said(old), new: said(new) });
        }
    };
    add(msg!("tui-settings-campaign"), old.name.clone(), new.name.clone());
    add(msg!("tui-settings-start"), day(old.start), day(new.start));
    add(msg!("tui-settings-end"), day(old.end), day(new.end));
    add(msg!("tui-settings-minimum-age"), old.minimum_age.to_string(), new.minimum_age.to_string());
    add(msg!("tui-settings-target"), target(old.target), target(new.target));
    add(msg!("tui-settings-daily"), old.reports.daily_before.clone(), new.reports.daily_before.clone());
    add(msg!("tui-settings-monthly"), old.reports.monthly_on.to_string(), new.reports.monthly_on.to_string());
    add(msg!("tui-settings-final"), day(old.reports.final_before), day(new.reports.final_before));
    add(msg!("tui-settings-receiver"), old.receiving_unit.clone(), new.receiving_unit.clone());
    let areas: BTreeSet<&String> = old.area_targets.keys().chain(new.area_targets.keys()).collect();
    for area in areas {
        let of = |campaign: &Campaign| target(campaign.area_targets.get(area).copied());
        add(msg!("tui-settings-area-target", area = area), of(old), of(new));
    }
    for (code, text) in FORM_TEXTS {
        add(Message::of_code("tui-form", code), text(&old.form).clone(), text(&new.form).clone());
    }
    let (recipients, places) = (old.form.recipients.len(), old.places.len());
    for place in 0..recipients.max(new.form.recipients.len()) {
        let of = |campaign: &Campaign| campaign.form.recipients.get(place).cloned().unwrap_or_default();
        add(msg!("tui-form-recipient", number = place + 1), of(old), of(new));
    }
    for place in 0..places.max(new.places.len()) {
        let of = |campaign: &Campaign| campaign.places.get(place).map(told).unwrap_or_default();
        add(msg!("tui-places-name", number = place + 1), of(old), of(new));
    }
    for spoken in Spoken::ALL {
        let of = |campaign: &Campaign| campaign.door_words.get(spoken.code()).cloned().unwrap_or_default();
        add(Message::of_code("tui-words", spoken.code()), of(old), of(new));
    }
    changes
}

/// A place in one text: its name, and when somebody is there.
fn told(place: &EnrolmentPlace) -> String {
    if place.hours.is_empty() { place.name.clone() } else { format!("{} ({})", place.name, place.hours) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_setting_that_is_different_is_named_once_and_what_is_the_same_is_not() {
        let old = Campaign::default();
        assert_eq!(changes(&old, &old, Lang::Vi), Vec::new());
        let place = EnrolmentPlace { name: "Trường".to_owned(), hours: "Chủ nhật".to_owned() };
        let form = OfficialForm {
            signer_name: "Nguyễn Văn Mẫu".to_owned(),
            recipients: vec!["Như trên;".to_owned(), "Lưu".to_owned()],
            ..OfficialForm::default()
        };
        let new = Campaign { target: Some(1_200), form, places: vec![place], ..Campaign::default() };
        let found = changes(&old, &new, Lang::Vi);
        let told: Vec<(&str, Option<&str>, Option<&str>)> = found
            .iter()
            .map(|change| (change.label.id.as_ref(), change.old.as_deref(), change.new.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                ("tui-settings-target", None, Some("1.200")),
                ("tui-form-signer-name", None, Some("Nguyễn Văn Mẫu")),
                ("tui-form-recipient", None, Some("Như trên;")),
                ("tui-form-recipient", None, Some("Lưu")),
                ("tui-places-name", None, Some("Trường (Chủ nhật)")),
            ]
        );
    }
}
