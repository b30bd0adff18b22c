//! One report in every format, read back from each and compared figure by figure.

use std::collections::BTreeMap;
use std::io::Read as _;

use calamine::{Data, DataType as _, Reader as _, Xlsx};
use proptest::prelude::*;
use quick_xml::events::Event;
use serde_json::Value;

use super::docx::docx_report;
use super::samples::{self, day};
use super::short::chat_report;
use super::text::{Emphasis, TextStyle, text_report};
use super::xlsx_report::xlsx_report;
use super::{Report, TallyHead, csv, tally_json, tally_report};
use crate::domain::campaign::Ward;
use crate::domain::milestone::Milestone;
use crate::domain::reason::Reason;
use crate::domain::reports::ReportKind;
use crate::domain::tally::{Count, Rate, Tally, TallyRow};
use crate::text::numbers::{Lang, rate_hundredths};
use crate::text::words::Words;

/// The figures of one row by key. Rates are hundredths of a percent.
pub(super) type Figures = BTreeMap<String, Option<i64>>;

/// What a tally says of a row, taken from it and from nothing that the formats are made by.
fn expected(row: &TallyRow) -> Figures {
    let signed = |count: u64| Some(i64::try_from(count).unwrap());
    let mut figures: Figures = Count::ALL.map(|count| (count.key().to_owned(), signed(row.count(count)))).into();
    figures.insert("target".to_owned(), row.target.and_then(signed));
    for milestone in Milestone::ALL {
        figures.insert(format!("new.{}", milestone.code()), signed(row.new_in_period(milestone)));
    }
    for rate in Rate::ALL {
        figures.insert(format!("rates.{}", rate.key()), row.rate(rate));
    }
    for (reason, people) in row.reasons.iter().filter(|(_, people)| **people > 0) {
        figures.insert(format!("reasons.{}", reason.code()), signed(*people));
    }
    figures
}

/// A figure as it was read: of a rate, `37.51` as 3751.
fn read(key: &str, figure: Option<f64>) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "figures of tests are small")]
    figure.map(|figure| if key.starts_with("rates.") { (figure * 100.0).round() as i64 } else { figure as i64 })
}

/// A figure as people read it.
fn shown(key: &str, text: &str, lang: Lang) -> Option<i64> {
    let (thousands, decimal) = match lang {
        Lang::Vi => ('.', ','),
        Lang::En => (',', '.'),
    };
    let is_rate = key.starts_with("rates.");
    assert_eq!(is_rate && text != "–", text.ends_with('%'), "{key}: {text}");
    let plain: String =
        text.trim_end_matches(['%', '*']).chars().filter(|c| *c != thousands && *c != decimal).collect();
    (plain != "–").then(|| plain.parse().unwrap_or_else(|_| panic!("{key}: {text}")))
}

fn from_json(head: &TallyHead, tally: &Tally) -> Vec<Figures> {
    let text = tally_json(head, tally).to_string();
    let document: Value = serde_json::from_str(&text).unwrap();
    let row = |row: &Value| {
        let mut figures = Figures::new();
        for key in Count::ALL.map(Count::key).iter().chain(&["target"]) {
            figures.insert((*key).to_owned(), read(key, row[key].as_f64()));
        }
        for (key, rate) in row["rates"].as_object().unwrap() {
            let key = format!("rates.{key}");
            figures.insert(key.clone(), read(&key, rate["value"].as_f64()));
        }
        for part in ["new", "reasons"] {
            for (key, people) in row[part].as_object().unwrap() {
                figures.insert(format!("{part}.{key}"), people.as_i64());
            }
        }
        figures
    };
    document["rows"].as_array().unwrap().iter().chain([&document["total"]]).map(row).collect()
}

fn is_figure(key: &str) -> bool {
    !["area", "ward", "parent", "as_of", "since", "kind", "sealed_at", "made_at", "schema"].contains(&key)
}

