//! What must hold in the demo ward of any size and seed.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::domain::count::{Asked, CountedPerson, CountedReason, CountedVisit, Ground, count};
use crate::domain::eligibility::of_age_from;
use crate::domain::milestone::{Milestone, Milestones, Reached};
use crate::domain::partial_date::PartialDate;
use crate::domain::person_number::mismatch;
use crate::domain::presence::Presence;
use crate::domain::tally::{Count, Tally};

const SIZES_AND_SEEDS: [(usize, u64); 9] =
    [(300, 1), (300, 2), (300, 3), (4_000, 1), (4_000, 2), (4_000, 3), (20_000, 1), (20_000, 2), (20_000, 3)];

fn today() -> NaiveDate {
    "2023-06-15".parse().unwrap()
}

fn wards() -> impl Iterator<Item = (String, DemoWard)> {
    SIZES_AND_SEEDS.into_iter().map(|(people, seed)| (format!("{people}/{seed}"), demo_ward(people, seed, today())))
}

fn people(ward: &DemoWard) -> impl Iterator<Item = &PersonFacts> {
    ward.households.iter().flat_map(|household| &household.members)
}

/// The milestones of everybody of each household, with those of the visits.
fn milestones_now(ward: &DemoWard) -> Vec<Vec<Milestones>> {
    let of_roster = |household: &DemoHousehold| household.members.iter().map(|member| member.milestones).collect();
    let mut all: Vec<Vec<Milestones>> = ward.households.iter().map(of_roster).collect();
    for visit in &ward.visits {
        for (member, result, _) in &visit.results {
            if let ResultKind::Milestone(milestone) = result {
                let milestones = &mut all[visit.household][*member];
                if !milestones.get(*milestone).is_reached() {
                    milestones.set(*milestone, Reached::On(visit.on));
                }
            }
        }
    }
    all
}

/// The tally of a day, by the program's own count.
fn tally(ward: &DemoWard, day: NaiveDate) -> Tally {
    let mut ground = Ground::default();
    let mut index_of = BTreeMap::new();
    let now = milestones_now(ward);
    for (home, (household, milestones)) in (0_u32..).zip(ward.households.iter().zip(&now)) {
        let area = household.facts.area.clone().unwrap();
        if ground.areas.last() != Some(&area) {
            ground.areas.push(area);
        }
        ground.households.push(u32::try_from(ground.areas.len() - 1).ok());
        for (place, (facts, milestones)) in household.members.iter().zip(milestones).enumerate() {
            index_of.insert((home as usize, place), u32::try_from(ground.people.len()).unwrap());
            let birth = facts.birth();
            ground.people.push(Some(CountedPerson {
                household: home,
                born: birth.map(PartialDate::first_day),
                of_age_from: birth.map(|birth| of_age_from(birth, MINIMUM_AGE)),
                first_presence: facts.presence,
                milestones: *milestones,
            }));
        }
    }
    for visit in &ward.visits {
        ground.visits.push(CountedVisit { household: u32::try_from(visit.household).unwrap(), on: visit.on });
        let given = visit.results.iter().filter_map(|(member, _, reason)| Some((*member, (*reason)?)));
        ground.reasons.extend(given.map(|(member, reason)| CountedReason {
            person: index_of[&(visit.household, member)],
            on: visit.on,
            reason,
        }));
    }
    let campaign = &ward.campaign;
    let asked = Asked { as_of: day, since: ward.as_of, target: campaign.target, area_targets: &campaign.area_targets };
    count(&ground, &asked)
}

fn percent(part: u64, whole: u64) -> f64 {
    f64::from(u32::try_from(part).unwrap()) * 100.0 / f64::from(u32::try_from(whole).unwrap())
}

#[test]
fn the_same_seed_makes_the_same_ward_and_another_one_another() {
    let ward = demo_ward(500, 7, today());
    assert_eq!(ward, demo_ward(500, 7, today()));
    assert_eq!(format!("{ward:?}"), format!("{:?}", demo_ward(500, 7, today())));
    assert_ne!(ward, demo_ward(500, 8, today()));
}

#[test]
fn there_are_as_many_people_as_asked_for() {
    for size in [0, 1, 2, 7, 33, 300, 1_001] {
        let ward = demo_ward(size, 11, today());
        assert_eq!(people(&ward).count(), size);
        assert!(ward.households.iter().all(|household| !household.members.is_empty()));
    }
    let ward = demo_ward(USUAL_PEOPLE, 1, today());
    let areas: BTreeSet<_> = ward.households.iter().map(|household| household.facts.area.clone()).collect();
    assert_eq!((people(&ward).count(), areas.len()), (USUAL_PEOPLE, 12));
    assert!((1_050..1_160).contains(&ward.households.len()), "{}", ward.households.len());
}

