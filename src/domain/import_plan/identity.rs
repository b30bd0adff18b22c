//! What tells a row of a roster from others, as the roster writes it.

use super::ledger_index::{address_key, number_key};
use crate::domain::decision::RowIdentity;
use crate::domain::person_number::PersonNumber;
use crate::domain::roster::RosterRow;
use crate::text::fold::loose;

impl RowIdentity {
    /// Of a row whose area and household number are filled in from the rows above it.
    pub fn of(row: &RosterRow) -> Self {
        let area = row.area.as_deref();
        let household = match (row.household_no.as_deref(), row.address.as_deref()) {
            (Some(number), _) => number_key(area, number),
            (None, Some(address)) => address_key(area, address),
            (None, None) => address_key(area, row.head_name.as_deref().unwrap_or_default()),
        };
        Self {
            name: loose(&row.facts.full_name),
            birth_date: row.facts.birth_date.map(|birth| birth.to_string()),
            person_number: row.facts.person_number.as_ref().map(PersonNumber::as_str).map(str::to_owned),
            household,
        }
    }
}
