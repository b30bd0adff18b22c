//! Where the program's own files are, by the rules of each system, and which paths it refuses.

use std::path::{Component, Path, PathBuf};

use directories::{ProjectDirs, UserDirs};

use crate::msg;
use crate::text::words::{Explain, Message};

/// Name of the ledger in the data folder.
const LEDGER_NAME: &str = "ledger.tungnha";

/// Why a path cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PathsError {
    /// The system does not say where the user's folders are.
    #[error("the user has no home folder")]
    NoHome,
    /// The store would read such a path as an address with options in it.
    #[error("{} is an address, not a path", path.display())]
    Address {
        /// As given.
        path: PathBuf,
    },
    /// Empty, or below a folder that is gone.
    #[error("{} is not a path", path.display())]
    NotAPath {
        /// As given.
        path: PathBuf,
    },
}

/// The folder of the ledger and its backups. It stays on the laptop (on Windows: not the folder that travels with
/// the user's profile).
pub fn data_dir() -> Result<PathBuf, PathsError> {
    project().map(|dirs| dirs.data_local_dir().to_owned())
}

/// The folder of the settings.
pub fn config_dir() -> Result<PathBuf, PathsError> {
    project().map(|dirs| dirs.config_dir().to_owned())
}

/// The ledger that is opened when nothing else is asked for.
pub fn default_ledger() -> Result<PathBuf, PathsError> {
    data_dir().map(|folder| folder.join(LEDGER_NAME))
}

/// Where files for other people go unless they say otherwise: the user's documents, else their home, else here.
pub fn documents_dir() -> PathBuf {
    let user = UserDirs::new();
    let documents = user.as_ref().and_then(|dirs| dirs.document_dir()).filter(|folder| folder.is_dir());
    let folder = documents.or_else(|| user.as_ref().map(UserDirs::home_dir));
    folder.map_or_else(|| PathBuf::from("."), Path::to_owned)
}

/// A path as the store may be given it: absolute, and never one that `SQLite` takes for an address (`file:…`).
pub fn absolute(path: &Path) -> Result<PathBuf, PathsError> {
    let is_address = path.to_string_lossy().get(..5).is_some_and(|start| start.eq_ignore_ascii_case("file:"));
    if is_address {
        return Err(PathsError::Address { path: path.to_owned() });
    }
    let absolute = std::path::absolute(path).ok().filter(|_| !path.as_os_str().is_empty());
    absolute.ok_or_else(|| PathsError::NotAPath { path: path.to_owned() })
}

/// Folders that another program copies elsewhere, by the start of their names in small letters, and what to call
/// them. Such a program copies a ledger in the middle of writing, and carries it out of the house.
const CLOUD_FOLDERS: [(&str, &str); 9] = [
    ("onedrive", "OneDrive"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("my drive", "Google Drive"),
    ("icloud", "iCloud"),
    ("mobile documents", "iCloud"),
    ("com~apple~clouddocs", "iCloud"),
    ("nextcloud", "Nextcloud"),
];

/// Where systems show memory sticks.
const STICK_FOLDERS: [&str; 3] = ["/media", "/run/media", "/Volumes"];

/// The name of the service or device that a path lies on, where a ledger does not belong.
pub fn is_cloud_or_removable(path: &Path) -> Option<&'static str> {
    let names = path.components().filter_map(|component| match component {
        Component::Normal(name) => Some(name.to_string_lossy().to_lowercase()),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => None,
    });
    let cloud = names
        .into_iter()
        .find_map(|name| CLOUD_FOLDERS.iter().find(|(start, _)| name.starts_with(start)).map(|(_, service)| *service));
    let stick = STICK_FOLDERS.iter().any(|folder| path.starts_with(folder)).then_some("USB");
    cloud.or(stick)
}

fn project() -> Result<ProjectDirs, PathsError> {
    ProjectDirs::from("", "", "tungnha").ok_or(PathsError::NoHome)
}

impl Explain for PathsError {
    fn code(&self) -> &'static str {
        match self {
            Self::NoHome => "no_home",
            Self::Address { .. } => "path_is_address",
            Self::NotAPath { .. } => "not_a_path",
        }
    }

    fn message(&self) -> Message {
        match self {
            Self::NoHome => msg!("error-file-no-home"),
            Self::Address { path } => msg!("error-file-path-is-address", path = path.display().to_string()),
            Self::NotAPath { path } => msg!("error-file-not-a-path", path = path.display().to_string()),
        }
    }

    fn hint(&self) -> Option<Message> {
        match self {
            Self::NoHome => Some(msg!("error-file-hint-no-home")),
            Self::Address { .. } | Self::NotAPath { .. } => Some(msg!("error-file-hint-path")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_refused_and_paths_become_absolute() {
        for path in ["file:a.db", "FILE:///tmp/a.db?mode=memory"] {
            assert_eq!(absolute(Path::new(path)).unwrap_err().code(), "path_is_address", "{path}");
        }
        assert_eq!(absolute(Path::new("")).unwrap_err().code(), "not_a_path");
        for path in ["sổ.tungnha", "./file:a.db", "/tmp/a", "fïle:a"] {
            let whole = absolute(Path::new(path)).unwrap();
            assert!(whole.is_absolute() && whole.ends_with(Path::new(path).file_name().unwrap()), "{path}");
        }
    }

    #[test]
    fn folders_of_services_and_sticks_are_known() {
        for (path, expected) in [
            ("/home/an/OneDrive - Phuong/so.tungnha", Some("OneDrive")),
            ("/home/an/Dropbox/so.tungnha", Some("Dropbox")),
            ("/Users/an/Library/Mobile Documents/com~apple~CloudDocs/so.tungnha", Some("iCloud")),
            ("/home/an/google drive/so.tungnha", Some("Google Drive")),
            ("/run/media/an/STICK/so.tungnha", Some("USB")),
            ("/Volumes/STICK/so.tungnha", Some("USB")),
            ("/home/an/my documents/so.tungnha", None),
            ("/home/an/.local/share/tungnha/ledger.tungnha", None),
            ("/mediathek/so.tungnha", None),
        ] {
            assert_eq!(is_cloud_or_removable(Path::new(path)), expected, "{path}");
        }
    }

    #[test]
    fn own_folders_end_in_the_programs_name() {
        // Without a home folder (some test machines) there is nothing to compare.
        if let (Ok(config), Ok(ledger)) = (config_dir(), default_ledger()) {
            assert!(config.is_absolute() && config.components().any(|part| part.as_os_str() == "tungnha"));
            assert!(ledger.ends_with(LEDGER_NAME));
        }
    }
}
