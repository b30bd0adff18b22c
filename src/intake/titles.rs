//! What the rows above a table say: the day of the list, and sometimes the area.

use chrono::NaiveDate;

use super::sheet::{Row, Value};
use crate::text::clean::clean;
use crate::text::collate::is_area_word;
use crate::text::fold;

/// What was found above a table.
#[derive(Default, Clone, PartialEq, Eq, Debug)]
pub(super) struct Titles {
    /// The day that the list shows.
    pub as_of: Option<NaiveDate>,
    /// The area that a line of its own names.
    pub area: Option<String>,
}

/// Reads the rows above a table.
///
/// A day after "đến" is the list's day; else any day is, unless it belongs to a paper that the title cites.
pub(super) fn read<'a>(rows: impl Iterator<Item = Row<'a>>) -> Titles {
    let mut titles = Titles::default();
    let mut other_day = None;
    for row in rows {
        let mut until = false;
        for (_, value) in row.cells() {
            match value {
                Value::Text(text) => {
                    let words = fold::loose(text);
                    until = words.ends_with("den ngay") || words.ends_with("den");
                    match day_in(&words) {
                        Some((day, Said::Until)) => titles.as_of = titles.as_of.or(Some(day)),
                        Some((day, Said::Plainly)) => other_day = other_day.or(Some(day)),
                        None => {}
                    }
                }
                Value::Date(day) if until => titles.as_of = titles.as_of.or(Some(day)),
                Value::Date(day) => other_day = other_day.or(Some(day)),
                Value::Number(_) | Value::Flag(_) | Value::Fault(_) => {}
            }
        }
        titles.area = titles.area.or_else(|| area_alone(row));
    }
    titles.as_of = titles.as_of.or(other_day);
    titles
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Until,
    Plainly,
}

/// The day in a folded title: `15 06 2023`, `15 thang 6 nam 2023`.
fn day_in(folded: &str) -> Option<(NaiveDate, Said)> {
    let words: Vec<&str> = folded.split(' ').collect();
    let cites = CITED.iter().any(|paper| folded.contains(paper));
    let mut plain = None;
    for at in 0..words.len() {
        let Some(day) = words.get(at..).and_then(day_of_words) else { continue };
        let before = words.get(at.saturating_sub(WORDS_AFTER_UNTIL)..at).unwrap_or_default();
        if before.contains(&"den") {
            return Some((day, Said::Until));
        }
        if !cites {
            plain = plain.or(Some((day, Said::Plainly)));
        }
    }
    plain
}

/// Papers that titles cite with their days.
const CITED: [&str; 10] = [
    "kem theo",
    "quyet dinh",
    "ke hoach so",
    "cong van",
    "nghi dinh",
    "thong tu",
    "chi thi",
    "de an",
    "van ban",
    "theo ke hoach",
];
/// "đến hết 17 giờ 00 ngày 15": so many words may stand between.
const WORDS_AFTER_UNTIL: usize = 6;

fn day_of_words(words: &[&str]) -> Option<NaiveDate> {
    let mut numbers = words.iter().filter(|word| !matches!(**word, "thang" | "nam"));
    let mut number = |longest: usize| {
        let word =
            numbers.next().filter(|word| word.len() <= longest && word.bytes().all(|byte| byte.is_ascii_digit()))?;
        word.parse::<u32>().ok()
    };
    let (day, month, year) = (number(2)?, number(2)?, number(4)?);
    NaiveDate::from_ymd_opt(i32::try_from(year).ok().filter(|year| *year >= 2000)?, month, day)
}

/// The area that a row of one cell names.
pub(super) fn area_alone(row: Row<'_>) -> Option<String> {
    let mut cells = row.cells();
    let text = cells.next()?.1.as_text()?;
    let area = area_in(text)?;
    cells.next().is_none().then_some(area)
}

/// The area that a text names after a numbering (`II. Tổ 2`), without a count after it (`Tổ 2 (45 hộ)`).
pub(super) fn area_in(text: &str) -> Option<String> {
    let area = clean(text).text;
    let mut name = area.trim_start_matches(['.', '-', '*', '+', '–', ' ']);
    if !is_area_word(name) {
        name =
            name.split_once(['.', ')', '/', '-', '*', '+', ' ']).filter(|(head, _)| is_numbering(head))?.1.trim_start();
        name = name.trim_start_matches(['.', ')', '-', '*', '+', ' ']);
    }
    if !is_area_word(name) {
        return None;
    }
    // "Tổ 4: 20 hộ" counts, "Tổ dân phố: 4" names.
    let is_counted = |before: &str| before.bytes().any(|byte| byte.is_ascii_digit());
    let name = match name.split_once([':', ';']) {
        Some((before, _)) if is_counted(before) => before.to_owned(),
        _ => name.replace(':', ""),
    };
    let name = name.split_once('(').map_or(name.as_str(), |(before, _)| before).trim_end();
    Some(name.to_owned()).filter(|name| is_area_word(name))
}

/// `II`, `3`, `B`, or nothing, as before the name of a part.
pub(super) fn is_numbering(text: &str) -> bool {
    let text = text.trim();
    text.is_empty()
        || text.len() == 1 && text.chars().all(|c| c.is_ascii_alphabetic())
        || text.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'i' | 'v' | 'x'))
        || text.len() <= 3 && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_titles() {
        for (title, expected) in [
            ("(Tính đến ngày 15/06/2023)", Some("2023-06-15")),
            ("DANH SÁCH RÀ SOÁT (tính đến ngày 15/6/2023)", Some("2023-06-15")),
            ("Từ ngày 01/06/2023 đến ngày 15/06/2023", Some("2023-06-15")),
            ("Số liệu tính đến 17h00 ngày 15 tháng 6 năm 2023", Some("2023-06-15")),
            ("Hải Phòng, ngày 16 tháng 6 năm 2023", Some("2023-06-16")),
            ("(Kèm theo Kế hoạch số 12/KH-UBND ngày 10/01/2023)", None),
            ("Tính đến ngày 31/6/2023", None),
            ("Tổ 15", None),
        ] {
            let day = day_in(&fold::loose(title)).map(|(day, _)| day.to_string());
            assert_eq!(day.as_deref(), expected, "{title}");
        }
    }

    #[test]
    fn areas_in_lines() {
        for (text, expected) in [
            ("Tổ 1", Some("Tổ 1")),
            ("TỔ DÂN PHỐ SỐ 5", Some("TỔ DÂN PHỐ SỐ 5")),
            ("II. Khu phố 2", Some("Khu phố 2")),
            ("3) Thôn Đông (45 hộ, 160 khẩu)", Some("Thôn Đông")),
            ("* Ấp 4: 20 hộ", Some("Ấp 4")),
            ("Tổ dân phố: 4", Some("Tổ dân phố 4")),
            ("Tổ trưởng dân phố", None),
            ("Danh sách tổ 5", None),
            ("", None),
        ] {
            assert_eq!(area_in(text).as_deref(), expected, "{text}");
        }
    }
}
