//! The demo: an invented ward to look around in, of any size. Nobody in it exists.
//!
//! A pure function of size, seed and day; the same ward on every platform. The words and frequencies are those of
//! `assets/demo`; here is only how they are put together: `families` says who lives together, `people` who they are,
//! `streets` where, `stages` how far each is, `evenings` and `doors` what the visits since the roster brought,
//! `history` when it was that the roster's milestones were reached, `problems` what is wrong with the roster.

mod appointments;
mod doors;
mod evenings;
mod families;
mod history;
mod people;
mod problems;
mod random;
mod stages;
mod streets;
#[cfg(test)]
mod tests;
mod texts;

pub(crate) use random::plus;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use self::evenings::Walk;
use self::people::Home;
use self::random::Random;
use self::stages::is_eligible;
use self::texts::Texts;
use super::campaign::{Campaign, EnrolmentPlace, MINIMUM_AGE, OfficialForm, ReportDuties, Ward};
use super::household::HouseholdFacts;
use super::person::PersonFacts;
use super::reason::Reason;
use super::visit::{Appointment, Outcome, ResultKind};

/// An invented ward: its roster as of a day, and the visits since.
#[derive(Clone, PartialEq, Debug)]
pub struct DemoWard {
    /// Name and unit above.
    pub ward: Ward,
    /// The campaign, under way.
    pub campaign: Campaign,
    /// The day of the roster: seven weeks before today.
    pub as_of: NaiveDate,
    /// The roster, area by area, in walking order.
    pub households: Vec<DemoHousehold>,
    /// The visits, in the order in which they were made.
    pub visits: Vec<DemoVisit>,
}

/// A household with its people, the head first.
#[derive(Clone, PartialEq, Debug)]
pub struct DemoHousehold {
    /// The household.
    pub facts: HouseholdFacts,
    /// Its people, with their milestones as of the day of the roster.
    pub members: Vec<PersonFacts>,
}

/// A visit since the roster.
#[derive(Clone, PartialEq, Debug)]
pub struct DemoVisit {
    /// Index of the household in [`DemoWard::households`].
    pub household: usize,
    /// The day it happened.
    pub on: NaiveDate,
    /// What came of it at the door.
    pub outcome: Outcome,
    /// What came of it for each person: index in [`DemoHousehold::members`], result, why not activated.
    pub results: Vec<(usize, ResultKind, Option<Reason>)>,
    /// When to come again.
    pub next: Option<Appointment>,
    /// Short note.
    pub note: Option<String>,
}

/// So many people make the demo that the program offers: a ward that is neither empty nor slow on any laptop.
pub const USUAL_PEOPLE: usize = 4_000;

/// Makes the ward of that many people; the same size, seed and day make the same ward.
pub fn demo_ward(people: usize, seed: u64, today: NaiveDate) -> DemoWard {
    let texts = Texts::read();
    let random = &mut Random::new(seed);
    let as_of = plus(today, -DAYS_SINCE_ROSTER);
    let areas = streets::areas_of(people);
    let mut homes = people::homes(people, &texts, random, as_of);
    streets::settle(&mut homes, areas, &texts, random);
    stages::rank(&mut homes, as_of, today, random);
    let walk = Walk { texts: &texts, as_of, today, areas, people };
    let mut visits = evenings::walk(&mut homes, &walk, random);
    appointments::settle(&mut visits, today, &texts, random);
    stages::settle_activated(&mut homes, today, random);
    history::write(&mut homes, as_of, today, random);
    problems::plant(&mut homes, people, as_of, random);
    let ward = Ward { name: texts.only("ward").to_owned(), parent: texts.only("parent").to_owned() };
    let campaign = campaign(&homes, areas, &texts, as_of, today);
    let households = homes.into_iter().map(|home| household(home, &texts)).collect();
    DemoWard { ward, campaign, as_of, households, visits }
}

/// Seven weeks.
const DAYS_SINCE_ROSTER: i64 = 49;
/// Three weeks.
const DAYS_TO_THE_END: i64 = 21;
/// The final report is due two days after the end, as in document 003.
const DAYS_TO_THE_FINAL_REPORT: i64 = 2;
const TARGET_PERCENT: u64 = 70;

fn area_name(area: usize, texts: &Texts) -> String {
    texts.only("area").replace("{number}", &(area + 1).to_string())
}

/// The target is 70 % of the eligible; those of the areas add up to it.
fn campaign(homes: &[Home], areas: usize, texts: &Texts, as_of: NaiveDate, today: NaiveDate) -> Campaign {
    let of_target = |eligible: u64| (eligible * TARGET_PERCENT + 50) / 100;
    let mut eligible_of = vec![0_u64; areas];
    for home in homes {
        if let Some(sum) = eligible_of.get_mut(home.area) {
            *sum += home.members.iter().filter(|member| is_eligible(member, today)).map(|_| 1).sum::<u64>();
        }
    }
    let mut so_far = 0;
    let mut area_targets = BTreeMap::new();
    for (area, eligible) in eligible_of.into_iter().enumerate() {
        area_targets.insert(area_name(area, texts), of_target(so_far + eligible) - of_target(so_far));
        so_far += eligible;
    }
    let end = plus(today, DAYS_TO_THE_END);
    Campaign {
        name: texts.only("campaign").to_owned(),
        start: Some(as_of),
        end: Some(end),
        minimum_age: MINIMUM_AGE,
        target: Some(of_target(so_far)),
        area_targets,
        reports: ReportDuties { final_before: Some(plus(end, DAYS_TO_THE_FINAL_REPORT)), ..ReportDuties::default() },
        receiving_unit: texts.only("receiving_unit").to_owned(),
        door_words: super::script::OwnWords::new(),
        form: official_form(texts),
        places: vec![EnrolmentPlace {
            name: texts.only("enrolment_place").to_owned(),
            hours: texts.only("enrolment_hours").to_owned(),
        }],
    }
}

/// The chief is invented, like everybody.
fn official_form(texts: &Texts) -> OfficialForm {
    let text = |key| texts.only(key).to_owned();
    OfficialForm {
        superior: text("superior"),
        issuer: text("issuer"),
        place: text("place"),
        symbol: text("symbol"),
        on_behalf: String::new(),
        signer_title: text("signer_title"),
        signer_name: text("signer_name"),
        recipients: texts.all("recipient"),
    }
}

fn household(home: Home, texts: &Texts) -> DemoHousehold {
    let facts = HouseholdFacts {
        household_no: Some(format!("{:03}", home.number)),
        head_name: home.members.first().map(|head| head.facts.full_name.clone()),
        area: Some(area_name(home.area, texts)),
        address: Some(home.address),
    };
    DemoHousehold { facts, members: home.members.into_iter().map(|member| member.facts).collect() }
}
