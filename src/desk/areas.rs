//! The areas of the ward: what each is called and how it was written, which may be one, renamed and put together.
//! Areas are no things of their own: an area is what its households say, and every one of them is changed.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;

use super::Desk;
use super::error::DeskError;
use super::views::Done;
use crate::domain::campaign::Campaign;
use crate::domain::event::{Body, OperationKind, Source};
use crate::domain::field::{Change, HouseholdField};
use crate::domain::ids::HouseholdId;
use crate::msg;
use crate::store::StoreError;
use crate::text::clean::clean;
use crate::text::collate::{are_alike_areas, area_key, natural_key};

/// Progress is told each time so many households are written.
const TOLD_EACH: usize = 100;

/// An area.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AreaLine {
    /// Its name as it is shown; empty for the households without one.
    pub name: String,
    /// How it is written, where that is not always the same.
    pub spellings: Vec<String>,
    /// How many households.
    pub households: usize,
    /// How many people who count live there.
    pub people: usize,
    /// Its own target.
    pub target: Option<u64>,
    /// Other areas that may be the same one.
    pub alike: Vec<String>,
}

/// What becomes of an area.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AreaChange {
    /// The area, however it is spelled; empty for the households without one.
    pub from: String,
    /// What it is called from now on: a new name, or that of another area; empty for no area.
    pub to: String,
}

/// What a change of an area would do.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AreaChangePlan {
    /// The change, with the name as it will be written.
    pub change: AreaChange,
    /// How many households change.
    pub households: usize,
    /// Whether the other area is there already.
    pub meets: Meets,
    /// The target of the area from now on, where one of the two has one.
    pub target: Option<u64>,
    /// Household numbers that would stand in the area twice.
    pub same_numbers: usize,
}

/// Whether there is an area of the new name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meets {
    /// The name is new, or another spelling of the same.
    Nobody,
    /// It is that of another area: the two become one.
    Another,
    /// The households have no area any more.
    NoArea,
}

impl Desk {
    /// The areas, in the order of the list.
    pub fn areas(&mut self) -> Result<Vec<AreaLine>, DeskError> {
        let today = self.clock.today();
        let campaign = self.store.campaign()?;
        let shelf = self.shelf()?;
        let mut lines: BTreeMap<(String, String), AreaLine> = BTreeMap::new();
        let mut spelled: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut keys: HashMap<String, String> = HashMap::new();
        for number in shelf.household_numbers() {
            let written = shelf.facts_of(number).and_then(|facts| facts.area.clone()).unwrap_or_default();
            let key = keys.entry(written.clone()).or_insert_with_key(|written| area_key(written)).clone();
            spelled.entry(key.clone()).or_default().insert(written);
            let name = shelf.area_of(number).to_owned();
            let line = lines.entry((natural_key(&name), key)).or_insert_with(|| AreaLine {
                target: target_of(&campaign, &name),
                name,
                spellings: Vec::new(),
                households: 0,
                people: 0,
                alike: Vec::new(),
            });
            line.households += 1;
        }
        let mut people: HashMap<u32, usize> = HashMap::new();
        for (number, person) in (0..).zip(&shelf.ground.people) {
            if let Some(person) = person.as_ref().filter(|person| shelf.is_counted(number, person, today)) {
                *people.entry(person.household).or_default() += 1;
            }
        }
        let mut people_of: HashMap<&str, usize> = HashMap::new();
        for (household, count) in people {
            *people_of.entry(shelf.area_of(household)).or_default() += count;
        }
        let names: Vec<String> = lines.values().map(|line| line.name.clone()).collect();
        for ((_, key), line) in &mut lines {
            line.people = people_of.get(line.name.as_str()).copied().unwrap_or(0);
            let spellings = spelled.remove(key).unwrap_or_default();
            if spellings.len() > 1 {
                line.spellings = spellings.into_iter().collect();
            }
            let others = names.iter().filter(|other| **other != line.name && are_alike_areas(&line.name, other));
            line.alike = others.cloned().collect();
        }
        Ok(lines.into_values().collect())
    }

    /// What a change of an area would do; nothing is written.
    pub fn plan_area_change(&mut self, change: &AreaChange) -> Result<AreaChangePlan, DeskError> {
        Ok(self.area_change(change)?.0)
    }

