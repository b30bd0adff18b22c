//! The burn-up of a campaign: level-2 activations, cumulated, of each day from its start to today. Each day's value
//! is what the tally of that day says.

use chrono::{Days, NaiveDate};

use super::count::{CountedPerson, Ground};
use super::milestone::Milestone;

/// Level-2 activations over the days.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BurnUp {
    /// The first day.
    pub first: NaiveDate,
    /// The last day of the campaign; the last counted one where none is set, or where the campaign is over.
    pub last: NaiveDate,
    /// Activations up to the end of each day from the first on, up to today.
    pub counts: Vec<u64>,
}

/// Where the campaign has no first day, so many days before today are shown.
const USUAL_DAYS: u64 = 30;
/// No campaign is followed over more days.
const MOST_DAYS: u64 = 1_500;

/// Counts the activations of each day.
pub fn burn_up(ground: &Ground, (start, end): (Option<NaiveDate>, Option<NaiveDate>), today: NaiveDate) -> BurnUp {
    let before = |days: u64| today.checked_sub_days(Days::new(days)).unwrap_or(today);
    let first = match start {
        Some(start) if start <= today => start.max(before(MOST_DAYS)),
        Some(_) | None => before(USUAL_DAYS - 1),
    };
    let days = usize::try_from((today - first).num_days() + 1).unwrap_or(1);
    let mut changes = vec![0_i64; days];
    for (index, person) in (0_u32..).zip(&ground.people) {
        let Some(person) = person else { continue };
        let Some(from) = counts_from(person) else { continue };
        let mut counted = false;
        let mut look = |day: NaiveDate| {
            let is_counted = ground.presence_on(index, person, day).is_counted();
            if is_counted != counted {
                counted = is_counted;
                let place = usize::try_from((day - first).num_days().max(0)).unwrap_or(0);
                if let Some(change) = changes.get_mut(place) {
                    *change += if is_counted { 1 } else { -1 };
                }
            }
        };
        look(from);
        if let Some(presences) = ground.presence_changes.get(&index) {
            let mut days: Vec<NaiveDate> = presences.iter().map(|(day, _)| *day).filter(|day| *day > from).collect();
            days.sort_unstable();
            days.into_iter().for_each(look);
        }
    }
    let mut sum = 0_i64;
    let counts = changes.into_iter().map(|change| {
        sum += change;
        u64::try_from(sum).unwrap_or(0)
    });
    BurnUp { first, last: end.unwrap_or(today).max(today), counts: counts.collect() }
}

/// The day from which somebody counts as activated while on the roster: born, of age and activated.
fn counts_from(person: &CountedPerson) -> Option<NaiveDate> {
    let activated = person.milestones.get(Milestone::L2Activated).counts_from()?;
    Some(activated.max(person.of_age_from?).max(person.born.unwrap_or(activated)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::domain::count::{Asked, count};
    use crate::domain::milestone::Milestones;
    use crate::domain::presence::Presence;
    use crate::domain::tally::Count;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn person(activated: &str, of_age_from: &str) -> Option<CountedPerson> {
        let mut milestones = Milestones::default();
        milestones.set(Milestone::L2Activated, activated.parse().unwrap());
        let of_age_from = of_age_from.parse().ok();
        Some(CountedPerson { household: 0, born: None, of_age_from, first_presence: None, milestones })
    }

    fn ground() -> Ground {
        let people = vec![
            person("2023-05-01", "2000-01-01"),
            person("2023-06-03", "2000-01-01"),
            person("?2023-06-05", "2000-01-01"),
            person("2023-06-02", "2023-06-08"),
            person("", "2000-01-01"),
            person("2023-06-04", "none"),
            None,
            person("2023-06-04", "2000-01-01"),
            person("2023-06-20", "2000-01-01"),
        ];
        let gone = vec![
            (day("2023-06-09"), Some(Presence::Resident)),
            (day("2023-06-06"), Some(Presence::MovedAway)),
            (day("2023-06-01"), Some(Presence::Resident)),
        ];
        Ground {
            areas: vec!["Tổ 1".to_owned()],
            households: vec![Some(0)],
            people,
            presence_changes: [(7, gone)].into(),
            ..Ground::default()
        }
    }

    #[test]
    fn each_day_is_what_the_tally_of_the_day_says() {
        let (ground, targets) = (ground(), BTreeMap::new());
        let burn_up = burn_up(&ground, (Some(day("2023-06-01")), Some(day("2023-06-30"))), day("2023-06-12"));
        assert_eq!((burn_up.first, burn_up.last), (day("2023-06-01"), day("2023-06-30")));
        let of_tally = |on: NaiveDate| {
            let asked = Asked { as_of: on, since: on, target: None, area_targets: &targets };
            count(&ground, &asked).total.count(Count::L2Activated)
        };
        let expected: Vec<u64> = burn_up.first.iter_days().take(12).map(of_tally).collect();
        assert_eq!(burn_up.counts, expected);
        assert_eq!(burn_up.counts, [1, 1, 2, 3, 4, 3, 3, 4, 5, 5, 5, 5]);
    }

    #[test]
    fn days_without_a_campaign() {
        let burn =
            |start: &str, end: &str| burn_up(&ground(), (start.parse().ok(), end.parse().ok()), day("2023-06-12"));
        for (start, end, first, last, days) in [
            ("", "", "2023-05-14", "2023-06-12", 30),
            ("2023-07-01", "2023-07-30", "2023-05-14", "2023-07-30", 30),
            ("2023-06-01", "2023-06-10", "2023-06-01", "2023-06-12", 12),
            ("2023-06-12", "", "2023-06-12", "2023-06-12", 1),
        ] {
            let burn_up = burn(start, end);
            assert_eq!((burn_up.first, burn_up.last), (day(first), day(last)), "{start} {end}");
            assert_eq!((burn_up.counts.len(), burn_up.counts.last()), (days, Some(&5)), "{start} {end}");
        }
    }
}
