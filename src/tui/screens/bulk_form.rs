//! Recording a milestone for everybody who is marked, in one operation: today is proposed, another day is typed or
//! picked.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

use super::milestone_choice::{Day, MilestoneChoice, parts};
use super::people_detail::day_shown;
use super::{Behaviour, Calendar, Confirm, Question, Typing};
use crate::desk::screen::{ListsReply, ListsRequest, Reply, Request, ToForesee};
use crate::desk::views::{Foreseen, PersonRef};
use crate::domain::milestone::{Milestone, Reached};
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Saving, Shared, Step, Then};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// From so many people on it is asked once more: a wrong key would change more than one looks over.
pub const ASKED_FROM: usize = 10;

/// A milestone that is being recorded for many people.
pub struct BulkForm {
    people: Vec<PersonRef>,
    choice: MilestoneChoice,
    /// What it will do, once that is known, and for what and under which number it was asked.
    foreseen: Option<Foreseen>,
    asked: Option<(Milestone, Reached, u64)>,
}

impl BulkForm {
    /// A milestone of these people.
    pub fn new(people: Vec<PersonRef>) -> Self {
        Self { people, choice: MilestoneChoice::default(), foreseen: None, asked: None }
    }

    /// What will be recorded: `12 người · Đã kích hoạt mức 2 · 15/06/2023`.
    fn said(&self, milestone: Milestone, today: NaiveDate) -> Message {
        let (count, what) = (self.people.len(), Message::of_code("milestone", milestone.code()));
        match self.choice.day() {
            Day::Today => msg!("tui-said-many", count = count, what = what, day = day_shown(today)),
            Day::On(day) => msg!("tui-said-many", count = count, what = what, day = day_shown(day)),
            Day::Unknown => msg!("tui-said-many-unknown", count = count, what = what),
            Day::Never => msg!("tui-said-many-never", count = count, what = what),
        }
    }

    /// Asks what it will do, where something else was chosen.
    fn foresee(&mut self, shared: &mut Shared) -> Vec<Step> {
        let Some(milestone) = self.choice.milestone() else { return Vec::new() };
        let reached = self.choice.reached(shared.now.today);
        if self.asked.is_some_and(|(what, how, _)| (what, how) == (milestone, reached)) {
            return Vec::new();
        }
        let number = shared.next_search();
        (self.foreseen, self.asked) = (None, Some((milestone, reached, number)));
        let what = ToForesee::Milestone { people: self.people.clone(), milestone, reached };
        vec![Step::Ask(Request::Lists(ListsRequest::Foresee { number, what }))]
    }

    fn save(&self, shared: &Shared) -> Vec<Step> {
        let Some(milestone) = self.choice.milestone() else { return Vec::new() };
        let today = shared.now.today;
        let reached = self.choice.reached(today);
        let saving = Saving { said: self.said(milestone, today), then: Then::Back };
        let request = ListsRequest::RecordMany { people: self.people.clone(), milestone, reached };
        vec![Step::Save(Request::Lists(request), saving)]
    }

    fn save_or_ask(&self, shared: &Shared) -> Vec<Step> {
        match self.choice.milestone() {
            Some(milestone) if self.people.len() >= ASKED_FROM => {
                let said = self.said(milestone, shared.now.today);
                vec![Step::open(Confirm::new(Question::RecordMany(said)))]
            }
            Some(_) | None => self.save(shared),
        }
    }
}

impl Behaviour for BulkForm {
    fn scope(&self) -> Scope {
        self.choice.scope()
    }

    fn title(&self) -> Message {
        msg!("tui-title-record-many")
    }

    fn is_form(&self) -> bool {
        true
    }

    fn typing(&mut self) -> Option<Typing<'_>> {
        self.choice.typing()
    }

    fn typed(&mut self, _: &mut Shared) -> Vec<Step> {
        self.choice.typed();
        Vec::new()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        let today = shared.now.today;
        match act {
            Act::Calendar => return vec![Step::open(Calendar::at(self.choice.standing_day(today)))],
            Act::Back | Act::Enter if self.choice.is_typing() => self.choice.act(act, today),
            Act::Back if self.is_unsaved() => return vec![Step::Discard],
            Act::Back => return vec![Step::Back],
            Act::Enter => return self.save_or_ask(shared),
            _ => self.choice.act(act, today),
        }
        self.foresee(shared)
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        if let Reply::Lists(ListsReply::Foreseen { number, foreseen }) = reply
            && self.asked.is_some_and(|(_, _, asked)| asked == *number)
        {
            self.foreseen = Some(*foreseen);
        }
        Vec::new()
    }

    fn request_failed(&mut self) {
        self.asked = None;
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        match picked {
            Picked::Day(day) => self.choice.take_day(*day, shared.now.today),
            Picked::Agreed => return self.save(shared),
            _ => {}
        }
        self.foresee(shared)
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        self.choice.click(position, shared.body());
        self.foresee(shared)
    }

    fn is_unsaved(&self) -> bool {
        self.choice.is_begun()
    }

    fn can_save(&self) -> Result<(), Message> {
        self.choice.can_save()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (head, list, foot) = parts(area);
        let title = words.say(&msg!("tui-marked", count = self.people.len()));
        frame.render_widget(boxes::rule(theme, &title, usize::from(head.width)), head);
        self.choice.draw_list(None, shared, frame, list);
        let mut rows = foot.rows().skip(1);
        if let Some(row) = rows.next() {
            self.choice.draw_day(shared, frame, row);
        }
        if let (Some(row), Some(milestone)) = (rows.nth(1), self.choice.milestone()) {
            let said = words.say(&self.said(milestone, shared.now.today));
            let text = words.say(&msg!("tui-record-many-will", what = said));
            frame.render_widget(Line::from(cells::fit(&text, usize::from(row.width))), row);
        }
        if let (Some(row), Some(foreseen)) = (rows.next(), self.foreseen) {
            let counts = msg!("tui-many-foreseen", changed = foreseen.changed, standing = foreseen.standing);
            let text = cells::fit(&words.say(&counts), usize::from(row.width));
            frame.render_widget(Line::styled(text, theme.style(Role::Heading)), row);
        }
    }
}
