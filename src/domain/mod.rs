//! The rules of the campaign, PURE: no I/O, no clock, no randomness, no SQL, no terminal.
//!
//! People and households (`person`, `household`, `field`, `problem`), the values they are made of (`partial_date`,
//! `person_number`, `phone`, `address`, `sex`, `presence`, `milestone`), what is done at doors (`visit`, `reason`,
//! `next_step`, `walk`), what is counted (`eligibility`, `count`, `tally`, `campaign`), and how the ledger follows from what
//! was recorded and decided (`event`, `decision`, `fold`, `ledger`, `undo`). `roster` is what files gave, before it is compared;
//! `extract` is that of accounts, and `reconcile` sets it beside the ledger.
//! `likeness` proposes entries that may be one person, `merging` what is kept of two.
//! `rollup` puts the figures of many wards together, for the unit above.
//! `demo` makes an invented ward from a seed, `presets` are the campaigns of the documents, `script` what is said at a door.
//!
//! Nothing of the rest of the program is used here but the pure functions of `text`.

pub mod address;
pub mod ages;
pub mod burn_up;
pub mod campaign;
pub mod campaign_changes;
pub mod campaign_file;
pub mod card;
pub mod count;
pub mod decision;
pub mod demo;
mod digits;
pub mod eligibility;
pub mod event;
pub mod extract;
pub mod field;
pub mod fold;
pub mod forecast;
pub mod household;
pub mod ids;
pub mod import_plan;
pub mod keyed;
pub mod ledger;
pub mod likeness;
pub mod list_key;
pub mod merging;
pub mod milestone;
pub mod next_step;
pub mod partial_date;
pub mod person;
pub mod person_number;
pub mod phone;
pub mod presence;
pub mod presets;
pub mod problem;
pub mod quality;
pub mod reason;
pub mod reconcile;
pub mod repair;
pub mod reports;
pub mod rollup;
pub mod roster;
pub mod script;
pub mod sex;
pub mod sheet;
pub mod spoken_day;
mod spoken_words;
pub mod tables;
pub mod tally;
pub mod time;
pub mod undo;
pub mod visit;
pub mod visit_times;
pub mod walk;

#[cfg(test)]
mod rule_tests;
