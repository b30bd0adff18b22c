//! The doors of an evening: those of the chosen areas, in the order in which they are walked, with what waits behind
//! each; what is done folds away. How they are listed is kept on this laptop for the next evening.

mod areas;
mod view;

use ratatui::Frame;
use ratatui::layout::{Position, Rect};

pub use self::areas::WalkAreas;
use self::areas::known;
use super::listing::{Held, Listed, Listing, Taken};
use super::pane::{Beside, Pane};
use super::{Behaviour, DoorScreen, PeopleFile, Screen};
use crate::desk::lists::Window;
use crate::desk::screen::{Reply, Request, WalkingReply, WalkingRequest};
use crate::desk::selection::Selection;
use crate::desk::views::{HouseholdCard, HouseholdRef, PersonRef};
use crate::desk::walk::{DoorCounts, DoorLine, DoorsPage};
use crate::domain::walk::{Evening, Need};
use crate::msg;
use crate::sys::settings::{DoneDoors, WalkChoice, WalkOnly, WalkOrder, WalkSides};
use crate::text::numbers;
use crate::text::words::Message;
use crate::tui::command::{Act, Scope};
use crate::tui::key::Key;
use crate::tui::model::{Door, Kind, Picked, Shared, Status, Step};

/// What may stand beside the doors.
const BESIDE: Beside = Beside::OneColumn;

/// The digits, and the doors that each leaves in the list.
const DIGITS: [(char, WalkOnly, Need); 4] = [
    ('1', WalkOnly::Activate, Need::Activate),
    ('2', WalkOnly::Due, Need::Due),
    ('3', WalkOnly::Unvisited, Need::Unvisited),
    ('4', WalkOnly::Other, Need::Other),
];

/// The doors.
pub struct Walk {
    list: Listing<DoorLine>,
    pane: Pane,
    counts: DoorCounts,
    evening: Evening,
    leaving: Option<HouseholdRef>,
    /// What was last chosen to be listed: the key that comes with it is about the whole list.
    is_filtered: bool,
}

impl Listed for DoorLine {
    type Reference = HouseholdRef;

    fn reference(&self) -> HouseholdRef {
        self.reference
    }
}

/// What a door opens: the household at its door.
fn door_screen(household: HouseholdRef) -> Screen {
    DoorScreen::new(household, None).into()
}

impl Walk {
    /// Opens the doors; where nobody has said yet which areas are walked, that is asked first.
    pub fn open(shared: &Shared) -> Vec<Step> {
        let mut steps = vec![Step::open(Self::new(shared))];
        let areas = shared.overview.as_ref().map_or(0, |overview| overview.tally.rows.len());
        let choice = &shared.app.walk;
        let has_chosen = match &choice.areas {
            None => false,
            Some(areas) => areas.is_empty() || !known(choice, shared).is_empty(),
        };
        if areas > 1 && !has_chosen {
            steps.push(Step::open(WalkAreas::new(shared)));
        }
        steps
    }

    fn new(shared: &Shared) -> Self {
        let mut list = Listing::default();
        // Whoever looked at something else meanwhile goes on where they were.
        if let Some(door) = shared.last_walked {
            list.return_to(door);
        }
        Self {
            list,
            pane: Pane::new(BESIDE),
            counts: DoorCounts::default(),
            evening: Evening::default(),
            leaving: None,
            is_filtered: shared.app.walk.only != WalkOnly::All,
        }
    }

    fn parts(&self, shared: &Shared, area: Rect) -> view::Parts {
        view::parts(area, known(&shared.app.walk, shared).len() != 1)
    }

    fn rows(&self, shared: &Shared) -> usize {
        usize::from(self.parts(shared, shared.body()).list.height).max(1)
    }

    fn ask(&mut self, shared: &mut Shared, window: Window<HouseholdRef>) -> Step {
        let number = shared.next_search();
        self.list.ask(number, window);
        let choice = shared.app.walk.clone();
        Step::Ask(Request::Walking(WalkingRequest::Doors { number, choice, window }))
    }

    fn keep_loaded(&mut self, shared: &mut Shared) -> Vec<Step> {
        let mut steps = Vec::new();
        if let Some(window) = self.list.wanted(self.rows(shared)) {
            steps.push(self.ask(shared, window));
        }
        let household = self.list.current().map(Listed::reference);
        shared.last_walked = household.or(shared.last_walked);
        steps.extend(self.pane.want(household, shared));
        steps
    }

