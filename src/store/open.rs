//! Making, opening and keying a ledger. The settings of the connection are set here once, each with its why
//! (reliability.md section 3.1).

use std::cell::Cell;
use std::fs::{File, OpenOptions};
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::backup::BackupReason;
use super::error::StoreError;
use super::in_place::{Rollback, rollback_of};
use super::key::{Key, SALT_LENGTH};
use super::lock::Lock;
use super::log_file::{Log, log_beside};
use super::migrations::{self, FORMAT};
use super::pages::{PAGE_SIZE, any_page_fits};
use crate::domain::ids::DeviceId;
use crate::sys::attended::{Listener, drop_aside};
use crate::sys::clock::Clock;
use crate::sys::entropy;

/// `TNHA`: marks the file as a ledger of this program.
pub(super) const APPLICATION_ID: i64 = 0x544e_4841;

/// Where a ledger is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Location {
    /// In a file.
    File(PathBuf),
    /// In memory only, for the demo and the tests: gone when closed.
    Memory,
}

/// Something worth saying when a ledger was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// An older copy was put back in place of the ledger.
    OlderCopy,
}

/// An open ledger.
pub struct Store {
    pub(super) connection: Connection,
    pub(super) location: Location,
    pub(super) key: Key,
    pub(super) salt: [u8; SALT_LENGTH],
    pub(super) device: DeviceId,
    pub(super) device_number: i64,
    /// What was noticed while opening.
    pub warnings: Vec<Warning>,
    /// Whether pages are written in their place, not into the log.
    pub(super) writes_in_place: Cell<bool>,
    /// The file itself, for its page codes. It is closed after the connection: closing any handle of a file gives up
    /// the locks that this process has on it.
    pub(super) file: Option<File>,
    // Held until the connection is closed: fields drop in this order.
    _lock: Option<Lock>,
}

