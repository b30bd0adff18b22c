//! What the desk answers.

use super::message::Effect;
use super::model::{Model, Saving, Search, Session, Status, Then};
use super::screens::{OverviewScreen, Screen, Trouble};
use super::update::{refresh, take as take_steps};
use crate::desk::Warning;
use crate::desk::error::DeskError;
use crate::desk::screen::Reply;
use crate::desk::views::{Done, Reversal};
use crate::msg;
use crate::text::words::Explain;

/// Takes a reply.
pub fn take(model: &mut Model, reply: Reply, effects: &mut Vec<Effect>) {
    if let Reply::Reversed(_) = &reply {
        // What a screen says of an operation may no longer be so.
        tell_screens(model, &reply, effects);
    }
    match reply {
        Reply::Unlocked(warnings) => unlocked(model, &warnings, effects),
        Reply::Ready => model.shared.search = Search::Ready,
        Reply::Overview(overview) => {
            if model.shared.session == Session::Open {
                model.shared.overview = Some(overview);
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
        Reply::Reversed(reversal) => reversed(model, &reversal, effects),
        Reply::Locked | Reply::Closed => {}
        Reply::Failed(error) => failed(model, &error),
        // Everything else is for the screens that asked; each knows whether it did.
        reply => tell_screens(model, &reply, effects),
    }
}

fn tell_screens(model: &mut Model, reply: &Reply, effects: &mut Vec<Effect>) {
    if model.shared.session != Session::Open {
        return;
    }
    let mut steps = Vec::new();
    for screen in &mut model.screens {
        steps.extend(screen.hear(reply, &mut model.shared));
    }
    take_steps(model, steps, effects);
}

/// A newly opened ledger shows its figures; an unlocked one what was there before.
fn unlocked(model: &mut Model, warnings: &[Warning], effects: &mut Vec<Effect>) {
    model.shared.session = Session::Open;
    model.shared.last_key = model.shared.now;
    model.shared.status = None;
    model.screens = std::mem::take(&mut model.aside);
    if model.screens.is_empty() {
        model.screens.push(OverviewScreen::default().into());
    } else {
        refresh(model, effects);
    }
    for warning in warnings {
        let (message, hint) = match warning {
            Warning::OlderCopy => (msg!("tui-warning-older-copy"), msg!("tui-warning-older-copy-hint")),
        };
        model.screens.push(Trouble { message, hint: Some(hint) }.into());
    }
}

fn recorded(model: &mut Model, done: &Done, effects: &mut Vec<Effect>) {
    let saving = model.shared.saving.take();
    // The form has done its work. It is not the one seen when something was opened over it meanwhile.
    if saving.is_some()
        && let Some(form) = model.screens.iter().rposition(|screen| screen.is_form())
    {
        model.screens.remove(form);
    }
    let then = saving.as_ref().map(|saving| saving.then);
    if let Some(Then::NextDoor(household)) = then {
        for screen in &mut model.screens {
            if let Screen::Roster(roster) = screen {
                roster.leave(household);
            }
        }
    }
    model.shared.status = Some(match done.operation {
        None => Status::note(msg!("tui-nothing-new")),
        Some(id) => {
            model.shared.last_done = saving.map(|Saving { said, .. }| (id, said));
            let what = model.shared.operation(id, done.kind);
            Status::done(msg!("tui-done", what = what), msg!("tui-press-undo"))
        }
    });
    refresh(model, effects);
}

fn reversed(model: &mut Model, reversal: &Reversal, effects: &mut Vec<Effect>) {
    let what = model.shared.operation(reversal.operation, reversal.kind);
    model.shared.status = Some(if reversal.undone {
        Status::done(msg!("tui-undone", what = what), msg!("tui-press-redo"))
    } else {
        Status::done(msg!("tui-redone", what = what), msg!("tui-press-undo"))
    });
    refresh(model, effects);
}

/// A wrong passphrase is said beside the field; everything else in a box over what is there. Forms stay as they are.
fn failed(model: &mut Model, error: &DeskError) {
    model.shared.saving = None;
    model.keys_ahead.clear();
    if model.shared.session == Session::Opening {
        model.shared.session = Session::Closed;
        if let Some(screen) = model.screens.last_mut() {
            screen.opening_failed(error.message(), error.hint());
        }
        return;
    }
    // What was still on its way when the ledger was locked has no answer to show.
    if model.shared.session != Session::Open && matches!(error, DeskError::Locked) {
        return;
    }
    model.screens.iter_mut().for_each(|screen| screen.request_failed());
    model.screens.push(Trouble { message: error.message(), hint: error.hint() }.into());
}
