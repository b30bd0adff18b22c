//! A household: who lives there, what each of them needs next, who was here when.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use super::{
    Behaviour, FactsForm, MoveForm, Past, PersonScreen, Settle, household_name, moved, people_detail, people_told,
};
use crate::desk::screen::{EditingReply, EditingRequest, Reply, Request, Subject};
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonCard, PersonRef, SubjectHistory};
use crate::domain::next_step::NextStep;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Door, Shared, Step};
use crate::tui::theme::Role;
use crate::tui::widgets::{boxes, cells};

/// From so many columns on the selected member stands beside the list.
const WIDE: u16 = 120;
/// Rows of the members that are always there below 30 rows; the selected member needs the rest.
const MOST_MEMBER_ROWS: u16 = 6;

/// A household.
pub struct HouseholdScreen {
    /// Which.
    pub reference: HouseholdRef,
    /// What is known of it, once it came.
    pub card: Option<Box<HouseholdCard>>,
    /// It is not in the ledger any more.
    pub gone: bool,
    selected: Option<PersonRef>,
    /// Who is to be selected, where the card that is there does not know them yet.
    wanted: Option<PersonRef>,
    history: Option<Box<SubjectHistory>>,
    is_asking: bool,
    scroll: usize,
}

impl HouseholdScreen {
    /// A household, with somebody of it selected.
    pub fn new(reference: HouseholdRef, selected: Option<PersonRef>) -> Self {
        Self {
            reference,
            card: None,
            gone: false,
            selected,
            wanted: selected,
            history: None,
            is_asking: false,
            scroll: 0,
        }
    }

    /// Puts the selection on a member who was just added; the card may still be on its way.
    pub fn select(&mut self, person: PersonRef) {
        self.selected = Some(person);
        self.scroll = 0;
    }

    fn with_member(&self, open: impl FnOnce(&PersonCard) -> Step) -> Vec<Step> {
        self.member().map(open).into_iter().collect()
    }

    fn with_card(&self, open: impl FnOnce(&HouseholdCard) -> Step) -> Vec<Step> {
        self.card.as_deref().map(open).into_iter().collect()
    }

    fn place(&self) -> Option<usize> {
        let card = self.card.as_ref()?;
        card.members.iter().position(|member| Some(member.reference) == self.selected)
    }

    fn member(&self) -> Option<&PersonCard> {
        self.card.as_ref()?.members.get(self.place()?)
    }

    /// How far one can scroll: to the end of the longer of the two columns.
    fn most_scroll(&self, card: &HouseholdCard, shared: &Shared) -> usize {
        let parts = parts(shared.body(), card);
        let over = |lines: usize, at: Rect| lines.saturating_sub(usize::from(at.height));
        let detail = over(self.detail_lines(card, shared, parts.detail).len(), parts.detail);
        let beside = parts.visits.map(|at| over(self.told_lines(card, shared, usize::from(at.width)).len(), at));
        detail.max(beside.unwrap_or(0))
    }

    fn draw_scrolled(&self, lines: Vec<Line<'static>>, shared: &Shared, frame: &mut Frame, area: Rect) {
        people_detail::draw_scrolled(lines, self.scroll, shared, frame, area);
    }

    /// What contradicts itself, the visits, and what was changed.
    fn told_lines(&self, card: &HouseholdCard, shared: &Shared, wide: usize) -> Vec<Line<'static>> {
        let history = self.history.as_deref();
        let mut lines = people_told::dispute_lines(&people_told::disputes_of_household(card), history, shared, wide);
        lines.extend(people_detail::visit_lines(card, shared, wide));
        lines.extend(people_told::history_lines(history, shared, wide));
        lines
    }

    /// The selected member, and the visits where they do not stand beside.
    fn detail_lines(&self, card: &HouseholdCard, shared: &Shared, area: Rect) -> Vec<Line<'static>> {
        let wide = usize::from(area.width);
        let mut lines = self.member().map(|member| people_told::member_lines(member, shared, wide)).unwrap_or_default();
        if shared.size.width < WIDE {
            lines.extend(self.told_lines(card, shared, wide));
        }
        lines
    }
}

impl Behaviour for HouseholdScreen {
    fn scope(&self) -> Scope {
        Scope::Household
    }

    fn title(&self) -> Message {
        msg!("tui-title-household")
    }

    fn person(&self) -> Option<(HouseholdRef, PersonRef)> {
        self.selected.filter(|_| !self.gone).map(|person| (self.reference, person))
    }

    fn take_card(&mut self, card: &HouseholdCard) {
        if card.reference != self.reference {
            return;
        }
        let is_there = |person: PersonRef| card.members.iter().any(|member| member.reference == person);
        if let Some(wanted) = self.wanted.take_if(|wanted| is_there(*wanted)) {
            self.selected = Some(wanted);
        } else if !self.selected.is_some_and(is_there) {
            let first = card.members.iter().find(|member| member.next_step == NextStep::ActivateNow);
            self.selected = first.or(card.members.first()).map(|member| member.reference);
        }
        self.card = Some(Box::new(card.clone()));
        (self.is_asking, self.gone) = (false, false);
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        self.is_asking = true;
        let history = EditingRequest::History(Subject::Household(self.reference));
        vec![Step::Ask(Request::Household(self.reference)), Step::Ask(Request::Editing(history))]
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        if let Reply::Editing(EditingReply::History { of, history }) = reply
            && *of == Subject::Household(self.reference)
        {
            self.history = Some(history.clone());
        }
        Vec::new()
    }

