//! The commands that are for the whole program, whatever screen is seen.

use super::command::{self, Act, Scope};
use super::ledgers;
use super::lock::{lock, suspend};
use super::message::Effect;
use super::model::{Door, Model, REVEALED_FOR, Status, Step};
use super::screens::{
    AddMenu, Areas, Backups, Behaviour, BulkForm, BulkVisit, Choosing, CleaningHub, Confirm, DoorScreen, Export,
    Filters, Help, History, HouseholdScreen, Households, ImportFiles, Pairs, Palette, Paper, Purpose, Question,
    RecordForm, Roster, Screen, SettingsScreen, VisitForm, Walk, household_name,
};
use super::tour::{self, Tour};
use super::update::{back, leave, open, take, with_top};
use crate::desk::bulk::Marked;
use crate::desk::screen::{ListsRequest, Request};
use crate::desk::views::{HouseholdRef, PersonRef};
use crate::msg;
use crate::sys::settings::{AppSettings, Colours, TypingMethod};
use crate::text::words::Message;

/// Does what is for the whole program, whatever screen is seen; whether it was that.
#[expect(clippy::wildcard_enum_match_arm, reason = "what is not for the whole program is for the screen")]
pub fn act_of_program(model: &mut Model, act: Act, effects: &mut Vec<Effect>) -> bool {
    match act {
        Act::Leave if model.is_working() => open(model, Confirm::new(Question::StopAndLeave), effects),
        // Asked already, it means what it says.
        Act::Leave if model.shared.is_demo_of_first_start() && !matches!(model.top(), Some(Screen::Confirm(_))) => {
            open(model, Confirm::new(Question::CloseDemo), effects);
        }
        Act::Leave if model.shared.is_demo_of_first_start() => leave(model, effects),
        Act::Tour => {
            let tour = if model.shared.tour.is_some() { None } else { Some(Tour::begin()) };
            tour::turn(model, tour, effects);
        }
        Act::Leave if model.is_unsaved() => open(model, Confirm::new(Question::Leave), effects),
        Act::Leave => leave(model, effects),
        Act::Suspend => suspend(model, effects),
        Act::Import => open(model, ImportFiles::default(), effects),
        Act::Reconcile => open(model, ImportFiles::choosing(Choosing::Extract), effects),
        Act::RollUp if !matches!(model.top(), Some(Screen::Start(_))) => {
            open(model, ImportFiles::choosing(Choosing::Figures), effects);
        }
        Act::Help => {
            let scope = model.top().map_or(Scope::Overview, |screen| screen.scope());
            open(model, Help::new(scope, command::whys(model, scope)), effects);
        }
        // The key that opened it closes it.
        Act::Palette if matches!(model.top(), Some(Screen::Palette(_))) => back(model),
        Act::Palette => {
            let palette = Palette::new(command::offers(model), &model.shared.words, &model.shared.recent_acts);
            open(model, palette, effects);
        }
        Act::Home => model.screens.truncate(1),
        Act::NextTheme => {
            let theme = next_of(Colours::ALL, model.shared.app.theme);
            model.shared.apply(AppSettings { theme, ..model.shared.app.clone() });
            let what = Message::of_code("tui-theme", theme.code());
            model.shared.status = Some(Status::note(msg!("tui-theme-now", what = what)));
        }
        Act::NextTyping => {
            let typing = next_of(TypingMethod::ALL, model.shared.app.typing);
            model.shared.apply(AppSettings { typing, ..model.shared.app.clone() });
            let what = Message::of_code("tui-typing", typing.code());
            model.shared.status = Some(Status::note(msg!("tui-typing-now", what = what)));
        }
        Act::Search => search(model, effects),
        // There the selected operation is meant.
        Act::Undo | Act::Redo if model.top().is_some_and(|screen| screen.has_operations()) => return false,
        Act::UsualLedger => ledgers::usual(model, effects),
        Act::ExportList => open(model, Export::list(), effects),
        Act::KeyBack => key_back(model, effects),
        Act::ShowCleaning => open(model, CleaningHub::default(), effects),
        Act::ShowHistory => open(model, History::default(), effects),
        Act::ShowBackups => open(model, Backups::default(), effects),
        Act::ShowSettings => open(model, SettingsScreen::default(), effects),
        Act::ShowPairs => open(model, Pairs::default(), effects),
        Act::ShowWalk => {
            let steps = Walk::open(&model.shared);
            take(model, steps, effects);
        }
        Act::ShowAreas => open(model, Areas::default(), effects),
        Act::Undo => {
            let undo = model.shared.overview.as_ref().and_then(|overview| overview.undo);
            if let Some((id, kind)) = undo {
                let what = model.shared.operation(id, kind);
                open(model, Confirm::new(Question::Undo(what)), effects);
            }
        }
        Act::ShowHouseholds if matches!(model.top(), Some(Screen::Overview(_))) => {
            open(model, Households::of(Filters::default()), effects);
        }
        Act::Redo => effects.push(Effect::Send(Request::Redo)),
        Act::Lock => lock(model, effects),
        Act::Reveal => {
            let until = model.shared.now.since_start + REVEALED_FOR;
            model.shared.revealed_until = if model.shared.is_revealed() { None } else { Some(until) };
            // Who saw whole numbers is written down, once each time they are shown.
            if model.shared.is_revealed() {
                let people = model.top().map_or(0, |screen| screen.shown_people(&model.shared)).max(1);
                effects.push(Effect::Send(Request::Lists(ListsRequest::LogSeen { people })));
            }
        }
        _ => return act_for_people(model, act, effects),
    }
    true
}

