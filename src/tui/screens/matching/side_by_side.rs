//! Two entries side by side: what they say differently is chosen fact by fact, then they are put together, or told
//! apart; both lead to the next pair.

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::side_by_side_view as view;
use crate::desk::matching::{Kept, SideBySide, Sides};
use crate::desk::screen::{MatchingReply, MatchingRequest, Reply, Request};
use crate::desk::views::PersonRef;
use crate::domain::event::OperationKind;
use crate::domain::field::Field;
use crate::domain::merging::FactChoice;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Picked, Saving, Shared, Status, Step, Then};
use crate::tui::screens::{Behaviour, Confirm, Question, moved};

/// Two entries side by side, of the pairs that are gone through.
pub struct SideBySideScreen {
    pairs: Vec<Sides>,
    /// Place of the pair that is seen.
    place: usize,
    shown: Option<Box<SideBySide>>,
    /// What is chosen of each fact that differs.
    chosen: Vec<usize>,
    /// Which of these is selected.
    selected: usize,
    /// The pair that was settled last: where it is taken back it is seen again.
    settled: Option<Sides>,
}

impl SideBySideScreen {
    /// These pairs, from one of them on.
    pub fn of(pairs: Vec<Sides>, place: usize) -> Self {
        Self { pairs, place, shown: None, chosen: Vec::new(), selected: 0, settled: None }
    }

    /// Two entries only.
    pub fn of_two(one: PersonRef, other: PersonRef) -> Self {
        Self::of(vec![Sides(one, other)], 0)
    }

    fn sides(&self) -> Option<Sides> {
        self.pairs.get(self.place).copied()
    }

    fn ask(&mut self) -> Vec<Step> {
        match self.sides() {
            Some(sides) => vec![Step::Ask(Request::Matching(MatchingRequest::SideBySide(sides)))],
            None => vec![Step::Back],
        }
    }

    /// Another pair: nothing is known of it yet.
    fn turn_to(&mut self, place: usize) {
        self.place = place.min(self.pairs.len().saturating_sub(1));
        (self.shown, self.selected) = (None, 0);
        self.chosen.clear();
    }

    /// The pair that is seen is settled or gone; whether there is another one.
    fn leave_pair(&mut self) -> bool {
        if self.place < self.pairs.len() {
            self.pairs.remove(self.place);
        }
        self.turn_to(self.place);
        !self.pairs.is_empty()
    }

    fn go(&mut self, act: Act) -> Vec<Step> {
        let last = self.pairs.len().saturating_sub(1);
        let place = if act == Act::NextPair { self.place + 1 } else { self.place.wrapping_sub(1) };
        if place > last {
            let why = if act == Act::NextPair { msg!("tui-why-last-pair") } else { msg!("tui-why-first-pair") };
            return vec![Step::Say(Status::refusal(why))];
        }
        self.turn_to(place);
        self.ask()
    }

    /// Chooses another value of the selected fact: the one of a side, or the next of all.
    fn choose(&mut self, act: Act) -> Vec<Step> {
        let Some(shown) = &self.shown else { return Vec::new() };
        let (Some(choice), Some(chosen)) = (shown.choices.get(self.selected), self.chosen.get_mut(self.selected))
        else {
            return vec![Step::Say(Status::note(msg!("tui-merge-nothing-differs")))];
        };
        let wanted: Vec<usize> = match act {
            Act::Left => vec![0],
            Act::Right => vec![1],
            _ => (1..choice.values.len()).map(|step| (*chosen + step) % choice.values.len()).collect(),
        };
        match wanted.into_iter().find(|place| choice.can_choose(*place)) {
            Some(place) => {
                *chosen = place;
                Vec::new()
            }
            None => vec![Step::Say(Status::refusal(msg!("tui-why-milestone-stays")))],
        }
    }

    /// The value that is chosen of a fact that differs.
    fn value(&self, place: usize, choice: &FactChoice) -> Option<String> {
        let chosen = self.chosen.get(place).copied().unwrap_or(choice.proposed);
        choice.values.get(chosen).cloned().flatten()
    }

    fn kept(&self) -> Vec<Kept> {
        let choices = self.shown.iter().flat_map(|shown| shown.choices.iter().enumerate());
        choices.map(|(place, choice)| Kept { field: choice.field, value: self.value(place, choice) }).collect()
    }

    /// What comes of putting them together, as a question.
    fn question(&self, shared: &Shared) -> Option<Message> {
        let shown = self.shown.as_ref()?;
        let kept = self.kept();
        let of = |field: Field| {
            let chosen = kept.iter().find(|kept| kept.field == field);
            chosen.map_or_else(|| shown.stays.person.get(field), |kept| kept.value.clone())
        };
        let told = |field: Field| of(field).map(|value| view::value(field, Some(&value), shown, shared));
        let parts = [Field::FullName, Field::BirthDate, Field::PersonNumber, Field::Household];
        let result: Vec<String> = parts.into_iter().filter_map(told).collect();
        let changed: Vec<String> = kept
            .iter()
            .filter(|kept| shown.stays.person.get(kept.field) != kept.value)
            .map(|kept| shared.words.say(&Message::of_code("field", kept.field.code())))
            .collect();
        let changes = if changed.is_empty() {
            msg!("tui-merge-changes-nothing", stays = shown.stays.reference.to_string())
        } else {
            msg!("tui-merge-changes", stays = shown.stays.reference.to_string(), fields = changed.join(", "))
        };
        Some(msg!(
            "tui-merge-ask",
            other = shown.other.reference.to_string(),
            stays = shown.stays.reference.to_string(),
            result = result.join(" · "),
            changes = changes,
            visits = shown.stays.visits.len() + shown.other.visits.len(),
        ))
    }

