//! Recording a milestone of a person directly: today is proposed, another day is typed.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::people_detail::day_shown;
use super::visit_text::past_day;
use super::{Behaviour, Calendar, Typing, moved};
use crate::desk::screen::Request;
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonCard, PersonRef};
use crate::domain::milestone::{Milestone, Reached};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Saving, Shared, Step, Then};
use crate::tui::state;
use crate::tui::theme::Role;
use crate::tui::widgets::field::{Focus, TextField};
use crate::tui::widgets::{boxes, cells};

/// A day.
const MOST_DAY_CHARS: usize = 40;

/// A milestone that is being recorded.
pub struct RecordForm {
    /// The household.
    pub household: HouseholdRef,
    /// What is known of it, once it came.
    pub card: Option<Box<HouseholdCard>>,
    /// It is not in the ledger any more.
    pub gone: bool,
    person: PersonRef,
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

impl RecordForm {
    /// A milestone of this person.
    pub fn new(household: HouseholdRef, person: PersonRef) -> Self {
        Self { household, card: None, gone: false, person, milestone: None, day: Day::Today, text: None }
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

    /// The calendar, at the day that stands there or is being typed.
    fn calendar(&self, today: NaiveDate) -> Step {
        let typed = self.text.as_ref().and_then(|(field, _)| past_day(&field.cleaned(), today).ok());
        let stands = match self.day {
            Day::On(day) => day,
            Day::Today | Day::Unknown | Day::Never => today,
        };
        Step::open(Calendar::at(typed.unwrap_or(stands)))
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
        let name =
            self.member().map_or_else(|| self.person.to_string(), |member| member.person.facts.full_name.clone());
        let what = Message::of_code("milestone", milestone.code());
        let said = match self.day {
            Day::Today => msg!("tui-said-record", name = name, what = what, day = today),
            Day::On(day) => msg!("tui-said-record", name = name, what = what, day = day),
            Day::Unknown => msg!("tui-said-record-unknown", name = name, what = what),
            Day::Never => msg!("tui-said-record-never", name = name, what = what),
        };
        let request = Request::Record { person: self.person, milestone, reached };
        vec![Step::Save(request, Saving { said, then: Then::Back })]
    }

    fn member(&self) -> Option<&PersonCard> {
        self.card.as_ref()?.members.iter().find(|member| member.reference == self.person)
    }

    fn draw_day(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let mut rows = area.rows();
        let (Some(_), Some(row)) = (rows.next(), rows.next()) else { return };
        let label = words.get("tui-record-day");
        let label_wide = cells::cells(cells::width(&label) + 3);
        let (left, right) = boxes::split_left(row, label_wide);
        let line = Line::from(vec![Span::styled("y ", theme.style(Role::Key)), Span::raw(label)]);
        frame.render_widget(line, left);
        if let Some((field, wrong)) = &self.text {
            let (at, beside) = boxes::split_left(right, 18);
            let (text, role) = match wrong {
                Some(wrong) => (words.say(wrong), Role::Trouble),
                None => (words.get("tui-day-hint"), Role::Muted),
            };
            frame.render_widget(Line::styled(cells::fit(&text, usize::from(beside.width)), theme.style(role)), beside);
            field.draw(frame, at, theme.style(Role::Heading), Focus::Here);
            return;
        }
        let today = shared.now.today;
        let (text, role) = match self.day {
            Day::Today => (words.say(&msg!("tui-today-is", day = today)), Role::Heading),
            Day::On(day) => (day_shown(day), Role::Heading),
            Day::Unknown => (words.get("tui-reached-day-unknown"), Role::Heading),
            Day::Never => (words.get("tui-record-never"), Role::Trouble),
        };
        frame.render_widget(Line::styled(cells::fit(&text, usize::from(right.width)), theme.style(role)), right);
    }
}

impl Behaviour for RecordForm {
    fn scope(&self) -> Scope {
        if self.text.is_some() { Scope::RecordText } else { Scope::Record }
    }

