//! When doors are visited: by day and by hour, for the charts.

use chrono::Days;

use super::Desk;
use super::error::DeskError;
use super::shelf::index_of;
use crate::domain::visit_times::{TimedVisit, VisitTimes, visit_times};

/// Over so many days the charts look back, today included: an evening of each weekday four times.
pub const CHART_DAYS: u64 = 30;

impl Desk {
    /// The visits of the last days, by day and by hour: the same ones that the tally counts.
    pub fn visit_times(&mut self) -> Result<VisitTimes, DeskError> {
        let today = self.clock.today();
        let first = today.checked_sub_days(Days::new(CHART_DAYS - 1)).unwrap_or(today);
        let moments = self.store.visit_moments((first, today))?;
        let ground = &self.shelf()?.ground;
        let is_counted =
            |household: i64| ground.households.get(index_of(household) as usize).is_some_and(Option::is_some);
        let visits = moments.into_iter().filter(|visit| is_counted(visit.household));
        let visits = visits.map(|visit| TimedVisit { on: visit.on, recorded: visit.recorded.to_local() });
        Ok(visit_times(visits, (first, today)))
    }
}