impl Store {
    /// Makes a new ledger. There must be none at the path.
    pub fn create(path: &Path, passphrase: &str) -> Result<Self, StoreError> {
        let path = usable_path(path)?;
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::Exists { path });
        }
        let lock = Lock::take(&path)?;
        let mut salt = [0; SALT_LENGTH];
        entropy::fill(&mut salt);
        let key = Key::of_passphrase(passphrase, &salt)?;
        create_private(&path)?;
        let file = open_existing(&path)?;
        let connection = open_connection(&path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        apply_key(&connection, &key, &salt)?;
        configure(&connection)?;
        let store = Self::set_up(connection, Location::File(path), key, salt, Some(lock))?;
        Ok(Self { file: Some(file), ..store })
    }

    /// Makes a ledger in memory, with a key nobody knows.
    pub fn in_memory() -> Result<Self, StoreError> {
        let mut salt = [0; SALT_LENGTH];
        entropy::fill(&mut salt);
        let connection = Connection::open_in_memory()?;
        let key = Key::random();
        configure(&connection)?;
        Self::set_up(connection, Location::Memory, key, salt, None)
    }

    fn set_up(
        mut connection: Connection,
        location: Location,
        key: Key,
        salt: [u8; SALT_LENGTH],
        mut lock: Option<Lock>,
    ) -> Result<Self, StoreError> {
        let device = DeviceId(entropy::id());
        // The mark goes first: a file that was cut off before its schema is still known as one of ours.
        connection.pragma_update(None, "application_id", APPLICATION_ID)?;
        migrations::bring_up_to_date(&mut connection)?;
        let transaction = connection.transaction()?;
        transaction.execute("INSERT INTO device (id) VALUES (?1)", [device.0])?;
        let device_number = transaction.last_insert_rowid();
        transaction
            .execute("INSERT INTO meta (key, value) VALUES ('device', ?1), ('opened', '1')", [device.to_string()])?;
        transaction.commit()?;
        if let Some(lock) = &mut lock {
            lock.remember_opened(1);
        }
        Ok(Self {
            connection,
            location,
            key,
            salt,
            device,
            device_number,
            warnings: Vec::new(),
            writes_in_place: Cell::new(false),
            file: None,
            _lock: lock,
        })
    }

    /// Opens a ledger with what a person typed: its passphrase or its recovery words.
    pub fn open(path: &Path, typed: &str) -> Result<Self, StoreError> {
        let path = usable_path(path)?;
        let mut file = open_existing(&path)?;
        let salt = read_salt(&mut file)?;
        let lock = Lock::take(&path)?;
        let key = Key::of_typed(typed, &salt)?;
        Self::open_keyed(path, file, key, salt, lock)
    }

    fn open_keyed(
        path: PathBuf,
        mut file: File,
        key: Key,
        salt: [u8; SALT_LENGTH],
        mut lock: Lock,
    ) -> Result<Self, StoreError> {
        // Nothing may be written, not even a log folded in, before a page has proved that the key is right.
        let fits = any_page_fits(&mut file, &key, &salt).map_err(StoreError::io(&path))?;
        match (log_beside(&path, &key, &salt).map_err(StoreError::io(&path))?, fits) {
            (Log::Fits, _) | (Log::Empty, true) => {}
            (Log::Foreign, true) => return Err(StoreError::damaged("the log beside it is not its own")),
            (Log::OtherKey, _) | (Log::Empty | Log::Foreign, false) => return Err(StoreError::WrongPassphrase),
        }
        if rollback_of(&path, &key, &salt).map_err(StoreError::io(&path))? == Rollback::Foreign {
            return Err(StoreError::damaged("the rollback file beside it is not its own"));
        }
        let connection = connect(&path, &key, &salt).map_err(|error| error.or_in_use(&path))?;
        let (device, opened): (String, String) = connection.query_row(
            "SELECT device.value, opened.value FROM meta AS device, meta AS opened
             WHERE device.key = 'device' AND opened.key = 'opened'",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        let device: DeviceId = device.parse().map_err(|_bad| StoreError::damaged("device id"))?;
        let opened: u64 = opened.parse().map_err(|_bad| StoreError::damaged("count of openings"))?;
        let device_number =
            connection.query_row("SELECT number FROM device WHERE id = ?1", [device.0], |row| row.get(0))?;
        let older = lock.opened_before().is_some_and(|before| before > opened);
        let warnings = if older { vec![Warning::OlderCopy] } else { Vec::new() };
        let opened = opened + 1;
        connection.execute("UPDATE meta SET value = ?1 WHERE key = 'opened'", [opened.to_string()])?;
        lock.remember_opened(opened);
        let mut store = Self {
            connection,
            location: Location::File(path),
            key,
            salt,
            device,
            device_number,
            warnings,
            writes_in_place: Cell::new(false),
            file: Some(file),
            _lock: Some(lock),
        };
        store.bring_up_to_date()?;
        Ok(store)
    }

    /// A ledger of an earlier format: a backup first, then every missing step or none.
    fn bring_up_to_date(&mut self) -> Result<(), StoreError> {
        if migrations::format_of(&self.connection)? < FORMAT {
            let now = Clock::system().now().to_local();
            self.back_up(BackupReason::BeforeOperation, now, &mut |_| ControlFlow::Continue(()))?;
            migrations::bring_up_to_date(&mut self.connection)?;
        }
        Ok(())
    }

    /// Does work that only reads: it is told of while it goes on, and broken off when it is stopped.
    pub fn attended<T: Send + 'static, E: From<StoreError>>(
        &self,
        listener: &Listener<'_>,
        work: impl FnOnce() -> Result<T, E>,
    ) -> Result<T, E> {
        let interrupt = self.connection.get_interrupt_handle();
        let made = listener.while_working(&|| interrupt.interrupt(), work);
        if !self.connection.is_autocommit() {
            // What was broken off may have been the end of its transaction.
            self.connection.execute_batch("ROLLBACK").map_err(StoreError::from)?;
        }
        if listener.is_stopped() {
            // The wish to stop may have come after the last statement: it must not meet the next one, nor the closing.
            self.connection.query_row("SELECT 1", [], |_| Ok(())).map_err(StoreError::from)?;
            // What was read before it was stopped may be a whole ward.
            drop_aside(made.ok());
            return Err(StoreError::Cancelled.into());
        }
        made
    }

    /// Where the ledger is.
    pub fn location(&self) -> &Location {
        &self.location
    }

    /// The raw key as words for a sealed envelope.
    pub fn recovery_words(&self) -> Result<zeroize::Zeroizing<String>, StoreError> {
        self.key.recovery_words()
    }

    /// Changes the passphrase: every page is written anew under the new key, in one transaction.
    pub fn change_passphrase(&mut self, passphrase: &str) -> Result<(), StoreError> {
        let key = Key::of_passphrase(passphrase, &self.salt)?;
        self.checkpoint()?;
        self.connection.pragma_update(None, "rekey", key.literal(&self.salt).as_str())?;
        self.key = key;
        self.checkpoint()
    }

    /// Whether what was typed is the passphrase (or the recovery words) of this ledger.
    pub fn knows(&self, typed: &str) -> Result<bool, StoreError> {
        Ok(Key::of_typed(typed, &self.salt)?.bytes() == self.key.bytes())
    }

    /// Folds the write-ahead log into the file and looks at whether that worked.
    pub fn checkpoint(&self) -> Result<(), StoreError> {
        if self.location == Location::Memory {
            return Ok(());
        }
        self.write_into_log()?;
        let (busy, log, done): (i64, i64, i64) =
            self.connection
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        if busy == 0 && log == done { Ok(()) } else { Err(StoreError::damaged("the log could not be folded in")) }
    }
}

/// An absolute path that `SQLite` cannot take for a URI.
fn usable_path(path: &Path) -> Result<PathBuf, StoreError> {
    let bad = || StoreError::BadPath { path: path.to_owned() };
    if path.as_os_str().is_empty() || path.as_os_str().to_string_lossy().starts_with("file:") {
        return Err(bad());
    }
    let absolute = std::path::absolute(path).map_err(|_unusable| bad())?;
    if absolute.is_dir() { Err(bad()) } else { Ok(absolute) }
}

