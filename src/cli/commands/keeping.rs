//! `init check backup restore passphrase recovery`.

use std::path::Path;

use serde_json::json;

use crate::cli::args::{BackupArgs, CheckArgs, InitArgs, PassphraseArgs, RestoreArgs};
use crate::cli::progress::Progress;
use crate::cli::{CommandError, Session};
use crate::desk::campaign_file::read_campaign;
use crate::desk::{Depth, Desk, NewLedger, Strength, keeping, strength};
use crate::domain::campaign::Campaign;
use crate::msg;
use crate::text::words::Message;

impl Session {
    pub(in crate::cli) fn init(&self, args: &InitArgs) -> Result<u8, CommandError> {
        let path = self.ledger()?;
        if path.symlink_metadata().is_ok() {
            return Err(crate::desk::StoreError::Exists { path }.into());
        }
        let mut campaign = match &args.campaign {
            Some(file) => read_campaign(file, &Campaign::default())?,
            None => Campaign::default(),
        };
        campaign.target = args.target.or(campaign.target);
        let passphrase = self.new_passphrase(self.global.passphrase_file.as_deref())?;
        if strength(&passphrase) == Strength::Weak {
            self.output.note(&msg!("cli-note-weak-passphrase"));
        }
        let settings = NewLedger { ward: args.ward.clone(), parent: args.parent.clone().unwrap_or_default(), campaign };
        let desk = Desk::create(&path, &passphrase, &settings, self.clock(), &self.actor())?;
        desk.close()?;
        if self.is_json() {
            self.output.document("init", json!({"ledger": path.display().to_string()}));
        } else {
            self.output.say(&msg!("cli-init-done", path = path.display().to_string()));
            self.output.say(&msg!("cli-init-next"));
        }
        Ok(0)
    }

    pub(in crate::cli) fn check(&self, args: &CheckArgs) -> Result<u8, CommandError> {
        let desk = self.open()?;
        let depth = if args.full { Depth::Full } else { Depth::Quick };
        let progress = Progress::new(&self.output, "cli-progress-check");
        let checked = desk.check(depth, &mut |percent| progress.at(u64::from(percent), 100));
        progress.finish();
        let checked = checked?;
        let sound = checked.findings.is_empty();
        if self.is_json() {
            let findings: Vec<_> = checked
                .findings
                .iter()
                .map(|finding| {
                    let message = self.output.words.say(&finding_message(finding.code, &finding.detail));
                    json!({"code": finding.code, "message": message})
                })
                .collect();
            let (events, head) = (checked.events, checked.head);
            self.output
                .document("check", json!({"sound": sound, "findings": findings, "events": events, "head": head}));
        } else if sound {
            self.output.say(&msg!("cli-check-sound", events = checked.events));
        } else {
            for finding in &checked.findings {
                self.output.say(&finding_message(finding.code, &finding.detail));
            }
            self.output.say(&msg!("cli-check-damaged"));
        }
        Ok(if sound { 0 } else { 5 })
    }

    pub(in crate::cli) fn backup(&self, args: &BackupArgs) -> Result<u8, CommandError> {
        let desk = self.open()?;
        let progress = Progress::new(&self.output, "cli-progress-backup");
        let made = desk.back_up(args.output.as_deref(), &mut |percent| progress.at(u64::from(percent), 100));
        progress.finish();
        self.made("backup", &made?, &msg!("cli-backup-done"))
    }

    pub(in crate::cli) fn restore(&self, args: &RestoreArgs) -> Result<u8, CommandError> {
        let ledger = self.ledger()?;
        if args.file.symlink_metadata().is_err() {
            return Err(crate::desk::StoreError::Missing { path: args.file.clone() }.into());
        }
        let typed = self.typed_passphrase(&msg!("cli-ask-backup-passphrase"))?;
        let progress = Progress::new(&self.output, "cli-progress-restore");
        let made = keeping::restore(&args.file, &ledger, &typed, &mut |percent| progress.at(u64::from(percent), 100));
        progress.finish();
        self.made("restore", &made?, &msg!("cli-restore-done"))
    }

    fn made(&self, name: &str, path: &Path, done: &Message) -> Result<u8, CommandError> {
        let path = path.display().to_string();
        if self.is_json() {
            self.output.document(name, json!({"path": path}));
        } else {
            self.output.say(done);
            self.output.line(&path);
        }
        Ok(0)
    }

    pub(in crate::cli) fn passphrase(&self, args: &PassphraseArgs) -> Result<u8, CommandError> {
        let mut desk = self.open()?;
        let passphrase = self.new_passphrase(args.new_passphrase_file.as_deref())?;
        if strength(&passphrase) == Strength::Weak {
            self.output.note(&msg!("cli-note-weak-passphrase"));
        }
        desk.change_passphrase(&passphrase)?;
        if self.is_json() {
            self.output.document("passphrase", json!({"changed": true}));
        } else {
            self.output.say(&msg!("cli-passphrase-done"));
        }
        Ok(0)
    }

    pub(in crate::cli) fn recovery(&self) -> Result<u8, CommandError> {
        let desk = self.open()?;
        let words = desk.recovery_words()?;
        desk.log_seen("recovery", 0, "")?;
        if self.is_json() {
            self.output.document("recovery", json!({"words": *words}));
            return Ok(0);
        }
        self.output.note(&msg!("cli-recovery-note"));
        let list: Vec<&str> = words.split(' ').collect();
        for (line, four) in (0_usize..).zip(list.chunks(4)) {
            let numbered = four.iter().zip(line * 4 + 1..).map(|(word, number)| format!("{number:>2} {word:<12}"));
            self.output.line(numbered.collect::<String>().trim_end());
        }
        Ok(0)
    }
}

fn finding_message(code: &str, detail: &str) -> Message {
    let what = Message::of_code("check-finding", code);
    msg!("cli-check-finding", what = what, detail = detail)
}
