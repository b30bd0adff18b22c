//! What the lists behind figures and the charts read.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::params;

use super::error::StoreError;
use super::open::Store;
use super::rows::{day_number, day_of};
use crate::domain::ids::{HouseholdId, PersonId};
use crate::domain::time::Timestamp;

/// The short references of everybody, by identity.
#[derive(Debug, Default)]
pub struct Numbers {
    /// Of people; of an entry that was put together with another one, that of who stands for it.
    pub people: HashMap<PersonId, i64>,
    /// Of households.
    pub households: HashMap<HouseholdId, i64>,
}

/// When a visit was made and when it was recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VisitMoment {
    /// Short reference of the household.
    pub household: i64,
    /// The day of the visit.
    pub on: NaiveDate,
    /// When it was recorded, by the clock of the device.
    pub recorded: Timestamp,
}

impl Store {
    /// The short references of everybody who stands in the ledger.
    pub fn numbers(&self) -> Result<Numbers, StoreError> {
        let tx = self.read()?;
        let mut numbers = Numbers::default();
        let mut statement = tx.prepare_cached("SELECT id, coalesce(merged_into, number) FROM person")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            numbers.people.insert(PersonId(row.get(0)?), row.get(1)?);
        }
        let mut statement = tx.prepare_cached("SELECT id, number FROM household")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            numbers.households.insert(HouseholdId(row.get(0)?), row.get(1)?);
        }
        Ok(numbers)
    }

    /// The visits of these days, each with the moment at which it was recorded: one pass over the visits.
    pub fn visit_moments(&self, (first, last): (NaiveDate, NaiveDate)) -> Result<Vec<VisitMoment>, StoreError> {
        let tx = self.read()?;
        let mut statement = tx.prepare_cached(
            "SELECT visit.household, visit.on_day, operation.at
             FROM visit JOIN event ON event.position = visit.position
             JOIN operation ON operation.number = event.operation
             WHERE visit.on_day BETWEEN ?1 AND ?2",
        )?;
        let mut rows = statement.query(params![day_number(first), day_number(last)])?;
        let mut moments = Vec::new();
        while let Some(row) = rows.next()? {
            let (household, on) = (row.get(0)?, day_of(row.get(1)?)?);
            moments.push(VisitMoment { household, on, recorded: Timestamp::from_millis(row.get(2)?) });
        }
        Ok(moments)
    }
}
