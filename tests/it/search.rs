//! The quality of the search over an invented ward: numbers below which it must not fall. The same queries over larger
//! wards, and beside fzf: `cargo bench --bench search_quality`.

use chrono::NaiveDate;
use tungnha::desk::demo;
use tungnha::domain::demo::demo_ward;
use tungnha::sys::clock::Clock;

use crate::search_queries::{App, Kind, everybody, queries, tallied};

const PEOPLE: usize = 1_000;
const OF_EACH: usize = 20;

#[test]
fn what_is_looked_for_stands_first() {
    let today = NaiveDate::from_ymd_opt(2023, 6, 15).unwrap();
    let clock = Clock::fixed(today.and_hms_opt(19, 30, 0).unwrap());
    let known = everybody(&demo_ward(PEOPLE, 5, today));
    let mut app = App::new(demo::make(PEOPLE, 5, clock, "Thử").unwrap(), &known);
    let queries = queries(&known, OF_EACH, 7);
    let tallied = tallied(&queries, |query| app.first_five(&query.typed));
    assert_eq!(app.order.len(), PEOPLE);
    for (kind, count, first, five) in tallied {
        assert_eq!(count, OF_EACH);
        // A slip may make somebody else's name of it, or one of many letters.
        let (fewest_first, fewest) = match kind {
            Kind::WrongLetter | Kind::MissingLetter | Kind::SwappedLetters => (18, 18),
            Kind::WithMarks
            | Kind::WithoutMarks
            | Kind::OtherOrder
            | Kind::Initials
            | Kind::NameAndArea
            | Kind::MiddleDigits
            | Kind::PhoneEnd
            | Kind::NameAndYear
            | Kind::Address => (19, 20),
        };
        assert!(first >= fewest_first && five >= fewest, "{kind:?}: {first} first, {five} among the first five");
    }
}
