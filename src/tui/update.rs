//! A message comes: the model changes, effects go out. Pure: no clock, no terminal, no ledger.

use std::time::Duration;

use ratatui::layout::Position;

use super::cards::{self, Heard};
use super::command::{self, Act, Command};
use super::key::Key;
use super::lock::{Passed, pass_deadlines, suspend};
use super::message::{Effect, Msg, What, Wheel};
use super::model::{Ahead, Model, Picked, Session, Status, Step};
use super::program::{act_of_program, go_to_door};
use super::screens::{Confirm, Question, Screen, Typing};
use super::tour::{self, Tour};
use super::widgets::field::Edit;
use super::{demo, ledgers, replies};
use crate::desk::screen::{EditingRequest, Request};
use crate::desk::views::PersonRef;
use crate::msg;
use crate::sys::signals::Signal;

/// So many commands that were chosen last are remembered.
const MOST_RECENT: usize = 5;
/// Two clicks on a cell within this time are a double click.
const DOUBLE_CLICK: Duration = Duration::from_millis(400);
/// Nobody types further ahead.
const MOST_KEYS_AHEAD: usize = 256;

/// Handles a message.
pub fn update(model: &mut Model, msg: Msg) -> Vec<Effect> {
    let mut effects = Vec::new();
    let day_before = std::mem::replace(&mut model.shared.now, msg.at).today;
    if pass_deadlines(model, &mut effects) == Passed::Locked && is_from_user(&msg.what) {
        // It was meant for what was there before; it must not become the first letter of a passphrase.
        return effects;
    }
    if day_before != msg.at.today && model.shared.session == Session::Open {
        refresh(model, &mut effects);
    }
    match msg.what {
        What::Key(key) => {
            model.shared.last_key = msg.at;
            press(model, key, &mut effects);
        }
        What::Paste(text) => {
            model.shared.last_key = msg.at;
            paste(model, &text, &mut effects);
        }
        What::Scanned(text) => {
            model.shared.last_key = msg.at;
            cards::hear(model, &text, &mut effects);
        }
        What::Click(position) => {
            model.shared.last_key = msg.at;
            click(model, position, &mut effects);
        }
        What::Wheel(wheel) => {
            model.shared.last_key = msg.at;
            let act = match wheel {
                Wheel::Up => Act::Up,
                Wheel::Down => Act::Down,
            };
            with_top(model, &mut effects, |screen, shared| screen.wheel(act, shared));
        }
        What::Resized(width, height) => {
            model.shared.size = ratatui::layout::Size { width, height };
            with_top(model, &mut effects, |screen, shared| screen.resized(shared));
        }
        What::Reply(reply) => {
            replies::take(model, reply, &mut effects);
            renew_palette(model);
            press_keys_ahead(model, &mut effects);
        }
        What::Signal(Signal::HangUp | Signal::Terminate | Signal::Quit) => effects.push(Effect::LeaveNow),
        What::Signal(Signal::Interrupt) => act(model, Act::Leave, None, &mut effects),
        What::Signal(Signal::Suspend) => suspend(model, &mut effects),
        What::Signal(Signal::Continue) => effects.push(Effect::TakeOver),
        What::Woken | What::Crashed => {}
    }
    tour::watch(model);
    effects
}

/// Asks anew for everything that is shown.
pub fn refresh(model: &mut Model, effects: &mut Vec<Effect>) {
    effects.push(Effect::Send(Request::Overview));
    let mut steps = Vec::new();
    for screen in &mut model.screens {
        steps.extend(screen.refresh(&mut model.shared));
    }
    take(model, steps, effects);
}

