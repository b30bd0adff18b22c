//! The settings of the campaign into a TOML file and out of one. There is nothing about residents in it.

use std::path::{Path, PathBuf};

use super::Desk;
use super::error::DeskError;
use super::export::Proposal;
use super::keeping::absolute;
use crate::domain::campaign::Campaign;
use crate::domain::campaign_file;
use crate::msg;
use crate::sys::files::{Overwrite, write_new};
use crate::text::words::{Message, Words};

/// What the names of these files say.
const FILE_KIND: &str = "chien-dich";

/// A file of settings is small; anything larger is something else.
const LARGEST: u64 = 256 * 1024;

impl Desk {
    /// The settings that hold, as a file.
    pub fn campaign_toml(&self, words: &Words) -> Result<String, DeskError> {
        Ok(campaign_file::write(&self.store.campaign()?, words))
    }

    /// Where that file could go.
    pub fn propose_campaign_file(&self) -> Result<Proposal, DeskError> {
        Ok(Proposal::of(&self.outgoing_name(FILE_KIND, self.clock.today(), "toml")?, None))
    }

    /// Writes it into a file that is not there yet; says where it went.
    pub fn write_campaign(&self, typed: &str, words: &Words) -> Result<PathBuf, DeskError> {
        let path = absolute(typed)?;
        let text = self.campaign_toml(words)?;
        write_new(&path, Overwrite::Refuse, |file| file.write_all(text.as_bytes()))?;
        Ok(path)
    }

    /// The settings as they would be with a file taken in; nothing is changed.
    pub fn campaign_of(&self, typed: &str) -> Result<Campaign, DeskError> {
        read_campaign(&absolute(typed)?, &self.store.campaign()?)
    }
}

/// A file of settings over those that hold.
pub fn read_campaign(path: &Path, base: &Campaign) -> Result<Campaign, DeskError> {
    let bad = |why: Message| {
        let message = msg!("error-campaign-file", path = path.display().to_string(), why = why);
        DeskError::refused_with_hint("bad_campaign", message, msg!("error-campaign-file-hint"))
    };
    let unread = |error: std::io::Error| bad(msg!("error-campaign-file-unread", detail = error.to_string()));
    let about = path.metadata().map_err(unread)?;
    if !about.is_file() || about.len() > LARGEST {
        return Err(bad(msg!("error-campaign-file-large")));
    }
    let bytes = std::fs::read(path).map_err(unread)?;
    let text = String::from_utf8(bytes).map_err(|_no_text| bad(msg!("error-campaign-file-no-utf8")))?;
    campaign_file::read(&text, base).map_err(|fault| bad(fault.message()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::clock::Clock;
    use crate::text::numbers::Lang;
    use crate::text::words::Explain as _;

    fn desk() -> Desk {
        let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
        crate::desk::demo::make(60, 3, clock, "Thử").unwrap()
    }

    #[test]
    fn a_file_that_was_written_changes_nothing_when_it_is_taken_in() {
        let folder = tempfile::tempdir().unwrap();
        let mut desk = desk();
        let words = Words::new(Lang::Vi);
        let proposal = desk.propose_campaign_file().unwrap();
        assert!(proposal.name.starts_with("demo-") && proposal.name.ends_with("-chien-dich-2023-06-15.toml"));
        let typed = folder.path().join(&proposal.name).display().to_string();
        let path = desk.write_campaign(&typed, &words).unwrap();
        let (ward, campaign) = desk.ward_and_campaign().unwrap();
        assert_eq!(desk.campaign_of(&typed).unwrap(), campaign);
        assert_eq!(desk.change_settings(&ward, &campaign).unwrap().operation, None);
        // Never over a file that is there.
        let before = std::fs::read(&path).unwrap();
        assert!(matches!(desk.write_campaign(&typed, &words), Err(DeskError::Files(_))));
        assert_eq!(std::fs::read(&path).unwrap(), before);
    }

    #[test]
    fn a_new_ledger_is_refused_what_settings_are() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new.tungnha");
        let campaign = Campaign { target: Some(u64::MAX), ..Campaign::default() };
        let settings = crate::desk::NewLedger { ward: "Phường Mẫu".to_owned(), campaign, ..Default::default() };
        let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
        let refused = Desk::create(&path, "bốn từ dễ nhớ lắm", &settings, clock, "Thử").map(drop).unwrap_err();
        assert_eq!((refused.code(), path.exists()), ("bad_campaign", false));
    }

    #[test]
    fn what_is_no_file_of_settings_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk();
        let write = |name: &str, bytes: &[u8]| {
            let path = folder.path().join(name);
            write_new(&path, Overwrite::Refuse, |file| file.write_all(bytes)).unwrap();
            path.display().to_string()
        };
        let large = write("large.toml", &vec![b'#'; usize::try_from(LARGEST).unwrap() + 1]);
        let wrong = write("wrong.toml", b"nam = 'x'\n");
        let bytes = write("bytes.toml", b"name = '\xff'\n");
        let missing = folder.path().join("missing.toml").display().to_string();
        for typed in [large, wrong, bytes, missing, folder.path().display().to_string()] {
            let refused = desk.campaign_of(&typed).unwrap_err();
            assert_eq!((refused.code(), refused.hint().is_some()), ("bad_campaign", true), "{typed}");
        }
    }
}