    fn can(&self, act: Act) -> Result<(), Message> {
        let Some(card) = &self.card else { return Err(msg!("tui-why-loading")) };
        if act == Act::Settle && card.household.conflicts.is_empty() {
            return Err(msg!("tui-why-no-dispute"));
        }
        Ok(())
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => vec![Step::Back],
            Act::NextDoor => vec![Step::Door(Door::Next)],
            Act::PreviousDoor => vec![Step::Door(Door::Previous)],
            Act::Enter => self.with_member(|member| Step::open(PersonScreen::new(self.reference, member.reference))),
            Act::Edit => self.with_card(|card| Step::open(FactsForm::edit_household(card))),
            Act::Settle => self.with_card(|card| Step::open(Settle::of_household(card, self.history.as_deref()))),
            Act::Past => self.with_card(|card| {
                let name = household_name(card.reference, &card.household.facts);
                Step::open(Past::new(Subject::Household(card.reference), name, self.history.as_deref()))
            }),
            Act::Presence => self.with_member(|member| Step::open(FactsForm::presence(member))),
            Act::Papers => self.with_member(|member| Step::open(FactsForm::papers(member))),
            Act::Move => self.with_member(|member| Step::open(MoveForm::new(member))),
            // The arrows go from member to member, the pages through what there is to read.
            Act::PageDown | Act::PageUp => {
                if let Some(card) = &self.card {
                    let most = self.most_scroll(card, shared);
                    let rows = usize::from(parts(shared.body(), card).detail.height);
                    self.scroll = moved(act, self.scroll.min(most), most + 1, rows);
                }
                Vec::new()
            }
            _ => {
                if let (Some(card), Some(place)) = (&self.card, self.place()) {
                    let place = moved(act, place, card.members.len(), 1);
                    self.selected = card.members.get(place).map(|member| member.reference);
                    self.scroll = 0;
                }
                Vec::new()
            }
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        if let Some(card) = &self.card {
            let parts = parts(shared.body(), card);
            let top = cells::top_for(self.place().unwrap_or(0), usize::from(parts.members.height), 0);
            if let Some(row) = boxes::row_at(parts.members, position)
                && let Some(member) = card.members.get(row + top)
            {
                self.selected = Some(member.reference);
            }
        }
        Vec::new()
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let Some(card) = &self.card else {
            let text = if self.gone { "tui-household-gone" } else { "tui-loading" };
            frame.render_widget(Line::from(shared.words.get(text)), area);
            return;
        };
        let parts = parts(area, card);
        let wide = usize::from(parts.head.width);
        frame.render_widget(Paragraph::new(people_detail::household_lines(card, shared, wide)), parts.head);
        let heading = people_detail::member_heading(&shared.words, usize::from(parts.heading.width));
        frame.render_widget(Line::styled(heading, shared.theme.style(Role::Muted)), parts.heading);
        let place = self.place().unwrap_or(0);
        let top = cells::top_for(place, usize::from(parts.members.height), 0);
        for ((index, member), at) in card.members.iter().enumerate().skip(top).zip(parts.members.rows()) {
            let line = people_detail::member_line(member, shared, (usize::from(at.width), index == place));
            frame.render_widget(line, at);
        }
        if card.members.is_empty() {
            let text = cells::fit(&shared.words.get("tui-household-empty"), usize::from(parts.members.width));
            frame.render_widget(Line::styled(text, shared.theme.style(Role::Muted)), parts.members);
        }
        self.draw_scrolled(self.detail_lines(card, shared, parts.detail), shared, frame, parts.detail);
        if let Some(visits) = parts.visits {
            let lines = self.told_lines(card, shared, usize::from(visits.width));
            self.draw_scrolled(lines, shared, frame, visits);
        }
    }

    fn household_is_gone(&mut self) {
        if self.is_asking {
            self.is_asking = false;
            self.gone = true;
            self.card = None;
        }
    }

    fn any_card(&self) -> Option<&HouseholdCard> {
        self.card.as_deref()
    }

    fn household(&self) -> Option<HouseholdRef> {
        Some(self.reference)
    }

    fn is_waiting(&self) -> bool {
        self.card.is_none() && !self.gone
    }

    fn forget(&mut self) {
        self.card = None;
        self.history = None;
    }
}

struct Parts {
    head: Rect,
    heading: Rect,
    members: Rect,
    detail: Rect,
    visits: Option<Rect>,
}

/// Narrow: members above, the selected one and the visits below. Wide: members and visits left, the selected one right.
fn parts(area: Rect, card: &HouseholdCard) -> Parts {
    let head_rows = 2 + u16::from(card.appointment.is_some());
    let member_rows = cells::cells(card.members.len().max(1));
    let (head, rest) = boxes::split_top(area, head_rows);
    if area.width >= WIDE {
        let (left, right) = boxes::split_left(rest, 80);
        let (heading, left) = boxes::split_top(left, 1);
        let (members, visits) = boxes::split_top(left, member_rows.min(left.height / 2));
        let (_, right) = boxes::split_left(right, 1);
        return Parts { head, heading, members, detail: right, visits: Some(visits) };
    }
    let (heading, rest) = boxes::split_top(rest, 1);
    let most = if area.height >= 30 { rest.height / 2 } else { MOST_MEMBER_ROWS };
    let (members, detail) = boxes::split_top(rest, member_rows.min(most));
    Parts { head, heading, members, detail, visits: None }
}