/// Does what is recorded or looked at for the people and the household that are selected; whether it was that.
#[expect(clippy::wildcard_enum_match_arm, reason = "what is not for the whole program is for the screen")]
fn act_for_people(model: &mut Model, act: Act, effects: &mut Vec<Effect>) -> bool {
    match act {
        Act::Visit => {
            if let Some(marked) = marked(model) {
                open(model, BulkVisit::new(marked), effects);
            } else if let Some((household, person)) = model.person() {
                let from = model.top().map_or(Scope::Household, |screen| screen.scope());
                open(model, VisitForm::new(household, person, from), effects);
            }
        }
        Act::LeftDoor => {
            if let Some(left) = model.shared.left_door.take() {
                open(model, VisitForm::new(left.household, left.person, Scope::Household), effects);
            }
        }
        Act::AtDoor => at_door(model, effects),
        Act::Add => {
            let card = model.top().and_then(|screen| screen.any_card());
            let household = card.map(|card| (card.reference, household_name(card.reference, &card.household.facts)));
            open(model, AddMenu::new(household), effects);
        }
        Act::Record => {
            let marked = model.top().map(|screen| screen.marked()).unwrap_or_default();
            if !marked.is_empty() {
                open(model, BulkForm::new(marked), effects);
            } else if let Some((household, person)) = model.person() {
                open(model, RecordForm::new(household, person), effects);
            }
        }
        _ => return false,
    }
    true
}

fn key_back(model: &mut Model, effects: &mut Vec<Effect>) {
    let paper = Paper::new(&model.shared);
    open(model, paper, effects);
}

/// What is marked in the screen that is seen.
fn marked(model: &Model) -> Option<Marked> {
    let screen = model.top()?;
    let (people, households) = (screen.marked(), screen.marked_households());
    if !people.is_empty() {
        return Some(Marked::People(people));
    }
    (!households.is_empty()).then_some(Marked::Households(households))
}

/// The choice after this one, and after the last the first.
fn next_of<T: Copy + PartialEq>(all: &[T], chosen: T) -> T {
    let after = all.iter().skip_while(|choice| **choice != chosen).nth(1);
    after.or(all.first()).copied().unwrap_or(chosen)
}

/// To a search over everybody, ready to type. It stands above what is there, so that Esc goes back to the same place
/// of the same list; a search that is open already is used again, unless that would lose a form.
fn search(model: &mut Model, effects: &mut Vec<Effect>) {
    let open_already = model
        .screens
        .iter()
        .position(|screen| matches!(screen, Screen::Roster(list) if list.own.purpose == Purpose::Find));
    let is_kept = |place: &usize| !model.screens.iter().skip(*place).any(|screen| screen.is_unsaved());
    if let Some(place) = open_already.filter(is_kept) {
        model.screens.truncate(place + 1);
        with_top(
            model,
            effects,
            |screen, shared| {
                if let Screen::Roster(list) = screen { list.search_anew(shared) } else { Vec::new() }
            },
        );
        return;
    }
    open(model, Roster::searching(), effects);
}

/// The two sides of a household stand in one place: what to say and do at the door, and everything that is known. The
/// key goes from one to the other; Esc goes back to where both came from.
fn at_door(model: &mut Model, effects: &mut Vec<Effect>) {
    let here = model.top().and_then(|screen| screen.household());
    let Some((household, person)) =
        model.person().map(|(household, person)| (household, Some(person))).or(here.map(|here| (here, None)))
    else {
        return;
    };
    let card = model.top().and_then(|screen| screen.card(household)).cloned();
    let door = || {
        let mut door = DoorScreen::new(household, person);
        if let Some(card) = &card {
            door.take_card(card);
        }
        door
    };
    let step = match model.top() {
        Some(Screen::Household(_)) => Step::Replace(door().into()),
        Some(Screen::Door(_)) => {
            let mut known = HouseholdScreen::new(household, person);
            if let Some(card) = &card {
                known.take_card(card);
            }
            Step::Replace(known.into())
        }
        Some(_) | None => Step::open(door()),
    };
    take(model, vec![step], effects);
}

/// A page of another household in the place of this one: at the door, or everything that is known.
pub fn open_door(
    model: &mut Model,
    (household, person): (HouseholdRef, Option<PersonRef>),
    mut steps: Vec<Step>,
    effects: &mut Vec<Effect>,
) {
    let page = match model.screens.pop() {
        Some(Screen::Door(_)) => Step::open(DoorScreen::new(household, person)),
        Some(_) | None => Step::open(HouseholdScreen::new(household, person)),
    };
    steps.push(page);
    take(model, steps, effects);
}

/// From household to household in the order of the list below.
pub fn go_to_door(model: &mut Model, door: Door, effects: &mut Vec<Effect>) {
    let Some(here) = model.top().and_then(|screen| screen.household()) else { return };
    let shared = &mut model.shared;
    let Some(list) = model.screens.iter_mut().rev().find(|screen| screen.has_doors()) else { return };
    let (found, mut steps) = list.go_to_door(here, door, shared);
    match found {
        Some(found) => return open_door(model, found, steps, effects),
        None => steps.push(Step::Say(Status::refusal(match door {
            Door::Next => msg!("tui-why-last-door"),
            Door::Previous => msg!("tui-why-first-door"),
        }))),
    }
    take(model, steps, effects);
}
