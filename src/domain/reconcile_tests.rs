use super::super::extract::Said;
use super::*;

const NUMBER: &str = "031085100001";
const TODAY: &str = "2023-06-20";
const AS_OF: &str = "2023-06-15";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// `l2_approved=2023-06-01 l2_activated=?2023-06-15`; a bare name is one that is not reached.
fn said(text: &str) -> Vec<Said> {
    let one = |part: &str| {
        let (code, reached) = part.split_once('=').unwrap_or((part, ""));
        Said { milestone: Milestone::from_code(code).unwrap(), reached: reached.parse().unwrap(), column: Some(4) }
    };
    text.split_whitespace().map(one).collect()
}

fn row(number: &str, name: Option<&str>, line: u32, text: &str) -> ExtractRow {
    ExtractRow {
        place: Place { file: 0, sheet: 0, row: line },
        person_number: PersonNumber::new(number).unwrap(),
        number_column: Some(1),
        full_name: name.map(str::to_owned),
        said: said(text),
    }
}

fn extract(rows: Vec<ExtractRow>) -> Extract {
    let covers = vec![Milestone::L2Approved, Milestone::L2Activated];
    Extract { files: Vec::new(), as_of: day(AS_OF), covers, rows, problems: Vec::new() }
}

fn known(number: u8, digits: &str, name: &str, text: &str) -> Known {
    let mut milestones = Milestones::default();
    for said in said(text) {
        milestones.set(said.milestone, said.reached);
    }
    let numbers = PersonNumber::new(digits).into_iter().collect();
    Known { id: PersonId([number; 16]), full_name: name.to_owned(), other_names: Vec::new(), numbers, milestones }
}

fn compared(rows: Vec<ExtractRow>, people: &[Known]) -> Comparison {
    compare(&extract(rows), people, day(TODAY), &mut || ControlFlow::Continue(())).unwrap()
}

/// Everything in one line: `agree 1; only_there 0 l2_activated -> 2023-06-10`.
fn shown(comparison: &Comparison) -> String {
    let mut parts = vec![format!("agree {}", comparison.agree)];
    for (name, group) in [
        ("only_here", &comparison.only_here),
        ("only_there", &comparison.only_there),
        ("different_day", &comparison.different_day),
    ] {
        parts.extend(group.iter().map(|one| {
            let doubt = one.doubt.as_ref().map(|doubt| format!(" {}", doubt.code())).unwrap_or_default();
            let (here, there) = (one.here.to_string(), one.there.to_string());
            format!("{name} {} {} {here} -> {there}{doubt}", one.person, one.milestone.code())
        }));
    }
    parts.extend(comparison.unknown.iter().map(|one| format!("unknown {}", one.person_number.as_str())));
    parts.extend(comparison.problems.iter().map(|(place, _)| format!("twice {}", place.row)));
    parts.join("; ")
}

/// One person with a number, beside one row of the extract.
#[track_caller]
fn check(here: &str, there: &str, expected: &str) {
    let people = [known(1, NUMBER, "Đỗ Văn Mẫu", here)];
    let comparison = compared(vec![row(NUMBER, None, 5, there)], &people);
    assert_eq!(shown(&comparison), expected, "{here:?} beside {there:?}");
}

#[test]
fn a_milestone_here_and_there() {
    check("", "l2_activated", "agree 0");
    check("l2_activated=2023-06-10", "l2_activated=2023-06-10", "agree 2");
    check("", "l2_activated=2023-06-10", "agree 0; only_there 0 l2_activated  -> 2023-06-10");
    check("", "l2_activated=?2023-06-15", "agree 0; only_there 0 l2_activated  -> ?2023-06-15");
    check("l2_activated=2023-06-10", "l2_activated", "agree 0; only_here 0 l2_activated 2023-06-10 -> ");
    check("l2_approved=?2023-05-01", "l2_approved", "agree 0; only_here 0 l2_approved ?2023-05-01 -> ");
}

