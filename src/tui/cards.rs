//! A card came, typed by a scanner or pasted, wherever the user is: it is shown above what is there. What is typed and
//! not recorded is asked about first; a locked ledger hears nothing of it.

use super::message::Effect;
use super::model::{Ahead, Model, Session, Status};
use super::screens::{CardScreen, Confirm, Question, Screen};
use super::update::{back, open};
use crate::domain::card::{Card, Scan, read};
use crate::msg;

/// Whether a text was a card's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Heard {
    /// It was, and what can be done with it is done.
    Card,
    /// It was not.
    NoCard,
}

/// Takes a text that may be a card's.
pub fn hear(model: &mut Model, text: &str, effects: &mut Vec<Effect>) -> Heard {
    let Some(scan) = read(text) else { return Heard::NoCard };
    let why_not = match &scan {
        _ if model.shared.session != Session::Open => Some(msg!("tui-card-locked")),
        _ if !can_be_left(model) => Some(msg!("tui-card-not-now")),
        Scan::Unreadable => Some(msg!("tui-card-unreadable")),
        Scan::Card(_) => None,
    };
    match (why_not, scan) {
        (Some(why), _) => model.shared.status = Some(Status::refusal(why)),
        // What was pressed before is answered first, and what is pressed after means the card.
        (None, Scan::Card(card)) if model.is_waiting() => model.keys_ahead.push_back(Ahead::Card(card)),
        (None, Scan::Card(card)) => show(model, card, effects),
        (None, Scan::Unreadable) => {}
    }
    Heard::Card
}

/// Shows a card, or asks first.
pub fn show(model: &mut Model, card: Box<Card>, effects: &mut Vec<Effect>) {
    model.shared.status = None;
    // Numbers were shown whole of somebody else; who sees those of the card is written down anew.
    model.shared.revealed_until = None;
    // What only helps to choose is done with; so is the question about the card before.
    while model.top().is_some_and(is_passing) {
        back(model);
    }
    if model.is_unsaved() {
        open(model, Confirm::new(Question::OpenCard(card)), effects);
        return;
    }
    // The card before this one is done with; an evening of cards is no tower of screens.
    if let Some(place) = model.screens.iter().position(|screen| matches!(screen, Screen::Card(_))) {
        model.screens.truncate(place.max(1));
    }
    open(model, CardScreen::new(card), effects);
}

fn is_passing(screen: &Screen) -> bool {
    let is_about_card = if let Screen::Confirm(confirm) = screen { confirm.is_about_card() } else { false };
    is_about_card || matches!(screen, Screen::Palette(_) | Screen::Help(_))
}

/// Nobody is taken away from long work, or from recovery words that are shown once.
fn can_be_left(model: &Model) -> bool {
    !model.is_working() && !model.screens.iter().any(|screen| matches!(screen, Screen::Recovery(_)))
}
