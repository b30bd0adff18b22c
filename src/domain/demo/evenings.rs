//! The evenings since the roster: which doors the teams went to, in walking order, area by area, and when they come
//! back.

use std::collections::{BTreeMap, VecDeque};

use chrono::{Datelike, NaiveDate, Weekday};

use super::DemoVisit;
use super::doors::{Occasion, visit};
use super::people::Home;
use super::random::{Choices, Random, plus};
use super::stages::{Stage, is_eligible};
use super::texts::Texts;
use crate::domain::visit::Outcome;

/// Everything the walk needs to know and does not change.
pub(super) struct Walk<'a> {
    pub(super) texts: &'a Texts,
    pub(super) as_of: NaiveDate,
    pub(super) today: NaiveDate,
    pub(super) areas: usize,
    pub(super) people: usize,
}

/// Visits of an ordinary evening, for a thousand people: 25 in a ward of 4,000.
const VISITS_PER_THOUSAND: u64 = 6;

/// All visits of the evenings from the day after the roster to yesterday, in order; what they brought about stands
/// in the people's stages.
pub(super) fn walk(homes: &mut [Home], walk: &Walk<'_>, random: &mut Random) -> Vec<DemoVisit> {
    let mut queues = queues(homes, walk, random);
    let mut again: BTreeMap<NaiveDate, Vec<(usize, Occasion)>> = BTreeMap::new();
    let mut visits = Vec::new();
    let mut evening = plus(walk.as_of, 1);
    while evening < walk.today {
        let wanted = visits_of(evening, walk, random);
        let mut doors: Vec<(usize, Occasion)> = if wanted == 0 { Vec::new() } else { due(&mut again, evening, wanted) };
        let new = wanted.saturating_sub(doors.len());
        doors.extend(new_doors(&mut queues, new, random).into_iter().map(|home| (home, Occasion::First)));
        for (index, occasion) in doors {
            let Some(home) = homes.get_mut(index) else { continue };
            let Some(visit) = visit(home, occasion, evening, walk.texts, random) else { continue };
            if let Some((day, occasion)) = follow_up(&visit, evening, random) {
                again.entry(day).or_default().push((index, occasion));
            }
            visits.push(visit);
        }
        evening = plus(evening, 1);
    }
    visits
}

/// How many doors of an evening: more at weekends, none in a storm, some yesterday in any case.
fn visits_of(evening: NaiveDate, walk: &Walk<'_>, random: &mut Random) -> usize {
    const NO_EVENING_PERCENT: u64 = 12;
    let is_off = random.percent(NO_EVENING_PERCENT);
    let is_weekend = matches!(evening.weekday(), Weekday::Sat | Weekday::Sun);
    let people = u64::try_from(walk.people).unwrap_or(0);
    let spread = 70 + random.below(61);
    let thousandths = people * VISITS_PER_THOUSAND * spread / 100 * if is_weekend { 3 } else { 2 } / 2;
    let count = thousandths / 1000 + u64::from(random.per_mille(thousandths % 1000));
    let is_yesterday = evening == plus(walk.today, -1);
    if is_off && !is_yesterday { 0 } else { usize::try_from(count).unwrap_or(0).max(usize::from(is_yesterday)) }
}

/// The doors of an area that somebody is to go to, in walking order.
struct Queue {
    doors: VecDeque<usize>,
    /// How hard the area's volunteers work: areas are not equally far.
    zeal: u64,
}

/// First the homes with somebody approved and not activated, then those with anything else to do.
fn queues(homes: &[Home], walk: &Walk<'_>, random: &mut Random) -> Vec<Queue> {
    let mut queues: Vec<Queue> =
        (0..walk.areas).map(|_| Queue { doors: VecDeque::new(), zeal: random.below(91) + 10 }).collect();
    let is_to_activate = |home: &Home| {
        home.members.iter().any(|member| member.now == Stage::Approved && is_eligible(member, walk.as_of))
    };
    let has_more = |home: &Home| {
        home.members.iter().any(|member| member.now < Stage::Activated && is_eligible(member, walk.as_of))
    };
    let indexed = || homes.iter().enumerate();
    let first = indexed().filter(|(_, home)| is_to_activate(home));
    let then = indexed().filter(|(_, home)| !is_to_activate(home) && has_more(home));
    for (index, home) in first.chain(then) {
        if let Some(queue) = queues.get_mut(home.area) {
            queue.doors.push_back(index);
        }
    }
    queues
}

/// So many doors that nobody went to yet: a stretch here, a stretch there.
fn new_doors(queues: &mut [Queue], wanted: usize, random: &mut Random) -> Vec<usize> {
    let mut doors = Vec::with_capacity(wanted);
    while doors.len() < wanted {
        let open = queues.iter().enumerate().filter(|(_, queue)| !queue.doors.is_empty());
        let areas: Choices<usize> = open.map(|(area, queue)| (area, queue.zeal)).collect();
        let Some(queue) = areas.pick(random).and_then(|area| queues.get_mut(*area)) else { break };
        let stretch = (5 + random.index(6)).min(wanted - doors.len()).min(queue.doors.len());
        doors.extend(queue.doors.drain(..stretch));
    }
    doors
}

/// The doors to come back to by an evening, as many as two thirds of it; the others have to wait.
fn due(
    again: &mut BTreeMap<NaiveDate, Vec<(usize, Occasion)>>,
    evening: NaiveDate,
    wanted: usize,
) -> Vec<(usize, Occasion)> {
    let later = again.split_off(&plus(evening, 1));
    let mut doors: Vec<_> = std::mem::replace(again, later).into_values().flatten().collect();
    let most = (wanted * 2).div_ceil(3);
    if doors.len() > most {
        again.entry(plus(evening, 1)).or_default().extend(doors.split_off(most));
    }
    doors
}

/// When the team comes back, if it does.
fn follow_up(visit: &DemoVisit, evening: NaiveDate, random: &mut Random) -> Option<(NaiveDate, Occasion)> {
    const KEPT_PERCENT: u64 = 90;
    const TRIED_AGAIN_PERCENT: u64 = 60;
    const LOOKED_AFTER_PERCENT: u64 = 14;
    if let Some(next) = visit.next {
        return random.percent(KEPT_PERCENT).then_some((next.day, Occasion::Agreed));
    }
    let (chance, first, last) = match visit.outcome {
        Outcome::NotHome => (TRIED_AGAIN_PERCENT, 3, 10),
        Outcome::Met => (LOOKED_AFTER_PERCENT, 9, 20),
        Outcome::Refused | Outcome::Vacant | Outcome::Moved => return None,
    };
    let day = plus(evening, random.between(first, last));
    random.percent(chance).then_some((day, Occasion::Again))
}
