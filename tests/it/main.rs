//! The program as its users meet it: the built binary on ledgers in temporary folders, and the library's desk where
//! a walk is too long for processes. One file a topic; `harness` is what they share. Invented people only.

#[cfg(test)]
#[path = "../support/biff.rs"]
mod biff;
#[cfg(test)]
mod campaign;
#[cfg(test)]
mod cards;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod corrections;
#[cfg(test)]
mod crash;
#[cfg(test)]
mod encodings;
#[cfg(test)]
mod exit_codes;
#[cfg(test)]
mod formats;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod hostile;
#[cfg(test)]
mod households;
#[cfg(test)]
mod keeping;
#[cfg(test)]
mod ledger_formats;
#[cfg(test)]
mod merging;
#[cfg(test)]
mod privacy;
#[cfg(test)]
mod pty;
#[cfg(test)]
mod reconcile;
#[cfg(test)]
mod recording;
#[cfg(test)]
mod reimport;
#[cfg(test)]
mod reports;
#[cfg(test)]
mod rollup;
#[cfg(test)]
mod search;
#[cfg(test)]
#[path = "../support/search_queries.rs"]
mod search_queries;
#[cfg(test)]
mod sheets;
#[cfg(test)]
#[path = "../support/spreadsheets.rs"]
mod spreadsheets;
#[cfg(test)]
mod tables;
#[cfg(test)]
mod terminal;
#[cfg(test)]
mod tidy;
#[cfg(test)]
mod time;
#[cfg(test)]
mod truth;
#[cfg(test)]
mod undo;
#[cfg(test)]
mod walk;
