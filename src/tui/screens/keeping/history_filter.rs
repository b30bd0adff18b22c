//! What of the history is shown: who, what, from and up to which day.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::Behaviour;
use crate::desk::history::HistoryFilter;
use crate::domain::event::OperationKind;
use crate::domain::spoken_day::day_that_was;
use crate::msg;
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Shared, Step};
use crate::tui::widgets::form::{Entry, Form};

const ACTOR: usize = 0;
const KIND: usize = 1;
const SINCE: usize = 2;
const UNTIL: usize = 3;

/// The filter of the history.
pub struct HistoryFilterForm {
    actors: Vec<String>,
    form: Form,
}

impl HistoryFilterForm {
    /// With what is filtered by now.
    pub fn new(filter: &HistoryFilter, actors: Vec<String>, _: &Shared) -> Self {
        let everybody = std::iter::once(msg!("tui-history-everybody"));
        let options = everybody.chain(actors.iter().map(|actor| msg!("tui-text", text = actor))).collect();
        let chosen = filter.actor.as_ref().and_then(|actor| actors.iter().position(|other| other == actor));
        let kinds = OperationKind::ALL.iter().map(|kind| Message::of_code("operation", kind.code()));
        let kinds = std::iter::once(msg!("tui-history-everything")).chain(kinds).collect();
        let kind = filter.kind.and_then(|kind| OperationKind::ALL.iter().position(|other| *other == kind));
        let place = |found: Option<usize>| found.map_or(0, |place| place + 1);
        let day = |day: Option<chrono::NaiveDate>| day.map(numbers::day).unwrap_or_default();
        let form = Form::new(vec![
            Entry::choice(msg!("tui-history-filter-actor"), options, place(chosen)),
            Entry::choice(msg!("tui-history-filter-kind"), kinds, place(kind)),
            Entry::day(msg!("tui-history-filter-since"), &day(filter.since)).with_hint(msg!("tui-history-day-hint")),
            Entry::day(msg!("tui-history-filter-until"), &day(filter.until)).with_hint(msg!("tui-history-day-hint")),
        ])
        .in_box(70, 10);
        Self { actors, form }
    }

    fn enter(&mut self, shared: &Shared) -> Vec<Step> {
        let mut days = [None; 2];
        for (place, slot) in [SINCE, UNTIL].into_iter().zip(&mut days) {
            let text = self.form.text(place);
            if text.is_empty() {
                continue;
            }
            *slot = day_that_was(&text, shared.now.today);
            if slot.is_none() {
                self.form.refuse(place, msg!("tui-wrong-day"));
                return Vec::new();
            }
        }
        let [since, until] = days;
        if let (Some(since), Some(until)) = (since, until)
            && since > until
        {
            self.form.refuse(UNTIL, msg!("tui-settings-end-before-start", start = since));
            return Vec::new();
        }
        let actor = self.form.chosen(ACTOR).checked_sub(1).and_then(|place| self.actors.get(place).cloned());
        let kind = self.form.chosen(KIND).checked_sub(1).and_then(|place| OperationKind::ALL.get(place).copied());
        vec![Step::Picked(Picked::History(HistoryFilter { actor, kind, since, until }))]
    }
}

impl Behaviour for HistoryFilterForm {
    fn scope(&self) -> Scope {
        Scope::Ask
    }

    fn title(&self) -> Message {
        msg!("tui-title-history-filter")
    }

    fn form(&self) -> Option<&Form> {
        Some(&self.form)
    }

    fn form_mut(&mut self) -> Option<&mut Form> {
        Some(&mut self.form)
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        if act == Act::Enter { self.enter(shared) } else { self.act_in_form(act, shared) }
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        self.draw_form(shared, frame, area);
    }
}
