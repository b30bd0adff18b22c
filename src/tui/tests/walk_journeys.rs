//! An evening from door to door over the real desk: the list, the doors, what is recorded there, and what is kept.

use super::super::command::Scope;
use super::super::model::Model;
use super::journeys::Journey;
use super::keeping::over_a_file;
use super::picture;
use crate::desk::views::HouseholdRef;
use crate::sys::files::{self, Overwrite};
use crate::sys::settings::{Settings, WalkChoice, WalkOnly, WalkOrder};

fn here(journey: &Journey) -> HouseholdRef {
    journey.model.person().unwrap().0
}

fn scope(model: &Model) -> Scope {
    model.top().unwrap().scope()
}

/// What the first line of the doors that are not done says.
fn total(journey: &mut Journey) -> String {
    let picture = picture(&mut journey.model, 80, 24);
    picture.lines().find(|line| line.contains("lẻ đi, chẵn về")).unwrap().to_owned()
}

#[test]
fn an_evening_is_walked_from_the_list() {
    let mut journey = Journey::begin(300);
    journey.sees("Đi từng nhà:").keys("w").sees("Đi những tổ nào").keys("<enter>");
    journey.sees("Hôm nay bạn chưa ghi hộ nào").sees("việc gấp trước");
    let before = total(&mut journey);
    let mut doors = vec![here(&journey)];
    for (keys, said) in [
        ("v1", "Hôm nay: đến 1 hộ · gặp 0 người · kích hoạt 0"),
        ("va<enter>", "Hôm nay: đến 2 hộ · gặp 1 người · kích hoạt 1"),
        ("v2", "Hôm nay: đến 3 hộ"),
        // With an appointment tomorrow.
        ("vr2h<enter><enter>", "Hôm nay: đến 4 hộ · gặp 2 người · kích hoạt 1"),
    ] {
        journey.keys(keys).sees("Đã ghi").sees(said);
        let next = here(&journey);
        assert!(!doors.contains(&next), "on to another door after {keys}");
        doors.push(next);
    }
    assert_ne!(total(&mut journey), before, "four doors fewer");
    for _ in 0..4 {
        journey.keys("u<enter>").sees("Đã hoàn tác");
    }
    journey.sees("Hôm nay bạn chưa ghi hộ nào");
    assert_eq!(total(&mut journey), before);
}

#[test]
fn a_door_is_opened_and_left_for_the_next_one() {
    let mut journey = Journey::begin(300);
    journey.keys("w<enter><down><down>");
    let third = here(&journey);
    let before = total(&mut journey);
    // In and out: nothing has moved.
    journey.keys("<enter>");
    assert_eq!((scope(&journey.model), here(&journey)), (Scope::Door, third));
    journey.keys("<esc>");
    assert_eq!((scope(&journey.model), here(&journey)), (Scope::Walk, third));
    assert_eq!(total(&mut journey), before);
    journey.keys("<down>");
    let fourth = here(&journey);
    // Recorded at the door: the next one is there, and selected in the list behind it.
    journey.keys("<up><enter>v1").sees("Đã ghi");
    assert_eq!((scope(&journey.model), here(&journey)), (Scope::Door, fourth));
    journey.keys("<esc>").sees("Hôm nay: đến 1 hộ");
    assert_eq!((scope(&journey.model), here(&journey)), (Scope::Walk, fourth));
    assert_ne!(total(&mut journey), before);
    // From door to door without the list.
    journey.keys("<enter>v1").sees("Đã ghi");
    let fifth = here(&journey);
    assert!(![third, fourth].contains(&fifth) && scope(&journey.model) == Scope::Door);
    journey.keys("<esc>").sees("Hôm nay: đến 2 hộ");
    assert_eq!((scope(&journey.model), here(&journey)), (Scope::Walk, fifth));
    // The doors that are done are one key away.
    journey.keys("z<end>").sees("z: gấp lại");
}

#[test]
fn the_way_of_walking_is_kept_until_the_next_evening() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config");
    let (mut journey, _) = over_a_file(folder.path());
    journey.model.shared.settings_folder = Some(config.clone());
    journey.keys("w").sees("Trong sổ chưa có hộ nào.");
    journey.keys("s2").sees("đi một vòng").sees("Không có hộ nào như vậy");
    let kept = Settings::load(&config).0.app().walk;
    assert_eq!(kept, WalkChoice { order: WalkOrder::OneWalk, only: WalkOnly::Due, ..WalkChoice::default() });
    // The other settings are changed without it.
    journey.keys("<esc>c<down><down><down><enter><c-u>Đỗ Văn Bốn<enter>");
    assert_eq!(Settings::load(&config).0.app().walk, kept);
    // Nothing is written over a file that cannot be read.
    let file = std::fs::read_dir(&config).unwrap().next().unwrap().unwrap().path();
    files::write_new(&file, Overwrite::Replace, |file| file.write_all(b"walk = 5 =")).unwrap();
    journey.keys("<esc>w").keys("s").sees("chỉ giữ đến khi thoát").sees("việc gấp trước");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "walk = 5 =");
}

#[test]
fn nothing_of_the_demo_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().join("config");
    let mut journey = Journey::begin(300);
    journey.model.shared.settings_folder = Some(config.clone());
    journey.keys("w<enter>s1").sees("đi một vòng");
    assert!(!config.exists());
}
