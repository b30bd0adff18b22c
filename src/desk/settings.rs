//! The settings: of the ward and its campaign, which are kept as events; of the program, which stay on the laptop.

use std::path::Path;

use super::error::DeskError;
use super::views::Done;
use super::{Desk, Opening};
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::event::{Body, OperationKind};
use crate::msg;
use crate::sys::settings::{AppSettings, Settings};
use crate::text::clean::clean;
use crate::text::words::Message;

impl Desk {
    /// Changes the settings of the ward and the campaign: one operation, of what is different.
    pub fn change_settings(&mut self, ward: &Ward, campaign: &Campaign) -> Result<Done, DeskError> {
        let ward = Ward { name: clean(&ward.name).text, parent: clean(&ward.parent).text };
        if ward.name.is_empty() {
            return Err(DeskError::refused("no_ward_name", msg!("error-no-ward-name")));
        }
        if let Some(fault) = campaign.fault() {
            return Err(DeskError::refused("bad_campaign", Message::of_code("campaign-fault", fault.code())));
        }
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
