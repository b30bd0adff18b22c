//! One program at a time: an advisory lock on a file beside the ledger. It dies with the process; nobody guesses
//! process numbers. The file also remembers how often the ledger was opened, so that an older copy that was put
//! back is noticed (reliability.md E4, E6).

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::error::StoreError;

/// The lock, held as long as this lives.
pub struct Lock {
    file: File,
}

/// The path of the lock beside a ledger.
pub fn lock_path(ledger: &Path) -> PathBuf {
    let mut name = ledger.as_os_str().to_owned();
    name.push(".lock");
    PathBuf::from(name)
}

impl Lock {
    /// Takes the lock of a ledger, or says that another program has it.
    pub fn take(ledger: &Path) -> Result<Self, StoreError> {
        let path = lock_path(ledger);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        #[cfg(unix)]
        {
            use std::os::unix::fs::OpenOptionsExt;
            options.mode(0o600).custom_flags(rustix::fs::OFlags::NOFOLLOW.bits().cast_signed());
        }
        let file = options.open(&path).map_err(StoreError::io(&path))?;
        match file.try_lock() {
            Ok(()) => Ok(Self { file }),
            Err(TryLockError::WouldBlock) => Err(StoreError::InUse { path: ledger.to_owned() }),
            Err(TryLockError::Error(source)) => Err(StoreError::io(path)(source)),
        }
    }

    /// How often the ledger had been opened when this was last written; nothing if it never was.
    pub fn opened_before(&mut self) -> Option<u64> {
        let mut text = String::new();
        self.file.seek(SeekFrom::Start(0)).ok()?;
        (&self.file).take(32).read_to_string(&mut text).ok()?;
        text.trim().parse().ok()
    }

    /// Remembers how often the ledger was opened. A failure is not worth stopping for: the warning is lost, no data.
    pub fn remember_opened(&mut self, count: u64) {
        let text = format!("{count:<20}\n");
        let _ = self.file.seek(SeekFrom::Start(0)).and_then(|_| self.file.write_all(text.as_bytes()));
    }
}
