//! The roll-up over the real desk and real files of invented wards: pictures, and what keys do.

use std::path::Path;

use super::super::command::Scope;
use super::super::model::Model;
use super::journeys::Journey;
use super::start::first_start;
use super::{draw, looks, picture};
use crate::desk::Opening;
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::milestone::Milestone;
use crate::domain::tally::{Count, Tally, TallyRow};
use crate::domain::time::Timestamp;
use crate::report::{TallyHead, tally_json};
use crate::sys::clock::Clock;
use crate::sys::files::{Overwrite, write_new};

const DAY: &str = "2023-06-15";

/// The file of a ward of which so many of 1,000 have an activated account.
fn write(folder: &Path, name: &str, as_of: &str, activated: u64) {
    let mut total = TallyRow::default();
    for (count, number) in [
        (Count::Households, 400),
        (Count::Residents, 1_500),
        (Count::Eligible, 1_000),
        (Count::CardIssued, 900),
        (Count::CardApplied, 40),
        (Count::CardMissing, 60),
        (Count::L1Activated, 50),
        (Count::L2Enrolled, 800),
        (Count::L2Approved, 700),
        (Count::L2Activated, activated),
        (Count::L2ToActivate, 700 - activated),
        (Count::Activated, activated + 50),
    ] {
        total.add(count, number);
    }
    total.add_new(Milestone::L2Activated, 12);
    let as_of: chrono::NaiveDate = as_of.parse().unwrap();
    let head = TallyHead {
        ward: Ward { name: name.to_owned(), parent: "Quận Mẫu".to_owned() },
        campaign: Campaign::default(),
        as_of,
        since: as_of,
        known_at: None,
        made_at: Timestamp::from_local(as_of.and_hms_opt(21, 0, 0).unwrap()),
        journal_head: String::new(),
        report: None,
    };
    let mut area = total.clone();
    area.area = "Tổ 1".to_owned();
    let tally = Tally { rows: vec![area], total };
    let path = folder.join(format!("{name} {as_of}.json"));
    write_text(&path, &tally_json(&head, &tally).to_string());
}

fn write_text(path: &Path, text: &str) {
    write_new(path, Overwrite::Replace, |file| file.write_all(text.as_bytes())).unwrap();
}

/// Files of wards with something wrong in most of them.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for number in 1..=20 {
        write(folder.path(), &format!("Phường {number}"), DAY, 300 + number * 7 % 50);
    }
    write(folder.path(), "Phường Đằng Hải", "2023-06-14", 430);
    write(folder.path(), "Phường Có Tên Dài Hơn Chỗ Của Nó Trên Màn Hình", DAY, 250);
    write(folder.path(), "Phường Có Tên Dài Hơn Chỗ Của Nó Trên Màn Hình", "2023-06-10", 260);
    write_text(&folder.path().join("phuong-cat-bi-tally-2023-06-15.json"), "{\"schema\":");
    write_text(&folder.path().join("danh-sach.txt"), "Phường Đằng Hải\nPhường Chưa Gửi\nPhường Cát Bi\n");
    folder
}

fn opening(folder: &Path) -> Opening {
    let clock = Clock::fixed("2023-06-16T07:30:00".parse().unwrap());
    Opening::Ledger { path: folder.join("so.tungnha"), clock, actor: "an".to_owned() }
}

/// From the first screen of a machine without a ledger to the table.
fn rolled_up(folder: &Path) -> Journey {
    let mut journey = Journey::over(opening(folder), first_start());
    journey.keys("4").sees("Tệp các phường, xã gửi lên nằm ở đâu?");
    journey.keys(&format!("g{}<enter>", folder.display())).sees("Gộp cả thư mục này (24 tệp)");
    journey.keys("<enter>");
    journey
}

fn keep(model: &mut Model, name: &str) {
    insta::assert_snapshot!(format!("{name}_80x24"), looks(model, 80, 24));
    insta::assert_snapshot!(format!("{name}_160x50"), looks(model, 160, 50));
    for (width, height) in [(0, 0), (1, 1), (60, 16), (60, 17), (139, 20), (140, 20), (400, 2), (61, 200)] {
        let buffer = draw(model, width, height);
        let hidden = buffer.content().iter().find(|cell| cell.symbol().chars().any(char::is_control));
        assert!(hidden.is_none(), "{name} at {width}x{height}");
    }
    looks(model, 80, 24);
}

