//! Our own files read back, files of older versions, files that went through other programs, and hostile ones.

use std::io::Write as _;

use super::*;
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::milestone::Milestone;
use crate::domain::reason::Reason;
use crate::domain::reports::ReportKind;
use crate::domain::reports::period::Period;
use crate::domain::reports::sealed::{Adjustment, Flow, PeriodReport, Seal};
use crate::domain::rollup::{Figure, FigureSet};
use crate::domain::tally::{Count, Rate, Tally, TallyRow};
use crate::domain::time::Timestamp;
use crate::report::{TallyHead, csv as csv_writer, tally_json, tally_report, xlsx_report};
use crate::text::numbers::Lang;
use crate::text::words::{Explain as _, Words};

const NAME: &str = "phuong-hoa-sen-tally-2023-06-15.csv";

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn moment() -> Timestamp {
    Timestamp::from_local("2023-06-16T07:40:05".parse().unwrap())
}

fn head(report: Option<PeriodReport>) -> TallyHead {
    TallyHead {
        ward: Ward { name: "Phường Hoa Sen".to_owned(), parent: "Quận Bình An".to_owned() },
        campaign: Campaign { name: "Đi từng ngõ".to_owned(), ..Campaign::default() },
        as_of: day("2023-06-15"),
        since: day("2023-06-12"),
        known_at: None,
        made_at: moment(),
        journal_head: "3f9a1c07".to_owned(),
        report,
    }
}

/// A sealed daily report with something to add to an earlier one.
fn daily() -> PeriodReport {
    let mut change = Flow::default();
    change.add_new(Milestone::L2Activated, 3);
    PeriodReport {
        kind: ReportKind::Daily,
        seal: Some(Seal { at: moment(), by: "Cán bộ Mẫu".to_owned() }),
        adjustments: vec![Adjustment { about: Period::day(day("2023-06-11")), change }],
        previous: None,
    }
}

fn tally() -> Tally {
    let row = |area: &str, counts: [u64; 15], new: u64| {
        let mut row = TallyRow::of_area(area);
        Count::ALL.into_iter().zip(counts).for_each(|(count, number)| row.add(count, number));
        row.add_new(Milestone::L2Activated, new);
        row.reasons.insert(Reason::from_code("no_smartphone").unwrap(), new + 1);
        row
    };
    let mut rows = vec![
        row("Tổ 1", [900, 4_000, 3_600, 3_000, 200, 400, 300, 2_500, 2_000, 10, 1_400, 600, 1_700, 12, 11], 205),
        row("=Tổ 2", [950, 4_100, 3_750, 3_050, 250, 450, 350, 2_600, 2_100, 0, 1_357, 743, 1_707, 0, 0], 0),
        row("", [4, 9, 9, 5, 1, 3, 0, 5, 4, 0, 3, 1, 3, 0, 0], 1),
    ];
    rows[0].target = Some(1_500);
    let mut total = TallyRow::default();
    rows.iter().for_each(|row| total.add_row(row));
    total.target = Some(3_000);
    Tally { rows, total }
}