    fn save(&self, request: MatchingRequest) -> Vec<Step> {
        let Some(shown) = &self.shown else { return Vec::new() };
        let (one, other) = (&shown.stays, &shown.other);
        let said = match request {
            MatchingRequest::TellApart(_) => {
                msg!("tui-said-apart", one = &one.person.facts.full_name, other = &other.person.facts.full_name,)
            }
            _ => msg!(
                "tui-said-merge",
                name = &one.person.facts.full_name,
                stays = one.reference.to_string(),
                other = other.reference.to_string(),
            ),
        };
        vec![Step::Save(Request::Matching(request), Saving { said, then: Then::Stay })]
    }
}

impl Behaviour for SideBySideScreen {
    fn scope(&self) -> Scope {
        Scope::SideBySide
    }

    fn title(&self) -> Message {
        msg!("tui-title-side-by-side")
    }

    fn refresh(&mut self, _: &mut Shared) -> Vec<Step> {
        self.ask()
    }

    fn hear(&mut self, reply: &Reply, _: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Matching(MatchingReply::SideBySide { sides, shown }) if Some(*sides) == self.sides() => {
                let Some(shown) = shown else {
                    // One of the two went into another entry meanwhile.
                    return if self.leave_pair() { self.ask() } else { vec![Step::Back] };
                };
                let is_same = self.shown.as_ref().is_some_and(|before| before.choices == shown.choices);
                if !is_same {
                    self.chosen = shown.choices.iter().map(|choice| choice.proposed).collect();
                    self.selected = self.selected.min(shown.choices.len().saturating_sub(1));
                }
                self.shown = Some(shown.clone());
                Vec::new()
            }
            Reply::Matching(MatchingReply::Settled { sides, .. }) if Some(*sides) == self.sides() => {
                self.settled = Some(*sides);
                // The next one is asked for with everything else that is seen.
                if self.leave_pair() { Vec::new() } else { vec![Step::Back] }
            }
            Reply::Reversed(reversal) if reversal.undone => {
                let is_of_pair = matches!(reversal.kind, OperationKind::MergePeople | OperationKind::TellApart);
                if let Some(settled) = self.settled.take().filter(|_| is_of_pair) {
                    self.pairs.insert(self.place.min(self.pairs.len()), settled);
                    self.turn_to(self.place);
                }
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn is_waiting(&self) -> bool {
        self.shown.is_none()
    }

    fn request_failed(&mut self) {
        self.turn_to(self.place);
    }

    fn forget(&mut self) {
        self.shown = None;
    }

    fn shown_people(&self, _: &Shared) -> usize {
        2
    }

    fn can_save(&self) -> Result<(), Message> {
        self.shown.as_ref().map(drop).ok_or_else(|| msg!("tui-why-loading"))
    }

    fn act(&mut self, act: Act, _: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Back => vec![Step::Back],
            Act::Merge => {
                let question = self.question(shared);
                question.map(|question| Step::open(Confirm::new(Question::Other(question)))).into_iter().collect()
            }
            Act::TellApart => {
                self.sides().map(|sides| self.save(MatchingRequest::TellApart(sides))).unwrap_or_default()
            }
            Act::Left | Act::Right | Act::Switch => self.choose(act),
            Act::NextPair | Act::PreviousPair => self.go(act),
            _ => {
                let count = self.shown.as_ref().map_or(0, |shown| shown.choices.len());
                self.selected = moved(act, self.selected, count, 5);
                Vec::new()
            }
        }
    }

    fn take_picked(&mut self, picked: &Picked, _: &mut Shared) -> Vec<Step> {
        match (picked, self.sides()) {
            (Picked::Agreed, Some(sides)) => self.save(MatchingRequest::Merge { sides, kept: self.kept() }),
            _ => Vec::new(),
        }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let Some(shown) = &self.shown else { return Vec::new() };
        match view::choice_at(shown, self.selected, shared, position) {
            Some((place, side)) => {
                self.selected = place;
                self.choose(if side == view::Side::Stays { Act::Left } else { Act::Right })
            }
            None => Vec::new(),
        }
    }

    /// A second click chooses no more than the first.
    fn double_click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        self.click(position, shared)
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        let place = (self.place + 1, self.pairs.len());
        view::draw(self.shown.as_deref(), (&self.chosen, self.selected), place, shared, frame, area);
    }
}
