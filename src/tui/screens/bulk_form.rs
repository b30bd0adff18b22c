//! Recording a milestone for everybody who is marked, in one operation: today is proposed, another day is typed or
//! picked.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::people_detail::day_shown;
use super::visit_text::past_day;
use super::{Behaviour, Calendar, Confirm, Question, Typing, moved};
use crate::desk::screen::{ListsRequest, Request};
use crate::desk::views::PersonRef;
use crate::domain::milestone::{Milestone, Reached};
use crate::msg;
use crate::text::words::{Message, Words};
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Saving, Shared, Step, Then};
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Focus, TextField};
use crate::tui::widgets::{boxes, cells};

/// A day.
const MOST_DAY_CHARS: usize = 40;
/// From so many people on it is asked once more: a wrong key would change more than one looks over.
const ASKED_FROM: usize = 10;

/// A milestone that is being recorded for many people.
pub struct BulkForm {
    people: Vec<PersonRef>,
    milestone: Option<Milestone>,
    day: Day,
    text: Option<(TextField, Option<Message>)>,
}

/// When it was reached.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Day {
    Today,
    On(NaiveDate),
    Unknown,
    Never,
}

impl BulkForm {
    /// A milestone of these people.
    pub fn new(people: Vec<PersonRef>) -> Self {
        Self { people, milestone: None, day: Day::Today, text: None }
    }

