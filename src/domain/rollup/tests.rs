//! Each finding, and what is added up, over invented wards.

use super::*;
use crate::domain::time::Timestamp;
use crate::text::numbers::Lang;
use crate::text::words::Words;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A ward of 100 eligible people of whom so many have an activated account; nothing is wrong with it.
fn ward(name: &str, as_of: &str, activated: u64) -> WardFigures {
    let mut total = TallyRow::default();
    for (count, number) in [
        (Count::Households, 40),
        (Count::Residents, 150),
        (Count::Eligible, 100),
        (Count::CardIssued, 90),
        (Count::CardApplied, 4),
        (Count::CardMissing, 6),
        (Count::L1Activated, 5),
        (Count::L2Enrolled, 80),
        (Count::L2Approved, 70),
        (Count::L2Activated, activated),
        (Count::L2ToActivate, 70 - activated),
        (Count::Activated, activated + 5),
    ] {
        total.add(count, number);
    }
    total.add_new(Milestone::L2Activated, 3);
    let rates = Rate::ALL.into_iter().filter(|rate| !is_of_target(*rate));
    let stated_rates =
        rates.map(|rate| StatedRate { rate, row: None, stated: total.rate(rate), other_parts: None }).collect();
    WardFigures {
        file: format!("{name} {as_of}.json"),
        ward: Ward { name: name.to_owned(), parent: String::new() },
        label: String::new(),
        is_named_by_file: false,
        campaign: String::new(),
        as_of: day(as_of),
        since: Some(day(as_of)),
        kind: None,
        made_at: None,
        is_sealed: false,
        minimum_age: None,
        lacks: Vec::new(),
        total,
        absent: FigureSet::default(),
        rows: Vec::new(),
        absent_of_rows: FigureSet::default(),
        stated_rates,
    }
}

fn listed(names: &[&str]) -> Vec<Ward> {
    names.iter().map(|name| Ward { name: (*name).to_owned(), parent: String::new() }).collect()
}

fn put_together(files: Vec<WardFigures>, names: Option<&[&str]>) -> RollUp {
    roll_up(Given { files, unreadable: Vec::new(), listed: names.map(listed) }, Ranking::default())
}

/// Codes with their wards.
fn found(made: &RollUp) -> Vec<(&'static str, &str)> {
    made.findings.iter().map(|finding| (finding.code.code(), finding.ward.as_str())).collect()
}

/// The only sentence, in both languages.
fn sentences(made: &RollUp) -> [String; 2] {
    let [finding] = made.findings.as_slice() else { panic!("{:?}", made.findings) };
    [Lang::Vi, Lang::En].map(|lang| Words::new(lang).say(&finding.message))
}

fn says(made: &RollUp, parts: &[&str]) {
    for sentence in sentences(made) {
        for part in parts {
            assert!(sentence.contains(part), "{part} in {sentence}");
        }
    }
}

const DAY: &str = "2023-06-15";

#[test]
fn wards_add_up_and_are_ranked() {
    let made = put_together(vec![ward("B", DAY, 30), ward("A", DAY, 30), ward("C", DAY, 60), ward("D", DAY, 0)], None);
    assert_eq!(found(&made), []);
    let rows: Vec<_> = made.rows.iter().map(|row| (row.figures.ward.name.as_str(), row.rank)).collect();
    assert_eq!(rows, [("C", Some(1)), ("A", Some(2)), ("B", Some(2)), ("D", Some(4))]);
    assert_eq!(made.total.count(Count::L2Activated), Some(120));
    assert_eq!((made.total.rate(Rate::L2), made.total.rate(Rate::L2Activation)), (Some(3000), Some(4286)));
    assert_eq!(made.total.new_in_period(Milestone::L2Activated), Some(12));
    assert_eq!((made.as_of, made.since, made.files), (Some(day(DAY)), Some(day(DAY)), 4));
}