fn from_csv(report: &Report) -> Vec<Figures> {
    let bytes = csv::csv_report(report);
    let text = std::str::from_utf8(&bytes).unwrap().strip_prefix('\u{feff}').unwrap();
    let mut reader = ::csv::Reader::from_reader(text.as_bytes());
    let keys = reader.headers().unwrap().clone();
    let row = |record: ::csv::StringRecord| {
        let cells = keys.iter().zip(&record).filter(|(key, _)| is_figure(key));
        let figure = |field: &str| (!field.is_empty()).then(|| field.parse().unwrap());
        cells.map(|(key, field)| (key.to_owned(), read(key, figure(field)))).collect()
    };
    reader.records().map(|record| row(record.unwrap())).collect()
}

/// All sheets with a row of keys, side by side.
fn from_xlsx(bytes: &[u8]) -> Vec<Figures> {
    let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(bytes.to_vec())).unwrap();
    let mut all: Vec<Figures> = Vec::new();
    for (name, sheet) in workbook.worksheets() {
        let Some(keys) = sheet.rows().find(|row| row[0] == *"area") else { continue };
        let below = sheet.rows().skip_while(|row| row[0] != *"area").skip(1).take_while(|row| row[0] != Data::Empty);
        for (number, row) in below.enumerate() {
            if all.len() == number {
                all.push(Figures::new());
            }
            for (key, cell) in keys.iter().zip(row).skip(1).filter(|(key, _)| **key != Data::Empty) {
                let key = key.to_string();
                let is_empty = *cell == Data::Empty || *cell == *"";
                assert!(is_empty || cell.is_float(), "{name}, {key}: {cell:?} is no number");
                let figure = read(&key, cell.get_float());
                all[number].insert(key, figure);
            }
        }
    }
    all
}

/// The paragraphs outside of tables, and the tables.
pub(super) fn parts_of_docx(bytes: &[u8]) -> (Vec<String>, Vec<Vec<Vec<String>>>) {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name("word/document.xml").unwrap().read_to_string(&mut text).unwrap();
    let mut reader = quick_xml::Reader::from_str(&text);
    let (mut paragraphs, mut tables) = (vec![String::new()], Vec::<Vec<Vec<String>>>::new());
    let mut inside = false;
    loop {
        let mut said = String::new();
        match reader.read_event().unwrap() {
            Event::Eof => break,
            Event::Start(element) => match element.name().as_ref() {
                "w:tbl" => {
                    inside = true;
                    tables.push(Vec::new());
                }
                "w:tr" => tables.last_mut().unwrap().push(Vec::new()),
                "w:tc" => tables.last_mut().unwrap().last_mut().unwrap().push(String::new()),
                "w:p" if !inside => paragraphs.push(String::new()),
                _ => {}
            },
            Event::End(element) if element.name().as_ref() == "w:tbl" => inside = false,
            Event::Text(text) => said.push_str(&text),
            Event::GeneralRef(reference) => {
                said.push_str(quick_xml::escape::resolve_xml_entity(&reference).unwrap());
            }
            Event::End(_)
            | Event::Empty(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_) => {}
        }
        if !said.is_empty() {
            let cell = tables.last_mut().and_then(|table| table.last_mut()).and_then(|row| row.last_mut());
            let place = if inside { cell } else { paragraphs.last_mut() };
            place.unwrap().push_str(&said);
        }
    }
    (paragraphs, tables)
}

/// All tables by area, side by side; columns are known by their headings.
fn from_docx(bytes: &[u8], report: &Report, lang: Lang) -> Vec<Figures> {
    let joined = report.joined();
    let mut all: Vec<Figures> = Vec::new();
    for table in parts_of_docx(bytes).1 {
        if table[0].get(1) != Some(&joined.columns[0].heading) {
            continue;
        }
        let keys: Vec<&str> = table[0][2..]
            .iter()
            .map(|heading| {
                let mut columns = joined.columns.iter().filter(|column| column.short() == heading);
                let column = columns.next().unwrap_or_else(|| panic!("no column {heading}"));
                assert!(columns.next().is_none(), "two columns {heading}");
                column.key.as_str()
            })
            .collect();
        for (number, row) in table[2..].iter().enumerate() {
            if all.len() == number {
                all.push(Figures::new());
            }
            for (key, text) in keys.iter().zip(&row[2..]) {
                all[number].insert((*key).to_owned(), shown(key, text, lang));
            }
        }
    }
    all
}