pub(super) fn create_private(path: &Path) -> Result<(), StoreError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path).map(drop).map_err(StoreError::io(path))
}

fn open_existing(path: &Path) -> Result<File, StoreError> {
    let about = path.metadata().map_err(StoreError::missing_or_io(path))?;
    // Opening a pipe would wait for whoever writes into it.
    if !about.is_file() {
        return Err(StoreError::BadPath { path: path.to_owned() });
    }
    File::open(path).map_err(StoreError::missing_or_io(path))
}

/// The salt at the start of a file that can be a ledger at all.
fn read_salt(file: &mut File) -> Result<[u8; SALT_LENGTH], StoreError> {
    let mut salt = [0; SALT_LENGTH];
    file.read_exact(&mut salt).map_err(|_short| StoreError::damaged("shorter than its header"))?;
    let length = file.metadata().map_or(0, |metadata| metadata.len());
    if length < PAGE_SIZE as u64 {
        return Err(StoreError::damaged("shorter than one page"));
    }
    if salt == [0; SALT_LENGTH] {
        return Err(StoreError::damaged("its header is empty"));
    }
    if &salt == b"SQLite format 3\0" {
        return Err(StoreError::damaged("not encrypted: not a ledger of this program"));
    }
    Ok(salt)
}

/// How long another program is waited for while opening. (It has the ledger for good, or is a scanner that passes.)
const PATIENCE: Duration = Duration::from_secs(1);

pub(super) fn open_connection(path: &Path, access: OpenFlags) -> Result<Connection, StoreError> {
    let connection = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    Ok(connection)
}

/// A ledger, keyed, of a format that is understood, and set up.
fn connect(path: &Path, key: &Key, salt: &[u8; SALT_LENGTH]) -> Result<Connection, StoreError> {
    let connection = open_connection(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // Whatever is wrong with it, nothing is folded into a ledger that was not opened.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    apply_key(&connection, key, salt)?;
    // Before the first access, which would make a shared-memory file otherwise.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    check_header(&connection)?;
    configure(&connection)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    Ok(connection)
}

/// The key goes in before anything else is read or written.
pub(super) fn apply_key(connection: &Connection, key: &Key, salt: &[u8; SALT_LENGTH]) -> Result<(), StoreError> {
    // SQLCipher writes its own messages to standard error otherwise, which is the screen.
    connection.pragma_update(None, "cipher_log_level", "NONE")?;
    connection.pragma_update(None, "key", key.literal(salt).as_str())?;
    connection.pragma_update(None, "cipher_page_size", i64::try_from(PAGE_SIZE).unwrap_or(4096))?;
    Ok(())
}

/// With a key that fits, a first page that cannot be read is damage; a higher format is a newer program's.
fn check_header(connection: &Connection) -> Result<(), StoreError> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    if pragma("application_id")? != APPLICATION_ID {
        return Err(StoreError::damaged("not marked as a ledger"));
    }
    match migrations::format_of(connection)? {
        0 => Err(StoreError::damaged("it was never finished")),
        format if format > FORMAT => Err(StoreError::Newer { format }),
        _ => Ok(()),
    }
}

/// The settings of the connection.
pub(super) fn configure(connection: &Connection) -> Result<(), StoreError> {
    // One process, so no shared-memory file. Set before the first access.
    connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    // Fewer syncs than a rollback journal, and safer where writes are reordered.
    connection.pragma_update_and_check(None, "journal_mode", "WAL", |_| Ok(()))?;
    // A visit that was acknowledged survives a power cut.
    connection.pragma_update(None, "synchronous", "FULL")?;
    #[cfg(target_os = "macos")]
    {
        connection.pragma_update(None, "fullfsync", true)?;
        connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    }
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "recursive_triggers", true)?;
    // A schema that somebody altered must not run functions; broken cells are noticed early.
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    // Pages are encrypted: a memory map would only hold cipher text. Temporary data never touches the disk.
    connection.pragma_update(None, "mmap_size", 0)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // What is deleted from the projection is overwritten.
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "busy_timeout", 5000)?;
    connection.pragma_update(None, "wal_autocheckpoint", 1000)?;
    connection.pragma_update(None, "journal_size_limit", 8 * 1024 * 1024)?;
    connection.pragma_update(None, "cache_size", -16_000)?;
    for (option, on) in [
        (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
        (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
        (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
    ] {
        connection.set_db_config(option, on)?;
    }
    // Ceilings far above anything the program asks for.
    for (limit, value) in [
        (Limit::SQLITE_LIMIT_LENGTH, 1_000_000),
        (Limit::SQLITE_LIMIT_SQL_LENGTH, 100_000),
        (Limit::SQLITE_LIMIT_ATTACHED, 1),
        (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 2_000),
        (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 500),
        (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 20),
    ] {
        connection.set_limit(limit, value)?;
    }
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}
