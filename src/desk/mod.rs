//! The use-cases: the only place where domain, store, intake and report meet. One file a journey; the command line
//! and the screens come through here and nowhere else.
//!
//! `people` (show), `lists` and `households` (find, list), `bulk` (many at once), `editing` (add, edit, move),
//! `visits` (visits and milestones), `walk` (the doors of an evening), `follow_up` (appointments, whom to call back, the mobile team), `mobile_team` (its list), `import`, `reconciling` (the extract of accounts), `figures` (the tally), `reports` (the periodic ones: sent, due, adjusted), `export` (the tally as a file), `figure` and `behind` (the lists
//! behind figures), `overview`, `history` (the log), `reversing` (undo, redo), `keeping` (check, backup, passphrase),
//! `cleaning` (what is to be cleaned up), `matching` (entries that may be one person), `areas` (renamed, put together),
//! `cards` (a card that was scanned), `door` (whose phone is somebody else's too),
//! `rollup` (many wards' figures put together, without a ledger),
//! `settings` (ward, campaign, who is working), `campaign_file` (the settings as a file), `presets`, `demo`.
//! `shelf` with `search`, `searches`, `order`, `problems` is what is kept in memory, `sieve` what filters it; `screen` is the
//! thread behind a terminal.

pub mod areas;
pub mod behind;
pub mod bulk;
pub mod campaign_file;
pub mod cards;
pub mod clean_up_list;
pub mod cleaning;
pub mod demo;
pub mod door;
pub mod editing;
#[cfg(test)]
mod editing_tests;
pub mod error;
pub mod export;
pub mod figure;
pub mod figures;
pub mod follow_up;
#[cfg(test)]
mod follow_up_tests;
pub mod history;
pub mod households;
pub mod import;
pub mod keeping;
pub mod lists;
pub mod matching;
pub mod mobile_team;
mod order;
mod outgoing;
mod overview;
pub mod people;
pub mod people_file;
pub mod presets;
mod problems;
pub mod reconciling;
pub mod reference;
pub mod reports;
pub mod reversing;
pub mod rollup;
pub mod screen;
mod search;
mod searches;
pub mod selection;
mod settings;
pub mod sheets;
mod shelf;
mod sieve;
mod subject_history;
pub mod views;
mod visit_times;
pub mod visits;
pub mod walk;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{NaiveDate, NaiveDateTime};
use shelf::Shelf;

pub use error::{DeskError, Refusal};
pub use search::number_on_card;

// What callers of the desk name: they never use the modules behind it themselves.

pub use crate::intake::{
    DecidedBy, Fitness, HiddenParts, Holds, IGNORE, LeftOut, LookedColumn, LookedFile, LookedNames, LookedSheet,
    LookedTable, ReadOptions, RowsSeen, SheetEncoding, TextEncoding, field_names, holds_numbers,
};
pub use crate::store::{Depth, Finding, StoreError, Strength, Warning, strength};

use crate::domain::campaign::{Campaign, Ward};
use crate::domain::event::{Body, OperationKind};
use crate::domain::extract::Extract;
use crate::domain::likeness::Likenesses;
use crate::msg;
use crate::store::{Recorded, Recording, SealedRow, Store};
use crate::sys::clock::Clock;
use crate::text::clean::clean;

/// An open ledger and everything that can be done with it.
pub struct Desk {
    store: Store,
    shelf: Option<Shelf>,
    /// Who may be one person with whom, once that was asked for.
    likenesses: Option<Likenesses>,
    clock: Clock,
    actor: String,
    listed: lists::Listed,
    /// Whether everything was made ready once: from then on what is known is kept up to date.
    is_ready: bool,
    /// The plan of an import that is being looked at, with its number; whatever is recorded makes it old.
    pending: Option<(u64, Box<import::PlannedImport>)>,
    /// The extract of accounts that is being looked at.
    beside: Option<Beside>,
    /// The reports that were sent, once they were asked for.
    sent: Option<Vec<SealedRow>>,
    /// The ledger of a past moment whose figures are being looked at.
    known: Option<Box<figures::KnownLedger>>,
}

