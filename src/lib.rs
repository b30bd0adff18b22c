//! `tungnha`: the ward's ledger for the door-to-door campaign.

pub mod cli;
pub mod desk;
pub mod domain;
pub mod intake;
pub mod report;
pub mod store;
pub mod sys;
pub mod text;
pub mod tui;
