//! Whom a list or a sheet is of: people as they are listed, the members of listed households, or who waits behind the
//! doors of an evening.

use std::collections::HashMap;

use super::Desk;
use super::error::DeskError;
use super::households::HouseholdQuery;
use super::people::ListQuery;
use super::shelf::index_of;
use super::views::{HouseholdRef, PersonRef};
use super::walk::waiting_behind;
use crate::sys::settings::WalkChoice;

/// Whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Selection {
    /// The people of a list.
    People(ListQuery),
    /// The members of the households of a list.
    Households(HouseholdQuery),
    /// Who waits behind the doors of an evening.
    Doors(WalkChoice),
}

/// A door with those of its people who are selected.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SelectedDoor {
    /// The household.
    pub household: HouseholdRef,
    /// The people, in the order in which they are listed.
    pub people: Vec<PersonRef>,
}

impl Desk {
    /// Everybody of a selection, in its own order.
    pub fn selected_people(&mut self, selection: &Selection) -> Result<Vec<PersonRef>, DeskError> {
        match selection {
            Selection::People(query) => self.everybody(query),
            Selection::Households(query) => {
                let households = self.every_household(query)?;
                let shelf = self.shelf()?;
                shelf.make_order();
                let order = shelf.order();
                let members = |household: &HouseholdRef| {
                    order.map(|order| order.members(index_of(household.0)).to_vec()).unwrap_or_default()
                };
                Ok(households.iter().flat_map(members).map(|number| PersonRef(i64::from(number))).collect())
            }
            Selection::Doors(choice) => {
                let doors = self.doors_with_people(choice)?;
                Ok(doors.into_iter().flat_map(|door| door.people).collect())
            }
        }
    }

    /// The doors of a selection as they are walked, each with its people.
    pub fn selected_doors(&mut self, selection: &Selection) -> Result<Vec<SelectedDoor>, DeskError> {
        if let Selection::Doors(choice) = selection {
            return self.doors_with_people(choice);
        }
        let mut behind: HashMap<u32, Vec<PersonRef>> = HashMap::new();
        let people = self.selected_people(selection)?;
        let shelf = self.shelf()?;
        for person in people {
            let found = usize::try_from(person.0).ok().and_then(|number| shelf.ground.people.get(number));
            if let Some(found) = found.and_then(Option::as_ref) {
                behind.entry(found.household).or_default().push(person);
            }
        }
        let walked = shelf.in_walking_order().into_iter();
        let doors = walked.filter_map(|door| {
            let people = behind.remove(&door)?;
            Some(SelectedDoor { household: HouseholdRef(i64::from(door)), people })
        });
        Ok(doors.collect())
    }

    /// The doors of an evening at which somebody waits for something.
    fn doors_with_people(&mut self, choice: &WalkChoice) -> Result<Vec<SelectedDoor>, DeskError> {
        let doors = self.doors_of(choice)?;
        let today = self.clock.today();
        let shelf = self.shelf()?;
        let with_people = doors.into_iter().map(|door| SelectedDoor {
            household: HouseholdRef(i64::from(door)),
            people: waiting_behind(shelf, door, today).into_iter().map(|number| PersonRef(i64::from(number))).collect(),
        });
        Ok(with_people.filter(|door| !door.people.is_empty()).collect())
    }
}
