//! What can go wrong with a ledger file, in words a person can act on.

use std::path::{Path, PathBuf};

use crate::msg;
use crate::text::words::{Explain, Message};

/// A trouble with the ledger. Wrong passphrase, in use, newer and damaged are four different things.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no ledger at the path.
    #[error("no ledger at {path}")]
    Missing {
        /// The path.
        path: PathBuf,
    },
    /// There is one already.
    #[error("a ledger stands at {path}")]
    Exists {
        /// The path.
        path: PathBuf,
    },
    /// Another program has it.
    #[error("ledger in use: {path}")]
    InUse {
        /// The path.
        path: PathBuf,
    },
    /// The passphrase does not open it.
    #[error("wrong passphrase")]
    WrongPassphrase,
    /// Written by a newer version.
    #[error("ledger of format {format}")]
    Newer {
        /// Its format.
        format: i64,
    },
    /// Damaged or altered; `detail` names no personal data.
    #[error("damaged ledger: {detail}")]
    Damaged {
        /// What was found, in English, for whoever repairs it.
        detail: String,
    },
    /// The path cannot be used.
    #[error("path {path} cannot be used")]
    BadPath {
        /// The path.
        path: PathBuf,
    },
    /// The key could not be derived or written down.
    #[error("key: {0}")]
    Key(String),
    /// The disk is full.
    #[error("disk full")]
    DiskFull,
    /// Reading or writing a file failed.
    #[error("{path}: {source}")]
    Io {
        /// The path.
        path: PathBuf,
        /// The cause.
        source: std::io::Error,
    },
    /// Long work was cancelled.
    #[error("cancelled")]
    Cancelled,
    /// `SQLite` failed.
    #[error("sqlite: {0}")]
    Sql(rusqlite::Error),
}

impl StoreError {
    /// Damage, with what was found.
    pub fn damaged(detail: impl Into<String>) -> Self {
        Self::Damaged { detail: detail.into() }
    }

    /// A file that `SQLite` finds locked is in use: by a program that came to it by another path (a link), and so
    /// holds another lock beside it.
    #[must_use]
    pub fn or_in_use(self, path: &Path) -> Self {
        let busy = matches!(&self, Self::Sql(source)
            if source.sqlite_error_code() == Some(rusqlite::ErrorCode::DatabaseBusy));
        if busy { Self::InUse { path: path.to_owned() } } else { self }
    }

    /// A failure of reading or writing the file at a path.
    pub fn io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| {
            let full = [std::io::ErrorKind::StorageFull, std::io::ErrorKind::QuotaExceeded].contains(&source.kind());
            if full { Self::DiskFull } else { Self::Io { path, source } }
        }
    }

    /// A failure of opening the file at a path: it is not there, or something else.
    pub fn missing_or_io(path: impl Into<PathBuf>) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| {
            if source.kind() == std::io::ErrorKind::NotFound { Self::Missing { path } } else { Self::io(path)(source) }
        }
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(source: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode;
        match source.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::damaged(source.to_string()),
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::OperationInterrupted) => Self::Cancelled,
            _ => Self::Sql(source),
        }
    }
}

impl Explain for StoreError {
    fn code(&self) -> &'static str {
        match self {
            Self::Missing { .. } => "no_ledger",
            Self::Exists { .. } => "ledger_exists",
            Self::InUse { .. } => "ledger_in_use",
            Self::WrongPassphrase => "wrong_passphrase",
            Self::Newer { .. } => "newer_version",
            Self::Damaged { .. } => "ledger_damaged",
            Self::BadPath { .. } => "bad_path",
            Self::Key(_) => "key_failed",
            Self::DiskFull => "disk_full",
            Self::Io { .. } => "io_failed",
            Self::Cancelled => "cancelled",
            Self::Sql(_) => "ledger_failed",
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::Missing { path } => msg!("error-no-ledger", path = path.display().to_string()),
            Self::Exists { path } => msg!("error-ledger-exists", path = path.display().to_string()),
            Self::InUse { path } => msg!("error-ledger-in-use", path = path.display().to_string()),
            Self::WrongPassphrase => msg!("error-wrong-passphrase"),
            Self::Newer { format } => msg!("error-newer-version", format = *format),
            Self::Damaged { detail } => msg!("error-ledger-damaged", detail = detail),
            Self::BadPath { path } => msg!("error-bad-path", path = path.display().to_string()),
            Self::Key(detail) => msg!("error-key-failed", detail = detail),
            Self::DiskFull => msg!("error-disk-full"),
            Self::Io { path, source } => {
                msg!("error-io-failed", path = path.display().to_string(), detail = source.to_string())
            }
            Self::Cancelled => msg!("error-cancelled"),
            Self::Sql(source) => msg!("error-ledger-failed", detail = source.to_string()),
        }
    }

    fn hint(&self) -> Option<Message> {
        match self {
            Self::Missing { .. } => Some(msg!("error-no-ledger-hint")),
            Self::Exists { .. } => Some(msg!("error-ledger-exists-hint")),
            Self::InUse { .. } => Some(msg!("error-ledger-in-use-hint")),
            Self::WrongPassphrase => Some(msg!("error-wrong-passphrase-hint")),
            Self::Newer { .. } => Some(msg!("error-newer-version-hint")),
            Self::Damaged { .. } => Some(msg!("error-ledger-damaged-hint")),
            Self::BadPath { .. } => Some(msg!("error-bad-path-hint")),
            Self::DiskFull => Some(msg!("error-disk-full-hint")),
            Self::Key(_) | Self::Io { .. } | Self::Cancelled | Self::Sql(_) => None,
        }
    }
}
