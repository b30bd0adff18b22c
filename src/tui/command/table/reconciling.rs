//! The extract of accounts beside the ledger.

use super::row;
use crate::tui::command::Scope::{Overview, Reconcile};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Reconcile, &[Overview], &[Key::Char('r')], "tui-do-reconcile"),
    row(Act::Enter, &[Reconcile], &[Key::Enter], "tui-do-reconcile-accept").when(|model| model.can(Act::Enter)),
    Command {
        keys_shown: Some("Space"),
        ..row(Act::Mark, &[Reconcile], &[Key::Char(' ')], "tui-do-reconcile-mark").when(|model| model.can(Act::Mark))
    },
    row(Act::AcceptAll, &[Reconcile], &[Key::Char('a')], "tui-do-reconcile-all")
        .when(|model| model.can(Act::AcceptAll)),
    row(Act::OpenPerson, &[Reconcile], &[Key::Char('o')], "tui-do-reconcile-person")
        .when(|model| model.can(Act::OpenPerson)),
    row(Act::NextField, &[Reconcile], &[Key::Tab, Key::Right], "tui-do-reconcile-next"),
    row(Act::PreviousField, &[Reconcile], &[Key::BackTab, Key::Left], "tui-do-reconcile-previous").hidden(),
    row(Act::Reveal, &[Reconcile], &[Key::Char('x')], "tui-do-reveal"),
];