/// The text of a terminal that is wide enough for everything: rows of figures below each caption.
fn from_text(report: &Report, lang: Lang) -> Vec<Figures> {
    let text = text_report(report, TextStyle { lang, width: 10_000, emphasis: Emphasis::None });
    let count = report.tables[0].rows.len() + 1;
    let mut all = vec![Figures::new(); count];
    let mut rest = text.lines();
    for table in &report.tables {
        let table: super::Table = table.into();
        for (number, block) in table.blocks.iter().enumerate() {
            let columns: Vec<&str> = (0..table.columns.len())
                .filter(|place| *place > 0 && table.columns[*place].block == number && !table.is_empty_column(*place))
                .map(|place| table.columns[place].key.as_str())
                .collect();
            if columns.is_empty() {
                continue;
            }
            assert!(rest.by_ref().any(|line| line == block.caption), "no block {}", block.caption);
            let lines = rest.by_ref().skip_while(|line| !line.starts_with('─')).skip(1);
            let tall = block.layout == super::Layout::Tall;
            let wanted = if tall { columns.len() } else { count };
            // A long name goes on below its figures.
            let is_row = |line: &&str| line.ends_with(|c: char| c.is_ascii_digit() || "%*–".contains(c));
            let lines = lines.filter(is_row).take(wanted);
            for (row, line) in lines.enumerate() {
                let mut figures: Vec<&str> = line.split_whitespace().rev().collect();
                figures.truncate(if tall { count } else { columns.len() });
                figures.reverse();
                if tall {
                    // The total first, then the areas.
                    figures.rotate_left(1);
                    for (area, text) in figures.iter().enumerate() {
                        all[area].insert(columns[row].to_owned(), shown(columns[row], text, lang));
                    }
                } else {
                    for (key, text) in columns.iter().zip(figures) {
                        all[row].insert((*key).to_owned(), shown(key, text, lang));
                    }
                }
            }
        }
    }
    all
}

/// Every number in a Vietnamese text, in order; days and the names of levels are none.
fn numbers_in(text: &str) -> Vec<String> {
    let mut plain = text.replace("mức 1", "").replace("mức 2", "");
    for reference in Reason::all() {
        plain = plain.replace(reference.row().label_vi, "");
    }
    let is_day = |word: &&str| word.matches('/').count() == 2;
    let words = plain.split_whitespace().filter(|word| !is_day(word)).flat_map(|word| word.split('/'));
    let trimmed =
        words.map(|word| word.trim_matches(|c: char| !c.is_ascii_digit() && c != '%' && c != '+' && c != '-'));
    trimmed.filter(|word| word.chars().any(|c| c.is_ascii_digit())).map(ToOwned::to_owned).collect()
}

fn vietnamese(count: u64) -> String {
    crate::text::numbers::count(Lang::Vi, i64::try_from(count).unwrap())
}

/// The figures of a short message, from the tally alone.
fn chat_numbers(tally: &Tally) -> Vec<String> {
    let total = &tally.total;
    let rate = |rate: Rate| crate::text::numbers::percent(Lang::Vi, total.rate(rate));
    let new = |milestone| vietnamese(total.new_in_period(milestone));
    let count = |count| vietnamese(total.count(count));
    let mut numbers = vec![
        new(Milestone::CardApplied),
        new(Milestone::L2Enrolled),
        new(Milestone::L2Approved),
        new(Milestone::L2Activated),
        new(Milestone::L1Activated),
        count(Count::Visits),
        count(Count::CardIssued),
        count(Count::Eligible),
        rate(Rate::Card),
        count(Count::L2Enrolled),
        count(Count::L2Approved),
        count(Count::L2ToActivate),
        count(Count::L2Activated),
        count(Count::Eligible),
        rate(Rate::L2),
        count(Count::L2Approved),
        rate(Rate::L2Activation),
    ];
    if let Some(target) = total.target {
        numbers.extend([vietnamese(target), rate(Rate::L2Target), rate(Rate::EnrolledTarget)]);
        numbers.push(vietnamese(target.saturating_sub(total.count(Count::L2Activated))));
    }
    numbers.retain(|number| number != "–");
    numbers
}

