//! What goes to the unit above, to a chat, to a spreadsheet: one neutral tree, and a writer for each format.
//!
//! ```text
//! TallyHead, Tally ──> tally_report ──> Report ──> text, csv, xlsx      (JSON: straight from the tally,
//!                                       Table  ──> text, csv, xlsx       for machines; a test compares)
//! ```
//!
//! Every figure is put into the tree once, so that the formats cannot disagree. A report of a tally is made from
//! counts alone and cannot hold a person; lists of people are single [`Table`]s that their makers fill.
//! It knows neither store nor terminal, and writes no file: each writer returns the bytes, for `sys::files`.

pub mod clean_up;
pub mod csv;
mod file_name;
mod grid;
pub mod json;
mod tally;
pub mod text;
mod tree;
pub mod xlsx;

pub use file_name::file_name;
pub use json::tally_json;
pub use tally::{TallyHead, tally_report};
pub use tree::{Block, Cell, Column, Fact, Kind, Layout, Report, Table};

#[cfg(test)]
mod tests;
