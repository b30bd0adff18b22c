//! The extract of accounts beside the ledger, over the real desk and a real file.

use std::path::Path;

use super::journeys::Journey;
use crate::desk::demo;
use crate::desk::people::{Filter, ListQuery};
use crate::sys::clock::Clock;
use crate::sys::files::{Overwrite, write_new};

/// Names and numbers of the first two of the demo who can be activated: the same seed gives the same ward.
fn people(people: usize) -> Vec<(String, String)> {
    let clock = Clock::fixed("2023-06-15T19:30:00".parse().unwrap());
    let mut desk = demo::make(people, 1, clock, "Thử").unwrap();
    let query = ListQuery { filters: vec![Filter::ToActivate], ..ListQuery::default() };
    let lines = desk.people_page(&query, 0, usize::MAX).unwrap().lines;
    lines.into_iter().filter_map(|line| Some((line.full_name, line.person_number?))).take(2).collect()
}

fn write(path: &Path, text: &str) {
    write_new(path, Overwrite::Replace, |file| file.write_all(text.as_bytes())).unwrap();
}

#[test]
fn journey_10_an_extract_is_compared_and_taken_over() {
    let mut journey = Journey::begin(300);
    let people = people(300);
    let [(first, first_number), (second, second_number)] = people.as_slice() else { panic!("two people") };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tai-khoan.csv");
    write(
        &path,
        &format!(
            "Số ĐDCN,Họ tên,Ngày kích hoạt\n{first_number},{first},14/06/2023\n{second_number},Ai Khác,13/06/2023\n\
             031090199999,Ai Đó,01/06/2023\n"
        ),
    );
    let before = journey.activated();
    journey.keys("r").sees("Danh sách tài khoản nằm ở đâu?");
    journey.keys(&format!("g{}<enter>", path.display())).sees("[Sổ thiếu: 2]").sees("Số lạ: 1").sees("14/06/2023");
    assert_eq!(journey.activated(), before, "nothing is written before somebody says so");
    journey.keys("a").sees("1 mốc có dấu ! được để lại").keys("<enter>").sees("Đã ghi 1 mốc").sees("[Sổ thiếu: 1]");
    assert_eq!(journey.activated(), before + 1);
    journey.keys("<enter>").sees("tên khác: Ai Khác").keys("<enter>").sees("[Sổ thiếu: 0]");
    assert_eq!(journey.activated(), before + 2);
    journey.keys("u").sees("đối chiếu tài khoản, 1 mốc").keys("<enter>").sees("[Sổ thiếu: 1]");
    assert_eq!(journey.activated(), before + 1);
    // The person is one key away, and one is back at the same line.
    journey.keys("o").sees(second).keys("<esc>").sees("[Sổ thiếu: 1]");
    journey.keys("u<enter>").sees("[Sổ thiếu: 2]");
    assert_eq!(journey.activated(), before);
    journey.keys("<esc><esc>").sees("Tổng quan");
}

#[test]
fn a_file_without_accounts_says_what_it_needs() {
    let mut journey = Journey::begin(60);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("la.csv");
    write(&path, "Họ tên,Năm sinh\nĐỗ Văn Một,1950\n");
    journey.keys(&format!("rg{}<enter>", path.display())).sees("Không thấy bảng tài khoản").sees("Ngày kích hoạt");
    journey.keys("<enter>").sees("Danh sách tài khoản nằm ở đâu?").keys("<esc>").sees("Tổng quan");
}
