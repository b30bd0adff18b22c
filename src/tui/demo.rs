//! The demo inside the running program: opened from the first screen while there is no ledger, and left again for
//! that screen. Nothing of it stays.

use super::message::Effect;
use super::model::{Began, Kind, Model, Search, Session};
use super::screens::{Start, Unlock};
use crate::desk::screen::Request;

/// Opens it.
pub fn open(model: &mut Model, effects: &mut Vec<Effect>) {
    if model.shared.session != Session::Closed {
        return;
    }
    model.shared.kind = Kind::Demo;
    model.shared.session = Session::Opening;
    model.screens = vec![Unlock::default().into()];
    effects.push(Effect::Send(Request::OpenDemo));
}

/// Forgets it, and goes back to the first screen.
pub fn close(model: &mut Model, effects: &mut Vec<Effect>) {
    let shared = &mut model.shared;
    if shared.began != Began::WithoutLedger || shared.kind != Kind::Demo {
        return;
    }
    shared.kind = Kind::Ledger;
    shared.session = Session::Closed;
    shared.overview = None;
    shared.search = Search::Preparing;
    shared.status = None;
    shared.revealed_until = None;
    shared.saving = None;
    shared.last_done = None;
    shared.recent.clear();
    shared.tour = None;
    model.aside.clear();
    model.keys_ahead.clear();
    model.screens = vec![Start::default().into()];
    effects.push(Effect::CancelJob);
    effects.push(Effect::Send(Request::Lock));
}
