//! The list behind a figure has exactly as many lines as the figure says: over the demo ward, of several days, periods
//! and moments, for the ward and each of its areas.

use chrono::NaiveDateTime;

use super::behind::{TallyFigure, Who};
use super::figures::TallyQuery;
use super::households::HouseholdQuery;
use super::lists::Window;
use super::matching::Sides;
use super::people::{Filter, ListQuery};
use super::views::PersonRef;
use super::visits::NewVisit;
use super::{Desk, demo};
use crate::domain::count::Tallied;
use crate::domain::milestone::Milestone;
use crate::domain::tally::{Count, Denominator, Rate, TallyRow};
use crate::domain::time::Timestamp;
use crate::domain::visit::Outcome;
use crate::sys::clock::Clock;

const PEOPLE: usize = 400;

fn ward() -> Desk {
    let at: NaiveDateTime = "2023-06-15T20:00:00".parse().unwrap();
    demo::make(PEOPLE, 7, Clock::fixed(at), "Cán bộ Mẫu").unwrap()
}

/// How many lines the list has, and how many of those counted are gone.
fn listed(desk: &mut Desk, figure: TallyFigure) -> (usize, usize) {
    let is_of_households = figure.who.is_of_households();
    let filters = vec![Filter::Behind(figure)];
    if is_of_households {
        let query = HouseholdQuery { filters, ..HouseholdQuery::default() };
        let page = desk.households_window(&query, &Window { first: 0, count: 1, keep: None }).unwrap();
        assert_eq!(desk.count_households(&query).unwrap(), page.total);
        return (page.total, page.gone);
    }
    let query = ListQuery { filters, ..ListQuery::default() };
    let page = desk.people_page(&query, 0, 1).unwrap();
    assert_eq!(desk.count_people(&query).unwrap(), page.total);
    (page.total, page.gone)
}

fn figures(row: &TallyRow) -> impl Iterator<Item = Tallied> + '_ {
    let counts = Count::ALL.into_iter().map(Tallied::Count);
    let new = Milestone::ALL.into_iter().map(Tallied::New);
    counts.chain(new).chain(row.reasons.keys().copied().map(Tallied::Reason))
}

/// Looks at every figure of a tally; gives how many were more than nothing, and how many people of lists were gone.
fn check(desk: &mut Desk, query: TallyQuery) -> (usize, usize) {
    let (_, tally) = desk.tally(&query).unwrap();
    let areas = tally.rows.iter().map(|row| (Some(row.area.clone()), row));
    let (mut seen, mut gone_in_all) = (0, 0);
    for (area, row) in std::iter::once((None, &tally.total)).chain(areas) {
        for figure in figures(row) {
            let (lines, gone) = listed(desk, TallyFigure { query, who: Who::In(figure), area: area.clone() });
            gone_in_all += gone;
            if figure == Tallied::Count(Count::Visits) {
                // A household can be visited twice: its list has the households.
                let households = row.count(Count::HouseholdsVisited);
                assert_eq!((lines + gone) as u64, households, "{figure:?} of {area:?}, {query:?}");
                continue;
            }
            assert_eq!((lines + gone) as u64, figure.in_row(row), "{figure:?} of {area:?}, {query:?}");
            seen += usize::from(lines > 0);
        }
        for rate in Rate::ALL {
            let (lines, gone) = listed(desk, TallyFigure { query, who: Who::MissingOf(rate), area: area.clone() });
            let missing = match rate.denominator() {
                Denominator::Count(whole) => row.count(whole) - row.count(rate.numerator()),
                Denominator::Target => 0,
            };
            assert_eq!((lines + gone) as u64, missing, "missing of {rate:?} of {area:?}, {query:?}");
        }
    }
    (seen, gone_in_all)
}

fn days(as_of: &str, since: &str) -> TallyQuery {
    TallyQuery { as_of: as_of.parse().ok(), since: since.parse().ok(), known_at: None }
}

#[test]
fn every_figure_of_any_day_and_period_is_as_long_as_its_list() {
    let mut desk = ward();
    for query in [
        days("", ""),
        days("", "2023-06-01"),
        days("2023-06-10", ""),
        days("2023-06-10", "2023-05-20"),
        days("2023-05-25", "2023-05-01"),
        days("2020-01-01", "2019-01-01"),
        days("2023-07-15", "2023-06-10"),
    ] {
        let (seen, gone) = check(&mut desk, query);
        assert_eq!(gone, 0, "{query:?}");
        assert!(seen >= 15, "{query:?}: {seen}");
    }
}

