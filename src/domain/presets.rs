//! The campaign presets of `assets/campaigns`: those of the documents 000 to 004 and a blank one, as TOML in the
//! shape of [`Campaign`](super::campaign::Campaign).

/// Each preset: its key and its TOML text; the blank one last.
pub fn presets() -> impl Iterator<Item = (&'static str, &'static str)> {
    PRESETS.iter().copied()
}

macro_rules! preset {
    ($key:literal) => {
        ($key, include_str!(concat!("../../assets/campaigns/", $key, ".toml")))
    };
}

const PRESETS: [(&str, &str); 6] = [
    preset!("hai-an"),
    preset!("province"),
    preset!("quang-nghiep"),
    preset!("ho-chi-minh"),
    preset!("tu-ky"),
    preset!("blank"),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::campaign::{Campaign, MINIMUM_AGE};

    fn preset(key: &str) -> Campaign {
        let (_, text) = presets().find(|(other, _)| *other == key).unwrap();
        toml::from_str(text).unwrap()
    }

    fn day(text: &str) -> chrono::NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn every_preset_is_a_campaign() {
        for (key, text) in presets() {
            let campaign: Campaign = toml::from_str(text).unwrap_or_else(|error| panic!("{key}: {error}"));
            assert_eq!(campaign.minimum_age, MINIMUM_AGE, "{key}");
            assert_eq!(campaign.name.is_empty(), key == "blank", "{key}");
            assert!(campaign.start.is_none() || campaign.end.is_none() || campaign.start < campaign.end, "{key}");
        }
        assert_eq!(presets().map(|(key, _)| key).collect::<BTreeSet<_>>().len(), PRESETS.len());
    }

    #[test]
    fn the_days_are_those_of_the_documents() {
        assert_eq!(preset("hai-an").end, Some(day("2023-06-30")));
        assert_eq!(preset("tu-ky").start, Some(day("2022-03-15")));
        let city = preset("ho-chi-minh");
        assert_eq!((city.start, city.end), (Some(day("2023-06-15")), Some(day("2023-11-05"))));
        assert_eq!((city.reports.daily_before.as_str(), city.reports.monthly_on), ("08:00", 10));
        assert_eq!(city.reports.final_before, Some(day("2023-11-07")));
        assert_eq!(preset("blank"), Campaign::default());
    }

    #[test]
    fn places_are_those_of_the_documents_and_nobody_is_named() {
        let city = preset("ho-chi-minh");
        assert!(city.places[0].name.starts_with("Trụ sở Đội Cảnh sát QLHC về TTXH"), "{:?}", city.places);
        assert_eq!(preset("quang-nghiep").places[0].hours, "giờ hành chính, tất cả các ngày trong tuần");
        assert_eq!(preset("tu-ky").places.len(), 2);
        for (key, text) in presets() {
            let campaign = preset(key);
            assert_eq!(campaign.fault(), None, "{key}");
            assert_eq!(campaign, campaign.cleaned(), "{key}");
            assert!(campaign.form.signer_name.is_empty(), "{key}: names of officials are the ward's own");
            let digits = text.split(|c: char| !c.is_ascii_digit() && c != '.').map(str::len).max();
            assert!(digits < Some(9), "{key}: a phone number?");
        }
    }
}
