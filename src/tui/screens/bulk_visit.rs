//! Recording the outcome of a visit for every household that is marked, or in which somebody is, in one operation. The
//! outcomes have the keys that they have at a single door.

use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

use super::bulk_form::ASKED_FROM;
use super::people_detail::day_shown;
use super::{Behaviour, Calendar, Confirm, Question, moved};
use crate::desk::bulk::Marked;
use crate::desk::screen::{ListsReply, ListsRequest, Reply, Request, ToForesee};
use crate::desk::views::Foreseen;
use crate::domain::visit::Outcome;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope, of_scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Saving, Shared, Status, Step, Then};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// The outcomes in the order of their keys.
const OUTCOMES: [Outcome; 5] = [Outcome::NotHome, Outcome::Refused, Outcome::Vacant, Outcome::Moved, Outcome::Met];

/// A visit that is being recorded for many households.
pub struct BulkVisit {
    marked: Marked,
    outcome: Option<Outcome>,
    /// The day, where it is not today.
    on: Option<NaiveDate>,
    /// What it will do, once that is known, and the number under which it was asked for.
    foreseen: Option<Foreseen>,
    asked: u64,
}

impl BulkVisit {
    /// Of what is marked.
    pub fn new(marked: Marked) -> Self {
        Self { marked, outcome: None, on: None, foreseen: None, asked: 0 }
    }

    /// What will be recorded: `12 hộ · vắng nhà · 15/06/2023`.
    fn said(&self, outcome: Outcome, today: NaiveDate) -> Message {
        let (count, what) = (self.foreseen.map_or(0, |foreseen| foreseen.changed), outcome_name(outcome));
        msg!("tui-said-many-visits", count = count, what = what, day = day_shown(self.on.unwrap_or(today)))
    }

    fn changed(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.foreseen = None;
        let Some(outcome) = self.outcome else { return Vec::new() };
        self.asked = shared.next_search();
        let what = ToForesee::Visits { marked: self.marked.clone(), outcome, on: self.on };
        vec![Step::Ask(Request::Lists(ListsRequest::Foresee { number: self.asked, what }))]
    }

    fn choose(&mut self, outcome: Outcome, shared: &mut Shared) -> Vec<Step> {
        if self.outcome == Some(outcome) && self.foreseen.is_some() {
            return Vec::new();
        }
        self.outcome = Some(outcome);
        self.changed(shared)
    }

    fn save(&self, shared: &Shared) -> Vec<Step> {
        let Some(outcome) = self.outcome else { return Vec::new() };
        let saving = Saving { said: self.said(outcome, shared.now.today), then: Then::Back };
        let request = ListsRequest::VisitMany { marked: self.marked.clone(), outcome, on: self.on };
        vec![Step::Save(Request::Lists(request), saving)]
    }

    fn save_or_ask(&self, shared: &Shared) -> Vec<Step> {
        match self.outcome {
            Some(outcome) if self.foreseen.is_some_and(|foreseen| foreseen.changed >= ASKED_FROM) => {
                let question = msg!("tui-ask-visit-many", what = self.said(outcome, shared.now.today));
                vec![Step::open(Confirm::new(Question::Other(question)))]
            }
            Some(_) | None => self.save(shared),
        }
    }

    /// What it will do, in words.
    fn preview(&self, shared: &Shared) -> Vec<(Message, Role)> {
        let Some(outcome) = self.outcome else { return Vec::new() };
        let Some(Foreseen { changed, standing, ended }) = self.foreseen else {
            return vec![(msg!("tui-loading"), Role::Muted)];
        };
        let said = self.said(outcome, shared.now.today);
        let mut lines = vec![(msg!("tui-record-many-will", what = said), Role::Heading)];
        if changed == 0 {
            lines = vec![(msg!("tui-many-visits-nothing"), Role::Attention)];
        } else if standing > 0 {
            lines.push((msg!("tui-many-visits-standing", count = standing), Role::Plain));
        }
        if ended > 0 {
            lines.push((msg!("tui-many-visits-ended", count = ended), Role::Attention));
        }
        lines
    }
}

fn outcome_name(outcome: Outcome) -> Message {
    Message::of_code("outcome", outcome.code())
}

/// Where the title, the outcomes and the rest are.
fn parts(area: Rect) -> (Rect, Rect, Rect) {
    let (head, rest) = boxes::split_top(area, 1);
    let (list, foot) = boxes::split_top(rest, cells::cells(OUTCOMES.len()));
    (head, list, foot)
}

impl Behaviour for BulkVisit {
    fn scope(&self) -> Scope {
        Scope::BulkVisit
    }

