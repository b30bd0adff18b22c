//! A milestone and when it was reached, as both forms that record one choose them: today is proposed, another day is
//! typed or picked, or it is not known, or it was never reached.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::people_detail::day_shown;
use super::visit_text::past_day;
use super::{Typing, moved};
use crate::domain::milestone::{Milestone, Reached};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::model::Shared;
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Focus, TextField};
use crate::tui::widgets::{boxes, cells};

/// A day.
const MOST_DAY_CHARS: usize = 40;
/// Cells of a milestone's name, at most.
const LABEL_MOST: usize = 50;
/// Cells of what stands beside a milestone.
const BESIDE: usize = 16;

/// A milestone and its day.
#[derive(Default)]
pub struct MilestoneChoice {
    milestone: Option<Milestone>,
    day: Day,
    /// The day that is being typed, and why it is not accepted.
    text: Option<(TextField, Option<Message>)>,
}

/// When it was reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Day {
    /// Today.
    #[default]
    Today,
    /// Another day.
    On(NaiveDate),
    /// Nobody knows.
    Unknown,
    /// It was not reached.
    Never,
}

/// Where the name, the milestones and the day are.
pub fn parts(area: Rect) -> (Rect, Rect, Rect) {
    let (head, rest) = boxes::split_top(area, 1);
    let (list, foot) = boxes::split_top(rest, cells::cells(Milestone::ALL.len()));
    (head, list, foot)
}

impl MilestoneChoice {
    /// The milestone, once one is chosen.
    pub fn milestone(&self) -> Option<Milestone> {
        self.milestone
    }

    /// When it was reached.
    pub fn day(&self) -> Day {
        self.day
    }

    /// What is to be recorded.
    pub fn reached(&self, today: NaiveDate) -> Reached {
        match self.day {
            Day::Today => Reached::On(today),
            Day::On(day) => Reached::On(day),
            Day::Unknown => Reached::DayUnknown { counted_from: today },
            Day::Never => Reached::No,
        }
    }

    /// Whether something was chosen.
    pub fn is_begun(&self) -> bool {
        self.milestone.is_some() || self.day != Day::Today
    }

    /// Whether it can be saved, or why not.
    pub fn can_save(&self) -> Result<(), Message> {
        self.milestone.map(drop).ok_or_else(|| msg!("tui-why-no-milestone"))
    }

    /// Whether a day is being typed.
    pub fn is_typing(&self) -> bool {
        self.text.is_some()
    }

    /// The scope of the commands.
    pub fn scope(&self) -> Scope {
        if self.is_typing() { Scope::RecordText } else { Scope::Record }
    }