#[test]
fn rows_are_sorted_as_asked() {
    let files = || vec![ward("Phường 10", DAY, 30), ward("Phường 2", "2023-06-14", 60), ward("Phường 1", DAY, 0)];
    let order = |key: &str| {
        let ranking = Ranking::from_key(key).unwrap();
        let made = roll_up(Given { files: files(), ..Given::default() }, ranking);
        made.rows.iter().map(|row| format!("{} {:?}", row.figures.ward.name, row.rank)).collect::<Vec<_>>()
    };
    assert_eq!(order("name"), ["Phường 1 Some(3)", "Phường 2 Some(1)", "Phường 10 Some(2)"]);
    assert_eq!(order("as_of"), ["Phường 2 Some(1)", "Phường 10 Some(2)", "Phường 1 Some(3)"]);
    // Equal rates share a rank and stand by their names.
    assert_eq!(order("card_rate"), ["Phường 1 Some(1)", "Phường 2 Some(1)", "Phường 10 Some(1)"]);
    assert!(Ranking::keys().all(|key| Ranking::from_key(key).is_some()) && Ranking::from_key("x").is_none());
}

#[test]
fn a_ward_without_a_rate_comes_last_and_has_no_rank() {
    let mut empty = ward("A", DAY, 0);
    empty.total = TallyRow::default();
    empty.stated_rates.clear();
    let made = put_together(vec![empty, ward("B", DAY, 0)], None);
    let rows: Vec<_> = made.rows.iter().map(|row| (row.figures.ward.name.as_str(), row.rank)).collect();
    assert_eq!(rows, [("B", Some(1)), ("A", None)]);
}

#[test]
fn targets_add_up_only_where_every_ward_has_one() {
    let with = |name, target| {
        let mut figures = ward(name, DAY, 30);
        figures.total.target = Some(target);
        figures
    };
    let made = put_together(vec![with("A", 60), with("B", 40)], None);
    assert_eq!((made.total.target(), made.total.rate(Rate::L2Target)), (Some(100), Some(6000)));
    let made = put_together(vec![with("A", 60), ward("B", DAY, 30)], None);
    assert_eq!((made.total.target(), made.total.rate(Rate::L2Target)), (None, None));
    assert_eq!((made.total.wards_with_target, made.total.targets), (1, 60));
}

#[test]
fn missing_and_unlisted() {
    let made = put_together(
        vec![ward("phuong dang hai", DAY, 30), ward("Xã Lạ", DAY, 30)],
        Some(&["Phường Đằng Hải", "Phường Cát Bi"]),
    );
    assert_eq!(found(&made), [("missing", "Phường Cát Bi"), ("unlisted", "Xã Lạ")]);
    // The list says how a ward is called.
    assert!(made.rows.iter().any(|row| row.figures.ward.name == "Phường Đằng Hải"));
    assert_eq!(made.listed, Some(2));
    assert_eq!(found(&put_together(vec![ward("Xã Lạ", DAY, 30)], None)), []);
}

#[test]
fn wards_of_one_name_are_called_by_what_is_above_them() {
    let of = |parent: &str, as_of: &str| {
        let mut figures = ward("Phường 1", as_of, 30);
        figures.ward.parent = parent.to_owned();
        figures
    };
    let made = put_together(vec![of("Quận 3", DAY), of("Quận 5", "2023-06-14")], None);
    assert_eq!(found(&made), [("late", "Phường 1, Quận 5")]);
    let labels: Vec<_> = made.rows.iter().map(|row| row.figures.label.as_str()).collect();
    assert_eq!(labels, ["Phường 1, Quận 3", "Phường 1, Quận 5"]);
}

#[test]
fn late() {
    let made = put_together(vec![ward("A", DAY, 30), ward("B", "2023-06-13", 30)], None);
    assert_eq!(found(&made), [("late", "B")]);
    says(&made, &["13/06/2023", "15/06/2023"]);
}

#[test]
fn double_with_the_same_and_with_other_figures() {
    let again = |activated| {
        let mut again = ward("A", DAY, activated);
        again.file = "again.json".to_owned();
        again.made_at = Some(Timestamp::from_local("2023-06-15T21:00:00".parse().unwrap()));
        again
    };
    let made = put_together(vec![ward("A", DAY, 30), again(30)], None);
    assert_eq!((found(&made), made.rows.len()), (vec![("double", "A")], 1));
    // What was made last is taken.
    says(&made, &["15/06/2023", "again.json", "A 2023-06-15.json"]);
    let made = put_together(vec![ward("A", DAY, 30), again(31)], None);
    assert_eq!((found(&made), made.total.count(Count::L2Activated)), (vec![("double", "A")], Some(31)));
    says(&made, &["31", "30"]);
    // What was sealed goes before what was made last.
    let mut sealed = ward("A", DAY, 29);
    sealed.is_sealed = true;
    let made = put_together(vec![sealed, again(31)], None);
    assert_eq!(made.total.count(Count::L2Activated), Some(29));
}