/// Does what a screen wants.
pub fn take(model: &mut Model, steps: Vec<Step>, effects: &mut Vec<Effect>) {
    for step in steps {
        match step {
            Step::Ask(request) => effects.push(Effect::Send(request)),
            Step::Save(request, saving) => {
                if model.shared.saving.is_none() {
                    if let Some(tour) = &mut model.shared.tour {
                        tour.see_sent(&request);
                    }
                    recorded_people(&request).into_iter().rev().for_each(|person| model.shared.opened(person));
                    model.shared.saving = Some(saving);
                    effects.push(Effect::Send(request));
                }
            }
            Step::Open(screen) => open(model, screen, effects),
            Step::Replace(screen) => {
                back(model);
                open(model, screen, effects);
            }
            Step::Back => back(model),
            Step::Discard => open(model, Confirm::new(Question::Discard), effects),
            Step::Say(status) => model.shared.status = Some(status),
            Step::Picked(picked) => take_picked(model, &picked, effects),
            Step::CancelJob => effects.push(Effect::CancelJob),
            Step::Refresh => refresh(model, effects),
            Step::EndImport => model.screens.retain(|screen| {
                !matches!(screen, Screen::ImportFiles(_) | Screen::ImportSheets(_) | Screen::ImportPlan(_))
            }),
            Step::Undo => {
                back(model);
                effects.push(Effect::Send(Request::Undo));
            }
            Step::Leave => leave(model, effects),
            Step::Press(key) => press(model, key, effects),
            Step::Give(command) => give(model, command, effects),
            Step::GiveToFirst(command) => give_to_first(model, command, effects),
            Step::Door(door) => go_to_door(model, door, effects),
            Step::Turn => ledgers::turn(model, effects),
            Step::OpenDemo => demo::open(model, effects),
            Step::CloseDemo => demo::close(model, effects),
            Step::Tour => {
                back(model);
                tour::turn(model, Some(Tour::begin()), effects);
            }
        }
    }
}

fn press(model: &mut Model, key: Key, effects: &mut Vec<Effect>) {
    if matches!(model.shared.session, Session::Leaving) {
        return;
    }
    if model.shared.saving.is_some() && key == Key::Esc {
        // What is on its way to the ledger cannot be given up any more.
        model.keys_ahead.clear();
        return;
    }
    if model.is_waiting() && !matches!(key, Key::Esc | Key::Ctrl('c')) {
        if model.keys_ahead.len() < MOST_KEYS_AHEAD {
            model.keys_ahead.push_back(Ahead::Key(key));
        }
        return;
    }
    let Some(scope) = model.top().map(|screen| screen.scope()) else { return };
    if matches!(key, Key::Esc | Key::Ctrl('c')) {
        model.keys_ahead.clear();
    }
    let method = model.shared.typing_method();
    // While a text field has the focus, what it can use is its own.
    let edit = model.screens.last_mut().and_then(|screen| screen.typing()).map(|typing| match typing {
        Typing::Text(field) => match method {
            Some(method) => field.press_by(method, key),
            None => field.press(key),
        },
        // A passphrase is what is on the keys.
        Typing::Secret(field) => field.press(key),
    });
    match edit {
        Some(Edit::Changed) => return with_top(model, effects, |screen, shared| screen.typed(shared)),
        Some(Edit::Moved) => return,
        Some(Edit::None) | None => {}
    }
    model.shared.status = None;
    let Some(command) = command::of_key(scope, key) else { return };
    if is_available(model, command) {
        act(model, command.act, Some(key), effects);
    }
}

/// Whether a command can be given now; if not, it is said why.
fn is_available(model: &mut Model, command: &Command) -> bool {
    let available = (command.available)(model);
    match available {
        Ok(()) => true,
        Err(why) => {
            model.shared.status = Some(Status::refusal(why));
            false
        }
    }
}

/// A command that was chosen from the list of them, or clicked.
fn give(model: &mut Model, command: &'static Command, effects: &mut Vec<Effect>) {
    remember(model, command.act);
    match command.keys.first() {
        Some(key) => press(model, *key, effects),
        None => act(model, command.act, None, effects),
    }
}

/// A command of the first screen, given from another: nothing of what is open is closed for it.
fn give_to_first(model: &mut Model, command: &'static Command, effects: &mut Vec<Effect>) {
    remember(model, command.act);
    if !is_available(model, command) {
        return;
    }
    let key = command.keys.first().copied();
    if act_of_program(model, command.act, effects) {
        return;
    }
    let first = model.screens.iter_mut().find(|screen| matches!(screen, Screen::Overview(_)));
    let steps = first.map(|screen| screen.act(command.act, key, &mut model.shared)).unwrap_or_default();
    take(model, steps, effects);
}

fn remember(model: &mut Model, act: Act) {
    let recent = &mut model.shared.recent_acts;
    recent.retain(|given| *given != act);
    recent.insert(0, act);
    recent.truncate(MOST_RECENT);
}

/// What the desk answers changes what can be done.
fn renew_palette(model: &mut Model) {
    let Some(Screen::Palette(_)) = model.top() else { return };
    let Some(palette) = model.screens.pop() else { return };
    let offers = command::offers(model);
    model.screens.push(palette);
    if let Some(Screen::Palette(palette)) = model.screens.last_mut() {
        palette.renew(&offers);
    }
}

