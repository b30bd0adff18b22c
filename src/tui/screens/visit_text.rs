//! The texts of a visit: the next appointment, a note, another day; and how they are read.

use chrono::{Datelike, Days, NaiveDate, NaiveDateTime, NaiveTime, Weekday};

use super::Calendar;
use crate::domain::spoken_day::{self, day_that_was};
use crate::domain::visit::Appointment;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::Act;
use crate::tui::widgets::field::TextField;

/// A note is short (domain: reasons are picked, not written).
const MOST_NOTE_CHARS: usize = 300;
/// A day and a time.
const MOST_DAY_CHARS: usize = 40;

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

    /// Whether there are proposals to choose from: only while nothing is typed.
    pub fn can_propose(&self) -> Result<(), Message> {
        match self.kind {
            TextKind::Next if self.field.is_blank() => Ok(()),
            TextKind::Next => Err(msg!("tui-why-typed-already")),
            TextKind::Note | TextKind::Day => Err(msg!("tui-why-no-proposals")),
        }
    }

    /// Whether a day is typed in it.
    pub fn can_have_calendar(&self) -> Result<(), Message> {
        if self.kind == TextKind::Note { Err(msg!("tui-why-no-day-field")) } else { Ok(()) }
    }

    /// What Enter takes when nothing is typed.
    pub fn proposal(&self, today: NaiveDate) -> Option<Appointment> {
        proposals(today).get(self.proposal).copied()
    }

    /// The calendar at the day that is typed, or at the proposed one; a note has none.
    pub fn calendar(&self, now: NaiveDateTime) -> Option<Calendar> {
        let (typed, today) = (self.field.cleaned(), now.date());
        let day = match self.kind {
            TextKind::Note => return None,
            TextKind::Day => past_day(&typed, today).ok(),
            TextKind::Next => {
                spoken_day::appointment(&typed, now).ok().or_else(|| self.proposal(today)).map(|next| next.day)
            }
        };
        Some(Calendar::at(day.unwrap_or(today)))
    }

    /// A day was picked; an appointment keeps the time that was typed, or has the evening's.
    pub fn take_day(&mut self, day: NaiveDate, now: NaiveDateTime) {
        let time = match self.kind {
            TextKind::Note | TextKind::Day => None,
            TextKind::Next => match spoken_day::appointment(&self.field.cleaned(), now) {
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

/// Reads the day on which something happened: not one that is still to come.
pub fn past_day(text: &str, today: NaiveDate) -> Result<NaiveDate, Message> {
    let day = day_that_was(text, today).ok_or_else(|| msg!("tui-wrong-day"))?;
    if day > today { Err(msg!("tui-wrong-day-future", day = day)) } else { Ok(day) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
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
        assert_eq!(past_day("thứ hai", today), Ok(day("2023-06-12")));
        assert!(past_day("mai", today).is_err() && past_day("x", today).is_err());
    }
}
