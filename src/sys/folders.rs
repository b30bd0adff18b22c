//! Folders to choose a file from: where to begin, and what is in one. Nothing is opened; names come as they lie there.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::time::Timestamp;

/// What kind of place it is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PlaceKind {
    /// A file was chosen from it before.
    Recent,
    /// The user's own folder.
    Home,
    /// Papers.
    Documents,
    /// What came over the network.
    Downloads,
    /// The desktop.
    Desktop,
    /// A memory stick, or another disk.
    Drive,
}

/// A folder to begin in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place {
    /// What kind.
    pub kind: PlaceKind,
    /// The folder.
    pub path: PathBuf,
}

/// Something in a folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its path.
    pub path: PathBuf,
    /// What it is.
    pub kind: EntryKind,
    /// When it was changed last.
    pub changed: Option<Timestamp>,
}

/// What an entry of a folder is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EntryKind {
    /// A folder.
    Folder,
    /// A file of so many bytes.
    File(u64),
}

/// More entries than this nobody looks through: the rest is left out, and it is said so.
pub const MOST_ENTRIES: usize = 5_000;

/// What is in a folder.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Listing {
    /// The entries that are not hidden, in no order.
    pub entries: Vec<Entry>,
    /// Whether there are more than the limit.
    pub is_cut: bool,
}

/// The folders that are there: recent ones as given, then the user's own, then memory sticks.
pub fn places(recent: &[PathBuf]) -> Vec<Place> {
    let mut places: Vec<Place> = Vec::new();
    let mut add = |kind, path: PathBuf| {
        if path.is_dir() && !places.iter().any(|place| place.path == path) {
            places.push(Place { kind, path });
        }
    };
    for path in recent {
        add(PlaceKind::Recent, path.clone());
    }
    if let Some(user) = directories::UserDirs::new() {
        let home = user.home_dir();
        let or_usual = |known: Option<&Path>, usual: &str| known.map_or_else(|| home.join(usual), Path::to_owned);
        add(PlaceKind::Downloads, or_usual(user.download_dir(), "Downloads"));
        add(PlaceKind::Documents, or_usual(user.document_dir(), "Documents"));
        add(PlaceKind::Desktop, or_usual(user.desktop_dir(), "Desktop"));
        add(PlaceKind::Home, home.to_owned());
    }
    for drive in drives() {
        add(PlaceKind::Drive, drive);
    }
    places
}

/// Memory sticks and other disks, where the system shows them.
fn drives() -> Vec<PathBuf> {
    if cfg!(windows) {
        return ('A'..='Z').map(|letter| PathBuf::from(format!("{letter}:\\"))).collect();
    }
    let user = std::env::var_os("USER").unwrap_or_default();
    let mut drives = Vec::new();
    for above in ["/media", "/run/media", "/mnt", "/Volumes"] {
        for folder in folders_in(Path::new(above)) {
            // The folder of a user holds their sticks.
            let is_users = folder.file_name() == Some(&user) && above != "/mnt";
            if is_users { drives.extend(folders_in(&folder)) } else { drives.push(folder) }
        }
    }
    drives.sort();
    drives
}

fn folders_in(folder: &Path) -> Vec<PathBuf> {
    let listing = list(folder).unwrap_or_default();
    listing.entries.into_iter().filter(|entry| entry.kind == EntryKind::Folder).map(|entry| entry.path).collect()
}

/// What is in a folder, hidden things left out. What cannot be looked at is left out too.
pub fn list(folder: &Path) -> io::Result<Listing> {
    list_up_to(folder, MOST_ENTRIES)
}

/// As [`list()`], with a limit of the caller's own.
pub fn list_up_to(folder: &Path, most: usize) -> io::Result<Listing> {
    let mut listing = Listing::default();
    for entry in fs::read_dir(folder)? {
        let Ok(entry) = entry else { continue };
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with(['.', '~', '$']) {
            continue;
        }
        let path = entry.path();
        // A link is what it leads to.
        let Ok(about) = fs::metadata(&path) else { continue };
        if is_hidden(&about) {
            continue;
        }
        let kind = match () {
            () if about.is_dir() => EntryKind::Folder,
            () if about.is_file() => EntryKind::File(about.len()),
            () => continue,
        };
        if listing.entries.len() == most {
            listing.is_cut = true;
            break;
        }
        listing.entries.push(Entry { name, path, kind, changed: about.modified().ok().and_then(moment) });
    }
    Ok(listing)
}

fn moment(time: std::time::SystemTime) -> Option<Timestamp> {
    let since = time.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(since.as_millis()).ok().map(Timestamp::from_millis)
}

#[cfg(windows)]
fn is_hidden(about: &fs::Metadata) -> bool {
    const HIDDEN: u32 = 0x2;
    std::os::windows::fs::MetadataExt::file_attributes(about) & HIDDEN != 0
}

#[cfg(not(windows))]
fn is_hidden(_: &fs::Metadata) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sys::files::{Overwrite, write_new};

    #[test]
    fn folders_and_files_are_listed_and_hidden_ones_not() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("Tổ 1")).unwrap();
        for (name, text) in [("a.xlsx", "abc"), (".hidden", "x"), ("~$a.xlsx", "x")] {
            write_new(&folder.path().join(name), Overwrite::Refuse, |file| file.write_all(text.as_bytes())).unwrap();
        }
        let mut listing = list(folder.path()).unwrap();
        listing.entries.sort_by(|one, other| one.name.cmp(&other.name));
        let seen: Vec<_> = listing.entries.iter().map(|entry| (entry.name.as_str(), entry.kind)).collect();
        assert_eq!(seen, [("Tổ 1", EntryKind::Folder), ("a.xlsx", EntryKind::File(3))]);
        assert!(listing.entries.iter().all(|entry| entry.changed.is_some()) && !listing.is_cut);
        assert!(list(&folder.path().join("none")).is_err());
    }

    #[test]
    fn places_begin_with_recent_folders_that_are_still_there() {
        let folder = tempfile::tempdir().unwrap();
        let recent = [folder.path().join("gone"), folder.path().to_owned(), folder.path().to_owned()];
        let places = places(&recent);
        assert_eq!(places.first(), Some(&Place { kind: PlaceKind::Recent, path: folder.path().to_owned() }));
        assert!(places.iter().filter(|place| place.kind == PlaceKind::Recent).count() == 1);
        assert!(places.iter().all(|place| place.path.is_dir()));
    }
}
