//! Files written whole or not at all: aside in the same folder, made durable, then given their name. A file that is
//! there is replaced only on request, and never through a link, since that would write somewhere else.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};
use tempfile::{NamedTempFile, PersistError};

use crate::msg;
use crate::text::words::{Explain, Message};

/// What to do with a file of that name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Overwrite {
    /// Leave it and fail.
    Refuse,
    /// Replace it.
    Replace,
}

/// What was written, for the log of exports.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Written {
    /// Size.
    pub bytes: u64,
    /// SHA-256 of the content.
    pub sha256: [u8; 32],
}

/// Why a file was not written, copied or removed.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// There is a file of that name.
    #[error("{} exists", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The name is a link.
    #[error("{} is a link", path.display())]
    Link {
        /// The link.
        path: PathBuf,
    },
    /// The name is a folder.
    #[error("{} is a folder", path.display())]
    Folder {
        /// The folder.
        path: PathBuf,
    },
    /// The name is a device, a pipe or the like.
    #[error("{} is not a file", path.display())]
    NotAFile {
        /// What it is.
        path: PathBuf,
    },
    /// The folder is not there.
    #[error("there is no folder {}", path.display())]
    NoFolder {
        /// The folder.
        path: PathBuf,
    },
    /// A name that not every system can have.
    #[error("{} is not a name for a file", path.display())]
    Name {
        /// The file.
        path: PathBuf,
    },
    /// Writing failed.
    #[error("cannot write {}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Reading failed.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Making a folder failed.
    #[error("cannot make the folder {}", path.display())]
    MakeFolder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Removing failed.
    #[error("cannot remove {}", path.display())]
    Remove {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// Writes a file: its content stands aside until it is complete and on the disk. When this fails, the file of that
/// name is as it was. The file is for its owner alone (0600).
pub fn write_new(
    path: &Path,
    overwrite: Overwrite,
    content: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<Written, FilesError> {
    may_be_written(path, overwrite)?;
    let failed = |source| FilesError::Write { path: path.to_owned(), source };
    let folder = folder_of(path);
    let aside = tempfile::Builder::new().prefix(".tungnha-").suffix(".tmp").tempfile_in(folder).map_err(failed)?;
    let mut counting = Counting { inner: BufWriter::new(aside), bytes: 0, hash: Sha256::new() };
    content(&mut counting).map_err(failed)?;
    let aside = counting.inner.into_inner().map_err(|error| failed(error.into_error()))?;
    aside.as_file().sync_all().map_err(failed)?;
    give_name(aside, path, overwrite)?;
    sync_folder(folder).map_err(failed)?;
    Ok(Written { bytes: counting.bytes, sha256: counting.hash.finalize().into() })
}

/// Copies a file to a new name, whole or not at all.
pub fn copy_aside(from: &Path, to: &Path) -> Result<Written, FilesError> {
    let unread = |source| FilesError::Read { path: from.to_owned(), source };
    let mut original = File::open(from).map_err(unread)?;
    if !original.metadata().map_err(unread)?.is_file() {
        return Err(FilesError::NotAFile { path: from.to_owned() });
    }
    write_new(to, Overwrite::Refuse, |copy| io::copy(&mut original, copy).map(drop))
}

/// Makes a folder, and those above it, for their owner alone (0700). A folder that is there stays as it is.
pub fn create_private_dir(path: &Path) -> Result<(), FilesError> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path).map_err(|source| FilesError::MakeFolder { path: path.to_owned(), source })
}

/// Removes a file; of a link, the link. Afterwards there is none: one that was not there is no error.
#[expect(clippy::disallowed_methods, reason = "this is the module that removes files")]
pub fn remove(path: &Path) -> Result<(), FilesError> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => {
            Err(FilesError::Remove { path: path.to_owned(), source })
        }
        _ => Ok(()),
    }
}

