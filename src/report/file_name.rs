//! Names of files that go out: plain letters, so that every laptop, stick and mail program keeps them.

use chrono::NaiveDate;

use crate::text::fold;

/// Longest part of a name that comes from a ward.
const WARD_CHARS: usize = 60;

/// `phuong-dang-hai-tally-2023-06-15.xlsx`. No name of a person is ever part of it.
pub fn file_name(ward: &str, kind: &str, day: NaiveDate, extension: &str) -> String {
    let ward: String = slug(ward).chars().take(WARD_CHARS).collect();
    let ward = match ward.trim_matches('-') {
        "" => "ward",
        ward => ward,
    };
    format!("{ward}-{}-{day}.{extension}", slug(kind))
}

fn slug(text: &str) -> String {
    let plain = fold::loose(text);
    let words = plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain() {
        for (ward, kind, expected) in [
            ("Phường Đằng Hải", "tally", "phuong-dang-hai-tally-2023-06-15.xlsx"),
            ("  xã  Hòa  Bình (huyện 2) ", "daily", "xa-hoa-binh-huyen-2-daily-2023-06-15.xlsx"),
            ("../../etc/passwd", "tally", "etc-passwd-tally-2023-06-15.xlsx"),
            ("", "monthly", "ward-monthly-2023-06-15.xlsx"),
            ("中文", "final", "ward-final-2023-06-15.xlsx"),
        ] {
            assert_eq!(file_name(ward, kind, "2023-06-15".parse().unwrap(), "xlsx"), expected);
        }
        assert!(file_name(&"phường ".repeat(50), "tally", NaiveDate::MIN, "csv").len() < 120);
    }
}
