//! What the desk answers.

use super::demo;
use super::ledgers;
use super::message::Effect;
use super::model::{Began, Door, Kind, LastVisit, Model, Saving, Search, Session, Status, Step, Then, Tone};
use super::program::{go_to_door, open_door};
use super::screens::{
    Blocked, Confirm, HouseholdScreen, OverviewScreen, Purpose, Question, Recovery, Reversing, Screen, Trouble,
};
use super::update::{refresh, take as take_steps};
use crate::desk::Warning;
use crate::desk::error::DeskError;
use crate::desk::screen::{
    CleaningReply, EditingReply, KeepingReply, KeepingRequest, ListsReply, MatchingReply, Progress, Reply, Request,
};
use crate::desk::views::{Done, DoneMany, HouseholdRef, Overview, PersonRef, Reversal};
use crate::domain::event::OperationKind;
use crate::msg;
use crate::text::words::Explain;

use zeroize::Zeroizing;

/// The word that is asked for depends on the moment, not on its last digits, which a coarse clock leaves alike.
const DRAWN_FROM_MS: u64 = 10;

/// Takes a reply.
pub fn take(model: &mut Model, reply: Reply, effects: &mut Vec<Effect>) {
    if let Reply::Reversed(_) = &reply {
        // What a screen says of an operation may no longer be so.
        tell_screens(model, &reply, effects);
    }
    match reply {
        Reply::Unlocked(warnings) => unlocked(model, &warnings, effects),
        Reply::Turned { other, warnings } => ledgers::turned(model, (other, &warnings), effects),
        Reply::Made(words) => made(model, words, effects),
        Reply::Ready(recorded) => {
            model.shared.search = Search::Ready;
            model.shared.recorded_before(&recorded);
            // How clean the data is, is known only now.
            if model.shared.can_ask() {
                effects.push(Effect::Send(Request::Overview));
            }
        }
        Reply::Overview(overview) => {
            if model.shared.session == Session::Open {
                let due = due_now(model, &overview);
                model.shared.overview = Some(overview);
                model.shared.status = model.shared.status.take().or(due);
            }
        }
        Reply::Household(Some(card)) => {
            if model.shared.session == Session::Open {
                let mut steps = Vec::new();
                for screen in &mut model.screens {
                    screen.take_card(&card);
                    steps.extend(screen.after_card(&mut model.shared));
                }
                take_steps(model, steps, effects);
            }
        }
        Reply::Household(None) => model.screens.iter_mut().for_each(|screen| screen.household_is_gone()),
        Reply::Done(done) => recorded(model, &done, effects),
        Reply::Editing(EditingReply::Placed { done, household, person }) => {
            recorded(model, &done, effects);
            if matches!(done.kind, OperationKind::AddPerson | OperationKind::AddHousehold) {
                show_new(model, household, person, effects);
            }
        }
        Reply::Reversed(reversal) => reversed(model, &reversal, effects),
        Reply::NotReversed => not_reversed(model),
        Reply::Progress(Progress::Reversal(how, _)) => {
            show_reversing(model, how);
            tell_screens(model, &reply, effects);
        }
        Reply::Lists(ListsReply::RecordedMany(many)) => recorded_many(model, many, effects),
        Reply::Locked | Reply::Closed => {}
        Reply::Failed(error) => failed(model, &error, effects),
        Reply::Keeping(KeepingReply::Blocked(_)) if model.shared.session != Session::Open => {}
        Reply::Keeping(KeepingReply::Blocked(by)) => {
            end_reversing(model);
            model.screens.push(Blocked::new(*by).into());
        }
        Reply::Matching(MatchingReply::Settled { ref done, .. } | MatchingReply::AreaChanged(ref done))
        | Reply::Cleaning(CleaningReply::Repaired(ref done)) => {
            let done = done.clone();
            tell_screens(model, &reply, effects);
            recorded(model, &done, effects);
        }
        // Everything else is for the screens that asked; each knows whether it did.
        reply @ (Reply::People { .. }
        | Reply::Door(_)
        | Reply::Cards(_)
        | Reply::Sheets(_)
        | Reply::Cleaning(_)
        | Reply::Editing(_)
        | Reply::Figures(_)
        | Reply::Reports(_)
        | Reply::FollowUp(_)
        | Reply::Importing(_)
        | Reply::Reconciling(_)
        | Reply::RollUp(_)
        | Reply::Keeping(_)
        | Reply::Lists(_)
        | Reply::Matching(_)
        | Reply::Walking(_)
        | Reply::Progress(_)) => {
            if let Reply::Keeping(KeepingReply::AppSaved(app)) = &reply {
                model.shared.apply(app.clone());
            }
            tell_screens(model, &reply, effects);
        }
    }
}