/// Whether others than its owner may read a file (a passphrase in it is then no secret).
pub fn is_readable_by_others(path: &Path) -> bool {
    #[cfg(unix)]
    return fs::metadata(path)
        .is_ok_and(|metadata| std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o044 != 0);
    #[cfg(not(unix))]
    return {
        let _ = path;
        false
    };
}

/// The path itself where nothing has that name, else `report (2).xlsx` and so on: what to offer instead.
pub fn free_name(path: &Path) -> PathBuf {
    let taken = |path: &Path| fs::symlink_metadata(path).is_ok();
    let numbered = |number: u32| {
        let mut name = path.file_stem().unwrap_or_default().to_owned();
        name.push(format!(" ({number})"));
        if let Some(extension) = path.extension() {
            name.push(".");
            name.push(extension);
        }
        path.with_file_name(name)
    };
    std::iter::once(path.to_owned()).chain((2..=u32::MAX).map(numbered)).find(|path| !taken(path)).unwrap_or_default()
}

/// Whether a file may get that name; asked again by the system itself when the name is given.
pub fn may_be_written(path: &Path, overwrite: Overwrite) -> Result<(), FilesError> {
    let path = path.to_owned();
    if !path.file_name().is_some_and(is_name_everywhere) {
        return Err(FilesError::Name { path });
    }
    let folder = folder_of(&path);
    if !folder.is_dir() {
        return Err(FilesError::NoFolder { path: folder.to_owned() });
    }
    match fs::symlink_metadata(&path) {
        Ok(found) if found.is_symlink() => Err(FilesError::Link { path }),
        Ok(found) if found.is_dir() => Err(FilesError::Folder { path }),
        Ok(found) if !found.is_file() => Err(FilesError::NotAFile { path }),
        Ok(_) if overwrite == Overwrite::Refuse => Err(FilesError::Exists { path }),
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(FilesError::Write { path, source }),
        Ok(_) | Err(_) => Ok(()),
    }
}

/// Names that mean a device on Windows, with any extension: such a file on a stick cannot be opened there.
const RESERVED: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

fn is_name_everywhere(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_uppercase();
    let is_port = ["COM", "LPT"].iter().any(|port| {
        stem.strip_prefix(port).is_some_and(|number| matches!(number, "¹" | "²" | "³") || is_digit_of_a_port(number))
    });
    let is_device = RESERVED.contains(&stem.as_str()) || is_port;
    // On Windows a colon names a hidden stream of another file.
    let is_stream = cfg!(windows) && name.contains(':');
    !(is_device || is_stream || name.ends_with(['.', ' ']) || name.contains(char::is_control))
}

fn is_digit_of_a_port(number: &str) -> bool {
    matches!(number.as_bytes(), [b'0'..=b'9'])
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

fn give_name(aside: NamedTempFile, path: &Path, overwrite: Overwrite) -> Result<(), FilesError> {
    let attempt = |aside: NamedTempFile| match overwrite {
        Overwrite::Refuse => aside.persist_noclobber(path),
        Overwrite::Replace => aside.persist(path),
    };
    match with_patience(aside, attempt) {
        Ok(_) => Ok(()),
        Err(PersistError { error, .. }) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(FilesError::Exists { path: path.to_owned() })
        }
        // Some file systems of memory sticks know neither a rename that refuses nor a second name for a file. A
        // plain rename is left; nothing has the name at this moment.
        Err(PersistError { file, .. }) if overwrite == Overwrite::Refuse && fs::symlink_metadata(path).is_err() => {
            file.persist(path).map(drop).map_err(|failed| write_error(path, failed.error))
        }
        Err(failed) => Err(write_error(path, failed.error)),
    }
}

fn write_error(path: &Path, source: io::Error) -> FilesError {
    FilesError::Write { path: path.to_owned(), source }
}

