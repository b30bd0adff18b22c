//! The screens of the first start as they are.

use super::super::command::Scope;
use super::super::model::{Kind, Model};
use super::start::{first_start, just_made, restoring};
use super::{beginning, go, looks, open_model, picture, press, reply};
use crate::desk::StoreError;
use crate::desk::error::DeskError;
use crate::desk::import::{FolderShown, Usable, UsableEntry};
use crate::desk::screen::{ImportingReply, Reply};
use crate::msg;
use crate::sys::folders::{Entry, EntryKind, Place, PlaceKind};

/// A model at the two sizes of the gallery.
fn check(name: &str, model: &mut Model) {
    for (width, height) in [(80, 24), (120, 40)] {
        insta::assert_snapshot!(format!("{name}_{width}x{height}"), looks(model, width, height));
    }
}

#[test]
fn the_first_screen() {
    let mut model = first_start();
    check("start", &mut model);
    press(&mut model, "<down>");
    insta::assert_snapshot!("start_second_60x16", looks(&mut model, 60, 16));
}

#[test]
fn the_set_up() {
    let mut model = first_start();
    press(&mut model, "1");
    check("set_up_empty", &mut model);
    press(&mut model, "<enter>");
    check("set_up_no_name", &mut model);
    press(&mut model, "Phường Nguyễn Thị Minh Khai có tên dài hơn chỗ của nó trên màn hình này<enter><enter><enter>");
    check("set_up_long_name", &mut model);
    press(&mut model, "<tab>5.000<enter>bốn từ dễ nhớ<f2><enter>khác<enter>");
    check("set_up_differs", &mut model);
    insta::assert_snapshot!("set_up_differs_60x16", looks(&mut model, 60, 16));
    press(&mut model, "<bs><bs><bs><bs>bốn từ dễ nhớ<enter>");
    check("set_up_making", &mut model);
    let (message, hint) =
        (msg!("error-ledger-exists", path = "/home/can-bo/so.tungnha"), msg!("error-ledger-exists-hint"));
    reply(&mut model, Reply::Failed(DeskError::refused_with_hint("x", message, hint)));
    check("set_up_failed", &mut model);
}

#[test]
fn the_recovery_words() {
    let mut model = just_made();
    check("recovery", &mut model);
    insta::assert_snapshot!("recovery_60x16", looks(&mut model, 60, 16));
    press(&mut model, "<enter>sai<enter>");
    check("recovery_wrong", &mut model);
    press(&mut model, "<esc><esc>");
    check("recovery_later", &mut model);
}

#[test]
fn the_demo_and_its_tour() {
    let mut model = first_start();
    press(&mut model, "2");
    check("demo_opening", &mut model);
    reply(&mut model, Reply::Unlocked(Vec::new()));
    reply(&mut model, Reply::Overview(Box::new(super::overview())));
    insta::assert_snapshot!("demo_offer", boxed(&picture(&mut model, 80, 24)));
    press(&mut model, "<enter>");
    for (width, height) in [(60, 16), (80, 24)] {
        insta::assert_snapshot!(format!("tour_{width}x{height}"), strip(&picture(&mut model, width, height)));
    }
    press(&mut model, "q");
    insta::assert_snapshot!("demo_leave", boxed(&picture(&mut model, 80, 24)));
}

/// The box that stands over a screen, without what is seen of the screen beside it.
fn boxed(picture: &str) -> String {
    let is_border = |c: char| "┌│└┐┘".contains(c);
    let line = |line: &str| {
        let line: String = line.chars().skip_while(|c| !is_border(*c)).collect();
        line.trim_end_matches(|c| !is_border(c)).to_owned()
    };
    picture.lines().map(line).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The strip of the tour, without the screen above it and the keys below it.
fn strip(picture: &str) -> String {
    picture.lines().skip_while(|line| !line.contains("Hướng dẫn")).take(3).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_lock() {
    let mut model = Model::new(beginning(Kind::Ledger));
    check("unlock", &mut model);
    press(&mut model, "sai<enter>");
    check("unlock_opening", &mut model);
    reply(&mut model, Reply::Failed(DeskError::refused("x", msg!("error-wrong-passphrase"))));
    check("unlock_wrong", &mut model);
    let mut model = open_model();
    go(&mut model, "d<enter>va<esc><esc><esc><esc>");
    assert_ne!(model.top().map(|screen| screen.scope()), Some(Scope::Unlock));
    press(&mut model, "<c-z>");
    check("locked", &mut model);
}

#[test]
fn bringing_a_ledger_back() {
    let mut model = first_start();
    press(&mut model, "3");
    check("restore_where_loading", &mut model);
    let places = vec![Place { kind: PlaceKind::Drive, path: "/media/usb".into() }];
    reply(&mut model, Reply::Importing(ImportingReply::Places(places)));
    check("restore_where", &mut model);
    press(&mut model, "<enter>");
    let entry = |name: &str, usable| UsableEntry {
        entry: Entry {
            name: name.to_owned(),
            path: format!("/media/usb/{name}").into(),
            kind: EntryKind::File(1_048_576),
            changed: None,
        },
        usable,
    };
    let entries = vec![
        entry("so-20230615-1930.tungnha", Usable::Ledger),
        entry("Sổ phường Nguyễn Thị Minh Khai, bản ngày mười lăm tháng sáu năm nay.tungnha", Usable::Ledger),
        entry("danh-sach.xlsx", Usable::Roster),
    ];
    let shown = Ok(FolderShown { entries, is_cut: false });
    reply(&mut model, Reply::Importing(ImportingReply::Folder { path: "/media/usb".into(), shown }));
    check("restore_folder", &mut model);
    let mut model = restoring();
    check("restore_passphrase", &mut model);
    press(&mut model, "bốn từ<enter>");
    check("restore_working", &mut model);
    reply(&mut model, Reply::Failed(DeskError::Store(StoreError::WrongPassphrase)));
    check("restore_wrong", &mut model);
    press(&mut model, "bốn từ<enter>");
    reply(&mut model, Reply::Failed(DeskError::Store(StoreError::damaged("x"))));
    check("restore_damaged", &mut model);
    insta::assert_snapshot!("restore_damaged_60x16", looks(&mut model, 60, 16));
    press(&mut model, "bốn từ<enter>");
    reply(&mut model, Reply::Failed(DeskError::Store(StoreError::Newer { format: 9 })));
    check("restore_newer", &mut model);
}
