//! The people of a visit: whose phone an account is on, and who at this door still waits.

use super::visit_form::VisitForm;
use crate::desk::views::{PersonCard, PersonRef};
use crate::domain::next_step::NextStep;
use crate::domain::visit::{Handset, Outcome};
use crate::msg;
use crate::tui::command::Act;
use crate::tui::model::{LeftDoor, Status, Step};

impl VisitForm {
    /// The next whose phone an account can be on; nobody's is said until then. On a helper's it is said at once what comes of that.
    pub(super) fn change_phone(&mut self) -> Vec<Step> {
        let Some(mark) = self.marks.get_mut(&self.person).filter(|mark| mark.has_account()) else {
            return vec![Step::Say(Status::refusal(msg!("tui-why-no-activation")))];
        };
        mark.phone = match mark.phone {
            None => Some(Handset::Own),
            Some(Handset::Own) => Some(Handset::Family),
            Some(Handset::Family) => Some(Handset::Helper),
            Some(Handset::Helper) => None,
        };
        let is_helper = mark.phone == Some(Handset::Helper);
        is_helper.then(|| Step::Say(Status::refusal(msg!("tui-warning-helper-phone")))).into_iter().collect()
    }

    /// Who can be activated and of whom nothing is said yet.
    fn waiting(&self) -> impl Iterator<Item = &PersonCard> {
        let members = self.card.as_ref().map(|card| card.members.as_slice()).unwrap_or_default();
        let waits = |member: &&PersonCard| {
            member.next_step == NextStep::ActivateNow && !self.marks.contains_key(&member.reference)
        };
        members.iter().filter(waits)
    }

    /// To the next who waits, from the end to the first; where nobody does, to the next member.
    pub(super) fn go_to_waiting(&mut self) {
        let members = self.card.as_ref().map(|card| card.members.as_slice()).unwrap_or_default();
        let place_of = |person: PersonRef| members.iter().position(|member| member.reference == person);
        let here = place_of(self.person);
        let waiting = || self.waiting().map(|member| member.reference);
        let next = waiting().find(|person| place_of(*person) > here).or_else(|| waiting().next());
        match next.filter(|person| *person != self.person) {
            Some(person) => self.person = person,
            None => self.go(Act::Down),
        }
    }

    /// Who is left behind at this door, to be told when the visit is recorded. Where somebody comes again nobody is.
    pub(super) fn left(&self, outcome: Outcome) -> Option<LeftDoor> {
        let first = self.waiting().next().filter(|_| outcome == Outcome::Met && self.next.is_none())?;
        Some(LeftDoor {
            household: self.household,
            person: first.reference,
            name: first.person.facts.full_name.clone(),
            count: self.waiting().count(),
        })
    }
}
