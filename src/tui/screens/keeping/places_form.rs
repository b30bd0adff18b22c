//! Where people go to enrol: a name and hours each. An entry that is emptied takes its place away, an empty one is there
//! for another.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::Behaviour;
use super::save_settings;
use crate::desk::views::Overview;
use crate::domain::campaign::{Campaign, CampaignFault, EnrolmentPlace, MOST_PLACE_CHARS, MOST_PLACES, Ward};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Shared, Step};
use crate::tui::widgets::form::{Entry, Form};

/// The places.
pub struct PlacesForm {
    form: Form,
    begun: (Ward, Campaign),
}

impl PlacesForm {
    /// With those that hold now.
    pub fn new(overview: &Overview) -> Self {
        let places = &overview.campaign.places;
        // A ledger of a newer version may have more; none is lost.
        let count = places.len().max(MOST_PLACES);
        let entries = (0..count).flat_map(|number| {
            let place = places.get(number);
            let text = |of: fn(&EnrolmentPlace) -> &String| place.map(|place| of(place).clone()).unwrap_or_default();
            let (name, hours) = (text(|place| &place.name), text(|place| &place.hours));
            let label = msg!("tui-places-name", number = number + 1);
            [
                Entry::text(label, MOST_PLACE_CHARS, &name).with_hint(msg!("tui-places-name-hint")),
                Entry::text(msg!("tui-places-hours"), MOST_PLACE_CHARS, &hours)
                    .with_hint(msg!("tui-places-hours-hint")),
            ]
        });
        Self { form: Form::new(entries.collect()), begun: (overview.ward.clone(), overview.campaign.clone()) }
    }

    /// What stands in the form; or the entry that is wrong.
    fn said(&self) -> Result<Vec<EnrolmentPlace>, (usize, Message)> {
        let mut places = Vec::new();
        for at in (0..self.form.len()).step_by(2) {
            let place = EnrolmentPlace { name: self.form.text(at), hours: self.form.text(at + 1) };
            if place.name.is_empty() && !place.hours.is_empty() {
                return Err((at, Message::of_code("campaign-fault", CampaignFault::PlaceText.code())));
            }
            if !place.name.is_empty() {
                places.push(place);
            }
        }
        Ok(places)
    }

    fn save(&mut self) -> Vec<Step> {
        match self.said() {
            Err((place, wrong)) => {
                self.form.refuse(place, wrong);
                Vec::new()
            }
            Ok(places) => {
                let (ward, campaign) = self.begun.clone();
                save_settings(ward, Campaign { places, ..campaign })
            }
        }
    }
}

impl Behaviour for PlacesForm {
    fn scope(&self) -> Scope {
        Scope::Form
    }

    fn title(&self) -> Message {
        msg!("tui-title-places")
    }

    fn is_form(&self) -> bool {
        true
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        if act == Act::Enter { self.save() } else { self.act_in_form(act, shared) }
    }

    fn is_unsaved(&self) -> bool {
        self.said().as_ref() != Ok(&self.begun.1.places)
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        self.form.draw(shared, frame, area);
    }
}
