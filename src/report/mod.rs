//! What goes to the unit above, to a chat, to a spreadsheet: one neutral tree, and a writer for each format.
//!
//! ```text
//! TallyHead, Tally ──> tally_report ──> Report ──> text, chat, csv, xlsx, docx   (JSON: straight from the tally,
//!                                       Table  ──> text, csv, xlsx                for machines; a test compares)
//! ```
//!
//! Every figure is put into the report once, so that the formats cannot disagree. A [`Report`] holds [`Figure`]s and
//! [`said::Said`]: its types have no place for a person. Lists of people are single [`Table`]s that their makers fill.
//! The roll-up of many wards is a [`Report`] too, with a ward in place of an area ([`rollup_report`]).
//! It knows neither store nor terminal, and writes no file: each writer returns the bytes, for `sys::files`.

pub mod clean_up;
pub mod csv;
pub mod docx;
mod figures;
mod file_name;
mod grid;
pub mod json;
mod narrative;
mod official;
mod rollup;
mod rollup_json;
pub mod said;
pub mod short;
mod tally;
mod tally_tables;
pub mod text;
mod tree;
pub mod walk_sheet;
pub mod xlsx;
pub mod xlsx_report;

pub use figures::{
    Chart, Definition, Definitions, Fact, FactValue, Figure, FigureBlock, FigureColumn, FigureRow, FigureTable, Mark,
    Official, Part, Report,
};
pub use file_name::file_name;
pub use json::tally_json;
pub use rollup::{rollup_findings, rollup_report};
pub use rollup_json::rollup_json;
pub use tally::{TallyHead, tally_report};
pub use tree::{Block, Cell, Column, Kind, Layout, Table, TitledTable};

#[cfg(test)]
mod read_back_tests;
#[cfg(test)]
#[path = "samples_tests.rs"]
mod samples;
#[cfg(test)]
mod tests;
