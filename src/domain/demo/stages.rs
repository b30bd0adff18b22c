//! How far everybody is: on the day of the roster, and now, after the visits. The rates of document 000 come from
//! here: everybody is ranked by how readily they do such things, and the ranks are cut at the rates.

use chrono::NaiveDate;

use super::families::Lodging;
use super::people::{Home, Member};
use super::random::{Random, plus};
use crate::domain::campaign::MINIMUM_AGE;
use crate::domain::eligibility::of_age_from;

/// How far somebody is on the way from no card to an activated account.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Stage {
    NoCard,
    Applied,
    Card,
    Rejected,
    Enrolled,
    Approved,
    Activated,
}

impl Stage {
    /// Its name in `results.tsv`.
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::NoCard => "no_card",
            Self::Applied => "applied",
            Self::Card => "card",
            Self::Rejected => "rejected",
            Self::Enrolled => "enrolled",
            Self::Approved => "approved",
            Self::Activated => "activated",
        }
    }
}

/// Where a person is: index of the home, index within it.
pub(super) type Place = (usize, usize);

/// The person at a place.
pub(super) fn member_at(homes: &mut [Home], (home, member): Place) -> Option<&mut Member> {
    homes.get_mut(home)?.members.get_mut(member)
}

/// The places of all people of whom something holds.
pub(super) fn places(homes: &[Home], holds: impl Fn(&Member) -> bool) -> Vec<Place> {
    let of_home = |(home, here): (usize, &Home)| {
        let fitting = here.members.iter().enumerate().filter(|(_, member)| holds(member));
        fitting.map(|(member, _)| (home, member)).collect::<Vec<Place>>()
    };
    homes.iter().enumerate().flat_map(of_home).collect()
}

/// Whether somebody is of age on a day and counted.
pub(super) fn is_eligible(member: &Member, day: NaiveDate) -> bool {
    member.presence().is_counted() && comes_of_age(member).is_some_and(|from| from <= day)
}

/// From when on somebody may have a card and an account.
pub(super) fn comes_of_age(member: &Member) -> Option<NaiveDate> {
    member.facts.birth().map(|birth| of_age_from(birth, MINIMUM_AGE))
}

/// The first so many of a thousand eligible people are at least so far on the day of the roster. The visits add to
/// them, up to the 41 % of document 000.
const RANKS: [(u64, Stage); 7] = [
    (300, Stage::Activated),
    (592, Stage::Approved),
    (696, Stage::Enrolled),
    (713, Stage::Rejected),
    (917, Stage::Card),
    (950, Stage::Applied),
    (1000, Stage::NoCard),
];
/// Document 000: "mới đạt khoảng 41%".
const ACTIVATED_PER_MILLE: i64 = 410;
/// A card takes so long; who came of age later has none.
const DAYS_TO_A_CARD: i64 = 60;

/// Says how far everybody is on the day of the roster.
pub(super) fn rank(homes: &mut [Home], as_of: NaiveDate, today: NaiveDate, random: &mut Random) {
    for home in &mut *homes {
        let of_home = random.between(0, 350);
        for member in &mut home.members {
            member.readiness = readiness(member, as_of) + of_home + random.between(0, 900);
        }
    }
    let eligible = by_readiness(homes, |member| is_eligible(member, today));
    let total = u64::try_from(eligible.len()).unwrap_or(u64::MAX).max(1);
    for (place, rank) in eligible.into_iter().zip(0_u64..) {
        let stage =
            RANKS.iter().find(|(first, _)| rank * 1000 < total * first).map_or(Stage::NoCard, |(_, stage)| *stage);
        set_stage(homes, place, stage);
    }
    for place in places(homes, |member| !member.presence().is_counted() && member.age > i64::from(MINIMUM_AGE)) {
        let stage = match random.below(10) {
            0..3 => Stage::NoCard,
            3..8 => Stage::Card,
            8 => Stage::Approved,
            _ => Stage::Activated,
        };
        set_stage(homes, place, stage);
    }
}

/// Brings the level-2 activations of today to the rate of document 000, give or take a little: people at doors
/// that nobody went to had activated before the roster, or had not.
pub(super) fn settle_activated(homes: &mut [Home], today: NaiveDate, random: &mut Random) {
    let eligible = places(homes, |member| is_eligible(member, today)).len();
    let per_mille = ACTIVATED_PER_MILLE + random.between(-6, 6);
    let wanted = (i64::try_from(eligible).unwrap_or(0) * per_mille + 500) / 1000;
    let activated = places(homes, |member| is_eligible(member, today) && member.now == Stage::Activated).len();
    let missing = wanted - i64::try_from(activated).unwrap_or(0);
    let mut movable = by_readiness(homes, |member| {
        let from = if missing > 0 { Stage::Approved } else { Stage::Activated };
        is_eligible(member, today) && member.at_roster == from && member.now == from && !member.is_visited
    });
    if missing < 0 {
        movable.reverse();
    }
    for place in movable.into_iter().take(usize::try_from(missing.unsigned_abs()).unwrap_or(0)) {
        set_stage(homes, place, if missing > 0 { Stage::Activated } else { Stage::Approved });
    }
}

fn set_stage(homes: &mut [Home], place: Place, stage: Stage) {
    if let Some(member) = member_at(homes, place) {
        (member.at_roster, member.now) = (stage, stage);
    }
}

/// The readiest first.
fn by_readiness(homes: &[Home], holds: impl Fn(&Member) -> bool) -> Vec<Place> {
    let readiness = |&(home, member): &Place| {
        homes.get(home).and_then(|home| home.members.get(member)).map_or(0, |member| member.readiness)
    };
    let mut places = places(homes, holds);
    places.sort_by_key(|place| std::cmp::Reverse(readiness(place)));
    places
}

fn readiness(member: &Member, as_of: NaiveDate) -> i64 {
    const NEVER: i64 = -1_000_000;
    if comes_of_age(member).is_none_or(|from| plus(from, DAYS_TO_A_CARD) > as_of) {
        return NEVER;
    }
    let of_age = match member.age {
        ..16 => -550,
        16..18 => -150,
        18..46 => 150,
        46..61 => 0,
        61..71 => -250,
        71..80 => -420,
        _ => -650,
    };
    let of_absence = if member.is_absent() { -250 } else { 0 };
    let of_lodging = if member.lodging == Lodging::Rented { -150 } else { 0 };
    of_age + of_absence + of_lodging
}
