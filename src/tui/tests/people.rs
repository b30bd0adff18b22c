//! Households, people and their forms, by keys.

use super::{go, open_model, picture};
use crate::desk::screen::Request;
use crate::domain::milestone::Reached;

#[test]
fn a_milestone_takes_its_day_from_the_calendar() {
    for (keys, expected) in
        [("m3<f4><left><up><enter><enter>", "2023-06-07"), ("m3y1/6<f4><right><enter><enter>", "2023-06-02")]
    {
        let mut model = open_model();
        go(&mut model, "d<enter>");
        let recorded = go(&mut model, keys);
        let [Request::Record { reached: Reached::On(on), .. }] = recorded.as_slice() else { panic!("{keys}") };
        assert_eq!(*on, super::day(expected), "{keys}");
    }
}

#[test]
fn a_milestone_is_not_still_to_come() {
    for keys in ["m3<f4><right><enter>", "m3y16/6<enter>"] {
        let mut model = open_model();
        go(&mut model, "d<enter>");
        go(&mut model, keys);
        let seen = picture(&mut model, 80, 24);
        assert!(seen.contains("Ngày 16/06/2023 chưa đến."), "{keys}\n{seen}");
    }
}

#[test]
fn an_appointment_from_the_calendar_has_the_time_of_the_evening_or_the_one_typed() {
    for (typed, expected) in [("", "2023-06-23 19:30"), ("mai 18:00", "2023-06-23 18:00")] {
        let mut model = open_model();
        go(&mut model, "d<enter>");
        let recorded = go(&mut model, &format!("vh{typed}<f4><down><enter><enter><enter>"));
        let [Request::Visit { visit, .. }] = recorded.as_slice() else { panic!("{typed}") };
        assert_eq!(visit.next.map(|next| next.to_string()).as_deref(), Some(expected), "{typed}");
    }
}