/// Compares the figures of every format with the tally.
fn compare(head: &TallyHead, tally: &Tally) {
    let rows: Vec<Figures> = tally.rows.iter().chain([&tally.total]).map(expected).collect();
    assert_eq!(from_json(head, tally), rows, "json");
    // Where JSON names no reason, a table of reasons says 0.
    let reasons: Vec<&String> = rows.last().unwrap().keys().filter(|key| key.starts_with("reasons.")).collect();
    let mut full = rows.clone();
    full.iter_mut().for_each(|row| {
        for key in &reasons {
            row.entry((*key).clone()).or_insert(Some(0));
        }
    });
    for lang in [Lang::Vi, Lang::En] {
        let report = tally_report(head, tally, &Words::new(lang));
        assert_eq!(from_csv(&report), full, "csv, {lang:?}");
        assert_eq!(from_xlsx(&xlsx_report(&report).unwrap()), full, "xlsx, {lang:?}");
        // People are not shown columns in which there is nothing.
        let is_empty = |key: &String| full.iter().all(|row| row[key].is_none());
        let mut printed = full.clone();
        printed.iter_mut().for_each(|row| row.retain(|key, _| !is_empty(key)));
        assert_eq!(from_docx(&docx_report(&report, lang).unwrap(), &report, lang), printed, "docx, {lang:?}");
        assert_eq!(from_text(&report, lang), printed, "text, {lang:?}");
    }
    let chat = chat_report(&tally_report(head, tally, &Words::new(Lang::Vi)));
    let (_, chat) = chat.split_once('\n').unwrap();
    let numbers = chat_numbers(tally);
    // The name of the ward stands first, what is told of the pace, earlier reports and reasons last.
    assert_eq!(numbers_in(chat).get(..numbers.len()), Some(numbers.as_slice()), "{chat}");
}

#[test]
fn every_format_says_what_the_tally_says() {
    compare(&samples::head(), &samples::tally());
    compare(&samples::head(), &Tally::default());
    for kind in ReportKind::ALL {
        compare(&samples::periodic(kind), &samples::many(5));
    }
    compare(&samples::periodic(ReportKind::Monthly), &samples::many(41));
}

