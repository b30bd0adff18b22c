//! What is to be followed up: six lists on one screen, one a digit. Appointments by when they are due, whom to call
//! back, who waits for the mobile team. From each line to the household, or straight into a visit.

mod view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

use super::chooser::{Choice, Chooser};
use super::listing::{Held, Listed, Listing};
use super::pane::{Beside, Pane};
use super::{Behaviour, Export, HouseholdScreen};
use crate::desk::follow_up::{FollowUp, FollowUpLine};
use crate::desk::lists::Window;
use crate::desk::screen::{FollowUpReply, FollowUpRequest, Reply, Request};
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonRef, Waiting};
use crate::domain::tally::Count;
use crate::msg;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Door, Picked, Shared, Status, Step};
use crate::tui::screens::facts::area_name;

/// The screen.
pub struct FollowUpScreen {
    /// Which list is shown.
    pub kind: FollowUp,
    /// Only this area.
    pub area: Option<String>,
    /// Where one is in it.
    pub list: Listing<FollowUpLine>,
    /// How many each list has, once that is known.
    pub counts: Option<[usize; 6]>,
    /// The household of the selected line, where there is room for it.
    pub pane: Pane,
    /// Something was recorded: until the list comes anew, keys would mean the line before.
    is_renewed: Renewed,
    /// The areas that are chosen from.
    areas: Vec<String>,
}

/// Whether the list that is held is the one after what was recorded last.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Renewed {
    Yes,
    NotYet,
}

impl Listed for FollowUpLine {
    type Reference = (HouseholdRef, PersonRef);

    fn reference(&self) -> (HouseholdRef, PersonRef) {
        (self.reference, self.person)
    }
}

impl FollowUpScreen {
    /// The lists of an area, or of the whole ward, the most urgent one that has anything shown first.
    pub fn of(area: Option<String>, waiting: &Waiting) -> Self {
        let kind = if waiting.due_today.households > 0 {
            FollowUp::Today
        } else if waiting.late.households > 0 {
            FollowUp::Late
        } else if waiting.due_tomorrow.households > 0 {
            FollowUp::Tomorrow
        } else {
            FollowUp::CallBack
        };
        Self {
            kind,
            area,
            list: Listing::default(),
            counts: None,
            pane: Pane::new(Beside::OneColumn),
            is_renewed: Renewed::Yes,
            areas: Vec::new(),
        }
    }

    /// How many lines are seen.
    fn rows(&self, shared: &Shared) -> usize {
        usize::from(view::parts(shared.body(), self.area.as_deref()).list.height).max(1)
    }

    fn ask(&mut self, shared: &mut Shared, window: Window<(HouseholdRef, PersonRef)>) -> Step {
        let number = shared.next_search();
        self.list.ask(number, window);
        let (kind, area) = (self.kind, self.area.clone());
        Step::Ask(Request::FollowUp(FollowUpRequest::Window { number, kind, area, window }))
    }

    fn keep_loaded(&mut self, shared: &mut Shared) -> Vec<Step> {
        let rows = self.rows(shared);
        let wanted = self.list.wanted(rows);
        let mut steps: Vec<Step> = wanted.map(|window| self.ask(shared, window)).into_iter().collect();
        steps.extend(self.want_pane(shared));
        steps
    }

    fn want_pane(&mut self, shared: &Shared) -> Vec<Step> {
        let household = self.list.current().map(|line| line.reference);
        self.pane.want(household, shared)
    }

    fn show(&mut self, kind: FollowUp, shared: &mut Shared) -> Vec<Step> {
        if kind == self.kind && self.list.total.is_some() {
            return Vec::new();
        }
        self.kind = kind;
        self.begin_again(shared)
    }

    fn begin_again(&mut self, shared: &mut Shared) -> Vec<Step> {
        let rows = self.rows(shared);
        let window = self.list.begin_again(rows);
        self.pane.forget();
        vec![self.ask(shared, window)]
    }

    /// The list so many places further; after the last comes the first.
    fn step(&mut self, by: usize, shared: &mut Shared) -> Vec<Step> {
        let place = (self.kind.place() + by) % FollowUp::ALL.len();
        let kind = FollowUp::ALL.get(place).copied().unwrap_or_default();
        self.show(kind, shared)
    }

    fn open(&self, shared: &mut Shared) -> Vec<Step> {
        let Some(line) = self.list.current() else {
            return vec![Step::Say(Status::refusal(msg!("tui-why-nobody-selected")))];
        };
        shared.opened(line.person);
        vec![Step::open(HouseholdScreen::new(line.reference, Some(line.person)))]
    }

    fn choose_area(&mut self, shared: &Shared) -> Vec<Step> {
        let words = &shared.words;
        let rows = shared.overview.as_ref().map(|overview| overview.tally.rows.as_slice()).unwrap_or_default();
        let choices = rows.iter().map(|row| Choice {
            name: area_name(&row.area, words),
            beside: words.say(&msg!("tui-residents-count", count = row.count(Count::Residents))),
        });
        let everywhere = Choice { name: words.get("tui-whole-ward"), beside: String::new() };
        let choices = std::iter::once(everywhere).chain(choices).collect();
        self.areas = rows.iter().map(|row| row.area.clone()).collect();
        vec![Step::open(Chooser::new(msg!("tui-title-choose-area"), choices))]
    }

