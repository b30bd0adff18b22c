//! The milestones that the roster states: when each person did what they had done by then.

use chrono::NaiveDate;

use super::people::{Home, Member};
use super::random::{Random, plus};
use super::stages::{Stage, comes_of_age, is_eligible, member_at, places};
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::person::Papers;

/// Chip cards have been given out for so long before the roster.
const CARD_DAYS: i64 = 820;
/// Level 2 has been taken for so long before the roster.
const LEVEL_2_DAYS: i64 = 470;
/// The app has been there for so long before the roster.
const LEVEL_1_DAYS: i64 = 330;

/// Writes the milestones of everybody's stage on the day of the roster.
pub(super) fn write(homes: &mut [Home], as_of: NaiveDate, today: NaiveDate, random: &mut Random) {
    for member in homes.iter_mut().flat_map(|home| &mut home.members) {
        write_one(member, as_of, random);
    }
    write_level_1(homes, as_of, today, random);
}

fn write_one(member: &mut Member, as_of: NaiveDate, random: &mut Random) {
    let stage = member.at_roster;
    if stage == Stage::NoCard {
        return;
    }
    let last = plus(as_of, -1);
    let earliest = comes_of_age(member).unwrap_or(as_of).max(plus(as_of, -CARD_DAYS));
    if stage == Stage::Applied {
        set(member, Milestone::CardApplied, random.day(earliest.max(plus(as_of, -45)), last));
        return;
    }
    let applied = random.day(earliest, plus(as_of, -60).max(earliest));
    let issued = plus(applied, random.between(10, 45)).min(last);
    if random.percent(90) {
        set(member, Milestone::CardApplied, applied);
    }
    set_or_mark(member, Milestone::CardIssued, issued, as_of, random);
    if stage >= Stage::Rejected {
        let enrolled = enrolled(stage, applied, issued, as_of, random);
        write_level_2(member, enrolled.max(earliest), issued, as_of, random);
    }
}

/// Together with the card, as document 004 has it, or later.
fn enrolled(stage: Stage, applied: NaiveDate, issued: NaiveDate, as_of: NaiveDate, random: &mut Random) -> NaiveDate {
    let first = plus(as_of, -LEVEL_2_DAYS);
    if stage >= Stage::Approved && applied >= first && random.percent(45) {
        return applied;
    }
    let (low, high) = match stage {
        Stage::Enrolled if random.percent(80) => (-30, -1),
        Stage::NoCard | Stage::Applied | Stage::Card | Stage::Enrolled => (-120, -1),
        Stage::Rejected => (-200, -14),
        Stage::Approved | Stage::Activated => (-LEVEL_2_DAYS, -32),
    };
    random.day(issued.max(plus(as_of, low)), plus(as_of, high))
}

fn write_level_2(member: &mut Member, enrolled: NaiveDate, issued: NaiveDate, as_of: NaiveDate, random: &mut Random) {
    let last = plus(as_of, -1);
    let enrolled = enrolled.min(last);
    let is_marked_only = member.at_roster == Stage::Activated && random.percent(6);
    if !is_marked_only {
        set(member, Milestone::L2Enrolled, enrolled);
    }
    match member.at_roster {
        Stage::NoCard | Stage::Applied | Stage::Card | Stage::Enrolled => {}
        Stage::Rejected => set(member, Milestone::L2Rejected, plus(enrolled, random.between(4, 12)).min(last)),
        Stage::Approved | Stage::Activated => {
            let approved = plus(enrolled, random.between(3, 28)).max(issued).min(last);
            if !is_marked_only {
                set_or_mark(member, Milestone::L2Approved, approved, as_of, random);
            }
            if member.at_roster == Stage::Activated {
                // Most activate soon after the message comes.
                let most = last.signed_duration_since(approved).num_days().min(90);
                let waited = random.between(0, most).min(random.between(0, most));
                set_or_mark(member, Milestone::L2Activated, plus(approved, waited), as_of, random);
                member.facts.papers = papers(random);
            }
        }
    }
}

/// About one in ten has level 1 alone; some of the activated had it before.
fn write_level_1(homes: &mut [Home], as_of: NaiveDate, today: NaiveDate, random: &mut Random) {
    const LEVEL_1_ONLY_PER_MILLE: usize = 100;
    const LEVEL_1_BEFORE_PERCENT: u64 = 8;
    let wanted = places(homes, |member| is_eligible(member, today)).len() * LEVEL_1_ONLY_PER_MILLE / 1000;
    let at_visits =
        |member: &Member| member.has_l1_since && member.now < Stage::Activated && is_eligible(member, today);
    let missing = wanted.saturating_sub(places(homes, at_visits).len());
    let mut candidates: Vec<_> = places(homes, |member| {
        let has_card_only = member.at_roster >= Stage::Card && member.now < Stage::Activated;
        has_card_only && !member.has_l1_since && member.age < 75 && is_eligible(member, today)
    })
    .into_iter()
    .map(|place| (random.next(), place))
    .collect();
    candidates.sort_unstable();
    let mut chosen: Vec<_> = candidates.into_iter().take(missing).map(|(_, place)| place).collect();
    let activated = places(homes, |member| member.at_roster == Stage::Activated);
    chosen.extend(activated.into_iter().filter(|_| random.percent(LEVEL_1_BEFORE_PERCENT)));
    for place in chosen {
        let Some(member) = member_at(homes, place) else { continue };
        let has_card_from = member.facts.milestones.get(Milestone::CardIssued).counts_from().unwrap_or(as_of);
        let activated = member.facts.milestones.get(Milestone::L2Activated).counts_from().unwrap_or(as_of);
        let first = has_card_from.max(plus(as_of, -LEVEL_1_DAYS));
        if first > activated {
            continue;
        }
        let day = random.day(first, activated).min(plus(as_of, -1));
        if random.percent(60) {
            set(member, Milestone::L1Registered, day);
        }
        set(member, Milestone::L1Activated, day);
    }
}

fn papers(random: &mut Random) -> Papers {
    let mut answer = |known: u64, yes: u64| random.percent(known).then(|| random.percent(yes));
    Papers { bhyt: answer(60, 85), gplx: answer(50, 60), vehicle: answer(35, 40), bhxh: answer(30, 50) }
}

fn set(member: &mut Member, milestone: Milestone, day: NaiveDate) {
    member.facts.milestones.set(milestone, Reached::On(day));
}

/// Some rosters have a mark instead of the day.
fn set_or_mark(member: &mut Member, milestone: Milestone, day: NaiveDate, as_of: NaiveDate, random: &mut Random) {
    const MARKED_PERCENT: u64 = 4;
    let is_marked = random.percent(MARKED_PERCENT);
    let reached = if is_marked { Reached::DayUnknown { counted_from: as_of } } else { Reached::On(day) };
    member.facts.milestones.set(milestone, reached);
}