#[test]
fn every_figure_of_a_past_moment_is_as_long_as_its_list_and_who_is_gone_is_said() {
    let mut desk = ward();
    let then = Timestamp::parse_known_at("2023-06-08").unwrap();
    let query = TallyQuery { known_at: Some(then), ..days("", "2023-06-01") };
    let (seen, gone) = check(&mut desk, query);
    assert!(seen > 20 && gone == 0, "{seen} {gone}");
    let residents = |desk: &mut Desk, query: TallyQuery| {
        let who = Who::In(Tallied::Count(Count::Residents));
        listed(desk, TallyFigure { query, who, area: None })
    };
    let (before, _) = residents(&mut desk, query);
    // Two entries are one person since; the list of then has one line less and says so.
    let people = desk.people_page(&ListQuery::default(), 0, 2).unwrap().lines;
    let pair: Vec<PersonRef> = people.iter().map(|line| line.reference).collect();
    desk.merge_people(Sides(pair[0], pair[1]), &[]).unwrap();
    assert_eq!(residents(&mut desk, query), (before - 1, 1));
    let (_, gone) = check(&mut desk, query);
    assert!(gone > 0);
    // Before anything was known nobody is counted.
    let nothing = TallyQuery { known_at: Timestamp::parse_known_at("2001-01-01"), ..query };
    assert_eq!(check(&mut desk, nothing), (0, 0));
}

/// The list follows what is recorded; what was known at a moment before does not.
#[test]
fn a_list_follows_the_ledger_and_a_past_moment_stays() {
    let mut desk = ward();
    let who = Who::In(Tallied::Count(Count::L2ToActivate));
    let then = TallyQuery { known_at: Timestamp::parse_known_at("2023-06-14"), ..TallyQuery::default() };
    let now = TallyQuery::default();
    let of = |query| TallyFigure { query, who, area: None };
    let (before_then, (before_now, _)) = (listed(&mut desk, of(then)), listed(&mut desk, of(now)));
    let query = ListQuery { filters: vec![Filter::Behind(of(now))], ..ListQuery::default() };
    let somebody = desk.people_page(&query, 0, 1).unwrap().lines[0].reference;
    let today = desk.today();
    desk.record(somebody, Milestone::L2Activated, crate::domain::milestone::Reached::On(today)).unwrap();
    assert_eq!(listed(&mut desk, of(now)), (before_now - 1, 0));
    assert_eq!(listed(&mut desk, of(then)), before_then);
    // A moment that has not passed yet learns of what is recorded.
    let tonight = TallyQuery { known_at: Timestamp::parse_known_at("2023-06-15 23:00"), ..TallyQuery::default() };
    let (before, _) = listed(&mut desk, of(tonight));
    desk.undo(None).unwrap();
    assert_eq!(listed(&mut desk, of(tonight)), (before + 1, 0));
}

#[test]
fn the_visits_of_the_charts_are_those_of_the_tally() {
    let mut desk = ward();
    let times = desk.visit_times().unwrap();
    let today = desk.today();
    let query = TallyQuery { since: Some(times.first), ..TallyQuery::default() };
    let (_, tally) = desk.tally(&query).unwrap();
    let visits = tally.total.count(Count::Visits);
    assert_eq!(times.days.iter().sum::<u64>(), visits);
    assert_eq!(times.hours.iter().sum::<u64>() + times.left_out, visits);
    assert_eq!(times.first + chrono::Days::new(times.days.len() as u64 - 1), today);
    // The demo goes from door to door in the evening.
    let evening: u64 = times.hours[19..=21].iter().sum();
    assert!(evening > 0 && evening + times.left_out == visits, "{times:?}");
    // Written down on the next day, it is left out of the hours.
    let household = desk.households_window(&HouseholdQuery::default(), &Window { first: 0, count: 1, keep: None });
    let household = household.unwrap().lines[0].reference;
    let yesterday = today.pred_opt();
    let visit = NewVisit { on: yesterday, outcome: Outcome::NotHome, results: Vec::new(), next: None, note: None };
    desk.visit(household, &visit).unwrap();
    let after = desk.visit_times().unwrap();
    assert_eq!((after.left_out, after.hours), (times.left_out + 1, times.hours));
}