#[test]
fn the_rates_are_those_of_the_documents() {
    for (ward_of, ward) in wards() {
        let total = tally(&ward, today()).total;
        let eligible = total.count(Count::Eligible);
        let check = |counted: Count, expected: f64, most: f64| {
            let found = percent(total.count(counted), eligible);
            assert!((found - expected).abs() <= most, "{ward_of} {counted:?}: {found:.2}");
        };
        check(Count::L2Activated, 41.0, 1.5);
        check(Count::CardIssued, 92.0, 2.0);
        check(Count::L2Enrolled, 72.0, 2.5);
        check(Count::L2Approved, 60.0, 2.5);
        check(Count::L1Activated, 10.0, 1.5);
        check(Count::L2Rejected, 1.7, 1.5);
        let before = percent(tally(&ward, ward.as_of).total.count(Count::L2Activated), eligible);
        assert!((22.0..36.0).contains(&before), "{ward_of}: {before:.2}");
        assert_eq!(ward.campaign.target, Some((eligible * 7 + 5) / 10), "{ward_of}");
        assert_eq!(ward.campaign.area_targets.values().sum::<u64>(), ward.campaign.target.unwrap(), "{ward_of}");
    }
}

#[test]
fn one_in_twenty_is_away_and_a_few_are_gone() {
    let ward = demo_ward(20_000, 1, today());
    for (presence, low, high) in [
        (Presence::Absent, 4.0, 6.0),
        (Presence::MovedAway, 0.7, 1.3),
        (Presence::Deceased, 0.2, 0.8),
        (Presence::NotLivingHere, 0.3, 0.7),
    ] {
        let found = percent(people(&ward).filter(|person| person.presence == Some(presence)).count() as u64, 20_000);
        assert!((low..=high).contains(&found), "{presence:?}: {found:.2}");
    }
}

#[test]
fn numbers_and_phones_are_valid_but_for_the_planted_problems() {
    for (ward_of, ward) in wards() {
        let planted = problems::of_each_kind(people(&ward).count());
        let missing = people(&ward).filter(|person| person.person_number.is_none()).count();
        let unborn = people(&ward).filter(|person| person.birth_date.is_none()).count();
        let wrong = |person: &&PersonFacts| {
            person.person_number.as_ref().is_some_and(|number| mismatch(number, person.birth_date, person.sex))
        };
        let wrong = people(&ward).filter(wrong).count();
        assert_eq!((missing, unborn, wrong), (2 * planted, 2 * planted, 2 * planted), "{ward_of}");
        let numbers = people(&ward).filter_map(|person| person.person_number.clone());
        assert_eq!(numbers.collect::<BTreeSet<_>>().len() + missing, people(&ward).count(), "{ward_of}");
        let young_with_phone = people(&ward).filter(|person| {
            let of_age = person.birth().is_some_and(|birth| of_age_from(birth, MINIMUM_AGE) <= ward.as_of);
            person.phone.is_some() && !of_age && person.birth().is_some()
        });
        assert_eq!(young_with_phone.count(), 0, "{ward_of}");
    }
}

#[test]
fn there_is_something_to_clean_up() {
    let ward = demo_ward(USUAL_PEOPLE, 1, today());
    let mut shared = 0;
    for household in &ward.households {
        let phones: Vec<_> = household.members.iter().filter_map(|member| member.phone.as_ref()).collect();
        shared += phones.len() - phones.iter().collect::<BTreeSet<_>>().len();
    }
    let without_card = people(&ward).filter(|person| {
        let reached = |milestone| person.milestones.reached_by(milestone, ward.as_of);
        reached(Milestone::L2Approved) && !reached(Milestone::CardIssued)
    });
    let year_only = people(&ward).filter(|person| person.birth_date.is_some_and(|birth| birth.as_day().is_none()));
    let names = people(&ward).map(|person| person.full_name.as_str()).collect::<BTreeSet<_>>().len();
    assert_eq!((shared, without_card.count()), (8, 2));
    assert!(year_only.count() > 30 && names < USUAL_PEOPLE);
}

#[test]
fn the_milestones_of_the_roster_are_of_its_time_and_in_order() {
    for (ward_of, ward) in wards() {
        for person in people(&ward) {
            let from = person.birth().map(|birth| of_age_from(birth, MINIMUM_AGE));
            for (milestone, reached) in person.milestones.iter() {
                assert!(reached.counts_from().is_none_or(|day| day <= ward.as_of), "{ward_of} {milestone:?}");
                assert!(reached.stated_day().is_none_or(|day| Some(day) >= from || from.is_none()), "{ward_of}");
            }
            let stated = |milestone| person.milestones.get(milestone).stated_day();
            for line in [
                &[Milestone::CardApplied, Milestone::CardIssued][..],
                &[Milestone::L1Registered, Milestone::L1Activated],
                &[Milestone::L2Enrolled, Milestone::L2Approved, Milestone::L2Activated],
                &[Milestone::L2Enrolled, Milestone::L2Rejected],
                &[Milestone::CardIssued, Milestone::L2Approved],
            ] {
                assert!(line.iter().filter_map(|milestone| stated(*milestone)).is_sorted(), "{ward_of} {line:?}");
            }
        }
    }
}

