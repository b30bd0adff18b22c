//! Sheets and lists of people into files: by keys, over the real desk; and as they look.

use std::path::{Path, PathBuf};

use super::journeys::Journey;
use super::{go, looks, open_model};
use crate::domain::keyed::{BOXES, Code, DOOR_BOXES, What, read};
use crate::domain::reason::Reason;
use crate::domain::tally::Count;
use crate::domain::visit::Outcome;
use crate::tui::model::Model;
use crate::tui::screens::letters_of_paper;

fn only_file(folder: &Path) -> PathBuf {
    let mut files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let file = files.next().unwrap();
    assert!(files.next().is_none());
    file
}

/// Fills the form from the folder on.
fn fill(journey: &mut Journey, folder: &Path) {
    journey.keys("<c-u>").keys(folder.to_str().unwrap()).keys("<tab><tab>");
    journey.keys("<enter>").sees("Cần").keys("di toi nay<enter>").sees("Enter hoặc Esc: đóng").keys("<enter>");
}

/// What is printed on a sheet is what keying it back understands.
#[test]
fn the_boxes_of_a_sheet_are_the_letters_with_which_it_is_keyed_back() {
    let letters = letters_of_paper();
    for (letter, code, of) in BOXES {
        assert!(letters.codes.contains(&(letter, code)), "{of}");
    }
    let then = "2023-06-15T21:00:00".parse().unwrap();
    let said = |typed: &str| match read(typed, &letters, then).remove(0).what {
        Ok(What::Said(said)) => said,
        other => panic!("{typed}: {other:?}"),
    };
    for (typed, outcome) in DOOR_BOXES {
        assert_eq!(said(&format!("12{typed}")).outcome, Some(outcome));
    }
    assert_eq!(DOOR_BOXES.map(|(_, outcome)| outcome), [Outcome::NotHome, Outcome::Refused]);
    for (digit, reason) in (1..).zip(Reason::on_digits()) {
        assert_eq!(said(&format!("12r{digit}")).reason, Some(reason));
    }
    assert!(BOXES.iter().any(|(_, code, _)| *code == Code::Next));
}

#[test]
fn the_list_of_people_goes_into_a_file_as_it_is_filtered() {
    let folder = tempfile::tempdir().unwrap();
    let mut journey = Journey::begin(300);
    let tally = &journey.model.shared.overview.as_ref().unwrap().tally;
    let listed = tally.total.count(Count::L2ToActivate);
    journey.keys("te<right>").sees("danh-sach-2023-06-15.csv").keys("<tab><tab>");
    fill(&mut journey, folder.path());
    let file = only_file(folder.path());
    assert!(file.file_name().unwrap().to_string_lossy().starts_with("demo-"), "{file:?}");
    let text = std::fs::read_to_string(file).unwrap();
    let lines = text.lines().count();
    assert_eq!(u64::try_from(lines).unwrap() - 1, listed, "a heading and a line each");
    let longest = text.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
    assert!(longest < Some(9), "masked unless it is chosen otherwise");
}

#[test]
fn households_and_the_doors_of_an_evening_go_into_files() {
    let mut journey = Journey::begin(300);
    for (keys, name) in [("ge", "-danh-sach-2023-06-15.xlsx"), ("w<enter>e", "-danh-sach-2023-06-15.xlsx")] {
        let folder = tempfile::tempdir().unwrap();
        journey.keys(keys).sees("Danh sách này ra tệp").sees(name).keys("<tab><tab>");
        fill(&mut journey, folder.path());
        let file = only_file(folder.path());
        assert!(std::fs::read(&file).unwrap().starts_with(b"PK"), "{file:?}");
        journey.keys("<c-o>");
    }
}

#[test]
fn the_doors_of_an_evening_become_a_sheet_that_is_taken_back() {
    let mut journey = Journey::begin(300);
    for (keys, ending) in [("w<enter>p", ".xlsx"), ("wp<right>", ".docx")] {
        let folder = tempfile::tempdir().unwrap();
        journey.keys(keys).sees(&format!("-to-di-2023-06-15{ending}")).keys("<tab><tab><tab>");
        fill(&mut journey, folder.path());
        assert!(std::fs::read(only_file(folder.path())).unwrap().starts_with(b"PK"));
        journey.keys("<esc>u<enter>").sees("Đã hoàn tác").keys("<c-o>");
    }
}

/// The two sizes of the gallery.
fn check(name: &str, model: &mut Model) {
    insta::assert_snapshot!(format!("{name}_80x24"), looks(model, 80, 24));
    insta::assert_snapshot!(format!("{name}_120x40"), looks(model, 120, 40));
}

#[test]
fn the_forms() {
    let after = |keys: &str| {
        let mut model = open_model();
        go(&mut model, keys);
        model
    };
    check("sheet_form", &mut after("dp"));
    check("people_file_form", &mut after("de"));
}