#[test]
fn journey_14_wards_are_put_together_without_a_ledger() {
    let folder = folder();
    let mut journey = rolled_up(folder.path());
    journey
        .sees("22 phường, xã · tính đến 15/06/2023")
        .sees("Gửi muộn 1")
        .sees("Số bị giảm 2")
        .sees("Không đọc được 1");
    keep(&mut journey.model, "roll_up_wards");
    journey.keys("<down><down>").keys("<tab>");
    keep(&mut journey.model, "roll_up_findings");
    journey.keys("<down><enter>").sees("Phường Đằng Hải, Quận Mẫu · hạng 1/22");
    keep(&mut journey.model, "roll_up_ward");
    journey.keys("<right>").sees("hạng 2/22").keys("<left><esc>");
    // The list of wards tells who is missing.
    journey.keys(&format!("dg{}<enter>", folder.path().join("danh-sach.txt").display()));
    journey.sees("Chưa gửi 2").sees("Ngoài danh sách 21");
    // Other orders.
    for sorted in ["Kích hoạt / phê duyệt", "Thu nhận / đủ điều kiện"] {
        journey.keys("s").sees(sorted);
    }
    journey.keys("ssss").sees("tên phường, xã");
    let shown = picture(&mut journey.model, 80, 24);
    assert!(shown.find("Phường 2 ").unwrap() < shown.find("Phường 10 ").unwrap(), "{shown}");
    journey.keys("s").sees("ngày gửi, cũ nhất ở trên");
    // Into a file, never over one.
    let (inbox, out) = (folder.path().display().to_string(), folder.path().join("ra"));
    std::fs::create_dir(&out).unwrap();
    journey.keys("e").sees("quan-mau-rollup-2023-06-15.xlsx");
    let cleared = format!("<tab>{}", "<bs>".repeat(200));
    journey.keys(&format!("{cleared}{}<enter>", out.display())).sees("Đã ghi");
    assert!(out.join("quan-mau-rollup-2023-06-15.xlsx").is_file());
    assert!(!inbox.is_empty());
    journey.keys("<esc><esc>").sees("Bắt đầu");
}

#[test]
fn a_folder_of_nothing_that_can_be_read_says_why() {
    let folder = tempfile::tempdir().unwrap();
    write_text(&folder.path().join("a.csv"), "Họ tên,Năm sinh\nĐỗ Văn Một,1950\n");
    let mut journey = Journey::over(opening(folder.path()), first_start());
    journey.keys(&format!("4g{}<enter><enter>", folder.path().display()));
    journey.sees("Không đọc được số liệu").sees("a.csv");
    keep(&mut journey.model, "roll_up_nothing");
    journey.keys("<enter>").sees("Gộp cả thư mục này (1 tệp)");
}

#[test]
fn a_list_that_cannot_be_read_leaves_the_table() {
    let folder = folder();
    write_text(&folder.path().join("trong.txt"), "# không có gì\n");
    let mut journey = rolled_up(folder.path());
    journey.keys(&format!("dg{}<enter>", folder.path().join("trong.txt").display())).sees("không có tên phường nào");
    journey.keys("<enter>").sees("22 phường, xã");
    assert_eq!(journey.model.top().map(|screen| screen.scope()), Some(Scope::RollUp));
}

#[test]
fn the_command_is_in_the_list_of_an_open_ledger() {
    let mut journey = Journey::begin(60);
    journey
        .keys("<c-p>gop so lieu<enter>")
        .sees("Tệp các phường, xã gửi lên nằm ở đâu?")
        .keys("<esc>")
        .sees("Tổng quan");
    // What is put together is of real wards, in the demo too: it can be written.
    let folder = folder();
    journey.keys("<c-p>gop so lieu<enter>").keys(&format!("g{}<enter><enter>", folder.path().display()));
    journey.sees("22 phường, xã").keys("e").sees("Xuất bảng gộp ra tệp");
}
