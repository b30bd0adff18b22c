//! Forgetting the ledger: after a while without a key, by a command, and before the terminal goes to a shell.

use super::message::Effect;
use super::model::{Kind, Model, Session, Status};
use super::screens::Unlock;
use crate::desk::screen::Request;
use crate::msg;

/// Forgets what was read; forms keep what was typed in them.
pub fn lock(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.shared.kind == Kind::Demo || model.shared.session != Session::Open {
        return;
    }
    if model.is_working() {
        effects.push(Effect::CancelJob);
    }
    model.shared.session = Session::Closed;
    model.shared.overview = None;
    model.shared.last_done = None;
    model.shared.left_door = None;
    model.shared.last_visit = None;
    model.shared.last_walked = None;
    model.shared.revealed_until = None;
    // What is on its way is still recorded, and its form goes when the answer comes.
    model.shared.status = Some(Status::note(msg!("tui-locked")));
    model.aside = std::mem::take(&mut model.screens);
    model.aside.iter_mut().for_each(|screen| screen.forget());
    model.screens.push(Unlock::default().into());
    effects.push(Effect::Send(Request::Lock));
}

/// Whether a deadline locked the ledger.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Passed {
    /// It did.
    Locked,
    /// It did not.
    Nothing,
}

/// What was to happen by now.
pub fn pass_deadlines(model: &mut Model, effects: &mut Vec<Effect>) -> Passed {
    let now = model.shared.now.since_start;
    if model.shared.revealed_until.is_some_and(|until| until <= now) {
        model.shared.revealed_until = None;
    }
    if !model.shared.is_left_alone() || model.is_working() {
        return Passed::Nothing;
    }
    let was = model.shared.session;
    lock(model, effects);
    if was == model.shared.session { Passed::Nothing } else { Passed::Locked }
}

/// What is read on the screen does not wait behind a shell: after Ctrl+Z the ledger is locked.
pub fn suspend(model: &mut Model, effects: &mut Vec<Effect>) {
    lock(model, effects);
    effects.push(Effect::Suspend);
}