    /// Lists them otherwise, and keeps that for the next evening.
    fn choose(&mut self, choice: WalkChoice, shared: &mut Shared) -> Vec<Step> {
        self.is_filtered = choice.only != WalkOnly::All;
        shared.app.walk = choice.clone();
        let window = self.list.rearrange(self.rows(shared));
        self.pane.forget();
        let mut steps = vec![self.ask(shared, window)];
        // Nothing of the demo stays.
        if let (Some(folder), Kind::Ledger) = (shared.settings_folder.clone(), shared.kind) {
            steps.push(Step::Ask(Request::Walking(WalkingRequest::Keep { folder, choice })));
        }
        steps
    }

    fn take_page(&mut self, page: &DoorsPage, shared: &mut Shared) -> Vec<Step> {
        (self.counts, self.evening) = (page.counts, page.evening);
        let moved = self.place_after_door_that_moved(page);
        let kept = page.kept.filter(|_| moved.is_none());
        let taken = self.list.take((page.total, page.first, kept), page.lines.clone());
        let left = self.leaving.take();
        if let Some(place) = moved {
            self.list.selected = place.min(page.total.saturating_sub(1));
        } else if left.is_some() && self.list.current().map(Listed::reference) == left {
            let rows = self.rows(shared);
            self.list.act(Act::Down, rows);
        }
        let mut steps = self.keep_loaded(shared);
        if taken == Taken::ThenOpen {
            steps.extend(self.enter(shared));
        }
        steps
    }

    /// Where the walk goes on when the selected door needs something else than before: it may stand among others now,
    /// those that are done or those to come back to tonight, and is not followed there. Nothing where it does not.
    fn place_after_door_that_moved(&self, page: &DoorsPage) -> Option<usize> {
        if self.list.held() != Held::Wanted {
            return None;
        }
        let selected = self.list.selected;
        let (door, need) = self.list.line(selected).map(|line| (line.reference, line.need))?;
        page.lines.iter().find(|line| line.reference == door && line.need != need)?;
        // From behind the place where it stood nothing has changed; where it stands before it now, that is one later.
        Some(if page.kept? <= selected { selected + 1 } else { selected })
    }

    fn enter(&self, shared: &mut Shared) -> Vec<Step> {
        let Some(line) = self.list.current() else {
            return vec![Step::Say(Status::refusal(msg!("tui-why-no-household-selected")))];
        };
        if let Some(person) = line.person {
            shared.opened(person);
        }
        // Who is spoken to first is seen there.
        vec![Step::Open(door_screen(line.reference))]
    }

    /// The same digit again lists all doors.
    fn filter(&mut self, key: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        let found = DIGITS.iter().find(|(digit, ..)| key == Some(Key::Char(*digit)));
        let Some((_, only, _)) = found else { return Vec::new() };
        let walk = shared.app.walk.clone();
        let only = if walk.only == *only { WalkOnly::All } else { *only };
        self.choose(WalkChoice { only, ..walk }, shared)
    }
}

impl Behaviour for Walk {
    fn scope(&self) -> Scope {
        Scope::Walk
    }

    fn title(&self) -> Message {
        msg!("tui-title-walk")
    }

    fn act(&mut self, act: Act, key: Option<Key>, shared: &mut Shared) -> Vec<Step> {
        let walk = shared.app.walk.clone();
        let chosen = match act {
            Act::Enter if self.list.held() != Held::Wanted => {
                self.list.open_when_here();
                return Vec::new();
            }
            Act::Enter => return self.enter(shared),
            Act::Back => return vec![Step::Back],
            Act::MakeSheet => {
                let title = match known(&walk, shared).as_slice() {
                    [area] => area.clone(),
                    [] | [_, ..] => {
                        shared.words.say(&msg!("tui-walk-sheet-title", day = numbers::day(shared.now.today)))
                    }
                };
                return vec![Step::open(PeopleFile::sheet(Selection::Doors(walk), &title))];
            }
            Act::PeopleFile => return vec![Step::open(PeopleFile::list(Selection::Doors(walk)))],
            Act::ChooseAreas => return vec![Step::open(WalkAreas::new(shared))],
            Act::QuickFilter => return self.filter(key, shared),
            Act::ClearFilters => WalkChoice { only: WalkOnly::All, ..walk },
            Act::Sort => {
                let order = match walk.order {
                    WalkOrder::UrgentFirst => WalkOrder::OneWalk,
                    WalkOrder::OneWalk => WalkOrder::UrgentFirst,
                };
                WalkChoice { order, ..walk }
            }
            Act::WalkSides => {
                let sides = match walk.sides {
                    WalkSides::UpAndBack => WalkSides::Together,
                    WalkSides::Together => WalkSides::UpAndBack,
                };
                WalkChoice { sides, ..walk }
            }
            // Where only some are listed, those that are done are asked for all the same.
            Act::FoldDone if walk.only != WalkOnly::All => {
                WalkChoice { done: DoneDoors::Shown, only: WalkOnly::All, ..walk }
            }
            Act::FoldDone => {
                let done = match walk.done {
                    DoneDoors::Folded => DoneDoors::Shown,
                    DoneDoors::Shown => DoneDoors::Folded,
                };
                WalkChoice { done, ..walk }
            }
            _ => {
                let rows = self.rows(shared);
                self.list.act(act, rows);
                return self.keep_loaded(shared);
            }
        };
        self.choose(chosen, shared)
    }

