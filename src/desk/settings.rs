//! The settings: of the ward and its campaign, which are kept as events; of the program, which stay on the laptop.

use std::path::Path;

use super::error::DeskError;
use super::views::Done;
use super::{Desk, Opening};
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::event::{Body, OperationKind};
use crate::msg;
use crate::sys::settings::{AppSettings, Settings, WalkChoice};
use crate::text::clean::clean;
use crate::text::words::{Explain, Message};

/// Refuses what cannot be so, of a new ledger too.
pub(super) fn refuse_campaign(campaign: &Campaign) -> Result<(), DeskError> {
    match campaign.fault() {
        None => Ok(()),
        Some(fault) => Err(DeskError::refused("bad_campaign", Message::of_code("campaign-fault", fault.code()))),
    }
}

impl Desk {
    /// Changes the settings of the ward and the campaign: one operation, of what is different.
    pub fn change_settings(&mut self, ward: &Ward, campaign: &Campaign) -> Result<Done, DeskError> {
        let ward = Ward { name: clean(&ward.name).text, parent: clean(&ward.parent).text };
        if ward.name.is_empty() {
            return Err(DeskError::refused("no_ward_name", msg!("error-no-ward-name")));
        }
        let campaign = &campaign.cleaned();
        refuse_campaign(campaign)?;
        let (is_new_ward, is_new_campaign) = (self.store.ward()? != ward, self.store.campaign()? != *campaign);
        let (today, kind) = (self.clock.today(), OperationKind::ChangeSettings);
        let ((), recorded) = self.transact(kind, |recording| {
            if is_new_ward {
                recording.push(today, Body::WardSet { ward })?;
            }
            if is_new_campaign {
                recording.push(today, Body::CampaignSet { campaign: Box::new(campaign.clone()) })?;
            }
            Ok(())
        })?;
        Ok(Done { operation: recorded.operation, kind, about: None })
    }

    /// Who is working; everything after this is done under their name.
    pub fn set_actor(&mut self, actor: &str) {
        self.actor = clean(actor).text;
    }

    /// Changes the passphrase for somebody who knows the present one; says whether they do.
    pub fn change_known_passphrase(&mut self, present: &str, new: &str) -> Result<Known, DeskError> {
        if !self.knows(present)? {
            return Ok(Known::No);
        }
        self.change_passphrase(new)?;
        Ok(Known::Yes)
    }
}

/// Whether somebody knows the passphrase.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Known {
    /// They do.
    Yes,
    /// They do not.
    No,
}

impl Opening {
    /// When the ledger is opened again, this is who works.
    pub fn keep_actor(&mut self, desk: &Desk) {
        match self {
            Self::Ledger { actor, .. } | Self::Demo { actor, .. } => actor.clone_from(&desk.actor),
        }
    }
}

/// Saves the settings of the program; what a newer version wrote into the file is kept.
pub fn save_app(folder: &Path, app: &AppSettings) -> Result<AppSettings, DeskError> {
    let app = AppSettings { actor: clean(&app.actor).text, ..app.clone() };
    let settings = Settings::load(folder).0.with(&app);
    settings.save(folder)?;
    Ok(settings.app())
}

/// Saves how the doors of a walk are listed; the other settings stay as they are in the file.
///
/// A file that cannot be read is not written over: nobody asked for it to be made anew.
pub fn save_walk(folder: &Path, walk: &WalkChoice) -> Result<(), Message> {
    let (settings, warning) = Settings::load(folder);
    if let Some(warning) = warning {
        return Err(warning.message());
    }
    settings.with_walk(walk).save(folder).map_err(|error| DeskError::from(error).message())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::campaign::ReportDuties;
    use crate::sys::clock::Clock;
    use crate::text::words::Explain;

    #[test]
    fn settings_are_one_operation_of_what_is_different_and_taken_back_whole() {
        let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
        let mut desk = crate::desk::demo::make(60, 3, clock, "Thử").unwrap();
        let (ward, campaign) = desk.ward_and_campaign().unwrap();
        assert_eq!(desk.change_settings(&ward, &campaign).unwrap().operation, None, "nothing is different");
        let eligible =
            |desk: &mut Desk| desk.overview().unwrap().tally.total.count(crate::domain::tally::Count::Eligible);
        let before = eligible(&mut desk);
        let new_ward = Ward { name: "  Phường   Khác ".to_owned(), ..ward.clone() };
        let new = Campaign { minimum_age: 60, target: Some(7), ..campaign.clone() };
        let done = desk.change_settings(&new_ward, &new).unwrap();
        assert_eq!(desk.ward_and_campaign().unwrap().0.name, "Phường Khác");
        assert!(eligible(&mut desk) < before, "the age counts at once");
        let only_target = Campaign { target: Some(8), ..new.clone() };
        let second = desk.change_settings(&new_ward, &only_target).unwrap();
        let count = |desk: &Desk, id| desk.operation_card(id).unwrap().unwrap().line.log.events;
        assert_eq!((count(&desk, done.operation.unwrap()), count(&desk, second.operation.unwrap())), (2, 1));
        desk.undo(None).unwrap();
        desk.undo(None).unwrap();
        assert_eq!(desk.ward_and_campaign().unwrap(), (ward, campaign));
        assert_eq!(eligible(&mut desk), before);
    }

    #[test]
    fn what_cannot_be_so_is_refused() {
        let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
        let mut desk = crate::desk::demo::make(60, 3, clock, "Thử").unwrap();
        let (ward, campaign) = desk.ward_and_campaign().unwrap();
        let code = |result: Result<Done, DeskError>| result.err().map(|error| error.code());
        let nameless = Ward { name: " ".to_owned(), ..ward.clone() };
        assert_eq!(code(desk.change_settings(&nameless, &campaign)), Some("no_ward_name"));
        let reports = ReportDuties { monthly_on: 32, ..ReportDuties::default() };
        assert_eq!(code(desk.change_settings(&ward, &Campaign { reports, ..campaign })), Some("bad_campaign"));
    }
}
