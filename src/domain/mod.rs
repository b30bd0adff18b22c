//! The rules of the campaign, PURE: no I/O, no clock, no randomness, no SQL, no terminal.

pub mod address;
mod digits;
pub mod field;
pub mod household;
pub mod ids;
pub mod milestone;
pub mod partial_date;
pub mod person;
pub mod person_number;
pub mod phone;
pub mod presence;
pub mod problem;
pub mod roster;
pub mod sex;
pub mod tables;