/// An extract beside the ledger.
struct Beside {
    extract: Box<Extract>,
    /// What differs, with its number; whatever is recorded makes it old.
    compared: Option<(u64, Arc<reconciling::Compared>)>,
}

/// How a screen comes to its ledger.
pub enum Opening {
    /// A ledger in a file.
    Ledger {
        /// The file.
        path: PathBuf,
        /// The clock.
        clock: Clock,
        /// Who is working.
        actor: String,
    },
    /// An invented ward in memory; nothing of it stays.
    Demo {
        /// How many people.
        people: usize,
        /// The same seed gives the same ward.
        seed: u64,
        /// The clock.
        clock: Clock,
        /// Who is working.
        actor: String,
    },
}

impl Opening {
    /// Opens the ledger with what was typed; the demo needs nothing typed.
    pub fn open(&self, typed: &str) -> Result<Desk, DeskError> {
        match self {
            Self::Ledger { path, clock, actor } => Desk::open(path, typed, *clock, actor),
            Self::Demo { people, seed, clock, actor } => demo::make(*people, *seed, *clock, actor),
        }
    }

    /// The clock.
    pub(crate) fn clock(&self) -> Clock {
        let (Self::Ledger { clock, .. } | Self::Demo { clock, .. }) = self;
        *clock
    }

    /// Makes a new ledger. Whoever made it is who works on it from then on.
    pub fn set_up(&mut self, settings: &NewLedger, by: String, passphrase: &str) -> Result<Desk, DeskError> {
        match self {
            Self::Ledger { path, clock, actor } => {
                let desk = Desk::create(path, passphrase, settings, *clock, &by)?;
                *actor = by;
                Ok(desk)
            }
            Self::Demo { .. } => self.open(""),
        }
    }

    /// An invented ward on the same day; the ledger, if there is one, is left alone.
    pub fn open_demo(&self) -> Result<Desk, DeskError> {
        let (Self::Ledger { clock, actor, .. } | Self::Demo { clock, actor, .. }) = self;
        demo::make(demo::PEOPLE, demo::SEED, *clock, actor)
    }
}

/// What a new ledger starts with.
#[derive(Clone, Debug, Default)]
pub struct NewLedger {
    /// The ward's name.
    pub ward: String,
    /// The unit above.
    pub parent: String,
    /// The campaign.
    pub campaign: Campaign,
}