#[test]
fn a_daily_and_a_monthly_of_one_day_are_not_double_and_the_usual_one_is_taken() {
    let of = |name, kind, since: &str| {
        let mut figures = ward(name, DAY, 30);
        figures.kind = Some(kind);
        figures.since = Some(day(since));
        figures.file = format!("{name} {kind:?}");
        figures
    };
    let files = vec![
        of("A", ReportKind::Monthly, "2023-05-16"),
        of("A", ReportKind::Daily, DAY),
        of("B", ReportKind::Daily, DAY),
    ];
    let made = put_together(files, None);
    assert_eq!((found(&made), made.kind), (vec![], Some(ReportKind::Daily)));
}

#[test]
fn the_newest_is_taken_and_what_went_down_is_said() {
    let made = put_together(vec![ward("A", "2023-06-13", 41), ward("A", "2023-06-14", 40), ward("A", DAY, 42)], None);
    assert_eq!((found(&made), made.total.count(Count::L2Activated)), (vec![], Some(42)));
    let mut lower = ward("A", DAY, 30);
    lower.total.add(Count::L2Activated, 10);
    lower.total.add(Count::Activated, 10);
    let made = put_together(vec![ward("A", "2023-06-13", 50), ward("A", DAY, 40), ward("A", "2023-06-14", 45)], None);
    assert_eq!(found(&made), [("decreased", "A"), ("decreased", "A")]);
    let sentence = Words::new(Lang::En).say(&made.findings[0].message);
    for part in ["50", "13/06/2023", "40", "15/06/2023"] {
        assert!(sentence.contains(part), "{part} in {sentence}");
    }
}

#[test]
fn rates_that_do_not_follow() {
    let mut wrong = ward("A", DAY, 30);
    for stated in wrong.stated_rates.iter_mut().filter(|stated| stated.rate == Rate::L2) {
        stated.stated = Some(3600);
    }
    let made = put_together(vec![wrong.clone()], None);
    assert_eq!((found(&made), made.total.rate(Rate::L2)), (vec![("wrong_rate", "A")], Some(3000)));
    assert!(sentences(&made)[0].contains("36,00%") && sentences(&made)[0].contains("30,00%"));
    assert!(sentences(&made)[1].contains("36.00%"));
    // In an area, and only once for each rate.
    let mut of_area = ward("A", DAY, 30);
    let mut area = of_area.total.clone();
    area.area = "Tổ 5".to_owned();
    of_area.rows = vec![area];
    let stated = StatedRate { rate: Rate::Card, row: Some(0), stated: None, other_parts: None };
    of_area.stated_rates.extend([stated.clone(), stated]);
    let made = put_together(vec![of_area], None);
    assert_eq!(found(&made), [("wrong_rate", "A")]);
    says(&made, &["Tổ 5", "–"]);
}

#[test]
fn other_definitions() {
    let mut other = ward("A", DAY, 30);
    other.stated_rates[0].other_parts = Some(("card_issued".to_owned(), "residents".to_owned()));
    other.stated_rates[0].stated = Some(1);
    let made = put_together(vec![other], None);
    assert_eq!(found(&made), [("other_definition", "A")]);
    says(&made, &["card_issued", "residents"]);

    let aged = |name, age| WardFigures { minimum_age: Some(age), ..ward(name, DAY, 30) };
    let made = put_together(vec![aged("A", 14), aged("B", 14), aged("C", 16), ward("D", DAY, 30)], None);
    assert_eq!(found(&made), [("other_definition", "C")]);
    says(&made, &["14", "16"]);

    let of = |name, campaign: &str| WardFigures { campaign: campaign.to_owned(), ..ward(name, DAY, 30) };
    let made = put_together(vec![of("A", "Hè 2023"), of("B", "HÈ 2023"), of("C", "Đông 2023")], None);
    assert_eq!(found(&made), [("other_definition", "C")]);
}

