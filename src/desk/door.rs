//! At a door: who else on the roster has the phone of somebody here. Each account needs a number of its own, never
//! somebody else's (document 004).

use super::Desk;
use super::error::DeskError;
use super::shelf::index_of;
use super::views::{HouseholdRef, PersonRef};
use crate::domain::phone::Phone;
use crate::store::PersonRow;

/// Somebody of a household whose phone is another person's too.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SamePhone {
    /// The member.
    pub member: PersonRef,
    /// The other person.
    pub other: PersonRef,
    /// Their name.
    pub full_name: String,
    /// Where they live.
    pub household: HouseholdRef,
    /// Address and area of that household, as far as they are known.
    pub place: String,
}

impl Desk {
    /// Who else has the phones of a household's members, those of the same household first. Whoever does not live here
    /// any more keeps the number no less: the account may still be theirs.
    pub fn same_phones(&mut self, household: HouseholdRef) -> Result<Vec<SamePhone>, DeskError> {
        let mut found = Vec::new();
        for member in self.store.members(household.0)? {
            let Some(phone) = member.person.facts.phone.clone() else { continue };
            for other in self.people_with_phone(&phone)?.into_iter().filter(|other| other.number != member.number) {
                let shelf = self.shelf()?;
                let number = index_of(other.household);
                let address = shelf.facts_of(number).and_then(|facts| facts.address.clone()).unwrap_or_default();
                let place: Vec<String> =
                    [address, shelf.area_of(number).to_owned()].into_iter().filter(|text| !text.is_empty()).collect();
                found.push(SamePhone {
                    member: PersonRef(member.number),
                    other: PersonRef(other.number),
                    full_name: other.person.facts.full_name,
                    household: HouseholdRef(other.household),
                    place: place.join(", "),
                });
            }
        }
        found.sort_by_key(|same| (same.household != household, same.member, same.other));
        Ok(found)
    }

    /// The search knows the digits of everybody; that is quicker than to read everybody.
    fn people_with_phone(&mut self, phone: &Phone) -> Result<Vec<PersonRow>, DeskError> {
        self.make_ready()?;
        let hits = self.shelf()?.find(phone.as_str());
        let mut people = Vec::new();
        for hit in hits {
            let row = self.store.person(i64::from(hit.person))?;
            people.extend(row.filter(|row| row.person.facts.phone.as_ref() == Some(phone)));
        }
        Ok(people)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::problem::ProblemCode;
    use crate::sys::clock::Clock;

    #[test]
    fn whoever_has_the_same_number_is_named_with_where_they_live() {
        let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
        let mut desk = crate::desk::demo::make(400, 1, clock, "Thử").unwrap();
        let mut by_phone: std::collections::BTreeMap<String, Vec<(i64, i64)>> = std::collections::BTreeMap::new();
        desk.store
            .each_person::<crate::store::StoreError>(|row| {
                if let Some(phone) = &row.person.facts.phone {
                    by_phone.entry(phone.as_str().to_owned()).or_default().push((row.number, row.household));
                }
                Ok(())
            })
            .unwrap();
        let shared: Vec<_> = by_phone.values().filter(|people| people.len() > 1).collect();
        assert!(!shared.is_empty(), "the demo has {:?}", ProblemCode::SharedPhone);
        for people in shared {
            for (number, household) in people {
                let found = desk.same_phones(HouseholdRef(*household)).unwrap();
                let mut others: Vec<i64> =
                    found.iter().filter(|same| same.member.0 == *number).map(|same| same.other.0).collect();
                others.sort_unstable();
                let mut wanted: Vec<i64> = people.iter().map(|(other, _)| *other).filter(|o| o != number).collect();
                wanted.sort_unstable();
                assert_eq!(others, wanted);
                assert!(found.iter().all(|same| !same.full_name.is_empty() && !same.place.is_empty()));
            }
        }
        let alone = by_phone.values().find(|people| people.len() == 1).unwrap()[0];
        assert!(desk.same_phones(HouseholdRef(alone.1)).unwrap().iter().all(|same| same.member.0 != alone.0));
    }
}