    fn place(&self) -> Option<usize> {
        Milestone::ALL.iter().position(|milestone| Some(*milestone) == self.milestone)
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

    fn take_day(&mut self, day: NaiveDate, today: NaiveDate) {
        self.day = if day == today { Day::Today } else { Day::On(day) };
        self.text = None;
    }

    /// What will be recorded: `12 người · Đã kích hoạt mức 2 · 15/06/2023`.
    fn said(&self, milestone: Milestone, today: NaiveDate) -> Message {
        let (count, what) = (self.people.len(), Message::of_code("milestone", milestone.code()));
        match self.day {
            Day::Today => msg!("tui-said-many", count = count, what = what, day = day_shown(today)),
            Day::On(day) => msg!("tui-said-many", count = count, what = what, day = day_shown(day)),
            Day::Unknown => msg!("tui-said-many-unknown", count = count, what = what),
            Day::Never => msg!("tui-said-many-never", count = count, what = what),
        }
    }

    fn save(&self, shared: &Shared) -> Vec<Step> {
        let Some(milestone) = self.milestone else { return Vec::new() };
        let today = shared.now.today;
        let reached = match self.day {
            Day::Today => Reached::On(today),
            Day::On(day) => Reached::On(day),
            Day::Unknown => Reached::DayUnknown { counted_from: today },
            Day::Never => Reached::No,
        };
        let saving = Saving { said: self.said(milestone, today), then: Then::Back };
        let request = ListsRequest::RecordMany { people: self.people.clone(), milestone, reached };
        vec![Step::Save(Request::Lists(request), saving)]
    }

    fn save_or_ask(&self, shared: &Shared) -> Vec<Step> {
        match self.milestone {
            Some(milestone) if self.people.len() >= ASKED_FROM => {
                let said = self.said(milestone, shared.now.today);
                vec![Step::open(Confirm::new(Question::RecordMany(said)))]
            }
            Some(_) | None => self.save(shared),
        }
    }

    fn day_text(&self, words: &Words, today: NaiveDate) -> (String, Role) {
        match self.day {
            Day::Today => (words.say(&msg!("tui-today-is", day = today)), Role::Heading),
            Day::On(day) => (day_shown(day), Role::Heading),
            Day::Unknown => (words.get("tui-reached-day-unknown"), Role::Heading),
            Day::Never => (words.get("tui-record-never"), Role::Trouble),
        }
    }

    fn draw_day(&self, shared: &Shared, frame: &mut Frame, row: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let label = words.get("tui-record-day");
        let (left, right) = boxes::split_left(row, cells::cells(cells::width(&label) + 3));
        let line = Line::from(vec![Span::styled("y ", theme.style(Role::Key)), Span::raw(label)]);
        frame.render_widget(line, left);
        let Some((field, wrong)) = &self.text else {
            let (text, role) = self.day_text(words, shared.now.today);
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

impl Behaviour for BulkForm {
    fn scope(&self) -> Scope {
        if self.text.is_some() { Scope::RecordText } else { Scope::Record }
    }

    fn title(&self) -> Message {
        msg!("tui-title-record-many")
    }

    fn is_form(&self) -> bool {
        true
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        self.text.as_mut().map(|(field, _)| Typing::Text(field))
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        if let Some((_, wrong)) = &mut self.text {
            *wrong = None;
        }
        Vec::new()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        let today = shared.now.today;
        match act {
            Act::Calendar => {
                let stands = if let Day::On(day) = self.day { day } else { today };
                return vec![Step::open(Calendar::at(stands))];
            }
            Act::Back if self.text.is_some() => self.text = None,
            Act::Enter if self.text.is_some() => self.accept_text(today),
            Act::Back if self.is_unsaved() => return vec![Step::Discard],
            Act::Back => return vec![Step::Back],
            Act::Enter => return self.save_or_ask(shared),
            Act::Milestone(milestone) => self.milestone = Some(milestone),
            Act::Day => {
                let day = if let Day::On(day) = self.day { day_shown(day) } else { String::new() };
                self.text = Some((TextField::with(MOST_DAY_CHARS, &day), None));
            }
            Act::DayUnknown => self.day = if self.day == Day::Unknown { Day::Today } else { Day::Unknown },
            Act::NotReached => self.day = if self.day == Day::Never { Day::Today } else { Day::Never },
            _ => {
                let place = self.place().map_or(0, |place| moved(act, place, Milestone::ALL.len(), 4));
                self.milestone = Milestone::ALL.get(place).copied();
            }
        }
        Vec::new()
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        match picked {
            Picked::Day(day) if *day <= shared.now.today => self.take_day(*day, shared.now.today),
            // A day that is still to come is said to be wrong where it would have been typed.
            Picked::Day(day) => {
                let wrong = msg!("tui-wrong-day-future", day = *day);
                self.text = Some((TextField::with(MOST_DAY_CHARS, &day_shown(*day)), Some(wrong)));
            }
            Picked::Agreed => return self.save(shared),
            _ => {}
        }
        Vec::new()
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (_, list, _) = parts(shared.body());
        if let Some(milestone) = boxes::row_at(list, position).and_then(|row| Milestone::ALL.get(row)) {
            self.milestone = Some(*milestone);
        }
        Vec::new()
    }

    fn is_unsaved(&self) -> bool {
        self.milestone.is_some() || self.day != Day::Today
    }

    fn can_save(&self) -> Result<(), Message> {
        self.milestone.map(drop).ok_or_else(|| msg!("tui-why-no-milestone"))
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (head, list, foot) = parts(area);
        let title = words.say(&msg!("tui-marked", count = self.people.len()));
        frame.render_widget(boxes::rule(theme, &title, usize::from(head.width)), head);
        for ((number, milestone), at) in (1..).zip(Milestone::ALL).zip(list.rows()) {
            let is_selected = Some(milestone) == self.milestone;
            let base = if is_selected { theme.style(Role::Selected) } else { Style::new() };
            let label = words.say(&Message::of_code("milestone", milestone.code()));
            let label_wide = usize::from(at.width).saturating_sub(4).min(50);
            frame.render_widget(
                Line::from(vec![
                    Span::styled(if is_selected { theme.pointer() } else { " " }, base),
                    Span::styled(format!("{number} "), base.patch(theme.style(Role::Key))),
                    Span::styled(cells::left(&label, label_wide), base),
                ]),
                at,
            );
        }
        let mut rows = foot.rows().skip(1);
        if let Some(row) = rows.next() {
            self.draw_day(shared, frame, row);
        }
        if let (Some(row), Some(milestone)) = (rows.nth(1), self.milestone) {
            let said = words.say(&self.said(milestone, shared.now.today));
            let text = words.say(&msg!("tui-record-many-will", what = said));
            frame.render_widget(Line::from(cells::fit(&text, usize::from(row.width))), row);
        }
    }
}

fn parts(area: Rect) -> (Rect, Rect, Rect) {
    let (head, rest) = boxes::split_top(area, 1);
    let (list, foot) = boxes::split_top(rest, cells::cells(Milestone::ALL.len()));
    (head, list, foot)
}