fn any_row() -> impl Strategy<Value = TallyRow> {
    let reasons = proptest::collection::btree_map(0..29_usize, 0..5_u64, 0..6);
    let areas = proptest::sample::select(vec!["Tổ 1", "Khu phố 5 – dãy B", "=1+1", "+84", "@x", "＝1", ""]);
    let counts = proptest::collection::vec(0..40_000_u64, Count::ALL.len());
    let new = proptest::collection::vec(0..3_000_u64, Milestone::ALL.len());
    (areas, counts, new, reasons, proptest::option::of(0..50_000_u64)).prop_map(
        |(area, counts, new, reasons, target)| {
            let mut row = TallyRow::of_area(area);
            Count::ALL.into_iter().zip(counts).for_each(|(count, number)| row.add(count, number));
            Milestone::ALL.into_iter().zip(new).for_each(|(milestone, number)| row.add_new(milestone, number));
            row.reasons =
                reasons.into_iter().map(|(place, people)| (Reason::all().nth(place).unwrap(), people)).collect();
            row.target = target;
            row
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// A total is more than its rows where households or targets are the ward's alone: it is given, never summed.
    #[test]
    fn every_format_says_what_any_tally_says(
        rows in proptest::collection::vec(any_row(), 0..6),
        extra in any_row(),
        target in proptest::option::of(0..90_000_u64),
    ) {
        let mut total = TallyRow::default();
        rows.iter().for_each(|row| total.add_row(row));
        total.add(Count::Households, extra.count(Count::Households));
        total.target = target;
        compare(&samples::head(), &Tally { rows, total });
    }
}

#[test]
fn rates_of_published_papers_print_alike_everywhere() {
    for ((part, numerator), (whole, denominator), rate, printed) in [
        ((Count::L2Activated, 27_573), (Some(Count::Eligible), 73_509), Rate::L2, "37,51%"),
        ((Count::L2Activated, 304_191), (Some(Count::L2Approved), 1_497_360), Rate::L2Activation, "20,32%"),
        ((Count::L2Enrolled, 699_634), (None, 637_607), Rate::EnrolledTarget, "109,73%"),
    ] {
        let mut total = TallyRow::default();
        total.add(part, numerator);
        match whole {
            Some(count) => total.add(count, denominator),
            None => total.target = Some(denominator),
        }
        let tally = Tally { rows: Vec::new(), total };
        compare(&samples::head(), &tally);
        let report = tally_report(&samples::head(), &tally, &Words::new(Lang::Vi));
        let style = TextStyle { lang: Lang::Vi, width: 100, emphasis: Emphasis::None };
        assert!(text_report(&report, style).contains(printed));
        assert!(chat_report(&report).contains(printed), "{}", chat_report(&report));
        let (paragraphs, tables) = parts_of_docx(&docx_report(&report, Lang::Vi).unwrap());
        assert!(paragraphs.iter().any(|paragraph| paragraph.contains(printed)));
        assert!(tables.iter().flatten().flatten().any(|cell| cell == printed));
        let hundredths = rate_hundredths(i64::try_from(numerator).unwrap(), i64::try_from(denominator).unwrap());
        let key = format!("rates.{}", rate.key());
        assert_eq!(from_xlsx(&xlsx_report(&report).unwrap())[0][&key], hundredths);
        let plain = printed.replace(',', ".");
        let json = tally_json(&samples::head(), &tally);
        assert_eq!(format!("{}%", json["total"]["rates"][rate.key()]["value"]), plain);
    }
}

/// What an office writes in words says the same as the tables.
#[test]
fn sentences_say_what_the_tally_says() {
    let (head, tally) = (samples::periodic(ReportKind::Daily), samples::tally());
    let report = tally_report(&head, &tally, &Words::new(Lang::Vi));
    let (paragraphs, _) = parts_of_docx(&docx_report(&report, Lang::Vi).unwrap());
    let all = paragraphs.join("\n").replace('\u{a0}', " ");
    let total = &tally.total;
    for count in Count::ALL {
        assert!(numbers_in(&all).contains(&vietnamese(total.count(count))), "{count:?} in {all}");
    }
    for rate in Rate::ALL {
        assert!(all.contains(&crate::text::numbers::percent(Lang::Vi, total.rate(rate))), "{rate:?} in {all}");
    }
    for milestone in Milestone::ALL {
        assert!(numbers_in(&all).contains(&vietnamese(total.new_in_period(milestone))), "{milestone:?} in {all}");
    }
}

#[test]
fn a_periodic_report_tells_of_earlier_ones_in_every_format() {
    let (head, tally) = (samples::periodic(ReportKind::Daily), samples::tally());
    let report = tally_report(&head, &tally, &Words::new(Lang::Vi));
    let json = tally_json(&head, &tally);
    assert_eq!((&json["schema"], &json["kind"]), (&"tungnha.report/1".into(), &"daily".into()));
    assert_eq!(json["sealed"]["by"], "Cán bộ Mẫu");
    assert!(json["sealed"]["at"].as_str().unwrap().starts_with("2023-06-15T21:40:05"));
    let adjustments = &json["adjustments"];
    assert_eq!(adjustments["new"]["l2_activated"], 3);
    assert_eq!(adjustments["new"]["l2_enrolled"], -1_202);
    assert_eq!(adjustments["new"].as_object().unwrap().len(), Milestone::ALL.len());
    assert_eq!(adjustments["visits"], 1);
    assert_eq!(adjustments["by_period"][1]["since"], "2023-06-01");
    assert_eq!(adjustments["by_period"][1]["as_of"], "2023-06-08");
    assert_eq!(adjustments["by_period"][1]["new"]["l2_enrolled"], -1_204);
    assert_eq!(json["previous"]["as_of"], "2023-06-11");
    assert_eq!(json["previous"]["total"]["l2_activated"], 27_368);
    // The first report of all compares with none, and says so.
    let mut first = head.clone();
    if let Some(report) = &mut first.report {
        (report.seal, report.previous, report.adjustments) = (None, None, Vec::new());
    }
    // A paper to be signed does not say that it may change; the spreadsheet does.
    let unsealed = tally_report(&first, &tally, &Words::new(Lang::Vi));
    let (paper, _) = parts_of_docx(&docx_report(&unsealed, Lang::Vi).unwrap());
    assert!(paper.iter().any(|text| text.contains("Lập lúc")) && !paper.iter().any(|text| text.contains("Chưa chốt")));
    let first = tally_json(&first, &tally);
    assert!(first["sealed"].is_null() && first["previous"].is_null());
    assert_eq!(first["adjustments"]["by_period"], Value::Array(Vec::new()));
    assert_eq!(first["adjustments"]["new"]["l2_activated"], 0);

    let (_, tables) = parts_of_docx(&docx_report(&report, Lang::Vi).unwrap());
    let row = |table: &Vec<Vec<String>>, name: &str| table.iter().find(|row| row[1] == name).cloned();
    let adjusted = tables.iter().find_map(|table| row(table, "kỳ từ ngày 01/06/2023 đến ngày 08/06/2023")).unwrap();
    assert_eq!(adjusted[2..], ["0", "0", "0", "0", "-1.204", "0", "0", "0", "0"]);
    let compared = tables.iter().find_map(|table| row(table, "Đã kích hoạt mức 2")).unwrap();
    assert_eq!(compared[2..], ["27.368", "27.573", "205"]);

    let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(xlsx_report(&report).unwrap())).unwrap();
    let sheet = workbook.worksheet_range("Bổ sung").unwrap();
    let keys = sheet.rows().find(|row| row[0] == *"period").unwrap();
    let enrolled = keys.iter().position(|key| *key == *"new.l2_enrolled").unwrap();
    let figures: Vec<Option<f64>> = sheet
        .rows()
        .skip_while(|row| row[0] != *"period")
        .skip(1)
        .take(3)
        .map(|row| row[enrolled].get_float())
        .collect();
    assert_eq!(figures, [Some(2.0), Some(-1_204.0), Some(-1_202.0)]);
    let sheet = workbook.worksheet_range("So sánh").unwrap();
    assert!(sheet.rows().any(|row| row[3] == Data::Float(205.0) && row[1] == Data::Float(27_368.0)));

    let style = TextStyle { lang: Lang::Vi, width: 100, emphasis: Emphasis::None };
    let (text, chat) = (text_report(&report, style), chat_report(&report));
    assert!(text.contains("-1.204") && text.contains("01/06/2023"), "{text}");
    assert!(chat.contains("thu nhận mức 2 giảm 1.204") && chat.contains("kích hoạt mức 2 tăng 3"), "{chat}");
    assert!(text_report(&report, style).contains("Chốt lúc: 15/06/2023 21:40"));
}

#[test]
fn facts_say_for_programs_what_a_file_is() {
    for (head, kind, schema) in [
        (samples::head(), "tally", "tungnha.tally/1"),
        (samples::periodic(ReportKind::Daily), "daily", "tungnha.report/1"),
        (samples::periodic(ReportKind::Final), "final", "tungnha.report/1"),
    ] {
        let report = tally_report(&head, &samples::tally(), &Words::new(Lang::En));
        let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(xlsx_report(&report).unwrap())).unwrap();
        let sheet = workbook.worksheet_range("About").unwrap();
        let fact = |key: &str| sheet.rows().find(|row| row[3] == *key).map(|row| row[2].clone());
        assert_eq!(fact("kind"), Some(Data::String(kind.to_owned())));
        assert_eq!(fact("schema"), Some(Data::String(schema.to_owned())));
        assert_eq!(fact("as_of").and_then(|cell| cell.as_date()), Some(day("2023-06-15")));
        let sealed = fact("sealed_at").map(|cell| cell.to_string());
        let expected = match kind {
            "tally" => None,
            "daily" => Some(head.made_at.to_rfc3339_local()),
            _ => Some(String::new()),
        };
        assert_eq!(sealed, expected, "{kind}");

        let bytes = csv::csv_report(&report);
        let mut reader = ::csv::Reader::from_reader(&bytes[3..]);
        let keys: Vec<String> = reader.headers().unwrap().iter().map(ToOwned::to_owned).collect();
        let mut names = vec!["ward", "parent", "as_of", "since", "kind", "made_at", "schema"];
        // Only of a periodic report it can be said that it was sent.
        if head.report.is_some() {
            names.insert(5, "sealed_at");
        }
        assert_eq!(keys[keys.len() - names.len()..], names);
        for record in reader.records() {
            let record: Vec<String> = record.unwrap().iter().map(ToOwned::to_owned).collect();
            let tags = &record[record.len() - names.len()..];
            assert_eq!(tags[..3], ["Phường Hoa Sen", "Quận Bình An", "2023-06-15"]);
            assert_eq!((tags[3].as_str(), tags[4].as_str()), (head.since.to_string().as_str(), kind));
            if let Some(report) = &head.report {
                let at = report.seal.as_ref().map(|seal| seal.at.to_rfc3339_local());
                assert_eq!(tags[5], at.unwrap_or_default());
            }
            let [.., made, of] = tags else { panic!("{tags:?}") };
            assert_eq!((made.as_str(), of.as_str()), (head.made_at.to_rfc3339_local().as_str(), schema));
        }
    }
}

