//! What can be done from where the user is: the commands of the screen that is seen, and from everywhere those of the
//! first screen, which lead to all others. A command that cannot be used now is offered with the reason.

use super::{Act, Command, Scope, of_scope};
use crate::text::words::Message;
use crate::tui::model::{Model, Session};
use crate::tui::screens::Screen;

/// A command that can be chosen from a list.
#[derive(Clone)]
pub struct Offer {
    /// The command.
    pub command: &'static Command,
    /// Whose it is.
    pub reach: Reach,
    /// Why it cannot be used now.
    pub why_not: Option<Message>,
}

/// Whose a command is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// The screen's that is seen: it is given as by its key.
    Here,
    /// The first screen's: what it opens stands above what is seen.
    FirstScreen,
}

/// What can be done now. Moving about, going back, and what is nothing without its very key, is left out.
pub fn offers(model: &Model) -> Vec<Offer> {
    let Some(scope) = model.top().map(|screen| screen.scope()) else { return Vec::new() };
    let mut offers: Vec<Offer> = Vec::new();
    let here = of_scope(scope).map(|command| (command, Reach::Here));
    let leads_on = model.shared.session == Session::Open
        && scope != Scope::Overview
        && model.screens.iter().any(|screen| matches!(screen, Screen::Overview(_)));
    let first = of_scope(Scope::Overview).filter(|command| leads_on && is_of_whole_ledger(command));
    for (command, reach) in here.chain(first.map(|command| (command, Reach::FirstScreen))) {
        let is_there = offers.iter().any(|offer| offer.command.act == command.act);
        if !is_there && command.keys_shown.is_none() && !is_moving(command.act) {
            offers.push(Offer { command, reach, why_not: (command.available)(model).err() });
        }
    }
    offers
}

/// The acts of a scope that cannot be done now, and why.
pub fn whys(model: &Model, scope: Scope) -> Vec<(Act, Message)> {
    of_scope(scope).filter_map(|command| Some((command.act, (command.available)(model).err()?))).collect()
}

/// What is about the selected line of the first screen means nothing elsewhere.
fn is_of_whole_ledger(command: &Command) -> bool {
    !matches!(command.act, Act::Enter | Act::Back)
}

fn is_moving(act: Act) -> bool {
    matches!(
        act,
        Act::Up
            | Act::Down
            | Act::PageUp
            | Act::PageDown
            | Act::First
            | Act::Last
            | Act::Palette
            | Act::Back
            | Act::NextField
            | Act::PreviousField
            | Act::NextChoice
            | Act::PreviousChoice
    )
}
