//! What happened in many periods at once, as it is known now: one pass over the people, however many reports were sent.

use chrono::NaiveDate;

use super::period::Period;
use super::sealed::Flow;
use crate::domain::count::Ground;
use crate::domain::milestone::{Milestone, Reached};

/// The flow of each period, as a tally of it would count now.
pub fn flows(ground: &Ground, periods: &[Period]) -> Vec<Flow> {
    let mut flows = vec![Flow::default(); periods.len()];
    each_new(ground, periods, |_, place, milestone| {
        if let Some(flow) = flows.get_mut(place) {
            flow.add_new(milestone, 1);
        }
    });
    let search = Search::of(periods);
    for visit in &ground.visits {
        if ground.area_of(visit.household).is_some() {
            search.each_with(visit.on, |place| {
                if let Some(flow) = flows.get_mut(place) {
                    flow.visits += 1;
                }
            });
        }
    }
    flows
}

/// Calls for each person whose milestone is new in one of the periods, with the person's index and the period's place.
pub fn each_new(ground: &Ground, periods: &[Period], mut with: impl FnMut(u32, usize, Milestone)) {
    let search = Search::of(periods);
    for (index, person) in (0_u32..).zip(&ground.people) {
        let Some(person) = person else { continue };
        if ground.area_of(person.household).is_none() {
            continue;
        }
        for (milestone, reached) in person.milestones.iter() {
            let Reached::On(day) = reached else { continue };
            search.each_with(day, |place| {
                let last = periods.get(place).map(|period| period.as_of);
                if last.is_some_and(|last| person.is_of_age(last) && ground.is_counted(index, person, last)) {
                    with(index, place, milestone);
                }
            });
        }
    }
}

/// The periods by their last day; they may overlap where the calendar of reports was changed.
struct Search {
    /// Last day, first day, place.
    by_end: Vec<(NaiveDate, NaiveDate, usize)>,
    /// The earliest first day from each place on.
    earliest: Vec<NaiveDate>,
}

impl Search {
    fn of(periods: &[Period]) -> Self {
        let mut by_end: Vec<_> =
            periods.iter().enumerate().map(|(place, period)| (period.as_of, period.since, place)).collect();
        by_end.sort_unstable();
        let mut earliest: Vec<NaiveDate> = by_end
            .iter()
            .rev()
            .scan(NaiveDate::MAX, |least, (_, since, _)| {
                *least = (*least).min(*since);
                Some(*least)
            })
            .collect();
        earliest.reverse();
        Self { by_end, earliest }
    }

    fn each_with(&self, day: NaiveDate, mut with: impl FnMut(usize)) {
        // Most days of a roster are before anything was reported.
        if self.earliest.first().is_none_or(|first| *first > day) {
            return;
        }
        let first = self.by_end.partition_point(|(as_of, ..)| *as_of < day);
        for ((_, since, place), earliest) in self.by_end.iter().zip(&self.earliest).skip(first) {
            if *earliest > day {
                break;
            }
            if *since <= day {
                with(*place);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::Days;
    use proptest::prelude::*;

    use super::*;
    use crate::domain::count::{Asked, CountedPerson, CountedVisit, count};
    use crate::domain::milestone::Milestones;
    use crate::domain::presence::Presence;

    fn day(number: u64) -> NaiveDate {
        NaiveDate::from_ymd_opt(2023, 6, 1).unwrap() + Days::new(number)
    }

    /// Household, milestones with their days, the day of coming of age, the day of moving away.
    type Drawn = (u32, Vec<(usize, u64)>, u64, Option<u64>);

    fn people() -> impl Strategy<Value = Vec<Drawn>> {
        let milestones = proptest::collection::vec((0..8_usize, 0..30_u64), 0..4);
        proptest::collection::vec((0..4_u32, milestones, 0..40_u64, proptest::option::of(0..30_u64)), 0..12)
    }

    proptest! {
        /// Each flow is what the tally of its period says, whatever the periods are.
        #[test]
        fn a_flow_is_what_the_tally_of_its_period_says(
            people in people(),
            visits in proptest::collection::vec((0..5_u32, 0..30_u64), 0..10),
            periods in proptest::collection::vec((0..30_u64, 0..10_u64), 0..8),
        ) {
            let mut ground = Ground {
                areas: vec!["Tổ 1".to_owned(), "Tổ 2".to_owned()],
                households: vec![Some(0), Some(1), None, Some(1)],
                ..Ground::default()
            };
            for (index, (household, reached, of_age, left)) in (0..).zip(people) {
                let mut milestones = Milestones::default();
                for (place, on) in reached {
                    milestones.set(Milestone::ALL[place], Reached::On(day(on)));
                }
                ground.people.push(Some(CountedPerson {
                    household,
                    born: None,
                    of_age_from: Some(day(of_age)),
                    first_presence: None,
                    milestones,
                }));
                if let Some(left) = left {
                    ground.presence_changes.insert(index, vec![(day(left), Some(Presence::MovedAway))]);
                }
            }
            ground.visits = visits.iter().map(|(household, on)| CountedVisit { household: *household, on: day(*on) }).collect();
            let periods: Vec<Period> =
                periods.into_iter().map(|(since, days)| Period { since: day(since), as_of: day(since + days) }).collect();
            let found = flows(&ground, &periods);
            for (period, flow) in periods.iter().zip(&found) {
                let asked = Asked { as_of: period.as_of, since: period.since, target: None, area_targets: &BTreeMap::new() };
                prop_assert_eq!(*flow, Flow::of(&count(&ground, &asked).total));
            }
        }
    }
}
