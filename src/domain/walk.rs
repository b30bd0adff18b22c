//! The walk from door to door (đi từng nhà): what waits behind a door tonight, and what an evening has brought so far.
//! Teams go out every evening from 19:30 to 21:30 (document 003): an agreed hour and an approved account come first.

use std::collections::HashSet;

use chrono::NaiveDate;

use super::next_step::NextStep;
use super::time::Timestamp;
use super::visit::{Appointment, Outcome};

/// The people of a household, by what can be done for them.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Behind {
    /// Approved and not activated.
    pub to_activate: usize,
    /// With another next step that a visit helps with.
    pub to_help: usize,
    /// Whose level 2 is not activated, whatever they wait for.
    pub open: usize,
}

/// The latest visit to a household.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LatestVisit {
    /// The day.
    pub on: NaiveDate,
    /// What came of it at the door.
    pub outcome: Outcome,
    /// When to come again.
    pub next: Option<Appointment>,
}

/// Why to go to a door tonight, the most urgent first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Need {
    /// Somebody is approved and not activated.
    Activate,
    /// An appointment today, or one that has passed.
    Due,
    /// Nobody has been there yet, and somebody is not activated.
    Unvisited,
    /// Something else can be done there.
    Other,
    /// Nothing tonight: visited today, agreed on a later day, or nothing to do.
    Done,
}

/// What is at a door tonight: the most urgent need, and the others that it does not say. Whoever asks for the doors with
/// an appointment wants all of them, also those where somebody is to be activated.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Call {
    /// The most urgent.
    pub need: Need,
    is_due: bool,
    is_first: bool,
}

impl Call {
    /// Whether this is among what the door needs.
    pub fn is_for(&self, need: Need) -> bool {
        match need {
            Need::Due => self.need != Need::Done && self.is_due,
            Need::Unvisited => self.need != Need::Done && self.is_first,
            Need::Activate | Need::Other | Need::Done => self.need == need,
        }
    }
}

impl Behind {
    /// Takes in a person with this next step.
    pub fn add(&mut self, step: NextStep) {
        match step {
            NextStep::None(_) | NextStep::IntegratePapers => return,
            NextStep::ActivateNow => self.to_activate += 1,
            NextStep::ApplyCard | NextStep::FindCard | NextStep::Resubmit | NextStep::Enrol => self.to_help += 1,
            // The one waits for the centre, the other for the team that comes with the machine.
            NextStep::AwaitApproval | NextStep::MobileTeam => {}
        }
        self.open += 1;
    }

    /// What is there tonight.
    pub fn call(&self, latest: Option<&LatestVisit>, today: NaiveDate) -> Call {
        let next = latest.and_then(|latest| latest.next);
        Call {
            need: self.need(latest, today),
            is_due: next.is_some_and(|next| next.day <= today),
            is_first: latest.is_none(),
        }
    }

    /// Why to go there tonight. What was agreed on counts before everything else: nobody is called on before the day,
    /// and whoever was promised a visit today gets it, even where somebody was at the door already.
    fn need(&self, latest: Option<&LatestVisit>, today: NaiveDate) -> Need {
        let Some(latest) = latest else {
            return match () {
                () if self.to_activate > 0 => Need::Activate,
                () if self.open > 0 => Need::Unvisited,
                () => Need::Done,
            };
        };
        match latest.next {
            Some(next) if next.day > today => return Need::Done,
            Some(_) if self.to_activate > 0 => return Need::Activate,
            Some(_) => return Need::Due,
            None => {}
        }
        if latest.on >= today {
            return Need::Done;
        }
        let is_lived_in = match latest.outcome {
            Outcome::Met | Outcome::NotHome | Outcome::Refused => true,
            Outcome::Vacant | Outcome::Moved => false,
        };
        match () {
            () if is_lived_in && self.to_activate > 0 => Need::Activate,
            () if is_lived_in && self.to_help > 0 => Need::Other,
            () => Need::Done,
        }
    }
}

/// A visit of today.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Knock {
    /// The household.
    pub household: i64,
    /// When it was recorded.
    pub at: Timestamp,
    /// The people who were met.
    pub met: Vec<i64>,
    /// Of these, who activated an account.
    pub activated: Vec<i64>,
}

