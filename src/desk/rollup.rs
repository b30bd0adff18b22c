//! The roll-up: files of many wards into one table. It needs no ledger: the unit above has none.

use std::collections::HashSet;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;

use super::error::{DeskError, Refusal};
use super::export::{Proposal, TallyFormat};
use crate::domain::rollup::{Given, Ranking, RollUp, Unreadable, WardFigures, roll_up};
use crate::domain::time::Timestamp;
use crate::intake::IntakeError;
use crate::intake::tallies::{self, TallyFileError};
use crate::msg;
use crate::report::docx::docx_report;
use crate::report::short::chat_report;
use crate::report::text::{Emphasis, TextStyle, USUAL_WIDTH, text_report};
use crate::report::{csv, file_name, rollup_findings, rollup_json, rollup_report, xlsx_report};
use crate::store::StoreError;
use crate::sys::attended::ATTENTION;
use crate::sys::files::{FilesError, Overwrite, write_new};
use crate::sys::folders::{self, EntryKind};
use crate::sys::paths;
use crate::text::words::{Explain, Words};

/// What files of a folder are taken.
pub const EXTENSIONS: [&str; 3] = ["json", "csv", "xlsx"];

/// Files of one roll-up: a year of daily reports of a district, twice over.
const MOST_FILES: usize = 20_000;

/// What is to be put together.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RollUpQuery {
    /// Files, and folders whose files are taken.
    pub paths: Vec<PathBuf>,
    /// The list of the wards that are to send something.
    pub wards: Option<PathBuf>,
    /// A file that is not read though it lies in a folder: the one that will be written.
    pub left_out: Option<PathBuf>,
    /// How the wards are ranked and sorted.
    pub ranking: Ranking,
}

