//! Writing a whole roster into a ledger with nobody: each page goes to its place in the file at once, not into the
//! log first and from there into the file a second time. `SQLite`'s rollback journal keeps the few pages that were
//! there before; whatever cuts the writing off, they come back at the next opening, and what was added is gone.

use std::fs::File;
use std::io::{BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::key::{Key, SALT_LENGTH};
use super::open::{Location, Store};
use super::pages::{PAGE_SIZE, PageCodes};
use crate::sys::files;

impl Store {
    /// From now on pages are written in their place.
    pub(super) fn write_in_place(&self) -> Result<(), StoreError> {
        if self.location == Location::Memory || self.writes_in_place.get() {
            return Ok(());
        }
        self.set_journal("DELETE")?;
        self.writes_in_place.set(true);
        // The types of what is written hold what the tables ask for (a number has twelve digits, a hash 32 bytes), and
        // a check of the ledger asks again; asked of each of a million values, it takes noticeable time.
        self.connection.pragma_update(None, "ignore_check_constraints", true)?;
        Ok(())
    }

    /// From now on pages are written into the log, as usual.
    pub(super) fn write_into_log(&self) -> Result<(), StoreError> {
        if !self.writes_in_place.get() {
            return Ok(());
        }
        self.connection.pragma_update(None, "ignore_check_constraints", false)?;
        self.set_journal("WAL")?;
        self.writes_in_place.set(false);
        // While nobody else may open the ledger, SQLite leaves the file there, emptied.
        if let Location::File(path) = &self.location
            && let Ok(beside) = rollback_beside(path)
        {
            // It is of no use any more; where it cannot be removed, it does no harm.
            let _ = files::remove(&beside);
        }
        Ok(())
    }

    fn set_journal(&self, mode: &str) -> Result<(), StoreError> {
        let now: String = self.connection.pragma_update_and_check(None, "journal_mode", mode, |row| row.get(0))?;
        if now.eq_ignore_ascii_case(mode) { Ok(()) } else { Err(StoreError::damaged("its way of writing is stuck")) }
    }
}

/// What the rollback journal beside a ledger says about a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rollback {
    /// There is none, or nothing in it counts.
    Empty,
    /// Every page that would be put back was written with the key.
    Fits,
    /// It is another ledger's, or damaged.
    Foreign,
}

/// The header of a rollback journal, at the start of a sector (sqlite.org/fileformat2.html section 3).
const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
const HEADER_LENGTH: usize = 28;
/// Before a page its number, behind it a sum.
const AROUND_PAGE: u64 = 8;
/// In the place of a count of pages: up to the end of the file.
const ALL: u32 = u32::MAX;

fn rollback_beside(ledger: &Path) -> std::io::Result<PathBuf> {
    // SQLite looks for it where the ledger itself is, not where a link to it is.
    let mut name = ledger.canonicalize()?.into_os_string();
    name.push("-journal");
    Ok(name.into())
}

/// Looks at the rollback journal beside a ledger. `SQLite` puts its pages back without decrypting them: a journal of
/// another ledger would destroy this one.
pub fn rollback_of(ledger: &Path, key: &Key, salt: &[u8; SALT_LENGTH]) -> std::io::Result<Rollback> {
    let file = match File::open(rollback_beside(ledger)?) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Rollback::Empty),
        Err(error) => return Err(error),
    };
    let Some(codes) = PageCodes::of(key, salt) else { return Ok(Rollback::Empty) };
    let length = file.metadata()?.len();
    let mut file = BufReader::new(file);
    let (mut at, mut pages) = (0, 0);
    while let Some(header) = header_at(&mut file, at, length)? {
        let record = PAGE_SIZE as u64 + AROUND_PAGE;
        let start = at + header.sector;
        let until_end = length.saturating_sub(start) / record;
        let count = if header.count == ALL { until_end } else { u64::from(header.count).min(until_end) };
        file.seek(SeekFrom::Start(start))?;
        let (mut number, mut page, mut sum) = ([0; 4], vec![0; PAGE_SIZE], [0; 4]);
        for _ in 0..count {
            file.read_exact(&mut number)?;
            file.read_exact(&mut page)?;
            file.read_exact(&mut sum)?;
            if !codes.fit(&page, u32::from_be_bytes(number)) {
                return Ok(Rollback::Foreign);
            }
        }
        pages += count;
        at = (start + count * record).next_multiple_of(header.sector);
    }
    Ok(if pages == 0 { Rollback::Empty } else { Rollback::Fits })
}

struct Header {
    count: u32,
    sector: u64,
}

