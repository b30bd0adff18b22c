//! Where the ward stands today: counted from the shelf after every change.

use chrono::{Days, NaiveDate};

use super::Desk;
use super::error::DeskError;
use super::figures::TallyQuery;
use super::shelf::Shelf;
use super::views::{Overview, Waiting};
use super::walk::door_counts;
use crate::domain::burn_up::burn_up;
use crate::domain::forecast::{Course, PACE_DAYS};
use crate::domain::milestone::Milestone;
use crate::domain::tally::Count;

impl Desk {
    /// Where the ward stands today.
    pub fn overview(&mut self) -> Result<Overview, DeskError> {
        let today = self.clock.today();
        let since = today.checked_sub_days(Days::new(PACE_DAYS - 1)).unwrap_or(today);
        let (head, tally) = self.tally(&TallyQuery { as_of: Some(today), since: Some(since), known_at: None })?;
        let undo = match self.store.last_to_reverse()? {
            Some(operation) => self.store.operation_kind(operation)?.map(|kind| (operation, kind)),
            None => None,
        };
        let quality = self.quality()?;
        let sent = self.sent()?;
        let campaign = &head.campaign;
        let shelf = self.shelf()?;
        let course = Course {
            done: tally.total.count(Count::L2Activated),
            recent: tally.total.new_in_period(Milestone::L2Activated),
            target: tally.total.target,
            today,
            end: campaign.end,
        };
        Ok(Overview {
            today,
            since,
            waiting: waiting(shelf, today, campaign.end),
            burn_up: burn_up(&shelf.ground, (campaign.start, campaign.end), today),
            pace_now_hundredths: course.pace_now_hundredths(),
            pace_needed_hundredths: course.pace_needed_hundredths(),
            forecast: course.forecast(),
            ward: head.ward,
            campaign: head.campaign,
            tally,
            quality,
            undo,
            sent,
        })
    }
}

/// Who waits to be visited, in one pass over the people. A household counts where somebody is counted in it.
fn waiting(shelf: &Shelf, today: NaiveDate, last: Option<NaiveDate>) -> Waiting {
    let mut waiting = Waiting { tonight: door_counts(shelf, today), ..Waiting::default() };
    let tomorrow = today.succ_opt();
    let mut seen = vec![false; shelf.ground.households.len()];
    for (number, person) in (0..).zip(&shelf.ground.people) {
        let Some(person) = person else { continue };
        if !shelf.is_counted(number, person, today) {
            continue;
        }
        if person.of_age_from.is_some_and(|from| from > today && last.is_some_and(|last| from <= last)) {
            waiting.come_of_age += 1;
        }
        let doors = match shelf.last_visit.get(&person.household).map(|visit| visit.next) {
            None => &mut waiting.unvisited,
            Some(Some(next)) if next.day == today => &mut waiting.due_today,
            Some(Some(next)) if next.day < today => &mut waiting.late,
            Some(Some(next)) if Some(next.day) == tomorrow => &mut waiting.due_tomorrow,
            Some(_) => continue,
        };
        doors.people += 1;
        if let Some(seen) = seen.get_mut(person.household as usize).filter(|seen| !**seen) {
            *seen = true;
            doors.households += 1;
        }
    }
    waiting
}
