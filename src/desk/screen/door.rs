//! What is to be known at a door and does not stand on the household's own card.

use super::Reply;
use crate::desk::Desk;
use crate::desk::door::SamePhone;
use crate::desk::error::DeskError;
use crate::desk::views::HouseholdRef;

/// What is asked for.
pub enum DoorRequest {
    /// Who else has the phones of a household's members.
    SamePhones(HouseholdRef),
}

/// What is answered.
pub enum DoorReply {
    /// Who else has the phones of a household's members.
    SamePhones {
        /// The household.
        household: HouseholdRef,
        /// Each member with each other person who has the same number.
        found: Vec<SamePhone>,
    },
}

impl DoorRequest {
    /// Does it.
    pub(super) fn serve(self, desk: &mut Desk) -> Result<Reply, DeskError> {
        let Self::SamePhones(household) = self;
        let found = desk.same_phones(household)?;
        Ok(Reply::Door(DoorReply::SamePhones { household, found }))
    }
}