/// On Windows a scanner for viruses holds a new file for a moment, and renaming fails (tempfile #316): tried again
/// for up to ten seconds. Elsewhere nothing is waited for.
fn with_patience(
    mut aside: NamedTempFile,
    attempt: impl Fn(NamedTempFile) -> Result<File, PersistError>,
) -> Result<File, PersistError> {
    const PAUSES_MS: [u64; 7] = [50, 100, 250, 600, 1_500, 3_000, 4_500];
    for pause_ms in PAUSES_MS {
        match attempt(aside) {
            Err(failed) if cfg!(windows) && failed.error.kind() == io::ErrorKind::PermissionDenied => {
                aside = failed.file;
                #[expect(clippy::disallowed_methods, reason = "Windows has no word for when the scanner is done")]
                std::thread::sleep(std::time::Duration::from_millis(pause_ms));
            }
            done => return done,
        }
    }
    attempt(aside)
}

/// Makes a new name durable. Some file systems have nothing to do here and say so.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if !cfg!(unix) {
        return Ok(());
    }
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        // A folder that may be written but not read.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        done => done,
    }
}

/// Counts and hashes what passes.
struct Counting {
    inner: BufWriter<NamedTempFile>,
    bytes: u64,
    hash: Sha256,
}

impl Write for Counting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hash.update(bytes.get(..written).unwrap_or_default());
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl Explain for FilesError {
    fn code(&self) -> &'static str {
        match self {
            Self::Exists { .. } => "file_exists",
            Self::Link { .. } => "file_is_link",
            Self::Folder { .. } => "file_is_folder",
            Self::NotAFile { .. } => "not_a_file",
            Self::NoFolder { .. } => "no_folder",
            Self::Name { .. } => "file_name",
            Self::Write { .. } => "file_not_written",
            Self::Read { .. } => "file_not_read",
            Self::MakeFolder { .. } => "folder_not_made",
            Self::Remove { .. } => "file_not_removed",
        }
    }

    fn message(&self) -> Message {
        let text = |path: &Path| path.display().to_string();
        match self {
            Self::Exists { path } => msg!("error-file-exists", path = text(path)),
            Self::Link { path } => msg!("error-file-is-link", path = text(path)),
            Self::Folder { path } => msg!("error-file-is-folder", path = text(path)),
            Self::NotAFile { path } => msg!("error-file-not-a-file", path = text(path)),
            Self::NoFolder { path } => msg!("error-file-no-folder", path = text(path)),
            Self::Name { path } => msg!("error-file-name", path = text(path)),
            Self::Write { path, source } => msg!("error-file-write", path = text(path), detail = source.to_string()),
            Self::Read { path, source } => msg!("error-file-read", path = text(path), detail = source.to_string()),
            Self::MakeFolder { path, source } => {
                msg!("error-file-make-folder", path = text(path), detail = source.to_string())
            }
            Self::Remove { path, source } => msg!("error-file-remove", path = text(path), detail = source.to_string()),
        }
    }

    fn hint(&self) -> Option<Message> {
        match self {
            Self::Exists { .. } => Some(msg!("error-file-hint-exists")),
            Self::Link { .. } | Self::Folder { .. } | Self::NotAFile { .. } | Self::Name { .. } => {
                Some(msg!("error-file-hint-other-name"))
            }
            Self::NoFolder { .. } => Some(msg!("error-file-hint-no-folder")),
            Self::Write { source, .. }
            | Self::Read { source, .. }
            | Self::MakeFolder { source, .. }
            | Self::Remove { source, .. } => hint_of(source.kind()),
        }
    }
}

#[expect(clippy::wildcard_enum_match_arm, reason = "the system's kinds of failure are many; these have advice")]
fn hint_of(kind: io::ErrorKind) -> Option<Message> {
    match kind {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Some(msg!("error-file-hint-full")),
        io::ErrorKind::ReadOnlyFilesystem => Some(msg!("error-file-hint-read-only")),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ResourceBusy => Some(msg!("error-file-hint-denied")),
        io::ErrorKind::NotFound => Some(msg!("error-file-hint-not-found")),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