#[test]
fn other_periods() {
    let of = |name, since: &str| WardFigures { since: Some(day(since)), ..ward(name, DAY, 30) };
    let made = put_together(vec![of("A", DAY), of("B", DAY), of("C", "2023-06-01")], None);
    assert_eq!((found(&made), made.since), (vec![("other_period", "C")], None));
    says(&made, &["01/06/2023", "15/06/2023"]);
    // Who is late has another day, not another period.
    let made = put_together(vec![ward("A", DAY, 30), ward("B", DAY, 30), ward("C", "2023-06-14", 30)], None);
    assert_eq!(found(&made), [("late", "C")]);
    // A tally of a day counts what a daily report does; where the period is not said, the kind tells it.
    let daily = WardFigures { kind: Some(ReportKind::Daily), ..ward("C", DAY, 30) };
    let made = put_together(vec![ward("A", DAY, 30), ward("B", DAY, 30), daily], None);
    assert_eq!(found(&made), []);
    let monthly = WardFigures { kind: Some(ReportKind::Monthly), since: None, ..ward("C", DAY, 30) };
    let made = put_together(vec![ward("A", DAY, 30), ward("B", DAY, 30), monthly], None);
    assert_eq!(found(&made), [("other_period", "C")]);
}

#[test]
fn contradictions() {
    let check = |change: &dyn Fn(&mut WardFigures), parts: &[&str]| {
        let mut figures = ward("A", DAY, 30);
        figures.stated_rates.clear();
        change(&mut figures);
        let made = put_together(vec![figures], None);
        assert_eq!(found(&made), [("inconsistent", "A")]);
        says(&made, parts);
    };
    check(&|figures| figures.total.add(Count::CardMissing, 1), &["100", "101"]);
    check(&|figures| figures.total.add(Count::L2Enrolled, 21), &["101", "100"]);
    check(&|figures| figures.since = day(DAY).succ_opt(), &["15/06/2023"]);
    check(
        &|figures| {
            let mut area = figures.total.clone();
            area.add(Count::L2Rejected, 2);
            figures.rows = vec![area];
        },
        &["2", "0"],
    );
    // A household in two areas is one household of the ward.
    let mut two = ward("A", DAY, 30);
    let mut area = two.total.clone();
    area.add(Count::Households, 1);
    two.rows = vec![area];
    assert_eq!(found(&put_together(vec![two], None)), []);
}

#[test]
fn what_one_ward_does_not_say_has_no_total() {
    let mut older = ward("A", DAY, 30);
    older.absent.add(Figure::Count(Count::L2Rejected));
    older.absent.add(Figure::Count(Count::CardIssued));
    older.absent.add(Figure::New(Milestone::L1Registered));
    older.lacks.push("schema".to_owned());
    let made = put_together(vec![older, ward("B", DAY, 30)], None);
    assert_eq!(found(&made), [("older_version", "A")]);
    says(&made, &["schema, card_issued, l2_rejected, new.l1_registered"]);
    assert_eq!((made.total.count(Count::CardIssued), made.total.rate(Rate::Card)), (None, None));
    assert_eq!(made.total.new_in_period(Milestone::L1Registered), None);
    assert_eq!(made.total.count(Count::L2Activated), Some(60));
    let row = made.rows.iter().find(|row| row.figures.ward.name == "A").unwrap();
    assert_eq!((row.count(Count::CardIssued), row.rate(Rate::Card)), (None, None));
}

#[test]
fn what_cannot_be_read_is_found_and_its_ward_is_missing() {
    let unreadable = vec![Unreadable {
        file: "phuong-cat-bi-daily-2023-06-15.json".to_owned(),
        message: crate::msg!("intake-cancelled"),
        hint: None,
    }];
    let files = vec![ward("Phường Đằng Hải", DAY, 30)];
    let listed = Some(listed(&["Phường Đằng Hải", "Phường Cát Bi"]));
    let made = roll_up(Given { files, unreadable, listed }, Ranking::default());
    assert_eq!(found(&made), [("unreadable", "Phường Cát Bi"), ("missing", "Phường Cát Bi")]);
}

#[test]
fn every_code_has_a_name() {
    for lang in [Lang::Vi, Lang::En] {
        let words = Words::new(lang);
        for code in FindingCode::ALL {
            assert!(words.try_say(&code.name()).is_some(), "{code:?}");
        }
    }
}

#[test]
fn nothing_is_rolled_up_to_nothing() {
    let made = put_together(Vec::new(), Some(&["A"]));
    assert_eq!((made.rows.len(), found(&made), made.as_of), (0, vec![("missing", "A")], None));
    assert_eq!((made.total.count(Count::Eligible), made.total.rate(Rate::L2)), (Some(0), None));
}
