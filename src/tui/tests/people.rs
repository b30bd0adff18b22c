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

/// Behind the lock a form keeps what was typed, and the screens below it have forgotten what they read.
#[test]
fn a_lock_keeps_drafts_and_shows_nothing() {
    use super::super::message::{Msg, What};
    for (keys, kept) in [
        ("d<enter>a1Lê Văn Nháp", "Lê Văn Nháp"),
        ("d<enter>e<c-u>5 phố Nháp", "5 phố Nháp"),
        ("d<enter><enter>e<tab><tab><tab>0310", "0310"),
        ("d<enter>t<right><tab>1/6", "1/6"),
    ] {
        let mut model = open_model();
        go(&mut model, keys);
        let mut late = model.shared.now;
        late.since_start += std::time::Duration::from_secs(3_600);
        super::update(&mut model, Msg { at: late, what: What::Woken });
        let seen = picture(&mut model, 120, 40);
        assert!(seen.contains("Sổ đã khóa") && !seen.contains(kept) && !seen.contains("Mẫu"), "{keys}\n{seen}");
        assert!(model.aside.iter().all(|screen| screen.any_card().is_none()), "{keys}");
        super::reply(&mut model, crate::desk::screen::Reply::Unlocked(Vec::new()));
        assert!(picture(&mut model, 120, 40).contains(kept), "{keys}");
    }
}

/// A form that was opened is left without a question unless something was typed.
#[test]
fn forms_ask_before_they_give_up_what_was_typed() {
    for (keys, asks) in [
        ("d<enter>e<esc>", false),
        ("d<enter>e<bs><esc>", true),
        ("d<enter>g<esc>", false),
        ("d<enter>g<right><esc>", true),
        ("d<enter>t<tab>1<esc>", true),
        ("d<enter>a2<esc>", false),
        ("d<enter>c<esc>", false),
    ] {
        let mut model = open_model();
        assert!(go(&mut model, keys).is_empty(), "{keys}");
        assert_eq!(picture(&mut model, 80, 24).contains("Bỏ những gì đang nhập?"), asks, "{keys}");
    }
}

#[test]
fn only_what_changed_is_sent() {
    use crate::desk::screen::EditingRequest;
    for (keys, expected) in [
        ("d<enter><enter>e<c-u>Nguyễn Văn Khác<enter>", vec![("full_name", Some("Nguyễn Văn Khác"))]),
        ("d<enter><enter>e<tab><c-u><enter>", vec![("birth_date", None)]),
        ("d<enter><enter>e<tab><tab><right><enter>", vec![("sex", Some("female"))]),
        ("d<enter><enter>e<tab><tab><tab><tab>-<enter>", vec![("phone", None)]),
        ("d<enter>g<right><down><right><right><enter>", vec![("bhyt", Some("yes")), ("bhxh", Some("no"))]),
    ] {
        let mut model = open_model();
        let sent = go(&mut model, keys);
        let [Request::Editing(EditingRequest::EditPerson { facts, .. })] = sent.as_slice() else { panic!("{keys}") };
        let facts: Vec<(&str, Option<&str>)> =
            facts.iter().map(|(name, value)| (name.as_str(), value.as_deref())).collect();
        assert_eq!(facts, expected, "{keys}");
    }
}
