//! What files that leave the program are called.

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use crate::report::file_name;
use crate::store::Location;

/// Before the names of files of the demo: nobody is to take its invented people for real ones.
const DEMO: &str = "demo";

impl Desk {
    /// The name of a file that goes out: ward, kind and day, nothing about anybody.
    pub(super) fn outgoing_name(&self, kind: &str, day: NaiveDate, extension: &str) -> Result<String, DeskError> {
        Ok(self.outgoing(file_name(&self.store.ward()?.name, kind, day, extension)))
    }

    /// A name of a file that goes out, said to be of the demo where it is.
    pub(super) fn outgoing(&self, name: String) -> String {
        if self.is_demo() { format!("{DEMO}-{name}") } else { name }
    }

    /// Whether it is the demo, whose people are invented: only that is kept in memory.
    pub(super) fn is_demo(&self) -> bool {
        matches!(self.store.location(), Location::Memory)
    }
}
