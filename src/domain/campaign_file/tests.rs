use super::*;
use crate::domain::campaign::{Campaign, CampaignFault, EnrolmentPlace, OfficialForm, ReportDuties};
use crate::domain::presets::presets;
use crate::text::numbers::Lang;
use crate::text::words::Words;

fn full() -> Campaign {
    Campaign {
        name: "Đợt 1 \"mẫu\" \\ '30 ngày'".to_owned(),
        start: "2023-06-15".parse().ok(),
        end: None,
        target: Some(1_200),
        area_targets: [("Tổ 1".to_owned(), 120), ("Khu phố \"B\"".to_owned(), 0)].into(),
        reports: ReportDuties { final_before: "2023-11-07".parse().ok(), ..ReportDuties::default() },
        receiving_unit: "Công an quận".to_owned(),
        door_words: [("enrol".to_owned(), "Mời {name} # đi".to_owned()), ("of_later".to_owned(), "x".to_owned())]
            .into(),
        form: OfficialForm {
            issuer: "CÔNG AN PHƯỜNG ĐẰNG HẢI".to_owned(),
            recipients: vec!["Như trên;".to_owned(), "Đội QLHC;".to_owned()],
            ..OfficialForm::default()
        },
        places: vec![
            EnrolmentPlace { name: "Trụ sở".to_owned(), hours: "7h30–11h30".to_owned() },
            EnrolmentPlace { name: "Trường".to_owned(), hours: String::new() },
        ],
        ..Campaign::default()
    }
}

#[test]
fn what_is_written_and_read_back_changes_nothing() {
    for lang in [Lang::Vi, Lang::En] {
        let words = Words::new(lang);
        for campaign in [full(), Campaign::default()] {
            let file = write(&campaign, &words);
            assert_eq!(read(&file, &campaign).unwrap(), campaign, "{file}");
            // Over anything else it says everything but what only a newer version knows, and lists that are empty.
            let known =
                Campaign { door_words: [("enrol".to_owned(), "Mời {name} # đi".to_owned())].into(), ..campaign };
            if known.target.is_some() {
                let file = write(&known, &words);
                assert_eq!(read(&file, &Campaign::default()).unwrap(), known, "{file}");
            }
        }
    }
}

#[test]
fn every_key_has_a_comment_above_it() {
    let mut campaign = full();
    campaign.door_words.remove("of_later");
    let file = write(&campaign, &Words::new(Lang::Vi));
    let lines: Vec<&str> = file.lines().collect();
    for pair in lines.windows(2) {
        let is_key = pair[1].contains(" = ") && !pair[1].starts_with(['#', '"', ' ']);
        let in_list = pair[0].starts_with("[[") || pair[0].starts_with("name");
        assert!(!is_key || pair[0].starts_with("# ") || in_list, "{pair:?}");
    }
    insta::assert_snapshot!("campaign_file", file);
}

#[test]
fn presets_are_files_of_the_same_form() {
    for (key, text) in presets() {
        let read = read(text, &Campaign::default()).unwrap_or_else(|fault| panic!("{key}: {fault:?}"));
        assert_eq!(read, toml::from_str(text).unwrap(), "{key}");
    }
}

#[test]
fn what_a_file_does_not_say_stays_and_an_empty_text_takes_away() {
    let file =
        "target = ''\n[area_targets]\n'Tổ 1' = ''\n'Tổ 2' = 7\n[door_words]\nenrol = ''\n[form]\nrecipients = []\n";
    let read = read(file, &full()).unwrap();
    assert_eq!((read.target, read.start), (None, full().start));
    let areas: Vec<(&str, u64)> = read.area_targets.iter().map(|(area, target)| (area.as_str(), *target)).collect();
    assert_eq!(areas, [("Khu phố \"B\"", 0), ("Tổ 2", 7)]);
    assert_eq!(read.door_words.keys().collect::<Vec<_>>(), ["of_later"]);
    assert_eq!((read.form.issuer, read.form.recipients), (full().form.issuer, Vec::<String>::new()));
    assert_eq!(read.places, full().places);
}

