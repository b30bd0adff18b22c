//! All formats of one small invented tally, side by side.

use std::collections::BTreeMap;

use calamine::{Data, DataType as _, Reader as _, Xlsx};
use serde_json::Value;

use super::samples::{day, head, tally};
use super::text::{Emphasis, TextStyle, USUAL_WIDTH, text_report, text_table};
use super::*;
use crate::domain::campaign::{Campaign, Ward};
use crate::domain::milestone::Milestone;
use crate::domain::tally::{Count, Rate, Tally, TallyRow};
use crate::text::numbers::Lang;
use crate::text::words::Words;

fn report(lang: Lang) -> Report {
    tally_report(&head(), &tally(), &Words::new(lang))
}

fn style(width: usize) -> TextStyle {
    TextStyle { lang: Lang::Vi, width, emphasis: Emphasis::None }
}

/// Snapshots stand with the other fixtures.
fn golden(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../tests/fixtures/report");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn text_is_as_it_was() {
    golden("tally-vi-100", &text_report(&report(Lang::Vi), style(USUAL_WIDTH)));
    golden("tally-en-60", &text_report(&report(Lang::En), TextStyle { lang: Lang::En, ..style(60) }));
}

#[test]
fn csv_is_as_it_was() {
    let bytes = csv::csv_report(&report(Lang::Vi));
    let text = String::from_utf8(bytes).unwrap();
    golden("tally-csv", text.strip_prefix('\u{feff}').unwrap());
}

#[test]
fn json_is_as_it_was() {
    let mut json = tally_json(&head(), &tally());
    // The time zone is the laptop's.
    let made_at = json["made_at"].take();
    assert!(made_at.as_str().unwrap().starts_with("2023-06-15T21:40:05"));
    golden("tally-json", &serde_json::to_string_pretty(&json).unwrap());
}

#[test]
fn json_of_little_is_whole() {
    let head = TallyHead { campaign: Campaign::default(), known_at: Some(head().made_at), ..head() };
    let json = tally_json(&head, &Tally::default());
    assert_eq!(json["schema"], "tungnha.tally/1");
    assert!(json["known_at"].as_str().unwrap().starts_with("2023-06-15T21:40:05"));
    for key in ["start", "end", "target"] {
        assert!(json["campaign"][key].is_null());
    }
    assert_eq!(json["rows"], Value::Array(vec![]));
    let total = json["total"].as_object().unwrap();
    assert_eq!(total["rates"].as_object().unwrap().len(), Rate::ALL.len());
    assert_eq!(total["new"].as_object().unwrap().len(), Milestone::ALL.len());
    assert_eq!(total["rates"]["l2_target_rate"]["of"], serde_json::json!(["l2_activated", "target"]));
    assert!(total["rates"]["l2_rate"]["value"].is_null() && !total.contains_key("area"));
}

/// The figures of one row by key, whatever the format.
type Figures = BTreeMap<String, Option<f64>>;

fn json_figures(row: &Value) -> Figures {
    let mut figures = Figures::new();
    let counts = Count::ALL.map(Count::key);
    for key in counts.iter().chain(&["target"]) {
        figures.insert((*key).to_owned(), row[key].as_f64());
    }
    for (key, rate) in row["rates"].as_object().unwrap() {
        figures.insert(format!("rates.{key}"), rate["value"].as_f64());
    }
    for part in ["new", "reasons"] {
        for (key, people) in row[part].as_object().unwrap() {
            figures.insert(format!("{part}.{key}"), people.as_f64());
        }
    }
    figures
}

