use std::os::unix::fs::{PermissionsExt as _, symlink};

use super::*;
use crate::text::numbers::Lang;
use crate::text::words::Words;

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn write(path: &Path, overwrite: Overwrite, text: &str) -> Result<Written, FilesError> {
    write_new(path, overwrite, |file| file.write_all(text.as_bytes()))
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_is_written_whole_for_its_owner_alone() {
    let folder = folder();
    let path = folder.path().join("bảng tổng hợp.csv");
    let written = write(&path, Overwrite::Refuse, "một").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "một");
    assert_eq!(written, Written { bytes: 5, sha256: Sha256::digest("một").into() });
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(names(folder.path()), ["bảng tổng hợp.csv"]);
}

#[test]
fn a_file_that_is_there_is_replaced_only_on_request() {
    let folder = folder();
    let path = folder.path().join("a.json");
    write(&path, Overwrite::Replace, "old").unwrap();
    let refused = write(&path, Overwrite::Refuse, "new").unwrap_err();
    assert_eq!(refused.code(), "file_exists");
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    write(&path, Overwrite::Replace, "new").unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "new");
}

#[test]
fn one_that_appears_meanwhile_is_not_overwritten() {
    let folder = folder();
    let path = folder.path().join("a.json");
    let result = write_new(&path, Overwrite::Refuse, |file| {
        File::create(&path)?;
        file.write_all(b"new")
    });
    assert_eq!(result.unwrap_err().code(), "file_exists");
    assert_eq!(fs::read_to_string(&path).unwrap(), "");
}

#[test]
fn a_failure_leaves_everything_as_it_was() {
    let folder = folder();
    let path = folder.path().join("a.json");
    write(&path, Overwrite::Refuse, "old").unwrap();
    let result = write_new(&path, Overwrite::Replace, |file| {
        file.write_all("x".repeat(100_000).as_bytes())?;
        Err(io::ErrorKind::StorageFull.into())
    });
    let error = result.unwrap_err();
    assert_eq!(error.hint().unwrap().id, "error-file-hint-full");
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
    assert_eq!(names(folder.path()), ["a.json"]);
}

#[test]
fn links_folders_devices_and_impossible_names_are_refused() {
    let folder = folder();
    let inside = |name: &str| folder.path().join(name);
    fs::create_dir(inside("folder.xlsx")).unwrap();
    write(&inside("target"), Overwrite::Refuse, "kept").unwrap();
    symlink(inside("target"), inside("link")).unwrap();
    symlink(inside("nowhere"), inside("dangling")).unwrap();
    for (path, code) in [
        (inside("folder.xlsx"), "file_is_folder"),
        (inside("link"), "file_is_link"),
        (inside("dangling"), "file_is_link"),
        (PathBuf::from("/dev/null"), "not_a_file"),
        (inside("missing/a.csv"), "no_folder"),
        (inside("CON"), "file_name"),
        (inside("nul.csv"), "file_name"),
        (inside("Com1.tar.gz"), "file_name"),
        (inside("LPT9 .txt"), "file_name"),
        (inside("report."), "file_name"),
        (inside("report "), "file_name"),
        (inside("re\u{1b}[2Jport"), "file_name"),
        (PathBuf::from(".."), "file_name"),
        (PathBuf::from(""), "file_name"),
    ] {
        for overwrite in [Overwrite::Refuse, Overwrite::Replace] {
            assert_eq!(write(&path, overwrite, "x").unwrap_err().code(), code, "{}", path.display());
        }
    }
    assert_eq!(fs::read_to_string(inside("target")).unwrap(), "kept");
    for name in ["console.csv", "community.txt", "com10", "nullify", "bao-cao (2).xlsx"] {
        write(&inside(name), Overwrite::Refuse, "x").unwrap();
    }
}

#[test]
fn copies_folders_removal_and_readers() {
    let folder = folder();
    let inside = |name: &str| folder.path().join(name);
    create_private_dir(&inside("a/b")).unwrap();
    create_private_dir(&inside("a/b")).unwrap();
    for made in ["a", "a/b"] {
        assert_eq!(fs::metadata(inside(made)).unwrap().permissions().mode() & 0o777, 0o700);
    }
    write(&inside("a/b/one"), Overwrite::Refuse, "một").unwrap();
    copy_aside(&inside("a/b/one"), &inside("two")).unwrap();
    assert_eq!(fs::read_to_string(inside("two")).unwrap(), "một");
    assert_eq!(copy_aside(&inside("a/b/one"), &inside("two")).unwrap_err().code(), "file_exists");
    assert_eq!(copy_aside(&inside("none"), &inside("three")).unwrap_err().code(), "file_not_read");
    assert_eq!(copy_aside(&inside("a"), &inside("three")).unwrap_err().code(), "not_a_file");

    assert!(!is_readable_by_others(&inside("two")));
    for mode in [0o640, 0o604, 0o644] {
        fs::set_permissions(inside("two"), fs::Permissions::from_mode(mode)).unwrap();
        assert!(is_readable_by_others(&inside("two")));
    }
    remove(&inside("two")).unwrap();
    remove(&inside("two")).unwrap();
    assert_eq!(remove(&inside("a")).unwrap_err().code(), "file_not_removed");
    assert!(!inside("two").exists() && inside("a").exists());
}

#[test]
fn a_free_name_counts_up() {
    let folder = folder();
    let path = folder.path().join("phuong.tally.xlsx");
    assert_eq!(free_name(&path), path);
    for expected in ["phuong.tally (2).xlsx", "phuong.tally (3).xlsx"] {
        write(&free_name(&path), Overwrite::Refuse, "x").unwrap();
        assert_eq!(free_name(&path), folder.path().join(expected));
    }
}

#[test]
fn every_error_has_words_without_control_bytes() {
    let path = PathBuf::from("a\u{1b}[2J");
    let source = || io::Error::other("hỏng");
    for error in [
        FilesError::Exists { path: path.clone() },
        FilesError::Link { path: path.clone() },
        FilesError::Folder { path: path.clone() },
        FilesError::NotAFile { path: path.clone() },
        FilesError::NoFolder { path: path.clone() },
        FilesError::Name { path: path.clone() },
        FilesError::Write { path: path.clone(), source: source() },
        FilesError::Read { path: path.clone(), source: source() },
        FilesError::MakeFolder { path: path.clone(), source: source() },
        FilesError::Remove { path: path.clone(), source: source() },
    ] {
        for words in [Words::new(Lang::Vi), Words::new(Lang::En)] {
            let said = words.say(&error.message());
            assert!(said.contains('a') && !said.contains(['\u{1b}', '{']) && said.ends_with('.'), "{said}");
        }
    }
}
