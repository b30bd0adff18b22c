//! The texts of a visit: the next appointment, a note, another day; and how what is typed is understood.

use chrono::{Datelike, Days, NaiveDate, NaiveTime, Weekday};

use super::Calendar;
use crate::domain::partial_date::parse_typed_day;
use crate::domain::visit::Appointment;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::Act;
use crate::tui::widgets::field::TextField;

/// A note is short (domain: reasons are picked, not written).
const MOST_NOTE_CHARS: usize = 300;
/// A day and a time.
const MOST_DAY_CHARS: usize = 40;
/// An appointment further away is a typing fault: no campaign plans so far ahead.
const FAR_AHEAD_DAYS: i64 = 180;

/// What is being typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TextKind {
    /// When to come again.
    Next,
    /// A note.
    Note,
    /// The day of the visit.
    Day,
}

/// A text that is being typed.
pub struct VisitText {
    /// What it is.
    pub kind: TextKind,
    /// The field.
    pub field: TextField,
    /// Why it is not accepted.
    pub wrong: Option<Message>,
    proposal: usize,
}

impl VisitText {
    /// A field with what stands there already.
    pub fn new(kind: TextKind, text: &str) -> Self {
        let most = match kind {
            TextKind::Note => MOST_NOTE_CHARS,
            TextKind::Next | TextKind::Day => MOST_DAY_CHARS,
        };
        let mut field = TextField::with(most, text);
        if kind != TextKind::Note {
            field.offer();
        }
        Self { kind, field, wrong: None, proposal: 0 }
    }

    /// What Enter takes when nothing is typed.
    pub fn proposal(&self, today: NaiveDate) -> Option<Appointment> {
        proposals(today).get(self.proposal).copied()
    }

    /// The calendar at the day that is typed, or at the proposed one; a note has none.
    pub fn calendar(&self, today: NaiveDate) -> Option<Calendar> {
        let typed = self.field.cleaned();
        let day = match self.kind {
            TextKind::Note => return None,
            TextKind::Day => past_day(&typed, today).ok(),
            TextKind::Next => {
                parse_appointment(&typed, today).ok().or_else(|| self.proposal(today)).map(|next| next.day)
            }
        };
        Some(Calendar::at(day.unwrap_or(today)))
    }

    /// A day was picked; an appointment keeps the time that was typed, or has the evening's.
    pub fn take_day(&mut self, day: NaiveDate, today: NaiveDate) {
        let time = match self.kind {
            TextKind::Note | TextKind::Day => None,
            TextKind::Next => match parse_appointment(&self.field.cleaned(), today) {
                Ok(next) => next.time,
                Err(_) => evening(),
            },
        };
        let text = super::people_detail::appointment_shown(Appointment { day, time });
        self.field.clear();
        self.field.paste(&text);
        self.wrong = None;
    }

    /// Another proposal.
    pub fn go(&mut self, act: Act, today: NaiveDate) {
        if self.kind == TextKind::Next {
            self.proposal = super::moved(act, self.proposal, proposals(today).len(), 1);
        }
    }
}

/// When teams go out (document 003).
fn evening() -> Option<NaiveTime> {
    NaiveTime::from_hms_opt(19, 30, 0)
}

/// The evenings on which teams go out (19:30, document 003): tomorrow, the day after, then Saturday and Sunday.
pub fn proposals(today: NaiveDate) -> Vec<Appointment> {
    let evening = evening();
    let after = |days: u64| today.checked_add_days(Days::new(days));
    let next = |weekday: Weekday| (3..=9).filter_map(after).find(|day| day.weekday() == weekday);
    let mut days: Vec<NaiveDate> =
        [after(1), after(2), next(Weekday::Sat), next(Weekday::Sun)].into_iter().flatten().collect();
    days.sort_unstable();
    days.into_iter().map(|day| Appointment { day, time: evening }).collect()
}