/// Said once, at the start: which appointments are there. What else is said then goes before.
fn due_now(model: &Model, overview: &Overview) -> Option<Status> {
    let (waiting, is_first) = (&overview.waiting, model.shared.overview.is_none());
    let [late, today, tomorrow] = [waiting.late, waiting.due_today, waiting.due_tomorrow].map(|doors| doors.households);
    let is_there = matches!(model.top(), Some(Screen::Overview(_))) && late + today + tomorrow > 0;
    (is_first && is_there).then(|| Status {
        message: msg!("tui-due-now", late = late, today = today, tomorrow = tomorrow),
        hint: Some(msg!("tui-due-now-key")),
        tone: Tone::Note,
    })
}

fn tell_screens(model: &mut Model, reply: &Reply, effects: &mut Vec<Effect>) {
    if !model.shared.can_ask() {
        return;
    }
    let mut steps = Vec::new();
    for screen in &mut model.screens {
        steps.extend(screen.hear(reply, &mut model.shared));
    }
    take_steps(model, steps, effects);
}

/// A newly opened ledger shows its figures; an unlocked one what was there before.
pub fn unlocked(model: &mut Model, warnings: &[Warning], effects: &mut Vec<Effect>) {
    model.shared.session = Session::Open;
    model.shared.last_key = model.shared.now;
    model.screens = std::mem::take(&mut model.aside);
    if model.screens.is_empty() {
        model.screens.push(OverviewScreen::default().into());
    } else {
        refresh(model, effects);
    }
    model.shared.status = match model.shared.kind {
        Kind::Demo if model.shared.began == Began::WithoutLedger => None,
        Kind::Demo => {
            let (message, hint) = (msg!("tui-tour-offer"), Some(msg!("tui-tour-offer-key")));
            Some(Status { message, hint, tone: Tone::Note })
        }
        Kind::Ledger => model.shared.notice.take().map(Status::refusal),
    };
    // Whoever came here from the first screen has never seen the program.
    if model.shared.is_demo_of_first_start() {
        model.screens.push(Confirm::new(Question::Tour).into());
    }
    for warning in warnings {
        let (message, hint) = match warning {
            Warning::OlderCopy => (msg!("tui-warning-older-copy"), msg!("tui-warning-older-copy-hint")),
        };
        model.screens.push(Trouble { message, hint: Some(hint) }.into());
    }
}

/// A new ledger shows its recovery words before anything else.
fn made(model: &mut Model, words: Zeroizing<String>, effects: &mut Vec<Effect>) {
    model.shared.began = Began::WithLedger;
    unlocked(model, &[], effects);
    let any = model.shared.now.wall.millis().unsigned_abs() / DRAWN_FROM_MS;
    model.screens.push(Recovery::new(words, any).into());
    // Who is working was asked in the set-up; this laptop remembers it.
    if let Some(folder) = model.shared.settings_folder.clone() {
        let app = model.shared.app.clone();
        effects.push(Effect::Send(Request::Keeping(KeepingRequest::SaveApp { folder, app })));
    }
}

