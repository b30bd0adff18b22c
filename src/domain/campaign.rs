//! The ward and its campaign: everything dated, named or local is configuration, never code (domain.md).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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
        }
    }
}