    /// Renames an area or puts it into another one: every household of it, and the targets of the campaign, in one
    /// operation. `progress` is told how many percent are done and may stop the work; then nothing changed.
    pub fn change_area(
        &mut self,
        change: &AreaChange,
        progress: &mut dyn FnMut(u8) -> ControlFlow<()>,
    ) -> Result<Done, DeskError> {
        let (plan, households) = self.area_change(change)?;
        let before = self.store.campaign()?;
        let campaign = with_target(&before, &plan);
        let (today, kind) = (self.clock.today(), OperationKind::ChangeAreas);
        let new = Some(plan.change.to).filter(|name| !name.is_empty());
        let total = households.len().max(1);
        let ((), recorded) = self.transact(kind, |recording| {
            for (place, (household, old)) in households.into_iter().enumerate() {
                let change = Change { field: HouseholdField::Area, old, new: new.clone() };
                let (changes, source) = (vec![change], Source::Hand);
                recording.push(today, Body::HouseholdChanged { household, changes, source })?;
                let percent = u8::try_from(place * 100 / total).unwrap_or(100);
                if place.is_multiple_of(TOLD_EACH) && progress(percent).is_break() {
                    return Err(DeskError::Store(StoreError::Cancelled));
                }
            }
            if campaign != before {
                recording.push(today, Body::CampaignSet { campaign: Box::new(campaign) })?;
            }
            Ok(())
        })?;
        Ok(Done { operation: recorded.operation, kind, about: None })
    }

    /// The plan, and the households that change with what they say now.
    #[expect(clippy::type_complexity, reason = "a plan and what it is of")]
    fn area_change(
        &mut self,
        change: &AreaChange,
    ) -> Result<(AreaChangePlan, Vec<(HouseholdId, Option<String>)>), DeskError> {
        let (from, wanted) = (area_key(&change.from), clean(&change.to).text);
        let to_key = area_key(&wanted);
        let shelf = self.shelf()?;
        let shown = shelf.shown_area(&change.from).map(str::to_owned);
        let from_name = shown.ok_or_else(|| DeskError::refused("no_such_area", msg!("error-no-such-area")))?;
        let standing = shelf.shown_area(&wanted).map(str::to_owned).filter(|_| to_key != from);
        let meets = match &standing {
            _ if wanted.is_empty() => Meets::NoArea,
            Some(_) => Meets::Another,
            None => Meets::Nobody,
        };
        let to = standing.filter(|_| meets == Meets::Another).unwrap_or(wanted);
        if to.chars().count() > MOST_NAME_CHARS {
            return Err(DeskError::refused("area_too_long", msg!("error-area-too-long", most = MOST_NAME_CHARS)));
        }
        let (mut changing, mut numbers, mut there) = (Vec::new(), Vec::new(), BTreeSet::new());
        let mut keys: HashMap<String, String> = HashMap::new();
        for row in self.store.households()? {
            let written = row.household.facts.area.clone().unwrap_or_default();
            let key = keys.entry(written.clone()).or_insert_with_key(|written| area_key(written));
            let number = row.household.facts.household_no.clone();
            if *key == from {
                numbers.extend(number);
                if written != to || row.household.has_conflict(HouseholdField::Area) {
                    changing.push((row.household.id, row.household.facts.area.clone()));
                }
            } else if *key == to_key {
                there.extend(number);
            }
        }
        let campaign = self.store.campaign()?;
        let own = target_of(&campaign, &from_name);
        let target = match meets {
            Meets::NoArea => None,
            Meets::Nobody => own,
            Meets::Another => match (own, target_of(&campaign, &to)) {
                (None, None) => None,
                (own, there) => Some(own.unwrap_or(0).saturating_add(there.unwrap_or(0))),
            },
        };
        let plan = AreaChangePlan {
            households: changing.len(),
            same_numbers: if meets == Meets::Another {
                numbers.iter().filter(|number| there.contains(*number)).count()
            } else {
                0
            },
            change: AreaChange { from: from_name, to },
            meets,
            target,
        };
        Ok((plan, changing))
    }
}

/// No area has a longer name.
pub const MOST_NAME_CHARS: usize = 100;

/// The target of an area, however it is spelled there.
fn target_of(campaign: &Campaign, name: &str) -> Option<u64> {
    let key = area_key(name);
    let exact = campaign.area_targets.get(name).copied();
    exact.or_else(|| campaign.area_targets.iter().find(|(other, _)| area_key(other) == key).map(|(_, target)| *target))
}

/// The campaign with the target under the name of the area from now on.
fn with_target(campaign: &Campaign, plan: &AreaChangePlan) -> Campaign {
    let mut changed = campaign.clone();
    let (from, to) = (area_key(&plan.change.from), area_key(&plan.change.to));
    changed.area_targets.retain(|name, _| {
        let key = area_key(name);
        key != from && key != to
    });
    if let Some(target) = plan.target {
        changed.area_targets.insert(plan.change.to.clone(), target);
    }
    changed
}

#[cfg(test)]
#[path = "areas_tests.rs"]
mod tests;