fn recorded(model: &mut Model, done: &Done, effects: &mut Vec<Effect>) {
    let saving = model.shared.saving.take();
    // The form has done its work. It is not the one seen when something was opened over it meanwhile.
    let is_open = model.shared.session == Session::Open;
    let screens = if is_open { &mut model.screens } else { &mut model.aside };
    if saving.as_ref().is_some_and(|saving| saving.then != Then::Stay)
        && let Some(form) = screens.iter().rposition(|screen| screen.is_form())
    {
        screens.remove(form);
    }
    // A locked screen says nothing of the ledger.
    if !is_open {
        return;
    }
    if done.operation.is_some()
        && let Some(tour) = &mut model.shared.tour
    {
        tour.see_recorded();
    }
    let then = saving.as_ref().map(|saving| saving.then);
    let left = match then {
        Some(Then::NextDoor(household, person)) => {
            model.shared.last_visit = done.operation.map(|operation| LastVisit { operation, household, person });
            leave_door(model, household, effects);
            model.shared.left_door.as_ref().filter(|left| left.household == household)
        }
        Some(Then::Back | Then::Stay) | None => None,
    };
    let left = left.map(|left| (left.name.clone(), left.count));
    model.shared.status = Some(match done.operation {
        None => Status::note(msg!("tui-nothing-new")),
        Some(id) => {
            model.shared.last_done = saving.map(|Saving { said, .. }| (id, said));
            let what = model.shared.operation(id, done.kind);
            match left {
                None => Status::done(msg!("tui-done", what = what), msg!("tui-press-undo")),
                Some((name, 1)) => Status::done(msg!("tui-done", what = what), msg!("tui-left-one", name = name)),
                Some((_, count)) => {
                    Status::done(msg!("tui-done", what = what), msg!("tui-left-several", count = count))
                }
            }
        }
    });
    refresh(model, effects);
}

/// A visit was recorded: the lists below stand at the next door, and so does the page of a household that was opened
/// from one of them; where somebody still waits, a key goes back. In the results of a search the next door is nobody's
/// neighbour.
fn leave_door(model: &mut Model, household: HouseholdRef, effects: &mut Vec<Effect>) {
    for screen in &mut model.screens {
        screen.leave(household);
    }
    let is_page = model.top().is_some_and(|top| !top.has_doors() && top.household() == Some(household));
    let is_search = |screen: &Screen| matches!(screen, Screen::Roster(list) if list.own.purpose == Purpose::Find);
    let list = model.screens.iter().rev().find(|screen| screen.has_doors());
    if is_page && list.is_some_and(|list| !is_search(list)) {
        go_to_door(model, Door::Next, effects);
    }
}

/// A visit was taken back: the lists stand at its door again, and so does the page that went on from it.
fn come_back(model: &mut Model, visit: LastVisit, effects: &mut Vec<Effect>) {
    for screen in &mut model.screens {
        screen.come_back(visit.household, visit.person);
    }
    let is_page = matches!(model.top(), Some(Screen::Door(_) | Screen::Household(_)));
    if is_page && model.screens.iter().any(|screen| screen.has_doors()) {
        open_door(model, (visit.household, Some(visit.person)), Vec::new(), effects);
    }
}

/// For some of many people it may have stood so already.
fn recorded_many(model: &mut Model, many: DoneMany, effects: &mut Vec<Effect>) {
    if let Some(saving) = model.shared.saving.as_mut().filter(|_| many.standing > 0) {
        let what = saving.said.clone();
        // Of visits it is said already for how many households.
        saving.said = if many.done.kind == OperationKind::RecordVisit {
            msg!("tui-said-many-visits-standing", what = what, standing = many.standing)
        } else {
            msg!("tui-said-many-standing", what = what, changed = many.changed, standing = many.standing)
        };
    }
    let done = many.done.clone();
    let reply = Reply::Lists(ListsReply::RecordedMany(many));
    for screen in &mut model.screens {
        // Marks are gone before the list is asked for anew.
        drop(screen.hear(&reply, &mut model.shared));
    }
    recorded(model, &done, effects);
}

