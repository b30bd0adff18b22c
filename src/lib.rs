//! `tungnha`: the ward's ledger for the door-to-door campaign.

pub mod domain;
pub mod intake;
pub mod text;