impl Desk {
    /// Makes a new ledger and opens it.
    pub fn create(
        path: &Path,
        passphrase: &str,
        settings: &NewLedger,
        clock: Clock,
        actor: &str,
    ) -> Result<Self, DeskError> {
        refuse_passphrase(passphrase)?;
        if clean(&settings.ward).text.is_empty() {
            return Err(DeskError::refused("no_ward_name", msg!("error-no-ward-name")));
        }
        settings::refuse_campaign(&settings.campaign.cleaned())?;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            crate::sys::files::create_private_dir(folder)?;
        }
        let store = Store::create(path, passphrase)?;
        let mut desk = Self::over(store, clock, actor);
        desk.set_up(settings)?;
        Ok(desk)
    }

    /// Opens a ledger.
    pub fn open(path: &Path, typed: &str, clock: Clock, actor: &str) -> Result<Self, DeskError> {
        Ok(Self::over(Store::open(path, typed)?, clock, actor))
    }

    /// A desk over a store.
    pub(crate) fn over(store: Store, clock: Clock, actor: &str) -> Self {
        let listed = lists::Listed::default();
        Self {
            store,
            shelf: None,
            likenesses: None,
            clock,
            actor: clean(actor).text,
            listed,
            is_ready: false,
            pending: None,
            beside: None,
            sent: None,
            known: None,
        }
    }

    fn set_up(&mut self, settings: &NewLedger) -> Result<(), DeskError> {
        let ward = Ward { name: clean(&settings.ward).text, parent: clean(&settings.parent).text };
        let today = self.clock.today();
        let mut recording = self.store.record(OperationKind::SetUp, &self.actor, self.clock.now())?;
        recording.push(today, Body::WardSet { ward })?;
        recording.push(today, Body::CampaignSet { campaign: Box::new(settings.campaign.cleaned()) })?;
        recording.commit()?;
        Ok(())
    }

    /// What was noticed while opening.
    pub fn warnings(&self) -> &[Warning] {
        &self.store.warnings
    }

    /// The day that the desk believes it is.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// That day, with the time of day.
    pub fn local_now(&self) -> NaiveDateTime {
        self.clock.now().to_local()
    }

    /// Folds the log in and forgets everything.
    pub fn close(self) -> Result<(), DeskError> {
        Ok(self.store.checkpoint()?)
    }

    /// Makes the search ready; it is made at the first search otherwise.
    pub fn make_ready(&mut self) -> Result<(), DeskError> {
        let today = self.clock.today();
        let Self { store, shelf, .. } = self;
        if shelf.is_none() {
            *shelf = Some(Shelf::read_with_search(store)?);
        }
        let shelf = shelf_of(shelf, store)?;
        if shelf.search.is_none() {
            shelf.make_search(store, today)?;
        }
        shelf.make_order();
        self.is_ready = true;
        Ok(())
    }

    /// The people for whom visits recorded something last, the latest first; nobody until the ledger was read.
    pub fn recorded_last(&self) -> Vec<views::PersonRef> {
        let people = self.shelf.iter().flat_map(|shelf| shelf.recorded_last.iter().rev());
        people.map(|person| views::PersonRef(i64::from(*person))).collect()
    }

    /// The shelf, read if it was not yet.
    fn shelf(&mut self) -> Result<&mut Shelf, DeskError> {
        shelf_of(&mut self.shelf, &self.store)
    }

    /// Records one operation: `write` pushes its events, then everything is committed, or nothing.
    fn transact<T>(
        &mut self,
        kind: OperationKind,
        write: impl FnOnce(&mut Recording<'_>) -> Result<T, DeskError>,
    ) -> Result<(T, Recorded), DeskError> {
        let mut recording = self.store.record(kind, &self.actor, self.clock.now())?;
        let value = write(&mut recording)?;
        let recorded = recording.commit()?;
        self.take_in(&recorded)?;
        Ok((value, recorded))
    }

    fn take_in(&mut self, recorded: &Recorded) -> Result<(), DeskError> {
        self.listed = lists::Listed::default();
        self.pending = None;
        // What is recorded after that moment changes nothing of what was known then.
        let now = self.clock.now();
        self.known = self.known.take().filter(|known| known.moment < now);
        if let Some(beside) = &mut self.beside {
            beside.compared = None;
        }
        // After a whole roster it is faster to read everything again than person by person.
        if recorded.touched.people.len() > READ_AGAIN_FROM {
            (self.shelf, self.likenesses) = (None, None);
            return Ok(());
        }
        if let Some(shelf) = &mut self.shelf {
            shelf.refresh(&self.store, &recorded.touched)?;
        }
        if let Some(likenesses) = &mut self.likenesses {
            matching::refresh(likenesses, &self.store, &recorded.touched)?;
        }
        Ok(())
    }
}

/// A passphrase must be something, and not what opens a ledger already as its recovery words.
fn refuse_passphrase(passphrase: &str) -> Result<(), DeskError> {
    if passphrase.trim().is_empty() {
        return Err(DeskError::refused("empty_passphrase", msg!("error-empty-passphrase")));
    }
    if crate::store::is_recovery_words(passphrase) {
        return Err(DeskError::refused("passphrase_is_recovery_words", msg!("error-passphrase-is-recovery-words")));
    }
    Ok(())
}

/// So many changed people, and the shelf is read anew.
const READ_AGAIN_FROM: usize = 2_000;

fn shelf_of<'s>(slot: &'s mut Option<Shelf>, store: &Store) -> Result<&'s mut Shelf, DeskError> {
    if slot.is_none() {
        *slot = Some(Shelf::read(store)?);
    }
    slot.as_mut().ok_or(DeskError::Locked)
}

#[cfg(test)]
mod behind_tests;
#[cfg(test)]
#[expect(clippy::wildcard_enum_match_arm, reason = "a test looks at what it is about")]
mod figure_tests;
#[cfg(test)]
mod list_tests;
#[cfg(test)]
mod walk_tests;
