//! Choosing what to bring in: folders, files, and a first look at them.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use crate::desk::Desk;
use crate::desk::error::DeskError;
use crate::intake::{self, LookedFile, LookedSheet, ReadOptions, SheetEncoding};
use crate::msg;
use crate::sys::folders::{self, Entry, EntryKind, Place};
use crate::sys::mappings::{Mappings, shape_of};
use crate::sys::settings::Settings;
use crate::text::fold;

/// Whether something in a folder can be chosen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Usable {
    /// A folder to go into.
    Folder,
    /// A file that can be read.
    Roster,
    /// Figures of a ward.
    Figures,
    /// A ledger, or a backup of one.
    Ledger,
    /// A spreadsheet of a kind that is not read: it has to be saved as another.
    OtherSheet,
    /// Larger than any list.
    TooLarge,
    /// Something else.
    Other,
}

/// Something in a folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UsableEntry {
    /// What the folder says of it.
    pub entry: Entry,
    /// Whether it can be chosen.
    pub usable: Usable,
}

/// What is in a folder.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct FolderShown {
    /// Its entries, in no order.
    pub entries: Vec<UsableEntry>,
    /// Whether there are more than can be shown.
    pub is_cut: bool,
}

/// What a path that was typed leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ChosenPath {
    /// A folder.
    Folder(PathBuf),
    /// A file.
    File(PathBuf),
}

/// What was found in files, and how their columns are given a meaning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Looked {
    /// The files.
    pub files: Vec<LookedFile>,
    /// Headings that are given a meaning: by the user, now or for an earlier list of the same shape.
    pub map: Vec<(String, String)>,
    /// Whether the map is an earlier list's.
    pub is_remembered: bool,
    /// The shapes of the tables, to be accepted when somebody lets their columns stand.
    pub shapes: Vec<String>,
    /// Whether lists of all these shapes were accepted before.
    pub is_accepted: bool,
}

/// Endings of names that are read.
const READ: [&str; 7] = ["xlsx", "xlsm", "xls", "ods", "csv", "tsv", "txt"];
/// Endings of spreadsheets that are not.
const NOT_READ: [&str; 2] = ["xlsb", "et"];

/// Ending of the name of a ledger and of a backup.
const LEDGER: &str = "tungnha";

/// Ending of the name of figures that are nothing else.
const FIGURES: &str = "json";

/// Where to begin, recent folders first.
pub fn places(settings: Option<&Path>) -> Vec<Place> {
    let recent = settings.map(|folder| Settings::load(folder).0.recent_folders).unwrap_or_default();
    folders::places(&recent)
}

/// What is in a folder, and what of it can be chosen.
pub fn folder(path: &Path) -> Result<FolderShown, DeskError> {
    let Ok(listing) = folders::list(path) else {
        return Err(DeskError::refused_with_hint(
            "folder_not_read",
            msg!("tui-import-folder-not-read", path = path.display().to_string()),
            msg!("tui-import-folder-not-read-hint"),
        ));
    };
    let entries = listing.entries.into_iter().map(|entry| UsableEntry { usable: usable(&entry), entry });
    Ok(FolderShown { entries: entries.collect(), is_cut: listing.is_cut })
}

fn usable(entry: &Entry) -> Usable {
    let ending = entry.path.extension().unwrap_or_default().to_string_lossy().to_ascii_lowercase();
    match entry.kind {
        EntryKind::Folder => Usable::Folder,
        EntryKind::File(_) if ending == LEDGER => Usable::Ledger,
        EntryKind::File(_) if ending == FIGURES => Usable::Figures,
        EntryKind::File(_) if NOT_READ.contains(&ending.as_str()) => Usable::OtherSheet,
        EntryKind::File(_) if !READ.contains(&ending.as_str()) => Usable::Other,
        EntryKind::File(bytes) if bytes > intake::MOST_BYTES => Usable::TooLarge,
        EntryKind::File(_) => Usable::Roster,
    }
}

/// What a path that was typed or pasted leads to; a relative one begins where the user is.
pub fn typed_path(text: &str, from: Option<&Path>) -> Result<ChosenPath, DeskError> {
    let text = text.trim().trim_matches(['"', '\'']);
    let home = directories::UserDirs::new();
    let path = match (text.strip_prefix("~/"), &home, from) {
        (Some(rest), Some(home), _) => home.home_dir().join(rest),
        (_, _, Some(from)) => from.join(text),
        (_, _, None) => PathBuf::from(text),
    };
    match std::fs::metadata(&path) {
        Ok(about) if about.is_dir() => Ok(ChosenPath::Folder(path)),
        Ok(_) => Ok(ChosenPath::File(path)),
        Err(_) => Err(DeskError::refused_with_hint(
            "path_not_found",
            msg!("tui-import-path-not-found", path = text),
            msg!("tui-import-path-not-found-hint"),
        )),
    }
}