/// The header at a place of the journal; none where there is none, or none that `SQLite` would follow.
fn header_at(file: &mut (impl Read + Seek), at: u64, length: u64) -> std::io::Result<Option<Header>> {
    if at + HEADER_LENGTH as u64 > length {
        return Ok(None);
    }
    let mut header = [0; HEADER_LENGTH];
    file.seek(SeekFrom::Start(at))?;
    file.read_exact(&mut header)?;
    let word = |place: usize| {
        let bytes = header.get(place..place + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u32::from_be_bytes)
    };
    let (count, sector, page_size) = (word(8), word(20), word(24));
    let is_sector = sector.is_power_of_two() && (32..=65_536).contains(&sector);
    let is_usable = header.starts_with(&MAGIC) && is_sector && usize::try_from(page_size) == Ok(PAGE_SIZE);
    Ok(is_usable.then_some(Header { count, sector: u64::from(sector) }))
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::domain::event::{Body, OperationKind, Source};
    use crate::domain::household::HouseholdFacts;
    use crate::domain::ids::HouseholdId;
    use crate::domain::time::Timestamp;
    use crate::store::{Depth, StoreError};

    const PASSPHRASE: &str = "mật khẩu để thử";

    fn households(count: u32) -> impl Iterator<Item = Body> + Send + 'static {
        (0..count).map(|number| {
            let mut id = [0; 16];
            id[..4].copy_from_slice(&number.to_be_bytes());
            let facts = HouseholdFacts { address: Some(format!("Số {number}")), ..HouseholdFacts::default() };
            Body::HouseholdAdded { household: HouseholdId(id), facts, source: Source::Import }
        })
    }

    fn beside(path: &Path) -> PathBuf {
        rollback_beside(path).unwrap()
    }

    /// Writes so much that pages leave the memory, copies what lies on the disk then, and gives the writing up.
    fn copied_while_written(store: &mut Store, ledger: &Path, copy: &Path) {
        let day = NaiveDate::from_ymd_opt(2023, 6, 15).unwrap();
        let mut recording = store.record_many(OperationKind::Import, "Thử", Timestamp::from_millis(1)).unwrap();
        recording.push_all(day, households(60_000), &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
        std::fs::copy(ledger, copy).unwrap();
        std::fs::copy(beside(ledger), beside(copy)).unwrap();
        drop(recording);
    }

    #[test]
    fn what_was_cut_off_is_gone_and_the_log_is_used_again() {
        let folder = tempfile::tempdir().unwrap();
        let (ledger, copy) = (folder.path().join("s.tungnha"), folder.path().join("cut.tungnha"));
        let mut store = Store::create(&ledger, PASSPHRASE).unwrap();
        store.checkpoint().unwrap();
        let before = std::fs::metadata(&ledger).unwrap().len();
        copied_while_written(&mut store, &ledger, &copy);
        assert!(std::fs::metadata(&copy).unwrap().len() > before);
        assert_eq!(rollback_of(&copy, &store.key, &store.salt).unwrap(), Rollback::Fits);

        let cut = Store::open(&copy, PASSPHRASE).unwrap();
        assert_eq!(cut.size().unwrap(), (0, 0));
        assert_eq!(cut.check(Depth::Full, &mut |_| std::ops::ControlFlow::Continue(())).unwrap(), []);

        // And here: given up, then written like any other operation.
        let day = NaiveDate::from_ymd_opt(2023, 6, 15).unwrap();
        let mut recording = store.record(OperationKind::Import, "Thử", Timestamp::from_millis(2)).unwrap();
        recording.push_all(day, households(3), &mut |_| std::ops::ControlFlow::Continue(())).unwrap();
        recording.commit().unwrap();
        let is_loose: bool =
            store.connection.pragma_query_value(None, "ignore_check_constraints", |row| row.get(0)).unwrap();
        assert!(!is_loose);
        assert_eq!((store.size().unwrap(), beside(&ledger).exists()), ((3, 0), false));
        assert!(ledger.with_file_name("s.tungnha-wal").exists());
    }

    #[test]
    fn a_rollback_file_of_another_ledger_is_not_taken_in() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let mut other = Store::create(&path("other.tungnha"), PASSPHRASE).unwrap();
        copied_while_written(&mut other, &path("other.tungnha"), &path("copy.tungnha"));
        drop(Store::create(&path("own.tungnha"), PASSPHRASE).unwrap());
        let before = std::fs::read(path("own.tungnha")).unwrap();
        std::fs::copy(beside(&path("copy.tungnha")), path("own.tungnha-journal")).unwrap();
        let opened = Store::open(&path("own.tungnha"), PASSPHRASE);
        assert!(matches!(opened, Err(StoreError::Damaged { .. })));
        assert_eq!(std::fs::read(path("own.tungnha")).unwrap(), before);

        // One that says nothing does no harm.
        for nothing in [&b""[..], b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7", &[0; 600]] {
            let beside = path("own.tungnha-journal");
            files::write_new(&beside, files::Overwrite::Replace, |file| file.write_all(nothing)).unwrap();
            assert!(Store::open(&path("own.tungnha"), PASSPHRASE).is_ok());
        }
    }
}
