//! What is found, in which order.

use super::*;

const PEOPLE: [(&str, &str, &str, &str); 7] = [
    ("Nguyễn Văn An", "Số 8 ngõ 34 Lê Lợi Tổ 1", "031090100001", "0912345678"),
    ("Nguyễn Thị Lân", "Số 12 Văn Cao Tổ 2", "031190100002", "0987654321"),
    ("Trần Thị Lan", "Số 5 Lê Lợi Tổ 10", "001175458076", "0341234567"),
    ("Nguyễn Thúy Hòa", "Số 7 Cát Bi Tổ 3", "034201017111", "0356667778"),
    ("Văn An Nguyên", "Số 1 Cát Bi Tổ 3", "034201017112", "0356667779"),
    ("H'Hen Niê", "Buôn Đôn", "066192000123", "0866000111"),
    ("Đỗ Đức Đạt", "Số 9 Trần Phú Tổ 4", "030099000777", "0777888999"),
];

/// Everybody was born on the fifth of May of the year that their number says.
fn born(number: &str) -> Option<PartialDate> {
    let year = PersonNumber::new(number).and_then(|number| number.birth_year());
    year.and_then(|year| chrono::NaiveDate::from_ymd_opt(year, 5, 5)).map(PartialDate::Day)
}

fn index() -> SearchIndex {
    let mut index = SearchIndex::default();
    for (person, (full_name, place, number, phone)) in (1_u32..).zip(PEOPLE) {
        index.put(person, &Entry { full_name, place, numbers: [Some(number), Some(phone), None], born: born(number) });
    }
    index
}

fn names(query: &str) -> Vec<&'static str> {
    let hits = index().find(query, &[1, 2, 3, 4, 5, 6, 7]);
    hits.iter().map(|hit| PEOPLE[hit.person as usize - 1].0).collect()
}

#[test]
fn a_personal_number_is_found_whole_and_as_nothing_else() {
    let mut index = SearchIndex::default();
    let numbers = |person: Option<&'static str>, phone: Option<&'static str>| [person, phone, None];
    for (person, numbers) in [
        (3, numbers(Some("031085000001"), Some("0912345678"))),
        (5, numbers(Some("031085000002"), None)),
        (7, numbers(None, Some("0310850000"))),
        (9, numbers(Some("031085000001"), None)),
    ] {
        index.put(person, &Entry { full_name: "Đỗ Văn Một", place: "Số 1", numbers, born: None });
    }
    let found = |digits: &str| index.with_number(digits).collect::<Vec<u32>>();
    assert_eq!(found("031085000001"), [3, 9]);
    for nobody in ["", "0912345678", "03108500000", "0310850000", "031085000003"] {
        assert!(found(nobody).is_empty(), "{nobody}");
    }
    index.remove(3);
    assert_eq!(index.with_number("031085000001").collect::<Vec<u32>>(), [9]);
}

#[test]
fn names_are_found_as_volunteers_type_them() {
    for (query, first) in [
        ("nguyen van an", "Nguyễn Văn An"),
        ("an van nguyen", "Văn An Nguyên"),
        ("Nguyễn Văn An", "Nguyễn Văn An"),
        ("nguy van", "Nguyễn Văn An"),
        ("nvan", "Nguyễn Văn An"),
        ("ddd", "Đỗ Đức Đạt"),
        ("do duc dat", "Đỗ Đức Đạt"),
        ("5458", "Trần Thị Lan"),
        ("0912 345 678", "Nguyễn Văn An"),
        ("lan le loi", "Trần Thị Lan"),
        ("Lân", "Nguyễn Thị Lân"),
        ("hoà", "Nguyễn Thúy Hòa"),
        ("thuý hòa", "Nguyễn Thúy Hòa"),
        ("ngueyn thi lan", "Nguyễn Thị Lân"),
        ("nguyn van an", "Nguyễn Văn An"),
        ("hhen nie", "H'Hen Niê"),
        ("031090100001|030012345|Nguyễn Văn An|01011990|Nam|x|01012022", "Nguyễn Văn An"),
        ("IDVNM1754580761001175458076<<2", "Trần Thị Lan"),
    ] {
        assert_eq!(names(query).first(), Some(&first), "{query}");
    }
}

#[test]
fn a_word_with_marks_is_strict_and_one_without_is_not() {
    assert_eq!(names("Lân"), ["Nguyễn Thị Lân"]);
    assert_eq!(names("lan").len(), 2);
    assert!(names("hỏa").is_empty());
    assert!(names("xyz").is_empty());
    assert!(names("").is_empty() && names("  ,. ").is_empty());
}

#[test]
fn a_person_put_in_again_is_found_by_the_new_words_only() {
    let mut index = index();
    index.put(1, &Entry { full_name: "Phạm Bình", place: "Tổ 9", ..Entry::default() });
    let find = |query: &str| index.find(query, &[1, 2, 3, 4, 5, 6, 7]).iter().map(|hit| hit.person).collect::<Vec<_>>();
    assert!(!find("nguyen van an").contains(&1));
    assert!(!find("nvan").contains(&1) && find("031090100001").is_empty());
    assert_eq!(find("pham binh"), [1]);
    assert_eq!(find("pbinh"), [1]);
}

#[test]
fn hostile_queries_are_just_queries() {
    for query in ["'; DROP TABLE person", "%", "_", "\"", "\u{1b}[2J", &"a".repeat(100_000), "\u{202e}"] {
        index().find(query, &[1, 2, 3, 4, 5, 6, 7]);
    }
}

#[test]
fn births_numbers_and_neighbours_are_told_apart() {
    for (query, first) in [
        ("nguyen 1990", "Nguyễn Văn An"),
        ("lan 5/5/1975", "Trần Thị Lan"),
        ("nguyen 19", "Nguyễn Văn An"),
        ("4567", "Trần Thị Lan"),
        ("5678", "Nguyễn Văn An"),
        ("nguyenvanan", "Nguyễn Văn An"),
        ("vananle", "Nguyễn Văn An"),
        ("thi lan to 2", "Nguyễn Thị Lân"),
        ("lan to10", "Trần Thị Lan"),
        ("hhen", "H'Hen Niê"),
    ] {
        assert_eq!(names(query).first(), Some(&first), "{query}");
    }
    // A year alone is four digits of a number.
    assert!(names("1990").is_empty());
    assert!(names("nguyen 1991").is_empty());
}

#[test]
fn the_word_behind_the_one_before_counts_for_more() {
    let mut index = SearchIndex::default();
    index.put(1, &Entry { full_name: "Trần Lan", place: "Số 5 Lê Lợi Tổ 3", ..Entry::default() });
    index.put(2, &Entry { full_name: "Phạm Lan", place: "Số 9 Lê Lợi Tổ 5", ..Entry::default() });
    let found: Vec<u32> = index.find("lan to 5", &[1, 2]).iter().map(|hit| hit.person).collect();
    assert_eq!(found, [2, 1]);
}
