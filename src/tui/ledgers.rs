//! Another ledger in the running program: one that was brought back is opened in place of the usual one, and the usual
//! one is opened again. Of the one that is closed nothing stays.

use super::message::Effect;
use super::model::{Began, Model, Search, Session, Shared, Status};
use super::replies::unlocked;
use super::screens::{OverviewScreen, Screen, Unlock};
use crate::desk::Warning;
use crate::desk::screen::{LedgersRequest, Request};
use crate::msg;

/// Asks for the other ledger, unless that would lose what was typed in this one.
pub fn turn(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.is_unsaved() {
        model.shared.status = Some(Status::refusal(msg!("tui-why-unsaved")));
        return;
    }
    effects.extend(model.screens.last_mut().and_then(|screen| screen.turn()).map(Effect::Send));
}

/// It is open.
pub fn turned(model: &mut Model, (other, warnings): (Option<String>, &[Warning]), effects: &mut Vec<Effect>) {
    let is_other = other.is_some();
    model.shared.other = other;
    model.shared.began = Began::WithLedger;
    forget(&mut model.shared);
    model.keys_ahead.clear();
    if model.screens.iter().any(|screen| matches!(screen, Screen::Unlock(_))) {
        // It was locked meanwhile.
        model.aside = vec![OverviewScreen::default().into()];
        return;
    }
    model.aside.clear();
    unlocked(model, warnings, effects);
    let said = if is_other { msg!("tui-other-opened") } else { msg!("tui-restore-done") };
    model.shared.status = Some(Status::note(said));
}

/// Closes the other ledger; the usual one is asked for.
pub fn usual(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.is_working() {
        effects.push(Effect::CancelJob);
    }
    forget(&mut model.shared);
    model.shared.other = None;
    model.shared.session = Session::Closed;
    model.shared.status = Some(Status::note(msg!("tui-usual-asked")));
    model.screens = vec![Unlock::default().into()];
    model.aside = vec![OverviewScreen::default().into()];
    model.keys_ahead.clear();
    effects.push(Effect::Send(Request::Ledgers(LedgersRequest::Usual)));
}

fn forget(shared: &mut Shared) {
    shared.overview = None;
    shared.search = Search::Preparing;
    shared.saving = None;
    shared.last_done = None;
    shared.recent.clear();
    shared.revealed_until = None;
}