/// What an evening has brought so far.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Evening {
    /// Doors knocked at.
    pub doors: usize,
    /// People met.
    pub people: usize,
    /// Of these, who activated an account.
    pub activated: usize,
    /// Doors since the walk began.
    pub doors_of_walk: usize,
    /// When its first and its last visit were recorded.
    pub between: Option<(Timestamp, Timestamp)>,
}

/// After so long without a visit it is another walk: the morning's does not slow the evening's down.
const BREAK_MS: i64 = 90 * 60_000;
/// Before so long a pace says nothing.
const LEAST_MS: i64 = 10 * 60_000;
/// Nobody walks faster than a door a minute: what was written on paper is typed in like that, and says no pace.
const MOST_PER_HOUR_TENTHS: u64 = 600;
const HOUR_MS: i64 = 60 * 60_000;

impl Evening {
    /// Counts the visits of a day.
    pub fn of(knocks: &[Knock]) -> Self {
        let doors = |knocks: &[&Knock]| knocks.iter().map(|knock| knock.household).collect::<HashSet<_>>().len();
        let mut in_order: Vec<&Knock> = knocks.iter().collect();
        in_order.sort_by_key(|knock| knock.at);
        let gap = |pair: &[&Knock]| match pair {
            [one, other] => other.at.millis().saturating_sub(one.at.millis()),
            _ => 0,
        };
        let begins = in_order.windows(2).rposition(|pair| gap(pair) >= BREAK_MS).map_or(0, |place| place + 1);
        let walk = in_order.get(begins..).unwrap_or_default();
        Self {
            doors: doors(&in_order),
            people: in_order.iter().flat_map(|knock| &knock.met).collect::<HashSet<_>>().len(),
            activated: in_order.iter().flat_map(|knock| &knock.activated).collect::<HashSet<_>>().len(),
            doors_of_walk: doors(walk),
            between: walk.first().zip(walk.last()).map(|(first, last)| (first.at, last.at)),
        }
    }

