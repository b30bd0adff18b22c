//! A month to pick a day from, over a form: Monday first. Today and the picked day carry signs, not only colours.

use chrono::{Datelike, Days, Months, NaiveDate};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::Behaviour;
use crate::msg;
use crate::text::numbers;
use crate::text::words::{Message, Words};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Step};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{boxes, cells};

/// Cells of a day: a sign on each side, two digits, and the sign of today.
const DAY_WIDE: u16 = 5;
/// Weeks that a month touches, at most.
const WEEKS: u16 = 6;
/// Years that a day of the ledger can lie in (the same as for a typed day).
const YEARS: std::ops::RangeInclusive<i32> = 1850..=2100;

/// A month, one day of which is selected.
pub struct Calendar {
    selected: NaiveDate,
}

impl Calendar {
    /// The month of this day.
    pub fn at(day: NaiveDate) -> Self {
        Self { selected: day }
    }

    fn go(&mut self, to: Option<NaiveDate>) {
        if let Some(day) = to.filter(|day| YEARS.contains(&day.year())) {
            self.selected = day;
        }
    }

    /// The Monday with which the picture of the month begins.
    fn first_shown(&self) -> Option<NaiveDate> {
        let first = self.selected.with_day(1)?;
        first.checked_sub_days(Days::new(first.weekday().num_days_from_monday().into()))
    }

    fn day_span(&self, day: NaiveDate, today: NaiveDate, theme: Theme) -> Span<'static> {
        let (open, close) = if day == self.selected { ("[", "]") } else { (" ", " ") };
        let mark = if day == today { theme.pick("•", "*") } else { " " };
        let role = match () {
            () if day == self.selected => Role::Selected,
            () if day == today => Role::Heading,
            () if day.month() == self.selected.month() => Role::Plain,
            () => Role::Muted,
        };
        Span::styled(format!("{open}{:>2}{mark}{close}", day.day()), theme.style(role))
    }
}

/// `thứ năm, 15/06/2023 (hôm nay)`.
fn in_words(day: NaiveDate, today: NaiveDate, words: &Words) -> String {
    let weekday = Message::of_code("tui-weekday", &day.weekday().number_from_monday().to_string());
    let named = format!("{}, {}", words.say(&weekday), numbers::day(day));
    if day == today { words.say(&msg!("tui-calendar-is-today", day = named)) } else { named }
}

struct Parts {
    whole: Rect,
    weekdays: Rect,
    weeks: Rect,
    foot: Rect,
}

/// The same places for drawing and for clicks.
fn parts(area: Rect) -> Parts {
    let whole = boxes::middle(area, DAY_WIDE * 7 + 4, WEEKS + 4);
    let inside = Rect {
        x: whole.x + 2.min(whole.width),
        y: whole.y + 1.min(whole.height),
        width: whole.width.saturating_sub(4),
        height: whole.height.saturating_sub(2),
    };
    let (weekdays, rest) = boxes::split_top(inside, 1);
    let (weeks, foot) = boxes::split_top(rest, WEEKS);
    Parts { whole, weekdays, weeks, foot }
}

impl Behaviour for Calendar {
    fn scope(&self) -> Scope {
        Scope::Calendar
    }

    fn title(&self) -> Message {
        msg!("tui-title-calendar")
    }