    fn title(&self) -> Message {
        msg!("tui-title-record")
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

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        vec![Step::Ask(Request::Household(self.household))]
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        if self.text.is_some() {
            match act {
                Act::Back => self.text = None,
                Act::Enter => self.accept_text(shared.now.today),
                Act::Calendar => return vec![self.calendar(shared.now.today)],
                _ => {}
            }
            return Vec::new();
        }
        match act {
            Act::Back if self.is_unsaved() => return vec![Step::Discard],
            Act::Back => return vec![Step::Back],
            Act::Enter => return self.save(shared),
            Act::Calendar => return vec![self.calendar(shared.now.today)],
            Act::Milestone(milestone) => self.milestone = Some(milestone),
            Act::Day => {
                let day = match self.day {
                    Day::On(day) => day_shown(day),
                    Day::Today | Day::Unknown | Day::Never => String::new(),
                };
                self.text = Some((TextField::with(MOST_DAY_CHARS, &day), None));
            }
            Act::DayUnknown => self.day = if self.day == Day::Unknown { Day::Today } else { Day::Unknown },
            Act::NotReached => self.day = if self.day == Day::Never { Day::Today } else { Day::Never },
            _ => {
                let place = match self.place() {
                    None => 0,
                    Some(place) => moved(act, place, Milestone::ALL.len(), 4),
                };
                self.milestone = Milestone::ALL.get(place).copied();
            }
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
        let Some(member) = self.member() else {
            let text = if self.gone { "tui-household-gone" } else { "tui-loading" };
            frame.render_widget(Line::from(words.get(text)), area);
            return;
        };
        let wide = usize::from(head.width);
        frame.render_widget(boxes::rule(theme, &member.person.facts.full_name, wide), head);
        for ((number, milestone), at) in (1..).zip(Milestone::ALL).zip(list.rows()) {
            let is_selected = Some(milestone) == self.milestone;
            let base = if is_selected { theme.style(Role::Selected) } else { Style::new() };
            let label = words.say(&Message::of_code("milestone", milestone.code()));
            let reached = state::reached(words, &member.person, milestone, shared.now.today);
            let label_wide = usize::from(at.width).saturating_sub(20).min(50);
            frame.render_widget(
                Line::from(vec![
                    Span::styled(if is_selected { theme.pointer() } else { " " }, base),
                    Span::styled(format!("{number} "), base.patch(theme.style(Role::Key))),
                    Span::styled(cells::left(&label, label_wide), base),
                    Span::styled(cells::left(&reached, 16), base),
                ]),
                at,
            );
        }
        self.draw_day(shared, frame, foot);
    }

    fn household_is_gone(&mut self) {
        if self.card.is_none() {
            self.gone = true;
        }
    }

    fn any_card(&self) -> Option<&HouseholdCard> {
        self.card.as_deref()
    }

    fn household(&self) -> Option<HouseholdRef> {
        Some(self.household)
    }

    fn is_waiting(&self) -> bool {
        self.card.is_none() && !self.gone
    }

    fn forget(&mut self) {
        self.card = None;
    }

    /// A day that is still to come is said to be wrong where it would have been typed.
    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        if let Picked::Day(day) = picked {
            let today = shared.now.today;
            if *day <= today {
                self.take_day(*day, today);
            } else {
                let wrong = msg!("tui-wrong-day-future", day = *day);
                self.text = Some((TextField::with(MOST_DAY_CHARS, &day_shown(*day)), Some(wrong)));
            }
        }
        Vec::new()
    }

    fn is_form(&self) -> bool {
        true
    }

    fn take_card(&mut self, card: &HouseholdCard) {
        if card.reference == self.household {
            self.card = Some(Box::new(card.clone()));
        }
    }
}

fn parts(area: Rect) -> (Rect, Rect, Rect) {
    let (head, rest) = boxes::split_top(area, 1);
    let (list, foot) = boxes::split_top(rest, cells::cells(Milestone::ALL.len()));
    (head, list, foot)
}