fn csv_figures(bytes: &[u8]) -> Vec<(String, Figures)> {
    let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').unwrap();
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let keys = reader.headers().unwrap().clone();
    assert_eq!(keys.get(0), Some("area"));
    let row = |record: ::csv::StringRecord| {
        let is_figure =
            |key: &str| !["ward", "parent", "as_of", "since", "kind", "sealed_at", "made_at", "schema"].contains(&key);
        let cells = keys.iter().zip(&record).skip(1).filter(|(key, _)| is_figure(key));
        let figures = cells.map(|(key, field)| (key.to_owned(), field.parse().ok()));
        (record[0].to_owned(), figures.collect())
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// Reads every sheet with a row of keys.
fn xlsx_figures(bytes: &[u8]) -> Vec<(String, Figures)> {
    let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
    let mut all: Vec<(String, Figures)> = Vec::new();
    for (_, sheet) in workbook.worksheets() {
        let Some(keys) = sheet.rows().find(|row| row[0] == *"area") else { continue };
        let below = sheet.rows().skip_while(|row| row[0] != *"area").skip(1);
        for (number, row) in below.take_while(|row| row[0] != Data::Empty).enumerate() {
            if all.len() == number {
                all.push((row[0].to_string(), Figures::new()));
            }
            assert_eq!(all[number].0, row[0].to_string());
            for (key, cell) in keys.iter().zip(row).skip(1).filter(|(key, _)| **key != Data::Empty) {
                let is_empty = *cell == Data::Empty || *cell == *"";
                assert!(is_empty || cell.is_float(), "{key}: {cell:?} is no number");
                let figure = cell.get_float();
                all[number].1.insert(key.to_string(), figure);
            }
        }
    }
    all
}

#[test]
fn all_formats_say_the_same() {
    let (head, tally) = (head(), tally());
    let json = tally_json(&head, &tally);
    let rows = json["rows"].as_array().unwrap();
    let expected: Vec<Figures> = rows.iter().chain([&json["total"]]).map(json_figures).collect();
    for lang in [Lang::Vi, Lang::En] {
        let report = tally_report(&head, &tally, &Words::new(lang));
        let csv = csv_figures(&csv::csv_report(&report));
        let xlsx = xlsx_figures(&xlsx_report::xlsx_report(&report).unwrap());
        assert_eq!((csv.len(), xlsx.len()), (expected.len(), expected.len()));
        for (number, row) in expected.iter().enumerate() {
            // Where JSON names no reason, the tables say 0.
            let with_reasons = |figures: &Figures| {
                let mut row = row.clone();
                for key in figures.keys().filter(|key| key.starts_with("reasons.")) {
                    row.entry(key.clone()).or_insert(Some(0.0));
                }
                row
            };
            assert_eq!(csv[number].1, with_reasons(&csv[number].1), "csv, row {number}");
            assert_eq!(xlsx[number].1, with_reasons(&xlsx[number].1), "xlsx, row {number}");
        }
        let areas: Vec<&str> = csv.iter().map(|(area, _)| area.as_str()).collect();
        assert_eq!(areas[..4], ["Tổ 1", "Tổ 2", "'=1+1", ""]);
        assert_eq!(xlsx[3].0, report.tables[0].columns[0].when_empty.as_str());
        // The same numbers as people read them.
        let text = text_report(&report, TextStyle { lang, ..style(USUAL_WIDTH) });
        for figure in
            [["73.509", "27.573", "37,51%", "91,91%"], ["73,509", "27,573", "37.51%", "91.91%"]][lang as usize]
        {
            assert!(text.contains(figure), "{figure} in {text}");
        }
    }
}

#[test]
fn totals_of_a_spreadsheet_are_formulas_with_results() {
    let report = report(Lang::Vi);
    let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(xlsx_report::xlsx_report(&report).unwrap())).unwrap();
    assert_eq!(workbook.sheet_names(), ["Tổng hợp", "Trong kỳ", "Lý do", "Biểu đồ", "Cách tính", "Thông tin"]);
    let formulas = workbook.worksheet_formula("Tổng hợp").unwrap();
    let all: Vec<&String> = formulas.rows().flatten().filter(|formula| !formula.is_empty()).collect();
    let sums = all.iter().filter(|formula| formula.starts_with("SUM(")).count();
    let rates = all.iter().filter(|formula| formula.starts_with("IF(")).count();
    // The ward's target is more than that of its areas: a number.
    assert_eq!((sums, rates, all.len()), (13, Rate::ALL.len(), 13 + Rate::ALL.len()));
    assert!(all.contains(&&"IF(D13=0,\"\",ROUND(L13/D13*100,2))".to_owned()), "{all:?}");
    assert!(all.contains(&&"SUM(D9:D12)".to_owned()), "{all:?}");
    // A rate without a denominator is empty, not zero.
    let nothing = tally_report(&head(), &Tally::default(), &Words::new(Lang::Vi));
    let total = xlsx_figures(&xlsx_report::xlsx_report(&nothing).unwrap()).pop().unwrap();
    assert_eq!((total.1["rates.l2_rate"], total.1["eligible"]), (None, Some(0.0)));
}

#[test]
fn rates_of_published_papers() {
    for (numerator, denominator, rate, shown, plain) in [
        ((Count::L2Activated, 27_573), Some((Count::Eligible, 73_509)), Rate::L2, "37,51%", "37.51"),
        ((Count::L2Activated, 304_191), Some((Count::L2Approved, 1_497_360)), Rate::L2Activation, "20,32%", "20.32"),
        ((Count::L2Enrolled, 699_634), None, Rate::EnrolledTarget, "109,73%", "109.73"),
    ] {
        let mut total = TallyRow::default();
        total.add(numerator.0, numerator.1);
        match denominator {
            Some((count, number)) => total.add(count, number),
            None => total.target = Some(637_607),
        }
        let tally = Tally { rows: vec![], total };
        let report = tally_report(&head(), &tally, &Words::new(Lang::Vi));
        assert!(text_report(&report, style(USUAL_WIDTH)).contains(shown), "{shown}");
        let (_, figures) = csv_figures(&csv::csv_report(&report)).pop().unwrap();
        assert_eq!(figures[&format!("rates.{}", rate.key())], plain.parse().ok());
        let json = tally_json(&head(), &tally);
        assert_eq!(json["total"]["rates"][rate.key()]["value"].to_string(), plain);
    }
}

/// A list with a hostile cell.
fn list(cell: &str) -> Table {
    Table {
        name: "list".to_owned(),
        heading: "Danh sách".to_owned(),
        columns: vec![
            Column::new("full_name", "Họ và tên", Kind::Text),
            Column::new("phone", "Điện thoại", Kind::Text),
            Column::new("birth_date", "Ngày sinh", Kind::Day),
            Column::new("visits", "Lượt thăm", Kind::Count),
        ],
        rows: vec![
            vec![cell.into(), "0912345678".into(), day("1990-01-05").into(), Cell::Count(-3)],
            vec!["Đỗ Văn Bốn".into(), "001090000001".into(), Cell::None, Cell::Count(2)],
        ],
        ..Table::default()
    }
}

#[test]
fn no_cell_computes() {
    for cell in [
        "=1+1",
        "+84912345678",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\u{a0}=1",
        "＝1",
        "＋1",
        "－1",
        "＠a",
        "\0=1",
    ] {
        let bytes = csv::csv_table(&list(cell));
        let mut reader = ::csv::Reader::from_reader(&bytes[3..]);
        let first = reader.records().next().unwrap().unwrap();
        assert_eq!(first[0], format!("'{cell}"), "{cell:?}");
        // A number that is negative stays a number.
        assert_eq!((&first[2], &first[3]), ("1990-01-05", "-3"));
    }
    for cell in ["An", "12/5A", "a=b", "'An", "Lê-Na"] {
        let bytes = csv::csv_table(&list(cell));
        assert_eq!(::csv::Reader::from_reader(&bytes[3..]).records().next().unwrap().unwrap()[0], *cell);
    }
    for cell in ["=1+1", "+84912345678", "@SUM(A1)", "  =1"] {
        let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(xlsx::xlsx_table(&list(cell)).unwrap())).unwrap();
        let sheet = workbook.worksheet_range("Danh sách").unwrap();
        assert_eq!(sheet.get_value((1, 0)), Some(&Data::String(cell.to_owned())));
        assert_eq!(
            workbook.worksheet_formula("Danh sách").unwrap().cells().filter(|cell| !cell.2.is_empty()).count(),
            0
        );
    }
}

