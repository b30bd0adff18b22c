//! How the doors of an evening's walk are listed, as it is kept on this laptop: names of areas, nothing of anybody.

use serde::{Deserialize, Serialize};

choices! {
    /// Which doors of an area come first.
    WalkOrder {
        /// Somebody to activate, then appointments, then those not visited yet; each group as streets are walked.
        #[default]
        UrgentFirst = "urgent_first",
        /// One walk through all of them.
        OneWalk = "one_walk",
    }
}

choices! {
    /// How a street is walked.
    WalkSides {
        /// Up the odd side, back down the even one.
        #[default]
        UpAndBack = "up_and_back",
        /// By number, both sides together.
        Together = "together",
    }
}

choices! {
    /// Whether doors at which there is nothing to do tonight stand in the list.
    DoneDoors {
        /// They are folded into one line.
        #[default]
        Folded = "folded",
        /// They do.
        Shown = "shown",
    }
}

choices! {
    /// Which doors are listed.
    WalkOnly {
        /// All at which something waits.
        #[default]
        All = "all",
        /// Where somebody is approved and not activated.
        Activate = "activate",
        /// With an appointment today or before.
        Due = "due",
        /// Never visited.
        Unvisited = "unvisited",
        /// With other steps to be taken.
        Other = "other",
    }
}

/// How the doors of a walk are listed; kept from one evening to the next.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct WalkChoice {
    /// Names of the areas that are walked, none for the whole ward; `None` where nobody has chosen yet.
    pub areas: Option<Vec<String>>,
    /// Which come first.
    pub order: WalkOrder,
    /// How a street is walked.
    pub sides: WalkSides,
    /// What becomes of the doors that are done.
    pub done: DoneDoors,
    /// Which are listed.
    pub only: WalkOnly,
}

/// The same as the file has it.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct WalkTable {
    #[serde(skip_serializing_if = "Option::is_none")]
    areas: Option<Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    order: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sides: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    done: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    only: Option<String>,
    #[serde(flatten)]
    unknown: toml::Table,
}

impl WalkTable {
    /// Whether nothing was chosen.
    pub(super) fn is_usual(&self) -> bool {
        *self == Self::default()
    }

    /// As the screen has it.
    pub(super) fn choice(&self) -> WalkChoice {
        WalkChoice {
            areas: self.areas.clone(),
            order: WalkOrder::of_code(self.order.as_deref()),
            sides: WalkSides::of_code(self.sides.as_deref()),
            done: DoneDoors::of_code(self.done.as_deref()),
            only: WalkOnly::of_code(self.only.as_deref()),
        }
    }

    /// With what was chosen on the screen.
    pub(super) fn with(self, walk: &WalkChoice) -> Self {
        // What was never chosen otherwise is not written down.
        if *walk == self.choice() {
            return self;
        }
        Self {
            areas: walk.areas.clone(),
            order: Some(walk.order.code().to_owned()),
            sides: Some(walk.sides.code().to_owned()),
            done: Some(walk.done.code().to_owned()),
            only: Some(walk.only.code().to_owned()),
            unknown: self.unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Settings;
    use super::*;

    #[test]
    fn a_walk_is_kept_with_what_a_newer_version_wrote_into_it() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(Settings::default().app().walk, WalkChoice::default());
        let newer: Settings = toml::from_str("[walk]\norder = 'by_bicycle'\nlamp = true").unwrap();
        assert_eq!(newer.app().walk, WalkChoice::default());
        let walk = WalkChoice {
            areas: Some(vec!["Tổ 10".to_owned(), String::new()]),
            order: WalkOrder::OneWalk,
            sides: WalkSides::Together,
            done: DoneDoors::Shown,
            only: WalkOnly::Due,
        };
        newer.with_walk(&walk).save(folder.path()).unwrap();
        let read = Settings::load(folder.path()).0;
        assert_eq!(read.app().walk, walk);
        assert_eq!(read.walk.unknown.get("lamp"), Some(&toml::Value::Boolean(true)));
        // Saving what the settings form has changes nothing of it.
        let app = read.app();
        assert_eq!(read.with(&app).app().walk, walk);
    }
}