#[test]
fn visits_are_of_the_weeks_since_the_roster_and_fit_the_people() {
    for (ward_of, ward) in wards() {
        assert!(ward.visits.is_sorted_by_key(|visit| visit.on), "{ward_of}");
        let mut milestones: Vec<Vec<Milestones>> =
            ward.households.iter().map(|home| home.members.iter().map(|member| member.milestones).collect()).collect();
        for visit in &ward.visits {
            assert!(ward.as_of < visit.on && visit.on <= today(), "{ward_of}");
            assert!(visit.next.is_none_or(|next| next.day > visit.on), "{ward_of}");
            assert!(visit.outcome != Outcome::NotHome || visit.results.is_empty(), "{ward_of}");
            let places: BTreeSet<usize> = visit.results.iter().map(|(member, ..)| *member).collect();
            assert_eq!(places.len(), visit.results.len(), "{ward_of}: one result a person");
            for (member, result, reason) in &visit.results {
                let facts = &ward.households[visit.household].members[*member];
                assert!(facts.birth().is_none_or(|birth| of_age_from(birth, MINIMUM_AGE) <= visit.on), "{ward_of}");
                let reached = &mut milestones[visit.household][*member];
                assert!(!reached.reached_by(Milestone::L2Activated, visit.on), "{ward_of}: nothing after activation");
                if let ResultKind::Milestone(milestone) = result {
                    let was_approved =
                        reached.get(Milestone::L2Approved).counts_from().is_some_and(|day| day < visit.on);
                    assert!(*milestone != Milestone::L2Activated || was_approved && reason.is_none(), "{ward_of}");
                    assert!(!reached.get(*milestone).is_reached(), "{ward_of}: {milestone:?} twice");
                    reached.set(*milestone, Reached::On(visit.on));
                }
            }
        }
    }
}

#[test]
fn evenings_are_as_busy_as_in_the_field() {
    let ward = demo_ward(USUAL_PEOPLE, 1, today());
    let mut of_day: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    ward.visits.iter().for_each(|visit| *of_day.entry(visit.on).or_default() += 1);
    let visits = u32::try_from(ward.visits.len()).unwrap();
    let evenings = u32::try_from(of_day.len()).unwrap();
    assert!((36..48).contains(&evenings) && (20..34).contains(&(visits / evenings)), "{visits} on {evenings}");
    assert!(of_day.contains_key(&plus(today(), -1)));
    let count =
        |holds: &dyn Fn(&DemoVisit) -> bool| u32::try_from(ward.visits.iter().filter(|v| holds(v)).count()).unwrap();
    let not_home = count(&|visit| visit.outcome == Outcome::NotHome) * 100 / visits;
    assert!((26..=34).contains(&not_home), "{not_home} % not home");
    for outcome in Outcome::ALL {
        assert!(count(&|visit| visit.outcome == outcome) > 0, "{outcome:?}");
    }
    for result in ["l2_activated", "l1_activated", "card_issued", "guided", "appointment", "mobile_team", "none"] {
        assert!(count(&|visit| visit.results.iter().any(|(_, kind, _)| kind.code() == result)) > 0, "{result}");
    }
    let reasons: BTreeSet<_> =
        ward.visits.iter().flat_map(|visit| &visit.results).filter_map(|(.., why)| *why).collect();
    assert!(reasons.len() >= 20, "{}", reasons.len());
    assert!(count(&|visit| visit.note.is_some()) > visits / 6);
    assert!(
        ward.visits
            .iter()
            .filter_map(|visit| visit.note.as_ref())
            .all(|note| !note.contains(char::is_numeric) || note.len() < 80)
    );
}

#[test]
fn some_appointments_are_late_some_due_today_and_some_tomorrow() {
    for (ward_of, ward) in wards() {
        let last: BTreeMap<usize, &DemoVisit> = ward.visits.iter().map(|visit| (visit.household, visit)).collect();
        let standing: Vec<Appointment> = last.values().filter_map(|visit| visit.next).collect();
        let is_late = |next: &&Appointment| next.day < today();
        let on = |day: NaiveDate| move |next: &&Appointment| next.day == day && next.time.is_some();
        assert!(standing.iter().filter(is_late).count() >= 2, "{ward_of}");
        assert!(standing.iter().any(|next| on(today())(&next)), "{ward_of}");
        assert!(standing.iter().any(|next| on(plus(today(), 1))(&next)), "{ward_of}");
    }
}

#[test]
fn days_near_the_ends_of_the_calendar_break_nothing() {
    for today in [NaiveDate::MIN, NaiveDate::MAX, "2024-02-29".parse().unwrap(), "2026-12-31".parse().unwrap()] {
        assert_eq!(people(&demo_ward(50, 1, today)).count(), 50);
    }
}
