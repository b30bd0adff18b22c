//! The facts of the overview in words: how long, how fast, until when, who waits.

use crate::desk::figure::Figure;
use crate::desk::views::{Doors, Overview};
use crate::domain::forecast::Forecast;
use crate::domain::reports::ReportKind;
use crate::domain::reports::due::ReportDue;
use crate::domain::tally::Count;
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::screens::cleaning::rate;
use crate::tui::theme::Role;

/// Milliseconds of a minute.
pub const MINUTE: i64 = 60_000;
/// Milliseconds of a day.
pub const DAY: i64 = 24 * 60 * MINUTE;
/// From so many milliseconds on a time still to go is said in days.
pub const IN_DAYS: i64 = 2 * DAY;
/// A report due within so many milliseconds is to be done now.
pub const SOON: i64 = 2 * 60 * MINUTE;

/// The end of the campaign.
pub fn days_left(overview: &Overview) -> Message {
    match overview.campaign.end {
        None => msg!("tui-no-end"),
        Some(end) => match (end - overview.today).num_days() {
            days @ 0.. => msg!("tui-days-left", end = end, days = days + 1),
            _ => msg!("tui-ended", end = end),
        },
    }
}

/// How clean the data is, once that is known, of a ledger with anybody in it.
pub fn clean(overview: &Overview, words: &Words) -> Option<(Message, Role)> {
    let quality = overview.quality.filter(|quality| quality.people > 0)?;
    if quality.open() == 0 {
        return Some((msg!("tui-overview-all-clean"), Role::Plain));
    }
    let percent = numbers::percent(words.lang, rate(quality));
    Some((msg!("tui-overview-clean", percent = percent, count = quality.open()), Role::Plain))
}

/// The pace, and whether it is too slow.
pub fn pace(overview: &Overview, words: &Words) -> (Message, bool) {
    let pace = |hundredths: u64| {
        #[expect(clippy::cast_precision_loss, reason = "a pace is far below 2^52")]
        let per_day = hundredths as f64 / 100.0;
        numbers::decimal(words.lang, per_day, 1)
    };
    let now = pace(overview.pace_now_hundredths);
    match overview.pace_needed_hundredths {
        Some(needed) if needed > 0 => {
            (msg!("tui-pace-and-needed", now = now, needed = pace(needed)), needed > overview.pace_now_hundredths)
        }
        Some(_) | None => (msg!("tui-pace-now", now = now), false),
    }
}

/// What the pace of now leads to, and whether that is too late.
pub fn forecast(overview: &Overview) -> (Message, bool) {
    match (overview.forecast, overview.campaign.end) {
        (Forecast::NoTarget, _) => (msg!("tui-forecast-no-target"), false),
        (Forecast::Reached, _) => (msg!("tui-forecast-reached"), false),
        (Forecast::Never, _) => (msg!("tui-forecast-never"), true),
        (Forecast::On(day), Some(end)) if day > end => {
            (msg!("tui-forecast-late", day = day, days = (day - end).num_days()), true)
        }
        (Forecast::On(day), Some(_)) => (msg!("tui-forecast-in-time", day = day), false),
        (Forecast::On(day), None) => (msg!("tui-forecast", day = day), false),
    }
}

/// How much time is left, of so many milliseconds.
pub fn countdown(left: i64) -> Message {
    if left > IN_DAYS {
        return msg!("tui-countdown-days", days = left / DAY);
    }
    let minutes = (left + MINUTE - 1) / MINUTE;
    match minutes / 60 {
        0 => msg!("tui-countdown-minutes", minutes = minutes),
        hours => msg!("tui-countdown-hours", hours = hours, minutes = minutes % 60),
    }
}

/// The next report with the time that is left, in milliseconds; or that it is late.
pub fn report(due: &ReportDue, left: i64) -> Message {
    if left <= 0 {
        let time = due.before.format("%H:%M").to_string();
        return match due.kind {
            ReportKind::Daily => msg!("tui-report-daily-late", covers = due.covers, time = time, day = due.day()),
            ReportKind::Monthly => msg!("tui-report-monthly-late", day = due.day()),
            ReportKind::Final => msg!("tui-report-final-late", day = due.day()),
        };
    }
    let countdown = countdown(left);
    match due.kind {
        ReportKind::Daily => msg!(
            "tui-report-daily",
            covers = due.covers,
            time = due.before.format("%H:%M").to_string(),
            day = due.day(),
            left = countdown
        ),
        ReportKind::Monthly => msg!("tui-report-monthly", day = due.day(), left = countdown),
        ReportKind::Final => msg!("tui-report-final", day = due.day(), left = countdown),
    }
}

/// A fact in words, and how it is said.
pub fn fact(figure: Figure, overview: &Overview) -> (Message, Role) {
    let waiting = &overview.waiting;
    let attention = |some: bool| if some { Role::Attention } else { Role::Plain };
    let doors = |doors: Doors, label: Message| {
        msg!("tui-fact-doors", label = label, households = doors.households, people = doors.people)
    };
    match figure {
        Figure::Count(Count::L2ToActivate) => {
            let people = overview.tally.total.count(Count::L2ToActivate);
            (msg!("tui-fact-to-activate", people = people), attention(people > 0))
        }
        Figure::DueToday => (doors(waiting.due_today, msg!("tui-figure-due-today")), Role::Plain),
        Figure::DueTomorrow => (doors(waiting.due_tomorrow, msg!("tui-figure-due-tomorrow")), Role::Plain),
        Figure::Late => (doors(waiting.late, msg!("tui-figure-late")), attention(waiting.late.households > 0)),
        Figure::Unvisited => (doors(waiting.unvisited, msg!("tui-figure-unvisited")), Role::Plain),
        Figure::ComesOfAge | Figure::Count(_) | Figure::New(_) | Figure::Reason(_) => (
            msg!("tui-fact-comes-of-age", age = overview.campaign.minimum_age, people = waiting.come_of_age),
            Role::Plain,
        ),
    }
}