impl Desk {
    /// A first look at files. Without a map, columns mean what was said of an earlier list of the same shape; with
    /// one, it is remembered for the next. Encodings are what the user says of sheets; they are not remembered.
    pub fn look(
        &self,
        paths: &[PathBuf],
        (map, encodings): (Option<Vec<(String, String)>>, Vec<SheetEncoding>),
        settings: Option<&Path>,
        go_on: &mut dyn FnMut() -> ControlFlow<()>,
    ) -> Result<Looked, DeskError> {
        let options = |map: &[(String, String)]| ReadOptions {
            map: map.to_vec(),
            sheet_encodings: encodings.clone(),
            ..ReadOptions::usual(self.today())
        };
        let mut mappings = settings.map(Mappings::load).unwrap_or_default();
        if let Some(map) = map {
            let files = intake::look(paths, &options(&map), go_on)?;
            remember_columns(&mut mappings, &files, &map);
            if let Some(folder) = settings {
                // What cannot be remembered is asked again next time.
                let _ = mappings.save(folder);
            }
            return Ok(looked(files, map, &mappings));
        }
        let files = intake::look(paths, &options(&[]), go_on)?;
        if let Some(folder) = settings {
            remember_folder(folder, paths);
        }
        let map: Vec<(String, String)> =
            sheets(&files).flat_map(|sheet| mappings.get(&shape(sheet)).to_vec()).collect();
        if map.is_empty() {
            return Ok(looked(files, map, &mappings));
        }
        // A field that is no longer known, or a map that leaves no table, is not used.
        let known = intake::look(paths, &options(&map), go_on);
        Ok(match known {
            Ok(files) => Looked { is_remembered: true, ..looked(files, map, &mappings) },
            Err(_) => looked(files, Vec::new(), &mappings),
        })
    }
}

/// Remembers that somebody looked at lists of these shapes and lets their columns stand.
pub fn accept_shapes(settings: &Path, shapes: &[String]) {
    let mut mappings = Mappings::load(settings);
    shapes.iter().for_each(|shape| mappings.accept(shape));
    // What cannot be remembered is shown again next time.
    let _ = mappings.save(settings);
}

fn looked(files: Vec<LookedFile>, map: Vec<(String, String)>, mappings: &Mappings) -> Looked {
    // The same columns in another encoding are to be looked at again.
    let shapes: Vec<String> = sheets(&files).map(|sheet| format!("{}:{}", shape(sheet), sheet.encoding)).collect();
    let is_accepted = shapes.iter().all(|shape| mappings.has_accepted(shape));
    Looked { files, map, is_remembered: false, shapes, is_accepted }
}

fn remember_columns(mappings: &mut Mappings, files: &[LookedFile], map: &[(String, String)]) {
    for sheet in sheets(files) {
        let headings: Vec<String> = headings(sheet).collect();
        let own = map.iter().filter(|(heading, _)| headings.contains(&fold::loose(heading)));
        mappings.set(&shape(sheet), own.cloned().collect());
    }
}

/// Remembers the folder of files that were chosen.
pub(in crate::desk) fn remember_folder(settings: &Path, paths: &[PathBuf]) {
    let Some(folder) = paths.first().and_then(|path| path.parent()) else { return };
    let (mut saved, broken) = Settings::load(settings);
    if broken.is_none() {
        saved.remember_folder(folder);
        // What cannot be remembered is looked for again next time.
        let _ = saved.save(settings);
    }
}

fn sheets(files: &[LookedFile]) -> impl Iterator<Item = &LookedSheet> {
    files.iter().flat_map(|file| &file.sheets).filter(|sheet| sheet.table.is_some())
}

fn headings(sheet: &LookedSheet) -> impl Iterator<Item = String> {
    sheet.table.iter().flat_map(|table| &table.columns).map(|column| fold::loose(&column.heading))
}

fn shape(sheet: &LookedSheet) -> String {
    shape_of(&headings(sheet).collect::<Vec<_>>())
}
