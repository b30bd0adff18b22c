//! Every figure is as long as the list behind it: over the demo ward, for the ward and each of its areas.

use std::collections::HashSet;

use chrono::NaiveDateTime;

use super::figure::Figure;
use super::households::HouseholdQuery;
use super::people::{Filter, ListQuery};
use super::views::{Doors, HouseholdRef, Overview};
use super::{Desk, demo};
use crate::domain::milestone::Milestone;
use crate::domain::tally::{Count, TallyRow};
use crate::sys::clock::Clock;

/// Enough people for every figure to be more than nothing somewhere.
const PEOPLE: usize = 600;

fn ward() -> Desk {
    let at: NaiveDateTime = "2023-06-15T20:00:00".parse().unwrap();
    let mut desk = demo::make(PEOPLE, 7, Clock::fixed(at), "Cán bộ Mẫu").unwrap();
    // Somebody who is gone is on no list.
    let gone = desk.people_page(&ListQuery { filters: vec![Filter::Activated], ..ListQuery::default() }, 3, 1).unwrap();
    let presence = ("presence".to_owned(), Some("moved_away".to_owned()));
    desk.edit_person(gone.lines[0].reference, &vec![presence], None).unwrap();
    desk
}

fn list(desk: &mut Desk, figure: Figure, area: Option<&str>, overview: &Overview) -> (usize, HashSet<HouseholdRef>) {
    let area = area.map(|area| Filter::Area(area.to_owned()));
    let filters = area.into_iter().chain(figure.filters(overview.since)).collect();
    let page = desk.people_page(&ListQuery { filters, ..ListQuery::default() }, 0, usize::MAX).unwrap();
    assert_eq!(page.total, page.lines.len());
    (page.total, page.lines.iter().map(|line| line.household).collect())
}

fn rows(overview: &Overview) -> impl Iterator<Item = (Option<&str>, &TallyRow)> {
    let areas = overview.tally.rows.iter().map(|row| (Some(row.area.as_str()), row));
    std::iter::once((None, &overview.tally.total)).chain(areas)
}

#[test]
fn the_list_behind_a_figure_is_as_long_as_the_figure() {
    let mut desk = ward();
    let overview = desk.overview().unwrap();
    for (area, row) in rows(&overview) {
        for count in Count::ALL {
            let (people, _) = list(&mut desk, Figure::Count(count), area, &overview);
            let found = match count {
                Count::Households | Count::HouseholdsVisited => {
                    let area = area.map(|area| Filter::Area(area.to_owned()));
                    let filters = area.into_iter().chain(Figure::Count(count).filters(overview.since)).collect();
                    desk.count_households(&HouseholdQuery { filters, ..HouseholdQuery::default() }).unwrap()
                }
                // Of visits the list has the households, and they may be visited twice.
                Count::Visits => continue,
                _ => people,
            };
            assert_eq!(found as u64, row.count(count), "{count:?} of {area:?}");
        }
        for milestone in Milestone::ALL {
            let (people, _) = list(&mut desk, Figure::New(milestone), area, &overview);
            assert_eq!(people as u64, row.new_in_period(milestone), "{milestone:?} of {area:?}");
        }
        for (reason, count) in &row.reasons {
            let (people, _) = list(&mut desk, Figure::Reason(*reason), area, &overview);
            assert_eq!(people as u64, *count, "{} of {area:?}", reason.code());
        }
    }
    assert!(overview.tally.total.reasons.len() > 3 && overview.tally.rows.len() > 2);
}

#[test]
fn the_list_behind_what_waits_is_as_long_as_it_says() {
    let mut desk = ward();
    let overview = desk.overview().unwrap();
    let waiting = overview.waiting;
    for (figure, doors) in [
        (Figure::DueToday, waiting.due_today),
        (Figure::DueTomorrow, waiting.due_tomorrow),
        (Figure::Late, waiting.late),
        (Figure::Unvisited, waiting.unvisited),
    ] {
        let (people, households) = list(&mut desk, figure, None, &overview);
        assert_eq!(Doors { people, households: households.len() }, doors, "{figure:?}");
        assert!(people > 0, "{figure:?}");
    }
    let (people, _) = list(&mut desk, Figure::ComesOfAge, None, &overview);
    assert_eq!(people, waiting.come_of_age);
    assert!(people > 0);
}

#[test]
fn the_burn_up_ends_at_the_tally_of_today() {
    let mut desk = ward();
    let overview = desk.overview().unwrap();
    assert_eq!(overview.burn_up.counts.last(), Some(&overview.tally.total.count(Count::L2Activated)));
}