fn files(report: Option<PeriodReport>, lang: Lang) -> [(&'static str, Vec<u8>); 3] {
    let (head, tally, words) = (head(report), tally(), Words::new(lang));
    let report = tally_report(&head, &tally, &words);
    [
        ("a.json", tally_json(&head, &tally).to_string().into_bytes()),
        ("a.csv", csv_writer::csv_report(&report)),
        ("a.xlsx", xlsx_report::xlsx_report(&report).unwrap()),
    ]
}

#[test]
fn our_own_files_are_read_back_in_every_format_and_language() {
    for lang in [Lang::Vi, Lang::En] {
        for (name, bytes) in files(None, lang) {
            let read = read_bytes(&bytes, name).unwrap();
            let tally = tally();
            assert_eq!(read.total.target, Some(3_000), "{name}");
            assert_eq!(read.total, tally.total, "{name}");
            assert_eq!(read.rows.len(), 3, "{name}");
            for (read, made) in read.rows.iter().zip(&tally.rows) {
                let mut named = read.clone();
                named.area.clone_from(&made.area);
                assert_eq!(named, *made, "{name}");
            }
            assert_eq!(read.rows[1].area, "=Tổ 2", "{name}");
            assert_eq!((read.absent, read.absent_of_rows), (FigureSet::default(), FigureSet::default()), "{name}");
            assert_eq!((read.ward.name.as_str(), read.ward.parent.as_str()), ("Phường Hoa Sen", "Quận Bình An"));
            assert_eq!((read.as_of, read.since), (day("2023-06-15"), Some(day("2023-06-12"))), "{name}");
            assert_eq!((read.kind, read.is_sealed, read.is_named_by_file), (None, false, false), "{name}");
            assert_eq!(read.made_at.map(Timestamp::local_day), Some(day("2023-06-16")), "{name}");
            assert_eq!(read.lacks, Vec::<String>::new(), "{name}");
            let rate = |row: Option<usize>, rate: Rate| {
                read.stated_rates.iter().find(|stated| stated.row == row && stated.rate == rate).unwrap().stated
            };
            assert_eq!(rate(None, Rate::L2), tally.total.rate(Rate::L2), "{name}");
            assert_eq!(rate(Some(0), Rate::L2Target), tally.rows[0].rate(Rate::L2Target), "{name}");
        }
    }
}

#[test]
fn a_sealed_report_with_adjustments_is_read_back() {
    for (name, bytes) in files(Some(daily()), Lang::Vi) {
        let read = read_bytes(&bytes, name).unwrap();
        assert_eq!((read.kind, &read.total), (Some(ReportKind::Daily), &tally().total), "{name}");
        // A line of a CSV does not say it.
        assert!(read.is_sealed, "{name}");
    }
}

#[test]
fn what_was_not_sealed_is_not_taken_for_sealed() {
    for lang in [Lang::Vi, Lang::En] {
        for (name, bytes) in files(Some(PeriodReport { seal: None, ..daily() }), lang) {
            assert!(!read_bytes(&bytes, name).unwrap().is_sealed, "{name}");
        }
    }
}

#[test]
fn the_age_is_read_where_it_is_said() {
    // A spreadsheet says it in a heading.
    for (name, bytes) in files(None, Lang::Vi) {
        let expected = (name != "a.csv").then_some(14);
        assert_eq!(read_bytes(&bytes, name).unwrap().minimum_age, expected, "{name}");
    }
}

/// The CSV as text.
fn csv_text() -> String {
    let [_, (_, bytes), _] = files(None, Lang::Vi);
    String::from_utf8(bytes).unwrap()
}

/// The lines of the CSV, each cell changed.
fn csv_with(change: impl Fn(usize, &str, &str) -> Option<String>) -> String {
    let text = csv_text();
    let lines: Vec<Vec<&str>> =
        text.trim_start_matches('\u{feff}').lines().map(|line| line.split(',').collect()).collect();
    let keys = lines[0].clone();
    let line = |(number, line): (usize, &Vec<&str>)| {
        let cells = line.iter().zip(&keys).filter_map(|(cell, key)| change(number, key, cell));
        cells.collect::<Vec<_>>().join(",")
    };
    lines.iter().enumerate().map(line).collect::<Vec<_>>().join("\n")
}

/// A CSV of the version before: nothing after the figures.
fn old_csv() -> String {
    let new = ["ward", "parent", "as_of", "since", "kind", "made_at", "schema"];
    csv_with(|_, key, cell| (!new.contains(&key)).then(|| cell.to_owned()))
}

#[test]
fn an_old_csv_is_of_the_ward_and_the_day_of_its_name() {
    let read = read_bytes(old_csv().as_bytes(), NAME).unwrap();
    assert_eq!((read.ward.name.as_str(), read.is_named_by_file), ("phuong hoa sen", true));
    assert_eq!((read.as_of, read.kind), (day("2023-06-15"), None));
    assert_eq!(read.lacks, ["ward", "as_of", "since", "schema"]);
    assert_eq!(read.total, tally().total);
    let daily = read_bytes(old_csv().as_bytes(), "phuong-hoa-sen-daily-2023-06-15.csv").unwrap();
    assert_eq!(daily.kind, Some(ReportKind::Daily));
    refused(old_csv().as_bytes(), &["so-lieu.csv"], "so-lieu.csv");
}

#[test]
fn columns_that_are_missing_are_said() {
    let text = csv_with(|_, key, cell| (key != "l2_rejected" && key != "target").then(|| cell.to_owned()));
    let read = read_bytes(text.as_bytes(), "a.csv").unwrap();
    assert_eq!(read.absent.iter().collect::<Vec<_>>(), [Figure::Count(Count::L2Rejected), Figure::Target]);
    let document = json_with(|document| {
        let total = document["total"].as_object_mut().unwrap();
        total.remove("visits");
        total["new"].as_object_mut().unwrap().remove("l1_registered");
    });
    let read = read_bytes(document.as_bytes(), "a.json").unwrap();
    let absent = [Figure::Count(Count::Visits), Figure::New(Milestone::L1Registered)];
    assert_eq!(read.absent.iter().collect::<Vec<_>>(), absent);
}

#[test]
fn a_csv_that_went_through_a_vietnamese_spreadsheet_is_read() {
    let dotted = |cell: &str| match cell.parse::<u64>() {
        Ok(number) => crate::text::numbers::count(Lang::Vi, i64::try_from(number).unwrap()),
        Err(_) => cell.replace('.', ","),
    };
    let text = csv_with(|line, key, cell| {
        let is_fact = ["ward", "parent", "kind", "made_at", "schema"].contains(&key);
        let is_day = ["as_of", "since"].contains(&key);
        Some(match () {
            () if line == 0 || is_fact || key == "area" => cell.to_owned(),
            () if is_day => crate::text::numbers::day(day(cell)),
            () => dotted(cell),
        })
        .map(|cell| cell.replace(',', "\u{1}"))
    });
    let text = text.replace(',', ";").replace('\u{1}', ",");
    assert!(text.contains("4.000") && text.contains(';') && text.contains("15/06/2023"));
    let (utf16, utf8_without_mark) =
        (text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>(), text.replace('\n', "\r\n").into_bytes());
    for bytes in [[b"\xFF\xFE".to_vec(), utf16].concat(), utf8_without_mark] {
        let read = read_bytes(&bytes, "a.csv").unwrap();
        assert_eq!((read.total, read.as_of), (tally().total, day("2023-06-15")));
    }
}

#[test]
fn columns_and_rows_may_stand_in_any_order() {
    let text = csv_text();
    let mut lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
    lines[1..].reverse();
    let turned: Vec<String> = lines.iter().map(|line| line.split(',').rev().collect::<Vec<_>>().join(",")).collect();
    let titled = format!("Bảng của phường,,\n,,\n{}\n,,\nNgười lập biểu,,\n", turned.join("\n"));
    let read = read_bytes(titled.as_bytes(), "a.csv").unwrap();
    assert_eq!((read.total, read.rows.len()), (tally().total, 3));
}

/// The JSON document, changed.
fn json_with(change: impl Fn(&mut serde_json::Value)) -> String {
    let mut document = tally_json(&head(None), &tally());
    change(&mut document);
    document.to_string()
}

#[test]
fn a_rate_of_something_else_is_kept_with_its_parts() {
    let text = json_with(|document| document["total"]["rates"]["l2_rate"]["of"][1] = "residents".into());
    let read = read_bytes(text.as_bytes(), "a.json").unwrap();
    let other: Vec<_> = read.stated_rates.iter().filter(|stated| stated.other_parts.is_some()).collect();
    assert_eq!(other.len(), 1);
    assert_eq!(other[0].other_parts, Some(("l2_activated".to_owned(), "residents".to_owned())));
}

/// That a file is refused, with these parts in its sentence, in both languages, and something to do about it.
fn refused(bytes: &[u8], parts: &[&str], name: &str) {
    let error = read_bytes(bytes, name).unwrap_err();
    for lang in [Lang::Vi, Lang::En] {
        let words = Words::new(lang);
        let sentence = words.say(&error.message());
        for part in parts {
            assert!(sentence.contains(part), "{part} in {sentence}");
        }
        assert!(words.try_say(&error.hint().unwrap()).is_some(), "{error}");
    }
}

#[test]
fn hostile_json_is_refused_with_its_place() {
    let refuse = |change: &dyn Fn(&mut serde_json::Value), parts: &[&str]| {
        refused(json_with(|document| change(document)).as_bytes(), parts, "a.json");
    };
    refuse(&|document| document["total"]["eligible"] = (-5).into(), &["a.json", "total.eligible", "-5"]);
    refuse(&|document| document["total"]["eligible"] = 1.5.into(), &["total.eligible", "1.5"]);
    refuse(&|document| document["rows"][1]["eligible"] = u64::MAX.into(), &["rows[1].eligible"]);
    refuse(&|document| document["rows"][0]["new"]["l2_activated"] = "5".into(), &["rows[0].new.l2_activated"]);
    refuse(&|document| document["rows"][0]["area"] = 5.into(), &["rows[0].area"]);
    refuse(&|document| document["total"]["rates"]["l2_rate"]["value"] = (-1).into(), &["total.rates.l2_rate"]);
    refuse(&|document| document["rows"] = "x".into(), &["rows"]);
    refuse(&|document| document["rows"][0] = serde_json::Value::Null, &["rows[0]"]);
    refuse(&|document| document["as_of"] = "31/6/2023".into(), &["as_of", "31/6/2023"]);
    refuse(&|document| document["ward"]["name"] = serde_json::json!([]), &["ward.name"]);
    refuse(&|document| document["schema"] = "tungnha.tally/2".into(), &["tungnha.tally/2"]);
    refuse(&|document| document["schema"] = "tungnha.rollup/1".into(), &["a.json"]);
    refuse(&|document| drop(document.as_object_mut().unwrap().remove("total")), &["a.json"]);
    refuse(&|document| drop(document.as_object_mut().unwrap().remove("as_of")), &["a.json"]);
    let whole = json_with(|_| {});
    refused(&whole.as_bytes()[..whole.len() / 2], &["a.json", "1"], "a.json");
    refused(format!("{whole} {{}}").as_bytes(), &["a.json"], "a.json");
    refused(whole.replacen('{', "{\"as_of\":\"2023-06-14\",", 1).as_bytes(), &["as_of"], "a.json");
    refused(whole.replace("3.33", "NaN").as_bytes(), &["a.json"], "a.json");
    refused("[".repeat(200_000).as_bytes(), &["a.json"], "a.json");
    refused(format!("[{}0]", "0,".repeat(1_100_000)).as_bytes(), &["a.json"], "a.json");
    refused(b"{}", &["a.json"], "a.json");
    refused(b"[1]", &["a.json"], "a.json");
}

#[test]
fn hostile_lines_are_refused_with_their_cell() {
    let refuse = |wanted: &str, value: &str, parts: &[&str]| {
        let text = csv_with(|line, key, cell| {
            Some(if line == 2 && key == wanted { value.to_owned() } else { cell.to_owned() })
        });
        refused(text.as_bytes(), parts, "a.csv");
    };
    refuse("eligible", "-5", &["a.csv", "D3", "-5"]);
    refuse("eligible", "1.5", &["D3", "1.5"]);
    refuse("eligible", "=SUM(D2)", &["D3", "=SUM(D2)"]);
    refuse("eligible", "99999999999999999999", &["D3"]);
    refuse("rates.l2_rate", "abc", &["abc"]);
    refuse("as_of", "2023-06-14", &["2023-06-14", "2023-06-15"]);
    refuse("ward", "Phường Khác", &["Phường Khác", "Phường Hoa Sen"]);
    refuse("since", "32/01/2023", &["32/01/2023"]);
    refuse("area", "Tổng", &["a.csv"]);
    let text = csv_text();
    let without_total: Vec<&str> = text.lines().filter(|line| !line.starts_with("Tổng")).collect();
    refused(without_total.join("\n").as_bytes(), &["a.csv"], "a.csv");
    refused(text.replacen("l2_rejected", "l2_enrolled", 1).as_bytes(), &["l2_enrolled"], "a.csv");
    refused(text.replacen("area,", "ward,", 1).replace(",ward,parent", ",x,y").as_bytes(), &["a.csv"], "a.csv");
    refused("Họ và tên,Ngày sinh\nĐỗ Văn Bốn,1990\n".as_bytes(), &["a.csv"], "a.csv");
    refused(b"area,eligible\0,l2_activated\n", &["a.csv"], "a.csv");
    refused(",".repeat(1_000).as_bytes(), &["a.csv", "500"], "a.csv");
    refused(b"", &["a.csv"], "a.csv");
}

#[test]
fn what_is_no_file_of_figures_is_refused() {
    refused(b"%PDF-1.7", &["a.xlsx"], "a.xlsx");
    refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 and nothing", &["a.xlsx"], "a.xlsx");
    refused(b"PK\x03\x04 and nothing", &["a.xlsx"], "a.xlsx");
    let [_, _, (_, whole)] = files(None, Lang::Vi);
    refused(&whole[..whole.len() / 2], &["a.xlsx"], "a.xlsx");
    // What a file is, its bytes say: the name may lie.
    assert_eq!(read_bytes(&whole, "a.json").unwrap().total, tally().total);
}

/// The workbook with a part changed or added.
fn workbook_with(name: &str, change: impl Fn(String) -> Vec<u8>) -> Vec<u8> {
    use std::io::Read as _;
    let [_, _, (_, whole)] = files(None, Lang::Vi);
    let mut old = zip::ZipArchive::new(std::io::Cursor::new(whole)).unwrap();
    let mut new = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for index in 0..old.len() {
        let mut part = old.by_index(index).unwrap();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        let part_name = part.name().unwrap().to_string();
        new.start_file(part_name.as_str(), options).unwrap();
        if part_name == name {
            bytes = change(String::from_utf8(bytes).unwrap());
        }
        new.write_all(&bytes).unwrap();
    }
    new.finish().unwrap().into_inner()
}

#[test]
fn hostile_workbooks_are_refused() {
    // A bomb: a part that unpacks to more than the figures of any ward.
    let sheet = "xl/worksheets/sheet1.xml";
    let bomb = workbook_with(sheet, |text| [text.as_bytes(), &vec![b' '; 70 << 20]].concat());
    assert!(bomb.len() < 1 << 20);
    refused(&bomb, &["a.xlsx"], "a.xlsx");
    // A total that nobody computed.
    let uncomputed = workbook_with(sheet, |text| {
        let (before, after) = text.split_once("</f><v>").unwrap();
        let (_, after) = after.split_once("</v>").unwrap();
        format!("{before}</f>{after}").into_bytes()
    });
    refused(&uncomputed, &["a.xlsx", "=SUM("], "a.xlsx");
    let negative = workbook_with(sheet, |text| text.replacen("<v>4000</v>", "<v>-4000</v>", 1).into_bytes());
    refused(&negative, &["-4000", "C"], "a.xlsx");
    // A formula whose result is stored counts by it.
    let edited = workbook_with(sheet, |text| text.replacen("<v>4000</v>", "<f>2000*2</f><v>4000</v>", 1).into_bytes());
    assert_eq!(read_bytes(&edited, "a.xlsx").unwrap().rows[0].count(Count::Residents), 4_000);
}

#[test]
fn lists_of_wards() {
    let folder = tempfile::tempdir().unwrap();
    let read = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::File::create(&path).unwrap().write_all(text.as_bytes()).unwrap();
        read_list(&path, name).map(|wards| {
            wards.into_iter().map(|ward| format!("{}|{}", ward.name, ward.parent)).collect::<Vec<_>>().join("; ")
        })
    };
    let text = "# Quận Bình An\nPhường Hoa Sen\n\n  Phường Đằng Hải  \nPhường 1, Quận 3\n";
    assert_eq!(read("a.txt", text).unwrap(), "Phường Hoa Sen|; Phường Đằng Hải|; Phường 1|Quận 3");
    let table = "STT;Tên phường;Quận\n1;Phường Hoa Sen;Bình An\n2;Phường Cát Bi;Bình An\n";
    assert_eq!(read("b.csv", table).unwrap(), "Phường Hoa Sen|Bình An; Phường Cát Bi|Bình An");
    assert_eq!(read("one.txt", "Phường Hoa Sen").unwrap(), "Phường Hoa Sen|");
    assert!(read("none.txt", "# x\n").is_err() && read_list(folder.path(), "x").is_err());
    assert!(read_list(&folder.path().join("gone"), "gone").is_err());
}
