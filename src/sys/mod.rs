//! Everything that the machine decides: the clock, an alarm, randomness, files, folders, settings, signals, long
//! work with somebody who waits for it, and the hardening of the process. The only place that reads the clock and
//! entropy and that writes files; the rest of the program asks here, so that tests can stand in for it.
//!
//! It knows nothing of ledgers, people or screens.

pub mod alarm;
pub mod attended;
pub mod clock;
pub mod entropy;
pub mod files;
pub mod folders;
pub mod mappings;
pub mod paths;
pub mod process;
pub mod settings;
pub mod signals;