/// Somebody types faster than the desk answers: nothing is lost, and nothing goes to the wrong person.
fn press_keys_ahead(model: &mut Model, effects: &mut Vec<Effect>) {
    while !model.is_waiting()
        && let Some(ahead) = model.keys_ahead.pop_front()
    {
        match ahead {
            Ahead::Key(key) => press(model, key, effects),
            Ahead::Card(card) => cards::show(model, card, effects),
        }
    }
}

/// A click on a key at the foot presses it; anything else is for the screen. Where a click opened another screen, the
/// next one is not its double.
fn click(model: &mut Model, position: Position, effects: &mut Vec<Effect>) {
    let now = model.shared.now.since_start;
    let last = model.shared.last_click.take();
    if let Some(key) = super::view::key_at(model, position) {
        return press(model, key, effects);
    }
    let is_double = last.is_some_and(|(place, at)| place == position && now.saturating_sub(at) <= DOUBLE_CLICK);
    let seen = |model: &Model| (model.screens.len(), model.top().map(|screen| screen.scope()));
    let before = seen(model);
    if is_double {
        with_top(model, effects, |screen, shared| screen.double_click(position, shared));
    } else {
        with_top(model, effects, |screen, shared| screen.click(position, shared));
        model.shared.last_click = Some((position, now)).filter(|_| seen(model) == before);
    }
}

/// A card's text opens the person wherever it is pasted. Any other paste goes to a text field, or nowhere: as keys it
/// would be commands that nobody meant.
fn paste(model: &mut Model, text: &str, effects: &mut Vec<Effect>) {
    if cards::hear(model, text, effects) == Heard::Card {
        return;
    }
    match model.screens.last_mut().and_then(|screen| screen.typing()) {
        Some(Typing::Text(field)) => field.paste(text),
        Some(Typing::Secret(field)) => field.paste(text),
        None => {
            model.shared.status = Some(Status::refusal(msg!("tui-paste-ignored")));
            return;
        }
    }
    with_top(model, effects, |screen, shared| screen.typed(shared));
}

fn act(model: &mut Model, act: Act, key: Option<Key>, effects: &mut Vec<Effect>) {
    if !act_of_program(model, act, effects) {
        with_top(model, effects, |screen, shared| screen.act(act, key, shared));
    }
}

/// Calls the screen that is seen and does what it wants.
pub fn with_top(
    model: &mut Model,
    effects: &mut Vec<Effect>,
    call: impl FnOnce(&mut Screen, &mut super::model::Shared) -> Vec<Step>,
) {
    let Some(screen) = model.screens.last_mut() else { return };
    let steps = call(screen, &mut model.shared);
    take(model, steps, effects);
}

/// Opens a screen above what is there.
pub fn open(model: &mut Model, screen: impl Into<Screen>, effects: &mut Vec<Effect>) {
    let mut screen = screen.into();
    // What a screen below already knows need not be asked for before it can be shown.
    if let Some(household) = screen.household()
        && let Some(card) = model.screens.iter().rev().find_map(|below| below.card(household)).cloned()
    {
        screen.take_card(&card);
    }
    let steps = screen.refresh(&mut model.shared);
    model.screens.push(screen);
    take(model, steps, effects);
}

/// The lowest screen stays.
pub fn back(model: &mut Model) {
    if model.screens.len() > 1 {
        model.screens.pop();
    }
}

/// Ends the program, once the ledger is closed.
pub fn leave(model: &mut Model, effects: &mut Vec<Effect>) {
    model.shared.session = Session::Leaving;
    effects.push(Effect::Leave);
}

/// Of whom something is recorded, one by one.
fn recorded_people(request: &Request) -> Vec<PersonRef> {
    if let Request::Visit { visit, .. } = request {
        return visit.results.iter().map(|result| result.person).collect();
    }
    if let Request::Record { person, .. }
    | Request::Editing(EditingRequest::EditPerson { person, .. } | EditingRequest::MovePerson { person, .. }) =
        request
    {
        return vec![*person];
    }
    Vec::new()
}

fn take_picked(model: &mut Model, picked: &Picked, effects: &mut Vec<Effect>) {
    back(model);
    with_top(model, effects, |screen, shared| screen.take_picked(picked, shared));
}

fn is_from_user(what: &What) -> bool {
    matches!(what, What::Key(_) | What::Paste(_) | What::Scanned(_) | What::Click(_) | What::Wheel(_))
}