/// Reads the files and puts them together. `go_on` is told how many of how many are read, and may stop it.
pub fn read_and_roll_up(
    query: &RollUpQuery,
    go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<RollUp, DeskError> {
    let listed = query.wards.as_deref().map(|path| tallies::read_list(path, &name_of(path))).transpose();
    let listed = listed.map_err(|error| refused(&error))?;
    let files = files_of(query)?;
    let read = read_all(&files, go_on)?;
    let mut given = Given { listed, ..Given::default() };
    for (read, (_, name)) in read.into_iter().zip(&files) {
        match read {
            Ok(figures) => given.files.push(figures),
            Err(error) => {
                given.unreadable.push(Unreadable { file: name.clone(), message: error.message(), hint: error.hint() });
            }
        }
    }
    Ok(roll_up(given, query.ranking))
}

/// A file of figures that cannot be read is something that its sender can mend.
fn refused(error: &TallyFileError) -> DeskError {
    DeskError::Refused(Refusal { code: error.code(), message: error.message(), hint: error.hint() })
}

fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// The files with the names that people know them by: that of the file, and where two have one, the way there too.
fn files_of(query: &RollUpQuery) -> Result<Vec<(PathBuf, String)>, DeskError> {
    let mut paths = Vec::new();
    for path in &query.paths {
        if path.is_dir() { paths.extend(of_folder(path)?) } else { paths.push(path.clone()) }
    }
    let known = |path: &Path| path.canonicalize().unwrap_or_else(|_unknown| path.to_owned());
    let left_out: Vec<PathBuf> =
        [&query.wards, &query.left_out].into_iter().flatten().map(|path| known(path)).collect();
    let mut seen = HashSet::new();
    paths.retain(|path| {
        let path = known(path);
        !left_out.contains(&path) && seen.insert(path)
    });
    if paths.len() > MOST_FILES {
        let message = msg!("rollup-too-many-files", limit = MOST_FILES);
        return Err(DeskError::refused("too_many_files", message));
    }
    if paths.is_empty() {
        let (message, hint) = (msg!("rollup-no-files"), msg!("rollup-no-files-hint"));
        return Err(DeskError::refused_with_hint("no_files", message, hint));
    }
    let mut names = HashSet::new();
    let twice: HashSet<String> =
        paths.iter().map(|path| name_of(path)).filter(|name| !names.insert(name.clone())).collect();
    let named = |path: PathBuf| {
        let name = name_of(&path);
        let name = if twice.contains(&name) { path.display().to_string() } else { name };
        (path, name)
    };
    Ok(paths.into_iter().map(named).collect())
}

/// The files of a folder that can be figures, in the order of their names; folders within are left alone.
fn of_folder(folder: &Path) -> Result<Vec<PathBuf>, DeskError> {
    let unreadable = |source| IntakeError::Unreadable { path: folder.to_owned(), source };
    let listing = folders::list_up_to(folder, MOST_FILES).map_err(unreadable)?;
    if listing.is_cut {
        let message = msg!("rollup-too-many-files", limit = MOST_FILES);
        return Err(DeskError::refused("too_many_files", message));
    }
    let is_taken = |path: &Path| {
        let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
    };
    let files = listing.entries.into_iter().filter(|entry| entry.kind != EntryKind::Folder && is_taken(&entry.path));
    let mut paths: Vec<PathBuf> = files.map(|entry| entry.path).collect();
    paths.sort();
    Ok(paths)
}

type Read = Result<WardFigures, TallyFileError>;

/// Reads the files on as many threads as there are processors.
fn read_all(
    files: &[(PathBuf, String)],
    go_on: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
) -> Result<Vec<Read>, DeskError> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(files.len());
    let (next, is_stopped) = (AtomicUsize::new(0), AtomicBool::new(false));
    let (sender, made) = channel();
    let mut read: Vec<Option<Read>> = files.iter().map(|_| None).collect();
    let mut done = 0;
    thread::scope(|scope| {
        for _ in 0..threads {
            let (sender, next, is_stopped) = (sender.clone(), &next, &is_stopped);
            scope.spawn(move || {
                while !is_stopped.load(Ordering::Relaxed) {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some((path, name)) = files.get(place) else { break };
                    if sender.send((place, tallies::read(path, name))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        loop {
            match made.recv_timeout(ATTENTION) {
                Ok((place, figures)) => {
                    done += 1;
                    if let Some(slot) = read.get_mut(place) {
                        *slot = Some(figures);
                    }
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if go_on(done, files.len()).is_break() {
                is_stopped.store(true, Ordering::Relaxed);
            }
        }
    });
    let read: Option<Vec<Read>> = read.into_iter().collect();
    read.filter(|_| !is_stopped.load(Ordering::Relaxed)).ok_or(DeskError::Cancelled)
}

/// A roll-up in a format.
pub fn rollup_bytes(
    (made, made_at): (&RollUp, Timestamp),
    format: TallyFormat,
    words: &Words,
    emphasis: Emphasis,
) -> io::Result<Vec<u8>> {
    let report = || rollup_report(made, made_at, words);
    Ok(match format {
        TallyFormat::Json => format!("{}\n", rollup_json(made, made_at, words)).into_bytes(),
        TallyFormat::Csv => csv::csv_report(&report()),
        TallyFormat::Text => {
            let style = TextStyle { lang: words.lang, width: USUAL_WIDTH, emphasis };
            let mut text = text_report(&report(), style);
            text.push_str(&rollup_findings(made, words));
            text.into_bytes()
        }
        TallyFormat::Chat => chat_report(&report()).into_bytes(),
        TallyFormat::Docx => docx_report(&report(), words.lang)?,
        TallyFormat::Xlsx => xlsx_report::xlsx_report(&report())?,
    })
}

/// The name of a file of a roll-up: `quan-binh-an-rollup-2023-06-15.xlsx`.
pub fn rollup_file_name(made: &RollUp, made_at: Timestamp, format: TallyFormat, words: &Words) -> String {
    let unit = made.parent.clone().unwrap_or_else(|| words.get("rollup-file-unit"));
    file_name(&unit, "rollup", made.as_of.unwrap_or(made_at.local_day()), format.extension())
}

/// Where such a file could go.
pub fn propose_rollup(
    (made, made_at): (&RollUp, Timestamp),
    format: TallyFormat,
    folder: Option<&str>,
    words: &Words,
) -> Proposal {
    Proposal::of(&rollup_file_name(made, made_at, format, words), folder)
}

/// Writes a roll-up into a file that is not there yet; says where it went.
pub fn write_rollup(
    made: (&RollUp, Timestamp),
    format: TallyFormat,
    path: &Path,
    words: &Words,
) -> Result<PathBuf, DeskError> {
    let path = paths::absolute(path).map_err(|_not_a_path| FilesError::Name { path: path.to_owned() })?;
    let bytes = rollup_bytes(made, format, words, Emphasis::None)
        .map_err(|source| StoreError::Io { path: path.clone(), source })?;
    write_new(&path, Overwrite::Refuse, |file| file.write_all(&bytes))?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Folders `a` and `b` with files of these names.
    fn folders(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for inner in ["a", "b"] {
            std::fs::create_dir(folder.path().join(inner)).unwrap();
            for name in names {
                let path = folder.path().join(inner).join(name);
                write_new(&path, Overwrite::Refuse, |file| file.write_all(b"{}")).unwrap();
            }
        }
        folder
    }

    fn query(paths: &[PathBuf]) -> RollUpQuery {
        RollUpQuery { paths: paths.to_vec(), ..RollUpQuery::default() }
    }

    #[test]
    fn folders_give_their_files_once_and_each_has_a_name_of_its_own() {
        let folder = folders(&["x.json", "y.CSV", "z.txt", ".hidden.json"]);
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        let names = |query: &RollUpQuery| -> Vec<String> {
            files_of(query).unwrap().into_iter().map(|(_, name)| name).collect()
        };
        assert_eq!(names(&query(&[a.clone(), a.join("x.json"), a.join("../a/x.json")])), ["x.json", "y.CSV"]);
        let both = names(&query(&[a.clone(), b]));
        assert_eq!(both.len(), 4);
        assert!(both.iter().all(|name| name.starts_with(folder.path().to_str().unwrap())), "{both:?}");
        // A file that is named is taken whatever its name ends with; the one that will be written is not.
        assert_eq!(names(&query(&[a.join("z.txt")])), ["z.txt"]);
        let out = RollUpQuery { left_out: Some(a.join("x.json")), ..query(&[a]) };
        assert_eq!(names(&out), ["y.CSV"]);
    }

    /// A picker shows fewer entries of a folder than a year of a district has.
    #[test]
    fn a_folder_of_a_year_of_a_district_is_taken_whole() {
        let folder = tempfile::tempdir().unwrap();
        for place in 0..=folders::MOST_ENTRIES {
            let path = folder.path().join(format!("{place}.json"));
            std::fs::File::create_new(&path).unwrap();
        }
        let taken = files_of(&query(&[folder.path().to_owned()])).unwrap();
        assert_eq!(taken.len(), folders::MOST_ENTRIES + 1);
    }

    #[test]
    fn nothing_to_read_is_said_and_reading_can_be_stopped() {
        let folder = folders(&["x.json"]);
        let empty = folder.path().join("empty");
        std::fs::create_dir(&empty).unwrap();
        let mut go_on = |_: usize, _: usize| ControlFlow::Continue(());
        let refused = read_and_roll_up(&query(&[empty]), &mut go_on).unwrap_err();
        assert_eq!(refused.code(), "no_files");
        let a = folder.path().join("a");
        let mut told = Vec::new();
        let mut stop = |done: usize, all: usize| {
            told.push((done, all));
            ControlFlow::Break(())
        };
        assert!(matches!(read_and_roll_up(&query(&[a]), &mut stop).unwrap_err(), DeskError::Cancelled));
        assert!(told.iter().all(|(done, all)| done <= all && *all == 1), "{told:?}");
    }
}
