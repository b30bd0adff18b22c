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
        let standing = standing(visits);
        let count =
            |due: Due| standing.iter().filter(|(_, next)| next.is_some_and(|next| shows(next, due, today))).count();
        let missing = FEWEST.saturating_sub(count(wanted));
        let can_give = |next: Option<Appointment>| {
            let kind = next.map(|next| due(next.day, today));
            kind.is_none_or(|kind| kind == Due::Later || kind != wanted && count(kind) > FEWEST + missing)
        };
        let donors: Vec<usize> =
            standing.iter().rev().filter(|(_, next)| can_give(*next)).map(|(visit, _)| *visit).collect();
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
fn standing(visits: &[DemoVisit]) -> Vec<(usize, Option<Appointment>)> {
    let last: BTreeMap<usize, usize> =
        visits.iter().enumerate().map(|(index, visit)| (visit.household, index)).collect();
    let mut last: Vec<usize> = last.into_values().collect();
    last.sort_unstable();
    last.into_iter()
        .filter_map(|index| Some((index, visits.get(index)?)))
        .filter(|(_, visit)| visit.next.is_some() || visit.outcome == Outcome::NotHome)
        .map(|(index, visit)| (index, visit.next))
        .collect()
}

/// Whether an appointment is of a kind, those of today and tomorrow with a time.
fn shows(next: Appointment, wanted: Due, today: NaiveDate) -> bool {
    due(next.day, today) == wanted && (wanted == Due::Late || next.time.is_some())
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