    /// How many lines show a phone.
    fn seen(&self, shared: &Shared) -> usize {
        self.list.total.unwrap_or(0).saturating_sub(self.list.top).min(self.rows(shared))
    }
}

impl Behaviour for FollowUpScreen {
    fn scope(&self) -> Scope {
        Scope::FollowUps
    }

    fn title(&self) -> Message {
        msg!("tui-title-follow-up")
    }

    fn act(&mut self, act: Act, key: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        match act {
            Act::Enter => self.open(shared),
            Act::Back => vec![Step::Back],
            Act::PickFollowUp => of_digit(key).map(|kind| self.show(kind, shared)).unwrap_or_default(),
            Act::NextField => self.step(1, shared),
            Act::PreviousField => self.step(FollowUp::ALL.len() - 1, shared),
            Act::FilterArea => self.choose_area(shared),
            Act::HandOver => vec![Step::open(Export::mobile_team(self.area.clone()))],
            _ => {
                let rows = self.rows(shared);
                self.list.act(act, rows);
                self.keep_loaded(shared)
            }
        }
    }

    fn can(&self, act: Act) -> Result<(), Message> {
        let waits = || self.counts.is_some_and(|counts| counts.get(FollowUp::MobileTeam.place()) > Some(&0));
        if act == Act::HandOver && !waits() { Err(msg!("tui-why-nobody-waits-for-team")) } else { Ok(()) }
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let parts = view::parts(shared.body(), self.area.as_deref());
        if let Some(kind) = view::kind_at(parts.strip, position) {
            return self.show(kind, shared);
        }
        let Some(place) = self.list.place_at(parts.list, position) else { return Vec::new() };
        if place == self.list.selected {
            return self.open(shared);
        }
        self.list.selected = place;
        self.keep_loaded(shared)
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        let Picked::Choice(place) = picked else { return Vec::new() };
        let areas = std::mem::take(&mut self.areas);
        self.area = place.checked_sub(1).and_then(|place| areas.get(place).cloned());
        self.counts = None;
        self.begin_again(shared)
    }

    fn is_waiting(&self) -> bool {
        self.is_renewed == Renewed::NotYet || self.list.held() != Held::Wanted
    }

    fn person(&self) -> Option<(HouseholdRef, PersonRef)> {
        self.list.current().map(Listed::reference)
    }

    fn has_doors(&self) -> bool {
        true
    }

    fn come_back(&mut self, household: HouseholdRef, person: PersonRef) {
        self.list.return_to((household, person));
    }

    fn go_to_door(
        &mut self,
        here: HouseholdRef,
        door: Door,
        shared: &mut Shared,
    ) -> (Option<(HouseholdRef, Option<PersonRef>)>, Vec<Step>) {
        let before = self.list.selected;
        let is_here = |place: usize| self.list.line(place).is_some_and(|line| line.reference == here);
        let mut place = Some(before);
        // Where the household fell out of the list, the next one has taken its place.
        if door == Door::Previous && !is_here(before) {
            place = before.checked_sub(1);
        }
        while let Some(passed) = place.filter(|place| is_here(*place)) {
            place = match door {
                Door::Next => passed.checked_add(1),
                Door::Previous => passed.checked_sub(1),
            };
        }
        let found = place.and_then(|place| Some((place, self.list.line(place)?.reference())));
        if let Some((place, _)) = found {
            self.list.selected = place;
        }
        (found.map(|(_, (household, person))| (household, Some(person))), self.keep_loaded(shared))
    }

    fn resized(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.keep_loaded(shared)
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        if self.list.total.is_some() {
            self.is_renewed = Renewed::NotYet;
        }
        self.pane.forget();
        let window = self.list.again(self.rows(shared));
        vec![self.ask(shared, window)]
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::FollowUp(FollowUpReply::Window { number, page }) if self.list.waits_for(*number) => {
                self.is_renewed = Renewed::Yes;
                self.counts = Some(page.counts);
                self.list.take((page.total, page.first, page.kept), page.lines.clone());
                self.keep_loaded(shared)
            }
            _ => Vec::new(),
        }
    }

    fn take_card(&mut self, card: &HouseholdCard) {
        let wanted = self.list.current().map(|line| line.reference);
        self.pane.take(card, wanted);
    }

    fn after_card(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.want_pane(shared)
    }

    fn household_is_gone(&mut self) {
        self.pane.give_up();
    }

    fn any_card(&self) -> Option<&HouseholdCard> {
        self.pane.card()
    }

    fn shown_people(&self, shared: &Shared) -> usize {
        self.seen(shared).max(self.pane.people(shared))
    }

    fn request_failed(&mut self) {
        self.is_renewed = Renewed::Yes;
        self.list.give_up();
        self.pane.give_up();
    }

    fn forget(&mut self) {
        self.is_renewed = Renewed::Yes;
        self.list.forget();
        self.pane.forget();
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        view::draw(self, shared, frame, area);
    }
}

/// The list of a digit.
fn of_digit(key: Option<Key>) -> Option<FollowUp> {
    let Some(Key::Char(digit)) = key else { return None };
    let place = digit.to_digit(10)?.checked_sub(1)?;
    FollowUp::ALL.get(usize::try_from(place).ok()?).copied()
}
