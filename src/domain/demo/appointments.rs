//! Appointments that still stand: the demo shows some for today, some for tomorrow and some that nobody kept.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::DemoVisit;
use super::random::{Random, plus};
use super::texts::Texts;
use crate::domain::visit::{Appointment, Outcome};

/// When a standing appointment is due.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Due {
    Late,
    Today,
    Tomorrow,
    Later,
}

/// At least so many of each kind, where there are visits enough.
const FEWEST: usize = 2;

/// Moves a few appointments, where there are too few of a kind.
pub(super) fn settle(visits: &mut [DemoVisit], today: NaiveDate, texts: &Texts, random: &mut Random) {
    for wanted in [Due::Today, Due::Tomorrow, Due::Late] {
        let standing = standing(visits, today);
        let count = |due: Due| standing.iter().filter(|(_, other)| *other == Some(due)).count();
        let missing = FEWEST.saturating_sub(count(wanted));
        let can_give = |due: Option<Due>| due.is_none_or(|due| due == Due::Later || count(due) > FEWEST + missing);
        let donors: Vec<usize> =
            standing.iter().rev().filter(|(_, due)| can_give(*due)).map(|(visit, _)| *visit).collect();
        let mut donors = donors.into_iter();
        for _ in 0..missing {
            let fits = |visit: &usize| visits.get(*visit).is_some_and(|visit| day(wanted, visit.on, today).is_some());
            let Some(visit) = donors.find(fits).and_then(|donor| visits.get_mut(donor)) else { break };
            if let Some(day) = day(wanted, visit.on, today) {
                visit.next = Some(Appointment { day, time: time(texts, random) });
            }
        }
    }
}

/// The last visit of each home that has an appointment, or could have one, in order of the visits.
fn standing(visits: &[DemoVisit], today: NaiveDate) -> Vec<(usize, Option<Due>)> {
    let last: BTreeMap<usize, usize> =
        visits.iter().enumerate().map(|(index, visit)| (visit.household, index)).collect();
    let mut last: Vec<usize> = last.into_values().collect();
    last.sort_unstable();
    last.into_iter()
        .filter_map(|index| Some((index, visits.get(index)?)))
        .filter(|(_, visit)| visit.next.is_some() || visit.outcome == Outcome::NotHome)
        .map(|(index, visit)| (index, visit.next.map(|next| due(next.day, today))))
        .collect()
}

fn due(day: NaiveDate, today: NaiveDate) -> Due {
    if day < today {
        Due::Late
    } else if day == today {
        Due::Today
    } else if day == plus(today, 1) {
        Due::Tomorrow
    } else {
        Due::Later
    }
}

/// A day of that kind after a visit, if there is one.
fn day(wanted: Due, on: NaiveDate, today: NaiveDate) -> Option<NaiveDate> {
    let day = match wanted {
        Due::Late => plus(on, 2),
        Due::Today => today,
        Due::Tomorrow => plus(today, 1),
        Due::Later => plus(today, 3),
    };
    (due(day, today) == wanted && day > on).then_some(day)
}

/// A time that was agreed.
fn time(texts: &Texts, random: &mut Random) -> Option<chrono::NaiveTime> {
    const TRIES: usize = 20;
    (0..TRIES).find_map(|_| texts.time("evening", random))
}
