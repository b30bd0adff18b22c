//! The campaigns that a new ledger can start with.

use crate::domain::campaign::Campaign;
use crate::domain::campaign_file;
use crate::domain::presets::presets;

/// A campaign to start with.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Preset {
    /// Its key; its short name is the message `preset-KEY`.
    pub key: &'static str,
    /// The campaign.
    pub campaign: Campaign,
}

/// All of them, the blank one first: the others are dated, and of one place.
pub fn campaigns() -> Vec<Preset> {
    let mut campaigns: Vec<Preset> = presets()
        .filter_map(|(key, text)| Some(Preset { key, campaign: campaign_file::read(text, &Campaign::default()).ok()? }))
        .collect();
    campaigns.sort_by_key(|preset| !preset.campaign.name.is_empty());
    campaigns
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::numbers::Lang;
    use crate::text::words::{Message, Words};

    #[test]
    fn every_preset_can_be_chosen_by_a_short_name() {
        let campaigns = campaigns();
        assert_eq!(campaigns.len(), presets().count());
        assert_eq!(campaigns.first().map(|preset| &preset.campaign), Some(&Campaign::default()));
        for lang in [Lang::Vi, Lang::En] {
            let words = Words::new(lang);
            for preset in &campaigns {
                let name = words.try_say(&Message::of_code("preset", preset.key));
                assert!(name.is_some_and(|name| name.chars().count() <= 30), "{lang:?} {}", preset.key);
            }
        }
    }
}