    fn title(&self) -> Message {
        msg!("tui-title-visit-many")
    }

    fn is_form(&self) -> bool {
        true
    }

    /// Nothing is recorded before it is known what it will do.
    fn is_waiting(&self) -> bool {
        self.outcome.is_some() && self.foreseen.is_none()
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Outcome(outcome) => self.choose(outcome, shared),
            Act::Day => vec![Step::open(Calendar::at(self.on.unwrap_or(shared.now.today)))],
            Act::Back if self.is_unsaved() => vec![Step::Discard],
            Act::Back => vec![Step::Back],
            Act::Enter => self.save_or_ask(shared),
            _ => {
                let place = self.outcome.and_then(|outcome| OUTCOMES.iter().position(|other| *other == outcome));
                let place = place.map_or(0, |place| moved(act, place, OUTCOMES.len(), OUTCOMES.len()));
                let outcome = OUTCOMES.get(place).copied();
                outcome.map(|outcome| self.choose(outcome, shared)).unwrap_or_default()
            }
        }
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        if let Reply::Lists(ListsReply::Foreseen { number, foreseen }) = reply
            && *number == self.asked
        {
            self.foreseen = Some(*foreseen);
        }
        Vec::new()
    }

    fn request_failed(&mut self) {
        // It can be chosen again.
        if self.foreseen.is_none() {
            self.outcome = None;
        }
    }

    /// Others may have recorded something meanwhile.
    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.changed(shared)
    }

    fn forget(&mut self) {
        self.foreseen = None;
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        match picked {
            Picked::Day(day) if *day > shared.now.today => {
                vec![Step::Say(Status::refusal(msg!("tui-wrong-day-future", day = *day)))]
            }
            Picked::Day(day) => {
                self.on = Some(*day).filter(|day| *day != shared.now.today);
                self.changed(shared)
            }
            Picked::Agreed => self.save(shared),
            _ => Vec::new(),
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let (_, list, _) = parts(shared.body());
        let outcome = boxes::row_at(list, position).and_then(|row| OUTCOMES.get(row).copied());
        outcome.map(|outcome| self.choose(outcome, shared)).unwrap_or_default()
    }

    fn is_unsaved(&self) -> bool {
        self.outcome.is_some() || self.on.is_some()
    }

    fn can_save(&self) -> Result<(), Message> {
        self.outcome.map(drop).ok_or_else(|| msg!("tui-why-nothing-chosen"))
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let (words, theme) = (&shared.words, shared.theme);
        let (head, list, foot) = parts(area);
        let count = self.marked.count();
        let title = match self.marked {
            Marked::People(_) => msg!("tui-marked-people-at-home", count = count),
            Marked::Households(_) => msg!("tui-marked-households", count = count),
        };
        frame.render_widget(boxes::rule(theme, &words.say(&title), usize::from(head.width)), head);
        for (outcome, at) in OUTCOMES.into_iter().zip(list.rows()) {
            let is_chosen = Some(outcome) == self.outcome;
            let base = theme.style(if is_chosen { Role::Selected } else { Role::Plain });
            let command = of_scope(Scope::BulkVisit).find(|command| command.act == Act::Outcome(outcome));
            let key = command.and_then(|command| command.keys.first()).map(ToString::to_string).unwrap_or_default();
            let label = cells::fit(&words.say(&outcome_name(outcome)), usize::from(at.width).saturating_sub(4));
            frame.render_widget(
                Line::from(vec![
                    Span::styled(if is_chosen { theme.pointer() } else { " " }, base),
                    Span::styled(format!("{key} "), base.patch(theme.style(Role::Key))),
                    Span::styled(format!("{label} "), base),
                ]),
                at,
            );
        }
        let mut rows = foot.rows().skip(1);
        if let Some(row) = rows.next() {
            let day = match self.on {
                Some(day) => day_shown(day),
                None => words.say(&msg!("tui-today-is", day = shared.now.today)),
            };
            frame.render_widget(
                Line::from(vec![
                    Span::styled("y ", theme.style(Role::Key)),
                    Span::raw(format!("{} ", words.get("tui-record-day"))),
                    Span::styled(day, theme.style(Role::Heading)),
                ]),
                row,
            );
        }
        let wide = usize::from(foot.width);
        let lines = self.preview(shared).into_iter().flat_map(|(message, role)| {
            cells::wrap(&words.say(&message), wide).into_iter().map(move |text| (text, role))
        });
        for ((text, role), row) in lines.zip(rows.skip(1)) {
            frame.render_widget(Line::styled(text, theme.style(role)), row);
        }
    }
}
