//! Walk sheets on paper: few, read from the journal itself.

use super::error::StoreError;
use super::journal::events;
use super::open::Store;
use super::projection::reversed;
use crate::domain::event::{Body, SHEET_SUBJECT};
use crate::domain::sheet::Sheet;
use crate::domain::time::Timestamp;

/// A sheet, and when and by whom it was made.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SheetRow {
    /// The sheet.
    pub sheet: Sheet,
    /// When.
    pub made: Timestamp,
    /// By whom.
    pub actor: String,
}

impl Store {
    /// The sheets that were made and not taken back, the newest first.
    pub fn sheets(&self) -> Result<Vec<SheetRow>, StoreError> {
        let tx = self.read()?;
        let reversed = reversed(&tx)?;
        let mut found = events(&tx, "WHERE event.subject = ?1", [SHEET_SUBJECT])?;
        found.retain(|(_, event)| !reversed.contains(&event.operation.id));
        found.sort_by_key(|(_, event)| std::cmp::Reverse(event.key));
        let row = |(_, event): (i64, crate::domain::event::Event)| match event.body {
            Body::SheetMade { sheet } => {
                Some(SheetRow { sheet, made: event.operation.at, actor: event.operation.actor.clone() })
            }
            Body::WardSet { .. }
            | Body::CampaignSet { .. }
            | Body::HouseholdAdded { .. }
            | Body::HouseholdChanged { .. }
            | Body::PersonAdded { .. }
            | Body::PersonChanged { .. }
            | Body::PersonDecided { .. }
            | Body::VisitRecorded { .. }
            | Body::RowHeld { .. }
            | Body::HeldRowSettled { .. }
            | Body::RosterImported { .. }
            | Body::ReportSealed { .. }
            | Body::OperationReversed { .. }
            | Body::OperationRestored { .. }
            | Body::Unknown { .. } => None,
        };
        Ok(found.into_iter().filter_map(row).collect())
    }
}