    /// Doors an hour, in tenths; nothing while that says nothing yet.
    ///
    /// From the first door of the walk, which was done when its visit was recorded, to the last one, and the doors in
    /// between: so it neither rises with the first doors nor falls while one stands at a door, or is home already.
    pub fn per_hour_tenths(&self) -> Option<u64> {
        let (first, last) = self.between?;
        let elapsed = last.millis().saturating_sub(first.millis());
        let doors = i64::try_from(self.doors_of_walk).ok()?.saturating_sub(1);
        if elapsed < LEAST_MS || doors < 1 {
            return None;
        }
        let tenths = (doors * HOUR_MS * 10 + elapsed / 2) / elapsed;
        u64::try_from(tenths).ok().filter(|tenths| *tenths <= MOST_PER_HOUR_TENTHS)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::eligibility::NotEligible;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    /// What a door needs on 15 June, by the next steps behind it and the latest visit.
    fn check(steps: &[NextStep], latest: Option<(&str, Outcome, Option<&str>)>, expected: Need) {
        let mut behind = Behind::default();
        steps.iter().for_each(|step| behind.add(*step));
        let latest = latest.map(|(on, outcome, next)| LatestVisit {
            on: day(on),
            outcome,
            next: next.map(|next| next.parse().unwrap()),
        });
        assert_eq!(behind.call(latest.as_ref(), day("2023-06-15")).need, expected, "{steps:?} {latest:?}");
    }

    #[test]
    fn nobody_was_there_yet() {
        use NextStep::{ActivateNow, AwaitApproval, Enrol, IntegratePapers};
        check(&[Enrol, ActivateNow], None, Need::Activate);
        check(&[Enrol, IntegratePapers], None, Need::Unvisited);
        check(&[AwaitApproval], None, Need::Unvisited);
        check(&[IntegratePapers, NextStep::None(NotEligible::NotCounted)], None, Need::Done);
        check(&[], None, Need::Done);
    }

    #[test]
    fn somebody_was_there() {
        use NextStep::{ActivateNow, AwaitApproval, Enrol, IntegratePapers, MobileTeam};
        let before = |outcome| Some(("2023-06-10", outcome, None));
        check(&[Enrol, ActivateNow], before(Outcome::NotHome), Need::Activate);
        check(&[Enrol], before(Outcome::Met), Need::Other);
        check(&[AwaitApproval, MobileTeam, IntegratePapers], before(Outcome::Met), Need::Done);
        check(&[ActivateNow], before(Outcome::Vacant), Need::Done);
        check(&[ActivateNow], before(Outcome::Moved), Need::Done);
        check(&[ActivateNow], Some(("2023-06-15", Outcome::NotHome, None)), Need::Done);
    }

    #[test]
    fn what_was_agreed_on_counts_first() {
        use NextStep::{ActivateNow, Enrol, IntegratePapers};
        let agreed = |on| Some(("2023-06-10", Outcome::Met, Some(on)));
        check(&[IntegratePapers], agreed("2023-06-15 19:30"), Need::Due);
        check(&[Enrol], agreed("2023-06-12"), Need::Due);
        check(&[ActivateNow], agreed("2023-06-15"), Need::Activate);
        check(&[ActivateNow], agreed("2023-06-16 19:30"), Need::Done);
        // Nobody home at eight, somebody asked to come again at nine.
        check(&[Enrol], Some(("2023-06-15", Outcome::NotHome, Some("2023-06-15 21:00"))), Need::Due);
    }

    #[test]
    fn a_door_is_for_all_that_waits_there() {
        let mut behind = Behind::default();
        behind.add(NextStep::ActivateNow);
        let all = [Need::Activate, Need::Due, Need::Unvisited, Need::Other, Need::Done];
        let needs = |latest: Option<LatestVisit>| {
            let call = behind.call(latest.as_ref(), day("2023-06-15"));
            all.into_iter().filter(|need| call.is_for(*need)).collect::<Vec<_>>()
        };
        let visit = |on, next: Option<&str>| LatestVisit {
            on: day(on),
            outcome: Outcome::Met,
            next: next.map(|next| next.parse().unwrap()),
        };
        assert_eq!(needs(None), [Need::Activate, Need::Unvisited]);
        assert_eq!(needs(Some(visit("2023-06-10", Some("2023-06-15 19:30")))), [Need::Activate, Need::Due]);
        assert_eq!(needs(Some(visit("2023-06-10", None))), [Need::Activate]);
        assert_eq!(needs(Some(visit("2023-06-10", Some("2023-06-16")))), [Need::Done]);
        // Where nobody needs anything it is not the first visit that is missing.
        assert!(!Behind::default().call(None, day("2023-06-15")).is_for(Need::Unvisited));
    }

    fn knock(household: i64, minutes: i64, met: &[i64], activated: &[i64]) -> Knock {
        let at = Timestamp::from_millis(minutes * 60_000);
        Knock { household, at, met: met.to_vec(), activated: activated.to_vec() }
    }

    #[test]
    fn an_evening_counts_doors_and_people_once_and_its_pace_from_its_first_door() {
        let at = |minutes: i64| Timestamp::from_millis(minutes * 60_000);
        assert_eq!(Evening::of(&[]), Evening::default());
        // One in the morning; three doors from minute 600 on, one of them twice. They came in another order.
        let knocks = [
            knock(3, 615, &[30], &[30]),
            knock(9, 60, &[90], &[]),
            knock(1, 600, &[10, 11], &[10]),
            knock(2, 630, &[20], &[]),
            knock(2, 610, &[], &[]),
        ];
        let evening = Evening::of(&knocks);
        let between = Some((at(600), at(630)));
        assert_eq!(evening, Evening { doors: 4, people: 5, activated: 2, doors_of_walk: 3, between });
    }

    #[test]
    fn a_pace_is_said_when_it_says_something() {
        let pace = |minutes: &[i64]| {
            let knocks: Vec<Knock> = (1..).zip(minutes).map(|(door, minute)| knock(door, *minute, &[], &[])).collect();
            Evening::of(&knocks).per_hour_tenths()
        };
        assert_eq!(pace(&[]), None);
        assert_eq!(pace(&[600]), None, "one door has no pace");
        assert_eq!(pace(&[600, 609]), None, "too early");
        // Six doors an hour: the first one was done when the time began.
        assert_eq!(pace(&[600, 610]), Some(60));
        assert_eq!(pace(&[600, 607, 620]), Some(60));
        assert_eq!(pace(&[600, 607, 618]), Some(67));
        // After the break it is another walk.
        assert_eq!(pace(&[100, 200, 600, 689, 690]), Some(13));
        assert_eq!(pace(&[100, 600]), None);
        // Typed in from paper.
        let typed: Vec<i64> = (600..=660).chain(600..=660).collect();
        assert_eq!(pace(&typed), None);
    }
}