/// Whoever was added is seen in their household.
fn show_new(model: &mut Model, household: HouseholdRef, person: Option<PersonRef>, effects: &mut Vec<Effect>) {
    if model.shared.session != Session::Open {
        return;
    }
    if let Some(person) = person {
        model.shared.opened(person);
    }
    if let (Some(Screen::Household(here)), Some(person)) = (below_of_boxes(model), person)
        && here.reference == household
    {
        here.select(person);
        return;
    }
    if let (Some(Screen::Door(here)), Some(person)) = (below_of_boxes(model), person)
        && here.reference == household
    {
        here.select(person);
        return;
    }
    take_steps(model, vec![Step::open(HouseholdScreen::new(household, person))], effects);
}

/// The screen that is seen below the boxes.
fn below_of_boxes(model: &mut Model) -> Option<&mut Screen> {
    model.screens.iter_mut().rev().find(|screen| !screen.is_box())
}

/// Long enough that somebody asks what goes on.
fn show_reversing(model: &mut Model, how: OperationKind) {
    let is_shown = model.screens.iter().any(|screen| matches!(screen, Screen::Reversing(_)));
    if model.shared.session == Session::Open && !is_shown {
        model.screens.push(Reversing::new(how).into());
    }
}

fn end_reversing(model: &mut Model) {
    let is_shown = model.screens.iter().any(|screen| matches!(screen, Screen::Reversing(_)));
    // What was said of the work, such as that it cannot be stopped, ends with it.
    if is_shown {
        model.shared.status = None;
    }
    for screens in [&mut model.screens, &mut model.aside] {
        screens.retain(|screen| !matches!(screen, Screen::Reversing(_)));
    }
}

fn not_reversed(model: &mut Model) {
    end_reversing(model);
    if model.shared.session == Session::Open {
        model.shared.status = Some(Status::note(msg!("error-cancelled")));
    }
}

fn reversed(model: &mut Model, reversal: &Reversal, effects: &mut Vec<Effect>) {
    end_reversing(model);
    if model.shared.session != Session::Open {
        return;
    }
    if reversal.undone
        && let Some(tour) = &mut model.shared.tour
    {
        tour.see_taken_back();
    }
    // Of a visit that is taken back, or done again, nobody is left behind.
    model.shared.left_door = None;
    let taken_back = model.shared.last_visit.filter(|visit| reversal.undone && visit.operation == reversal.operation);
    if let Some(visit) = taken_back {
        come_back(model, visit, effects);
    }
    let what = model.shared.operation(reversal.operation, reversal.kind);
    model.shared.status = Some(if reversal.undone {
        Status::done(msg!("tui-undone", what = what), msg!("tui-press-redo"))
    } else {
        Status::done(msg!("tui-redone", what = what), msg!("tui-press-undo"))
    });
    refresh(model, effects);
}

/// A wrong passphrase is said beside the field; everything else in a box over what is there. Forms stay as they are.
fn failed(model: &mut Model, error: &DeskError, effects: &mut Vec<Effect>) {
    let was_saving = model.shared.saving.take().is_some_and(|saving| saving.then != Then::Stay);
    end_reversing(model);
    // What was not written into the log of who saw what is not shown.
    model.shared.revealed_until = None;
    model.keys_ahead.clear();
    if model.shared.session == Session::Opening {
        model.shared.session = Session::Closed;
        if model.shared.kind == Kind::Demo && model.shared.began == Began::WithoutLedger {
            demo::close(model, effects);
            model.screens.push(Trouble { message: error.message(), hint: error.hint() }.into());
            return;
        }
        // The help may stand over the one that asked.
        model.screens.iter_mut().for_each(|screen| screen.opening_failed(error));
        return;
    }
    // What was still on its way when the ledger was locked has no answer to show.
    if model.shared.session != Session::Open && matches!(error, DeskError::Locked) {
        return;
    }
    // It may name somebody: behind a lock it waits with what it is about.
    let screens = if model.shared.can_ask() { &mut model.screens } else { &mut model.aside };
    let form = screens.iter_mut().rev().find(|screen| screen.is_form());
    if was_saving && form.is_some_and(|form| form.take_refusal(error)) {
        return;
    }
    let trouble = Trouble { message: error.message(), hint: error.hint() };
    screens.iter_mut().for_each(|screen| screen.request_failed());
    screens.push(trouble.into());
}
