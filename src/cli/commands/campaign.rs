//! `campaign`: the settings as a file, and a file of settings into the ledger.

use std::path::Path;

use serde_json::{Value, json};

use crate::cli::args::CampaignArgs;
use crate::cli::{CommandError, Session};
use crate::desk::Desk;
use crate::desk::campaign_file::read_campaign;
use crate::domain::campaign_changes::{Changed, changes};
use crate::msg;

impl Session {
    pub(in crate::cli) fn campaign(&self, args: &CampaignArgs) -> Result<u8, CommandError> {
        if let Some(file) = &args.set {
            let mut desk = self.open_to_write()?;
            return self.set_campaign(&mut desk, file);
        }
        let desk = self.open()?;
        if self.is_json() && args.output.is_none() {
            let (_, campaign) = desk.ward_and_campaign()?;
            self.output.document("campaign", json!({"campaign": campaign}));
            return Ok(0);
        }
        let text = desk.campaign_toml(&self.output.words)?;
        self.write(args.output.as_deref(), args.force, text.as_bytes())?;
        Ok(0)
    }

    /// Takes a file in, and says each setting that changed.
    fn set_campaign(&self, desk: &mut Desk, file: &Path) -> Result<u8, CommandError> {
        let (ward, old) = desk.ward_and_campaign()?;
        let new = read_campaign(file, &old)?;
        let done = desk.change_settings(&ward, &new)?;
        let words = &self.output.words;
        let changed = changes(&old, &new, words.lang);
        if self.is_json() {
            let one =
                |Changed { label, old, new }: &Changed| json!({"label": words.say(label), "old": old, "new": new});
            let told: Vec<Value> = changed.iter().map(one).collect();
            let operation = done.operation.map(|operation| operation.to_string());
            self.output.document("campaign", json!({"operation": operation, "campaign": new, "changes": told}));
            return Ok(0);
        }
        for Changed { label, old, new } in changed {
            let said = |text: Option<String>| text.unwrap_or_else(|| words.get("cli-campaign-nothing"));
            self.output.say(&msg!("cli-campaign-change", label = label, old = said(old), new = said(new)));
        }
        self.done("campaign", &done)
    }
}