#[test]
fn the_extract_knows_another_day_or_less() {
    check(
        "l2_approved=2023-06-01",
        "l2_approved=2023-06-02",
        "agree 0; different_day 0 l2_approved 2023-06-01 -> 2023-06-02",
    );
    check(
        "l2_approved=?2023-05-01",
        "l2_approved=2023-04-20",
        "agree 0; different_day 0 l2_approved ?2023-05-01 -> 2023-04-20",
    );
    check("l2_approved=2023-06-01", "l2_approved=?2023-06-15", "agree 1");
    check("l2_approved=?2023-06-01", "l2_approved=?2023-06-15", "agree 1");
}

#[test]
fn what_is_later_than_the_extract_is_no_difference() {
    check("l2_activated=2023-06-16", "l2_activated", "agree 0");
    check("l2_activated=?2023-06-18", "", "agree 0");
    check("l2_activated=2023-06-15", "", "agree 0; only_here 0 l2_activated 2023-06-15 -> ");
    // But a day that the extract has is one that the ledger should have.
    check(
        "l2_activated=2023-06-18",
        "l2_activated=2023-06-10",
        "agree 1; different_day 0 l2_activated 2023-06-18 -> 2023-06-10",
    );
}

#[test]
fn what_a_later_stage_implies_is_told_once() {
    check(
        "",
        "l2_approved=2023-06-01 l2_activated=2023-06-10",
        "agree 0; only_there 0 l2_approved  -> 2023-06-01; only_there 0 l2_activated  -> 2023-06-10",
    );
    check("l2_activated=2023-06-10", "l2_approved l2_activated=2023-06-10", "agree 2");
    check(
        "l2_activated=2023-06-10",
        "l2_approved=2023-06-01 l2_activated=2023-06-10",
        "agree 1; different_day 0 l2_approved  -> 2023-06-01",
    );
    check(
        "l2_approved=2023-06-01",
        "l2_approved l2_activated=2023-06-10",
        "agree 1; only_there 0 l2_activated  -> 2023-06-10",
    );
    // A file that was sent back and then approved is no difference.
    check("l2_rejected=2023-05-01 l2_approved=2023-06-01", "l2_rejected l2_approved=2023-06-01", "agree 1");
}

#[test]
fn cards_are_compared_only_where_a_row_speaks_of_them() {
    check("card_issued=2022-01-01", "l2_approved", "agree 0");
    check(
        "card_issued=2022-01-01",
        "card_issued=2022-01-02",
        "agree 0; different_day 0 card_issued 2022-01-01 -> 2022-01-02",
    );
}

#[test]
fn who_is_not_in_the_extract_is_only_here() {
    let people = [
        known(1, NUMBER, "Đỗ Văn Mẫu", "l2_approved=2023-06-01"),
        known(2, "031188100002", "Lê Thị Thử", "l2_approved=2023-06-01 l2_activated=2023-06-17"),
        known(3, "031188100003", "Không Có Gì", ""),
    ];
    let rows = vec![
        row(NUMBER, None, 2, "l2_approved=2023-06-01"),
        row("031188199999", Some("Ai Đó"), 3, "l2_activated=2023-06-01"),
    ];
    let comparison = compared(rows, &people);
    assert_eq!(shown(&comparison), "agree 1; only_here 1 l2_approved 2023-06-01 -> ; unknown 031188199999");
    assert_eq!(comparison.only_here[0].place, None);
    let unknown = &comparison.unknown[0];
    assert_eq!(unknown.full_name.as_deref(), Some("Ai Đó"));
    assert_eq!(unknown.reached, [(Milestone::L2Activated, Reached::On(day("2023-06-01")))]);
    assert_eq!((unknown.place.0.row, unknown.place.1), (3, Some(1)));
}

