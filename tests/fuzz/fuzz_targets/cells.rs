//! The texts of single cells: days, numbers, phones, addresses, names, searches.
#![no_main]

use chrono::NaiveDate;
use tungnha::domain::address::{plain_key, walk_key};
use tungnha::domain::partial_date::{parse_cell_date, parse_typed_day};
use tungnha::domain::person_number::parse_cell_number;
use tungnha::domain::phone::parse_cell_phone;
use tungnha::text::clean::{clean, visible};
use tungnha::text::fold;

libfuzzer_sys::fuzz_target!(|text: &str| {
    let day = NaiveDate::from_ymd_opt(2023, 6, 15).expect("a day");
    if let Ok(date) = parse_cell_date(text, Some(1985)) {
        assert!(date.first_day() <= date.last_day(), "a date has a beginning and an end");
        assert_eq!(date.to_string().parse(), Ok(date), "what is written reads back");
    }
    let _ = parse_typed_day(text, day);
    let number = parse_cell_number(text, None, None);
    assert!(number.number.is_none_or(|number| number.as_str().len() == 12), "a number has twelve digits");
    let phone = parse_cell_phone(text);
    assert!(phone.phone.is_none_or(|phone| phone.as_str().len() == 10), "a phone has ten digits");
    let cleaned = clean(text).text;
    assert_eq!(clean(&cleaned).text, cleaned, "cleaning twice is cleaning once");
    let _ = (visible(text), fold::loose(text), fold::strict(text), walk_key(text), plain_key(text));
});
