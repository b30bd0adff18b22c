//! A card that was scanned.

use super::row;
use crate::tui::command::Scope::{Card, CardOfNobody, CardPlace};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;
use crate::tui::model::Model;
use crate::tui::screens::New;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::TakeIssued, &[Card], &[Key::Char('c')], "tui-do-card-issued").when(|model| model.can(Act::TakeIssued)),
    row(Act::Enter, &[Card], &[Key::Enter], "tui-do-card-open").when(Model::has_person).kept(),
    Command {
        keys_shown: Some("Space"),
        ..row(Act::Accept, &[Card], &[Key::Char(' ')], "tui-do-card-take").when(|model| model.can(Act::Accept))
    },
    row(Act::AcceptAll, &[Card], &[Key::Char('a')], "tui-do-card-take-all").when(|model| model.can(Act::AcceptAll)),
    row(Act::Visit, &[Card], &[Key::Char('v')], "tui-do-visit").when(Model::has_person),
    row(Act::NextPerson, &[Card], &[Key::Tab], "tui-do-card-next").when(Model::has_person).hidden(),
    row(Act::PreviousPerson, &[Card], &[Key::BackTab], "tui-do-card-previous").when(Model::has_person).hidden(),
    row(Act::New(New::PersonHere), &[Card], &[Key::Char('n')], "tui-do-card-add-other")
        .when(|model| model.can(Act::Add))
        .hidden(),
    row(Act::Reveal, &[Card, CardOfNobody], &[Key::Char('x')], "tui-do-reveal"),
    row(Act::Enter, &[CardOfNobody], &[Key::Enter], "tui-do-card-add").kept(),
    row(Act::Enter, &[CardPlace], &[Key::Enter], "tui-do-card-live-here"),
];
