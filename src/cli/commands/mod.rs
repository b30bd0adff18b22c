//! The commands, by journey.

mod app;
mod campaign;
mod figures;
mod history;
mod import;
mod keeping;
mod people;
mod reconcile;
mod rollup;
mod sheet;
mod visits;
