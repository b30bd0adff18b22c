//! The tally.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use super::Desk;
use super::error::DeskError;
use super::shelf::index_of;
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::count::{Asked, CountedPerson, CountedReason, CountedVisit, Ground, count};
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, PersonId};
use crate::domain::ledger::LedgerState;
use crate::domain::tally::Tally;
use crate::domain::time::Timestamp;
use crate::msg;
use crate::report::TallyHead;
use crate::store::{Known, Store};
use crate::sys::attended::drop_aside;
use crate::text::collate::{area_key, natural_key};

/// Which tally is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct TallyQuery {
    /// The day up to which things count; today if nothing is said.
    pub as_of: Option<NaiveDate>,
    /// First day of the period of what is new; the as-of day if nothing is said.
    pub since: Option<NaiveDate>,
    /// Leaves out what the ledger learned after this moment.
    pub known_at: Option<Timestamp>,
}

impl TallyQuery {
    /// The first day of the period and the day up to which things count.
    pub fn days(&self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let as_of = self.as_of.unwrap_or(today);
        (self.since.unwrap_or(as_of), as_of)
    }
}

/// The ledger as it was known at a moment, as far as it is counted: kept while figures of that moment are looked at,
/// because folding a whole journal takes a second.
pub struct KnownLedger {
    pub(super) moment: Timestamp,
    pub(super) ground: Ground,
    /// Who the people of the ground are.
    pub(super) people: Vec<PersonId>,
    /// And its households.
    pub(super) households: Vec<HouseholdId>,
    ward: Ward,
    campaign: Campaign,
    head: String,
}

/// The ledger of a moment, folded if it is not there yet.
pub(super) fn known_ledger<'k>(
    slot: &'k mut Option<Box<KnownLedger>>,
    store: &Store,
    moment: Timestamp,
) -> Result<&'k KnownLedger, DeskError> {
    let known = match slot.take().filter(|known| known.moment == moment) {
        Some(known) => known,
        None => Box::new(KnownLedger::of(store.known_at(moment)?, moment)),
    };
    Ok(slot.insert(known))
}

impl Desk {
    /// The tally of a day, with what stands at its head.
    pub fn tally(&mut self, query: &TallyQuery) -> Result<(TallyHead, Tally), DeskError> {
        let (since, as_of) = query.days(self.clock.today());
        if since > as_of {
            return Err(DeskError::refused(
                "since_after_as_of",
                msg!("error-since-after-as-of", since = since, day = as_of),
            ));
        }
        let made_at = self.clock.now();
        let head = |ward, campaign, journal_head| TallyHead {
            ward,
            campaign,
            as_of,
            since,
            known_at: query.known_at,
            made_at,
            journal_head,
            report: None,
        };
        if let Some(moment) = query.known_at {
            let known = known_ledger(&mut self.known, &self.store, moment)?;
            let (ward, campaign) = (known.ward.clone(), known.campaign.clone());
            let asked = Asked { as_of, since, target: campaign.target, area_targets: &campaign.area_targets };
            let tally = count(&known.ground, &asked);
            return Ok((head(ward, campaign, known.head.clone()), tally));
        }
        let (ward, campaign) = (self.store.ward()?, self.store.campaign()?);
        let (_, journal_head) = self.store.head()?;
        let asked = Asked { as_of, since, target: campaign.target, area_targets: &campaign.area_targets };
        let tally = count(&self.shelf()?.ground, &asked);
        Ok((head(ward, campaign, journal_head), tally))
    }

    /// A ledger of a moment is not looked at any more.
    pub fn forget_known(&mut self) {
        self.known = None;
    }

    /// What stands at the head of everything: the ward and its campaign.
    pub fn ward_and_campaign(&self) -> Result<(Ward, Campaign), DeskError> {
        Ok((self.store.ward()?, self.store.campaign()?))
    }
}

impl KnownLedger {
    fn of(known: Known, moment: Timestamp) -> Self {
        let Known { state, head } = known;
        let (ground, people, households) = ground_of(&state);
        let (ward, campaign) = (state.ward.clone(), state.campaign.clone());
        // It is a whole ward.
        drop_aside(state);
        Self { moment, ground, people, households, ward, campaign, head }
    }
}

/// The ground of a tally over a ledger that was folded in memory, with the identities of its people and households.
pub(super) fn ground_of(state: &LedgerState) -> (Ground, Vec<PersonId>, Vec<HouseholdId>) {
    let mut households: Vec<&Household> = state.households.values().collect();
    households.sort_by_key(|household| household.id);
    // The key of a name is slow to make; there are few different names, and the first one is shown.
    let mut named: HashSet<&str> = HashSet::new();
    let mut shown: BTreeMap<String, &str> = BTreeMap::new();
    for household in &households {
        let area = household.facts.area.as_deref().unwrap_or_default();
        if named.insert(area) {
            shown.entry(area_key(area)).or_insert(area);
        }
    }
    let mut areas: Vec<(String, String, &str)> =
        shown.into_iter().map(|(key, area)| (natural_key(area), key, area)).collect();
    areas.sort();
    let place_of_area: HashMap<&str, u32> = areas.iter().map(|(_, key, _)| key.as_str()).zip(0..).collect();
    let place_of_household: HashMap<HouseholdId, u32> =
        households.iter().map(|household| household.id).zip(0..).collect();
    let mut keys: HashMap<&str, Option<u32>> = HashMap::new();
    let mut ground = Ground {
        areas: areas.iter().map(|(_, _, area)| (*area).to_owned()).collect(),
        households: households
            .iter()
            .map(|household| {
                let area = household.facts.area.as_deref().unwrap_or_default();
                *keys.entry(area).or_insert_with(|| place_of_area.get(area_key(area).as_str()).copied())
            })
            .collect(),
        ..Ground::default()
    };
    let mut place_of_person: HashMap<PersonId, u32> = HashMap::with_capacity(state.people.len());
    let mut people = Vec::with_capacity(state.people.len());
    for person in state.people.values() {
        let Some(household) = place_of_household.get(&person.household) else { continue };
        let place = index_of(i64::try_from(ground.people.len()).unwrap_or(i64::MAX));
        place_of_person.insert(person.id, place);
        people.push(person.id);
        if !person.presence_changes.is_empty() {
            ground.presence_changes.insert(place, person.presence_changes.clone());
        }
        ground.people.push(Some(CountedPerson::of(person, *household, state.campaign.minimum_age)));
    }
    let mut visits: Vec<_> = state.visits.values().collect();
    visits.sort_by_key(|(_, visit)| visit.on);
    for (household, visit) in visits {
        if let Some(household) = place_of_household.get(household) {
            ground.visits.push(CountedVisit { household: *household, on: visit.on });
        }
        for result in &visit.results {
            if let (Some(person), Some(reason)) =
                (place_of_person.get(&state.standing_for(result.person)), visit.reason_of(result))
            {
                ground.reasons.push(CountedReason { person: *person, on: visit.on, reason });
            }
        }
    }
    (ground, people, households.iter().map(|household| household.id).collect())
}
