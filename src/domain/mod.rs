//! The rules of the campaign, PURE: no I/O, no clock, no randomness, no SQL, no terminal.

pub mod field;
pub mod household;
pub mod ids;
pub mod milestone;
pub mod person;
pub mod presence;
pub mod problem;
pub mod roster;
pub mod time;