    fn click(&mut self, position: Position, shared: &mut Shared) -> Vec<Step> {
        let parts = self.parts(shared, shared.body());
        if parts.place.contains(position) {
            return vec![Step::open(WalkAreas::new(shared))];
        }
        if parts.fold.contains(position) {
            return self.act(Act::FoldDone, None, shared);
        }
        let Some(place) = self.list.place_at(parts.list, position) else { return Vec::new() };
        if place == self.list.selected {
            return self.enter(shared);
        }
        self.list.selected = place;
        self.keep_loaded(shared)
    }

    fn is_waiting(&self) -> bool {
        self.leaving.is_some() || self.list.held() != Held::Wanted
    }

    fn person(&self) -> Option<(HouseholdRef, PersonRef)> {
        self.list.current().and_then(|line| Some((line.reference, line.person?)))
    }

    fn has_filters(&self) -> bool {
        self.is_filtered
    }

    fn has_doors(&self) -> bool {
        true
    }

    fn leave(&mut self, household: HouseholdRef) {
        self.leaving = Some(household);
    }

    fn come_back(&mut self, household: HouseholdRef, _: PersonRef) {
        self.list.return_to(household);
    }

    fn go_to_door(
        &mut self,
        here: HouseholdRef,
        door: Door,
        shared: &mut Shared,
    ) -> (Option<(HouseholdRef, Option<PersonRef>)>, Vec<Step>) {
        let selected = self.list.selected;
        let is_here = self.list.current().map(Listed::reference) == Some(here);
        let place = match door {
            Door::Next if is_here => selected.checked_add(1),
            // The door is done and folded away: the next one took its place.
            Door::Next => Some(selected),
            Door::Previous if self.list.line(selected.saturating_sub(1)).map(Listed::reference) == Some(here) => {
                selected.checked_sub(2)
            }
            Door::Previous => selected.checked_sub(1),
        };
        let found = place.and_then(|place| self.list.line(place)).map(|line| (line.reference, line.person));
        if let (Some(place), Some(_)) = (place, &found) {
            self.list.selected = place;
        }
        (found, self.keep_loaded(shared))
    }

    fn resized(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.keep_loaded(shared)
    }

    fn refresh(&mut self, shared: &mut Shared) -> Vec<Step> {
        self.pane.forget();
        let window = self.list.again(self.rows(shared));
        vec![self.ask(shared, window)]
    }

    fn hear(&mut self, reply: &Reply, shared: &mut Shared) -> Vec<Step> {
        match reply {
            Reply::Walking(WalkingReply::Doors { number, page }) if self.list.waits_for(*number) => {
                self.take_page(page, shared)
            }
            Reply::Walking(WalkingReply::NotKept(why)) => {
                vec![Step::Say(Status::refusal(msg!("tui-walk-not-kept", why = why.clone())))]
            }
            _ => Vec::new(),
        }
    }

    fn take_card(&mut self, card: &HouseholdCard) {
        self.pane.take(card, self.list.current().map(Listed::reference));
    }

    fn after_card(&mut self, shared: &mut Shared) -> Vec<Step> {
        let household = self.list.current().map(Listed::reference);
        self.pane.want(household, shared)
    }

    fn take_picked(&mut self, picked: &Picked, shared: &mut Shared) -> Vec<Step> {
        let Picked::Areas(areas) = picked else { return Vec::new() };
        let choice = WalkChoice { areas: Some(areas.clone()), ..shared.app.walk.clone() };
        self.choose(choice, shared)
    }

    fn request_failed(&mut self) {
        self.list.give_up();
        self.pane.give_up();
        self.leaving = None;
    }

    fn household_is_gone(&mut self) {
        self.pane.give_up();
    }

    fn forget(&mut self) {
        self.list.forget();
        self.pane.forget();
        self.leaving = None;
    }

    fn any_card(&self) -> Option<&HouseholdCard> {
        self.pane.card()
    }

    fn shown_people(&self, shared: &Shared) -> usize {
        self.pane.people(shared)
    }

    fn draw(&self, shared: &Shared, frame: &mut Frame, area: Rect) {
        view::draw(self, shared, frame, area);
    }
}