#[test]
fn numbers_of_people_in_lists_are_words() {
    let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(xlsx::xlsx_table(&list("An")).unwrap())).unwrap();
    let sheet = workbook.worksheet_range("Danh sách").unwrap();
    assert_eq!(sheet.get_value((0, 1)), Some(&Data::String("Điện thoại".to_owned())));
    assert_eq!(sheet.get_value((1, 1)), Some(&Data::String("0912345678".to_owned())));
    assert_eq!(sheet.get_value((2, 1)), Some(&Data::String("001090000001".to_owned())));
    assert_eq!(sheet.get_value((1, 2)).unwrap().as_date(), Some(day("1990-01-05")));
    assert_eq!(sheet.get_value((1, 3)), Some(&Data::Float(-3.0)));
}

#[test]
fn a_long_list_is_written_row_by_row() {
    let mut long = list("An");
    let row = long.rows[1].clone();
    long.rows.resize(20_001, row);
    let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(xlsx::xlsx_table(&long).unwrap())).unwrap();
    let sheet = workbook.worksheet_range("Danh sách").unwrap();
    assert_eq!(sheet.height(), 20_002);
    assert_eq!(sheet.get_value((20_001, 0)), Some(&Data::String("Đỗ Văn Bốn".to_owned())));
}

#[test]
fn text_shows_hidden_characters_and_is_bold_only_on_request() {
    let hostile = text_table(&list("An\u{1b}[2J\u{202e}"), style(USUAL_WIDTH));
    assert!(hostile.contains("An‹U+001B›[2J‹U+202E›") && !hostile.contains('\u{1b}'));
    assert!(hostile.contains("05/01/1990") && hostile.contains("-3"));
    let bold = TextStyle { emphasis: Emphasis::Bold, ..style(USUAL_WIDTH) };
    assert!(text_table(&list("An"), bold).contains("\u{1b}[1mDanh sách\u{1b}[0m"));
    for width in [0, 1, 7, 40, 1000] {
        assert!(text_report(&report(Lang::Vi), style(width)).contains("27.573"));
    }
}

#[test]
fn a_report_of_little_has_words_and_no_empty_parts() {
    let campaign = Campaign { end: Some(day("2023-06-01")), ..Campaign::default() };
    let ward = Ward { name: "Xã Bình An".to_owned(), parent: String::new() };
    let head = TallyHead { campaign, ward, journal_head: String::new(), since: day("2023-06-15"), ..head() };
    for lang in [Lang::Vi, Lang::En] {
        let report = tally_report(&head, &Tally::default(), &Words::new(lang));
        let keys: Vec<&str> = report.facts.iter().map(|fact| fact.key).collect();
        assert_eq!(keys, ["kind", "ward", "parent", "campaign", "since", "as_of", "made_at", "schema"]);
        assert_eq!(report.tables.len(), 2);
        let text = text_report(&report, TextStyle { lang, ..style(USUAL_WIDTH) });
        assert!(!text.contains("report-") && !text.contains('{') && !text.contains("target"), "{text}");
    }
}