/// Reads an appointment: a day as people type it, and perhaps a time after it (`mai 19:30`, `20/6 19h`).
pub fn parse_appointment(text: &str, today: NaiveDate) -> Result<Appointment, Message> {
    let (day_text, time) = match text.rsplit_once(' ') {
        Some((day, last)) => match parse_time(last) {
            Some(time) => (day, Some(time)),
            None => (text, None),
        },
        None => (text, None),
    };
    let day = parse_typed_day(day_text, today).ok_or_else(|| msg!("tui-wrong-appointment"))?;
    let day = if day < today { in_next_year(day_text, today).unwrap_or(day) } else { day };
    match (day - today).num_days() {
        ..0 => Err(msg!("tui-wrong-appointment-past", day = day)),
        0..=FAR_AHEAD_DAYS => Ok(Appointment { day, time }),
        _ => Err(msg!("tui-wrong-appointment-far", day = day)),
    }
}

/// In December `5/1` is next January, since one does not agree on a day that is past.
fn in_next_year(day_text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let day = parse_typed_day(&format!("{day_text}/{}", today.year() + 1), today)?;
    ((day - today).num_days() <= FAR_AHEAD_DAYS).then_some(day)
}

/// `19:30`, `19h30`, `19h`, `19g30`.
fn parse_time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once([':', 'h', 'H', 'g'])?;
    let number = |digits: &str| {
        ((1..=2).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| digits.parse().ok())?
    };
    let minute = if minute.is_empty() { 0 } else { number(minute)? };
    NaiveTime::from_hms_opt(number(hour)?, minute, 0)
}

/// Reads the day on which something happened: not one that is still to come.
pub fn past_day(text: &str, today: NaiveDate) -> Result<NaiveDate, Message> {
    let day = parse_typed_day(text, today).ok_or_else(|| msg!("tui-wrong-day"))?;
    if day > today { Err(msg!("tui-wrong-day-future", day = day)) } else { Ok(day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn appointments_as_people_type_them() {
        for (today, text, expected) in [
            ("2023-06-15", "20/6 19:30", Some("2023-06-20 19:30")),
            ("2023-06-15", "20/6 19h", Some("2023-06-20 19:00")),
            ("2023-06-15", "mai", Some("2023-06-16")),
            ("2023-06-15", "ngày mai 19h30", Some("2023-06-16 19:30")),
            ("2023-06-15", "+3", Some("2023-06-18")),
            ("2023-06-15", "+3 7:05", Some("2023-06-18 07:05")),
            ("2023-06-15", "hôm nay 20:00", Some("2023-06-15 20:00")),
            ("2023-12-20", "5/1 19:30", Some("2024-01-05 19:30")),
            ("2023-12-20", "5/1/2024", Some("2024-01-05")),
            ("2023-06-15", "14/6", None),
            ("2023-06-15", "hôm qua", None),
            ("2023-06-15", "+999", None),
            ("2023-06-15", "31/6", None),
            ("2023-06-15", "20/6 25:00", None),
            ("2023-06-15", "19:30", None),
            ("2023-06-15", "tối", None),
        ] {
            let read = parse_appointment(text, day(today)).ok().map(|next| next.to_string());
            assert_eq!(read.as_deref(), expected, "{text} on {today}");
        }
    }

    #[test]
    fn proposals_are_evenings_to_come_in_order() {
        for offset in 0..14 {
            let today = day("2023-06-12") + Days::new(offset);
            let proposals = proposals(today);
            assert_eq!(proposals.len(), 4);
            assert!(proposals.windows(2).all(|pair| pair[0] < pair[1]), "{proposals:?}");
            assert_eq!(proposals[0].day, today + Days::new(1));
        }
        assert!(proposals(NaiveDate::MAX).is_empty());
    }

    #[test]
    fn a_visit_is_not_in_the_future() {
        let today = day("2023-06-15");
        assert_eq!(past_day("hôm qua", today), Ok(day("2023-06-14")));
        assert!(past_day("mai", today).is_err() && past_day("x", today).is_err());
    }
}
