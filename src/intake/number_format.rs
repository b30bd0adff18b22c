//! What the numbers of a cell are by the cell's format: plain numbers, days, or times.

use calamine::{ExcelDateTime, ExcelDateTimeType};

use super::limits;
use super::sheet::Value;

/// What the numbers of a format are.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    /// Numbers.
    Number,
    /// Days, perhaps with a time.
    Day,
}

/// The kind of a format that every spreadsheet program knows by its number.
pub(super) fn kind_of_id(id: u16) -> Kind {
    match id {
        14..=22 | 27..=36 | 45 | 47 | 50..=58 => Kind::Day,
        _ => Kind::Number,
    }
}

/// The kind of a format that is written out: `dd/mm/yyyy`, `0.00`, `[h]:mm`.
pub(super) fn kind_of_code(code: &str) -> Kind {
    // The word of a German spreadsheet for no format has letters of a day in it.
    if ["General", "Standard"].iter().any(|none| code.eq_ignore_ascii_case(none)) {
        return Kind::Number;
    }
    let mut letters = code.chars();
    let mut in_brackets = false;
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '"' => {
                letters.by_ref().find(|letter| *letter == '"');
            }
            '\\' | '_' | '*' => {
                letters.next();
            }
            '[' => in_brackets = true,
            ']' => in_brackets = false,
            // [h]:mm is a length of time, [Red] a colour, [$-42A] a language.
            'h' | 'H' | 'm' | 'M' | 's' | 'S' if in_brackets && is_duration(code) => return Kind::Number,
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' if !in_brackets => return Kind::Day,
            _ => {}
        }
    }
    Kind::Number
}

fn is_duration(code: &str) -> bool {
    let code = code.to_ascii_lowercase();
    ["[h]", "[hh]", "[m]", "[mm]", "[s]", "[ss]"].iter().any(|unit| code.contains(unit))
}

/// The value of a number.
pub(super) fn value_of_number(number: f64, kind: Kind, from_1904: bool) -> Value<'static> {
    match kind {
        Kind::Number => Value::Number(number),
        Kind::Day => value_of_day(&ExcelDateTime::new(number, ExcelDateTimeType::DateTime, from_1904)),
    }
}

/// The day of a cell with a date format. A year typed into such a cell (1950, shown as 3/5/1905) is a number.
pub(super) fn value_of_day(serial: &ExcelDateTime) -> Value<'static> {
    let number = serial.as_f64();
    let is_year = Value::Number(number).as_whole_number().is_some_and(|year| limits::YEARS.contains(&year));
    match serial.as_datetime() {
        Some(at) if serial.is_datetime() && number >= 1.0 && !is_year => Value::Date(at.date()),
        _ => Value::Number(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_of_days() {
        for (code, expected) in [
            ("dd/mm/yyyy", Kind::Day),
            ("DD/MM/YYYY", Kind::Day),
            ("[$-42A]d mmmm yyyy;@", Kind::Day),
            ("hh:mm", Kind::Day),
            ("\"ngày \"dd", Kind::Day),
            ("\"dd\"0", Kind::Number),
            ("General", Kind::Number),
            ("Standard", Kind::Number),
            ("[Red]0.00", Kind::Number),
            ("[h]:mm", Kind::Number),
            ("0\\d", Kind::Number),
            ("@", Kind::Number),
            ("0;d", Kind::Number),
            ("", Kind::Number),
        ] {
            assert_eq!(kind_of_code(code), expected, "{code}");
        }
        assert_eq!((kind_of_id(14), kind_of_id(2), kind_of_id(46)), (Kind::Day, Kind::Number, Kind::Number));
    }

    #[test]
    fn days_years_and_numbers() {
        let day = |text: &str| Value::Date(text.parse().unwrap());
        for (number, kind, from_1904, expected) in [
            (25992.0, Kind::Day, false, day("1971-02-28")),
            (24530.0, Kind::Day, true, day("1971-02-28")),
            (25992.0, Kind::Number, false, Value::Number(25992.0)),
            (1950.0, Kind::Day, false, Value::Number(1950.0)),
            (0.5, Kind::Day, false, Value::Number(0.5)),
            (-3.0, Kind::Day, false, Value::Number(-3.0)),
            (1e300, Kind::Day, false, Value::Number(1e300)),
            (f64::NAN, Kind::Day, false, Value::Number(0.0)),
        ] {
            let value = value_of_number(number, kind, from_1904);
            assert!(value == expected || number.is_nan(), "{number}: {value:?}");
        }
    }
}