    fn is_box(&self) -> bool {
        true
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        let day = self.selected;
        let to = match act {
            Act::Enter => return vec![Step::Picked(Picked::Day(day))],
            Act::Back => return vec![Step::Back],
            Act::NextChoice => day.checked_add_days(Days::new(1)),
            Act::PreviousChoice => day.checked_sub_days(Days::new(1)),
            Act::Down => day.checked_add_days(Days::new(7)),
            Act::Up => day.checked_sub_days(Days::new(7)),
            Act::PageDown => day.checked_add_months(Months::new(1)),
            Act::PageUp => day.checked_sub_months(Months::new(1)),
            Act::First => Some(shared.now.today),
            _ => None,
        };
        self.go(to);
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let weeks = parts(shared.body()).weeks;
        let Some(row) = boxes::row_at(weeks, position) else { return Vec::new() };
        let column = (position.x - weeks.x) / DAY_WIDE;
        let days = row as u64 * 7 + u64::from(column.min(6));
        match self.first_shown().and_then(|first| first.checked_add_days(Days::new(days))) {
            Some(day) => vec![Step::Picked(Picked::Day(day))],
            None => Vec::new(),
        }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme, today) = (&shared.words, shared.theme, shared.now.today);
        let parts = parts(area);
        let title = msg!("tui-calendar-month", month = self.selected.format("%m/%Y").to_string());
        boxes::boxed(frame, parts.whole, theme, &words.say(&title));
        let names = (1..=7).map(|number| {
            let name = words.say(&Message::of_code("tui-weekday-short", &number.to_string()));
            Span::styled(format!(" {}", cells::left(&name, usize::from(DAY_WIDE) - 1)), theme.style(Role::Heading))
        });
        frame.render_widget(Line::from(names.collect::<Vec<_>>()), parts.weekdays);
        let Some(first) = self.first_shown() else { return };
        for (week, at) in (0..).zip(parts.weeks.rows()) {
            let days = (0..7).filter_map(|weekday| first.checked_add_days(Days::new(week * 7 + weekday)));
            let spans: Vec<Span> = days.map(|day| self.day_span(day, today, theme)).collect();
            frame.render_widget(Line::from(spans), at);
        }
        let text = cells::fit(&in_words(self.selected, today, words), usize::from(parts.foot.width));
        frame.render_widget(Line::styled(text, theme.style(Role::Heading)), parts.foot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::tests::{day, picture_of, shared};

    fn after(from: &str, acts: &[Act]) -> NaiveDate {
        let (mut calendar, mut shared) = (Calendar::at(day(from)), shared());
        for act in acts {
            calendar.act(*act, None, &mut shared);
        }
        calendar.selected
    }

    #[test]
    fn keys_go_by_day_week_month_and_to_today() {
        for (from, acts, expected) in [
            ("2023-06-30", vec![Act::NextChoice], "2023-07-01"),
            ("2023-07-01", vec![Act::PreviousChoice], "2023-06-30"),
            ("2023-06-15", vec![Act::Down], "2023-06-22"),
            ("2023-06-05", vec![Act::Up], "2023-05-29"),
            ("2024-01-31", vec![Act::PageDown], "2024-02-29"),
            ("2023-03-31", vec![Act::PageUp], "2023-02-28"),
            ("1990-01-01", vec![Act::First], "2023-06-15"),
            ("2100-12-31", vec![Act::NextChoice, Act::PageDown], "2100-12-31"),
        ] {
            assert_eq!(after(from, &acts), day(expected), "{from} {acts:?}");
        }
    }

    #[test]
    fn weeks_begin_on_monday_and_a_click_picks_the_day_under_it() {
        let mut shared = shared();
        let mut calendar = Calendar::at(day("2023-06-15"));
        assert_eq!(calendar.first_shown(), Some(day("2023-05-29")));
        let weeks = parts(shared.body()).weeks;
        for (column, row, expected) in [(0, 0, "2023-05-29"), (3, 2, "2023-06-15"), (6, 5, "2023-07-09")] {
            let position = Position::new(weeks.x + column * DAY_WIDE + 2, weeks.y + row);
            let steps = calendar.click(position, &mut shared);
            let [Step::Picked(Picked::Day(picked))] = steps.as_slice() else { panic!("nothing picked") };
            assert_eq!(*picked, day(expected));
        }
    }

    #[test]
    fn today_and_the_selected_day_have_signs() {
        let shared = shared();
        let of = |selected| picture_of(&Calendar::at(day(selected)), &shared, 60, 14);
        let elsewhere = of("2023-06-20");
        assert!(elsewhere.contains("[20 ]") && elsewhere.contains(" 15• "), "{elsewhere}");
        assert!(of("2023-06-15").contains("[15•]"));
    }
}
