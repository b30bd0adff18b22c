//! Cards as readers pass them on. Invented people only.

use encoding_rs::{BIG5, Encoding, SHIFT_JIS, WINDOWS_1252};
use proptest::prelude::*;

use super::zone::check_digit;
use super::*;
use crate::domain::milestone::{Milestone, Reached};
use crate::domain::person::PersonFacts;
use crate::text::fold::loose;

const SEVEN: &str =
    "001175458076|012345678|Đỗ Thị Mẫu|05071975|Nữ|Số 8 ngõ 34 Lê Lợi, Máy Tơ, Ngô Quyền, Hải Phòng|15062022";

fn card(text: &str) -> Card {
    match read(text) {
        Some(Scan::Card(card)) => *card,
        other => panic!("{other:?} of {text}"),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn lost(card: &Card) -> Vec<&'static str> {
    let lost = card.remarks.iter().filter_map(|remark| if let Remark::Lost(fact) = remark { Some(fact) } else { None });
    lost.map(|fact| fact.code()).collect()
}

#[test]
fn seven_and_eleven_fields_are_read() {
    for text in [SEVEN.to_owned(), format!("{SEVEN}||Đỗ Văn Cha|Lê Thị Mẹ|"), format!("  {SEVEN}\r\n")] {
        let card = card(&text);
        assert_eq!(card.person_number.as_str(), "001175458076");
        assert_eq!(card.old_id.as_deref(), Some("012345678"));
        assert_eq!(card.full_name.as_deref(), Some("Đỗ Thị Mẫu"));
        assert_eq!(card.birth_date, Some(day("1975-07-05")));
        assert_eq!(card.sex, Some(Sex::Female));
        assert_eq!(card.address.as_deref(), Some("Số 8 ngõ 34 Lê Lợi, Máy Tơ, Ngô Quyền, Hải Phòng"));
        assert_eq!(card.issued, Some(day("2022-06-15")));
        assert_eq!(card.remarks, []);
    }
    let without_old = card("001175458076||Lê Na|05071975|Nữ|Hải Phòng|15062022");
    assert_eq!((without_old.old_id, without_old.remarks.len()), (None, 0));
}

#[test]
fn half_a_text_opens_the_person_and_other_texts_are_no_card() {
    let half = card("001175458076|");
    assert_eq!((half.full_name, half.issued, half.remarks.len()), (None, None, 0));
    for text in ["", "001175458076", "00117545807|x", "nguyen van an|x", "IDVN", "0011754580761|x", "|"] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn eaten_separators_cost_the_field_before_them_and_no_other() {
    for (eaten, expected) in [
        ("Đỗ Thị Mẫ?05071975|Nữ|Hải Phòng|15062022", &["full_name"][..]),
        ("Đỗ Thị M05071975|Nữ|Hải Phòng|15062022", &["full_name"]),
        ("Đỗ Thị Mẫu|05071975|N?Hải Phòng|15062022", &["sex", "address"]),
        ("Đỗ Thị Mẫu|05071975|Nữ|Hải Phò15062022", &["address"]),
        ("Đỗ Thị M05071975|N?Hải Phò15062022", &["full_name", "sex", "address"]),
        ("Đỗ Thị Mẫu|31021975|Nữ|Hải Phòng|15062022", &["birth_date"]),
        ("Đỗ Thị Mẫu|05071975|Nữ|Hải Phòng|", &["card_issued"]),
        ("Đỗ Thị Mẫu", &["birth_date", "sex", "address", "card_issued"]),
    ] {
        let card = card(&format!("001175458076|012345678|{eaten}"));
        assert_eq!(lost(&card), expected, "{eaten}");
        assert_eq!(card.old_id.as_deref(), Some("012345678"));
        assert!(card.birth_date.is_none_or(|birth| birth == day("1975-07-05")), "{eaten}");
        assert!(card.issued.is_none_or(|issued| issued == day("2022-06-15")), "{eaten}");
    }
}

#[test]
fn letters_that_a_reader_dropped_are_missed() {
    let folded = card("001175458076||Do Thi Mau|05071975|Nu|So 8 Le Loi|15062022");
    assert_eq!((folded.full_name.as_deref(), folded.marks), (Some("Do Thi Mau"), Marks::Gone));
    let dropped = card("001175458076|| Th Mu|05071975|N|S 8 Li|15062022");
    assert_eq!(dropped.full_name, None);
    assert_eq!(dropped.birth_date, Some(day("1975-07-05")));
}

/// As programs pass Windows-1252 on that drop what nobody sees.
fn worn(text: &str) -> String {
    let shown = text.replace('\u{A0}', " ");
    shown.chars().filter(|c| !matches!(c, '\u{80}'..='\u{9F}' | '\u{AD}')).collect()
}

fn garbled(text: &str, encoding: &'static Encoding) -> String {
    encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
}

#[test]
fn garbled_cards_say_who_it_is() {
    let whole = card(SEVEN);
    for encoding in [BIG5, SHIFT_JIS, WINDOWS_1252] {
        let read = card(&garbled(SEVEN, encoding));
        assert_eq!(read.person_number, whole.person_number);
        assert_eq!((read.birth_date, read.issued), (whole.birth_date, whole.issued), "{}", encoding.name());
    }
    assert_eq!(card(&garbled(SEVEN, WINDOWS_1252)), whole);
    let read = card(&worn(&garbled(SEVEN, WINDOWS_1252)));
    assert_eq!(read.full_name, whole.full_name);
}

fn name() -> impl Strategy<Value = String> {
    let family = prop::sample::select(vec![
        "Nguyễn", "Đỗ", "Trần", "Huỳnh", "Phạm", "Lê", "Vũ", "Đặng", "Bùi", "Hồ", "Ngô", "Dương", "Lý",
    ]);
    let middle = prop::sample::select(vec!["Văn", "Thị", "Đức", "Hữu", "Ngọc", "Thúy", "Minh", "Xuân", "Quốc", "Thế"]);
    let given = prop::sample::select(vec![
        "An",
        "Ánh",
        "Bưởi",
        "Cường",
        "Dũng",
        "Đào",
        "Hà",
        "Hiền",
        "Hòa",
        "Huệ",
        "Khuê",
        "Lộc",
        "Mỹ",
        "Nở",
        "Ổn",
        "Phượng",
        "Quý",
        "Sửu",
        "Tâm",
        "Thuận",
        "Ước",
        "Vượng",
        "Xí",
        "Yến",
        "Ở",
        "Ỷ",
    ]);
    (family, middle, given).prop_map(|(family, middle, given)| format!("{family} {middle} {given}"))
}

fn address() -> impl Strategy<Value = String> {
    let street =
        prop::sample::select(vec!["Lê Lợi", "Cát Bi", "Trần Phú", "Điện Biên Phủ", "Nguyễn Bỉnh Khiêm", "Ấp Bắc"]);
    let place =
        prop::sample::select(vec!["Máy Tơ, Ngô Quyền, Hải Phòng", "Mỹ Tho, Tiền Giang", "Đồng Nai", "Huế", "Bà Rịa"]);
    (1..900_u32, street, place).prop_map(|(number, street, place)| format!("Số {number} ngõ 3 {street}, {place}"))
}

fn text_of_card() -> impl Strategy<Value = String> {
    let number = prop::sample::select(vec!["001175458076", "031085000613", "079203001234"]);
    let old_id = prop::sample::select(vec!["", "030123456"]);
    let sex = prop::sample::select(vec!["Nam", "Nữ"]);
    let tail = prop::sample::select(vec!["", "||Đỗ Văn Cha|Lê Thị Mẹ|", "||||"]);
    let days = (
        "(0[1-9]|1[0-9]|2[0-8])(0[1-9]|1[0-2])(19[5-9][0-9]|200[0-9])",
        "(0[1-9]|1[0-9]|2[0-8])(0[1-9]|1[0-2])202[1-3]",
    );
    (number, old_id, name(), days, sex, address(), tail).prop_map(
        |(number, old_id, name, (birth, issued), sex, address, tail)| {
            format!("{number}|{old_id}|{name}|{birth}|{sex}|{address}|{issued}{tail}")
        },
    )
}

/// What survived is what stood on the card, and what did not is named.
fn survives(text: &str, whole: &Card) -> Result<(), TestCaseError> {
    let read = card(text);
    prop_assert_eq!(&read.person_number, &whole.person_number);
    prop_assert_eq!(&read.old_id, &whole.old_id);
    let lost = lost(&read);
    let same = |code: &str, is_same: bool| {
        prop_assert!(is_same != lost.contains(&code), "{} of {}: {:?}", code, text, read);
        Ok(())
    };
    same("full_name", read.full_name == whole.full_name)?;
    same("birth_date", read.birth_date == whole.birth_date)?;
    same("sex", read.sex == whole.sex)?;
    same("address", read.address == whole.address)?;
    same("card_issued", read.issued == whole.issued)
}

proptest! {
    #[test]
    fn what_survives_a_reader_is_what_the_card_says(text in text_of_card()) {
        let whole = card(&text);
        prop_assert_eq!(&whole.remarks, &vec![]);
        for encoding in [BIG5, SHIFT_JIS, WINDOWS_1252] {
            let shown = garbled(&text, encoding);
            survives(&shown, &whole)?;
            // A reader of its own marks what it cannot show with a question mark.
            survives(&shown.replace('\u{FFFD}', "?"), &whole)?;
        }
        prop_assert_eq!(card(&garbled(&text, WINDOWS_1252)), whole.clone());
        survives(&worn(&garbled(&text, WINDOWS_1252)), &whole)?;
    }

    #[test]
    fn a_separator_eaten_with_its_letter_costs_no_other_field(text in text_of_card(), place in 2..6_usize) {
        let whole = card(&text);
        let mut fields: Vec<&str> = text.split('|').collect();
        let after = fields.remove(place + 1);
        let mut letters = fields[place].chars();
        // Only letters of several bytes are taken for something else.
        prop_assume!(letters.next_back().is_some_and(|last| !last.is_ascii()));
        let joined = format!("{}{after}", letters.as_str());
        fields[place] = &joined;
        survives(&fields.join("|"), &whole)?;
    }

    #[test]
    fn no_text_breaks_it(text in "\\PC{0,60}|[0-9|IDVNMO<\\n ]{0,100}", garble in "\\PC{0,60}") {
        let _ = read(&text);
        let begun = format!("001175458076|{garble}");
        prop_assert!(read(&begun).is_some());
        let _ = read(&format!("IDVNM{text}"));
    }

    #[test]
    fn a_zone_gives_the_number_however_it_is_written(number in "0[0-9]{2}[01][0-9]{8}", small in any::<bool>(), gap in 0..27_usize) {
        let [first, ..] = zone(&number, "750705", "F", "DO<<THI<MAU");
        let mut line = if small { first.to_lowercase() } else { first };
        prop_assert_eq!(card(&line).remarks, vec![]);
        line.insert(gap, ' ');
        prop_assert_eq!(card(&line).person_number, PersonNumber::new(&number).unwrap());
        let confused = line.to_uppercase().replacen('0', "O", 3);
        prop_assert_eq!(card(&confused).person_number, PersonNumber::new(&number).unwrap());
    }

    #[test]
    fn a_digit_read_wrong_in_both_places_is_no_number(number in "0[0-9]{2}[01][0-9]{8}", one in 0..9_usize, other in 0..12_usize) {
        let [first, ..] = zone(&number, "750705", "F", "DO<<THI<MAU");
        let mut places = first.clone().into_bytes();
        for place in [5 + one, 15 + other] {
            places[place] = if places[place] == b'9' { b'0' } else { places[place] + 1 };
        }
        let misread = String::from_utf8(places).unwrap();
        match read(&misread) {
            Some(Scan::Unreadable) => {}
            // The same misreading of the same digit: both agree, and the check digits tell it.
            Some(Scan::Card(card)) => prop_assert!(one + 3 == other && card.remarks == [Remark::CheckDigit]),
            None => prop_assert!(false),
        }
    }
}

fn with_check(covered: &str) -> String {
    format!("{covered}{}", char::from(check_digit(covered.as_bytes()).unwrap()))
}

/// The zone of a card that does not expire.
fn zone(number: &str, birth: &str, sex: &str, name: &str) -> [String; 3] {
    let last = with_check(&format!("{number}<<"));
    let first = format!("IDVNM{}{last}", with_check(number.get(3..).unwrap()));
    let second = format!("{}{sex}{}VNM<<<<<<<<<<<", with_check(birth), with_check("991231"));
    let part = |line: &str, from: usize, to: usize| line.get(from..to).unwrap().to_owned();
    let covered = [part(&first, 5, 30), part(&second, 0, 7), part(&second, 8, 15), part(&second, 18, 29)].concat();
    let second = format!("{second}{}", char::from(check_digit(covered.as_bytes()).unwrap()));
    [first, second, format!("{name:<<30}")]
}

#[test]
fn a_whole_zone_is_read() {
    let lines = zone("001175458076", "750705", "F", "DO<<THI<MAU");
    assert!(lines.iter().all(|line| line.len() == 30), "{lines:?}");
    for text in [
        lines.join("\n"),
        lines.join("\r\n"),
        lines.concat(),
        lines.join("\n").replace('<', " "),
        lines.join(" \r").to_lowercase(),
    ] {
        let card = card(&text);
        assert_eq!(card.person_number.as_str(), "001175458076", "{text}");
        assert_eq!(card.birth_date, Some(day("1975-07-05")), "{text}");
        assert_eq!((card.sex, card.issued), (Some(Sex::Female), None), "{text}");
        assert_eq!(card.full_name.as_deref(), Some("Do Thi Mau"), "{text}");
        assert_eq!((card.marks, card.remarks.as_slice()), (Marks::Gone, &[][..]), "{text}");
    }
}

#[test]
fn a_wrong_check_digit_is_told_and_one_misread_place_forgiven() {
    let [first, second, _] = zone("001175458076", "750705", "F", "DO<<THI<MAU");
    for place in [14, 29] {
        let mut line = first.clone();
        let wrong = if line.get(place..=place) == Some("7") { "8" } else { "7" };
        line.replace_range(place..=place, wrong);
        let card = card(&line);
        assert_eq!((card.person_number.as_str(), card.remarks.as_slice()), ("001175458076", &[Remark::CheckDigit][..]));
    }
    // An O is a 0 only where the digit over it says so.
    let mut line = first.replacen("001175", "OO1175", 1);
    assert_eq!(card(&line).remarks, []);
    line.replace_range(29..30, if line.ends_with('7') { "8" } else { "7" });
    assert_eq!(read(&line), Some(Scan::Unreadable));
    let wrong_birth = card(&format!("{first}\n{}", second.replacen("750705", "760705", 1)));
    assert_eq!((wrong_birth.birth_date, lost(&wrong_birth)), (None, vec!["birth_date"]));
    assert!(wrong_birth.remarks.contains(&Remark::CheckDigit));
    for text in ["IDVNM", "IDVNM1754580760", "IDVNM17545807600011754580"] {
        assert_eq!(read(text), Some(Scan::Unreadable), "{text}");
    }
    assert_eq!(check_digit(b"D23145890734"), Some(b'9'), "the example of ICAO 9303-3");
}

fn facts() -> PersonFacts {
    let mut facts = PersonFacts {
        full_name: "Đỗ Thị Mẫu".to_owned(),
        birth_date: Some(PartialDate::Day(day("1975-07-05"))),
        sex: Some(Sex::Female),
        person_number: PersonNumber::new("001175458076"),
        old_id: Some("012345678".to_owned()),
        ..PersonFacts::default()
    };
    facts.milestones.set(Milestone::CardIssued, Reached::On(day("2022-06-15")));
    facts
}

fn differing(card: &Card, facts: &PersonFacts, address: Option<&str>) -> Vec<(&'static str, Taken)> {
    let found = differences(card, facts, address, day("2023-06-15"));
    found.into_iter().map(|difference| (difference.fact.code(), difference.taken)).collect()
}

#[test]
fn spelling_habits_are_no_difference() {
    let card = card(SEVEN);
    for name in ["Đỗ Thị Mẫu", "ĐỖ THỊ MẪU", "đỗ  thị mẫu", "Đô\u{303} Thị Mâ\u{303}u"] {
        let facts = PersonFacts { full_name: name.to_owned(), ..facts() };
        for address in
            ["Số 8 ngõ 34 Lê Lợi", "8 ngõ 34 Lê Lợi, Máy Tơ", "SỐ 8 NGÕ 34 LÊ LỢI, Máy Tơ, Ngô Quyền, Hải Phòng"]
        {
            assert_eq!(differing(&card, &facts, Some(address)), [], "{name} {address}");
        }
    }
    let zone = zone("001175458076", "750705", "F", "DO<<THI<MAU").join("\n");
    let Some(Scan::Card(zone)) = read(&zone) else { panic!("no card") };
    assert_eq!(differing(&zone, &facts(), None), []);
}

#[test]
fn what_the_card_knows_better_is_a_difference() {
    let card = card(SEVEN);
    let bare = PersonFacts {
        full_name: "Do Thi Mau".to_owned(),
        birth_date: Some(PartialDate::Year(1975)),
        ..PersonFacts::default()
    };
    let all: Vec<_> = ["card_issued", "full_name", "birth_date", "sex", "person_id", "old_id"]
        .map(|code| (code, Taken::WithAll))
        .into();
    let with_address: Vec<_> = all.iter().copied().chain([("address", Taken::Alone)]).collect();
    assert_eq!(differing(&card, &bare, None), with_address);
    assert_eq!(differing(&card, &bare, Some("Số 9 ngõ 34 Lê Lợi")), with_address);
    let found = differences(&card, &bare, None, day("2023-06-15"));
    assert_eq!(found[0].card, "2022-06-15");
    assert_eq!((found[2].ledger.as_deref(), found[2].card.as_str()), (Some("1975"), "1975-07-05"));
    // Renewed, or recorded as the day it was fetched: nobody knows better.
    let mut renewed = facts();
    renewed.milestones.set(Milestone::CardIssued, Reached::On(day("2021-03-01")));
    assert_eq!(differing(&card, &renewed, Some("Số 8 ngõ 34 Lê Lợi")), [("card_issued", Taken::Alone)]);
    renewed.milestones.set(Milestone::CardIssued, Reached::DayUnknown { counted_from: day("2023-01-01") });
    assert_eq!(differing(&card, &renewed, Some("Số 8 ngõ 34 Lê Lợi")), [("card_issued", Taken::WithAll)]);
}

#[test]
fn a_day_of_issue_that_cannot_be_is_none() {
    let late = card("001175458076||Đỗ Thị Mẫu|05071975|Nữ|Huế|15062033");
    assert_eq!(late.reached(day("2023-06-15")), Reached::DayUnknown { counted_from: day("2023-06-15") });
    let early = card("001175458076||Đỗ Thị Mẫu|05071975|Nữ|Huế|15061960");
    assert_eq!(early.issue_day(day("2023-06-15")), None);
    assert_eq!(loose(&early.full_name.unwrap()), "do thi mau");
}
