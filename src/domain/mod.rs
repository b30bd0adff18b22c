//! The rules of the campaign, PURE: no I/O, no clock, no randomness, no SQL, no terminal.

pub mod address;
mod digits;
pub mod partial_date;
pub mod person_number;
pub mod phone;
pub mod sex;
pub mod tables;
