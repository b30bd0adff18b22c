//! The commands, by journey.

mod app;
mod figures;
mod history;
mod import;
mod keeping;
mod people;
mod reconcile;
mod rollup;
mod visits;
