//! What the journal tells of one household or person.

use std::collections::HashSet;

use super::error::StoreError;
use super::journal::events;
use super::open::Store;
use super::projection::reversed;
use crate::domain::event::Event;
use crate::domain::ids::{OperationId, SubjectId};

/// The events about one subject, and which operations do not hold.
#[derive(Clone, Debug)]
pub struct Told {
    /// The events, in the order in which this ledger learned them.
    pub events: Vec<Event>,
    /// Operations that are taken back.
    pub undone: HashSet<OperationId>,
}

impl Store {
    /// The events about a household or a person.
    pub fn told_of(&self, subject: SubjectId) -> Result<Told, StoreError> {
        let tx = self.connection.unchecked_transaction()?;
        let found = events(&tx, "WHERE event.subject = ?1 ORDER BY event.position", [subject])?;
        Ok(Told { events: found.into_iter().map(|(_, event)| event).collect(), undone: reversed(&tx)? })
    }
}