#[test]
fn days_and_hours_as_people_write_them() {
    let day = |text: &str| read(&format!("end = {text}\n"), &Campaign::default()).unwrap().end;
    for text in ["'2023-06-30'", "2023-06-30", "'30/6/2023'", "' 30/06/2023 '"] {
        assert_eq!(day(text), "2023-06-30".parse().ok(), "{text}");
    }
    let marked = "\u{feff}[reports]\r\ndaily_before = '7h30'\r\n";
    assert_eq!(read(marked, &Campaign::default()).unwrap().reports.daily_before, "07:30");
}

#[test]
fn what_is_wrong_is_named_with_its_key_and_line() {
    let long = format!("name = 'x'\n[form]\nissuer = '{}'\n", "a".repeat(121));
    for (file, line, key, wrong) in [
        ("name = 'x'\n\nage = 14\n", 3, "age", Wrong::UnknownKey),
        ("[reports]\nmonthly = 1\n", 2, "reports.monthly", Wrong::UnknownKey),
        ("[door_words]\nhello = 'x'\n", 2, "door_words.hello", Wrong::UnknownKey),
        ("[[places]]\nname = 'x'\n[[places]]\nroom = 'x'\n", 4, "places.room", Wrong::UnknownKey),
        ("name = 14\n", 1, "name", Wrong::NoText),
        ("minimum_age = '14'\n", 1, "minimum_age", Wrong::NoNumber),
        ("minimum_age = ''\n", 1, "minimum_age", Wrong::NoNumber),
        ("target = -1\n", 1, "target", Wrong::NoNumber),
        ("target = 1.5\n", 1, "target", Wrong::NoNumber),
        ("target = 99999999999999999999\n", 1, "target", Wrong::NoNumber),
        ("start = '31/6/2023'\n", 1, "start", Wrong::NoDay),
        ("start = 2023-06-15T10:00:00\n", 1, "start", Wrong::NoDay),
        ("form = 'x'\n", 1, "form", Wrong::NoTable),
        ("[form]\nrecipients = 'x'\n", 2, "form.recipients", Wrong::NoList),
        ("[form]\nrecipients = [\n 'x',\n 1,\n]\n", 4, "form.recipients", Wrong::NoText),
        ("places = ['x']\n", 1, "places", Wrong::NoTable),
        ("\n[reports]\ndaily_before = '25h'\n", 3, "reports.daily_before", Wrong::Campaign(CampaignFault::DailyBefore)),
        ("minimum_age = 200\n", 1, "minimum_age", Wrong::Campaign(CampaignFault::MinimumAge)),
        ("target = 100000001\n", 1, "target", Wrong::Campaign(CampaignFault::Target)),
        ("[area_targets]\n'Tổ 1' = 9223372036854775807\n", 1, "area_targets", Wrong::Campaign(CampaignFault::Target)),
        ("start = '1/6/0023'\n", 1, "start", Wrong::Campaign(CampaignFault::FarDay)),
        (
            "name = ''\n[reports]\nfinal_before = '+262142-12-20'\n",
            3,
            "reports.final_before",
            Wrong::Campaign(CampaignFault::FarDay),
        ),
        ("name = ''\nend = '2023-06-01'\n", 2, "end", Wrong::Campaign(CampaignFault::EndBeforeStart)),
        (long.as_str(), 2, "form", Wrong::Campaign(CampaignFault::FormText)),
    ] {
        let fault = read(file, &full()).unwrap_err();
        assert_eq!(fault, FileFault { line, key: key.to_owned(), wrong }, "{file}");
        for lang in [Lang::Vi, Lang::En] {
            let said = Words::new(lang).say(&fault.message());
            assert!(said.contains(key) && said.contains(&line.to_string()), "{said}");
        }
    }
    let broken = read("name = 'x'\nend = \n", &full()).unwrap_err();
    assert_eq!((broken.line, matches!(broken.wrong, Wrong::Syntax(_))), (2, true), "{broken:?}");
}