    /// The day that is being typed.
    pub fn typing(&mut self) -> Option<Typing<'_>> {
        self.text.as_mut().map(|(field, _)| Typing::Text(field))
    }

    /// Another text: what was wrong with it is past.
    pub fn typed(&mut self) {
        if let Some((_, wrong)) = &mut self.text {
            *wrong = None;
        }
    }

    /// The day that stands there; today where there is none.
    pub fn standing_day(&self, today: NaiveDate) -> NaiveDate {
        match self.day {
            Day::On(day) => day,
            Day::Today | Day::Unknown | Day::Never => today,
        }
    }

    /// The day that is being typed, if it can be one.
    pub fn typed_day(&self, today: NaiveDate) -> Option<NaiveDate> {
        self.text.as_ref().and_then(|(field, _)| past_day(&field.cleaned(), today).ok())
    }

    /// A command: a milestone, its day, a step in the list; while a day is typed, that it is accepted or given up.
    pub fn act(&mut self, act: Act, today: NaiveDate) {
        match act {
            Act::Back => self.text = None,
            Act::Enter => self.accept_text(today),
            Act::Milestone(milestone) => self.milestone = Some(milestone),
            Act::Day => {
                let day = if let Day::On(day) = self.day { day_shown(day) } else { String::new() };
                let mut field = TextField::with(MOST_DAY_CHARS, &day);
                field.offer();
                self.text = Some((field, None));
            }
            Act::DayUnknown => self.day = if self.day == Day::Unknown { Day::Today } else { Day::Unknown },
            Act::NotReached => self.day = if self.day == Day::Never { Day::Today } else { Day::Never },
            _ => {
                let place = Milestone::ALL.iter().position(|milestone| Some(*milestone) == self.milestone);
                let place = place.map_or(0, |place| moved(act, place, Milestone::ALL.len(), 4));
                self.milestone = Milestone::ALL.get(place).copied();
            }
        }
    }

    fn accept_text(&mut self, today: NaiveDate) {
        let Some((field, wrong)) = &mut self.text else { return };
        let typed = field.cleaned();
        if typed.is_empty() {
            self.day = Day::Today;
            self.text = None;
            return;
        }
        match past_day(&typed, today) {
            Ok(day) => self.take_day(day, today),
            Err(why) => *wrong = Some(why),
        }
    }

    /// A day was picked. One that is still to come is said to be wrong where it would have been typed.
    pub fn take_day(&mut self, day: NaiveDate, today: NaiveDate) {
        if day > today {
            let wrong = msg!("tui-wrong-day-future", day = day);
            self.text = Some((TextField::with(MOST_DAY_CHARS, &day_shown(day)), Some(wrong)));
            return;
        }
        self.day = if day == today { Day::Today } else { Day::On(day) };
        self.text = None;
    }

    /// A click on a milestone chooses it.
    pub fn click(&mut self, position: Position, area: Rect) {
        let (_, list, _) = parts(area);
        if let Some(milestone) = boxes::row_at(list, position).and_then(|row| Milestone::ALL.get(row)) {
            self.milestone = Some(*milestone);
        }
    }

    /// Draws the milestones, each with what is known of it, if anything is.
    pub fn draw_list(
        &self,
        beside: Option<&dyn Fn(Milestone) -> String>,
        shared: &Shared,
        frame: &mut Frame,
        at: Rect,
    ) {
        let (words, theme) = (&shared.words, shared.theme);
        for ((number, milestone), at) in (1..).zip(Milestone::ALL).zip(at.rows()) {
            let is_selected = Some(milestone) == self.milestone;
            let base = if is_selected { theme.style(Role::Selected) } else { Style::new() };
            let label = words.say(&Message::of_code("milestone", milestone.code()));
            let taken = 4 + beside.map_or(0, |_| BESIDE);
            let label_wide = usize::from(at.width).saturating_sub(taken).min(LABEL_MOST);
            let mut spans = vec![
                Span::styled(if is_selected { theme.pointer() } else { " " }, base),
                Span::styled(format!("{number} "), base.patch(theme.style(Role::Key))),
                Span::styled(cells::left(&label, label_wide), base),
            ];
            spans.extend(beside.map(|beside| Span::styled(cells::left(&beside(milestone), BESIDE), base)));
            frame.render_widget(Line::from(spans), at);
        }
    }

    /// Draws the day, or the field in which it is typed.
    pub fn draw_day(&self, shared: &Shared, frame: &mut Frame, row: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let label = words.get("tui-record-day");
        let (left, right) = boxes::split_left(row, cells::cells(cells::width(&label) + 3));
        let line = Line::from(vec![Span::styled("y ", theme.style(Role::Key)), Span::raw(label)]);
        frame.render_widget(line, left);
        let Some((field, wrong)) = &self.text else {
            let (text, role) = match self.day {
                Day::Today => (words.say(&msg!("tui-today-is", day = shared.now.today)), Role::Heading),
                Day::On(day) => (day_shown(day), Role::Heading),
                Day::Unknown => (words.get("tui-reached-day-unknown"), Role::Heading),
                Day::Never => (words.get("tui-record-never"), Role::Trouble),
            };
            frame.render_widget(Line::styled(cells::fit(&text, usize::from(right.width)), theme.style(role)), right);
            return;
        };
        let (at, beside) = boxes::split_left(right, 18);
        let (text, role) = match wrong {
            Some(wrong) => (words.say(wrong), Role::Trouble),
            None => (words.get("tui-day-hint"), Role::Muted),
        };
        frame.render_widget(Line::styled(cells::fit(&text, usize::from(beside.width)), theme.style(role)), beside);
        field.draw(frame, at, theme.style(Role::Heading), Focus::Here);
    }
}
