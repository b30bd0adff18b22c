//! What people type at a door, on a Thursday evening.

use proptest::prelude::*;

use super::*;

/// Thursday, before the teams go out.
const NOW: &str = "2023-06-15T19:10:00";

fn now(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn check(text: &str, expected: &str) {
    let read = appointment(text, now(NOW)).map(|next| next.to_string());
    assert_eq!(read.as_deref(), Ok(expected), "{text}");
}

#[test]
fn appointments_as_people_say_them() {
    for (text, expected) in [
        ("tối mai", "2023-06-16 19:30"),
        ("TOI MAI", "2023-06-16 19:30"),
        ("chiều mai", "2023-06-16 15:00"),
        ("sáng t7", "2023-06-17 08:00"),
        ("tối nay", "2023-06-15 19:30"),
        ("tối", "2023-06-15 19:30"),
        ("sáng", "2023-06-16 08:00"),
        ("mai", "2023-06-16"),
        ("ngày mai 19h30", "2023-06-16 19:30"),
        ("19h30 mai", "2023-06-16 19:30"),
        ("mốt", "2023-06-17"),
        ("ngày kia", "2023-06-17"),
        ("tối ngày kia", "2023-06-17 19:30"),
        ("t7", "2023-06-17"),
        ("T7 19h30", "2023-06-17 19:30"),
        ("thứ bảy", "2023-06-17"),
        ("thứ 7 lúc 19 giờ 30", "2023-06-17 19:30"),
        ("t7 tới", "2023-06-17"),
        ("t7 tối", "2023-06-17 19:30"),
        ("cn", "2023-06-18"),
        ("chủ nhật 8h", "2023-06-18 08:00"),
        ("chủ nhật 8h tối", "2023-06-18 20:00"),
        ("19h30", "2023-06-15 19:30"),
        ("19h", "2023-06-16 19:00"),
        ("7 rưỡi tối", "2023-06-15 19:30"),
        ("7 giờ rưỡi tối mai", "2023-06-16 19:30"),
        ("8 giờ kém 15 tối mai", "2023-06-16 19:45"),
        ("8h tối", "2023-06-15 20:00"),
        ("19:30", "2023-06-15 19:30"),
        ("7h30", "2023-06-16 07:30"),
        ("7 ruoi toi", "2023-06-15 19:30"),
        ("CHỦ NHẬT", "2023-06-18"),
        ("chu nhat 8h toi", "2023-06-18 20:00"),
        ("chúa nhật", "2023-06-18"),
        ("thứ 7 tuần sau", "2023-06-24"),
        ("thu 7 tuan sau 19h30", "2023-06-24 19:30"),
        ("tối thứ bảy tuần tới", "2023-06-24 19:30"),
        ("t7 này", "2023-06-17"),
        ("thu 7 nay, 8h toi", "2023-06-17 20:00"),
        ("cuối tuần này", "2023-06-17"),
        ("tối ngày 22/6", "2023-06-22 19:30"),
        ("hôm t7", "2023-06-17"),
        ("tô\u{301}i mai", "2023-06-16 19:30"),
        ("8 tối mai", "2023-06-16 20:00"),
        ("tối mai 8", "2023-06-16 20:00"),
        ("2 giờ chiều t7", "2023-06-17 14:00"),
        ("22/6", "2023-06-22"),
        ("22/6 19:30", "2023-06-22 19:30"),
        ("22/6/23 19g30", "2023-06-22 19:30"),
        ("thứ năm 22/06/2023 19:30", "2023-06-22 19:30"),
        ("ngày 22 tháng 6", "2023-06-22"),
        ("22 tháng 6 năm 2023 lúc 8h", "2023-06-22 08:00"),
        ("ngày 3", "2023-07-03"),
        ("2023-06-22 19:30", "2023-06-22 19:30"),
        ("+3", "2023-06-18"),
        ("+3 7:05", "2023-06-18 07:05"),
        ("3 ngày nữa", "2023-06-18"),
        ("2 tuần nữa", "2023-06-29"),
        ("tuần sau", "2023-06-22"),
        ("t2 tuần sau", "2023-06-19"),
        ("tối t2 tuần tới", "2023-06-19 19:30"),
        ("cuối tuần", "2023-06-17"),
        ("cuối tuần sau", "2023-06-24"),
        ("sat 7pm", "2023-06-17 19:00"),
        ("Saturday at 7:30 PM", "2023-06-17 19:30"),
        ("tomorrow evening", "2023-06-16 19:30"),
        ("tonight", "2023-06-15 19:30"),
        ("the day after tomorrow", "2023-06-17"),
        ("next monday", "2023-06-19"),
        ("next week", "2023-06-22"),
        ("in 3 days", "2023-06-18"),
        ("12am mai", "2023-06-16 00:00"),
        ("12pm mai", "2023-06-16 12:00"),
        // Who says the name of today means next week, unless the hour is still to come.
        ("thứ năm", "2023-06-22"),
        ("thứ năm 20h", "2023-06-15 20:00"),
        ("thứ năm 8h", "2023-06-22 08:00"),
    ] {
        check(text, expected);
    }
}

#[test]
fn what_is_past_goes_on_to_the_next_where_that_is_sensible() {
    for (at, text, expected) in [
        ("2023-06-15T19:40:00", "tối nay", "2023-06-15"),
        ("2023-06-15T19:40:00", "tối", "2023-06-16 19:30"),
        ("2023-12-20T19:40:00", "5/1 19:30", "2024-01-05 19:30"),
        ("2023-12-20T19:40:00", "5/1/2024", "2024-01-05"),
        ("2023-06-17T21:00:00", "cuối tuần", "2023-06-18"),
        ("2023-06-18T21:00:00", "cuối tuần", "2023-06-24"),
        ("2023-06-17T12:00:00", "tối t7", "2023-06-17 19:30"),
        ("2023-06-17T20:00:00", "tối t7", "2023-06-24 19:30"),
    ] {
        let read = appointment(text, now(at)).map(|next| next.to_string());
        assert_eq!(read.as_deref(), Ok(expected), "{text} at {at}");
    }
}

#[test]
fn what_cannot_be_meant_is_said_to_be() {
    let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
    let past = |text: &str| Misread::Past(text.parse().unwrap());
    for (text, expected) in [
        ("14/6", past("2023-06-14")),
        ("hôm qua", past("2023-06-14")),
        ("hôm nay 8h", past("2023-06-15 08:00")),
        ("sáng nay", past("2023-06-15 08:00")),
        ("chiều nay", past("2023-06-15 15:00")),
        ("22/6/2022", past("2022-06-22")),
        ("1/1/1900 19h30", past("1900-01-01 19:30")),
        ("t2 tuần này", past("2023-06-12")),
        ("+200", Misread::Far(day("2024-01-01"))),
        ("thứ bảy 22/6", Misread::OtherWeekday(day("2023-06-22"))),
        ("22/6/2099", Misread::Far(day("2099-06-22"))),
        ("cn 22/6", Misread::OtherWeekday(day("2023-06-22"))),
        ("31/6", Misread::NoSuchDay),
        ("31/2", Misread::NoSuchDay),
        ("29/2/2023 19h30", Misread::NoSuchDay),
        ("6/22", Misread::NoSuchDay),
        ("0/0", Misread::NoSuchDay),
        ("ngày 31 tháng 6", Misread::NoSuchDay),
        ("ngày 45", Misread::NotUnderstood),
        ("ngày", Misread::NotUnderstood),
        ("thứ 8", Misread::NotUnderstood),
        ("thứ 7 19", Misread::NotUnderstood),
        ("mai 8", Misread::NotUnderstood),
        ("một tuần nữa", Misread::NotUnderstood),
        ("tối mai hoặc mốt", Misread::NotUnderstood),
        ("tối mai tối mốt", Misread::NotUnderstood),
        ("mai cn", Misread::OtherWeekday(day("2023-06-16"))),
        ("13 giờ tối mai", Misread::NotUnderstood),
        ("0h kém 15 mai", Misread::NotUnderstood),
        ("19h75 mai", Misread::NotUnderstood),
        ("999999999999999999999", Misread::NotUnderstood),
        ("+99999", Misread::NotUnderstood),
        ("20/6 25:00", Misread::NotUnderstood),
        ("8", Misread::NotUnderstood),
        ("mai kia", Misread::NotUnderstood),
        ("mai 8h 9h", Misread::NotUnderstood),
        ("sáng mai 20h", Misread::NotUnderstood),
        ("13pm mai", Misread::NotUnderstood),
        ("lúc", Misread::NotUnderstood),
        ("không rõ", Misread::NotUnderstood),
        ("", Misread::NotUnderstood),
        ("+", Misread::NotUnderstood),
        ("t8", Misread::NotUnderstood),
    ] {
        assert_eq!(appointment(text, now(NOW)), Err(expected), "{text}");
    }
}

#[test]
fn days_that_were_and_days_to_come() {
    let today: NaiveDate = "2023-06-15".parse().unwrap();
    for (text, was, to_come) in [
        ("t7", Some("2023-06-10"), Some("2023-06-17")),
        ("thứ năm", Some("2023-06-15"), Some("2023-06-15")),
        ("tối qua", Some("2023-06-14"), Some("2023-06-14")),
        ("hôm kia", Some("2023-06-13"), Some("2023-06-13")),
        ("t2 tuần trước", Some("2023-06-05"), Some("2023-06-05")),
        ("ngày 3", Some("2023-06-03"), Some("2023-07-03")),
        ("5/7", Some("2023-07-05"), Some("2023-07-05")),
        ("mốt", Some("2023-06-17"), Some("2023-06-17")),
        ("t7 19h30", None, None),
        ("tối", None, None),
    ] {
        let read = |day: Option<NaiveDate>| day.map(|day| day.to_string());
        assert_eq!(read(day_that_was(text, today)).as_deref(), was, "{text}");
        assert_eq!(read(day_to_come(text, today)).as_deref(), to_come, "{text}");
    }
}

proptest! {
    /// Whatever is understood, written as it is shown or kept, is understood as the same.
    #[test]
    fn what_is_shown_parses_back_to_itself(
        text in "(t[2-7]|cn|mai|mốt|\\+[0-9]{1,2}|[0-3]?[0-9]/[01]?[0-9]|tuần sau|cuối tuần)?( (sáng|chiều|tối))?( [0-9]{1,2}h([0-5][0-9])?)?",
        minutes in 0_i64..2_000_000,
    ) {
        let now = now("2022-01-01T00:00:00") + chrono::TimeDelta::minutes(minutes);
        if let Ok(next) = appointment(&text, now) {
            prop_assert!(next.day >= now.date());
            let weekday = ["thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật"]
                [next.day.weekday().num_days_from_monday() as usize];
            let time = next.time.map(|time| time.format(" %H:%M").to_string()).unwrap_or_default();
            for shown in [
                next.to_string(),
                format!("{}{time}", next.day.format("%d/%m/%Y")),
                format!("{weekday} {}{time}", next.day.format("%d/%m/%Y")),
                format!("{} {}{time}", next.day.format("%A"), next.day.format("%d/%m/%Y")),
            ] {
                prop_assert_eq!(appointment(&shown, now), Ok(next), "{} from {}", shown, text);
            }
        }
    }

    #[test]
    fn nothing_that_is_typed_is_too_much(text in "\\PC{0,40}", minutes in 0_i64..2_000_000) {
        let now = now("2022-01-01T00:00:00") + chrono::TimeDelta::minutes(minutes);
        let _ = appointment(&text, now);
        let _ = day_that_was(&text, now.date());
    }
}
