//! Opening the ledger, or making one.

use super::row;
use crate::tui::command::Scope::{SetUp, Unlock};
use crate::tui::command::{Act, Command};
use crate::tui::key::Key;

/// Its rows.
pub const COMMANDS: &[Command] = &[
    row(Act::Enter, &[Unlock], &[Key::Enter], "tui-do-open"),
    row(Act::Enter, &[SetUp], &[Key::Enter], "tui-do-create"),
    row(Act::NextField, &[SetUp], &[Key::Tab, Key::Down], "tui-do-next-field"),
    row(Act::PreviousField, &[SetUp], &[Key::BackTab, Key::Up], "tui-do-previous-field").hidden(),
    row(Act::ShowPassphrase, &[Unlock, SetUp], &[Key::F(2)], "tui-do-show-passphrase"),
];