/// Names of areas, wards and campaigns come from rosters and settings: none of them computes or breaks a file.
#[test]
fn names_that_look_like_formulas_are_harmless_everywhere() {
    for name in ["=1+1", "+84", "-1", "@x", "＝1", "＋1", "\t=1", "\u{1b}[31m<w:p>&\"'", "a\u{202e}b\u{0}"] {
        let mut head = samples::periodic(ReportKind::Daily);
        head.ward = Ward { name: name.to_owned(), parent: name.to_owned() };
        head.campaign.name = name.to_owned();
        head.campaign.form = crate::domain::campaign::OfficialForm::default();
        let row = TallyRow::of_area(name);
        let tally = Tally { total: TallyRow::default(), rows: vec![row] };
        compare(&head, &tally);
        let report = tally_report(&head, &tally, &Words::new(Lang::Vi));
        let bytes = csv::csv_report(&report);
        let mut reader = ::csv::Reader::from_reader(&bytes[3..]);
        for record in reader.records() {
            for field in &record.unwrap() {
                assert!(!csv::is_formula_like(field) || field.parse::<f64>().is_ok(), "{field:?}");
            }
        }
        let mut workbook: Xlsx<_> = Xlsx::new(std::io::Cursor::new(xlsx_report(&report).unwrap())).unwrap();
        for sheet in workbook.sheet_names() {
            let formulas = workbook.worksheet_formula(&sheet).unwrap();
            for (_, _, formula) in formulas.cells().filter(|(.., formula)| !formula.is_empty()) {
                assert!(formula.starts_with("SUM(") || formula.starts_with("IF("), "{formula}");
            }
        }
        let (_, tables) = parts_of_docx(&docx_report(&report, Lang::Vi).unwrap());
        assert!(tables.iter().flatten().flatten().all(|cell| !cell.contains(['\u{1b}', '\u{0}', '\u{202e}'])));
    }
}