#[test]
fn another_name_is_a_doubt_and_marks_are_none() {
    let person = |others: &[&str]| Known {
        other_names: others.iter().map(|name| (*name).to_owned()).collect(),
        ..known(1, NUMBER, "Đỗ Văn Mẫu", "")
    };
    for (name, others, expected) in [
        ("ĐỖ VĂN MẪU", &[][..], None),
        ("DO VAN MAU", &[], None),
        ("Đỗ Văn Mậu Tý", &["đỗ văn mậu tý"], None),
        ("Trần Thị Khác", &[], Some(Doubt::OtherName("Trần Thị Khác".to_owned()))),
    ] {
        let comparison = compared(vec![row(NUMBER, Some(name), 2, "l2_activated=2023-06-01")], &[person(others)]);
        assert_eq!(comparison.only_there[0].doubt, expected, "{name}");
    }
}

#[test]
fn one_number_of_two_people_means_the_one_with_the_name() {
    let people = [known(1, NUMBER, "Đỗ Văn Mẫu", ""), known(2, NUMBER, "Lê Thị Thử", "")];
    for (name, place, code) in
        [(Some("Lê Thị Thử"), 1, "number_twice"), (None, 0, "number_twice"), (Some("Ai Đó"), 0, "other_name")]
    {
        let comparison = compared(vec![row(NUMBER, name, 2, "l2_activated=2023-06-01")], &people);
        let one = &comparison.only_there[0];
        assert_eq!((one.person, one.doubt.as_ref().map(Doubt::code)), (place, Some(code)), "{name:?}");
    }
}

#[test]
fn rows_of_one_number_are_one_telling() {
    let people = [known(1, NUMBER, "Đỗ Văn Mẫu", "")];
    for (rows, expected) in [
        // Two lists in one extract: approved here, activated there.
        (
            ["l2_approved=2023-06-01", "l2_activated=2023-06-10"],
            "agree 0; only_there 0 l2_approved  -> 2023-06-01; only_there 0 l2_activated  -> 2023-06-10",
        ),
        (["l2_activated", "l2_activated=2023-06-10"], "agree 0; only_there 0 l2_activated  -> 2023-06-10"),
        (
            ["l2_activated=2023-06-10", "l2_activated=2023-06-10"],
            "agree 0; only_there 0 l2_activated  -> 2023-06-10; twice 3",
        ),
        (
            ["l2_activated=2023-06-10", "l2_activated=2023-06-11"],
            "agree 0; only_there 0 l2_activated  -> 2023-06-10 told_twice; twice 3",
        ),
        (
            ["l2_activated=?2023-06-15", "l2_activated=2023-06-11"],
            "agree 0; only_there 0 l2_activated  -> 2023-06-11; twice 3",
        ),
    ] {
        let [one, other] = rows.map(|text| text);
        let comparison = compared(vec![row(NUMBER, None, 2, one), row(NUMBER, None, 3, other)], &people);
        assert_eq!(shown(&comparison), expected, "{rows:?}");
    }
}

#[test]
fn a_day_still_to_come_is_a_doubt() {
    check("", "l2_activated=2023-06-20", "agree 0; only_there 0 l2_activated  -> 2023-06-20");
    check("", "l2_activated=2023-06-21", "agree 0; only_there 0 l2_activated  -> 2023-06-21 future_day");
}

#[test]
fn numbers_of_merged_entries_mean_the_one_who_stands_for_them() {
    let mut person = known(1, NUMBER, "Đỗ Văn Mẫu", "");
    person.numbers.push(PersonNumber::new("031085100009").unwrap());
    let comparison = compared(vec![row("031085100009", None, 2, "l2_approved=2023-06-01")], &[person]);
    assert_eq!(shown(&comparison), "agree 0; only_there 0 l2_approved  -> 2023-06-01");
}

#[test]
fn it_can_be_stopped() {
    let people = [known(1, NUMBER, "Đỗ Văn Mẫu", "")];
    let stopped = compare(&extract(Vec::new()), &people, day(TODAY), &mut || ControlFlow::Break(()));
    assert_eq!(stopped, None);
}
